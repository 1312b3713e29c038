"""Tells of claims that what was seen or recorded bars, or what was told of another question, and what lifts that."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.judging.objections import side_told
from auditor.model.days import beside, told_on
from auditor.model.facts import SEEN_AT_A_LOGIN
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.register.questions import questions, telling
from auditor.views.office.values import lifted_by, side_said

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from auditor.judging.objections import BarredClaim
    from auditor.model.facts import Fact

MOST_NAMED: Final = 5
"""So many claims of one file are named one by one."""


def tell_barred(found: Iterable[BarredClaim], undated: Container[tuple[str, str]] = frozenset()) -> list[Notice]:
    """Return a notice for each claim that what was seen or recorded bars; of many of one file one for the rest; `undated` are the rows (files and places) of which nobody knows on which day they were told."""
    of_files: dict[str, list[BarredClaim]] = defaultdict(list)
    for barred in found:
        of_files[barred.claim.reference.file].append(barred)
    notices: list[Notice] = []
    for file, of_file in of_files.items():
        notices += [
            Notice(Severity.DOUBTFUL, Place(file), _barred(barred, undated), about=AskedAbout(barred.subject, ""))
            for barred in of_file[:MOST_NAMED]
        ]
        if len(of_file) > MOST_NAMED:
            more = _MORE_BARRED.filled(n=len(of_file) - MOST_NAMED, file=file)
            notices.append(Notice(Severity.DOUBTFUL, Place(file), more, sums_up=True))
    return notices


def told_once(notices: Iterable[Notice], found: Iterable[BarredClaim]) -> Iterator[Notice]:
    """Yield notices but those of a yes for all that does not count for accounts seen undone, where that is told of each as barred."""
    barred = {(each.subject, asked.name) for each in found for asked in telling(each.claim.fact)}
    for notice in notices:
        about = notice.about
        if about is None or not about.seen_undone:
            yield notice
            continue
        asked = {about.question, questions()[about.question].more_about}
        if not all(any((account, name) in barred for name in asked) for account in about.unreached):
            yield notice


def _barred(barred: BarredClaim, undated: Container[tuple[str, str]]) -> Text:
    claim, seen = barred.claim, barred.seen
    on, day = (told_on(each.observed_on, each.reference, undated) for each in (claim, seen))
    apart = _UNDONE if barred.seen_since else _BARRED
    counts_since = _TOLD_BEFORE if barred.is_told else apart
    counts_since = _CHECKED if barred.is_checked else counts_since
    return (_OF_BEFORE if barred.of_before else counts_since).filled(
        file=claim.reference.said,
        who=barred.office.named[barred.subject],
        fact=claim.fact.label,
        claim=side_said(side_told(claim)),
        on=on,
        other=seen.reference.said,
        day=beside(day, on),
        seen_fact=seen.fact.label,
        seen=side_said(side_told(seen)),
        step=step_for(barred),
    )


def step_for(barred: BarredClaim) -> Text:
    """Return what shows anew that something is done, where a claim is barred."""
    if barred.is_checked:
        return _CHECK_OR_SEE if barred.claim.fact in SEEN_AT_A_LOGIN else _CHECK_AGAIN
    return TELL_OF_IT if barred.is_told else step_that_lifts(barred.claim.fact)


def step_that_lifts(fact: Fact[Any]) -> Text:
    """Return what shows anew that something is done, where telling it lifts nothing."""
    return lifted_by(fact, login=_SEE_A_LOGIN, record=_RECORD_ANEW, shown=_HAVE_IT_SHOWN)


_BARRED: Final = Text(
    en='{file}: of {who} "{fact}: {claim}" was told on {on}, but {other} has of {day} "{seen}". What is told does not lift what was seen or '
    "recorded. {step}",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে “{fact}: {claim}”, কিন্তু {other}-এ {day} তারিখের তথ্য “{seen}”। যা দেখা গেছে বা রেকর্ডে আছে, শুধু জানালে তা "
    "বদলায় না। {step}",
)
_UNDONE: Final = Text(
    en='{file}: of {who} "{fact}: {claim}" was told on {on}, but {other} has of {day} "{seen}". What was seen or recorded since counts. {step}',
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে “{fact}: {claim}”, কিন্তু {other}-এ {day} তারিখের তথ্য “{seen}”। পরে যা দেখা গেছে বা রেকর্ডে আছে, তা-ই ধরা হয়েছে। "
    "{step}",
)
_OF_BEFORE: Final = Text(
    en='{file}: of {who} "{fact}: {claim}" was told on {on}, but {other} has of {day} "{seen}", and the present holder came since. So it is not '
    "known whether he has it done: what is told does not lift what was seen or recorded. {step}",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে “{fact}: {claim}”, কিন্তু {other}-এ {day} তারিখের তথ্য “{seen}”, আর বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি এসেছেন তার পরে। তাই তিনি "
    "এটি করেছেন কি না জানা নেই: যা দেখা গেছে বা রেকর্ডে আছে, শুধু জানালে তা বদলায় না। {step}",
)
_TOLD_BEFORE: Final = Text(
    en='{file}: of {who} "{fact}: {claim}" was told on {on}, but {other} tells of {day} "{seen_fact}: {seen}". The later answer does not say that this is otherwise now, so '
    "it stays not done. {step}",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে “{fact}: {claim}”, কিন্তু {other}-এ {day} তারিখের তথ্য “{seen_fact}: {seen}”। পরের উত্তরে এর পরিবর্তনের কথা নেই, তাই করণীয়টি "
    "অসম্পন্নই আছে। {step}",
)
_CHECKED: Final = Text(
    en='{file}: of {who} "{fact}: {claim}" was told on {on}, but {other} has of {day} "{seen}". What is told does not outweigh a self-check. {step}',
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে “{fact}: {claim}”, কিন্তু {other}-এ {day} তারিখের তথ্য “{seen}”। স্ব-যাচাইয়ে যা পাওয়া গেছে, শুধু জানালে তা বদলায় না। "
    "{step}",
)
_CHECK_AGAIN: Final = Text(
    en="Once it is done, have the self-check made anew and its slip sent.",
    bn="কাজটি হলে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠাতে বলুন।",
)
_CHECK_OR_SEE: Final = Text(
    en="Once it is done, have the self-check made anew and its slip sent, or see a login and enter what it shows: auditor witness",
    bn="কাজটি হলে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠাতে বলুন, অথবা লগইন দেখে ফল লিখুন: auditor witness",
    on_screen=Text(
        en="Once it is done, have the self-check made anew and its slip sent, or see a login and enter what it shows on the screen Meeting, under Draw and logins.",
        bn="কাজটি হলে আবার স্ব-যাচাই করে নতুন স্লিপ পাঠাতে বলুন, অথবা লগইন দেখে “সভা” পাতার “দৈবচয়ন ও লগইন দেখা” অংশে ফল লিখুন।",
    ),
)
TELL_OF_IT: Final = Text(
    en="Try it again, and write the answer that says how it is now.",
    bn="আবার দেখে এখন কেমন আছে, তা উত্তরে লিখুন।",
)
_SEE_A_LOGIN: Final = Text(
    en="Once it is done, see a login again and enter what it shows: auditor witness",
    bn="কাজটি হলে লগইন আবার দেখে ফল লিখুন: auditor witness",
    on_screen=Text(
        en="Once it is done, see a login again and enter what it shows on the screen Meeting, under Draw and logins.",
        bn="কাজটি হলে লগইন আবার দেখে “সভা” পাতার “দৈবচয়ন ও লগইন দেখা” অংশে ফল লিখুন।",
    ),
)
_HAVE_IT_SHOWN: Final = Text(
    en="Once it is done, have it shown to you and write in the register how it was seen.",
    bn="কাজটি হলে নিজে দেখে রেজিস্টারে লিখুন কীভাবে দেখা হয়েছে।",
    on_screen=Text(
        en="Once it is done, have it shown to you and write the answer on the screen Ask and answer, with how it was seen.",
        bn="কাজটি হলে নিজে দেখে “জিজ্ঞাসা ও উত্তর” পাতায় উত্তর এবং কীভাবে দেখা হয়েছে তা লিখুন।",
    ),
)
_RECORD_ANEW: Final = Text(
    en="Once it is done, lay a newer record of the system in the folder of the evidence.",
    bn="কাজটি হলে সিস্টেমের নতুন রেকর্ড তথ্যের ফোল্ডারে রাখুন।",
    on_screen=Text(
        en="Once it is done, hand in a newer record of the system on the screen Inbox.",
        bn="কাজটি হলে সিস্টেমের নতুন রেকর্ড “জমা ফাইল” পাতায় জমা দিন।",
    ),
)
_MORE_BARRED: Final = Text(
    en="The same holds for {n} more {n:answer|answers} told in {file}.",
    bn="{file}-এ জানানো আরও {n}টি উত্তরের বেলায় একই কথা।",
)
