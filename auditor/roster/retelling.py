"""What the ledger notes of who is who, as though an answer that another one followed had never been given. Pure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.identity import Answered, Identities, IdentityAnswer, KnownAccount, KnownOffice, Sameness
from auditor.roster.names import is_one_post

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.journal import Identified


def retold(entries: Sequence[Identified], since: Identities) -> tuple[Sequence[Identified], tuple[Answered, ...]]:
    """Return the notes without the answers that others followed, and all answers with how long each held.

    Whoever is one of before is listed by that one's id from then on. Where that is taken back, what was listed between is listed by
    his own id, and what was answered of it between is answered of him; who might have been the one of before as well may be that one again; posts that shared a user ID only part: the first of them is
    listed under its own post. An account that alone came beside him between may have followed the one of before as well; an
    office that came between and is called as the one of before was is that one again.

    Args:
        entries: the notes, in order.
        since: who was known before them.

    Returns:
        The notes, and the answers in order: by the places of the notes among them.

    """
    found = list(entries)
    given: list[Answered] = []
    holding: dict[tuple[str, str], int] = {}
    back: list[tuple[int, IdentityAnswer]] = []
    for place, entry in enumerate(entries):
        for answer in entry.answers:
            followed = {holding.pop(key) for key in (_key(answer, Sameness.SAME), _key(answer)) if key in holding}
            for at in sorted(followed):
                given[at] = then = replace(given[at], last=place)
                if then.makes_one and then.first < place and not found[then.first].logins:
                    others = {(each.answer.now, each.answer.before) for each in given if _says_not(each)}
                    apart = _Apart.of(then.answer, found[: then.first + 1], since, others)
                    between = slice(then.first + 1, place + 1)
                    returned = apart.returned(found[between], {each.answer.now for each in given})
                    back += [
                        (then.first, IdentityAnswer(now, before, Sameness.SAME)) for now, before in returned.items()
                    ]
                    found[between] = apart.with_followers([apart.listing(each, returned) for each in found[between]])
                    given = [
                        replace(each, answer=apart.answered(each.answer)) if then.first < each.first < place else each
                        for each in given
                    ]
                    holding = {_key(each.answer): at for at, each in enumerate(given) if _holds(each)}
            given.append(Answered(answer, place))
            if _holds(given[-1]):
                holding[_key(answer)] = len(given) - 1
    kept: defaultdict[int, list[IdentityAnswer]] = defaultdict(list)
    for place, answer in back:
        kept[place].append(answer)
    for each in given:
        if not each.makes_one or each.last in {None, each.first}:
            kept[each.first].append(each.answer)
    return [replace(entry, answers=tuple(kept[place])) for place, entry in enumerate(found)], tuple(given)


def _holds(given: Answered) -> bool:
    return given.last is None and given.answer.answer is not Sameness.LATER


def _says_not(given: Answered) -> bool:
    return _holds(given) and given.answer.answer is Sameness.OTHER


def _key(answer: IdentityAnswer, said: Sameness | None = None) -> tuple[str, str]:
    """Return what an answer settles: whom of all somebody is; where he is another, that he is not this one."""
    is_other = (said or answer.answer) in {Sameness.OTHER, Sameness.LATER}
    return answer.now, answer.before if is_other or answer.is_of_listing else ""


class _Apart(Struct, frozen=True):
    """Two that were one for a while.

    Attributes:
        now, before: their ids.
        office: the office of `now`, where they are accounts; empty where they are offices.
        was: the one of before as he was known when they became one; `of_before` the accounts that the office of before had then.
        known: everybody who was known then.
        perhaps: whom of before each might be as well when they became one, and was not answered not to be: `now` any, others the one of before.

    """

    now: str
    before: str
    office: str
    was: KnownOffice | KnownAccount
    of_before: Mapping[str, KnownAccount]
    known: frozenset[str]
    perhaps: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        answer: IdentityAnswer,
        entries: Sequence[Identified],
        since: Identities,
        others: Container[tuple[str, str]],
    ) -> _Apart:
        """Return the two of whom it was answered that they are one, by what was known until then; `others` are pairs (now, before) of whom it was answered that they are two."""
        offices, accounts = dict(since.offices), dict(since.accounts)
        for entry in entries:
            offices |= {office.id: office for office in entry.offices}
            accounts |= {account.id: account for account in entry.accounts}
        own = {account.id: account for account in accounts.values() if account.office == answer.before}
        office = accounts[answer.now].office if answer.now in accounts else ""
        was = accounts[answer.before] if answer.before in accounts else offices[answer.before]
        everybody: dict[str, KnownOffice | KnownAccount] = {**offices, **accounts}
        perhaps = {
            each.id: tuple(given for given in each.doubts if (each.id, given) not in others)
            for each in everybody.values()
            if answer.before in each.doubts
        }
        return cls(answer.now, answer.before, office, was, own, frozenset(everybody), perhaps)

    def returned(self, entries: Iterable[Identified], answered: AbstractSet[str]) -> Mapping[str, str]:
        """Return which office, or which account with post and user ID, came and is the one of before again: the ids of before by those given to it, and to its accounts.

        An account that went and comes back is asked about, whatever was answered.

        Args:
            entries: the notes from when they were one.
            answered: of whom something was answered; who he is was settled by that.

        """
        if isinstance(self.was, KnownAccount):
            return self._listed_again(self.was, entries, answered)
        back = {
            office.id
            for entry in entries
            for office in entry.offices
            if office.name == self.was.name and self.before in office.doubts and office.id not in self.known | answered
        }
        if len(back) != 1:
            return {}
        own = {
            account.id: was.id
            for entry in entries
            for account in entry.accounts
            for was in self.of_before.values()
            if account.office in back and is_one_post(was.post, account.post)
        }
        return dict.fromkeys(back, self.before) | own

    def _listed_again(
        self, was: KnownAccount, entries: Iterable[Identified], answered: AbstractSet[str]
    ) -> Mapping[str, str]:
        """Return which account came that has post and user ID of the one of before, in the list in which he stood, by its id: nothing where none or several did."""
        came = {
            account.id
            for entry in entries
            for account in entry.accounts
            if account.office == was.office and account.id not in self.known | answered | {self.before}
            if account.mark == was.mark != "" and is_one_post(was.post, account.post)
        }
        return dict.fromkeys(came, self.before) if len(came) == 1 else {}

    def listing(self, entry: Identified, returned: Mapping[str, str]) -> Identified:
        """Return a note with whoever was listed by the id of before under his own one, and who is the one of before again by that."""
        return replace(
            entry,
            offices=tuple(self._office(each, returned) for each in entry.offices),
            accounts=tuple(self._account(each, returned) for each in entry.accounts),
        )

    def answered(self, answer: IdentityAnswer) -> IdentityAnswer:
        """Return what was answered of either while they were one as answered of the one that was listed."""
        return replace(answer, now=self._id(answer.now), before=self._id(answer.before))

    def with_followers(self, entries: Sequence[Identified]) -> list[Identified]:
        """Return notes in which each account that came alone, and not in the place of another, may be the one of before."""
        met, mark = set(self.known), self.was.mark if isinstance(self.was, KnownAccount) else ""
        following: set[str] = set()
        for entry in entries:
            came = [each for each in entry.accounts if each.office == self.office and each.id not in met]
            met |= {each.id for each in came}
            if len(came) == 1 and not came[0].doubts and not (came[0].mark and mark not in {"", came[0].mark}):
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

    def _office(self, office: KnownOffice, returned: Mapping[str, str]) -> KnownOffice:
        if office.id in returned:
            return replace(office, id=self.before, doubts=self.was.doubts)
        return replace(office, id=self._id(office.id), doubts=self._doubts(office))

    def _doubts(self, known: KnownOffice | KnownAccount) -> tuple[str, ...]:
        """Return whom of before somebody may be: also the one whose place the other had meanwhile."""
        perhaps = self.perhaps.get(self._id(known.id), ())
        again = perhaps if known.id == self.before else (given for given in perhaps if given == self.before)
        return tuple(dict.fromkeys((*map(self._id, known.doubts), *again)))

    def _account(self, account: KnownAccount, returned: Mapping[str, str]) -> KnownAccount:
        if account.office in returned:
            account = replace(account, office=self.before)
        elif account.id not in self.of_before and account.id not in returned:
            account = replace(account, office=self._id(account.office))
        if account.id in returned:
            was = self.was if isinstance(self.was, KnownAccount) else self.of_before[returned[account.id]]
            return replace(account, id=was.id, doubts=was.doubts)
        if self.office and account.id not in self.known and account.name == self.was.name:
            return account  # it may be the one of before that went, and not the one that stood in his place
        doubts = self._doubts(account)
        if account.id == self.before:
            return replace(account, id=self.now, office=self.office, doubts=doubts)
        return replace(account, doubts=doubts)
