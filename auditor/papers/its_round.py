"""Finds which paper of which kept round a paper in hand is: by the digest on it, else by what it says, its name and its folder."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from auditor import discovery
from auditor.i18n import Language
from auditor.model import seal
from auditor.papers import letterheads, making
from auditor.papers.its_pages import once
from auditor.papers.saying import Line, as_told_then, lines_of
from auditor.papers.side_by_side import likeness_of, share_held
from auditor.rounds import looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import called_off, replaced_rounds
from auditor.views.compared.history import RoundMaterial
from auditor.workspace.folder import round_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.made_papers import LetterheadUsed
    from auditor.model.views.head import Letterhead
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

MAX_TRIED: Final = 400
"""So many papers of a round are tried for the one in hand; where there are more, its file name must tell."""
ALIKE: Final = 0.9
"""Share of words in common from which on a paper is taken for the one in hand without looking further."""
SURELY: Final = 0.995
"""The same for a paper that is called as none of a round's: print files of a pack hold other papers, and are like them."""
NEARLY: Final = 0.1
"""Of papers so near to the likest in words, the one in hand is that with which it agrees in most lines: small papers of several offices have most words
in common, and one that another version made has others than its own has now."""
RELATED: Final = 0.5
"""Below it, the paper in hand is none of the round's: nobody is accused of having edited what is another paper."""
PUBLISHED_BEFORE: Final = {"0.1.0": (1, 2), "0.2.0": (2,), "0.3.0": (2,)} | dict.fromkeys(
    ("0.4.0", "0.5.0", "0.6.0", "0.7.0", "0.8.0"), (3,)
)
"""By the version that kept a round, how what may be published of it may have been counted (`History.published_before`)."""
MAX_AT_HAND: Final = 12
"""Of so many rounds, about a year's, the files are kept while one is looked for; those of others are listed again each time."""


class MadeFile(Protocol):
    """A file that is made from a kept round."""

    @property
    def name(self) -> str:
        """Its name below the round's folder."""

    def content(self) -> bytes:
        """Return its bytes."""

    def bears_seal(self) -> bool:
        """Return whether its pages bear the seal of its round."""


class Beside(Protocol):
    """Knows of a workspace what makes the files of a round that are none of its documents, such as its return."""

    def __call__(self, space: Workspace, /) -> Mapping[str, Callable[[History], Iterable[MadeFile]]]:
        """Return what makes them, by suffix."""


class PaperInHand(Struct, frozen=True):
    """A paper that is to be compared: its file's name, the suffix of its format, its bytes, what it says, and its name with its folders."""

    name: str
    suffix: str
    content: bytes
    said: tuple[Line, ...]
    path: str


class OfRound(Struct, frozen=True):
    """A paper of a round beside the one in hand: what it says, and whether it is byte for byte the same.

    `likeness` is the share of words that both have in common, `agreement` that of their lines, `within` the share of the words of the shorter
    that the other has: all where pages are missing, or there twice. `held` is the share of the one in hand that the other has row by row: of a part
    of a paper that tells whose it is. `content` is the file as it is made. `noted` is the note of the letterhead with which it was made, where that is not the one of the settings; `published_before`: see `History`.
    """

    head: RoundHead
    name: str
    content: bytes
    said: tuple[Line, ...]
    exact: bool
    likeness: float
    agreement: float
    within: float = 1.0
    held: float = 1.0
    noted: LetterheadUsed | None = None
    published_before: int = 0


def papers_like(  # noqa: PLR0913 where it looks, and what it tells meanwhile
    space: Workspace,
    rounds: Sequence[RoundHead],
    paper: PaperInHand,
    tick: Callable[[], None],
    beside: Beside,
    *,
    expect: Callable[[int], None] = lambda _: None,
    called_so_only: bool = False,
) -> tuple[OfRound, ...]:
    """Return the paper that one in hand is likest, of each of the rounds that have it, the one meant first; nothing where none is like it.

    In every round those of its name are tried first. Where no digest tells the round, the one meant is that with which it agrees best;
    of those with which it agrees as well, the one that its name or folder names, then one that counts.

    Args:
        space: the workspace.
        rounds: those that it may be of.
        paper: in hand.
        tick: called after each paper that was tried.
        beside: see `Beside`.
        expect: called with how many papers may still be tried, as far as that is known.
        called_so_only: those of another name are not tried.

    """
    search = _Search(space, paper, tick, beside)
    for called_so, (before, head) in product((True,) if called_so_only else (True, False), enumerate(rounds)):
        if not called_so and (search.is_sure or search.found(ALIKE) is not None):
            break
        files = search.candidates(head, called_so=called_so)
        expect(len(files) * (len(rounds) - before))  # rounds have the same papers, but for those of a few meetings
        search.look_at(head, files, ALIKE if called_so else SURELY)
    likest = search.found(RELATED)
    if likest is None:
        return ()
    expect(len(rounds))
    for head in rounds:
        search.look_for(head, likest.name)
    counting = _counting(space)
    return tuple(
        sorted(
            (found for found in search.tried.values() if found.name == likest.name),
            key=lambda found: (
                found.exact,
                found.agreement,
                found.held,
                found.likeness,
                _named(found.head, paper),
                found.head.number in counting,
                found.head.number,
            ),
            reverse=True,
        )
    )


