"""The page of long work looks again each second: a keyboard stays where it is, and the page goes on by itself once the work is over."""

from __future__ import annotations

import re
import threading
import time
from datetime import date

import pytest
from accessible import told_of
from few_offices import lay_example
from playwright.sync_api import expect
from served_desks import Client, served

from auditor import long_reading
from auditor.desk.jobs import Job
from auditor.i18n import Language, plain

pytestmark = pytest.mark.sampled
_NOTE_WHAT_COMES = """() => new MutationObserver(
    () => sessionStorage.setItem("told", document.querySelector("#coming")?.textContent)
).observe(document.body, { childList: true })"""


def test_a_keyboard_reaches_what_ends_long_work_and_the_page_goes_on_once_it_is_over(tmp_path, chromium_tab):
    folder, may_end = lay_example(tmp_path / "paikgacha"), threading.Event()
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        desk = service.desk

        def work(job):
            while not may_end.wait(0.1):
                job.tick()
            return (plain("Made at last"),)

        Client(service, address).let_in(chromium_tab)
        desk.begin(plain("Writing for long"), "/history/", work)
        try:
            chromium_tab.goto(f"{service.guard.origin}/progress")
            stop = chromium_tab.get_by_role("button", name="Stop")
            stop.focus()
            for _ in range(2):
                shown = chromium_tab.locator("#how-far").inner_text()
                expect(chromium_tab.locator("#how-far")).not_to_have_text(shown, timeout=60_000)
            assert stop.evaluate("button => button === document.activeElement")
        finally:
            may_end.set()
            desk.job.wait()
        chromium_tab.wait_for_url("**/history/")
        assert chromium_tab.get_by_text("Made at last").count() == 1


@pytest.mark.parametrize(
    ("done", "said"),
    [(0, "At work"), (3, "75% done"), (4, "All steps done; nearly over"), (5, "All steps done; nearly over")],
)
def test_work_of_which_all_steps_are_done_is_not_said_to_be_done_in_part(done, said):
    may_end = threading.Event()
    job = Job(plain("Writing"), "/", lambda _: (plain("Over"),) if may_end.wait(60) else ())
    job.total, job.done = 4, done
    try:
        assert job.said.en == said
    finally:
        may_end.set()
        job.wait()


def test_long_work_is_said_as_it_begins_at_each_quarter_where_it_waits_and_at_its_end(tmp_path, chromium_tab):
    """What is said is what a reader hears: the whole region, each time that its words change."""
    folder, may_go_on = lay_example(tmp_path / "paikgacha"), threading.Semaphore(0)
    heard = """() => { window.heard = []; new MutationObserver(() => {
        const now = document.querySelector("[role=status]").textContent;
        if (now !== window.heard.at(-1)) window.heard.push(now);
    }).observe(document.body, { childList: true, characterData: true, subtree: true }); }"""
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        desk = service.desk

        def work(job):
            job.expect(8)
            for _ in range(8):
                may_go_on.acquire(timeout=60)
                job.tick()
            job.waits_for = plain("Log in at the portal")
            may_go_on.acquire(timeout=60)
            return (plain("Made at last"),)

        Client(service, address).let_in(chromium_tab)
        desk.begin(plain("Writing for long"), "/history/", work)
        try:
            chromium_tab.goto(f"{service.guard.origin}/progress")
            chromium_tab.evaluate(heard)
            expect(chromium_tab.get_by_role("status")).to_have_text("At work", timeout=60_000)
            for done in range(1, 9):
                may_go_on.release()
                shown = "Log in" if done == 8 else f"{done} of 8 done"
                expect(chromium_tab.locator("#work")).to_contain_text(shown, timeout=60_000)
            said = chromium_tab.evaluate("window.heard")
            assert said == ["At work", "25% done", "50% done", "75% done", "Log in at the portal"]
        finally:
            for _ in range(9):
                may_go_on.release()
            desk.job.wait()
        chromium_tab.wait_for_url("**/history/")
        assert told_of(chromium_tab, ":focus")[0] == "Made at last"


