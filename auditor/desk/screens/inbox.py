"""Files that are handed in: each is told at once, and those that are in the way are listed with what to do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from flask import render_template, url_for

from auditor.checklist import second_look
from auditor.desk import who
from auditor.desk.addresses import get, post
from auditor.desk.answered import need_right_days, note, refuse_answered
from auditor.desk.files import files_sent
from auditor.desk.screen import changing, need_a_likely_day, the_desk, to
from auditor.desk.screens import INBOX, asides
from auditor.desk.screens.offices import typed as typed_at_desk
from auditor.exports import proposing
from auditor.exports.meanings import Meaning
from auditor.exports.stamps import day_in_name
from auditor.i18n import Text, joined, plain
from auditor.keys import opening
from auditor.mail import reading, recording
from auditor.model.notice import Severity, messages_of
from auditor.receiving.handing_in import Outcome, as_now, hand_in
from auditor.receiving.sorting import unmapped
from auditor.register.answers import WAY_CHOICES
from auditor.register.columns import CONTACTED_ON
from auditor.rounds.asking import talk_inquiries
from auditor.rounds.evidence import setting_aside, trying
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import doubtful_cells
from auditor.selfcheck.texts.returned_slips import REFUSED
from auditor.selfcheck.waiting import came_back
from auditor.workspace import where
from reports.layout.wording import capital

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.keys.store import KeyStore
    from auditor.model.notice import Notice
    from auditor.receiving.handing_in import Received
    from auditor.receiving.sorting import Unmapped
    from auditor.rounds.asking.inquiry import Inquiry
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.typed.doubtful_cells import AnsweredCell
    from auditor.selfcheck.waiting import CameBack


@get("/inbox/")
def page() -> str:
    """Show where files are handed in, what became of the last ones, and which files need somebody."""
    desk = the_desk()
    judgement = desk.judgement()
    in_the_way = set(judgement.in_the_way)
    cells, answered = doubtful_cells.waiting_and_answered(desk.space(), judgement)
    asked = second_look.asked_about(cells)
    doubtful = [
        notice for notice in judgement.notices if notice.weight is not Severity.CHANGED and notice.place not in asked
    ]
    looked_at = {each.place.file for each in doubtful} | {cell.file for cell in cells}
    typed = second_look.TypedFiles(desk.typed_forms().files)
    usable = [notice for notice in doubtful if notice.place.file not in in_the_way]
    offices = judgement.context.roster.offices
    of_offices, of_files = second_look.by_office(
        (notice for notice in usable if notice.weight is Severity.DOUBTFUL), offices, typed
    )
    wrong_offices, wrong_files = second_look.by_office(
        (notice for notice in usable if notice.weight is Severity.WRONG), offices, typed
    )
    wrong = second_look.by_file(wrong_files, typed, WORDS["roster"])
    without_day = _without_day(doubtful, judgement)
    elsewhere = {file: offices for file, offices in without_day.items() if file not in wrong}
    unclear = second_look.by_file(of_files, typed, WORDS["roster"])
    return render_template(
        "inbox.html",
        title=INBOX.title,
        received=[
            (each, [*told, *_answered_of(each, answered)], each.stored in looked_at, *_SHOWN[each.outcome])
            for each, told in _told_now(desk)
        ],
        in_the_way=second_look.by_file(
            (notice for notice in judgement.notices if notice.place.file in in_the_way),
            second_look.TypedFiles({}),
            WORDS["roster"],
        ),
        without_day=without_day,
        without_day_elsewhere=elsewhere,
        explained=next((file for file in (*wrong, *unclear) if file in without_day), None),
        of_offices=of_offices,
        doubtful=unclear,
        wrong_offices=wrong_offices,
        wrong=wrong,
        cells=[
            (cell, second_look.asked_of(cell), second_look.written_in(cell), capital(cell.told.shown)) for cell in cells
        ],
        rows=list(_asked_of_rows(desk)),
        proposals=[(name, day_in_name(name) is None, held.sample) for name, held in desk.handed.unmapped.items()],
        answered=[
            (each, second_look.was_answered(each), _where(each, typed), second_look.asked_of(each.cell))
            for each in _once(answered)
        ],
        ways=[(choice.label.bn, choice.label) for choice in WAY_CHOICES],
        can_be_set_aside=asides.can_be_set_aside(desk),
        aside=setting_aside.aside(desk.space()),
        slips=desk.state().slips_waiting,
        refused_slips=[said for file in _slips(desk) for said in file.refused],
        mails=len(recording.saved_mails(desk.space())),
        meanings=[(f"{at}", meaning) for at, meaning in enumerate(Meaning)],
        meanings_by={meaning: f"{at}" for at, meaning in enumerate(Meaning)},
        said_by=proposing.said_by,
        words=WORDS,
    )


def _told_now(desk: Desk) -> Iterable[tuple[Received, Sequence[Text]]]:
    """Yield the files that were handed in last, each with what is told of it: how much of it counts, and what became of its slips and of itself, as things are now."""
    space, files = desk.space(), desk.handed.shown()
    names = tuple(each.stored for each in files if each.counts is not None)
    work_out = partial(trying.counts_now, space, desk.day, names)
    now = desk.remembered(("received", desk.day, names), work_out) if names else {}
    became = {file.file: file for file in _slips(desk)} if any(each.outcome is Outcome.WAITS for each in files) else {}
    aside = {name for name in setting_aside.aside(space) if not (space.evidence_folder / name).exists()}
    return ((each, each.said(now.get(each.stored))) for each in (as_now(file, became, aside) for file in files))


def _slips(desk: Desk) -> tuple[CameBack, ...]:
    """Return what became of the files in the folder of slips."""
    space = desk.space()
    return came_back(space, listed.counted_roster_of(space), desk.day)


def _answered_of(file: Received, answered: Iterable[AnsweredCell]) -> Iterable[Text]:
    """Yield how many doubtful cells of a file were answered since, where some were."""
    n = sum(each.cell.file == file.stored for each in answered) if file.counts is not None else 0
    if n:
        yield WORDS["answered_of"].filled(n=n)


def _where(answered: AnsweredCell, typed: second_look.TypedFiles) -> Text:
    cell = answered.cell
    of_desk = typed.called(answered.file, subjects={cell.subject, cell.office.id}, questions=[cell.question])
    return of_desk or plain(answered.file)


def _once(answered: Iterable[AnsweredCell]) -> list[AnsweredCell]:
    """Return cells that were answered, one that came again in another copy once: with the answer that can be corrected, where there is one."""
    found: dict[Hashable, AnsweredCell] = {}
    for each in answered:
        of_both = (each.cell.asked, each.file)
        if of_both not in found or (each.form and not found[of_both].form):
            found[of_both] = each
    return list(found.values())


@post("/inbox/files")
@changing("inbox.page")
def files() -> Response:
    """Take in the files that were handed in."""
    desk = the_desk()
    given = files_sent()
    need_a_likely_day(desk)
    return take_in(desk, given, {})


@post("/inbox/rows")
@changing("inbox.page")
def rows() -> Response:
    """Note when and how rows of registers were told that do not say it, and whether what is struck through counts; what was left for later is asked again."""
    desk = the_desk()
    need_a_likely_day(desk)
    shown = tuple(_asked_of_rows(desk))
    refuse_answered(desk, shown)
    need_right_days(shown)
    noted = [inquiry for inquiry in shown if note(desk, inquiry)]
    desk.tell(_ROWS_NOTED if noted else _ROWS_LEFT)
    return to("inbox.page")


def _asked_of_rows(desk: Desk) -> Iterable[Inquiry]:
    notices = desk.judgement().notices
    return talk_inquiries.of_talk(desk.space(), lambda: notices, desk.day)


@post("/inbox/mails")
@changing("inbox.page")
def mails() -> Response:
    """Read the saved mails, and keep what they prove."""
    desk = the_desk()
    need_a_likely_day(desk)
    where.refuse_network_share(desk.folder)
    Ledger(desk.space().ledger_path).refuse_broken()
    desk.begin(_READING_MAILS, url_for("inbox.page"), lambda job: _mails_read(desk, job))
    return to("shared.work")


def take_in(desk: Desk, given: list[tuple[str, bytes]], others: Mapping[str, Unmapped]) -> Response:
    """Begin to take in files; lists of user IDs of no known system stay at hand, beside others that do, so that it can be said what their columns mean."""
    desk.begin(_TAKING_IN.filled(n=len(given)), url_for("inbox.page"), lambda job: _taken_in(desk, job, given, others))
    return to("shared.work")


def _taken_in(desk: Desk, job: Job, given: list[tuple[str, bytes]], others: Mapping[str, Unmapped]) -> tuple[Text, ...]:
    job.total = 2 * len(given)
    with desk.writing:
        received = hand_in(desk.space(), desk.day, given, _store, job.tick)
    refused = [file for file, became in zip(given, received, strict=True) if became.outcome is Outcome.REFUSED]
    found = {name: held for name, content in refused if (held := unmapped(name, content)) is not None}
    desk.handed.came(received, found, others)
    told = (_NOT_ALL_TAKEN if refused else _LOOKED_AT).filled(n=len(given), r=len(refused))
    job.amiss.update((told,) if refused else ())
    return (told,)


def _mails_read(desk: Desk, job: Job) -> tuple[Text, ...]:
    space, now = desk.space(), desk.minute.astimezone()
    found = recording.saved_mails(space)
    job.total = len(found)
    answers = reading.answers_to(space, listed.roster_of(space), _store, now, unasked=False)
    read = reading.read(answers, reading.in_folder(found), job.tick)
    with desk.writing:
        reading.keep(space, read, now)
    return (*messages_of(read.notices), *reading.told(read))


def _store() -> KeyStore:
    """Return the place of secrets that opens without asking: nothing is typed into a page."""
    return opening.open_store(key_file=None, ask=None)


def _without_day(notices: Iterable[Notice], judgement: Judgement) -> dict[str, Text]:
    """Return by file the offices of whose rows it is not known on which day they were told."""
    whose = {subject.id: office for office in judgement.context.roster.offices for subject in office.subjects}
    found: dict[str, dict[Text, None]] = {}
    for notice in notices:
        about = notice.about
        if about is not None and about.question == CONTACTED_ON.name and about.subject in whose:
            found.setdefault(notice.place.file, {})[who.named(whose[about.subject])] = None
    return {file: joined(names) for file, names in found.items()}


_SHOWN: Final = {
    Outcome.TAKEN: (Text(en="taken", bn="নেওয়া হয়েছে"), "good"),
    Outcome.WAITS: (Text(en="waits", bn="অপেক্ষায়"), "waits"),
    Outcome.THERE: (Text(en="there already", bn="আগে থেকেই আছে"), "plain"),
    Outcome.REFUSED: (Text(en="not taken", bn="নেওয়া হয়নি"), "bad"),
    Outcome.ASIDE: (Text(en="set aside", bn="আলাদা করে রাখা হয়েছে"), "plain"),
}
WORDS: Final = {
    "hand_in": Text(en="Hand in files", bn="ফাইল জমা দিন"),
    "which": Text(
        en="Registers (.xlsx, .csv), self-check slips (file, text, mail or photo of the QR), saved mails (.eml), records of "
        "systems. Several at once.",
        bn="তথ্য রেজিস্টার (.xlsx, .csv), স্ব-যাচাই স্লিপ (ফাইল, লেখা, ই-মেইল বা QR-এর ছবি), সংরক্ষিত ই-মেইল (.eml), সিস্টেমের রেকর্ড। একসঙ্গে "
        "একাধিক দেওয়া যায়।",
    ),
    "choose": Text(en="Choose files, or drop them here", bn="ফাইল বাছুন, অথবা এখানে এনে ছাড়ুন"),
    "send": Text(en="Hand in", bn="জমা দিন"),
    "never": Text(
        en="Never hand in passwords. A file that holds any is refused, and nothing of it is kept.",
        bn="পাসওয়ার্ড কখনো জমা দেবেন না। পাসওয়ার্ড থাকলে ফাইলটি নেওয়া হয় না, কিছুই রাখা হয় না।",
    ),
    "received": Text(en="What became of them", bn="ফাইলগুলোর অবস্থা"),
    "stored": Text(en="stored as {name}", bn="{name} নামে রাখা হয়েছে"),
    "answered_of": Text(
        en="{n} doubtful {n:cell|cells} of it {n:was|were} answered since.",
        bn="এর {n}টি সন্দেহজনক ঘরের উত্তর পরে পাওয়া গেছে।",
    ),
    "below": Text(en="What needs a second look in it stands below.", bn="এতে যা আবার দেখতে হবে তা নিচে আছে।"),
    "not_stored": Text(
        en="The file was not stored, so there is nothing to move away.",
        bn="ফাইলটি রাখা হয়নি, তাই কিছু সরানোর দরকার নেই।",
    ),
    "in_the_way": Text(en="Files in the way", bn="যেসব ফাইলে আটকে আছে"),
    "in_the_way_how": Text(
        en="They lie in the folder evidence/ and cannot be used as they are. Before a round is kept, mend them, bring them back, set them "
        "aside, or move them out of that folder.",
        bn="এগুলো evidence/ ফোল্ডারে আছে, কিন্তু এভাবে ব্যবহার করা যাচ্ছে না। যাচাই রাখার আগে ঠিক করুন, ফিরিয়ে আনুন, আলাদা করে রাখুন অথবা ওই ফোল্ডার থেকে সরান।",
    ),
    **asides.WORDS,
    "roster": Text(en="Roster", bn="তালিকা"),
    "wrong": Text(en="What is to be corrected", bn="যা ঠিক করতে হবে"),
    "doubtful": Text(en="What needs a second look", bn="যা আবার দেখতে হবে"),
    "without_day": Text(
        en="What rows without a possible day of contact say is not lost: these lines stay until it is said when they were told, also when the office "
        "has answered since. Say it above, under “When and how rows were told”.",
        bn="যেসব সারিতে যোগাযোগের সঠিক তারিখ নেই, সেগুলোর তথ্য হারায় না: কবে জানানো হয়েছিল তা না লেখা পর্যন্ত এই লাইনগুলো থাকে, দপ্তর পরে উত্তর দিলেও। "
        "তারিখটি উপরে “সারির তথ্য কবে ও কীভাবে জানানো হয়েছে” অংশে লিখুন।",
    ),
    "mapping": Text(en="A list of no known system: {file}", bn="অচেনা সিস্টেমের তালিকা: {file}"),
    "mapping_how": Text(
        en="Say what each column says; nothing but short words for yes and no is shown of it. Then the list is handed in with that.",
        bn="কোন কলামে কী আছে জানান; হ্যাঁ বা না বোঝায় এমন ছোট শব্দ ছাড়া তালিকার কিছুই দেখানো হয় না। তারপর তালিকাটি এই তথ্যসহ জমা হবে।",
    ),
    "mapping_word": Text(en="Column “{heading}”: the word “{word}” says", bn="কলাম “{heading}”: “{word}” শব্দটির অর্থ"),
    "mapping_neither": proposing.NEITHER,
    "mapping_on": Text(en="Taken from the system on", bn="সিস্টেম থেকে নেওয়ার তারিখ"),
    "mapping_take": Text(en="Hand it in so", bn="এভাবে জমা দিন"),
    "rows": Text(
        en="When and how rows were told, and what is struck through",
        bn="সারির তথ্য কবে ও কীভাবে জানানো হয়েছে, এবং কেটে দেওয়া (strikethrough) লেখা",
    ),
    "rows_how": Text(
        en="These rows do not say in words that can be read when or how they were told, or something in them is struck through. The register stays as it is; what you answer is noted beside it, once for all rows that say the same.",
        bn="এসব সারির তথ্য কবে ও কীভাবে জানানো হয়েছে তা বোঝার মতো করে লেখা নেই, অথবা কোনো উত্তর কেটে দেওয়া (strikethrough)। রেজিস্টার যেমন আছে তেমনই থাকবে; আপনার উত্তর আলাদাভাবে রাখা হবে; একই রকম লেখা সব সারির জন্য একবার উত্তর দিলেই চলবে।",
    ),
    "take_rows": Text(en="Save the answers", bn="উত্তর সংরক্ষণ করুন"),
    "ask_again": Text(
        en="If nobody knows the day, ask again: {offices}", bn="তারিখ কেউ না জানলে আবার জিজ্ঞাসা করুন: {offices}"
    ),
    "cells": Text(en="Doubtful cells", bn="সন্দেহজনক ঘর"),
    "cells_how": Text(
        en="Ask the office what is meant, or look at its paper. The register stays as it is; your answer is evidence of its own.",
        bn="কী বোঝানো হয়েছে দপ্তরকে জিজ্ঞাসা করুন, অথবা তার কাগজ দেখুন। রেজিস্টার যেমন আছে তেমনই থাকবে; আপনার উত্তর আলাদা তথ্য হিসেবে রাখা হবে।",
    ),
    "place": Text(en="{file}, {sheet}, row {row}", bn="{file}, {sheet}, সারি {row}"),
    "answer": Text(en="Answer", bn="উত্তর"),
    "number": Text(en="a whole number, such as 3; 0 where there is none", bn="পূর্ণ সংখ্যা, যেমন ৩; একটিও না থাকলে ০"),
    "answered": Text(en="Doubtful cells that were answered: {n}", bn="যেসব সন্দেহজনক ঘরের উত্তর পাওয়া গেছে: {n}টি"),
    "answered_in": Text(en="{told} ({where})", bn="{told} ({where})"),
    "typed": Text(en="or {what}", bn="অথবা {what}"),
    "on": Text(en="Told on", bn="কবে জানিয়েছেন"),
    "way": Text(en="How it was told", bn="কীভাবে জানানো হয়েছে"),
    "by": Text(en="By which post", bn="কে জানিয়েছেন (পদবি)"),
    "correct": Text(en="Correct this answer", bn="এই উত্তর সংশোধন করুন"),
    "correct_how": Text(
        en="The new answer counts in the place of this one, which stays on record, with the reason.",
        bn="নতুন উত্তরটি এর জায়গায় ধরা হবে; আগের উত্তরটিও কারণসহ লেখা থাকবে।",
    ),
    "keep": Text(en="Keep the answer", bn="উত্তর রাখুন"),
    "reason": typed_at_desk.WORDS["reason"],
    "reason_back": typed_at_desk.WORDS["reason_back"],
    "reason_hint": typed_at_desk.WORDS["reason_hint"],
    "take_back": Text(en="Take this answer back", bn="এই উত্তর বাতিল করুন"),
    "take_back_how": Text(
        en="Taken back, the cell is asked about again; the answer stays on record with the reason, but counts for nothing.",
        bn="বাতিল হলে ঘরটি নিয়ে আবার জিজ্ঞাসা করা হবে; উত্তরটি কারণসহ লেখা থাকবে, কিন্তু ধরা হবে না।",
    ),
    "mails": Text(en="Saved mails", bn="সংরক্ষিত ই-মেইল"),
    "mails_how": Text(
        en="{n} {n:mail lies|mails lie} here. What they prove is read with the keys that the senders' servers publish, so the computer must be "
        "on the Internet; of each only the signed head is kept.",
        bn="এখানে {n}টি ই-মেইল আছে। প্রেরকের সার্ভারের প্রকাশিত চাবি দিয়ে স্বাক্ষর মিলিয়ে দেখা হয়, তাই ইন্টারনেট সংযোগ লাগবে; প্রতিটি ই-মেইলের শুধু স্বাক্ষরিত শিরোনাম "
        "অংশ রাখা হয়।",
    ),
    "read_mails": Text(en="Read the saved mails", bn="সংরক্ষিত ই-মেইল পড়ুন"),
    "nothing": Text(en="No file needs anything.", bn="কোনো ফাইলে কিছু করার নেই।"),
    "slips": Text(en="{n} {n:slip waits|slips wait} to be opened.", bn="{n}টি স্লিপ খোলার অপেক্ষায়।"),
    "refused_slips": Text(en="Slips that were refused", bn="যেসব স্লিপ নেওয়া যায়নি"),
    "refused_how": REFUSED,
    "open_slips": Text(en="Open them on the screen Self-check", bn="স্ব-যাচাই পাতায় খুলুন"),
}
_ROWS_NOTED: Final = Text(
    en="The answers were noted; the register stays as it is.", bn="উত্তর লেখা হয়েছে; রেজিস্টার যেমন ছিল তেমনই আছে।"
)
_ROWS_LEFT: Final = Text(en="Nothing was answered, so nothing was noted.", bn="কোনো উত্তর দেওয়া হয়নি, তাই কিছু লেখা হয়নি।")
_READING_MAILS: Final = Text(en="Saved mails are being read", bn="সংরক্ষিত ই-মেইল পড়া হচ্ছে")
_TAKING_IN: Final = Text(en="Reading {n} {n:file|files}", bn="{n}টি ফাইল পড়া হচ্ছে")
_LOOKED_AT: Final = Text(en="{n} {n:file was|files were} looked at.", bn="{n}টি ফাইল দেখা হয়েছে।")
_NOT_ALL_TAKEN: Final = Text(
    en="{n} {n:file was|files were} looked at; {r} {r:was|were} not taken.",
    bn="{n}টি ফাইল দেখা হয়েছে; নেওয়া হয়নি {r}টি।",
)
