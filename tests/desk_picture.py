"""Draws the picture of the desk in the READMEs: the real screen of the example, as Chromium shows it. Run by hand."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "support"))
PICTURE = ROOT / "docs" / "desk.png"
DAY = date(2024, 4, 2)


def main() -> None:
    """Make the example, open its desk, and keep what it shows."""
    from served_desks import served

    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "paikgacha"
        subprocess.run([sys.executable, "-m", "auditor", "demo", workspace], check=True, capture_output=True)
        with served(workspace, on=DAY) as (service, address), sync_playwright() as played:
            browser = played.chromium.launch(args=["--no-sandbox"], executable_path="/usr/bin/chromium")
            page = browser.new_page(viewport={"width": 1120, "height": 900}, device_scale_factor=1.25)
            page.goto(address)
            page.wait_for_url("**/month/")
            assert page.url.startswith(service.guard.origin)
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    main()
