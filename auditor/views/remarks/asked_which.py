"""Of which duties it is asked which of two answers is right: beside these it is remarked that they differ, beside others only that it was told otherwise, too."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.facts import FACTS
from auditor.model.finding import Outcome
from auditor.model.noes import is_no
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.register.days_told import awaits_day

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RoundHeader


def which_is_asked_of(
    assessment: OfficeAssessment, header: RoundHeader, returned: Container[tuple[str, str]]
) -> Callable[[Finding], bool]:
    """Return whether an office is asked of a finding which of two answers is right.

    Args:
        assessment: the office.
        header: by what it was judged.
        returned: what counts only since newer evidence is gone, by whom and what it is about.

    """
    hindered = assessment.hindered

    def is_asked(finding: Finding) -> bool:
        differ = finding.is_told_otherwise or _is_denied_on_its_day(finding, header)
        is_open = differ and not (awaits_day(finding) or finding.waits_for)
        return is_open and finding.subject not in hindered and finding.about not in returned

    return is_asked


def _is_denied_on_its_day(finding: Finding, header: RoundHeader) -> bool:
    """Whether something counts as done though another answer of the same day, as well known, says that it is not: an own answer beside one for all. Which is right is asked; the better known counts and settles it."""
    pairs = zip(finding.sides[::2], finding.sides[1::2], strict=True) if finding.outcome is Outcome.PASS else ()
    return any(
        less.grade >= max(better.grade, finding.grade or better.grade)
        and is_no(
            fact := FACTS[less.fact],
            fact.decode(json.loads(less.value)),
            header.counted_from.get((finding.decision, finding.policy), date.min),
        )
        for less, better in pairs
    )


def asked_though_done(
    assessment: OfficeAssessment, header: RoundHeader, returned: Container[tuple[str, str]]
) -> frozenset[str]:
    """Return the policies (ids) under which something counts as done, and the office is asked which of two answers is right (see `which_is_asked_of`)."""
    is_asked = which_is_asked_of(assessment, header, returned)
    return frozenset(each.policy for each in assessment.findings if _is_asked_though_done(each, is_asked))


def _is_asked_though_done(finding: Finding, is_asked: Callable[[Finding], bool]) -> bool:
    return finding.level is Level.SHALL and finding.outcome is Outcome.PASS and is_asked(finding)


def as_asked(remarks: Iterable[Remark], finding: Finding, is_asked: Callable[[Finding], bool]) -> Iterable[Remark]:
    """Return remarks on a finding, that answers differ in other words where nobody is asked which is right or on which day it was told, nor to see it again: so of what is only advised.

    Of what counts as done they have at least that it is asked.
    """
    remarks = list(remarks)
    if _is_asked_though_done(finding, is_asked) and all(each.code is not RemarkCode.CONTRADICTION for each in remarks):
        remarks.append(Remark(RemarkCode.CONTRADICTION))
    by_seeing = (finding.is_no and finding.is_seen_otherwise) or not finding.conflict
    is_settled = finding.level is Level.SHALL and (by_seeing or awaits_day(finding) or is_asked(finding))
    return remarks if is_settled else map(_asked_of_nobody, remarks)


def _asked_of_nobody(remark: Remark) -> Remark:
    match remark:
        case (
            Remark(code=RemarkCode.CONFLICT, cause=None, day=None)
            | Remark(code=RemarkCode.KEPT_OUT, cause=None, sides=())
        ):
            return replace(remark, code=RemarkCode.TOLD_OTHERWISE, better_known=False)
        case _:
            return remark
