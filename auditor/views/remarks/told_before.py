"""What an office told before and that counts no longer: it is to be told again, and nobody says that it was not told.

Of one duty `Since.asks_again` says so. Whatever paper, letter or list tells of it asks here what that makes of an office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.views.summary import Uncounted
from auditor.views.compared.stood import (
    asked_of_keeper,
    is_pending,
    only_for_user_ids,
    only_such,
    owed_duties,
    owed_findings,
)
from auditor.views.office.missing import is_misplaced
from auditor.views.remarks.denied_address import awaits_address

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.finding import Finding, OfficeAssessment, Status
    from auditor.views.compared.since import Since


def has_told_before(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether an office told something that counted, of which nothing counts now and nothing came since: it is not among those that answered."""
    ordered = assessment.of(level=Level.SHALL)
    told = (each for each in ordered if not (each.unanswered or each.told_by_others or each.told_there))
    return not assessment.answered and any(map(since.asks_again, told))


def is_to_answer_again(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether something that an office owes is to be told again, or stands as not done and an answer that came on it cannot be read."""
    return any(since.asks_again(each) or is_unread_beside_a_no(each) for each in owed_findings(assessment))


def is_unread_beside_a_no(finding: Finding) -> bool:
    """Return whether a duty stands as not done, and an answer that came on it cannot be read."""
    return finding.is_no and finding.reason is MissingReason.UNCLEAR


def has_only_to_tell_again(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether an office owes something, and by what is known only to tell it: all was told before, or it has answered nothing that is left, of which nothing is known undone."""
    again = [since.asks_again(each) for each in owed_findings(assessment)]
    only = has_told_before(assessment, since) and has_only_to_tell(assessment, since)
    return any(again) and (all(again) or only)


def may_have_told_since(assessment: OfficeAssessment, since: Since, day: date) -> bool:
    """Return whether an office told something that it is to tell again after a day, or nobody knows when: it has not kept silent since."""
    again = (each for each in owed_findings(assessment) if since.asks_again(each))
    return any(since.has_vanished(each) or (told := since.aged_on(each)) is None or told > day for each in again)


def uncounted_of(decision: str, assessment: OfficeAssessment, since: Since, status: Status) -> frozenset[Uncounted]:
    """Return why something that an office told of a decision (its id) does not count: of what is open under it, or a no that is evidence no more.

    `status` is how it stands under the decision. Nothing where all of it counts, or it told nothing.
    """
    ordered = assessment.of(decision=decision, level=Level.SHALL)
    noes = (since.undenied[each.about] for each in ordered if each.about in since.undenied)
    gone = frozenset({Uncounted.GONE} if any(no.grade is not Grade.EXPORTED for no in noes) else ())
    if not is_pending(status):
        return gone
    opened = [each for each in ordered if each.is_open and not each.awaits_reason]
    kept = {Uncounted.UPHELD for each in opened if each.outcome is Outcome.UNKNOWN and each.is_to_correct}
    kept |= {Uncounted.UNDATED for each in opened if each.undated}
    kept |= {Uncounted.JOINING for each in opened if each.awaits_joining}
    kept |= {Uncounted.LEFT for each in ordered if each.told_before_leaving}
    kept |= {Uncounted.UNPLACED for each in opened if assessment.awaits_owner(each)}
    perhaps_back = (each for each in assessment.perhaps_back if each.decision == decision)
    kept |= {Uncounted.UNPLACED for each in perhaps_back if each.told_before_leaving}
    kept |= {Uncounted.ADDRESS for each in opened if awaits_address(each)}
    kept |= {_unplaced_or_unread(each) for each in opened if each.is_no and each.reason in _BESIDE_A_NO}
    owed = (each for each in owed_findings(assessment) if each.decision == decision)
    return gone | kept | why_told_again(owed, since)


_BESIDE_A_NO: Final = frozenset({MissingReason.UNCLEAR, MissingReason.UNPLACED})
"""Why an answer does not count beside which a no stands."""


def why_told_again(findings: Iterable[Finding], since: Since) -> frozenset[Uncounted]:
    """Return why what was told before of duties is to be told again."""
    return frozenset(_why(each, since) for each in findings if since.asks_again(each))


def _why(finding: Finding, since: Since) -> Uncounted:
    if since.has_vanished(finding):
        return Uncounted.GONE
    if since.has_grown_old(finding):
        return Uncounted.OLD
    if finding.reason is MissingReason.BEFORE_START:
        return Uncounted.EARLY
    return _unplaced_or_unread(finding)


def _unplaced_or_unread(finding: Finding) -> Uncounted:
    if is_misplaced(finding):
        return Uncounted.MISPLACED
    return Uncounted.UNPLACED if finding.reason is MissingReason.UNPLACED else Uncounted.UNREAD


def only_to_tell_again(assessment: OfficeAssessment, since: Since) -> frozenset[str]:
    """Return the policies (ids) under which all that an office owes was told before and is only to be told again."""
    return only_such(owed_findings(assessment), since.asks_again)


def has_only_to_tell(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether an office owes something, but for which user IDs it has, and by what is known has only to tell how it stands, for the first time or again."""
    owed = owed_duties(assessment) - only_for_user_ids(assessment)
    return bool(owed) and owed <= only_to_tell(assessment, since)


def is_told_to_tell_again(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether a clause calls an office one that has only to tell something again (`has_only_to_tell_again`): none is where a duty stands as not done."""
    return has_only_to_tell_again(assessment, since) and not _leaves_undone(assessment)


def is_told_to_finish(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether a clause calls an office one of which work is known to be left, whoever told of it: more than to tell is (`has_only_to_tell`), or a duty stands as not done."""
    owed = owed_duties(assessment) - only_for_user_ids(assessment)
    return not owed <= only_to_tell(assessment, since) or (bool(owed) and _leaves_undone(assessment))


def _leaves_undone(assessment: OfficeAssessment) -> bool:
    """Return whether a duty stands as not done of which the office itself owes nothing, since who keeps the roster settles first which answer counts."""
    ordered = (each for each in assessment.of(level=Level.SHALL) if each.is_open and each.is_no)
    return any(asked_of_keeper(each, assessment.office) for each in ordered if each.subject not in assessment.hindered)


def has_only_the_rest_to_tell(assessment: OfficeAssessment, since: Since) -> bool:
    """Return whether an office of which something is known has only to tell (`has_only_to_tell`): of a silent one nobody knows that no work is left."""
    return assessment.answered and has_only_to_tell(assessment, since)


def joining_asked(assessment: OfficeAssessment) -> tuple[Text, ...]:
    """Return the accounts of an office, by name, of whose holders it is asked on which day they joined."""
    asked = {each.subject for each in owed_findings(assessment) if each.awaits_joining}
    return tuple(name for subject, name in assessment.office.called.items() if subject in asked)


def only_for_joining(assessment: OfficeAssessment) -> frozenset[str]:
    """Return the policies (ids) under which all that an office owes is on which day holders of user IDs joined."""
    return only_such(owed_findings(assessment), lambda finding: finding.awaits_joining)


def has_only_joining_to_tell(assessment: OfficeAssessment) -> bool:
    """Return whether all that an office owes is on which day holders of user IDs joined."""
    owed = owed_findings(assessment)
    return bool(owed) and all(each.awaits_joining for each in owed)


def only_to_tell(assessment: OfficeAssessment, since: Since) -> frozenset[str]:
    """Return the policies (ids) under which an office has nothing to do by what is known: it has only to tell how it stands, of a vacant post who has its user ID."""
    hindered = assessment.hindered

    def is_to_tell(finding: Finding) -> bool:
        if finding.subject in hindered or since.asks_again(finding):
            return True
        settled_by_telling = not (finding.is_seen_otherwise or finding.no_of_several)
        return settled_by_telling and since.as_asked(finding).outcome is Outcome.UNKNOWN

    ordered = assessment.of(level=Level.SHALL)
    others = (each for each in ordered if not (each.awaits_reason or each.waits_for or each.has_no_own_account))
    opened = (each for each in others if each.is_open)
    return only_such((each for each in opened if not asked_of_keeper(each, assessment.office)), is_to_tell)
