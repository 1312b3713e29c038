"""What was searched for: its words stay at the desk, and addresses name them by a number.

An address stays in the browser's history, where others who use the computer can read it; words of a search may name people.
"""

from __future__ import annotations

from itertools import count
from typing import Final

_MOST: Final = 200
"""So many searches are known, the last ones; an address of an older one shows everything."""


class Searches:
    """The searches of one desk, in memory only."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._numbers, self._words = count(1), dict[str, str]()

    def keep(self, words: str) -> str | None:
        """Return the number by which addresses name these words from now on; None for no words."""
        if not words:
            return None
        known = next((number for number, kept in tuple(self._words.items()) if kept == words), None)
        number = known or str(next(self._numbers))
        self._words.pop(number, None)  # so that it is the last one
        self._words[number] = words
        for old in tuple(self._words)[:-_MOST]:
            self._words.pop(old, None)
        return number

    def words(self, number: str | None) -> str:
        """Return the words that a number of an address names; none where it names none."""
        return self._words.get(number or "", "")
