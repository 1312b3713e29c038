"""Registers: the monthly form as it comes back filled in, or typed by hand with columns of its own.

An office's row holds for all its accounts; an account's own row overrides it cell by cell. Every answer becomes an
observation of the day on which it was told, with the grade of the way by which it came. A cell that is not understood
is asked about by sheet, row and column; the others still count.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER, Text, ascii_digits, clean, match_key, near_key
from auditor.model.errors import FileRefusedError
from auditor.model.evidence import Contact, Observation, Reference
from auditor.model.facts import (
    HOLDER_SINCE,
    NEVER_WITNESSED,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    SHARED,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
    Fact,
    MailboxKind,
    RuleAnswer,
    When,
)
from auditor.model.grades import Grade
from auditor.model.notice import Notice, Place, Weight
from auditor.model.source import EvidenceFile, Parsed, Source, SourceContext, UserCount
from auditor.model.subjects import HIDDEN, MOST_USERS, Account, Office, OfficeKind, Roster, login_mark
from auditor.places import addresses
from auditor.register import (
    ACCOUNT_ITEMS,
    CAUSE_CHOICES,
    COLUMNS,
    CONTACT_ITEMS,
    EMAIL_CHOICES,
    EMAIL_USE_CHOICES,
    FORM,
    HELP_SHEET,
    LISTS_SHEET,
    META_ASKED,
    META_DECISION_DAY,
    META_FORM,
    META_SHEET,
    METHOD_CHOICES,
    NEVER_READ_HEADINGS,
    NOT_ASKED,
    OFFICE_ITEMS,
    SEEN_WAYS,
    TWO_STEP_CHOICES,
    USERS_CHOICES,
    WAY_CHOICES,
    WHOLE_OFFICE,
    Done,
    Item,
    Mark,
    TwoStep,
    Use,
    after_decision,
    listed,
    profile_choices,
    reset_choices,
)
from auditor.tables import files, secrets, transcription
from auditor.tables.answers import Choice, read_choice, read_day, read_yes_no
from auditor.tables.headings import column_notices, find_header, rows_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.tables.sheet import Cell, Header, Sheet

ID: Final = "register"

_NAMES: Final = ("register", "রেজিস্টার", "তথ্য রেজিস্টার", "তথ্য-রেজিস্টার", "তথ্য_রেজিস্টার")
_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_LONGEST_POST: Final = 80
_MOST_DIGITS_OF_A_POST: Final = 2
_SIGNS_OF_A_POST: Final = frozenset(" .,()/–-&'’‘:।") | {ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER}
_COUNT: Final = re.compile(r"([0-9]{1,4})\s*(?:জন|টি|persons|people|users)?\.?", re.IGNORECASE)
_AT_SIGNS: Final = "@＠﹫"
_ENDINGS: Final[Mapping[OfficeKind, tuple[str, ...]]] = {
    OfficeKind.UNION: ("ইউনিয়ন পরিষদ", "ইউনিয়ন", "ইউপি", "union parishad", "union", "up"),
    OfficeKind.UDC: ("ইউনিয়ন ডিজিটাল সেন্টার", "ইউডিসি", "union digital centre", "union digital center", "udc"),
}
"""How a union's or UDC's name may end; a register typed by hand often has the bare name."""
_LEADING_NUMBER: Final = re.compile(r"^[0-9]{1,2}\s*(?:নং|নম্বর|no)?\s*[.।-]?\s*", re.IGNORECASE)
_ON: Final = frozenset({TwoStep.DEMANDED, TwoStep.UNTESTED, TwoStep.ON})
_IMPLIED: Final = {TwoStep.NOT_OFFERED: Cause.NOT_OFFERED, TwoStep.NO_CODE: Cause.NO_CODE}
_SEEN_CAUSES: Final = frozenset(_IMPLIED.values())
"""Causes that are seen when two-step is tried; the others are told."""
_OF_EVERY_ACCOUNT: Final = frozenset({Item.TWO_STEP, Item.RESET, Item.RULE, Item.PROFILE, Item.USERS})
_MAY_BE_NONE: Final = frozenset({Item.METHOD, Item.CAUSE})
_DITTO: Final = frozenset({"ঐ", "একই", '"', "”", "''", "〃", "-do-", "do"})
"""What stands for the office of the row above; beside an answer it is never read."""
_META_COLUMNS: Final = ("name", "value")
"""What the form writes there of itself: ids of accounts have the look of passwords."""
_NOT_ASKED_KEYS: Final = frozenset(match_key(words) for words in NOT_ASKED.writings)

_NO_REGISTER: Final = Text(
    en="{file} has no sheet with the headings of a register (an office and at least one question). Make one with: "
    "auditor register new",
    bn="{file}-এর কোনো পাতায় রেজিস্টারের কলাম (দপ্তর ও অন্তত একটি প্রশ্ন) পাওয়া যায়নি। নতুন রেজিস্টার তৈরি করুন: auditor register new",
)
_OTHER_FORM: Final = Text(
    en="{file} was made by another version of this program. Install that version, or make a new register with: "
    "auditor register new",
    bn="{file} এই প্রোগ্রামের অন্য সংস্করণে তৈরি। সেই সংস্করণ বসান, অথবা নতুন রেজিস্টার তৈরি করুন: auditor register new",
)
_SHEET_NOT_READ: Final = Text(
    en='{file}, "{sheet}": this sheet has no headings of a register, so it was not read. If it holds answers, correct '
    "its headings.",
    bn='{file}, "{sheet}": এই পাতায় রেজিস্টারের কলাম নেই, তাই পড়া হয়নি। এতে উত্তর থাকলে কলামের নাম ঠিক করুন।',
)
_AT_CELL: Final = Text(
    en='{file}, "{sheet}", row {row}, "{header}": {told}', bn='{file}, "{sheet}", সারি {row}, "{header}": {told}'
)
_AT_ROW: Final = Text(en='{file}, "{sheet}", row {row}: {told}', bn='{file}, "{sheet}", সারি {row}: {told}')
_BAD_CELL: Final = Text(
    en="not understood as {expected}. Correct the cell; the others were taken.",
    bn="{expected} বোঝা যায়নি। ঘরটি ঠিক করুন; অন্য ঘরগুলো নেওয়া হয়েছে।",
)
_LATER: Final = Text(
    en="the date lies after {on}. Correct it; it was set aside.",
    bn="তারিখটি {on} তারিখের পরের। ঠিক করুন; আপাতত ধরা হয়নি।",
)
_NO_DAY: Final = Text(
    en="there is no day of contact, so its answers do not count. Write the day on this row or on the office's row.",
    bn="যোগাযোগের তারিখ নেই, তাই সারির উত্তর ধরা হয়নি। এই সারিতে বা দপ্তরের সারিতে তারিখ লিখুন।",
)
_NO_WAY: Final = Text(
    en='it is not said how this became known, so it counts as declared. Fill in the column "How".',
    bn='কীভাবে জানা গেছে লেখা নেই, তাই দপ্তরের ঘোষণা হিসেবে ধরা হয়েছে। "কীভাবে" কলামটি পূরণ করুন।',
)
_YES_WITHOUT_DAY: Final = Text(
    en='a yes without a day. Write the day, or choose "{choice}".',
    bn='তারিখ ছাড়া শুধু হ্যাঁ লেখা। তারিখ লিখুন অথবা "{choice}" বাছুন।',
)
_NOT_APPLICABLE: Final = Text(
    en='this applies to every account. Write the answer; if there is a reason, choose it in the column "Cause".',
    bn='এটি সব আইডির জন্য প্রযোজ্য। উত্তর লিখুন; কারণ থাকলে "কারণ" কলামে বাছুন।',
)
_OFFICE_ONLY: Final = Text(
    en="this is asked of the office. Write it on the office's row; here it was not taken.",
    bn="এটি দপ্তরের প্রশ্ন। দপ্তরের সারিতে লিখুন; এখান থেকে নেওয়া হয়নি।",
)
_ACCOUNT_ONLY: Final = Text(
    en="the office has several accounts. Write it on each account's row; here it was not taken.",
    bn="দপ্তরে একাধিক আইডি আছে। যার যার সারিতে লিখুন; এখান থেকে নেওয়া হয়নি।",
)
_NO_ACCOUNTS: Final = Text(
    en="no account of this office is listed, so the answers about accounts do not count. "
    "Enter the number of accounts in this row, or the posts in the roster.",
    bn="এই দপ্তরের কোনো ইউজার আইডি তালিকায় নেই, তাই আইডির উত্তর ধরা হয়নি। এই সারিতে ইউজার আইডির সংখ্যা অথবা তালিকায় পদবি লিখুন।",
)
_NO_ADDRESS: Final = Text(
    en="the roster has no e-mail address of this office. Write the whole address here or in the roster.",
    bn="তালিকায় এই দপ্তরের ই-মেইল ঠিকানা নেই। পুরো ঠিকানাটি এখানে বা তালিকায় লিখুন।",
)
_CONTRADICTS: Final = Text(
    en='this contradicts "{other}", so it was not taken. Correct the one that is wrong.',
    bn='"{other}" কলামের উত্তরের সঙ্গে মেলে না, তাই নেওয়া হয়নি। যেটি ভুল সেটি ঠিক করুন।',
)
_OVERRIDES: Final = Text(
    en='this does not fit what row {office_row} says of "{other}" for all accounts. '
    'Write this account\'s own answer to "{other}".',
    bn='সারি {office_row}-এ সব আইডির জন্য লেখা "{other}" উত্তরের সঙ্গে মেলে না। এই আইডির সারিতেই "{other}" লিখুন।',
)
_ROWS_DIFFER: Final = Text(
    en='"{sheet}", row {row} tells something else of the same day ("{fact}"); the less favourable counts. Correct one.',
    bn='"{sheet}", সারি {row}-এ একই দিনের "{fact}" অন্য রকম লেখা; কম অনুকূল তথ্যটি ধরা হয়েছে। দুটির একটি ঠিক করুন।',
)
_NOT_A_POST: Final = Text(
    en="write only the post, no phone number and nothing else; it was not taken.",
    bn="শুধু পদবি লিখুন, ফোন নম্বর বা অন্য কিছু নয়; এটি নেওয়া হয়নি।",
)
_UNKNOWN_ID: Final = Text(
    en="this office or account is not in the roster, so the row does not count. Enter it in "
    "the roster, or make a new register.",
    bn="এই দপ্তর বা আইডি তালিকায় নেই, তাই সারিটি ধরা হয়নি। তালিকায় যোগ করুন অথবা নতুন রেজিস্টার তৈরি করুন।",
)
_UNKNOWN_OFFICE: Final = Text(
    en="no office of the roster has this name, so the row does not count. Write the name as in the roster.",
    bn="এই নামে তালিকায় কোনো দপ্তর নেই, তাই সারিটি ধরা হয়নি। তালিকার নামটি হুবহু লিখুন।",
)
_NEAR_OFFICE: Final = Text(
    en='no office of the roster has this name, so the row does not count; perhaps "{near}". '
    "Write the name as in the roster.",
    bn='এই নামে তালিকায় কোনো দপ্তর নেই, তাই সারিটি ধরা হয়নি; হয়তো "{near}"। তালিকার নামটি হুবহু লিখুন।',
)
_SEVERAL_OFFICES: Final = Text(
    en="several offices of the roster may be meant, so the row does not count. Write the whole name as in the roster.",
    bn="তালিকার একাধিক দপ্তর বোঝাতে পারে, তাই সারিটি ধরা হয়নি। তালিকার পুরো নামটি লিখুন।",
)
_NO_OFFICE: Final = Text(
    en="it is not said whose answers these are, so the row does not count. Write office and post.",
    bn="কার উত্তর লেখা নেই, তাই সারিটি ধরা হয়নি। দপ্তর ও পদবি লিখুন।",
)
_UNKNOWN_POST: Final = Text(
    en="the roster has no such post or account under this office, so the row does not count. "
    "Write the post as in the roster, or leave it empty for the whole office.",
    bn="তালিকায় এই দপ্তরে এমন পদবি বা আইডি নেই, তাই সারিটি ধরা হয়নি। তালিকার পদবিটি লিখুন, পুরো দপ্তরের জন্য হলে ফাঁকা রাখুন।",
)
_SEVERAL_POSTS: Final = Text(
    en="several accounts of this office have this post, so the row does not count. Use the "
    "row of the form, or write the user ID.",
    bn="এই দপ্তরে এই পদবির একাধিক আইডি আছে, তাই সারিটি ধরা হয়নি। ফরমের নির্দিষ্ট সারিতে লিখুন অথবা ইউজার আইডি লিখুন।",
)
_OTHER_NAME: Final = Text(
    en="the hidden roster code and the name speak of different offices or posts, so the row "
    "does not count. Type the answers on the right row of a new register.",
    bn="লুকানো সংকেত আর লেখা নাম দুটি আলাদা দপ্তর বা পদবির, তাই সারিটি ধরা হয়নি। নতুন রেজিস্টারের ঠিক সারিতে উত্তর লিখুন।",
)
_A_NUMBER: Final = Text(en="a number of accounts", bn="ইউজার আইডির সংখ্যা")
_A_DAY: Final = Text(en="a day (dd.mm.yyyy)", bn="তারিখ (দিন.মাস.বছর)")
_AN_ANSWER: Final = Text(en="one of the list ({listed})", bn="তালিকার উত্তর ({listed})")
_DAY_OR_ANSWER: Final = Text(en="a day or one of the list ({listed})", bn="তারিখ বা তালিকার উত্তর ({listed})")
_ADDRESS_OR_ANSWER: Final = Text(
    en="an address or one of the list ({listed})", bn="ই-মেইল ঠিকানা বা তালিকার উত্তর ({listed})"
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of answers and whose it is; `cells` are those that are filled in."""

    sheet: str
    number: int
    office: Office
    account: Account | None
    cells: Mapping[Item, Cell]
    headings: Mapping[Item, str]

    @property
    def answers(self) -> tuple[Item, ...]:
        """The questions that the row answers."""
        asked = (*ACCOUNT_ITEMS, *OFFICE_ITEMS)
        return tuple(item for item, cell in self.cells.items() if item in asked and not _is_not_asked(cell))


