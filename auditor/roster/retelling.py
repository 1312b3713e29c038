"""What the ledger notes of who is who, as though an answer that another one followed had never been given. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.identity import Identities, IdentityAnswer, KnownAccount, KnownOffice, Sameness, TakenBack

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from auditor.model.journal import Identified

ONE_OF_BEFORE: Final = frozenset({Sameness.SAME, Sameness.NEW_HOLDER})


def retold(entries: Sequence[Identified], since: Identities) -> tuple[Sequence[Identified], tuple[TakenBack, ...]]:
    """Return the notes without the answers that others followed, and what was taken back by that.

    Whoever is one of before is listed by that one's id from then on. Where that is taken back, what was listed between is listed by
    his own id; what else was told between is of one of the two, and nobody knows of which (`TakenBack`), unless it is answered
    again that they are one. An account that alone came beside him between may have followed the one of before as well.

    Args:
        entries: the notes, in order.
        since: who was known before them.

    Returns:
        The notes, and what was taken back: by the places of the notes among them.

    """
    found = list(entries)
    held: dict[tuple[str, str], int] = {}
    taken_back: list[TakenBack] = []
    for place in range(len(found)):
        for answer in found[place].answers:
            of_listing = answer.before if answer.is_of_listing else ""
            first = held.pop((answer.now, of_listing), None)
            if first is not None and of_listing:
                taken_back.append(TakenBack(answer.now, answer.before, first, place))
            elif first is not None and first < place:
                then = next(each for each in found[first].answers if _is_one_of_before(each, answer.now))
                kept = tuple(each for each in found[first].answers if each is not then)
                apart = _Apart.of(then, found[: first + 1], since)
                found[first] = replace(found[first], answers=kept)
                between = [apart.answers(apart.listing(entry)) for entry in found[first + 1 : place]]
                found[first + 1 : place + 1] = apart.with_followers([*between, apart.listing(found[place])])
                taken_back.append(TakenBack(then.now, then.before, first, place))
            if answer.answer in ONE_OF_BEFORE:
                held[answer.now, of_listing] = place
                taken_back = [each for each in taken_back if (each.now, each.before) != (answer.now, answer.before)]
    return found, tuple(taken_back)


def _is_one_of_before(answer: IdentityAnswer, now: str) -> bool:
    return answer.now == now and answer.answer in ONE_OF_BEFORE and not answer.is_of_listing


class _Apart(Struct, frozen=True):
    """Two that were one for a while.

    Attributes:
        now, before: their ids.
        office: the office of `now`, where they are accounts; empty where they are offices.
        of_before: the accounts that the office of before had when they became one.
        known: all accounts that were known when they became one.
        mark: of the account of before, the login it had then, masked; empty where it had none.

    """

    now: str
    before: str
    office: str
    of_before: frozenset[str]
    known: frozenset[str]
    mark: str

    @classmethod
    def of(cls, answer: IdentityAnswer, entries: Sequence[Identified], since: Identities) -> _Apart:
        """Return the two of whom it was answered that they are one, by what was known until then."""
        offices = {account.id: account.office for account in since.accounts.values()}
        offices |= {account.id: account.office for entry in entries for account in entry.accounts}
        own = frozenset(account for account, office in offices.items() if office == answer.before)
        marks = {account.id: account.mark for entry in entries for account in entry.accounts}
        mark = marks.get(answer.before, since.accounts[answer.before].mark if answer.before in since.accounts else "")
        return cls(answer.now, answer.before, offices.get(answer.now, ""), own, frozenset(offices), mark)

    def listing(self, entry: Identified) -> Identified:
        """Return a note with whoever was listed by the id of before under his own one."""
        return replace(
            entry,
            offices=tuple(map(self._office, entry.offices)),
            accounts=tuple(map(self._account, entry.accounts)),
        )

    def answers(self, entry: Identified) -> Identified:
        """Return a note with who became one with both of them as one with the one that was listed."""
        return replace(entry, answers=tuple(replace(each, before=self._id(each.before)) for each in entry.answers))

    def with_followers(self, entries: Sequence[Identified]) -> list[Identified]:
        """Return notes in which each account that came alone, and not in the place of another, may be the one of before."""
        met = set(self.known)
        following: set[str] = set()
        for entry in entries:
            came = [each for each in entry.accounts if each.office == self.office and each.id not in met]
            met |= {each.id for each in came}
            if len(came) == 1 and not came[0].doubts and not (came[0].mark and self.mark not in {"", came[0].mark}):
                following.add(came[0].id)
        return [
            replace(entry, accounts=tuple(self._following(each, following) for each in entry.accounts))
            for entry in entries
        ]

    def _following(self, account: KnownAccount, following: Container[str]) -> KnownAccount:
        if account.id not in following:
            return account
        return replace(account, doubts=tuple(dict.fromkeys((*account.doubts, self.before))))

    def _id(self, given: str) -> str:
        return self.now if given == self.before else given

    def _office(self, office: KnownOffice) -> KnownOffice:
        return replace(office, id=self._id(office.id), doubts=tuple(map(self._id, office.doubts)))

    def _account(self, account: KnownAccount) -> KnownAccount:
        doubts = tuple(map(self._id, account.doubts))
        if account.id == self.before:
            return replace(account, id=self.now, office=self.office, doubts=doubts)
        office = account.office if account.id in self.of_before else self._id(account.office)
        return replace(account, office=office, doubts=doubts)
