"""What nobody can read from slips and a person may know: on which day a slip of a wrong clock was made, which came last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.journal import SlipDay, SlipsOrdered
from auditor.model.views.head import named_among
from auditor.rounds.asking import open_slips
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.journal import SlipOpened
    from auditor.rounds.assessing import MadeRound
    from auditor.workspace.folder import Workspace


class UndatedSlip(Struct, frozen=True):
    """A slip whose computer's clock was wrong: it was made on some day from `first`, the first on which it can have been, to its opening."""

    slip: SlipOpened
    office: Text
    post: Text
    first: date


class UnorderedSlips(Struct, frozen=True):
    """Slips of one account that say different things, and of which nobody knows which was made last."""

    slips: tuple[SlipOpened, ...]
    office: Text
    post: Text


def undated_slips(made: MadeRound) -> tuple[UndatedSlip, ...]:
    """Return the slips of which a person may say on which day they were made (`open_slips.undated`)."""
    order, whose = made.slip_order, _whose(made)
    return tuple(
        UndatedSlip(slip, *whose[slip.account], order.spans[slip.sha256][0])
        for slip in open_slips.undated(order, made.told, made.read.observations)
        if slip.account in whose
    )


def unordered_slips(made: MadeRound) -> tuple[UnorderedSlips, ...]:
    """Return the slips that say different things, and of which a person may say which was made last (`open_slips.unordered`)."""
    whose = _whose(made)
    return tuple(
        UnorderedSlips(slips, *whose[slips[0].account])
        for slips in open_slips.unordered(made.slip_order, made.told, made.read.observations)
        if slips[0].account in whose
    )


def settle_day(space: Workspace, slip: SlipOpened, made: date, day: date) -> None:
    """Note in the ledger on which day a slip was made.

    Raises:
        AuditorError: the ledger cannot be written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    Ledger(space.ledger_path).note(SlipDay(slip.slip, made, day))


def settle_last(space: Workspace, last: SlipOpened, slips: Sequence[SlipOpened], day: date) -> None:
    """Note in the ledger which of several slips was made last.

    Raises:
        AuditorError: the ledger cannot be written, or lies on a network share.

    """
    where.refuse_network_share(space.folder)
    before = tuple(slip.slip for slip in slips if slip.slip != last.slip)
    Ledger(space.ledger_path).note(SlipsOrdered(last.slip, before, day))


def _whose(made: MadeRound) -> Mapping[str, tuple[Text, Text]]:
    """Return the names of the office and the post of every account."""
    addressees = identities.addressees(made.counted, made.everybody)
    called = named_among(made.counted.offices)
    return {
        account_id: (called(office), identities.called_beside(office, account))
        for account_id, (office, account) in addressees.items()
    }
