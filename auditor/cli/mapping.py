"""`auditor mapping`: the systems whose records are understood, and a mapping for one that is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._dialog import Dialog
from auditor.cli._json import in_both
from auditor.cli._options import need_suffix
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.exports import proposing
from auditor.exports.mapping import shipped
from auditor.exports.meanings import Meaning
from auditor.exports.proposing import Column, Sample
from auditor.exports.stamps import day_in_name
from auditor.i18n import Text, plain
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.facts import FACTS
from auditor.tables import files
from auditor.tables.answers import read_day
from auditor.workspace import folder as workspace_folder
from auditor.workspace import outputs, writing

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.record import Json


@_commands.group("mapping", bn="evidence/exports ফোল্ডারে রাখা অন্য সিস্টেমের রেকর্ডের অর্থ কী তা ঠিক করে।")
@with_shell
def command(shell: Shell) -> None:
    """Say what the records of other systems mean that lie in evidence/exports."""
    del shell


@command.command("list", bn="কোন কোন সিস্টেমের রেকর্ড বোঝা যায় এবং প্রতিটি থেকে কী জানা যায় তার তালিকা দেখায়।")
@_json.json_option
@with_shell
def list_(shell: Shell, *, as_json: bool) -> None:
    """List the systems whose records are understood, and the facts that each shows."""
    known = [(mapping, list(dict.fromkeys(rule.fact for rule in mapping.facts))) for mapping in shipped()]
    if as_json:
        listed: list[Json] = [
            {"id": mapping.id, "name": in_both(mapping.called), "facts": [*facts]} for mapping, facts in known
        ]
        _json.show("mappings", {"mappings": listed})
        return
    rows = [
        (
            mapping.id,
            mapping.called.said(shell.talk),
            ", ".join(dict.fromkeys(FACTS[fact].label.said(shell.talk) for fact in facts)),
        )
        for mapping, facts in known
    ]
    headings = (Text(en="System", bn="সিস্টেম"), Text(en="Record", bn="রেকর্ড"), Text(en="Shows", bn="যা দেখায়"))
    shell.show(table(headings, rows, shell.talk))


@command.command(
    "new",
    bn="""অচেনা সিস্টেমের রেকর্ডের ফাইলের জন্য একটি বর্ণনা প্রস্তাব করে: কলাম ধরে ধরে, টার্মিনালে মিলিয়ে নেওয়ার জন্য।

    হ্যাঁ বা না বোঝায় এমন ছোট শব্দ ছাড়া কোনো ঘরের লেখা দেখানো হয় না। পাইপে চালালে প্রস্তাবটি standard output-এ যায়, কিছু লেখা হয় না।
    """,
)
@click.argument("file", type=click.Path(path_type=Path))
@_commands.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=Text(en="Write it there; otherwise beside FILE.", bn="কোন ফাইলে লেখা হবে; না দিলে রেকর্ডের ফাইলের পাশে।"),
)
@with_shell
def new(shell: Shell, file: Path, output: Path | None) -> None:
    """Propose a mapping for FILE, a record of a system that is not known: column by column, to be confirmed at the terminal.

    No cell is shown but short words for yes and no. In a pipe the proposal goes to standard output, and nothing is written.
    """
    path = _found(shell, file)
    for odd in filter(None, (path, output)):
        files.refuse_odd_name(odd.name)
    if output is not None:
        outputs.refuse_name_of_ours(output)
        need_suffix(output, ".toml")
    sample = proposing.sample_of(path.name, files.load(path))
    if shell.at_terminal:
        sample = _confirmed(Dialog(shell), path.name, sample)
    proposing.refuse_unusable(path.name, sample)
    says = _says(Dialog(shell), sample) if shell.at_terminal else {}
    on = _day(Dialog(shell), path.name) if shell.at_terminal and day_in_name(path.name) is None else None
    text = proposing.mapping_of(path.name, sample, on, says)
    place = output or path.with_suffix(".toml")
    if not shell.at_terminal and output is None:
        click.echo(text, nl=False)
        return
    if place.exists():
        raise AuditorError(_THERE_IS_ONE.filled(file=place.name))
    writing.write(place, text.encode())
    shell.say(_WRITTEN, file=place.name)


def _found(shell: Shell, file: Path) -> Path:
    """Return the file, where messages call it by its name below the workspace's evidence folder, too."""
    if file.is_file():
        return file
    try:
        below = workspace_folder.find(shell.folder or Path.cwd()) / workspace_folder.EVIDENCE / file
    except AuditorError:
        return file
    return below if below.is_file() else file


