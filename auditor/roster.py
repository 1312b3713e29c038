"""Reads rosters, the lists of offices and accounts as hands type them.

A sheet is known by its headings, in either language and any order: a list of offices, a list of accounts, or both in
one. Whatever is not kept is told, cell by cell or column by column; nothing is merged by itself, and words that had
to be read from Bijoy or another encoding are not used before somebody looked at them.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from auditor import twins
from auditor.i18n import Language, Text, ascii_digits, digits, match_key, near_key
from auditor.model.facts import MailboxKind
from auditor.model.notice import Notice, Place, Weight
from auditor.model.subjects import MOST_USERS, Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.places import addresses
from auditor.places.addresses import Remark
from auditor.roster_columns import ALIASES, ALL_ALIASES, HEADINGS, UNION_ALIASES, Column
from auditor.roster_names import HEAD_UNNAMED, KIND_WORDS, infer_kind, name_key, numbered_key, post_slug, post_text
from auditor.tables import bijoy, headings, secrets, transcription
from auditor.tables.answers import read_day, read_yes_no
from auditor.tables.files import parse as parse_table
from auditor.tables.headings import rows_below
from auditor.tables.sheet import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.tables.sheet import Cell, Header, Sheet
    from auditor.tables.transcription import SheetTold, Transcribed

LONG_NAME: Final = 200
LONGEST_NAME: Final = 500
LONGEST_ID: Final = 48


_TOTALS: Final = frozenset(
    match_key(words)
    for words in (
        "মোট", "সর্বমোট", "সর্ব মোট", "একুনে", "উপমোট", "total", "grand total", "sub total",
        "বিভাগীয় দপ্তরসমূহ", "বিভাগীয় দপ্তর সমূহ", "ইউনিয়ন পরিষদসমূহ", "ইউনিয়ন পরিষদ সমূহ",
        "বিভাগীয় দপ্তর", "ইউনিয়ন পরিষদ", "ইউনিয়নসমূহ",
        "departmental offices", "union parishads",
    )
)  # fmt: skip
_ACCOUNTS_IN_NAME: Final = ("ইউজার", "আইডি", "user", "account")
_OFFICES_IN_NAME: Final = ("দপ্তর", "অফিস", "office", "roster")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_IN_ID: Final = re.compile(r"[^a-z0-9]+")
_WINDOWS_DEVICES: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""No file can be called so on Windows, and an office's id names its files."""
_NOT_IN_LOGIN: Final = re.compile(r"[\s/\\,;|]")
_LONGEST_LOGIN: Final = 100
_LONGEST_MAILBOX: Final = 254
_LONGEST_PORTAL: Final = 300
_COUNT: Final = re.compile(r"([0-9]{1,6})\s*(?:টি|টা|জন|users?|accounts?|persons?)?", re.IGNORECASE)
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")
_MOST: Final = 0.5
_MOST_TO_SUGGEST: Final = 2_000
_FEWEST_COLUMN_NUMBERS: Final = 3

_OFFICE_COLUMNS: Final = frozenset({
    Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.PORTAL, Column.EMAIL, Column.PHONE, Column.USERS,
    Column.VOLUNTARY,
})  # fmt: skip
_ACCOUNT_COLUMNS: Final = frozenset({Column.POST, Column.POST_EN, Column.LOGIN, Column.SINCE})
_NAMING_COLUMNS: Final = frozenset({Column.CODE, Column.OFFICE})
_OF_AN_OFFICE: Final = _NAMING_COLUMNS | _OFFICE_COLUMNS
_UNQUOTED: Final = frozenset({Column.PHONE, Column.LOGIN})
"""Columns whose cells no notice repeats."""
_OPEN_WORDS: Final = frozenset({
    Column.OFFICE, Column.OFFICE_EN, Column.KIND, Column.HEAD, Column.HEAD_EN, Column.POST, Column.POST_EN,
})  # fmt: skip
COLUMNS: Final = transcription.Columns(
    ALL_ALIASES,
    spared=frozenset({
        Column.SERIAL, Column.CODE, Column.PORTAL, Column.EMAIL, Column.PHONE, Column.LOGIN, Column.SINCE, Column.PERSON,
        Column.REMARK, Column.OFFICE_EN, Column.HEAD_EN, Column.POST_EN,
    }),
    shown=frozenset({Column.OFFICE, Column.HEAD, Column.POST, Column.TITLE}),
    unless={Column.NAME: Column.OFFICE},
)  # fmt: skip
"""What is never read as Bijoy: addresses, logins, numbers, days, English words, and what is not kept anyway."""


def _text(en: str, bn: str) -> Text:
    return Text(en=en, bn=bn)


