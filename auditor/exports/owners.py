"""Whose a row of a record is: logins are compared whole, and nobody is guessed.

In front of a mail domain that others have too, a login is another's as well as ours: a list of the whole district, of a department or
of the country has the everyday ones of every upazila.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct, field

from auditor.exports.mapping import OFFICIAL
from auditor.model.facts import MailboxKind
from auditor.model.identity import NOBODY
from auditor.model.sealed_logins import has_login
from auditor.model.subjects import MASK, Account, login_mark, masked
from auditor.places.addresses import addresses_in, classify_email, is_below
from auditor.places.domains import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.exports.mapping import Login, Mapping
    from auditor.exports.records import Row
    from auditor.model.identity import KnownLogin, PlacedRow
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Roster


class Owners(Struct, frozen=True):
    """The accounts of the roster by what a system may call them.

    Attributes:
        roster: whose accounts they are.
        official: the mail domains that the workspace calls official beside gov.bd.
        own: the mail domains that are this upazila's: those, and those in which its portals stand. That of a listed address is not one: it may
            be a department's, which all upazilas have.
        addresses: the mail addresses of its offices.
        listed: their ids.
        by_login: by the mark of its login.
        by_mailbox: by the office's address, the only account without a login.
        by_address: by the office's address, whose login stands in it.
        by_login_before: by their marks the logins by which accounts were listed that are listed otherwise now, or not any more.
        id_now: returns the id that stands for one that was given once.

    """

    roster: Roster
    official: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    by_login: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    by_mailbox: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    by_address: dict[str, list[Account]] = field(default_factory=lambda: defaultdict(list))
    by_login_before: dict[str, list[KnownLogin]] = field(default_factory=lambda: defaultdict(list))
    id_now: Callable[[str], str] = str

    @classmethod
    def of(cls, context: SourceContext) -> Owners:
        """Return the accounts of the roster of a context, and those that are known besides."""
        roster, official = context.roster, context.allowed_domains
        places = {place_of(office.portal) for office in roster.offices}
        listed = frozenset(account.id for office in roster.offices for account in office.accounts)
        addresses = frozenset(office.email.casefold() for office in roster.offices if office.email)
        own = frozenset({*official, *filter(None, places)})
        owners = cls(roster, official, own, addresses, listed, id_now=context.id_now)
        for office in roster.offices:
            for account in office.accounts:
                if account.login:
                    owners.by_login[account.login_mark].append(account)
                if account.answers_to(office.email.rpartition("@")[0]):
                    owners.by_address[office.email.casefold()].append(account)
            if office.email and len(office.accounts) == 1 and not office.accounts[0].login:
                owners.by_mailbox[office.email.casefold()].append(office.accounts[0])
        for known in context.logins_known():
            if all(account.id != known.account for account in owners.by_login.get(known.mark, ())):
                owners.by_login_before[known.mark].append(known)
        return owners

    def whose(self, row: Row, login: Login) -> tuple[Account, ...]:
        """Return the accounts that a row may be of: none, one, or several that have one login."""
        for written in written_logins(row, login):
            for name in self._writings(written, login):
                found = self._called(name)
                if found:
                    return found
            if OFFICIAL in login.domains and written.casefold() in self.by_address:
                return tuple(self.by_address[written.casefold()])
        for mailbox in row.said(login.email).words if login.email else ():
            if isinstance(mailbox, str) and mailbox.casefold() in self.by_mailbox:
                return tuple(self.by_mailbox[mailbox.casefold()])
        return ()

    def whose_before(self, row: Row, login: Login) -> tuple[str, ...]:
        """Return the accounts (ids) of which a row may be whose login nobody has now: those that were listed by it; of one who may be all others of these, of that one alone."""
        if not self.by_login_before:
            return ()
        for written in written_logins(row, login):
            for name in self._writings(written, login):
                known = [each for each in self.by_login_before.get(login_mark(name), ()) if _is_of(name, each)]
                found = {self.id_now(each.account): {*map(self.id_now, each.doubts)} for each in known}
                if found and MASK not in name:
                    stood = [one for one in found if all(one in {each, *doubts} for each, doubts in found.items())]
                    return tuple(stood if len(stood) == 1 else found)
        return ()

    def whose_then(self, ids: tuple[str, ...], then: PlacedRow | None) -> list[tuple[str, ...]]:
        """Return of whom (ids) a row is that may be of some by its login, and was of somebody when it entered a round: of one, or of one of several; nothing where it is nobody's.

        It stays of who is not listed any more, such as the account of that login at a portal of before: who is listed since may be another. One who is
        listed may have had a wrong login then; of whoever that one turned out to be since it is his. Where several have the login now it stays so, too, and may
        refute what each of them told.
        """
        if then is None:
            return [ids] if ids else []
        if then.subject == NOBODY:
            return [ids if len(ids) > 1 else tuple(dict.fromkeys(map(self.id_now, then.accounts)))]
        subject = self.id_now(then.subject)
        stays = not ids or subject in ids or subject not in self.listed
        return [*([(subject,)] if stays else []), *([ids] if len(ids) > 1 or not stays else [])]

    def domain_of_others(self, row: Row, login: Login) -> tuple[str, tuple[Account, ...]]:
        """Return the official domain behind a login of the roster, of which nobody knows that it is this upazila's, and who has that login; empty where there is none."""
        for written in written_logins(row, login):
            kind, mailbox = classify_email(written, self.official)
            name, _, domain = mailbox.rpartition("@")
            if OFFICIAL in login.domains and kind is MailboxKind.OFFICIAL and (called := self._called(name)):
                return domain, called
        return "", ()

    def named_beside(self, row: Row, login: Login, *more: str) -> tuple[list[str], bool]:
        """Return the upazilas or unions (their domains) that a row names beside its login, or in `more` fields, and that are not known to be of this upazila, and whether it names this one."""
        names = (login.email, *login.sites, *more)
        said = (word for name in names for word in row.said(name).words if isinstance(word, str))
        named = [address for word in said for address in addresses_in(word)]
        named += (address for _, address in row.beside)
        own = {*self.own, *login.domains}
        others = [each for each in named if each not in self.addresses and not is_below(each.rpartition("@")[2], own)]
        return list(filter(None, map(place_of, (each.rpartition("@")[2] for each in others)))), len(others) < len(named)

    def _called(self, name: str) -> tuple[Account, ...]:
        if MASK in name:
            return ()
        return tuple(account for account in self.by_login.get(login_mark(name), ()) if account.answers_to(name))

    def _writings(self, written: str, login: Login) -> Iterator[str]:
        """Yield a login as written, then without what may stand before or behind it."""
        yield written
        shorter = written
        for prefix in login.prefixes:
            if shorter.casefold().startswith(prefix.casefold()) and len(shorter) > len(prefix):
                shorter = shorter[len(prefix) :]
                yield shorter
                break
        name, at, domain = shorter.rpartition("@")
        allowed = map(str.casefold, login.domains)
        is_own = OFFICIAL in login.domains and is_below(domain.casefold(), self.own)
        if at and name and (is_own or domain.casefold() in allowed):
            yield name


def _is_of(name: str, known: KnownLogin) -> bool:
    return not known.seal or has_login(name, known.seal)


def written_logins(row: Row, login: Login) -> list[str]:
    """Return the logins that a row names, the surer first."""
    return [word for name in login.fields for word in row.said(name).words if isinstance(word, str)]


def is_nobodys(row: Row, login: Login) -> bool:
    """Return whether a row names no login at all, or one that is the system's own."""
    written = written_logins(row, login)
    ignored = {name.casefold() for name in login.ignores}
    return not written or any(name.casefold() in ignored for name in written)


def is_nameless(row: Row, mapping: Mapping) -> bool:
    """Return whether a row names nobody and yet says something; a device that is nobody's is meant so."""
    return (
        not mapping.devices
        and not written_logins(row, mapping.login)
        and any(said.words for said in row.fields.values())
    )


def masked_login(row: Row, login: Login) -> str:
    """Return the login of a row as papers show it; the surest, where it names several."""
    return masked(next(iter(written_logins(row, login)), ""))
