"""Whose a form is: what is stamped on it when it is made, and what a workspace knows of its own forms."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple

from msgspec import Struct, field

from auditor.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

NOBODY: Final = Text(en="", bn="")


class FormStamp(Struct, frozen=True):
    """What a form says of itself: of which workspace, for which meeting, and which form it is.

    Attributes:
        workspace: the workspace's id, three groups of four digits; empty on a form made before ids, or by hand.
        upazila, district: the workspace's place in clear.
        month: the month for which it was made, YYYY-MM.
        number: the form's own id, two groups of four digits.
        meets_on: the day of the meeting for which it was made, as it was planned then, for its reader; None where none was. Whose it is now, the ledger says by its number.

    """

    workspace: str = ""
    upazila: Text = NOBODY
    district: Text = NOBODY
    month: str = ""
    number: str = ""
    meets_on: date | None = None


UNSTAMPED: Final = FormStamp()


class SaidOf(NamedTuple):
    """A file below ``evidence/`` of which a person said on a day whose it is; its digest is empty where that was not kept."""

    file: str
    digest: str
    on: date


class OwnForms(Struct, frozen=True):
    """What a workspace knows of its own forms.

    Attributes:
        upazila, district: its place.
        ids: the ids it ever had; none in a workspace that has given out no form with an id.
        said, others: fingerprints of forms without an id of which a person said that they are ours, each with of which file that was said last, and of those that are another's; `anothers` the day on which each of the
            latter was said to be it, by the digest that it had then.
        early: SHA-256 (hex) of files that entered a round before the workspace had an id.
        read_on: SHA-256 (hex) of files that entered any kept round, each with the first day of such a round.
        handed_in: SHA-256 (hex) of files that were handed in when days in them were still to come, each with the day of that.
        counted_on: the day on which rows of a form, or of a copy of it, were first noted, by its number.
        begun_on: SHA-256 (hex) of files that carry on others, each with the first day of a round that one of these entered.
        month: the meeting that is judged for, YYYY-MM as papers call it; empty where the months of forms are not compared.
        of_meeting: the numbers of the forms that were made for that meeting, in whatever month.
        further_months: the other months for which that meeting was planned, or in which it is held since it was put off; its forms may be of them too.
        example: example data: its forms were made without ids.
        former: the names of the same upazila and its district before they were corrected.

    """

    upazila: Text
    district: Text
    ids: frozenset[str] = frozenset()
    said: Mapping[str, SaidOf] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    anothers: Mapping[str, date] = field(default_factory=dict)
    early: frozenset[str] = frozenset()
    read_on: Mapping[str, date] = field(default_factory=dict)
    handed_in: Mapping[str, date] = field(default_factory=dict)
    counted_on: Mapping[str, date] = field(default_factory=dict)
    begun_on: Mapping[str, date] = field(default_factory=dict)
    month: str = ""
    of_meeting: frozenset[str] = frozenset()
    further_months: frozenset[str] = frozenset()
    example: bool = False
    former: tuple[tuple[Text, Text], ...] = ()

    @property
    def places(self) -> tuple[tuple[Text, Text], ...]:
        """The names of upazila and district that its forms may bear."""
        return ((self.upazila, self.district), *self.former)


class UnclaimedForm(Struct, frozen=True):
    """A form that does not say whose it is: its file below ``evidence/`` with its digest, the fingerprint by which it is known again, and the domains in it that are not known to be ours."""

    file: str
    fingerprint: str
    sha256: str
    others: tuple[str, ...] = ()


class DayMeant(Struct, frozen=True):
    """A day of contact as it is `written` in a form, and the day that is `meant` by it; `of_row` where the other days of that year in its rows are of the year meant, too."""

    written: date
    meant: date
    of_row: bool = False


class OddRow(Struct, frozen=True):
    """A row whose day of contact does not fit the month of its form: its number, whose it is, the day, and by what it is known where its form has no number (`Form.mark`)."""

    number: int
    office: Text
    day: DayMeant
    mark: str = ""


class OddDays(Struct, frozen=True):
    """Days of contact in one column that do not fit their form, or had not come yet when its file was read.

    Attributes:
        file: the form's name below ``evidence/``; `form` its own number, or the file's SHA-256 where it has none.
        sheet, heading: where they stand.
        month: the form's month, YYYY-MM; empty where it has none: the year of the days is odd then.
        odd: the rows of the sheet, in their order.
        days: their days, each once; what is meant if only the year is wrong, otherwise the day as written.
        only_the_year: whether every one of them fits in another year.
        read_by: the day on which the file was read, where they had not come yet; None where they do not fit the form.
        last: the last day that can be meant: nothing in a file was told after it was read. None where that day is not known.
        beside: a day as written, and another of the same year, not later, in a row that was told on it; each pair once, in order.

    """

    file: str
    form: str
    sheet: str
    heading: str
    month: str
    odd: tuple[OddRow, ...]
    days: tuple[DayMeant, ...]
    only_the_year: bool
    read_by: date | None = None
    last: date | None = None
    beside: tuple[tuple[date, date], ...] = ()

    @property
    def rows(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(row.number for row in self.odd)


class FormCopy(Struct, frozen=True):
    """A copy of a form: its file below ``evidence/``, and the file's SHA-256 (hex)."""

    file: str
    sha256: str


