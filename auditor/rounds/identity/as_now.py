"""Kept rounds by who is who now: they have the ids of then, and an answer that came since says that somebody is somebody of before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from msgspec import structs

from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.roster.searching import is_named

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Waiver
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.model.round import Round, RoundHeader, WaiverNote
    from auditor.model.subjects import Account, Office
    from auditor.rounds.ledger import record
    from auditor.rounds.ledger.ledger import Ledger, RoundHead

Subject = TypeVar("Subject", "Office", "Account")
Given = TypeVar("Given", "Waiver", "WaiverNote")


def row_of(ledger: Ledger, head: RoundHead, everybody: Identities, office: str) -> OfficeAssessment | None:
    """Return what a round says of an office, with the ids of then; None where the round does not have it.

    Args:
        ledger: which keeps the round.
        head: of the round.
        everybody: who was given an id.
        office: the id that the office has now or had once, or its serial in that round.

    """
    now = everybody.id_now(office)

    def is_meant(name: record.RowName) -> bool:
        return everybody.id_now(name.office.id) == now or is_named(office, name.office.id, name.serial)

    return next(ledger.wanted(head, is_meant), None)


def speaking(
    ledger: Ledger, head: RoundHead, everybody: Identities, among: Container[str] | None = None
) -> Sequence[int]:
    """Return the places of a round, from 0 on, at which a row speaks for its office (see `rows`): one of some (ids of now), or where these are None of all."""
    if among is None and all("/" in given for given in everybody.merged):
        return range(ledger.offices_in(head))
    is_first = _first_of_each(everybody)
    first = ((place, name.office.id) for place, name in enumerate(ledger.names(head)) if is_first(name.office.id))
    return [place for place, given in first if among is None or everybody.id_now(given) in among]


def _first_of_each(everybody: Identities) -> Callable[[str], bool]:
    """Return what says of the offices of a round (ids of then), asked in the round's order, whether each is the first that is this office now."""
    found: set[str] = set()

    def is_first(office: str) -> bool:
        now = everybody.id_now(office)
        is_new = now not in found
        found.add(now)
        return is_new

    return is_first


def whole(round_: Round, everybody: Identities) -> Round:
    """Return a round with the ids that its offices and accounts have now, so that their history goes on."""
    header_now = header(round_.header, everybody)
    return structs.replace(round_, header=header_now, assessments=tuple(rows(round_.assessments, everybody)))


def header(kept: RoundHeader, everybody: Identities) -> RoundHeader:
    """Return what a round was judged by, with time that was given by the ids that offices and accounts have now."""
    if not everybody.merged:
        return kept

    def now(given: Iterable[Given]) -> tuple[Given, ...]:
        return tuple(structs.replace(each, subject=everybody.id_now(each.subject)) for each in given)

    return structs.replace(kept, waivers=now(kept.waivers), waiver_notes=now(kept.waiver_notes))


def rows(kept: Iterable[OfficeAssessment], everybody: Identities) -> Iterator[OfficeAssessment]:
    """Yield the rows of a round with the ids that offices and accounts have now, one an office.

    Of two that are one office now the first speaks for it: who had left the roster stands after all who were listed.

    Args:
        kept: the rows of one round, in its order.
        everybody: who was given an id.

    """
    is_first = _first_of_each(everybody)
    return (row(each, everybody) for each in kept if is_first(each.office.id))


def row(kept: OfficeAssessment, everybody: Identities) -> OfficeAssessment:
    """Return a row of a round with the ids that the office and its accounts have now; it tells of as many as it did then.

    Who was taken for another then was in doubt, by what is known now: he may be the one whose id he has.
    """
    if not everybody.merged:
        return kept
    given = _ids(kept.office, everybody, kept.findings)
    findings = (structs.replace(each, subject=given.get(each.subject, each.subject)) for each in kept.findings)
    accounts = (_by_id(each, given[each.id], everybody) for each in kept.office.accounts)
    in_doubt = tuple(
        _in_doubt(now, then.id, everybody) for now, then in zip(accounts, kept.office.accounts, strict=True)
    )
    gone = tuple(map(everybody.id_now, kept.office.gone_elsewhere))
    back = (structs.replace(each, subject=everybody.id_now(each.subject)) for each in kept.perhaps_back)
    office = structs.replace(kept.office, id=given[kept.office.id], accounts=in_doubt, gone_elsewhere=gone)
    in_doubt_too = _in_doubt(office, kept.office.id, everybody)
    return structs.replace(kept, office=in_doubt_too, findings=tuple(findings), perhaps_back=tuple(back))


def _in_doubt(subject: Subject, then: str, everybody: Identities) -> Subject:
    """Return somebody by the id that he has now, in doubt where he had another one then."""
    doubts = subject.doubts or ((subject.id,) if subject.id != then and not subject.left else ())
    return structs.replace(subject, doubts=tuple(map(everybody.id_now, doubts)))


def _ids(office: Office, everybody: Identities, findings: Iterable[Finding] = ()) -> Mapping[str, str]:
    """Return the ids that an office of a round and its accounts have now, by those of then: each account has one of its own.

    Somebody may turn out to be one who stood beside him then. The one that was sure keeps that id, and he stands for another of those whom he was taken
    for, of whom none stood there; where that is nobody's either, under the id of then. So does one who had left, beside the one that is he. Of two that were
    sure and share one user ID, as is known now, that one keeps it that stood as both together would have: at which something was not done, else most was.
    """
    now = {each.id: everybody.id_now(each.id) for each in office.subjects}
    if len(set(now.values())) == len(now):
        return now
    found, own = {office.id: now[office.id]}, now[office.id]
    stood = Counter((each.subject, each.outcome) for each in findings if each.level is Level.SHALL)

    def place(each: Account) -> tuple[bool, int, int, bool]:
        noes, yeses = (0 if each.doubts else stood[each.id, outcome] for outcome in (Outcome.FAIL, Outcome.PASS))
        return each.left, -noes, -yeses, now[each.id] != each.id

    for account in sorted(office.accounts, key=place):
        used = {*found.values()}
        free = (
            each
            for each in map(everybody.id_now, account.doubts)
            if each not in now.values() and everybody.office_of(each) == own
        )
        ids = now[account.id], *free, account.id, *(then for then in found if found[then] == now[account.id])
        found[account.id] = next(each for each in ids if each not in used)
    return found


def _by_id(account: Account, given: str, everybody: Identities) -> Account:
    """Return an account by an id: where that is neither its own nor that of whom it is now, as the one is called whose it is."""
    if given in {account.id, everybody.id_now(account.id)} or (known := everybody.accounts.get(given)) is None:
        return structs.replace(account, id=given)
    return structs.replace(account, id=given, post=known.post, login=known.mark)


def offices(kept: Iterable[Office], everybody: Identities) -> Iterable[Office]:
    """Return all offices of a round with the ids that they and their accounts have now (see `row`)."""
    if not everybody.merged:
        return kept
    return (
        structs.replace(
            office,
            id=given[office.id],
            accounts=tuple(_by_id(each, given[each.id], everybody) for each in office.accounts),
        )
        for office in kept
        for given in (_ids(office, everybody),)
    )
