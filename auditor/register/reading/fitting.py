"""Fits the answers of a row together, and the answer for an office with those of its accounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.facts import (
    TWO_STEP_CAUSE,
    Cause,
    MailboxKind,
)
from auditor.register.answers import (
    TwoStep,
)
from auditor.register.columns import (
    OFFICE_ITEMS,
    Item,
)
from auditor.register.reading.form import IMPLIED, SEEN_CAUSES, Claims, Form, Reading, Row, Tell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.notice import Notice


_ON: Final = frozenset({TwoStep.DEMANDED, TwoStep.UNTESTED, TwoStep.ON})
_CONTRADICTS: Final = Text(
    en='this contradicts "{other}", so it was not taken. Correct the one that is wrong.',
    bn='"{other}" কলামের উত্তরের সঙ্গে মেলে না, তাই নেওয়া হয়নি। যেটি ভুল সেটি ঠিক করুন।',
)
_OVERRIDES: Final = Text(
    en='this does not fit what row {office_row} says of "{other}" for all accounts. '
    'Write this account\'s own answer to "{other}".',
    bn='সারি {office_row}-এ সব আইডির জন্য লেখা "{other}" উত্তরের সঙ্গে মেলে না। এই আইডির সারিতেই "{other}" লিখুন।',
)


# What does not fit together --------------------------------------------------------------------------------------


def consistent(form: Form, reading: Reading, office: Reading | None, tell: Tell) -> Reading:
    """Return a reading without the cells that another cell contradicts, and tell of them."""
    row, claims = reading.row, dict(reading.claims)
    state = reading.two_step
    if _is_off(state) and claims.get(Item.METHOD):
        del claims[Item.METHOD]
        tell(_contradicts(form, row, Item.METHOD, Item.TWO_STEP))
    elif state is TwoStep.UNTESTED and Item.METHOD in claims:
        claims[Item.METHOD] = tuple(replace(claim, seen=False) for claim in claims[Item.METHOD])
    cause = _cause(claims)
    if state is not None and cause in SEEN_CAUSES and (state in _ON or cause is not IMPLIED.get(state, cause)):
        del claims[Item.CAUSE]
        tell(_contradicts(form, row, Item.CAUSE, Item.TWO_STEP))
    elif cause is not None and claims.get(Item.TWO_STEP):
        claims[Item.TWO_STEP] = _without_cause(claims[Item.TWO_STEP])
    kinds = {claim.value for claim in claims.get(Item.EMAIL, ())}
    if kinds & {MailboxKind.NONE, MailboxKind.PERSONAL} and any(
        claim.value for claim in claims.get(Item.EMAIL_USE, ())
    ):
        del claims[Item.EMAIL_USE]
        tell(_contradicts(form, row, Item.EMAIL_USE, Item.EMAIL))
    if office is not None and Item.TWO_STEP not in row.cells and claims.get(Item.METHOD) and _is_off(office.two_step):
        del claims[Item.METHOD]
        tell(_overrides(form, row, Item.METHOD, office))
    return replace(reading, claims=claims)


def inherit(form: Form, office: Reading, account: Sequence[Reading], tell: Tell) -> Mapping[Item, Claims]:
    """Return what an office's row says of one account, whose own rows override it cell by cell."""
    filled = {item for own in account for item in own.row.cells}
    claims = dict(office.claims)
    for item in (*OFFICE_ITEMS, *filled):
        claims.pop(item, None)
    states = {own.two_step for own in account if Item.TWO_STEP in own.row.answers}
    if states:
        if not states <= _ON:
            claims.pop(Item.METHOD, None)
        if not states <= {TwoStep.OFF, None}:
            claims.pop(Item.CAUSE, None)
        return claims
    with_cause = [own for own in account if _cause(own.claims) is not None]
    if with_cause and office.two_step in _ON and Item.TWO_STEP in claims:
        del claims[Item.TWO_STEP]
        claims.pop(Item.METHOD, None)
        tell(_overrides(form, with_cause[0].row, Item.CAUSE, office))
    elif Item.CAUSE in filled and Item.TWO_STEP in claims:
        claims[Item.TWO_STEP] = _without_cause(claims[Item.TWO_STEP])
    return claims


def _is_off(state: TwoStep | None) -> bool:
    return state is not None and state not in _ON


def _cause(claims: Mapping[Item, Claims]) -> Cause | None:
    return next((claim.value for claim in claims.get(Item.CAUSE, ())), None)


def _without_cause(claims: Claims) -> Claims:
    return tuple(claim for claim in claims if claim.fact != TWO_STEP_CAUSE)


def _contradicts(form: Form, row: Row, item: Item, other: Item) -> Notice:
    return form.about(row, item, _CONTRADICTS, other=row.headings[other])


def _overrides(form: Form, row: Row, item: Item, office: Reading) -> Notice:
    other = office.row.headings[Item.TWO_STEP]
    return form.about(row, item, _OVERRIDES, office_row=office.row.number, other=other)
