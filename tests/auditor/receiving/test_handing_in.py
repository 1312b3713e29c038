"""Files that are handed in: told what they are, stored in their place, never over another, and not at all where they are refused."""

from __future__ import annotations

import base64
import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from few_offices import lay_example, leave
from PIL import Image
from returned_slips import DAY, Case, Store
from running import run
from typed_upazila import TypedUpazila

from auditor.exports import proposing
from auditor.i18n import Language
from auditor.keys import in_file
from auditor.mail import letters
from auditor.receiving import handing_in
from auditor.receiving.handing_in import Outcome, as_now, hand_in
from auditor.receiving.names import LONGEST, free_name, stored_name
from auditor.receiving.sorting import Kind, kind_of
from auditor.register.columns import CONTACTED_ON
from auditor.rounds import assessing
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import listed
from auditor.rounds.typed import doubtful_cells
from auditor.selfcheck.waiting import came_back
from auditor.sources import observed

MAIL = b"From: a@example.gov.bd\r\nTo: b@example.gov.bd\r\nSubject: answer\r\nDate: Mon, 18 Mar 2024 10:00:00 +0600\r\n\r\nwords\r\n"
BOX = b"From a@example.gov.bd Mon Mar 18 10:00:00 2024\r\n"
PHOTO = b"\xff\xd8\xff\xe0" + b"0" * 200


@pytest.fixture(name="space")
def _space(tmp_path):
    return listed.open_workspace(lay_example(tmp_path / "paikgacha"))


def handed(space, *files):
    return hand_in(space, DAY, files, Store)


def said(received):
    return " ".join(sentence.said(Language.EN) for sentence in received.said())


def evidence(space):
    return {
        path.relative_to(space.evidence_folder).as_posix(): path.read_bytes()
        for path in space.evidence_folder.rglob("*")
        if path.is_file()
    }


def register(space, change):
    book = openpyxl.load_workbook(space.evidence_folder / "register-2024-03.xlsx")
    change(book.worksheets[0])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_a_register_is_stored_under_its_own_bangla_name_and_told_what_was_read(space):
    content = register(space, lambda sheet: sheet.cell(6, 21, "নতুন মন্তব্য"))
    (found,) = handed(space, ("পাইকগাছা রেজিস্টার ০২.xlsx", content))
    assert (found.outcome, found.kind, found.stored) == (Outcome.TAKEN, Kind.REGISTER, "পাইকগাছা রেজিস্টার ০২.xlsx")
    assert "Read:" in said(found)
    assert evidence(space)[found.stored] == content


def test_a_day_that_was_still_to_come_when_its_register_was_handed_in_is_doubted_also_once_it_has_come(space):
    ahead, after = DAY + timedelta(days=3), DAY + timedelta(days=10)
    content = register(space, lambda sheet: sheet.cell(6, _column_of_days(sheet), ahead))
    (space.evidence_folder / "by-hand.xlsx").write_bytes(content)
    assert not _doubted(space, after), "nothing says when a file that was laid there by hand was"
    (space.evidence_folder / "by-hand.xlsx").unlink()
    (found,) = handed(space, ("handed.xlsx", content))
    assert found.outcome is Outcome.TAKEN
    assert _doubted(space, after) == {("handed.xlsx", DAY)}


def _column_of_days(sheet) -> int:
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == CONTACTED_ON.heading.bn)


def _doubted(space, day):
    made = assessing.made_now(listed.open_workspace(space.folder), day, None)
    return {(odd.file, odd.read_by) for odd in made.read.odd_days}


def test_the_same_content_is_told_and_stored_once_also_within_one_hand(space):
    before = evidence(space)
    there = before["register-2024-03.xlsx"]
    new = register(space, lambda sheet: sheet.cell(6, 21, "x"))
    found = handed(space, ("other-name.xlsx", there), ("a.xlsx", new), ("b.xlsx", new))
    assert [each.outcome for each in found] == [Outcome.THERE, Outcome.TAKEN, Outcome.THERE]
    assert [each.stored for each in found] == ["register-2024-03.xlsx", "a.xlsx", "a.xlsx"]
    assert evidence(space).keys() - before.keys() == {"a.xlsx"}


