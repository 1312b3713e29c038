"""Gathers who left the roster: each belongs to the office in whose list he stood last, whoever's he was when a round was kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.subjects import Office

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from auditor.model.identity import Identities
    from auditor.model.subjects import Account


class Leaving:
    """Gathers who left, each once: with a reason, or in the office in whose list he stood last.

    Attributes:
        left: the ids of who left.
        gone: how many offices and accounts left, by their reason and which of both they are.
        stay: the accounts without a reason, by the ids of their offices.
        unexplained: the offices without a reason, by id.

    """

    def __init__(
        self,
        everybody: Identities,
        listed: Container[str],
        stood_for: Container[str],
        reasons: Mapping[str, str],
    ) -> None:
        """Begin with nobody.

        Args:
            everybody: who was given an id.
            listed: the ids of who is listed.
            stood_for: the ids in whose place somebody else stands.
            reasons: why some left, by their ids.

        """
        self._everybody, self._listed, self._stood_for, self._reasons = everybody, listed, stood_for, reasons
        self.left: set[str] = set()
        self.gone: Counter[tuple[str, str]] = Counter()
        self.stay: dict[str, list[Account]] = defaultdict(list)
        self.unexplained: dict[str, Office] = {}

    def note_office(self, office: Office, meant: Container[str] | None) -> None:
        """Note an office of before that is not listed, with the accounts that stood in its list last; another one's are that one's.

        Args:
            office: as it was.
            meant: the ids of who is meant; None where all are.

        """
        there = [each for each in office.accounts if each.id not in self._listed and each.id not in self._stood_for]
        own = tuple(each for each in there if self._stood_last(each, office)[0] == office.id)
        if self._leaves(office.id, meant=meant):
            self._count_or_keep(office, own)
        self.note_accounts([each for each in there if each not in own], office.id, office, meant)

    def note_accounts(
        self, accounts: Iterable[Account], before: str, now: Office, meant: Container[str] | None
    ) -> None:
        """Note accounts that an office has no more.

        Args:
            accounts: as they were.
            before: the office's id, by which they are meant too.
            now: that office as it is, or the one that may be it.
            meant: the ids of who is meant; None where all are.

        """
        for each in accounts:
            if not self._leaves(each.id, before, meant=meant):
                continue
            if each.id in self._reasons:
                self.gone[self._reasons[each.id], "accounts"] += 1
                self.left.update(before for before in each.doubts if before in self._reasons)  # for whom he stood
            else:
                own, account = self._stood_last(each, now)
                self.stay[own].append(replace(account, left=True))

    def place_in_offices_that_left(self, listed: Container[str], stands_in: Mapping[str, Office]) -> None:
        """Let accounts leave with the office in whose list they stood last, where that is not listed either.

        Args:
            listed: the ids of the offices that are listed.
            stands_in: which office stands in the place of one of before (its id).

        """
        for given, accounts in [(given, self.stay[given]) for given in self.stay if given not in listed]:
            if given in stands_in:
                self.stay[stands_in[given].id] += accounts
            else:
                office = self.unexplained.get(given) or as_known(given, self._everybody)
                self._count_or_keep(office, [replace(each, left=False) for each in accounts], further=True)

    def _leaves(self, *ids: str, meant: Container[str] | None) -> bool:
        """Return whether the first of some ids left, if one of them is meant; say so once."""
        stays = self._everybody.id_now(ids[0]) in self._listed or ids[0] in self._stood_for
        if stays or ids[0] in self.left or (meant is not None and not any(given in meant for given in ids)):
            return False
        self.left.add(ids[0])
        return True

    def _count_or_keep(self, office: Office, accounts: Sequence[Account], *, further: bool = False) -> None:
        """Count an office that left for a reason with its accounts, or let it stay with these alone, or these further ones."""
        if office.id in self._reasons:
            self.gone[self._reasons[office.id], "offices"] += not further
            self.gone[self._reasons[office.id], "accounts"] += len(accounts)
            return
        without = 0 if further else len(office.accounts)
        users = max(0, office.user_count - without + len(accounts))
        those = (*office.accounts, *accounts) if further else tuple(accounts)
        self.unexplained[office.id] = replace(office, left=True, accounts=those, user_count=users)

    def _stood_last(self, account: Account, there: Office) -> tuple[str, Account]:
        """Return the office (its id) in whose list an account stood last, and the account as it stood in it; or an office with which a round was kept, or that stands for that one, with the account as it has it, where that is no other."""
        own, known = self._everybody.office_of(account.id), self._everybody.accounts.get(account.id)
        is_here = known is None or own in {there.id, *there.doubts}
        if known is None or (is_here and known.only_numbered == account.only_numbered):
            return there.id, account
        return there.id if is_here else own, known.as_listed


def as_known(given: str, everybody: Identities) -> Office:
    """Return an office (an id) as it was last listed, without accounts."""
    office = everybody.offices[given]
    return Office(given, office.name, office.kind, office.name, office.portal)
