"""How each duty is known: by the weakest account of an office, counted where the decision is implemented."""

from __future__ import annotations

import pytest
from small_upazila import (
    COMPOSITION,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.model.facts import (
    ACTIVE,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
)
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.model.views.minutes import PublicChecks
from auditor.views.annex.basis import best_known, known_duties
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary

RULE_MET = {PASSWORD_MEETS_RULE: DONE[PASSWORD_MEETS_RULE]}
NO_CODE = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
"""All that the office itself can do."""
LOTA = office("lota", ("secretary", "operator"))


def slips(told, accounts=None):
    """Return what slips of an office's first accounts prove."""
    return [
        each for account in told.accounts[:accounts] for each in tell(account.id, RULE_MET, grade=Grade.SELF_CHECKED)
    ]


def unions(number):
    return [office(f"union-{place}") for place in range(number)]


def known(offices, told, decision=ELEVEN):
    """Return the offices under each grade by duty, without grades under which none stands."""
    found = known_duties(history(meeting(offices, told)), decision)
    return {
        duty.policies: {grade: set(members) for grade, members in duty.offices.items() if members} for duty in found
    }


def test_where_every_account_sent_a_slip_the_duty_that_it_proves_is_self_checked_and_those_only_answered_are_declared():
    assert known([LOTA], [*tell_all(LOTA, DONE), *slips(LOTA)]) == {
        (PROFILE,): {Grade.DECLARED: {"lota"}},
        (RESET,): {Grade.DECLARED: {"lota"}},
        (COMPOSITION,): {Grade.SELF_CHECKED: {"lota"}},
        (TWO_STEP,): {Grade.DECLARED: {"lota"}},
    }


def test_one_account_without_a_slip_leaves_the_duty_of_its_office_declared():
    assert known([LOTA], [*tell_all(LOTA, DONE), *slips(LOTA, 1)])[COMPOSITION,] == {Grade.DECLARED: {"lota"}}


def test_only_offices_that_have_implemented_the_decision_and_are_counted_stand_under_a_grade():
    own, half = office("uno", kind=OfficeKind.UNO, voluntary=True), office("half", ("secretary", "operator"))
    waiting, unused = office("waiting"), office("unused")
    told = [*tell_all(unused, {ACTIVE: False}, grade=Grade.WITNESSED)]
    told += [*tell_all(own, DONE), *tell("half/secretary", DONE), *slips(half), *tell_all(LOTA, DONE)]
    told += [*tell_all(waiting, NO_CODE), *slips(waiting)]
    offices = [own, half, waiting, unused, LOTA]
    assert all(by_grade == {Grade.DECLARED: {"lota"}} for by_grade in known(offices, told).values())


def test_a_column_of_two_policies_is_known_by_the_weaker_of_them():
    fisheries = office("fisheries", kind=OfficeKind.DEPARTMENT)
    (held, sends), values = MAIL, list(MAIL.values())
    told = [
        *tell("fisheries", {held: values[0]}, grade=Grade.EXPORTED),
        *tell("fisheries", {sends: values[1]}, grade=Grade.SELF_CHECKED),
    ]
    assert known([fisheries], told, NINE) == {(HELD, USED): {Grade.SELF_CHECKED: {"fisheries"}}}


def test_an_account_that_is_not_in_use_bars_nothing():
    seen = tell("lota/secretary", {ACTIVE: False}, grade=Grade.WITNESSED)
    found = known([LOTA], [*seen, *tell("lota/operator", DONE)])
    assert found[PROFILE,] == {Grade.DECLARED: {"lota"}}


def test_the_best_known_duty_speaks_for_an_office_that_has_implemented_all():
    first, second, third, failed, waiting = unions(5)
    told = [
        *tell_all(first, DONE),
        *[each for union in (second, third) for each in (*tell_all(union, DONE), *slips(union))],
        *tell("union-2/head", {PASSWORD_MEETS_RULE: DONE[PASSWORD_MEETS_RULE]}, grade=Grade.PROVEN),
        *tell_all(failed, NOT_DONE),
        *tell_all(waiting, NO_CODE),
    ]
    found = history(meeting([first, second, third, failed, waiting], told))
    assert {grade: set(members) for grade, members in best_known(found).items() if members} == {
        Grade.DECLARED: {"union-0"},
        Grade.SELF_CHECKED: {"union-1"},
        Grade.PROVEN: {"union-2"},
    }
    counts = summary(found, LETTERHEAD)
    assert (counts.implemented, counts.basis, counts.best_basis) == (3, (3, 0, 0, 0, 0), (1, 1, 0, 0, 1))
    rule = next(duty for duty in counts.parts[0].duties if duty.policies == (COMPOSITION,))
    assert rule.basis == (1, 1, 0, 0, 1)


# What may be published


def published(sent, *, of=9, recorded=0):
    """Return the copy for the minutes where so many of the unions sent slips, and of others the portal's record shows it."""
    every = unions(of)
    told = [each for union in every for each in tell_all(union, DONE)]
    told += [each for union in every[:sent] for each in slips(union)]
    told += [
        each for union in every[sent : sent + recorded] for each in tell_all(union, RULE_MET, grade=Grade.EXPORTED)
    ]
    return minutes_view(history(meeting(every, told)), LETTERHEAD).summary


@pytest.mark.parametrize(
    ("sent", "recorded", "checks", "rule"),
    [
        (0, 0, PublicChecks(9, 0, (9, 0, 0, 0, 0)), (9, 0, 0, 0, 0)),
        (1, 0, None, None),
        (2, 0, None, None),
        (3, 0, PublicChecks(9, 3, (6, 3, 0, 0, 0)), (6, 3, 0, 0, 0)),
        (6, 0, PublicChecks(9, 6, (3, 6, 0, 0, 0)), (3, 6, 0, 0, 0)),
        (7, 0, None, None),
        (9, 0, PublicChecks(9, 9, (0, 9, 0, 0, 0)), (0, 9, 0, 0, 0)),
        (3, 3, PublicChecks(9, 6, (3, 3, 0, 3, 0)), (3, 3, 0, 3, 0)),
        (3, 2, PublicChecks(9, 5, None), None),
    ],
)
def test_how_many_rest_on_more_than_their_own_word_is_told_where_it_names_nobody(sent, recorded, checks, rule):
    found = published(sent, recorded=recorded)
    assert found.checks == checks
    told = {duty.policies[0]: duty.basis for duty in found.parts[0].duties}
    assert told.pop(COMPOSITION, None) == rule
    assert told == dict.fromkeys((PROFILE, RESET, TWO_STEP), (9, 0, 0, 0, 0))


def test_how_well_things_are_known_keeps_no_other_count_from_being_told():
    """Of five it is known how the code comes, three of them sent slips: the difference would name two, so one of both is told."""
    every = unions(20)
    told = [each for union in every for each in tell_all(union, DONE)]
    told += [each for union in every[:5] for each in tell_all(union, {TWO_STEP_METHOD: Method.SMS})]
    told += [each for union in every[:3] for each in slips(union)]
    found = minutes_view(history(meeting(every, told)), LETTERHEAD).summary
    assert [line.known for line in found.advice if line.known] == [5]
    assert found.checks is None
    assert (COMPOSITION,) not in [duty.policies for duty in found.parts[0].duties]


def test_where_the_number_of_the_implemented_is_not_told_no_duty_is_told_either():
    """Six had done it, one more has: who could add up the grades of a duty that was not told before would know of the one."""
    every = unions(20)

    def known_for(month, done, sent):
        told = [each for union in every[:done] for each in tell_all(union, DONE)]
        told += [each for union in every[done:] for each in tell_all(union, NOT_DONE)]
        return meeting(every, [*told, *(each for union in every[:sent] for each in slips(union))], month)

    first, second = known_for("2024-02", 6, 2), known_for("2024-03", 7, 3)
    before, after = (
        minutes_view(history(*meetings), LETTERHEAD).summary.parts[0] for meetings in ((first,), (first, second))
    )
    assert before.total.implemented == 6
    assert [duty.policies for duty in before.duties] == [(PROFILE,), (RESET,), (TWO_STEP,)]
    assert (after.total.implemented, after.duties) == (None, ())
