"""While a nation's round is made ready, little is held beside the nation itself."""

from __future__ import annotations

import sys
import tracemalloc
from datetime import date

import pytest
import read_once
from msgspec import structs
from small_upazila import BASELINE

from auditor.i18n import plain
from auditor.judging.judge import FolderEvidence, JudgingInput
from auditor.judging.of_before import claimants_of
from auditor.model.evidence import ContactRecord
from auditor.model.identity import Identities, KnownAccount, KnownOffice, PlacedRow
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.register.questions.profile import QUESTION
from auditor.roster import reading
from auditor.rounds.evidence.answered_since import Told, still_doubtful
from auditor.rounds.evidence.joining_days import without_days_ahead
from auditor.rounds.identity.listed import with_those_who_left
from auditor.rounds.ledger.held_once import HeldOnce, placed_row
from auditor.sources.register import SOURCE
from auditor.workspace.folder import read_roster

OFFICES, POSTS = 4_000, tuple(map(plain, ("secretary", "entrepreneur", "assistant", "chairman")))
NO_SET_OF_IDS = 300
"""Bytes an office: a set of the ids of 4,000 offices with four accounts each takes 520 while it grows."""


def _office(number: int) -> Office:
    accounts = tuple(Account(f"o{number}/{post.en}", post) for post in POSTS)
    return Office(f"o{number}", plain(f"Office {number}"), OfficeKind.UNION, plain("head"), accounts=accounts)


@pytest.fixture(scope="module")
def nation():
    return Roster(tuple(map(_office, range(OFFICES))))


@pytest.fixture(scope="module")
def everybody(nation):
    offices = {office.id: KnownOffice(office.id, office.name, office.kind) for office in nation.offices}
    accounts = {
        account.id: KnownAccount(account.id, office.id, account.post)
        for office in nation.offices
        for account in office.accounts
    }
    return Identities(offices, accounts)


def _held_at_most(work):
    """Return the bytes an office that work holds at most."""
    tracemalloc.start(1)
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / OFFICES
    finally:
        tracemalloc.stop()


def test_to_find_that_nobody_left_no_set_of_all_ids_is_held(nation, everybody):
    told_of = everybody.offices.keys() | everybody.accounts.keys()
    work = lambda: with_those_who_left(nation, (nation.offices,), (), everybody, told_of)  # noqa: E731 said once
    assert _held_at_most(work) < NO_SET_OF_IDS


def test_whether_a_cell_was_answered_since_is_found_with_nothing_held_of_offices_that_it_is_not_about(nation):
    about = AskedAbout(QUESTION.name, nation.offices[1].accounts[0].id, on=date(2024, 7, 1))
    notice = Notice(Severity.DOUBTFUL, Place("register.csv"), plain("?"), about=about)
    told = Told({}, {}, {}, {})
    assert _held_at_most(lambda: list(still_doubtful((notice,), nation.offices, told))) < NO_SET_OF_IDS


def test_to_find_that_nobody_may_be_one_of_before_nothing_is_held(nation):
    assert _held_at_most(lambda: claimants_of(nation.offices)) < 1


def test_a_roster_that_nothing_changes_stays_the_very_same(nation, everybody):
    assert with_those_who_left(nation, (nation.offices,), (), everybody, ())[0] is nation
    assert without_days_ahead(nation, date(2024, 7, 20)) is nation
    assert nation.of(nation.offices[1:]) == Roster(nation.offices[1:])


def test_a_roster_of_changed_offices_has_no_id_twice(nation):
    with pytest.raises(ValueError, match="unique"):
        nation.of((*nation.offices, nation.offices[0]))


def test_what_ledger_and_roster_say_alike_of_an_office_is_held_once(nation):
    listed = structs.replace(nation.offices[0], portal="o0.gov.bd")
    known = KnownOffice(listed.id, listed.name, listed.kind, portal=listed.portal.upper().lower())
    assert known.portal is not listed.portal
    assert HeldOnce((listed,)).known_office(known).portal is listed.portal


def test_the_ids_of_a_nation_are_held_once_and_stay_in_no_table_of_the_interpreter(nation, everybody):
    listed = nation.offices[:1]
    account = listed[0].accounts[0].id
    anew = f"{listed[0].id}/".encode().decode() + account.partition("/")[2]
    assert anew == account
    assert anew is not account
    known = HeldOnce(listed).known_account(KnownAccount(anew, listed[0].id, POSTS[0]))
    assert known.id is account
    met = {}
    row, later = (placed_row(PlacedRow(place, listed[0].id, (anew,)), everybody, met) for place in ("june!2", "july!2"))
    assert row.accounts is later.accounts
    assert row.accounts[0] is everybody.accounts[account].id
    assert sys.intern(anew) is anew


def test_for_whom_a_row_answered_when_it_entered_a_round_is_held_once(nation):
    table = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট\nOffice 0,01.02.2024,ফোন,না,না\n"
    file = EvidenceFile("register.csv", table.encode(), "0" * 64)
    row = PlacedRow("register!2", "o0", tuple(account.id for account in nation.offices[0].accounts))
    context = SourceContext(
        Roster(nation.offices[:1]), date(2024, 1, 18), "rule", placed={file.sha256: {row.place: row}}
    )
    told = SOURCE.parse(file, context).observations
    assert told
    assert all(observation.subjects is row.accounts for observation in told)


def test_once_registers_are_read_nothing_holds_by_what_they_were_read(nation):
    table = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট\nOffice 0,01.02.2024,ফোন,না,না\n"
    file = EvidenceFile("register.csv", table.encode(), "0" * 64)
    context = SourceContext(
        Roster(nation.offices[:1]), date(2024, 1, 18), "rule", moved_on={"o9/x": {}}, kept_on=(date(2024, 3, 1),)
    )
    before = sys.getrefcount(context)
    (told,) = SOURCE.parse_all((file,), context)
    assert told.observations
    del told
    assert sys.getrefcount(context) == before


def test_while_a_roster_is_put_together_the_bytes_of_its_files_are_not_held(monkeypatch, tmp_path):
    held, blank, parse = [], b" " * 999 + b"\n", reading.parse
    (tmp_path / "roster.csv").write_bytes("দপ্তর,ধরন\nLota,union\n".encode() + 1_000 * blank)
    monkeypatch.setattr(reading, "read", read_once._read_roster)  # as it is where nothing is remembered of tests before
    monkeypatch.setattr(
        reading, "parse", lambda *given: held.append(tracemalloc.get_traced_memory()[0]) or parse(*given)
    )
    tracemalloc.start(1)
    try:
        read = read_roster(tmp_path, ())
    finally:
        tracemalloc.stop()
    assert read.roster is not None
    assert held[0] < 500 * len(blank)


def test_when_offices_were_spoken_to_is_put_in_order_with_no_key_held_for_each_talk(nation):
    told_by, day = POSTS[0].en, date(2024, 7, 1)
    talks = tuple(ContactRecord(office.id, day, way, told_by) for way in ("phone", "form") for office in nation.offices)
    told = FolderEvidence((), (*talks, talks[0]), (), ())
    judging = []
    held = _held_at_most(lambda: judging.append(JudgingInput.of(told, BASELINE, (), day)))
    assert [talk.way for talk in judging[0].contacts[talks[0].office]] == ["form", "phone"]
    assert held < NO_SET_OF_IDS
