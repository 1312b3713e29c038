"""What is counted of the offices under a decision: headings, and numbers in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.finding import Status
from auditor.model.paper import Bar, Chart
from reports.layout import cells
from reports.layout.wording import capital

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.i18n import Language
    from auditor.model.tally import Tally

OFFICES: Final = Text(en="Offices", bn="মোট দপ্তর")
CONTACTED: Final = Text(en="Contacted", bn="যোগাযোগ করা হয়েছে")
INFORMED: Final = Text(en="Gave information", bn="তথ্য পাওয়া গেছে")
IMPLEMENTED: Final = capital(Status.IMPLEMENTED.label)
PARTLY: Final = capital(Status.PARTIAL.label)
NOT_IMPLEMENTED: Final = capital(Status.NOT_IMPLEMENTED.label)
NO_INFORMATION: Final = capital(Status.NO_INFORMATION.label)
WAIVED: Final = capital(Status.WAIVED.label)
RATE: Final = Text(en="Rate of implementation", bn="বাস্তবায়নের হার")

STANDINGS: Final = (IMPLEMENTED, PARTLY, NOT_IMPLEMENTED, NO_INFORMATION, WAIVED)
"""Headings of what an office can be under a decision that applies to it."""


def standings(tally: Tally) -> tuple[int, int, int, int, int]:
    """Return how many offices are each of `STANDINGS`."""
    return (tally.implemented, tally.partial, tally.not_implemented, tally.no_information, tally.waived)


def counted(tally: Tally, *, waived: bool = True) -> tuple[int, ...]:
    """Return the numbers of a tally: offices, contacted, informed, then `STANDINGS`, the waived only where wanted."""
    found = (tally.total, tally.asked, tally.answered, *standings(tally))
    return found if waived else found[:-1]


def progress_chart(title: str, meetings: Iterable[tuple[str, Tally]], language: Language) -> Chart:
    """Return how a decision went meeting by meeting; the waived stand in it where there ever were any.

    Args:
        title: of the chart.
        meetings: what each bar is called, and its counts.
        language: of all words.

    """
    shown = tuple(meetings)
    some_waived = any(tally.waived for _, tally in shown)
    series = tuple(name.said(language) for name in (STANDINGS if some_waived else STANDINGS[:-1]))
    bars = []
    for label, tally in shown:
        counts = standings(tally)[: len(series)]
        bars.append(Bar(label, counts, tuple(cells.count(number, language) for number in counts)))
    described = "; ".join(
        f"{bar.label}: " + ", ".join(f"{name} {number}" for name, number in zip(series, bar.shown, strict=True))
        for bar in bars
    )
    return Chart(title, f"{title}. {described}", series, tuple(bars))
