"""Doubtful cells of registers: what was meant is asked, the register stays as it is, and the answer is evidence of its own."""

from __future__ import annotations

from datetime import date, timedelta

import openpyxl
import pytest
from few_offices import lay_example
from msgspec.structs import replace
from running import run
from typed_upazila import TypedUpazila

from auditor.checklist.second_look import matters
from auditor.i18n import Language
from auditor.model.errors import WorkspaceError
from auditor.model.evidence import MissingReason
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.journal import Recorded
from auditor.register.answers import UNKNOWN
from auditor.register.columns import CONTACTED_ON, Talked, columns
from auditor.register.questions import count, two_step
from auditor.rounds import assessing, foreseeing, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import typed_answers
from auditor.rounds.typed.doubtful_cells import meant, settle, waiting_and_answered
from auditor.rounds.typed.typed_forms import typed_forms

DAY = date(2024, 3, 25)
REGISTER = "register-2024-03.xlsx"
(REMARK,) = (column for column in columns() if column.name == Talked.REMARK)


@pytest.fixture(name="folder")
def _folder(tmp_path):
    """The example with a cell of its register that is no answer."""
    folder = lay_example(tmp_path / "paikgacha")
    path = folder / "evidence" / REGISTER
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heading = two_step.QUESTION.heading.bn
    (column,) = [cell.column for cell in sheet[5] if cell.value == heading]
    answered = [row for row in range(6, sheet.max_row + 1) if "/" in str(sheet.cell(row, 1).value)]
    sheet.cell(answered[0], column).value = "অস্পষ্ট"
    book.save(path)
    return folder


def answered_as(space, judgement, cell, **said):
    """Answer a cell on the day of the work, as the desk does, and return the name of the file that is left."""
    return settle(space, DAY, cell, meant(space, judgement.context, DAY, cell, **said))


def cells(folder, day=DAY):
    space = listed.open_workspace(folder)
    judgement = assessing.assess(space, day)
    return space, judgement, waiting_and_answered(space, judgement)[0]


def of_cell(judgement, cell):
    """Return what is told of a cell."""
    return [
        notice
        for notice in judgement.notices
        if (notice.place.file, notice.place.row, notice.place.column) == (cell.file, cell.row, cell.heading)
    ]


def test_a_cell_that_is_no_answer_is_asked_about_with_its_place_and_its_day(folder):
    _, _, (cell,) = cells(folder)
    assert cell.file == REGISTER
    assert "/" in cell.subject
    assert "not understood" in cell.told.said(Language.EN)
    assert cell.offered


def test_the_answer_is_evidence_of_its_own_and_the_register_stays(folder):
    space, judgement, (cell,) = cells(folder)
    assert of_cell(judgement, cell)
    register = (folder / "evidence" / REGISTER).read_bytes()
    answer = cell.offered[0].bn
    name = answered_as(space, judgement, cell, answer=answer, on=DAY, way="ফোন", by="অফিস প্রধান")
    assert (folder / "evidence" / REGISTER).read_bytes() == register
    assert Ledger(space.ledger_path).notes(Recorded)[-1].file == name
    _, after, left = cells(folder)
    assert left == ()
    assert not of_cell(after, cell), "it needs no second look any more"
    told = [each for each in after.told[cell.subject] if each.reference.file == name]
    assert TWO_STEP_ENROLLED in {each.fact for each in told}
    assert {each.observed_on for each in told} == {DAY}
    assert not after.in_the_way


@pytest.mark.parametrize(("since", "left"), [("26.03.2024,3", 0), ("26.03.2024,0", 0), ("19.03.2024,3", 1)])
def test_a_doubtful_number_of_accounts_needs_no_second_look_once_the_number_was_told_elsewhere_since(
    tmp_path, since, left
):
    folder = lay_example(tmp_path / "paikgacha")
    name = listed.open_workspace(folder).roster_as_read.offices[0].name.bn
    head = f"দপ্তর,যোগাযোগের তারিখ,{count.QUESTION.heading.bn},কীভাবে\n{name},"
    (folder / "evidence" / "doubtful.csv").write_text(f"{head}20.03.2024,কয়েকটি,ফোনে\n", "utf-8")
    day = date(2024, 3, 26)

    def doubts():
        judged = assessing.assess(listed.open_workspace(folder), day)
        return [told for told in judged.notices if told.about is not None and told.about.question == "count"]

    assert len(doubts()) == 1
    (folder / "evidence" / "since.csv").write_text(f"{head}{since},ফোনে\n", "utf-8")
    assert len(doubts()) == left


