"""What counted as done at a meeting before and never was known to be: a request for correction that was upheld says so, it was typed wrongly, or it was only told and seen undone. Nobody undid it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.views.remarks.told_by_then import was_told_by_then

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.disputes import Dispute
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.views.compared.since import Since


def told_by_mistake(
    earlier: Sequence[tuple[int, Iterable[OfficeAssessment]]],
    now: Mapping[str, OfficeAssessment],
    upheld: Iterable[Dispute],
    corrected_since: Callable[[int], Mapping[tuple[str, str], object]],
) -> dict[str, Mapping[tuple[str, str], date | None]]:
    """Return by office (id) what is not done and was last done by what was told before a request that says otherwise, by an answer that was corrected since while nobody told anything later, or by what was only told and is known better now: (subject, policy), with the day on which that was told.

    Args:
        earlier: the rounds (their numbers) of the meetings before, oldest first, with their offices by the ids of now.
        now: the offices as they stand, by id.
        upheld: the requests that were upheld by now.
        corrected_since: gives of which duties an answer was corrected since a round (its number).

    """
    requests: dict[str, list[Dispute]] = {}
    for each in upheld:
        requests.setdefault(each.office, []).append(each)
    asked = {office: now[office] for office in requests if office in now}
    ever = corrected_since(earlier[0][0]) if earlier else {}
    asked |= {
        office: assessment
        for office, assessment in now.items()
        if any(_is_shown_undone(each) or each.about in ever for each in assessment.findings)
    }
    done: dict[tuple[str, str], Finding] = {}
    mended: set[tuple[str, str]] = set()
    for number, rows in earlier if asked else ():
        corrected = corrected_since(number) if ever else ever
        for assessment in rows:
            if assessment.office.id in asked:
                passed = {each.about: each for each in assessment.findings if each.outcome is Outcome.PASS}
                done |= passed
                mended = (mended - passed.keys()) | (passed.keys() & corrected)
    found: dict[str, Mapping[tuple[str, str], date | None]] = {}
    for office, assessment in asked.items():
        of_office = {
            finding.about: then.observed_on
            for finding in assessment.of(level=Level.SHALL)
            if finding.outcome is Outcome.FAIL
            and (then := done.get(finding.about)) is not None
            and (
                any(
                    _is_told_before(then, each.counts_from)
                    for each in requests.get(office, ())
                    if each.is_about(finding)
                )
                or (finding.about in mended and was_told_by_then(then, finding))
                or (
                    _is_shown_undone(finding)
                    and not finding.is_no_longer_so
                    and _is_only_told(then)
                    and _is_told_before(then, finding.observed_on)
                )
            )
        }
        if of_office:
            found[office] = of_office
    return found


def was_wrong(finding: Finding, since: Since, upheld: Iterable[Dispute], office: str, kept_on: date) -> bool:
    """Return whether what was told before of a duty turned out wrong where it told that it is done: it never was known to be.

    Not where a request speaks against the no that stood in a round (kept on that day) when it came: what told that was the mistake.

    Args:
        finding: of the duty, at a meeting after one at which it was done.
        since: what was otherwise in its office then.
        upheld: the requests that were upheld.
        office: the id of the office.
        kept_on: the day of that meeting's round.

    """
    if finding.outcome is Outcome.UNKNOWN:
        return finding.reason is MissingReason.UPHELD
    against_the_no = not _is_shown_undone(finding) and any(
        (each.office == office and each.is_about(finding))
        and kept_on <= each.received
        and finding.observed_on is not None
        and finding.observed_on < each.counts_from
        for each in upheld
    )
    return finding.about in since.mistaken and not against_the_no


def _is_shown_undone(finding: Finding) -> bool:
    """Whether it is known by more than the office's word that a duty is not done."""
    return finding.outcome is Outcome.FAIL and finding.grade is not None and finding.grade > Grade.DECLARED


def _is_only_told(then: Finding) -> bool:
    """Whether it was known by the office's word alone, a slip among it, that a duty is done."""
    return then.grade is not None and then.grade < Grade.WITNESSED


def _is_told_before(then: Finding, day: date | None) -> bool:
    return day is not None and then.observed_on is not None and then.observed_on < day
