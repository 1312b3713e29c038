"""Papers as PDF: PDF/A-2a and PDF/UA-1, the same bytes for the same paper, every word extractable.

The template beside this file draws; here words are made drawable (nothing invisible, a visible stand-in for a sign that
the font lacks, places where a long word may break) and what may not be split over pages is told from what must be.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER, digits
from auditor.model.format import PaperFormat
from auditor.model.paper import (
    Block,
    Box,
    Chart,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import typst


BUNDLED_FONT: Final = "Hind Siliguri"
STANDARDS: Final[tuple[typst.PDFStandard, ...]] = ("a-2a", "ua-1")
TICK_BOX: Final = "[ ]"

Part: TypeAlias = str | int | list[str]
"""Words, the number of one of the template's pieces, or a word that is kept whole."""
Words: TypeAlias = str | list[Part]
Drawing: TypeAlias = dict[str, object]

_TEMPLATE: Final = Path(__file__).with_name("paper.typ")
_TICK, _LINE_END, _MAY_BREAK = 0, 1, 2
"""Numbers of the template's `pieces`."""
_NO_BREAK: Final = "\u00a0"

_MILLIMETRE: Final = 72 / 25.4
_A4: Final = (210 * _MILLIMETRE, 297 * _MILLIMETRE)
_EDGE: Final = 9 * _MILLIMETRE
"""What a printer or a photocopier may lose: nothing is drawn there."""
_PLAIN_TOP: Final = 14 * _MILLIMETRE
_FRAME: Final = 4.0
_SIZES: Final[Mapping[str, float]] = {
    "left": 22 * _MILLIMETRE,
    "right": 14 * _MILLIMETRE,
    "head-gap": 4 * _MILLIMETRE,
    "foot-gap": 3 * _MILLIMETRE,
    "head": 8.5,
    "head-x": 5,
    "qr": 28 * _MILLIMETRE,
    "foot": 8,
    "title": 14,
    "section": 11.5,
    "part": 10.5,
    "body": 10,
    "lead": 11,
    "small": 8.5,
    "table": 9,
    "small-table": 8,
    "large-cell": 12,
    "chart": 8.5,
    "cell-x": 4,
    "cell-y": 1,
    "frame-x": 8,
    "frame-y": 5,
    "sign-room": 15 * _MILLIMETRE,
    "sign-width": 80 * _MILLIMETRE,
}
"""Sizes of letters and room in points: the template draws by them, this module reckons by them."""

_BENGALI_WITHOUT_FEATURES: Final = {"abvm": 0, "blwm": 0}
"""Hind Siliguri moves marks vertically by these, and readers of the PDF then get such syllables twice."""

_INVISIBLE: Final = frozenset(
    map(
        chr,
        (
            *(0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x200E, 0x200F, 0x3164, 0xFEFF, 0xFFA0),
            *(*range(0x180B, 0x1810), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10)),
            *(*range(0xFFF0, 0xFFFC), *range(0xE0000, 0xE1000)),
        ),
    )
)
"""Unicode's default-ignorable signs but the two joiners, which Bangla needs; the bidirectional controls are among them."""
_LINE_ENDS: Final = frozenset("\n\x0b\x0c\x85\u2028\u2029")
_SAME_TO_A_READER: Final = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"}
_JOINERS: Final = frozenset((ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER))
_HOLDS_NEXT: Final = frozenset((ZERO_WIDTH_JOINER, "\u09cd"))
_LONGEST_CLUSTER: Final = 9
_TICK_OR_LINE_END: Final = re.compile(r"\[ \]|\n")
_GOOD_BREAKS: Final = re.compile(r"(?<=[-/_,;:&=?+… ])|(?=[.@])")
_SPACES: Final = re.compile(r"(?<![(\[{«‹“‘]) (?![!?,.:;)\]}/»›”’])")
"""Spaces at which a line may end; Unicode's rules (UAX #14, LB13 and LB14) keep "নাম :" and "( ক" together."""
_HYPHENATED: Final = re.compile(r"\S-\S")
_KEPT_WHOLE: Final = 14
"""The widest word, in ems, that is not broken at its hyphen."""
_NOT_PRINTED: Final = frozenset({"name", "language", "title", "alt", "align", "qr"})

