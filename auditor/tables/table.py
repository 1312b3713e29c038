"""A table that was opened: its rows are had only once all of it was looked through for passwords."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field, structs

from auditor.model.value import Unshown
from auditor.tables import transcription
from auditor.tables.headings import find_header, rows_below
from auditor.tables.merged import spanning, spread
from auditor.tables.secrets import (
    refuse_named_passwords,
    refuse_passwords,
    refuse_passwords_anywhere,
    refuse_told_passwords,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from auditor.tables.sheet import Cell, Header, Sheet
    from auditor.tables.transcription import Columns, TranscribedColumn

F = TypeVar("F")


class Expected(Struct, Generic[F], frozen=True):
    """The headings that a kind of table is expected to have; only the columns under them are not suspected.

    Attributes:
        aliases: what a heading means, by its `match_key`.
        fits: whether headings that were found are those of such a table; where not, nothing of the sheet is expected.
        also_as_written: whether a heading is expected too that means something only without its serial or brackets, or
            together with the row above it.
        suspects_last_word: whether another column is suspected for its heading's last word too, as application_passwords.
        naming: fields of which a row below the headings has one; a row without may belong to the headings, and so may
            all rows above: a word for password refuses the file there too. Where it is empty, only the headings do.
        codes: fields whose cells are logins and codes; in any other of them, one cell that looks like a password refuses the file.
        addresses: fields whose cells are telephone numbers and addresses, however they are typed: these are no passwords there.
        own_sheets: by title the sheets that our form fills itself, without headings, and what their columns hold.
        dropped: fields whose cells are secrets that a mapping names: their columns come out empty.

    """

    aliases: Mapping[str, F]
    fits: Callable[[Header[F]], bool]
    also_as_written: bool = False
    suspects_last_word: bool = False
    naming: frozenset[F] = frozenset()
    codes: frozenset[F] = frozenset()
    addresses: frozenset[F] = frozenset()
    own_sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dropped: frozenset[F] = frozenset()


class Table(Unshown, frozen=True):
    """A file as it was opened, which may still hold passwords: it gives its sheets to who says what they should hold."""

    name: str
    _sheets: tuple[Sheet, ...]
    _content: bytes = b""

    @property
    def digest(self) -> str:
        """The SHA-256 (hex) of what stands in its cells: the same however it was saved, while no cell, none merged beside other rows, none struck through and no sheet's name changed."""
        return self._digest(struck=True)

    @property
    def digest_without_strikes(self) -> str:
        """The digest whatever is struck through, as it was before that was read."""
        return self._digest(struck=False)

    def _digest(self, *, struck: bool) -> str:
        hashed, before = hashlib.sha256(b"["), ""
        for sheet in self._sheets:
            opening = f"{before}({sheet.name!r}, ["
            for row in _filled_rows(sheet, struck=struck):
                hashed.update(f"{opening}{row}".encode())
                opening = before = ", "
            hashed.update(b"])" if opening == ", " else b"")
        hashed.update(b"]")
        return hashed.hexdigest()

    def sheets(self, expected: Expected[F]) -> tuple[tuple[Sheet, Header[F] | None], ...]:
        """Return the sheets, each with its headings where they are those expected, after looking through all of them.

        Args:
            expected: which columns are not suspected of passwords.

        Raises:
            FileRefusedError: a sheet holds passwords; message ``password-column`` or ``password-cell``.

        """
        found = ((sheet, self._headings_without_passwords(sheet, expected)) for sheet in self._sheets)
        return tuple(
            (_without(self._spread(sheet, header), header, expected.dropped), header) for sheet, header in found
        )

    def fitting(self, kinds: Sequence[Expected[F]]) -> tuple[int, ...]:
        """Return which of several kinds of table it may be, by its headings alone; those with most fields before others."""
        fields: dict[int, int] = {}
        for number, kind in enumerate(kinds):
            for sheet in self._sheets:
                header = find_header(sheet, kind.aliases)
                if header is not None and kind.fits(header):
                    fields[number] = max(fields.get(number, 0), len(header.columns))
        return tuple(sorted(fields, key=lambda number: (-fields[number], number)))

    def known_fields(self, expected: Expected[F]) -> frozenset[F]:
        """Return the fields that its headings have, of the sheet that has most, whether or not it fits."""
        found = (find_header(sheet, expected.aliases) for sheet in self._sheets)
        return max((frozenset(header.columns) for header in found if header), key=len, default=frozenset())

    def own_columns(self, title: str, expected: Expected[F]) -> tuple[Sheet, ...]:
        """Return the columns that our form fills itself on its sheet of that title, and no others; none without it.

        A form says there which form it is, before anything else of the file is looked at.
        """
        width = len(expected.own_sheets[title])
        return tuple(
            structs.replace(sheet, rows=tuple(row[:width] for row in sheet.rows), corrected=(), originals=())
            for sheet in self._sheets
            if sheet.name == title
        )

    def in_unicode(self, columns: Columns[F]) -> tuple[Table, tuple[TranscribedColumn, ...]]:
        """Return the table with its Bijoy and wrongly read columns in Unicode, without the bytes of its file, and which columns those are.

        Args:
            columns: what is known of its columns.

        Raises:
            FileRefusedError: more cells than any roster has may be in Bijoy.

        """
        sheets, transcribed = transcription.transcribe(self.name, self._content, self._sheets, columns)
        return structs.replace(self, _sheets=sheets, _content=b""), transcribed

    def refuse_bijoy(self, columns: Columns[F]) -> None:
        """Refuse a file that is typed in Bijoy, or whose Bangla was read in the wrong encoding.

        Args:
            columns: what is known of its columns.

        Raises:
            FileRefusedError: with the columns, and how to type them.

        """
        transcription.refuse(self.name, self._content, self._sheets, columns)

    def _spread(self, sheet: Sheet, header: Header[F] | None) -> Sheet:
        return sheet if header is None or not sheet.merged else spread(self.name, sheet, header)

    def _headings_without_passwords(self, sheet: Sheet, expected: Expected[F]) -> Header[F] | None:
        header = find_header(sheet, expected.aliases)
        if header is None or not expected.fits(header):
            own_columns = expected.own_sheets.get(sheet.name)
            if own_columns is not None and sheet.rows and len(sheet.rows[0]) >= len(own_columns):
                refuse_passwords(self.name, sheet.name, own_columns, sheet.rows, own_columns)
                refuse_told_passwords(self.name, sheet)
            else:
                refuse_passwords_anywhere(self.name, sheet)
            return None
        known = {*expected.aliases}
        if expected.also_as_written:
            known |= {header.headings[column] for column in header.columns.values()}
        listed = [cells for _, cells in rows_below(sheet, header)]
        refuse_passwords(self.name, sheet.name, header.headings, listed, known)
        if expected.suspects_last_word:
            refuse_named_passwords(self.name, sheet, header.unknown, listed)
        words = {column for meaning, column in header.columns.items() if meaning not in expected.codes}
        addresses = {column for meaning, column in header.columns.items() if meaning in expected.addresses}
        refuse_told_passwords(self.name, sheet, words=words - addresses, addresses=addresses)
        for row in _perhaps_headings(sheet, header, expected.naming):
            refuse_passwords(self.name, sheet.name, row, ())
        return header


