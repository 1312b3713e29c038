"""Evidence of kept rounds that is gone or changed: which files, and which answers turned for the better without a newer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.evidence_names import TYPED
from auditor.model.notice import Notice, Place, Severity
from auditor.model.source import EvidenceFile
from auditor.register.columns import CONTACTED_ON
from auditor.register.questions.email import NO_ADDRESS
from auditor.register.reading.cells import JOINED_LATER
from auditor.register.reading.form import place_of
from auditor.register.reading.form_month import odd_words
from auditor.register.reading.observing import NO_ACCOUNTS
from auditor.register.reading.struck import STRUCK_THROUGH
from auditor.rounds.evidence.lost_texts import (
    CARRIED_ON,
    CHANGED,
    GONE,
    HELD,
    PASSED_ON,
)
from auditor.rounds.evidence.still_told_texts import (
    STILL_ASKED,
    STILL_JOINED_LATER,
    STILL_OF_NO_ACCOUNTS,
    STILL_OF_NO_ADDRESS,
    STILL_STRUCK,
    STILL_UNCLEAR,
    STILL_UNDATED,
    STILL_UNDATED_AND_ASKED,
    TOLD_THEN,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.forms import OddDays
    from auditor.model.round import FileSeen
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.round_input import RoundInput


class LostFile(Struct, frozen=True):
    """A file that spoke in a kept round and is there no longer, or no longer as it was (`changed`), be it that it is `held` so that nobody can read it now.

    `seen` is the file as it spoke. `anew` where it was still there, as it was, when the last round was kept; `compared` where it spoke in the round with which a
    new one is compared, whatever was kept between them, as for a meeting that was not held. `carried_on` where all that it said is still said as it was.
    """

    seen: FileSeen
    changed: bool
    anew: bool = True
    compared: bool = False
    held: bool = False
    carried_on: bool = False

    @property
    def name(self) -> str:
        """Its name in the round."""
        return self.seen.name

    @property
    def is_otherwise(self) -> bool:
        """Whether it says otherwise than it did, or does not say all of it."""
        return self.changed and not self.carried_on

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
        about = notice.about
        if about is not None and (about.unclear or about.is_struck) and notice.place.file in told_then:
            yield replace(notice, weight=Severity.DOUBTFUL, told=_still_barring(notice.told, about.on))
        elif notice.told == NO_ACCOUNTS and notice.place.file in told_then:
            yield replace(notice, weight=Severity.DOUBTFUL, told=STILL_OF_NO_ACCOUNTS)
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
    if told == STRUCK_THROUGH:
        return STILL_STRUCK
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


def lost_files(given: RoundInput, missing: Collection[str], read: Sequence[FileSeen]) -> tuple[LostFile, ...]:
    """Return the files of kept rounds that are gone or changed; not what was said since to be another upazila's, and passed on to it.

    A file that was renamed is known by its digest. What the last round had in the place of one that is back as it first spoke needs not be there.

    Args:
        given: what the round is made of.
        missing: names of files of which it is told elsewhere that they are not there.
        read: the files that are there, as they were read.

    """
    present, before = given.files, given.lost_before
    digests = {file.sha256 for file in present if isinstance(file, EvidenceFile)}
    names = {file.name for file in present}
    needless = {*missing, *(seen.name for seen in before if seen.sha256 in digests)}
    known = digests.union(_anothers(given))
    held = {file.name for file in present if not isinstance(file, EvidenceFile) and file.is_held}
    now = [
        LostFile(seen, seen.name in names, held=seen.name in held)
        for seen in given.spoke
        if seen.sha256 not in known and seen.name not in needless
    ]
    told = {
        *missing,
        *(file.name for file in now),
        *(file.name for file in present if not isinstance(file, EvidenceFile)),
    }
    still = [
        LostFile(seen, seen.name in names, anew=False, compared=seen.sha256 in given.compared)
        for seen in before
        if seen.sha256 not in known and seen.name not in told
    ]

    def carried_on(file: LostFile) -> bool:
        return file.changed and any(each.name == file.name and file.seen.sha256 in each.carries_on for each in read)

    return tuple(replace(file, carried_on=carried_on(file)) for file in (*now, *still))


def _tell_lost(lost: Iterable[LostFile]) -> list[Notice]:
    """Return a notice for each file that is gone or changed, or cannot be read now."""
    return [
        Notice(
            Severity.CHANGED if file.carried_on else Severity.WRONG,
            Place(file.name),
            (HELD if file.held else CARRIED_ON if file.carried_on else CHANGED if file.changed else GONE).filled(
                file=file.name
            ),
        )
        for file in lost
    ]


def tell_lost_files(lost: Iterable[LostFile], given: RoundInput, unread: Container[str]) -> tuple[Notice, ...]:
    """Return the same, and of each file of the last round that was said since to be another upazila's that it counts no longer.

    Args:
        lost: the files that are gone or changed.
        given: what the round is made of.
        unread: the names of those that are there and refused.

    """
    anothers = _anothers(given)
    passed_on = ((seen.name, anothers[seen.sha256]) for seen in given.spoke if seen.sha256 in anothers)
    return (
        *_tell_lost(lost),
        *(
            Notice(Severity.CHANGED, Place(name), PASSED_ON.filled(file=name, on=on))
            for name, on in passed_on
            if name not in unread
        ),
    )


def _anothers(given: RoundInput) -> Mapping[str, date]:
    return given.own.anothers if given.own is not None else {}


def doubts_of_lost(lost: Sequence[LostFile], altered: Sequence[Notice]) -> tuple[Text, ...]:
    """Return what is to be asked about before a round is kept: files that are newly gone or changed, and what that alters.

    Args:
        lost: the files that are gone or changed.
        altered: what is told of the answers that turned for the better.

    """
    anew = [file for file in lost if file.anew and not file.carried_on]
    if not anew:
        return ()
    return tuple(notice.message for notice in (*_tell_lost(anew), *altered))
