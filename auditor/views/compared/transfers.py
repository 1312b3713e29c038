"""Accounts whose holder changed since the decision, of whom all is to be done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.finding import Outcome

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Account
    from auditor.views.compared.history import History


def transferred_accounts(assessment: OfficeAssessment, history: History) -> list[Account]:
    """Return the accounts whose holder changed since the decision and who has not done all again since, be it undone now or not.

    Of whom it is asked who of before he is nobody knows whether the holder changed; nor did that of a user ID that is none of those of before, as was answered, and came with him.
    """
    days = {decision.id: decision.day for decision in history.now.header.decisions}
    open_duties = {
        finding.subject: finding for finding in assessment.of(level=Level.SHALL) if finding.is_open and finding.decision
    }
    return [
        account
        for account in assessment.office.accounts
        if account.holder_since is not None
        and not account.doubts
        and account.id in open_duties
        and account.holder_since > days[open_duties[account.id].decision]
        and not (history.moves is not None and history.moves.came_with_holder(account))
        and not _has_done_all(account, assessment.office.id, history)
    ]


def _has_done_all(account: Account, office: str, history: History) -> bool:
    """Whether all that is ordered of an account was done at an earlier meeting under the holder that it has now."""
    for at_meeting in history.meetings[:-1] if history.earlier else ():
        then = at_meeting.assessment(office)
        if then is None or not any(
            (each.id, each.holder_since) == (account.id, account.holder_since) for each in then.office.accounts
        ):
            continue
        outcomes = {finding.outcome for finding in then.of(level=Level.SHALL, subject=account.id)}
        if Outcome.PASS in outcomes and outcomes <= {Outcome.PASS, Outcome.NOT_APPLICABLE}:
            return True
    return False
