"""That an office told at an earlier meeting that it has no user ID of its own, where that counts no longer."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.views.since import is_less

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from auditor.model.finding import Finding
    from auditor.model.round import Round, RoundHeader


def none_told(earlier: Sequence[Round], now: Round) -> Iterator[tuple[str, Finding | None]]:
    """Yield each office (id) of which no user ID is listed and nothing counts that it told of that, with how it last told that it has none.

    That is None of what is not too old, where some evidence of the earlier rounds (oldest first) is there no more: it is gone.
    """
    asked = {each.office.id for each in now.assessments if any(map(_is_unexplained, each.of(level=Level.SHALL)))}
    found: dict[str, Finding] = {}
    for assessment in (each for round_ in earlier for each in round_.assessments) if asked else ():
        office = assessment.office.id
        ordered = [each for each in assessment.of(level=Level.SHALL) if each.of_no_account]
        if office not in asked or not ordered or all(map(_is_unexplained, ordered)):
            continue
        found.pop(office, None)
        for finding in ordered:
            if finding.cause is Cause.NO_OWN_ACCOUNT:
                found[office] = finding
    has_less = bool(found) and any(is_less(then, following) for then, following in pairwise((*earlier, now)))
    for office, told in found.items():
        yield office, None if has_less and _is_fresh(told.cause_told_on, now.header) else told


def _is_unexplained(finding: Finding) -> bool:
    return finding.of_no_account and finding.cause is None and finding.told_of_no_account is None


def _is_fresh(on: date | None, header: RoundHeader) -> bool:
    """Return whether what was declared on a day still counts on that of a round, by the baseline of the round."""
    return on is None or (header.day - on).days <= tomllib.loads(header.baseline_text).get("fresh_days", 0)
