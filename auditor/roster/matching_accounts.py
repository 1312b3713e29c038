"""Which accounts of an office are surely those of before, and which may be; nothing is merged by likeness (see `auditor.roster.matching`)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from auditor.i18n import match_key
from auditor.places import twins
from auditor.roster.logins import is_login, may_be_login
from auditor.roster.matching import Match, is_post
from auditor.roster.names import is_one_post

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from auditor.model.identity import KnownAccount
    from auditor.model.subjects import Account


def match_accounts(
    known: Sequence[KnownAccount], listed: Sequence[Account], has_anothers_login: Callable[[Account], bool]
) -> Match[KnownAccount, Account]:
    """Return which listed accounts of an office are which of before.

    Args:
        known: the accounts that are known of it.
        listed: those that are listed.
        has_anothers_login: whether a listed account has a login that another office's account had, and has no more: it is surely nobody of whom no login was known.

    """
    match: Match[KnownAccount, Account] = Match.of(known, listed)
    if not known:
        return match
    present = {before.id for before in known if not before.gone}
    _by_login(match)
    for at in list(match.listed):
        if at in match.listed:
            _by_post(match, at, has_anothers_login)
    _replaced(match)
    went = present - {before.id for before in match.sure.values()}
    if len(went) == len(listed) - len(match.sure):
        _left_over(match, has_anothers_login)
    _in_order(match, known, listed)
    return match


def _by_login(match: Match[KnownAccount, Account]) -> None:
    """Settle accounts of one login and post; one login under another post is doubted. Who is listed goes before those that went.

    Rows that say the same stand in their order for as many of before.
    """
    for same_post in (True, False):
        for at, account in list(match.listed.items()):
            of_post = [before for before in match.known.values() if is_post(account, before) is same_post]
            found = _as_many(
                account,
                [before for before in of_post if is_login(account, before)],
                match.listed.values() if same_post else (account,),
            )
            if not found:
                continue
            if same_post:
                match.settle(at, found[0])
            else:
                match.doubt([at], found)
                del match.known[found[0].id]


def _as_many(account: Account, found: Sequence[KnownAccount], listed: Iterable[Account]) -> Sequence[KnownAccount]:
    """Return those of before of whom one has the row of an account: as many as rows say the same, or one; none where it is not known who."""
    if len(found) == 1:
        return found
    same = (each for each in listed if each.login.casefold() == account.login.casefold())
    alike = sum(is_one_post(each.post, account.post) for each in same)
    present = [before for before in found if not (before.gone or before.unwritten)]
    if len(found) > len(present) and len(present) in {1, alike}:
        found = present
    return found if len(found) in {1, alike} else ()


def _in_order(match: Match[KnownAccount, Account], known: Sequence[KnownAccount], listed: Sequence[Account]) -> None:
    """Put rows that say the same in the order in which they will be known: who surely is one of before as those are, then who may be one, then who is new."""
    rows: defaultdict[object, list[int]] = defaultdict(list)
    for at, account in enumerate(listed):
        if account.login:
            rows[account.login.casefold(), account.post].append(at)
    for places in (places for places in rows.values() if len(places) > 1):
        sure = sorted((match.sure.pop(at) for at in places if at in match.sure), key=known.index)
        doubted = [match.doubted.pop(at) for at in places if at in match.doubted]
        match.sure.update(zip(places, sure, strict=False))
        match.doubted.update(zip(places[len(sure) :], doubted, strict=False))
        for at in places:
            match.listed.pop(at, None)
        match.listed.update((at, listed[at]) for at in places[len(sure) + len(doubted) :])


def _by_post(match: Match[KnownAccount, Account], first: int, has_anothers_login: Callable[[Account], bool]) -> None:
    """Settle the accounts of one post, where no login speaks against it; several only by their words, if none came or went."""
    known = [before for before in match.known.values() if is_post(match.listed[first], before)]
    if not known:
        return
    places = [at for at, account in match.listed.items() if any(is_post(account, before) for before in known)]
    present = [before for before in known if not before.gone]
    if len(present) >= len(places):
        known = present
    if len(known) == len(places) == 1:
        vanished = _vanished(match, known[0]) if known[0].mark and not match.listed[first].login else []
        if vanished:  # the one whose login is not written any more, or one of another post who has this post now
            match.doubt(places, [*known, *vanished])
            return
        is_anothers = not known[0].mark and has_anothers_login(match.listed[first])
        # Of whom only the number is told, he is there again as soon as the number is.
        is_back = not known[0].gone or (known[0].only_numbered and match.listed[first].only_numbered)
        if may_be_login(match.listed[first], known[0]) and is_back and not is_anothers:
            match.settle(first, known[0])
    elif len(known) == len(places):
        _by_words(match, places, known)
    left = [before for before in known if before.id in match.known]
    match.doubt([at for at in places if at in match.listed], left)
    if len(known) <= len(places):  # else one of them may stand under another post
        for before in left:
            del match.known[before.id]


def _by_words(match: Match[KnownAccount, Account], places: Sequence[int], known: Sequence[KnownAccount]) -> None:
    """Settle those of several accounts of one post whose words as many have as before; in their order, if nothing else differs.

    English counts only where both lists have it: a roster that begins to have it changes nobody.
    """
    english = all(
        any(post.en != post.bn for post in posts)
        for posts in ([before.post for before in known], [match.listed[at].post for at in places])
    )

    def words(account: KnownAccount | Account) -> tuple[str, str]:
        return match_key(account.post.bn), match_key(account.post.en) if english else ""

    for wording in dict.fromkeys(map(words, known)):
        of_before = [before for before in known if words(before) == wording]
        now = [at for at in places if at in match.listed and words(match.listed[at]) == wording]
        if len(of_before) == len(now) and _are_alike(of_before, [match.listed[at] for at in now]):
            for at, before in zip(now, of_before, strict=True):
                match.settle(at, before)


def _vanished(match: Match[KnownAccount, Account], but: KnownAccount) -> list[KnownAccount]:
    """Return the others of before of whose post nobody is listed any more; one of whom only the number is known never had a row."""
    return [
        before
        for before in match.known.values()
        if before is not but
        and not (before.gone or before.only_numbered)
        and not any(is_post(account, before) for account in match.listed.values())
    ]


def _are_alike(known: Sequence[KnownAccount], listed: Sequence[Account]) -> bool:
    """Return whether nothing tells several accounts of one post apart: no list has a login of theirs, the last one as this one, or all the same one."""
    if any(before.gone for before in known):
        return False
    had_login = any(before.mark and not before.unwritten for before in known)
    bare = not had_login and not any(account.login for account in listed)
    return bare or all(is_login(account, before) for account in listed for before in known)


def _replaced(match: Match[KnownAccount, Account]) -> None:
    """Doubt the accounts that stand where another post stood: under a near word, else in the order that is left.

    Where more or fewer are left than before, each may be any of those that were there; several of one post, before or now, are
    not told apart by their order. Of those of whom only the number was known one is left for each, first the one in its order; where
    more are listed, any of them may be new.
    """
    for at, account in list(match.listed.items()):
        near = [before for before in match.known.values() if twins.is_near(account.post.bn, before.post.bn)]
        if len(near) == 1 and may_be_login(account, near[0]):
            match.doubt([at], near)
            del match.known[near[0].id]
    left = list(match.known.values())
    if len(left) != len(match.listed):
        left = [before for before in left if not before.gone]
    in_order = list(zip(left, match.listed.values(), strict=True)) if len(left) == len(match.listed) else []
    numbered = all(before.only_numbered for before in left)
    for order, (at, account) in enumerate(list(match.listed.items())):
        possible = left
        if numbered and left:
            first = order % len(left)
            possible = [*left[first:], *left[:first]]
        elif in_order:
            there = left[order]
            possible = [
                before
                for before, now in in_order
                if is_one_post(before.post, there.post)
                or (is_one_post(now.post, account.post) and not there.only_numbered)
            ]
        candidates = [before for before in possible if may_be_login(account, before)]
        if candidates:
            match.doubt([at], candidates)


def _left_over(match: Match[KnownAccount, Account], has_anothers_login: Callable[[Account], bool]) -> None:
    """Doubt the accounts that are left, of which post and login are others, to be any that is left of those that went, while as many came as went.

    Posts may be renamed and logins given anew by one order: nothing but the number tells then that it is the same people. Whose login another office's account
    had came from there.
    """
    left = [before for before in match.known.values() if not before.gone]
    if left:
        match.doubt([at for at, account in match.listed.items() if not has_anothers_login(account)], left)
