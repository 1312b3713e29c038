"""At which row of a roster somebody stands who was corrected: of several of one post by the user ID that he had then. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from auditor.i18n import clean
from auditor.roster.columns import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.roster.corrections import Changed, Gone
    from auditor.roster.drafts import OfficeDraft

Correction_ = TypeVar("Correction_", "Changed", "Gone")


def alike(draft: OfficeDraft, account: str) -> int:
    """Return how many accounts of the post of one (its id as the roster alone gives it) an office has, itself among them; 0 where it has no other."""
    several = sum(post_of(each) == post_of(account) for each in draft.account_ids)
    return several if several > 1 else 0


def place_of(draft: OfficeDraft, correction: Changed | Gone) -> int | None:
    """Return at which place of an office's accounts the one stands that is corrected; None where the office has it no more.

    A correction goes with the user ID that the account had then, where another one of its post has that by now.
    """
    ids, login = draft.account_ids, correction.login.casefold()
    logins = [clean(row.words(Column.LOGIN)).casefold() for row in draft.accounts]
    there = [at for at, given in enumerate(ids) if given == correction.subject]
    with_login = [at for at, given in enumerate(ids) if post_of(given) == post_of(correction.subject)] if login else []
    with_login = [at for at in with_login if logins[at] == login]
    return next(iter(with_login if len(with_login) == 1 else there), None)


def at_its_row(drafts: Mapping[str, OfficeDraft], of: Correction_, since: Sequence[Changed] = ()) -> Correction_:
    """Return a correction of whom it is by the id that the roster alone gives his row now (see `place_of`), as it stands where he has none.

    Args:
        drafts: the offices, by the ids that the roster alone gives them.
        of: what is corrected, or that he left.
        since: what of the offices, as they are given, was corrected from that one on, itself among it: his user ID may be another one by now.

    """
    draft, login = drafts.get(of.subject.partition("/")[0]), of.login
    for each in since:
        if (
            each.column is Column.LOGIN
            and login
            and each.login == login
            and post_of(each.subject) == post_of(of.subject)
        ):
            login = each.now
    at = place_of(draft, replace(of, login=login)) if draft is not None else None
    return of if draft is None or at is None else replace(of, subject=draft.account_ids[at])


def post_of(account: str) -> str:
    """Return what accounts of one post have alike in their ids, which number them."""
    return account.partition("#")[0]
