"""Corrections beside the roster: the roster stays as it is, who is corrected stays who he was, and kept rounds are made again alike."""

from __future__ import annotations

import re
import shutil
from datetime import date

import hand_roster
import openpyxl
import pytest
from few_offices import lay_example, leave_empty
from hand_roster import BY_HAND
from running import run

from auditor.i18n import Language
from auditor.model.errors import AuditorError, RosterError, WorkspaceError
from auditor.roster import recalling
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.corrections import FILE
from auditor.rounds import assessing
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity import identities, listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.recomputing import recompute
from auditor.workspace import roster_corrections

DAY = date(2024, 3, 25)
FISH = "fisheries"


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("kept") / "paikgacha")
    leave_empty(folder, Column.PHONE, FISH)
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-22", "--yes", "--workspace", folder, code=1)
    return folder


@pytest.fixture(name="folder")
def _folder(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "paikgacha")


def opened(folder):
    return listed.open_workspace(folder)


def office(folder, subject=FISH):
    return next(each for each in listed.roster_of(opened(folder)).offices if each.id == subject)


def correct(folder, subject, **cells):
    space = opened(folder)
    wanted = {Column[name.upper()]: words for name, words in cells.items()}
    prepared = correcting.changing(space, DAY, subject, wanted, another_portal=False)
    correcting.enter(space, DAY, prepared)
    return prepared


def questions(folder):
    space = opened(folder)
    return identities.assigned(space, identities.known(Ledger(space.ledger_path))).doubts


def told(folder):
    return [notice.message.said(Language.EN) for notice in opened(folder).reading.notices if FILE in notice.place.file]


def test_nobody_joined_after_today(folder):
    space = opened(folder)
    account = next(iter(office(folder).accounts)).id
    for day in ("26.03.2024", "01.03.2025"):
        with pytest.raises(WorkspaceError, match="lies after today"):
            correcting.changing(space, DAY, account, {Column.SINCE: day})
        with pytest.raises(WorkspaceError, match="lies after today"):
            correcting.adding(space, DAY, FISH, {Column.POST: "অফিস সহকারী", Column.SINCE: day})
    assert correcting.changing(space, DAY, account, {Column.SINCE: "25.03.2024"}).differences


