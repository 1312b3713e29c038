"""The draft of answers that are typed at the desk: what is asked, and what was answered and not handed in yet.

It lies below ``drafts/`` and is no evidence. It holds ids, names of questions, and the words that were chosen or typed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.model.errors import WorkspaceError
from auditor.model.journal import FormsMade, WorkspaceNamed
from auditor.register.answer_file import cell_names, read_days, written_days
from auditor.register.questions import questions
from auditor.register.rows import RegisterRow
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import is_gone
from auditor.rounds.typed import draft_texts, half_handed_in
from auditor.workspace import writing
from auditor.workspace.folder import DRAFTS, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.counting import CountsFrom
    from auditor.model.identity import Identities

DRAFT: Final = f"{DRAFTS}/answers.json"
FORMAT: Final = "portal-auditor-draft-1"
Cells = Mapping[str, str]
Rows = Mapping[str, Cells]
"""What was answered, by the ids of an office and its accounts, and by columns' names."""


class AskedRow(Struct, frozen=True):
    """What is asked of an office or of one of its accounts: the questions that are open, and which of them are advice only."""

    subject: str
    open_items: frozenset[str]
    advised: frozenset[str]


class AskedOffice(Struct, frozen=True):
    """An office that is asked; its own row comes first. `listed` is how many accounts the roster lists of it."""

    office: str
    rows: tuple[AskedRow, ...]
    listed: int

    @property
    def single(self) -> bool:
        """Whether there are no two rows of accounts, so that the office's row answers what is asked of a holder, too."""
        return len(self.rows) <= 2  # noqa: PLR2004 the office's and one account's

    @property
    def shown(self) -> tuple[AskedRow, ...]:
        """The rows that are answered: an office that has one account is asked once."""
        return self.rows[:1] if self.single and self.listed <= 1 else self.rows

    @property
    def is_ordered(self) -> bool:
        """Whether anything is asked of it that is more than advice."""
        return any(row.open_items - row.advised for row in self.rows)


class Answered(Struct, frozen=True):
    """What an office answered; `revision` is the draft and the page in which it was last changed, so that an older page is known as such."""

    revision: str
    rows: Rows

    @property
    def tells(self) -> bool:
        """Whether any question is answered; otherwise the office was spoken to and told nothing."""
        return has_answer(self.rows)


