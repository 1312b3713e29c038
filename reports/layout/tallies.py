"""What is counted of the offices under a decision: headings, and numbers in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.finding import Status
from auditor.model.paper import Bar, Chart
from reports.layout import cells
from reports.layout.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.i18n import Language
    from auditor.model.tally import Tally

OFFICES: Final = Text(en="Offices", bn="মোট দপ্তর")
CONTACTED: Final = Text(en="Contacted", bn="যোগাযোগ করা হয়েছে")
ANSWERED: Final = Text(en="Information on the duties", bn="করণীয়ের তথ্য পাওয়া গেছে")
IMPLEMENTED: Final = capital(Status.IMPLEMENTED.label)
PARTLY: Final = capital(Status.PARTIAL.label)
NOT_IMPLEMENTED: Final = capital(Status.NOT_IMPLEMENTED.label)
NO_INFORMATION: Final = capital(Status.NO_INFORMATION.label)
AWAITING_PORTAL: Final = capital(Status.AWAITING_PORTAL.label)
WAIVED: Final = capital(Status.WAIVED.label)
RATE: Final = Text(en="Rate of implementation", bn="বাস্তবায়নের হার")

NO_INFORMATION_HERE: Final = Text(en="No information on this decision", bn="এ সিদ্ধান্তে তথ্য পাওয়া যায়নি")
"""The heading beside `ANSWERED`: who answered may have said nothing of this decision."""

STANDINGS: Final = (IMPLEMENTED, PARTLY, NOT_IMPLEMENTED, NO_INFORMATION, AWAITING_PORTAL, WAIVED)
"""Headings of what an office can be under a decision that applies to it."""
_ALWAYS: Final = 4
"""The first so many of them are shown even where no office is so."""


def standings(tally: Tally) -> tuple[int, ...]:
    """Return how many offices are each of `STANDINGS`; together they are all of them."""
    return (
        tally.implemented,
        tally.partial,
        tally.not_implemented,
        tally.no_information,
        tally.awaiting_portal,
        tally.waived,
    )


def shown_standings(tallies: Iterable[Tally]) -> tuple[int, ...]:
    """Return the places in `STANDINGS` that tables of these tallies show: so many that sums are right."""
    columns = list(zip(*map(standings, tallies), strict=True))
    return tuple(place for place in range(len(STANDINGS)) if place < _ALWAYS or (columns and any(columns[place])))


def counted(tally: Tally, shown: Iterable[int] = range(len(STANDINGS))) -> tuple[int, ...]:
    """Return the numbers of a tally: offices, contacted, answered, then those of `STANDINGS` at these places."""
    standing = standings(tally)
    return (tally.total, tally.asked, tally.answered, *(standing[place] for place in shown))


def progress_chart(title: str, meetings: Iterable[tuple[str, Tally]], language: Language) -> Chart:
    """Return how a decision went meeting by meeting; a rare standing is in it where any office ever was so.

    Args:
        title: of the chart.
        meetings: what each bar is called, and its counts.
        language: of all words.

    """
    shown = tuple(meetings)
    places = shown_standings(tally for _, tally in shown)
    series = tuple(STANDINGS[place].said(language) for place in places)
    bars = []
    for label, tally in shown:
        counts = tuple(standings(tally)[place] for place in places)
        bars.append((Bar(label, counts, tuple(cells.count(number, language) for number in counts)), tally.total))
    return described_chart(title, series, bars, language)


def described_chart(title: str, series: tuple[str, ...], bars: Sequence[tuple[Bar, int]], language: Language) -> Chart:
    """Return a chart of meetings, each with how many offices were counted at it, and its words for those who do not see it; where none was, the decision was not yet there."""

    def said(bar: Bar, total: int) -> str:
        if total == 0:
            return _NOT_YET.said(language)
        return ", ".join(f"{name} {number}" for name, number in zip(series, bar.shown, strict=True))

    described = "; ".join(f"{bar.label}: {said(bar, total)}" for bar, total in bars)
    return Chart(title, f"{title}. {described}", series, tuple(bar for bar, _ in bars))


_NOT_YET: Final = Text(en="not yet decided, or not judged", bn="তখনো সিদ্ধান্ত হয়নি বা যাচাই করা হয়নি")
