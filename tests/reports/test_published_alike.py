"""What may be published is published alike: every number that programs read of the annex for the minutes stands on its paper too, or can be reckoned from it."""

from __future__ import annotations

import json
import re
from itertools import count

import msgspec
from changing import fields_of, replace
from hypothesis import example, given
from random_rounds import histories
from rendering import render
from sampling import examples
from small_upazila import LETTERHEAD, meeting, office, tell
from small_upazila import history as small_history

from auditor import discovery
from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.views.minutes import PublicTally
from auditor.views.minutes import minutes_view

FORMATS = discovery.formats()
SEVERAL_CAUSES = small_history(
    meeting(
        offices := [office(f"union-{number}") for number in range(9)],
        [
            told
            for place, each in enumerate(offices)
            for told in tell(
                f"{each.id}/head",
                {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE if place < 4 else Cause.NOT_OFFERED},
            )
        ],
    )
)
RARE_CAUSE = small_history(
    meeting(
        offices,
        [
            told
            for place, each in enumerate(offices)
            for told in tell(
                f"{each.id}/head",
                {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE if place else Cause.NOT_OFFERED},
            )
        ],
    )
)


def marked(value, numbers, tallies):
    """Return a view in which every number is one that is nowhere else, but nought, which stays; those of one tally are the same everywhere."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return next(numbers) if value else 0
    if isinstance(value, tuple):
        return tuple(marked(each, numbers, tallies) for each in value)
    if not isinstance(value, msgspec.Struct):
        return value
    if value in tallies:
        return tallies[value]
    found = replace(value, **{name: marked(getattr(value, name), numbers, tallies) for name in fields_of(value)})
    if isinstance(value, PublicTally):
        tallies[value] = found
    return found


def numbers_in(published):
    """Yield where each number stands in what programs read, and the number; rates are reckoned from others."""
    waiting = [("", published)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case bool():
                pass
            case dict():
                waiting += [(f"{path}.{key}", part) for key, part in value.items() if key != "rate_percent"]
            case list():
                waiting += [(f"{path}[{at}]", part) for at, part in enumerate(value)]
            case int() if value:
                yield path, value


def without_what_is_reckoned(published, summary):
    """Take away what the paper says in other words: the digest, charts of one meeting, and numbers that others on it are or add up to."""
    del published["head"]  # by which the round is found; the paper bears its digest
    for decision in published["decisions"]:
        del decision["history"]  # this meeting's numbers stand above, those of before on the papers of then
    checks = summary.checks
    if checks is not None and checks.best_basis is not None:
        declared, *others = checks.best_basis
        assert (declared, sum(others)) == (checks.implemented - checks.checked, checks.checked)
        del published["checks"]["best_basis"]["declared"]
        if sum(map(bool, others)) == 1:
            del published["checks"]["best_basis"]  # the one grade is named
    if [counted.offices for counted in summary.causes if counted.cause.of_portal] == [summary.portal_offices]:
        del published["portal_offices"]


@examples(16)
@given(histories(most=24))
@example(SEVERAL_CAUSES)
@example(RARE_CAUSE)
def test_every_number_that_programs_read_of_the_copy_for_the_minutes_stands_on_its_paper(history):
    view = minutes_view(history, LETTERHEAD)
    numbers = count(101)
    told = replace(view, summary=marked(view.summary, numbers, {}))
    published = json.loads(render(FORMATS["json"], told, Language.EN))
    printed = set(map(int, re.findall(r"[0-9]+", render(FORMATS["terminal"], told, Language.EN).decode())))
    without_what_is_reckoned(published["summary"], view.summary)
    assert {path: number for path, number in numbers_in(published["summary"]) if number not in printed} == {}
