"""The screens of the desk, in the order in which they stand in the menu; the pages of each are one file, or those of one folder."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from auditor.i18n import Text


class Screen(Struct, frozen=True):
    """One screen of the menu.

    Attributes:
        id: its name in addresses; the page itself is the endpoint ``page`` below it.
        title: its name in the menu.

    """

    id: str
    title: Text


MONTH: Final = Screen("month", Text(en="This month", bn="এ মাসের কাজ"))
ASK: Final = Screen("ask", Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"))
INBOX: Final = Screen("inbox", Text(en="Inbox", bn="জমা ফাইল"))
OFFICES: Final = Screen("offices", Text(en="Offices", bn="দপ্তর"))
MEETING: Final = Screen("meeting", Text(en="Meeting", bn="সভা"))
SELFCHECK: Final = Screen("selfcheck", Text(en="Self-check", bn="স্ব-যাচাই"))
HISTORY: Final = Screen("history", Text(en="History", bn="আগের যাচাই"))
SETTINGS: Final = Screen("settings", Text(en="Settings", bn="সেটিংস"))
SCREENS: Final = (MONTH, ASK, INBOX, OFFICES, MEETING, SELFCHECK, HISTORY, SETTINGS)
