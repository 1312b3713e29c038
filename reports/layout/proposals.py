"""Section 7 of the annex: the subject, discussion and clauses that the chair may take into the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, joined, short_date
from auditor.model.paper import Block, Heading, Paragraph
from auditor.model.subjects import OfficeKind
from auditor.model.views.summary import ProposalCode
from reports.layout import decisions, portal_clauses
from reports.layout.causes import matter_for_authority
from reports.layout.discussed import PROPOSED_AFTERWARDS, discussion
from reports.layout.joining import listed, runs
from reports.layout.lettering import letter
from reports.layout.ruled import NUMBER, TitledColumn, ruled
from reports.layout.wording import ASSISTANT_PROGRAMMER, DRAWN_AFTERWARDS, TO_BE_DONE_BY, WHY_UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.views.annexes import OfficeRow
    from auditor.model.views.minutes import MinutesSummary, PublicProposal
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.model.views.summary import DecisionPart, Proposal, Summary
    from reports.layout.portal_clauses import P

WORKING_DAYS_AFTER_TRANSFER: Final = 10
"""Proposed for who joins after the meeting, for whoever joined before has the day of another clause; the committee's own model (decision 03 of January 2024: within 10 working days)."""

HEADING: Final = Text(en="Proposals for the meeting to consider", bn="সভার বিবেচনার জন্য প্রস্তাব")
NONE: Final = Text(en="There is no proposal this month.", bn="এ মাসে কোনো প্রস্তাব নেই।")
SUBJECT: Final = Text(
    en="Passwords and two-step authentication of web-portal accounts, and official e-mail: progress on earlier decisions",
    bn="ওয়েব পোর্টালের পাসওয়ার্ড, Two-step authentication ও সরকারি ই-মেইল: পূর্ববর্তী সিদ্ধান্তের অগ্রগতি",
)
_COLUMNS: Final = (
    TitledColumn(NUMBER.title, 0.7, "center"),
    TitledColumn(Text(en="Proposal", bn="প্রস্তাব"), 9.0),
    TitledColumn(TO_BE_DONE_BY, 3.45),
)
_ALT: Final = Text(en="Proposed clauses, and by whom each is to be done.", bn="প্রস্তাবিত সিদ্ধান্তের দফা ও বাস্তবায়নকারী।")

