"""What was doubtful in a file of a kept round was told then: the file stays, and answers go into the month's register."""

from __future__ import annotations

from changing import replace

from auditor.i18n import plain
from auditor.model.notice import AskedAbout, DoubtfulTalk, Notice, Place, Severity
from auditor.model.round import FileSeen
from auditor.register.columns import CONTACTED_ON
from auditor.rounds.evidence.lost_evidence import told_when_kept

KEPT, NEW = FileSeen("february.xlsx", "a" * 64, "register"), FileSeen("march.xlsx", "b" * 64, "register")


def cell(file: str, row: int) -> Notice:
    return Notice(Severity.WRONG, Place(file, "register", row), plain(f"{file} {row}: correct the cell"))


def told(*notices: Notice) -> list[str]:
    return [notice.message.en for notice in told_when_kept(notices, (KEPT, NEW), (KEPT,), (), (), undated=())]


def test_cells_of_a_kept_file_are_not_asked_to_be_corrected():
    said = told(cell("february.xlsx", 4), cell("february.xlsx", 9))
    assert len(set(said)) == 1
    assert "Leave the file as it is" in said[0]


def test_a_kept_file_is_nothing_that_needs_a_second_look():
    (notice,) = told_when_kept((cell("february.xlsx", 4),), (KEPT, NEW), (KEPT,), (), (), undated=())
    assert notice.weight is Severity.CHANGED


def test_cells_of_a_new_file_and_words_on_a_whole_file_are_told_as_they_are():
    whole = cell("february.xlsx", 0)
    assert told(cell("march.xlsx", 4), whole) == ["march.xlsx 4: correct the cell", whole.message.en]


def test_a_row_that_became_doubtful_since_is_told_as_it_is():
    notices = (cell("february.xlsx", 4), cell("february.xlsx", 9))
    anew = {(KEPT.sha256, "register!9")}
    first, second = told_when_kept(notices, (KEPT, NEW), (KEPT,), (), anew, undated=())
    assert "Leave the file as it is" in first.message.en
    assert second == notices[1]


def test_that_a_row_waits_for_its_day_is_told_until_that_is_settled():
    of_day, other = (
        replace(cell("february.xlsx", row), about=AskedAbout("lota", question))
        for row, question in ((4, CONTACTED_ON.name), (9, "two-step"))
    )
    row = {(KEPT.sha256, "register!4"), (KEPT.sha256, "register!9")}
    first, second = told_when_kept((of_day, other), (KEPT, NEW), (KEPT,), (), (), undated=row)
    assert first.place == of_day.place
    assert first.weight is Severity.DOUBTFUL
    assert "on which day this was told is still not known" in first.message.en
    assert "Leave the file as it is" in second.message.en
    (settled,) = told_when_kept((of_day,), (KEPT, NEW), (KEPT,), (), (), undated=())
    assert "Leave the file as it is" in settled.message.en


def test_where_it_is_asked_on_which_day_a_row_was_told_the_way_back_is_to_answer_that():
    talk = DoubtfulTalk("1234-5678", "2024-02", plain("Lota UP"), "alike", "own", is_apart=False)
    asked, not_asked = (
        replace(cell("february.xlsx", 4), about=AskedAbout("lota", CONTACTED_ON.name, talk=each))
        for each in (talk, None)
    )
    row = {(KEPT.sha256, "register!4")}
    first, second = told_when_kept((asked, not_asked), (KEPT, NEW), (KEPT,), (), (), undated=row)
    assert first.message.en.endswith("answer at a terminal: auditor audit")
    assert second.message.en.endswith("write the answers with that day into this month's register.")


def test_a_copy_of_a_kept_file_is_not_said_to_stand_in_a_round_itself():
    copy = FileSeen("again.xlsx", KEPT.sha256, "register")
    said = list(told_when_kept((cell("again.xlsx", 4),), (KEPT, copy), (KEPT,), (), (), undated=()))
    assert [notice.message.en.partition(" ")[0] for notice in said] == ["february.xlsx"]
    alone = list(told_when_kept((cell("again.xlsx", 4),), (copy,), (KEPT,), (), (), undated=()))
    assert [notice.message.en.partition(" ")[0] for notice in alone] == ["again.xlsx"], "it was renamed"
