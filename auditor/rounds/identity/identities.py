"""Who is who in a workspace, as its ledger keeps it: ids given once, and answers about them."""

from __future__ import annotations

import secrets
from functools import partial
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from weakref import WeakValueDictionary

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.identity import (
    Acquaintance,
    Identities,
    IdentityAnswer,
    KnownAccount,
    KnownOffice,
    PlacedRow,
    Sameness,
    SharedLogin,
)
from auditor.model.journal import Identified
from auditor.model.sealed_logins import seal
from auditor.model.subjects import Account, Office
from auditor.places import addresses
from auditor.roster import identity, identity_questions, recalling
from auditor.roster.at_portal import at_present_portals
from auditor.roster.names import is_one_post
from auditor.roster.news import to_note
from auditor.rounds.identity.left_list import by_ids_now
from auditor.rounds.ledger.held_once import HeldOnce
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Waiver
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Roster
    from auditor.roster.assignment import Assignment
    from auditor.roster.doubt import Doubt, Known
    from auditor.roster.identity_questions import Question
    from auditor.roster.shared import LoginDoubt
    from auditor.workspace.folder import Workspace

SALT_BYTES: Final = 8
_KNOWN: Final[WeakValueDictionary[Hashable, Identities]] = WeakValueDictionary()
"""Everybody by the ledger that tells it, as long as somebody holds it: of a nation it takes 130 MB."""


def known(ledger: Ledger, *, held: HeldOnce | None = None, more: Sequence[Identified] = ()) -> Identities:
    """Return everybody who was given an id, worked out once for all who hold it meanwhile.

    A ledger from before ids were kept tells it by the rounds in it.

    Args:
        ledger: the ledger.
        held: holds the ids and words of everybody once, also where they stand elsewhere.
        more: what would be noted beside.

    """
    as_of = None if more else ledger.as_of()
    found = _KNOWN.get(as_of) if held is None else None
    if found is None:
        found = _worked_out(ledger, held or HeldOnce(), more)
        if as_of is not None:
            _KNOWN[as_of] = found
    return found


def _worked_out(ledger: Ledger, held: HeldOnce, more: Sequence[Identified]) -> Identities:
    length = ledger.length() if more else 0
    numbers: list[int] = []
    entries: list[Identified] = []
    for number, entry in chain(ledger.numbered(Identified), enumerate(more, start=length + 1)):
        offices, accounts = tuple(map(held.known_office, entry.offices)), tuple(map(held.known_account, entry.accounts))
        entries.append(replace(entry, offices=offices, accounts=accounts))
        numbers.append(number)
    found = recalling.recall(entries, Identities() if len(entries) > len(more) else _from_rounds(ledger))
    answers = tuple(
        replace(each, first=numbers[each.first], last=None if each.last is None else numbers[each.last])
        for each in found.answers
    )
    kept = max((head.entry for head in ledger.rounds()), default=0) if found.moved_on else 0
    lately = (found.id_now(each.answer.before) for each in answers if each.makes_one and each.first > kept)
    return replace(
        found,
        answers=answers,
        reconsidered=recalling.reconsidered(answers),
        moved_lately=frozenset(lately).intersection(found.moved_on),
    )


def _from_rounds(ledger: Ledger) -> Identities:
    """Return everybody whom the rounds of a ledger know that keeps no ids; none as gone, so that who is gone is noted as well once ids are kept."""
    offices: dict[str, KnownOffice] = {}
    accounts: dict[str, KnownAccount] = {}
    for head in ledger.rounds():
        for office in ledger.offices(head):
            offices[office.id] = KnownOffice(office.id, office.name, office.kind, portal=office.portal)
            for account in office.accounts:
                given, whose = account.id, office.id
                accounts[given] = KnownAccount(given, whose, account.post, account.login)
    return Identities(offices, accounts)