BY_DAY: Final = Text(en="by {due}", bn="আগামী {due} তারিখের মধ্যে")
BY_NEXT_MEETING: Final = Text(en="before the next meeting", bn="পরবর্তী সভার আগে")
CLAUSES: Final[Mapping[ProposalCode, Text]] = {
    ProposalCode.LEFT: Text(
        en="{n:The office|The {n} offices} with duties left, named in the chair's copy, shall complete them {by} and report.",
        bn="সভাপতির কপিতে উল্লিখিত {n}টি দপ্তরকে {by} অবশিষ্ট কাজ সম্পন্ন করে তথ্য প্রেরণ নিশ্চিত করতে হবে।",
    ),
    ProposalCode.SILENT: Text(
        en="Offices that have not told of their duties or user IDs{others} shall hand in the answer form {by}.",
        bn="যেসব দপ্তরের করণীয় বা ইউজার আইডির তথ্য পাওয়া যায়নি, সেসব দপ্তরকে{others} {by} তথ্য ছক দাখিল করতে হবে।",
    ),
    ProposalCode.TELL: Text(
        en="Offices named in the chair's copy, with no work known to be left of which not all is known, shall hand in the answer form {by}.",
        bn="সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের কাজ বাকি না থাকলেও কিছু তথ্য বাকি, সেসব দপ্তরকে {by} তথ্য ছক দাখিল করতে হবে।",
    ),
    ProposalCode.TELL_BY_SLIP: Text(
        en="Offices named in the chair's copy, with no work known to be left, where only a self-check tells what is not known, shall make the self-check and send the slip (never the "
        "password) {by}.",
        bn="সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের কাজ বাকি না থাকলেও বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়, সেসব দপ্তরকে {by} স্ব-যাচাই করে স্লিপ পাঠাতে হবে (পাসওয়ার্ড নয়)।",
    ),
    ProposalCode.TELL_AGAIN: Text(
        en="Offices named in the chair's copy, with no work known to be left but whose earlier information does not count, shall tell again {by} how their duties stand.",
        bn="সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের আগে জানানো তথ্য ধরা যায় না এবং অন্য কাজ বাকি আছে বলে জানা নেই, সেসব দপ্তরকে {by} করণীয়ের তথ্য পুনরায় "
        "জানাতে হবে।",
    ),
    ProposalCode.NO_ACCOUNT: Text(
        en="Offices named in the chair's copy, which told that they have no user ID of their own, shall tell {by} with whose they work, or apply for one.",
        bn="সভাপতির কপিতে উল্লিখিত যেসব দপ্তর নিজস্ব ইউজার আইডি নেই বলে জানিয়েছে, সেসব দপ্তরকে কার আইডিতে কাজ চলে তা {by} জানাতে হবে অথবা আইডির জন্য আবেদন করতে হবে।",
    ),
    ProposalCode.REMINDED: Text(
        en="From offices named in the chair's copy, which still have duties pending after all three reminders, the meeting hears what is in the way, and decides: a later day "
        "that it names in place of the time in other clauses, or a letter to their superior authority.",
        bn="তিনটি তাগিদপত্রের পরও সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের কাজ অনিষ্পন্ন, তাদের কাছ থেকে কারণ শুনে সভা সিদ্ধান্ত নেবে: অন্য দফায় দেওয়া সময়ের পরিবর্তে পরবর্তী কোনো নির্দিষ্ট তারিখ পর্যন্ত সময় বর্ধিত করা, অথবা ঊর্ধ্বতন কর্তৃপক্ষকে "
        "পত্র দিয়ে জানানো।",
    ),
    ProposalCode.PORTAL: Text(
        en="The portal's authority shall be told by letter {matter}.",
        bn="{matter} বিষয়টি পত্রের মাধ্যমে পোর্টাল কর্তৃপক্ষকে জানাতে হবে।",
    ),
    ProposalCode.PORTAL_ASKED: Text(
        en="The portal's authority was told by letter of {sent} {matter}, and has not answered yet; if no answer comes {by}, it shall be "
        "reminded by letter.",
        bn="{matter} বিষয়টি {sent} তারিখের পত্রে পোর্টাল কর্তৃপক্ষকে জানানো হয়েছে, উত্তর এখনো পাওয়া যায়নি; {by} উত্তর না পেলে তাগিদপত্র দিতে হবে।",
    ),
    ProposalCode.PORTAL_ANSWERED: Text(
        en="The portal's authority was told by letter of {sent} {matter}, and answered on {answered}; the offices concerned, named in the chair's copy, shall be told of "
        "the answer, shall try again {by} and report.",
        bn="{matter} বিষয়টি {sent} তারিখের পত্রে পোর্টাল কর্তৃপক্ষকে জানানো হয়েছে, উত্তর পাওয়া গেছে {answered} তারিখে; উত্তরটি সভাপতির কপিতে উল্লিখিত সংশ্লিষ্ট দপ্তরগুলোকে জানাতে হবে "
        "এবং তাদের {by} আবার চেষ্টা করে ফলাফল জানাতে হবে।",
    ),
    ProposalCode.VACANT: Text(
        en="Offices named in the chair's copy with a vacant post shall tell {by} who has the user ID of each vacant post now; one that nobody uses shall be closed.",
        bn="সভাপতির কপিতে উল্লিখিত যেসব দপ্তরে পদ শূন্য, সেসব দপ্তরকে শূন্য পদের ইউজার আইডি এখন কার কাছে আছে তা {by} জানাতে হবে; কেউ ব্যবহার না করলে আইডি বন্ধের ব্যবস্থা করতে হবে।",
    ),
    ProposalCode.TRANSFER: Text(
        en="Whoever takes up a post after this meeting shall, within {days} working {days:day|days} of that, reset the password, take two-step on "
        "his or her own phone and bring the profile up to date.",
        bn="এ সভার পর কোনো নতুন কর্মকর্তা যোগদান করলে তিনি যোগদানের {days} কর্মদিবসের মধ্যে পাসওয়ার্ড রিসেট করবেন, নিজের ফোনে Two-step চালু করবেন ও প্রোফাইল হালনাগাদ করবেন।",
    ),
    ProposalCode.SHARED: Text(
        en="In place of shared accounts a separate account shall be obtained for each user.",
        bn="যৌথ ইউজার আইডির বদলে প্রত্যেক ইউজারের আলাদা আইডি নেওয়ার ব্যবস্থা করতে হবে।",
    ),
    ProposalCode.CLOSED: Text(en="{closed}", bn="{closed}"),
    ProposalCode.SAMPLE: Text(
        en="What {n:the office|the {n} offices} drawn at the meeting {n:has|have} told shall be checked in person or on a video call and reported at the next meeting.",
        bn="সভায় দৈবচয়নে নির্বাচিত {n}টি দপ্তরের তথ্য সরেজমিন বা ভিডিও কলে যাচাই করে পরবর্তী সভায় জানাতে হবে।",
    ),
}
_OTHERS_TRY: Final = Text(en="The other {n:office|offices}{which}", bn="অন্য {n:দপ্তরটিকে|দপ্তরগুলোকে}{which}")
_OTHERS_UNCOUNTED_TRY: Final = Text(en="The other offices{which}", bn="অন্য দপ্তরকে{which}")
"""Of offices whose number the copy does not tell."""
_OTHER_USERS_TRY: Final = Text(
    en="The other users of {n:such an office|such offices}{which}", bn="এমন দপ্তরের অন্য ইউজারদের{which}"
)
_OTHERS_AND_OTHER_USERS_TRY: Final = Text(
    en="The other {m:office|offices}{which}, and the other users of {n:such an office|such offices}{of},",
    bn="অন্য {m:দপ্তরটিকে|দপ্তরগুলোকে}{which} ও এমন দপ্তরের অন্য ইউজারদের{of}",
)
_WHICH: Final = Text(en=" ({n:serial|serials} {serials})", bn=" (ক্রমিক {serials})")
_WHICH_IN_THE_CHAIRS_COPY: Final = Text(en=", named in the chair's copy,", bn=" (সভাপতির কপিতে উল্লিখিত)")
_OTHERS: Final = Text(
    en=", and {n:that|those} with no work known to be left of which not all is known{which},",
    bn=" বা কাজ বাকি না থাকলেও কিছু তথ্য বাকি{which}",
)
_OTHERS_IN_THE_CHAIRS_COPY: Final = Text(
    en=", and those named in the chair's copy with no work known to be left of which not all is known,",
    bn=" এবং সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের কাজ বাকি না থাকলেও কিছু তথ্য বাকি, সেসব দপ্তরকে",
)
"""In the clause on offices that told nothing, those that have only to tell the rest."""
_CLAUSES_WITH_SERIALS: Final[Mapping[ProposalCode, Text]] = {
    ProposalCode.LEFT: Text(
        en="{n:The office|The {n} offices} with duties left ({n:serial|serials} {serials}) shall finish {by} and report.",
        bn="{n}টি দপ্তরকে (ক্রমিক {serials}) {by} অবশিষ্ট কাজ সম্পন্ন করে তথ্য প্রেরণ নিশ্চিত করতে হবে।",
    ),
    ProposalCode.SILENT: Text(
        en="{n:The office|Offices} that {n:has|have} not told of {n:its|their} duties or user IDs{which}{others} shall hand in the answer form {by}.",
        bn="{m:যে|যেসব} দপ্তরের করণীয় বা ইউজার আইডির তথ্য পাওয়া যায়নি{which}{others}, {m:সেই|সেসব} দপ্তরকে {by} তথ্য ছক দাখিল করতে হবে।",
    ),
    ProposalCode.TELL: Text(
        en="{n:The office|Offices} with no work known to be left of which not all is known{which} shall hand in the answer form {by}.",
        bn="{n:যে|যেসব} দপ্তরের কাজ বাকি না থাকলেও কিছু তথ্য বাকি{which}, {n:সেই|সেসব} দপ্তরকে {by} তথ্য ছক দাখিল করতে হবে।",
    ),
    ProposalCode.TELL_BY_SLIP: Text(
        en="{n:The office|Offices} with no work known to be left, where only a self-check tells what is not known{which}, shall make the self-check and send the slip (never the "
        "password) {by}.",
        bn="{n:যে|যেসব} দপ্তরের কাজ বাকি না থাকলেও বাকি তথ্য শুধু স্ব-যাচাই থেকে জানা যায়{which}, {n:সেই|সেসব} দপ্তরকে {by} স্ব-যাচাই করে স্লিপ পাঠাতে হবে (পাসওয়ার্ড নয়)।",
    ),
    ProposalCode.TELL_AGAIN: Text(
        en="{n:The office|Offices} with no work known to be left but whose earlier information does not count ({reasons}; {n:serial|serials} {serials}) shall tell again {by} "
        "how {n:its|their} duties stand.",
        bn="{n:যে|যেসব} দপ্তরের আগে জানানো তথ্য ধরা যায় না ({reasons}; ক্রমিক {serials}) এবং অন্য কাজ বাকি আছে বলে জানা নেই, {n:সেই|সেসব} দপ্তরকে {by} করণীয়ের "
        "তথ্য পুনরায় জানাতে হবে।",
    ),
    ProposalCode.NO_ACCOUNT: Text(
        en="{n:The office|Offices} that told that {n:it has|they have} no user ID of {n:its|their} own ({n:serial|serials} {serials}) shall tell {by} with "
        "whose {n:it works|they work}, or apply for one.",
        bn="{n:যে|যেসব} দপ্তর নিজস্ব ইউজার আইডি নেই বলে জানিয়েছে (ক্রমিক {serials}), {n:সেই|সেসব} দপ্তরকে কার আইডিতে কাজ চলে তা {by} জানাতে হবে অথবা আইডির জন্য আবেদন "
        "করতে হবে।",
    ),
    ProposalCode.REMINDED: Text(
        en="From the {n:office|offices} that still {n:has|have} duties pending after all three reminders ({n:serial|serials} {serials}) the meeting hears "
        "what is in the way, and decides: a later day that it names in place of the time in other clauses, or a letter to the superior authority.",
        bn="তিনটি তাগিদপত্রের পরও {n:যে|যেসব} দপ্তরের কাজ অনিষ্পন্ন (ক্রমিক {serials}), {n:তার|তাদের} কাছ থেকে কারণ শুনে সভা সিদ্ধান্ত নেবে: অন্য দফায় দেওয়া সময়ের পরিবর্তে পরবর্তী কোনো নির্দিষ্ট তারিখ পর্যন্ত সময় বর্ধিত "
        "করা, অথবা ঊর্ধ্বতন কর্তৃপক্ষকে পত্র দিয়ে জানানো।",
    ),
    ProposalCode.PORTAL_ANSWERED: Text(
        en="The portal's authority was told by letter of {sent} {matter}, and answered on {answered}; the {n:office|offices} concerned ({n:serial|serials} {serials}) shall be told "
        "of the answer, shall try again {by} and report.",
        bn="{matter} বিষয়টি {sent} তারিখের পত্রে পোর্টাল কর্তৃপক্ষকে জানানো হয়েছে, উত্তর পাওয়া গেছে {answered} তারিখে; উত্তরটি সংশ্লিষ্ট {n:দপ্তরকে|দপ্তরগুলোকে} (ক্রমিক {serials}) জানাতে হবে "
        "এবং {n:দপ্তরটিকে|তাদের} {by} আবার চেষ্টা করে ফলাফল জানাতে হবে।",
    ),
    ProposalCode.VACANT: Text(
        en="{n:The office|Offices} with a vacant post ({n:serial|serials} {serials}) shall tell {by} who has the user ID of each vacant post now; one that nobody uses shall be closed.",
        bn="{n:যে|যেসব} দপ্তরে পদ শূন্য (ক্রমিক {serials}), {n:সেই|সেসব} দপ্তরকে শূন্য পদের ইউজার আইডি এখন কার কাছে আছে তা {by} জানাতে হবে; কেউ ব্যবহার না করলে আইডি বন্ধের "
        "ব্যবস্থা করতে হবে।",
    ),
}
"""In the chair's copy: which offices, by their serials in the annex."""
_NAMING: Final = ("{serials}", "{which}", "{trying}")
"""In place of these a clause has serials."""
_CLOSED: Final = Text(
    en="{n:Decision|Decisions} no. {serials} having been implemented in all offices, regular supervision shall continue.",
    bn="{serials} সিদ্ধান্ত সকল দপ্তরে বাস্তবায়িত হওয়ায় নিয়মিত তদারকি অব্যাহত থাকবে।",
)
_CLOSED_BUT_WAIVED: Final = Text(
    en="{n:Decision|Decisions} no. {serials} having been implemented in all offices but those given more time, regular supervision "
    "shall continue.",
    bn="সময় বর্ধিত দপ্তর ছাড়া সকল দপ্তরে {serials} সিদ্ধান্ত বাস্তবায়িত হওয়ায় নিয়মিত তদারকি অব্যাহত থাকবে।",
)
_TRY_AGAIN: Final = (
    CLAUSES[ProposalCode.PORTAL_ANSWERED],
    _CLAUSES_WITH_SERIALS[ProposalCode.PORTAL_ANSWERED],
    portal_clauses.ANSWERED_YET_IN_THE_WAY,
)
"""Clauses by which offices try again what waited for the portal."""
_HEADS: Final = Text(en="Heads of the offices concerned", bn="সংশ্লিষ্ট দপ্তর প্রধান")
_HEADS_AND_SECRETARIES: Final = Text(
    en="Office heads and union secretaries",
    bn="সংশ্লিষ্ট দপ্তর প্রধান; ইউপি সচিব (সংশ্লিষ্ট)",
)
_ALL_HEADS_AND_SECRETARIES: Final = Text(en="All office heads and union secretaries", bn="সকল দপ্তর প্রধান; সকল ইউপি সচিব")
_SECRETARIES: Final = Text(en="Union secretaries concerned", bn="ইউপি সচিব (সংশ্লিষ্ট)")
_OF_UNIONS: Final = frozenset({OfficeKind.UNION, OfficeKind.UDC})
_PROGRAMMER_AND_HEADS: Final = Text(en="Assistant Programmer; office heads", bn="সহকারী প্রোগ্রামার; সংশ্লিষ্ট দপ্তর প্রধান")
_PROGRAMMER_AND_ALL: Final = Text(en="Assistant Programmer; the offices", bn="সহকারী প্রোগ্রামার; সংশ্লিষ্ট সকল")
_OF_HEADS: Final = {_HEADS_AND_SECRETARIES: _HEADS, _PROGRAMMER_AND_ALL: _PROGRAMMER_AND_HEADS}
_OF_SECRETARIES: Final = {
    _HEADS_AND_SECRETARIES: _SECRETARIES,
    _PROGRAMMER_AND_ALL: joined((ASSISTANT_PROGRAMMER, _SECRETARIES), "; "),
}
"""Who acts where a clause names no union, and where it names unions alone."""
_BY_OFFICES: Final = (
    ProposalCode.LEFT, ProposalCode.SILENT, ProposalCode.TELL, ProposalCode.TELL_BY_SLIP, ProposalCode.TELL_AGAIN, ProposalCode.NO_ACCOUNT
)  # fmt: skip
IMPLEMENTERS: Final[Mapping[ProposalCode, Text]] = {
    **dict.fromkeys(_BY_OFFICES, _HEADS_AND_SECRETARIES),
    ProposalCode.REMINDED: _PROGRAMMER_AND_ALL,
    ProposalCode.VACANT: _PROGRAMMER_AND_ALL,
    ProposalCode.PORTAL: ASSISTANT_PROGRAMMER,
    ProposalCode.PORTAL_ASKED: ASSISTANT_PROGRAMMER,
    ProposalCode.PORTAL_ANSWERED: _PROGRAMMER_AND_ALL,
    ProposalCode.TRANSFER: _ALL_HEADS_AND_SECRETARIES,
    ProposalCode.SHARED: _PROGRAMMER_AND_ALL,
    ProposalCode.CLOSED: ASSISTANT_PROGRAMMER,
    ProposalCode.SAMPLE: ASSISTANT_PROGRAMMER,
}


