"""The whole desk in Firefox, the other browser that offices have: opened, looked at, answered, handed a file, and ended."""

from __future__ import annotations

import shutil
import time
from datetime import date

import pytest
from few_offices import lay_example
from patience import PATIENCE
from running import run
from served_desks import PAGES, Client, pages_of, served

from auditor.i18n import Language
from auditor.rounds.typed import answer_draft

pytestmark = pytest.mark.long(
    instead="test_screens.py, test_ask.py and test_inbox.py, which do the same in Chromium or by HTTP"
)
DAY = date(2024, 3, 25)
WIDTHS = (360, 1600)


@pytest.fixture(name="kept", scope="module")
def _kept(tmp_path_factory):
    """A workspace with a kept round; only to be copied."""
    folder = lay_example(tmp_path_factory.mktemp("firefox") / "paikgacha")
    run("--workspace", folder, "--on", "2024-02-21", "audit", "--keep", "--meeting", "2024-02", "--yes")
    return folder


@pytest.fixture(name="folder")
def _folder(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "paikgacha")


def until(page, script):
    """Wait until a page is whole and something holds on it; between two pages there is none to ask."""
    for _ in range(int(PATIENCE * 20)):
        if holds(page, script):
            return
        time.sleep(0.05)
    raise AssertionError(script)


def holds(page, script):
    try:
        return page.evaluate(f"document.readyState === 'complete' && Boolean({script})")
    except AssertionError:
        return False


LEFT = "status=2152398850"
"""NS_BINDING_ABORTED: what was still being fetched when the page was left for the next."""


def complaints(page):
    """Return what pages wrote to the console, but that they were left before their fonts had come."""
    return [told for told in page.errors if LEFT not in told]


def enter(page, address):
    """Open the desk by its address, and wait for the first screen, which the page of the token leads to."""
    page.open(address)
    until(page, "location.pathname === '/month/'")


def test_every_screen_fits_its_window_and_says_nothing_on_the_console(firefox_page, folder):
    for language, width in zip(Language, WIDTHS, strict=True):
        with served(folder, on=DAY, language=language) as (service, address):
            firefox_page.resize(width, 800)
            enter(firefox_page, address)
            assert firefox_page.evaluate("location.hash") == ""
            client = Client.let_in_as(service)
            if language is Language.BN:
                assert client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
            walked = pages_of(client)
            assert set(PAGES) <= set(walked)
            for path in walked:
                firefox_page.open(f"{service.guard.origin}{path}")
                assert firefox_page.evaluate("document.documentElement.lang") == language.value, path
                assert firefox_page.evaluate("document.documentElement.scrollWidth") <= width, path
                assert firefox_page.evaluate(
                    "document.fonts.ready.then((all) => [...all].some((font) => font.status === 'loaded'))"
                ), path
    assert not complaints(firefox_page)


def test_an_address_opens_the_desk_once(firefox_page, folder):
    with served(folder, on=DAY) as (service, address):
        enter(firefox_page, address)
        firefox_page.session.command("storage.deleteCookies")
        firefox_page.open(address)
        until(firefox_page, "document.querySelector('#used') && !document.querySelector('#used').hidden")
        firefox_page.open(f"{service.guard.origin}/month/")
        assert firefox_page.evaluate("document.body.innerText.includes('auditor desk')")


def test_an_answer_is_typed_and_saved_as_it_is_given(firefox_page, folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        enter(firefox_page, address)
        firefox_page.open(f"{service.guard.origin}/ask/")
        firefox_page.evaluate("document.querySelector('input[name=everybody]').click()")
        firefox_page.evaluate("document.querySelector('[name=everybody]').form.requestSubmit()")
        until(firefox_page, "document.querySelector('#offices')")
        firefox_page.open(f"{service.guard.origin}/ask/office/agriculture")
        firefox_page.evaluate("document.querySelector('.ask input[type=radio]').focus()")
        firefox_page.press("1")
        firefox_page.press("Enter")
        until(firefox_page, "document.querySelector('#kept').textContent.includes('Saved')")
        saved = answer_draft.load(folder).answers["agriculture"].rows["agriculture"]
        asked = firefox_page.evaluate("document.querySelector('.ask input[type=radio]').name.slice(2)")
        assert saved[asked] == firefox_page.evaluate("document.querySelector('.ask input[type=radio]').value")
        firefox_page.evaluate("document.querySelector('.ask input[name=\"0.rule\"]').focus()")
        firefox_page.press("2")
        assert firefox_page.evaluate("document.querySelector('.ask.last input').name") == "0.rule"
        firefox_page.press("Backspace")
        assert firefox_page.evaluate("document.activeElement.name") == "0.rule"
        assert not firefox_page.evaluate("document.querySelector('[name=\"0.rule\"]:checked').value")
        assert not complaints(firefox_page)


def test_files_are_chosen_and_dropped_into_the_inbox(firefox_page, folder, tmp_path):
    chosen = tmp_path / "chosen.txt"
    chosen.write_text("ask for the Aid", "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        enter(firefox_page, address)
        firefox_page.open(f"{service.guard.origin}/inbox/")
        firefox_page.choose_files("#files", chosen)
        send(firefox_page)
        until(firefox_page, received("chosen.txt"))
        firefox_page.evaluate(
            "(() => { const held = new DataTransfer(); held.items.add(new File(['more'], 'dropped.txt'));"
            " document.querySelector('form.drop').dispatchEvent("
            "new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true })); })()"
        )
        assert firefox_page.evaluate("document.querySelector('#files').files[0].name") == "dropped.txt"
        send(firefox_page)
        until(firefox_page, received("dropped.txt"))
        assert not complaints(firefox_page)


def received(name):
    """Return what holds once a page names a file among what was handed in; the form names one that was only chosen."""
    return (
        f"[...document.querySelectorAll('#received ~ article .name')].some(each => each.innerText.includes('{name}'))"
    )


def send(page):
    page.evaluate("document.querySelector('form.drop button:not([type=button])').click()")


def test_the_end_button_ends_the_desk(firefox_page, folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        enter(firefox_page, address)
        firefox_page.evaluate("document.querySelector('form[action=\"/end\"] button').click()")
        until(firefox_page, "document.body.innerText.includes('The desk has ended')")
        assert service.desk.ended.is_set()
        assert not complaints(firefox_page)
