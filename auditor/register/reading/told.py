"""When, by whom and by which way a row was told."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER, Text, ascii_digits
from auditor.model.forms import NOBODY_KNOWS
from auditor.model.grades import UNPROVED
from auditor.model.notice import AskedAbout
from auditor.model.witnessing import signed_sheet
from auditor.register.columns import CONTACTED_ON, WAY, Talked
from auditor.register.questions import since
from auditor.register.reading.cells import read_cells
from auditor.register.reading.form import Form, Provenance, Reading, Row, Tell, words_of
from auditor.register.reading.form_month import contact_day, in_year_meant, undated_day
from auditor.register.reading.moved_rows import as_told
from auditor.register.reading.names import with_post
from auditor.register.reading.struck import struck_notice
from auditor.tables.answers import read_choice, read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.notice import Notice
    from auditor.register.reading.names import Names
    from auditor.register.reading.whose import UnplacedRow


_LONGEST_POST: Final = 80
_MOST_DIGITS_OF_A_POST: Final = 2
_SIGNS_OF_A_POST: Final = frozenset(" .,()/–-&'’‘:।") | {ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER}
_NO_DAY: Final = Text(
    en="there is no day of contact, so no yes of this row counts, and every no does. Answer at a terminal on which day it was told: auditor audit",
    bn="যোগাযোগের তারিখ নেই, তাই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। কোন তারিখে জানানো হয়েছে তা টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="there is no day of contact, so no yes counts, and every no does. Write the day.",
        bn="যোগাযোগের তারিখ নেই, তাই কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। তারিখ লিখুন।",
    ),
)
_WHICH_DAY: Final = Text(
    en="not understood as {expected}, so no yes of this row counts, and every no does. Answer at a terminal on which day it was told: auditor audit",
    bn="{expected} বোঝা যায়নি, তাই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। কোন তারিখে জানানো হয়েছে তা টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="not understood as {expected}, so no yes of this row counts, and every no does. Write the day.",
        bn="{expected} বোঝা যায়নি, তাই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। তারিখ লিখুন।",
    ),
)
_STRUCK_DAY: Final = Text(
    en="the day of contact is struck through, so no yes of this row counts, and every no does. Answer at a terminal on which day it was told: auditor audit",
    bn="যোগাযোগের তারিখ কেটে দেওয়া (strikethrough), তাই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। কোন তারিখে জানানো হয়েছে তা টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="the day of contact is struck through, so no yes of this row counts, and every no does. Write the day.",
        bn="যোগাযোগের তারিখ কেটে দেওয়া (strikethrough), তাই সারির কোনো “হ্যাঁ” ধরা হচ্ছে না, প্রতিটি “না” ধরা হচ্ছে। তারিখ লিখুন।",
    ),
)
_STRUCK_WAY: Final = Text(
    en="how this became known is struck through, so it counts as declared. Answer at a terminal how it became known: auditor audit",
    bn="কীভাবে জানা গেছে তা কেটে দেওয়া (strikethrough), তাই দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। কীভাবে জানা গেছে তা টার্মিনালে auditor audit চালিয়ে জানান।",
    on_screen=Text(
        en="how this became known is struck through, so it counts as declared. Answer how it became known.",
        bn="কীভাবে জানা গেছে তা কেটে দেওয়া (strikethrough), তাই দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। কীভাবে জানা গেছে তা জানান।",
    ),
)
_NO_WAY: Final = Text(
    en='it is not said how this became known, so it counts as declared. Fill in the column "How".',
    bn="কীভাবে জানা গেছে লেখা নেই, তাই দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। “কীভাবে” কলামটি পূরণ করুন।",
)
_TIME: Final = expression(r"(?<![0-9])(?:[01]?[0-9]|2[0-3])\s*[:.]\s*[0-5][0-9](?![0-9])")
_NO_SHEET: Final = Text(
    en='"seen at a login" counts only with the number of the sheet that the holder signed; without it this counts as told by the '
    "office. Write the number; sheets are printed with: auditor witness sheets",
    bn="“সরেজমিন যাচাই” ধরতে ইউজারের স্বাক্ষর করা পত্রের নম্বর লাগে; নম্বর নেই বলে দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। নম্বরটি লিখুন; পত্র ছাপতে চালান: "
    "auditor witness sheets",
    on_screen=Text(
        en='"seen at a login" counts only with the number of the sheet that the holder signed; without it this counts as told by the office. Write the number; sheets are printed on the screen Meeting, under Draw and logins.',
        bn="“সরেজমিন যাচাই” ধরতে ইউজারের স্বাক্ষর করা পত্রের নম্বর লাগে; নম্বর নেই বলে দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। নম্বরটি লিখুন; পত্র ছাপা হয় “সভা” পাতার “দৈবচয়ন ও লগইন দেখা” অংশে।",
    ),
)
_OTHER_SHEET: Final = Text(
    en="the number of the signed sheet is of no sheet that was made for this office by that day, so this counts as told by the "
    "office. Compare it with the sheet.",
    bn="স্বাক্ষরিত পত্রের নম্বরটি ওই তারিখের মধ্যে এই দপ্তরের জন্য তৈরি কোনো পত্রের নয়, তাই দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। পত্রের সঙ্গে মিলিয়ে দেখুন।",
)
_NO_TIME: Final = Text(
    en='"seen on a video call" counts only with the time of the call, such as 11:30; without it this counts as told by the office. '
    "Write the time.",
    bn="“ভিডিও কলে যাচাই” ধরতে কলের সময় লাগে, যেমন ১১:৩০; সময় নেই বলে দপ্তরের দেওয়া তথ্য হিসেবে ধরা হয়েছে। সময়টি লিখুন।",
)
_NOT_A_POST: Final = Text(
    en="write only the post, no phone number and nothing else; it was not taken.",
    bn="শুধু পদবি লিখুন, ফোন নম্বর বা অন্য কিছু নয়; এটি নেওয়া হয়নি।",
)

_NOBODYS_AND_UNREAD: Final = Text(
    en="nobody can read this, nor is it known whose row it is. It may be no, so until one of both is settled the duty that it is about does not "
    "count as done for anybody whose it may be. Put right whose the row is, or ask each of them anew.",
    bn="এই ঘরের উত্তর বোঝা যায়নি, সারিটি কার তাও জানা যায়নি। উত্তরটি “না” হতে পারে, তাই তা ঠিক না হওয়া পর্যন্ত সারিটি যাদের হতে পারে তাদের কারও ক্ষেত্রে এই করণীয় সম্পন্ন ধরা "
    "হবে না। সারিটি কার তা ঠিক করুন, অথবা তাদের প্রত্যেকের কাছ থেকে নতুন করে জেনে নিন।",
)

_NOBODY_JOINED: Final = Text(
    en="it is not known whose row this is, so nobody knows who took his post on this day. Until that is put right, what was told or done before {day} "
    "does not count as done for anybody whose it may be. Put right whose the row is, or ask each of them anew.",
    bn="সারিটি কার জানা যায়নি, তাই এই তারিখে কে যোগ দিয়েছেন তাও জানা নেই। তা ঠিক না হওয়া পর্যন্ত {day} তারিখের আগে যা জানানো বা করা হয়েছে, সারিটি যাদের হতে পারে তাদের কারও ক্ষেত্রে "
    "তা সম্পন্ন ধরা হবে না। সারিটি কার তা ঠিক করুন, অথবা তাদের প্রত্যেকের কাছ থেকে নতুন করে জেনে নিন।",
)


# When it was told, and by which way --------------------------------------------------------------------------------


def read_rows(form: Form, rows: Sequence[Row], tell: Tell) -> list[Reading]:
    """Return the rows as read, offices first; an account's row looks to its office's row for day, way and teller."""
    held: dict[Provenance, Provenance] = {}

    def talk(row: Row, office: Reading | None) -> Provenance:
        told = _talk(form, row, office, tell)
        return held.setdefault(told, told)  # rows that were told alike have it in common

    def read(row: Row, above: Reading | None) -> Reading:
        told = talk(row, above)
        return read_cells(form, as_told(in_year_meant(row, told.slip), told.on, form), told, above, tell)

    offices = [read(row, None) for row in rows if row.account is None]
    of_office: dict[str, list[Reading]] = defaultdict(list)
    for office in offices:
        of_office[office.row.office.id].append(office)
    accounts: list[Reading] = []
    for row in rows:
        if row.account is not None:
            above = _office_row(row, of_office[row.under.id])
            accounts.append(read(row, above))
    return offices + accounts


def read_unplaced(
    form: Form, unplaced: Sequence[UnplacedRow], readings: Sequence[Reading], tell: Tell
) -> list[tuple[Reading, tuple[str, ...]]]:
    """Return rows whose owner is not known as they would be of an office, with the ids of whom they may speak.

    That they do not count was told; of their cells only those in words that nobody can read are told, and days of joining, each once however many
    offices its row may be of; errors were told.
    """
    of_office: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.row.account is None:
            of_office[reading.row.office.id].append(reading)
    read: list[tuple[Reading, tuple[str, ...]]] = []
    for found in unplaced:
        above = _office_row(found.row, of_office[found.row.office.id])
        talk = _talk(form, found.row, above, _untold)
        row = in_year_meant(found.row, talk.slip)
        read.append((read_cells(form, row, talk, None, _untold, is_owner_known=False), found.subjects))
    of_rows = {each.row.place: reading for each, (reading, _) in zip(unplaced, read, strict=True) if not each.is_part}
    for reading in of_rows.values():
        for name in sorted(reading.row.struck.intersection(reading.unclear, reading.claims)):
            tell(struck_notice(form, reading.row, name))
        for name in sorted(reading.unclear.difference(reading.row.broken, reading.row.struck)):
            tell(form.about(reading.row, name, _NOBODYS_AND_UNREAD))
        for claim in reading.claims.get(since.QUESTION.name, ()):
            tell(form.about(reading.row, since.QUESTION.name, _NOBODY_JOINED, day=claim.value))
    return read


def tellers_for_all(readings: Iterable[Reading], names: Names) -> Mapping[str, str | None]:
    """Return the places of offices' rows that answer for their accounts, each with the account (id) whose holder told it; None of the row of an office with one."""
    rows = [reading for reading in readings if reading.row.account is None]
    return {
        reading.row.place: _told_by(reading, names) if reading.row.is_for_several else None
        for reading in rows
        if reading.row.accounts or reading.row.unasked
    }