def _without(sheet: Sheet, header: Header[F] | None, dropped: frozenset[F]) -> Sheet:
    """Return a sheet whose columns of secrets are empty below their headings, also where such a heading stands twice."""
    if header is None or not dropped:
        return sheet
    places = {column for meaning, column in header.columns.items() if meaning in dropped}
    places |= {column for column, meaning in header.doubled.items() if meaning in dropped}
    rows = (
        cells if number <= header.row else tuple("" if at in places else cell for at, cell in enumerate(cells))
        for number, cells in enumerate(sheet.rows, start=1)
    )
    return structs.replace(sheet, rows=tuple(rows), corrected=(), originals=()) if places else sheet


def _filled_rows(sheet: Sheet, *, struck: bool) -> Iterator[str]:
    """Yield each row with a cell as it is hashed: the cells that are not empty, by row and column, for programs differ in how many empty ones they save."""
    for number, cells in enumerate(sheet.rows, start=1):
        if any(cells):
            yield repr((number, tuple([(column, str(cell)) for column, cell in enumerate(cells) if cell])))
    yield from sorted(cell.range for cell in spanning(sheet))
    if struck and sheet.struck:
        yield f"struck {sorted(sheet.struck.whole)} {sorted(sheet.struck.partly)}"


def _perhaps_headings(sheet: Sheet, header: Header[F], naming: frozenset[F]) -> Iterator[Sequence[Cell]]:
    """Yield the rows down to the headings, and the one below where it names nothing: it may belong to them."""
    if not naming:
        return
    yield from sheet.rows[: header.row]
    names = [column for meaning, column in header.columns.items() if meaning in naming]
    for row in sheet.rows[header.row : header.row + 1]:
        if all(row[column] == "" for column in names):
            yield row
