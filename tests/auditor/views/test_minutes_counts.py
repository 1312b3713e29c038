"""Every number that an annex which may be published gives or lets be reckoned, and what it is asked to keep back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from sent_letters import sent_letter
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DAY,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    USED,
    call,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.facts import PASSWORD_STRENGTH, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, Strength
from auditor.model.grades import Grade
from auditor.model.letters import Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount
from auditor.model.views.minutes import (
    MinutesRow,
    PublicChanges,
    PublicChecks,
    PublicGroup,
    PublicMeeting,
    PublicPart,
    PublicProposal,
    PublicSample,
    PublicStatus,
    PublicTally,
)
from auditor.model.views.summary import AdviceCount, Correction, DutyBasis, ProposalCode
from auditor.model.witnessing import SampledOffice, SampleState
from auditor.views.annex.minutes import _Writer, minutes_view
from auditor.views.compared.history import History, head
from reports.layout.annex import annex
from reports.layout.proposal import proposal_paper

UNIONS = [office(f"union-{place}") for place in range(24)]
DEPARTMENTS = [office(f"department-{place}", kind=OfficeKind.DEPARTMENT) for place in range(9)]
OWN = office("uno", kind=OfficeKind.UNO, voluntary=True)
STRONG, WEAK = {PASSWORD_STRENGTH: Strength.STRONG}, {PASSWORD_STRENGTH: Strength.WEAK}
POLICIES = {rule.policy.id: rule.policy for rule in BASELINE.rules}
DUTIES = {ELEVEN: ((PROFILE,), (RESET,), (COMPOSITION,), (TWO_STEP,)), NINE: ((HELD, USED),)}
ADVISED = [rule.policy.id for rule in BASELINE.rules if rule.level is Level.SHOULD]


def told_for_february():
    """12 unions and 6 departments have done all, half of the unions by a self-check; 9 unions have not, 3 for the portal's sake."""
    hindered = [NOT_DONE] * 4 + [{**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE}] * 3 + [NOT_DONE] * 2
    by_self_check = [each for union in UNIONS[6:12] for each in tell_all(union, DONE | WEAK, grade=Grade.SELF_CHECKED)]
    return [
        *(each for union in UNIONS[:6] for each in tell_all(union, DONE | STRONG)),
        *by_self_check,
        *(each for union, facts in zip(UNIONS[12:21], hindered, strict=True) for each in tell_all(union, facts)),
        *(each for dept in DEPARTMENTS[:6] for each in (*tell_all(dept, DONE), *tell(dept.id, MAIL))),
    ]


def february():
    spoken_to = [call(listed.id) for listed in (*UNIONS[:21], *DEPARTMENTS[:6])]
    kept = round_of(meeting([*UNIONS, *DEPARTMENTS, OWN], told_for_february(), contacts=tuple(spoken_to)))
    states = [SampleState.SEEN] * 3 + [SampleState.WAITING] * 4
    sample = tuple(SampledOffice(union.id, "2024-02", state) for union, state in zip(UNIONS, states, strict=False))
    return replace(kept, header=replace(kept.header, sample=sample))


@pytest.fixture(scope="module")
def whole():
    return History.of(february(), [])


@pytest.fixture
def paper(whole):
    writer = _Writer(whole, LETTERHEAD, [], {}, "February")
    return writer.summary(), writer.paper


def graded(*key, declared, self_checked=0):
    """Return how many offices stand under each grade, and in all, by what is counted there."""
    numbers = dict.fromkeys((grade.code for grade in Grade), 0) | {"declared": declared, "self-checked": self_checked}
    return {(*key, word): number for word, number in numbers.items()} | {(*key, "in all"): declared + self_checked}


def standing(decision, group, done, doing, unknown, not_done):
    """Return how offices stand, and who of those that answered is not done; nobody who answered is not known, and nobody else is."""
    return {
        (decision, group, PublicStatus.IMPLEMENTED): done,
        (decision, group, PublicStatus.IN_PROGRESS): doing,
        (decision, group, PublicStatus.NO_INFORMATION): unknown,
        (decision, group, "answered, not done"): not_done,
        (decision, group, "answered, not known"): 0,
        (decision, group, "not answered, known"): 0,
    }