CHECK: Final = "auditor roster check"
CORRECT: Final = "auditor roster check --write-corrected"
_TRANSCRIBED: Final = Text(
    en='{file}, "{sheet}": column {col} looks like {cause}, so the roster was not used. See what it says in Unicode with '
    "{look}; if that is right run {command}.",
    bn='{file}, "{sheet}": {col} কলামের লেখা {cause} বলে মনে হচ্ছে, তাই তালিকাটি ব্যবহার করা হয়নি। রূপান্তরিত নমুনা {look} দিয়ে দেখুন; '
    "ঠিক থাকলে {command} চালান।",
)
_HALF_CONVERTED: Final = _text(
    "a part of the word was left over from Bijoy or another encoding; it was taken as it is. Correct it by hand.",
    "শব্দের কিছু অংশ বিজয় বা অন্য এনকোডিং থেকে ঠিকমতো রূপান্তর হয়নি; যেমন আছে তেমনই নেওয়া হয়েছে। হাতে ঠিক করুন।",
)
_STRAY_BIJOY: Final = _text(
    "looks like Bijoy in a column that is not; it was taken as it is. Type it again in Unicode.",
    "এই ঘরটি বিজয়ে লেখা বলে মনে হচ্ছে, অন্য ঘরগুলো নয়; যেমন আছে তেমনই নেওয়া হয়েছে। ইউনিকোডে আবার লিখুন।",
)
_NO_LIST: Final = _text(
    "no list of offices was found. Write headings over the columns, at least {office}; auditor init makes a "
    "roster with them.",
    "দপ্তরের কোনো তালিকা পাওয়া যায়নি। কলামের উপরে শিরোনাম দিন, অন্তত {office}; auditor init দিয়ে শিরোনামসহ তালিকা তৈরি করা যায়।",
)
_EMPTY: Final = Text(
    en="The roster has no office, so nothing was audited. Fill in {file} and run again.",
    bn="তালিকায় কোনো দপ্তর নেই, তাই যাচাই করা হয়নি। {file} পূরণ করে আবার চালান।",
)
_SHEET_NOT_READ: Final = _text(
    "the sheet has no heading for the office's name, so it was not read. If it belongs to the roster, give its "
    "columns headings.",
    "পাতাটিতে দপ্তরের নামের শিরোনাম নেই, তাই পড়া হয়নি। তালিকার অংশ হলে কলামগুলোর শিরোনাম দিন।",
)
_ABOVE: Final = _text(
    "what stands above the headings (row {row}) was taken for a title. If there is an office among it, move it "
    "below them.",
    "শিরোনামের ({row} নম্বর সারি) উপরের লেখা তালিকার নাম হিসেবে ধরা হয়েছে। সেখানে কোনো দপ্তর থাকলে শিরোনামের নিচে আনুন।",
)
_PERSON: Final = _text(
    "nobody's name is needed, so this column was not kept. You may delete it.",
    "কারও নাম প্রয়োজন নেই, তাই কলামটি রাখা হয়নি। কলামটি মুছে দিতে পারেন।",
)
_NOT_KEPT: Final = _text(
    "this list has no place for the column, so it was not kept. Delete it, or keep it in a file of your own.",
    "এই তালিকায় কলামটির জায়গা নেই, তাই রাখা হয়নি। কলামটি মুছুন অথবা আলাদা ফাইলে রাখুন।",
)
_NO_NAME: Final = _text(
    "the row names no office, so it was not taken. Write the name or delete the row.",
    "সারিতে দপ্তরের নাম নেই, তাই নেওয়া হয়নি। নাম লিখুন অথবা সারিটি মুছুন।",
)
_NO_OFFICE: Final = _text(
    "the row names no office from the list of offices, so its account was not taken. Write the office as in that list.",
    "সারির দপ্তরটি দপ্তরের তালিকায় নেই, তাই আইডিটি নেওয়া হয়নি। তালিকায় যেভাবে আছে সেভাবে দপ্তরের নাম লিখুন।",
)
_NO_OFFICE_NEAR: Final = _text(
    "the row's office is not in the list of offices; the nearest is {id} in row {near}. The account was not "
    "taken: correct the name.",
    "সারির দপ্তরটি দপ্তরের তালিকায় নেই; কাছাকাছি নাম {near} নম্বর সারির {id}। আইডিটি নেওয়া হয়নি, নামটি ঠিক করুন।",
)
_SEVERAL_OFFICES: Final = _text(
    "the row's office stands in the list of offices more than once, so its account was not taken. Write the "
    "office code.",
    "সারির দপ্তরটি দপ্তরের তালিকায় একাধিকবার আছে, তাই আইডিটি নেওয়া হয়নি। দপ্তর কোড লিখুন।",
)
_CODE_OR_NAME: Final = _text(
    "the office code and the name do not belong together; the {taken} was followed. Correct the other.",
    "দপ্তর কোড ও নাম একই দপ্তরের নয়; {taken} ধরা হয়েছে। অন্যটি ঠিক করুন।",
)
_THE_CODE: Final = _text("code", "কোড")
_THE_NAME: Final = _text("name", "নাম")
_NO_ACCOUNT: Final = _text(
    "the row names an office but no user, so no account was taken. Write the user's post.",
    "সারিতে দপ্তর আছে কিন্তু ইউজার নেই, তাই কোনো আইডি নেওয়া হয়নি। ইউজারের পদবি লিখুন।",
)
_NO_POST: Final = _text(
    "the user's post is missing; the account was numbered. Write the post, so that it keeps its place from month "
    "to month.",
    "ইউজারের পদবি নেই; আইডিটি নম্বর দিয়ে রাখা হয়েছে। পদবি লিখুন, যাতে প্রতি মাসে একই আইডি চেনা যায়।",
)
_TOTAL: Final = _text(
    "the row was taken for a total or a heading and left out. If it is an office, write its full name.",
    "সারিটি মোট বা শিরোনাম হিসেবে ধরে বাদ দেওয়া হয়েছে। এটি দপ্তর হলে পুরো নাম লিখুন।",
)
_COLUMN_NUMBERS: Final = _text(
    "the row was taken for the numbers of the columns and left out. If it is an office, write its name.",
    "সারিটি কলামের নম্বর হিসেবে ধরে বাদ দেওয়া হয়েছে। এটি দপ্তর হলে নাম লিখুন।",
)
_HEADINGS_AGAIN: Final = _text(
    "the row repeats the headings and was left out. You may delete it.",
    "সারিতে শিরোনাম আবার লেখা আছে, তাই বাদ দেওয়া হয়েছে। সারিটি মুছে দিতে পারেন।",
)
_LONG: Final = _text(
    "more than {limit} characters; it will not fit into papers. Shorten it.",
    "{limit} অক্ষরের বেশি; কাগজে ধরবে না। ছোট করে লিখুন।",
)
_TOO_LONG: Final = _text(
    "more than {limit} characters, so the row was not taken. Shorten it.",
    "{limit} অক্ষরের বেশি, তাই সারিটি নেওয়া হয়নি। ছোট করে লিখুন।",
)
_CELL_TOO_LONG: Final = _text(
    "longer than any {expected} is, so it was not taken. Correct the cell.",
    "{expected} এত বড় হয় না, তাই নেওয়া হয়নি। ঘরটি ঠিক করুন।",
)
_MENDED: Final = _text(
    "signs that do not fit were put in order or dropped. Nothing to do unless the word is wrong now.",
    "বেমানান অক্ষর সাজানো বা বাদ দেওয়া হয়েছে। শব্দটি এখন ভুল হলে ঠিক করুন।",
)
_TIDIED: Final = _text(
    "written in the common way. Nothing to do unless it is wrong now.", "প্রচলিত নিয়মে লেখা হয়েছে। এখন ভুল হলে ঠিক করুন।"
)
_BAD_CELL: Final = _text(
    "not understood as {expected}. Correct the cell; the others were taken.",
    "{expected} বোঝা যায়নি। ঘরটি ঠিক করুন; অন্য ঘরগুলো নেওয়া হয়েছে।",
)
_DIFFERS: Final = _text(
    "row {first} says something else about the same office; that was kept. Make both rows say the same.",
    "একই দপ্তরের জন্য {first} নম্বর সারিতে অন্য তথ্য আছে; সেটি রাখা হয়েছে। দুই সারিতে একই তথ্য লিখুন।",
)
_KIND_UNKNOWN: Final = _text(
    'not known as a kind of office; "{kind}" was taken from the name. Choose one from the list.',
    'দপ্তরের ধরন হিসেবে চেনা যায়নি; নাম দেখে "{kind}" ধরা হয়েছে। তালিকা থেকে একটি বাছুন।',
)
_PERSONAL_MAILBOX: Final = _text(
    "a personal address, not an official one. It was kept; write the official one if there is one.",
    "ঠিকানাটি ব্যক্তিগত, সরকারি নয়। রাখা হয়েছে; সরকারি ই-মেইল থাকলে সেটি লিখুন।",
)
_UNVERIFIED_MAILBOX: Final = _text(
    "not surely an official address (gov.bd), so it has to be verified. Check its spelling; if it is official, add its "
    "domain to auditor.toml.",
    "সরকারি (gov.bd) ঠিকানা বলে নিশ্চিত হওয়া যায়নি, যাচাই করতে হবে। বানান দেখুন; সরকারি হলে ডোমেইনটি auditor.toml-এ যোগ করুন।",
)
_SEVERAL_MAILBOXES: Final = _text(
    "several addresses; only the most official one was kept. Leave that one in the cell.",
    "একাধিক ঠিকানা আছে; সরকারি ঠিকানাটিই (না থাকলে প্রথমটি) রাখা হয়েছে। ঘরে একটি ঠিকানা রাখুন।",
)
_MAILBOX_AS_PORTAL: Final = _text(
    "an e-mail address where the portal's belongs; it was not taken. Move it to the column for e-mail.",
    "ওয়েব ঠিকানার ঘরে ই-মেইল ঠিকানা আছে; নেওয়া হয়নি। ই-মেইলের কলামে সরান।",
)
_FOREIGN_PORTAL: Final = _text(
    "the address is not in plain English letters, so it was not taken. Type it again with the keyboard in English.",
    "ঠিকানাটি সাধারণ ইংরেজি অক্ষরে নয়, তাই নেওয়া হয়নি। কিবোর্ড ইংরেজিতে নিয়ে আবার লিখুন।",
)
_SEVERAL_PORTALS: Final = _text(
    "several addresses; only the first was kept. Leave one in the cell.",
    "একাধিক ঠিকানা আছে; শুধু প্রথমটি রাখা হয়েছে। ঘরে একটি ঠিকানা রাখুন।",
)
_WORDS_BESIDE: Final = _text(
    "words beside the address or number were left out. Nothing to do unless they are needed.",
    "ঠিকানা বা নম্বরের পাশের লেখা বাদ দেওয়া হয়েছে। দরকারি হলে আলাদা ঘরে লিখুন।",
)
_ZERO_RESTORED: Final = _text(
    "the leading 0 that the spreadsheet had dropped was restored. Format the column as Text.",
    "স্প্রেডশিটে হারিয়ে যাওয়া প্রথম ০ ফিরিয়ে দেওয়া হয়েছে। কলামটি Text ফরম্যাট করুন।",
)
_UNUSUAL_PHONE: Final = _text(
    "neither a mobile nor a landline number; it was kept. Check its digits.",
    "মোবাইল বা টেলিফোন নম্বরের মতো নয়; রাখা হয়েছে। সংখ্যাগুলো মিলিয়ে দেখুন।",
)
_TOO_MANY_USERS: Final = _text(
    "more than {limit} users; the number was not taken. Correct it.",
    "{limit} জনের বেশি ইউজার; সংখ্যাটি নেওয়া হয়নি। ঠিক করুন।",
)
_NO_USERS: Final = _text(
    "the office has no user by this number. If it has no account of its own, say so in the register; else "
    "correct the number.",
    "এই সংখ্যা অনুযায়ী দপ্তরের কোনো ইউজার নেই। নিজস্ব আইডি না থাকলে রেজিস্টারে জানান, নইলে সংখ্যাটি ঠিক করুন।",
)
_FEWER_USERS: Final = _text(
    "fewer than the {listed} accounts listed; the list was followed. Correct the number.",
    "তালিকায় {listed}টি আইডি আছে, সংখ্যাটি তার চেয়ে কম; তালিকা ধরা হয়েছে। সংখ্যাটি ঠিক করুন।",
)
_BAD_LOGIN: Final = _text(
    "a user ID is one word; it was not taken. Write the ID alone, and never a password.",
    "ইউজার আইডি একটিমাত্র শব্দ হয়; এটি নেওয়া হয়নি। শুধু আইডি লিখুন, পাসওয়ার্ড কখনো নয়।",
)
_BAD_CODE: Final = _text(
    "a code is small English letters, digits and hyphens; {id} was used. Correct it, or leave it empty.",
    "কোডে শুধু ছোট হাতের ইংরেজি অক্ষর, সংখ্যা ও হাইফেন থাকবে; {id} ধরা হয়েছে। ঠিক করুন অথবা ফাঁকা রাখুন।",
)
_CODE_TWICE: Final = _text(
    "row {first} has the same code; {id} was used here. Give each office its own code.",
    "{first} নম্বর সারিতেও একই কোড; এখানে {id} ধরা হয়েছে। প্রতিটি দপ্তরের আলাদা কোড দিন।",
)
_TWINS: Final = _text(
    "rows {a} and {b} may be the same office. Delete one or tell them apart; nothing was merged.",
    "সারি {a} ও সারি {b} একই দপ্তর হতে পারে। একটি মুছুন অথবা নাম আলাদা করুন; নিজে থেকে মেলানো হয়নি।",
)
_A_DAY: Final = _text("a date", "তারিখ")
_A_NUMBER: Final = _text("a number", "সংখ্যা")
_A_NAME: Final = _text("a name", "নাম")
_YES_OR_NO: Final = _text("yes or no", "হ্যাঁ/না")
_A_MAILBOX: Final = _text("an e-mail address", "ই-মেইল ঠিকানা")
_A_PORTAL: Final = _text("a web address", "ওয়েব ঠিকানা")
_A_PHONE: Final = _text("a telephone number", "ফোন নম্বর")


