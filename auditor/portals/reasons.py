"""Why a portal, or what is behind its login, could not be observed: each reason with what a person reads of it."""

from __future__ import annotations

from enum import Enum
from typing import Final

from auditor.i18n import Text


class Reason(Enum):
    """Why something was not seen."""

    # of the network
    NO_ADDRESS = "no-address"
    NO_TLS = "no-tls"
    UNVERIFIED = "unverified"
    BROKEN = "broken"
    SLOW = "slow"
    LARGE = "large"
    PACKED = "packed"
    REDIRECTS = "redirects"
    LEADS_ELSEWHERE = "leads-elsewhere"
    SENDS_AGAIN = "sends-again"
    CHARSET = "charset"
    NOT_ALLOWED = "not-allowed"
    # of the login page
    STATUS = "status"
    NO_PAGE = "no-page"
    BY_HTTP = "by-http"
    SCRIPT = "script"
    NO_FORM = "no-form"
    SEVERAL_FORMS = "several-forms"
    TWO_PASSWORDS = "two-passwords"
    FORM_ELSEWHERE = "form-elsewhere"
    NOT_POSTED = "not-posted"
    CAPTCHA = "captcha"
    MORE_ASKED = "more-asked"
    # of what came after
    LOST = "lost"
    REPEATED = "repeated"
    NEW_PASSWORD = "new-password"  # noqa: S105 no password
    BY_KEY = "by-key"
    ANOTHER_STEP = "another-step"
    ADDRESS_CHECK = "address-check"
    MAY_BE_SKIPPED = "may-be-skipped"
    UNPROVEN = "unproven"

    @property
    def message(self) -> Text:
        """What is told."""
        return _MESSAGES[self]


class UnseenError(Exception):
    """Something was not seen; holds the reason and nothing that was sent or received."""

    def __init__(self, reason: Reason) -> None:
        """Say why."""
        self.reason = reason
        super().__init__(reason.value)


