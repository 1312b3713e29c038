"""Answers that are typed at the desk: saved as one goes, looked through by the reader of registers, and handed in.

Handed in, a draft is a form of this workspace that the ledger vouches for, and is read as a register with these cells would be.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, clean, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.sentences import sentences
from auditor.model.views.head import named_apart
from auditor.rounds.asking import forms
from auditor.rounds.evidence.whose_rows import note_whose_rows
from auditor.rounds.opposing.lending import NOTHING_BEFORE
from auditor.rounds.typed import draft_texts, leaving_answers
from auditor.rounds.typed.answer_draft import (
    DRAFT,
    Answered,
    AskedOffice,
    AskedRow,
    Cells,
    Draft,
    Rows,
    fields,
    is_kept,
    keep,
    keep_on,
    load,
)
from auditor.rounds.typed.answer_faults import RefusedError, faults_of, file_of, said
from auditor.rounds.typed.two_versions import together
from auditor.workspace.folder import DRAFTS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from auditor.model.counting import CountsFrom
    from auditor.model.source import SourceContext
    from auditor.register.rows import RegisterRow
    from auditor.rounds.opposing.lending import ToldBefore
    from auditor.rounds.typed.answer_faults import Fault
    from auditor.workspace.folder import Workspace

LONGEST: Final = 200
"""Letters of one answer; the longest writing of a choice has less than half as many."""


class StaleError(AuditorError):
    """An office's answers were changed on another page meanwhile; `stored` is what they are, `typed` what was to be saved."""

    def __init__(self, stored: Answered, typed: Rows) -> None:
        """Keep both versions."""
        super().__init__(_STALE)
        self.stored, self.typed = stored, typed


class ToCorrectError(WorkspaceError):
    """No office's answers can be handed in before something is corrected; `offices` are the ids of whose it is, each with what is told of it."""

    def __init__(self, offices: Mapping[str, Text]) -> None:
        """Keep whose answers they are."""
        super().__init__(*offices.values())
        self.offices = offices


# The draft -------------------------------------------------------------------------------------------------------


def begin(space: Workspace, rows: Iterable[RegisterRow], month: str, counts_from: CountsFrom, day: date) -> Draft:
    """Begin a draft of what is to be asked, with an id of its own that the ledger knows; one that was left over makes room for it.

    Args:
        space: the workspace.
        rows: offices in the order of calling, each followed by its accounts.
        month: for which month, YYYY-MM.
        counts_from: the days from which resets and profiles count.
        day: the day of the work.

    Raises:
        AuditorError: a draft was begun already, or it or the ledger cannot be written.

    """
    last = load(space.folder)
    if last is not None and not last.is_left_over(month):
        raise WorkspaceError(draft_texts.BEGUN)
    rows = tuple(rows)
    asked = _asked(rows)
    (stamp,) = forms.stamp_forms(space, month, 1, day, advice=any(row.advised for row in rows))
    draft = Draft(month, stamp.number, stamp.workspace, counts_from, asked)
    keep(space.folder, draft)
    return draft


def ask_also(folder: Path, rows: Iterable[RegisterRow]) -> Draft:
    """Ask offices also what these rows say, and keep what they answered; those that were not asked come last.

    Raises:
        AuditorError: asking was not begun, or the draft cannot be written.

    """
    draft = begun(folder).asking_also(_asked(rows))
    keep_on(folder, draft)
    return draft


def ask_now(folder: Path, rows: Iterable[RegisterRow]) -> None:
    """Ask what these rows say in the place of what was to be asked; what was answered stays with what was asked for it.

    Raises:
        AuditorError: asking was not begun, or the draft cannot be written.

    """
    keep_on(folder, begun(folder).asking_now(_asked(rows)))


def _asked(rows: Iterable[RegisterRow]) -> tuple[AskedOffice, ...]:
    of_office: dict[str, list[RegisterRow]] = {}
    for row in rows:
        of_office.setdefault(row.office, []).append(row)
    return tuple(
        AskedOffice(
            office, tuple(AskedRow(row.subject, row.open_items, row.advised) for row in of_one), of_one[0].accounts
        )
        for office, of_one in of_office.items()
    )


