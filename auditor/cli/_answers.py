"""`auditor roster answers`: what was answered about who is who, and taking an answer back that was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._doubts import confirmed, need_a_likely_day, yes_option
from auditor.cli._inquiries import ask
from auditor.cli._json import in_both, iso
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, digits, short_date
from auditor.rounds.asking import inquiries, taking_back, taking_back_texts

if TYPE_CHECKING:
    from auditor.model.record import Json
    from auditor.rounds.asking.taking_back import Given
    from auditor.workspace.folder import Workspace


@_commands.command(
    "answers",
    bn="""তালিকার কোনটি আগের কোনটি (একই পদ, নতুন দায়িত্বপ্রাপ্ত, অন্য পদ) এবং ফরম কার, ফরমের তারিখ ও কপি বিষয়ে যা জানানো হয়েছে তা দেখায়; ভুল উত্তর বাতিল করে।

    নম্বর লিখলে ওই উত্তর বাতিল হয়: আগে দেখানো হয় কোন দপ্তরের অবস্থা বদলাবে। টার্মিনালে প্রশ্নটি সঙ্গে সঙ্গে আবার করা হয়; উত্তর না পাওয়া পর্যন্ত আগের কোনো
    সম্পন্ন কাজ এর নামে ধরা হয় না। আগের উত্তর ও রাখা যাচাইগুলো যেমন আছে তেমনই থাকে।
    """,
)
@click.argument("number", nargs=-1, type=click.IntRange(min=1))
@yes_option
@_json.json_option
@with_shell
def answers(shell: Shell, *, number: tuple[int, ...], yes: bool, as_json: bool) -> None:
    """Show what was answered about who is whom of before, whose forms are, and about their days and copies; take answers back that were wrong.

    With NUMBER, one or several, these answers are taken back: which offices would stand otherwise is shown first. At a
    terminal the question is asked again at once; until it is answered nothing that was done before counts. The earlier
    answer stays on record, and rounds that were kept stay as they are.
    """
    _json.refuse_beside(as_json, number)
    space = shell.space()
    given = taking_back.given(space)
    if as_json:
        _json.show("answers", {"answers": [_as_json(each) for each in given]})
        return
    if not number:
        _show(shell, given)
        return
    _take_back(shell, space, given, number, yes=yes)


def _as_json(given: Given) -> Json:
    return {
        "number": given.number,
        "day": iso(given.on),
        "meeting": given.meeting,
        "whose": in_both(given.whose),
        "before": in_both(given.before) if given.before is not None else None,
        "said": in_both(given.said),
        "holds": given.holds,
    }


def _show(shell: Shell, given: tuple[Given, ...]) -> None:
    if not given:
        shell.say(_NONE)
        return
    rows = [
        [
            digits(str(each.number), shell.talk),
            *(words.said(shell.talk) if words else "–" for words in (each.whose, each.before, each.said)),
            short_date(each.on, shell.talk),
            (_HOLDS if each.holds else _REPLACED).said(shell.talk),
        ]
        for each in given
    ]
    shell.show(table(_HEADINGS, rows, shell.talk))
    shell.say(_NEXT)


def _take_back(
    shell: Shell, space: Workspace, given: tuple[Given, ...], numbers: tuple[int, ...], *, yes: bool
) -> None:
    restored = taking_back.prepared(space, numbers, shell.day)
    for each in given:
        if each.number in numbers:
            shell.say(taking_back.told(each))
    for change in restored.changes or (_NO_CHANGE,):
        shell.say(change)
    shell.say(restored.consequence)
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    if not confirmed(shell, _RIGHT, yes=yes):
        return
    taking_back.take_back(space, numbers, shell.day)
    shell.say(taking_back_texts.TAKEN_BACK)
    meeting = max(each.meeting for each in given if each.number in numbers)
    ask(shell, inquiries.asked_again(space, restored, meeting, shell.day))


_HEADINGS: Final = (
    Text(en="No", bn="নম্বর"),
    Text(en="Whose", bn="কার"),
    Text(en="Before", bn="আগে"),
    Text(en="Answer", bn="উত্তর"),
    Text(en="Day", bn="তারিখ"),
    Text(en="Counts", bn="ধরা হচ্ছে"),
)
_HOLDS: Final = Text(en="yes", bn="হ্যাঁ")
_REPLACED: Final = Text(en="no longer", bn="আর নয়")
_NONE: Final = Text(
    en="Nothing was answered yet about who of the roster is whom of before, whose forms are, or about their days and copies. It is asked, where it matters, by: "
    "auditor audit --keep",
    bn="তালিকার কোনটি আগের কোনটি, ফরম কার, অথবা ফরমের তারিখ ও কপি বিষয়ে এখনো কিছু জানানো হয়নি। প্রয়োজন হলে auditor audit --keep চালালে জিজ্ঞাসা করা হয়।",
)
_NEXT: Final = Text(
    en="If an answer is wrong, take it back by its number: auditor roster answers NUMBER",
    bn="কোনো উত্তর ভুল হলে নম্বর লিখে বাতিল করুন: auditor roster answers নম্বর",
)
_NO_CHANGE: Final = Text(en="No office would stand otherwise.", bn="কোনো দপ্তরের অবস্থা বদলাবে না।")
_RIGHT: Final = Text(en="Take it back?", bn="বাতিল করবেন?")
