"""`auditor roster`: what the roster says, and what is doubtful in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.cli import _commands, _json
from auditor.cli._answers import answers
from auditor.cli._correct import correct
from auditor.cli._corrections import corrections
from auditor.cli._json import in_both
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, digits, in_a_line, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, EXIT_OK, RosterError
from auditor.model.notice import Severity
from auditor.roster import form
from auditor.roster.texts import CORRECT
from auditor.rounds.evidence import joining_days
from auditor.rounds.evidence.days_told import asked_of_roster, days_told
from auditor.rounds.identity import foreign_roster, listed, told_who_is_who
from auditor.tables import transcription
from auditor.workspace.folder import ROSTER_CORRECTED
from auditor.workspace.writing import write

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.notice import Notice
    from auditor.model.record import Json
    from auditor.model.subjects import Office
    from auditor.roster.reading import RosterReading

_LABELS: Final = {
    Severity.CHANGED: Text(en="changed", bn="বদলানো হয়েছে"),
    Severity.DOUBTFUL: Text(en="doubtful", bn="সন্দেহজনক"),
    Severity.WRONG: Text(en="wrong", bn="ঠিক করতে হবে"),
}


@_commands.group("roster", bn="দপ্তর ও ইউজার তালিকা পরীক্ষা করে, দেখায় বা সংশোধন করে।")
@with_shell
def command(shell: Shell) -> None:
    """Check, list or correct the roster of offices and accounts."""
    del shell


command.add_command(correct)
command.add_command(corrections)
command.add_command(answers)


@command.command(
    "check",
    bn="""পড়ার সময় কী বদলানো হয়েছে, কী সন্দেহজনক আর কী ঠিক করতে হবে তা দেখায়। মূল ফাইল বদলায় না।

    --write-corrected দিলে যা পড়া গেছে সব একটি আলাদা ফাইলে লেখে; দেখে নিয়ে পুরোনো তালিকার জায়গায় ব্যবহার করুন।
    """,
)
@_commands.option(
    "--write-corrected",
    "writing",
    is_flag=True,
    help=Text(
        en=f"Write the corrected roster beside it: {ROSTER_CORRECTED}", bn=f"সংশোধিত তালিকা পাশে লেখে: {ROSTER_CORRECTED}"
    ),
)
@with_shell
def check(shell: Shell, *, writing: bool) -> int:
    """Show what was changed on reading, what is doubtful and what is wrong. The file itself is not touched.

    With --write-corrected everything that could be read is written to a workbook of its own, to be looked at and used
    in place of the old roster.
    """
    space = shell.space(copied=True)
    reading = space.reading
    ahead = joining_days.days_ahead(reading, shell.day)
    found = (*reading.notices, *ahead)
    _show_transcribed(shell, reading)
    for notice in (*reading.told_apart, *ahead, *days_told(space, shell.day)):
        shell.show(f"{_LABELS[notice.weight].said(shell.talk)}: {notice.message.said(shell.talk)}{_change(notice)}")
    is_read = reading.roster is not None and reading.roster.offices
    asked, logins = asked_of_roster(space, shell.day) if is_read else ((), ())
    for told in (*told_who_is_who.tell(asked), *told_who_is_who.tell_logins(logins, asked)):
        shell.show(f"{_LABELS[told.weight].said(shell.talk)}: {told.message.said(shell.talk)}")
    other = foreign_roster.told_foreign(space)
    if other is not None:
        shell.show(f"{_LABELS[Severity.DOUBTFUL].said(shell.talk)}: {other.said(shell.talk)}")
    roster = reading.shown
    offices = len(roster.offices) if roster else 0
    accounts = sum(office.users for office in roster.offices) if roster else 0
    count = {weight: sum(notice.weight is weight for notice in found) for weight in Severity}
    count[Severity.DOUBTFUL] += len(asked) + len(logins) + (other is not None)
    shell.say(
        _SUM, n=offices, m=accounts, c=count[Severity.CHANGED], d=count[Severity.DOUBTFUL], w=count[Severity.WRONG]
    )
    if writing:
        _write_corrected(shell, space.folder, reading)
    else:
        shell.say(_NEXT_CONFIRM if reading.transcribed else _NEXT)
    if not offices:
        return EXIT_NOT_DONE
    return EXIT_FINDINGS if count[Severity.WRONG] or count[Severity.DOUBTFUL] else EXIT_OK


def _show_transcribed(shell: Shell, reading: RosterReading) -> None:
    """Show columns that were in Bijoy or in the wrong encoding, how many cells, and up to three before and after."""
    for told in transcription.by_sheet(reading.transcribed):
        message = _TRANSCRIBED.said(
            shell.talk, file=told.file, sheet=told.sheet, col=told.letters, cause=told.cause.label, command=CORRECT
        )
        shell.show(f"{_LABELS[Severity.WRONG].said(shell.talk)}: {message}")
        for column in told.columns:
            name = plain(f"{column.column} ({column.heading})") if column.column else transcription.HEADINGS
            shell.show("  " + _CELLS.said(shell.talk, name=name, n=column.cells))
            for before, after in column.samples:
                shell.show(f"    {in_a_line(before)} → {in_a_line(after)}")


def _write_corrected(shell: Shell, folder: Path, reading: RosterReading) -> None:
    """Write what was read beside the original, over nothing.

    Raises:
        AuditorError: nothing was read, there is such a file, or it cannot be written.

    """
    if reading.shown is None:
        raise RosterError(_NOTHING_TO_WRITE)
    beside = folder / ROSTER_CORRECTED
    if beside.exists() or beside.is_symlink():
        raise RosterError(_EXISTS.filled(file=ROSTER_CORRECTED))
    doubts = [notice for notice in reading.told_apart if notice.weight is not Severity.CHANGED]
    write(beside, form.write_workbook(reading.shown, doubts))
    shell.say(_WRITTEN, file=ROSTER_CORRECTED)


def _change(notice: Notice) -> str:
    return f"  {notice.before!r} → {notice.after!r}" if notice.before or notice.after else ""


@command.command("list", bn="দপ্তরগুলোর তালিকা দেখায়: ক্রম, আইডি, নাম, ধরন, ইউজার আইডির সংখ্যা।")
@_json.json_option
@with_shell
def listing(shell: Shell, *, as_json: bool) -> None:
    """List the offices: serial, id, name, kind, number of accounts."""
    offices = tuple(enumerate(listed.roster_of(shell.space(copied=True)).offices, start=1))
    if as_json:
        _json.show("offices", {"offices": [_as_json(serial, office) for serial, office in offices]})
        return
    language = shell.talk
    headings = (
        Text(en="No", bn="ক্রম"),
        Text(en="Id", bn="আইডি"),
        Text(en="Office", bn="দপ্তর/ইউনিয়নের নাম"),
        Text(en="Kind", bn="দপ্তরের ধরন"),
        Text(en="Accounts", bn="ইউজার আইডি"),
    )
    rows = [
        (
            digits(f"{serial:02d}", language),
            office.id,
            office.name.said(language),
            office.kind.label.said(language),
            digits(str(office.users), language),
        )
        for serial, office in offices
    ]
    shell.show(table(headings, rows, language))


def _as_json(serial: int, office: Office) -> Json:
    return {
        "serial": serial,
        "id": office.id,
        "name": in_both(office.name),
        "kind": office.kind.value,
        "accounts": office.users,
        "voluntary": office.voluntary,
    }


_TRANSCRIBED: Final = Text(
    en='{file}, "{sheet}": column {col} looks like {cause}. See the converted sample below; if it is right run {command}.',
    bn="{file}, “{sheet}”: {col} কলামের লেখা {cause} বলে মনে হচ্ছে। রূপান্তরিত নমুনা নিচে দেখুন; ঠিক থাকলে {command} চালান।",
)
_CELLS: Final = Text(en="{name}: {n} {n:cell|cells}", bn="{name}: {n}টি ঘর")
_NOTHING_TO_WRITE: Final = Text(
    en="No office could be read, so no corrected roster was written. Correct what is named above and run again.",
    bn="কোনো দপ্তর পড়া যায়নি, তাই সংশোধিত তালিকা লেখা হয়নি। উপরে যা বলা হয়েছে ঠিক করে আবার চালান।",
)
_EXISTS: Final = Text(
    en="{file} is already there, so nothing was written. Use it, or rename or delete it, and run again.",
    bn="{file} আগে থেকেই আছে, তাই কিছু লেখা হয়নি। সেটিই ব্যবহার করুন, অথবা নাম বদলে বা মুছে আবার চালান।",
)
_WRITTEN: Final = Text(
    en="Written: {file}. The original was not touched. Next: look {file} through (what could not be taken stands on its "
    "last sheet), put the original away, rename {file} to roster.xlsx, and run auditor roster check",
    bn="লেখা হয়েছে: {file}। মূল ফাইলটি বদলানো হয়নি। এরপর: {file} ভালো করে দেখুন (যা নেওয়া যায়নি তা শেষ পাতায় আছে), মূল ফাইলটি অন্য জায়গায় সরান, "
    "{file}-এর নাম বদলে roster.xlsx করুন, তারপর auditor roster check চালান",
)
_SUM: Final = Text(
    en="{n} {n:office|offices}, {m} {m:account|accounts}. Changed on reading {c}, doubtful {d}, wrong {w}. The file was not touched.",
    bn="{n}টি দপ্তর, {m}টি আইডি। পড়ার সময় বদলানো {c}, সন্দেহজনক {d}, ঠিক করতে হবে {w}। ফাইলটি বদলানো হয়নি।",
)
_NEXT: Final = Text(
    en="Next: correct what is wrong, then auditor register new",
    bn="এরপর: যা ঠিক করতে হবে তা ঠিক করুন, তারপর auditor register new",
)
_NEXT_CONFIRM: Final = Text(
    en="Next: if the converted samples are right, auditor roster check --write-corrected; else type the list in Unicode",
    bn="এরপর: রূপান্তরিত নমুনা ঠিক থাকলে auditor roster check --write-corrected; ঠিক না থাকলে তালিকাটি ইউনিকোডে লিখুন",
)
