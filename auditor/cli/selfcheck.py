"""`auditor selfcheck`: check one password in the terminal, or write the campaign's page again."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct
from msgspec.structs import replace

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._hidden import ask_hidden
from auditor.cli._options import FILE, need_suffix
from auditor.cli._shell import MeetingMonth, Shell, speaking, with_shell
from auditor.cli._slips import account_of_code, slip_option, write_slip
from auditor.cli._usage import Misuse
from auditor.i18n import Language, Text, month
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, FileRefusedError, WorkspaceError
from auditor.passwords import breaches, passphrases, words
from auditor.selfcheck import asking, campaigns, making_slips, page_files, telling, terms
from auditor.selfcheck.asking import NextAction
from auditor.selfcheck.examining import examine
from auditor.selfcheck.texts import talk
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.workspace import folder, outputs, writing

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.selfcheck import Campaign, DayTold
    from auditor.selfcheck.asking import Answers
    from auditor.selfcheck.examining import Lookup, PasswordCheck
    from auditor.selfcheck.terms import PasswordTerms

LONGEST_PASSWORD: Final = 256
"""Signs; what is longer is something else that was pasted, as the page says too."""


@_commands.group(
    "selfcheck",
    invoke_without_command=True,
    bn="""এখানে টার্মিনালে একটি পাসওয়ার্ড পরীক্ষা করে।

    টাইপ করার সময় পাসওয়ার্ড দেখা যায় না, পরীক্ষার পর আর থাকে না; পাইপ, আর্গুমেন্ট বা এনভায়রনমেন্ট থেকে কখনো নেওয়া হয় না। যে কাজের ফোল্ডারে
    স্ব-যাচাই চলছে সেখানে, অথবা --page দিলে, সহকারী প্রোগ্রামারের জন্য স্লিপ তৈরি করা যায়। অন্যত্র সারা দেশের পরিচিত শব্দ দিয়ে পাসওয়ার্ড পরীক্ষা করা হয়।

    শেষে যে সংখ্যা জানায়: 0 হলে নিয়ম মানা হয়েছে এবং পাসওয়ার্ড দুর্বল বা ফাঁস হওয়া নয়; অন্যথায় 1।
    """,
)
@_commands.option(
    "--page",
    "page_file",
    type=FILE,
    help=Text(
        en="Take the round from this self-check page, and make a slip for it.",
        bn="এই স্ব-যাচাই পাতা থেকে মাসটি নেয় এবং তার জন্য স্লিপ তৈরি করে।",
    ),
)
@slip_option
@_commands.option(
    "--compare",
    is_flag=True,
    help=Text(
        en="Compare with the password of another of your accounts: the same or not.",
        bn="আপনার অন্য আইডির পাসওয়ার্ডের সঙ্গে মিলিয়ে দেখে: একই কি না।",
    ),
)
@_commands.option(
    "--leaked",
    "leaked_file",
    type=FILE,
    help=Text(
        en="Look it up in this list of leaked passwords (SHA-1, by hash).",
        bn="ফাঁস হওয়া পাসওয়ার্ডের এই তালিকায় খোঁজে (SHA-1, হ্যাশের ক্রমে)।",
    ),
)
@_commands.option(
    "--leaked-online",
    is_flag=True,
    help=Text(
        en="Look it up over the Internet; says before what leaves, and asks.",
        bn="ইন্টারনেটে খোঁজে; কী বাইরে যাবে আগে জানায় এবং জিজ্ঞাসা করে।",
    ),
)
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
        raise Misuse(_ONE_LIST)
    Dialog(shell).need_a_screen()
    shell, judged_by, campaign = _campaign(shell, page_file)
    dialog = Dialog(shell)
    with ExitStack() as opened:
        offline = _open_leaked(dialog, leaked_file, opened)
        dialog.say(*telling.opening(campaign, shell.day))
        check = _PasswordStep(dialog, judged_by, offline, leaked_online, compare).run()
    if check is None:
        return EXIT_FINDINGS
    if campaign is not None:
        _make_slip(dialog, campaign, check, slip_file)
    return EXIT_OK if check.good else EXIT_FINDINGS


def _campaign(shell: Shell, page_file: Path | None) -> tuple[Shell, PasswordTerms, Campaign | None]:
    """Return the shell in the campaign's language, by what passwords are judged, and the campaign where there is one."""
    if page_file is not None:
        shell = speaking(shell, Language.BN)
        campaign, digest = page_files.read_page(page_file)
        shell.say(talk.FINGERPRINT, file=page_file.name, digest=digest)
        return shell, terms.terms_of(campaign), campaign
    space = shell.space_if_any()
    if space is None:
        return shell, terms.national_terms(shell.day.year), None
    latest = campaigns.campaign(space)
    return shell, terms.terms_of_space(space, shell.day) if latest is None else terms.terms_of(latest), latest


