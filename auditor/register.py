"""The register: the monthly form that the assistant programmer fills by phone, visit or paper; its columns and answers.

`write` makes the workbook; `auditor.sources.register` reads it back. Both take headings, answers and their other
writings from here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text, digits, short_date
from auditor.i18n import month as month_name
from auditor.i18n import serial as serial_of
from auditor.model.facts import Cause, Method
from auditor.model.grades import WAYS
from auditor.tables.answers import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FORM: Final = "register/1"
"""The form's name and version; it rises when a column or answer changes its meaning."""
REGISTER_SHEET: Final = "রেজিস্টার"
HELP_SHEET: Final = "সহায়িকা"
LISTS_SHEET: Final = "_lists"
META_SHEET: Final = "_meta"
META_FORM: Final = "form"
META_MONTH: Final = "month"
META_DECISION_DAY: Final = "decision-day"
META_ASKED: Final = "asked"
"""One line for every account that the form asks about: an office's row answers for these and no others."""

SEEN_WAYS: Final = frozenset({"seen-in-person", "seen-on-video"})
"""The ways by which something was seen at a fresh login; every other way is a telling."""


class Mark(StrEnum):
    """The columns that say whose row it is, and what was known of it before."""

    ID = "id"
    SERIAL = "serial"
    OFFICE = "office"
    POST = "post"
    LOGIN = "login"
    CONTEXT = "context"


class Item(StrEnum):
    """The columns that are filled in."""

    CONTACTED_ON = "contacted-on"
    TOLD_BY = "told-by"
    WAY = "way"
    COUNT = "count"
    TWO_STEP = "two-step"
    METHOD = "method"
    RESET = "reset"
    RULE = "rule"
    PROFILE = "profile"
    USERS = "users"
    SINCE = "since"
    EMAIL = "email"
    EMAIL_USE = "email-use"
    CAUSE = "cause"
    REMARK = "remark"


CONTACT_ITEMS: Final = (Item.CONTACTED_ON, Item.TOLD_BY, Item.WAY)
OFFICE_ITEMS: Final = (Item.COUNT, Item.EMAIL, Item.EMAIL_USE)
"""Asked of the office only; how many accounts it has is asked where no posts are listed."""
ACCOUNT_ITEMS: Final = (
    Item.TWO_STEP, Item.METHOD, Item.RESET, Item.RULE, Item.PROFILE, Item.USERS, Item.SINCE, Item.CAUSE,
)  # fmt: skip
"""Asked of each account; on the office's row they hold for all its accounts."""
ALWAYS_OPEN: Final = frozenset({*CONTACT_ITEMS, Item.CAUSE, Item.REMARK})


class TwoStep(StrEnum):
    """What can be answered about two-step; a plain yes, which the list does not offer, is `ON`."""

    DEMANDED = "demanded"
    UNTESTED = "untested"
    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not-offered"
    NO_CODE = "no-code"


class Done(StrEnum):
    """What can be answered, instead of a day, about a thing that was done or not."""

    AFTER_DECISION = "after-decision"
    RIGHT = "right"
    NOT_SINCE = "not-since"


class Use(StrEnum):
    """How the official mailbox is used."""

    REGULAR = "regular"
    SOMETIMES = "sometimes"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column of the register.

    Attributes:
        name: what it is for.
        heading: its heading; the Bangla one stands in the workbook.
        told: what to write there, for the help sheet and the hint at the cell.
        aliases: other headings under which a register typed by hand has it.
        width: in the spreadsheet's units, about one letter.
        short: what is asked, in the list of open items.

    """

    name: Mark | Item
    heading: Text
    told: Text
    aliases: tuple[str, ...] = ()
    width: float = 14
    short: Text | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that is read as this column."""
        return (self.heading.bn, self.heading.en, *self.aliases)


