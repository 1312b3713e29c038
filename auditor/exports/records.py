"""One record as it was opened: which mapping knows it, and its rows as fields, without what is secret in it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.exports import pages
from auditor.exports.expecting import IGNORED, SECRET, expected_of, expected_of_no_system
from auditor.exports.mapping import Joined, Json, Mapping, Table, shipped
from auditor.exports.nearest import refuse_several_kinds, unknown_kind
from auditor.exports.paths import Found, as_words, first_found, fits, keys_in
from auditor.expressions import expression
from auditor.i18n import Text, clean, match_key
from auditor.long_reading import passing
from auditor.model.facts import FACTS
from auditor.model.value import Unshown
from auditor.places.addresses import addresses_in
from auditor.places.domains import place_of
from auditor.tables import files, trees
from auditor.tables.headings import rows_below, unread_notices
from auditor.tables.hidden import hidden_notices, struck_notices
from auditor.tables.merged import merged_notices
from auditor.tables.refusals import refusal
from auditor.tables.sheet import Sheet, Unread, column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from auditor.exports.mapping import Beside
    from auditor.model.notice import Notice
    from auditor.model.source import EvidenceFile
    from auditor.tables.sheet import Cell, Header
    from auditor.tables.table import Table as OpenedTable

MOST_ROWS: Final = 200_000


class Said(Struct, frozen=True):
    """What a field of a row says: whether it is there at all, and its words; a cell may be a day, or of unknown content."""

    there: bool
    words: tuple[str | date | Unread, ...] = ()


NOT_THERE: Final = Said(there=False)


class Row(Unshown, frozen=True):
    """One row: the sheet, or the table of a page, that it stands in, its number there, its fields, and what addresses of upazilas and unions stand `beside` them, each with its column, of those that the mapping does not read."""

    sheet: str
    number: int
    fields: dict[str, Said]
    beside: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """Where it is, as references write it."""
        return f"{self.sheet}!{self.number}"

    def said(self, name: str) -> Said:
        """Return what a field says."""
        return self.fields.get(name, NOT_THERE)


class Record(Unshown, frozen=True):
    """A file of a system, read.

    Attributes:
        file: the file.
        mapping: the mapping that knows it.
        beside: what somebody said of it.
        rows: its rows.
        stated: when it says that it was made, as written.
        dropped: the headings or keys of secrets that were dropped.
        unknown: the headings that are not known and were not read.
        not_shown: how many rows there are that the file does not show; `pages.UNCOUNTED` where only that there are some is known.
        goes_on: the record goes on in another file.
        notices: what is to be told of its cells.
        cells: the digest of a table's cells.

    """

    file: EvidenceFile
    mapping: Mapping
    beside: Beside | None
    rows: tuple[Row, ...]
    stated: str = ""
    dropped: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    not_shown: int = 0
    goes_on: bool = False
    notices: tuple[Notice, ...] = ()
    cells: str = ""


def opened(file: EvidenceFile, beside: Beside | None) -> Record:
    """Return a record.

    Args:
        file: the file.
        beside: what somebody said of it, which decides how it is read.

    Raises:
        FileRefusedError: no mapping knows it, several do, it holds passwords, or cannot be read.

    """
    if trees.looks_like_json(file.content):
        return _of_documents(file, beside)
    not_shown = 0
    if pages.is_page(file.content):
        table, not_shown = pages.read(file.name, file.content)
    else:
        table = files.open_table(file.name, file.content)
    return _of_table(file, beside, table, not_shown)


def _candidates(beside: Beside | None) -> tuple[tuple[Mapping, ...], ...]:
    """Return the mappings that are tried, those before others that are surer."""
    if beside is not None and beside.mapping is not None:
        return ((beside.mapping,),)
    if beside is not None and beside.system:
        return (tuple(mapping for mapping in shipped() if mapping.id == beside.system),)
    known = [mapping for mapping in shipped() if not mapping.on_request]
    return (
        tuple(mapping for mapping in known if not mapping.general),
        tuple(mapping for mapping in known if mapping.general),
    )


# Tables ------------------------------------------------------------------------------------------------------------


def _of_table(file: EvidenceFile, beside: Beside | None, table: OpenedTable, not_shown: int) -> Record:
    tried = []
    for mappings in _candidates(beside):
        kinds = [(mapping, form, expected_of(form)) for mapping in mappings for form in mapping.tables]
        fitting = table.fitting([expected for _, _, expected in kinds])
        if fitting:
            mapping, form, _ = kinds[fitting[0]]
            return _with_rows(file, beside, mapping, form, (table, not_shown))
        tried += kinds
    table.sheets(expected_of_no_system(table))
    found = [(mapping, form, table.known_fields(expected)) for mapping, form, expected in tried]
    raise unknown_kind(file.name, beside, found)


def _with_rows(
    file: EvidenceFile, beside: Beside | None, mapping: Mapping, form: Table, found: tuple[OpenedTable, int]
) -> Record:
    table, not_shown = found
    rows: list[Row] = []
    notices: list[Notice] = []
    unknown: list[str] = []
    dropped: list[str] = []
    for sheet, header in table.sheets(expected_of(form)):
        if header is None:
            continue
        _refuse_doubled(file.name, sheet, header)
        said = form.fields.keys() - {*mapping.login.fields}
        notices += merged_notices(file.name, sheet, header, mapping.login.fields, said, of_users=True)
        unused = [name for name in header.columns if name.startswith((IGNORED, SECRET))]
        notices += (*unread_notices(file.name, sheet, header), *hidden_notices(file.name, sheet, header, unused))
        notices += struck_notices(file.name, sheet, header)
        dropped += [header.headings[at] for name, at in header.columns.items() if name.startswith(SECRET)]
        of_sheet = [*_rows(sheet, header, mapping, form)]
        named = {column for row in of_sheet for column, _ in row.beside}
        unknown += [heading for column, heading in header.unknown.items() if heading and column not in named]
        rows += of_sheet
    if not rows:
        raise refusal(_NO_ROWS, file.name)
    return Record(
        file,
        mapping,
        beside,
        tuple(rows),
        dropped=tuple(dict.fromkeys(dropped)),
        unknown=tuple(dict.fromkeys(unknown)),
        not_shown=not_shown,
        notices=tuple(notices),
        cells=table.digest,
    )


def _refuse_doubled(name: str, sheet: Sheet, header: Header[str]) -> None:
    """Refuse a table in which a column that is read stands twice: nobody knows which is meant."""
    for column, meaning in header.doubled.items():
        if not meaning.startswith((IGNORED, SECRET)):
            first = column_letter(header.columns[meaning])
            raise refusal(_DOUBLED, name, sheet=sheet.name, first=first, second=column_letter(column))


def _rows(sheet: Sheet, header: Header[str], mapping: Mapping, form: Table) -> Iterator[Row]:
    logins = [name for name in mapping.login.fields if name in header.columns]
    states = {rule.field for rule in mapping.facts if not FACTS[rule.fact].dated}
    headings = {name: frozenset(map(match_key, form.fields[name])) for name in logins}
    read = {column for name, column in header.columns.items() if name in form.fields}
    for number, cells in rows_below(sheet, header):
        fields = {
            name: Said(there=True, words=_words(_named(cells[column], name in states), form.between.get(name, "")))
            for name, column in header.columns.items()
            if name in form.fields
        }
        again = any(
            isinstance(word, str) and match_key(word) in headings[name]
            for name in logins
            for word in fields[name].words
        )
        if not again:
            beside = tuple(
                (column, address)
                for column, cell in enumerate(map(pages.without_mark, cells))
                if isinstance(cell, str) and column not in read
                for address in addresses_in(cell)
                if place_of(address.rpartition("@")[2])
            )
            yield Row(sheet.name, number, fields, beside)


def _named(cell: Cell, is_state: bool) -> Cell:  # noqa: FBT001 of what the cell is
    return cell if is_state else pages.without_mark(cell)


def _words(cell: Cell, between: str) -> tuple[str | date | Unread, ...]:
    if cell == "":
        return ()
    if not isinstance(cell, str):
        return (cell,)
    listed = trees.in_text(cell)
    if isinstance(listed, list):
        return tuple(words for words in map(as_words, listed) if words)
    if isinstance(listed, dict):
        return tuple(words for words in map(as_words, listed.values()) if words)
    parts = cell.split(between) if between else [cell]
    return tuple(part.strip() for part in parts if part.strip())


# JSON --------------------------------------------------------------------------------------------------------------


def _of_documents(file: EvidenceFile, beside: Beside | None) -> Record:
    documents = trees.read(file.name, file.content)
    tried = []
    for mappings in _candidates(beside):
        kinds = [(mapping, form, _fields_there(documents, form)) for mapping in mappings for form in mapping.json]
        fitting = [kind for kind in kinds if set(kind[1].needs) <= kind[2]]
        if fitting:
            mapping, form, _ = max(fitting, key=lambda kind: len(kind[2]))
            return _with_entries(file, beside, mapping, form, documents)
        tried += kinds
    for document in documents:
        trees.without_secrets(file.name, document, ())
    raise unknown_kind(file.name, beside, tried)


def _fields_there(documents: Sequence[Any], form: Json) -> set[str]:
    """Return the fields of the richest of the first rows, of one that has those that are needed before others."""
    found = (
        {name for name, paths in form.fields.items() if first_found(paths, entry).there}
        for entry in _entries(documents, form.rows, form.where, _LOOKED_AT)
    )
    return max(found, key=lambda there: (set(form.needs) <= there, len(there)), default=set())


_LOOKED_AT: Final = 500


def _all_entries(
    name: str, documents: Sequence[Any], rows: Iterable[str], where: dict[str, list[str]]
) -> list[dict[str, Any]]:
    """Return the rows of all documents that are meant.

    Raises:
        FileRefusedError: there are more than are read.

    """
    entries = _entries(documents, rows, where, MOST_ROWS + 1)
    if len(entries) > MOST_ROWS:
        raise refusal(_TOO_MANY, name, limit=MOST_ROWS)
    return entries


def _entries(
    documents: Sequence[Any], rows: Iterable[str], where: dict[str, list[str]], most: int
) -> list[dict[str, Any]]:
    """Return the first rows of all documents that are meant; of the first path that leads to any."""
    for path in rows:
        meant = (
            entry
            for document in documents
            for entry in first_found([path], document).values
            if isinstance(entry, dict) and fits(entry, where)
        )
        if found := list(islice(meant, most)):
            return found
    return []


def _with_entries(
    file: EvidenceFile, beside: Beside | None, mapping: Mapping, form: Json, documents: tuple[Any, ...]
) -> Record:
    secret, known = frozenset(form.secret), keys_in(path for paths in form.fields.values() for path in paths)
    cleaned = [trees.without_secrets(file.name, document, secret, known) for document in documents]
    documents = tuple(document for document, _ in cleaned)
    entries = _all_entries(file.name, documents, form.rows, form.where)
    refuse_several_kinds(file.name, entries, form.where)
    joined = {joined.name: _belonging(file.name, documents, joined) for joined in form.joined}
    rows = []
    for number, entry in enumerate(passing(entries), start=1):
        whole = dict(entry)
        for form_joined in form.joined:
            belonging = joined[form_joined.name]
            if belonging is None:
                continue
            whole[form_joined.name] = [
                below
                for natural, paths in ((False, form_joined.to), (True, form_joined.natural or form_joined.to))
                for path in paths
                for value in first_found([path], entry).values
                for below in belonging.get((natural, as_words(value)), ())
            ]
        fields = {name: _said(first_found(paths, whole)) for name, paths in form.fields.items()}
        rows.append(Row("entry", number, fields))
    total = _numbers(documents, form.total)
    return Record(
        file,
        mapping,
        beside,
        tuple(rows),
        stated=next(iter(_texts(documents, form.stated)), ""),
        dropped=tuple(sorted({key for _, keys in cleaned for key in keys})),
        not_shown=max(0, max(total, default=0) - len(rows)),
        goes_on=bool(_texts(documents[-1:], form.more)),
    )


def _belonging(name: str, documents: Sequence[Any], joined: Joined) -> dict[tuple[bool, str], list[Any]] | None:
    """Return further entries by whether their key is a natural one, and the key; None where the file shows none at all."""
    found: dict[tuple[bool, str], list[Any]] = {}
    entries = _all_entries(name, documents, joined.rows, joined.where)
    if not entries:
        return None
    for entry in entries:
        if not fits(entry, joined.only):
            continue
        for key in first_found([joined.key], entry).values:
            for word in key if isinstance(key, list) else [key]:
                found.setdefault((isinstance(key, list), as_words(word)), []).append(entry)
    return found


def _said(found: Found) -> Said:
    written = map(as_words, _flat(found.values))
    words = (Unread.ERROR if _BROKEN.search(words) else clean(words) for words in written)
    return Said(found.there, tuple(word for word in words if word))


_BROKEN: Final = expression(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control signs and halves of signs: without them words would be others than those that were written."""


