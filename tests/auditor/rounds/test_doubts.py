"""What is odd about a round is known before it is kept; what a month brings by itself is not odd."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.i18n import Language
from auditor.rounds.asking.doubts import RoundToKeep, doubts_of_evidence, doubts_of_round

DECIDED = date(2024, 1, 18)
TODAY = date(2024, 4, 10)

LIKELY = {
    "the first round of all": RoundToKeep(TODAY, TODAY, "2024-04", decided_on=DECIDED),
    "the next month's meeting, prepared early": RoundToKeep(date(2024, 3, 28), TODAY, "2024-04", "2024-04", "2024-03"),
    "last month's meeting, kept late": RoundToKeep(TODAY, TODAY, "2024-03"),
    "a meeting planned two months ahead": RoundToKeep(TODAY, TODAY, "2024-06", planned="2024-06"),
    "the last meeting's round again, corrected late": RoundToKeep(TODAY, TODAY, "2024-02", last_meeting="2024-02"),
    "the month before the planned one": RoundToKeep(date(2024, 3, 21), TODAY, "2024-03", planned="2024-04"),
    "the one after the planned one that is kept already": RoundToKeep(TODAY, TODAY, "2024-05", "2024-04", "2024-04"),
    "the next one, where the plan was not renewed": RoundToKeep(TODAY, TODAY, "2024-04", "2024-03", "2024-02"),
    "where nothing is ordered": RoundToKeep(date(2020, 5, 5), TODAY, "2020-05"),
}
ODD = {
    "two months ahead, not planned": (RoundToKeep(TODAY, TODAY, "2024-06"), "no meeting of June 2024 is planned"),
    "two months back": (RoundToKeep(TODAY, TODAY, "2024-02"), "no meeting of February 2024 is planned"),
    "a day to come": (RoundToKeep(date(2099, 1, 1), TODAY, "2099-01"), "lies after today"),
    "a day before the decision": (RoundToKeep(date(1980, 1, 1), TODAY, "1980-01", decided_on=DECIDED), "18.01.2024"),
}


@pytest.mark.parametrize("kept", LIKELY.values(), ids=LIKELY)
def test_what_a_month_brings_is_not_odd(kept):
    assert doubts_of_round(kept) == ()


@pytest.mark.parametrize(("kept", "words"), ODD.values(), ids=ODD)
def test_a_slip_of_the_hand_is_odd_and_says_why(kept, words):
    (doubt,) = doubts_of_round(kept)
    assert words in doubt.said(Language.EN)


def test_a_round_without_any_information_is_odd():
    (doubt,) = doubts_of_evidence(TODAY, (), 180)
    assert "no information" in doubt.en


def test_information_counts_as_long_as_it_is_fresh():
    assert doubts_of_evidence(TODAY, (date(2024, 2, 1), date(2023, 1, 1)), 180) == ()
    (doubt,) = doubts_of_evidence(TODAY, (date(2023, 10, 1), date(2023, 1, 1)), 180)
    assert "01.10.2023" in doubt.en
