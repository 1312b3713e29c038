"""By whom and on which day something was told, also where an answer of a register counts by a day on which nobody told anything.

Such are the answers of rows without a day of contact that can be read, or with one that does not fit their form, while it is not said
which day is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.register.reading.form import ID as REGISTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.evidence import ContactRecord
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.side import Side


def days_of_talks(assessment: OfficeAssessment) -> frozenset[date]:
    """Return the days on which an office was spoken to, or wrote."""
    return frozenset(contact.on for contact in assessment.contacts)


def post_telling(contacts: Iterable[ContactRecord], on: date, way: str) -> Text | None:
    """Return which post told what a register has of a day: of several that were spoken to on it by a way, which may be empty, one of them."""
    posts = [post for post in posts_spoken_to(contacts, on, way) if post]
    return Text(en=" or ".join(posts), bn=" বা ".join(posts)) if posts else None


def posts_spoken_to(contacts: Iterable[ContactRecord], on: date, way: str) -> tuple[str, ...]:
    """Return the posts that were spoken to on a day by a way, which may be empty, each once; one that is not named is empty."""
    spoken = (contact.told_by for contact in contacts if contact.on == on and way in {"", contact.way})
    return tuple(dict.fromkeys(spoken))


def day_told(source: str, on: date | None, talks: AbstractSet[date | None]) -> date | None:
    """Return the day on which something was told; None where it only counts by that day, and nobody told anything on it.

    Args:
        source: the id of what told it.
        on: the day by which it counts.
        talks: the days on which its office was spoken to.

    """
    return on if source != REGISTER or on in talks else None


def side_day(side: Side, talks: AbstractSet[date | None]) -> date | None:
    """Return the day on which one side of two answers was told, as `day_told` does."""
    return None if side.day_unknown else day_told(side.source, side.on, talks)


def sources_without_day(assessment: OfficeAssessment, subject: str) -> frozenset[str]:
    """Return the sources (ids) that told something of an office or account (its id), and of which nobody knows on which day they told any of it: rows without a day, slips of a computer with a wrong clock."""
    findings = [finding for finding in assessment.findings if finding.subject == subject]
    sides = [side for each in findings for side in (*each.sides, *each.refuted, *each.against_cause)]
    told = {(each.source, each.day_unknown) for each in findings} | {(each.source, each.day_unknown) for each in sides}
    return frozenset(source for source, is_unknown in told if is_unknown and (source, False) not in told)


def with_days_told(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return an office without the days by which answers of a register count, where nobody told anything on them.

    Such are those of rows without a day of contact that can be read, or with one that does not fit their form, while it is not said
    which day is meant.
    """
    talks = {*days_of_talks(assessment), None}
    findings = tuple(_with_day_told(finding, talks) for finding in assessment.findings)
    return assessment if findings == assessment.findings else replace(assessment, findings=findings)


def _with_day_told(finding: Finding, talks: AbstractSet[date | None]) -> Finding:
    on = None if finding.day_unknown else day_told(finding.source, finding.observed_on, talks)
    cause_source, has_no_day = finding.cause_source or finding.source, finding.cause_day_unknown
    cause_on = None if has_no_day else day_told(cause_source, finding.cause_on, talks)
    unchanged = (on, cause_on) == (finding.observed_on, finding.cause_on)
    return finding if unchanged else replace(finding, observed_on=on, cause_on=cause_on)


def counts_by_day_untold(finding: Finding) -> bool:
    """Return whether an answer of a register counts by a day on which nobody told it (of an office `with_days_told`): none is written that can be read, or it does not fit its form."""
    return finding.source == REGISTER and finding.observed_on is None


def awaits_day(finding: Finding) -> bool:
    """Return whether nothing else is asked of a duty until it is settled on which day an answer was told.

    Of an office `with_days_told`. Nothing is known but for that answer; or it is a no that counts on no day that is known while the contrary was told, too: which of the two is right, its day says first.
    Beside a later yes for all it stands whichever its day is: that is then asked beside the duty.
    """
    is_no_in_doubt = finding.is_no and finding.is_told_otherwise and counts_by_day_untold(finding)
    return finding.awaits_day or (is_no_in_doubt and not keeps_out_a_later_answer(finding))


def keeps_out_a_later_answer(finding: Finding) -> bool:
    """Return whether a later answer, known as well, does not count since it was told of all user IDs at once (`auditor.judging.kept_out`)."""
    match finding.refuted:
        case (answer, no):
            return (answer.fact, answer.grade) == (no.fact, no.grade) and answer.on > no.on
        case _:
            return False


def asks_day(finding: Finding) -> bool:
    """Return whether an office is to tell on which day it gave an answer to a duty, whatever else is asked of it: one that does not count until then, or a no that counts all the same.

    Of an office `with_days_told`.
    """
    is_beside = finding.undated and finding.is_no
    return finding.awaits_day or is_beside or (finding.is_no and counts_by_day_untold(finding))
