"""What nobody can read from slips and a person may know: on which day a slip of a wrong clock was made, which came last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from auditor.model.errors import AuditorError
from auditor.model.journal import KeysMade, SlipDay, SlipsOrdered
from auditor.rounds import evidence_folder, identities
from auditor.rounds.ledger import Ledger
from auditor.rounds.listed import counted_roster_of
from auditor.rounds.vouched import vouched_by
from auditor.sources import observed
from auditor.workspace import folder, where

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.identity import Identities
    from auditor.model.journal import SlipOpened
    from auditor.model.source import SourceContext
    from auditor.workspace.folder import Workspace


class UndatedSlip(Struct, frozen=True):
    """A slip whose computer's clock was wrong: it was made on some day from `first`, when its sheet was made, to its opening."""

    slip: SlipOpened
    office: Text
    post: Text
    first: date


class UnorderedSlips(Struct, frozen=True):
    """Slips of one account that say different things, and of which nobody knows which was made last."""

    slips: tuple[SlipOpened, ...]
    office: Text
    post: Text


def undated_slips(space: Workspace) -> tuple[UndatedSlip, ...]:
    """Return the slips of which a person may say on which day they were made; none whose day can be only one.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    whose, invited = _whose(space, everybody), {keys.round: keys.on for keys in ledger.notes(KeysMade)}
    return tuple(
        UndatedSlip(slip, *whose[slip.account], invited[slip.round])
        for slip in vouched_by(ledger, everybody).order.undated
        if slip.account in whose and invited[slip.round] < slip.on
    )


def unordered_slips(space: Workspace) -> tuple[UnorderedSlips, ...]:
    """Return the slips that say different things, and of which a person may say which was made last.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    order = vouched_by(ledger, everybody).order
    if not order.unordered:
        return ()
    whose = _whose(space, everybody)
    context = evidence_folder.source_context(space, counted_roster_of(space))
    return tuple(
        UnorderedSlips(slips, *whose[slips[0].account])
        for slips in order.unordered
        if slips[0].account in whose and _differ([_told(space, slip, context, order.days) for slip in slips])
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


def _whose(space: Workspace, everybody: Identities) -> Mapping[str, tuple[Text, Text]]:
    """Return the names of the office and the post of every account."""
    addressees = identities.addressees(counted_roster_of(space), everybody)
    return {
        account_id: (office.name, identities.called_beside(office, account))
        for account_id, (office, account) in addressees.items()
    }


def _told(
    space: Workspace, slip: SlipOpened, context: SourceContext, days: Mapping[str, date]
) -> Mapping[tuple[str, str], Any]:
    """Return what a slip says, by subject and fact, on the day it counts for; nothing where its file is not there."""
    try:
        file = folder.evidence_file(slip.file, space.evidence_folder / slip.file)
    except AuditorError:
        return {}
    if file.sha256 != slip.sha256:
        return {}
    parsed = observed.parse(file, replace(context, vouched=frozenset({slip.sha256}), slip_days=days))
    return {(seen.subject, seen.fact.id): seen.fact.encode(seen.value) for seen in parsed.observations}


def _differ(told: Sequence[Mapping[tuple[str, str], Any]]) -> bool:
    """Whether two of several slips say different things of one fact."""
    values: dict[tuple[str, str], Any] = {}
    return any(values.setdefault(what, value) != value for slip in told for what, value in slip.items())