def test_a_cell_that_another_registers_row_answers_is_told_by_the_post_that_this_row_names(folder):
    _, _, (cell,) = cells(folder)
    head = "তালিকার সংকেত,দপ্তর,যোগাযোগের তারিখ,কীভাবে,কে জানিয়েছেন,Two-step\n"
    office, talk = f"{cell.office.id},{cell.office.name.bn},{DAY:%d.%m.%Y},ফোন,সচিব,\n", f"{DAY:%d.%m.%Y},ফোন,উদ্যোক্তা"
    rows = f"{office}{cell.subject},{cell.office.name.bn},{talk},চালু নেই\n"
    (folder / "evidence" / "since.csv").write_text(head + rows, "utf-8")
    space = listed.open_workspace(folder)
    (answered,) = waiting_and_answered(space, assessing.assess(space, DAY))[1]
    assert (answered.file, answered.on, answered.by) == ("since.csv", DAY, "উদ্যোক্তা")


def test_an_answer_of_an_earlier_day_leaves_the_cell_doubtful(folder):
    space, judgement, (cell,) = cells(folder)
    earlier = cell.on.replace(day=cell.on.day - 1)
    answered_as(space, judgement, cell, answer=cell.offered[0].bn, on=earlier, way="ফোন", by="")
    _, after, left = cells(folder)
    assert [each.id for each in left] == [cell.id]
    assert of_cell(after, cell)


@pytest.mark.parametrize("answer", ["", "কিছু একটা", "Sundarban#7788"])
def test_what_is_no_answer_is_refused_and_leaves_nothing(folder, answer):
    space, judgement, (cell,) = cells(folder)
    before = sorted((folder / "evidence").rglob("*"))
    with pytest.raises(WorkspaceError) as refused:
        answered_as(space, judgement, cell, answer=answer, on=DAY, way="ফোন", by="")
    assert "Sundarban" not in str(refused.value)
    assert sorted((folder / "evidence").rglob("*")) == before
    assert not Ledger(space.ledger_path).notes(Recorded)


def test_a_day_ahead_is_refused(folder):
    space, judgement, (cell,) = cells(folder)
    with pytest.raises(WorkspaceError):
        answered_as(space, judgement, cell, answer=cell.offered[0].bn, on=date(2024, 3, 26), way="ফোন", by="")


def edit_copy(folder):
    """Lay a copy of the register beside it, in which a remark was added."""
    book = openpyxl.load_workbook(folder / "evidence" / REGISTER)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[5] if cell.value == REMARK.heading.bn]
    sheet.cell(6, column).value = "আবার দেখা হয়েছে"
    book.save(folder / "evidence" / "register-2024-03 (edited).xlsx")


@pytest.mark.parametrize("kept", [False, True])
def test_a_cell_that_stands_in_an_edited_copy_too_is_asked_about_once_also_once_the_form_was_kept(folder, kept):
    if kept:
        run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-25", "--yes", "--workspace", folder)
    edit_copy(folder)
    assert len(cells(folder)[2]) == 1


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("days", [0, 1])
def test_until_it_is_answered_nothing_that_was_told_before_counts_and_the_answer_at_the_desk_lifts_that(
    folder, kept, days
):
    if kept:
        run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-25", "--yes", "--workspace", folder)
    space, judgement, (cell,) = cells(folder)
    assert reason(judgement, cell) is MissingReason.UNCLEAR
    yes = two_step.CHOICES[0].label.bn
    answered_as(space, judgement, cell, answer=yes, on=cell.on + timedelta(days), way="ফোন", by="")
    _, after, left = cells(folder)
    assert (reason(after, cell), left) == (None, ())
    assert not of_cell(after, cell)


LATER = date(2024, 5, 10)
"""A day after the end of the register's month, on which an answer of the day of the work has not grown old."""


