"""The self-check page as a person drives it in a browser: what is typed, pressed and chosen, and what is seen then."""

from __future__ import annotations

import json
import re
import time

from needs import lacking

from auditor.i18n import Language
from auditor.selfcheck.engine import EngineMissingError
from auditor.selfcheck.page import page

INVENTED = "Quokka" + "-marble7" + "_Trombone"
"""A password that nobody has: it is looked for everywhere it must not be."""
ARROW_DOWN = "\ue015"
SHOWN = "[...document.querySelectorAll('#page > :not(#live)')].map((part) => part.hidden || part.innerText).join()"
"""What the page shows, but for what it reads out."""
ANSWERS = {"when": "today", "2s": "asked", "method": "totp", "profile": "right", "shared": "no"}


def kept(request, round_, folder, language=Language.BN):
    try:
        content = page(round_, language)
    except EngineMissingError:
        lacking(request, "the scripts of the page were not built (npm ci, then build the package)")
    file = folder / "self-check.html"
    file.write_bytes(content)
    return file


JUDGES = "typeof PasswordJudge !== 'undefined'"
"""The page's scripts have run to their end: before that its parts can be seen, and take nothing."""


def opened(tab, place):
    tab.open(place)
    until(tab, JUDGES)
    return tab


def until(tab, condition):
    """Wait until a condition holds, over navigations too."""
    look = f"(() => {{ try {{ return Boolean({condition}); }} catch {{ return false; }} }})()"
    for _ in range(6000):
        try:
            if tab.evaluate(look):
                return
        except Exception as error:  # each driver has its own
            if not re.search("navigat|context|no such|unknown", str(error), re.IGNORECASE):
                raise
        time.sleep(0.01)
    raise AssertionError(condition)


def settled(tab):
    """Return what the page shows once it has judged what was typed: a moment after the last key, when its engine has come."""
    tab.evaluate(
        "new Promise((done) => setTimeout(done, 100))"
    )  # the page begins to judge before that, by the same clock
    until(
        tab,
        "!document.getElementById('password').value || document.querySelector('#verdict:is(.good, .bad, .middling)')",
    )
    return tab.evaluate(SHOWN)


def at(tab, step):
    until(tab, f"document.getElementById('at-{step}').hidden === false")


def focused(tab):
    return tab.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.tagName")


def reach(tab, target):
    """Press Tab until the element with that id, or a choice of that name, has the focus."""
    for _ in range(60):
        if focused(tab) == target:
            return
        tab.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target} from {focused(tab)}")


def pick(tab, name, value):
    """Choose an answer with Tab and the arrow keys."""
    reach(tab, f"q-{name}")
    choices = tab.evaluate(f"[...document.getElementById('q-{name}').options].map((option) => option.value)")
    for _ in range(choices.index(value)):
        tab.type(ARROW_DOWN) if tab.name == "firefox" else tab.press("ArrowDown")
    assert tab.evaluate(f"document.getElementById('q-{name}').value") == value


def press(tab, button):
    reach(tab, button)
    tab.press("Enter")


def click(tab, target):
    tab.evaluate(f"document.getElementById({json.dumps(target)}).click()")


def choose(tab, **answers):
    for name, value in answers.items():
        tab.evaluate(
            f"(() => {{ const field = document.getElementById('q-{name}'); field.value = '{value}';"
            " field.dispatchEvent(new Event('change', { bubbles: true })); })()"
        )


def type_into(tab, field, words):
    tab.evaluate(f"document.getElementById('{field}').focus()")
    tab.type(words)


def said(tab, target):
    """Return the words of an element that can be seen; nothing of one that cannot."""
    element = f"document.getElementById('{target}')"
    return tab.evaluate(f"{element}.getClientRects().length ? {element}.innerText : ''").strip()


def visible(tab, target):
    return tab.evaluate(f"document.getElementById('{target}').getClientRects().length > 0")


def paste_into(tab, field, words):
    """Put words into a field at once, as a paste does: key by key each is judged, which costs more than all else on the road."""
    tab.evaluate(
        f"(() => {{ const field = document.getElementById('{field}'); field.focus(); field.dispatchEvent("
        f"new InputEvent('beforeinput', {{ inputType: 'insertFromPaste', data: {json.dumps(words)}, cancelable: true }})); }})()"
    )


def unfold(tab, fold="compare"):
    tab.evaluate(f"void (document.getElementById('{fold}').open = true)")


def to_portal(tab, password=INVENTED):
    paste_into(tab, "password", password)
    click(tab, "next-1")
    at(tab, 2)


def to_questions(tab, password=INVENTED):
    to_portal(tab, password)
    click(tab, "next-2")
    at(tab, 3)


def seal(tab, code=""):
    """Type the code, if it is not there yet, and take the slip."""
    if code:
        type_into(tab, "code", code)
        until(tab, "!document.getElementById('code-found').hidden")
    click(tab, "seal")
    until(tab, "!document.getElementById('slip').hidden")
    return tab.evaluate("document.getElementById('slip-text').textContent")


def to_slip(tab, code, **answers):
    to_questions(tab)
    choose(tab, **(ANSWERS | answers))
    return seal(tab, code)