def test_before_and_after_are_shown_and_nothing_is_written_until_it_is_entered(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    prepared = correcting.changing(opened(folder), DAY, FISH, {Column.PHONE: "০১৭১২-৩৪৫৬৭৮"})
    (difference,) = prepared.differences
    assert difference.before is None
    assert difference.after.said(Language.EN) == "01712345678"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_where_only_the_bangla_name_changes_english_talk_shows_that_name_before_and_after(folder):
    name = office(folder).name
    prepared = correcting.changing(opened(folder), DAY, FISH, {Column.OFFICE: f"{name.bn} (নতুন)"})
    (difference,) = (each for each in prepared.differences if each.what == HEADINGS[Column.OFFICE])
    assert (difference.before.said(Language.EN), difference.after.said(Language.EN)) == (name.bn, f"{name.bn} (নতুন)")


@pytest.mark.parametrize("none", ["-", "–", "—", "নেই", ""])
def test_words_that_say_that_there_is_no_address_take_it_out(folder, none):
    said = [each.after for each in correct(folder, FISH, email=none).differences]
    assert said == [None]
    assert office(folder).email == ""


@pytest.mark.parametrize("none", ["-", "–", "নেই", ""])
@pytest.mark.parametrize(
    ("column", "right"),
    [
        ("email", "fish@paikgacha.gov.bd"),
        ("portal", "fish2.paikgacha.khulna.gov.bd"),
        ("login", "fish.two"),
    ],
)
def test_what_was_taken_out_is_not_taken_out_twice_and_can_be_corrected_again(folder, column, right, none):
    subject = office(folder).accounts[0].id if column == "login" else FISH
    before = correcting.said(opened(folder), subject)[subject][Column[column.upper()]]
    assert before
    correct(folder, subject, **{column: ""})
    with pytest.raises(WorkspaceError) as refused:
        correct(folder, subject, **{column: none})
    assert refused.value.messages[0].en.startswith("Nothing would change")
    for words in (right, before):
        (difference,) = correct(folder, subject, **{column: words}).differences
        assert difference.after.bn == words
    assert not any("says something else" in each for each in told(folder))


def test_the_roster_itself_is_never_rewritten_and_the_correction_is_told_when_it_is_checked(folder):
    roster = (folder / "roster.xlsx").read_bytes()
    correct(folder, FISH, email="fish@paikgacha.gov.bd", phone="01712345678")
    assert (folder / "roster.xlsx").read_bytes() == roster
    assert office(folder).email == "fish@paikgacha.gov.bd"
    shown = run("roster", "check", "--language", "en", "--workspace", folder).stdout
    assert "corrected on 25.03.2024" in shown
    assert "01712345678" not in shown


@pytest.mark.parametrize(
    ("of_user", "cells"),
    [
        (True, {"since": "01.03.2024"}),
        (True, {"login": "fish-9"}),
        (False, {"users": "4"}),
        (False, {"phone": "01712345678"}),
        (False, {"email": "fish@paikgacha.gov.bd"}),
        (False, {"portal": "fish.paikgacha.khulna.gov.bd"}),
        (False, {"kind": "other"}),
    ],
    ids=lambda case: next(iter(case)) if isinstance(case, dict) else "",
)
def test_once_the_corrected_copy_took_the_rosters_place_the_correction_is_no_longer_needed(folder, of_user, cells):
    correct(folder, office(folder).accounts[0].id if of_user else FISH, **cells)
    run("roster", "check", "--write-corrected", "--workspace", folder)
    (folder / "roster-corrected.xlsx").replace(folder / "roster.xlsx")
    (said,) = told(folder)
    assert "the roster itself has" in said
    assert "is no longer needed" in said


def test_a_corrected_name_is_the_answer_that_it_is_the_same_office(tmp_path):
    folder = hand_roster.workspace(tmp_path / "paikgacha")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-22", "--yes", "--workspace", folder, code=1)
    before = office(folder, BY_HAND)
    correct(folder, BY_HAND, office="নদীপাড় ইউনিয়ন পরিষদ", office_en="Riverside Union Parishad")
    after = office(folder, BY_HAND)
    assert (after.name.en, after.kind) == ("Riverside Union Parishad", before.kind)
    assert [account.id for account in after.accounts] == [account.id for account in before.accounts]
    assert questions(folder) == ()
    known = identities.known(Ledger(folder / "ledger.db"))
    assert known.offices[BY_HAND].name == after.name
    assert before.name in known.called_before[BY_HAND]


def test_a_code_keeps_an_office_the_same_and_registers_may_go_on_with_its_old_name(folder):
    before = assessing.assess(opened(folder), DAY)
    correct(folder, FISH, office="মাছ ও জলাশয় দপ্তর", office_en="Directorate of Ponds")
    after = assessing.assess(opened(folder), DAY)
    assert questions(folder) == ()
    assert [each.findings for each in after.assessments] == [each.findings for each in before.assessments]


def test_a_corrected_post_or_login_is_the_same_account(folder):
    account = office(folder).accounts[0]
    correct(folder, account.id, post="প্রধান মৎস্যবিদ", login="fish.head")
    after = office(folder).accounts[0]
    assert (after.id, after.post.bn, after.login) == (account.id, "প্রধান মৎস্যবিদ", "fish.head")
    assert questions(folder) == ()
    found = assessing.assess(opened(folder), DAY)
    assert next(each for each in found.assessments if each.office.id == FISH).answered


def test_a_transfer_is_a_new_holder_since_a_day(folder):
    account = office(folder).accounts[0]
    correct(folder, account.id, since="২০.০৩.২০২৪")
    assert office(folder).accounts[0].holder_since == date(2024, 3, 20)
    with pytest.raises(WorkspaceError):
        correct(folder, account.id, since="yesterday")


def test_an_account_and_an_office_are_added_and_once_the_roster_has_them_they_are_its_own(folder):
    space = opened(folder)
    correcting.enter(space, DAY, correcting.adding(space, DAY, FISH, {Column.POST: "নৈশ প্রহরী"}))
    space = opened(folder)
    cells = {Column.OFFICE: "উপজেলা পাট দপ্তর", Column.OFFICE_EN: "Jute Office", Column.HEAD: "পাট কর্মকর্তা"}
    correcting.enter(space, DAY, correcting.adding(space, DAY, "", cells))
    assert office(folder).accounts[-1].post.bn == "নৈশ প্রহরী"
    assert office(folder, "jute-office").head_post.bn == "পাট কর্মকর্তা"
    space = opened(folder)
    correcting.enter(space, DAY, correcting.adding(space, DAY, "jute-office", {Column.POST: "পাট কর্মকর্তা"}))
    offices, accounts = len(listed.roster_of(opened(folder)).offices), len(office(folder).accounts)
    run("roster", "check", "--write-corrected", "--workspace", folder)
    (folder / "roster-corrected.xlsx").replace(folder / "roster.xlsx")
    assert len(listed.roster_of(opened(folder)).offices) == offices
    assert len(office(folder).accounts) == accounts
    assert all("need not be added" in sentence for sentence in told(folder))


def test_who_left_is_off_the_list_with_a_reason_and_is_there_again_when_that_is_taken_back(folder):
    gone = office(folder).accounts[-1].id
    config = (folder / "auditor.toml").read_text()
    space = opened(folder)
    prepared = correcting.removing(space, DAY, gone, "পদটি বিলুপ্ত")
    assert [each.after and each.after.bn for each in prepared.differences][-1] == "পদটি বিলুপ্ত"
    correcting.enter(space, DAY, prepared)
    assert gone not in {account.id for account in office(folder).accounts}
    assert [(each.subject, each.reason) for each in opened(folder).config.departures] == [(gone, "পদটি বিলুপ্ত")]
    found = assessing.assess(opened(folder), DAY)
    assert gone not in {finding.subject for each in found.assessments for finding in each.findings}
    undoing.take_back(opened(folder), DAY, undoing.prepared(opened(folder), correcting.entered(opened(folder))[0].mark))
    assert gone in {account.id for account in office(folder).accounts}
    assert (folder / "auditor.toml").read_text().strip() == config.strip()
    assert questions(folder) == ()


def test_who_comes_after_one_that_left_is_added_under_the_same_post_and_is_somebody_else(folder):
    gone = office(folder).accounts[-1]
    correcting.enter(opened(folder), DAY, correcting.removing(opened(folder), DAY, gone.id, "transferred"))
    cells = {Column.POST: gone.post.bn, Column.LOGIN: "fish.after"}
    correcting.enter(opened(folder), DAY, correcting.adding(opened(folder), DAY, FISH, cells))
    after = office(folder).accounts[-1]
    assert (after.login, after.post.bn) == ("fish.after", gone.post.bn)
    assert after.id != gone.id
    assert len([each for each in office(folder).accounts if each.post.bn == gone.post.bn]) == 1
    assert questions(folder) == ()


def test_whoever_stands_in_the_row_of_one_that_left_by_now_is_listed_and_it_is_told(folder):
    gone = office(folder).accounts[0]
    login = correcting.said(opened(folder), gone.id)[gone.id][Column.LOGIN]
    correcting.enter(opened(folder), DAY, correcting.removing(opened(folder), DAY, gone.id, "transferred"))
    roster = folder / "roster.xlsx"
    book = openpyxl.load_workbook(roster)
    (cell,) = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == login]
    cell.value = login.swapcase()
    book.save(roster)
    assert gone.id not in {account.id for account in office(folder).accounts}
    cell.value = "fish.after"
    book.save(roster)
    assert "fish.after" in {account.login for account in office(folder).accounts}
    assert any("names another user ID" in sentence for sentence in told(folder))


