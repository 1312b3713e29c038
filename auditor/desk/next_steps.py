"""The one next step of the checklist as screens show it: in words, with the buttons that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.checklist.steps import (
    Deed,
    changed_since,
    is_to_keep_soon,
    meeting_to_settle,
    next_step,
    passed_without_round,
)
from auditor.i18n import Text, joined, meeting_called
from auditor.rounds.meetings import meeting_texts
from auditor.views.sampling import once_known
from auditor.workspace import questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.checklist.state import State
    from auditor.rounds.ledger.missing_ledger import Missing
    from auditor.workspace.question import Question


class ShownStep(Struct, frozen=True):
    """The next step: its words, and what each of its buttons says with the endpoint that it goes to; one that is a question is `asked` where it is shown."""

    told: Text
    buttons: tuple[tuple[Text, str], ...]
    asked: Question | None = None

    def leads_to(self, endpoint: str) -> bool:
        """Whether a screen is where it is done."""
        return any(place == endpoint for _, place in self.buttons)


def shown(state: State) -> ShownStep:
    """Return the one step that brings the work forward, as a screen shows it."""
    deed = next_step(state).deed
    buttons = (_BUTTONS[deed],) if deed in _BUTTONS else ()
    if deed in {Deed.ASK_OFFICES, Deed.FILL_REGISTER}:
        is_first = deed is Deed.ASK_OFFICES and state.kept is None
        return _asking(ShownStep(_FIRST, (_LIST, *buttons)) if is_first else ShownStep(_STEPS[deed], buttons), state)
    if state.kept is not None and deed in {Deed.KEEP_AGAIN, Deed.MAKE_PAPERS} and changed_since(state) is not None:
        called = meeting_called(state.kept.meeting, state.kept.meets_on)
        told = _STEPS[deed] if deed is Deed.KEEP_AGAIN else _AS_KEPT
        return ShownStep(told.filled(day=state.kept.day, meeting=called), buttons)
    if deed is Deed.PLAN_MEETING and (over := meeting_to_settle(state)) is None:
        return ShownStep(_STEPS[deed], buttons, questions.BY_ID[questions.NEXT_MEETING])
    if deed is Deed.PLAN_MEETING and over is not None:
        told = _PASSED if passed_without_round(state) else _OVER
        settle = _SETTLE.filled(part=meeting_texts.IN_SETTINGS)
        return ShownStep(told.filled(meeting=over.called, settle=settle), (_BUTTONS[Deed.KEEP_ROUND], *buttons))
    following = state.kept.next_unwritten if state.kept is not None else None
    n = {Deed.SEE_LOGINS: state.to_be_seen, Deed.FOLLOW_UP: state.owing}.get(deed, len(state.silent))
    whose = state.copied[0] if state.copied is not None else ""
    whose = state.missing.told if state.missing is not None and state.is_lost else whose
    return ShownStep(
        _STEPS[deed].filled(n=n, told=whose, known=once_known(state.once_known), day=following or ""), buttons
    )


def _asking(step: ShownStep, state: State) -> ShownStep:
    """Return a step to ask with that the round is to be kept before the meeting, where that is near."""
    if state.meeting is None or not is_to_keep_soon(state):
        return step
    told = joined((step.told, _KEEP_SOON.filled(meeting=state.meeting.called)), " ")
    return ShownStep(told, (*step.buttons, _BUTTONS[Deed.KEEP_ROUND]))


def way_back(missing: Missing) -> ShownStep:
    """Return the step that brings back a ledger that is gone or of which an earlier one is there, as `shown` shows it."""
    return ShownStep(_STEPS[Deed.FIND_LEDGER].filled(told=missing.told), (_BUTTONS[Deed.FIND_LEDGER],))


_STEPS: Final[Mapping[Deed, Text]] = {
    Deed.RESTORE: Text(
        en="The ledger is not as it was written, so nothing can be kept or printed. Bring the folder back from a copy (Another folder: Bring a "
        "folder back), then recompute the rounds on the screen History.",
        bn="স্থায়ী রেকর্ড আগের মতো নেই, তাই কিছু রাখা বা ছাপা যাবে না। ফোল্ডারটি কপি থেকে ফিরিয়ে আনুন (অন্য ফোল্ডার: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”), তারপর “আগের "
        "যাচাই” পাতায় যাচাইগুলো মিলিয়ে দেখুন।",
    ),
    Deed.BEGIN_ANEW: Text(en="{told}", bn="{told}"),
    Deed.FIND_LEDGER: Text(en="{told}", bn="{told}"),
    Deed.LOOK_AT_LEDGER: Text(
        en="Look first whether the ledger is the last one, as the top of this page says.",
        bn="স্থায়ী রেকর্ডটি সর্বশেষটি কি না, এই পাতার শুরুতে যেভাবে বলা আছে সেভাবে আগে দেখুন।",
    ),
    Deed.SET_CLOCK: Text(
        en="This computer's clock is wrong. Set its date right and open the desk again.",
        bn="কম্পিউটারের ঘড়ির তারিখ ভুল। তারিখ ঠিক করে ডেস্ক আবার খুলুন।",
    ),
    Deed.NOTE_NEXT: Text(
        en="The round is kept and names {day} as the next meeting; enter that day in the settings, too, where it is not written yet.",
        bn="যাচাইটি রাখা আছে এবং তাতে পরবর্তী সভা {day}; সেটিংসে তারিখটি এখনো লেখা হয়নি, সেখানেও লিখুন।",
    ),
    Deed.KEEP_AGAIN: Text(
        en="Information has come in, or was corrected, since the round for the {meeting} was kept on {day}. See what changes and keep it again before the papers are made; "
        "if it is not kept again, the papers say what was kept, and what changed counts for the next meeting.",
        bn="{meeting}র জন্য {day} তারিখে যাচাই রাখার পর তথ্য এসেছে বা সংশোধন হয়েছে। কাগজ তৈরির আগে কী বদলাবে দেখে যাচাইটি আবার রাখুন; আবার না রাখলে কাগজে রাখা যাচাইয়ের তথ্যই থাকবে, আর যা বদলেছে তা পরবর্তী সভায় "
        "ধরা হবে।",
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
        en="Evidence of the last round is missing from the folder, or was changed. See which file it is, and bring it back as it was; if that was done on purpose, what "
        "to do stands there, too.",
        bn="আগের যাচাইয়ের তথ্য-প্রমাণের ফাইল ফোল্ডারে নেই বা বদলে গেছে। কোন ফাইল দেখে আগের মতো ফিরিয়ে আনুন; ইচ্ছা করে সরানো বা বদলানো হলে কী করতে হবে তাও সেখানে লেখা আছে।",
    ),
    Deed.HAND_IN: Text(
        en="Answers are typed here and not handed in; they count once they are. Go on asking, or hand them in.",
        bn="কিছু উত্তর এখানে লেখা আছে, জমা হয়নি; জমা দিলে ধরা হবে। জিজ্ঞাসা চালিয়ে যান, অথবা জমা দিন।",
    ),
    Deed.FILL_REGISTER: Text(
        en="A register lies in the folder. Fill it in and hand it in here, or go on asking at the desk.",
        bn="রেজিস্টার ফোল্ডারে আছে। পূরণ করে এখানে জমা দিন, অথবা ডেস্কে উত্তর লিখতে থাকুন।",
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
    Deed.SEE_LOGINS: Text(
        en="{n} {n:office that was drawn waits|offices that were drawn wait} until the logins are seen{known}. See them, and enter what was seen.",
        bn="দৈবচয়নে নির্বাচিত {n}টি দপ্তরে লগইন দেখা বাকি{known}। লগইন দেখুন এবং যা দেখলেন তা তুলুন।",
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
    Deed.FOLLOW_UP: Text(
        en="{n} {n:office has|offices have} something left to do or to tell, and there is time before the meeting: write down what {n:it tells|they tell} by then, and keep the round in the week before it.",
        bn="{n}টি দপ্তরের করার বা জানানোর কিছু বাকি, সভার আগে সময় আছে: এর মধ্যে {n:দপ্তরটি|তারা} যা জানায় লিখুন, যাচাইটি সভার আগের সপ্তাহে রাখুন।",
    ),
}
_AS_KEPT: Final = Text(
    en="Make the papers of the round that was kept. What has come in or was corrected since {day} counts for the next meeting.",
    bn="রাখা যাচাইটির কাগজ তৈরি করুন। {day} তারিখের পর যে তথ্য এসেছে বা সংশোধন হয়েছে, তা পরবর্তী সভায় ধরা হবে।",
)
"""Papers of a round that was kept are still to be made, and evidence changed since."""
_KEEP_SOON: Final = Text(
    en="Keep the round before the {meeting}, also with what is known by then.",
    bn="{meeting}র আগেই যাচাই রাখুন, যতটুকু জানা গেছে তা নিয়ে হলেও।",
)
_PASSED: Final = Text(
    en="No round was kept for the {meeting}, whose day has passed, and information has come in that no round holds. {settle} The information counts for that one then.",
    bn="{meeting}র তারিখ পার হয়েছে, কিন্তু এর জন্য কোনো যাচাই রাখা হয়নি; এমন তথ্য এসেছে যা কোনো যাচাইয়ে নেই। {settle} তখন তথ্যগুলো সেই সভায় ধরা হবে।",
)
_OVER: Final = Text(
    en="No round was kept for the {meeting}, whose day has passed. {settle}",
    bn="{meeting}র তারিখ পার হয়েছে, কিন্তু এর জন্য কোনো যাচাই রাখা হয়নি। {settle}",
)
_SETTLE: Final = Text(
    en='If that meeting was held, see how things stand and keep its round; if it was put off or not held, say so on the screen Settings, under "{part}", and tell the day of the next meeting. If it was held and no round is meant for it, say that there.',
    bn="সভাটি হয়ে থাকলে অবস্থা দেখে এর যাচাই রাখুন; পিছিয়ে থাকলে বা না হয়ে থাকলে “সেটিংস” পাতার “{part}” অংশে তা জানান ও পরবর্তী সভার তারিখ দিন। হয়ে থাকলেও যাচাই রাখা না হলে সেখানেই তা জানান।",
)
_FIRST: Final = Text(
    en="Look through the list on the screen Offices; then ask the offices, and write down what they answer.",
    bn="“দপ্তর” পাতায় তালিকাটি মিলিয়ে নিন; তারপর দপ্তরগুলোকে জিজ্ঞাসা করুন এবং উত্তর লিখুন।",
)
_LIST: Final = (Text(en="See the list", bn="তালিকা দেখুন"), "offices.page")
_BUTTONS: Final[Mapping[Deed, tuple[Text, str]]] = {
    Deed.BEGIN_ANEW: (Text(en="To the settings", bn="সেটিংস দেখুন"), "settings.page"),
    Deed.FIND_LEDGER: (Text(en="To the settings", bn="সেটিংস দেখুন"), "settings.page"),
    Deed.LOOK_AT_LEDGER: (Text(en="To the settings", bn="সেটিংস দেখুন"), "settings.page"),
    Deed.RESTORE: (Text(en="To the settings", bn="সেটিংস দেখুন"), "settings.page"),
    Deed.MAKE_PAPERS: (Text(en="To the papers", bn="কাগজ তৈরি"), "meeting.page"),
    Deed.FIND_KEY: (Text(en="To the slips", bn="স্লিপ দেখুন"), "selfcheck.page"),
    Deed.OPEN_SLIPS: (Text(en="Open the slips", bn="স্লিপ খুলুন"), "selfcheck.page"),
    Deed.MEND_FILES: (Text(en="See the files", bn="ফাইল দেখুন"), "inbox.page"),
    Deed.FIND_FILES: (Text(en="See the files", bn="ফাইল দেখুন"), "inbox.page"),
    Deed.HAND_IN: (Text(en="Go on, or hand in", bn="চালিয়ে যান বা জমা দিন"), "ask.page"),
    Deed.FILL_REGISTER: (Text(en="Hand in, or go on asking", bn="জমা দিন বা উত্তর লিখুন"), "ask.page"),
    Deed.NOTE_NEXT: (Text(en="Enter the day", bn="তারিখ লিখুন"), "settings.page"),
    Deed.KEEP_AGAIN: (Text(en="See and keep again", bn="দেখে আবার রাখুন"), "meeting.keep_page"),
    Deed.KEEP_ROUND: (Text(en="See and keep", bn="দেখুন ও রাখুন"), "meeting.keep_page"),
    Deed.PLAN_MEETING: (Text(en="Tell the day", bn="তারিখ জানান"), "settings.page"),
    Deed.HOLD_MEETING: (Text(en="To the papers", bn="কাগজ দেখুন"), "meeting.page"),
    Deed.SEE_LOGINS: (Text(en="To the draw and logins", bn="দৈবচয়ন ও লগইন দেখা"), "meeting.proofs_page"),
    Deed.ASK_OFFICES: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
    Deed.GO_ON_ASKING: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
    Deed.FOLLOW_UP: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
    Deed.ENTER_ANSWERS: (Text(en="Ask and answer", bn="জিজ্ঞাসা ও উত্তর"), "ask.page"),
}
"""What the button of a step says, and the screen that it goes to; the clock is set elsewhere."""
