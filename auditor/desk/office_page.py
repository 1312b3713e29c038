"""What the page of an office that is asked shows: its questions with their choices, answered or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text, plain
from auditor.register.question import AskedOf
from auditor.register.questions import questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.subjects import Office


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
        own_day: its answers name another day than those of others, from which it counts of who has the post.
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
    own_day: bool
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
