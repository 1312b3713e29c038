"""The handover note on paper: what the work is, where things are, how it stands, and what comes first; one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, meeting_called
from auditor.model.labels import among
from auditor.model.paper import Box, Items, Signatures
from auditor.model.seal import seal_words
from reports.layout.frame import build_paper, round_frame
from reports.layout.lettering import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.handover import Handover

_TITLE: Final = Text(en="Handover note", bn="দায়িত্ব হস্তান্তর নোট")
_CALLED: Final = Text(en="Handover note, round {n}", bn="দায়িত্ব হস্তান্তর নোট, {n} নম্বর যাচাই")
_SUBTITLE: Final = Text(
    en="{committee}, {upazila} · written anew with every kept round",
    bn="{committee}, {upazila} · প্রতিবার যাচাই রাখার সঙ্গে নতুন করে তৈরি",
)
_FIRST: Final = Text(en="For the successor", bn="নতুন দায়িত্বপ্রাপ্তের জন্য")
_FIRST_LINES: Final = (
    Text(
        en="Whoever is given a file handover-….zip opens the desk (auditor.cmd) and gives it to “Bring a folder back”; or runs: auditor restore FILE FOLDER",
        bn="handover-….zip ফাইল পেলে ডেস্ক (auditor.cmd) খুলে “কপি থেকে ফোল্ডার ফিরিয়ে আনুন” অংশে ফাইলটি দিন; অথবা চালান: auditor restore ফাইল ফোল্ডার",
    ),
    Text(
        en="The desk's first page shows how the month stands and the one next step; or run, in that folder: auditor",
        bn="মাসের অবস্থা ও এরপরের একটি কাজ ডেস্কের প্রথম পাতায় দেখা যায়; অথবা ওই ফোল্ডারে চালান: auditor",
    ),
)
_WORK: Final = Text(
    en="What the work is: to know every month how the user IDs of portals and the official e-mail stand, and to report to the "
    "committee's meeting. No password is taken.",
    bn="এই কাজ কী: প্রতি মাসে পোর্টালের ইউজার আইডি ও সরকারি ই-মেইলের অবস্থা জেনে কমিটির সভায় প্রতিবেদন দেওয়া। কোনো পাসওয়ার্ড নেওয়া হয় না।",
)
_FOLDER: Final = Text(
    en="The folder ({folder}) holds roster, registers, evidence, ledger and papers.",
    bn="ফোল্ডার ({folder}): তালিকা, রেজিস্টার, প্রাপ্ত তথ্য, স্থায়ী রেকর্ড ও কাগজ এখানে আছে।",
)
_COPY: Final = Text(en=" Copies ({place}): the last one is of {day}.", bn=" কপি ({place}): সর্বশেষটি {day} তারিখের।")
_COPY_SOMEWHEN: Final = Text(
    en=" Copies ({place}) were not at hand when this was written.", bn=" কপি ({place}): এই নোট লেখার সময় দেখা যায়নি।"
)
_NO_COPY: Final = Text(
    en=" There is no copy elsewhere yet. At the desk: Meeting > Copy on a USB drive > Copy now; or run: auditor backup FOLDER",
    bn=" অন্য কোথাও কপি নেই। রাখতে ডেস্কে “সভা” > “পেনড্রাইভে কপি” খুলে “এখন কপি করুন” চাপুন; অথবা চালান: auditor backup ফোল্ডার",
)
ROUND: Final = Text(
    en="Last kept round: no. {n} for the {meeting}, information of {day}, check digest:\n{digest}\nThe digest stands at the foot of that meeting's "
    "annex too; the desk tells which round it is of, and that round's figures: History > Check a paper; or run: auditor verify DIGEST",
    bn="সর্বশেষ যাচাই: {n} নম্বর ({meeting}), তথ্যের তারিখ {day}, যাচাই-সংকেত:\n{digest}\nসংকেতটি ওই সভার পরিশিষ্টের নিচেও ছাপা আছে; কোন যাচাইয়ের সংকেত ও তার সংখ্যা দেখতে ডেস্কে “আগের যাচাই” > “কাগজ যাচাই” খুলুন; অথবা চালান: auditor verify সংকেত",
)
_NOT_HELD: Final = Text(en="{meeting} (noted as not held)", bn="{meeting}; সভাটি অনুষ্ঠিত হয়নি বলে লেখা আছে")
_MOVED: Final = Text(en="{meeting} (moved to {day})", bn="{meeting}; সভাটির তারিখ বদলে {day} হয়েছে")
_STANDING: Final = Text(
    en="By that round of {n} {n:office|offices} {some} {open:has|have} something left to do or to tell",
    bn="ওই যাচাই অনুযায়ী {n}টি দপ্তরের {some}তে করণীয় বা তথ্য বাকি",
)
_NOTHING_OPEN: Final = Text(
    en="By that round none of {n} {n:office|offices} has anything left to do or to tell",
    bn="ওই যাচাই অনুযায়ী {n}টি দপ্তরের কোনোটিতে করণীয় বা তথ্য বাকি নেই",
)
_OF_THESE: Final = Text(en=" (of these {counts})", bn=" (এর মধ্যে {counts})")
_SILENT: Final = Text(en="nothing is known of the duties of {n}", bn="{n}টির করণীয়ের তথ্য পাওয়া যায়নি")
_TOLD_BEFORE: Final = Text(en="what {n} told before counts no longer", bn="{n}টির আগে জানানো তথ্য এখন আর ধরা হয় না")
_AWAITING: Final = Text(en=", {n} {n:waits|wait} for the portal", bn=", {n}টি পোর্টালের অপেক্ষায়")
_EXTENDED: Final = Text(en="; duties with more time: {n}", bn="; সময় বর্ধিত করণীয় {n}টি")
_REQUESTS: Final = Text(en="; requests for correction to be answered: {n}", bn="; উত্তর বাকি তথ্য সংশোধনের অনুরোধ {n}টি")
_STOP: Final = Text(en=".", bn="।")
_TYPED: Final = Text(
    en=" Answers of {n} {n:office|offices} are typed at the desk and still to be handed in.",
    bn=" {n}টি দপ্তরের উত্তর ডেস্কে লেখা আছে, জমা দেওয়া বাকি।",
)
_SLIPS: Final = Text(en=" Slips still to come: {n}.", bn=" স্লিপ আসা বাকি {n}টি।")
_NEXT: Final = Text(en=" The meeting after that of this round: {day}.", bn=" এই যাচাইয়ের সভার পরের সভা: {day}।")
_WHICH: Final = Text(
    en=" Which they are stands in the program and the chair's copy, not here.",
    bn=" কোন কোন দপ্তর তা এখানে নেই; প্রোগ্রামে ও সভাপতির কপিতে আছে।",
)
_KEYS: Final = Text(
    en="Keys are on the former computer, not in the folder nor in its copies. Without them no earlier record is "
    "harmed: only slips that were not opened stay closed. New keys and sheets, at the desk: Self-check; or the "
    "command: auditor invite --new-keys",
    bn="চাবি আগের কম্পিউটারে আছে, ফোল্ডারে বা কপিতে নেই। চাবি না পেলেও আগের কোনো রেকর্ড নষ্ট হয় না; শুধু না-খোলা স্লিপ আর খোলা যায় না। "
    "নতুন চাবি ও নির্দেশিকা ডেস্কের “স্ব-যাচাই” পাতায়; অথবা চালান: auditor invite --new-keys",
)
_KEYS_CLOSED: Final = Text(
    en="The round of the last keys is closed: no slips are awaited, and no former key is needed. New keys are made with the next sheets, at the desk: "
    "Self-check; or run: auditor invite",
    bn="সর্বশেষ চাবির মাসের যাচাই শেষ: আর কোনো স্লিপ আসার কথা নয়, আগের কোনো চাবিও লাগবে না। পরের নির্দেশিকার সঙ্গে ডেস্কের “স্ব-যাচাই” পাতায় নতুন চাবি তৈরি হবে; অথবা চালান: auditor invite",
)
_NO_KEYS: Final = Text(
    en="Keys were not made yet. They are made with the first sheets, at the desk: Self-check; or run: auditor invite",
    bn="এখনো চাবি তৈরি হয়নি। প্রথম নির্দেশিকার সঙ্গে ডেস্কের “স্ব-যাচাই” পাতায় তৈরি হবে; অথবা চালান: auditor invite",
)
_MAILBOX: Final = Text(
    en="The password of the mailbox is not in the folder nor in its copies; if it was kept at all, it is on the former computer.",
    bn="ই-মেইলের পাসওয়ার্ড ফোল্ডারে বা কপিতে নেই; রাখা হয়ে থাকলে তা আগের কম্পিউটারেই আছে।",
)
_FIRST_THINGS: Final = Text(
    en="First, on your own user ID of the portal: reset the password, turn on two-step with your own phone, update the profile. In the roster enter "
    "the day from which you hold the post, and your telephone in the settings (at the desk: Settings; or the command: auditor settings --phone "
    "NUMBER).",
    bn="প্রথম কাজ: পোর্টালে নিজের আইডির পাসওয়ার্ড রিসেট, Two-step নিজের ফোনে চালু, প্রোফাইল হালনাগাদ। তালিকায় নিজের যোগদানের তারিখ লিখুন; নিজের ফোন নম্বর দিন (ডেস্কের “সেটিংস” পাতায়; "
    "অথবা চালান: auditor settings --phone নম্বর)।",
)
_MONTH: Final = Text(
    en="The month's work: look through the roster, print sheets, enter answers, audit, print papers, remind.",
    bn="মাসের কাজ: তালিকা দেখা, নির্দেশিকা ছাপা, তথ্য তোলা, যাচাই, কাগজ ছাপা, তাগিদ।",
)
_GIVES: Final = Text(en="Handed over by (name, post, date)", bn="হস্তান্তরকারী (নাম, পদবি, তারিখ)")
_TAKES: Final = Text(en="Taken over by (name, post, date)", bn="গ্রহণকারী (নাম, পদবি, তারিখ)")


def handover_note(view: Handover, language: Language) -> Paper:
    """Return the note: A4, portrait, one page."""
    head = view.head
    return build_paper(
        round_frame(head, language),
        language,
        name="handover",
        title=_CALLED.said(language, n=head.number),
        titles=(_TITLE.said(language),),
        subtitles=(_SUBTITLE.said(language, committee=head.committee.name, upazila=head.committee.upazila),),
        blocks=(
            Box(_FIRST.said(language), tuple(line.said(language) for line in _FIRST_LINES)),
            Items(tuple((number(place, language), words) for place, words in enumerate(_items(view, language)))),
            Signatures(((_GIVES.said(language),), (_TAKES.said(language),))),
        ),
    )


def _items(view: Handover, language: Language) -> Iterator[str]:
    head = view.head
    yield _WORK.said(language)
    yield _FOLDER.said(language, folder=view.folder) + _copy(view).said(language)
    yield ROUND.said(
        language,
        n=head.number,
        meeting=_meeting(view),
        day=head.day,
        digest=seal_words(head.digest),
    )
    standing = (_STANDING if view.pending else _NOTHING_OPEN).said(
        language, n=view.offices, open=view.pending, some=among(view.pending, view.offices)
    )
    of_these = [
        text.said(language, n=number)
        for text, number in ((_SILENT, view.silent), (_TOLD_BEFORE, view.told_before))
        if number
    ]
    standing += _OF_THESE.said(language, counts=", ".join(of_these)) if of_these else ""
    counts = (
        (_AWAITING, view.awaiting_portal),
        (_EXTENDED, view.extended),
        (_REQUESTS, view.requests),
    )
    standing += "".join(text.said(language, n=number) for text, number in counts if number) + _STOP.said(language)
    slips = _SLIPS.said(language, n=view.slips_due) if view.slips_due else ""
    following = _NEXT.said(language, day=view.next_meeting) if view.next_meeting is not None else ""
    typed = _TYPED.said(language, n=view.typed) if view.typed else ""
    yield standing + typed + slips + following + _WHICH.said(language)
    yield (_NO_KEYS if not view.keys else _KEYS_CLOSED if view.closed else _KEYS).said(language)
    if view.mailbox:
        yield _MAILBOX.said(language)
    yield _FIRST_THINGS.said(language)
    yield _MONTH.said(language)


def _meeting(view: Handover) -> Text:
    """Return how the meeting of the round is called, with what became of it: both officers sign this."""
    called = meeting_called(view.head.meeting, view.head.meets_on)
    if not view.held:
        return _NOT_HELD.filled(meeting=called)
    return called if view.held_on is None else _MOVED.filled(meeting=called, day=view.held_on)


def _copy(view: Handover) -> Text:
    if not view.backup:
        return _NO_COPY
    if view.copied_on is None:
        return _COPY_SOMEWHEN.filled(place=view.backup)
    return _COPY.filled(place=view.backup, day=view.copied_on)
