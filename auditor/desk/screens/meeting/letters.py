"""Letters: reminders and the letter to the portal's owner, made, sent, had later by some, answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.files import titled
from auditor.desk.screen import changing, day_typed, need_a_likely_day, odd_days, the_desk, to
from auditor.desk.screens.meeting.base import BACK
from auditor.desk.screens.meeting.papers import made_in
from auditor.i18n import Text, plain
from auditor.model.errors import WorkspaceError, of_parts, told_together
from auditor.model.letters import REMINDERS
from auditor.papers import letters as drafting
from auditor.papers import letters_sent
from auditor.papers.letter_order import Order, doubts_of
from auditor.rounds import first_printed, letters
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.to_ask import day_asked_for
from auditor.views.letters import letter_words
from auditor.views.letters.errands import errands
from auditor.views.letters.portal_days import day_promised
from auditor.views.letters.sent_letters import owner_told
from auditor.workspace import where
from auditor.workspace.folder import LETTERS, OUT

if TYPE_CHECKING:
    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.model.letters import Letter
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Question


@get("/meeting/letters")
def letters_page() -> str:
    """Show which letters can be made, and how it stands with those that were; also where a form about one was refused."""
    desk = the_desk()
    space = desk.space()
    if not Ledger(space.ledger_path).rounds():
        return render_template("meeting_letters.html", title=_TITLE, past=None, words=WORDS)
    past = _standing(desk).past
    known = letters.letters_of(space)
    void, asked, names = letters.void(known), errands(past), letter_words.names(past)
    gone = letters.can_have_gone(known)
    orders = {"reminders": Order(desk.day, desk.day), "portal": Order(desk.day, desk.day, portal=True)}
    found = {name: drafting.wanted(past, order) for name, order in orders.items()}
    promised = max(filter(None, map(day_promised, owner_told(past))), default=None)
    due = {asked.office for letter in found["reminders"].letters for asked in letter.offices}
    return render_template(
        "meeting_letters.html",
        title=_TITLE,
        past=past,
        offices=[office for office in names if office in due],
        fresh=len(letters.undrafted(known, asked, due)),
        names=names,
        wanted={
            name: len({asked.office for letter in each.letters for asked in letter.offices})
            for name, each in found.items()
        },
        promised=promised if promised is not None and desk.day < promised else None,
        others=tuple(letter_words.others(found["reminders"])),
        without_address=tuple(letter_words.without_address(found["portal"], past)),
        asked={name: _asked(space, desk, order, past) for name, order in orders.items()},
        moot=desk.remembered(("moot letters", desk.day), lambda: letters_sent.nothing_left(space, desk.day)),
        letters=[
            {
                "letter": letter,
                "what": letter_words.what(names, letter.draft),
                "state": letter_words.state(letter, past, is_void=letter.draft.number in void, asked=asked),
                "void": letter.draft.number in void,
                "can_have_gone": letter.draft.number in gone,
                "reminds": letter.draft.purpose in REMINDERS,
                "files": [(name, titled(name, _what(name)), place) for name, place in made if "/" not in name],
                "each": [(name, plain(name.partition("/")[2]), place) for name, place in made if "/" in name],
            }
            for letter in reversed(known)
            for made in (_made(space, letter),)
        ],
        words=WORDS,
    )


def _made(space: Workspace, letter: Letter) -> list[tuple[str, str]]:
    """Return the files of a letter that were made, itself first, then what goes beside it."""
    made = made_in(space, f"{LETTERS}{letter.draft.on}", f"{letter.draft.number:02d}-")
    return sorted(made, key=lambda each: _IN_ORDER.index(_what(each[0])))


def _what(name: str) -> Text:
    """Return what a file of a letter is; those of single offices lie in a folder of their own."""
    ends = (words for ending, words in _ENDINGS.items() if name.partition(".")[0].endswith(ending))
    return next(ends, _PASTED if name.endswith(".txt") else _LETTER)


def _standing(desk: Desk) -> drafting.Standing:
    return desk.remembered(("standing", desk.day), lambda: drafting.standing(desk.space(), desk.day, desk.judgement))


def _asked(space: Workspace, desk: Desk, order: Order, past: History) -> tuple[Question, ...]:
    """Return what letters print and was not told yet."""
    found = drafting.wanted(past, order)
    asked = (
        question
        for printed in (drafting.printed_on(order, found.letters) if found.letters else ())
        for question in first_printed.missing(space, printed, desk.day)
    )
    return tuple(dict.fromkeys(asked))


@post("/meeting/letters/<kind>")
@changing("meeting.letters_page")
def make_letters(kind: str) -> Response:
    """Make reminders, or the letter to the portal's owner."""
    desk = the_desk()
    where.refuse_network_share(desk.folder)
    need_a_likely_day(desk, ahead=True)
    space = desk.space()
    office = request.form.get("office", "")
    with told_together() as of_field:
        with of_field("day"):
            on = day_typed("day", desk.day, _GOING)
        with of_field("visit"):
            visit = day_typed("visit", None, _VISIT)
        with of_field("office"):
            if request.form.get("visit", "").strip() and not office:
                raise WorkspaceError(_VISIT_OF_WHOM)
    order = Order(desk.day, on, frozenset({office} - {""}), portal=kind == "portal", visit=visit)
    odd = doubts_of(order)
    with of_parts(odd):
        odd_days(tuple(odd))
    now = _standing(desk)
    past = now.past
    found = drafting.wanted(past, order)
    if not found.letters:
        with desk.writing:
            cleared = drafting.clear(space, past, desk.day)
        none = _NO_PORTAL_MATTER if order.portal else letter_words.NOBODY
        raise WorkspaceError(none, *letter_words.others(found), *cleared)
    if first_printed.tell(space, read_first(space, _asked(space, desk, order, past)), desk.day, odd_days):
        space = desk.space()

    def work(job: Job) -> tuple[Text, ...]:
        with desk.writing:
            drafted = drafting.drafted(space, now, found.letters, order)
            job.total = len(drafted.files)
            made = drafting.make(space, drafted, job.tick)
            cleared = drafting.clear(space, past, desk.day)
        return (
            *letter_words.drafts(drafted.material),
            *letter_words.others(found),
            *cleared,
            _WRITTEN.filled(folder=f"{OUT}/{drafted.folder.name}", n=made.there),
        )

    desk.begin(_MAKING, url_for("meeting.letters_page"), work)
    return to("shared.work")


