"""A letter that went out, as it is noted: what is odd about it is asked before, by whatever shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, match_key
from auditor.rounds import looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import doubts_of_sending, letters_of, note_sent
from auditor.views.letters.errands import owed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.model.letters import Letter, LetterSent
    from auditor.workspace.folder import Workspace
    from auditor.workspace.typed_days import Doubted


def note_gone_out(  # noqa: PLR0913, PLR0917 each is a part of the note
    space: Workspace, number: int, day: date | None, memo: str | None, today: date, doubted: Doubted
) -> LetterSent:
    """Note that a letter went out, and return the note.

    Args:
        space: the workspace.
        number: the letter's.
        day: on which it went out; None for the day that is noted of it, else today.
        memo: its memo number, which may be empty; None for the one that is noted of it.
        today: today.
        doubted: called with what is odd about it before anything is written.

    Raises:
        WorkspaceError: it is odd and not meant, or cannot be noted (`auditor.rounds.letters.note_sent`).
        LedgerError: the ledger cannot be read or written.

    """
    letters = letters_of(space)
    noted = [letter for letter in letters if letter.draft.number == number]
    before = noted[0].sent if noted else None
    on = day or (before.day if before is not None else today)
    under = memo if memo is not None else before.memo if before is not None else ""
    odd = (*doubts_of_sending(letters, number, on), *_doubts_of_memo(letters, number, under))
    doubted((*odd, *_nothing_left(space, noted, on).values()))
    return note_sent(space, number, on, under, today)


def _doubts_of_memo(letters: Iterable[Letter], number: int, memo: str) -> tuple[Text, ...]:
    """Return what is odd about the memo number of a letter: that it is noted under another, or that another letter has it."""
    key = match_key(memo)
    found: list[Text] = []
    for letter in letters:
        if not key or letter.sent is None or not letter.sent.memo:
            continue
        same = match_key(letter.sent.memo) == key
        if letter.draft.number == number and not same:
            found.append(_OTHER_MEMO.filled(number=number, before=in_digits(letter.sent.memo)))
        if letter.draft.number != number and same:
            found.append(_MEMO_TAKEN.filled(number=number, other=letter.draft.number))
    return tuple(found)


def nothing_left(space: Workspace, day: date) -> dict[int, Text]:
    """Return what is odd about letters, by number, that are noted as sent on a day: after a kept round by which nobody owes what they ask.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return _nothing_left(space, letters_of(space), day)


def _nothing_left(space: Workspace, letters: Iterable[Letter], day: date) -> dict[int, Text]:
    kept = Ledger(space.ledger_path).rounds()[-1:]
    waiting = [
        letter
        for letter in letters
        if letter.sent is None and any(letter.draft.on <= round_.header.day <= day for round_ in kept)
    ]
    if not waiting:
        return {}
    past = looking_back.alone(space, kept[-1].number)
    return {
        letter.draft.number: _NOTHING_LEFT.filled(number=letter.draft.number, day=past.now.header.day)
        for letter in waiting
        if not any(
            owed(past.of_office[office], past, letter.draft.purpose)
            for office in past.letter(letter).offices & past.of_office.keys()
        )
    }


_OTHER_MEMO: Final = Text(
    en="Letter {number} is noted as sent under memo no. {before}; another number would take its place.",
    bn="{number} নম্বর পত্র {before} নম্বর স্মারকে পাঠানো হয়েছে বলে লেখা আছে; তার বদলে অন্য নম্বর লেখা হবে।",
)
_MEMO_TAKEN: Final = Text(
    en="This memo number is noted of letter {other} already; a memo number belongs to one letter. Look at the memo of letter {number}.",
    bn="এই স্মারক নম্বর {other} নম্বর পত্রের বলে লেখা আছে; এক স্মারক নম্বর একটি পত্রেরই হয়। {number} নম্বর পত্রের স্মারক দেখে নিন।",
)
_NOTHING_LEFT: Final = Text(
    en="Letter {number}: by the round of {day} none of its offices has anything left of what it asks. Such a letter need not go out.",
    bn="{number} নম্বর পত্র: {day} তারিখের যাচাই অনুযায়ী এই পত্রে যা চাওয়া হয়েছে, তার কিছুই কোনো দপ্তরের বাকি নেই। এমন পত্র পাঠানোর প্রয়োজন নেই।",
)
