"""What was seen at a login is entered at a terminal, by the number of the sheet that the holder signed."""

from __future__ import annotations

import subprocess

import docx
import pytest
from terminal import Terminal
from witnessed_upazila import WitnessedUpazila

from auditor.model.witnessing import WitnessSheetsMade
from auditor.rounds.ledger.ledger import Ledger
from reports.layout.fieldwork import DOTS


@pytest.fixture
def upazila(tmp_path):
    made = WitnessedUpazila(tmp_path / "space")
    made.keep(code=1)
    return made


def at_terminal(upazila, *arguments, on="2024-02-26", language="en"):
    return Terminal(*arguments, "--on", on, "--language", language, folder=upazila.folder)


def enters(terminal, *, account="1", sheet="", day="", code="1", keep="y"):
    """Enter what was seen at Lota: the code let in, by an app, on the holder's phone; profile on and right."""
    terminal.sees("Office (name, serial or code").types("1")
    terminal.sees("whose login").types(account)
    terminal.sees("How?").types("1")
    terminal.sees("Day (").types(day)
    terminal.sees("Number of the sheet").types(sheet)
    terminal.sees("Logged out").types("1")
    terminal.sees("After the password").types(code)
    if code != "3":
        terminal.sees("The code came").types("1")
        terminal.sees("Whose phone").types("1")
    terminal.sees("Two-step in the profile").types("1")
    terminal.sees("Name, post").types("1")
    return terminal.sees("Enter it so?").types(keep)


def test_a_login_that_was_seen_is_entered_and_counts_as_witnessed_in_the_papers(upazila):
    number = upazila.sheets()["lota"]
    terminal = at_terminal(upazila, "witness")
    enters(terminal, sheet=number).sees("Entered as witnessed in person: evidence/intake/witness-2024-02-26-")
    terminal.sees("Office (name, serial or code").types("")
    assert terminal.leaves() == 0
    (entry,) = upazila.entries()
    assert (entry.proof, f"{entry.says}", entry.account.partition("/")[0]) == (number, "2024-02-26", "lota")
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = upazila.run("report", "--office", "lota", "--format", "terminal", code=0).stdout
    assert "(witnessed)" in report
    assert "the same" in upazila.run("verify", code=0).stderr


@pytest.mark.parametrize(
    ("day", "odd"),
    [
        ("26.02.2023", "lies before the decision, 18.01.2024"),
        ("26.02.2024", "before the last meeting for which a round"),
    ],
    ids=["before the decision", "long before the last meeting"],
)
def test_a_login_seen_on_an_odd_day_is_asked_about_and_its_day_typed_again_unless_it_is_meant(upazila, day, odd):
    upazila.keep(meeting="2024-04", on="2024-04-20", code=1)
    terminal = at_terminal(upazila, "witness", on="2024-04-25")
    terminal.sees("Office (name, serial or code").types("1").sees("whose login").types("1").sees("How?").types("2")
    terminal.sees("Day (").types(day).sees("Is this day meant?").types("n")
    terminal.sees("Day (").types(day).sees("Is this day meant?").types("y").sees("Time of the call")
    assert terminal.told.count(odd) == 2


def test_a_profile_seen_undone_on_a_day_before_the_decision_that_is_meant_is_entered_and_accuses_of_nothing(upazila):
    terminal = at_terminal(upazila, "witness")
    terminal.sees("Office (name, serial or code").types("1").sees("whose login").types("1").sees("How?").types("2")
    terminal.sees("Day (").types("10.01.2024").sees("Is this day meant?").types("y").sees("Time of the call").types(
        "11:15"
    )
    terminal.sees("Logged out").types("1").sees("After the password").types("3").sees("Two-step in the profile").types(
        "3"
    )
    terminal.sees("Name, post").types("2").sees("Enter it so?").types("y")
    terminal.sees("Entered as witnessed on a video call: evidence/intake/witness-2024-01-10-")
    terminal.sees("Office (name, serial or code").types("")
    assert terminal.leaves() == 0
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = upazila.run("report", "--office", "lota", "--format", "terminal", code=0).stdout
    assert "correct name, post" not in report


