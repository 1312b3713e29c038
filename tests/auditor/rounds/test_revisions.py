"""When the same evidence says or comes to something else, a revision rises: kept rounds are compared only within one."""

from __future__ import annotations

import hashlib
import io
import random
from datetime import date, timedelta
from itertools import chain, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from changing import replace
from msgspec.structs import asdict
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from small_upazila import BASELINE, RULE, meeting, office, round_of, tell, waiver_notes

from auditor.i18n import Text, plain
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.baseline import Departure, Waiver
from auditor.model.counting import CountsFrom
from auditor.model.disputes import Upheld
from auditor.model.evidence import (
    ContactRecord,
    KeptOut,
    Observation,
    Reference,
    UnclearAnswer,
    UnplacedAnswer,
    of_each,
)
from auditor.model.facts import (
    FACTS,
    HOLDER_SINCE,
    NEVER_WITNESSED,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
    Scope,
)
from auditor.model.forms import COUNTS, STRUCK_OUT, FormStamp, OwnForms
from auditor.model.grades import Grade
from auditor.model.identity import (
    Acquaintance,
    Answered,
    HeldThere,
    Identities,
    IdentityAnswer,
    KnownAccount,
    KnownOffice,
    PlacedRow,
    Sameness,
    SharedLogin,
)
from auditor.model.journal import Identified, MeetingCancelled, RowsPlaced, SlipOpened
from auditor.model.mailboxes import OfOtherMailbox
from auditor.model.sealed_logins import seal
from auditor.model.source import EvidenceFile, Parsed, SourceContext, UserCount
from auditor.model.subjects import Account, Office, OfficeKind, Roster, numbered_accounts
from auditor.model.when import When
from auditor.model.witnessing import Witnessed
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.register.questions import questions
from auditor.register.reading.looked import looked_through
from auditor.register.reading.opened import open_register
from auditor.register.rows import RegisterRow
from auditor.register.workbook import write
from auditor.roster.shared import with_shared_once
from auditor.rounds import revisions
from auditor.rounds.evidence import evidence_folder, placing
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import identities, listed
from auditor.rounds.identity.counted import with_counted
from auditor.rounds.ledger import record
from auditor.rounds.ledger.ledger import Ledger, RoundHead
from auditor.rounds.opposing.told_there import with_talks_there, with_told_there
from auditor.sources.exports import SOURCE as EXPORTS
from auditor.sources.register import SOURCE
from auditor.tables.files import open_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.model.finding import OfficeAssessment

ROOT = Path(__file__).parents[3]
FOLDERS = (
    ROOT / "auditor" / "examples" / "paikgacha",
    ROOT / "tests" / "golden" / "workspaces" / "0.1.0-with-revisions",
)
DAY = date(2024, 4, 18)

READ_AS = {
    1: "800c0d0d354b5548",
    2: "9bf9d958f1f734a7",
    3: "d97d858d6716905c",
    4: "d1159057b760097f",
    5: "db816cc85138851d",
    6: "f23ebeec8b967341",
    7: "87f9748f62b35cf8",
    8: "b5acf62c56cc1ba3",
    9: "12dd9538217b9313",
    10: "39acb2d94e3c1881",
    11: "07ad9b9922ae1ddc",
    12: "091d1bcb0455c8d3",
    13: "031a4b391d1d6348",
    14: "359557de35f36a96",
    15: "4975608274eb5c8f",
    16: "16c882c2690e5c2f",
    17: "cd56e7b221c0896f",
    18: "f51090fd27151258",
    19: "7158e7273fb38045",
    20: "dd52bbbdd36dca73",
    21: "bc2c82a4dda42e79",
    22: "29bb343938673c55",
    23: "022574bf3a9b704f",
    24: "42cc9006d49cd62c",
}
"""What the evidence of `FOLDERS` says, by revision of READING. Never change a line: raise the revision and add one."""
JUDGED_AS = {
    1: "be524d1d39cf1efe",
    2: "fd1bba0630302251",
    3: "efb69cb9f296585a",
    4: "808f4942ef9849dd",
    5: "7ebccd676da86530",
    6: "a14b44497160f555",
    7: "e58c60caadd13531",
    8: "46bc5bc29e6dee5d",
    9: "6b9f48eb564474bf",
    10: "7eef715ed3f72126",
    11: "edefccaa155e4a7a",
    12: "a1d9d28e4b12c5de",
    13: "a0194d3f3860e1e8",
    14: "826cc59154699dd9",
    15: "d1c52845cc5fe267",
    16: "7e034ca36090afb3",
    17: "27f9bff85a2ba192",
    18: "aa027558ab9d1c4e",
    19: "54cbfe55dac6ef8e",
    20: "e2c2c512e42c7cf8",
    21: "7827924da204cba6",
}
"""What invented observations come to, by revision of JUDGING (see READ_AS); policies that changed raise their own."""


def test_what_evidence_says_changes_only_with_the_revision_of_reading(tmp_path):
    told = [
        *(line for folder in FOLDERS for line in _told(folder)),
        *_typed(),
        *_lent(),
        *_recorded(),
        *_told_before_listing(),
        *_compared(Ledger(tmp_path / "ledger.db")),
        *_emptied(),
        *_named(),
        *_at_another_portal(),
        *_countersigned(Ledger(tmp_path / "taken-back.db")),
        *_told_for_all(Ledger(tmp_path / "for-all.db")),
        *_copied(),
        *_undated(),
        *_fewer_counted(),
        *_asked_about(),
        *_joined(),
        *_moved(),
        *_succeeded(),
        *_listed_since(),
        *_explained(),
        *_told_where_it_stood(),
        *_told_nearly(),
        *_of_two_meetings(),
        *_shared_beside(),
        *_counted_again(),
        *_told_of_none_listed(),
        *_struck(),
    ]
    assert _digest(told) == READ_AS.get(revisions.READING), (
        "The same files are read otherwise than before. If that is meant, raise READING in auditor/rounds/revisions.py and "
        "add a line to READ_AS."
    )


def test_what_observations_come_to_changes_only_with_the_revision_of_judging():
    assert _digest(_judged()) == JUDGED_AS.get(revisions.JUDGING), (
        "The same observations come to other findings than before. If that is meant, raise the revision of the policy whose "
        "meaning changed; otherwise JUDGING in auditor/rounds/revisions.py; and add a line to JUDGED_AS."
    )


@pytest.mark.parametrize("noted", [READ_AS, JUDGED_AS])
def test_revisions_rise_by_one_and_each_has_a_meaning_of_its_own(noted):
    assert list(noted) == list(range(1, len(noted) + 1))
    assert len(set(noted.values())) == len(noted)


DATED = ("2024-01-10", "2024-02-02", "2024-03-30", "2024-01-18/2024-02-10", "../2024-01-18")
FLAG = (True, False)
VALUES: dict[str, tuple[Any, ...]] = {
    "active": FLAG, "shared": FLAG, "password_breached": FLAG, "password_reused": FLAG, "two_step_offered": FLAG,
    "two_step_enrolled": FLAG, "two_step_demanded": FLAG, "official_email_reads": FLAG, "official_email_sends": FLAG,
    "profile_updated_on": DATED, "password_changed_on": DATED, "two_step_enrolled_on": DATED,
    "holder_since": ("2024-01-30", "2024-03-05"), "password_strength": ("weak", "fair", "strong"),
    "password_meets_rule": ({"rule": RULE, "met": True}, {"rule": RULE, "met": False}, {"rule": "other", "met": True}),
    "two_step_method": ("totp", "sms", "key", "email", "other"), "two_step_cause": ("not-offered", "no-code", "locked-out"),
    "official_email": ("none", "personal", "to-verify", "official"),
}  # fmt: skip
"""What observations are invented from; a fact that comes later changes nothing here."""
WAIVED = ("profile-updated", "password-reset", "two-step-enabled", "official-email-held")