_SLACK: Final = 1.04
"""Letters set side by side are seldom wider than the sum of their widths; never by more than this."""
_TICK_WIDTH: Final = 1.3
_SIGN_BELOW: Final = 0.2
"""A vowel sign without a width of its own may yet make its letter wider: রু, শু (ems)."""
_BASE: Final = "\u0985-\u09b9\u09ce\u09dc\u09dd\u09df-\u09e1\u09f0\u09f1"
_LOOSE_SIGNS: Final = re.compile(
    f"(?<![{_BASE}\u09bc])[\u09be-\u09cd\u09d7]|(?<![{_BASE}])\u09bc|(?<![{_BASE}\u09bc-\u09cc\u09d7])[\u0981-\u0983]"
)
"""Signs with no letter to stand on; the font puts a dotted circle before each."""
_DOTTED_CIRCLE: Final = 0.7
_MOST_OF_A_PAGE: Final = 0.8
_HALF_A_PAGE: Final = 0.5
_THIRD_OF_A_PAGE: Final = 0.34
_SIGNATURES_ACROSS: Final = (3, 4)
_DIGEST_GROUP: Final = 4
_DIGEST_TRACKING: Final = 0.06
"""Room between the signs of a digest, in ems."""
_LABELS_OF_A_KEY_BLOCK: Final = 0.4
_LABELS_OF_A_CHART: Final = 0.18
_COUNT_OF_A_CHART: Final = 0.05
_COUNTS_OF_A_CHART: Final = 0.62
"""Shares of the text's width: labels, at least one column of numbers, at most all of them together."""


class DrawingError(RuntimeError):
    """A paper could not be drawn: a defect of the paper or of the template, never of the words in it."""


def draw(papers: Sequence[Paper], *, font: str = BUNDLED_FONT, font_folder: Path | None = None) -> bytes:
    """Return the papers as one PDF file (PDF/A-2a, PDF/UA-1), each with page numbers of its own.

    Args:
        papers: at least one; the first gives the file's title, language and date.
        font: the family wanted; `font_used` tells what is taken.
        font_folder: where to look for it before the system's own fonts.

    Raises:
        ValueError: there is no paper, a table's row has not one cell a column, or a chart's bar not one number a series.
        DrawingError: typst refused or warned.

    """
    import typst  # noqa: PLC0415  20 ms that only drawing should cost

    if not papers:
        raise ValueError("there is no paper to draw")
    face = _face(font_used(font, font_folder), font_folder)
    first = papers[0]
    given = {
        "title": _file_title(papers),
        "year": first.year,
        "month": first.month,
        "day": first.day,
        "fonts": face.families,
        "features": face.features,
        "sizes": _SIZES,
        "papers": [_Layout(face, paper, _page(paper)[1]).drawing() for paper in papers],
    }
    try:
        drawn, warnings = _compiler(face.families, font_folder).compile_with_warnings(
            sys_inputs={"papers": json.dumps(given, ensure_ascii=False)},
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=datetime(first.year, first.month, first.day, tzinfo=UTC),
        )
    except typst.TypstError as error:
        raise DrawingError(f"{_names(papers)}: the paper could not be drawn; report this as a defect") from error
    if warnings:
        doubt = warnings[0]
        raise DrawingError(f"{_names(papers)}: the paper was drawn with doubts; report this as a defect") from doubt
    if not isinstance(drawn, bytes):
        raise DrawingError(f"{_names(papers)}: typst gave no single file; report this as a defect")
    return drawn


def uncovered(papers: Iterable[Paper], *, font: str = BUNDLED_FONT, font_folder: Path | None = None) -> frozenset[str]:
    """Return the signs that stand in these papers as ``[U+1F600]`` because the font does not have them."""
    face = _face(font_used(font, font_folder), font_folder)
    return frozenset(sign for text in _printed(tuple(papers)) for sign in text if face.lacks(sign))


