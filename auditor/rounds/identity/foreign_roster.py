"""Whether the roster beside a workspace's settings is another upazila's, before that is said to be meant."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.model.subjects import Roster
from auditor.places.geography import unions_of, unions_of_each, upazilas_by_union
from auditor.register.roster_of_another import roster_of_another
from auditor.register.unions_named import OF_UNIONS
from auditor.remembering import OfLast
from auditor.rounds.asking.forms import own_place
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.workspace.folder import Workspace

_FEW: Final = 500
"""Of so many offices, as an upazila may have, a kept round is read sooner than the places of the country."""
_TOLD: Final[OfLast[Text | None]] = OfLast()
"""What was told of the unions that were last looked at, which hold nothing else of their roster: whoever keeps a round of it asks three times."""


def told_foreign(space: Workspace) -> Text | None:
    """Return what is told of a roster that lists another upazila's unions.

    None where it does not or could not be read, and where one such was meant, since the last round was kept with it (`auditor.rounds.keeping`
    asks): a new upazila's unions are still the former one's in the data.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    own = own_place(space.config.committee, ledger)
    if own is None or space.reading.roster is None:
        return None
    roster, last = space.reading.roster, ledger.rounds()[-1:]
    kept = Roster(tuple(chain.from_iterable(map(ledger.offices, last)))) if len(roster.offices) <= _FEW else None
    if kept is not None and _names(kept) == _names(roster):  # so nothing of the country has to be read
        return None
    unions = tuple(office.name for office in roster.offices if office.kind in OF_UNIONS)
    told = _TOLD.get((unions, own), lambda: roster_of_another(roster, own))
    if told is not None:
        kept = kept or Roster(tuple(chain.from_iterable(map(ledger.offices, last))))
        told = told if roster_of_another(kept, own) is None else None
    if len(roster.offices) > _FEW:  # the country's unions are not held beside a nation's roster
        for of_unions in (unions_of, unions_of_each, upazilas_by_union):
            of_unions.cache_clear()
    return told


def _names(roster: Roster) -> set[Text]:
    return {office.name for office in roster.offices if not office.left}
