"""What an office told and that counts no longer is to be told again, and no paper says that it was not told; changes add up to the counts."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines, tables_of
from changing import replace
from hypothesis import given
from random_rounds import histories
from rendering import box_of, papers
from sampling import examples
from sent_letters import sent_letter
from small_upazila import (
    DONE,
    ELEVEN,
    LETTERHEAD,
    MAIL,
    NINE,
    NO_MAIL,
    NOT_DONE,
    TWO_STEP,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, plain
from auditor.model.baseline import Departure
from auditor.model.evidence import MissingReason, Reference, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.labels import given_or_not
from auditor.model.letters import Purpose
from auditor.model.paper import Table
from auditor.model.round import FileSeen
from auditor.model.subjects import OfficeKind
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode, Uncounted
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from auditor.views.compared.turned import turned_under
from auditor.views.letters.errands import Unreminded, reminding
from auditor.views.office.office import office_view
from auditor.views.remarks.told_before import has_told_before
from reports.layout.changes import changes_by_office, changes_of_office
from reports.layout.glance import covered, glance
from reports.layout.minutes import minutes_proposal
from reports.layout.proposals import CLAUSES, chair_proposal
from reports.layout.wording import WHY_UNCOUNTED

LOTA, KOYRA = office("lota"), office("koyra")
NONE_LISTED = office("fisheries", (), OfficeKind.DEPARTMENT)
AGES = {fact: DONE[fact] for fact in (PASSWORD_MEETS_RULE, TWO_STEP_ENROLLED)}
"""What counts by the day on which it was told: what was done on a day stays done."""
THEN, SINCE = date(2024, 2, 10), date(2024, 9, 10)
NONE_OF_OWN = [*tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), *tell("fisheries", MAIL)]


def in_autumn(offices, told, *, then=None):
    """Return the meetings of February and of September, by which what was told for the first has grown old."""
    return history(meeting(offices, told if then is None else then), meeting(offices, told, "2024-09"))


@pytest.mark.parametrize("mark", ["", "unanswered", "told_by_others", "told_there"])
def test_what_another_office_or_a_record_alone_told_before_was_not_told_by_the_office(mark):
    past = in_autumn([LOTA], tell_all(LOTA, AGES))
    (lota,) = past.now.assessments
    aged = [
        replace(each, **({mark: True} if mark else {})) for each in lota.findings if past.since("lota").asks_again(each)
    ]
    assert has_told_before(replace(lota, findings=tuple(aged)), past.since("lota")) is not bool(mark)


@pytest.mark.parametrize("by_others", [False, True])
def test_what_another_office_alone_told_of_who_may_be_one_of_before_is_no_answer_of_his_office_now(by_others):
    doubtful = replace(LOTA, accounts=tuple(replace(each, doubts=("koyra/clerk",)) for each in LOTA.accounts))
    (lota,) = round_of(meeting([doubtful], [])).assessments
    found = (replace(each, told_by_others=by_others, either_way=False) for each in lota.findings)
    assert replace(lota, findings=tuple(found)).answered is not by_others


def test_what_could_never_be_read_is_not_yet_known_in_a_first_report():
    first, again = (meeting([LOTA], [], month, unclear=(UNREAD,)) for month in ("2024-02", "2024-03"))
    for past, said in ((history(first), "not yet known"), (history(first, again), "not known now")):
        chair = chair_view(past, LETTERHEAD)
        assert any(said in line for line in glance(chair.summary, Language.EN).lines)
        assert ("not now known" in chair_proposal(chair.summary, Language.EN)[0]) is (said == "not known now")


def clauses_of(past):
    proposed = chair_view(past, LETTERHEAD).summary.proposals
    return {each.code: each.serials for each in proposed if each.code is not ProposalCode.SAMPLE}


def gone(past):
    """Return the same with a file of evidence that was there at the first meeting and is not now."""
    before, now = past.earlier[0], past.now
    files = tuple(FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    before = replace(before, header=replace(before.header, files=files))
    return History.of(replace(now, header=replace(now.header, files=files[:1])), [before])


TOLD_THEN = {
    "all of it grew old": in_autumn([LOTA, KOYRA], tell_all(LOTA, AGES)),
    "it is evidence no more": gone(
        history(meeting([LOTA, KOYRA], tell_all(LOTA, DONE)), meeting([LOTA, KOYRA], [], "2024-03"))
    ),
    "it has no user ID, and that grew old": in_autumn([NONE_LISTED, KOYRA], NONE_OF_OWN),
}


@pytest.mark.parametrize("past", TOLD_THEN.values(), ids=TOLD_THEN)
@pytest.mark.parametrize("language", Language)
def test_the_paper_that_may_be_published_names_no_office_as_having_given_nothing_that_gave_it(past, language):
    view = minutes_view(past, LETTERHEAD)
    assert [(row.answered, row.told_before) for row in view.rows] == [(False, True), (False, False)]
    (paper,) = papers(view, language)
    (row,) = [
        row
        for block in paper.blocks
        if isinstance(block, Table)
        for row in block.rows
        if view.rows[0].name.said(language) in row and len(row) == 6
    ]
    words = {Language.EN: ("to be told again", "not given"), Language.BN: ("পুনরায় জানাতে হবে", "দেওয়া হয়নি")}
    assert (row[2], row[5]) == words[language]


@pytest.mark.parametrize("past", TOLD_THEN.values(), ids=TOLD_THEN)
def test_who_told_all_that_counts_no_longer_belongs_to_those_that_tell_again_in_proposal_and_brief(past):
    told = clauses_of(past)
    told.pop(ProposalCode.NO_ACCOUNT, None)
    assert told == {ProposalCode.SILENT: (2,), ProposalCode.TELL_AGAIN: (1,)}
    asked = brief_lines(chair_view(past, LETTERHEAD))
    assert not any("Lota" in line or "Fisheries" in line for line in asked if "No information on the duties" in line)


def test_who_told_that_it_has_no_user_id_is_asked_with_whose_it_works_until_it_tells_that():
    told_now, told_long_ago = history(meeting([NONE_LISTED], NONE_OF_OWN)), in_autumn([NONE_LISTED], NONE_OF_OWN)
    assert clauses_of(told_now)[ProposalCode.NO_ACCOUNT] == (1,)
    assert [code for code in clauses_of(told_long_ago) if code is not ProposalCode.SAMPLE] == [ProposalCode.TELL_AGAIN]
    asked = [
        [line for line in brief_lines(chair_view(past, LETTERHEAD)) if "Fisheries" in line]
        for past in (told_now, told_long_ago)
    ]
    assert asked == [
        ["Have no user ID of their own, as they told; with whose each works, or when it applies for one: Fisheries."],
        [
            "What was told before is too old to count; who tells how it stands now, and until when: Fisheries.",
            "Told before that they have no user ID of their own, which has grown old; whether it is so still, and with whose each works: Fisheries.",
        ],
    ]
    since = [*NONE_OF_OWN, *tell("fisheries/head", DONE, on=SINCE)]
    answered = in_autumn([office("fisheries", ("head",), OfficeKind.DEPARTMENT)], since)
    assert ProposalCode.NO_ACCOUNT not in clauses_of(answered)


def test_that_an_office_told_that_it_has_no_user_id_is_remarked_where_it_grew_old():
    past = in_autumn([NONE_LISTED], NONE_OF_OWN)
    (row,) = chair_view(past, LETTERHEAD).rows
    aged = {(remark.day, remark.cause) for remark in row.remarks if remark.code is RemarkCode.STALE}
    assert aged == {(THEN, Cause.NO_OWN_ACCOUNT), (THEN, None)}
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert all(any(each.code is RemarkCode.STALE for each in duty.remarks) for duty in report.duties)
    assert not any(each.code is RemarkCode.VANISHED for duty in report.duties for each in duty.remarks)


def test_an_office_of_whose_one_user_id_it_was_told_that_it_has_none_of_its_own_has_only_to_tell_of_the_other():
    two = office("fisheries", ("officer", "clerk"))
    past = history(meeting([two], tell("fisheries/clerk", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT})))
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert (report.duties_left, report.has_only_to_tell) == (4, True)
    assert box_of(report).lead.startswith("To be told: 4")


@pytest.mark.parametrize("language", Language)
def test_what_was_known_and_grew_old_is_not_called_not_yet_known(language):
    past = in_autumn([LOTA, KOYRA], tell_all(LOTA, AGES))
    chair, minutes = chair_view(past, LETTERHEAD), minutes_view(past, LETTERHEAD)
    said = " ".join((*glance(chair.summary, language).lines, chair_proposal(chair.summary, language)[0]))
    said += minutes_proposal(minutes, language)[0]
    yet, counted = {
        Language.EN: (
            "not yet known",
            "what 1 other told before counts no longer",
        ),
        Language.BN: ("এখনো", "আরও ১টির আগে জানানো তথ্য এখন আর ধরা হয় না"),
    }[language]
    assert yet not in said
    assert counted in said


AGED_NO = [*tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False}), *tell_all(KOYRA, DONE)]


def test_an_office_of_which_something_is_known_undone_is_told_to_do_it_whatever_else_grew_old():
    assert clauses_of(in_autumn([LOTA, KOYRA], AGED_NO)) == {ProposalCode.LEFT: (1,), ProposalCode.TELL_AGAIN: (2,)}


ALL_ELSE = [each for each in tell_all(LOTA, DONE) if each.fact is not TWO_STEP_ENROLLED]
UNREAD = UnclearAnswer((LOTA.accounts[0].id,), TWO_STEP_ENROLLED, Grade.DECLARED, THEN, Reference("register.xlsx", ""))
NOBODYS = UnplacedAnswer(UNREAD.subjects, TWO_STEP_ENROLLED)


@pytest.mark.parametrize(
    "came", [{"unclear": (UNREAD,)}, {"unplaced": (NOBODYS,)}], ids=["not to be read", "of nobody known"]
)
def test_an_office_of_which_an_answer_came_that_does_not_count_has_only_to_tell_again(came):
    past = history(meeting([LOTA], ALL_ELSE, **came))
    assert clauses_of(past) == {ProposalCode.TELL_AGAIN: (1,)}
    assert any(part.told_before == 1 for part in chair_view(past, LETTERHEAD).summary.parts)


def test_of_an_answer_that_never_counted_no_proposal_says_that_it_counts_no_longer():
    past = history(meeting([LOTA], ALL_ELSE, unclear=(UNREAD,)))
    summary = chair_view(past, LETTERHEAD).summary
    in_english = chair_proposal(summary, Language.EN)[1][0][0]
    assert "whose earlier information does not count (not to be read; serial 01) shall tell again" in in_english
    assert "আগে জানানো তথ্য ধরা যায় না (বোঝা যায়নি; ক্রমিক ০১)" in chair_proposal(summary, Language.BN)[1][0][0]
    published = CLAUSES[ProposalCode.TELL_AGAIN]
    assert "whose earlier information does not count, shall tell again" in published.en
    assert "আগে জানানো তথ্য ধরা যায় না এবং" in published.bn


@pytest.mark.parametrize(
    "came", [{"unclear": (UNREAD,)}, {"unplaced": (NOBODYS,)}], ids=["not to be read", "of nobody known"]
)
def test_who_told_what_does_not_count_yet_has_given_information_and_who_told_only_long_ago_is_to_tell_it_again(came):
    aged = office("deluti")
    told = tell_all(aged, AGES, on=THEN)
    view = minutes_view(history(meeting([LOTA, KOYRA, aged], told, **{"month": "2024-09", **came})), LETTERHEAD)
    assert [given_or_not(row.answered, before=row.told_before).en for row in view.rows] == [
        "given", "not given", "to be told again",
    ]  # fmt: skip
    assert (view.summary.offices, view.summary.answered, view.summary.told_before) == (3, 1, 1)
    assert "1 gave information on the duties; what 1 other told before counts no longer" in covered(
        view.summary, 2, Language.EN
    )


def test_an_answer_that_nobody_can_read_does_not_count_beside_a_no_either():
    unread = UnclearAnswer(
        (LOTA.accounts[0].id,), TWO_STEP_ENROLLED, Grade.DECLARED, date(2024, 2, 15), Reference("register.xlsx", "")
    )
    past = history(
        meeting([LOTA], [*ALL_ELSE, *tell_all(LOTA, {TWO_STEP_ENROLLED: False}, on=THEN)], unclear=(unread,))
    )
    (part, *_) = chair_view(past, LETTERHEAD).summary.parts
    assert [finding.outcome.value for finding in past.now.assessments[0].findings if finding.policy == TWO_STEP] == [
        "fail"
    ]
    assert (part.told_before, part.reasons) == (1, (Uncounted.UNREAD,))


def with_upheld(past):
    """Return the same as where a request for correction of what was told of two-step was upheld."""
    (row,) = past.now.assessments
    findings = tuple(
        replace(each, outcome=Outcome.UNKNOWN, grade=None, reason=MissingReason.UPHELD)
        if each.policy == TWO_STEP
        else each
        for each in row.findings
    )
    return History.of(replace(past.now, assessments=(replace(row, findings=findings),)), past.earlier)


JOINING_UNREAD = UnclearAnswer(
    (LOTA.accounts[0].id,), HOLDER_SINCE, Grade.DECLARED, date(2024, 2, 15), Reference("register.xlsx", "")
)
APART = {Uncounted.UPHELD, Uncounted.UNDATED, Uncounted.JOINING, Uncounted.LEFT}
"""What does not count for these reasons is not to be told again."""
REASONS = {
    Uncounted.UPHELD: with_upheld(history(meeting([LOTA], tell_all(LOTA, DONE)))),
    Uncounted.OLD: TOLD_THEN["all of it grew old"],
    Uncounted.GONE: TOLD_THEN["it is evidence no more"],
    Uncounted.UNREAD: history(meeting([LOTA], ALL_ELSE, unclear=(UNREAD,))),
    Uncounted.UNPLACED: history(meeting([LOTA], ALL_ELSE, unplaced=(NOBODYS,))),
    Uncounted.UNDATED: history(meeting([LOTA], [], undated=tuple(tell_all(LOTA, DONE)))),
    Uncounted.JOINING: history(meeting([LOTA], tell_all(LOTA, DONE), unclear=(JOINING_UNREAD,))),
    Uncounted.LEFT: history(meeting([replace(LOTA, left=True)], tell_all(LOTA, DONE))),
}


@pytest.mark.parametrize(("reason", "past"), REASONS.items(), ids=REASONS)
@pytest.mark.parametrize("language", Language)
def test_at_a_glance_and_in_the_clause_stand_only_the_reasons_that_occur_and_of_how_many_of_all_offices(
    reason, past, language
):
    summary = chair_view(past, LETTERHEAD).summary
    (part,) = [part for part in summary.parts if part.decision.id == ELEVEN]
    assert (part.told_before, part.reasons) == (1, (reason,))
    said = " ".join((*glance(summary, language).lines, *(words for words, _ in chair_proposal(summary, language)[1])))
    told_again = [each.reasons for each in summary.proposals if each.code is ProposalCode.TELL_AGAIN]
    assert told_again == ([] if reason in APART else [(reason,)])
    assert [why for why, words in WHY_UNCOUNTED.items() if words.said(language) in said] == [reason]
    of_all = {Language.EN: f"of all {part.total.total}, 1 told", Language.BN: "মধ্যে ১টির জানানো"}
    assert of_all[language] in said


@examples(40)
@given(histories())
def test_no_office_stands_in_two_of_the_clauses_that_say_what_it_is_to_do(history):
    told = clauses_of(history)
    codes = (
        ProposalCode.LEFT,
        ProposalCode.SILENT,
        ProposalCode.TELL,
        ProposalCode.TELL_BY_SLIP,
        ProposalCode.TELL_AGAIN,
    )
    serials = [serial for code in codes for serial in told.get(code, ())]
    assert len(serials) == len(set(serials))


@examples(60)
@given(histories(most=20))
def test_the_implemented_of_the_last_meeting_with_the_new_and_those_back_less_the_lost_are_those_of_now(history):
    chair = chair_view(history, LETTERHEAD)
    for part in chair.summary.parts:
        if history.previous is None:
            assert (part.newly_done, part.again, part.without_doing, part.lost) == (0, 0, 0, 0)
            continue
        last = part.history[-2].tally.implemented
        assert last + part.newly_done + part.again + part.without_doing - part.lost == part.total.implemented
    moved = {
        change.office.serial
        for changes in (chair.changes.newly_done, chair.changes.again, chair.changes.without_doing)
        for change in changes
    }
    before = history.previous or {}
    for assessment, row in zip(history.now.assessments, chair.rows, strict=True):
        was = before[assessment.office.id].overall if before else Status.IMPLEMENTED
        if row.status is Status.IMPLEMENTED is not was and not row.own:
            assert row.serial in moved


def test_who_told_again_what_had_grown_old_is_implemented_again_and_not_thanked_as_new():
    told = tell_all(LOTA, DONE)
    past = history(
        meeting([LOTA], told),
        meeting([LOTA], told, "2024-09"),
        meeting([LOTA], [*told, *tell_all(LOTA, DONE, on=SINCE)], "2024-10"),
    )
    assert [change.office.serial for change in turned_under(past, past.now.header.ordering[0]).again] == [1]
    view = chair_view(past, LETTERHEAD)
    assert (view.changes.newly_done, len(view.changes.again), view.summary.again) == ((), 1, 1)
    assert not any("newly implemented" in line for line in brief_lines(view))
    (paper,) = papers(view, Language.EN)
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    assert [row[1:3] for row in rows if row[0] == "Confirmed again as implemented, was before"] == [("11", "1")]
    assert "; had implemented before, and this is confirmed again: 1" in glance(view.summary, Language.EN).lines[-1]
    assert remarks_of_progress(view) == "implemented: again 1"
    then = past.as_of(1)
    before = chair_view(then, LETTERHEAD)
    assert [change.office.serial for change in before.changes.lost] == [1]
    assert remarks_of_progress(before) == "implemented: no longer counted 1; pending 1"
    assert "; a decision no longer counts as implemented in 1;" in glance(before.summary, Language.EN).lines[-1]


def test_who_stays_implemented_is_neither_new_nor_lost():
    told = [*tell_all(LOTA, DONE), *tell_all(KOYRA, DONE)]
    later = [each for each in told if each.subject != KOYRA.accounts[0].id or each.fact is not TWO_STEP_ENROLLED]
    past = history(meeting([LOTA, KOYRA], told), meeting([LOTA, KOYRA], later, "2024-03"))
    turned = turned_under(past, past.now.header.ordering[0])
    assert (turned.again, turned.without_doing) == ((), ())
    assert [change.office.serial for change in turned.lost] == [2]


def remarks_of_progress(view):
    """Return what table 1 remarks on the one decision that is told."""
    (paper,) = papers(view, Language.EN)
    rows = [row for table in tables_of(paper, "progress") for row in table.rows]
    return next(row[-1] for row in rows if row[0] == "11")


@examples(60)
@given(histories(most=20))
def test_report_and_chairs_copy_call_what_is_implemented_no_longer_alike_and_never_pending_beside_it(history):
    chair = chair_view(history, LETTERHEAD)
    lost = {change.office.serial for change in chair.changes.lost}
    counted = [each for each in history.now.assessments if history.previous is not None and not each.office.voluntary]
    ends = ("No longer", "Not counted now")
    for assessment in counted:
        view = office_view(assessment, history, LETTERHEAD)
        told = changes_of_office(view.changes, view.head, Language.EN)
        assert told == changes_by_office(chair, Language.EN).get(assessment.serial, ())
        ended = {words.partition(": ")[2] for words in told if words.startswith(ends)}
        assert bool(ended) <= (assessment.serial in lost)
        assert ended or assessment.serial not in lost or any(words.startswith("To do again") for words in told)
        assert ended.isdisjoint(words.partition(": ")[2] for words in told if not words.startswith(ends))


def test_an_office_whose_open_user_id_left_is_thanked_for_the_decision_alone_that_it_newly_did():
    two = office("food", ("head", "typist"), OfficeKind.DEPARTMENT)
    one = replace(two, accounts=two.accounts[:1])
    first = [*tell("food/head", DONE), *tell("food/typist", NOT_DONE), *tell("food", NO_MAIL)]
    told = [
        *tell("food/head", DONE),
        *tell("food", {OFFICIAL_EMAIL: MAIL[OFFICIAL_EMAIL], OFFICIAL_EMAIL_SENDS: True}, on=date(2024, 3, 5)),
    ]
    past = history(meeting([two], first), meeting([one], told, "2024-03"))
    header = replace(past.now.header, departures=(Departure("food/typist", "closed"),))
    view = chair_view(History.of(replace(past.now, header=header), past.earlier), LETTERHEAD)
    assert [change.decision for change in view.changes.newly_done] == [NINE]
    assert [change.decision for change in view.changes.without_doing] == [ELEVEN]
    thanks = [line for line in brief_lines(view) if "newly implemented" in line]
    assert thanks == ["Have newly implemented decision no. 09: Food."]


REMINDERS_SENT = tuple(
    sent_letter(number, purpose, "lota", "fisheries", on=on)
    for number, (purpose, on) in enumerate(
        (
            (Purpose.FIRST, date(2024, 2, 21)),
            (Purpose.SECOND, date(2024, 2, 28)),
            (Purpose.FINAL, date(2024, 3, 14)),
        ),
        start=1,
    )
)


def after_three_reminders(offices, told, **more):
    """Return the meetings of February and of September, between which an office had all reminders."""
    past = history(meeting(offices, told), meeting(offices, told, "2024-09", **more))
    return History.of(past.now, past.earlier, letters=REMINDERS_SENT)


@pytest.mark.parametrize(
    ("of", "told"),
    [(LOTA, tell_all(LOTA, AGES)), (NONE_LISTED, NONE_OF_OWN)],
    ids=["told in part", "told that it has no user ID"],
)
def test_an_office_that_told_nothing_since_its_last_reminder_is_still_brought_before_the_meeting_once_that_grew_old(
    of, told
):
    past = after_three_reminders([of], told)
    assert clauses_of(past) == {ProposalCode.TELL_AGAIN: (1,), ProposalCode.REMINDED: (1,)}
    asked = [line for line in brief_lines(chair_view(past, LETTERHEAD)) if "after all three reminders" in line]
    assert [line.endswith(f": {of.name.en}.") for line in asked] == [True]
    assert dict(reminding(past, past.now.header.day).others) == {Unreminded.MEETING: 1}


ANSWERED_SINCE = {
    "and that grew old": after_three_reminders([LOTA], tell_all(LOTA, AGES, on=date(2024, 3, 15))),
    "and it cannot be read": after_three_reminders([LOTA], ALL_ELSE, unclear=(replace(UNREAD, observed_on=SINCE),)),
}


@pytest.mark.parametrize("past", ANSWERED_SINCE.values(), ids=ANSWERED_SINCE)
def test_the_meeting_is_not_told_of_work_pending_after_three_reminders_where_an_answer_since_is_only_to_be_told_again(
    past,
):
    assert clauses_of(past) == {ProposalCode.TELL_AGAIN: (1,)}
    assert dict(reminding(past, past.now.header.day).others) == {Unreminded.ONLY_TOLD_AGAIN: 1}


@pytest.mark.parametrize("facts", [DONE, {TWO_STEP_ENROLLED: True}])
def test_an_office_of_whose_user_id_of_before_something_was_told_is_not_said_to_have_told_nothing(facts):
    """Which one of before its user ID is, is not known: so nothing of that counts yet."""
    new = replace(LOTA, accounts=(replace(LOTA.accounts[0], id="lota/new", doubts=(LOTA.accounts[0].id,)),))
    of_before = tell_all(LOTA, {fact: value for fact, value in facts.items() if fact is not PASSWORD_MEETS_RULE})
    past = history(meeting([LOTA], of_before), meeting([new], of_before, "2024-03"))
    chair = chair_view(past, LETTERHEAD)
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert (report.heard, report.is_day_in_doubt, chair.rows[0].answered, chair.summary.answered) == (
        True,
        False,
        True,
        1,
    )
    assert "We have no information" not in box_of(report, Language.EN).lead
    assert ProposalCode.SILENT not in {each.code for each in chair.summary.proposals if each.offices}
    part = next(each for each in chair.summary.parts if each.decision.id == ELEVEN)
    assert (part.told_before, part.reasons) == (1, (Uncounted.UNPLACED,)), "it is counted among what does not count"


def test_what_was_told_of_a_user_id_that_another_offices_list_has_too_is_counted_as_not_counting():
    told, lent = tell_all(LOTA, DONE), replace(LOTA, maybe_elsewhere=(LOTA.accounts[0].id,))
    past = history(meeting([LOTA], told), meeting([lent], told, "2024-03"))
    part = next(each for each in chair_view(past, LETTERHEAD).summary.parts if each.decision.id == ELEVEN)
    assert (part.told_before, part.reasons) == (1, (Uncounted.UNPLACED,))


@pytest.mark.parametrize("month", ["2024-03", "2024-09"], ids=["at once", "once it would have grown old"])
def test_an_office_that_left_the_roster_without_a_reason_gave_what_it_gave_however_long_ago_that_was(month):
    gone = replace(LOTA, left=True)
    view = minutes_view(history(meeting([gone, KOYRA], tell_all(LOTA, AGES), month)), LETTERHEAD)
    assert [given_or_not(row.answered, before=row.told_before).en for row in view.rows] == ["given", "not given"]


def test_a_user_id_that_left_without_a_reason_makes_no_answer_of_one_that_grew_old():
    clerk, *_ = LOTA.accounts
    gone = replace(LOTA, accounts=(replace(clerk, left=True), replace(clerk, id="lota/other", post=plain("other"))))
    past = in_autumn([gone], tell_all(LOTA, AGES))
    assert not past.now.assessments[0].answered
