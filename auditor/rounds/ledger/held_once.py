"""What a ledger says of offices again and again is held once: their ids, and the words for names and posts.

Neither ids nor the marks of logins are interned: what looks a nation's ids up is let go once everybody is known, and the interpreter's own table never is.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from msgspec import structs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Identities, KnownAccount, KnownOffice, PlacedRow
    from auditor.model.subjects import Account, Office


class HeldOnce:
    """Gives values whose ids and words are those that were met before, where they are equal."""

    def __init__(self, met: Sequence[Office] = ()) -> None:
        """Begin with the ids, names and portals of offices that were met."""
        self._ids = {subject.id: subject.id for office in met for subject in office.subjects}
        self._met: dict[Text, Text] = {office.name: office.name for office in met}
        self._portals = {office.portal: office.portal for office in met}

    def known_office(self, office: KnownOffice) -> KnownOffice:
        """Return who an office is."""
        return structs.replace(
            office,
            id=self._id(office.id),
            name=self._words(office.name),
            code=self._id(office.code),
            portal=self._portals.get(office.portal, office.portal),
        )

    def known_account(self, account: KnownAccount) -> KnownAccount:
        """Return who an account is."""
        return structs.replace(
            account,
            id=self._id(account.id),
            office=self._id(account.office),
            post=self._words(account.post),
        )

    def office(self, office: Office) -> Office:
        """Return an office with its accounts."""
        return structs.replace(
            office,
            id=self._id(office.id),
            name=self._words(office.name),
            head_post=self._words(office.head_post),
            accounts=tuple(map(self._account, office.accounts)),
        )

    def _account(self, account: Account) -> Account:
        return structs.replace(account, id=self._id(account.id), post=self._words(account.post))

    def _id(self, given: str) -> str:
        return self._ids.setdefault(given, given)

    def _words(self, words: Text) -> Text:
        return self._met.setdefault(words, words)


def placed_row(row: PlacedRow, everybody: Identities, met: dict[tuple[str, ...], tuple[str, ...]]) -> PlacedRow:
    """Return whose answers a row held, by the very ids of who is known; for whom rows answer alike month after month is held once.

    Args:
        row: the row as the ledger has it.
        everybody: who was given an id.
        met: the accounts for which rows before it answered; it grows.

    """

    def own(given: str) -> str:
        known = everybody.known(given)
        return given if known is None else known.id

    accounts = tuple(map(own, row.accounts))
    return structs.replace(
        row,
        place=intern(row.place),
        subject=own(row.subject),
        accounts=met.setdefault(accounts, accounts),
        unasked=tuple(map(own, row.unasked)),
    )
