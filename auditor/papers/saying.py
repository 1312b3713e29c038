"""What a paper says, line by line, whatever format it has: so that a paper in hand can be compared with the round.

Papers from elsewhere are read in a process of their own (`auditor.papers.reading_apart`).
"""

from __future__ import annotations

import io
import json
import zipfile
from functools import partial
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, clean, plain
from auditor.model.errors import FileRefusedError
from auditor.model.sheets import AS_PRINTED
from auditor.tables import workbooks
from auditor.tables.zips import ZIP_FAULTS, usual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

PDF: Final = ".pdf"
LAID_ON_SINCE: Final = 3
TOLD_SINCE: Final = 4
WHERE_SO: Final[dict[int, frozenset[str]]] = {
    TOLD_SINCE: frozenset({
        "beside", "better_known", "changed", "contradicted", "corrected", "duty_name", "emptied", "grown_old", "has_answered", "has_own_offices",
        "hindering", "new_accounts", "nothing_else_open", "portal_causes", "portal_letter", "portal_seen", "rounds_before", "rounds_left_out",
        "seen_undone", "serials", "settled", "subject_name", "told_otherwise", "unproven", "unread", "upheld", "witnessed_by",
    }),
    5: frozenset({
        "again_implemented", "accounts_listed_again", "awaited_portal", "counted_again", "counted_before", "counting_from_other_days",
        "implemented_before", "later_counts", "more_by_number", "moved", "no_longer_implemented", "of_nobody", "recounted", "rest", "taken_back_at",
        "told_before", "uncounted_for", "without_doing",
    }),
    6: frozenset({"counted_no_more", "counted_now", "judged_no_more", "stands_there"}),
    7: frozenset({"changed_anew", "judged_anew", "portal_letters", "sharing", "since_changed", "told_causes"}),
    8: frozenset({"moved_accounts"}),
    9: frozenset({"undone_grade", "undone_witnessed_by", "unused_for"}),
    10: frozenset({"listed_in", "settled_on", "users"}),
    11: frozenset({"corrected_days", "counted_under", "meeting_of", "nothing_left_to_do"}),
    12: frozenset({"corrected_answers", "lost_files", "meets_on", "passed_on", "renamed", "subject_apart", "untold"}),
    13: frozenset({"departed", "implemented_of_counted_no_more", "implemented_of_counted_now", "implemented_without_doing", "lapsed_at_portal"}),
    14: frozenset({"previous_papers_day"}),
    15: frozenset({"unheld_meeting"}),
}  # fmt: skip
"""The members of records that are there only where something is so, by the reading since which they are told: a record from before has none of them."""
READING: Final = max(WHERE_SO)
"""Rises when more of a paper is read than before.

The second reads what a PDF gives to who copies, searches or listens to it; the third which remarks and pictures lie on its pages; the fourth
the sheet of a workbook with the sections as printed; it and each later one members of a record that are told since (`WHERE_SO`).
"""
READ_UP_TO: Final = {
    f"0.{minor}.0": reading
    for minor, reading in enumerate((3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15, 15), start=1)
}
"""The reading with which each version before this one made its papers."""
FIGURE: Final = expression(r"[0-9০-৯]+(?:[./:,-][0-9০-৯]+)*%?")
LONGEST_FIGURE: Final = 24
"""Signs of a figure that are repeated; a stranger's may have millions."""
MAX_PAGES: Final = 3000
MAX_UNZIPPED: Final = 200 * 1024 * 1024
MAX_WORDS: Final = 20_000_000
"""Characters that a paper may say; the annex of 50,000 offices has a quarter of it."""
_CSV_CELLS: Final = {sign: expression(rf'(?:^|(?<={sign}))(?:"(?:[^"]|"")*"|[^{sign}]*)') for sign in (",", ";", "\t")}
"""A cell of a line of a table, by the sign between two of them; it may say itself that such signs in it are its own (RFC 4180)."""
_EMPTY: Final = "-"  # stands for a cell of such a line that says nothing, where others follow
_MEMBER: Final = expression(r"[a-z_]+")
_HIDDEN: Final = frozenset({"script", "style", "template", "head"})
_DATA: Final = "data-"
_WITHIN_LINES: Final = frozenset({"a", "b", "em", "i", "small", "span", "strong", "td", "th", "button", "svg", "label"})
_APART: Final = " "
_WITHIN_WORDS: Final = frozenset({"wbr", "bdi"})
"""Where a line may break within a word, such as a digest, and what of a word stays together, such as at its hyphen."""