@cache
def font_used(font: str = BUNDLED_FONT, font_folder: Path | None = None) -> str:
    """Return the family that papers are drawn with: the one wanted if the folder or the system has it.

    Otherwise it is the font that comes with the product, Hind Siliguri.
    """
    if font.casefold() != BUNDLED_FONT.casefold():
        for fonts in _shelves(font_folder):
            for family in fonts.families():
                if family.casefold() == font.casefold():
                    return family
    return BUNDLED_FONT


def _names(papers: Sequence[Paper]) -> str:
    more = f" (+{len(papers) - 1})" if len(papers) > 1 else ""
    return papers[0].name + more


def _file_title(papers: Sequence[Paper]) -> str:
    first = papers[0]
    title = _spoken(first.title)
    more = digits(f" (+{len(papers) - 1})", first.language) if len(papers) > 1 else ""
    return (title or first.name) + more


def _spoken(text: str) -> str:
    """Return words that are not drawn, such as a picture's description, without signs that no reader could use."""
    seen = (sign for sign in text if sign not in _INVISIBLE)
    return "".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in seen).strip()


def _printed(value: object) -> Iterator[str]:
    """Yield every string of papers that is drawn with the font."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _printed(part)
    elif is_dataclass(value):
        hidden = _NOT_PRINTED if isinstance(value, Paper) else _NOT_PRINTED - {"title"}
        for field in fields(value):
            if field.name not in hidden:
                yield from _printed(getattr(value, field.name))


# Fonts


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    """What is known of the letters: the families asked for in turn, and the width of each sign in ems."""

    families: tuple[str, ...]
    features: Mapping[str, int]
    widths: Mapping[str, float]
    widest: float
    line: float

    def lacks(self, sign: str) -> bool:
        """Tell whether a sign would be drawn as its code point."""
        return not (
            sign in self.widths
            or sign in _INVISIBLE
            or sign in _SAME_TO_A_READER
            or unicodedata.category(sign) in _BLANK
        )

    def width(self, text: str) -> float:
        """Return at most how wide drawable words are, in ems."""
        return _width(self, text)

    def lines(self, words: Words, room: float) -> int:
        """Return at most how many lines of that width (in ems) the words take."""
        if isinstance(words, str):
            if len(words) * self.widest <= room:
                return 1
            words = [words]
        count, used, glued = 1, 0.0, 0.0
        space = self.width(" ")
        for part in words:
            if part == _TICK:
                glued += _TICK_WIDTH
            elif part == _NO_BREAK:
                glued += space
            elif part == _LINE_END:
                count, used = count + 1, 0
            elif part != _MAY_BREAK:
                tokens = part if isinstance(part, list) else _SPACES.split(str(part))
                for place, token in enumerate(tokens):
                    needed = self.width(token) + glued
                    gap = space if place else 0
                    glued = 0
                    if used and used + gap + needed > room:
                        count, used = count + 1, needed
                    else:
                        used += gap + needed
        return count + (1 if used and used + glued > room else 0)

    def drawable(self, text: str) -> str:
        """Return the text in signs the font has: invisible ones gone, others that it lacks as ``[U+1F600]``."""
        if self.widths.keys() >= set(text):
            return text
        return "".join(map(self._sign, text))

    def _sign(self, sign: str) -> str:
        if sign in self.widths:
            return sign
        if sign in _LINE_ENDS:
            return "\n"
        category = unicodedata.category(sign)
        if sign == "\t" or category == "Zs":
            return " "
        if sign in _INVISIBLE or category == "Cc":
            return ""
        return _SAME_TO_A_READER.get(sign, f"[U+{ord(sign):04X}]")


_BLANK: Final = frozenset({"Zs", "Zl", "Zp", "Cc"})
_NEVER_DRAWN: Final = frozenset({"Zl", "Zp", "Cc", "Co"})
"""Kinds of signs that are not taken from a font even if it has them; PDF/A knows no private ones."""


@lru_cache(maxsize=4096)
def _width(face: _Face, text: str) -> float:
    widths, widest = face.widths, face.widest
    loose = len(_LOOSE_SIGNS.findall(text)) * _DOTTED_CIRCLE
    return (sum([widths.get(sign, widest) for sign in text]) + loose) * _SLACK


def _shelves(font_folder: Path | None) -> Iterator[typst.Fonts]:
    """Yield where a font of the user's may be, nearest first."""
    import typst  # noqa: PLC0415

    if font_folder is not None and font_folder.is_dir():
        yield typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder)])
    yield typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[])


