"""Letters in words: what each is for, how it stands with it, and of how many offices why none is made. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, joined, plain
from auditor.model.labels import so_many_of
from auditor.model.letters import REMINDERS, Purpose
from auditor.model.views.head import named_apart
from auditor.places.addresses import portal_site
from auditor.views.letters.errands import Unreminded, still_asks
from auditor.views.letters.portal_days import day_promised, is_before_promised
from auditor.views.letters.sent_letters import asked_no_more, begun_anew, did_what_was_asked, sent_anew

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping
    from datetime import date

    from auditor.model.letters import Errand, Letter, LetterDrafted, LetterSent
    from auditor.views.compared.history import History
    from auditor.views.letters.errands import Reminding
    from auditor.views.letters.letters import LetterMaterial


def names(past: History) -> dict[str, tuple[Text, Text]]:
    """Return the kinds and names of all offices by id; of those that letters went to and that are listed no more, as they were when last listed."""
    offices = [assessment.office for assessment in past.now.assessments]
    gone = {id_: past.last_listed(id_) for letter in past.letters for id_ in letter.offices.difference(past.of_office)}
    offices += [assessment.office for assessment in gone.values() if assessment is not None]
    named = named_apart((each.serial, each.office) for each in past.now.assessments)
    return {office.id: (office.kind.label, named.get(office.id, office.name)) for office in offices}


def what(named: Mapping[str, tuple[Text, Text]], draft: LetterDrafted) -> Text:
    """Return what a letter is for, and to whom it goes: its office's kind or name, or the id of one that no round lists."""
    first = next((asked.office for asked in draft.offices if asked.office in named), draft.offices[0].office)
    kind, name = named.get(first, (plain(first), plain(first)))
    return _PURPOSES[draft.purpose].filled(kind=kind, office=name)


def drafts(material: LetterMaterial) -> Iterator[Text]:
    """Yield a sentence for each letter that was drafted."""
    named = names(material.past)
    for draft in material.drafts:
        told = _DRAFT if draft.due else _DRAFT_WITHOUT_DAY if draft.purpose in REMINDERS else _DRAFT_TO_OWNER
        yield told.filled(number=draft.number, what=what(named, draft), n=len(draft.offices), due=draft.due or "")


def others(found: Reminding) -> Iterator[Text]:
    """Yield of how many offices why no letter is made."""
    for why, number in found.others:
        yield _WHY_NOT[why].filled(n=number, until=found.next_until or "", forms=_FORMS)


def without_address(found: Reminding, past: History) -> Iterator[Text]:
    """Yield of which offices the letter to the portal's owner cannot name the portal, before it is made."""
    asked = {asked.office for letter in found.letters if letter.purpose is Purpose.PORTAL for asked in letter.offices}
    listed = past.now.assessments
    named = named_apart((each.serial, each.office) for each in listed)
    lacking = [
        named[given] for each in listed if (given := each.office.id) in asked and not portal_site(each.office.portal)
    ]
    if lacking:
        yield _NO_ADDRESS.filled(n=len(lacking), offices=joined(lacking))


def taken_away(replaced: Collection[int], withdrawn: Collection[int]) -> Iterator[Text]:
    """Yield that drafts (their numbers) were replaced, or withdrawn, and their files taken away."""
    for text, numbers in ((_TAKEN_AWAY, replaced), (_WITHDRAWN, withdrawn)):
        if numbers:
            yield text.filled(n=len(numbers), numbers=joined(in_digits(f"{number}") for number in sorted(numbers)))


def more_time(draft: LetterDrafted, note: LetterSent) -> Iterator[Text]:
    """Yield that a letter that went out later than it says gives time until later, where it does."""
    if draft.due is not None and note.until > draft.due:
        yield _MORE_TIME.filled(number=note.number, due=draft.due, until=note.until)