def save(  # noqa: PLR0913 one parameter a part of what a page sends
    folder: Path,
    context: SourceContext,
    office: str,
    typed: Rows,
    *,
    seen: str,
    page: str,
    before: ToldBefore = NOTHING_BEFORE,
    shown: Rows | None = None,
    draft: Draft | None = None,
) -> tuple[Draft, tuple[Fault, ...]]:
    """Save what an office answered, in the place of what was saved of it before; nothing answered takes it back.

    It is saved also where something is wrong with it, but for what may be a password. What another page answered meanwhile stays, where this one
    did not change it.

    Args:
        folder: the workspace's.
        context: what must be known to read answers.
        office: its id.
        typed: what was chosen and typed, by the ids of its rows and columns' names; the office's row has day and way.
        seen: the revision that the page showed.
        page: the page's own id, by which its own earlier changes are known.
        before: what was told before.
        shown: what the page showed of it before anything was changed on it; None where that is not known.
        draft: as it was read already.

    Returns:
        The draft as it is now, and what is wrong with the office's answers.

    Raises:
        StaleError: another page changed the same answers meanwhile, or the page is of a draft that was handed in or put away. What only one of both
            changed is saved all the same.
        AuditorError: it looks like a password, is too long, is typed in Bijoy, or cannot be written; or the draft was handed in or put away meanwhile.

    """
    draft = draft or begun(folder)
    asked = draft.of(office)
    rows = _kept_cells(asked, typed)
    stored, revision = draft.answered(office), draft.revised(page)
    # before both versions are shown: none may be a password
    faults = faults_of(draft.answering(office, Answered(revision, rows)), context, office, before)
    if shown is not None and rows and stored.rows and seen.startswith(draft.revised("")):
        theirs, mine = together(stored.rows, rows, _kept_cells(asked, shown))
        if theirs != mine and stored.revision != seen:
            if theirs != stored.rows:
                stored = Answered(draft.revised(secrets.token_hex(8)), theirs)
                keep_on(folder, draft.answering(office, stored))
            raise StaleError(stored, mine)
        if mine != rows:  # it is what neither page shows
            rows, revision = mine, draft.revised(secrets.token_hex(8))
            faults = faults_of(draft.answering(office, Answered(revision, rows)), context, office, before)
    elif stored.revision not in {seen, revision} and stored.rows != rows:
        raise StaleError(stored, rows)
    draft = draft.answering(office, Answered(revision, rows))
    keep_on(folder, draft)
    return draft, faults


def note_unreached(folder: Path, office: str, day: date) -> Draft:
    """Note that an office was called and not reached.

    Raises:
        AuditorError: it is not asked, or the draft cannot be written.

    """
    draft = begun(folder)
    draft.of(office)
    days = tuple(dict.fromkeys((*draft.unreached.get(office, ()), day)))
    draft = replace(draft, unreached={**draft.unreached, office: days})
    keep_on(folder, draft)
    return draft


def set_meeting(folder: Path, day: date, way: str) -> Draft:
    """Say on which day and by which way (as it is called in Bangla) all that is entered at a meeting was told.

    Raises:
        AuditorError: the draft cannot be read or written.

    """
    draft = replace(begun(folder), day=day, way=way)
    keep_on(folder, draft)
    return draft


def begun(folder: Path) -> Draft:
    """Return the draft that was begun; an `AuditorError` is raised where none was, or it cannot be read."""
    draft = load(folder)
    if draft is None:
        raise WorkspaceError(NOT_BEGUN)
    return draft


