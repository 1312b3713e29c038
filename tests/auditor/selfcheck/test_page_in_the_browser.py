"""The self-check page as people meet it: typed through by keyboard in real browsers, and nothing gets out but the slip."""

from __future__ import annotations

import json
import re
import runpy
import socket
import subprocess
import threading
import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from accessible import told_of
from changing import replace
from opened_slips import open_slip
from patience import waits_for
from sampling import some_of
from self_check_page import (
    ANSWERS,
    INVENTED,
    JUDGES,
    SHOWN,
    at,
    choose,
    click,
    focused,
    kept,
    opened,
    pick,
    press,
    reach,
    said,
    seal,
    settled,
    to_portal,
    to_questions,
    to_slip,
    type_into,
    unfold,
    until,
    visible,
)

from auditor.i18n import Language, Text, digits
from auditor.model.facts import Method, Strength
from auditor.model.selfcheck import SinceDecision, SlipFacts, TwoStepAnswer
from auditor.passwords.judging import judge
from auditor.selfcheck.page import PAGE_VERSION
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.slip.finding import find_slips, slip_number

pytestmark = pytest.mark.sampled

ROOT = Path(__file__).parents[3]
check_round = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]
ACCOUNT = "lota-0/user-0"
TODAY = date.today()
"""The day on which these tests began; midnight may pass before the page's clock is read."""
OWN_FONT = "data:font/woff2;"
"""What Firefox itself draws the dots of a hidden password with; the page has no font."""


@pytest.fixture(name="made", scope="module")
def _made():
    """Return a round that runs on the day of the test."""
    return check_round(opened=TODAY - timedelta(days=3), due=TODAY + timedelta(days=9))


@pytest.fixture(name="place", scope="module")
def _place(request, made, tmp_path_factory):
    """Return the page as a file."""
    return kept(request, made.round, tmp_path_factory.mktemp("page"))


@pytest.fixture(name="tab")
def _tab(browser_page, place):
    """Return the open page in each browser; it may ask the network nothing and complain of nothing."""
    yield opened(browser_page, place)
    clean(browser_page)


@pytest.fixture(name="chrome")
def _chrome(chromium_page, place):
    """Return the open page in Chromium only, for what the other driver cannot do."""
    yield opened(chromium_page, place)
    clean(chromium_page)


def clean(tab):
    assert not tab.errors
    assert not [url for url in tab.requested if not url.startswith(OWN_FONT)]


# The road


def test_the_whole_road_by_keyboard_ends_in_a_slip_that_opens(tab, made):
    code = made.codes[ACCOUNT]
    reach(tab, "make")
    reach(tab, "password")
    tab.type(INVENTED)
    until(tab, f"document.getElementById('summary').textContent.includes({json.dumps(TEXTS['pass-strong'].bn)})")
    press(tab, "next-1")
    at(tab, 2)
    assert focused(tab) == "head-2"
    press(tab, "next-2")
    at(tab, 3)
    assert focused(tab) == "head-3"
    for name, value in {"when": "since", "2s": "asked", "method": "sms", "profile": "no", "shared": "yes"}.items():
        pick(tab, name, value)
    reach(tab, "code")
    tab.type(f"{code[:4].lower()} {code[4:].lower()}")
    until(tab, "!document.getElementById('code-found').hidden")
    assert "লতা ইউনিয়ন পরিষদ" in said(tab, "code-found")
    assert "ইউপি সচিব" in said(tab, "code-found")
    tab.press("Enter")
    until(tab, "!document.getElementById('slip').hidden")
    assert focused(tab) == "slip-number"
    text = tab.evaluate("document.getElementById('slip-text').textContent")
    account, slip = open_slip(text, **made.opening())
    assert account == ACCOUNT
    assert slip.page == PAGE_VERSION
    assert TODAY <= slip.on <= date.today()
    assert slip.facts == SlipFacts(
        "upper+lower+symbol",
        meets_rule=True,
        strength=Strength.STRONG,
        changed=SinceDecision.DONE,
        two_step=TwoStepAnswer.ASKED,
        method=Method.SMS,
        profile=SinceDecision.NOT_DONE,
        shared=True,
    )
    assert slip_number(text) in said(tab, "slip-number")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("today", 0),
        ("since", SinceDecision.DONE),
        ("not-since", SinceDecision.NOT_DONE),
        ("unknown", None),
    ],
)
def test_each_answer_about_the_reset_is_told_by_the_day_of_the_slip(chrome, made, answer, expected):
    text = to_slip(chrome, made.codes[ACCOUNT], when=answer)
    assert open_slip(text, **made.opening())[1].facts.changed == expected


def test_a_date_is_chosen_in_three_parts_and_must_be_a_day_that_has_been(chrome, made):
    to_questions(chrome)
    choose(chrome, **ANSWERS | {"when": "date"})
    tried = TODAY - timedelta(days=2)
    for day, month, year, complaint in (
        ("", "", "", "date-whole"),
        ("31", "2", str(TODAY.year), "date-none"),
        ("31", "12", str(TODAY.year), "date-late"),
        (str(tried.day), str(tried.month), str(tried.year), ""),
    ):
        if complaint == "date-late" and date(TODAY.year, 12, 30) <= TODAY:
            continue  # the year may end meanwhile
        for part, value in (("day", day), ("month", month), ("year", year)):
            chrome.page.select_option(f"#{part}", value)
        click(chrome, "seal")
        assert said(chrome, "told-when") == (TEXTS[complaint].bn if complaint else "")
    text = seal(chrome, made.codes[ACCOUNT])
    _, slip = open_slip(text, **made.opening())
    assert TODAY <= slip.on <= date.today()
    assert slip.facts.changed == (slip.on - tried).days


@pytest.mark.parametrize(
    "answer",
    some_of([*TwoStepAnswer, None], kind=lambda answer: answer in {TwoStepAnswer.ASKED, TwoStepAnswer.ON}, each=2),
)
def test_where_the_code_comes_is_asked_only_where_there_is_one(chrome, made, answer):
    to_questions(chrome)
    choose(chrome, **{"2s": answer or "unknown"})
    on = answer in {TwoStepAnswer.ASKED, TwoStepAnswer.ON}
    assert visible(chrome, "q-method") == on
    answers = {name: value for name, value in ANSWERS.items() if name not in {"2s", "method"}}
    choose(chrome, **answers | ({"method": "unknown"} if on else {}))
    facts = open_slip(seal(chrome, made.codes[ACCOUNT]), **made.opening())[1].facts
    assert (facts.two_step, facts.method) == (answer, None)


def test_that_a_password_is_in_the_list_of_the_page_leaves_with_no_slip(chrome, made):
    type_into(chrome, "password", "P@ssw0rd")
    settled(chrome)
    assert TEXTS["why-breached"].bn in said(chrome, "reasons")
    to_questions(chrome, password="P@ssw0rd")
    choose(chrome, **ANSWERS)
    facts = open_slip(seal(chrome, made.codes[ACCOUNT]), **made.opening())[1].facts
    assert (facts.breached, facts.strength) == (None, Strength.WEAK)


