"""Rows of a table are had only once all of it was looked through for passwords."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import match_key
from auditor.model.errors import FileRefusedError
from auditor.tables.sheet import Cell, Sheet
from auditor.tables.table import Expected, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

SECRETS = ("Qz7#kupodA", "Lm4&tiresB", "Wx9%monafC")
ALIASES = {match_key(words): words for words in ("office", "login", "pin")}
LIST = Expected(ALIASES, fits=lambda header: "office" in header.columns, codes=frozenset({"login", "pin"}))
NOTHING: Expected[str] = Expected({}, fits=bool)
PLAIN = [["office", "login"], ["Lota", "Abc#12345"], ["Soladana", "Abc#12346"], ["Deluti", "Abc#12347"]]


def sheet(rows: Sequence[Sequence[Cell]], name: str = "Sheet1") -> Sheet:
    return Sheet(name, tuple(map(tuple, rows)))


def table(*sheets: Sheet) -> Table:
    return Table("list.xlsx", sheets)


def refusal(opened: Table, expected: Expected[str]) -> str:
    with pytest.raises(FileRefusedError) as refused:
        opened.sheets(expected)
    (message,) = refused.value.messages
    assert not [secret for secret in SECRETS if secret in message.en + message.bn + str(refused.value)]
    return message.en


def test_sheets_come_with_their_headings_where_these_are_what_was_expected() -> None:
    (first, header), (second, none) = table(sheet(PLAIN), sheet([["login"], ["x"]], "two")).sheets(LIST)
    assert (first.name, first.rows[1]) == ("Sheet1", ("Lota", "Abc#12345"))
    assert header is not None
    assert dict(header.columns) == {"office": 0, "login": 1}
    assert (second.name, none) == ("two", None)


def test_only_columns_that_are_expected_are_not_suspected() -> None:
    assert table(sheet(PLAIN)).sheets(LIST)
    assert "column B" in refusal(table(sheet(PLAIN)), NOTHING)


def test_where_the_headings_are_not_those_of_such_a_list_nothing_is_expected() -> None:
    rows = [["login", "remark"], *([secret, "x"] for secret in SECRETS)]
    assert "column A" in refusal(table(sheet(rows)), LIST)


@given(
    at=st.integers(0, 2),
    heading=st.sampled_from(["Password", "পাসওয়ার্ড", "গোপন নম্বর", "user id/password", "তথ্য", ""]),
    before=st.integers(0, 2),
    expected=st.sampled_from([LIST, NOTHING]),
)
def test_no_row_is_had_of_a_file_with_passwords_wherever_they_stand(
    at: int, heading: str, before: int, expected: Expected[str]
) -> None:
    columns = [["office", "Lota", "Soladana", "Deluti"], ["login", "lota", "sola", "delu"]]
    columns.insert(at, [heading, *SECRETS])
    plain = sheet([["office"], ["Lota"]], "plain")
    sheets = [plain, plain]
    sheets.insert(before, sheet(list(zip(*columns, strict=True))))
    assert f"column {'ABC'[at]} seems to hold passwords" in refusal(table(*sheets), expected)


def test_a_heading_that_is_expected_only_as_it_is_written_is_spared_where_that_was_said() -> None:
    rows = [["office", "2. login (portal)"], *(["Lota", secret] for secret in SECRETS)]
    assert "column B" in refusal(table(sheet(rows)), LIST)
    assert table(sheet(rows)).sheets(Expected(ALIASES, LIST.fits, codes=LIST.codes, also_as_written=True))


def test_rows_that_may_belong_to_the_headings_may_name_no_password_either() -> None:
    above = [["", "password"], ["office", "login"], ["Lota", "a"]]
    below = [["office", "login"], ["", "password"], ["Lota", "a"]]
    strict = Expected(ALIASES, LIST.fits, naming=frozenset({"office"}))
    for rows in (above, below):
        assert table(sheet(rows)).sheets(LIST)
        assert "column B" in refusal(table(sheet(rows)), strict)
    assert table(sheet([["office", "login"], ["Lota", "password"]])).sheets(strict)


def test_of_a_sheet_that_our_form_fills_itself_only_the_columns_it_names_are_given_and_spared() -> None:
    form = Expected(ALIASES, LIST.fits, codes=LIST.codes, own_sheets={"_form": ("name", "value")})
    rows: list[list[Cell]] = [["asked", secret, "x", date(2024, 1, 18)] for secret in SECRETS]
    opened = table(sheet(rows, "_form"), sheet(PLAIN))
    assert [page.rows[0] for page in opened.own_columns("_form", form)] == [("asked", SECRETS[0])]
    assert opened.sheets(form)
    assert "column B" in refusal(opened, LIST)
    assert "column B" in refusal(table(sheet(rows, "_other")), form)
    assert "column C" in refusal(table(sheet([["asked", "x", secret] for secret in SECRETS], "_form")), form)


def test_a_table_shows_no_cell_when_it_is_printed() -> None:
    opened = table(sheet([["x", secret] for secret in SECRETS]))
    assert not [secret for secret in SECRETS if secret in repr(opened) + str(opened) + f"{[opened]}"]
