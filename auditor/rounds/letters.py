"""Letters in the ledger: made and numbered, sent on a day, received later by some, answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, clean, joined
from auditor.model.errors import WorkspaceError, of_part
from auditor.model.letters import (
    REMINDERS,
    Letter,
    LetterAnswered,
    LetterDrafted,
    LetterReceived,
    LetterSent,
    LetterWithdrawn,
    Purpose,
)
from auditor.model.made_papers import PapersMade
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.letter_days import next_meeting, refuse_sent_later
from auditor.tables import notes
from auditor.workspace.working_days import working_days_after

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from auditor.model.identity import Identities
    from auditor.model.letters import Errand
    from auditor.workspace.config import LetterPlan
    from auditor.workspace.folder import Workspace

DAYS_WITHOUT_DUE: Final = 10
"""Working days until a letter without a due day of its own may be followed by another (decision 03 of January 2024: within 10)."""


def letters_known(ledger: Ledger, everybody: Identities) -> tuple[Letter, ...]:
    """Return the letters in the order of their numbers; offices by the ids they have now."""
    drafts = ledger.notes(LetterDrafted)
    if not drafts:
        return ()
    sent = {note.number: note for note in ledger.notes(LetterSent)}
    answered = {note.number: note for note in ledger.notes(LetterAnswered)}
    withdrawn = {note.number: note for note in ledger.notes(LetterWithdrawn)}
    received: dict[int, dict[str, LetterReceived]] = {}
    for note in ledger.notes(LetterReceived):
        received.setdefault(note.number, {})[everybody.id_now(note.office)] = note
    return tuple(
        Letter(
            _as_now(draft, everybody),
            sent.get(draft.number),
            answered.get(draft.number),
            received.get(draft.number, {}),
            withdrawn.get(draft.number),
            _stood(draft.on, everybody) if draft.purpose is Purpose.PORTAL else {},
        )
        for draft in drafts
    )


def _as_now(draft: LetterDrafted, everybody: Identities) -> LetterDrafted:
    id_now = everybody.id_now
    return replace(
        draft,
        offices=tuple(
            replace(
                asked,
                office=id_now(asked.office),
                whom=tuple(tuple(map(id_now, of_policy)) for of_policy in asked.whom),
            )
            for asked in draft.offices
        ),
    )


def _stood(day: date, everybody: Identities) -> Mapping[str, frozenset[str]]:
    """Return in whose lists (ids of offices) each user ID stood on a day that moved, as was answered; on the day of the move in both.

    One that may be others of before stood in its own and in those in which these did.
    """
    days = day, day + timedelta(days=1)
    perhaps = {each.id: (each.id, *each.doubts) for each in everybody.accounts.values() if each.doubts}
    whose = {given: (given,) for given in everybody.moved_on} | perhaps
    return {
        given: frozenset(everybody.office_on(everybody.id_now(one), on) for one in ones for on in days)
        for given, ones in whose.items()
    }


def letters_of(space: Workspace) -> tuple[Letter, ...]:
    """Return the letters of a workspace.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    ledger = Ledger(space.ledger_path)
    return letters_known(ledger, identities.known(ledger))


def due_of(plan: LetterPlan, next_meeting: date | None, sent: date) -> date | None:
    """Return until when a letter that goes out on a day asks for an answer; None for before a meeting that has no day yet."""
    received = working_days_after(sent, plan.delivery_days)
    if plan.working_days:
        return working_days_after(received, plan.working_days)
    return next_meeting if next_meeting is not None and next_meeting > sent else None


def number_drafts(letters: Sequence[Letter], wanted: Iterable[LetterDrafted]) -> tuple[LetterDrafted, ...]:
    """Return the wanted drafts with their numbers: that of the same one made on that day that may still be sent, or the next free one.

    The forms enclosed with a draft that is there are those that it already has.
    """
    there = {_same(letter.draft): letter.draft for letter in open_drafts(letters)}
    last = max((letter.draft.number for letter in letters), default=0)
    found = []
    for draft in wanted:
        known = there.get(_same(draft))
        last += known is None
        found.append(known if known is not None else replace(draft, number=last))
    return tuple(found)


def _same(draft: LetterDrafted) -> LetterDrafted:
    """Return a draft without what it was given when it was made."""
    return replace(draft, number=0, offices=tuple(replace(asked, form="") for asked in draft.offices))