@dataclass(frozen=True, slots=True)
class RosterReading:
    """What was read: the roster, None when it has no office, and everything that must be told about it.

    Where columns were in Bijoy or in the wrong encoding, `transcribed` names them, `roster` is None, and `unconfirmed`
    is what the roster would be: it is shown and written beside, never used.
    """

    roster: Roster | None
    notices: tuple[Notice, ...]
    transcribed: tuple[Transcribed, ...] = ()
    unconfirmed: Roster | None = None

    @property
    def shown(self) -> Roster | None:
        """The roster as far as it could be read, confirmed or not."""
        return self.unconfirmed or self.roster

    @property
    def told_apart(self) -> tuple[Notice, ...]:
        """What must be told beside the columns in Bijoy or in the wrong encoding, whose notices come first."""
        return self.notices[len(transcription.by_sheet(self.transcribed)) :]


def read(files: Sequence[tuple[str, bytes]], allowed_domains: Iterable[str] = ()) -> RosterReading:
    """Return the roster that files hold, as `parse` does, once Bijoy and wrong encodings were looked for.

    Args:
        files: name and content of each file.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.

    Raises:
        FileRefusedError: a file is no spreadsheet, is damaged, holds too much, or holds passwords.

    """
    sheets: list[tuple[str, tuple[Sheet, ...]]] = []
    found: list[Transcribed] = []
    for name, content in files:
        read_sheets, columns = transcription.transcribe(name, content, parse_table(name, content), COLUMNS)
        sheets.append((name, read_sheets))
        found += columns
    reading = parse(sheets, allowed_domains)
    if not found:
        return reading
    asked = tuple(_asked(told) for told in transcription.by_sheet(found))
    return RosterReading(None, (*asked, *reading.notices), tuple(found), reading.roster)


def _asked(told: SheetTold) -> Notice:
    message = _TRANSCRIBED.filled(
        file=told.file, sheet=told.sheet, col=told.letters, cause=told.cause.label, look=CHECK, command=CORRECT
    )
    return Notice(Weight.WRONG, Place(told.file, told.sheet), message)


