"""Which offices and accounts of a roster are surely those of before, and which may be; nothing is merged by likeness.

Sure is who has the same code under a name that is near, or the same name, or the same post with no other login, and is the only
one. Everybody else who is like somebody of before is doubted: by another name of one code or portal, by a near name, by a name of
which one language says another, by one login under two posts. So is an office that came while one of its kind went.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field

from auditor.places import twins
from auditor.roster.logins import is_login
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
                for alike in (is_login, is_post)
            )
            likest = next(filter(None, like), nearest)
            match.doubt([at], [before for before in likest if before in nearest] or likest)


def is_post(account: Account, known: KnownAccount) -> bool:
    """Return whether a listed account has the post of one of before."""
    return is_one_post(account.post, known.post)


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
