"""What a question of the register is: its column, its answers, how a cell is read, and how it is asked aloud and on paper."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from auditor.i18n import Text, joined, match_key
from auditor.model.counting import CountsFrom
from auditor.model.value import Value
from auditor.model.when import When
from auditor.register.answers import UNKNOWN, day_named, on_day, plainly
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.tables.answers import Choice
    from auditor.tables.sheet import Cell

_DAYS_REMEMBERED: Final = 64
"""Of the columns of so many forms it is remembered what they offer: it is the same for all cells."""
A_DAY_ALONE: Final = Text(en="a day (dd.mm.yyyy)", bn="তারিখ (দিন.মাস.বছর)")
A_DAY: Final = Text(en="a day", bn="তারিখ")
_ONE_OF_THE_LIST: Final = Text(en="one of the list ({listed})", bn="তালিকার উত্তর ({listed})")
_TYPED_OR_LISTED: Final = Text(en="{typed} or one of the list ({listed})", bn="{typed} বা তালিকার উত্তর ({listed})")


class FormColumn(Struct, frozen=True, kw_only=True):
    """One column of the register.

    Attributes:
        name: what it is for, in kebab case.
        heading: its heading; the Bangla one stands in the workbook.
        aliases: other headings under which a register typed by hand has it.
        told: what to write there, for the help sheet and the hint at the cell; ``{decision_date}`` may stand in it.
        width: in the spreadsheet's units, about one letter.
        short: what is asked, in the list of open questions; without it the question is not named there.
        choices: its closed answers, in the order of the list; ``{decision_date}`` may stand in their writings.
        may_be_unknown: the list offers "not known" too.
        typed: what may be typed beside the list or without one, as it is named where a cell is not understood.
        is_number: what is typed is a number, so that no digit stands for an answer of the list; that has "not known" at least.
        in_words: what stands there may have been typed in Bijoy; codes, days, addresses and remarks are no such words.

    """

    name: str
    heading: Text
    aliases: tuple[str, ...] = ()
    told: Text
    width: float = 14
    short: Text | None = None
    choices: tuple[Choice[Any], ...] = ()
    may_be_unknown: bool = True
    typed: Text | None = None
    is_number: bool = False
    in_words: bool = True

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that is read as this column."""
        return (self.heading.bn, self.heading.en, *self.aliases)

    def day_in(self, counts_from: CountsFrom) -> date:
        """Return the day that stands in the place of ``{decision_date}``: that from which what it asks for counts."""
        return counts_from.day

    def offered(self, counts_from: CountsFrom) -> tuple[Text, ...]:
        """Return the answers of its drop-down list, in order; none where it has no list."""
        return _offered(
            self.choices, self.day_in(counts_from), may_be_unknown=self.may_be_unknown, is_number=self.is_number
        )

    def closed_answer(self, words: str, counts_from: CountsFrom) -> Text | None:
        """Return which of its closed answers words are, in whichever language they are written; that may name a day of its holder's own (`auditor.register.of_the_holder`)."""
        key, named = match_key(words), day_named(words)
        days = (counts_from, CountsFrom(named)) if named is not None else (counts_from,)
        offered = (label for each in days for label in self.offered(each))
        return next((label for label in offered if key in {match_key(label.bn), match_key(label.en)}), None)

    def expected(self, counts_from: CountsFrom) -> Text:
        """Return what a cell of this column may hold."""
        return _expected(self.typed, self.offered(counts_from))


@remembered(_DAYS_REMEMBERED)
def _offered(
    choices: tuple[Choice[Any], ...], decision_day: date, *, may_be_unknown: bool, is_number: bool
) -> tuple[Text, ...]:
    labels = tuple(choice.label for choice in on_day(choices, decision_day))
    return (*labels, UNKNOWN) if (labels or is_number) and may_be_unknown else labels


@remembered(_DAYS_REMEMBERED)
def _expected(typed: Text | None, labels: tuple[Text, ...]) -> Text:
    if typed and not labels:
        return typed
    listed = joined(labels, " / ")
    return _TYPED_OR_LISTED.filled(typed=typed, listed=listed) if typed else _ONE_OF_THE_LIST.filled(listed=listed)


class AskedOf(Enum):
    """On whose row a question is answered."""

    OFFICE = auto()
    """On the office's row only."""
    ACCOUNT = auto()
    """On each account's row; what stands on the office's row holds for all its accounts."""
    HOLDER = auto()
    """On each account's row, for it speaks of a person; on the office's row only where there is one account."""


class Claim(Value, frozen=True):
    """What a cell says; `seen` when it is something that can be seen at a login."""

    fact: Fact[Any]
    value: Any
    seen: bool = False


class Basis(Value, frozen=True):
    """What a cell is read by, beside what stands in it.

    Attributes:
        told_on: the day on which it was told.
        counted: the days that the form named to those who answered, then the workspace's, then that of the first decision: forms named it for all.
        rule: the id of the rule by which "meets the rule" is judged.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.
        listed_email: the address that the roster has of the office; empty for what is not asked of the office: of the same words that is the same.

    """

    told_on: date
    counted: tuple[CountsFrom, ...]
    rule: str
    allowed_domains: tuple[str, ...]
    listed_email: str = ""

    def days_of(self, fact: Fact[Any]) -> tuple[date, ...]:
        """Return from which day a fact counts, as the form named it, then the others by which it may be told."""
        return tuple(dict.fromkeys(each.of(fact) for each in self.counted))


