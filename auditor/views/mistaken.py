"""What counted as done at a meeting before by what a request for correction, which was upheld, says was told by mistake: nobody undid it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.disputes import Dispute
    from auditor.model.finding import Finding, OfficeAssessment


def told_by_mistake(
    earlier: Iterable[Iterable[OfficeAssessment]], now: Mapping[str, OfficeAssessment], upheld: Iterable[Dispute]
) -> dict[str, AbstractSet[tuple[str, str]]]:
    """Return by office (id) what is not done and was last done by what was told before a request that says otherwise: (subject, policy).

    Args:
        earlier: the offices at each meeting before, oldest first.
        now: the offices as they stand, by id.
        upheld: the requests that were upheld by now.

    """
    received: dict[tuple[str, str], date] = {}
    for each in upheld:
        of = each.office, each.policy
        received[of] = max(each.received, received.get(of, each.received))
    offices = {office for office, _ in received if office in now}
    done: dict[tuple[str, str], Finding] = {}
    for assessment in chain.from_iterable(earlier) if offices else ():
        if assessment.office.id in offices:
            done |= {each.about: each for each in assessment.findings if each.outcome is Outcome.PASS}
    found: dict[str, AbstractSet[tuple[str, str]]] = {}
    for office in offices:
        of_office = frozenset(
            finding.about
            for finding in now[office].of(level=Level.SHALL)
            if finding.outcome is Outcome.FAIL
            and (office, finding.policy) in received
            and (then := done.get(finding.about)) is not None
            and then.observed_on is not None
            and then.observed_on < received[office, finding.policy]
        )
        if of_office:
            found[office] = of_office
    return found
