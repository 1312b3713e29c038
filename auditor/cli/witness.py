"""`auditor witness`: what was seen at the login of an account's holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

import click

from auditor.cli import _commands
from auditor.cli._countersigning import countersign_slips
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import meant_day, need_a_likely_day, yes_option
from auditor.cli._options import ONLY_ITS_SHEET, month_option, offices_option
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli.settings import before_printing
from auditor.i18n import Text, ascii_digits, joined, month, plain, short_date
from auditor.model.errors import WorkspaceError
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.grades import Grade, label_of
from auditor.model.views.head import named_among
from auditor.model.witnessing import SampleState, to_be_visited
from auditor.papers import making
from auditor.register.cards import NOT_WITNESSED, WITNESSING, numbered
from auditor.rounds import assessing
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.looking_back import preview
from auditor.selfcheck import delivery
from auditor.tables.answers import read_day
from auditor.views.sampling import once_known, sampled_names
from auditor.witness import asking, recording, seeing, sheets
from auditor.workspace.folder import OUT, witness_folder
from auditor.workspace.question import Printed
from auditor.workspace.typed_days import UNTIL_TODAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.dialogue import Question
    from auditor.model.subjects import Office, Roster
    from auditor.workspace.folder import Workspace

T = TypeVar("T")
_MOST_NAMED: Final = 12


@_commands.group(
    "witness",
    invoke_without_command=True,
    bn="""লগইনের সময় যা দেখা গেছে তা তোলে: কার লগইন, কোন স্বাক্ষরিত যাচাই পত্রে বা ভিডিও কলের কোন সময়ে, কী দেখা গেছে।

    যাঁর লগইন তাঁর স্বাক্ষরিত যাচাই পত্রের নম্বর অথবা কলের সময় থাকলেই সরেজমিন বা ভিডিও কলে যাচাই ধরা হয়। যাচাই পত্র তৈরি হয় "auditor witness sheets" দিয়ে। কেউ পাসওয়ার্ড
    বলেন না, টাইপ করার সময় কেউ দেখেনও না।

    যে লগইন যাচাইয়ে (auditor probe) আপনি উপস্থিত ছিলেন তার স্লিপ আগে এখানে প্রতিস্বাক্ষর করুন: তখন তার তথ্যও সরেজমিন বা ভিডিও কলে যাচাই ধরা হয়।
    """,
)
@yes_option
@with_shell
def command(shell: Shell, *, yes: bool) -> None:
    """Enter what was seen at logins: whose, on which signed sheet or at what time of a video call, and what showed itself.

    It counts as witnessed only with the number of the sheet that the holder signed, or the time of the call. Sheets are printed
    with "auditor witness sheets". Nobody tells a password, and nobody watches one typed.

    Slips of login checks (auditor probe) at which you were present are countersigned here first: then what they say is witnessed.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    if not shell.at_terminal:
        raise Misuse(_NO_TERMINAL)
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes)
    dialog = Dialog(shell)
    countersign_slips(dialog, space, yes=yes)
    _tell_who_waits(shell, space)
    roster = assessing.counted_roster(space, shell.day)
    dialog.say(*(_numbered(shell, place, step) for place, step in enumerate(WITNESSING[:-1], start=1)), NOT_WITNESSED)
    while True:
        office = _office(dialog, space, roster)
        if office is None:
            return
        _enter(dialog, space, office, named_among(roster.offices)(office), yes=yes)


def _numbered(shell: Shell, place: int, step: Text) -> Text:
    return plain(numbered(place, step.said(shell.talk), shell.talk))


def _tell_who_waits(shell: Shell, space: Workspace) -> None:
    """Name the offices that were drawn and wait to be seen, where there are any."""
    past = preview(space, assessing.assess(space, shell.day))
    waiting = sampled_names(past, (SampleState.WAITING, SampleState.ASKED))
    if waiting:
        names = joined(
            [_SERIAL_NAME.filled(serial=each.called.serial, name=each.called.name) for each in waiting[:_MOST_NAMED]],
            "; ",
        )
        asked = sum(named.state is SampleState.ASKED for named in waiting)
        shell.say(_WAITING, n=len(waiting), known=once_known(asked), names=names)


def _office(dialog: Dialog, space: Workspace, roster: Roster) -> Office | None:
    """Return the office that is named by its serial or code; None where nothing is typed."""

    def read(typed: str) -> Office | None:
        if not typed:
            return None
        try:
            (found,) = delivery.named_offices(space, [ascii_digits(typed)])
        except WorkspaceError:
            raise ValueError("no such office") from None
        return next(office for office in roster.offices if office.id == found)

    return dialog.until_right(_OFFICE, read, lambda _: _NO_SUCH_OFFICE)


