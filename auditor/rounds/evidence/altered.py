"""Tells of answers that turned for the better with evidence that is lost: nobody told anything later, so somebody altered or lost what said otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import joined, plain
from auditor.model.days import UNKNOWN_DAY
from auditor.model.evidence import LISTED, MissingReason
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.notice import Notice, Place, Severity
from auditor.model.round import cards
from auditor.model.views.head import named_apart
from auditor.register.days_told import with_days_told
from auditor.rounds.evidence.lost_texts import (
    ALTERED,
    BRING_BACK,
    FIND_OUT,
    KNOWN_BY_IT,
    LET_READ,
    MORE,
    NOBODY_SINCE,
    NOTHING_COUNTS_SINCE,
    OR_TURNED_BACK,
    TURNED_BACK,
)
from auditor.rounds.identity import as_now
from auditor.views.compared.gone_evidence import speaks_of
from auditor.views.remarks.told_by_then import BARRED, last_told, was_told_by_then

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.round import FileSeen
    from auditor.model.subjects import Office
    from auditor.rounds.evidence.lost_evidence import LostFile
    from auditor.rounds.round_input import RoundInput

MOST_NAMED: Final = 10
"""So many altered answers are named one by one."""


def tell_altered(  # noqa: PLR0913, PLR0917 what is compared, and by what it may have turned
    given: RoundInput,
    now: Iterable[OfficeAssessment],
    perhaps: Iterable[tuple[Mapping[str, str], OfficeAssessment]],
    lost: Sequence[LostFile],
    missing: str,
    told: Mapping[str, Sequence[Observation[Any]]],
    files: Sequence[FileSeen],
) -> tuple[Notice, ...]:
    """Return a notice for each no of the last kept round that is none any more though nobody told anything later, with the cause; and for what was not known to be done then, of whom nothing is lost, and is done now by a file alone that was changed.

    What only the roster said no file told: it is told where an answer about it was taken back; else the roster says otherwise now.

    Args:
        given: what the round is made of: also the offices as they were kept last.
        now: the offices as they stand.
        perhaps: as they would stand if those of whom it is not known were some of before, and who would be whom.
        lost: the files that are gone or changed: by one that is gone nobody altered anything, and of whom none of them spoke nothing turned with it.
        missing: the name of evidence for which the ledger vouches and that is not there as it was, which may have spoken of anybody; empty where all is.
        told: what counts now, by whom it is about.
        files: the files that are there.

    """
    lost = [file for file in lost if not file.carried_on]
    place = Place(next((file.name for file in lost), missing))
    changed = {file.name for file in lost if file.changed and not file.held}
    ending = FIND_OUT if changed else LET_READ if any(file.held for file in lost) else BRING_BACK
    spoke_of = [None] if missing else [given.spoke_of(file.seen, files) for file in lost]
    before = (*given.spoke, *(file.seen for file in lost))
    speak_of = [given.spoke_of(each, before) for each in files if each.name in changed]
    then: list[tuple[int, Office]] = []
    listed: list[tuple[int, Office]] = []
    noes: dict[tuple[str, str], Finding] = {}
    left_open: dict[tuple[str, str], Finding] = {}
    days: dict[tuple[str, str], date | Text] = {}
    for row in as_now.rows(given.last(), given.everybody):
        then.append((row.serial, row.office))
        lost_any = speaks_of(spoke_of, row.office)
        outcomes = {finding.about: _outcome(finding) for finding in row.findings}
        noes |= {
            each.about: each
            for each in row.findings
            if outcomes[each.about] is Outcome.FAIL and (lost_any or each.subject in given.taken_back)
        }
        if speaks_of(speak_of, row.office):
            left_open |= {
                each.about: each
                for each in row.findings
                if outcomes[each.about] in {Outcome.UNKNOWN, Outcome.FAIL} and each.about not in noes
            }
        told_then = (each for each in with_days_told(row).findings if each.about in noes)
        days |= {each.about: each.observed_on or UNKNOWN_DAY for each in told_then}
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for row in now:
        listed.append((row.serial, row.office))
        for finding in row.findings:
            found[finding.about].append(finding)
    stands = {about: findings[0] for about, findings in found.items()}
    for taken, row in perhaps:
        for finding in (each for each in row.findings if each.subject in taken):
            of_before = taken[finding.subject], finding.policy
            found[of_before].append(finding)
            stands.setdefault(of_before, stands.get(finding.about, finding))
    names = named_apart(then) | named_apart(listed)
    duties, reads = {rule.policy: rule.duty for rule in cards(given.baseline)}, given.baseline.reads
    notices = [
        Notice(
            Severity.WRONG,
            Place(LISTED) if noes[subject, policy].source == LISTED else place,
            _sentence(
                names[subject],
                duties.get(policy, plain(policy)),
                noes[subject, policy],
                stands[subject, policy],
                days[subject, policy],
                ending,
                given.taken_back.get(subject),
            ),
        )
        for (subject, policy), findings in found.items()
        if (subject, policy) in noes
        and (subject in given.taken_back or noes[subject, policy].source != LISTED)
        and all(
            _turned_without_a_later_answer(noes[subject, policy], finding, told.get(subject, ()), reads[policy])
            for finding in findings
        )
    ]
    notices += [
        Notice(
            Severity.WRONG,
            place,
            joined((KNOWN_BY_IT, FIND_OUT), " ").filled(
                who=names[subject],
                duty=duties.get(policy, plain(policy)),
                before=left_open[subject, policy].as_printed,
                now=findings[0].as_printed,
                day=findings[0].observed_on or "",
            ),
        )
        for (subject, policy), findings in found.items()
        if (subject, policy) in left_open
        and all(_is_done_by(changed, finding, told.get(subject, ()), reads[policy]) for finding in findings)
    ]
    if len(notices) > MOST_NAMED:
        return (*notices[:MOST_NAMED], Notice(Severity.WRONG, place, MORE.filled(n=len(notices) - MOST_NAMED)))
    return tuple(notices)


def _sentence(  # noqa: PLR0913, PLR0917 what a sentence is made of
    who: Text, duty: Text, before: Finding, now: Finding, day: date | Text, ending: Text, taken_back: date | None
) -> Text:
    """Return what turned, with what to do about it, its `ending`; and when an answer was taken back by which it did, or may have."""
    by_roster = before.source == LISTED
    altered = (TURNED_BACK if by_roster else ALTERED).filled(
        who=who,
        duty=duty,
        before=before.as_printed,
        now=now.as_printed,
        day=day,
        nobody=NOTHING_COUNTS_SINCE if now.outcome is Outcome.UNKNOWN and now.reason in BARRED else NOBODY_SINCE,
        on=taken_back or "",
    )
    perhaps = (OR_TURNED_BACK.filled(on=taken_back),) if taken_back else ()
    return altered if by_roster else joined((altered, ending, *perhaps), " ")


def _is_done_by(
    files: Container[str], finding: Finding, told: Iterable[Observation[Any]], reads: Container[Fact[Any]]
) -> bool:
    """Return whether something is done by what these files alone tell of its facts on its day."""
    of_day = [
        each.reference.file in files for each in told if each.fact in reads and each.observed_on == finding.observed_on
    ]
    return _outcome(finding) is Outcome.PASS and bool(of_day) and all(of_day)


def _turned_without_a_later_answer(
    before: Finding, now: Finding, told: Iterable[Observation[Any]], reads: Container[Fact[Any]]
) -> bool:
    """Return whether a no is none any more though nothing that can be read was told later of its facts: an answer that only bars a yes takes no no away."""
    if _outcome(now) is Outcome.UNKNOWN and not now.told_before_leaving:
        if now.reason in BARRED:
            last = last_told(before)
            return last is None or all(each.observed_on <= last for each in told if each.fact in reads)
        if now.reason is MissingReason.UPHELD:
            return before.reason is now.reason or was_told_by_then(before, now)
        return now.counts_no_more or now.reason in {MissingReason.NEVER_TOLD, MissingReason.LEFT_ROSTER}
    return (_outcome(now) is Outcome.PASS or now.told_before_leaving) and was_told_by_then(before, now)


def _outcome(finding: Finding) -> Outcome:
    """Return the outcome without regard to time that the committee gave."""
    return finding.waived_from or finding.outcome