COLUMNS: Final[tuple[FormColumn, ...]] = (
    FormColumn(
        Mark.ID,
        Text(en="Roster code", bn="তালিকার সংকেত"),
        Text(en="For the program; hidden and locked.", bn="প্রোগ্রামের জন্য; লুকানো ও লক করা।"),
        ("তালিকা সংকেত", "roster id", "office id", "account id"),
    ),
    FormColumn(
        Mark.SERIAL,
        Text(en="Serial", bn="ক্রম"),
        Text(en="The office's serial in the roster.", bn="তালিকায় দপ্তরের ক্রম।"),
        ("ক্রমিক", "ক্রমিক নং", "ক্রমিক নম্বর", "ক্রঃ নং", "ক্র নং", "ক্র. নং", "নং", "sl", "sl no", "serial no", "no"),
        width=5,
    ),
    FormColumn(
        Mark.OFFICE,
        Text(en="Office", bn="দপ্তর"),
        Text(
            en="The bold row is the office itself: what holds for all its accounts is entered there once.",
            bn="মোটা অক্ষরের সারিটি দপ্তরের। যা দপ্তরের সব আইডির জন্য এক, সেখানে একবার লিখলেই হবে।",
        ),
        (
            "দপ্তরের নাম", "অফিস", "অফিসের নাম", "কার্যালয়", "কার্যালয়ের নাম", "প্রতিষ্ঠানের নাম", "ইউনিয়ন", "ইউনিয়নের নাম",
            "দপ্তর/ইউনিয়ন", "দপ্তর/ইউনিয়নের নাম", "ইউনিয়ন পরিষদ", "office name", "name of office", "union",
        ),
        width=21,
    ),
    FormColumn(
        Mark.POST,
        Text(en="Post", bn="পদবি"),
        Text(
            en="The user's post. A row of its own overrides the office's row where it is filled in.",
            bn="ইউজারের পদবি। এই সারিতে কিছু লিখলে দপ্তরের সারির বদলে সেটিই ধরা হয়।",
        ),
        (
            "পদবী", "দপ্তর প্রধান", "অফিস প্রধান", "দপ্তর প্রধানের পদবি", "দপ্তর প্রধানের পদবী", "কর্মকর্তার পদবি",
            "কর্মকর্তার পদবী", "কর্মকর্তা", "ইউজারের পদবি", "ইউজার (পদবি)", "designation", "user (post)",
        ),
        width=18,
    ),
    FormColumn(
        Mark.LOGIN,
        Text(en="Account", bn="আইডি"),
        Text(en="The first signs of the user ID, if it is known.", bn="ইউজার আইডির প্রথম অক্ষর, জানা থাকলে।"),
        (
            "ইউজার আইডি", "ইউজার", "ইউজার নেম", "ইউজারনেম", "লগিন আইডি", "লগইন আইডি", "user id", "username", "login",
            "user",
        ),
        width=7,
    ),
    FormColumn(
        Mark.CONTEXT,
        Text(en="Known before (for information)", bn="আগে যা জানা (শুধু জানার জন্য)"),
        Text(
            en="Earlier answers, for information only; they are not counted again from here.",
            bn="আগের উত্তর, শুধু জানার জন্য; এখান থেকে আবার ধরা হয় না।",
        ),
        ("আগে যা জানা", "আগের তথ্য", "পূর্বের তথ্য", "বাকি বিষয়", "known before"),
        width=22,
    ),
    FormColumn(
        Item.CONTACTED_ON,
        Text(en="Contacted on", bn="যোগাযোগের তারিখ"),
        Text(
            en="The day you spoke to the office or got its form: dd.mm.yyyy. Without it nothing in the row counts.",
            bn="যেদিন কথা হয়েছে বা ছক পাওয়া গেছে: দিন.মাস.বছর, যেমন ১৮.০১.২০২৪। তারিখ না থাকলে সারির উত্তর ধরা হয় না।",
        ),
        (
            "তারিখ", "যোগাযোগ", "কথা হয়েছে", "কথা হয়েছে (তারিখ)", "কথা বলার তারিখ", "তথ্যের তারিখ", "তথ্য প্রাপ্তির তারিখ",
            "গ্রহণের তারিখ", "contact date", "date of contact", "date", "spoken on", "spoken to (date)",
        ),
        width=11,
    ),
    FormColumn(
        Item.TOLD_BY,
        Text(en="Told by (post)", bn="কে জানিয়েছেন (পদবি)"),
        Text(
            en="The post of the person who told it; no name, no phone number.",
            bn="যিনি জানিয়েছেন তাঁর পদবি। নাম বা ফোন নম্বর নয়।",
        ),
        ("কে জানিয়েছেন", "যিনি জানিয়েছেন", "জানিয়েছেন", "told by", "informant", "informed by"),
        width=13,
    ),
    FormColumn(
        Item.WAY,
        Text(en="How", bn="কীভাবে"),
        Text(
            en='Choose from the list. "Seen at a login" only if you saw a fresh login yourself (see the card); '
            "a screenshot is not that.",
            bn='তালিকা থেকে বাছুন। নতুন লগইন নিজে দেখে থাকলেই কেবল "সরাসরি যাচাই" (সহায়িকার কার্ড দেখুন); পর্দার ছবি তা নয়।',
        ),
        ("কিভাবে", "কীভাবে জানা গেছে", "কীভাবে পাওয়া গেছে", "মাধ্যম", "যোগাযোগের মাধ্যম", "way", "by which way"),
        width=11,
    ),
    FormColumn(
        Item.COUNT,
        Text(en="Number of accounts", bn="ইউজার আইডি (সংখ্যা)"),
        Text(
            en="Only on the office's row, where no posts are listed: how many user IDs the office has on the portal. "
            "The row's answers then hold for all of them.",
            bn="শুধু দপ্তরের সারিতে, পদবি তালিকায় না থাকলে: পোর্টালে দপ্তরের ইউজার আইডি কয়টি। সারির উত্তরগুলো তখন সব আইডির জন্য ধরা হয়।",
        ),
        (
            "ইউজার সংখ্যা", "ইউজার (জন)", "আইডি সংখ্যা", "আইডির সংখ্যা", "মোট ইউজার", "মোট আইডি", "কয়টি আইডি", "number of users",
            "users", "number of user ids",
        ),
        width=8,
        short=Text(en="number of accounts", bn="ইউজার আইডির সংখ্যা"),
    ),
    FormColumn(
        Item.TWO_STEP,
        Text(en="Two-step", bn="Two-step"),
        Text(
            en='"Asks for a code" only if a new login did. A plain yes is read as "on, not tested". If the portal does '
            "not offer it or no code comes, choose that: it is not the office's fault.",
            bn='নতুন লগইনে কোড চাইলেই "লগইনে কোড চায়"। শুধু "হ্যাঁ" লিখলে "চালু, পরীক্ষা করিনি" ধরা হয়। '
            "পোর্টালে সুযোগ না থাকলে বা কোড না এলে সেটিই বাছুন; তা দপ্তরের ত্রুটি নয়।",
        ),
        (
            "Two step", "Two-step authentication", "Two-step authentication (দুই ধাপে যাচাই)", "দুই ধাপে যাচাই", "Two-step চালু",
            "Two-step চালু কি না", "Two-step চালু আছে কি", "টু স্টেপ", "টু-স্টেপ", "2-step", "2FA", "two-step on",
        ),
        width=14,
        short=Text(en="two-step", bn="Two-step"),
    ),
    FormColumn(
        Item.METHOD,
        Text(en="Where the code comes", bn="কোড কোথায় আসে"),
        Text(
            en="Choose from the list. SMS and e-mail satisfy the decision too.",
            bn="তালিকা থেকে বাছুন। এসএমএস ও ই-মেইলও সিদ্ধান্ত পূরণ করে।",
        ),
        ("কোড আসে", "কোডের মাধ্যম", "Two-step পদ্ধতি", "two-step method", "method", "code comes"),
        width=10,
        short=Text(en="where the code comes", bn="কোড কোথায় আসে"),
    ),
    FormColumn(
        Item.RESET,
        Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
        Text(
            en='The day of the reset. If it is forgotten, choose the answer in the list. "No" means: not after '
            "{decision_date}. A plain yes is not enough. Never write the password.",
            bn='রিসেটের তারিখ লিখুন। তারিখ মনে না থাকলে তালিকার উত্তরটি বাছুন। "না" মানে {decision_date} তারিখের পরে রিসেট হয়নি। '
            'শুধু "হ্যাঁ" যথেষ্ট নয়। পাসওয়ার্ড লিখবেন না।',
        ),
        (
            "পাসওয়ার্ড রিসেটের তারিখ", "পাসওয়ার্ড পরিবর্তন", "পাসওয়ার্ড পরিবর্তনের তারিখ", "পাসওয়ার্ড রিসেট হয়েছে", "রিসেট",
            "রিসেটের তারিখ", "password reset on", "password changed", "password changed on", "reset",
        ),
        width=15,
        short=Text(en="password reset", bn="পাসওয়ার্ড রিসেট"),
    ),
    FormColumn(
        Item.RULE,
        Text(en="Has all three kinds of letters (rule)", bn="তিন ধরনের অক্ষর আছে (নিয়ম)"),
        Text(
            en="Whether upper case, lower case and a sign or symbol are all in it, as the user says. Do not listen to "
            "or look at a password.",
            bn="পাসওয়ার্ডে বড় হাতের অক্ষর, ছোট হাতের অক্ষর ও বিশেষ চিহ্ন, তিনটিই আছে কি না, ইউজার যেমন জানান। "
            "পাসওয়ার্ড শুনবেন না, দেখবেন না।",
        ),
        (
            "তিন ধরনের অক্ষর আছে", "তিন ধরনের অক্ষর", "পাসওয়ার্ডের নিয়ম", "পাসওয়ার্ডের নিয়ম মানা", "নিয়ম", "নিয়ম মানা হয়েছে",
            "পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে", "পাসওয়ার্ডে তিন ধরনের অক্ষরই আছে (বড়, ছোট, বিশেষ চিহ্ন)",
            "password rule", "password meets the rule", "meets the rule", "rule",
        ),
        width=10,
        short=Text(en="password rule", bn="পাসওয়ার্ডের নিয়ম"),
    ),
    FormColumn(
        Item.PROFILE,
        Text(en="Profile up to date", bn="প্রোফাইল হালনাগাদ"),
        Text(
            en='Whether name, post, mobile and e-mail in the profile are current. Write the day of the update or '
            'choose. "It is right" means: found right on the day of contact.',
            bn="প্রোফাইলের নাম, পদবি, মোবাইল ও ই-মেইল এখনকার কি না। হালনাগাদের তারিখ লিখুন অথবা তালিকা থেকে বাছুন। "
            '"ঠিক আছে" মানে যোগাযোগের দিনে ঠিক পাওয়া গেছে।',
        ),
        (
            "প্রোফাইল", "প্রোফাইল আপডেট", "প্রোফাইল হালনাগাদের তারিখ", "প্রোফাইল হালনাগাদ হয়েছে",
            "প্রোফাইল (নাম, পদবি, মোবাইল, ই-মেইল)", "profile", "profile updated", "profile updated on",
        ),
        width=14,
        short=Text(en="profile", bn="প্রোফাইল"),
    ),
    FormColumn(
        Item.USERS,
        Text(en="Used by", bn="আইডিটি ব্যবহার করেন"),
        Text(
            en="Whether one person uses the account or several.",
            bn="আইডিটি একজন ব্যবহার করেন, না একাধিক জন।",
        ),
        ("আইডি ব্যবহার করেন", "কতজন ব্যবহার করেন", "একজন না একাধিক", "the account is used by"),
        width=10,
        short=Text(en="how many use it", bn="কতজন ব্যবহার করেন"),
    ),
    FormColumn(
        Item.SINCE,
        Text(en="Holder since", bn="যোগদানের তারিখ"),
        Text(
            en="The day the present holder took this post here. With several accounts write it on each account's row.",
            bn="বর্তমান দায়িত্বপ্রাপ্ত যেদিন এই কর্মস্থলে যোগ দিয়েছেন। একাধিক আইডি থাকলে যার যার সারিতে লিখুন।",
        ),
        (
            "যোগদান", "কর্মস্থলে যোগদান", "বর্তমান কর্মস্থলে যোগদান", "বর্তমান কর্মস্থলে যোগদানের তারিখ", "joined on", "since",
            "in this post since",
        ),
        width=11,
        short=Text(en="holder since", bn="যোগদানের তারিখ"),
    ),
    FormColumn(
        Item.EMAIL,
        Text(en="Official e-mail address", bn="সরকারি ই-মেইল ঠিকানা"),
        Text(
            en='Only on the office\'s row. Choose "held" if the roster\'s address is right; otherwise write the whole '
            'address; "none" if there is none.',
            bn='শুধু দপ্তরের সারিতে। তালিকার ঠিকানাটি ঠিক থাকলে "আছে" বাছুন; নতুন হলে পুরো ঠিকানা লিখুন; না থাকলে "নেই"।',
        ),
        (
            "ই-মেইল", "ইমেইল", "ই মেইল", "মেইল", "সরকারি ই-মেইল", "সরকারী ই-মেইল", "সরকারী ই-মেইল ঠিকানা", "ই-মেইল ঠিকানা",
            "official e-mail", "e-mail", "e-mail address",
        ),
        width=18,
        short=Text(en="official e-mail address", bn="সরকারি ই-মেইল ঠিকানা"),
    ),
    FormColumn(
        Item.EMAIL_USE,
        Text(en="Official e-mail used", bn="সরকারি ই-মেইল ব্যবহার"),
        Text(
            en='Only on the office\'s row: whether official letters go from that address. "Sometimes" is not yet '
            "counted as regular.",
            bn='শুধু দপ্তরের সারিতে। দাপ্তরিক চিঠিপত্র ওই ঠিকানা থেকে পাঠানো হয় কি না। "মাঝে মাঝে" এখনো নিয়মিত হিসেবে ধরা হয় না।',
        ),
        (
            "সরকারী ই-মেইল ব্যবহার", "ই-মেইল ব্যবহার", "ই-মেইলে যোগাযোগ", "মেইল পাঠানো হয়", "দাপ্তরিক চিঠিপত্র এখান থেকে পাঠানো হয়",
            "e-mail used", "official letters go from it", "official mailbox used",
        ),
        width=10,
        short=Text(en="use of official e-mail", bn="সরকারি ই-মেইল ব্যবহার"),
    ),
    FormColumn(
        Item.CAUSE,
        Text(en="Cause", bn="কারণ"),
        Text(
            en="If a thing is not done and that is not in the office's hands, choose why.",
            bn="কোনো কাজ না হওয়ার কারণ দপ্তরের হাতে না থাকলে তালিকা থেকে বাছুন।",
        ),
        ("না হওয়ার কারণ", "পোর্টালজনিত কারণ", "reason", "cause at the portal"),
        width=15,
    ),
    FormColumn(
        Item.REMARK,
        Text(en="Remark", bn="মন্তব্য"),
        Text(
            en="A note for yourself. It stays in this file and is taken nowhere. Write no password here.",
            bn="নিজের জন্য নোট। এই লেখা কোথাও নেওয়া হয় না, শুধু এই ফাইলে থাকে। এখানেও পাসওয়ার্ড লিখবেন না।",
        ),
        ("রিমার্কস", "বিবরণ", "সমস্যা বা মন্তব্য", "উত্তর", "remarks", "note", "notes"),
        width=16,
    ),
)  # fmt: skip

