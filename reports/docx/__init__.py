"""Papers for Word and LibreOffice, to be edited there: every word of the PDF, and tables that can be pasted elsewhere.

Bengali is a complex script to Word, which keeps a second set of settings for it: each font, size, weight and language
is written for both scripts. Tables carry theirs in every run, and their borders and widths themselves, because a table
pasted into the committee's minutes loses its styles. No text is ever read as markup.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import accumulate, count, zip_longest
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from auditor.i18n import clean, digits
from auditor.model.format import PaperFormat
from auditor.model.paper import (
    Bar,
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

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section

    from auditor.model.paper import Align

FONT: Final = "Nikosh"
"""The government's own font; where it is missing Word takes `ALTERNATIVE`, which comes with Windows."""
ALTERNATIVE: Final = "Nirmala UI"
TICK_FONT: Final = "Segoe UI Symbol"
TICK: Final = "\u2610\u00a0"
"""A tick box that keeps its words beside it."""

_TITLE, _SECTION, _PART, _LEAD, _BODY, _TABLE, _SMALL = 15.0, 12.5, 11.5, 12.0, 11.0, 10.0, 9.0
"""Sizes in points; Nikosh draws small, so they are a little above those of the PDF."""

_MILLIMETRE: Final = 1440 / 25.4
"""Word measures in twips, twentieths of a point."""
_A4: Final = (11906, 16838)
_LEFT, _RIGHT = round(22 * _MILLIMETRE), round(14 * _MILLIMETRE)
_TOP, _BOTTOM = round(21 * _MILLIMETRE), round(17 * _MILLIMETRE)
_EDGE: Final = round(9 * _MILLIMETRE)
_QR_ROOM: Final = round(32 * _MILLIMETRE)
_QR_SIDE: Final = 28 * 36000
"""Pictures are measured in English Metric Units, 36,000 a millimetre."""
_SIGN_ROOM: Final = round(13 * _MILLIMETRE)
_SIGN_GAP: Final = round(12 * _MILLIMETRE)
_SIGNATURES_ACROSS: Final = (3, 4)
_CELL_X, _CELL_Y = 60, 20
_NARROWEST: Final = round(10 * _MILLIMETRE)
"""A column's least width, where there is room: that of ক্রম."""
_GAP: Final = 120
_MARKER: Final = 150
"""Room for one sign of a list's marker."""
_LABELS_OF_A_KEY_BLOCK: Final = 0.3
_LABELS_OF_A_CHART: Final = 0.17
_COUNTS_OF_A_CHART: Final = 0.09
_BAR: Final = 48
"""Columns a chart's bar is made of; Word allows 63 a table."""
_BAR_HEIGHT: Final = round(4.6 * _MILLIMETRE)
_SWATCH_HEIGHT: Final = round(3 * _MILLIMETRE)
_LONGEST_TITLE: Final = 200

_HEAD_FILL, _STRONG_FILL = "D9D9D9", "F2F2F2"
_FILLS: Final = (
    {"val": "clear", "color": "auto", "fill": "404040"},
    {"val": "diagStripe", "color": "000000", "fill": "FFFFFF"},
    {"val": "clear", "color": "auto", "fill": "C7C7C7"},
    {"val": "pct12", "color": "000000", "fill": "FFFFFF"},
    {"val": "clear", "color": "auto", "fill": "FFFFFF"},
    {"val": "vertStripe", "color": "000000", "fill": "FFFFFF"},
)
"""Patterns of a chart's series: neighbours differ in black and white, and in LibreOffice, which makes them grey."""

