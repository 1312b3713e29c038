"""What the annex that may be published says, number by number, and what it keeps back because it would tell another one."""

from __future__ import annotations

import json
from datetime import date

import pytest
from changing import replace
from rendering import papers, render
from small_upazila import (
    BASELINE,
    DONE,
    ELEVEN,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    call,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor import discovery
from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.paper import Chart, parts_of
from auditor.model.subjects import OfficeKind
from auditor.model.views.minutes import PublicChanges, PublicMeeting, PublicSample, PublicTally
from auditor.model.views.summary import AdviceCount, AdviceFollowed, ProposalCode
from auditor.model.witnessing import SampledOffice, SampleState
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from reports.layout.annex import annex
from reports.layout.minutes import minutes_proposal, minutes_sections
from reports.layout.reasons import advice_section

OWN = office("uno", kind=OfficeKind.UNO, voluntary=True)


def offices(kind, number):
    return [office(f"{kind}-{place}", kind=kind) for place in range(number)]


def summary(*meetings):
    return minutes_view(history(*meetings), LETTERHEAD).summary


def part(found, decision):
    return next(each for each in found.parts if each.decision.id == decision)


# Decisions


def mail_of(done, not_done, unknown, *, silent, unions, month="2024-02"):
    """Return what is known of the mail of departments, all of which but the silent did what is ordered of accounts."""
    facts = [MAIL] * done + [{OFFICIAL_EMAIL: MailboxKind.NONE}] * not_done + [{}] * unknown
    departments = offices(OfficeKind.DEPARTMENT, len(facts) + silent)
    answered = list(zip(departments, facts, strict=False))
    told = [observation for each, _ in answered for observation in tell_all(each, DONE)]
    told += [observation for each, mail in answered for observation in tell(each.id, mail)]
    return meeting([*departments, *offices(OfficeKind.UNION, unions)], told, month)


@pytest.mark.parametrize(
    ("unknown", "total"),
    [
        (3, PublicTally(14, 11, 5, 3, 6)),
        (2, PublicTally(13, 10, 5)),
        (0, PublicTally(11, 8, 5, 3, 3)),
    ],
)
def test_who_answered_and_is_not_known_is_nobody_or_three_or_their_number_is_not_told(unknown, total):
    """Of departments the silent stand in the list of names: who takes them from those without information has the rest."""
    found = summary(mail_of(5, 3, unknown, silent=3, unions=3))
    assert part(found, NINE).total == total
    assert part(found, ELEVEN).total == PublicTally(14 + unknown, 8 + unknown, 8 + unknown, 0, 6)


@pytest.mark.parametrize(
    ("unknown", "silent", "unions", "total"),
    [
        (6, 3, 3, PublicTally(20, 17, 5, 6, 9)),
        (4, 5, 4, PublicTally(20, 15, 5)),
    ],
    ids=["three more", "one more, though three more are without information"],
)
def test_who_answered_and_is_not_known_changes_by_three_or_their_number_is_not_told(unknown, silent, unions, total):
    first = mail_of(5, 3, 3, silent=3, unions=3)
    second = mail_of(5, 6, unknown, silent=silent, unions=unions, month="2024-03")
    assert part(summary(first), NINE).total == PublicTally(14, 11, 5, 3, 6)
    assert part(summary(first, second), NINE).total == total


def test_a_meeting_whose_numbers_are_not_told_is_not_in_the_history_either():
    unions = offices(OfficeKind.UNION, 9)
    first = meeting(unions, [each for union in unions[:4] for each in tell_all(union, DONE)])
    two_more = [each for union in unions[:6] for each in tell_all(union, DONE)]
    all_done = [each for union in unions for each in tell_all(union, DONE)]
    second, third = meeting(unions, two_more, "2024-03"), meeting(unions, all_done, "2024-04")
    four, nine = (
        PublicMeeting(f"2024-0{month}", f"2024-0{month}", PublicTally(9, n, n, 0, 9 - n), None)
        for month, n in ((2, 4), (4, 9))
    )
    assert part(summary(first, second), ELEVEN).total == PublicTally(9, 6)
    assert part(summary(first), ELEVEN).history == (four,)
    assert part(summary(first, second), ELEVEN).history == (), "nothing compares with it: the paper draws no single bar"
    paper = annex(minutes_view(history(first, second), LETTERHEAD), Language.BN)
    assert all(len(block.bars) > 1 for block in paper.blocks if isinstance(block, Chart))
    assert part(summary(first, second, third), ELEVEN).history == (four, nine)


@pytest.mark.parametrize(("own", "told"), [([], False), ([OWN], True)])
def test_that_offices_check_themselves_is_said_from_the_first_of_them_on(own, told):
    found = summary(meeting([*offices(OfficeKind.UNION, 3), *own]))
    assert (found.offices, found.own_offices) == (3, told)


# Causes


@pytest.mark.parametrize(
    ("at_the_portal", "told"),
    [
        (0, {Cause.VACANT: 3, Cause.ON_LEAVE: 3}),
        (1, {}),
        (3, {Cause.NO_CODE: 3, Cause.VACANT: 3, Cause.ON_LEAVE: 3}),
    ],
    ids=["none at the portal", "one at the portal, which is hidden", "three at the portal"],
)
def test_other_causes_are_told_only_beside_those_of_the_portal_or_where_there_are_none(at_the_portal, told):
    unions = offices(OfficeKind.UNION, 20)
    causes = [Cause.NO_CODE] * at_the_portal + [Cause.VACANT] * 3 + [Cause.ON_LEAVE] * 3
    off = [
        each
        for union, cause in zip(unions, causes, strict=False)
        for each in tell_all(union, {**NOT_DONE, TWO_STEP_CAUSE: cause})
    ]
    found = summary(meeting(unions, [*off, *(each for union in unions[10:] for each in tell_all(union, DONE))]))
    assert {counted.cause: counted.offices for counted in found.causes} == told


@pytest.mark.parametrize(
    ("locked_out", "told"), [(0, "that the code does not arrive"), (1, "what stands in the way at the portal")]
)
def test_the_clause_on_the_portal_names_all_its_causes_or_none(locked_out, told):
    unions = [office(f"union-{place}", ("head", "clerk")) for place in range(12)]
    known = [each for union in unions for each in tell_all(union, DONE)]
    for union in unions[:4]:
        known += tell(f"{union.id}/head", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, date(2024, 2, 15))
    for union in unions[:locked_out]:
        known += tell(
            f"{union.id}/clerk", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.LOCKED_OUT}, date(2024, 2, 15)
        )
    view = minutes_view(history(meeting(unions, known)), LETTERHEAD)
    _, clauses = minutes_proposal(view, Language.EN)
    assert [words for words, _ in clauses if "portal's authority" in words] == [
        f"The portal's authority shall be told by letter {told}."
    ]