def test_questions_left_out_are_named_and_the_first_gets_the_focus(chrome):
    to_questions(chrome)
    choose(chrome, when="unknown", profile="no")
    click(chrome, "seal")
    until(chrome, "!document.getElementById('code-told').hidden && document.activeElement.id === 'q-2s'")
    told = chrome.evaluate(
        "[...document.querySelectorAll('#at-3 .told')].filter((one) => !one.hidden).map((one) => one.id)"
    )
    assert told == ["told-2s", "told-shared", "code-told"]
    choose(chrome, **{"2s": "off"})
    assert not visible(chrome, "told-2s")
    assert said(chrome, "code-told") == TEXTS["s1-none"].bn


def test_there_is_no_slip_before_the_password_is_on_the_portal(tab):
    assert tab.evaluate("[...document.querySelectorAll('#steps > li')].length") == 3
    to_portal(tab)
    assert said(tab, "next-2") == TEXTS["s3-set"].bn
    assert said(tab, "not-set") == TEXTS["s3-not-set"].bn
    assert not visible(tab, "seal")
    assert not tab.evaluate("document.getElementById('slip-text').textContent")


def test_who_could_not_set_the_password_goes_on_and_tells_so(tab, made):
    to_portal(tab)
    press(tab, "not-set")
    at(tab, 3)
    assert TEXTS["rule-not-set"].bn in said(tab, "tested-3")
    choose(tab, **ANSWERS | {"when": "not-since"})
    facts = open_slip(seal(tab, made.codes[ACCOUNT]), **made.opening())[1].facts
    assert (facts.changed, facts.not_set) == (SinceDecision.NOT_DONE, True)


def test_a_password_that_does_not_meet_the_rule_is_told_of_though_it_could_not_be_changed(chrome, made):
    to_portal(chrome, "lota" + "2024")
    click(chrome, "not-set")
    at(chrome, 3)
    choose(chrome, **ANSWERS | {"when": "not-since"})
    facts = open_slip(seal(chrome, made.codes[ACCOUNT]), **made.opening())[1].facts
    assert (facts.meets_rule, facts.not_set) == (False, False)


def test_opening_one_part_of_the_guide_closes_the_others(tab):
    to_portal(tab)
    for place in (0, 2, 1):
        tab.evaluate(f"document.querySelectorAll('#at-2 summary')[{place}].click()")
        folds = tab.evaluate("[...document.querySelectorAll('#at-2 details')].map((fold) => fold.open)")
        assert folds == [at_ == place for at_ in range(3)]


def test_another_password_leads_by_the_portal_again_to_another_slip(chrome, made):
    first = to_slip(chrome, made.codes[ACCOUNT])
    click(chrome, "change")
    assert chrome.evaluate("document.getElementById('slip-text').textContent") == ""
    for step in (2, 1):
        click(chrome, f"back-{step + 1}")
        at(chrome, step)
    assert visible(chrome, "tested-1")
    to_portal(chrome, "lota" + "2024")
    assert visible(chrome, "unmet")
    click(chrome, "next-2")
    second = seal(chrome)
    facts = [open_slip(text, **made.opening())[1].facts for text in (first, second)]
    assert [(told.meets_rule, told.strength) for told in facts] == [(True, Strength.STRONG), (False, Strength.WEAK)]


def test_the_code_is_told_what_is_wrong_with_it(chrome, made):
    code = made.codes[ACCOUNT]
    to_questions(chrome)
    choose(chrome, **ANSWERS)
    for typed, complaint in (
        ("", TEXTS["s1-none"].bn),
        ("আমকদ", TEXTS["s1-bangla"].bn),
        (code[:5], TEXTS["s1-short"].bn.replace("{n}", "৫")),
        (code + "X", TEXTS["s1-short"].bn.replace("{n}", "৯")),
        ("UUUUUUUU", TEXTS["s1-wrong"].said(Language.BN, sheet="নির্দেশিকা, ফেব্রুয়ারি ২০২৪")),
        ("".join(reversed(code)), TEXTS["s1-wrong"].said(Language.BN, sheet="নির্দেশিকা, ফেব্রুয়ারি ২০২৪")),
    ):
        chrome.page.fill("#code", typed)
        click(chrome, "seal")
        until(chrome, f"document.getElementById('code-told').textContent === {json.dumps(complaint)}")
        until(chrome, "document.getElementById('code').getAttribute('aria-invalid') === 'true'")
        assert not visible(chrome, "code-found")
        assert not visible(chrome, "slip")
    bangla = code.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    chrome.page.fill("#code", f" {bangla[:4]}-{bangla[4:].lower()} ")
    until(chrome, "!document.getElementById('code-found').hidden")
    assert not visible(chrome, "code-told")


@pytest.mark.long(instead="test_the_whole_road_by_keyboard_ends_in_a_slip_that_opens")
def test_every_code_finds_its_own_office_and_post(chrome, made):
    to_questions(chrome)
    for account, known in zip(made.codes, made.round.accounts, strict=True):
        chrome.page.fill("#code", made.codes[account])
        until(chrome, f"document.getElementById('code-found').textContent.includes({json.dumps(known.post.bn)})")
        assert known.office.bn in said(chrome, "code-found")


