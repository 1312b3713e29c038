"""The work of the month: what is due, the one next step as a button, and what waits."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from flask import render_template, request

from auditor.checklist.line import Topic
from auditor.checklist.lines import lines
from auditor.desk import next_steps, texts
from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, odd_days, the_desk, to
from auditor.desk.screens import SCREENS
from auditor.desk.since_meeting import counted_otherwise
from auditor.i18n import Text, in_each, joined, meeting_called, month
from auditor.model.finding import Status
from auditor.rounds import first_printed
from auditor.tables.notes import MISSING as NOT_GIVEN
from auditor.tables.notes import OF_FIELD
from auditor.views.compared.changes import changes_under, unmoved_under
from auditor.views.compared.stood import counted_offices, is_pending
from auditor.views.compared.turned import turned_under
from auditor.workspace import questions
from auditor.workspace.question import Printed
from reports.layout.decisions import serial_of
from reports.layout.wording import (
    AGAIN_IMPLEMENTED,
    COUNTED_UNTIL,
    NO_LONGER,
    NO_LONGER_PENDING,
    WITHOUT_DOING,
    small,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from flask import Response

    from auditor.checklist.state import State
    from auditor.views.compared.history import History
    from auditor.views.compared.turned import Turned

_SILENT: Final = 12
"""How many silent offices are named before the rest is counted."""


@get("/month/")
def page() -> str:
    """Show how the work of the month stands."""
    state = the_desk().state()
    silent = state.silent if len(state.silent) <= _SILENT + 1 else state.silent[:_SILENT] if state.answered else ()
    return render_template(
        "month.html",
        title=_TITLE.filled(month=month(state.month)),
        meeting=state.meeting.named if state.meeting is not None else _NO_DAY,
        days_left=_days_left(state.meeting.day, state.day) if state.meeting is not None and state.meeting.day else None,
        state=state,
        told=_told(state),
        step=next_steps.shown(state),
        called=_CALLED,
        lines=[(line.told, _PLACES[line.topic]) for line in lines(state) if line.topic in _PLACES],
        silent=silent,
        unsettled=joined(state.unsettled),
        more=len(state.silent) - len(silent),
        since=_since_last_meeting(the_desk().history()),
        since_when=_since_when(the_desk().history()),
        counted_otherwise=counted_otherwise(the_desk().history()),
        words=WORDS,
    )


@post("/month/day")
@changing("month.page")
def day_is_right() -> Response:
    """Take the day of this computer for right, of which the page asked, until the desk ends or another day begins."""
    desk = the_desk()
    desk.refuse_wrong_clock()
    if request.form.get("day") == f"{desk.day}":
        desk.day_said = desk.day
    return to("month.page")


@post("/month/meeting")
@changing("month.page")
def plan_meeting() -> Response:
    """Write down the day of the next meeting, as the screen Settings would."""
    desk = the_desk()
    space = desk.space(roster=False)
    missing = first_printed.missing(space, Printed.ROUND, desk.day)
    asked = [question for question in missing if question.id == questions.NEXT_MEETING]
    told = read_first(space, asked)
    for question in asked:
        if told[question.id] is None:
            raise fault_of(question.id, OF_FIELD.filled(asked=question.asks, fault=NOT_GIVEN))
    first_printed.tell(space, told, desk.day, odd_days)
    desk.tell(*questions.done(told))
    return to("month.page")


def _told(state: State) -> Text | None:
    """Say how many of the offices of which something is known told it in the month; None where nothing is known."""
    if not state.answered:
        return None
    told = {0: _NONE_TOLD, state.answered: _ALL_TOLD}.get(state.told, _TOLD)
    return told.filled(month=month(state.month), n=state.told)


def _since_last_meeting(history: History) -> list[tuple[Text, Text | None, int, int, int, Text]]:
    """Return for each decision what moved since the last meeting: offices newly done, to do again, still pending, and all others."""
    if history.previous is None:
        return []
    found = []
    is_meeting = bool(history.now.header.meeting)  # a look between meetings is none in which an office was pending
    for decision in history.now.header.in_minutes:
        newly, slipped, pending = changes_under(history, decision)
        still = sum(change.meetings > is_meeting for change in pending)
        unmoved, turned = unmoved_under(history, decision), turned_under(history, decision)
        were_done = {change.office.serial for change in turned.lost}
        otherwise = Counter(
            NO_LONGER_PENDING
            if change.office.serial in were_done
            else (_AFTER_PORTAL if change.awaited else _OPEN_ANEW)
            for change in pending
            if change.meetings <= is_meeting
        )
        stand = {
            each.serial: history.current[each.office.id].by_decision[decision.id]
            for each in counted_offices(history.now)
        }
        lost = Counter(stand[change.office.serial] for change in turned.lost)
        no_part = [Status.NOT_APPLICABLE for change in turned.counted_no_more if change.office.serial in stand]
        otherwise[COUNTED_UNTIL] = len(no_part)
        others = _others(unmoved - Counter(no_part), turned, otherwise, lost)
        number = in_each(partial(serial_of, decision, history.now.header.ordering)) if decision.serial else None
        found.append((decision.subject, number, len(newly), len(slipped), still, others))
    return found


def _since_when(history: History) -> Text | None:
    """Say since which meeting it moved; None where there was none."""
    if history.previous is None:
        return None
    last = history.earlier[-1].header
    return _SINCE.filled(meeting=meeting_called(last.meeting, last.meets_on), day=last.day)


def _others(unmoved: Counter[Status], turned: Turned, otherwise: Counter[Text], lost: Counter[Status]) -> Text:
    """Say how the offices stand that are neither newly done, nor to do again, nor still pending, with what the annex tells of them as a change.

    So many are counted under this decision no longer, or pending and were not at the last meeting, by how that is called (`otherwise`). Of those that stand so now, so many were implemented
    at the last meeting (`lost`): they are told among them, so that these are as many as the annex counts.
    """
    left = unmoved.copy()
    left[Status.IMPLEMENTED] -= len(turned.again) + len(turned.without_doing) + len(turned.counted_now)
    counts = {
        AGAIN_IMPLEMENTED: len(turned.again),
        WITHOUT_DOING: len(turned.without_doing),
        _DONE_COUNTED_SINCE: len(turned.counted_now),
        COUNTED_UNTIL: otherwise[COUNTED_UNTIL],
        **{label: left[status] for status, label in _UNMOVED.items()},
        **{label: otherwise[label] for label in (NO_LONGER_PENDING, _OPEN_ANEW, _AFTER_PORTAL)},
    }
    counts[_FIRST_COUNTED] = sum(number for status, number in left.items() if is_pending(status))
    were_done = {_UNMOVED[status]: number for status, number in lost.items() if status in _UNMOVED}
    return joined((_counted(*each, were_done.get(each[0], 0)) for each in counts.items() if each[1]), "; ")


def _counted(label: Text, number: int, were_done: int) -> Text:
    """Say of how many offices something is so, and of how many of these it is so since they are implemented no longer."""
    what, no_longer = (Text(en=small(of.en), bn=of.bn) for of in (label, NO_LONGER))
    return (_COUNT_OF_THESE if were_done else _COUNT).filled(what=what, n=number, why=no_longer, of=were_done)


def _days_left(meeting: date, day: date) -> Text:
    days = (meeting - day).days
    return _TODAY if days == 0 else _AHEAD.filled(n=days) if days > 0 else _OVER.filled(n=-days)


_TITLE: Final = Text(en="Work for {month}", bn="{month} মাসের কাজ")
_NO_DAY: Final = Text(en="no day told yet", bn="তারিখ জানানো হয়নি")
_TODAY: Final = Text(en="today", bn="আজ")
_AHEAD: Final = Text(en="in {n} {n:day|days}", bn="{n} দিন বাকি")
_OVER: Final = Text(en="{n} {n:day|days} ago", bn="{n} দিন আগে")
_TOLD: Final = Text(
    en="{n} of these told it in {month}; what was told before counts until it is too old.",
    bn="এর মধ্যে {month} মাসে জানিয়েছে {n}টি; আগে জানানো তথ্য পুরোনো না হওয়া পর্যন্ত ধরা হয়।",
)
_NONE_TOLD: Final = Text(
    en="None of these told it in {month} yet; what was told before counts until it is too old.",
    bn="{month} মাসে এখনো কোনোটি জানায়নি; আগে জানানো তথ্য পুরোনো না হওয়া পর্যন্ত ধরা হয়।",
)
_ALL_TOLD: Final = Text(en="{n:It was told|All told it} in {month}.", bn="{n:তথ্যটি|সবগুলোই} {month} মাসে জানানো।")
_SINCE: Final = Text(
    en="Since the last meeting ({meeting}, information of {day})", bn="গত সভার পর ({meeting}, তথ্যের তারিখ {day})"
)
WORDS: Final = {
    "meeting": Text(en="Meeting", bn="সভা"),
    "tell_day": Text(en="Tell the day", bn="তারিখ জানান"),
    "answers": Text(
        en="Offices of whose duties something is known that counts on {day}",
        bn="{day} তারিখে ধরা হবে এমন তথ্য আছে যেসব দপ্তরের",
    ),
    "of": Text(en="of {n} that are counted", bn="গণনার {n}টির মধ্যে"),
    "unnamed": Text(
        en="No decision names {n} more that {n:is|are} counted: nothing is asked there.",
        bn="গণনার আরও {n}টির জন্য কোনো সিদ্ধান্ত প্রযোজ্য নয়, কিছু জানতেও চাওয়া হয় না।",
    ),
    "uncounted": texts.UNCOUNTED,
    "silent": Text(
        en="Nothing is known that counts on {day} of the duties of",
        bn="{day} তারিখে ধরা হবে এমন কোনো তথ্য নেই যেসব দপ্তরের",
    ),
    "unsettled": Text(en="Answered, but it does not count yet: {offices}", bn="উত্তর এসেছে, এখনো ধরা হচ্ছে না: {offices}"),
    "more": Text(en="and {n} more", bn="ও আরও {n}টি"),
    "decision": Text(en="Decision", bn="সিদ্ধান্ত"),
    "newly": Text(en="Newly implemented", bn="নতুন বাস্তবায়িত"),
    "again": Text(en="To do again", bn="পুনরায় করণীয়"),
    "pending": Text(en="Still pending", bn="এখনো অনিষ্পন্ন"),
    "others": Text(en="Others", bn="অন্যান্য দপ্তর"),
    "adds_up": Text(
        en="Each line adds up to {n:1, the only office|the {n} offices} that {n:is|are} counted.",
        bn="প্রতি সারির সংখ্যাগুলোর যোগফল {n}, অর্থাৎ গণনার সব দপ্তর।",
    ),
    "stands": Text(en="How it stands", bn="বর্তমান অবস্থা"),
    "see": Text(en="See", bn="দেখুন"),
    "is_today": Text(en="Is today {day}?", bn="আজ কি {day}?"),
    "day_wrong": Text(
        en="If today is another day, set this computer's date and open the desk again. If it is this day, say so: until the desk is ended, or another day begins, it is not asked again.",
        bn="আজ অন্য তারিখ হলে কম্পিউটারের তারিখ ঠিক করে ডেস্ক আবার খুলুন। তারিখটি ঠিক হলে নিচের বোতাম চাপুন: ডেস্ক বন্ধ না করা বা নতুন দিন শুরু না হওয়া পর্যন্ত আর জিজ্ঞাসা করা হবে না।",
    ),
    "day_right": Text(en="Yes, today is {day}", bn="হ্যাঁ, আজ {day}"),
}
_UNMOVED: Final[Mapping[Status, Text]] = {
    Status.IMPLEMENTED: Text(en="implemented (not newly)", bn="বাস্তবায়িত (নতুন নয়)"),
    **{status: status.label for status in (Status.AWAITING_PORTAL, Status.WAIVED, Status.NOT_APPLICABLE)},
}
_OPEN_ANEW: Final = Text(
    en="pending now (it was not pending at the last meeting)", bn="এবার অনিষ্পন্ন (গত সভায় অনিষ্পন্ন ছিল না)"
)
_AFTER_PORTAL: Final = Text(
    en="pending now (it awaited the portal at the last meeting)", bn="এবার অনিষ্পন্ন (গত সভায় পোর্টাল অপেক্ষমাণ ছিল)"
)
_DONE_COUNTED_SINCE: Final = Text(
    en="implemented, of those not counted at the last meeting", bn="গত সভায় মোট সংখ্যায় না ধরা দপ্তরের মধ্যে বাস্তবায়িত"
)
_FIRST_COUNTED: Final = Text(en="new this time", bn="এবার নতুন")
_COUNT: Final = Text(en="{what} {n}", bn="{what} {n}")
_COUNT_OF_THESE: Final = Text(en="{what} {n} (of these {why} {of})", bn="{what} {n} (এর মধ্যে {why} {of})")
_PLACES: Final[Mapping[Topic, str]] = {
    Topic.MEETING: "settings.page",
    Topic.ROSTER: "offices.page",
    Topic.ROSTER_MISTAKES: "offices.roster",
    Topic.SHEETS: "selfcheck.page",
    Topic.KEYS: "selfcheck.page",
    Topic.SLIPS: "selfcheck.page",
    Topic.ANSWERS: "ask.page",
    Topic.FILES: "inbox.page",
    Topic.WITNESSING: "meeting.proofs_page",
    Topic.DISPUTES: "offices.page",
    Topic.ROUND: "history.page",
    Topic.PAPERS: "meeting.page",
    Topic.LETTERS: "meeting.letters_page",
    Topic.COPY: "meeting.page",
}
"""The screen on which something is done about a line."""
_CALLED: Final[Mapping[str, Text]] = {
    **{f"{screen.id}.page": screen.title for screen in SCREENS},
    "offices.roster": Text(en="Corrections of the roster", bn="তালিকার সংশোধন"),
    "meeting.proofs_page": Text(en="Draw and logins", bn="দৈবচয়ন ও লগইন দেখা"),
    "meeting.letters_page": Text(en="Letters", bn="পত্র"),
}
"""What a link to it is called, for whoever hears the line just before."""
