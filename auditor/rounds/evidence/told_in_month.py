"""On which day of a month an office last told anything, be it of no duty: how many user IDs it has, or since when somebody holds one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Observation
    from auditor.model.finding import OfficeAssessment
    from auditor.model.source import UserCount


class Tellings:
    """What offices told by the day of the work, on the days on which they were spoken to, or wrote."""

    def __init__(
        self, told: Mapping[str, Sequence[Observation[Any]]], users_told: Mapping[str, Sequence[UserCount]]
    ) -> None:
        """Keep what was told (`Judgement.told`), and of how many accounts (`Told.counts`)."""
        self._told = told
        self._counted: dict[str, set[date]] = defaultdict(set)
        for each in (count for of_file in users_told.values() for count in of_file):
            self._counted[each.office].add(each.on)

    def last_in(self, month: str, assessment: OfficeAssessment) -> date | None:
        """Return the last day of a month (YYYY-MM) on which an office told anything; None where it was not spoken to, or told nothing."""
        days = {day for finding in assessment.findings if finding.is_answered for day in finding.days_told}
        days |= self._counted.get(assessment.office.id, set())
        days |= {each.observed_on for subject in assessment.office.subjects for each in self._told.get(subject.id, ())}
        talked = {contact.on for contact in assessment.contacts if not contact.there}
        return max((day for day in talked & days if f"{day:%Y-%m}" == month), default=None)
