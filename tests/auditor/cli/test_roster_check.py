"""`auditor roster check` shows before and after, and writes a corrected copy beside the original, over nothing."""

from __future__ import annotations

import io
import re
import shutil
from importlib import resources
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from running import run
from typed_upazila import TypedUpazila

from auditor.roster.sheets import EXPECTED
from auditor.tables import bijoy, files

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
COPY = "roster-corrected.xlsx"


def retyped(content: bytes) -> bytes:
    """Return a roster as a hand types it in Bijoy: Bangla in SutonnyMJ, all else in Times New Roman."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        mj, times = book.add_format({"font_name": "SutonnyMJ"}), book.add_format({"font_name": "Times New Roman"})
        for sheet, _ in files.open_table("roster.xlsx", content).sheets(EXPECTED)[:2]:
            page = book.add_worksheet(sheet.name)
            for number, row in enumerate(sheet.rows):
                for column, cell in enumerate(row):
                    words = str(cell)
                    bangla = any("\u0980" <= sign <= "\u09ff" for sign in words)
                    page.write_string(
                        number, column, bijoy.from_unicode(words) if bangla else words, mj if bangla else times
                    )
    return out.getvalue()


@pytest.fixture(scope="module")
def bijoy_roster() -> bytes:
    return retyped((EXAMPLE / "roster.xlsx").read_bytes())


@pytest.fixture
def folder(tmp_path: Path, bijoy_roster: bytes) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "space")
    (tmp_path / "space" / "roster.xlsx").write_bytes(bijoy_roster)
    return tmp_path / "space"


def test_a_roster_in_bijoy_stops_the_audit_with_the_command_that_helps(folder: Path) -> None:
    told = run("audit", "--workspace", folder, code=3).stderr
    assert "looks like Bijoy (SutonnyMJ), so the roster was not used" in told
    assert "auditor roster check --write-corrected" in told


def test_the_check_shows_the_columns_their_cells_and_samples_before_and_after(folder: Path) -> None:
    done = run("roster", "check", "--workspace", folder, code=1)
    assert "See the converted sample below; if it is right run auditor roster check --write-corrected" in done.stdout
    assert "  headings: 11 cells" in done.stdout
    assert "  B (দপ্তরের নাম): 35 cells" in done.stdout
    assert f"    {bijoy.from_unicode('উপজেলা কৃষি অফিস')} → উপজেলা কৃষি অফিস" in done.stdout
    assert "gov.bd →" not in done.stdout
    assert "রূপান্তরিত নমুনা নিচে দেখুন" in run("roster", "check", "--language", "bn", "--workspace", folder, code=1).stdout


def test_the_corrected_copy_is_used_in_place_of_the_original_and_judges_the_same(folder: Path, tmp_path: Path) -> None:
    before = (folder / "roster.xlsx").read_bytes()
    done = run("roster", "check", "--write-corrected", "--workspace", folder, code=1)
    assert "put the original away, rename roster-corrected.xlsx to roster.xlsx" in done.stderr
    assert (folder / "roster.xlsx").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir() if path.is_file() and "roster" in path.name) == [
        COPY,
        "roster.xlsx",
    ]
    (folder / "roster.xlsx").unlink()
    (folder / COPY).rename(folder / "roster.xlsx")
    shutil.copytree(EXAMPLE, tmp_path / "example")
    listed = [run("roster", "list", "--workspace", one, code=0).stdout for one in (folder, tmp_path / "example")]
    assert listed[0] == listed[1]
    judged = [
        run("audit", "--on", "2024-03-14", "--workspace", one, code=1).stdout for one in (folder, tmp_path / "example")
    ]
    assert judged[0] == judged[1]


def test_nothing_is_written_over_a_copy_that_is_there(folder: Path) -> None:
    (folder / COPY).write_bytes(b"mine")
    done = run("roster", "check", "--write-corrected", "--workspace", folder, code=3)
    assert "roster-corrected.xlsx is already there, so nothing was written" in done.stderr
    assert (folder / COPY).read_bytes() == b"mine"


def test_a_roster_of_which_nothing_could_be_read_gives_no_copy(folder: Path) -> None:
    (folder / "roster.xlsx").unlink()
    (folder / "roster.csv").write_text("ক,খ\n১,২\n", "utf-8")
    run("roster", "check", "--write-corrected", "--workspace", folder, code=3)
    assert not (folder / COPY).exists()


def test_a_clean_roster_can_be_written_too_with_what_was_left_out_on_the_last_sheet(folder: Path) -> None:
    (folder / "roster.xlsx").unlink()
    rows = ["দপ্তরের নাম,মোবাইল,রং", "উপজেলা কৃষি অফিস,1712345678,লাল", "লতা ইউপি,abc,নীল"]
    (folder / "roster.csv").write_text("\n".join(rows), "utf-8-sig")
    run("roster", "check", "--write-corrected", "--workspace", folder, code=1)
    book = openpyxl.load_workbook(folder / COPY)
    words = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "01712345678" in words
    assert any('row 3, "মোবাইল"' in one for one in words)
    assert any('column "রং" is not known' in one for one in words)
    assert not {"abc", "লাল", "নীল"} & set(words)


def test_a_password_column_refuses_the_file_and_gives_no_copy(folder: Path) -> None:
    (folder / "roster.xlsx").unlink()
    (folder / "roster.csv").write_text("দপ্তরের নাম,পাসওয়ার্ড\nউপজেলা কৃষি অফিস,x\n", "utf-8")
    done = run("roster", "check", "--write-corrected", "--workspace", folder, code=3)
    assert "seems to hold passwords" in done.stderr
    assert not (folder / COPY).exists()


@pytest.mark.parametrize(("name", "doubtful"), [("Deluti UP", 1), ("Lota Union Parishad", 0)])
def test_another_office_in_the_row_of_a_code_is_asked_about_and_has_nothing_of_its_history(tmp_path, name, doubtful):
    made = TypedUpazila(tmp_path / "space")
    row = "lota,{name},union,Chairman,2,lota.example.gov.bd,,"
    made.lists(row.format(name="Lota UP"))
    made.answers("Lota UP,,10.02.2024,ফোন,চালু,১৯.০১.২০২৪,ঠিক আছে,,নিয়মিত,")
    made.keep("--yes")
    made.lists(row.format(name=name))
    asked = "Roster: Lota UP, now Deluti UP: the same office?"
    told = made.audit(on="2024-02-21")
    assert ("no information" in told.stdout, asked in told.stderr) == (bool(doubtful), bool(doubtful))
    checked = run("roster", "check", "--workspace", made.folder, "--language", "en", code=doubtful)
    assert f"doubtful {doubtful}," in checked.stderr
    assert (f"doubtful: {asked}" in checked.stdout) is bool(doubtful)


def test_the_check_asks_all_who_is_who_that_the_audit_asks(tmp_path):
    """A user ID is written otherwise; that is asked for what was told of it."""
    made = TypedUpazila(tmp_path / "space")
    listed = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,{login}"
    made.lists(listed.format(login="lota_sec"))
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,হ্যাঁ,১৯.০১.২০২৪,,,")
    made.keep()
    made.lists(listed.format(login="lota.sec"))
    line = ("--on", "2024-03-20", "--workspace", made.folder, "--language", "en")
    asked = [words for words in run("audit", *line).stderr.splitlines() if "Until it is answered" in words]
    assert len(asked) == 1
    checked = run("roster", "check", *line, code=1)
    assert [words for words in checked.stdout.splitlines() if words.endswith(asked[0].removeprefix("- "))]
    assert "doubtful 1" in checked.stderr


def test_the_places_that_the_audit_counts_are_those_of_the_check_but_for_what_it_asks(tmp_path):
    """A user ID is written otherwise, an address is mended on reading, and a day of joining lies ahead."""
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota_sec")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,হ্যাঁ,১৯.০১.২০২৪,,,")
    made.keep()
    made.lists(
        "lota,Lota UP,union,Chairman,,https://lota.example.gov.bd/,Secretary,lota.sec",
        "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,koyra",
    )
    line = ("--on", "2024-03-20", "--workspace", made.folder, "--language", "en")
    run(
        "roster",
        "correct",
        "koyra/ইউপিসচিব",
        "--set",
        "since",
        "01.04.2024",
        "--yes",
        "--on",
        "2024-04-05",
        *line[2:],
        code=0,
    )
    told = run("audit", *line).stderr
    checked = run("roster", "check", *line, code=1).stderr
    changed, doubtful = (int(re.search(rf"{word} (\d+)", checked)[1]) for word in ("reading", "doubtful"))
    asked = told.count("Until it is answered")
    assert asked == 1
    assert f"Roster: {changed + doubtful - asked} places were changed on reading or are doubtful, besides" in told


OF_TALA = [("en", "the roster lists 3 unions of Tala"), ("bn", "তালিকার ৩টি ইউনিয়ন অন্য উপজেলার (তালা")]


def with_unions_of_tala(folder):
    names = ("তালা ইউনিয়ন পরিষদ", "কুমিরা ইউনিয়ন পরিষদ", "খেশরা ইউনিয়ন পরিষদ")
    (folder / "roster.xlsx").unlink()
    rows = "".join(f"union-{number},{name},চেয়ারম্যান\n" for number, name in enumerate(names))
    (folder / "roster.csv").write_text(f"কোড,দপ্তর,প্রধানের পদবি\n{rows}", "utf-8")


@pytest.mark.parametrize(("language", "said"), OF_TALA)
def test_a_roster_of_another_upazila_than_the_settings_is_pointed_out(tmp_path, language, said):
    folder = shutil.copytree(EXAMPLE, tmp_path / "space")
    check = ("roster", "check", "--workspace", folder, "--language", language)
    assert said not in run(*check).stdout
    with_unions_of_tala(folder)
    assert said in run(*check, code=1).stdout


@pytest.mark.parametrize(("language", "said"), OF_TALA)
def test_it_is_pointed_out_by_all_that_looks_at_the_roster_or_asks_by_it_until_a_round_is_kept_with_it(
    tmp_path, language, said
):
    """The first round is kept with it only once that is meant, as of a new upazila, whose unions the data has in the former one."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "space")
    on = ("--on", "2024-02-20", "--workspace", folder, "--language", language)
    looks = (("register", "new", "--output", tmp_path / "asked.xlsx"), ("audit",), ())
    assert not [words for words in looks[1:] if said in run(*words, *on).stdout + run(*words, *on).stderr]
    with_unions_of_tala(folder)
    for words in looks:
        told = run(*words, *on)
        assert told.stdout.count(said) + told.stderr.count(said) == 1, words
    keep = ("audit", "--keep", "--meeting", "2024-02", *on)
    assert said in run(*keep, code=3).stderr
    run(*keep, "--yes")
    for words in (*looks[1:], ("roster", "check")):
        told = run(*words, *on)
        assert said not in told.stdout + told.stderr, words
