"""Which offices and accounts of a roster are surely those of before, and which may be; nothing is merged by likeness.

Sure is who has the same code under a name that is near, or the same name, or the same post with no other login, and is the only
one. Everybody else who is like somebody of before is doubted: by another name of one code or portal, by a near name, by a name of
which one language says another, by one login under two posts. So is an office that came while one of its kind went.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from auditor.i18n import match_key
from auditor.places import twins
from auditor.roster.logins import is_login, may_be_login
from auditor.roster.names import is_one_name, is_one_post, numbered_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.identity import KnownAccount, KnownOffice
    from auditor.model.subjects import Account, Office

Known_ = TypeVar("Known_", "KnownOffice", "KnownAccount")
Listed_ = TypeVar("Listed_", "Office", "Account")


class Match(Struct, Generic[Known_, Listed_]):
    """Who of the roster is whom of before: `sure`, or one of those `doubted`; by the place in the roster.

    `known`, by id, and `listed` are those of whom nothing is said yet.
    """

    known: dict[str, Known_]
    listed: dict[int, Listed_]
    sure: dict[int, Known_] = field(default_factory=dict)
    doubted: dict[int, tuple[Known_, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, known: Iterable[Known_], listed: Iterable[Listed_]) -> Match[Known_, Listed_]:
        """Return a match of which nothing is said yet."""
        return cls({before.id: before for before in known}, dict(enumerate(listed)))

    def settle(self, at: int, known: Known_) -> None:
        """Say that a listed one is surely one of before."""
        self.sure[at] = known
        del self.listed[at]
        del self.known[known.id]

    def doubt(self, places: Iterable[int], known: Sequence[Known_]) -> None:
        """Say that each of some listed ones may be any of some of before."""
        for at in places:
            self.doubted[at] = tuple(known)
            del self.listed[at]

    def groups(
        self, of_known: Callable[[Known_], Iterable[str]], of_listed: Callable[[Listed_], Iterable[str]]
    ) -> Iterator[tuple[list[Known_], list[int]]]:
        """Yield those that share a key, each group that has members on both sides; an empty key is none."""
        before: defaultdict[str, list[Known_]] = defaultdict(list)
        for known in self.known.values():
            for key in of_known(known):
                before[key].append(known)
        now: defaultdict[str, list[int]] = defaultdict(list)
        for at, listed in self.listed.items():
            for key in of_listed(listed):
                now[key].append(at)
        for key in [key for key in before if key and key in now]:
            group = [known for known in before[key] if known.id in self.known]
            places = [at for at in now[key] if at in self.listed]
            if group and places:
                yield group, places


# Offices ---------------------------------------------------------------------------------------------------------


def match_offices(
    known: Sequence[KnownOffice],
    listed: Sequence[Office],
    coded: frozenset[str],
    of_office: Mapping[str, Sequence[KnownAccount]],
) -> Match[KnownOffice, Office]:
    """Return which listed offices are which of before.

    Args:
        known: the offices of before.
        listed: those of the roster, with the ids that the roster alone would give them.
        coded: which of those ids are codes that the roster has.
        of_office: the accounts that are known of each office of before, by its id.

    """
    match: Match[KnownOffice, Office] = Match.of(known, listed)
    _by_code(match, coded)
    for of_kind in (True, False):
        for language in ("bn", "en"):
            _by_name(match, language, of_kind=of_kind)
    _alike(match)
    _came_and_went(match, coded, of_office)
    return match


def _came_and_went(
    match: Match[KnownOffice, Office], coded: frozenset[str], of_office: Mapping[str, Sequence[KnownAccount]]
) -> None:
    """Doubt the offices that are new while others of their kind are not listed any more: they may be called otherwise.

    That is one with a login of theirs, else one with a post of theirs; where as many came as went, the one in their order.
    Two that have codes which differ are two.
    """
    for of_kind, places in match.groups(_kind, _kind):
        for order, at in enumerate(places):
            office = match.listed[at]
            went = [before for before in of_kind if not (before.code and office.id in coded)]
            in_order = [before for before in of_kind[order : order + 1] if before in went]
            nearest = in_order if len(of_kind) == len(places) else went
            like = (
                [before for before in went if _share(alike, office.accounts, of_office.get(before.id, ()))]
                for alike in (is_login, _is_post)
            )
            likest = next(filter(None, like), nearest)
            match.doubt([at], [before for before in likest if before in nearest] or likest)


def share_login(listed: Iterable[Account], known: Sequence[KnownAccount]) -> bool:
    """Return whether one of some listed accounts has a login of some of before."""
    return _share(is_login, listed, known)


def _share(
    alike: Callable[[Account, KnownAccount], bool], listed: Iterable[Account], known: Sequence[KnownAccount]
) -> bool:
    return any(alike(account, before) for account in listed for before in known)


def _kind(office: KnownOffice | Office) -> tuple[str]:
    return (office.kind,)


def _by_code(match: Match[KnownOffice, Office], coded: frozenset[str]) -> None:
    """Settle offices by their codes; of one that has another name now it is asked which it is: it, or one that had that name."""
    if not coded:
        return
    by_code: defaultdict[str, list[KnownOffice]] = defaultdict(list)
    by_name: defaultdict[str, list[KnownOffice]] = defaultdict(list)
    for before in match.known.values():
        if before.code:
            by_code[before.code].append(before)
        for key in _name_keys(before):
            by_name[key].append(before)
    for at, office in list(match.listed.items()):
        if office.id not in coded:
            continue
        by_id = [match.known[office.id]] if office.id in match.known else []
        found = [before for before in by_code.get(office.id, by_id) if before.id in match.known]
        named = [other for key in _name_keys(office) for other in by_name.get(key, ())]
        of_name = [
            before for before in found if is_one_name(before.name, office.name) and (before in named or not named)
        ]
        if of_name:
            match.settle(at, of_name[-1])
        elif found:
            match.doubt([at], list(dict.fromkeys([*reversed(found), *named])))


def _by_name(match: Match[KnownOffice, Office], language: str, *, of_kind: bool) -> None:
    """Settle offices of one name, where as many have it as before and the other language says no other; twins by their portals, by all of the name, else in their order."""

    def key(office: KnownOffice | Office) -> tuple[str]:
        name = _full_key(getattr(office.name, language))
        return (f"{office.kind if of_kind else ''} {name}" if name else "",)

    for known, places in match.groups(key, key):
        if len(known) != len(places):
            match.doubt(places, known)
            continue
        portals, names = {office.portal for office in known}, {office.name for office in known}
        listed = {at: match.listed[at] for at in places}
        for at in sorted(listed, key=lambda at: (listed[at].portal not in portals, listed[at].name not in names)):
            now = listed[at]
            left = [office for office in known if office.id in match.known and is_one_name(office.name, now.name)]
            if left:
                match.settle(at, min(left, key=lambda then: (then.portal != now.portal, then.name != now.name)))


def _alike(match: Match[KnownOffice, Office]) -> None:
    """Doubt the offices that are like one of before: under a near name, else on its portal."""
    found: defaultdict[int, dict[str, KnownOffice]] = defaultdict(dict)
    for known, places in match.groups(_rest, _rest):
        for at in places:
            found[at].update((office.id, office) for office in known)
    before, now = list(match.known.values()), list(match.listed.items())
    names = [(office.kind, office.name.bn) for office in before] + [(office.kind, office.name.bn) for _, office in now]
    for first, second in twins.near_names(names):
        if first < len(before) <= second:
            found[now[second - len(before)][0]][before[first].id] = before[first]
    for at, offices in found.items():
        match.doubt([at], list(offices.values()))
    for known, places in match.groups(_portal, _portal):
        match.doubt(places, known)


def _full_key(name: str) -> str:
    number, rest = numbered_key(name)
    return f"{number} {rest}" if rest else ""


def _name_keys(office: KnownOffice | Office) -> frozenset[str]:
    return frozenset({*map(_full_key, {office.name.bn, office.name.en})} - {""})


def _rest(office: KnownOffice | Office) -> frozenset[str]:
    """Return an office's names without the numbers before them."""
    return frozenset({numbered_key(office.name.bn)[1], numbered_key(office.name.en)[1]} - {""})


