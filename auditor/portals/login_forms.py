"""Which form of a page is the login, and what it would send. Pure.

A form with two password fields is never one, nor one that goes to another host, nor one that a script changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from msgspec import Struct

from auditor.expressions import expression
from auditor.portals.reasons import Reason, UnseenError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from auditor.model.probe import PortalDescription
    from auditor.portals.forms import Control, Form
    from auditor.portals.pages import Page

LOGIN: Final = expression(r"log[\s_-]?[io]n|sign[\s_-]?in|লগ[\s-]?ইন|লগ[\s-]?অন|সাইন[\s-]?ইন|প্রবেশ")
_OTHER_FORMS: Final = expression(
    r"regist|sign[\s_-]?up|forgot|reset|recover|subscri|newsletter|search|নিবন্ধন|রেজিস্ট্রেশন|ভুলে গে|রিসেট|অনুসন্ধান|খুঁজুন"
)
_USER: Final = expression(
    r"user|login|log-in|e-?mail|ident|account|userid|ইউজার|ব্যবহারকারী|আইডি|ই-?মেইল|মোবাইল|mobile|phone|\bid\b"
)
_CAPTCHA: Final = expression(r"captcha|turnstile|human[-_ ]?check|security[-_ ]?image|ক্যাপচা")
_REMEMBER: Final = expression(r"remember|trust|keep[\s_-]?me|stay|মনে রাখ")
_SCRIPTED: Final = expression(
    r"crypto-?js|jsencrypt|\bhex_(?:md5|sha)|\bmd5\s*\(|\bsha_?(?:1|256|512)\s*\(|\bencrypt\w*\s*\(|/md5|/sha256",
    re.IGNORECASE,
)
_FEW_WORDS: Final = 60
"""Characters; a page with scripts and fewer is a frame that a script fills."""
_TOKEN_METAS: Final = {
    "csrf-token": "X-CSRF-Token",
    "_csrf": "X-CSRF-TOKEN",
    "csrf_token": "X-CSRFToken",
    "x-csrf-token": "X-CSRF-Token",
}
_TOKEN_COOKIES: Final = {"csrftoken": "X-CSRFToken", "xsrf-token": "X-XSRF-TOKEN", "csrf-token": "X-CSRF-Token"}
_TOKEN_FIELD: Final = expression(r"csrf|xsrf|_token|authenticity|requestverification")


class LoginForm(Struct, frozen=True):
    """A form that takes a login, or the first half of one.

    Attributes:
        form: the form.
        user: the field of the user name; None where the page before asked for it.
        password: the field of the password; None where the next page asks for it.

    """

    form: Form
    user: Control | None
    password: Control | None

    def fields(self, user: str, password: str) -> list[tuple[str, str]]:
        """Return what is to be sent; no device is asked to be remembered."""
        typed = {}
        if self.user is not None:
            typed[self.user.name] = user
        if self.password is not None:
            typed[self.password.name] = password
        return without_remembering(self.form, typed)


def login_form(page: Page, portal: PortalDescription, is_here: Callable[[str], bool]) -> LoginForm:
    """Return the login form of a page.

    Args:
        page: the page.
        portal: names of fields, where they were described.
        is_here: whether an address is of this portal.

    Raises:
        UnseenError: there is none, or none that may be filled in.

    """
    with_one = [form for form in page.forms if len(form.passwords) == 1]
    if portal.password:
        with_one = [form for form in with_one if form.passwords[0].name == portal.password]
    if len(with_one) > 1:
        with_one = _likely(with_one)
    if len(with_one) > 1:
        raise UnseenError(Reason.SEVERAL_FORMS)
    if not with_one:
        if any(len(form.passwords) > 1 for form in page.forms):
            raise UnseenError(Reason.TWO_PASSWORDS)
        return _first_half(page, portal, is_here)
    form = with_one[0]
    _refuse_unfit(form, page, is_here)
    user = _user_field(form, portal)
    others = [field for field in form.texts if field is not user]
    if any(_CAPTCHA.search(field.words) for field in others):
        raise UnseenError(Reason.CAPTCHA)
    if others and not portal.username:
        raise UnseenError(Reason.MORE_ASKED)
    return LoginForm(form, user, form.passwords[0])


def without_remembering(form: Form, typed: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what a form would send, without its request to remember this computer."""
    ticks = {
        control.name for control in form.controls if control.kind == "checkbox" and _REMEMBER.search(control.words)
    }
    return [(name, value) for name, value in form.filled(typed) if name not in ticks]


