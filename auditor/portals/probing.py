"""Logs in once, through the portal's own form, and tells what was seen of a second factor.

The password is in one request and no other, and that request is sent once. What ends the road tells why; nothing is tried
a second way. That a login ended inside is believed only of a page that opens with it and not for a fresh visit that sent
nothing: no cookie, and no lack of an error, proves anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from auditor.expressions import expression
from auditor.model.selfcheck import LoginSeen, SecondFactor
from auditor.portals import login_forms
from auditor.portals.login_forms import is_login_page, login_form, token_headers
from auditor.portals.reasons import Reason, UnseenError
from auditor.portals.second_step import Kind, SecondStep, second_step, speaks_of_a_step
from auditor.portals.visiting import USUAL, Submission, TimeLeft, Visit

if TYPE_CHECKING:
    from collections.abc import Collection

    from auditor.model.probe import PortalDescription
    from auditor.portals.forms import Form
    from auditor.portals.pages import Page
    from auditor.portals.visiting import Answer, Limits

_MOST_CANDIDATES: Final = 5
"""Pages that are looked at for one that only a login opens."""
_LOGOUT: Final = expression(r"log[\s_-]?(?:out|off)|sign[\s_-]?out|লগ[\s-]?আউট|লগ[\s-]?অফ|সাইন[\s-]?আউট|প্রস্থান")
_LEAVE_ALONE: Final = expression(
    r"log[\s_-]?(?:out|off|in)|sign[\s_-]?(?:out|in|up)|regist|delete|remove|disable|deactivat|cancel|revoke|reset|unsubscri|download|export|"
    r"লগ[\s-]?(?:আউট|অফ|ইন)|মুছ|বন্ধ|বাতিল|প্রস্থান|প্রবেশ|ডাউনলোড"
)
_OWN_PAGES: Final = expression(r"account|profile|dashboard|setting|admin|my[\s_-]|প্রোফাইল|ড্যাশবোর্ড|সেটিং|আমার|আইডি")
_ERROR: Final = 400
_OK: Final = 200
_SHUT: Final = frozenset({401, 403})
_GONE: Final = frozenset({Reason.SLOW, Reason.BROKEN, Reason.LARGE, Reason.PACKED, Reason.UNVERIFIED})
"""What becomes of an answer that cannot be read: what was sent has been sent."""


class Holder(Protocol):
    """The holder of the account, who types; each is asked at most once, and only when the portal is ready for it."""

    def user(self) -> str:
        """Return the user name."""

    def password(self) -> str:
        """Return the password."""

    def code(self) -> str:
        """Return the code of the second step; empty where the holder has none."""


class ProbeResult(Struct, frozen=True):
    """What a login showed.

    Attributes:
        seen: what was observed; None where it cannot be told, or the portal did not let in.
        let_in: False where the portal showed its login form again; None where that cannot be told.
        why: why something could not be told; None where all was.
        sent: whether the password was sent.

    """

    seen: LoginSeen | None = None
    let_in: bool | None = None
    why: Reason | None = None
    sent: bool = False


def probe(portal: PortalDescription, holder: Holder, agent: str, limits: Limits = USUAL) -> ProbeResult:
    """Log in once and return what was seen; "cannot be told" is a result like others.

    Args:
        portal: how one logs in.
        holder: who types.
        agent: what the visit is for, in ASCII, as the portal's log will show it.
        limits: what each answer may cost.

    """
    road = _Road(portal, holder, agent, limits)
    try:
        return road.walk()
    except UnseenError as unseen:
        return ProbeResult(why=unseen.reason, sent=road.sent)
    finally:
        road.visit_over()


class _Road:
    """One login, from its page to where it ends."""

    def __init__(self, portal: PortalDescription, holder: Holder, agent: str, limits: Limits) -> None:
        self.portal, self.holder, self.agent, self.limits = portal, holder, agent, limits
        self.sent = False
        self._visit: Visit | None = None
        self._password_field = ""
        self._left = TimeLeft(limits.whole)

    @property
    def visit(self) -> Visit:
        """The holder's own visit."""
        if self._visit is None:
            self._visit = self._fresh()
        return self._visit

    def visit_over(self) -> None:
        """Drop its cookies and connections, and the password."""
        if self._visit is not None:
            self._visit.close()
            self._visit.never = ""

    def walk(self) -> ProbeResult:
        """Log in and return what was seen.

        Raises:
            UnseenError: something on the way cannot be told.

        """
        landed = self._led_on(self._logged_in())
        page = _page_after(landed)
        step = second_step(page, self.portal, self.visit.is_here)
        if step.kind is not Kind.CHALLENGE and login_forms.wants_new_password(page):
            raise UnseenError(Reason.NEW_PASSWORD)
        if any(len(form.passwords) == 1 and form.passwords[0].name == self._password_field for form in page.forms):
            codes = (field.fills == "one-time-code" for form in page.forms for field in form.controls)
            if step.kind is not Kind.NONE or any(codes):  # a page of many panels, of which a script shows one
                raise UnseenError(Reason.ANOTHER_STEP)
            return ProbeResult(let_in=False, sent=True)
        _refuse_error(landed)
        match step.kind:
            case Kind.CHALLENGE:
                return self._challenged(landed, step)
            case Kind.ENROLMENT:
                return self._setting_up(landed)
            case Kind.NONE:
                return self._without(landed)
            case _:
                raise UnseenError(_ENDS[step.kind])

    # To the password

    def _logged_in(self) -> Answer:
        """Return what came after the password, which is sent here and nowhere else."""
        start, form = self._login_page()
        user = self.holder.user()
        if form.password is None:
            half = self._post(start, form.form, form.fields(user, ""))
            start, form = half, login_form(_page_of(half), self.portal, self.visit.is_here)
            if form.password is None:
                raise UnseenError(Reason.NO_FORM)
        elif form.user is None:
            raise UnseenError(Reason.NO_FORM)
        self._password_field = form.password.name
        self.visit.never = self.holder.password()
        fields = form.fields(user, self.visit.never)
        self.sent = True
        try:
            return self._post(start, form.form, fields, is_login=True)
        except UnseenError as unseen:
            why = unseen.reason
            self.sent = why is not Reason.CHARSET
        finally:
            fields.clear()
        raise UnseenError(Reason.LOST if why in _GONE else why)

    def _login_page(self) -> tuple[Answer, login_forms.LoginForm]:
        """Return the login page and its form; where the address has none, one link that speaks of a login is followed."""
        start = self._led_on(self.visit.get(self.portal.login))
        page = _page_of(start)
        try:
            return start, login_form(page, self.portal, self.visit.is_here)
        except UnseenError as unseen:
            leading = {
                link.url.partition("#")[0]
                for link in page.links
                if login_forms.LOGIN.search(f"{link.words} {urlsplit(link.url).path}")
            }
            here = [url for url in leading if self.visit.is_here(url)]
            if unseen.reason not in {Reason.NO_FORM, Reason.SCRIPT} or len(here) != 1:
                if unseen.reason in {Reason.NO_FORM, Reason.SCRIPT} and self._hands_over(page, leading):
                    raise UnseenError(Reason.LEADS_ELSEWHERE) from None
                raise
        start = self.visit.get(here[0])
        return start, login_form(_page_of(start), self.portal, self.visit.is_here)

    def _hands_over(self, page: Page, leading: Collection[str] = ()) -> bool:
        """Whether a page leads to another host for the login: by itself, by a form with nothing to type, or by its only such links."""
        if page.leads_to and not self.visit.is_here(page.leads_to):
            return True
        kinds = {"hidden", "submit", "button"}
        away = (form for form in page.forms if form.target and not self.visit.is_here(form.target))
        if any(form.controls and all(control.kind in kinds for control in form.controls) for form in away):
            return True
        return bool(leading) and not any(self.visit.is_here(url) for url in leading)

    def _post(self, start: Answer, form: Form, fields: list[tuple[str, str]], *, is_login: bool = False) -> Answer:
        return self.visit.post(
            Submission(
                form.target,
                fields,
                start.page.charset,
                start.url,
                form.encoding.startswith("multipart"),
                token_headers(start.page, form, self.visit.cookie),
                is_login,
            )
        )

    def _led_on(self, answer: Answer) -> Answer:
        """Return where a page leads by itself, within the portal and by asking only."""
        for _ in range(self.limits.redirects):
            if answer.status != _OK or not answer.is_page or not self.visit.is_here(answer.page.leads_to):
                break
            answer = self.visit.get(answer.page.leads_to)
        return answer

    # After the password

    def _without(self, landed: Answer) -> ProbeResult:
        """Return what is known where no second step was met."""
        if self._inside_page(landed) is not None:
            return ProbeResult(LoginSeen(SecondFactor.ABSENT, inside=True), let_in=True, sent=True)
        if self._hands_over(landed.page):
            raise UnseenError(Reason.LEADS_ELSEWHERE)
        raise UnseenError(Reason.CAPTCHA if login_forms.has_captcha(landed.page) else Reason.UNPROVEN)

    def _setting_up(self, landed: Answer) -> ProbeResult:
        """Return what is known where the portal sets a second factor up: it was let in, if others do not get that far."""
        again = second_step(_page_of(self.visit.get(landed.url)), self.portal, self.visit.is_here)
        with self._fresh() as fresh:
            if again.kind is Kind.ENROLMENT and _is_shut(fresh.get(landed.url)):
                return ProbeResult(LoginSeen(SecondFactor.OFFERED, inside=True), let_in=True, sent=True)
        raise UnseenError(Reason.UNPROVEN)

    def _challenged(self, landed: Answer, step: SecondStep) -> ProbeResult:
        """Return what is known where a code is asked: it was demanded only if nothing inside opens without it."""
        if self._inside_page(landed, beside=step) is not None:
            if self.portal.inside or speaks_of_a_step(landed.page):
                raise UnseenError(Reason.MAY_BE_SKIPPED)
            return ProbeResult(LoginSeen(SecondFactor.ABSENT, inside=True), let_in=True, sent=True)
        before = self.visit.cookies()
        code = self.holder.code()
        fields = step.fields(code) if code else []
        del code
        if not fields or step.form is None:
            return self._half_way(step, inside=None)
        try:
            after = self._led_on(self._post(landed, step.form, fields))
            page = _page_after(after)
        except UnseenError as unseen:
            return self._half_way(step, inside=None, why=Reason.LOST if unseen.reason in _GONE else unseen.reason)
        finally:
            fields.clear()
        asked_again = second_step(page, self.portal, self.visit.is_here).kind is Kind.CHALLENGE
        if asked_again or is_login_page(page) or after.status >= _ERROR:
            return self._half_way(step, inside=False)
        inside = self._inside_page(after)
        if inside is None:
            raise UnseenError(Reason.UNPROVEN)
        with self._fresh() as earlier:
            earlier.take(before)
            if self._opens(earlier, inside):
                raise UnseenError(Reason.MAY_BE_SKIPPED)
        return ProbeResult(LoginSeen(SecondFactor.DEMANDED, inside=True, method=step.method), let_in=True, sent=True)

    def _half_way(self, step: SecondStep, *, inside: bool | None, why: Reason | None = None) -> ProbeResult:
        """Return that a code was demanded, if the login has not ended inside by the password alone."""
        page = _page_of(self.visit.get(self.portal.login))
        still_asked = second_step(page, self.portal, self.visit.is_here).kind is Kind.CHALLENGE
        if not still_asked and (not is_login_page(page) or _lets_out(page)):
            raise UnseenError(Reason.MAY_BE_SKIPPED if inside is not False else Reason.UNPROVEN)
        return ProbeResult(LoginSeen(SecondFactor.DEMANDED, inside=inside, method=step.method), why=why, sent=True)

    # Inside

    def _inside_page(self, landed: Answer, beside: SecondStep | None = None) -> str | None:
        """Return a page that opens for this login and is shut for a fresh visit; None where none is found.

        Args:
            landed: where the login ended.
            beside: a second step that is not answered yet: its own page is no way in, and is left as it is.

        """
        left = {landed.url, beside.form.target} if beside is not None and beside.form is not None else set()
        with self._fresh() as fresh:
            for url in (url for url in self._candidates(landed) if url not in left):
                try:
                    if self._opens(self.visit, url) and _is_shut(fresh.get(url)):
                        return url
                except UnseenError:
                    continue
        return None

    def _candidates(self, landed: Answer) -> list[str]:
        """Return the addresses that may be inside: the one described, else where the login ended and what it links to."""
        if self.portal.inside:
            return [self._described()]
        found = {
            link.url.partition("#")[0]: bool(_OWN_PAGES.search(f"{link.words} {urlsplit(link.url).path}".casefold()))
            for link in landed.page.links
            if self.visit.is_here(link.url) and not _LEAVE_ALONE.search(f"{link.words} {link.url}".casefold())
        }
        likely = sorted(found, key=lambda url: not found[url])
        return list(dict.fromkeys([landed.url, *likely]))[:_MOST_CANDIDATES]

    def _described(self) -> str:
        return urljoin(self.portal.login, self.portal.inside)

    def _opens(self, visit: Visit, url: str) -> bool:
        """Whether a page opens and is inside by its looks: it stays where it is, asks for nothing, and lets one out again."""
        try:
            answer = visit.get(url)
            page = _page_of(answer)
        except UnseenError:
            return False
        if answer.status != _OK or is_login_page(page) or urlsplit(answer.url).path != urlsplit(url).path:
            return False
        if second_step(page, self.portal, visit.is_here).kind is not Kind.NONE:
            return False
        return bool(self.portal.inside) or (_lets_out(page) and not speaks_of_a_step(page))

    def _fresh(self) -> Visit:
        fresh = Visit(self.portal.login, self.agent, self.limits, self._left)
        fresh.never = "" if self._visit is None else self._visit.never
        return fresh


