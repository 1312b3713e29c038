"""A help day's slips: copied from the drive they were saved to, opened, and receipts handed out."""

from __future__ import annotations

import subprocess
from datetime import date

import pytest
from returned_slips import DAY, Case
from running import run

from auditor.cli import _key_store
from auditor.slip.finding import slip_number


@pytest.fixture
def case(tmp_path, monkeypatch):
    made = Case(tmp_path / "space")
    monkeypatch.setattr(_key_store, "open_store", lambda *_: made.store)
    return made


@pytest.fixture
def drive(tmp_path, case):
    """Return a drive with the slips of two users, and with what else lies on such a drive."""
    folder = tmp_path / "usb"
    (folder / "photos").mkdir(parents=True)
    for account in case.accounts[:2]:
        text = case.seal(account=account)
        (folder / f"slip-{case.tags[account]}.txt").write_text(f"{text}\n")
    (folder / "letter.docx").write_bytes(b"PK\x03\x04 a letter")
    (folder / "notes.txt").write_text("milk, bread")
    (folder / "photos" / "slip-hidden.txt").write_text(case.seal())
    return folder


def opened(case, *arguments, language="en", code=0, on=DAY):
    return run("slips", *arguments, "--workspace", case.folder, "--on", on, "--language", language, code=code)


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_slips_of_a_drive_are_copied_and_opened_and_the_drive_stays_as_it_is(case, drive):
    before = files(drive)
    said = opened(case, drive)
    assert "2 files with slips copied to evidence/slips, 0 copied before, 2 other files left alone" in said.stderr
    assert "Slips: 2 taken now" in said.stderr
    assert files(drive) == before
    assert files(case.folder / "evidence" / "slips") == {
        name: before[name] for name in before if name.startswith("slip-")
    }
    again = opened(case, drive)
    assert "0 files with slips copied to evidence/slips, 2 copied before" in again.stderr
    assert "0 taken now, 2 taken before" in again.stderr


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_slip_that_was_saved_as_unicode_is_copied_and_opened_like_any_other(case, drive, encoding):
    (drive / "one.txt").write_bytes(case.seal(account=case.accounts[2]).encode(encoding))
    (drive / "one").write_bytes(case.seal(account=case.accounts[2]).encode(encoding))
    said = opened(case, drive).stderr
    assert "3 files with slips copied" in said
    assert "Slips: 3 taken now" in said
    assert "one: there is a slip in it, but its name does not end in .txt" in " ".join(said.split())


@pytest.mark.parametrize("name", [".hidden.txt", "~$slip.txt"])
def test_a_slip_that_is_named_like_a_hidden_or_temporary_file_is_told(case, drive, name):
    (drive / name).write_text(case.seal(account=case.accounts[2]))
    said = opened(case, drive).stderr
    assert f"{name}: there is a slip in it, but" in said
    assert "2 files with slips copied" in said
    (drive / name).write_text("milk, bread")
    assert name not in opened(case, drive).stderr


@pytest.mark.parametrize(("name", "language"), [("a.slip", "en"), ("slip", "bn")])
def test_a_slip_whose_name_does_not_end_as_that_of_a_text_is_told(case, drive, name, language):
    (drive / name).write_text(case.seal(account=case.accounts[2]))
    said = opened(case, drive, language=language).stderr
    told = {
        "en": "but its name does not end in .txt; it was not taken",
        "bn": "কিন্তু নামের শেষে .txt নেই, তাই এটি নেওয়া হয়নি",
    }
    assert f"{name}: " in said
    assert told[language] in said
    for other in ("milk, bread", (drive / name).read_text() + "<p>of a page</p>" * 400):
        (drive / name).write_text(other)
        assert told[language] not in opened(case, drive, language=language).stderr


@pytest.mark.parametrize("others", [0, 1])
@pytest.mark.parametrize("language", ["en", "bn"])
def test_so_is_one_that_was_put_straight_into_the_workspace(case, others, language):
    for place in range(others):
        case.drop("slip.txt", case.seal(account=case.accounts[place]))
    case.drop(".slip-x.txt", case.seal(account=case.accounts[2]))
    case.drop(".notes.txt", "milk, bread")
    said = opened(case, language=language).stderr
    assert {"en": ".slip-x.txt: there is a slip in it, but", "bn": ".slip-x.txt: এতে স্লিপ আছে, কিন্তু"}[language] in said
    assert ".notes.txt" not in said


@pytest.mark.parametrize("language", ["en", "bn"])
def test_folders_that_are_not_looked_into_are_told_but_not_those_of_the_system(case, drive, language):
    (drive / "slip.txt").mkdir()
    (drive / "System Volume Information").mkdir()
    (drive / ".Trashes").mkdir()
    said = opened(case, drive, language=language).stderr
    assert {
        "en": "2 folders were not looked into: photos, slip.txt.",
        "bn": "২টি ফোল্ডারের ভেতরে দেখা হয়নি: photos, slip.txt।",
    }[language] in said
    assert "System" not in said
    assert "Trashes" not in said


def test_a_file_of_the_same_name_is_copied_beside_the_one_that_is_there(case, drive):
    name = f"slip-{case.tags[case.accounts[0]]}.txt"
    kept = case.drop(name, case.seal(account=case.accounts[2]))
    content = kept.read_bytes()
    opened(case, drive)
    assert kept.read_bytes() == content
    assert kept.with_name(name.replace(".txt", "-2.txt")).read_bytes() == (drive / name).read_bytes()


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_drive_that_was_pulled_out_is_told_and_nothing_is_changed(case, tmp_path, language):
    before = case.state()
    said = opened(case, tmp_path / "gone", language=language, code=3).stderr
    assert {"en": "Put the USB drive in", "bn": "পেনড্রাইভ লাগানো আছে কি না"}[language] in said
    assert case.state() == before


def test_receipts_are_printed_by_office_in_the_offices_language(case, drive, tool):
    said = opened(case, drive, "--receipts")
    paper = case.folder / "out" / f"receipts-{DAY.isoformat()}.bn.pdf"
    assert f"out/{paper.name}" in said.stderr
    words = subprocess.run([tool("pdftotext"), "-layout", paper, "-"], capture_output=True, check=True).stdout.decode()
    numbers = [slip_number(path.read_text()) for path in drive.glob("slip-*.txt")]
    assert len(numbers) == 2
    assert all(words.count(number) == 1 for number in numbers)
    assert words.count("\f") == 1
    first = paper.read_bytes()
    opened(case, drive, "--receipts")
    assert paper.read_bytes() == first


def test_without_a_slip_of_the_day_there_is_no_receipt_to_print(case, drive):
    opened(case, drive)
    assert "no receipt to print" in opened(case, "--receipts", on=date(2024, 3, 21)).stderr
    assert not (case.folder / "out").exists()