_NAMESPACES: Final = {
    "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_MADE_ON: Final = (1980, 1, 1, 0, 0, 0)
"""The day a ZIP archive begins with: a file of a paper tells no other."""


def draw(papers: Sequence[Paper]) -> bytes:
    """Return the papers as one DOCX file, each from a page of its own; page numbers run on.

    Args:
        papers: at least one; the first gives the file's title, language and date.

    Raises:
        ValueError: there is no paper, a table's row has not one cell a column, or a chart's bar not one number a series.

    """
    import docx  # noqa: PLC0415  110 ms that only drawing should cost

    if not papers:
        raise ValueError("there is no paper to draw")
    document = docx.Document()
    _prepare(document)
    _describe(document, papers)
    pictures = _Pictures(document)
    body = _element("w:body", **_NAMESPACES)
    for number, paper in enumerate(papers, start=1):
        elements = list(_Drawing(paper, pictures).elements()) or [_spacer()]
        body.extend(elements)
        ends = body if number == len(papers) else _properties_of(elements[-1])
        ends.append(_section(paper))
    _replace_children(document.element.body, body)
    for section, paper, before in zip(document.sections, papers, (None, *papers), strict=False):
        _frame(section, paper, before)
    return _packed(document)


# XML


def _element(name: str, /, *inside: Element, **values: str) -> Element:
    """Return an element; names carry the prefixes of `_NAMESPACES`, which stand at the root."""
    made = Element(name, values)
    made.extend(inside)
    return made


def _w(name: str, /, *inside: Element, **values: str | float) -> Element:
    """Return an element of WordprocessingML with its attributes."""
    made = Element(f"w:{name}", {f"w:{key}": str(value) for key, value in values.items()})
    made.extend(inside)
    return made


def _parsed(root: Element) -> BaseOxmlElement:
    from docx.oxml import parse_xml  # noqa: PLC0415

    return parse_xml(tostring(root))


def _replace_children(target: BaseOxmlElement, root: Element) -> None:
    for old in list(target):
        target.remove(old)
    for new in list(_parsed(root)):
        target.append(new)


# Runs and paragraphs


@dataclass(frozen=True, slots=True)
class _Look:
    """How words look; `alone` writes everything into the run, so that it needs no style."""

    size: float = 0
    strong: bool = False
    alone: bool = False
    framed: str = ""


_PLAIN: Final = _Look()


def _fonts(font: str = FONT) -> Element:
    return _w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _strong() -> tuple[Element, ...]:
    return (_w("b"), _w("bCs"))


def _sized(points: float) -> tuple[Element, ...]:
    half_points = round(points * 2)
    return (_w("sz", val=half_points), _w("szCs", val=half_points))


def _language() -> Element:
    return _w("lang", val="en-US", eastAsia="en-US", bidi="bn-BD")


def _run_properties(look: _Look, font: str = "") -> Element:
    """Return a run's settings, in the schema's order and for both kinds of script."""
    made = _w("rPr")
    if font or look.alone:
        made.append(_fonts(font or FONT))
    if look.strong:
        made.extend(_strong())
    if look.size:
        made.extend(_sized(look.size))
    if look.framed:
        made.append(_w("bdr", val=look.framed, sz=6, space=2, color="auto"))
    if look.alone:
        made.append(_language())
    return made


def _runs(text: str, look: _Look) -> Iterator[Element]:
    """Yield the runs of a text: its lines, and its tick boxes in a font that has them."""
    for number, line in enumerate(text.split("\n")):
        if number:
            yield _w("r", _run_properties(look), _w("br"))
        words, *ticked = _cleaned(line).split("[ ]")
        if words:
            yield _run(words, look)
        for after in ticked:
            yield _w("r", _run_properties(look, TICK_FONT), _text(TICK))
            if after.lstrip():
                yield _run(after.lstrip(), look)


_cleaned = lru_cache(maxsize=4096)(clean)
"""Words in NFC without signs that XML forbids or that turn the direction of writing; cells repeat."""


def _run(words: str, look: _Look) -> Element:
    return _w("r", _run_properties(look), _text(words))


def _text(words: str) -> Element:
    made = Element("w:t", {"xml:space": "preserve"})
    made.text = words
    return made


def _p(runs: Iterable[Element], *properties: Element) -> Element:
    """Return a paragraph; its properties come in the schema's order."""
    made = _w("p", _w("pPr", *properties))
    made.extend(runs)
    return made


def _properties_of(paragraph: Element) -> Element:
    return paragraph[0]


def _spaced(before: int = 0, after: int = 0) -> Element:
    return _w("spacing", before=before, after=after, line=240, lineRule="auto")


def _aligned(align: Align) -> Element:
    return _w("jc", val=align)


def _spacer(*, keep: bool = False) -> Element:
    """Return the small paragraph without which Word would join two tables, or end a page with one."""
    exact = _w("spacing", before=0, after=0, line=_GAP, lineRule="exact")
    return _p((), *_kept(keep), exact, _w("rPr", *_sized(2)))


def _kept(keep: bool) -> tuple[Element, ...]:  # noqa: FBT001  the one thing it is about
    """Return what keeps a paragraph on the page of the next."""
    return (_w("keepNext"),) if keep else ()


# Tables


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its paragraphs, how many columns it spans, and the settings of its own."""

    inside: Sequence[Element]
    span: int = 1
    own: tuple[Element, ...] = ()
    stands: str = "center"


def _cell_words(text: str, look: _Look, align: Align = "left", *, keep: bool = False) -> tuple[Element, ...]:
    """Return a cell's paragraph; what is typed into it later looks like the rest."""
    typed = _run_properties(replace(look, framed=""))
    return (_p(_runs(text, look), *_kept(keep), _spaced(), _aligned(align), typed),)


def _shade(**values: str) -> Element:
    return _w("shd", **values)


def _borders(name: str, kinds: Mapping[str, str], width: int = 4) -> Element:
    return _w(name, *(_w(side, val=kind, sz=width, space=0, color="auto") for side, kind in kinds.items()))


_RULED: Final = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "single")
_BOXED: Final = dict.fromkeys(("top", "left", "bottom", "right"), "single")
_OPEN: Final = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), "nil")