def _open_leaked(dialog: Dialog, path: Path | None, opened: ExitStack) -> Lookup | None:
    """Return how a password is looked up in a list on this computer; a list that fails underway checks nothing."""
    if path is None:
        return None
    known = opened.enter_context(breaches.open_list(path))

    def leaked(password: str) -> bool | None:
        try:
            return known.contains(password)
        except FileRefusedError as refused:
            dialog.say(*refused.messages)
            return None

    return leaked


@command.command(
    "page",
    bn="""একটি মাসের স্ব-যাচাই পাতা আবার তৈরি করে।

    নির্দেশিকায় পাতাটির SHA-256 লেখা থাকে; পাতা আর আগের মতো না হলে তা জানায়। চাবি লাগে না।
    """,
)
@_commands.option(
    "--meeting",
    type=MeetingMonth(),
    help=Text(
        en="The page of which meeting: YYYY-MM; the last one otherwise.", bn="কোন সভার পাতা: YYYY-MM; না লিখলে সর্বশেষ।"
    ),
)
@_commands.option(
    "--output",
    type=FILE,
    help=Text(
        en="The page's file name; otherwise beside the sheets of its round.",
        bn="পাতার ফাইলের নাম; না দিলে ওই মাসের নির্দেশিকার পাশে।",
    ),
)
@with_shell
def page(shell: Shell, *, meeting: str | None, output: Path | None) -> int:
    """Write the self-check page of a round again.

    The sheets carry its SHA-256; it is said when the page is not the same any more. No key is needed.
    """
    space = shell.space()
    outputs.refuse_taken(output)
    need_suffix(output, ".html")
    made = campaigns.campaigns(space, campaigns.month_of(space, meeting, shell.day) if meeting else "")
    campaign = campaigns.campaign(space, made[-1].round) if made else None
    if campaign is None:
        raise WorkspaceError(talk.NO_SHEETS)
    content = campaigns.page_of(space, campaign)
    usual = space.folder / folder.OUT / campaigns.folder_name(campaign.id) / campaigns.page_name(campaign.id)
    path = output or usual
    writing.write(path, content)
    digest = hashlib.sha256(content).hexdigest()
    shell.say(talk.PAGE_WRITTEN, file=str(path), month=month(campaign.meeting), digest=digest)
    on_sheets = campaigns.digest_on_sheets(space, campaign.id)
    if on_sheets == digest:
        shell.say(talk.PAGE_SAME)
        return EXIT_OK
    shell.say(talk.PAGE_DIFFERS, digest=on_sheets)
    return EXIT_FINDINGS


# The password


