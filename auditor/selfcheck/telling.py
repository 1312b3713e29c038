"""What the self-check tells at the terminal, line by line."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, in_digits, month
from auditor.passwords.reasons import CharacterClass, Reason
from auditor.selfcheck.texts import talk
from auditor.selfcheck.texts.of_page import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from auditor.model.selfcheck import Campaign
    from auditor.selfcheck.examining import PasswordCheck


def opening(campaign: Campaign | None, today: date) -> Iterator[Text]:
    """Yield what is said before the first question."""
    yield from (TEXTS["title"], TEXTS["safe-3"], TEXTS["safe-5"], talk.SAFE)
    if campaign is None:
        yield talk.NO_CAMPAIGN
        return
    if campaign.example:
        yield TEXTS["sample"]
    if today < campaign.opened:
        yield TEXTS["pc-date-wrong"].filled(opened=campaign.opened)


def step(number: int) -> Text:
    """Return the heading of a step, by the name that it has on the sheet and on the page."""
    return talk.STEP.filled(n=number, name=TEXTS[f"step-{number}"])


def verdict_lines(check: PasswordCheck) -> Iterator[Text]:
    """Yield what is said of a password, line by line; for the eyes of the person at the terminal only.

    That it came in through Bijoy is said before the verdict, which then is one on another password than was meant.
    """
    reasons = check.verdict.reasons
    if Reason.BIJOY in reasons:
        yield Reason.BIJOY.text
    yield TEXTS["result"]
    for kind, label in _KINDS.items():
        if kind is CharacterClass.DIGIT:
            if check.digit == "off":
                continue
            label = TEXTS["s2-digit"] if check.digit == "advise" else TEXTS["digit-rule"]  # noqa: PLW2901 the digit's own
        yield _item(label, TEXTS["lacks" if kind in check.verdict.lacks else "has"])
    yield _item(TEXTS["strength"], TEXTS[f"band-{check.verdict.strength.name.lower()}"])
    yield TEXTS["pass-below"] if check.is_below and check.verdict.meets_rule else check.verdict.summary
    if others := [reason for reason in reasons if reason is not Reason.BIJOY]:
        yield TEXTS["why-head"]
        yield from (talk.LISTED.filled(line=reason.text) for reason in others)
    if Reason.BREACHED not in reasons:
        yield TEXTS["breach-unchecked"] if check.leaked is None else talk.NOT_LEAKED
    if check.reused is False:
        yield TEXTS["not-reused"]
    if not check.good:
        yield TEXTS["tip"]


def _item(label: Text, value: Text) -> Text:
    return talk.ITEM.filled(label=label, value=value)


def odd_keys(password: str) -> Iterator[Text]:
    """Yield that the keyboard was in Bangla, or in a layout such as Bijoy, where signs of a password say so."""
    if _BANGLA.search(password):
        yield TEXTS["kb-bangla"]
    elif not password.isascii():
        yield TEXTS["kb-odd"]


def sending(campaign: Campaign, check: PasswordCheck, number: str) -> Iterator[Text]:
    """Yield what is to be done with a slip, line by line."""
    yield TEXTS["s5-number"].filled(slip_no=number)
    yield TEXTS["s5-in"]
    if check.leaked is not None:
        yield talk.ALSO_LEAKED
    if check.reused is not None:
        yield talk.ALSO_REUSED
    yield TEXTS["s5-out"]
    yield TEXTS["s5-sealed"]
    yield TEXTS["s5-how"]
    phone = in_digits(campaign.ap_phone)
    ways = [
        TEXTS["s5-mail"].filled(uno_mail=campaign.uno_mail) if campaign.uno_mail else TEXTS["s5-mail-any"],
        talk.COPY.filled(ap_phone=phone) if campaign.ap_phone else talk.COPY_ANY,
        TEXTS["s5-hand"],
    ]
    yield from (talk.LISTED.filled(line=way) for way in ways)
    yield (TEXTS["s5-receipt"].filled(ap_phone=phone) if campaign.ap_phone else TEXTS["s5-receipt-any"])
    yield TEXTS["limits-head"]
    yield from (talk.LISTED.filled(line=TEXTS[f"limits-{number}"]) for number in range(1, 5))


def time_over(campaign: Campaign, today: date) -> Iterator[Text]:
    """Yield that the time of a campaign is over, as the page does: late slips are taken, and clocks of offices are wrong."""
    if today > _end(campaign):
        yield TEXTS["round-over"].filled(month=month(campaign.meeting))


def is_clock_odd(campaign: Campaign, today: date) -> bool:
    """Whether a computer's clock stands outside a campaign: then it is no calendar by which days may be told."""
    return not campaign.opened <= today <= _end(campaign)


def _end(campaign: Campaign) -> date:
    return (campaign.due or campaign.opened) + _GRACE


_KINDS: Final[Mapping[CharacterClass, Text]] = {
    CharacterClass.UPPER: TEXTS["s2-upper"],
    CharacterClass.LOWER: TEXTS["s2-lower"],
    CharacterClass.SYMBOL: TEXTS["s2-symbol"],
    CharacterClass.DIGIT: TEXTS["s2-digit"],
}
_BANGLA: Final = expression("[\u0980-\u09ff]")
_GRACE: Final = timedelta(days=60)
"""Slips come late; so long after the day they were asked for nobody is told."""