def parse(files: Sequence[tuple[str, tuple[Sheet, ...]]], allowed_domains: Iterable[str] = ()) -> RosterReading:
    """Return the roster that files hold: a list of offices and one of accounts, or one list of both.

    Args:
        files: name and sheets of each file, as `tables.parse` gives them.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.

    Raises:
        FileRefusedError: a sheet holds passwords.

    """
    teller = _Teller()
    lists = [one for file, sheets in files for one in _lists(file, sheets, teller)]
    if not lists:
        for file, _ in files:
            teller.tell(Weight.WRONG, Place(file), _NO_LIST, office=HEADINGS[Column.OFFICE])
        return RosterReading(None, tuple(teller.notices))
    listed, accounts = _by_shape(lists)
    drafts = _drafts(listed, teller)
    for one in accounts:
        _add_accounts(one, drafts, teller)
    ids = _ids(drafts, teller)
    _tell_twins(drafts, teller)
    domains = tuple(allowed_domains)
    offices = tuple(_office(draft, ids[at], domains, teller) for at, draft in enumerate(drafts))
    if not offices:
        teller.notices.append(Notice(Weight.WRONG, Place(files[0][0]), _EMPTY.filled(file=files[0][0])))
        return RosterReading(None, tuple(teller.notices))
    return RosterReading(Roster(offices), tuple(teller.notices))


# Telling ---------------------------------------------------------------------------------------------------------


class _Teller:
    """Collects what must be told, each with its place before it: file, sheet, row, column."""

    def __init__(self) -> None:
        """Start with nothing to tell."""
        self.notices: list[Notice] = []

    def tell(
        self,
        weight: Weight,
        place: Place,
        body: Text,
        *,
        change: tuple[str, str] = ("", ""),
        **values: Text | str | int,
    ) -> None:
        """Tell one thing about one place."""
        told = body.filled(**values) if values else body
        where = _where(place)
        message = Text(en=f"{where.en}: {told.en}", bn=f"{where.bn}: {told.bn}")
        self.notices.append(Notice(weight, place, message, *change))


def _where(place: Place) -> Text:
    sheet = f', "{place.sheet}"' if place.sheet not in {"", place.file} else ""
    en = bn = place.file + sheet
    if place.row:
        en += f", row {place.row}"
        bn += f", সারি {digits(str(place.row), Language.BN)}"
    if place.column:
        en += f', "{place.column}"'
        bn += f', "{place.column}"'
    return Text(en=en, bn=bn)


# Sheets ----------------------------------------------------------------------------------------------------------


class _Shape(Enum):
    """What a sheet lists."""

    OFFICES = "offices"
    ACCOUNTS = "accounts"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class _List:
    """A sheet that lists offices or accounts: where, and its columns.

    `of_unions` when the heading over the names says that all of them are unions.
    """

    file: str
    sheet: Sheet
    header: Header[Column]
    columns: Mapping[Column, int]
    of_unions: bool

    def heading(self, column: Column) -> str:
        """Return a column's heading, or its letter where it has none."""
        at = self.columns[column]
        return self.header.headings[at] or column_letter(at)

    @property
    def lists_accounts(self) -> bool:
        """Whether a column speaks of a single account."""
        return not _ACCOUNT_COLUMNS.isdisjoint(self.columns)

    @property
    def describes_offices(self) -> bool:
        """Whether a column speaks of the office as a whole, beside its name."""
        return not _OFFICE_COLUMNS.isdisjoint(self.columns)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a list: its number and its cells that are not empty."""

    of: _List
    number: int
    cells: Mapping[Column, Cell]

    def place(self, column: Column | None = None) -> Place:
        """Return where the row is, or one of its cells."""
        return Place(self.of.file, self.of.sheet.name, self.number, self.of.heading(column) if column else "")

    def words(self, column: Column) -> str:
        """Return a cell's words, empty when there are none; a day is written 2024-01-18."""
        cell = self.cells.get(column, "")
        return cell.isoformat() if isinstance(cell, date) else cell


def _lists(file: str, sheets: Iterable[Sheet], teller: _Teller) -> list[_List]:
    """Return the sheets of a file that list something, after looking for passwords in all of them."""
    found: list[_List] = []
    for sheet in sheets:
        header = headings.find_header(sheet, ALL_ALIASES)
        if header is None or not _is_list(header):
            secrets.refuse_passwords_anywhere(file, sheet)
            if sheet.rows and not sheet.name.startswith("_"):
                teller.tell(Weight.DOUBTFUL, Place(file, sheet.name), _SHEET_NOT_READ)
            continue
        rows = [cells for _, cells in rows_below(sheet, header)]
        secrets.refuse_passwords(file, sheet.name, header.headings, rows, ALL_ALIASES)
        for row in _perhaps_headings(sheet, header):
            secrets.refuse_passwords(file, sheet.name, row, ())
        if sheet.name.startswith("_"):
            continue
        columns = _naming(header.columns)
        names = header.headings[columns[Column.OFFICE]] if Column.OFFICE in columns else ""
        of_unions = not UNION_ALIASES.keys().isdisjoint(headings.heading_keys(names))
        one = _List(file, sheet, header, columns, of_unions)
        teller.notices.extend(headings.column_notices(file, sheet.name, header, ALL_ALIASES, _OWN_HEADINGS))
        if any(cell != "" for row in sheet.rows[: header.first_row - 1] for cell in row):
            teller.tell(Weight.CHANGED, Place(file, sheet.name, 1), _ABOVE, row=header.first_row)
        found.append(one)
    return found


def _perhaps_headings(sheet: Sheet, header: Header[Column]) -> Sequence[Sequence[Cell]]:
    """Return the rows down to the headings, and the one below where it names no office: it may belong to them."""
    names = [at for column, at in header.columns.items() if column in {*_NAMING_COLUMNS, Column.NAME}]
    below = sheet.rows[header.row : header.row + 1]
    return (*sheet.rows[: header.row], *(row for row in below if all(row[at] == "" for at in names)))


_OWN_HEADINGS: Final[Mapping[Column, str]] = {column: heading.bn for column, heading in HEADINGS.items()}


def _is_list(header: Header[Column]) -> bool:
    """Return whether headings are a roster's: an office's name or code, and more, unless that is all there is.

    A heading for unions only or for any name may be a word of a list without headings.
    """
    columns = set(header.columns)
    if columns.isdisjoint({*_NAMING_COLUMNS, Column.NAME}):
        return False
    sure = Column.OFFICE in columns and match_key(header.headings[header.columns[Column.OFFICE]]) in ALIASES
    return sure or len(columns) > 1 or len(header.headings) == 1


def _naming(columns: Mapping[Column, int]) -> dict[Column, int]:
    """Return the columns with নাম taken for the office's name where no other column is, else for a person's."""
    return _renamed(columns, Column.NAME, (Column.OFFICE, Column.PERSON))


def _renamed(columns: Mapping[Column, int], old: Column, better: Iterable[Column]) -> dict[Column, int]:
    """Return columns with one of them under the first better name that is free, or as it was."""
    renamed = dict(columns)
    free = next((column for column in better if column not in columns), None)
    if old in renamed and free is not None:
        renamed[free] = renamed.pop(old)
    return renamed


