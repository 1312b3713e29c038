"""The columns of the register, the monthly form that is filled by phone, visit or paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.register.answers import WAY_CHOICES, YES_OR_NO
from auditor.register.question import A_DAY_ALONE, FormColumn
from auditor.register.questions import questions
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.model.counting import CountsFrom
    from auditor.model.forms import FormStamp

FORM: Final = "register/1"
"""The form's name and version; it rises when a column or answer changes its meaning."""
REGISTER_SHEET: Final = "রেজিস্টার"
HELP_SHEET: Final = "সহায়িকা"
LISTS_SHEET: Final = "_lists"
META_SHEET: Final = "_meta"
META_FORM: Final = "form"
META_MONTH: Final = "month"
META_WORKSPACE: Final = "workspace"
META_NUMBER: Final = "number"
META_PLACES: Final = (("upazila-bn", "upazila-en"), ("district-bn", "district-en"))
META_DECISION_DAY: Final = "decision-day"
META_OWN_DAY: Final = "decision-day of "
META_ASKED: Final = "asked"
"""One line for every account that the form asks about: an office's row answers for these and no others."""


class Mark(StrEnum):
    """The columns that say whose row it is, and what was known of it before."""

    ID = "id"
    SERIAL = "serial"
    OFFICE = "office"
    POST = "post"
    LOGIN = "login"
    CONTEXT = "context"


class Talked(StrEnum):
    """The columns that say when, by whom and by which way a row was told, and what was noted beside it."""

    CONTACTED_ON = "contacted-on"
    TOLD_BY = "told-by"
    WAY = "way"
    PROOF = "proof"
    REMARK = "remark"


