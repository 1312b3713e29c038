"""From the state of a workspace to the lines of its checklist; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.checklist.line import NOTHING, Line, Topic
from auditor.checklist.state import Register
from auditor.checklist.steps import next_step
from auditor.i18n import Text, first_of, in_digits, joined, meeting_called, month
from auditor.model.labels import so_many_of
from auditor.views.letters.letter_words import WAITING
from auditor.views.sampling import once_known

if TYPE_CHECKING:
    from datetime import date

    from auditor.checklist.kept import LastRound
    from auditor.checklist.looked import LettersState
    from auditor.checklist.state import State

_NAMED: Final = 5
"""How many missing offices are named before the rest is counted; one more is named, too."""


def checklist(state: State) -> tuple[Text, ...]:
    """Return the lines of the checklist as a terminal shows them, the next step last; on a day that cannot be right none that hangs on it."""
    head = _HEAD.filled(month=month(state.month), meeting=state.meeting.named if state.meeting is not None else _NO_DAY)
    shown = (head, *(line.in_terminal for line in lines(state))) if state.clock_fault is None else ()
    copied = state.copied[0] if state.copied is not None else None
    missing = state.missing.told if state.missing is not None else None
    faults = (fault for fault in (state.ledger_fault, missing, copied, state.clock_fault) if fault is not None)
    return (*faults, *shown, _NEXT.filled(step=next_step(state).command))


def lines(state: State) -> tuple[Line, ...]:
    """Return what there is to know about the work of the month, in the order of the work."""
    found = [
        *([Line(Topic.CLOCK, state.far_ahead)] if state.far_ahead is not None else []),
        _ROSTER.filled(n=state.offices, m=state.accounts),
        *([Line(Topic.ROSTER_MISTAKES, state.foreign_roster)] if state.foreign_roster is not None else []),
        _sheets(state),
        Line(Topic.ANSWERS, _answers(state), _missing(state)),
    ]
    if state.key_is_missing:
        found.append(_KEY_MISSING.filled(month=_sheets_of(state)))
    counts = (
        (_TYPED, state.typed),
        (_SLIPS, state.slips_waiting),
        (_NO_KEY, state.slips_without_key),
        (_REFUSED, state.slips_refused),
        (_UNREAD, state.unread),
        (_INCORRECT, state.incorrect),
        (_DOUBTFUL, state.doubtful),
        (_TO_BE_SEEN, state.to_be_seen),
        (_DISPUTES, state.disputes),
        (_DISPUTES_OVERDUE, state.disputes_overdue),
        (_DISPUTES_UNPROVEN, state.disputes_unproven),
        (_LEFT, state.left),
        (_ROSTER_WRONG, state.roster_mistakes),
    )
    drawn_for = joined(state.drawn_for, ", ")
    found += [
        line.filled(n=number, meetings=drawn_for, known=once_known(state.once_known))
        for line, number in counts
        if number
    ]
    found += [Line(Topic.MEETING, told) for told in state.to_settle]
    if state.kept is None:
        found.append(Line(Topic.ROUND, _NOT_KNOWN if state.is_lost else _NOT_KEPT))
    else:
        found.append(Line(Topic.ROUND, _kept(state.kept, state.day)))
        if state.kept.held and state.kept.unheld:
            found.append(Line(Topic.ROUND, _COMPARES.filled(unheld=joined(state.kept.unheld, ", "))))
        if state.kept.held and state.kept.left_out:
            found.append(Line(Topic.ROUND, _LEAVES_OUT.filled(meetings=joined(state.kept.left_out, ", "))))
        if state.kept.passed_over is not None:
            found.append(Line(Topic.ROUND, state.kept.passed_over))
        found += [Line(Topic.ROUND, told) for told in state.kept.told_of_settings()]
        papers = (_PAPERS if state.kept.has_papers else _NO_PAPERS).filled(folder=state.kept.folder)
        found.append(Line(Topic.PAPERS, papers))
    if state.letters.to_try is not None and state.register is not Register.NOT_MADE:
        day, offices = state.letters.to_try
        found.append(_TO_TRY.filled(day=day, n=offices))
    found += _letters(state.letters)
    if state.kept is not None and state.kept.lacks_note and state.copied is None and state.missing is None:
        found.append(_NOTE)
    if state.copy_is_old:
        found.append(_COPY)
    return tuple(found)


def _letters(letters: LettersState) -> list[Line]:
    """Return the lines on reminders and the letter to the portal's owner; none where there is nothing to say."""
    found = []
    if any(letters.reminded):
        first, second, final = letters.reminded
        found.append(Line(Topic.LETTERS, _REMINDED.filled(r1=first, r2=second, r3=final)))
    if letters.drafts:
        numbers = joined(in_digits(f"{number}") for number in letters.drafts)
        found.append(_DRAFTS.filled(n=len(letters.drafts), numbers=numbers, number=f"{letters.drafts[0]}"))
    if letters.due:
        found.append(_TO_REMIND.filled(n=letters.due))
    if letters.waiting:
        found.append(Line(Topic.LETTERS, WAITING.filled(n=letters.waiting)))
    if letters.asked_on is not None:
        day, number = letters.asked_on
        found.append(_PORTAL_ASKED.filled(day=day, number=number))
    return found