def _by_shape(lists: Sequence[_List]) -> tuple[list[tuple[_List, _Shape]], list[_List]]:
    """Return the lists that name offices, and those that only add accounts to them.

    A list with columns for accounts only adds to another that has none; it stands alone when there is no other, or
    when most of its offices are not in the others.
    """
    pure = [one for one in lists if not _speaks_of_accounts(one)]
    full = [one for one in pure if one.describes_offices]
    names, codes = _names(full or pure)
    offices: list[tuple[_List, _Shape]] = []
    accounts: list[_List] = []
    for one in lists:
        posts_only = full and Column.TITLE in one.columns and not one.describes_offices
        if one in pure and not (posts_only and _mostly_in(one, names, codes)):
            offices.append((_titled(one, (Column.HEAD, Column.POST)), _Shape.OFFICES))
        elif pure and (not one.describes_offices or _mostly_in(one, names, codes)):
            accounts.append(_titled(one, (Column.POST, Column.HEAD)))
        else:
            offices.append((_titled(one, (Column.POST, Column.HEAD)), _Shape.BOTH))
    return offices, accounts


def _speaks_of_accounts(one: _List) -> bool:
    """Return whether a list is one of accounts: by its columns, or by posts under names repeated or left out."""
    if one.lists_accounts or Column.TITLE not in one.columns:
        return one.lists_accounts
    name = match_key(one.sheet.name)
    if any(word in name for word in _ACCOUNTS_IN_NAME) and not any(word in name for word in _OFFICES_IN_NAME):
        return True
    rows = [row for row in _rows(one) if Column.TITLE in row.cells]
    return len(rows) > 1 and len({row.words(Column.OFFICE) for row in rows} - {""}) < len(rows) * _MOST


def _names(lists: Iterable[_List]) -> tuple[set[str], set[str]]:
    rows = [row for one in lists for row in _rows(one)]
    names = {numbered_key(row.words(Column.OFFICE))[1] for row in rows}
    return names, {row.words(Column.CODE) for row in rows} - {""}


def _mostly_in(one: _List, names: set[str], codes: set[str]) -> bool:
    rows = [row for row in _rows(one) if row.words(Column.OFFICE) or row.words(Column.CODE)]
    known = sum(numbered_key(row.words(Column.OFFICE))[1] in names or row.words(Column.CODE) in codes for row in rows)
    return known >= len(rows) * _MOST


def _titled(one: _List, meanings: tuple[Column, ...]) -> _List:
    """Return a list in which পদবি means the head's post or the user's, whichever the list speaks of first."""
    return replace(one, columns=_renamed(one.columns, Column.TITLE, meanings))


def _rows(one: _List) -> list[_Row]:
    return [
        _Row(one, number, {column: cells[at] for column, at in one.columns.items() if cells[at] != ""})
        for number, cells in rows_below(one.sheet, one.header)
    ]


def _rows_told(one: _List, kept: frozenset[Column], teller: _Teller) -> list[_Row]:
    """Return the rows that list something, telling of those left out, of columns not kept, and of mended words."""
    rows: list[_Row] = []
    for row in _rows(one):
        left_out = _left_out(row)
        if left_out is not None:
            teller.tell(Weight.DOUBTFUL, row.place(), left_out)
        elif row.cells:
            rows.append(row)
    for column in one.columns:
        if column not in kept and column is not Column.SERIAL and any(column in row.cells for row in rows):
            person = column in {Column.PERSON, Column.NAME}
            place = Place(one.file, one.sheet.name, 0, one.heading(column))
            teller.tell(Weight.CHANGED if person else Weight.DOUBTFUL, place, _PERSON if person else _NOT_KEPT)
    by_place = {at: column for column, at in one.columns.items() if column in kept}
    numbers = {row.number: row for row in rows}
    for mended in one.sheet.mended:
        if mended.row in numbers and mended.column in by_place:
            column = by_place[mended.column]
            row = numbers[mended.row]
            change = ("", "") if column in _UNQUOTED else (mended.before, row.words(column))
            teller.tell(Weight.CHANGED, row.place(column), _MENDED, change=change)
    _tell_damage(rows, kept & _OPEN_WORDS, teller)
    return rows


def _tell_damage(rows: Iterable[_Row], columns: frozenset[Column], teller: _Teller) -> None:
    """Tell of words that are half converted, or in Bijoy where their column is not."""
    for row in rows:
        for column in sorted(row.cells.keys() & columns):
            damage = _damage(row.words(column))
            if damage is not None:
                teller.tell(Weight.DOUBTFUL, row.place(column), damage)


@lru_cache(maxsize=4096)
def _damage(words: str) -> Text | None:
    """Return what is wrong with the words of one cell; None when nothing is."""
    if words.isascii() and "`" not in words:
        return None
    if bijoy.half_converted(words) or bijoy.mojibake(words):
        return _HALF_CONVERTED
    return _STRAY_BIJOY if bijoy.looks_like_bijoy([words]) else None


def _left_out(row: _Row) -> Text | None:
    """Return why a row is no office and no account: a total, the columns' numbers, or the headings once more."""
    one = row.of
    cells = [cell for cell in one.sheet.rows[row.number - 1] if cell != ""]
    words = [cell for cell in cells if isinstance(cell, str)]
    named = row.words(Column.OFFICE)
    nameless = not row.cells.keys() & {Column.CODE, *_ACCOUNT_COLUMNS} and (not named or match_key(named) in _TOTALS)
    if nameless and any(match_key(cell) in _TOTALS for cell in words[:2]):
        return _TOTAL
    if (
        row.number == one.header.row + 1
        and len(cells) >= _FEWEST_COLUMN_NUMBERS
        and [ascii_digits(cell).strip(" .()") for cell in words] == [str(at) for at in range(1, len(cells) + 1)]
    ):
        return _COLUMN_NUMBERS
    if len(row.cells) > 1 and all(cell == one.heading(column) for column, cell in row.cells.items()):
        return _HEADINGS_AGAIN
    return None


