"""In whose lists user IDs stood when offices were reminded that are not listed any more, and that no meeting's round lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.letters import LetterDrafted
from auditor.rounds import identities

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from auditor.model.identity import Identities
    from auditor.rounds.ledger import Ledger


def stood_in(
    ledger: Ledger, everybody: Identities, before: int | None, office: str, accounts: AbstractSet[str]
) -> AbstractSet[str]:
    """Return which of some accounts stood in an office's list when a letter to it was last drafted; of one that was not listed by then, by its id.

    Args:
        ledger: the ledger.
        everybody: who is who.
        before: only what was noted before this entry of the chain.
        office: the office's id.
        accounts: their ids.

    """
    drafts = ledger.numbered(LetterDrafted, before=before)
    drafted = [n for n, draft in drafts if any(everybody.id_now(each.office) == office for each in draft.offices)]
    then = identities.known(ledger, before=max(drafted)) if drafted else everybody
    stood = {everybody.id_now(known.id): everybody.id_now(known.office) for known in then.accounts.values()}
    return frozenset(account for account in accounts if stood.get(account, everybody.given_in(account)) == office)
