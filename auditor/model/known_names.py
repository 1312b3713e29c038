"""How offices and accounts are called that may be listed no more: as when they were listed last, told apart from all who were ever listed with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import Text, joined, plain
from auditor.model.subjects import Office

if TYPE_CHECKING:
    from auditor.model.identity import Identities


def known_name(everybody: Identities, subject: str) -> Text:
    """Return how somebody was called when last listed, told apart from all who were ever listed with him; the id where nothing is known of it."""
    now = everybody.id_now(subject)
    office = everybody.offices.get(everybody.office_of(now))
    if office is None or ("/" in now and now not in everybody.accounts):
        return plain(subject)
    return joined((office.name, known_called(everybody, now)), ", ") if "/" in now else office.name


def known_called(everybody: Identities, subject: str) -> Text:
    """Return how an account was called when last listed, as `known_name` without its office; the id where nothing is known of it."""
    account = everybody.accounts.get(everybody.id_now(subject))
    office = everybody.offices.get(account.office) if account is not None else None
    if account is None or office is None:
        return plain(subject)
    with_him = (each for each in everybody.accounts.values() if each.office == office.id and not each.doubts)
    accounts = tuple(replace(each.as_listed, left=each is account) for each in dict.fromkeys((account, *with_him)))
    return Office(office.id, office.name, office.kind, office.name, accounts=accounts).called[account.id]
