"""`auditor init`: a fresh workspace for an upazila."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._doubts import odd_answers, yes_option
from auditor.cli._shell import Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.i18n import Text, joined
from auditor.model.errors import NoWorkspaceError, WorkspaceError
from auditor.places import geography
from auditor.rounds.identity import copied
from auditor.workspace import founding
from auditor.workspace.folder import find
from auditor.workspace.questions import LAST_MEETING, PHONE
from auditor.workspace.where import whole

if TYPE_CHECKING:
    from auditor.places.geography import Upazila
    from auditor.workspace.question import Answer, Question


@_commands.command(
    "init",
    bn="""নতুন ফোল্ডারে উপজেলার কাজের ফোল্ডার তৈরি করে: তালিকায় ইউনিয়ন ও সাধারণ দপ্তরগুলো বসানো থাকে, সেটিংস পরে ঠিক করে নেওয়া যায়।

    তিনটি বিষয় জানতে চায়: উপজেলা, সর্বশেষ সভার তারিখ ও আপনার ফোন। টার্মিনাল না থাকলে অপশন হিসেবে দিন।

    অন্য উপজেলার কাজ শুরু করতে ফোল্ডার কপি করলে --new-ledger দিয়ে সেটিকে আলাদা কাজের ফোল্ডার করুন: সেটিংস ও তালিকা থেকে যায়, ঠিক করে নিতে হয়; অন্য
    উপজেলার যা ছিল তা পাশে একটি ফোল্ডারে সরানো হয়।
    """,
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_commands.option(
    "--upazila", help=Text(en="The upazila's name, in Bangla or English.", bn="উপজেলার নাম, বাংলা বা ইংরেজিতে।")
)
@_commands.option(
    "--district",
    help=Text(en="Its district, where several upazilas share the name.", bn="জেলা, একই নামে একাধিক উপজেলা থাকলে।"),
)
@_commands.option(
    "--last-meeting",
    help=Text(en="The day of the meeting whose decisions are judged by.", bn="যে সভার সিদ্ধান্ত অনুযায়ী যাচাই হবে তার তারিখ।"),
)
@_commands.option(
    "--phone",
    help=Text(
        en="Your office phone, where users ask for help; it can be told later.",
        bn="আপনার অফিসের ফোন, ইউজাররা সহায়তার জন্য যেখানে ফোন করবেন; পরেও জানানো যায়।",
    ),
)
@_commands.option(
    "--new-ledger",
    is_flag=True,
    help=Text(
        en="FOLDER was copied from another upazila's: move aside all that tells of that one's offices.",
        bn="ফোল্ডারটি অন্য উপজেলার ফোল্ডার থেকে কপি করা: ওই উপজেলার দপ্তরগুলোর কথা যাতে আছে তা সরিয়ে রাখে।",
    ),
)
@yes_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    folder: Path,
    *,
    upazila: str | None,
    district: str | None,
    last_meeting: str | None,
    phone: str | None,
    new_ledger: bool,
    yes: bool,
) -> None:
    """Make a workspace in FOLDER: roster prefilled with the unions and the usual offices, settings to adjust.

    It asks three things: the upazila, the day of the last meeting, and your phone. Without a terminal give them as options.

    With --new-ledger make a workspace of its own of a folder that was copied to begin another upazila: its settings and roster
    stay, to be corrected; what belongs to the other upazila is moved into a folder beside them.
    """
    if new_ledger:
        if upazila or district or last_meeting or phone:
            raise Misuse(_STANDS_ALONE)
        for words in copied.begin_anew(find(_meant(folder))).words:
            shell.say(words)
        return
    shell.refuse_wrong_clock()
    founding.refuse_other_files(folder)
    dialog = Dialog(shell) if shell.at_terminal else None
    found = _upazila(dialog, upazila, district)
    decided_on = _answer(dialog, LAST_MEETING, last_meeting)
    if not isinstance(decided_on, date):
        raise Misuse(_NAME_DAY)
    own_phone = _answer(dialog, PHONE, phone)
    offices = founding.lay(
        folder, found, decided_on, str(own_phone or ""), shell.day, doubted=odd_answers(shell, yes=yes)
    )
    shell.say(
        _MADE,
        folder=whole(folder).name,
        upazila=Text(en=found.name.en, bn=found.name.bn),
        district=found.district,
        n=offices,
        day=decided_on,
    )


def _meant(folder: Path) -> Path:
    """Return the folder that is meant: the workspace in which one stands where it is called so, for that is how messages name it."""
    with suppress(NoWorkspaceError):
        here = find(Path.cwd())
        if not folder.exists() and str(folder) == here.name:
            return here
    return folder


def _upazila(dialog: Dialog | None, named: str | None, district: str | None) -> Upazila:
    """Return the upazila that is meant; asked at a terminal where it was not named, or where the name is not that of one alone.

    Raises:
        WorkspaceError: none or several fit, or the name is only near.
        Misuse: it was not named, and there is no terminal to ask at.

    """
    if named is None:
        if dialog is None:
            raise Misuse(_NAME_UPAZILA)
        return _asked(dialog)
    found = geography.find_upazila(named, district)
    if not found:
        raise WorkspaceError(_NONE if district is None else _not_there(named, district))
    if _is_meant(named, found):
        return found[0]
    if dialog is None:
        raise WorkspaceError(_choice(named, found))
    return _chosen(dialog, found) or _asked(dialog)


def _is_meant(named: str, found: list[Upazila]) -> bool:
    """Return whether a name is that of one upazila alone; one that is only near is never taken for it."""
    return len(found) == 1 and geography.is_spelling(named, found[0])


def _asked(dialog: Dialog) -> Upazila:
    """Return the upazila that was typed and chosen at a terminal; it is asked for until one is."""
    chosen: Upazila | None = None
    while chosen is None:
        named, found = dialog.until_right(_UPAZILA, _found, lambda _: _NONE)
        chosen = found[0] if _is_meant(named, found) else _chosen(dialog, found)
    return chosen


def _found(typed: str) -> tuple[str, list[Upazila]]:
    found = geography.find_upazila(typed, None) if typed else []
    if not found:
        raise ValueError("no such upazila")
    return typed, found


def _chosen(dialog: Dialog, found: list[Upazila]) -> Upazila | None:
    """Return the upazila that was chosen of several, or of those with a near name; None where it is none of them."""
    named = [(_IN_DISTRICT.filled(upazila=place.name, district=place.district), place) for place in found]
    return dialog.choose(_WHICH, [*named, (_NONE_OF_THESE, None)])


def _answer(dialog: Dialog | None, question: Question, given: str | None) -> Answer:
    """Return the answer to a question: as the option gives it, else as it is typed; None where it was left open."""
    if given is not None:
        try:
            return question.read(given)
        except ValueError:
            raise Misuse(question.wrong, f"--{question.id}") from None
    if dialog is None:
        return None
    later = question is PHONE
    return dialog.until_right(
        question.asks, lambda typed: None if later and not typed else question.read(typed), lambda _: question.wrong
    )


def _choice(named: str, found: list[Upazila]) -> Text:
    names = joined((_IN_DISTRICT.filled(upazila=place.name, district=place.district) for place in found), "; ")
    return (_SEVERAL if geography.is_spelling(named, found[0]) else _NEAR).filled(names=names)


def _not_there(named: str, district: str) -> Text:
    """Return why an upazila was not found in a district: there is no such district, it lies in others, or there is none at all."""
    if not geography.upazilas_of(district):
        return _NO_DISTRICT
    elsewhere = geography.find_upazila(named)
    names = joined((_IN_DISTRICT.filled(upazila=place.name, district=place.district) for place in elsewhere), "; ")
    return _ELSEWHERE.filled(names=names) if elsewhere else _NONE


_NONE: Final = Text(
    en="No upazila of that name was found. Write it as on its web site, in Bangla or English, and try again.",
    bn="এই নামের কোনো উপজেলা পাওয়া যায়নি। ওয়েবসাইটে যেভাবে আছে সেভাবে বাংলা বা ইংরেজিতে লিখে আবার চালান।",
)
_SEVERAL: Final = Text(
    en="Several upazilas fit: {names}. Add the district: --district NAME",
    bn="একাধিক উপজেলা মিলেছে: {names}। জেলার নাম দিন: --district নাম",
)
_NEAR: Final = Text(
    en="No upazila of that name was found. Near names are: {names}. If one of them is meant, write it so: --upazila NAME",
    bn="এই নামের কোনো উপজেলা পাওয়া যায়নি। কাছাকাছি নাম: {names}। এর মধ্যে কোনোটি হলে নামটি সেভাবে লিখুন: --upazila নাম",
)
_NO_DISTRICT: Final = Text(
    en="No district of that name was found. Write it as on its web site, in Bangla or English, and try again.",
    bn="এই নামের কোনো জেলা পাওয়া যায়নি। ওয়েবসাইটে যেভাবে আছে সেভাবে বাংলা বা ইংরেজিতে লিখে আবার চালান।",
)
_ELSEWHERE: Final = Text(
    en="There is no such upazila in that district. In others there is: {names}. Correct --district or --upazila and try again.",
    bn="ওই জেলায় এই নামের উপজেলা নেই। অন্য জেলায় আছে: {names}। --district বা --upazila ঠিক করে আবার চালান।",
)
_UPAZILA: Final = Text(en="Upazila (in Bangla or English)", bn="উপজেলার নাম (বাংলা বা ইংরেজিতে)")
_WHICH: Final = Text(en="Which one?", bn="কোনটি?")
_NONE_OF_THESE: Final = Text(en="none of these", bn="এর কোনোটিই নয়")
_IN_DISTRICT: Final = Text(en="{upazila} ({district})", bn="{upazila} ({district})")
_MADE: Final = Text(
    en="Made {folder}: {upazila}, {district}, {n} {n:office|offices} in roster.xlsx; decisions of {day}. "
    "Next: correct roster.xlsx, tell the decisions' numbers with auditor settings, then run auditor in the folder.",
    bn="{folder} তৈরি হয়েছে: {upazila}, {district}; roster.xlsx-এ {n}টি দপ্তর; সিদ্ধান্তের তারিখ {day}। এরপর: roster.xlsx ঠিক করুন, "
    "auditor settings চালিয়ে কার্যবিবরণীতে সিদ্ধান্তের ক্রম লিখুন, তারপর ফোল্ডারে auditor চালান।",
)
_STANDS_ALONE: Final = Text(
    en="--new-ledger stands alone: the folder's settings stay, to be corrected there.",
    bn="--new-ledger একা লিখতে হয়: ফোল্ডারের সেটিংস আগের মতোই থাকবে, দরকার হলে সেখানেই ঠিক করুন।",
)
_NAME_DAY: Final = Text(
    en="Name the day of the meeting whose decisions are judged by: --last-meeting DATE.",
    bn="যে সভার সিদ্ধান্ত অনুযায়ী যাচাই হবে তার তারিখ দিন: --last-meeting তারিখ",
)
_NAME_UPAZILA: Final = Text(
    en="Name the upazila: --upazila NAME.",
    bn="উপজেলার নাম দিন: --upazila নাম",
)
