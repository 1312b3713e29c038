"""A paper as blocks of finished words: what every format lays out alike.

The view says what is true, the layout turns it into these blocks in one language, a format draws them. All strings
are final: right digits, right language, NFC; ``[ ]`` in a string is a tick box, which a format draws as a square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.i18n import Language

Align = Literal["left", "center", "right"]


class Heading(Struct, frozen=True):
    """A section heading; level 1 for sections, 2 for parts of one.

    With `new_page` a page begins with it; with `overleaf` only where it would stand on the first page, so that it is on the back.
    With `either_side` its section, and what follows it up to the next turn, stands after that turn where the page before it has no room for it: it has no page of its own.
    """

    text: str
    level: Literal[1, 2] = 1
    new_page: bool = False
    overleaf: bool = False
    either_side: bool = False


class Paragraph(Struct, frozen=True):
    """Running words; `strong` for a sentence that must not be missed, `small` for notes.

    `lead` are strong words before the others, on the same line.
    """

    text: str
    strong: bool = False
    small: bool = False
    align: Align = "left"
    lead: str = ""


class Items(Struct, frozen=True):
    """A list whose markers are given, such as ("১।", …) or ("(ক)", …)."""

    items: tuple[tuple[str, str], ...]
    small: bool = False


class Column(Struct, frozen=True):
    """A column of a table: its heading and its share of the width (any positive number).

    The cells of a `large` one are read sign by sign, such as codes: larger and strong.
    """

    title: str
    share: float
    align: Align = "left"
    large: bool = False


class Table(Struct, frozen=True):
    """A ruled table; its heading row repeats on every page and no row breaks over pages.

    `alt` says in a sentence what the table shows. `strong_rows` are the indices of rows such as totals. A cell may
    hold line feeds. `row_height` (millimetres) leaves room for handwriting. A `whole` one is not split over two pages
    where one can hold it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    strong_rows: tuple[int, ...] = ()
    small: bool = False
    row_height: float = 0
    whole: bool = False


class KeyBlock(Struct, frozen=True):
    """Label and value pairs at the head of a report, one a line."""

    rows: tuple[tuple[str, str], ...]


class Box(Struct, frozen=True):
    """A framed box that is read first: a strong first line, then plain or numbered lines."""

    lead: str
    lines: tuple[str, ...] = ()


class Bar(Struct, frozen=True):
    """One stacked bar: its label and the count of each series, in the chart's order."""

    label: str
    counts: tuple[int, ...]
    shown: tuple[str, ...]


class Chart(Struct, frozen=True):
    """Horizontal stacked bars, one a meeting; readable in black and white (patterns and numbers, not colours)."""

    title: str
    alt: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


class Signatures(Struct, frozen=True):
    """Signature places side by side; each is the lines printed below the line to sign on."""

    places: tuple[tuple[str, ...], ...]


class Strip(Struct, frozen=True):
    """A part below a dashed line, to be cut off and sent back."""

    title: str
    lines: tuple[str, ...]


class Seal(Struct, frozen=True):
    """The digest of the round as words and as a QR that holds all 256 bits."""

    caption: str
    digest: str
    qr: str


class Turn(Struct, frozen=True):
    """From here on the pages of a paper that stands lie on their side, for tables that are wide; after a second turn they stand again."""


Block = Heading | Paragraph | Items | Table | KeyBlock | Box | Chart | Signatures | Strip | Seal | Turn


class Paper(Struct, frozen=True):
    """One document, ready to be drawn.

    `letterhead` and `titles` are centred lines at the top, `marking` stands at the top right, `banner` (sample data)
    across every page; `foot` stands left on each page with page {p} of {pages} before it, by `page_words`. A paper that
    is printed on both sides has `blank_page`: the words of the page that is added where its pages would be odd in number,
    so that the next paper begins on a new sheet.
    """

    name: str
    language: Language
    title: str
    marking: str
    banner: str
    letterhead: tuple[str, ...]
    titles: tuple[str, ...]
    subtitles: tuple[str, ...]
    blocks: tuple[Block, ...]
    page_words: str
    foot: str
    year: int
    month: int
    day: int
    landscape: bool = False
    blank_page: str = ""


def parts_of(paper: Paper) -> Iterator[Paper]:
    """Yield a paper in parts without turns, whose pages all stand or all lie on their side; only the first has its head."""
    part, blocks = paper, list[Block]()
    for block in paper.blocks:
        if isinstance(block, Turn):
            yield replace(part, blocks=tuple(blocks))
            landscape = not part.landscape
            part = replace(part, letterhead=(), titles=(), subtitles=(), blank_page="", landscape=landscape)
            blocks = []
        else:
            blocks.append(block)
    yield replace(part, blocks=tuple(blocks))


SEEN_AHEAD: Final = 2
"""So many blocks after one tell how it is drawn: signatures, and one paragraph before them."""


def is_signed(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block goes with signatures to their page: what they stand below, and a table of which one paragraph more is said first."""
    below = (
        following[1:] if isinstance(block, Table) and isinstance(next(iter(following), None), Paragraph) else following
    )
    return bool(below) and isinstance(below[0], Signatures)


def is_boxed(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block goes with a box to its page: a paragraph before it, and signatures, also where one paragraph more is said first."""
    match block, *following:
        case (Paragraph(), Box(), *_) | (Signatures(), Box(), *_) | (Signatures(), Paragraph(), Box(), *_):
            return True
        case _:
            return False
