"""An answer for all that an account's own no, or cause, keeps out stands beside that, so that papers have both until the account answers anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.judging.objections import side_told
from auditor.judging.portals import is_of_former
from auditor.judging.sorting import told_by_subject
from auditor.model.evidence import by_subject
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, answered_with
from auditor.model.finding import Outcome
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.evidence import KeptOut, Observation
    from auditor.model.facts import Cause
    from auditor.model.finding import Finding, OfficeAssessment


def kept_out_by_subject(kept_out: Iterable[KeptOut], day: date) -> Mapping[str, Sequence[KeptOut]]:
    """Return the answers for all that do not count by the account (id), each origin's last word only, and none after the day."""
    of_answer = {each.answer: each for each in kept_out}
    told, _ = told_by_subject(of_answer, day)
    return {subject: [of_answer[answer] for answer in answers] for subject, answers in told.items()}


def unanswered_since(kept_out: Sequence[KeptOut], observations: Iterable[Observation[Any]]) -> Iterator[KeptOut]:
    """Yield the answers that a cause keeps out, as long as nobody told on their day or later whether it is done there."""
    if not kept_out:
        return
    accounts = {each.answer.subjects[0] for each in kept_out}
    of_accounts = by_subject(told for told in observations if not accounts.isdisjoint(told.subjects))
    for each in kept_out:
        answer = each.answer
        asked = answered_with(answer.fact) - {TWO_STEP_CAUSE}
        told = of_accounts.get(answer.subjects[0], ())
        if not any(other.fact in asked and other.observed_on >= answer.observed_on for other in told):
            yield each


def with_kept_out(assessment: OfficeAssessment, judging: JudgingInput) -> OfficeAssessment:
    """Return an office with what was answered for all beside each no of an account, where that account's own keeps it out.

    Args:
        assessment: the office, judged without those answers.
        judging: what was told, those answers among it.

    """
    kept_out = judging.kept_out
    if not kept_out or kept_out.keys().isdisjoint({finding.subject for finding in assessment.findings}):
        return assessment
    reads = judging.baseline.reads
    hindered = assessment.hindered

    def beside(finding: Finding) -> Finding:
        found = [each for each in kept_out.get(finding.subject, ()) if each.answer.fact in reads[finding.policy]]
        if not found or finding.refuted or finding.against_cause:
            return finding
        last = max(each.answer.observed_on for each in found)
        by_cause = next((each for each in found if each.answer.observed_on == last and _is_by_cause(each)), None)
        if (
            by_cause is not None
            and by_cause.no is not None
            and _is_open_by(by_cause.no, finding, hindered, judging.at_portal_since.get(finding.subject))
        ):
            return replace(finding, conflict=True, refuted=(side_told(by_cause.answer), side_told(by_cause.no)))
        if finding.outcome is not Outcome.FAIL:
            return finding
        sides = (
            (side_told(each.answer), side_told(each.no))
            for each in found
            if each.answer.observed_on == last and each.no is not None and each.no.fact == each.answer.fact
        )
        return replace(finding, conflict=True, refuted=next(sides, ()))

    return replace(assessment, findings=tuple(map(beside, assessment.findings)))


_OF_TWO_STEP: Final = answered_with(TWO_STEP_ENROLLED)


def _is_by_cause(kept_out: KeptOut) -> bool:
    """Whether a cause keeps out the yes itself: to two-step, or whatever it is where nobody can do anything.

    One that was seen at a login is no answer that another answer settles.
    """
    answer, cause = kept_out.answer, kept_out.no
    if cause is None or cause.fact != TWO_STEP_CAUSE:
        return False
    if answer.fact != TWO_STEP_ENROLLED and (answer.fact in _OF_TWO_STEP or not cause.value.hinders_all):
        return False
    return not answer.grade < Grade.WITNESSED <= cause.grade


def _is_open_by(
    cause: Observation[Any], finding: Finding, hindered: Mapping[str, Cause], at_portal_since: date | None
) -> bool:
    """Whether a duty is not done, or not known with that very cause, so that what the cause keeps out would have settled it.

    A cause that hinders all (`OfficeAssessment.hindered`) is that of every duty, as long as it stands. One that was told of a former portal is none any more
    (`auditor.judging.portals.known_there`), yet keeps out what was told for all, until another takes its place.
    """
    is_over = finding.cause is None and is_of_former(cause.value, cause.observed_on, at_portal_since)
    stands = is_over or cause.value in {finding.cause, hindered.get(finding.subject)}
    if finding.outcome is Outcome.UNKNOWN:
        return stands and not finding.has_no_own_account
    return finding.outcome is Outcome.FAIL and not finding.sides and (stands or not cause.value.hinders_all)
