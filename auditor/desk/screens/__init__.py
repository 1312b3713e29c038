"""The screens of the desk, in the order in which they stand in the menu; each is one file that defines `SCREEN`."""

from __future__ import annotations

from typing import Final

from auditor.desk.screens import (
    ask,
    extending,
    history,
    inbox,
    mapping,
    meeting,
    month,
    naming,
    offices,
    selfcheck,
    settings,
    settling,
)

__all__ = ["SCREENS", "extending", "mapping", "naming", "settling"]
SCREENS: Final = tuple(each.SCREEN for each in (month, ask, inbox, offices, meeting, selfcheck, history, settings))
