"""Who was spoken to, on which day and by which way, as the rows of a register show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.evidence import ContactRecord
from auditor.register.question import AskedOf
from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from auditor.register.reading.form import Reading, Row
    from auditor.register.reading.names import Names


def contacts(readings: Iterable[Reading], names: Names) -> tuple[ContactRecord, ...]:
    """Return who was spoken to: whoever told of an account that stands under another office now is somebody of that one, too; `names` are those of the roster."""
    found: set[ContactRecord] = set()
    for reading in readings:
        row, talk = reading.row, reading.talk
        if talk.on is not None and talk.is_day_known:
            elsewhere = _elsewhere(row, names) if _tells_of_accounts(row) else ()
            offices = {**dict.fromkeys(elsewhere, True), **({row.under.id: False} if talk.has_day else {})}
            found.update(
                ContactRecord(office, talk.on, talk.told_way, talk.by, there) for office, there in offices.items()
            )
    return tuple(sorted(found, key=_in_order))


def _tells_of_accounts(row: Row) -> bool:
    """Return whether a row answers anything that is asked of accounts: what an office tells of itself alone is no telling of theirs."""
    asked = (questions().get(name) for name in row.answers)
    return any(question is not None and question.asked_of is not AskedOf.OFFICE for question in asked)


def _elsewhere(row: Row, names: Names) -> Iterator[str]:
    """Yield the ids of the other offices under which accounts stand now of which a row tells."""
    if row.account is not None:
        yield from [row.office.id] if row.stood_under is not None else ()
        return
    if row.accounts == row.office.accounts and not row.unasked:
        return
    here = {account.id for account in row.office.accounts}
    for given in (account.id for account in (*row.accounts, *row.unasked) if account.id not in here):
        office, _ = names.accounts.get(given, (row.office, None))
        if not names.is_left(office) and any(account.id == given for account in office.accounts):
            yield office.id


def _in_order(contact: ContactRecord) -> tuple[date, str, str, str, bool]:
    return contact.on, contact.office, contact.way, contact.told_by, contact.there
