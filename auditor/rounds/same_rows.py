"""Which rows of one post are one in two readings of a roster: the ids that a roster alone gives number them by their places, so their user IDs tell. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import clean
from auditor.roster.columns import Column
from auditor.roster.corrections import post_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.roster.drafts import OfficeDraft
    from auditor.roster.reading import RosterReading


def same_rows(before: RosterReading, after: RosterReading) -> Mapping[str, str]:
    """Return under which id each row of an account was read before (both as the roster alone gives them), where that is another one.

    A row with a user ID that one row of its post had then is that one; the others of the post are as they were numbered, as far as these numbers are free.
    """
    found: dict[str, str] = {}
    then = before.drafts()
    for office, draft in after.drafts().items():
        were, are = _logins(then[office]) if office in then else {}, _logins(draft)
        of_login = {(post_of(row), login): row for row, login in were.items() if login}
        sure = {row: of_login[key] for row, login in are.items() if (key := (post_of(row), login)) in of_login}
        taken = {*sure.values()}
        for row in are:
            if row not in sure and row in taken:
                free = (each for each in (*were, *are) if post_of(each) == post_of(row) and each not in taken)
                sure[row] = next(free, row)
                taken.add(sure[row])
        found |= {row: was for row, was in sure.items() if row != was}
    return found


def _logins(draft: OfficeDraft) -> dict[str, str]:
    rows = zip(draft.account_ids, draft.accounts, strict=True)
    return {row: clean(account.words(Column.LOGIN)).casefold() for row, account in rows}
