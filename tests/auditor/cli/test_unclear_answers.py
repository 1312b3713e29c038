"""Three months of offices one of which answers in words that nobody can read: it is not thanked for what it told before, but asked again."""

from __future__ import annotations

import openpyxl
import pytest
from docx import Document
from running import run
from typed_upazila import TypedUpazila

from auditor.register.columns import REGISTER_SHEET, columns

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,নিয়ম"
OFFICES = {"lota": "Lota UP", "gari": "Garuikhali UP", "debi": "Debhata UP"}
PLACES = {column.name: place for place, column in enumerate(columns())}


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """An upazila whose three offices told in February that all is done, and of which that round was kept."""
    upazila = TypedUpazila(tmp_path / "space")
    settings = upazila.folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "bn"', 'language = "en"'), "utf-8")
    upazila.lists(
        *(f"{code},{name},union,Chairman,,{code}.example.gov.bd,Secretary,{code}1" for code, name in OFFICES.items())
    )
    upazila.answers(
        *(f"{name},Secretary,10.02.2024,ফোন,হ্যাঁ,১৯.০১.২০২৪,ঠিক আছে,হ্যাঁ" for name in OFFICES.values()), heads=HEADS
    )
    upazila.keep("--yes")
    assert "No duty is left. Thank you." in report(upazila, "lota")
    return upazila


def told(upazila: TypedUpazila, month: int, **two_step: str) -> None:
    """Lay a register into the evidence in which offices say whether two-step is on."""
    rows = (f"{OFFICES[code]},Secretary,09.0{month}.2024,ফোন,{words},,," for code, words in two_step.items())
    upazila.answers(*rows, name=f"register-{month}.csv", heads=HEADS)


def kept(upazila: TypedUpazila, month: int) -> str:
    return upazila.keep("--yes", meeting=f"2024-0{month}", on=f"2024-0{month}-20").stderr


def report(upazila: TypedUpazila, office: str = "", audience: str = "") -> str:
    of = ("--office", office) if office else ("--audience", audience)
    said = run("report", *of, "--format", "terminal", "--language", "en", "--workspace", upazila.folder, code=0).stdout
    return " ".join(said.replace("|", " ").split())


def asked_in_april(upazila: TypedUpazila) -> tuple[dict[str, str], dict[str, str]]:
    """Make April's register; return what each account row says to be known before, and what the call sheet says of each office."""
    run("register", "new", "--format", "docx", "--on", "2024-04-01", "--workspace", upazila.folder, code=0)
    book = openpyxl.load_workbook(upazila.folder / "register-2024-04.xlsx")
    rows = [[str(cell.value or "") for cell in row] for row in book[REGISTER_SHEET].iter_rows(min_row=4)]
    (sheet,) = (upazila.folder / "out" / "fieldwork-2024-04").glob("call-sheet*.docx")
    (table,) = Document(str(sheet)).tables
    known = {row[PLACES["id"]].partition("/")[0]: row[PLACES["context"]] for row in rows if "/" in row[0]}
    return known, {row.cells[1].text: row.cells[4].text for row in table.rows[1:]}


def test_an_answer_that_nobody_can_read_is_asked_again_until_it_is_answered(upazila):
    told(upazila, 3, lota="#N/A", gari="এখনো চালু নেই")
    keeping = kept(upazila, 3)
    assert "Pass 10, fail 1, awaiting the portal 0, unknown 1" in keeping
    assert 'row 3 (Lota UP), "Two-step": the cell holds an error' in keeping

    lota, chairs, minutes = (
        report(upazila, "lota"),
        report(upazila, audience="chair"),
        report(upazila, audience="minutes"),
    )
    assert "Thank you" not in lota
    assert "what was answered on 09.03.2024 could not be read" in lota
    assert 'Secretary: what was told on 09.03.2024 about "Two-step on" could not be read' in lota
    assert "tell whether" not in lota
    assert "Have given an answer that could not be read; who tells it again, and until when: Lota UP" in chairs
    assert "Has duties to do again that had been done; why, and until when: Garuikhali UP" in chairs
    assert "01 Lota UP given" in minutes
    assert "not done" in report(upazila, "gari")

    after = upazila.audit(on="2024-03-25", code=1).stderr
    assert 'register-3.csv, "register-3", row 3 (Lota UP), "Two-step": nobody can read what this cell says' in after
    assert "To correct:" not in after
    assert "To look at:" in after
    checklist = run("--workspace", upazila.folder, "--on", "2024-03-25", "--language", "en", code=0).stdout
    assert "something in them to correct" not in checklist
    known, sheet = asked_in_april(upazila)
    assert known.keys() == {"lota", "gari"}
    assert "০৯.০৩.২০২৪ তারিখের উত্তরটি বোঝা যায়নি" in known["lota"]
    assert {office for office, said in sheet.items() if said == "Secretary: two-step"} == {"Lota UP", "Garuikhali UP"}

    told(upazila, 4, lota="হ্যাঁ")
    assert "nobody can read" not in kept(upazila, 4)
    assert "No duty is left. Thank you." in report(upazila, "lota")
    assert "Have newly implemented" not in report(upazila, audience="chair")
    assert "3 rounds" in run("verify", "--workspace", upazila.folder, code=0).stderr


def test_a_no_that_was_told_before_stays_a_no_and_is_told_of_beside_it(upazila):
    told(upazila, 3, lota="না")
    kept(upazila, 3)
    told(upazila, 4, lota="না (ভুলে গেছি)")
    kept(upazila, 4)
    lota = report(upazila, "lota")
    assert "not done" in lota
    assert "the last answer could not be read" in lota
    assert "What was told last about this could not be read; tell again how it stands." in lota


def test_a_file_that_stands_in_a_kept_round_bars_on_in_the_next(upazila):
    told(upazila, 3, lota="ঐ")
    kept(upazila, 3)
    kept(upazila, 4)
    assert "what was answered on 09.03.2024 could not be read" in report(upazila, "lota")
    assert "the same" in run("verify", "--workspace", upazila.folder, code=0).stderr


def test_a_no_whose_file_is_taken_away_is_told_also_where_an_answer_since_cannot_be_read(upazila):
    told(upazila, 3, lota="না")
    told(upazila, 4, lota="ঐ")
    kept(upazila, 4)
    (upazila.folder / "evidence" / "register-3.csv").unlink()
    after = upazila.audit(on="2024-04-25", code=1).stderr
    assert 'kept as "not done"' in after
    assert 'now "no information"' in after
