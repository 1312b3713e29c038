"""For which of its office's accounts a row answers, and whom beside them only its noes reach."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from auditor.model.identity import PlacedRow
    from auditor.model.subjects import Account
    from auditor.register.reading.form import Form, Row
    from auditor.register.reading.names import Names


def answered_for(form: Form, row: Row, before: PlacedRow | None, names: Names) -> Row:
    """Return an office's row with the accounts that it answers for, and those beside them.

    It answers for those that the form asked about, for the others may be known to differ; for all that are listed when it asked
    about none, as in a register typed by hand. Once the file entered a round, who is listed later has no part in it; where nobody
    was listed then, that is asked; where it is listed no more, its noes reach whom nobody knows of before in an office that may be it. Of a copy of its form that was edited since only a no reaches who is listed later,
    if he may have been on the day on which it was told (`as_told`).
    """
    if row.account is not None:
        return row
    if before is not None and (before.accounts or before.unasked):
        accounts = _listed(before.accounts, names)
        accounts += _counted_again(before, row, accounts, form, names)
        unasked = tuple(each for each in _listed(before.unasked, names) if each not in accounts)
        return replace(row, accounts=accounts, unasked=unasked, placed=True)
    listed = [account for account in row.office.accounts if not account.left]
    if before is not None:
        told = _told_before_listing(row, listed, form.context.is_told_of)
        return told if listed or not names.is_left(row.office) else replace(told, unasked=_new_there(row, names))
    asked = {
        names.accounts[given][1].id: names.accounts[given][1]
        for given in sorted(form.asked)
        if given in names.accounts and names.accounts[given][0].id == row.office.id
    }
    if not asked:
        return _as_many_as_told(_answered_for_all(form, row, listed, names))
    in_order = {account.id: account for account in listed if account.id in asked}
    return _as_many_as_told(replace(row, accounts=tuple((in_order | asked).values()), unasked=_beside(listed, asked)))


def _new_there(row: Row, names: Names) -> tuple[Account, ...]:
    """Return the accounts of offices that may be a row's, and that nobody of before may be."""
    perhaps = names.perhaps_now((row.office,))
    return tuple(each for office in perhaps for each in office.accounts if not (each.left or each.doubts))


def _counted_again(
    before: PlacedRow, row: Row, accounts: Sequence[Account], form: Form, names: Names
) -> tuple[Account, ...]:
    """Return for whom an office's row answers beside those of whom it was noted, so that it answers for as many as then.

    Who was listed then and turned out to be one counted beside him had the place of another who is known by number alone.
    """
    fewer = len(before.accounts) - len(accounts)
    if fewer <= 0 or any(account.shared for account in accounts):
        return ()
    one_of_two = fewer - sum(given not in names.accounts for given in before.accounts)
    again = (
        each for each in row.office.accounts if each.only_numbered and not each.left and each.id in form.context.came
    )
    return tuple(islice((each for each in again if each not in accounts), one_of_two))


def _as_many_as_told(row: Row) -> Row:
    """Return an office's row that itself tells a number of accounts: of those known by number alone it answers for no more; what it says against all is said against the others, too."""
    beyond = len(row.accounts) - (row.told_number or len(row.accounts))
    if beyond <= 0:
        return row
    numbered = [account for account in row.accounts if account.only_numbered]
    others = sorted(numbered, key=lambda account: (len(account.id), account.id))[-beyond:]
    if not others:
        return row
    accounts = tuple(account for account in row.accounts if account not in others)
    return replace(row, accounts=accounts, unasked=(*row.unasked, *others))


def _listed(ids: Sequence[str], names: Names) -> tuple[Account, ...]:
    """Return the accounts of some ids that are listed; several that share one user ID by now are one."""
    found = [names.accounts[given][1] for given in ids if given in names.accounts]
    return tuple({account.id: account for account in found}.values()) if found else ()


def _answered_for_all(form: Form, row: Row, listed: Sequence[Account], names: Names) -> Row:
    """Return an office's row of a form that asks of none of its accounts, with all that are listed.

    Where another copy of the form entered a round, a yes is of those whom it answered for then; where none was listed, that is asked.
    """
    then = form.context.placed.get(form.number, {}).get(row.office.id)
    if then is not None and not then.accounts:
        return _told_before_listing(row, listed, form.context.is_told_of)
    accounts = tuple(listed) if then is None else _listed(then.accounts, names)
    return replace(row, accounts=accounts, unasked=_beside(listed, [account.id for account in accounts]))


def _beside(listed: Iterable[Account], asked: Container[str]) -> tuple[Account, ...]:
    """Return who is listed beside those of whom a form asks (ids): not who may be one of those, for of him it asks, too."""
    return tuple(each for each in listed if not any(given in asked for given in (each.id, *each.doubts)))


def _told_before_listing(row: Row, listed: Sequence[Account], is_told_of: Mapping[str, bool]) -> Row:
    """Return an office's row, told when none of its accounts was listed, with those of which it is told by what was answered.

    Until it is answered the row says no yes of an account, and every no; of one that is another it says nothing. Where all are known by number alone,
    as many as the row itself tells are its own: an office that was not in the list when it told it had no account there either.
    """
    in_order = sorted(listed, key=lambda account: (len(account.id), account.id))
    own = in_order[: row.told_number or 0] if all(account.only_numbered for account in listed) else ()
    accounts = tuple(account for account in listed if is_told_of.get(account.id, account in own))
    later = tuple(account for account in listed if account.id not in is_told_of and account not in own)
    placed = bool(listed) and bool(later or not accounts)  # else it answers for them once and for all
    return replace(row, accounts=accounts, unasked=later, later=later, placed=placed)
