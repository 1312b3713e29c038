"""The screens of the desk, in the order in which they stand in the menu; each is one file that defines `SCREEN`."""

from __future__ import annotations

from typing import Final

from auditor.desk.screens import month

SCREENS: Final = (month.SCREEN,)