def _told_by(reading: Reading, names: Names) -> str:
    """Return the id of the account whose holder told a row; empty where the post that told it is or was of none, or of several."""
    office, by = reading.row.office, reading.talk.by
    found = (*with_post(office, by), *names.once_had(office, by)) if by else ()
    return found[0].id if len(found) == 1 else ""


def _untold(_: Notice) -> None:
    """Tell nothing."""


def _office_row(row: Row, offices: Sequence[Reading]) -> Reading | None:
    """Return the office's row that an account's row belongs to: the nearest above it, else the first one."""
    above = [office for office in offices if office.row.sheet == row.sheet and office.row.number < row.number]
    return above[-1] if above else next(iter(offices), None)


def _talk(form: Form, row: Row, office: Reading | None, tell: Tell) -> Provenance:
    """Return when, how and by whom a row was told.

    What an account's row leaves empty is its office's; but the way of another day is not the way of this one.
    """
    told = _lent(office)
    has_day = Talked.CONTACTED_ON in row.cells
    on, odd, undated, slip = told.on, told.odd, told.undated, told.slip
    is_asked = not row.struck_out.issuperset(row.answers)
    is_read = has_day and Talked.CONTACTED_ON not in row.talk_unknown
    written = read_day(row.cells[Talked.CONTACTED_ON]) if is_read else None
    if written is not None:
        day = contact_day(form, row.sheet, written, row.cells)
        on, odd, undated, slip = day.on, day.odd, False, day.slip
    elif (is_asked and not (told.has_day and not has_day)) or (has_day and not row.answers):
        if meant := form.talk_meant(row, CONTACTED_ON.name):
            on, odd, undated, slip, has_day = date.fromisoformat(meant), None, False, None, True
        else:
            on, odd, undated, slip = undated_day(form), None, True, None
            tell(_day_in_doubt(form, row, told))
    same = not has_day or (on, odd, undated) == (told.on, told.odd, told.undated)
    way = _way(form, row, tell) if Talked.WAY in row.cells else told.way if same else ""
    by = _teller(form, row, tell) if Talked.TOLD_BY in row.cells else told.by if same else ""
    if not way and Talked.WAY not in row.cells and on is not None and not undated and row.answers:
        tell(form.about(row, None, _NO_WAY))
    wrong = _unproved(form, row, office, way, on) if way in UNPROVED and on is not None else None
    if wrong is not None and (Talked.WAY in row.cells or Talked.PROOF in row.cells):
        tell(form.about(row, None, wrong))
    witnessed = way in UNPROVED and on is not None and wrong is None
    return Provenance(on, way, by, has_day, odd, witnessed=witnessed, undated=undated, slip=slip)


