"""What was typed wrongly and corrected since a round, with the reason on record: it is no evidence that is gone."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from auditor import discovery
from auditor.model.forms import AnswerWithdrawn
from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.model.identity import Identities
    from auditor.rounds.ledger.ledger import Ledger, RoundHead


def corrected_since(
    ledger: Ledger, rounds: Sequence[RoundHead], everybody: Identities, number: int
) -> Mapping[tuple[str, str], AnswerWithdrawn]:
    """Return the duties of which an answer was corrected after a round was kept, and how it was noted last: (subject, policy); of an office those of its accounts, too."""
    kept = next(head.entry for head in rounds if head.number == number)
    found: dict[tuple[str, str], AnswerWithdrawn] = {}
    for _, noted in ledger.numbered(AnswerWithdrawn, after=kept):
        if not noted.instead:
            continue
        told, whose = frozenset(questions()[noted.question].facts), everybody.id_now(noted.subject)
        subjects = [whose, *(each.id for each in everybody.accounts.values() if each.office == whose)]
        policies = (each.id for each in discovery.policies().values() if not told.isdisjoint(each.reads))
        found.update(dict.fromkeys(product(subjects, policies), noted))
    return found
