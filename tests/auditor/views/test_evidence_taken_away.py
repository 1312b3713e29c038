"""What is done only since evidence that told otherwise is gone was not newly done, and nobody is thanked for it: every paper says why."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from rendering import papers
from small_upazila import DONE, ELEVEN, LETTERHEAD, RESET, TWO_STEP, call, history, meeting, office, round_of, tell

from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_ENROLLED, TWO_STEP_METHOD, Method
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.paper import Box
from auditor.model.round import FileSeen
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.views.annex.annexes import auditor_view, chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.results import auditor_results
from auditor.views.compared.gone_evidence import KeptFiles
from auditor.views.compared.history import History, RoundMaterial
from auditor.views.office.office import office_view
from auditor.views.remarks.mistaken import told_by_mistake
from reports.layout.office import office_report
from reports.layout.proposals import chair_proposal

YES, NO, LATER = date(2024, 2, 5), date(2024, 2, 12), date(2024, 3, 10)
LOTA, HEAD = office("lota"), "lota/head"
ASKED = "Counts as done only since what told otherwise in an earlier round is no longer among the evidence"
THANKED = "Have newly implemented all that applies to them: Lota"


def past(then, now, *, is_gone: bool) -> History:
    """Return two meetings, of the first of which one evidence file is, or is not, there no more."""
    found = history(meeting([LOTA], then), meeting([LOTA], now, "2024-03"))
    kept, copy = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")

    def having(round_, files):
        return replace(round_, header=replace(round_.header, files=files))

    earlier = [having(round_, (kept, copy)) for round_ in found.earlier]
    return History.of(having(found.now, (kept,) if is_gone else (kept, copy)), earlier)


def three(told_last, *, is_gone=True):
    """Return three meetings: evidence of the first was, or was not, gone at the second, and at the third something was told or nothing."""
    found = history(
        meeting([LOTA], [*yes(), *no()]),
        meeting([LOTA], yes(), "2024-03"),
        meeting([LOTA], [*yes(), *told_last], "2024-04"),
    )
    kept, copy = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    later = (kept,) if is_gone else (kept, copy)
    files = iter(((kept, copy), later, later))
    rounds = [replace(each, header=replace(each.header, files=next(files))) for each in (*found.earlier, found.now)]
    return History.of(rounds[-1], rounds[:-1])


def no(on=NO, grade=Grade.DECLARED):
    return tell(HEAD, {TWO_STEP_ENROLLED: False}, on, grade)


def yes(on=YES):
    return tell(HEAD, DONE, on)


def asked_and_thanked(found) -> tuple[bool, bool]:
    words = brief_lines(chair_view(found, LETTERHEAD))
    return any(ASKED in line for line in words), any(THANKED in line for line in words)


@pytest.mark.parametrize(
    "then",
    [[*yes(), *no()], [*yes(NO), *no(YES, Grade.WITNESSED)]],
    ids=["told later to be undone", "seen undone before it was told to be done"],
)
def test_who_is_done_only_since_a_no_is_gone_is_asked_and_not_thanked_and_each_paper_says_so(then):
    found = past(then, [answer for answer in then if answer.value is not False], is_gone=True)
    assert asked_and_thanked(found) == (True, False)
    chair = chair_view(found, LETTERHEAD)
    assert chair.changes.newly_done == ()
    assert chair.summary.newly_done == 0
    remark = next(each for each in chair.rows[0].remarks if each.code is RemarkCode.VANISHED)
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    assert [duty.remarks for duty in own.duties if duty.policy == TWO_STEP] == [(remark,)]
    assert remark == Remark(RemarkCode.VANISHED, day=next(each.observed_on for each in then if each.value is False))
    assert own.changes is not None
    assert not own.changes.newly_done
    assert (
        minutes_view(found, LETTERHEAD).summary.changes is None
        or not minutes_view(found, LETTERHEAD).summary.changes.newly_done
    )


def test_so_is_who_told_something_else_since():
    found = past([*yes(), *no()], [*yes(), *tell(HEAD, {TWO_STEP_METHOD: Method.TOTP}, LATER)], is_gone=True)
    assert asked_and_thanked(found) == (True, False)
    assert chair_view(found, LETTERHEAD).changes.newly_done == ()


@pytest.mark.parametrize(
    ("now", "is_gone"),
    [([*yes(LATER)], True), ([*yes(), *no(), *yes(LATER)], True)],
    ids=["told anew, the no is gone", "told anew"],
)
def test_who_told_anew_that_it_is_done_is_thanked_whatever_evidence_is_gone(now, is_gone):
    found = past([*yes(), *no()], now, is_gone=is_gone)
    assert found.since("lota").undenied == {}
    assert asked_and_thanked(found) == (False, True)
    assert [change.decision for change in chair_view(found, LETTERHEAD).changes.newly_done] == [ELEVEN]


def test_who_is_done_since_it_was_said_whose_a_no_is_is_neither_asked_nor_thanked():
    found = past([*yes(), *no()], [*yes()], is_gone=False)
    assert asked_and_thanked(found) == (False, False)
    changes = chair_view(found, LETTERHEAD).changes
    assert ([change.decision for change in changes.without_doing], changes.newly_done) == ([ELEVEN], ())


def test_of_who_told_all_that_is_gone_the_chair_does_not_ask_as_if_it_had_never_told():
    found = past(yes(), [], is_gone=True)
    words = "\n".join(brief_lines(chair_view(found, LETTERHEAD)))
    assert "What was told before is no longer among the evidence; to be told again: Lota." in words
    assert "No information on the duties" not in words


def all_gone(at_last) -> History:
    """Return three meetings: all that was told by the first is gone since the second, and at the third something was told or nothing."""
    found = history(meeting([LOTA], yes()), meeting([LOTA], [], "2024-03"), meeting([LOTA], at_last, "2024-04"))
    kept, copy = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    files = iter(((kept, copy), (kept,), (kept,)))
    rounds = [replace(each, header=replace(each.header, files=next(files))) for each in (*found.earlier, found.now)]
    return History.of(rounds[-1], rounds[:-1])


@pytest.mark.parametrize("place", [1, 2], ids=["at that meeting", "at the one after"])
def test_of_who_told_all_that_is_gone_proposal_brief_and_report_say_that_it_told_and_ask_it_again(place):
    found = all_gone([]).as_of(place)
    (clause, _), *_ = chair_proposal(chair_view(found, LETTERHEAD).summary, Language.EN)[1]
    assert clause.startswith(
        "The office with no work known to be left but whose earlier information does not count (no longer among the evidence; serial 01) shall tell"
    )
    asked = brief_lines(chair_view(found, LETTERHEAD))
    assert any("to be told again: Lota." in words for words in asked)
    assert not any("No information on the duties" in words for words in asked)
    (box,) = [
        block
        for block in office_report(office_view(found.now.assessments[0], found, LETTERHEAD), Language.EN).blocks
        if isinstance(block, Box)
    ]
    assert box.lead == "What your office told of the duties is no longer among the evidence; it is to be told again."


def test_who_told_anew_or_never_told_is_not_told_that_what_it_told_is_gone():
    for found in (all_gone(yes(LATER)), history(meeting([LOTA], []), meeting([LOTA], [], "2024-03"))):
        codes = {each.code for each in chair_view(found, LETTERHEAD).summary.proposals}
        assert ProposalCode.TELL_AGAIN not in codes


TO_TELL = 'head: "Two-step on" was told on 12.02.2024 to be not done, and that is no longer among the evidence.'


@pytest.mark.parametrize(
    ("told", "is_asked"),
    [([], True), (yes(NO), True), (yes(LATER), False), (no(LATER), False)],
    ids=["nothing", "of no later day", "that it is done", "that it is not done"],
)
def test_chair_and_report_ask_at_each_meeting_until_it_is_told_again(told, is_asked):
    found = three(told)
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    assert any(step.en.startswith(TO_TELL) for step in own.steps) is is_asked
    elsewhere = auditor_results(RoundMaterial(found, LETTERHEAD)).results
    assert any(step.en.startswith(TO_TELL) for result in elsewhere for step in result.steps) is is_asked
    assert asked_and_thanked(found)[0] is is_asked
    if is_asked:
        assert Status.IMPLEMENTED is own.status
        (box,) = [block for block in office_report(own, Language.EN).blocks if isinstance(block, Box)]
        assert box.lead.startswith("By what is known all is done; to be told again: 1. Due: ")


def test_whose_no_is_evidence_no_more_is_counted_among_those_who_told_what_counts_no_longer():
    for found, number in ((three([]), 1), (three(yes(LATER)), 0), (three([], is_gone=False), 0)):
        (part,) = [each for each in chair_view(found, LETTERHEAD).summary.parts if each.total.total]
        assert part.told_before == number


def test_a_no_that_only_a_record_said_was_told_by_nobody():
    found = past([*yes(), *no(grade=Grade.EXPORTED)], yes(), is_gone=True)
    own, chair = office_view(found.now.assessments[0], found, LETTERHEAD), chair_view(found, LETTERHEAD)
    (asked,) = [step.en for step in own.steps if "no longer among the evidence" in step.en]
    assert asked.startswith('head: by a record of the system of 12.02.2024, "Two-step on" was not done,')
    assert not any(part.told_before for part in chair.summary.parts), (
        "at a glance: the office told only that it is done"
    )


def test_what_is_to_be_told_again_counts_beside_what_who_keeps_the_roster_settles_of_the_same_duty():
    found = three([])
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    duties = tuple(
        replace(
            row, cell=replace(row.cell, done=0, outcome=Outcome.UNKNOWN if row.policy == TWO_STEP else Outcome.FAIL)
        )
        if row.policy in {TWO_STEP, RESET}
        else row
        for row in own.duties
    )
    steps = (*own.steps, own.steps[0])
    view = replace(own, status=Status.PARTIAL, duties=duties, only_for_keeper=frozenset({TWO_STEP}), steps=steps)
    (box,) = [block for block in office_report(view, Language.EN).blocks if isinstance(block, Box)]
    assert box.lead.startswith("Duties left: 1; to be told again: 1. Due: ")


def test_at_no_later_meeting_is_evidence_said_to_be_gone_that_was_there_all_the_time():
    found = three([], is_gone=False)
    assert found.since("lota").undenied == {}
    assert not asked_and_thanked(found)[0]


# A round that was kept again for the same meeting, or whose meeting was not held


def kept_again(then, now, *, is_gone: bool = True) -> History:
    """Return a round beside one that does not speak; one evidence file of that is, or is not, there no more."""
    found = past(then, now, is_gone=is_gone)
    (silent,) = found.earlier
    return replace(History.of(found.now, ()), beside=(silent,))


@pytest.mark.parametrize("language", Language)
def test_a_no_that_was_gone_when_the_round_was_kept_again_is_told_beside_the_yes_in_all_papers_but_the_published_one(
    language,
):
    found = kept_again([*yes(), *no()], yes())
    said = {
        Language.EN: ("no longer among the evidence",),
        Language.BN: ("তথ্য-প্রমাণে আর নেই", "আর তথ্য-প্রমাণে নেই"),
    }[language]
    remark = Remark(RemarkCode.VANISHED, day=NO)
    chair = chair_view(found, LETTERHEAD)
    assert asked_and_thanked(found) == (True, False)
    assert remark in chair.rows[0].remarks
    own = office_view(found.now.assessments[0], found, LETTERHEAD)
    assert [duty.remarks for duty in own.duties if duty.policy == TWO_STEP] == [(remark,)]
    views = {
        "chair": chair,
        "auditor": auditor_view(RoundMaterial(found, LETTERHEAD)),
        "office": own,
        "minutes": minutes_view(found, LETTERHEAD),
    }
    shown = {name: repr(papers(view, language)) for name, view in views.items()}
    assert [name for name, words in shown.items() if any(each in words for each in said)] == [
        "chair",
        "auditor",
        "office",
    ]


@pytest.mark.parametrize(
    ("then", "now", "is_gone"),
    [
        ([*yes(), *no()], [*yes(LATER)], True),
        ([*yes(), *no()], [*yes()], False),
        ([*yes()], [*no()], True),
        ([*yes()], [], True),
    ],
    ids=["told anew", "it was said whose the no is", "a yes was corrected to a no", "a yes is gone"],
)
def test_of_a_round_that_was_kept_again_nothing_else_is_told_to_be_gone(then, now, is_gone):
    found = kept_again(then, now, is_gone=is_gone)
    assert not found.since("lota").undenied
    assert not found.since("lota").vanished


@pytest.mark.parametrize(
    ("spoke_of", "is_told"), [({"garuikhali"}, False), ({"garuikhali", "lota"}, True), (None, True)]
)
def test_of_a_round_that_was_kept_again_a_no_is_told_to_be_gone_where_the_file_that_is_gone_may_have_spoken_of_the_office(
    spoke_of, is_told
):
    found = kept_again([*yes(), *no()], yes())
    found = replace(found, files=KeptFiles(spoke_of=lambda *_: spoke_of))
    assert bool(found.since("lota").undenied) is is_told


def test_who_said_no_and_of_whom_nothing_is_known_once_the_round_is_kept_again_has_told_before():
    found = kept_again([*no()], [])
    assert {policy for _, policy in found.since("lota").vanished} == {TWO_STEP}
    assert RemarkCode.VANISHED in {remark.code for remark in chair_view(found, LETTERHEAD).rows[0].remarks}


@pytest.mark.parametrize("corrected_after", [1, 2])
def test_a_yes_that_was_told_anew_after_the_one_that_was_corrected_was_no_mistake_though_it_is_evidence_no_more(
    corrected_after,
):
    first, second = round_of(meeting([LOTA], yes()), 1), round_of(meeting([LOTA], yes(LATER), "2024-03"), 2)
    (now,) = round_of(meeting([LOTA], no(), "2024-04"), 3).assessments

    def corrected_since(number):
        return {(HEAD, TWO_STEP)} if number <= corrected_after else frozenset()

    found = told_by_mistake([(1, first.assessments), (2, second.assessments)], {"lota": now}, (), corrected_since)
    assert found == ({"lota": {(HEAD, TWO_STEP): LATER}} if corrected_after == 2 else {})


@pytest.mark.parametrize(("on", "was_mistaken"), [(YES, False), (NO, True)], ids=["of its day", "of before"])
@pytest.mark.parametrize("grade", [Grade.SELF_CHECKED, Grade.WITNESSED])
def test_a_yes_was_a_mistake_where_a_self_check_or_a_login_shows_on_a_later_day_that_it_is_not_so(
    grade, on, was_mistaken
):
    shown = tell(HEAD, {TWO_STEP_ENROLLED: False}, on, grade)
    (now,) = round_of(meeting([LOTA], [*yes(), *shown], "2024-03"), 2).assessments
    found = told_by_mistake(
        [(1, round_of(meeting([LOTA], yes()), 1).assessments)], {"lota": now}, (), lambda _: frozenset()
    )
    assert found == ({"lota": {(HEAD, TWO_STEP): YES}} if was_mistaken else {})


@pytest.mark.parametrize("is_gone", [False, True], ids=["there", "gone"])
@pytest.mark.parametrize("at_last", [True, False], ids=["the last meeting", "one before"])
def test_a_no_of_a_user_id_that_moved_is_asked_of_the_office_in_whose_list_it_is_once_it_is_no_evidence_any_more(
    is_gone, at_last
):
    koyra = office("koyra", ())
    moved = replace(koyra, accounts=LOTA.accounts)
    listed = ([LOTA, koyra], [office("lota", ["clerk"]), moved])
    contacts = (call("koyra", YES),)
    meetings = [meeting(listed[0], [*yes(), *no()]), meeting(listed[1], yes(), "2024-03", contacts=contacts)]
    if not at_last:
        meetings.append(meeting(listed[1], yes(), "2024-04", contacts=contacts))
    found = history(*meetings)
    kept, copy = (FileSeen(f"{name}.xlsx", name * 64, "register") for name in "ab")
    rounds = [
        replace(each, header=replace(each.header, files=(kept,) if is_gone and place else (kept, copy)))
        for place, each in enumerate((*found.earlier, found.now))
    ]
    past_ = History.of(rounds[-1], rounds[:-1])
    assert {*past_.since("koyra").undenied} == ({(HEAD, TWO_STEP)} if is_gone else set())
    assert not past_.since("lota").undenied
    words = brief_lines(chair_view(past_, LETTERHEAD))
    assert any(ASKED in line and "Koyra" in line and "Lota" not in line for line in words) is is_gone