Claims = tuple[Claim, ...]
Answer = Claims | Text | None
"""What a cell says; or what must be told about it; or nothing where it is none of the question's answers."""


class FormLine(Struct, frozen=True):
    """How a question stands on the printed answer form.

    Attributes:
        words: the question.
        boxes: the answers to tick, ``{dots}`` being room to write; without any there is only room to write.
        unlisted_only: only offices are asked of which no account is listed by its post, or not all are.
        with_address: the question where the office's official address is known, which it names; None where it is the same.

    """

    words: Text
    boxes: tuple[Text, ...] = ()
    unlisted_only: bool = False
    with_address: Text | None = None

    def asked_of(self, address: str) -> Text:
        """Return the question, of the office's official address where that is known; empty where it is not."""
        return self.words if self.with_address is None or not address else self.with_address.filled(address=address)


class Question(FormColumn, frozen=True, kw_only=True):
    """One question: a column whose cells are read as facts. It has one file, in `auditor.register.questions`.

    Attributes:
        place: its column's place among the questions of the workbook.
        turn: its place where people ask: on the telephone and on the printed form.
        asked_of: on whose row it is answered.
        fact: what it asks for; it is open while a policy that reads this fact is not settled.
        also: further facts that an answer may claim.
        always_open: it can be answered in every row, open or not.
        read: a pure function from a cell that is filled in to what it says.
        of_everybody: "not applicable" is no answer to it.
        may_be_none: "no" is an answer that claims nothing.
        recalled: how an earlier value of the fact is said beside the row; None where it is not shown.
        undone: how the answer is called that it was not done, where that is kept as a span of days; None where it is said as it is kept.
        found: what is said of a day of the act that is the day of telling: nobody told when it was done, only that it was so by then.
        answers: what each of the choices claims, where one answer tells several facts: by these it is said which was given.
        more_about: the question of which this one only asks more: alone it is no answer that somebody could miss.
        opened_by: the question by whose answer this one can become one: where that is asked this is, too, though its duty waits for that answer.
        spoken: what the caller says on the telephone of whatever office; None where it is asked only of those of whom it is open, as it is `in_full`.
        in_full: how it is asked where it stands by itself and nothing is `spoken`; None where its heading says it all.
        on_form: its line of the printed form; None where it is not asked there.

    """

    place: int
    turn: int
    asked_of: AskedOf
    fact: Fact[Any] | None
    also: tuple[Fact[Any], ...] = ()
    always_open: bool = False
    read: Callable[[Cell, Basis], Answer]
    of_everybody: bool = False
    may_be_none: bool = False
    recalled: Callable[[Any], Text] | None = plainly
    undone: Text | None = None
    found: Text | None = None
    answers: Mapping[Any, Claims] = field(default_factory=dict)
    more_about: str = ""
    opened_by: str = ""
    spoken: Text | None = None
    in_full: Text | None = None
    on_form: FormLine | None = None

    def day_in(self, counts_from: CountsFrom) -> date:
        """Return the day from which its fact counts."""
        return counts_from.of(self.fact)

    @property
    def facts(self) -> tuple[Fact[Any], ...]:
        """What an answer may tell: first what it asks for, where that is a fact."""
        return self.also if self.fact is None else (self.fact, *self.also)

    def said(self, value: Any, told_on: date | None = None) -> Text | None:  # noqa: ANN401 the value of any fact
        """Return how a value of its fact is said; None where it is not shown.

        Args:
            value: the value.
            told_on: the day on which people told it; None of a record, whose day is that of the act.

        """
        if self.found is not None and told_on is not None and value == When.on(told_on):
            return self.found
        if self.recalled is None:
            return None
        return value.not_yet if told_on is not None and value == When(None, told_on) else self.recalled(value)

    def no_told(self, value: Any, told_on: date | None) -> Text | None:  # noqa: ANN401 the value of any fact
        """Return how the answer is called that it was not done since some day; None where that is not what people told."""
        is_no = isinstance(value, When) and value.earliest is None and value != When.not_by_the_holder()
        return self.undone if is_no and told_on is not None and value.latest < told_on else None

    def under_heading(self, known: Mapping[Fact[Any], Any], told_on: date) -> Text | None:
        """Return what was answered, as it stands below the question's heading: in the words of the choice that is its value, else as it was `answered`."""
        value = known.get(self.fact) if self.fact is not None else None
        chosen = next((choice.label for choice in self.choices if choice.value == value), None)
        return self.answered(known, told_on) if chosen is None else chosen

    def answered(self, known: Mapping[Fact[Any], Any], told_on: date | None = None) -> Text | None:
        """Return what was answered, in the words of the choice that claims most of what is known and nothing else of it.

        Args:
            known: the values of the question's facts that one answer told; at least of its own fact.
            told_on: the day on which people told it; None of a record.

        """
        if self.fact is None or self.recalled is None or self.fact not in known:
            return None
        fitting = [
            choice
            for choice in self.choices
            if (claims := self.answers.get(choice.value))
            and all(claim.fact in known and known[claim.fact] == claim.value for claim in claims)
        ]
        if not fitting:
            no = self.no_told(known[self.fact], told_on)
            return self.said(known[self.fact], told_on) if no is None else no
        return max(fitting, key=lambda choice: len(self.answers[choice.value])).label
