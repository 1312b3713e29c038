"""What the pages of asking show: each question with its choices, what was answered before, and what is wrong with it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined, match_key, plain, short_date
from auditor.model.views.head import named_apart
from auditor.register import open_items
from auditor.register.columns import CONTACTED_ON, WAY, Talked, columns
from auditor.register.question import AskedOf, FormColumn, Question
from auditor.register.questions import count, email, questions
from auditor.rounds.answer_draft import fields
from auditor.rounds.answer_faults import said
from auditor.rounds.to_ask import day_asked_for
from auditor.rounds.told_in_month import Tellings
from auditor.views.directory import is_counted
from auditor.views.disputes import against_causes, spoken_of
from auditor.views.stood import users_there
from auditor.views.told_by_slip import has_only_slips_to_send
from auditor.views.trying_again import answers_in_force, as_asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from auditor.desk.desk import Desk
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.rounds.answer_draft import AskedOffice, AskedRow, Cells, Draft
    from auditor.rounds.answer_faults import Fault

_LISTED: Final = Text(en="{email} in the roster", bn="তালিকায় {email}")
_NOT_LISTED: Final = Text(en="no address in the roster", bn="তালিকায় ঠিকানা নেই")
_USERS: Final = Text(en="{n} {n:user ID|user IDs}", bn="{n}টি আইডি")
PHONE: Final = "phone"
MEETING: Final = "meeting"
_TALK: Final = (CONTACTED_ON.name, WAY.name, Talked.TOLD_BY.value, Talked.PROOF.value)


def new_page() -> str:
    """Return an id for a page that is shown, by which its own earlier changes are known."""
    return secrets.token_hex(8)


class Choice(Struct, frozen=True):
    """One answer to choose: the words that are kept, how it is called, and whether it is the one that was chosen, or cannot be."""

    words: str
    label: Text
    chosen: bool
    is_closed: bool = False


class Field(Struct, frozen=True):
    """A question as a page shows it.

    Attributes:
        id: its name in the form: the row's number and the column's name.
        label: what is asked, in short; `spoken` as the caller says it, where there is a sentence for it.
        choices: its closed answers.
        typed: what may be typed beside them, or without any; None where nothing may be. `is_number`: it is a number, and no digit chooses.
        written: what was typed.
        words: what was answered, chosen or typed.
        earlier: what was known before.
        faults: what is wrong with the answer.
        is_open: it is open, and not only there to be told of one's own accord.
        advised: only advice asks it.

    """

    id: str
    label: Text
    spoken: Text | None
    choices: tuple[Choice, ...]
    typed: Text | None
    is_number: bool
    written: str
    words: str
    earlier: Text | None
    faults: tuple[Text, ...]
    is_open: bool
    advised: bool

    @property
    def is_closed(self) -> bool:
        """Whether one of its answers cannot be given: what can is written in its field."""
        return any(choice.is_closed for choice in self.choices)

    @property
    def said(self) -> Text:
        """What was answered, a closed answer as it is called."""
        return next((choice.label for choice in self.choices if choice.chosen), plain(self.words))


class Row(Struct, frozen=True):
    """The office or one of its accounts as a page shows it, with the id it was `asked_as`; `post` is empty for the office, `faults` are of the whole row."""

    subject: str
    asked_as: str
    post: Text | None
    fields: tuple[Field, ...]
    faults: tuple[Text, ...]

    @property
    def by_name(self) -> Mapping[str, Field]:
        """Its questions by name."""
        return {field.id.partition(".")[2]: field for field in self.fields}

    @property
    def is_answered(self) -> bool:
        """Whether anything of its own is answered."""
        return any(field.words for field in self.fields)

    @property
    def is_needed(self) -> bool:
        """Whether a question is open that the row of the whole office cannot answer."""
        return any(
            field.is_open and questions()[name].asked_of is AskedOf.HOLDER for name, field in self.by_name.items()
        )

    @property
    def asked(self) -> tuple[Field, ...]:
        """The questions that are open or answered."""
        return tuple(field for field in self.fields if field.is_open or field.words)

    @property
    def more(self) -> tuple[Field, ...]:
        """What may be told beside them."""
        return tuple(field for field in self.fields if field not in self.asked)


class Page(Struct, frozen=True):
    """An office as its page shows it.

    Attributes:
        office: of the roster; None where it is not on it any more. `name` is how it is called.
        rows: its own row first.
        talk: what says when, by which way and by whom it was told.
        revision: of what is saved of it.
        answered: something is saved of it.
        nothing_told: it was spoken to, and told nothing.

    """

    id: str
    office: Office | None
    name: Text
    rows: tuple[Row, ...]
    talk: Mapping[str, Field]
    revision: str
    answered: bool
    nothing_told: bool

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts of who may have told it, as they are kept."""
        if self.office is None:
            return ()
        return tuple(dict.fromkeys((self.office.head_post.bn, *(post.bn for post in self.office.called.values()))))

    @property
    def faults(self) -> tuple[Text, ...]:
        """What is wrong with when, how and by whom it was told, or with a whole row."""
        of_talk = (told for field in self.talk.values() for told in field.faults)
        return (*of_talk, *(told for row in self.rows for told in row.faults))


