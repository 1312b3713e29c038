"""Takes back what a copy of a form says in rows that a copy filled in later answers too; both files stay."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec import structs

from auditor.model.evidence_names import TYPED
from auditor.model.facts import ANSWERED_ALONE, answered_with
from auditor.register.questions import count, questions
from auditor.register.reading.form import answered_in
from auditor.register.reading.misplaced import is_in_place
from auditor.register.reading.opposing import counting_for_its_no

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.counting import CountsFrom
    from auditor.model.facts import Fact
    from auditor.model.notice import Notice
    from auditor.register.question import Claims
    from auditor.register.reading.form import Form, Reading, Row
    from auditor.register.reading.whose import UnplacedRow


def without_replaced(
    forms: Sequence[Form], readings: Sequence[Sequence[Reading]], notices: Sequence[list[Notice]]
) -> list[Sequence[Reading]]:
    """Return the rows of copies of a form, without the answers in whose place a copy that was filled in later gives others.

    A row is known again by whose it is; of what was seen at a login, by that login (`Reading.whose_told`). What the later copy does not answer, or on a day that
    nobody knows with a yes, or with the same no, stays; but a later copy in which nothing is filled in, not even a day, takes everything back that the offices of
    its rows told, of what was typed at the desk also what was seen. What a later copy of a kept round answered that cannot be read any more stays settled,
    unless a copy answers it of which nobody said whether it was filled in later. A row of which no answer stays is left out, and nothing is told of it any more.
    What one copy strikes out is left open while another answers it and nobody said which of them was filled in later.

    Args:
        forms: the copies.
        readings: the rows of each.
        notices: what is told of each, from which that is taken out which is of replaced answers.

    """
    after = forms[0].context.copies_after
    if not after:
        return _with_struck_out(forms, readings)
    before = [[n for n, other in enumerate(forms) if (form.file.sha256, other.file.sha256) in after] for form in forms]
    again = [_said_again(place, readings, before, forms[0].counts_from) for place in range(len(forms))]
    answered = [
        _answered(_without(each, names) for each, names in zip(of_copy, of_rows, strict=True))
        for of_copy, of_rows in zip(readings, again, strict=True)
    ]
    left: list[Sequence[Reading]] = []
    digests = {form.file.sha256 for form in forms}
    for place, (of_copy, told) in enumerate(zip(readings, notices, strict=True)):
        later = [n for n, earlier in enumerate(before) if place in earlier]
        emptied = {office for n in later for office in _emptied([each.row for each in readings[n]])}
        by_lost = _answered_by_lost(forms[place], digests)
        unordered = {*range(len(forms))}.difference(later, before[place], (place,)) if by_lost else ()
        is_typed = forms[place].file.name.startswith(TYPED)
        kept: list[Reading] = []
        replaced: dict[tuple[str, int], frozenset[str]] = {}
        for reading, said_again in zip(of_copy, again[place], strict=True):
            anew = frozenset().union(*(answered[n].get(reading.whose_told, frozenset()) for n in later))
            if settled := by_lost.get(reading.whose_told):
                anew |= settled.difference(*(answered[n].get(reading.whose_told, frozenset()) for n in unordered))
            names = said_again.union(name for name in reading.row.answers if _asked(name) in anew)
            is_emptied = reading.row.under.id in emptied and (is_typed or not reading.talk.witnessed)
            whole = is_emptied or (bool(names) and names.issuperset(reading.row.answers))
            replaced[reading.row.sheet, reading.row.number] = names | {""} if whole else names
            kept += [] if whole else [_without(reading, names)]
        told[:] = [notice for notice in told if not _is_of(notice, replaced)]
        left.append(kept)
    return _with_struck_out(forms, left)


def _with_struck_out(forms: Sequence[Form], readings: Sequence[Sequence[Reading]]) -> list[Sequence[Reading]]:
    """Return the rows of copies of a form; what is struck out in one may be no longer told, or be told anew in another: nobody can read which."""
    of_owner: dict[Hashable, list[tuple[str, Reading]]] = defaultdict(list)
    is_struck_out = any(reading.row.struck_out for of_copy in readings for reading in of_copy)
    for form, of_copy in zip(forms, readings, strict=True) if is_struck_out and len(forms) > 1 else ():
        for reading in of_copy:
            of_owner[reading.whose_told].append((form.file.sha256, reading))

    def left_open(digest: str, reading: Reading) -> Reading:
        others = [
            each for other, each in of_owner[reading.whose_told] if other != digest and (other, digest) not in after
        ]
        names = {name for name in reading.row.struck_out if any(each.claims.get(name) for each in others)}
        return structs.replace(reading, unclear=reading.unclear | names) if names else reading

    after = forms[0].context.copies_after
    return [
        [left_open(form.file.sha256, each) if each.row.struck_out and of_owner else each for each in of_copy]
        for form, of_copy in zip(forms, readings, strict=True)
    ]


def _said_again(
    place: int, readings: Sequence[Sequence[Reading]], before: Sequence[Sequence[int]], counts_from: CountsFrom
) -> list[frozenset[str]]:
    """Return of each row of a copy the questions to which it says, on a day that nobody knows, no as the copies filled in before it do on a day: they say more.

    Args:
        place: the copy's.
        readings: the rows of all copies.
        before: the copies that were filled in before each.
        counts_from: the days that the form named to those who answered.

    """
    of_owner: dict[Hashable, list[tuple[int, Reading]]] = defaultdict(list)
    for n in before[place]:
        for reading in readings[n]:
            of_owner[reading.whose_told].append((n, reading))

    def is_said_before(reading: Reading, name: str, noes: Claims) -> bool:
        told = [(n, each) for n, each in of_owner.get(reading.whose_told, ()) if each.claims.get(name)]
        last = [each for n, each in told if not any(n in before[other] for other, _ in told)]
        return bool(last) and all(
            each.talk.is_day_known and counting_for_its_no(each.claims[name], counts_from) == noes for each in last
        )

    return [
        frozenset(
            name
            for name, noes in reading.claims.items()
            if noes and not reading.talk.is_day_known and is_said_before(reading, name, noes)
        )
        for reading in readings[place]
    ]


def without_placed(
    forms: Sequence[Form],
    rows: Sequence[Sequence[Row]],
    unplaced: Sequence[Sequence[UnplacedRow]],
    notices: Sequence[list[Notice]],
) -> list[Sequence[UnplacedRow]]:
    """Return the rows of copies of a form whose owner is not known, without those of which a copy that was filled in later says whose they are.

    There the same answers stand in the same place as somebody's; answers that were altered as well stay, for the rows may have been sorted. Of what was
    asked of others the same answers stand on a row of theirs. A later copy in which nothing is filled in takes back what the offices of its rows told.

    Args:
        forms: the copies.
        rows: the rows of each whose owner is known.
        unplaced: those whose owner is not.
        notices: what is told of each, from which that is taken out which is of rows that are left out.

    """
    after = forms[0].context.copies_after
    if not after:
        return list(unplaced)
    left: list[Sequence[UnplacedRow]] = []
    for form, of_copy, told in zip(forms, unplaced, notices, strict=True):
        later = [n for n, other in enumerate(forms) if (other.file.sha256, form.file.sha256) in after]
        emptied = {office for n in later if not unplaced[n] for office in _emptied(rows[n])}
        placed = {_answers_of(row) for n in later for row in rows[n]}
        in_place = {answer for n in later for row in rows[n] for answer in _answers_in_place(row)}
        kept = [
            each
            for each in of_copy
            if each.row.office.id not in emptied
            and _answers_of(each.row) not in placed
            and not (each.is_part and in_place.issuperset(_answers_by_office(each.row, each.row.answers)))
        ]
        still = {(each.row.sheet, each.row.number) for each in kept}
        gone = {at: frozenset({""}) for each in of_copy if (at := (each.row.sheet, each.row.number)) not in still}
        told[:] = [notice for notice in told if not _is_of(notice, gone)]
        left.append(kept)
    return left


def _emptied(rows: Sequence[Row]) -> frozenset[str]:
    """Return the offices (ids) of the rows of a copy in which nothing is filled in, not even a day."""
    return frozenset() if any(row.cells for row in rows) else frozenset(row.under.id for row in rows)


def _answers_of(row: Row) -> tuple[Hashable, ...]:
    """Return where a row stands and what it answers, whoever's it is."""
    return row.sheet, row.number, tuple((name, row.cells[name]) for name in row.answers)


