"""User IDs that stand in another office's list than before, while it is not known whether they are the same: both offices are told."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.identity import Identities, KnownAccount
    from auditor.model.subjects import Account, Office


class Moves:
    """In whose lists accounts of before stood, and where they may stand now; worked out once a paper asks for it."""

    def __init__(self, everybody: Identities, offices: Callable[[], Iterable[Office]]) -> None:
        """Begin with whom the ledger knows, and with what gives all offices of the round."""
        self._everybody, self._offices = everybody, offices

    def came_from(self, account: Account, office: Office) -> Text | None:
        """Return the name of the other office in whose list a listed account stood before, whoever of those it may be; None where it may be one of its own office."""
        under = {self._under(before) for before in account.doubts} if account.doubts and not account.left else {None}
        (only,) = under if len(under) == 1 else (None,)
        known = self._everybody.offices.get(only) if only is not None and only != office.id else None
        return None if known is None else known.name

    def given_in(self, account: str) -> str:
        """Return the id of the office under which an account (its id) was first listed."""
        return self._everybody.given_in(account)

    def gone_from(self, office: Office) -> tuple[tuple[Text, Text], ...]:
        """Return the posts of an office's user IDs that may stand in another office's list now, each with that office's name."""
        listed = {account.id for account in office.accounts}
        gone = [known for known in self._of_office.get(office.id, ()) if known.id not in listed]
        return tuple((known.post, self._there[known.id]) for known in gone if known.id in self._there) if gone else ()

    def _under(self, account: str) -> str | None:
        known = self._everybody.accounts.get(account)
        return None if known is None else known.office

    @cached_property
    def _of_office(self) -> Mapping[str, Sequence[KnownAccount]]:
        found: dict[str, list[KnownAccount]] = defaultdict(list)
        for known in self._everybody.accounts.values():
            found[known.office].append(known)
        return found

    @cached_property
    def _there(self) -> Mapping[str, Text]:
        """In which other office's list somebody stands who may be an account of before, by that one's id."""
        doubted = ((office, account) for office in self._offices() for account in office.accounts if account.doubts)
        return {
            before: office.name
            for office, account in doubted
            if self.came_from(account, office) is not None
            for before in account.doubts
        }
