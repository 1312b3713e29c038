"""A ledger that is gone is told with the way back, and none is begun in its place before somebody says so."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from earlier_ledger import forget_end
from few_offices import lay_example, leave
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.model.journal import KeysMade, MeetingMoved
from auditor.rounds.copies import restoring
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 2, 20)
ON = ("--on", DAY.isoformat(), "--language", "en")
KEEP = ("audit", *ON, "--keep", "--meeting", "2024-02")
GONE = "is gone or was begun anew, for there was one: "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace whose ledger was deleted by hand; a copy of it and papers of its round are there."""
    lay_example(tmp_path / "space")
    run("backup", tmp_path / "stick", "--workspace", tmp_path / "space", code=0)
    run(*KEEP, "--workspace", tmp_path / "space", code=1)
    run("report", *ON, "--format", "csv", "--workspace", tmp_path / "space", code=0)
    return lose(tmp_path / "space")


def lose(folder: Path) -> Path:
    """Delete the ledger of a workspace."""
    (folder / "ledger.db").unlink()
    return folder


def last_copy(folder: Path) -> Path:
    """Return the copy that was made when the round was kept."""
    return max((folder.parent / "stick").glob("backup-*.zip"))


def rounds(folder: Path) -> int:
    return len(Ledger(folder / "ledger.db").rounds())


def test_it_is_told_with_the_way_back_and_a_round_is_kept_only_once_that_is_said_to_be_meant(folder):
    told = run("audit", *ON, "--workspace", folder).stderr
    assert f"The ledger of space (ledger.db) {GONE}{last_copy(folder).name} in " in told
    assert "is a copy with 1 kept round; handover.pdf" in told
    back = f'auditor restore "{last_copy(folder)}" "{folder}-restored"'
    assert back in told
    refused = run(*KEEP, "--workspace", folder, code=3)
    assert GONE in refused.stderr
    assert rounds(folder) == 0
    run(*KEEP, "--yes", "--workspace", folder, code=1)
    assert rounds(folder) == 1
    assert GONE not in run("audit", *ON, "--workspace", folder).stderr


def test_the_way_back_that_is_told_brings_the_rounds_back(folder):
    run("restore", last_copy(folder), f"{folder}-restored", code=0)
    run("verify", "--workspace", f"{folder}-restored", code=0)
    assert rounds(Path(f"{folder}-restored")) == 1
    assert GONE not in run("audit", *ON, "--workspace", f"{folder}-restored").stderr


def test_the_checklist_says_it_first_and_leads_back(folder):
    first, *_, last = run(*ON, "--workspace", folder, code=0).stdout.splitlines()
    assert GONE in first
    assert last == f'Next: auditor restore "{last_copy(folder)}" "{folder}-restored"'


