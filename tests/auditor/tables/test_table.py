"""Rows of a table are had only once all of it was looked through for passwords."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import ascii_digits, match_key
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


WITH_ADDRESSES = Expected(
    {**ALIASES, "phone": "phone", "email": "email"}, LIST.fits, addresses=frozenset({"phone", "email"})
)


@pytest.mark.parametrize("column", ["phone", "email"])
@pytest.mark.parametrize("typed", ["Bismillah@786", "Koyra@2024", "Abc@12345", "কয়রা@১২৩", "pw Koyra#2024", "Lota2024#"])
def test_one_cell_among_addresses_that_looks_like_a_password_refuses_the_file(column: str, typed: str) -> None:
    secret = ascii_digits(typed).split()[-1]
    assert "B2" in (told := refusal(table(sheet([["office", column], ["Lota", typed]])), WITH_ADDRESSES))
    assert secret not in told
    assert table(sheet([["office", "login"], ["Lota", typed.rsplit(maxsplit=1)[-1]]])).sheets(LIST), (
        "user IDs have the look of them"
    )


@pytest.mark.parametrize("column", ["phone", "email"])
@pytest.mark.parametrize(
    "typed",
    [
        "uno.koyra1@gmail,com", "uno.koyra12@ gmail.com", "uno.koyra1@gmail", "uno1@mopa.gov.bd, ufo2@dof.gov.bd", "uno1koyra@mopa.gov.bd#",
        "E-mail: uno1@mopa.gov.bd", "uno24@koyra-khulna.gov.bd।", "mob#01712345678", "Tel#24501", "ext#123", "মোবাইল#০১৭১২৩৪৫৬৭৮", "ফোন@২৪৫০১",
        "WhatsApp@01712345678", "01712-345678(W#A)", "+88 (017) 12-345678", "02-477731606-ext.12", "PABX#9514444/12", "lota1.khulna.gov.bd/a%20b",
    ],
)  # fmt: skip
def test_an_address_that_is_typed_oddly_is_no_password(column: str, typed: str) -> None:
    assert table(sheet([["office", column], ["Lota", typed]])).sheets(WITH_ADDRESSES)


def test_a_table_shows_no_cell_when_it_is_printed() -> None:
    opened = table(sheet([["x", secret] for secret in SECRETS]))
    assert not [secret for secret in SECRETS if secret in repr(opened) + str(opened) + f"{[opened]}"]