@pytest.mark.parametrize(
    ("cells", "stays"),
    [
        ({Column.POST: "প্রধান মৎস্যবিদ"}, ["post-en"]),
        ({Column.POST_EN: "Chief of Fisheries"}, ["post"]),
        ({Column.POST: "প্রধান মৎস্যবিদ", Column.POST_EN: "Chief of Fisheries"}, []),
        ({Column.LOGIN: "fish.after"}, []),
    ],
)
def test_of_a_name_that_is_corrected_in_one_language_it_is_told_that_the_other_stays(folder, cells, stays):
    account = office(folder).accounts[0].id
    correct(folder, account, post="মৎস্য কর্মকর্তা", post_en="Fisheries Officer")
    told = [each.en for each in correcting.changing(opened(folder), DAY, account, cells).doubts]
    assert [each.rpartition("--set ")[2] for each in told if "stays as it is" in each] == stays


@pytest.mark.parametrize(("subject", "words"), [("xyz", "never did"), (FISH, "does not list it any more")])
def test_of_an_id_that_never_was_it_is_not_said_that_it_is_not_listed_any_more(folder, subject, words):
    correcting.enter(opened(folder), DAY, correcting.removing(opened(folder), DAY, FISH, "merged with another office"))
    with pytest.raises(WorkspaceError, match=words):
        correcting.changing(opened(folder), DAY, subject, {Column.HEAD: "x"})


