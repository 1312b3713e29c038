"""By which names offices and accounts go: by ids, by names as they are written now, and by those of before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean, match_key, near_key, plain
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.places import twins
from auditor.places.short_names import mean_one_post, short_names_of
from auditor.register.reading.like_names import OF_OFFICES, is_near, shared_words, words_of
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.model.identity import Acquaintance
    from auditor.model.source import SourceContext

_ENDINGS: Final[Mapping[OfficeKind, tuple[str, ...]]] = {
    OfficeKind.UNION: ("ইউনিয়ন পরিষদ", "ইউনিয়ন", "ইউপি", "union parishad", "union", "up"),
    OfficeKind.UDC: ("ইউনিয়ন ডিজিটাল সেন্টার", "ইউডিসি", "union digital centre", "union digital center", "udc"),
}
"""How a union's or UDC's name may end; a register typed by hand often has the bare name."""
_LEADING_NUMBER: Final = expression(r"^[0-9]{1,2}\s*(?:নং|নম্বর|no)?\s*[.।-]?\s*", re.IGNORECASE)
_IN_BRACKETS: Final = expression(r"\s*\([^()]*\)$")
"""What papers write after a post to tell accounts apart, see `Office.called`."""


class Whose(Struct, frozen=True):
    """The office or account that a row speaks of."""

    office: Office
    account: Account | None = None

    @property
    def named(self) -> Text:
        """How it is named to people."""
        if self.account is None:
            return self.office.name
        return _POST_IN_OFFICE.filled(office=self.office.name, post=self.account.post)


_WITH_PORTAL: Final = Text(en="{code}: {portal}", bn="{code}: {portal}")
_POST_IN_OFFICE: Final = Text(en="{office}, {post}", bn="{office}, {post}")


class Names(Struct, frozen=True, dict=True):
    """The roster by ids and by the keys of names; `before` has the names and posts that somebody had before, by his id, `coded` the offices listed with a code that is not their id.

    Names are looked for once a row has no code, or other words beside it; shorter and near names, and words of names, once it does not have
    a whole one.
    """

    offices: Mapping[str, Office]
    accounts: Mapping[str, tuple[Office, Account]]
    by_name_before: Mapping[str, tuple[Office, ...]]
    before: Mapping[str, tuple[Text, ...]]
    listed: tuple[Office, ...]
    known: Mapping[str, Acquaintance]
    coded: Mapping[str, Office]

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices by the keys of their names, and of their ids."""
        return _by_keys(
            self.listed, lambda office: {match_key(words) for words in (office.name.bn, office.name.en, office.id)}
        )

    @cached_property
    def unlisted(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices that are known and that the roster does not list, by the keys of their names that no listed one has."""
        offices = _by_keys(
            self._left.values(), lambda office: {match_key(words) for words in (office.name.bn, office.name.en)}
        )
        return {key: of_key for key, of_key in offices.items() if key and key not in self.by_name}

    @cached_property
    def _left(self) -> Mapping[str, Office]:
        listed = {office.id for office in self.listed}
        known = (acquaintance.office for acquaintance in self.known.values())
        return {office.id: office for office in known if office.id not in listed}

    def is_left(self, office: Office) -> bool:
        """Return whether an office that is known stands in the roster no more."""
        return office.id in self._left

    @cached_property
    def by_short_name(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices by the keys of their shorter names."""
        return _by_keys(self.listed, _short_names)

    @cached_property
    def by_near_name(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices by the coarser keys of their names."""
        return _by_keys(self.listed, lambda office: {near_key(words) for words in (office.name.bn, office.name.en)})

    @cached_property
    def _spelled(self) -> tuple[Sequence[Office], twins.Spellings]:
        return _spellings(self.listed, self.before)

    @cached_property
    def _spelled_left(self) -> tuple[Sequence[Office], twins.Spellings]:
        return _spellings(self._left.values(), self.before)

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[Office, ...]]:
        return _by_keys(self.listed, lambda office: {*words_of(office.name.bn), *words_of(office.name.en)})

    @cached_property
    def _stood(self) -> Mapping[str, tuple[Office, ...]]:
        found: dict[str, dict[str, Office]] = defaultdict(dict)
        for given, (office, account) in self.accounts.items():
            # An account is given its id under the office that lists it first.
            then = self.offices.get(given.partition("/")[0])
            if then is not None and then.id != office.id:
                found[account.id][then.id] = then
        return {account: tuple(offices.values()) for account, offices in found.items()}

    def stood_under(self, account: Account) -> tuple[Office, ...]:
        """Return the other offices under which an account stood before."""
        return self._stood.get(account.id, ())

    def moved_from(self, office: Office, post: str) -> tuple[Whose, ...]:
        """Return who stands in the list of another office and had a post under this one before, or may be who had it; of one that is listed no more whoever stood there, where none had that post."""
        return self._moved_from(office, post) or (self._moved_from(office, "") if self.is_left(office) else ())

    def _moved_from(self, office: Office, post: str) -> tuple[Whose, ...]:
        moved: dict[str, Whose] = {}
        for given in self._given_apart.get(office.id, ()):
            now, account = self.accounts[given]
            if account in office.accounts:
                continue
            if not post or any(is_called(words, post) for words in (account.post, *self.before.get(account.id, ()))):
                claimants = self._claimants.get(given, ()) if now.id == office.id else (Whose(now, account),)
                moved |= {whose.account.id: whose for whose in claimants if whose.account is not None}
        return tuple(moved.values())

    @cached_property
    def _given_apart(self) -> Mapping[str, Sequence[str]]:
        """The ids of accounts by the office (its id) under which they were given, but for those that a listed one still has: of a nation few."""
        found: dict[str, list[str]] = defaultdict(list)
        for given, (now, account) in self.accounts.items():
            office = given.partition("/")[0]
            if now.id != office or account not in now.accounts or self.is_left(now):
                found[office].append(given)
        return found

    @cached_property
    def _claimants(self) -> Mapping[str, Sequence[Whose]]:
        """Who is listed and may be somebody of before, by the id of that one."""
        found: dict[str, list[Whose]] = defaultdict(list)
        for office in self.listed:
            for account in office.accounts:
                for before in account.doubts:
                    found[before].append(Whose(office, account))
        return found

    def code_of(self, office: Office) -> Text:
        """Return the code by which a row names an office for sure, with its portal."""
        code = plain(next((code for code, each in self.coded.items() if each.id == office.id), office.id))
        return _WITH_PORTAL.filled(code=code, portal=plain(office.portal)) if office.portal else code

    def owner(self, given: str) -> Whose | None:
        """Return whose an id is; None of nobody's."""
        if given in self.offices:
            return Whose(self.offices[given])
        return Whose(*self.accounts[given]) if given in self.accounts else None

    def called(self, words: str) -> tuple[Office, ...]:
        """Return the offices that words name: by their whole name, else by a usual shorter one."""
        for key in (match_key(words), match_key(_without_number(words))):
            found = self.by_name.get(key) or self.by_short_name.get(key)
            if key and found:
                return found
        return ()

    def perhaps(self, words: str) -> tuple[Office, ...]:
        """Return the offices that words may name which no office has as its name: it once had it, or has or had a near one."""
        before = self.by_name_before.get(match_key(words)) or self.by_near_name.get(near_key(words))
        return before or _meant(self._spelled, words)

    def left(self, words: str) -> tuple[Office, ...]:
        """Return the offices that stand in the roster no more and that words name, or by a near name may name."""
        return self.unlisted.get(match_key(words)) or _meant(self._spelled_left, words)

    def perhaps_now(self, left: Iterable[Office]) -> tuple[Office, ...]:
        """Return the listed offices of which it is not known whether they are ones that stand in the roster no more, under other names."""
        before = {office.id for office in left}
        return tuple(office for office in self._doubtful if not before.isdisjoint(office.doubts))

    @cached_property
    def _doubtful(self) -> tuple[Office, ...]:
        return tuple(office for office in self.listed if office.doubts)

    def others_called(self, office: Office, words: str) -> tuple[Office, ...] | None:
        """Return the offices that words name beside the code of another, none where nobody is called so.

        None where the words name that office: by its name, by one that it had before and that none took over, or by something like these,
        a part of them, words that many have, or a letter or two otherwise, while no other office is called more like it.
        """
        if is_called(office.name, words):
            return None
        called = self.called(words)
        if office in called:
            return None
        own = self.before.get(office.id, ())
        took = any(not is_called(name, words) for each in called for name in self.before.get(each.id, ()))
        if not took and any(is_called(name, words) for name in own):
            return None
        once = called or self.by_name_before.get(match_key(words), ())
        if once or match_key(words) in self.unlisted:
            return once
        others = self._called_more_like((office.name, *own), words)
        return None if others == (office,) else others

    def _called_more_like(self, own: Sequence[Text], words: str) -> tuple[Office, ...] | None:
        """Return the offices that are called more like some words than one is; None where it is called most like them."""
        written = frozenset(words_of(words)) - OF_OFFICES
        shared = max(len(shared_words(written, name)) for text in own for name in (text.bn, text.en))
        if not written or (not shared and is_near(own, words)):
            return None
        if not shared:
            return self.perhaps(words)
        of_all = Counter(office.id for word in written for office in self._by_word.get(word, ()))
        return tuple(self.offices[given] for given, of_one in of_all.items() if of_one > shared) or None

    def is_post_of(self, office: Office, account: Account, post: str) -> bool:
        """Return whether words beside an account's code name its post: as it is now, as it was before, or in part of it.

        They do not where another account of the office has the post, or had it before. No words name no other.
        """
        if not post or is_called(account.post, post):
            return True
        named = with_post(office, post)
        if named:
            return account in named
        plain = _IN_BRACKETS.sub("", post)
        own = (account.post, *self.before.get(account.id, ()))
        if any(is_called(text, words) for text in own for words in (post, plain)):
            return True
        others = (text for other in office.accounts if other != account for text in self.before.get(other.id, ()))
        if with_post(office, plain) or any(is_called(text, words) for text in others for words in (post, plain)):
            return False
        written = frozenset(words_of(plain))
        in_part = any(shared_words(written, name) == written for text in own for name in (text.bn, text.en))
        return bool(written) and (in_part or is_near(own, plain))


@remembered(1)
def names_of(context: SourceContext) -> Names:
    """Return the offices of a roster by all the ways in which their names may be written; the same for all files of an audit.

    Args:
        context: the roster, whom a row may speak of by an id that it does not list, and how they were called before.

    """
    before = context.called_before
    by_name_before = _by_keys(
        context.roster.offices,
        lambda office: {match_key(words) for name in before.get(office.id, ()) for words in (name.bn, name.en)},
    )
    offices = {office.id: office for office in context.roster.offices}
    accounts = {account.id: (office, account) for office in offices.values() for account in office.accounts}
    for given, acquaintance in context.known.items():
        office, account = offices.get(acquaintance.office.id, acquaintance.office), acquaintance.account
        if account is None:
            offices.setdefault(given, office)
        else:
            accounts.setdefault(given, accounts.get(account.id, (office, account)))
    listed_as = context.listed_as
    return Names(
        offices,
        accounts,
        by_name_before=by_name_before,
        before=before,
        listed=context.roster.offices,
        known=context.known,
        coded={listed_as[each.id]: each for each in context.roster.offices if each.id in listed_as},
    )


def is_called(name: Text, words: str) -> bool:
    """Return whether words are a name, in one of its languages."""
    return bool(match_key(words)) and match_key(words) in {match_key(name.bn), match_key(name.en)}


def with_post(office: Office, post: str) -> tuple[Account, ...]:
    """Return the accounts of an office that have a post, or are called so in papers; else those whose post is that in short."""
    called = office.called
    whole = tuple(
        account for account in office.accounts if is_called(account.post, post) or is_called(called[account.id], post)
    )
    return whole or tuple(account for account in office.accounts if mean_one_post(post, account.post))


def is_head(office: Office, post: str) -> bool:
    """Return whether words are the post of an office's head, whole or in short."""
    return is_called(office.head_post, post) or mean_one_post(post, office.head_post)


def _by_keys(offices: Iterable[Office], keys_of: Callable[[Office], Iterable[str]]) -> Mapping[str, tuple[Office, ...]]:
    """Return offices by each of their keys."""
    found: dict[str, list[Office]] = defaultdict(list)
    for office in offices:
        for key in keys_of(office):
            found[key].append(office)
    return {key: tuple(of_key) for key, of_key in found.items()}


def _spellings(
    offices: Iterable[Office], before: Mapping[str, tuple[Text, ...]]
) -> tuple[Sequence[Office], twins.Spellings]:
    """Return offices once for each name that they have or had, and those names, a number before them aside."""
    spelled = [
        (office, _without_number(words))
        for office in offices
        for name in (office.name, *before.get(office.id, ()))
        for words in {name.bn, name.en}
    ]
    return [office for office, _ in spelled], twins.Spellings.of(words for _, words in spelled)


def _meant(spelled: tuple[Sequence[Office], twins.Spellings], words: str) -> tuple[Office, ...]:
    offices, names = spelled
    return tuple({(office := offices[at]).id: office for at in names.meant(_without_number(words))}.values())


def _without_number(words: str) -> str:
    return _LEADING_NUMBER.sub("", ascii_digits(clean(words)))


def _short_names(office: Office) -> frozenset[str]:
    """Return the keys of an office's shorter names: its abbreviations; of a union or UDC also the bare name, or another ending."""
    keys = set(short_names_of(office.name, office.head_post))
    for name in (office.name.bn, office.name.en):
        bare = bare_name(name, office.kind)
        if bare is not None:
            keys |= {match_key(f"{bare} {ending}") for ending in ("", *_endings(office.kind))}
    return frozenset(keys)


def bare_name(words: str, kind: OfficeKind) -> str | None:
    """Return the name of a union or UDC without its number and ending; None where words do not end as the names of that kind do."""
    plain = _without_number(words).casefold()
    ending = next((ending for ending in _endings(kind) if plain.endswith(f" {ending}")), None)
    return None if ending is None else plain.removesuffix(f" {ending}")


def _endings(kind: OfficeKind) -> tuple[str, ...]:
    return tuple(clean(ending) for ending in _ENDINGS.get(kind, ()))