def test_what_is_entered_again_from_the_same_sheet_takes_the_earlier_entrys_place(upazila):
    number = upazila.sheets()["lota"]
    terminal = at_terminal(upazila, "witness")
    enters(terminal, sheet=number).sees("Entered as witnessed")
    enters(terminal, sheet=number, code="3", keep="").sees("Not entered")
    enters(terminal, sheet=number, code="3").sees("Entered as witnessed")
    assert "was entered from this sheet" in terminal.told
    terminal.sees("Office (name, serial").types("")
    terminal.leaves()
    assert len(upazila.entries()) == 2
    audit = upazila.audit(on="2024-02-27", code=1)
    assert "contradict" not in audit.stderr  # the earlier entry speaks no more
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    assert (
        "did not ask for the code" in upazila.run("report", "--office", "lota", "--format", "terminal", code=0).stdout
    )


@pytest.fixture
def by_number(tmp_path):
    """An office that lists nobody and told by telephone that it has two user IDs, with all done on both; it was drawn."""
    made = WitnessedUpazila(tmp_path / "space")
    made.lists("brdb,বিআরডিবি,department,কর্মকর্তা,,brdb.example.gov.bd,,")
    headings = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ"
    rows = f"ডুমুরিয়া উপজেলা, খুলনা\n{headings}\nবিআরডিবি,10.02.2024,ফোন,২,হ্যাঁ,২০.০১.২০২৪,ঠিক আছে\n"
    (made.folder / "evidence" / "register-1.csv").write_text(rows, "utf-8")
    made.keep(code=1)
    made.run("sample", "draw", "--yes", "1", code=0)
    return made


def test_a_drawn_office_whose_accounts_are_known_by_number_alone_is_seen_by_number(by_number):
    by_number.run("witness", "sheets", "--drawn", "--format", "docx", on="2024-02-23", code=0)
    (paper,) = (by_number.folder / "out" / "witness-2024-02").glob("*.docx")
    words = "\n".join(cell.text for row in docx.Document(str(paper)).tables[0].rows for cell in row.cells)
    assert f"\nUser 1: {DOTS}\n{DOTS}\nUser 2: {DOTS}\n{DOTS}\n" in words
    (made,) = Ledger(by_number.folder / "ledger.db").notes(WitnessSheetsMade)
    for account in ("1", "2"):
        terminal = at_terminal(by_number, "witness")
        enters(terminal, account=account, sheet=made.sheets[0].number).sees("Entered as witnessed")
        terminal.sees("Office (name, serial or code").types("")
        assert terminal.leaves() == 0
    assert [entry.account for entry in by_number.entries()] == ["brdb/user-1", "brdb/user-2"]
    assert "seen" in by_number.run("sample", on="2024-02-27", code=0).stdout.splitlines()[-1]
    by_number.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = by_number.run("report", "--office", "brdb", "--format", "terminal", code=0).stdout
    assert "(witnessed)" in report


def test_without_a_signature_it_counts_as_told_by_the_office(upazila):
    upazila.sheets()
    terminal = at_terminal(upazila, "witness")
    enters(terminal).sees("Entered as told by the office, because nobody signed")
    terminal.presses(b"\x04")
    terminal.leaves()
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = upazila.run("report", "--office", "lota", "--format", "terminal", code=0).stdout
    assert "witnessed" not in report
    assert "seen at a login, in person" not in report
    assert "visit" in report


def test_where_the_code_did_not_come_nothing_more_is_asked_and_the_portal_is_the_cause(upazila):
    terminal = at_terminal(upazila, "witness")
    terminal.sees("Office (name, serial or code").types("koyra").sees("How?").types("2")
    terminal.sees("Day (").types("").sees("Time of the call").types("11:30")
    terminal.sees("Logged out").types("1").sees("After the password").types("2")
    terminal.sees("Enter it so?").types("y").sees("Entered as witnessed")
    terminal.presses(b"\x04")
    terminal.leaves()
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = upazila.run("report", "--office", "koyra", "--format", "terminal", code=0).stdout
    assert "the code does not arrive" in report


def test_a_profile_that_shows_two_step_off_though_a_code_was_asked_for_is_asked_about_once_more(upazila):
    terminal = at_terminal(upazila, "witness")
    terminal.sees("Office (name, serial or code").types("koyra").sees("How?").types("2")
    terminal.sees("Day (").types("").sees("Time of the call").types("11:30")
    terminal.sees("Logged out").types("1").sees("After the password").types("1")
    terminal.sees("The code came").types("1").sees("Whose phone").types("1")
    terminal.sees("Two-step in the profile").types("2").sees("two-step cannot be off")
    terminal.sees("Two-step in the profile").types("1").sees("Name, post").types("1")
    terminal.sees("Enter it so?").types("y").sees("Entered as witnessed")
    terminal.presses(b"\x04")
    terminal.leaves()
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    report = upazila.run("report", "--office", "koyra", "--format", "terminal", code=0).stdout
    assert "(by video)" in report
    assert "contradict" not in report


