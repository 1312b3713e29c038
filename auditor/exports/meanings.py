"""What a column of an unknown record may say, and the headings that are known to say it, in both languages."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.exports.mapping import shipped
from auditor.i18n import Text, match_key
from auditor.model.facts import FACTS
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.exports.mapping import Mapping


class Meant(Struct, frozen=True):
    """A field of a record.

    Attributes:
        field: its name in the mapping.
        fact: the id of the fact that it says; empty where it says none.
        label: how people call it.
        headings: the known ones, with a bar between them.
        opposite: what says yes under it is a no of the fact.

    """

    field: str
    fact: str
    label: Text
    headings: str = ""
    opposite: bool = False


class Meaning(Enum):
    """What a column may say; the last means that it is not read."""

    LOGIN = Meant(
        "login", "", label=Text(en="user ID", bn="ইউজার আইডি"),
        headings="username|user name|user|user id|userid|user code|login|login id|login name|account|uid|user login|"
        "ব্যবহারকারীর নাম|ব্যবহারকারী নাম|ব্যবহারকারী আইডি|ইউজারনেম|ইউজার নেম|ইউজার আইডি|ইউজার কোড|আইডি|লগইন আইডি|লগইন",
    )  # fmt: skip
    MAILBOX = Meant(
        "mailbox", "", label=Text(en="e-mail address", bn="ই-মেইল ঠিকানা"),
        headings="email|e-mail|mail|email address|user email|ইমেইল|ই-মেইল|মেইল|ইমেইল ঠিকানা",
    )  # fmt: skip
    ACTIVE = Meant(
        "status", "active", label=Text(en="account in use or switched off", bn="আইডি চালু না বন্ধ"),
        headings="status|active|is active|enabled|state|account status|অবস্থা|স্ট্যাটাস|সক্রিয়|চালু",
    )  # fmt: skip
    LOCKED = Meant(
        "locked", "active", label=Text(en="account locked, blocked or suspended", bn="আইডি লক, ব্লক বা স্থগিত"),
        headings="locked|is locked|account locked|locked out|blocked|is blocked|suspended|is suspended|disabled|is disabled|account disabled|"
        "লক|লক করা|ব্লক করা|স্থগিত", opposite=True,
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
    def is_opposite(self) -> bool:
        """Whether what says yes is a no of the fact."""
        return self.value.opposite

    @property
    def label(self) -> Text:
        """How people call it."""
        return self.value.label


@remembered(None)
def by_heading() -> dict[str, Meaning]:
    """Return what a heading is known to say, by its `match_key`: those above, and those of the tables and keys that mappings name where all mean the same."""
    of_mappings: dict[str, set[Meaning]] = {}
    for mapping in shipped():
        meanings = _of_fields(mapping)
        for fields in (form.fields for forms in (mapping.tables, mapping.json) for form in forms):
            for name, headings in fields.items():
                for heading in headings:
                    if name in meanings and not re.search(r"[/\[\]{}]", heading):
                        of_mappings.setdefault(match_key(heading), set()).add(meanings[name])
    ours = {
        match_key(heading): meaning for meaning in Meaning for heading in meaning.value.headings.split("|") if heading
    }
    return {key: next(iter(found)) for key, found in of_mappings.items() if len(found) == 1} | ours


def _of_fields(mapping: Mapping) -> dict[str, Meaning]:
    """Return what the fields of a mapping mean, of those that mean one thing that can be proposed."""
    found = {meaning.field: meaning for meaning in Meaning if not meaning.fact}
    found |= {mapping.login.email: Meaning.MAILBOX} | dict.fromkeys(mapping.login.fields, Meaning.LOGIN)
    of_facts = {meaning.fact: meaning for meaning in Meaning if meaning.fact and not meaning.is_opposite}
    for rule in mapping.facts:
        if rule.fact in of_facts and (not of_facts[rule.fact].is_flag or {"no", "false"} & {*rule.no}):
            found[rule.field] = of_facts[rule.fact]
        elif rule.fact == Meaning.LOCKED.fact and "true" in rule.no:
            found[rule.field] = Meaning.LOCKED
    return found