def _digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _told(folder: Path) -> list[str]:
    """Return what the files of a workspace say, and whom they are taken to speak of, sorted."""
    space = listed.open_workspace(folder)
    vouched = vouched_by(Ledger(space.ledger_path), Identities())
    context = SourceContext(
        listed.roster_snapshot(listed.roster_of(space), space.config.official_domains, {}),
        evidence_folder.decision_day_of(space.baseline),
        space.baseline.password_rule,
        space.config.official_domains,
        vouched.digests,
        vouched.order.superseded,
    )
    roster, told = evidence_folder.read_evidence_folder(
        evidence_folder.evidence_files(space), context, DAY, Identities(), ()
    )
    parts = (*_each(told.observations), *told.contacts, *told.counts, *roster.offices)
    return sorted(f"{type(part).__name__} {_words(part)}" for part in parts)


TYPED = """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,সরকারি ই-মেইল ব্যবহার
Lota,,01.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,
,clerk,03.02.2024,ফোন,#N/A,এবার লাগবে না,"পাঠানো হয়, কিন্তু আসা মেইল দেখা হয় না"
,head,01.01.2024,ফোন,"চালু, কিন্তু লগইনে কোড চায় না",,
,driver,01.02.2024,ফোন,হ্যাঁ,না,
#REF!,head,01.02.2024,ফোন,না,না,
"""
"""A register by hand: a no for all, an answer of nobody, an error, a row of no office."""
CODED = """তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট
lota,Lota,,01.02.2024,ফোন,চালু নেই,
lota/head,Lota,head,30.01.2024,ফোন,"চালু, লগইনে কোড চায়",না
lota,Lota,,05.02.2024,ফোন,"চালু, লগইনে কোড চায়",২০.০১.২০২৪
lota,Lota,driver,06.02.2024,ফোন,না,
lota,Garuikhali,,07.02.2024,ফোন,,না
lota/clerk,Lota,typist,08.02.2024,ফোন,না,না
lota,Lota,clerk,09.02.2024,ফোন,না,
"""
"""Rows with codes: a yes after a no, for all and of an account; a post, an office and an account that another is written beside;
an office's code beside the post of one account."""

VACANT = """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,পাসওয়ার্ড রিসেট,কারণ
Lota,,01.02.2024,ফোন,ঠিক আছে,২০.০১.২০২৪,
,clerk,01.02.2024,ফোন,,,পদ শূন্য
"""
"""A yes for all beside a post that is vacant."""
LENT = """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,পাসওয়ার্ড রিসেট,Two-step,কোড কোথায় আসে,কারণ
Lota,,01.02.2024,ফোন,ঠিক আছে,২০.০১.২০২৪,"চালু, লগইনে কোড চায়",এসএমএসে,
,head,01.02.2024,ফোন,,,,,লগইন করা যাচ্ছে না
,clerk,01.02.2024,ফোন,,,,,পদ শূন্য
"""
"""A yes for all, and where the code comes, beside who cannot log in."""
IN_SHORT = """তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step
land/head,এসিল্যান্ড অফিস,এসিল্যান্ড,01.02.2024,ফোন,না
,এসিল্যান্ড,,02.02.2024,ফোন,না
"""
"""Office and post by their usual abbreviation, beside a code and without one."""
CLOSED = """তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step
land,,,01.02.2024,ফোন,"চালু, লগইনে কোড চায়"
land/head,,,,,এবার লাগবে না
"""
"""An answer on the row of an office with one account, whose own row is not asked."""
OVERWRITTEN = """তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট
lota,,,01.02.2024,ফোন,"চালু, লগইনে কোড চায়",২০.০১.২০২৪
lota/head,,,,,এবার লাগবে না,এবার লাগবে না
lota/clerk,,,01.02.2024,ফোন,এবার লাগবে না,না
"""
"""An answer for all to what is asked of nobody, and one to what is not asked of one alone."""

UNCLEAR = """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট
Lota,,02.02.2024,ফোন,আগের মতো,ঐ
,clerk,03.02.2024,ফোন,এখনো চালু নেই,হ্যাঁ
"""
"""Words that nobody can read, for all and of a day, beside what an account says itself."""
UNDATED = """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,Two-step
Lota,head,31.02.2024,ফোন,ঠিক আছে,চালু নেই
,clerk,,ফোন,ঠিক করা হয়নি,"চালু, লগইনে কোড চায়"
"""


def _typed() -> list[str]:
    """Return what registers typed by hand say, and what of it is nobody's."""
    post = Text(en="Assistant Commissioner (Land)", bn="সহকারী কমিশনার (ভূমি)")
    land = replace(office("land"), head_post=post, accounts=(Account("land/head", post),))
    roster = Roster((office("lota", ("head", "clerk")), land))
    context = SourceContext(roster, date(2024, 1, 18), RULE)
    found: list[str] = []
    of_some_day = replace(context, day=date(2024, 3, 20))
    for words in (TYPED, CODED, IN_SHORT, CLOSED, OVERWRITTEN, VACANT, LENT, UNCLEAR, UNDATED):
        content = words.encode()
        file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
        told = SOURCE.parse(file, of_some_day if words is UNDATED else context)
        found += map(_words, _each((*told.observations, *told.undated)))
        found += [
            f"{answer.subjects} {answer.fact.id} {answer.told and _words(answer.told)}" for answer in told.unplaced
        ]
        found += [
            f"{lost.subjects} {lost.fact.id} {lost.grade.code} {lost.observed_on} {lost.is_day_known}"
            for lost in told.unclear
        ]
    return found


MONTHS = (
    """দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,Two-step,কারণ
Lota,head,01.02.2024,ফোন,,চালু নেই,
,clerk,01.02.2024,ফোন,,,পদ শূন্য
""",
    """দপ্তর,পদবি,যোগাযোগের তারিখ,কে জানিয়েছেন,কীভাবে,প্রোফাইল,Two-step,কোড কোথায় আসে
Lota,,01.03.2024,clerk,ফোন,ঠিক আছে,"চালু, লগইনে কোড চায়",এসএমএসে
Lota,,02.03.2024,head,ফোন,,"চালু, লগইনে কোড চায়",
""",
)
"""What accounts say of themselves, and next month's yes for all."""


def _lent() -> list[str]:
    """Return what counts of a yes for all after what accounts said of themselves the month before."""
    files = [
        EvidenceFile(f"{at}.csv", words.encode(), hashlib.sha256(words.encode()).hexdigest())
        for at, words in enumerate(MONTHS)
    ]
    context = SourceContext(Roster((office("lota", ("head", "clerk")),)), date(2024, 1, 18), RULE)
    return [_words(told) for told in _each(evidence_folder.read_evidence_files(files, context).observations)]


def _succeeded() -> list[str]:
    """Return what counts for one who came since of a yes for all, after the no of who held the account before."""
    lota = office("lota", ("head", "clerk"))
    clerk = replace(lota.accounts[1], holder_since=date(2024, 2, 15))
    heading = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,প্রোফাইল\n"
    rows = ("Lota,clerk,01.02.2024,ফোন,চালু নেই,ঠিক করা হয়নি", 'Lota,,01.03.2024,ফোন,"চালু, লগইনে কোড চায়",ঠিক আছে')
    files = [
        EvidenceFile(f"{at}.csv", (heading + row).encode(), hashlib.sha256(row.encode()).hexdigest())
        for at, row in enumerate(rows)
    ]
    roster = Roster((replace(lota, accounts=(lota.accounts[0], clerk)),))
    context = SourceContext(roster, date(2024, 1, 18), RULE)
    return [_words(told) for told in _each(evidence_folder.read_evidence_files(files, context).observations)]


