"""What hangs on a meeting: the rounds kept for it, a draw, letters that went out by them, a return. Told before it is noted as not held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, joined
from auditor.model.witnessing import SampleDrawn
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import letters_of
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.letters import Letter
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def hanging_on(space: Workspace, meeting: Meeting) -> tuple[Text, ...]:
    """Return what hangs on a meeting that shows that it was held: a draw, a round kept after its day, letters sent; nothing where none does.

    Args:
        space: the workspace.
        meeting: one that is known.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    kept = ledger.rounds()
    own = [head for head in kept if head.header.meeting == meeting.id]
    if not own:
        return ()
    drawn = [draw for draw in ledger.notes(SampleDrawn) if draw.meeting == meeting.id]
    after = [head for head in own if meeting.day is not None and head.header.day > meeting.day]
    sent = list(_sent_by(letters_of(space), own, kept))
    if not (drawn or after or sent):
        return ()
    told = [_ROUNDS.filled(m=len(own), numbers=_numbers(head.number for head in own))]
    told += [_AFTER.filled(n=head.number, day=head.header.day) for head in after[-1:]]
    told += [_DRAWN.filled(day=draw.on, m=len(draw.offices)) for draw in drawn]
    told += [_LETTERS.filled(m=len(sent), numbers=_numbers(letter.draft.number for letter in sent))] if sent else []
    told += [_RETURN] if any(_has_return(space, head) for head in own) else []
    return (_HANGS.filled(meeting=meeting.called, what=joined(told, "; ")),)


def _sent_by(letters: Iterable[Letter], own: list[RoundHead], kept: Iterable[RoundHead]) -> Iterator[Letter]:
    """Yield the letters that were drafted since the first round of a meeting, before the first one of a later one, and went out."""
    first, last = own[0], own[-1]
    later = next((head.header.day for head in kept if head.number > last.number), None)
    for letter in letters:
        made = letter.draft.on
        if letter.sent is not None and made >= first.header.day and (later is None or made < later):
            yield letter


def _has_return(space: Workspace, head: RoundHead) -> bool:
    return any((space.folder / OUT).glob(f"{head.number:03}-*/return-*.json"))


def _numbers(numbers: Iterable[int]) -> Text:
    return joined(in_digits(f"{number}") for number in numbers)


_HANGS: Final = Text(
    en="On the {meeting} hangs what is made once it was held: {what}.",
    bn="{meeting}র সঙ্গে যা যুক্ত, তা থেকে মনে হয় সভাটি হয়েছে: {what}।",
)
_ROUNDS: Final = Text(en="{m:round|rounds} {numbers} kept for it", bn="এর জন্য রাখা {numbers} নম্বর যাচাই")
_AFTER: Final = Text(en="round {n} kept after its day, on {day}", bn="সভার তারিখের পরে, {day} তারিখে রাখা {n} নম্বর যাচাই")
_DRAWN: Final = Text(
    en="the draw of {day} ({m} {m:office|offices}), which counts no more where it was not held",
    bn="{day} তারিখের দৈবচয়ন ({m}টি দপ্তর), সভা না হয়ে থাকলে যা আর ধরা হবে না",
)
_LETTERS: Final = Text(
    en="{m:letter|letters} {numbers}, sent since by its figures", bn="এরপর এর তথ্য অনুযায়ী পাঠানো {numbers} নম্বর পত্র"
)
_RETURN: Final = Text(
    en="a return, which the district counts if it was sent", bn="একটি বিবরণী, পাঠানো হয়ে থাকলে জেলা তা ধরবে"
)
