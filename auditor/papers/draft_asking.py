"""The draft of answers at the desk: what is asked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.papers.asking import what_to_ask
from auditor.rounds.typed import answering

if TYPE_CHECKING:
    from datetime import date

    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.typed.answer_draft import Draft
    from auditor.workspace.folder import Workspace


def begin_draft(space: Workspace, judgement: Judgement, month: str, day: date, *, everybody: bool) -> Draft | None:
    """Begin to ask at the desk: a draft of what is to be asked in a month; None where nothing is open or stale.

    Offices that are phoned come first, in the order of the roster; those asked for advice alone follow.

    Args:
        space: the workspace.
        judgement: how things stand.
        month: for which month, YYYY-MM.
        day: the day of the work.
        everybody: ask everything again.

    Raises:
        AuditorError: a draft was begun already, or it or the ledger cannot be written.

    """
    to_ask = what_to_ask(space, judgement, month, everybody=everybody)
    return answering.begin(space, to_ask.in_order, month, to_ask.counts_from, day) if to_ask.rows else None


class Outgrown(Struct, frozen=True):
    """What is to be asked now that the list of a draft leaves out: the offices (ids) that are not in it, and those that are and are to be asked more."""

    missing: frozenset[str] = frozenset()
    asked_less: frozenset[str] = frozenset()


def outgrown(space: Workspace, judgement: Judgement, draft: Draft) -> Outgrown:
    """Return which offices are to be phoned now for more than a draft asks, and gave no answer in it: since it was begun the meeting was moved, or the roster or what is known changed.

    Args:
        space: the workspace.
        judgement: how things stand at the next meeting.
        draft: the draft.

    """
    to_ask = what_to_ask(space, judgement, draft.month, everybody=False)
    asked = {row.subject: row.open_items for office in draft.asked for row in office.rows}
    more = {row.office for row in to_ask.phoned if row.open_items - row.advised - asked.get(row.subject, frozenset())}
    more -= draft.answers.keys()
    listed = {office.office for office in draft.asked}
    return Outgrown(frozenset(more - listed), frozenset(more & listed))


def renew_draft(space: Workspace, judgement: Judgement) -> None:
    """Ask in the draft that was begun what is to be asked now; what was answered in it stays.

    Args:
        space: the workspace.
        judgement: how things stand at the next meeting.

    Raises:
        AuditorError: asking was not begun, or the draft cannot be written.

    """
    month = answering.begun(space.folder).month
    answering.ask_now(space.folder, what_to_ask(space, judgement, month, everybody=False).in_order)


def ask_again(space: Workspace, judgement: Judgement, office: str) -> None:
    """Ask one office everything again in the draft that was begun; what it answered in it stays.

    Args:
        space: the workspace.
        judgement: how things stand.
        office: its id.

    Raises:
        AuditorError: asking was not begun, nothing is asked of such an office, or the draft cannot be written.

    """
    to_ask = what_to_ask(space, judgement, answering.begun(space.folder).month, everybody=True)
    rows = [row for row in to_ask.rows if row.office == office]
    if not rows:
        raise WorkspaceError(_NO_OFFICE)
    answering.ask_also(space.folder, rows)


_NO_OFFICE: Final = Text(
    en="Nothing is asked of this office: it has no account on the list. Choose an office from the list.",
    bn="এই দপ্তরকে জিজ্ঞাসার কিছু নেই: তালিকায় এর কোনো আইডি নেই। তালিকা থেকে একটি দপ্তর বেছে নিন।",
)
