"""What is typed wrongly is told as what it is, and costs no file."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from running import run
from typed_upazila import TypedUpazila

from auditor.rollup import returns

DECIDED = ("--last-meeting", "18.01.2024")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A workspace with a kept round; only to be looked at."""
    folder = tmp_path_factory.mktemp("kept") / "space"
    lay_example(folder)
    run("audit", "--keep", "--yes", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, code=1)
    return folder


def test_a_district_that_is_none_is_told_and_not_the_upazila(tmp_path):
    said = run("init", tmp_path / "new", "--upazila", "Kaliganj", "--district", "Xyzzy", *DECIDED, code=3).stderr
    assert "No district of that name" in said
    assert not (tmp_path / "new").exists()


def test_an_upazila_of_another_district_is_told_with_its_own(tmp_path):
    said = run("init", tmp_path / "new", "--upazila", "Koyra", "--district", "Dhaka", *DECIDED, code=3).stderr
    assert "Koyra (Khulna)" in said


def test_a_workspace_that_is_not_there_is_not_the_one_around_it(folder):
    said = run("rounds", "--workspace", "not-there", cwd=folder, code=3).stderr
    assert "There is no folder" in said
    (folder / "sub").mkdir()
    assert "No round was kept yet" in run("rounds", "--workspace", "sub", cwd=folder, code=0).stderr


def test_a_folder_beside_a_workspace_does_not_lie_in_it_where_it_is_named_from_there(folder, tmp_path):
    (tmp_path / "beside").mkdir()
    for named in ("../beside", ".."):
        said = run("rounds", "--workspace", named, cwd=folder, code=3).stderr
        assert "is not inside a workspace" in said
        assert "rounds" not in said
    said = run("rounds", "--workspace", "../not-there", cwd=folder, code=3).stderr
    assert f'There is no folder "{tmp_path / "not-there"}"' in said


def test_what_is_written_beside_a_workspace_may_be_called_as_a_file_of_it(kept):
    written = kept.parent / "roster.xlsx"
    written.write_bytes(b"of somebody else, and to be written anew")
    run("report", "--audience", "chair", "--format", "xlsx", "--output", "../roster.xlsx", cwd=kept)
    assert written.read_bytes().startswith(b"PK")


def test_what_is_missing_of_the_mailbox_is_named_where_only_another_part_is_told(folder):
    before = (folder / "auditor.toml").read_bytes()
    said = run("mail", "settings", "--user", "ap", cwd=folder, code=3).stderr
    assert '"your own address" is missing. Write one address' in said
    assert '"SMTP server" is missing. A server is written' in said
    assert (folder / "auditor.toml").read_bytes() == before


def test_where_nobody_is_asked_it_is_said_how_another_upazila_is_begun_and_how_the_same_is_named(kept):
    said = run("settings", "--upazila", "Koyra", cwd=kept, code=3).stderr
    assert "add --same-upazila" in said
    assert "Another upazila is begun in a folder of its own: auditor init FOLDER" in said
    assert f"If {kept.name} is a copy that was made to begin it, run: auditor init {kept.name} --new-ledger" in said


def test_who_has_no_roster_is_sent_to_no_command_that_refuses_the_folder(folder, tmp_path):
    (folder / "roster.xlsx").unlink()
    said = run("audit", cwd=folder, code=3).stderr
    assert "auditor init NEWFOLDER" in said
    run("init", tmp_path / "NEWFOLDER", "--upazila", "Koyra", *DECIDED, "--on", "2024-02-01", code=0)
    assert (tmp_path / "NEWFOLDER" / "roster.xlsx").is_file()


def test_a_folder_for_copies_is_remembered_by_where_it_is_not_by_the_way_to_it(folder, tmp_path):
    (tmp_path / "stick").mkdir()
    run("backup", "../stick", cwd=folder, code=0)
    assert f'"{tmp_path / "stick"}"' in (folder / "auditor.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Dhaka", "Dacope (Khulna)"), ("Khulna", "Kahaloo (Bogura)"), ("Jessore", "Gosairhat"), ("Pabna", "Paba (Rajshahi)"), ("কয়ারা", "Koyra")],
)  # fmt: skip
def test_an_upazila_with_a_near_name_is_suggested_and_never_taken_for_it(tmp_path, typed, near):
    said = run("init", tmp_path / "new", "--upazila", typed, *DECIDED, "--language", "en", code=3).stderr
    assert "Near names are: " in said
    assert near in said
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("typed", ["Koira", "Sabhar", "Paikgachha", "paikgasa upazila"])
def test_a_name_that_sounds_as_the_upazila_s_own_is_taken(tmp_path, typed):
    run("init", tmp_path / "new", "--upazila", typed, *DECIDED, code=0)


@pytest.mark.parametrize("typed", [("keys",), ("keys", "forget", "2024-03"), ("slips",), ("audit",)], ids=" ".join)
def test_a_key_file_that_is_not_there_is_told(folder, typed):
    said = run(*typed, "--key-file", "keys/not-there.bin", "--workspace", folder, code=3).stderr
    assert "There is no key file" in said


