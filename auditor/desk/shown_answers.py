"""What pages of asking showed of offices' answers: by it is known which answers were changed on a page, and which were elsewhere.

It is in memory only; of a page of before the desk was started, or of a very old one, nothing is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from auditor.rounds.typed.answer_draft import Draft, Rows

_MOST: Final = 200
"""So many pages are known, the last ones."""


class ShownAnswers:
    """The answers that the pages of one desk show, by the pages' ids."""

    def __init__(self) -> None:
        """Know of no page yet."""
        self._pages: dict[str, dict[str, Rows]] = {}

    def draw(self, page: str, draft: Draft) -> str:
        """Note that a page shows what is saved now, unless it is one that is shown again; return its id."""
        self._pages.setdefault(page, {office: answered.rows for office, answered in draft.answers.items()})
        for old in tuple(self._pages)[:-_MOST]:
            self._pages.pop(old, None)
        return page

    def save(self, page: str, office: str, rows: Rows) -> None:
        """Note that what a page shows of an office was saved."""
        if page in self._pages:
            self._pages[page][office] = rows

    def of(self, page: str, office: str) -> Rows | None:
        """Return what a page showed of an office before what is sent from it; None where the page is not known."""
        return self._pages[page].get(office, {}) if page in self._pages else None
