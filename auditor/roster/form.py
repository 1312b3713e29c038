"""Writes a roster as a workbook: a fresh one to be filled in, or a corrected copy to be looked at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, short_date
from auditor.model.subjects import MOST_USERS, Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.roster.columns import HEADINGS, Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook

    from auditor.model.notice import Notice

OFFICES_SHEET: Final = "দপ্তর"
ACCOUNTS_SHEET: Final = "ইউজার আইডি"
HELP_SHEET: Final = "_নিয়ম"
DOUBTS_SHEET: Final = "_দেখতে হবে"
"""Sheets whose name starts with "_" are ours and are not read."""
_MADE_ON: Final = datetime(2024, 1, 18)  # noqa: DTZ001 a fixed property of the file, so that the same roster gives the same bytes
_ROWS_TO_FILL: Final = 500
_OFFICE_FORM: Final = (
    (Column.CODE, 20), (Column.OFFICE, 42), (Column.OFFICE_EN, 36), (Column.KIND, 24), (Column.HEAD, 34),
    (Column.HEAD_EN, 34), (Column.PORTAL, 36), (Column.EMAIL, 32), (Column.PHONE, 18), (Column.USERS, 12),
    (Column.VOLUNTARY, 12),
)  # fmt: skip
_ACCOUNT_FORM: Final = (
    (Column.CODE, 20), (Column.OFFICE, 42), (Column.POST, 38), (Column.POST_EN, 38), (Column.LOGIN, 22),
    (Column.SINCE, 16),
)  # fmt: skip
_YES: Final = "হ্যাঁ"
_NO: Final = "না"
_UNREAD: Final = "?"
"""Stands for a day that is told and cannot be read, so that it stays one to be corrected."""
_HELP: Final = (
    Text(en="How to fill in this roster", bn="তালিকা পূরণের নিয়ম"),
    Text(
        en='Sheet "দপ্তর": one row per office. Only the name must be there; correct what does not fit your '
        "upazila, and delete "
        "offices that you do not have.",
        bn="“দপ্তর” পাতা: প্রতি দপ্তরের জন্য একটি সারি। শুধু নাম থাকলেই চলে; আপনার উপজেলার সঙ্গে যা মেলে না ঠিক "
        "করুন, যে দপ্তর "
        "নেই তার সারি মুছুন।",
    ),
    Text(
        en='Sheet "ইউজার আইডি": one row per account. The post is needed, the user ID is not. If you only know '
        "how many there "
        'are, write the number in the sheet "দপ্তর".',
        bn="“ইউজার আইডি” পাতা: প্রতি আইডির জন্য একটি সারি। পদবি লাগবে, ইউজার আইডি না দিলেও চলে। শুধু সংখ্যা জানা "
        "থাকলে “দপ্তর” "
        "পাতায় সংখ্যাটি লিখুন।",
    ),
    Text(
        en="Portal addresses of unions come from published data and may be out of date: check them. Those of "
        "departmental "
        "offices are left empty: copy them from the browser.",
        bn="ইউনিয়নের পোর্টালের ঠিকানা প্রকাশিত তথ্য থেকে নেওয়া, পুরোনো হতে পারে: মিলিয়ে দেখুন। বিভাগীয় "
        "দপ্তরের ঠিকানা ফাঁকা আছে: "
        "ব্রাউজার থেকে কপি করে দিন।",
    ),
    Text(
        en="Do not change the office code once papers were made: it ties the months together.",
        bn="কাগজ তৈরির পর দপ্তর কোড বদলাবেন না: এটি দিয়েই এক মাসের সঙ্গে আরেক মাস মেলানো হয়।",
    ),
    Text(
        en="When a new person takes a post, write the day in the last column.",
        bn="পদে নতুন কেউ যোগ দিলে শেষ কলামে তারিখ লিখুন।",
    ),
    Text(
        en="Write nobody's name and no password, anywhere.",
        bn="কোথাও কারও নাম বা পাসওয়ার্ড লিখবেন না।",
    ),
)


_DOUBTS: Final = Text(
    en="To be looked at in the file from which this copy was made: rows and columns are those of that file",
    bn="যে ফাইল থেকে এই কপি তৈরি, সেখানে দেখতে হবে: সারি ও কলাম সেই ফাইলের",
)


def write_workbook(roster: Roster, doubts: Sequence[Notice] = ()) -> bytes:
    """Return a roster as a workbook to be filled in; `auditor.roster.parse` reads it back as the same roster.

    The same roster gives the same bytes. Every cell is text, so no formula runs and no zero is lost.

    Args:
        roster: what is written.
        doubts: what has to be looked up in the file that the roster was read from; they stand on a sheet of their own.

    """
    import io  # noqa: PLC0415 only writing needs it

    import xlsxwriter  # noqa: PLC0415 loaded when a workbook is written

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE_ON})
        _write_list(book, OFFICES_SHEET, _OFFICE_FORM, [_office_cells(office) for office in roster.offices])
        _write_list(
            book,
            ACCOUNTS_SHEET,
            _ACCOUNT_FORM,
            [_account_cells(office, account) for office in roster.offices for account in _rows_of(office)],
        )
        _write_texts(book, HELP_SHEET, _HELP)
        if doubts:
            _write_texts(book, DOUBTS_SHEET, (_DOUBTS, *(notice.message for notice in doubts)))
    return content.getvalue()


def _rows_of(office: Office) -> tuple[Account, ...]:
    """Return the accounts that need a row: all, or none when their number says the same."""
    number_says_it = not office.user_count and office.accounts == numbered_accounts(office.id, len(office.accounts))
    return () if number_says_it and len(office.accounts) <= MOST_USERS else office.accounts


def _office_cells(office: Office) -> dict[Column, str]:
    users = office.user_count or (0 if _rows_of(office) else len(office.accounts))
    return {
        Column.CODE: office.id,
        Column.OFFICE: office.name.bn,
        Column.OFFICE_EN: office.name.en,
        Column.KIND: office.kind.label.bn,
        Column.HEAD: office.head_post.bn,
        Column.HEAD_EN: office.head_post.en,
        Column.PORTAL: office.portal,
        Column.EMAIL: office.email,
        Column.PHONE: office.phone,
        Column.USERS: str(users) if users or office.has_no_account else "",
        Column.VOLUNTARY: _YES if office.voluntary else _NO,
    }


def _account_cells(office: Office, account: Account) -> dict[Column, str]:
    return {
        Column.CODE: office.id,
        Column.OFFICE: office.name.bn,
        Column.POST: account.post.bn,
        Column.POST_EN: account.post.en,
        Column.LOGIN: account.login,
        Column.SINCE: short_date(account.holder_since, Language.BN)
        if account.holder_since
        else _UNREAD * account.joining_unread,
    }


def _write_list(
    book: Workbook, name: str, form: Sequence[tuple[Column, int]], rows: Sequence[Mapping[Column, str]]
) -> None:
    """Write one list: headings that stay in sight, text columns, and drop-downs where a cell has few answers."""
    sheet = book.add_worksheet(name)
    head = book.add_format(
        {"font_name": _FONT, "bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E2EFDA"}
    )
    cell = book.add_format({"font_name": _FONT, "num_format": "@", "text_wrap": True, "valign": "top"})
    last = len(rows) + _ROWS_TO_FILL
    for at, (column, width) in enumerate(form):
        sheet.set_column(at, at, width, cell)
        sheet.write_string(0, at, HEADINGS[column].bn, head)
        for number, row in enumerate(rows, start=1):
            if row[column]:
                sheet.write_string(number, at, row[column], cell)
        answers = _ANSWERS.get(column)
        if answers:
            sheet.data_validation(1, at, last, at, {"validate": "list", "source": list(answers)})
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(rows)), len(form) - 1)


def _write_texts(book: Workbook, name: str, texts: Iterable[Text]) -> None:
    sheet = book.add_worksheet(name)
    title = book.add_format({"font_name": _FONT, "bold": True, "text_wrap": True, "font_size": 13})
    words = book.add_format({"font_name": _FONT, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 1, 70, words)
    for number, text in enumerate(texts):
        sheet.write_string(number, 0, text.bn, words if number else title)
        sheet.write_string(number, 1, text.en, words if number else title)


_FONT: Final = "Nirmala UI"
_ANSWERS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.KIND: tuple(kind.label.bn for kind in OfficeKind),
    Column.VOLUNTARY: (_YES, _NO),
}