class Line(Struct, frozen=True):
    """What a paper says in one place: a page of a PDF, a paragraph or row of a document, a value of a record.

    `rows` are the lines in which a page is drawn; `since` is the first reading of papers that reads it (`READING`); `pieces` are
    the paragraphs, cells or spans of another place, where it has several. `cells` are those of a row of a table, empty ones too.
    `path` is where it stands in a record or on which page: names of members and places in lists.
    """

    place: Text
    words: str
    rows: tuple[str, ...] = ()
    since: int = 1
    pieces: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    path: tuple[str | int, ...] = ()

    @property
    def value(self) -> str:
        """What a record says there, as JSON; empty of a line of anything else."""
        of_record = self.path and isinstance(self.path[0], str)
        return self.words.removeprefix(f"{member_called(self.path)} ") if of_record else ""

    def parts(self) -> Iterator[tuple[Text, str]]:
        """Yield what it says in the smallest places that can be named."""
        if not self.rows:
            yield self.place, self.words
        for number, row in enumerate(self.rows, start=1):
            yield _ROW.filled(place=self.place, n=number), row

    def in_pieces(self) -> Iterator[tuple[Text, str]]:
        """Yield what it says in the smallest pieces in which a blank may be filled in, each with the place by which it is named."""
        yield from ((self.place, piece) for piece in self.pieces) if self.pieces else self.parts()


def lines_of(name: str, suffix: str, content: bytes, *, as_meant: bool = False) -> tuple[Line, ...]:
    """Return what a paper says.

    Args:
        name: the file's name, for messages.
        suffix: of its format, with the dot.
        content: the whole file.
        as_meant: see `pages_of` of a PDF; every other format says what it means.

    Raises:
        FileRefusedError: it is not of that format, is damaged, or says too much.

    """
    reader = partial(_pdf, as_meant=True) if as_meant and suffix == PDF else READERS[suffix]
    try:
        found = tuple(line for line in reader(name, content) if line.words)
    except (*ZIP_FAULTS, FileRefusedError, ArithmeticError, AssertionError, AttributeError, MemoryError, TypeError):
        raise refused(name) from None
    if sum(len(line.words) for line in found) > MAX_WORDS:
        raise refused(name)
    return found


def _line(place: Text, words: str, pieces: Iterable[str] = (), cells: Iterable[str] = ()) -> Line:
    said, told = tuple(filter(None, map(_spaced, pieces))), tuple(map(_spaced, cells))
    return Line(
        place,
        _spaced(words),
        pieces=said if len(said) > 1 else (),
        cells=told if len(list(filter(None, told))) > 1 else (),
    )


