"""The notes at the end of the annex (দ্রষ্টব্য): those that apply, lettered in sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Language, Text, digits, joined, plain, short_date
from auditor.model.evidence_names import files_said
from auditor.model.grades import Grade
from auditor.model.paper import Heading, Items
from auditor.model.seal import seal_beginning
from auditor.model.views.annexes import AuditorView
from reports.layout import decisions
from reports.layout.joining import listed
from reports.layout.lettering import letter
from reports.layout.wording import GRADES_NOTE, NOTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.paper import Block
    from auditor.model.views.annexes import ChairView, CorrectedAnswer
    from auditor.model.views.head import Head

_NO_PASSWORD: Final = Text(
    en="In this check no password was collected, seen or stored.",
    bn="এই যাচাইয়ে কোনো পাসওয়ার্ড সংগ্রহ, দেখা বা সংরক্ষণ করা হয়নি।",
)
_RULE: Final = Text(
    en='"Password rule" means at least one each of upper-case letter, lower-case letter and sign or symbol. Length and '
    "digits (0–9) are not mentioned in the decision.",
    bn="“পাসওয়ার্ডের নিয়ম” অর্থ বড় হাতের ইংরেজি অক্ষর, ছোট হাতের ইংরেজি অক্ষর ও বিশেষ চিহ্ন—প্রতিটি অন্তত একটি। সিদ্ধান্তে "
    "দৈর্ঘ্য ও সংখ্যার (0–9) উল্লেখ নেই।",
)
_RULE_WITH_DIGIT: Final = Text(
    en='"Password rule" means at least one each of upper-case letter, lower-case letter, sign or symbol, and digit (0–9). '
    "The digit was added by the baseline of this check; digits and length are not mentioned in the decision. (assumed)",
    bn="“পাসওয়ার্ডের নিয়ম” অর্থ বড় হাতের ইংরেজি অক্ষর, ছোট হাতের ইংরেজি অক্ষর, বিশেষ চিহ্ন ও সংখ্যা (0–9)—প্রতিটি অন্তত একটি। "
    "সংখ্যার শর্তটি এই যাচাইয়ের মানদণ্ডে যোগ করা; সিদ্ধান্তে সংখ্যা ও দৈর্ঘ্যের উল্লেখ নেই। (ধরে নেওয়া হয়েছে)",
)
_STANDARDS: Final = Text(
    en="International guidance (NIST, OWASP) advises long passwords that cannot be guessed, and does not make kinds of "
    "character compulsory. The decision and the advice are kept apart in this report.",
    bn="আন্তর্জাতিক নির্দেশনায় (NIST, OWASP) অক্ষরের ধরন বাধ্যতামূলক না করে লম্বা ও সহজে অনুমান করা যায় না এমন পাসওয়ার্ডের পরামর্শ দেওয়া হয়েছে। "
    "প্রতিবেদনে সিদ্ধান্ত ও পরামর্শ আলাদা রাখা হয়েছে।",
)
_SELF_CHECK: Final = Text(
    en="A self-check cannot make certain that the password tested is the one used on the portal.",
    bn="স্ব-যাচাই থেকে নিশ্চিত হওয়া যায় না যে পরীক্ষিত পাসওয়ার্ডটিই পোর্টালে ব্যবহৃত হচ্ছে।",
)
_NO_INFORMATION: Final = Text(
    en='"No information" means neither implemented nor not implemented; the rate does not count it as implemented. Who gave '
    "information may have told nothing of a decision, only a cause, or what counts no more (user ID gone).",
    bn="“তথ্য পাওয়া যায়নি” মানে বাস্তবায়িতও নয়, অবাস্তবায়িতও নয়; এসব দপ্তর বাস্তবায়নের হারে বাস্তবায়িত হিসেবে ধরা হয়নি। করণীয়ের তথ্য পাওয়া গেলেও "
    "তাতে কোনো সিদ্ধান্তের অবস্থা না-ও থাকতে পারে, শুধু বাধার কারণ থাকতে পারে, অথবা তা এখন আর ধরা না-ও যেতে পারে, যেমন তালিকা থেকে বাদ পড়া ইউজার আইডির তথ্য।",
)
_PORTAL: Final = Text(
    en="That the portal does not offer two-step, or that the code does not arrive, is no fault of the office.",
    bn="পোর্টালে Two-step চালুর সুযোগ না থাকা বা কোড না আসা দপ্তরের ত্রুটি নয়।",
)
_COUNTED_FROM: Final = Text(
    en="Resets count from {day} (the day of the meeting).", bn="রিসেটের গণনা শুরু {day} খ্রি. (সভার তারিখ)।"
)
_COUNTED_FROM_EACH: Final = Text(
    en="Duties count from the day of the meeting: {days}.", bn="সিদ্ধান্তের গণনা শুরু সভার তারিখ থেকে: {days}।"
)
_OTHER_DAY: Final = Text(
    en='By the settings of this check "{duty}" counts from {day}.',
    bn="এই যাচাইয়ের সেটিংস অনুযায়ী “{duty}”-এর গণনা {day} খ্রি. থেকে।",
)
_DAY_OF: Final = Text(en="{decision} from {day}", bn="{decision} {day} খ্রি. থেকে")
_DUE: Final = Text(en="Duties are due on {due}.", bn="সময়সীমা {due} খ্রি.")
_DUE_ASSUMED: Final = Text(
    en="Duties are taken to be due on {due}; the decision mentions no date. (assumed)",
    bn="সময়সীমা {due} খ্রি.; সিদ্ধান্তে তারিখের উল্লেখ নেই। (ধরে নেওয়া হয়েছে)",
)
_DUE_BEFORE_NEXT: Final = Text(
    en="Duties are taken to be due before the next meeting; the decision mentions no date. (assumed)",
    bn="সময়সীমা পরবর্তী সভার আগে; সিদ্ধান্তে তারিখের উল্লেখ নেই। (ধরে নেওয়া হয়েছে)",
)
_UNIONS: Final = Text(
    en="Decision no. {serials} does not name union parishads among those who implement it; it is therefore shown as not "
    "applicable to them. (assumed)",
    bn="{serials} সিদ্ধান্তে বাস্তবায়নকারী হিসেবে ইউনিয়ন পরিষদের উল্লেখ নেই, তাই প্রযোজ্য নয় দেখানো হয়েছে। (ধরে নেওয়া হয়েছে)",
)
_UNREAD: Final = Text(
    en="This round had to do without these files, which could not be read or are missing since an earlier round: {names}.",
    bn="এই যাচাইয়ে যেসব ফাইল ধরা যায়নি (পড়া যায়নি, অথবা আগের যাচাইয়ের পর হারিয়েছে): {names}।",
)
_LOST: Final = Text(
    en="Counted at the last meeting, and missing or not readable now, so what {n:it|they} told counts no longer: {names}.",
    bn="গত সভায় ধরা হয়েছিল, এখন নেই অথবা পড়া যাচ্ছে না, তাই {n:এর|এগুলোর} কোনো তথ্য আর ধরা হয়নি: {names}।",
)
_CHANGED: Final = Text(
    en="Changed since the earlier round in which it spoke, and counted here as it is now: {names}.",
    bn="আগের যাচাইয়ে ধরা হয়েছিল, কিন্তু পরে বদলানো হয়েছে এবং এই যাচাইয়ে বদলানো অবস্থায় ধরা হয়েছে: {names}।",
)
_PASSED_ON: Final = Text(
    en="Counted at the last meeting, and answered since to be {n:a form|forms} of another upazila, so {n:it counts|they count} no longer: {names}.",
    bn="গত সভায় ধরা হয়েছিল, পরে জানানো হয়েছে {n:ফরমটি|ফরমগুলো} অন্য উপজেলার, তাই {n:এর|এগুলোর} কোনো তথ্য আর ধরা হয়নি: {names}।",
)
_OF_NOBODY: Final = Text(
    en="Answers that name no office of the roster: {n} {n:row|rows} ({names}). {n:It counts|They count} for nobody, and {n:bars|bar} nothing.",
    bn="তালিকার কোনো দপ্তরের নাম নেই এমন উত্তর: {n}টি সারি ({names})। {n:এটি|এগুলো} কারও নামে ধরা হয়নি, কারও ফলও বদলায়নি।",
)
_SEAL: Final = Text(
    en="With the check digest this report can be compared with the original record at any later time; what offices told is not made true by it.",
    bn="যাচাই-সংকেত দিয়ে ভবিষ্যতে মূল রেকর্ডের সঙ্গে এই প্রতিবেদন মিলিয়ে দেখা যাবে। এতে বোঝা যায় প্রতিবেদনটি কোন রেকর্ড থেকে তৈরি; দপ্তরের দেওয়া তথ্য ঠিক কি না, "
    "তা এতে জানা যায় না।",
)
_BEFORE: Final = Text(
    en="The check {n:digest of the round|digests of the rounds} before it {n:begins|begin} with: {rounds}.",
    bn="এর আগের {n:যাচাইটির|যাচাইগুলোর} যাচাই-সংকেতের প্রথম অংশ (যাচাই নম্বর: সংকেত): {rounds}।",
)

_LEFT_OUT: Final = Text(
    en="Of the rounds before it not compared with: {rounds}.",
    bn="আগের যে যাচাই তুলনায় ধরা হয়নি: {rounds}।",
)
_NOT_HELD: Final = Text(en="{round} (the meeting was not held)", bn="{round} (সভা হয়নি)")
_REPLACED: Final = Text(
    en="{round} (a later round of the same meeting took its place)", bn="{round} (একই সভার পরবর্তী যাচাই এর স্থলে কার্যকর)"
)


class Noted(Struct, frozen=True):
    """What a paper shows that calls for a note, and further notes of its own."""

    head: Head
    ordered: tuple[Decision, ...]
    password_rule: str
    bases: bool
    self_checks: bool
    no_information: bool
    portal: bool
    further: tuple[Text, ...] = ()


def notes_of(view: ChairView | AuditorView) -> Noted:
    """Return what the chair's and the assistant programmer's copies show."""
    chair = view.chair if isinstance(view, AuditorView) else view
    summary = chair.summary
    return Noted(
        summary.head,
        tuple(part.decision for part in summary.parts),
        summary.password_rule,
        bool(summary.parts),
        any(cell.grade is Grade.SELF_CHECKED for row in chair.rows for cell in row.cells)
        or any(part.total.basis[Grade.SELF_CHECKED.rank] for part in summary.parts),
        any(part.total.no_information for part in summary.parts) or summary.answered < summary.offices,
        bool(summary.portal_offices),
        (*_of_files(view), *(_of_corrected(view.corrected) if isinstance(view, AuditorView) else ())),
    )


def _of_corrected(corrected: Sequence[CorrectedAnswer]) -> Iterator[Text]:
    """Yield the note on answers typed at the desk that were corrected since the last meeting, with before and after."""
    if corrected:
        told = (
            _CORRECTED_ANSWER.filled(
                whose=joined(dict.fromkeys((each.office.name, each.whose))),
                duty=each.duty,
                before=each.before,
                now=each.now,
                on=each.on,
                reason=plain(each.reason),
            )
            for each in corrected
        )
        yield _CORRECTED_ANSWERS.filled(answers=joined(told, "; "))


_CORRECTED_ANSWERS: Final = Text(
    en="Answers typed at the desk that were corrected since the last meeting: {answers}.",
    bn="গত সভার পর ডেস্কে লেখা যেসব উত্তর সংশোধন করা হয়েছে: {answers}।",
)
_CORRECTED_ANSWER: Final = Text(
    en="{whose}, “{duty}”: at the last meeting {before}, now {now} (corrected on {on}: {reason})",
    bn="{whose}, “{duty}”: গত সভায় {before}, এখন {now} ({on} তারিখে সংশোধন: {reason})",
)


def _of_files(view: ChairView | AuditorView) -> Iterator[Text]:
    """Yield the notes on files of evidence that are not as they should be, and on answers that count for nobody; all that were not read are for the assistant programmer, the chair is told of those that are missed."""
    chair, unread = (
        (view.chair, (_UNREAD, view.unread)) if isinstance(view, AuditorView) else (view, (_LOST, view.lost_files))
    )
    for message, names in (unread, (_CHANGED, chair.changed)):
        if names:
            yield message.filled(n=len(names), names=files_said(names))
    if chair.passed_on:
        yield _PASSED_ON.filled(n=len(chair.passed_on), names=files_said(chair.passed_on))
    if chair.of_nobody:
        rows = sum(each.rows for each in chair.of_nobody)
        yield _OF_NOBODY.filled(n=rows, names=files_said(each.file for each in chair.of_nobody))


def notes_section(noted: Noted, language: Language) -> tuple[Block, ...]:
    """Return the heading and the notes that apply."""
    texts = tuple(_that_apply(noted, language))
    items = tuple((letter(place, language), text) for place, text in enumerate(texts))
    return (Heading(NOTES.said(language)), Items(items, small=True))


def _that_apply(noted: Noted, language: Language) -> Iterator[str]:
    yield _NO_PASSWORD.said(language)
    if noted.password_rule:
        yield (_RULE_WITH_DIGIT if "digit" in noted.password_rule else _RULE).said(language)
        yield _STANDARDS.said(language)
    if noted.bases:
        yield GRADES_NOTE.said(language)
    if noted.self_checks:
        yield _SELF_CHECK.said(language)
    if noted.no_information:
        yield _NO_INFORMATION.said(language)
    if noted.portal:
        yield _PORTAL.said(language)
    if noted.ordered:
        yield _term(noted.ordered, noted.head, language)
    unions = [decision for decision in noted.ordered if decisions.leaves_out_unions(decision)]
    if unions:
        yield _UNIONS.said(language, serials=decisions.numbers(unions, noted.ordered, language))
    yield from decisions.counted_all_the_same(noted.head, noted.ordered, language)
    yield from (text.said(language) for text in noted.further)
    if noted.head.is_kept:
        yield _SEAL.said(language)
        rounds_told = " ".join(_rounds_before(noted.head, language))
        if rounds_told:
            yield rounds_told


def _rounds_before(head: Head, language: Language) -> Iterator[str]:
    """Yield by their digests which rounds were kept before, and why some of them are not compared with."""
    if head.before:
        rounds = (_round_named(number, digest, language) for number, digest in head.before)
        yield _BEFORE.said(language, rounds=", ".join(rounds), n=len(head.before))
    if head.left_out:
        named = (
            (_REPLACED if each.held else _NOT_HELD).said(
                language, round=_round_named(each.number, each.digest, language)
            )
            for each in head.left_out
        )
        yield _LEFT_OUT.said(language, rounds=", ".join(named))


def _round_named(number: int, digest: str, language: Language) -> str:
    return f"{digits(str(number), language)}: {seal_beginning(digest)}"


def _term(ordered: Sequence[Decision], head: Head, language: Language) -> str:
    """Return from when duties count that count from a day, and until when all are to be done."""
    return " ".join(
        (
            *_counted_from(ordered, head, language),
            *decisions.corrected_days(head, ordered, language),
            _due(head, language),
        )
    )


def _counted_from(ordered: Sequence[Decision], head: Head, language: Language) -> Iterator[str]:
    counting = [decision for decision in ordered if decision.id not in head.from_no_day]
    days = {decision.day for decision in counting}
    if not days:
        return
    if len(days) == 1 and not head.counting_from_other_days:
        yield _COUNTED_FROM.said(language, day=short_date(days.pop(), language))
        return
    each = [
        _DAY_OF.said(
            language,
            decision=decisions.phrase_of(decision, ordered, language),
            day=short_date(decision.day, language),
        )
        for decision in (counting if len(days) > 1 else ())
    ] or [short_date(day, language) for day in days]
    yield _COUNTED_FROM_EACH.said(language, days=listed(each, language))
    for duty, day in head.counting_from_other_days:
        yield _OTHER_DAY.said(language, duty=duty.said(language), day=short_date(day, language))


def _due(head: Head, language: Language) -> str:
    if head.due is None:
        return _DUE_BEFORE_NEXT.said(language)
    return (_DUE_ASSUMED if head.due_assumed else _DUE).said(language, due=short_date(head.due, language))
