"""User IDs that stand under another office than before: whole logins are compared, and nobody is taken for another by that alone."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.identity import HeldThere, KnownAccount, Sameness
from auditor.model.sealed_logins import salt_of, seal
from auditor.model.subjects import Account
from auditor.roster.logins import is_login
from auditor.roster.matching import share_login
from auditor.roster.names import is_one_post

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.identity import Identities, KnownOffice
    from auditor.model.subjects import Office


def moved_accounts(
    known: Identities, offices: Iterable[Office], there: Container[str], new: Container[str]
) -> Mapping[str, tuple[KnownAccount, ...]]:
    """Return whose of other offices accounts may be: who had their user ID there, and whom they were doubted to be before.

    Whatever became of the old row: one user ID is listed once, so where both rows have it, only the office knows whether it moved. A row that has it still
    though it was answered that it moved from there is what is left of it. Of several posts with one user ID one may be he: whether they share it is asked
    besides. It is the one of his post, else the first. Whose user ID is listed in its own office is nobody who has another one.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.
        there: the ids of the accounts of before whose user IDs are listed in their own offices.
        new: the ids of the listed accounts that were never listed before.

    """
    had: dict[str, list[KnownAccount]] = {}
    for of_before in known.accounts.values():
        if of_before.seal and not (of_before.id in there and of_before.doubts):  # else it is asked whose it is
            had.setdefault(of_before.seal, []).append(of_before)
    salts = dict.fromkeys(map(salt_of, had))
    found: dict[str, tuple[KnownAccount, ...]] = {}
    for office in offices:
        of_office: dict[str, tuple[KnownAccount, ...]] = {}
        for account in office.accounts:
            before: list[KnownAccount] = []
            if account.id in new and account.login:
                those = [each for salt in salts for each in had.get(seal(account.login, salt), ())]
                those = [each for each in those if not (each.id in there and left_behind(known, each, office.id))]
                perhaps = (known.accounts.get(known.id_now(given)) for each in those for given in each.doubts)
                before = [*those, *(each for each in perhaps if each is not None)]
            elif account.id in known.accounts and not office.doubts:
                doubted = map(known.id_now, known.accounts[account.id].doubts)
                before = [known.accounts[given] for given in doubted if given in known.accounts]
            others = (each for each in before if each.id not in there or is_login(account, each))
            elsewhere = dict.fromkeys(each for each in others if each.office != office.id)
            if elsewhere:
                of_office[account.id] = tuple(elsewhere)
        if of_office:
            found |= _once(office, of_office)
    return found


def left_behind(known: Identities, account: KnownAccount, office: str) -> bool:
    """Return whether it was answered of an account that it moved from an office (its id), and no round was kept since: a new row there that has its user ID is what is left of it.

    Once a round was kept without the row it is listed there again, and only the offices know which of them has it.
    """
    return account.id in known.moved_lately and office in known.moved_on.get(account.id, ())


def _once(office: Office, moved: Mapping[str, tuple[KnownAccount, ...]]) -> Mapping[str, tuple[KnownAccount, ...]]:
    """Return whose of other offices accounts of an office may be, without the other posts of one user ID."""
    those = sorted(
        (account for account in office.accounts if account.id in moved),
        key=lambda account: not any(is_one_post(before.post, account.post) for before in moved[account.id]),
    )
    first = {account.login.casefold() or account.id: account.id for account in reversed(those)}
    return {account.id: moved[account.id] for account in those if account.id in first.values()}


class OthersLogins:
    """Tells who has a login that the account of another office had, and did not leave behind there."""

    def __init__(self, known: Identities, listed: Mapping[str, Office]) -> None:
        """Begin with everybody who was given an id, and by the ids of offices of before the listed ones that they are or may be."""
        self._known, self._listed = known, listed

    @cached_property
    def _had(self) -> Mapping[str, Sequence[KnownAccount]]:
        had: dict[str, list[KnownAccount]] = {}
        for account in self._known.accounts.values():
            if account.seal:
                had.setdefault(account.seal, []).append(account)
        return had

    @cached_property
    def _salts(self) -> Sequence[str]:
        return tuple(dict.fromkeys(map(salt_of, self._had)))

    @cached_property
    def _apart(self) -> AbstractSet[tuple[str, str]]:
        """The offices of which it was answered that they are not ones of before, with these (ids): the accounts of the one are none of the other's."""
        answers = (each.answer for each in self._known.answers if each.last is None)
        return {(self._known.id_now(each.now), each.before) for each in answers if each.answer is Sameness.OTHER}

    def has_one(self, office: str, perhaps: Container[str], account: Account) -> bool:
        """Return whether a listed account has the login of another office's.

        Args:
            office: the id of its office.
            perhaps: the ids of the offices that this is or may be.
            account: the listed account.

        """
        seals = (seal(account.login, salt) for salt in self._salts) if account.login else ()
        had = (each for sealed in seals for each in self._had.get(sealed, ()))
        return any(
            (office, each.office) not in self._apart
            and each.office not in perhaps
            and not (left_behind(self._known, each, office) and share_login(self._listed_there(each), (each,)))
            for each in had
        )

    def without_put_back(
        self, had: Sequence[KnownAccount], office: Office, perhaps: Container[str]
    ) -> Sequence[KnownAccount]:
        """Return accounts that an office had, without those of whom it was never answered whether they came from another one, in whose list their user ID stands again and not in its own.

        They were listed meanwhile alone: a row of their post that has not their user ID is not theirs. Whom only the number counted, and who was counted no more since one
        of them took his place, is there again with the number.

        Args:
            had: the accounts.
            office: the office as it is listed.
            perhaps: the ids of the offices that it is or may be.

        """
        put_back = [each for each in had if each.doubts and self._is_put_back(each, office, perhaps)]
        if not put_back:
            return had
        counted = [each for each in had if each.gone and each.only_numbered]
        there = {account.post for account in office.accounts if account.only_numbered}
        again: set[str] = set()
        for account in put_back:
            went = [
                each.id for each in counted if each.id in account.doubts and each.post in there and each.id not in again
            ]
            again.update(went[-1:])
        return [replace(each, gone=False) if each.id in again else each for each in had if each not in put_back]

    def _is_put_back(self, account: KnownAccount, office: Office, perhaps: Container[str]) -> bool:
        if not account.mark or share_login(office.accounts, (account,)):
            return False
        known = self._known.accounts
        doubted = (known[given] for given in map(self._known.id_now, account.doubts) if given in known)
        elsewhere = (before for before in doubted if before.office not in perhaps)
        return any(share_login(self._listed_there(before), (account,)) for before in elsewhere)

    def _listed_there(self, had: KnownAccount) -> Sequence[Account]:
        office = self._listed.get(had.office)
        return office.accounts if office is not None else ()