def _lent(office: Reading | None) -> Provenance:
    """Return what an office's row lends those below it of when, how and by whom it was told; nothing that is struck through with its answers."""
    if office is None:
        return Provenance(None)
    struck = office.row.struck_talk if office.row.is_struck_whole else frozenset[str]()
    if Talked.CONTACTED_ON in struck:
        return Provenance(None)
    talk = office.talk
    way, by = ("" if name in struck else said for name, said in ((Talked.WAY, talk.way), (Talked.TOLD_BY, talk.by)))
    return replace(talk, way=way, by=by) if struck else talk


def _day_in_doubt(form: Form, row: Row, above: Provenance) -> Notice:
    """Return what is told of a row whose day of contact cannot be read or is not written, by what its office's row says; it is asked where the row answers something."""
    if not row.answers:
        return form.about(row, CONTACTED_ON.name, form.not_understood(CONTACTED_ON))
    if CONTACTED_ON.name in row.talk_unknown:
        notice = form.about(row, CONTACTED_ON.name, _STRUCK_DAY)
    elif CONTACTED_ON.name in row.cells:
        notice = form.about(row, CONTACTED_ON.name, _WHICH_DAY.filled(expected=CONTACTED_ON.expected(form.counts_from)))
    else:
        notice = form.about(row, None, _NO_DAY)
    talk, is_on_a_day = form.doubtful_talk(row, CONTACTED_ON.name), above.on is not None
    if Talked.WAY not in row.cells:
        lacks_way = not above.way or not (is_on_a_day or above.undated)
        talk = replace(talk, lacks_way=lacks_way, has_offices_way=not lacks_way and not above.undated)
    return replace(notice, about=AskedAbout(row.owner, CONTACTED_ON.name, talk=talk))