def test_of_an_account_s_id_that_never_was_the_ids_of_its_office_are_named(folder):
    of_office = office(folder)
    with pytest.raises(WorkspaceError) as refused:
        correcting.changing(opened(folder), DAY, f"{FISH}/no such post", {Column.HEAD: "x"})
    (told,) = refused.value.messages
    assert of_office.accounts
    for account, called in of_office.called.items():
        assert f"{account} ({called.en})" in told.en
        assert f"{account} ({called.bn})" in told.bn


def test_a_correction_that_is_taken_back_leaves_the_roster_as_it_reads_alone(folder):
    before = office(folder)
    correct(folder, FISH, office="মাছ ও জলাশয় দপ্তর")
    correct(folder, before.accounts[0].id, post="প্রধান মৎস্যবিদ")
    for _ in range(2):
        undoing.take_back(
            opened(folder), DAY, undoing.prepared(opened(folder), correcting.entered(opened(folder))[0].mark)
        )
    assert office(folder) == before
    assert questions(folder) == ()


def test_of_corrections_that_say_the_same_the_last_is_taken_back(folder):
    numbers = ("01712345678", "01811111111", "01712345678", "01811111111")
    for phone in numbers:
        correct(folder, FISH, phone=phone)
    last = correcting.entered(opened(folder))[-1].mark
    assert [each.mark for each in correcting.entered(opened(folder))].count(last) == 2
    undoing.take_back(opened(folder), DAY, undoing.prepared(opened(folder), last))
    assert [each.now for each in roster_corrections.read(folder).changed] == [*numbers[:-1]]
    assert office(folder).phone == numbers[-2]


def test_who_is_who_is_recalled_once_for_a_correction_and_once_for_taking_it_back(folder, monkeypatch):
    account = office(folder).accounts[0].id
    correct(folder, account, post="প্রধান মৎস্যবিদ")
    space, recall, times = opened(folder), recalling.recall, []
    monkeypatch.setattr(recalling, "recall", lambda *given: times.append(1) or recall(*given))
    correcting.changing(space, DAY, account, {Column.POST: "মৎস্যবিদ"})
    correcting.adding(space, DAY, FISH, {Column.POST: "নৈশ প্রহরী"})
    assert sum(times) == 2
    undoing.prepared(space, correcting.entered(space)[0].mark)
    assert sum(times) == 4


