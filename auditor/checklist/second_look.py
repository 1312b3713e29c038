"""What needs a second look, as the page of the inbox tells it: by the office that it is about, else by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import A_DAY, Text, joined, plain
from auditor.model.evidence import row_of
from auditor.model.evidence_names import file_said
from auditor.model.notice import MOST_ALIKE, Place, Severity, messages_of, said_of_roster
from auditor.register.answers import WAY_CHOICES
from auditor.register.columns import CONTACTED_ON, columns
from auditor.register.questions import questions
from auditor.register.reading.form import words_of
from auditor.rounds.typed import doubtful_cells, typed_forms
from auditor.tables.notes import LONGEST, may_hold_password

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.notice import Notice
    from auditor.model.subjects import Office
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.typed.doubtful_cells import AnsweredCell, DoubtfulCell
    from auditor.rounds.typed.typed_forms import TypedFile, TypedForms
    from auditor.views.remarks.weights import Weight
    from auditor.views.why.why import Telling
    from auditor.workspace.folder import Workspace


NOWHERE: Final = plain("")


class TypedFiles(Struct, frozen=True):
    """What the files of answers that were typed at the desk are called, by their names below ``evidence/``: by the days on which what they say was typed."""

    files: Mapping[str, TypedFile]

    def called(
        self,
        file: str,
        *,
        row: tuple[str, int] | None = None,
        subjects: Iterable[str] = (),
        questions: Iterable[str] = (),
    ) -> Text | None:
        """Return what a file is called; None where it is none that was typed.

        Args:
            file: its name.
            row: the sheet and row of which something is told; None where of the file.
            subjects: whose answers are meant, by ids; empty where those of everybody are.
            questions: the names of the questions that are meant; empty where all are.

        """
        typed = self.files.get(file)
        if typed is None:
            return None
        whose, asked = frozenset(subjects), frozenset(questions)
        rows = [
            each
            for each in typed.rows
            if row in {None, (each.sheet, each.number)} and (not whose or each.subject in whose)
        ]
        days = {on for each in rows for name, on in each.typed_on.items() if not asked or name in asked}
        days = days or {on for each in typed.rows for on in each.typed_on.values()} or {typed.on}
        return _TYPED.filled(day=joined(A_DAY.filled(day=day) for day in sorted(days)))

    def telling(self, told: Telling) -> Text | None:
        """Return what the file is called in which something stands that was told of a duty; None where it is none that was typed."""
        if told.file not in self.files:
            return None
        return self.called(told.file, row=row_of(told.at), questions=told.questions)

    def weights(self, told: Iterable[Telling]) -> Mapping[tuple[str, str, str], frozenset[Weight]]:
        """Return what answers that were typed are worth, by the numbers of their forms, whose they are, and the names of their questions."""
        found: dict[tuple[str, str, str], set[Weight]] = {}
        for each in told:
            typed = self.files.get(each.file)
            if typed is None:
                continue
            for row in typed.rows:
                if (row.sheet, row.number) == row_of(each.at):
                    for question in row.typed_on.keys() & set(each.questions):
                        found.setdefault((typed.form, row.subject, question), set()).add(each.weight)
        return {answer: frozenset(weights) for answer, weights in found.items()}


class OfficeMatters(Struct, frozen=True):
    """What is told of an office's answers: where they stand, unless the words say so themselves, and each thing once with its questions."""

    office: Office
    told: tuple[tuple[Text, Text], ...]


