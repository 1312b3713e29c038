"""What must hold for every source, those to come included; of what holds passwords, for the roster too."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from types import SimpleNamespace

import pytest
import xlsxwriter
from changing import replace
from hypothesis import example, given
from hypothesis import strategies as st

import auditor.sources
from auditor import discovery
from auditor.i18n import Language, Text, plain
from auditor.model.errors import AuditorError
from auditor.model.forms import OwnForms
from auditor.model.source import EvidenceFile, Parsed, Source, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.roster import reading as roster_reading

SOURCES = {
    module.name: import_module(f"auditor.sources.{module.name}").SOURCE
    for module in iter_modules(auditor.sources.__path__)
}
EVERY = pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
POST = Text(en="Officer", bn="অফিসার")
CONTEXT = SourceContext(
    Roster((
        Office("agriculture", Text(en="Agriculture", bn="কৃষি"), OfficeKind.DEPARTMENT, POST, accounts=(Account("agriculture/officer", POST),)),
    )),
    date(2024, 1, 18),
    "password-composition",
    own=OwnForms(Text(en="Koyra", bn="কয়রা"), Text(en="Khulna", bn="খুলনা"), others=frozenset({"f" * 64}), month="2024-02"),
)  # fmt: skip


def parsed(source: Source, name: str, content: bytes) -> Parsed | None:
    """Return what a source makes of bytes, or None when it refuses them in its own words."""
    try:
        return source.parse(EvidenceFile(name, content, hashlib.sha256(content).hexdigest()), CONTEXT)
    except AuditorError as error:
        return None if error.messages else pytest.fail("an error says nothing")


@EVERY
def test_a_source_has_its_files_name(source):
    name = next(name for name, known in SOURCES.items() if known is source)
    assert isinstance(source, Source)
    assert source.id == name.replace("_", "-")
    assert source.title.bn


@EVERY
@given(content=st.binary(max_size=300))
@example(content=b"")
@example(content=b"PK\x03\x04")
@example(content=b"\xff\xfe")
def test_any_bytes_give_a_reading_or_our_own_error(source, content):
    parsed(source, "register-2024-02.xlsx", content)


@EVERY
@given(words=st.text(max_size=200))
@example(words="দপ্তর,Two-step\nকৃষি,হ্যাঁ")
def test_any_words_give_a_reading_or_our_own_error(source, words):
    parsed(source, "register-2024-02.csv", words.encode("utf-8", "surrogatepass"))


@EVERY
def test_the_same_bytes_give_the_same_reading(source):
    content = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nকৃষি,০১.০২.২০২৪,ফোন,চালু নেই".encode()
    assert parsed(source, "x.csv", content) == parsed(source, "x.csv", content)


@EVERY
def test_a_file_of_no_known_kind_is_not_recognised(source):
    assert not source.recognises(EvidenceFile("notes.txt", b"call the offices\n", ""))
    assert not source.recognises(EvidenceFile("", b"", ""))
    assert not source.recognises(EvidenceFile("holiday.jpg", b"\xff\xd8\xff\xe0", ""))


@EVERY
def test_a_source_that_takes_any_table_says_so(source):
    assert source.recognises(EvidenceFile("list.csv", "কলাম,কথা\nক,খ\n".encode(), "")) is source.takes_any_table


def test_who_knows_its_own_tables_is_asked_before_who_takes_any_whatever_the_files_are_called(monkeypatch):
    zones = Source("zones", plain("zones"), lambda file: file.name == "zones.csv", lambda *_: Parsed((), (), ()))
    modules = [SimpleNamespace(SOURCE=source) for source in (*SOURCES.values(), zones)]
    monkeypatch.setattr(discovery, "_modules", lambda *_: modules)
    asked = discovery.sources.__wrapped__()
    assert next(source for source in asked if source.recognises(EvidenceFile("zones.csv", b"", ""))) is zones
    assert {source.id for source in asked} == {*SOURCES, "zones"}


def test_no_two_sources_have_one_id():
    ids = [source.id for source in SOURCES.values()]
    assert len(ids) == len(set(ids))


# Passwords ---------------------------------------------------------------------------------------------------------

SECRETS = ("Qz7#kupodA", "Lm4&tiresB", "Wx9%monafC", "Kopilmuni2024", "Joybangla#71")
NAMES = ("register-2024-02", "exports/portal-2024-02", "mail/2024-02", "probe/2024-02", "intake/slip-2024-02")
SUFFIXES = (".xlsx", ".csv", ".json", ".eml", ".txt", "")
PASSWORD_HEADINGS = (
    "Password", "PASSWORD:", "User ID/Password", "Login Password", "PIN", "Secret code", "OTP", "Recovery codes",
    "পাসওয়ার্ড", "৫. পাসওয়ার্ড", "ইউজার আইডি ও পাসওয়ার্ড", "মেইলের পাসওয়ার্ড", "পাশওয়ার্ড", "পিন", "গোপন নম্বর", "ওটিপি",
)  # fmt: skip
OTHER_HEADINGS = ("তথ্য", "Information", "")
BESIDE = {
    "a register": (("দপ্তর", "কৃষি"), ("যোগাযোগের তারিখ", "০১.০২.২০২৪"), ("কীভাবে", "ফোন"), ("Two-step", "হ্যাঁ")),
    "a roster in English": (("Office Name", "Agriculture"), ("Email", "uao@dae.gov.bd"), ("User ID", "uao")),
    "what nobody knows": (("কলাম", "কথা"), ("Column", "words")),
}


def name_for(source: Source) -> str:
    names = (f"{name}{suffix}" for suffix in SUFFIXES for name in NAMES)
    return next((name for name in names if source.recognises(EvidenceFile(name, b"", ""))), "list.xlsx")


def read_by(source: Source, content: bytes) -> object:
    """Let a source read a file that bears its name and that the ledger vouches for, so that only its content decides."""
    sha256 = hashlib.sha256(content).hexdigest()
    context = replace(CONTEXT, vouched=frozenset({sha256}))
    return source.parse(EvidenceFile(name_for(source), content, sha256), context)


READERS = {name: lambda content, source=source: read_by(source, content) for name, source in SOURCES.items()} | {
    "roster": lambda content: roster_reading.read([("roster.xlsx", content)])
}
EVERY_READER = pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())


def table_of(beside: str, heading: str, at: int) -> list[list[str]]:
    """Return a table with a column of secrets among columns of some kind."""
    columns = [[name, *[cell] * len(SECRETS)] for name, cell in BESIDE[beside]]
    columns.insert(at % (len(columns) + 1), [heading, *SECRETS])
    return [list(row) for row in zip(*columns, strict=True)]


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_workbook(*sheets: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def refused_whole(read, content: bytes) -> None:
    with pytest.raises(AuditorError) as refused:
        read(content)
    said = [message.said(language) for message in refused.value.messages for language in Language]
    assert said
    for words in (*said, str(refused.value), repr(refused.value)):
        assert not [secret for secret in SECRETS if secret in words]


@EVERY_READER
@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("heading", [*PASSWORD_HEADINGS, *OTHER_HEADINGS])
def test_a_file_with_a_column_of_passwords_is_refused_whole_and_no_cell_of_it_is_told(read, beside, heading):
    for at in range(len(BESIDE[beside]) + 1):
        refused_whole(read, as_csv(table_of(beside, heading, at)))
    refused_whole(read, as_workbook(table_of(beside, heading, len(BESIDE[beside]))))


@EVERY_READER
@pytest.mark.parametrize("heading", ["Password", "গোপন নম্বর", "তথ্য"])
def test_passwords_on_any_sheet_refuse_the_whole_file(read, heading):
    clean = [[cell for cell, _ in BESIDE["a register"]], [cell for _, cell in BESIDE["a register"]]]
    for beside in BESIDE:
        secret = table_of(beside, heading, 1)
        refused_whole(read, as_workbook(clean, secret))
        refused_whole(read, as_workbook(secret, clean))
