"""A reminder counts for what it asked, while that is left: what is undone anew begins anew, and nobody is brought before the meeting for what no letter asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import letter_to
from small_upazila import (
    DONE,
    LETTERHEAD,
    MAIL,
    RESET,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
)

from auditor.model.baseline import Waiver
from auditor.model.facts import OFFICIAL_EMAIL_SENDS, PASSWORD_CHANGED_ON, TWO_STEP_ENROLLED
from auditor.model.letters import REMINDERS, AskedOffice, Letter, LetterDrafted, LetterSent, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.summary import proposed_offices
from auditor.views.compared.history import History
from auditor.views.compared.stood import counted_offices
from auditor.views.letters.errands import Unreminded, reminding
from auditor.views.letters.letter_words import state
from auditor.views.letters.sent_letters import reminders_of
from auditor.views.letters.settled import Settled
from auditor.views.office.office import office_reports

if TYPE_CHECKING:
    from auditor.model.evidence import Observation

FOOD = office("food", kind=OfficeKind.DEPARTMENT)
DAY = date(2024, 6, 3)
FIRST_ON = date(2024, 2, 20)


def letters(*asked: tuple[Purpose, tuple[str, ...]]) -> tuple[Letter, ...]:
    """Return letters to one office that asked these policies (ids), four weeks apart, each with a week's time."""
    found = []
    for number, (purpose, policies) in enumerate(asked, start=1):
        on = FIRST_ON + timedelta(days=28 * (number - 1))
        draft = LetterDrafted(number, purpose, (AskedOffice("food", policies),), on, None, on)
        found.append(Letter(draft, LetterSent(number, on, "", on + timedelta(days=7), on)))
    return tuple(found)


ALL_THREE = letters(*zip(REMINDERS, ((RESET, TWO_STEP), (TWO_STEP,), (RESET,)), strict=True))


def standing(*undone: str, sent: tuple[Letter, ...] = ALL_THREE) -> History:
    """Return a round in which an office did all but these duties (ids of policies)."""
    past = history(meeting((FOOD,), told_undone(undone, date(2024, 5, 10)), "2024-05"))
    return History.of(past.now, past.earlier, letters=sent)


def told_undone(undone: tuple[str, ...], on: date, name: str = "food") -> list[Observation]:
    """Return that all but these duties (ids of policies) is done in an office (its id), as told on a day."""
    facts = {**DONE, **MAIL} | {_ANSWERED_BY[policy]: _NOT[policy] for policy in undone}
    of_user = {fact: value for fact, value in facts.items() if fact in DONE}
    of_office = {fact: value for fact, value in facts.items() if fact in MAIL}
    return [*tell(f"{name}/head", of_user, on), *tell(name, of_office, on)]


_ANSWERED_BY = {RESET: PASSWORD_CHANGED_ON, TWO_STEP: TWO_STEP_ENROLLED, USED: OFFICIAL_EMAIL_SENDS}
_NOT = {RESET: When.not_since(date(2024, 1, 18)), TWO_STEP: False, USED: False}


def wanted(past: History) -> list[tuple[int, tuple[str, ...]]]:
    return [(each.purpose.step, each.offices[0].policies) for each in reminding(past, DAY).letters]


def test_who_did_all_that_three_reminders_asked_is_reminded_of_another_duty_for_the_first_time():
    past = standing(USED)
    assert wanted(past) == [(1, (USED,))]
    proposed = proposed_offices(past, tuple(counted_offices(past.now)))
    assert proposed[ProposalCode.REMINDED] == set()
    assert proposed[ProposalCode.LEFT] == {"food"}
    view = chair_view(past, LETTERHEAD)
    assert not [line for line in brief_lines(view) if "after all three reminders" in line]
    assert RemarkCode.REMINDED not in {remark.code for remark in view.rows[0].remarks}
    (report,) = office_reports(past, LETTERHEAD).reports
    assert report.reminders == ()


