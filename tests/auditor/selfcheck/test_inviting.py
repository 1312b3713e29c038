"""Sheets with codes: keys are safe before the ledger names them, the same round gives the same, and codes are nowhere else."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import subprocess
import unicodedata
from datetime import date, datetime, time
from importlib import resources
from pathlib import Path

import pytest
from changing import replace
from few_offices import lay_example
from needs import lacking

from auditor.i18n import Language, Text
from auditor.model.errors import AuditorError, LedgerError, WorkspaceError
from auditor.model.evidence import Evidence, Known
from auditor.model.facts import PASSWORD_CHANGED_ON, SHARED, TWO_STEP_CAUSE, Cause, Strength
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.identity import IdentityAnswer, Sameness
from auditor.model.journal import Delivered, Delivery, Invited, KeysMade, SlipOpened
from auditor.model.selfcheck import Slip, SlipFacts
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.views.invitation import HelpDay
from auditor.papers.documents import invitations
from auditor.rounds import assessing, keeping
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities, listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings import moving_meetings
from auditor.rounds.meetings.meetings import meetings_of
from auditor.selfcheck import campaigns, delivery, engine, inviting, sheet_files, slips, terms
from auditor.selfcheck.inviting import PageChange
from auditor.selfcheck.page import read_campaign
from auditor.selfcheck.sheets import InvitationOrder
from auditor.slip import sealing
from auditor.slip.codes import code_tag
from auditor.workspace.config import MeetingPlan

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
DAY, LATER = date(2024, 3, 5), date(2024, 3, 12)
WISH = InvitationOrder("2024-03", DAY)
PLACE = HelpDay(date(2024, 3, 15), Text(en="to the hall", bn="সভাকক্ষে"))


class Store:
    """Holds secrets in memory, as the keyring of this computer would, and remembers what the ledger said meanwhile."""

    where = Text(en="memory", bn="মেমোরি")

    def __init__(self, ledger: Path | None = None):
        self.held = {}
        self.ledger = ledger
        self.there_at_put = []

    def place_of(self, key_id):
        return self.where if key_id in self.held else None

    def get(self, key_id):
        return self.held.get(key_id)

    def put(self, secrets):
        self.there_at_put.append(self.ledger is not None and self.ledger.exists())
        self.held[secrets.key_id] = secrets

    def forget(self, key_id):
        self.held.pop(key_id, None)


@pytest.fixture(autouse=True)
def _plain_page(request, monkeypatch):
    """Let the page be made without its engine, but where a case is about the page itself."""
    if "whole_page" not in request.fixturenames:
        monkeypatch.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())


@pytest.fixture
def whole_page(request):
    """Let the page be made as it is; skip, or fail where that is asked, when its engine is not built."""
    try:
        engine.engine_source()
    except engine.EngineMissingError:
        lacking(request, "the engine of the page is not built")


@pytest.fixture(name="space")
def _space(request, tmp_path):
    """A workspace that has no registers but where a round is kept: nothing of them is on a sheet, and each case would read them."""
    registers = (lay_example(tmp_path / "space") / "evidence").glob("register-*")
    for path in () if "registers" in request.fixturenames else registers:
        path.unlink()
    return listed.open_workspace(tmp_path / "space")


@pytest.fixture
def registers():
    """Let the workspace have its registers."""


@pytest.fixture(name="store")
def _store(space):
    return Store(space.ledger_path)


def prepared(space, store, wish=WISH):
    return inviting.prepare(space, assessing.assess(space, wish.day), store, wish)


def codes(made):
    return {(one.office_id, account.post.en): account.code for one in made.sheets for account in one.accounts}


def with_roster(space, change):
    """Return the workspace with its offices changed."""
    offices = tuple(change(office) for office in listed.roster_of(space).offices)
    return replace(space, reading=replace(space.reading, roster=Roster(offices)))


def with_another_account(space, number=1):
    def change(office):
        if office.id != "fisheries":
            return office
        posts = [
            Account(f"fisheries/new-{n}", Text(en=f"New post {n}", bn=f"নতুন পদ {n}")) for n in range(1, number + 1)
        ]
        return replace(office, accounts=(*office.accounts, *posts))

    return with_roster(space, change)


def notes(space, kind):
    return Ledger(space.ledger_path).notes(kind)


# Keys, codes, and what is noted


def test_a_round_is_named_by_its_meeting_and_every_account_of_the_roster_has_a_code(space, store):
    made = prepared(space, store)
    accounts = [account.id for office in listed.roster_of(space).offices for account in office.accounts]
    (keys,), (invited,) = notes(space, KeysMade), notes(space, Invited)
    assert made.campaign_id == keys.round == invited.round == "2024-03"
    assert [one.account for one in invited.accounts] == accounts
    assert len({one.tag for one in invited.accounts}) == len(set(codes(made).values())) == len(accounts)
    assert invited.page == hashlib.sha256(made.page).hexdigest() == made.sheets[0].head.page_digest
    assert (made.change, made.added, made.voided) == (PageChange.FIRST, 0, ())


def test_sheets_come_in_the_annexs_order_with_its_serials(space, store):
    made = prepared(space, store)
    judged = assessing.assess(space, DAY).assessments
    assert [(one.office.serial, one.office_id) for one in made.sheets] == [
        (one.serial, one.office.id) for one in judged
    ]


def test_those_who_check_themselves_by_their_own_choice_are_given_sheets_too(space, store):
    voluntary = {office.id for office in listed.roster_of(space).offices if office.voluntary}
    assert voluntary
    assert voluntary <= {one.office_id for one in prepared(space, store).sheets if one.accounts}


@pytest.mark.usefixtures("registers")
def test_who_left_the_roster_is_given_none(space, store):
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    fewer = replace(
        space,
        reading=replace(
            space.reading,
            roster=Roster(tuple(one for one in listed.roster_of(space).offices if one.id != "statistics")),
        ),
    )
    judgement = assessing.assess(fewer, DAY)
    assert "statistics" in {one.office.id for one in judgement.assessments}
    made = inviting.prepare(fewer, judgement, store, WISH)
    assert "statistics" not in {one.office_id for one in made.sheets}


def test_keys_are_in_their_store_before_the_ledger_names_them(space, store):
    prepared(space, store)
    assert store.there_at_put == [False]


def test_where_keys_cannot_be_kept_nothing_is_noted(space, store, monkeypatch):
    def full(secrets):
        del secrets
        raise WorkspaceError(Text(en="full", bn="ভরা"))

    monkeypatch.setattr(store, "put", full)
    with pytest.raises(WorkspaceError):
        prepared(space, store)
    assert not space.ledger_path.exists()


def test_where_the_ledger_fails_the_keys_are_taken_back(space, store, monkeypatch):
    def locked(*_):
        raise LedgerError(Text(en="locked", bn="বন্ধ"))

    monkeypatch.setattr(Ledger, "note", locked)
    with pytest.raises(LedgerError):
        prepared(space, store)
    assert store.held == {}


def test_where_another_run_made_keys_meanwhile_ours_are_taken_back(space, store, monkeypatch):
    other = Store()

    def put(secrets):
        if not other.held:
            other.put(secrets)
            inviting.prepare(space, judgement, other, WISH)
        store.held[secrets.key_id] = secrets

    judgement = assessing.assess(space, DAY)
    monkeypatch.setattr(store, "put", put)
    with pytest.raises(LedgerError, match="just now"):
        inviting.prepare(space, judgement, store, WISH)
    assert store.held == {}
    assert len(notes(space, KeysMade)) == 1


def test_where_the_page_cannot_be_made_nothing_is_kept(space, store, monkeypatch):
    def missing(*_):
        raise engine.EngineMissingError(Text(en="missing", bn="নেই"))

    monkeypatch.setattr("auditor.selfcheck.page.page", missing)
    with pytest.raises(AuditorError):
        prepared(space, store)
    assert store.held == {}
    assert not space.ledger_path.exists()


def test_run_again_it_notes_nothing_and_gives_the_same(space, store):
    once = prepared(space, store)
    ledger = space.ledger_path.read_bytes()
    again = prepared(space, store)
    assert (again.sheets, again.page, again.campaign_id) == (once.sheets, once.page, once.campaign_id)
    assert (again.change, again.added) == (PageChange.NONE, 0)
    assert space.ledger_path.read_bytes() == ledger


def test_run_again_on_another_day_the_codes_the_page_and_the_due_date_stay(space, store):
    working = replace(space, config=replace(space.config, meeting=MeetingPlan(due_working_days=5)))
    once, later = (prepared(working, store, replace(WISH, day=day)) for day in (DAY, LATER))
    assert assessing.assess(working, LATER).header.due != once.sheets[0].head.due
    assert (codes(later), later.page) == (codes(once), once.page)
    assert later.sheets[0].head.due == once.sheets[0].head.due
    assert len(notes(working, Invited)) == 1


def test_another_due_date_changes_the_page_and_is_noted(space, store):
    once, moved = prepared(space, store), prepared(space, store, replace(WISH, due=date(2024, 3, 28)))
    assert moved.change is PageChange.CHANGED
    assert codes(moved) == codes(once)
    assert moved.sheets[0].head.due == notes(space, Invited)[-1].due == date(2024, 3, 28)
    assert prepared(space, store).sheets[0].head.due == date(2024, 3, 28)


def test_a_due_date_that_the_workspace_names_later_is_not_taken_unasked_but_told(space, store):
    prepared(space, store)
    named = replace(space, config=replace(space.config, meeting=MeetingPlan(due=date(2024, 3, 25))))
    assert prepared(named, store).kept_due == date(2024, 4, 18)
    assert prepared(space, store).kept_due is None


def test_the_day_of_a_meeting_that_is_put_off_goes_with_it_on_sheets_and_page_and_that_is_told(space, store):
    once = prepared(space, store)
    meant = next(meeting for meeting in meetings_of(space) if meeting.day == once.sheets[0].head.due)
    moving_meetings.move(space, meant, date(2024, 4, 25), DAY)
    later = listed.open_workspace(space.folder)
    again = prepared(later, store)
    assert again.sheets[0].head.due == notes(space, Invited)[-1].due == date(2024, 4, 25)
    assert (codes(again), again.change, again.put_off) == (codes(once), PageChange.CHANGED, date(2024, 4, 18))
    assert any("18.04.2024" in told.en for told in inviting.told_of_page(again))
    assert list(inviting.told_of_page(prepared(later, store))) == []
    assert len(notes(space, Invited)) == 2


def test_a_day_that_was_given_for_the_sheets_stays_where_the_meeting_is_put_off(space, store):
    prepared(space, store, replace(WISH, due=date(2024, 3, 28)))
    meant = next(meeting for meeting in meetings_of(space) if meeting.day == date(2024, 4, 18))
    moving_meetings.move(space, meant, date(2024, 4, 25), DAY)
    again = prepared(listed.open_workspace(space.folder), store)
    assert (again.sheets[0].head.due, again.put_off) == (date(2024, 3, 28), None)


def test_an_added_account_has_a_code_and_all_others_keep_theirs(space, store):
    once = prepared(space, store)
    more = prepared(with_another_account(space), store)
    assert codes(more).items() > codes(once).items()
    assert (more.added, more.change) == (1, PageChange.CHANGED)
    first, second = notes(space, Invited)
    assert first.tag_salt == second.tag_salt
    assert set(first.accounts) < set(second.accounts)


def test_an_account_that_leaves_and_comes_back_has_the_same_code_and_tag(space, store):
    grown = with_another_account(space)
    tags = []
    for one in (grown, space, grown):
        made = prepared(one, store)
        tags.append({(account.account, account.tag) for account in notes(space, Invited)[-1].accounts})
    assert tags[0] == tags[2] > tags[1]
    assert codes(made)["fisheries", "New post 1"]


def test_where_two_tags_would_be_the_same_all_are_made_anew_and_that_is_told(space, store, monkeypatch):
    once = prepared(space, store)
    taken = notes(space, Invited)[0].accounts[0].tag
    monkeypatch.setattr(inviting, "code_tag", lambda *_: taken)
    monkeypatch.setattr(
        inviting, "code_tags", lambda _, given: ("ff", {one: f"{n:04x}" for n, one in enumerate(given)})
    )
    more = prepared(with_another_account(space), store)
    assert more.change is PageChange.RETAGGED
    assert codes(more).items() > codes(once).items()
    assert notes(space, Invited)[-1].tag_salt == "ff"
    assert len({one.tag for one in notes(space, Invited)[-1].accounts}) == len(codes(more))


def test_new_keys_give_another_round_other_codes_and_name_the_sheets_that_no_longer_count(space, store):
    once = prepared(space, store)
    anew = prepared(space, store, replace(WISH, new_keys=True))
    assert (once.campaign_id, anew.campaign_id, anew.voided) == ("2024-03", "2024-03-2", ("2024-03",))
    assert not set(codes(once).values()) & set(codes(anew).values())
    assert prepared(space, store, replace(WISH, new_keys=True)).campaign_id == "2024-03-3"
    assert prepared(space, store).campaign_id == "2024-03-3"


def test_another_meeting_has_another_round(space, store):
    assert prepared(space, store, InvitationOrder("2024-02", date(2024, 2, 5))).campaign_id == "2024-02"
    assert prepared(space, store).campaign_id == "2024-03"
    assert len(store.held) == 2


def test_without_its_key_a_round_is_left_as_it_is(space, store):
    prepared(space, store)
    ledger = space.ledger_path.read_bytes()
    with pytest.raises(WorkspaceError, match="does not have the key"):
        prepared(with_another_account(space), Store())
    assert space.ledger_path.read_bytes() == ledger
    assert prepared(space, Store(), replace(WISH, new_keys=True)).campaign_id == "2024-03-2"


@pytest.mark.parametrize("meeting", ["2023-12", "2024-06", "2042-03"])
def test_a_meeting_far_from_today_is_a_slip_of_the_hand(space, store, meeting):
    with pytest.raises(WorkspaceError, match="far from today"):
        prepared(space, store, InvitationOrder(meeting, DAY))
    assert not space.ledger_path.exists()


def test_a_ledger_that_was_changed_is_not_added_to(space, store):
    prepared(space, store)
    changed = space.ledger_path.read_bytes().replace(b'"2024-03-05"', b'"2024-03-04"')
    space.ledger_path.write_bytes(changed)
    with pytest.raises(LedgerError):
        prepared(with_another_account(space), store)
    assert space.ledger_path.read_bytes() == changed


def take_slip_with(code, space, store):
    """Take a slip that was made with a code of the sheets."""
    round_ = campaigns.campaign(space)
    tag = code_tag(round_.id, round_.tag_salt, code)
    facts = SlipFacts(round_.rule, True, Strength.STRONG)
    text = sealing.seal(
        Slip(round_.id, tag, "1", datetime.combine(LATER, time(9, 5)), "", facts), code, round_.public_key
    )
    (space.evidence_folder / "slips").mkdir()
    (space.evidence_folder / "slips" / "one.txt").write_text(text, "utf-8")
    assert slips.open_slips(space, listed.roster_of(space), LATER, lambda: store).taken == 1


def test_a_slip_with_a_code_of_the_sheet_is_taken(space, store):
    made = prepared(space, store)
    account = listed.roster_of(space).offices[0].accounts[0]
    take_slip_with(made.sheets[0].accounts[0].code, space, store)
    assert notes(space, SlipOpened)[0].account == account.id
    assert [one.slips for one in delivery.states_of(space, made.campaign_id)][:2] == [1, 0]


def test_a_sheet_without_codes_counts_as_made_also_where_its_files_are_not(space, store):
    lacking_one = with_roster(
        space, lambda office: replace(office, accounts=()) if office.id == "fisheries" else office
    )
    made = prepared(lacking_one, store)
    assert any(sheet.office_id == "fisheries" and not sheet.accounts for sheet in made.sheets)
    assert not (space.folder / "out").exists()
    states = {state.office: state for state in delivery.states_of(lacking_one, made.campaign_id)}
    assert states["fisheries"].made
    assert not any(state.to_make for state in states.values())
    entries = notes(space, Invited)
    prepared(lacking_one, store, replace(WISH, day=LATER))
    assert notes(space, Invited) == entries


@pytest.mark.usefixtures("registers")
def test_sheet_code_and_slip_stay_those_of_an_account_that_turned_out_to_be_one_of_before(space, store):
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")

    def with_new_posts(office):
        posts = (Text(en=f"Post {n}", bn=f"দায়িত্ব {n}") for n in range(len(office.accounts)))
        return replace(
            office, accounts=tuple(replace(one, post=post) for one, post in zip(office.accounts, posts, strict=True))
        )

    renamed = with_roster(space, lambda office: with_new_posts(office) if office.id == "fisheries" else office)
    made = prepared(renamed, store)
    delivery.deliver(renamed, made.campaign_id, ["fisheries"], Delivery.HAND, DAY)
    (sheet,) = (sheet for sheet in made.sheets if sheet.office_id == "fisheries")
    take_slip_with(sheet.accounts[0].code, renamed, store)
    asked = [listed.roster_of(space).offices, listed.roster_of(renamed).offices]
    before = [(state.made, state.slips, state.delivered) for state in delivery.states_of(renamed, made.campaign_id)]

    doubts = identities.assigned(renamed, identities.known(Ledger(space.ledger_path))).doubts
    said = [IdentityAnswer(doubt.now, doubt.before[0].id, Sameness.SAME) for doubt in doubts]
    identities.answer(renamed, said, LATER)

    assert said
    assert [office.subjects for office in asked[0]] != [office.subjects for office in asked[1]]
    assert [
        (state.made, state.slips, state.delivered) for state in delivery.states_of(renamed, made.campaign_id)
    ] == before
    entries = len(notes(space, Invited))
    again = prepared(renamed, store, replace(WISH, day=LATER))
    assert (codes(again), again.page, again.added) == (codes(made), made.page, 0)
    assert len(notes(space, Invited)) == entries
    (told,) = vouched_by(Ledger(space.ledger_path), identities.known(Ledger(space.ledger_path))).slips
    assert told.account == said[0].before


# The page, without a key


def test_the_page_is_made_again_from_workspace_and_ledger_alone(space, store):
    made = prepared(space, store)
    store.held.clear()
    assert campaigns.page_of(space, campaigns.campaign(space)) == made.page
    assert campaigns.campaign(space, "2024-03") == campaigns.campaign(space)


def test_before_any_sheet_there_is_no_round(space, store):
    assert campaigns.campaign(space) is None
    prepared(space, store)
    assert campaigns.campaign(space, "2024-03-7") is None


def test_the_last_round_is_the_one_that_is_meant(space, store):
    prepared(space, store)
    prepared(space, store, replace(WISH, new_keys=True))
    assert campaigns.campaign(space).id == "2024-03-2"
    assert campaigns.campaign(space, "2024-03").id == "2024-03"


def test_what_the_page_knows_of_the_round(space, store):
    prepared(space, store)
    round_ = campaigns.campaign(space)
    assert (round_.meeting, round_.opened, round_.due, round_.year) == ("2024-03", DAY, date(2024, 4, 18), 2024)
    assert (round_.rule, round_.digit, round_.decision_serial) == ("upper+lower+symbol", "advise", "11")
    assert round_.decision_day == date(2024, 1, 18)
    assert round_.committee.bn == "উপজেলা আইসিটি বিষয়ক কমিটি, পাইকগাছা"
    assert round_.example
    assert "paikgacha" in round_.words.places


def test_the_page_asks_for_a_reset_from_the_day_of_the_decision_on_passwords_whatever_was_decided_before(space, store):
    of_passwords, of_mail = space.baseline.decisions
    earlier = replace(space.baseline, decisions=(of_passwords, replace(of_mail, day=date(2024, 1, 4))))
    space = replace(space, baseline=earlier)
    made = prepared(space, store)
    assert campaigns.campaign(space).decision_day == date(2024, 1, 18)
    assert {sheet.head.counts_from.of(PASSWORD_CHANGED_ON) for sheet in made.sheets} == {date(2024, 1, 18)}
    (noted,) = Ledger(space.ledger_path).notes(Invited)
    assert noted.asked_since == date(2024, 1, 18)


def test_the_workspaces_own_words_are_among_those_that_are_guessed(space, store):
    (space.folder / "words.txt").write_text("nodirpar  # a river bank\n", "utf-8-sig")
    prepared(space, store)
    assert "nodirpar" in campaigns.campaign(space).words.names


def test_what_the_rounds_papers_print_is_guessed_on_its_page_and_at_its_terminal_alike(space, store):
    site = ("Office of the UNO", "www.zqsite.khulna.gov.bd")
    letterhead = replace(space.config.letterhead, lines_en=site, uno_mail="unopaikgacha@mopa.gov.bd")
    space = replace(space, config=replace(space.config, letterhead=letterhead))
    first, *others = listed.roster_of(space).offices
    first = replace(
        first, email="zqmailbox@zqhost.gov.bd", email_told="zqtold@mail.com", head_post=Text("Zqpost", "কখগঘ")
    )
    space = replace(space, reading=replace(space.reading, roster=Roster((first, *others))))
    prepared(space, store)
    page, terminal = campaigns.campaign(space).words, terms.terms_of_space(space, DAY).words
    assert page == terminal
    assert {"zqmailbox", "zqtold", "zqpost", "unopaikgacha"} <= set(page.offices)
    assert {"zqhost", "zqsite", "mopa"} <= set(page.portals)
    assert "কখগঘ" in page.bangla


def test_the_page_calls_namesakes_of_an_office_as_their_sheet_does(space, store):
    namesake = Text(en="Officer", bn="কর্মকর্তা")
    twins = tuple(Account(f"fisheries/{n}", namesake) for n in (1, 2))
    space = with_roster(space, lambda office: replace(office, accounts=twins) if office.id == "fisheries" else office)
    made = prepared(space, store)
    (sheet,) = (sheet for sheet in made.sheets if sheet.office_id == "fisheries")
    on_page = [account.post for account in campaigns.campaign(space).accounts if account.office == sheet.office.name]
    assert on_page == [account.post for account in sheet.accounts]
    assert len(set(on_page)) == len(twins)


def test_a_sheet_stays_made_while_it_is_not_known_whether_an_account_is_one_of_before(space, store):
    prepared(space, store)

    def renamed(*doubts):
        def change(office):
            new = (Account(f"{office.id}/new", Text(en="New post", bn="নতুন পদ"), doubts=doubts),)
            return replace(office, accounts=new) if office.id == "fisheries" else office

        states = delivery.states_of(with_roster(space, change), "2024-03")
        return next(state.made for state in states if state.office == "fisheries")

    before = tuple(
        account.id
        for office in listed.roster_of(space).offices
        if office.id == "fisheries"
        for account in office.accounts
    )
    assert renamed(*before)
    assert not renamed()


def test_the_page_shows_no_login(space, store):
    made = prepared(space, store)
    logins = [
        account.login for office in listed.roster_of(space).offices for account in office.accounts if account.login
    ]
    assert logins
    assert not [login for login in logins if login.encode() in made.page]


@pytest.mark.usefixtures("whole_page")
def test_the_page_that_is_written_says_what_the_ledger_says(space, store):
    made = prepared(space, store)
    assert read_campaign(made.page) == campaigns.campaign(space)
    assert campaigns.page_of(space, campaigns.campaign(space)) == made.page


# What an office is told


def judged(space, store, evidence=None, change=None):
    """Return the sheets by office, with what is known of the first account of fisheries."""
    judgement = assessing.assess(space, DAY)
    account = next(one for one in judgement.assessments if one.office.id == "fisheries").office.accounts[0].id
    known = {fact: Known(value, Grade.DECLARED, DAY, "test") for fact, value in (evidence or {}).items()}
    judgement = replace(judgement, evidence={**judgement.evidence, account: Evidence(account, known)})
    if change is not None:
        judgement = replace(judgement, assessments=tuple(map(change, judgement.assessments)))
    made = inviting.prepare(space, judgement, store, WISH)
    return {one.office_id: one for one in made.sheets}


@pytest.mark.parametrize(
    ("evidence", "shared", "vacant"),
    [
        ({}, False, False),
        ({SHARED: True}, True, False),
        ({SHARED: False}, False, False),
        ({TWO_STEP_CAUSE: Cause.VACANT}, False, True),
        ({TWO_STEP_CAUSE: Cause.NO_CODE}, False, False),
    ],
)
def test_a_shared_account_and_a_vacant_post_are_told_where_they_are_known(space, store, evidence, shared, vacant):
    first = judged(space, store, evidence)["fisheries"].accounts[0]
    assert (first.shared, first.vacant) == (shared, vacant)


@pytest.mark.parametrize(
    ("since", "told"), [(date(2024, 1, 19), True), (date(2024, 1, 18), False), (date(2020, 1, 1), False), (None, False)]
)
def test_a_new_holder_is_told_where_he_came_after_the_decision_and_something_is_left(space, store, since, told):
    def change(one):
        if one.office.id != "fisheries":
            return one
        accounts = tuple(replace(account, holder_since=since) for account in one.office.accounts)
        return replace(one, office=replace(one.office, accounts=accounts))

    empty = with_roster(space, lambda office: office)
    shutil.rmtree(empty.evidence_folder)
    (empty.evidence_folder).mkdir()
    accounts = judged(empty, store, change=change)["fisheries"].accounts
    assert {one.new_holder for one in accounts} == {told}
    vacant = judged(empty, store, {TWO_STEP_CAUSE: Cause.VACANT}, change)["fisheries"].accounts[0]
    assert not vacant.new_holder


def test_who_has_done_everything_since_is_not_told_that_the_holder_changed(space, store):
    def done(one):
        accounts = tuple(replace(account, holder_since=date(2024, 2, 1)) for account in one.office.accounts)
        return replace(one, office=replace(one.office, accounts=accounts), findings=())

    assert not [
        account for one in judged(space, store, change=done).values() for account in one.accounts if account.new_holder
    ]


def test_who_answered_or_was_given_a_sheet_before_is_asked_for_the_rest_only(space, store):
    shutil.rmtree(space.evidence_folder)
    space.evidence_folder.mkdir()
    assert not any(one.asked_before for one in prepared(space, store).sheets)
    assert not any(one.asked_before for one in prepared(space, store).sheets)
    anew = prepared(space, store, replace(WISH, new_keys=True))
    assert all(one.asked_before for one in anew.sheets if one.accounts)


def test_the_sheet_gives_the_address_of_the_offices_own_portal(space, store):
    known = {office.id: office.portal for office in listed.roster_of(space).offices}
    assert {sheet.office_id: sheet.portal for sheet in prepared(space, store).sheets} == known
    assert any(known.values())


def test_users_whom_the_rosters_number_counts_beyond_its_list_have_codes_by_the_numbers_of_register_and_desk(
    space, store
):
    counted = with_roster(space, lambda one: replace(one, user_count=5) if one.id == "fisheries" else one)
    judged = assessing.assess(counted, DAY)
    (office,) = (each.office for each in judged.assessments if each.office.id == "fisheries")
    made = prepared(counted, store)
    sheet = next(one for one in made.sheets if one.office_id == "fisheries")
    assert [each.post.en for each in sheet.accounts] == [office.called[each.id].en for each in office.accounts]
    assert office.numbered_beside
    assert all(each.code for each in sheet.accounts)
    assert (sheet.unlisted, sheet.numbered) == (0, ())
    (invited,) = notes(counted, Invited)
    assert office.numbered_beside < {each.account for each in invited.accounts}
    assert campaigns.page_of(counted, campaigns.campaign(counted)) == made.page
    states = {each.office: each for each in delivery.states_of(counted, made.campaign_id)}
    assert states["fisheries"].accounts == 5


def test_the_slip_of_a_user_whom_the_rosters_number_counts_beyond_its_list_counts_for_that_user(space, store):
    counted = with_roster(space, lambda one: replace(one, user_count=5) if one.id == "fisheries" else one)
    sheet = next(one for one in prepared(counted, store).sheets if one.office_id == "fisheries")
    (keys,), (invited,) = notes(counted, KeysMade), notes(counted, Invited)
    account = max(each.account for each in invited.accounts if each.account.startswith("fisheries/user"))
    tag = next(each.tag for each in invited.accounts if each.account == account)
    facts = SlipFacts("upper+lower+symbol", True, Strength.STRONG, reused=False)
    slip = Slip(keys.round, tag, "1", datetime.combine(WISH.day, time(9, 5)), "", facts)
    folder = counted.evidence_folder / "slips"
    folder.mkdir(exist_ok=True)
    sealed = sealing.seal(slip, sheet.accounts[-1].code, bytes.fromhex(keys.public_key))
    (folder / "slip.txt").write_text(sealed)
    taken = slips.open_slips(counted, listed.counted_roster_of(counted), WISH.day, lambda: store)
    assert (taken.taken, taken.notices) == (1, ())
    judged = assessing.assess(counted, WISH.day)
    findings = [each for one in judged.assessments for each in one.findings if each.subject == account]
    assert {each.outcome for each in findings if each.policy == "password-composition"} == {Outcome.PASS}


def test_users_whom_only_an_answer_counts_beyond_the_list_have_on_the_sheet_the_numbers_of_register_and_desk(
    space, store
):
    counted = with_roster(space, lambda one: replace(one, user_count=5) if one.id == "fisheries" else one)
    judged = assessing.assess(counted, DAY)
    (office,) = (each.office for each in judged.assessments if each.office.id == "fisheries")
    made = inviting.prepare(space, judged, store, WISH)
    sheet = next(one for one in made.sheets if one.office_id == "fisheries")
    assert sheet.unlisted == 5 - len(sheet.accounts) == len(sheet.numbered)
    assert {each.en for each in sheet.numbered} == {office.called[each].en for each in office.numbered_beside}


def test_an_office_that_lists_no_account_has_a_sheet_without_codes(space, store):
    empty = with_roster(space, lambda one: replace(one, accounts=()) if one.id == "fisheries" else one)
    sheet = next(one for one in prepared(empty, store).sheets if one.office_id == "fisheries")
    assert sheet.accounts == ()


def test_an_office_that_has_no_user_id_has_no_sheet_and_is_told(space, store):
    none = with_roster(
        space, lambda one: replace(one, accounts=(), user_count=0, counts_none=True) if one.id == "fisheries" else one
    )
    made = prepared(none, store)
    assert "fisheries" not in {sheet.office_id for sheet in made.sheets}
    ((office, name),) = made.without
    assert office == "fisheries"
    (first, *_) = sheet_files.told([(1, "")], made.campaign_id, "out", [name])
    assert "1 office gets no sheet" in first.en
    assert name.en in first.en
    assert not [words for words in sheet_files.told([], made.campaign_id, "out", [name]) if "Written" in words.en]
    written(none, made)
    state = next(state for state in delivery.states_of(none, made.campaign_id) if state.office == "fisheries")
    assert (state.made, state.needed, state.to_make) == (False, False, False)
    with pytest.raises(WorkspaceError, match="No sheet is made for offices without a user ID"):
        delivery.deliver(none, made.campaign_id, ["fisheries"], Delivery.HAND, DAY)


def test_help_in_person_is_named_until_its_day(space, store):
    assert prepared(space, store, replace(WISH, help=PLACE)).sheets[0].head.help == PLACE
    late = replace(WISH, help=PLACE, day=date(2024, 3, 16))
    assert prepared(space, store, late).sheets[0].head.help is None


# Files


def written(space, made, language=Language.BN, **options):
    folder = space.folder / "out" / campaigns.folder_name(made.campaign_id)
    sheet_files.write(made, folder, language, **options)
    return folder


def only(made, *offices):
    return replace(made, sheets=tuple(one for one in made.sheets if one.office_id in offices))


def test_the_page_lies_apart_from_what_holds_codes(space, store):
    made = only(prepared(space, store), "agriculture", "fisheries")
    folder = written(space, made)
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "selfcheck-2024-03.html",
        "sheets/01-agriculture.bn.pdf",
        "sheets/01-agriculture.bn.txt",
        "sheets/02-fisheries.bn.pdf",
        "sheets/02-fisheries.bn.txt",
        "sheets/print-01.bn.pdf",
    }
    assert (folder / "selfcheck-2024-03.html").read_bytes() == made.page


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_only_its_owner_looks_into_the_folder(space, store):
    folder = written(space, only(prepared(space, store), "agriculture"))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_files_that_are_right_are_left_alone_and_others_mended(space, store):
    made = only(prepared(space, store), "agriculture", "fisheries")
    folder = written(space, made)
    right, wrong = folder / "sheets" / "01-agriculture.bn.pdf", folder / "sheets" / "02-fisheries.bn.txt"
    whole = {path: path.read_bytes() for path in folder.rglob("*.*")}
    os.utime(right, (1, 1))
    wrong.write_bytes(wrong.read_bytes()[:10])
    written(space, made)
    assert right.stat().st_mtime == 1
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == whole


def test_what_a_killed_run_left_half_written_is_removed(space, store):
    made = only(prepared(space, store), "agriculture")
    folder = written(space, made)
    half = folder / "sheets" / ".01-agriculture.bn.pdf.x1y2.new"
    half.write_bytes(b"half a sheet")
    written(space, made)
    assert not half.exists()


def test_one_office_alone_gets_its_sheet_without_a_print_file(space, store):
    made = prepared(space, store)
    ticks = []
    folder = written(space, made, Language.EN, offices=["fisheries"], tick=lambda: ticks.append(1))
    assert sorted(path.name for path in (folder / "sheets").iterdir()) == ["02-fisheries.en.pdf", "02-fisheries.en.txt"]
    assert len(ticks) == sheet_files.count(made, ["fisheries"]) == 1


def test_many_offices_have_several_print_files(space, store, monkeypatch, tool):
    monkeypatch.setattr(invitations, "SHEETS_A_FILE", 2)
    made = only(prepared(space, store), "agriculture", "fisheries", "livestock")
    ticks = []
    folder = written(space, made, tick=lambda: ticks.append(1))
    assert len(ticks) == sheet_files.count(made)
    pages = []
    for number in (1, 2):
        told = subprocess.run(
            [tool("pdfinfo"), folder / "sheets" / f"print-{number:02d}.bn.pdf"],
            capture_output=True,
            text=True,
            check=True,
        )
        pages += [line.split()[-1] for line in told.stdout.split("\n") if line.startswith("Pages")]
    assert pages == ["4", "2"]


def test_codes_are_on_the_sheets_and_nowhere_else(space, store, tool):
    made = prepared(space, store)
    folder = written(space, only(made, "agriculture", "uno"))
    delivery.deliver(space, made.campaign_id, ["agriculture"], Delivery.HAND, DAY)
    ours = {one.office_id: [account.code for account in one.accounts] for one in made.sheets}
    for path in (folder / "sheets").glob("01-*.pdf"):
        text = subprocess.run([tool("pdftotext"), path, "-"], capture_output=True, text=True, check=True).stdout
        flat = "".join(unicodedata.normalize("NFC", text).split())
        assert [code for codes_of in ours.values() for code in codes_of if code in flat] == ours["agriculture"]
    everything = [code for codes_of in ours.values() for code in codes_of]
    shown = [*everything, *(f"{code[:4]} {code[4:]}" for code in everything)]
    elsewhere = [path for path in space.folder.rglob("*") if path.is_file() and path.parent.name != "sheets"]
    assert space.ledger_path in elsewhere
    for path in elsewhere:
        content = path.read_bytes()
        assert not [code for code in shown if code.encode() in content], path
    assert not [code for code in shown if code in repr(made)]
    for secrets in store.held.values():
        assert secrets.master not in space.ledger_path.read_bytes()
        assert secrets.master.hex() not in repr(secrets)


def test_codes_that_are_being_worked_with_show_themselves_nowhere(space, store):
    made = prepared(space, store)
    kept = store.get(notes(space, KeysMade)[0].key)
    asked = {tagged.account: tagged.account for tagged in notes(space, Invited)[0].accounts}
    inside = inviting._codes(notes(space, Invited), kept, made.campaign_id, asked, None)
    assert not [code for code in codes(made).values() if code in repr(inside)]


# What became of the sheets


def test_how_a_sheet_was_delivered_is_noted_once_and_the_last_way_counts(space, store):
    made = prepared(space, store)
    assert delivery.deliver(space, made.campaign_id, ["agriculture", "fisheries"], Delivery.HAND, DAY) == 2
    assert delivery.deliver(space, made.campaign_id, ["agriculture"], Delivery.HAND, DAY) == 0
    assert len(notes(space, Delivered)) == 1
    assert delivery.deliver(space, made.campaign_id, ["agriculture"], Delivery.POST, LATER) == 1
    states = {one.office: one for one in delivery.states_of(space, made.campaign_id)}
    assert (states["agriculture"].delivered.way, states["agriculture"].delivered.on) == (Delivery.POST, LATER)
    assert states["fisheries"].delivered.way is Delivery.HAND
    assert states["livestock"].delivered is None


def test_what_was_not_made_cannot_have_been_delivered(space, store):
    prepared(space, store)
    grown = with_another_account(space)
    with pytest.raises(WorkspaceError, match="fisheries"):
        delivery.deliver(grown, "2024-03", ["agriculture", "fisheries"], Delivery.HAND, DAY)
    assert notes(space, Delivered) == ()


def test_offices_are_named_by_id_or_serial(space):
    assert delivery.named_offices(space, ["fisheries", "01", "08", "2"]) == ("agriculture", "fisheries", "ict")
    with pytest.raises(WorkspaceError, match="2 of the offices named"):
        delivery.named_offices(space, ["fisheries", "9", "nowhere"])


def test_an_office_is_named_by_what_it_is_called_where_that_means_one_alone_and_is_written_so(space):
    assert delivery.named_offices(space, ["উপজেলা মৎস্য অফিস", "upazila agriculture office"]) == (
        "agriculture",
        "fisheries",
    )
    with pytest.raises(WorkspaceError, match=r"Agriculture.*\(agriculture\)"):
        delivery.named_offices(space, ["krishi"])
    with pytest.raises(WorkspaceError, match=r"\(agriculture\).*\(fisheries\)"):
        delivery.named_offices(space, ["office"])


def test_a_sheet_is_made_when_all_accounts_have_a_code(space, store):
    assert not any(one.made for one in delivery.states_of(space, ""))
    made = prepared(space, store)
    assert all(one.made for one in delivery.states_of(space, made.campaign_id))
    states = {one.office: one.made for one in delivery.states_of(with_another_account(space), made.campaign_id)}
    assert [office for office, is_made in states.items() if not is_made] == ["fisheries"]


def test_where_it_was_not_noted_the_sheet_of_an_office_without_accounts_is_made_when_it_is_in_the_folder_or_was_given(
    space, store
):
    empty = with_roster(space, lambda one: replace(one, accounts=()) if one.id == "fisheries" else one)
    made = prepared(empty, store)
    as_before = replace(notes(space, Invited)[-1], unlisted=())
    Ledger(space.ledger_path).note(as_before)

    def state():
        return next(one for one in delivery.states_of(empty, made.campaign_id) if one.office == "fisheries").made

    assert not state()
    folder = written(empty, made, offices=["fisheries"])
    assert state()
    delivery.deliver(empty, made.campaign_id, ["fisheries"], Delivery.MEETING, DAY)
    shutil.rmtree(folder)
    assert state()


# Settings


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("", None),
        ('[invite]\nhelp_day = 2024-03-15\nhelp_place = { en = "to the hall", bn = "সভাকক্ষে" }\n', PLACE),
    ],
)
def test_help_in_person_may_be_named_in_the_workspace(space, lines, found):
    config = space.folder / "auditor.toml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")
    assert listed.open_workspace(space.folder).config.help == found


@pytest.mark.parametrize(
    "lines",
    [
        "[invite]\nhelp_day = 2024-03-15\n",
        '[invite]\nhelp_place = { en = "to the hall", bn = "সভাকক্ষে" }\n',
        '[invite]\nhelp_day = "15 March"\nhelp_place = { en = "to the hall", bn = "সভাকক্ষে" }\n',
        '[invite]\nhelp_place = "hall"\nhelp_day = 2024-03-15\n',
        "[invite]\nday = 2024-03-15\n",
    ],
)
def test_half_a_help_day_is_a_mistake_that_is_told(space, lines):
    config = space.folder / "auditor.toml"
    config.write_text(config.read_text("utf-8") + lines, "utf-8")
    with pytest.raises(WorkspaceError, match=r"invite\."):
        listed.open_workspace(space.folder)


def test_the_phone_of_the_unos_office_may_be_named(space, store):
    config = space.folder / "auditor.toml"
    words = config.read_text("utf-8").replace("02000-000202", "02000-000203")
    config.write_text(words, "utf-8")
    assert prepared(listed.open_workspace(space.folder), store).sheets[0].head.letterhead.uno_phone == "02000-000203"


def test_no_sheet_is_prepared_that_names_nobody_to_call(space, store):
    config = space.folder / "auditor.toml"
    config.write_text(config.read_text("utf-8").replace('ap_phone = "02000-000201"\n', ""), "utf-8")
    with pytest.raises(WorkspaceError, match="auditor settings --phone"):
        prepared(listed.open_workspace(space.folder), store)
    assert not Ledger(space.ledger_path).notes(KeysMade)


def test_a_workspace_of_another_baseline_has_sheets_too(space, store):
    config = space.folder / "auditor.toml"
    for baseline, digit in (("good-practice", "off"), ("egp-2021", "require")):
        config.write_text(config.read_text("utf-8").replace(space.config.baseline, baseline), "utf-8")
        other = listed.open_workspace(space.folder)
        space = other
        made = prepared(other, store, replace(WISH, new_keys=True))
        assert made.sheets[0].decisions == ()
        assert campaigns.campaign(other).digit == digit
        assert campaigns.campaign(other).decision_serial == ""


def by_own_baseline(space, text):
    """Return the workspace by a baseline of its own."""
    (space.folder / "own.toml").write_text(text.replace("paikgacha-2024-01", "own"), "utf-8")
    config = space.folder / "auditor.toml"
    config.write_text(config.read_text("utf-8").replace(space.config.baseline, "own.toml"), "utf-8")
    return listed.open_workspace(space.folder)


def test_sheets_and_page_follow_a_decision_of_its_own_on_where_the_code_comes(space, store):
    text = space.baseline.text
    way = '[[rules]]\npolicy = "two-step-method"\nlevel = "SHOULD"\n'
    _, first, rest = text.split("[[decisions]]\n", 2)
    of_february = first.replace("2024-01/11", "2024-02/05").replace('serial = "11"', 'serial = "05"')
    of_february = of_february.replace("2024-01-18", "2024-02-18").replace('"department", ', "")
    assert way in rest
    ordered = way.replace('level = "SHOULD"', 'decision = "2024-02/05"\nlevel = "SHALL"')
    own = text.replace("[[decisions]]\n" + first, "[[decisions]]\n" + first + "[[decisions]]\n" + of_february)
    other = by_own_baseline(space, own.replace(way, ordered))
    kinds = {office.id: office.kind for office in listed.roster_of(other).offices}
    made = prepared(other, store)
    assert campaigns.campaign(other).way_ordered
    named = {(kinds[sheet.office_id], *(each.serial for each in sheet.decisions)) for sheet in made.sheets}
    assert named == {(OfficeKind.UNO, "11"), (OfficeKind.DEPARTMENT, "11"), (OfficeKind.UNION, "11", "05")}


def test_a_decision_that_only_advises_where_the_code_comes_is_on_no_sheet_and_the_page_orders_nothing(space, store):
    way = '[[rules]]\npolicy = "two-step-method"\n'
    advised = space.baseline.text.replace(way, f'{way}decision = "2024-01/09"\n')
    other = by_own_baseline(space, advised)
    assert ("two-step-method", "2024-01/09") in {(each.policy.id, each.decision) for each in other.baseline.rules}
    assert {each.serial for sheet in prepared(other, store).sheets for each in sheet.decisions} == {"11"}
    assert not campaigns.campaign(other).way_ordered


@pytest.mark.parametrize(("setting", "least"), [("", "fair"), ('settings = { least = "strong" }\n', "strong")])
def test_page_and_terminal_know_what_a_decision_orders_on_how_hard_a_password_is_to_guess(space, store, setting, least):
    advised = '[[rules]]\npolicy = "password-strength"\nlevel = "SHOULD"\n'
    assert advised in space.baseline.text
    ordered = advised.replace('level = "SHOULD"\n', f'decision = "2024-01/11"\nlevel = "SHALL"\n{setting}')
    other = by_own_baseline(space, space.baseline.text.replace(advised, ordered))
    assert terms.terms_of_space(other, date(2024, 2, 1)).least == least
    made = prepared(other, store)
    assert terms.terms_of(campaigns.campaign(other)).least == least
    on_forms = {duty.en for sheet in made.sheets for duty in sheet.by_slip_alone}
    assert on_forms == {"Password that is hard to guess"}


def test_where_no_decision_orders_it_an_easily_guessed_password_is_only_advised_against(space, store):
    assert not terms.terms_of_space(space, date(2024, 2, 1)).least
    made = prepared(space, store)
    assert not campaigns.campaign(space).least_strength
    assert not any(sheet.by_slip_alone for sheet in made.sheets)


def test_an_office_of_any_kind_has_a_sheet(space, store):
    bare = Office("other", Text(en="Other", bn="অন্য"), OfficeKind.OTHER, Text(en="Head", bn="প্রধান"))
    grown = replace(
        space,
        reading=replace(space.reading, roster=Roster((*listed.roster_of(space).offices, bare))),
    )
    assert prepared(grown, store).sheets[-1].office_id == "other"


def more_time(space, store, due, *waivers):
    """What the sheet of an office with two accounts says of time that was given to it."""
    (space.folder / "waivers.toml").write_text(
        "".join(
            f'[[waivers]]\npolicy = "{policy}"\nsubject = "{subject}"\nreason = "r"\napproved_by = "a"\nuntil = {until}\n'
            for policy, subject, until in waivers
        ),
        "utf-8",
    )
    made = prepared(listed.open_workspace(space.folder), store, replace(WISH, due=due))
    (sheet,) = (sheet for sheet in made.sheets if sheet.office_id == "fisheries")
    return [(given.until, [duty.en for duty in given.duties]) for given in sheet.more_time]


def test_a_sheet_names_the_later_day_of_a_duty_for_which_time_was_given(space, store):
    account = listed.roster_of(space).offices
    (office,) = (each for each in account if each.id == "fisheries")
    first, due = office.accounts[0], date(2024, 3, 20)
    to_all = ("two-step-enabled", "fisheries", date(2024, 5, 31))
    to_one = ("password-reset", first.id, date(2024, 5, 31))
    before = ("profile-updated", "fisheries", due)
    given = more_time(space, store, due, to_all, to_one, before)
    assert given == [
        (date(2024, 5, 31), [f"Password reset ({office.called[first.id].en})", "Two-step on for every user"]),
    ]
    assert more_time(space, store, due) == []