def test_a_register_that_a_program_saved_again_is_told_to_be_there_already_also_within_one_hand(space):
    before = evidence(space)
    saved_again = register(space, lambda sheet: setattr(sheet.column_dimensions["A"], "width", 33))
    assert saved_again != before["register-2024-03.xlsx"]
    new = register(space, lambda sheet: sheet.cell(6, 21, "x"))
    book = openpyxl.load_workbook(io.BytesIO(new))
    book.worksheets[0].column_dimensions["A"].width = 33
    wider = io.BytesIO()
    book.save(wider)
    found = handed(space, ("again.xlsx", saved_again), ("a.xlsx", new), ("b.xlsx", wider.getvalue()))
    assert [each.outcome for each in found] == [Outcome.THERE, Outcome.TAKEN, Outcome.THERE]
    assert [each.stored for each in found] == ["register-2024-03.xlsx", "a.xlsx", "a.xlsx"]
    assert "there already, as register-2024-03.xlsx" in said(found[0])
    assert evidence(space).keys() - before.keys() == {"a.xlsx"}


def test_the_same_name_with_other_content_gets_another_name_whatever_its_case(space):
    before = evidence(space)
    (found,) = handed(space, ("Register-2024-03.XLSX", register(space, lambda sheet: sheet.cell(6, 21, "x"))))
    assert found.stored == "Register-2024-03-2.XLSX"
    assert before.items() <= evidence(space).items()


def test_of_a_register_of_an_office_that_was_taken_off_the_list_it_is_said_that_its_rows_do_not_count(space):
    run("--workspace", space.folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    content = register(space, lambda sheet: leave(sheet, 6, {"fisheries"}))
    (space.evidence_folder / "register-2024-03.xlsx").unlink()
    correcting.enter(space, DAY, correcting.removing(space, DAY, "fisheries", "merged with another office"))
    taken_out = listed.open_workspace(space.folder)
    (found,) = handed(taken_out, ("register-2024-03.xlsx", content))
    assert found.outcome is Outcome.TAKEN
    assert "nothing was found in it about an office of the list" in said(found)
    told = [notice.message.en for notice in assessing.made_now(taken_out, DAY).notices]
    assert any("stood in the roster before and does not any more, so the row does not count" in each for each in told)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("passwords.csv", b"user,password\nuno,Sundarban#7788\n"),
        ("words.txt", b"only some words"),
        ("photo.jpg", PHOTO),
        ("empty.csv", b""),
        ("old.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
        ("tree.json", b'{"x": 1}'),
        ("archive.zip", b"PK\x03\x04" + b"0" * 100),
        ("vault.kdbx", b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + b"0" * 100),
    ],
)
def test_what_is_refused_is_told_by_its_name_and_not_stored(space, name, content):
    before = evidence(space)
    (found,) = handed(space, (name, content))
    assert found.outcome is Outcome.REFUSED
    assert name in said(found)
    assert "Sundarban" not in said(found)
    assert evidence(space) == before


@pytest.mark.parametrize("name", ["annex-minutes.bn.pdf", "ANNEX.DOCX"])
def test_a_paper_leads_to_where_papers_of_this_program_are_checked(space, name):
    (found,) = handed(space, (name, b"%PDF-1.7 a paper"))
    assert f"auditor verify {name}" in said(found)
    (told,) = found.told
    assert "“আগের যাচাই” পাতার “কাগজ যাচাই” অংশে" in told.shown.bn


