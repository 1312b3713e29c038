"""A day of contact that does not fit the month of its form, or a copy that answers otherwise: asked about once; until then every no counts."""

from __future__ import annotations

import io
import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from few_offices import leave
from running import run
from typed_ahead import typed_ahead

from auditor.cli._dialog import Dialog
from auditor.model.finding import Outcome
from auditor.model.forms import DaysSettled, TalkSettled
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.rounds.asking import form_answers, taking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger

pytestmark = pytest.mark.sampled

PLACES = {column.name: place for place, column in enumerate(columns())}
OFFICE = "agriculture"
OTHER = "fisheries"
"""Answers on a right day, so that the round is not without any information."""
ANEW = "anew.xlsx"
"""Another register of the month, no copy of the first."""
FEBRUARY = "february.xlsx"
"""The register of the month after."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Path:
    """A workspace of a few offices with the register of January 2026; only to be copied."""
    home = tmp_path_factory.mktemp("begun") / "Koyra"
    run("init", home, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
    roster = openpyxl.load_workbook(home / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        leave(sheet, 2, {OFFICE, OTHER, "livestock"})
    roster.save(home / "roster.xlsx")
    run("register", "new", "--on", "2026-01-05", "--workspace", home, code=0)
    run("register", "new", "--all", "--output", home / ANEW, "--on", "2026-01-06", "--workspace", home, code=0)
    later = ("--output", home / FEBRUARY, "--month", "2026-02", "--on", "2026-02-01")
    run("register", "new", "--all", *later, "--workspace", home, code=0)
    return home


@pytest.fixture
def koyra(begun, tmp_path) -> Path:
    return Path(shutil.copytree(begun, tmp_path / "Koyra"))


def answer(home: Path, day: str, two_step: str, name: str = "jan.xlsx", office: str = OFFICE, count: str = "১") -> None:
    """Lay a January register into the evidence in which one office answers."""
    register = (home / "register-2026-01.xlsx").read_bytes()
    (home / "evidence" / name).write_bytes(answered(register, day, two_step, office, count))


@cache
def answered(register: bytes, day: str, two_step: str, office: str, count: str = "১") -> bytes:
    """Return a register in which one office answers, filled in once: many tests have the same."""
    book = openpyxl.load_workbook(io.BytesIO(register))
    said = {"contacted-on": day, "way": "ফোন", "two-step": two_step, "count": count}
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == office:
            for column, words in said.items():
                row[PLACES[column]].value = words
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def keep(home: Path, *more: str, day: str = "2026-01-20") -> str:
    if day == "2026-01-20" and not (home / "evidence" / "other.xlsx").exists():
        answer(home, "06.01.2026", YES, "other.xlsx", office=OTHER)
    return run("audit", "--keep", "--meeting", day[:7], "--on", day, "--workspace", home, *more, code=1).stderr


def two_step(home: Path) -> set[Outcome]:
    """Return what the last kept round found of the two-step duty of the office's accounts."""
    ledger = Ledger(home / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == OFFICE)
    return {finding.outcome for finding in row.findings if finding.policy == "two-step-enabled"}


YES, NO = "চালু, লগইনে কোড চায়", "চালু নেই"


@pytest.mark.parametrize("year", ["2025", "2027", "2016"])
@pytest.mark.parametrize(("said", "outcome"), [(YES, Outcome.UNKNOWN), (NO, Outcome.FAIL)])
def test_of_a_wrong_year_no_yes_comes_and_every_no_stays(koyra, year, said, outcome):
    answer(koyra, f"05.01.{year}", said)
    told = keep(koyra)
    assert two_step(koyra) == {outcome}
    assert told.count("jan.xlsx") == 1
    assert "no yes of this row counts, and every no does" in told
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


@pytest.mark.parametrize(
    "day", ["31.02.2026", "?", ""], ids=["that there is not", "that is no day", "that is not written"]
)
def test_a_no_of_a_day_that_nobody_can_read_stays_and_says_that_its_day_is_to_be_settled(koyra, day):
    answer(koyra, day, NO)
    answer(koyra, "10.01.2026", YES, "phone.xlsx")
    told = keep(koyra)
    assert "no yes of this row counts, and every no does" in told
    assert two_step(koyra) == {Outcome.FAIL}
    report = run("report", "--office", OFFICE, "--format", "json", "--workspace", koyra, code=0).stdout
    assert "day-in-doubt" in report
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_who_said_no_on_a_day_still_to_come_reads_that_the_day_of_his_information_is_to_be_settled(koyra):
    answer(koyra, "05.01.2027", NO)
    keep(koyra)
    paper = ("--office", OFFICE, "--format", "terminal", "--language", "en")
    assert "in doubt, still to be settled" in run("report", *paper, "--workspace", koyra, code=0).stdout


