"""Writes the register as a workbook; `auditor.sources.register` reads it back."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, in_digits, joined
from auditor.i18n import month as month_name
from auditor.i18n import serial as serial_of
from auditor.model.labels import SAMPLE
from auditor.model.sheets import lines_taken
from auditor.register.answers import WHOLE_OFFICE
from auditor.register.cards import NEVER_ASK, NOT_WITNESSED, WITNESSING, numbered, spoken_questions
from auditor.register.columns import (
    HELP_SHEET,
    LISTS_SHEET,
    META_SHEET,
    REGISTER_SHEET,
    Mark,
    columns,
    listed,
    meta,
)
from auditor.register.question import FormColumn, Question
from auditor.register.questions import questions
from auditor.tables.sheet import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from auditor.model.counting import CountsFrom
    from auditor.model.forms import FormStamp
    from auditor.register.rows import RegisterRow

_TITLE: Final = Text(en="Register · check for {month}", bn="তথ্য রেজিস্টার · {month} মাসের যাচাই")
_OF_MEETING: Final = Text(en="Register · check for the meeting of {day}", bn="তথ্য রেজিস্টার · {day} তারিখের সভার যাচাই")
_OF_PLACE: Final = Text(
    en="{title}, {upazila}, {district} · form no. {number}", bn="{title}, {upazila}, {district} · ফরম নং {number}"
)
_NO_PASSWORDS: Final = Text(
    en="Write no password, OTP or recovery code, nor any part of one, anywhere in this file.",
    bn="এই ফাইলের কোথাও পাসওয়ার্ড, OTP, জরুরি কোড বা এর কোনো অংশ লিখবেন না।",
)
_HOW: Final = Text(
    en="What holds for all accounts of an office is entered once on its bold row; where they differ, on the rows of the accounts. "
    "Leave empty what you do not know. Sheet সহায়িকা explains each column.",
    bn="যা দপ্তরের সব আইডির জন্য এক, তা মোটা অক্ষরের সারিতে একবার লিখুন; আলাদা হলে আইডির সারিতে। যা জানা যায়নি, ফাঁকা রাখুন। "
    "কলামের ব্যাখ্যা “সহায়িকা” পাতায়।",
)
_ADVISED: Final = Text(
    en="Asked as advice only, ordered by no decision: {asked}.", bn="সিদ্ধান্তে নেই, শুধু পরামর্শ হিসেবে জিজ্ঞাসা: {asked}।"
)
_HELP_TITLE: Final = Text(en="How to fill in the register", bn="রেজিস্টার পূরণের নিয়ম")
_HELP_NOTES: Final = (
    Text(
        en='A half-filled register is fine: what is not filled in stays "no information". Save it and hand it in on '
        "the desk's screen Inbox, or put it into the evidence folder.",
        bn="আংশিক পূরণ করা রেজিস্টারও চলবে; যা পূরণ হয়নি, তা “তথ্য পাওয়া যায়নি” থাকবে। সেভ করে ডেস্কের “জমা ফাইল” পাতায় দিন, অথবা evidence ফোল্ডারে রাখুন।",
    ),
    Text(
        en='A grey cell that says "not needed now" was answered before or is not asked of that office. To enter a '
        "change there: Review, Unprotect Sheet (no password is needed).",
        bn="“এবার লাগবে না” লেখা ছায়া দেওয়া ঘরের উত্তর আগেই পাওয়া গেছে অথবা ওই দপ্তরের জন্য প্রশ্নটি নেই। সেখানে নতুন কিছু লিখতে হলে "
        "Review থেকে Unprotect Sheet দিন (কোনো পাসওয়ার্ড লাগবে না)।",
    ),
    Text(
        en="Days are written day.month.year with dots. What you type stays as you typed it: the computer's own order "
        "of day and month changes nothing.",
        bn="তারিখ ডট দিয়ে দিন.মাস.বছর লিখুন, যেমন ০৫.০২.২০২৪। যেমন লিখবেন তেমনই থাকবে; কম্পিউটারের নিজস্ব "
        "দিন-মাসের ক্রমে বদলাবে না।",
    ),
    Text(
        en="You may choose from the list or type your own words; what cannot be understood is asked about by sheet, "
        "row and column, and the rest counts.",
        bn="তালিকা থেকে বাছতে পারেন, নিজেও লিখতে পারেন। যা বোঝা যাবে না, তা পাতা, সারি ও কলাম ধরে জানতে চাওয়া হবে; বাকি উত্তর ধরা হবে।",
    ),
)
_HELP_HEADINGS: Final = (
    Text(en="Column", bn="কলাম"),
    Text(en="What to write", bn="কী লিখবেন"),
    Text(en="Answers in the list", bn="তালিকার উত্তর"),
)
_SPOKEN_HEADING: Final = Text(
    en="{number} {number:question|questions} for the telephone", bn="ফোনে জিজ্ঞাসার {number} প্রশ্ন"
)
_IN_WORDS: Final = {6: Text(en="Six", bn="ছয়টি"), 7: Text(en="Seven", bn="সাতটি")}
_ANY_NUMBER: Final = Text(en="{n}", bn="{n}টি")
_WITNESSING_HEADING: Final = Text(en='How a thing is "witnessed"', bn="“সরেজমিন যাচাই” ও “ভিডিও কলে যাচাই” কীভাবে হয়")
_NOT_IN_LIST: Final = (
    "তালিকায় নেই",
    "এটি তালিকার উত্তর নয়। ঠিক লিখেছেন মনে হলে রাখুন; বোঝা না গেলে পরে জানতে চাওয়া হবে।",
)

_FONT: Final = "Nirmala UI"
_TYPED_AS_IS: Final = "@"
"""Cells to fill are text: a spreadsheet set to month first would turn 05/02/2024 into 2 May and never say so."""
_LAST_FROZEN: Final = Mark.POST
_A4: Final = 9
_HEADER_HEIGHT: Final = 54
_LINE_HEIGHT: Final = 14.5
_HELP_WIDTHS: Final = (30, 78, 46)


def write(
    rows: Sequence[RegisterRow], *, stamp: FormStamp, counts_from: CountsFrom, committee: Text, specimen: bool = False
) -> bytes:
    """Return the register as an XLSX workbook; the same rows give the same bytes.

    Args:
        rows: offices, each followed by its accounts, in the order of the roster.
        stamp: whose form it is, for which month, and which one.
        counts_from: the days from which resets and profiles count.
        committee: whose register it is.
        specimen: mark it as sample data.

    """
    import io  # noqa: PLC0415 only writing should cost it

    from xlsxwriter import Workbook  # noqa: PLC0415 40 ms that only writing should cost

    content = io.BytesIO()
    book = Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    year, number = (int(part) for part in stamp.month.split("-"))
    title = f"register {stamp.month} {stamp.number}".rstrip()
    book.set_properties({"created": datetime(year, number, 1, tzinfo=UTC), "title": title})
    looks = _looks(book)
    titles = [
        _title(stamp, committee).bn,
        _NO_PASSWORDS.bn,
        " ".join((_HOW.bn, *_advised(rows))),
        *([SAMPLE.bn] if specimen else []),
    ]
    sheet = book.add_worksheet(REGISTER_SHEET)
    lists = {**listed(counts_from), **_of_holders(rows, counts_from)}
    _write_form(sheet, looks, titles, rows, counts_from)
    _write_hints(sheet, lists, counts_from, rows, above=len(titles) + 1)
    spoken = spoken_questions(rows, counts_from)
    _write_help(book.add_worksheet(HELP_SHEET), looks, lists, spoken, counts_from)
    _write_lists(book.add_worksheet(LISTS_SHEET), lists)
    hidden = book.add_worksheet(META_SHEET)
    asked = (row.subject for row in rows if not row.is_office)
    for line, (name, value) in enumerate(meta(stamp, counts_from, asked)):
        hidden.write_string(line, 0, name)
        hidden.write_string(line, 1, value)
    hidden.very_hidden()
    hidden.protect()
    book.close()
    return content.getvalue()


def _advised(rows: Iterable[RegisterRow]) -> Iterable[str]:
    """Yield which of the questions are advice only, where any is."""
    advised = frozenset[str]().union(*(row.advised for row in rows))
    named = [question.short or question.heading for name, question in questions().items() if name in advised]
    if named:
        yield _ADVISED.filled(asked=joined(named)).bn


def _title(stamp: FormStamp, committee: Text) -> Text:
    title = _TITLE.filled(month=month_name(stamp.month))
    if stamp.meets_on is not None:
        title = _OF_MEETING.filled(day=stamp.meets_on)
    title = Text(en=f"{title.en} · {committee.en}", bn=f"{title.bn} · {committee.bn}")
    if not stamp.number:
        return title
    return _OF_PLACE.filled(title=title, upazila=stamp.upazila, district=stamp.district, number=in_digits(stamp.number))


def _looks(book: Workbook) -> Mapping[str, Format]:
    """Return the workbook's formats by name; shades and bold letters stay apart in black and white."""
    font = {"font_name": _FONT, "font_size": 10}
    cell = {**font, "border": 1, "border_color": "#808080", "valign": "top", "text_wrap": True}
    fill = {**cell, "num_format": _TYPED_AS_IS, "locked": False}
    known = {**cell, "bg_color": "#F2F2F2"}
    given = {
        "title": {**font, "bold": True, "font_size": 13},
        "warning": {**font, "bold": True},
        "words": font,
        "heading": {**cell, "bold": True, "bg_color": "#BFBFBF", "valign": "vcenter"},
        "known": known,
        "known office": {**known, "bold": True, "bg_color": "#D9D9D9"},
        "context": {**known, "italic": True, "font_size": 9},
        "fill": fill,
        "fill office": {**fill, "bold": True},
        "closed": {**known, "font_color": "#595959", "font_size": 9},
        "help": {**font, "valign": "top", "text_wrap": True},
        "help heading": {**font, "bold": True, "valign": "top", "text_wrap": True},
        "help cell": cell,
    }
    return {name: book.add_format(properties) for name, properties in given.items()}


