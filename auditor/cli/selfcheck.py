"""`auditor selfcheck`: check one password in the terminal, or write the round's page again."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from auditor.cli._dialog import Dialog
from auditor.cli._hidden import ask_hidden
from auditor.cli._shell import MeetingMonth, Shell, in_workspace_language, with_shell
from auditor.i18n import Language, Text, month
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, FileRefusedError, WorkspaceError

if TYPE_CHECKING:
    from auditor.model.facts import When
    from auditor.model.selfcheck import Campaign, CheckAccount
    from auditor.selfcheck.terminal import Answers, Check, Lookup, Terms

FILE: Final = click.Path(dir_okay=False, path_type=Path)
LONGEST_PASSWORD: Final = 256
"""Signs; what is longer is something else that was pasted, as the page says too."""
LARGEST_PAGE: Final = 20_000_000


class _Next(Enum):
    """What follows a test."""

    ANOTHER = "another"
    MAKE = "make"
    GO_ON = "go-on"


@click.group("selfcheck", invoke_without_command=True)
@click.option(
    "--page", "page_file", type=FILE, help="Take the round from this self-check page, and make a slip for it."
)
@click.option("--slip", "slip_file", type=FILE, help="The slip's file name; otherwise it is asked.")
@click.option("--compare", is_flag=True, help="Compare with the password of another of your accounts: the same or not.")
@click.option(
    "--leaked", "leaked_file", type=FILE, help="Look it up in this list of leaked passwords (SHA-1, by hash)."
)
@click.option("--leaked-online", is_flag=True, help="Look it up over the Internet; says before what leaves, and asks.")
@with_shell
def command(  # noqa: PLR0913 the options of the command
    shell: Shell,
    *,
    page_file: Path | None,
    slip_file: Path | None,
    compare: bool,
    leaked_file: Path | None,
    leaked_online: bool,
) -> int | None:
    """Check one password here, in the terminal.

    It is typed without being shown, judged and dropped; it is never read from a pipe, an argument or the environment. In a
    workspace with a round of self-checks, or with --page, a slip can be made for the assistant programmer. Outside of both
    a password is judged by words of the whole country.

    Exit code 0: the rule is met, and the password is neither weak nor known from a leak; 1 otherwise.
    """
    if click.get_current_context().invoked_subcommand is not None:
        return None
    if leaked_file is not None and leaked_online:
        raise click.UsageError("give --leaked FILE or --leaked-online, not both.")
    Dialog(shell).need_a_screen()
    shell, terms, round_ = _terms(shell, page_file)
    dialog = Dialog(shell)
    with ExitStack() as opened:
        offline = _open_leaked(dialog, leaked_file, opened)
        dialog.say(*_opening(shell, round_))
        check = _Test(dialog, terms, offline, leaked_online, compare).run()
    if check is None:
        return EXIT_FINDINGS
    if round_ is not None:
        _make_slip(dialog, round_, check, slip_file)
    return EXIT_OK if check.good else EXIT_FINDINGS


def _terms(shell: Shell, page_file: Path | None) -> tuple[Shell, Terms, Campaign | None]:
    """Return the shell in the language of the round, by what passwords are judged, and the round where there is one."""
    from auditor.selfcheck import campaigns  # noqa: PLC0415 start-up
    from auditor.selfcheck.terminal import national_terms, terms_of, terms_of_space  # noqa: PLC0415 start-up

    if page_file is not None:
        shell = replace(shell, language=shell.language or Language.BN)
        read = _read_page(shell, page_file)
        return shell, terms_of(read), read
    if shell.folder is None and not _in_workspace():
        return shell, national_terms(shell.day.year), None
    space = shell.space()
    shell = in_workspace_language(shell, space)
    round_ = campaigns.campaign(space)
    return shell, terms_of_space(space, shell.day) if round_ is None else terms_of(round_), round_


def _in_workspace() -> bool:
    from auditor.workspace import folder  # noqa: PLC0415 start-up

    try:
        folder.find(Path.cwd())
    except WorkspaceError:
        return False
    return True


def _read_page(shell: Shell, path: Path) -> Campaign:
    """Return the round of a page, once it is known to be usable; tell the page's fingerprint.

    Raises:
        AuditorError: the file cannot be read, or is no self-check page.

    """
    from auditor.selfcheck.page import read_round  # noqa: PLC0415 start-up
    from auditor.selfcheck.terminal import rehearse  # noqa: PLC0415 start-up

    try:
        if path.stat().st_size > LARGEST_PAGE:
            raise FileRefusedError(_PAGE_LARGE.filled(file=path.name))
        content = path.read_bytes()
    except OSError:
        raise FileRefusedError(_PAGE_UNREADABLE.filled(file=path.name)) from None
    round_ = read_round(content)
    try:
        rehearse(round_)
    except ValueError:
        raise FileRefusedError(_PAGE_ODD.filled(file=path.name)) from None
    shell.say(_FINGERPRINT, file=path.name, digest=hashlib.sha256(content).hexdigest())
    return round_


def _open_leaked(dialog: Dialog, path: Path | None, opened: ExitStack) -> Lookup | None:
    """Return how a password is looked up in a list on this computer; a list that fails underway checks nothing."""
    if path is None:
        return None
    from auditor.passwords import breaches  # noqa: PLC0415 start-up

    known = opened.enter_context(breaches.open_list(path))

    def leaked(password: str) -> bool | None:
        try:
            return known.contains(password)
        except FileRefusedError as refused:
            dialog.say(*refused.messages)
            return None

    return leaked


def _opening(shell: Shell, round_: Campaign | None) -> list[Text]:
    """Return what is said before the first question."""
    from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up

    lines = [FIXED["title"], FIXED["safe-3"], FIXED["safe-5"], _SAFE]
    if round_ is None:
        return [*lines, _NO_ROUND]
    if round_.example:
        lines.append(OWN["sample"])
    if shell.day < round_.opened:
        lines.append(OWN["pc-date-wrong"].filled(opened=round_.opened))
    return lines


@command.command("page")
@click.option("--meeting", type=MeetingMonth(), help="The page of which meeting: YYYY-MM; the last one otherwise.")
@click.option("--output", type=FILE, help="The page's file name; otherwise beside the sheets of its round.")
@with_shell
def page(shell: Shell, *, meeting: str | None, output: Path | None) -> int:
    """Write the self-check page of a round again.

    The sheets carry its SHA-256; it is said when the page is not the same any more. No key is needed.
    """
    from auditor.model.journal import Invited  # noqa: PLC0415 start-up
    from auditor.rounds.ledger import Ledger  # noqa: PLC0415 start-up
    from auditor.selfcheck import campaigns  # noqa: PLC0415 start-up
    from auditor.workspace import folder, writing  # noqa: PLC0415 start-up

    space = shell.space()
    rounds = campaigns.campaigns(space, meeting or "")
    round_ = campaigns.campaign(space, rounds[-1].round) if rounds else None
    if round_ is None:
        raise WorkspaceError(_NO_SHEETS)
    content = campaigns.page_of(space, round_)
    usual = space.folder / folder.OUT / campaigns.folder_name(round_.id) / campaigns.page_name(round_.id)
    path = output or usual
    writing.write(path, content)
    digest = hashlib.sha256(content).hexdigest()
    shell.say(_PAGE_WRITTEN, file=str(path), month=month(round_.meeting), digest=digest)
    given = [invited.page for invited in Ledger(space.ledger_path).notes(Invited) if invited.round == round_.id]
    if given[-1] == digest:
        shell.say(_PAGE_SAME)
        return EXIT_OK
    shell.say(_PAGE_DIFFERS, digest=given[-1])
    return EXIT_FINDINGS


# The password


@dataclass(frozen=True, slots=True)
class _Test:
    """The second step: passwords are typed, judged and dropped, one after the other."""

    dialog: Dialog
    terms: Terms
    offline: Lookup | None
    online: bool
    compare: bool

    def run(self) -> Check | None:
        """Return what is known of the last password that was tested; None where none was typed."""
        from auditor.passwords import words  # noqa: PLC0415 start-up
        from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up

        self.dialog.say(FIXED["s2-head"], FIXED["s2-help"], OWN["own-help"])
        own = self.dialog.typed(OWN["own-label"]).split()
        terms = replace(self.terms, words=words.with_own(self.terms.words, own))
        choices = ((_ANOTHER, _Next.ANOTHER), (FIXED["s2-make"], _Next.MAKE), (_GO_ON, _Next.GO_ON))
        check, chosen = None, _Next.ANOTHER
        while chosen is not _Next.GO_ON:
            tested = self._typed(terms) if chosen is _Next.ANOTHER else self._made(terms)
            check = tested or check
            chosen = self.dialog.choose(_NEXT, choices)
        return check

    def _typed(self, terms: Terms) -> Check | None:
        """Return what is known of one password, typed here and dropped here; None where none was typed."""
        from auditor.selfcheck.terminal import examine, odd_keys, result  # noqa: PLC0415 start-up
        from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up

        online = self._agreed_online()
        password = ask_hidden(self.dialog.shell, FIXED["s2-label"])
        if not password:
            self.dialog.say(_EMPTY)
            return None
        if len(password) > LONGEST_PASSWORD:
            self.dialog.say(OWN["too-long"])
            return None
        other = ask_hidden(self.dialog.shell, _OTHER) if self.compare else ""
        check, odd = examine(password, terms, offline=self.offline, online=online, other=other), odd_keys(password)
        del password, other
        click.echo(err=True)
        self.dialog.say(*odd, *result(check))
        return check

    def _made(self, terms: Terms) -> Check:
        """Show a fresh passphrase, once, and return what is known of it."""
        from auditor.passwords import passphrases  # noqa: PLC0415 start-up
        from auditor.selfcheck.terminal import examine, result  # noqa: PLC0415 start-up
        from auditor.selfcheck.texts import FIXED  # noqa: PLC0415 start-up

        made = passphrases.generate(secrets.randbelow)
        check = examine(made, terms)
        click.echo(f"\n    {made}\n", err=True)
        del made
        self.dialog.say(FIXED["s2-make-note"], _MADE, *result(check))
        return check

    def _agreed_online(self) -> Lookup | None:
        """Return how a password is looked up over the network, where that is wanted, and agreed to now."""
        if not self.online:
            return None
        self.dialog.say(_LEAVES)
        if not self.dialog.agrees(_SEND):
            return None

        def leaked(password: str) -> bool | None:
            from auditor.passwords.leaked_online import leaked_online  # noqa: PLC0415 heavy

            found = leaked_online(password)
            if found is None:
                self.dialog.say(_NOT_REACHED)
            return found

        return leaked


# The slip


def _make_slip(dialog: Dialog, round_: Campaign, check: Check, path: Path | None) -> None:
    """Ask what the slip tells beside the verdict, seal it and write it; the password is gone by now."""
    from auditor.selfcheck import terminal  # noqa: PLC0415 start-up
    from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up
    from auditor.workspace import writing  # noqa: PLC0415 start-up

    today = dialog.shell.day
    steps = (FIXED["s3-head"], OWN["s3-1-any"], FIXED["s3-2"], FIXED["s3-3"], FIXED["s3-4"])
    dialog.say(*terminal.over(round_, today), *steps)
    if not check.verdict.meets_rule:
        dialog.say(OWN["s3-unmet"])
    if not dialog.choose(*terminal.SET):
        dialog.say(FIXED["q-set-wait"])
        return
    found = _account(dialog, round_)
    if found is None:
        dialog.say(OWN["s5-no-code"])
        return
    account, code = found
    answers = _answers(dialog, round_)
    text, number = terminal.slip_of(round_, account, code, terminal.facts(check, round_.rule, answers), today)
    dialog.say(FIXED["s5-head"], OWN["slip-text"])
    click.echo(f"\n{text}\n", err=True)
    target = _file(dialog, path, f"slip-{number}.txt")
    writing.write(target, f"{text}\n".encode())
    dialog.say(_WRITTEN.filled(file=str(target)))
    dialog.say(*terminal.sending(round_, check, number), FIXED["s5-done"])


def _account(dialog: Dialog, round_: Campaign) -> tuple[CheckAccount, str] | None:
    """Return the account of the code that was typed, and the code; None when the person goes on without."""
    from auditor.selfcheck import terminal  # noqa: PLC0415 start-up
    from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up

    dialog.say(FIXED["s1-help"], _NO_CODE)
    while code := dialog.typed(FIXED["s1-label"]):
        try:
            account = terminal.account_of(round_, code)
        except ValueError:
            dialog.say(terminal.code_wrong(code))
            continue
        if account is None:
            dialog.say(FIXED["s1-wrong"])
            continue
        dialog.say(FIXED["s1-ok"], OWN["s1-yours"].filled(post=account.post, office=account.office))
        if dialog.choose(_YOURS, ((FIXED["a-yes"], True), (FIXED["a-no"], False))):
            return account, code
    return None


def _answers(dialog: Dialog, round_: Campaign) -> Answers:
    """Ask the questions of the page, in its order."""
    from auditor.selfcheck import terminal  # noqa: PLC0415 start-up
    from auditor.selfcheck.texts import FIXED, OWN  # noqa: PLC0415 start-up

    today = dialog.shell.day
    dialog.say(FIXED["s4-head"], FIXED["s4-note"])
    changed = dialog.choose(*terminal.reset_question(round_.decision_day, today))
    changed = _named_day(dialog) if isinstance(changed, terminal.Asked) else changed
    two_step = dialog.choose(*terminal.TWO_STEP)
    method = dialog.choose(*terminal.METHOD) if two_step in terminal.HAS_METHOD else None
    profile = dialog.choose(*terminal.profile_question(round_.decision_day, today))
    shared = dialog.choose(*terminal.SHARED)
    mail_code = dialog.until_right(FIXED["q-mail"], terminal.read_mail_code, lambda _: OWN["q-mail-wrong"])
    return terminal.Answers(changed, two_step, method, profile, shared, mail_code)


def _named_day(dialog: Dialog) -> When:
    """Return the day that was typed; not one after today."""
    from auditor.model.facts import When  # noqa: PLC0415 start-up
    from auditor.selfcheck.texts import OWN  # noqa: PLC0415 start-up
    from auditor.tables.answers import read_day  # noqa: PLC0415 start-up

    while True:
        day = read_day(dialog.typed(_DAY))
        if day is None:
            dialog.say(OWN["date-none"])
        elif day > dialog.shell.day:
            dialog.say(OWN["date-late"])
        else:
            return When.on(day)


def _file(dialog: Dialog, wanted: Path | None, usual: str) -> Path:
    """Return where the slip goes: a name that is not taken."""
    path = wanted
    while path is None or path.exists():
        if path is not None:
            dialog.say(_TAKEN.filled(file=path.name))
        path = Path(dialog.typed(_SLIP_NAME.filled(file=usual)) or usual)
    return path


_SAFE: Final = Text(
    en="What you type hidden is not shown, stored or sent; it is judged and dropped.",
    bn="পাসওয়ার্ড লেখার সময় দেখা যাবে না। এটি কোথাও জমা থাকে না, পাঠানো হয় না; পরীক্ষা করেই মুছে ফেলা হয়।",
)
_NO_ROUND: Final = Text(
    en="No round of self-checks is known here, so no slip will be made. To make one: --page and the self-check page.",
    bn="এখানে কোনো মাসের স্ব-যাচাই পাওয়া যায়নি, তাই স্লিপ হবে না। স্লিপ লাগলে --page দিয়ে স্ব-যাচাই পাতার ফাইলটি দিন।",
)
_EMPTY: Final = Text(en="Nothing was typed.", bn="কিছু লেখা হয়নি।")
_OTHER: Final = Text(
    en="Password of the other account (Enter: do not compare)", bn="অন্য আইডির পাসওয়ার্ড (না মেলাতে চাইলে Enter)"
)
_NEXT: Final = Text(en="What next?", bn="এরপর কী করবেন?")
_ANOTHER: Final = Text(en="Test another password", bn="আরেকটি পাসওয়ার্ড পরীক্ষা করব")
_GO_ON: Final = Text(en="Go on", bn="এগিয়ে যাব")
_MADE: Final = Text(
    en="It stays on this screen: write it on paper, and close the window when you have set it.",
    bn="এটি পর্দায় থেকে যাবে: কাগজে লিখে নিন, পোর্টালে বসানোর পর জানালাটি বন্ধ করুন।",
)
_LEAVES: Final = Text(
    en="What would leave this computer: the first 5 of the 40 digits of the password's fingerprint (SHA-1), encrypted, to "
    "api.pwnedpasswords.com. The password does not leave. But where the password is made of local words, 5 digits are "
    "much: of 316,680 such passwords they leave one or two. A weak password is therefore never asked about.",
    bn="এই কম্পিউটার থেকে যা বাইরে যাবে: পাসওয়ার্ডের ছাপের (SHA-1) ৪০টি অঙ্কের প্রথম ৫টি, গোপন সংযোগে, api.pwnedpasswords.com "
    "ঠিকানায়। পাসওয়ার্ড বাইরে যাবে না। তবে পাসওয়ার্ডে এলাকার পরিচিত শব্দ থাকলে এই ৫টি অঙ্কই অনেক কিছু বলে দেয়: এমন ৩,১৬,৬৮০টি "
    "পাসওয়ার্ডের মধ্যে একটি বা দুটি বাকি থাকে। তাই দুর্বল পাসওয়ার্ডের বেলায় কিছুই পাঠানো হয় না।",
)
_SEND: Final = Text(
    en="Send the 5 digits of the password you type next? [y/N]", bn="এখন যে পাসওয়ার্ড লিখবেন তার ৫টি অঙ্ক পাঠাব? [y/N]"
)
_NOT_REACHED: Final = Text(
    en="The service did not answer properly, so the password was not compared. Check the connection and try again, or use "
    "a list on this computer: --leaked FILE",
    bn="সার্ভিসটি থেকে ঠিকমতো উত্তর আসেনি, তাই পাসওয়ার্ড মেলানো হয়নি। ইন্টারনেট দেখে আবার চেষ্টা করুন, অথবা এই কম্পিউটারের তালিকা দিন: "
    "--leaked FILE",
)
_NO_CODE: Final = Text(en="Without a code press Enter: no slip is made.", bn="কোড না থাকলে Enter চাপুন; স্লিপ হবে না।")
_YOURS: Final = Text(en="Is this you?", bn="আপনি কি এই ইউজার?")
_DAY: Final = Text(en="Date (day, month, year)", bn="তারিখ (দিন, মাস, সাল)")
_SLIP_NAME: Final = Text(en="File name for the slip (Enter: {file})", bn="স্লিপের ফাইলের নাম (Enter: {file})")
_TAKEN: Final = Text(
    en="{file} is already there and was left alone. Give another name.",
    bn="{file} আগে থেকেই আছে, তাই বদলানো হয়নি। অন্য নাম দিন।",
)
_WRITTEN: Final = Text(en="The slip was written: {file}", bn="স্লিপ লেখা হয়েছে: {file}")
_NO_SHEETS: Final = Text(
    en="No sheets were made yet, so there is no page. Make both with: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি, তাই স্ব-যাচাই পাতাও নেই। দুটিই তৈরি করতে: auditor invite",
)
_PAGE_WRITTEN: Final = Text(
    en="Written: {file}, the page of {month}. Its SHA-256: {digest}",
    bn="লেখা হয়েছে: {file}, {month} মাসের স্ব-যাচাই পাতা। এর SHA-256: {digest}",
)
_PAGE_SAME: Final = Text(en="That is what the sheets carry.", bn="নির্দেশিকার কাগজেও এটিই ছাপা আছে।")
_PAGE_DIFFERS: Final = Text(
    en="The sheets carry another SHA-256, {digest}: the roster, the settings or the program changed since they were made. Slips "
    "made with this page can be opened, but who compares it with a sheet finds it different. Give out the page that was "
    "made with the sheets, or make the sheets again with: auditor invite",
    bn="নির্দেশিকার কাগজে অন্য SHA-256 ছাপা আছে, {digest}: কাগজ তৈরির পর তালিকা, সেটিংস বা প্রোগ্রাম বদলেছে। এই পাতার স্লিপ খোলা যাবে, "
    "কিন্তু কাগজের সঙ্গে মেলালে অমিল দেখা যাবে। কাগজের সঙ্গে তৈরি পাতাটিই দিন, অথবা আবার নির্দেশিকা তৈরি করুন: auditor invite",
)
_PAGE_LARGE: Final = Text(
    en="{file} is too large for a self-check page. Choose the page of the round.",
    bn="{file} স্ব-যাচাই পাতা হিসেবে বেশি বড়। মাসিক যাচাইয়ের পাতাটি বাছুন।",
)
_PAGE_ODD: Final = Text(
    en="{file} is a self-check page, but not as this program makes it, so nothing was asked. Take the page from the UNO "
    "office again.",
    bn="{file} স্ব-যাচাই পাতা, কিন্তু এই প্রোগ্রাম যেভাবে তৈরি করে সে রকম নয়; তাই কিছু চাওয়া হয়নি। উপজেলা নির্বাহী অফিসারের কার্যালয় থেকে "
    "পাতাটি আবার নিন।",
)
_FINGERPRINT: Final = Text(
    en="SHA-256 of {file}: {digest}. It must be the one on your sheet.",
    bn="{file} ফাইলের SHA-256: {digest}। নির্দেশিকার কাগজের সঙ্গে মিলতে হবে।",
)
_PAGE_UNREADABLE: Final = Text(
    en="{file} cannot be read. Check the name and folder of the self-check page and run again.",
    bn="{file} পড়া যায়নি। স্ব-যাচাই পাতার নাম ও ফোল্ডার দেখে আবার চালান।",
)