def _row(place: Text, cells: Sequence[str]) -> Line:
    """Return a row of a table by its columns: what stands in the next one is not the same; how many empty ones follow makes no difference."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return _line(place, " ".join(cell.strip() or _EMPTY for cell in cells[:last]), cells=cells)


def _spaced(words: str) -> str:
    return " ".join(clean(words).split())


def _pdf(_: str, content: bytes, *, as_meant: bool = False) -> Iterator[Line]:
    """Yield the words of each page, then what it says them to be to who copies, searches or listens to it, where it says that.

    Bangla comes back sign by sign in the order of drawing, not as it is spelt: enough to compare two papers that were drawn
    alike, not to be read. Digits and Latin letters come back right. The other text (ActualText, ISO 32000-1, 14.9.4) is of those
    signs alone that do not stand one for one, and is altered without anything to be seen.
    """
    from auditor.papers.pdf_pages import pages_of  # noqa: PLC0415 only comparing a PDF should cost it

    for number, page in enumerate(pages_of(content, MAX_PAGES, as_meant=as_meant), start=1):
        rows = tuple(row for row in page.words.splitlines() if row.strip())
        if as_meant:
            # Sign by sign: where a word ends is guessed by the width of what is drawn, which a text in its place does not have.
            rows = tuple(" ".join("".join(row.split())) for row in rows)
            yield Line(_PAGE.filled(n=number), " ".join(rows), rows, path=(number, "words"))
            continue
        yield Line(_PAGE.filled(n=number), _line(_PAGE, page.words).words, rows, path=(number, "words"))
        yield replace(_line(_UNSEEN.filled(n=number), page.unseen), since=2, path=(number, "unseen"))
        yield replace(_line(_LAID_ON.filled(n=number), page.laid_on), since=LAID_ON_SINCE, path=(number, "laid on"))


def _docx(_: str, content: bytes) -> Iterator[Line]:
    from docx import Document  # noqa: PLC0415 only reading such a paper should cost it
    from docx.oxml.ns import qn  # noqa: PLC0415 as above

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(usual(part).file_size for part in archive.infolist()) > MAX_UNZIPPED:
            raise ValueError("too large")
    document = Document(io.BytesIO(content))
    parts = [("", document.element.body)]
    parts += [
        (kind, part._element)  # noqa: SLF001 python-docx offers no other way to all words of a foot
        for section in document.sections
        for kind, part in (("head", section.header), ("foot", section.footer))
        if not part.is_linked_to_previous
    ]
    paragraph, row, cell, text = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:t")
    heads_and_feet = set[str]()
    for kind, part in parts:
        if kind:
            # What each page repeats is read once, without its numbers: an office program that saves it anew writes both otherwise.
            words = _without_fields(part, qn)
            if words not in heads_and_feet:
                heads_and_feet.add(words)
                yield _line(_FOOT, words)
            continue
        tables = 0
        for number, block in enumerate(part, start=1):
            rows = list(block.iter(row))
            tables += bool(rows)
            for at, cells in enumerate(rows, start=1):
                words = " ".join("".join(run.text or "" for run in each.iter(text)) for each in cells.iter(paragraph))
                of_cells = ("".join(run.text or "" for run in each.iter(text)) for each in cells.iter(cell))
                yield _line(_TABLE_ROW.filled(t=tables, n=at), words, _paragraphs(cells, paragraph, text), of_cells)
            if not rows:
                words = "".join(run.text or "" for run in block.iter(text))
                yield _line(_PARAGRAPH.filled(n=number), words, _paragraphs(block, paragraph, text))


def _paragraphs(part: Any, paragraph: str, text: str) -> Iterator[str]:  # noqa: ANN401 an element of python-docx
    """Yield the words of each paragraph of a part of a document; those of a box that lies on the page begin anew, too."""
    words = list[str]()
    for found in part.iter(paragraph, text):
        if found.tag == text:
            words.append(found.text or "")
        else:
            yield "".join(words)
            words.clear()
    yield "".join(words)


def _without_fields(part: Any, qn: Callable[[str], str]) -> str:  # noqa: ANN401 an element of python-docx
    """Return the words of a part of a document but for what the office program reckons itself, such as the number of a page."""
    reckoned = {run for field in part.iter(qn("w:fldSimple")) for run in field.iter(qn("w:t"))}
    words, open_fields = list[str](), 0
    for found in part.iter(qn("w:fldChar"), qn("w:t"), qn("w:p")):
        if found.tag == qn("w:fldChar"):
            open_fields += {"begin": 1, "end": -1}.get(found.get(qn("w:fldCharType")), 0)
        elif found.tag == qn("w:p"):
            words.append(" ")
        elif not open_fields and found not in reckoned:
            words.append(found.text or "")
    return "".join(words)


def _xlsx(name: str, content: bytes) -> Iterator[Line]:
    for sheet in workbooks.sheets(name, content):
        since = TOLD_SINCE if sheet.title in {AS_PRINTED.en, AS_PRINTED.bn} else 1
        for number, cells in enumerate(sheet.rows, start=1):
            line = _row(_SHEET_ROW.filled(sheet=sheet.title, n=number), list(map(_cell, cells)))
            yield replace(line, since=since)


def _cell(cell: object) -> str:
    """Return a cell as it is shown: a workbook keeps whole numbers as fractions, too."""
    return str(int(cell) if isinstance(cell, float) and cell.is_integer() else cell)


def _text(_: str, content: bytes) -> Iterator[Line]:
    for number, words in enumerate(content.decode("utf-8-sig").splitlines(), start=1):
        yield _line(_LINE.filled(n=number), words.replace(",", " "))


def _csv(_: str, content: bytes) -> Iterator[Line]:
    """Yield the lines of a table; which sign is between two cells, and whether they stand in quotation marks, is the matter of who saved it last."""
    lines = content.decode("utf-8-sig").splitlines()
    cell_between = _CSV_CELLS[max(_CSV_CELLS, key=lines[0].count)] if lines else None
    for number, words in enumerate(lines, start=1):
        cells = [_bare_cell(cell) for cell in cell_between.findall(words)] if cell_between is not None else []
        yield _row(_LINE.filled(n=number), cells)


def _bare_cell(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') and cell.endswith('"') and len(cell) > 1 else cell


class _Page(HTMLParser):
    """Gathers the words that a page shows, a line for each block, with those by which its rows are found and chosen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, ...]] = []
        self._words: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ANN401 as html.parser has it
        self._hidden += tag in _HIDDEN
        self._break(tag)
        if not self._hidden:
            self._words += [f" {words} " for name, words in attrs if words and name.startswith(_DATA)]

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._break("")

    def _break(self, tag: str) -> None:
        if tag in _WITHIN_LINES:
            self._words.append(_APART)
        elif self._words and tag not in _WITHIN_WORDS:
            self.lines.append(tuple(self._words))
            self._words.clear()


