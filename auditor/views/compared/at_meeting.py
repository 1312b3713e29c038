"""The meetings of which papers tell: how they are called, and how every office stood there. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from auditor.views.compared.one_of_before import by_ids_of, has_doubts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import Round, RoundHeader
    from auditor.model.subjects import Office
    from auditor.views.compared.stood import Stood

MONTH_SIGNS: Final = 7
"""The length of a month written YYYY-MM."""


class AtMeeting(Struct, frozen=True):
    """A meeting: how papers call it, its round, how all offices stood, and those (ids) with which there was contact by its day.

    `called_then` are the ids that those had then in whose place offices (their ids now) stand while it is not known whether they are the same.
    """

    called: str
    round: Round
    stood: Stood
    contacted: frozenset[str]
    called_then: Mapping[str, str] = field(default_factory=dict)

    def place(self, office: str) -> int:
        """Return at which place of the round an office (its id) is, or the one of before in whose place it stands; -1 where none."""
        return self.stood.places.get(self.called_then.get(office, office), -1)

    def assessment(self, office: str) -> OfficeAssessment | None:
        """Return the assessment of an office (its id); None where it was not listed."""
        place = self.stood.places.get(office)
        return self.round.assessments[place] if place is not None else None

    def in_place_of(self, office: Office) -> OfficeAssessment | None:
        """Return the assessment of an office or of the one of before that it may be, by the ids of now; None where none of them was listed."""
        place = self.place(office.id)
        then = self.round.assessments[place] if place >= 0 else None
        return then if then is None or office.id not in self.called_then else by_ids_of(office, then)

    def by_ids_of_now(self, now: OfficeAssessment) -> OfficeAssessment | None:
        """Return how an office stood, or the one of before that it may be, it and its accounts by the ids of who is listed in their place now; None where none of them was listed."""
        place = self.place(now.office.id)
        then = self.round.assessments[place] if place >= 0 else None
        return then if then is None or not has_doubts(now.office) else by_ids_of(now.office, then)

    def all_by_ids_of(self, now: Mapping[str, OfficeAssessment]) -> Iterator[OfficeAssessment]:
        """Yield how all offices stood as `by_ids_of_now` has them; those of now by their ids."""
        heirs = {then: listed for listed, then in self.called_then.items()}
        for then in self.round.assessments:
            listed = now.get(heirs.get(then.office.id, then.office.id))
            yield then if listed is None or not has_doubts(listed.office) else by_ids_of(listed.office, then)


def meetings_called(headers: Sequence[RoundHeader], *, further_by_day: bool) -> tuple[str, ...]:
    """Return how papers call the meetings of rounds, all in one way: by month (YYYY-MM), or where two fall in one month by day.

    The month is that for which a meeting was planned. One of which only the month is known is called by it; a further one is one of two, held or not.

    Args:
        headers: of the rounds, oldest first.
        further_by_day: whether all are called by day where one is a further meeting of its month, be the first held or not.

    """
    months = Counter(month for header in headers for month in _months(header))
    is_further = further_by_day and any(len(header.meeting) > MONTH_SIGNS for header in headers)
    if max(months.values()) == 1 and not is_further:
        return tuple(header.meeting[:MONTH_SIGNS] for header in headers)
    return tuple(header.meets_on.isoformat() if header.meets_on is not None else header.meeting for header in headers)


def _months(header: RoundHeader) -> set[str]:
    """Return the months (YYYY-MM) that name the meeting of a round: that for which it was planned, and that of its day."""
    planned = header.meeting[:MONTH_SIGNS]
    return {planned, f"{header.meets_on:%Y-%m}" if header.meets_on is not None else planned}
