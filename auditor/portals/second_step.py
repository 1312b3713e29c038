"""What the page after a password is: a challenge for a code, the setting up of a second factor, or something else. Pure.

A page that shows a key to be stored in an app sets two-step up, whatever code it asks for: it is no challenge. One that may
be skipped, or checks the address of a profile, is none either.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from auditor.expressions import expression
from auditor.model.facts import Method
from auditor.portals.login_forms import has_captcha, without_remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.model.probe import PortalDescription
    from auditor.portals.forms import Control, Form
    from auditor.portals.pages import Page

_STEP: Final = expression(
    r"two[\s-]?(?:factor|step)|2[\s-]?(?:factor|step|fa)\b|multi[\s-]?factor|\bmfa\b|\btfa\b|second factor|security key|passkey|one[\s-]?time|\botp\b|\btotp\b|"
    r"authenticat(?:or|ion) (?:app|code)|authenticator|verification code|security code|verify (?:it.?s you|your identity|your login)|"
    r"(?:enter|get|receive) (?:the|your|a) (?:\S+ )?code|code (?:we|was) (?:have )?sent|sent (?:you )?(?:a|the) (?:\S+ )?code|"
    r"দুই ধাপ|দুই-ধাপ|দ্বি-?\s?(?:ধাপ|স্তর)|টু[\s-]?ফ্যাক্টর|ওটিপি|যাচাই(?:করণ)? কোড|কোড(?:টি)? (?:লিখুন|দিন|পাঠানো|পেতে|পাবেন)|প্রমাণীকরণ"
)
_CODE_FIELD: Final = expression(
    r"otp|totp|mfa|2fa|tfa|two[-_]?(?:factor|step)|passcode|one-time-code|verif|\bpin\b|token|code|কোড|ওটিপি|পিন"
)
_NO_CODE: Final = expression(
    r"(?:post(?:al)?|product|item|office|bar|area|tracking|order|union)[-_ ]?code|zip|coupon|promo|voucher|referral|country|captcha|search|language|পোস্ট"
)
_BOXES: Final = 6
"""Digits of a code by an app (RFC 6238 as all apps have it) and of most others."""
_ABOUT_CODE: Final = expression(r"\b(?:otp|totp|code|passcode|one-time)|কোড|ওটিপি")
_NO_BOXES: Final = expression(
    rf"{_NO_CODE.pattern}|birth|\bdob\b|national id|\bnid\b|year|month|জন্ম|পরিচয়পত্র|"
    r"memorable|character|letter|অক্ষর"
)
"""What else is typed into boxes: days, numbers of persons, signs of a word that is known by heart."""
_SETS_UP: Final = expression(
    r"otpauth:|\bqr\b|qr[-_ ]?code|scan (?:the|this)|barcode|set(?:ting)?[\s-]?up|enrol|enable two|activate (?:authenticator|two|2fa|totp)|"
    r"authenticator secret|secret key|add (?:the|this) (?:key|account)|কিউআর|স্ক্যান|চালু করুন|সেট\s?আপ|secret\b"
)
_SCAN: Final = expression(r"\bscan\b|\bqr\b|স্ক্যান|কিউআর")
_KEY: Final = expression(r"(?<![a-z2-7])(?:[a-z2-7]{16,64}|(?:[a-z2-7]{4}[ -]){3,15}[a-z2-7]{4})(?![a-z2-7])")
_KEY_MIXED: Final = expression(r"[2-7]")
_SKIP: Final = expression(
    r"\b(?:skip|not now|remind me|maybe later|do (?:this|it) later|later)\b|এখন নয়|এখন না|পরে করব|পরে করুন|এড়িয়ে যান|বাদ দিন"
)
_ADDRESS_CHECK: Final = expression(
    r"(?:verify|confirm) (?:your|the) (?:e-?mail|phone|mobile)|e-?mail (?:address )?(?:verification|confirmation)|"
    r"activate (?:your )?account|confirm-email|verify-email|account activation|ই-?মেইল (?:ঠিকানা )?(?:যাচাই|নিশ্চিত)"
)
_RESCUE: Final = expression(r"recovery|backup|rescue|scratch|জরুরি কোড")
"""Codes for who has lost the device, that some forms ask for in a field beside."""
_IS_LOGIN_STEP: Final = expression(r"two|2fa|factor|দুই ধাপ")
_HIDDEN_WORD: Final = expression(r"csrf|state|wizard")
_BY_SMS: Final = expression(r"\bsms\b|text message|your (?:phone|mobile)|এসএমএস|মোবাইলে|ফোনে")
_BY_MAIL: Final = expression(r"e-?mail|ই-?মেইল|মেইলে")
_BY_APP: Final = expression(r"authenticator|\btotp\b|token generator|অথেনটিকেটর|অ্যাপ")


class Kind(Enum):
    """What a page after a password is."""

    CHALLENGE = "challenge"
    ENROLMENT = "enrolment"
    ADDRESS_CHECK = "address-check"
    SKIPPABLE = "skippable"
    BY_KEY = "by-key"
    CAPTCHA = "captcha"
    UNCLEAR = "unclear"
    NONE = "none"


class SecondStep(Struct, frozen=True):
    """A page after a password: what it is; for a challenge its form, the field of the code, and by which way the code comes.

    `code` is one field, or six boxes of a digit each in their order.
    """

    kind: Kind
    form: Form | None = None
    code: tuple[Control, ...] = ()
    method: Method | None = None

    def fields(self, code: str) -> list[tuple[str, str]]:
        """Return what is to be sent; nothing where the code does not fit into its boxes. No device is asked to be remembered."""
        if self.form is None or not self.code:
            return []
        if len(self.code) == 1:
            return without_remembering(self.form, {self.code[0].name: code})
        digits = "".join(code.split())
        if len(digits) != len(self.code):
            return []
        names, left = {box.name for box in self.code}, iter(digits)
        return [(name, next(left) if name in names else value) for name, value in without_remembering(self.form, {})]


def second_step(page: Page, portal: PortalDescription, is_here: Callable[[str], bool]) -> SecondStep:
    """Return what a page after a password is.

    Args:
        page: the page.
        portal: the name of the code's field, where it was described.
        is_here: whether an address is of this portal.

    """
    where = f"{page.head} {urlsplit(page.url).path}".casefold()
    about = f"{where} {page.words}"
    asking = [(form, code) for form in page.forms for code in [_code_fields(form, page, portal)] if code]
    speaks = _STEP.search(where) is not None or (bool(asking) and _STEP.search(page.prose) is not None)
    kind = Kind.NONE
    if (asking or speaks) and _is_setting_up(page, about, asks=bool(asking)):
        kind = Kind.ENROLMENT
    elif asking and _ADDRESS_CHECK.search(about) and not _IS_LOGIN_STEP.search(where):
        kind = Kind.ADDRESS_CHECK
    elif len(asking) == 1 and (speaks or _fills_codes(asking[0][1]) or portal.code):
        return _challenge(page, *asking[0], is_here)
    elif (asking or speaks) and _asks_for_a_key(page):
        kind = Kind.BY_KEY
    elif asking and (speaks or any(_fills_codes(code) for _, code in asking)):
        kind = Kind.UNCLEAR
    return SecondStep(kind)


def _challenge(page: Page, form: Form, code: tuple[Control, ...], is_here: Callable[[str], bool]) -> SecondStep:
    """Return the challenge of a form, or why it is none that may be answered."""
    if has_captcha(page, form):
        return SecondStep(Kind.CAPTCHA)
    if _SKIP.search(_ways_out(page)):
        return SecondStep(Kind.SKIPPABLE)
    if not form.is_plain or not is_here(form.target):
        return SecondStep(Kind.UNCLEAR)
    return SecondStep(Kind.CHALLENGE, form, code, _method(page.words))


def speaks_of_a_step(page: Page) -> bool:
    """Whether title, headings or address of a page are about a second step."""
    return _STEP.search(f"{page.head} {urlsplit(page.url).path}".casefold()) is not None


def _asks_for_a_key(page: Page) -> bool:
    """Whether a script of a page asks the browser for a security key or passkey (WebAuthn)."""
    return "navigator.credentials.get" in page.scripts or "webauthn" in page.scripts.casefold()


def _code_fields(form: Form, page: Page, portal: PortalDescription) -> tuple[Control, ...]:
    """Return the one field of a form into which a code is typed, or its six boxes; none where there is none, or more is asked.

    A code may be typed unseen; a form that asks for the password too is no challenge.
    """
    typed = [field for field in form.controls if (field.is_text or field.kind == "password") and field.name]
    if portal.code:
        return tuple(field for field in typed if field.name == portal.code)[:1]
    typed = [field for field in typed if not _RESCUE.search(field.words)] or typed
    if any(field.is_box for field in typed):
        return tuple(typed) if _are_boxes_of_a_code(typed, form, page) else ()
    if len(typed) != 1 or _NO_CODE.search(typed[0].words) or _HIDDEN_WORD.search(typed[0].name.casefold()):
        return ()
    field = typed[0]
    is_code = field.fills == "one-time-code" or _CODE_FIELD.search(field.words) is not None
    return (field,) if is_code and "current-password" not in field.fills else ()


def _are_boxes_of_a_code(typed: Sequence[Control], form: Form, page: Page) -> bool:
    """Whether the fields of a form are six boxes into which the digits of a code are typed, and nothing else.

    A day or a number of a person is typed into boxes too, so form or page must speak of a code. Where a script joins the digits into
    a field that nobody sees, what the boxes send is not what the portal looks at.
    """
    sent, boxes = [name for name, _ in form.filled({})], {field.name for field in typed}
    if not all(field.is_box for field in typed) or sum(name in boxes for name in sent) != _BOXES or form.script:
        return False
    hidden = (control for control in form.controls if control.kind == "hidden" and not control.value)
    if any(_CODE_FIELD.search(control.words) and not _HIDDEN_WORD.search(control.words) for control in hidden):
        return False
    about = f"{page.head} {page.prose} {' '.join(box.words for box in typed)}"
    return not _NO_BOXES.search(about) and (_fills_codes(typed) or _ABOUT_CODE.search(about) is not None)


def _fills_codes(code: Sequence[Control]) -> bool:
    """Whether the page tells the browser that a code goes into a field."""
    return bool(code) and code[0].fills == "one-time-code"


def _is_setting_up(page: Page, about: str, *, asks: bool) -> bool:
    """Whether a page sets two-step up: it shows a key, or a picture of one, or its heading or address says so."""
    if "otpauth:" in f"{page.scripts} {page.pictures} {page.markup}".casefold() or any(
        link.url.startswith("otpauth:") for link in page.links
    ):
        return True
    if any(_KEY_MIXED.search(key) for key in _KEY.findall(page.words)) and _SETS_UP.search(about):
        return True
    values = (control.value.casefold() for form in page.forms for control in form.controls if control.kind != "hidden")
    if any(_KEY.fullmatch(value) and _KEY_MIXED.search(value) for value in values):
        return True
    if re.search(r"\bqr", page.pictures) or (
        re.search(r"drawn|data:image", page.pictures) and _SCAN.search(page.words)
    ):
        return asks or _SETS_UP.search(about) is not None
    return _SETS_UP.search(f"{page.head} {urlsplit(page.url).path}".casefold()) is not None


def _ways_out(page: Page) -> str:
    """Return the words of the links and buttons of a page."""
    buttons = (
        control.words for form in page.forms for control in form.controls if control.kind in {"submit", "button"}
    )
    return " ".join([*(link.words for link in page.links), *buttons])


def _method(words: str) -> Method | None:
    """Return by which way the code comes, where the page speaks of one way only."""
    ways = {
        Method.SMS: _BY_SMS,
        Method.EMAIL: _BY_MAIL,
        Method.TOTP: _BY_APP,
    }
    named = [way for way, known in ways.items() if known.search(words)]
    return named[0] if len(named) == 1 else None
