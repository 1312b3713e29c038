"""The counts that all annexes share: tallies, groups that may be published, changes, causes, advice and proposals."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DONE,
    ELEVEN,
    LETTERHEAD,
    MAIL,
    NINE,
    NO_MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    call,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.model.baseline import Level, Waiver
from auditor.model.facts import (
    ACTIVE,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    CodeDevice,
    Method,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.round import DepartureCount
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, Tally
from auditor.model.views.summary import AdviceCount, Correction, Proposal, ProposalCode
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import SMALLEST_PUBLIC_GROUP, groups_of, summary
from auditor.views.compared.history import History, head

DEPARTMENT, UNION, UDC, UNO, OTHER = OfficeKind
UNTIL = date(2024, 6, 30)
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
HALF = dict(list(DONE.items())[:2])


def unions(*names):
    return [office(name) for name in names]


def count(offices, told=(), **more):
    return summary(history(meeting(offices, told, **more)), LETTERHEAD)


def part(found, decision=ELEVEN):
    (only,) = [each for each in found.parts if each.decision.id == decision]
    return only


# Tallies


def witnessed(of):
    """Return that all is done, seen by the assistant programmer; nobody sees a password, so that is by a record."""
    seen = {fact: value for fact, value in DONE.items() if fact is not PASSWORD_MEETS_RULE}
    rule = {PASSWORD_MEETS_RULE: DONE[PASSWORD_MEETS_RULE]}
    return [*tell_all(of, seen, grade=Grade.WITNESSED), *tell_all(of, rule, grade=Grade.EXPORTED)]


def eight_offices():
    """Return a union for each way to stand, a department, an office no decision names, and one that checks itself."""
    done, half, failed, silent, waived = unions("done", "half", "failed", "silent", "waived")
    fisheries = office("fisheries", ("officer",), DEPARTMENT)
    bank, own = office("bank", kind=OTHER), office("uno", kind=UNO, voluntary=True)
    told = [
        *witnessed(done),
        *tell_all(half, HALF),
        *tell_all(failed, NOT_DONE),
        *tell_all(waived, NOT_DONE),
        *tell_all(fisheries, DONE, grade=Grade.SELF_CHECKED),
        *tell("fisheries", MAIL),
        *tell_all(own, DONE),
    ]
    waivers = tuple(Waiver(policy, "waived", "migration", "2024-02/05", UNTIL) for policy in DUTIES)
    contacts = (call("silent"), call("done"), call("uno"), call("bank"))
    return meeting([done, half, failed, silent, waived, fisheries, bank, own], told, waivers=waivers, contacts=contacts)


@pytest.fixture
def eight():
    return summary(history(eight_offices()), LETTERHEAD)


def test_a_tally_counts_every_office_once_by_how_it_stands_and_is_known(eight):
    assert part(eight).total == Tally(
        total=6, asked=6, answered=5, implemented=2, partial=1, not_implemented=1, no_information=1, waived=1,
        not_applicable=1, basis=(0, 1, 1, 0, 0),
    )  # fmt: skip
    assert part(eight, NINE).total == Tally(
        total=1, asked=1, answered=1, implemented=1, not_applicable=6, basis=(1, 0, 0, 0, 0)
    )


def test_a_summary_counts_offices_over_all_decisions(eight):
    assert (eight.offices, eight.own_offices, eight.asked, eight.answered) == (7, 1, 7, 5)
    assert (eight.implemented, eight.basis, eight.waived) == (2, (1, 0, 1, 0, 0), 1)
    assert eight.best_basis == (0, 1, 0, 1, 0)
    assert (eight.password_rule, eight.gone, eight.portal_offices) == (RULE, (), 0)
    assert [each.decision.id for each in eight.parts] == [ELEVEN, NINE]


def test_a_summary_bears_the_head_of_its_papers(eight):
    assert eight.head == head(history(eight_offices()), LETTERHEAD)


@pytest.mark.parametrize("grade", Grade)
def test_what_is_implemented_is_counted_by_the_grade_it_is_known_with(grade):
    lota = office("lota")
    told = witnessed(lota) if grade is Grade.WITNESSED else tell_all(lota, DONE, grade=grade)
    found = count([lota], told)
    basis = tuple(int(each is grade) for each in Grade)
    assert (part(found).total.basis, found.basis) == (basis, basis)


def test_who_left_the_list_for_a_reason_is_told():
    gone = (DepartureCount("merged", 2, 3),)
    assert count(unions("lota"), gone=gone).gone == gone


def test_a_decision_is_shown_meeting_by_meeting_the_last_as_its_total():
    offices = unions("lota", "garuikhali")
    first, second = offices
    own = office("uno", kind=DEPARTMENT, voluntary=True)
    past = history(
        meeting([*offices, own], tell_all(own, DONE)),
        meeting([first], tell_all(first, NOT_DONE), "2024-03"),
        meeting([second, first], tell_all(first, DONE), "2024-04"),
    )
    eleven, nine = summary(past, LETTERHEAD).parts
    assert [(each.meeting, each.tally.total, each.tally.implemented) for each in eleven.history] == [
        ("2024-02", 2, 0), ("2024-03", 1, 0), ("2024-04", 2, 1),
    ]  # fmt: skip
    assert eleven.total == eleven.history[-1].tally
    assert [each.tally for each in nine.history] == [Tally(not_applicable=count) for count in (2, 1, 2)]


def test_at_a_meeting_before_the_decision_it_concerned_nobody():
    past = history(meeting(unions("lota", "garuikhali")), meeting(unions("lota"), month="2024-03"))
    (before,) = past.earlier
    undecided = replace(before, header=replace(before.header, decisions=(), rules=()))
    eleven, nine = summary(History.of(past.now, [undecided]), LETTERHEAD).parts
    assert [each.history[0].tally for each in (eleven, nine)] == [Tally(not_applicable=2)] * 2
    assert eleven.history[1].tally == Tally(total=1, no_information=1)


@pytest.mark.parametrize("offices", [0, 1, 2, 3, 4])
def test_a_correction_is_published_without_the_number_of_offices(offices):
    correction = Correction(date(2024, 2, 20), date(2024, 3, 15), offices)
    past = replace(history(meeting(unions("lota"))), correction=correction)
    assert summary(past, LETTERHEAD).corrected == correction
    assert minutes_view(past, LETTERHEAD).summary.corrected == replace(correction, offices=None)


# Groups


def test_groups_stand_by_kind_in_one_order_with_their_accounts_listed_or_counted():
    offices = [
        office("udc", ("a",), UDC),
        replace(office("lota", ("a", "b")), user_count=4),
        office("garuikhali", ("a", "b", "c")),
        replace(office("fisheries", (), DEPARTMENT), user_count=2),
        office("bank", kind=OTHER),
        office("uno", kind=UNO, voluntary=True),
    ]
    found = part(count(offices, tell("udc/a", DONE)))
    assert [(each.kinds, each.accounts, each.tally.total, each.tally.implemented) for each in found.groups] == [
        ((DEPARTMENT,), 2, 1, 0),
        ((UNION,), 7, 2, 0),
        ((UDC,), 1, 1, 1),
    ]


def test_under_a_decision_only_the_kinds_it_concerns_are_groups():
    offices = [office("udc", kind=UDC), office("fisheries", kind=DEPARTMENT)]
    assert [each.kinds for each in part(count(offices), NINE).groups] == [(DEPARTMENT,)]


def test_an_office_whose_accounts_are_all_out_of_use_is_in_no_group():
    offices = unions("lota", "garuikhali")
    unused = tell("lota/head", {ACTIVE: False}, grade=Grade.WITNESSED)
    (group,) = part(count(offices, unused)).groups
    assert (group.accounts, group.tally) == (1, Tally(total=1, no_information=1))


def sized(**accounts):
    """Return one office of each kind with so many accounts."""
    return [
        office(kind, tuple(f"p{number}" for number in range(size)), OfficeKind(kind)) for kind, size in accounts.items()
    ]


MERGED = {
    "all large enough": (sized(department=5, union=5, udc=5), [((DEPARTMENT,), 5), ((UNION,), 5), ((UDC,), 5)]),
    "one just too small: with the next smallest": (
        sized(department=9, union=7, udc=4),
        [((DEPARTMENT,), 9), ((UNION, UDC), 11)],
    ),
    "one just too small, another order of sizes": (
        sized(department=7, union=9, udc=4),
        [((DEPARTMENT, UDC), 11), ((UNION,), 9)],
    ),
    "two small ones that are enough together": (
        sized(department=2, union=9, udc=3),
        [((DEPARTMENT, UDC), 5), ((UNION,), 9)],
    ),
    "two small ones that are not enough together": (
        sized(department=2, union=9, udc=2),
        [((DEPARTMENT, UNION, UDC), 13)],
    ),
    "small altogether: one group": (sized(department=1, union=1, udc=1), [((DEPARTMENT, UNION, UDC), 3)]),
    "only one group, and small": (sized(union=2), [((UNION,), 2)]),
}


@pytest.mark.parametrize(("offices", "groups"), MERGED.values(), ids=MERGED)
def test_in_a_paper_that_may_be_published_small_groups_are_merged_until_none_is_below_five(offices, groups):
    past = history(meeting(offices))
    merged = groups_of(past, BASELINE.decision(ELEVEN), merged=True)
    assert [(kinds, sum(len(each.office.accounts) for each in members)) for kinds, members in merged] == groups
    assert SMALLEST_PUBLIC_GROUP == 5


@pytest.mark.parametrize("offices", [sized(department=2, union=9, udc=2)], ids=["small"])
def test_in_a_paper_that_is_not_published_groups_stay_as_they_are(offices):
    assert [each.kinds for each in part(count(offices)).groups] == [(DEPARTMENT,), (UNION,), (UDC,)]


# Causes


def off(subject, cause):
    return tell(subject, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause})


def test_causes_are_counted_in_offices_and_stand_in_one_order():
    two = office("lota", ("a", "b"))
    others = unions("garuikhali", "lebubunia")
    own = office("uno", kind=DEPARTMENT, voluntary=True)
    told = [
        *off("lota/a", Cause.VACANT), *off("lota/b", Cause.VACANT), *off("garuikhali/head", Cause.NO_CODE),
        *off("lebubunia/head", Cause.NO_CODE), *off("uno/head", Cause.NO_CODE),
    ]  # fmt: skip
    found = count([two, *others, own], told)
    assert found.causes == (CauseCount(Cause.NO_CODE, 2), CauseCount(Cause.VACANT, 1))
    assert found.portal_offices == 2


def test_a_cause_that_something_speaks_against_is_counted_nowhere_and_brings_no_proposal():
    both = office("lota", ("head", "clerk"))
    told = [
        *tell("lota/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *tell("lota/clerk", DONE),
    ]
    found = count([both], told)
    assert (found.portal_offices, found.awaiting_portal, part(found).total.partial) == (0, 0, 1)
    assert found.causes == ()
    assert ProposalCode.PORTAL not in [proposal.code for proposal in found.proposals]


def test_the_letters_matter_names_only_causes_that_stand():
    told = [
        *tell("lota/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *tell("lota/clerk", DONE),
        *tell("garuikhali/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
    ]
    found = count([office("lota", ("head", "clerk")), *unions("garuikhali")], told)
    assert (found.causes, found.portal_offices) == ((CauseCount(Cause.NO_CODE, 1),), 1)
    assert Proposal(ProposalCode.PORTAL, 1, (2,), (Cause.NO_CODE,)) in found.proposals


def test_an_office_that_only_the_portal_keeps_from_its_duties_is_counted_as_waiting_for_it():
    told = tell("lota/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    assert count(unions("lota", "garuikhali"), told).awaiting_portal == 1


PORTAL = {Cause.NOT_OFFERED: 1, Cause.NO_CODE: 1, Cause.MIGRATION: 1, Cause.VACANT: 0, Cause.LOCKED_OUT: 1}


@pytest.mark.parametrize(("cause", "offices"), PORTAL.items(), ids=str)
def test_offices_that_wait_for_the_portal_are_counted(cause, offices):
    found = count(unions("lota"), off("lota/head", cause))
    assert found.portal_offices == offices


# Changes over all decisions


FISHERIES = office("fisheries", ("officer",), DEPARTMENT)
ALL = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
ELEVEN_ONLY = tell_all(FISHERIES, DONE)
WITHOUT_MAIL = [*ELEVEN_ONLY, *tell("fisheries", NO_MAIL)]
MOVES = {
    "newly done": (ELEVEN_ONLY, ALL, (1, 0, 0)),
    "done after silence": ([], ALL, (1, 0, 0)),
    "done still": (ALL, ALL, (0, 0, 0)),
    "slipped back": (ALL, WITHOUT_MAIL, (0, 1, 0)),
    "of one nothing is known any more": (ALL, ELEVEN_ONLY, (0, 0, 1)),
    "slipped back under one of two that were not both done": (ELEVEN_ONLY, tell_all(FISHERIES, NOT_DONE), (0, 1, 1)),
    "newly done under one, slipped back under the other": (tell("fisheries", MAIL), WITHOUT_MAIL, (1, 1, 0)),
    "newly done under one, pending under the other": ([], ELEVEN_ONLY, (1, 0, 1)),
    "silent after all was done": (ALL, [], (0, 0, 1)),
    "pending": (ELEVEN_ONLY, ELEVEN_ONLY, (0, 0, 1)),
    "pending in silence": ([], [], (0, 0, 1)),
}


@pytest.mark.parametrize(("before", "now", "moved"), MOVES.values(), ids=MOVES)
def test_an_office_moved_when_it_did_so_under_any_decision(before, now, moved):
    past = history(meeting([FISHERIES], before), meeting([FISHERIES], now, "2024-03"))
    found = summary(past, LETTERHEAD)
    assert (found.newly_done, found.slipped, found.pending) == moved
    assert (found.first, found.previous_meeting) == (False, "2024-02")


def test_an_office_new_on_the_list_is_newly_done_or_nothing():
    lota, garuikhali, own = *unions("lota", "garuikhali"), office("uno", kind=DEPARTMENT, voluntary=True)
    past = history(
        meeting([FISHERIES]), meeting([lota, garuikhali, own], [*tell_all(lota, DONE), *tell_all(own, DONE)], "2024-03")
    )
    found = summary(past, LETTERHEAD)
    assert (found.newly_done, found.slipped, found.pending) == (1, 0, 0)


def test_what_changed_under_each_decision_is_counted_apart():
    past = history(meeting([FISHERIES], tell("fisheries", MAIL)), meeting([FISHERIES], WITHOUT_MAIL, "2024-03"))
    found = summary(past, LETTERHEAD)
    assert [(each.newly_done, each.slipped, each.pending) for each in found.parts] == [(1, 0, 0), (0, 1, 0)]
    waiting = history(meeting([FISHERIES]), meeting([FISHERIES], [], "2024-03"))
    found = summary(waiting, LETTERHEAD)
    assert [(each.newly_done, each.slipped, each.pending) for each in found.parts] == [(0, 0, 1), (0, 0, 1)]


def test_the_first_meeting_compares_with_nothing_and_a_later_one_with_the_last():
    first = count([FISHERIES], ALL)
    assert (first.first, first.previous_meeting, first.newly_done) == (True, "", 0)
    past = history(*(meeting([FISHERIES], ALL, month) for month in ("2024-02", "2024-03", "2024-04")))
    assert summary(past, LETTERHEAD).previous_meeting == "2024-03"


# Advice


def test_advice_counts_the_offices_that_do_not_follow_it_of_those_of_which_it_is_known():
    offices = [*unions("lota", "garuikhali", "lebubunia"), office("uno", kind=UNO, voluntary=True)]
    told = [
        *tell("lota/head", {PASSWORD_STRENGTH: Strength.WEAK, TWO_STEP_METHOD: Method.SMS}),
        *tell("garuikhali/head", {PASSWORD_STRENGTH: Strength.STRONG}),
        *tell("uno/head", {PASSWORD_STRENGTH: Strength.WEAK}),
    ]
    policies = [rule.policy for rule in BASELINE.rules if rule.level is Level.SHOULD]
    counts = {"password-strength": (1, 2), "two-step-method": (1, 1)}
    assert count(offices, told).advice == tuple(
        AdviceCount(policy.advice, *counts.get(policy.id, (0, 0))) for policy in policies
    )


def test_the_advice_on_the_way_of_the_code_concerns_who_told_a_weak_way_and_nobody_who_told_an_app_while_two_step_is_off():
    told = [
        *tell("deluti/head", {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_ENROLLED: False}),
        *tell("lota/head", {TWO_STEP_METHOD: Method.SMS, TWO_STEP_ENROLLED: False}),
        *tell("garuikhali/head", {TWO_STEP_METHOD: Method.SMS, TWO_STEP_ENROLLED: True}),
        *tell("lebubunia/head", {TWO_STEP_METHOD: Method.TOTP, TWO_STEP_ENROLLED: True}),
    ]
    (line,) = (
        each
        for each in count(unions("lota", "garuikhali", "lebubunia", "deluti"), told).advice
        if "app" in each.advice.en
    )
    assert (line.offices, line.known) == (2, 3)


@pytest.mark.parametrize("device", list(CodeDevice))
def test_the_advice_on_the_way_of_the_code_concerns_who_told_a_weak_way_whosever_phone_has_it(device):
    told = tell("lota/head", {TWO_STEP_METHOD: Method.SMS, TWO_STEP_ENROLLED: True, TWO_STEP_DEVICE: device})
    (line,) = (each for each in count(unions("lota"), told).advice if "app" in each.advice.en)
    assert (line.offices, line.known) == (1, 1)


def test_advice_is_followed_by_an_office_only_where_all_its_accounts_do():
    told = [*tell("lota/a", {TWO_STEP_METHOD: Method.TOTP}), *tell("lota/b", {TWO_STEP_METHOD: Method.SMS})]
    (line, *_) = count([office("lota", ("a", "b"))], told).advice
    assert (line.offices, line.known) == (1, 1)


def test_a_rule_that_is_advised_without_words_for_it_is_told_as_its_duty():
    past = history(meeting(unions("lota")))
    (ordered,) = [rule for rule in past.now.header.rules if rule.policy == PROFILE]
    advised = replace(ordered, level=Level.SHOULD, advice=None)
    now = replace(past.now, header=replace(past.now.header, rules=(advised,)))
    found = summary(replace(past, now=now), LETTERHEAD)
    assert found.advice == (AdviceCount(ordered.duty, 0, 0),)
