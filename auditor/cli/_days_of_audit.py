"""What `auditor audit` tells and asks about the day of the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli._doubts import Asking, Wording, of_the_clock
from auditor.i18n import Text
from auditor.rounds import assessing
from auditor.rounds.asking.clock import refuse_before_decision
from auditor.rounds.asking.doubts import DOUBTFUL
from auditor.rounds.asking.far_days import day_far_ahead
from auditor.rounds.asking.odd_days import decided_on, doubts_of_note, early_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.cli._shell import Shell
    from auditor.workspace.folder import Workspace


def tell_of_the_clock(shell: Shell, space: Workspace, *, keeping: bool) -> Text | None:
    """Tell, and return, what is wrong with the day of a look, which is before the last kept round; None where nothing is.

    Raises:
        AuditorError: the clock cannot be right, or a look is of a day before the decision: nothing that would be shown is so.

    """
    shell.refuse_wrong_clock(space)
    if keeping:
        return None
    refuse_before_decision(shell.day, decided_on(space))
    fault = early_day(space, shell.day)
    if fault is not None:
        shell.say(fault)
    return fault


def meant_far_ahead(shell: Shell, space: Workspace, *, keeping: bool) -> set[Text]:
    """Return what is odd and meant of a clock whose day is far after all that is known: ``--yes`` does not say so, a day that was given does.

    Raises:
        WorkspaceError: it is not meant, or there is no terminal to ask at.

    """
    asking = Asking(shell, _OF_THE_CLOCK, yes=False)
    if keeping and shell.on is None:
        far = day_far_ahead(space, shell.day, lambda: assessing.assess(space, shell.day).told_on)
        asking.doubted((far,) if far is not None else ())
    return asking.meant


def tell_of_a_day_ahead(shell: Shell, space: Workspace, fault: Text | None, told_on: Iterable[date]) -> None:
    """Tell that a look is of a day that is still to come, or far after all that is known: much is unknown then because it is too old by that day; not where its day is at fault."""
    far = day_far_ahead(space, shell.day, lambda: told_on) if shell.on is None else None
    if far is not None:
        shell.say(far)
    today = shell.today(space)
    if fault is None and shell.day > today:
        for doubt in doubts_of_note(space, shell.day, today):
            shell.say(doubt)


OF_ROUNDS: Final = Wording(
    Text(en="Is this meant? Keep the round?", bn="এটিই কি চান? যাচাইটি রাখা হবে?"),
    Text(
        en="The round was not kept; answers given before this stay, and are not asked for again. Correct the day, the meeting or the evidence and run again.",
        bn="যাচাইটি রাখা হয়নি; এর আগে দেওয়া উত্তরগুলো থাকছে, আবার জিজ্ঞাসা করা হবে না। তারিখ, সভা বা তথ্য ঠিক করে আবার চালান।",
    ),
    DOUBTFUL,
)
_OF_THE_CLOCK: Final = of_the_clock(OF_ROUNDS.not_meant, undone=Text(en="The round was not kept", bn="যাচাইটি রাখা হয়নি"))