class _PasswordStep(Struct, frozen=True):
    """The page's first step: passwords are typed, judged and dropped, one after the other."""

    dialog: Dialog
    terms: PasswordTerms
    offline: Lookup | None
    online: bool
    compare: bool

    def run(self) -> PasswordCheck | None:
        """Return what is known of the last password that was tested; None where none was typed."""
        self.dialog.say(telling.step(1), TEXTS["own-help"])
        names = self.dialog.typed(TEXTS["own-label"]).split()
        judged_by = replace(self.terms, words=words.with_own(self.terms.words, names))
        check, chosen = None, NextAction.ANOTHER
        while chosen is not NextAction.GO_ON:
            tested = self._typed(judged_by) if chosen is NextAction.ANOTHER else self._made(judged_by)
            check = tested or check
            chosen = self.dialog.choose(*asking.AFTER_TEST)
        return check

    def _typed(self, judged_by: PasswordTerms) -> PasswordCheck | None:
        """Return what is known of one password, typed here and dropped here; None where none was typed."""
        online = self._agreed_online()
        password = ask_hidden(self.dialog.shell, talk.PASSWORD)
        if not password:
            self.dialog.say(talk.EMPTY)
            return None
        if len(password) > LONGEST_PASSWORD:
            self.dialog.say(TEXTS["too-long"])
            return None
        compared_with = ask_hidden(self.dialog.shell, talk.OTHER_PASSWORD) if self.compare else ""
        check = examine(password, judged_by, offline=self.offline, online=online, compared_with=compared_with)
        odd = tuple(telling.odd_keys(password))
        del password, compared_with
        click.echo(err=True)
        self.dialog.say(*odd, *telling.verdict_lines(check))
        return check

    def _made(self, judged_by: PasswordTerms) -> PasswordCheck:
        """Show a fresh passphrase, once, and return what is known of it."""
        made = passphrases.generate(secrets.randbelow)
        check = examine(made, judged_by)
        click.echo(f"\n    {made}\n", err=True)
        del made
        self.dialog.say(TEXTS["s2-make-note"], talk.MADE, *telling.verdict_lines(check))
        return check

    def _agreed_online(self) -> Lookup | None:
        """Return how a password is looked up over the network, where that is wanted, and agreed to now."""
        if not self.online:
            return None
        self.dialog.say(talk.LEAVES)
        if not self.dialog.agrees(talk.SEND):
            return None

        def leaked(password: str) -> bool | None:
            from auditor.passwords.leaked_online import leaked_online  # noqa: PLC0415 requests takes long to load, and few ask

            found = leaked_online(password)
            if found is None:
                self.dialog.say(talk.NOT_REACHED)
            return found

        return leaked


# The slip


def _make_slip(dialog: Dialog, campaign: Campaign, check: PasswordCheck, path: Path | None) -> None:
    """Ask what the slip tells beside the verdict, seal it and write it; the password is gone by now."""
    today = dialog.shell.day
    on_portal = (TEXTS[f"s3-{number}"] for number in range(1, 5))
    dialog.say(*telling.time_over(campaign, today), telling.step(2), *on_portal)
    if not check.verdict.meets_rule:
        dialog.say(TEXTS["s3-unmet"])
    if not dialog.choose(*asking.PASSWORD_SET):
        dialog.say(talk.SET_FIRST)
        return
    answers = _answers(dialog, campaign)
    found = account_of_code(dialog, campaign)
    if found is None:
        dialog.say(TEXTS["s1-none"])
        return
    write_slip(dialog, campaign, found, check, making_slips.facts_of(check, campaign.rule, answers), path)


def _answers(dialog: Dialog, campaign: Campaign) -> Answers:
    """Ask the questions of the page, in its order."""
    dialog.say(telling.step(3), TEXTS["s4-note"])
    changed = dialog.choose(*asking.reset_question(campaign.decision_day))
    if isinstance(changed, asking.FollowUp):
        changed = _days_ago(dialog, campaign)
    two_step = dialog.choose(*asking.TWO_STEP)
    method = (
        dialog.choose(*asking.method_question(is_ordered=campaign.way_ordered))
        if two_step in asking.HAS_METHOD
        else None
    )
    profile = dialog.choose(*asking.PROFILE)
    shared = dialog.choose(*asking.SHARED)
    return asking.Answers(changed, two_step, method, profile, shared)


def _days_ago(dialog: Dialog, campaign: Campaign) -> DayTold:
    """Ask for the day of the reset; where this computer's clock is no calendar, how many days ago it was."""
    today = dialog.shell.day
    if telling.is_clock_odd(campaign, today):
        return dialog.until_right(TEXTS["days-ago"], asking.read_days_ago, lambda _: TEXTS["days-ago-none"])
    return dialog.until_right(talk.DAY, lambda typed: asking.read_past_day(typed, today), asking.day_wrong)


_ONE_LIST: Final = Text(
    en="Give --leaked FILE or --leaked-online, not both.",
    bn="--leaked ফাইল অথবা --leaked-online দিন, দুটি একসঙ্গে নয়।",
)