def _enter(dialog: Dialog, space: Workspace, office: Office, called: Text, *, yes: bool) -> None:
    """Ask whose login was seen and what, and enter it."""
    shell = dialog.shell
    if not office.accounts:
        shell.say(asking.NO_ACCOUNT, office=called)
        return
    account = office.accounts[0]
    if len(office.accounts) > 1:
        account = dialog.choose(
            _WHOSE.filled(office=called), [(office.called[each.id], each) for each in office.accounts]
        )
    shell.say(_OF, office=called, post=office.called[account.id])
    way = dialog.choose(asking.HOW.text, asking.HOW.answers)
    day = meant_day(dialog, lambda: _day(dialog), lambda day: recording.doubts_of_day(space, day), yes=yes)
    known = recording.known_sheets(space)
    if way == "seen-in-person":
        proof = _sheet(dialog, known, office, day)
    else:
        proof = dialog.until_right(asking.TIME, recording.read_time, lambda _: asking.NO_TIME)
    seen = _seen(dialog)
    if seen is None:
        shell.say(asking.NOTHING_SEEN)
        return
    decision_day = evidence_folder.counts_from_of(space.baseline).of(PROFILE_UPDATED_ON)
    occasion = seeing.Occasion(account.id, day, decision_day, way, proof)
    if recording.entered_before(space, occasion) is not None:
        shell.say(asking.BEFORE)
    if dialog.agrees(_KEEP):
        shell.say(
            asking.ENTERED if proof else asking.ENTERED_AS_TOLD,
            known=label_of(Grade.WITNESSED, {way}),
            file=recording.record(space, office, seen, occasion, shell.day),
            whose=joined((called, office.called[account.id])),
            day=day,
        )
    else:
        shell.say(_NOT_ENTERED)


def _day(dialog: Dialog) -> date:
    """Ask for the day on which a login was seen."""
    today = dialog.shell.day
    question = _DAY.filled(day=short_date(today, dialog.shell.talk))
    return dialog.until_right(question, lambda typed: _read_day(typed, today), lambda _: UNTIL_TODAY)


def _read_day(typed: str, today: date) -> date:
    if not typed:
        return today
    day = read_day(typed)
    if day is None or day > today:
        raise ValueError("no day until today")
    return day


def _sheet(dialog: Dialog, known: Mapping[str, tuple[str, date]], office: Office, day: date) -> str:
    """Return the number of the sheet that the holder signed; nothing where there is none."""

    def read(typed: str) -> str:
        return recording.read_sheet(typed, known, office.id, day) if typed else ""

    return dialog.until_right(_SHEET, read, lambda _: _OTHER_SHEET)


def _seen(dialog: Dialog) -> seeing.Seen | None:
    """Ask what was seen; None where the holder could not log in."""
    if not _asked(dialog, asking.LOGGED_IN):
        return None
    code = _asked(dialog, asking.CODE)
    if code is asking.CodeSeen.NO_CODE:  # nobody came in: there is nothing more to be seen
        return seeing.Seen(code)
    came = code is asking.CodeSeen.LET_IN
    method, device = (_asked(dialog, asking.METHOD), _asked(dialog, asking.DEVICE)) if came else (None, None)
    two_step = _asked(dialog, asking.TWO_STEP)
    if came and two_step not in {asking.ShownTwoStep.ON, None}:
        dialog.shell.say(asking.OFF_WITH_A_CODE)
        two_step = _asked(dialog, asking.TWO_STEP)
    return seeing.Seen(code, method, device, two_step, _asked(dialog, asking.PROFILE))


def _asked(dialog: Dialog, question: Question[T]) -> T:
    numbers = dialog.choose(
        question.text, [(label, place) for place, (label, _) in enumerate(question.answers)], question.note
    )
    return question.answers[numbers][1]


