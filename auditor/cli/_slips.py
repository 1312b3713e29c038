"""What is asked of a person whose slip is made: the code of the account, and where the slip goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from auditor.selfcheck import asking
from auditor.selfcheck.texts import TEXTS, talk

if TYPE_CHECKING:
    from auditor.cli._dialog import Dialog
    from auditor.model.selfcheck import Campaign, CampaignAccount


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


def free_name(dialog: Dialog, wanted: Path | None, usual: str) -> Path:
    """Return where the slip goes: a name that is not taken."""
    path = wanted
    while path is None or path.exists():
        if path is not None:
            dialog.say(talk.TAKEN.filled(file=path.name))
        path = Path(dialog.typed(talk.SLIP_NAME.filled(file=usual)) or usual)
    return path
