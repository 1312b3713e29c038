"""Words of which papers have closed lists: standings, outcomes, grades, yes and no, kinds and names of offices. Of them it is known exactly what a round says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import clean
from auditor.model.finding import Outcome, Status
from auditor.model.grades import WITNESSED_BY, Grade, short_of
from auditor.model.labels import GIVEN, NO, NOT_GIVEN, TO_TELL_AGAIN, YES, yes_or_no
from auditor.model.subjects import OfficeKind
from auditor.model.views.duty_cells import REST
from auditor.model.views.minutes import PublicStatus
from auditor.papers.aligning import unlike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.i18n import Text
    from auditor.views.compared.history import History

_SIGNS: Final = expression(r"[\w\u0980-\u09ff]+|[^\w\s,\"]")
"""Words and signs; what stands between the cells of a table makes no difference."""
_LETTER: Final = expression(r"[^\W\d_]")


_WRITTEN_BEFORE: Final = frozenset({
    *zip((YES.en, YES.bn), (GIVEN.en, GIVEN.bn), strict=True),
    *zip((NO.en, NO.bn), (NOT_GIVEN.en, NOT_GIVEN.bn), strict=True),
    (short_of(Grade.WITNESSED, {"seen-in-person"}).bn, Grade.WITNESSED.short.bn),
})  # fmt: skip
"""What papers of before say of an office's information, and how they called what was seen at logins, beside what is written in its place now."""


class FixedWords(Struct, frozen=True):
    """The words of closed lists: how they are written by their signs, and how many signs those have that begin with one, the most first.

    `names` are those of them that name an office.
    """

    written: dict[tuple[str, ...], str]
    lengths: dict[str, list[int]]
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, written: Iterable[str], names: Iterable[str] = ()) -> FixedWords:
        """Return the words of a list, and names of offices, each as papers write it."""
        offices = frozenset(map(clean, names))
        found: dict[tuple[str, ...], str] = {}
        lengths: dict[str, set[int]] = {}
        for words in (*map(clean, written), *sorted(offices)):
            signs = _signs_in(words)
            if signs:
                found.setdefault(signs, words)
                lengths.setdefault(signs[0], set()).add(len(signs))
        return cls(found, {first: sorted(each, reverse=True) for first, each in lengths.items()}, offices)

    def differing(self, paper: str, kept: str) -> Iterator[tuple[str, str]]:
        """Yield the words of closed lists that stand in a paper in the place of others, and those others.

        Where it is not one of them that stands there, or it is not sure which stands for which, nothing is told.
        """
        some, others = self._parts(paper), self._parts(kept)
        for of_paper, of_kept in unlike([key for key, _ in some], [key for key, _ in others]):
            told = [words for _, words in some[of_paper] if words]
            meant = [words for _, words in others[of_kept] if words]
            if len(told) == len(meant):
                yield from (
                    (one, other)
                    for one, other in zip(told, meant, strict=True)
                    if one != other
                    and (one, other) not in _WRITTEN_BEFORE
                    and not self._is_of_a_name(some[of_paper], other)
                )

    def names_written_over(self, paper: str, kept: str) -> Iterator[str]:
        """Yield the name of an office in whose place something else stands that is in no list, where the line is the same otherwise."""
        yield from (meant for _, meant in self._written_over(paper, kept) if meant in self.names)

    def renamed(self, paper: str, kept: str) -> Iterator[str]:
        """Yield the name of an office in whose place other words stand, and not only some of its own, as where a cell is too narrow."""
        written_over = self._written_over(paper, kept)
        yield from (name for said, name in written_over if name in self.names and {*said.split()} - {*_signs_in(name)})

    def standings_written_over(self, paper: str, kept: str) -> Iterator[tuple[str, str]]:
        """Yield what stands in the place of a standing and is in no list, and the standing, where the line is the same otherwise."""
        yield from (both for both in self._written_over(paper, kept) if both[1] not in self.names)

    def _written_over(self, paper: str, kept: str) -> Iterator[tuple[str, str]]:
        some, others = self._parts(paper), self._parts(kept)
        if not paper:
            return
        places = list(unlike([key for key, _ in some], [key for key, _ in others]))
        for of_paper, of_kept in places if len(places) == 1 else ():
            said, meant = some[of_paper], [words for _, words in others[of_kept]]
            is_in_no_list = not any(words for _, words in said)
            if len(meant) == 1 and meant[0] and (is_in_no_list or self._is_of_a_name(said, meant[0])):
                yield " ".join(key for key, _ in said), meant[0]

    def _is_of_a_name(self, said: Iterable[tuple[str, str]], meant: str) -> bool:
        """Whether words of a list that stand in the place of a name are only a part of what stands there, as the kind of office is of another name."""
        words = {words for _, words in said}
        return meant in self.names and "" in words and words.isdisjoint(self.names)

    def names_in(self, line: str) -> Iterator[str]:
        """Yield the names of offices in a line."""
        return (words for _, words in self._parts(line) if words in self.names)

    def is_standing(self, cell: str) -> bool:
        """Whether a cell says a standing and beside it nothing but figures and signs; the name of an office is none."""
        fixed = [words for _, words in self._parts(cell) if words]
        return bool(fixed) and self.names.isdisjoint(fixed) and self.is_plain(cell)

    def is_plain(self, cell: str) -> bool:
        """Whether a cell says nothing beside words of closed lists but figures, signs, and of which rest they are."""
        beside = {key for key, words in self._parts(cell) if not words} - _OF_THE_REST
        return not any(map(_LETTER.search, beside))

    def has_some(self, cell: str) -> bool:
        """Whether words of a closed list stand in a cell."""
        return any(words for _, words in self._parts(cell))

    def bare(self, row: str) -> tuple[str, ...]:
        """Return what a row says beside figures and words of closed lists, with its first word."""
        rest = (key for key, words in self._parts(row) if not (words or key.isdecimal()))
        return (*row.split()[:1], *rest)

    def _parts(self, line: str) -> list[tuple[str, str]]:
        """Return the parts of a line, words of closed lists as one part: by what they are compared, and how such words are written."""
        signs = _signs_in(line)
        parts: list[tuple[str, str]] = []
        at = 0
        while at < len(signs):
            tried = (signs[at : at + length] for length in self.lengths.get(signs[at], ()))
            fixed = next((each for each in tried if each in self.written), ())
            parts.append((" ".join(fixed), self.written[fixed]) if fixed else (signs[at], ""))
            at += len(fixed) or 1
        return parts


