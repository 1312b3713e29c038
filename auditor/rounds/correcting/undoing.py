"""A correction of the roster, or that somebody left, taken back: what would change is shown first, and who was corrected, or left, is who he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.identity import IdentityAnswer, KnownOffice, Sameness
from auditor.model.journal import Identified
from auditor.rounds.correcting import comparing, correcting
from auditor.rounds.correcting.differing_rosters import Difference, why_gone
from auditor.rounds.evidence.whose_rows import note_told_before
from auditor.rounds.identity import departing, identities
from auditor.rounds.identity.number_less import less_by
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.writable import refuse_unwritable
from auditor.workspace import roster_corrections, settings
from auditor.workspace.toml_changes import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.identity import Identities
    from auditor.workspace.config import ToldDeparture
    from auditor.workspace.folder import Workspace


class Undoing(Struct, frozen=True):
    """What is to be taken back and is not yet.

    Attributes:
        differences: what would change; never empty.
        doubts: what is odd about it.
        answers: who is who after it.
        addresses: the offices of which another portal was known, as their address is written rightly.
        open_again: answers that rest on it and are taken back with it: that a user ID is one that moved here.
        departures: why somebody left, where that is taken back.
        corrections: what the file of corrections would be; None where it stays.

    """

    differences: tuple[Difference, ...]
    doubts: tuple[Text, ...] = ()
    answers: tuple[IdentityAnswer, ...] = ()
    open_again: tuple[IdentityAnswer, ...] = ()
    departures: tuple[ToldDeparture, ...] = ()
    corrections: str | None = None
    addresses: tuple[KnownOffice, ...] = ()

    def after(self, space: Workspace) -> Workspace:
        """Return the workspace as it would be read."""
        departures = tuple(each for each in space.config.departures if each not in self.departures)
        reading = space.reading
        if self.corrections is not None:
            reading = space.reading_with(roster_corrections.parsed(self.corrections))
        return replace(space, reading=reading, config=replace(space.config, departures=departures))

    def withdrawn(self, day: date) -> tuple[Identified, ...]:
        """Return what is noted on a day of the answers that are taken back with it, and of the portals that offices have had."""
        is_noted = self.addresses or self.open_again
        return (Identified(self.addresses, (), self.open_again, day),) if is_noted else ()


def prepared(space: Workspace, entry: str) -> Undoing:
    """Prepare that a correction or a leaving (its mark) is taken back that was a mistake.

    Raises:
        AuditorError: it is not there any more, a round was kept with it, or somebody of before would be taken for another.

    """
    alone = departing.without_row(space, entry)
    if alone is not None:
        departure, whose = alone
        with_number = _with_its_number(space, departure)
        said = why_gone(whose, departure).undone
        return replace(with_number, differences=(*with_number.differences, said), departures=(departure,))
    text = roster_corrections.without(space.folder, entry)
    left = roster_corrections.parsed(text)
    everybody = identities.known(Ledger(space.ledger_path))
    before = identities.assigned(space, everybody)
    compared = comparing.compared(space, before, left)
    back = departing.back(space, everybody, left)
    again = tuple(departure for _, departure in back.values() if departure is not None)
    undoing = Undoing((), compared.doubts, departures=again, corrections=text, addresses=compared.addresses)
    given = identities.assigned(undoing.after(space), everybody).given
    listed = frozenset(given.values())  # who has another row now is not who has this one
    same = (IdentityAnswer(given[alone], who, Sameness.SAME) for alone, (who, _) in back.items() if who not in listed)
    gone = {whose: before.office_of(whose) for row, whose in before.given.items() if row not in given}
    open_again = tuple(_moved_here(everybody, gone))
    entered = next(each for each in correcting.entered(space, before) if each.mark == entry)
    reasons = tuple(why_gone(entered.whose, departure).undone for departure in again)
    return replace(
        undoing,
        differences=(*compared.differences, *reasons) or (_in_words(entered),),
        answers=(*compared.answers, *same),
        doubts=(*compared.doubts, *([_ASKED_AGAIN] if open_again else [])),
        open_again=open_again,
    )


def _with_its_number(space: Workspace, departure: ToldDeparture) -> Undoing:
    """Prepare that the number of user IDs in the roster counts one again who has no row there, where it was one less by his leaving."""
    before = identities.assigned(space, identities.known(Ledger(space.ledger_path)))
    less = less_by(space, before, departure)
    if less is None:
        return Undoing(())
    text = roster_corrections.without(space.folder, mark(less))
    compared = comparing.compared(space, before, roster_corrections.parsed(text))
    return Undoing(compared.differences, compared.doubts, compared.answers, corrections=text)


def _moved_here(everybody: Identities, offices: Mapping[str, str]) -> Iterator[IdentityAnswer]:
    """Yield what is noted where answers are taken back by which accounts (ids) of offices, by these, came to stand there from another one's list."""
    stood: dict[str, str] = {}
    moved: dict[str, IdentityAnswer] = {}
    for each in everybody.answers:
        if each.makes_one and each.last is None:
            now, before = each.answer.now, each.answer.before
            came = stood.pop(now, everybody.given_in(now))
            if came != stood.get(before, everybody.given_in(before)):
                moved[before] = each.answer
            elif now in moved:
                moved[before] = moved.pop(now)
            stood[before] = came
    for whose, answer in moved.items():
        if offices.get(whose) == stood[whose]:
            yield IdentityAnswer(answer.now, answer.before, Sameness.LATER)


def take_back(space: Workspace, day: date, undoing: Undoing) -> None:
    """Take back what was prepared.

    Raises:
        AuditorError: ledger or file cannot be written.

    """
    refuse_unwritable(space)
    note_told_before(space, day)
    Ledger(space.ledger_path).note(*undoing.withdrawn(day))
    if undoing.corrections is not None:
        roster_corrections.write(space.folder, undoing.corrections)
    for departure in undoing.departures:
        settings.take_departure_back(space.folder, departure)
    identities.answer(undoing.after(space), undoing.answers, day)


def _in_words(entered: correcting.Entered) -> Difference:
    """Return a correction that changes nothing of what is read as it is written."""
    says = joined(_SAYS.filled(what=each.what, now=each.after) for each in entered.what if each.after is not None)
    return Difference(entered.whose, _CORRECTION, says if says.en else _THERE, None)


TAKEN_BACK: Final = Text(
    en="Taken back; the roster is read as it stands there.", bn="বাতিল হয়েছে; তালিকায় যা আছে তা-ই ধরা হবে।"
)
_ASKED_AGAIN: Final = Text(
    en="The answer that this is a user ID of another office, moved here, is taken back with it: that office has it again as it stands in the roster there.",
    bn="আইডিটি অন্য দপ্তর থেকে এখানে এসেছে বলে যে উত্তর দেওয়া হয়েছিল, এর সঙ্গে সেটিও বাতিল হবে; আইডিটি আবার আগের দপ্তরের ধরা হবে, সেখানকার তালিকায় যেমন আছে।",
)
_CORRECTION: Final = Text(
    en="Correction, which changes nothing as the roster is read now", bn="সংশোধন (বর্তমান তালিকায় এতে কিছু বদলায় না)"
)
_SAYS: Final = Text(en="{what}: {now}", bn="{what}: {now}")
_THERE: Final = Text(en="written down", bn="লেখা আছে")
