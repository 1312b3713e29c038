"""Knows the words that stand for a total in a list, with what is totalled and how many: মোট, সর্বমোট ইউজার আইডি, মোট দপ্তর: ৩২."""

from __future__ import annotations

from typing import Final

from auditor.expressions import expression
from auditor.i18n import match_key
from auditor.remembering import remembered

_TOTAL: Final = frozenset(
    map(match_key, ("মোট", "সর্বমোট", "উপমোট", "একুনে", "সাকুল্যে", "সর্বসাকুল্যে", "যোগফল", "total", "totals", "subtotal", "sum"))
)  # fmt: skip
_TOTALLED: Final = frozenset(
    match_key(word)
    for word in (
        "সর্ব", "সব", "সকল", "যোগ", "সংখ্যা", "ও", "এবং", "বা", "উপজেলা", "উপজেলার", "পর্যায়ের", "সরকারি", "বিভাগীয়",
        "দপ্তর", "দপ্তরের", "দপ্তরসমূহ", "দপ্তরসমূহের", "অফিস", "অফিসের", "কার্যালয়", "কার্যালয়ের", "প্রতিষ্ঠান", "প্রতিষ্ঠানের",
        "ইউনিয়ন", "ইউনিয়নের", "ইউপি", "ইউপির", "পরিষদ", "পরিষদের", "পোর্টাল", "পোর্টালের", "ইউজার", "ইউজারের",
        "ব্যবহারকারী", "ব্যবহারকারীর", "আইডি", "আইডির", "অ্যাকাউন্ট", "অ্যাকাউন্টের", "একাউন্ট", "একাউন্টের", "পদ", "পদের", "পদবি",
        "পদবী", "জনবল", "ব্যক্তি", "ব্যক্তির", "কর্মকর্তা", "কর্মচারী", "কর্মকর্তার", "কর্মচারীর", "আছে", "আছেন", "মাত্র",
        "grand", "sub", "all", "the", "of", "in", "and", "or", "number", "numbers", "no", "nos", "count", "upazila",
        "office", "offices", "department", "departments", "departmental", "union", "unions", "parishad", "parishads",
        "portal", "portals", "user", "users", "id", "ids", "account", "accounts", "post", "posts", "person", "persons",
        "people", "officer", "officers", "staff",
    )
)  # fmt: skip
_COUNTED: Final = frozenset(map(match_key, ("টি", "টা", "খানা", "জন", "জনের", "টির")))
_HEADINGS: Final = frozenset(
    match_key(words)
    for words in (
        "বিভাগীয় দপ্তরসমূহ", "বিভাগীয় দপ্তর সমূহ", "ইউনিয়ন পরিষদসমূহ", "ইউনিয়ন পরিষদ সমূহ", "বিভাগীয় দপ্তর", "ইউনিয়ন পরিষদ",
        "ইউনিয়নসমূহ", "departmental offices", "union parishads",
    )
)  # fmt: skip
_STEMS: Final = "মোট", "একুনে", "সাকুল্যে", "যোগফল", "total", "sum"
"""One of them is in every word for a total, so that few cells are looked at twice."""
_WORD: Final = expression(r"[^\s\d,;:./\\|&+()\[\]{}'\"_*#=~?!।–—-]+")
_DIGIT: Final = expression(r"\d")
_PUNCTUATED: Final = expression(r"[\d\s,.:;=/()\[\]~–—-]*")
_MOST_DIGITS: Final = 6
"""A longer number counts nothing in a list of offices: it is a telephone's."""


@remembered(4096)
def is_total(words: str) -> bool:
    """Return whether words are one for a total, alone or with what is totalled and how many, or one for a section of a list."""
    if match_key(words) in _HEADINGS:
        return True
    keys = _keys(words) if may_name_total(words) else []
    return not _TOTAL.isdisjoint(keys) and all(key in _TOTAL or key in _TOTALLED or key in _COUNTED for key in keys)


def may_name_total(words: str) -> bool:
    """Return whether what is in every word for a total is among words, be they of one cell or of several."""
    folded = words.casefold()
    return any(stem in folded for stem in _STEMS)


def begins_with_total(words: str) -> bool:
    """Return whether the first word is one for a total, whatever is totalled."""
    return may_name_total(words) and not _TOTAL.isdisjoint(_keys(words)[:1])


def has_number(words: str) -> bool:
    """Return whether a digit is in words."""
    return _DIGIT.search(words) is not None


def is_count(words: str) -> bool:
    """Return whether words are a number of things: ৩২, ৩২টি, ৪৬ জন."""
    digits = len(_DIGIT.findall(words))
    if not 0 < digits <= _MOST_DIGITS:
        return False
    keys = _keys(words)
    return all(key in _COUNTED for key in keys) and (bool(keys) or _PUNCTUATED.fullmatch(words) is not None)


@remembered(4096)
def is_sum(words: str) -> bool:
    """Return whether words are none, a number, or a word for a total: in a row of totals such may stand in any column."""
    return not words or is_count(words) or is_total(words)


def _keys(words: str) -> list[str]:
    """Return the keys of the words that are no numbers; ঃ at their end is a colon."""
    return [key for key in (match_key(word.rstrip("ঃ")) for word in _WORD.findall(words)) if key]
