"""What is to be asked: the rows of the register, and what the papers of asking are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from auditor.i18n import Text
from auditor.model.forms import UNSTAMPED
from auditor.places.addresses import is_personal
from auditor.register.answers import NOT_ASKED
from auditor.register.of_the_holder import counts_from_joining, own_day
from auditor.register.question import AskedOf
from auditor.register.questions import questions
from auditor.register.questions.email import QUESTION as EMAIL

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import date

    from auditor.model.counting import CountsFrom
    from auditor.model.forms import FormStamp
    from auditor.model.subjects import Office
    from auditor.model.views.head import Letterhead
    from auditor.register.question import Question


_OF_POST: Final = Text(en="{post}: {told}.", bn="{post}: {told}।")
CLOSED: Final = NOT_ASKED.label
"""What stands where a question is not asked."""


class RegisterRow(Struct, frozen=True):
    """One row to ask: an office, or one of its accounts.

    Attributes:
        subject: the office's or the account's id.
        office: the office's id.
        serial: the office's serial in the roster.
        open_items: the names of the questions that are open or stale; some others can be answered in every row.
        context: earlier answers as one finished text, for information only.
        advised: the names of those open questions that no decision asks, only advice.
        vacant: in an account's row, that its post is vacant: nobody is there to do or tell anything of it.
        accounts: in an office's row, how many accounts it lists, whether anything of them is open or not.
        joined: in an account's row, since when its present holder has the post (`auditor.register.of_the_holder.joined_on`).

    """

    subject: str
    office: str
    serial: int
    office_name: Text
    post: Text
    masked_login: str
    open_items: frozenset[str]
    context: Text
    is_office: bool
    advised: frozenset[str] = frozenset()
    accounts: int = 0
    vacant: bool = False
    joined: date | None = None

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of the open questions of this row, in the order of the columns."""
        return tuple(name for name in questions() if name in self.open_items)

    def counts_from(self, counts_from: CountsFrom) -> CountsFrom:
        """Return from which days acts count of whom this row asks, by those from which they count whoever did them."""
        return counts_from_joining(counts_from, self.joined)

    def own_day(self, counts_from: CountsFrom) -> Text | None:
        """Return that days before the present holder joined are no answer to open questions of this row; None where none of them asks for such a day."""
        return own_day(self.open_items, self.joined, counts_from)

    def is_open(self, question: Question, *, single: bool) -> bool:
        """Return whether a question can be answered in this row; `single` where the office has no two rows of accounts."""
        return self._takes(question, single=single) and (question.always_open or question.name in self.open_items)

    def closed_with(self, question: Question, *, single: bool) -> str:
        """Return what stands where a question cannot be answered; nothing where it is one of the other rows'."""
        if not self._takes(question, single=single) or self.is_open(question, single=single):
            return ""
        return CLOSED.bn

    def _takes(self, question: Question, *, single: bool) -> bool:
        of_others = AskedOf.HOLDER if self.is_office else AskedOf.OFFICE
        return question.asked_of is not of_others or (self.is_office and single)


class Asking(Struct, frozen=True):
    """What all papers of one month's asking have in common.

    Attributes:
        month: for which month, YYYY-MM.
        counts_from: the days from which resets and profiles count.
        made_on: the day in the papers' files.
        letterhead: what stands at the top, and whom to ask.
        example: mark them as sample data.

    """

    month: str
    counts_from: CountsFrom
    made_on: date
    letterhead: Letterhead
    example: bool = False


class CallSheet(Struct, frozen=True):
    """The list by which offices are phoned.

    Attributes:
        rows: the register's rows; an office's row before those of its accounts.
        phones: telephone numbers by office id; they stand on no other paper.
        first: what is asked before what is open, since it follows from what was told before, by office id.
        who_is_who: what only the office knows, such as of names and posts that changed, by office id; it is asked beside what is open.
        stamp: whose form it is, and which one.

    """

    asking: Asking
    rows: tuple[RegisterRow, ...]
    phones: Mapping[str, str]
    first: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    who_is_who: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    stamp: FormStamp = UNSTAMPED


class AnswerForm(Struct, frozen=True):
    """The paper form of one office.

    Attributes:
        serial: its place in the roster, the same as in the annex.
        stamp: which form it is.
        rows: its rows of the register beside which it is made, which it asks no more than; without any it asks all that concerns it.
        concerning: the names of the questions that concern it (`auditor.register.open_items.concerning`).
        besides: what else it asks, with room to write, and why something is asked anew.

    """

    office: Office
    serial: int
    stamp: FormStamp = UNSTAMPED
    rows: tuple[RegisterRow, ...] = ()
    besides: tuple[Text, ...] = ()
    concerning: frozenset[str] = field(default_factory=lambda: frozenset(questions()))

    def asked(self, subject: str) -> Container[str] | None:
        """Return the names of the questions that are asked of the office or an account; None where nothing is."""
        if not self.rows:
            return self.concerning
        row = next((row for row in self.rows if row.subject == subject), None)
        single = len(self.rows) <= 2  # noqa: PLR2004 the office's and one account's
        return None if row is None else {name for name, each in questions().items() if row.is_open(each, single=single)}

    def counts_from(self, subject: str, counts_from: CountsFrom) -> CountsFrom:
        """Return from which days the acts count of who has one of its accounts, by those from which they count whoever did them."""
        return next((row.counts_from(counts_from) for row in self.rows if row.subject == subject), counts_from)

    def own_days(self, counts_from: CountsFrom) -> tuple[Text, ...]:
        """Return of each post that is asked for days of its present holder's own (`RegisterRow.own_day`) from when on they count."""
        told = ((row.post, row.own_day(counts_from)) for row in self.rows)
        return tuple(_OF_POST.filled(post=post, told=own) for post, own in told if own is not None)

    @property
    def known_address(self) -> str:
        """The office's official e-mail address where the form does not ask which it is; empty where it does, and where that is not the roster's."""
        office = self.office
        is_asked = EMAIL.name in (self.asked(office.id) or ())
        is_known = office.email and not (is_asked or office.email_told or is_personal(office.email.rpartition("@")[2]))
        return office.email if is_known else ""


class AnswerForms(Struct, frozen=True):
    """The paper forms of several offices as one print file."""

    asking: Asking
    forms: tuple[AnswerForm, ...]