def _kept(kept: LastRound, today: date) -> Text:
    if kept.kept_for is not None and kept.meets_on is not None:
        return _KEPT_BEFORE_MOVED.filled(day=kept.day, before=kept.kept_for, now=kept.meets_on)
    is_to_come = kept.meets_on is not None and kept.meets_on > today
    told = _KEPT if kept.held else _KEPT_CANCELLED if is_to_come else _KEPT_NOT_HELD
    return told.filled(day=kept.day, meeting=meeting_called(kept.meeting, kept.meets_on))


def _sheets(state: State) -> Line:
    command = _SHEETS_LEFT if state.sheets_left else _SHEETS_TO_HAND_OUT if _is_undelivered(state) else NOTHING
    told = _SHEETS.filled(month=_sheets_of(state), x=state.sheets_made, d=state.sheets_delivered, y=state.sheets_left)
    return Line(Topic.SHEETS, told, command)


def _sheets_of(state: State) -> Text:
    return month(state.sheets_month or state.month)


def _is_undelivered(state: State) -> bool:
    return state.sheets_delivered < state.sheets_made


def _answers(state: State) -> Text:
    """Return of how many offices something is known, and how many told it in the month: what was told before counts as long as it does not lapse."""
    known = _KNOWN_TODAY if state.counts_on == state.day else _KNOWN_AT_MEETING
    counted = state.counted - state.unnamed
    known = known.filled(k=so_many_of(state.answered, counted), n=counted, day=state.counts_on)
    return (_ANSWERS if state.told else _NO_ANSWERS).filled(known=known, m=state.told, month=month(state.month))


def _missing(state: State) -> Text:
    """Return who has not answered, and whose answers do not count yet, as a terminal names them; the desk does so beside the lines."""
    named = ((_MISSING, state.silent), (_UNSETTLED, state.unsettled))
    return joined((told.filled(list=_first_of(names)) for told, names in named if names), "")


def _first_of(names: tuple[Text, ...]) -> Text:
    return first_of(names, _NAMED + (len(names) == _NAMED + 1))