def test_whoever_mends_his_roster_has_the_last_word(folder):
    correct(folder, FISH, phone="01712345678")
    text = (folder / FILE).read_text()
    (folder / FILE).write_text(text.replace('was = ""', 'was = "01811111111"'))
    assert office(folder).phone == ""
    assert any("says something else" in sentence for sentence in told(folder))
    (folder / FILE).write_text(text.replace(f'subject = "{FISH}"', 'subject = "nobody"'))
    assert any("lists nobody" in sentence for sentence in told(folder))


def test_a_kept_round_is_made_again_alike_whatever_is_corrected_since(folder):
    correct(folder, FISH, office="মাছ ও জলাশয় দপ্তর", email="fish@paikgacha.gov.bd")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-25", "--yes", "--workspace", folder, code=1)
    with_it = [recompute(opened(folder), head).same for head in Ledger(folder / "ledger.db").rounds()]
    (folder / FILE).unlink()
    without_it = [recompute(opened(folder), head).same for head in Ledger(folder / "ledger.db").rounds()]
    assert with_it == without_it == [True, True]


@pytest.mark.parametrize(
    "cells", [{"office": ""}, {"phone": ""}, {"office": "ক" * 600}, {"phone": "no number"}, {"login": "two words"}, {}]
)
def test_what_would_change_nothing_or_cannot_be_read_is_refused_and_nothing_is_written(folder, cells):
    subject = office(folder).accounts[0].id if "login" in cells else FISH
    with pytest.raises(AuditorError):
        correct(folder, subject, **cells)
    assert not (folder / FILE).exists()


@pytest.mark.parametrize(
    "column", ["office", "office_en", "head", "portal", "email", "phone", "post", "login", "since", "kind", "users"]
)
def test_what_looks_like_a_password_is_refused_and_never_said(folder, column):
    subject = office(folder).accounts[0].id if column in {"post", "login", "since"} else FISH
    with pytest.raises(WorkspaceError) as refused:
        correct(folder, subject, **{column: "Sundarban#7788"})
    assert "Sundarban" not in str(refused.value.messages)
    assert refused.value.messages[0].en.startswith(f"{HEADINGS[Column[column.upper()]].en}: ")
    assert not (folder / FILE).exists()


@pytest.mark.parametrize("column", ["portal", "email", "phone"])
def test_a_password_with_the_signs_of_an_address_is_refused_in_its_place_too(folder, column):
    with pytest.raises(WorkspaceError, match="looks like a password"):
        correct(folder, FISH, **{column: "Abc@12345"})
    assert not (folder / FILE).exists()


def test_a_user_id_that_would_be_a_password_among_addresses_is_entered_as_one(folder):
    account = office(folder).accounts[0]
    correct(folder, account.id, login="Abc@12345")
    assert office(folder).accounts[0].login == "Abc@12345"


def test_that_an_office_has_no_user_id_can_be_told_and_is_shown_before_and_after(folder):
    for account in office(folder).accounts:
        space = opened(folder)
        correcting.enter(space, DAY, correcting.removing(space, DAY, account.id, "আইডি নেই"))
    prepared = correct(folder, FISH, users="০")
    assert [(each.what, each.after.en) for each in prepared.differences] == [(HEADINGS[Column.USERS], "0")]
    assert office(folder).has_no_account