_MESSAGES: Final = {
    Reason.NO_ADDRESS: Text(
        en="The address is none that this program visits.",
        bn="ঠিকানাটি এমন নয় যেখানে এই প্রোগ্রাম যেতে পারে।",
    ),
    Reason.NO_TLS: Text(
        en="The portal's address does not begin with https, so what is typed could be read on the way.",
        bn="পোর্টালের ঠিকানা https দিয়ে শুরু নয়; তাই যা টাইপ করা হয় পথে তা পড়া যেতে পারে।",
    ),
    Reason.UNVERIFIED: Text(
        en="The portal's certificate could not be verified, so it may be somebody else who answers.",
        bn="পোর্টালের সার্টিফিকেট যাচাই করা যায়নি; অন্য কেউ উত্তর দিচ্ছে এমন হতে পারে।",
    ),
    Reason.BROKEN: Text(
        en="The portal could not be reached, or broke its answer off.",
        bn="পোর্টালে পৌঁছানো যায়নি, অথবা উত্তর মাঝপথে থেমে গেছে।",
    ),
    Reason.SLOW: Text(
        en="The portal did not answer in time.",
        bn="পোর্টাল সময়মতো উত্তর দেয়নি।",
    ),
    Reason.LARGE: Text(
        en="The portal's answer is larger than a page may be.",
        bn="পোর্টালের উত্তর একটি পাতার সীমার চেয়ে বড়।",
    ),
    Reason.PACKED: Text(
        en="The portal's answer came packed although it was asked for plainly.",
        bn="পোর্টালের উত্তর সংকুচিত (compressed) অবস্থায় এসেছে, যদিও সাধারণভাবে চাওয়া হয়েছিল।",
    ),
    Reason.REDIRECTS: Text(
        en="The portal sends from page to page without an end.",
        bn="পোর্টাল এক পাতা থেকে আরেক পাতায় পাঠাতেই থাকে, শেষ হয় না।",
    ),
    Reason.LEADS_ELSEWHERE: Text(
        en="The portal leads to another host, which was not visited.",
        bn="পোর্টাল অন্য ঠিকানায় নিয়ে যায়; সেখানে যাওয়া হয়নি।",
    ),
    Reason.SENDS_AGAIN: Text(
        en="The portal asks to send what was typed a second time; nothing was sent again.",
        bn="পোর্টাল টাইপ করা তথ্য আবার পাঠাতে বলে; আবার কিছু পাঠানো হয়নি।",
    ),
    Reason.CHARSET: Text(
        en="What was typed cannot be written in the charset of the portal's page, so nothing was sent.",
        bn="যা টাইপ করা হয়েছে তা পোর্টালের পাতার অক্ষর-ব্যবস্থায় লেখা যায় না; তাই কিছু পাঠানো হয়নি।",
    ),
    Reason.NOT_ALLOWED: Text(
        en="The portal's robots.txt does not allow programs to read it, or could not be had.",
        bn="পোর্টালের robots.txt প্রোগ্রামকে পাতা পড়তে দেয় না, অথবা তা পাওয়া যায়নি।",
    ),
    Reason.STATUS: Text(
        en="The portal answered with an error page.",
        bn="পোর্টাল ত্রুটির পাতা দেখিয়েছে।",
    ),
    Reason.NO_PAGE: Text(
        en="The portal did not answer with a page.",
        bn="পোর্টাল কোনো পাতা দেখায়নি।",
    ),
    Reason.BY_HTTP: Text(
        en="The portal's login is no form: the browser itself asks for it.",
        bn="পোর্টালের লগইনে কোনো ফর্ম নেই: ব্রাউজার নিজেই লগইন চায়।",
    ),
    Reason.SCRIPT: Text(
        en="The portal's login is built or changed by a script (JavaScript), which this program does not run.",
        bn="পোর্টালের লগইন স্ক্রিপ্ট (JavaScript) দিয়ে চলে; এই প্রোগ্রাম স্ক্রিপ্ট চালায় না।",
    ),
    Reason.NO_FORM: Text(
        en="There is no login form on the page.",
        bn="পাতায় কোনো লগইন ফর্ম নেই।",
    ),
    Reason.SEVERAL_FORMS: Text(
        en="Several forms on the page could be the login.",
        bn="পাতায় একাধিক ফর্ম আছে; কোনটি লগইনের তা বোঝা যায়নি।",
    ),
    Reason.TWO_PASSWORDS: Text(
        en="The form has two or more password fields, so it is no login form.",
        bn="ফর্মে পাসওয়ার্ডের ঘর দুই বা তার বেশি; এটি লগইনের ফর্ম নয়।",
    ),
    Reason.FORM_ELSEWHERE: Text(
        en="The login form would send what is typed to another host.",
        bn="লগইনের ফর্মটি টাইপ করা তথ্য অন্য ঠিকানায় পাঠাত।",
    ),
    Reason.NOT_POSTED: Text(
        en="The login form would show what is typed in the address, or sends it in a way unknown here.",
        bn="লগইনের ফর্মটি টাইপ করা তথ্য ঠিকানার মধ্যে দেখাত, অথবা অজানা উপায়ে পাঠাত।",
    ),
    Reason.CAPTCHA: Text(
        en="The portal wants to see a person: letters of a picture, or a tick box that a script draws (captcha).",
        bn="পোর্টাল মানুষ কি না যাচাই করে: ছবির অক্ষর লিখতে বা ঘরে টিক দিতে বলে (captcha)।",
    ),
    Reason.MORE_ASKED: Text(
        en="The login form asks for more than a user name and a password.",
        bn="লগইনের ফর্মে ইউজার আইডি ও পাসওয়ার্ডের বাইরেও কিছু চাওয়া হয়।",
    ),
    Reason.LOST: Text(
        en="The login was sent and the answer was lost. The portal may or may not have taken it; it was not sent again.",
        bn="লগইন পাঠানো হয়েছে, কিন্তু উত্তর পাওয়া যায়নি। পোর্টাল তা নিয়েছে কি না জানা নেই; আবার পাঠানো হয়নি।",
    ),
    Reason.REPEATED: Text(
        en="The portal would have what was typed sent a second time, in an address, a cookie or a hidden field; it was not sent again.",
        bn="পোর্টাল টাইপ করা তথ্য ঠিকানা, কুকি বা লুকানো ঘরের মাধ্যমে আবার পাঠাতে চায়; আবার পাঠানো হয়নি।",
    ),
    Reason.NEW_PASSWORD: Text(
        en="After the login the portal wants a new password to be set.",
        bn="লগইনের পর পোর্টাল নতুন পাসওয়ার্ড বসাতে বলে।",
    ),
    Reason.BY_KEY: Text(
        en="After the password the portal asks for a security key or passkey, which this program cannot use.",
        bn="পাসওয়ার্ডের পর পোর্টাল নিরাপত্তা চাবি (security key) বা passkey চায়; এই প্রোগ্রাম তা ব্যবহার করতে পারে না।",
    ),
    Reason.ANOTHER_STEP: Text(
        en="After the password the portal shows a further step that is not understood here.",
        bn="পাসওয়ার্ডের পর পোর্টাল আরেকটি ধাপ দেখায়, যা এই প্রোগ্রাম বোঝেনি।",
    ),
    Reason.ADDRESS_CHECK: Text(
        en="After the password the portal checks an address or number of the profile; that is no second factor.",
        bn="পাসওয়ার্ডের পর পোর্টাল প্রোফাইলের ঠিকানা বা নম্বর যাচাই করে; এটি Two-step নয়।",
    ),
    Reason.MAY_BE_SKIPPED: Text(
        en="The portal asks for a code but lets in without it.",
        bn="পোর্টাল কোড চায়, কিন্তু কোড ছাড়াও ঢুকতে দেয়।",
    ),
    Reason.UNPROVEN: Text(
        en="It could not be proven whether the login ended inside: no page was found that opens with it and not without it.",
        bn="লগইন ভেতরে পৌঁছেছে কি না প্রমাণ করা যায়নি: লগইন করলে খোলে, না করলে খোলে না, এমন কোনো পাতা পাওয়া যায়নি।",
    ),
}