def proposals_section(clauses: Sequence[tuple[str, str]], language: Language, *, is_over: bool) -> tuple[Block, ...]:
    """Return the section: one row a clause, lettered in sequence, and who is to act."""
    heading = Heading((PROPOSED_AFTERWARDS if is_over else HEADING).said(language))
    if not clauses:
        return (heading, Paragraph(NONE.said(language)))
    rows = ((letter(number, language), *row) for number, row in enumerate(clauses))
    return (heading, ruled(_COLUMNS, rows, _ALT.said(language), language, small=True))


def chair_proposal(
    summary: Summary, language: Language, rows: Iterable[OfficeRow] = ()
) -> tuple[str, list[tuple[str, str]]]:
    """Return what was discussed, and each clause that may be proposed with who is to act: by the rows of the offices that it names, of whichever kind they are."""
    kinds = {row.serial: row.kind for row in rows}
    clauses = [
        (_clause(proposal, summary, language), _who_acts(proposal, summary, kinds).said(language))
        for proposal in joined_clauses(summary.proposals)
    ]
    return discussion(summary, language), clauses


def _who_acts(proposal: Proposal, summary: Summary, kinds: Mapping[int, OfficeKind]) -> Text:
    """Return who is to act on a clause: heads where it names an office other than a union's, union secretaries where it names a union or a centre of one."""
    text = IMPLEMENTERS[proposal.code]
    told = [each for each in summary.proposals if each.code is ProposalCode.TELL]
    named = [proposal, *(told if proposal.code is ProposalCode.SILENT else ())]
    concerned = {kinds[serial] for each in named for serial in each.serials if serial in kinds}
    if not concerned & _OF_UNIONS:
        return _OF_HEADS.get(text, text) if concerned else text
    return text if concerned - _OF_UNIONS else _OF_SECRETARIES.get(text, text)