def taken_along(known: Identities, offices: Sequence[Office]) -> frozenset[str]:
    """Return the accounts (ids) of which only the number is known whose places in their offices somebody took who stands in another office's list since, or may: nobody is counted there in his place.

    That is one for each who may be one of them, as long as that is not answered; first who was counted no more since.

    """
    listed = {account.id for office in offices for account in office.accounts}
    found: set[str] = set()
    for office in offices:
        here = {office.id, *office.doubts}
        for account in office.accounts:
            for given in (account.id, *(each for each in account.doubts if each not in listed)):
                stood = known.accounts.get(given)
                if stood is None or not stood.doubts:
                    continue
                there = {stood.office, *known.moved_on.get(given, ())} - here
                counted = (known.accounts.get(known.id_now(each)) for each in stood.doubts) if there else ()
                those = [each for each in counted if each and each.only_numbered and each.office in there]
                free = sorted((each for each in those if each.id not in found), key=lambda each: not each.gone)
                found.update(each.id for each in free[:1])
    return frozenset(found)


def held_there(known: Identities, offices: Iterable[Office]) -> Mapping[str, HeldThere]:
    """Return the accounts of other offices (ids) that listed ones may be, each with where it stood.

    Where they are the same, that holder has it still, whatever day of joining his new office's list has.

    """
    then = (
        (office, known.accounts.get(given)) for office in offices for each in office.accounts for given in each.doubts
    )
    moved = [each for office, each in then if each is not None and each.office not in {office.id, *office.doubts}]
    return {
        each.id: HeldThere(
            each.office, max(filter(None, (each.since, known.since.get(each.id))), default=None), each.as_listed
        )
        for each in moved
    }


