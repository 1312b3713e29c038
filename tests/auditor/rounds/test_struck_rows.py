"""What is struck through of a row beside its answers: when and how it was told, for those below it, too; and what is struck through after a round."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.styles import Font
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.forms import STRUCK, STRUCK_OUT, TalkSettled
from auditor.rounds import assessing, keeping
from auditor.rounds.asking import talk_inquiries
from auditor.rounds.evidence import known_again
from auditor.rounds.evidence.evidence_folder import evidence_files
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.tables.files import open_table

TITLE = ["ডুমুরিয়া উপজেলা, খুলনা, ফেব্রুয়ারি ২০২৪"]
HEADS = ["দপ্তর", "পদবি", "যোগাযোগের তারিখ", "কীভাবে", "ইউজার আইডি (সংখ্যা)", "Two-step", "সরকারি ই-মেইল"]
DAY, WAY, COUNT, TWO_STEP, EMAIL = range(2, 7)
YES, NO = "চালু, লগইনে কোড চায়", "চালু নেই"
KEPT, ON = date(2024, 2, 20), date(2024, 3, 15)


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*(f"lota,Lota UP,union,Chairman,2,lota.example.gov.bd,{post}," for post in ("Secretary", "Clerk")))
    return upazila


def tells(upazila, *rows, struck=(), name="running.xlsx"):
    """Lay a register by hand into the evidence; `struck` are the places of cells by row and column, from 0."""
    book = openpyxl.Workbook()
    for row in (TITLE, HEADS, *rows):
        book.active.append([cell or None for cell in row])
    for row, column in struck:
        book.active.cell(row + 3, column + 1).font = Font(strike=True)
    book.save(upazila.folder / "evidence" / name)


def row(post, *, day="", way="", count="", two_step="", email=""):
    return ["Lota UP", post, day, way, count, two_step, email]


def stands(upazila, on=ON):
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    return {each.subject.partition("/")[2]: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}


def told(upazila, on=ON):
    return "\n".join(notice.message.en for notice in assessing.assess(open_workspace(upazila.folder), on).notices)


@pytest.mark.parametrize("count", ["", "2"])
@pytest.mark.parametrize("struck", [[DAY], [DAY, WAY]])
def test_a_day_that_is_struck_through_is_lent_to_no_row_below_it(upazila, count, struck):
    above = row("", day="10.02.2024", way="ফোন", count=count)
    tells(upazila, above, row("Secretary", two_step=YES), row("Clerk", two_step=NO))
    assert set(stands(upazila).values()) == {Outcome.PASS, Outcome.FAIL}
    crossed = [(0, column) for column in (*struck, *([COUNT] if count else []))]
    tells(upazila, above, row("Secretary", two_step=YES), row("Clerk", two_step=NO), struck=crossed)
    assert set(stands(upazila).values()) == {Outcome.UNKNOWN, Outcome.FAIL}
    assert "there is no day of contact" in told(upazila)


def test_of_a_day_or_a_way_that_is_struck_through_it_is_told_that_it_is(upazila):
    tells(upazila, row("Secretary", day="10.02.2024", way="ফোন", two_step=YES), struck=[(0, DAY), (0, WAY)])
    words = told(upazila)
    assert "the day of contact is struck through" in words
    assert "how this became known is struck through" in words
    assert "not understood" not in words
    assert set(stands(upazila).values()) == {Outcome.UNKNOWN}


def test_what_is_struck_through_after_a_round_is_not_as_it_was_though_the_register_went_on(upazila):
    no = row("Secretary", day="10.02.2024", way="ফোন", two_step=NO)
    later = row("Clerk", day="12.03.2024", way="ফোন", two_step=YES)
    tells(upazila, no)
    keeping.keep_round(open_workspace(upazila.folder), KEPT, "2024-02", "1" * 32, doubted=lambda _: None)
    tells(upazila, no, later)
    assert "was carried on since it spoke in a kept round" in told(upazila)
    tells(upazila, no, later, struck=[(0, TWO_STEP)])
    assert "was carried on" not in told(upazila)
    assert "was changed since it spoke in a kept round" in told(upazila)


@pytest.mark.parametrize("day", ["", "31.02.2024"])
def test_a_row_that_is_struck_out_whole_is_not_asked_for_its_day(upazila, day):
    tells(upazila, row("Secretary", day=day, way="ফোন", two_step=YES), struck=[(0, TWO_STEP)])
    space = open_workspace(upazila.folder)
    asked = talk_inquiries.asked_in(assessing.assess(space, ON).notices)
    (of_strike,) = (each for each in asked if each.struck)
    (mark,) = of_strike.marks
    Ledger(space.ledger_path).note(
        TalkSettled(of_strike.talk.form, of_strike.sheet, STRUCK, of_strike.talk.asked, STRUCK_OUT, ON, (mark,))
    )
    assert not talk_inquiries.asked_in(assessing.assess(open_workspace(upazila.folder), ON).notices)


@pytest.mark.parametrize("words", ["হ্যাঁ sonarbangla71", "yes hunter22", "someone@example.com"])
def test_struck_words_that_are_no_answer_of_the_list_are_not_shown(upazila, words):
    column = EMAIL if "@" in words else TWO_STEP
    said = {"email": words} if "@" in words else {"two_step": words}
    tells(upazila, row("" if "@" in words else "Secretary", day="10.02.2024", way="ফোন", **said), struck=[(0, column)])
    asked = talk_inquiries.asked_in(assessing.assess(open_workspace(upazila.folder), ON).notices)
    assert asked
    shown = "".join(f"{each.en}{each.bn}" for of_one in asked for each in of_one.struck)
    assert HEADS[column] in shown
    assert words not in shown
    assert words.split()[-1] not in told(upazila)


def test_a_register_with_something_struck_through_that_an_earlier_version_kept_is_known_again_when_it_is_saved_anew(
    upazila,
):
    said = row("Secretary", day="10.02.2024", way="ফোন", two_step=YES)
    tells(upazila, said, struck=[(0, TWO_STEP)])
    (kept,) = files_of(upazila)
    keeping.keep_round(open_workspace(upazila.folder), KEPT, "2024-02", "1" * 32, doubted=lambda _: None)
    ((head,), cells) = Ledger(upazila.folder / "ledger.db").rounds(), table_of(kept).digest_without_strikes
    seen = tuple(replace(each, cells=cells) for each in head.header.files)
    anew, not_struck = saved_anew(upazila, said, struck=[(0, TWO_STEP)]), saved_anew(upazila, said)
    for reading, file, known in ((23, anew, True), (24, anew, False), (23, not_struck, True)):
        header = replace(head.header, reading=reading, files=seen)
        (found,) = known_again.as_first_seen([file], [header])
        assert (found.sha256 == kept.sha256) is known, (reading, known)
    (found,) = known_again.as_first_seen([anew], [head.header])
    assert found.sha256 == kept.sha256
    (found,) = known_again.as_first_seen([not_struck], [head.header])
    assert found.sha256 == not_struck.sha256


def files_of(upazila):
    return [file for file in evidence_files(open_workspace(upazila.folder)) if file.name.endswith(".xlsx")]


def table_of(file):
    return open_table(file.name, file.content)


def saved_anew(upazila, *rows, struck=()):
    """Return the register as another program saves it, in the place of the one that is there."""
    tells(upazila, *rows, struck=struck)
    path = upazila.folder / "evidence" / "running.xlsx"
    book = openpyxl.load_workbook(path)
    book.properties.title = f"saved anew, {len(struck)}"
    book.save(path)
    (file,) = files_of(upazila)
    return file