def _html(_: str, content: bytes) -> Iterator[Line]:
    page = _Page()
    page.feed(content.decode("utf-8"))
    page.close()
    for number, words in enumerate(page.lines, start=1):
        pieces = ("".join(piece) for apart, piece in groupby(words, _APART.__eq__) if not apart)
        yield _line(_LINE.filled(n=number), "".join(words), pieces)


def _json(_: str, content: bytes) -> Iterator[Line]:
    """Yield each value with its path: a value of another type is another value."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), json.loads(content))]
    while waiting:
        path, value = waiting.pop()
        match value:
            case dict():
                waiting += [((*path, str(key)), part) for key, part in reversed(value.items())]
            case list():
                waiting += [((*path, at), part) for at, part in reversed(list(enumerate(value)))]
            case _:
                called, said = member_called(path), json.dumps(value, ensure_ascii=False)
                named = _MEMBER.findall(called)
                since = max((reading for reading, told in WHERE_SO.items() if not told.isdisjoint(named)), default=1)
                yield Line(plain(called or "."), f"{called} {said}", since=since, path=path)


def member_called(path: Iterable[str | int]) -> str:
    """Return how a member of a record is called by its path: members apart by dots, places of lists in brackets, from 0."""
    called = ""
    for part in path:
        called += f"[{part}]" if isinstance(part, int) else f".{part}" if called else part
    return called


def as_told_then(kept: tuple[Line, ...], paper: Iterable[Line], version: str) -> tuple[Line, ...]:
    """Return what a kept paper says as far as it was told when the one in hand was made: what that version's papers may lack, and that has nothing of, is left out.

    `version` is the one that kept the round: a later one may have made its paper, but never an earlier one.
    """
    may_lack = {reading for reading in WHERE_SO if reading > READ_UP_TO.get(version, READING)}
    lacking = may_lack - {line.since for line in paper}
    return tuple(line for line in kept if line.since not in lacking)


READERS: Final[dict[str, Callable[[str, bytes], Iterator[Line]]]] = {
    PDF: _pdf, ".docx": _docx, ".xlsx": _xlsx, ".csv": _csv, ".txt": _text, ".html": _html, ".json": _json,
}  # fmt: skip
"""By the suffixes of the formats that papers of a round have."""


def refused(name: str) -> FileRefusedError:
    """Return the refusal of a file that is no paper of ours."""
    return FileRefusedError(
        Text(
            en="{file} cannot be read as a paper of this program: it is damaged, too large, or something else. Check it by "
            "the digest at its foot: auditor verify DIGEST",
            bn="{file} এই প্রোগ্রামের কাগজ হিসেবে পড়া যায়নি: নষ্ট, খুব বড়, অথবা অন্য কিছু। কাগজের নিচের যাচাই-সংকেত দিয়ে দেখুন: auditor verify যাচাই-সংকেত",
            on_screen=Text(
                en="{file} cannot be read as a paper of this program: it is damaged, too large, or something else. Type the check "
                "digest at its foot on the screen History.",
                bn="{file} এই প্রোগ্রামের কাগজ হিসেবে পড়া যায়নি: নষ্ট, খুব বড়, অথবা অন্য কিছু। কাগজের নিচের যাচাই-সংকেত “আগের যাচাই” পাতায় লিখে মিলিয়ে দেখুন।",
            ),
        ).filled(file=name)
    )


_PAGE: Final = Text(en="page {n}", bn="পৃষ্ঠা {n}")
_UNSEEN: Final = Text(
    en="page {n}, its text for copying, searching and reading aloud", bn="পৃষ্ঠা {n}, কপি করা, খোঁজা ও পড়ে শোনানোর লেখা"
)
_LAID_ON: Final = Text(en="page {n}, the remarks and pictures that lie on it", bn="পৃষ্ঠা {n}, তার উপরে বসানো মন্তব্য ও ছবি")
_ROW: Final = Text(en="{place}, line {n}", bn="{place}, লাইন {n}")
_PARAGRAPH: Final = Text(en="paragraph {n}", bn="অনুচ্ছেদ {n}")
_FOOT: Final = Text(en="head or foot of the pages", bn="পৃষ্ঠার মাথা বা নিচের অংশ")
_TABLE_ROW: Final = Text(en="table {t}, row {n}", bn="ছক {t}, সারি {n}")
_SHEET_ROW: Final = Text(en='"{sheet}", row {n}', bn="“{sheet}”, সারি {n}")
_LINE: Final = Text(en="line {n}", bn="লাইন {n}")
