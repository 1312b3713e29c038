"""What was answered about forms: whose they are, which days of contact are meant, when and how rows were told, whether what is struck through counts, which copy was filled in last, when slips were made and which was last; how it is listed and no longer holds."""

from __future__ import annotations

from datetime import date
from itertools import starmap
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, first_of, in_digits, joined, plain
from auditor.model.forms import (
    COUNTS,
    EACH_APART,
    NOBODY_KNOWS,
    STRUCK,
    STRUCK_OUT,
    AnswerWithdrawn,
    DaysSettled,
    TalkSettled,
)
from auditor.model.grades import WAYS
from auditor.model.journal import CopiesOrdered, FormClaimed, Recorded, SlipDay, SlipOpened, SlipsOrdered
from auditor.model.source import EvidenceFile
from auditor.model.views.head import named_apart
from auditor.register import answer_file
from auditor.register.columns import CONTACTED_ON, columns
from auditor.rounds.asking.forms import taken_back
from auditor.rounds.evidence.evidence_folder import evidence_files, read_evidence_files
from auditor.rounds.identity import identities
from auditor.rounds.round_input import context_of, input_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.judging.judge import FolderEvidence
    from auditor.model.forms import OddDays
    from auditor.model.notice import Notice
    from auditor.rounds.evidence.evidence_folder import UnreadFile
    from auditor.rounds.ledger.ledger import Ledger
    from auditor.workspace.folder import Workspace


class FormAnswer(Struct, frozen=True):
    """An answer about a form, as it was given.

    Attributes:
        entry: its number in the chain of the ledger.
        on: the day.
        whose: of which form and sheet, or of which copies it is.
        said: what was answered.
        holds: whether it was not taken back, and nothing was answered in its place since.
        consequence: what holds once it is taken back, until it is answered again.

    """

    entry: int
    on: date
    whose: Text
    said: Text
    holds: bool
    consequence: Text