class Draft(Struct, frozen=True):
    """What is asked in a month, and what was answered and not handed in.

    Attributes:
        month: YYYY-MM; `number` is the form's own id, `workspace` the workspace's.
        counts_from: the days that are named to those who answer; `asked`: whom, in the order of calling.
        answers: by the ids of offices.
        unreached: the days on which offices were called and not reached, by their ids; this stays in the draft.
        day, way: what holds for all that is entered at a meeting, once it was said.
        then: the ids that offices and accounts have in the file, as they had when asking began, by those that they have now, where these are others.
        named: of whoever answered while he was taken for one of before, the id under which he appeared, by that in the file: the page named him.
        newcomers: whom a page names so now, by the ids of now (`Identities.newcomers`).

    """

    month: str
    number: str
    workspace: str
    counts_from: CountsFrom
    asked: tuple[AskedOffice, ...]
    answers: Mapping[str, Answered] = field(default_factory=dict)
    unreached: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    day: date | None = None
    way: str = ""
    then: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    newcomers: Mapping[str, str] = field(default_factory=dict)

    def given(self, now: str) -> str:
        """Return the id that an office or account has in the file, by the one it has now."""
        return self.then.get(now, now)

    def now(self, given: str) -> str:
        """Return the id that an office or account has now, by the one it has in the file, or has now."""
        return next((now for now, then in self.then.items() if then == given), given)

    def as_now(self, id_now: Callable[[str], str]) -> Draft:
        """Return the draft with the ids that offices and accounts have now; of several that are one now the others keep theirs, so that nothing typed is lost.

        Args:
            id_now: gives the id that somebody has now, by one that he had.

        """
        ids = dict.fromkeys(row.subject for asked in self.asked for row in asked.rows)
        ids |= dict.fromkeys(subject for answered in self.answers.values() for subject in answered.rows)
        then: dict[str, str] = {}
        for given in dict.fromkeys((*(asked.office for asked in self.asked), *ids)):
            now = id_now(self.named.get(given, given))
            if now != given and now not in ids:
                then.setdefault(now, given)
        names = {given: now for now, given in then.items()}
        return replace(self.called(lambda given: names.get(given, given)), then=then)

    def called(self, called: Callable[[str], str]) -> Draft:
        """Return the draft with other ids of offices and accounts."""
        asked = tuple(
            AskedOffice(
                called(office.office),
                tuple(replace(row, subject=called(row.subject)) for row in office.rows),
                office.listed,
            )
            for office in self.asked
        )
        answers = {
            called(office): Answered(
                answered.revision, {called(subject): cells for subject, cells in answered.rows.items()}
            )
            for office, answered in self.answers.items()
        }
        unreached = {called(office): days for office, days in self.unreached.items()}
        return replace(self, asked=asked, answers=answers, unreached=unreached)

    @property
    def told(self) -> int:
        """How many offices told something."""
        return sum(answered.tells for answered in self.answers.values())

    @property
    def questions_answered(self) -> int:
        """How many answers they gave."""
        return sum(_questions_answered(answered.rows) for answered in self.answers.values())

    @property
    def told_nothing(self) -> int:
        """How many offices were spoken to and told nothing."""
        return len(self.answers) - self.told

    def is_left_over(self, month: str) -> bool:
        """Whether nothing was answered in it, and another month (YYYY-MM) is asked for now: nobody misses it."""
        return not self.answers and self.month != month

    def answered(self, office: str) -> Answered:
        """Return what an office answered; also where that is nothing its revision is this draft's, and no other's."""
        return self.answers.get(office) or Answered(self.revised(""), {})

    def revised(self, page: str) -> str:
        """Return the revision of what is changed on a page (its id)."""
        return f"{self.number}/{page}"

    def answering(self, office: str, answered: Answered) -> Draft:
        """Return the draft with what an office answered in the place of what it had, which reached it; nothing answered takes it back."""
        answers = {**self.answers, office: answered}
        if not answered.rows:
            del answers[office]
        unreached = {each: days for each, days in self.unreached.items() if each != office or not answered.rows}
        here, rows = {office, self.newcomers.get(office)}, self.of(office).rows
        newcomers = {row.subject: self.newcomers.get(row.subject, "") for row in rows}
        named = {self.given(now): new for now, new in newcomers.items() if new.partition("/")[0] in here}
        return replace(self, answers=answers, unreached=unreached, named={**self.named, **named})

    def asking_also(self, offices: Iterable[AskedOffice]) -> Draft:
        """Return the draft with what these are asked in the place of what they were; those that were not asked come last."""
        new = {asked.office: asked for asked in offices}
        known = tuple(new.pop(asked.office, asked) for asked in self.asked)
        return replace(self, asked=(*known, *new.values()))

    def asking_now(self, offices: Iterable[AskedOffice]) -> Draft:
        """Return the draft with these in the place of all that were asked; who answered stays, with what he was asked."""
        answered = {asked.office: asked for asked in self.asked if asked.office in self.answers}
        now = tuple(answered.pop(asked.office, asked) for asked in offices)
        return replace(self, asked=(*now, *answered.values()))

    def of(self, office: str) -> AskedOffice:
        """Return what is asked of an office.

        Raises:
            AuditorError: it is not asked.

        """
        for asked in self.asked:
            if asked.office == office:
                return asked
        raise WorkspaceError(draft_texts.NOT_ASKED)

    def after(self, office: str) -> str:
        """Return the next office that has not answered, in the order of calling, beginning anew at the end; empty where all have."""
        order = [asked.office for asked in self.asked]
        place = order.index(office) + 1 if office in order else 0
        waiting = [each for each in (*order[place:], *order[:place]) if each not in self.answers]
        reached = [each for each in waiting if each not in self.unreached]
        return next(iter((*reached, *(each for each in waiting if each != office), *waiting)), "")


def load(folder: Path, recalled: Callable[[], Identities] | None = None) -> Draft | None:
    """Return the draft of a workspace, with the ids of now and what was answered in the order of who is asked; None where nothing was begun.

    Args:
        folder: the workspace's.
        recalled: gives who was given an id, where that is remembered.

    Raises:
        WorkspaceError: it is not as this program writes it, or was begun in another workspace than that of the ledger here.
        LedgerError: the ledger cannot be read.

    """
    draft = _stored(folder)
    if draft is None:
        return None
    ledger = Ledger(folder / LEDGER)
    everybody = recalled() if recalled is not None else identities.known(ledger)
    made = ledger.numbered(FormsMade) if everybody.reconsidered else ()
    begun = next((number for number, forms in made if draft.number in forms.numbers), None)
    now = draft.as_now(everybody.id_now if begun is None else partial(everybody.listed_then, number=begun))
    in_order = {asked.office: now.answers[asked.office] for asked in now.asked if asked.office in now.answers}
    return replace(now, answers={**in_order, **now.answers}, newcomers=everybody.newcomers())