NEVER_READ_HEADINGS: Final = (
    "ওয়েব পোর্টাল", "পোর্টাল", "পোর্টালের ঠিকানা", "ওয়েব পোর্টালের ঠিকানা", "ওয়েব সাইট", "ওয়েবসাইট", "ওয়েব ঠিকানা", "লিংক", "URL",
    "portal", "website", "মোবাইল", "মোবাইল নং", "মোবাইল নম্বর", "ফোন", "ফোন নং", "ফোন নম্বর", "সেল", "phone", "mobile",
    "দপ্তরের ধরন", "ধরন", "kind", "স্বাক্ষর", "signature",
)  # fmt: skip
"""Columns that a register typed by hand may have and that say nothing here: they belong to the roster."""

WHOLE_OFFICE: Final = Choice(
    "office",
    Text(en="for all accounts", bn="সব আইডির জন্য"),
    (
        "সব আইডি", "সকল আইডি", "সকল আইডির জন্য", "সকল", "সবাই", "সকল ইউজার", "সব ইউজার", "দপ্তর",
        "all", "all accounts", "office",
    ),
)  # fmt: skip
"""What stands in the place of a post on an office's own row."""

NOT_ASKED: Final = Choice("not-asked", Text(en="not needed now", bn="এবার লাগবে না"))
"""What stands in a cell that is not asked this month; it is no answer, and the office's row does not fill it."""

