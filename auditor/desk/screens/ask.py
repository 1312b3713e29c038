"""Ask and answer."""

from __future__ import annotations

from typing import Final

from flask import render_template

from auditor.desk.screen import screen
from auditor.i18n import Text

SCREEN: Final = screen("ask", Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"))


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show the screen."""
    return render_template("ask.html", title=SCREEN.title)
