"""What an office need not tell: what who keeps the roster settles of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.views import step_words as words
from auditor.views.steps import who
from auditor.views.stood import asked_of_keeper

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.views.moves import Moves

_CAME: Final = Text(
    en="{post}: this user ID stood in the list of {office} before; whether it is the same one, the assistant programmer settles.",
    bn="{post}: এই আইডি আগে {office}-এর তালিকায় ছিল; একই আইডি কি না সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_WENT: Final = Text(
    en="{post}: this user ID of the office now stands in the list of {office}; whether it is the same one, the assistant programmer settles.",
    bn="{post}: দপ্তরের এই আইডি এখন {office}-এর তালিকায় আছে; একই আইডি কি না সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)


def for_keeper(assessment: OfficeAssessment, moves: Moves | None) -> tuple[Text, ...]:
    """Return what is open of the ordered duties and settled by who keeps the roster, each once for all whom it is about.

    A user ID that stood in another office's list before is told with that office's name, and to the office in whose list it stood.
    """
    office = assessment.office
    accounts = {account.id: account for account in office.accounts}
    told: dict[tuple[Text, Text | None], list[str]] = {}
    for finding in assessment.of(level=Level.SHALL):
        if not (finding.is_open and asked_of_keeper(finding, office)):
            continue
        before, said = (
            None,
            words.UNDATED if finding.awaits_day else words.EMPTIED if finding.of_no_account else words.IDENTITY,
        )
        if said is words.IDENTITY and moves is not None and finding.subject in accounts:
            before = moves.came_from(accounts[finding.subject], office)
        told.setdefault((said if before is None else _CAME, before), []).append(finding.subject)
    gone = moves.gone_from(office) if moves is not None else ()
    return (
        *(said.filled(post=who(subjects, office), office=before or "") for (said, before), subjects in told.items()),
        *(_WENT.filled(post=post, office=other) for post, other in gone),
    )