def _unproved(form: Form, row: Row, office: Reading | None, way: str, on: date) -> Text | None:
    """Return what a row, and its office's, lacks to prove that a login was seen; None where nothing.

    In person it is the number of a sheet that was made for the office by then and that the holder signed, on a video call its time.
    """
    rows = (row, office.row) if office is not None else (row,)
    proofs = (of_row.cells.get(Talked.PROOF) for of_row in rows if Talked.PROOF not in of_row.struck_talk)
    cell = next((cell for cell in proofs if cell is not None), "")
    words = ascii_digits(words_of(cell)).strip()
    if way == "seen-on-video":
        return None if _TIME.search(words) else _NO_TIME
    if not words:
        return _NO_SHEET
    return None if signed_sheet(words, form.context.sheets, row.under.id, on) else _OTHER_SHEET


def _way(form: Form, row: Row, tell: Tell) -> str:
    cell, is_struck = row.cells[Talked.WAY], Talked.WAY in row.talk_unknown
    way = read_choice(cell, WAY.choices) if not is_struck else None
    if way is None and (is_struck or read_yes_no(cell) != "unknown"):
        if meant := form.talk_meant(row, WAY.name):
            return "" if meant == NOBODY_KNOWS else meant
        talk = form.doubtful_talk(row, WAY.name) if row.answers else None
        notice = form.about(row, WAY.name, _STRUCK_WAY if is_struck else form.not_understood(WAY))
        tell(replace(notice, about=AskedAbout(row.owner, WAY.name, talk=talk)))
    return way or ""


def _teller(form: Form, row: Row, tell: Tell) -> str:
    """Return the post of who told it; what is longer than a post, or has figures or signs in it, is not kept."""
    words = words_of(row.cells[Talked.TOLD_BY])
    if not words or Talked.TOLD_BY in row.talk_unknown:
        return ""
    digits = sum(sign.isdecimal() for sign in words)
    plain = all(unicodedata.category(sign)[0] in "LMN" or sign in _SIGNS_OF_A_POST for sign in words)
    if len(words) > _LONGEST_POST or digits > _MOST_DIGITS_OF_A_POST or not plain:
        tell(form.about(row, Talked.TOLD_BY, _NOT_A_POST))
        return ""
    return "" if read_yes_no(words) in {"unknown", "not-applicable"} else words
