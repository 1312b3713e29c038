"""Where a line may end: texts cut into pieces for the template, and how many lines these take at most.

Rooms and widths are in ems of the letters that the text is set in.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeAlias

from auditor.i18n import ZERO_WIDTH_JOINER, era_beside_date
from auditor.remembering import remembered
from reports.pdf.face import SLACK
from reports.pdf.signs import HASANTA, JOINERS, LOOSE_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.pdf.face import Face

Part: TypeAlias = str | int | list[str]
"""Words, the number of one of the template's pieces, or a word that is kept whole."""
Words: TypeAlias = str | list[Part]
"""A text as the template takes it."""

_TICK, _LINE_END, _MAY_BREAK = 0, 1, 2
"""Numbers of the template's `pieces`."""
_TICK_BOX: Final = "[ ]"
_TICK_WIDTH: Final = 1.3
HANG: Final = 1.55
"""How far the words of an answer hang behind its box, in ems: the box and a space."""
_NO_BREAK: Final = "\u00a0"
_HOLDS_NEXT: Final = frozenset((ZERO_WIDTH_JOINER, HASANTA))
_LONGEST_CLUSTER: Final = 9
_TICK_OR_LINE_END: Final = re.compile(r"\[ \]|\n")
_GOOD_BREAKS: Final = re.compile(r"(?<=[-/_,;:&=?+… ])|(?=[.@])")
_OPENING: Final = r"(\[{«‹“‘"
_MARKS: Final = "\u0300-\u036f\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u200c\u200d"
_NOT_OPENED: Final = "".join(f"(?<![{_OPENING}]{f'[{_MARKS}]' * marks})" for marks in range(4))
SPACES: Final = re.compile(rf"{_NOT_OPENED} (?![!?,.:;)\]}}/»›”’])")
"""Spaces at which a line may end; Unicode's rules (UAX #14, LB9, LB13 and LB14) keep "নাম :" and "( ক" together, also where marks
stand on the bracket."""
_BLANKS: Final = re.compile("  +")
"""Several are as one: no line ends at any of those before a colon, or behind a bracket."""
_HYPHENATED: Final = re.compile(r"\S-\S")
_MOST_REMEMBERED: Final = 1 << 14
"""Many words stand in more than one place of a paper, and in the same places of others."""
_KEPT_WHOLE: Final = 14
"""The widest in ems that is not broken: a word at its hyphen, an answer with its tick box."""


@remembered(_MOST_REMEMBERED)
def fitted(text: str, room: float, face: Face) -> Words:
    """Return a text of any signs for a place of that width, able to break where a word would not fit it."""
    text = _BLANKS.sub(" ", face.drawable(text))
    text = era_beside_date(text, lambda dated: face.width(dated) <= room)
    parts: list[Part] = []
    at = 0
    for mark in _TICK_OR_LINE_END.finditer(text):
        parts += _breakable(text[at : mark.start()], room, face)
        at = mark.end()
        if mark.group() == _TICK_BOX:
            parts.append(_TICK)
            answer = _answer(text, at)
            if answer and _TICK_WIDTH + face.width(f" {answer}") <= min(room, _KEPT_WHOLE):
                parts += [_NO_BREAK, [answer]]
                at += 1 + len(answer)
            elif _holds(text, at, room, face):
                parts.append(_NO_BREAK)
                at += 1
        else:
            parts.append(_LINE_END)
    parts += _breakable(text[at:], room, face)
    match parts:
        case []:
            return ""
        case [str(whole)]:
            return whole
        case _:
            return parts


def is_cut(words: Words) -> bool:
    """Tell whether fitted words have a place at which a word may break."""
    return not isinstance(words, str) and _MAY_BREAK in words


def width_on_one_line(text: str, face: Face) -> float:
    """Return how wide a text is on one line, its tick boxes as they are drawn."""
    drawable = face.drawable(text)
    return face.width(drawable) + drawable.count(_TICK_BOX) * (_TICK_WIDTH - face.width(_TICK_BOX))


def lines_taken(words: Words, room: float, face: Face) -> int:
    """Return at most how many lines of that width fitted words take."""
    if isinstance(words, str):
        if len(words) * face.widest <= room:
            return 1
        words = [words]
    count, used = 1, 0.0
    hanging = HANG if _TICK in words else 0
    for gap, needed in _whole(words, face):
        if needed is None:
            count, used = count + 1, 0
        elif used and used + gap + needed > room:
            count, used = count + 1, hanging + needed
        else:
            used += gap + needed
    return count