# Advice


STRONG, WEAK = {PASSWORD_STRENGTH: Strength.STRONG}, {PASSWORD_STRENGTH: Strength.WEAK}
ADVICE = {
    "nothing is known": ({}, {}, AdviceFollowed.UNKNOWN),
    "all that is known follows it": (STRONG, {TWO_STEP_METHOD: Method.TOTP}, AdviceFollowed.AS_FAR_AS_KNOWN),
    "some advice is followed, of the rest nothing is known": (STRONG, {}, AdviceFollowed.AS_FAR_AS_KNOWN),
    "some is not followed": (STRONG, {TWO_STEP_METHOD: Method.SMS}, None),
    "nothing is followed": (WEAK, {TWO_STEP_METHOD: Method.SMS}, None),
}


@pytest.mark.parametrize(("strength", "method", "followed"), ADVICE.values(), ids=ADVICE)
def test_all_follow_the_advice_where_something_is_known_and_nothing_known_speaks_against_it(strength, method, followed):
    unions = offices(OfficeKind.UNION, 4)
    told = [each for union in unions for each in tell_all(union, {**DONE, **strength, **method})]
    found = summary(meeting(unions, told))
    assert found.advice_followed is followed
    known = {"password-strength": strength, "two-step-method": method}
    fails = {"password-strength": strength == WEAK, "two-step-method": Method.SMS in method.values()}
    rules = [rule.policy for rule in BASELINE.rules if rule.level is Level.SHOULD]
    lines = tuple(
        AdviceCount(policy.advice, 4 * fails.get(policy.id, False), 4 * bool(known.get(policy.id))) for policy in rules
    )
    assert found.advice == tuple(line for line in lines if line.offices)


@pytest.mark.parametrize("language", Language)
def test_where_nothing_is_known_of_the_advice_the_copy_for_the_minutes_says_what_the_chair_s_copy_says(language):
    unions = offices(OfficeKind.UNION, 4)
    past = history(meeting(unions, [each for union in unions for each in tell_all(union, DONE)]))
    of_chair, published = (
        advice_section(chair_view(past, LETTERHEAD).summary.advice, language),
        minutes_sections(minutes_view(past, LETTERHEAD), language),
    )
    assert all(block in published for block in of_chair)
    before = minutes_sections(minutes_view(replace(past, published_before=3), LETTERHEAD), language)
    assert not set(of_chair) & set(before), "papers of then call it given in the chair's copy alone"