def test_that_accounts_are_listed_changes_no_number_of_them_that_was_told(folder):
    space = opened(folder)
    correcting.enter(space, DAY, correcting.adding(space, DAY, "", {Column.OFFICE: "উপজেলা তাঁত অফিস"}))
    new = next(each.id for each in listed.roster_of(opened(folder)).offices if each.name.bn == "উপজেলা তাঁত অফিস")
    told = [each for each in correct(folder, new, users="২").differences if each.what == HEADINGS[Column.USERS]]
    assert [(each.before, each.after.en) for each in told] == [(None, "2")]
    for post in ("উপজেলা তাঁত কর্মকর্তা", "অফিস সহকারী"):
        space = opened(folder)
        prepared = correcting.adding(space, DAY, new, {Column.POST: post})
        assert HEADINGS[Column.USERS] not in [each.what for each in prepared.differences]
        correcting.enter(space, DAY, prepared)
    told = correct(folder, new, users="১").differences
    assert [(each.what, each.before.en, each.after.en) for each in told] == [(HEADINGS[Column.USERS], "2", "1")]


def test_a_user_id_of_which_only_the_number_is_known_is_added_with_its_post_and_not_corrected(folder):
    space = opened(folder)
    correcting.enter(space, DAY, correcting.adding(space, DAY, "", {Column.OFFICE: "উপজেলা তাঁত অফিস", Column.USERS: "২"}))
    new = next(each for each in listed.roster_of(opened(folder)).offices if each.name.bn == "উপজেলা তাঁত অফিস")
    for account in new.accounts:
        assert account.id not in correcting.said(opened(folder), account.id)
        with pytest.raises(WorkspaceError, match=r"only the number is known.*--add") as refused:
            correct(folder, account.id, post="উপজেলা তাঁত কর্মকর্তা")
        assert "শুধু সংখ্যা জানা" in str(refused.value.messages[0].bn)
    space = opened(folder)
    correcting.enter(space, DAY, correcting.adding(space, DAY, new.id, {Column.POST: "উপজেলা তাঁত কর্মকর্তা"}))
    assert office(folder, new.id).users == 2


def test_a_name_that_another_office_has_is_told_by_its_name_and_no_row_is_to_be_deleted(folder):
    other = next(each for each in listed.roster_of(opened(folder)).offices if each.id != FISH)
    (doubt,) = correct(folder, FISH, office=other.name.bn, office_en="").doubts
    assert f"তালিকায় {other.name.bn} নামেও একটি দপ্তর আছে" in doubt.bn
    assert "মুছুন" not in doubt.bn


def test_an_office_that_is_listed_is_not_added_again_in_either_language_and_it_is_said_where_it_stands(folder):
    serial, there = next(
        (at, each) for at, each in enumerate(listed.roster_of(opened(folder)).offices, start=1) if each.id == FISH
    )
    for named in ({Column.OFFICE: there.name.bn}, {Column.OFFICE: "নতুন দপ্তর", Column.OFFICE_EN: there.name.en}):
        with pytest.raises(WorkspaceError) as refused:
            correcting.adding(opened(folder), DAY, "", named)
        assert [told.en.partition(", so")[0] for told in refused.value.messages] == [
            f"The roster lists this office already (no. {serial})"
        ]
        assert [*refused.value.parts.values()] == [Column.OFFICE]


def test_without_a_reason_nobody_leaves_and_only_that_is_asked_for(folder):
    with pytest.raises(WorkspaceError) as refused:
        correcting.removing(opened(folder), DAY, FISH, " ")
    assert [told.bn for told in refused.value.messages] == ["কারণ লিখুন।"]


def test_of_a_personal_address_that_is_not_written_yet_it_is_not_said_that_it_was_kept(folder):
    space = opened(folder)
    (doubt,) = correcting.changing(space, DAY, FISH, {Column.EMAIL: "someone@gmail.com"}).doubts
    assert "was kept" not in doubt.en
    assert "রাখা হয়েছে" not in doubt.bn