class FormRow(Struct, frozen=True, order=True):
    """A row of a copy: its file below ``evidence/``, its sheet and its number; `kept` where the file stands in a kept round, so that it stays as it is."""

    file: str
    sheet: str
    number: int
    kept: bool = False


class DisputedAnswer(Struct, frozen=True, order=True):
    """What copies answer otherwise: of whom (an id), to which question (its name), and the last day on which any of them may have been told."""

    subject: str
    question: str
    on: date


class DisputedRow(Struct, frozen=True):
    """A row that copies answer otherwise.

    Attributes:
        owner: whose it is, the id of an account or office; `office` and `name`, the office's id and name.
        answers: what they answer otherwise.
        left_open: where it stands in copies that were said to be filled in last and do not take the place of what the others say.
        is_answered: whether of each two of the copies it was said which was filled in last.
        day_alone: they answer the same, on days that are known, can be true, and differ.
        anew: what each copy answers in it that can take the place of what others do, and not as these do on one day: the file and the name of the question.

    """

    owner: str
    office: str
    name: Text
    answers: tuple[DisputedAnswer, ...]
    left_open: tuple[FormRow, ...] = ()
    is_answered: bool = False
    day_alone: bool = False
    anew: frozenset[tuple[str, str]] = frozenset()


class DifferingCopies(Struct, frozen=True):
    """Copies of one form that answer the same rows otherwise, while nobody said which was filled in last, or that does not settle it.

    Attributes:
        form: the form's own number.
        copies: the copies, by their files' names.
        offices: the offices whose rows differ.
        rows: the rows that they answer otherwise.

    """

    form: str
    copies: tuple[FormCopy, ...]
    rows: tuple[DisputedRow, ...] = ()

    @property
    def digests(self) -> frozenset[str]:
        """The SHA-256 (hex) of the copies' files."""
        return frozenset(copy.sha256 for copy in self.copies)

    @property
    def offices(self) -> tuple[Text, ...]:
        """The offices whose rows differ, by name."""
        return tuple({row.office: row.name for row in self.rows}.values())

    @property
    def left_open(self) -> tuple[FormRow, ...]:
        """The rows of copies that were said to be filled in last, which do not take the place of what the others say."""
        return tuple(sorted({place for row in self.rows for place in row.left_open}))

    def answered_in(self, file: str) -> tuple[tuple[str, str], ...]:
        """Return what a copy answers in rows that differ: by whose row it is (id), the name of the question."""
        return tuple(sorted((row.owner, name) for row in self.rows for named, name in row.anew if named == file))

    @property
    def is_answered(self) -> bool:
        """Whether it was said which was filled in last, though that leaves something open."""
        return all(row.is_answered for row in self.rows)


