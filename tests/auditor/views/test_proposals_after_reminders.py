"""What the meeting decides of offices after all three reminders does not gainsay what another clause orders of the same offices."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, TWO_STEP, history, meeting, office, tell_all

from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.letters import REMINDERS, AskedOffice, Letter, LetterDrafted, LetterSent
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from reports.layout.minutes import minutes_proposal
from reports.layout.proposals import chair_proposal

DUE = date(2024, 7, 20)
ANSWERED, SILENT = ([office(f"{of}-{place}") for place in range(6)] for of in ("answered", "silent"))


def past() -> History:
    """Return how things stand of six offices that have not done all and six that have not told anything, after three reminders to all."""
    letters = []
    for number, purpose in enumerate(REMINDERS, start=1):
        on = date(2024, 2, 20) + timedelta(days=28 * (number - 1))
        asked = tuple(AskedOffice(each.id, (TWO_STEP,)) for each in (*ANSWERED, *SILENT))
        draft = LetterDrafted(number, purpose, asked, on, None, on)
        letters.append(Letter(draft, LetterSent(number, on, "", on + timedelta(days=7), on)))
    told = [each for of in ANSWERED for each in tell_all(of, {**DONE, TWO_STEP_ENROLLED: False})]
    found = history(meeting([*ANSWERED, *SILENT], told, "2024-06"))
    now = replace(found.now, header=replace(found.now.header, due=DUE))
    return History.of(now, found.earlier, letters=tuple(letters))


@pytest.mark.parametrize(
    ("language", "ordered", "instead"),
    [
        (
            Language.EN,
            "by 20.07.2024",
            "decides: a later day that it names in place of the time in other clauses, or a letter to",
        ),
        (
            Language.BN,
            "২০.০৭.২০২৪",
            "সিদ্ধান্ত নেবে: অন্য দফায় দেওয়া সময়ের পরিবর্তে পরবর্তী কোনো নির্দিষ্ট তারিখ পর্যন্ত সময় বর্ধিত করা, অথবা",
        ),
    ],
)
def test_more_time_is_proposed_in_place_of_the_day_by_which_other_clauses_order_it(language, ordered, instead):
    found = past()
    chair, minutes = chair_view(found, LETTERHEAD), minutes_view(found, LETTERHEAD)
    for _, clauses in (chair_proposal(chair.summary, language, chair.rows), minutes_proposal(minutes, language)):
        words = [said for said, _ in clauses]
        (decided,) = (place for place, said in enumerate(words) if instead in said)
        assert [ordered in said for said in words[:decided]] == [True] * decided
        assert decided
