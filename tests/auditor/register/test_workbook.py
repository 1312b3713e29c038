"""The register's form: one vocabulary for writer and reader, and a workbook in which only answers can be typed."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from changing import replace
from register_names import ACCOUNT_ITEMS, OFFICE_ITEMS, Item

from auditor.i18n import Language, Text, match_key
from auditor.model.counting import CountsFrom
from auditor.model.facts import Cause, Method
from auditor.model.forms import FormStamp
from auditor.model.grades import UNPROVED, WAYS
from auditor.register.answers import AFTER_DECISION, NOT_ASKED, WAY_CHOICES, WHOLE_OFFICE, on_day
from auditor.register.columns import (
    CONTACTED_ON,
    HELP_SHEET,
    LISTS_SHEET,
    META_SHEET,
    NEVER_READ_HEADINGS,
    REGISTER_SHEET,
    Mark,
    columns,
    listed,
)
from auditor.register.questions import cause, email, email_use, method, profile, questions, reset, two_step, users
from auditor.register.questions.two_step import TwoStep
from auditor.register.reading.looked import expected
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.tables import files
from auditor.tables.answers import read_choice, read_day, read_yes_no

COLUMNS = columns()
DECISION = date(2024, 1, 18)
COMMITTEE = Text(en="Upazila ICT Committee, Paikgacha", bn="উপজেলা আইসিটি বিষয়ক কমিটি, পাইকগাছা")
NOTHING = Text(en="", bn="")
EVERYTHING = frozenset({*ACCOUNT_ITEMS, *OFFICE_ITEMS})
AGRICULTURE = RegisterRow(
    "agriculture", "agriculture", 1, Text(en="Agriculture Office", bn="উপজেলা কৃষি অফিস"),
    Text(en="Agriculture Officer", bn="উপজেলা কৃষি অফিসার"), "", EVERYTHING,
    Text(en="official e-mail: official", bn="সরকারি ই-মেইল: সরকারি"), is_office=True,
)  # fmt: skip
OFFICER = replace(AGRICULTURE, subject="agriculture/officer", masked_login="ua…", context=NOTHING, is_office=False)
CLERK = replace(
    OFFICER, subject="agriculture/clerk", post=Text(en="Clerk", bn="অফিস সহকারী"), masked_login="",
    open_items=frozenset({Item.TWO_STEP, Item.METHOD, Item.SINCE}),
)  # fmt: skip
ROWS = (AGRICULTURE, OFFICER, CLERK)


def written(rows=ROWS, **more):
    return write(rows, stamp=FormStamp(month="2024-02"), counts_from=CountsFrom(DECISION), committee=COMMITTEE, **more)


@pytest.fixture(scope="module")
def book():
    return openpyxl.load_workbook(io.BytesIO(written()))


@pytest.fixture(scope="module")
def cells(book):
    """Return the register's cells by the row's subject and the column's name."""
    sheet = book[REGISTER_SHEET]
    header = next(row for row in sheet.iter_rows() if row[0].value == "তালিকার সংকেত")
    names = [column.name for column in COLUMNS]
    return {
        (row[0].value, name): cell
        for row in sheet.iter_rows(min_row=header[0].row + 1)
        for name, cell in zip(names, row, strict=True)
    }


def test_the_same_rows_give_the_same_bytes():
    assert written() == written()


def test_the_form_can_be_read_by_our_own_reader():
    table = files.open_table("register.xlsx", written())
    names = [sheet.name for sheet, _ in table.sheets(expected())]
    assert names == [REGISTER_SHEET, HELP_SHEET, LISTS_SHEET, META_SHEET]


def test_only_open_answers_can_be_typed(cells):
    free = {item for (subject, item), cell in cells.items() if subject == CLERK.subject and not cell.protection.locked}
    assert free == {
        Item.CONTACTED_ON, Item.TOLD_BY, Item.WAY, Item.PROOF, Item.TWO_STEP, Item.METHOD, Item.SINCE, Item.CAUSE, Item.REMARK,
    }  # fmt: skip
    assert all(cell.protection.locked for (_, name), cell in cells.items() if isinstance(name, Mark))


def test_a_closed_question_says_so_and_an_open_one_is_empty(cells):
    assert cells[CLERK.subject, Item.RESET].value == NOT_ASKED.label.bn
    assert cells[CLERK.subject, Item.TWO_STEP].value is None
    assert cells[CLERK.subject, Item.EMAIL].value is None


