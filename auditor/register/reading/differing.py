"""Tells which rows of a form, and of its copies, say different things of one office or account."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec.structs import replace

from auditor.i18n import Text, first_of, joined, joined_in_quotes, match_key, plain
from auditor.model.evidence import alike, of_each, row_of
from auditor.model.forms import DifferingCopies, DisputedAnswer, DisputedRow, FormCopy, FormRow
from auditor.model.notice import AskedAbout, Notice, Severity
from auditor.register.columns import CONTACTED_ON
from auditor.register.question import AskedOf
from auditor.register.questions import count, questions, telling
from auditor.register.reading.form_month import first_read, is_kept
from auditor.register.reading.opposing import counting_for_its_no
from auditor.register.reading.replacing import answered_anew

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from auditor.model.evidence import Observation, Reference
    from auditor.model.facts import Fact
    from auditor.register.reading.form import Form, Provenance, Reading, Row
    from auditor.tables.sheet import Cell

_ROWS_DIFFER: Final = Text(
    en='"{sheet}", row {row} tells something else of the same day ("{fact}"); the less favourable counts. Correct one.',
    bn="“{sheet}”, সারি {row}-এ একই দিনের “{fact}” অন্য রকম লেখা; কম অনুকূল তথ্যটি ধরা হয়েছে। দুটির একটি ঠিক করুন।",
)
_COPIES_DIFFER: Final = Text(
    en='another copy of this form ({file}, {where}) answers "{fact}" otherwise. Until you say which copy was filled in last, '
    "the answer of the later day counts, of two on one day the less favourable. Answer at a terminal: auditor audit",
    bn="একই ফরমের আরেক কপিতে ({file}, {where}) “{fact}” অন্য রকম লেখা। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা "
    "হচ্ছে, একই তারিখের হলে কম অনুকূলটি। টার্মিনালে auditor audit চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en='another copy of this form ({file}, {where}) answers "{fact}" otherwise. Until you say which copy was filled in last, the answer of the later day counts, of two on one day the less favourable. Answer on the screen Meeting before the next round is kept.',
        bn="একই ফরমের আরেক কপিতে ({file}, {where}) “{fact}” অন্য রকম লেখা। কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা হচ্ছে, একই তারিখের হলে কম অনুকূলটি। যাচাই রাখার আগে “সভা” পাতায় উত্তর দিন।",
    ),
)
_STILL_DIFFER: Final = Text(
    en='another copy of this form ({file}, {where}) answers "{fact}" otherwise. {left_open} Until then the answer of the later day counts, '
    "of two on one day the less favourable.",
    bn="একই ফরমের আরেক কপিতে ({file}, {where}) “{fact}” অন্য রকম লেখা। {left_open} ততদিন পরের তারিখের উত্তর ধরা হচ্ছে, একই তারিখের হলে কম অনুকূলটি।",
)
_LEFT_OPEN: Final = Text(
    en="It was answered that {files} was filled in last. That leaves this open: it does not answer these rows, or on no day that is known. "
    "Write the right answer and its day of contact there ({rows}) and save the file; then say again which copy was filled in last.",
    bn="{files} শেষে পূরণ করা হয়েছে বলে জানানো হয়েছে। তাতে এটি মেটে না: ওই ফাইলে এই সারির উত্তর নেই, অথবা যোগাযোগের তারিখ জানা নেই। ওই ফাইলে ({rows}) সঠিক উত্তর ও যোগাযোগের "
    "তারিখ লিখে সংরক্ষণ করুন; তারপর কোন কপিটি শেষে পূরণ করা হয়েছে তা আবার জানান।",
)
_LEFT_OPEN_KEPT: Final = Text(
    en="It was answered that {files} was filled in last. That leaves this open: it does not answer these rows ({rows}), or on no day that is known. "
    "A kept round counts this file: leave it as it is, ask, and write the right answer and its day of contact at the desk or in this month's register.",
    bn="{files} শেষে পূরণ করা হয়েছে বলে জানানো হয়েছে। তাতে এটি মেটে না: ওই ফাইলে এই সারির ({rows}) উত্তর নেই, অথবা যোগাযোগের তারিখ জানা নেই। ফাইলটি রাখা যাচাইয়ের অংশ; যেমন "
    "আছে তেমনই রাখুন। সঠিক উত্তর ও যোগাযোগের তারিখ জেনে ডেস্কে বা এ মাসের রেজিস্টারে লিখুন।",
)
_ROW: Final = Text(en='{file}, "{sheet}", row {row}', bn="{file}, “{sheet}”, সারি {row}")
_SAME_ROW: Final = Text(en="the same row", bn="একই সারি")
"""So that what is told of many rows of a file is told in one line."""
_OTHER_ROW: Final = Text(en='"{sheet}", row {row}', bn="“{sheet}”, সারি {row}")
_ROWS_NAMED: Final = 3

_OTHER_ROWS_DIFFER: Final = Text(
    en='another copy of this form ({file}, "{sheet}", row {row}) tells something else of the same day ("{fact}") in a row of another owner; '
    "the less favourable counts. Find out which is right and tell that in this month's register.",
    bn="একই ফরমের আরেক কপির অন্য সারিতে ({file}, “{sheet}”, সারি {row}) একই দিনের “{fact}” অন্য রকম লেখা; কম অনুকূল তথ্যটি ধরা হয়েছে। কোনটি ঠিক জেনে এ "
    "মাসের রেজিস্টারে লিখুন।",
)

_Place = tuple[str, str]
"""A row: its file, and where it is there."""
_Pairs = dict[tuple[_Place, _Place], dict[Text, None]]
"""Two rows, with all in which they differ."""


def left_open_in(rows: Sequence[FormRow]) -> Text:
    """Return what is said of rows of copies that were said to be filled in last and settle nothing, and what is to be written: there, or of a kept file in a register."""
    said: list[Text] = []
    for kept, message in ((False, _LEFT_OPEN), (True, _LEFT_OPEN_KEPT)):
        of_kind = [row for row in rows if row.kept is kept]
        named = [_ROW.filled(file=row.file, sheet=row.sheet, row=row.number) for row in of_kind]
        files = joined(plain(file) for file in dict.fromkeys(row.file for row in of_kind))
        said += [message.filled(files=files, rows=first_of(named, _ROWS_NAMED, "; "))] if named else []
    return joined(said, " ")


def differing_rows(
    forms: Sequence[Form], readings: Sequence[Sequence[Reading]], observations: Sequence[Observation[Any]]
) -> tuple[list[Notice], tuple[DifferingCopies, ...]]:
    """Return a notice for two rows that tell different things of one subject, once for two rows, with all they differ in; and the differing copies.

    Copies are disputed together where their rows of one subject differ: one of them can then be the last of all.

    Rows of one file differ where they speak of one day; one row in two copies of a form, which is answered once, on any day. What was seen at a login is
    another writing of that login alone (`Reading.whose_told`).
    Where an office's row and an account's differ in one file already, that is no difference of two copies.

    Args:
        forms: the copies of a form.
        readings: the rows of each.
        observations: what all rows say.

    """
    several = _told_by_several_rows(observations)
    if not several and len(forms) == 1:
        return [], ()
    rows = {
        (form.file.name, reading.row.place): reading
        for form, of_copy in zip(forms, readings, strict=True)
        for reading in of_copy
    }
    whose = {place: reading.row.owner for place, reading in rows.items()}
    pairs = _pairs(observations, several, rows, whose)
    for pair in _differing_counts(forms, readings):
        pairs[pair][count.QUESTION.heading] = None
    for pair in _differing_days(forms, readings):
        pairs[pair][CONTACTED_ON.heading] = None
    for pair, asked in _differing_unclear(forms, readings):
        pairs[pair][asked] = None
    in_one = {frozenset((whose[first], whose[second])) for first, second in pairs if first[0] == second[0]}
    of_file = {form.file.name: form for form in forms}
    notices: list[Notice] = []
    disputed: dict[str, list[_Differing]] = defaultdict(list)
    for (first, second), facts in pairs.items():
        if first[0] != second[0] and _is_elsewhere(rows[first], rows[second], in_one):
            continue
        message, last = _ROWS_DIFFER, list[FormRow]()
        if first[0] != second[0]:
            message = _OTHER_ROWS_DIFFER
            if whose[first] == whose[second]:
                last = _said_last(of_file, first, second)
                message = _STILL_DIFFER if last else _COPIES_DIFFER
                files = frozenset((first[0], second[0]))
                day_alone = facts.keys() == {CONTACTED_ON.heading} and all(
                    _possible_day(rows[place].talk, of_file[place[0]])[0] for place in (first, second)
                )
                alike = _answered_alike(rows[first], rows[second])
                anew = {
                    (at[0], name) for at in (first, second) for name in answered_anew(rows[at]) if name not in alike
                }
                disputed[whose[first]].append(_Differing(rows[first], rows[second], files, last, day_alone, anew))
        notice = _notice(of_file, first, second, message, facts, last)
        notices.append(replace(notice, about=AskedAbout(whose[second], "")))
    return notices, tuple(_copies_in_dispute(forms, disputed))


def _said_last(of_file: Mapping[str, Form], *pair: _Place) -> list[FormRow]:
    """Return that of two rows of copies which stands in the one that was said to be filled in after the other; none where that was not said."""
    digests = {file: of_file[file].file.sha256 for file, _ in pair}
    return [
        FormRow(file, *row_of(place), kept=is_kept(of_file[file]))
        for (file, place), (other, _) in (pair, pair[::-1])
        if (digests[file], digests[other]) in of_file[file].context.copies_after
    ]


class _Differing(NamedTuple):
    """Two rows of one owner that differ, by the day of contact alone or not, the files in which they stand, that of them which was said to be filled in last, and what each answers anew and not alike."""

    first: Reading
    other: Reading
    files: frozenset[str]
    last: Sequence[FormRow]
    day_alone: bool
    anew: AbstractSet[tuple[str, str]]


def _disputed_row(owner: str, pairs: Sequence[_Differing], files: Container[str]) -> DisputedRow:
    """Return a row, by whose it is, as some copies have it of all that answer it otherwise."""
    office = pairs[-1].first.row.office
    answers = {each for pair in pairs for each in _answers_in_dispute(pair.first, pair.other)}
    left_open = {place for pair in pairs for place in pair.last if place.file in files}
    is_answered = all(pair.last for pair in pairs)
    day_alone = all(pair.day_alone for pair in pairs)
    anew = frozenset(each for pair in pairs for each in pair.anew if each[0] in files)
    return DisputedRow(
        owner, office.id, office.name, tuple(sorted(answers)), tuple(sorted(left_open)), is_answered, day_alone, anew
    )


def _answers_in_dispute(first: Reading, other: Reading) -> Iterator[DisputedAnswer]:
    """Yield what two rows answer otherwise, on another day, or one of them alone on a day that nobody knows; what was seen no answer settles."""
    pair = (first, other)
    days = [each.talk.on if each.talk.on is not None and not each.talk.witnessed else date.max for each in pair]
    alike = _answered_alike(first, other)
    for name in sorted({*first.row.answers, *other.row.answers}):
        answering = [each for each in pair if name in each.row.answers]
        in_doubt = any(not each.talk.is_day_known for each in answering)
        if in_doubt or (len(answering) == len(pair) and name not in alike):
            for subject in dict.fromkeys(subject for each in answering for subject in _asked_in(each.row, name)):
                yield DisputedAnswer(subject, name, max(days))


def _answered_alike(first: Reading, other: Reading) -> frozenset[str]:
    """Return what two rows answer the same, on one day that is known: by whichever of them it is told."""
    is_of_one_day = first.talk.is_day_known and other.talk.is_day_known and first.talk.on == other.talk.on
    both = {*first.row.answers}.intersection(other.row.answers if is_of_one_day else ())
    return frozenset(name for name in both if _key(first.row.cells[name]) == _key(other.row.cells[name]))


def _asked_in(row: Row, name: str) -> Iterable[str]:
    """Return of whom (ids) a row answers a question."""
    if questions()[name].asked_of is AskedOf.OFFICE:
        return (row.office.id,)
    accounts = [row.account] if row.account is not None else [*row.accounts, *row.unasked]
    return [account.id for account in accounts] or [row.office.id]


def _copies_in_dispute(
    forms: Sequence[Form], disputed: Mapping[str, Sequence[_Differing]]
) -> Iterator[DifferingCopies]:
    """Yield the copies that differ about one subject, once for all offices of which the same copies do; in the order of their files.

    Args:
        forms: the copies of a form.
        disputed: by whose row it is, each two that differ.

    """
    rows: dict[frozenset[str], list[DisputedRow]] = defaultdict(list)
    for owner, pairs in disputed.items():
        groups: list[frozenset[str]] = []
        for pair in pairs:
            joining = [group for group in groups if group & pair.files]
            groups = [*(group for group in groups if group not in joining), pair.files.union(*joining)]
        for group in groups:
            rows[group].append(_disputed_row(owner, pairs, group))
    for group, of_group in rows.items():
        copies = sorted((form.file.name, form.file.sha256) for form in forms if form.file.name in group)
        yield DifferingCopies(forms[0].number, tuple(FormCopy(*copy) for copy in copies), tuple(of_group))


def _notice(  # noqa: PLR0913, PLR0917 two rows, and all that is told of them
    of_file: Mapping[str, Form],
    first: _Place,
    second: _Place,
    message: Text,
    facts: Iterable[Text],
    last: Sequence[FormRow],
) -> Notice:
    (file, place), (later_file, later_place) = first, second
    (sheet, row), (later_sheet, later_row) = row_of(place), row_of(later_place)
    left_open = left_open_in(last) if last else ""
    where = _SAME_ROW if place == later_place else _OTHER_ROW.filled(sheet=sheet, row=row)
    told = message.filled(
        file=file, sheet=sheet, row=row, where=where, fact=joined_in_quotes(facts), left_open=left_open
    )
    differing = of_file[later_file].at(Severity.DOUBTFUL, later_sheet, later_row, told)
    return differing if file == later_file else replace(differing, beside=file)


def _told_by_several_rows(observations: Iterable[Observation[Any]]) -> set[str]:
    """Return the ids of whom more than one row tells anything; what one row tells has its reference in common."""
    first: dict[str, Reference] = {}
    return {
        subject
        for subjects, told in alike(observations)
        for reference in {id(each.reference): each.reference for each in told}.values()
        for subject in subjects
        if first.setdefault(subject, reference) is not reference
    }


def _pairs(
    observations: Iterable[Observation[Any]],
    several: AbstractSet[str],
    rows: Mapping[_Place, Reading],
    whose: Mapping[_Place, str],
) -> _Pairs:
    """Return the rows that say different things of one of several subjects; where they differ by the day of contact alone, that is named."""
    first_of_day: dict[tuple[Hashable, date], Observation[Any]] = {}
    first_of_row: dict[tuple[Hashable, Hashable], Observation[Any]] = {}
    pairs: _Pairs = defaultdict(dict)
    for subject, later in of_each(each for each in observations if not several.isdisjoint(each.subjects)):
        if subject not in several:
            continue
        about, row = (subject, later.fact), later.reference.at
        earlier = [first_of_day.setdefault((about, later.observed_on), later)]
        own = first_of_row.setdefault((about, rows[row].whose_told), later)
        if own.reference.file != row[0]:
            earlier.insert(0, own)
        for other in earlier:
            if other.value != later.value and other.reference.at != row:
                pair = pairs[other.reference.at, row]
                if not _answer_alike(rows[other.reference.at].row, rows[row].row, later.fact):
                    pair[later.fact.label] = None
    for (first, second), pair in pairs.items():
        if whose[first] == whose[second]:
            pair.update(dict.fromkeys(_answered_otherwise(rows[first], rows[second])))
        if not pair:
            pair[CONTACTED_ON.heading] = None
    return pairs


def _is_elsewhere(first: Reading, other: Reading, in_one: Container[AbstractSet[str]]) -> bool:
    """Return whether rows of two copies are no difference of these: of one owner where one tells a login of which the other does not, of two where they differ `in_one` already."""
    owners = {first.row.owner, other.row.owner}
    return first.whose_told != other.whose_told if len(owners) == 1 else owners in in_one


def _answered_otherwise(first: Reading, other: Reading) -> Iterator[Text]:
    """Yield what both rows answer, and otherwise, also where each answer tells a fact of which the other says nothing."""
    for question in questions().values():
        claims = [
            [(each.fact, each.value) for each in reading.claims.get(question.name, ())] for reading in (first, other)
        ]
        cells = [_key(reading.row.cells.get(question.name, "")) for reading in (first, other)]
        if question.fact is not None and all(claims) and claims[0] != claims[1] and cells[0] != cells[1]:
            yield question.fact.label


def _answer_alike(first: Row, other: Row, fact: Fact[Any]) -> bool:
    """Whether two rows have the same in the cells that tell a fact, so that it has another day only by the day of contact."""
    asked = telling(fact)
    cells = [tuple(_key(row.cells.get(question.name, "")) for question in asked) for row in (first, other)]
    return bool(asked) and cells[0] == cells[1] and any(cells[0])


def _key(cell: Cell) -> Cell:
    """Return what two writings of a cell have alike: words meet under one key, anything else is what it is."""
    return match_key(cell) if isinstance(cell, str) else cell


def _differing_counts(forms: Sequence[Form], readings: Sequence[Sequence[Reading]]) -> Iterator[tuple[_Place, _Place]]:
    """Yield the rows of two copies that give an office another number of accounts."""
    first: dict[Hashable, tuple[_Place, int]] = {}
    for form, of_copy in zip(forms, readings, strict=True):
        for reading in of_copy:
            number = reading.row.told_number
            if reading.row.account is None and reading.talk.on is not None and number is not None:
                place = (form.file.name, reading.row.place)
                earlier, told = first.setdefault(reading.whose_told, (place, number))
                if told != number and earlier[0] != place[0]:
                    yield earlier, place


def _differing_days(forms: Sequence[Form], readings: Sequence[Sequence[Reading]]) -> Iterator[tuple[_Place, _Place]]:
    """Yield the rows of two copies of which one has a day of contact that nobody knows, or that is still to come, and the other not the same.

    None does where the one without a day only says noes that the other says, too, on its day.
    """
    first: dict[Hashable, tuple[_Place, tuple[bool, date | None], Reading]] = {}
    for form, of_copy in zip(forms, readings, strict=True):
        for reading in of_copy:
            if reading.row.answers:
                place = (form.file.name, reading.row.place)
                on = _possible_day(reading.talk, form)
                earlier, other, of_first = first.setdefault(reading.whose_told, (place, on, reading))
                if earlier[0] != place[0] and other != on and not _says_the_same(reading, of_first, form):
                    yield earlier, place


def _says_the_same(first: Reading, other: Reading, form: Form) -> bool:
    """Return whether one of two rows has its day, and the other only says noes that this one says, too."""
    dated, again = (first, other) if first.talk.is_day_known else (other, first)
    is_one_dated = dated.talk.is_day_known and not again.talk.is_day_known
    return (
        is_one_dated
        and _possible_day(dated.talk, form)[0]
        and not again.undated
        and not again.unclear
        and all(
            counting_for_its_no(dated.claims.get(name, ()), form.counts_from) == noes
            for name, noes in again.claims.items()
        )
    )


def _differing_unclear(
    forms: Sequence[Form], readings: Sequence[Sequence[Reading]]
) -> Iterator[tuple[tuple[_Place, _Place], Text]]:
    """Yield the rows of two copies of which one answers so that nobody can read it what the other answers, with what that is.

    None does where that one is known to be the later: what it says is to be told anew.
    """
    digests = {form.file.name: form.file.sha256 for form in forms}
    earlier: dict[Hashable, list[tuple[_Place, Reading]]] = defaultdict(list)
    for form, of_copy in zip(forms, readings, strict=True):
        for reading in of_copy if len(forms) > 1 else ():
            place, before = (form.file.name, reading.row.place), earlier[reading.whose_told]
            for at, other in before:
                for name in sorted(reading.unclear ^ other.unclear):
                    fact, answer = questions()[name].fact, reading.claims.get(name) or other.claims.get(name)
                    unread, read = (place[0], at[0]) if name in reading.unclear else (at[0], place[0])
                    is_last = (digests[unread], digests[read]) in form.context.copies_after
                    if fact is not None and answer and at[0] != place[0] and not is_last:
                        yield (at, place), fact.label
            before.append((place, reading))


def _possible_day(talk: Provenance, form: Form) -> tuple[bool, date | None]:
    """Return whether the day of contact can be true, and which it is where it is not: it lay ahead when the file was read first, or does now."""
    last = first_read(form)
    if talk.on is not None and last is not None and talk.on > last:
        return False, talk.on
    return talk.is_day_known, talk.odd