@dataclass(frozen=True, slots=True)
class _Talk:
    """When, by which way and by whom a row's answers were told; `own` when the row itself says the day."""

    on: date | None
    way: str = ""
    by: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class _Claim:
    """What a cell says; `seen` when it is something that can be seen at a login."""

    fact: Fact[Any]
    value: Any
    seen: bool = False


_Claims = tuple[_Claim, ...]
_Answer = _Claims | Notice
"""What a cell says, or what must be asked about it."""
Tell = Callable[[Notice], None]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A row as read: what each cell claims, and what it says of two-step."""

    row: _Row
    talk: _Talk
    claims: Mapping[Item, _Claims]
    two_step: TwoStep | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """One file being read, by what its answers are judged, and how questions about it are worded.

    `decision_day` is the day that the form itself named to those who answered, `asked` the accounts it has rows for.
    """

    file: EvidenceFile
    context: SourceContext
    decision_day: date
    asked: frozenset[str]

    def accounts(self, office: Office) -> tuple[Account, ...]:
        """Return the accounts that the office's row answers for.

        They are those that the form asked about, for the others may be known to differ; all that are listed when it
        asked about none, as in a register typed by hand.
        """
        listed = tuple(account for account in office.accounts if not account.left)
        return tuple(account for account in listed if account.id in self.asked) or listed

    def about(self, row: _Row, item: Item | None, message: Text, **values: Text | str | int | date) -> Notice:
        """Return a doubt about a cell or, without an item, about the row."""
        header = row.headings[item] if item else ""
        return self.at(Weight.DOUBTFUL, row.sheet, row.number, message.filled(**values), header)

    def at(self, weight: Weight, sheet: str, row: int, told: Text, header: str = "") -> Notice:
        """Return what must be told about a cell, or about a row when no heading is given."""
        where = _AT_CELL if header else _AT_ROW
        message = where.filled(file=self.file.name, sheet=sheet, row=row, header=header, told=told)
        return Notice(weight, Place(self.file.name, sheet, row, header), message)

    def bad_cell(self, row: _Row, item: Item) -> Notice:
        """Return the question about a cell that is not understood."""
        return self.about(row, item, _BAD_CELL, expected=self.expected(item))

    def expected(self, item: Item) -> Text:
        """Return what a cell of that column may hold."""
        labels = listed(self.decision_day).get(item)
        if labels is None:
            return _A_NUMBER if item is Item.COUNT else _A_DAY
        offered = Text(en=" / ".join(label.en for label in labels), bn=" / ".join(label.bn for label in labels))
        shape = {Item.RESET: _DAY_OR_ANSWER, Item.PROFILE: _DAY_OR_ANSWER, Item.EMAIL: _ADDRESS_OR_ANSWER}
        return shape.get(item, _AN_ANSWER).filled(listed=offered)

    def done(self, cell: Cell, choices: Callable[[date], tuple[Choice[Done], ...]]) -> tuple[Done, date] | None:
        """Return what a cell says instead of a day, and of which decision's day it speaks."""
        for day in dict.fromkeys((self.decision_day, self.context.decision_day)):
            said = read_choice(cell, choices(day))
            if said is not None:
                return said, day
        return None


