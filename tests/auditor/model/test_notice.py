"""What is told of many files is told once: the same trouble of thousands is one line."""

from __future__ import annotations

from auditor.i18n import Text
from auditor.model.notice import Notice, Place, Severity, messages_of

UNKNOWN = Text(en="{file} is of no kind that is known here. Rename it.", bn="{file} চেনা যায়নি। নাম বদলান।")
ODD = Text(en='{file}, "{sheet}", row {row}: odd. Correct it.', bn='{file}, "{sheet}", সারি {row}: অদ্ভুত। ঠিক করুন।')


def unknown(name: str, weight: Severity = Severity.WRONG) -> Notice:
    return Notice(weight, Place(name), UNKNOWN.filled(file=name))


def odd(name: str, row: int) -> Notice:
    sheet = name.removesuffix(".csv")
    return Notice(Severity.DOUBTFUL, Place(name, sheet, row), ODD.filled(file=name, sheet=sheet, row=row))


def test_the_same_trouble_of_ten_thousand_files_is_one_line_that_names_three():
    (told,) = messages_of(unknown(f"scan-{n}.jpg") for n in range(10_000))
    assert told.en == (
        "scan-0.jpg is of no kind that is known here. Rename it. The same holds for 10000 files in all: "
        "scan-0.jpg, scan-1.jpg, scan-2.jpg …"
    )
    assert "মোট ১০০০০টি ফাইলের" in told.bn


def test_up_to_three_files_are_told_one_by_one():
    assert len(messages_of(unknown(f"scan-{n}.jpg") for n in range(3))) == 3


def test_rows_of_one_file_are_each_told_for_each_is_to_be_corrected():
    assert len(messages_of(odd("register.csv", row) for row in range(5, 55))) == 50


def test_the_same_row_of_many_registers_is_one_line_though_their_sheets_are_called_after_them():
    assert len(messages_of(odd(f"register-{n}.csv", 7) for n in range(100))) == 1


def test_another_trouble_of_the_same_files_is_another_line_and_the_gravest_comes_last():
    notices = [notice for n in range(9) for notice in (unknown(f"register-{n}.csv"), odd(f"register-{n}.csv", 7))]
    doubtful, wrong = messages_of(notices)
    assert ("odd" in doubtful.en, "known" in wrong.en) == (True, True)


def test_what_is_said_twice_is_told_once():
    assert len(messages_of([unknown("a.jpg"), unknown("a.jpg")])) == 1


def test_the_same_of_several_cells_of_a_row_is_one_line_that_names_their_columns():
    why = Text(en="does not count. Ask again.", bn="ধরা হয়নি। আবার জিজ্ঞাসা করুন।")
    cells = [
        Notice(Severity.DOUBTFUL, Place("r.xlsx", "S", row, column), why, at_place=True)
        for row in (20, 21)
        for column in ("Profile", "Reset")
    ]
    assert [told.en for told in messages_of(cells)] == [
        f'r.xlsx, "S", row {row}, "Profile", "Reset": does not count. Ask again.' for row in (20, 21)
    ]
    assert messages_of(cells)[0].bn == "r.xlsx, “S”, সারি ২০, “Profile”, “Reset”: ধরা হয়নি। আবার জিজ্ঞাসা করুন।"


def test_one_message_about_several_files_that_it_names_is_one_line():
    both = Text(en="2 files are gone: a.json; b.json.", bn="২টি ফাইল নেই: a.json; b.json।")
    assert messages_of([Notice(Severity.WRONG, Place(name), both) for name in ("a.json", "b.json")]) == [both]
