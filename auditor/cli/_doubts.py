"""Asks at a terminal whether what is odd is meant, before it is written into what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._usage import Misuse
from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.rounds import assessing
from auditor.rounds.asking import far_days
from auditor.rounds.asking.odd_days import doubts_of_note
from auditor.rounds.identity import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from auditor.cli._shell import Shell
    from auditor.workspace.folder import Workspace
    from auditor.workspace.typed_days import Doubted

yes_option = _commands.option(
    "--yes",
    is_flag=True,
    help=Text(
        en="Do not ask: what was given is meant, odd as it may be.",
        bn="জিজ্ঞাসা করবে না: অস্বাভাবিক মনে হলেও যা দেওয়া হয়েছে তা-ই ঠিক।",
    ),
)


class Wording(Struct, frozen=True):
    """What is asked, what is said where the answer is no, and what where nobody can be asked."""

    question: Text
    not_meant: Text
    unasked: Text


class Asking(Struct):
    """Asks whether what is odd is meant, about each doubt once."""

    shell: Shell
    wording: Wording
    yes: bool
    meant: set[Text] = field(default_factory=set)

    def doubted(self, doubts: tuple[Text, ...]) -> None:
        """Tell what is odd, and go on where it is meant.

        Raises:
            WorkspaceError: it is not, or there is no terminal to ask at.

        """
        new = tuple(doubt for doubt in doubts if doubt not in self.meant)
        if not new:
            return
        if not self.yes and not self.shell.at_terminal:
            raise WorkspaceError(*new, self.wording.unasked)
        for doubt in new:
            self.shell.say(doubt)
        if not self.yes and not Dialog(self.shell).confirms(self.wording.question):
            raise WorkspaceError(self.wording.not_meant)
        self.meant.update(new)


def need_a_likely_day(shell: Shell, space: Workspace, *, yes: bool, ahead: bool = False) -> None:
    """Refuse a day that cannot be right, and ask about one that is odd, before it is noted in the ledger.

    What is made or planned for a time to come (`ahead`) is not made on a day before the last kept round; what was done may be noted later.

    Raises:
        AuditorError: it is not meant, or nobody can be asked; or the ledger cannot be read.

    """
    need_a_likely_clock(shell, space)
    Asking(shell, _OF_NOTES, yes=yes).doubted(doubts_of_note(space, shell.day, shell.today(space), ahead=ahead))


def need_a_likely_clock(shell: Shell, space: Workspace) -> None:
    """Refuse a clock that cannot be right, and ask about one that is far after all that is known, before anything bears its day for good.

    ``--yes`` does not say that such a clock is right, a day that was given does.

    Raises:
        AuditorError: it is not meant, or nobody can be asked; or what is known cannot be read.

    """
    shell.refuse_wrong_clock(space)
    Asking(shell, _OF_THE_CLOCK, yes=False).doubted(clock_far_ahead(shell, space))


def tell_wrong_clock(shell: Shell, space: Workspace) -> None:
    """Say that a clock cannot be right, before answers are written that bear no day but are checked by today's.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    fault = shell.clock_fault(space)
    if fault is not None:
        shell.say(fault)


def clock_far_ahead(shell: Shell, space: Workspace) -> tuple[Text, ...]:
    """Return what is odd about a clock that is far after all that is known; nothing where it is likely, or another day was given.

    Raises:
        AuditorError: what is known cannot be read.

    """
    if shell.on is not None:
        return ()
    return far_days.noting_far_ahead(space, shell.day, lambda: _told_on(shell, space))


def _told_on(shell: Shell, space: Workspace) -> Iterable[date]:
    """Return on which days something was told; the roster is read anew, for not every command has it."""
    return assessing.assess(listed.open_workspace(space.folder), shell.day).told_on


def of_the_clock(not_meant: Text, *, undone: Text) -> Wording:
    """Return how it is asked whether a clock far ahead is right; `undone` says what was not done where nobody can be asked."""
    return Wording(_IS_RIGHT, not_meant, _ONLY_BY_THE_DAY.filled(undone=undone))


def odd_days(shell: Shell, *, yes: bool) -> Doubted:
    """Return what asks about days that are typed and odd, before anything of them is written."""
    return Asking(shell, _OF_TYPED, yes=yes).doubted