def open_drafts(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """Return the drafts that may still be sent: the last of those that go to the same, where none of them was sent, and not withdrawn."""
    last = {to: letter.draft.number for letter in letters for to in letter.goes_to}
    went = _last_sent(letters)
    return tuple(
        letter
        for letter in letters
        if letter.sent is None
        and letter.withdrawn is None
        and all(last[to] == letter.draft.number for to in letter.goes_to)
        and all(went.get(to, date.min) < letter.draft.on for to in letter.goes_to)
    )


def void(letters: Sequence[Letter]) -> frozenset[int]:
    """Return the numbers of the drafts that are not to be sent any more: another letter took their place, or they were withdrawn."""
    still = {letter.draft.number for letter in open_drafts(letters)}
    return frozenset(letter.draft.number for letter in letters if letter.sent is None) - still


def can_have_gone(letters: Sequence[Letter]) -> frozenset[int]:
    """Return the numbers of the letters of which it can be noted that they went out; of some drafts only once it is said that it is meant."""
    went = _last_sent(letters)
    return frozenset(
        letter.draft.number
        for letter in letters
        if letter.sent is not None or all(went.get(to, date.min) < letter.draft.on for to in letter.goes_to)
    )


def _last_sent(letters: Iterable[Letter]) -> Mapping[Errand, date]:
    """Return on which day a letter went out last, by to whom and for what."""
    sent = sorted((letter.sent.day, to) for letter in letters if letter.sent is not None for to in letter.goes_to)
    return {to: day for day, to in sent}


def note_withdrawn(space: Workspace, numbers: Iterable[int], today: date) -> None:
    """Note that drafts (their numbers) were withdrawn.

    Raises:
        LedgerError: the ledger cannot be written.

    """
    Ledger(space.ledger_path).note(*(LetterWithdrawn(number, today) for number in numbers))


def undrafted(letters: Sequence[Letter], errands: Collection[Errand], offices: Collection[str]) -> frozenset[str]:
    """Return those of offices (ids) to which no reminder goes that is made, may still be sent, and is what they get next (`errands`)."""
    drafted = {
        office for letter in open_drafts(letters) for purpose, office in letter.goes_to if (purpose, office) in errands
    }
    return frozenset(offices) - drafted


def doubts_of_sending(letters: Sequence[Letter], number: int, day: date) -> tuple[Text, ...]:
    """Return what is odd about noting for the first time that a letter went out (on a day): that it is void; nothing otherwise.

    Raises:
        WorkspaceError: there is no such letter, or another with the same reminder went out, as in `note_sent`.

    """
    letter = _letter(letters, number)
    _refuse_twin(letters, letter, day)
    last = {to: other.draft for other in letters for to in other.goes_to}
    instead = {last[to].number: last[to] for to in letter.goes_to if last[to].number != number}
    if letter.is_withdrawn and letter.withdrawn is not None:
        return (_WITHDRAWN.filled(number=number, day=letter.withdrawn.on),)
    if letter.sent is not None or not instead:
        return ()
    others = joined(_REPLACING.filled(number=other, on=instead[other].on) for other in sorted(instead))
    return (_REPLACED.filled(number=number, n=len(instead), others=others, other=max(instead)),)


def _refuse_twin(letters: Iterable[Letter], letter: Letter, day: date) -> None:
    """Refuse to note a letter as sent on a day where another of its purpose went to one of the same while it lay unsent."""
    if (twin := _twin(letters, letter, day)) is not None:
        raise WorkspaceError(_TWIN.filled(number=letter.draft.number, other=twin))


def _twin(letters: Iterable[Letter], meant: Letter, day: date) -> int | None:
    """Return the number of the last letter of the same purpose that went to one of the same while another lay unsent; None where none did.

    A draft lies unsent since it was made. What is noted as sent, on whatever day, did not lie longer, unless a later `day` is told of it.
    """
    sent, to = meant.sent, set(meant.goes_to)
    found = (
        (other.sent.day, other.draft.number)
        for other in letters
        if other.sent is not None
        and (other.sent.day >= meant.draft.on if sent is None else sent.day < other.sent.day <= day)
        and not to.isdisjoint(other.goes_to)
    )
    return max(found, default=(day, None))[1]


def note_sent(space: Workspace, number: int, day: date, memo: str, today: date) -> LetterSent:
    """Note that a letter went out on a day under a memo number, which may be empty, and return the note.

    What is odd about it (`doubts_of_sending`) was asked before; letters are read anew, for another may have gone out meanwhile.

    Args:
        space: the workspace.
        number: the letter's.
        day: on which it went out.
        memo: its memo number.
        today: today.

    Raises:
        WorkspaceError: there is no such letter, the day lies before that on which it was made, or after today or when it was there, another letter with
            the same reminder went to one of its offices while it lay unsent, or the memo number is not to be kept.
        LedgerError: the ledger cannot be written.

    """
    letters = letters_of(space)
    letter = _letter(letters, number)
    _refuse_day(number, letter.draft.on, day, today)
    _refuse_twin(letters, letter, day)
    refuse_sent_later(letter, day)
    reckoned = due_of(space.config.letters, next_meeting(space, letter, day), day)
    fallback = working_days_after(day, space.config.letters.delivery_days + DAYS_WITHOUT_DUE)
    until = max(due for due in (letter.draft.due, reckoned or fallback) if due is not None)
    ledger = Ledger(space.ledger_path)
    papers = letter.sent.papers if letter.sent is not None else _papers_of(ledger, number)
    note = LetterSent(number, day, notes.reference(memo) if clean(memo) else "", until, today, papers)
    ledger.note(note)
    return note


def _papers_of(ledger: Ledger, number: int) -> tuple[str, ...]:
    """Return the digests of a letter's files as they were last made."""
    made = {
        paper.name: paper.sha256
        for note in ledger.notes(PapersMade)
        for paper in note.papers
        if number in paper.letters
    }
    return tuple(sorted(set(made.values())))


def note_received(
    space: Workspace, number: int, offices: Collection[str], day: date, today: date
) -> tuple[LetterReceived, ...]:
    """Note that offices (ids) had a letter on a day of their own, from which their time runs, and return the notes.

    Raises:
        WorkspaceError: there is no such letter, it was not sent, it does not go to them, or the day is wrong.
        LedgerError: the ledger cannot be written.

    """
    letter = _letter(letters_of(space), number)
    if letter.sent is None:
        raise WorkspaceError(_NOT_SENT.filled(number=number))
    _refuse_day(number, letter.sent.day, day, today)
    if not offices or not letter.offices.issuperset(offices):
        told = _NOT_TO_THEM.filled(number=number)
        raise WorkspaceError(told, parts={told: "office"})
    plan = replace(space.config.letters, delivery_days=0)  # it is there
    due = due_of(plan, next_meeting(space, letter, day), day) or working_days_after(day, DAYS_WITHOUT_DUE)
    noted = tuple(LetterReceived(number, office, day, max(due, letter.sent.until), today) for office in sorted(offices))
    Ledger(space.ledger_path).note(*noted)
    return noted


def note_answered(space: Workspace, number: int, day: date, what: str, today: date) -> Letter:
    """Note what the portal's owner answered to a letter, and when; return the letter with that.

    Raises:
        WorkspaceError: there is no such letter, it went to offices or was not sent, the day is wrong, or the words are not to be kept.
        LedgerError: the ledger cannot be written.

    """
    letter = _letter(letters_of(space), number)
    if letter.draft.purpose in REMINDERS:
        raise WorkspaceError(_ANSWERED_BY_EVIDENCE.filled(number=number))
    if letter.sent is None:
        raise WorkspaceError(_NOT_SENT.filled(number=number))
    _refuse_day(number, letter.sent.day, day, today)
    with of_part("what"):
        answer = LetterAnswered(number, day, notes.sayable(what), today)
    Ledger(space.ledger_path).note(answer)
    return replace(letter, answered=answer)


def _refuse_day(number: int, first: date, day: date, today: date) -> None:
    """Refuse to note something of a letter on a day before the first on which it can have been so, or after today."""
    if not first <= day <= today:
        why = (_ONLY_TODAY if first == today else _BEFORE_OR_AFTER).filled(made=first, today=today)
        told = _WRONG_DAY.filled(number=number, why=why)
        raise WorkspaceError(told, parts={told: "day"})


def _letter(letters: Iterable[Letter], number: int) -> Letter:
    for letter in letters:
        if letter.draft.number == number:
            return letter
    raise WorkspaceError(_UNKNOWN.filled(number=number))


_UNKNOWN: Final = Text(
    en="There is no letter {number}. See which there are with: auditor remind --list",
    bn="{number} নম্বর পত্র নেই। কোনগুলো আছে দেখুন: auditor remind --list",
    on_screen=Text(
        en="There is no letter {number}. Those that there are stand on this page.",
        bn="{number} নম্বর পত্র নেই। যেগুলো আছে এই পাতায় দেখুন।",
    ),
)
_ONLY_TODAY: Final = Text(en="the day can only be today, {today}", bn="তারিখটি শুধু আজকের ({today}) হতে পারে")
_BEFORE_OR_AFTER: Final = Text(
    en="the day lies before {made} or after today, {today}", bn="তারিখটি {made}-এর আগের অথবা আজকের ({today}) পরের"
)
_WRONG_DAY: Final = Text(
    en="Letter {number}: {why}. Correct it (--day) and run again.",
    bn="{number} নম্বর পত্র: {why}। ঠিক করে (--day) আবার চালান।",
    on_screen=Text(en="Letter {number}: {why}. Correct the day.", bn="{number} নম্বর পত্র: {why}। তারিখ ঠিক করুন।"),
)
_TWIN: Final = Text(
    en="Letter {number} was not noted: letter {other}, the same reminder of the same offices or the same letter to the portal's owner, was "
    "sent since it was made. See: auditor remind --list",
    bn="{number} নম্বর পত্র লেখা হয়নি: একই দপ্তরের একই তাগিদ অথবা পোর্টাল কর্তৃপক্ষ বরাবর একই পত্র {other} নম্বরে এর মধ্যে পাঠানো হয়েছে। দেখুন: auditor "
    "remind --list",
    on_screen=Text(
        en="Letter {number} was not noted: letter {other}, the same reminder of the same offices or the same letter to the portal's owner, was sent since it was made.",
        bn="{number} নম্বর পত্র লেখা হয়নি: একই দপ্তরের একই তাগিদ অথবা পোর্টাল কর্তৃপক্ষ বরাবর একই পত্র {other} নম্বরে এর মধ্যে পাঠানো হয়েছে।",
    ),
)
_REPLACING: Final = Text(en="letter {number} of {on}", bn="{on} তারিখের {number} নম্বর পত্র")
_REPLACED: Final = Text(
    en="Letter {number} is a draft that was replaced: its place was taken by {others}. If {n:that one|one of those} went out, note it "
    "instead: auditor remind --sent {other}",
    bn="{number} নম্বর পত্রটি আগের খসড়া; এর স্থান নিয়েছে {others}। নতুনটি পাঠানো হয়ে থাকলে সেটিই লিখুন: auditor remind --sent {other}",
    on_screen=Text(
        en="Letter {number} is a draft that was replaced: its place was taken by {others}. If {n:that one|one of those} went out, note it there instead.",
        bn="{number} নম্বর পত্রটি আগের খসড়া; এর স্থান নিয়েছে {others}। নতুনটি পাঠানো হয়ে থাকলে সেটির পাশেই লিখুন।",
    ),
)
_WITHDRAWN: Final = Text(
    en="Letter {number} is a draft that was withdrawn on {day}: what it asks for was asked of nobody any more.",
    bn="{number} নম্বর পত্রের খসড়া {day} তারিখে বাতিল করা হয়েছে: এতে যা চাওয়া হয়েছে, তা আর কারও কাছে বাকি ছিল না।",
)
_NOT_SENT: Final = Text(
    en="Letter {number} was not noted as sent. First note when: auditor remind --sent {number}",
    bn="{number} নম্বর পত্র পাঠানো হয়েছে বলে লেখা নেই। আগে কবে পাঠানো হয়েছে লিখুন: auditor remind --sent {number}",
    on_screen=Text(
        en="Letter {number} was not noted as sent. First note when it went out, on this page.",
        bn="{number} নম্বর পত্র পাঠানো হয়েছে বলে লেখা নেই। আগে এই পাতায় পাঠানোর তারিখ লিখুন।",
    ),
)
_NOT_TO_THEM: Final = Text(
    en="Letter {number} did not go to all of these offices; name those that it went to (--office). See: auditor remind --list",
    bn="{number} নম্বর পত্র এসব দপ্তরের সবার জন্য নয়; যাদের জন্য তাদের নাম দিন (--office)। দেখুন: auditor remind --list",
    on_screen=Text(
        en="Letter {number} did not go to all of these offices; choose one that it went to.",
        bn="{number} নম্বর পত্র এসব দপ্তরের সবার জন্য নয়; যাদের জন্য তাদের একটি বেছে নিন।",
    ),
)
_ANSWERED_BY_EVIDENCE: Final = Text(
    en="Letter {number} is a reminder: what offices answer goes into the register. --answered is for the letter to the portal's owner.",
    bn="{number} নম্বর পত্রটি তাগিদপত্র: দপ্তরের উত্তর রেজিস্টারে তুলুন। --answered শুধু পোর্টাল কর্তৃপক্ষ বরাবর পত্রের জন্য।",
    on_screen=Text(
        en="Letter {number} is a reminder: what offices answer is entered on the screen Ask and answer. An answer is noted here only of the letter to the portal's owner.",
        bn="{number} নম্বর পত্রটি তাগিদপত্র: দপ্তরের উত্তর “জিজ্ঞাসা ও উত্তর” পাতায় লিখুন। এখানে শুধু পোর্টাল কর্তৃপক্ষ বরাবর পত্রের উত্তর লেখা হয়।",
    ),
)