RECKONED = {
    **standing(ELEVEN, "total", 18, 9, 6, 9),
    **standing(ELEVEN, ("department",), 6, 0, 3, 0),
    **standing(ELEVEN, ("union",), 12, 9, 3, 9),
    **graded("basis", ELEVEN, declared=12, self_checked=6),
    **standing(NINE, "total", 6, 0, 3, 0),
    **standing(NINE, ("department",), 6, 0, 3, 0),
    **graded("basis", NINE, declared=6),
    "asked": 27, "portal": 3, Cause.NO_CODE: 3,
    ProposalCode.LEFT: 9, ProposalCode.SILENT: 6, ProposalCode.PORTAL: 3,
    (ProposalCode.PORTAL, Cause.NO_CODE): 3,
    **{("advice", policy, word): 0 for policy in ADVISED for word in ("fail", "known")},
    ("advice", "password-strength", "fail"): 6, ("advice", "password-strength", "known"): 12,
    "implemented": 18, "checked": 6, "not checked": 12, ("not all", ELEVEN): 0, ("not all", NINE): 0,
    **graded("best", declared=12, self_checked=6),
    **{
        key: number for policies in DUTIES[ELEVEN]
        for key, number in graded("duty", ELEVEN, *policies, declared=12, self_checked=6).items()
    },
    **graded("duty", NINE, HELD, USED, declared=6),
    ("sample", SampleState.SEEN): 3, ("sample", SampleState.WAITING): 4, ("sample", SampleState.WRONG): 0,
    ("sample", SampleState.GONE): 0, ("sample", "drawn"): 7,
}  # fmt: skip


def test_every_number_that_a_paper_gives_or_lets_be_reckoned_is_kept_by_what_it_counts(paper):
    assert {key: len(members) for key, members in paper[1].published.items()} == RECKONED


def test_the_list_of_names_shows_who_is_counted_who_answered_and_who_did_not(paper):
    answered = {listed.id for listed in (*UNIONS[:21], *DEPARTMENTS[:6])}
    every = {listed.id for listed in (*UNIONS, *DEPARTMENTS)}
    assert paper[1].names == (every, answered, every - answered, frozenset(), every - answered)
    assert paper[1].earlier == ()


# What it says


def duty_basis(decision, basis):
    return tuple(DutyBasis(POLICIES[policies[0]].column, policies, basis) for policies in DUTIES[decision])


def test_a_decision_is_told_with_its_groups_how_it_is_known_and_its_meetings(paper):
    eleven, nine = PublicTally(33, 27, 18, 9, 6), PublicTally(9, 6, 6, 0, 3)
    basis, declared = (12, 6, 0, 0, 0), (6, 0, 0, 0, 0)
    assert paper[0].parts == (
        PublicPart(
            BASELINE.decision(ELEVEN),
            (
                PublicGroup((OfficeKind.DEPARTMENT,), nine),
                PublicGroup((OfficeKind.UNION,), PublicTally(24, 21, 12, 9, 3)),
            ),
            eleven, basis, duty_basis(ELEVEN, basis), (PublicMeeting("2024-02", "February", eleven, None),),
        ),
        PublicPart(
            BASELINE.decision(NINE), (PublicGroup((OfficeKind.DEPARTMENT,), nine),),
            nine, declared, duty_basis(NINE, declared), (PublicMeeting("2024-02", "February", nine, None),),
        ),
    )  # fmt: skip


def test_all_else_that_it_says_is_told_once(whole, paper):
    summary, _ = paper
    assert replace(summary, parts=()) == type(summary)(
        head=head(whole, LETTERHEAD), offices=33, asked=27, answered=27, own_offices=True, parts=(),
        checks=PublicChecks(18, 6, (12, 6, 0, 0, 0)), portal_offices=3, causes=(CauseCount(Cause.NO_CODE, 3),),
        advice=(AdviceCount(POLICIES["password-strength"].advice, 6, 12),),
        advice_followed=None,
        proposals=(
            PublicProposal(ProposalCode.LEFT, 9), PublicProposal(ProposalCode.SILENT, 6),
            PublicProposal(ProposalCode.PORTAL, None, (Cause.NO_CODE,)), PublicProposal(ProposalCode.SAMPLE, None),
        ),
        first=True, previous_meeting="", previous_day=None, changes=None, password_rule=RULE, corrected=None,
        sample=PublicSample(7, 3, 4, 0),
    )  # fmt: skip


