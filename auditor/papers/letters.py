"""Letters as files: who is to be reminded as things stand, the drafts noted in the ledger, and what they are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from auditor.i18n import Text, in_digits, joined, plain
from auditor.model.errors import WorkspaceError
from auditor.model.letters import REMINDERS, LetterDrafted, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import named_apart
from auditor.papers import letter_forms, making, noting
from auditor.papers.letter_order import VISIT_IN_FINAL
from auditor.register.rows import Asking
from auditor.rounds import assessing, looking_back
from auditor.rounds.evidence import evidence_folder
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import (
    due_of,
    letters_of,
    note_withdrawn,
    number_drafts,
    open_drafts,
    void,
)
from auditor.views.compared.stood import counted_offices
from auditor.views.letters.errands import Reminding, WantedLetter, errands, owed, portal_request, reminding, still_asks
from auditor.views.letters.letter_words import taken_away
from auditor.views.letters.letters import LetterMaterial, LetterWords
from auditor.views.letters.sent_letters import causes_to_tell, owner_told, to_tell_owner
from auditor.workspace.folder import LETTERS, OUT
from auditor.workspace.question import Printed, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.i18n import Language
    from auditor.papers.letter_order import Order
    from auditor.papers.making import Made, PaperFile
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


FORMS: Final = ("pdf", "docx")
TEXT: Final = "text"
"""The form of covering mails, which is made of letters beside the others."""


class Standing(NamedTuple):
    """How things stand on a day, beside the kept rounds and the letters before, and the judgement that says so."""

    past: History
    judgement: Judgement


class Drafted(Struct, frozen=True):
    """Letters that were drafted: what they are made from, the folder of their files, and the files to be made."""

    material: LetterMaterial
    folder: Path
    files: tuple[PaperFile, ...]


def printed_on(order: Order, letters: Sequence[WantedLetter]) -> tuple[Printed, ...]:
    """Return what is about to be printed, of which questions may be open."""
    if order.portal:
        return (Printed.PORTAL_LETTER,)
    final = any(letter.purpose is Purpose.FINAL for letter in letters)
    return (Printed.REMINDERS, Printed.FINAL_REMINDERS) if final else (Printed.REMINDERS,)


def drafted(  # noqa: PLR0913, PLR0917 of what, in which forms
    space: Workspace,
    now: Standing,
    letters: Sequence[WantedLetter],
    order: Order,
    forms: Sequence[str] = FORMS,
    languages: Sequence[Language] = (),
) -> Drafted:
    """Draft letters, note them in the ledger, and return the files to be made of them; in the workspace's language where no other is named.

    Raises:
        LedgerError: the ledger cannot be written.

    """
    material = draft(space, now, letters, order)
    files = making.files_of(material, [*forms, TEXT], languages or [space.config.language])
    return Drafted(material, space.folder / OUT / f"{LETTERS}{order.today}", tuple(files))


def make(space: Workspace, letters: Drafted, tick: Callable[[], None]) -> Made:
    """Write the files of letters that are missing or changed, and note in the ledger how they are.

    Args:
        space: the workspace.
        letters: which.
        tick: called after each file that is there.

    Raises:
        FileInUseError: some are open in another program; all others are there.
        WorkspaceError: a file cannot be written.
        LedgerError: they cannot be noted.

    """
    try:
        return making.make(letters.files, letters.folder, tick)
    finally:
        names = {file.name: (number_of(file.name),) for file in letters.files}
        noting.note_there(space, letters.folder, names, letters.material.asking.made_on)


def number_of(name: str) -> int:
    """Return the number of the letter that a file belongs to: its name begins with it."""
    return int(name.partition("-")[0])


def standing(space: Workspace, day: date, judge: Callable[[], Judgement] | None = None) -> Standing:
    """Return how things stand on a day.

    Args:
        space: the workspace.
        day: the day.
        judge: gives the judgement of the day, where somebody holds it.

    Raises:
        LedgerError: no round was kept yet, or the ledger is not as it was written.

    """
    looking_back.last_by_itself(space)  # refuses a ledger of which nothing may be told
    judgement = judge() if judge is not None else assessing.assess(space, day)
    return Standing(looking_back.preview(space, judgement), judgement)


def wanted(past: History, order: Order) -> Reminding:
    """Return the letters that are to be made, and of how many offices why not.

    Raises:
        WorkspaceError: a visit is to be proposed, and the letter that goes is no final reminder.

    """
    if order.portal:
        letter = portal_request(past, order.day)
        found = Reminding((letter,) if letter is not None else (), ())
    else:
        found = reminding(past, order.day, order.offices)
    if order.visit is not None and any(letter.purpose is not Purpose.FINAL for letter in found.letters):
        raise WorkspaceError(VISIT_IN_FINAL)
    return found


def draft(space: Workspace, now: Standing, letters: Sequence[WantedLetter], order: Order) -> LetterMaterial:
    """Return what letters are made from, their drafts noted in the ledger; what was drafted alike on that day is not noted again.

    Raises:
        LedgerError: the ledger cannot be written.

    """
    past, plan = now.past, space.config.letters
    due = due_of(plan, past.now.header.next_meeting, order.day)
    drafts = number_drafts(
        past.letters,
        (
            LetterDrafted(
                0,
                letter.purpose,
                letter.offices,
                order.day,
                due if letter.purpose in REMINDERS else None,
                order.today,
                _visit(letter, order, past) if letter.purpose is Purpose.FINAL else None,
            )
            for letter in letters
        ),
    )
    known = {letter.draft for letter in past.letters}
    fresh = [made for made in drafts if made not in known]
    with_forms = letter_forms.numbered(space, past, now.judgement, fresh, order.today)
    Ledger(space.ledger_path).note(*with_forms)
    by_number = {made.number: made for made in with_forms}
    drafts = tuple(by_number.get(made.number, made) for made in drafts)
    return _material(space, now, drafts, order.today)


def _visit(letter: WantedLetter, order: Order, past: History) -> date | None:
    """Return the day of the visit that a final reminder proposes: the one ordered, else that of the draft whose place it takes, if still ahead."""
    if order.visit is not None:
        return order.visit
    meant = {asked.office for asked in letter.offices}
    return next(
        (
            known.draft.visit
            for known in open_drafts(past.letters)
            if known.draft.purpose is Purpose.FINAL
            and known.draft.visit is not None
            and known.draft.visit > order.day
            and meant & {asked.office for asked in known.draft.offices}
        ),
        None,
    )


def clear(space: Workspace, past: History, today: date) -> tuple[Text, ...]:
    """Withdraw the drafts that ask nobody any more, remove their files and those of drafts whose place others took, and return what is told.

    Args:
        space: the workspace.
        past: how things stand today.
        today: today.

    Raises:
        AuditorError: the ledger cannot be read or written, or the list of what was made in a folder cannot be written.

    """
    asked = errands(past)
    withdrawn = [each.draft.number for each in open_drafts(letters_of(space)) if not still_asks(each, asked)]
    note_withdrawn(space, withdrawn, today)
    return tuple(taken_away(_without_files(space).difference(withdrawn), withdrawn))


def _without_files(space: Workspace) -> frozenset[int]:
    """Remove the files of letters that are void from the folders of all days, and return the numbers of those that had some."""
    numbers = {f"{number:02d}": number for number in void(letters_of(space))}
    found: set[int] = set()
    for folder in sorted((space.folder / OUT).glob(f"{LETTERS}*")):
        of_letters = {name: numbers.get(name.partition("-")[0]) for name in making.digests(folder)}
        gone = {name: number for name, number in of_letters.items() if number is not None}
        making.remove(folder, gone)
        found.update(gone.values())
    return frozenset(found)


class Waiting(NamedTuple):
    """The letters that wait to be signed and sent: what those are made from that may be, and what is told of those that may not."""

    materials: tuple[LetterMaterial, ...]
    outdated: tuple[Text, ...]


def waiting(space: Workspace, today: date) -> Waiting:
    """Return the letters that wait to be signed and sent, by the day on which they were drafted.

    A letter may go out while things stand as it says, on the day of its draft and today, and the days that it names are not over;
    where it names none, while no round was kept since.
    The roster is read for them alone: the papers of a kept round need none.

    Raises:
        AuditorError: there are such letters, and the roster or the ledger cannot be read.

    """
    drafts = [letter.draft for letter in open_drafts(letters_of(space))]
    if not drafts:
        return Waiting((), ())
    space = listed.open_workspace(space.folder)
    stands = {day: standing(space, day) for day in sorted({today, *(made.on for made in drafts)})}
    kept = Ledger(space.ledger_path).rounds()[-1].header.day
    why = {made.number: _outdated(made, stands[made.on].past, stands[today].past, today, kept) for made in drafts}
    current = {day: tuple(made for made in drafts if made.on == day and why[made.number] is None) for day in stands}
    outdated = [(made, reason) for made in drafts if (reason := why[made.number]) is not None]
    told = [_OF_DRAFT.filled(number=made.number, on=made.on, why=reason) for made, reason in outdated[:_NAMED]]
    others = [in_digits(f"{made.number}") for made, _ in outdated[_NAMED:]]
    told += [_OTHERS_TOO.filled(numbers=joined(others))] if others else []
    return Waiting(
        tuple(_material(space, stands[day], letters, day) for day, letters in current.items() if letters),
        (_NOT_PACKED.filled(letters=joined(told, "; ")),) if outdated else (),
    )


def _outdated(made: LetterDrafted, then: History, now: History, today: date, kept: date) -> Text | None:
    """Return why a draft is not what would be drafted today; None where it is. `kept` is the day of the last kept round."""
    over = [day for day in (made.due, made.visit) if day is not None and day < today]
    if over:
        return _DAY_OVER.filled(day=min(over))
    if made.due is None and made.on < kept:
        return _ROUND_SINCE.filled(day=kept)
    changed = {office: None for past in (then, now) for office in _changed(past, made)}
    if not changed:
        return None
    names: dict[str, Text] = {}
    for past in (then, now):
        names |= named_apart((each.serial, each.office) for each in past.now.assessments)
    told = joined(names.get(office, plain(office)) for office in list(changed)[:_NAMED])
    return (_CHANGED if len(changed) <= _NAMED else _CHANGED_TOO).filled(offices=told, n=len(changed) - _NAMED)


def _changed(past: History, made: LetterDrafted) -> Iterator[str]:
    """Yield the offices (ids) of a draft that do not owe what it says, or not for the causes of which it tells; and who waits for the owner beside them."""
    told = owner_told(past)
    for asked in made.offices:
        found = past.of_office.get(asked.office)
        of_causes = found is not None and (not asked.causes or asked.causes == causes_to_tell(found, told))
        if found is None or not of_causes or owed(found, past, made.purpose) != asked.policies:
            yield asked.office
    if made.purpose is Purpose.PORTAL:
        meant = {asked.office for asked in made.offices}
        waiting = (each.office.id for each in counted_offices(past.now) if to_tell_owner(each, told))
        yield from (office for office in waiting if office not in meant)


def _material(space: Workspace, now: Standing, drafts: tuple[LetterDrafted, ...], today: date) -> LetterMaterial:
    month = f"{today:%Y-%m}"
    counts_from = evidence_folder.counts_from_of(space.baseline)
    return LetterMaterial(
        now.past,
        space.config.letterhead,
        drafts,
        _words(space),
        Asking(month, counts_from, today, space.config.letterhead, space.config.example),
        letter_forms.of_drafts(space, now.past, now.judgement, drafts, month, today),
    )


def _words(space: Workspace) -> LetterWords:
    plan = space.config.letters
    copies = ((OfficeKind.DEPARTMENT, plan.copy_department), (OfficeKind.UNION, plan.copy_union))
    return LetterWords(
        space.config.help,
        tuple((kind, several(copy)) for kind, copy in copies),
        plan.portal_owner,
        plan.portal_through,
    )


_NAMED: Final = 3
"""So many letters are told of, and offices of a letter named; the others are counted."""
_NOT_PACKED: Final = Text(
    en="Not in the pack, for since it was drafted things stand otherwise: {letters}. Make anew what is still needed: auditor remind",
    bn="খসড়া করার পর অবস্থা বদলে যাওয়ায় এসব পত্র প্যাকে রাখা হয়নি: {letters}। এখনো প্রয়োজন হলে নতুন করে তৈরি করুন: auditor remind",
    on_screen=Text(
        en="Not in the pack, for since it was drafted things stand otherwise: {letters}. Make anew what is still needed, on the screen Meeting, under Letters.",
        bn="খসড়া করার পর অবস্থা বদলে যাওয়ায় এসব পত্র প্যাকে রাখা হয়নি: {letters}। এখনো প্রয়োজন হলে “সভা” পাতার “পত্র” অংশে নতুন করে তৈরি করুন।",
    ),
)
_OF_DRAFT: Final = Text(en="letter {number}, drafted on {on} ({why})", bn="{number} নম্বর পত্র, খসড়ার তারিখ {on} ({why})")
_OTHERS_TOO: Final = Text(en="for such reasons also letters no. {numbers}", bn="একই ধরনের কারণে {numbers} নম্বর পত্রও")
_DAY_OVER: Final = Text(en="{day}, which it names, is over", bn="এতে লেখা {day} তারিখ পার হয়েছে")
_ROUND_SINCE: Final = Text(en="it is of before the round of {day}", bn="এটি {day} তারিখের যাচাইয়ের আগের")
_CHANGED: Final = Text(
    en="what it asks is not what is open any more: {offices}",
    bn="এতে চাওয়া কাজের সঙ্গে এখনকার বাকি কাজ মেলে না: {offices}",
)
_CHANGED_TOO: Final = Text(
    en="what it asks is not what is open any more: {offices} and {n} more",
    bn="এতে চাওয়া কাজের সঙ্গে এখনকার বাকি কাজ মেলে না: {offices} ও আরও {n}টি দপ্তর",
)
