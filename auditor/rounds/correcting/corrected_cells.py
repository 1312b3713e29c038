"""What is typed of the roster's cells where it is corrected: of whom a column speaks, and how its words are written. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, ascii_digits, clean
from auditor.model.errors import WorkspaceError, told_together
from auditor.places import addresses
from auditor.places.addresses import AddressRemark
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.corrected_rows import alike
from auditor.roster.corrections import OF_ACCOUNT, OF_OFFICE, Added, Changed
from auditor.roster.offices import LONGEST_NAME
from auditor.rounds.typed.answer_remarks import many_accounts
from auditor.tables import notes
from auditor.tables.answers import read_count, read_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.identity import Identities
    from auditor.roster.corrections import Gone
    from auditor.roster.reading import RosterReading


def told_apart(reading: RosterReading, alone: str) -> tuple[int, str]:
    """Return by what an account (its id as the roster alone gives it) is told from others of its post: how many they are, and its user ID; nothing of others."""
    office, of_account, _ = alone.partition("/")
    several = alike(reading.drafts()[office], alone) if of_account else 0
    return several, clean(reading.words(alone, Column.LOGIN)) if several else ""


def refuse_columns_of_others(wanted: Iterable[Column], listed: Iterable[str], *, of: str, is_account: bool) -> None:
    """Refuse what is said of accounts where an office is meant, and the other way round.

    Args:
        wanted: the columns of which something is said.
        listed: the ids of who is listed.
        of: the office's id; empty for a new one.
        is_account: an account of it is meant, and not the office.

    Raises:
        WorkspaceError: something is; with the ids of which it can be said.

    """
    other = next((column for column in wanted if column not in (OF_ACCOUNT if is_account else OF_OFFICE)), None)
    if other is None:
        return
    if is_account:
        raise WorkspaceError(_OF_OFFICES.filled(what=HEADINGS[other], column=other.value, office=of))
    ids = ", ".join(sorted(each for each in listed if of and each.startswith(f"{of}/")))
    raise WorkspaceError(_OF_ACCOUNTS.filled(what=HEADINGS[other], column=other.value, ids=ids or _NONE_YET))


def tidied(
    columns: Sequence[Column], cells: Mapping[Column, str], today: date, missing: Text
) -> tuple[tuple[Column, str], ...]:
    """Return what is told of somebody new, by column, as `tidy` has it; nothing of columns that are left out.

    Raises:
        WorkspaceError: some of it cannot be, or the first column is left out, which `missing` tells; all is told together.

    """
    right: dict[Column, str] = {}
    with told_together() as of_column:
        for column in columns:
            with of_column(column):
                right[column] = tidy(column, cells.get(column, ""), today)
        with of_column(columns[0]):
            if right.get(columns[0]) == "":
                raise WorkspaceError(missing)
    return tuple((column, words) for column, words in right.items() if words)


def tidy(column: Column, words: str, today: date) -> str:
    """Return what is written for a cell: a day as every reader of the file understands it.

    Raises:
        WorkspaceError: a day is none or lies after today, it is longer than a roster's names may be, or looks like a password.

    """
    right = clean(words)
    if len(right) > LONGEST_NAME:
        raise WorkspaceError(_TOO_LONG.filled(what=HEADINGS[column], limit=LONGEST_NAME))
    fault = _FAULTS.get(column, notes.fault_of_sentence)(right)
    if fault is not None:
        raise WorkspaceError(_NOT_KEPT.filled(what=HEADINGS[column], fault=fault))
    if column is not Column.SINCE or not right:
        return right
    day = read_day(right)
    if day is None:
        raise WorkspaceError(_NO_DAY)
    if day > today:
        raise WorkspaceError(_STILL_TO_COME.filled(day=day, today=today))
    return day.isoformat()


def says_the_same(column: Column, words: str, known: str) -> bool:
    """Return whether what was typed says what is known: a day in whatever way it is written, a number in the digits of either script."""
    typed, there = clean(words), clean(known)
    if column is Column.SINCE:
        return typed == there or (read_day(typed) is not None and read_day(typed) == read_day(there))
    return dialled(typed) == dialled(there) if column is Column.PHONE else typed == there


def dialled(words: str) -> str:
    """Return a telephone number as the roster is read; as it stands where something is doubtful in it."""
    reading = addresses.clean_phone(words)
    return reading.address if reading.address and _PUT_RIGHT.issuperset(reading.remarks) else ascii_digits(words)


def odd_counts(more: Sequence[Changed | Added | Gone]) -> Iterator[Text]:
    """Yield what is remarked of numbers of user IDs that are seldom so high, as while asking."""
    for each in more:
        cells = (
            dict(each.cells)
            if isinstance(each, Added)
            else {each.column: each.now}
            if isinstance(each, Changed)
            else {}
        )
        many = many_accounts(read_count(cells.get(Column.USERS, "")))
        if many is not None:
            yield _OF_COLUMN.filled(column=HEADINGS[Column.USERS], told=many)


def stays_in_other_language(changed: Iterable[Changed], says: Mapping[Column, str]) -> Iterator[Text]:
    """Yield that a name is corrected in one language alone, where the roster has it in the other one too: papers in that one go on with it.

    Args:
        changed: what is corrected of one office or account.
        says: what the roster says of it.

    """
    now = {each.column: each.now for each in changed}
    for column, other in _IN_BOTH:
        for corrected, beside in ((column, other), (other, column)):
            if now.get(corrected) and beside not in now and clean(says[beside]):
                yield _STAYS.filled(what=HEADINGS[beside], column=beside.value)


def holders_days(
    more: Sequence[Changed | Added | Gone], whose: Mapping[str, str], everybody: Identities
) -> Iterator[Text]:
    """Yield what an answer about the holder makes of another day of joining: one who moved with the user ID, or joined later.

    Args:
        more: what is corrected.
        whose: the ids that those corrected have, by those that the roster alone gives.
        everybody: who was given an id, and what was answered.

    """
    for each in more:
        if isinstance(each, Changed) and each.column is Column.SINCE and each.now:
            account, day = whose.get(each.subject, ""), read_day(each.now)
            moved, answered = everybody.joined.get(account), everybody.since.get(account)
            if moved is not None and moved == read_day(each.was):
                yield _NEW_HOLDER
            elif answered is not None and day is not None and day < answered:
                yield _ANSWERED_LATER.filled(day=answered)


_IN_BOTH: Final = (
    (Column.OFFICE, Column.OFFICE_EN),
    (Column.HEAD, Column.HEAD_EN),
    (Column.POST, Column.POST_EN),
)
"""The columns of one name in Bangla and in English."""
_STAYS: Final = Text(
    en='"{what}" stays as it is, and papers in that language go on with it. If that has changed too, correct it as well: --set {column}',
    bn="“{what}” আগের মতোই থাকছে, ওই ভাষার কাগজে সেটিই থাকবে। সেটিও বদলে থাকলে সঙ্গে সংশোধন করুন: --set {column}",
    on_screen=Text(
        en='"{what}" stays as it is, and papers in that language go on with it. If that has changed too, correct it as well.',
        bn="“{what}” আগের মতোই থাকছে, ওই ভাষার কাগজে সেটিই থাকবে। সেটিও বদলে থাকলে সঙ্গে সংশোধন করুন।",
    ),
)
_NEW_HOLDER: Final = Text(
    en="By this day a new holder has the user ID: no yes that was told before counts for that one. If only the day was mistyped, take back the "
    "answer that it is the same holder (auditor roster answers), correct the day, and answer again.",
    bn="এই তারিখ নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ ধরা হবে: আগে জানানো কোনো “হ্যাঁ” তাঁর ক্ষেত্রে ধরা হবে না। শুধু তারিখটি ভুল লেখা হয়ে থাকলে আগে “একই কর্মকর্তা” উত্তরটি "
    "বাতিল করুন (auditor roster answers), তারিখ ঠিক করুন, তারপর আবার উত্তর দিন।",
    on_screen=Text(
        en="By this day a new holder has the user ID: no yes that was told before counts for that one. If only the day was mistyped, take back the "
        "answer that it is the same holder (screen Offices, Corrections of the roster), correct the day, and answer again.",
        bn="এই তারিখ নতুন দায়িত্বপ্রাপ্তের যোগদানের তারিখ ধরা হবে: আগে জানানো কোনো “হ্যাঁ” তাঁর ক্ষেত্রে ধরা হবে না। শুধু তারিখটি ভুল লেখা হয়ে থাকলে আগে “একই কর্মকর্তা” উত্তরটি "
        "বাতিল করুন (“দপ্তর” পাতা, তালিকার সংশোধন), তারিখ ঠিক করুন, তারপর আবার উত্তর দিন।",
    ),
)
_ANSWERED_LATER: Final = Text(
    en="It was answered that the holder has this user ID since {day}, and that counts as long as it stands. If the earlier day is right, take "
    "that answer back (auditor roster answers), correct the day, and answer again.",
    bn="উত্তরে জানানো হয়েছিল, বর্তমান দায়িত্বপ্রাপ্ত {day} তারিখ থেকে এই ইউজার আইডিতে আছেন; উত্তরটি বাতিল না হলে সেটিই ধরা হবে। আগের তারিখটি ঠিক হলে উত্তরটি "
    "বাতিল করুন (auditor roster answers), তারিখ ঠিক করুন, তারপর আবার উত্তর দিন।",
    on_screen=Text(
        en="It was answered that the holder has this user ID since {day}, and that counts as long as it stands. If the earlier day is right, take "
        "that answer back (screen Offices, Corrections of the roster), correct the day, and answer again.",
        bn="উত্তরে জানানো হয়েছিল, বর্তমান দায়িত্বপ্রাপ্ত {day} তারিখ থেকে এই ইউজার আইডিতে আছেন; উত্তরটি বাতিল না হলে সেটিই ধরা হবে। আগের তারিখটি ঠিক হলে উত্তরটি "
        "বাতিল করুন (“দপ্তর” পাতা, তালিকার সংশোধন), তারিখ ঠিক করুন, তারপর আবার উত্তর দিন।",
    ),
)
_PUT_RIGHT: Final = frozenset({AddressRemark.TIDIED, AddressRemark.ZERO_RESTORED, AddressRemark.SEVERAL})
_FAULTS: Final = {
    **dict.fromkeys((Column.PORTAL, Column.EMAIL, Column.PHONE), notes.fault_of_address),
    Column.LOGIN: notes.fault_of_login,
}
"""What is no sentence: in all other cells stand words."""
_OF_COLUMN: Final = Text(en="{column}: {told}", bn="{column}: {told}")
_OF_ACCOUNTS: Final = Text(
    en='"{what}" ({column}) is said of a user ID, and an office is meant; nothing was written. Name one of its user IDs by its id: {ids}.',
    bn="“{what}” ({column}) ইউজার আইডির তথ্য, অথচ নাম দেওয়া হয়েছে দপ্তরের; কিছু লেখা হয়নি। দপ্তরের একটি ইউজার আইডি লিখুন: {ids}।",
)
_NONE_YET: Final = Text(
    en="none is listed yet; add one with --add",
    bn="এখনো তালিকায় নেই; --add দিয়ে যোগ করুন",
    on_screen=Text(en="none is listed yet; add one on the page of the office", bn="এখনো তালিকায় নেই; দপ্তরের পাতায় যোগ করুন"),
)
_OF_OFFICES: Final = Text(
    en='"{what}" ({column}) is said of an office, and a user ID is meant; nothing was written. Name the office by its id: {office}.',
    bn="“{what}” ({column}) দপ্তরের তথ্য, অথচ নাম দেওয়া হয়েছে ইউজার আইডির; কিছু লেখা হয়নি। দপ্তরের আইডি লিখুন: {office}।",
)
_NO_DAY: Final = Text(
    en="Since when the holder is in the post is no day. Write it like 25.03.2024.",
    bn="যোগদানের তারিখটি বোঝা যায়নি। এভাবে লিখুন: ২৫.০৩.২০২৪",
)
_STILL_TO_COME: Final = Text(
    en="Since when the holder is in the post, {day}, lies after today, {today}. Correct the day; who joins later is written down then.",
    bn="যোগদানের তারিখ ({day}) আজকের তারিখের ({today}) পরে। তারিখ ঠিক করুন; যিনি পরে যোগ দেবেন তাঁর যোগদানের পর লিখুন।",
)
_TOO_LONG: Final = Text(
    en="{what} is longer than {limit} signs. Write it shorter.", bn="{what} {limit} অক্ষরের বেশি লম্বা। ছোট করে লিখুন।"
)
_NOT_KEPT: Final = Text(en="{what}: {fault}", bn="{what}: {fault}")
