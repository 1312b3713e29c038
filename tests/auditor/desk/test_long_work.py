"""The page of long work looks again each second: a keyboard stays where it is, and the page goes on by itself once the work is over."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from few_offices import lay_example
from playwright.sync_api import expect
from served_desks import Client, served

from auditor.i18n import Language, plain

pytestmark = pytest.mark.sampled


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
                shown = chromium_tab.get_by_role("status").inner_text()
                expect(chromium_tab.get_by_role("status")).not_to_have_text(shown, timeout=60_000)
            assert stop.evaluate("button => button === document.activeElement")
        finally:
            may_end.set()
            desk.job.wait()
        chromium_tab.wait_for_url("**/history/")
        assert chromium_tab.get_by_text("Made at last").count() == 1
