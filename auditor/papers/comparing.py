"""Compares a paper in hand with the same paper made again from the kept round, and names what differs."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.model import seal
from auditor.model.errors import FileRefusedError, LedgerError
from auditor.papers import comparing_texts as texts
from auditor.papers import its_pages, noted, of_settings, reading_apart
from auditor.papers.aligning import unlike
from auditor.papers.differing import DIGEST, Difference, differences
from auditor.papers.fixed_words import fixed_words
from auditor.papers.its_lines import with_its_lines
from auditor.papers.its_pages import Strange
from auditor.papers.its_round import RELATED, PaperInHand, held_of, made_before, made_otherwise, papers_like
from auditor.papers.kept_words import NOTHING_KEPT, is_of_another_version, kept_words
from auditor.papers.noting import is_filled_in
from auditor.papers.saying import READERS, Line, refused
from auditor.papers.typed_on import TypedOn, without_typed
from auditor.papers.whose_paper import told_of_another
from auditor.rounds import looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.record import NO_DIGEST
from auditor.workspace.folder import ORIGINS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from auditor.papers.its_round import Beside, OfRound
    from auditor.papers.noted import NotedComparison
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


class Comparison(Struct, frozen=True):
    """A paper in hand beside the same paper made from the round.

    Attributes:
        head: the round; `name` the paper's name among those of the round.
        exact: byte for byte the same.
        named: the figures and words of closed lists that differ.
        wording: where other words differ and nothing that can be named does.
        bears: whether the digest of the round stands on the paper; otherwise the round is the one with which it agrees best.
        also: the other rounds whose paper says the same.
        filled: lines whose blanks were filled in, or boxes ticked, by hand.
        typed: what was put onto pages with blanks of which all that was printed is there; it may stand in one.
        pages: what is told of its pages where each is one of the round's papers, but they are not those of the whole paper in their order.
        with_letterhead_of: the day on which the letterhead with which it was made was noted, where that is not the one of the settings.

    """

    head: RoundHead
    name: str
    exact: bool
    named: tuple[Difference, ...] = ()
    wording: tuple[Text, ...] = ()
    bears: bool = True
    also: tuple[RoundHead, ...] = ()
    filled: tuple[Text, ...] = ()
    typed: tuple[TypedOn, ...] = ()
    pages: tuple[Text, ...] = ()
    with_letterhead_of: date | None = None


def compare(  # noqa: PLR0913 where it looks, and what it tells meanwhile
    space: Workspace,
    path: str,
    content: bytes,
    tick: Callable[[], None],
    *,
    beside: Beside,
    expect: Callable[[int], None] = lambda _: None,
) -> Comparison | NotedComparison:
    """Compare a paper with that which was noted when it was made, or else with the kept round whose digest it bears.

    Args:
        space: the workspace.
        path: the file's name, with its folders where they are known; which paper of which round it is is told by them where possible,
            otherwise by what it says.
        content: the whole file.
        tick: called after each paper that was tried.
        beside: what makes the files of a round that are none of its documents.
        expect: called with how many papers may still be tried, whenever that is known better; the last of them may not be needed.

    Raises:
        FileRefusedError: it cannot be read as a paper of ours.
        LedgerError: it bears no digest of a round in this ledger, none of the round's papers and of the noted ones is like it, or it is a
            letter that is later than all of this ledger.

    """
    name, suffix = PurePath(path).name, PurePath(path).suffix.lower()
    if name == ORIGINS:
        raise FileRefusedError(texts.NO_PAPER.filled(file=name))
    if suffix not in READERS:
        raise refused(name)
    papers = noted.noted_papers(space)
    as_noted = noted.exactly(space, papers, name, content)
    if as_noted is not None:
        return as_noted
    expect(1)
    said = reading_apart.read(name, suffix, content)
    rounds, bears = _rounds_of(space, said)
    as_noted = noted.like(space, papers, name, said)
    later = noted.later_than_all(space, name) if as_noted is None or as_noted.altered else None
    if later is not None:
        raise LedgerError(later)
    if as_noted is not None:
        return _but_of_another(space, name, said, as_noted)
    paper = PaperInHand(name, suffix, content, said, path)
    if bears and not rounds:
        raise _refused_digest(space, paper, tick, beside)
    strange: tuple[Strange, ...] = ()
    if bears:
        rounds, paper, strange = _of_one_round(rounds, paper)
    alike = papers_like(space, rounds, paper, tick, beside, expect=expect)
    if alike and not alike[0].exact:
        alike = (made_before(space, alike[0], paper, tick, beside, expect=expect), *alike[1:])
    set_otherwise: tuple[Text, ...] = ()
    if alike and not alike[0].exact:
        space, paper, kept, set_otherwise = with_its_lines(space, paper, alike[0], beside)
        alike = (kept, *alike[1:])
        paper, strange = _without_pages_of_others(space, paper, kept, strange, tick, beside)
    return _with_its_round(space, paper, alike, beside, bears=bears, strange=strange, set_otherwise=set_otherwise)


def _but_of_another(space: Workspace, name: str, said: Sequence[Line], noted_so: NotedComparison) -> NotedComparison:
    """Return how a paper (its name, and what it says) stands beside what was noted under its name.

    Raises:
        LedgerError: it is not what was noted, and another upazila's by what it says.

    """
    theirs = told_of_another(name, said, space.config.committee) if noted_so.altered else None
    if theirs is not None:
        raise LedgerError(theirs)
    return noted_so


def _of_one_round(
    rounds: tuple[RoundHead, ...], paper: PaperInHand
) -> tuple[tuple[RoundHead, ...], PaperInHand, tuple[Strange, ...]]:
    """Return the round of most pages, the paper with those alone, and the pages that bear the digest of another round."""
    first, *others = its_pages.by_round(paper.said, rounds).items() or [(0, paper.said)]
    if not others:
        return rounds, paper, ()
    heads = {head.number: head for head in rounds}
    strange = tuple(Strange(heads[number], "", dict.fromkeys(its_pages.pages_in(said), 0)) for number, said in others)
    return (heads[first[0]],), replace(paper, said=first[1]), strange


def _without_pages_of_others(  # noqa: PLR0913, PLR0917 where it looks, and what it tells meanwhile
    space: Workspace,
    paper: PaperInHand,
    kept: OfRound,
    strange: tuple[Strange, ...],
    tick: Callable[[], None],
    beside: Beside,
) -> tuple[PaperInHand, tuple[Strange, ...]]:
    """Return a paper without the pages that are those of another paper of its round, and which these are."""
    which = its_pages.which_are(paper.said, kept.said)
    pages = its_pages.pages_in(paper.said)
    unlike_any = [number for number in pages if number not in which and held_of(pages[number], kept.said) < RELATED]
    if not which or not unlike_any:
        return paper, strange
    rest = replace(
        paper, said=tuple(line for number in unlike_any for line in pages[number]), name=paper.suffix, path=""
    )
    other = next(iter(papers_like(space, [kept.head], rest, tick, beside)), None)
    meant = its_pages.which_are(rest.said, other.said) if other is not None else {}
    if other is None or len(meant) < len(unlike_any):
        return paper, strange
    left = tuple(line for number in pages if number not in unlike_any for line in pages[number])
    return replace(paper, said=left), (*strange, Strange(kept.head, other.name, meant))


def _with_its_round(  # noqa: PLR0913 what is known of it
    space: Workspace,
    paper: PaperInHand,
    alike: Sequence[OfRound],
    beside: Beside,
    *,
    bears: bool,
    strange: tuple[Strange, ...],
    set_otherwise: tuple[Text, ...] = (),
) -> Comparison:
    """Compare a paper with that of the round that is meant, of those that have it; in some places it has other lines than the settings now."""
    if not alike:
        theirs = told_of_another(paper.name, paper.said, space.config.committee)
        raise LedgerError(theirs or texts.NONE_LIKE_IT.filled(file=paper.name, why=texts.WHY_NOT))
    kept, *others = alike
    head = kept.head
    letterhead_of = kept.noted.on if kept.noted is not None else None
    if kept.exact:
        also = tuple(other.head for other in others if other.exact)
        return Comparison(head, kept.name, exact=True, bears=bears, also=also, with_letterhead_of=letterhead_of)
    if any(map(_seals_in, kept.said)) and not any(map(_seals_in, paper.said)):
        raise LedgerError(texts.NO_DIGEST.filled(file=paper.name))
    twice = its_pages.again(paper.said, kept.said)
    paper = replace(paper, said=its_pages.without(paper.said, twice))
    which = its_pages.which_are(paper.said, kept.said)
    pages = its_pages.told(which, strange, kept.said, twice)
    set_so = tuple(Difference(place, "", "", of_settings=True) for place in set_otherwise)
    if which and pages and len(which) == len(its_pages.pages_in(paper.said)):
        return Comparison(
            head, kept.name, exact=False, named=set_so, bears=bears, pages=pages, with_letterhead_of=letterhead_of
        )
    if pages and not which and not its_pages.is_laid_alike(paper.said, kept.said) and not is_of_another_version(head):
        raise LedgerError(
            texts.LAID_OTHERWISE.filled(file=paper.name, kept=kept.name, n=head.number, meeting=head.header.called)
        )
    pages = its_pages.told({}, strange, (), twice)
    said, typed = without_typed(paper.said, kept.said)
    said, filled = _without_filled(said, kept.said)
    past = looking_back.history(space, head.number)
    rows = kept_words(past, kept.name) if is_of_another_version(head) else NOTHING_KEPT
    fixed = fixed_words(past)
    found = differences(said, kept.said, fixed, rows)
    of_round = found
    if any(found):
        # What a PDF has where the settings say lines is known (`with_its_lines`): another line makes pages in Bangla read otherwise from end to end.
        lines = not its_pages.pages_in(said)
        set_now = of_settings.as_set_now(said, kept.said, made_otherwise(space, kept, paper, beside, lines=lines).said)
        of_round = differences(set_now, kept.said, fixed, rows)
    named, wording = of_settings.marked(found, of_round)
    named = (*named, *set_so)
    differs = bool(named or wording or typed or pages)
    also = () if differs else tuple(other.head for other in others if _words_of(other.said) == _words_of(kept.said))
    return Comparison(
        head,
        kept.name,
        exact=False,
        named=named,
        wording=wording,
        bears=bears,
        also=also,
        filled=filled,
        typed=typed,
        pages=pages,
        with_letterhead_of=letterhead_of,
    )


def _without_filled(paper: Sequence[Line], kept: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Text, ...]]:
    """Return what a paper says with its blanks as they were printed, and where they were filled in."""
    said, filled = list(paper), list[Text]()
    for some, others in unlike([line.words for line in paper], [line.words for line in kept]):
        for at, made in zip(range(some.start, some.stop), kept[others], strict=False):
            places = _blanks_filled_in(made, paper[at])
            if places:
                said[at] = made
                filled += places
    return tuple(said), tuple(filled)


def _blanks_filled_in(printed: Line, paper: Line) -> tuple[Text, ...]:
    """Return where blanks of a line were filled in; nowhere where something else was altered, or stands in a piece more."""
    kept, in_hand = tuple(printed.in_pieces()), tuple(paper.in_pieces())
    if len(kept) != len(in_hand):
        return ()
    differing = [
        (place, made, words)
        for (place, made), (_, words) in zip(kept, in_hand, strict=True)
        if made.split() != words.split()
    ]
    filled = all(is_filled_in(made, words) for _, made, words in differing)
    return tuple(dict.fromkeys(place for place, _, _ in differing)) if filled else ()


def _words_of(lines: Sequence[Line]) -> list[str]:
    return [line.words for line in lines]


def _seals_in(line: Line) -> bool:
    return bool(seal.WORDS.search(line.words))


def _rounds_of(space: Workspace, said: Sequence[Line]) -> tuple[tuple[RoundHead, ...], bool]:
    """Return the rounds whose digest a paper bears, and whether it bears any, be it of no round here; all, the last first, where it bears none, as a table."""
    entries = Ledger(space.ledger_path).rounds()
    seals, digests = (
        {found for line in said for found in pattern.findall(line.words)} for pattern in (seal.WORDS, DIGEST)
    )
    named = tuple(entry for entry in entries if entry.digest in digests or seal.seal_words(entry.digest) in seals)
    bears = bool(seals or digests)
    return (named if bears else entries[::-1]), bears


def _refused_digest(space: Workspace, paper: PaperInHand, tick: Callable[[], None], beside: Beside) -> LedgerError:
    """Return the refusal of a paper of no round here, which says so if all on it but the digest is as in a paper of its name."""
    entries = Ledger(space.ledger_path).rounds()
    told = _nearly_a_digest(paper.said, entries)
    if told is not None:
        return LedgerError(told)
    kept = next(iter(papers_like(space, entries[::-1], paper, tick, beside, called_so_only=True)), None)
    if kept is None or not _is_same_but_for_digest(space, paper, kept, beside):
        return LedgerError(_not_of_this_ledger(space, paper, entries))
    n, meeting, until = kept.head.number, kept.head.header.called, _one_until(paper.said, entries)
    return LedgerError(texts.ALL_BUT_DIGEST.filled(file=kept.name, n=n, meeting=meeting, until=until))


def _is_same_but_for_digest(space: Workspace, paper: PaperInHand, kept: OfRound, beside: Beside) -> bool:
    bare = replace(paper, said=its_pages.with_its_digest(paper.said, kept.said))
    try:
        found = _with_its_round(space, bare, (kept,), beside, bears=False, strange=())
    except LedgerError:
        return False
    return not (found.named or found.wording or found.typed or found.pages)


def of_no_round(asked: str) -> Text:
    """Return what is told of a digest that was typed (its signs, or the first of them) and is that of no round here: a preview's, or another ledger's."""
    return texts.NOT_OF_THIS_LEDGER if asked.strip("0") else texts.OF_NO_ROUND


def _nearly_a_digest(said: Sequence[Line], entries: Sequence[RoundHead]) -> Text | None:
    """Return what is told of a digest of zeros, or of a round's but for a few signs; None of any other."""
    borne = {found for line in said for pattern in (seal.WORDS, DIGEST) for found in pattern.findall(line.words)}
    if not borne.isdisjoint((NO_DIGEST, seal.seal_words(NO_DIGEST))):
        return texts.OF_NO_ROUND
    for entry in entries:
        own = (seal.seal_words(entry.digest), entry.digest)
        apart = [_signs_apart(found, ours) for found in borne for ours in own if len(found) == len(ours)]
        if apart and min(apart) <= _FEW_SIGNS:
            return texts.ALTERED_DIGEST.filled(signs=min(apart), n=entry.number, meeting=entry.header.called)
    return None


