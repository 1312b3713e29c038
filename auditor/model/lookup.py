"""A document as a page to look things up in: its paper, tables to search and sort, and the papers these lead to."""

from __future__ import annotations

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.paper import Paper, Table


class Cell(Struct, frozen=True):
    """A cell: its words, by what number it is put in order, a status if it is one, its width in columns.

    Without such a number it is put in order by its words, which may be a number themselves. What spans columns says why
    there is nothing in them.
    """

    words: str
    rank: int | None = None
    status: str = ""
    columns: int = 1


class Row(Struct, frozen=True):
    """A row of a table to look things up in.

    Attributes:
        chosen: the names of choices, each with the values by which the row is chosen, parted by spaces.
        also: other words by which it is found.
        office: whose report it leads to; empty for none.

    """

    cells: tuple[Cell, ...]
    chosen: tuple[tuple[str, str], ...]
    also: str
    office: str = ""


class Listing(Struct, frozen=True):
    """A table of the paper with its rows, and a row of sums below them; `shown` tells how many are in sight."""

    table: Table
    rows: tuple[Row, ...]
    shown: str
    total: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """By what rows can be chosen: the name in the address, the label, and values with their words."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]


class Lookup(Struct, frozen=True):
    """The tables of a page, the first of which is sorted, and the choices for all of them."""

    listings: tuple[Listing, ...]
    choices: tuple[Choice, ...]


class OfficePaper(Struct, frozen=True):
    """One office's report on the page: its anchor and name, its paper, and how the office stands.

    `status` is a code and `status_words` its words; `since` tells what changed since the last meeting.
    """

    id: str
    name: str
    paper: Paper
    status: str
    status_words: str
    basis: str
    since: tuple[str, ...]


class LookupPage(Struct, frozen=True):
    """A page to look things up in.

    Attributes:
        paper: what it says.
        lookup: the tables of the paper in which rows are searched, chosen and sorted.
        reports: the papers that rows lead to.
        table_id: the anchor of the first table.
        words: what the page says of its own about what is looked up: `skip`, `find`, `search_hint` and `nothing`.
        status_label, basis_label: what stands before the status and the basis of a report.

    """

    paper: Paper
    lookup: Lookup
    reports: tuple[OfficePaper, ...]
    table_id: str
    words: tuple[tuple[str, Text], ...]
    status_label: str
    basis_label: str