class Pages:
    """Shows the offices of a draft, by what is known of them now."""

    def __init__(self, desk: Desk, draft: Draft) -> None:
        """Look at what is known."""
        judged = desk.judgement()
        self._draft, self._evidence, self.context = draft, judged.evidence, judged.context
        self.before = judged.told_before
        reads = desk.space().baseline.reads
        past = desk.history()
        self._corrections = {
            subject.id: open_items.corrections(each, subject.id, reads, upheld)
            for each in judged.assessments
            if (upheld := spoken_of(each, past))
            for subject in each.office.subjects
        }
        self._talks = {each.office.id: each.contacts for each in judged.assessments}
        self._day, self._language = desk.day, desk.language
        self._offered: dict[str, tuple[Text, ...]] = {}
        self._offices = {office.id: office for office in judged.context.roster.offices}
        self.serials = {each.office.id: each.serial for each in judged.assessments}
        """The places of offices (ids) in the roster, as every list has them."""
        self.named = named_apart((each.serial, each.office) for each in judged.assessments)
        """How offices (ids) are named among all."""
        self._users = {each.office.id: users_there(each.office) for each in judged.assessments if is_counted(each)}
        tellings = Tellings(judged.told, judged.by_then.counts)
        self.told = {
            each.office.id: on
            for each in judged.assessments
            if each.office.id not in draft.answers and (on := tellings.last_in(draft.month, each)) is not None
        }
        """The offices (ids) of which nothing is answered in the draft, but evidence of its month is there already, with its last day."""
        of_meeting = desk.judged_to_ask().assessments
        answered = answers_in_force(past.letters, desk.day, day_asked_for(desk.space(), desk.day))
        self.owing = {
            each.office.id
            for each in of_meeting
            if open_items.asks_anybody(
                as_asked(each, past.since(each.office.id), answered, against_causes(each, past)), reads
            )
        }
        """The offices (ids) that have something to do or to tell by the next meeting, or of which something is to be corrected."""
        self.by_slip = {each.office.id for each in of_meeting if has_only_slips_to_send(each)}
        """The offices (ids) that can tell what they owe then by self-check slips alone."""
        self.waiting = {each.office.id for each in of_meeting if any(found.awaits_portal for found in each.findings)}
        """The offices (ids) of which something waits for the portal then."""

    def name(self, office: str) -> Text:
        """Return how an office is called, or was where the roster does not list it any more; its id where nobody knows it."""
        known = self.context.known.get(office)
        listed = self.named.get(self.context.id_now(office))
        return listed or (known.office.name if known is not None else plain(office))

    def phone(self, office: str) -> str:
        """Return an office's telephone number."""
        listed = self._listed(office)
        return listed.phone if listed is not None else ""

    def _listed(self, office: str) -> Office | None:
        return self._offices.get(self.context.id_now(office))

    def page(self, asked: AskedOffice, faults: Sequence[Fault] = (), *, way: str = PHONE) -> Page:
        """Return an office's page.

        Args:
            asked: what is asked of it.
            faults: what is wrong with what is saved of it.
            way: by which way it is told, where nothing is saved yet.

        """
        answered = self._draft.answers.get(asked.office)
        rows = answered.rows if answered is not None else {}
        office = self._listed(asked.office)
        cells = dict(rows.get(asked.office, {}))
        nothing_told = answered is not None and not answered.tells
        known = {
            CONTACTED_ON.name: short_date(self._day, self._language),
            WAY.name: next(choice.label.bn for choice in WAY.choices if choice.value == way),
        }
        talk = {
            column.name: self._field(column, f"0.{column.name}", cells or known, _of(faults, asked.office))
            for column in columns()
            if column.name in _TALK
        }
        return Page(
            asked.office,
            office,
            self.name(asked.office),
            tuple(
                self._row(
                    asked,
                    number,
                    _post(self.context, office, row.subject),
                    rows.get(row.subject, {}),
                    _of(faults, row.subject),
                )
                for number, row in enumerate(asked.shown)
            ),
            talk,
            self._draft.answered(asked.office).revision,
            answered is not None,
            nothing_told,
        )

    def _row(
        self, asked: AskedOffice, number: int, post: Text, cells: Cells, faults: Mapping[str, tuple[Text, ...]]
    ) -> Row:
        row = asked.shown[number]
        in_row = [questions()[name] for name in fields(asked, row) if name in questions()]
        earlier = self._earlier(asked, row, [question.name for question in in_row])
        found = tuple(
            self._field(
                question,
                f"{number}.{question.name}",
                cells,
                faults,
                earlier=earlier.get(question.name),
                row=row if question.name in row.open_items else None,
                closed=self._closed(asked.office) if question is email.QUESTION else (),
            )
            for question in sorted(in_row, key=lambda question: (question.turn, question.name))
        )
        return Row(row.subject, self._draft.given(row.subject), post if number else None, found, faults.get("", ()))

    def _field(  # noqa: PLR0913 one parameter a part of it
        self,
        column: FormColumn,
        id_: str,
        cells: Cells,
        faults: Mapping[str, tuple[Text, ...]],
        *,
        earlier: Text | None = None,
        row: AskedRow | None = None,
        closed: Collection[str] = (),
    ) -> Field:
        words = cells.get(column.name, "")
        if column.name not in self._offered:
            self._offered[column.name] = column.offered(self._draft.counts_from)
        offered = self._offered[column.name]
        key = match_key(words)
        chosen = next((label.bn for label in offered if match_key(label.bn) == key), "") if words else ""
        spoken = column.spoken or column.in_full if isinstance(column, Question) else None
        return Field(
            id_,
            column.short or column.heading,
            spoken.filled(decision_date=column.day_in(self._draft.counts_from)) if spoken is not None else None,
            tuple(
                Choice(label.bn, label, label.bn == chosen, is_closed=label.bn in closed and label.bn != chosen)
                for label in offered
            ),
            column.typed or (None if offered else column.heading),
            column.is_number,
            "" if chosen else words,
            words,
            earlier,
            faults.get(column.name, ()),
            row is not None,
            row is not None and column.name in row.advised,
        )

    def _earlier(self, asked: AskedOffice, row: AskedRow, names: Sequence[str]) -> Mapping[str, Text]:
        """Return what was answered before, by questions' names: of an office that is asked once, what its account answered too."""
        subjects = [row.subject] if len(asked.shown) > 1 else [each.subject for each in asked.rows]
        talks = self._talks.get(asked.office, ())
        found: dict[str, Text] = {}
        for subject in subjects:
            evidence = self._evidence.get(subject)
            if evidence is not None:
                found |= dict(open_items.recalled(evidence, frozenset(names), talks))
            for name, told in self._corrections.get(subject, {}).items():
                if name in names:
                    found[name] = joined((told, *([found[name]] if name in found else ())), "; ")
        return found | self._beside(asked.office, found) if row.subject == asked.office else found

    def _closed(self, office: str) -> Collection[str]:
        """Return the answers about its e-mail address that an office cannot give, since the roster has none."""
        address = self._offices[office].email if office in self._offices else None
        labels = (choice.label.bn for choice in email.CHOICES)
        return {words for words in labels if address is not None and email.is_of_no_address(words, address)}

    def _beside(self, office: str, earlier: Mapping[str, Text]) -> dict[str, Text]:
        """Return what is known of an office beside answers, by questions' names: the address in the roster, and how many user IDs it has."""
        known: dict[str, Text] = {}
        if office in self._offices:
            address = self._offices[office].email
            listed = _LISTED.filled(email=address) if address else _NOT_LISTED
            told = (each for each in (earlier.get(email.QUESTION.name), listed) if each)
            known[email.QUESTION.name] = joined(told, "; ")
        if office in self._users:
            known[count.QUESTION.name] = _USERS.filled(n=self._users[office])
        return known


