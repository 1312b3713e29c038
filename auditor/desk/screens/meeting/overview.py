"""The meeting at a glance: the one next step, the annex as it would be, the papers, and the copy of all that was kept."""

from __future__ import annotations

from typing import Final

from flask import render_template

from auditor.checklist.steps import Deed, next_step
from auditor.desk.addresses import get
from auditor.desk.screen import the_desk
from auditor.desk.screens import MEETING
from auditor.desk.screens.meeting.annex import AUDIENCES
from auditor.desk.screens.meeting.papers import MAKING, asked_first, papers_made
from auditor.i18n import Text, meeting_called
from auditor.rounds.copies import backup
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.missing_ledger import is_gone
from auditor.rounds.meetings.told_meetings import told_not_held
from auditor.rounds.settings_since import told_since
from auditor.views.sampling import once_known


@get("/meeting/")
def page() -> str:
    """Show how the work for the meeting stands."""
    desk = the_desk()
    state, space = desk.state(), desk.space()
    deed = next_step(state).deed
    kept, last = state.kept, next(reversed(Ledger(space.ledger_path).rounds()), None)
    return render_template(
        "meeting.html",
        title=_TITLE.filled(meeting=meeting_called(state.meeting.id, state.meeting.day))
        if state.meeting
        else MEETING.title,
        state=state,
        kept=kept,
        kept_for=meeting_called(kept.meeting, kept.meets_on) if kept is not None else None,
        settings_since=last and told_since(space, last, desk.day),
        not_held=last and told_not_held(space, last, desk.day),
        keeps_next=deed in {Deed.KEEP_ROUND, Deed.KEEP_AGAIN} or (kept is None and not state.is_lost),
        makes_next=deed is Deed.MAKE_PAPERS,
        papers=papers_made(space),
        makes_now=(job := desk.job) is not None and not job.is_over and job.title is MAKING,
        asked=asked_first(space),
        gone=is_gone(space.folder),
        copied_on=backup.copied_on(space),
        place=space.config.backup,
        audiences=AUDIENCES,
        once_known=once_known(state.once_known),
        words=WORDS,
    )


