"""The room that one paper's blocks have: how wide words may be there, how high they stand, and what fits a page."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from reports.pdf.breaking import SPACES, fitted, lines_of, lines_taken, widest_piece, width_on_one_line
from reports.pdf.sizes import SIZES, page_size

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.paper import Paper
    from reports.pdf.breaking import Words
    from reports.pdf.face import Face

Drawing: TypeAlias = dict[str, object]
"""A paper or one of its blocks as the template takes it."""

MOST_OF_A_PAGE: Final = 0.8
HALF_A_PAGE: Final = 0.5
THIRD_OF_A_PAGE: Final = 0.34
FIFTH_OF_A_PAGE: Final = 0.2


class Room(Struct, frozen=True):
    """The room on the pages of a paper; widths and heights in points, sizes of letters by their names in `SIZES`.

    `depth` is the height that things on one page share: the whole page for what stands in its margins, for the blocks
    what the margins leave.
    """

    face: Face
    paper: Paper
    depth: float

    @property
    def width(self) -> float:
        """How wide the text of a page is."""
        return page_size(self.paper)[0] - SIZES["left"] - SIZES["right"]

    def words(self, text: str, width: float, size: str) -> Words:
        """Return a text for a place of that width, able to break where a word would not fit it."""
        return fitted(text, width / SIZES[size], self.face)

    def all_words(self, texts: Iterable[str], width: float, size: str) -> list[Words]:
        """Return texts for places of that width."""
        return [self.words(text, width, size) for text in texts]

    def word_width(self, text: str, size: str) -> float:
        """Return at most how wide a text is on one line."""
        return width_on_one_line(text, self.face) * SIZES[size]

    def widest_word(self, texts: Iterable[str], size: str) -> float:
        """Return how wide a place must be for none of the words to break."""
        words = [word for text in texts for word in SPACES.split(self.face.drawable(text))]
        return max(self.face.width(word) for word in words) * SIZES[size]

    def least_width(self, text: str, whole: float, size: str) -> float:
        """Return how wide a place must be for no word to be cut between letters, and none up to the width `whole` to be broken."""
        return widest_piece(text, whole / SIZES[size], self.face) * SIZES[size]

    def height(self, words: Words, width: float, size: str) -> float:
        """Return at most how high words stand in a place of that width."""
        return self.lines(words, width, size) * self.face.line * SIZES[size]

    def lines(self, words: Words, width: float, size: str) -> int:
        """Return at most how many lines words take in a place of that width."""
        return lines_taken(words, width / SIZES[size], self.face)

    def lines_of(self, text: str, width: float, size: str) -> int:
        """Return how many lines a text takes in a place of that width, letters taken as wide as most are."""
        return lines_of(text, width / SIZES[size], self.face)

    def stack(self, texts: Iterable[Words], width: float, size: str) -> float:
        """Return at most how high texts stand one below the other."""
        return fsum(self.height(words, width, size) for words in texts)

    def fits(self, share: float, *heights: float) -> bool:
        """Tell whether things one below the other take at most that share of a page."""
        return fsum(heights) <= self.depth * share
