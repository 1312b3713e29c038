"""Evidence of kept rounds that is gone or changed: which files, and which answers turned for the better without a newer one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import joined, plain
from auditor.model.evidence import LISTED, MissingReason
from auditor.model.evidence_names import TYPED
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.notice import Notice, Place, Severity
from auditor.model.round import cards
from auditor.model.source import EvidenceFile
from auditor.register.columns import CONTACTED_ON
from auditor.register.questions.email import NO_ADDRESS
from auditor.register.reading.cells import JOINED_LATER
from auditor.register.reading.form import place_of
from auditor.register.reading.form_month import odd_words
from auditor.rounds.lost_texts import (
    ALTERED,
    BRING_BACK,
    CHANGED,
    FIND_OUT,
    GONE,
    KNOWN_BY_IT,
    MORE,
    OR_TURNED_BACK,
    PASSED_ON,
    TURNED_BACK,
)
from auditor.rounds.still_told_texts import (
    STILL_ASKED,
    STILL_JOINED_LATER,
    STILL_OF_NO_ADDRESS,
    STILL_UNCLEAR,
    STILL_UNDATED,
    STILL_UNDATED_AND_ASKED,
    TOLD_THEN,
)
from auditor.views.since import was_told_by_then

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.forms import OddDays, OwnForms
    from auditor.model.round import FileSeen
    from auditor.rounds.evidence_folder import UnreadFile
    from auditor.rounds.ledger import RoundHead

MOST_NAMED: Final = 10
"""So many altered answers are named one by one."""


class LostFile(Struct, frozen=True):
    """A file that spoke in a kept round and is there no longer, or no longer as it was (`changed`).

    `anew` where it was still there, as it was, when the last round was kept; `compared` where it spoke in the round with which a
    new one is compared, whatever was kept between them, as for a meeting that was not held.
    """

    name: str
    changed: bool
    anew: bool = True
    compared: bool = False

    @property
    def told(self) -> bool:
        """Whether it is told: what was gone already when the last round was kept was told then, and that round says so."""
        return self.anew or self.changed


def told_when_kept(  # noqa: PLR0913 what is told, and what it is told beside
    notices: Iterable[Notice],
    files: Collection[FileSeen],
    spoke: Collection[FileSeen],
    odd_days: Iterable[OddDays],
    anew: Container[tuple[str, str]],
    *,
    undated: Container[tuple[str, str]],
) -> Iterator[Notice]:
    """Yield notices; of a file that entered the last kept round only that its cells were told then and stay as they are.

    What is told until it is answered anew is told on. A copy of it is called as the round has it. Where it differs from a file that came since, that was not told yet. Whoever corrected such a file would take from the kept round what it was made from.

    Args:
        notices: what is told of the evidence.
        files: its files.
        spoke: those of the last kept round.
        odd_days: days of contact that fit no form; what they mean is asked also of a file that was kept.
        anew: rows of which it was not told then, by the digest of their file and their place in it.
        undated: rows whose answers wait for their day, likewise.

    """
    asked = {Place(odd.file, odd.sheet, odd.rows[0], odd.heading): odd for odd in odd_days}
    there = {seen.name: seen.sha256 for seen in files}
    kept = {seen.sha256: seen.name for seen in spoke if there.get(seen.name) == seen.sha256}
    told_then = {
        name: Notice(Severity.CHANGED, Place(called), TOLD_THEN.filled(file=called))
        for name in names_spoken(files, spoke)
        for called in (kept.get(there[name], name),)
    }
    for notice in notices:
        both_spoke = not notice.beside or notice.beside in told_then
        row = there.get(notice.place.file, ""), place_of(notice.place.sheet, notice.place.row)
        unreached = notice.about is not None and notice.about.unreached != ()
        if notice.about is not None and notice.about.unclear and notice.place.file in told_then:
            yield replace(notice, weight=Severity.DOUBTFUL, told=_still_barring(notice.told, notice.about.on))
        elif row in undated and notice.place.file in told_then and _is_of_its_day(notice):
            is_asked = (
                notice.about is not None and notice.about.talk is not None and not notice.place.file.startswith(TYPED)
            )
            still = STILL_UNDATED_AND_ASKED if is_asked else STILL_UNDATED
            yield replace(notice, weight=Severity.DOUBTFUL, told=still)
        elif row in anew or unreached or not (notice.place.row and both_spoke and notice.place.file in told_then):
            yield notice
        elif notice.place in asked:
            odd = asked[notice.place]
            yield Notice(Severity.DOUBTFUL, notice.place, STILL_ASKED.filled(odd=odd_words(odd), n=len(odd.rows)))
        else:
            yield told_then[notice.place.file]


def names_spoken(files: Iterable[FileSeen], spoke: Iterable[FileSeen]) -> frozenset[str]:
    """Return the names of those files that are as they were when they `spoke` in a round, be it under another name."""
    in_round = {seen.sha256 for seen in spoke}
    return frozenset(seen.name for seen in files if seen.sha256 in in_round)


def _still_barring(told: Text, on: date | None) -> Text:
    """Return what is told on of an answer that bars others until it is answered anew, by what was told of it, and its day."""
    if on is not None and told == JOINED_LATER.filled(on=on):
        return STILL_JOINED_LATER.filled(on=on)
    return STILL_OF_NO_ADDRESS if told == NO_ADDRESS else STILL_UNCLEAR


def _is_of_its_day(notice: Notice) -> bool:
    return notice.about is not None and notice.about.question == CONTACTED_ON.name


def lost_before(rounds: Sequence[RoundHead], compared: RoundHead | None) -> tuple[FileSeen, ...]:
    """Return the files of which the last kept round says that they were lost or changed when it was kept, as they first spoke.

    With them those of the round with which a new one is `compared` that a round since was knowingly kept without.
    """
    if not rounds:
        return ()
    since = [head for head in rounds if compared is not None and head.number > compared.number]
    names = {*rounds[-1].header.unread, *rounds[-1].header.changed}
    spoke: dict[str, FileSeen] = {}
    for head in rounds[:-1]:
        for seen in head.header.files:
            if seen.name in names:
                spoke.setdefault(seen.name, seen)
    for seen in kept_without(compared.header.files, since) if compared is not None else ():
        spoke.setdefault(seen.name, seen)
    return tuple(spoke.values())


def kept_without(files: Sequence[FileSeen], later: Iterable[RoundHead]) -> dict[FileSeen, RoundHead]:
    """Return the files of an earlier round that a later one was knowingly kept without, with that one; not what one had again since.

    Args:
        files: the files; in their order they are returned.
        later: the rounds after that whose files they are, in their order.

    """
    found: dict[FileSeen, RoundHead] = {}
    for head in later:
        spoke, unread = {file.sha256 for file in head.header.files}, {*head.header.unread}
        for seen in files:
            if seen.sha256 in spoke:
                found.pop(seen, None)
            elif seen.name in unread:
                found.setdefault(seen, head)
    return {seen: found[seen] for seen in files if seen in found}


def lost_files(  # noqa: PLR0913, PLR0917 what is there beside what was
    spoke: Iterable[FileSeen],
    before: Collection[FileSeen],
    files: Iterable[EvidenceFile | UnreadFile],
    missing: Collection[str],
    compared: Container[str],
    own: OwnForms | None,
) -> tuple[LostFile, ...]:
    """Return the files of kept rounds that are gone or changed; not what was said since to be another upazila's, and passed on to it.

    Args:
        spoke: the files of the last kept round.
        before: those that it lacked already, or had otherwise than they first spoke; what it had in the place of one that is back
            as it first spoke needs not be there.
        files: the files that are there now; one that was renamed is known by its digest.
        missing: names of files of which it is told elsewhere that they are not there.
        compared: the digests of the files of the round with which a new one is compared.
        own: what is known of the workspace's forms: also which were said to be another upazila's, and when.

    """
    present, anothers = list(files), _anothers(own)
    digests = {file.sha256 for file in present if isinstance(file, EvidenceFile)}
    names = {file.name for file in present}
    needless = {*missing, *(seen.name for seen in before if seen.sha256 in digests)}
    known = digests.union(anothers)
    now = [
        LostFile(seen.name, seen.name in names)
        for seen in spoke
        if seen.sha256 not in known and seen.name not in needless
    ]
    told = {
        *missing,
        *(file.name for file in now),
        *(file.name for file in present if not isinstance(file, EvidenceFile)),
    }
    still = [
        LostFile(seen.name, seen.name in names, anew=False, compared=seen.sha256 in compared)
        for seen in before
        if seen.sha256 not in known and seen.name not in told
    ]
    return (*now, *still)


def tell_lost(lost: Iterable[LostFile]) -> list[Notice]:
    """Return a notice for each file that is gone or changed."""
    return [
        Notice(Severity.WRONG, Place(file.name), (CHANGED if file.changed else GONE).filled(file=file.name))
        for file in lost
    ]


def tell_lost_files(
    lost: Iterable[LostFile], spoke: Iterable[FileSeen], own: OwnForms | None, unread: Container[str]
) -> tuple[Notice, ...]:
    """Return the same, and of each file of the last round that was said since to be another upazila's that it counts no longer.

    Args:
        lost: the files that are gone or changed.
        spoke: those of the last kept round.
        own: what is known of the workspace's forms.
        unread: the names of those that are there and refused.

    """
    passed_on = ((seen.name, on) for seen in spoke if (on := _anothers(own).get(seen.sha256)) is not None)
    return (
        *tell_lost(lost),
        *(
            Notice(Severity.CHANGED, Place(name), PASSED_ON.filled(file=name, on=on))
            for name, on in passed_on
            if name not in unread
        ),
    )


def _anothers(own: OwnForms | None) -> Mapping[str, date]:
    return own.anothers if own is not None else {}


def doubts_of_lost(lost: Sequence[LostFile], altered: Sequence[Notice]) -> tuple[Text, ...]:
    """Return what is to be asked about before a round is kept: files that are newly gone or changed, and what that alters.

    Args:
        lost: the files that are gone or changed.
        altered: what is told of the answers that turned for the better.

    """
    anew = [file for file in lost if file.anew]
    if not anew:
        return ()
    return tuple(notice.message for notice in (*tell_lost(anew), *altered))


def tell_altered(  # noqa: PLR0913, PLR0917 what is compared, and by what it may have turned
    then: Iterable[OfficeAssessment],
    now: Iterable[OfficeAssessment],
    perhaps: Iterable[tuple[Mapping[str, str], OfficeAssessment]],
    baseline: Baseline,
    lost: Iterable[LostFile],
    taken_back: Mapping[str, date],
    first_lost: str,
    told: Mapping[str, Sequence[Observation[Any]]],
) -> tuple[Notice, ...]:
    """Return a notice for each no of the last kept round that is none any more though nobody told anything later, with the cause; and for what was not known then and is done now by a file alone that was changed.

    What only the roster said no file told: it is told where an answer about it was taken back; else the roster says otherwise now.

    Args:
        then: the offices as they were kept, by the ids that they have now.
        now: the offices as they stand.
        perhaps: as they would stand if those of whom it is not known were some of before, and who would be whom.
        baseline: the rules: the names of duties, and the facts by which each is judged.
        lost: the files that are gone or changed: by one that is gone nobody altered anything.
        taken_back: since the last kept round, the answers about who is who: the day, by the ids of whom each is about.
        first_lost: the name of evidence that is lost, at which it is told what turned with it.
        told: what counts now, by whom it is about.

    """
    place, changed = Place(first_lost), {file.name for file in lost if file.changed}
    names: dict[str, Text] = {}
    noes: dict[tuple[str, str], Finding] = {}
    unknown: set[tuple[str, str]] = set()
    for row in then:
        names |= row.office.named
        noes |= {finding.about: finding for finding in row.findings if _outcome(finding) is Outcome.FAIL}
        unknown |= {finding.about for finding in row.findings if changed and _outcome(finding) is Outcome.UNKNOWN}
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for row in now:
        names |= row.office.named
        for finding in row.findings:
            found[finding.about].append(finding)
    stands = {about: findings[0] for about, findings in found.items()}
    for taken, row in perhaps:
        for finding in (each for each in row.findings if each.subject in taken):
            of_before = taken[finding.subject], finding.policy
            found[of_before].append(finding)
            stands.setdefault(of_before, stands.get(finding.about, finding))
    duties, reads = {rule.policy: rule.duty for rule in cards(baseline)}, baseline.reads
    notices = [
        Notice(
            Severity.WRONG,
            Place(LISTED) if noes[subject, policy].source == LISTED else place,
            _sentence(
                names[subject],
                duties.get(policy, plain(policy)),
                noes[subject, policy],
                stands[subject, policy],
                FIND_OUT if changed else BRING_BACK,
                taken_back.get(subject),
            ),
        )
        for (subject, policy), findings in found.items()
        if (subject, policy) in noes
        and (subject in taken_back or noes[subject, policy].source != LISTED)
        and all(_turned_without_a_later_answer(noes[subject, policy], finding) for finding in findings)
    ]
    notices += [
        Notice(
            Severity.WRONG,
            place,
            joined((KNOWN_BY_IT, FIND_OUT), " ").filled(
                who=names[subject],
                duty=duties.get(policy, plain(policy)),
                before=Outcome.UNKNOWN.label,
                now=findings[0].as_printed,
                day=findings[0].observed_on or "",
            ),
        )
        for (subject, policy), findings in found.items()
        if (subject, policy) in unknown
        and all(_is_done_by(changed, finding, told.get(subject, ()), reads[policy]) for finding in findings)
    ]
    if len(notices) > MOST_NAMED:
        return (*notices[:MOST_NAMED], Notice(Severity.WRONG, place, MORE.filled(n=len(notices) - MOST_NAMED)))
    return tuple(notices)


def _sentence(  # noqa: PLR0913, PLR0917 what a sentence is made of
    who: Text, duty: Text, before: Finding, now: Finding, ending: Text, taken_back: date | None
) -> Text:
    """Return what turned, with what to do about it, its `ending`; and when an answer was taken back by which it did, or may have."""
    by_roster = before.source == LISTED
    altered = (TURNED_BACK if by_roster else ALTERED).filled(
        who=who,
        duty=duty,
        before=before.as_printed,
        now=now.as_printed,
        day=before.observed_on or "",
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


def _turned_without_a_later_answer(before: Finding, now: Finding) -> bool:
    if _outcome(now) is Outcome.UNKNOWN and not now.told_before_leaving:
        if now.reason in {MissingReason.UNCLEAR, MissingReason.UPHELD}:
            return before.reason is now.reason or was_told_by_then(before, now)
        return now.reason in {MissingReason.NEVER_TOLD, MissingReason.STALE, MissingReason.LEFT_ROSTER}
    return (_outcome(now) is Outcome.PASS or now.told_before_leaving) and was_told_by_then(before, now)


def _outcome(finding: Finding) -> Outcome:
    """Return the outcome without regard to time that the committee gave."""
    return finding.waived_from or finding.outcome