def packed(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "some words")
    return content.getvalue()


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600
WORD_FILE = packed("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize("content", [WORD_FILE, WORD_FILE[:-30], OLD_WORD], ids=["whole", "broken", "old"])
def test_a_word_file_gets_the_advice_of_a_paper_and_none_about_excel_be_it_broken_or_not(space, content):
    (found,) = handed(space, ("উত্তর.docx", content))
    assert found.outcome is Outcome.REFUSED
    assert "auditor verify উত্তর.docx" in said(found)
    assert "Excel" not in said(found)


@pytest.mark.parametrize(
    "content", [packed("a.jpg"), packed("a.xlsx"), packed("a.jpg")[:-30]], ids=["photo", "workbook", "broken"]
)
def test_a_packed_folder_is_to_be_unpacked_also_where_it_is_broken(space, content):
    (found,) = handed(space, ("slips.zip", content))
    assert "Take the files out of it" in said(found)
    assert "Excel" not in said(found)


def test_a_register_under_the_name_of_a_word_file_is_taken_as_the_register_that_it_is(space):
    (found,) = handed(space, ("register.docx", register(space, lambda sheet: sheet.append(["x"]))))
    assert (found.outcome, found.kind) == (Outcome.TAKEN, Kind.REGISTER)


def test_of_a_photo_without_a_readable_qr_it_is_said_how_to_take_it_and_what_to_ask_for_instead(space):
    photo = io.BytesIO()
    Image.new("L", (400, 400), "white").save(photo, "JPEG")
    (found,) = handed(space, ("photo.jpg", photo.getvalue()))
    assert "straight, in good light, with the whole QR in it" in said(found)
    assert "copied text, or the mail in which it came" in said(found)


def mail_saying(words, kind=b"text/plain"):
    return MAIL.replace(b"\r\n\r\nwords", b"\r\nContent-Type: " + kind + b"; charset=utf-8\r\n\r\n" + words.encode())


def in_base64(words):
    coded = base64.b64encode(words.encode()).decode()
    return mail_saying(coded, b"text/plain; x=y\r\nContent-Transfer-Encoding: base64\r\nX-Kind: text/plain")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pw.txt", b"password: Fultala@2024\n"),
        ("pw.txt", b"user: uno / password: Fultala@2024\n"),
        ("pw.txt", "পাসওয়ার্ড: Fultala@2024\n".encode()),
        ("pw.eml", b"password: Fultala@2024\n\nwords\n"),
        ("pw.eml", b"From: a@example.gov.bd\n\nno day is told\n"),
        ("mail.eml", mail_saying("User ID: uno\r\nPassword:\r\nFultala@2024")),
        ("two.mbox", BOX + MAIL + b"\r\n" + BOX + in_base64("Password: Fultala@2024")),
        ("mail.txt", mail_saying("<p>পাসওয়ার্ড: <b>Fultala@2024</b></p>", b"text/html")),
    ],
)
def test_what_tells_a_password_or_is_no_sent_mail_is_not_taken_for_a_mail(space, name, content):
    before = evidence(space)
    (found,) = handed(space, (name, content))
    assert found.outcome is Outcome.REFUSED
    assert name in said(found)
    assert "Fultala" not in said(found)
    assert evidence(space) == before


def test_a_mail_that_quotes_our_warning_about_passwords_is_a_mail(space):
    words = letters._TEXT.bn + letters._TEXT.en
    (found,) = handed(space, ("answer.eml", mail_saying(words)))
    assert found.stored == "mail/answer.eml"


def test_a_slip_beside_a_password_is_not_taken(tmp_path):
    case = Case(tmp_path / "paikgacha")
    before = evidence(case.space)
    (found,) = hand_in(
        case.space, DAY, [("s.txt", f"password: Fultala@2024\n{case.seal()}".encode())], lambda: case.store
    )
    assert found.outcome is Outcome.REFUSED
    assert evidence(case.space) == before


def test_a_register_of_this_program_is_taken_as_it_was_made(tmp_path):
    upazila = TypedUpazila(tmp_path / "new")
    upazila.lists(*(f"office-{n},দপ্তর {n},বিভাগ,অফিসার,3,,," for n in range(1, 6)))
    run("register", "new", "--on", "2024-03-01", "--workspace", upazila.folder, code=0)
    content = (upazila.folder / "register-2024-03.xlsx").read_bytes()
    (found,) = handed(listed.open_workspace(upazila.folder), ("register.xlsx", content))
    assert (found.outcome, found.stored) == (Outcome.TAKEN, "register.xlsx"), said(found)


