"""`auditor roster corrections`: what stands beside the roster and who left, and taking back what was entered by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._correct import shown_and_confirmed, standing_now
from auditor.cli._doubts import need_a_likely_day, yes_option
from auditor.cli._json import in_both, iso
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, digits, short_date
from auditor.model.errors import WorkspaceError
from auditor.rounds import foreseeing
from auditor.rounds.correcting import correcting, correcting_texts, undoing

if TYPE_CHECKING:
    from auditor.model.record import Json
    from auditor.rounds.correcting.correcting import Entered


@_commands.command(
    "corrections",
    bn="""তালিকার যেসব সংশোধন লেখা আছে এবং কে তালিকা থেকে বাদ তা দেখায়; ভুল করে লেখা হলে বাতিল করে।

    নম্বর লিখলে তালিকার ওই নম্বরের সংশোধন বাতিল হয়: কী বদলাবে এবং দপ্তরের অবস্থা কেমন হবে তা প্রথমে দেখানো হয়। মূল তালিকা বদলায় না।
    """,
)
@click.argument("number", required=False, type=click.IntRange(min=1))
@yes_option
@_json.json_option
@with_shell
def corrections(shell: Shell, *, number: int | None, yes: bool, as_json: bool) -> None:
    """Show what stands beside the roster and who left; take back what was entered by mistake.

    With NUMBER of that list the correction, or that somebody left, is taken back: what changes by it, and how offices
    would stand, is shown first. The roster itself is not touched.
    """
    _json.refuse_beside(as_json, number)
    space = shell.space()
    entered = correcting.entered(space)
    if as_json:
        _json.show("corrections", {"corrections": [_as_json(*each) for each in enumerate(entered, start=1)]})
        return
    if number is None:
        _show(shell, entered)
        return
    if number > len(entered):
        raise WorkspaceError(_NO_SUCH)
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    prepared = undoing.prepared(space, entered[number - 1].mark)
    changes = foreseeing.what_undoing_changes(space, shell.day, prepared, standing_now(space, shell.day))
    if shown_and_confirmed(shell, prepared.differences, (*prepared.doubts, *changes), yes=yes):
        undoing.take_back(space, shell.day, prepared)
        shell.say(undoing.TAKEN_BACK)


def _as_json(number: int, entered: Entered) -> Json:
    return {
        "number": number,
        "day": iso(entered.on),
        "subject": entered.subject,
        "name": in_both(entered.whose),
        "left": entered.left is not None,
        "said": [in_both(line) for line in _lines(entered)],
    }


def _show(shell: Shell, entered: tuple[Entered, ...]) -> None:
    if not entered:
        shell.say(correcting_texts.NOTHING_ENTERED)
        return
    rows = [
        [
            digits(f"{place}", shell.talk),
            short_date(each.on, shell.talk) if each.on is not None else "–",
            each.whose.said(shell.talk),
            "\n".join(line.said(shell.talk) for line in _lines(each)),
        ]
        for place, each in enumerate(entered, start=1)
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))
    shell.say(_NEXT)


def _lines(entered: Entered) -> tuple[Text, ...]:
    """Return what was entered, and by which round it stays."""
    stays = entered.left.stays if entered.left is not None else None
    return (*entered.said, stays) if stays is not None else entered.said


_HEADINGS: Final = (
    Text(en="No", bn="ক্রম"),
    Text(en="Day", bn="তারিখ"),
    Text(en="Whose", bn="কার"),
    Text(en="What", bn="কী"),
)
_NEXT: Final = Text(
    en="If one was entered by mistake, take it back by its number: auditor roster corrections NUMBER",
    bn="ভুল করে লেখা হয়ে থাকলে নম্বর লিখে বাতিল করুন: auditor roster corrections নম্বর",
)
_NO_SUCH: Final = Text(
    en="There is no correction of that number. See them: auditor roster corrections",
    bn="এই ক্রমের কোনো সংশোধন নেই। তালিকা দেখুন: auditor roster corrections",
)