def _shared_beside() -> list[str]:
    """Return how an office is listed in which two posts share a user ID, beside another of one of these posts who is known by his own."""
    lota = office("lota", ("head", "clerk", "clerk"))
    accounts = [replace(each, login=login) for each, login in zip(lota.accounts, ("up", "up", "own"), strict=True)]
    known = [
        KnownAccount(given, "lota", each.post, seal=seal(each.login, "5a17"))
        for given, each in (("lota/head", accounts[0]), ("lota/clerk#2", accounts[2]))
    ]
    answered = replace(_known_as({}, ()), logins=(SharedLogin("lota", seal("up", "5a17"), shared=True),))
    return [_words(with_shared_once(replace(lota, accounts=tuple(accounts)), answered, known))]


def _listed_since() -> list[str]:
    """Return what counts of a yes for all, after what an office told that entered a round while it had one account, and has two since."""
    heading = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,প্রোফাইল,কারণ\n"
    rows = (
        "Lota,,01.02.2024,ফোন,চালু নেই,আগের মতো,",
        "Lota,,02.02.2024,ফোন,,,লগইন করা যাচ্ছে না",
        'Lota,,01.03.2024,ফোন,"চালু, লগইনে কোড চায়",ঠিক আছে,',
    )
    files = [
        EvidenceFile(f"{at}.csv", (heading + row).encode(), hashlib.sha256(row.encode()).hexdigest())
        for at, row in enumerate(rows)
    ]
    placed = {
        file.sha256: {f"{at}!2": PlacedRow(f"{at}!2", "lota", ("lota/head",))} for at, file in enumerate(files[:2])
    }
    context = SourceContext(Roster((office("lota", ("head", "clerk")),)), date(2024, 1, 18), RULE, placed=placed)
    return [_words(told) for told in _each(evidence_folder.read_evidence_files(files, context).observations)]


def _explained() -> list[str]:
    """Return what counts of a yes for all beside a cause that may be of it, or of what else the account says is not done."""
    head = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,প্রোফাইল,কারণ\n"
    rows = """Lota,,01.03.2024,ফোন,"চালু, লগইনে কোড চায়",,
Lota,head,01.03.2024,ফোন,,ঠিক করা হয়নি,পোর্টাল রূপান্তর চলছে
Lota,clerk,01.03.2024,ফোন,,,পোর্টাল রূপান্তর চলছে
Lota,driver,01.03.2024,ফোন,,ঠিক করা হয়নি,কোড আসে না
"""
    content = (head + rows).encode()
    file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
    context = SourceContext(Roster((office("lota", ("head", "clerk", "driver")),)), date(2024, 1, 18), RULE)
    return [_words(told) for told in _each(SOURCE.parse(file, context).observations)]


def _told_where_it_stood() -> list[str]:
    """Return what is told of an account on rows under the office from which it moved: once they entered a round, and where they did not."""
    lota, koyra = office("lota", ("head", "clerk")), office("koyra", ("head",))
    moved = replace(koyra, accounts=(*koyra.accounts, lota.accounts[1]))
    roster = Roster((replace(lota, accounts=lota.accounts[:1]), moved))
    heading = "তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,প্রোফাইল\n"
    rows = """lota,Lota,,01.03.2024,ফোন,"চালু, লগইনে কোড চায়",ঠিক আছে
lota/clerk,Lota,clerk,,,চালু নেই,
koyra,Koyra,,02.03.2024,ফোন,"চালু, লগইনে কোড চায়",ঠিক করা হয়নি
"""
    content = (heading + rows).encode()
    file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
    placed = {file.sha256: {"register!3": PlacedRow("register!3", "lota/clerk")}}
    contexts = [SourceContext(roster, date(2024, 1, 18), RULE, placed=each) for each in ({}, placed)]
    told = [SOURCE.parse(file, each) for each in contexts]
    return [_words(each) for found in told for each in (*_each(found.observations), *found.contacts)]


def _told_nearly() -> list[str]:
    """Return of whom a row may be under a name near an office's, beside a post or not, and under that of an office which is gone, some of which stands elsewhere now."""
    lota, gone = office("lota", ("head", "clerk")), office("garuikhali", ("guard",))
    roster = Roster((replace(lota, accounts=(*lota.accounts, *gone.accounts)), office("koyra", ("head",))))
    known = {gone.id: Acquaintance(replace(gone, accounts=()))}
    rows = ("Lota Union Parisad,clerk", "Lotta,head", "Lotta,", "Garuikhali,guard", "Garuikhaly,")
    content = "\n".join(("দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", *(f"{row},01.02.2024,ফোন,না" for row in rows)))
    file = EvidenceFile("register.csv", content.encode(), hashlib.sha256(content.encode()).hexdigest())
    found = SOURCE.parse(file, SourceContext(roster, date(2024, 1, 18), RULE, known=known))
    told = (each.told.reference.place for each in found.unplaced if each.told is not None)
    return [f"{place} {' '.join(each.subjects)}" for place, each in zip(told, found.unplaced, strict=True)]


def _of_two_meetings() -> list[str]:
    """Return what is told of resets since a decision, where another was made before that one."""
    of_passwords, of_mail = BASELINE.decisions
    baseline = replace(BASELINE, decisions=(of_passwords, replace(of_mail, day=date(2024, 1, 4))))
    rows = ("head,01.02.2024,ফোন,সিদ্ধান্তের পরে", "clerk,02.02.2024,ফোন,না")
    content = "\n".join(("দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট", *(f"Lota,{row}" for row in rows)))
    file = EvidenceFile("register.csv", content.encode(), hashlib.sha256(content.encode()).hexdigest())
    context = SourceContext(
        Roster((office("lota", ("head", "clerk")),)),
        evidence_folder.decision_day_of(baseline),
        RULE,
        counting=evidence_folder.counts_from_of(baseline),
    )
    return [_words(told) for told in _each(SOURCE.parse(file, context).observations)]


def _struck() -> list[str]:
    """Return what answers come to that are struck through, wholly, in a part, or with whose they are, and a way; and once it was said that they count, or do not."""
    book, content = openpyxl.Workbook(), io.BytesIO()
    part = CellRichText("হ্যাঁ", TextBlock(InlineFont(strike=True), " ।"))
    book.active.append(["দপ্তর", "পদবি", "যোগাযোগের তারিখ", "কীভাবে", "Two-step", "পাসওয়ার্ড রিসেট", "মোট আইডি"])
    book.active.append(["Lota", "", "01.02.2024", "ফোন", "", "", "৩"])
    book.active["G2"].font = Font(strike=True)
    for row, struck in ((["head", "হ্যাঁ", "না"], "EF"), (["clerk", part, "না"], "D"), (["typist", "হ্যাঁ", "না"], "B")):
        book.active.append(["Lota", row[0], "01.02.2024", "হোয়াটসঅ্যাপ", *row[1:]])
        for column in struck:
            book.active[f"{column}{book.active.max_row}"].font = Font(strike=True)
    book.save(content)
    file = EvidenceFile("register.xlsx", content.getvalue(), "0" * 64)
    context = SourceContext(Roster((office("lota", ("head", "clerk", "typist")),)), date(2024, 1, 18), RULE, day=DAY)
    unsaid = SOURCE.parse(file, context)
    talks = [each.about.talk for each in unsaid.notices if each.about is not None and each.about.talk is not None]
    said = ({talk.asked: meant for talk in talks if talk.struck} for meant in (COUNTS, STRUCK_OUT))
    parsed = [unsaid, *(SOURCE.parse(file, replace(context, talk_meant=meant)) for meant in said)]
    told = [_words(each) for found in parsed for each in (*_each(found.observations), *found.counts)]
    return told + [f"{each.subjects} {each.fact.id}" for found in parsed for each in found.unclear]


