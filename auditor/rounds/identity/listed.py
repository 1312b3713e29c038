"""Whom a round judges: the roster of the day, and those who left it."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor import discovery
from auditor.model.facts import MailboxKind
from auditor.model.noes import is_no
from auditor.model.round import DepartureCount
from auditor.model.subjects import Account, Office, Roster, listed_elsewhere
from auditor.places import addresses
from auditor.rounds.identity import as_now, identities
from auditor.rounds.identity.counted import with_counted
from auditor.rounds.identity.leaving import Leaving, as_known
from auditor.rounds.identity.left_roster import reasons_of_accounts
from auditor.rounds.ledger import record
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import called_off
from auditor.workspace.folder import find, load

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from auditor.model.baseline import Departure
    from auditor.model.counting import CountsFrom
    from auditor.model.evidence import Observation
    from auditor.model.identity import Identities, KnownAccount
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


def open_workspace(folder: Path, *, roster: bool = True) -> Workspace:
    """Return the workspace that the folder is, or lies in.

    Args:
        folder: where.
        roster: read the roster too; what was kept can be looked at without one.

    Raises:
        AuditorError: there is none, or one of its own files cannot be used.

    """
    return load(find(folder), discovery.policies(), with_roster=roster)


def roster_of(space: Workspace) -> Roster:
    """Return the roster by the ids that its offices and accounts were given.

    Raises:
        AuditorError: it lists no office, what it says is wrong, or the ledger cannot be read.

    """
    return identities.assigned(space, identities.known(Ledger(space.ledger_path))).roster


def counted_roster_of(space: Workspace) -> Roster:
    """Return the roster by the ids that its offices and accounts were given, with those numbered whom its own numbers count beyond its list.

    Raises:
        AuditorError: it lists no office, what it says is wrong, or the ledger cannot be read.

    """
    everybody = identities.known(Ledger(space.ledger_path))
    return counted_by_list(space, identities.assigned(space, everybody).roster, everybody)


def counted_by_list(space: Workspace, roster: Roster, everybody: Identities) -> Roster:
    """Return a roster (by given ids) with those numbered whom its own numbers count beyond its list; what offices told of their number is another matter."""
    counted, _ = with_counted(roster, (), date.max, everybody, frozenset(space.config.departed_on))
    return counted


def roster_snapshot(listed: Roster, official_domains: Sequence[str], known: Mapping[str, KnownAccount]) -> Roster:
    """Return the roster as a round holds it: no person's name or phone, logins masked, addresses by their kind.

    Of such a roster it is that roster itself. Marks of the `known` accounts are held once.
    """

    def official(office: Office) -> bool:
        return addresses.classify_email(office.email, official_domains)[0] is MailboxKind.OFFICIAL

    return Roster(tuple(record.snapshot(office, known, official=official(office)) for office in listed.offices))


def kept_before(ledger: Ledger, entries: Iterable[RoundHead], meeting: str, place: str) -> list[RoundHead]:
    """Return the rounds kept for meetings before this one, oldest first; for a look, of all meetings.

    A round of a meeting that was not held is none of them: nothing is compared with it.

    Args:
        ledger: the ledger: what it noted of meetings counts.
        entries: the rounds to choose from.
        meeting: the id of the meeting; empty for a look.
        place: where it stands among meetings (`place_of`).

    """
    unheld = called_off(ledger)
    held = [entry for entry in entries if entry.header.meeting not in unheld]
    if not meeting:
        return held
    return [entry for entry in held if entry.header.meeting != meeting and entry.header.place < place]


def counted_though_not_held(ledger: Ledger, kept: RoundHead) -> tuple[RoundHead, ...]:
    """Return the rounds with which the papers of a kept one compare though their meeting was noted as not held since, one a meeting.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return _counted_by_one(ledger.before(kept.entry), ledger, kept)