def _flat(values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, list):
            yield from value
        else:
            yield value


def _texts(documents: Sequence[Any], path: str) -> list[str]:
    if not path:
        return []
    found = [as_words(value) for document in documents for value in first_found([path], document).values]
    return [words for words in found if words]


def _numbers(documents: Sequence[Any], path: str) -> list[int]:
    return [int(words) for words in _texts(documents, path) if words.isascii() and words.isdigit()]


_NO_ROWS: Final = Text(
    en="{file} has the headings of a record, but lists nobody. Take it from the system again, with all rows.",
    bn="{file}-এ রেকর্ডের শিরোনাম আছে, কিন্তু কারও নাম নেই। সব সারিসহ সিস্টেম থেকে আবার নিন।",
)
_DOUBLED: Final = Text(
    en='{file}, "{sheet}": columns {first} and {second} have the same heading, so it is not known which is meant. Take the record from the '
    "system again, or correct the heading.",
    bn="{file}, “{sheet}”: {first} ও {second} কলামের শিরোনাম একই, তাই কোনটি ঠিক জানা যায়নি। সিস্টেম থেকে আবার নিন, অথবা শিরোনাম ঠিক করুন।",
)
_TOO_MANY: Final = Text(
    en="{file} has more than {limit} rows. Take only the users of this upazila from the system.",
    bn="{file}-এ {limit}টির বেশি সারি আছে। সিস্টেম থেকে শুধু এই উপজেলার ইউজারদের নিন।",
)
