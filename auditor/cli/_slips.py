"""A person's slip at a terminal: the code of the account is asked, the slip sealed, and written where it is to go."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli import _commands
from auditor.cli._usage import Misuse, option_of
from auditor.i18n import Text
from auditor.selfcheck import asking, fetching, making_slips, telling
from auditor.selfcheck.texts import talk
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.workspace import writing

if TYPE_CHECKING:
    from auditor.cli._dialog import Dialog
    from auditor.model.selfcheck import Campaign, CampaignAccount, SlipFacts
    from auditor.selfcheck.examining import PasswordCheck


class _SlipFile(click.Path):
    """A file for a slip; a name by which no slip is read is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ANN401 click's own
        """Return the path, or fail where a slip of this name would not be read."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not fetching.is_read(path.name):
            raise Misuse(talk.NO_SLIP_NAME, option_of(param))
        return path


slip_option = _commands.option(
    "--slip",
    "slip_file",
    type=_SlipFile(dir_okay=False, path_type=Path),
    help=Text(
        en="The slip's file name, ending in .txt; otherwise it is asked.",
        bn="স্লিপের ফাইলের নাম, শেষে .txt; না দিলে জিজ্ঞাসা করা হয়।",
    ),
)


def account_of_code(dialog: Dialog, campaign: Campaign) -> tuple[CampaignAccount, str] | None:
    """Return the account of the code that was typed, and the code; None when the person goes on without."""
    dialog.say(TEXTS["s1-help"], talk.NO_CODE)
    while code := dialog.typed(TEXTS["s1-label"]):
        try:
            account = asking.account_of(campaign, code)
        except ValueError:
            dialog.say(asking.code_wrong(campaign, code))
            continue
        if account is None:
            dialog.say(asking.code_unknown(campaign))
            continue
        dialog.say(TEXTS["s1-yours"].filled(post=account.post, office=account.office))
        if dialog.choose(*asking.YOURS):
            return account, code
    return None


def write_slip(  # noqa: PLR0913, PLR0917 what a slip says, and what is said of it
    dialog: Dialog,
    campaign: Campaign,
    whose: tuple[CampaignAccount, str],
    check: PasswordCheck,
    facts: SlipFacts,
    path: Path | None,
    *besides: Text,
) -> None:
    """Seal what a slip says, show and write it, and say where it goes and what is said besides; the password is gone by now."""
    text, number = making_slips.slip_of(campaign, *whose, facts, dialog.shell.minute)
    dialog.say(talk.SLIP_TEXT)
    click.echo(f"\n{text}\n", err=True)
    target = _free_name(dialog, path, f"slip-{number}.txt")
    writing.write(target, f"{text}\n".encode())
    dialog.say(talk.SLIP_WRITTEN.filled(file=str(target)))
    dialog.say(*telling.sending(campaign, check, number), *besides, TEXTS["s5-to-send"])


def _free_name(dialog: Dialog, wanted: Path | None, usual: str) -> Path:
    """Return where the slip goes: a name that is not taken, and by which it is read."""
    path = wanted
    while path is None or path.exists() or not fetching.is_read(path.name):
        if path is not None:
            dialog.say(talk.TAKEN.filled(file=path.name) if path.exists() else talk.NO_SLIP_NAME)
        path = Path(dialog.typed(talk.SLIP_NAME.filled(file=usual)) or usual)
    return path