_HEAD: Final = Text(en="Work for {month} · meeting {meeting}", bn="{month} মাসের কাজ · সভা {meeting}")
_NO_DAY: Final = Text(en="not told (auditor settings --next-meeting)", bn="জানানো হয়নি (auditor settings --next-meeting)")
_ROSTER: Final = Line(
    Topic.ROSTER,
    Text(
        en="Roster: {n} {n:office|offices}, {m} {m:account|accounts}. Enter transfers and new holders.",
        bn="তালিকা: {n}টি দপ্তর, {m}টি আইডি। বদলি বা নতুন কর্মকর্তা থাকলে তালিকায় তারিখ দিন।",
    ),
)
_SHEETS: Final = Text(
    en="Sheets for {month}: {x} made, {d} handed out, {y} to make.",
    bn="{month} মাসের নির্দেশিকা: {x}টি তৈরি, {d}টি দেওয়া হয়েছে, {y}টি বাকি।",
)
_SHEETS_LEFT: Final = Text(en=" Make them with: auditor invite", bn=" তৈরি করতে চালান: auditor invite")
_SHEETS_TO_HAND_OUT: Final = Text(
    en=" When one is handed out, note it: auditor invite delivered",
    bn=" দেওয়া হলে লিখে রাখুন: auditor invite delivered",
)
_WITH_KEY_FILE: Final = Text(
    en=" Where it is in a key file: auditor slips --key-file FILE", bn=" চাবি-ফাইলে থাকলে: auditor slips --key-file ফাইল"
)
_KEY_MISSING: Final = Line(
    Topic.KEYS,
    Text(
        en="Keys: the key of the sheets for {month} was not found on this computer; without it no slip can be opened.",
        bn="চাবি: {month} মাসের নির্দেশিকার চাবি এই কম্পিউটারে পাওয়া যায়নি; চাবি ছাড়া স্লিপ খোলা যাবে না।",
    ),
    _WITH_KEY_FILE,
)
_TYPED: Final = Line(
    Topic.ANSWERS,
    Text(
        en="Typed at the desk and not handed in: the answers of {n} {n:office|offices}; they do not count yet.",
        bn="ডেস্কে লেখা, এখনো জমা হয়নি: {n}টি দপ্তরের উত্তর; এখনো ধরা হচ্ছে না।",
    ),
    Text(en=" Hand them in: auditor register hand-in", bn=" জমা দিতে: auditor register hand-in"),
)
_SLIPS: Final = Line(
    Topic.SLIPS,
    Text(en="Slips that came in and are not opened yet: {n}.", bn="স্লিপ: {n}টি এসেছে, এখনো খোলা হয়নি।"),
)
_NO_KEY: Final = Line(
    Topic.KEYS,
    Text(
        en="Keys: of {n} of these slips the key was not found on this computer.",
        bn="চাবি: এর মধ্যে {n}টি স্লিপের চাবি এই কম্পিউটারে পাওয়া যায়নি।",
    ),
    _WITH_KEY_FILE,
)
_REFUSED: Final = Line(
    Topic.SLIPS,
    Text(
        en="Slips that were refused and not sent anew since: {n}; nothing of them counts.",
        bn="স্লিপ: {n}টি নেওয়া যায়নি, পরে আবার পাঠানোও হয়নি; {n:এটি|এগুলো} ধরা হচ্ছে না।",
    ),
    Text(en=" See: auditor slips", bn=" দেখুন: auditor slips"),
)
_LEFT: Final = Line(
    Topic.ROSTER_MISTAKES,
    Text(
        en="Offices and user IDs that are in the roster no more, and counted until it is told why: {n}.",
        bn="তালিকায় আর নেই, কারণ না জানানো পর্যন্ত গণনায় থাকবে এমন দপ্তর ও আইডি: {n}টি।",
    ),
    Text(en=" See: auditor audit", bn=" দেখুন: auditor audit"),
)
_ROSTER_WRONG: Final = Line(
    Topic.ROSTER_MISTAKES,
    Text(en="Matters of the roster to correct, or to look at: {n}.", bn="তালিকায় {n}টি বিষয় ঠিক করতে বা দেখতে হবে।"),
    Text(en=" See: auditor roster check", bn=" দেখুন: auditor roster check"),
)
_KNOWN_TODAY: Final = Text(
    en="Offices of which something is known that counts today: {k}",
    bn="আজ ধরা হচ্ছে এমন তথ্য আছে {n}টি দপ্তরের {k}র",
)
_KNOWN_AT_MEETING: Final = Text(
    en="Offices of which something is known that will count at the meeting of {day}: {k}",
    bn="{day} তারিখের সভায় ধরা হবে এমন তথ্য আছে {n}টি দপ্তরের {k}র",
)
_ANSWERS: Final = Text(en="{known}; told in {month}: {m}.", bn="{known}; {month} মাসে জানিয়েছে {m}টি।")
_NO_ANSWERS: Final = Text(
    en="{known}; none has told anything in {month} yet.", bn="{known}; {month} মাসে এখনো কোনোটি জানায়নি।"
)
_MISSING: Final = Text(en=" Missing: {list}.", bn=" আসেনি: {list}।")
_UNSETTLED: Final = Text(en=" Answered, but it does not count yet: {list}.", bn=" উত্তর এসেছে, এখনো ধরা হচ্ছে না: {list}।")
_UNREAD: Final = Line(
    Topic.FILES,
    Text(en="Files that could not be read or are missing: {n}.", bn="{n}টি ফাইল পড়া যায়নি বা পাওয়া যায়নি।"),
    Text(en=" See: auditor audit", bn=" দেখুন: auditor audit"),
)
_INCORRECT: Final = Line(
    Topic.FILES,
    Text(
        en="Files that were read, with something in them to correct: {n}.",
        bn="{n}টি ফাইল পড়া গেছে, তবে তাতে কিছু ঠিক করতে হবে।",
    ),
    Text(en=" See: auditor audit", bn=" দেখুন: auditor audit"),
)
_DOUBTFUL: Final = Line(
    Topic.FILES,
    Text(en="Matters that need a second look: {n}.", bn="{n}টি বিষয় আবার দেখতে হবে।"),
    Text(en=" See: auditor audit", bn=" দেখুন: auditor audit"),
)
_KEPT: Final = Text(en="Audit held {day} ({meeting}).", bn="যাচাই হয়েছে {day} ({meeting}র জন্য)।")
_KEPT_BEFORE_MOVED: Final = Text(
    en="Audit held {day} for the meeting of {before}, which is held on {now} now; its papers bear the former day.",
    bn="যাচাই হয়েছে {day} ({before} তারিখের সভার জন্য; সভাটি এখন {now} তারিখে)। কাগজে আগের তারিখ আছে।",
)
_KEPT_NOT_HELD: Final = Text(
    en="Audit held {day} (for the {meeting}, which was not held).",
    bn="যাচাই হয়েছে {day} ({meeting}র জন্য; সভাটি অনুষ্ঠিত হয়নি)।",
)
_KEPT_CANCELLED: Final = Text(
    en="Audit held {day} (for the {meeting}, which is cancelled).",
    bn="যাচাই হয়েছে {day} ({meeting}র জন্য; সভাটি বাতিল)।",
)
_COMPARES: Final = Text(
    en="It compares with the {unheld}, which was not held, and counts it.",
    bn="এই যাচাইয়ে {unheld}র সঙ্গে তুলনা আছে, অথচ সভাটি অনুষ্ঠিত হয়নি।",
)
_LEAVES_OUT: Final = Text(
    en="It was kept while the {meetings} was noted as not held, and does not count it.",
    bn="এই যাচাই রাখার সময় {meetings}টি অনুষ্ঠিত হয়নি বলে লেখা ছিল, তাই সেটি এতে ধরা হয়নি।",
)
_NOT_KEPT: Final = Text(en="Audit: not yet.", bn="যাচাই: এখনো হয়নি।")
_NOT_KNOWN: Final = Text(en="Audit: the rounds kept before are not known.", bn="যাচাই: আগে রাখা যাচাই জানা যায়নি।")
_PAPERS: Final = Text(
    en="Papers: annex, chair's copy and office reports are in {folder}.",
    bn="কাগজ: পরিশিষ্ট, সভাপতির কপি ও দপ্তরের কাগজ {folder} ফোল্ডারে আছে।",
)
_NO_PAPERS: Final = Text(en="Papers of this audit: none in {folder}.", bn="এই যাচাইয়ের কাগজ: {folder} ফোল্ডারে কিছু নেই।")
_TO_BE_SEEN: Final = Line(
    Topic.WITNESSING,
    Text(
        en="Offices drawn by the chair ({meetings}), a login still to be seen: {n}{known}.",
        bn="দৈবচয়নে নির্বাচিত {n}টি দপ্তরে লগইন দেখা বাকি ({meetings}){known}।",
    ),
    Text(en=" Print their sheets: auditor witness sheets --drawn", bn=" পত্র ছাপতে চালান: auditor witness sheets --drawn"),
)
_DISPUTES: Final = Line(
    Topic.DISPUTES,
    Text(en="Requests for correction to answer: {n}.", bn="সংশোধনের অনুরোধ {n}টির উত্তর বাকি।"),
    Text(en=" See: auditor dispute list", bn=" দেখুন: auditor dispute list"),
)
_DISPUTES_OVERDUE: Final = Line(
    Topic.DISPUTES,
    Text(
        en="Of these, the days in which to answer are over for: {n}.",
        bn="সংশোধনের অনুরোধের মধ্যে {n}টির উত্তর দেওয়ার সময় পার হয়েছে।",
    ),
    Text(en=" Answer them, then: auditor dispute answer", bn=" উত্তর দিয়ে চালান: auditor dispute answer"),
)
_DISPUTES_UNPROVEN: Final = Line(
    Topic.DISPUTES,
    Text(
        en="Requests for correction that were upheld, and of which what shows it is not entered yet, or with a day before the request: {n}. Ask the office "
        "again, or enter what it wrote, with the day on which the request came, or a later one, as the day of contact.",
        bn="সংশোধনের {n}টি অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু তার প্রমাণ এখনো তথ্যে তোলা হয়নি, অথবা অনুরোধের আগের তারিখ দিয়ে তোলা হয়েছে। দপ্তর থেকে আবার জেনে নিন, অথবা দপ্তর যা "
        "লিখেছে তা যোগাযোগের তারিখ হিসেবে অনুরোধ পাওয়ার দিন বা তার পরের তারিখ দিয়ে তুলুন।",
    ),
    Text(en=" See: auditor dispute list --all", bn=" দেখুন: auditor dispute list --all"),
)
_REMINDED: Final = Text(
    en="Last reminder sent to offices that still owe something: the first to {r1}, the second to {r2}, the final one to {r3}.",
    bn="কাজ বাকি এমন দপ্তরকে সর্বশেষ পাঠানো তাগিদ: {r1}টিকে প্রথম, {r2}টিকে দ্বিতীয়, {r3}টিকে চূড়ান্ত।",
)
_DRAFTS: Final = Line(
    Topic.LETTERS,
    Text(
        en="Made and not noted as sent: {n:letter|letters} no. {numbers}.",
        bn="{numbers} নম্বর পত্র তৈরি হয়েছে, কিন্তু পাঠানো হয়েছে বলে লেখা হয়নি।",
    ),
    Text(
        en=" Once {n:it|one} has gone out: auditor remind --sent {number} --memo NUMBER",
        bn=" পাঠানোর পর লিখুন: auditor remind --sent {number} --memo স্মারক",
    ),
)
_TO_REMIND: Final = Line(
    Topic.LETTERS,
    Text(en="Offices that can be reminded now: {n}.", bn="এখন {n}টি দপ্তরকে তাগিদ দেওয়া যায়।"),
    Text(en=" Make the letters: auditor remind", bn=" পত্র তৈরি করতে চালান: auditor remind"),
)
_PORTAL_ASKED: Final = Line(
    Topic.LETTERS,
    Text(
        en="The portal's owner was written to on {day} and has not answered.",
        bn="পোর্টাল কর্তৃপক্ষকে {day} তারিখে পত্র দেওয়া হয়েছে, উত্তর আসেনি।",
    ),
    Text(
        en=" Once he has: auditor remind --answered {number} --what TEXT",
        bn=" এলে লিখুন: auditor remind --answered {number} --what উত্তর",
    ),
)
_TO_TRY: Final = Line(
    Topic.ANSWERS,
    Text(
        en="The portal's owner answered on {day}: {n} {n:office|offices} that waited for the portal {n:is|are} to be asked again.",
        bn="পোর্টাল কর্তৃপক্ষ {day} তারিখে উত্তর দিয়েছে: পোর্টালের অপেক্ষায় থাকা {n}টি দপ্তরকে আবার জিজ্ঞাসা করতে হবে।",
    ),
    Text(
        en=" In a further register: auditor register new --output FILE",
        bn=" আরেকটি রেজিস্টারে: auditor register new --output ফাইল",
    ),
)
_NOTE: Final = Line(
    Topic.COPY,
    Text(
        en="Handover note: none of the last kept round is here; it is written with the next copy.",
        bn="হস্তান্তর নোট: সর্বশেষ রাখা যাচাইয়ের নোট এখানে নেই; পরের কপির সঙ্গে লেখা হবে।",
    ),
    Text(en=" Make it: auditor backup", bn=" কপি রাখুন: auditor backup"),
)
_COPY: Final = Line(
    Topic.COPY,
    Text(en="Copy: the last kept round is not in any.", bn="কপি: সর্বশেষ রাখা যাচাইটি কোনো কপিতে নেই।"),
    Text(en=" Make one on another disk: auditor backup", bn=" অন্য ডিস্কে কপি রাখুন: auditor backup"),
)
_NEXT: Final = Text(en="Next: {step}", bn="এরপর যা করবেন: {step}")
