"""What the self-check asks at the terminal: the page's questions as data, and how typed answers are read.

Nothing here shows a line; that is the shell's.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import ascii_digits
from auditor.model.dialogue import Question
from auditor.model.facts import Method
from auditor.model.labels import sheet_name
from auditor.model.selfcheck import DayTold, SinceDecision, TwoStepAnswer
from auditor.selfcheck.texts import talk
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.slip import codes
from auditor.slip.layout import MOST_DAYS
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.selfcheck import Campaign, CampaignAccount

_BANGLA_LETTER: Final = expression("[\u0980-\u09e5\u09f0-\u09ff]")
_CODE_SIGNS: Final = 8


class FollowUp(Enum):
    """An answer that needs another question."""

    DAY = "day"


class NextAction(Enum):
    """What the person does once a password was tested."""

    ANOTHER = "another"
    MAKE = "make"
    GO_ON = "go-on"


class Answers(Struct, frozen=True):
    """What the person answered; None: not said."""

    changed: DayTold | None = None
    two_step: TwoStepAnswer | None = None
    method: Method | None = None
    profile: DayTold | None = None
    shared: bool | None = None


AFTER_TEST: Final[Question[NextAction]] = Question(
    talk.WHAT_NEXT,
    (
        (talk.ANOTHER, NextAction.ANOTHER),
        (TEXTS["s2-make"], NextAction.MAKE),
        (talk.GO_ON, NextAction.GO_ON),
    ),
)
PASSWORD_SET: Final[Question[bool]] = Question(talk.IS_SET, ((talk.SET, True), (talk.NOT_SET, False)))
YOURS: Final[Question[bool]] = Question(talk.YOURS, ((TEXTS["a-yes"], True), (TEXTS["a-no"], False)))
TWO_STEP: Final[Question[TwoStepAnswer | None]] = Question(
    TEXTS["q-2s"],
    (
        (TEXTS["a-2s-asked"], TwoStepAnswer.ASKED),
        (TEXTS["a-2s-on"], TwoStepAnswer.ON),
        (TEXTS["a-2s-off"], TwoStepAnswer.OFF),
        (TEXTS["a-2s-none"], TwoStepAnswer.NOT_OFFERED),
        (TEXTS["a-2s-nocode"], TwoStepAnswer.NO_CODE),
        (TEXTS["a-unknown"], None),
    ),
)
SHARED: Final[Question[bool | None]] = Question(
    TEXTS["q-shared"], ((TEXTS["a-yes"], True), (TEXTS["a-no"], False), (TEXTS["a-unknown"], None))
)
PROFILE: Final[Question[DayTold | None]] = Question(
    TEXTS["q-profile"],
    (
        (TEXTS["a-profile-today"], 0),
        (TEXTS["a-profile-right"], 0),
        (TEXTS["a-profile-no"], SinceDecision.NOT_DONE),
        (TEXTS["a-profile-unknown"], None),
    ),
)
"""A profile that is seen to be right counts from the day it was seen."""
HAS_METHOD: Final = frozenset({TwoStepAnswer.ASKED, TwoStepAnswer.ON})


def method_question(*, is_ordered: bool) -> Question[Method | None]:
    """Return the question where the code comes, which a decision orders or only advice names; it is asked only where two-step is on."""
    return Question(
        TEXTS["q-method"],
        (
            (TEXTS["a-totp"], Method.TOTP),
            (TEXTS["a-sms"], Method.SMS),
            (TEXTS["a-email"], Method.EMAIL),
            (TEXTS["a-key"], Method.KEY),
            (TEXTS["a-other"], Method.OTHER),
            (TEXTS["a-unknown"], None),
        ),
        TEXTS["method-ordered" if is_ordered else "method-note"],
    )


def reset_question(decision_day: date) -> Question[DayTold | FollowUp | None]:
    """Return the question when the password was reset."""
    return Question(
        TEXTS["q-when"],
        (
            (TEXTS["a-today"], 0),
            (TEXTS["a-date"], FollowUp.DAY),
            (TEXTS["a-since"].filled(decision_date=decision_day), SinceDecision.DONE),
            (TEXTS["a-not-since"].filled(decision_date=decision_day), SinceDecision.NOT_DONE),
            (TEXTS["a-unknown"], None),
        ),
    )


def read_past_day(typed: str, today: date) -> DayTold:
    """Return how many days ago the day is that was typed.

    Raises:
        ValueError: it is no day, or one after today.

    """
    day = read_day(typed)
    if day is None or day > today:
        raise ValueError("no day until today")
    return min((today - day).days, MOST_DAYS)


def read_days_ago(typed: str) -> DayTold:
    """Return how many days ago something was, as typed in the digits of either script.

    Raises:
        ValueError: it is no such number.

    """
    words = ascii_digits(typed).strip()
    if not re.fullmatch("[0-9]{1,4}", words):
        raise ValueError("a number of days has up to four digits")
    return int(words)


def day_wrong(typed: str) -> Text:
    """Return what is said of a day that `read_past_day` did not take."""
    return TEXTS["date-none"] if read_day(typed) is None else TEXTS["date-late"]


def code_unknown(campaign: Campaign) -> Text:
    """Return what is said of a code that fits no account of a campaign."""
    return TEXTS["s1-wrong"].filled(sheet=sheet_name(campaign.id))


def code_wrong(campaign: Campaign, typed: str) -> Text:
    """Return what is said of a code that `account_of` could not read, without repeating it."""
    if _BANGLA_LETTER.search(typed):
        return TEXTS["s1-bangla"]
    signs = sum(unicodedata.category(sign)[0] not in "PZC" for sign in typed)
    return code_unknown(campaign) if signs == _CODE_SIGNS else TEXTS["s1-short"].filled(n=signs)


def account_of(campaign: Campaign, typed: str) -> CampaignAccount | None:
    """Return the account whose code a person typed; None when the code fits none of the campaign.

    Raises:
        ValueError: it is no code.

    """
    code = codes.read_code(typed)
    tags = {account.tag: account for account in campaign.accounts}
    found = (tags.get(codes.code_tag(campaign.id, campaign.tag_salt, code, count)) for count in set(map(len, tags)))
    return next((account for account in found if account is not None), None)