def matters(space: Workspace, judgement: Judgement, typed: TypedForms | None = None) -> int:
    """Return how many things need a second look, as the page of the inbox tells them: each cell that it asks about, and each thing of a file told once.

    Args:
        space: the workspace.
        judgement: how things stand.
        typed: what was typed at the desk and handed in, where that is known already.

    Raises:
        AuditorError: the ledger cannot be read.

    """
    doubtful = [notice for notice in judgement.notices if notice.weight is Severity.DOUBTFUL]
    if not doubtful:
        return 0
    cells, _ = doubtful_cells.waiting_and_answered(space, judgement)
    asked, files = asked_about(cells), TypedFiles((typed or typed_forms.typed_forms(space)).files)
    left = (notice for notice in doubtful if notice.place not in asked)
    of_offices, of_files = by_office(left, judgement.context.roster.offices, files)
    by_themselves = by_file(of_files, files, NOWHERE).values()
    answered_there = {notice.place for notice in doubtful if notice.place in asked}
    return len(answered_there) + sum(len(group.told) for group in of_offices) + sum(map(len, by_themselves))


def asked_about(cells: Iterable[DoubtfulCell]) -> frozenset[Place]:
    """Return where cells stand that are asked about: what is told of them is told there."""
    return frozenset(Place(cell.file, cell.sheet, cell.row, cell.heading) for cell in cells)


def asked_of(cell: DoubtfulCell) -> Text:
    """Return what is asked about a cell: of whom, and which question, in the language of the page, whatever the file calls it."""
    return _ASKED_OF.filled(office=cell.named, called=cell.called, question=questions()[cell.question].heading)


def written_in(cell: DoubtfulCell) -> Text:
    """Return what stands in a cell, in quotes; nothing of what may be a password, and nothing where it holds no words."""
    words = words_of(cell.written)
    if not words:
        return NOWHERE
    if may_hold_password(words):
        return _NOT_SHOWN
    return _WRITTEN.filled(words=words if len(words) <= LONGEST else f"{words[:LONGEST]} …")


def was_answered(each: AnsweredCell) -> Text:
    """Say of a cell that was doubtful what was answered, on which day, how and by whom."""
    cell = each.cell
    asked = questions()[cell.question]
    ways = (choice.label for choice in WAY_CHOICES if choice.label.bn == each.way)
    told = joined((*ways, *(plain(post) for post in (each.by,) if post)))
    return (_WAS_ANSWERED_BY if told.en else _WAS_ANSWERED).filled(
        office=cell.named,
        called=cell.called,
        question=asked.short or asked.heading,
        answer=each.answer,
        day=each.on,
        told=told,
    )


def by_office(
    notices: Iterable[Notice], offices: Sequence[Office], typed: TypedFiles
) -> tuple[tuple[OfficeMatters, ...], tuple[Notice, ...]]:
    """Return what is told of offices' rows, in the order of the roster, and the notices that are left.

    A row of which the day is not known stays with its file: there it is mended. So does what is told of the rows of many offices in the
    same words: it is told there once.

    Args:
        notices: what needs a second look.
        offices: those of the roster.
        typed: what files of typed answers are called.

    """
    whose = {subject.id: office for office in offices for subject in office.subjects}
    asked = {column.name: column.heading for column in columns()}
    found: dict[str, dict[tuple[Text, Text], dict[Text, None]]] = {office.id: {} for office in offices}
    left = []
    told = [(notice, whose.get(notice.about.subject) if notice.about is not None else None) for notice in notices]
    of_many = _told_of_many(told)
    for notice, office in told:
        about, place = notice.about, notice.place
        is_of_file = notice.at_place and (notice.place.whole, notice.told) in of_many
        is_asked_by_rows = about is not None and (about.question == CONTACTED_ON.name or about.is_struck)
        if office is None or is_of_file or is_asked_by_rows:
            left.append(notice)
            continue
        if not place.row:  # it says itself where it stands
            found[office.id].setdefault((NOWHERE, _called(notice.message, typed)), {})
            continue
        question = [about.question] if about is not None and about.question else []
        of_desk = typed.called(place.file, row=(place.sheet, place.row), questions=question)
        where = of_desk or _IN_FILE.filled(file=place.file, sheet=place.sheet, row=place.row)
        if of_desk is not None and about is not None and about.subject in office.called:
            where = _OF_POST.filled(where=where, post=office.called[about.subject])
        of_row = found[office.id].setdefault((where, notice.told), {})
        if place.column:
            of_row[asked.get(about.question if about is not None else "", plain(place.column))] = None
    groups = (
        OfficeMatters(
            office, tuple((where, _of_questions(told, asked)) for (where, told), asked in found[office.id].items())
        )
        for office in offices
        if found[office.id]
    )
    return tuple(groups), tuple(left)