def _kept_cells(asked: AskedOffice, typed: Rows) -> Rows:
    """Return what was typed where something can be answered; nothing where no answer is among it and nobody was spoken to.

    Raises:
        AuditorError: an answer is too long.

    """
    found: dict[str, Cells] = {}
    for row in asked.shown:
        cells = {
            name: words
            for name in fields(asked, row)
            if (words := clean(typed.get(row.subject, {}).get(name, "")).strip())
        }
        if any(len(words) > LONGEST for words in cells.values()):
            raise WorkspaceError(_TOO_LONG.filled(n=LONGEST))
        if cells:
            found[row.subject] = cells
    return found


# Handing in ------------------------------------------------------------------------------------------------------


class HandedIn(Struct, frozen=True):
    """What was handed in, and what was not.

    Attributes:
        file: its name below ``evidence/``.
        answers: how many answers of how many `offices`; `told_nothing` is how many more were spoken to and told nothing.
        staying: what is told of each office whose answers stay in the draft until they are corrected, by the offices' ids.
        noted: what is told of answers that were handed in and do not count, or are odd, each with its office.

    """

    file: str
    answers: int
    offices: int
    told_nothing: int
    staying: Mapping[str, Text]
    noted: tuple[Text, ...] = ()

    @property
    def words(self) -> Text:
        """What is told of it."""
        told = _HANDED_IN_SILENT if self.told_nothing else _HANDED_IN
        return told.filled(a=self.answers, n=self.offices, s=self.told_nothing, file=self.file)


def hand_in(space: Workspace, context: SourceContext, day: date, before: ToldBefore = NOTHING_BEFORE) -> HandedIn:
    """Hand the answers over: leave them as a file in evidence that the ledger vouches for, and take them out of the draft.

    Answers of an office in which something is to be corrected stay in a draft with an id of its own; they keep nobody else's back.

    Raises:
        ToCorrectError: in the answers of every office something is to be corrected.
        AuditorError: nothing was answered, or file or ledger cannot be written.

    """
    draft = begun(space.folder)
    if not draft.answers:
        raise WorkspaceError(_NOTHING)
    names = named_apart(enumerate(context.roster.offices, start=1))
    staying = {
        office: _WRONG.filled(office=names.get(office, plain(office)), why=sentences(why))
        for office, why in to_correct(draft, context, draft.answers).items()
    }
    sound = {office: answered for office, answered in draft.answers.items() if office not in staying}
    if not sound:
        raise ToCorrectError(staying)
    noted = tuple(
        _NOTED.filled(office=names.get(office, plain(office)), told=said(fault))
        for office in sound
        for fault in faults_of(draft, context, office, before)
    )
    handed = replace(draft, answers=sound)
    name = leaving_answers.leave(space, file_of(handed, context, sound), day)
    note_whose_rows(space, day, sound)
    _forget(space, draft, sound, day)
    return HandedIn(name, handed.questions_answered, handed.told, handed.told_nothing, staying, noted)


def to_correct(draft: Draft, context: SourceContext, offices: Iterable[str]) -> dict[str, tuple[Text, ...]]:
    """Return in whose answers of some offices (ids) something is to be corrected before they can be handed in, and what."""
    return {office: why for office in offices if (why := _to_correct(draft, context, office))}


def _to_correct(draft: Draft, context: SourceContext, office: str) -> tuple[Text, ...]:
    try:
        return tuple(said(fault) for fault in faults_of(draft, context, office) if fault.blocks)
    except RefusedError as error:
        return error.messages


def put_away(folder: Path) -> str:
    """Put the draft away beside its place, so that another can be begun; return its name in the workspace from then on.

    Raises:
        AuditorError: asking was not begun, or the draft cannot be moved.

    """
    draft = begun(folder)
    name = f"{DRAFTS}/answers-{draft.month}-{draft.number}.json"
    try:
        (folder / DRAFT).rename(folder / name)
    except OSError:
        raise WorkspaceError(draft_texts.NOT_PUT_AWAY) from None
    return name