def left_out_though_held(ledger: Ledger, kept: RoundHead) -> tuple[RoundHead, ...]:
    """Return the rounds that the papers of a kept one pass over since their meeting was noted as not held then, though it is held after all, one a meeting.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return _counted_by_one(ledger, ledger.before(kept.entry), kept)


def _counted_by_one(one: Ledger, other: Ledger, kept: RoundHead) -> tuple[RoundHead, ...]:
    """Return the rounds kept before one that count for it by what one ledger tells of meetings and not by what the other does, one a meeting."""
    heads = [head for head in one.rounds() if head.number < kept.number]
    of = kept.header.meeting, kept.header.place
    here, there = ({head.header.meeting: head for head in kept_before(each, heads, *of)} for each in (one, other))
    return tuple(head for meeting, head in here.items() if meeting not in there)


def with_those_who_left(
    roster: Roster,
    before: Iterable[Iterable[Office]],
    departures: Sequence[Departure],
    everybody: Identities,
    told_of: Container[str],
) -> tuple[Roster, tuple[DepartureCount, ...]]:
    """Keep on the list what left it without a reason, count by reason what left with one, and mark offices all of whose accounts did.

    So does who stood in none of these rounds, if the ledger knows him and something was told of him.

    Who may be one of before stands in his place, so that nobody is counted twice; once he is known to be another, the one of
    before left like everybody else.

    Args:
        roster: offices and accounts as listed now.
        before: the offices of the rounds kept before, those of the round that spoke at the meeting before first.
        departures: why some left.
        everybody: who was given an id.
        told_of: the ids of whom something was told (`told_of_left`).

    """
    listed = {office.id: office for office in roster.offices}
    present = _There(listed)
    reasons = {departure.subject: departure.reason for departure in departures}
    stands_in = _only_one_instead(roster)
    leaving = Leaving(everybody, present, _stood_for(roster, present, everybody), reasons)
    stood = _offices_before(before, everybody, present, reasons)
    known = _known_besides(everybody, present, reasons, told_of, leaving.left)
    for office, meant, is_known in chain(stood, known):
        now = listed.get(office.id) or stands_in.get(office.id)
        if now is None:
            leaving.note_office(office, meant)
        else:
            missing = _missing_accounts(office, now, everybody, numbered=is_known)
            leaving.note_accounts(missing, office.id, now, meant)
    leaving.place_in_offices_that_left({*listed}, stands_in)
    gone, stay = leaving.gone, leaving.stay
    emptied = reasons_of_accounts(departures, everybody) if departures else {}
    offices = tuple(_with_left(office, stay.get(office.id, ()), emptied, everybody) for office in roster.offices)
    counted = tuple(
        DepartureCount(reason, gone[reason, "offices"], gone[reason, "accounts"])
        for reason in sorted({reason for reason, _ in gone})
    )
    return roster.of((*_with_elsewhere(offices, everybody, reasons), *leaving.unexplained.values())), counted


def _with_elsewhere(offices: Sequence[Office], everybody: Identities, explained: Container[str]) -> Iterator[Office]:
    """Yield offices with which of their accounts somebody in another one's list may be, who has their user ID or stands in their place; also those that are not listed for that.

    Whose leaving was explained (ids) comes back by no answer, nor does of whom only the number was known: he may have a row since.
    """
    doubted = ((office.id, each) for office in offices for each in office.accounts if each.doubts and not each.left)
    maybe = [(before, office) for office, account in doubted for before in account.doubts]
    seekers = dict(maybe)
    own = {before for before, office in maybe if everybody.office_of(before) == office}
    there = {account.id for office in offices for account in office.accounts} if seekers else set[str]()
    gone: dict[str, list[str]] = defaultdict(list)
    for given in seekers.keys() - own - there:
        known = everybody.accounts.get(given)
        if known is not None and not known.only_numbered and given not in explained:
            gone[known.office].append(given)
    for office in offices:
        accounts = (account.id for account in office.accounts) if seekers else ()
        elsewhere = tuple(given for given in accounts if seekers.get(given, office.id) != office.id)
        back = tuple(sorted(gone.get(office.id, ())))
        yield replace(office, maybe_elsewhere=elsewhere, gone_elsewhere=back) if elsewhere or back else office


def _with_left(office: Office, stay: Sequence[Account], emptied: Container[str], everybody: Identities) -> Office:
    """Return an office with its accounts that stay though they left the roster, those of a former portal with that, or marked where all of them left it with a reason."""
    if stay:
        known = {each.id: everybody.accounts.get(each.id) for each in stay}
        former = {
            given: everybody.left_portal(account, office.portal)
            for given, account in known.items()
            if account is not None and account.office == office.id
        }
        left = (replace(each, former_portal=former.get(each.id, "")) for each in stay)
        return replace(office, accounts=(*office.accounts, *left))
    return replace(office, emptied=True) if office.id in emptied and office.is_uncounted else office


def _offices_before(
    rounds: Iterable[Iterable[Office]], everybody: Identities, listed: Container[str], explained: Container[str]
) -> Iterator[tuple[Office, Container[str] | None, bool]]:
    """Yield the offices of the last round; then of each round before it those in whose place somebody stood in all since.

    With each office comes whom of it is meant, itself or accounts; None where all are; and that it is not merely known. Who left while it was not known whom he
    stood for stands for him still.

    Args:
        rounds: the offices of each round, those of the last one first.
        everybody: who was given an id.
        listed: the ids of who is listed.
        explained: those of whose leaving was explained.

    """
    meant: frozenset[str] | None = None
    for offices in rounds:
        doubted: set[str] = set()
        for office in as_now.offices(offices, everybody):
            for subject in office.subjects:
                if not subject.doubts:
                    continue
                known = everybody.known(subject.id)
                if subject.id in listed or subject.id in explained or known is None or not known.doubts:
                    doubted.update(map(everybody.id_now, subject.doubts))
            yield office, meant, False
        meant = frozenset(doubted) if meant is None else meant & doubted
        if not meant:
            return


def _known_besides(
    everybody: Identities,
    listed: Container[str],
    explained: Container[str],
    told_of: Container[str],
    left: Collection[str],
) -> Iterator[tuple[Office, None, bool]]:
    """Yield the offices that the ledger knows with their accounts, those of which something was told.

    Who may be one of before is not meant, for he stands for him; unless he himself is one who left, or is only counted at another portal than that one was.

    Args:
        everybody: who was given an id.
        listed: the ids of who is listed; such an office comes only with accounts that are not.
        explained: those of whose leaving was explained, who are not meant.
        told_of: the ids of whom something was told.
        left: the ids of who left, as is known once this is asked for.

    """
    instead = {before for given in left if (known := everybody.known(given)) is not None for before in known.doubts}
    unlisted = (given for given in everybody.offices if given not in listed and given in told_of)
    of_office: dict[str, list[Account]] = {given: [] for given in unlisted}
    for account in everybody.accounts.values():
        if account.id in listed or account.id in explained or account.id not in told_of or account.id in instead:
            continue
        if not account.doubts or _had_number_before(account, everybody):
            of_office.setdefault(account.office, []).append(account.as_listed)
    for given, accounts in of_office.items():
        office = everybody.offices.get(given)
        if office is not None and not office.doubts and given not in explained and given not in instead:
            yield replace(as_known(given, everybody), accounts=tuple(accounts)), None, True


def _had_number_before(account: KnownAccount, everybody: Identities) -> bool:
    """Return whether an account may only be who had its number in its office, as at a former portal."""
    before = [everybody.accounts.get(everybody.id_now(given)) for given in account.doubts]
    return account.only_numbered and all(
        each is not None and (each.office, each.post) == (account.office, account.post) for each in before
    )


def told_of_left(
    everybody: Identities, listed: Roster, told: Mapping[str, Sequence[Observation[Any]]], counts_from: CountsFrom
) -> Container[str]:
    """Return the ids of whom something was told that stays though they left; of those of whom only the number is known, where that is a no and nobody listed may be they.

    Args:
        everybody: who was given an id.
        listed: the roster.
        told: what was told, by whom it is about.
        counts_from: since when something is to be done.

    """
    numbered = [each.id for each in everybody.accounts.values() if each.id in told and each.only_numbered]
    if not numbered:
        return told
    there = {
        given for office in listed.offices for subject in office.subjects for given in (subject.id, *subject.doubts)
    }
    silent = {
        given
        for given in numbered
        if given in there or not any(is_no(each.fact, each.value, counts_from.of(each.fact)) for each in told[given])
    }
    return told.keys() - silent


class _There:
    """The ids of all who are listed, each found in the list of its office: a nation's are not held once more in a set."""

    def __init__(self, listed: Mapping[str, Office]) -> None:
        """Take the offices of the list, by their ids."""
        self._listed, self._elsewhere = listed, listed_elsewhere(listed.values())

    def __contains__(self, given: object) -> bool:
        """Whether an office or account with this id is listed."""
        if not isinstance(given, str):
            return False
        if given in self._listed or given in self._elsewhere:
            return True
        office = self._listed.get(given.partition("/")[0])
        return office is not None and any(account.id == given for account in office.accounts)