def test_offices_are_listed_by_name_with_how_they_stand_only_where_the_committee_lets_it(whole):
    rows = minutes_view(whole, LETTERHEAD).rows
    assert [rows[place] for place in (0, 23)] == [
        MinutesRow(1, UNIONS[0].name, answered=True), MinutesRow(24, UNIONS[23].name, answered=False),
    ]  # fmt: skip
    assert len(rows) == 33
    shown = minutes_view(whole, replace(LETTERHEAD, publish_standings=True)).rows
    assert [row.status for row in (shown[0], shown[12], shown[23])] == list(PublicStatus)[:3]
    assert [replace(row, status=None) for row in shown] == list(rows)


def test_kinds_of_which_there_are_few_are_counted_together():
    centres = [office(f"centre-{place}", kind=OfficeKind.UDC) for place in range(3)]
    done, not_done = (*UNIONS[:21], *DEPARTMENTS[:6], *centres), (*UNIONS[21:], *DEPARTMENTS[6:])
    told = [each for listed in done for each in tell_all(listed, DONE)]
    told += [each for listed in not_done for each in tell_all(listed, NOT_DONE)]
    found = minutes_view(history(meeting([*UNIONS, *DEPARTMENTS, *centres], told)), LETTERHEAD).summary
    assert [(group.kinds, group.tally) for group in found.parts[0].groups] == [
        ((OfficeKind.DEPARTMENT, OfficeKind.UDC), PublicTally(12, 12, 9, 3, 0)),
        ((OfficeKind.UNION,), PublicTally(24, 24, 21, 3, 0)),
    ]


def test_that_the_last_round_was_kept_again_is_told_without_how_many_offices_that_changed(whole):
    corrected = replace(whole, correction=Correction(date(2024, 1, 20), date(2024, 1, 25), 4))
    found = minutes_view(corrected, LETTERHEAD).summary.corrected
    assert found == Correction(date(2024, 1, 20), date(2024, 1, 25), None)


def standing_of(unions, departments, silent):
    """Return decision 11 as it is told of 12 unions and 9 departments of which so many have done all, and so many unions are silent."""
    told = [each for union in UNIONS[:unions] for each in tell_all(union, DONE)]
    told += [each for union in UNIONS[unions : 12 - silent] for each in tell_all(union, NOT_DONE)]
    told += [each for dept in DEPARTMENTS[:departments] for each in tell_all(dept, DONE)]
    told += [each for dept in DEPARTMENTS[departments:] for each in tell_all(dept, NOT_DONE)]
    found, _ = minutes_view(history(meeting([*UNIONS[:12], *DEPARTMENTS], told)), LETTERHEAD).summary.parts
    return found.total, tuple(group.tally for group in found.groups), found.basis


LEVELS = {
    "all, by kind": (
        (6, 5, 0), PublicTally(21, 21, 11, 10, 0), (PublicTally(9, 9, 5, 4, 0), PublicTally(12, 12, 6, 6, 0)),
    ),
    "all, but not by kind, where that names two": ((6, 2, 0), PublicTally(21, 21, 8, 13, 0), ()),
    "who has done it, by kind, where one is silent": (
        (6, 5, 1), PublicTally(21, 20, 11), (PublicTally(9, 9, 5), PublicTally(12, 11, 6)),
    ),
    "who has done it alone": ((6, 2, 1), PublicTally(21, 20, 8), ()),
    "nothing": ((0, 2, 0), PublicTally(21, 21), ()),
}  # fmt: skip


@pytest.mark.parametrize(("stands", "total", "groups"), LEVELS.values(), ids=LEVELS)
def test_of_a_decision_as_much_is_told_as_names_nobody(stands, total, groups):
    told, by_kind, basis = standing_of(*stands)
    assert (told, by_kind) == (total, groups)
    assert basis == ((total.implemented, 0, 0, 0, 0) if total.in_progress is not None else None)