@cache
def _font_files(family: str, font_folder: Path | None) -> tuple[tuple[Path, int], ...]:
    """Return the upright files of a family with the number of the font in each: regular first, then the bolder."""
    import fontpkg  # noqa: PLC0415
    import typst  # noqa: PLC0415

    if family == BUNDLED_FONT:
        folder = Path(fontpkg.path(BUNDLED_FONT)).parent
        shelves: Iterable[typst.Fonts] = (
            typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]),
        )
    else:
        shelves = _shelves(font_folder)
    for shelf in shelves:
        upright = [font for font in shelf.fonts() if font.family == family and font.style == "normal" and font.path]
        if upright:
            chosen = [min(upright, key=lambda font: abs(font.weight - weight)) for weight in (400, 600)]
            return tuple((Path(str(font.path)), font.index) for font in chosen)
    raise DrawingError(f"the font {family} has gone; run again, or install the product again")


@cache
def _face(family: str, font_folder: Path | None) -> _Face:
    """Return what the files of a family say about its letters, with the product's own font behind it."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    families = (family,) if family == BUNDLED_FONT else (family, BUNDLED_FONT)
    widths: dict[str, float] = {}
    line = 1.0
    for name in reversed(families):
        covered: dict[str, float] = {}
        for number, (file, index) in enumerate(_font_files(name, font_folder)):
            with TTFont(file, lazy=True, fontNumber=index) as font:
                em = font["head"].unitsPerEm
                advances = font["hmtx"].metrics
                own = {
                    sign: max(advances[glyph][0] / em, _SIGN_BELOW if unicodedata.category(sign) == "Mn" else 0)
                    for sign, glyph in ((chr(point), glyph) for point, glyph in font.getBestCmap().items())
                    if sign not in _INVISIBLE and unicodedata.category(sign) not in _NEVER_DRAWN
                }
                line = max(line, (font["hhea"].ascent - font["hhea"].descent) / em)
            covered = own if number == 0 else {s: max(w, own[s]) for s, w in covered.items() if s in own}
        widths |= covered
    features = _BENGALI_WITHOUT_FEATURES if family == BUNDLED_FONT else {}
    return _Face(families, features, widths | {"\n": 0.0}, max(widths.values()) * _SLACK, line)


@cache
def _compiler(families: tuple[str, ...], font_folder: Path | None) -> typst.Compiler:
    """Return the one compiler of this process for these families; it sees their folders and no other font."""
    import typst  # noqa: PLC0415

    folders = {str(file.parent) for family in families for file, _ in _font_files(family, font_folder)}
    return typst.Compiler(
        input=str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=sorted(folders)),
        ignore_system_fonts=True,
    )


# Words


def _clusters(word: str) -> Iterator[str]:
    """Yield a word in parts that may stand at the end of a line: letters with their signs, conjuncts whole."""
    start = 0
    loose = {sign.start() for sign in _LOOSE_SIGNS.finditer(word)}
    for at in range(1, len(word)):
        sign = word[at]
        mark = unicodedata.category(sign)[0] == "M" and at not in loose
        joined = mark or sign in _JOINERS or word[at - 1] in _HOLDS_NEXT
        if not joined or at - start >= _LONGEST_CLUSTER:
            yield word[start:at]
            start = at
    yield word[start:]


def _page(paper: Paper) -> tuple[float, float]:
    """Return the width and the height of a paper's pages."""
    short, long = _A4
    return (long, short) if paper.landscape else (short, long)