NO_WORDS: Final = FixedWords({}, {})


def fixed_words(past: History) -> FixedWords:
    """Return the words of closed lists that papers of a round write, with the names of its offices."""
    texts = [
        *(each.label for kind in (Status, PublicStatus, Outcome, OfficeKind) for each in kind),
        *(text for grade in Grade for text in (grade.label, grade.short)),
        *WITNESSED_BY,
        *map(yes_or_no, (True, False)),
        *(stands for rule in past.now.header.rules for _, stands in rule.stands),
        GIVEN,
        NOT_GIVEN,
        TO_TELL_AGAIN,
    ]
    codes = [
        *(each.value for kind in (Status, PublicStatus, Outcome, OfficeKind) for each in kind),
        *(each.code for each in Grade),
        *map(json.dumps, (True, False)),
    ]
    names = [assessment.office.name for assessment in past.now.assessments]
    return FixedWords.of(
        [*(words for text in texts for words in _in_both(text)), *codes],
        [words for name in names for words in _in_both(name)],
    )


def _in_both(text: Text) -> tuple[str, str]:
    return text.en, text.bn


def _signs_in(words: str) -> tuple[str, ...]:
    return tuple(_SIGNS.findall(words.casefold()))


_OF_THE_REST: Final = frozenset(sign for words in _in_both(REST.filled(labels="")) for sign in _signs_in(words))
"""What stands before how those stand whom a fraction does not count."""
