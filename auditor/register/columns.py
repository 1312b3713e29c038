"""The columns of the register, the monthly form that is filled by phone, visit or paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from auditor.i18n import Text

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