def _page_of(answer: Answer) -> Page:
    """Return the page of an answer.

    Raises:
        UnseenError: it is an error, or no page.

    """
    _refuse_error(answer)
    return _page_after(answer)


def _refuse_error(answer: Answer) -> None:
    if answer.asks_basic:
        raise UnseenError(Reason.BY_HTTP)
    if answer.status >= _ERROR:
        raise UnseenError(Reason.STATUS)


def _page_after(answer: Answer) -> Page:
    """Return the page of an answer, which may be the login form again beside an error."""
    if not answer.is_page or not answer.body.strip():
        raise UnseenError(Reason.STATUS if answer.status >= _ERROR else Reason.NO_PAGE)
    return answer.page


def _is_shut(answer: Answer) -> bool:
    """Whether an answer to somebody who sent nothing says: log in first."""
    if answer.status in _SHUT:
        return True
    page = answer.page
    return answer.status == _OK and (
        is_login_page(page) or (login_forms.LOGIN.search(page.head) is not None and not _lets_out(page))
    )


def _lets_out(page: Page) -> bool:
    """Whether a page has a way to log out: a link or a button."""
    links = (f"{link.words} {urlsplit(link.url).path}" for link in page.links)
    forms = (f"{form.words} {urlsplit(form.target).path}" for form in page.forms)
    return any(_LOGOUT.search(words.casefold()) for words in (*links, *forms))


_ENDS: Final = {
    Kind.ADDRESS_CHECK: Reason.ADDRESS_CHECK,
    Kind.SKIPPABLE: Reason.MAY_BE_SKIPPED,
    Kind.BY_KEY: Reason.BY_KEY,
    Kind.CAPTCHA: Reason.CAPTCHA,
    Kind.UNCLEAR: Reason.ANOTHER_STEP,
}
