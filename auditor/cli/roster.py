"""`auditor roster`: what the roster says, and what is doubtful in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from auditor.cli._shell import Shell, with_shell
from auditor.i18n import Text, digits
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE, EXIT_OK
from auditor.model.notice import Weight

if TYPE_CHECKING:
    from auditor.model.notice import Notice

_LABELS: Final = {
    Weight.CHANGED: Text(en="changed", bn="বদলানো হয়েছে"),
    Weight.DOUBTFUL: Text(en="doubtful", bn="সন্দেহজনক"),
    Weight.WRONG: Text(en="wrong", bn="ঠিক করতে হবে"),
}


@click.group("roster")
def command() -> None:
    """Check or list the roster of offices and accounts."""


@command.command("check")
@with_shell
def check(shell: Shell) -> int:
    """Show what was changed on reading, what is doubtful and what is wrong. The file itself is not touched."""
    space = shell.space()
    found = space.reading.notices
    for notice in found:
        click.echo(f"{_LABELS[notice.weight].said(shell.talk)}: {notice.message.said(shell.talk)}{_change(notice)}")
    roster = space.reading.roster
    offices = len(roster.offices) if roster else 0
    accounts = sum(len(office.accounts) for office in roster.offices) if roster else 0
    count = {weight: sum(notice.weight is weight for notice in found) for weight in Weight}
    shell.say(_SUM, n=offices, m=accounts, c=count[Weight.CHANGED], d=count[Weight.DOUBTFUL], w=count[Weight.WRONG])
    if not offices:
        return EXIT_NOT_DONE
    return EXIT_FINDINGS if count[Weight.WRONG] or count[Weight.DOUBTFUL] else EXIT_OK


def _change(notice: Notice) -> str:
    return f"  {notice.before!r} → {notice.after!r}" if notice.before or notice.after else ""


@command.command("list")
@with_shell
def listing(shell: Shell) -> None:
    """List the offices: serial, id, name, kind, number of accounts."""
    from tabulate import tabulate  # noqa: PLC0415 start-up

    from auditor import pipeline  # noqa: PLC0415 start-up

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
            digits(str(max(len(office.accounts), office.user_count)), language),
        )
        for serial, office in enumerate(pipeline.roster_of(shell.space()).offices, start=1)
    ]
    click.echo(tabulate(rows, headers=[heading.said(language) for heading in headings], disable_numparse=True))


_SUM: Final = Text(
    en="{n} offices, {m} accounts. Changed on reading {c}, doubtful {d}, wrong {w}. "
    "The file was not touched. Next: correct what is wrong, then auditor register new",
    bn="{n}টি দপ্তর, {m}টি আইডি। পড়ার সময় বদলানো {c}, সন্দেহজনক {d}, ভুল {w}। ফাইলটি বদলানো হয়নি। "
    "এরপর: ভুলগুলো ঠিক করুন, তারপর auditor register new",
)
