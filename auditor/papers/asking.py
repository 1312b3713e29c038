"""The papers of asking: the month's register, the call sheet and the paper forms."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import chain, count, dropwhile, groupby, takewhile
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError
from auditor.model.finding import Outcome
from auditor.model.journal import FormsMade
from auditor.papers import besides
from auditor.papers.making import files_of
from auditor.papers.nothing_to_ask import awaiting_portal
from auditor.register import open_items, workbook
from auditor.register.questions import questions
from auditor.register.questions.count import QUESTION as HOW_MANY
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet
from auditor.rounds import looking_back
from auditor.rounds.asking.forms import stamp_forms
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.to_ask import counted_lately, day_asked_for
from auditor.views.disputes import against_causes, spoken_of
from auditor.views.letters.trying_again import answers_in_force, as_asked
from auditor.workspace import outputs, writing
from auditor.workspace.folder import OUT, register_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from auditor.model.counting import CountsFrom
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.papers.making import PaperFile
    from auditor.register.rows import RegisterRow
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

FOLDER: Final = "fieldwork"
"""How the name of the folder of call sheet and forms begins, below ``out/``."""


class Fieldwork(Struct, frozen=True):
    """What a month's asking needs: the register as a workbook, the papers to be made beside it, and how many offices are asked how."""

    register: bytes
    papers: tuple[PaperFile, ...]
    asked: Text


class Written(Struct, frozen=True):
    """A month's register that was written, the folder of the papers beside it, that of earlier ones of the month, and how many offices are asked how."""

    register: Path
    folder: Path
    asked: Text
    before: Path | None = None

    @property
    def words(self) -> Text:
        """Where it all is, and what to do with it, in sentences."""
        told = _WRITTEN.filled(file=self.register.name, asked=self.asked, folder=f"{OUT}/{self.folder.name}")
        return told if self.before is None else _BESIDE.filled(told=told, folder=f"{OUT}/{self.before.name}")


class Where(Struct, frozen=True):
    """Where the register of a month is written, and the folder of the papers beside the first of that month."""

    register: Path
    first: Path

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders in which papers of the month lie, the last made last: nobody's printed or filled in papers are replaced."""
        return tuple(takewhile(_holds_files, self._numbered()))

    @property
    def free(self) -> Path:
        """The folder in which further papers of the month have a place."""
        return next(dropwhile(_holds_files, self._numbered()))

    def _numbered(self) -> Iterator[Path]:
        return chain((self.first,), (self.first.with_name(f"{self.first.name}-{number}") for number in count(2)))

    def refuse_taken(self) -> None:
        """Refuse to write over a register, which may hold answers, or what would be taken for another file of the workspace.

        Raises:
            WorkspaceError: one is there, or it is called so.

        """
        outputs.refuse_name_of_ours(self.register)
        if self.register.exists():
            raise WorkspaceError(_EXISTS.filled(file=self.register.name))