def test_how_offices_are_known_best_is_kept_back_alone_where_only_that_names_one():
    told = [each for union in UNIONS[:12] for each in tell_all(union, DONE)]
    told += [each for union in UNIONS[:3] for each in tell_all(union, {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED)]
    told += tell_all(UNIONS[3], {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports")
    found = minutes_view(history(meeting(UNIONS[:12], told)), LETTERHEAD).summary
    assert found.checks == PublicChecks(12, 4, None)


def test_whose_portal_is_in_the_way_is_not_counted_where_it_is_one():
    told = tell_all(UNIONS[0], {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE})
    assert minutes_view(history(meeting(UNIONS, told)), LETTERHEAD).summary.portal_offices is None


def test_who_did_one_decision_alone_is_reckoned_beside_who_did_all():
    told = [each for listed in (*UNIONS[:12], *DEPARTMENTS[:3]) for each in tell_all(listed, DONE)]
    writer = _Writer(history(meeting([*UNIONS[:12], *DEPARTMENTS], told)), LETTERHEAD, [], {}, "February")
    writer.summary()
    alone = {listed.id for listed in DEPARTMENTS[:3]}
    assert writer.paper.published["not all", ELEVEN] == alone


# What it proposes


def proposed(*rounds):
    return minutes_view(history(*rounds), LETTERHEAD).summary.proposals


def test_to_close_is_proposed_only_where_every_decision_is_told():
    told = [each for listed in (*UNIONS[:12], *DEPARTMENTS[:2]) for each in tell_all(listed, DONE)]
    mails = [each for dept in DEPARTMENTS[:2] for each in tell(dept.id, MAIL)]
    assert [each.code for each in proposed(meeting([*UNIONS[:12], *DEPARTMENTS[:2]], [*told, *mails]))] == [
        ProposalCode.SAMPLE
    ]


@pytest.mark.parametrize(("offices", "clauses"), [(3, (PublicProposal(ProposalCode.SHARED, None),)), (1, ())])
def test_separate_user_ids_are_proposed_where_that_names_nobody(offices, clauses):
    shared = [
        replace(union, accounts=(replace(union.accounts[0], shared=True),)) if place < offices else union
        for place, union in enumerate(UNIONS[:12])
    ]
    told = [each for union in shared[:11] for each in tell_all(union, DONE)]
    assert tuple(each for each in proposed(meeting(shared, told)) if each.code is ProposalCode.SHARED) == clauses


def test_where_proposals_may_be_left_out_it_is_told_and_where_what_is_decided_of_them_is_written(whole):
    view = minutes_view(whole, LETTERHEAD)
    for paper in (annex(view, Language.EN), proposal_paper(view, Language.EN)):
        assert str(paper).count("is written into the minutes without names and numbers of offices") == 1


@pytest.mark.parametrize(("offices", "is_told"), [(3, True), (2, False)])
def test_the_draw_is_proposed_without_a_number_where_there_are_not_too_few_to_draw_from(offices, is_told):
    view = minutes_view(
        history(meeting(UNIONS, [each for union in UNIONS[:offices] for each in tell_all(union, DONE)])), LETTERHEAD
    )
    drawn = "the offices drawn at random have told shall be checked in person or on a video call"
    assert (PublicProposal(ProposalCode.SAMPLE, None) in view.summary.proposals) is is_told
    assert (drawn in str(proposal_paper(view, Language.EN))) is is_told


def test_what_is_proposed_of_the_portal_is_left_out_where_its_count_is_though_its_owner_was_asked_since():
    def hindered(number, month):
        told = [
            each for union in UNIONS[:number] for each in tell_all(union, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE})
        ]
        return meeting(UNIONS, told, month)

    letter = reminded_on(date(2024, 3, 1), *UNIONS)
    asked = replace(letter, draft=replace(letter.draft, purpose=Purpose.PORTAL))
    codes = []
    for number in (3, 4):
        past = history(hindered(3, "2024-02"), hindered(number, "2024-03"))
        summary = minutes_view(History.of(past.now, past.earlier, letters=(asked,)), LETTERHEAD).summary
        codes.append((summary.portal_offices, [each.code for each in summary.proposals if "portal" in each.code]))
    assert codes == [(3, [ProposalCode.PORTAL_ASKED]), (None, [])]


# From meeting to meeting


def march():
    """Return the round of March, at which three unions more have done all, and three that had have slipped back."""
    did = [each for union in UNIONS[12:15] for each in tell_all(union, DONE, on=date(2024, 3, 10))]
    undid = [each for union in UNIONS[:3] for each in tell_all(union, NOT_DONE, on=date(2024, 3, 10))]
    known = [*told_for_february(), *did, *undid]
    return round_of(meeting([*UNIONS, *DEPARTMENTS, OWN], known, "2024-03"), 2)


def test_the_next_paper_names_the_meeting_before_and_counts_who_changed():
    first = february()
    first = replace(first, header=replace(first.header, meets_on=date(2024, 3, 2)))
    found = minutes_view(History.of(march(), [first]), LETTERHEAD).summary
    assert (found.first, found.previous_meeting, found.previous_day) == (False, "2024-02", date(2024, 3, 2))
    assert found.changes == PublicChanges(3, 3, 12)
    eleven = PublicTally(33, 27, 18, 9, 6)
    assert found.parts[0].history == (
        PublicMeeting("2024-02", "2024-03-02", eleven, date(2024, 3, 2)),
        PublicMeeting("2024-03", "2024-03", eleven, None),
    )


def test_who_changed_is_not_counted_where_it_is_one_though_as_many_are_done_as_before():
    def done(first, last):
        return [each for union in UNIONS[first:last] for each in tell_all(union, DONE)]

    def left(*unions):
        return [each for union in unions for each in tell_all(union, NOT_DONE)]

    before = meeting(UNIONS[:12], [*done(0, 6), *left(*UNIONS[6:12])])
    after = meeting(UNIONS[:12], [*done(1, 7), *left(UNIONS[0], *UNIONS[7:12])], "2024-03")
    found = minutes_view(history(before, after), LETTERHEAD).summary
    assert (found.parts[0].total.implemented, found.changes) == (6, None)


def test_how_it_is_known_is_not_told_either_where_only_the_change_since_keeps_the_count_back():
    """Of the first meeting 12 were told, and not how they are known, which names one."""
    unions = UNIONS[:20]
    by_slip = tell_all(UNIONS[0], DONE, grade=Grade.SELF_CHECKED)
    first = [*by_slip, *(each for union in UNIONS[1:12] for each in tell_all(union, DONE))]
    second = [each for union in UNIONS[:13] for each in tell_all(union, DONE, on=date(2024, 3, 10))]
    past = history(meeting(unions, first), meeting(unions, second, "2024-03"))
    before, now = (minutes_view(at, LETTERHEAD).summary.parts[0] for at in (History.of(past.earlier[0], []), past))
    assert (before.total.implemented, before.basis) == (12, None)
    assert (now.total.implemented, now.basis, now.duties) == (None, None, ())


def test_who_changed_is_kept_by_the_meeting_at_which_they_did():
    writer = _Writer(History.of(march(), [february()]), LETTERHEAD, [], {}, "March")
    writer.summary()
    assert {key: len(members) for key, members in writer.paper.published.items() if "2024-03" in key} == {
        ("2024-03", "newly"): 3, ("2024-03", "slipped"): 3, ("2024-03", "pending"): 12,
    }  # fmt: skip


def reminded_on(day, *offices):
    return sent_letter(1, Purpose.FIRST, *(listed.id for listed in offices), on=day)


def asked_in_march(letter):
    """Return how many were asked by March: six that were spoken to, the five that were reminded, and one more."""
    unions = UNIONS[:20]
    told = [each for union in unions[:6] for each in tell_all(union, DONE)]
    first = round_of(meeting(unions, told))
    second = round_of(meeting(unions, told, "2024-03", contacts=(call(unions[11].id),)), 2)
    return minutes_view(History.of(second, [first], letters=(letter,)), LETTERHEAD).summary.asked


def test_who_was_reminded_before_a_meeting_was_asked_in_its_paper_also_as_later_papers_reckon_it():
    """The paper of February said 11: who reads 12 in March knows that one was asked since."""
    assert asked_in_march(reminded_on(DAY, *UNIONS[6:11])) is None
    assert asked_in_march(reminded_on(DAY + timedelta(days=1), *UNIONS[6:11])) == 12