PHONE = {"width": 360, "height": 640}
LONGEST = Text(
    en="Office of the Upazila Health and Family Planning Officer and of the Rural Credit Programme",
    bn="উপজেলা স্বাস্থ্য ও পরিবার পরিকল্পনা কর্মকর্তার কার্যালয় এবং উপজেলা সমবায় উন্নয়ন ও পল্লী ঋণ কর্মসূচির সমন্বয় দপ্তর",
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("office", ["typical", "longest"])
def test_each_of_three_steps_fits_two_screens_of_a_phone(request, chromium_page, made, tmp_path, language, office):
    """Whatever the result of a test is, whichever part of the guide is unfolded, and with the slip saved."""
    known = made.round
    if office == "longest":
        post = Text(en="Accounts assistant cum computer operator", bn="হিসাব সহকারী কাম কম্পিউটার অপারেটর")
        known = replace(
            known,
            accounts=tuple(replace(account, office=LONGEST, post=post) for account in known.accounts),
            example=False,
        )
    tab = opened(chromium_page, kept(request, known, tmp_path, language))
    tab.page.set_viewport_size(PHONE)
    screens = {}

    def measure(state):
        screens[state] = tab.evaluate("document.documentElement.scrollHeight") / PHONE["height"]

    click(tab, "make")
    measure("1, made")
    click(tab, "clear")
    type_into(tab, "password", CASES["pass-weak"])
    until(tab, "document.querySelectorAll('#reasons > li').length === 3")
    measure("1, weak for three reasons")
    click(tab, "clear")
    to_portal(tab)
    measure("2")
    for place in range(3):
        fold = f"document.querySelectorAll('#at-2 details')[{place}].open"
        tab.evaluate(f"void ({fold} = true)")
        measure(f"2, unfolded {place}")
        tab.evaluate(f"void ({fold} = false)")
    click(tab, "next-2")
    choose(tab, **ANSWERS | {"when": "date"})
    type_into(tab, "code", made.codes[ACCOUNT])
    until(tab, "!document.getElementById('code-found').hidden")
    measure("3, answers")
    choose(tab, when="today")
    seal(tab)
    measure("3, slip")
    click(tab, "copy")
    until(tab, "!document.getElementById('outcome').hidden")
    measure("3, slip copied")
    assert max(screens.values()) <= 2, screens


# The verdict

CASES = {
    "pass-weak": "Paikgacha" + "@123",
    "pass-fair": "Kestrel" + "-zqpv",
    "pass-strong": INVENTED,
    "fail-weak": "lota" + "2024",
    "fail-fair": "trombonekxv" + "19",
    "fail-strong": INVENTED.lower(),
}


@pytest.mark.long(instead="test_a_screen_reader_hears_the_verdict_when_the_fingers_rest")
@pytest.mark.parametrize("language", Language)
def test_the_page_says_what_the_program_says(chrome, made, language):
    if language is Language.EN:
        click(chrome, "lang")
    seen = set()
    for password in CASES.values():
        verdict = judge(password, made.round.words, rule=made.round.rule, year=made.round.year)
        seen.add((verdict.meets_rule, verdict.strength))
        chrome.page.fill("#password", "")
        type_into(chrome, "password", password)
        summary, reasons = (
            verdict.summary.said(language),
            [reason.text.said(language) for reason in verdict.reasons],
        )
        until(
            chrome,
            f"document.getElementById('summary').innerText.trim() === {json.dumps(summary)} && JSON.stringify("
            "[...document.querySelectorAll('#reasons > li')].map((item) => item.textContent)) === "
            f"JSON.stringify({json.dumps(reasons)})",
        )
        for kind in ("upper", "lower", "symbol", "digit"):
            word = "lacks" if kind in verdict.lacks else "has"
            assert said(chrome, f"kind-{kind}").endswith(TEXTS[word].said(language))
        assert said(chrome, "band") == TEXTS[f"band-{verdict.strength.name.lower()}"].said(language)
    assert len(seen) == len(CASES)


@pytest.mark.parametrize(("least", "below"), [("", ()), ("fair", ("weak",)), ("strong", ("weak", "fair"))])
def test_what_a_decision_orders_on_guessing_is_no_advice_on_the_page(
    chromium_page, request, made, tmp_path, least, below
):
    tab = opened(chromium_page, kept(request, replace(made.round, least_strength=least), tmp_path))
    for band in ("weak", "fair", "strong"):
        tab.page.fill("#password", "")
        password = CASES[f"pass-{band}"]
        type_into(tab, "password", password)
        advised = judge(password, made.round.words, rule=made.round.rule, year=made.round.year).summary
        summary = (TEXTS["pass-below"] if band in below else advised).bn  # either may be that of what is typed so far
        shown = {"band": TEXTS[f"band-{band}"].bn, "summary": summary}
        until(
            tab,
            " && ".join(
                f"document.getElementById('{at}').innerText.trim() === {json.dumps(words)}"
                for at, words in shown.items()
            ),
        )
        assert (band in below) <= tab.evaluate("document.getElementById('verdict').classList.contains('bad')")


def test_a_screen_reader_hears_the_verdict_when_the_fingers_rest(chrome):
    type_into(chrome, "password", CASES["pass-weak"])
    until(chrome, f"document.getElementById('live').textContent.startsWith({json.dumps(TEXTS['pass-weak'].bn)})")
    assert TEXTS["why-place"].bn in said(chrome, "live")
    assert chrome.evaluate("document.getElementById('live').getAttribute('role')") == "status"
    assert chrome.evaluate("document.querySelectorAll('#verdict [role], #verdict [aria-live]').length") == 0


def test_ones_own_name_counts_against_a_password(chrome):
    own = "mahbubsarker"
    type_into(chrome, "password", f"{own.capitalize()}#5")
    until(chrome, "document.querySelectorAll('#reasons > li').length > 0")
    assert TEXTS["why-self"].bn not in said(chrome, "reasons")
    unfold(chrome)
    type_into(chrome, "own", f"{own}@example.gov.bd")
    until(chrome, f"document.getElementById('reasons').textContent.includes({json.dumps(TEXTS['why-self'].bn)})")
    click(chrome, "next-1")
    click(chrome, "back-2")
    assert chrome.evaluate("document.getElementById('own').value") == ""
    type_into(chrome, "password", f"{own.capitalize()}#5")
    until(chrome, "document.querySelectorAll('#reasons > li').length > 0")
    assert TEXTS["why-self"].bn not in said(chrome, "reasons")


def test_two_passwords_are_compared_and_only_that_is_told(tab, made):
    unfold(tab)
    type_into(tab, "password", INVENTED)
    type_into(tab, "other", INVENTED[:-1])
    until(tab, f"document.getElementById('reuse-told').textContent === {json.dumps(TEXTS['not-reused'].bn)}")
    tab.type(INVENTED[-1])
    until(tab, f"document.getElementById('reuse-told').textContent === {json.dumps(TEXTS['why-reused'].bn)}")
    assert said(tab, "reasons") == TEXTS["why-reused"].bn
    click(tab, "next-1")
    click(tab, "next-2")
    choose(tab, **ANSWERS)
    assert TEXTS["same"].bn in said(tab, "tested-3")
    assert open_slip(seal(tab, made.codes[ACCOUNT]), **made.opening())[1].facts.reused is True


def test_a_password_made_here_is_shown_and_passes(tab):
    click(tab, "make")
    first = tab.evaluate("[document.getElementById('password').type, document.getElementById('password').value]")
    assert first[0] == "text"
    assert said(tab, "summary") == TEXTS["pass-strong"].bn
    assert said(tab, "make-note") == TEXTS["s2-make-note"].bn
    click(tab, "make")
    assert tab.evaluate("document.getElementById('password').value") not in {"", first[1]}
    tab.type("x")
    until(tab, "document.getElementById('make-note').hidden")
    click(tab, "clear")
    assert tab.evaluate("[document.getElementById('password').type, document.getElementById('password').value]") == [
        "password",
        "",
    ]
    assert said(tab, "summary") == TEXTS["empty"].bn


@pytest.mark.long(instead="test_a_password_made_here_is_shown_and_passes")
def test_the_longest_password_made_here_is_seen_whole_on_a_phone(chrome):
    chrome.page.set_viewport_size({"width": 360, "height": 740})
    click(chrome, "make")
    fits = (
        "(() => { const field = document.getElementById('password'); field.value = 'W'.repeat(29);"
        " return field.scrollWidth <= field.clientWidth; })()"
    )
    assert chrome.evaluate(fits)


NOT_HELD = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (["SCRIPT", "STYLE", "NOSCRIPT", "OPTION"].includes(node.parentNode.nodeName)) continue;
    for (const word of node.data.matchAll(/[^\\s-]+-[^\\s-]+/g)) {
      if (getComputedStyle(node.parentNode).whiteSpace !== "nowrap") found.push(word[0]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("language", ["bn", "en"])
def test_no_line_ends_at_the_hyphen_of_a_word_on_a_phone(chrome, language):
    chrome.page.set_viewport_size({"width": 400, "height": 740})
    if chrome.page.evaluate("document.documentElement.lang") != language:
        chrome.page.click("#lang")
    assert chrome.page.evaluate("document.querySelectorAll('.whole').length") > 4
    assert [word for word in chrome.page.evaluate(NOT_HELD) if "step" in word or word.startswith("ই-")] == []


@pytest.mark.long(instead="test_letters_that_come_from_other_keys_and_caps_lock_are_told")
@pytest.mark.parametrize(
    ("typed", "hint"),
    some_of(
        [("আমার", "kb-bangla"), ("১২৩৪", "kb-bangla"), ("Av†gvi", "kb-odd"), ("Wq©", "kb-odd"), ("abcDEF1#", "")],
        kind=lambda _, hint: hint,
    ),
)
def test_a_keyboard_in_another_script_is_named_with_its_key(chrome, typed, hint):
    type_into(chrome, "password", typed)
    settled(chrome)
    assert visible(chrome, "keyboard") == bool(hint)
    if hint:
        assert said(chrome, "keyboard-what") == TEXTS[hint].bn
        assert visible(chrome, "keyboard-look")
        click(chrome, "show-password")
        assert not visible(chrome, "keyboard-look")
        click(chrome, "clear")
        assert not visible(chrome, "keyboard")


@pytest.mark.long(instead="test_letters_that_come_from_other_keys_and_caps_lock_are_told")
def test_bijoy_is_told_before_the_verdict_and_once(chrome):
    type_into(chrome, "password", "cvBKMvQv@2024")
    settled(chrome)
    assert said(chrome, "keyboard-what") == TEXTS["why-bijoy"].bn
    shown = chrome.evaluate("document.getElementById('at-1').innerText")
    assert shown.count(TEXTS["why-bijoy"].bn) == 1
    assert shown.index(TEXTS["why-bijoy"].bn) < shown.index(said(chrome, "summary"))


def key(code, sign, **more):
    said_so = json.dumps({"code": code, "key": sign, "bubbles": True} | more)
    return f"document.getElementById('password').dispatchEvent(new KeyboardEvent('keydown', {said_so}))"


def test_letters_that_come_from_other_keys_and_caps_lock_are_told(chrome):
    chrome.evaluate(key("KeyJ", "K"))
    type_into(chrome, "password", "1")
    until(chrome, "document.getElementById('keyboard').hidden === false")
    assert said(chrome, "keyboard-what") == TEXTS["kb-bangla"].bn
    chrome.type("J")
    until(chrome, "document.getElementById('keyboard').hidden")
    chrome.evaluate(key("KeyJ", "J", modifierCapsLock=True))
    assert said(chrome, "caps") == TEXTS["kb-caps"].bn
    chrome.evaluate(key("KeyJ", "j"))
    assert not visible(chrome, "caps")


def test_what_describes_a_field_is_read_only_while_it_is_so(chrome):
    """What is hidden is read all the same where a field is described by it: so it holds no words then."""

    def described(field):
        return told_of(chrome.page, f"#{field}")[1]

    assert described("password") == ""
    chrome.evaluate(key("KeyJ", "J", modifierCapsLock=True))
    assert described("password") == TEXTS["kb-caps"].bn
    chrome.evaluate(key("KeyJ", "j"))
    assert described("password") == ""
    chrome.evaluate(key("KeyJ", "K"))
    type_into(chrome, "password", "1")
    until(chrome, "document.getElementById('keyboard').hidden === false")
    assert described("password") == f"{TEXTS['kb-bangla'].bn} {TEXTS['kb-look'].bn}"
    click(chrome, "clear")
    assert described("password") == ""
    click(chrome, "next-1")
    assert described("password") == TEXTS["s2-none"].bn
    type_into(chrome, "password", "x")
    assert described("password") == ""
    to_questions(chrome)
    click(chrome, "seal")
    until(chrome, "!document.getElementById('told-when').hidden")
    assert described("q-when") == TEXTS["choose"].bn
    choose(chrome, when="today")
    assert described("q-when") == ""


@pytest.mark.parametrize("language", Language)
def test_who_hears_the_page_is_told_that_a_password_is_read_aloud_before_it_is(chrome, language):
    if language is Language.EN:
        click(chrome, "lang")
    unfold(chrome)
    warned = TEXTS["s2-aloud"].said(language)
    for button in ("make", "show-password", "show-other"):
        assert told_of(chrome.page, f"#{button}")[1] == warned
    click(chrome, "make")
    told = said(chrome, "make-note")
    assert told
    assert not re.search("Only you|শুধু আপনি", told), "whoever sits beside it hears it, too"


def test_what_is_far_too_long_is_called_no_password_and_freezes_nothing(chrome):
    """Of a megabyte the engine looks at no more than of the longest password that is judged; counted by its own looks."""
    chrome.evaluate(
        "(() => { const look = zxcvbn.matching.dictionary_match; window.looks = 0;"
        " zxcvbn.matching.dictionary_match = function (text, ...rest) { window.looks += text.length ** 2;"
        " return look.call(this, text, ...rest); }; })()"
    )
    slow = "p@$$w0rd1$7!" * 20
    looks = []
    for words in (slow, slow * 4400):
        click(chrome, "clear")
        chrome.evaluate("window.looks = 0")
        chrome.evaluate(
            "new Promise((done) => { const field = document.getElementById('password'); field.focus();"
            f" const event = new InputEvent('beforeinput', {{ inputType: 'insertFromPaste', data: {json.dumps(words)}, cancelable: true }});"
            " field.dispatchEvent(event); const summary = document.getElementById('summary');"
            " new MutationObserver(() => requestAnimationFrame(() => done(true))).observe(summary, { childList: true }); })"
        )
        looks.append(chrome.evaluate("window.looks"))
    assert len(slow) <= 256 < len(slow * 4400)
    assert said(chrome, "summary") == TEXTS["too-long"].bn
    assert chrome.evaluate("document.getElementById('password').value.length") == 1000
    assert looks[1] <= looks[0] > 0
    click(chrome, "next-1")
    assert visible(chrome, "leave-told")
    assert chrome.evaluate("document.getElementById('at-2').hidden")


def test_a_real_paste_of_a_megabyte_is_taken(chrome):
    chrome.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    chrome.evaluate("navigator.clipboard.writeText('aB3#\\n'.repeat(200000))")
    chrome.evaluate("document.getElementById('password').focus()")
    chrome.press("Control+v")
    until(chrome, f"document.getElementById('summary').innerText.trim() === {json.dumps(TEXTS['too-long'].bn)}")
    click(chrome, "clear")
    chrome.evaluate("navigator.clipboard.writeText('Kestrel-pond')")
    chrome.press("Control+v")
    until(chrome, "document.getElementById('password').value === 'Kestrel-pond'")


# What must not get out


def test_typing_leaves_no_edit_for_a_password_manager_to_take(tab):
    """Firefox offers what a person typed behind a key beside the address, emptied field or not; so there are no such edits."""
    tab.evaluate(
        "(() => { window.edits = 0; for (const kind of ['input', 'change']) document.addEventListener(kind, (event) => {"
        " if (event.isTrusted && event.target.id === 'password') window.edits += 1; }, true); })()"
    )
    type_into(tab, "password", "abcd😀")
    tab.press("Backspace")
    tab.press("Backspace")
    tab.type("X")
    assert tab.evaluate("document.getElementById('password').value") == "abcX"
    assert tab.evaluate("document.getElementById('password').selectionStart") == 4
    click(tab, "show-password")
    tab.type("Y")
    tab.evaluate("document.getElementById('password').setSelectionRange(1, 3)")
    tab.type("-")
    assert tab.evaluate("document.getElementById('password').value") == "a-XY"
    click(tab, "next-1")
    at(tab, 2)
    assert tab.evaluate("window.edits") == 0


def everything(tab):
    return tab.evaluate(
        "document.documentElement.outerHTML + [...document.querySelectorAll('input')].map((field) => field.value).join('|')"
        " + document.title + location.href + JSON.stringify(history.state) + getSelection()"
    )


def storage(tab):
    return tab.evaluate(
        "(async () => { let kept = []; for (const name of ['localStorage', 'sessionStorage']) { try {"
        " kept.push(...Object.entries(globalThis[name])); } catch { /* none at all */ } }"
        " try { kept.push(...(await indexedDB.databases())); } catch { /* none at all */ }"
        " try { if (document.cookie) kept.push(document.cookie); } catch { /* none at all */ } return kept; })()"
    )


@pytest.mark.parametrize("way", ["next-1", "F2"])
def test_when_step_one_is_left_the_password_is_nowhere(tab, way):
    type_into(tab, "password", INVENTED)
    unfold(tab)
    type_into(tab, "other", INVENTED)
    type_into(tab, "own", "mahbubsarker")
    click(tab, "show-password")
    until(tab, "document.getElementById('reuse-told').hidden === false")
    click(tab, way) if way == "next-1" else tab.press(way)
    at(tab, 2 if way == "next-1" else 1)
    left = everything(tab)
    assert INVENTED not in left
    assert "mahbubsarker" not in left
    assert tab.evaluate("document.getElementById('reasons').childElementCount") == 0
    assert tab.evaluate("document.getElementById('password').type") == "password"
    assert storage(tab) == []


def test_nothing_is_kept_and_no_address_changes_on_the_whole_road(tab, made, place):
    to_slip(tab, made.codes[ACCOUNT])
    assert storage(tab) == []
    assert tab.evaluate("[location.href, history.length, document.title]") == [
        place.as_uri(),
        tab.evaluate("history.length"),
        TEXTS["title"].bn,
    ]
    assert made.codes[ACCOUNT] not in tab.evaluate("document.documentElement.outerHTML")


ATTEMPTS = """(async () => {
  const address = "%s";
  const attempt = async (act) => { try { await act(); } catch { /* refused, as it should be */ } };
  const add = (tag, attributes) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    document.body.append(one);
    return one;
  };
  await attempt(() => fetch(address + "fetch", { mode: "no-cors" }));
  await attempt(() => navigator.sendBeacon(address + "beacon", "x"));
  await attempt(() => { const one = new XMLHttpRequest(); one.open("GET", address + "xhr"); one.send(); });
  await attempt(() => new WebSocket(address.replace("http", "ws") + "socket"));
  await attempt(() => new EventSource(address + "events"));
  await attempt(() => add("img", { src: address + "img" }));
  await attempt(() => add("script", { src: address + "script" }));
  await attempt(() => add("link", { rel: "stylesheet", href: address + "css" }));
  await attempt(() => add("link", { rel: "icon", href: address + "icon" }));
  await attempt(() => add("iframe", { src: address + "frame" }));
  await attempt(() => add("object", { data: address + "object" }));
  await attempt(() => add("embed", { src: address + "embed" }));
  await attempt(() => add("video", { src: address + "video" }));
  await attempt(() => { add("style", {}).textContent = `body { background: url(${address}style) }`; });
  await attempt(() => add("p", { style: `background: url(${address}attribute)` }));
  await attempt(() => { add("script", {}).textContent = `fetch("${address}inline")`; });
  await attempt(() => add("img", { src: "x", onerror: `fetch("${address}handler")` }));
  await attempt(() => add("form", { action: address + "form", target: "_blank" }).submit());
  await attempt(() => new Worker(URL.createObjectURL(new Blob([`fetch("${address}worker")`]))));
  await attempt(() => eval(`fetch("${address}eval")`));
  await new Promise((done) => setTimeout(done, 700));
  return true;
})()"""


class Listener:
    """Listens on the loopback and notes who calls."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.calls: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(1)
                try:
                    self.calls.append(caller.recv(200))
                except OSError:
                    self.calls.append(b"")


@pytest.fixture(name="listener")
def _listener():
    one = Listener()
    yield one
    one.socket.close()


def test_even_a_script_that_gets_in_can_send_nothing(browser_page, place, listener, tmp_path):
    opened(browser_page, place)
    assert browser_page.evaluate(ATTEMPTS % listener.address)
    assert listener.calls == []
    bare = tmp_path / "bare.html"
    bare.write_text("<!doctype html><title>no policy</title><body></body>", "utf-8")
    browser_page.open(bare)
    browser_page.evaluate(ATTEMPTS % listener.address)
    waits_for(
        lambda: len(listener.calls) > 5,
        lambda: "without the policy the same attempts arrive, so the listener would have heard",
    )


def test_a_page_that_somebody_changed_does_not_start(request, browser_page, made, tmp_path):
    content = kept(request, made.round, tmp_path).read_bytes()
    for number, (before, after) in enumerate(
        ((b"const CODE_SIGNS", b"const  CODE_SIGNS"), (b"window.onload", b"window.onlOad"))
    ):
        assert before in content
        changed = tmp_path / f"changed-{number}.html"
        changed.write_bytes(content.replace(before, after, 1))
        browser_page.open(changed)
        if number == 0:
            assert said(browser_page, "error").split("\n\n") == [TEXTS["error"].bn, TEXTS["error"].en]
            assert browser_page.evaluate("document.getElementById('page').hidden")
    engine = tmp_path / "engine.html"
    engine.write_bytes(content.replace(b"Dropbox", b"Drop-box", 1))
    browser_page.open(engine)
    until(browser_page, "!document.getElementById('error').hidden")
    assert browser_page.evaluate("typeof PasswordJudge") == "undefined"


# The slip's ways out


def test_the_slip_is_saved_as_a_file_and_copied_as_text(chrome, made):
    chrome.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = to_slip(chrome, made.codes[ACCOUNT])
    with chrome.page.expect_download() as found:
        chrome.page.click("#save")
    assert found.value.suggested_filename == f"slip-2024-02-{slip_number(text)}.txt"
    assert find_slips(Path(found.value.path()).read_text("utf-8")) == (text,)
    assert found.value.suggested_filename in said(chrome, "outcome")
    chrome.requested.clear()  # the blob that was saved
    chrome.page.click("#copy")
    until(chrome, "!document.getElementById('outcome').textContent.includes('.txt')")
    assert said(chrome, "outcome") == TEXTS["s5-copied"].bn
    assert chrome.evaluate("navigator.clipboard.readText()") == text


def test_where_the_clipboard_is_closed_the_text_is_marked_to_be_copied_by_hand(chrome, made):
    text = to_slip(chrome, made.codes[ACCOUNT])
    chrome.evaluate(
        "(() => { Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false; })()"
    )
    click(chrome, "copy")
    until(chrome, "!document.getElementById('outcome').hidden")
    assert said(chrome, "outcome") == TEXTS["s5-copy-fail"].bn
    assert chrome.evaluate("getSelection().toString()") == text


@pytest.mark.parametrize("width", [360, 1280])
def test_a_photograph_of_the_screen_gives_the_slip(chrome, made, width, tmp_path):
    zxingcpp = pytest.importorskip("zxingcpp")
    from PIL import Image

    chrome.page.set_viewport_size({"width": width, "height": 740})
    text = to_slip(chrome, made.codes[ACCOUNT])
    chrome.page.locator("#qr").scroll_into_view_if_needed()
    chrome.page.screenshot(path=tmp_path / "screen.png")
    with Image.open(tmp_path / "screen.png") as screen:
        (found,) = zxingcpp.read_barcodes(screen)
    assert found.text == text
    box = chrome.page.locator("#qr > svg").bounding_box()
    modules = int(chrome.evaluate("document.querySelector('#qr > svg').getAttribute('viewBox').split(' ')[2]"))
    assert box["width"] / modules >= 3.5
    assert modules == 17 + 4 * 15 + 8


@pytest.mark.parametrize("language", Language)
def test_paper_has_the_slip_on_one_page_and_never_a_password(chrome, made, tool, tmp_path, language):
    if language is Language.EN:
        click(chrome, "lang")

    def printed(name):
        paper = tmp_path / f"{name}.pdf"
        chrome.page.pdf(path=paper, prefer_css_page_size=True)
        words = subprocess.run([tool("pdftotext"), "-layout", paper, "-"], capture_output=True, check=True).stdout
        return unicodedata.normalize("NFKC", words.decode())

    type_into(chrome, "password", INVENTED)
    click(chrome, "show-password")
    until(chrome, "document.getElementById('strength').hidden === false")
    assert INVENTED not in printed("password")
    click(chrome, "next-1")
    click(chrome, "next-2")
    choose(chrome, **ANSWERS)
    text = seal(chrome, made.codes[ACCOUNT])
    words = printed("slip")
    assert words.count("\f") == 1
    assert text in "".join(words.split())
    assert slip_number(text) in words
    assert INVENTED not in words
    assert not re.search(r"\bstrong\b.*\bmet\b", words)
    if language is Language.EN:  # Bangla comes back from Chromium's PDF in another order
        squeezed = " ".join(words.split())
        for name in ("s5-in", "s5-out", "s5-sealed", "limits-1"):
            assert " ".join(TEXTS[name].en.split()) in squeezed
        for name in ("s5-file", "s5-print", "step-3", "s5-next"):
            assert TEXTS[name].en not in words


def test_the_next_person_starts_at_one_key_with_nothing_of_the_one_before(tab, made):
    code = made.codes[ACCOUNT]
    unfold(tab)
    type_into(tab, "own", "mahbubsarker")
    text = to_slip(tab, code)
    click(tab, "copy")
    until(tab, "!document.getElementById('outcome').hidden")
    tab.press("F2")
    at(tab, 1)
    assert focused(tab) == "head-1"
    left = everything(tab)
    for gone in (text, code, INVENTED, "mahbubsarker", slip_number(text), "লতা ইউনিয়ন পরিষদ"):
        assert gone not in left.replace(tab.evaluate("document.getElementById('round').textContent"), "")
    assert tab.evaluate("[...document.querySelectorAll('input, select')].every((field) => field.value === '')")
    assert tab.evaluate("[...document.querySelectorAll('details')].every((fold) => !fold.open)")
    for field in ("own", "code", "password"):
        tab.evaluate(
            f"(() => {{ for (let at = document.getElementById('{field}'); at; at = at.parentElement) {{"
            " at.hidden = false; if (at.tagName === 'DETAILS') at.open = true; } })()"
        )
        tab.evaluate(f"document.getElementById('{field}').focus()")
        tab.evaluate("document.execCommand('undo')")
        assert tab.evaluate(f"document.getElementById('{field}').value") == "", "what was typed comes back by undoing"
    tab.press("F2")
    assert not visible(tab, "tested-1")
    assert tab.evaluate("document.getElementById('at-3').hidden")


def test_a_slip_that_went_nowhere_is_dropped_by_the_second_key_only(chrome, made):
    to_slip(chrome, made.codes[ACCOUNT])
    chrome.press("F2")
    assert said(chrome, "outcome") == TEXTS["s5-unkept"].bn
    assert visible(chrome, "slip")
    chrome.press("F2")
    at(chrome, 1)


def test_the_work_is_called_finished_only_once_the_slip_is_sent(chrome, made):
    to_slip(chrome, made.codes[ACCOUNT])
    assert said(chrome, "left") == TEXTS["s5-left"].bn
    assert TEXTS["s5-done"].bn not in said(chrome, "slip")
    with chrome.page.expect_download():
        chrome.page.click("#save")
    chrome.requested.clear()  # the blob that was saved
    assert said(chrome, "left") == TEXTS["s5-to-send"].bn
    click(chrome, "sent")
    assert said(chrome, "left") == TEXTS["s5-done"].bn
    click(chrome, "change")
    seal(chrome)
    assert said(chrome, "left") == TEXTS["s5-left"].bn, "a corrected slip is another one"


@pytest.mark.long(instead="test_who_leaves_with_a_slip_that_went_nowhere_may_stay")
def test_the_browser_asks_before_a_slip_that_went_nowhere_is_closed(tab, made):
    asked = (
        "(() => { const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving);"
        " return leaving.defaultPrevented; })()"
    )
    assert not tab.evaluate(asked)
    to_slip(tab, made.codes[ACCOUNT])
    assert tab.evaluate(asked)
    click(tab, "sent")
    assert not tab.evaluate(asked)


def test_who_leaves_with_a_slip_that_went_nowhere_may_stay(chrome, made):
    asked = []
    text = to_slip(chrome, made.codes[ACCOUNT])
    chrome.page.click("#slip-number")  # browsers ask only where somebody did something
    chrome.page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    with pytest.raises(Exception, match="ERR_ABORTED"):
        chrome.page.goto("about:blank")
    assert asked == ["beforeunload"]
    assert chrome.evaluate("document.getElementById('slip-text').textContent") == text


def test_going_away_and_coming_back_finds_empty_fields(tab, tmp_path):
    type_into(tab, "password", INVENTED)
    unfold(tab)
    type_into(tab, "own", "mahbubsarker")
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_text("<!doctype html><title>elsewhere</title>", "utf-8")
    tab.open(elsewhere)
    tab.evaluate("void setTimeout(() => history.back(), 10)")
    until(tab, JUDGES)
    assert visible(tab, "at-1")
    assert tab.evaluate("[...document.querySelectorAll('input')].map((field) => field.value).join('')") == ""
    to_questions(tab)
    type_into(tab, "code", "7")
    tab.evaluate("(() => { window.before = true; setTimeout(() => location.reload(), 10); })()")
    until(tab, f"window.before === undefined && {JUDGES}")
    assert visible(tab, "at-1")
    assert tab.evaluate("document.getElementById('code').value") == ""
    assert INVENTED not in everything(tab)


# Where it runs


@pytest.mark.long(instead="test_an_old_browser_is_told_so")
def test_without_script_words_say_what_to_open_it_with(chromium, place):
    context = chromium.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(place.as_uri())
    assert shown.locator("noscript p").all_inner_texts() == [TEXTS["noscript"].bn, TEXTS["noscript"].en]
    assert shown.locator("noscript").is_visible()
    assert not shown.locator("#page").is_visible()
    assert shown.locator("h1").inner_text() == TEXTS["title"].bn
    assert not shown.locator("button").first.is_visible(), "a button that does nothing"
    context.close()


def with_script_before(tab, script, place):
    tab.page.add_init_script(script)
    return opened(tab, place)


@pytest.mark.long(instead="test_an_old_browser_is_told_so")
def test_without_web_crypto_a_password_can_be_tested_but_no_slip_is_offered(fresh_chromium_page, place):
    tab = with_script_before(
        fresh_chromium_page, "Object.defineProperty(crypto, 'subtle', { value: undefined })", place
    )
    assert said(tab, "nocrypto") == TEXTS["nocrypto"].bn
    type_into(tab, "password", INVENTED)
    until(tab, f"document.getElementById('summary').innerText.trim() === {json.dumps(TEXTS['pass-strong'].bn)}")
    click(tab, "next-1")
    click(tab, "next-2")
    at(tab, 3)
    assert not visible(tab, "code")
    assert not visible(tab, "seal")
    clean(tab)


def test_an_old_browser_is_told_so(fresh_chromium_page, place):
    tab = with_script_before(fresh_chromium_page, "delete globalThis.structuredClone", place)
    assert said(tab, "old").split("\n\n") == [TEXTS["old"].bn, TEXTS["old"].en]


def test_an_error_of_ours_empties_the_fields_and_says_so(chromium_page, place):
    tab = opened(chromium_page, place)
    type_into(tab, "password", INVENTED)
    tab.evaluate("void Promise.reject(new Error('invented'))")
    until(tab, "!document.getElementById('error').hidden")
    assert TEXTS["error"].bn in said(tab, "error")
    assert INVENTED not in everything(tab)


def test_it_tells_whether_the_internet_is_on_and_when_to_switch_it_on_again(chrome):
    assert said(chrome, "at-1").count(TEXTS["net-on"].bn) == 1
    chrome.page.context.set_offline(True)
    until(chrome, f"document.getElementById('at-1').innerText.includes({json.dumps(TEXTS['net-off'].bn)})")
    assert TEXTS["net-on"].bn not in said(chrome, "at-1")
    chrome.page.context.set_offline(False)
    until(chrome, f"document.getElementById('at-1').innerText.includes({json.dumps(TEXTS['net-on'].bn)})")
    to_portal(chrome)
    assert said(chrome, "at-2").count("এবার ইন্টারনেট চালু করুন।") == 1


@pytest.mark.parametrize(
    ("day", "shown"),
    some_of(
        [("2024-02-10", set()), ("2024-04-20", set()), ("2024-04-21", {"over"}), ("2024-01-31", {"early"})],
        kind=lambda _, shown: tuple(shown),
    ),
)
def test_a_clock_outside_the_round_is_told_and_blocks_nothing(request, fresh_chromium_page, tmp_path, day, shown):
    made = check_round()
    place = kept(request, made.round, tmp_path)
    fresh_chromium_page.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:30:00+06:00"))
    tab = opened(fresh_chromium_page, place)
    assert {name for name in ("over", "early") if visible(tab, name)} == shown
    number, month = int(day[8:]), {"1": "জানুয়ারি", "2": "ফেব্রুয়ারি", "4": "এপ্রিল"}[day[6]]
    written = str(number).translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))
    assert f"{written} {month} ২০২৪" in tab.evaluate("document.getElementById('pc-date').textContent")
    text = to_slip(tab, made.codes[ACCOUNT])
    slip = open_slip(text, **made.opening())[1]
    assert slip.at == datetime.fromisoformat(f"{day}T09:30")
    assert slip.facts.changed == 0


FINGER = 44
"""Pixels that a finger meets, by WCAG 2.2, 2.5.5."""


@pytest.mark.long(instead="test_a_clock_outside_the_round_is_told_and_blocks_nothing")
@pytest.mark.parametrize("day", some_of(["2009-01-01", "2031-05-06"], kind=str))
def test_where_the_clock_is_no_calendar_days_ago_are_asked_for_and_told(request, fresh_chromium_page, tmp_path, day):
    made = check_round()
    place = kept(request, made.round, tmp_path)
    fresh_chromium_page.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:30:00+06:00"))
    tab = opened(fresh_chromium_page, place)
    to_questions(tab)
    choose(tab, **ANSWERS | {"when": "date"})
    assert visible(tab, "ago")
    assert not visible(tab, "day")
    assert tab.evaluate("document.getElementById('ago').getBoundingClientRect().height") >= FINGER
    click(tab, "seal")
    assert said(tab, "told-when") == TEXTS["days-ago-none"].bn
    type_into(tab, "ago", "১২")
    slip = open_slip(seal(tab, made.codes[ACCOUNT]), **made.opening())[1]
    assert (slip.at, slip.facts.changed) == (datetime.fromisoformat(f"{day}T09:30"), 12)


# For everybody


def walk(tab, code):
    """Yield at every state that a person can see."""
    yield "start"
    click(tab, "next-1")
    type_into(tab, "password", "আPaikgacha" + "1")
    until(tab, "!document.getElementById('strength').hidden")
    for fold in ("compare", "help-day"):
        unfold(tab, fold)
    yield "password weak"
    click(tab, "clear")
    type_into(tab, "password", INVENTED)
    type_into(tab, "other", INVENTED)
    until(tab, "!document.getElementById('reuse-told').hidden")
    yield "password strong"
    click(tab, "next-1")
    at(tab, 2)
    yield "portal"
    tab.evaluate("document.querySelectorAll('#at-2 details').forEach((fold) => { fold.open = true; })")
    yield "portal unfolded"
    click(tab, "next-2")
    at(tab, 3)
    yield "questions"
    type_into(tab, "code", code[:3])
    choose(tab, **ANSWERS | {"when": "date"})
    click(tab, "seal")
    until(tab, "!document.getElementById('code-told').hidden && !document.getElementById('told-when').hidden")
    yield "answers wrong"
    choose(tab, when="since")
    type_into(tab, "code", "")
    tab.evaluate("document.getElementById('code').setSelectionRange(3, 3)")
    tab.type(code[3:])
    until(tab, "!document.getElementById('code-found').hidden")
    yield "answers"
    seal(tab)
    tab.evaluate("document.querySelectorAll('#slip details').forEach((fold) => { fold.open = true; })")
    click(tab, "copy")
    until(tab, "!document.getElementById('outcome').hidden")
    yield "slip"


def test_in_a_dark_system_the_page_is_dark_and_on_paper_and_behind_the_code_it_is_white(chrome, made):
    chrome.page.emulate_media(color_scheme="dark")
    for state in walk(chrome, made.codes[ACCOUNT]):
        grounds = chrome.evaluate(
            "[document.body, ...document.querySelectorAll('.typed, select, button')].filter((one) => one.getClientRects().length)"
            ".map((one) => getComputedStyle(one).backgroundColor)"
        )
        assert "rgb(255, 255, 255)" not in grounds, state
    assert (
        chrome.evaluate("getComputedStyle(document.querySelector('.qr > svg')).backgroundColor") == "rgb(255, 255, 255)"
    )
    chrome.page.emulate_media(media="print", color_scheme="dark")
    printed = chrome.evaluate(
        "[document.body, document.querySelector('.sheet')].map((one) => getComputedStyle(one).backgroundColor)"
    )
    chrome.page.emulate_media(media="screen", color_scheme="light")
    assert set(printed) == {"rgb(255, 255, 255)"}


IN_THE_GATE = pytest.mark.long(instead="the narrowest and the widest window, each in one language")


@pytest.mark.parametrize(
    ("language", "width"),
    [
        (Language.BN, 320),
        (Language.EN, 1280),
        pytest.param(Language.EN, 320, marks=IN_THE_GATE),
        pytest.param(Language.BN, 360, marks=IN_THE_GATE),
        pytest.param(Language.EN, 360, marks=IN_THE_GATE),
        pytest.param(Language.BN, 1280, marks=IN_THE_GATE),
    ],
)
def test_every_step_can_be_used_by_everybody(axe, chrome, made, how_many, language, width):
    """All rules of axe-core, in every run at every third state of a walk; nothing beside the window; every word in the chosen language."""
    chrome.page.set_viewport_size({"width": width, "height": 740})
    chrome.page.emulate_media(color_scheme="dark" if language is Language.EN else "light")
    if language is Language.EN:
        click(chrome, "lang")
    seen = 0
    for state in walk(chrome, made.codes[ACCOUNT]):
        if seen % 3 == (language is Language.EN) or how_many(False, width != 360):
            assert not axe(chrome.page), state
        assert chrome.evaluate("document.documentElement.scrollWidth") == width, state
        beyond = chrome.evaluate(
            "[...document.querySelectorAll('main *')].filter((one) => one.getClientRects().length && one.id !== 'live' &&"
            " one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.id || one.tagName)"
        )
        assert not beyond, state
        words = chrome.evaluate("document.querySelector('main').innerText")
        assert "{" not in words, state
        assert "undefined" not in words, state
        if language is Language.EN:
            assert not re.search("[\u0980-\u09ff]", words), state
        else:
            assert not re.search(r"\b(?:the|your|password)\b", words), state
        seen += 1
    assert seen == 9
    chrome.requested.clear()


@pytest.mark.long(instead="test_a_page_made_for_one_language_begins_in_it")
def test_the_language_can_be_changed_at_any_step_and_nothing_typed_is_lost(chrome, made):
    for state in walk(chrome, made.codes[ACCOUNT]):
        before = settled(chrome) if "password" in state else chrome.evaluate(SHOWN)
        values = chrome.evaluate("[...document.querySelectorAll('input, select')].map((field) => field.value).join()")
        click(chrome, "lang")
        words = chrome.evaluate("document.querySelector('main').innerText")
        assert not re.search("[\u0980-\u09ff]", words), state
        assert chrome.evaluate("document.documentElement.lang") == "en"
        assert (
            chrome.evaluate("[...document.querySelectorAll('input, select')].map((field) => field.value).join()")
            == values
        )
        click(chrome, "lang")
        assert chrome.evaluate(SHOWN) == before, state


@pytest.mark.parametrize("language", Language)
def test_a_page_made_for_one_language_begins_in_it(request, chromium_page, made, tmp_path, language):
    tab = opened(chromium_page, kept(request, made.round, tmp_path, language))
    assert said(tab, "head-1") == f"{digits('1', language)}. {TEXTS['step-1'].said(language)}"


def test_only_one_step_is_there_for_keyboard_and_screen_reader(chrome):
    to_questions(chrome)
    shown = chrome.evaluate(
        "[...document.querySelectorAll('main section')].filter((one) => one.getClientRects().length).map((one) => one.id)"
    )
    assert shown == ["at-3"]
    assert chrome.evaluate("document.querySelector('[aria-current=step]').innerText") == f"৩. {TEXTS['step-3'].bn}"


def test_names_that_are_markup_are_shown_as_they_are(request, chromium_page, made, tmp_path):
    hostile = "</script><img src=x onerror=alert(1)>{n}"
    accounts = tuple(replace(account, office=replace(account.office, bn=hostile)) for account in made.round.accounts)
    tab = opened(chromium_page, kept(request, replace(made.round, accounts=accounts), tmp_path))
    to_questions(tab)
    type_into(tab, "code", made.codes[ACCOUNT])
    until(tab, "!document.getElementById('code-found').hidden")
    assert hostile in said(tab, "code-found")
    assert tab.evaluate("document.querySelectorAll('img').length") == 0
    clean(tab)
