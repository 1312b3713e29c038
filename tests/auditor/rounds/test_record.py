"""What a round keeps of an office, and how it is written down."""

from __future__ import annotations

import json
from datetime import date
from enum import Enum

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.errors import LedgerError
from auditor.model.evidence import ContactRecord, MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.identity import KnownAccount
from auditor.model.side import Side
from auditor.model.subjects import Account, Office, OfficeKind, login_mark
from auditor.rounds.ledger import record

ACCOUNT = Account("a/head", plain("head"), "ufo_paikgacha", date(2024, 1, 2))
OFFICE = Office(
    "a", Text(en="Office", bn="দপ্তর"), OfficeKind.UNION, plain("head"), "a.example.gov.bd", "someone@gmail.com",
    "01700000000", accounts=(ACCOUNT,),
)  # fmt: skip


def test_a_round_keeps_no_phone_no_login_and_of_a_private_address_only_its_domain():
    kept = record.snapshot(OFFICE, {}, official=False)
    assert (kept.phone, kept.email, kept.accounts[0].login) == ("", "…@gmail.com", OFFICE.accounts[0].login_mark)
    assert "paikgacha" not in kept.accounts[0].login
    assert kept.accounts[0].masked_login == "uf…"


def test_a_round_keeps_an_official_address():
    assert record.snapshot(OFFICE, {}, official=True).email == "someone@gmail.com"


def test_a_login_typed_later_is_recognised_by_its_mark():
    kept = record.snapshot(OFFICE, {}, official=False).accounts[0]
    assert kept.login_mark == login_mark("UFO_paikgacha") == ACCOUNT.login_mark
    assert kept.login_mark != login_mark("ufo_paikgasa")


def test_a_login_that_is_another_than_the_known_one_is_kept_by_its_own_mark_and_the_same_is_held_once():
    typed, before = login_mark(ACCOUNT.login), login_mark("another_one")
    for mark, kept in ((before, typed), (typed, typed)):
        known = KnownAccount(ACCOUNT.id, OFFICE.id, ACCOUNT.post, mark)
        (account,) = record.snapshot(OFFICE, {ACCOUNT.id: known}, official=False).accounts
        assert account.login == kept
        assert (account.login is mark) is (mark == typed)


def test_a_short_login_is_not_given_away_by_its_mask():
    for login in ("a", "ab", "abc"):
        assert login not in Account("a/x", plain("x"), login).masked_login


FINDINGS = st.builds(
    Finding,
    st.text(max_size=5), st.text(max_size=5), st.just("2024-01/11"), st.sampled_from(Level), st.sampled_from(Outcome),
    grade=st.none() | st.sampled_from(Grade), observed_on=st.none() | st.dates(), cause=st.none() | st.sampled_from(Cause),
    reason=st.none() | st.sampled_from(MissingReason), conflict=st.booleans(),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=4))
def test_what_is_written_is_read_back_the_same(findings):
    told = (ContactRecord("a", date(2024, 2, 1), "phone", "head"),)
    one = OfficeAssessment(1, record.snapshot(OFFICE, {}, official=True), told, tuple(findings))
    assert record.decode_row(record.encode(one)) == one


SIDES = st.builds(
    Side, st.text(max_size=5), st.text(max_size=5), st.sampled_from(Grade), st.text(max_size=5), st.dates()
)
WITH_SIDES = st.builds(
    lambda finding, sides: structs.replace(finding, sides=tuple(sides)), FINDINGS, st.lists(SIDES, max_size=2)
)


def by_fields(value):
    """Return a value as JSON has it, without the fields that are at their default."""
    match value:
        case msgspec.Struct():
            return {
                field.name: by_fields(getattr(value, field.name))
                for field in structs.fields(value)
                if getattr(value, field.name) != field.default
            }
        case tuple():
            return [by_fields(part) for part in value]
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case _:
            return value


OFFICES = st.builds(
    Office, st.text(max_size=5), st.just(plain("a")), st.sampled_from(OfficeKind), st.just(plain("b")), st.text(max_size=5),
    user_count=st.integers(0, 200), voluntary=st.booleans(), doubts=st.lists(st.text(max_size=3), max_size=2).map(tuple),
    accounts=st.lists(st.builds(Account, st.text(max_size=5), st.just(ACCOUNT.post), st.text(max_size=3)), max_size=2).map(tuple),
)  # fmt: skip


@given(OFFICES, st.lists(WITH_SIDES, max_size=3))
def test_a_row_is_the_canonical_json_of_its_fields_without_those_at_their_default(office, findings):
    row = OfficeAssessment(1, office, (), tuple(findings), listed=office if findings else None)
    canonical = json.dumps(by_fields(row), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert record.encode(row) == canonical.encode()


@given(OFFICES, st.lists(WITH_SIDES, max_size=3))
def test_whom_a_row_is_about_is_read_whatever_words_stand_in_it(office, findings):
    lures = [structs.replace(finding, subject=',"office":{"id":"b"},"serial":9}') for finding in findings]
    row = OfficeAssessment(7, office, (), tuple(lures), listed=structs.replace(office, id="listed") if lures else None)
    body = record.encode(row)
    assert record.decode_office(body) == office
    assert (record.decode_name(body).serial, record.decode_name(body).office.id) == (7, office.id)
    assert record.decode_mailbox(body).office.id == office.id


def test_whom_a_row_is_about_is_read_without_reading_what_was_found():
    body = record.encode(OfficeAssessment(7, OFFICE, (), ()))
    unreadable = body.replace(b'"findings":[]', b'"findings":[...]')
    assert unreadable != body
    assert record.decode_office(unreadable) == OFFICE
    assert record.decode_name(unreadable) == record.decode_name(body)
    assert record.decode_mailbox(unreadable) == record.decode_mailbox(body)


def test_whom_a_row_is_about_is_read_also_where_it_stands_elsewhere():
    whole = b'{"office":{"id":"a","within":{"x":1,"office":{"id":"b"}}},"serial":2,"z":{"x":1,"office":{"id":"c"}}}'
    assert (record.decode_name(whole).serial, record.decode_name(whole).office.id) == (2, "a")


@given(st.binary(max_size=60))
def test_what_is_no_row_is_refused_in_words(body):
    for decode in (record.decode_row, record.decode_office, record.decode_name, record.decode_mailbox):
        with pytest.raises(LedgerError):
            decode(body)


def test_parts_of_a_digest_cannot_be_shifted_into_each_other():
    assert record.rows_digest([b"ab", b"c"]) != record.rows_digest([b"a", b"bc"]) != record.rows_digest([b"abc"])