def test_a_record_holds_no_line_of_advice_that_the_paper_keeps_back():
    unions = offices(OfficeKind.UNION, 6)
    told = [each for union in unions for each in tell_all(union, {**DONE, TWO_STEP_METHOD: Method.TOTP})]
    weak = tell_all(unions[0], WEAK)
    past = meeting(unions, [*told, *weak])
    view = minutes_view(history(past), LETTERHEAD)
    printed = str([part.blocks for paper in papers(view, Language.EN) for part in parts_of(paper)])
    assert "Given in the chair's copy alone: " in printed
    assert json.loads(render(discovery.formats()["json"], view, Language.EN))["summary"]["advice"] == []
    before = minutes_view(replace(history(past), published_before=3), LETTERHEAD)
    assert before.summary.advice, "so that a record of then is known as it was made"


# Numbers of one paper


def of_unions(done, self_checked, at_the_portal, silent):
    """Return the summary of unions that were all spoken to: so many have done all that applies, of the first by more than their word."""
    unions = offices(OfficeKind.UNION, done + at_the_portal + silent)
    grades = [Grade.SELF_CHECKED] * self_checked + [Grade.DECLARED] * (done - self_checked)
    told = [told for union, grade in zip(unions, grades, strict=False) for told in tell_all(union, DONE, grade=grade)]
    for union in unions[done : done + at_the_portal]:
        told += tell_all(union, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NOT_OFFERED})
    return summary(meeting(unions, told, contacts=tuple(call(union.id) for union in unions)))


@pytest.mark.parametrize(
    ("self_checked", "basis"), [(0, (12, 0, 0, 0, 0)), (6, (6, 6, 0, 0, 0)), (2, None), (10, None)]
)
def test_how_offices_are_known_to_have_done_it_is_told_where_it_names_nobody(self_checked, basis):
    found = of_unions(12, self_checked, 5, 7)
    assert part(found, ELEVEN).basis == basis
    assert [duty.basis for duty in part(found, ELEVEN).duties] == ([basis] * 4 if basis else [])
    assert (found.checks.best_basis if found.checks else None) == basis


def test_who_was_asked_and_whose_portal_is_in_the_way_is_counted():
    found = of_unions(12, 0, 5, 7)
    assert (found.offices, found.asked, found.answered, found.portal_offices) == (24, 24, 17, 5)
    assert [proposal.code for proposal in found.proposals] == [
        ProposalCode.LEFT, ProposalCode.SILENT, ProposalCode.PORTAL, ProposalCode.SAMPLE,
    ]  # fmt: skip


def test_where_all_have_done_it_and_that_is_told_it_is_proposed_to_close():
    found = of_unions(12, 0, 0, 0)
    assert [proposal.code for proposal in found.proposals] == [ProposalCode.CLOSED, ProposalCode.SAMPLE]
    assert found.head.letterhead == LETTERHEAD


def test_the_first_paper_compares_with_nothing_and_the_next_names_the_meeting_before():
    first = mail_of(5, 3, 3, silent=3, unions=6)
    alone, after = summary(first), summary(first, mail_of(5, 3, 3, silent=3, unions=6, month="2024-03"))
    assert (alone.first, alone.previous_meeting) == (True, "")
    assert (after.first, after.previous_meeting) == (False, "2024-02")


@pytest.mark.parametrize(("silent", "asked"), [(0, 9), (1, None), (2, None), (3, 9)])
def test_how_many_were_asked_is_told_unless_it_tells_of_one_or_two_that_were_not(silent, asked):
    unions = offices(OfficeKind.UNION, 9 + silent)
    told = [observation for union in unions[:9] for observation in tell_all(union, DONE)]
    found = summary(meeting(unions, told, contacts=tuple(call(union.id) for union in unions[:9])))
    assert (found.answered, found.asked) == (9, asked)


def moved(first, second):
    """What is told of changes from one meeting to the next, by how many unions have done all at each of both, of 14 that answer."""
    unions = offices(OfficeKind.UNION, 20)

    def kept(done, month):
        on = date.fromisoformat(f"{month}-10")
        told = [seen for union in unions[:done] for seen in tell_all(union, DONE, on=on)]
        told += [seen for union in unions[done:14] for seen in tell_all(union, NOT_DONE, on=on)]
        return meeting(unions, told, month)

    return summary(kept(first, "2024-02"), kept(second, "2024-03")).changes


def test_changes_are_told_where_they_are_none_or_of_three_and_of_no_one_or_two():
    assert moved(5, 8) == PublicChanges(3, 0, 12)
    assert moved(8, 5) == PublicChanges(0, 3, 12)
    assert moved(5, 5) == PublicChanges(0, 0, 15)
    assert moved(5, 6) is None
    assert summary(meeting(offices(OfficeKind.UNION, 8), [])).changes is None


