"""Every form is somebody's: what becomes of forms of this workspace, of another, and of nobody knows whose."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from few_offices import leave
from running import run
from typed_upazila import ALL_DONE, TypedUpazila

from auditor.model.errors import EXIT_INTERRUPTED
from auditor.model.journal import CopiesOrdered, FormClaimed, FormsMade, WorkspaceNamed
from auditor.model.notice import MOST_ALIKE
from auditor.register import belonging
from auditor.register.columns import META_SHEET, REGISTER_SHEET, columns
from auditor.rounds import keeping
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled

DAY = "2026-01-20"
PLACES = {column.name: place for place, column in enumerate(columns())}
ANSWERS = {
    "contacted-on": "১৮.০১.২০২৬", "told-by": "কৃষি অফিসার", "way": "ভিডিও কল", "proof": "11:30", "count": "২",
    "two-step": "চালু, লগইনে কোড চায়", "rule": "হ্যাঁ",
}  # fmt: skip
BY_PHONE = {"way": "ফোন", "proof": None, "count": None}
"""What makes answers such as nobody saw at a login."""


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> Path:
    """Two upazilas with a workspace of two departments and three unions, and a January register each."""
    home = tmp_path_factory.mktemp("upazilas")
    for name in ("Dumuria", "Koyra"):
        run("init", home / name, "--upazila", name, "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
        roster = openpyxl.load_workbook(home / name / "roster.xlsx")
        offices = [row[0].value for row in roster.worksheets[0].iter_rows(min_row=2)]
        unions = [office for office in offices if office and office.endswith("-up")]
        for sheet in roster.worksheets[:2]:
            leave(sheet, 2, {"agriculture", "fisheries", *unions[:3]})
        roster.save(home / name / "roster.xlsx")
        run("register", "new", "--on", "2026-01-05", "--workspace", home / name, code=0)
    return home


@pytest.fixture
def home(founded, tmp_path) -> Path:
    shutil.copytree(founded, tmp_path / "home")
    return tmp_path / "home"


def test_a_form_without_a_name_that_has_the_rows_of_one_said_to_be_ours_says_why_it_was_taken(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(
        "one,Accounts Office,upazila,Officer,1,,Officer,one", "two,Education Office,upazila,Officer,1,,Officer,two"
    )
    run("register", "new", "--on", "2024-02-01", "--workspace", made.folder, code=0)

    def hand(name, *days):
        rows = (
            f"{office},{day},ফোন,চালু নেই"
            for office, day in zip(("Accounts Office", "Education Office"), days, strict=True)
        )
        text = "\n".join(["দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step", *rows])
        (made.folder / "evidence" / name).write_text(text + "\n", "utf-8", newline="\n")

    hand("hand-02.csv", "15.02.2024", "16.02.2024")
    asked = made.audit(typed="1\n")
    assert "It is not certain whose form hand-02.csv is" in asked.stderr
    assert "does not say of which upazila" not in made.audit().stderr
    (made.folder / "evidence" / "hand-02.csv").rename(made.folder / "evidence" / "by-hand.csv")
    assert "does not say of which upazila" not in made.audit().stderr, "that was said of the very file"
    (made.folder / "evidence" / "by-hand.csv").rename(made.folder / "evidence" / "hand-02.csv")
    made.keep("--yes", code=1)
    hand("hand-03.csv", "05.03.2024", "06.03.2024")
    said = " ".join(made.audit(on="2024-03-15").stderr.split())
    assert (
        "hand-03.csv does not say of which upazila it is. It was taken as a form of Dumuria, Khulna, since hand-02.csv"
        in said
    )
    made.keep("--yes", meeting="2024-03", on="2024-03-19", code=1)
    assert "since hand-02.csv" not in made.audit(on="2024-04-02").stderr


def blank(home: Path, upazila: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(home / upazila / "register-2026-01.xlsx")


def answer(book: openpyxl.Workbook, office: str, answers=ANSWERS) -> openpyxl.Workbook:
    """Fill in the row of an office."""
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == office:
            for name, said in answers.items():
                row[PLACES[name]].value = said
    return book


def drop(home: Path, book: openpyxl.Workbook, name: str = "register-2026-01.xlsx", upazila: str = "Koyra") -> Path:
    path = home / upazila / "evidence" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    return path


def audit(home: Path, *more: str, code: int | None = None, language: str = "en"):
    return run("audit", "--on", DAY, "--language", language, "--workspace", home / "Koyra", *more, code=code)


def keep(home: Path, code: int | None = None, language: str = "en"):
    return audit(home, "--keep", "--meeting", "2026-01", code=code, language=language)


def ledger(home: Path) -> Ledger:
    return Ledger(home / "Koyra" / "ledger.db")


def meta_of(book: openpyxl.Workbook) -> dict[str, str]:
    return {row[0].value: row[1].value for row in book[META_SHEET].iter_rows()}


def test_a_register_says_whose_it_is_in_its_title_and_in_its_data(home):
    book = blank(home, "Dumuria")
    (named,), (made,) = (Ledger(home / "Dumuria" / "ledger.db").notes(kind) for kind in (WorkspaceNamed, FormsMade))
    told = meta_of(book)
    assert told["workspace"] == named.id
    assert told["number"] == made.numbers[0]
    assert (told["upazila-bn"], told["district-en"], told["month"]) == ("ডুমুরিয়া", "Khulna", "2026-01")
    title = book[REGISTER_SHEET]["B1"].value
    assert "ডুমুরিয়া, খুলনা · ফরম নং" in title
    assert "জানুয়ারি ২০২৬" in title


def test_a_workspace_has_one_id_for_all_its_forms(home):
    run("register", "new", "--month", "2026-02", "--on", DAY, "--workspace", home / "Koyra", code=0)
    assert len(ledger(home).notes(WorkspaceNamed)) == 1
    first, second = ledger(home).notes(FormsMade)
    assert not {*first.numbers} & {*second.numbers}


refused_by_name = pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("is a form of Dumuria, Khulna, not of Koyra, Khulna", "Nothing was kept")),
        ("bn", ("ফরমটি ডুমুরিয়া উপজেলার (খুলনা), কয়রা উপজেলার (খুলনা) নয়", "কিছু রাখা হয়নি")),
    ],
)


@refused_by_name
def test_answers_typed_at_the_desk_of_dumuria_are_refused_by_name_in_koyra_too(home, tmp_path, language, said):
    dumuria = TypedUpazila(tmp_path / "Dumuria")
    dumuria.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    typed = {"lota": {"contacted-on": "18.01.2026", "way": "ফোন", **ALL_DONE}}
    dumuria.answers_at_the_desk("lota", typed, date(2026, 1, 20))
    shutil.copytree(dumuria.folder / "evidence" / "intake", home / "Koyra" / "evidence" / "intake")
    refused = keep(home, code=3, language=language).stderr
    assert all(words in refused for words in said)
    assert "the ledger does not know it" not in refused
    assert ledger(home).rounds() == ()


@refused_by_name
@pytest.mark.parametrize("name", ["answers.json", "exports/answers.json"])
def test_they_are_refused_by_name_wherever_below_the_evidence_they_lie(home, tmp_path, language, said, name):
    dumuria = TypedUpazila(tmp_path / "Dumuria")
    dumuria.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    typed = {"lota": {"contacted-on": "18.01.2026", "way": "ফোন", **ALL_DONE}}
    dumuria.answers_at_the_desk("lota", typed, date(2026, 1, 20))
    (file,) = (dumuria.folder / "evidence" / "intake").iterdir()
    (home / "Koyra" / "evidence" / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, home / "Koyra" / "evidence" / name)
    refused = keep(home, code=3, language=language).stderr
    assert all(words in refused for words in (name, *said))
    assert ledger(home).rounds() == ()


def test_answers_typed_here_count_only_where_they_were_laid(tmp_path):
    here = TypedUpazila(tmp_path / "Dumuria")
    here.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    typed = {"lota": {"contacted-on": "18.01.2026", "way": "ফোন", **ALL_DONE}}
    here.answers_at_the_desk("lota", typed, date(2026, 1, 20))
    (file,) = (here.folder / "evidence" / "intake").iterdir()
    counted, _, step = here.audit(on=DAY, code=0).stderr.rpartition("Pass ")[2].partition(" Next: ")
    assert "--keep" in step
    elsewhere = shutil.copy(file, here.folder / "evidence" / "answers.json")
    told = "answers.json in the evidence folder is a file of answers typed at the desk and belongs in evidence/intake/"
    said = here.audit(on=DAY, code=0).stderr
    assert (told in said, said.rpartition("Pass ")[2].partition(" Next: ")[0]) == (True, counted)
    file.unlink()
    said = here.audit(on=DAY, code=1).stderr
    assert told in said
    assert "Pass 0," in said
    assert elsewhere.is_file()


@refused_by_name
@pytest.mark.parametrize("name", ["register-2026-01.xlsx", "unions/ফেরত (2).xlsx"])
def test_a_register_of_dumuria_is_refused_by_name_in_koyra_and_nothing_is_kept(home, language, said, name):
    drop(home, answer(blank(home, "Dumuria"), "agriculture"), name)
    refused = keep(home, code=3, language=language)
    assert all(words in refused.stderr for words in said)
    assert name in refused.stderr
    assert ledger(home).rounds() == ()
    looked = audit(home, code=1)
    assert "Pass 0," in looked.stderr


@pytest.mark.parametrize(
    "names", [("--district", "Kulna", "--district", "কুলনা"), ("--upazila", "Coyra", "--upazila", "কোয়রা")]
)
def test_forms_of_before_the_names_were_corrected_stay_ours_and_a_neighbours_do_not_become_it(home, names):
    drop(home, answer(blank(home, "Koyra"), "agriculture"))
    before = audit(home).stderr
    run("settings", *names, "--same-upazila", "--yes", "--on", DAY, "--workspace", home / "Koyra", code=0)
    assert audit(home).stderr == before
    drop(home, answer(blank(home, "Dumuria"), "agriculture"), "theirs.xlsx")
    assert "is a form of Dumuria, Khulna" in keep(home, code=3).stderr


def test_the_other_registers_still_count_beside_one_of_another_upazila(home):
    drop(home, answer(blank(home, "Dumuria"), "agriculture"), "theirs.xlsx")
    drop(home, answer(blank(home, "Koyra"), "fisheries", {**ANSWERS, "two-step": "চালু নেই"}), "ours.xlsx")
    looked = audit(home, code=1)
    assert "theirs.xlsx is a form of Dumuria" in looked.stderr
    assert "fail 0," not in looked.stderr


@pytest.mark.parametrize(
    ("language", "step"),
    [("en", "Next: do as said above with the file of evidence/ in the way"), ("bn", "যে ১টি ফাইলে আটকে আছে")],
)
def test_after_a_look_the_next_step_is_the_form_of_another_upazila_and_no_keeping_that_is_refused(home, language, step):
    drop(home, answer(blank(home, "Dumuria"), "agriculture"), "theirs.xlsx")
    drop(home, answer(blank(home, "Koyra"), "fisheries"), "ours.xlsx")
    last = audit(home, "--language", language, code=1).stderr.splitlines()[-1]
    assert step in last
    assert "--keep" not in last
    (home / "Koyra/evidence/theirs.xlsx").unlink()
    assert audit(home, code=1).stderr.endswith("Next: auditor audit --keep --meeting YYYY-MM\n")


def without_ids(book: openpyxl.Workbook, *, title: str = "তথ্য রেজিস্টার") -> openpyxl.Workbook:
    """Return a form as it was made before there were ids."""
    sheet = book[META_SHEET]
    for row in sheet.iter_rows():
        if row[0].value not in {"form", "month", "decision-day", "asked"}:
            row[0].value = row[1].value = None
    book[REGISTER_SHEET]["B1"].value = title
    return book


def test_a_form_without_an_id_is_told_in_one_line_and_counts_as_declared_at_most(home):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"))
    kept = keep(home, code=1)
    assert kept.stderr.count("does not say of which upazila it is") == 1
    (head,) = ledger(home).rounds()
    grades = {finding.grade.code for row in ledger(home).rows(head) for finding in row.findings if finding.grade}
    assert grades == {"declared"}
    assert "the same" in run("verify", "--workspace", home / "Koyra", code=0).stderr


def test_a_form_without_an_id_that_names_another_upazila_in_its_title_is_refused(home):
    drop(home, without_ids(blank(home, "Koyra"), title="ডুমুরিয়া উপজেলার তথ্য রেজিস্টার"))
    assert "form of Dumuria" in keep(home, code=3).stderr


WHOSE = "It is not certain whose form jan.xlsx is. Is it of Koyra, Khulna?"


def at_terminal(home, typed, language="en"):
    """An audit at a terminal at which something is typed."""
    there = ("--workspace", home / "Koyra", "--language", language)
    return run("audit", "--on", DAY, *there, typed=typed)


def test_at_a_terminal_it_is_asked_once_by_name_and_the_answer_is_kept(home):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"), "jan.xlsx")
    said = at_terminal(home, "1\n").stderr
    assert said.count(WHOSE) == 1
    assert "does not say of which" not in said
    book = answer(openpyxl.load_workbook(home / "Koyra" / "evidence" / "jan.xlsx"), "fisheries")
    drop(home, book, "jan, corrected.xlsx")
    assert "whose form it is" not in at_terminal(home, "").stderr
    (claimed,) = ledger(home).notes(FormClaimed)
    assert claimed.ours


def test_who_only_presses_enter_is_asked_about_a_form_again_and_nothing_is_noted(home):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"), "jan.xlsx")
    for _ in range(2):
        said = at_terminal(home, "\n").stderr
        assert said.count(WHOSE) == 1
        assert "jan.xlsx does not say of which upazila it is" in said
    assert ledger(home).notes(FormClaimed) == ()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Type the number of an answer, 1 to 3."), ("bn", "উত্তরের নম্বর লিখুন, ১ থেকে ৩।")]
)
def test_what_is_no_answer_is_asked_for_again_in_the_language_of_the_talk_and_an_end_of_input_ends_it(
    home, language, words
):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"), "jan.xlsx")
    ended = at_terminal(home, "y\n", language)
    assert ended.stderr.count(words) == 1
    assert "Error" not in ended.stderr
    assert ended.returncode == EXIT_INTERRUPTED
    assert ledger(home).notes(FormClaimed) == ()


def test_a_form_that_is_said_to_be_anothers_stops_the_keeping(home):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"))
    at_terminal(home, "2\n")
    assert "was said not to be a form of Koyra" in keep(home, code=3).stderr


@pytest.mark.parametrize(
    ("language", "listed", "holds"),
    [
        ("en", "whose form jan.xlsx is", "counts as told by the offices, no more"),
        ("bn", "jan.xlsx কার ফরম", "কেবল দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে"),
    ],
)
def test_the_answer_that_a_form_is_anothers_is_listed_and_can_be_taken_back_and_the_form_is_asked_about_again(
    home, language, listed, holds
):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"), "jan.xlsx")
    at_terminal(home, "2\n")
    at = ("--workspace", home / "Koyra", "--on", DAY, "--language", language)
    assert listed in run("roster", "answers", *at, "--json").stdout
    taken = run("roster", "answers", 1, "--yes", *at, code=0)
    assert holds in taken.stderr
    assert at_terminal(home, "1\n").stderr.count(WHOSE) == 1
    answers = json.loads(run("roster", "answers", *at, "--json").stdout)["answers"]
    assert [(each["said"]["en"], each["holds"]) for each in answers] == [
        ("another upazila's", False),
        ("our own", True),
    ]


def test_before_it_is_taken_back_it_is_said_which_offices_would_stand_otherwise(home):
    off = {**ANSWERS, **BY_PHONE, "count": "২", "two-step": "চালু নেই"}
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture", off), "jan.xlsx")
    at_terminal(home, "2\n")
    at = ("--workspace", home / "Koyra", "--on", DAY, "--language", "en")
    assert "Agriculture" in run("roster", "answers", 1, *at).stderr


def test_a_round_that_was_kept_with_a_form_said_to_be_ours_stays_as_it_is_once_that_is_taken_back(home):
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"), "jan.xlsx")
    at_terminal(home, "1\n")
    keep(home)
    run("roster", "answers", 1, "--yes", "--workspace", home / "Koyra", "--on", DAY, code=0)
    assert "the same" in run("verify", "--workspace", home / "Koyra", code=0).stderr
    assert at_terminal(home, "").stderr.count(WHOSE) == 1


def test_a_table_pasted_into_a_new_workbook_is_taken_when_its_rows_are_of_this_roster(home):
    form = answer(blank(home, "Koyra"), "agriculture")
    pasted = openpyxl.Workbook()
    for row in form[REGISTER_SHEET].iter_rows(min_row=4, values_only=True):
        pasted.active.append(row)
    drop(home, pasted, "Book1.xlsx")
    said = audit(home, code=1)
    assert "Book1.xlsx" not in said.stderr
    assert "Pass 0," not in said.stderr


def pasted_of_dumuria(home, *, unions: int, answered: str = "agriculture") -> openpyxl.Workbook:
    """A table of Dumuria without title and ids, with rows of so many of its unions."""
    form = answer(blank(home, "Dumuria"), answered)
    pasted = openpyxl.Workbook()
    left: dict[str, None] = {}
    for row in form[REGISTER_SHEET].iter_rows(min_row=4, values_only=True):
        union = str(row[PLACES["id"]]).partition("/")[0]
        if union.endswith("-up"):
            left[union] = None
        if len(left) <= unions or union not in left:
            pasted.active.append(row)
    return pasted


@pytest.mark.parametrize("unions", [0, 2], ids=["departments alone", "with unions of the other one"])
def test_a_pasted_table_with_rows_of_another_roster_is_not_taken_for_granted(home, unions):
    drop(home, pasted_of_dumuria(home, unions=unions), "Book1.xlsx")
    assert "Book1.xlsx does not say of which upazila it is" in audit(home, code=1).stderr


@refused_by_name
def test_one_that_names_a_neighbours_unions_and_none_of_ours_is_the_neighbours(home, language, said):
    drop(home, pasted_of_dumuria(home, unions=3), "Book1.xlsx")
    refused = keep(home, code=3, language=language).stderr
    assert all(words in refused for words in said)
    there = at_terminal(home, "").stderr
    assert ("It is not certain whose form" in there, "Book1.xlsx is a form of Dumuria" in there) == (False, True)


def test_a_neighbours_table_that_entered_a_round_stays_in_it(home, monkeypatch):
    drop(home, pasted_of_dumuria(home, unions=3, answered="fisheries"), "Book1.xlsx")
    with monkeypatch.context() as before:
        before.setattr(belonging, "named_elsewhere", lambda *_: None)
        keeping.keep_round(listed.open_workspace(home / "Koyra"), date(2026, 1, 20), "2026-01", "0" * 32)
    said = audit(home, code=1)
    assert "is a form of" not in said.stderr
    assert "Pass 0," not in said.stderr


def test_a_file_that_nobody_knows_is_told_and_stands_in_the_round_as_not_read(home):
    drop(home, answer(blank(home, "Koyra"), "agriculture"), "unions/anything")
    (home / "Koyra" / "evidence" / "minutes.docx").write_bytes(b"PK\x03\x04 no table")
    (home / "Koyra" / "evidence" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "~$anything.xlsx"):
        (home / "Koyra" / "evidence" / name).write_bytes(b"x")
    kept = keep(home, code=1)
    assert "2 files in evidence/ were not read, and the round says so: minutes.docx, photo.jpg" in kept.stderr
    assert "Thumbs" not in kept.stderr
    (head,) = ledger(home).rounds()
    assert head.header.unread == ("minutes.docx", "photo.jpg")
    assert [seen.name for seen in head.header.files] == ["unions/anything"]


def test_passwords_in_a_file_of_any_name_stop_the_keeping(home):
    book = openpyxl.Workbook()
    book.active.append(["দপ্তর", "পাসওয়ার্ড"])
    book.active.append(["উপজেলা কৃষি অফিস", "x"])
    drop(home, book, "list from an office.xlsx")
    assert "seems to hold passwords" in keep(home, code=3).stderr
    assert ledger(home).rounds() == ()


def test_a_workspace_from_before_ids_gets_one_at_its_next_keeping_and_its_old_rounds_verify(home):
    (home / "Koyra" / "ledger.db").unlink()
    drop(home, answer(without_ids(blank(home, "Koyra")), "agriculture"))
    (home / "Koyra" / "register-2026-01.xlsx").unlink()  # it has an id
    space = listed.open_workspace(home / "Koyra")
    with pytest.MonkeyPatch.context() as before_ids:
        before_ids.setattr(keeping, "name_workspace", lambda *_: "")
        keeping.keep_round(space, date.fromisoformat(DAY), "2026-01", "01")
    assert ledger(home).notes(WorkspaceNamed) == ()
    said = run("audit", "--keep", "--meeting", "2026-02", "--on", "2026-02-10", "--workspace", space.folder, code=1)
    assert "does not say" not in said.stderr
    assert len(ledger(home).notes(WorkspaceNamed)) == 1
    witnessed = [
        {finding.grade.code for row in ledger(home).rows(head) for finding in row.findings if finding.grade}
        for head in ledger(home).rounds()
    ]
    assert witnessed[0] == witnessed[1]
    assert "witnessed" in witnessed[0]
    assert run("verify", "--workspace", space.folder, code=0).stderr.count("the same") == 2


def test_a_column_of_days_of_another_year_is_told_once_and_not_cell_by_cell(home):
    book = blank(home, "Koyra")
    for union in unions_of(book):
        answer(book, union, {**ANSWERS, "count": None, "contacted-on": "05.01.2025", "reset": "04.01.2026"})
    drop(home, book, "jan.xlsx")
    told = [line for line in audit(home, code=1).stderr.splitlines() if line.startswith("- jan.xlsx")]
    assert len(told) == 1
    assert "do not fit the form of January 2026; perhaps only the year is wrong" in told[0]


# One form that came back ten times -------------------------------------------------------------------------------


def unions_of(book: openpyxl.Workbook) -> list[str]:
    ids = [row[PLACES["id"]].value for row in book[REGISTER_SHEET].iter_rows(min_row=4)]
    return [office for office in ids if office and office.endswith("-up")]


def test_one_form_copied_to_all_unions_is_joined_row_by_row_without_a_word(home):
    unions = unions_of(blank(home, "Koyra"))
    for number, union in enumerate(unions):
        drop(
            home, answer(blank(home, "Koyra"), union, {**ANSWERS, "way": "হাতে", "count": None}), f"unions/{number}.xlsx"
        )
    said = audit(home, code=1)
    assert "unions/" not in said.stderr
    assert f"Pass {len(unions) * 3 * 2}," in said.stderr


def test_what_an_account_says_in_another_copy_stands_above_what_its_office_says_for_all(home):
    union = unions_of(blank(home, "Koyra"))[0]
    secretary = f"{union}/ইউপিসচিব"
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "count": None}), "chairman.xlsx")
    own = {**ANSWERS, "contacted-on": "১৭.০১.২০২৬", "rule": "না", "two-step": None, "count": None}
    drop(home, answer(blank(home, "Koyra"), secretary, own), "secretary.xlsx")
    keep(home, code=1)
    (head,) = ledger(home).rounds()
    (office,) = (row for row in ledger(home).rows(head) if row.office.id == union)
    failed = [finding.subject for finding in office.findings if finding.outcome.value == "fail"]
    assert failed == [secretary]
    assert "the same" in run("verify", "--workspace", home / "Koyra", code=0).stderr


def test_all_in_which_two_copies_of_a_row_differ_is_told_in_one_line(home):
    union = unions_of(blank(home, "Koyra"))[0]
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "count": 3}), "unions/0.xlsx")
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": "না", "count": 4}), "unions/1.xlsx")
    (told,) = (line for line in audit(home, code=1).stderr.splitlines() if "another copy of this form" in line)
    assert 'answers "password meets the rule", "Number of accounts" otherwise' in told


def test_that_two_copies_differ_in_many_rows_is_told_in_one_line(home):
    ids = [row[PLACES["id"]].value or "" for row in blank(home, "Koyra")[REGISTER_SHEET].iter_rows(min_row=4)]
    offices = [each for each in ids if each.isascii() and each and "/" not in each]
    assert len(offices) > MOST_ALIKE
    for name, rule in (("unions/0.xlsx", "হ্যাঁ"), ("unions/1.xlsx", "না")):
        book = blank(home, "Koyra")
        for office in offices:
            answer(book, office, {**ANSWERS, "rule": rule, "count": None})
        drop(home, book, name)
    (told,) = (line for line in audit(home, code=1).stderr.splitlines() if "another copy of this form" in line)
    assert "another copy of this form (unions/0.xlsx, the same row)" in told
    assert f"The same holds for {len(offices)} rows in all: " in told


def test_the_copy_that_was_filled_in_last_is_named_by_its_number_or_its_file(home):
    union = unions_of(blank(home, "Koyra"))[0]
    for name, rule in (("0.xlsx", "হ্যাঁ"), ("1.xlsx", "না")):
        drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": rule, "count": None}), name)
    said = at_terminal(home, "2.xlsx\n1.xlsx\n").stderr
    assert said.count("Type the number of an answer") == 1
    (ordered,) = ledger(home).notes(CopiesOrdered)
    assert ordered.last == hashlib.sha256((home / "Koyra" / "evidence" / "1.xlsx").read_bytes()).hexdigest()


def two_copies_of_two_days(home, **otherwise):
    union = unions_of(blank(home, "Koyra"))[0]
    alike = {**ANSWERS, **BY_PHONE, "profile": "ঠিক আছে"}
    drop(home, answer(blank(home, "Koyra"), union, alike), "unions/0.xlsx")
    drop(home, answer(blank(home, "Koyra"), union, {**alike, **otherwise}), "unions/1.xlsx")
    return [line for line in audit(home, code=1).stderr.splitlines() if "another copy of this form" in line]


def test_what_two_copies_of_a_row_answer_alike_on_two_days_is_not_named_as_answered_otherwise(home):
    (told,) = two_copies_of_two_days(home, **{"contacted-on": "১৭.০১.২০২৬", "two-step": "চালু নেই"})
    assert 'answers "two-step on" otherwise' in told


def test_a_copy_with_the_same_answers_and_another_day_of_contact_is_not_told_and_not_asked_about(home):
    assert two_copies_of_two_days(home, **{"contacted-on": "১৭.০১.২০২৬"}) == []
    keep(home, code=1)
    assert "are copies of one form" not in audit(home, code=1).stderr


def test_where_by_the_earlier_day_it_would_be_too_old_it_is_told(home):
    (told,) = two_copies_of_two_days(home, **{"contacted-on": "০২.০১.২০২৫"})
    assert 'answers "Contacted on" otherwise' in told


def test_that_an_answer_takes_away_what_counts_as_done_is_said_before_which_copy_came_last_is_answered(home):
    two_copies_of_two_days(home, **{"contacted-on": "১৭.০১.২০২৬", "two-step": "চালু নেই"})
    said = " ".join(at_terminal(home, "\n").stderr.split())
    assert "Which copy was filled in last?" in said
    assert (
        said.count("If unions/1.xlsx was filled in last, something that counts as done now does not count any more: ")
        == 1
    )
    assert "If unions/0.xlsx was filled in last" not in said


@pytest.mark.parametrize(
    ("language", "asks", "differ"),
    [
        ("en", "Two answers on this do not agree; tell which is right.", "Two answers that do not agree"),
        ("bn", "এ বিষয়ে দুটি তথ্যে অমিল আছে; কোনটি ঠিক, জানান।", "দুটি উত্তরে অমিল"),
    ],
)
def test_papers_ask_which_of_two_copies_is_right_until_that_is_answered(home, language, asks, differ):
    two_copies_of_two_days(home, **{"contacted-on": "১৯.০১.২০২৬", "two-step": "চালু নেই"})

    def papers():
        keep(home, code=1)
        there = ("--format", "terminal", "--language", language, "--on", DAY, "--workspace", home / "Koyra")
        kinds = {
            "office": ("--office", "3"),
            **{kind: ("--audience", kind) for kind in ("chair", "auditor", "minutes")},
        }
        said = {kind: run("report", *which, *there, code=0).stdout for kind, which in kinds.items()}
        return {kind: " ".join(words.replace("|", " ").split()) for kind, words in said.items()}

    told = papers()
    assert asks in told["office"]
    assert [kind for kind in ("chair", "auditor", "minutes") if differ in told[kind]] == ["chair", "auditor"]
    at_terminal(home, "unions/0.xlsx\n")
    assert not [kind for kind, words in papers().items() if asks in words or differ in words]


def test_that_nobody_said_which_of_two_copies_came_last_is_told_also_once_a_round_was_kept_so(home):
    union = unions_of(blank(home, "Koyra"))[0]
    for name, rule in (("0.xlsx", "হ্যাঁ"), ("1.xlsx", "না")):
        drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": rule, "count": None}), name)

    def told():
        said = audit(home, code=1).stderr
        return "another copy of this form" in said, "0.xlsx, 1.xlsx are copies of one form, and their rows of " in said

    assert told() == (True, False)
    keep(home, code=1)
    assert told() == (False, True)
    at_terminal(home, "1.xlsx\n")
    assert told() == (False, False)


def test_of_a_round_kept_with_a_copy_filled_in_last_that_settles_nothing_it_is_told_what_to_write_where(home):
    union = unions_of(blank(home, "Koyra"))[0]
    for name, said in (("0.xlsx", {"rule": "না"}), ("1.xlsx", {"contacted-on": None})):
        drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, **BY_PHONE, **said}), name)
    keep(home, code=1)
    at_terminal(home, "1.xlsx\n\n\n\n")
    (told,) = (line for line in audit(home, code=1).stderr.splitlines() if "a round was kept so" in line)
    assert "It was answered that 1.xlsx was filled in last" in told
    assert "Answer at a terminal" not in told


@pytest.mark.parametrize(("original", "copy"), [("form.xlsx", "form - Copy.xlsx"), ("form.xlsx", "scan 0003.xlsx")])
def test_a_copy_that_says_otherwise_than_a_form_of_the_last_round_is_told_with_both(home, original, copy):
    union = unions_of(blank(home, "Koyra"))[0]
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "count": None}), original)
    keep(home, code=1)
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": "না", "count": None}), copy)
    (told,) = (line for line in audit(home, code=1).stderr.splitlines() if "another copy of this form" in line)
    assert original in told
    assert copy in told


def test_what_differs_in_each_copy_of_a_form_is_told_once_and_no_difference_of_copies(home):
    union = unions_of(blank(home, "Koyra"))[0]
    filled = answer(
        blank(home, "Koyra"), union, {**ANSWERS, "contacted-on": "১৮.০১.২০২৬", "two-step": "চালু নেই", "count": None}
    )
    filled = answer(filled, f"{union}/ইউপিসচিব", {**ANSWERS, "contacted-on": "১৭.০১.২০২৬", "count": None})
    for number in range(2):
        drop(home, filled, f"unions/{number}.xlsx")
    assert "another copy" not in audit(home, code=1).stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "another copy of this form (unions/0.xlsx"), ("bn", "একই ফরমের আরেক কপিতে (unions/0.xlsx")],
)
def test_only_differing_answers_of_copies_are_told(home, language, words):
    union = unions_of(blank(home, "Koyra"))[0]
    for number, (day, rule) in enumerate((("15", "হ্যাঁ"), ("17", "না"), ("16", "হ্যাঁ"))):
        own = {**ANSWERS, **BY_PHONE, "contacted-on": f"{day}.01.2026", "rule": rule}
        drop(home, answer(blank(home, "Koyra"), union, own), f"unions/{number}.xlsx")
    said = audit(home, code=1, language=language).stderr
    assert words in said
    assert said.count("unions/0.xlsx") == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "another copy of this form (unions/0.xlsx"), ("bn", "একই ফরমের আরেক কপিতে (unions/0.xlsx")],
)
def test_copies_that_differ_on_one_day_are_told_once(home, language, words):
    union = unions_of(blank(home, "Koyra"))[0]
    for number, rule in enumerate(("হ্যাঁ", "না", "না")):
        own = {**ANSWERS, "rule": rule, "count": None}
        drop(home, answer(blank(home, "Koyra"), union, own), f"unions/{number}.xlsx")
    said = audit(home, code=1, language=language).stderr
    assert words in said
    assert said.count("unions/0.xlsx") == 1


def test_what_is_wrong_in_a_form_that_came_back_twice_is_told_once(home):
    union = unions_of(blank(home, "Koyra"))[0]
    for name in ("first.xlsx", "again.xlsx"):
        drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": "হয়তো", "count": None}), name)
    drop(home, answer(blank(home, "Koyra"), union, {**ANSWERS, "rule": "জানি না কি", "count": None}), "other.xlsx")
    said = audit(home, code=1).stderr
    assert [said.count(name) for name in ("first.xlsx", "again.xlsx", "other.xlsx")] == [0, 1, 1]


@pytest.mark.parametrize("by_hand", [False, True], ids=["a form", "a register typed by hand"])
@pytest.mark.parametrize("moved", [False, True], ids=["where they stood", "further down"])
def test_of_an_edited_copy_only_what_differs_is_told(home, by_hand, moved):
    union = unions_of(blank(home, "Koyra"))[0]
    wrong = {**ANSWERS, "rule": "হয়তো", "way": "কাকের মুখে", "count": None}
    for name, more in (("first.xlsx", {}), ("second.xlsx", {"reset": "কবে যেন"})):
        book = answer(blank(home, "Koyra"), union, wrong | more)
        for sheet in set(book.sheetnames) - {REGISTER_SHEET} if by_hand else ():
            del book[sheet]
        if moved and more:
            (row,) = (cells[0].row for cells in book[REGISTER_SHEET].iter_rows() if cells[PLACES["id"]].value == union)
            book[REGISTER_SHEET].insert_rows(row, 2)
        drop(home, book, name)
    told = [line for line in audit(home).stderr.splitlines() if "not understood" in line]
    assert ["second.xlsx" in line for line in told] == [False, False, True]
    assert "পাসওয়ার্ড রিসেট" in told[2]


def test_a_meeting_put_off_into_another_month_keeps_the_forms_that_were_made_for_it(home):
    drop(home, answer(blank(home, "Koyra"), "agriculture"))
    there = ("--workspace", home / "Koyra")
    of_another = "is the form of January 2026, and this is the meeting of {} 2026"
    run("settings", "--next-meeting", "2026-01-22", "--on", DAY, *there, code=0)
    assert of_another.format("February") in run("audit", "--on", "2026-02-04", *there).stderr
    run("meeting", "move", "2026-01-22", "2026-02-05", "--on", DAY, *there, code=0)
    march = run("audit", "--on", "2026-02-04", "--meeting", "2026-03", *there)
    assert of_another.format("March") in march.stderr
    for more in ([], ["--meeting", "2026-02-05"], ["--keep", "--meeting", "2026-02-05"]):
        assert "is the form of" not in run("audit", "--on", "2026-02-04", *more, *there).stderr


def test_a_meeting_put_off_into_another_month_is_called_as_papers_call_it_where_a_form_is_of_neither(home):
    drop(home, answer(blank(home, "Koyra"), "agriculture"))
    there = ("--workspace", home / "Koyra")
    run("settings", "--next-meeting", "2026-02-24", "--on", DAY, *there, code=0)
    run("meeting", "move", "2026-02-24", "2026-03-03", "--on", DAY, *there, code=0)
    for more in ([], ["--meeting", "2026-02"], ["--meeting", "2026-03-03"]):
        told = run("audit", "--on", "2026-03-02", *more, *there).stderr
        assert "is the form of January 2026, and this is the meeting of February 2026" in told


def test_a_look_between_two_meetings_takes_the_form_of_the_month_of_the_next_one_for_the_right_file(home):
    there = ("--workspace", home / "Koyra")
    run("settings", "--next-meeting", "2026-03-05", "--on", DAY, *there, code=0)
    made = ("--month", "2026-03", "--on", "2026-02-04", "--output", home / "Koyra" / "evidence" / "march.xlsx")
    run("register", "new", *made, *there, code=0)
    book = openpyxl.load_workbook(home / "Koyra" / "evidence" / "march.xlsx")
    drop(home, answer(book, "agriculture", {**ANSWERS, "contacted-on": "05.02.2026"}), "march.xlsx")
    assert "march.xlsx is the form of" not in run("audit", "--on", "2026-02-10", *there).stderr
    told = run("audit", "--on", "2026-02-10", "--meeting", "2026-04", *there).stderr
    assert "march.xlsx is the form of March 2026, and this is the meeting of April 2026" in told


MEETING = "2026-02-10"


def test_a_register_says_for_which_meeting_it_is_made_in_whatever_month_and_the_ledger_that_it_is_one(home):
    there = ("--on", DAY, "--workspace", home / "Koyra")
    run("settings", "--next-meeting", MEETING, *there, code=0)
    run("register", "new", "--output", home / "Koyra" / "of-it.xlsx", *there, code=0)
    book = openpyxl.load_workbook(home / "Koyra" / "of-it.xlsx")
    assert "১০.০২.২০২৬ তারিখের সভার যাচাই" in book[REGISTER_SHEET]["B1"].value
    assert meta_of(book)["month"] == "2026-01"
    assert [(made.meeting, made.register) for made in ledger(home).notes(FormsMade)] == [("", True), ("2026-02", True)]


@pytest.mark.parametrize("then", ["held", "put off", "not held"])
def test_a_form_made_for_the_coming_meeting_is_that_meeting_s_in_whatever_month_it_was_made(home, then):
    there = ("--workspace", home / "Koyra")
    of_another = "is the form of January 2026"
    run("settings", "--next-meeting", MEETING, "--on", DAY, *there, code=0)
    run("register", "new", "--output", home / "Koyra" / "of-it.xlsx", "--on", DAY, *there, code=0)
    drop(home, answer(openpyxl.load_workbook(home / "Koyra" / "of-it.xlsx"), "agriculture"), "of-it.xlsx")
    if then == "put off":
        run("meeting", "move", MEETING, "2026-03-03", "--on", "2026-02-03", *there, code=0)
    if then == "not held":
        run("meeting", "cancel", MEETING, "--on", "2026-02-03", *there, code=0)
        run("settings", "--next-meeting", "2026-03-03", "--on", "2026-02-03", *there, code=0)
    for more in ([], ["--meeting", MEETING if then == "held" else "2026-03-03"]):
        assert of_another not in run("audit", "--on", "2026-02-04", *more, *there).stderr
    assert of_another in run("audit", "--on", "2026-02-04", "--meeting", "2026-04", *there).stderr


# Addresses beside the rows ----------------------------------------------------------------------------------------

PASTED = "দপ্তর,Portal,URL,যোগাযোগের তারিখ,কীভাবে,Two-step"
TOLD = "Agriculture,agriculture.{}.khulna.gov.bd,18.01.2026,ফোন,চালু নেই"


def pasted(home: Path, *rows: tuple[str, str]) -> None:
    """Lay a table that says nowhere whose it is, with the portal of an upazila beside each office."""
    path = home / "Koyra" / "evidence" / "pasted.csv"
    path.parent.mkdir(exist_ok=True)
    lines = [",".join((office, TOLD.format(upazila))) for office, upazila in rows]
    path.write_text("\n".join((PASTED, *lines)) + "\n", "utf-8")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("pasted.csv is a form of Dumuria, Khulna", "dumuria.khulna.gov.bd")),
        ("bn", ("pasted.csv ফরমটি ডুমুরিয়া উপজেলার (খুলনা)", "dumuria.khulna.gov.bd")),
    ],
)
def test_a_table_with_the_portals_of_another_upazila_is_that_ones_whatever_heading_they_stand_under(
    home, language, said
):
    pasted(home, ("উপজেলা কৃষি অফিস", "dumuria"), ("উপজেলা মৎস্য অফিস", "dumuria"))
    refused = keep(home, code=3, language=language).stderr
    assert all(words in refused for words in said)


def test_where_some_rows_alone_have_an_address_of_others_the_question_names_it(home):
    pasted(home, ("উপজেলা কৃষি অফিস", "koyra"), ("উপজেলা মৎস্য অফিস", "dumuria"))
    told = "pasted.csv names dumuria.khulna.gov.bd, which is not known to be this upazila's own."
    assert told in audit(home, code=1).stderr
    assert f"{told} It is not certain whose form pasted.csv is" in at_terminal(home, "").stderr


def test_the_addresses_of_a_form_are_looked_at_once(home, monkeypatch):
    looked: list[int] = []
    named = belonging.addresses_named
    monkeypatch.setattr(belonging, "addresses_named", lambda *words: looked.append(1) or named(*words))
    pasted(home, ("উপজেলা কৃষি অফিস", "dumuria"), ("উপজেলা মৎস্য অফিস", "koyra"))
    audit(home, code=1)
    assert looked == [1]


def test_a_table_with_the_portals_of_ones_own_offices_names_no_others(home):
    pasted(home, ("উপজেলা কৃষি অফিস", "koyra"), ("উপজেলা মৎস্য অফিস", "koyra"))
    assert "not known to be this upazila's own" not in audit(home, code=1).stderr


def test_a_neighbours_table_that_entered_a_round_is_asked_about_with_its_addresses(home, monkeypatch):
    pasted(home, ("উপজেলা মৎস্য অফিস", "dumuria"))
    with monkeypatch.context() as before:
        before.setattr(belonging, "refuse_addresses_of_another", lambda *_: None)
        keeping.keep_round(listed.open_workspace(home / "Koyra"), date(2026, 1, 20), "2026-01", "0" * 32)
    assert "pasted.csv names dumuria.khulna.gov.bd" in at_terminal(home, "").stderr
