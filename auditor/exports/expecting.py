"""Which headings a table of a system is expected to have: the columns under them are not suspected of passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.exports.mapping import shipped
from auditor.i18n import match_key
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from auditor.exports.mapping import Table
    from auditor.tables.table import Table as OpenedTable

IGNORED: Final = "ignored: "
SECRET: Final = "secret: "  # noqa: S105 the name of a kind of column
_NEARLY_ALL: Final = 0.75
"""The share of a system's headings that a table has, and of a table's that are the system's, where the table can be no one else's."""


def expected_of(form: Table) -> Expected[str]:
    """Return what the table may hold: its columns are known by their headings and are not suspected."""
    never = {key: f"{IGNORED}{key}" for key in map(match_key, form.ignores)}
    secret = {key: f"{SECRET}{key}" for key in map(match_key, form.secret)}
    read = {match_key(heading): name for name, headings in form.fields.items() for heading in headings}
    aliases = never | secret | read
    return Expected(
        aliases,
        fits=lambda header: set(form.needs) <= header.columns.keys(),
        also_as_written=True,
        suspects_last_word=True,
        codes=frozenset(aliases.values()),
        dropped=frozenset(secret.values()),
    )


def expected_of_no_system(table: OpenedTable) -> Expected[str]:
    """Return what a table that no mapping knows may hold: nothing; or what a system lists, where hardly a heading is another than in its record.

    Headings of secrets are expected in neither.
    """
    kinds = [_nearly(form) for mapping in shipped() if not mapping.general for form in mapping.tables]
    nearest = table.fitting(kinds)
    return kinds[nearest[0]] if nearest else Expected({}, fits=lambda _: False)


def _nearly(form: Table) -> Expected[str]:
    expected = expected_of(form)
    aliases = {key: field for key, field in expected.aliases.items() if field not in expected.dropped}
    all_of_form = len(form.ignores) + len(form.fields)
    return replace(
        expected,
        aliases=aliases,
        fits=lambda header: len(header.columns) >= _NEARLY_ALL * max(all_of_form, sum(map(bool, header.headings))),
        dropped=frozenset(),
    )
