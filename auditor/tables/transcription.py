"""Reads columns that were typed in Bijoy, or whose Bangla was read in the wrong encoding, and tells which they are.

What comes out is a proposal to be looked at: whoever calls this shows it before and after and does not go on with it
unasked. Only columns that are known by their headings are read; addresses, and text in Unicode Bangla, never are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, clean, in_each
from auditor.model.errors import FileRefusedError
from auditor.tables import bijoy, fonts, refusals, secrets
from auditor.tables.fonts import FontRun, SheetFonts
from auditor.tables.headings import HEADER_ROWS, find_header
from auditor.tables.refusals import refusal
from auditor.tables.sheet import Sheet, column_letter, different_cells
from auditor.tables.unzipping import is_zip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.tables.sheet import Cell, Header

F = TypeVar("F")

SAMPLES: Final = 3
MAX_CELLS: Final = 1_000_000
"""Cells of one sheet that may be in Bijoy: twenty for each of 50,000 offices."""
_BANGLA: Final = expression("[\u0980-\u09ff]")
_WORDS: Final = expression("[A-Za-z_`~^|$]|[^\x00-\x7f]")
_ADDRESS: Final = expression(r"@|://|(?i:\bwww\.|\.(?:bd|com|org|net|info)\b)")

_USE_OUR_FORM: Final = Text(
    en='{file}, "{sheet}": column {col} looks like {cause}, so the file was refused. Type the answers in Unicode (with '
    "Avro or the keyboard of Windows), best into the form that auditor register new makes.",
    bn="{file}, “{sheet}”: {col} কলামের লেখা {cause} বলে মনে হচ্ছে, তাই ফাইলটি নেওয়া হয়নি। উত্তরগুলো ইউনিকোডে (অভ্র বা Windows-এর বাংলা "
    "কিবোর্ডে) লিখুন, সবচেয়ে ভালো হয় auditor register new দিয়ে তৈরি রেজিস্টারে লিখলে।",
    on_screen=Text(
        en='{file}, "{sheet}": column {col} looks like {cause}, so the file was refused. Type the answers in Unicode (with Avro or the keyboard of Windows), best into the register that the screen Ask and answer makes.',
        bn="{file}, “{sheet}”: {col} কলামের লেখা {cause} বলে মনে হচ্ছে, তাই ফাইলটি নেওয়া হয়নি। উত্তরগুলো ইউনিকোডে (অভ্র বা Windows-এর বাংলা কিবোর্ডে) লিখুন, সবচেয়ে ভালো হয় “জিজ্ঞাসা ও উত্তর” পাতায় তৈরি রেজিস্টারে লিখলে।",
    ),
)
HEADINGS: Final = Text(en="headings", bn="শিরোনাম")
_WITH_HEADINGS: Final = Text(en="with the headings", bn="শিরোনামসহ")


class EncodingFault(StrEnum):
    """Why words had to be read in another way."""

    BIJOY = "bijoy"
    ENCODING = "encoding"

    @property
    def label(self) -> Text:
        """The cause as messages say it."""
        return _CAUSES[self]


_CAUSES: Final = {
    EncodingFault.BIJOY: Text(en="Bijoy (SutonnyMJ)", bn="বিজয়ে (SutonnyMJ) লেখা"),
    EncodingFault.ENCODING: Text(en='Bangla read in the wrong encoding ("à¦…")', bn='ভুলভাবে খোলা বাংলা ("à¦…")'),
}


class Columns(Struct, Generic[F], frozen=True):
    """What is known about the columns of a kind of file.

    Attributes:
        aliases: what a heading means, by its `match_key`.
        spared: fields that are never in Bijoy: addresses, logins, numbers, days, English words.
        shown: fields of which samples may be shown: names of offices, posts.
        unless: further such fields, where a sheet lacks the field that is named beside.

    """

    aliases: Mapping[str, F]
    spared: frozenset[F]
    shown: frozenset[F]
    unless: Mapping[F, F] = field(default_factory=dict)

    def are_shown(self, meaning: F, header: Header[F]) -> bool:
        """Return whether samples of a field may be shown."""
        return meaning in self.shown or (meaning in self.unless and self.unless[meaning] not in header.columns)


class TranscribedColumn(Struct, frozen=True):
    """One column of which cells were read in another way; the headings, where `column` is empty.

    `samples` are up to three cells before and after.
    """

    file: str
    sheet: str
    column: str
    heading: str
    cause: EncodingFault
    cells: int
    samples: tuple[tuple[str, str], ...] = ()


def transcribe(
    name: str, content: bytes, sheets: tuple[Sheet, ...], columns: Columns[F]
) -> tuple[tuple[Sheet, ...], tuple[TranscribedColumn, ...]]:
    """Return sheets with their Bijoy and wrongly read columns in Unicode, and which columns those are.

    In a workbook the font of a cell decides (its name ends in MJ) in columns and rows that use such a font anywhere;
    elsewhere the cells of a column vote together. Fonts are looked up only where a column may be Bijoy.

    Args:
        name: the file's name.
        content: the whole file.
        sheets: what was read of it.
        columns: what is known of its columns.

    Raises:
        FileRefusedError: more cells than any roster has may be in Bijoy.

    """
    readers = _readers(name, content, sheets, columns)
    return tuple(reader.read() for reader in readers) or sheets, tuple(
        transcribed for reader in readers for transcribed in reader.found()
    )


def refuse(name: str, content: bytes, sheets: tuple[Sheet, ...], columns: Columns[F]) -> None:
    """Refuse a file that is typed in Bijoy, or whose Bangla was read in the wrong encoding.

    Of each column no more is read in another way than shows that it must be.

    Raises:
        FileRefusedError: with the columns, and how to type them.

    """
    readers = _readers(name, content, sheets, columns)
    for reader in readers:
        reader.look()
    refused = [
        _USE_OUR_FORM.filled(file=told.file, sheet=told.sheet, col=told.letters, cause=told.cause.label)
        for told in by_sheet([transcribed for reader in readers for transcribed in reader.found()])
    ]
    if refused:
        raise FileRefusedError(*refused)


def _readers(name: str, content: bytes, sheets: Sequence[Sheet], columns: Columns[F]) -> list[_Reader[F]]:
    """Return what reads each of the sheets; none where nothing speaks for Bijoy or a wrong encoding.

    Raises:
        FileRefusedError: more cells than any roster has may be in Bijoy.

    """
    looked_at = ((sheet.name, _suspicious(name, sheet, columns)) for sheet in sheets)
    suspicious = {title: found for title, found in looked_at if found is not None}
    if not suspicious:
        return []
    in_fonts = fonts.bijoy_fonts(name, content, suspicious) if is_zip(content) else {}
    return [_Reader(name, sheet, columns, in_fonts.get(sheet.name, SheetFonts())) for sheet in sheets]


class TranscribedSheet(Struct, frozen=True):
    """The columns of one sheet that had to be read in another way for one cause."""

    columns: tuple[TranscribedColumn, ...]

    @property
    def file(self) -> str:
        """The file's name."""
        return self.columns[0].file

    @property
    def sheet(self) -> str:
        """The sheet's name."""
        return self.columns[0].sheet

    @property
    def cause(self) -> EncodingFault:
        """The cause."""
        return self.columns[0].cause

    @property
    def letters(self) -> Text:
        """The columns' letters: B, C (with the headings)."""
        letters = ", ".join(transcribed.column for transcribed in self.columns if transcribed.column)
        with_headings = any(not transcribed.column for transcribed in self.columns)
        return in_each(
            lambda language: " ".join(
                part for part in (letters, f"({_WITH_HEADINGS.said(language)})" if with_headings else "") if part
            )
        )


