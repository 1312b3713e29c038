"""What a round keeps of an office, and how it is written down."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.errors import LedgerError
from auditor.model.evidence import ContactRecord, MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Side
from auditor.model.grades import Grade
from auditor.model.subjects import Account, Office, OfficeKind, login_mark
from auditor.rounds import record

ACCOUNT = Account("a/head", plain("head"), "ufo_paikgacha", date(2024, 1, 2))
OFFICE = Office(
    "a", Text(en="Office", bn="দপ্তর"), OfficeKind.UNION, plain("head"), "a.example.gov.bd", "someone@gmail.com",
    "01700000000", accounts=(ACCOUNT,),
)  # fmt: skip


def test_a_round_keeps_no_phone_no_login_and_of_a_private_address_only_its_domain():
    kept = record.snapshot(OFFICE, official=False)
    assert (kept.phone, kept.email, kept.accounts[0].login) == ("", "…@gmail.com", OFFICE.accounts[0].login_mark)
    assert "paikgacha" not in kept.accounts[0].login
    assert kept.accounts[0].masked_login == "uf…"


def test_a_round_keeps_an_official_address():
    assert record.snapshot(OFFICE, official=True).email == "someone@gmail.com"


def test_a_login_typed_later_is_recognised_by_its_mark():
    kept = record.snapshot(OFFICE, official=False).accounts[0]
    assert kept.login_mark == login_mark("UFO_paikgacha") == ACCOUNT.login_mark
    assert kept.login_mark != login_mark("ufo_paikgasa")


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
    one = OfficeAssessment(1, record.snapshot(OFFICE, official=True), told, tuple(findings))
    assert record.decode_row(record.encode(one)) == one


SIDES = st.builds(
    Side, st.text(max_size=5), st.text(max_size=5), st.sampled_from(Grade), st.text(max_size=5), st.dates()
)
WITH_SIDES = st.builds(
    lambda finding, sides: structs.replace(finding, sides=tuple(sides)), FINDINGS, st.lists(SIDES, max_size=2)
)


@given(WITH_SIDES)
def test_values_without_a_text_are_written_as_the_canonical_json_of_their_fields(finding):
    by_fields = record._fields_of(structs.fields(Finding))
    side_by_fields = record._fields_of(structs.fields(Side))
    fields = by_fields(finding)
    if finding.sides:
        fields["sides"] = [side_by_fields(side) for side in finding.sides]
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)
    assert record.encode(finding) == canonical.encode()


@given(st.binary(max_size=60))
def test_what_is_no_row_is_refused_in_words(body):
    with pytest.raises(LedgerError):
        record.decode_row(body)


def test_parts_of_a_digest_cannot_be_shifted_into_each_other():
    assert record.rows_digest([b"ab", b"c"]) != record.rows_digest([b"a", b"bc"]) != record.rows_digest([b"abc"])