def odd_answers(shell: Shell, *, yes: bool) -> Doubted:
    """Return what asks about settings that are typed and odd, days and others, before anything of them is written."""
    return Asking(shell, _OF_ANSWERS, yes=yes).doubted


def confirmed(shell: Shell, question: Text, *, yes: bool) -> bool:
    """Return whether what was shown is meant; where it is not, that nothing was written is told.

    Raises:
        Misuse: nobody can be asked.

    """
    if not yes and not shell.at_terminal:
        raise Misuse(_UNASKED)
    is_meant = yes or Dialog(shell).confirms(question)
    if not is_meant:
        shell.say(_NOT_WRITTEN)
    return is_meant


def meant_day(
    dialog: Dialog, read: Callable[[], date], doubts: Callable[[date], tuple[Text, ...]], *, yes: bool
) -> date:
    """Return a day that was typed; one about which something is odd is typed again unless it is meant.

    Args:
        dialog: asks.
        read: asks for the day.
        doubts: says what is odd about a day.
        yes: every day is meant.

    """
    while True:
        day = read()
        odd = doubts(day)
        dialog.say(*odd)
        if not odd or yes or dialog.agrees(DAY_IS_MEANT):
            return day


_UNASKED: Final = Text(
    en="Nothing was written. If that is meant, add --yes.", bn="কিছু লেখা হয়নি। এটিই চাইলে --yes যোগ করুন।"
)
_NOT_WRITTEN: Final = Text(en="Nothing was written.", bn="কিছু লেখা হয়নি।")
DAY_IS_MEANT: Final = Text(en="Is this day meant?", bn="এই তারিখটিই কি ঠিক?")
_IS_NOT: Final = Text(
    en="Nothing was written. Correct the day and run again.", bn="কিছু লেখা হয়নি। তারিখ ঠিক করে আবার চালান।"
)
_IS_RIGHT: Final = Text(en="Is this day right?", bn="তারিখটি কি ঠিক?")
_ONLY_BY_THE_DAY: Final = Text(
    en="{undone}: nobody could be asked, and --yes does not say whether such a day is right. Set this computer's date, or give the day with --on YYYY-MM-DD, and run again.",
    bn="{undone}: জিজ্ঞাসা করার উপায় ছিল না, আর এমন তারিখ ঠিক কি না তা --yes দিয়ে বলা যায় না। কম্পিউটারের তারিখ ঠিক করুন, অথবা --on YYYY-MM-DD যোগ করে সঠিক তারিখে আবার চালান।",
)
_OF_THE_CLOCK: Final = of_the_clock(_IS_NOT, undone=Text(en="Nothing was written", bn="কিছু লেখা হয়নি"))
_OF_TYPED: Final = Wording(
    DAY_IS_MEANT,
    _IS_NOT,
    Text(
        en="Nothing was written. Correct the day and run again. If it is meant so, add --yes.",
        bn="কিছু লেখা হয়নি। তারিখ ঠিক করে আবার চালান। এই তারিখই ঠিক হলে --yes যোগ করুন।",
    ),
)
_OF_ANSWERS: Final = Wording(
    Text(en="Is it meant so?", bn="এটিই কি ঠিক?"),
    Text(en="Nothing was written. Correct it and run again.", bn="কিছু লেখা হয়নি। ঠিক করে আবার চালান।"),
    Text(
        en="Nothing was written. Correct it and run again. If it is meant so, add --yes.",
        bn="কিছু লেখা হয়নি। ঠিক করে আবার চালান। যা লেখা হয়েছে তা-ই ঠিক হলে --yes যোগ করুন।",
    ),
)
_OF_NOTES: Final = Wording(
    DAY_IS_MEANT,
    _IS_NOT,
    Text(
        en="Nothing was written, because what the ledger notes stays. Correct the day (--on) and run again. If it is meant so, "
        "add --yes.",
        bn="স্থায়ী রেকর্ডে লেখা তারিখ আর বদলানো যায় না, তাই কিছু লেখা হয়নি। তারিখ (--on) ঠিক করে আবার চালান। এই তারিখই ঠিক হলে --yes যোগ করুন।",
    ),
)
