"""Compares a paper in hand with those that were noted when they were made: letters, enclosures, covers, handover notes."""

from __future__ import annotations

import hashlib
from collections import Counter
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.letters import REMINDERS, number_in
from auditor.model.made_papers import PapersMade
from auditor.papers.aligning import unlike
from auditor.papers.noting import has_blank, is_filled, is_printed, of_line, said
from auditor.papers.saying import PDF
from auditor.papers.typed_on import TypedOn, typed, without_written
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import letters_of, void

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.model.made_papers import MadePaper
    from auditor.papers.noting import Said
    from auditor.papers.saying import Line
    from auditor.workspace.folder import Workspace

ALIKE: Final = 0.75
"""Share of lines in common from which on a paper is taken for a noted one, whatever its file is called."""
CALLED_ALIKE: Final = 0.25
"""The same for a file that is called as the noted one."""
_SAME: Final = 2.0
"""More than the share of any lines in common: all words are the same."""


class NotedComparison(Struct, frozen=True):
    """A paper in hand beside the one that was noted.

    Attributes:
        paper: the noted one; `on` the day on which it was made.
        exact: byte for byte the same.
        letter: the letter that it is, or belongs to; None where it belongs to none, or to several.
        instead: the letter that was sent in the place of this one; `void`, that another took its place, sent or not, or it was withdrawn.
        later: the day on which a paper took this one's place; None where none did.
        altered: where it says something else, with the figures that stand there in hand: what stood there when it was made is noted by marks alone.
        filled: lines with blanks that were filled in.
        typed: what was put onto the pages of a PDF with blanks; all that was printed is there where nothing is altered.
        also: the numbers of the other letters in which the same words stand; `sent_too`, those of them that were sent so.

    """

    paper: MadePaper
    on: date
    exact: bool
    letter: Letter | None = None
    instead: Letter | None = None
    later: date | None = None
    altered: tuple[Text, ...] = ()
    filled: tuple[Text, ...] = ()
    typed: tuple[TypedOn, ...] = ()
    void: bool = False
    also: tuple[int, ...] = ()
    sent_too: tuple[int, ...] = ()

    @property
    def was_sent(self) -> bool | None:
        """Whether it is what was noted as sent; None where that is not known, or nothing of it was sent."""
        if self.letter is None or self.letter.sent is None:
            return None if self.instead is None else False
        return self.paper.sha256 in self.letter.sent.papers if self.letter.sent.papers else None

    @property
    def gave_way(self) -> bool:
        """Whether it is a letter that does not count: another took its place or it was withdrawn, and none with the same words was sent."""
        never_sent = self.void and self.letter is not None and self.letter.sent is None
        return (never_sent or self.was_sent is False) and not self.sent_too


class NotedPaper(Struct, frozen=True):
    """A paper as it was noted, and on which day."""

    paper: MadePaper
    on: date


class _Beside(NamedTuple):
    """How a paper differs from the noted one; see `NotedComparison`."""

    altered: tuple[Text, ...] = ()
    filled: tuple[Text, ...] = ()
    typed: tuple[TypedOn, ...] = ()


_SAME_AS_NOTED: Final = _Beside()


