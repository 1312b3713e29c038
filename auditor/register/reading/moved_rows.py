"""Rows of accounts that stand under another office now than the one under which the rows are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.subjects import Account, Office
    from auditor.register.reading.form import Row
    from auditor.register.reading.names import Names

DITTO: Final = frozenset({"ঐ", "একই", '"', "”", "''", "〃", "-do-", "do"})
"""What stands for the office of the row above; beside an answer it is never read."""


def stood_under(account: Account, words: str, above: Office | None, names: Names) -> Office | None:
    """Return the office under which an account's row is written, where that is one under which it stood before; None where it is its own.

    A row that names no office is of the one above it.
    """
    before = names.stood_under(account)
    if not before:
        return None
    named = (
        (above,)
        if not words or words in DITTO
        else names.called(words) or names.by_name_before.get(match_key(words), ())
    )
    return next((office for office in before if any_of((office,), filter(None, named))), None)


def any_of(some: Iterable[Office], others: Iterable[Office]) -> bool:
    """Return whether one of some offices is among others."""
    return not {office.id for office in some}.isdisjoint(office.id for office in others)


def with_moved(rows: list[Row]) -> list[Row]:
    """Return rows, of which those of offices answer for the accounts that have rows under them, and not for those that have them under another.

    What was found out of a file that entered a round stays.
    """
    moved = {row.account: row.under.id for row in rows if row.account is not None and row.stood_under is not None}
    if not moved:
        return rows
    return [
        row
        if row.account is not None or row.placed or row.later
        else replace(
            row,
            accounts=(
                *(account for account in row.accounts if moved.get(account, row.office.id) == row.office.id),
                *(each for each, under in moved.items() if under == row.office.id and each not in row.accounts),
            ),
            unasked=tuple(account for account in row.unasked if account not in moved),
        )
        for row in rows
    ]