def names_offices(summary: Summary) -> bool:
    """Return whether a clause of the chair's copy names offices by their serials in the annex."""
    return any(name in _text(each, summary).en for each in summary.proposals for name in _NAMING)


def _text(proposal: Proposal, summary: Summary) -> Text:
    text = text_of(proposal, summary)
    return _CLAUSES_WITH_SERIALS.get(proposal.code, text) if text is CLAUSES[proposal.code] else text


def _clause(proposal: Proposal, summary: Summary, language: Language) -> str:
    """Return a clause with the serials of the offices that it concerns, as the annex lists them."""
    text, values = _text(proposal, summary), _values(proposal, summary, language)
    which = _WHICH.said(language, n=proposal.offices, serials=values["serials"])
    others = next((each for each in summary.proposals if each.code is ProposalCode.TELL), None)
    if proposal.code is ProposalCode.SILENT and others is not None:
        serials = runs(others.serials, language)
        of_others = _WHICH.said(language, n=others.offices, serials=serials)
        values["others"] = _OTHERS.said(language, n=others.offices, which=of_others)
        values["m"] = proposal.offices + others.offices
    if text is portal_clauses.ANSWERED_YET_IN_THE_WAY:
        values["trying"] = _trying(proposal, summary, language)
    return clause(text, summary, language, requests=proposal.requests, which=which, **values)


