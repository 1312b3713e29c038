"""What is noted of offices beside the rounds, and of whom it is told while it is not known whether somebody listed now is one of before."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from auditor.model.letters import sent_by_office
from auditor.views.compared.one_of_before import heirs_of, letter_to_heirs, request_of_heirs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.disputes import Dispute
    from auditor.model.letters import Letter
    from auditor.views.letters.settled import Settled


class Noted(Struct, frozen=True, dict=True, kw_only=True):
    """Letters, requests for correction and sheets, as they were noted: of whom they came from or went to then.

    Papers tell of `reminders`, `requests`, `upheld_requests` and `with_sheet`: there what is noted of one of before is the office's that is counted in
    its place.

    `letters` were made before the round, sent or not. `disputes` are the requests for correction that wait for an answer, and those answered since the
    last meeting; `upheld` all that were. `sheets` are the offices (ids) that have theirs, as noted or shown by a slip. `settled_beside` is what offices (ids) that were reminded had done by kept rounds that are none of the
    earlier ones. `perhaps` are the offices and accounts (ids) of which it is not known which of before they are, each with whom of those it may be (see
    `auditor.views.compared.one_of_before`).
    """

    letters: tuple[Letter, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    upheld: tuple[Dispute, ...] = ()
    sheets: frozenset[str] = frozenset()
    settled_beside: Mapping[str, tuple[Settled, ...]] = field(default_factory=dict)
    perhaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def tells_of_before(self) -> bool:
        """Whether it is told at all of those who are listed now what is noted of whom of before they may be."""
        return True

    @cached_property
    def heirs(self) -> Mapping[str, str]:
        """Of whom (id) listed now it is told what is noted of one of before (id), while it is not known whether they are the same."""
        return heirs_of(self.perhaps) if self.tells_of_before else {}

    def request(self, dispute: Dispute) -> Dispute:
        """Return a request for correction as told of those who are listed now."""
        return request_of_heirs(dispute, self.heirs, self.perhaps) if self.heirs else dispute

    def letter(self, letter: Letter) -> Letter:
        """Return a letter as told of the offices that are listed now."""
        return letter_to_heirs(letter, self.heirs) if self.heirs else letter

    @cached_property
    def requests(self) -> tuple[Dispute, ...]:
        """The requests for correction of which papers tell, whatever became of them (see `disputes`)."""
        return tuple(map(self.request, self.disputes))

    @cached_property
    def upheld_requests(self) -> tuple[Dispute, ...]:
        """The requests for correction that were upheld."""
        return tuple(map(self.request, self.upheld))

    @cached_property
    def reminders(self) -> Mapping[str, tuple[Letter, ...]]:
        """The reminders that were sent to each office (its id), in the order of their steps."""
        return sent_by_office(map(self.letter, self.letters))

    @cached_property
    def with_sheet(self) -> frozenset[str]:
        """The offices (ids) that have their sheets."""
        return frozenset(self.heirs.get(office, office) for office in self.sheets)

    def settled_by_others(self, office: str) -> Iterator[Settled]:
        """Yield what an office (its id) that was reminded had done by kept rounds that are none of the earlier ones."""
        before = [then for then, now in self.heirs.items() if now == office]
        yield from chain.from_iterable(self.settled_beside.get(each, ()) for each in (office, *before))
