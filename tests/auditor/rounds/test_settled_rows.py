"""What was answered about a row of a register that has no number holds as long as the row stands as it was, whatever else is altered in its file; it is asked for once."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from taken_answers import keep
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.assessing import assess
from auditor.rounds.identity.listed import open_workspace

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
DAY, LATER = date(2024, 2, 20), date(2024, 3, 19)
MEANT = date(2024, 2, 10)
DOUBTED = {
    "a day of another year": "Lota UP,Secretary,10.02.2023,ফোন,চালু লগইনে কোড চায়",
    "a day that cannot be read": "Lota UP,Secretary,গতকাল,ফোন,চালু লগইনে কোড চায়",
    "no day": "Lota UP,Secretary,,ফোন,চালু লগইনে কোড চায়",
    "a way that cannot be read": "Lota UP,Secretary,10.02.2024,কবুতর,চালু লগইনে কোড চায়",
}
KOYRA = "Koyra UP,Secretary,11.02.2024,ফোন,চালু নেই"

doubted = pytest.mark.parametrize("row", DOUBTED.values(), ids=DOUBTED)


def asked(upazila: TypedUpazila, day: date = DAY) -> list[inquiries.Inquiry]:
    return list(inquiries.of_forms(open_workspace(upazila.folder), None, day))


def settle(upazila: TypedUpazila) -> None:
    """Answer the one question that is asked: that the day was that of the talk, or the first way."""
    (inquiry,) = asked(upazila)
    chosen = next((each for each in inquiry.answers if each.day is not None), inquiry.answers[0])
    chosen.note(MEANT)


def lota(upazila: TypedUpazila, day: date = DAY) -> Outcome:
    (row,) = (each for each in assess(open_workspace(upazila.folder), day).assessments if each.office.id == "lota")
    (outcome,) = {each.outcome for each in row.findings if each.policy == "two-step-enabled"}
    return outcome


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(*LOTA_AND_KOYRA)
    return made


def lays(upazila: TypedUpazila, *rows: str) -> None:
    upazila.answers(*rows, name="by hand.csv", heads=HEADS)


def said(upazila: TypedUpazila) -> list[tuple[str, bool]]:
    return [(taking_back.told(each).en, each.holds) for each in taking_back.given(open_workspace(upazila.folder))]


@pytest.mark.parametrize("is_kept", [True, False], ids=["kept", "not kept"])
@pytest.mark.parametrize(
    "rows",
    [(KOYRA.replace("চালু নেই", "চালু লগইনে কোড চায়"), "{}"), ("{}", KOYRA, KOYRA.replace("11.02", "12.02"))],
    ids=["another row was altered and stands first", "a row was added"],
)
@doubted
def test_it_is_not_asked_again_while_its_row_stands_as_it_was_and_is_told_of_its_file(upazila, row, rows, is_kept):
    lays(upazila, row, KOYRA)
    settle(upazila)
    assert asked(upazila) == []
    if is_kept:
        keep(upazila.folder, DAY)
    lays(upazila, *(each.format(row) for each in rows))
    assert asked(upazila, LATER) == []
    assert lota(upazila, LATER) is Outcome.PASS
    ((told, holds),) = said(upazila)
    assert "by hand.csv" in told
    assert "Lota UP (row " in told
    assert "form no." not in told
    assert holds


@doubted
def test_it_is_asked_again_once_its_row_says_something_else(upazila, row):
    lays(upazila, row, KOYRA)
    settle(upazila)
    lays(upazila, row.replace("চালু লগইনে কোড চায়", "চালু, কোড চায় না"), KOYRA)
    assert len(asked(upazila)) == 1


@doubted
def test_a_row_that_says_the_same_in_another_register_is_asked_about(upazila, row):
    lays(upazila, row, KOYRA)
    settle(upazila)
    upazila.answers(row, KOYRA, name="another.csv", heads=HEADS)
    assert len(asked(upazila)) == 1


@doubted
def test_once_it_is_taken_back_it_is_asked_again_also_where_its_file_was_altered(upazila, row):
    lays(upazila, row, KOYRA)
    settle(upazila)
    keep(upazila.folder, DAY)
    lays(upazila, KOYRA, row)
    taking_back.take_back(open_workspace(upazila.folder), [1], LATER)
    assert len(asked(upazila, LATER)) == 1
    assert [holds for _, holds in said(upazila)] == [False]


def test_of_a_register_that_is_gone_it_is_told_by_its_name_or_that_it_is_no_more(upazila):
    lays(upazila, DOUBTED["a day of another year"])
    settle(upazila)
    (upazila.folder / "evidence" / "by hand.csv").unlink()
    ((told, _),) = said(upazila)
    assert told.startswith("a register that is not there any more as it was, ")


@doubted
def test_rounds_that_were_kept_with_it_stay_as_they_are(upazila, row):
    lays(upazila, row, KOYRA)
    settle(upazila)
    keep(upazila.folder, DAY)
    assert "the same" in run("verify", "--workspace", upazila.folder, code=0).stderr
