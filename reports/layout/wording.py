"""Words that several papers say alike, so that each is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits
from auditor.model.grades import Grade
from auditor.model.letters import Purpose
from auditor.model.views.in_between import InBetween
from auditor.model.views.summary import Uncounted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.i18n import Language


def capital(text: Text) -> Text:
    """Return words as headings and sentences begin: in English with a capital letter; Bangla has none."""
    return Text(en=text.en[:1].upper() + text.en[1:], bn=text.bn)


def small(words: str) -> str:
    """Return words that begin as headings do as they stand within a sentence; Bangla has no capitals."""
    return words[:1].lower() + words[1:]


TITLE: Final = Text(
    en="Security of web-portal accounts and use of official e-mail",
    bn="ওয়েব পোর্টালের ইউজার আইডির নিরাপত্তা ও সরকারি ই-মেইল ব্যবহার",
)
"""What the decisions are about, as the titles of papers on them say it."""
ASSISTANT_PROGRAMMER: Final = Text(en="Assistant Programmer", bn="সহকারী প্রোগ্রামার")
DEPARTMENT: Final = Text(
    en="Department of ICT, {upazila}, {district}",
    bn="তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, {upazila}, {district}।",
)
UNO: Final = Text(en="Upazila Nirbahi Officer", bn="উপজেলা নির্বাহী অফিসার")
HEAD_OF_OFFICE: Final = Text(en="Head of office", bn="দপ্তর প্রধান")
HELP: Final = Text(en="Help: Assistant Programmer, phone {phone}", bn="সহায়তা: সহকারী প্রোগ্রামার, ফোন {phone}")
WHY_UNCOUNTED: Final[Mapping[Uncounted, Text]] = {
    Uncounted.OLD: Text(en="too old", bn="পুরোনো হয়েছে"),
    Uncounted.EARLY: Text(en="told before the day from which it counts", bn="গণনা শুরুর তারিখের আগের"),
    Uncounted.UNREAD: Text(en="not to be read", bn="বোঝা যায়নি"),
    Uncounted.ADDRESS: Text(en="the whole address is not told", bn="পুরো ঠিকানা জানানো হয়নি"),
    Uncounted.UNPLACED: Text(en="not known whose it is", bn="কার তা জানা যায়নি"),
    Uncounted.MISPLACED: Text(en="not in the office's own row", bn="দপ্তরের নিজের সারিতে নেই"),
    Uncounted.GONE: Text(en="no longer among the evidence", bn="তথ্য-প্রমাণে আর নেই"),
    Uncounted.UPHELD: Text(en="a request for correction was upheld", bn="সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে"),
    Uncounted.UNDATED: Text(en="its day is not settled yet", bn="তারিখ এখনো ঠিক হয়নি"),
    Uncounted.JOINING: Text(en="the day of joining is in doubt", bn="যোগদানের তারিখ নিশ্চিত নয়"),
    Uncounted.LEFT: Text(en="no longer in the roster", bn="তালিকায় আর নেই"),
}
"""Why something that an office told does not count."""

REMINDERS: Final = {
    Purpose.FIRST: Text(en="first reminder", bn="তাগিদ-১"),
    Purpose.SECOND: Text(en="second reminder", bn="তাগিদ-২"),
    Purpose.FINAL: Text(en="final reminder", bn="চূড়ান্ত তাগিদ"),
}
"""The reminders that an office gets one after the other, as letters call them."""

BLANK_PAGE: Final = Text(en="This page is left blank.", bn="এই পৃষ্ঠা ফাঁকা রাখা হয়েছে।")
"""On a page that is added so that the next paper begins on a new sheet."""
GLANCE: Final = Text(en="At a glance", bn="এক নজরে")
"""The box that is read first."""
BASIS_OF_IMPLEMENTED: Final = Text(
    en="Basis of the information for the {x} implemented: {grades}.", bn="বাস্তবায়িত {x}টির তথ্যের ভিত্তি: {grades}।"
)
_CHECKED: Final = Text(
    en="Of the {x} offices that have implemented all that applies to them, {k} {k:has|have} at least one duty known in full (of all user "
    "IDs) by more than the office's own word",
    bn="প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়নকারী {x}টি দপ্তরের মধ্যে {k}টির অন্তত একটি করণীয় দপ্তরের তথ্যের বাইরেও পুরোপুরি (সব আইডিতে) যাচাই হয়েছে",
)
_SAMPLE: Final = Text(
    en="Sample: drawn {drawn}, seen {seen}, wrong {wrong}, not yet seen {waiting}.",
    bn="দৈবচয়ন: নির্বাচিত {drawn}টি, দেখা হয়েছে {seen}টি, ভুল পাওয়া গেছে {wrong}টি, দেখা বাকি {waiting}টি।",
)
_SAMPLE_GONE: Final = Text(
    en="Sample: drawn {drawn}, seen {seen}, wrong {wrong}, not yet seen {waiting}, user IDs no longer listed {gone}.",
    bn="দৈবচয়ন: নির্বাচিত {drawn}টি, দেখা হয়েছে {seen}টি, ভুল পাওয়া গেছে {wrong}টি, দেখা বাকি {waiting}টি, আইডি তালিকায় আর নেই {gone}টির।",
)
_CHECKED_BY: Final = Text(en="{checked}: {grades}.", bn="{checked}: {grades}।")
_CHECKED_SOMEHOW: Final = Text(en="{checked}.", bn="{checked}।")
_NONE_CHECKED: Final = Text(
    en="Of the {x} offices that have implemented all that applies to them, none has a duty known in full (of all user IDs) by more than the "
    "office's own word.",
    bn="প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়নকারী {x}টি দপ্তরের কোনোটির কোনো করণীয় দপ্তরের তথ্যের বাইরে পুরোপুরি (সব আইডিতে) যাচাই হয়নি।",
)
_ONE_CHECKED: Final = Text(
    en="The {x} office that has implemented all that applies to it has at least one duty known in full (of all user IDs) by more than its own word",
    bn="প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়নকারী {x}টি দপ্তরের অন্তত একটি করণীয় দপ্তরের তথ্যের বাইরেও পুরোপুরি (সব আইডিতে) যাচাই হয়েছে",
)
_ONE_NOT_CHECKED: Final = Text(
    en="The {x} office that has implemented all that applies to it has no duty known in full (of all user IDs) by more than its own word.",
    bn="প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়নকারী {x}টি দপ্তরের কোনো করণীয় দপ্তরের তথ্যের বাইরে পুরোপুরি (সব আইডিতে) যাচাই হয়নি।",
)
TOLD_OF_PORTAL: Final = Text(
    en="Offices of which it was told or seen that {told}: {r}.", bn="{r}টি দপ্তরের ক্ষেত্রে জানা গেছে, {told}।"
)
NOTES: Final = Text(en="Notes", bn="দ্রষ্টব্য")
GRADES_NOTE: Final = Text(
    en="Basis of the information: declared—the office says so itself; self-checked—the user tested it on his or her own "
    "computer; witnessed—the Assistant Programmer saw it at a login (by video—on a video call); record—the portal's own record; proof—a technical "
    "test showed it.",
    bn="তথ্যের ভিত্তি: দপ্তরের তথ্য—দপ্তর নিজে জানিয়েছে; স্ব-যাচাই—ইউজার নিজের কম্পিউটারে পরীক্ষা করে স্লিপ দিয়েছেন; সরেজমিন—সহকারী প্রোগ্রামার "
    "উপস্থিত থেকে লগইনের সময় দেখেছেন (ভিডিও—ভিডিও কলে দেখেছেন); রেকর্ড—পোর্টালের নিজস্ব রেকর্ড; কারিগরি—কারিগরি পরীক্ষায় ধরা পড়েছে।",
)
GRADE_NAMES: Final = {grade: grade.label for grade in Grade} | {Grade.DECLARED: Grade.DECLARED.short}
"""Grades in a sentence, where it is clear who declares."""


def basis_words(basis: Sequence[int], language: Language) -> str:
    """Return how the implemented are known, in a sentence: the grades that occur, with their numbers where several do."""
    found = [grade for grade in Grade if basis[grade.rank]]
    if len(found) == 1:
        return GRADE_NAMES[found[0]].said(language)
    return ", ".join(
        f"{GRADE_NAMES[grade].said(language)} {digits(str(basis[grade.rank]), language)}" for grade in found
    )


def checked_words(implemented: int, checked: int, best: Sequence[int] | None, language: Language) -> str:
    """Return how many of those that have implemented all rest on more than their own word, by grade where `best` may be told."""
    if not checked:
        return (_ONE_NOT_CHECKED if implemented == 1 else _NONE_CHECKED).said(language, x=implemented)
    told = (_ONE_CHECKED if implemented == 1 else _CHECKED).filled(x=implemented, k=checked)
    if best is None:
        return _CHECKED_SOMEHOW.said(language, checked=told)
    return _CHECKED_BY.said(language, checked=told, grades=basis_words((0, *best[1:]), language))


def sample_text(*, gone: bool) -> Text:
    """Return how it stands with the offices drawn for a look, in five counts; `gone`: some are not listed any more."""
    return _SAMPLE_GONE if gone else _SAMPLE


TOTAL: Final = Text(en="Total", bn="মোট")
KIND_OF_OFFICE: Final = Text(en="Kind of office", bn="দপ্তরের ধরন")
PORTAL_ADDRESS: Final = Text(en="Address of the web portal", bn="ওয়েব পোর্টালের ঠিকানা")
USER_ID_COUNT: Final = Text(en="User IDs", bn="ইউজার আইডি (সংখ্যা)")
USER: Final = Text(en="User (post)", bn="ইউজার (পদবি)")
TOLD_APART: Final = Text(
    en="User IDs of one post that begin alike have numbers as they came into the office's list (account no. 1), and letters (account a) where that does not tell them apart: "
    "one came from another office's list, or its post was called otherwise.",
    bn="একই পদবির যেসব আইডির শুরু একই রকম, সেগুলোতে দপ্তরের তালিকায় ওঠার ক্রমে নম্বর (১ নম্বর আইডি) দেওয়া; তাতে আলাদা করা না গেলে অক্ষর (আইডি ক): "
    "কোনোটি অন্য দপ্তরের তালিকা থেকে এসেছে, বা পদবির নাম আগে অন্য ছিল।",
)
"""Where a list of users names one by a letter."""
USER_ID: Final = Text(en="User ID", bn="ইউজার আইডি")
INFORMATION_AFTER: Final = Text(
    en="{meeting} (information after the meeting, {day})", bn="{meeting} (সভার পরের তথ্য, {day})"
)
USER_IDS_NOT_IN_USE: Final = Text(en="{number} user {number:ID|IDs} not in use", bn="{number}টি ইউজার আইডি অব্যবহৃত")
NO_USER_ID: Final = Text(en="no user ID listed", bn="কোনো ইউজার আইডি তালিকায় নেই")
DUTIES_TOLD: Final = Text(en="Information on the duties", bn="করণীয়ের তথ্য")
OVERALL_STATUS: Final = Text(en="Overall status", bn="সার্বিক অবস্থা")
BASIS: Final = Text(en="Basis", bn="তথ্যের ভিত্তি")
DUTY: Final = Text(en="Duty", bn="করণীয়")
CHANGE: Final = Text(en="Change", bn="পরিবর্তন")
NEWLY_IMPLEMENTED: Final = Text(en="Newly implemented", bn="নতুন বাস্তবায়িত")
DONE_AGAIN: Final = Text(en="Newly implemented, undone in between", bn="নতুন বাস্তবায়িত (মাঝে ছিল না)")
COUNTED_AGAIN: Final = Text(
    en="Newly counted as implemented again, not counted in between", bn="পুনরায় বাস্তবায়িত গণ্য (মাঝে গণ্য হয়নি)"
)
NEWLY_AFTER: Final = {InBetween.UNDONE: DONE_AGAIN, InBetween.UNCOUNTED: COUNTED_AGAIN}
"""How the newly implemented are called that were so before, by what was otherwise in between."""
AGAIN_IMPLEMENTED: Final = Text(en="Confirmed again as implemented, was before", bn="পুনরায় বাস্তবায়িত (আগেও ছিল)")
WITHOUT_DOING: Final = Text(en="Implemented now, though nothing was newly done", bn="নতুন কাজ ছাড়াই এখন বাস্তবায়িত")
NO_LONGER: Final = Text(en="No longer counted done", bn="আর বাস্তবায়িত গণ্য নয়")
NO_LONGER_TO_DO_AGAIN: Final = Text(en="No longer done, to do again", bn="এখন আর বাস্তবায়িত নয়, পুনরায় করণীয়")
NO_LONGER_PENDING: Final = Text(en="No longer implemented, pending", bn="আর বাস্তবায়িত গণ্য নয়, অনিষ্পন্ন")
TO_DO_AGAIN: Final = Text(en="To do again", bn="পুনরায় করণীয়")
PENDING: Final = Text(en="Pending", bn="অনিষ্পন্ন")
COUNTED_SINCE: Final = Text(
    en="Not counted at the last meeting, counted now", bn="গত সভায় মোট সংখ্যায় ধরা হয়নি, এখন ধরা হয়েছে"
)
COUNTED_UNTIL: Final = Text(
    en="Counted at the last meeting, not any more", bn="গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না"
)
DEPARTED: Final = Text(en="Implemented at the last meeting, left the roster", bn="গত সভায় বাস্তবায়িত, এখন তালিকা থেকে বাদ")
LISTED_ANEW: Final = Text(en="New in the roster", bn="তালিকায় নতুন যুক্ত")
NEW_ACCOUNT: Final = Text(
    en="Another user ID than at the last meeting, newly listed or told to be another; no yes for all from before it was listed counts for it",
    bn="নতুন বা অন্য ইউজার আইডি; আগে সব আইডির জন্য জানানো “হ্যাঁ” এসব আইডিতে ধরা হয় না",
)
ACCOUNT_AGAIN: Final = Text(
    en="User ID listed again that was not at the last meeting; what was told of it counts again",
    bn="গত সভায় তালিকায় ছিল না এমন আগের ইউজার আইডি আবার তালিকায় আছে; এর বিষয়ে জানানো তথ্য আবার ধরা হয়",
)
MORE_BY_NUMBER: Final = Text(
    en="More user IDs than at the last meeting, by their number alone; no yes for all from before counts for those beyond it",
    bn="গত সভার চেয়ে ইউজার আইডির সংখ্যা বেশি; আগে সব আইডির জন্য জানানো “হ্যাঁ” বাড়তি আইডির ক্ষেত্রে ধরা হয় না",
)
RENAMED: Final = Text(en="Called otherwise at the last meeting: {name}", bn="গত সভায় নাম ছিল: {name}")
CAME: Final = Text(
    en="{n} {n:user ID|user IDs} moved here from the list of {office}",
    bn="{n}টি ইউজার আইডি {office:র} তালিকা থেকে এসেছে",
)
WENT: Final = Text(
    en="{n} {n:user ID|user IDs} moved to the list of {office}", bn="{n}টি ইউজার আইডি এখন {office:র} তালিকায়"
)
SHARED_SINCE: Final = Text(
    en="Several posts share one user ID, as was answered since: it counts once",
    bn="একাধিক পদ একটি ইউজার আইডি ব্যবহার করে বলে জানা গেছে; আইডিটি একবার গণনা করা হয়েছে",
)
SHARED_NO_MORE: Final = Text(
    en="Posts that counted with one shared user ID count now with one each",
    bn="যেসব পদের আইডি যৌথ হিসেবে একবার গণনা করা হয়েছিল, এখন তাদের প্রত্যেকটির আইডি আলাদা গণনা করা হয়েছে",
)
LAPSED: Final = Text(
    en="Not done before, not known since the holder changed", bn="আগে হয়নি, দায়িত্ব বদলের পর তথ্য পাওয়া যায়নি"
)
LAPSED_AT_PORTAL: Final = Text(
    en="Waited for the portal before, not known since the holder changed",
    bn="আগে পোর্টাল অপেক্ষমাণ ছিল, দায়িত্ব বদলের পর তথ্য পাওয়া যায়নি",
)
CHECK_DIGEST: Final = Text(en="Check digest", bn="যাচাই-সংকেত")
TO_BE_DONE_BY: Final = Text(en="To be done by", bn="বাস্তবায়ন")
SUBJECT: Final = Text(en="Subject", bn="বিষয়")
"""Headings of columns and labels."""
EXTENDED: Final = Text(en="Time extended until {day}: {duties}.", bn="{day} পর্যন্ত সময় বর্ধিত: {duties}।")
BETTER_KNOWN: Final = Text(
    en="conflicting information; the better known counts",
    bn="তথ্যে গরমিল; বেশি নিশ্চিতভাবে জানা তথ্যটি ধরা হয়েছে",
)
BETTER_KNOWN_OF: Final = Text(
    en="conflicting information; the better known counts ({said}; {other})",
    bn="তথ্যে গরমিল; বেশি নিশ্চিতভাবে জানা তথ্যটি ধরা হয়েছে ({said}; {other})",
)
DRAWN_AFTERWARDS: Final = Text(
    en="What {n:the office|the {n} offices} drawn at random {n:has|have} told shall be checked in person or on a video call and reported at the next meeting.",
    bn="দৈবচয়নে নির্বাচিত {n}টি দপ্তরের তথ্য সরেজমিন বা ভিডিও কলে যাচাই করে পরবর্তী সভায় জানাতে হবে।",
)
"""Where the meeting was over when the round was kept: nothing is drawn at it any more."""
BY_SLIP_ALONE: Final = Text(
    en=" The form does not ask “{duties}”: only the page and its slip show that.",
    bn=" “{duties}” ছকে নেই: তা শুধু পাতায় যাচাই করে স্লিপে জানানো যায়।",
)
FOR_SOME_DUTY: Final = Text(en="Time extended for a duty", bn="কোনো করণীয়ের সময় বর্ধিত")
"""Said of more offices than those of whose standing the extension is all that is left."""
