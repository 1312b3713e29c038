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
from small_upazila import DONE, LETTERHEAD, NOT_DONE, meeting, office, tell, tell_all
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
KEPT_BACK_NOW = small_history(
    meeting(offices[:3], [told for each in offices[:3] for told in tell_all(each, DONE)]),
    meeting(
        offices[:3],
        [told for each in offices[:3] for told in tell_all(each, DONE if each.id != "union-0" else NOT_DONE)],
        month="2024-03",
    ),
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


def without_what_is_reckoned(published, summary, before):
    """Take away what the paper says in other words, or the papers of meetings before do.

    That is the digest, numbers that others are or add up to, and how many had answered at meetings before: `before` are the
    summaries of the papers of then, on which that stands.
    """
    del published["head"]  # by which the round is found; the paper bears its digest
    totals = {(then.head.meeting, part.decision.id): part.total for then in before for part in then.parts}
    for decision, part in zip(published["decisions"], summary.parts, strict=True):
        for told, past in zip(decision["history"], part.earlier, strict=False):
            tally = past.tally
            assert tally == totals[past.meeting, part.decision.id]
            assert tally.total == tally.implemented + tally.in_progress + tally.no_information
            del told["tally"]["answered"], told["tally"]["total"]
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
@example(KEPT_BACK_NOW)
def test_every_number_that_programs_read_of_the_copy_for_the_minutes_stands_on_its_paper(history):
    view = minutes_view(history, LETTERHEAD)
    numbers = count(101)
    told = replace(view, summary=marked(view.summary, numbers, {}))
    published = json.loads(render(FORMATS["json"], told, Language.EN))
    printed = set(map(int, re.findall(r"[0-9]+", render(FORMATS["terminal"], told, Language.EN).decode())))
    before = [minutes_view(history.as_of(at), LETTERHEAD).summary for at in range(len(history.earlier))]
    without_what_is_reckoned(published["summary"], view.summary, before)
    assert {path: number for path, number in numbers_in(published["summary"]) if number not in printed} == {}
