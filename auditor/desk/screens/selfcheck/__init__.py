"""Offices check themselves: their sheets and slips, and the keys that open these."""

from __future__ import annotations

from typing import Final

from auditor.desk.screens.selfcheck import keys, overview
from auditor.desk.screens.selfcheck.base import SCREEN

PAGES: Final = (overview, keys)
"""The files of which each adds pages to the screen."""
__all__ = ["PAGES", "SCREEN"]