def _not_of_this_ledger(space: Workspace, paper: PaperInHand, entries: Sequence[RoundHead]) -> Text:
    """Return what is told of a paper of no round here: where it names rounds before it that are, until when both ledgers were one, else whose it says that it is."""
    shared = _shared(paper.said, entries)
    if not shared:
        return told_of_another(paper.name, paper.said, space.config.committee) or texts.OF_ANOTHER_LEDGER
    last = shared[-1]
    called = last.header.called
    return (texts.WENT_ON if last is entries[-1] else texts.FORKED).filled(n=last.number, meeting=called)


def _one_until(said: Sequence[Line], entries: Sequence[RoundHead]) -> Text:
    """Return until when a copy of this folder may have been one with it, by the rounds before it that a paper names; empty where it names none of here."""
    last = next(reversed(_shared(said, entries)), None)
    return plain("") if last is None else texts.ONE_UNTIL.filled(n=last.number, meeting=last.header.called)


def _shared(said: Sequence[Line], entries: Sequence[RoundHead]) -> Sequence[RoundHead]:
    """Return the rounds here that a paper names as before its own."""
    before = {found for line in said for found in seal.BEGINNING.findall(seal.WORDS.sub("", line.words))}
    return [entry for entry in entries if seal.seal_beginning(entry.digest) in before]


def _signs_apart(one: str, other: str) -> int:
    return sum(sign != its for sign, its in zip(one, other, strict=True))


_FEW_SIGNS: Final = 4
"""In so many signs at most a digest that was altered differs from a round's; two of different rounds differ in nearly all."""
