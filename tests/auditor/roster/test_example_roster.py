"""The example's roster names how every office is reached, by numbers and addresses that reach nobody."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from auditor.model.subjects import OfficeKind
from auditor.places.geography import find_upazila, fresh_roster
from auditor.roster.reading import parse
from auditor.tables.files import open_table

ROSTER = resources.files("auditor") / "examples" / "paikgacha" / "roster.xlsx"
TOLD_OF_NONE = {"agriculture", "health", "cooperatives", "statistics", "accounts", "uno"}
"""Offices whose mailbox the roster does not name: the story has them tell it, or not."""


@pytest.fixture(scope="module")
def reading():
    return parse([open_table(ROSTER.name, ROSTER.read_bytes())])


def test_every_office_has_a_phone_of_its_own_that_no_subscriber_can_have(reading):
    phones = [office.phone for office in reading.roster.offices]
    assert len(set(phones)) == len(phones) == 35
    assert all(
        phone.startswith("02000") and len(phone) == 11 for phone in phones
    )  # behind a code no number begins with 0


def test_whom_its_letterhead_names_has_phones_and_a_mailbox_that_nobody_can_have(reading):
    head = tomllib.loads((ROSTER.parent / "auditor.toml").read_text("utf-8"))["letterhead"]
    phones = [head["ap_phone"].replace("-", ""), head["uno_phone"].replace("-", "")]
    assert all(phone.startswith("02000") and len(phone) == 11 for phone in phones)
    assert head["uno_mail"].endswith("@example.gov.bd")
    assert not {*phones} & {office.phone for office in reading.roster.offices}


def test_every_office_has_a_portal_and_what_is_invented_says_so(reading):
    for office in reading.roster.offices:
        published = office.kind in {OfficeKind.UNION, OfficeKind.UNO}
        assert office.portal.endswith(".khulna.gov.bd" if published else ".paikgacha.example.gov.bd")
        assert bool(office.email) is (office.id not in TOLD_OF_NONE)
        assert office.email.endswith("@example.gov.bd") or not office.email


def test_offices_are_called_there_as_where_a_workspace_is_founded(reading):
    (upazila,) = find_upazila("পাইকগাছা", "খুলনা")
    fresh = {office.id: office.name for office in fresh_roster(upazila).offices}
    assert {office.id: office.name for office in reading.roster.offices} == fresh


def test_nothing_of_it_has_to_be_looked_up(reading):
    (of_health,) = reading.notices
    assert "3 more than the 2 accounts listed" in of_health.message.en