def _told_before_listing() -> list[str]:
    """Return what an office's row says while it lists nobody, and once it entered a round so of accounts that it lists then."""
    lota = office("lota", ("head", "clerk"))
    content = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট\nLota,01.02.2024,ফোন,হ্যাঁ,না\n".encode()
    file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
    placed = {file.sha256: {"register!2": PlacedRow("register!2", "lota")}}
    unlisted = SourceContext(Roster((replace(lota, accounts=()),)), date(2024, 1, 18), RULE)
    found = [_words(told) for told in _each(SOURCE.parse(file, unlisted).observations)]
    for is_told_of in ({}, {"lota/head": True, "lota/clerk": False}):
        context = SourceContext(Roster((lota,)), date(2024, 1, 18), RULE, placed=placed, is_told_of=is_told_of)
        found += map(_words, _each(SOURCE.parse(file, context).observations))
    return found


LISTS = {
    "list-2024-02-10.html": "<table><tr><th>Username<th>Status<tr><td>a<td>Active <button>Disable</button><tr><td>b<td><button>Disable</button></table>",
    "django-2024-02-10.json": '[{"model": "portal.officeuser", "pk": 1, "fields": {"username": "a", "is_active": true}}]',
    "aws-2024-02-10.csv": "user,mfa_active,password_last_changed\na@dumuria.khulna.gov.bd,true,N/A\nb@paikgasa.khulna.gov.bd,true,N/A\n",
    "users-2024-02-10.csv": "Username,Website,Status\na,dumuria.khulna.gov.bd,Active\nb,paikgasa.khulna.gov.bd,Active\n",
}
"""A state beside a button and a button alone; a user model of one's own; logins in front of mail domains of others and of one's own, and beside their addresses."""


def _recorded() -> list[str]:
    """Return what records of systems say."""
    accounts = tuple(Account(f"lota/{login}", Text(en=login, bn=login), login=login) for login in "ab")
    listed = replace(office("lota"), accounts=accounts, portal="lota.paikgasa.khulna.gov.bd")
    context = SourceContext(Roster((listed,)), date(2024, 1, 18), RULE)
    files = [EvidenceFile(f"exports/{name}", words.encode(), name) for name, words in LISTS.items()]
    return [_words(told) for file in files for told in _each(EXPORTS.parse(file, context).observations)]


def _compared(ledger: Ledger) -> list[str]:
    """Return the meetings with whose roster a round's may be compared: February's, but not March's, which was not held."""
    kept = [round_of(meeting([office("lota")], month=month)) for month in ("2024-02", "2024-03", "2024-04")]
    heads = [RoundHead(number, number, made.digest, made.header) for number, made in enumerate(kept, start=1)]
    ledger.note(MeetingCancelled("2024-03", None, DAY))
    return [head.header.meeting for head in listed.kept_before(ledger, heads, "2024-04", "2024-04")]


def _emptied() -> list[str]:
    """Return how an office is listed all of whose accounts left, for a reason that is told and without one, or after something was told of one."""
    lota = office("lota")
    everybody = Identities(
        {"lota": KnownOffice("lota", lota.name, lota.kind)},
        {"lota/head": KnownAccount("lota/head", "lota", lota.accounts[0].post)},
    )
    now = Roster((replace(lota, accounts=()),))
    told = ((Departure("lota/head", "closed"),), ())
    ways = [(((lota,),), reasons, ()) for reasons in told] + [((), reasons, {"lota/head"}) for reasons in told]
    return [
        _words(listed.with_those_who_left(now, before, reasons, everybody, told_of)[0].offices)
        for before, reasons, told_of in ways
    ]


def _moved() -> list[str]:
    """Return who left with an office, one account of which may be listed under another, and what counts for that one of a yes for all after its own no."""
    lota, garui = office("lota", ("head", "clerk")), office("garui", ("head", "clerk"))
    perhaps = (lota.accounts[0], replace(lota.accounts[1], doubts=("garui/clerk",)))
    now = Roster((replace(lota, accounts=perhaps),))
    reasons = ((Departure("garui", "merged"),), ())
    left = [listed.with_those_who_left(now, ((lota, garui),), told, Identities(), ()) for told in reasons]
    told = SourceContext(Roster((replace(now.offices[0], accounts=perhaps), garui)), date(2024, 1, 18), RULE)
    said = ("Garui,clerk,01.02.2024,ফোন,না", "Lota,,01.03.2024,ফোন,হ্যাঁ")
    words = "\n".join(("দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", *said)).encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    found = evidence_folder.read_evidence_files([file], told).observations
    return [_words(each) for each in (*left, *_each(found), *_each(_merged()))]


def _merged() -> tuple[Observation[Any], ...]:
    """Return what a row tells of an account whose office of then is listed no more, under the row of that office, which has the day."""
    lota, garui = office("lota", ("head",)), office("garui", ("clerk",))
    now = Roster((replace(lota, accounts=(*lota.accounts, *garui.accounts)),))
    known = {"garui": Acquaintance(replace(garui, accounts=()))}
    said = ("garui,Garui,,01.02.2024,ফোন,", "garui/clerk,Garui,clerk,,,না")
    words = "\n".join(("তালিকার সংকেত,দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", *said)).encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    told = SourceContext(now, date(2024, 1, 18), RULE, known=known)
    return evidence_folder.read_evidence_files([file], told).observations


def _named() -> list[str]:
    """Return how an office is listed that told of two accounts, one of which has a post now: known again, not yet, another, or the other one left, it left itself, or it moved."""
    numbered = tuple(KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 2))
    head = office("lota", ("head",))
    account = head.accounts[0]
    one = replace(head, accounts=(replace(account, id=numbered[0].id),))
    perhaps = replace(head, accounts=(replace(account, doubts=tuple(each.id for each in numbered)),))
    other = (Answered(IdentityAnswer(account.id, numbered[0].id, Sameness.OTHER), 1),)
    known = {each.id: each for each in numbered}
    ways = ((one, (), ()), (perhaps, (), ()), (head, other, ()), (one, (), (numbered[1].id,)))
    two = (UserCount("lota", 2, DAY),)
    found = [
        _words(with_counted(Roster((now,)), two, DAY, _known_as(known, said), left)[0].offices)
        for now, said, left in ways
    ]
    known[numbered[0].id] = KnownAccount(numbered[0].id, "lota", account.post)  # of whom it is told that he left
    rest = replace(head, accounts=numbered_accounts("lota", 2)[1:])
    left = with_counted(Roster((rest,)), two, DAY, _known_as(known, ()), (numbered[0].id,))
    return [*found, _words(left[0].offices), _words(_taken_along(head, numbered[1]))]


def _taken_along(head: Office, counted: KnownAccount) -> tuple[Office, ...]:
    """Return how an office is listed that told of two accounts, beside another in whose list stands now who was listed in the place of the one that was only counted."""
    stood = KnownAccount("lota/clerk", "lota", plain("clerk"), doubts=(counted.id,))
    of_koyra = office("koyra", ("clerk",))
    came = replace(of_koyra.accounts[0], doubts=(stood.id, counted.id))
    known = {head.accounts[0].id: KnownAccount(head.accounts[0].id, "lota", head.accounts[0].post)}
    known |= {stood.id: stood, counted.id: replace(counted, gone=True)}
    roster = Roster((head, replace(of_koyra, accounts=(came,))))
    two = (UserCount("lota", 2, date(2024, 2, 10)),)
    return with_counted(roster, two, DAY, _known_as(known, ()), ())[0].offices