def test_a_day_of_joining_is_asked_on_the_offices_row_only_where_one_account_is_asked(cells):
    assert cells[AGRICULTURE.subject, Item.SINCE].protection.locked
    alone = openpyxl.load_workbook(io.BytesIO(written((AGRICULTURE, OFFICER))))[REGISTER_SHEET]
    place = [column.name for column in COLUMNS].index(Item.SINCE)
    assert not alone[5][place].protection.locked


def test_what_is_advice_only_is_told_once_above_the_rows():
    asked = replace(CLERK, advised=frozenset({Item.METHOD}))
    above = [
        str(row[1].value)
        for row in openpyxl.load_workbook(io.BytesIO(written((AGRICULTURE, asked))))[REGISTER_SHEET].iter_rows(
            max_row=3
        )
    ]
    assert [line for line in above if line.endswith("শুধু পরামর্শ হিসেবে জিজ্ঞাসা: কোড কোথায় আসে।")]
    assert "পরামর্শ" not in str(
        [cell.value for cell in openpyxl.load_workbook(io.BytesIO(written()))[REGISTER_SHEET]["B"]]
    )


def test_offices_stand_out_and_earlier_answers_stand_beside(cells):
    assert cells[AGRICULTURE.subject, Mark.OFFICE].font.bold
    assert not cells[OFFICER.subject, Mark.OFFICE].font.bold
    assert cells[AGRICULTURE.subject, Mark.POST].value == WHOLE_OFFICE.label.bn
    assert cells[AGRICULTURE.subject, Mark.CONTEXT].value == AGRICULTURE.context.bn


def test_the_sheet_is_protected_without_a_password_and_its_codes_are_hidden(book):
    sheet = book[REGISTER_SHEET]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.column_dimensions["A"].hidden
    assert book[META_SHEET].sheet_state == "veryHidden"
    assert book[LISTS_SHEET].sheet_state == "hidden"
    assert sheet.freeze_panes == "E5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$4:$4"


def test_cells_to_fill_keep_what_is_typed(cells):
    """A spreadsheet that thinks month first must not turn 05/02/2024 into another day."""
    assert {cell.number_format for cell in cells.values() if not cell.protection.locked} == {"@"}


def test_every_column_with_answers_has_its_list_and_every_column_its_hint(book):
    sheet = book[REGISTER_SHEET]
    hints = {next(iter(hint.sqref.ranges)).min_col - 1: hint for hint in sheet.data_validations.dataValidation}
    lists = listed(CountsFrom(DECISION))
    for place, column in enumerate(COLUMNS):
        if isinstance(column.name, Mark):
            assert place not in hints
            continue
        hint = hints[place]
        assert hint.prompt
        assert (hint.type == "list") == (column.name in lists)
        if column.name in lists:
            where = hint.formula1.partition("!")[2].replace("$", "")
            offered = tuple(row[0].value for row in book[LISTS_SHEET][where])
            assert offered == tuple(label.bn for label in lists[column.name])
            assert not hint.showErrorMessage or hint.errorStyle == "information"
    assert not hints[[column.name for column in COLUMNS].index(Item.RESET)].showErrorMessage


def test_hints_fit_into_a_spreadsheets_hints():
    for column in COLUMNS:
        assert len(column.told.said(Language.BN, decision_date=DECISION)) <= 255, column.name
        assert len((column.short or column.heading).bn) <= 32, column.name


def test_nobody_is_asked_for_a_password_and_everybody_is_warned(book):
    title = [row[1].value for row in book[REGISTER_SHEET].iter_rows(max_row=3)]
    assert any("পাসওয়ার্ড" in line and "লিখবেন না" in line for line in title)
    helped = [cell.value for row in book[HELP_SHEET].iter_rows() for cell in row if cell.value]
    assert any("অন্যদিকে তাকাবেন" in line for line in helped)
    assert any("Two-step চালু আছে কি?" in line for line in helped)
    assert "How to fill in the register" in helped
    for column in COLUMNS:
        assert (column.heading.bn in helped) == (column.name is not Mark.ID)


def test_sample_data_is_marked():
    said = [
        row[1].value for row in openpyxl.load_workbook(io.BytesIO(written(specimen=True)))[REGISTER_SHEET].iter_rows()
    ]
    assert "নমুনা — প্রকৃত তথ্য নয়" in said


