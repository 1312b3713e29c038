"""What is told comes to the same however it is written: in whatever order, columns, digits, files and formats, and by whichever name of an office."""

from __future__ import annotations

import csv
import io
import random
import shutil
from datetime import date

import openpyxl
import pytest
from counted_upazila import Counted
from sampling import some_of
from typed_upazila import TypedUpazila

from auditor.i18n import Language, digits
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.rounds import assessing, keeping
from auditor.rounds.asking import inquiries
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.meetings.meetings import Meeting

DAY = date(2024, 4, 20)
SEEDS = (*range(60), 5074, 6064, 6070)
"""Of histories; the last ones had faults of their own."""


def shuffled(register, rng):
    upazila, head, *rows = read(register)
    rng.shuffle(rows)
    write(register, [upazila, head, *rows])


def in_two_files(register, rng):
    """Put what it tells of some offices into another file; rows of one office stay in one, for those of all and of one answer each other."""
    upazila, head, *rows = read(register)
    moved = {row[0] for row in rows if rng.random() < 0.5}
    if 0 < len([row for row in rows if row[0] in moved]) < len(rows):
        write(register, [upazila, head, *(row for row in rows if row[0] not in moved)])
        write(register.with_stem("second"), [upazila, head, *(row for row in rows if row[0] in moved)])


def twice(register, _):
    shutil.copy(register, register.with_stem("copy of it"))


def as_workbook(register, _):
    book = openpyxl.Workbook()
    for row in read(register):
        book.active.append([cell or None for cell in row])
    book.save(register.with_suffix(".xlsx"))
    register.unlink()


def columns_in_another_order(register, rng):
    upazila, *rows = read(register)
    order = [*range(len(rows[0]))]
    rng.shuffle(order)
    write(register, [upazila, *([row[at] for at in order] for row in rows)])


def with_a_column_of_notes(register, _):
    upazila, head, *rows = read(register)
    write(register, [[""], upazila, [*head, "নোট"], *([*row, "ok"] for row in rows)])


def in_bangla_digits(register, _):
    upazila, head, *rows = read(register)
    write(register, [upazila, head, *([digits(cell, Language.BN) for cell in row] for row in rows)])


def in_a_folder(register, _):
    (register.parent / "মার্চ").mkdir()
    register.rename(register.parent / "মার্চ" / register.name)


def of_offices_listed_otherwise(register, rng):
    roster = register.parents[1] / "roster.csv"
    head, *rows = read(roster)
    offices = [*{row[0]: None for row in rows}]
    rng.shuffle(offices)
    write(roster, [head, *(row for office in offices for row in rows if row[0] == office)])


def read(table):
    rows = [*csv.reader(io.StringIO(table.read_text("utf-8")))]
    return [row + [""] * (max(map(len, rows)) - len(row)) for row in rows]


def write(table, rows):
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    table.write_text(written.getvalue(), "utf-8", newline="\n")


def history(folder, seed):
    """Return an upazila after two meetings, and the register that came in since; its roster became another one between them."""
    counted = Counted(TypedUpazila(folder), random.Random(seed))
    counted.found()
    for month in (2, 3):
        day = DAY.replace(month=month)
        counted.told(day)
        counted.answers(day)
        keeping.keep_round(counted.space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)
        for _ in range(counted.rng.randint(0, 2)):
            counted.change(day)
    counted.told(DAY)
    return counted, counted.upazila.folder / "evidence" / f"register-{DAY:%m}.csv"


def found(folder):
    """Return of each office who is counted, and what is found of each, with the grade and why it is not known; ids without that of the list in which they were given."""
    return {
        row.office.id: (
            row.office.users,
            [each.id.partition("/")[2] for each in row.office.accounts],
            sorted(
                (each.policy, each.subject.partition("/")[2], each.outcome, str(each.reason), str(each.grade))
                for each in row.findings
            ),
        )
        for row in assessing.assess(open_workspace(folder), DAY).assessments
    }


WRITTEN = (
    shuffled,
    in_two_files,
    twice,
    as_workbook,
    columns_in_another_order,
    with_a_column_of_notes,
    in_bangla_digits,
    in_a_folder,
    of_offices_listed_otherwise,
)


@pytest.mark.parametrize("seed", some_of(SEEDS, kind=lambda seed: seed % 3))
def test_a_register_comes_to_the_same_however_it_is_written(tmp_path, seed):
    counted, register = history(tmp_path / "space", seed)
    before = found(counted.upazila.folder)
    for written in WRITTEN:
        folder = shutil.copytree(counted.upazila.folder, tmp_path / written.__name__)
        written(folder / "evidence" / register.name, random.Random(seed))
        assert (written.__name__, found(folder)) == (written.__name__, before)


@pytest.mark.parametrize("with_code", [False, True], ids=["the name", "the name and its code"])
@pytest.mark.parametrize("seed", some_of(SEEDS, kind=lambda seed: seed % 3))
def test_an_office_said_to_be_the_same_under_another_name_stands_as_under_the_one_it_had(tmp_path, seed, with_code):
    counted, _, before = with_an_office_renamed(tmp_path / "space", seed, with_code=with_code)
    while asked := [
        each.answers[0]
        for each in inquiries.who_is_who(counted.space, Meeting(f"{DAY:%Y-%m}", DAY), DAY)
        if each.answers[0].words.en == "the same office, its name was changed"
    ]:
        asked[0].note(None)
    assert found(counted.upazila.folder) == before


@pytest.mark.parametrize("seed", some_of(SEEDS, kind=lambda seed: seed % 3))
def test_until_it_is_answered_no_yes_of_before_is_lent_to_an_office_of_another_name_every_no_stays_and_nobody_counts_twice(
    tmp_path, seed
):
    counted, office, before = with_an_office_renamed(tmp_path / "space", seed, with_code=False)
    now = found(counted.upazila.folder)
    users, accounts, findings = now.get(f"{office}-2") or now[office]
    assert (users, accounts) == before[office][:2]
    stood = {(policy, subject): outcome for policy, subject, outcome, *_ in before[office][2]}
    for policy, subject, outcome, reason, _ in findings:
        assert outcome is not Outcome.PASS or stood[policy, subject] is Outcome.PASS
        assert stood[policy, subject] is not Outcome.FAIL or outcome is Outcome.FAIL or reason == MissingReason.UNPLACED


def with_an_office_renamed(folder, seed, *, with_code):
    """Return an upazila whose roster and register have an office by another name since two rounds, the id that it had, and how all stood before that."""
    counted = Counted(TypedUpazila(folder), random.Random(seed))
    counted.found()
    register = tell_and_keep(counted)
    before = found(counted.upazila.folder)
    office = counted.rng.choice([*counted.rows])
    renamed = f"{office[0]}x{office[1:]}pur"
    roster = counted.upazila.folder / "roster.csv"
    for table in (roster, register):
        table.write_text(table.read_text("utf-8").replace(f"{office} UP", f"{renamed} UP"), "utf-8", newline="\n")
    if with_code:
        roster.write_text(roster.read_text("utf-8").replace(f"\n{office},", f"\n{renamed},"), "utf-8", newline="\n")
    return counted, office, before


def tell_and_keep(counted):
    """Hand in a register each month of two that are kept, and one since, and return that; who is listed stays so."""
    for month in (2, 3, 4):
        day = DAY.replace(month=month)
        counted.told(day)
        if day < DAY:
            keeping.keep_round(counted.space, day, f"{day:%Y-%m}", f"{month:032x}", doubted=lambda _: None)
    return counted.upazila.folder / "evidence" / f"register-{DAY:%m}.csv"