# Offices ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """An office while its rows are gathered: each column's cell with the row in which it stands first."""

    row: _Row
    cells: dict[Column, _Row]
    accounts: list[_Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name by which rows of accounts call the office."""
        return self.worded(Column.OFFICE) or self.worded(Column.OFFICE_EN)

    def worded(self, column: Column) -> str:
        """Return what the office's rows say in a column, if it names something."""
        return _worded(self.words(column))

    @property
    def names(self) -> list[str]:
        """The office's names in both languages."""
        return [name for name in (self.worded(Column.OFFICE), self.worded(Column.OFFICE_EN)) if name]

    @property
    def numbers(self) -> set[str]:
        """The numbers before its names, empty where a name has none."""
        return {numbered_key(name)[0] for name in self.names}

    def words(self, column: Column) -> str:
        """Return what the office's rows say in a column."""
        return self.cells[column].words(column) if column in self.cells else ""


class _Gathered:
    """Offices in the order in which they are first named, found again by code or name."""

    def __init__(self) -> None:
        """Start with none."""
        self.drafts: list[_Draft] = []
        self._by_code: dict[str, _Draft] = {}
        self._by_name: dict[str, _Draft] = {}

    def find(self, row: _Row) -> _Draft | None:
        """Return the office a row names; the last one, if the row names none and speaks of an account."""
        code, name = row.words(Column.CODE), name_key(_name_in(row))
        if not code and not name:
            return self.drafts[-1] if self.drafts and row.cells.keys() & _ACCOUNT_COLUMNS else None
        found = self._by_code.get(code)
        if found is None:
            named = self._by_name.get(name)
            found = None if named is None or (code and named.words(Column.CODE)) else named
        if found is not None:
            self._index(code, name, found)
        return found

    def add(self, row: _Row) -> _Draft:
        """Begin an office with the first row that names it."""
        draft = _Draft(row, {})
        self.drafts.append(draft)
        self._index(row.words(Column.CODE), name_key(_name_in(row)), draft)
        return draft

    def _index(self, code: str, name: str, draft: _Draft) -> None:
        """Let an office be found by what a row calls it."""
        if code:
            self._by_code.setdefault(code, draft)
        if name:
            self._by_name.setdefault(name, draft)


def _worded(words: str) -> str:
    """Return words that name something: a letter or digit is in them, and they are no word for nothing, such as নেই."""
    named = (_LETTER_OR_DIGIT.search(words) or match_key(words)) and not addresses.is_nil(words)
    return words if named else ""


def _name_in(row: _Row) -> str:
    return _worded(row.words(Column.OFFICE)) or _worded(row.words(Column.OFFICE_EN))


def _drafts(lists: Iterable[tuple[_List, _Shape]], teller: _Teller) -> list[_Draft]:
    """Return the offices that lists name, in their order, with the rows of accounts of lists of both."""
    drafts: list[_Draft] = []
    for one, shape in lists:
        kept = _NAMING_COLUMNS | _OFFICE_COLUMNS | (_ACCOUNT_COLUMNS if shape is _Shape.BOTH else frozenset())
        gathered = _Gathered()
        for row in _rows_told(one, kept, teller):
            if not row.cells.keys() - {Column.SERIAL}:
                continue
            if shape is _Shape.BOTH:
                _gather(row, gathered, teller)
            elif _has_name(row, teller):
                drafts.append(_Draft(row, dict.fromkeys(row.cells, row)))
        drafts.extend(gathered.drafts)
    return drafts


def _has_name(row: _Row, teller: _Teller) -> bool:
    """Return whether a row names an office, in words that are not too long; tells when it does not."""
    if not _name_in(row):
        teller.tell(Weight.WRONG, row.place(), _NO_NAME)
        return False
    return all(_fits(row, column, teller) for column in (Column.OFFICE, Column.OFFICE_EN, Column.HEAD, Column.HEAD_EN))


def _fits(row: _Row, column: Column, teller: _Teller) -> bool:
    """Return whether a name is short enough to be kept; tells when it is not, and when papers cannot hold it."""
    length = len(row.words(column))
    if length > LONGEST_NAME:
        teller.tell(Weight.WRONG, row.place(column), _TOO_LONG, limit=LONGEST_NAME)
    elif length > LONG_NAME:
        teller.tell(Weight.DOUBTFUL, row.place(column), _LONG, limit=LONG_NAME)
    return length <= LONGEST_NAME


def _gather(row: _Row, gathered: _Gathered, teller: _Teller) -> None:
    """Add a row of a list of both to the office it names or, if it names none, to the office of the row above."""
    draft = gathered.find(row)
    if draft is None:
        if not _has_name(row, teller):
            return
        draft = gathered.add(row)
    for column in row.cells:
        if column not in _OF_AN_OFFICE:
            continue
        if row is not draft.row and not _fits(row, column, teller):
            continue
        if addresses.is_nil(draft.words(column)):
            draft.cells[column] = row
        first = draft.cells[column]
        if _says_another(first.words(column), row.words(column), column):
            teller.tell(Weight.DOUBTFUL, row.place(column), _DIFFERS, first=first.number)
    if row.cells.keys() & _ACCOUNT_COLUMNS:
        _add_account(row, draft, teller)


def _says_another(first: str, second: str, column: Column) -> bool:
    if first == second or addresses.is_nil(second):
        return False
    key = name_key if column is Column.OFFICE else match_key
    return key(first) != key(second) or not key(first)


def _add_account(row: _Row, draft: _Draft, teller: _Teller) -> None:
    if all(_fits(row, column, teller) for column in (Column.POST, Column.POST_EN)):
        draft.accounts.append(row)


def _add_accounts(one: _List, drafts: Sequence[_Draft], teller: _Teller) -> None:
    """Add the rows of a list of accounts to the offices they name; an empty name means the row above's office."""
    by_code: dict[str, list[_Draft]] = {}
    by_name: dict[str, list[_Draft]] = {}
    for draft in drafts:
        by_code.setdefault(_code(draft.words(Column.CODE)), []).append(draft)
        for name in {key for words in draft.names for key in (name_key(words), numbered_key(words)[1])}:
            by_name.setdefault(name, []).append(draft)
    by_code.pop("", None)
    above: _Draft | None = None
    for row in _rows_told(one, _NAMING_COLUMNS | _ACCOUNT_COLUMNS, teller):
        if not row.cells.keys() - {Column.SERIAL}:
            continue
        if row.cells.keys() & _NAMING_COLUMNS:
            above = _find_office(row, by_code, by_name, teller)
        elif above is None:
            teller.tell(Weight.WRONG, row.place(), _NO_OFFICE)
        if above is None:
            continue
        if row.cells.keys() & _ACCOUNT_COLUMNS:
            _add_account(row, above, teller)
        else:
            teller.tell(Weight.DOUBTFUL, row.place(), _NO_ACCOUNT)


def _find_office(
    row: _Row, by_code: Mapping[str, list[_Draft]], by_name: Mapping[str, list[_Draft]], teller: _Teller
) -> _Draft | None:
    """Return the one office that a row of accounts names by code or name; tells when there is none, or more."""
    name = _name_in(row)
    coded, named = by_code.get(_code(row.words(Column.CODE)), []), _called(name, by_name)
    both = [draft for draft in coded if draft in named]
    found = both or coded or named
    if len(found) == 1:
        if not both and name and Column.CODE in row.cells:
            teller.tell(Weight.DOUBTFUL, row.place(), _CODE_OR_NAME, taken=_THE_CODE if coded else _THE_NAME)
        return found[0]
    if found:
        teller.tell(Weight.DOUBTFUL, row.place(), _SEVERAL_OFFICES)
        return None
    nearest = _nearest(name, by_name)
    if nearest:
        near_id = _code(nearest.words(Column.CODE)) or _derived_ids(nearest)[0]
        teller.tell(Weight.DOUBTFUL, row.place(), _NO_OFFICE_NEAR, id=near_id, near=nearest.row.number)
    else:
        teller.tell(Weight.DOUBTFUL, row.place(), _NO_OFFICE)
    return None


def _called(name: str, by_name: Mapping[str, list[_Draft]]) -> list[_Draft]:
    """Return the offices of that very name; without one, those that differ only in a number before it or none."""
    full = name_key(name)
    exact = [draft for draft in by_name.get(full, []) if full in map(name_key, draft.names)]
    number, rest = numbered_key(name)
    alike = [draft for draft in by_name.get(rest, []) if number in {"", *draft.numbers} or "" in draft.numbers]
    return exact or alike


def _nearest(name: str, by_name: Mapping[str, list[_Draft]]) -> _Draft | None:
    """Return the office whose name is nearest, to be suggested; none among more offices than a person would look at."""
    if len(by_name) > _MOST_TO_SUGGEST:
        return None
    keys = {near_key(known): known for known in by_name}
    near = get_close_matches(near_key(numbered_key(name)[1]), keys, n=1, cutoff=0.8)
    return by_name[keys[near[0]]][0] if near else None


def _tell_twins(drafts: Sequence[_Draft], teller: _Teller) -> None:
    """Tell of offices with the same name, or one that differs only by spelling, by both rows.

    Other numbers before a name make other names.
    """
    alike: dict[str, dict[str, _Draft]] = {}
    for draft in drafts:
        number, name = numbered_key(draft.name)
        others = alike.setdefault(name, {})
        twin = others.get(number) or others.get("") or (next(iter(others.values()), None) if not number else None)
        others.setdefault(number, draft)
        if twin is not None:
            place = draft.row.place()
            teller.tell(Weight.DOUBTFUL, place, _TWINS, a=_row_beside(twin.row, place), b=draft.row.number)
    for first, second in twins.near_names(
        [
            (infer_kind(_both(draft.worded(Column.OFFICE), draft.worded(Column.OFFICE_EN))), draft.name)
            for draft in drafts
        ]
    ):
        one, other = drafts[first], drafts[second]
        if numbered_key(one.name)[1] != numbered_key(other.name)[1]:
            place = other.row.place()
            teller.tell(Weight.DOUBTFUL, place, _TWINS, a=_row_beside(one.row, place), b=other.row.number)


def _row_beside(row: _Row, place: Place) -> Text:
    """Return a row's number, with its sheet where that is not the place's own."""
    number = str(row.number)
    sheet = (
        ""
        if (row.of.file, row.of.sheet.name) == (place.file, place.sheet)
        else f' ({row.of.file}, "{row.of.sheet.name}")'
    )
    return Text(en=number + sheet, bn=digits(number, Language.BN) + sheet)


# Ids -------------------------------------------------------------------------------------------------------------


def _code(words: str) -> str:
    """Return an office code as it is used: small letters, hyphens for spaces and underlines."""
    return re.sub(r"[\s_]+", "-", ascii_digits(words).casefold())


def _is_id(code: str) -> bool:
    return len(code) <= LONGEST_ID and bool(_ID.fullmatch(code)) and not _WINDOWS_DEVICES.fullmatch(code)


def _derived_ids(draft: _Draft) -> list[str]:
    """Return the ids an office can have by itself, best first: from its portal, its English name, its name's digest."""
    english = draft.worded(Column.OFFICE_EN) or draft.words(Column.OFFICE)
    slug = _NOT_IN_ID.sub("-", english.casefold()).strip("-")[:LONGEST_ID].strip("-") if english.isascii() else ""
    digest = hashlib.sha256(match_key(draft.name).encode()).hexdigest()[:8]
    portal = addresses.clean_portal(draft.words(Column.PORTAL)).address
    candidates = (addresses.portal_id(portal), slug if re.search("[a-z]", slug) else "", f"office-{digest}")
    return [candidate for candidate in candidates if candidate and _is_id(candidate)]


def _ids(drafts: Sequence[_Draft], teller: _Teller) -> list[str]:
    """Return the offices' ids in their order: codes first, so that a derived id never takes a code away."""
    taken: dict[str, _Draft] = {}
    ids = [""] * len(drafts)
    for at, draft in enumerate(drafts):
        code = _code(draft.words(Column.CODE))
        if _is_id(code) and code not in taken:
            taken[code] = draft
            ids[at] = code
    for at, draft in enumerate(drafts):
        if ids[at]:
            _tell_code(draft, ids[at], teller)
            continue
        code = _code(draft.words(Column.CODE))
        candidates = [] if code in taken else _derived_ids(draft)
        base = code if code in taken else candidates[-1]
        office_id = next((one for one in candidates if one not in taken), "") or _numbered_id(base, taken)
        taken[office_id] = draft
        ids[at] = office_id
        if code in taken and code != office_id:
            first = taken[code].row.number
            teller.tell(Weight.DOUBTFUL, _code_place(draft), _CODE_TWICE, first=first, id=office_id)
        elif code:
            teller.tell(Weight.DOUBTFUL, _code_place(draft), _BAD_CODE, id=office_id)
    return ids


def _tell_code(draft: _Draft, office_id: str, teller: _Teller) -> None:
    written = draft.words(Column.CODE)
    if written and written != office_id:
        teller.tell(Weight.CHANGED, _code_place(draft), _TIDIED, change=(written, office_id))


def _code_place(draft: _Draft) -> Place:
    return draft.cells[Column.CODE].place(Column.CODE)


def _numbered_id(base: str, taken: Mapping[str, _Draft]) -> str:
    number = 2
    while f"{base[: LONGEST_ID - 4]}-{number}" in taken:
        number += 1
    return f"{base[: LONGEST_ID - 4]}-{number}"


# From a draft to an office ---------------------------------------------------------------------------------------


def _office(draft: _Draft, office_id: str, domains: Sequence[str], teller: _Teller) -> Office:
    name = _both(_named(draft, Column.OFFICE, teller), _named(draft, Column.OFFICE_EN, teller))
    head = _named(draft, Column.HEAD, teller), _named(draft, Column.HEAD_EN, teller)
    portal = _portal(draft, teller)
    kind = _kind(draft, name, portal, teller)
    accounts = _accounts(draft, office_id, teller)
    users = _users(draft, teller)
    if users and not accounts:
        accounts = numbered_accounts(office_id, users)
    if users is not None and accounts and users < len(accounts):
        place = draft.cells[Column.USERS].place(Column.USERS)
        teller.tell(Weight.DOUBTFUL, place, _FEWER_USERS, listed=len(accounts))
    return Office(
        id=office_id,
        name=name,
        kind=kind,
        head_post=post_text(*head) if any(head) else HEAD_UNNAMED,
        portal=portal,
        email=_mailbox(draft, domains, teller),
        phone=_phone(draft, teller),
        user_count=users if users is not None and users > len(accounts) else 0,
        accounts=accounts,
        voluntary=_voluntary(draft, kind, teller),
    )


def _named(draft: _Draft, column: Column, teller: _Teller) -> str:
    """Return what names something in a cell of an office; tells when only signs stand there that name nothing."""
    row = draft.cells.get(column)
    return "" if row is None else _named_in(row, column, teller)


def _named_in(row: _Row, column: Column, teller: _Teller) -> str:
    words = row.words(column)
    if _worded(words):
        return words
    if not addresses.is_nil(words):
        teller.tell(Weight.DOUBTFUL, row.place(column), _BAD_CELL, expected=_A_NAME)
    return ""


def _both(bangla: str, english: str) -> Text:
    return Text(en=english or bangla, bn=bangla or english)


def _kind(draft: _Draft, name: Text, portal: str, teller: _Teller) -> OfficeKind:
    inferred = infer_kind(name)
    row = draft.cells.get(Column.OFFICE, draft.row)
    if inferred is OfficeKind.DEPARTMENT and (row.of.of_unions or addresses.portal_id(portal).endswith("-up")):
        inferred = OfficeKind.UNION
    written = _named(draft, Column.KIND, teller)
    if not written:
        return inferred
    known = KIND_WORDS.get(match_key(written))
    if known is None:
        place = draft.cells[Column.KIND].place(Column.KIND)
        teller.tell(Weight.DOUBTFUL, place, _KIND_UNKNOWN, kind=inferred.label)
    return known or inferred


def _voluntary(draft: _Draft, kind: OfficeKind, teller: _Teller) -> bool:
    """Return whether an office is checked of its own will; the UNO's is, unless its row says no."""
    default = kind is OfficeKind.UNO
    if Column.VOLUNTARY not in draft.cells:
        return default
    row = draft.cells[Column.VOLUNTARY]
    match read_yes_no(row.cells[Column.VOLUNTARY]):
        case "yes":
            return True
        case "no":
            return False
        case _:
            teller.tell(Weight.DOUBTFUL, row.place(Column.VOLUNTARY), _BAD_CELL, expected=_YES_OR_NO)
            return default


def _users(draft: _Draft, teller: _Teller) -> int | None:
    """Return how many users an office says it has; None when it does not say."""
    written = draft.words(Column.USERS)
    if addresses.is_nil(written):
        return None
    place = draft.cells[Column.USERS].place(Column.USERS)
    number = _COUNT.fullmatch(ascii_digits(written).strip())
    if number is None:
        teller.tell(Weight.DOUBTFUL, place, _BAD_CELL, expected=_A_NUMBER)
        return None
    users = int(number[1])
    if users > MOST_USERS:
        teller.tell(Weight.DOUBTFUL, place, _TOO_MANY_USERS, limit=MOST_USERS)
        return None
    if not users:
        teller.tell(Weight.DOUBTFUL, place, _NO_USERS)
    return users


def _mailbox(draft: _Draft, domains: Sequence[str], teller: _Teller) -> str:
    written = draft.words(Column.EMAIL)
    kind, address = addresses.classify_email(written, domains)
    if kind is MailboxKind.NONE:
        return ""
    place = draft.cells[Column.EMAIL].place(Column.EMAIL)
    if not address:
        teller.tell(Weight.DOUBTFUL, place, _BAD_CELL, expected=_A_MAILBOX)
        return ""
    if len(address) > _LONGEST_MAILBOX:
        teller.tell(Weight.DOUBTFUL, place, _CELL_TOO_LONG, expected=_A_MAILBOX)
        return ""
    if len(addresses.mailboxes(written)) > 1:
        teller.tell(Weight.DOUBTFUL, place, _SEVERAL_MAILBOXES)
    elif address != written:
        teller.tell(Weight.CHANGED, place, _TIDIED, change=(written, address))
    if kind is not MailboxKind.OFFICIAL:
        personal = kind is MailboxKind.PERSONAL
        teller.tell(Weight.DOUBTFUL, place, _PERSONAL_MAILBOX if personal else _UNVERIFIED_MAILBOX)
    return address


def _portal(draft: _Draft, teller: _Teller) -> str:
    written = draft.words(Column.PORTAL)
    reading = addresses.clean_portal(written)
    if not reading.remarks:
        return reading.address
    place = draft.cells[Column.PORTAL].place(Column.PORTAL)
    if len(reading.address) > _LONGEST_PORTAL:
        teller.tell(Weight.DOUBTFUL, place, _CELL_TOO_LONG, expected=_A_PORTAL)
        return ""
    for remark in reading.remarks:
        match remark:
            case Remark.TIDIED:
                # What was dropped from the end of an address may be a secret, so it is not repeated.
                shown = written.casefold().rstrip("/").endswith(reading.address.casefold())
                teller.tell(Weight.CHANGED, place, _TIDIED, change=(written, reading.address) if shown else ("", ""))
            case Remark.MAILBOX:
                teller.tell(Weight.DOUBTFUL, place, _MAILBOX_AS_PORTAL)
            case Remark.INTERNATIONAL:
                teller.tell(Weight.DOUBTFUL, place, _FOREIGN_PORTAL)
            case Remark.SEVERAL:
                teller.tell(Weight.DOUBTFUL, place, _SEVERAL_PORTALS)
            case Remark.WORDS_LEFT_OUT:
                teller.tell(Weight.DOUBTFUL, place, _WORDS_BESIDE)
            case _:
                teller.tell(Weight.DOUBTFUL, place, _BAD_CELL, expected=_A_PORTAL)
    return reading.address


def _phone(draft: _Draft, teller: _Teller) -> str:
    reading = addresses.clean_phone(draft.words(Column.PHONE))
    for remark in reading.remarks:
        place = draft.cells[Column.PHONE].place(Column.PHONE)
        match remark:
            case Remark.TIDIED:
                if reading.remarks == (Remark.TIDIED,):
                    teller.tell(Weight.CHANGED, place, _TIDIED)
            case Remark.ZERO_RESTORED:
                teller.tell(Weight.CHANGED, place, _ZERO_RESTORED)
            case Remark.SEVERAL:
                teller.tell(Weight.CHANGED, place, _TIDIED)
            case Remark.WORDS_LEFT_OUT:
                teller.tell(Weight.DOUBTFUL, place, _WORDS_BESIDE)
            case Remark.UNUSUAL:
                teller.tell(Weight.DOUBTFUL, place, _UNUSUAL_PHONE)
            case _:
                teller.tell(Weight.DOUBTFUL, place, _BAD_CELL, expected=_A_PHONE)
    return reading.address


# Accounts --------------------------------------------------------------------------------------------------------


def _accounts(draft: _Draft, office_id: str, teller: _Teller) -> tuple[Account, ...]:
    """Return an office's accounts in the order of their rows; the second of a post is ``#2``."""
    seen: Counter[str] = Counter()
    accounts: list[Account] = []
    numbered = numbered_accounts(office_id, len(draft.accounts))
    taken = 0
    for row in draft.accounts:
        bangla, english = _named_in(row, Column.POST, teller), _named_in(row, Column.POST_EN, teller)
        if bangla or english:
            post = post_text(bangla, english)
        else:
            post = numbered[taken].post
            teller.tell(Weight.DOUBTFUL, row.place(), _NO_POST)
        slug = post_slug(post)
        seen[slug] += 1
        taken += slug.startswith("user-")
        account_id = f"{office_id}/{slug}" + (f"#{seen[slug]}" if seen[slug] > 1 else "")
        accounts.append(Account(account_id, post, _login(row, teller), _since(row, teller)))
    return tuple(accounts)


def _login(row: _Row, teller: _Teller) -> str:
    login = row.words(Column.LOGIN)
    if addresses.is_nil(login):
        return ""
    if _NOT_IN_LOGIN.search(login) or len(login) > _LONGEST_LOGIN:
        teller.tell(Weight.DOUBTFUL, row.place(Column.LOGIN), _BAD_LOGIN)
        return ""
    return login


def _since(row: _Row, teller: _Teller) -> date | None:
    cell = row.cells.get(Column.SINCE, "")
    if isinstance(cell, str) and addresses.is_nil(cell):
        return None
    day = read_day(cell)
    if day is None:
        teller.tell(Weight.DOUBTFUL, row.place(Column.SINCE), _BAD_CELL, expected=_A_DAY)
    return day