def assigned(space: Workspace, everybody: Identities) -> Assignment:
    """Return the roster of a workspace by given ids.

    Raises:
        RosterError: the roster lists no office, or what it says is wrong.

    """
    departed = frozenset(departure.subject for departure in by_ids_now(space.config, everybody).departures)
    return identity.identify(everybody, space.roster_as_read, space.reading.coded, departed, space.reading.rows)


def notes(  # noqa: PLR0913 who is listed, and how it is noted
    everybody: Identities, roster: Roster, codes: Mapping[str, str], salt: str, day: date, *, counted: bool = False
) -> Iterator[Identified]:
    """Yield what is to be noted so that everybody listed keeps his id; nothing where nobody is new or listed otherwise.

    Args:
        everybody: who was given an id.
        roster: who is listed, by given ids.
        codes: the codes that the roster has, by office id.
        salt: fresh random hex digits.
        day: the day.
        counted: whether the roster has the accounts, too, of which only the number was told.

    """
    for offices, accounts in to_note(everybody, roster, codes, salt, counted=counted):
        yield Identified(offices, accounts, (), day)


def noted(
    space: Workspace, day: date, answers: Sequence[IdentityAnswer] = (), more: Sequence[Identified] = ()
) -> Iterator[Identified]:
    """Yield what is to be noted so that everybody listed now is known, whoever is taken off the list later, and what was answered of them.

    Args:
        space: the workspace.
        day: the day.
        answers: who is who.
        more: what would be noted before.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    everybody = known(Ledger(space.ledger_path), more=more)
    assignment = assigned(space, everybody)
    yield from notes(everybody, assignment.roster, assignment.codes, secrets.token_hex(SALT_BYTES), day)
    if answers:
        at_present = at_present_portals(everybody, assignment.roster.offices, ())
        about = {each.now for each in answers}.difference(everybody.accounts, assignment.alone)
        counted = tuple(each for given, each in at_present.accounts.items() if given in about)
        yield Identified((), counted, tuple(answers), day)


def answer(space: Workspace, answers: Sequence[IdentityAnswer], day: date) -> None:
    """Note answers about who is who, with the ids of those they are about."""
    if answers:
        Ledger(space.ledger_path).note(*noted(space, day, answers))


def answer_login(space: Workspace, doubt: LoginDoubt, day: date, *, shared: bool) -> None:
    """Note whether a user ID under several posts of an office is shared: then its accounts are one from now on.

    They are the one that stood in another office's list before, else the first; what a post of them had before is that one too, though
    it was listed with another user ID then.

    Args:
        space: the workspace.
        doubt: whose user ID.
        day: the day.
        shared: what was answered.

    """
    ledger = Ledger(space.ledger_path)
    everybody = known(ledger)
    assignment = assigned(space, everybody)
    salt = secrets.token_hex(SALT_BYTES)
    ledger.note(*notes(everybody, assignment.roster, assignment.codes, salt, day))
    here = doubt.office.id
    first, *others = sorted(doubt.accounts, key=lambda each: (not each.shared, everybody.given_in(each.id) == here))
    login = SharedLogin(doubt.office.id, seal(first.login, salt), shared)
    if not shared:
        ledger.note(Identified((), (), (), day, (login,)))
        return
    listed = known(ledger).accounts[first.id]
    own = (
        before
        for account in doubt.accounts
        for before in account.doubts
        if before in everybody.accounts and is_one_post(everybody.accounts[before].post, account.post)
    )
    same = tuple(
        IdentityAnswer(one, first.id, Sameness.SAME)
        for one in dict.fromkeys((*(account.id for account in others), *own))
    )
    # They are the first one from now on, and that stays listed under its own post.
    ledger.note(Identified((), (), same, day, (login,)), Identified((), (listed,), (), day))


def open_questions(
    doubts: Sequence[Doubt],
    concerned: Sequence[Container[str]],
    everybody: Identities,
    meeting: str,
    offices: Sequence[Office],
) -> tuple[Question, ...]:
    """Return the questions whose answers change what is printed; those that were left open at the meeting come last.

    Args:
        doubts: who is doubtful.
        concerned: in any of these the ids of whom anything was told, or may have been, or of whom papers say that it is not known who he is
            (`spoken_of`).
        everybody: who was given an id, and what was left open.
        meeting: for which meeting is asked, YYYY-MM.
        offices: the roster by given ids: one of several of one name is asked about with its serial.

    """
    doubts = identity.with_serials(doubts, offices)

    def matters(question: Question) -> bool:
        return any(
            doubt.account is None or any(_matters(before, doubt, concerned) for before in doubt.before)
            for doubt in question.doubts
        )

    def was_left_open(question: Question) -> bool:
        return everybody.later.issuperset((now, before, meeting) for now, before in question.pairs)

    return tuple(sorted(filter(matters, identity_questions.questions(doubts)), key=was_left_open))


def _matters(before: Known, doubt: Doubt, concerned: Sequence[Container[str]]) -> bool:
    """Return whether papers say otherwise once it is answered: whose is what was told of one of before, whether he left, or by which name he is listed.

    Of an office they always do, and of an account that stood in another office's list: that office is told where it may stand now.
    """
    if isinstance(before, KnownOffice) or (before.office != doubt.office.id and doubt.asked_of is None):
        return True
    return any(before.id in each for each in concerned)


def asked_of_list(space: Workspace) -> tuple[tuple[Question, ...], tuple[LoginDoubt, ...]]:
    """Return the questions about a workspace's roster whose answers change what is printed, whatever was told in the evidence, and its user IDs under several posts.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    everybody = known(Ledger(space.ledger_path))
    found = assigned(space, everybody)
    offices = found.roster.offices
    return open_questions(found.doubts, (spoken_of(found.roster),), everybody, "", offices), found.logins


