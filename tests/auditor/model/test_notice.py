"""What is told of many files is told once: the same trouble of thousands is one line."""

from __future__ import annotations

from auditor.i18n import Text
from auditor.model import notice
from auditor.model.notice import Notice, Place, Severity, messages_of

UNKNOWN = Text(en="{file} is of no kind that is known here. Rename it.", bn="{file} চেনা যায়নি। নাম বদলান।")
ODD = Text(en='{file}, "{sheet}", row {row}: odd. Correct it.', bn='{file}, "{sheet}", সারি {row}: অদ্ভুত। ঠিক করুন।')


def unknown(name: str, weight: Severity = Severity.WRONG) -> Notice:
    return Notice(weight, Place(name), UNKNOWN.filled(file=name))


def odd(name: str, row: int) -> Notice:
    sheet = name.removesuffix(".csv")
    return Notice(Severity.DOUBTFUL, Place(name, sheet, row), ODD.filled(file=name, sheet=sheet, row=row))


def of_row(file: str, row: int, column: str = "", sheet: str = "S") -> Notice:
    told = Text(en="not in the roster. Enter it.", bn="তালিকায় নেই। যোগ করুন।")
    return Notice(Severity.WRONG, Place(file, sheet, row, column), told, at_place=True)


def test_the_same_trouble_of_ten_thousand_files_is_one_line_that_names_three():
    (told,) = messages_of(unknown(f"scan-{n}.jpg") for n in range(10_000))
    assert told.en == (
        "scan-0.jpg is of no kind that is known here. Rename it. The same holds for 10000 files in all: "
        "scan-0.jpg, scan-1.jpg, scan-2.jpg …"
    )
    assert "মোট ১০০০০টি ফাইলের" in told.bn


def test_up_to_three_files_are_told_one_by_one():
    assert len(messages_of(unknown(f"scan-{n}.jpg") for n in range(3))) == 3


def test_the_same_trouble_of_many_rows_of_a_file_is_one_line_that_says_which_they_are():
    (told,) = messages_of(of_row("r.xlsx", row) for row in (*range(5, 49), 51, 60, 61))
    assert told.en == (
        'r.xlsx, "S", row 5: not in the roster. Enter it. The same holds for 47 rows in all: 5–48, 51, 60–61.'
    )
    assert "সারি ৫: তালিকায় নেই" in told.bn
    assert told.bn.endswith("মোট ৪৭টি সারির বেলায় একই কথা: ৫–৪৮, ৫১, ৬০–৬১।")


def test_up_to_three_rows_of_a_file_are_told_one_by_one_for_each_is_to_be_corrected():
    assert len(messages_of(of_row("r.xlsx", row) for row in (5, 9, 12))) == 3


def test_rows_of_several_sheets_are_named_with_their_sheets_and_of_very_many_stretches_the_first():
    sheets = [of_row("r.xlsx", row, sheet=sheet) for sheet in ("May 1", "June") for row in (5, 6, 7)]
    assert messages_of(sheets)[0].en.endswith('6 rows in all: "May 1" 5–7, "June" 5–7.')
    assert "“May 1” ৫–৭" in messages_of(sheets)[0].bn
    (told,) = messages_of(of_row("r.xlsx", row) for row in range(1, 10_000, 2))
    assert told.en.endswith("5000 rows in all: 1, 3, 5, 7, 9, 11, 13, 15 ….")


def test_the_same_of_different_cells_of_many_rows_is_one_line_that_names_the_columns():
    cells = [of_row("r.xlsx", row, column) for row in range(5, 9) for column in ("Profile", "Reset")[: 1 + row % 2]]
    (told,) = messages_of(cells)
    assert told.en.startswith('r.xlsx, "S", row 5, "Profile", "Reset": not in')
    (told,) = messages_of([*cells[2:], of_row("r.xlsx", 10, "Reset")])
    assert told.en.endswith('4 rows in all: 6–8, 10 ("Profile", "Reset").')


def test_of_answers_that_were_typed_it_is_said_whose_they_are_though_each_hand_has_its_file():
    typed = [of_row(f"intake/desk-{number}.json", 2, sheet=f"Office {number}") for number in range(1, 12)]
    (told,) = messages_of(typed)
    assert told.en.endswith(
        "The same holds for 11 rows of answers in all, of: Office 1, Office 2, Office 3, Office 4, Office 5, Office 6, "
        "Office 7, Office 8 and 3 more."
    )


def test_another_row_in_each_of_many_files_is_one_line_for_all_files():
    (told,) = messages_of(of_row(f"{number}.xlsx", number) for number in range(1, 40))
    assert told.en.endswith("The same holds for 39 files in all: 1.xlsx, 2.xlsx, 3.xlsx …")


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


def test_where_a_row_is_is_put_before_what_is_told_only_for_the_first_of_many_alike(monkeypatch):
    put, told_at = [], notice.told_at
    monkeypatch.setattr(
        notice, "told_at", lambda place, *told, **whose: (put.append(place), told_at(place, *told, **whose))[1]
    )
    assert len(messages_of(of_row("r.xlsx", row) for row in range(1, 10_000))) == 1
    assert [place.row for place in put] == [1]