UNKNOWN: Final = Text(en="not known", bn="জানা নেই")
YES: Final = Text(en="yes", bn="হ্যাঁ")
NO: Final = Text(en="no", bn="না")

WAY_CHOICES: Final[tuple[Choice[str], ...]] = tuple(
    Choice(code, WAYS[code], aliases)
    for code, aliases in (
        ("phone", ("ফোনে", "মোবাইলে", "মোবাইল", "মোবাইল ফোন", "টেলিফোন", "ফোন কল", "call", "by phone", "telephone")),
        ("meeting", ("সভায়", "মিটিং", "মিটিংয়ে", "at a meeting")),
        ("form", ("ছক", "ছকে", "তথ্য ছকে", "কাগজে", "হাতে", "হাতে হাতে", "paper form", "by hand")),
        ("whatsapp", ("WhatsApp-এ", "হোয়াটসঅ্যাপ", "হোয়াটসঅ্যাপে", "হোয়াটস অ্যাপ", "হোয়াটস অ্যাপে")),
        ("email", ("ইমেইল", "ই মেইল", "মেইল", "ই-মেইলে", "ইমেইলে", "মেইলে", "email", "mail", "by e-mail")),
        ("seen-in-person", ("সরাসরি যাচাই", "সামনে থেকে দেখেছি", "seen in person", "seen at a login")),
        ("seen-on-video", ("ভিডিও কল", "ভিডিও কলে", "ভিডিও কলে দেখেছি", "সরাসরি যাচাই ভিডিও", "seen on video")),
    )
)  # fmt: skip
TWO_STEP_CHOICES: Final[tuple[Choice[TwoStep], ...]] = (
    Choice(
        TwoStep.DEMANDED,
        Text(en="on, a login asks for a code", bn="চালু, লগইনে কোড চায়"),
        (
            "চালু আছে, লগইনে কোড চায়", "চালু আছে; নতুন লগইনে কোড চায়", "চালু, নতুন লগইনে কোড চায়", "লগইনে কোড চায়", "কোড চায়",
            "হ্যাঁ, কোড চায়", "হ্যাঁ, লগইনে কোড চায়", "on, asks for a code", "on; a new login asks for a code",
        ),
    ),
    Choice(
        TwoStep.UNTESTED,
        Text(en="on, not tested", bn="চালু, পরীক্ষা করিনি"),
        (
            "চালু আছে, পরীক্ষা করিনি", "চালু, পরীক্ষা করা হয়নি", "চালু আছে, পরীক্ষা করা হয়নি", "চালু, পরীক্ষা করি নাই",
            "চালু করেছি; নতুন লগইনে পরীক্ষা করিনি", "on; not tested at a new login",
        ),
    ),
    Choice(TwoStep.OFF, Text(en="not on", bn="চালু নেই")),
    Choice(
        TwoStep.NOT_OFFERED,
        Text(en="the portal does not offer it", bn="পোর্টালে সুযোগ নেই"),
        ("সুযোগ নেই", "সুযোগ নাই", "পোর্টালে সুযোগ নাই", "পোর্টালে চালুর সুযোগ নেই", "পোর্টালে Two-step চালুর সুযোগ নেই", "not offered"),
    ),
    Choice(
        TwoStep.NO_CODE,
        Text(en="the code does not arrive", bn="কোড আসে না"),
        ("কোড আসেনা", "কোড আসেনি", "কোড আসে নাই", "চালু করতে গেলে কোড আসে না", "OTP আসে না", "ওটিপি আসে না", "no code"),
    ),
)  # fmt: skip
METHOD_CHOICES: Final[tuple[Choice[Method], ...]] = (
    Choice(
        Method.TOTP,
        Text(en="in an app", bn="অ্যাপে"),
        (
            "অ্যাপ", "এপে", "এপ", "অ্যাপের কোড", "অ্যাপস", "অ্যাপসে", "অথেনটিকেটর", "অথেন্টিকেটর", "অ্যাপ (Authenticator)",
            "app", "authenticator", "authenticator app", "google authenticator", "microsoft authenticator", "totp",
        ),
    ),
    Choice(
        Method.SMS,
        Text(en="by SMS", bn="এসএমএসে"),
        ("এসএমএস", "এস এম এস", "এসএমএস কোড", "এসএমএস কোড (OTP)", "মেসেজে", "মোবাইলে এসএমএস", "SMS", "text message"),
    ),
    Choice(
        Method.EMAIL,
        Text(en="by e-mail", bn="ই-মেইলে"),
        ("ই-মেইল", "ইমেইল", "ইমেইলে", "ই মেইলে", "মেইলে", "মেইল", "ই-মেইলে আসা কোড", "email", "e-mail", "mail"),
    ),
    Choice(
        Method.KEY,
        Text(en="security key", bn="নিরাপত্তা চাবি"),
        ("নিরাপত্তা চাবি (USB key)", "সিকিউরিটি কি", "USB key", "key"),
    ),
    Choice(Method.OTHER, Text(en="in another way", bn="অন্যভাবে"), ("অন্য ভাবে", "অন্যান্য", "অন্য", "other")),
)  # fmt: skip
USERS_CHOICES: Final[tuple[Choice[bool], ...]] = (
    Choice(
        value=False,
        label=Text(en="one person", bn="একজন"),
        aliases=("এক জন", "১ জন", "শুধু একজন", "একজনই", "নিজে", "one", "1 person", "single user"),
    ),
    Choice(
        value=True,
        label=Text(en="several persons", bn="একাধিক জন"),
        aliases=(
            "একাধিক", "একের অধিক", "কয়েকজন", "কয়েক জন", "অনেকে", "যৌথ", "দুইজন", "দুই জন", "দুজন", "তিনজন", "তিন জন",
            "চারজন", "চার জন", "পাঁচজন", "পাঁচ জন", "several", "shared", "many",
        ),
    ),
)  # fmt: skip
EMAIL_CHOICES: Final[tuple[Choice[bool], ...]] = (
    Choice(
        value=True, label=Text(en="held", bn="আছে"), aliases=("আছে, ঠিক আছে", "ঠিক আছে", "ঠিক", "তালিকার ঠিকানা ঠিক আছে")
    ),
    Choice(value=False, label=Text(en="none", bn="নেই"), aliases=("নাই", "ই-মেইল নেই", "সরকারি ই-মেইল নেই", "ঠিকানা নেই")),
)
EMAIL_USE_CHOICES: Final[tuple[Choice[Use], ...]] = (
    Choice(
        Use.REGULAR,
        Text(en="regularly", bn="নিয়মিত"),
        ("নিয়মিত পাঠানো হয়", "নিয়মিত ব্যবহার হয়", "সবসময়", "regular", "always"),
    ),
    Choice(
        Use.SOMETIMES,
        Text(en="sometimes", bn="মাঝে মাঝে"),
        ("মাঝেমাঝে", "মাঝে মধ্যে", "মাঝেমধ্যে", "কখনো কখনো", "আংশিক", "অনিয়মিত", "partly"),
    ),
    Choice(
        Use.NEVER,
        Text(en="not at all", bn="একেবারেই নয়"),
        ("ব্যবহার হয় না", "ব্যবহার করা হয় না", "ব্যবহার করি না", "ব্যবহার করেন না", "পাঠানো হয় না", "never", "not used"),
    ),
)  # fmt: skip
CAUSE_CHOICES: Final[tuple[Choice[Cause], ...]] = tuple(
    Choice(cause, cause.label, aliases)
    for cause, aliases in (
        (Cause.NOT_OFFERED, ("পোর্টালে সুযোগ নেই", "পোর্টালে সুযোগ নাই", "সুযোগ নেই", "Two-step চালুর সুযোগ নেই", "not offered")),
        (Cause.NO_CODE, ("কোড আসেনা", "কোড আসে নাই", "OTP আসে না", "ওটিপি আসে না", "no code")),
        (Cause.MIGRATION, ("পোর্টাল রূপান্তর", "রূপান্তর চলছে", "পোর্টাল স্থানান্তর চলছে", "migration", "portal migration")),
        (Cause.VACANT, ("শূন্য", "শূন্য পদ", "পদ খালি", "পদটি শূন্য", "vacant", "vacant post", "post vacant")),
        (Cause.ON_LEAVE, ("ছুটিতে", "প্রশিক্ষণে", "কর্মকর্তা ছুটিতে", "কর্মকর্তা প্রশিক্ষণে", "ছুটিতে বা প্রশিক্ষণে", "on leave")),
        (Cause.NO_OWN_ACCOUNT, ("নিজস্ব আইডি নেই", "নিজস্ব ইউজার আইডি নেই", "আইডি নেই", "no own account", "no account")),
        (Cause.LOCKED_OUT, ("লগইন করা যাচ্ছে না", "লগিন করা যাচ্ছে না", "আইডি আটকে গেছে", "locked out", "cannot log in")),
    )
)  # fmt: skip

