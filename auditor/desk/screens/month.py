"""The work of the month: what is due, the one next step as a button, and what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import render_template

from auditor.checklist.lines import Topic, lines
from auditor.checklist.steps import Deed, next_step
from auditor.desk import texts
from auditor.desk.screen import screen, the_desk
from auditor.i18n import Text, joined, month
from auditor.model.finding import Status
from auditor.views.changes import changes_under, unmoved_under
from auditor.views.stood import is_pending

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping
    from datetime import date

    from auditor.views.history import History

SCREEN: Final = screen("month", Text(en="This month", bn="এ মাসের কাজ"))
_SILENT: Final = 12
"""How many silent offices are named before the rest is counted."""


@SCREEN.blueprint.get("/")
def page() -> str:
    """Show how the work of the month stands."""
    state = the_desk().state()
    deed = next_step(state).deed
    is_first = deed is Deed.ASK_OFFICES and state.kept is None
    silent = state.silent if len(state.silent) <= _SILENT + 1 else state.silent[:_SILENT]
    return render_template(
        "month.html",
        title=_TITLE.filled(month=month(state.month)),
        meeting=state.meeting.named if state.meeting is not None else _NO_DAY,
        days_left=_days_left(state.meeting.day, state.day) if state.meeting is not None and state.meeting.day else None,
        state=state,
        step=_FIRST if is_first else _STEPS[deed].filled(n=len(state.silent)),
        buttons=[*([_LIST] if is_first else []), *([_BUTTONS[deed]] if deed in _BUTTONS else [])],
        lines=[(line.told, _PLACES.get(line.topic)) for line in lines(state)],
        silent=silent,
        more=len(state.silent) - len(silent),
        since=_since_last_meeting(the_desk().history()),
        words=WORDS,
    )


def _since_last_meeting(history: History) -> list[tuple[Text, str, int, int, int, Text]]:
    """Return for each decision what moved since the last meeting: offices newly done, to do again, still pending, and all others."""
    if history.previous is None:
        return []
    found = []
    is_meeting = bool(history.now.header.meeting)  # a look between meetings is none in which an office was pending
    for decision in history.now.header.ordering:
        newly, slipped, pending = changes_under(history, decision)
        still = sum(change.meetings > is_meeting for change in pending)
        others = _others(unmoved_under(history, decision), len(pending) - still)
        found.append((decision.subject, decision.serial, len(newly), len(slipped), still, others))
    return found


def _others(unmoved: Counter[Status], open_anew: int) -> Text:
    """Say how the offices stand that are neither newly done, nor to do again, nor still pending; so many are pending that were not at the last meeting."""
    counts = {label: unmoved[status] for status, label in _UNMOVED.items()}
    counts[_OPEN_ANEW] = open_anew
    counts[_FIRST_COUNTED] = sum(number for status, number in unmoved.items() if is_pending(status))
    return joined((_COUNT.filled(what=label, n=number) for label, number in counts.items() if number), ", ")


def _days_left(meeting: date, day: date) -> Text:
    days = (meeting - day).days
    return _TODAY if days == 0 else _AHEAD.filled(n=days) if days > 0 else _OVER.filled(n=-days)


_TITLE: Final = Text(en="Work for {month}", bn="{month} মাসের কাজ")
_NO_DAY: Final = Text(en="no day told yet", bn="তারিখ জানানো হয়নি")
_TODAY: Final = Text(en="today", bn="আজ")
_AHEAD: Final = Text(en="in {n} {n:day|days}", bn="{n} দিন বাকি")
_OVER: Final = Text(en="{n} {n:day|days} ago", bn="{n} দিন আগে")
WORDS: Final = {
    "next": Text(en="Next", bn="এরপর যা করবেন"),
    "meeting": Text(en="Meeting", bn="সভা"),
    "tell_day": Text(en="Tell the day", bn="তারিখ জানান"),
    "answers": Text(en="Answers", bn="তথ্য এসেছে"),
    "of": Text(en="of {n} that are counted", bn="গণনার {n}টির মধ্যে"),
    "uncounted": texts.UNCOUNTED,
    "silent": Text(en="Not answered yet", bn="এখনো তথ্য আসেনি"),
    "more": Text(en="and {n} more", bn="ও আরও {n}টি"),
    "since": Text(en="Since the last meeting", bn="গত সভার পর"),
    "decision": Text(en="Decision", bn="সিদ্ধান্ত"),
    "newly": Text(en="Newly implemented", bn="নতুন বাস্তবায়িত"),
    "again": Text(en="To do again", bn="পুনরায় করণীয়"),
    "pending": Text(en="Still pending", bn="এখনো অনিষ্পন্ন"),
    "others": Text(en="Others", bn="বাকি দপ্তর"),
    "adds_up": Text(
        en="Each line adds up to the {n} {n:office|offices} that {n:is|are} counted.",
        bn="প্রতি সারির সংখ্যাগুলোর যোগফল {n}, অর্থাৎ গণনার সব দপ্তর।",
    ),
    "stands": Text(en="How it stands", bn="বর্তমান অবস্থা"),
    "see": Text(en="See", bn="দেখুন"),
}
_UNMOVED: Final[Mapping[Status, Text]] = {
    Status.IMPLEMENTED: Text(en="implemented (not newly)", bn="বাস্তবায়িত (নতুন নয়)"),
    **{status: status.label for status in (Status.AWAITING_PORTAL, Status.WAIVED, Status.NOT_APPLICABLE)},
}
_OPEN_ANEW: Final = Text(en="pending, which they were not at the last meeting", bn="এবার অনিষ্পন্ন, গত সভায় ছিল না")
_FIRST_COUNTED: Final = Text(en="new this time", bn="এবার নতুন")
_COUNT: Final = Text(en="{what} {n}", bn="{what} {n}")
_STEPS: Final[Mapping[Deed, Text]] = {
    Deed.RESTORE: Text(
        en="The ledger is not as it was written, so nothing can be kept or printed. Bring the folder back from a copy (Another folder: Bring a "
        "folder back), then recompute the rounds on the screen History.",
        bn="স্থায়ী রেকর্ড আগের মতো নেই, তাই কিছু রাখা বা ছাপা যাবে না। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের "
        "যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
    ),
    Deed.SET_CLOCK: Text(
        en="This computer's clock is wrong. Set its date right and open the desk again.",
        bn="কম্পিউটারের ঘড়ির তারিখ ভুল। তারিখ ঠিক করে ডেস্ক আবার খুলুন।",
    ),
    Deed.MAKE_PAPERS: Text(en="Make the papers of the round that was kept.", bn="রাখা যাচাইটির কাগজ তৈরি করুন।"),
    Deed.FIND_KEY: Text(
        en="Slips came back whose key is not on this computer. Open them where the key is.",
        bn="ফেরত আসা স্লিপের চাবি এই কম্পিউটারে নেই। চাবি যেখানে আছে সেখানে খুলুন।",
    ),
    Deed.OPEN_SLIPS: Text(en="Open the slips that came back.", bn="ফেরত আসা স্লিপ খুলুন।"),
    Deed.MEND_FILES: Text(
        en="Some files cannot be used as they are. See which, and what to do with each.",
        bn="কিছু ফাইল এভাবে ব্যবহার করা যাচ্ছে না। কোনটি, আর কী করতে হবে তা দেখুন।",
    ),
    Deed.FIND_FILES: Text(
        en="Evidence of the last round is missing from the folder. See which file it is, and bring it back; if it was taken out on purpose, what "
        "to do stands there, too.",
        bn="আগের যাচাইয়ের তথ্য-প্রমাণের ফাইল ফোল্ডারে পাওয়া যাচ্ছে না। কোন ফাইল দেখে ফিরিয়ে আনুন; ইচ্ছা করে সরানো হলে কী করতে হবে তাও সেখানে লেখা আছে।",
    ),
    Deed.HAND_IN: Text(
        en="Answers are typed here and not handed in; they count once they are. Go on asking, or hand them in.",
        bn="কিছু উত্তর এখানে লেখা আছে, জমা হয়নি; জমা দিলে ধরা হবে। জিজ্ঞাসা চালিয়ে যান, অথবা জমা দিন।",
    ),
    Deed.FILL_REGISTER: Text(
        en="A register of this month lies in the folder. Fill it in and hand it in here, or go on asking at the desk.",
        bn="এ মাসের রেজিস্টার ফোল্ডারে আছে। পূরণ করে এখানে জমা দিন, অথবা ডেস্কে উত্তর লিখতে থাকুন।",
    ),
    Deed.KEEP_ROUND: Text(
        en="See how things stand, and when it is right keep the round for the meeting.",
        bn="অবস্থা দেখে নিন; ঠিক থাকলে সভার জন্য যাচাইটি রাখুন।",
    ),
    Deed.PLAN_MEETING: Text(en="Tell the day of the next meeting.", bn="পরবর্তী সভার তারিখ জানান।"),
    Deed.HOLD_MEETING: Text(
        en="Print the papers, have them signed, and give each office its own.",
        bn="কাগজ ছাপিয়ে স্বাক্ষর নিন এবং প্রতিটি দপ্তরকে নিজের কাগজ দিন।",
    ),
    Deed.ASK_OFFICES: Text(
        en="Ask the offices, and write down what they answer.", bn="দপ্তরগুলোকে জিজ্ঞাসা করুন এবং উত্তর লিখুন।"
    ),
    Deed.ENTER_ANSWERS: Text(
        en="No answer has been written down yet. Call the offices and enter what they say.",
        bn="এখনো কোনো উত্তর লেখা হয়নি। দপ্তরগুলোতে ফোন করে উত্তর লিখুন।",
    ),
    Deed.GO_ON_ASKING: Text(
        en="{n} {n:office has|offices have} not answered yet, and there is time before the meeting: go on asking.",
        bn="{n}টি দপ্তরের তথ্য এখনো আসেনি, সভার আগে সময় আছে: জিজ্ঞাসা চালিয়ে যান।",
    ),
}
_FIRST: Final = Text(
    en="Look through the list on the screen Offices; then ask the offices, and write down what they answer.",
    bn="“দপ্তর” পাতায় তালিকাটি মিলিয়ে নিন; তারপর দপ্তরগুলোকে জিজ্ঞাসা করুন এবং উত্তর লিখুন।",
)
_LIST: Final = (Text(en="See the list", bn="তালিকা দেখুন"), "offices.page")
_BUTTONS: Final[Mapping[Deed, tuple[Text, str]]] = {
    Deed.RESTORE: (Text(en="To the settings", bn="সেটিংস দেখুন"), "settings.page"),
    Deed.MAKE_PAPERS: (Text(en="To the papers", bn="কাগজ তৈরি"), "meeting.page"),
    Deed.FIND_KEY: (Text(en="To the slips", bn="স্লিপ দেখুন"), "selfcheck.page"),
    Deed.OPEN_SLIPS: (Text(en="Open the slips", bn="স্লিপ খুলুন"), "selfcheck.page"),
    Deed.MEND_FILES: (Text(en="See the files", bn="ফাইল দেখুন"), "inbox.page"),
    Deed.FIND_FILES: (Text(en="See the files", bn="ফাইল দেখুন"), "inbox.page"),
    Deed.HAND_IN: (Text(en="Go on, or hand in", bn="চালিয়ে যান বা জমা দিন"), "ask.page"),
    Deed.FILL_REGISTER: (Text(en="Hand in, or go on asking", bn="জমা দিন বা উত্তর লিখুন"), "ask.page"),
    Deed.KEEP_ROUND: (Text(en="See and keep", bn="দেখুন ও রাখুন"), "meeting.page"),
    Deed.PLAN_MEETING: (Text(en="Tell the day", bn="তারিখ জানান"), "settings.page"),
    Deed.HOLD_MEETING: (Text(en="To the papers", bn="কাগজ দেখুন"), "meeting.page"),
    Deed.ASK_OFFICES: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
    Deed.GO_ON_ASKING: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
    Deed.ENTER_ANSWERS: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
}
"""What the button of a step says, and the screen that it goes to; the clock is set elsewhere."""
_PLACES: Final[Mapping[Topic, str]] = {
    Topic.ROSTER: "offices.page",
    Topic.SHEETS: "selfcheck.page",
    Topic.KEYS: "selfcheck.page",
    Topic.SLIPS: "selfcheck.page",
    Topic.ANSWERS: "ask.page",
    Topic.FILES: "inbox.page",
    Topic.WITNESSING: "meeting.page",
    Topic.DISPUTES: "offices.page",
    Topic.ROUND: "history.page",
    Topic.PAPERS: "meeting.page",
    Topic.LETTERS: "meeting.page",
    Topic.COPY: "meeting.page",
}
"""The screen on which something is done about a line."""
