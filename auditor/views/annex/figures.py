"""The main figures of a round as sentences, to be held against a paper in hand. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.finding import Status

if TYPE_CHECKING:
    from auditor.model.tally import Tally


def decision_words(called: Text, tally: Tally) -> Text:
    """Say how offices stand under a decision, as it is called."""
    standings = joined(
        _STANDING.filled(status=status.label, n=number)
        for status, number in (
            (Status.IMPLEMENTED, tally.implemented),
            (Status.AWAITING_PORTAL, tally.awaiting_portal),
            (Status.PARTIAL, tally.partial),
            (Status.NOT_IMPLEMENTED, tally.not_implemented),
            (Status.NO_INFORMATION, tally.no_information),
            (Status.WAIVED, tally.waived),
        )
    )
    return _DECISION.filled(decision=called, n=tally.total, standings=standings)


OFFICES: Final = Text(
    en="{n} {n:office|offices}: contacted {asked}, information on the duties {answered}, all decisions implemented {done}",
    bn="মোট {n}টি দপ্তর: যোগাযোগ হয়েছে {asked}, করণীয়ের তথ্য পাওয়া গেছে {answered}, সব সিদ্ধান্ত বাস্তবায়িত {done}",
)
_DECISION: Final = Text(en="{decision}, {n} {n:office|offices}: {standings}", bn="{decision}, {n}টি দপ্তর: {standings}")
_STANDING: Final = Text(en="{status} {n}", bn="{status} {n}")