def noted_papers(space: Workspace) -> tuple[NotedPaper, ...]:
    """Return the papers that were noted, in the order in which they were.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    notes = Ledger(space.ledger_path).notes(PapersMade)
    return tuple(NotedPaper(paper, entry.on) for entry in notes for paper in entry.papers)


def exactly(space: Workspace, every: Sequence[NotedPaper], name: str, content: bytes) -> NotedComparison | None:
    """Return the noted paper that a file is, byte for byte; None where it is none.

    Args:
        space: the workspace.
        every: the noted papers.
        name: the file's name, which tells papers of the same bytes apart.
        content: the whole file.

    """
    digest = hashlib.sha256(content).hexdigest()
    same = [noted for noted in every if noted.paper.sha256 == digest]
    letters = letters_of(space) if same else ()
    return _meant([_told(letters, noted, every, exact=True) for noted in same], name)


def like(space: Workspace, every: Sequence[NotedPaper], name: str, lines: Sequence[Line]) -> NotedComparison | None:
    """Return what a paper says beside the noted one that it is most like; None where it is like none.

    Args:
        space: the workspace.
        every: the noted papers.
        name: the file's name, which tells papers of the same words apart.
        lines: what it says.

    """
    suffix = PurePath(name).suffix.lower()
    lines, written = without_written(lines)
    by_reading = {reading: said(lines, reading) for reading in {noted.paper.reading for noted in every}}
    counts = {reading: Counter(map(of_line, found.marks)) for reading, found in by_reading.items()}
    likest: list[NotedPaper] = []
    most = 0.0
    for noted in every:
        paper = noted.paper
        found, counted = by_reading[paper.reading], counts[paper.reading]
        if PurePath(paper.name).suffix != suffix or paper.seal not in (found.seals or ("",)):
            continue
        marks = paper.lines.split()
        least = CALLED_ALIKE if _is_called(paper, name) else ALIKE
        alike = (counted & Counter(map(of_line, marks))).total() / max(counted.total(), len(marks), 1)
        if paper.words == found.words:
            alike = _SAME
        if alike >= least and alike >= most:
            likest = [*(likest if alike == most else ()), noted]
            most = alike
    beside: dict[tuple[str, int], _Beside] = {}
    in_hand = dict(part for line in lines for part in line.parts())
    for noted in likest:
        key = noted.paper.lines, noted.paper.reading
        words_in = in_hand if suffix == PDF else {}
        found_beside = _differing(by_reading[noted.paper.reading], noted.paper, written, words_in)
        altered = tuple(typed(place, in_hand.get(place, "")).named for place in found_beside.altered)
        beside.setdefault(key, found_beside._replace(altered=altered))
    letters = letters_of(space) if likest else ()
    told = [
        _told(letters, noted, every, exact=False, beside=beside[noted.paper.lines, noted.paper.reading])
        for noted in likest
    ]
    fewest = min((len(found.altered) for found in told), default=0)
    words = frozenset(word for line in lines for word in line.words.split())
    return _meant([found for found in told if len(found.altered) == fewest], name, words)


def _meant(alike: Sequence[NotedComparison], name: str, words: frozenset[str] = frozenset()) -> NotedComparison | None:
    """Return which of the noted papers that a paper is alike it is, with the other letters that say the same; None of none.

    Which letter text messages of the same words belong to is told by nothing but the file's name and a memo number: both are hints
    alone. What equals a letter that was sent is never told as one in whose place another was sent.
    """
    if not alike:
        return None
    called = [found.letter.draft.number for found in alike if found.letter is not None and _hints(found, name, words)]
    instead = {
        found.instead.draft.number
        for found in alike
        if found.instead is not None and found.letter is not None and found.letter.draft.number in called
    }
    numbers = {found.letter.draft.number for found in alike if found.letter is not None}

    def likely(place: int) -> tuple[bool, bool, bool, bool, bool, int]:
        found = alike[place]
        number = found.letter.draft.number if found.letter is not None else None
        return (
            found.was_sent is not False,
            _hints(found, name, words),
            number in instead,
            found.letter is not None and found.letter.sent is not None,
            not found.void,
            place,
        )

    meant = alike[max(range(len(alike)), key=likely)]
    own = {meant.letter.draft.number} if meant.letter is not None and not meant.altered else numbers
    sent = {
        found.letter.draft.number
        for found in alike
        if not found.altered
        and found.letter is not None
        and found.letter.sent is not None
        and found.was_sent is not False
    }
    return replace(meant, also=tuple(sorted(numbers - own)), sent_too=tuple(sorted(sent - own)))


def _is_called(paper: MadePaper, name: str) -> bool:
    return PurePath(paper.name).name == PurePath(name).name


def _hints(found: NotedComparison, name: str, words: frozenset[str]) -> bool:
    """Whether the name of a paper in hand, or a memo number on it, is that of a noted letter, or of another noted paper its name."""
    if found.letter is None:
        return _is_called(found.paper, name)
    sent = found.letter.sent
    return number_in(PurePath(name).name) == found.letter.draft.number or (sent is not None and sent.memo in words)


def _differing(found: Said, paper: MadePaper, written: tuple[TypedOn, ...], words_in: Mapping[Text, str]) -> _Beside:
    """Return where a paper says something else than the noted one, where only a blank was filled in, and what was put onto pages with blanks.

    Args:
        found: what it says, without remarks that were written onto it.
        paper: the noted one.
        written: those remarks.
        words_in: the words of each place of a PDF, onto whose pages something can be put; of no other paper.

    """
    marks = paper.lines.split()
    in_hand = list(zip(found.places, found.signs, strict=True))
    has_blanks = any(map(has_blank, marks))
    altered, filled, more = list[Text](), list[Text](), dict[int, None]()
    for some, others in unlike([*map(of_line, found.marks)], [*map(of_line, marks)]):
        if words_in and has_blanks and others.start == others.stop:
            more |= dict.fromkeys(range(some.start, some.stop))
            continue
        for line, mark in zip_longest(in_hand[some], marks[others], fillvalue=None):
            if line is None:
                altered.append(_LEFT_OUT)
            else:
                place, signs = line
                (filled if mark is not None and is_filled(mark, signs) else altered).append(place)
    put_on = tuple(typed(found.places[at], words_in[found.places[at]]) for at in more)
    if not altered and (found.words != paper.words):
        # Marks are short: where they agree, line for line, what they stand for is looked at; without a place where none is known.
        printed = [line for at, line in enumerate(in_hand) if at not in more]
        lines = zip(printed, marks, strict=True)
        altered += [place for (place, signs), mark in lines if has_blank(mark) and not is_filled(mark, signs)]
        words = [signs for _, signs in printed]
        is_whole = is_printed(words, paper) if filled else hashlib.sha256(b"\n".join(words)).hexdigest() == paper.words
        altered += [] if is_whole else [_SOMEWHERE]
    if written and not has_blanks:
        altered += [each.place for each in written]
    return _Beside(tuple(altered), tuple(filled), (*put_on, *written) if has_blanks else ())


def _told(
    letters: Sequence[Letter],
    noted: NotedPaper,
    every: Sequence[NotedPaper],
    *,
    exact: bool,
    beside: _Beside = _SAME_AS_NOTED,
) -> NotedComparison:
    paper = noted.paper
    letter = next((known for known in letters if (known.draft.number,) == paper.letters), None)
    last = [other for other in every if other.paper.name == paper.name][-1]
    return NotedComparison(
        paper,
        noted.on,
        exact,
        letter,
        next(_sent_instead(letters, letter), None) if letter is not None else None,
        last.on if last.paper.sha256 != paper.sha256 else None,
        beside.altered,
        beside.filled,
        beside.typed,
        letter is not None and letter.draft.number in void(letters),
    )


def later_than_all(space: Workspace, name: str) -> Text | None:
    """Return what is told of a letter that by its file's name is later than all letters of a ledger; None where it is not."""
    number = number_in(name)
    last = max((letter.draft.number for letter in letters_of(space)), default=0)
    return _LATER.filled(file=name, number=number, last=last) if number is not None and number > last > 0 else None