def _trying(answered: Proposal, summary: Summary, language: Language) -> str:
    """Return who is to try again beside those of whom the portal's owner is told anew: other offices, and other users of the same ones."""
    anew = {ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED}
    told_again = {serial for each in summary.proposals if each.code in anew for serial in each.serials}
    of_users = tuple(serial for serial in answered.serials if serial in told_again)
    others = tuple(serial for serial in answered.serials if serial not in told_again)
    which, of = (_WHICH.said(language, n=len(those), serials=runs(those, language)) for those in (others, of_users))
    if not of_users:
        return _OTHERS_TRY.said(language, n=len(others), which=which)
    if not others:
        return _OTHER_USERS_TRY.said(language, n=len(of_users), which=of)
    return _OTHERS_AND_OTHER_USERS_TRY.said(language, n=len(of_users), m=len(others), which=which, of=of)


def joined_clauses(proposals: Sequence[P]) -> list[P]:
    """Return the clauses; what two of them order alike is one: who hands in the form, and what the portal's owner answered and is to be told of anew (`portal_clauses`)."""
    on_portal = portal_clauses.clauses(proposals)
    if all(each.code is not ProposalCode.SILENT for each in proposals):
        return on_portal
    return [each for each in on_portal if each.code is not ProposalCode.TELL]