def test_answers_of_user_ids_of_which_nobody_knows_the_number_are_not_said_to_count_and_what_is_no_number_is_asked_about(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "new")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
    space = listed.open_workspace(upazila.folder)
    for number, told, asked in (("N/A", ("0 answers count", "Of 1 office"), ["N/A"]), ("2", ("3 answers count",), [])):
        rows = f'{heads}\nLota UP,,20.02.2024,ফোন,{number},"চালু, লগইনে কোড চায়",২০.০১.২০২৪\n'
        (found,) = handed(space, (f"register-{number[0]}.csv", rows.encode()))
        assert found.outcome is Outcome.TAKEN
        assert all(words in said(found) for words in told), said(found)
        cells, _ = doubtful_cells.waiting_and_answered(space, assessing.assess(space, DAY))
        assert [cell.written for cell in cells] == asked  # the number that the second tells answers it


@pytest.mark.parametrize("name", ["auditor.toml", "../../Auditor.toml", "baseline.toml", "waivers.toml", "ledger.db"])
@pytest.mark.parametrize("content", [b"[committee\n", b"[committee]\nname = 'x'\n"])
def test_a_workspaces_own_file_is_told_as_that_whatever_is_in_it_and_changes_nothing(space, name, content):
    before = (space.folder / "auditor.toml").read_bytes()
    (found,) = handed(space, (name, content))
    assert found.outcome is Outcome.REFUSED
    assert "settings or the ledger of a workspace" in said(found)
    assert "evidence folder" not in said(found)
    assert (space.folder / "auditor.toml").read_bytes() == before


def test_a_broken_file_beside_a_record_is_not_said_to_lie_in_the_evidence_folder(space):
    (found,) = handed(space, ("users.toml", b"recorded_on = [\n"))
    (told,) = found.said()
    assert "users.toml says what a record means, but is not valid TOML (line 1)" in told.en
    assert "Correct that line and hand it in again" in told.shown.en


def test_one_refused_file_keeps_no_other_from_being_taken(space):
    found = handed(space, ("words.txt", b"only some words"), ("answer.eml", MAIL))
    assert [each.outcome for each in found] == [Outcome.REFUSED, Outcome.WAITS]
    assert found[1].stored == "mail/answer.eml"
    assert "Read the saved mails" in said(found[1])


def test_a_copy_of_a_refused_file_in_the_same_hand_is_refused_as_well(space):
    before = evidence(space)
    found = handed(space, ("list.csv", b"a,b\n1,2\n"), ("again.csv", b"a,b\n1,2\n"))
    assert [(each.given, each.outcome, each.stored) for each in found] == [
        ("list.csv", Outcome.REFUSED, ""),
        ("again.csv", Outcome.REFUSED, ""),
    ]
    assert all(each.given in said(each) for each in found)
    assert evidence(space) == before


@pytest.mark.parametrize(
    "content", [b"user,password\nuno,Sundarban#7788\n", b"only some words", b"a,b\n1,2\n", b""], ids=str
)
@pytest.mark.parametrize("language", Language)
def test_what_is_refused_is_told_by_the_name_that_was_dropped_and_a_copy_of_it_by_its_own(space, content, language):
    names = ("khulna.csv", "CON.csv", "রেজি:স্টার?.csv", "khulna.csv-2.csv")
    for each in handed(space, *((name, content) for name in names)):
        told = " ".join(sentence.said(language) for sentence in each.said())
        assert each.given in told
        for other in {*names, "_CON.csv", "রেজি_স্টার_.csv"} - {each.given}:
            assert other not in told.replace(each.given, "")


def test_a_copy_of_what_is_of_no_known_kind_is_not_read_again(space, monkeypatch):
    read = []
    monkeypatch.setattr(
        handing_in, "kind_of", lambda name, content, reader: read.append(name) or kind_of(name, content, reader)
    )
    found = handed(space, ("tree.json", b'{"x": 1}'), ("again.json", b'{"x": 1}'))
    assert [each.outcome for each in found] == [Outcome.REFUSED] * 2
    assert read == ["tree.json"]


