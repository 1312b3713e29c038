"""Who a roster lists: everybody has the id that he was given once; who is doubtful is told, and nobody's yes goes to another.

Pure: (whom the ledger knows, the roster as read now) → the roster by given ids, and the doubts that only the office can settle.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import count, islice
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from auditor.i18n import joined
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.numbered import numbered_post
from auditor.model.subjects import NUMBERED, Account, Office, Roster
from auditor.model.views.head import of_one_name
from auditor.remembering import remembered
from auditor.roster.assignment import Assignment
from auditor.roster.at_portal import called_before, left_portal
from auditor.roster.doubt import Doubt, Known, with_listed
from auditor.roster.ids import BETWEEN_NUMBER
from auditor.roster.ids import fresh as fresh_id
from auditor.roster.list_number import each_number_once, places_of_gone, places_of_moved, stood_until
from auditor.roster.logins import is_login
from auditor.roster.matching import match_offices, share_login
from auditor.roster.matching_accounts import match_accounts
from auditor.roster.moving import OthersLogins, moved_accounts
from auditor.roster.names import name_key, post_slug
from auditor.roster.news import by_office
from auditor.roster.renamed_elsewhere import perhaps_renamed
from auditor.roster.shared import LoginDoubt, login_doubts, with_shared_once

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.notice import Place

Known_ = TypeVar("Known_", KnownOffice, KnownAccount)
_Doubtful = TypeVar("_Doubtful", Doubt, LoginDoubt)


def identify(
    known: Identities,
    listed: Roster,
    coded: frozenset[str] = frozenset(),
    departed: frozenset[str] = frozenset(),
    rows: Callable[[], Mapping[str, Place]] = dict,
) -> Assignment:
    """Return the roster with the ids that its offices and accounts were given, and new ones for who is new.

    Args:
        known: everybody who was given an id.
        listed: the roster, with the ids that it alone would give.
        coded: which of the offices' ids are codes that the roster has.
        departed: whose leaving was explained: nobody is taken for them but who has a user ID of theirs.
        rows: gives where accounts stand, by the ids that the roster alone would give.

    """
    if not (known.offices or known.accounts):
        logins = _of_logins(listed.offices, known)
        alone = {subject.id: subject.id for office in listed.offices for subject in office.subjects}
        return Assignment(listed, (), {code: code for code in coded}, logins, alone, known)
    return _Identifying(known, listed, coded, departed, rows).assignment()


def _of_logins(offices: Sequence[Office], known: Identities) -> tuple[LoginDoubt, ...]:
    """Return the user IDs under several posts of which nobody said yet whether they are shared."""
    return with_serials([doubt for office in offices for doubt in login_doubts(office, known)], offices)


def with_serials(doubts: Sequence[_Doubtful], offices: Sequence[Office]) -> tuple[_Doubtful, ...]:
    """Return what is asked about; one of several offices of one name in a roster is asked about with its serial there."""
    alike = of_one_name(offices) if doubts else {}
    return tuple(
        replace(doubt, office=replace(doubt.office, name=alike[doubt.office.id])) if doubt.office.id in alike else doubt
        for doubt in doubts
    )


class _Identifying:
    """One reading of a roster against everybody who is known."""

    def __init__(
        self,
        known: Identities,
        listed: Roster,
        coded: frozenset[str],
        departed: frozenset[str],
        rows: Callable[[], Mapping[str, Place]],
    ) -> None:
        self._known, self._listed, self._departed, self._coded = known, listed, departed, coded
        self._rows = remembered(None)(rows)
        self._taken = set(known.used)
        self._of_office = by_office(known)
        self._doubts: list[Doubt] = []
        self._given: dict[str, str] = {}
        self._there: set[str] = set()
        self._new: set[str] = set()
        self._alike: Mapping[str, Text] = {}
        self._alone: Mapping[str, str] = {}

    def assignment(self) -> Assignment:
        match = match_offices(tuple(self._known.offices.values()), self._listed.offices, self._coded, self._of_office)
        sure = {office.id for office in match.sure.values()}
        listed = {each.id: self._listed.offices[at] for at, those in match.doubted.items() for each in those}
        listed |= {office.id: self._listed.offices[at] for at, office in match.sure.items()}
        self._others = OthersLogins(self._known, listed)
        offices: list[Office] = []
        codes: dict[str, str] = {}
        for at, office in enumerate(self._listed.offices):
            known = match.sure.get(at)
            office_id = known.id if known is not None else fresh_id(office.id, self._taken)
            self._given[office.id] = office_id
            before = self._candidates(known, match.doubted.get(at, ()), self._known.offices, sure, office.accounts)
            of_office = self._of_office.get(office_id, ())
            by_id = office if office_id == office.id else replace(office, id=office_id)
            once = with_shared_once(by_id, self._known, of_office)
            offices.append(self._identified(self._as_numbered_before(once, before), before))
            if office.id in self._coded:
                codes[office_id] = office.id
        name_key.cache_clear()  # the names of a nation's offices are not held by it once it is known who they are
        offices = self._doubted_by_title(offices)
        moved = moved_accounts(self._known, offices, self._there, self._new)
        if moved:
            self._alike = of_one_name(offices)
            self._alone = {given: alone for alone, given in self._given.items() if given in moved}
            offices = [self._maybe_moved(office, moved) for office in offices]
        logins = _of_logins(offices, self._known)
        return Assignment(self._listed.of(tuple(offices)), tuple(self._doubts), codes, logins, self._given, self._known)

    def _candidates(
        self,
        known: Known_ | None,
        doubted: Sequence[Known_],
        everybody: Mapping[str, Known_],
        sure: set[str],
        accounts: Sequence[Account],
    ) -> tuple[Known_, ...]:
        """Return whose of before somebody, who has some accounts, may be: who was found now, and who was doubted before."""
        if not doubted and (known is None or not known.doubts):
            return ()
        ids = [before.id for before in doubted]
        for before in doubted:
            ids += map(self._known.id_now, before.doubts)
        if known is not None:
            ids += map(self._known.id_now, known.doubts)
        own = known.id if known is not None else ""
        return tuple(
            everybody[given]
            for given in dict.fromkeys(ids)
            if given in everybody and given != own and given not in sure and not self._is_gone(given, accounts)
        )

    def _is_gone(self, before: str, accounts: Sequence[Account]) -> bool:
        """Return whether leaving was explained of one of before, of whom none of some accounts has a user ID."""
        if before not in self._departed:
            return False
        account = self._known.accounts.get(before)
        return not share_login(accounts, self._of_office.get(before, ()) if account is None else (account,))

    def _identified(self, office: Office, before: tuple[KnownOffice, ...]) -> Office:
        """Return an office with its accounts by their ids; in a doubtful office they too are doubtful. Who stays as he is listed is not made anew."""
        perhaps = (office.id, *(then.id for then in before))
        has_anothers = partial(self._others.has_one, office.id, frozenset(perhaps))
        by_portal = [self._by_portal(given, office) for given in perhaps]
        (match, *elsewhere), (at_other_portal, *others_left) = (
            [
                match_accounts(self._others.without_put_back(had, office, perhaps), office.accounts, has_anothers)
                for had in at_portal
            ]
            for at_portal in zip(*by_portal, strict=True)
        )
        sure = {account.id for account in match.sure.values()}
        self._there |= {known.id for at, known in match.sure.items() if is_login(office.accounts[at], known)}
        accounts: list[Account] = []
        asked: list[tuple[Account, tuple[KnownAccount, ...], Place | None]] = []
        following: list[tuple[str, str, str]] = []
        doubtful = replace(office, doubts=tuple(then.id for then in before)) if before else office
        for at, account in enumerate(office.accounts):
            known = match.sure.get(at)
            account_id = self._fresh_id(account, office) if known is None else known.id
            self._given[account.id] = account_id
            # Nobody knows whether those of another portal have the same user IDs at this one.
            others = [*([at_other_portal] if known is None else []), *elsewhere, *others_left]
            doubted = [*match.doubted.get(at, ()), *(other.sure[at] for other in others if at in other.sure)]
            doubted += [candidate for other in others for candidate in other.doubted.get(at, ())]
            noted = self._but_by_number(known) if before and account.only_numbered else known
            candidates = self._candidates(noted, doubted, self._known.accounts, sure, (account,))
            if candidates and not before:
                candidates = tuple([candidate for candidate in candidates if candidate.office == office.id])
            if candidates and noted is not None and _is_listed_as_noted(account, noted):
                candidates = self._in_noted_order(candidates, noted)
            if candidates:
                self._there.update([candidate.id for candidate in candidates if is_login(account, candidate)])
            since = self._held_since(account, account_id)
            given = account
            if candidates or (account_id, since) != (account.id, account.holder_since):
                doubted_ids = tuple(candidate.id for candidate in candidates)
                given = replace(account, id=account_id, holder_since=since, doubts=doubted_ids)
            accounts.append(given)
            if before:
                following += [
                    (then.id, account_id, match_there.sure[at].id)
                    for then, match_there in zip(before, elsewhere, strict=True)
                    if match_there.sure.get(at) in candidates
                ]
            if candidates and not before:
                asked.append((given, candidates, self._rows().get(account.id)))
        identified = doubtful if accounts == [*office.accounts] else replace(doubtful, accounts=tuple(accounts))
        if before:
            following += self._numbered_following(office, {account.id for account in accounts})
            self._doubts.append(Doubt(identified, None, before, tuple(following)))
        self._doubts += [self._own_doubt(identified, *each) for each in asked]
        return identified

    def _own_doubt(
        self, office: Office, account: Account, before: tuple[KnownAccount, ...], row: Place | None
    ) -> Doubt:
        """Return the doubt about an account that may be ones of before of its own office; `row`: where the roster has it."""
        called, left = called_before(self._known, self._of_office, before), left_portal(self._known, before, office)
        return Doubt(office, account, before, called=called, row=row, left_portal=left)

    def _but_by_number(self, known: KnownAccount | None) -> KnownAccount | None:
        """Return a numbered account without whom of before it stands for by number alone: that is worked out anew by who stays of these (`with_counted`)."""
        if known is None:
            return None
        by_post = (self._known.accounts.get(self._known.id_now(given)) for given in known.doubts)
        return replace(known, doubts=tuple(each.id for each in by_post if each is not None and not each.only_numbered))

    def _in_noted_order(self, candidates: Sequence[KnownAccount], known: KnownAccount) -> tuple[KnownAccount, ...]:
        """Return whose of before one may be who is listed as he was noted: in the order that was noted then, whom a later list adds first."""
        order = {self._known.id_now(given): at for at, given in enumerate(known.doubts)}
        return tuple(sorted(candidates, key=lambda each: order.get(each.id, -1)))

    def _by_portal(self, given: str, office: Office) -> tuple[Sequence[KnownAccount], Sequence[KnownAccount]]:
        """Return the accounts that are known of an office (its id), those apart that were listed at another portal than that which it has now as it is listed."""
        own = self._of_office.get(given, ())
        left_behind = [account for account in own if self._known.left_portal(account, office.portal)]
        here = [account for account in own if account not in left_behind] if left_behind else own
        return each_number_once(here, office.accounts), each_number_once(left_behind, office.accounts)

    def _as_numbered_before(self, office: Office, perhaps: tuple[KnownOffice, ...]) -> Office:
        """Return an office of which the list has only how many user IDs it has: they are those of before who stay, whatever their numbers, and further ones; not those whose places its number has no more.

        Of one that is perhaps another of before, those have the numbers that they have there.
        """
        listed = office.accounts
        if not listed or not office.only_counted:
            return office
        if [each.post for each in listed] != [numbered_post(number) for number in range(1, len(listed) + 1)]:
            return office
        here, left_behind = self._by_portal(office.id, office)
        here_posts = {each.post for each in here if each.only_numbered}
        had = [*here, *(each for each in left_behind if each.post not in here_posts)]
        before = [each for each in had if each.only_numbered and each.id not in self._departed]
        listed = listed[: len(listed) - places_of_moved(office, before, self._known)]
        if any(each.gone for each in before):
            stood = stood_until((each for each in here if not each.only_numbered), self._known, {office.id})
            places = places_of_gone(office, before, stood.get(office.id, {}), self._known)
            listed = listed[: len(listed) - places]
        there = sorted(before, key=lambda each: each.gone)
        had_posts = {each.post for each in had}
        numbered = (each for then in perhaps for each in self._of_office.get(then.id, ()) if each.only_numbered)
        theirs = {each.post: each.id in self._departed for each in numbered if each.post not in had_posts}
        stay = [*(each.post for each in there), *(post for post, left in theirs.items() if not left)][: len(listed)]
        of_nobody = (
            numbered_post(number) for number in count(1) if f"{office.id}/{NUMBERED}{number}" not in self._taken
        )
        further = islice((post for post in of_nobody if post not in had_posts | theirs.keys()), len(listed) - len(stay))
        accounts = (replace(each, post=post) for each, post in zip(listed, (*stay, *further), strict=True))
        return replace(office, accounts=tuple(accounts))

    def _numbered_following(self, office: Office, listed: Container[str]) -> Iterator[tuple[str, str, str]]:
        """Yield of accounts of a doubtful office of which only the number was told, and that no list has, whom of before each is by which office; nobody of another portal."""
        for account in self._of_office.get(office.id, ()):
            if account.only_numbered and account.id not in listed:
                doubted = [each for given in account.doubts if (each := self._known.accounts.get(given)) is not None]
                offices = Counter(each.office for each in doubted)
                yield from (
                    (each.office, account.id, each.id)
                    for each in doubted
                    if offices[each.office] == 1 and not self._known.left_portal(each, office.portal)
                )

    def _fresh_id(self, account: Account, office: Office) -> str:
        own = account.id.partition("/")[2].partition(BETWEEN_NUMBER)[0]
        post = post_slug(account.post) if account.only_numbered else own
        given = fresh_id(f"{office.id}/{post}", self._taken)
        self._new.add(given)
        return given

    def _held_since(self, account: Account, account_id: str) -> date | None:
        """Return since when the holder of a listed account has the post; whoever joined with it at another office has it since before."""
        listed = account.holder_since
        if listed is not None and listed == self._known.joined.get(account_id):
            listed = self._known.accounts[account_id].since
        told = self._known.since.get(account_id)
        return listed if told is None else max(told, listed or told)

    def _is_new(self, office: Office, account: Account) -> bool:
        is_listed_first = account.id in self._new and not account.only_numbered
        return is_listed_first and not self._others.has_one(office.id, (office.id,), account)

    def _doubted_by_title(self, offices: list[Office]) -> list[Office]:
        """Return offices; who is one of before by a title alone that may be another one now, and who is new under that one, are doubtful."""
        renamed = perhaps_renamed(self._known, offices, self._doubts, self._is_new, self._departed)
        if not renamed:
            return offices
        every = (each for office in self._listed.offices for each in office.accounts)
        as_listed = {self._given[each.id]: each for each in every if each.id in self._given}
        own = {doubt.now: doubt.account.doubts for doubt in self._doubts if doubt.account and doubt.now in renamed}
        found: dict[str, Office] = {}
        asked: list[Doubt] = []
        for office in offices:
            ids = {account.id for account in office.accounts}
            if ids.isdisjoint(renamed):
                continue
            sure = ids.difference(before.id for each in ids & renamed.keys() for before in renamed[each])
            accounts: list[Account] = []
            for account in office.accounts:
                now, doubted = account, renamed.get(account.id, ())
                if doubted:
                    perhaps = self._candidates(None, doubted, self._known.accounts, sure, (account,))
                    those = (each.id for each in perhaps if each.office == office.id)
                    before = tuple(
                        self._known.accounts[each] for each in dict.fromkeys((*those, *own.get(account.id, ())))
                    )
                    listed = as_listed[account.id]
                    if account.id in self._known.accounts:
                        self._given[listed.id] = own_id = self._fresh_id(listed, office)
                        now = replace(account, id=own_id, holder_since=listed.holder_since)
                    now = replace(now, doubts=tuple(each.id for each in before))
                    asked.append(self._own_doubt(office, now, before, self._rows().get(listed.id)))
                accounts.append(now)
            found[office.id] = replace(office, accounts=tuple(accounts))
        asked = [*(doubt for doubt in self._doubts if doubt.now not in renamed), *asked]
        self._doubts = [replace(doubt, office=found.get(doubt.office.id, doubt.office)) for doubt in asked]
        return [found.get(office.id, office) for office in offices]

    def _maybe_moved(self, office: Office, moved: Mapping[str, tuple[KnownAccount, ...]]) -> Office:
        """Return an office whose accounts may be those of other offices as well; of a doubtful office it is asked first which it is."""
        accounts = tuple(
            replace(account, doubts=tuple(dict.fromkeys((*(each.id for each in moved[account.id]), *account.doubts))))
            if account.id in moved
            else account
            for account in office.accounts
        )
        if accounts == office.accounts:
            return office
        found = replace(office, accounts=accounts)
        for account in accounts if not office.doubts else ():
            if account.id in moved:
                self._ask_of_moved(found, account, moved[account.id])
        return found

    def _ask_of_moved(self, office: Office, account: Account, moved: tuple[KnownAccount, ...]) -> None:
        """Doubt an account to be one of other offices, or one of those of its own that it may be."""
        own = next((doubt for doubt in self._doubts if doubt.account is not None and doubt.now == account.id), None)
        before: tuple[Known, ...] = moved
        names = called_before(self._known, self._of_office, moved)
        called = {known.id: joined((self._office(known.office), names[known.id])) for known in moved}
        if own is not None:
            self._doubts.remove(own)
            before, called = (*moved, *own.before), {**own.called, **called}
        from_one = len({each.office for each in before if isinstance(each, KnownAccount)}) == 1
        stood = moved[0].office in self._known.moved_on.get(account.id, ())  # it was answered that it moved from there
        name = self._office(moved[0].office) if from_one else None
        still = dict.fromkeys(self._office(each.office) for each in moved if each.id in self._there)
        row = self._rows().get(self._alone[account.id])
        open_ = [(then.id, self._known.id_now(given)) for then in moved for given in then.doubts]
        following = tuple((one, then, one) for then, one in open_ if one in {known.id for known in before})
        doubt = Doubt(office, account, before, following, called, row, still_in=tuple(still))
        doubt = replace(doubt, at_another=self._known.at_another_portal(moved, office))
        asked = replace(doubt, asked_of=name) if stood else replace(doubt, moved_from=name)
        self._doubts.append(with_listed(asked, moved, names))

    def _office(self, given: str) -> Text:
        """Return how the office is called in whose list (its id) somebody stood: with its serial, where another listed one has its name."""
        return self._alike.get(given, self._known.offices[given].name)


def _is_listed_as_noted(account: Account, known: KnownAccount) -> bool:
    """Return whether an account has the post and the login, or none, with which it was last noted."""
    had_login = bool(known.mark) and not known.unwritten
    return account.post == known.post and (is_login(account, known) if had_login else not account.login)