def made_before(  # noqa: PLR0913 where it looks, and what it tells meanwhile
    space: Workspace,
    kept: OfRound,
    paper: PaperInHand,
    tick: Callable[[], None],
    beside: Beside,
    *,
    expect: Callable[[int], None],
) -> OfRound:
    """Return a paper of a round as it was made before the letterhead of the settings, or what may be published, changed, if the one in hand is liker that.

    Args:
        space: the workspace.
        kept: the paper as the settings are now, which is not the same.
        paper: in hand.
        tick: called after each paper that was tried.
        beside: see `Beside`.
        expect: called with how many papers may still be tried.

    """
    likest, ways = kept, (0, *PUBLISHED_BEFORE.get(kept.head.header.version, ()))
    letterheads_before = letterheads.of_before(space, kept.head)
    expect(len(ways) - 1 + len(ways) * len(letterheads_before))
    for way in ways[1:]:
        likest = _liker(_Search(space, paper, tick, beside, published_before=way), likest)
    for noted in letterheads_before:
        if likest.exact:
            break
        then = letterheads.with_letterhead(space, letterheads.as_noted(space, noted))
        for published_before in ways:
            found = _liker(_Search(then, paper, tick, beside, published_before=published_before), likest)
            likest = replace(found, noted=noted) if found is not likest else likest
    return likest


def _liker(search: _Search, kept: OfRound) -> OfRound:
    """Return a paper of the same round and name as another search makes it, if that is liker the one in hand."""
    search.look_for(kept.head, kept.name)
    found = search.tried[kept.head.number, kept.name]
    return found if _how_like(found) > _how_like(kept) else kept


def letterhead_of(space: Workspace, kept: OfRound) -> Letterhead:
    """Return the letterhead with which a paper of a round was made: that of the settings, or the noted one."""
    return space.config.letterhead if kept.noted is None else letterheads.as_noted(space, kept.noted)


def made_otherwise(
    space: Workspace, kept: OfRound, paper: PaperInHand, beside: Beside, *, lines: bool = True
) -> OfRound:
    """Return a paper of a round as it would be if the settings had another phone, mailbox, days and `lines`, but for what was noted (see `papers_like`)."""
    other = letterheads.otherwise(letterhead_of(space, kept), was_noted=kept.noted is not None, lines=lines)
    return made_with(space, kept, paper, beside, other)


def made_with(space: Workspace, kept: OfRound, paper: PaperInHand, beside: Beside, letterhead: Letterhead) -> OfRound:
    """Return a paper of a round as it is with a letterhead (see `papers_like`)."""
    then = letterheads.with_letterhead(space, letterhead)
    search = _Search(then, paper, lambda: None, beside, published_before=kept.published_before)
    search.look_for(kept.head, kept.name)
    return replace(search.tried[kept.head.number, kept.name], noted=kept.noted)