def _grid(
    widths: Sequence[int], borders: Element, rows: Iterable[Element], alt: str = "", *, inset: int = _CELL_Y
) -> Element:
    """Return a table of fixed widths (twips) with its borders on itself; `alt` says what it shows."""
    properties = _w(
        "tblPr",
        _w("tblW", w=sum(widths), type="dxa"),
        borders,
        _w("tblLayout", type="fixed"),
        _w(
            "tblCellMar",
            *(_w(side, w=inset if side in {"top", "bottom"} else _CELL_X, type="dxa") for side in _BOXED),
        ),
        _w("tblLook", val="0000"),
    )
    if alt:
        properties.append(_w("tblDescription", val=_cleaned(alt)))
    made = _w("tbl", properties, _w("tblGrid", *(_w("gridCol", w=width) for width in widths)))
    made.extend(rows)
    return made


def _row(cells: Iterable[_Cell], widths: Sequence[int], *properties: Element) -> Element:
    """Return a row that no page breaks; a cell takes the widths of the columns it spans."""
    made = _w("tr", _w("trPr", _w("cantSplit"), *properties))
    column = 0
    for cell in cells:
        width = sum(widths[column : column + cell.span])
        spanned = (_w("gridSpan", val=cell.span),) if cell.span > 1 else ()
        own = _w("tcPr", _w("tcW", w=width, type="dxa"), *spanned, *cell.own, _w("vAlign", val=cell.stands))
        made.append(_w("tc", own, *cell.inside))
        column += cell.span
    return made


def _parts(whole: int, shares: Sequence[float]) -> list[int]:
    """Return whole numbers in proportion to the shares; their sum is exactly the whole."""
    total = sum(shares)
    ends = [round(whole * end / total) for end in accumulate(shares)]
    return [end - start for start, end in zip((0, *ends), ends, strict=False)]