_AFTER: Final = Text(en="yes, day forgotten, after {decision_date}", bn="হ্যাঁ, তারিখ মনে নেই, {decision_date} তারিখের পরে")
_AFTER_WRITINGS: Final = (
    "তারিখ মনে নেই, তবে {decision_date} তারিখের পরে", "তারিখ মনে নেই, {decision_date} তারিখের পরে",
    "{decision_date} তারিখের পরে", "{decision_date} এর পরে", "হ্যাঁ, {decision_date} তারিখের পরে", "after {decision_date}",
    "I forget the day, but after {decision_date}",
)  # fmt: skip
_AFTER_THE_DECISION: Final = (
    "সিদ্ধান্তের পরে", "সিদ্ধান্তের পর", "সিদ্ধান্তের পরে, মনে নেই", "সিদ্ধান্তের পরে, তারিখ মনে নেই", "সিদ্ধান্তের পর, তারিখ মনে নেই",
    "হ্যাঁ, সিদ্ধান্তের পরে", "হ্যাঁ, সিদ্ধান্তের পরে, তারিখ মনে নেই", "তারিখ মনে নেই, সিদ্ধান্তের পরে", "মনে নেই, তবে সিদ্ধান্তের পরে",
    "তারিখ মনে নেই, তবে সিদ্ধান্তের পরে", "হ্যাঁ, তারিখ মনে নেই, সিদ্ধান্তের পরে", "after the decision", "since the decision",
    "after the decision, day forgotten", "since the decision, day forgotten", "yes, after the decision",
)  # fmt: skip
_NOT_SINCE_WRITINGS: Final = (
    "{decision_date} তারিখের পরে করিনি", "{decision_date} তারিখের পরে করা হয়নি", "{decision_date} তারিখের পরে নয়",
    "{decision_date} তারিখের আগে", "not since {decision_date}", "before {decision_date}",
)  # fmt: skip
_NOT_SINCE_THE_DECISION: Final = (
    "সিদ্ধান্তের পরে করিনি", "সিদ্ধান্তের পরে হয়নি", "সিদ্ধান্তের পরে করা হয়নি", "সিদ্ধান্তের পরে নয়", "সিদ্ধান্তের পর করিনি",
    "সিদ্ধান্তের আগে", "সিদ্ধান্তের আগে করা", "not since the decision", "before the decision",
)  # fmt: skip


