"""Meeting."""

from __future__ import annotations

from typing import Final

from flask import render_template

from auditor.desk.screen import screen
from auditor.i18n import Text

SCREEN: Final = screen("meeting", Text(en="Meeting", bn="সভা"))


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show the screen."""
    return render_template("meeting.html", title=SCREEN.title)