def _at_another_portal() -> list[str]:
    """Return how an office is listed that told of two user IDs at a former portal: of whom it is not known yet whether they are the same, who was answered to be others, who has a post now, and after the portal was put back."""
    former, now = "lota.example.gov.bd", "lotaup.khulna.gov.bd"
    counted = [KnownAccount(each.id, "lota", each.post) for each in numbered_accounts("lota", 2)]
    gone = [replace(each, gone=True, portal=former) for each in counted]
    there = [replace(each, id=f"{each.id}#2", doubts=(each.id,)) for each in counted]
    others = [replace(each, doubts=()) for each in there]
    bare, head = office("lota", ()), office("lota", ("head",))
    with_post = replace(head, accounts=(replace(head.accounts[0], doubts=(counted[0].id,)),))
    ways = (
        (bare, counted, former, now),
        (with_post, counted, former, now),
        (bare, (*gone, *there), now, now),
        (bare, (*gone, *others), now, now),
        (bare, (*gone, *there), now, former),
    )
    found: list[str] = []
    for now_listed, accounts, then, portal in ways:
        lota = KnownOffice("lota", bare.name, bare.kind, portal=then)
        at, two = Identities({"lota": lota}, {each.id: each for each in accounts}), (UserCount("lota", 2, DAY),)
        found.append(_words(with_counted(Roster((replace(now_listed, portal=portal),)), two, DAY, at, ())[0].offices))
    return found


def _known_as(accounts: dict[str, KnownAccount], answers: tuple[Answered, ...]) -> Identities:
    """Return who is known of an office, with what was answered."""
    lota = office("lota")
    return Identities({"lota": KnownOffice("lota", lota.name, lota.kind)}, accounts, answers=answers)


def _copied() -> list[str]:
    """Return what two copies of a form say of which the one that was filled in last only tells a cause where the first told that two-step is on, whose row is, no day, or what was told where the first tells a login that was seen.

    Of others nobody said which was filled in last, and what one says without a day the other says with one, or not; that one lay in a kept round.
    """
    day = {"contacted-on": "05.03.2024", "way": "ফোন"}
    on, cause = {**day, "two-step": "চালু"}, {**day, "contacted-on": "12.03.2024", "cause": "লগইন করা যাচ্ছে না"}
    off = {**day, "two-step": "না"}
    parsed = [*_copies(on, cause), *_copies({**off, "post": "কেউ নয়"}, off), *_copies({**off, "post": "কেউ নয়"}, {})]
    parsed += _copies(off, {**off, "contacted-on": "?"})
    parsed += _copies({**off, "contacted-on": "12.03.2024", "way": "ভিডিও কল", "proof": "১১:৩০"}, on)
    observed = [_words(told) for of_file in parsed for told in _each(of_file.observations)]
    for first in (off, on):
        files, told = _copies_to_read(first, {**off, "contacted-on": "?"})
        own = OwnForms(plain(""), plain(""), example=True, read_on={files[1].sha256: date(2024, 3, 20)})
        told = replace(told, copies_after=frozenset(), own=own, day=date(2024, 12, 20))
        observed += [_words(each) for each in _each(evidence_folder.read_evidence_files(files, told).observations)]
    return observed + [f"{each.subjects} {each.fact.id}" for of_file in parsed for each in of_file.unplaced]


def _copies(*filled: dict[str, str]) -> tuple[Parsed, ...]:
    """Return what copies of a form say, as of `_copies_to_read`."""
    return SOURCE.parsed(*_copies_to_read(*filled))


def _copies_to_read(*filled: dict[str, str]) -> tuple[list[EvidenceFile], SourceContext]:
    """Return copies of a form, by the columns of a row that are filled in, and what must be known to read them; the last one was filled in last."""
    lota = office("lota")
    rows = tuple(
        RegisterRow(given, "lota", 1, lota.name, post, "", frozenset(questions()), Text("", ""), is_office=place == 0)
        for place, (given, post) in enumerate((("lota", lota.head_post), ("lota/head", lota.accounts[0].post)))
    )
    blank = write(
        rows,
        stamp=FormStamp("1111", month="2024-03", number="1111-1111"),
        counts_from=CountsFrom(date(2024, 1, 18)),
        committee=plain("C"),
    )
    places = {column.name: place for place, column in enumerate(columns())}
    files = []
    for name, cells in zip("ab", filled, strict=True):
        book, content = openpyxl.load_workbook(io.BytesIO(blank)), io.BytesIO()
        (row,) = [row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[0].value == "lota/head"]
        for column, words in cells.items():
            row[places[column]].value = words
        book.save(content)
        files.append(EvidenceFile(f"{name}.xlsx", content.getvalue(), name * 64))
    after = frozenset({(files[1].sha256, files[0].sha256)})
    return files, SourceContext(Roster((lota,)), date(2024, 1, 18), RULE, copies_after=after)


def _asked_about() -> list[str]:
    """Return what a cell on a row without a day comes to that nobody can read, once it was asked about, and another."""
    words = "দপ্তর,পদবি,কীভাবে,Two-step,প্রোফাইল\nLota,head,ফোন,অস্পষ্ট,অস্পষ্ট".encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    context = SourceContext(Roster((office("lota", ("head", "clerk")),)), date(2024, 1, 18), RULE, day=DAY)
    opened = open_register(file, looked_through(open_table(file.name, words)), context)
    (row,) = opened.rows
    asked = {opened.form.known_by(row, "two-step"): DAY - timedelta(30)}
    told = SOURCE.parse(file, replace(context, asked_about=asked))
    return [f"{each.subjects} {each.fact.id} {each.observed_on} {each.is_day_known}" for each in told.unclear]


def _joined() -> list[str]:
    """Return what a day of joining says on a row of nobody, on that of an office with several accounts, and where it cannot be."""
    words = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,যোগদানের তারিখ\nLota,driver,05.02.2024,ফোন,01.02.2024\nLota,,06.02.2024,ফোন,02.02.2024\n"
    words += "Lota,head,07.02.2024,ফোন,08.02.2024\n"
    file = EvidenceFile("register.csv", words.encode(), hashlib.sha256(words.encode()).hexdigest())
    context = SourceContext(Roster((office("lota", ("head", "clerk")),)), date(2024, 1, 18), RULE)
    parsed = SOURCE.parse(file, context)
    unread = [f"{each.subjects} {each.fact.id} {each.observed_on}" for each in parsed.unclear]
    return unread + [f"{each.subjects} {each.told and _words(each.told)}" for each in parsed.unplaced]


def _undated() -> list[str]:
    """Return what a register without a month says on a day that nobody knows, once it was read and long after."""
    words = (
        "দপ্তর,পদবি,কীভাবে,Two-step,ই-মেইল\nLota,,ফোন,,নেই\nLota,head,ফোন,লগইনে কোড চায় না,\nLota,clerk,ফোন,হ্যাঁ,".encode()
    )
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    own = OwnForms(plain(""), plain(""), example=True, read_on={file.sha256: DAY})
    roster, later = Roster((office("lota", ("head", "clerk")),)), date(2024, 12, 20)
    context = SourceContext(roster, date(2024, 1, 18), RULE, day=later, own=own)
    parsed = SOURCE.parse(file, context)
    return [*map(_words, _each(parsed.observations)), "of a day to be told", *map(_words, _each(parsed.undated))]


