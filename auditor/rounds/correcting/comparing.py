"""What changes in the reading of the roster with other corrections beside it; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.errors import RosterError, WorkspaceError
from auditor.model.identity import IdentityAnswer, KnownOffice, Sameness
from auditor.model.journal import Identified
from auditor.model.known_names import known_name
from auditor.model.notice import Severity, messages_of
from auditor.roster.columns import Column
from auditor.roster.corrections import Added, Changed, Gone
from auditor.roster.telling import column_at
from auditor.rounds.correcting import correcting_texts as texts
from auditor.rounds.correcting.corrected_cells import holders_days
from auditor.rounds.correcting.corrected_portals import CorrectedPortals
from auditor.rounds.correcting.differing_rosters import Difference, differences
from auditor.rounds.identity import identities

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Departure
    from auditor.roster.assignment import Assignment
    from auditor.roster.corrections import RosterCorrections
    from auditor.workspace.folder import Workspace

Correction = Changed | Added | Gone


class Prepared(Struct, frozen=True):
    """A correction that is not written yet.

    Attributes:
        corrections: what would be written.
        differences: what would change.
        doubts: what is odd about it; `columns` those of whose cells some of that is told, by what is told of each.
        departure: why somebody left, where somebody did.
        answers: who is who after it: everybody who is corrected is who he was.
        offices: the offices (ids) to which an account comes, or of which one goes; `corrected` all of which anything is.
        stays: a round was kept with that he left, so only another reason takes the place of this one.
        addresses: the offices of which another portal was known, as their address was only written wrongly.
        asks_portal: it is to be said whether a portal is another one (`auditor.rounds.correcting.corrected_portals`).

    """

    corrections: tuple[Correction, ...]
    differences: tuple[Difference, ...]
    doubts: tuple[Text, ...]
    departure: Departure | None = None
    answers: tuple[IdentityAnswer, ...] = ()
    offices: frozenset[str] = frozenset()
    corrected: frozenset[str] = frozenset()
    stays: bool = False
    addresses: tuple[KnownOffice, ...] = ()
    asks_portal: bool = False
    columns: Mapping[Text, Column] = field(default_factory=dict)

    def noted(self, day: date) -> tuple[Identified, ...]:
        """Return what is noted on a day before everybody is as he is listed then."""
        return (Identified(self.addresses, (), (), day),) if self.addresses else ()


def compared(
    space: Workspace,
    before: Assignment,
    corrections: RosterCorrections,
    more: Sequence[Correction] = (),
    *,
    another_portal: bool | None = None,
) -> Prepared:
    """Return what changes in the reading of the roster with other corrections.

    Args:
        space: the workspace.
        before: its roster by given ids, as it is read now.
        corrections: all that would stand beside the roster.
        more: those of them that are new.
        another_portal: whether a portal is another one by them; None where that is not said.

    Raises:
        AuditorError: the roster would list no office, or somebody of before would be taken for another.

    """
    reading = space.reading_with(corrections)
    told = {notice.message for notice in space.reading.notices}
    new = [notice for notice in reading.notices if notice.message not in told]
    wrong = messages_of(notice for notice in new if notice.weight is Severity.WRONG)
    if wrong or reading.roster is None:
        raise RosterError(*(wrong or (texts.NOTHING,)))
    doubtful = [notice for notice in new if notice.weight is Severity.DOUBTFUL]
    columns = {each.message: column for each in doubtful if (column := column_at(each.place)) is not None}
    doubts = (*messages_of(doubtful), *holders_days(more, before.given, before.known))
    everybody, portals = before.known, CorrectedPortals.of(before, reading.roster)
    addresses = () if another_portal else portals.written_wrongly
    then = replace(everybody, offices={**everybody.offices, **{each.id: each for each in addresses}})
    after = identities.assigned(replace(space, reading=reading), then)
    moved = {
        now: was
        for alone, now in after.given.items()
        if (was := before.given.get(alone, now)) != now and not portals.part(was, now, then)
    }
    if taken := everybody.used.intersection(moved):
        others = joined(known_name(everybody, each) for each in sorted(taken))
        raise WorkspaceError((texts.ANOTHERS if more else texts.ANOTHERS_BACK).filled(ids=others))
    known, changed = everybody.used or moved.values(), differences(before, after, (space.reading, reading))
    answers = tuple(IdentityAnswer(now, then, Sameness.SAME) for now, then in moved.items() if then in known)
    alone = ((each.to if isinstance(each, Added) else each.subject, each) for each in more)
    whose = [(before.office_of(before.given[given]), each) for given, each in alone if given in before.given]
    offices = {given for given, each in whose if not isinstance(each, Changed) or each.column is Column.USERS}
    of = frozenset(offices), frozenset(given for given, _ in whose)
    said = Prepared(tuple(more), tuple(changed), doubts, None, answers, *of, columns=columns)
    return replace(said, addresses=addresses, asks_portal=another_portal is None and portals.is_asked)