def _with_day(writings: tuple[str, ...], decision_day: date) -> tuple[str, ...]:
    return tuple(words.format(decision_date=short_date(decision_day, Language.BN)) for words in writings)


def after_decision(decision_day: date) -> Text:
    """Return the answer for "done, but the day is forgotten" as the form offers it."""
    return _AFTER.filled(decision_date=decision_day)


def reset_choices(decision_day: date) -> tuple[Choice[Done], ...]:
    """Return the answers about a password reset that are no day.

    Writings that name the decision instead of a day speak of `decision_day` too.
    """
    return (
        Choice(
            Done.AFTER_DECISION,
            after_decision(decision_day),
            (*_with_day(_AFTER_WRITINGS, decision_day), *_AFTER_THE_DECISION),
        ),
        Choice(Done.NOT_SINCE, NO, (*_with_day(_NOT_SINCE_WRITINGS, decision_day), *_NOT_SINCE_THE_DECISION)),
    )


def profile_choices(decision_day: date) -> tuple[Choice[Done], ...]:
    """Return the answers about a profile that are no day."""
    after, never = reset_choices(decision_day)
    return (
        Choice(
            Done.RIGHT,
            Text(en="it is right", bn="ঠিক আছে"),
            ("ঠিক", "হ্যাঁ, ঠিক আছে", "হ্যাঁ, আগে থেকেই ঠিক", "আগে থেকেই ঠিক", "সঠিক আছে", "right", "yes, it is right"),
        ),
        Choice(
            Done.NOT_SINCE,
            Text(en="not corrected", bn="ঠিক করা হয়নি"),
            (
                *never.writings, "ঠিক করা হয় নাই", "ঠিক নেই", "ঠিক নাই", "ঠিক হয়নি", "হালনাগাদ হয়নি", "হালনাগাদ করা হয়নি",
                "হালনাগাদ নেই",
            ),
        ),
        after,
    )  # fmt: skip


def listed(decision_day: date) -> Mapping[Item, tuple[Text, ...]]:
    """Return the answers that each column offers in its drop-down list, in order."""
    lists: dict[Item, tuple[Choice[Any], ...]] = {
        Item.WAY: WAY_CHOICES,
        Item.TWO_STEP: TWO_STEP_CHOICES,
        Item.METHOD: METHOD_CHOICES,
        Item.RESET: reset_choices(decision_day),
        Item.PROFILE: profile_choices(decision_day),
        Item.USERS: USERS_CHOICES,
        Item.EMAIL: EMAIL_CHOICES,
        Item.EMAIL_USE: EMAIL_USE_CHOICES,
        Item.CAUSE: CAUSE_CHOICES,
    }
    offered = {item: tuple(choice.label for choice in choices) for item, choices in lists.items()}
    offered[Item.RULE] = (YES, NO)
    offered[Item.EMAIL_USE] = (*offered[Item.EMAIL_USE][:2], NO)
    return {item: labels if item in {Item.WAY, Item.CAUSE} else (*labels, UNKNOWN) for item, labels in offered.items()}


FIVE_QUESTIONS: Final = (
    Text(
        en="How many accounts are there on the portal, and who uses them?",
        bn="পোর্টালের আইডি কয়টি, কে কে ব্যবহার করেন?",
    ),
    Text(
        en="Was the password of each reset after {decision_date}?",
        bn="{decision_date} তারিখের পরে প্রতিটির পাসওয়ার্ড রিসেট হয়েছে কি?",
    ),
    Text(
        en="Is two-step on? Does a new login ask for a code? If not, why not?",
        bn="Two-step চালু আছে কি? নতুন লগইনে কোড চায় কি? না হলে কারণ কী?",
    ),
    Text(
        en="Does the profile show the present officer's name, mobile number and e-mail?",
        bn="প্রোফাইলে এখনকার কর্মকর্তার নাম, মোবাইল ও ই-মেইল আছে কি?",
    ),
    Text(
        en="What is the official e-mail address, and who reads it?",
        bn="সরকারি ই-মেইল ঠিকানাটি কী, কে দেখেন?",
    ),
)
"""What to ask on the telephone, in order."""
NEVER_ASK: Final = Text(
    en="Do not ask for a password; if somebody wants to tell one, stop them and ask for a reset.",
    bn="পাসওয়ার্ড জিজ্ঞাসা করবেন না; কেউ বলতে চাইলে থামিয়ে দিন এবং রিসেট করতে বলুন।",
)
WITNESSING: Final = (
    Text(
        en="The user opens a new private window on their own computer and types the portal's address themselves.",
        bn="ইউজার নিজের কম্পিউটারে নতুন Private জানালা খুলবেন এবং নিজে পোর্টালের ঠিকানা লিখবেন।",
    ),
    Text(en="Look away while the password is typed.", bn="পাসওয়ার্ড লেখার সময় আপনি অন্যদিকে তাকাবেন।"),
    Text(
        en="See whether a code was asked for after the password, and whether the code let the user in.",
        bn="দেখুন: পাসওয়ার্ডের পর কোড চাইল কি না, কোড দেওয়ার পর ভেতরে ঢুকল কি না।",
    ),
    Text(
        en="Look at name and post in the profile; then the user logs out.",
        bn="প্রোফাইলের নাম ও পদবি দেখুন; ইউজার লগআউট করবেন।",
    ),
    Text(
        en='Enter "seen at a login, in person" and the day in the register; on a video call, "on a video call".',
        bn='রেজিস্টারে "সরাসরি যাচাই", তারিখ ও স্থান লিখুন। ভিডিও কলে দেখলে "ভিডিও কল" লিখুন।',
    ),
)
"""How a thing is witnessed, in order."""
NOT_WITNESSED: Final = Text(
    en="A screenshot is not witnessed: enter it as told by the office, and delete the picture.",
    bn="পর্দার ছবি (screenshot) সরাসরি যাচাই নয়; তা দপ্তরের ঘোষণা হিসেবে লিখুন এবং ছবিটি মুছে ফেলুন।",
)
SPECIMEN: Final = Text(en="Sample: not real data", bn="নমুনা — প্রকৃত তথ্য নয়")