@pytest.mark.parametrize("day", ["05.01.2025", "?", ""], ids=["of a wrong year", "that is no day", "not written"])
def test_who_said_yes_on_a_day_still_to_be_settled_has_answered_and_is_not_asked_again_as_if_he_had_not(koyra, day):
    answer(koyra, day, YES)
    told = keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}
    report, chairs, copy = (
        run("report", *of, "--format", "terminal", "--language", "en", "--workspace", koyra, code=0).stdout
        for of in (("--office", OFFICE), ("--audience", "chair"), ("--audience", "minutes"))
    )
    words = [" ".join(paper.replace("|", " ").split()) for paper in (report, chairs, copy)]
    assert "We have no information" not in words[0]
    assert "in doubt, still to be settled" in words[0]
    settled = 'User 1, "Two-step on": an answer came, but the day on which it was told is not settled yet'
    assert settled in words[0]
    assert "Have answered, but on which day is not settled yet" in words[1]
    assert "no yes of this row counts" in told
    assert "01 Upazila Agriculture Office given" in words[2]
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_an_office_without_listed_user_ids_that_said_that_it_has_none_has_answered_though_no_day_is_written(koyra):
    answer(koyra, "", "", office="livestock", count="০")
    keep(koyra)
    paper = ("--office", "livestock", "--format", "terminal", "--language", "en")
    report = run("report", *paper, "--workspace", koyra, code=0).stdout
    assert "We have no information" not in report
    assert "in doubt, still to be settled" in report


@pytest.mark.parametrize(
    ("earlier", "outcome", "is_told"), [(NO, Outcome.FAIL, True), (YES, Outcome.PASS, False)], ids=["no", "yes"]
)
def test_a_day_still_to_be_settled_is_told_beside_an_earlier_no_and_its_step_but_not_beside_a_yes(
    koyra, earlier, outcome, is_told
):
    answer(koyra, "10.01.2026", earlier, "phone.xlsx")
    answer(koyra, "05.02.2025", YES)
    keep(koyra)
    assert two_step(koyra) == {outcome}
    record = run("report", "--office", OFFICE, "--format", "json", "--workspace", koyra, code=0).stdout
    assert ('"undated"' in record) is is_told
    told = "An answer on this came, too, but the day on which it was told is not settled yet"
    assert (told in record) is is_told


def test_the_checklist_counts_no_reminder_of_an_office_of_which_only_days_of_answers_are_to_be_settled(koyra):
    counted = "Last reminder sent to offices that still owe something"
    keep(koyra)
    run("remind", "--office", OFFICE, "--on", "2026-01-21", "--workspace", koyra, code=0)
    run("remind", "--sent", "1", "--memo", "05", "--yes", "--on", "2026-01-21", "--workspace", koyra, code=0)
    checklist = ("--on", "2026-01-22", "--language", "en", "--workspace", koyra)
    assert f"{counted}: the first to 1" in run(*checklist, code=0).stdout
    book = openpyxl.load_workbook(
        io.BytesIO(answered((koyra / "register-2026-01.xlsx").read_bytes(), "?", YES, OFFICE))
    )
    settled = {
        "reset": "05.01.2026",
        "rule": "হ্যাঁ",
        "profile": "ঠিক আছে",
        "email": "x@dae.gov.bd",
        "email-use": "নিয়মিত",
    }
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == OFFICE:
            for column, words in settled.items():
                row[PLACES[column]].value = words
    book.save(koyra / "evidence" / "all.xlsx")
    assert counted not in run(*checklist, code=0).stdout


@pytest.mark.parametrize("year", ["2025", "2027"])
def test_a_no_of_a_wrong_year_opposes_a_yes_of_the_same_month(koyra, year):
    answer(koyra, f"05.01.{year}", NO)
    answer(koyra, "10.01.2026", YES, "phone.xlsx")
    keep(koyra)
    assert two_step(koyra) == {Outcome.FAIL}


def test_the_answer_of_a_later_month_takes_the_place_of_a_no_of_a_wrong_year(koyra):
    answer(koyra, "05.01.2025", NO)
    keep(koyra)
    run("register", "new", "--month", "2026-02", "--on", "2026-02-01", "--workspace", koyra, code=0)
    (koyra / "register-2026-02.xlsx").replace(koyra / "register-2026-01.xlsx")
    answer(koyra, "05.02.2026", YES, "feb.xlsx")
    assert "jan.xlsx" in keep(koyra, day="2026-02-20")
    assert two_step(koyra) == {Outcome.PASS}


def test_where_nothing_else_is_known_it_is_said_why_there_is_no_information(koyra):
    answer(koyra, "05.01.2025", YES)
    refused = run("audit", "--keep", "--meeting", "2026-01", "--on", "2026-01-20", "--workspace", koyra, code=3)
    assert "no yes of this row counts" in refused.stderr
    assert "There is no information" in refused.stderr


@pytest.fixture
def terminal(monkeypatch):
    return typed_ahead(monkeypatch)


