"""The commands as people run them: exit codes, words, and files that are whole."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import unicodedata
from contextlib import nullcontext
from datetime import date
from importlib import resources
from pathlib import Path

import click
import openpyxl
import pytest
from few_offices import lay_example, leave
from running import ROOT, run, run_process
from sampling import some_of
from unprinted import drawn_only, undrawn

from auditor.cli import cli
from auditor.model.baseline import Level
from auditor.papers import making
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import baselines

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lay_example(tmp_path / "space")
    return tmp_path / "space"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, how_many) -> Path:
    """The demo; only the gate draws all of its papers, every run those of the last meeting at which tests look."""
    folder = tmp_path_factory.mktemp("demo") / "paikgacha"
    looked_at = drawn_only("annex-chair", "annex-minutes", "proposed-decision")
    with how_many(looked_at, nullcontext()), pytest.MonkeyPatch.context() as patched:
        patched.setattr(making, "WORTH_A_POOL", 10_000)  # drawn here: starting processes for it costs two seconds more
        run("demo", folder, code=0)
    return folder


def test_the_demo_keeps_two_rounds_and_writes_every_paper(demo):
    papers = {path.relative_to(demo / "out" / "002-2024-03").as_posix() for path in (demo / "out").rglob("*.*")}
    for language in ("bn", "en"):
        for name in ("annex-minutes", "annex-chair", "annex-auditor", "offices"):
            assert f"{name}.{language}.pdf" in papers
        assert len([name for name in papers if re.fullmatch(rf"offices/\d\d-[a-z0-9-]+\.{language}\.pdf", name)]) == 35
    assert "Round" in run("rounds", "--workspace", demo, code=0).stdout


def test_each_round_of_the_demo_is_made_by_the_roster_as_it_was_then(demo):
    ledger = Ledger(demo / "ledger.db")
    heads = [
        next(row.office for row in ledger.rows(head) if row.office.id == "food").accounts[0] for head in ledger.rounds()
    ]
    assert [head.holder_since for head in heads] == [None, date(2024, 3, 3)]
    assert not any(head.joining_unread for head in heads)
    assert (demo / "roster.xlsx").read_bytes() == (EXAMPLE / "roster.xlsx").read_bytes()


MOST_PAGES = {
    "annex-chair.bn": 6,
    "annex-chair.en": 6,
    "annex-minutes.bn": 4,
    "annex-minutes.en": 4,
    "proposed-decision-chair.bn": 1,
}


def page_texts(tool, path):
    """Return the words of a PDF, page by page."""
    read = subprocess.run([tool("pdftotext"), "-layout", path, "-"], capture_output=True, check=True)
    return unicodedata.normalize("NFC", read.stdout.decode()).split("\f")[:-1]


@pytest.mark.parametrize(("name", "most"), MOST_PAGES.items(), ids=MOST_PAGES)
def test_the_papers_of_the_meeting_are_no_longer_than_anybody_reads(demo, tool, name, most):
    assert len(page_texts(tool, demo / "out" / "002-2024-03" / f"{name}.pdf")) <= most


def test_the_chair_decides_and_signs_on_the_first_page_and_has_the_brief_on_its_back(demo, tool):
    front, back, *_ = page_texts(tool, demo / "out" / "002-2024-03" / "annex-chair.bn.pdf")
    for words in ("এক নজরে", "সিদ্ধান্তভিত্তিক অগ্রগতি", "সভার বিবেচনার জন্য প্রস্তাব", "প্রস্তুতকারী:", "প্রতিস্বাক্ষর:"):
        assert words in front
    for words in ("সভাপতির জন্য সংক্ষিপ্ত নোট", "সভায় বলার বিষয়", "জানতে চাওয়ার বিষয়", "ধন্যবাদ জানানোর বিষয়"):
        assert words in back
    assert "প্রস্তুতকারী:" not in back


def test_every_office_stands_once_in_the_annex(demo):
    view = json.loads((demo / "out" / "002-2024-03" / "annex-chair.json").read_text("utf-8"))
    serials = [row["serial"] for row in view["offices"]]
    assert serials == list(range(1, 36))


def test_the_password_rule_of_offices_whose_every_user_sent_a_slip_is_self_checked_and_what_they_only_answered_is_not(
    demo,
):
    papers = demo / "out" / "002-2024-03"
    chair = json.loads((papers / "annex-chair.json").read_text("utf-8"))
    place = [column["policies"] for column in chair["duties"]].index(["password-composition"])
    checked = {row["serial"]: row for row in chair["offices"] if row["duties"][place]["grade"] == "self-checked"}
    assert list(checked) == [2, 4, 8, 17, 24, 26]
    assert all(row["basis"] == "declared" and row["status"] == "implemented" for row in checked.values())
    summary = chair["summary"]
    assert (summary["implemented"], summary["best_basis"]["self-checked"]) == (15, 2)
    report = json.loads((papers / "offices" / "02-fisheries.json").read_text("utf-8"))
    known = {duty["policy"]: duty["cell"]["grade"] for duty in report["duties"]}
    assert (known["password-composition"], known["password-reset"]) == ("self-checked", "declared")
    minutes = json.loads((papers / "annex-minutes.json").read_text("utf-8"))
    assert minutes["summary"]["checks"] is None  # one grade alone would show whom the others are


def test_file_names_are_ascii(demo):
    assert all(path.name.isascii() for path in demo.rglob("*"))


def test_the_demo_leaves_a_folder_that_is_not_empty_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    run("demo", tmp_path, code=2)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_same_round_gives_the_same_papers_also_in_a_process_of_its_own(folder, tmp_path, how_many):
    for path, first, sheets in (
        (folder / "roster.xlsx", 2, 2),
        *((register, 6, 1) for register in (folder / "evidence").glob("register-*")),
    ):
        book = openpyxl.load_workbook(path)
        for sheet in book.worksheets[:sheets]:
            leave(sheet, first, {"livestock", "statistics"})
        book.save(path)
    keep(folder, "2024-03", "2024-03-21", code=1)
    again = Path(shutil.copytree(folder, tmp_path / "again"))
    papers = how_many(("--format", "docx"), ())
    run("report", *papers, "--workspace", folder, code=0)
    run_process("report", *papers, "--workspace", again, code=0)
    ours, theirs = (
        {path.relative_to(place): path.read_bytes() for path in (place / "out").rglob("*.*")}
        for place in (folder, again)
    )
    assert ours.keys() == theirs.keys()
    assert [str(name) for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.long(instead="test_the_same_round_gives_the_same_papers_also_in_a_process_of_its_own")
def test_two_demos_give_the_same_bytes_also_in_a_process_of_its_own(demo, tmp_path):
    run_process("demo", tmp_path / "again", code=0)
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


@pytest.mark.parametrize("gone", ["no ledger", "an empty one"])
def test_without_the_ledger_no_paper_is_called_right_or_wrong(folder, tmp_path, gone):
    assert "Nothing was kept yet" in run("verify", "--workspace", folder, code=0).stderr
    if gone == "an empty one":
        run("meeting", "move", "2024-02-15", "2024-02-16", "--on", "2024-02-01", "--yes", "--workspace", folder)
    (tmp_path / "annex-chair.json").write_text("{}", "utf-8")
    for paper in ("A" * 32, str(tmp_path / "annex-chair.json")):
        assert "neither for a paper nor against it" in run("verify", paper, "--workspace", folder, code=3).stderr
    (folder / "out" / "002-2024-03").mkdir(parents=True)
    assert "auditor restore" in run("verify", "--workspace", folder, code=3).stderr


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("typed", ["missing/path", "missing\\path", "missing.pdf"])
def test_a_paper_that_is_not_there_is_no_digest_that_was_copied_wrongly(demo, typed, language):
    done = run("verify", typed, "--workspace", demo, "--language", language, code=3)
    told = {"en": "is not there. Check its name and folder", "bn": "পাওয়া যায়নি। নাম ও ফোল্ডার দেখে"}[language]
    assert f"{typed} {told}" in done.stderr


def test_an_audit_counts_in_its_last_line_the_offices_that_it_names_in_all_six_standings(folder):
    done = run("audit", "--workspace", folder, "--on", "2024-03-21", code=1)
    last = done.stderr.strip().split("\n")[-1]
    counted = re.search(
        r"kept: (\d+) offices \(not counting (\d+) checked voluntarily\)\. Pass (\d+), fail (\d+), awaiting the portal (\d+), "
        r"unknown (\d+), time extended (\d+), not applicable (\d+)\.",
        last,
    )
    offices, own, *findings = map(int, counted.groups())
    judged = assessing.assess(listed.open_workspace(folder), date(2024, 3, 21))
    named = [row for row in judged.assessments if not row.office.voluntary]
    assert (offices, own) == (len(named), len(judged.assessments) - len(named))
    assert own
    assert sum(findings) == sum(len(row.of(level=Level.SHALL)) for row in named)
    assert findings[2] == sum(finding.awaits_portal for row in named for finding in row.of(level=Level.SHALL))


@pytest.mark.parametrize(("language", "words"), [("en", "counts from 01.02.2024"), ("bn", "গণনা হচ্ছে ০১.০২.২০২৪ থেকে")])
def test_a_rule_that_counts_from_another_day_than_its_decision_is_told(folder, language, words):
    own = baselines.shipped("paikgacha-2024-01").replace(
        'policy = "password-reset"', 'policy = "password-reset"\nsettings = { since = 2024-02-01 }'
    )
    (folder / "own.toml").write_text(own, "utf-8")
    path = folder / "auditor.toml"
    path.write_text(path.read_text("utf-8").replace('"paikgacha-2024-01"', '"own.toml"'), "utf-8")
    said = run("audit", "--workspace", folder, "--on", "2024-03-21", "--language", language, code=1).stderr
    assert said.count(words) == 1


def test_keeping_asks_for_the_meeting(folder):
    assert "--meeting" in run("audit", "--keep", "--workspace", folder, code=2).stderr


def test_talk_in_bangla_has_bangla_digits(folder):
    done = run("audit", "--workspace", folder, "--on", "2024-02-01", "--language", "bn", code=1)
    assert "তথ্য পাওয়া যায়নি" in done.stdout
    assert re.search("হয়েছে [০-৯]+", done.stderr)


def test_the_bare_command_shows_the_checklist(folder):
    assert "এরপর যা করবেন" in run("--language", "bn", "--on", "2024-03-21", cwd=folder, code=0).stdout


def test_outside_a_workspace_the_bare_command_shows_help_and_others_say_what_to_do(tmp_path):
    assert "Commands:" in run(cwd=tmp_path, code=0).stdout
    assert "auditor init" in run("audit", cwd=tmp_path, code=3).stderr


def test_a_changed_ledger_stops_the_work(folder):
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, code=1)
    ledger = folder / "ledger.db"
    whole = ledger.read_bytes()
    ledger.write_bytes(whole.replace(b"2024-02-20", b"2024-02-19"))
    assert "not as it was written" in run("verify", "--workspace", folder, code=3).stderr
    shown = run("--on", "2024-02-21", "--language", "en", "--workspace", folder, code=0).stdout.strip().split("\n")
    assert "not as it was written" in shown[0]
    assert "Next: auditor restore" in " ".join(shown[-2:])
    assert "neither for the paper nor against it" not in run("verify", "--workspace", folder, code=3).stderr
    assert "neither for the paper nor against it" in run("verify", "A" * 32, "--workspace", folder, code=3).stderr
    run("report", "--workspace", folder, code=3)
    changed = ledger.read_bytes()
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--workspace", folder, code=3)
    assert ledger.read_bytes() == changed


def test_one_document_goes_to_standard_output(demo):
    office = run("report", "--office", "3", "--format", "json", "--workspace", demo, code=0)
    assert json.loads(office.stdout)["office"]["serial"] == 3
    for named in ("Upazila Livestock Office and Veterinary Hospital", "ULO", "০৩"):
        assert run("report", "--office", named, "--format", "json", "--workspace", demo, code=0).stdout == office.stdout
    for part, office in (
        ("matso", "Fisheries Office (fisheries)"),
        ("প্রাণিসম্পদ", "Livestock Office and Veterinary Hospital (livestock)"),
    ):
        told = run("report", "--office", part, "--workspace", demo, "--language", "en", code=3).stderr
        assert f"may be meant: Upazila {office}." in told
    assert run("report", "--format", "terminal", "--workspace", demo, code=0).stdout


def test_an_unknown_office_format_or_round_is_named(demo):
    assert "roster list" in run("report", "--office", "99", "--workspace", demo, code=3).stderr
    told = run("report", "--format", "odt", "--workspace", demo, "--language", "en", code=2).stderr
    assert "there are the formats csv, docx, html, json, pdf, terminal, xlsx" in " ".join(told.split())
    assert "auditor rounds" in run("report", "--round", "9", "--workspace", demo, code=3).stderr


DECIDED = ("--last-meeting", "18.01.2024")


def test_init_makes_a_workspace_of_another_upazila(tmp_path):
    run("init", tmp_path / "new", "--upazila", "কয়রা", *DECIDED, code=0)
    assert (tmp_path / "new" / "evidence" / "slips").is_dir()
    done = run("audit", "--workspace", tmp_path / "new", "--on", "2024-02-20", code=1)
    assert "Put the register" in done.stderr
    assert "Pass 0" in done.stderr


def test_an_ambiguous_upazila_is_listed_with_its_districts(tmp_path):
    done = run("init", tmp_path / "new", "--upazila", "Kaliganj", *DECIDED, code=3)
    assert "Satkhira" in done.stderr
    assert "--district" in done.stderr
    run("init", tmp_path / "new", "--upazila", "Kaliganj", "--district", "Satkhira", *DECIDED, code=0)
    assert "not empty" in run("init", tmp_path / "new", "--upazila", "Koyra", *DECIDED, code=3).stderr


def test_a_register_already_there_is_left_alone(folder):
    run("register", "new", "--month", "2024-04", "--on", "2024-04-01", "--workspace", folder, code=0)
    register = folder / "register-2024-04.xlsx"
    before = register.read_bytes()
    run("register", "new", "--month", "2024-04", "--on", "2024-04-01", "--workspace", folder, code=3)
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("language", "told"), [("en", "beside it under another name"), ("bn", "নতুনটি অন্য নামে তার পাশে রাখুন")]
)
@pytest.mark.parametrize("is_there", [False, True], ids=["free", "taken"])
def test_a_register_whose_name_is_taken_in_the_evidence_is_to_be_put_there_under_another(
    folder, is_there, language, told
):
    if is_there:
        (folder / "evidence" / "register-2024-04.xlsx").write_bytes(b"")
    made = run(
        *("register", "new", "--month", "2024-04", "--on", "2024-04-01", "--language", language),
        *("--workspace", folder),
        code=0,
    )
    assert (told in made.stderr) is is_there


@pytest.fixture
def koyra(tmp_path: Path) -> Path:
    """A fresh workspace, with the register of February for one department and one union of its roster."""
    folder = tmp_path / "new"
    run("init", folder, "--upazila", "কয়রা", *DECIDED, code=0)
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    union = next(row[0].value for row in roster.worksheets[0].iter_rows() if str(row[0].value).endswith("-up"))
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {"agriculture", union})
    roster.save(folder / "roster.xlsx")
    run("register", "new", "--month", "2024-02", "--on", "2024-02-01", "--workspace", folder, code=0)
    return folder


def test_a_filled_register_dropped_into_the_folder_counts(koyra):
    path = koyra / "register-2024-02.xlsx"
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
    book.save(koyra / "evidence" / path.name)
    done = run("audit", "--json", "--workspace", koyra, "--on", "2024-02-20", code=1)
    cells = [(cell["done"], cell["of"]) for row in json.loads(done.stdout)["offices"] for cell in row["duties"]]
    assert cells.count((3, 3)) == 4


def test_a_number_of_users_will_do(koyra):
    path = koyra / "register-2024-02.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["রেজিস্টার"]
    header = next(row for row in sheet.iter_rows() if any(cell.value == "যোগাযোগের তারিখ" for cell in row))
    columns = {cell.value: cell.column for cell in header if cell.value}
    office = next(row[0].row for row in sheet.iter_rows() if row[0].value == "agriculture")
    for heading, answer in {
        "যোগাযোগের তারিখ": "০৫.০২.২০২৪", "কীভাবে": "ফোন", "ইউজার আইডি (সংখ্যা)": "৪", "Two-step": "চালু, পরীক্ষা করিনি",
    }.items():  # fmt: skip
        sheet.cell(office, columns[heading]).value = answer
    book.save(koyra / "evidence" / path.name)
    arguments = ("--workspace", koyra, "--on", "2024-02-20")
    kept = json.loads(run("audit", "--keep", "--meeting", "2024-02", "--json", *arguments, code=1).stdout)
    assert (4, 4) in {(cell["done"], cell["of"]) for row in kept["offices"] for cell in row["duties"]}
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
        "import sys\nfrom auditor.rounds.identity import listed\nfrom auditor.cli import main\n"
        f"def broken(*_, **__):\n    secret = 'CanarySecret#1'\n    raise {error}\n"
        "listed.open_workspace = broken\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "audit", "--debug", "--workspace", str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert "Canary" not in done.stderr + done.stdout
    assert ("Report it with this number" in done.stderr) is (code == 4)


@pytest.mark.parametrize(
    "line",
    some_of(
        [
            ((),), (("audit", "--on", "2024-04-02"),), (("roster", "list"),), (("rounds",),), (("policies", "--language", "bn"),),
            (("audit", "--keep"),), (("report", "--format", "terminal"),), (("report", "--office", "99"),), (("nothing",),),
        ],
        kind=lambda line: line[:1] in {("audit",), ("report",)},
    ),
    ids=" ".join,
)  # fmt: skip
def test_run_within_a_test_the_program_says_what_it_says_as_a_process(demo, line):
    assert run(*line, cwd=demo) == run_process(*line, cwd=demo)


@pytest.mark.long(instead="test_run_within_a_test_the_program_says_what_it_says_as_a_process")
def test_a_reader_that_leaves_amid_much_is_no_error(demo):
    words = [sys.executable, "-m", "auditor", "report", "--format", "terminal", "--workspace", str(demo)]
    whole = run(*words[3:], code=0).stdout
    assert len(whole.encode()) > 5 * PIPE
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, pipesize=PIPE) as writing:
        first = writing.stdout.readline()
        writing.stdout.close()
        told = writing.stderr.read()
    assert (first.decode(), told.decode(), writing.returncode) == (whole.splitlines(keepends=True)[0], "", 0)


PIPE = 4096
"""So little a pipe can be made to hold."""


def by_hand(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_text("\n".join(rows) + "\n", "utf-8-sig")


HEADER = "office,date,how,number of accounts,two-step,password reset,password rule,profile"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    (folder / "evidence").mkdir(parents=True)
    shutil.copy(EXAMPLE / "auditor.toml", folder)
    by_hand(folder, "roster.csv", "office,kind,e-mail", "Agri Office,department,agri@gmail.com")
    return folder


def keep(folder: Path, meeting: str, day: str, *more: str, code: int | None = None):
    return run("audit", "--keep", "--meeting", meeting, "--on", day, "--workspace", folder, *more, code=code)


def test_a_lower_count_of_accounts_makes_none_of_them_vanish(small):
    by_hand(small, "evidence/register-1.csv", HEADER, "Agri Office,01.02.2024,phone,5,not on,no,no,not corrected")
    keep(small, "2024-02", "2024-02-12", code=1)
    by_hand(small, "evidence/register-2.csv", HEADER, "Agri Office,05.03.2024,phone,1,on,01.03.2024,yes,it is right")
    done = keep(small, "2024-03", "2024-03-12", "--yes", code=1)
    assert "1/5" in done.stdout
    assert run("verify", "--workspace", small, code=0).stderr.count("the same") == 2


def test_a_personal_address_in_the_roster_is_told_as_such(small):
    rows = ("office,date,how,official e-mail,official e-mail used", "Agri Office,01.02.2024,phone,held,regular")
    by_hand(small, "evidence/register-1.csv", *rows)
    done = run("audit", "--workspace", small, "--on", "2024-02-12", code=1)
    assert "no e-mail address" not in done.stderr
    assert "roster's row of Agri Office is a personal one" in done.stderr


def test_a_login_typed_by_hand_finds_its_account(small):
    by_hand(small, "roster.csv", "office,post,user id", "Agri Office,Clerk,agrihead01", ",Clerk,agrihead02")
    by_hand(
        small,
        "evidence/register-1.csv",
        "office,post,user id,date,how,two-step",
        "Agri Office,Clerk,AgriHead02,01.02.2024,phone,on",
    )
    keep(small, "2024-02", "2024-02-12", code=1)
    report = json.loads(run("report", "--office", "1", "--format", "json", "--workspace", small, code=0).stdout)
    assert [account["duties"][3]["outcome"] for account in report["accounts"]] == ["unknown", "pass"]
    assert "the same" in run("verify", "--workspace", small, code=0).stderr


@pytest.mark.parametrize("meeting", ["2024-12", "2204-04", "2023-06"])
def test_a_meeting_far_from_the_audit_is_a_slip_of_the_hand(small, meeting):
    assert "nothing was kept" in keep(small, meeting, "2024-02-20", code=3).stderr
    assert not (small / "ledger.db").exists()


def test_a_register_that_cannot_be_read_stands_in_the_round_as_not_read(folder):
    (folder / "evidence" / "register-2024-03.xlsx").write_bytes(b"PK broken")
    kept = keep(folder, "2024-02", "2024-02-20", code=1)
    assert "1 file in evidence/ was not read, and the round says so: register-2024-03.xlsx" in kept.stderr


def test_a_workspace_may_name_further_implementers(folder):
    with (folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[also]\n"2024-01/09" = ["union"]\n')
    keep(folder, "2024-03", "2024-03-21", code=1)
    annex = json.loads(run("report", "--audience", "chair", "--format", "json", "--workspace", folder, code=0).stdout)
    assert annex["summary"]["decisions"][1]["total"]["total"] == 6
    assert "the same" in run("verify", "--workspace", folder, code=0).stderr


@pytest.mark.parametrize("target", ["ledger.db", "roster.xlsx", "evidence", "x" * 300 + ".json"])
def test_a_report_overwrites_nothing_of_the_workspaces_own(folder, target):
    keep(folder, "2024-02", "2024-02-20", code=1)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = run("report", "--office", "1", "--format", "json", "--output", folder / target, "--workspace", folder)
    assert done.returncode in {2, 3}
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "name", ["roster.ods", "Roster.XLS", "roster (1).xlsx", "roster - Copy.xlsx", "Copy of roster.xlsx"]
)
def test_a_file_called_like_a_roster_is_named_beside_the_right_one_and_alone(folder, name):
    (folder / name).write_bytes((folder / "roster.xlsx").read_bytes())
    said = " ".join(run("roster", "check", "--workspace", folder, "--language", "en").stdout.split())
    assert f"{name} lies beside roster.xlsx and was not read." in said
    (folder / "roster.xlsx").unlink()
    refused = run("audit", "--workspace", folder, "--language", "en", code=3).stderr
    assert f"{name} lies there, and the list of offices and accounts is not read from it" in " ".join(refused.split())
    assert "save it there as an Excel workbook" in " ".join(refused.split())


def test_a_print_of_the_roster_is_named_only_where_there_is_no_roster(folder):
    (folder / "roster.docx").write_bytes(b"PK")
    assert "roster.docx" not in run("roster", "check", "--workspace", folder, "--language", "en").stdout
    (folder / "roster.xlsx").unlink()
    assert "roster.docx lies there" in run("audit", "--workspace", folder, "--language", "en", code=3).stderr


def test_two_rosters_are_one_too_many(folder):
    by_hand(folder, "offices.csv", "office", "Agri Office")
    assert "several rosters" in run("audit", "--workspace", folder, code=3).stderr


def test_what_was_kept_can_be_looked_at_without_a_roster(folder):
    keep(folder, "2024-02", "2024-02-20", code=1)
    (folder / "roster.xlsx").unlink()
    for command in (["rounds"], ["verify"], ["report", "--format", "terminal"]):
        run(*command, "--workspace", folder, code=0)


@pytest.mark.parametrize(
    "line",
    ["language = []", "language = {}", 'baseline = "' + "x" * 5000 + '"', "x = " + "[" * 5000, "x = " + "9" * 10000],
)
def test_hostile_settings_are_refused_in_words(folder, line):
    (folder / "auditor.toml").write_text(line + "\n", "utf-8")
    run("audit", "--workspace", folder, code=3)


def test_a_link_in_the_evidence_folder_is_not_followed(folder, tmp_path):
    outside = tmp_path / "register-outside.csv"
    outside.write_text("office\n", "utf-8")
    (folder / "evidence" / "register-link.csv").symlink_to(outside)
    assert "link to another place" in run("audit", "--workspace", folder, "--on", "2024-02-20", code=1).stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_the_output_is_told_truly(folder):
    command = f"'{sys.executable}' -m auditor audit --keep --meeting 2024-02 --on 2024-02-20 --workspace '{folder}' > /dev/full"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=buffered, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "What was kept before stays kept" in done.stderr
    assert "Round" in run("rounds", "--workspace", folder, code=0).stdout


def _named_in_documents():
    """Yield each command line that the documents name: the document, and the words behind `auditor`."""
    for document in (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.bn.md"):
        for line in re.findall(
            r"`(?:\$ )?auditor ([^`\n]*)`|^\$ auditor (.*)$", document.read_text("utf-8"), re.MULTILINE
        ):
            yield document.name, "".join(line).split()


def test_every_command_that_the_documents_name_is_one_and_has_the_options_that_they_name():
    found = list(_named_in_documents())
    assert len(found) > 200
    wrong = []
    for document, words in found:
        command, context, left = cli, click.Context(cli), list(words)
        while isinstance(command, click.Group) and left and (below := command.get_command(context, left[0])):
            command, left = below, left[1:]
        is_one = command is not cli or all(word.startswith("-") for word in left[:1])
        options = {option for each in (*command.params, *cli.params) for option in (*each.opts, *each.secondary_opts)}
        named = {option for word in left for option in re.findall(r"^\[?(--[a-z-]+)", word)}
        wrong += [] if is_one and named <= {*options, "--help"} else [(document, " ".join(words))]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "readme", "heading"),
    [("en", "README.md", "A month's work by commands"), ("bn", "README.bn.md", "কমান্ডে এক মাসের কাজ")],
)
def test_a_month_s_work_as_the_readme_shows_it_goes_as_it_is_pasted_and_says_what_is_shown(
    tmp_path, language, readme, heading
):
    """Both show the same work and make the same papers, hundreds of them; they are drawn once."""
    section = (ROOT / readme).read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    pasted = "\n".join(re.findall(r"^```\n(.*?)^```", section, re.DOTALL | re.MULTILINE))
    where, shown_of = tmp_path, []
    for each in re.split(r"^\$ ", pasted, flags=re.MULTILINE)[1:]:
        line, _, shown = each.partition("\n")
        for one in line.split(" && "):
            program, *words = shlex.split(one)
            if program == "cd":
                where = (where / words[0]).resolve()
                continue
            assert program == "auditor"
            with undrawn() if language == "en" else nullcontext():
                done = run(*words, *(() if "--language" in words else ("--language", language)), cwd=where)
            assert done.returncode in {0, 1}, done.stderr
        table, is_cut, talk = f"\n{shown}".rpartition("\n…\n")
        said = done.stderr.replace(where.parent.as_posix(), "…").split("\n")
        told = [words for words in talk.split("\n") if words]
        assert [words for words in told if words not in said] == []
        assert [row for row in table.split("\n") if row and row not in done.stdout.split("\n")] == []
        assert not is_cut or told == [words for words in said if words], "of the audit each line that is said is shown"
        shown_of += [line] if told else []
    assert len(shown_of) == 4


def test_a_link_that_tells_a_password_refuses_the_roster_and_is_not_repeated(small):
    by_hand(small, "roster.csv", "office,website", "Agri Office,https://www.agri.example.gov.bd?pw=CanaryInALink71")
    said = run("roster", "check", "--workspace", small, code=3)
    assert "cell B2 seems to tell a password" in said.stderr
    assert "Canary" not in said.stdout + said.stderr


@pytest.mark.parametrize("end", ["?x=CanaryInALink71", "#CanaryInALink71", "/bn?x=1&key=CanaryInALink71"])
def test_a_secret_at_the_end_of_a_portals_address_is_neither_said_nor_kept(small, end):
    by_hand(small, "roster.csv", "office,website", f"Agri Office,https://www.agri.example.gov.bd{end}")
    said = run("roster", "check", "--workspace", small)
    kept = keep(small, "2024-02", "2024-02-12", "--yes", code=1)
    run("report", "--format", "json", "--workspace", small, code=0)
    assert "Canary" not in said.stdout + said.stderr + kept.stdout + kept.stderr
    made = [path for path in small.rglob("*") if path.is_file() and path.name != "roster.csv"]
    assert not [path.name for path in made if b"Canary" in path.read_bytes()]


@pytest.mark.parametrize(
    "line",
    [
        ["Canary#4711"], ["audit", "Canary#4711"], ["audit", "--on", "Canary#4711"], ["audit", "--language=Canary#4711"],
        ["audit", "--workspace", "Canary#4711"], ["--Canary#4711"], ["roster", "Canary#4711"], ["verify", "Canary#4711"],
        ["report", "--office", "Canary#4711"], ["rollup", "/nowhere/Canary#4711"], ["policies", "Canary#4711"],
        ["init", "Canary#4711/x", "--upazila", "Canary#4711"], ["audit", "--keep", "--meeting", "Canary#4711"],
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_secret_typed_onto_the_line_is_not_repeated(line, language, tmp_path):
    done = run(*line, "--language", language, cwd=tmp_path)
    assert done.returncode in {2, 3}
    assert "Canary" not in done.stdout + done.stderr


def test_the_name_of_a_part_of_a_command_stays_in_its_messages(folder):
    assert "there is no page" in run("selfcheck", "page", "--workspace", folder, code=3).stderr
    assert "hand|post|meeting|mail" in run("invite", "delivered", "hnad", "x", "--workspace", folder, code=2).stderr


def test_a_stray_word_is_not_cut_out_of_other_words(folder):
    told = run("audit", "comm", "--language", "en", "--workspace", folder, code=2).stderr
    assert "Usage: auditor audit" in told
    assert "The command was typed with more than it takes" in told