@dataclass(frozen=True, slots=True)
class _Layout:
    """One paper on its way into the template; widths and heights in points.

    `depth` is the height that things on one page share: the whole page for what stands in its margins, then for the
    blocks what the margins leave.
    """

    face: _Face
    paper: Paper
    depth: float

    @property
    def _text_width(self) -> float:
        return _page(self.paper)[0] - _SIZES["left"] - _SIZES["right"]

    def drawing(self) -> Drawing:
        """Return the paper as the template takes it."""
        paper = self.paper
        width, height = _page(paper)
        half = (self._text_width - 4 * _MILLIMETRE) / 2 - 2 * _SIZES["head-x"]
        banner, marking = self._all((paper.banner, paper.marking), half, "head")
        foot_line = self._words(f"{paper.page_words} 0000/0000 · {paper.foot}", self._text_width, "foot")
        head = self._running(half, "head", banner, marking)
        top = _EDGE + head + _SIZES["head-gap"] if head else _PLAIN_TOP
        bottom = _EDGE + self._running(self._text_width, "foot", foot_line) + _SIZES["foot-gap"]
        titles = self._all(self._filled(paper.titles), self._text_width, "title")
        blocks = replace(self, depth=height - top - bottom)._blocks(2 if titles else 1)  # noqa: SLF001  of its own class
        return {
            "language": paper.language.value,
            "width": width,
            "height": height,
            "top": top,
            "bottom": bottom,
            "head-height": head,
            "banner": banner,
            "marking": marking,
            "letterhead": self._all(self._filled(paper.letterhead), self._text_width, "body"),
            "titles": titles,
            "subtitles": self._all(self._filled(paper.subtitles), self._text_width, "body"),
            "blocks": list(blocks),
            "page-words": self._words(paper.page_words, self._text_width, "foot"),
            "foot": self._words(paper.foot, self._text_width, "foot"),
            "blank-page": self._words(paper.blank_page, self._text_width, "body"),
        }

    def _filled(self, texts: Iterable[str]) -> list[str]:
        """Return the texts that are not blank."""
        return [text for text in texts if self.face.drawable(text).strip()]

    def _running(self, width: float, size: str, *texts: Words) -> float:
        """Return the height of what is repeated in a margin, or 0 where there is nothing to repeat.

        Raises:
            DrawingError: it would take the room of the paper itself.

        """
        if not any(texts):
            return 0
        height = max(self._height(words, width, size) for words in texts) + _FRAME
        if not self._fits(_THIRD_OF_A_PAGE, height):
            raise DrawingError(f"{self.paper.name}: the words that each page repeats fill a third of it; shorten them")
        return height

    def _words(self, text: str, width: float, size: str) -> Words:
        """Return a text for a place of that width, able to break where a word would not fit it."""
        text = self.face.drawable(text)
        room = width / _SIZES[size]
        parts: list[Part] = []
        at = 0
        for mark in _TICK_OR_LINE_END.finditer(text):
            parts += self._breakable(text[at : mark.start()], room)
            at = mark.end()
            if mark.group() == TICK_BOX:
                parts.append(_TICK)
                if self._holds(text, at, room):
                    parts.append(_NO_BREAK)
                    at += 1
            else:
                parts.append(_LINE_END)
        parts += self._breakable(text[at:], room)
        match parts:
            case []:
                return ""
            case [str(whole)]:
                return whole
            case _:
                return parts

    def _holds(self, text: str, at: int, room: float) -> bool:
        """Tell whether a tick box keeps the word after it, from `at`, on its own line."""
        if text[at : at + 1] != " " or text.startswith(TICK_BOX, at + 1):
            return False
        word = _SPACES.split(text[at + 1 :].split("\n", maxsplit=1)[0], maxsplit=1)[0]
        return _TICK_WIDTH + self.face.width(f" {word}") <= room

    def _breakable(self, text: str, room: float) -> list[Part]:
        """Return one line of text, with places to break in each word that is wider than the room (both in ems).

        A word with a hyphen, such as স্ব-যাচাই, is kept whole where that leaves no great gap.
        """
        if not text:
            return []
        longest = int(room / self.face.widest)
        words = _SPACES.split(text)
        if "-" not in text and all(len(word) <= longest or self.face.width(word) <= room for word in words):
            return [text]
        parts: list[Part] = []
        plain: list[str] = []
        for number, word in enumerate(words):
            if number:
                plain.append(" ")
            hyphenated = _HYPHENATED.search(word) is not None
            width = self.face.width(word) if hyphenated or len(word) > longest else 0
            if hyphenated and width <= min(room, _KEPT_WHOLE):
                parts += ["".join(plain), [word]]
                plain.clear()
            elif width <= room:
                plain.append(word)
            else:
                for place, piece in enumerate(self._pieces(word, room)):
                    if place:
                        parts += ["".join(plain), _MAY_BREAK]
                        plain.clear()
                    plain.append(piece)
        return [part for part in (*parts, "".join(plain)) if part != ""]

    def _pieces(self, word: str, room: float) -> Iterator[str]:
        """Yield a word that is too wide in pieces: at its signs, and between any letters only where that is not enough."""
        # A space within a word is one that Unicode would not break at.
        for chunk in filter(None, _GOOD_BREAKS.split(word)):
            if self.face.width(chunk) <= room:
                yield chunk
            else:
                yield from _clusters(chunk)

    def _all(self, texts: Iterable[str], width: float, size: str) -> list[Words]:
        return [self._words(text, width, size) for text in texts]

    def _height(self, words: Words, width: float, size: str) -> float:
        """Return at most how high words stand in a place of that width."""
        return self.face.lines(words, width / _SIZES[size]) * self.face.line * _SIZES[size]

    def _fits(self, share: float, *heights: float) -> bool:
        """Tell whether things one below the other take at most that share of a page."""
        return sum(heights) <= self.depth * share

    def _stack(self, texts: Iterable[Words], width: float, size: str) -> float:
        """Return at most how high texts stand one below the other."""
        return sum(self._height(words, width, size) for words in texts)

    # Blocks

    def _blocks(self, rank_of_sections: int) -> Iterator[Drawing]:
        """Yield the blocks; headings keep a gapless order of ranks, as screen readers need it."""
        rank_of_parts = rank_of_sections
        for block, after in zip(self.paper.blocks, (*self.paper.blocks[1:], None), strict=False):
            drawing = self._block(block, after)
            if isinstance(block, Heading) and drawing:
                if block.level == 1:
                    rank_of_parts = rank_of_sections + 1
                drawing["rank"] = rank_of_sections if block.level == 1 else rank_of_parts
            if drawing:
                yield {"kind": type(block).__name__, **drawing}

    def _block(self, block: Block, after: Block | None) -> Drawing:  # noqa: C901, PLR0911  one case a kind of block
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self._paragraph(block, after)
            case Items():
                return self._items(block)
            case Table():
                return self._table(block)
            case KeyBlock():
                return self._key_block(block)
            case Box():
                return self._box(block)
            case Chart():
                return self._chart(block)
            case Signatures():
                return self._signatures(block)
            case Strip():
                return self._strip(block, after)
            case Seal():
                return self._seal(block)

    def _heading(self, block: Heading) -> Drawing:
        """Return a heading, or nothing where a screen reader would come upon an empty one."""
        if not self.face.drawable(block.text).strip():
            return {}
        text = self._words(block.text, self._text_width, "section")
        return {"level": block.level, "text": text, "new-page": block.new_page}

    def _paragraph(self, block: Paragraph, after: Block | None) -> Drawing:
        """Return a paragraph; one that signatures follow keeps them company on their page."""
        size = "small" if block.small else "body"
        words = self._words(block.text, self._text_width, size)
        lead = self._words(block.lead, self._text_width, size)
        short = self._fits(_HALF_A_PAGE, self._stack([lead, words], self._text_width, size))
        return {
            "lead": lead,
            "text": words,
            "size": _SIZES[size],
            "strong": block.strong,
            "align": block.align,
            "keep": isinstance(after, Signatures) and short,
        }

    def _items(self, block: Items) -> Drawing:
        """Return a list; a marker too wide for the margin goes before its words."""
        if not block.items:
            return {}
        size = "small" if block.small else "body"
        widest = self._text_width / 6
        markers, bodies = [], []
        for marker, body in block.items:
            fits = self.face.width(self.face.drawable(marker)) * _SIZES[size] <= widest and "\n" not in marker
            markers.append(marker if fits else "")
            bodies.append(body if fits else f"{marker} {body}")
        inner = self._text_width - widest - _SIZES[size]
        return {
            "markers": self._all(markers, widest, size),
            "bodies": self._all(bodies, inner, size),
            "size": _SIZES[size],
        }

    def _key_block(self, block: KeyBlock) -> Drawing:
        if not block.rows:
            return {}
        size = _SIZES["body"]
        wanted = max(self.face.width(self.face.drawable(label)) for label, _ in block.rows) * size
        label_width = min(wanted, self._text_width * _LABELS_OF_A_KEY_BLOCK)
        value_width = self._text_width - label_width - size
        return {
            "label-width": label_width,
            "rows": [
                (self._words(label, label_width, "body"), self._words(value, value_width, "body"))
                for label, value in block.rows
            ],
        }

    def _box(self, block: Box) -> Drawing:
        inner = self._text_width - 2 * _SIZES["frame-x"]
        lead = self._words(block.lead, inner, "lead")
        lines = self._all(block.lines, inner, "body")
        height = self._stack([lead], inner, "lead") + self._stack(lines, inner, "body")
        return {"lead": lead, "lines": lines, "breakable": not self._fits(_MOST_OF_A_PAGE, height)}

    def _strip(self, block: Strip, after: Block | None) -> Drawing:
        """Return a strip; one that ends a paper goes to the foot of its page, where scissors reach it."""
        title = self._words(block.title, self._text_width, "body")
        lines = self._all(block.lines, self._text_width, "body")
        height = 1.5 * self._stack([title, *lines], self._text_width, "body")
        return {
            "title": title,
            "lines": lines,
            "breakable": not self._fits(_MOST_OF_A_PAGE, height),
            "last": after is None,
        }

    def _table(self, block: Table) -> Drawing:
        """Return a table: what is higher than half a page may break, so that nothing is ever cut off.

        Raises:
            ValueError: a row has not one cell a column.

        """
        if not block.columns:
            return {}
        size = "small-table" if block.small else "table"
        total = sum(column.share for column in block.columns)
        widths = [self._text_width * column.share / total - 2 * _SIZES["cell-x"] for column in block.columns]
        hand = block.row_height * _MILLIMETRE
        sizes = ["large-cell" if column.large else size for column in block.columns]
        heads, head_height = self._row([column.title for column in block.columns], widths, [size] * len(widths))
        heights: list[float] = [0]
        cells: list[object] = []
        in_all = head_height
        for number, row in enumerate(block.rows):
            if len(row) != len(widths):
                raise ValueError(
                    f"{self.paper.name}: row {number + 1} of a table has {len(row)} cells for {len(widths)} columns"
                )
            words, height = self._row(row, widths, sizes)
            strong = number in block.strong_rows
            breakable = not self._fits(_HALF_A_PAGE, height)
            heights.append(hand if height <= hand else 0)
            in_all += max(hand, height)
            if strong or breakable:
                cells += [{"text": text, "strong": strong, "breakable": breakable} for text in words]
            else:
                cells += words
        return {
            "size": _SIZES[size],
            "shares": [column.share for column in block.columns],
            "aligns": [column.align for column in block.columns],
            "large": [column.large for column in block.columns],
            "heads": heads,
            "head-repeats": self._fits(_THIRD_OF_A_PAGE, head_height),
            "heights": heights if hand else [0],
            "cells": cells,
            "whole": block.whole and self._fits(_MOST_OF_A_PAGE, in_all),
        }

    def _row(self, row: Sequence[str], widths: Sequence[float], sizes: Sequence[str]) -> tuple[list[Words], float]:
        """Return the cells of a row of a table, and at most how high it is."""
        words = [self._words(*place) for place in zip(row, widths, sizes, strict=True)]
        heights = [self._height(*place) for place in zip(words, widths, sizes, strict=True)]
        return words, max(heights) + 2 * _SIZES["cell-y"]

    def _widest_word(self, texts: Iterable[str], size: str) -> float:
        """Return how wide a place must be for none of the words to break."""
        words = [word for text in texts for word in _SPACES.split(self.face.drawable(text))]
        return max(self.face.width(word) for word in words) * _SIZES[size]

    def _chart(self, block: Chart) -> Drawing:
        """Return a chart: bars to scale, and beside each its numbers in columns below the patterns they stand for.

        Raises:
            ValueError: a bar has not one number a series.

        """
        if not block.bars:
            return {}
        if any(not len(bar.counts) == len(bar.shown) == len(block.series) for bar in block.bars):
            raise ValueError(f"{self.paper.name}: a bar of a chart has not one number a series")
        label_width = self._text_width * _LABELS_OF_A_CHART
        inset = 2 * _SIZES["cell-x"]
        count_widths = [
            max(self._widest_word(texts, "chart") + inset, self._text_width * _COUNT_OF_A_CHART)
            for texts in zip(block.series, *(bar.shown for bar in block.bars), strict=False)
        ]
        shrunk = min(1, self._text_width * _COUNTS_OF_A_CHART / max(1, sum(count_widths)))
        count_widths = [width * shrunk for width in count_widths]
        widths = [label_width - inset, *(width - inset for width in count_widths)]
        sizes = ["chart"] * len(widths)
        heads, height = self._row(["", *block.series], widths, sizes)
        bars: list[Drawing] = []
        for bar in block.bars:
            (label, *shown), high = self._row([bar.label, *bar.shown], widths, sizes)
            height += high
            bars.append({"label": label, "counts": bar.counts, "shown": shown})
        return {
            "title": self._words(block.title, self._text_width, "chart"),
            "alt": _spoken(block.alt) or _spoken(block.title) or self.paper.name,
            "series": heads[1:],
            "bars": bars,
            "most": max(sum(bar.counts) for bar in block.bars),
            "label-width": label_width,
            "count-widths": count_widths,
            "breakable": not self._fits(_MOST_OF_A_PAGE, height),
        }

    def _signatures(self, block: Signatures) -> Drawing:
        if not block.places:
            return {}
        across = _SIGNATURES_ACROSS[self.paper.landscape]
        share = self._text_width / min(max(2, len(block.places)), across)
        width = min(share - 8 * _MILLIMETRE, _SIZES["sign-width"])
        places = [self._all(place, width, "body") for place in block.places]
        rows = -(-len(places) // across)
        highest = max(self._stack(place, width, "body") for place in places)
        return {
            "places": places,
            "across": across,
            "place-width": width,
            "breakable": not self._fits(_MOST_OF_A_PAGE, rows * (highest + _SIZES["sign-room"])),
        }

    def _seal(self, block: Seal) -> Drawing:
        """Return a seal; a long digest without groups of its own is set in groups of four, which an eye can follow."""
        digest = block.digest
        if digest.isalnum() and len(digest) > 2 * _DIGEST_GROUP:
            digest = " ".join(digest[at : at + _DIGEST_GROUP] for at in range(0, len(digest), _DIGEST_GROUP))
        width = self._text_width - _SIZES["qr"] - 4 * _MILLIMETRE
        caption = self._words(block.caption, width, "body")
        narrower = width * 0.8  # by the tracking, even of narrow signs
        words = self._words(digest, narrower, "body")
        height = self._stack([caption, words], narrower, "body")
        return {
            "svg": _qr(block.qr),
            "alt": f"QR: {_spoken(block.caption)}",
            "caption": caption,
            "digest": words,
            "tracking": _DIGEST_TRACKING,
            "breakable": not self._fits(_MOST_OF_A_PAGE, height),
        }


@lru_cache(maxsize=8)
def _qr(content: str) -> str:
    """Return a QR code as SVG: paths only, with its quiet zone."""
    import segno  # noqa: PLC0415

    out = io.BytesIO()
    segno.make_qr(content, error="m").save(out, kind="svg", xmldecl=False, omitsize=True, border=4)
    return out.getvalue().decode()


FORMAT: Final = PaperFormat(name="pdf", suffix=".pdf", media_type="application/pdf", draw=draw)