def test_the_desk_says_it_and_keeps_no_round_that_is_not_said_to_be_meant(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert GONE in desk.get("/month/").text
        page = "/meeting/keep?meeting=2024-02"
        assert GONE in desk.get(page).text
        refused = desk.post("/meeting/keep", on=page, meeting="2024-02")
        assert refused.status == 422
        assert GONE in refused.text
    assert rounds(folder) == 0


@pytest.mark.parametrize("page", ["", "letters", "pack", "proofs", "../history/"])
def test_no_screen_of_the_desk_leads_on_to_keeping_before_the_ledger_is_brought_back(folder, page):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        shown = Client(service, address).get(f"/meeting/{page}".replace("/meeting/../", "/")).text
    said = shown.partition("<main")[2]
    assert GONE in said
    assert "No round was kept yet" not in said
    assert re.findall(r'<a class="button" href="([^"]+)"', said) == ["/settings/"]


def test_no_screen_of_the_desk_says_that_nothing_was_kept_nor_copies_the_folder_before_the_ledger_is_back(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        keep, meeting, month = (
            client.get(page).text for page in ("/meeting/keep?meeting=2024-02", "/meeting/", "/month/")
        )
    assert 0 < keep.find(GONE) < keep.find("<form", keep.find("<main"))
    assert "The rounds before it are not known." in keep
    assert "This is the first round" not in keep
    assert "would be without the ledger" in meeting
    assert "/meeting/copy" not in meeting
    assert "the rounds kept before are not known" in month


@pytest.mark.parametrize("left", ["stick", "handover.pdf", "out"])
def test_each_trace_of_a_round_tells_it_alone(folder, left):
    for name in {"handover.pdf", "out"} - {left}:
        shutil.rmtree(folder / name) if name == "out" else (folder / name).unlink()
    if left != "stick":
        shutil.rmtree(folder.parent / "stick")
    assert GONE in run("audit", *ON, "--workspace", folder).stderr


@pytest.mark.parametrize(("language", "called"), [("en", "FILE"), ("bn", "ফাইল")])
def test_where_no_copy_is_known_the_way_back_says_in_both_languages_that_one_is_to_be_named(folder, language, called):
    shutil.rmtree(folder.parent / "stick")
    told = run("audit", "--on", DAY.isoformat(), "--language", language, "--workspace", folder).stderr
    assert f'auditor restore {called} "{folder}-restored"' in told


def test_what_was_noted_since_in_a_ledger_begun_anew_hides_nothing(folder):
    Ledger(folder / "ledger.db").note(MeetingMoved("2024-02", None, date(2024, 2, 27), DAY))
    assert GONE in run("audit", *ON, "--workspace", folder).stderr


@pytest.mark.parametrize(
    "command",
    [
        ("register", "new"),
        ("meeting", "move", "2024-02", "2024-02-27"),
        ("witness", "sheets", "--office", "fisheries"),
        ("report",),
        ("remind",),
        ("sample",),
        ("dispute", "list"),
    ],
)
def test_no_command_begins_a_ledger_in_its_place_or_says_that_no_round_was_kept(folder, command):
    refused = run(*command, *ON, "--workspace", folder, code=3)
    assert GONE in refused.stderr
    assert "No round was kept yet" not in refused.stderr
    assert not (folder / "ledger.db").exists()


@pytest.mark.parametrize("command", ["rounds", "meeting"])
def test_lists_of_what_was_kept_say_why_they_are_empty(folder, command):
    told = run(command, *ON, "--workspace", folder, code=0).stderr
    assert GONE in told
    assert "No round was kept yet" not in told


def test_begun_anew_on_purpose_nothing_is_told(folder):
    run("init", folder, "--new-ledger", code=0)
    assert GONE not in run("audit", *ON, "--workspace", folder).stderr
    run(*KEEP, "--yes", "--workspace", folder, code=1)
    assert rounds(folder) == 1


def test_a_copy_of_another_upazilas_folder_tells_nothing_of_this_one(folder):
    shutil.rmtree(folder / "out")
    (folder / "handover.pdf").unlink()
    settings = (folder / "auditor.toml").read_text("utf-8")
    renamed = settings.replace("Paikgacha", "Koyra").replace("পাইকগাছা", "কয়রা")
    (folder / "auditor.toml").write_text(renamed, "utf-8")
    assert GONE not in run("audit", *ON, "--workspace", folder).stderr


@pytest.fixture
def koyra(tmp_path: Path) -> Path:
    """Return a workspace that was founded, with a few offices."""
    folder = tmp_path / "koyra"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-01-18", code=0)
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {"agriculture", "fisheries"})
    roster.save(folder / "roster.xlsx")
    return folder


def test_of_a_new_workspace_nothing_is_told_or_asked(koyra):
    run("backup", koyra.parent / "stick", "--workspace", koyra, code=0)
    assert GONE not in run("audit", *ON, "--workspace", koyra).stderr
    run("register", "new", "--all", "--yes", *ON, "--workspace", koyra, code=0)
    assert GONE not in run("audit", *ON, "--workspace", koyra).stderr
    assert GONE not in run(*ON, "--workspace", koyra).stdout
    assert GONE not in run(*KEEP, "--yes", "--workspace", koyra).stderr
    assert rounds(koyra) == 1


@pytest.mark.parametrize("moved", [True, False])
def test_a_ledger_gone_before_its_first_round_is_told_by_the_forms_that_it_numbered(koyra, moved):
    run("register", "new", "--all", "--yes", *ON, "--workspace", koyra, code=0)
    if moved:
        (koyra / "register-2024-02.xlsx").rename(koyra / "evidence" / "r.xlsx")
    lose(koyra)
    told = run("audit", *ON, "--workspace", koyra).stderr
    assert GONE + "forms that a ledger gave their numbers" in told
    assert GONE in run(*KEEP, "--workspace", koyra, code=3).stderr


def test_a_ledger_gone_before_its_first_round_is_told_by_answers_that_it_noted(koyra):
    (koyra / "evidence" / "intake").mkdir()
    (koyra / "evidence" / "intake" / "desk-2024-02-12-0a1b2c3d.json").write_text("{}", "utf-8")
    assert GONE + "answers that were noted in a ledger" in run("audit", *ON, "--workspace", koyra).stderr


EARLIER = "is an earlier one: it has 1 kept round, and there was more: "
MARCH = ("--on", "2024-03-12", "--language", "en")
KEEP_APRIL = ("audit", *MARCH, "--keep", "--meeting", "2024-04")


@pytest.fixture(scope="module")
def two_rounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of two rounds, copied with each of them, with the ledger of its first round put back; only to be copied."""
    place = tmp_path_factory.mktemp("earlier")
    folder = place / "space"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-01-18", code=0)
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {"agriculture", "fisheries"})
    roster.save(folder / "roster.xlsx")
    run("backup", place / "stick", "--workspace", folder, code=0)
    run(*KEEP, "--yes", "--workspace", folder, code=1)
    earlier = (folder / "ledger.db").read_bytes()
    run("audit", *MARCH, "--keep", "--meeting", "2024-03", "--yes", "--workspace", folder, code=1)
    run("report", *MARCH, "--format", "csv", "--workspace", folder, code=0)
    run("register", "new", "--all", "--yes", *MARCH, "--workspace", folder, code=0)
    (folder / "handover.pdf").write_bytes(b"%PDF-1.7 <xmp:CreateDate>2024-03-12T00:00:00Z</xmp:CreateDate>")
    copies = sorted((place / "stick").iterdir())
    for at, copy in enumerate(copies):  # by the day of the story, in the order in which they were made
        copy.rename(copy.with_name(f"backup-2024-03-12-10000{at}.zip"))
    assert EARLIER not in run("audit", *MARCH, "--workspace", folder).stderr
    (folder / "ledger.db").write_bytes(earlier)
    forget_end(folder)
    return place


@pytest.fixture
def put_back(two_rounds: Path, tmp_path: Path) -> Path:
    shutil.copytree(two_rounds, tmp_path / "place")
    folder = tmp_path / "place" / "space"
    settings = (folder / "auditor.toml").read_text("utf-8")
    (folder / "auditor.toml").write_text(settings.replace(str(two_rounds), str(tmp_path / "place")), "utf-8")
    return folder


def test_an_earlier_ledger_put_back_is_told_with_the_way_back_and_asked_about_before_a_round_is_kept(put_back):
    told = run("audit", *MARCH, "--workspace", put_back).stderr
    assert EARLIER + last_copy(put_back).name in told
    assert "is a copy with 2 kept rounds; handover.pdf; papers of rounds (out/002-2024-03)" in told
    back = f'auditor restore "{last_copy(put_back)}" "{put_back}-restored"'
    assert back in told
    assert run(*MARCH, "--workspace", put_back, code=0).stdout.splitlines()[-1] == f"Next: {back}"
    assert EARLIER in run(*KEEP_APRIL, "--workspace", put_back, code=3).stderr
    assert rounds(put_back) == 1
    run(*KEEP_APRIL, "--yes", "--workspace", put_back, code=1)
    assert rounds(put_back) == 2


@pytest.mark.parametrize("command", [("verify",), ("rounds",)])
def test_what_speaks_of_an_earlier_ledger_s_rounds_says_that_it_is_one(put_back, command):
    assert EARLIER in run(*command, *MARCH, "--workspace", put_back, code=0).stderr


@pytest.mark.parametrize("left", ["stick", "handover.pdf", "out"])
def test_each_trace_of_more_than_a_ledger_has_tells_it_alone(put_back, left):
    if left != "handover.pdf":
        (put_back / "handover.pdf").unlink()
    if left != "out":
        shutil.rmtree(put_back / "out")
    if left != "stick":
        shutil.rmtree(put_back.parent / "stick")
    for register in put_back.glob("register-*.xlsx"):
        register.unlink()
    assert EARLIER in run("audit", *MARCH, "--workspace", put_back).stderr


ODD = "Look whether the ledger of space (ledger.db) is the last one: there are forms with a number that it never gave "


def test_forms_that_another_ledger_numbered_do_not_make_the_right_one_an_earlier_one(put_back):
    earlier = (put_back / "ledger.db").read_bytes()
    (put_back / "ledger.db").unlink()
    run("restore", last_copy(put_back), put_back / "r", code=0)
    right = (put_back / "r" / "ledger.db").read_bytes()
    shutil.rmtree(put_back / "r")
    (put_back / "ledger.db").write_bytes(right)
    for command in (("audit",), ("rounds",), ("register", "new", "--all", "--yes")):
        told = run(*command, *MARCH, "--workspace", put_back).stderr
        assert told.startswith(f"{ODD}(register-2024-03.xlsx). Another state of it numbered them"), command
        assert "is an earlier one" not in told
    shown = run(*MARCH, "--workspace", put_back, code=0).stdout
    assert ODD in shown
    assert "Next: auditor restore" not in shown
    with served(put_back, on=date(2024, 3, 12), language=Language.BN) as (service, address):
        assert "স্থায়ী রেকর্ডটি (ledger.db) সর্বশেষটি কি না দেখুন" in Client(service, address).get("/month/").text
    (put_back / "ledger.db").write_bytes(earlier)
    assert EARLIER in run("audit", *MARCH, "--workspace", put_back).stderr


UNKNOWN_PAPERS = "is the last one: there are letters or sheets that it does not know "
PAPERS = {
    "letters-2024-03-12": ("remind", "--yes"),
    "witness-2024-03": ("witness", "sheets", "--office", "agriculture", "--yes"),
    "fieldwork-2024-03": ("register", "new", "--all", "--yes"),
}


@pytest.mark.parametrize("papers", PAPERS)
def test_papers_that_another_ledger_noted_tell_that_the_one_there_may_be_an_earlier_one(put_back, papers):
    shutil.rmtree(put_back.parent / "stick")
    shutil.rmtree(put_back / "out")
    (put_back / "handover.pdf").unlink()
    next(put_back.glob("register-*.xlsx")).unlink()
    run("settings", "--phone", "01700-000000", "--yes", *MARCH, "--workspace", put_back, code=0)
    before = (put_back / "ledger.db").read_bytes()
    run(*PAPERS[papers], *MARCH, "--workspace", put_back, code=0)
    for register in put_back.glob("register-*.xlsx"):
        register.unlink()
    (put_back / "out" / papers / "2024-notes.txt").write_text("of somebody's own", "utf-8")
    assert UNKNOWN_PAPERS not in run("rounds", *MARCH, "--workspace", put_back, code=0).stderr
    (put_back / "ledger.db").write_bytes(before)
    told = run("rounds", *MARCH, "--workspace", put_back, code=0).stderr
    assert f"{UNKNOWN_PAPERS}(out/{papers})" in told
    assert "Papers among them are made anew where they are still needed." in told


def test_papers_of_each_register_of_a_month_are_known_and_of_no_more(koyra):
    run("settings", "--phone", "01700-000000", "--yes", *ON, "--workspace", koyra, code=0)
    for name in ("first.xlsx", "second.xlsx"):
        run("register", "new", "--all", "--yes", "--output", koyra / name, *ON, "--workspace", koyra, code=0)
    (koyra / "out" / "fieldwork-2024-02-3").mkdir()
    told = run("rounds", *ON, "--workspace", koyra, code=0).stderr
    assert "letters or sheets that it does not know (out/fieldwork-2024-02-3)" in told


def test_invitations_of_keys_that_the_ledger_does_not_know_tell_the_same(put_back):
    shutil.rmtree(put_back.parent / "stick")
    shutil.rmtree(put_back / "out")
    (put_back / "handover.pdf").unlink()
    next(put_back.glob("register-*.xlsx")).unlink()
    (put_back / "out" / "invitations-2024-04-2").mkdir(parents=True)
    told = f"{UNKNOWN_PAPERS}(out/invitations-2024-04-2)"
    assert told in run("rounds", *MARCH, "--workspace", put_back, code=0).stderr
    keys = KeysMade("2024-04-2", "2024-04", "0123456789abcdef", "04", date(2024, 3, 12))
    Ledger(put_back / "ledger.db").note(keys)
    assert told not in run("rounds", *MARCH, "--workspace", put_back, code=0).stderr


def test_of_a_day_on_which_the_ledger_made_letters_too_those_are_named_that_it_does_not_know(put_back):
    shutil.rmtree(put_back.parent / "stick")
    shutil.rmtree(put_back / "out")
    (put_back / "handover.pdf").unlink()
    next(put_back.glob("register-*.xlsx")).unlink()
    run("remind", "--yes", *MARCH, "--workspace", put_back, code=0)
    letters = put_back / "out" / "letters-2024-03-12"
    (letters / "09-portal-owner.bn.pdf").write_bytes(b"%PDF-1.7")
    told = run("rounds", *MARCH, "--workspace", put_back, code=0).stderr
    assert f"{UNKNOWN_PAPERS}(out/letters-2024-03-12/09-portal-owner.bn.pdf)" in told


@pytest.mark.parametrize(("number", "is_earlier"), [("১", False), ("1", False), ("২", True), ("2", True)])
def test_a_note_of_another_round_of_a_number_that_is_there_does_not_make_a_ledger_an_earlier_one(
    put_back, number, is_earlier
):
    shutil.rmtree(put_back.parent / "stick")
    shutil.rmtree(put_back / "out")
    called = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Handover note, round {number}</rdf:li></rdf:Alt></dc:title>'
    )
    written = "<xmp:CreateDate>2024-03-12T00:00:00Z</xmp:CreateDate>"
    (put_back / "handover.pdf").write_bytes(f"%PDF-1.7 {called} {written}".encode())
    assert (EARLIER in run("audit", *MARCH, "--workspace", put_back).stderr) is is_earlier


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_copy_with_the_most_rounds_is_named_whatever_was_copied_since(put_back, is_gone):
    better = last_copy(put_back)
    told = run("backup", "--workspace", put_back, code=0).stderr
    assert told.startswith("The ledger of space (ledger.db) " + EARLIER)
    assert last_copy(put_back) != better
    if is_gone:
        lose(put_back)
    said = run("audit", *MARCH, "--workspace", put_back).stderr
    assert f"{better.name} in " in said
    assert f'auditor restore "{better}" ' in said
    assert last_copy(put_back).name not in said


def test_a_copy_made_of_an_earlier_ledger_does_not_hide_that_the_last_round_is_in_one_before(put_back):
    better = last_copy(put_back)
    run("backup", "--workspace", put_back, code=0)
    assert last_copy(put_back) != better
    run("restore", better, put_back / "r", code=0)
    (put_back / "ledger.db").write_bytes((put_back / "r" / "ledger.db").read_bytes())
    shutil.rmtree(put_back / "r")
    assert rounds(put_back) == 2
    in_none = "the last kept round is not in any"
    assert in_none not in run(*MARCH, "--workspace", put_back, code=0).stdout
    better.unlink()
    assert in_none in run(*MARCH, "--workspace", put_back, code=0).stdout


def test_a_copy_made_of_an_earlier_ledger_writes_no_handover_note_of_its_last_round(put_back, tmp_path):
    (put_back / "handover.pdf").unlink()
    before = (put_back / "ledger.db").read_bytes()
    run("backup", tmp_path, *MARCH, "--workspace", put_back, code=0)
    assert (put_back / "ledger.db").read_bytes() == before
    assert not (put_back / "handover.pdf").exists()
    assert "Handover note" not in run(*MARCH, "--workspace", put_back, code=0).stdout


def test_of_a_folder_of_copies_the_one_with_the_most_rounds_is_brought_back(put_back):
    better = last_copy(put_back)
    assert restoring.at(better.parent) == better
    run("backup", "--workspace", put_back, code=0)
    assert last_copy(put_back) != better
    assert restoring.at(better.parent) == better


def test_a_copy_without_a_ledger_says_that_it_is_gone(folder):
    assert run("backup", "--workspace", folder, code=0).stderr.startswith(f"The ledger of space (ledger.db) {GONE}")


def test_without_any_of_them_nothing_is_told_and_no_earlier_copy_or_paper_tells_it(put_back):
    last_copy(put_back).unlink()
    (put_back / "handover.pdf").unlink()
    shutil.rmtree(put_back / "out")
    for register in put_back.glob("register-*.xlsx"):
        register.unlink()
    run("report", *ON, "--format", "csv", "--workspace", put_back, code=0)
    assert EARLIER not in run("audit", *MARCH, "--workspace", put_back).stderr


def test_a_form_that_entered_a_round_kept_on_purpose_tells_nothing_any_more(put_back):
    shutil.rmtree(put_back.parent / "stick")
    (put_back / "handover.pdf").unlink()
    shutil.rmtree(put_back / "out")
    (register,) = put_back.glob("register-*.xlsx")
    register.rename(put_back / "evidence" / "r.xlsx")
    assert (
        "forms with a number that it never gave (evidence/r.xlsx)"
        in run("audit", *MARCH, "--workspace", put_back).stderr
    )
    run(*KEEP_APRIL, "--yes", "--workspace", put_back, code=1)
    assert "is an earlier one" not in run("audit", *MARCH, "--workspace", put_back).stderr


def test_a_copy_of_as_many_rounds_with_later_entries_tells_that_an_earlier_ledger_was_put_back(put_back):
    for later in (*(put_back.parent / "stick").iterdir(), put_back / "handover.pdf", *put_back.glob("register-*.xlsx")):
        later.unlink()
    shutil.rmtree(put_back / "out")
    earlier = (put_back / "ledger.db").read_bytes()
    run("meeting", "move", "2024-02", "2024-02-27", *ON, "--workspace", put_back, code=0)
    run("backup", "--workspace", put_back, code=0)
    assert EARLIER not in run("audit", *MARCH, "--workspace", put_back).stderr
    (put_back / "ledger.db").write_bytes(earlier)
    told = run("audit", *MARCH, "--workspace", put_back).stderr
    better = last_copy(put_back)
    assert f"{EARLIER}{better.name} in " in told
    assert "is a copy with 1 kept round and later entries" in told
    run("backup", "--workspace", put_back, code=0)
    assert last_copy(put_back) != better
    assert restoring.at(better.parent) == better


def test_what_was_lost_is_told_of_a_ledger_that_went_on_as_an_earlier_one_until_it_is_back_or_its_copies_are_moved(
    put_back,
):
    lost = last_copy(put_back)
    (put_back / "handover.pdf").unlink()
    shutil.rmtree(put_back / "out")
    for register in put_back.glob("register-*.xlsx"):
        register.unlink()
    run(*KEEP_APRIL, "--yes", "--workspace", put_back, code=1)
    apart = f"{lost.name} in {lost.parent} holds another round 2"
    for command in (("audit",), ("rounds",), ("register", "new", "--all", "--yes"), ()):
        shown = run(*command, *MARCH, "--workspace", put_back)
        assert apart in shown.stderr + shown.stdout
        assert f'auditor restore "{lost}" "{put_back}-restored"' in shown.stderr + shown.stdout
    went_on = (put_back / "ledger.db").read_bytes()
    run("restore", lost, put_back.parent / "back", code=0)
    (put_back / "ledger.db").write_bytes((put_back.parent / "back" / "ledger.db").read_bytes())
    assert "holds another round 2" in run("audit", *MARCH, "--workspace", put_back).stderr
    for copy in (put_back.parent / "stick").iterdir():
        if copy != lost:
            copy.rename(put_back.parent / copy.name)
    assert "another round 2" not in run("audit", *MARCH, "--workspace", put_back).stderr
    (put_back / "ledger.db").write_bytes(went_on)
    assert apart in run("audit", *MARCH, "--workspace", put_back).stderr
    lost.rename(put_back.parent / lost.name)
    assert "another round 2" not in run("audit", *MARCH, "--workspace", put_back).stderr