def recognises(name: str) -> bool:
    """Return whether a file of that name in ``evidence/`` is a register: ``register-….xlsx`` or ``.csv``."""
    plain = clean(name).casefold()
    return "/" not in plain and plain.startswith(_NAMES) and plain.endswith(_SUFFIXES)


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what a register says.

    Raises:
        FileRefusedError: it is no spreadsheet or no register, holds passwords, is typed in Bijoy, or is of another
            version of the form.

    """
    sheets = files.parse(file.name, file.content)
    transcription.refuse(file.name, file.content, sheets, _columns())
    meta = _meta(sheets)
    if meta.get(META_FORM, FORM) != FORM:
        raise FileRefusedError(_OTHER_FORM.filled(file=file.name))
    decision_day = read_day(meta.get(META_DECISION_DAY, "")) or context.decision_day
    form = _Form(file, context, decision_day, _asked(sheets))
    ours = {HELP_SHEET, LISTS_SHEET, META_SHEET} if meta else set()
    names = _names(context.roster)
    rows: list[_Row] = []
    notices: list[Notice] = []
    registers = 0
    for sheet in sheets:
        header = _header(sheet)
        if header is None:
            if meta and sheet.name == META_SHEET:
                secrets.refuse_passwords(file.name, sheet.name, _META_COLUMNS, sheet.rows, _META_COLUMNS)
            else:
                secrets.refuse_passwords_anywhere(file.name, sheet)
            if sheet.name not in ours and any(cell != "" for cells in sheet.rows for cell in cells):
                message = _SHEET_NOT_READ.filled(file=file.name, sheet=sheet.name)
                notices.append(Notice(Weight.DOUBTFUL, Place(file.name, sheet.name), message))
            continue
        registers += 1
        read = {header.headings[column] for column in header.columns.values()}
        below = [cells for _, cells in rows_below(sheet, header)]
        secrets.refuse_passwords(file.name, sheet.name, header.headings, below, read | _aliases().keys())
        doubts = column_notices(file.name, sheet.name, header, _aliases(), _own_headings())
        notices += (replace(doubt, weight=Weight.WRONG) for doubt in doubts)
        rows += _rows(form, sheet, header, names, notices.append)
    if not registers:
        raise FileRefusedError(_NO_REGISTER.filled(file=file.name))
    readings = _readings(form, rows, notices.append)
    observations = _observations(form, readings, notices.append)
    contacts = {
        Contact(reading.row.office.id, reading.talk.on, reading.talk.way, reading.talk.by)
        for reading in readings
        if reading.talk.own and reading.talk.on is not None
    }
    return Parsed(
        tuple(observations),
        tuple(sorted(contacts, key=lambda one: (one.on, one.office, one.way, one.told_by))),
        (*notices, *_differing_rows(form, observations)),
        tuple(_counts(readings)),
    )


SOURCE: Final = Source(id=ID, title=Text(en="register", bn="তথ্য রেজিস্টার"), recognises=recognises, parse=parse)


def _meta(sheets: Iterable[Sheet]) -> Mapping[str, Cell]:
    """Return what the form says of itself; nothing for a register typed by hand."""
    return {
        name: value
        for sheet in sheets
        if sheet.name == META_SHEET
        for name, value, *_ in (cells for cells in sheet.rows if len(cells) > 1)
        if isinstance(name, str)
    }


def _asked(sheets: Iterable[Sheet]) -> frozenset[str]:
    return frozenset(
        _words(cells[1])
        for sheet in sheets
        if sheet.name == META_SHEET
        for cells in sheet.rows
        if len(cells) > 1 and cells[0] == META_ASKED
    )


@cache
def _aliases() -> Mapping[str, str]:
    """Return what a heading means, by its key: a `Mark`, an `Item`, or a name of its own for what is never read."""
    never = {match_key(heading): f"never read: {match_key(heading)}" for heading in NEVER_READ_HEADINGS}
    return never | {match_key(heading): column.name for column in COLUMNS for heading in column.headings}


@cache
def _columns() -> transcription.Columns[str]:
    """Return what is never read as Bijoy: codes, logins, addresses, days, remarks, and what is not read at all."""
    never = {meaning for meaning in _aliases().values() if meaning not in {*Mark, *Item}}
    answers = {Item.CONTACTED_ON, Item.SINCE, Item.COUNT, Item.EMAIL, Item.REMARK}
    spared = {Mark.ID, Mark.SERIAL, Mark.LOGIN, Mark.CONTEXT, *answers, *never}
    return transcription.Columns(_aliases(), spared=frozenset(spared), shown=frozenset())


@cache
def _own_headings() -> Mapping[str, str]:
    return {column.name: column.heading.bn for column in COLUMNS}


def _header(sheet: Sheet) -> Header[str] | None:
    """Return where a register's headings stand; None when the sheet names no office or asks nothing."""
    header = find_header(sheet, _aliases())
    if header is None or not {Mark.OFFICE, Mark.ID} & header.columns.keys():
        return None
    asks = {*CONTACT_ITEMS, *ACCOUNT_ITEMS, *OFFICE_ITEMS} & header.columns.keys()
    return header if asks else None


