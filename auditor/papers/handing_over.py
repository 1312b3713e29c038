"""Handing over: the pack for a successor, and the note, written with every kept round for a predecessor who packs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import EXIT_OK, AuditorError
from auditor.model.journal import Invited, KeysMade
from auditor.model.views.handover import Handover
from auditor.papers import checking, making, noting
from auditor.rounds import looking_back, recomputing
from auditor.rounds.closed_keys import closed_rounds, offices_invited, open_keys, slips_of_meeting
from auditor.rounds.copies import backup
from auditor.rounds.disputing import disputes
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import day_now, meetings_of, next_held, not_held
from auditor.rounds.typed.answer_draft import waiting
from auditor.views.annex.handover import NoteCounts
from auditor.views.compared.history import History, head
from auditor.workspace import writing
from auditor.workspace.folder import HANDOVER_NOTE

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from auditor.rounds.copies.backup import Backup
    from auditor.rounds.keeping import KeptRound
    from auditor.workspace.folder import Workspace


def handover(
    space: Workspace,
    past: History,
    copied: date | None = None,
    counted: NoteCounts | None = None,
    *,
    day: date | None = None,
) -> Handover:
    """Return what the note says after a round; what is counted is counted as in the annex.

    Args:
        space: the workspace.
        past: the round.
        copied: the day of the last copy; where none is given, as the place of copies shows it.
        counted: what is counted of its offices, where that is known already.
        day: of the note; where none is given, that of the round.

    Raises:
        LedgerError: the ledger cannot be read.
        WorkspaceError: answers that are being typed are not as this program writes them.

    """
    kept, meetings = past.now.header, meetings_of(space)
    following = next_held(meetings, day or kept.day, after=kept.place)
    offices = counted or NoteCounts(past.now.assessments)
    ledger = Ledger(space.ledger_path)
    made = bool(ledger.notes(KeysMade))
    return Handover(
        head(past, space.config.letterhead),
        str(space.folder),
        space.config.backup,
        copied or backup.copied_on(space),
        offices.all,
        offices.pending,
        offices.silent,
        offices.told_before,
        offices.awaiting_portal,
        offices.extended,
        sum(dispute.answer is None for dispute in disputes.disputes_now(space)),
        made,
        made and not open_keys(ledger),
        _slips_due(ledger),
        space.config.mailbox is not None,
        following.day if following is not None else None,
        waiting(space.folder),
        kept.meeting not in not_held(meetings),
        day_now(meetings, kept),
    )


def _slips_due(ledger: Ledger) -> int:
    """Return how many accounts have a sheet of the last campaign and sent no slip for its meeting yet; none where it is closed."""
    made = ledger.notes(Invited)
    if not made or made[-1].round in closed_rounds(ledger):
        return 0
    everybody = identities.known(ledger)
    now, offices = everybody.id_now, offices_invited(made[-1], everybody)
    invited = {now(given.account) for given in made[-1].accounts if everybody.office_of(given.account) in offices}
    return len(invited - {now(slip.account) for slip in slips_of_meeting(ledger, made[-1].round)})


def write_note(
    space: Workspace, past: History, day: date, copied: date | None = None, counted: NoteCounts | None = None
) -> Path:
    """Write the note of a round into the workspace, in its language, in the place of the one before; return where it is.

    How it is is noted in the ledger, `day` being the day of that. `copied` and `counted` are as for `handover`.

    Raises:
        LedgerError: the ledger cannot be read.
        FileInUseError: the former one is open in another program.
        WorkspaceError: it cannot be written.

    """
    (file,) = making.files_of(handover(space, past, copied, counted, day=day), ["pdf"], [space.config.language])
    note, content = space.folder / HANDOVER_NOTE, file.content()
    writing.write(note, content)
    noting.note(space, [noting.MadeNow(note, content)], day)
    return note


class HandedOver(Struct, frozen=True):
    """A workspace packed for a successor: the pack, and what is to be said of it and of the note."""

    pack: Backup
    told: tuple[Text, ...]


def hand_over(space: Workspace, place: Path, now: datetime, day: date) -> HandedOver:
    """Pack a workspace, with the note of its last round and without keys, into a file in a folder.

    Args:
        space: the workspace.
        place: the folder; made if it is not there, in a folder that is.
        now: the time that the pack's name tells.
        day: today, as the ledger is to have it.

    Raises:
        WorkspaceError: the place lies in the workspace, is not there, or cannot be written.
        LedgerError: the ledger cannot be read.

    """
    note, faults = last_note(space, day)
    pack = backup.make(space.folder, place, now, called=backup.HANDOVER)
    packed = _PACKED.filled(file=str(pack.path), n=pack.files, m=pack.rounds)
    typed = waiting(space.folder)
    told = (
        *_not_as_kept(space),
        *((_TYPED.filled(n=typed),) if typed else ()),
        *((_PRINT.filled(note=str(note)),) if note is not None else ()),
    )
    return HandedOver(pack, (*faults, packed, *told))


def _not_as_kept(space: Workspace) -> tuple[Text, ...]:
    """Return what is told of the last kept round where its evidence, which is packed, does not give it again: a successor would sign for that."""
    try:
        last = Ledger(space.ledger_path).rounds()[-1:]
        told = [checking.recomputed(recomputing.recompute(space, head)) for head in last]
    except AuditorError as error:
        return error.messages
    return tuple(message for said, code in told if code != EXIT_OK for message in (*said, _BEFORE_SIGNING))


def last_note(
    space: Workspace, day: date, copied: date | None = None, *, kept: KeptRound | None = None
) -> tuple[Path | None, tuple[Text, ...]]:
    """Write the note of the last kept round; None with the reason where nothing was kept, or where it could not be written.

    Where that round was just kept, keeping it recomputed the chain and counted its offices a moment ago; neither is done once more.
    """
    ledger = Ledger(space.ledger_path)
    rounds = ledger.rounds()
    if not rounds:
        return None, (_NOTHING_KEPT,)
    try:
        if kept is not None and kept.head.digest == rounds[-1].digest:
            return write_note(space, looking_back.by_itself(ledger, rounds[-1]), day, copied, kept.of_note), ()
        return write_note(space, looking_back.last_by_itself(space), day, copied), ()
    except AuditorError as error:
        return None, error.messages


_PACKED: Final = Text(
    en="Packed: {n} {n:file|files} with {m} kept {m:round|rounds}, no key, in {file}. On the successor's computer: auditor restore FILE FOLDER",
    bn="প্যাক হয়েছে: {m}টি রাখা যাচাইসহ {n}টি ফাইল, কোনো চাবি নেই; {file} ফাইলে। নতুন দায়িত্বপ্রাপ্তের কম্পিউটারে চালান: auditor restore ফাইল ফোল্ডার",
    on_screen=Text(
        en="Packed: {n} {n:file|files} with {m} kept {m:round|rounds}, no key, in {file}. On the successor's computer it is brought back on the "
        "first page of the desk, under Bring a folder back.",
        bn="প্যাক হয়েছে: {m}টি রাখা যাচাইসহ {n}টি ফাইল, কোনো চাবি নেই; {file} ফাইলে। নতুন দায়িত্বপ্রাপ্তের কম্পিউটারে ডেস্কের প্রথম পাতায় “কপি থেকে ফোল্ডার ফিরিয়ে আনুন” "
        "অংশে এই ফাইলটি দিন।",
    ),
)
_TYPED: Final = Text(
    en="In it are answers of {n} {n:office|offices} that are typed and not handed in: they count once the successor hands them in: auditor register hand-in",
    bn="এতে {n}টি দপ্তরের লেখা উত্তর আছে যা জমা হয়নি; নতুন দায়িত্বপ্রাপ্ত জমা দিলে তবেই ধরা হবে: auditor register hand-in",
    on_screen=Text(
        en="In it are answers of {n} {n:office|offices} that are typed and not handed in: they count once the successor hands them in on the screen Ask and answer.",
        bn="এতে {n}টি দপ্তরের লেখা উত্তর আছে যা জমা হয়নি; নতুন দায়িত্বপ্রাপ্ত “জিজ্ঞাসা ও উত্তর” পাতায় জমা দিলে তবেই ধরা হবে।",
    ),
)
_BEFORE_SIGNING: Final = Text(
    en="So it is packed, and so the successor would get it. Bring evidence/ back from a backup and pack again, or tell the successor of it before both sign. "
    "How all rounds stand is told by: auditor verify",
    bn="প্যাকেও তা এভাবেই আছে, নতুন দায়িত্বপ্রাপ্ত এভাবেই পাবেন। ব্যাকআপ থেকে evidence/ ফিরিয়ে এনে আবার প্যাক করুন, অথবা দুজনে স্বাক্ষর করার আগে তাঁকে জানান। সব যাচাইয়ের অবস্থা জানতে "
    "চালান: auditor verify",
    on_screen=Text(
        en="So it is packed, and so the successor would get it. Bring evidence/ back from a backup and pack again, or tell the successor of it before both sign. "
        "The screen History tells how all rounds stand.",
        bn="প্যাকেও তা এভাবেই আছে, নতুন দায়িত্বপ্রাপ্ত এভাবেই পাবেন। ব্যাকআপ থেকে evidence/ ফিরিয়ে এনে আবার প্যাক করুন, অথবা দুজনে স্বাক্ষর করার আগে তাঁকে জানান। সব যাচাইয়ের অবস্থা “আগের যাচাই” "
        "পাতায় আছে।",
    ),
)
_PRINT: Final = Text(
    en="The handover note is in it, and here: {note}. Print it for the office file and sign it together.",
    bn="হস্তান্তর নোট এর ভেতরে আছে, এখানেও আছে: {note}। দপ্তরের নথির জন্য ছেপে দুজনে স্বাক্ষর করুন।",
)
_NOTHING_KEPT: Final = Text(
    en="No round was kept yet, so there is no handover note.", bn="এখনো কোনো যাচাই রাখা হয়নি, তাই হস্তান্তর নোট নেই।"
)
