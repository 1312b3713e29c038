"""Knows the fonts of cells, by which Bijoy is told, and what is struck through: a second look at a workbook, only where it is needed."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from msgspec import Struct, field

from auditor.expressions import expression
from auditor.i18n import clean
from auditor.tables import refusals
from auditor.tables.measuring import MAX_CELLS, MAX_COLUMNS, CellPlaces, attribute, is_on
from auditor.tables.refusals import refusal
from auditor.tables.sheet import StruckCells
from auditor.tables.sheet_parts import path_by_title
from auditor.tables.unzipping import measured_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from auditor.tables.unzipping import MeasuredCopy

_BIJOY_FONT: Final = expression(r"bijoy.*|.*[^o]mj", re.IGNORECASE)
"""SutonnyMJ and its like; SutonnyOMJ is a font of Unicode."""
MAX_STRUCK: Final = 200_000
"""Cells of one sheet that hold something struck through; in a list of so many that is no correction by hand."""


class _Sought(Struct, frozen=True):
    """What is looked for in fonts.

    Attributes:
        in_styles: the tag by which the font of a style says it; `in_runs` by which that of a part of a cell does.
        own: the tag by which a part of a cell has a font of its own; one without has the cell's.
        says: whether it is so, by the value of such a tag.
        most: how many cells of a sheet may have it.

    """

    in_styles: str
    in_runs: str
    own: str
    says: Callable[[str | None], bool]
    most: int


class FontRun(Struct, frozen=True):
    """A part of a cell in one font, and whether that font is one that was `sought`."""

    words: str
    sought: bool


class SheetFonts(Struct, frozen=True):
    """The cells of a sheet with text in a font that was sought, by row (from 1) and column (from 0).

    Attributes:
        whole: those in one such font.
        mixed: those with fonts of their own for parts of the text, as it stands in them.

    """

    whole: frozenset[tuple[int, int]] = frozenset()
    mixed: Mapping[tuple[int, int], tuple[FontRun, ...]] = field(default_factory=dict)


def bijoy_fonts(name: str, content: bytes, wanted: Mapping[str, frozenset[int]]) -> Mapping[str, SheetFonts]:
    """Return the cells with text in a font of Bijoy: a second look at a workbook that `workbooks.sheets` has read.

    Args:
        name: the file's name, for messages.
        content: the whole file.
        wanted: by the sheet's clean name the columns that are asked about, counted from 0.

    Returns:
        Such cells by sheet; nothing of a workbook without such a font, or whose sheets cannot be told apart.

    Raises:
        FileRefusedError: as for `workbooks.sheets`.

    """
    with zipfile.ZipFile(measured_copy(name, content).parts) as archive:
        paths = path_by_title(archive) or {}
        titles = [clean(title) for title in paths]
        once = {
            title: path
            for title, path in zip(titles, paths.values(), strict=True)
            if title in wanted and titles.count(title) == 1
        }
        return _cells(name, archive, once, _BIJOY, wanted)


def struck_cells(name: str, measured: MeasuredCopy) -> Mapping[str, StruckCells]:
    """Return the cells that are struck through, by the title of their sheet; nothing of a workbook in which no font is.

    Args:
        name: the file's name, for messages.
        measured: the workbook's parts.

    Raises:
        FileRefusedError: a sheet's part cannot be told, so that what is struck through would count, or very much is.

    """
    if not measured.strikes:
        return {}
    with zipfile.ZipFile(measured.parts) as archive:
        paths = path_by_title(archive)
        if paths is None:
            raise refusal(refusals.UNUSUAL, name)
        found = _cells(name, archive, paths, _STRUCK, dict.fromkeys(paths, range(MAX_COLUMNS)))
    measured.parts.seek(0)
    return {title: struck for title, fonts in found.items() if (struck := _struck(fonts))}


def _struck(fonts: SheetFonts) -> StruckCells:
    """Return what is struck through; spaces are not."""
    said = {place: [run.sought for run in runs if run.words.strip()] for place, runs in fonts.mixed.items()}
    wholly = {place for place, sought in said.items() if sought and all(sought)}
    return StruckCells(fonts.whole | wholly, frozenset(place for place, sought in said.items() if any(sought)) - wholly)


def _cells(
    name: str, archive: zipfile.ZipFile, paths: Mapping[str, str], sought: _Sought, wanted: Mapping[str, Container[int]]
) -> Mapping[str, SheetFonts]:
    """Return the cells of sheets, by their names, whose parts lie at some paths; a workbook's sheets are unpacked one by one."""
    shared, styles = _part(archive, "xl/sharedstrings"), _styles(_part(archive, "xl/styles"), sought)
    tag, texts = sought.in_runs.encode(), _TextFonts(sought)
    if tag in shared:
        texts.read(shared)
    found: dict[str, SheetFonts] = {}
    for title, path in paths.items():
        part = archive.read(path)
        mixed = tag in shared or tag in part
        if styles or mixed:
            found[title] = _SheetReader(name, styles, texts, wanted[title]).fonts(part, mixed=mixed)
    return found