# Whose row it is -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Names:
    """The roster by ids and by the keys of names."""

    offices: Mapping[str, Office]
    accounts: Mapping[str, tuple[Office, Account]]
    by_name: Mapping[str, tuple[Office, ...]]
    by_short_name: Mapping[str, tuple[Office, ...]]
    by_near_name: Mapping[str, tuple[Office, ...]]

    def called(self, words: str) -> tuple[Office, ...]:
        """Return the offices that words name: by their whole name, else by a union's usual shorter names."""
        for key in (match_key(words), match_key(_without_number(words))):
            found = self.by_name.get(key) or self.by_short_name.get(key)
            if key and found:
                return found
        return ()


@dataclass(frozen=True, slots=True)
class _Whose:
    """The office or account that a row speaks of."""

    office: Office
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class _Nobody:
    """Why it is not known of whom a row speaks, and what to do."""

    why: Text


def _names(roster: Roster) -> _Names:
    by_name: dict[str, list[Office]] = defaultdict(list)
    by_short_name: dict[str, list[Office]] = defaultdict(list)
    by_near_name: dict[str, list[Office]] = defaultdict(list)
    for office in roster.offices:
        for key in {match_key(words) for words in (office.name.bn, office.name.en, office.id)}:
            by_name[key].append(office)
        for key in {near_key(words) for words in (office.name.bn, office.name.en)}:
            by_near_name[key].append(office)
        for key in _short_names(office):
            by_short_name[key].append(office)
    return _Names(
        {office.id: office for office in roster.offices},
        {account.id: (office, account) for office in roster.offices for account in office.accounts},
        *({key: tuple(offices) for key, offices in table.items()} for table in (by_name, by_short_name, by_near_name)),
    )


def _without_number(words: str) -> str:
    return _LEADING_NUMBER.sub("", ascii_digits(clean(words)))


