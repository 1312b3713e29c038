"""What is wrong with answers that are typed at the desk, as the reader of registers tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.i18n import month as month_name
from auditor.model.errors import AuditorError, PasswordsFoundError, WorkspaceError
from auditor.model.forms import FormStamp
from auditor.model.subjects import Roster
from auditor.register.answer_file import AnswerFile, AnswerRow, OfficeAnswers
from auditor.register.answers import WHOLE_OFFICE
from auditor.register.columns import Talked, columns
from auditor.register.questions import questions
from auditor.register.reading.form_month import fits_month
from auditor.register.reading.observing import NO_ACCOUNTS, speaks_of_no_account, tells_of_duties
from auditor.register.reading.told import read_rows
from auditor.rounds.opposing.lending import NOTHING_BEFORE
from auditor.rounds.typed import answer_remarks, leaving_answers
from auditor.rounds.typed.answer_draft import Answered, AskedOffice, Draft, register_row
from auditor.tables.answers import read_day

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from auditor.model.notice import Notice
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.rounds.opposing.lending import ToldBefore


class Fault(Struct, frozen=True):
    """What is wrong with an answer: whose row, which column (empty for the row), and what to do.

    Where it does not block, the answer can be handed in as it is.
    """

    subject: str
    column: str
    told: Text
    blocks: bool = True

    @property
    def is_nothing_of_duties(self) -> bool:
        """Whether it says that what was answered tells nothing of the duties."""
        return self.told == _NOTHING_OF_DUTIES


class RefusedError(WorkspaceError):
    """What was typed cannot be kept; `faults` are which answers it is, where that can be said."""

    def __init__(self, told: Iterable[Text], faults: tuple[Fault, ...]) -> None:
        """Keep which answers it is."""
        super().__init__(*told)
        self.faults = faults


class SecretError(RefusedError):
    """What was typed may be a password; nothing of it was kept."""


def faults_of(
    draft: Draft, context: SourceContext, office: str, before: ToldBefore = NOTHING_BEFORE
) -> tuple[Fault, ...]:
    """Return what is wrong with what an office answered, as the reader of registers tells it; beside what was told before, also whom it misses. That it tells nothing of the duties is said where nothing was told of the office before.

    Raises:
        AuditorError: it cannot be read at all: it may be a password, or is typed in Bijoy.

    """
    if office not in draft.answers:
        return ()
    context = _of_one(context, office)
    asked, answers = draft.of(office), file_of(draft, context, (office,))
    listed = next((each for each in context.roster.offices if each.id == office), None)
    called = listed.name if listed is not None else plain(office)
    name = called.bn
    try:
        opened = leaving_answers.opened(answers, name, context)
    except AuditorError as error:
        is_secret = isinstance(error, PasswordsFoundError)
        message = (_SECRET if is_secret else _NOT_UNICODE).filled(office=called)
        refused = tuple(Fault(subject, column, message) for subject, column in _refused(draft, context, asked, name))
        raise (SecretError if is_secret else RefusedError)((message,), refused) from None
    told: list[Notice] = []
    readings = read_rows(opened.form, opened.rows, told.append)
    row_at = {number: row.subject for number, row in enumerate(answers.offices[0].rows, start=2)}
    column_of = {column.heading.bn: column.name for column in columns()}
    found = [
        Fault(row_at.get(notice.place.row, office), column_of.get(notice.place.column, ""), notice.told)
        for notice in told
    ]
    found += [
        Fault(row_at.get(reading.row.number, office), "", NO_ACCOUNTS)
        for reading in readings
        if speaks_of_no_account(reading)
    ]
    if not context.roster.offices:
        found.append(Fault(office, "", _LEFT, blocks=False))
    if listed is not None:
        found += [
            Fault(row_at.get(row, office), column_of.get(heading, ""), words, blocks=False)
            for heading, row, words in answer_remarks.remarks(opened.form, readings, listed, before)
        ]
    advised = {row.subject: row.advised for row in asked.rows}
    tells = any(
        tells_of_duties(reading, advised.get(row_at.get(reading.row.number, office), frozenset()))
        for reading in readings
    )
    told_before = any(told and subject.partition("/")[0] == office for subject, told in before.told.items())
    if draft.answers[office].tells and not found and not tells and not told_before:
        found.append(Fault(office, "", _NOTHING_OF_DUTIES, blocks=False))
    return (*_faults_of_day(draft, asked, context), *found)


def said(fault: Fault) -> Text:
    """Return what is wrong with an answer with its question before it, but where it begins with that itself, or is of a whole row."""
    question = next((each.short or each.heading for each in columns() if each.name == fault.column), None)
    return _of_question(question, fault.told) if question is not None else fault.told


def _of_question(question: Text, told: Text) -> Text:
    placed = _OF_QUESTION.filled(question=question, told=told)
    return Text(
        en=told.en if told.en.startswith(question.en) else placed.en,
        bn=told.bn if told.bn.startswith(question.bn) else placed.bn,
        on_screen=_of_question(question, told.on_screen) if told.on_screen is not None else None,
    )


def _of_one(context: SourceContext, office: str) -> SourceContext:
    """Return what must be known to read the answers of one office: its rows bear its id, so nothing of the others."""
    meant = {office, context.id_now(office)}
    return replace(context, roster=Roster(tuple(each for each in context.roster.offices if each.id in meant)))


def _refused(draft: Draft, context: SourceContext, asked: AskedOffice, name: str) -> Iterator[tuple[str, str]]:
    """Yield whose answers, and to which questions, cannot be kept even if they stood alone."""
    for subject, cells in draft.answers[asked.office].rows.items():
        for column, words in cells.items():
            alone = replace(draft, answers={asked.office: Answered("", {subject: {column: words}})})
            try:
                leaving_answers.opened(file_of(alone, context, (asked.office,)), name, context)
            except AuditorError:
                yield subject, column


def _faults_of_day(draft: Draft, asked: AskedOffice, context: SourceContext) -> Iterator[Fault]:
    """Yield why an answer cannot have been told on its day."""
    written = draft.answers[asked.office].rows.get(asked.office, {}).get(Talked.CONTACTED_ON, "")
    on = read_day(written)
    if on is None:
        return
    if context.day is not None and on > context.day:
        yield Fault(asked.office, Talked.CONTACTED_ON, _AHEAD)
    elif not fits_month(on, draft.month):
        yield Fault(asked.office, Talked.CONTACTED_ON, _OTHER_MONTH.filled(month=month_name(draft.month)))


def file_of(draft: Draft, context: SourceContext, offices: Container[str]) -> AnswerFile:
    """Return the answers of offices as a form, with what the register has in cells that are not asked."""
    listed = {office.id: office for office in context.roster.offices}
    meant = [asked for asked in draft.asked if asked.office in offices]
    stamp = FormStamp(draft.workspace, month=draft.month, number=draft.number)
    if context.own is not None:
        stamp = replace(stamp, upazila=context.own.upazila, district=context.own.district)
    return AnswerFile(
        stamp,
        draft.counts_from,
        tuple(row.subject for asked in meant for row in asked.rows[1:]),
        tuple(_answers(draft, asked, listed.get(asked.office)) for asked in meant),
    )


def _answers(draft: Draft, asked: AskedOffice, office: Office | None) -> OfficeAnswers:
    answered = draft.answers[asked.office].rows
    posts = {account: called.bn for account, called in office.called.items()} if office is not None else {}
    rows = []
    for row in asked.rows:
        as_row = register_row(asked, row)
        closed = {
            name: words
            for name, question in questions().items()
            if (words := as_row.closed_with(question, single=asked.single))
        }
        post = WHOLE_OFFICE.label.bn if as_row.is_office else posts.get(row.subject, "")
        rows.append(AnswerRow(row.subject, post, closed | dict(answered.get(row.subject, {}))))
    return OfficeAnswers(office.name.bn if office is not None else "", tuple(rows))


_OF_QUESTION: Final = Text(en="{question}: {told}", bn="{question}: {told}")
_LEFT: Final = Text(
    en="the office is not in the roster any more: no yes of it counts, and a no stays only until the reason for leaving is told. If it is still there, bring "
    "it back into the roster first.",
    bn="দপ্তরটি এখন তালিকায় নেই: এর কোনো “হ্যাঁ” ধরা হবে না, আর “না” থাকবে শুধু বাদ পড়ার কারণ না জানানো পর্যন্ত। দপ্তরটি এখনো চালু থাকলে আগে তালিকায় ফিরিয়ে "
    "আনুন।",
)
_NOTHING_OF_DUTIES: Final = Text(
    en="these answers tell nothing of the duties, so the office does not count among those that gave information. If anything of the duties is known, "
    "ask for it and write it too.",
    bn="এতে করণীয়ের কোনো তথ্য নেই, তাই যেসব দপ্তরের করণীয়ের তথ্য পাওয়া গেছে, সেগুলোর মধ্যে এটি ধরা হবে না। করণীয়ের কিছু জানা থাকলে জিজ্ঞাসা করে সেটিও লিখুন।",
)
_SECRET: Final = Text(
    en="What was typed for {office} may be a password, so nothing of it was kept. Passwords are never asked for and never written down. "
    "Take it out, and have that password reset.",
    bn="{office:র} জন্য যা লেখা হয়েছে তা পাসওয়ার্ড হতে পারে, তাই এর কিছুই রাখা হয়নি। পাসওয়ার্ড কখনো জিজ্ঞাসা করা বা লেখা হয় না। লেখাটি মুছে দিন এবং "
    "পাসওয়ার্ডটি রিসেট করতে বলুন।",
)
_NOT_UNICODE: Final = Text(
    en="What was typed for {office} looks like Bijoy (SutonnyMJ) or damaged Bangla, so nothing of it was kept. Type it in Unicode, with Avro or the "
    "keyboard of Windows.",
    bn="{office:র} জন্য যা লেখা হয়েছে তা বিজয়ে (SutonnyMJ) লেখা বা নষ্ট বাংলা বলে মনে হচ্ছে, তাই এর কিছুই রাখা হয়নি। ইউনিকোডে (অভ্র বা Windows-এর কিবোর্ডে) লিখুন।",
)
_AHEAD: Final = Text(
    en="this day is still to come. Write the day on which you spoke with the office.",
    bn="এই তারিখ এখনো আসেনি। যেদিন দপ্তরের সঙ্গে কথা হয়েছে সেই তারিখ লিখুন।",
)
_OTHER_MONTH: Final = Text(
    en="this day does not fit what is asked for {month}. Write the right day; or note this answer elsewhere, take it back here, hand in or put "
    "away what else was answered on the screen Ask and answer, and enter it in the new month's asking.",
    bn="তারিখটি {month} মাসের জিজ্ঞাসার সঙ্গে মেলে না। ঠিক তারিখ লিখুন; অথবা উত্তরটি অন্য কোথাও টুকে রেখে এখান থেকে সরিয়ে নিন, “জিজ্ঞাসা ও উত্তর” পাতায় আগের উত্তরগুলো "
    "জমা দিন বা তুলে রাখুন, তারপর নতুন মাসের জিজ্ঞাসায় উত্তরটি লিখুন।",
)