def blank_the_days(folder, name=REGISTER, *, rows=slice(5, None), written=""):
    """Take the days of contact out of a register."""
    path = folder / "evidence" / name
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[5] if cell.value == CONTACTED_ON.heading.bn]
    for cell in list(sheet.columns)[column - 1][rows]:
        cell.value = written or None
    book.save(path)


@pytest.mark.parametrize("told", [DAY, DAY - timedelta(1)], ids=["on the day of typing", "on the day before"])
@pytest.mark.parametrize("written", ["", "কাল", "12.03.2019"])
def test_the_answer_to_a_cell_of_a_row_without_a_day_that_fits_lifts_it_for_good(folder, written, told):
    blank_the_days(folder, written=written)
    space, judgement, (cell,) = cells(folder)
    assert reason(judgement, cell) is MissingReason.UNCLEAR
    answered_as(space, judgement, cell, answer=two_step.CHOICES[0].label.bn, on=told, way="ফোন", by="")
    for day in (DAY, DAY + timedelta(1), LATER):
        _, after, left = cells(folder, day)
        assert (left, reason(after, cell), of_cell(after, cell)) == ((), None, []), day


def test_an_answer_that_is_too_old_to_count_leaves_a_cell_of_a_row_without_a_day_doubtful(folder):
    blank_the_days(folder)
    space, judgement, (cell,) = cells(folder)
    years_ago = DAY - timedelta(space.baseline.fresh_days + 1)
    answered_as(space, judgement, cell, answer=two_step.CHOICES[0].label.bn, on=years_ago, way="ফোন", by="")
    assert [each.id for each in cells(folder)[2]] == [cell.id]