class AnswerWithdrawn(Struct, frozen=True):
    """An answer that was typed at the desk and handed in was typed wrongly: the copy of its form that is noted next tells it no more.

    Attributes:
        form: the number of its form; `subject` whose it is, by id; `question` the name of what was asked.
        instead: the number of the form that tells it rightly; empty where it was taken back.
        reason: why, as it was typed.
        on: the day.

    """

    kind: ClassVar[str] = "answer-withdrawn"
    form: str
    subject: str
    question: str
    instead: str
    reason: str
    on: date


class FormAnswerTakenBack(Struct, frozen=True):
    """An answer about a form (`FormClaimed`, `DaysSettled`, `CopiesOrdered`, `TalkSettled`), or about the day or the order of slips (`SlipDay`, `SlipsOrdered`), was wrong: `entry` is its number in the chain, `on` the day of the note."""

    kind: ClassVar[str] = "form-answer-taken-back"
    entry: int
    on: date


class DaysSettled(Struct, frozen=True):
    """A person said which days are meant by days of contact that do not fit the month of their form.

    Attributes:
        form: the form's own number, or its file's SHA-256 (hex) where it has none; `sheet` where they stand.
        days: the days as written and as meant; `on` the day of the note.
        rows: by what their rows are known where the form has no number (`Form.mark`): as long as they stay as they are, whatever else of its file does not. Empty in notes of before 0.15.0.

    """

    kind: ClassVar[str] = "days-settled"
    form: str
    sheet: str
    days: tuple[DayMeant, ...]
    on: date
    rows: tuple[str, ...] = ()


class DaysToCome(Struct, frozen=True):
    """A file was handed in when days of contact in it were still to come: nothing in it was told after `on`, however late it is looked at again.

    Attributes:
        sha256: the file's SHA-256 (hex).
        on: the day on which it was handed in.

    """

    kind: ClassVar[str] = "days-to-come"
    sha256: str
    on: date


class TalkSettled(Struct, frozen=True):
    """A person said what is meant where a register does not say, in words that can be read, when or how rows were told, or whether answers that are struck through count.

    Attributes:
        form: the form's own number, or its file's SHA-256 (hex) where it has none; `sheet` where they stand.
        column: the name of the column, of `Talked`; `STRUCK` where it is about answers that are struck through.
        cell: by what the cell, or all that are alike, is known again (`DoubtfulTalk`); it holds nothing of what is written there.
        meant: the day (YYYY-MM-DD), the way (as observations have it), `NOBODY_KNOWS`, or `EACH_APART`; `COUNTS` or `STRUCK_OUT`.
        on: the day of the note; `rows` as in `DaysSettled`, of answers that are struck through also where the form has a number.

    """

    kind: ClassVar[str] = "talk-settled"
    form: str
    sheet: str
    column: str
    cell: str
    meant: str
    on: date
    rows: tuple[str, ...] = ()


NOBODY_KNOWS: Final = "unknown"
EACH_APART: Final = "apart"
"""Cells that are alike do not all mean the same: each is asked about by itself."""
STRUCK: Final = "struck"
COUNTS: Final = "counts"
"""What is struck through counts as it is written."""
STRUCK_OUT: Final = "struck-out"
"""What is struck through is no answer."""


class CellAskedAbout(Struct, frozen=True):
    """It was asked what a doubtful cell of a register means, so that cell was told by then, whatever day its row lacks.

    Attributes:
        cell: by what it is known again, also in another copy of its form (`Form.known_by`).
        on: the day on which the answer was told, whenever that was typed; the day of typing where the answer was too old to count by then, or
            was that nobody knows.
        form: the number of the form that answers it: once that answer is withdrawn, this counts no more.

    """

    kind: ClassVar[str] = "cell-asked-about"
    cell: str
    on: date
    form: str = ""


WHY_WITHDRAWN: Final = Text(en="Why it is corrected or taken back", bn="সংশোধন বা বাতিলের কারণ")
"""What is asked of whoever withdraws an answer."""