def spoken_of(roster: Roster) -> frozenset[str]:
    """Return the ids of those of before of whom papers say that it is not known which they are: whether they left, or are listed by a name for now."""
    found: set[str] = set()
    for office in roster.offices:
        doubted = [account for account in office.accounts if account.doubts]
        if doubted:
            named = office.called_for_now
            found |= office.maybe_listed
            found.update(before for account in doubted if account.id in named for before in account.doubts)
    return frozenset(found)


def taken_back(ledger: Ledger, everybody: Identities, since: int) -> Mapping[str, date]:
    """Return of whom answers were taken back after an entry of the ledger (its number), by the ids they have now: on which day."""
    found: dict[str, date] = {}
    for _, entry in ledger.numbered(Identified, after=since):
        is_back = any(login.shared is None for login in entry.logins) or any(
            each.answer is Sameness.LATER and not each.meeting for each in entry.answers
        )
        if is_back:
            whose = (given for each in entry.answers for given in (each.now, each.before))
            found |= dict.fromkeys(map(everybody.id_now, whose), entry.on)
    return found


def acquainted(
    context: SourceContext,
    everybody: Identities,
    placed: Mapping[str, Mapping[str, PlacedRow]],
    emails: Mapping[str, str] = MappingProxyType({}),
    departed: Mapping[str, date | None] = MappingProxyType({}),
) -> SourceContext:
    """Return the context with whom files may speak of by other ids, names or logins than the roster's, and whose their rows were; `emails` are the addresses with which offices (ids) were last listed, `departed` whose leaving was explained, with the day on which it was."""
    known = _acquaintances(context.roster, everybody, emails, context.allowed_domains)
    called_before = _names_before(context.roster, everybody)
    moved, told_of = everybody.moved_on, everybody.is_told_of
    told = replace(context, known=known, called_before=called_before, is_told_of=told_of, placed=placed)
    told = replace(told, logins_known=partial(everybody.logins_known, departed), departed=departed)
    return replace(told, moved_on=moved, joined=everybody.joined, came=everybody.came, gone_on=everybody.gone_on)


