"""User IDs that stand in another office's list than before, while it is not known whether they are the same: all these offices are told."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.identity import Sameness
from auditor.model.known_names import known_called
from auditor.model.views.head import OfficeName, told_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.identity import Identities, KnownAccount
    from auditor.model.subjects import Account, Office


class CameFrom(NamedTuple):
    """The other offices, by name, in whose lists a listed user ID stood before, as far as it is one of those; `or_own`: it may be one that its own office had, too."""

    offices: tuple[Text, ...]
    or_own: bool


class MayHaveGone(NamedTuple):
    """User IDs of an office by post, one of which stands now, perhaps, in the list of one of some others; `is_one`: neither is there another that it may be, nor another list; `are_several`: more than one of them may stand there."""

    posts: tuple[Text, ...]
    there: Text
    is_one: bool
    are_several: bool


class Moves:
    """In whose lists accounts of before stood, and where they may stand now; worked out once a paper asks for it."""

    def __init__(self, everybody: Identities, offices: Callable[[], Iterable[Office]]) -> None:
        """Begin with whom the ledger knows, and with what gives all offices of the round."""
        self._everybody, self._offices = everybody, offices

    def came_from(self, account: Account, office: Office) -> CameFrom:
        """Return the other offices in whose lists a listed account stood before, whoever of those it may be; none where it may only be one of its own office, or of one that this may be."""
        known, own = self._everybody, {office.id, *office.doubts}
        doubts = account.doubts if not account.left else ()
        under = dict.fromkeys(known.accounts[each].office for each in doubts if each in known.accounts)
        names = tuple(self._name(each) for each in under if each in known.offices and each not in own)
        return CameFrom(names, or_own=not own.isdisjoint(under))

    def stood_at_former_portal(self, subject: str, office: Office) -> bool:
        """Return whether all whom a listed account (its id) may be were listed at another portal than its office has now: it is asked whether they have the same user IDs there."""
        known, at = self._everybody, self._everybody.offices.get(office.id)
        doubts = next((each.doubts for each in office.accounts if each.id == subject), ())
        before = [known.accounts[each] for each in doubts if each in known.accounts]
        portals = {each.portal or (at.portal if at is not None else "") for each in before}
        return bool(portals) and portals.isdisjoint(("", office.portal))

    def all_who_came(self, office: Office) -> Mapping[str, tuple[CameFrom, Text | None]]:
        """Return the listed accounts (ids) of an office that stood in other offices' lists before (`came_from`), each with the others in whose lists its very user ID stands, too; None where in none."""
        came = ((account, self.came_from(account, office)) for account in office.accounts)
        return {each.id: (before, self._listed_too(each, office)) for each, before in came if before.offices}

    def stood_at(self, account: str) -> Mapping[str, tuple[Text, date]]:
        """Return the other offices (ids) in whose lists an account (its id) stood before, as was answered, each by name with the day from which it is listed elsewhere."""
        known, there = self._everybody, self._everybody.moved_on.get(account, {})
        named = ((known.id_now(office), until) for office, until in there.items())
        return {office: (self._name(office), until) for office, until in named if office in known.offices}

    def moved_from(self, office: Office) -> Collection[str]:
        """Return the other offices (ids) in whose lists accounts of an office stood before, as was answered."""
        moved = (account.id for account in office.accounts if account.id in self._everybody.moved_on)
        return dict.fromkeys(there for given in moved for there in self.stood_at(given) if there != office.id)

    def counts_elsewhere(self, office: Office) -> bool:
        """Whether user IDs that stood in the list of an office stand in another's now, as was answered: what was told of them counts there."""
        return office.id in self._moved_away

    @cached_property
    def _moved_away(self) -> AbstractSet[str]:
        """The offices (ids) in whose lists user IDs stood that are listed elsewhere now."""
        known = self._everybody
        stood = (
            (each.id, known.id_now(office))
            for each in self._offices()
            for account in each.accounts
            if not account.left
            for office in known.moved_on.get(account.id, ())
        )
        return {office for there, office in stood if office != there}

    def told_by(self, subject: str, on: date, office: Office) -> Text | None:
        """Return by name the other office in whose list an account (its id) of an office stood on a day: what was told of all of a list then, that one told; None where it stood in its own, as it did on the day of the move, too."""
        days = (on, on + timedelta(days=1)) if subject in self._everybody.moved_on else ()
        stood = {self._everybody.office_on(subject, day) for day in days}
        if not stood or not stood.isdisjoint((office.id, *office.doubts)):
            return None
        there = self._everybody.office_on(subject, on)
        return self._name(there) if there in self._everybody.offices else None

    def stood_last(self, account: str) -> Text | None:
        """Return how an account (its id) is called that moved, as was answered, by the office in whose list it stood last and its post there; None where it never did."""
        known = self._everybody.accounts.get(account) if account in self._everybody.moved_on else None
        if known is None or known.office not in self._everybody.offices:
            return None
        return joined((self._name(known.office), known_called(self._everybody, account)))

    def came_with_holder(self, account: Account) -> bool:
        """Return whether an account is none of those of before, as was answered or as it was listed later with none to ask about, and its holder had it when it first stood in a list: nobody had it before him."""
        came = self._everybody.came.get(account.id, date.max)
        is_new = came > self._first_listed or account.id in self._none_of_before
        return is_new and account.holder_since is not None and account.holder_since <= came

    @cached_property
    def _first_listed(self) -> date:
        """On which day anybody was first noted in a list; `date.max` before that."""
        return min(self._everybody.came.values(), default=date.max)

    @cached_property
    def _none_of_before(self) -> AbstractSet[str]:
        """The accounts (ids) of which it was answered, and holds, that they are not one of before."""
        held = (each.answer for each in self._everybody.answers if each.last is None)
        return {answer.now for answer in held if answer.answer is Sameness.OTHER and not answer.is_of_listing}

    def _listed_too(self, account: Account, office: Office) -> Text | None:
        there = (each for before in account.doubts for each in self._there.get(before, ()))
        names = dict.fromkeys(
            self._name(other.id)
            for other, same in there
            if other.id != office.id and same.login_mark == account.login_mark
        )
        return joined(names) if names and account.login else None

    def gone_from(self, office: Office) -> Iterator[MayHaveGone]:
        """Yield which user IDs of an office may stand in another office's list now, those together that may be the same there; not one that was only counted beside who was listed in its place."""
        found: dict[tuple[str, ...], list[KnownAccount]] = defaultdict(list)
        for known in self._gone(office):
            found[tuple(account.id for _, account in self._elsewhere(known.id, office))].append(known)
        for gone in (gone for there, gone in found.items() if there):
            stood_for = {each for known in gone for each in known.doubts}
            counted = {known.id for known in gone if known.only_numbered and known.id in stood_for}
            called = ((each.id, office.called.get(each.id)) for each in gone if each.id not in counted)
            posts = dict.fromkeys(post or known_called(self._everybody, given) for given, post in called)
            there = tuple(self._elsewhere(gone[0].id, office))
            is_one = len(there) == 1 and len({*there[0][1].doubts} - counted) == 1
            are_several = min(len({account.id for _, account in there}), len({each.id for each in gone} - counted)) > 1
            yield MayHaveGone(tuple(posts), either(self.may_stand_at(gone[0].id, office)), is_one, are_several)

    def gone_apart(self, assessment: OfficeAssessment) -> OfficeAssessment:
        """Return of an office what would be open of its user IDs that are not listed while it is asked whether they stand in another's list, as if they were all that it has."""
        office, known = assessment.office, self._everybody.accounts
        gone = (known[each] for each in office.gone_elsewhere if each in known)
        accounts = tuple(
            replace(each.as_listed, left=True, post=known_called(self._everybody, each.id)) for each in gone
        )
        apart = replace(
            office, accounts=accounts, user_count=0, maybe_elsewhere=office.gone_elsewhere, gone_elsewhere=()
        )
        return replace(assessment, office=apart, findings=assessment.perhaps_back, perhaps_back=())

    def perhaps_at(self, office: Office) -> Mapping[tuple[Text, ...], int]:
        """Return in whose lists, by name, user IDs may stand now that are gone from an office's list, each with all in which it may, with how many of them stand there, perhaps; nothing where in none."""
        gone: dict[tuple[Text, ...], set[str]] = defaultdict(set)
        there: dict[tuple[Text, ...], set[str]] = defaultdict(set)
        for known in self._gone(office):
            if names := self.may_stand_at(known.id, office):
                gone[names].add(known.id)
                there[names].update(account.id for _, account in self._elsewhere(known.id, office))
        return {names: min(len(whose), len(there[names])) for names, whose in gone.items()}

    def may_stand_at(self, account: str, office: Office) -> tuple[Text, ...]:
        """Return in whose list, one of these by name, an account (its id) that left an office may stand now; nothing where in no other one's."""
        return tuple(dict.fromkeys(self._name(there.id) for there, _ in self._elsewhere(account, office)))

    def _elsewhere(self, account: str, office: Office) -> Iterator[tuple[Office, Account]]:
        return ((there, each) for there, each in self._there.get(account, ()) if there.id != office.id)

    def moved(self, office: Office, then: Callable[[], Office | None], met: date) -> Iterator[tuple[Text, bool, int]]:
        """Yield from whose list user IDs came into an office's since the last meeting, and into whose they went from it, as was answered: each by that office's name, with whether they came, and how many.

        Args:
            office: the office as it is listed.
            then: gives the same as it stood at the last meeting; None where it was not listed.
            met: the day of that one's round: of several lists in which one stood before, it came from that in which it stood then.

        """
        if office.id not in self._concerned:
            return
        known, before = self._everybody, then()
        was = {account.id for account in before.accounts} if before is not None else set[str]()
        here = {account.id for account in office.accounts if not account.left}
        left = {given: days for given, days in known.moved_on.items() if given in here - was and {*days} - {office.id}}
        stood = {given: known.office_on(given, met) for given in left}
        came = (
            max({*days} - {office.id}, key=days.__getitem__) if stood[given] == office.id else stood[given]
            for given, days in left.items()
        )
        gone = (given for given in was - here if office.id in known.moved_on.get(given, {}))
        went = (known.accounts[given].office for given in gone if given in known.accounts)
        for others, is_here in ((came, True), (went, False)):
            counted = Counter(each for each in others if each in known.offices)
            yield from ((self._name(each), is_here, n) for each, n in counted.items())

    def _name(self, office: str) -> Text:
        """Return how an office (its id) is called: as the round lists it, which the ledger may know by the name of before."""
        return self._listed_as.get(office) or self._everybody.offices[office].name

    @cached_property
    def _listed_as(self) -> Mapping[str, Text]:
        """How offices (ids) are called, by whose name alone papers tell where a user ID stood."""
        listed = dict(enumerate(self._offices(), start=1))
        called = told_apart(OfficeName(serial, office.name) for serial, office in listed.items())
        return {office.id: called[serial] for serial, office in listed.items()}

    @cached_property
    def _concerned(self) -> AbstractSet[str]:
        """The offices (ids) in whose lists accounts stood or stand that moved."""
        moved = self._everybody.moved_on
        now = (self._everybody.accounts[given].office for given in moved if given in self._everybody.accounts)
        return {*now, *(office for there in moved.values() for office in there)}

    def _gone(self, office: Office) -> Iterator[KnownAccount]:
        listed = {account.id for account in office.accounts if not account.left} - office.perhaps_others
        return (known for known in self._of_office.get(office.id, ()) if known.id not in listed)

    @cached_property
    def _of_office(self) -> Mapping[str, Sequence[KnownAccount]]:
        found: dict[str, list[KnownAccount]] = defaultdict(list)
        for known in self._everybody.accounts.values():
            found[known.office].append(known)
        return found

    @cached_property
    def _there(self) -> Mapping[str, Sequence[tuple[Office, Account]]]:
        """Who is listed that may be an account of before, with his office, by that one's id."""
        found: dict[str, list[tuple[Office, Account]]] = defaultdict(list)
        for office in self._offices():
            for account in office.accounts:
                for before in account.doubts if not account.left else ():
                    found[before].append((office, account))
        return found