_MARKS: Final = (
    FormColumn(
        name=Mark.ID,
        heading=Text(en="Roster code", bn="তালিকার সংকেত"),
        aliases=(
            "তালিকা সংকেত", "দপ্তর কোড", "দপ্তরের কোড", "অফিস কোড", "অফিসের কোড", "কার্যালয় কোড", "roster id", "office id", "account id",
            "office code", "office_id", "id of office",
        ),
        told=Text(en="For the program; hidden and locked.", bn="প্রোগ্রামের জন্য; লুকানো ও লক করা।"),
        in_words=False,
    ),
    FormColumn(
        name=Mark.SERIAL,
        heading=Text(en="Serial", bn="ক্রম"),
        aliases=(
            "ক্রমিক", "ক্রমিক নং", "ক্রমিক নম্বর", "ক্রঃ নং", "ক্র নং", "ক্র. নং", "নং", "sl", "sl no", "serial no",
            "no",
        ),
        told=Text(en="The office's serial in the roster.", bn="তালিকায় দপ্তরের ক্রম।"),
        width=5,
        in_words=False,
    ),
    FormColumn(
        name=Mark.OFFICE,
        heading=Text(en="Office", bn="দপ্তর"),
        aliases=(
            "দপ্তরের নাম", "অফিস", "অফিসের নাম", "কার্যালয়", "কার্যালয়ের নাম", "প্রতিষ্ঠানের নাম", "ইউনিয়ন",
            "ইউনিয়নের নাম", "দপ্তর/ইউনিয়ন", "দপ্তর/ইউনিয়নের নাম", "ইউনিয়ন পরিষদ", "office name",
            "name of office", "union",
        ),
        told=Text(
            en="The bold row is the office itself: what holds for all its accounts is entered there once.",
            bn="মোটা অক্ষরের সারিটি দপ্তরের। যা দপ্তরের সব আইডির জন্য এক, সেখানে একবার লিখলেই হবে।",
        ),
        width=21,
    ),
    FormColumn(
        name=Mark.POST,
        heading=Text(en="Post", bn="পদবি"),
        aliases=(
            "পদবী", "দপ্তর প্রধান", "অফিস প্রধান", "দপ্তর প্রধানের পদবি", "দপ্তর প্রধানের পদবী", "কর্মকর্তার পদবি",
            "কর্মকর্তার পদবী", "কর্মকর্তা", "ইউজারের পদবি", "ইউজার (পদবি)", "designation", "user (post)",
        ),
        told=Text(
            en="The user's post. An answer here counts in place of the office's row, unless that is of a later day: then its no counts here too, and its yes where neither no nor cause stands here. \"Not known\" holds off only a yes that is not later.",
            bn="ইউজারের পদবি। এখানে উত্তর লিখলে দপ্তরের সারির বদলে সেটিই ধরা হয়। দপ্তরের সারির তারিখ পরের হলে তার “না” এখানেও ধরা হয়, “হ্যাঁ” ধরা হয় এখানে “না” বা কারণ না থাকলে। “জানা নেই” লিখলে শুধু একই বা আগের দিনের “হ্যাঁ” ধরা হয় না।",
        ),
        width=18,
    ),
    FormColumn(
        name=Mark.LOGIN,
        heading=Text(en="Account", bn="আইডি"),
        aliases=(
            "ইউজার আইডি", "ইউজার", "ইউজার নেম", "ইউজারনেম", "লগিন আইডি", "লগইন আইডি", "user id", "username", "login",
            "user",
        ),
        told=Text(en="The first signs of the user ID, if it is known.", bn="ইউজার আইডির প্রথম অক্ষর, জানা থাকলে।"),
        width=7,
        in_words=False,
    ),
    FormColumn(
        name=Mark.CONTEXT,
        heading=Text(en="Known before (for information)", bn="আগে যা জানা (শুধু জানার জন্য)"),
        aliases=("আগে যা জানা", "আগের তথ্য", "পূর্বের তথ্য", "বাকি বিষয়", "known before"),
        told=Text(
            en="Earlier answers, for information only; they are not counted again from here.",
            bn="আগের উত্তর, শুধু জানার জন্য; এখান থেকে আবার ধরা হয় না।",
        ),
        width=22,
        in_words=False,
    ),
)  # fmt: skip
CONTACTED_ON: Final = FormColumn(
    name=Talked.CONTACTED_ON,
    heading=Text(en="Contacted on", bn="যোগাযোগের তারিখ"),
    aliases=(
        "তারিখ", "যোগাযোগ", "কথা হয়েছে", "কথা হয়েছে (তারিখ)", "কথা বলার তারিখ", "তথ্যের তারিখ",
        "তথ্য প্রাপ্তির তারিখ", "গ্রহণের তারিখ", "contact date", "date of contact", "date", "spoken on",
        "spoken to (date)",
    ),
    told=Text(
        en="The day you spoke to the office or got its form: dd.mm.yyyy. Without it no yes of the row counts, and every no does.",
        bn="যেদিন কথা হয়েছে বা ছক পাওয়া গেছে: দিন.মাস.বছর, যেমন ১৮.০১.২০২৪। তারিখ না থাকলে সারির কোনো “হ্যাঁ” ধরা হয় না, প্রতিটি “না” ধরা হয়।",
    ),
    width=11,
    typed=A_DAY_ALONE,
    in_words=False,
)  # fmt: skip
_TOLD_BY: Final = FormColumn(
    name=Talked.TOLD_BY,
    heading=Text(en="Told by (post)", bn="কে জানিয়েছেন (পদবি)"),
    aliases=("কে জানিয়েছেন", "যিনি জানিয়েছেন", "জানিয়েছেন", "told by", "informant", "informed by"),
    told=Text(
        en="The post of the person who told it; no name, no phone number.",
        bn="যিনি জানিয়েছেন তাঁর পদবি। নাম বা ফোন নম্বর নয়।",
    ),
    width=13,
)
WAY: Final = FormColumn(
    name=Talked.WAY,
    heading=Text(en="How", bn="কীভাবে"),
    aliases=("কিভাবে", "কীভাবে জানা গেছে", "কীভাবে পাওয়া গেছে", "মাধ্যম", "যোগাযোগের মাধ্যম", "way", "by which way"),
    told=Text(
        en='Choose from the list. "Seen at a login" only if you saw a fresh login yourself (see the card), with the number of the '
        "signed sheet or the time of the call beside it; a screenshot is not that.",
        bn="তালিকা থেকে বাছুন। নতুন লগইন নিজে দেখে থাকলেই কেবল “সরেজমিন যাচাই” বা “ভিডিও কলে যাচাই” (সহায়িকার কার্ড দেখুন); পাশে স্বাক্ষরিত পত্রের নম্বর বা কলের সময় "
        "লিখতে হবে। পর্দার ছবি দেখা সেটি নয়।",
    ),
    width=11,
    choices=WAY_CHOICES,
    may_be_unknown=False,
)
PROOF: Final = FormColumn(
    name=Talked.PROOF,
    heading=Text(en="Sheet number or time of call", bn="পত্রের নম্বর বা কলের সময়"),
    aliases=(
        "স্বাক্ষরিত পত্রের নম্বর বা কলের সময়", "স্বাক্ষরিত পত্রের নম্বর", "পত্রের নম্বর", "যাচাই পত্রের নম্বর", "পত্র নং", "কলের সময়", "ভিডিও কলের সময়", "sheet no", "sheet number",
        "signed sheet", "time of call",
    ),
    told=Text(
        en="Only where a login was seen: the number of the sheet that the holder signed (auditor witness sheets), or of a video call "
        "its time, such as 11:30. Without it what was seen counts as told by the office.",
        bn="শুধু লগইন দেখে থাকলে: ইউজারের স্বাক্ষর করা পত্রের নম্বর (auditor witness sheets), ভিডিও কলে হলে কলের সময়, যেমন ১১:৩০। "
        "না লিখলে দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে।",
        on_screen=Text(
            en="Only where a login was seen: the number of the sheet that the holder signed (printed on the screen Meeting, under Draw and logins), or of a video call its time, such as 11:30. Without it what was seen counts as told by the office.",
            bn="শুধু লগইন দেখে থাকলে: ইউজারের স্বাক্ষর করা পত্রের নম্বর (পত্র ছাপা হয় “সভা” পাতার “দৈবচয়ন ও লগইন দেখা” অংশে), ভিডিও কলে হলে কলের সময়, যেমন ১১:৩০। না লিখলে দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে।",
        ),
    ),
    width=12,
    may_be_unknown=False,
    in_words=False,
)  # fmt: skip
_REMARK: Final = FormColumn(
    name=Talked.REMARK,
    heading=Text(en="Remark", bn="মন্তব্য"),
    aliases=("রিমার্কস", "বিবরণ", "সমস্যা বা মন্তব্য", "remarks", "note", "notes"),
    told=Text(
        en="A note for yourself. It stays in this file and is taken nowhere. Write no password here.",
        bn="নিজের জন্য নোট। এই লেখা কোথাও নেওয়া হয় না, শুধু এই ফাইলে থাকে। এখানেও পাসওয়ার্ড লিখবেন না।",
    ),
    width=16,
    in_words=False,
)