def _answers_in_place(row: Row) -> Iterator[Hashable]:
    """Yield what a row answers that is asked of whose it is, by its office."""
    return _answers_by_office(row, (name for name in row.answers if is_in_place(row, name)))


def _answers_by_office(row: Row, names: Iterable[str]) -> Iterator[Hashable]:
    return ((row.office.id, name, row.cells[name]) for name in names)


def _answered(readings: Iterable[Reading]) -> Mapping[Hashable, frozenset[Hashable]]:
    """Return what the rows of a copy answer anew, by `Reading.whose_told`."""
    found: dict[Hashable, frozenset[Hashable]] = defaultdict(frozenset)
    for reading in readings:
        for name in answered_anew(reading):
            found[reading.whose_told] |= _taken_back_by(name)
    return found


def answered_anew(reading: Reading) -> Iterator[str]:
    """Yield the questions (names) to which a row gives answers that take the place of what a copy filled in before says."""
    yield from (name for name, of_cell in reading.claims.items() if of_cell or name in reading.row.struck_out)
    if reading.talk.on is not None and reading.row.told_number is not None:
        yield count.QUESTION.name


def _answered_by_lost(form: Form, present: Container[str]) -> Mapping[Hashable, frozenset[Hashable]]:
    """Return what copies of a kept round answered anew that were filled in after a form and cannot be read any more, by `Reading.whose_told`: that it is settled stays."""
    context = form.context
    found: dict[Hashable, frozenset[Hashable]] = defaultdict(frozenset)
    for later, earlier in context.copies_after:
        if earlier == form.file.sha256 and later not in present and later in context.placed:
            for owner, name in context.answered_last.get(later, ()):
                found[context.id_now(owner),] |= _taken_back_by(name)
    return found


