"""Draws the pictures of the guides and READMEs: real screens of the example's desk, and pages of its real papers. Run by hand.

`python tests/manual_pictures.py` needs Chromium and poppler. `test_manual.py` sees to it that the guides name what the desk has.
"""

from __future__ import annotations

import runpy
import subprocess
import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from auditor.i18n import Language

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))
MANUAL: Final = ROOT / "docs" / "manual"
BEFORE: Final = date(2024, 4, 2)
"""Between two meetings: there is something to ask."""
PAPERS: Final = {
    "annex": "out/002-2024-03/annex-chair.{}.pdf",
    "office-report": "out/002-2024-03/offices/05-secondary-education.{}.pdf",
}
CHECK_SIZE: Final = {"width": 900, "height": 760}
SIZE: Final = {"width": 1180, "height": 800}


def main() -> None:
    """Make the example, walk through its desk in both languages, and keep what it shows."""
    from served_desks import served

    from auditor.i18n import Language

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as played:
        workspace = Path(folder) / "paikgacha"
        subprocess.run([sys.executable, "-m", "auditor", "demo", workspace], check=True, capture_output=True)
        browser = played.chromium.launch(args=["--no-sandbox"], executable_path="/usr/bin/chromium")
        for language in Language:
            for name, paper in PAPERS.items():
                drawn = MANUAL / f"{name}.{language.value}"
                source = workspace / paper.format(language.value)
                subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "80", source, drawn], check=True)
            with served(workspace, on=BEFORE, language=language) as (service, address):
                page = browser.new_page(viewport=SIZE)
                page.goto(address)
                page.wait_for_url("**/month/")
                walk(page, service.guard.origin, language.value)
                page.close()
            picture_of_the_check(browser, language, Path(folder))
        browser.close()
    for shown, drawn in {"annex.png": "annex.bn.png", "desk.png": "month.bn.png"}.items():
        (ROOT / "docs" / shown).write_bytes((MANUAL / drawn).read_bytes())


def picture_of_the_check(browser: Browser, language: Language, folder: Path) -> None:
    """Keep a picture of the self-check page as it opens."""
    from auditor.selfcheck.page import page as page_of

    made = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]()
    (folder / "check.html").write_bytes(page_of(made.round, language))
    with browser.new_page(viewport=CHECK_SIZE) as page:
        page.clock.set_fixed_time(datetime.combine(made.round.opened, time(10)))
        page.goto((folder / "check.html").as_uri())
        page.screenshot(path=MANUAL / f"check.{language.value}.png")


def walk(page: Page, origin: str, language: str) -> None:
    """Keep a picture of each step of a month."""

    def keep(name: str) -> None:
        page.screenshot(path=MANUAL / f"{name}.{language}.png")

    keep("month")
    page.goto(f"{origin}/ask/")
    begin = page.locator('form[action="/ask/begin"] button')
    if begin.count():
        with page.expect_navigation():
            begin.click()
    page.goto(f"{origin}/ask/office/health")
    keep("ask")
    page.goto(f"{origin}/meeting/keep")
    keep("keep")


if __name__ == "__main__":
    main()