class _Search:
    """Lays papers of rounds beside the one in hand, and remembers of each round and name the likest."""

    def __init__(
        self,
        space: Workspace,
        paper: PaperInHand,
        tick: Callable[[], None],
        beside: Beside,
        *,
        published_before: int = 0,
    ) -> None:
        self._published_before = published_before
        self.tried: dict[tuple[int, str], OfRound] = {}
        self.is_sure = False
        self._space, self._paper, self._tick, self._beside = space, paper, tick, beside(space).get(paper.suffix)
        said = once(paper.said)
        self._words = Counter(_words(said))
        self._lines = Counter(line.words for line in said)
        self._rows = _rows(said)
        self._is_sealed = any(seal.WORDS.search(line.words) for line in paper.said)
        self._at_hand: dict[int, tuple[Sequence[MadeFile], Sequence[MadeFile]]] = {}

    def found(self, least: float) -> OfRound | None:
        """Return the likest paper, or that which one in hand is a part of; None where it is less like than so, and not the same."""
        likest = max(self.tried.values(), key=_how_like, default=None)
        if likest is not None and not likest.exact and likest.likeness < ALIKE:
            whole = [found for found in self.tried.values() if found.held >= ALIKE]
            likest = max(whole, key=lambda found: (found.held, found.likeness), default=likest)
            if whole and least <= RELATED:
                return likest
        if likest is None or not (likest.exact or likest.likeness >= least):
            return None
        near = [found for found in self.tried.values() if found.likeness >= max(likest.likeness - NEARLY, least)]
        return likest if likest.exact else max(near, key=lambda found: (found.agreement, found.likeness))

    def look_at(self, head: RoundHead, files: Iterable[MadeFile], enough: float) -> None:
        """Lay files of a round beside the paper, until one is so like it; none whose pages bear a seal beside a paper without one."""
        alike = ""
        for file in files:
            # Of one name there may be two, as of a return before and after the meeting.
            if alike and file.name != alike:
                break
            if not self._is_sealed and file.bears_seal():
                continue
            found = self._laid_beside(head, file)
            self.tried[head.number, file.name] = max(
                self.tried.get((head.number, file.name), found), found, key=_how_like
            )
            is_part = found.within >= ALIKE and found.likeness >= RELATED
            self.is_sure |= enough == ALIKE and (is_part or found.held >= ALIKE)
            if found.exact or found.likeness >= enough:
                alike = file.name

    def look_for(self, head: RoundHead, name: str) -> None:
        """Lay the files of a name beside the paper, where that was not done."""
        if (head.number, name) not in self.tried:
            every = (file for files in self._files_of(head) for file in files)
            self.look_at(head, [file for file in every if file.name == name], ALIKE)

    def _laid_beside(self, head: RoundHead, file: MadeFile) -> OfRound:
        made, before = file.content(), self._published_before
        self._tick()
        if made == self._paper.content:
            said = self._paper.said
            return OfRound(
                head, file.name, made, said, exact=True, likeness=1.0, agreement=1.0, published_before=before
            )
        kept = lines_of(file.name, self._paper.suffix, made)
        kept = as_told_then(kept, self._paper.said, head.header.version)
        alone = once(kept)
        words = Counter(_words(alone))
        likeness = likeness_of(self._words, words)
        within = (self._words & words).total() / max(min(self._words.total(), words.total()), 1)
        agreement = likeness_of(self._lines, Counter(line.words for line in alone))
        return OfRound(
            head,
            file.name,
            made,
            kept,
            exact=False,
            likeness=likeness,
            agreement=agreement,
            within=within,
            held=share_held(self._rows, _rows(alone)),
            published_before=before,
        )

    def candidates(self, head: RoundHead, *, called_so: bool) -> Sequence[MadeFile]:
        """Return the files of a round in the format of the one in hand: those of its name, the longest first, or the others."""
        first, others = self._files_of(head)
        return first if called_so else others

    def _files_of(self, head: RoundHead) -> tuple[Sequence[MadeFile], Sequence[MadeFile]]:
        found = self._at_hand.get(head.number) or self._listed(head)
        if len(self._at_hand) < MAX_AT_HAND:
            self._at_hand[head.number] = found
        return found

    def _listed(self, head: RoundHead) -> tuple[Sequence[MadeFile], Sequence[MadeFile]]:
        past = replace(looking_back.history(self._space, head.number), published_before=self._published_before)
        material = RoundMaterial(past, self._space.config.letterhead)
        fitting = [
            form
            for form in discovery.formats().values()
            if PurePath(self._paper.name).name.lower().endswith(form.suffix)
        ]
        longest = max((len(form.suffix) for form in fitting), default=0)
        forms = [form.name for form in fitting if len(form.suffix) == longest]
        first: list[MadeFile] = []
        others: list[MadeFile] = []
        for file in (*(self._beside(past) if self._beside else ()), *making.files_of(material, forms, list(Language))):
            stem = PurePath(file.name).name.removesuffix(self._paper.suffix)
            (first if stem in PurePath(self._paper.name).name else others).append(file)
        return sorted(first, key=lambda file: -len(file.name)), others[:MAX_TRIED]


def _named(head: RoundHead, paper: PaperInHand) -> int:
    """Return how surely the name of a paper or its folder names a round: with number and meeting, with the meeting alone, or not.

    A folder above may be called after the month in which somebody copied it.
    """
    meeting = head.header.meeting
    if round_folder(head.number, meeting) in paper.path:
        return 2
    return int(any(meeting in part for part in PurePath(paper.path).parts[-2:]))


def _counting(space: Workspace) -> frozenset[int]:
    """Return the numbers of the rounds that count: none took their place, and their meeting was not called off."""
    ledger = Ledger(space.ledger_path)
    kept = ledger.rounds()
    unheld, replaced = called_off(ledger), replaced_rounds(kept)
    return frozenset(head.number for head in kept if head.number not in replaced and head.header.meeting not in unheld)


def _how_like(found: OfRound) -> tuple[bool, float]:
    return found.exact, found.likeness


def held_of(paper: Iterable[Line], kept: Iterable[Line]) -> float:
    """Return the share of what a paper in hand says that a kept one says row by row, from 0 to 1."""
    return share_held(_rows(paper), _rows(kept))


def _rows(lines: Iterable[Line]) -> Counter[str]:
    """Return the rows of pages, or the lines of what has none, without the digest that all papers of a round bear."""
    return Counter(seal.WORDS.sub("", row) for line in lines for row in line.rows or (line.words,))


def _words(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield from line.words.split()
