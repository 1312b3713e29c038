"""What is still to be asked, and of whom: the rows of the next register, with earlier answers as context; pure."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, short_date
from auditor.model.evidence import Known
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Fact,
    MailboxKind,
    Method,
    RuleAnswer,
    Strength,
    When,
)
from auditor.model.finding import Outcome
from auditor.register.columns import ACCOUNT_ITEMS, OFFICE_ITEMS, Item
from auditor.register.rows import RegisterRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.evidence import Evidence
    from auditor.model.finding import Finding, OfficeAssessment

FACT_OF: Final[Mapping[Item, Fact[Any]]] = {
    Item.TWO_STEP: TWO_STEP_ENROLLED,
    Item.METHOD: TWO_STEP_METHOD,
    Item.RESET: PASSWORD_CHANGED_ON,
    Item.RULE: PASSWORD_MEETS_RULE,
    Item.PROFILE: PROFILE_UPDATED_ON,
    Item.USERS: SHARED,
    Item.SINCE: HOLDER_SINCE,
    Item.EMAIL: OFFICIAL_EMAIL,
    Item.EMAIL_USE: OFFICIAL_EMAIL_SENDS,
    Item.CAUSE: TWO_STEP_CAUSE,
}
_YES: Final = Text(en="yes", bn="হ্যাঁ")
_NO: Final = Text(en="no", bn="না")
_VALUES: Final[Mapping[tuple[type[Enum], str], Text]] = {
    (Method, "EMAIL"): Text(en="e-mail", bn="ই-মেইলে"),
    (Method, "SMS"): Text(en="SMS", bn="এসএমএসে"),
    (Method, "OTHER"): Text(en="another way", bn="অন্যভাবে"),
    (Method, "TOTP"): Text(en="app", bn="অ্যাপে"),
    (Method, "KEY"): Text(en="security key", bn="নিরাপত্তা চাবি"),
    (MailboxKind, "NONE"): Text(en="none", bn="নেই"),
    (MailboxKind, "PERSONAL"): Text(en="personal", bn="ব্যক্তিগত"),
    (MailboxKind, "TO_VERIFY"): Text(en="to be verified", bn="যাচাই করতে হবে"),
    (MailboxKind, "OFFICIAL"): Text(en="official", bn="সরকারি"),
    (Strength, "WEAK"): Text(en="weak", bn="দুর্বল"),
    (Strength, "FAIR"): Text(en="fair", bn="মাঝারি"),
    (Strength, "STRONG"): Text(en="strong", bn="শক্তিশালী"),
}
"""By kind and name: ranks of two kinds are equal as numbers, so a member alone would find another kind's word."""
_KNOWN: Final = Text(en="{fact}: {value} ({grade}, {day})", bn="{fact}: {value} ({grade}, {day})")


def rows(
    assessments: Sequence[OfficeAssessment],
    evidence: Mapping[str, Evidence],
    reads: Mapping[str, frozenset[Fact[Any]]],
) -> tuple[RegisterRow, ...]:
    """Return an office row and account rows for everything that is open or stale; offices with nothing open are left out.

    Args:
        assessments: how the offices stand.
        evidence: what is known, by office and account id.
        reads: which facts each policy of the baseline reads.

    """
    found: list[RegisterRow] = []
    for one in assessments:
        if one.office.left:
            continue
        accounts = [
            (account, _open(one.of(subject=account.id), reads, ACCOUNT_ITEMS))
            for account in one.office.accounts
            if not account.left
        ]
        own = _open(one.of(subject=one.office.id), reads, (*OFFICE_ITEMS, *ACCOUNT_ITEMS))
        asked = own.union(*(items for _, items in accounts))
        if not asked:
            continue
        if one.office.only_counted and asked & set(ACCOUNT_ITEMS):
            asked |= {Item.COUNT}
        context = _context(evidence.get(one.office.id))
        found.append(
            RegisterRow(
                one.office.id, one.office.id, one.serial, one.office.name, one.office.head_post, "",
                asked | {Item.SINCE}, context, is_office=True,
            )
        )  # fmt: skip
        found += [
            RegisterRow(
                account.id, one.office.id, one.serial, one.office.name, account.post, account.masked_login,
                items | {Item.SINCE}, _context(evidence.get(account.id)), is_office=False,
            )
            for account, items in accounts
            if items
        ]  # fmt: skip
    return tuple(found)


def _open(
    findings: Sequence[Finding], reads: Mapping[str, frozenset[Fact[Any]]], items: Sequence[Item]
) -> frozenset[Item]:
    unsettled = {
        fact for one in findings if one.outcome in {Outcome.FAIL, Outcome.UNKNOWN} for fact in reads[one.policy]
    }
    return frozenset(item for item in items if FACT_OF.get(item) in unsettled)


def _context(evidence: Evidence | None) -> Text:
    """Return earlier answers as one line each language: what, how known, when."""
    lines: list[Text] = []
    for fact in dict.fromkeys(FACT_OF.values()):
        known = evidence.resolved.get(fact) if evidence is not None else None
        if isinstance(known, Known) and fact != HOLDER_SINCE:
            lines.append(
                _KNOWN.filled(
                    fact=fact.label, value=value_label(known.value), grade=known.grade.short, day=known.observed_on
                )
            )
    if not lines:
        return Text(en="", bn="")
    return Text(en="; ".join(line.en for line in lines), bn="; ".join(line.bn for line in lines))


def value_label(value: Any) -> Text:  # noqa: ANN401 the value of any fact
    """Return a fact's value as people say it."""
    match value:
        case bool():
            return _YES if value else _NO
        case When():
            return value.label
        case RuleAnswer():
            return _YES if value.met else _NO
        case Cause():
            return value.label
        case Enum():
            return _VALUES[type(value), value.name]
        case date():
            return Text(en=short_date(value, Language.EN), bn=short_date(value, Language.BN))
        case _:
            raise TypeError(f"no label for a value of type {type(value).__name__}")