def of_ours(space):
    """Return what the files of a workspace outside its papers are."""
    return {path: path.read_bytes() for path in space.rglob("*") if path.is_file() and "out" not in path.parts}


OURS = (
    "roster.xlsx",
    "ledger.db",
    "auditor.toml",
    "waivers.toml",
    "evidence/register-2024-02.xlsx",
    "evidence/new.json",
)


@pytest.mark.parametrize("name", OURS)
def test_no_output_takes_the_place_of_a_file_of_the_workspace(kept, name):
    before = of_ours(kept)
    said = run("return", "--output", kept / name, "--workspace", kept, code=3).stderr
    assert "nothing was written" in said
    assert of_ours(kept) == before


def test_reports_pages_and_roll_ups_are_not_written_over_ours_either(kept):
    before = of_ours(kept)
    for typed in (
        ("report", "--audience", "auditor", "--format", "xlsx", "--output", kept / "roster.xlsx"),
        ("report", "--output", kept / "evidence"),
        ("rollup", kept, "--output", kept / "evidence" / "rollup"),
        ("selfcheck", "page", "--output", kept / "ledger.db"),
    ):
        assert "nothing was written" in run(*typed, "--workspace", kept, code=3).stderr
    assert of_ours(kept) == before


def test_an_output_that_an_office_program_has_open_is_left_alone(kept, tmp_path):
    (tmp_path / "annex.xlsx").write_bytes(b"open")
    (tmp_path / "~$annex.xlsx").touch()
    typed = ("report", "--audience", "chair", "--format", "xlsx", "--output", tmp_path / "annex.xlsx")
    assert "open in another program" in run(*typed, "--workspace", kept, code=3).stderr
    assert (tmp_path / "annex.xlsx").read_bytes() == b"open"


def test_an_output_of_before_is_made_again(kept, tmp_path):
    for place in (tmp_path / "mine.json", kept / "out" / "mine.json"):
        for _ in range(2):
            run("return", "--output", place, "--workspace", kept, code=0)


def test_returns_of_days_to_come_are_named_with_the_day_of_this_computer(tmp_path, returned):
    (tmp_path / "inbox").mkdir()
    for name in ("Koyra", "Dacope"):
        made = replace(returned(name), day=date(2024, 6, 1), meeting="2024-06")
        (tmp_path / "inbox" / f"{name}.json").write_bytes(returns.encode(made))
    said = run("rollup", tmp_path / "inbox", "--on", "2024-03-30", code=3).stderr
    assert "Koyra.json was not counted: the day of the information is still to come" in said
    assert "Today is 30.03.2024" in said
    assert "Put the files that the upazilas sent" not in said


@pytest.mark.parametrize("command", [("audit",), ("roster", "check")])
def test_a_files_name_gives_no_orders_to_the_terminal(folder, command):
    try:
        (folder / "evidence" / "a\x1b]0;taken\x07\x1b[31m.xlsx").write_bytes(b"no workbook")
    except OSError:
        pytest.skip("this system has no such names")
    done = run(*command, "--on", "2024-03-21", "--workspace", folder)
    assert not {"\x1b", "\x07"} & {*done.stdout, *done.stderr}


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_files_name_makes_no_line_of_its_own(folder, end):
    name = f"a{end}Nothing is wrong. Kept"
    try:
        (folder / "inbox").mkdir()
        (folder / "inbox" / f"{name}.json").write_bytes(b"{}")
        (folder / "evidence" / "slips").mkdir()
        (folder / "evidence" / "slips" / f"{name}.txt").write_bytes(b"PWSLIP1.000")
        (folder / f"{name}.html").write_bytes(b"<p>")
    except OSError:
        pytest.skip("this system has no such names")
    for command in (("audit",), ("rollup", folder / "inbox"), ("published", folder / f"{name}.html")):
        said = run(*command, "--on", "2024-03-21", cwd=folder).stderr
        assert "a?Nothing is wrong" in said
        assert not any(line.startswith("Nothing is wrong") for line in said.splitlines())


def test_one_cell_is_not_quoted_against_itself(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists("koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,UP Secretary,koyra.up")
    on_without_code = '"চালু, কিন্তু লগইনে কোড চায় না"'
    made.answers(f"Koyra UP,UP Secretary,10.02.2024,ভিডিও কলে যাচাই,{on_without_code},২০.০১.২০২৪,২০.০১.২০২৪,,,সকাল ১০:৩০")
    said = made.keep(code=1).stderr
    assert "register-1.csv" not in said, "nobody told otherwise than was seen"
    papers = ("report", "--format", "terminal", "--language", "en", "--workspace", made.folder)
    shown = " ".join(run(*papers, "--office", "koyra", code=0).stdout.replace("|", " ").split())
    assert "said to be on, but a login did not ask for the code" in shown
    assert "yes (declared)" not in shown