def _fewer_counted() -> list[str]:
    """Return what rows say of all that tell a smaller number of user IDs than are counted."""
    words = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,আইডি সংখ্যা\nLota,,০৫.০৩.২০২৪,ফোন,হ্যাঁ,১\nKoyra,,০৫.০৩.২০২৪,ফোন,না,১".encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    offices = (replace(office(name, ()), accounts=numbered_accounts(name, 2)) for name in ("lota", "koyra"))
    parsed = SOURCE.parse(file, SourceContext(Roster(tuple(offices)), date(2024, 1, 18), RULE, day=DAY))
    return [*map(_words, _each(parsed.observations))]


def _counted_again() -> list[str]:
    """Return of whom a row of all is that was noted of two, of whom the one listed turned out to be the other, who is counted beside a third."""
    words = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step\nLota,,০৫.০৩.২০২৪,ফোন,হ্যাঁ".encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    lota = replace(office("lota", ()), accounts=numbered_accounts("lota", 2))
    first, other = lota.accounts
    row = PlacedRow("register!2", "lota", ("lota/guard", other.id))
    context = SourceContext(
        Roster((lota,)),
        date(2024, 1, 18),
        RULE,
        known={"lota/guard": Acquaintance(lota, other)},
        came=dict.fromkeys((first.id, other.id), date(2024, 2, 1)),
        placed={file.sha256: {row.place: row}},
    )
    return [*map(_words, _each(SOURCE.parse(file, context).observations))]


def _told_of_none_listed() -> list[str]:
    """Return of whom the no of an office is that had no user ID in the list when it told it, and that may be one listed now with two."""
    words = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step\nLota,,০৫.০৩.২০২৪,ফোন,চালু নেই".encode()
    file = EvidenceFile("register.csv", words, hashlib.sha256(words).hexdigest())
    lota, koyra = (
        office("lota", ()),
        replace(office("koyra", ()), accounts=numbered_accounts("koyra", 2), doubts=("lota",)),
    )
    context = SourceContext(
        Roster((koyra,)),
        date(2024, 1, 18),
        RULE,
        known={"lota": Acquaintance(lota, None)},
        placed={file.sha256: {"register!2": PlacedRow("register!2", "lota", ())}},
    )
    return [*map(_words, _each(SOURCE.parse(file, context).observations))]


def _countersigned(ledger: Ledger) -> list[str]:
    """Return whom a login may be of that was countersigned by a slip of one of two who were taken for one."""
    lota, accounts, one, open_again = _taken_for_one()
    slip = SlipOpened("2024-03", "lota/head", "1" * 64, "7QX2M9", DAY, "slip.json", "a" * 64, DAY, 1, probe=True)
    seen = Witnessed("lota/head", "7QX2M9", DAY, "witness.json", "b" * 64, DAY, slip.slip)
    ledger.note(Identified((lota,), accounts, (), DAY), one, slip, open_again, seen)
    vouched = vouched_by(ledger, identities.known(ledger))
    return sorted(f"{file} {meant}" for file, meant in vouched.of_either.items())


def _told_for_all(ledger: Ledger) -> list[str]:
    """Return of whom an office's row is that entered a round while two of its accounts were taken for one."""
    lota, accounts, one, open_again = _taken_for_one()
    rows = RowsPlaced("a" * 64, (PlacedRow("register!2", "lota", ("lota/head", "lota/driver")),), DAY)
    ledger.note(Identified((lota,), accounts, (), DAY), one, rows, open_again)
    return [
        _words(row) for of_file in placing.placed(ledger, identities.known(ledger)).values() for row in of_file.values()
    ]


def _taken_for_one() -> tuple[KnownOffice, tuple[KnownAccount, ...], Identified, Identified]:
    """Return an office with two accounts, what was answered when they were taken for one, and that it was taken back."""
    lota = KnownOffice("lota", Text(en="Lota", bn="লতা"), OfficeKind.UNION)
    accounts = tuple(KnownAccount(f"lota/{post}", "lota", Text(en=post, bn=post)) for post in ("head", "clerk"))
    one, open_again = (
        Identified((), (), (IdentityAnswer("lota/clerk", "lota/head", said, meeting="2024-03"),), DAY)
        for said in (Sameness.SAME, Sameness.LATER)
    )
    return lota, accounts, one, open_again


def _words(part: Any) -> str:
    if isinstance(part, Observation):
        value = part.fact.encode(part.value)
        return f"{part.subject} {part.fact.id} {value} {part.grade.code} {part.observed_on} {part.reference.place}"
    return record.encode(part).decode()


def _judged() -> list[str]:
    """Return what invented observations of invented offices come to, row by row."""
    rng = random.Random(2024)
    kinds = tuple(OfficeKind)
    offices = tuple(
        office(
            f"office-{place}", ("head", "clerk")[: rng.randint(1, 2)], rng.choice(kinds), user_count=rng.choice([0, 3])
        )
        for place in range(150)
    )
    subjects = [office.id for office in offices] + [account.id for office in offices for account in office.accounts]
    observations = tuple(_observation(rng, subject) for subject in subjects for _ in range(rng.randint(0, 14)))
    unlisted = tuple(office(f"unlisted-{place}", ()) for place in range(20))
    observations += tuple(
        replace(_observation(rng, f"{each.id}/"), subjects=(each.id,)) for each in unlisted for _ in range(9)
    )
    waivers = tuple(
        Waiver(policy, f"office-{place}", "r", "a", rng.choice([date(2024, 4, 1), date(2024, 5, 1)]))
        for place, policy in enumerate(WAIVED * 5)
    )
    answers = [_observation(rng, account.id) for office in offices[100:] for account in office.accounts]
    kept_out = tuple(
        KeptOut(
            answer, next((no for no in observations if no.subjects == answer.subjects and no.fact == answer.fact), None)
        )
        for answer in answers
    )
    undated = tuple(_observation(rng, subject) for subject in (*subjects[::3], *(each.id for each in unlisted[::3])))
    nobodys = tuple(
        UnplacedAnswer(answer.subjects, answer.fact, answer)
        for answer in (_observation(rng, subject) for subject in subjects[1::7])
    )
    unclear = tuple(
        UnclearAnswer(lost.subjects, lost.fact, lost.grade, lost.observed_on, lost.reference)
        for lost in (_observation(rng, subject) for subject in (*subjects[2::5], *(each.id for each in unlisted[::3])))
    )
    told = FolderEvidence(
        observations, (), (), (), kept_out=kept_out, undated=undated, unplaced=nobodys, unclear=unclear
    )
    judging = JudgingInput.of(told, BASELINE, waivers, DAY)
    now = tuple(replace(office, left=place % 10 == 0) for place, office in enumerate(offices))
    now = (*map(_sharing, now[:40]), *now[40:], *_doubtful(offices), *unlisted)
    found = [assessment for assessment, _ in judge(Roster(now), judging)]
    cases = (
        *_with_causes(),
        *_with_none_of_its_own(),
        *_with_open_answers(),
        *_corrected(),
        *_without_address(),
        *_with_one_who_may_have_moved(),
        *_of_other_mailboxes(),
        *_beside_one_who_moved(),
        *_put_off_while_open(),
        *_shown_at_a_former_portal(),
        *_gone_from_beside_others(),
    )
    return [_words(each) for each in (*found, *waiver_notes(waivers, found, DAY), *cases)]


