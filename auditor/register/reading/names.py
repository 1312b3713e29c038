"""By which names offices and accounts go: by ids, by names as they are written now, and by those of before."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, match_key, near_key, plain
from auditor.model.numbered import is_number
from auditor.model.sealed_logins import has_login
from auditor.places.short_names import mean_one_post
from auditor.register.reading.had_beside import not_beside
from auditor.register.reading.like_names import OF_OFFICES, is_near, shared_words, words_of
from auditor.register.reading.shorter_names import keys_of, meant, short_names, spellings
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.identity import Acquaintance, KnownLogin
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Account, Office
    from auditor.places import twins

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
    logins_known: Callable[[], Iterable[KnownLogin]]
    departed: Mapping[str, date | None]
    came: Mapping[str, date]
    kept_on: tuple[date, ...]

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
        return _by_keys(self.listed, short_names)

    @cached_property
    def by_near_name(self) -> Mapping[str, tuple[Office, ...]]:
        """The offices by the coarser keys of their names."""
        return _by_keys(self.listed, lambda office: {near_key(words) for words in (office.name.bn, office.name.en)})

    @cached_property
    def _spelled(self) -> tuple[Sequence[Office], twins.Spellings]:
        return spellings(self.listed, self.before)

    @cached_property
    def _spelled_left(self) -> tuple[Sequence[Office], twins.Spellings]:
        return spellings(self._left.values(), self.before)

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
            if not post or self._had(office, account, post):
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
        found = (self.by_name.get(key) or self.by_short_name.get(key) for key in keys_of(words))
        return next(filter(None, found), ())

    def once_called(self, words: str) -> tuple[Office, ...]:
        """Return the listed offices that have another name now and had this one before, whole or else in short; nobody where one that is listed no more has it."""
        if not self.by_name_before or match_key(words) in self.unlisted:
            return ()
        found = (self.by_name_before.get(key) or self._by_short_name_before.get(key) for key in keys_of(words))
        had = next(filter(None, found), ())
        return not_beside(had, self.called(words), self.before, self.came) if had else ()

    @cached_property
    def _by_short_name_before(self) -> Mapping[str, tuple[Office, ...]]:
        def keys(office: Office) -> set[str]:
            had = (replace(office, name=name) for name in self.before.get(office.id, ()))
            return {key for then in had for key in short_names(then)}

        return _by_keys(self.listed, keys)

    def once_had(self, office: Office, post: str) -> tuple[Account, ...]:
        """Return the accounts of an office that have another post now and had this one before, as it was called then.

        A number is no post; of who shares a user ID the posts of all are known as its own.
        """
        had = {
            each.id: [name for name in self.before.get(each.id, ()) if not is_number(name)]
            for each in office.accounts
            if not each.shared
        }
        if not any(had.values()):
            return ()
        found: set[str] = set()
        for back in range(max(map(len, had.values()))):
            posts = {given: names[back] for given, names in had.items() if len(names) > back}
            then = (replace(each, post=posts.get(each.id, each.post)) for each in office.accounts)
            found.update(each.id for each in with_post(replace(office, accounts=tuple(then)), post) if each.id in posts)
        with_it = [each for each in office.accounts if each.id in found]
        return not_beside(with_it, with_post(office, post), self.before, self.came)

    def once_listed(self, office: Office, post: str) -> tuple[Account, ...]:
        """Return the accounts of before of an office that had a post and are not listed as they were: they are gone, or it is asked who of the list they are."""
        return tuple(
            account
            for given in self._given_apart.get(office.id, ())
            for now, account in (self.accounts[given],)
            if now.id == office.id and account not in now.accounts and self._had(office, account, post)
        )

    def is_of_its_office(self, office: Office, account: Account) -> bool:
        """Return whether an account of before is nobody but one who is listed under its office still, or is gone and nobody told why."""
        return self.is_asked_here(office, account) or not (
            self.is_left(office) or account.id in self.departed or account.id in self._claimants
        )

    def is_asked_here(self, office: Office, account: Account) -> bool:
        """Return whether it is asked of some of its office, and of nobody else, whether they are an account of before."""
        return {whose.office.id for whose in self._claimants.get(account.id, ())} == {office.id}

    def _had(self, office: Office, account: Account, post: str) -> bool:
        names = (account.post, *self.before.get(account.id, ()), *office.told_apart(account))
        return any(is_called(name, post) for name in names)

    def with_login(self, office: Office, login: str) -> tuple[Account, ...]:
        """Return the accounts of an office that have a login, or had it before."""
        return tuple(
            each
            for each in office.accounts
            if each.answers_to(login) or any(has_login(login, seal) for seal in self._seals_before.get(each.id, ()))
        )

    @cached_property
    def _seals_before(self) -> Mapping[str, Sequence[str]]:
        """The seals of the logins that listed accounts (ids) had before the ones that they have now."""
        found: dict[str, list[str]] = defaultdict(list)
        for known in self.logins_known():
            account = self.accounts[known.account][1] if known.account in self.accounts else None
            if account is not None and known.seal and known.mark != account.login_mark:
                found[account.id].append(known.seal)
        return found

    def perhaps(self, words: str) -> tuple[Office, ...]:
        """Return the offices that words may name which no office has as its name: it once had it, or has or had a near one."""
        before = self.by_name_before.get(match_key(words)) or self.by_near_name.get(near_key(words))
        return before or meant(self._spelled, words)

    def left(self, words: str) -> tuple[Office, ...]:
        """Return the offices that stand in the roster no more and that words name, or by a near name may name."""
        return self.unlisted.get(match_key(words)) or meant(self._spelled_left, words)

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
        logins_known=context.logins_known,
        departed=context.departed,
        came=context.came,
        kept_on=context.kept_on,
    )


def is_called(name: Text, words: str) -> bool:
    """Return whether words are a name, in one of its languages."""
    return bool(match_key(words)) and match_key(words) in {match_key(name.bn), match_key(name.en)}


def with_post(office: Office, post: str) -> tuple[Account, ...]:
    """Return the accounts of an office that have a post, or are called so in papers; else those whom papers call so beside another one; else those whose post is that in short."""
    called = office.called
    return (
        tuple(each for each in office.accounts if is_called(each.post, post) or is_called(called[each.id], post))
        or tuple(each for each in office.accounts if _is_told_apart(office, each, post))
        or tuple(each for each in office.accounts if mean_one_post(post, each.post))
    )


def _is_told_apart(office: Office, account: Account, post: str) -> bool:
    return any(is_called(name, post) for name in office.told_apart(account))


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