def _told_of_many(told: Iterable[tuple[Notice, Office | None]]) -> frozenset[tuple[str, Text]]:
    """Return what is told in the same words of the rows of more offices of a file than are told one by one."""
    offices: dict[tuple[str, Text], set[str]] = {}
    for notice, office in told:
        if notice.at_place and office is not None:
            offices.setdefault((notice.place.whole, notice.told), set()).add(office.id)
    return frozenset(kind for kind, of_kind in offices.items() if len(of_kind) > MOST_ALIKE)


def _of_questions(told: Text, asked: Mapping[Text, None]) -> Text:
    """Return what is told with the questions that it is told of."""
    return _OF_QUESTIONS.filled(questions=joined(asked), told=told) if asked else told


def by_file(notices: Iterable[Notice], typed: TypedFiles, roster: Text) -> dict[Text | str, list[Text]]:
    """Return what is told of each file; of typed answers by what they are called, of the roster, which is no file of the evidence, by its name."""
    found: dict[Text | str, list[Notice]] = {}
    for notice in sorted(notices, key=lambda notice: notice.place.file):
        file = notice.place.file
        found.setdefault(typed.called(file) or (roster if file == "roster" else file), []).append(notice)
    return {
        called: list(
            dict.fromkeys(
                said_of_roster(words) if called == roster else _called(words, typed) for words in messages_of(of_file)
            )
        )
        for called, of_file in found.items()
    }


def _called(words: Text, typed: TypedFiles) -> Text:
    """Return words with what files of typed answers are called in the place of their names."""
    for file in typed.files:
        called = typed.called(file) if file in words.en else None
        if called is not None:
            for name in (file_said(file), plain(file)):
                words = _renamed(words, name, called)
    return words


def _renamed(words: Text, name: Text, called: Text) -> Text:
    shown = words.shown
    return Text(
        en=words.en.replace(name.en, called.en),
        bn=words.bn.replace(name.bn, called.bn),
        on_screen=Text(en=shown.en.replace(name.en, called.en), bn=shown.bn.replace(name.bn, called.bn)),
    )


_ASKED_OF: Final = Text(en="{office}, {called}: {question}", bn="{office}, {called}: {question}")
_WAS_ANSWERED: Final = Text(
    en="{office}, {called}, {question}: this could not be understood, and was answered on {day}: {answer}.",
    bn="{office}, {called}, {question}: বোঝা যায়নি; {day} তারিখে উত্তর পাওয়া গেছে: {answer}।",
)
_WAS_ANSWERED_BY: Final = Text(
    en="{office}, {called}, {question}: this could not be understood, and was answered on {day} ({told}): {answer}.",
    bn="{office}, {called}, {question}: বোঝা যায়নি; {day} তারিখে উত্তর পাওয়া গেছে ({told}): {answer}।",
)
_TYPED: Final = Text(en="Answers typed at the desk on {day}", bn="{day} তারিখে ডেস্কে লেখা উত্তর")
_IN_FILE: Final = Text(en="{file}, {sheet}, row {row}", bn="{file}, {sheet}, সারি {row}")
_OF_POST: Final = Text(en="{where}, {post}", bn="{where}, {post}")
_OF_QUESTIONS: Final = Text(en="{questions}: {told}", bn="{questions}: {told}")
_WRITTEN: Final = Text(en='There stands: "{words}".', bn="ঘরে লেখা আছে: “{words}”।")
_NOT_SHOWN: Final = Text(
    en="What stands there may be a password, so it is not shown.",
    bn="ঘরের লেখাটি পাসওয়ার্ড হতে পারে, তাই দেখানো হয়নি।",
)
