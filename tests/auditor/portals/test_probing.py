"""One login through a portal's own form: what is seen of a second factor, and what is never done."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote

import pytest
from toy_portal import CHALLENGE, CODE, FORM, HOME, PASSWORD, USER, office, page, served, to

from auditor.model.facts import Method
from auditor.model.probe import PortalDescription
from auditor.model.selfcheck import SecondFactor
from auditor.portals.probing import ProbeResult, probe
from auditor.portals.reasons import Reason
from auditor.portals.texts import told
from auditor.portals.visiting import Limits

QUICK = Limits(seconds=5)
QR = '<img src="data:image/png;base64,AAAA" alt="QR code">'


@dataclass
class Holder:
    """Somebody who types, and is asked each thing at most once."""

    typed_password: str = PASSWORD
    typed_code: str = CODE
    asked: list[str] = field(default_factory=list)

    def user(self) -> str:
        self.asked.append("user")
        return USER

    def password(self) -> str:
        self.asked.append("password")
        return self.typed_password

    def code(self) -> str:
        self.asked.append("code")
        return self.typed_code


def probed(portal, holder: Holder | None = None, **described) -> ProbeResult:
    described = {"login": f"{portal.url}/login", **described}
    return probe(PortalDescription(**described), holder or Holder(), "test", QUICK)


def second(result: ProbeResult):
    return None if result.seen is None else (result.seen.second, result.seen.inside)


# What is seen ------------------------------------------------------------------------------------------------------


def test_a_login_that_ends_inside_without_a_code_shows_no_second_factor():
    with served(office()) as portal:
        result = probed(portal)
    assert second(result) == (SecondFactor.ABSENT, True)


def test_a_code_that_is_asked_and_taken_ends_inside():
    with served(office(step=CHALLENGE)) as portal:
        result = probed(portal)
    assert second(result) == (SecondFactor.DEMANDED, True)


@pytest.mark.parametrize(("typed", "inside"), [("", None), ("000000", False)])
def test_a_code_is_demanded_also_where_none_or_a_wrong_one_is_typed_and_nothing_is_tried_again(typed, inside):
    with served(office(step=CHALLENGE)) as portal:
        result = probed(portal, Holder(typed_code=typed))
    assert second(result) == (SecondFactor.DEMANDED, inside)
    assert len(portal.posts) == 1 + bool(typed)


@pytest.mark.parametrize(
    ("heading", "words", "way"),
    [
        ("Two-step authentication", "We sent a code by SMS to your phone.", Method.SMS),
        ("Verification code", "A code was sent to your e-mail.", Method.EMAIL),
        ("দুই ধাপে যাচাই", "আপনার মোবাইলে পাঠানো ওটিপি কোডটি লিখুন।", Method.SMS),
        ("প্রমাণীকরণ", "অথেনটিকেটর অ্যাপের কোডটি দিন।", Method.TOTP),
    ],
)
def test_a_challenge_is_known_in_both_languages_with_the_way_of_its_code(heading, words, way):
    step = f'<h2>{heading}</h2><p>{words}</p><form method="post" action="/step"><input name="code"><button>OK</button></form>'
    with served(office(step=step)) as portal:
        result = probed(portal)
    assert second(result) == (SecondFactor.DEMANDED, True)
    assert result.seen.method is way


@pytest.mark.parametrize(
    "step",
    [
        f"<h1>Set up two-factor authentication</h1>{QR}",
        f"<h1>Two-factor authentication</h1><p>Scan this QR code, then enter the code.</p>{QR}",
        "<h1>Two-step</h1><p>Secret key: jbsw y3dp ehpk 3pxp</p><p>Enter the code of the app.</p>",
        '<h1>One-time password</h1><p>Enter a code</p><a href="otpauth://totp/x?secret=JBSWY3DPEHPK3PXP">app</a>',
        f"<h1>Two-step চালু করুন</h1><p>কিউআর কোড স্ক্যান করে কোডটি লিখুন।</p>{QR}",
    ],
)
def test_a_page_that_sets_two_step_up_is_an_offer_and_never_a_challenge_whatever_code_it_asks(step):
    asking = '<form method="post" action="/step"><input name="otp_token"><button>Activate</button></form>'
    holder = Holder()
    with served(office(step=step + asking)) as portal:
        result = probed(portal, holder)
    assert second(result) == (SecondFactor.OFFERED, True)
    assert len(portal.posts) == 1
    assert holder.asked == ["user", "password"]


def test_the_login_form_again_means_not_let_in_and_nothing_is_tried_again():
    with served(office()) as portal:
        result = probed(portal, Holder(typed_password="other-Wrong-7"))
    assert result == ProbeResult(let_in=False, sent=True)
    assert len(portal.posts) == 1


# What cannot be told -----------------------------------------------------------------------------------------------

ASKING = '<form method="post" action="/step"><input name="code"><button>OK</button></form>'


@pytest.mark.parametrize(
    ("step", "why"),
    [
        (f'<h1>Two-step</h1><p>Enter the code</p>{ASKING}<div class="g-recaptcha"></div>', Reason.CAPTCHA),
        ("<h1>Security key</h1><p>Two-step authentication</p><script>navigator.credentials.get({})</script>", Reason.BY_KEY),
        (f"<h1>Verify your e-mail address</h1><p>Enter the verification code.</p>{ASKING}", Reason.ADDRESS_CHECK),
        (f'<h1>Two-step authentication</h1><p>Enter the code</p>{ASKING}<a href="/home">Not now</a>', Reason.MAY_BE_SKIPPED),
        (f"<h1>দুই ধাপে যাচাই</h1><p>কোড দিন</p>{ASKING}<a href='/home'>এখন নয়</a>", Reason.MAY_BE_SKIPPED),
        (f"<h1>Two-step</h1><p>Enter the code</p>{ASKING}{ASKING}", Reason.ANOTHER_STEP),
        ("<h1>New password</h1><form method=post><input type=password name=a><input type=password name=b></form>", Reason.NEW_PASSWORD),
        ("<h1>Choose how to get a code</h1><form method=post action=/step><input type=radio name=by value=sms></form>", Reason.UNPROVEN),
        ("<h1>Choose how to get your code</h1><a href='/step?by=sms'>SMS</a><a href='/logout'>Log out</a>", Reason.UNPROVEN),
        ("<h1>Something went wrong</h1>", Reason.UNPROVEN),
        ("<div id=app></div><script>start()</script>", Reason.UNPROVEN),
    ],
)  # fmt: skip
def test_a_further_step_that_is_no_challenge_is_told_as_what_it_is_and_nothing_is_sent_to_it(step, why):
    with served(office(step=step)) as portal:
        result = probed(portal)
    assert (result.seen, result.why) == (None, why)
    assert len(portal.posts) == 1


def test_a_code_that_is_asked_where_the_inside_is_open_without_it_is_not_demanded():
    nag = {"/home": lambda asked: page(HOME) if asked.has_cookie("") else to("/login")}
    with served(office(step=CHALLENGE, **nag)) as portal:
        result = probed(portal)
    assert (result.seen, result.why) == (None, Reason.MAY_BE_SKIPPED)


def in_boxes(asked):
    """Answer to six boxes of one name, as the toy portal answers to its one field."""
    if asked.method == "GET":
        return page(BOXES)
    typed = "".join(parse_qs(asked.body.decode()).get("d[]", []))
    return to("/home", "Set-Cookie: s=in; Path=/") if typed == CODE else page(f"<p>Wrong code.</p>{BOXES}")


BOXES = (
    '<h1>Enter the verification code</h1><form method="post" action="/step">'
    + '<input name="d[]" type="{}" maxlength="1">' * 6
    + "<button>Verify</button></form>"
)


@pytest.mark.parametrize(
    ("typed", "inside", "posts"), [(CODE, True, 2), ("000000", False, 2), ("", None, 1), ("12345", None, 1)]
)
@pytest.mark.parametrize("kind", ["text", "password"])
def test_a_code_in_six_boxes_is_sent_digit_by_digit_and_once(monkeypatch, typed, inside, posts, kind):
    monkeypatch.setitem(globals(), "BOXES", BOXES.replace("{}", kind))
    with served(office(step=BOXES, **{"/step": in_boxes})) as portal:
        result = probed(portal, Holder(typed_code=typed))
    assert second(result) == (SecondFactor.DEMANDED, inside)
    assert len(portal.posts) == posts
    assert len(portal.with_password) == 1


def test_a_form_inside_that_asks_for_some_code_is_no_challenge():
    search = (
        HOME
        + '<p>Our two-step guide</p><form method="post" action="/find"><input name="code"><button>Find</button></form>'
    )
    holder = Holder()
    profile = {"/profile": lambda asked: page(HOME) if asked.has_cookie("in") else to("/login")}
    with served(office(inside=search, **profile)) as portal:
        result = probed(portal, holder)
    assert second(result) == (SecondFactor.ABSENT, True)
    assert holder.asked == ["user", "password"]
    assert len(portal.posts) == 1


def test_a_page_that_is_open_to_everybody_proves_no_login_whatever_cookie_was_set():
    everybody = {"/home": page(HOME), "/profile": page(HOME)}
    with served(office(**everybody)) as portal:
        result = probed(portal)
    assert (result.seen, result.why) == (None, Reason.UNPROVEN)


def test_a_page_about_setting_two_step_up_that_is_open_to_everybody_is_no_offer():
    step = f"<h1>Set up two-factor authentication</h1><p>Scan the QR code</p>{QR}"
    with served(office(step=step, **{"/step": page(step)})) as portal:
        result = probed(portal)
    assert (result.seen, result.why) == (None, Reason.UNPROVEN)


def test_an_error_page_with_status_200_and_a_cookie_proves_nothing():
    with served(office(**{"/home": page("<p>Sorry, try later.</p>")})) as portal:
        result = probed(portal)
    assert (result.seen, result.why) == (None, Reason.UNPROVEN)


def test_an_inside_page_that_was_described_decides_without_a_way_to_log_out():
    with served(office(inside="<p>Tenders</p>")) as portal:
        assert probed(portal).why is Reason.UNPROVEN
        assert second(probed(portal, inside="/profile")) == (SecondFactor.ABSENT, True)


def test_the_visit_that_decides_about_the_inside_posts_nothing_and_brings_no_cookie():
    with served(office()) as portal:
        probed(portal)
    fresh = [asked for asked in portal.asked if asked.path == "/home" and "Cookie:" not in asked.head]
    assert len(fresh) == 1
    assert [asked.path for asked in portal.posts] == ["/login"]


# The login page ----------------------------------------------------------------------------------------------------

REGISTER = '<form method="post" action="/register"><input name="name"><input name="email"><input type="password" name="p"><button>Register</button></form>'
RESET = '<form method="post" action="/forgot"><input name="email"><button>Reset my password</button></form>'


@pytest.mark.parametrize(
    ("login", "why"),
    [
        ('<form method="post"><input name="user"><input type="password" name="pw"><input type="password" name="pw2"></form>', Reason.TWO_PASSWORDS),
        ('<form method="post" action="https://elsewhere.example/login"><input name="user"><input type="password" name="pw"></form>', Reason.FORM_ELSEWHERE),
        ('<base href="https://elsewhere.example/"><form method="post" action="login"><input name="user"><input type="password" name="pw"></form>', Reason.FORM_ELSEWHERE),
        ('<form method="post" action="/login"><input name="user"><input type="password" name="pw"><button formaction="//elsewhere.example/">Go</button></form>', Reason.FORM_ELSEWHERE),
        ('<form action="/login"><input name="user"><input type="password" name="pw"></form>', Reason.NOT_POSTED),
        ('<form method="post" enctype="text/plain"><input name="user"><input type="password" name="pw"></form>', Reason.NOT_POSTED),
        (f"{FORM}<script>pw.value = hex_md5(pw.value)</script>", Reason.SCRIPT),
        ('<div id="root"></div><script src="/app.js"></script>', Reason.SCRIPT),
        ("<p>Welcome</p>", Reason.NO_FORM),
        (f'{FORM}<img src="/captcha.png">', Reason.CAPTCHA),
        (FORM.replace("<button>", '<input name="captcha"><button>'), Reason.CAPTCHA),
        (FORM.replace("<button>", '<input name="otp"><button>'), Reason.MORE_ASKED),
        (FORM + FORM.replace("/login", "/login/staff"), Reason.SEVERAL_FORMS),
        (RESET, Reason.NO_FORM),
    ],
)  # fmt: skip
def test_a_page_without_a_login_form_that_may_be_filled_in_is_told_before_anything_is_typed(login, why):
    holder = Holder()
    with served(office(login=login)) as portal:
        result = probed(portal, holder)
    assert (result.seen, result.why, result.sent) == (None, why, False)
    assert not holder.asked
    assert not portal.posts


TOKEN = '<input type="hidden" name="_token" value="t-7">'
IN_TABLE = (
    '<h3>জাতীয় তথ্য বাতায়ন</h3><table><form method="post" action="/login"><tr><td>ইউজার আইডি</td><td><input name="user" placeholder="ইউজার আইডি"></td></tr>'
    '<tr><td>পাসওয়ার্ড</td><td><input type="password" name="pw" placeholder="পাসওয়ার্ড"></td></tr><tr><td><button>প্রবেশ করুন</button></td></tr></form></table>'
    '<a href="/forgot">পাসওয়ার্ড ভুলে গেছেন?</a>'
)  # fmt: skip


@pytest.mark.parametrize(
    "login",
    [
        REGISTER + FORM + RESET,
        '<form action="/search"><input name="q" type="search"></form>' + FORM,
        FORM.replace("<button>", '<input name="website" style="display: none"><button>'),
        IN_TABLE,
        FORM.replace("<button>", '<input type="checkbox" name="remember" checked><button>'),
        FORM.replace('type="password"', 'type="PASSWORD"'),
        FORM.replace('method="post"', 'method="POST" enctype="application/x-www-form-urlencoded"'),
        '<form id="f" method="post" action="/login"></form><input form="f" name="user"><input form="f" type="password" name="pw">',
        REGISTER.replace("<button>", '<img src="/captcha.png"><input name="captcha"><button>') + FORM,
        f"<p>দপ্তরের পোর্টাল</p>{FORM}<form method=post action=/subscribe><input name=email></form>",
    ],
)
def test_the_login_form_is_found_among_others_in_both_languages(login):
    with served(office(login=login)) as portal:
        assert second(probed(portal)) == (SecondFactor.ABSENT, True)
    assert [asked.path for asked in portal.posts] == ["/login"]
    assert "remember" not in portal.posts[0].fields


def test_a_login_that_asks_for_the_user_name_first_gets_the_password_on_the_next_page_only():
    first = '<h1>Sign in</h1><form method="post" action="/name"><input name="identifier" autocomplete="username"><button>Next</button></form>'
    then = '<form method="post" action="/login"><input type="hidden" name="user" value="secretary"><input type="password" name="pw"></form>'
    with served(office(login=first, **{"/name": page(then)})) as portal:
        assert second(probed(portal)) == (SecondFactor.ABSENT, True)
    assert [asked.path for asked in portal.with_password] == ["/login"]
    assert portal.posts[0].fields == {"identifier": USER}


@pytest.mark.parametrize(
    ("head", "login", "sent"),
    [
        ("", FORM.replace("<button>", f"{TOKEN}<button>"), "t-7"),
        ("", f'<meta name="csrf-token" content="t-7">{FORM}', "X-CSRF-Token: t-7"),
        ("Set-Cookie: XSRF-TOKEN=t-7; Path=/", FORM, "X-XSRF-TOKEN: t-7"),
    ],
)
def test_what_proves_that_a_form_came_from_its_page_goes_back_with_it(head, login, sent):
    first = {"/login": lambda asked: page(login, *filter(None, [head])) if asked.method == "GET" else office()(asked)}
    with served(office(**first)) as portal:
        assert second(probed(portal)) == (SecondFactor.ABSENT, True)
    assert sent in (portal.posts[0].head + portal.posts[0].body.decode())


@pytest.mark.parametrize(
    "way",
    [
        '<meta http-equiv="Refresh" content="0; URL=/home">',
        "<p>Please wait</p><script>window.location = '/home'</script>",
        '<script>location.href="/home"</script>',
    ],
)
def test_a_page_that_only_leads_on_is_followed_by_asking(way):
    led = {"/login": lambda asked: page(FORM) if asked.method == "GET" else page(way, "Set-Cookie: s=in; Path=/")}
    with served(office(**led)) as portal:
        assert second(probed(portal)) == (SecondFactor.ABSENT, True)
    assert len(portal.posts) == 1


@pytest.mark.parametrize(
    "front",
    [
        '<frameset><frame src="/news"><frame src="/login"></frameset>',
        '<p>Union</p><a href="/login">লগইন</a><a href="/news">News</a>',
    ],
    ids=["in a frame", "behind the one link that speaks of it"],
)
def test_a_login_form_is_found_from_a_front_page(front):
    with served(office(**{"/": page(front)})) as portal:
        assert second(probed(portal, login=f"{portal.url}/")) == (SecondFactor.ABSENT, True)


# What is never done ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["307 Temporary Redirect", "308 Permanent Redirect"])
def test_a_redirect_that_would_send_the_password_again_is_not_followed(status):
    again = {"/login": lambda asked: page(FORM) if asked.method == "GET" else to("/again", status=status)}
    with served(office(**again)) as portal:
        result = probed(portal)
    assert (result.why, result.sent) == (Reason.SENDS_AGAIN, True)
    assert len(portal.with_password) == 1


def test_a_redirect_to_another_host_is_not_followed_and_carries_nothing():
    with served(office()) as other:
        away = {
            "/login": lambda asked: page(FORM) if asked.method == "GET" else to(f"{other.url}/home", "Set-Cookie: s=in")
        }
        with served(office(**away)) as portal:
            result = probed(portal)
    assert result.why is Reason.LEADS_ELSEWHERE
    assert not other.asked


AWAY = "https://accounts.elsewhere.example"


@pytest.mark.parametrize(
    "login",
    [
        f'<h1>Portal</h1><a href="{AWAY}/oauth">Sign in with your account</a>',
        f'<meta http-equiv="refresh" content="0; url={AWAY}/oauth">',
        f"<script>location.href='{AWAY}/oauth'</script>",
        f'<form method="post" action="{AWAY}/saml"><input type="hidden" name="SAMLRequest" value="x"><button>Continue</button></form>',
    ],
    ids=["a link", "a refresh", "a script", "a form with nothing to type"],
)
def test_a_login_at_another_host_is_told_as_such_before_anything_is_typed(login):
    holder = Holder()
    with served(office(login=login)) as portal:
        result = probed(portal, holder)
    assert (result.why, result.sent, holder.asked) == (Reason.LEADS_ELSEWHERE, False, [])
    assert "single sign-on" in " ".join(text.en for text in told(result))


def test_a_password_page_that_hands_over_to_another_host_is_told_as_such():
    form = f'<form method="post" action="{AWAY}/acs"><input type="hidden" name="SAMLResponse" value="x"></form>'
    with served(office(**{"/home": page(f"<p>Please wait.</p>{form}")})) as portal:
        assert probed(portal).why is Reason.LEADS_ELSEWHERE


def test_a_link_to_another_login_beside_the_portals_own_form_is_passed_over():
    with served(office(login=f'{FORM}<a href="{AWAY}/oauth">Log in with another account</a>')) as portal:
        assert second(probed(portal)) == (SecondFactor.ABSENT, True)


def test_an_answer_that_is_lost_after_the_password_is_told_and_nothing_is_sent_again():
    def silent(asked):
        return page(FORM) if asked.method == "GET" else b""

    with served(office(**{"/login": silent})) as portal:
        result = probed(portal)
    assert (result.seen, result.why, result.sent) == (None, Reason.LOST, True)
    assert len(portal.with_password) == 1


HIDDEN = CHALLENGE.replace("<button>", f'<input type="hidden" name="pw" value="{PASSWORD}"><button>')


@pytest.mark.parametrize(
    "portal",
    [
        office(**{"/login": lambda asked: page(FORM) if asked.method == "GET" else to(f"/home?pw={quote(PASSWORD)}", "Set-Cookie: s=in")}),
        office(**{"/login": lambda asked: page(FORM) if asked.method == "GET" else to("/home", f"Set-Cookie: s=in-{PASSWORD}")}),
        office(**{"/login": lambda asked: page(FORM) if asked.method == "GET" else to("/home", f"Set-Cookie: {PASSWORD}=in")}),
        office(step=HIDDEN),
        office(step=CHALLENGE.replace("<button>", f'<input type="hidden" name="{PASSWORD}" value="1"><button>')),
        office(step=f'<meta name="csrf-token" content="{PASSWORD}">{CHALLENGE}'),
        office(inside=HOME.replace("/profile", f"/profile?pw={quote(PASSWORD)}"), **{"/home": page(f"{HOME}<a href='/profile?pw={quote(PASSWORD)}'>Profile</a>")}),
    ],
    ids=["in a redirect", "in a cookie", "in a cookie's name", "in a hidden field", "in a field's name", "in a token", "in a link"],
)  # fmt: skip
def test_a_portal_that_repeats_the_password_does_not_get_it_a_second_time(portal):
    with served(portal) as there:
        probed(there)
    assert len(there.with_password) == 1


@pytest.mark.parametrize("step", ["", CHALLENGE])
def test_the_password_is_in_one_request_and_in_no_other(step):
    with served(office(step=step)) as portal:
        probed(portal)
    assert len(portal.with_password) == 1
    assert portal.with_password[0].method == "POST"


def test_the_code_is_sent_once_and_the_visit_says_what_it_is():
    with served(office(step=CHALLENGE)) as portal:
        probed(portal)
    assert sum(CODE.encode() in raw for raw in portal.raw) == 1
    assert all("User-Agent: portal-auditor/" in asked.head for asked in portal.asked)


@pytest.mark.parametrize("address", ["http://portal.example/login", "ftp://127.0.0.1/", "https://user:word@127.0.0.1/"])
def test_an_address_without_tls_or_of_another_kind_is_refused_before_anything_is_typed(address):
    holder = Holder()
    result = probe(PortalDescription(address), holder, "test", QUICK)
    assert result.why in {Reason.NO_TLS, Reason.NO_ADDRESS}
    assert not holder.asked
