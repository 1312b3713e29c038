"""Reads the cells of a register: each question has its reader."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, ascii_digits
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
    MailboxKind,
    RuleAnswer,
    When,
)
from auditor.model.notice import Notice
from auditor.model.source import UserCount
from auditor.model.subjects import HIDDEN, MOST_USERS
from auditor.places import addresses
from auditor.register.answers import (
    CAUSE_CHOICES,
    EMAIL_CHOICES,
    EMAIL_USE_CHOICES,
    METHOD_CHOICES,
    TWO_STEP_CHOICES,
    USERS_CHOICES,
    Done,
    TwoStep,
    Use,
    after_decision,
    profile_choices,
    reset_choices,
)
from auditor.register.columns import (
    OFFICE_ITEMS,
    Item,
)
from auditor.register.reading.fitting import consistent
from auditor.register.reading.form import SEEN_CAUSES, Answer, Claim, Claims, Form, Reading, Row, Talk, Tell
from auditor.tables.answers import read_choice, read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from auditor.tables.sheet import Cell

_COUNT: Final = re.compile(r"([0-9]{1,4})\s*(?:জন|টি|persons|people|users)?\.?", re.IGNORECASE)
_AT_SIGNS: Final = "@＠﹫"
_OF_EVERY_ACCOUNT: Final = frozenset({Item.TWO_STEP, Item.RESET, Item.RULE, Item.PROFILE, Item.USERS})
_MAY_BE_NONE: Final = frozenset({Item.METHOD, Item.CAUSE})
_LATER: Final = Text(
    en="the date lies after {on}. Correct it; it was set aside.",
    bn="তারিখটি {on} তারিখের পরের। ঠিক করুন; আপাতত ধরা হয়নি।",
)
_YES_WITHOUT_DAY: Final = Text(
    en='a yes without a day. Write the day, or choose "{choice}".',
    bn='তারিখ ছাড়া শুধু হ্যাঁ লেখা। তারিখ লিখুন অথবা "{choice}" বাছুন।',
)
_NOT_APPLICABLE: Final = Text(
    en='this applies to every account. Write the answer; if there is a reason, choose it in the column "Cause".',
    bn='এটি সব আইডির জন্য প্রযোজ্য। উত্তর লিখুন; কারণ থাকলে "কারণ" কলামে বাছুন।',
)
_OFFICE_ONLY: Final = Text(
    en="this is asked of the office. Write it on the office's row; here it was not taken.",
    bn="এটি দপ্তরের প্রশ্ন। দপ্তরের সারিতে লিখুন; এখান থেকে নেওয়া হয়নি।",
)
_ACCOUNT_ONLY: Final = Text(
    en="the office has several accounts. Write it on each account's row; here it was not taken.",
    bn="দপ্তরে একাধিক আইডি আছে। যার যার সারিতে লিখুন; এখান থেকে নেওয়া হয়নি।",
)
_NO_ADDRESS: Final = Text(
    en="the roster has no e-mail address of this office. Write the whole address here or in the roster.",
    bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই। পুরো ঠিকানাটি এখানে বা তালিকায় লিখুন।",
)


# What a row says -------------------------------------------------------------------------------------------------


def read_cells(form: Form, row: Row, talk: Talk, office: Reading | None, tell: Tell) -> Reading:
    """Return what each cell of a row claims; without a day it claims nothing."""
    claims: dict[Item, Claims] = {}
    two_step: TwoStep | None = None
    if talk.on is None:
        return Reading(row, talk, claims)
    for item in row.answers:
        if item is Item.TWO_STEP:
            two_step = _two_step(row.cells[item])
        answer = _misplaced(form, row, item) or _answer(form, row, item, talk.on)
        late = isinstance(answer, tuple) and any(_day_of(claim) > talk.on for claim in answer)
        if late:
            tell(form.about(row, item, _LATER, on=talk.on))
        elif isinstance(answer, Notice):
            tell(answer)
        else:
            claims[item] = answer
    reading = Reading(row, talk, claims, two_step)
    return consistent(form, reading, office, tell)


def counts(readings: Iterable[Reading]) -> Iterator[UserCount]:
    """Yield how many accounts offices say they have."""
    for reading in readings:
        number = number_in(reading.row.cells.get(Item.COUNT, ""))
        if reading.row.account is None and reading.talk.on is not None and number is not None:
            yield UserCount(reading.row.office.id, number, reading.talk.on)


def number_in(cell: Cell) -> int | None:
    """Return a number of accounts: ৩, 3, ৩টি; None for what is no such number."""
    found = _COUNT.fullmatch(ascii_digits(cell)) if isinstance(cell, str) else None
    return int(found[1]) if found and 0 < int(found[1]) <= MOST_USERS else None


def _day_of(claim: Claim) -> date:
    """Return the last day on which what is claimed may have happened."""
    match claim.value:
        case When(latest=latest):
            return latest
        case date() as day:
            return day
        case _:
            return date.min


def _misplaced(form: Form, row: Row, item: Item) -> Notice | None:
    if item in OFFICE_ITEMS and row.account is not None:
        return form.about(row, item, _OFFICE_ONLY)
    if item is Item.SINCE and row.account is None and len(form.accounts(row.office)) > 1:
        return form.about(row, item, _ACCOUNT_ONLY)
    return None


def _answer(form: Form, row: Row, item: Item, on: date) -> Answer:
    """Return what one cell says, or what must be asked about it."""
    cell = row.cells[item]
    said: Claims | None
    match item:
        case Item.COUNT:
            said = () if number_in(cell) is not None else None
        case Item.RESET:
            return _reset(form, row, on)
        case Item.EMAIL:
            return _email(form, row)
        case Item.RULE:
            said = _rule(form, cell)
        case Item.PROFILE:
            said = _profile(form, cell, on)
        case _:
            said = _PLAIN_ANSWERS[item](cell)
    return _no_answer(form, row, item) if said is None else said


def _method(cell: Cell) -> Claims | None:
    method = read_choice(cell, METHOD_CHOICES)
    return None if method is None else (Claim(TWO_STEP_METHOD, method, seen=True),)


def _since(cell: Cell) -> Claims | None:
    day = read_day(cell)
    return None if day is None else (Claim(HOLDER_SINCE, day),)


def _why_not(cell: Cell) -> Claims | None:
    cause = read_choice(cell, CAUSE_CHOICES)
    return None if cause is None else (Claim(TWO_STEP_CAUSE, cause, seen=cause in SEEN_CAUSES),)


def _users(cell: Cell) -> Claims | None:
    """Return the claim about who uses an account; a bare 1 is not read, it may stand for anything."""
    shared = read_choice(cell, USERS_CHOICES)
    if shared is None and isinstance(cell, str):
        count = _COUNT.fullmatch(ascii_digits(cell))
        shared = True if count and int(count[1]) > 1 else None
    return None if shared is None else (Claim(SHARED, shared),)


def _use(cell: Cell) -> Claims | None:
    use = read_choice(cell, EMAIL_USE_CHOICES) or {"yes": Use.REGULAR, "no": Use.NEVER, "not-yet": Use.NEVER}.get(
        read_yes_no(cell)
    )
    return None if use is None else (Claim(OFFICIAL_EMAIL_SENDS, use is Use.REGULAR, seen=True),)


def _no_answer(form: Form, row: Row, item: Item) -> Answer:
    """Return nothing for a cell that says it has no answer, and the question for one that is not understood."""
    match read_yes_no(row.cells[item]):
        case "unknown":
            return ()
        case "not-applicable":
            return form.about(row, item, _NOT_APPLICABLE) if item in _OF_EVERY_ACCOUNT else ()
        case "no" | "not-yet" if item in _MAY_BE_NONE:
            return ()
        case _:
            return form.bad_cell(row, item)


def _two_step(cell: Cell) -> TwoStep | None:
    said = read_choice(cell, TWO_STEP_CHOICES)
    if said is not None:
        return said
    match read_yes_no(cell):
        case "yes":
            return TwoStep.ON
        case "no" | "not-yet":
            return TwoStep.OFF
        case _:
            return None


def _reset(form: Form, row: Row, on: date) -> Answer:
    """Return the claim about a reset: a day cannot be seen at a login, so it is never more than told."""
    cell = row.cells[Item.RESET]
    day = read_day(cell)
    if day is not None:
        return (Claim(PASSWORD_CHANGED_ON, When.on(day)),)
    match form.done(cell, reset_choices), read_yes_no(cell):
        case (Done.AFTER_DECISION, since), _:
            return (Claim(PASSWORD_CHANGED_ON, When.since(since, on)),)
        case (_, since), _:
            return (Claim(PASSWORD_CHANGED_ON, When.not_since(since)),)
        case None, "no" | "not-yet":
            return (Claim(PASSWORD_CHANGED_ON, When.not_since(form.decision_day)),)
        case None, "yes":
            choice = after_decision(form.decision_day)
            return form.about(row, Item.RESET, _YES_WITHOUT_DAY, choice=choice)
        case _:
            return _no_answer(form, row, Item.RESET)


def _profile(form: Form, cell: Cell, on: date) -> Claims | None:
    """Return the claim about a profile: that it is right or wrong can be seen, an earlier day of mending cannot."""
    day = read_day(cell)
    if day is not None:
        return (Claim(PROFILE_UPDATED_ON, When.on(day), seen=day == on),)
    match form.done(cell, profile_choices), read_yes_no(cell):
        case (Done.AFTER_DECISION, since), _:
            return (Claim(PROFILE_UPDATED_ON, When.since(since, on)),)
        case ((Done.RIGHT, _), _) | (None, "yes"):
            return (Claim(PROFILE_UPDATED_ON, When.on(on), seen=True),)
        case (_, since), _:
            return (Claim(PROFILE_UPDATED_ON, When.not_since(since), seen=True),)
        case None, "no" | "not-yet":
            return (Claim(PROFILE_UPDATED_ON, When.not_since(form.decision_day), seen=True),)
        case _:
            return None


def _rule(form: Form, cell: Cell) -> Claims | None:
    match read_yes_no(cell):
        case "yes":
            return (Claim(PASSWORD_MEETS_RULE, RuleAnswer(form.context.rule, met=True)),)
        case "no" | "not-yet":
            return (Claim(PASSWORD_MEETS_RULE, RuleAnswer(form.context.rule, met=False)),)
        case _:
            return None


def _email(form: Form, row: Row) -> Answer:
    """Return what kind of address the office has; "held" speaks of the one in the roster."""
    cell = row.cells[Item.EMAIL]
    if isinstance(cell, str) and any(sign in _AT_SIGNS for sign in cell):
        kind, address = addresses.classify_email(cell, form.context.allowed_domains)
        return (Claim(OFFICIAL_EMAIL, kind, seen=True),) if address else form.bad_cell(row, Item.EMAIL)
    match read_choice(cell, EMAIL_CHOICES), read_yes_no(cell):
        case (True, _) | (None, "yes"):
            listed_as = row.office.email.replace(HIDDEN, "hidden", 1)
            kind, address = addresses.classify_email(listed_as, form.context.allowed_domains)
            if not address:
                return form.about(row, Item.EMAIL, _NO_ADDRESS)
            return (Claim(OFFICIAL_EMAIL, kind, seen=True),)
        case (False, _) | (None, "no" | "not-yet"):
            return (Claim(OFFICIAL_EMAIL, MailboxKind.NONE),)
        case _:
            return _no_answer(form, row, Item.EMAIL)


_CLAIMS_OF_TWO_STEP: Final[Mapping[TwoStep, Claims]] = {
    TwoStep.DEMANDED: (
        Claim(TWO_STEP_ENROLLED, value=True, seen=True),
        Claim(TWO_STEP_DEMANDED, value=True, seen=True),
    ),
    TwoStep.UNTESTED: (Claim(TWO_STEP_ENROLLED, value=True),),
    TwoStep.ON: (Claim(TWO_STEP_ENROLLED, value=True, seen=True),),
    TwoStep.OFF: (Claim(TWO_STEP_ENROLLED, value=False, seen=True),),
    TwoStep.NOT_OFFERED: (
        Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        Claim(TWO_STEP_OFFERED, value=False, seen=True),
        Claim(TWO_STEP_CAUSE, Cause.NOT_OFFERED, seen=True),
    ),
    TwoStep.NO_CODE: (
        Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        Claim(TWO_STEP_CAUSE, Cause.NO_CODE, seen=True),
    ),
}
_PLAIN_ANSWERS: Final[Mapping[Item, Callable[[Cell], Claims | None]]] = {
    Item.TWO_STEP: lambda cell: _CLAIMS_OF_TWO_STEP[state] if (state := _two_step(cell)) else None,
    Item.METHOD: _method,
    Item.USERS: _users,
    Item.SINCE: _since,
    Item.EMAIL_USE: _use,
    Item.CAUSE: _why_not,
}
"""The questions whose answers need nothing but the cell."""
