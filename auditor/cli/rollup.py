"""`auditor rollup`: the returns of many upazilas joined for a district, a division or the nation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import replace

from auditor.cli import _commands
from auditor.cli._options import need_folder
from auditor.cli._shell import Day, MeetingMonth, Shell, with_shell
from auditor.cli._tables import table
from auditor.cli._usage import Misuse
from auditor.i18n import Language, Text, clean, digits, joined, month
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK
from auditor.model.return_files import Flaw, RefusedFile
from auditor.papers import making
from auditor.places import areas
from auditor.receiving import returned
from auditor.rollup import rolling, sender
from auditor.workspace import outputs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.rollup import Area, RollupView, Sender

NAMED_AT_MOST: Final = 12
"""So many upazilas that did not report are named on the screen; all of them stand in the paper."""


@_commands.command(
    "rollup",
    bn="""একটি ফোল্ডারের বিবরণীগুলো যোগ করে: কে পাঠিয়েছে, কে পাঠায়নি, সিদ্ধান্তগুলোর অবস্থা কী।

    ফোল্ডারে থাকে উপজেলাগুলোর "auditor return" দিয়ে তৈরি ফাইল, যেকোনো নামে। এলাকা না লিখলে সব বিবরণী যে ক্ষুদ্রতম এলাকায় পড়ে সেটি ধরা হয়। কাগজ, খোঁজার
    পাতা, JSON ও মাসিক বিবরণী লেখা হয় তার rollup-…/ ফোল্ডারে, অন্য ভাষা না চাইলে বাংলায়। কাজের ফোল্ডার লাগে না। প্যাড ও স্বাক্ষরকারী মনে রাখা
    হয় ফোল্ডারটির rollup.toml-এ, অথবা উপরের ফোল্ডারে থাকলে সেখানে।
    """,
)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_commands.option(
    "--area",
    "wanted",
    help=Text(
        en='A district or division in Bangla or English ("Khulna district", "খুলনা বিভাগ"), or nation.',
        bn='জেলা বা বিভাগ, বাংলা বা ইংরেজিতে ("Khulna district", "খুলনা বিভাগ"), অথবা nation।',
    ),
)
@_commands.option(
    "--meeting",
    type=MeetingMonth(),
    help=Text(
        en="The meeting; the latest among the returns otherwise.", bn="কোন সভা: YYYY-MM; না লিখলে বিবরণীগুলোর মধ্যে সর্বশেষ।"
    ),
)
@_commands.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help=Text(en="Folder to write to.", bn="যে ফোল্ডারে লেখা হবে।"),
)
@_commands.option(
    "--letterhead",
    help=Text(
        en="The lines at the head of the papers, with ; between. Remembered.",
        bn="কাগজের উপরের (প্যাডের) লাইনগুলো, মাঝে ; দিয়ে। মনে রাখা হয়।",
    ),
)
@_commands.option(
    "--signatory",
    "signatories",
    multiple=True,
    help=Text(
        en="Who signs: name, post and place with / between; may be repeated. Remembered.",
        bn="কে স্বাক্ষর করবেন: নাম, পদবি ও স্থান, মাঝে / দিয়ে; একাধিকবার দেওয়া যায়। মনে রাখা হয়।",
    ),
)
@_commands.option(
    "--memo",
    default="",
    help=Text(en="The number of the memo by which the papers go out.", bn="কাগজ যে স্মারকে পাঠানো হবে তার নম্বর।"),
)
@_commands.option("--memo-day", type=Day(), help=Text(en="The day of that memo.", bn="ওই স্মারকের তারিখ।"))
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    folder: Path,
    *,
    wanted: str | None,
    meeting: str | None,
    output: Path | None,
    letterhead: str | None,
    signatories: tuple[str, ...],
    memo: str,
    memo_day: date | None,
) -> int:
    """Join the returns in FOLDER: who reported, who did not, how the decisions stand.

    FOLDER holds the files that upazilas made with "auditor return", under any names. The area is the smallest that
    holds them all, unless named. Papers, a page to search in, JSON and the monthly statement for spreadsheets are written into
    FOLDER/rollup-<area>-<meeting>/, in Bangla unless another language is asked for. No workspace is needed. Letterhead and
    signatories are remembered in FOLDER/rollup.toml, or in the folder above where that has one.
    """
    shell.refuse_wrong_clock()
    outputs.refuse_taken(output)
    need_folder(output)
    area = _area(wanted) if wanted is not None else None
    sent_by = _sender(folder, letterhead, signatories)
    files = list(returned.received(folder))
    try:
        view = rolling.roll_up(files, shell.day, area=area, meeting=meeting or "")
    except rolling.NothingToCountError as error:
        _tell_refused(shell, error.refused)
        raise
    view = replace(view, sender=replace(sent_by, memo=clean(memo), memo_day=memo_day))
    language = shell.language or Language.BN
    target, papers = output or returned.folder_of(view, folder), returned.papers_of(view, language)
    with shell.progress(len(papers), _MAKING) as tick:
        making.make(papers, target, tick)
    shell.show(_table(view, shell.talk))
    _tell(shell, view)
    there = sorted({arrived.content.meeting for arrived in files if isinstance(arrived, rolling.Received)})
    if there and view.meeting not in there and not view.rows:
        shell.say(_OF_OTHERS, meetings=joined([month(each) for each in there], ", "))
    if not sent_by.letterhead:
        shell.say(_NO_LETTERHEAD)
    if not sent_by.signatories:
        shell.say(_NO_SIGNATORY)
    shell.say(_WRITTEN, folder=str(target))
    return EXIT_FINDINGS if view.missing or view.refused else EXIT_OK


def _sender(folder: Path, letterhead: str | None, signatories: tuple[str, ...]) -> Sender:
    told = {} if letterhead is None else {sender.LETTERHEAD: letterhead}
    if signatories:
        told[sender.SIGNATORIES] = "; ".join(signatories)
    return sender.remember(folder, told) if told else sender.read(folder)


def _area(name: str) -> Area:
    found = areas.find_areas(name)
    if not found:
        raise Misuse(_NO_AREA, "--area")
    if len(found) > 1:
        raise Misuse(_TWO_AREAS.filled(first=found[0].title, second=found[1].title), "--area")
    return found[0]


def _table(view: RollupView, language: Language) -> str:
    rows = [
        (
            decision.subject.said(language),
            *(
                digits(str(number), language)
                for number in (
                    decision.upazilas,
                    decision.total.total,
                    decision.total.implemented,
                    decision.total.partial,
                    decision.total.not_implemented,
                    decision.total.no_information,
                    decision.total.awaiting_portal,
                    decision.total.waived,
                )
            ),
            digits(f"{decision.total.rate}%", language) if decision.total.rate is not None else "—",
        )
        for decision in view.decisions
    ]
    return table(_HEADINGS, rows, language)


def _tell(shell: Shell, view: RollupView) -> None:
    _tell_refused(shell, view.refused)
    for noted in view.noted:
        shell.say(_NOTED, file=noted.file, upazila=noted.upazila, reason=noted.matter.label)
    if view.example:
        shell.say(_EXAMPLE)
    reported, missing = len(view.rows), len(view.missing)
    shell.say(
        _REPORTED,
        area=view.area.title,
        meeting=month(view.meeting),
        k=reported,
        n=reported + missing,
        f=view.not_counted,
    )
    if missing:
        names = ", ".join(absent.upazila.said(shell.talk) for absent in view.missing[:NAMED_AT_MOST])
        rest = missing - NAMED_AT_MOST
        shell.say(_MISSING if rest <= 0 else _MISSING_MORE, names=names, m=rest)


def _tell_refused(shell: Shell, refused: Sequence[RefusedFile]) -> None:
    for file in refused:
        shell.say(_REFUSED, file=file.file, reason=file.reason, step=file.next_step)
    if any(Flaw.FUTURE in file.flaws for file in refused):
        shell.say(_TODAY, day=shell.day)


_HEADINGS: Final = (
    Text(en="Decision", bn="সিদ্ধান্ত"),
    Text(en="Upazilas", bn="উপজেলা"),
    Text(en="Offices", bn="মোট দপ্তর"),
    Text(en="Implemented", bn="বাস্তবায়িত"),
    Text(en="Partly", bn="আংশিক"),
    Text(en="Not", bn="বাস্তবায়িত হয়নি"),
    Text(en="No information", bn="তথ্য পাওয়া যায়নি"),
    Text(en="Awaiting the portal", bn="পোর্টাল অপেক্ষমাণ"),
    Text(en="Time extended", bn="সময় বর্ধিত"),
    Text(en="Rate", bn="হার"),
)
_REFUSED: Final = Text(en="{file} was not counted: {reason}. {step}", bn="{file} ধরা হয়নি: {reason}। {step}")
_TODAY: Final = Text(
    en="Today is {day} by this computer. If that is not right, set its clock and run again before you ask anybody.",
    bn="এই কম্পিউটারে আজকের তারিখ {day}। তা ঠিক না হলে কাউকে বলার আগে কম্পিউটারের তারিখ ঠিক করে আবার চালান।",
)
_NOTED: Final = Text(en="{file} ({upazila}): {reason}.", bn="{file} ({upazila}): {reason}।")
_EXAMPLE: Final = Text(
    en="All returns are example data; every paper says so.", bn="সব বিবরণীই নমুনা তথ্য; প্রতিটি কাগজে তা লেখা আছে।"
)
_REPORTED: Final = Text(
    en="{area}, meeting of {meeting}: {k} of {n} {n:upazila|upazilas} reported; files not counted: {f}.",
    bn="{area}, {meeting} মাসের সভা: {n}টি উপজেলার মধ্যে {k}টির বিবরণী পাওয়া গেছে; {f}টি ফাইল ধরা হয়নি।",
)
_MISSING: Final = Text(en="Did not report: {names}.", bn="বিবরণী পাওয়া যায়নি: {names}।")
_MISSING_MORE: Final = Text(
    en="Did not report: {names} and {m} more; all stand in the paper.",
    bn="বিবরণী পাওয়া যায়নি: {names} এবং আরও {m}টি; সবগুলো কাগজে আছে।",
)
_OF_OTHERS: Final = Text(
    en="None of the returns is for this meeting; they are for: {meetings}. Look at the month, and run again: --meeting YYYY-MM",
    bn="কোনো বিবরণী এই সভার নয়; যেসব সভার বিবরণী আছে: {meetings}। মাসটি দেখে আবার চালান: --meeting YYYY-MM",
)
_NO_LETTERHEAD: Final = Text(
    en='The letterhead was not told, so room is left for it. Tell it once: --letterhead "LINE; LINE"',
    bn='প্যাডের লাইন জানানো হয়নি, তাই জায়গা ফাঁকা রাখা হয়েছে। একবার জানিয়ে দিন: --letterhead "লাইন; লাইন"',
)
_NO_SIGNATORY: Final = Text(
    en='No signatory was told, so room is left. Tell once: --signatory "POST / PLACE"',
    bn='স্বাক্ষরকারী জানানো হয়নি, তাই জায়গা ফাঁকা রাখা হয়েছে। একবার জানিয়ে দিন: --signatory "পদবি / স্থান"',
)
_MAKING: Final = Text(en="Papers", bn="কাগজ")
_WRITTEN: Final = Text(en="Written: {folder}", bn="লেখা হয়েছে: {folder}")
_NO_AREA: Final = Text(
    en="there is no such district or division. Write it as on its web site, in Bangla or English, or: nation",
    bn="এই নামের কোনো জেলা বা বিভাগ নেই। ওয়েবসাইটে যেভাবে আছে সেভাবে বাংলা বা ইংরেজিতে লিখুন, অথবা লিখুন: nation",
)
_TWO_AREAS: Final = Text(
    en='a district and a division have this name; write "{first}" or "{second}"',
    bn='একটি জেলা ও একটি বিভাগের একই নাম; লিখুন "{first}" অথবা "{second}"',
)
