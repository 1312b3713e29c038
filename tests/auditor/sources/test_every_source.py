"""What must hold for every source, those to come included."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib import import_module
from pkgutil import iter_modules

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import auditor.sources
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.source import EvidenceFile, Parsed, Source, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster

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
)  # fmt: skip


def parsed(source: Source, name: str, content: bytes) -> Parsed | None:
    """Return what a source makes of bytes, or None when it refuses them in its own words."""
    try:
        return source.parse(EvidenceFile(name, content, hashlib.sha256(content).hexdigest()), CONTEXT)
    except AuditorError as error:
        return None if error.messages else pytest.fail("an error says nothing")


@EVERY
def test_a_source_has_its_files_name(source):
    name = next(name for name, one in SOURCES.items() if one is source)
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
    assert not source.recognises("notes.txt")
    assert not source.recognises("")
    assert not source.recognises("holiday.jpg")


def test_no_two_sources_have_one_id():
    ids = [source.id for source in SOURCES.values()]
    assert len(ids) == len(set(ids))