def is_login_page(page: Page) -> bool:
    """Whether a page asks for a login: a password, or on a page of that name for a user name alone."""
    return any(form.passwords for form in page.forms) or any(_is_first_half(form, page) for form in page.forms)


def wants_new_password(page: Page) -> bool:
    """Whether a page has a form of two or more password fields and none of one."""
    counts = {len(form.passwords) for form in page.forms}
    return max(counts, default=0) > 1 and 1 not in counts


def token_headers(page: Page, form: Form, cookie: Callable[[str], str]) -> dict[str, str]:
    """Return the header by which a form proves its page, where a script would add it: from a meta, or a cookie sent twice."""
    if any(_TOKEN_FIELD.search(control.name.casefold()) for control in form.controls if control.kind == "hidden"):
        return {}
    for meta, header in _TOKEN_METAS.items():
        if page.metas.get(meta):
            return {header: page.metas[meta]}
    return {header: cookie(name) for name, header in _TOKEN_COOKIES.items() if cookie(name)}


def has_captcha(page: Page, form: Form | None = None) -> bool:
    """Whether a page, or a form of it, wants to see a person; what stands in its other forms is theirs."""
    return _CAPTCHA.search(f"{page.markup} {form.markup if form else ''}") is not None or "recaptcha" in page.scripts


def _first_half(page: Page, portal: PortalDescription, is_here: Callable[[str], bool]) -> LoginForm:
    halves = [form for form in page.forms if _is_first_half(form, page)]
    if len(halves) == 1:
        form = halves[0]
        _refuse_unfit(form, page, is_here)
        return LoginForm(form, _user_field(form, portal) or form.texts[0], None)
    if has_captcha(page):
        raise UnseenError(Reason.CAPTCHA)
    if page.scripts.strip() and (
        len(page.words) < _FEW_WORDS or not page.links or LOGIN.search(f"{page.head} {page.words}")
    ):
        raise UnseenError(Reason.SCRIPT)
    raise UnseenError(Reason.NO_FORM)


def _is_first_half(form: Form, page: Page) -> bool:
    """Whether a form asks for the user name of a login whose password comes on the next page."""
    if form.passwords or len(form.texts) != 1 or not form.is_plain:
        return False
    about = f"{form.words} {urlsplit(form.target).path} {form.button.words if form.button else ''}".casefold()
    if _OTHER_FORMS.search(about) or _CAPTCHA.search(form.texts[0].words):
        return False
    where = f"{about} {page.head} {urlsplit(page.url).path}".casefold()
    known = (
        form.texts[0].fills.split()[:1] in (["username"], ["email"]) or _USER.search(form.texts[0].words) is not None
    )
    return known and LOGIN.search(where) is not None


def _likely(forms: list[Form]) -> list[Form]:
    """Return those of several forms with a password that speak of a login and of nothing else."""
    kept = [form for form in forms if not _OTHER_FORMS.search(_about(form))] or forms
    named = [form for form in kept if LOGIN.search(_about(form))]
    return named or kept


def _about(form: Form) -> str:
    """Return what a form says of itself: where it goes, its id, its button."""
    return f"{urlsplit(form.target).path} {form.name} {form.button.words if form.button else ''}".casefold()


def _refuse_unfit(form: Form, page: Page, is_here: Callable[[str], bool]) -> None:
    if not is_here(form.target):
        raise UnseenError(Reason.FORM_ELSEWHERE)
    if has_captcha(page, form):
        raise UnseenError(Reason.CAPTCHA)
    if _SCRIPTED.search(f"{form.script} {page.scripts}") or form.target.casefold().startswith("javascript:"):
        raise UnseenError(Reason.SCRIPT)
    if not form.is_plain:
        raise UnseenError(Reason.SCRIPT if form.method == "get" and page.scripts.strip() else Reason.NOT_POSTED)
    if not all(field.name for field in form.passwords):
        raise UnseenError(Reason.SCRIPT)


def _user_field(form: Form, portal: PortalDescription) -> Control | None:
    """Return the field of the user name: as described, as browsers know it, by its words, else the one before the password."""
    if portal.username:
        return next((field for field in form.texts if field.name == portal.username), None)
    named = [field for field in form.texts if field.name]
    for field in named:
        if field.fills.split()[:1] in (["username"], ["email"]):
            return field
    before = [field for field in named if not _CAPTCHA.search(field.words)]
    by_words = [field for field in before if _USER.search(field.words)]
    found = by_words or (before if len(before) == 1 else [])
    return found[0] if found else None
