"""The commands as people run them: exit codes, words, and files that are whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import openpyxl
import pytest

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
ROOT = Path(__file__).parents[2]


def run(*arguments: object, cwd: Path | None = None, code: int | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", *map(str, arguments)],
        cwd=cwd or ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in done.stderr
    if code is not None:
        assert done.returncode == code, done.stderr
    return done


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "space")
    return tmp_path / "space"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "paikgacha"
    run("demo", folder, code=0)
    return folder


def test_the_demo_keeps_two_rounds_and_writes_every_paper(demo):
    papers = {path.relative_to(demo / "out" / "002-2024-03").as_posix() for path in (demo / "out").rglob("*.*")}
    for language in ("bn", "en"):
        for name in ("annex-minutes", "annex-chair", "annex-auditor", "offices"):
            assert f"{name}.{language}.pdf" in papers
        assert len([name for name in papers if re.fullmatch(rf"offices/\d\d-[a-z0-9-]+\.{language}\.pdf", name)]) == 35
    assert "Round" in run("rounds", "--workspace", demo, code=0).stdout


def test_every_office_stands_once_in_the_annex(demo):
    view = json.loads((demo / "out" / "002-2024-03" / "annex-chair.json").read_text("utf-8"))
    serials = [row["serial"] for row in view["offices"]]
    assert serials == list(range(1, 36))


def test_file_names_are_ascii(demo):
    assert all(path.name.isascii() for path in demo.rglob("*"))


def test_the_demo_leaves_a_folder_that_is_not_empty_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    run("demo", tmp_path, code=2)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_two_demos_give_the_same_bytes(demo, tmp_path):
    run("demo", tmp_path / "again", code=0)
    ours = {path.relative_to(demo): path.read_bytes() for path in (demo / "out").rglob("*.*")}
    theirs = {
        path.relative_to(tmp_path / "again"): path.read_bytes() for path in (tmp_path / "again" / "out").rglob("*.*")
    }
    assert ours.keys() == theirs.keys()
    assert [str(name) for name in ours if ours[name] != theirs[name]] == []


def test_verify_recomputes_every_round_of_the_demo(demo):
    done = run("verify", "--workspace", demo, code=0)
    assert done.stderr.count("the same") == 2


def test_verify_tells_from_a_paper_which_round_it_was(demo):
    digest = run("rounds", "--workspace", demo, code=0).stdout.strip().split("\n")[2].split()[-1]
    assert "round 1" in run("verify", digest.lower().replace("-", " "), "--workspace", demo, code=0).stderr
    wrong = digest[:-1] + ("0" if digest[-1] != "0" else "1")
    assert "fits no round" in run("verify", wrong, "--workspace", demo, code=3).stderr
    run("verify", "12345", "--workspace", demo, code=2)


def test_an_audit_counts_all_five_outcomes_in_its_last_line(folder):
    done = run("audit", "--workspace", folder, "--on", "2024-03-21", code=1)
    last = done.stderr.strip().split("\n")[-1]
    assert re.search(r"Pass \d+, fail \d+, unknown \d+, not applicable \d+, waived \d+", last)


def test_keeping_asks_for_the_meeting(folder):
    assert "--meeting" in run("audit", "--keep", "--workspace", folder, code=2).stderr


def test_talk_in_bangla_has_bangla_digits(folder):
    done = run("audit", "--workspace", folder, "--on", "2024-03-21", "--language", "bn", code=1)
    assert "তথ্য পাওয়া যায়নি" in done.stdout
    assert re.search("হয়েছে [০-৯]+", done.stderr)


def test_the_bare_command_shows_the_checklist_in_the_workspaces_language(folder):
    assert "এরপর যা করবেন" in run("--on", "2024-03-21", cwd=folder, code=0).stdout


def test_outside_a_workspace_the_bare_command_shows_help_and_others_say_what_to_do(tmp_path):
    assert "Commands:" in run(cwd=tmp_path, code=0).stdout
    assert "auditor init" in run("audit", cwd=tmp_path, code=3).stderr


def test_a_changed_ledger_stops_the_work(folder):
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, code=1)
    ledger = folder / "ledger.db"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole.replace(b"2024-02-20", b"2024-02-19"))
    assert "not as it was written" in run("verify", "--workspace", folder, code=3).stderr
    run("report", "--workspace", folder, code=3)
    changed = ledger.read_bytes()
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--workspace", folder, code=3)
    assert ledger.read_bytes() == changed


def test_one_document_goes_to_standard_output(demo):
    office = run("report", "--office", "3", "--format", "json", "--workspace", demo, code=0)
    assert json.loads(office.stdout)["office"]["serial"] == 3
    assert run("report", "--format", "terminal", "--workspace", demo, code=0).stdout


def test_an_unknown_office_format_or_round_is_named(demo):
    assert "roster list" in run("report", "--office", "99", "--workspace", demo, code=3).stderr
    assert "formats" in run("report", "--format", "odt", "--workspace", demo, code=2).stderr
    assert "auditor rounds" in run("report", "--round", "9", "--workspace", demo, code=3).stderr


def test_init_makes_a_workspace_of_another_upazila(tmp_path):
    run("init", tmp_path / "new", "--upazila", "কয়রা", code=0)
    done = run("audit", "--workspace", tmp_path / "new", "--on", "2024-02-20", code=1)
    assert "Put the register" in done.stderr
    assert "Pass 0" in done.stderr


def test_an_ambiguous_upazila_is_listed_with_its_districts(tmp_path):
    done = run("init", tmp_path / "new", "--upazila", "Kaliganj", code=3)
    assert "Satkhira" in done.stderr
    assert "--district" in done.stderr
    run("init", tmp_path / "new", "--upazila", "Kaliganj", "--district", "Satkhira", code=0)
    assert "not empty" in run("init", tmp_path / "new", "--upazila", "Koyra", code=3).stderr


def test_a_register_already_there_is_left_alone(folder):
    run("register", "new", "--month", "2024-04", "--on", "2024-04-01", "--workspace", folder, code=0)
    register = folder / "register-2024-04.xlsx"
    before = register.read_bytes()
    run("register", "new", "--month", "2024-04", "--on", "2024-04-01", "--workspace", folder, code=3)
    assert register.read_bytes() == before


def test_a_filled_register_dropped_into_the_folder_counts(tmp_path):
    run("init", tmp_path / "new", "--upazila", "কয়রা", code=0)
    run("register", "new", "--month", "2024-02", "--on", "2024-02-01", "--workspace", tmp_path / "new", code=0)
    path = tmp_path / "new" / "register-2024-02.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["রেজিস্টার"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "যোগাযোগের তারিখ" for cell in row))
    columns = {cell.value: cell.column for cell in header if cell.value}
    union = next(row[0].row for row in sheet.iter_rows() if str(row[0].value).endswith("-up"))
    for heading, answer in {
        "যোগাযোগের তারিখ": "০৫/০২/২৪", "কীভাবে": "ফোন", "Two-step": "চালু, লগইনে কোড চায়", "পাসওয়ার্ড রিসেট": "১লা ফেব্রুয়ারী ২০২৪",
        "তিন ধরনের অক্ষর আছে (নিয়ম)": "জ্বি", "প্রোফাইল হালনাগাদ": "ঠিক আছে",
    }.items():  # fmt: skip
        sheet.cell(union, columns[heading]).value = answer
    book.save(tmp_path / "new" / "evidence" / path.name)
    done = run("audit", "--workspace", tmp_path / "new", "--on", "2024-02-20", code=1)
    assert done.stdout.count("3/3") == 4


def test_a_number_of_users_will_do(tmp_path):
    run("init", tmp_path / "new", "--upazila", "কয়রা", code=0)
    run("register", "new", "--month", "2024-02", "--on", "2024-02-01", "--workspace", tmp_path / "new", code=0)
    path = tmp_path / "new" / "register-2024-02.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["রেজিস্টার"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "যোগাযোগের তারিখ" for cell in row))
    columns = {cell.value: cell.column for cell in header if cell.value}
    office = next(row[0].row for row in sheet.iter_rows() if row[0].value == "agriculture")
    for heading, answer in {
        "যোগাযোগের তারিখ": "০৫.০২.২০২৪", "কীভাবে": "ফোন", "ইউজার আইডি (সংখ্যা)": "৪", "Two-step": "চালু, পরীক্ষা করিনি",
    }.items():  # fmt: skip
        sheet.cell(office, columns[heading]).value = answer
    book.save(tmp_path / "new" / "evidence" / path.name)
    arguments = ("--workspace", tmp_path / "new", "--on", "2024-02-20")
    assert "4/4" in run("audit", "--keep", "--meeting", "2024-02", *arguments, code=1).stdout
    assert "the same" in run("verify", *arguments, code=0).stderr


def test_a_roster_with_passwords_is_refused_whole_and_its_values_are_never_said(folder):
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    sheet = book.worksheets[1]
    sheet.cell(1, sheet.max_column + 1).value = "পাসওয়ার্ড"
    sheet.cell(2, sheet.max_column).value = "CanaryShouldNotShow#71"
    book.save(folder / "roster.xlsx")
    done = run("audit", "--workspace", folder, code=3)
    assert "refused" in done.stderr
    assert "Canary" not in done.stderr + done.stdout
    assert not (folder / "ledger.db").exists()


@pytest.mark.parametrize(("error", "code"), [("ValueError('Canary')", 4), ("KeyboardInterrupt()", 130)])
def test_a_defect_is_told_with_a_number_and_without_values(folder, error, code):
    script = (
        "import sys\nfrom auditor import pipeline\nfrom auditor.cli import main\n"
        f"def broken(folder):\n    secret = 'CanarySecret#1'\n    raise {error}\n"
        "pipeline.open_workspace = broken\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", "--debug", "--workspace", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert "Canary" not in done.stderr + done.stdout
    assert ("Report it with this number" in done.stderr) is (code == 4)


def test_an_interrupted_reader_is_no_error(demo):
    command = f"'{sys.executable}' -m auditor report --format terminal --workspace '{demo}' | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