def _part(archive: zipfile.ZipFile, beginning: str) -> bytes:
    return next((archive.read(path) for path in archive.namelist() if path.lower().startswith(beginning)), b"")


def _styles(styles: bytes, sought: _Sought) -> frozenset[str]:
    """Return the numbers of the styles of cells whose font is one that is sought."""
    fonts: list[bool] = []
    of_cells: list[str] = []
    section = ""

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal section
        local = tag.rpartition(":")[2]
        if local in {"fonts", "cellStyleXfs", "cellXfs", "dxfs"}:
            section = local
        elif section == "fonts" and local == "font":
            fonts.append(False)
        elif section == "fonts" and local == sought.in_styles and fonts:
            fonts[-1] = sought.says(attributes.get("val"))
        elif section == "cellXfs" and local == "xf":
            of_cells.append(attributes.get("fontId", "0"))

    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = start
    if styles:
        parser.Parse(styles, True)  # noqa: FBT003 expat's own signature
    numbers = {str(number) for number, is_sought in enumerate(fonts) if is_sought}
    return frozenset(str(number) for number, font in enumerate(of_cells) if font in numbers)


class _TextFonts:
    """Reads texts with fonts of their own for parts: those that cells share, by number, or that of one cell; None of a part that has the cell's."""

    def __init__(self, sought: _Sought) -> None:
        """Start with none."""
        self.sought = sought
        self.shared: dict[str, tuple[tuple[str, bool | None], ...]] = {}
        self._number = -1
        self._runs: list[tuple[str, bool | None]] = []
        self._words: list[str] | None = None
        self._font: bool | None = None
        self._spoken = False

    def read(self, part: bytes) -> None:
        """Read the part that holds the shared texts."""
        parser = expat.ParserCreate("UTF-8")
        parser.ordered_attributes = True
        parser.StartElementHandler = lambda tag, attributes: self.start(tag.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda tag: self.end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = self.text
        parser.Parse(part, True)  # noqa: FBT003 expat's own signature

    def start(self, tag: str, attributes: Sequence[str]) -> None:
        """Begin a text, a run of it, its font or its words; how a text is spoken is none of its words."""
        if tag in {"si", "is"}:
            self._number += 1
            self._runs, self._font = [], None
        elif tag == "r":
            self._font = None
        elif tag == self.sought.in_runs:
            self._font = self.sought.says(attribute(attributes, "val"))
        elif tag == self.sought.own:
            self._font = False
        elif tag == "rPh":
            self._spoken = True
        elif tag == "t" and not self._spoken:
            self._words = []

    def text(self, words: str) -> None:
        """Take words."""
        if self._words is not None:
            self._words.append(words)

    def end(self, tag: str) -> None:
        """End what was begun."""
        if tag == "t" and self._words is not None:
            self._runs.append(("".join(self._words), self._font))
            self._words = None
        elif tag == "rPh":
            self._spoken = False
        elif tag == "si" and any(font is not None for _, font in self._runs):
            self.shared[str(self._number)] = tuple(self._runs)

    @property
    def last(self) -> tuple[tuple[str, bool | None], ...]:
        """The runs of the text that ended last."""
        return tuple(self._runs)


class _SheetReader(CellPlaces):
    """Reads one sheet for the fonts of its cells; their words only where a cell may have several fonts."""

    def __init__(
        self,
        name: str,
        styles: frozenset[str],
        texts: _TextFonts,
        columns: Container[int],
    ) -> None:
        """Start at the upper left corner."""
        super().__init__(name)
        self._styles = styles
        self._shared = texts.shared
        self._columns = columns
        self._whole: set[tuple[int, int]] = set()
        self._mixed: dict[tuple[int, int], tuple[FontRun, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._style = self._kind = "0"
        self._inline = _TextFonts(texts.sought)
        self._value: list[str] | None = None

    def fonts(self, part: bytes, *, mixed: bool) -> SheetFonts:
        """Return the fonts of the cells; `mixed` where the workbook has cells of several fonts."""
        parser = expat.ParserCreate("UTF-8")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        if mixed:
            parser.EndElementHandler = self._end
            parser.CharacterDataHandler = self._text
        parser.Parse(part, True)  # noqa: FBT003 expat's own signature
        return SheetFonts(frozenset(self._whole - self._mixed.keys()), self._mixed)

    def _start(self, tag: str, attributes: Sequence[str]) -> None:
        kind = self._kinds.get(tag)
        if kind == "c":
            self.start_cell(attributes)
            self._style = attribute(attributes, "s") or "0"
            self._kind = attribute(attributes, "t") or ""
        elif kind == "row":
            self.start_row(attributes)
        elif kind is None:
            self._kinds[tag] = tag.rpartition(":")[2]
            self._start(tag, attributes)
        elif kind == "v":
            self._note_style()
            self._value = []
        else:
            if kind == "is":
                self._note_style()
            self._inline.start(kind, attributes)

    def _note_style(self) -> None:
        """Note a cell that holds something, where its style is one that is sought."""
        if self._style in self._styles and self.column - 1 in self._columns:
            self._whole.add((self.row, self.column - 1))
            self._bound()

    def _bound(self) -> None:
        if len(self._whole) + len(self._mixed) > self._inline.sought.most:
            raise refusal(refusals.UNUSUAL, self._name)

    def _text(self, words: str) -> None:
        if self._value is not None:
            self._value.append(words)
        else:
            self._inline.text(words)

    def _end(self, tag: str) -> None:
        kind = self._kinds[tag]
        self._inline.end(kind)
        if kind == "v" and self._value is not None:
            if self._kind == "s":
                self._add(self._shared.get("".join(self._value), ()))
            self._value = None
        elif kind == "is":
            self._add(self._inline.last)

    def _add(self, parts: Sequence[tuple[str, bool | None]]) -> None:
        """Note the fonts of the text in this cell; a part without one of its own has the cell's."""
        if self.column - 1 in self._columns and any(font is not None for _, font in parts):
            cell = self._style in self._styles
            runs = tuple(FontRun(words, cell if font is None else font) for words, font in parts)
            self._whole.discard((self.row, self.column - 1))
            if any(run.sought for run in runs):
                self._mixed[self.row, self.column - 1] = runs
                self._bound()


def _is_bijoy(font: str | None) -> bool:
    return font is not None and _BIJOY_FONT.fullmatch(font.strip()) is not None


_BIJOY: Final = _Sought("name", "rFont", "rFont", _is_bijoy, MAX_CELLS)
_STRUCK: Final = _Sought("strike", "strike", "rPr", is_on, MAX_STRUCK)