def noted_answer(letter: Letter, day: date, meets_on: date) -> Text:
    """Return what is told once an answer of the portal's owner was noted on a day: which registers ask those who wait for him again, by the day of the next meeting."""
    asked = _ASKED_NOW
    if is_before_promised(letter, day):
        asked = _ASKED_LATER if is_before_promised(letter, meets_on) else _ASKED_FROM
    return _ANSWERED.filled(number=letter.draft.number, asked=asked.filled(day=day_promised(letter) or ""))


def state(letter: Letter, past: History, *, is_void: bool, asked: Container[Errand]) -> Text:
    """Return how it stands with a letter: `is_void` where it is not to be sent any more, `asked` for what letters still go."""
    if letter.is_withdrawn:
        return _IS_WITHDRAWN
    if letter.sent is None:
        return _REPLACED if is_void else _IS_DRAFT if still_asks(letter, asked) else _ASKS_NOBODY
    if letter.answered is not None:
        return _IS_ANSWERED.filled(day=letter.answered.day, what=letter.answered.what)
    if letter.draft.purpose not in REMINDERS:
        return _UNANSWERED
    return joined(_classes(letter, past), "; ")


def _classes(letter: Letter, past: History) -> Iterator[Text]:
    """Yield at how many offices of a reminder all is done that it asked, how many are asked nothing now, are reminded anew, and have something of it left.

    Each is in one of these classes. The last is told only beside the second or third: of two that are all, one says the other.
    """
    letter = past.letter(letter)
    done = did_what_was_asked([letter], past)
    anew = begun_anew(letter, past, done)
    ended = asked_no_more([letter], past) - done
    begun, others = sent_anew(letter, past), anew - done - ended
    told = {_ENDED: ended, _SENT_ANEW: others & begun, _BEGUN_ANEW: others - begun}
    if len(letter.offices) == 1:
        yield (_ONE_DID_IT_BUT if anew & done else _ONE_DID_IT) if done else _ONE_DID_NOT
        yield from (_OF_ONE[text] for text, offices in told.items() if offices)
        return
    message = _FINISHED_BUT if anew & done else _FINISHED
    yield message.filled(k=so_many_of(len(done), len(letter.offices)), n=len(letter.offices), m=len(anew & done))
    yield from (text.filled(n=len(offices)) for text, offices in told.items() if offices)
    if (left := letter.offices.difference(done, *told.values())) and any(told.values()):
        yield _LEFT.filled(n=len(left))


