"""Settings."""

from __future__ import annotations

from typing import Final

from flask import render_template

from auditor.desk.screen import screen
from auditor.i18n import Text

SCREEN: Final = screen("settings", Text(en="Settings", bn="সেটিংস"))


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show the screen."""
    return render_template("settings.html", title=SCREEN.title)
