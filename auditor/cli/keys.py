"""`auditor keys`: where the secrets of campaigns are, never what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands, _json
from auditor.cli._dialog import Dialog
from auditor.cli._hidden import NoTerminalError
from auditor.cli._json import in_both, iso
from auditor.cli._key_store import asker, key_file_option, need_key_file, open_store, opener
from auditor.cli._shell import Shell, with_shell
from auditor.cli._tables import table
from auditor.i18n import Text, joined, month, short_date
from auditor.keys import opening
from auditor.keys.store import NoPlaceForKeysError
from auditor.model.errors import AuditorError
from auditor.model.journal import KeysMade
from auditor.rounds import closed_keys
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import outputs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from auditor.keys.store import KeyStore
    from auditor.model.record import Json


@_commands.group(
    "keys",
    invoke_without_command=True,
    bn="""কোন কোন মাসের চাবি তৈরি হয়েছে এবং সেগুলো এই কম্পিউটারে আছে কি না জানায়।

    চাবি কখনো দেখানো হয় না। চাবি দিয়ে ওই মাসের স্লিপ খোলা হয় ও কোড তৈরি হয়।
    """,
)
@key_file_option
@_json.json_option
@with_shell
def command(shell: Shell, *, key_file: Path | None, as_json: bool) -> None:
    """Tell for which rounds keys were made, and whether they are on this computer.

    The secrets themselves are never shown. They open the slips of their round and make its codes.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return
    need_key_file(key_file)
    ledger = Ledger(shell.space(roster=False, copied=True).ledger_path)
    made, needless = ledger.notes(KeysMade), closed_keys.why_needless(ledger)
    if not (made or as_json):
        shell.say(_NONE_MADE)
        return
    try:
        store: KeyStore | None = open_store(shell, key_file)
    except NoPlaceForKeysError as error:
        store = None
        for message in error.messages if any(keys.round not in needless for keys in made) else ():
            shell.say(message)
    places = [store.place_of(keys.key) if store is not None else None for keys in made]
    if as_json:
        _json.show(
            "keys", {"keys": [_as_json(keys, place, needless) for keys, place in zip(made, places, strict=True)]}
        )
        return
    told = [(place, needless.get(keys.round)) for keys, place in zip(made, places, strict=True)]
    where = [joined(filter(None, each), "; ") if any(each) else closed_keys.ELSEWHERE for each in told]
    shell.show(_table(shell, made, where))
    if places[-1] is None:
        shell.say(_LAST_CLOSED if made[-1].round in needless else _LAST_ELSEWHERE, month=month(made[-1].meeting))


def _as_json(keys: KeysMade, place: Text | None, needless: Mapping[str, Text]) -> Json:
    return {
        "round": keys.round,
        "meeting": keys.meeting,
        "made_on": iso(keys.on),
        "place": in_both(place) if place is not None else None,
        "needed": keys.round not in needless,
    }


@command.command(
    "forget",
    bn="""একটি মাসের চাবি এই কম্পিউটার থেকে মোছে।

    এরপর ওই মাসের দেরিতে আসা স্লিপ আর খোলা যাবে না। পরের মাসের যাচাই রাখা হলে এটি করুন।
    """,
)
@click.argument("campaign_id", metavar="ROUND")
@_commands.option("--yes", is_flag=True, help=Text(en="Do not ask again.", bn="আবার জিজ্ঞাসা করবে না।"))
@key_file_option
@with_shell
def forget(shell: Shell, *, campaign_id: str, yes: bool, key_file: Path | None) -> None:
    """Remove the secrets of a round from this computer.

    Slips of that round that come later can then not be opened. Do it when the next round is closed.
    """
    store = opener(shell, _named(key_file))
    ledger = Ledger(shell.space(roster=False, copied=True).ledger_path)
    found = closed_keys.made_for(ledger, campaign_id)
    if found is None:
        known = ", ".join(keys.round for keys in ledger.notes(KeysMade))
        raise AuditorError(_NO_SUCH_CAMPAIGN.filled(known=known) if known else _NONE_MADE)
    place = closed_keys.place_of(store, found)
    if place is not None and not (
        yes or Dialog(shell).confirms(_REMOVE.filled(month=month(found.meeting), place=place))
    ):
        shell.say(_KEPT)
        return
    shell.say(closed_keys.remove(store, found))


@command.command(
    "new-file",
    bn="""নিরাপদ চাবি-ভান্ডার (keyring) নেই এমন কম্পিউটারের জন্য পাসওয়ার্ড (passphrase) দেওয়া একটি চাবি-ফাইল তৈরি করে।

    পাসওয়ার্ড দুবার জিজ্ঞাসা করা হয়, টাইপ করার সময় দেখা যায় না। --key-file দিয়ে অন্য জায়গা না দিলে ফাইলটি কাজের ফোল্ডারের বাইরে থাকে।
    """,
)
@key_file_option
@with_shell
def new_file(shell: Shell, *, key_file: Path | None) -> None:
    """Make a key file under a passphrase, for a computer that has no safe keyring.

    The passphrase is asked for twice at a hidden prompt. The file stands outside the workspace unless --key-file names
    another place.
    """
    ask = asker(shell)
    if ask is None:
        raise NoTerminalError(_AT_A_TERMINAL)
    named = _named(key_file)
    place = named or opening.default_key_file()
    outputs.refuse_name_of_ours(place)
    opening.make_key_file(place, ask)
    shell.say(_MADE, file=str(place))
    used = opening.open_store(key_file=named, ask=ask)
    if named is not None:
        shell.say(_NAME_IT)
    elif used.where != opening.open_store(key_file=place, ask=ask).where:
        shell.say(_KEYRING_FIRST, place=used.where)


