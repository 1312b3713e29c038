"""Self-check."""

from __future__ import annotations

from typing import Final

from flask import render_template

from auditor.desk.screen import screen
from auditor.i18n import Text

SCREEN: Final = screen("selfcheck", Text(en="Self-check", bn="স্ব-যাচাই"))


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show the screen."""
    return render_template("selfcheck.html", title=SCREEN.title)