def _asked(name: str) -> Fact[Any] | str:
    """Return what a question asks for: its fact, of one without a fact the question itself."""
    return questions()[name].fact or name


def _taken_back_by(name: str) -> frozenset[Fact[Any] | str]:
    """Return what an answer to a question takes back: all facts that are told together, but of one that is told alone that one (`ANSWERED_ALONE`)."""
    fact = questions()[name].fact
    if fact is None:
        return frozenset({name})
    return frozenset({fact}) if fact in ANSWERED_ALONE else answered_with(fact)


def _without(reading: Reading, names: frozenset[str]) -> Reading:
    if not names:
        return reading
    cells = {name: cell for name, cell in reading.row.cells.items() if name not in names}
    claims, undated = (
        {name: of_cell for name, of_cell in told.items() if name not in names}
        for told in (reading.claims, reading.undated)
    )
    row = reading.row
    row = structs.replace(
        row, cells=cells, answers=answered_in(cells), struck=row.struck - names, struck_out=row.struck_out - names
    )
    return structs.replace(reading, row=row, claims=claims, undated=undated, unclear=reading.unclear - names)


def _is_of(notice: Notice, replaced: Mapping[tuple[str, int], frozenset[str]]) -> bool:
    """Return whether something is told of a row that is replaced whole, or of an answer that is."""
    names = replaced.get((notice.place.sheet, notice.place.row), frozenset())
    return "" in names or (notice.about is not None and notice.about.question in names)