def _write_form(
    sheet: Worksheet,
    looks: Mapping[str, Format],
    titles: Sequence[str],
    rows: Sequence[RegisterRow],
    counts_from: CountsFrom,
) -> None:
    header, last = len(titles), len(titles) + len(rows)
    for line, words in enumerate(titles):
        sheet.write_string(line, 1, words, looks[("title", "warning", "words", "warning")[line]])
    for place, column in enumerate(columns()):
        sheet.set_column(place, place, column.width, None, {"hidden": column.name is Mark.ID})
        sheet.write_string(header, place, column.heading.bn, looks["heading"])
    sheet.set_row(header, _HEADER_HEIGHT)
    alone = {row.office for row in rows} - _with_several_accounts(rows)
    for line, row in enumerate(rows, start=header + 1):
        for place, column in enumerate(columns()):
            words, look = _cell(row, column, counts_from, single=row.office in alone)
            if words:
                sheet.write_string(line, place, words, looks[look])
            else:
                sheet.write_blank(line, place, None, looks[look])
    frozen = [column.name for column in columns()].index(_LAST_FROZEN) + 1
    sheet.freeze_panes(header + 1, frozen)
    sheet.autofilter(header, 1, max(last, header + 1), len(columns()) - 1)
    sheet.protect(
        "",
        {"format_cells": True, "format_columns": True, "format_rows": True, "sort": True, "autofilter": True},
    )
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576", "two_digit_text_year": "A1:XFD1048576"})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.set_footer("&R&P/&N")


