"""Makes passwords that a person can read, remember and type on any office keyboard, such as ``mango-Tiger47-river-lamp``.

Four different words of 1024, one of them with a capital and two digits: 39.99 bits for the words, 2 for the place of the
capital, 6 for the digits, 48 in all, known to nobody. All kinds of sign that any shipped rule asks for are in it. The
hyphen lies on the same key of every keyboard and means nothing to a shell or in an address; the digits 0 and 1 are left
out, and words that begin with i, l or o: capitals and small letters of them look like each other and like those digits.

The self-check page makes them in the same way from the same list (``selfcheck/assets/judge.js``).
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS: Final = 4
DIGITS: Final = "23456789"
SEPARATOR: Final = "-"


def generate(choose: Callable[[int], int]) -> str:
    """Return a fresh passphrase.

    Args:
        choose: returns a uniformly chosen number from 0 to below its argument; ``secrets.randbelow`` wherever the
            passphrase is to be used.

    """
    left = list(word_list())
    words = [left.pop(choose(len(left))) for _ in range(WORDS)]
    capital = choose(WORDS)
    words[capital] = words[capital].capitalize() + DIGITS[choose(len(DIGITS))] + DIGITS[choose(len(DIGITS))]
    return SEPARATOR.join(words)


@remembered(None)
def word_list() -> tuple[str, ...]:
    """Return the words of which passphrases are made, sorted."""
    text = (resources.files("auditor.passwords") / "passphrases.txt").read_text("utf-8")
    return tuple(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
