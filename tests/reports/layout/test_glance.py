"""At a glance: decisions stand in the order of the minutes, as in the table below."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.i18n import Language, plain
from auditor.model.baseline import Decision
from reports.layout.glance import stands


def decision(serial: str) -> Decision:
    words = plain(f"subject {serial}")
    return Decision(
        f"2024-01/{serial}", serial, "2024-01", date(2024, 1, 18), "", None, words, words, words, frozenset()
    )


@pytest.mark.parametrize(
    ("serials", "in_order"), [(("11", "09"), ["09", "11"]), (("১১", "০৯"), ["০৯", "১১"]), (("09", "11"), ["09", "11"])]
)
def test_sentences_stand_in_the_order_of_the_minutes(serials, in_order):
    shares = [(decision(serial), 1, 2) for serial in serials]
    assert list(stands(serials, shares, None, Language.EN)) == in_order
