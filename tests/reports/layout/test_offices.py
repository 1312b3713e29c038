"""Office by office in the annex: what is explained over the table stands in it."""

from __future__ import annotations

import pytest
from small_upazila import DONE, LETTERHEAD, NOT_DONE, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.paper import Paragraph
from auditor.views.annex.annexes import chair_view
from reports.layout.offices import offices_section

FRACTIONS = {Language.EN: "3/4 means", Language.BN: "৩/৪ অর্থ"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("of_clerk", "is_told"),
    [(DONE, True), (NOT_DONE, True), (None, False)],
    ids=["done", "partly done", "nothing told"],
)
def test_a_fraction_is_explained_where_a_duty_stands_as_one_and_nowhere_else(language, of_clerk, is_told):
    lota = office("lota", ("head", "clerk"))
    told = [*tell("lota/head", DONE), *tell("lota/clerk", of_clerk)] if of_clerk else []
    section = offices_section(chair_view(history(meeting([lota, office("koyra")], told)), LETTERHEAD), language)
    explained = " ".join(block.text for block in section if isinstance(block, Paragraph))
    assert (FRACTIONS[language] in explained) is is_told


def test_of_offices_with_one_user_id_each_no_fraction_is_explained():
    lota = office("lota")
    section = offices_section(chair_view(history(meeting([lota], tell_all(lota, DONE))), LETTERHEAD), Language.EN)
    assert not any(isinstance(block, Paragraph) and FRACTIONS[Language.EN] in block.text for block in section)