_TITLE: Final = Text(en="For the {meeting}", bn="{meeting}")
WORDS: Final = {
    "round": Text(en="The round", bn="যাচাই"),
    "no copy now": Text(
        en="A copy made now would be without the ledger. It can be made again once the ledger is back.",
        bn="এখন কপি করলে তাতে স্থায়ী রেকর্ড থাকবে না। রেকর্ড ফিরিয়ে আনার পর আবার কপি করা যাবে।",
    ),
    "none kept": Text(
        en="No round was kept yet. See first how things stand; nothing is kept before you say so.",
        bn="এখনো কোনো যাচাই রাখা হয়নি। আগে অবস্থা দেখে নিন; আপনি না বলা পর্যন্ত কিছুই রাখা হবে না।",
    ),
    "kept": Text(
        en="A round was kept for the {meeting}, with information of {day}.",
        bn="{meeting}র জন্য যাচাই রাখা হয়েছে; তথ্যের তারিখ {day}।",
    ),
    "news": Text(
        en="Information has come in or gone since. What changes is shown before anything is kept.",
        bn="এরপর তথ্য এসেছে বা সরানো হয়েছে। কী বদলাবে তা রাখার আগেই দেখানো হবে।",
    ),
    "drawn": Text(
        en="Offices were drawn from it, so it stays as it is; what comes in since counts for the next meeting.",
        bn="এ যাচাই থেকে দৈবচয়ন হয়েছে, তাই এটি আর বদলাবে না; এরপর আসা তথ্য পরবর্তী সভায় ধরা হবে।",
    ),
    "another day": Text(
        en="The meeting is held on another day now; the papers bear the former one, {day}. Keep the round again to have papers "
        "with the new day.",
        bn="সভার তারিখ বদলেছে; কাগজে আগের তারিখ {day} আছে। নতুন তারিখের কাগজ পেতে যাচাই আবার রাখুন।",
    ),
    "unheld": Text(
        en="The papers compare with a meeting that was not held. Keep the round again to have papers without it.",
        bn="কাগজে এমন একটি সভার সঙ্গে তুলনা আছে যা অনুষ্ঠিত হয়নি। তা ছাড়া কাগজ পেতে যাচাই আবার রাখুন।",
    ),
    "left out": Text(
        en="When the round was kept, a meeting before it was noted as not held, which is held after all; the papers leave it out. Keep the round again to have papers with it.",
        bn="যাচাইটি রাখার সময় এর আগের একটি সভা অনুষ্ঠিত হয়নি বলে লেখা ছিল, অথচ সভাটি অনুষ্ঠিত বলে গণ্য; কাগজে সেটি ধরা হয়নি। সেটিসহ কাগজ পেতে যাচাই আবার রাখুন।",
    ),
    "keep": Text(en="See what changes, and keep", bn="কী বদলাবে দেখুন ও রাখুন"),
    "annex": Text(en="The annex as it would be now", bn="এখনকার অবস্থায় পরিশিষ্ট"),
    "annex what": Text(
        en="It is drawn from today's evidence, and nothing is kept. The pages open in a new tab.",
        bn="আজকের তথ্য-প্রমাণ থেকে তৈরি; এতে কিছু রাখা হয় না। পাতাগুলো নতুন ট্যাবে খুলবে।",
    ),
    "pdf": Text(en="{label} (PDF)", bn="{label} (PDF)"),
    "size": Text(en="{n} kB", bn="{n} কিলোবাইট"),
    "tables": Text(en="As tables on this page", bn="এখানে সারণি হিসেবে দেখুন"),
    "papers": Text(en="Papers of the round for the {meeting}", bn="{meeting}র জন্য রাখা যাচাইয়ের কাগজ"),
    "no papers": Text(
        en="There are none in this folder: not made yet, or made in another one; copies of a folder hold no papers.",
        bn="এই ফোল্ডারে নেই: এখনো তৈরি হয়নি, অথবা অন্য ফোল্ডারে তৈরি হয়েছিল; ফোল্ডারের কপিতে কাগজ থাকে না।",
    ),
    "make": Text(en="Make the papers", bn="কাগজ তৈরি করুন"),
    "make again": Text(en="Make what is missing", bn="যা নেই তা তৈরি করুন"),
    "open all": Text(en="All files: {n}", bn="সব {n}টি ফাইল"),
    "more": Text(en="Around the meeting", bn="সভার অন্যান্য কাজ"),
    "open": Text(en="Open", bn="খুলুন"),
    "letters": Text(en="Letters", bn="পত্র"),
    "due": Text(en="{n} {n:office|offices} can be reminded", bn="{n}টি দপ্তরকে তাগিদ দেওয়া যায়"),
    "pack": Text(en="Pack of the meeting, and the return for the district", bn="সভার কাগজপত্রের প্যাক ও জেলার বিবরণী"),
    "proofs": Text(en="Draw and logins", bn="দৈবচয়ন ও লগইন দেখা"),
    "waiting": Text(en="{n} still to be seen{known}", bn="{n}টি দেখা বাকি{known}"),
    "usb": Text(en="Copy on a USB drive", bn="পেনড্রাইভে কপি"),
    "in word": Text(
        en="The annex of the kept round to be edited in Word (DOCX):", bn="রাখা যাচাইয়ের পরিশিষ্ট, Word-এ সম্পাদনার জন্য (DOCX):"
    ),
    "copied": Text(en="Last copy: {day}, in {place}", bn="শেষ কপি: {day}, {place} ফোল্ডারে"),
    "no copy": Text(
        en="There is no copy yet, or its drive is not plugged in.", bn="এখনো কোনো কপি নেই, অথবা পেনড্রাইভটি লাগানো নেই।"
    ),
    "old": Text(en="A round was kept since. Copy again.", bn="এরপর যাচাই রাখা হয়েছে। আবার কপি করুন।"),
    "place": Text(en="Folder for copies, on another disk or a USB drive", bn="কপি রাখার ফোল্ডার (অন্য ডিস্ক বা পেনড্রাইভে)"),
    "place hint": Text(
        en="It is remembered, and a copy is also made whenever a round is kept. Such as: E:\\copies",
        bn="একবার দিলেই মনে থাকবে; প্রতিবার যাচাই রাখলে সেখানেও কপি হবে। যেমন: E:\\copies",
    ),
    "place meant": Text(en="Yes, copy to {folder}", bn="হ্যাঁ, {folder} ফোল্ডারেই কপি করুন"),
    "copy now": Text(en="Copy now", bn="এখন কপি করুন"),
}