def _with_several_accounts(rows: Iterable[RegisterRow]) -> set[str]:
    seen: set[str] = set()
    several: set[str] = set()
    for row in rows:
        if not row.is_office:
            (several if row.office in seen else seen).add(row.office)
    return several


def _cell(row: RegisterRow, column: FormColumn, counts_from: CountsFrom, *, single: bool) -> tuple[str, str]:
    """Return what stands in a cell and how it looks."""
    of_office = " office" if row.is_office else ""
    if isinstance(column.name, Mark):
        known = {
            Mark.ID: row.subject,
            Mark.SERIAL: serial_of(row.serial, Language.BN),
            Mark.OFFICE: row.office_name.bn,
            Mark.POST: (WHOLE_OFFICE.label if row.is_office else row.post).bn,
            Mark.LOGIN: row.masked_login,
            Mark.CONTEXT: joined(filter(None, (row.own_day(counts_from), row.context)), "; ").bn,
        }
        return known[column.name], "context" if column.name is Mark.CONTEXT else "known" + of_office
    if not isinstance(column, Question):
        return "", "fill" + of_office
    if row.is_open(column, single=single):
        return "", "fill" + of_office
    return row.closed_with(column, single=single), "closed"


def _of_holders(rows: Sequence[RegisterRow], counts_from: CountsFrom) -> Mapping[str, tuple[Text, ...]]:
    """Return the drop-down lists of rows whose holders joined after the day from which acts count, by columns' names and that day."""
    return {
        _list_of(column, column.day_in(own), counts_from): column.offered(own)
        for own in {row.joined: row.counts_from(counts_from) for row in rows}.values()
        for column in columns()
        if column.choices and column.day_in(own) != column.day_in(counts_from)
    }