def test_also_where_it_was_the_number_of_accounts(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    name = listed.open_workspace(folder).roster_as_read.offices[0].name.bn
    head = f"দপ্তর,যোগাযোগের তারিখ,{count.QUESTION.heading.bn},কীভাবে\n{name},"
    (folder / "evidence" / "doubtful.csv").write_text(f"{head},কয়েকটি,ফোনে\n", "utf-8")
    space, judgement, waiting = cells(folder)
    (cell,) = [each for each in waiting if each.is_number]
    answered_as(space, judgement, cell, answer="3", on=DAY, way="ফোন", by="")
    for day in (DAY, LATER):
        assert not [each for each in cells(folder, day)[2] if each.is_number], day


def test_an_answer_that_was_typed_for_another_reason_lifts_no_cell_of_a_row_without_a_day(folder):
    blank_the_days(folder)
    space, judgement, (cell,) = cells(folder)
    named = replace(cell, known_by="of another cell")
    answered_as(space, judgement, named, answer=two_step.CHOICES[0].label.bn, on=DAY, way="ফোন", by="")
    _, after, (left,) = cells(folder, LATER)
    assert (left.id, reason(after, cell)) == (cell.id, MissingReason.UNCLEAR)


NOBODY_KNOWS = UNKNOWN.bn
TOLD, EARLY, TYPED = date(2024, 2, 5), date(2024, 2, 1), date(2024, 2, 20)
"""When an older yes was told; a day before it, that an answer to a doubtful cell is of, and the day of its typing."""


@pytest.fixture(name="with_a_yes")
def _with_a_yes(tmp_path):
    """An office that told a yes, and in another register, on a row without a day, what nobody can read."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota.up")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
    upazila.answers(f'Lota UP,Secretary,{TOLD:%d.%m.%Y},ফোন,"{two_step.CHOICES[0].label.bn}"', heads=heads)
    upazila.answers("Lota UP,Secretary,,ফোন,আগের মতো", heads=heads, name="register-2.csv")
    return upazila.folder


def test_of_who_left_a_doubtful_cell_is_asked_by_his_own_name_until_the_reason_is_told_and_then_by_nobody(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    rows = [
        f"lota,Lota UP,union,Chairman,2,lota.example.gov.bd,Secretary,{login}" for login in ("lota.up", "second.up")
    ]
    upazila.lists(*rows)
    stays, leaves = listed.open_workspace(upazila.folder).roster_as_read.offices[0].accounts
    talk = f"Lota UP,{TOLD:%d.%m.%Y},ফোন"
    upazila.answers(
        f'{stays.id},{talk},"{two_step.CHOICES[0].label.bn}"',
        f"{leaves.id},{talk},আগের মতো",
        heads="তালিকার সংকেত,দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step",
    )
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", on=f"{TYPED}")
    (cell,) = cells(upazila.folder, TYPED)[2]
    upazila.lists(rows[0].replace(",2,", ",1,"))
    space, judgement, (still,) = cells(upazila.folder, LATER)
    assert (still.subject, still.called) == (leaves.id, cell.called)
    assert still.called != stays.post
    assert of_cell(judgement, cell)
    assert matters(space, judgement) == 2, "the cell, and why the row is gone"
    with (upazila.folder / "auditor.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[departures]]\nsubject = "{leaves.id}"\nreason = "closed"\non = {LATER}\n')
    space, judgement, left = cells(upazila.folder, LATER)
    assert (left, of_cell(judgement, cell), matters(space, judgement)) == ((), [], 0)


def test_an_early_day_of_an_answer_that_stands_no_more_tells_nothing_of_a_row_without_a_day(with_a_yes):
    space, judgement, (cell,) = cells(with_a_yes, TYPED)
    yes = two_step.CHOICES[0].label.bn
    settle(space, TYPED, cell, meant(space, judgement.context, TYPED, cell, answer=yes, on=EARLY, way="ফোন", by=""))
    space, told, left = cells(with_a_yes, TYPED)
    assert (left, reason(told, cell)) == ((), None)
    (typed,) = typed_answers.of_office(typed_forms(space), cell.office)
    back = typed_answers.taking_back(space, typed, "another office told it")
    foreseen = typed_answers.foreseen(space, back)
    assert foreseeing.what_a_copy_changes(space, TYPED, foreseen, looking_back.preview(space, told), is_back=True)
    typed_answers.withdraw(space, TYPED, back)
    for day in (TYPED, LATER):
        _, after, left = cells(with_a_yes, day)
        assert ([each.id for each in left], reason(after, cell)) == ([cell.id], MissingReason.UNCLEAR), day


def test_that_nobody_knows_as_of_an_early_day_lifts_nothing_of_a_row_without_a_day(with_a_yes):
    space, judgement, (cell,) = cells(with_a_yes, TYPED)
    said = meant(space, judgement.context, TYPED, cell, answer=NOBODY_KNOWS, on=EARLY, way="ফোন", by="")
    settle(space, TYPED, cell, said)
    for day in (TYPED, LATER):
        assert reason(cells(with_a_yes, day)[1], cell) is MissingReason.UNCLEAR, day


@pytest.mark.parametrize(
    ("words", "why"), [(two_step.CHOICES[0].label.bn, None), (NOBODY_KNOWS, MissingReason.UNCLEAR)]
)
def test_an_answer_to_a_cell_that_is_corrected_where_typed_answers_are_is_the_answer_to_it_still(
    with_a_yes, words, why
):
    space, judgement, (cell,) = cells(with_a_yes, TYPED)
    no = "চালু নেই"
    settle(space, TYPED, cell, meant(space, judgement.context, TYPED, cell, answer=no, on=EARLY, way="ফোন", by=""))
    (typed,) = typed_answers.of_office(typed_forms(space), cell.office)
    typed_answers.withdraw(space, TYPED, typed_answers.correcting(space, judgement.context, typed, words, "misheard"))
    _, after, left = cells(with_a_yes, TYPED)
    assert (bool(left), reason(after, cell)) == (why is not None, why)


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("dated", [False, True])
def test_that_nobody_knows_what_was_meant_settles_the_cell_and_lifts_nothing(folder, kept, dated):
    if not dated:
        blank_the_days(folder)
    if kept:
        run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-25", "--yes", "--workspace", folder)
    space, judgement, (cell,) = cells(folder)
    answered_as(space, judgement, cell, answer=NOBODY_KNOWS, on=DAY, way="ফোন", by="")
    for day in (DAY, LATER):
        _, after, left = cells(folder, day)
        assert (left, of_cell(after, cell), reason(after, cell)) == ((), [], MissingReason.UNCLEAR), day


def test_that_nobody_knows_the_number_that_was_meant_settles_the_cell(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    name = listed.open_workspace(folder).roster_as_read.offices[0].name.bn
    content = f"দপ্তর,যোগাযোগের তারিখ,{count.QUESTION.heading.bn},কীভাবে\n{name},20.03.2024,কয়েকটি,ফোনে\n"
    (folder / "evidence" / "doubtful.csv").write_text(content, "utf-8")
    space, judgement, waiting = cells(folder)
    (cell,) = [each for each in waiting if each.is_number]
    answered_as(space, judgement, cell, answer=NOBODY_KNOWS, on=DAY, way="ফোন", by="")
    assert not [each for each in cells(folder)[2] if each.is_number]


def test_what_is_answered_counts_whatever_else_nobody_knew_that_day(folder):
    space, judgement, (cell,) = cells(folder)
    for answer in (NOBODY_KNOWS, two_step.CHOICES[0].label.bn):
        answered_as(space, judgement, cell, answer=answer, on=DAY, way="ফোন", by="")
    after = assessing.assess(space, DAY)
    (answered,) = waiting_and_answered(space, after)[1]
    assert (answered.answer, reason(after, cell)) == (two_step.CHOICES[0].label, None)


def test_a_register_that_says_later_that_nobody_knows_leaves_the_cell_doubtful(folder):
    _, _, (cell,) = cells(folder)
    head = "তালিকার সংকেত,দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\n"
    row = f"{cell.subject},{cell.office.name.bn},{DAY:%d.%m.%Y},ফোন,{NOBODY_KNOWS}\n"
    (folder / "evidence" / "since.csv").write_text(head + row, "utf-8")
    assert [each.id for each in cells(folder)[2]] == [cell.id]


def reason(judgement, cell):
    """Return why it is not known whether two-step is on of whom a cell speaks."""
    findings = (finding for assessment in judgement.assessments for finding in assessment.of(subject=cell.subject))
    return next(finding.reason for finding in findings if finding.policy == "two-step-enabled")


@pytest.mark.parametrize(("answer", "said"), [("মাঝে মাঝে", "sometimes"), ("না", "no"), ("নিয়মিত", "regularly")])
def test_of_what_was_answered_about_official_mail_it_is_said_what_was_told_and_not_what_it_comes_to(
    tmp_path, answer, said
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("agri,Agriculture,department,Officer,,agri.example.gov.bd,Officer,agri1")
    upazila.answers("Agriculture,,20.03.2024,ফোন,অস্পষ্ট", heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ব্যবহার")
    space, judgement, (cell,) = cells(upazila.folder)
    answered_as(space, judgement, cell, answer=answer, on=DAY, way="ফোন", by="Officer")
    space, judgement, _ = cells(upazila.folder)
    _, (answered,) = waiting_and_answered(space, judgement)
    assert answered.answer.en == said


@pytest.mark.parametrize("left", ["koyra", "koyra/clerk"])
def test_of_an_office_or_user_id_that_left_for_a_reason_that_was_told_no_cell_is_asked_about_any_more(tmp_path, left):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    lota, secretary, clerk = (
        f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd,{post},{login}"
        for code, post, login in (("lota", "Secretary", "lota1"), ("koyra", "Secretary", "koyra1"), ("koyra", "Clerk", "koyra2"))
    )  # fmt: skip
    upazila.lists(lota, secretary, clerk)
    upazila.answers("Koyra UP,Clerk,19.02.2024,ফোন,হয়তো চালু,,,,,", "Lota UP,Secretary,19.02.2024,ফোন,চালু আছে,,,,,")
    upazila.keep("--yes", code=1)
    upazila.answers("Lota UP,Secretary,21.02.2024,ফোন,হয়তো চালু,,,,,", name="register-2.csv")
    day = date(2024, 2, 22)
    asked, _ = waiting_and_answered(*cells_of(upazila.folder, day))
    assert [cell.office.id for cell in asked] == ["lota", "koyra"]
    upazila.lists(lota, *([secretary] if "/" in left else []))
    at = ("--yes", "--workspace", upazila.folder, "--on", f"{day:%Y-%m-%d}")
    run("roster", "correct", left, "--left", "merged", *at, code=0)
    assert waiting_and_answered(*cells_of(upazila.folder, day)) == (asked[:1], ())


def cells_of(folder, day):
    """Return a workspace and how it stands on a day."""
    space = listed.open_workspace(folder)
    return space, assessing.assess(space, day)