_PURPOSES: Final = {
    Purpose.FIRST: Text(en="first reminder, {kind}", bn="তাগিদ-১, {kind}"),
    Purpose.SECOND: Text(en="second reminder, {kind}", bn="তাগিদ-২, {kind}"),
    Purpose.FINAL: Text(en="final reminder, {office}", bn="চূড়ান্ত তাগিদ, {office}"),
    Purpose.PORTAL: Text(en="letter to the portal's owner", bn="পোর্টাল কর্তৃপক্ষ বরাবর পত্র"),
}
_WHY_NOT: Final = {
    Unreminded.DONE: Text(
        en="No letter: {n} {n:has|have} nothing left to do.", bn="পত্র যাবে না: {n}টি দপ্তরের কোনো করণীয় নেই।"
    ),
    Unreminded.PORTAL: Text(
        en="No letter: {n} {n:waits|wait} for the portal (auditor remind --portal).",
        bn="পত্র যাবে না: {n}টি দপ্তর পোর্টালের অপেক্ষায় (auditor remind --portal)।",
        on_screen=Text(
            en="No letter: {n} {n:waits|wait} for the portal (see the letter to the portal's owner on this page).",
            bn="পত্র যাবে না: {n}টি দপ্তর পোর্টালের অপেক্ষায় (এই পাতায় পোর্টাল কর্তৃপক্ষ বরাবর পত্র দেখুন)।",
        ),
    ),
    Unreminded.TO_TRY: Text(
        en="No letter: {n} {n:is|are} to try again what waited for the portal, since its owner answered; ask how it went: auditor register new",
        bn="পত্র যাবে না: পোর্টাল কর্তৃপক্ষের উত্তর পাওয়া গেছে, তাই {n}টি দপ্তর আবার চেষ্টা করবে; ফলাফল জেনে নিন: auditor register new",
        on_screen=Text(
            en="No letter: {n} {n:is|are} to try again what waited for the portal, since its owner answered; ask how it went, on the screen Ask and answer.",
            bn="পত্র যাবে না: পোর্টাল কর্তৃপক্ষের উত্তর পাওয়া গেছে, তাই {n}টি দপ্তর আবার চেষ্টা করবে; ফলাফল “জিজ্ঞাসা ও উত্তর” পাতায় জেনে নিন।",
        ),
    ),
    Unreminded.EXTENDED: Text(
        en="No letter: {n} {n:was|were} given more time.", bn="পত্র যাবে না: {n}টি দপ্তরের সময় বর্ধিত।"
    ),
    Unreminded.NOT_CONCERNED: Text(
        en="No letter: the decisions do not apply to {n}.", bn="পত্র যাবে না: {n}টি দপ্তরের জন্য সিদ্ধান্ত প্রযোজ্য নয়।"
    ),
    Unreminded.HAS_TIME: Text(
        en="No letter: {n} {n:has|have} time left from the last one; the first until {until}.",
        bn="পত্র যাবে না: {n}টি দপ্তরের আগের পত্রের সময় শেষ হয়নি; প্রথমটির {until} পর্যন্ত।",
    ),
    Unreminded.MEETING: Text(
        en="No letter: {n} had all three reminders; the meeting decides.",
        bn="পত্র যাবে না: {n}টি দপ্তরকে তিনটি তাগিদই দেওয়া হয়েছে; এবার সভা সিদ্ধান্ত নেবে।",
    ),
    Unreminded.VACANT: Text(
        en="No letter: in {n} {n:office|offices} only vacant posts have something left or to be told; the report asks who has the user ID.",
        bn="পত্র যাবে না: {n}টি দপ্তরে শুধু শূন্য পদের কাজ বা তথ্য বাকি; আইডি কার কাছে আছে তা প্রতিবেদনে জানতে চাওয়া হয়েছে।",
    ),
    Unreminded.ROSTER: Text(
        en="No letter: in {n} {n:office|offices} it is only open why accounts are no longer in the roster; say why on the desk's screen Offices, or "
        "with auditor roster correct CODE --left REASON, or list them again.",
        bn="পত্র যাবে না: {n}টি দপ্তরে শুধু কিছু আইডি তালিকা থেকে কেন বাদ গেছে তা জানা বাকি; কারণ ডেস্কের “দপ্তর” পাতায় লিখুন অথবা চালান: auditor roster "
        "correct কোড --left কারণ; নয়তো আইডি আবার তালিকায় আনুন।",
        on_screen=Text(
            en="No letter: in {n} {n:office|offices} it is only open why accounts are no longer in the roster; say why on the screen Offices, or list them again.",
            bn="পত্র যাবে না: {n}টি দপ্তরে শুধু কিছু আইডি তালিকা থেকে কেন বাদ গেছে তা জানা বাকি; কারণ “দপ্তর” পাতায় লিখুন, নয়তো আইডি আবার তালিকায় আনুন।",
        ),
    ),
    Unreminded.IDENTITY: Text(
        en="No letter: in {n} {n:office|offices} only the question is open which one of the earlier list somebody is. You answer it: auditor audit --keep asks.",
        bn="পত্র যাবে না: {n}টি দপ্তরে শুধু তালিকার কোনটি আগের কোনটি, সেই প্রশ্ন বাকি। উত্তর আপনি দেবেন: auditor audit --keep চালালে জিজ্ঞাসা করা হয়।",
        on_screen=Text(
            en="No letter: in {n} {n:office|offices} only the question is open which one of the earlier list somebody is. You answer it: the desk asks before a round is kept.",
            bn="পত্র যাবে না: {n}টি দপ্তরে শুধু তালিকার কোনটি আগের কোনটি, সেই প্রশ্ন বাকি। উত্তর আপনি দেবেন: যাচাই রাখার আগে ডেস্ক জিজ্ঞাসা করে।",
        ),
    ),
    Unreminded.NO_ACCOUNT: Text(
        en='No letter: all user IDs of {n} {n:office|offices} left the roster, with a reason; you settle what is left: write 0 under "ইউজার আইডি '
        '(সংখ্যা)" in the roster, or list the one that it has.',
        bn="পত্র যাবে না: {n}টি দপ্তরের সব ইউজার আইডি কারণসহ তালিকা থেকে বাদ গেছে; বাকিটা আপনি ঠিক করবেন: তালিকায় “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন, "
        "আইডি থাকলে তা যোগ করুন।",
        on_screen=Text(
            en="No letter: all user IDs of {n} {n:office|offices} left the roster, with a reason; you settle what is left: screen Offices, the office, "
            "Correct, add or take off: write 0 under “number of accounts”, or add the one that it has.",
            bn="পত্র যাবে না: {n}টি দপ্তরের সব ইউজার আইডি কারণসহ তালিকা থেকে বাদ গেছে; বাকিটা আপনি ঠিক করবেন: “দপ্তর” পাতায় দপ্তরটি খুলে “সংশোধন, যোগ বা বাদ দিন” থেকে "
            "“ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন, আইডি থাকলে তা যোগ করুন।",
        ),
    ),
    Unreminded.DAY: Text(
        en="No letter: {n} {n:office|offices} answered, and on which day is still to be settled; you settle that, at a terminal: auditor audit",
        bn="পত্র যাবে না: {n}টি দপ্তর উত্তর দিয়েছে, কিন্তু উত্তরের তারিখ নিশ্চিত নয়; তা আপনি ঠিক করবেন, টার্মিনালে: auditor audit",
        on_screen=Text(
            en="No letter: {n} {n:office|offices} answered, and on which day is still to be settled; you settle that on the screen Meeting.",
            bn="পত্র যাবে না: {n}টি দপ্তর উত্তর দিয়েছে, কিন্তু উত্তরের তারিখ নিশ্চিত নয়; তা আপনি “সভা” পাতায় ঠিক করবেন।",
        ),
    ),
    Unreminded.CORRECTION: Text(
        en="No letter: in {n} {n:office|offices} only what requests for correction that were upheld put right is left; you enter it, dated on the day on which the request came or later, or ask for it once more: "
        "auditor register new",
        bn="পত্র যাবে না: {n}টি দপ্তরে শুধু যথার্থ পাওয়া সংশোধনের অনুরোধের সঠিক তথ্য তোলা বাকি; তা আপনি অনুরোধ পাওয়ার দিন বা তার পরের তারিখে তুলবেন অথবা আবার জেনে নেবেন: auditor register new",
        on_screen=Text(
            en="No letter: in {n} {n:office|offices} only what requests for correction that were upheld put right is left; you enter it, dated on the day on which the request came or later, or ask for it once more, on the screen Ask and answer.",
            bn="পত্র যাবে না: {n}টি দপ্তরে শুধু যথার্থ পাওয়া সংশোধনের অনুরোধের সঠিক তথ্য তোলা বাকি; তা আপনি “জিজ্ঞাসা ও উত্তর” পাতায় অনুরোধ পাওয়ার দিন বা তার পরের তারিখে তুলবেন অথবা আবার জেনে নেবেন।",
        ),
    ),
    Unreminded.LEFT: Text(
        en="No letter: {n} {n:is|are} no longer in the roster; say why on the desk's screen Offices, or with: auditor roster correct CODE --left REASON",
        bn="পত্র যাবে না: {n}টি দপ্তর তালিকায় আর নেই; কারণ ডেস্কের “দপ্তর” পাতায় লিখুন, অথবা চালান: auditor roster correct কোড --left কারণ",
        on_screen=Text(
            en="No letter: {n} {n:is|are} no longer in the roster; say why on the screen Offices.",
            bn="পত্র যাবে না: {n}টি দপ্তর তালিকায় আর নেই; কারণ “দপ্তর” পাতায় লিখুন।",
        ),
    ),
    Unreminded.TO_TELL_AGAIN: Text(
        en="No letter: by what is known {n} {n:has|have} done all, but something is to be told again; the report says what. {forms}",
        bn="পত্র যাবে না: প্রাপ্ত তথ্য অনুযায়ী {n}টি দপ্তরের সব কাজ সম্পন্ন, তবে কিছু তথ্য পুনরায় জানাতে হবে; কোনটি, তা প্রতিবেদনে আছে। {forms}",
    ),
    Unreminded.ONLY_TOLD_AGAIN: Text(
        en="No letter: {n} had all three reminders and {n:has|have} only to tell again what {n:it|they} told before; the meeting's decision says until when. {forms}",
        bn="পত্র যাবে না: {n}টি দপ্তরকে তিনটি তাগিদই দেওয়া হয়েছে, এখন শুধু আগে জানানো তথ্য পুনরায় জানানো বাকি; কবের মধ্যে, তা সভার সিদ্ধান্তে থাকবে। {forms}",
    ),
    Unreminded.ONLY_TO_TELL: Text(
        en="No letter: {n} had all three reminders and {n:has|have} only something left to tell; the meeting decides. {forms}",
        bn="পত্র যাবে না: {n}টি দপ্তরকে তিনটি তাগিদই দেওয়া হয়েছে, এখন শুধু কিছু তথ্য জানানো বাকি; এবার সভা সিদ্ধান্ত নেবে। {forms}",
    ),
}
_FORMS: Final = Text(
    en="Answer forms: auditor register new",
    bn="তথ্য ছক: auditor register new",
    on_screen=Text(en="Answer forms are made on the screen Ask and answer.", bn="তথ্য ছক “জিজ্ঞাসা ও উত্তর” পাতায় তৈরি হয়।"),
)
_NO_ADDRESS: Final = Text(
    en="The roster has no portal address of {n} {n:office|offices}, so the letter cannot name {n:its portal|their portals}: {offices}. Before "
    'it is signed, write the {n:address|addresses} in the roster, in the column "web portal", and make the letter again.',
    bn="{n}টি দপ্তরের পোর্টালের ঠিকানা তালিকায় লেখা নেই, তাই পত্রে পোর্টালের নাম আসবে না: {offices}। স্বাক্ষরের আগে তালিকার “ওয়েব পোর্টালের ঠিকানা” "
    "কলামে ঠিকানা লিখে পত্রটি আবার তৈরি করুন।",
    on_screen=Text(
        en="The roster has no portal address of {n} {n:office|offices}, so the letter cannot name {n:its portal|their portals}: {offices}. Write "
        "the {n:address|addresses} first: screen Offices, the office, Correct, add or take off.",
        bn="{n}টি দপ্তরের পোর্টালের ঠিকানা তালিকায় লেখা নেই, তাই পত্রে পোর্টালের নাম আসবে না: {offices}। আগে “দপ্তর” পাতায় দপ্তরটি খুলে “সংশোধন, যোগ বা বাদ "
        "দিন” থেকে ঠিকানা লিখুন।",
    ),
)
_DRAFT: Final = Text(
    en="Letter {number}: {what}; {n} {n:office|offices}, due {due}.",
    bn="{number} নম্বর পত্র: {what}; {n}টি দপ্তর, সময়সীমা {due}।",
)
_DRAFT_WITHOUT_DAY: Final = Text(
    en="Letter {number}: {what}; {n} {n:office|offices}, due before the next meeting.",
    bn="{number} নম্বর পত্র: {what}; {n}টি দপ্তর, সময়সীমা পরবর্তী সভার আগে।",
)
_DRAFT_TO_OWNER: Final = Text(
    en="Letter {number}: {what}; it tells of {n} {n:office|offices}, and names none.",
    bn="{number} নম্বর পত্র: {what}; এতে {n}টি দপ্তরের কথা আছে, কারও নাম নেই।",
)
_TAKEN_AWAY: Final = Text(
    en="Replaced and not to be sent any more: {n:letter|letters} no. {numbers}. The files made of {n:it|them} were taken away.",
    bn="{numbers} নম্বর পত্রের স্থান নতুন পত্র নিয়েছে; আর পাঠাবেন না। তৈরি ফাইলগুলো সরিয়ে নেওয়া হয়েছে।",
)
_WITHDRAWN: Final = Text(
    en="Withdrawn and not to be sent any more, since nobody is asked for it now: {n:letter|letters} no. {numbers}. The files made of {n:it|them} were "
    "taken away.",
    bn="{numbers} নম্বর পত্রের কোনো বিষয় এখন কারও কাছে বাকি নেই; তাই বাতিল করা হয়েছে, আর পাঠাবেন না। তৈরি ফাইলগুলো সরিয়ে নেওয়া হয়েছে।",
)
_MORE_TIME: Final = Text(
    en="Letter {number} says {due}; from the day on which it went out the time ends on {until}, so nobody counts as late before.",
    bn="{number} নম্বর পত্রে {due} লেখা আছে; পাঠানোর দিন থেকে সময় শেষ হয় {until} তারিখে, তাই এর আগে কেউ বিলম্বিত নয়।",
)
_IS_DRAFT: Final = Text(en="draft", bn="খসড়া")
_ASKS_NOBODY: Final = Text(
    en="void draft: nobody is asked for it now", bn="খসড়াটি আর পাঠানোর নয়: এতে যা চাওয়া হয়েছে, তা এখন কারও কাছে বাকি নেই"
)
_IS_WITHDRAWN: Final = Text(en="not sent; withdrawn", bn="পাঠানো হয়নি; বাতিল করা হয়েছে")
_REPLACED: Final = Text(en="not sent; another took its place", bn="পাঠানো হয়নি; এর পরিবর্তে অন্যটি তৈরি হয়েছে")
_ANSWERED: Final = Text(
    en="Letter {number}: the answer was noted; the next chair's copy says it. {asked}",
    bn="{number} নম্বর পত্র: উত্তর লেখা হয়েছে; পরের সভাপতির কপিতে থাকবে। {asked}",
)
_ASKED_NOW: Final = Text(
    en="A register made from now on asks again those of whom the letter told the owner.",
    bn="এখন থেকে তৈরি রেজিস্টারে এ পত্রে যাদের কথা জানানো হয়েছিল, সেসব দপ্তরকে আবার জিজ্ঞাসা করা হবে।",
)
_ASKED_FROM: Final = Text(
    en="It names {day}: a register made from now on asks those of whom the letter told the owner to try again from that day on, and how it went.",
    bn="উত্তরে {day} তারিখের কথা আছে: এ পত্রে যাদের কথা জানানো হয়েছিল, সেসব দপ্তর ওই তারিখ থেকে আবার চেষ্টা করে কী ফল পেল, এখন থেকে তৈরি রেজিস্টারে তা জিজ্ঞাসা করা হবে।",
)
_ASKED_LATER: Final = Text(
    en="It names {day}: a register made from that day on, or for a meeting of that day or later, asks again those of whom the letter told the owner.",
    bn="উত্তরে {day} তারিখের কথা আছে: ওই তারিখ থেকে তৈরি, অথবা ওই তারিখের বা তার পরের সভার রেজিস্টারে এ পত্রে যাদের কথা জানানো হয়েছিল, সেসব দপ্তরকে আবার জিজ্ঞাসা করা হবে।",
)
_UNANSWERED: Final = Text(en="not answered yet", bn="উত্তর আসেনি")
_IS_ANSWERED: Final = Text(en="answered {day}: {what}", bn="উত্তর {day}: {what}")
_FINISHED: Final = Text(
    en="all duties that it asked are done at {k} {n:office|offices}",
    bn="{n}টি দপ্তরের {k}তে পত্রে উল্লিখিত সব কাজ সম্পন্ন",
)
_FINISHED_BUT: Final = Text(
    en="all duties that it asked are done at {k} {n:office|offices} (to {m} of them reminders of other duties begin anew)",
    bn="{n}টি দপ্তরের {k}তে পত্রে উল্লিখিত সব কাজ সম্পন্ন (এর মধ্যে {m}টির ক্ষেত্রে অন্য করণীয়ের তাগিদ নতুন করে শুরু হবে)",
)
_ENDED: Final = Text(en="of {n} nothing more is asked by letter now", bn="{n}টির কাছে এখন পত্রে আর কিছু চাওয়ার নেই")
_BEGUN_ANEW: Final = Text(en="reminders to {n} begin anew", bn="{n}টির ক্ষেত্রে তাগিদ নতুন করে শুরু হবে")
_SENT_ANEW: Final = Text(
    en="reminders to {n} have begun anew with a later letter", bn="{n}টির ক্ষেত্রে পরের পত্রে তাগিদ নতুন করে শুরু হয়েছে"
)
_LEFT: Final = Text(en="{n} {n:has|have} something of it left", bn="{n}টির করণীয় বাকি")
_ONE_DID_IT: Final = Text(en="all duties that it asked are done at the office", bn="দপ্তরটিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন")
_ONE_DID_IT_BUT: Final = Text(
    en="all duties that it asked are done at the office (reminders of other duties begin anew)",
    bn="দপ্তরটিতে পত্রে উল্লিখিত সব কাজ সম্পন্ন (অন্য করণীয়ের তাগিদ নতুন করে শুরু হবে)",
)
_ONE_DID_NOT: Final = Text(
    en="not all duties that it asked are done at the office", bn="দপ্তরটিতে পত্রে উল্লিখিত সব কাজ এখনো সম্পন্ন নয়"
)
_OF_ONE: Final = {
    _ENDED: Text(en="nothing more is asked of it by letter now", bn="দপ্তরটির কাছে এখন পত্রে আর কিছু চাওয়ার নেই"),
    _BEGUN_ANEW: Text(en="reminders to it begin anew", bn="দপ্তরটির ক্ষেত্রে তাগিদ নতুন করে শুরু হবে"),
    _SENT_ANEW: Text(
        en="reminders to it have begun anew with a later letter", bn="দপ্তরটির ক্ষেত্রে পরের পত্রে তাগিদ নতুন করে শুরু হয়েছে"
    ),
}
"""The same of a letter to one office alone."""
NOBODY: Final = Text(en="Nobody is to be reminded now.", bn="এখন কাউকে তাগিদ দেওয়ার নেই।")
SENT: Final = Text(
    en="Letter {number}: sent on {day}; the offices have time until {until}.",
    bn="{number} নম্বর পত্র: {day} তারিখে পাঠানো হয়েছে; সময় {until} পর্যন্ত।",
)
RECEIVED: Final = Text(
    en="Letter {number}: noted for {n} {n:office|offices}; time until {until}.",
    bn="{number} নম্বর পত্র: {n}টি দপ্তরের জন্য লেখা হয়েছে; সময় {until} পর্যন্ত।",
)
WAITING: Final = Text(
    en="For {n} {n:office|offices} a letter is made that waits to be sent; made again, a new one takes its place.",
    bn="{n}টি দপ্তরের পত্র তৈরি হয়েছে, পাঠানো বাকি; আবার তৈরি করলে নতুনটি তার স্থান নেবে।",
)