@remembered(None)
def columns() -> tuple[FormColumn, ...]:
    """Return all columns, in the order of the workbook."""
    return (*_MARKS, CONTACTED_ON, _TOLD_BY, WAY, PROOF, *questions().values(), _REMARK)


def filled_in() -> tuple[FormColumn, ...]:
    """Return the columns that are filled in, in the order of the workbook."""
    return tuple(column for column in columns() if not isinstance(column.name, Mark))


def listed(counts_from: CountsFrom) -> Mapping[str, tuple[Text, ...]]:
    """Return the answers that columns offer in drop-down lists, in order; a plain yes or no after the lists of their own."""
    with_list = sorted(
        (column for column in columns() if column.choices), key=lambda column: column.choices == YES_OR_NO
    )
    return {column.name: column.offered(counts_from) for column in with_list}


NEVER_READ_HEADINGS: Final = (
    "ওয়েব পোর্টাল", "পোর্টাল", "পোর্টালের ঠিকানা", "ওয়েব পোর্টালের ঠিকানা", "ওয়েব সাইট", "ওয়েবসাইট",
    "ওয়েব ঠিকানা", "লিংক", "URL", "portal", "website", "মোবাইল", "মোবাইল নং", "মোবাইল নম্বর", "ফোন", "ফোন নং",
    "ফোন নম্বর", "সেল", "phone", "mobile", "দপ্তরের ধরন", "ধরন", "kind", "স্বাক্ষর", "signature",
)  # fmt: skip
"""Columns that a register typed by hand may have and that say nothing here: they belong to the roster."""


def meta(stamp: FormStamp, counts_from: CountsFrom, asked: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what a form says of itself, line by line of its hidden sheet; one without ids says its month only.

    Args:
        stamp: whose form it is, for which month, and which one.
        counts_from: the days from which resets and profiles count.
        asked: the ids of the accounts that it asks about.

    """
    yield META_FORM, FORM
    yield META_MONTH, stamp.month
    if stamp.workspace:
        yield META_WORKSPACE, stamp.workspace
        yield META_NUMBER, stamp.number
        for (bangla, english), place in zip(META_PLACES, (stamp.upazila, stamp.district), strict=True):
            yield bangla, place.bn
            yield english, place.en
    yield META_DECISION_DAY, counts_from.day.isoformat()
    yield from ((f"{META_OWN_DAY}{fact}", day.isoformat()) for fact, day in counts_from.own)
    yield from ((META_ASKED, account) for account in asked)