@command.command(
    "sheets",
    bn="""লগইনের সময় যা দেখা যায় তা লেখার যাচাই পত্র তৈরি করে, প্রতি দপ্তরে একটি, প্রতিটির আলাদা নম্বর।

    যাঁদের লগইন তাঁরা স্বাক্ষর করেন; পরে নম্বরটি "auditor witness" বা রেজিস্টারে লিখুন। পত্রগুলো থাকে out/witness-…/ ফোল্ডারে।
    """,
)
@offices_option(ONLY_ITS_SHEET)
@_commands.option(
    "--drawn",
    is_flag=True,
    help=Text(
        en="Only of the offices that were drawn and wait to be seen.", bn="শুধু দৈবচয়নে নির্বাচিত যেসব দপ্তর দেখা বাকি।"
    ),
)
@month_option
@_commands.option(
    "--format",
    "form",
    type=click.Choice(["pdf", "docx"]),
    default="pdf",
    help=Text(
        en="To be printed (pdf, the default) or edited in Word (docx).",
        bn="ছাপার জন্য (pdf, না লিখলে এটিই) অথবা Word-এ সম্পাদনার জন্য (docx)।",
    ),
)
@yes_option
@with_shell
def print_sheets(  # noqa: PLR0913 one parameter an option
    shell: Shell, *, offices: tuple[str, ...], drawn: bool, asked_month: str | None, form: str, yes: bool
) -> None:
    """Make the sheets on which is written what is seen at a login, one an office, each with its own number.

    The holders sign them; the number is then typed in "auditor witness" or in the register. They go to out/witness-MONTH/.
    """
    space = shell.space()
    need_a_likely_day(shell, space, yes=yes, ahead=True)
    space = before_printing(shell, space, Printed.PAPERS)
    wanted = delivery.named_offices(space, offices) if offices else ()
    if drawn:
        wanted = (*wanted, *_waiting_ids(shell, space))
        if not wanted:
            shell.say(_NOBODY_WAITS)
            return
    named = asked_month or f"{shell.day:%Y-%m}"
    view = sheets.make(space, wanted, named, shell.day)
    folder = space.folder / OUT / witness_folder(named)
    making.write(view, folder, [form], [shell.language or space.config.language])
    shell.say(_MADE, n=len(view.sheets), month=month(named), folder=f"{OUT}/{folder.name}")


def _waiting_ids(shell: Shell, space: Workspace) -> tuple[str, ...]:
    return to_be_visited(assessing.assess(space, shell.day).header.sample)


_NO_TERMINAL: Final = Text(
    en="What was seen is entered at a terminal, where it can be asked. To enter many, write them into the register with the numbers "
    "of the sheets.",
    bn="যা দেখা হয়েছে তা টার্মিনালে প্রশ্নের উত্তরে তুলতে হয়। অনেকগুলো হলে পত্রের নম্বরসহ রেজিস্টারে লিখুন।",
)
_SERIAL_NAME: Final = Text(en="{serial}. {name}", bn="{serial}. {name}")
_WAITING: Final = Text(
    en="Drawn and still to be seen: {n} {n:office|offices}{known}: {names}",
    bn="দৈবচয়নে নির্বাচিত, দেখা বাকি {n}টি দপ্তর{known}: {names}",
)
_OFFICE: Final = Text(en="Office (name, serial or code; Enter to end)", bn="দপ্তর (নাম, ক্রম বা আইডি; শেষ করতে শুধু Enter)")
_NO_SUCH_OFFICE: Final = Text(
    en="There is no such office, or several are called so. See serials and codes with: auditor roster list",
    bn="এমন দপ্তর নেই, অথবা এই নামে একাধিক আছে। ক্রম ও আইডি দেখুন: auditor roster list",
)
_WHOSE: Final = Text(en="{office}: whose login was seen?", bn="{office}: কার লগইন দেখা হয়েছে?")
_OF: Final = Text(en="{office}, {post}", bn="{office}, {post}")
_DAY: Final = Text(en="Day (dd.mm.yyyy; Enter: {day})", bn="তারিখ (দিন.মাস.বছর; শুধু Enter: {day})")
_SHEET: Final = Text(
    en="Number of the sheet that the holder signed (Enter: not signed)",
    bn="ইউজারের স্বাক্ষর করা পত্রের নম্বর (স্বাক্ষর না থাকলে শুধু Enter)",
)
_OTHER_SHEET: Final = Text(
    en="No sheet with this number was made for this office by that day. Compare it with the sheet, or press Enter alone.",
    bn="ওই তারিখের মধ্যে এই দপ্তরের জন্য এই নম্বরের কোনো পত্র তৈরি হয়নি। পত্রের সঙ্গে মিলিয়ে দেখুন, অথবা শুধু Enter চাপুন।",
)
_KEEP: Final = Text(en="Enter it so?", bn="এভাবেই তোলা হবে?")
_NOT_ENTERED: Final = Text(en="Not entered.", bn="তোলা হয়নি।")
_NOBODY_WAITS: Final = Text(
    en="No office that was drawn waits to be seen. See: auditor sample",
    bn="দৈবচয়নে নির্বাচিত কোনো দপ্তর দেখা বাকি নেই। দেখুন: auditor sample",
)
_MADE: Final = Text(
    en="{n} {n:sheet|sheets} for {month}: {folder}. Print, and take them along; what they say is entered with: auditor witness",
    bn="{month} মাসের {n}টি পত্র: {folder}। ছাপিয়ে সঙ্গে নিন; পরে তুলতে চালান: auditor witness",
)
