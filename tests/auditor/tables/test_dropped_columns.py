"""A column of secrets that a mapping names comes out empty, wherever its heading stands."""

from __future__ import annotations

from auditor.i18n import match_key
from auditor.tables.files import open_table, table_of
from auditor.tables.table import Expected

EXPECTED = Expected(
    {match_key("login"): "login", match_key("key"): "key"},
    fits=lambda header: "login" in header.columns,
    codes=frozenset({"login", "key"}),
    dropped=frozenset({"key"}),
)


def test_the_cells_of_a_dropped_column_are_empty_also_where_it_stands_twice():
    ((sheet, header),) = open_table("x.csv", b"key,login,key\nZq7,a.b,Zq8\nZq9,c.d,\n").sheets(EXPECTED)
    assert header is not None
    assert sheet.rows == (("key", "login", "key"), ("", "a.b", ""), ("", "c.d", ""))


def test_of_several_kinds_of_table_the_one_with_most_known_headings_comes_first():
    poor = Expected({match_key("login"): "login"}, fits=lambda header: "login" in header.columns)
    other = Expected({match_key("size"): "size"}, fits=lambda _: True)
    table = open_table("x.csv", b"key,login\nZq7,a.b\n")
    assert table.fitting([other, poor, EXPECTED]) == (2, 1)


def test_rows_of_another_kind_of_file_are_a_table_like_any():
    table = table_of("page.html", [("table 1", [["login", "key"], ["a.b"]])])
    ((sheet, _),) = table.sheets(EXPECTED)
    assert sheet.rows[1] == ("a.b", "")


def test_a_list_in_single_quotes_keeps_apostrophes_commas_and_printed_objects():
    written = (
        "'login', 'info', 'note', \n'a.b', '{'x': 'y', 'z': ['q', 'r']}', 'the officer's, old', \n'c.d', '', '', \n"
    )
    expected = Expected({match_key("login"): "login"}, fits=lambda _: True)
    ((sheet, _),) = open_table("x.csv", written.encode()).sheets(expected)
    assert sheet.rows[1:] == (("a.b", "{'x': 'y', 'z': ['q', 'r']}", "the officer's, old"), ("c.d", "", ""))
