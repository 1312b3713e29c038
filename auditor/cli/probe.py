"""`auditor probe`: on the holder's own computer, one login to the holder's own account."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from auditor.cli import _commands
from auditor.cli._dialog import Dialog
from auditor.cli._hidden import ask_hidden
from auditor.cli._options import FILE
from auditor.cli._shell import Shell, speaking, with_shell
from auditor.cli._slips import account_of_code, slip_option, write_slip
from auditor.i18n import Language, in_digits, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK
from auditor.model.selfcheck import SecondFactor
from auditor.portals import probing, texts
from auditor.selfcheck import making_slips, probe_files, terms
from auditor.selfcheck.asking import Answers
from auditor.selfcheck.examining import examine

if TYPE_CHECKING:
    from auditor.selfcheck.examining import PasswordCheck
    from auditor.selfcheck.terms import PasswordTerms


@_commands.command(
    "probe",
    bn="""নিজের পোর্টাল আইডিতে একবার লগইন করে দেখে পাসওয়ার্ডের পর কোড চায় কি না।

    ফাইলটি (.probe) তৈরি হয় `auditor invite --probe` দিয়ে, তার জন্য পোর্টাল কর্তৃপক্ষের স্মারক লাগে। পাসওয়ার্ড টাইপ করার সময় দেখা যায় না, পোর্টালে একবার
    পাঠানো হয়, তারপর আর থাকে না; যা দেখা গেছে তা স্লিপে লেখা হয়। কাজের ফোল্ডারে, অথবা যে কম্পিউটারে তার চাবি আছে সেখানে এটি চলে না।

    শেষে যে সংখ্যা জানায়: 0 হলে কোড চাওয়া হয়েছে এবং লগইন সম্পন্ন হয়েছে; অন্যথায়, বোঝা না গেলেও, 1।
    """,
)
@click.argument("probe_file", metavar="FILE.probe", type=FILE)
@slip_option
@with_shell
def command(shell: Shell, *, probe_file: Path, slip_file: Path | None) -> int:
    """Log in once to one's own portal account and see whether a code is asked after the password.

    FILE.probe comes from `auditor invite --probe`, which needs the portal owner's memo. The password is typed without being
    shown, sent once to the portal and dropped; what was seen goes into a slip. It does not run beside a workspace or its keys.

    Exit code 0: a code was asked and the login ended inside; 1 otherwise, also where it cannot be told.
    """
    shell = speaking(shell, Language.BN)
    dialog = Dialog(shell)
    dialog.need_a_screen()
    probe = probe_files.read_probe(probe_file)
    places = (Path.cwd(), probe_file.resolve().parent, *([shell.folder] if shell.folder else []))
    probe_files.refuse_beside_keys(probe.campaign, places)
    permit = probe.permit
    shell.say(texts.TITLE)
    shell.say(texts.WHAT, login=plain(probe.portal.login))
    shell.say(texts.PERMITTED, owner=plain(permit.owner), memo=in_digits(permit.memo), day=permit.on)
    shell.say(texts.FINGERPRINT, sha256=plain(probe.sha256))
    if not dialog.agrees(texts.SAME):
        shell.say(texts.STOPPED)
        return EXIT_FINDINGS
    found = account_of_code(dialog, probe.campaign)
    if found is None:
        shell.say(texts.STOPPED)
        return EXIT_FINDINGS
    holder = _AtTerminal(dialog, terms.terms_of(probe.campaign))
    result = probing.probe(probe.portal, holder, f"login check {probe.campaign.id}")
    click.echo(err=True)
    dialog.say(*texts.told(result))
    if result.seen is None or holder.check is None:
        return EXIT_FINDINGS
    facts = making_slips.facts_of(holder.check, probe.campaign.rule, Answers())
    facts = replace(facts, login=result.seen)
    write_slip(dialog, probe.campaign, found, holder.check, facts, slip_file, texts.IN_SLIP)
    well = result.seen.second is SecondFactor.DEMANDED and result.seen.inside
    return EXIT_OK if well else EXIT_FINDINGS


class _AtTerminal(Struct):
    """The holder of the account at this terminal; what is typed is handed on and not kept."""

    dialog: Dialog
    judged_by: PasswordTerms
    check: PasswordCheck | None = None

    def user(self) -> str:
        return self.dialog.typed(texts.USER) or self._gives_up()

    def password(self) -> str:
        password = ask_hidden(self.dialog.shell, texts.PASSWORD)
        if not password:
            self._gives_up()
        self.check = examine(password, self.judged_by)
        return password

    def code(self) -> str:
        self.dialog.say(texts.ASKED)
        return ask_hidden(self.dialog.shell, texts.CODE).strip()

    def _gives_up(self) -> str:
        self.dialog.say(texts.GIVEN_UP)
        raise click.Abort