@pytest.mark.parametrize("asks_itself", [False, True])
def test_the_page_of_long_work_lets_the_page_come_that_was_asked_for_however_long_it_takes(
    tmp_path, chromium_tab, asks_itself
):
    folder, may_end = lay_example(tmp_path / "paikgacha"), threading.Event()
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):

        def work(_: object):
            may_end.wait(60)
            return (plain("Made at last"),)

        Client(service, address).let_in(chromium_tab)
        service.desk.begin(plain("Writing for long"), "/selfcheck/", work)
        asked = []

        def late(route):
            asked.append(route.request.url)
            may_end.set()
            time.sleep(4)
            route.continue_()

        chromium_tab.route("**/history/", late)
        chromium_tab.route("**/selfcheck/", late)
        chromium_tab.goto(f"{service.guard.origin}/progress")
        if asks_itself:
            chromium_tab.get_by_role("link", name="History", exact=True).click(no_wait_after=True)
        else:
            may_end.set()
        title = "History" if asks_itself else "Self-check"
        expect(chromium_tab.get_by_role("heading", level=1)).to_have_text(title, timeout=60_000)
        assert chromium_tab.get_by_text("Made at last").count() == 1
        assert asked == [f"{service.guard.origin}/{'history' if asks_itself else 'selfcheck'}/"]


def test_who_watched_long_work_is_led_where_it_leads_and_told_of_it_although_another_page_told_it(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        client = Client(service, address)
        service.desk.begin(plain("Writing for long"), "/history/", lambda _: (plain("Made at last"),))
        service.desk.job.wait()
        for _ in range(2):
            assert client.send("GET", "/progress", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/history/"
        assert client.get("/history/").text.count("Made at last") == 1
        assert "Made at last" not in client.get("/history/").text
        assert client.get("/progress").headers["Location"] == "/history/"
        assert client.get("/month/").text.count("Made at last") == 1


def test_a_page_that_is_long_in_coming_is_told_on_the_one_that_is_still_seen(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/month/")
        chromium_tab.evaluate(_NOTE_WHAT_COMES)

        def late(route):
            time.sleep(4)
            route.continue_()

        chromium_tab.route("**/history/", late)
        chromium_tab.get_by_role("link", name="History", exact=True).click()
        expect(chromium_tab.get_by_role("heading", level=1)).to_have_text("History")
        assert chromium_tab.locator("#coming").count() == 0
        told = chromium_tab.evaluate("sessionStorage.getItem('told')")
        assert told == "At work; large files take a while. The page comes by itself."


def test_a_number_that_is_dialled_is_told_as_no_page_that_is_long_in_coming(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/", everybody="yes")
        pages = re.findall(r'"(/ask/office/[^"?]+)', client.get("/ask/").text)
        page = next(each for each in pages if 'href="tel:' in client.get(each).text)
        client.let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}{page}")
        chromium_tab.locator('a[href^="tel:"]').first.click()
        chromium_tab.wait_for_timeout(2500)
        assert chromium_tab.locator("#coming").count() == 0


def test_the_page_of_long_work_says_how_much_of_large_files_was_read(tmp_path, monkeypatch):
    monkeypatch.setattr(long_reading, "SOON_OVER", 0)
    folder, may_go_on, may_end = lay_example(tmp_path / "paikgacha"), threading.Event(), threading.Event()
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):

        def work(job):
            job.total = 2
            with long_reading.long_reading():
                assert sum(1 for _ in long_reading.passing(range(5200))) == 5200
                may_go_on.set()
                may_end.wait(60)
            return (plain("Read"),)

        service.desk.begin(plain("Reading for long"), "/history/", work)
        try:
            assert may_go_on.wait(60)
            assert "0 of 2 done; 5000 rows and cells looked at" in Client(service, address).get("/progress").text
        finally:
            may_end.set()
            service.desk.job.wait()