def text_of(proposal: Proposal | PublicProposal, summary: Summary | MinutesSummary) -> Text:
    """Return the words of a clause; on the portal such that it does not gainsay the clause on an earlier letter."""
    is_over = proposal.code is ProposalCode.SAMPLE and summary.head.is_after_meeting
    if is_over:
        return DRAWN_AFTERWARDS
    return portal_clauses.text_of(proposal, summary.proposals, summary.portal_request) or CLAUSES[proposal.code]


def clause(
    text: Text,
    summary: Summary | MinutesSummary,
    language: Language,
    requests: Sequence[PortalRequest] = (),
    **values: Text | str | int,
) -> str:
    """Return a clause with until when it is to be done; on the portal with when its owner was told, and answered, in the letters of which it speaks."""
    head, told = summary.head, requests[-1] if requests else summary.portal_request
    if told is not None:
        days = [each.answered_on for each in requests or (told,) if each.answered_on is not None]
        values["sent"] = _days((each.day for each in requests or (told,)), language)
        values["answered"] = _days(days, language)
    values.setdefault("which", _WHICH_IN_THE_CHAIRS_COPY.said(language))
    values.setdefault("trying", _OTHERS_UNCOUNTED_TRY.filled(which=values["which"]))
    has_others = any(each.code is ProposalCode.TELL for each in summary.proposals)
    values.setdefault("others", _OTHERS_IN_THE_CHAIRS_COPY if has_others else "")
    by = BY_DAY.said(language, due=short_date(head.due, language)) if head.due else BY_NEXT_MEETING.said(language)
    if told is not None and text in _TRY_AGAIN:
        by = portal_clauses.when_to_try(requests or (told,), head, by, language)
    return text.said(language, by=by, days=WORKING_DAYS_AFTER_TRANSFER, **values)


def _days(days: Iterable[date], language: Language) -> str:
    """Return days as a clause lists them, each once."""
    return listed([short_date(day, language) for day in dict.fromkeys(days)], language)


def _values(proposal: Proposal, summary: Summary, language: Language) -> dict[str, Text | str | int]:
    closed = [part for part in summary.parts if part.total.implemented and not _open(part)]
    serials = decisions.numbers([part.decision for part in closed], summary.head.decisions, language)
    extended = any(part.total.waived for part in closed)
    return {
        "n": proposal.offices,
        "m": proposal.offices,
        "serials": runs(proposal.serials, language),
        "reasons": joined(WHY_UNCOUNTED[why] for why in proposal.reasons),
        "matter": matter_for_authority(proposal.causes),
        "closed": (_CLOSED_BUT_WAIVED if extended else _CLOSED).said(language, n=len(closed), serials=serials),
    }


def _open(part: DecisionPart) -> int:
    total = part.total
    return total.partial + total.not_implemented + total.no_information + total.awaiting_portal