def _portal(office: KnownOffice | Office) -> tuple[str]:
    return (office.portal,)


# Accounts --------------------------------------------------------------------------------------------------------


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
    present = {before.id for before in known if not before.gone}
    _by_login(match)
    for at in list(match.listed):
        if at in match.listed:
            _by_post(match, at, has_anothers_login)
    _replaced(match)
    _in_order(match.sure, known, listed)
    went = present - {before.id for before in match.sure.values()}
    if len(went) == len(listed) - len(match.sure):
        _left_over(match, has_anothers_login)
    return match


def _by_login(match: Match[KnownAccount, Account]) -> None:
    """Settle accounts of one login and post; one login under another post is doubted. Who is listed goes before those that went.

    Rows that say the same stand in their order for as many of before.
    """
    for same_post in (True, False):
        for at, account in list(match.listed.items()):
            of_post = [before for before in match.known.values() if _is_post(account, before) is same_post]
            found = [before for before in of_post if is_login(account, before)]
            logins = match.listed.values() if same_post and len(found) > 1 else (account,)
            same = (each for each in logins if each.login.casefold() == account.login.casefold())
            alike = sum(is_one_post(each.post, account.post) for each in same)
            present = [before for before in found if not (before.gone or before.unwritten)]
            if len(found) > len(present) and len(present) in {1, alike}:
                found = present
            if len(found) not in {1, alike}:
                continue
            if same_post:
                match.settle(at, found[0])
            else:
                match.doubt([at], found)
                del match.known[found[0].id]


def _in_order(sure: dict[int, KnownAccount], known: Sequence[KnownAccount], listed: Sequence[Account]) -> None:
    """Put those who surely are rows that say the same in the order in which they are known."""
    rows: defaultdict[object, list[int]] = defaultdict(list)
    for at in (at for at in sorted(sure) if listed[at].login):
        rows[listed[at].login.casefold(), listed[at].post].append(at)
    for places in (places for places in rows.values() if len(places) > 1):
        in_order = sorted((sure[at] for at in places), key=known.index)
        sure.update(zip(places, in_order, strict=True))


def _by_post(match: Match[KnownAccount, Account], first: int, has_anothers_login: Callable[[Account], bool]) -> None:
    """Settle the accounts of one post, where no login speaks against it; several only by their words, if none came or went."""
    known = [before for before in match.known.values() if _is_post(match.listed[first], before)]
    if not known:
        return
    places = [at for at, account in match.listed.items() if any(_is_post(account, before) for before in known)]
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
        and not any(_is_post(account, before) for account in match.listed.values())
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
    not told apart by their order. Of those of whom only the number was known one is left for each, first the one in its order; who
    is listed beyond their number is new.
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
        if numbered and not in_order:
            possible = [*left[order:], *left[:order]] if order < len(left) else []
        if in_order:
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


def _is_post(account: Account, known: KnownAccount) -> bool:
    return is_one_post(account.post, known.post)
