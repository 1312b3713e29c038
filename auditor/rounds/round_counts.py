"""What an audit counts of its offices."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.standing import put_off_by_waiver, stands_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.model.finding import OfficeAssessment, Outcome, Status
    from auditor.model.round import RuleCard


class RoundCounts:
    """What an audit counts of its offices, one after the other: findings of what is ordered, where nothing is of what is advised.

    Offices that check themselves voluntarily stand outside, as in every paper.

    Attributes:
        offices: how many are counted; `voluntary` how many check themselves beside them.
        findings: how many have each outcome; what waits for the portal, for the end of time that was given, or for a duty for which it was, by that standing.
        staying: of user IDs that are gone from their office's list while it is asked whether they stand in another how many duties are not done, and how many of these wait for the portal: no finding is that.

    """

    def __init__(self, rules: Sequence[RuleCard], assessments: Iterable[OfficeAssessment] = ()) -> None:
        """Count offices judged by some rules."""
        self._level = Level.SHALL if any(rule.level is Level.SHALL for rule in rules) else Level.SHOULD
        self.offices = self.voluntary = 0
        self.staying: Counter[Outcome | Status] = Counter()
        self.findings: Counter[Outcome | Status] = Counter()
        for assessment in assessments:
            self.see(assessment)

    def see(self, assessment: OfficeAssessment) -> None:
        """Count an office."""
        if assessment.office.voluntary:
            self.voluntary += 1
            return
        self.offices += 1
        self.staying.update(stands_as(finding, ()) for finding in assessment.perhaps_back if finding.is_no)
        put_off = put_off_by_waiver(assessment.findings)
        self.findings.update(
            stands_as(finding, put_off) for finding in assessment.findings if finding.level is self._level
        )