def _of_other_mailboxes() -> list[OfficeAssessment]:
    """Return what an office comes to that told of the address that the roster had before, and perhaps of the present one before or since."""
    of = office("lota", kind=OfficeKind.DEPARTMENT)
    yes = {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: True}
    no = {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: False}
    other = [OfOtherMailbox(**asdict(each)) for each in tell("lota", yes, date(2024, 2, 20))]
    days = (date(2024, 2, 10), date(2024, 3, 1))
    told = ([], *(tell("lota", said, day) for said in (yes, no) for day in days))
    judgings = (
        JudgingInput.of(FolderEvidence((*other, *own), (), (), ()), BASELINE, (), date(2024, 3, 5)) for own in told
    )
    return [assessment for judging in judgings for assessment, _ in judge(Roster((of,)), judging)]


def _without_address() -> list[OfficeAssessment]:
    """Return what an office comes to that has no official address and told, this year or long ago, that letters regularly go from one."""
    of = office("lota", kind=OfficeKind.DEPARTMENT)
    without = tell("lota", {OFFICIAL_EMAIL: MailboxKind.NONE}, date(2024, 3, 5))
    told = (
        (*tell("lota", {OFFICIAL_EMAIL_SENDS: True}, day), *without) for day in (date(2024, 3, 5), date(2023, 3, 5))
    )
    each = (JudgingInput.of(FolderEvidence(told_then, (), (), ()), BASELINE, (), DAY) for told_then in told)
    return [assessment for judging in each for assessment, _ in judge(Roster((of,)), judging)]


def _with_none_of_its_own() -> list[OfficeAssessment]:
    """Return what an office comes to that told, this year or long ago, that it has no account of its own."""
    of = office("lota", ())
    days = (date(2024, 3, 5), date(2023, 3, 5))
    told = (tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, day) for day in days)
    each = (JudgingInput.of(FolderEvidence(tuple(told_then), (), (), ()), BASELINE, (), DAY) for told_then in told)
    return [assessment for judging in each for assessment, _ in judge(Roster((of,)), judging)]


def _with_open_answers() -> list[OfficeAssessment]:
    """Return what offices come to of which answers were told that may be another's, that nobody can read, or that an own no keeps out."""
    listed = office("lota", ("head", "clerk"))
    head, clerk = (account.id for account in listed.accounts)
    yes, no, seen = (
        tell(head, {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 5), grade)[0]
        for is_on, grade in ((True, Grade.DECLARED), (False, Grade.DECLARED), (True, Grade.WITNESSED))
    )
    (reset,) = tell(head, {PASSWORD_CHANGED_ON: When.on(date(2023, 5, 1))}, date(2024, 3, 5))
    (not_since,) = tell("lota", {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}, date(2024, 3, 6))

    def unread(grade: Grade, day: int, *, is_owner_known: bool = True) -> UnclearAnswer:
        on = date(2024, 3, day)
        return UnclearAnswer((head,), TWO_STEP_ENROLLED, grade, on, Reference("f", ""), is_owner_known=is_owner_known)

    (of_all,) = tell(head, {TWO_STEP_ENROLLED: True}, date(2024, 3, 7))
    (leave,) = tell(head, {TWO_STEP_CAUSE: Cause.ON_LEAVE}, date(2024, 3, 7))
    (vacant,) = tell(head, {TWO_STEP_CAUSE: Cause.VACANT}, date(2024, 3, 7))
    (updated,) = tell(head, {PROFILE_UPDATED_ON: When.on(date(2024, 3, 6))}, date(2024, 3, 7))
    doubted = replace(listed, accounts=(replace(listed.accounts[0], doubts=("kulia/head",)), listed.accounts[1]))
    (before,) = tell("kulia/head", {TWO_STEP_ENROLLED: False}, date(2024, 3, 5))
    (joined,) = tell("lota", {HOLDER_SINCE: date(2024, 3, 6)}, date(2024, 3, 8))
    listed_unread = replace(
        listed,
        accounts=(
            replace(listed.accounts[0], joining_unread=True, joining_unread_on=date(2024, 3, 1)),
            listed.accounts[1],
        ),
    )
    unread_day = UnclearAnswer((head,), HOLDER_SINCE, Grade.DECLARED, date(2024, 3, 8), Reference("f", ""))
    cases: list[tuple[Office, dict[str, Any]]] = [
        *(
            (listed, {"observations": told, "unclear": (unread(Grade.DECLARED, 6, is_owner_known=False),)})
            for told in ((), (yes,), (no,), (seen,))
        ),
        (listed, {"observations": (seen,), "unclear": (unread(Grade.WITNESSED, 6), unread(Grade.DECLARED, 7))}),
        (
            listed,
            {"observations": (reset,), "unplaced": (UnplacedAnswer((head, clerk), PASSWORD_CHANGED_ON, not_since),)},
        ),
        (doubted, {"observations": (before,), "kept_out": (KeptOut(of_all, before),)}),
        *((listed, {"observations": told, "kept_out": (KeptOut(of_all, leave),)}) for told in ((leave,), (no, leave))),
        (listed, {"observations": (vacant,), "kept_out": (KeptOut(of_all, vacant), KeptOut(updated, vacant))}),
        *((listed, {"observations": told, "unclear": (unread_day,)}) for told in ((yes,), (no,), (seen,), (of_all,))),
        *((listed_unread, {"observations": told}) for told in ((yes,), (no,), (seen,), (reset,), (leave,))),
        *(
            (listed, {"observations": told, "unplaced": (UnplacedAnswer((head, clerk), HOLDER_SINCE, joined),)})
            for told in ((yes,), (no,), (seen, *tell(head, {TWO_STEP_ENROLLED: True}, date(2024, 3, 7))))
        ),
    ]
    return [
        assessment
        for each, told in cases
        for assessment, _ in judge(
            Roster((each,)),
            JudgingInput.of(FolderEvidence(**{"contacts": (), "files": (), "notices": (), **told}), BASELINE, (), DAY),
        )
    ]


def _with_one_who_may_have_moved() -> list[OfficeAssessment]:
    """Return what an office comes to whose head, who joined on a known day, may be another office's of before."""
    listed, told_on = office("lota", ("head", "clerk")), date(2024, 3, 5)
    head = replace(listed.accounts[0], doubts=("kulia/head",), holder_since=date(2024, 3, 10))
    of = replace(listed, accounts=(head, listed.accounts[1]))
    there = Identities(accounts={"kulia/head": KnownAccount("kulia/head", "kulia", head.post)})
    found: list[OfficeAssessment] = []
    for was_on, own, since in product(FLAG, ((), (True,), (False,)), (None, date(2024, 2, 1), date(2024, 3, 7))):
        before = tell("kulia/head", {TWO_STEP_ENROLLED: was_on}, told_on)
        since_then = [told for is_on in own for told in tell(head.id, {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 12))]
        talks = (ContactRecord("kulia", told_on, "phone", "head"),)
        evidence = FolderEvidence((*before, *since_then), talks, (), ())
        judging = replace(
            JudgingInput.of(evidence, BASELINE, (), DAY), held_there={"kulia/head": HeldThere("kulia", since)}
        )
        judged = (with_talks_there(each, judging.contacts, there) for each, _ in judge(Roster((of,)), judging))
        found += [with_told_there(each, judging, there, {}) for each in judged]
    return found