def _named(key_file: Path | None) -> Path | None:
    """Return the key file that was named, before or after the command's name."""
    group = click.get_current_context().parent
    return key_file or (group.params.get("key_file") if group is not None else None)


def _table(shell: Shell, made: tuple[KeysMade, ...], where: list[Text]) -> str:
    language = shell.talk
    headings = [
        Text(en="Round", bn="নির্দেশিকার মাস"),
        Text(en="Meeting", bn="সভা"),
        Text(en="Keys made on", bn="চাবি তৈরির তারিখ"),
        Text(en="Where they are", bn="চাবি কোথায়"),
    ]
    rows = [
        (
            keys.round,
            month(keys.meeting).said(language),
            short_date(keys.on, language),
            place.said(language),
        )
        for keys, place in zip(made, where, strict=True)
    ]
    return table(headings, rows, language)


_AT_A_TERMINAL: Final = Text(
    en="A passphrase is only ever read from a terminal, where it is typed without being shown. Open a terminal window (on "
    "Windows: Command Prompt) and run: auditor keys new-file",
    bn="পাসওয়ার্ড (passphrase) শুধু টার্মিনালে টাইপ করে নেওয়া হয়, টাইপ করার সময় তা দেখা যায় না। একটি টার্মিনাল জানালা (Windows-এ Command "
    "Prompt) খুলে চালান: auditor keys new-file",
)
_NONE_MADE: Final = Text(
    en="No keys were made in this workspace yet. They are made with the first sheets: auditor invite",
    bn="এই কাজের ফোল্ডারে এখনো চাবি তৈরি হয়নি। প্রথম নির্দেশিকার সঙ্গে তৈরি হবে: auditor invite",
)
_LAST_CLOSED: Final = Text(
    en="The round of {month} is closed: no slips of it are awaited, and its key is not needed. New keys are made with the next sheets: auditor invite",
    bn="{month} মাসের যাচাই শেষ: ওই মাসের আর কোনো স্লিপ আসার কথা নয়, চাবিও লাগবে না। পরের নির্দেশিকার সঙ্গে নতুন চাবি তৈরি হবে: auditor invite",
)
_LAST_ELSEWHERE: Final = Text(
    en="The key of {month} is not on this computer, so slips of that round can be opened only where it is; earlier records are unharmed. Where it is "
    "out of reach, make new keys and sheets: auditor invite --new-keys",
    bn="{month} মাসের চাবি এই কম্পিউটারে নেই, তাই ওই মাসের স্লিপ শুধু চাবি যেখানে আছে সেখানেই খোলা যাবে; আগের রেকর্ড ঠিক আছে। চাবি পাওয়ার উপায় না থাকলে নতুন চাবি ও নির্দেশিকা "
    "তৈরি করুন: auditor invite --new-keys",
)
_NO_SUCH_CAMPAIGN: Final = Text(
    en="No keys were made under that name; there are: {known}. See them with: auditor keys",
    bn="এই নামে কোনো চাবি তৈরি হয়নি; যা আছে: {known}। দেখতে চালান: auditor keys",
)
_REMOVE: Final = Text(
    en="Remove the keys of {month} from {place}? Slips of that round that come later can then not be opened, and its sheets "
    "not be printed again; what was taken before stays.",
    bn="{month} মাসের চাবি {place} থেকে মুছবেন? এরপর ওই মাসের স্লিপ এলে খোলা যাবে না, নির্দেশিকাও আবার ছাপা যাবে না; আগে নেওয়া তথ্য থাকবে।",
)
_KEPT: Final = Text(en="Nothing was removed.", bn="কিছু মোছা হয়নি।")
_MADE: Final = Text(
    en="The key file was made: {file}. Keep a copy of it on a USB drive, apart from the workspace, and do not forget the "
    "passphrase: without both, slips cannot be opened. Next: auditor invite",
    bn="চাবি-ফাইল তৈরি হয়েছে: {file}। কাজের ফোল্ডার থেকে আলাদা একটি পেনড্রাইভে এর কপি রাখুন এবং পাসওয়ার্ডটি (passphrase) মনে রাখুন: "
    "দুটি ছাড়া স্লিপ খোলা যাবে না। এরপর: auditor invite",
    on_screen=Text(
        en="The key file was made: {file}. Keep a copy of it on a USB drive, apart from the workspace, and do not forget the "
        "passphrase: without both, slips cannot be opened. Next, at the desk: Self-check > Make sheets and page",
        bn="চাবি-ফাইল তৈরি হয়েছে: {file}। কাজের ফোল্ডার থেকে আলাদা একটি পেনড্রাইভে এর কপি রাখুন এবং পাসওয়ার্ডটি (passphrase) মনে রাখুন: "
        "দুটি ছাড়া স্লিপ খোলা যাবে না। এরপর ডেস্কে: “স্ব-যাচাই” > “নির্দেশিকা ও পাতা তৈরি করুন”",
    ),
)
_NAME_IT: Final = Text(
    en="This is not the usual place, so name the file each time: --key-file FILE",
    bn="এটি নির্ধারিত জায়গা নয়, তাই প্রতিবার ফাইলটির নাম দিন: --key-file ফাইল",
)
_KEYRING_FIRST: Final = Text(
    en="This computer has {place}, which is used first; to use the file instead, name it each time: --key-file FILE",
    bn="এই কম্পিউটারে {place} আছে, সেটিই আগে ব্যবহার হবে; ফাইলটি ব্যবহার করতে প্রতিবার নাম দিন: --key-file ফাইল",
)
