"""Kept rounds with those before them, as papers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.i18n import Text
from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.round import Round
from auditor.rounds import identities, record
from auditor.rounds.keeping import refuse_broken
from auditor.rounds.ledger import Ledger
from auditor.views.history import History
from auditor.views.office import office_view

if TYPE_CHECKING:
    from auditor.model.views.office import OfficeView
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace


def history(space: Workspace, number: int | None = None) -> History:
    """Return a kept round with the rounds that spoke at earlier meetings.

    Args:
        space: the workspace.
        number: the round's number; None for the last.

    Raises:
        LedgerError: nothing was kept, or there is no such round, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    refuse_broken(ledger)
    entries = ledger.rounds()
    if not entries:
        raise LedgerError(
            Text(
                en="No round was kept yet. Keep one with: auditor audit --keep --meeting YYYY-MM",
                bn="এখনো কোনো যাচাই রাখা হয়নি। রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
            )
        )
    chosen = entries[-1] if number is None else next((entry for entry in entries if entry.number == number), None)
    if chosen is None:
        raise LedgerError(
            Text(
                en="There is no round {n}. See which there are with: auditor rounds",
                bn="{n} নম্বর যাচাই নেই। কোনগুলো আছে দেখুন: auditor rounds",
            ).filled(n=number or 0)
        )
    spoke = {
        entry.header.meeting: entry
        for entry in entries
        if entry.number < chosen.number and entry.header.meeting < chosen.header.meeting
    }
    everybody = identities.known(ledger)
    now, *earlier = (identities.as_now(ledger.round(entry), everybody) for entry in (chosen, *spoke.values()))
    return History.of(now, earlier)


def office_report(past: History, space: Workspace, office: str) -> OfficeView:
    """Return the report of one office, named by its id or serial.

    Raises:
        WorkspaceError: the round has no such office.

    """
    for assessment in past.now.assessments:
        if office in {assessment.office.id, str(assessment.serial), f"{assessment.serial:02d}"}:
            return office_view(assessment, past, space.config.letterhead)
    raise WorkspaceError(
        Text(
            en="The round has no office with that id or serial. See the ids with: auditor roster list",
            bn="এই যাচাইয়ে ওই আইডি বা ক্রমের কোনো দপ্তর নেই। আইডি দেখুন: auditor roster list",
        )
    )


def preview(space: Workspace, judgement: Judgement) -> History:
    """Return a judgement that was not kept as a history, so that it can be shown like a kept one."""
    ledger = Ledger(space.ledger_path)
    meeting = judgement.header.meeting
    spoke = {entry.header.meeting: entry for entry in ledger.rounds() if not meeting or entry.header.meeting < meeting}
    now = Round(0, record.NO_DIGEST, judgement.header, judgement.assessments)
    everybody = identities.known(ledger)
    return History.of(now, [identities.as_now(ledger.round(entry), everybody) for entry in spoke.values()])