def _names_before(roster: Roster, everybody: Identities) -> Mapping[str, tuple[Text, ...]]:
    """Return the names and posts of before by ids; also the one that is known, where the roster has another one now."""
    found = dict(everybody.called_before)
    offices = ((office.id, office.name, everybody.offices.get(office.id)) for office in roster.offices)
    accounts = (
        (account.id, account.post, everybody.accounts.get(account.id))
        for office in roster.offices
        for account in office.accounts
    )
    for given, name, known in chain[tuple[str, Text, KnownOffice | KnownAccount | None]](offices, accounts):
        if known is not None and known.name != name:
            found[given] = (*found.get(given, ()), known.name)
    return found


def _acquaintances(
    roster: Roster, everybody: Identities, emails: Mapping[str, str] = MappingProxyType({}), domains: Sequence[str] = ()
) -> Mapping[str, Acquaintance]:
    """Return whom a file may speak of by an id that the roster does not list: who is known besides, and who turned out to be another.

    What an office told of "the address in the roster" speaks of the one with which it was listed last, or of that of the office which may be it; of several, of one that is not official
    by these domains, so that nothing counts before it is known which of them it is.
    """
    doubtful = (each for each in roster.offices if each.doubts)
    claimants = sorted(doubtful, key=lambda each: (bool(each.email), not addresses.is_official(each.email, domains)))
    emails = {**emails, **{before: office.email for office in claimants for before in office.doubts}}
    offices = {office.id: office for office in roster.offices}
    listed = {account.id for office in roster.offices for account in office.accounts}
    unlisted = {
        office.id: Office(office.id, office.name, office.kind, office.name, office.portal, emails.get(office.id, ""))
        for office in everybody.offices.values()
        if office.id not in offices
    }
    offices |= unlisted
    found = {given: Acquaintance(office) for given, office in unlisted.items()} | {
        account.id: Acquaintance(offices[account.office], account.as_listed)
        for account in everybody.accounts.values()
        if account.id not in listed and account.office in offices
    }
    now = {given: everybody.id_now(given) for given in everybody.merged if given not in listed}
    meant = {*now.values()}
    there = found | {
        subject.id: Acquaintance(office, subject if isinstance(subject, Account) else None)
        for office in roster.offices
        for subject in (office.subjects if meant else ())
        if subject.id in meant
    }
    return found | {given: there[other] for given, other in now.items() if other in there}


def addressees(roster: Roster, everybody: Identities) -> Mapping[str, tuple[Office, Account]]:
    """Return whose an answer is that came for an account, by the id that the account had when it was asked.

    That is the account as listed; where one is listed of whom it is not known whether he is that one, the account of before.
    Whoever is gone has no answers.
    """
    listed = {account.id: (office, account) for office in roster.offices for account in office.accounts}
    doubted = {before for office in roster.offices for account in office.accounts for before in account.doubts}
    known = _acquaintances(roster, everybody)
    found = {
        given: (known[given].office, everybody.accounts[given].as_listed)
        for given in doubted & known.keys()
        if given in everybody.accounts
    }
    merged = {given: listed[now] for given in everybody.merged if (now := everybody.id_now(given)) in listed}
    return merged | found | listed


def called_beside(office: Office, account: Account) -> Text:
    """Return how an account is called whose answer is known to be its own: where it is listed no more, apart from those listed that have its post, too."""
    if any(each.id == account.id for each in office.accounts):
        return office.called[account.id]
    known = (replace(each, doubts=()) for each in (*office.accounts, account))
    return replace(office, accounts=tuple(known)).called[account.id]


def waivers_now(waivers: Iterable[Waiver], everybody: Identities) -> tuple[Waiver, ...]:
    """Return waivers by the ids that offices and accounts have now: one may name the id of who was not yet known again."""
    return tuple(replace(waiver, subject=everybody.id_now(waiver.subject)) for waiver in waivers)
