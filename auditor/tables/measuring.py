"""Measures one XML part of a workbook while it passes, before anything keeps it: how far its cells lie, how much they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn
from xml.parsers import expat

from auditor.tables import refusals
from auditor.tables.refusals import refusal
from auditor.tables.sheet import Hidden, MergedCell, Unread, UnreadCell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MEGABYTE: Final = 1024 * 1024
MAX_ROWS: Final = 400_000
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 6_000_000
"""The rectangle from A1 to the last cell: python-calamine allocates all of it, 64 bytes a cell at its peak."""
MAX_UNREAD: Final = 200_000
"""Cells of one sheet that are errors or formulas without a value; a list of so many is not calculated at all."""
MAX_MERGED: Final = 200_000
"""Merged cells of one sheet: three for each of 50,000 offices are 150,000."""
MAX_TAG: Final = MEGABYTE
"""Bytes of one XML tag: longer ones make expat read them again and again."""
_UTF8_NAMES: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_MOST_DIGITS: Final = 10
_NO_DIGITS: Final = "none"


class CellPlaces:
    """Follows the cells of a sheet's XML, tag by tag, and places them as python-calamine places them.

    One without a reference stands right of the one before, a row without a number below the one before. `row` and
    `column` are the place of the last cell, both counted from 1.
    """

    def __init__(self, name: str) -> None:
        """Start at the upper left corner."""
        self.row = self.column = 0
        self._name = name
        self._digits = _NO_DIGITS
        self._letters: dict[str, int] = {}

    def start_row(self, attributes: Sequence[str]) -> None:
        """Go to a row, by the names and values of its tag."""
        reference = attribute(attributes, "r")
        self.row = self.row + 1 if reference is None else self._row_of(reference)
        self.column, self._digits = 0, _NO_DIGITS

    def start_cell(self, attributes: Sequence[str]) -> None:
        """Go to a cell, by the names and values of its tag."""
        reference = attributes[1] if attributes and attributes[0] == "r" else attribute(attributes, "r")
        if reference is None:
            self.column += 1
            return
        letters = reference.rstrip("0123456789")
        self.column = self._letters.get(letters) or self._column_of(letters)
        digits = reference[len(letters) :]
        if digits != self._digits:
            self.row = self._row_of(digits)
            self._digits = digits

    def merged_cell(self, reference: str) -> MergedCell:
        """Return the merged cell that a reference such as D3:D5 names."""
        corners = [(each.rstrip("0123456789"), each) for each in reference.split(":")]
        columns = [self._column_of(letters) - 1 for letters, _ in corners]
        rows = [self._row_of(each[len(letters) :]) for letters, each in corners]
        return MergedCell(min(rows), min(columns), max(rows), max(columns))

    def _row_of(self, digits: str) -> int:
        if not (digits.isascii() and digits.isdecimal()) or len(digits) > len("1048576"):
            raise refusal(refusals.UNUSUAL, self._name)
        return int(digits)

    def _column_of(self, letters: str) -> int:
        if not (letters.isascii() and letters.isalpha()) or len(letters) > len("XFD"):
            raise refusal(refusals.UNUSUAL, self._name)
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - ord("A") + 1
        self._letters[letters] = number
        return number


class PartMeter(CellPlaces):
    """Reads one XML part strictly while it passes, and measures the rectangle that its cells span.

    The XML must be plain: well-formed UTF-8 without a document type. Cells without a value do not count. `lengths` are
    those of the texts that cells share, `unread` the cells that hold an error or a formula whose value was not stored:
    python-calamine takes both for empty. `merged` are the cells that are merged of several. `tags` counts the elements.
    `strikes` tells whether anything says that a font is struck through.
    """

    _CELL, _VALUE, _ROW, _SHARED, _FORMULA, _MERGED, _COLUMN, _STRIKE, _OTHER = range(9)
    _MEANING: Final = {
        "c": _CELL, "v": _VALUE, "is": _VALUE, "row": _ROW, "si": _SHARED, "f": _FORMULA, "mergeCell": _MERGED, "col": _COLUMN,
        "strike": _STRIKE,
    }  # fmt: skip

    def __init__(self, name: str) -> None:
        """Start at the upper left corner."""
        super().__init__(name)
        self.cells = 0
        self.tags = 0
        self.lengths: list[int] = []
        self.unread: list[UnreadCell] = []
        self.merged: list[MergedCell] = []
        self.strikes = False
        self._hidden_rows: set[int] = set()
        self._hidden_columns = 0
        self._is_hidden = False
        self._rows = self._columns = 0
        self._attributes: Sequence[str] = ()
        self._formula = self._has_value = False
        self._kinds: dict[str, int] = {}
        self._fed = 0
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.ordered_attributes = True
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartElementHandler = self._start

    def feed(self, chunk: bytes) -> None:
        """Read on.

        Raises:
            FileRefusedError: the XML is not plain, one tag is longer than any tag is, or a cell lies too far out.
            expat.ExpatError: it is not well formed.

        """
        self._parser.Parse(chunk, False)  # noqa: FBT003 expat's own signature
        self._fed += len(chunk)
        if self._fed - self._parser.CurrentByteIndex > MAX_TAG:
            raise refusal(refusals.UNUSUAL, self._name)

    def close(self) -> None:
        """End the part.

        Raises:
            FileRefusedError: the rectangle has too many cells.
            expat.ExpatError: the part is not complete.

        """
        self._parser.Parse(b"", True)  # noqa: FBT003 expat's own signature
        self._end_formula()
        if max(self.cells, self._rows * self._columns) > MAX_CELLS:
            raise refusal(refusals.TOO_MANY_CELLS, self._name, limit=MAX_CELLS)

    @property
    def hidden(self) -> Hidden:
        """What nobody sees: rows with a value, and columns as far as any is read."""
        columns = frozenset(at for at in range(MAX_COLUMNS) if self._hidden_columns >> at & 1)
        return Hidden(tuple(sorted(self._hidden_rows)), columns)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _UTF8_NAMES:
            raise refusal(refusals.UNUSUAL, self._name)

    def _refuse(self, *_: object) -> NoReturn:
        raise refusal(refusals.UNUSUAL, self._name)

    def _start(self, tag: str, attributes: Sequence[str]) -> None:
        """Take a cell's place from its tag, and count it once it turns out to hold a value."""
        self.tags += 1
        kind = self._kinds.get(tag)
        if kind == self._CELL:
            if self._formula:
                self._end_formula()
            self._attributes = attributes
            self.start_cell(attributes)
        elif kind == self._VALUE:
            self._start_value(tag)
        elif kind == self._ROW:
            self._end_formula()
            self.start_row(attributes)
            self._is_hidden = "hidden" in attributes and is_on(attribute(attributes, "hidden"))
        elif kind == self._FORMULA:
            self._formula, self._has_value = True, False
        elif kind == self._SHARED:
            self.lengths.append(0)
            self._parser.CharacterDataHandler = self._text
        elif kind is None:
            self._kinds[tag] = self._MEANING.get(tag.rpartition(":")[2], self._OTHER)
            self._start(tag, attributes)
        elif kind != self._OTHER:
            self._note(kind, attributes)

    def _note(self, kind: int, attributes: Sequence[str]) -> None:
        """Note what is told of many cells."""
        if kind == self._MERGED:
            self._add_merged(attribute(attributes, "ref") or "")
        elif kind == self._COLUMN:
            self._hide(attributes)
        else:
            self.strikes |= is_on(attribute(attributes, "val"))

    def _start_value(self, tag: str) -> None:
        self.cells += 1
        if self.column > self._columns or self.row > self._rows:
            self._stretch()
        if self._is_hidden:
            self._hidden_rows.add(self.row)
        if "e" in self._attributes:
            self._formula = False
            self._add_unread(Unread.ERROR)
        elif self._formula and tag[-1] == "v":
            self._has_value = "str" in self._attributes
            self._parser.CharacterDataHandler = self._value

    def _value(self, text: str) -> None:
        """Note that a formula has a value; an empty one is a value only where it is a text."""
        self._has_value = self._has_value or not text.isspace()

    def _end_formula(self) -> None:
        """End a cell with a formula: where no value was stored it is not known."""
        if self._formula:
            self._formula = False
            self._parser.CharacterDataHandler = None
            if not self._has_value:
                self._stretch()
                self._add_unread(Unread.FORMULA)

    def _add_unread(self, why: Unread) -> None:
        if len(self.unread) >= MAX_UNREAD:
            raise refusal(refusals.NOT_CALCULATED, self._name, limit=MAX_UNREAD)
        self.unread.append(UnreadCell(self.row, self.column - 1, why))

    def _add_merged(self, reference: str) -> None:
        if len(self.merged) >= MAX_MERGED:
            raise refusal(refusals.UNUSUAL, self._name)
        self.merged.append(self.merged_cell(reference))

    def _hide(self, attributes: Sequence[str]) -> None:
        """Note columns that are hidden, as far as any column is read."""
        first, last = (attribute(attributes, name) or "" for name in ("min", "max"))
        if is_on(attribute(attributes, "hidden") or "0") and all(
            each.isascii() and each.isdecimal() and len(each) < _MOST_DIGITS for each in (first, last)
        ):
            beyond, before = min(int(last), MAX_COLUMNS), min(max(int(first), 1), MAX_COLUMNS + 1) - 1
            self._hidden_columns |= (1 << max(beyond, before)) - (1 << before)

    def _text(self, text: str) -> None:
        self.lengths[-1] += len(text)

    def _stretch(self) -> None:
        self._columns = max(self._columns, self.column)
        self._rows = max(self._rows, self.row)
        if self._columns > MAX_COLUMNS:
            raise refusal(refusals.TOO_MANY_COLUMNS, self._name, limit=MAX_COLUMNS)
        if self._rows > MAX_ROWS:
            raise refusal(refusals.TOO_MANY_ROWS, self._name, limit=MAX_ROWS)


def attribute(attributes: Sequence[str], name: str) -> str | None:
    """Return an attribute of expat's flat list of names and values."""
    for at in range(0, len(attributes), 2):
        if attributes[at] == name:
            return attributes[at + 1]
    return None


def is_on(value: str | None) -> bool:
    """Return what an attribute of yes or no says; yes where it is not written."""
    return value not in {"0", "false", "off"}


def character_count(part: Iterable[bytes], lengths: Sequence[int]) -> int:
    """Return how many characters a sheet's cells have when each has its own copy of a shared text.

    Any whole number in a cell is taken for the number of a text, so this is no less than the truth.

    Args:
        part: the sheet's XML, piece by piece.
        lengths: those of the texts that cells share.

    """
    total = 0
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True

    def text(content: str) -> None:
        nonlocal total
        total += len(content)
        if content.isascii() and content.isdecimal() and len(content) < _MOST_DIGITS and int(content) < len(lengths):
            total += lengths[int(content)]

    parser.CharacterDataHandler = text
    parser.EndElementHandler = lambda _tag: None  # else the texts of all elements come as one
    for chunk in part:
        parser.Parse(chunk, False)  # noqa: FBT003 expat's own signature
    return total
