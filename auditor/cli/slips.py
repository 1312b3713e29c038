"""`auditor slips`: opening what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import Shell, with_shell
from auditor.cli.keys import key_file_option, open_store
from auditor.i18n import Text
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from auditor.keys.store import KeyStore
    from auditor.selfcheck.slips import Taken
    from auditor.workspace.folder import Workspace


@click.command("slips")
@key_file_option
@with_shell
def command(shell: Shell, *, key_file: Path | None) -> int:
    """Open the slips in evidence/slips/: saved files, pasted text, mails (.eml), photos of the QR (JPG, PNG).

    Authentic slips become observations, and for each of today's a receipt to send is shown. A slip that is forged, altered, foreign
    or unreadable is named with the reason and changes nothing. auditor audit does the same by itself.
    """
    from auditor.rounds import listed  # noqa: PLC0415 start-up
    from auditor.selfcheck import slips  # noqa: PLC0415 start-up

    space = shell.space()
    taken = take(shell, space, opener(shell, key_file))
    if taken is None:
        shell.say(_NONE, folder=f"{space.folder.name}/evidence/slips")
        return EXIT_OK
    tell(shell, taken)
    for one in slips.receipts(space, listed.roster_of(space), shell.day):
        click.echo(_RECEIPT.said(shell.talk, office=one.office, post=one.post, slip_no=one.number, date=one.on))
    shell.say(_DONE, n=taken.new, b=taken.before, r=_refused(taken), w=taken.waiting)
    return EXIT_FINDINGS if _refused(taken) or taken.waiting else EXIT_OK


def take(shell: Shell, space: Workspace, store: Callable[[], KeyStore]) -> Taken | None:
    """Open the slips of a workspace, with a progress bar where there are many; None when there are none."""
    from auditor.rounds import listed  # noqa: PLC0415 start-up
    from auditor.selfcheck import slips  # noqa: PLC0415 start-up
    from auditor.workspace import folder  # noqa: PLC0415 start-up

    paths = folder.slip_paths(space.folder)
    if not paths:
        return None
    roster = listed.roster_of(space)
    with shell.progress(len(paths), _OPENING) as tick:
        return slips.take(space, roster, shell.day, store, tick)


def tell(shell: Shell, taken: Taken) -> None:
    """Tell what opening the slips did."""
    from auditor.selfcheck.slips import WRONG_CODES_TOLD  # noqa: PLC0415 start-up

    shell.tell(taken.notices)
    if taken.wrong_codes >= WRONG_CODES_TOLD:
        shell.say(_MANY_WRONG, n=taken.wrong_codes)


def _refused(taken: Taken) -> int:
    from auditor.model.notice import Weight  # noqa: PLC0415 start-up

    return len({notice.place.file for notice in taken.notices if notice.weight is Weight.WRONG})


def opener(shell: Shell, key_file: Path | None) -> Callable[[], KeyStore]:
    """Return what opens the place of the secrets: once, when they are first needed."""
    found: list[KeyStore] = []

    def store() -> KeyStore:
        if not found:
            found.append(open_store(shell, key_file))
        return found[0]

    return store


_OPENING: Final = Text(en="Opening slips", bn="স্লিপ খোলা হচ্ছে")
_NONE: Final = Text(
    en="There is no slip in {folder}. Put there what the offices sent: saved files, pasted text, mails (.eml), photos of "
    "the QR (JPG, PNG); then run again.",
    bn="{folder} ফোল্ডারে কোনো স্লিপ নেই। দপ্তর থেকে পাওয়া ফাইল, কপি করা লেখা, ই-মেইল (.eml) ও QR-এর ছবি (JPG, PNG) সেখানে রাখুন, তারপর আবার চালান।",
)
_RECEIPT: Final = Text(
    en="The slip {slip_no} of {office} ({post}) has arrived, {date}. Thank you.",
    bn="{office}-এর ({post}) স্লিপ {slip_no} পাওয়া গেছে, {date}। ধন্যবাদ।",
)
_MANY_WRONG: Final = Text(
    en="{n} slips carry a wrong code. One or two are slips of the hand; so many may be somebody's attempt. "
    "None of them counts; see who sent them.",
    bn="{n}টি স্লিপে যাচাই কোড ভুল। দু-একটি লেখার ভুল হতে পারে; এত বেশি হলে কেউ চেষ্টা করে থাকতে পারে। একটিও ধরা হয়নি; কে পাঠিয়েছে দেখুন।",
)
_DONE: Final = Text(
    en="Slips: {n} taken now, {b} taken before, {r} files refused, {w} waiting for a key. Next: auditor audit",
    bn="স্লিপ: এখন নেওয়া হয়েছে {n}টি, আগে নেওয়া {b}টি, নেওয়া যায়নি {r}টি ফাইল, চাবির অপেক্ষায় {w}টি। এরপর: auditor audit",
)