_TITLE: Final = Text(en="Register · check for {month}", bn="তথ্য রেজিস্টার · {month} মাসের যাচাই")
_NO_PASSWORDS: Final = Text(
    en="Write no password, OTP or recovery code, nor any part of one, anywhere in this file.",
    bn="এই ফাইলের কোথাও পাসওয়ার্ড, OTP, জরুরি কোড বা এর কোনো অংশ লিখবেন না।",
)
_HOW: Final = Text(
    en="What holds for all accounts of an office is entered once on its bold row. Leave empty what you do not know. "
    "Sheet সহায়িকা explains each column.",
    bn="যা দপ্তরের সব আইডির জন্য এক, তা মোটা অক্ষরের সারিতে একবার লিখুন; আলাদা হলে আইডির সারিতে। যা জানা যায়নি, ফাঁকা রাখুন। "
    'কলামের ব্যাখ্যা "সহায়িকা" পাতায়।',
)
_HELP_TITLE: Final = Text(en="How to fill in the register", bn="রেজিস্টার পূরণের নিয়ম")
_HELP_NOTES: Final = (
    Text(
        en='A half-filled register is fine: what is not filled in stays "no information". Save it and put it into the '
        "evidence folder.",
        bn='আংশিক পূরণ করা রেজিস্টারও চলবে; যা পূরণ হয়নি, তা "তথ্য পাওয়া যায়নি" থাকবে। সেভ করে evidence ফোল্ডারে রাখুন।',
    ),
    Text(
        en='A grey cell that says "not needed now" was answered before or is not asked of that office. To enter a '
        "change there: Review, Unprotect Sheet (no password is needed).",
        bn='"এবার লাগবে না" লেখা ছায়া দেওয়া ঘরের উত্তর আগেই পাওয়া গেছে অথবা ওই দপ্তরের জন্য প্রশ্নটি নেই। সেখানে নতুন কিছু লিখতে হলে '
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
_FIVE_QUESTIONS_HEADING: Final = Text(en="Five questions for the telephone", bn="ফোনে জিজ্ঞাসার পাঁচটি প্রশ্ন")
_WITNESSING_HEADING: Final = Text(en='How a thing is "witnessed"', bn='"সরাসরি যাচাই" কীভাবে হয়')
_NOT_IN_LIST: Final = (
    "তালিকায় নেই",
    "এটি তালিকার উত্তর নয়। ঠিক লিখেছেন মনে হলে রাখুন; বোঝা না গেলে পরে জানতে চাওয়া হবে।",
)

_FONT: Final = "Nirmala UI"
_TYPED_AS_IS: Final = "@"
"""Cells to fill are text: a spreadsheet set to month first would turn 05/02/2024 into 2 May and never say so."""
_DAY_OR_CHOICE: Final = frozenset({Item.RESET, Item.PROFILE, Item.EMAIL})
"""Columns whose list is an offer beside what is typed, so nothing warns of typing."""
_LAST_FROZEN: Final = Mark.POST
_A4: Final = 9
_HEADER_HEIGHT: Final = 54
_LINE_HEIGHT: Final = 14.5
_HELP_WIDTHS: Final = (30, 78, 46)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row to ask: an office, or one of its accounts.

    Attributes:
        subject: the office's or the account's id.
        office: the office's id.
        serial: the office's serial in the roster.
        open_items: what is open or stale and so is asked; contact, cause and remark can always be filled in.
        context: earlier answers as one finished text, for information only.

    """

    subject: str
    office: str
    serial: int
    office_name: Text
    post: Text
    masked_login: str
    open_items: frozenset[Item]
    context: Text
    is_office: bool

    @property
    def asked(self) -> tuple[Item, ...]:
        """The open questions of this row, in the order of the columns."""
        return tuple(item for item in Item if item in self.open_items and item not in ALWAYS_OPEN)


def write(
    rows: Sequence[RegisterRow], *, month: str, decision_day: date, committee: Text, specimen: bool = False
) -> bytes:
    """Return the register as an XLSX workbook; the same rows give the same bytes.

    Args:
        rows: offices, each followed by its accounts, in the order of the roster.
        month: for which month, YYYY-MM.
        decision_day: the day from which resets and profiles count.
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
    year, number = (int(part) for part in month.split("-"))
    book.set_properties({"created": datetime(year, number, 1, tzinfo=UTC), "title": f"register {month}"})
    looks = _looks(book)
    titles = [
        f"{_TITLE.said(Language.BN, month=month_name(month))} · {committee.bn}",
        _NO_PASSWORDS.bn,
        _HOW.bn,
        *([SPECIMEN.bn] if specimen else []),
    ]
    sheet = book.add_worksheet(REGISTER_SHEET)
    lists = listed(decision_day)
    _write_form(sheet, looks, titles, rows)
    _write_hints(sheet, lists, decision_day, (len(titles) + 1, len(titles) + len(rows)))
    _write_help(book.add_worksheet(HELP_SHEET), looks, lists, decision_day)
    _write_lists(book.add_worksheet(LISTS_SHEET), lists)
    meta = book.add_worksheet(META_SHEET)
    told = (
        (META_FORM, FORM),
        (META_MONTH, month),
        (META_DECISION_DAY, decision_day.isoformat()),
        *((META_ASKED, row.subject) for row in rows if not row.is_office),
    )
    for line, (name, value) in enumerate(told):
        meta.write_string(line, 0, name)
        meta.write_string(line, 1, value)
    meta.very_hidden()
    meta.protect()
    book.close()
    return content.getvalue()


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
    sheet: Worksheet, looks: Mapping[str, Format], titles: Sequence[str], rows: Sequence[RegisterRow]
) -> None:
    header, last = len(titles), len(titles) + len(rows)
    for line, words in enumerate(titles):
        sheet.write_string(line, 1, words, looks[("title", "warning", "words", "warning")[line]])
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width, None, {"hidden": column.name is Mark.ID})
        sheet.write_string(header, place, column.heading.bn, looks["heading"])
    sheet.set_row(header, _HEADER_HEIGHT)
    alone = {row.office for row in rows} - _with_several_accounts(rows)
    for line, row in enumerate(rows, start=header + 1):
        for place, column in enumerate(COLUMNS):
            words, look = _cell(row, column, single=row.office in alone)
            if words:
                sheet.write_string(line, place, words, looks[look])
            else:
                sheet.write_blank(line, place, None, looks[look])
    frozen = [column.name for column in COLUMNS].index(_LAST_FROZEN) + 1
    sheet.freeze_panes(header + 1, frozen)
    sheet.autofilter(header, 1, max(last, header + 1), len(COLUMNS) - 1)
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