def _stood_for(roster: Roster, listed: Container[str], everybody: Identities) -> frozenset[str]:
    """Return the ids in whose place somebody stands of whom it is not known whether he is that one.

    That is one of before who is not listed himself for each who is doubted, of his own office first: who may be one of another office's is still counted there,
    if here he is perhaps one of those counted. With him go those who stood in the place of that one, or in whose place he stood, by a name between, where any of them stood in the
    same list. And who was doubted and is listed no more, once one of before is back.
    """
    taken: set[str] = set()
    doubted = ((office.id, each) for office in roster.offices for each in office.subjects if each.doubts)
    for office_id, subject in doubted:
        own_first = sorted(subject.doubts, key=lambda before: everybody.office_of(before) != office_id)
        free = [given for given in own_first if given not in taken and given not in listed]
        stood_here = any(everybody.office_of(given) == office_id for given in free)
        taken.update(_of_one_place(free, everybody) if stood_here else free[:1])
    for those in (everybody.offices, everybody.accounts):
        instead = {before for before in taken if before not in listed}
        taken.update(
            given
            for given, known in those.items()
            if any(before in listed or before in instead for before in known.doubts)
        )
    return frozenset(taken)


def _of_one_place(free: Sequence[str], everybody: Identities) -> Iterator[str]:
    """Yield the first of those of before (ids) in whose place somebody may stand, and whom that one stood for, if for anybody."""
    perhaps = {given: known.doubts for given in free if (known := everybody.known(given)) is not None}
    for first in free[:1]:
        before = [given for given in free if given in perhaps.get(first, ())] or [first]
        yield from (first, next((given for given in before if not perhaps.get(given)), before[0]))


def _only_one_instead(roster: Roster) -> Mapping[str, Office]:
    """Return which office stands in the place of one of before (its id), where it may be one alone: those there of whom only the number was known, and for whom nobody stands, left it."""
    claimants = Counter(before for office in roster.offices for before in office.doubts)
    return {before: office for office in roster.offices for before in office.doubts if claimants[before] == 1}


def _missing_accounts(before: Office, now: Office, everybody: Identities, *, numbered: bool) -> list[Account]:
    """Return the accounts listed before and not now; numbered ones only where fewer are listed than before, or `numbered` says so.

    Of an office of before that this one may be only numbered ones: of posts it is asked first which office it is. Who stood here while
    that was asked, himself or as one of before, did not leave once it is answered that this is another.
    """
    present = {account.id for account in now.accounts}
    missing = [account for account in before.accounts if account.id not in present]
    if len(now.accounts) >= len(before.accounts) and not numbered:
        missing = [account for account in missing if not account.only_numbered]
    if before.id != now.id:
        return [account for account in missing if account.only_numbered]
    here = {now.id, *now.doubts}
    return [
        account
        for account in missing
        if not account.only_numbered or now.doubts or not account.doubts
        if not account.left or everybody.office_of(account.id) in here
    ]