@post("/meeting/letters/<int:number>/<event>")
@changing("meeting.letters_page")
def note_letter(number: int, event: str) -> Response:
    """Note that a letter went out, that an office had it on another day, or that it was answered."""
    desk = the_desk()
    where.refuse_network_share(desk.folder)
    need_a_likely_day(desk)
    space = desk.space()
    day = day_typed("day", desk.day)
    if event == "sent":
        told, memo = day_typed("day", None), request.form.get("memo")
        note = letters_sent.note_gone_out(space, number, told, memo, desk.day, odd_days)
        draft = next(known.draft for known in letters.letters_of(space) if known.draft.number == number)
        desk.tell(_SENT.filled(number=number, day=note.day), *letter_words.more_time(draft, note))
    elif event == "received":
        noted = letters.note_received(space, number, [request.form.get("office", "")], day, desk.day)
        desk.tell(letter_words.RECEIVED.filled(number=number, n=len(noted), until=max(note.until for note in noted)))
    else:
        letter = letters.note_answered(space, number, day, request.form.get("what", ""), desk.day)
        desk.tell(letter_words.noted_answer(letter, desk.day, day_asked_for(space, desk.day)))
    return to("meeting.letters_page")


_TITLE: Final = Text(en="Letters", bn="পত্র")
_GOING: Final = Text(en="Day on which they go out", bn="পাঠানোর তারিখ")
_VISIT: Final = Text(
    en="Day of the visit that a final reminder proposes (for one office)",
    bn="চূড়ান্ত তাগিদে প্রস্তাবিত পরিদর্শনের তারিখ (একটি দপ্তরের জন্য)",
)
_MAKING: Final = Text(en="Letters are being made", bn="পত্র তৈরি হচ্ছে")
_WRITTEN: Final = Text(
    en="Written: {folder} ({n} {n:file|files}). {n:This is a draft; have it signed and send it, then note it|These are drafts; have them signed and send them, then note each} as sent.",
    bn="লেখা হয়েছে: {folder} ({n}টি ফাইল)। {n:এটি|এগুলো} খসড়া; স্বাক্ষর করিয়ে পাঠান, তারপর {n:তা|প্রতিটি} পাঠানো হয়েছে বলে লিখে রাখুন।",
)
_LETTER: Final = Text(en="Letter", bn="পত্র")
_PASTED: Final = Text(en="Words for the e-filing system", bn="ই-নথিতে বসানোর লেখা")
_ENDINGS: Final = {
    "-enclosures": Text(en="Enclosures, to be printed", bn="সংযুক্তি, ছাপার জন্য"),
    "-sms": Text(en="Short message", bn="এসএমএস"),
}
"""The files of a letter that is not the letter itself, by how their names end."""
_IN_ORDER: Final = (_LETTER, _PASTED, *_ENDINGS.values())
_NO_PORTAL_MATTER: Final = Text(
    en="There is no letter to make: no office has anything to ask of the portal's owner, or the owner still has time to answer the last one, or named a day that is to come.",
    bn="পত্র তৈরির কিছু নেই: পোর্টাল কর্তৃপক্ষকে জানানোর মতো সমস্যা কোনো দপ্তরে নেই, অথবা আগের পত্রের উত্তরের সময় শেষ হয়নি বা উত্তরে বলা তারিখ আসেনি।",
)
_VISIT_OF_WHOM: Final = Text(
    en="A visit is proposed to one office: choose it.", bn="পরিদর্শনের প্রস্তাব একটি দপ্তরের জন্য: দপ্তরটি বেছে নিন।"
)
_SENT: Final = Text(
    en="Letter {number}: noted as sent on {day}.", bn="{number} নম্বর পত্র: {day} তারিখে পাঠানো হয়েছে বলে লেখা হয়েছে।"
)
WORDS: Final = {
    "back": BACK,
    "no round": Text(
        en="Letters are made once a round was kept. Keep one first.", bn="যাচাই রাখার পর পত্র তৈরি করা যায়। আগে যাচাই রাখুন।"
    ),
    "reminders": Text(en="Reminders to offices", bn="দপ্তরগুলোকে তাগিদপত্র"),
    "portal": Text(en="Letter to the portal's owner", bn="পোর্টাল কর্তৃপক্ষ বরাবর পত্র"),
    "can": Text(en="{n} {n:office|offices} can be reminded now.", bn="এখন {n}টি দপ্তরকে তাগিদ দেওয়া যায়।"),
    "again": letter_words.WAITING,
    "matter": Text(
        en="{n} {n:office has|offices have} something to ask of the portal's owner.",
        bn="{n}টি দপ্তরের সমস্যা পোর্টাল কর্তৃপক্ষকে জানানোর আছে।",
    ),
    "nothing": Text(en="There is none to be made now.", bn="এখন তৈরি করার কিছু নেই।"),
    "promised": Text(
        en="The owner's answer names {day}; what he answered about is told him again only once an office tried from that day on and told that it still does not work.",
        bn="পোর্টাল কর্তৃপক্ষের উত্তরে {day} তারিখের কথা আছে; ওই দিন থেকে চেষ্টা করে কোনো দপ্তর এখনো হচ্ছে না বলে জানালেই কেবল বিষয়টি তাঁদের আবার জানাতে হবে।",
    ),
    "going": _GOING,
    "only": Text(en="Letters for", bn="কোন দপ্তরের পত্র"),
    "all": Text(en="all offices that can be reminded", bn="তাগিদ দেওয়া যায় এমন সব দপ্তর"),
    "visit": _VISIT,
    "first printed": Text(
        en="Letters print this, and it is not told yet. What you leave empty stays as the program has it, or a blank line.",
        bn="নিচের তথ্য পত্রে ছাপা হয়, কিন্তু এখনো জানানো হয়নি। খালি রাখলে প্রোগ্রামের নিজের মান থাকবে, অথবা জায়গা ফাঁকা থাকবে।",
    ),
    "make": Text(en="Make the letters", bn="পত্র তৈরি করুন"),
    "files": Text(en="{n} {n:file|files}", bn="ফাইল {n}টি"),
    "each": Text(en="Reports enclosed, one by one: {n} {n:file|files}", bn="সংযুক্ত প্রতিবেদন, দপ্তরভিত্তিক: {n}টি ফাইল"),
    "made": Text(en="Letters so far", bn="এ পর্যন্ত তৈরি পত্র"),
    "none": Text(en="No letter was made yet.", bn="এখনো কোনো পত্র তৈরি হয়নি।"),
    "headings": (
        Text(en="No.", bn="নম্বর"),
        Text(en="Letter", bn="পত্র"),
        Text(en="Offices", bn="দপ্তর"),
        Text(en="Made", bn="তৈরি"),
        Text(en="Sent", bn="পাঠানো"),
        Text(en="Memo", bn="স্মারক"),
        Text(en="Until", bn="সময়"),
    ),
    "note": Text(en="Note what became of it", bn="কী হয়েছে লিখুন"),
    "sent": Text(en="It went out", bn="পাঠানো হয়েছে"),
    "sent on": Text(en="Sent on", bn="পাঠানোর তারিখ"),
    "received on": Text(en="Received on", bn="পাওয়ার তারিখ"),
    "answered on": Text(en="Answered on", bn="উত্তরের তারিখ"),
    "memo": Text(en="Memo number (may stay empty)", bn="স্মারক নম্বর (খালি রাখা যায়)"),
    "received": Text(en="An office had it on another day", bn="কোনো দপ্তর অন্য তারিখে পেয়েছে"),
    "office": Text(en="Office", bn="দপ্তর"),
    "answered": Text(en="It was answered", bn="উত্তর এসেছে"),
    "what": Text(en="What was answered, in a sentence", bn="কী উত্তর এসেছে, এক বাক্যে"),
    "save": Text(en="Note it", bn="লিখে রাখুন"),
}