def test_what_this_program_wrote_for_another_folder_is_named_as_that_and_no_mapping_is_asked_for(space):
    seen = observed.write(observed.Observed("slip", (), (), ""))
    (found,) = handed(space, ("slip-2024-03-0c7b869b.json", seen))
    assert (found.outcome, found.stored) == (Outcome.REFUSED, "")
    assert said(found).startswith("slip-2024-03-0c7b869b.json is what this program wrote")
    assert "mapping" not in said(found)


def test_records_of_one_name_in_the_same_hand_lie_beside_each_other(space):
    contents = [f"Username,Status\nagricultur.{number},active\n".encode() for number in (1, 2)]
    found = handed(space, *(("users-2024-03-18.csv", content) for content in contents))
    assert [(each.kind, each.stored) for each in found] == [
        (Kind.RECORD, "exports/users-2024-03-18.csv"),
        (Kind.RECORD, "exports/users-2024-03-18-2.csv"),
    ]
    assert [evidence(space)[each.stored] for each in found] == contents


def test_a_systems_record_is_stored_where_records_lie(tmp_path):
    space = listed.open_workspace(lay_example(tmp_path / "other", records=True))
    path = next((space.evidence_folder / "exports").iterdir())
    content = path.read_bytes()
    path.unlink()
    (found,) = handed(space, (path.name, content))
    assert (found.outcome, found.kind) == (Outcome.TAKEN, Kind.RECORD)
    assert found.stored == f"exports/{path.name}"


def test_a_slip_is_opened_at_once_as_the_command_opens_it(tmp_path):
    case, by_hand = Case(tmp_path / "desk"), Case(tmp_path / "command")
    by_hand.secrets, by_hand.store, by_hand.codes, by_hand.tags = case.secrets, case.store, case.codes, case.tags
    by_hand.space.ledger_path.write_bytes(case.space.ledger_path.read_bytes())
    slip = case.seal()
    (found,) = hand_in(case.space, DAY, [("slip.txt", slip.encode())], lambda: case.store)
    by_hand.drop("slip.txt", slip)
    by_hand.take()
    assert (found.outcome, found.stored) == (Outcome.TAKEN, "slips/slip.txt")
    assert evidence(case.space) == evidence(by_hand.space)


def test_a_slip_whose_key_is_not_here_waits_and_the_screen_is_named(tmp_path):
    case = Case(tmp_path / "paikgacha")
    (found,) = hand_in(case.space, DAY, [("slip.txt", case.seal().encode())], Store)
    assert found.outcome is Outcome.WAITS
    assert "Self-check" in said(found)