def _forget(space: Workspace, draft: Draft, handed: Container[str], day: date) -> None:
    """Take what was handed in of these offices out of a draft, unless something was answered in it meanwhile; nothing left, it goes.

    What is left is a form of its own: answers of a form that was handed in are told once.
    """
    if not is_kept(space.folder, draft):
        return
    left = {office: answered for office, answered in draft.answers.items() if office not in handed}
    if left:
        (stamp,) = forms.stamp_forms(space, draft.month, 1, day)
        asked = tuple(asked for asked in draft.asked if asked.office not in handed)
        keep(space.folder, replace(draft, number=stamp.number, asked=asked, answers=left, then={}, named={}))
        return
    (space.folder / DRAFT).unlink()
    with suppress(OSError):  # something else lies there
        (space.folder / DRAFT).parent.rmdir()


NOT_BEGUN: Final = Text(
    en="There is no draft of answers: it was handed in, or asking was not begun. Begin on the desk's screen Ask and answer.",
    bn="উত্তরের কোনো খসড়া নেই: জমা দেওয়া হয়ে গেছে, অথবা জিজ্ঞাসা শুরু হয়নি। ডেস্কের “জিজ্ঞাসা ও উত্তর” পাতায় শুরু করুন।",
)
_STALE: Final = Text(
    en="These answers were changed on another page meanwhile, or the draft of this page was handed in or put away, so what you typed was not saved "
    "yet. Both are shown below: choose one.",
    bn="এর মধ্যে অন্য পাতায় এই উত্তরগুলো বদলানো হয়েছে, অথবা এই পাতার খসড়াটি জমা দেওয়া বা তুলে রাখা হয়েছে, তাই আপনার লেখা এখনো রাখা হয়নি। নিচে দুটোই দেখানো হলো: একটি বেছে নিন।",
)
_TOO_LONG: Final = Text(
    en="An answer is longer than {n} letters, so nothing was saved. Shorten it.",
    bn="একটি উত্তর {n} অক্ষরের বেশি, তাই কিছু রাখা হয়নি। ছোট করে লিখুন।",
)
_NOTHING: Final = Text(
    en="Nothing was answered yet, so there is nothing to hand in. Enter the answers on the desk's screen Ask and answer.",
    bn="এখনো কোনো উত্তর লেখা হয়নি, তাই জমা দেওয়ার কিছু নেই। ডেস্কের “জিজ্ঞাসা ও উত্তর” পাতায় উত্তর লিখুন।",
)
_WRONG: Final = Text(
    en="{office}: something in its answers is to be corrected first, so they were not handed in and stay in the draft. {why}",
    bn="{office}: আগে কিছু ঠিক করতে হবে, তাই এই দপ্তরের উত্তর জমা হয়নি, খসড়ায় রয়েছে। {why}",
)
_NOTED: Final = Text(en="{office}: {told}", bn="{office}: {told}")
_HANDED_IN: Final = Text(
    en="Handed in: {a} {a:answer|answers} of {n} {n:office|offices}, as evidence/{file}",
    bn="{n}টি দপ্তরের {a}টি উত্তর জমা হয়েছে: evidence/{file}",
    on_screen=Text(
        en="Handed in: {a} {a:answer|answers} of {n} {n:office|offices}.", bn="{n}টি দপ্তরের {a}টি উত্তর জমা হয়েছে।"
    ),
)
_HANDED_IN_SILENT: Final = Text(
    en="Handed in: {a} {a:answer|answers} of {n} {n:office|offices}; spoken to, nothing told: {s}; as evidence/{file}",
    bn="{n}টি দপ্তরের {a}টি উত্তর জমা হয়েছে; কথা হয়েছে, তথ্য পাওয়া যায়নি: {s}টি; ফাইল: evidence/{file}",
    on_screen=Text(
        en="Handed in: {a} {a:answer|answers} of {n} {n:office|offices}; spoken to, nothing told: {s}.",
        bn="{n}টি দপ্তরের {a}টি উত্তর জমা হয়েছে; কথা হয়েছে, তথ্য পাওয়া যায়নি: {s}টি।",
    ),
)