@pytest.mark.parametrize("undone", [(RESET,), (RESET, USED)])
def test_while_anything_that_a_final_reminder_asked_is_left_the_meeting_decides(undone):
    past = standing(*undone)
    assert wanted(past) == []
    assert dict(reminding(past, DAY).others) == {Unreminded.MEETING: 1}
    assert proposed_offices(past, tuple(counted_offices(past.now)))[ProposalCode.REMINDED] == {"food"}


def test_a_final_reminder_of_what_is_done_is_none_of_what_two_others_asked_and_is_left():
    assert wanted(standing(TWO_STEP, USED)) == [(3, (TWO_STEP, USED))]


ONLY_THE_SECOND = letters((Purpose.FIRST, (RESET,)), (Purpose.SECOND, (RESET, TWO_STEP)))


def test_what_only_the_second_letter_asked_gets_a_second_reminder_that_cites_that_letter_alone():
    past = standing(TWO_STEP, sent=ONLY_THE_SECOND)
    assert wanted(past) == [(2, (TWO_STEP,))]
    view = letter_to(past.now.assessments[0], past, Purpose.SECOND)
    second = ONLY_THE_SECOND[1].sent
    assert [each.day for each in view.earlier] == [second.day]
    (row,) = chair_view(past, LETTERHEAD).rows
    assert Remark(RemarkCode.REMINDED, day=second.day, number=1) in row.remarks
    (report,) = office_reports(past, LETTERHEAD).reports
    assert [each.day for each in report.reminders] == [second.day]
    said = [state(each, past, is_void=False, asked=()).en for each in ONLY_THE_SECOND]
    assert said == [
        "all duties that it asked are done at the office",
        "not all duties that it asked are done at the office",
    ]


def test_of_a_third_letter_the_number_is_that_of_the_letters_that_asked_what_is_left():
    third = replace(ONLY_THE_SECOND[1], draft=replace(ONLY_THE_SECOND[1].draft, number=3))
    on = date(2024, 4, 16)
    third = replace(third, sent=replace(third.sent, number=3, day=on, until=on))
    assert wanted(standing(TWO_STEP, sent=(*ONLY_THE_SECOND, third))) == [(3, (TWO_STEP,))]


@pytest.mark.parametrize(
    ("by_march", "now", "asked"),
    [
        ((TWO_STEP,), (RESET,), (1, (RESET,))),
        ((RESET, TWO_STEP), (RESET,), (2, (RESET,))),
        ((RESET, TWO_STEP), (RESET, TWO_STEP), (3, (RESET, TWO_STEP))),
        ((TWO_STEP,), (RESET, TWO_STEP), (3, (RESET, TWO_STEP))),
    ],
    ids=["done by March and undone anew", "asked once", "asked twice", "one anew, the other asked twice"],
)
def test_a_duty_that_was_done_by_a_round_since_and_is_undone_anew_was_not_reminded_of(by_march, now, asked):
    first, second = letters((Purpose.FIRST, (RESET, TWO_STEP)), (Purpose.SECOND, (TWO_STEP,)))
    meetings = (
        meeting((FOOD,), told_undone(left, on), month)
        for left, on, month in (
            ((RESET, TWO_STEP), date(2024, 2, 10), "2024-02"),
            (by_march, date(2024, 3, 10), "2024-03"),
            (now, date(2024, 5, 10), "2024-05"),
        )
    )
    past = history(*meetings)
    past = History.of(past.now, past.earlier, letters=(first, second))
    assert wanted(past) == [asked]
    assert len(reminders_of(past.now.assessments[0], past)) == asked[0] - 1


def test_what_no_letter_asked_gets_no_final_reminder_as_its_first():
    assert wanted(standing(USED, sent=ALL_THREE[:2])) == [(1, (USED,))]
    assert wanted(standing(USED, TWO_STEP, sent=ALL_THREE[:2])) == [(3, (TWO_STEP, USED))]