@pytest.mark.parametrize(("silent", "told"), [(3, True), (1, False)])
def test_how_many_are_silent_or_have_duties_left_is_proposed_without_number_where_it_is_small(silent, told):
    unions = offices(OfficeKind.UNION, 12 + silent)
    observations = [seen for union in unions[:6] for seen in tell_all(union, DONE)]
    observations += [seen for union in unions[6:12] for seen in tell_all(union, NOT_DONE)]
    found = {proposal.code: proposal.offices for proposal in summary(meeting(unions, observations)).proposals}
    counts = {ProposalCode.LEFT: 6, ProposalCode.SILENT: silent if told else None, ProposalCode.SAMPLE: None}
    assert found == counts


@pytest.mark.parametrize(
    ("told", "grown_old", "proposed"),
    [(1, 0, {ProposalCode.TELL}), (0, 1, {ProposalCode.TELL_AGAIN}), (0, 0, set())],
)
def test_one_office_alone_that_has_only_to_tell_is_ordered_to_without_number_where_others_have_answered(
    told, grown_old, proposed
):
    unions = offices(OfficeKind.UNION, 12)
    half = dict(list(DONE.items())[:2])
    observations = [seen for union in unions[2:] for seen in tell_all(union, DONE, on=date(2024, 9, 10))]
    observations += [seen for union in unions[:told] for seen in tell_all(union, half)]
    observations += [seen for union in unions[1 : 1 + grown_old] for seen in tell_all(union, DONE)]
    found = {each.code: each.offices for each in summary(meeting(unions, observations, "2024-09")).proposals}
    to_tell = {ProposalCode.TELL, ProposalCode.TELL_AGAIN} & found.keys()
    assert {code: found[code] for code in to_tell} == dict.fromkeys(proposed)


@pytest.mark.parametrize(("answered", "ordered"), [(2, False), (3, True)])
def test_where_so_few_answered_that_the_clause_would_say_how_they_stand_nobody_is_ordered_to_tell_the_rest(
    answered, ordered
):
    unions = offices(OfficeKind.UNION, 12)
    half = dict(list(DONE.items())[:2])
    observations = [seen for union in unions[:1] for seen in tell_all(union, half)]
    observations += [seen for union in unions[1:answered] for seen in tell_all(union, NOT_DONE)]
    codes = {proposal.code for proposal in summary(meeting(unions, observations)).proposals}
    assert (ProposalCode.TELL in codes) is ordered


# The draw

WAITING, SEEN, WRONG, GONE = SampleState.WAITING, SampleState.SEEN, SampleState.WRONG, SampleState.GONE


def drawn(*states, others=6, month="2024-02", earlier=()):
    """Return what is published of a round after others, of whose offices the first were drawn and stand so."""
    return minutes_view(History.of(with_draw(states, others, month), earlier), LETTERHEAD).summary.sample


def with_draw(states, others=6, month="2024-02"):
    kept = round_of(meeting(offices(OfficeKind.DEPARTMENT, len(states) + others), [], month))
    sample = tuple(SampledOffice(f"department-{place}", "2024-01", state) for place, state in enumerate(states))
    return replace(kept, header=replace(kept.header, sample=sample))


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([SEEN] * 5, PublicSample(5, 5, 0, 0)),
        ([WAITING] * 5, PublicSample(5, 0, 5, 0)),
        ([SEEN] * 3 + [WAITING] * 3, PublicSample(6, 3, 3, 0)),
        ([SEEN] * 3 + [GONE] * 3, PublicSample(6, 3, 0, 3)),
        ([SEEN] * 2 + [WAITING] * 3, PublicSample(5)),
        ([SEEN] * 4 + [GONE], PublicSample(5)),
        ([WRONG] * 5, PublicSample(5)),
        ([WRONG] * 3 + [SEEN] * 3, PublicSample(6)),
        ([SEEN] * 2, None),
        ([], None),
    ],
)
def test_of_a_draw_is_told_what_points_to_none_of_those_drawn_and_never_that_something_was_wrong(states, told):
    assert drawn(*states) == told


def test_a_draw_that_leaves_one_or_two_out_is_not_counted():
    assert drawn(*[SEEN] * 5, others=2) is None
    assert drawn(*[SEEN] * 5, others=0) == PublicSample(5, 5, 0, 0)


def test_who_was_seen_since_the_last_meeting_is_not_counted_where_it_is_one_or_two():
    before = (with_draw([SEEN] * 3 + [WAITING] * 4),)
    assert drawn(*[SEEN] * 4, *[WAITING] * 3, month="2024-03", earlier=before) == PublicSample(7)
    assert drawn(*[SEEN] * 7, month="2024-03", earlier=before) == PublicSample(7, 7, 0, 0)