@remembered(_MOST_REMEMBERED)
def lines_of(text: str, room: float, face: Face) -> int:
    """Return how many lines a text takes in a place of that width, fitted to it, letters taken as wide as most are."""
    return lines_taken(fitted(text, room, face), room * SLACK, face)


def _whole(words: list[Part], face: Face) -> Iterator[tuple[float, float | None]]:
    """Yield what is not broken, each with the gap before it and how wide it is: no width where a line ends."""
    space, glued = face.width(" "), 0.0
    for part in words:
        if part in (_TICK, _LINE_END) and glued:  # a line may end after a box
            yield 0, glued
            glued = 0
        if part == _TICK:
            glued = _TICK_WIDTH
        elif part == _NO_BREAK:
            glued += space
        elif part == _LINE_END:
            yield 0, None
        elif part != _MAY_BREAK:
            for place, token in enumerate(part if isinstance(part, list) else SPACES.split(str(part))):
                yield space if place else 0, face.width(token) + glued
                glued = 0
    if glued:
        yield 0, glued


def _answer(text: str, at: int) -> str:
    """Return the words that a tick box, which ends at `at`, is beside: those until the next box or the line's end."""
    if text[at : at + 1] != " ":
        return ""
    following = _TICK_OR_LINE_END.search(text, at)
    return text[at + 1 : following.start() if following else None].rstrip(" ")


def _holds(text: str, at: int, room: float, face: Face) -> bool:
    """Tell whether a tick box keeps the word after it, from `at`, on its own line."""
    if text[at : at + 1] != " " or text.startswith(_TICK_BOX, at + 1):
        return False
    word = SPACES.split(text[at + 1 :].split("\n", maxsplit=1)[0], maxsplit=1)[0]
    return _TICK_WIDTH + face.width(f" {word}") <= room


def _breakable(text: str, room: float, face: Face) -> list[Part]:
    """Return one line of text, with places to break in each word that is wider than the room.

    A word with a hyphen, such as স্ব-যাচাই, is kept whole where that leaves no great gap.
    """
    if not text:
        return []
    longest = int(room / face.widest)
    words = SPACES.split(text)
    if "-" not in text and all(len(word) <= longest or face.width(word) <= room for word in words):
        return [text]
    parts: list[Part] = []
    plain: list[str] = []
    for number, word in enumerate(words):
        if number:
            plain.append(" ")
        hyphenated = _HYPHENATED.search(word) is not None
        width = face.width(word) if hyphenated or len(word) > longest else 0
        if hyphenated and width <= min(room, _KEPT_WHOLE):
            parts += ["".join(plain), [word]]
            plain.clear()
        elif width <= room:
            plain.append(word)
        else:
            for place, piece in enumerate(_pieces(word, room, face)):
                if place:
                    parts += ["".join(plain), _MAY_BREAK]
                    plain.clear()
                plain.append(piece)
    return [part for part in (*parts, "".join(plain)) if part != ""]


@remembered(_MOST_REMEMBERED)
def widest_piece(text: str, whole: float, face: Face) -> float:
    """Return how wide a place must be for no word to be cut between letters, and none up to the width `whole` to be broken."""
    widest = 0.0
    for word in SPACES.split(face.drawable(text)):
        width = face.width(word)
        if width > whole:
            width = max(map(face.width, _GOOD_BREAKS.split(word)))
        widest = max(widest, width)
    return widest


def _pieces(word: str, room: float, face: Face) -> Iterator[str]:
    """Yield a word that is too wide in pieces: at its signs, and between any letters only where that is not enough."""
    # A space within a word is one that Unicode would not break at.
    for chunk in filter(None, _GOOD_BREAKS.split(word)):
        if face.width(chunk) <= room:
            yield chunk
        else:
            yield from _clusters(chunk)


def _clusters(word: str) -> Iterator[str]:
    """Yield a word in parts that may stand at the end of a line: letters with their signs, conjuncts whole."""
    start = 0
    loose = {sign.start() for sign in LOOSE_SIGNS.finditer(word)}
    for at in range(1, len(word)):
        sign = word[at]
        mark = unicodedata.category(sign)[0] == "M" and at not in loose
        joined = mark or sign in JOINERS or word[at - 1] in _HOLDS_NEXT
        if not joined or at - start >= _LONGEST_CLUSTER:
            yield word[start:at]
            start = at
    yield word[start:]