def at_portal_since(known: Identities, offices: Sequence[Office], day: date) -> Mapping[str, date]:
    """Return the accounts (ids) that stood at another portal before, each with the day since which it stands at that of its office, as far as was noted; of who moved also where no list has him now.

    An office of which no portal is named has one of its own; one that is listed no more has that which it had last.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.
        day: of the audit: a portal that was not noted yet is of that day.

    """
    portals = {given: office.portal or given for given, office in known.offices.items()}
    portals |= {office.id: office.portal or office.id for office in offices}
    found: dict[str, date] = {}
    for office in offices:
        since = _at_portal(office, known, day)
        if since is not None:
            found |= dict.fromkeys((account.id for account in office.accounts), since)
    for given, until_days in known.moved_on.items():
        if given not in known.accounts:
            continue
        here = known.accounts[given].office
        stood = ((known.id_now(office), until) for office, until in until_days.items())
        elsewhere = [until for office, until in stood if portals.get(office, office) != portals.get(here, here)]
        if elsewhere:
            found[given] = max((*elsewhere, found.get(given, date.min)))
    return found


def at_other_portal(known: Identities, offices: Iterable[Office]) -> frozenset[tuple[str, str]]:
    """Return who is listed beside whom of before he may be (ids), where that one stood last at another portal: what was told of him there was told of that one.

    An office of which no portal is named now, or was then, has the one that it has or had otherwise.

    """
    found: set[tuple[str, str]] = set()
    for office in offices:
        own = {office.id, *office.doubts}
        for account in office.accounts:
            before = [known.accounts[given] for given in account.doubts if given in known.accounts]
            others = known.at_another_portal((each for each in before if each.office not in own), office)
            left = {each.id for each in before if each.office in own and known.left_portal(each, office.portal)}
            found.update((account.id, given) for given in others | left)
    return frozenset(found)


def _at_portal(office: Office, known: Identities, day: date) -> date | None:
    """Return the day since which an office has its portal; None where it never had another one, as far as was noted."""
    then, noted = known.offices.get(office.id), known.portal_since.get(office.id, {})
    if then is None or not then.portal:
        return None
    portal = office.portal or then.portal
    since = noted.get(portal, date.min if portal == then.portal else day)
    return None if since == date.min else since


def put_back(known: Identities, offices: Sequence[Office], departed: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """Return who is listed again (his id, or those of several), by who was listed meanwhile of whom it was never answered whether he was that one, and is listed no more.

    Args:
        known: everybody who was given an id.
        offices: the roster by given ids.
        departed: whose leaving was explained: that ended what was told of them, unless their user ID is that of who is listed again.

    """
    everybody: Iterator[KnownOffice | KnownAccount] = chain(known.offices.values(), known.accounts.values())
    meanwhile = [each for each in everybody if each.doubts]
    if not meanwhile:
        return {}
    listed = {subject.id: subject for office in offices for subject in office.subjects}
    found: dict[str, tuple[str, ...]] = {}
    for gone in (each for each in meanwhile if each.id not in listed):
        again = (given for given in dict.fromkeys(map(known.id_now, gone.doubts)) if given in listed)
        found[gone.id] = tuple(
            given for given in again if gone.id not in departed or _has_login_of(listed[given], gone)
        )
    return {given: again for given, again in found.items() if again}


def _has_login_of(listed: Office | Account, before: KnownOffice | KnownAccount) -> bool:
    """Return whether a listed one has the user ID of one of before, by its mark: a kept roster has no whole one."""
    return isinstance(listed, Account) and isinstance(before, KnownAccount) and listed.login_mark == before.mark != ""