def test_hostile_names_stay_words():
    hostile = Text(en='=HYPERLINK("http://x","y")', bn="=1+1|cmd' /C calc'!A0")
    sheet = openpyxl.load_workbook(io.BytesIO(written((replace(AGRICULTURE, office_name=hostile),))))[REGISTER_SHEET]
    assert sheet["C5"].value == hostile.bn
    assert sheet["C5"].data_type == "s"


def test_a_form_without_rows_can_be_written():
    assert written(())


CLOSED = {
    "ways": WAY_CHOICES, "two-step": two_step.CHOICES, "methods": method.CHOICES, "users": users.CHOICES,
    "mail": email.CHOICES, "use": email_use.CHOICES, "causes": cause.CHOICES, "resets": on_day(reset.CHOICES, DECISION),
    "profiles": on_day(profile.CHOICES, DECISION), "whole office": (WHOLE_OFFICE,), "not asked": (NOT_ASKED,),
}  # fmt: skip


@pytest.mark.parametrize("choices", CLOSED.values(), ids=CLOSED.keys())
def test_every_writing_of_an_answer_is_read_as_that_answer(choices):
    for choice in choices:
        for words in choice.writings:
            assert read_choice(words, choices) == choice.value, words
            assert read_day(words) is None, words


@pytest.mark.parametrize("choices", CLOSED.values(), ids=CLOSED.keys())
def test_an_answer_that_says_no_is_never_another_questions_yes(choices):
    good = {TwoStep.DEMANDED, TwoStep.UNTESTED, True, "after-decision", "right", "regular"}
    for choice in choices:
        said = read_yes_no(choice.label.bn)
        assert said != "yes" or choice.value in good, choice.label.bn
        assert said not in {"no", "not-yet"} or choice.value not in good - {True}, choice.label.bn


def test_the_lists_hold_every_way_method_and_cause():
    assert {choice.value for choice in WAY_CHOICES} == set(WAYS) - {
        "slip",
        "exports",
        "mail",
        *UNPROVED.values(),
    }  # these come by themselves, nobody types them
    assert {choice.value for choice in method.CHOICES} == set(Method)
    assert {choice.value for choice in cause.CHOICES} == set(Cause)
    assert {choice.value for choice in two_step.CHOICES} == set(TwoStep) - {TwoStep.ON}


def test_every_answer_in_the_lists_is_understood():
    lists = listed(CountsFrom(DECISION))
    assert lists[Item.RESET][0] == AFTER_DECISION.label.filled(decision_date=DECISION)
    assert lists[Item.RESET][0].bn == "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে"
    tables_of = {
        Item.WAY: WAY_CHOICES, Item.TWO_STEP: two_step.CHOICES, Item.METHOD: method.CHOICES, Item.USERS: users.CHOICES,
        Item.EMAIL: email.CHOICES, Item.EMAIL_USE: email_use.CHOICES, Item.CAUSE: cause.CHOICES,
        Item.RESET: on_day(reset.CHOICES, DECISION), Item.PROFILE: on_day(profile.CHOICES, DECISION), Item.RULE: (),
    }  # fmt: skip
    for item, labels in lists.items():
        for label in labels:
            for said in (label.bn, label.en):
                known = read_choice(said, tables_of.get(item) or questions()[item].choices) is not None
                assert known or read_yes_no(said) in {"yes", "no", "unknown"}, (item, said)


def test_no_heading_means_two_columns():
    headings = [
        *(key for column in COLUMNS for key in {match_key(words) for words in column.headings}),
        *{match_key(words) for words in NEVER_READ_HEADINGS},
    ]
    assert len(headings) == len(set(headings)), {key for key in headings if headings.count(key) > 1}


def test_what_a_row_asks_comes_in_the_order_of_the_columns():
    assert CLERK.asked == (Item.TWO_STEP, Item.METHOD, Item.SINCE)


@pytest.mark.parametrize(("language", "words"), [(Language.EN, "every no does"), (Language.BN, "কোনো “হ্যাঁ” ধরা হ")])
def test_the_guide_says_of_a_row_without_a_day_what_an_audit_says_of_it(language, words):
    """No yes of such a row counts, and every no does (`auditor.register.reading.told`)."""
    assert words in CONTACTED_ON.told.said(language)
