"""Makes the slip of a person at the terminal, as the page makes those of others."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Final

from auditor import __version__
from auditor.i18n import Text
from auditor.model.selfcheck import CampaignAccount, Slip, SlipFacts
from auditor.selfcheck.asking import Answers, account_of
from auditor.selfcheck.examining import examine
from auditor.selfcheck.terms import terms_of
from auditor.slip import finding, sealing

if TYPE_CHECKING:
    from auditor.model.selfcheck import Campaign
    from auditor.selfcheck.examining import PasswordCheck

VERSION: Final = re.sub(r"[^0-9a-z.-]", ".", f"t{__version__}")[:8]
"""What slips name as the page that made them."""


def facts_of(check: PasswordCheck, rule: str, answers: Answers) -> SlipFacts:
    """Return what a slip says: of the password the rule, the band and the two comparisons, nothing finer."""
    return SlipFacts(
        rule=rule,
        meets_rule=check.verdict.meets_rule,
        strength=check.verdict.strength,
        reused=check.reused,
        breached=check.leaked,
        changed=answers.changed,
        two_step=answers.two_step,
        method=answers.method,
        profile=answers.profile,
        shared=answers.shared,
    )


def slip_of(campaign: Campaign, account: CampaignAccount, code: str, facts: SlipFacts, at: datetime) -> tuple[str, str]:
    """Return a sealed slip and its number.

    Args:
        campaign: its public key seals.
        account: whose slip it is.
        code: the account's code, as typed.
        facts: what the slip says.
        at: the minute by this computer's clock.

    Raises:
        ValueError: the minute lies before a computer's clock can stand, or the page's key is none.

    """
    slip = Slip(campaign.id, account.tag, VERSION, at, "", facts)
    text = sealing.seal(slip, code, campaign.public_key)
    return text, finding.slip_number(text)


def rehearse(campaign: Campaign) -> None:
    """Judge and seal once with invented values, so that a campaign that cannot be used is known before anything is typed.

    Raises:
        ValueError: its rule, key, name or words are not as this program makes them.

    """
    account = CampaignAccount("0000", _NOWHERE, _NOWHERE)
    try:
        check = examine("invented-07.03.2019-", terms_of(campaign))
        slip_of(campaign, account, "00000000", facts_of(check, campaign.rule, Answers()), _SOME_MINUTE)
        usable = account_of(campaign, "00000000") in {None, *campaign.accounts}
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RuntimeError):
        usable = False
    if not usable:
        raise ValueError("this is no campaign")


_NOWHERE: Final = Text(en="", bn="")
_SOME_MINUTE: Final = datetime(2024, 1, 18, 10, 0)  # noqa: DTZ001 by some office's clock
