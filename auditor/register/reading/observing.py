"""Turns the answers of a register into observations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    NEVER_WITNESSED,
    Fact,
)
from auditor.model.grades import Grade
from auditor.model.notice import Notice, Weight
from auditor.register.columns import (
    ACCOUNT_ITEMS,
    SEEN_WAYS,
    Item,
)
from auditor.register.reading.cells import number_in
from auditor.register.reading.fitting import inherit
from auditor.register.reading.form import ID, Claims, Form, Reading, Tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date


_NO_ACCOUNTS: Final = Text(
    en="no account of this office is listed, so the answers about accounts do not count. "
    "Enter the number of accounts in this row, or the posts in the roster.",
    bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর ধরা হয়নি। এই সারিতে ইউজার আইডির সংখ্যা অথবা তালিকায় পদবি লিখুন।",
)
_ROWS_DIFFER: Final = Text(
    en='"{sheet}", row {row} tells something else of the same day ("{fact}"); the less favourable counts. Correct one.',
    bn='"{sheet}", সারি {row}-এ একই দিনের "{fact}" অন্য রকম লেখা; কম অনুকূল তথ্যটি ধরা হয়েছে। দুটির একটি ঠিক করুন।',
)


# What is observed ------------------------------------------------------------------------------------------------


def observe(form: Form, readings: Sequence[Reading], tell: Tell) -> list[Observation[Any]]:
    """Return the observations of all rows, those of offices spread over their accounts."""
    of_account: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.row.account is not None:
            of_account[reading.row.account.id].append(reading)
    observed: list[Observation[Any]] = []
    for reading in readings:
        row = reading.row
        if row.account is not None:
            observed += _observed(form, reading, row.account.id, reading.claims)
            continue
        about_office: dict[Item, Claims] = {
            item: said for item, said in reading.claims.items() if item not in ACCOUNT_ITEMS
        }
        observed += _observed(form, reading, row.office.id, about_office)
        accounts = form.accounts(row.office)
        counted = number_in(row.cells.get(Item.COUNT, "")) is not None
        if not accounts and not counted and len(about_office) < len(reading.claims):
            tell(form.about(row, None, _NO_ACCOUNTS))
        for account in accounts:
            inherited = inherit(form, reading, of_account[account.id], tell)
            observed += _observed(form, reading, account.id, inherited)
    return observed


def _observed(form: Form, reading: Reading, subject: str, claims: Mapping[Item, Claims]) -> Iterator[Observation[Any]]:
    """Yield the claims as observations of one subject, each with its grade."""
    talk, row = reading.talk, reading.row
    if talk.on is None:
        return
    reference = Reference(form.file.name, form.file.sha256, f"{row.sheet}!{row.number}")
    for said in claims.values():
        for claim in said:
            seen = talk.way in SEEN_WAYS and claim.seen and claim.fact not in NEVER_WITNESSED
            grade = Grade.WITNESSED if seen else Grade.DECLARED
            yield Observation(subject, claim.fact, claim.value, grade, ID, talk.on, reference)


def differing_rows(form: Form, observations: Sequence[Observation[Any]]) -> Iterator[Notice]:
    """Yield a notice for every two rows that tell different things of one subject on one day, once for two rows."""
    rows: dict[str, str] = {}
    several = {
        one.subject for one in observations if rows.setdefault(one.subject, one.reference.place) != one.reference.place
    }
    told: dict[tuple[str, Fact[Any], date], list[Observation[Any]]] = defaultdict(list)
    for one in observations:
        if one.subject in several:
            told[one.subject, one.fact, one.observed_on].append(one)
    pairs: dict[tuple[str, str], Fact[Any]] = {}
    for seen in told.values():
        first, *others = seen
        for other in others:
            if other.value != first.value and other.reference.place != first.reference.place:
                pairs.setdefault((first.reference.place, other.reference.place), first.fact)
    for (one_place, other_place), fact in pairs.items():
        sheet, _, row = other_place.rpartition("!")
        other_sheet, _, other_row = one_place.rpartition("!")
        message = _ROWS_DIFFER.filled(sheet=other_sheet, row=int(other_row), fact=fact.label)
        yield form.at(Weight.DOUBTFUL, sheet, int(row), message)