def test_a_letter_that_gives_time_for_what_is_done_gives_none_for_what_it_did_not_ask():
    asked = replace(ALL_THREE[0], sent=replace(ALL_THREE[0].sent, until=DAY))
    assert wanted(standing(USED, sent=(asked,))) == [(1, (USED,))]
    assert wanted(standing(RESET, USED, sent=(asked,))) == []


def test_reminders_begun_anew_go_on_from_their_own_first_whatever_is_open_again_of_before():
    anew = letters(
        *((each.draft.purpose, each.draft.offices[0].policies) for each in ALL_THREE), (REMINDERS[0], (USED,))
    )
    past = standing(USED, RESET, sent=anew)
    assert reminders_of(past.now.assessments[0], past) == anew[3:]
    assert wanted(past) == [(2, (RESET, USED))]


def test_a_reminder_of_what_is_done_counts_no_more_where_only_the_reason_of_one_who_left_is_open():
    clerk = replace(FOOD.accounts[0], id="food/clerk", left=True)
    listed = replace(FOOD, accounts=(*FOOD.accounts, clerk))
    told = [*told_undone((), date(2024, 5, 10)), *tell(clerk.id, {TWO_STEP_ENROLLED: False}, date(2024, 2, 10))]
    past = history(meeting((listed,), told, "2024-05"))
    past = History.of(past.now, past.earlier, letters=letters((Purpose.FIRST, (USED,)), (Purpose.SECOND, (TWO_STEP,))))
    (report,) = office_reports(past, LETTERHEAD).reports
    (row,) = chair_view(past, LETTERHEAD).rows
    assert [each.purpose for each in report.reminders] == [Purpose.SECOND]
    assert [remark.number for remark in row.remarks if remark.code is RemarkCode.REMINDED] == [1]


def test_of_a_reminder_whose_office_did_all_that_it_asked_the_list_says_that_others_begin_anew():
    past = standing(USED)
    said = state(ALL_THREE[2], past, is_void=False, asked=())
    assert (said.en, said.bn) == (
        "all duties that it asked are done at the office (reminders of other duties begin anew)",
        "দপ্তরটিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন (অন্য করণীয়ের তাগিদ নতুন করে শুরু হবে)",
    )


def test_once_a_new_first_reminder_went_out_the_list_does_not_say_that_reminders_will_begin_anew():
    """What the first letter asked was done meanwhile, and is undone anew: that one counts no more."""
    first, anew = letters((Purpose.FIRST, (RESET,)), (Purpose.FIRST, (RESET,)))
    meetings = (
        meeting((FOOD,), told_undone(left, on), month)
        for left, on, month in (
            ((RESET,), date(2024, 2, 10), "2024-02"),
            ((), date(2024, 3, 10), "2024-03"),
            ((RESET,), date(2024, 5, 10), "2024-05"),
        )
    )
    past = history(*meetings)
    later = date(2024, 5, 12)
    anew = replace(anew, sent=replace(anew.sent, day=later, until=later))
    for sent, said, in_bangla in (
        ((first,), "reminders to it begin anew", "দপ্তরটির ক্ষেত্রে তাগিদ নতুন করে শুরু হবে"),
        (
            (first, anew),
            "reminders to it have begun anew with a later letter",
            "দপ্তরটির ক্ষেত্রে পরের পত্রে তাগিদ নতুন করে শুরু হয়েছে",
        ),
    ):
        told = state(first, History.of(past.now, past.earlier, letters=sent), is_void=False, asked=())
        assert (told.en.endswith(f"; {said}"), told.bn.endswith(f"; {in_bangla}")) == (True, True)