def _short_names(office: Office) -> frozenset[str]:
    """Return the keys of a union's or UDC's shorter names: without its number, and with any usual ending or none."""
    endings = tuple(clean(ending) for ending in _ENDINGS.get(office.kind, ()))
    keys: set[str] = set()
    for name in (office.name.bn, office.name.en):
        plain = _without_number(name).casefold()
        ending = next((ending for ending in endings if plain.endswith(f" {ending}")), None)
        if ending is not None:
            plain = plain.removesuffix(ending)
            keys |= {match_key(plain + other) for other in ("", *endings)}
    return frozenset(keys)


def _rows(form: _Form, sheet: Sheet, header: Header[str], names: _Names, tell: Tell) -> list[_Row]:
    """Return the rows whose owner is known, and tell of those that answer something and whose owner is not."""
    headings = {item: header.headings[header.columns[item]] for item in Item if item in header.columns}
    above: Office | None = None
    rows: list[_Row] = []
    for number, cells in rows_below(sheet, header):
        marks = {mark: _words(cells[header.columns[mark]]) for mark in Mark if mark in header.columns}
        filled = {item: cells[header.columns[item]] for item in headings if cells[header.columns[item]] != ""}
        whose = _whose(marks, above, names)
        above = whose.office if isinstance(whose, _Whose) else None
        if isinstance(whose, _Whose):
            rows.append(_Row(sheet.name, number, whose.office, whose.account, filled, headings))
        elif any(item is not Item.REMARK and not _is_not_asked(cell) for item, cell in filled.items()):
            tell(form.at(Weight.WRONG, sheet.name, number, whose.why))
    return rows