def test_other_sheets_other_offices_and_days_to_come_are_asked_for_again(upazila):
    numbers = upazila.sheets()
    terminal = at_terminal(upazila, "witness")
    terminal.sees("Office (name, serial or code").types("99").sees("There is no such office").types("০১")
    terminal.sees("whose login").types("2").sees("How?").types("1")
    terminal.sees("Day (").types("27.02.2024").sees("Type a day that is not after today").types("২৪.০২.২০২৪")
    terminal.sees("Number of the sheet").types(numbers["koyra"]).sees(
        "No sheet with this number was made for this office"
    )
    terminal.types(numbers["lota"].translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")))
    terminal.sees("Logged out").types("2").sees("Without a login nothing was seen")
    terminal.sees("Office (name, serial").types("")
    assert terminal.leaves() == 0
    assert upazila.entries() == ()


def test_on_a_video_call_its_time_proves_it(upazila):
    terminal = at_terminal(upazila, "witness", language="bn")
    terminal.sees("দপ্তর (নাম, ক্রম বা আইডি").types("koyra").sees("কীভাবে?").types("২")
    terminal.sees("তারিখ (").types("").sees("কলের সময়").types("25:00").sees("ঘণ্টা ও মিনিট লিখুন").types("১১:৩০")
    terminal.sees("লগআউট করে").types("১").sees("পাসওয়ার্ডের পর").types("৩")
    terminal.sees("প্রোফাইলে Two-step").types("৪").sees("প্রোফাইলের নাম").types("৩")
    terminal.sees("এভাবেই তোলা হবে?").types("হ্যাঁ").sees("ভিডিও কলে যাচাই হিসেবে তোলা হয়েছে")
    terminal.sees("দপ্তর (").types("")
    assert terminal.leaves() == 0
    (entry,) = upazila.entries()
    assert entry.proof == "11:30"


def test_into_a_pipe_nothing_is_asked(upazila):
    assert "at a terminal" in upazila.run("witness", code=2).stderr


def test_sheets_are_printed_with_numbers_of_their_own_for_all_for_one_or_for_those_drawn(upazila):
    assert "2 sheets" in upazila.run("witness", "sheets", on="2024-02-23", code=0).stderr
    assert "1 sheet for" in upazila.run("witness", "sheets", "--office", "০২", on="2024-02-23", code=0).stderr
    assert (
        "No office that was drawn waits" in upazila.run("witness", "sheets", "--drawn", on="2024-02-23", code=0).stderr
    )
    upazila.run("sample", "draw", "--yes", "2", on="2024-02-22", code=0)
    assert "1 sheet for" in upazila.run("witness", "sheets", "--drawn", on="2024-02-23", code=0).stderr
    made = [sheet for entry in Ledger(upazila.folder / "ledger.db").notes(WitnessSheetsMade) for sheet in entry.sheets]
    assert [sheet.office for sheet in made] == ["lota", "koyra", "koyra", "koyra"]
    assert len({sheet.number for sheet in made}) == 4
    (folder,) = (upazila.folder / "out").glob("witness-*")
    printed = "".join(
        subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
        for path in folder.glob("*.pdf")
    )
    assert all(sheet.number in printed for sheet in made)


def test_a_file_that_was_written_for_what_was_seen_and_is_gone_is_told(upazila):
    terminal = at_terminal(upazila, "witness")
    enters(terminal, sheet=upazila.sheets()["lota"]).sees("Entered as witnessed")
    terminal.presses(b"\x04")
    terminal.leaves()
    (entry,) = upazila.entries()
    (upazila.folder / "evidence" / entry.file).unlink()
    assert "missing or altered" in upazila.audit(on="2024-02-27", code=1).stderr


def test_a_no_that_turns_to_yes_because_what_was_seen_is_gone_is_not_kept_without_a_question(upazila):
    terminal = at_terminal(upazila, "witness")
    enters(terminal, sheet=upazila.sheets()["lota"], code="3").sees("Entered as witnessed")
    terminal.presses(b"\x04")
    terminal.leaves()
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    (entry,) = upazila.entries()
    (upazila.folder / "evidence" / entry.file).unlink()
    kept = upazila.run("audit", "--keep", "--meeting", "2024-04", on="2024-04-20", code=3)
    assert "missing or altered" in kept.stderr
    assert "two-step" in kept.stderr.casefold()
    assert len(Ledger(upazila.folder / "ledger.db").rounds()) == 2
