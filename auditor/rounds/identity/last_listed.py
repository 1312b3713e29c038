"""How the last kept round listed its offices: which serials they had, and in which offices user IDs stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, first_of
from auditor.model.notice import Notice, Place, Severity
from auditor.model.recount import HowListed
from auditor.rounds.identity import as_now

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from auditor.model.identity import Identities
    from auditor.model.subjects import Account, Office, Roster

MOST_NAMED: Final = 8
"""So many are named before the rest is counted."""


def standing_in(office: Office, *accounts: Account) -> Mapping[str, str]:
    """Return the office (its id) by those of some of its accounts (ids) that are counted in it: of whom it is asked who he is of before is none yet."""
    return {each.id: office.id for each in accounts if not (each.left or office.awaits_who(each.id))}


class LastListed:
    """How the last kept round listed its offices (`listed`, by the ids of now), by which serials, and in which office each account of some (`extended`, offices and accounts) stood (`stood`), noted while its rows are read for something else: of a nation that takes seconds."""

    def __init__(self, everybody: Identities, extended: Container[str] = ()) -> None:
        """Begin with nothing noted."""
        self._everybody, self._extended = everybody, extended
        self.stood: dict[str, str] = {}
        self._in_order: list[str] = []
        self.listed: dict[str, HowListed] = {}
        self._ways: dict[HowListed, HowListed] = {}

    def noting(self, rounds: Iterable[Iterable[Office]]) -> Iterator[Iterable[Office]]:
        """Yield the offices of rounds, the last one first; those of that one are noted as they are read, with the ids of now."""
        self._in_order.clear()
        self.listed.clear()
        self.stood.clear()
        for at, offices in enumerate(rounds):
            yield offices if at else self._noted(as_now.offices(offices, self._everybody))

    def _noted(self, offices: Iterable[Office]) -> Iterator[Office]:
        for office in offices:
            self._in_order.append("" if office.left else office.id)
            if not office.left:
                how = HowListed.of(office)
                self.listed[office.id] = self._ways.setdefault(how, how)  # of a nation there are few
                for account in office.accounts if self._extended else ():
                    if office.id in self._extended or account.id in self._extended:
                        self.stood |= standing_in(office, account)
            yield office

    def tell_moved(self, last: Iterable[Office], roster: Roster) -> list[Notice]:
        """Return what is told of offices whose serial is another now: papers of then name them by the old one.

        Args:
            last: the offices of the last kept round; read once more only where one moved, for their names of then.
            roster: who is listed now.

        """
        now = {office.id: serial for serial, office in enumerate(roster.offices, start=1)}
        serials = enumerate(self._in_order, start=1)
        then = {given: serial for serial, given in serials if now.get(given, serial) != serial}
        if not then:
            return []
        moved = [
            _MOVED_ONE.filled(name=office.name, then=then[office.id], now=now[office.id])
            for office in as_now.offices(last, self._everybody)
            if office.id in then and not office.left
        ]
        return [
            Notice(
                Severity.DOUBTFUL, Place("roster"), _MOVED.filled(n=len(moved), names=first_of(moved, MOST_NAMED, "; "))
            )
        ]


_MOVED_ONE: Final = Text(en="{name}: {then}, now {now}", bn="{name}: {then}, এখন {now}")
_MOVED: Final = Text(
    en="Roster: {n} {n:office has|offices have} another serial than in the papers of the last kept round ({names}). Letters and lists of then go by the "
    "old serials; call offices by name beside them. To keep serials, add new rows at the end and leave the order as it is.",
    bn="তালিকা: {n}টি দপ্তরের ক্রমিক সর্বশেষ রাখা যাচাইয়ের কাগজের মতো নেই ({names})। তখনকার পত্র ও তালিকায় আগের ক্রমিক আছে; সেগুলোর সঙ্গে মেলাতে দপ্তরের নাম ব্যবহার করুন। ক্রমিক "
    "একই রাখতে নতুন সারি শেষে যোগ করুন, সারির ক্রম বদলাবেন না।",
)