def _of(faults: Iterable[Fault], subject: str) -> Mapping[str, tuple[Text, ...]]:
    found: dict[str, tuple[Text, ...]] = {}
    for fault in faults:
        if fault.subject == subject:
            found[fault.column] = (*found.get(fault.column, ()), fault.told)
    return found


def _post(context: SourceContext, office: Office | None, subject: str) -> Text:
    """Return how an account is called, or was where the roster does not list it under that id; its id where nobody knows it."""
    called = office.called.get(subject) if office is not None else None
    known = context.known.get(subject)
    return called or (known.account.post if known is not None and known.account is not None else plain(subject))


def placed(context: SourceContext, asked: AskedOffice, faults: Iterable[Fault]) -> tuple[tuple[str, Text], ...]:
    """Return what is wrong with answers, each with its post (of an account's own) and its question, and which field of the form it is; empty for a whole row."""
    number_of = {row.subject: number for number, row in enumerate(asked.shown)}
    found: list[tuple[str, Text]] = []
    for fault in faults:
        number, words = number_of.get(fault.subject), said(fault)
        if number:
            listed = next((each for each in context.roster.offices if each.id == context.id_now(asked.office)), None)
            words = OF_POST.filled(post=_post(context, listed, fault.subject), told=words)
        found.append((f"{number}.{fault.column}" if fault.column and number is not None else "", words))
    return tuple(found)


OF_POST: Final = Text(en="{post}: {told}", bn="{post}: {told}")
"""How what is told of an account among those of its office is told."""
