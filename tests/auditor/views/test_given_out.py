"""Papers that were given out and then replaced, or whose meeting was noted as not held, are held by others: nothing small can be reckoned from them either."""

from __future__ import annotations

from itertools import combinations

import pytest
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st
from random_rounds import histories
from sampling import examples
from small_upazila import DONE, LETTERHEAD, NOT_DONE, meeting, office, round_of, tell_all
from small_upazila import history as small_history

from auditor.views.annex.given_out import each_given_out
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.publishing import SMALLEST_PUBLIC_COUNT
from auditor.views.compared.history import History

UNIONS = [office(f"union-{number}") for number in range(20)]


def known(done: int, month: str = "2024-02"):
    """Return a meeting before which so many of twenty unions have done all."""
    told = [each for at, union in enumerate(UNIONS) for each in tell_all(union, DONE if at < done else NOT_DONE)]
    return meeting(UNIONS, told, month)


def after(first: int, then: int, *, is_out: bool, month: str = "2024-02") -> History:
    """Return a round beside one that does not speak, whose papers were, or were not, given out."""
    silent = round_of(known(first))
    given_out = frozenset({1} if is_out else ())
    return replace(History.of(round_of(known(then, month), 2), ()), beside=(silent,), given_out=given_out)


def implemented(history: History) -> int | None:
    return minutes_view(history, LETTERHEAD).summary.parts[0].total.implemented


@pytest.mark.parametrize("month", ["2024-02", "2024-03"], ids=["kept again", "its meeting was not held"])
@pytest.mark.parametrize(
    ("then", "is_out", "told"), [(13, True, None), (14, True, None), (15, True, 15), (12, True, 12), (13, False, 13)]
)
def test_a_count_that_differs_by_few_from_a_copy_that_was_given_out_is_kept_back(month, then, is_out, told):
    found = after(12, then, is_out=is_out, month=month)
    assert implemented(found) == told
    left = [each.offices for each in minutes_view(found, LETTERHEAD).summary.proposals if each.code.value == "left"]
    assert left == [told and 20 - told]


def test_papers_of_versions_that_did_not_count_them_are_known_as_they_were_made():
    assert implemented(replace(after(12, 13, is_out=True), published_before=2)) == 13
    assert implemented(replace(after(12, 13, is_out=True), published_before=3)) is None, "since then they did"


def test_a_copy_that_was_given_out_is_worked_out_as_it_was_made_and_is_no_meeting_of_the_chart():
    rounds = [
        round_of(known(done, month), number)
        for number, (done, month) in enumerate([(5, "2024-02"), (9, "2024-03"), (13, "2024-03"), (17, "2024-04")], 1)
    ]
    past = replace(History.of(rounds[3], (rounds[0], rounds[2])), beside=(rounds[1],), given_out=frozenset({2}))
    assert [(each.now.number, [before.number for before in each.earlier], called) for each, called in each_given_out(past)] == [
        (1, [], "2024-02"), (2, [1], ""), (3, [1], "2024-03"), (4, [1, 3], "2024-04"),
    ]  # fmt: skip
    at_two = list(each_given_out(past))[1][0]
    assert len(at_two.stood) == 2
    assert sum(each.grades != {} for each in at_two.current.values()) == 9
    chart = minutes_view(past, LETTERHEAD).summary.parts[0].history
    assert [(each.meeting, each.tally.implemented) for each in chart] == [
        ("2024-02", 5),
        ("2024-03", 13),
        ("2024-04", 17),
    ]


def copies(rounds, silent: frozenset[int]) -> list:
    """Return what was published by each round, some of which (numbers) do not speak beside those after them, though they were given out."""
    found = []
    for at, now in enumerate(rounds):
        before = rounds[:at]
        past = History.of(now, [each for each in before if each.number not in silent])
        beside = tuple(each for each in before if each.number in silent)
        past = replace(past, beside=beside, given_out=frozenset(each.number for each in beside))
        found.append(minutes_view(past, LETTERHEAD).summary)
    return found


def numbers(summary) -> dict[tuple[str, ...], int]:
    """Return the numbers of a copy that count the same in every other."""
    found = {("portal",): summary.portal_offices, ("done all",): summary.checks.implemented if summary.checks else None}
    found |= {("cause", each.cause.value): each.offices for each in summary.causes}
    found |= {("proposal", each.code.value): each.offices for each in summary.proposals}
    for part in summary.parts:
        for kinds, tally in ((), part.total), *((group.kinds, group.tally) for group in part.groups):
            of = (part.decision.id, *(kind.value for kind in kinds))
            found |= {
                (*of, "done"): tally.implemented,
                (*of, "doing"): tally.in_progress,
                (*of, "unknown"): tally.no_information,
            }
    return {key: number for key, number in found.items() if number is not None}


@examples(60)
@given(histories(most=24), st.frozensets(st.integers(1, 3)))
@example(small_history(known(12), known(13, "2024-03")), frozenset({1}))
def test_nothing_small_can_be_reckoned_from_all_copies_that_were_given_out(history, silent):
    told = [numbers(copy) for copy in copies((*history.earlier, history.now), silent)]
    for before, after_it in combinations(told, 2):
        small = {
            key
            for key in before.keys() & after_it.keys()
            if 0 < abs(before[key] - after_it[key]) < SMALLEST_PUBLIC_COUNT
        }
        assert not small - {("proposal", "silent")}
