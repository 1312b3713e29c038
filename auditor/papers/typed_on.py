"""What was put onto a page of a PDF after it was made: typed or written over a page of which all that was printed is there.

Where on the page it stands is not read, so nobody is accused of it and nothing is believed of it: it may fill a blank, or stand elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, first_of, in_digits
from auditor.papers.noting import has_gap
from auditor.papers.saying import FIGURE, LAID_ON_SINCE, LONGEST_FIGURE, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRITTEN: Final = expression(r" /(?:FreeText|Widget|Ink|Popup)(?= |$)")
"""The annotations with which programs type or write onto a page (ISO 32000-1, 12.5.6)."""


class TypedOn(Struct, frozen=True):
    """A page onto which something was put: its place, and the figures in it; of a remark that lies on it none is read."""

    place: Text
    figures: tuple[str, ...] = ()

    @property
    def named(self) -> Text:
        """The place, with the figures in it where there are some."""
        figures = in_digits(", ".join(self.figures[:MOST_FIGURES]))
        return _WITH_FIGURES.filled(place=self.place, figures=figures) if figures else self.place


def typed(place: Text, words: str) -> TypedOn:
    """Return what was typed in a place; of its words only figures are repeated."""
    return TypedOn(place, tuple(figure[:LONGEST_FIGURE] for figure in FIGURE.findall(words)))


def without_written(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[TypedOn, ...]]:
    """Return what a paper says without the remarks that were typed or written onto its pages, and where they lie."""
    bare = tuple(_without_written(line) for line in lines)
    return bare, tuple(TypedOn(line.place) for line, other in zip(lines, bare, strict=True) if line != other)


def _without_written(line: Line) -> Line:
    return replace(line, words=_WRITTEN.sub("", line.words)) if line.since == LAID_ON_SINCE else line


def without_typed(paper: Sequence[Line], kept: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[TypedOn, ...]]:
    """Return what a paper says without what was put onto pages that were printed with blanks, and what that is.

    Rows that were typed onto a page are drawn after all that was printed on it.

    Args:
        paper: what the paper in hand says.
        kept: what the kept one says.

    """
    printed = {line.place: line for line in kept}
    said, found, has_blank = list[Line](), list[TypedOn](), False
    for line in paper:
        made = printed.get(line.place)
        if line.rows:
            has_blank = made is not None and has_gap(made.words)
        more = _rows_more(line, made) if made is not None and has_blank else ()
        if made is not None and (more or (has_blank and line != made and _without_written(line) == made)):
            said.append(made)
            found.append(typed(line.place, " ".join(more)))
        else:
            said.append(line)
    return tuple(said), tuple(found)


def _rows_more(line: Line, made: Line) -> tuple[str, ...]:
    """Return the rows of a page that follow all of those that were printed; nothing where these are not there as they were."""
    in_hand, printed = ([row.split() for row in each.rows] for each in (line, made))
    return line.rows[len(printed) :] if printed and in_hand[: len(printed)] == printed else ()


def told(found: Sequence[TypedOn], *, is_whole: bool) -> tuple[Text, ...]:
    """Return what is told of what was put onto pages; nothing where nothing was. `is_whole`: all that was printed is there, on all pages."""
    if not found:
        return ()
    typed_so = _TYPED if is_whole else _TYPED_TOO
    return (typed_so.filled(n=len(found), places=first_of([each.named for each in found], MOST_TOLD)),)


MOST_TOLD: Final = 10
MOST_FIGURES: Final = 10
_WITH_FIGURES: Final = Text(en="{place} (with {figures})", bn="{place} (তাতে {figures})")
_TYPED: Final = Text(
    en="All that was printed is there, and here something was put onto the page afterwards: {places}. Look where it stands: in a blank it alters nothing; "
    "anywhere else it is not of the paper that was made. A PDF is compared as it was printed: fill in its blanks by hand on paper, or "
    "fill in the DOCX on the computer, whose filled blanks are known.",
    bn="যা ছাপা হয়েছিল সব ঠিক আছে, তবে পরে এখানে পৃষ্ঠার উপরে কিছু বসানো হয়েছে: {places}। কোথায় বসানো, দেখে নিন: ফাঁকা ঘরে হলে ছাপা কিছু বদলায়নি; অন্য কোথাও হলে তা মূল কাগজের লেখা নয়। "
    "PDF ছাপা অবস্থার সঙ্গে মেলানো হয়: এর ফাঁকা ঘর কাগজে হাতে পূরণ করুন, অথবা কম্পিউটারে DOCX পূরণ করুন; DOCX-এর পূরণ করা ফাঁকা ঘর চেনা যায়।",
)
_TYPED_TOO: Final = Text(
    en="Besides, here something was put onto the page afterwards: {places}. Look where it stands: anywhere but in a blank it is not of the paper that "
    "was made.",
    bn="এ ছাড়া পরে এখানে পৃষ্ঠার উপরে কিছু বসানো হয়েছে: {places}। কোথায় বসানো, দেখে নিন: ফাঁকা ঘর ছাড়া অন্য কোথাও হলে তা মূল কাগজের লেখা নয়।",
)
"""Of a paper in which something was altered, too."""
