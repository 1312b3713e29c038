"""What tells names of offices and posts from others, however hands spell them: their words, and which of these may be one."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import near_key
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.i18n import Text

_BETWEEN: Final = expression(r"[\s,;:()\[\]./|–—-]+")
_OF_MANY: Final = frozenset(
    near_key(word)
    for word in (
        "উপজেলা", "ইউনিয়ন", "পরিষদ", "ইউপি", "ও", "এবং", "কাম", "upazila", "union", "parishad", "up", "of", "the", "and", "cum",
    )
)  # fmt: skip
"""Words that many names and posts have: they tell nobody from another."""
OF_OFFICES: Final = frozenset(
    near_key(word)
    for word in (
        "অফিস", "দপ্তর", "কার্যালয়", "অফিসার", "অফিসারের", "কর্মকর্তা", "কর্মকর্তার", "বিষয়ক", "office", "officer",
    )
)  # fmt: skip
"""Words of offices' names that tell none from another, and posts well."""
_ONE_WORD: Final[Mapping[str, str]] = {near_key("কর্মকর্তা"): near_key("অফিসার")}
"""Words of posts that mean the same."""
_LIKE: Final = 0.8
_STEM: Final = 3
"""So many letters of a word tell it, where another goes on: প্রকৌশলী, প্রকৌশলীর."""


@remembered(4096)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words by which a name is told from others, each under the key of its spellings."""
    keys = (near_key(word) for word in _BETWEEN.split(name))
    return tuple(_ONE_WORD.get(key, key) for key in keys if key and key not in _OF_MANY)


def shared_words(written: frozenset[str], name: str) -> frozenset[str]:
    """Return those of some words that a name has too."""
    own = words_of(name)
    return frozenset(word for word in written if any(_is_like(word, other) for other in own))


def _is_like(first: str, second: str) -> bool:
    """Return whether two words may be one: a letter otherwise, or one goes on where the other ends; not those with figures."""
    shorter = min(len(first), len(second))
    if first == second or shorter < _STEM or any(sign.isdecimal() for sign in first + second):
        return first == second
    if first[:shorter] == second[:shorter]:
        return True
    return first[0] == second[0] and SequenceMatcher(None, first, second, autojunk=False).ratio() >= _LIKE


def is_near(own: Iterable[Text], words: str) -> bool:
    """Return whether words are a name as hands spell it, wherever they leave spaces."""
    return any(near_key(words) == near_key(name) for text in own for name in (text.bn, text.en))