def _put_off_while_open() -> list[OfficeAssessment]:
    """Return what an office comes to for which time was given, one of which may be one of before: of either a no was told, or of none."""
    listed = office("lota", ("head", "clerk"))
    of = replace(listed, accounts=(replace(listed.accounts[0], doubts=("lota/before",)), listed.accounts[1]))
    found: list[OfficeAssessment] = []
    for given_to, *of_whom in product(("lota", "lota/head", "lota/before"), FLAG, FLAG):
        told = [
            tell(whom, {TWO_STEP_ENROLLED: False})
            for whom, said in zip(("lota/head", "lota/before"), of_whom, strict=True)
            if said
        ]
        waiver = Waiver("two-step-enabled", given_to, "r", "a", date(2024, 6, 30))
        judging = JudgingInput.of(FolderEvidence((*chain.from_iterable(told),), (), (), ()), BASELINE, (waiver,), DAY)
        found += [each for each, _ in judge(Roster((of,)), judging)]
    return found


def _shown_at_a_former_portal() -> list[OfficeAssessment]:
    """Return what an office comes to that told before or since that two-step is on, where it was seen or recorded to be off at a portal of before, or of now."""
    of = office("lota")
    found: list[OfficeAssessment] = []
    for on, grade, since in product((8, 12), (Grade.WITNESSED, Grade.EXPORTED), (1, 20)):
        shown = tell("lota/head", {TWO_STEP_ENROLLED: False}, date(2024, 2, 10), grade)
        yes = tell("lota/head", {TWO_STEP_ENROLLED: True}, date(2024, 2, on))
        judging = JudgingInput.of(FolderEvidence((*shown, *yes), (), (), ()), BASELINE, (), DAY)
        judging = replace(judging, at_portal_since={"lota/head": date(2024, 2, since)})
        found += [each for each, _ in judge(Roster((of,)), judging)]
    return found


def _gone_from_beside_others() -> list[OfficeAssessment]:
    """Return what an office comes to that has two-step on, while one of which it told a cause of the portal, or that it has no account, may stand in another list now."""
    of, gone = office("lota"), "lota/clerk"
    there = {gone: HeldThere("lota", None, Account(gone, of.head_post))}
    found: list[OfficeAssessment] = []
    for cause, is_on in product((Cause.NOT_OFFERED, Cause.NO_OWN_ACCOUNT), FLAG):
        told = (
            *tell("lota/head", {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 5)),
            *tell(gone, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause}, date(2024, 3, 5)),
        )
        judging = JudgingInput.of(FolderEvidence(told, (), (), ()), BASELINE, (), DAY, (), there)
        found += [each for each, _ in judge(Roster((replace(of, gone_elsewhere=(gone,)),)), judging)]
    return found


def _beside_one_who_moved() -> list[OfficeAssessment]:
    """Return what an office comes to one of which tells that the portal offers no two-step, and another that it is on, with one of them a user ID that stood at another portal before."""
    lota = office("lota", ("head",))
    came = Account("kulia/head", lota.accounts[0].post)
    of = replace(lota, accounts=(*lota.accounts, came))
    found: list[OfficeAssessment] = []
    for on, grade, is_gone, is_his in product((5, 10, 12), (Grade.DECLARED, Grade.WITNESSED), FLAG, FLAG):
        his, others = (came.id, "lota/head") if is_his else ("lota/head", came.id)
        without = tell(others, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, date(2024, 3, 5))
        yes = tell(his, {TWO_STEP_ENROLLED: True}, date(2024, 3, on), grade)
        judging = JudgingInput.of(FolderEvidence((*without, *yes), (), (), ()), BASELINE, (), DAY)
        judging = replace(judging, at_portal_since={came.id: date(2024, 3, 10)})
        listed = replace(of, accounts=(lota.accounts[0], replace(came, left=is_gone)))
        found += [each for each, _ in judge(Roster((listed,)), judging)]
    return found


def _with_causes() -> list[OfficeAssessment]:
    """Return what offices come to of which a cause was told on the row that said before whether two-step is on, or before a login was seen or a record taken."""
    found: list[OfficeAssessment] = []
    for cause, is_on, grade in product(
        (Cause.LOCKED_OUT, Cause.NO_CODE, Cause.VACANT), FLAG, (Grade.DECLARED, Grade.WITNESSED, Grade.EXPORTED)
    ):
        told = [
            replace(each, origin="2024-03 row")
            for each in (
                *tell("lota/head", {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 5)),
                *tell("lota/head", {TWO_STEP_CAUSE: cause}, date(2024, 3, 12)),
            )
        ]
        seen = tell("lota/clerk", {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 15), grade)
        cannot = tell("lota/clerk", {TWO_STEP_CAUSE: cause}, date(2024, 3, 12))
        judging = JudgingInput.of(FolderEvidence((*told, *seen, *cannot), (), (), ()), BASELINE, (), DAY)
        found += [each for each, _ in judge(Roster((office("lota", ("head", "clerk")),)), judging)]
    return found


def _corrected() -> list[OfficeAssessment]:
    """Return what offices come to that told or were seen before or since a request for correction that was upheld by the day, or is later."""
    found: list[OfficeAssessment] = []
    came = date(2024, 3, 12)
    for is_on, grade, days, upheld_on, was_off in product(
        FLAG, Grade, (-1, 0, 1), (DAY, DAY + timedelta(days=1)), FLAG
    ):
        told = [
            *(tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 2, 28)) if was_off else ()),
            *tell("lota/head", {TWO_STEP_ENROLLED: is_on}, came + timedelta(days=days), grade),
            *tell("lota/clerk", {TWO_STEP_ENROLLED: True}, date(2024, 3, 1), Grade.SELF_CHECKED),
        ]
        upheld = Upheld("lota", "two-step-enabled", came, upheld_on)
        judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY, [upheld])
        found += [each for each, _ in judge(Roster((office("lota", ("head", "clerk")),)), judging)]
    for is_on, days in product(FLAG, (-1, 0, 1)):
        told = [
            *tell("lota/head", {TWO_STEP_ENROLLED: is_on}, date(2024, 3, 1)),
            *tell("lota/head", {TWO_STEP_CAUSE: Cause.NO_CODE}, came + timedelta(days=days)),
        ]
        upheld = Upheld("lota", "two-step-enabled", came, DAY)
        judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY, [upheld])
        found += [each for each, _ in judge(Roster((office("lota"),)), judging)]
    return found


def _doubtful(offices: tuple[Office, ...]) -> tuple[Office, ...]:
    """Return offices each of whose accounts may be one of those of one of the first offices."""
    return tuple(
        replace(
            before,
            id=f"now-{before.id}",
            accounts=tuple(
                Account(f"now-{account.id}", account.post, doubts=tuple(then.id for then in before.accounts))
                for account in before.accounts
            ),
        )
        for before in offices[:40]
    )


def _each(observations: Iterable[Observation[Any]]) -> list[Observation[Any]]:
    """Return what was told of each, also where a row tells it of several alike."""
    return [told.of(subject) for subject, told in of_each(observations)]


def _sharing(office: Office) -> Office:
    """Return an office several posts of which share its first user ID, as was answered."""
    first, *others = office.accounts
    return replace(office, accounts=(replace(first, shared=True), *others))


def _observation(rng: random.Random, subject: str) -> Observation[Any]:
    scope = Scope.ACCOUNT if "/" in subject else Scope.OFFICE
    name = rng.choice([name for name in VALUES if FACTS[name].scope is scope])
    grades = [grade for grade in Grade if grade is not Grade.WITNESSED or FACTS[name] not in NEVER_WITNESSED]
    in_the_past = [0] if FACTS[name].dated or name == "holder_since" else [20, 60, 150, 200, 400]
    on = DAY - timedelta(days=rng.choice([-2, 0, 3, *in_the_past]))
    value = FACTS[name].decode(rng.choice(VALUES[name]))
    return Observation((subject,), FACTS[name], value, rng.choice(grades), "test", on, Reference("told.xlsx", ""))
