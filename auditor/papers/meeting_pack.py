"""The pack of a kept round: what goes into it, where it lies, and whether the days of its cover follow one another."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from auditor import discovery
from auditor.i18n import Text, clean, in_digits, joined
from auditor.model.format import PaperFormat
from auditor.model.pack import Dispatch, PackDispatched
from auditor.papers import making, of_round, packing
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables import notes
from auditor.views.compared.history import head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.papers.packing import Cover, PackFiles
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

FOLDER: Final = "pack"
FOR_ALL: Final = "pack-minutes"
"""The folders of packs below the round's: the whole one, and that which may be sent and published as it is."""
NO_PACK: Final = frozenset({"terminal"})
"""Formats that are looked at and not kept."""


class PackOrder(Struct, frozen=True):
    """Which pack is wanted.

    Attributes:
        dispatch: how it goes out; to whom the workspace tells itself.
        forms: names of formats; all that are kept where there are none.
        languages: the workspace's where there are none.
        for_all: only what may be published.
        folder: where it is written, unless below the round's.

    """

    dispatch: Dispatch = field(default_factory=Dispatch)
    forms: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    for_all: bool = False
    folder: Path | None = None


class PreparedPack(Struct, frozen=True):
    """A pack that can be made: its workspace, its files, its cover, its folder, and that of the round, where lies what is not in it."""

    space: Workspace
    packed: PackFiles
    cover: Cover
    folder: Path
    of_round: Path

    @property
    def files(self) -> int:
        """How many files there are, the cover's too."""
        covers = self.cover.files(self.packed, defaultdict(str))  # how many there are, no digest changes
        return sum(1 for _ in self.packed.every()) + len(self.packed.beside) + len(covers)

    def make(self, tick: Callable[[], None], day: date) -> making.Made:
        """Make the pack on a day; see `packing.make_pack`."""
        return packing.make_pack(self.space, self.packed, self.cover, self.folder, self.of_round, tick, day)


def prepared(space: Workspace, past: History, order: PackOrder, today: date) -> PreparedPack:
    """Return the pack of a round as it is made today, not made yet."""
    languages = order.languages or (space.config.language,)
    forms = order.forms or tuple(name for name in discovery.formats() if name not in NO_PACK)
    packed = packing.files_of_pack(space, past, forms, languages, today, for_all=order.for_all)
    printing = tuple(name for name in forms if isinstance(discovery.formats()[name], PaperFormat))
    below = of_round.folder(space, past)
    cover = packing.Cover(
        head(past, space.config.letterhead),
        replace(order.dispatch, to=space.config.distribution),
        below.relative_to(space.folder).as_posix(),
        printing or ("pdf",),
        languages,
        order.for_all,
    )
    return PreparedPack(space, packed, cover, order.folder or below / (FOR_ALL if order.for_all else FOLDER), below)


def _told_before(space: Workspace, past: History) -> Dispatch:
    """Return how the papers of a round go out, as it was told for an earlier pack of it."""
    noted = [note for note in Ledger(space.ledger_path).notes(PackDispatched) if note.round == past.now.digest]
    return Dispatch(noted[-1].memo, noted[-1].memo_day, noted[-1].signed) if noted else Dispatch()


def dispatch_now(space: Workspace, past: History, told: Dispatch) -> Dispatch:
    """Return how the papers go out: what is told now, and of the rest what was told for an earlier pack of the round.

    Raises:
        WorkspaceError: what is told as the memo number is not to be kept; it may be a password.
        LedgerError: the ledger cannot be read.

    """
    before, memo = _told_before(space, past), clean(told.memo)
    return Dispatch(
        notes.reference(memo) if memo else before.memo, told.memo_day or before.memo_day, told.signed or before.signed
    )


def note_dispatch(space: Workspace, past: History, dispatch: Dispatch, day: date) -> None:
    """Note how the papers go out, where that is not what was noted before, so that the next pack of the round says the same.

    Raises:
        LedgerError: it cannot be noted.

    """
    if dispatch != _told_before(space, past):
        note = PackDispatched(past.now.digest, dispatch.memo, dispatch.memo_day, dispatch.signed, day)
        Ledger(space.ledger_path).note(note)


def from_before(told: Dispatch, dispatch: Dispatch) -> Iterator[Text]:
    """Yield in a few words what was told for the pack before and is not told now, where there is any."""
    values = (
        (_MEMO, in_digits(dispatch.memo) if dispatch.memo else "", told.memo),
        (_MEMO_DAY, dispatch.memo_day, told.memo_day),
        (_SIGNED, dispatch.signed, told.signed),
    )
    kept = [text.filled(told=value) for text, value, now in values if value and not now]
    if kept:
        yield joined(kept)


class OutOfOrder(NamedTuple):
    """A day of the cover that cannot be: its name, and why."""

    name: str
    words: Text


def out_of_order(past: History, dispatch: Dispatch, today: date) -> OutOfOrder | None:
    """Return a memo from before the signing, or a signing from before the meeting or after today; None where the days follow one another."""
    met, signed = past.now.header.meets_on, dispatch.signed
    if signed is not None and signed > today:
        return OutOfOrder("signed", _TO_COME.filled(day=signed))
    days: tuple[tuple[str, date | None, Text, date | None], ...] = (
        ("signed", signed, _OF_MEETING, met),
        ("memo-day", dispatch.memo_day, _OF_SIGNING, signed),
        ("memo-day", dispatch.memo_day, _OF_MEETING, met),
    )
    for name, day, what, before in days:
        if day is not None and before is not None and day < before:
            return OutOfOrder(name, _OUT_OF_ORDER.filled(day=day, what=what, before=before))
    return None


_OUT_OF_ORDER: Final = Text(
    en="{day} lies before {what}, {before}. Correct it.", bn="{day} তারিখটি {what} ({before}) তারিখের আগের। ঠিক করুন।"
)
_TO_COME: Final = Text(
    en="The minutes cannot have been signed on {day} yet. Correct the day, or leave it empty.",
    bn="কার্যবিবরণী স্বাক্ষরের তারিখ {day} এখনো আসেনি। ঠিক করুন, অথবা খালি রাখুন।",
)
_OF_MEETING: Final = Text(en="the meeting", bn="সভার")
_OF_SIGNING: Final = Text(en="the signing of the minutes", bn="কার্যবিবরণী স্বাক্ষরের")
_MEMO: Final = Text(en="memo no. {told}", bn="স্মারক নং {told}")
_MEMO_DAY: Final = Text(en="memo of {told}", bn="স্মারকের তারিখ {told}")
_SIGNED: Final = Text(en="minutes signed on {told}", bn="কার্যবিবরণী স্বাক্ষর {told}")
