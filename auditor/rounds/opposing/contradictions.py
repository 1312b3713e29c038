"""Tells where answers contradict each other, or the roster."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from auditor.i18n import Text, joined, plain
from auditor.judging.contradicting import Pair, contradictions
from auditor.judging.objections import side_told
from auditor.model.days import UNKNOWN_DAY, beside, told_on
from auditor.model.evidence import LISTED, Known
from auditor.model.evidence_names import TYPED
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    SHARED,
    MailboxKind,
    answered_with,
)
from auditor.model.grades import SLIP, UNPROVED
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.model.subjects import HIDDEN, listed_elsewhere, office_of
from auditor.model.views.head import named_among
from auditor.rounds.evidence.listed_mailboxes import tell_other_mailboxes
from auditor.rounds.opposing.barred import tell_barred
from auditor.rounds.opposing.before_holder import tell_before_holder
from auditor.rounds.opposing.contradicted_causes import tell_contradicted_causes
from auditor.views.office.values import side_said

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.judge import FolderEvidence, JudgingInput
    from auditor.judging.objections import BarredClaim, CauseContradiction
    from auditor.model.evidence import Observation, Unknown
    from auditor.model.facts import Fact
    from auditor.model.subjects import Office, Roster

_OF_MAIL: Final[frozenset[Fact[Any]]] = frozenset({OFFICIAL_EMAIL, OFFICIAL_EMAIL_SENDS})
MOST_NAMED: Final = 5
"""So many contradictions between two files are named one by one."""
_CONTRADICTS: Final = Text(
    en='{file} and {other} tell different things of {who} on {on} ("{fact}"). {counts}'
    " Find out which is right and correct the other: what was typed at the desk there, on the page of the office; what "
    "stands in a register, in its file; in the place of a slip a new one is sent. An answer of a later day settles it, too.",
    bn="{file} ও {other}-এ {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে (“{fact}”)। {counts}"
    " কোনটি ঠিক জেনে ভুলটি ঠিক করুন: ডেস্কে লেখা উত্তর ডেস্কে দপ্তরের পাতায়, রেজিস্টারের উত্তর তার ফাইলে; স্লিপ ভুল হলে নতুন স্লিপ পাঠাতে বলুন। পরের কোনো তারিখের উত্তর পেলেও মীমাংসা হয়।",
)
_BETTER_KNOWN: Final = Text(
    en="The better known counts, of two equally known the less favourable.",
    bn="যেটি বেশি নিশ্চিতভাবে জানা সেটি, সমান হলে কম অনুকূলটি ধরা হয়েছে।",
)
_OWN_BESIDE_ALL: Final = Text(
    en="The better known counts; of two equally known, what is told of one user ID itself counts, and not what is told for all.",
    bn="যেটি বেশি নিশ্চিতভাবে জানা সেটি ধরা হয়েছে; সমান হলে আইডিটির নিজের উত্তর ধরা হয়েছে, সব আইডির জন্য দেওয়া উত্তর নয়।",
)
_TYPED_CONTRADICT: Final = Text(
    en='Two answers typed at the desk tell different things of {who} on {on} ("{fact}"). {counts}'
    " Find out which is right, and correct the other or take it back at the desk, on the page of the office. An answer of a later day settles it, too.",
    bn="ডেস্কে লেখা দুটি উত্তরে {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে (“{fact}”)। {counts} কোনটি ঠিক জেনে ভুলটি "
    "ডেস্কে দপ্তরের পাতায় সংশোধন বা বাতিল করুন। পরের কোনো তারিখের উত্তর পেলেও মীমাংসা হয়।",
    on_screen=Text(
        en='Two answers typed at the desk tell different things of {who} on {on} ("{fact}"). {counts}'
        " Find out which is right, and correct the other or take it back among the “Answers typed at the desk” on the page of the office. "
        "An answer of a later day settles it, too.",
        bn="ডেস্কে লেখা দুটি উত্তরে {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে (“{fact}”)। {counts} কোনটি ঠিক জেনে ভুলটি "
        "দপ্তরের পাতার “ডেস্কে লেখা উত্তর” অংশে সংশোধন বা বাতিল করুন। পরের কোনো তারিখের উত্তর পেলেও মীমাংসা হয়।",
    ),
)
_SLIPS_CONTRADICT: Final = Text(
    en='{file} and {other}, two slips, tell different things of {who} on {on} ("{fact}"). The less favourable counts. Ask which slip was made last and '
    "answer that when this command asks for it: auditor slips. An answer of a later day settles it, too.",
    bn="{file} ও {other}: এই দুটি স্লিপে {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে (“{fact}”)। কম অনুকূলটি ধরা হয়েছে। কোন স্লিপটি শেষে তৈরি জেনে auditor slips চালালে "
    "তার উত্তর দিন। পরের কোনো তারিখের উত্তর পেলেও মীমাংসা হয়।",
    on_screen=Text(
        en='{file} and {other}, two slips, tell different things of {who} on {on} ("{fact}"). The less favourable counts. Ask which slip was made last; '
        "the screen Meeting asks for that before the next round is kept. An answer of a later day settles it, too.",
        bn="{file} ও {other}: এই দুটি স্লিপে {who} সম্পর্কে {on} তারিখে ভিন্ন তথ্য আছে (“{fact}”)। কম অনুকূলটি ধরা হয়েছে। কোন স্লিপটি শেষে তৈরি জেনে নিন; যাচাই রাখার আগে “সভা” "
        "পাতায় এর উত্তর চাওয়া হবে। পরের কোনো তারিখের উত্তর পেলেও মীমাংসা হয়।",
    ),
)
_MORE_TYPED: Final = Text(
    en="Answers typed at the desk tell different things in {n} more {n:place|places} of the same kind. Correct what is wrong, or take it back, on the pages of the offices.",
    bn="ডেস্কে লেখা উত্তরে আরও {n}টি জায়গায় এভাবে ভিন্ন তথ্য আছে। দপ্তরের পাতায় ভুলটি সংশোধন বা বাতিল করুন।",
)
_MORE: Final = Text(
    en="{file} and {other} tell different things in {n} more {n:place|places} of the same kind. See whether one of them is of "
    "another month or office, and correct it.",
    bn="{file} ও {other}-এ আরও {n}টি জায়গায় এভাবে ভিন্ন তথ্য আছে। কোনোটি অন্য মাসের বা অন্য দপ্তরের কি না দেখে ঠিক করুন।",
)


_NO_OWN_ACCOUNT: Final = Text(
    en="{file}: {office} is said to have no user ID of its own. Ask whether it works with another office's. If it has none, write 0 under "
    '"ইউজার আইডি (সংখ্যা)" in its row of the roster{rows}: the duties of user IDs then do not apply to it. Until then they stay open.',
    bn="{file}: {office}, দপ্তরের নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। অন্য দপ্তরের আইডি ব্যবহার করে কি না জেনে নিন। আইডি না থাকলে তালিকায় এই দপ্তরের সারিতে "
    "“ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন{rows}; তখন ইউজার আইডির করণীয়গুলো এর জন্য প্রযোজ্য থাকবে না। ততদিন সেগুলো বাকি দেখানো হবে।",
    on_screen=Text(
        en="{file}: {office} is said to have no user ID of its own. Ask whether it works with another office's. If it has none, open “Correct, add "
        "or take off” on the page of the office and write 0 under “number of accounts”{rows}: the duties of user IDs then do not apply to it. Until then they stay open.",
        bn="{file}: {office}, দপ্তরের নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। অন্য দপ্তরের আইডি ব্যবহার করে কি না জেনে নিন। আইডি না থাকলে দপ্তরের পাতায় “সংশোধন, "
        "যোগ বা বাদ দিন” খুলে “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন{rows}; তখন ইউজার আইডির করণীয়গুলো এর জন্য প্রযোজ্য থাকবে না। ততদিন সেগুলো বাকি দেখানো হবে।",
    ),
)
_HAD_NO_OWN_ACCOUNT: Final = Text(
    en="{file}: {office} was said on {on} to have no user ID of its own, and that has grown old. Ask whether it is so still, and with whose it works. If it has none, write 0 under "
    '"ইউজার আইডি (সংখ্যা)" in its row of the roster{rows}.',
    bn="{file}: {office}, {on} তারিখে জানানো হয়েছিল, দপ্তরের নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে। এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে জেনে নিন। আইডি না থাকলে তালিকায় এই দপ্তরের "
    "সারিতে “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন{rows}।",
    on_screen=Text(
        en="{file}: {office} was said on {on} to have no user ID of its own, and that has grown old. Ask whether it is so still, and with whose it works. If it has none, open “Correct, add "
        "or take off” on the page of the office and write 0 under “number of accounts”{rows}.",
        bn="{file}: {office}, {on} তারিখে জানানো হয়েছিল, দপ্তরের নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে। এখনো তা-ই কি না এবং কার আইডিতে কাজ চলে জেনে নিন। আইডি না থাকলে দপ্তরের পাতায় “সংশোধন, "
        "যোগ বা বাদ দিন” খুলে “ইউজার আইডি (সংখ্যা)” ঘরে ০ লিখুন{rows}।",
    ),
)
_NO_ADDRESS: Final = Text(
    en="{file}: {office} told on {on} that official letters regularly go from the official mailbox, but {other} has of {day} of its address "
    '"{kind}". The less favourable counts. Ask from which address they go, and tell that in this month\'s register.',
    bn="{file}: {office} {on} তারিখে জানিয়েছে, দাপ্তরিক চিঠি নিয়মিত সরকারি ই-মেইল থেকে যায়; অথচ {other}-এ {day} তারিখে ঠিকানার বিষয়ে লেখা “{kind}”। কোন ঠিকানা থেকে পাঠানো "
    "হয় জেনে এ মাসের রেজিস্টারে লিখুন; আপাতত কম অনুকূল তথ্যটি ধরা হয়েছে।",
)
_ONLY_LISTED: Final = Text(
    en="{file}: {office} told on {on} that it has no official e-mail address, but the roster has one (…@{domain}). What was told counts. Ask whether "
    "the address is in use: if so, tell that in this month's register, else take it out of the roster.",
    bn="{file}: {office} {on} তারিখে জানিয়েছে, সরকারি ই-মেইল ঠিকানা নেই; অথচ তালিকায় একটি ঠিকানা (…@{domain}) আছে। জানানো তথ্যটিই ধরা হয়েছে। ঠিকানাটি ব্যবহার হয় কি না "
    "জেনে নিন: হলে এ মাসের রেজিস্টারে লিখুন, না হলে তালিকা থেকে বাদ দিন।",
)
_SHARED: Final = Text(
    en="{file}: of {who} it was told on {on} that one person uses the user ID, but it was answered that several posts of the office share it. So it counts "
    "as shared. Ask which is right: if they share it, tell that in this month's register; if each has an own one, take the answer back: auditor roster answers",
    bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে আইডিটি একজন ব্যবহার করেন, অথচ উত্তর এসেছে এটি দপ্তরের একাধিক পদের যৌথ আইডি। তাই যৌথ ধরা হয়েছে। কোনটি ঠিক জেনে "
    "নিন: যৌথ হলে এ মাসের রেজিস্টারে তা লিখুন; প্রত্যেকের আলাদা আইডি থাকলে উত্তরটি বাতিল করুন: auditor roster answers",
    on_screen=Text(
        en="{file}: of {who} it was told on {on} that one person uses the user ID, but it was answered that several posts of the office share it. So it counts "
        "as shared. Ask which is right: if they share it, tell that in this month's register; if each has an own one, take the answer back on the screen "
        "Offices, Corrections of the roster.",
        bn="{file}: {who} সম্পর্কে {on} তারিখে জানানো হয়েছে আইডিটি একজন ব্যবহার করেন, অথচ উত্তর এসেছে এটি দপ্তরের একাধিক পদের যৌথ আইডি। তাই যৌথ ধরা হয়েছে। কোনটি ঠিক জেনে "
        "নিন: যৌথ হলে এ মাসের রেজিস্টারে তা লিখুন; প্রত্যেকের আলাদা আইডি থাকলে “দপ্তর” পাতায় তালিকার সংশোধনে উত্তরটি বাতিল করুন।",
    ),
)
_ROWS_OF_ACCOUNTS: Final = Text(
    en=", and take out the rows of its accounts (of each write why: auditor roster correct CODE --left REASON)",
    bn=" এবং এর ইউজার আইডির সারিগুলো বাদ দিন (প্রতিটির কারণ লিখুন: auditor roster correct কোড --left কারণ)",
    on_screen=Text(
        en=", and take off its user IDs there, with the reason", bn=" এবং সেখানেই এর ইউজার আইডিগুলো কারণসহ তালিকা থেকে বাদ দিন"
    ),
)


def tell_what_contradicts(
    told: FolderEvidence,
    judging: JudgingInput,
    roster: Roster,
    contradicted: Iterable[CauseContradiction],
    barred: Collection[BarredClaim],
) -> list[Notice]:
    """Return what is told of answers that contradict each other, what was seen, or the roster.

    Args:
        told: what the evidence says.
        judging: the same, as it is judged by.
        roster: the offices that are judged, also those that left.
        contradicted: `JudgingInput.contradicted_causes` of them.
        barred: `barred_claims` of them.

    """
    offices = roster.offices
    kinds: tuple[Iterable[Notice], ...] = (
        tell_contradictions(told.observations, roster, judging.day, told.forms, barred, told.undated_rows),
        tell_barred(barred, told.undated_rows),
        tell_contradicted_causes(contradicted, barred, told.undated_rows),
        _tell_no_own_account(judging.without_own_account(offices), _NO_OWN_ACCOUNT),
        _tell_no_own_account(judging.without_own_account(offices, long_ago=True), _HAD_NO_OWN_ACCOUNT),
        _tell_no_address(judging, offices),
        _tell_only_listed(judging, offices),
        _tell_shared(judging, offices),
        tell_other_mailboxes(judging, offices),
        tell_before_holder(judging, offices),
    )
    return _with_kinds([(kind, notice) for kind, alike in enumerate(kinds, start=1) for notice in alike], offices)


def _with_kinds(told: Sequence[tuple[int, Notice]], offices: Sequence[Office]) -> list[Notice]:
    """Return notices with the number of the kind of each, and the office that it is about by name."""
    wanted = {about.subject for _, notice in told if (about := notice.about) is not None}
    called = named_among(offices if wanted else ())
    subjects = ((office, each.id) for office in (offices if wanted else ()) for each in office.subjects)
    whose = {given: called(office) for office, given in subjects if given in wanted}
    return [
        replace(notice, kind=kind, whose=whose.get(notice.about.subject) if notice.about else notice.whose)
        for kind, notice in told
    ]


def _writing_without_address(
    judging: JudgingInput, offices: Iterable[Office]
) -> Iterator[tuple[Office, Observation[Any], Observation[Any]]]:
    """Yield each office that told that it writes from an official mailbox, and that it has none, with what says each; what the roster alone says is told of the roster (`tell_other_mailboxes`)."""
    for office in offices:
        told = judging.observations.get(office.id, ())
        if office.left or not any(each.fact == OFFICIAL_EMAIL_SENDS and each.value for each in told):
            continue
        known = judging.evidence(office, facts=_OF_MAIL)[office.id].resolved
        sends, address = (_last_saying(fact, known.get(fact), told) for fact in (OFFICIAL_EMAIL_SENDS, OFFICIAL_EMAIL))
        if sends is None or address is None or address.source == LISTED:
            continue
        if sends.value and address.value in {MailboxKind.NONE, MailboxKind.PERSONAL}:
            yield office, sends, address


def _tell_only_listed(judging: JudgingInput, offices: Iterable[Office]) -> Iterator[Notice]:
    """Yield a notice for each office that told to have no official e-mail address while the roster has one."""
    for office in offices:
        told = [each for each in judging.observations.get(office.id, ()) if each.fact == OFFICIAL_EMAIL]
        if not told or office.left or office.email.partition("@")[0] in {"", HIDDEN}:
            continue
        known = judging.evidence(office, facts=_OF_MAIL)[office.id].resolved
        last = _last_saying(OFFICIAL_EMAIL, known.get(OFFICIAL_EMAIL), told)
        if last is not None and last.value is MailboxKind.NONE:
            domain = office.email.rpartition("@")[2]
            on = told_on(last.observed_on, last.reference, judging.undated_rows)
            said = _ONLY_LISTED.filled(file=last.reference.said, office=office.name, on=on, domain=domain)
            yield Notice(Severity.DOUBTFUL, Place(last.reference.file), said, about=AskedAbout(office.id, ""))


def _tell_shared(judging: JudgingInput, offices: Iterable[Office]) -> Iterator[Notice]:
    """Yield a notice for each user ID that several posts share, as was answered, and of which it was last told that one person uses it."""
    for office in offices:
        for account in (account for account in office.accounts if account.shared):
            told = [each for each in judging.observations.get(account.id, ()) if each.fact == SHARED]
            last = max(told, key=lambda each: each.observed_on, default=None)
            if last is not None and not last.value:
                on = told_on(last.observed_on, last.reference, judging.undated_rows)
                said = _SHARED.filled(file=last.reference.said, who=office.named[account.id], on=on)
                yield Notice(Severity.DOUBTFUL, Place(last.reference.file), said, about=AskedAbout(account.id, ""))


def _last_saying(
    fact: Fact[Any], known: Known[Any] | Unknown | None, told: Iterable[Observation[Any]]
) -> Observation[Any] | None:
    """Return the last that told what is known of a fact; None where nothing is."""
    saying = (each for each in told if isinstance(known, Known) and each.fact == fact and each.value == known.value)
    return max(saying, key=lambda each: each.observed_on, default=None)


def _tell_no_address(judging: JudgingInput, offices: Iterable[Office]) -> Iterator[Notice]:
    """Yield a notice for each office that is said to write from an official mailbox, and to have none."""
    for office, says, lacks in _writing_without_address(judging, offices):
        on, day = (told_on(each.observed_on, each.reference, judging.undated_rows) for each in (says, lacks))
        said = _NO_ADDRESS.filled(
            file=says.reference.said,
            office=office.name,
            on=on,
            other=lacks.reference.said,
            day=beside(day, on),
            kind=side_said(side_told(lacks)),
        )
        yield Notice(Severity.DOUBTFUL, Place(says.reference.file), said, about=AskedAbout(office.id, ""))


def _tell_no_own_account(found: Iterable[tuple[Office, Observation[Any]]], words: Text) -> list[Notice]:
    """Return a notice in some words for each office that is said to have no account while the roster does not say so."""
    return [
        Notice(
            Severity.DOUBTFUL,
            Place(told.reference.file),
            words.filled(
                file=told.reference.said,
                office=office.name,
                on=told.observed_on,
                rows=_ROWS_OF_ACCOUNTS if office.accounts else "",
            ),
            about=AskedAbout(office.id, ""),
        )
        for office, told in found
    ]


def tell_contradictions(  # noqa: PLR0913, PLR0917 what was told, and what is known of it
    observations: Iterable[Observation[Any]],
    roster: Roster,
    day: date,
    forms: Mapping[str, str],
    barred: Iterable[BarredClaim],
    undated: Container[tuple[str, str]] = frozenset(),
) -> list[Notice]:
    """Return a notice for each contradiction between two files; of many between two files one for the rest.

    Args:
        observations: what was told.
        roster: for the names of offices and accounts.
        day: the day of the audit; what is dated later contradicts nothing yet.
        forms: the numbers of the forms that files are copies of, by the files' names; where copies of one form differ in what was told
            was said when they were read.
        barred: claims of which it is told that what was seen or recorded bars them.
        undated: the rows (files and places) of which nobody knows on which day they were told.

    """
    told_barred = {(each.subject, each.claim.fact) for each in barred if not each.is_told}
    of_files: dict[tuple[str, str], dict[tuple[Any, ...], dict[str, Pair]]] = defaultdict(dict)
    by_then = [observation for observation in observations if observation.observed_on <= day]
    for subject, (first, other) in contradictions(by_then):
        if (subject, first.fact) in told_barred:
            continue
        of_one_form = forms.get(first.reference.file) and forms[first.reference.file] == forms.get(other.reference.file)
        if of_one_form and (first.way == other.way or UNPROVED.keys().isdisjoint((first.way, other.way))):
            continue
        files = first.reference.file, other.reference.file
        rows = first.reference, other.reference, answered_with(first.fact), first.observed_on
        of_files[min(files), max(files)].setdefault(rows, {}).setdefault(subject, (first, other))
    names = _names(roster.offices) if of_files else {}
    elsewhere = listed_elsewhere(roster.offices) if of_files else {}
    notices: list[Notice] = []
    for (file, other_file), of_rows in of_files.items():
        named = [_named(pairs, names, elsewhere, undated) for pairs in of_rows.values()]
        notices += named[:MOST_NAMED]
        if len(named) > MOST_NAMED:
            words = _MORE_TYPED if file.startswith(TYPED) and other_file.startswith(TYPED) else _MORE
            message = words.filled(file=file, other=other_file, n=len(named) - MOST_NAMED)
            notices.append(Notice(Severity.DOUBTFUL, Place(file), message, sums_up=True))
    return notices


def _names(offices: Sequence[Office]) -> Mapping[str, Text]:
    """Return how offices and accounts are called; one of before, while it is open who he is, by who may be he."""
    named = {subject: name for office in offices for subject, name in office.named.items()}
    perhaps = {
        before: named[subject.id]
        for office in offices
        for subject in office.subjects
        if subject.id in named
        for before in subject.doubts
    }
    return {**perhaps, **named}


def _named(
    pairs: Mapping[str, Pair],
    names: Mapping[str, Text],
    elsewhere: Mapping[str, str],
    undated: Container[tuple[str, str]],
) -> Notice:
    """Return the notice of what two rows tell of one account, or of several accounts, by their ids: named by their offices."""
    subject, (first, other) = next(iter(pairs.items()))
    whose = [subject] if len(pairs) == 1 else [*dict.fromkeys(office_of(each, elsewhere) for each in pairs)]
    are_typed = first.reference.file.startswith(TYPED) and other.reference.file.startswith(TYPED)
    are_slips = first.source == other.source == SLIP
    message = (_TYPED_CONTRADICT if are_typed else _SLIPS_CONTRADICT if are_slips else _CONTRADICTS).filled(
        file=first.reference.said,
        other=other.reference.said,
        who=joined(names.get(each, plain(each)) for each in whose),
        on=_days([told_on(each.observed_on, each.reference, undated) for each in (first, other)]),
        fact=first.fact.label,
        counts=_BETTER_KNOWN if first.for_all == other.for_all else _OWN_BESIDE_ALL,
    )
    return Notice(Severity.DOUBTFUL, Place(first.reference.file), message, about=AskedAbout(whose[0], ""))


def _days(of_both: Sequence[date | Text]) -> date | Text:
    """Return the day of two answers; where it is not known of one, that after the day of the other."""
    first, other = sorted(of_both, key=lambda day: day == UNKNOWN_DAY)
    return first if first == other else _ON_BOTH.filled(first=first, other=other)


_ON_BOTH: Final = Text(en="{first} and {other}", bn="{first} ও {other}")