def test_what_stays_as_the_roster_has_it_is_not_judged(folder, monkeypatch):
    monkeypatch.setattr(correcting.notes, "fault_of_sentence", {"উপজেলা মৎস্য দপ্তর": None}.__getitem__)
    said = correcting.said(opened(folder), FISH)[FISH]
    correct(folder, FISH, **{column.name: words for column, words in said.items()} | {"OFFICE": "উপজেলা মৎস্য দপ্তর"})
    assert office(folder).name.bn == "উপজেলা মৎস্য দপ্তর"


def test_what_is_odd_about_a_correction_names_its_office_and_is_told_once_only(folder):
    doubts = correct(folder, FISH, email="someone@gmail.com").doubts
    assert [doubt.en.partition(": ")[0] for doubt in doubts] == [
        f'{FILE}, "{office(folder).name.bn}", "{HEADINGS[Column.EMAIL].bn}"'
    ]
    other = next(each.id for each in listed.roster_of(opened(folder)).offices if each.id != FISH)
    space = opened(folder)
    assert correcting.adding(space, DAY, other, {Column.POST: "অফিস সহকারী"}).doubts == ()


def test_what_was_corrected_is_told_with_the_english_names_in_english(folder):
    name = office(folder).name
    correct(folder, FISH, phone="01712345678")
    (said,) = told(folder)
    assert name.en in said
    assert name.bn not in said


@pytest.mark.parametrize("typed", ["other", "অন্যান্য দপ্তর"])
def test_a_kind_of_office_is_listed_in_the_words_of_its_reader_however_it_was_typed(folder, typed):
    correct(folder, FISH, kind=typed)
    (entered,) = correcting.entered(opened(folder))
    (what,) = entered.what
    words = [tuple(said.said(language) for said in (what.before, what.after)) for language in Language]
    assert words == [("বিভাগীয় দপ্তর", "অন্যান্য"), ("Departmental office", "Other")]


def test_a_torn_file_of_corrections_is_refused_with_its_line(folder):
    (folder / FILE).write_text("[[changed]]\non = 2024-03-25\ncolumn = 'fone'\n")
    with pytest.raises(WorkspaceError) as refused:
        opened(folder)
    assert any('"phone"' in message.said(Language.EN) for message in refused.value.messages)


def test_a_roster_is_not_emptied_by_corrections(folder):
    space = opened(folder)
    for each in listed.roster_of(space).offices[:-1]:
        roster_corrections.add(folder, correcting.Gone(DAY, each.id))
    last = listed.roster_of(opened(folder)).offices[0].id
    with pytest.raises(RosterError):
        correcting.removing(opened(folder), DAY, last, "বিলুপ্ত")


def test_a_column_of_user_ids_is_not_said_of_an_office_nor_one_of_offices_of_a_user_id(folder):
    account = office(folder).accounts[0].id
    cases = (
        (FISH, {"since": "20.03.2024"}, rf"\(since\) is said of a user ID.*{re.escape(account)}"),
        (account, {"phone": "1"}, "said of an office"),
    )
    for subject, cells, told in cases:
        with pytest.raises(WorkspaceError, match=told):
            correct(folder, subject, **cells)
    with pytest.raises(WorkspaceError, match="said of an office"):
        correcting.adding(opened(folder), DAY, FISH, {Column.POST: "নৈশ প্রহরী", Column.PHONE: "1"})
    assert not (folder / FILE).exists()


def test_what_is_told_of_a_cell_is_known_by_its_column_also_where_the_office_is_called_like_another_one(folder):
    names = [f"{office(folder).name.bn} ({HEADINGS[column].bn})" for column in (Column.EMAIL, Column.PORTAL)]
    for name in names:
        with pytest.raises(WorkspaceError) as refused:
            correct(folder, FISH, office=name, portal="not so", email="nor so")
        of = {column: told.en for told, column in refused.value.parts.items()}
        assert sorted(of) == [Column.EMAIL, Column.PORTAL]
        assert "e-mail address" in of[Column.EMAIL]
        assert "web address" in of[Column.PORTAL]