def test_a_column_is_asked_about_once_and_the_right_year_makes_its_yes_count(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    answer(koyra, "05.01.2025", YES, "copy.xlsx", office="livestock")
    typed.append(1)
    assert "do not fit" not in keep(koyra).replace("does", "do")
    assert two_step(koyra) == {Outcome.PASS}
    ((question, *answers),) = asked
    assert "1 day (row" in question
    assert answers[0] == "only the year is wrong: 05.01.2025 means 05.01.2026"
    assert answers[-1].startswith("later")
    (settled,) = Ledger(koyra / "ledger.db").notes(DaysSettled)
    assert [(day.written, day.meant) for day in settled.days] == [(date(2025, 1, 5), date(2026, 1, 5))]
    assert run("verify", "--workspace", koyra, code=0).stderr.count("the same") == 1


@pytest.mark.parametrize(
    ("chosen", "outcome", "listed"),
    [
        (1, Outcome.FAIL, "05.01.2023 means 05.01.2026"),
        (2, Outcome.PASS, "05.01.2023 means 05.01.2026, and the year is wrong in the same row's other days too"),
    ],
    ids=["only of the day of contact", "of the reset too"],
)
def test_a_year_that_is_wrong_in_all_days_of_a_row_is_mended_in_all_where_that_is_said(
    koyra, terminal, chosen, outcome, listed
):
    asked, typed = terminal
    answer(koyra, "05.01.2023", YES)
    write(koyra / "evidence" / "jan.xlsx", OFFICE, "reset", "০৩.০১.২০২৩")
    typed.append(chosen)
    keep(koyra)
    ((_, *answers),) = asked
    assert answers[:2] == [
        "only the year of the day of contact is wrong: 05.01.2023 means 05.01.2026",
        "the year is wrong, in the same rows' other days too (03.01.2023): 05.01.2023 means 05.01.2026",
    ]
    ledger = Ledger(koyra / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == OFFICE)
    assert {finding.outcome for finding in row.findings if finding.policy == "password-reset"} == {outcome}
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr
    assert [given.said.en for given in form_answers.given(open_workspace(koyra), ledger)] == [listed]


def test_of_a_december_before_a_january_of_a_wrong_year_nothing_else_is_asked(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    write(koyra / "evidence" / "jan.xlsx", OFFICE, "reset", "20.12.2025")
    typed.append(1)
    keep(koyra)
    ((_, *answers),) = asked
    assert answers[0] == "only the year is wrong: 05.01.2025 means 05.01.2026"


def write(register: Path, office: str, column: str, words: str) -> None:
    """Write one cell of the first row of an office in a register."""
    book = openpyxl.load_workbook(register)
    (row, *_) = (row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[PLACES["id"]].value == office)
    row[PLACES[column]].value = words
    book.save(register)


def test_each_of_several_days_of_a_wrong_year_is_named_in_the_answer(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    book = openpyxl.load_workbook(koyra / "evidence" / "jan.xlsx")
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == "livestock":
            row[PLACES["contacted-on"]].value = "08.01.2025"
    book.save(koyra / "evidence" / "jan.xlsx")
    typed.append(0)
    keep(koyra)
    assert asked[0][1] == "only the year is wrong: 05.01.2025 means 05.01.2026, 08.01.2025 means 08.01.2026"


def test_days_that_are_right_as_written_count_as_written(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.11.2025", YES)
    typed.append(1)
    keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}
    assert asked[0][1] == "the days are right as written"
    keep(koyra)
    assert len(asked) == 1
    for language, words in (
        ("en", "05.11.2025 is right as written"),
        ("bn", "০৫.১১.২০২৫ যেমন লেখা আছে তেমনই ঠিক"),
    ):
        listed = run("roster", "answers", "--on", "2026-01-21", "--language", language, "--workspace", koyra, code=0)
        assert set(words.split()) <= set(listed.stdout.split())


def test_what_is_left_for_later_counts_for_nothing_but_a_no_and_is_asked_again(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    typed += [0, 0]
    keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}
    run("audit", "--on", "2026-01-20", "--workspace", koyra)
    assert len(asked) == 2
    assert Ledger(koyra / "ledger.db").notes(DaysSettled) == ()


def test_a_day_that_is_still_to_come_cannot_be_right_as_written(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2027", YES)
    typed.append(0)
    keep(koyra)
    assert [words.split(":")[0] for words in asked[0][1:]] == ["only the year is wrong", "another day", "later"]


def test_no_reading_that_lies_ahead_is_offered_and_the_right_day_can_be_typed(koyra, monkeypatch, terminal):
    asked, _ = terminal
    answer(koyra, "31.01.2027", YES)
    typed, prompts = ["31.01.2026", "15.01.2026"], []

    def until_right(_dialog, prompt, read, wrong):
        prompts.append(prompt.en)
        while typed:
            words = typed.pop(0)
            try:
                return read(words)
            except ValueError:
                prompts.append(wrong(words).en)
        return None

    monkeypatch.setattr(Dialog, "until_right", until_right)
    keep(koyra)
    assert not asked, "there is nothing to choose from"
    assert "31.01.2026" not in prompts[0]
    assert prompts[1] == "Type the day on which it was told, from 01.12.2025 to 20.01.2026."
    (settled,) = Ledger(koyra / "ledger.db").notes(DaysSettled)
    assert [(day.written, day.meant) for day in settled.days] == [(date(2027, 1, 31), date(2026, 1, 15))]
    assert two_step(koyra) == {Outcome.PASS}
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


@pytest.mark.parametrize("written", ["31.01.2027", "?"], ids=["of a wrong year", "that is no day"])
def test_of_a_file_that_entered_a_round_no_day_after_that_is_offered_or_taken_once_it_has_come(
    koyra, monkeypatch, terminal, written
):
    answer(koyra, written, YES)
    keep(koyra, "--yes")
    asked, _ = terminal
    typed, told = ["31.01.2026", "19.01.2026"], []

    def until_right(_dialog, prompt, read, wrong):
        told.append(prompt.en)
        while True:
            try:
                return read(words := typed.pop(0))
            except ValueError:
                told.append(wrong(words).en)

    monkeypatch.setattr(Dialog, "until_right", until_right)
    keep(koyra, day="2026-02-05")
    assert not asked, "there is nothing to choose from"
    question, refusal = told
    assert "31.01.2026" not in question
    assert "only the year" not in question
    assert refusal == "Type the day on which it was told, from 01.12.2025 to 20.01.2026."
    assert days_told(koyra) == {date(2026, 1, 19)}
    assert run("verify", "--workspace", koyra, code=0).stderr.count("the same") == 2


def test_where_a_reading_is_offered_another_day_can_be_typed_too(koyra, monkeypatch, terminal):
    _, chosen = terminal
    answer(koyra, "05.01.2025", YES)
    chosen.append(3)
    monkeypatch.setattr(Dialog, "until_right", lambda _dialog, _prompt, read, _wrong: read("06.01.2026"))
    keep(koyra)
    (settled,) = Ledger(koyra / "ledger.db").notes(DaysSettled)
    assert [(day.written, day.meant) for day in settled.days] == [(date(2025, 1, 5), date(2026, 1, 6))]


def test_of_a_day_ahead_in_no_year_the_right_one_is_asked_and_without_it_no_yes_counts(koyra, monkeypatch, terminal):
    asked, _ = terminal
    typed = ["", "15.01.2026"]
    monkeypatch.setattr(Dialog, "until_right", lambda _dialog, _prompt, read, _wrong: read(typed.pop(0)))
    answer(koyra, "05.06.2026", YES)
    keep(koyra)
    assert not asked, "there is nothing to choose from"
    assert two_step(koyra) == {Outcome.UNKNOWN}
    keep(koyra)
    (settled,) = Ledger(koyra / "ledger.db").notes(DaysSettled)
    assert [(day.written, day.meant) for day in settled.days] == [(date(2026, 6, 5), date(2026, 1, 15))]
    assert two_step(koyra) == {Outcome.PASS}


def roster_answers(home: Path, *more: str, code: int = 0):
    return run("roster", "answers", *more, "--on", "2026-01-21", "--language", "en", "--workspace", home, code=code)


def test_which_year_was_meant_is_listed_and_taken_back_and_asked_again(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    typed.append(1)
    keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}
    assert "05.01.2025 means" in roster_answers(koyra).stdout
    (given,) = taking_back.given(open_workspace(koyra))
    assert re.fullmatch(
        r"ফরম নং [০-৯]{4}-[০-৯]{4}, jan.xlsx, “[^”]+”: উপজেলা কৃষি অফিস \(সারি [০-৯]+\), যোগাযোগের তারিখ", given.whose.bn
    )
    (koyra / "evidence" / "jan.xlsx").rename(koyra / "jan.xlsx")
    (given,) = taking_back.given(open_workspace(koyra))
    assert re.fullmatch(r'form no. \d{4}-\d{4}, "[^"]+": days of contact', given.whose.en), "the file is gone"
    (koyra / "jan.xlsx").rename(koyra / "evidence" / "jan.xlsx")
    typed.append(0)
    taken = roster_answers(koyra, "1", "--yes").stderr
    assert "Upazila Agriculture Office: now " in taken
    assert "no yes of their rows counts" in taken
    assert [question for question, *_ in asked[1:]] == [asked[0][0]], "it is asked again at once, and left for later"
    assert "no longer" in roster_answers(koyra).stdout
    assert "holds no longer" in roster_answers(koyra, "1", code=3).stderr
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr
    typed.append(0)
    keep(koyra, day="2026-01-22")
    assert two_step(koyra) == {Outcome.UNKNOWN}


def mended_last(koyra, typed):
    """Keep a round with a no and a copy with a yes, of which it is answered that it was filled in last."""
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(2)
    keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}


def test_which_copy_was_filled_in_last_is_listed_and_taken_back_and_answered_otherwise(koyra, terminal):
    _, typed = terminal
    mended_last(koyra, typed)
    assert "mended.xlsx was" in roster_answers(koyra).stdout
    typed.append(1)
    assert (
        "jan.xlsx, mended.xlsx: mended.xlsx was filled in last; answered on"
        in roster_answers(koyra, "1", "--yes").stderr
    )
    listed = roster_answers(koyra).stdout
    assert "jan.xlsx was" in listed
    assert "no longer" in listed
    keep(koyra, day="2026-01-22")
    assert two_step(koyra) == {Outcome.FAIL}
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


@pytest.mark.parametrize("lost", [b"", b"\xd0\xcf\x11\xe0 no workbook", None])
def test_which_copy_was_filled_in_last_stays_settled_where_that_one_cannot_be_read_any_more(koyra, terminal, lost):
    _, typed = terminal
    mended_last(koyra, typed)
    mended = koyra / "evidence" / "mended.xlsx"
    mended.unlink() if lost is None else mended.write_bytes(lost)
    typed.append(1)
    keep(koyra, "--yes", day="2026-01-22")
    assert two_step(koyra) == {Outcome.UNKNOWN}
    assert "the same" in run("verify", "--workspace", koyra, code=None).stderr
    listed = roster_answers(koyra).stdout
    assert listed.count("mended.xlsx (") == 2
    assert "jan.xlsx (" not in listed


def test_a_copy_that_was_changed_since_it_was_said_to_be_the_last_settles_nothing_any_more(koyra, terminal):
    _, typed = terminal
    mended_last(koyra, typed)
    answer(koyra, "04.01.2026", YES, "mended.xlsx")
    typed.append(0)
    keep(koyra, "--yes", day="2026-01-22")
    assert two_step(koyra) == {Outcome.FAIL}


def test_the_question_is_put_in_bangla_too(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    typed.append(0)
    keep(koyra, "--language", "bn")
    ((question, *answers),) = asked
    assert "১টি তারিখ (সারি" in question
    assert answers == [
        "শুধু সাল ভুল: ০৫.০১.২০২৫ লিখে ০৫.০১.২০২৬ বোঝানো হয়েছে",
        "তারিখ যেমন লেখা আছে তেমনই ঠিক",
        "অন্য তারিখ",
        "পরে জানাব: ততক্ষণ এই সারিগুলোর কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে (শুধু Enter)",
    ]


@pytest.mark.parametrize("year", ["2025", "2026"])
def test_of_two_copies_of_a_form_that_differ_the_one_filled_in_last_counts(koyra, terminal, year):
    asked, typed = terminal
    answer(koyra, f"05.01.{year}", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(2)
    keep(koyra)
    ((question, *answers),) = asked
    assert question.startswith("jan.xlsx, mended.xlsx are copies of one form")
    assert answers[:2] == ["jan.xlsx", "mended.xlsx"]
    assert two_step(koyra) == {Outcome.PASS}
    assert "copy of this form" not in keep(koyra)
    assert len(asked) == 1
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_corrected_day_of_contact_counts_also_where_it_is_the_earlier_one(koyra, terminal):
    _, typed = terminal
    answer(koyra, "12.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(2)
    keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}


def test_the_copy_that_was_filled_in_first_counts_for_what_the_last_one_leaves_open(koyra, terminal):
    asked, _ = terminal
    answer(koyra, "05.01.2026", YES)
    answer(koyra, "06.01.2026", "", "emptied.xlsx")
    keep(koyra)
    assert not asked
    assert two_step(koyra) == {Outcome.PASS}


@pytest.mark.parametrize("words", ["আগের মতো", "#N/A"])
@pytest.mark.parametrize(("last", "outcome"), [(1, Outcome.UNKNOWN), (2, Outcome.PASS)])
def test_of_a_copy_that_nobody_can_read_and_one_that_was_corrected_it_is_asked_which_was_filled_in_last(
    koyra, terminal, last, outcome, words
):
    asked, typed = terminal
    answer(koyra, "05.01.2026", words)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(last)
    keep(koyra)
    ((question, *_),) = asked
    assert question.startswith("jan.xlsx, mended.xlsx are copies of one form")
    assert two_step(koyra) == {outcome}


def days_told(home: Path) -> set[date]:
    """Return the days on which the office was spoken to, as the last kept round has them."""
    ledger = Ledger(home / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == OFFICE)
    return {contact.on for contact in row.contacts}


def test_a_mistyped_day_that_was_corrected_in_another_copy_does_not_count_once_it_has_come(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "31.01.2026", YES)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(2)
    assert "dated after" not in keep(koyra)
    assert [question.startswith("jan.xlsx, mended.xlsx are copies") for question, *_ in asked] == [True]
    keep(koyra, day="2026-02-05")
    assert (len(asked), days_told(koyra)) == (1, {date(2026, 1, 5)})


def test_which_copy_has_the_day_that_was_mistyped_is_asked_also_once_that_day_has_come(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "31.01.2026", YES)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed += [0]
    assert "dated after 20.01.2026" in keep(koyra)
    typed += [2]
    keep(koyra, day="2026-02-05")
    assert [question.startswith("jan.xlsx, mended.xlsx are copies") for question, *_ in asked] == [True, True]
    assert days_told(koyra) == {date(2026, 1, 5)}


def test_copies_of_one_form_that_differ_about_two_offices_are_two_questions_of_their_own_files(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    answer(koyra, "06.01.2026", NO, "more.xlsx", office=OTHER)
    answer(koyra, "06.01.2026", YES, "other.xlsx", office=OTHER)
    typed += [2, 2]
    keep(koyra)
    assert [answers[:2] for _, *answers in asked] == [["jan.xlsx", "mended.xlsx"], ["more.xlsx", "other.xlsx"]]
    assert two_step(koyra) == {Outcome.PASS}


def test_an_answer_that_leaves_open_which_copy_counts_is_said_and_asked_about_once_more(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2025", YES, "odd.xlsx")
    typed += [2, 0, 0]
    told = keep(koyra)
    left_open = "It was answered that odd.xlsx was filled in last. That leaves this open"
    assert told.count(left_open) == 2, "before the question is asked again, and of the row"
    assert len(re.findall(f"another copy of this form [^\\n]+ otherwise\\. {left_open}", told)) == 1
    assert re.search(r'there \(odd\.xlsx, "[^"]+", row \d+\) and save', told)
    assert "Answer at a terminal" not in told.partition("That leaves this open")[2]
    assert [question.startswith("jan.xlsx, odd.xlsx are") for question, *_ in asked] == [True, True, False]


def tell_anew(home: Path, day: str, two_step: str | None) -> None:
    """Lay another register into the evidence in which the office answers on a day, the reset too."""
    book = openpyxl.load_workbook(io.BytesIO(answered((home / ANEW).read_bytes(), day, YES, OFFICE)))
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == OFFICE:
            row[PLACES["two-step"]].value, row[PLACES["reset"]].value = two_step, day
    book.save(home / "evidence" / ANEW)


@pytest.mark.parametrize("is_kept", [True, False], ids=["of a kept round", "not kept yet"])
def test_which_copy_came_last_is_neither_asked_nor_told_once_the_row_was_answered_on_a_later_day(
    koyra, terminal, is_kept
):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    if is_kept:
        typed.append(0)
        keep(koyra)
    tell_anew(koyra, "22.01.2026", YES)
    told = keep(koyra, day="2026-01-25")
    assert len(asked) == is_kept
    assert "Until you say which copy was filled in last" not in told
    assert two_step(koyra) == {Outcome.PASS}


def test_what_one_copy_alone_answers_on_no_day_that_is_known_is_settled_by_a_later_answer_to_that_alone(
    koyra, terminal
):
    asked, typed = terminal
    answer(koyra, "05.01.2026", "")
    answer(koyra, "", NO, "undated.xlsx", count="")
    typed.append(0)
    keep(koyra)
    tell_anew(koyra, "22.01.2026", YES)
    told = keep(koyra, day="2026-01-25")
    assert len(asked) == 1
    assert "are copies of one form" not in told


def test_which_copy_came_last_is_asked_still_while_the_later_answer_is_of_another_question(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    tell_anew(koyra, "22.01.2026", None)
    typed.append(0)
    keep(koyra, day="2026-01-25")
    assert len(asked) == 1


def test_an_answer_that_leaves_open_which_copy_counts_is_not_asked_about_another_day_nor_a_kept_file_to_be_edited(
    koyra, terminal
):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "", YES, "undated.xlsx")
    typed += [2, 0]
    keep(koyra)
    assert [question.startswith("jan.xlsx, undated.xlsx are") for question, *_ in asked] == [True, True]
    told = keep(koyra, day="2026-01-25")
    assert len(asked) == 2
    assert "It was answered that undated.xlsx was filled in last. That leaves this open" in told
    assert (
        "leave it as it is, ask, and write the right answer and its day of contact at the desk or in this month's register"
        in told
    )
    assert "save the file" not in told


def test_on_which_day_a_no_was_told_is_asked_also_after_its_round_until_something_later_is_told(koyra, terminal):
    _, typed = terminal
    answer(koyra, "05.01.2026", YES)
    answer(koyra, "", NO, "undated.xlsx")
    typed += [2, 0]
    keep(koyra)
    assert two_step(koyra) == {Outcome.FAIL}
    told = keep(koyra, day="2026-01-25")
    assert "on which day this was told is still not known" in told
    assert "ask on which day it was told, and answer at a terminal" in told
    tell_anew(koyra, "26.01.2026", YES)
    assert "still not known" not in run("audit", "--on", "2026-01-28", "--workspace", koyra, code=1).stderr


def test_what_is_left_for_later_is_asked_after_what_is_new(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed += [0]
    keep(koyra)
    roster = openpyxl.load_workbook(koyra / "roster.xlsx")
    roster.worksheets[1].append((OFFICE, None, "উপজেলা কৃষি অফিসার"))
    roster.save(koyra / "roster.xlsx")
    typed += [0, 0]
    keep(koyra)
    assert [question.startswith("jan.xlsx, mended.xlsx are") for question, *_ in asked] == [True, False, True]


def test_which_copy_came_last_is_asked_again_where_it_is_left_for_later(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2026", NO)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed += [0, 0]
    assert "Until you say which copy was filled in last" in keep(koyra)
    assert two_step(koyra) == {Outcome.FAIL}
    run("audit", "--on", "2026-01-20", "--workspace", koyra)
    assert len(asked) == 2


def test_a_wrong_year_is_not_asked_about_any_more_once_a_copy_filled_in_later_has_the_right_day(koyra, terminal):
    asked, typed = terminal
    answer(koyra, "05.01.2025", YES)
    answer(koyra, "05.01.2026", YES, "mended.xlsx")
    typed.append(2)
    assert "do not fit" not in keep(koyra).replace("does", "do")
    ((question, *_),) = asked
    assert question.startswith("jan.xlsx, mended.xlsx are copies of one form")
    assert two_step(koyra) == {Outcome.PASS}


@pytest.mark.parametrize(("day", "is_told"), [("06.01.2025", True), ("06.01.2026", False)])
def test_of_a_kept_form_of_a_wrong_year_it_is_told_that_it_stays_and_is_asked_about_still(koyra, day, is_told):
    answer(koyra, day, YES)
    keep(koyra, "--yes")
    said = run("audit", "--on", "2026-01-25", "--workspace", koyra, "--language", "en", code=1).stderr
    assert ("A kept round counts this file: leave it as it is" in said) is is_told
    assert ("Answer at a terminal: auditor audit" in said) is is_told
    assert "write the right answers into this month's register" not in said


@pytest.fixture
def days(monkeypatch):
    """What is typed where a day is asked, in its order; the prompts that asked it."""
    typed, prompts = [], []

    def until_right(_dialog, prompt, read, _wrong):
        prompts.append(prompt.en)
        return read(typed.pop(0))

    monkeypatch.setattr(Dialog, "until_right", until_right)
    return typed, prompts


def test_enter_in_the_place_of_another_day_leaves_the_question_for_later(koyra, terminal, days):
    _, chosen = terminal
    typed, prompts = days
    answer(koyra, "05.01.2025", YES)
    chosen.append(3)
    typed.append("")
    assert "no yes of this row counts" in keep(koyra)
    (prompt,) = prompts
    assert prompt.endswith("Enter: later: until then no yes of these rows counts, and every no does)")
    assert not Ledger(koyra / "ledger.db").notes(DaysSettled)


@pytest.mark.parametrize("written", ["গতকাল", "", "31.02.2026"])
def test_on_which_day_a_row_was_told_that_does_not_say_it_is_asked_and_its_yes_counts_then(
    koyra, terminal, days, written
):
    asked, _ = terminal
    typed, prompts = days
    answer(koyra, written, YES)
    register = (koyra / "evidence" / "jan.xlsx").read_bytes()
    typed.append("05.01.2026")
    assert "no yes of this row counts" not in keep(koyra)
    assert two_step(koyra) == {Outcome.PASS}
    assert not asked, "there is nothing to choose from"
    (prompt,) = prompts
    assert "jan.xlsx" in prompt
    assert "On which day was it told?" in prompt
    assert (koyra / "evidence" / "jan.xlsx").read_bytes() == register
    (settled,) = Ledger(koyra / "ledger.db").notes(TalkSettled)
    assert settled.meant == "2026-01-05"
    assert written not in repr(settled) or not written
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_of_a_row_of_no_form_any_day_up_to_the_last_is_asked_for_and_no_first_one_is_left_blank(koyra, terminal, days):
    (_, chosen), (typed, prompts) = terminal, days
    rows = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nউপজেলা কৃষি অফিস,31.02.2026,ফোন,চালু\n"
    (koyra / "evidence" / "by hand.csv").write_text(rows, "utf-8")
    chosen.append(1)
    typed.append("")
    keep(koyra)
    (prompt,) = prompts
    assert re.search(r"\? \(up to \d\d\.\d\d\.2026, as DD\.MM\.YYYY;", prompt), prompt


def test_rows_that_say_the_same_are_asked_about_at_once_and_apart_where_they_were_told_on_several_days(
    koyra, terminal, days
):
    (asked, chosen), (typed, prompts) = terminal, days
    answer(koyra, "গতকাল", YES)
    book = openpyxl.load_workbook(koyra / "evidence" / "jan.xlsx")
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == "livestock":
            for column, words in {"contacted-on": "গতকাল", "way": "ফোন", "two-step": YES, "count": "১"}.items():
                row[PLACES[column]].value = words
    book.save(koyra / "evidence" / "jan.xlsx")
    chosen.append(1)
    typed += ["05.01.2026", "07.01.2026"]
    assert "no yes of" not in keep(koyra)
    assert [len(prompts), len(asked)] == [2, 1]
    assert "rows" in asked[0][0]
    assert [each.meant for each in Ledger(koyra / "ledger.db").notes(TalkSettled)] == [
        "apart",
        "2026-01-05",
        "2026-01-07",
    ]
    names = {each.id: each.name.en for each in open_workspace(koyra).roster_as_read.offices}
    both, first, second = (taking_back.told(each).en for each in taking_back.given(open_workspace(koyra)))
    assert all(f"{names[office]} (row " in both for office in (OFFICE, "livestock"))
    assert sorted(office for said in (first, second) for office in (OFFICE, "livestock") if names[office] in said) == [
        OFFICE, "livestock",
    ]  # fmt: skip
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_way_that_nobody_can_read_is_asked_about_and_a_login_that_was_seen_is_no_answer(koyra, terminal):
    asked, chosen = terminal
    answer(koyra, "05.01.2026", YES)
    book = openpyxl.load_workbook(koyra / "evidence" / "jan.xlsx")
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[PLACES["id"]].value == OFFICE:
            row[PLACES["way"]].value = "টেলিগ্রাম"
    book.save(koyra / "evidence" / "jan.xlsx")
    chosen.append(4)
    assert "How" not in keep(koyra)
    ((question, *ways),) = asked
    assert "How was it?" in question
    assert not [way for way in ways if "video" in way or "login" in way]
    (settled,) = Ledger(koyra / "ledger.db").notes(TalkSettled)
    assert settled.meant == "whatsapp"
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


@pytest.mark.usefixtures("terminal")
def test_the_day_that_was_answered_is_listed_and_can_be_taken_back(koyra, days):
    typed, _ = days
    answer(koyra, "গতকাল", YES)
    typed.append("05.01.2026")
    keep(koyra)
    space = open_workspace(koyra)
    (said,) = taking_back.given(space)
    office = next(each for each in space.roster_as_read.offices if each.id == OFFICE)
    assert re.search(rf"{re.escape(office.name.en)} \(row \d+\): told on 05.01.2026", taking_back.told(said).en)
    assert re.search(rf"{re.escape(office.name.bn)} \(সারি [০-৯]+\): ০৫.০১.২০২৬", taking_back.told(said).bn)
    taking_back.take_back(space, [said.number], date(2026, 1, 20))
    typed.append("")
    assert "no yes of this row counts" in keep(koyra)
    assert two_step(koyra) == {Outcome.UNKNOWN}
    assert run("verify", "--workspace", koyra, code=0).stderr.count("the same") == 2


def february(home: Path, day: str, two_step: str, name: str = "feb.xlsx", count: str = "১") -> None:
    """Lay the form of February into the evidence in which the office answers on a day."""
    (home / "evidence" / name).write_bytes(answered((home / FEBRUARY).read_bytes(), day, two_step, OFFICE, count))


IN_NO_TIME = ["16.03.2026", "05.01.2025", "", "গত সপ্তাহে", "#N/A", "04/08/2026"]
"""Days of contact in the form of January that nobody can believe or read."""


@pytest.mark.parametrize("day", IN_NO_TIME)
def test_a_no_in_a_form_that_came_late_whose_day_is_not_known_is_taken_back_by_no_yes_of_before_it_came(koyra, day):
    february(koyra, "20.02.2026", YES)
    keep(koyra, day="2026-02-22")
    assert two_step(koyra) == {Outcome.PASS}
    answer(koyra, day, NO, "late.xlsx")
    told = keep(koyra, day="2026-03-18")
    assert "no yes of this row counts, and every no does" in told
    assert two_step(koyra) == {Outcome.FAIL}
    for paper in (("--office", OFFICE), ("--audience", "chair")):
        words = run("report", *paper, "--format", "terminal", "--language", "en", "--workspace", koyra, code=0).stdout
        assert re.search("day [a-z ]*is not settled yet", " ".join(words.replace("|", " ").split())), paper
    february(koyra, "20.03.2026", YES, "later.xlsx")
    keep(koyra, day="2026-03-22")
    assert two_step(koyra) == {Outcome.PASS}, "told after the form had come: what it says was told before"
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_no_of_a_day_that_has_not_come_yet_is_told_and_stays_a_no(koyra):
    answer(koyra, "06.01.2026", YES, "early.xlsx")
    february(koyra, "25.02.2026", NO)
    told = keep(koyra, day="2026-02-20")
    assert "1 row (" in told
    assert "dated after 20.02.2026" in told
    assert "every no does" in told
    assert two_step(koyra) == {Outcome.FAIL}


def test_on_which_day_a_no_was_told_that_lies_before_a_yes_and_was_written_as_still_to_come_is_asked(
    koyra, terminal, days
):
    (asked, _), (typed, prompts) = terminal, days
    answer(koyra, "12.02.2026", YES, "early.xlsx")
    february(koyra, "25.02.2026", NO)
    typed.append("05.02.2026")
    keep(koyra, day="2026-02-20")
    assert (len(asked), len(prompts)) == (0, 1)
    assert "dated after 20.02.2026" in prompts[0]
    assert two_step(koyra) == {Outcome.PASS}
    assert "the same" in run("verify", "--workspace", koyra, code=0).stderr


def test_a_day_still_to_come_is_not_believed_either_once_it_has_come(koyra):
    february(koyra, "25.02.2026", YES)
    keep(koyra, "--yes", day="2026-02-20")
    assert two_step(koyra) == {Outcome.UNKNOWN}
    assert "dated after 20.02.2026" in keep(koyra, "--yes", day="2026-02-28")
    assert two_step(koyra) == {Outcome.UNKNOWN}
    assert run("verify", "--workspace", koyra, code=0).stderr.count("the same") == 2


def test_what_the_form_of_a_later_month_tells_is_no_answer_of_the_day_of_an_audit_long_past(koyra):
    answer(koyra, "06.01.2026", YES, "early.xlsx")
    february(koyra, "25.02.2026", NO)
    told = keep(koyra)
    assert "dated after 20.01.2026 and was set aside" in told
    assert two_step(koyra) == {Outcome.PASS}
    keep(koyra, day="2026-02-26")
    assert two_step(koyra) == {Outcome.FAIL}
    assert run("verify", "--workspace", koyra, code=0).stderr.count("the same") == 2


@pytest.mark.parametrize(("said", "number"), [("১", 3), ("৪", 4)], ids=["fewer", "more"])
def test_of_a_day_that_nobody_knows_a_number_of_user_ids_counts_only_where_it_is_larger(koyra, said, number):
    february(koyra, "20.02.2026", YES, count="৩")
    answer(koyra, "", YES, "late.xlsx", count=said)
    keep(koyra, day="2026-02-22")
    ledger = Ledger(koyra / "ledger.db")
    (row,) = (row for row in ledger.rows(ledger.rounds()[-1]) if row.office.id == OFFICE)
    assert len(row.office.accounts) == number
