"""In whose lists user IDs stood when offices were reminded that are not listed any more, and that no meeting's round lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.journal import Identified
from auditor.model.letters import LetterDrafted, sent_by_office
from auditor.remembering import remembered
from auditor.rounds.identity import identities
from auditor.views.compared.one_of_before import heirs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from auditor.model.identity import Identities
    from auditor.model.letters import Letter
    from auditor.rounds.ledger.ledger import Ledger


def lists_when_reminded(ledger: Ledger, everybody: Identities) -> Callable[[str, AbstractSet[str]], AbstractSet[str]]:
    """Return what tells which of some accounts (ids) stood in an office's list when a letter to it was last drafted; of one that was not listed by then, by its id.

    The ledger is read once it is asked, and who was who once for all letters between which nobody was listed otherwise.
    """

    @remembered(None)
    def last_told() -> Mapping[str, int]:
        """Return by office (its id) before which entry all stands that told who was who when a letter to it was last drafted."""
        told = [entry for entry, _ in ledger.numbered(Identified)]
        return {
            everybody.id_now(asked.office): max((each for each in told if each < entry), default=entry - 1) + 1
            for entry, draft in ledger.numbered(LetterDrafted)
            for asked in draft.offices
        }

    @remembered(None)
    def stood(told: int | None) -> Mapping[str, str]:
        then = everybody if told is None else identities.known(ledger.before(told))
        return {everybody.id_now(known.id): everybody.id_now(known.office) for known in then.accounts.values()}

    def stood_in(office: str, accounts: AbstractSet[str]) -> AbstractSet[str]:
        then = stood(last_told().get(office))
        return frozenset(account for account in accounts if then.get(account, everybody.given_in(account)) == office)

    return stood_in


def offices_reminded(letters: Iterable[Letter], perhaps: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the offices (ids) that were reminded, and those that may be one of these."""
    sent, heirs = sent_by_office(letters), heirs_of(perhaps)
    return frozenset(given for each in sent for given in (each, heirs.get(each, each)))