def _stored(folder: Path) -> Draft | None:
    try:
        draft = _read((folder / DRAFT).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise WorkspaceError(draft_texts.UNREADABLE.filled(file=DRAFT)) from error
    known = {named.id for named in Ledger(folder / LEDGER).notes(WorkspaceNamed)}
    if draft.workspace not in known and not is_gone(folder):
        raise WorkspaceError(draft_texts.OF_ANOTHER.filled(file=DRAFT))
    return draft


def waiting(folder: Path) -> int:
    """Return how many offices told something that was typed and not handed in (raises as `load`)."""
    return half_handed_in.not_handed_in(folder, draft) if (draft := _stored(folder)) is not None else 0


def not_handed_in(folder: Path) -> tuple[Text, ...]:
    """Say that answers were typed and not handed in, before a round is kept without them; nothing where there are none (raises as `load`)."""
    return (draft_texts.NOT_HANDED_IN.filled(n=told),) if (told := waiting(folder)) else ()


def keep(folder: Path, draft: Draft) -> None:
    """Write the draft; once this returns it is on the disk. Raises WorkspaceError where it cannot be written."""
    writing.write(folder / DRAFT, written(draft))


def keep_on(folder: Path, draft: Draft) -> None:
    """Write the draft as `keep` in the place of what it was; raises WorkspaceError also where that was handed in or put away meanwhile."""
    last = _stored(folder)
    if last is None or last.number != draft.number:
        raise WorkspaceError(draft_texts.GONE)
    keep(folder, draft)


def is_kept(folder: Path, draft: Draft) -> bool:
    """Return whether a draft lies in its file as it is, whichever version of this program wrote it."""
    return _stored(folder) == _read(written(draft))


def fields(asked: AskedOffice, row: AskedRow) -> tuple[str, ...]:
    """Return the columns that can be filled in in a row: its open questions; in the office's row first day, teller, way and proof."""
    of_talk = [name for name in cell_names() if name not in questions()] if row is asked.rows[0] else []
    as_row = register_row(asked, row)
    return (
        *of_talk,
        *(name for name, question in questions().items() if as_row.is_open(question, single=asked.single)),
    )


def register_row(asked: AskedOffice, row: AskedRow) -> RegisterRow:
    """Return a row as a register has it, without names."""
    nobody = plain("")
    return RegisterRow(
        row.subject, asked.office, 0, nobody, nobody, "", row.open_items, nobody,
        is_office=row is asked.rows[0], advised=row.advised,
    )  # fmt: skip


def has_answer(rows: Rows) -> bool:
    """Return whether any question is answered."""
    return _questions_answered(rows) > 0


def _questions_answered(rows: Rows) -> int:
    return sum(bool(words) and name in questions() for cells in rows.values() for name, words in cells.items())


def as_typed(draft: Draft, office: str, rows: Rows, revision: str) -> Draft:
    """Return a draft as it would be with an office's answers of that revision; it is not saved."""
    return replace(draft, answers={**draft.answers, office: Answered(revision, rows)})


def written(draft: Draft) -> bytes:
    """Return the draft as it lies in its file."""
    draft = draft.called(draft.given)
    content = {
        "format": FORMAT,
        "month": draft.month,
        "number": draft.number,
        "workspace": draft.workspace,
        **written_days(draft.counts_from),
        "day": draft.day.isoformat() if draft.day is not None else "",
        "way": draft.way,
        "asked": [
            {
                "office": asked.office,
                "listed": asked.listed,
                "rows": [
                    {"subject": row.subject, "open": sorted(row.open_items), "advised": sorted(row.advised)}
                    for row in asked.rows
                ],
            }
            for asked in draft.asked
        ],
        "answers": {
            office: {
                "revision": answered.revision,
                "rows": {subject: dict(cells) for subject, cells in answered.rows.items()},
            }
            for office, answered in draft.answers.items()
        },
        "named": dict(draft.named),
        "unreached": {office: [day.isoformat() for day in days] for office, days in draft.unreached.items()},
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _read(written: bytes) -> Draft:
    """Return a draft as it was written.

    Raises:
        ValueError: it is not as this program writes it.

    """
    try:
        content = json.loads(written)
        if content["format"] != FORMAT:
            raise ValueError("another format")
        return Draft(
            str(content["month"]),
            str(content["number"]),
            str(content["workspace"]),
            read_days(content),
            tuple(_asked(office) for office in content["asked"]),
            {office: Answered(str(answered["revision"]), _rows(answered["rows"])) for office, answered in content["answers"].items()},
            {office: tuple(map(date.fromisoformat, days)) for office, days in content["unreached"].items()},
            date.fromisoformat(content["day"]) if content["day"] else None,
            str(content["way"]),
            named={str(given): str(named) for given, named in content.get("named", {}).items()},
        )  # fmt: skip
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("not as this program writes it") from error


def _asked(written: Mapping[str, Any]) -> AskedOffice:
    rows = tuple(
        AskedRow(str(row["subject"]), frozenset(map(str, row["open"])), frozenset(map(str, row["advised"])))
        for row in written["rows"]
    )
    if not rows:
        raise ValueError("an office without a row")
    return AskedOffice(str(written["office"]), rows, int(written["listed"]))


def _rows(written: Mapping[str, Mapping[str, Any]]) -> Rows:
    return {subject: {str(name): str(words) for name, words in cells.items()} for subject, cells in written.items()}