def _sent_instead(letters: Sequence[Letter], letter: Letter) -> Iterator[Letter]:
    """Yield the letters of the same purpose to the same that were sent since a letter was made that was not."""
    if letter.sent is not None:
        return
    purpose = letter.draft.purpose
    for other in letters:
        since = other.sent is not None and other.sent.day >= letter.draft.on
        to_the_same = purpose not in REMINDERS or not letter.offices.isdisjoint(other.offices)
        if since and other.draft.purpose is purpose and to_the_same:
            yield other


_LEFT_OUT: Final = Text(en="a line that is left out", bn="বাদ পড়া একটি লাইন")
_LATER: Final = Text(
    en="By its name {file} is letter {number}; the last letter in this ledger is letter {last}, so nothing was compared. If the paper is genuine, this "
    "folder is an earlier copy: ask for the other folder, or its last backup, compare the paper there, and go on there.",
    bn="নাম অনুযায়ী {file} হলো {number} নম্বর পত্র, অথচ এই স্থায়ী রেকর্ডের শেষ পত্র {last} নম্বর; তাই কিছু মেলানো হয়নি। কাগজটি সঠিক হলে এই ফোল্ডারটি পুরোনো কপি: অন্য ফোল্ডারটি বা "
    "তার শেষ কপি চেয়ে নিয়ে কাগজটি সেখানে মেলান এবং সেখানেই কাজ চালিয়ে যান।",
)
_SOMEWHERE: Final = Text(en="a place that cannot be told", bn="একটি জায়গা, যা নির্দিষ্ট করা যায়নি")