def given(space: Workspace, ledger: Ledger) -> tuple[FormAnswer, ...]:
    """Return what was answered about forms, in the order in which it was; not what withdrawing an answer that was typed ordered.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    days, copies = tuple(ledger.numbered(DaysSettled)), tuple(ledger.numbered(CopiesOrdered))
    talk, slips = tuple(ledger.numbered(TalkSettled)), tuple(ledger.numbered(SlipDay))
    orders, claims = tuple(ledger.numbered(SlipsOrdered)), tuple(ledger.numbered(FormClaimed))
    if not (days or copies or talk or slips or orders or claims):
        return ()
    present, taken = evidence_files(space), taken_back(ledger)
    files = {file.sha256: file.name for file in present if isinstance(file, EvidenceFile)}
    unsaid = _as_unsaid(space, ledger, present) if days or talk else None
    odd, notices = (unsaid.odd_days, unsaid.notices) if unsaid is not None else ((), ())
    called = _called(ledger, files)
    found = (
        *_of_claims(claims, taken, files),
        *_of_talk(talk, taken, called, _rows_by_cell(notices)),
        *_of_days(days, taken, called, odd),
        *_of_slips(slips, orders, taken, _Slips(space, ledger)),
        *_of_copies(copies, taken, called, _by_withdrawing(ledger, copies)),
    )
    return tuple(sorted(found, key=attrgetter("entry")))


def _of_claims(
    noted: tuple[tuple[int, FormClaimed], ...], taken: frozenset[int], files: Mapping[str, str]
) -> Iterator[FormAnswer]:
    last = {each.fingerprint: number for number, each in noted if number not in taken}
    for number, each in noted:
        whose = _WHOSE.filled(file=files.get(each.digest, each.file))
        said, holds = _OURS if each.ours else _ANOTHERS, last.get(each.fingerprint) == number
        yield FormAnswer(number, each.on, whose, said, holds, _OF_CLAIMS)


def _called(ledger: Ledger, files: Mapping[str, str]) -> Mapping[str, Text]:
    """Return how files are called, by their digests: those of kept rounds that cannot be read as they were any more by their names of then."""
    then = {seen.sha256: seen.name for head in ledger.rounds() for seen in head.header.files}
    return {digest: _OF_THEN.filled(file=name) for digest, name in then.items()} | {
        digest: plain(name) for digest, name in files.items()
    }


def _as_unsaid(space: Workspace, ledger: Ledger, present: Sequence[EvidenceFile | UnreadFile]) -> FolderEvidence:
    """Return what is read as if nobody had said which days of contact are meant, or when and how rows were told."""
    day = ledger.latest_day() or date.max
    context = context_of(input_now(space, day, None))
    return read_evidence_files(present, replace(context, day=day, days_meant={}, talk_meant={}))


def _rows_by_cell(notices: Iterable[Notice]) -> Mapping[str, Mapping[tuple[int, Text], str]]:
    """Return the rows, by number and office, that do not say when or how they were told, each with its file, by what they, their cells, and all that are alike, are known."""
    found: dict[str, dict[tuple[int, Text], str]] = {}
    for notice in notices:
        talk = notice.about.talk if notice.about is not None else None
        if talk is None:
            continue
        for known in (talk.alike, talk.own, talk.row):
            found.setdefault(known, {})[notice.place.row, talk.office] = notice.place.file
    return found


def _of_days(
    noted: tuple[tuple[int, DaysSettled], ...],
    taken: frozenset[int],
    called: Mapping[str, Text],
    odd: Sequence[OddDays],
) -> Iterator[FormAnswer]:
    last = {
        (each.form, each.sheet, day.written): number
        for number, each in noted
        if number not in taken
        for day in each.days
    }
    for number, each in noted:
        meant = (
            (_OF_ROW if day.of_row else _MEANT if day.meant != day.written else _AS_WRITTEN).filled(
                written=day.written, meant=day.meant
            )
            for day in each.days
        )
        holds = any(last.get((each.form, each.sheet, day.written)) == number for day in each.days)
        yield FormAnswer(number, each.on, _whose_days(each, called, odd), joined(meant), holds, _OF_DAYS)


def _of_talk(
    noted: tuple[tuple[int, TalkSettled], ...],
    taken: frozenset[int],
    called: Mapping[str, Text],
    rows: Mapping[str, Mapping[tuple[int, Text], str]],
) -> Iterator[FormAnswer]:
    last = {each.cell: number for number, each in noted if number not in taken}
    headings = {column.name: column.heading for column in columns()} | {STRUCK: _STRUCK}
    consequences = {CONTACTED_ON.name: _OF_DAYS, STRUCK: _OF_STRUCK}
    for number, each in noted:
        there = {**rows.get(each.cell, {})}
        for mark in each.rows:
            there |= rows.get(mark, {})
        concerned = sorted(there, key=itemgetter(0))
        form = joined(map(plain, dict.fromkeys(there.values()))) if there else _form(each.form, called)
        offices = [first_of(list(starmap(_row, concerned)), _NAMED)] if concerned else []
        whose = joined((form, _SHEET.filled(sheet=each.sheet), headings[each.column], *offices), ", ")
        said = _MEANT_BY.get(each.meant) or _TOLD_ON.filled(day=date.fromisoformat(each.meant))
        consequence = consequences.get(each.column, _OF_WAYS)
        yield FormAnswer(number, each.on, whose, said, last.get(each.cell) == number, consequence)


def _whose_days(noted: DaysSettled, called: Mapping[str, Text], odd: Sequence[OddDays]) -> Text:
    """Return of which form, file and sheet the days are, and of which offices, as far as the evidence still has them."""
    columns = [
        (each.file, row)
        for each in odd
        for row in each.odd
        if row.mark in noted.rows or (each.form, each.sheet) == (noted.form, noted.sheet)
    ]
    written = {day.written for day in noted.days}
    rows = dict.fromkeys((row.number, row.office) for _, row in columns if row.day.written in written)
    names = [*map(plain, dict.fromkeys(file for file, _ in columns))]
    form = [] if names and len(noted.form) == _DIGEST else [_form(noted.form, called)]
    whose = joined((*form, *names, _SHEET.filled(sheet=noted.sheet)), ", ")
    offices = first_of(list(starmap(_row, rows)), _NAMED)
    return _OF_OFFICES.filled(whose=whose, offices=offices) if rows else _OF_COLUMN.filled(whose=whose)


def _form(number: str, called: Mapping[str, Text]) -> Text:
    """Return how a form is called: by its number, or where it has none (`number` is its digest then) as its file is."""
    named = _FORM.filled(number=in_digits(number[:_SIGNS]))
    return called.get(number, named if len(number) < _DIGEST else _NO_MORE)


def _row(number: int, office: Text) -> Text:
    return _ROW.filled(office=office, row=number)


def _by_withdrawing(ledger: Ledger, copies: Sequence[tuple[int, CopiesOrdered]]) -> frozenset[int]:
    """Return the numbers of the orders of copies by which answers that were typed were withdrawn: the next of a form after that was noted."""
    typed = {note.sha256 for note in ledger.notes(Recorded) if note.by == answer_file.BY}
    found, withdrawn = set(), set()
    noted: list[tuple[int, AnswerWithdrawn | CopiesOrdered]] = [*ledger.numbered(AnswerWithdrawn), *copies]
    for number, entry in sorted(noted, key=itemgetter(0)):
        if isinstance(entry, AnswerWithdrawn):
            withdrawn.add(entry.form)
        elif entry.form in withdrawn and entry.last in typed:
            withdrawn.remove(entry.form)
            found.add(number)
    return frozenset(found)


def _of_copies(
    noted: tuple[tuple[int, CopiesOrdered], ...],
    taken: frozenset[int],
    files: Mapping[str, Text],
    by_withdrawing: frozenset[int],
) -> Iterator[FormAnswer]:
    last = {frozenset((each.last, *each.before)): number for number, each in noted if number not in taken}
    for number, each in noted:
        if number in by_withdrawing:
            continue
        every = frozenset((each.last, *each.before))
        called = {digest: files.get(digest) or plain(digest[:_SIGNS]) for digest in every}
        names = joined(sorted(called.values(), key=lambda name: name.en))
        whose = _COPIES.filled(number=in_digits(each.form), files=names)
        said = _LAST.filled(file=called[each.last])
        yield FormAnswer(number, each.on, whose, said, last.get(every) == number, _OF_COPIES)


class _Slips:
    """How slips are called: by their numbers, with the accounts of the roster whose they are."""

    def __init__(self, space: Workspace, ledger: Ledger) -> None:
        id_now = identities.known(ledger).id_now
        self._opened = {slip.slip: replace(slip, account=id_now(slip.account)) for slip in ledger.notes(SlipOpened)}
        roster = space.reading.roster
        offices = roster.offices if roster is not None else ()
        self._names = named_apart(enumerate(offices, start=1))

    def one(self, slip: str) -> Text:
        """Return the number of a slip, by the digest of its text."""
        return _SLIP.filled(number=self._opened[slip].number)

    def whose(self, slips: Iterable[str]) -> Text:
        """Return the numbers of slips, by the digests of their texts, and whose they are."""
        named = list(slips)
        accounts = dict.fromkeys(self._opened[slip].account for slip in named)
        return joined((*map(self.one, named), *(self._names[who] for who in accounts if who in self._names)))


def _of_slips(
    days: Sequence[tuple[int, SlipDay]],
    orders: Sequence[tuple[int, SlipsOrdered]],
    taken: frozenset[int],
    called: _Slips,
) -> Iterator[FormAnswer]:
    last = {each.slip: number for number, each in days if number not in taken}
    for number, day in days:
        said, holds = _MADE_ON.filled(day=day.day), last.get(day.slip) == number
        yield FormAnswer(number, day.on, called.whose([day.slip]), said, holds, _OF_SLIP_DAYS)
    for number, order in orders:
        whose, said = called.whose((order.last, *order.before)), _MADE_LAST.filled(slip=called.one(order.last))
        yield FormAnswer(number, order.on, whose, said, number not in taken, _OF_SLIP_ORDERS)


_SIGNS: Final = 9
"""So many signs of a digest, or all of a form's number, name what is not in the folder any more."""
_DIGEST: Final = 64
"""So many signs a digest has."""
_NAMED: Final = 3
"""So many offices are named whose days are meant."""
_WHOSE: Final = Text(en="whose form {file} is", bn="{file} কার ফরম")
_OURS: Final = Text(en="our own", bn="আমাদের নিজের")
_ANOTHERS: Final = Text(en="another upazila's", bn="অন্য উপজেলার")
_FORM: Final = Text(en="form no. {number}", bn="ফরম নং {number}")
_NO_MORE: Final = Text(en="a register that is not there any more as it was", bn="একটি রেজিস্টার, যা আর আগের মতো নেই")
_SHEET: Final = Text(en='"{sheet}"', bn="“{sheet}”")
_ROW: Final = Text(en="{office} (row {row})", bn="{office} (সারি {row})")
_OF_OFFICES: Final = Text(en="{whose}: days of contact of {offices}", bn="{whose}: {offices}, যোগাযোগের তারিখ")
_OF_COLUMN: Final = Text(en="{whose}: days of contact", bn="{whose}: যোগাযোগের তারিখ")
_MEANT: Final = Text(en="{written} means {meant}", bn="{written} লিখে {meant} বোঝানো হয়েছে")
_OF_ROW: Final = Text(
    en="{written} means {meant}, and the year is wrong in the same row's other days too",
    bn="{written} লিখে {meant} বোঝানো হয়েছে, একই সারির অন্য তারিখেও সাল ভুল",
)
_AS_WRITTEN: Final = Text(en="{written} is right as written", bn="{written} যেমন লেখা আছে তেমনই ঠিক")
_COPIES: Final = Text(en="copies of form no. {number}: {files}", bn="ফরম নং {number}, এর কপি: {files}")
_OF_THEN: Final = Text(en="{file} (cannot be read any more)", bn="{file} (এখন আর পড়া যাচ্ছে না)")
_LAST: Final = Text(en="{file} was filled in last", bn="{file} শেষে পূরণ করা হয়েছে")
_TOLD_ON: Final = Text(en="told on {day}", bn="{day} তারিখে জানানো হয়েছে")
_MEANT_BY: Final[Mapping[str, Text]] = {
    **WAYS,
    NOBODY_KNOWS: Text(en="nobody knows", bn="কারও জানা নেই"),
    EACH_APART: Text(en="it differs by row", bn="সব সারিতে এক নয়"),
    COUNTS: Text(en="it counts as it is written", bn="যেমন লেখা আছে তেমনই ধরা হবে"),
    STRUCK_OUT: Text(en="it is struck out: no answer", bn="কেটে বাদ দেওয়া হয়েছে: কোনো উত্তর ধরা হবে না"),
}
_STRUCK: Final = Text(en="what is struck through", bn="কেটে দেওয়া (strikethrough) লেখা")
_SLIP: Final = Text(en="slip {number}", bn="স্লিপ {number}")
_MADE_ON: Final = Text(en="made on {day}", bn="{day} তারিখে তৈরি")
_MADE_LAST: Final = Text(en="{slip} was made last", bn="{slip} শেষে তৈরি")
_OF_CLAIMS: Final = Text(
    en="Until it is answered again whose the form is, what it tells counts as told by the offices, no more. Rounds that were kept stay as they are.",
    bn="ফরমটি কার তা আবার না জানানো পর্যন্ত এর উত্তর কেবল দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_SLIP_ORDERS: Final = Text(
    en="Until it is told again which of the slips was made last, the less favourable answer counts where they differ. Rounds that were kept stay as they are.",
    bn="কোন স্লিপটি শেষে তৈরি তা আবার না জানানো পর্যন্ত উত্তর ভিন্ন হলে কম অনুকূলটি ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_SLIP_DAYS: Final = Text(
    en="Until it is told again on which day the slip was made, a no in it counts for the day of its opening, all else for the first day on which it can have been made. Rounds that were kept stay as they are.",
    bn="স্লিপটি কোন তারিখে তৈরি তা আবার না জানানো পর্যন্ত এর “না” উত্তর খোলার তারিখের, বাকি সব যেদিন থেকে তৈরি হয়ে থাকতে পারে সেই তারিখের ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_WAYS: Final = Text(
    en="Until it is answered again how their rows were told, they count as declared. Rounds that were kept stay as they are.",
    bn="কীভাবে জানানো হয়েছে তা আবার না জানানো পর্যন্ত ওই সারিগুলোর তথ্য দপ্তরের দেওয়া তথ্য হিসেবে ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_STRUCK: Final = Text(
    en="Until it is answered again whether it counts, no yes that is struck through does, and every no does. Rounds that were kept stay as they are.",
    bn="কেটে দেওয়া লেখা ধরা হবে কি না তা আবার না জানানো পর্যন্ত তার কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_DAYS: Final = Text(
    en="Until it is answered again which days are meant, no yes of their rows counts, and every no does. Rounds that were kept stay as they are.",
    bn="কোন তারিখ বোঝানো হয়েছে তা আবার না জানানো পর্যন্ত ওই সারিগুলোর কোনো “হ্যাঁ” ধরা হবে না, প্রতিটি “না” ধরা হবে। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
_OF_COPIES: Final = Text(
    en="Until it is answered again which copy was filled in last, the answer of the later day counts, of two on one day the less favourable. Rounds that "
    "were kept stay as they are.",
    bn="কোন কপিটি শেষে পূরণ করা হয়েছে তা আবার না জানানো পর্যন্ত পরের তারিখের উত্তর ধরা হবে, একই তারিখের হলে কম অনুকূলটি। রাখা যাচাইগুলো যেমন আছে তেমনই থাকবে।",
)