def _holds_files(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def places(space: Workspace, month: str, register: Path | None = None) -> Where:
    """Return where the register of a month (YYYY-MM) is written, by another name where one is given, and its papers."""
    return Where(register or space.folder / register_name(month), space.folder / OUT / f"{FOLDER}-{month}")


def write(fieldwork: Fieldwork, place: Where, tick: Callable[[], None] = lambda: None) -> Written:
    """Write a register and the papers beside it.

    Args:
        fieldwork: what `prepare` gave.
        place: where they are written.
        tick: called after the register, and after each paper.

    Raises:
        AuditorError: a file cannot be written.

    """
    before, folder = place.folders[-1:], place.free
    writing.write(place.register, fieldwork.register)
    tick()
    for file in fieldwork.papers:
        writing.write(folder / file.name, file.content())
        tick()
    return Written(place.register, folder, fieldwork.asked, *before)


class ToAsk(Struct, frozen=True):
    """What is to be asked: the register's rows, those for which offices are phoned, since nobody is for advice alone, and from which days that counts.

    `tried` are by account or office (id) the questions whose answer the question how trying again went asks already.
    """

    rows: tuple[RegisterRow, ...]
    phoned: tuple[RegisterRow, ...]
    counts_from: CountsFrom
    tried: Mapping[str, frozenset[str]] = MappingProxyType({})

    @property
    def asks_advice(self) -> bool:
        """Whether anything is asked that is only advice."""
        return any(row.advised for row in self.rows)

    @property
    def called(self) -> tuple[RegisterRow, ...]:
        """The rows for which offices are phoned, as they are called: nothing is asked twice."""
        none = frozenset[str]()
        return tuple(replace(row, open_items=row.open_items - self.tried.get(row.subject, none)) for row in self.phoned)

    @property
    def in_order(self) -> list[RegisterRow]:
        """The rows in the order of calling: first those of offices that are phoned."""
        phoned = {row.office for row in self.phoned}
        return sorted(self.rows, key=lambda row: row.office not in phoned)


def prepare(  # noqa: PLR0913 each decides something of its own
    space: Workspace,
    judgement: Judgement,
    month: str,
    today: date,
    forms: Sequence[str] = ("pdf",),
    *,
    everybody: bool = False,
) -> Fieldwork | None:
    """Return the month's register and papers; None when nothing is open or stale.

    Args:
        space: the workspace.
        judgement: how things stand.
        month: for which month, YYYY-MM.
        today: the day on which they are made.
        forms: in which formats the call sheet and the answer forms are wanted.
        everybody: ask everything again.

    """
    past = looking_back.preview(space, judgement)
    to_ask = _asked(space, past, judgement, month, everybody=everybody)
    rows, counts_from = to_ask.rows, to_ask.counts_from
    if not rows:
        return None
    roster = listed.roster_of(space)
    language = space.config.language
    asking = Asking(
        month, counts_from, date.fromisoformat(f"{month}-01"), space.config.letterhead, space.config.example
    )
    phones = {office.id: office.phone for office in roster.offices if office.phone}
    first = besides.asked_first(space, past, judgement.evidence)
    questions = besides.asked_besides(space, judgement)
    forms_asked = _forms(rows, judgement, first)
    of_register, of_call_sheet, *of_offices = stamp_forms(
        space, month, 2 + len(forms_asked), today, advice=to_ask.asks_advice, register=True
    )
    answers = AnswerForms(
        asking, tuple(replace(form, stamp=stamp) for form, stamp in zip(forms_asked, of_offices, strict=True))
    )
    called = open_items.with_others(to_ask.called, judgement.assessments, first.keys() | questions.keys())
    spoken, asked = _as_on_forms(called, first, forms_asked)
    sources = (CallSheet(asking, spoken, phones, asked, questions, of_call_sheet), answers)
    register = workbook.write(
        rows,
        stamp=of_register,
        counts_from=counts_from,
        committee=space.config.committee.name,
        specimen=space.config.example,
    )
    papers = tuple(file for source in sources for file in files_of(source, forms, [language]))
    how_many = _how_many(len(forms_asked), _offices(to_ask.phoned), _offices(called))
    awaiting = awaiting_portal(judgement, {row.office for row in (*rows, *called)})
    return Fieldwork(register, papers, joined(filter(None, (how_many, awaiting)), "; "))


def _as_on_forms(
    called: Sequence[RegisterRow], first: Mapping[str, tuple[Text, ...]], forms: Sequence[AnswerForm]
) -> tuple[tuple[RegisterRow, ...], Mapping[str, tuple[Text, ...]]]:
    """Return the rows of the call sheet, and what it asks first, so that an office of numbers only is asked for its posts as on its form, and not for their number alone."""
    spoken = {row.office for row in called}
    numbered = {form.office.id: besides.of_numbered(form.office) for form in forms if form.office.id in spoken}
    more = {office: asked for office, asked in numbered.items() if asked}
    rows = (
        replace(row, open_items=row.open_items - {HOW_MANY.name}) if row.is_office and row.office in more else row
        for row in called
    )
    return tuple(rows), {**first, **{office: (*first.get(office, ()), *asked) for office, asked in more.items()}}


def forms_to_enclose(space: Workspace, past: History, judgement: Judgement, month: str) -> Mapping[str, AnswerForm]:
    """Return by office (id) the form, not stamped yet, that asks what is ordered and open of it, and what follows from what it told before.

    Args:
        space: the workspace.
        past: how things stand, beside the rounds before.
        judgement: how things stand.
        month: for which month, YYYY-MM.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    day = judgement.header.day
    first = besides.asked_first(space, past, judgement.evidence, day)
    ordered = _asked(space, past, judgement, month, everybody=False, by=day).phoned
    rows = open_items.with_others(ordered, judgement.assessments, first)
    return {form.office.id: form for form in _forms(rows, judgement, first)}


def _forms(
    rows: Sequence[RegisterRow], judgement: Judgement, first: Mapping[str, tuple[Text, ...]]
) -> tuple[AnswerForm, ...]:
    """Return the forms, not stamped yet, of the offices of rows: what each asks, and what it asks beside."""
    assessed = {each.office.id: each for each in judgement.assessments}
    rules = {rule.policy: rule for rule in judgement.header.rules}
    found: list[AnswerForm] = []
    for office_id, of_rows in groupby(rows, attrgetter("office")):
        office, (own, *of_accounts) = assessed[office_id].office, of_rows
        more = besides.of_numbered(office)
        if more:
            own = replace(own, open_items=own.open_items - {HOW_MANY.name})
        of_office = assessed[office_id]
        besides_them = (
            *first.get(office_id, ()),
            *more,
            *besides.why_left(of_office),
            *besides.of_day(of_office, rules),
        )
        found.append(AnswerForm(office, own.serial, rows=(own, *of_accounts), besides=besides_them))
    return tuple(found)


def _offices(rows: Sequence[RegisterRow]) -> int:
    return sum(row.is_office for row in rows)


def _how_many(asked: int, phoned: int, called: int) -> Text:
    """Return how many offices have a form, how many of them are phoned, and how many more are called about names and posts only."""
    said = (
        _TO_ASK.filled(n=asked),
        _BY_PHONE.filled(n=phoned, rest=asked - phoned) if phoned < asked else None,
        _NAMES_ALONE.filled(n=called - phoned) if phoned < called else None,
    )
    return joined(filter(None, said), "; ")


def what_to_ask(space: Workspace, judgement: Judgement, month: str, *, everybody: bool) -> ToAsk:
    """Return what is open or stale, or everything; what waits for the portal once its owner answered since the office told so, if the day that he named comes in time.

    With it what counts as done only since evidence that told otherwise is gone.

    Args:
        space: the workspace.
        judgement: how things stand.
        month: for which month, YYYY-MM.
        everybody: ask everything again.

    """
    return _asked(space, looking_back.preview(space, judgement), judgement, month, everybody=everybody)


def _asked(  # noqa: PLR0913 each decides something of its own
    space: Workspace, past: History, judgement: Judgement, month: str, *, everybody: bool, by: date | None = None
) -> ToAsk:
    """Return the same (`what_to_ask`) by how things stand beside the rounds before; what the portal's owner promised is asked about until a day, without one until that of the next meeting."""
    reads = space.baseline.reads
    day = judgement.header.day
    answered = answers_in_force(past.letters, day, by or day_asked_for(space, day))
    assessments = tuple(
        _forgotten(each)
        if everybody
        else as_asked(each, past.since(each.office.id), answered, against_causes(each, past))
        for each in judgement.assessments
    )
    counts_from = evidence_folder.counts_from_of(space.baseline)
    advice = everybody or open_items.asks_advice(month, _advice_asked(space, past))
    counted = frozenset[str]() if everybody else counted_lately(space, judgement)
    upheld = {each.office.id: spoken_of(each, past) for each in judgement.assessments}
    asked = partial(open_items.rows, assessments, judgement.evidence, reads, counted=counted, upheld=upheld)
    rows = asked(advice=advice)
    ordered = rows if everybody else asked(advice=False)
    tried = _tried(judgement, space, answered) if not everybody else {}
    return ToAsk(rows, ordered, counts_from, tried)


def _advice_asked(space: Workspace, past: History) -> Sequence[str]:
    """Return the months (YYYY-MM) whose forms asked what is only advice; where no form notes that, the first one of which a round was kept."""
    noted = [made.month for made in Ledger(space.ledger_path).notes(FormsMade) if made.advice]
    return noted or [each.header.meeting for each in past.earlier if each.header.meeting][:1]


def _tried(judgement: Judgement, space: Workspace, answered: Sequence[Letter]) -> Mapping[str, frozenset[str]]:
    """Return by account or office (id) the questions that ask how a duty stands which was to be tried again."""
    rules = {rule.policy.id: rule.policy for rule in space.baseline.rules}
    found: dict[str, frozenset[str]] = {}
    for assessment in judgement.assessments:
        for subject, of_subject in besides.tried_again(assessment, answered).items():
            policies = [rules[policy] for policy in of_subject]
            facts = {fact for policy in policies for fact in (*policy.reads, policy.cause)} - {None}
            if facts:
                names = (name for name, question in questions().items() if question.fact in facts)
                found[subject] = frozenset(names)
    return found


def _forgotten(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return the office as if nothing were known, so that everything is asked."""
    open_again = {Outcome.PASS: Outcome.UNKNOWN, Outcome.WAIVED: Outcome.FAIL}
    return replace(
        assessment,
        findings=tuple(
            replace(
                finding,
                outcome=open_again.get(finding.outcome, finding.outcome),
                cause=None,
                undated=False,
                waits_for="",
            )
            for finding in assessment.findings
        ),
    )


_EXISTS: Final = Text(
    en="{file} is already there and may hold answers, so it was left alone. Use it, rename it, "
    "or name another file with --output.",
    bn="{file} আগে থেকেই আছে, তাতে উত্তর থাকতে পারে; তাই বদলানো হয়নি। সেটিই ব্যবহার করুন, নাম বদলান, অথবা --output দিয়ে অন্য নাম দিন।",
    on_screen=Text(
        en="{file} is already there and may hold answers, so it was left alone. Use it, or rename it and try again.",
        bn="{file} আগে থেকেই আছে, তাতে উত্তর থাকতে পারে; তাই বদলানো হয়নি। সেটিই ব্যবহার করুন, অথবা নাম বদলে আবার চেষ্টা করুন।",
    ),
)
_BESIDE: Final = Text(
    en="The call sheet and forms that were made before stay in {folder}. {told}",
    bn="আগে তৈরি ফোন তালিকা ও ছক {folder} ফোল্ডারে রইল। {told}",
)
_TO_ASK: Final = Text(en="{n} {n:office|offices} to ask", bn="{n}টি দপ্তর")
_BY_PHONE: Final = Text(en="{n} by phone, {rest} only for advice", bn="ফোনে {n}টি, শুধু পরামর্শের বিষয়ে {rest}টি")
_NAMES_ALONE: Final = Text(
    en="{n} more to phone only about what else stands on the call sheet, such as names, posts and days",
    bn="শুধু নাম, পদবি, তারিখ ইত্যাদি জানতে ফোন করতে হবে আরও {n}টিতে",
)
_WRITTEN: Final = Text(
    en="Written: {file} ({asked}); call sheet and forms in {folder}. "
    "Next: fill it in, save and close it, and put it into evidence/",
    bn="লেখা হয়েছে: {file} ({asked}); ফোন তালিকা ও ছক {folder} ফোল্ডারে। এরপর: পূরণ করে সেভ ও বন্ধ করুন এবং evidence/ ফোল্ডারে রাখুন",
    on_screen=Text(
        en="Written: {file} ({asked}); call sheet and forms in {folder}. Next: fill it in, save and close it, and "
        "hand it in on the screen Inbox.",
        bn="লেখা হয়েছে: {file} ({asked}); ফোন তালিকা ও ছক {folder} ফোল্ডারে। এরপর: পূরণ করে সেভ ও বন্ধ করুন এবং “জমা ফাইল” পাতায় জমা দিন।",
    ),
)
