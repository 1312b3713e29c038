"""What the pages of asking show: each question with its choices, what was answered before, and what is wrong with it."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

from auditor.desk.office_page import Choice, Field, Page, Row
from auditor.i18n import Text, joined, plain, short_date
from auditor.model.views.head import named_apart
from auditor.register import open_items
from auditor.register.columns import CONTACTED_ON, WAY, Talked, columns
from auditor.register.days_told import sources_without_day
from auditor.register.of_the_holder import counts_from_joining, joined_on, own_day
from auditor.register.question import FormColumn, Question
from auditor.register.questions import count, email, questions
from auditor.register.recalling import recalled
from auditor.rounds.evidence.told_in_month import Tellings
from auditor.rounds.to_ask import day_asked_for
from auditor.rounds.typed.answer_draft import fields
from auditor.rounds.typed.answer_faults import said
from auditor.views.compared.stood import users_there
from auditor.views.disputes import against_causes, spoken_of
from auditor.views.letters.trying_again import answers_in_force, as_asked
from auditor.views.office.directory import is_counted
from auditor.views.remarks.told_by_slip import has_only_slips_to_send

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.model.counting import CountsFrom
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.rounds.typed.answer_draft import AskedOffice, AskedRow, Cells, Draft
    from auditor.rounds.typed.answer_faults import Fault

_LISTED: Final = Text(en="{email} in the roster", bn="তালিকায় {email}")
_NOT_LISTED: Final = Text(en="no address in the roster", bn="তালিকায় ঠিকানা নেই")
_USERS: Final = Text(en="{n} {n:user ID|user IDs}", bn="{n}টি আইডি")
PHONE: Final = "phone"
MEETING: Final = "meeting"
_TALK: Final = (CONTACTED_ON.name, WAY.name, Talked.TOLD_BY.value, Talked.PROOF.value)


def new_page() -> str:
    """Return an id for a page that is shown, by which its own earlier changes are known."""
    return secrets.token_hex(8)


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
        self._assessed = {each.office.id: each for each in judged.assessments}
        self._day, self._language = desk.day, desk.language
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
        (of_one, *others), counts_from = _whose(asked, row) or (row,), self._draft.counts_from
        if not others and (number or len(asked.shown) == 1):
            counts_from = counts_from_joining(counts_from, self._joined_on(asked, of_one))
        found = tuple(
            self._field(
                question,
                f"{number}.{question.name}",
                cells,
                faults,
                earlier=earlier.get(question.name),
                row=row if question.name in row.open_items else None,
                closed=self._closed(asked.office) if question is email.QUESTION else (),
                counts_from=counts_from,
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
        counts_from: CountsFrom | None = None,
    ) -> Field:
        words = cells.get(column.name, "")
        counts_from = counts_from or self._draft.counts_from
        day, offered = column.day_in(counts_from), column.offered(counts_from)
        answer = column.closed_answer(words, counts_from) if words else None
        chosen = answer.bn if answer in offered else ""
        spoken = column.spoken or column.in_full if isinstance(column, Question) else None
        return Field(
            id_,
            column.short or column.heading,
            spoken.filled(decision_date=day) if spoken is not None else None,
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
            day != column.day_in(self._draft.counts_from),
            row is not None,
            row is not None and column.name in row.advised,
        )

    def _earlier(self, asked: AskedOffice, row: AskedRow, names: Sequence[str]) -> Mapping[str, Text]:
        """Return what was answered before, by questions' names: of an office that is asked once, what its account answered too; before it from which day on it counts of who joined since."""
        subjects = [row.subject] if len(asked.shown) > 1 else [each.subject for each in asked.rows]
        assessed = self._assessed.get(asked.office)
        talks = assessed.contacts if assessed is not None else ()
        found: dict[str, Text] = {}
        for subject in subjects:
            evidence = self._evidence.get(subject)
            if evidence is not None:
                untold = sources_without_day(assessed, subject) if assessed is not None else ()
                found |= dict(recalled(evidence, frozenset(names), talks, untold))
            for name, told in self._corrections.get(subject, {}).items():
                if name in names:
                    found[name] = _first(told, found.get(name))
        for each in _whose(asked, row):
            for name in each.open_items.intersection(names):
                own = own_day((name,), self._joined_on(asked, each), self._draft.counts_from)
                if own is not None and each.subject not in subjects:
                    own = OF_POST.filled(post=_post(self.context, self._listed(asked.office), each.subject), told=own)
                if own is not None:
                    found[name] = _first(own, found.get(name))
        return found | self._beside(asked.office, found) if row.subject == asked.office else found

    def _joined_on(self, asked: AskedOffice, row: AskedRow) -> date | None:
        """Return since when who is asked by the row of an account has the post (`joined_on`)."""
        assessed = self._assessed.get(asked.office)
        return joined_on(assessed, row.subject) if assessed is not None else None

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


def _whose(asked: AskedOffice, row: AskedRow) -> tuple[AskedRow, ...]:
    """Return the rows of the accounts of which a row asks: of its own, or of all that are asked of the office."""
    return asked.rows[1:] if row is asked.rows[0] else (row,)


def _first(told: Text, before: Text | None) -> Text:
    """Return what is told of a question before what is known of it, if anything is."""
    return joined(filter(None, (told, before)), "; ")


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
