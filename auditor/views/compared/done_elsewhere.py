"""What user IDs had done by the last meeting in another office's list than that in which they stand now: nobody did it anew there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.model.finding import Finding
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History


def done_elsewhere(office: Office, history: History) -> tuple[Finding, ...]:
    """Return what was done by the last meeting of the accounts of an office that stood in other offices' lists then."""
    there = history.moves.moved_from(office) if history.moves is not None else ()
    if not there:
        return ()
    accounts = {account.id for account in office.accounts}
    return tuple(
        each
        for row in map(history.meetings[-2].assessment, there)
        for each in (row.findings if row else ())
        if each.outcome is Outcome.PASS and each.subject in accounts
    )
