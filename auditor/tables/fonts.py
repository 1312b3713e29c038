"""Knows the fonts of cells, by which Bijoy is told: a second look at a workbook, only where it is needed."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from msgspec import Struct, field

from auditor.expressions import expression
from auditor.i18n import clean
from auditor.tables.measuring import CellPlaces, attribute
from auditor.tables.sheet_parts import path_by_title
from auditor.tables.unzipping import measured_copy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BIJOY_FONT: Final = expression(r"bijoy.*|.*[^o]mj", re.IGNORECASE)
"""SutonnyMJ and its like; SutonnyOMJ is a font of Unicode."""
_FONT_IN_A_CELL: Final = b"rFont"
"""The tag of a font that holds for a part of a cell; without it cells have one font each."""


class FontRun(Struct, frozen=True):
    """A part of a cell in one font, and whether that font is Bijoy's."""

    words: str
    bijoy: bool


class SheetFonts(Struct, frozen=True):
    """The cells of a sheet with text in a font of Bijoy, by row (from 1) and column (from 0).

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
        parts = {
            title: archive.read(path) for title, path in zip(titles, paths.values(), strict=True) if title in wanted
        }
        shared = _part(archive, "xl/sharedstrings")
        styles = _bijoy_styles(_part(archive, "xl/styles"))
    mixed = any(_FONT_IN_A_CELL in part for part in (shared, *parts.values()))
    if not styles and not mixed:
        return {}
    texts = _TextFonts()
    if _FONT_IN_A_CELL in shared:
        texts.read(shared)
    return {
        title: _SheetReader(name, styles, texts.shared, wanted[title]).fonts(part, mixed=mixed)
        for title, part in parts.items()
        if titles.count(title) == 1
    }


def _part(archive: zipfile.ZipFile, beginning: str) -> bytes:
    return next((archive.read(path) for path in archive.namelist() if path.lower().startswith(beginning)), b"")


def _bijoy_styles(styles: bytes) -> frozenset[str]:
    """Return the numbers of the styles of cells whose font is Bijoy's."""
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
        elif section == "fonts" and local == "name" and fonts:
            fonts[-1] = _is_bijoy(attributes.get("val"))
        elif section == "cellXfs" and local == "xf":
            of_cells.append(attributes.get("fontId", "0"))

    parser = expat.ParserCreate("UTF-8")
    parser.StartElementHandler = start
    if styles:
        parser.Parse(styles, True)  # noqa: FBT003 expat's own signature
    bijoy = {str(number) for number, is_bijoy in enumerate(fonts) if is_bijoy}
    return frozenset(str(number) for number, font in enumerate(of_cells) if font in bijoy)


class _TextFonts:
    """Reads texts with fonts of their own for parts: those that cells share, by number, or that of one cell."""

    def __init__(self) -> None:
        """Start with none."""
        self.shared: dict[str, tuple[tuple[str, str | None], ...]] = {}
        self._number = -1
        self._runs: list[tuple[str, str | None]] = []
        self._words: list[str] | None = None
        self._font: str | None = None
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
        elif tag == "rFont":
            self._font = attribute(attributes, "val")
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
    def last(self) -> tuple[tuple[str, str | None], ...]:
        """The runs of the text that ended last."""
        return tuple(self._runs)


class _SheetReader(CellPlaces):
    """Reads one sheet for the fonts of its cells; their words only where a cell may have several fonts."""

    def __init__(
        self,
        name: str,
        styles: frozenset[str],
        shared: Mapping[str, tuple[tuple[str, str | None], ...]],
        columns: frozenset[int],
    ) -> None:
        """Start at the upper left corner."""
        super().__init__(name)
        self._styles = styles
        self._shared = shared
        self._columns = columns
        self._whole: set[tuple[int, int]] = set()
        self._mixed: dict[tuple[int, int], tuple[FontRun, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._style = self._kind = "0"
        self._inline = _TextFonts()
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
            if self._style in self._styles and self.column - 1 in self._columns:
                self._whole.add((self.row, self.column - 1))
        elif kind == "row":
            self.start_row(attributes)
        elif kind is None:
            self._kinds[tag] = tag.rpartition(":")[2]
            self._start(tag, attributes)
        elif kind == "v":
            self._value = []
        else:
            self._inline.start(kind, attributes)

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

    def _add(self, parts: Sequence[tuple[str, str | None]]) -> None:
        """Note the fonts of the text in this cell; a part without one of its own has the cell's."""
        if self.column - 1 in self._columns and any(font is not None for _, font in parts):
            cell = self._style in self._styles
            runs = tuple(FontRun(words, cell if font is None else _is_bijoy(font)) for words, font in parts)
            self._whole.discard((self.row, self.column - 1))
            if any(run.bijoy for run in runs):
                self._mixed[self.row, self.column - 1] = runs


def _is_bijoy(font: str | None) -> bool:
    return font is not None and _BIJOY_FONT.fullmatch(font.strip()) is not None
