"""What a column of an unknown record may say, and the headings that are known to say it, in both languages."""

from __future__ import annotations

from enum import Enum
from typing import Final

from msgspec import Struct

from auditor.i18n import Text, match_key
from auditor.model.facts import FACTS


class Meant(Struct, frozen=True):
    """A field of a record.

    Attributes:
        field: its name in the mapping.
        fact: the id of the fact that it says; empty where it says none.
        label: how people call it.
        headings: the known ones, with a bar between them.

    """

    field: str
    fact: str
    label: Text
    headings: str = ""


class Meaning(Enum):
    """What a column may say; the last means that it is not read."""

    LOGIN = Meant(
        "login", "", label=Text(en="user ID", bn="ইউজার আইডি"),
        headings="username|user name|user|user id|userid|login|login id|login name|account|uid|user login|"
        "ব্যবহারকারীর নাম|ব্যবহারকারী নাম|ব্যবহারকারী আইডি|ইউজারনেম|ইউজার নেম|ইউজার আইডি|আইডি|লগইন আইডি|লগইন",
    )  # fmt: skip
    MAILBOX = Meant(
        "mailbox", "", label=Text(en="e-mail address", bn="ই-মেইল ঠিকানা"),
        headings="email|e-mail|mail|email address|user email|ইমেইল|ই-মেইল|মেইল|ইমেইল ঠিকানা",
    )  # fmt: skip
    ACTIVE = Meant(
        "status", "active", label=Text(en="account in use or switched off", bn="আইডি চালু না বন্ধ"),
        headings="status|active|is active|enabled|state|account status|অবস্থা|স্ট্যাটাস|সক্রিয়|চালু",
    )  # fmt: skip
    ENROLLED = Meant(
        "two_step", "two_step_enrolled", label=Text(en="two-step is on", bn="Two-step চালু"),
        headings="2fa|mfa|two factor|two step|2sv|two factor enabled|2fa enabled|mfa enabled|mfa active|two-step authentication|two-factor authentication|"
        "otp enabled|totp|টু ফ্যাক্টর|দুই ধাপে যাচাই|টু স্টেপ",
    )  # fmt: skip
    REGISTERED = Meant(
        "registered", "two_step_registered",
        label=Text(en="a second factor is registered, but perhaps not asked for", bn="Two-step-এর মাধ্যম নিবন্ধিত, কিন্তু চাওয়া হয় কি না জানা নেই"),
        headings="mfa registered|2fa registered|is mfa registered",
    )  # fmt: skip
    ENFORCED = Meant(
        "enforced", "two_step_enforced", label=Text(en="the system requires two-step", bn="সিস্টেমে Two-step বাধ্যতামূলক"),
        headings="2fa enforced|mfa enforced|2fa required|mfa required|two factor required|2sv enforced",
    )  # fmt: skip
    ENROLLED_ON = Meant(
        "enrolled_on", "two_step_enrolled_on", label=Text(en="since when two-step is on", bn="Two-step চালুর তারিখ"),
        headings="2fa enabled on|mfa enabled at|2fa since|mfa since|two factor enabled at|টু ফ্যাক্টর চালুর তারিখ",
    )  # fmt: skip
    CHANGED = Meant(
        "changed", "password_changed_on", label=Text(en="when the password was changed", bn="পাসওয়ার্ড রিসেটের তারিখ"),
        headings="password changed|password changed on|password last changed|password last set|password last change|"
        "পাসওয়ার্ড পরিবর্তনের তারিখ|পাসওয়ার্ড রিসেটের তারিখ",
    )  # fmt: skip
    LAST_LOGIN = Meant(
        "last_login", "", label=Text(en="last login", bn="সর্বশেষ লগইন"),
        headings="last login|last sign in|last access|last login time|last seen|সর্বশেষ লগইন|শেষ লগইন",
    )  # fmt: skip
    NOTHING = Meant("", "", label=Text(en="not read", bn="পড়া হবে না"))

    @property
    def field(self) -> str:
        """The name of the field."""
        return self.value.field

    @property
    def fact(self) -> str:
        """The id of the fact; empty where it is none."""
        return self.value.fact

    @property
    def is_flag(self) -> bool:
        """Whether it is said by words for yes and no."""
        return self.fact != "" and FACTS[self.fact].decode is bool

    @property
    def label(self) -> Text:
        """How people call it."""
        return self.value.label


BY_HEADING: Final = {
    match_key(heading): meaning for meaning in Meaning for heading in meaning.value.headings.split("|") if heading
}