def test_slips_whose_key_file_asks_for_its_passphrase_wait_each_with_that_cause_and_nobody_is_led_to_new_sheets(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(in_file, "_NEW", in_file._Cost(64, 1, 1))
    case, place = Case(tmp_path / "paikgacha"), tmp_path / "keys.bin"
    in_file.FileStore(place, lambda _: "invented words for a test").put(case.secrets)
    given = [
        (f"{account[:4]}-{n}.txt", case.seal(account=account).encode()) for n, account in enumerate(case.accounts[:3])
    ]
    found = hand_in(case.space, DAY, given, lambda: in_file.FileStore(place, None))
    for each in found:
        assert each.outcome is Outcome.WAITS
        assert "Open the slips on the screen Self-check" in said(each)
        assert "new sheets" not in said(each)
        assert "does not have the key" not in said(each)


def test_what_is_shown_of_a_slip_that_waited_is_what_became_of_it_once_it_was_opened_or_refused(tmp_path):
    case = Case(tmp_path / "paikgacha")
    given = [
        ("good.txt", case.seal().encode()),
        ("wrong.txt", case.seal(account=case.accounts[1], code="ZZZZZZZZ").encode()),
        ("both.txt", (case.seal(account=case.accounts[2]) + "\n" + case.seal(account=case.accounts[3])[:300]).encode()),
    ]
    handed_in = hand_in(case.space, DAY, given, Store)
    assert {each.outcome for each in handed_in} == {Outcome.WAITS}
    now = lambda: {each.file: each for each in came_back(case.space, case.roster, DAY)}  # noqa: E731
    assert [as_now(each, now()) for each in handed_in] == [*handed_in], "nothing was opened yet"
    case.take()
    good, wrong, both = (as_now(each, now()) for each in handed_in)
    assert [each.outcome for each in (good, wrong, both)] == [Outcome.TAKEN, Outcome.REFUSED, Outcome.TAKEN]
    assert "wrong.txt: the code does not fit" in said(wrong)
    assert "both.txt: the slip is incomplete or changed" in said(both)
    assert "key" not in said(good)


def test_a_slip_that_spells_a_word_for_password_by_chance_is_taken_as_any_other(tmp_path):
    case, spelled = Case(tmp_path / "paikgacha"), "_PW-xB3dE5k"
    slip = case.seal()[: -len(spelled)] + spelled
    (found,) = hand_in(case.space, DAY, [("slip.txt", slip.encode())], Store)
    assert found.outcome is Outcome.WAITS
    (refused,) = hand_in(case.space, DAY, [("slip.txt", f"{slip}\nPW: xB3dE5k".encode())], Store)
    assert refused.outcome is Outcome.REFUSED


def test_a_slip_with_a_wrong_code_is_refused_and_changes_nothing(tmp_path):
    case = Case(tmp_path / "paikgacha")
    other = next(account for account in case.accounts if account != case.account)
    before = case.state()
    (found,) = hand_in(case.space, DAY, [("slip.txt", case.seal(code=case.codes[other]).encode())], lambda: case.store)
    assert found.outcome is Outcome.REFUSED
    assert case.state() == before


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\a\\slip.txt", "slip.txt"),
        ("..", "file"),
        ("", "file"),
        ("???.csv", "file.csv"),
        ("con.csv", "_con.csv"),
        (".hidden.csv", "_.hidden.csv"),
        ("a\u202etxt.csv", "atxt.csv"),
        ("০২ অফিস.csv", "০২ অফিস.csv"),
        ("name. ", "name"),
    ],
)
def test_a_name_is_data_and_never_a_path(given, stored):
    assert stored_name(given) == stored


def test_a_long_bangla_name_is_cut_at_a_letter_and_keeps_its_suffix():
    name = stored_name("ক" * 300 + ".xlsx")
    assert name.endswith("ক.xlsx")
    assert len(name.encode()) <= LONGEST


def test_names_are_numbered_until_one_is_free():
    assert free_name("a.csv", {"a.csv", "a-2.csv"}) == "a-3.csv"


@pytest.mark.parametrize(
    "headings", ["Login Name,Locked,MFA Active", "ব্যবহারকারীর নাম,বন্ধ,টু ফ্যাক্টর"], ids=["English", "Bangla"]
)
def test_a_list_of_user_ids_of_no_known_system_is_told_as_such_and_how_a_mapping_is_made(space, headings):
    before = evidence(space)
    (found,) = handed(space, ("users-2027-02-01.csv", f"{headings}\nfish,no,yes\n".encode()))
    assert found.outcome is Outcome.REFUSED
    assert "no mapping knows this record" in said(found)
    assert "auditor mapping new" in said(found)
    assert any("say on the screen Inbox what its columns mean" in sentence.shown.en for sentence in found.told)
    assert "register" not in said(found)
    assert evidence(space) == before


def test_a_register_with_user_ids_that_cannot_be_taken_is_still_told_as_a_register(space):
    (found,) = handed(space, ("by-hand.csv", "দপ্তর,ইউজার আইডি,Two-step\n,,\n".encode()))
    assert "no mapping knows" not in said(found)


def test_a_record_that_no_mapping_knows_is_taken_with_the_mapping_that_is_handed_in_beside_it(space):
    content = b"Login Name,Locked,MFA Active\nfisheries,no,yes\n"
    mapping = proposing.mapping_of("users-2024-03-20.csv", proposing.sample_of("users.csv", content), None, {})
    found = handed(space, ("users-2024-03-20.csv", content), ("users-2024-03-20.toml", mapping.encode()))
    assert [each.stored for each in found] == ["exports/users-2024-03-20.csv", "exports/users-2024-03-20.toml"]