def laid_beside(
    then: Iterable[OfficeAssessment], now: Mapping[str, OfficeAssessment], *, moved_alone: bool = False
) -> Iterator[tuple[OfficeAssessment, OfficeAssessment]]:
    """Yield how offices stood at a meeting beside how they stand, and what stood of user IDs in whose list they were then beside the other office in whose list they are now; or only that."""
    listed = {
        account.id: office for office, each in now.items() for account in each.office.accounts if not account.left
    }
    for before in then:
        of = before.office
        if of.id in now and not moved_alone:
            yield before, now[of.id]
        gone: dict[str, set[str]] = defaultdict(set)
        for account in of.accounts:
            if (there := listed.get(account.id, of.id)) != of.id:
                gone[there].add(account.id)
        for there, moved in gone.items():
            findings = tuple(each for each in before.findings if each.subject in moved)
            yield replace(before, findings=findings), now[there]


def brought_along(
    then: Iterable[OfficeAssessment], now: Mapping[str, OfficeAssessment]
) -> Mapping[str, Sequence[Finding]]:
    """Return what was found at the last meeting of user IDs that stood in another office's list then, by the id of the office in whose list they are."""
    brought: dict[str, list[Finding]] = defaultdict(list)
    for before, there in laid_beside(then, now, moved_alone=True):
        brought[there.office.id] += before.of(level=Level.SHALL)
    return brought


def in_rows_of_moved(before: Mapping[str, Sequence[Account]], offices: Iterable[Office]) -> frozenset[str]:
    """Return the accounts (ids) that have the rows of those whose user IDs stand in another office's list now, without a user ID or with that one still: their rows are not new.

    Args:
        before: the accounts of offices (ids) at the last meeting.
        offices: all offices as they are listed.

    """
    listed = {account.id: (office.id, account) for office in offices for account in office.accounts if not account.left}
    posts: dict[tuple[str, Text], set[str]] = defaultdict(set)
    for office, accounts in before.items():
        for account in accounts:
            there, moved = listed.get(account.id, (office, account))
            if there != office:
                posts[office, account.post].add(moved.login_mark)
    return frozenset(
        given
        for given, (office, account) in listed.items()
        if (office, account.post) in posts and (not account.login or account.login_mark in posts[office, account.post])
    )


def either(names: Sequence[Text]) -> Text:
    """Return names of which one is meant as one text."""
    return Text(en=" or ".join(name.en for name in names), bn=" বা ".join(name.bn for name in names))
