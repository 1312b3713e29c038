"""The table of what changed: offices by name, and by serial alone where they are many."""

from __future__ import annotations

import pytest

from auditor.i18n import Language, plain
from auditor.model.views.head import OfficeName
from reports.layout import changes


@pytest.mark.parametrize(
    ("serials", "english", "bangla"),
    [((12,), "serial 12", "ক্রমিক ১২"), ((12, 24), "serials 12, 24", "ক্রমিক ১২, ২৪")],
)
def test_one_office_has_a_serial_and_several_have_serials(serials, english, bangla):
    offices = [OfficeName(serial, plain("Land Office")) for serial in serials]
    said = [changes._offices(offices, language, by_serial=True) for language in (Language.EN, Language.BN)]
    assert said == [english, bangla]
