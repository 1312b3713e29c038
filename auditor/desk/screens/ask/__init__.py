"""Ask and answer: an office a page as it is called, or all offices in one table at a meeting; saved as one goes."""

from __future__ import annotations

from typing import Final

from auditor.desk.screens.ask import answers, overview
from auditor.desk.screens.ask.base import SCREEN

PAGES: Final = (overview, answers)
"""The files of which each adds pages to the screen."""
__all__ = ["PAGES", "SCREEN"]
