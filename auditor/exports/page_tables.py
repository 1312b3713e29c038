"""The tables of a saved web page, and what it says of rows that it does not show: the part that is done in a process of its own."""

from __future__ import annotations

import email
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from auditor.exports.pages import UNCOUNTED, is_single_file
from auditor.expressions import expression
from auditor.i18n import ascii_digits
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_ROWS: Final = 100_000
"""A page of 10 MB has half of them; what has more in less was made to cost much."""
MOST_TABLES: Final = 200
DEEPEST: Final = 30
"""Tables within tables, as old pages are laid out."""
LONGEST_CELL: Final = 2000
MOST_SPANNED: Final = 100
"""Columns of one cell: each is made; rows are only those that the page has."""
_CHARSET: Final = expression(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WINDOWS: Final = frozenset({"windows-1252", "iso-8859-1", "latin1", "us-ascii"})
_NO_WORDS: Final = frozenset({"script", "style", "noscript", "template", "textarea", "svg"})
_ICONS: Final = frozenset({"i", "svg", "img", "picture"})
_ACTIONS: Final = frozenset({"a", "button"})
_SIGNLESS: Final = "?"
"""What a cell says that shows only a picture without words: nobody knows what."""
MOST_FOLDED: Final = 4
"""Cells of a table of one row that stands within a cell and belongs to its words."""
_PARTS: Final = frozenset({"td", "th", "tr", "table"})
_APART: Final = frozenset({"br", "p", "div", "li"})
_N: Final = r"(\d[\d,]{0,11})"
_OF: Final = (
    expression(
        rf"(?<![\d./-])(?P<first>{_N})\s*(?:to|-|–|—|থেকে)\s*(?P<last>{_N})\s*(?:of|out of|মোট)\s*(?P<total>{_N})",
        re.IGNORECASE,
    ),
    expression(rf"(?P<total>{_N})\s*\D{{0,20}}মধ্যে\s*(?P<first>{_N})\s*(?:থেকে|-|–|—)\s*(?P<last>{_N})"),
)
"""What tables that are cut into pages say below: Showing 1 to 10 of 57 entries."""
_FILTERED: Final = expression(rf"filtered from\s*{_N}|\(\s*মোট\s*{_N}\D{{0,20}}(?:মধ্যে|থেকে)", re.IGNORECASE)
"""What they say of all rows where a search hides some."""
_PAGES: Final = expression(
    rf"(?:\bpage|পৃষ্ঠা|পাতা|পেজ)\s*:?\s*\d+\s*(?:of|/|-?এর|মোট)\s*{_N}|{_N}\s*(?:টি|টা)?\s*(?:পৃষ্ঠার|পাতার|পেজের)\s*মধ্যে",
    re.IGNORECASE,
)
_OTHER_PAGE: Final = expression(r"[?&](?:page|paged|p|pg)=0*(?:[2-9]|1\d)", re.IGNORECASE)
_PAGE_LINK: Final = frozenset({"a", "button", "li", "span"})
_NOTHING: Final = b"null"


def tables(content: bytes) -> bytes:
    """Return the tables, and how many rows are not shown, as JSON for the process that waits."""
    text = _text(_page_in(content) if is_single_file(content) else content)
    if text is None:
        return _NOTHING
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return json.dumps({"tables": reader.whole(), "more": _not_shown("".join(reader.words), reader.goes_on)}).encode()


def _page_in(content: bytes) -> bytes:
    """Return the page of a page that was saved as one file."""
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else b""
    return b""


def _text(content: bytes) -> str | None:
    """Return the words of a page by its mark or by the encoding that it names; None where they are in another."""
    named = _CHARSET.search(content[:4096])
    encoding = named[1].decode().lower() if named else "utf-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or encoding not in _WINDOWS:
        encoding = ""
    try:
        return content.decode("cp1252") if encoding else files.decode(content)
    except UnicodeError:
        return None


def _not_shown(words: str, goes_on: bool) -> int:  # noqa: FBT001 what the links of the page say
    """Return how many rows the page says there are beside those it shows; 0 where it does not say."""
    words = ascii_digits(words)
    spans = [found.groupdict() for form in _OF for found in form.finditer(words)]
    shown = [_number(span["last"]) - _number(span["first"]) + 1 for span in spans]
    totals = [_number(span["total"]) for span in spans]
    filtered = [_number(found[1] or found[2]) for found in _FILTERED.finditer(words)]
    if shown and (missing := max(totals + filtered) - min(shown)) > 0:
        return missing
    goes_on = goes_on or any(_number(found[1] or found[2]) > 1 for found in _PAGES.finditer(words))
    return UNCOUNTED if goes_on or (filtered and not shown) else 0


def _number(written: str) -> int:
    return int(written.replace(",", ""))


class _Cell:
    """A cell while it is read: its words, those of its links and buttons, and over how many columns and rows it goes."""

    def __init__(self, attributes: Mapping[str, str | None], *, is_heading: bool) -> None:
        self.is_heading = is_heading
        self.words: list[str] = []
        self.within: dict[str, list[str]] = {tag: [] for tag in _ACTIONS}
        self.labels: list[str] = []
        self.columns, self.rows = (
            _span(attributes.get(name), most) for name, most in (("colspan", MOST_SPANNED), ("rowspan", MOST_ROWS))
        )

    @property
    def text(self) -> str:
        """Its words; where it has none, those with which its pictures are labelled.

        What a button says is what it would do, so it is left out beside other words. A cell that is nothing but a button or a link is
        marked as one: whether it says how things are, nobody knows (see `without_mark`).
        """
        words, link, button = (_joined(written) for written in (self.words, self.within["a"], self.within["button"]))
        if not self.is_heading and words == link and (button or link):
            words = f"a: {link}" if link else f"button: {button}"
        elif self.is_heading:
            words = f"{words} {button}".strip()
        return (words or _joined([" ".join(self.labels)]))[:LONGEST_CELL]

    def say(self, words: str, within: str) -> None:
        """Take words, of a link or button where they stand within one."""
        if within != "button":
            self.words.append(words)
        if within:
            self.within[within].append(words)

    def label(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Note what a picture is labelled with; what a button is labelled with is no state, but what it would do."""
        label = attributes.get("title") or attributes.get("aria-label") or ""
        if label and tag in _ACTIONS:
            self.labels = [f"{tag}: {label}"]
        elif label and label not in self.labels:
            self.labels = [*(known for known in self.labels if known != _SIGNLESS), label]
        elif tag in _ICONS and not self.labels:
            self.labels.append(_SIGNLESS)


class _Reader(HTMLParser):
    """Gathers the rows of tables, without those of tables within, and all words of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[list[list[_Cell]]] = []
        self.rows = 0
        self.cell: list[_Cell | None] = []
        self.done: list[list[list[str]]] = []
        self.silent = 0
        self.within = ""
        self.words: list[str] = []
        self.goes_on = False
        self.paging: list[str] = []
        self.last = ""
        self.options: list[tuple[bool, list[str]]] | None = None

    def whole(self) -> list[list[list[str]]]:
        """Return the tables, those that were never closed too."""
        while self.open:
            self.handle_endtag("table")
        return self.done

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._look_for_pages(tag, attributes)
        if tag in _PARTS:
            self._close_options()
            self.within = ""
        elif self.open and not self.silent and (cell := self.cell[-1]) is not None:
            cell.label(tag, attributes)
        if tag in _ACTIONS:
            self.within = tag
        if tag in _NO_WORDS:
            self.silent += 1
        elif tag == "select":
            self.options = []
        elif tag == "option" and self.options is not None:
            self.options.append(("selected" in attributes, []))
        elif tag in _PARTS:
            self._open_part(tag, attributes)
        else:
            self.handle_data(_shown(tag, attributes))

    def _open_part(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if tag == "table":
            if len(self.open) < DEEPEST:
                self.open.append([])
                self.cell.append(None)
        elif self.open and tag == "tr":
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise MemoryError
            self.cell[-1] = None
            self.open[-1].append([])
        elif self.open:
            if not self.open[-1]:
                self.open[-1].append([])
            cell = self.cell[-1] = _Cell(attributes, is_heading=tag == "th" or len(self.open[-1]) == 1)
            self.open[-1][-1].append(cell)

    def _close_options(self) -> None:
        """Give a cell the option that is selected; where none is, all of them, which is no word that anybody knows."""
        options, self.options = self.options or [], None
        if options and self.open and (cell := self.cell[-1]) is not None:
            selected = ["".join(words) for is_selected, words in options if is_selected]
            cell.words.append(" / ".join(selected or ["".join(words).strip() for _, words in options]))

    def _look_for_pages(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Note a link to a further page, and where the numbers of pages begin."""
        classes = (attributes.get("class") or "").lower()
        self.last = tag
        if tag == self.paging[0] if self.paging else "paginat" in classes:
            self.paging.append(self.paging[0] if self.paging else tag)
        link = attributes.get("href") or ""
        is_next = "next" in (attributes.get("rel") or "").lower().split() and "disabled" not in classes
        self.goes_on |= (bool(link) and is_next) or _OTHER_PAGE.search(link) is not None

    def handle_endtag(self, tag: str) -> None:
        if self.paging and tag == self.paging[0]:
            self.paging.pop()
        if tag == self.within:
            self.within = ""
        if tag in _PARTS or tag == "select":
            self._close_options()
        if tag in _NO_WORDS:
            self.silent = max(0, self.silent - 1)
        elif self.open and tag in {"td", "th", "tr"}:
            self.cell[-1] = None
        elif self.open and tag == "table":
            rows = self.open.pop()
            self.cell.pop()
            outer = self.cell[-1] if self.open else None
            if outer is not None and len(rows) == 1 and len(rows[0]) <= MOST_FOLDED:
                for cell in rows[0]:
                    cell.is_heading &= outer.is_heading
                outer.words += [" ", *(f"{cell.text} " for cell in rows[0])]
            elif any(rows) and len(self.done) < MOST_TABLES:
                self.done.append(_grid(rows))

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.options is not None:
            if self.options:
                self.options[-1][1].append(data)
            return
        number = ascii_digits(data.strip())
        if (
            self.paging
            and self.last in _PAGE_LINK
            and number.isascii()
            and number.isdigit()
            and number.lstrip("0") not in {"", "1"}
        ):
            self.goes_on = True
        self.words.append(data)
        if self.open and (cell := self.cell[-1]) is not None:
            cell.say(data, self.within)


def _joined(words: Sequence[str]) -> str:
    return " ".join("".join(words).split())


def _shown(tag: str, attributes: Mapping[str, str | None]) -> str:
    """Return what an element says by itself: an image's words, whether a box is ticked or a switch is on."""
    if tag in _APART:
        return " "
    if tag == "img":
        return attributes.get("alt") or ""
    if tag == "input" and attributes.get("type") == "checkbox":
        return "✓" if "checked" in attributes else "✗"
    if attributes.get("role") in {"switch", "checkbox"} and "aria-checked" in attributes:
        return "✓" if attributes["aria-checked"] == "true" else "✗"
    return ""


def _grid(rows: Sequence[Sequence[_Cell]]) -> list[list[str]]:
    """Return rows whose cells stand in their columns: one that goes over several is repeated below, and empty to its right."""
    below: dict[int, tuple[int, str]] = {}
    grid = []
    for row in rows:
        line: dict[int, str] = {at: text for at, (_, text) in below.items()}
        below = {at: (left - 1, text) for at, (left, text) in below.items() if left > 1}
        column = 0
        for cell in row:
            while column in line:
                column += 1
            for at in range(column, column + cell.columns):
                line[at] = cell.text if at == column else ""
                if cell.rows > 1:
                    below[at] = cell.rows - 1, line[at]
            column += cell.columns
        grid.append([line.get(at, "") for at in range(max(line, default=-1) + 1)])
    return [line for line in grid if line]


def _span(written: str | None, most: int) -> int:
    return min(int(written), most) if written and written.isascii() and written.isdigit() and int(written) else 1