def by_sheet(found: Sequence[TranscribedColumn]) -> tuple[TranscribedSheet, ...]:
    """Return columns that were read in another way together by sheet and cause."""
    together: dict[tuple[str, str, EncodingFault], list[TranscribedColumn]] = defaultdict(list)
    for transcribed in found:
        together[transcribed.file, transcribed.sheet, transcribed.cause].append(transcribed)
    return tuple(TranscribedSheet(tuple(columns)) for columns in together.values())


# Looking ---------------------------------------------------------------------------------------------------------


def _suspicious(name: str, sheet: Sheet, columns: Columns[F]) -> frozenset[int] | None:
    """Return in which columns fonts may have to be looked up; none where no cell has a clue of Bijoy or of a wrong encoding.

    Raises:
        FileRefusedError: there are more such cells than any roster has.

    """
    header = find_header(sheet, columns.aliases)
    spared = {at for field, at in header.columns.items() if field in columns.spared} if header is not None else set()
    found: dict[int, Counter[str]] = {}
    for column, cells in different_cells(sheet.rows, but=spared):
        readable = Counter({cell: times for cell, times in cells.items() if isinstance(cell, str) and _readable(cell)})
        if readable:
            found[column] = readable
    words = {*chain.from_iterable(found.values()), *(original.words for original in sheet.originals)}
    if not bijoy.could_be_bijoy(words) and not any(map(_is_misread, words)):
        return None
    if sum(readable.total() for readable in found.values()) > MAX_CELLS:
        raise refusal(refusals.TOO_MANY_CELLS, name, limit=MAX_CELLS)
    return frozenset(found)