def _confirmed(dialog: Dialog, name: str, sample: Sample) -> Sample:
    """Return the sample as the columns are meant: Enter takes what is proposed. What no mapping can be made of is told, and asked again."""
    dialog.say(_COLUMNS)
    while True:
        sample = Sample(tuple(_as_meant(dialog, column) for column in sample.columns), sample.rows)
        try:
            proposing.refuse_unusable(name, sample)
        except FileRefusedError as refused:
            dialog.say(*refused.messages, _AGAIN)
        else:
            return sample


def _as_meant(dialog: Dialog, column: Column) -> Column:
    question = _COLUMN.filled(heading=plain(column.heading), meaning=column.meaning.label)
    answers = [(meaning.label, meaning) for meaning in Meaning]
    return column.meant(dialog.choose(question, answers, unless_chosen=column.meaning))


def _says(dialog: Dialog, sample: Sample) -> dict[tuple[int, str], bool]:
    """Return which words that are not understood somebody explains as yes or as no, by the number of the column and the word: in each column it may be otherwise."""
    found = {}
    for at, column in enumerate(sample.columns):
        for word in column.not_understood:
            question = _WORD.filled(heading=plain(column.heading), meaning=column.meaning.label, word=plain(word))
            yes, no = proposing.said_by(column.meaning)
            said = dialog.choose(question, [(yes, "yes"), (no, "no"), (proposing.NEITHER, "neither")])
            if said != "neither":
                found[at, word] = said == "yes"
    return found


def _day(dialog: Dialog, name: str) -> date:
    def read(typed: str) -> date:
        day = read_day(typed)
        if day is None or day > dialog.shell.day:
            raise ValueError("no day")
        return day

    return dialog.until_right(_WHICH_DAY.filled(file=name), read, lambda _: _NO_DAY)


_COLUMNS: Final = Text(
    en="What does each column say? Enter takes what is proposed; a number chooses another.",
    bn="কোন কলামে কী আছে? প্রস্তাবটি ঠিক হলে Enter চাপুন; অন্য কিছু হলে তার নম্বর লিখুন।",
)
_COLUMN: Final = Text(en='Column "{heading}", proposed: {meaning}', bn="কলাম “{heading}”, প্রস্তাব: {meaning}")
_AGAIN: Final = Text(en="The columns once more:", bn="কলামগুলো আবার:")
_WORD: Final = Text(
    en='Column "{heading}" ({meaning}): the word "{word}" says:', bn="কলাম “{heading}” ({meaning}): “{word}” শব্দটির অর্থ:"
)
_WHICH_DAY: Final = Text(
    en="On which day was {file} taken from the system (DD.MM.YYYY)", bn="{file} সিস্টেম থেকে কোন তারিখে নেওয়া (দিন.মাস.বছর)"
)
_NO_DAY: Final = Text(
    en="That is no day up to today. Write it as 10.02.2024.",
    bn="তারিখটি বোঝা যায়নি, অথবা এখনো আসেনি। এভাবে লিখুন: ১০.০২.২০২৪",
)
_THERE_IS_ONE: Final = Text(
    en="{file} is there already and was left as it is. Correct it by hand, or name another place with --output.",
    bn="{file} আগে থেকেই আছে, বদলানো হয়নি। হাতে ঠিক করুন, অথবা --output দিয়ে অন্য নাম দিন।",
)
_WRITTEN: Final = Text(
    en="Written: {file}. It must lie beside the record in evidence/exports. See what it gives with: auditor audit",
    bn="{file} লেখা হয়েছে। রেকর্ডের পাশে evidence/exports ফোল্ডারে থাকতে হবে। ফল দেখুন: auditor audit",
)
