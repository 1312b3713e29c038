"""Draws the pictures of the guides and READMEs: real screens of the example's desk, and pages of its real papers. Run by hand.

`python tests/manual_pictures.py` needs Chromium and poppler. What papers and screens say in them is noted as digests, by which
`test_manual.py` sees that they show what is said now.
"""

from __future__ import annotations

import hashlib
import json
import runpy
import subprocess
import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language

ROOT: Final = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))
MANUAL: Final = ROOT / "docs" / "manual"
SHOWN: Final = MANUAL / "pictures.json"
"""Of each picture the SHA-256 of the words that are in it, by the picture's name."""
BEFORE: Final = date(2024, 4, 2)
"""Between two meetings: there is something to ask."""
PAPERS: Final = {
    "annex": "out/002-2024-03/annex-chair.{}.pdf",
    "office-report": "out/002-2024-03/offices/05-secondary-education.{}.pdf",
}
CHECK_SIZE: Final = {"width": 900, "height": 760}
SIZE: Final = {"width": 1180, "height": 800}


def main() -> None:
    """Make the example, draw it, and note what the pictures show."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as played:
        browser = played.chromium.launch(args=["--no-sandbox"], executable_path="/usr/bin/chromium")
        shown = words_of_pictures(browser, Path(folder), MANUAL)
        browser.close()
    SHOWN.write_text(json.dumps(shown, indent=1) + "\n", "utf-8")
    for copy, drawn in {"annex.png": "annex.bn.png", "desk.png": "month.bn.png"}.items():
        (ROOT / "docs" / copy).write_bytes((MANUAL / drawn).read_bytes())


def words_of_pictures(browser: Browser, folder: Path, into: Path | None = None) -> dict[str, str]:
    """Make the example in a folder and walk through its papers and its desk in both languages.

    Args:
        browser: the browser that shows the desk.
        folder: where the example is made.
        into: where the pictures are drawn; None draws none.

    Returns:
        Of each picture the SHA-256 (hex) of the words that are in it, by its name.

    """
    from served_desks import served

    from auditor.i18n import Language

    workspace, shown = folder / "paikgacha", dict[str, str]()
    subprocess.run([sys.executable, "-m", "auditor", "demo", workspace], check=True, capture_output=True)

    def page_of(name: str, source: Path) -> None:
        if into is not None:
            subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "80", source, into / name], check=True)
        first = subprocess.run(["pdftotext", "-l", "1", source, "-"], check=True, capture_output=True)
        shown[name] = digest(first.stdout.decode())

    def screen(name: str, page: Page) -> None:
        if into is not None:
            page.screenshot(path=into / f"{name}.png")
        shown[name] = digest(page.inner_text("body"))

    for language in Language:
        for name, paper in PAPERS.items():
            page_of(f"{name}.{language}", workspace / paper.format(language))
        with served(workspace, on=BEFORE, language=language) as (service, address):
            page = browser.new_page(viewport=SIZE)
            page.goto(address)
            page.wait_for_url("**/month/")
            for name in walk(page, service.guard.origin):
                screen(f"{name}.{language}", page)
            page.close()
        with browser.new_page(viewport=CHECK_SIZE) as page:
            open_check(page, language, folder)
            screen(f"check.{language}", page)
    return shown


def digest(words: str) -> str:
    """Return the SHA-256 (hex) of words, however they are broken into lines."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def open_check(page: Page, language: Language, folder: Path) -> None:
    """Open the self-check page as it is on the first day of its round."""
    from auditor.selfcheck.page import page as page_of

    made = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]()
    (folder / "check.html").write_bytes(page_of(made.round, language))
    page.clock.set_fixed_time(datetime.combine(made.round.opened, time(10)))
    page.goto((folder / "check.html").as_uri())


def walk(page: Page, origin: str) -> Iterator[str]:
    """Go through the steps of a month, and yield the name of each once it is shown."""
    yield "month"
    page.goto(f"{origin}/ask/")
    begin = page.locator('form[action="/ask/begin"] button')
    if begin.count():
        with page.expect_navigation():
            begin.click()
    page.goto(f"{origin}/ask/office/health")
    yield "ask"
    page.goto(f"{origin}/meeting/keep")
    yield "keep"


if __name__ == "__main__":
    main()