def _readable(cell: str) -> bool:
    """Return whether a cell may be in Bijoy or misread: words, no Unicode Bangla, no address."""
    return _WORDS.search(cell) is not None and _BANGLA.search(cell) is None and _ADDRESS.search(cell) is None


def _is_misread(cell: str) -> bool:
    return bijoy.repaired(cell) is not None


# Reading ---------------------------------------------------------------------------------------------------------


class _Reader(Struct, Generic[F]):
    """Reads one sheet, and remembers what it read in another way: by cell the cause and the words."""

    file: str
    sheet: Sheet
    columns: Columns[F]
    fonts: SheetFonts
    header: Header[F] | None = None
    typed: dict[tuple[int, int], str] = field(default_factory=dict)
    read_as: dict[tuple[int, int], tuple[EncodingFault, str]] = field(default_factory=dict)

    def read(self) -> Sheet:
        """Return the sheet in Unicode."""
        return self._with(self._read_as(every_cell=True))

    def look(self) -> None:
        """Find out which columns must be read in another way, and read no more of them than shows it."""
        self._read_as(every_cell=False)

    def _read_as(self, *, every_cell: bool) -> Mapping[tuple[int, int], tuple[EncodingFault, str]]:
        """Return what cells say in Unicode; where not every cell is wanted, only one of a column in Bijoy."""
        self.typed = {(original.row, original.column): original.words for original in self.sheet.originals}
        headings = self._headings()
        plain = find_header(self.sheet, self.columns.aliases)
        written = find_header(self._with(headings), self.columns.aliases)
        if written is None or (plain is not None and len(plain.columns) >= len(written.columns)):
            headings, written = {}, plain
        self.header = written
        if written is None:
            return self._headings()
        rows = range(written.first_row, written.row + 1)
        self.read_as = {place: read for place, read in headings.items() if place[0] in rows}
        for meaning, column in written.columns.items():
            places = [(number, column) for number in range(written.row + 1, len(self.sheet.rows) + 1)]
            self.read_as |= self._cells(places, spared=meaning in self.columns.spared, every_cell=every_cell)
        return self.read_as

    def found(self) -> tuple[TranscribedColumn, ...]:
        """Return which columns had to be read in another way."""
        if self.header is None:
            return ()
        fields = {column: meaning for meaning, column in self.header.columns.items()}
        places: dict[tuple[int, EncodingFault], list[tuple[int, int]]] = defaultdict(list)
        for place, (cause, _) in self.read_as.items():
            places[-1 if place[0] <= self.header.row else place[1], cause].append(place)
        return tuple(
            TranscribedColumn(
                self.file,
                self.sheet.name,
                column_letter(column),
                self.header.headings[column] if column >= 0 else "",
                cause,
                len(cells),
                self._samples(cells) if column < 0 or self.columns.are_shown(fields[column], self.header) else (),
            )
            for (column, cause), cells in sorted(places.items())
        )

    def _samples(self, places: Sequence[tuple[int, int]]) -> tuple[tuple[str, str], ...]:
        told = {(str(self._cell((row, column))), self.read_as[row, column][1]): None for row, column in places}
        return tuple(told)[:SAMPLES]

    def _with(self, read_as: Mapping[tuple[int, int], tuple[EncodingFault, str]]) -> Sheet:
        if not read_as:
            return self.sheet
        rows: list[tuple[Cell, ...]] = list(self.sheet.rows)
        changed: dict[int, dict[int, str]] = defaultdict(dict)
        for (number, column), (_, words) in read_as.items():
            changed[number][column] = words
        for number, cells in changed.items():
            rows[number - 1] = tuple(cells.get(column, cell) for column, cell in enumerate(rows[number - 1]))
        corrected = tuple(cell for cell in self.sheet.corrected if (cell.row, cell.column) not in read_as)
        return replace(self.sheet, rows=tuple(rows), corrected=corrected)

    def _headings(self) -> dict[tuple[int, int], tuple[EncodingFault, str]]:
        """Return the first rows, each read as one list of cells; what looks like a secret stays as it is."""
        found: dict[tuple[int, int], tuple[EncodingFault, str]] = {}
        for number, row in enumerate(self.sheet.rows[:HEADER_ROWS], start=1):
            places = [
                (number, column)
                for column, cell in enumerate(row)
                if isinstance(cell, str) and not secrets.looks_secret(cell)
            ]
            found |= self._cells(places, spared=False)
        return found

    def _cells(
        self, places: Sequence[tuple[int, int]], *, spared: bool, every_cell: bool = True
    ) -> Iterator[tuple[tuple[int, int], tuple[EncodingFault, str]]]:
        """Yield what cells of one column or row say in Unicode, where that differs from what stands there.

        Where not every cell is wanted, no more than one in Bijoy.
        """
        words: dict[tuple[int, int], str] = {}
        for place in places:
            cell = self._cell(place)
            if not isinstance(cell, str) or not cell or not _readable(cell):
                continue
            typed = self.typed.get(place, cell)
            repaired = bijoy.repaired(typed)
            if repaired is not None:
                yield place, (EncodingFault.ENCODING, clean(repaired))
            elif not spared:
                words[place] = typed
        runs = {place: of_cell for place, typed in words.items() if (of_cell := self._runs(place, typed))}
        if not runs and bijoy.looks_like_bijoy(tuple(words.values())):
            runs = {place: (FontRun(typed, sought=True),) for place, typed in words.items()}
        for place, of_cell in runs.items():
            unicode = clean(_in_unicode(of_cell))
            if unicode:
                yield place, (EncodingFault.BIJOY, unicode)
                if not every_cell:
                    return

    def _runs(self, place: tuple[int, int], typed: str) -> tuple[FontRun, ...]:
        """Return a cell's parts by font; none of a cell without Bijoy, or where the second look saw other words."""
        if place in self.fonts.whole:
            return (FontRun(typed, sought=True),)
        runs = self.fonts.mixed.get(place, ())
        seen = clean("".join(run.words for run in runs))
        return runs if seen == self._cell(place) else ()

    def _cell(self, place: tuple[int, int]) -> Cell:
        return self.sheet.rows[place[0] - 1][place[1]]


def _in_unicode(runs: Sequence[FontRun]) -> str:
    """Return words, those in Bijoy in Unicode; neighbours in one kind of font are one word."""
    joined: list[tuple[bool, str]] = []
    for run in runs:
        if joined and joined[-1][0] is run.sought:
            joined[-1] = run.sought, joined[-1][1] + run.words
        else:
            joined.append((run.sought, run.words))
    return "".join(bijoy.to_unicode(words) if of_bijoy else words for of_bijoy, words in joined)