def _words(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.isoformat()


def _is_not_asked(cell: Cell) -> bool:
    return isinstance(cell, str) and match_key(cell) in _NOT_ASKED_KEYS


def _whose(marks: Mapping[Mark, str], above: Office | None, names: _Names) -> _Whose | _Nobody:
    """Return of whom a row speaks: by its hidden code, else by office and post, an empty office being the one above."""
    code, words = marks.get(Mark.ID, ""), marks.get(Mark.OFFICE, "")
    post, login = marks.get(Mark.POST, ""), marks.get(Mark.LOGIN, "")
    if code:
        return _by_code(code, words, post, names)
    if not words or words in _DITTO:
        if above is None or not (post or login):
            return _Nobody(_NO_OFFICE)
        return _account_of(above, post, login)
    match names.called(words):
        case (office,):
            return _account_of(office, post, login)
        case ():
            near = names.by_near_name.get(near_key(words), ())
            return _Nobody(_NEAR_OFFICE.filled(near=near[0].name)) if len(near) == 1 else _Nobody(_UNKNOWN_OFFICE)
        case _:
            return _Nobody(_SEVERAL_OFFICES)


def _by_code(code: str, words: str, post: str, names: _Names) -> _Whose | _Nobody:
    """Return the owner of a hidden code, unless the words beside it name somebody else."""
    if code in names.offices:
        whose = _Whose(names.offices[code])
    elif code in names.accounts:
        whose = _Whose(*names.accounts[code])
    else:
        return _Nobody(_UNKNOWN_ID)
    called = names.called(words) if words else ()
    if called and whose.office not in called:
        return _Nobody(_OTHER_NAME)
    named = _with_post(whose.office, post) if post else ()
    if named and (whose.account not in named if whose.account else not _is_whole_office(post)):
        return _Nobody(_OTHER_NAME)
    return whose


def _is_whole_office(post: str) -> bool:
    return not post or read_choice(post, (WHOLE_OFFICE,)) is not None


def _with_post(office: Office, post: str) -> tuple[Account, ...]:
    key = match_key(post)
    return tuple(
        account
        for account in office.accounts
        if key and key in {match_key(account.post.bn), match_key(account.post.en)}
    )


def _account_of(office: Office, post: str, login: str) -> _Whose | _Nobody:
    """Return the account of an office by its post, by its login where that decides; the office when neither is said.

    The head's post stands for the office where the office has no account of that post and no second account.
    """
    marks = {login_mark(login), login} - {""}
    with_login = tuple(account for account in office.accounts if marks & {account.login_mark, account.masked_login})
    if _is_whole_office(post):
        if not login:
            return _Whose(office)
        found = with_login
    else:
        found = _with_post(office, post)
        if len(found) > 1 and login:
            found = tuple(account for account in found if account in with_login)
        if (
            not found
            and len(office.accounts) <= 1
            and match_key(post)
            in {
                match_key(office.head_post.bn),
                match_key(office.head_post.en),
            }
        ):
            return _Whose(office)
    match found:
        case (account,):
            return _Whose(office, account)
        case ():
            return _Nobody(_UNKNOWN_POST)
        case _:
            return _Nobody(_SEVERAL_POSTS)


# When it was told, and by which way --------------------------------------------------------------------------------


def _readings(form: _Form, rows: Sequence[_Row], tell: Tell) -> list[_Reading]:
    """Return the rows as read, offices first; an account's row looks to its office's row for day, way and teller."""
    offices = [_read(form, row, _talk(form, row, None, tell), None, tell) for row in rows if row.account is None]
    of_office: dict[str, list[_Reading]] = defaultdict(list)
    for office in offices:
        of_office[office.row.office.id].append(office)
    accounts: list[_Reading] = []
    for row in rows:
        if row.account is not None:
            above = _office_row(row, of_office[row.office.id])
            accounts.append(_read(form, row, _talk(form, row, above, tell), above, tell))
    return offices + accounts


def _office_row(row: _Row, offices: Sequence[_Reading]) -> _Reading | None:
    """Return the office's row that an account's row belongs to: the nearest above it, else the first one."""
    above = [one for one in offices if one.row.sheet == row.sheet and one.row.number < row.number]
    return above[-1] if above else next(iter(offices), None)


def _talk(form: _Form, row: _Row, office: _Reading | None, tell: Tell) -> _Talk:
    """Return when, how and by whom a row was told.

    What an account's row leaves empty is its office's; but the way of another day is not the way of this one.
    """
    told = office.talk if office else _Talk(None)
    own = Item.CONTACTED_ON in row.cells
    on = read_day(row.cells[Item.CONTACTED_ON]) if own else told.on
    if own and on is None:
        tell(form.bad_cell(row, Item.CONTACTED_ON))
    if not own and on is None and row.answers:
        tell(form.about(row, None, _NO_DAY))
    same = on == told.on
    way = _way(form, row, tell) if Item.WAY in row.cells else told.way if same else ""
    by = _teller(form, row, tell) if Item.TOLD_BY in row.cells else told.by if same else ""
    if on is not None and row.answers and not way and Item.WAY not in row.cells:
        tell(form.about(row, None, _NO_WAY))
    return _Talk(on, way, by, own)


def _way(form: _Form, row: _Row, tell: Tell) -> str:
    cell = row.cells[Item.WAY]
    way = read_choice(cell, WAY_CHOICES)
    if way is None and read_yes_no(cell) != "unknown":
        tell(form.bad_cell(row, Item.WAY))
    return way or ""


def _teller(form: _Form, row: _Row, tell: Tell) -> str:
    """Return the post of who told it; what is longer than a post, or has figures or signs in it, is not kept."""
    words = _words(row.cells[Item.TOLD_BY])
    digits = sum(sign.isdecimal() for sign in words)
    plain = all(unicodedata.category(sign)[0] in "LMN" or sign in _SIGNS_OF_A_POST for sign in words)
    if len(words) > _LONGEST_POST or digits > _MOST_DIGITS_OF_A_POST or not plain:
        tell(form.about(row, Item.TOLD_BY, _NOT_A_POST))
        return ""
    return "" if read_yes_no(words) in {"unknown", "not-applicable"} else words


# What a row says -------------------------------------------------------------------------------------------------


def _read(form: _Form, row: _Row, talk: _Talk, office: _Reading | None, tell: Tell) -> _Reading:
    """Return what each cell of a row claims; without a day it claims nothing."""
    claims: dict[Item, _Claims] = {}
    two_step: TwoStep | None = None
    if talk.on is None:
        return _Reading(row, talk, claims)
    for item in row.answers:
        if item is Item.TWO_STEP:
            two_step = _two_step(row.cells[item])
        answer = _misplaced(form, row, item) or _answer(form, row, item, talk.on)
        late = isinstance(answer, tuple) and any(_day_of(claim) > talk.on for claim in answer)
        if late:
            tell(form.about(row, item, _LATER, on=talk.on))
        elif isinstance(answer, Notice):
            tell(answer)
        else:
            claims[item] = answer
    reading = _Reading(row, talk, claims, two_step)
    return _consistent(form, reading, office, tell)


def _counts(readings: Iterable[_Reading]) -> Iterator[UserCount]:
    """Yield how many accounts offices say they have."""
    for reading in readings:
        number = _number(reading.row.cells.get(Item.COUNT, ""))
        if reading.row.account is None and reading.talk.on is not None and number is not None:
            yield UserCount(reading.row.office.id, number, reading.talk.on)


def _number(cell: Cell) -> int | None:
    """Return a number of accounts: ৩, 3, ৩টি; None for what is no such number."""
    found = _COUNT.fullmatch(ascii_digits(cell)) if isinstance(cell, str) else None
    return int(found[1]) if found and 0 < int(found[1]) <= MOST_USERS else None


def _day_of(claim: _Claim) -> date:
    """Return the last day on which what is claimed may have happened."""
    match claim.value:
        case When(latest=latest):
            return latest
        case date() as day:
            return day
        case _:
            return date.min


def _misplaced(form: _Form, row: _Row, item: Item) -> Notice | None:
    if item in OFFICE_ITEMS and row.account is not None:
        return form.about(row, item, _OFFICE_ONLY)
    if item is Item.SINCE and row.account is None and len(form.accounts(row.office)) > 1:
        return form.about(row, item, _ACCOUNT_ONLY)
    return None


def _answer(form: _Form, row: _Row, item: Item, on: date) -> _Answer:
    """Return what one cell says, or what must be asked about it."""
    cell = row.cells[item]
    said: _Claims | None
    match item:
        case Item.COUNT:
            said = () if _number(cell) is not None else None
        case Item.RESET:
            return _reset(form, row, on)
        case Item.EMAIL:
            return _email(form, row)
        case Item.RULE:
            said = _rule(form, cell)
        case Item.PROFILE:
            said = _profile(form, cell, on)
        case _:
            said = _PLAIN_ANSWERS[item](cell)
    return _no_answer(form, row, item) if said is None else said


def _method(cell: Cell) -> _Claims | None:
    method = read_choice(cell, METHOD_CHOICES)
    return None if method is None else (_Claim(TWO_STEP_METHOD, method, seen=True),)


def _since(cell: Cell) -> _Claims | None:
    day = read_day(cell)
    return None if day is None else (_Claim(HOLDER_SINCE, day),)


def _why_not(cell: Cell) -> _Claims | None:
    cause = read_choice(cell, CAUSE_CHOICES)
    return None if cause is None else (_Claim(TWO_STEP_CAUSE, cause, seen=cause in _SEEN_CAUSES),)


def _users(cell: Cell) -> _Claims | None:
    """Return the claim about who uses an account; a bare 1 is not read, it may stand for anything."""
    shared = read_choice(cell, USERS_CHOICES)
    if shared is None and isinstance(cell, str):
        count = _COUNT.fullmatch(ascii_digits(cell))
        shared = True if count and int(count[1]) > 1 else None
    return None if shared is None else (_Claim(SHARED, shared),)


def _use(cell: Cell) -> _Claims | None:
    use = read_choice(cell, EMAIL_USE_CHOICES) or {"yes": Use.REGULAR, "no": Use.NEVER, "not-yet": Use.NEVER}.get(
        read_yes_no(cell)
    )
    return None if use is None else (_Claim(OFFICIAL_EMAIL_SENDS, use is Use.REGULAR, seen=True),)


def _no_answer(form: _Form, row: _Row, item: Item) -> _Answer:
    """Return nothing for a cell that says it has no answer, and the question for one that is not understood."""
    match read_yes_no(row.cells[item]):
        case "unknown":
            return ()
        case "not-applicable":
            return form.about(row, item, _NOT_APPLICABLE) if item in _OF_EVERY_ACCOUNT else ()
        case "no" | "not-yet" if item in _MAY_BE_NONE:
            return ()
        case _:
            return form.bad_cell(row, item)


def _two_step(cell: Cell) -> TwoStep | None:
    said = read_choice(cell, TWO_STEP_CHOICES)
    if said is not None:
        return said
    match read_yes_no(cell):
        case "yes":
            return TwoStep.ON
        case "no" | "not-yet":
            return TwoStep.OFF
        case _:
            return None


def _reset(form: _Form, row: _Row, on: date) -> _Answer:
    """Return the claim about a reset: a day cannot be seen at a login, so it is never more than told."""
    cell = row.cells[Item.RESET]
    day = read_day(cell)
    if day is not None:
        return (_Claim(PASSWORD_CHANGED_ON, When.on(day)),)
    match form.done(cell, reset_choices), read_yes_no(cell):
        case (Done.AFTER_DECISION, since), _:
            return (_Claim(PASSWORD_CHANGED_ON, When.since(since, on)),)
        case (_, since), _:
            return (_Claim(PASSWORD_CHANGED_ON, When.not_since(since)),)
        case None, "no" | "not-yet":
            return (_Claim(PASSWORD_CHANGED_ON, When.not_since(form.decision_day)),)
        case None, "yes":
            choice = after_decision(form.decision_day)
            return form.about(row, Item.RESET, _YES_WITHOUT_DAY, choice=choice)
        case _:
            return _no_answer(form, row, Item.RESET)


def _profile(form: _Form, cell: Cell, on: date) -> _Claims | None:
    """Return the claim about a profile: that it is right or wrong can be seen, an earlier day of mending cannot."""
    day = read_day(cell)
    if day is not None:
        return (_Claim(PROFILE_UPDATED_ON, When.on(day), seen=day == on),)
    match form.done(cell, profile_choices), read_yes_no(cell):
        case (Done.AFTER_DECISION, since), _:
            return (_Claim(PROFILE_UPDATED_ON, When.since(since, on)),)
        case ((Done.RIGHT, _), _) | (None, "yes"):
            return (_Claim(PROFILE_UPDATED_ON, When.on(on), seen=True),)
        case (_, since), _:
            return (_Claim(PROFILE_UPDATED_ON, When.not_since(since), seen=True),)
        case None, "no" | "not-yet":
            return (_Claim(PROFILE_UPDATED_ON, When.not_since(form.decision_day), seen=True),)
        case _:
            return None


def _rule(form: _Form, cell: Cell) -> _Claims | None:
    match read_yes_no(cell):
        case "yes":
            return (_Claim(PASSWORD_MEETS_RULE, RuleAnswer(form.context.rule, met=True)),)
        case "no" | "not-yet":
            return (_Claim(PASSWORD_MEETS_RULE, RuleAnswer(form.context.rule, met=False)),)
        case _:
            return None


def _email(form: _Form, row: _Row) -> _Answer:
    """Return what kind of address the office has; "held" speaks of the one in the roster."""
    cell = row.cells[Item.EMAIL]
    if isinstance(cell, str) and any(sign in _AT_SIGNS for sign in cell):
        kind, address = addresses.classify_email(cell, form.context.allowed_domains)
        return (_Claim(OFFICIAL_EMAIL, kind, seen=True),) if address else form.bad_cell(row, Item.EMAIL)
    match read_choice(cell, EMAIL_CHOICES), read_yes_no(cell):
        case (True, _) | (None, "yes"):
            listed_as = row.office.email.replace(HIDDEN, "hidden", 1)
            kind, address = addresses.classify_email(listed_as, form.context.allowed_domains)
            if not address:
                return form.about(row, Item.EMAIL, _NO_ADDRESS)
            return (_Claim(OFFICIAL_EMAIL, kind, seen=True),)
        case (False, _) | (None, "no" | "not-yet"):
            return (_Claim(OFFICIAL_EMAIL, MailboxKind.NONE),)
        case _:
            return _no_answer(form, row, Item.EMAIL)


# What does not fit together --------------------------------------------------------------------------------------


def _consistent(form: _Form, reading: _Reading, office: _Reading | None, tell: Tell) -> _Reading:
    """Return a reading without the cells that another cell contradicts, and tell of them."""
    row, claims = reading.row, dict(reading.claims)
    state = reading.two_step
    if _is_off(state) and claims.get(Item.METHOD):
        del claims[Item.METHOD]
        tell(_contradicts(form, row, Item.METHOD, Item.TWO_STEP))
    elif state is TwoStep.UNTESTED and Item.METHOD in claims:
        claims[Item.METHOD] = tuple(replace(claim, seen=False) for claim in claims[Item.METHOD])
    cause = _cause(claims)
    if state is not None and cause in _SEEN_CAUSES and (state in _ON or cause is not _IMPLIED.get(state, cause)):
        del claims[Item.CAUSE]
        tell(_contradicts(form, row, Item.CAUSE, Item.TWO_STEP))
    elif cause is not None and claims.get(Item.TWO_STEP):
        claims[Item.TWO_STEP] = _without_cause(claims[Item.TWO_STEP])
    kinds = {claim.value for claim in claims.get(Item.EMAIL, ())}
    if kinds & {MailboxKind.NONE, MailboxKind.PERSONAL} and any(
        claim.value for claim in claims.get(Item.EMAIL_USE, ())
    ):
        del claims[Item.EMAIL_USE]
        tell(_contradicts(form, row, Item.EMAIL_USE, Item.EMAIL))
    if office is not None and Item.TWO_STEP not in row.cells and claims.get(Item.METHOD) and _is_off(office.two_step):
        del claims[Item.METHOD]
        tell(_overrides(form, row, Item.METHOD, office))
    return replace(reading, claims=claims)


def _inherited(form: _Form, office: _Reading, account: Sequence[_Reading], tell: Tell) -> Mapping[Item, _Claims]:
    """Return what an office's row says of one account, whose own rows override it cell by cell."""
    filled = {item for own in account for item in own.row.cells}
    claims = dict(office.claims)
    for item in (*OFFICE_ITEMS, *filled):
        claims.pop(item, None)
    states = {own.two_step for own in account if Item.TWO_STEP in own.row.answers}
    if states:
        if not states <= _ON:
            claims.pop(Item.METHOD, None)
        if not states <= {TwoStep.OFF, None}:
            claims.pop(Item.CAUSE, None)
        return claims
    with_cause = [own for own in account if _cause(own.claims) is not None]
    if with_cause and office.two_step in _ON and Item.TWO_STEP in claims:
        del claims[Item.TWO_STEP]
        claims.pop(Item.METHOD, None)
        tell(_overrides(form, with_cause[0].row, Item.CAUSE, office))
    elif Item.CAUSE in filled and Item.TWO_STEP in claims:
        claims[Item.TWO_STEP] = _without_cause(claims[Item.TWO_STEP])
    return claims


def _is_off(state: TwoStep | None) -> bool:
    return state is not None and state not in _ON


def _cause(claims: Mapping[Item, _Claims]) -> Cause | None:
    return next((claim.value for claim in claims.get(Item.CAUSE, ())), None)


def _without_cause(claims: _Claims) -> _Claims:
    return tuple(claim for claim in claims if claim.fact != TWO_STEP_CAUSE)


def _contradicts(form: _Form, row: _Row, item: Item, other: Item) -> Notice:
    return form.about(row, item, _CONTRADICTS, other=row.headings[other])


def _overrides(form: _Form, row: _Row, item: Item, office: _Reading) -> Notice:
    other = office.row.headings[Item.TWO_STEP]
    return form.about(row, item, _OVERRIDES, office_row=office.row.number, other=other)


# What is observed ------------------------------------------------------------------------------------------------


def _observations(form: _Form, readings: Sequence[_Reading], tell: Tell) -> list[Observation[Any]]:
    """Return the observations of all rows, those of offices spread over their accounts."""
    of_account: dict[str, list[_Reading]] = defaultdict(list)
    for reading in readings:
        if reading.row.account is not None:
            of_account[reading.row.account.id].append(reading)
    observed: list[Observation[Any]] = []
    for reading in readings:
        row = reading.row
        if row.account is not None:
            observed += _observed(form, reading, row.account.id, reading.claims)
            continue
        about_office: dict[Item, _Claims] = {
            item: said for item, said in reading.claims.items() if item not in ACCOUNT_ITEMS
        }
        observed += _observed(form, reading, row.office.id, about_office)
        accounts = form.accounts(row.office)
        counted = _number(row.cells.get(Item.COUNT, "")) is not None
        if not accounts and not counted and len(about_office) < len(reading.claims):
            tell(form.about(row, None, _NO_ACCOUNTS))
        for account in accounts:
            inherited = _inherited(form, reading, of_account[account.id], tell)
            observed += _observed(form, reading, account.id, inherited)
    return observed


def _observed(
    form: _Form, reading: _Reading, subject: str, claims: Mapping[Item, _Claims]
) -> Iterator[Observation[Any]]:
    """Yield the claims as observations of one subject, each with its grade."""
    talk, row = reading.talk, reading.row
    if talk.on is None:
        return
    reference = Reference(form.file.name, form.file.sha256, f"{row.sheet}!{row.number}")
    for said in claims.values():
        for claim in said:
            seen = talk.way in SEEN_WAYS and claim.seen and claim.fact not in NEVER_WITNESSED
            grade = Grade.WITNESSED if seen else Grade.DECLARED
            yield Observation(subject, claim.fact, claim.value, grade, ID, talk.on, reference)


def _differing_rows(form: _Form, observations: Sequence[Observation[Any]]) -> Iterator[Notice]:
    """Yield a notice for every two rows that tell different things of one subject on one day, once for two rows."""
    rows: dict[str, str] = {}
    several = {
        one.subject for one in observations if rows.setdefault(one.subject, one.reference.place) != one.reference.place
    }
    told: dict[tuple[str, Fact[Any], date], list[Observation[Any]]] = defaultdict(list)
    for one in observations:
        if one.subject in several:
            told[one.subject, one.fact, one.observed_on].append(one)
    pairs: dict[tuple[str, str], Fact[Any]] = {}
    for seen in told.values():
        first, *others = seen
        for other in others:
            if other.value != first.value and other.reference.place != first.reference.place:
                pairs.setdefault((first.reference.place, other.reference.place), first.fact)
    for (one_place, other_place), fact in pairs.items():
        sheet, _, row = other_place.rpartition("!")
        other_sheet, _, other_row = one_place.rpartition("!")
        message = _ROWS_DIFFER.filled(sheet=other_sheet, row=int(other_row), fact=fact.label)
        yield form.at(Weight.DOUBTFUL, sheet, int(row), message)


_CLAIMS_OF_TWO_STEP: Final[Mapping[TwoStep, _Claims]] = {
    TwoStep.DEMANDED: (
        _Claim(TWO_STEP_ENROLLED, value=True, seen=True),
        _Claim(TWO_STEP_DEMANDED, value=True, seen=True),
    ),
    TwoStep.UNTESTED: (_Claim(TWO_STEP_ENROLLED, value=True),),
    TwoStep.ON: (_Claim(TWO_STEP_ENROLLED, value=True, seen=True),),
    TwoStep.OFF: (_Claim(TWO_STEP_ENROLLED, value=False, seen=True),),
    TwoStep.NOT_OFFERED: (
        _Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        _Claim(TWO_STEP_OFFERED, value=False, seen=True),
        _Claim(TWO_STEP_CAUSE, Cause.NOT_OFFERED, seen=True),
    ),
    TwoStep.NO_CODE: (
        _Claim(TWO_STEP_ENROLLED, value=False, seen=True),
        _Claim(TWO_STEP_CAUSE, Cause.NO_CODE, seen=True),
    ),
}
_PLAIN_ANSWERS: Final[Mapping[Item, Callable[[Cell], _Claims | None]]] = {
    Item.TWO_STEP: lambda cell: _CLAIMS_OF_TWO_STEP[state] if (state := _two_step(cell)) else None,
    Item.METHOD: _method,
    Item.USERS: _users,
    Item.SINCE: _since,
    Item.EMAIL_USE: _use,
    Item.CAUSE: _why_not,
}
"""The questions whose answers need nothing but the cell."""
