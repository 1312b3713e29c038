"""By which step something that is not known becomes known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.evidence import MissingReason
from auditor.model.facts import SHARED
from auditor.views.compared.stood import asks_whether_it_is_own
from auditor.views.office import step_words as words
from auditor.views.office.missing import is_misplaced
from auditor.views.office.whose_steps import LISTED, OWN, WHO
from auditor.views.remarks.denied_address import awaits_address

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.model.finding import Finding
    from auditor.model.subjects import Office


def step_to_know(finding: Finding, office: Office) -> Text:
    """Return the step by which something that is not known becomes known, without who has it; one that an account is told once for several duties (`auditor.views.office.steps`) still lacks these, too."""
    if asks_whether_it_is_own(finding):
        return words.OWN_OR_NOT
    if finding.is_of_none_of_its_own:
        return _step_without_account(finding, office)
    match finding.reason:
        case MissingReason.LEFT_ROSTER:
            is_behind = any(each.id == finding.subject and each.former_portal for each in office.accounts)
            return words.LEFT_BEHIND if is_behind else words.LEFT
        case reason if (
            awaits_address(finding)
            or is_misplaced(finding)
            or (reason is MissingReason.NEW_HOLDER and finding.missing == SHARED.id)
        ):
            return words.UNKNOWN  # how many use it is nothing that is done on a day
        case MissingReason.NO_ACCOUNT_LISTED:
            return _step_without_account(finding, office)
        case reason:
            return _TO_KNOW.get(reason, words.UNKNOWN) if reason is not None else words.UNKNOWN


_TO_KNOW: Final = {
    MissingReason.STALE: words.STALE,
    MissingReason.BEFORE_START: words.TOLD_TOO_EARLY,
    MissingReason.UNCLEAR: words.UNCLEAR,
    MissingReason.UNPLACED: words.UNPLACED,
    MissingReason.NEW_HOLDER: words.NEW_HOLDER,
    MissingReason.JOINING_UNKNOWN: words.JOINING,
}


def _step_without_account(finding: Finding, office: Office) -> Text:
    asked: Text | None = None
    if finding.has_no_own_account:
        asked = words.NO_OWN_ACCOUNT if finding.of_no_account else words.NO_OWN_BUT_LISTED
    elif finding.had_no_own_account and finding.observed_on is not None:
        asked = words.HAD_NO_OWN_ACCOUNT if finding.of_no_account else words.HAD_NO_OWN_BUT_LISTED
    if asked is not None:
        return asked.filled(post=WHO, day=finding.observed_on or "", listed=LISTED, own=OWN)
    return words.UNLISTED.filled(n=office.unlisted) if office.accounts and office.unlisted else words.NO_ACCOUNT