def _list_of(column: FormColumn, day: date, counts_from: CountsFrom) -> str:
    """Return under which name the drop-down list of a column stands in which acts count from a day."""
    return column.name if day == column.day_in(counts_from) else f"{column.name} {day}"


def _write_hints(
    sheet: Worksheet,
    lists: Mapping[str, tuple[Text, ...]],
    counts_from: CountsFrom,
    rows: Sequence[RegisterRow],
    *,
    above: int,
) -> None:
    """Give every column to fill its hint and, where it has one, its drop-down list; on the rows of who joined since by their own day."""
    of_rows = {row.joined: row.counts_from(counts_from) for row in rows}
    for place, column in enumerate(columns()):
        if isinstance(column.name, Mark):
            continue
        days = {joined: column.day_in(own) for joined, own in of_rows.items()}
        line = above
        for day, run in groupby(days[row.joined] for row in rows):
            hint: dict[str, Any] = {
                "validate": "any",
                "input_title": (column.short or column.heading).bn,
                "input_message": column.told.said(Language.BN, decision_date=day),
            }
            if column.name in lists:
                hint |= {
                    "validate": "list",
                    "source": _list_place(_list_of(column, day, counts_from), lists),
                    "show_error": column.typed is None,  # where something else may be typed, nothing warns of typing
                    "error_type": "information",
                    "error_title": _NOT_IN_LIST[0],
                    "error_message": _NOT_IN_LIST[1],
                }
            first, line = line, line + sum(1 for _ in run)
            sheet.data_validation(first, place, line - 1, place, hint)


def _list_place(name: str, lists: Mapping[str, tuple[Text, ...]]) -> str:
    letter = column_letter(list(lists).index(name))
    return f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(lists[name])}"


def _write_lists(sheet: Worksheet, lists: Mapping[str, tuple[Text, ...]]) -> None:
    for place, labels in enumerate(lists.values()):
        for line, label in enumerate(labels):
            sheet.write_string(line, place, label.bn)
    sheet.hide()
    sheet.protect()


def _write_help(
    sheet: Worksheet,
    looks: Mapping[str, Format],
    lists: Mapping[str, tuple[Text, ...]],
    spoken: Sequence[Text],
    counts_from: CountsFrom,
) -> None:
    for place, width in enumerate(_HELP_WIDTHS):
        sheet.set_column(place, place, width)
    line = 0
    starts: list[int] = []
    for language in Language:
        for words, look in _help_lines(language, lists, spoken, counts_from):
            for place, cell in enumerate(words):
                sheet.write_string(line, place, cell, looks[look])
            sheet.set_row(line, _LINE_HEIGHT * max(map(lines_taken, words, _HELP_WIDTHS)) + 4)
            line += 1
        starts.append(line)
    sheet.set_h_pagebreaks(starts[:-1])
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _help_lines(
    language: Language, lists: Mapping[str, tuple[Text, ...]], spoken: Sequence[Text], counts_from: CountsFrom
) -> Iterable[tuple[tuple[str, ...], str]]:
    """Yield the help sheet's lines in one language: their cells and how they look."""
    yield (_HELP_TITLE.said(language),), "title"
    yield ("", _NO_PASSWORDS.said(language)), "help heading"
    for note in _HELP_NOTES:
        yield ("", note.said(language)), "help"
    yield ("",), "help"
    yield tuple(heading.said(language) for heading in _HELP_HEADINGS), "heading"
    for column in columns():
        if column.name is not Mark.ID:
            told = column.told.said(language, decision_date=column.day_in(counts_from))
            offered = " · ".join(label.said(language) for label in lists.get(column.name, ()))
            yield (column.heading.said(language), told, offered), "help cell"
    yield ("",), "help"
    asked = tuple(question.said(language) for question in spoken)
    how_many = _IN_WORDS.get(len(spoken)) or _ANY_NUMBER.filled(n=len(spoken))
    cards = (
        (_SPOKEN_HEADING.filled(number=how_many), asked, NEVER_ASK),
        (_WITNESSING_HEADING, tuple(step.said(language) for step in WITNESSING), NOT_WITNESSED),
    )
    for heading, steps, last in cards:
        yield (heading.said(language),), "title"
        for number, step in enumerate(steps, start=1):
            yield ("", numbered(number, step, language)), "help"
        yield ("", last.said(language)), "help heading"
        yield ("",), "help"
