"""Observation files come back as they were written, and count only where the ledger vouches for them."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import pytest
from changing import replace
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.evidence import ContactRecord, Observation, Reference
from auditor.model.facts import (
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    TWO_STEP_ENROLLED,
    RuleAnswer,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Roster
from auditor.model.when import When
from auditor.sources import observed

DAY = date(2024, 2, 20)
CONTACT = ContactRecord("office", DAY, "slip", "secretary")


def seen(fact, value, grade=Grade.SELF_CHECKED):
    return Observation(("office/secretary",), fact, value, grade, "slip", DAY, Reference("", ""))


SAID = (
    seen(PASSWORD_MEETS_RULE, RuleAnswer("upper+lower+symbol", True)),
    seen(PASSWORD_STRENGTH, Strength.FAIR),
    seen(PROFILE_UPDATED_ON, When.since(date(2024, 1, 18), DAY), Grade.DECLARED),
    seen(TWO_STEP_ENROLLED, False, Grade.DECLARED),
)


def file_of(content: bytes, name: str = "intake/slip-2024-02-00000000.json") -> EvidenceFile:
    return EvidenceFile(name, content, hashlib.sha256(content).hexdigest())


def context(file: EvidenceFile, *, vouched=True, superseded=False) -> SourceContext:
    mine = frozenset({file.sha256})
    return SourceContext(
        Roster(()), date(2024, 1, 18), "upper+lower+symbol", (), mine if vouched else frozenset(),
        mine if superseded else frozenset(),
    )  # fmt: skip


def test_what_was_written_is_read_back():
    file = file_of(observed.write(observed.Observed("slip", SAID, (CONTACT,), "0" * 64)))
    parsed = observed.parse(file, context(file))
    assert parsed.contacts == (CONTACT,)
    assert [
        (one.subject, one.fact, one.value, one.grade, one.source, one.observed_on) for one in parsed.observations
    ] == [(one.subject, one.fact, one.value, one.grade, "slip", one.observed_on) for one in SAID]
    assert {one.reference for one in parsed.observations} == {Reference(file.name, file.sha256, office=CONTACT.office)}


def test_a_file_that_the_ledger_does_not_know_is_refused():
    file = file_of(observed.write(observed.Observed("slip", SAID)))
    with pytest.raises(FileRefusedError) as refused:
        observed.parse(file, context(file, vouched=False))
    assert file.name in refused.value.messages[0].en


def test_slips_of_one_code_are_of_one_origin_and_other_files_of_none():
    file = file_of(observed.write(observed.Observed("slip", SAID)))
    coded = replace(context(file), codes={file.sha256: "2024-02 office/secretary"})
    assert {told.origin for told in observed.parse(file, coded).observations} == {"2024-02 office/secretary"}
    assert {told.origin for told in observed.parse(file, context(file)).observations} == {""}


def test_of_a_superseded_file_nothing_counts():
    file = file_of(observed.write(observed.Observed("slip", SAID, (CONTACT,))))
    parsed = observed.parse(file, context(file, superseded=True))
    assert (parsed.observations, parsed.contacts) == ((), ())


def test_only_our_own_kinds_are_written():
    with pytest.raises(ValueError, match="writes no"):
        observed.write(observed.Observed("somebody", SAID))


def change(**parts):
    content = json.loads(observed.write(observed.Observed("slip", SAID)))
    content.update(parts)
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff", b"[" * 100_000, change(format="other"), change(by="post"), change(more=1),
        change(observations={}), change(observations=[1]), change(observations=[{}]), change(contacts=[{"office": "x"}]),
        change(contacts=[{"office": "x", "on": "2024-02-20", "way": "dream", "told_by": "y"}]),
        change(observations=[{"subject": "s", "fact": "password", "value": "x", "grade": "proven", "on": "2024-02-20"}]),
        change(observations=[{"subject": "s", "fact": "password_strength", "value": "x", "grade": "proven", "on": "2024-02-20"}]),
        change(observations=[{"subject": "s", "fact": "password_strength", "value": "fair", "grade": "seen", "on": "2024-02-20"}]),
        change(observations=[{"subject": "s", "fact": "password_strength", "value": "fair", "grade": "witnessed", "on": "2024-02-20"}]),
        change(observations=[{"subject": "s", "fact": "profile_updated_on", "value": "2024-03-01", "grade": "declared", "on": "2024-02-20"}]),
    ],
)  # fmt: skip
def test_anything_else_is_refused_in_plain_words(content):
    file = file_of(content)
    with pytest.raises(FileRefusedError):
        observed.parse(file, context(file))


@given(st.binary(max_size=400))
def test_whatever_the_bytes_are_it_is_refused_or_read(content):
    file = file_of(content)
    with pytest.raises(AuditorError):
        observed.parse(file, context(file))


def test_the_same_observations_give_the_same_bytes():
    assert observed.write(observed.Observed("slip", SAID)) == observed.write(observed.Observed("slip", SAID))
