"""Who is known by number alone in an office that may be another of before: whom of these he may be, and that he keeps the number that he had there."""

from __future__ import annotations

from itertools import chain
from itertools import count as count_from
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.numbered import numbered_post
from auditor.model.subjects import NUMBERED, Account
from auditor.roster.names import post_slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from auditor.model.identity import KnownAccount
    from auditor.model.subjects import Office


def numbered_alike(
    office: str, taken: Container[str], known: Sequence[Account], before: Iterable[str], numbered: Sequence[Account]
) -> Iterator[Account]:
    """Yield numbered accounts of an office (its id) that may be those of `before` (ids), each by the number that he had, for papers and rows say it; then further ones."""
    had, posts = {each.post for each in known}, {each.id: each.post for each in numbered}
    alike = (Account(f"{office}/{post_slug(post)}", post) for post in dict.fromkeys(posts[given] for given in before))
    free = [each for each in alike if each.id not in taken and each.post not in had]
    return chain(free, of_nobody(office, taken, (*known, *numbered)))


def of_nobody(office: str, taken: Container[str], known: Iterable[Account], first: int = 1) -> Iterator[Account]:
    """Yield numbered accounts of an office (its id) from a number on, without an end, the ids that are taken, and the numbers that those known have."""
    posts = {each.post for each in known}
    numbered = (Account(f"{office}/{NUMBERED}{n}", numbered_post(n)) for n in count_from(first))
    return (each for each in numbered if each.id not in taken and each.post not in posts)


def by_number(account: Account | KnownAccount) -> tuple[int, str]:
    """Return by what numbered accounts are put in order: their numbers."""
    return len(account.post.en), account.post.en


def doubts_of_numbered(office: Office, perhaps: Iterable[Sequence[Account]]) -> Sequence[tuple[str, ...]]:
    """Return whom of before (ids) accounts of a doubtful office may be of which only the number is known, each in its order: so every no told by number stays.

    One stands for each of an office of before for whom no post is listed; where a post may be several of these, so may the numbered one.

    Args:
        office: the office as it is listed.
        perhaps: of each office of before that it may be the accounts of which only the number is known.

    """
    posts = [account for account in office.accounts if not account.only_numbered]
    by_posts = {before for account in posts for before in account.doubts}
    found: dict[int, tuple[str, ...]] = {}
    for those in perhaps:
        free = ids = [account.id for account in those]
        for post in posts:
            stood_for = next((before for before in post.doubts if before in free), None)
            free = [before for before in free if before != stood_for]
        among = [before for before in ids if before in by_posts]
        for at, one in enumerate(free):
            either = [before for before in among if before != one] if one in among else []
            found[at] = (*found.get(at, ()), one, *either)
    return [found[at] for at in range(len(found))]


def doubted(
    accounts: Sequence[Account], doubts: Sequence[tuple[str, ...]], known: Mapping[str, KnownAccount]
) -> tuple[Account, ...]:
    """Return accounts, those of which may be one of before each by these ids: who was noted as that one or has his number, else each in its order."""
    noted = {each.id: known[each.id].doubts[:1] for each in accounts if each.id in known}
    left = list(doubts)
    found: dict[str, tuple[str, ...]] = {}
    for is_his in (
        lambda account, before: noted.get(account.id) == (before,),
        lambda account, before: before in known and known[before].post == account.post,
        lambda *_: True,
    ):
        for account in accounts:
            those = next((each for each in left if account.id not in found and is_his(account, each[0])), None)
            if those is not None:
                left.remove(those)
                found[account.id] = those
    return tuple(
        replace(each, doubts=tuple(dict.fromkeys((*found[each.id], *each.doubts)))) if each.id in found else each
        for each in accounts
    )
