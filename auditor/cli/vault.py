"""`auditor vault`: the passwords of one's own password manager, judged in memory and shown on the screen only."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter, deque
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli._dialog import Dialog, NoScreenError
from auditor.cli._hidden import ask_hidden, leave_no_core_dump
from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Language, Text, clean, digits, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, AuditorError, FileRefusedError, WorkspaceError
from auditor.model.facts import Strength

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from auditor.model.selfcheck import LocalWords
    from auditor.model.subjects import Roster
    from auditor.vaults.judging import JudgedVault, VaultRow
    from auditor.vaults.opening import FileIdentity
    from auditor.vaults.vault import LeftOut, MasterKey, VaultEntry
    from auditor.workspace.folder import Workspace

FILE: Final = click.Path(path_type=Path)


@click.command("vault")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--system",
    "named",
    nargs=2,
    multiple=True,
    metavar="SERVICE USER",
    help="Judge this password of the system's keyring.",
)
@click.option("--record", "recording", is_flag=True, help="Keep the allowed facts of accounts that the roster lists.")
@click.option("--leaked", "leaked_file", type=FILE, help="Compare with this list of leaked passwords (SHA-1, by hash).")
@click.option("--key-file", type=FILE, help="The key file of a KeePass vault.")
@with_shell
def command(  # noqa: PLR0913 the options of the command
    shell: Shell,
    *,
    file: Path | None,
    named: tuple[tuple[str, str], ...],
    recording: bool,
    leaked_file: Path | None,
    key_file: Path | None,
) -> int:
    """Judge every password in a vault of one's own: a KeePass file, or what another manager exported.

    FILE is a KeePass vault, an export of Bitwarden (JSON, CSV) or KeePassXC (CSV), or a password list saved by Chrome,
    Edge, Firefox or Safari (CSV). Everything is judged in memory. What is found stands on the screen only, never in a
    file or pipe; no password is shown. With --record, inside a workspace, the allowed facts of accounts that the roster
    lists are kept, and nothing else. At the end the exported file can be destroyed.

    Exit code 0: every password meets the rule and is neither weak, nor leaked, nor used twice; 1 otherwise.
    """
    if (file is None) == (not named):
        raise click.UsageError("name either one vault file, or passwords of the system's keyring with --system.")
    if sys.stdout is None or not sys.stdout.isatty():
        raise AuditorError(_SCREEN_ONLY)
    leave_no_core_dump()
    space = _space(shell, needed=recording)
    source = _Source.of_file(shell, file, key_file) if file is not None else _Source.of_keyring(named, key_file)
    if file is not None and space is not None and file.resolve().is_relative_to(space.folder.resolve()):
        shell.say(_IN_WORKSPACE, file=file.name)
    terms = _Terms.of(shell, space, recording=recording)
    judged = _judged(shell, source, terms, leaked_file)
    if not judged.rows:
        _tell_left_out(shell, judged)
        raise FileRefusedError(_NO_PASSWORDS)
    _show(shell, judged)
    if recording and space is not None:
        _record(shell, space, judged, terms)
    if file is not None and source.identity is not None:
        _offer_to_destroy(shell, file, source.identity)
    return EXIT_OK if all(row.good for row in judged.rows) else EXIT_FINDINGS


def _space(shell: Shell, *, needed: bool) -> Workspace | None:
    """Return the workspace, None outside of one where none is needed."""
    from auditor.workspace import folder  # noqa: PLC0415 start-up

    if shell.folder is None and not needed:
        try:
            folder.find(Path.cwd())
        except WorkspaceError:
            return None
    return shell.space()


# What is judged, and by what ---------------------------------------------------------------------------------------


@dataclass(slots=True, repr=False, eq=False)
class _Source:
    """Entries waiting to be judged; and the file that they are from, where anybody could read it."""

    entries: deque[VaultEntry | LeftOut]
    identity: FileIdentity | None = None

    @classmethod
    def of_file(cls, shell: Shell, file: Path, key_file: Path | None) -> _Source:
        """Return what is in a vault file; a locked one is asked for its master password."""
        from auditor.vaults import opening  # noqa: PLC0415 start-up
        from auditor.vaults.vault import MasterKey  # noqa: PLC0415 start-up

        found = opening.load(file)
        if key_file is not None and found.kind.plain:
            raise click.UsageError("--key-file belongs to KeePass vaults; this file is none.")
        key = opening.load_key_file(key_file) if key_file is not None else None

        def ask() -> MasterKey:
            return MasterKey(ask_hidden(shell, _MASTER_EMPTY if key is not None else _MASTER), key)

        return cls(opening.read(found, ask), found.identity if found.kind.plain else None)

    @classmethod
    def of_keyring(cls, named: Iterable[tuple[str, str]], key_file: Path | None) -> _Source:
        """Return the passwords that the owner named."""
        from auditor.keys.opening import stored_password  # noqa: PLC0415 start-up
        from auditor.vaults import system  # noqa: PLC0415 start-up

        if key_file is not None:
            raise click.UsageError("--key-file belongs to KeePass vaults.")
        return cls(deque(system.read(named, stored_password)))

    def drained(self, step: Callable[[], None]) -> Iterator[VaultEntry | LeftOut]:
        """Give out each entry once, and keep none that was given out."""
        while self.entries:
            yield self.entries.popleft()
            step()


@dataclass(frozen=True, slots=True)
class _Terms:
    """By what passwords are judged, and whose accounts they may be."""

    words: LocalWords
    rule: str
    roster: Roster

    @classmethod
    def of(cls, shell: Shell, space: Workspace | None, *, recording: bool) -> _Terms:
        """Return the terms of a workspace; those of the whole country outside of one."""
        from auditor.model.subjects import Roster  # noqa: PLC0415 start-up
        from auditor.passwords import judging, words  # noqa: PLC0415 start-up
        from auditor.rounds import listed  # noqa: PLC0415 start-up
        from auditor.workspace import folder  # noqa: PLC0415 start-up

        if space is None:
            shell.say(_NO_WORKSPACE)
            nowhere = Text(en="", bn="")
            return cls(words.local_words((), upazila=nowhere, district=nowhere), judging.RULES[0], Roster(()))
        roster = listed.roster_of(space) if recording else space.reading.roster or Roster(())
        committee = space.config.committee
        near = words.local_words(
            roster.offices,
            upazila=committee.upazila,
            district=committee.district,
            extra=folder.own_words(space.folder),
        )
        return cls(near, space.baseline.password_rule or judging.RULES[0], roster)


def _judged(shell: Shell, source: _Source, terms: _Terms, leaked_file: Path | None) -> JudgedVault:
    from auditor.passwords import breaches  # noqa: PLC0415 start-up
    from auditor.vaults.judging import judge_vault  # noqa: PLC0415 start-up

    with ExitStack() as opened:
        known = opened.enter_context(breaches.open_list(leaked_file)) if leaked_file is not None else None
        step = opened.enter_context(shell.progress(len(source.entries), _JUDGING))
        return judge_vault(
            source.drained(step),
            terms.words,
            rule=terms.rule,
            year=shell.day.year,
            leaked=known.contains if known is not None else None,
        )


# The screen --------------------------------------------------------------------------------------------------------


def _show(shell: Shell, judged: JudgedVault) -> None:
    """Show one row an account, the weakest first, and what follows from all; everything on standard output, a screen."""
    rows = sorted(judged.rows, key=_urgency)
    click.echo(table(rows, shell.talk, shutil.get_terminal_size((100, 24)).columns))
    click.echo()
    for line in _groups(rows):
        click.echo(line.said(shell.talk))
    if not judged.list_used:
        click.echo(_NOT_COMPARED.said(shell.talk))
    lacking = sum(not row.has_second_factor for row in rows)
    if lacking:
        click.echo(_NO_CODE_SAVED.said(shell.talk, n=lacking))
    _tell_left_out(shell, judged)
    click.echo(
        _SUM.said(
            shell.talk,
            n=len(rows),
            f=sum(not row.verdict.meets_rule for row in rows),
            w=sum(row.verdict.strength is Strength.WEAK for row in rows),
            r=sum(row.group > 0 for row in rows),
            b=sum(bool(row.leaked) for row in rows),
        )
    )
    if not all(row.good for row in rows):
        click.echo(_NEXT.said(shell.talk))


def _urgency(row: VaultRow) -> tuple[bool, bool, int, bool, bool]:
    return not row.leaked, row.good, row.verdict.strength, row.verdict.meets_rule, not row.group


def table(rows: Iterable[VaultRow], language: Language, width: int) -> str:
    """Return the rows as a table that fits a screen of so many columns; no password and no whole login is in it."""
    from tabulate import tabulate  # noqa: PLC0415 start-up

    free = max(0, width - _NARROW)
    widths = [6, _LEAST + free // 4, _LEAST + free // 4, 14, _LEAST + free // 2]
    return tabulate(
        [_cells(number, row, language) for number, row in enumerate(rows, start=1)],
        headers=[heading.said(language) for heading in _HEADINGS],
        disable_numparse=True,
        maxcolwidths=widths,
        maxheadercolwidths=widths,
    )


_LEAST: Final = 15
_NARROW: Final = 6 + 14 + 3 * _LEAST + 4 * 2
"""The columns that the table takes at the least: two narrow ones, three wide ones, and what stands between them."""


def _cells(number: int, row: VaultRow, language: Language) -> list[str]:
    told = [_STRENGTH[row.verdict.strength]]
    if row.verdict.meets_rule:
        told.append(_MEETS_RULE)
    else:
        missing = [kind.label for kind in row.verdict.missing]
        told.append(
            _BREAKS_RULE.filled(
                missing=Text(en=", ".join(one.en for one in missing), bn=", ".join(one.bn for one in missing))
            )
        )
    if row.leaked:
        told.append(_LEAKED)
    if row.group:
        told.append(_GROUP.filled(n=row.group))
    why = [reason.text for reason in row.reasons] + ([_DOUBLED] if row.doubled else [])
    return [
        digits(f"{number:02d}", language),
        "\n".join(part for part in (_name(row).said(language), row.masked_login) if part),
        "\n".join(one.said(language) for one in told),
        (_CODE_HERE if row.has_second_factor else _CODE_NOT_HERE).said(language),
        "\n".join(one.said(language) for one in why) or "-",
    ]


def _name(row: VaultRow) -> Text:
    return plain(row.title) if row.title else _HIDDEN_NAME


def _groups(rows: list[VaultRow]) -> Iterator[Text]:
    """Yield which accounts have one password, by their numbers in the table."""
    places: dict[int, list[int]] = {}
    for place, row in enumerate(rows, start=1):
        if row.group:
            places.setdefault(row.group, []).append(place)
    for group in sorted(places):
        numbers = ", ".join(f"{place:02d}" for place in places[group])
        yield _SAME_PASSWORD.filled(
            group=group, numbers=Text(en=numbers, bn=digits(numbers, Language.BN)), n=len(places[group])
        )


def _tell_left_out(shell: Shell, judged: JudgedVault) -> None:
    for reason, number in Counter(judged.left_out).most_common():
        shell.say(_NOT_JUDGED, n=number, reason=reason.label)


# What is kept ------------------------------------------------------------------------------------------------------


def _record(shell: Shell, space: Workspace, judged: JudgedVault, terms: _Terms) -> None:
    """Keep the allowed facts of accounts that stand in the roster, and tell of whom nothing was kept."""
    from auditor.rounds import observing  # noqa: PLC0415 start-up
    from auditor.vaults import recording  # noqa: PLC0415 start-up

    found = recording.find(judged, terms.roster)
    for account in found.doubtful:
        shell.say(_DOUBTFUL, account=account)
    for account in found.elsewhere:
        shell.say(_ELSEWHERE, account=account)
    if not found.rows:
        shell.say(_NOTHING_RECORDED)
        return
    name = observing.keep(
        space,
        by=recording.BY,
        stem=f"{recording.BY}-{shell.day.isoformat()}",
        observations=recording.observations(found, judged, rule=terms.rule, day=shell.day),
        day=shell.day,
    )
    for account, _ in found.rows:
        shell.say(_RECORDED_ONE, account=account)
    shell.say(_RECORDED, n=len(found.rows), file=name)


# The exported file -------------------------------------------------------------------------------------------------


def _offer_to_destroy(shell: Shell, file: Path, identity: FileIdentity) -> None:
    """Say what destroying can and cannot do, ask, and do it; without a terminal to ask at, say what is left to do."""
    from auditor.vaults import destroying  # noqa: PLC0415 start-up
    from auditor.workspace import where  # noqa: PLC0415 start-up

    name = clean(file.name)
    shell.say(_READABLE, file=name)
    if where.sync_warning(file.parent) is not None:
        shell.say(_SYNCED, file=name)
    hindered = destroying.hindrance(file, identity)
    if hindered is not None:
        shell.say(hindered.message, file=name)
        return
    shell.say(_CANNOT)
    if not _agreed(Dialog(shell), _DESTROY.filled(file=name)):
        shell.say(_BY_HAND, file=name)
        return
    hindered = destroying.destroy(file, identity, os.urandom)
    if hindered is None:
        shell.say(_DESTROYED, file=name)
    else:
        shell.say(hindered.message, file=name)


def _agreed(dialog: Dialog, question: Text) -> bool:
    """Return whether somebody at a terminal said yes; without one nobody did."""
    try:
        dialog.need_a_screen()
    except NoScreenError:
        return False
    return dialog.agrees(question)


_HEADINGS: Final = (
    Text(en="No", bn="ক্রম"),
    Text(en="Account", bn="ইউজার আইডি"),
    Text(en="Password", bn="পাসওয়ার্ড"),
    Text(en="Two-step code", bn="Two-step কোড"),
    Text(en="Why, and what to do", bn="কেন, কী করবেন"),
)
_STRENGTH: Final = {
    Strength.WEAK: Text(en="weak", bn="দুর্বল"),
    Strength.FAIR: Text(en="fair", bn="মাঝারি"),
    Strength.STRONG: Text(en="strong", bn="শক্তিশালী"),
}
_MEETS_RULE: Final = Text(en="rule met", bn="নিয়ম মানা হয়েছে")
_BREAKS_RULE: Final = Text(en="rule not met, add: {missing}", bn="নিয়ম পূরণ হয়নি, যোগ করুন: {missing}")
_LEAKED: Final = Text(en="known from a leak", bn="ফাঁস হওয়া পাসওয়ার্ড")
_GROUP: Final = Text(en="in more than one place: group {n}", bn="একাধিক জায়গায়: গ্রুপ {n}")
_CODE_HERE: Final = Text(en="in this vault", bn="এখানে আছে")
_CODE_NOT_HERE: Final = Text(en="not in this vault", bn="এখানে নেই")
_DOUBLED: Final = Text(
    en="Two passwords are saved for this account. Delete the old one.",
    bn="এই আইডির দুটি পাসওয়ার্ড সেভ করা আছে। পুরোনোটি মুছুন।",
)
_HIDDEN_NAME: Final = Text(en="(name hidden: a password stands in it)", bn="(নাম দেখানো হলো না: এতে একটি পাসওয়ার্ড লেখা আছে)")
_MASTER: Final = Text(en="Master password of the vault", bn="মাস্টার পাসওয়ার্ড")
_MASTER_EMPTY: Final = Text(
    en="Master password of the vault (Enter, if the key file alone opens it)",
    bn="মাস্টার পাসওয়ার্ড (শুধু চাবি-ফাইলেই খুললে Enter)",
)
_JUDGING: Final = Text(en="Judging", bn="পরীক্ষা চলছে")
_SCREEN_ONLY: Final = Text(
    en="What is found tells how to guess passwords, so it is shown on the screen only and never written into a file or "
    "another program. Nothing was read. Run the command in a terminal window, without > or |.",
    bn="ফলাফল থেকে পাসওয়ার্ড অনুমান করা সহজ হয়, তাই তা শুধু পর্দায় দেখানো হয়; ফাইলে বা অন্য প্রোগ্রামে কখনো পাঠানো হয় না। কিছুই পড়া হয়নি। টার্মিনাল "
    "জানালায় > বা | ছাড়া কমান্ডটি চালান।",
)
_IN_WORKSPACE: Final = Text(
    en="{file} lies in the workspace and would go along with every copy of it. Keep vaults and exports outside.",
    bn="{file} কাজের ফোল্ডারের ভেতরে আছে; ফোল্ডারের প্রতিটি কপির সঙ্গে এটিও চলে যাবে। পাসওয়ার্ডের ফাইল বাইরে রাখুন।",
)
_NO_WORKSPACE: Final = Text(
    en="This is outside of a workspace: passwords are judged by words of the whole country, without the names of offices "
    "and unions of an upazila.",
    bn="এটি কাজের ফোল্ডারের বাইরে: সারা দেশের পরিচিত শব্দ দিয়ে পরীক্ষা করা হচ্ছে; কোনো উপজেলার দপ্তর ও ইউনিয়নের নাম ধরা হচ্ছে না।",
)
_NO_PASSWORDS: Final = Text(
    en="There is no password in it that could be judged. Check that it is the right file and export it again.",
    bn="এতে পরীক্ষা করার মতো কোনো পাসওয়ার্ড নেই। ফাইলটি ঠিক কি না দেখে আবার এক্সপোর্ট করুন।",
)
_SAME_PASSWORD: Final = Text(
    en="Group {group}: these {n} accounts have one password: {numbers}. Use a different one for each account. (Where it is "
    "one account saved under several addresses, nothing needs to be done.)",
    bn="গ্রুপ {group}: এই {n}টি আইডির পাসওয়ার্ড একই: {numbers}। প্রতিটি আইডিতে আলাদা পাসওয়ার্ড দিন। (একই আইডি কয়েকটি ঠিকানায় সেভ করা থাকলে কিছু "
    "করতে হবে না।)",
)
_NOT_COMPARED: Final = Text(
    en="Not compared with leaked passwords. To do so: --leaked FILE",
    bn="ফাঁস হওয়া পাসওয়ার্ডের তালিকার সঙ্গে মেলানো হয়নি। মেলাতে: --leaked FILE",
)
_NO_CODE_SAVED: Final = Text(
    en='For {n} accounts no code of two-step authentication is saved here. "Not in this vault" does not mean "off": the code '
    "may be in an app on the phone, or come by SMS. Check at the portal.",
    bn='{n}টি আইডির Two-step authentication (দুই ধাপে যাচাই)-এর কোড এখানে সেভ করা নেই। "এখানে নেই" মানে বন্ধ নয়: কোড ফোনের অ্যাপে থাকতে পারে, '
    "অথবা এসএমএসে আসতে পারে। পোর্টালে দেখে নিন।",
)
_NOT_JUDGED: Final = Text(en="Not judged: {n} ({reason}).", bn="পরীক্ষা করা হয়নি: {n}টি ({reason})।")
_SUM: Final = Text(
    en="{n} accounts. Rule not met {f}, weak {w}, used in more than one place {r}, known from a leak {b}.",
    bn="{n}টি আইডি। নিয়ম পূরণ হয়নি {f}, দুর্বল {w}, একাধিক জায়গায় ব্যবহৃত {r}, ফাঁস হওয়া {b}।",
)
_NEXT: Final = Text(
    en="Next: change them at the portals from the top of the table down. A new one can be tested first: auditor selfcheck",
    bn="এরপর: তালিকার উপর থেকে শুরু করে পোর্টালে পাসওয়ার্ডগুলো বদলান। নতুন পাসওয়ার্ড আগে পরীক্ষা করতে: auditor selfcheck",
)
_DOUBTFUL: Final = Text(
    en="{account}: the vault has several passwords for it, or the roster lists its login twice. Nothing was kept of it. "
    "Delete the old entry, or correct the roster, and run again.",
    bn="{account}: এর একাধিক পাসওয়ার্ড সেভ করা আছে, অথবা তালিকায় একই লগইন দুবার আছে। এর কিছুই রাখা হয়নি। পুরোনো এন্ট্রি মুছে বা তালিকা ঠিক করে আবার "
    "চালান।",
)
_ELSEWHERE: Final = Text(
    en="{account}: its login is in the vault, but not at the portal's address as the roster has it. Nothing was kept of it. "
    "Correct the address in the vault or in the roster and run again.",
    bn="{account}: এর লগইন সেভ করা আছে, কিন্তু তালিকায় দেওয়া পোর্টালের ঠিকানায় নয়। এর কিছুই রাখা হয়নি। ম্যানেজারে বা তালিকায় ঠিকানা ঠিক করে আবার "
    "চালান।",
)
_NOTHING_RECORDED: Final = Text(
    en="No account of the vault is in the roster with the same login and portal address, so nothing was kept. Enter logins "
    "and addresses in the roster, or leave out --record.",
    bn="একই লগইন ও পোর্টালের ঠিকানাসহ কোনো আইডি তালিকায় পাওয়া যায়নি, তাই কিছু রাখা হয়নি। তালিকায় লগইন ও ঠিকানা দিন, অথবা --record বাদ দিন।",
)
_RECORDED_ONE: Final = Text(en="Kept of: {account}", bn="রাখা হয়েছে: {account}")
_RECORDED: Final = Text(
    en="Kept of {n} accounts: rule and band, used in more than one place or not, leaked where it was compared, two-step where its code is "
    "saved. No password, no reason, nothing of other accounts. File: evidence/{file}. Next: auditor audit",
    bn="{n}টি আইডির শুধু এটুকু রাখা হয়েছে: নিয়ম ও শক্তি, একাধিক জায়গায় ব্যবহৃত কি না, মেলানো হলে ফাঁস হয়েছে কি না, কোড সেভ করা থাকলে Two-step। পাসওয়ার্ড, "
    "কারণ বা অন্য কোনো আইডির কিছু রাখা হয়নি। ফাইল: evidence/{file}। এরপর: auditor audit",
)
_READABLE: Final = Text(
    en="{file} shows all these passwords to whoever opens it.", bn="{file} যে খুলবে সে-ই সব পাসওয়ার্ড দেখতে পাবে।"
)
_SYNCED: Final = Text(
    en="{file} lies in a folder that is copied to a server. Whatever is done here, copies may stay there: change these "
    "passwords.",
    bn="{file} এমন ফোল্ডারে আছে যার কপি বাইরের সার্ভারে যায়। এখানে যা-ই করা হোক, সেখানে কপি থেকে যেতে পারে: এই পাসওয়ার্ডগুলো বদলান।",
)
_CANNOT: Final = Text(
    en="It can be destroyed now: written over, renamed and deleted, for good. What that cannot promise: SSDs, memory sticks "
    "and some disks write elsewhere than they are told, so the old contents may stay there unseen. It does not reach "
    "copies in Downloads, the recycle bin, mail or chat, cloud sync (OneDrive, Google Drive, Dropbox), backups and the "
    "previous versions that Windows keeps, nor the passwords inside the browser or manager itself.",
    bn="ফাইলটি এখন ধ্বংস করা যায়: উপরে অন্য লেখা লিখে, নাম বদলে, চিরতরে মুছে। যা নিশ্চিত করা যায় না: SSD, পেনড্রাইভ ও কিছু ডিস্ক অন্য জায়গায় লেখে, তাই "
    "পুরোনো লেখা আড়ালে থেকে যেতে পারে। Downloads, Recycle Bin, ই-মেইল বা চ্যাট, ক্লাউড (OneDrive, Google Drive, Dropbox), ব্যাকআপ ও "
    "Windows-এর Previous Versions-এর কপি এতে মোছে না; ব্রাউজার বা ম্যানেজারের ভেতরের পাসওয়ার্ডও না।",
)
_DESTROY: Final = Text(en="Destroy {file}? [y/N]", bn="{file} ধ্বংস করব? [y/N]")
_DESTROYED: Final = Text(
    en="{file} was destroyed as far as a program can. Now empty the recycle bin, look for copies in Downloads and in sent "
    "mail, and if the file ever lay in a synced folder, change these passwords.",
    bn="একটি প্রোগ্রাম যতটা পারে, {file} ততটা ধ্বংস করা হয়েছে। এখন Recycle Bin খালি করুন, Downloads ও পাঠানো মেইলে কপি খুঁজুন; ফাইলটি কখনো ক্লাউড "
    "ফোল্ডারে থাকলে এই পাসওয়ার্ডগুলো বদলান।",
)
_BY_HAND: Final = Text(
    en="{file} was left as it is. Delete it by hand as soon as it is not needed (Shift+Delete), with all its copies.",
    bn="{file} যেমন ছিল তেমনই আছে। কাজ শেষ হওয়ামাত্র সব কপিসহ নিজে মুছুন (Shift+Delete)।",
)