@pytest.mark.parametrize(
    ("undone", "reminded"), [((), 0), ((TWO_STEP,), 1)], ids=["did it all", "has something of it left"]
)
def test_the_reports_and_the_chairs_row_of_one_round_name_the_same_reminders(undone, reminded):
    past = standing(*undone, sent=ALL_THREE[:1])
    (report,) = office_reports(past, LETTERHEAD).reports
    (row,) = chair_view(past, LETTERHEAD).rows
    told = [remark.number for remark in row.remarks if remark.code is RemarkCode.REMINDED]
    assert (len(report.reminders), sum(told)) == (reminded, reminded)


def test_the_offices_of_a_reminder_stand_each_in_one_class_of_the_list():
    offices = [office(name, kind=OfficeKind.DEPARTMENT) for name in ("food", "lged", "health", "fisheries", "gone")]
    asked = tuple(AskedOffice(each.id, (RESET, TWO_STEP)) for each in offices)
    (letter,) = letters((Purpose.FIRST, (RESET, TWO_STEP)))
    letter = replace(letter, draft=replace(letter.draft, offices=asked))
    by_march = {"food": (), "lged": (RESET,), "health": (), "fisheries": (TWO_STEP,)}
    now = {"food": (RESET,), "lged": (RESET,), "health": (USED,), "fisheries": ()}
    meetings = (
        meeting(
            offices[:4], [said for name in left for said in told_undone(left[name], on, name)], f"2024-{on.month:02}"
        )
        for left, on in ((by_march, date(2024, 3, 10)), (now, date(2024, 5, 10)))
    )
    past = history(*meetings)
    past = History.of(past.now, past.earlier, letters=(letter,))
    said = state(letter, past, is_void=False, asked=())
    assert (said.en, said.bn) == (
        (
            "all duties that it asked are done at 2 of 5 offices (to 1 of them reminders of other duties begin anew); "
            "of 1 nothing more is asked by letter now; reminders to 1 begin anew; 1 has something of it left"
        ),
        (
            "৫টি দপ্তরের মধ্যে ২টিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন (এর মধ্যে ১টির ক্ষেত্রে অন্য করণীয়ের তাগিদ নতুন করে শুরু হবে); "
            "১টির কাছে এখন পত্রে আর কিছু চাওয়ার নেই; ১টির ক্ষেত্রে তাগিদ নতুন করে শুরু হবে; ১টির করণীয় বাকি"
        ),
    )


@pytest.mark.parametrize(("until", "begins"), [(None, 2), (date(2024, 4, 30), 1)])
def test_who_was_given_more_time_that_is_over_is_reminded_anew(until, begins):
    """While the committee gave it time it had nothing to do, though what the first letter asked was never done."""
    undone = told_undone((TWO_STEP,), date(2024, 3, 5))
    extended = (Waiver(TWO_STEP, "food", "migration", "2024-03/05", until),) if until else ()
    past = history(
        meeting((FOOD,), undone, "2024-03", waivers=extended),
        meeting((FOOD,), undone, "2024-05"),
    )
    past = History.of(past.now, past.earlier, letters=letters((Purpose.FIRST, (TWO_STEP,))))
    assert wanted(past) == [(begins, (TWO_STEP,))]


def test_what_was_done_by_a_round_beside_the_meetings_changes_nothing_of_a_meeting_before_it():
    days = ("2024-04", "2024-05", "2024-06")
    past = history(*(meeting((FOOD,), told_undone((TWO_STEP,), date(2024, 3, 5)), month) for month in days))
    past = History.of(
        past.now, past.earlier, letters=letters((Purpose.FIRST, (TWO_STEP,)), (Purpose.SECOND, (TWO_STEP,)))
    )
    after = past.earlier[1].header.day + timedelta(days=2)
    beside = replace(past, settled_beside={"food": (Settled(after, frozenset({TWO_STEP}), free=True),)})

    def counting(of):
        return [letter.draft.number for letter in reminders_of(of.of_office["food"], of)]

    assert (counting(beside.as_of(1)), counting(beside)) == ([1, 2], [])