def _column_widths(whole: int, shares: Sequence[float]) -> list[int]:
    """Return widths in proportion to the shares, none below `_NARROWEST` as long as the table has that room."""
    least = min(_NARROWEST, whole // len(shares))
    wanted = [max(0, width - least) for width in _parts(whole, shares)]
    spare = whole - least * len(shares)
    return [least + more for more in _parts(spare, wanted)] if any(wanted) else _parts(whole, [1] * len(shares))


# A paper


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One paper on its way into the document."""

    paper: Paper
    pictures: _Pictures

    @property
    def _width(self) -> int:
        return _page(self.paper)[0] - _LEFT - _RIGHT

    def elements(self) -> Iterator[Element]:
        """Yield the paper's paragraphs and tables; the last is a paragraph, which may end a section."""
        paper = self.paper
        for number, line in enumerate(paper.letterhead):
            yield _p(_runs(line, _Look(strong=number == 1)), _spaced(), _aligned("center"))
        for number, line in enumerate(paper.titles):
            look = _Look(size=0 if number == 0 else _SECTION)
            yield _p(
                _runs(line, look), _w("pStyle", val="Title"), _spaced(160 if number == 0 else 0), _aligned("center")
            )
        for line in paper.subtitles:
            yield _p(_runs(line, _PLAIN), _spaced(after=40), _aligned("center"))
        for block, after in zip_longest(paper.blocks, paper.blocks[1:]):
            yield from self._block(block, after)

    def _block(self, block: Block, after: Block | None) -> Iterator[Element]:  # noqa: C901  one case a kind of block
        match block:
            case Heading():
                begins = (_w("pageBreakBefore"),) if block.new_page else ()
                yield _p(_runs(block.text, _PLAIN), _w("pStyle", val=f"Heading{block.level}"), *begins)
            case Paragraph():
                yield _paragraph(block, keep=isinstance(after, Signatures))
            case Items():
                yield from self._items(block)
            case Table():
                yield from self._table(block)
            case KeyBlock():
                yield from self._key_block(block)
            case Box():
                yield from self._box(block)
            case Chart():
                yield from self._chart(block)
            case Signatures():
                yield from self._signatures(block)
            case Strip():
                yield from _strip(block)
            case Seal():
                yield from self._seal(block, keep=isinstance(after, Signatures))

    def _items(self, block: Items) -> Iterator[Element]:
        """Yield a list with hanging markers; a marker too long to hang goes before its words."""
        look = _Look(size=_SMALL if block.small else 0)
        most = self._width // 6
        hanging = min(most, max((_MARKER * len(marker) + _MARKER for marker, _ in block.items), default=0))
        for marker, body in block.items:
            indent = _w("ind", left=hanging, hanging=hanging)
            tabbed = _w("tabs", _w("tab", val="left", pos=hanging))
            between = _w("r", _run_properties(look), _w("tab"))
            yield _p((*_runs(marker, look), between, *_runs(body, look)), tabbed, _spaced(after=30), indent)

    def _table(self, block: Table) -> Iterator[Element]:
        if not block.columns:
            return
        size = _SMALL if block.small else _TABLE
        plain, strong = _Look(size, alone=True), _Look(size, strong=True, alone=True)
        large = _Look(_SECTION, strong=True, alone=True)
        widths = _column_widths(self._width, [column.share for column in block.columns])
        heads = [
            _Cell(
                _cell_words(column.title, strong, "center", keep=block.whole and bool(block.rows)),
                own=(_shade(val="clear", color="auto", fill=_HEAD_FILL),),
            )
            for column in block.columns
        ]
        tall = (_w("trHeight", val=round(block.row_height * _MILLIMETRE), hRule="atLeast"),) if block.row_height else ()
        rows = [_row(heads, widths, _w("tblHeader"))]
        for number, row in enumerate(block.rows):
            if len(row) != len(widths):
                raise ValueError(
                    f"{self.paper.name}: row {number + 1} of a table has {len(row)} cells for {len(widths)} columns"
                )
            total = number in block.strong_rows
            shade = (_shade(val="clear", color="auto", fill=_STRONG_FILL),) if total else ()
            look = strong if total else plain
            kept = block.whole and number + 1 < len(block.rows)
            cells = [
                _Cell(_cell_words(text, large if column.large else look, column.align, keep=kept), own=shade)
                for text, column in zip(row, block.columns, strict=True)
            ]
            rows.append(_row(cells, widths, *tall))
        yield _grid(widths, _borders("tblBorders", _RULED), rows, block.alt)
        yield _spacer()

    def _key_block(self, block: KeyBlock) -> Iterator[Element]:
        if not block.rows:
            return
        widths = _parts(self._width, [_LABELS_OF_A_KEY_BLOCK, 0.03, 1 - 0.03 - _LABELS_OF_A_KEY_BLOCK])
        plain, strong = _Look(_BODY, alone=True), _Look(_BODY, strong=True, alone=True)
        rows = [
            _row(
                (
                    _Cell(_cell_words(label, plain)),
                    _Cell(_cell_words(":", plain, "center")),
                    _Cell(_cell_words(value, strong)),
                ),
                widths,
            )
            for label, value in block.rows
        ]
        yield _grid(widths, _borders("tblBorders", _OPEN), rows, inset=0)
        yield _spacer()

    def _box(self, block: Box) -> Iterator[Element]:
        lead = _p(_runs(block.lead, _Look(_LEAD, strong=True, alone=True)), _spaced(40, 40))
        lines = [_p(_runs(line, _Look(_BODY, alone=True)), _spaced(after=40)) for line in block.lines]
        row = _row([_Cell([lead, *lines])], [self._width])
        yield _grid([self._width], _borders("tblBorders", _BOXED, 12), [row])
        yield _spacer()

    def _chart(self, block: Chart) -> Iterator[Element]:
        """Yield a chart as a table: the label, the bar in shaded cells, and the numbers below their patterns."""
        if not block.bars:
            return
        if any(not len(bar.counts) == len(bar.shown) == len(block.series) for bar in block.bars):
            raise ValueError(f"{self.paper.name}: a bar of a chart has not one number a series")
        counts = min(_COUNTS_OF_A_CHART, 0.5 / max(1, len(block.series)))
        label, bar, *numbers = _parts(
            self._width,
            [_LABELS_OF_A_CHART, 1 - _LABELS_OF_A_CHART - counts * len(block.series), *(counts for _ in block.series)],
        )
        widths = [label, *_parts(bar, [1] * _BAR), *numbers]
        look = _Look(_SMALL, alone=True)
        tiny = _cell_words("", _Look(1, alone=True), keep=True)
        swatches = [_Cell(tiny, own=(_borders("tcBorders", _BOXED), _fill(number))) for number in range(len(numbers))]
        names = [_Cell(_cell_words(name, look, "center", keep=True)) for name in block.series]
        rows = [
            _row(
                [_Cell(tiny), _Cell(tiny, _BAR), *swatches], widths, _w("trHeight", val=_SWATCH_HEIGHT, hRule="exact")
            ),
            _row([_Cell(tiny), _Cell(tiny, _BAR), *names], widths),
        ]
        most = max(sum(one.counts) for one in block.bars)
        for number, one in enumerate(block.bars, start=1):
            kept = number < len(block.bars)
            cells = [
                _Cell(_cell_words(one.label, look, keep=kept)),
                *_bar(one, most, kept=kept),
                *(_Cell(_cell_words(shown, look, "center", keep=kept)) for shown in one.shown),
            ]
            rows.append(_row(cells, widths, _w("trHeight", val=_BAR_HEIGHT, hRule="atLeast")))
        yield _p(_runs(block.title, _Look(_SMALL, strong=True)), _w("keepNext"), _spaced(80, 40))
        yield _grid(widths, _borders("tblBorders", _OPEN), rows, block.alt or block.title)
        yield _spacer()

    def _signatures(self, block: Signatures) -> Iterator[Element]:
        """Yield places to sign: room, a line, and below it the words; rows of as many as the page is wide for."""
        across = _SIGNATURES_ACROSS[self.paper.landscape]
        look = _Look(_BODY, alone=True)
        shares = [
            share for _ in range(min(max(2, len(block.places)), across)) for share in ((self._width / 4), _SIGN_GAP)
        ][:-1]
        widths = _parts(self._width, shares)
        blank, kept = _cell_words("", look), _cell_words("", look, keep=True)
        for start in range(0, len(block.places), across):
            places = block.places[start : start + across]
            room, words = [], []
            missing = (len(widths) + 1) // 2 - len(places)
            for place in (*((),) * missing, *places):
                line = (_borders("tcBorders", {"top": "single"}),) if place else ()
                signed = [one for text in place for one in _cell_words(text, look, "center", keep=text != place[-1])]
                room += [_Cell(kept)] * 2
                words += [_Cell(signed or blank, own=line, stands="top"), _Cell(blank)]
            rows = [
                _row(room[:-1], widths, _w("trHeight", val=_SIGN_ROOM, hRule="exact")),
                _row(words[:-1], widths),
            ]
            yield _grid(widths, _borders("tblBorders", _OPEN), rows, inset=0)
            yield _spacer()

    def _seal(self, block: Seal, *, keep: bool) -> Iterator[Element]:
        caption = _cell_words(block.caption, _Look(_BODY, strong=True, alone=True), keep=keep)
        digest = _cell_words(block.digest, _Look(_BODY, alone=True), keep=keep)
        picture = self.pictures.run(_qr(block.qr), f"QR: {_cleaned(block.caption)}")
        widths = [_QR_ROOM, self._width - _QR_ROOM]
        row = _row([_Cell([_p([picture], *_kept(keep), _spaced())]), _Cell([*caption, *digest])], widths)
        yield _grid(widths, _borders("tblBorders", _OPEN), [row])
        yield _spacer(keep=keep)


def _paragraph(block: Paragraph, *, keep: bool) -> Element:
    look = _Look(size=_SMALL if block.small else 0, strong=block.strong)
    lead = (*_runs(block.lead, replace(look, strong=True)), _run(" ", look)) if block.lead else ()
    return _p((*lead, *_runs(block.text, look)), *_kept(keep), _spaced(after=60), _aligned(block.align))


def _strip(block: Strip) -> Iterator[Element]:
    """Yield a part to cut off: below a dashed line, kept on one page."""
    dashed = _borders("pBdr", {"top": "dashed"}, 8)
    together = (_w("keepNext"), _w("keepLines"))
    kept = together if block.lines else ()
    yield _p(_runs(block.title, _Look(strong=True)), *kept, dashed, _spaced(240, 60))
    for number, line in enumerate(block.lines, start=1):
        yield _p(_runs(line, _PLAIN), *(together if number < len(block.lines) else together[1:]), _spaced(80, 80))


def _fill(number: int) -> Element:
    return _shade(**_FILLS[number % len(_FILLS)])


def _bar(bar: Bar, most: int, *, kept: bool) -> Iterator[_Cell]:
    """Yield a bar's cells to scale, each a column wide at least, and what is left over."""
    empty = _cell_words("", _Look(2, alone=True), keep=kept)
    left = _BAR
    shown = [number for number, counted in enumerate(bar.counts) if counted]
    lengths = _parts(round(_BAR * sum(bar.counts) / most), [bar.counts[number] for number in shown]) if shown else []
    for place, (number, length) in enumerate(zip(shown, lengths, strict=True)):
        others = len(shown) - place - 1
        span = max(1, min(length, left - others))
        left -= span
        yield _Cell(empty, span, (_borders("tcBorders", _BOXED), _fill(number)))
    if left:
        yield _Cell(empty, left)


# Pictures


class _Pictures:
    """The pictures of one document."""

    def __init__(self, document: Document) -> None:
        self._part = document.part
        self._numbers = count(1)

    def run(self, png: bytes, alt: str) -> Element:
        """Return a run that shows a square picture; `alt` is read aloud in its place."""
        rid, _ = self._part.get_or_add_image(io.BytesIO(png))
        number = str(next(self._numbers))
        side = {"cx": str(_QR_SIDE), "cy": str(_QR_SIDE)}
        picture = _element(
            "pic:pic",
            _element(
                "pic:nvPicPr",
                _element("pic:cNvPr", id=number, name=f"QR {number}", descr=alt),
                _element("pic:cNvPicPr"),
            ),
            _element(
                "pic:blipFill", _element("a:blip", **{"r:embed": rid}), _element("a:stretch", _element("a:fillRect"))
            ),
            _element(
                "pic:spPr",
                _element("a:xfrm", _element("a:off", x="0", y="0"), _element("a:ext", **side)),
                _element("a:prstGeom", _element("a:avLst"), prst="rect"),
            ),
        )
        inline = _element(
            "wp:inline",
            _element("wp:extent", **side),
            _element("wp:docPr", id=number, name=f"QR {number}", descr=alt),
            _element("wp:cNvGraphicFramePr", _element("a:graphicFrameLocks", noChangeAspect="1")),
            _element("a:graphic", _element("a:graphicData", picture, uri=_NAMESPACES["xmlns:pic"])),
            distT="0",
            distB="0",
            distL="0",
            distR="0",
        )
        return _w("r", _w("drawing", inline))


@lru_cache(maxsize=8)
def _qr(content: str) -> bytes:
    """Return a QR code as PNG, with its quiet zone."""
    import segno  # noqa: PLC0415

    out = io.BytesIO()
    segno.make_qr(content, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()


# Sections: the page, and what stands at the head and foot of each


def _page(paper: Paper) -> tuple[int, int]:
    """Return the width and the height of a paper's pages in twips."""
    short, long = _A4
    return (long, short) if paper.landscape else (short, long)


def _section(paper: Paper) -> Element:
    width, height = _page(paper)
    turned = {"orient": "landscape"} if paper.landscape else {}
    margins = {"top": _TOP, "right": _RIGHT, "bottom": _BOTTOM, "left": _LEFT}
    return _w(
        "sectPr",
        _w("type", val="nextPage"),
        _w("pgSz", w=width, h=height, **turned),
        _w("pgMar", **margins, header=_EDGE, footer=_EDGE, gutter=0),
    )


def _frame(section: Section, paper: Paper, before: Paper | None) -> None:
    """Write a section's head and foot; one that would say the same as the section before goes on."""
    if before is None or _running(before) != _running(paper):
        for story, root in ((section.header, _head(paper)), (section.footer, _foot(paper))):
            story.is_linked_to_previous = False
            _replace_children(story.part.element, root)


def _running(paper: Paper) -> tuple[object, ...]:
    return (paper.landscape, paper.banner, paper.marking, paper.page_words, paper.foot)


def _head(paper: Paper) -> Element:
    """Return the head of each page: the banner of sample data on the left, the marking on the right."""
    width = _page(paper)[0] - _LEFT - _RIGHT
    widths = _parts(width, [1, 1])
    banner = _cell_words(paper.banner, _Look(_SMALL, alone=True, framed="dashed"))
    marking = _cell_words(paper.marking, _Look(_SMALL, alone=True, framed="single"), "right")
    table = _grid(widths, _borders("tblBorders", _OPEN), [_row([_Cell(banner), _Cell(marking)], widths)])
    styled = _p((), _w("pStyle", val="Header"), _w("spacing", before=0, after=0, line=_GAP, lineRule="exact"))
    return _element("w:hdr", *([table] if paper.banner or paper.marking else []), styled, **_NAMESPACES)


def _foot(paper: Paper) -> Element:
    """Return the foot of each page; Word counts pages in Latin digits, it has no Bengali ones."""
    look = _Look(_SMALL)
    runs = [
        *_runs(paper.page_words, look),
        _run(" ", look),
        _field("PAGE", look),
        _run("/", look),
        _field("NUMPAGES", look),
    ]
    if paper.foot:
        runs += [_run(" · ", look), *_runs(paper.foot, look)]
    line = _borders("pBdr", {"top": "single"})
    return _element("w:ftr", _p(runs, _w("pStyle", val="Footer"), line, _spaced()), **_NAMESPACES)


def _field(code: str, look: _Look) -> Element:
    return _w("fldSimple", _run("1", look), instr=f" {code} ")


# The file


def _prepare(document: Document) -> None:
    """Turn the library's empty document into ours: our styles and fonts, nothing that we do not use."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    kept = {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
    }
    package = document.part.package
    for relations in (document.part.rels, package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype not in kept]:
            del relations[name]
    _replace_children(document.styles.element, _styles())
    _replace_children(document.settings.element, _settings())
    table = tostring(_font_table(), encoding="UTF-8", xml_declaration=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _font_table() -> Element:
    def font(name: str, *other: Element) -> Element:
        return _w(
            "font", *other, _w("charset", val="00"), _w("family", val="auto"), _w("pitch", val="variable"), name=name
        )

    return _element("w:fonts", font(FONT, _w("altName", val=ALTERNATIVE)), font(ALTERNATIVE), **_NAMESPACES)


def _settings() -> Element:
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    return _element(
        "w:settings",
        _w("zoom", percent=100),
        _w("defaultTabStop", val=720),
        _w("characterSpacingControl", val="doNotCompress"),
        _w("compat", *(_w("compatSetting", name=name, uri=uri, val=value) for name, value in compatible.items())),
        _w("themeFontLang", val="en-US", bidi="bn-BD"),
        _w("decimalSymbol", val="."),
        _w("listSeparator", val=","),
        **_NAMESPACES,
    )


def _styles() -> Element:
    """Return the defaults and the few styles in use, each with its settings for both kinds of script."""

    def words(size: float, *, strong: bool = False) -> Element:
        return _w("rPr", _fonts(), *(_strong() if strong else ()), *_sized(size), _language())

    def style(
        code: str, name: str, *properties: Element, kind: str = "paragraph", base: str = "", **marks: str
    ) -> Element:
        based = (_w("basedOn", val=base),) if base else ()
        following = (_w("next", val="Normal"),) if base and code not in {"Header", "Footer"} else ()
        inside = (_w("name", val=name), *based, *following, _w("qFormat"), *properties)
        return _w("style", *inside, type=kind, styleId=code, **marks)

    def heading(code: str, name: str, level: int, size: float, space: Element) -> Element:
        outline = _w("pPr", _w("keepNext"), _w("keepLines"), space, _w("outlineLvl", val=level))
        return style(code, name, outline, words(size, strong=True), base="Normal")

    cells = _w("tblCellMar", *(_w(side, w=0 if side in {"top", "bottom"} else 108, type="dxa") for side in _BOXED))
    plain = _w("pPr", _spaced())
    return _element(
        "w:styles",
        _w("docDefaults", _w("rPrDefault", words(_BODY)), _w("pPrDefault", _w("pPr", _spaced()))),
        style("Normal", "Normal", words(_BODY), default="1"),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", default="1"),
        style(
            "TableNormal", "Normal Table", _w("tblPr", _w("tblInd", w=0, type="dxa"), cells), kind="table", default="1"
        ),
        style("NoList", "No List", kind="numbering", default="1"),
        style(
            "Title",
            "Title",
            _w("pPr", _w("keepNext"), _w("jc", val="center")),
            words(_TITLE, strong=True),
            base="Normal",
        ),
        heading("Heading1", "heading 1", 0, _SECTION, _spaced(200, 80)),
        heading("Heading2", "heading 2", 1, _PART, _spaced(140, 60)),
        style("Header", "header", plain, words(_SMALL), base="Normal"),
        style("Footer", "footer", plain, words(_SMALL), base="Normal"),
        **_NAMESPACES,
    )


def _describe(document: Document, papers: Sequence[Paper]) -> None:
    """Write what file managers show: the title, and the paper's own day as the file's."""
    first = papers[0]
    title = _cleaned(first.title) or first.name
    more = digits(f" (+{len(papers) - 1})", first.language) if len(papers) > 1 else ""
    day = datetime(first.year, first.month, first.day)  # noqa: DTZ001  the library writes it as UTC
    about = document.core_properties
    about.title = title[:_LONGEST_TITLE] + more
    about.author = about.comments = about.keywords = about.last_modified_by = about.subject = ""
    about.language = first.language.value
    about.created = about.modified = day
    about.revision = 1


def _packed(document: Document) -> bytes:
    """Return the document's file; the same document gives the same bytes on any day and system."""
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with ZipFile(loose) as given, ZipFile(packed, "w", ZIP_DEFLATED) as taken:
        for name in given.namelist():
            entry = ZipInfo(name, _MADE_ON)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            taken.writestr(entry, given.read(name))
    return packed.getvalue()


FORMAT: Final = PaperFormat(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    draw=draw,
)
