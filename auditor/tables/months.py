"""Which month the titles of a list, or the name of its file, tell in words or in numbers: ফেব্রুয়ারি ২০২৪, February 2024, 2024-02."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits, month
from auditor.tables.answers import day_words, folded

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

    from auditor.tables.sheet import Cell

_JOINED: Final = r"[-/._‐‑‒–—]"
_IN_NUMBERS: Final = expression(
    rf"(?<![0-9])(?<![0-9]{_JOINED})(?:(20[0-9]{{2}}){_JOINED}(0[1-9]|1[0-2])|(0[1-9]|1[0-2]){_JOINED}(20[0-9]{{2}}))"
    rf"(?![0-9]|{_JOINED}[0-9])"
)
_WORDS: Final = expression(r"[0-9]+|[^\W0-9_](?:[^\W0-9_]|[\u0980-\u09e5])*")
_OF_A_DAY: Final = 2
_OF_A_YEAR: Final = 4
_BESIDE: Final = frozenset(map(folded, ("মাস", "মাসের", "সালের", "সনের", "month", "of")))
_RUNNING: Final = frozenset(map(folded, ("থেকে", "হতে", "পর্যন্ত", "from", "since", "until", "till", "to")))
_DECIDED: Final = (folded("সিদ্ধান্ত"), "decision")
_ENDING: Final = expression(r"(?:ের|র|তে)$")
_A_DAY: Final = expression(r"no?l*m(?:l*y)?|mno?y|yl*mno?")
_A_MONTH: Final = expression(r"(?:sl*)?(?:ml*y|yl*m)(?:l*s)?")


def month_told(titles: Iterable[Cell], file: str) -> str:
    """Return the one month (YYYY-MM) that a list is of by its titles or, where they tell none, by the name of its file; empty where that is not told, or not which.

    A day tells no month, nor does a decision whose month it is, nor one since which, or until which, a list is kept.
    """
    for lines in (titles, (file.rpartition("/")[2],)):
        told = {month for words in lines if isinstance(words, str) for month in _told(words)}
        if told:
            return told.pop() if len(told) == 1 else ""
    return ""


def _told(words: str) -> set[str]:
    """Return the months that words tell, with an empty one where it is not known which of them is meant."""
    parts = _WORDS.findall(_IN_NUMBERS.sub(_in_words, folded(ascii_digits(words))))
    if any(part.startswith(_DECIDED) for part in parts):
        return set()
    kinds = _A_DAY.sub(lambda day: "-" * len(day[0]), "".join(map(_kind, parts)))
    found = list(_A_MONTH.finditer(kinds))
    numbers = {_number(part) for part, kind in zip(parts, kinds, strict=True) if kind == "m"}
    told = {
        f"{parts[each.start() + each[0].index('y')]}-{_number(parts[each.start() + each[0].index('m')]):02d}"
        for each in found
    }
    is_open = any("s" in each[0] for each in found) or (found and len(numbers) > 1)
    return {*told, ""} if is_open else told


def _in_words(numbers: re.Match[str]) -> str:
    year, number = (numbers[1], numbers[2]) if numbers[1] else (numbers[4], numbers[3])
    return f" {month(f'{year}-{number}').en.casefold()} "


def _kind(part: str) -> str:
    """Return a letter for what a part may be in a day or a month: n and y numbers, m a month, o an ordinal, l what stands beside, s since or until; else -."""
    if part.isdecimal():
        return "n" if len(part) <= _OF_A_DAY else "y" if len(part) == _OF_A_YEAR and part.startswith("20") else "-"
    if part in _RUNNING:
        return "s"
    kind = "label" if part in _BESIDE else _day_word(part)[0]
    return {"month": "m", "ordinal": "o", "label": "l", "era": "l"}.get(kind, "-")


def _number(part: str) -> int:
    return int(_day_word(part)[1])


def _day_word(part: str) -> tuple[str, str]:
    """Return what a word means that may stand in a day, also where it has an ending: জানুয়ারির."""
    words = day_words()
    return words.get(part) or words.get(_ENDING.sub("", part)) or ("", "")
