"""Asks at a terminal what slips of wrong clocks do not tell; what is not answered there is told, and the worse counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.cli._dialog import Dialog
from auditor.i18n import Language, Text, digits, short_date
from auditor.rounds import slip_doubts
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from auditor.cli._shell import Shell
    from auditor.model.journal import SlipOpened
    from auditor.rounds.slip_doubts import UndatedSlip, UnorderedSlips
    from auditor.workspace.folder import Workspace


def ask_of_slips(shell: Shell, space: Workspace) -> None:
    """Ask on which day slips of wrong clocks were made, then which of several slips came last, and note the answers.

    What was answered is not asked again. Without a terminal it is told of which slips nobody knows which came last.
    """
    if shell.at_terminal:
        dialog = Dialog(shell)
        for undated in slip_doubts.undated_slips(space):
            _ask_day(dialog, space, undated)
        for unordered in slip_doubts.unordered_slips(space):
            _ask_last(dialog, space, unordered)
        return
    for unordered in slip_doubts.unordered_slips(space):
        shell.say(_UNORDERED, n=len(unordered.slips), office=unordered.office, post=unordered.post)
        shell.say(_RUN_AT_TERMINAL)


def _ask_day(dialog: Dialog, space: Workspace, undated: UndatedSlip) -> None:
    slip, first = undated.slip, undated.first

    def read(typed: str) -> date | None:
        day = read_day(typed) if typed else None
        if typed and (day is None or not first <= day <= slip.on):
            raise ValueError("no such day")
        return day

    named = _UNDATED.filled(
        office=undated.office, post=undated.post, number=slip.number, clock=_clock(slip), first=first, last=slip.on
    )
    made = dialog.until_right(named, read, lambda _: _NO_DAY.filled(first=first, last=slip.on))
    if made is not None:
        slip_doubts.settle_day(space, slip, made, dialog.shell.day)


def _ask_last(dialog: Dialog, space: Workspace, unordered: UnorderedSlips) -> None:
    named = _UNORDERED.filled(n=len(unordered.slips), office=unordered.office, post=unordered.post)
    choices = [
        (_SLIP.filled(number=slip.number, clock=_clock(slip), opened=slip.on), place)
        for place, slip in enumerate(unordered.slips)
    ]
    chosen = dialog.choose(named, [*choices, (_LATER, _NOT_KNOWN)], unless_chosen=_NOT_KNOWN)
    if chosen != _NOT_KNOWN:
        slip_doubts.settle_last(space, unordered.slips[chosen], unordered.slips, dialog.shell.day)


def _clock(slip: SlipOpened) -> Text:
    """Return what the clock of a slip's computer said, as it is read."""
    day, _, minute = (slip.clock or slip.says.isoformat()).partition("T")
    on = date.fromisoformat(day)
    return Text(
        **{
            language.value: f"{short_date(on, language)} {digits(minute, language)}".strip()
            for language in (Language.EN, Language.BN)
        }
    )


_NOT_KNOWN: Final = -1
_UNDATED: Final = Text(
    en="The clock of the computer on which {office} ({post}) made slip {number} was wrong: it stood at {clock}. On which day was "
    "the slip made? Its answers count from there. ({first} to {last}, as DD.MM.YYYY; only Enter: later, until then {last})",
    bn="যে কম্পিউটারে {office} ({post}) স্লিপ {number} তৈরি করেছে তার তারিখ ভুল ছিল: {clock}। স্লিপটি আসলে কোন তারিখে তৈরি? উত্তরগুলো ওই তারিখ থেকে গোনা "
    "হবে। ({first} থেকে {last}, দিন.মাস.বছর; শুধু Enter: পরে জানাব, ততক্ষণ {last})",
)
_NO_DAY: Final = Text(en="Type a day from {first} to {last}.", bn="{first} থেকে {last}-এর মধ্যে একটি তারিখ লিখুন।")
_UNORDERED: Final = Text(
    en="{n} slips of {office} ({post}) say different things, and by the clocks of their computers nobody can tell which was made "
    "last. Until that is known, the less favourable answer counts. Which was made last?",
    bn="{office}-এর ({post}) {n}টি স্লিপে ভিন্ন তথ্য আছে, আর কম্পিউটারের তারিখ দেখে কোনটি শেষে তৈরি তা বোঝা যায় না। তা জানা না পর্যন্ত কম অনুকূল উত্তরটি ধরা "
    "হবে। কোনটি শেষে তৈরি?",
)
_SLIP: Final = Text(
    en="slip {number} (its clock stood at {clock}; opened {opened})",
    bn="স্লিপ {number} (কম্পিউটারের তারিখ ছিল {clock}; খোলা হয়েছে {opened})",
)
_LATER: Final = Text(en="later (Enter)", bn="পরে জানাব (শুধু Enter)")
_RUN_AT_TERMINAL: Final = Text(
    en="Ask the office, then run auditor slips in a terminal window and answer.",
    bn="দপ্তর থেকে জেনে টার্মিনাল জানালায় auditor slips চালিয়ে উত্তর দিন।",
)