def _cell(row: RegisterRow, column: FormColumn, *, single: bool) -> tuple[str, str]:
    """Return what stands in a cell and how it looks."""
    of_office = " office" if row.is_office else ""
    if isinstance(column.name, Mark):
        known = {
            Mark.ID: row.subject,
            Mark.SERIAL: serial_of(row.serial, Language.BN),
            Mark.OFFICE: row.office_name.bn,
            Mark.POST: (WHOLE_OFFICE.label if row.is_office else row.post).bn,
            Mark.LOGIN: row.masked_login,
            Mark.CONTEXT: row.context.bn,
        }
        return known[column.name], "context" if column.name is Mark.CONTEXT else "known" + of_office
    misplaced = column.name is Item.SINCE and not single if row.is_office else column.name in OFFICE_ITEMS
    if misplaced:
        return "", "closed"
    if column.name in ALWAYS_OPEN or column.name in row.open_items:
        return "", "fill" + of_office
    return NOT_ASKED.label.bn, "closed"


def _write_hints(
    sheet: Worksheet, lists: Mapping[Item, tuple[Text, ...]], decision_day: date, lines: tuple[int, int]
) -> None:
    """Give every column to fill its hint and, where it has one, its drop-down list."""
    first, last = lines
    if last < first:
        return
    for place, column in enumerate(COLUMNS):
        if not isinstance(column.name, Item):
            continue
        hint: dict[str, Any] = {
            "validate": "any",
            "input_title": (column.short or column.heading).bn,
            "input_message": column.told.said(Language.BN, decision_date=decision_day),
        }
        if column.name in lists:
            hint |= {
                "validate": "list",
                "source": _list_place(column.name, lists),
                "show_error": column.name not in _DAY_OR_CHOICE,
                "error_type": "information",
                "error_title": _NOT_IN_LIST[0],
                "error_message": _NOT_IN_LIST[1],
            }
        sheet.data_validation(first, place, last, place, hint)


def _list_place(item: Item, lists: Mapping[Item, tuple[Text, ...]]) -> str:
    letter = chr(ord("A") + list(lists).index(item))
    return f"='{LISTS_SHEET}'!${letter}$1:${letter}${len(lists[item])}"


def _write_lists(sheet: Worksheet, lists: Mapping[Item, tuple[Text, ...]]) -> None:
    for place, labels in enumerate(lists.values()):
        for line, label in enumerate(labels):
            sheet.write_string(line, place, label.bn)
    sheet.hide()
    sheet.protect()


def _write_help(
    sheet: Worksheet, looks: Mapping[str, Format], lists: Mapping[Item, tuple[Text, ...]], decision_day: date
) -> None:
    for place, width in enumerate(_HELP_WIDTHS):
        sheet.set_column(place, place, width)
    line = 0
    starts: list[int] = []
    for language in Language:
        for words, look in _help_lines(language, lists, decision_day):
            for place, said in enumerate(words):
                sheet.write_string(line, place, said, looks[look])
            sheet.set_row(line, _LINE_HEIGHT * max(map(_lines, words, _HELP_WIDTHS)) + 4)
            line += 1
        starts.append(line)
    sheet.set_h_pagebreaks(starts[:-1])
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _lines(words: str, width: int) -> int:
    """Return about how many lines words take in a column: signs that take no room of their own are not counted."""
    taking = [sum(unicodedata.category(sign) not in {"Mn", "Cf"} for sign in line) for line in words.split("\n")]
    return sum(max(1, -(-count // width)) for count in taking)


def _help_lines(
    language: Language, lists: Mapping[Item, tuple[Text, ...]], decision_day: date
) -> Iterable[tuple[tuple[str, ...], str]]:
    """Yield the help sheet's lines in one language: their cells and how they look."""
    yield (_HELP_TITLE.said(language),), "title"
    yield ("", _NO_PASSWORDS.said(language)), "help heading"
    for note in _HELP_NOTES:
        yield ("", note.said(language)), "help"
    yield ("",), "help"
    yield tuple(heading.said(language) for heading in _HELP_HEADINGS), "heading"
    for column in COLUMNS:
        if column.name is not Mark.ID:
            told = column.told.said(language, decision_date=decision_day)
            labels = lists.get(column.name, ()) if isinstance(column.name, Item) else ()
            offered = " · ".join(label.said(language) for label in labels)
            yield (column.heading.said(language), told, offered), "help cell"
    yield ("",), "help"
    questions = tuple(question.said(language, decision_date=decision_day) for question in FIVE_QUESTIONS)
    cards = (
        (_FIVE_QUESTIONS_HEADING, questions, NEVER_ASK),
        (_WITNESSING_HEADING, tuple(step.said(language) for step in WITNESSING), NOT_WITNESSED),
    )
    for heading, steps, last in cards:
        yield (heading.said(language),), "title"
        for number, step in enumerate(steps, start=1):
            yield ("", numbered(number, step, language)), "help"
        yield ("", last.said(language)), "help heading"
        yield ("",), "help"


def numbered(number: int, words: str, language: Language) -> str:
    """Return a sentence with its number before it: ১. … or 1. …."""
    return f"{digits(str(number), language)}. {words}"
