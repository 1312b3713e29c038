"""How it is known what offices have done, duty by duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.baseline import Level
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.tally import basis_of
from auditor.views.compared.stood import counted_offices, weakest_grade
from auditor.views.office.duties import policies_by_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.model.tally import Basis
    from auditor.views.annex.publishing import Offices
    from auditor.views.compared.history import History


class KnownDuty(Struct, frozen=True):
    """One duty that a decision orders, with the offices (ids) that have implemented the decision by how the duty is known there.

    An office stands under the weakest grade among its accounts, and under none where the duty does not concern it.
    """

    heading: Text
    policies: tuple[str, ...]
    offices: Mapping[Grade, Offices]


def known_duties(history: History, decision: str) -> tuple[KnownDuty, ...]:
    """Return the duties that a decision (its id) orders, in the order of the annex's columns."""
    columns = policies_by_column((rule for rule in history.now.header.rules if rule.decision == decision), Level.SHALL)
    done = [
        assessment
        for assessment in counted_offices(history.now)
        if history.current[assessment.office.id].by_decision[decision] is Status.IMPLEMENTED
    ]
    return tuple(
        KnownDuty(
            heading,
            tuple(policies),
            _by_grade((assessment.office.id, _grade(assessment, policies)) for assessment in done),
        )
        for heading, policies in columns.items()
    )


def best_known(history: History) -> Mapping[Grade, Offices]:
    """Return the offices (ids) that have implemented all that applies to them, each by how the duty is known that is known best."""
    columns = policies_by_column(history.now.header.rules, Level.SHALL).values()

    def best(assessment: OfficeAssessment) -> Grade | None:
        grades = (_grade(assessment, policies) for policies in columns)
        return max((grade for grade in grades if grade is not None), default=None)

    return _by_grade(
        (assessment.office.id, best(assessment))
        for assessment in counted_offices(history.now)
        if history.current[assessment.office.id].overall is Status.IMPLEMENTED
    )


def counted(offices: Mapping[Grade, Offices]) -> Basis:
    """Return how many offices stand under each grade."""
    return basis_of(grade for grade, members in offices.items() for _ in members)


def _grade(assessment: OfficeAssessment, policies: Iterable[str]) -> Grade | None:
    return weakest_grade(finding for finding in assessment.of(level=Level.SHALL) if finding.policy in policies)


def _by_grade(known: Iterable[tuple[str, Grade | None]]) -> dict[Grade, Offices]:
    found = list(known)
    return {grade: frozenset(office for office, by in found if by is grade) for grade in Grade}
