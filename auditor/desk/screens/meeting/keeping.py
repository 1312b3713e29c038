"""Keeping the round: what is asked first, what would change against the last one, what is odd, and the keeping itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, g, render_template, request, url_for
from msgspec import Struct

from auditor.desk.addresses import get, post
from auditor.desk.answered import (
    is_answered,
    is_known,
    need_right_days,
    note,
    read_first,
    refuse_answered,
    refuse_other_day,
    sent,
)
from auditor.desk.extended import ending_between
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import (
    changing,
    doubt_id,
    local_time,
    need_a_likely_clock,
    number_of,
    odd_days,
    refuse_other_than_shown,
    shown_mark,
    the_desk,
    to,
)
from auditor.desk.screens.meeting import keep_words
from auditor.desk.screens.meeting.base import as_kept, meeting_meant, of_meeting, typed_meeting
from auditor.desk.since_meeting import counted_otherwise
from auditor.i18n import Text, meeting_called
from auditor.keys import opening
from auditor.model.errors import AuditorError, WorkspaceError, of_part
from auditor.papers import after_keeping
from auditor.rounds import closed_keys, first_printed, keeping, kept_texts, looking_back
from auditor.rounds.asking import inquiries
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import is_gone
from auditor.rounds.meetings import following
from auditor.rounds.meetings.meetings import last_held, meetings_of
from auditor.rounds.meetings.told_meetings import unheld_round
from auditor.rounds.sampling import is_drawn
from auditor.rounds.settings_since import next_to_write
from auditor.rounds.typed import answer_draft
from auditor.selfcheck.waiting import waiting_slips
from auditor.views.compared.two_rounds import two_rounds
from auditor.workspace import questions, where
from auditor.workspace.of_decisions import of_meetings
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.keys.store import KeyStore
    from auditor.rounds.asking.inquiry import Inquiry
    from auditor.rounds.keeping import KeptRound, Prospect
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.views.compared.two_rounds import TwoRounds
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Question

_MEANT: Final = "meant"
_ROUNDS: Final = "rounds"
"""The name of the field that holds how many rounds were kept when the page was drawn."""


class _Asked(Struct, frozen=True):
    """What is asked before a round is kept."""

    settings: tuple[Question, ...]
    inquiries: tuple[Inquiry, ...]

    @property
    def ids(self) -> set[str]:
        """Of all of it."""
        return {question.id for question in self.settings} | {inquiry.id for inquiry in self.inquiries}


@get("/meeting/keep")
def keep_page() -> str:
    """Show what is asked first, what would change, and what is odd about the round of a meeting."""
    desk = the_desk()
    try:
        meeting = meeting_meant()
    except AuditorError as error:
        meeting = None
        if typed_meeting():  # else nothing is wrong: which one is meant is still to be chosen
            g.problems = error.messages
    space = desk.space()
    found = _prospect(desk, meeting) if meeting is not None else None
    last, passed_over = _last(space, desk.day)
    asked = _asked(desk, meeting) if meeting is not None else None
    return render_template(
        "meeting_keep.html",
        title=_TITLE.filled(meeting=_called(meeting)) if meeting is not None else _NO_TITLE,
        meeting=meeting,
        called=_called(meeting) if meeting is not None else None,
        meetings=[(known.id, _called(known)) for known in meetings_of(space) if known.held],
        asked=asked,
        grouped=keep_words.grouped,
        is_needed=asked is not None and not asked.ids <= desk.left,
        found=found,
        doubts=[(doubt_id(doubt), doubt) for doubt in found.doubts] if found is not None else [],
        meant=request.form.getlist(_MEANT) if g.get("problems") else [],
        compared=_compared(desk, found) if found is not None else None,
        unpublished=_unpublished(desk, found) if found is not None else None,
        counted_otherwise=_counted_otherwise(desk, found) if found is not None else (),
        mark=_mark(desk, found) if found is not None else None,
        rounds=len(Ledger(space.ledger_path).rounds()),
        last=last,
        passed_over=passed_over,
        late=(_LATE_AGAIN if meeting.rounds else _LATE).filled(day=desk.day, meeting=meeting.day)
        if meeting is not None and meeting.day is not None and meeting.day < desk.day
        else None,
        of_meetings=of_meetings(space.baseline.decisions),
        ending=ending_between(desk, meeting.day) if meeting is not None else None,
        following=following.question(meeting.day)
        if meeting is not None and meeting.day is not None and following.is_open(space, meeting)
        else None,
        of_round=(next_to_write(space, meeting, desk.day) if meeting is not None else None) or "",
        clock_fault=desk.clock_fault(),
        typed_only=answer_draft.waiting(space.folder),
        slips=waiting_slips(space, opening.holds)[0],
        sync_warning=where.sync_warning(space.folder),
        words=keep_words.WORDS,
    )


def _called(meeting: Meeting) -> Text:
    return meeting_called(meeting.id, meeting.day)


def _prospect(desk: Desk, meeting: Meeting) -> Prospect:
    space = desk.space()
    typed = answer_draft.waiting(space.folder)  # drafts are no file that is looked at for changes

    def work_out() -> Prospect:
        made, judgement = desk.made(meeting), desk.judgement(meeting)
        return keeping.prospect(space, desk.day, meeting, clock=desk.today, made=made, judgement=judgement)

    return desk.remembered(("prospect", desk.day, meeting, typed), work_out)


def _compared(desk: Desk, found: Prospect) -> TwoRounds:
    """Return the round as it would be beside the last one of a meeting that was held."""

    def work_out() -> TwoRounds:
        space = desk.space()
        last, _ = last_held(space)
        before = looking_back.alone(space, last.number) if last is not None else None
        return two_rounds(before, as_kept(desk, found.judgement))

    return of_meeting(desk, "compared", found.judgement.header, work_out)


def _unpublished(desk: Desk, found: Prospect) -> Text | None:
    """Return of which decisions the copy for the minutes would give no result; None where it gives all."""

    def work_out() -> Text | None:
        return next(kept_texts.unpublished(as_kept(desk, found.judgement), desk.space().config.letterhead), None)

    return of_meeting(desk, "unpublished", found.judgement.header, work_out)


def _counted_otherwise(desk: Desk, found: Prospect) -> list[Text]:
    def work_out() -> list[Text]:
        return counted_otherwise(as_kept(desk, found.judgement))

    return of_meeting(desk, "counted otherwise", found.judgement.header, work_out)


def _mark(desk: Desk, found: Prospect) -> str:
    """Return by what the page says which round it showed: changes, counts and doubts, and how everybody is judged; not the salt."""
    counted = (_compared(desk, found), _unpublished(desk, found), found.grown_old, found.doubts)
    return shown_mark((counted, found.judgement.assessments))


def _last(space: Workspace, day: date) -> tuple[Text | None, Text | None]:
    """Return how the last round of a meeting that was held is called, and of one after it that its meeting was not; None for none."""
    found, passed_over = last_held(space)
    last = None
    if found is not None:
        called = meeting_called(found.header.meeting, found.header.meets_on)
        last = _ROUND.filled(n=found.number, meeting=called, day=found.header.day)
    unheld = unheld_round(space, passed_over, day) if passed_over is not None else None
    return last, _PASSED_OVER.filled(**unheld) if unheld is not None else None


def _asked(desk: Desk, meeting: Meeting) -> _Asked:
    """Return what is asked before the round of a meeting is kept; of one that was drawn from nothing is, for no answer would count, and without its ledger none can be noted."""

    def work_out() -> _Asked:
        space = desk.space()
        if is_drawn(Ledger(space.ledger_path), meeting.id) or is_gone(space.folder):
            return _Asked((), ())
        settings = first_printed.missing(space, Printed.ROUND, desk.day, meeting.day)
        return _Asked(
            first_printed.with_details(settings),
            tuple(inquiries.before_keeping(space, meeting, desk.day, _prospect(desk, meeting).made)),
        )

    return desk.remembered(("asked", desk.day, meeting), work_out)


@post("/meeting/keep/answers")
@changing("meeting.keep_page")
def take_answers() -> Response:
    """Note what was answered before the round is kept; what was left for later is asked again."""
    desk = the_desk()
    need_a_likely_clock(desk)
    meeting = meeting_meant()
    shown = _asked(desk, meeting)
    refuse_answered(desk, shown.inquiries)
    settings = read_first(desk.space(), shown.settings)
    need_right_days(shown.inquiries)
    is_written = first_printed.tell(desk.space(), settings, desk.day, odd_days)
    noted: set[str] = set()
    left: list[Inquiry] = []
    for inquiry in inquiries.before_keeping(desk.space(), meeting, desk.day):
        asked = note(desk, inquiry, shown.inquiries)
        if asked is not None:
            noted.add(asked.id)
        else:
            left.append(inquiry)
    not_taken = {each.id: each for each in shown.inquiries if is_answered(each) and each.id not in noted}
    answered = any(settings.values()) or any(map(sent, desk.answered)) or is_known(settings)
    unanswered = keep_words.LEFT_BLANK if is_written else keep_words.NOTHING_WRITTEN
    desk.tell(
        keep_words.NOTED if answered else unanswered,
        *(said for each in not_taken.values() for said in _not_taken(each, left)),
    )
    desk.left |= shown.ids - not_taken.keys()
    return to("meeting.keep_page", meeting=request.form.get("meeting", ""))


def _not_taken(inquiry: Inquiry, left: Iterable[Inquiry]) -> Iterable[Text]:
    """Return what is told of a question whose answer was not taken: which are to be answered in its place, of those still asked, or that none is."""
    again = [each.words for each in left if each.id == inquiry.id or each.about & inquiry.about]
    if not again:
        return (keep_words.ASKED_NO_MORE.filled(asked=inquiry.words),)
    return [keep_words.ANSWER_AGAIN.filled(asked=words) for words in again]


@post("/meeting/keep")
@changing("meeting.keep_page")
def keep() -> Response:
    """Keep the round, where all that is odd about it was said to be meant."""
    desk = the_desk()
    desk.refuse_wrong_clock()
    meeting = meeting_meant()
    typed = request.form.get(questions.NEXT_MEETING, "")
    with of_part(questions.NEXT_MEETING):
        try:
            following_day = following.read(typed, meeting)
        except ValueError:
            raise WorkspaceError(following.wrong(meeting, typed)) from None
    _refuse_kept_otherwise(desk.space(), meeting, following_day)
    odd_days(following.doubts(desk.space(), meeting, following_day, desk.day))
    found = _prospect(desk, meeting)
    if found.refused:
        raise WorkspaceError(*found.refused)
    mark = _mark(desk, found)
    refuse_other_than_shown(mark, _CHANGED_SINCE)
    said = request.form.getlist(_MEANT)
    unsaid = [each for each in map(doubt_id, found.doubts) if each not in said]
    if unsaid:
        raise fault_of(f"doubt-{unsaid[0]}", _SAY_SO)
    day, clock = desk.day, desk.today

    def work(job: Job) -> tuple[Text, ...]:
        with desk.writing:
            if _mark(desk, _prospect(desk, meeting)) != mark:
                raise WorkspaceError(_CHANGED_SINCE)
            return _kept(desk, job, found, meeting, (day, clock, following_day))

    desk.begin(_KEEPING, url_for("meeting.page"), work)
    return to("shared.work")


def _refuse_kept_otherwise(space: Workspace, meeting: Meeting, following_day: date | None) -> None:
    """Refuse a next meeting that is another than was told, or than the round was kept with, while the page was open.

    Raises:
        WorkspaceError: it is; a round that differs is kept from a page that shows what was kept before.

    """
    if following_day is None:
        return
    told, seen = following.planned(space, meeting), number_of(request.form.get(_ROUNDS, ""))
    since = Ledger(space.ledger_path).rounds()[seen:] if seen is not None else ()
    kept = [head.header.next_meeting for head in since if head.header.meeting == meeting.id]
    if told is not None or kept:
        refuse_other_day(told if told is not None else kept[-1], following_day)


def _kept(
    desk: Desk, job: Job, found: Prospect, meeting: Meeting, days: tuple[date, date, date | None]
) -> tuple[Text, ...]:
    """Keep the round, do what follows from it, and return what is to be told."""
    day, clock, following_day = days
    space = desk.space()
    job.total = len(found.judgement.assessments)
    kept = keeping.keep_round(
        space,
        day,
        meeting,
        keeping.fresh_salt(),
        next_meeting=following_day,
        clock=clock,
        doubted=keeping.meant_doubts(found.doubts, _CHANGED_SINCE),
        tick=job.tick,
    )
    following.note(space, meeting, following_day, day)
    done = after_keeping.follow_up(space, kept, local_time(), day)
    waiting, _ = waiting_slips(space, opening.holds)
    needed = waiting or kept.without  # keys stay while that may need them: their removal cannot be undone
    keys = () if needed else closed_keys.forget(space, kept.head.header, _store)
    copy = (done.copy.words,) if done.copy is not None else () if space.config.backup else (_NO_COPY,)
    return (
        *_what_was_kept(space, kept),
        *kept_texts.without(kept),
        *done.note_faults,
        *done.copy_faults,
        *copy,
        *done.note_faults_again,
        *keys,
    )


def _store() -> KeyStore:
    return opening.open_store(key_file=None, ask=None)


def _what_was_kept(space: Workspace, kept: KeptRound) -> tuple[Text, ...]:
    if not kept.new:
        return (kept_texts.same(kept),)
    header = kept.head.header
    told = _KEPT.filled(n=kept.head.number, meeting=meeting_called(header.meeting, header.meets_on))
    return (told, *kept_texts.corrects(space, kept))


_TITLE: Final = Text(en="Keep the round for the {meeting}", bn="{meeting}র জন্য যাচাই রাখা")
_NO_TITLE: Final = Text(en="Keep the round", bn="যাচাই রাখা")
_ROUND: Final = Text(
    en="round {n}, for the {meeting}, with information of {day}", bn="{n} নম্বর যাচাই ({meeting}র জন্য, তথ্যের তারিখ {day})"
)
_PASSED_OVER: Final = Text(
    en="Round {n} ({meeting}) is not compared with: its meeting {so}.",
    bn="{n} নম্বর যাচাইয়ের ({meeting}) সঙ্গে তুলনা করা হয়নি: সভাটি {so}।",
)
_KEEPING: Final = Text(en="The round is being kept", bn="যাচাই রাখা হচ্ছে")
_KEPT: Final = Text(
    en="Round {n} is kept for the {meeting}. Next: make the papers.",
    bn="{meeting}র জন্য {n} নম্বর যাচাই রাখা হয়েছে। এরপর: কাগজ তৈরি করুন।",
)
_NO_COPY: Final = Text(
    en="There is no copy of this folder elsewhere. Name a folder on a USB drive below.",
    bn="এই ফোল্ডারের কোনো কপি অন্য কোথাও নেই। নিচে পেনড্রাইভের একটি ফোল্ডারের নাম দিন।",
)
_LATE: Final = Text(
    en="The meeting was on {meeting}, and the information is of {day}, after it; the papers show both days.",
    bn="সভা ছিল {meeting} তারিখে, আর তথ্য তার পরের, {day} তারিখের; কাগজে দুটি তারিখই থাকবে।",
)
_LATE_AGAIN: Final = Text(
    en=f"{_LATE.en} This round takes the place of the one that was kept for this meeting before.",
    bn=f"{_LATE.bn} এই সভার জন্য আগে রাখা যাচাইয়ের জায়গা এটি নেবে।",
)
_SAY_SO: Final = Text(
    en="A kept round stays, so nothing was kept. Correct the day, the meeting or the evidence; or, where something odd is meant, "
    "tick it below.",
    bn="রাখা যাচাই আর বদলানো যায় না, তাই কিছু রাখা হয়নি। তারিখ, সভা বা তথ্য ঠিক করুন; আর যা ইচ্ছা করেই এমন, তাতে নিচে টিক দিন।",
)
_CHANGED_SINCE: Final = Text(
    en="Something came in or was changed while the page was open, so nothing was kept. Look at the page again: it shows what the round would be now.",
    bn="পাতাটি খোলা থাকা অবস্থায় নতুন কিছু এসেছে বা বদলেছে, তাই কিছু রাখা হয়নি। পাতাটি আবার দেখুন: যাচাইটি এখন যেমন হবে তা সেখানে আছে।",
)
