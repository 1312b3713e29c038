"""A small upazila to judge: offices with their accounts, what was told of them, and the rounds that it comes to."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from changing import replace

from auditor.i18n import Text, plain
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.waive import WaiverUsage
from auditor.model.baseline import Level
from auditor.model.evidence import ContactRecord, Observation, Reference, UnclearAnswer, UnplacedAnswer
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_ENROLLED,
    MailboxKind,
    RuleAnswer,
)
from auditor.model.grades import Grade
from auditor.model.round import Committee, Round, RoundHeader, cards
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.model.views.head import Letterhead
from auditor.model.when import When
from auditor.rounds.identity.listed import open_workspace
from auditor.views.compared.history import History

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from auditor.judging.objections import CauseContradiction
    from auditor.model.baseline import Baseline, Waiver
    from auditor.model.facts import Fact
    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import DepartureCount, WaiverNote

EXAMPLE: Final = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
BASELINE: Final = open_workspace(EXAMPLE, roster=False).baseline
"""The shipped one: decision 11 orders four duties of every account, decision 09 two of every department."""
ELEVEN, NINE = "2024-01/11", "2024-01/09"
DECIDED: Final = date(2024, 1, 18)
TOLD: Final = date(2024, 2, 10)
"""When things are told, unless a case says another day."""
DAY: Final = date(2024, 2, 20)
"""The day of the audit, unless a case says another one."""
RULE: Final = "upper+lower+symbol"
COMMITTEE: Final = Committee(plain("Committee"), plain("Paikgacha"), plain("Khulna"))
LETTERHEAD: Final = Letterhead(("দপ্তর",), ("Office",))

PROFILE, RESET, COMPOSITION, TWO_STEP = "profile-updated", "password-reset", "password-composition", "two-step-enabled"
HELD, USED = "official-email-held", "official-email-used"

DONE: Final[Mapping[Fact[Any], Any]] = {
    PROFILE_UPDATED_ON: When.on(date(2024, 2, 1)),
    PASSWORD_CHANGED_ON: When.on(date(2024, 2, 2)),
    PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=True),
    TWO_STEP_ENROLLED: True,
}
"""All four duties of an account."""
NOT_DONE: Final[Mapping[Fact[Any], Any]] = {
    PROFILE_UPDATED_ON: When.not_since(DECIDED),
    PASSWORD_CHANGED_ON: When.not_since(DECIDED),
    PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False),
    TWO_STEP_ENROLLED: False,
}
"""None of them."""
MAIL: Final[Mapping[Fact[Any], Any]] = {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: True}
"""Both duties of a department."""
NO_MAIL: Final[Mapping[Fact[Any], Any]] = {OFFICIAL_EMAIL: MailboxKind.NONE, OFFICIAL_EMAIL_SENDS: False}
"""Neither of them."""


def office(name: str, posts: Iterable[str] = ("head",), kind: OfficeKind = OfficeKind.UNION, **more: Any) -> Office:
    """Return an office with an account for each post, on a portal of its own."""
    accounts = tuple(Account(f"{name}/{post}", plain(post)) for post in posts)
    parts = {"portal": f"{name}.example", "accounts": accounts, **more}
    return Office(name, Text(en=name.title(), bn="দপ্তর"), kind, plain("the head"), **parts)


def tell(
    subject: str,
    facts: Mapping[Fact[Any], Any],
    on: date = TOLD,
    grade: Grade = Grade.DECLARED,
    source: str = "register",
) -> list[Observation[Any]]:
    """Return what was told of one subject on one day, fact by fact."""
    seen = Reference("told.xlsx", "0" * 64)
    return [Observation((subject,), fact, value, grade, source, on, seen) for fact, value in facts.items()]


def tell_all(told: Office, facts: Mapping[Fact[Any], Any], **more: Any) -> list[Observation[Any]]:
    """Return what was told of every account of an office."""
    return [observation for account in told.accounts for observation in tell(account.id, facts, **more)]


def call(name: str, on: date = TOLD, way: str = "phone") -> ContactRecord:
    """Return that the head of an office was spoken to."""
    return ContactRecord(name, on, way, "head")


@dataclass(frozen=True)
class Meeting:
    """What is known for one meeting."""

    offices: tuple[Office, ...]
    told: tuple[Observation[Any], ...] = ()
    month: str = "2024-02"
    day: date = DAY
    contacts: tuple[ContactRecord, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    gone: tuple[DepartureCount, ...] = ()
    unclear: tuple[UnclearAnswer, ...] = ()
    unplaced: tuple[UnplacedAnswer, ...] = ()
    undated: tuple[Observation[Any], ...] = ()


def meeting(
    offices: Iterable[Office], told: Iterable[Observation[Any]] = (), month: str = "2024-02", **more: Any
) -> Meeting:
    """Return what is known for the meeting of a month; it is judged on the 20th."""
    year, number = month.split("-")
    return Meeting(tuple(offices), tuple(told), month, **{"day": date(int(year), int(number), 20), **more})


def judged(known: Meeting) -> tuple[OfficeAssessment, ...]:
    """Return the offices as they are judged for a meeting."""
    told = FolderEvidence(
        known.told,
        (*known.contacts, *_talks(known)),
        (),
        (),
        unclear=known.unclear,
        unplaced=known.unplaced,
        undated=known.undated,
    )
    judging = JudgingInput.of(told, BASELINE, known.waivers, known.day)
    return tuple(assessment for assessment, _ in judge(Roster(known.offices), judging))


def ordering(advised: str) -> Baseline:
    """Return the example's baseline with a policy (its id) ordered that it advises."""
    by_order = next(rule.decision for rule in BASELINE.rules if rule.level is Level.SHALL)
    rules = (
        replace(rule, level=Level.SHALL, decision=by_order) if rule.policy.id == advised else rule
        for rule in BASELINE.rules
    )
    return replace(BASELINE, rules=tuple(rules))


def contradicted_causes(judging: JudgingInput, offices: Iterable[Office]) -> list[CauseContradiction]:
    """Return the accounts of offices against whose cause something speaks, as they are found while these are judged."""
    found: list[CauseContradiction] = []
    deque(judge(Roster(tuple(offices)), judging, contradicted=found.extend), maxlen=0)
    return found


def _talks(known: Meeting) -> list[ContactRecord]:
    """Return that offices were spoken to on the days on which their registers say something, where it is not given."""
    given = {(contact.office, contact.on) for contact in known.contacts}
    days = {(told.subject.partition("/")[0], told.observed_on) for told in known.told if told.source == "register"}
    return [ContactRecord(name, on, "", "") for name, on in sorted(days - given)]


def waiver_notes(
    waivers: Iterable[Waiver], assessments: Iterable[OfficeAssessment], day: date
) -> tuple[WaiverNote, ...]:
    """Return what a round tells of its waivers once it has seen all its offices."""
    usage = WaiverUsage(tuple(waivers))
    for assessment in assessments:
        usage.see(assessment)
    return usage.notes(day)


def round_of(known: Meeting, number: int = 1) -> Round:
    """Return the round that is kept for a meeting."""
    assessments = judged(known)
    header = RoundHeader(
        meeting=known.month, day=known.day, committee=COMMITTEE, baseline=BASELINE.id, baseline_title=BASELINE.title,
        baseline_text=BASELINE.text, also=(), password_rule=BASELINE.password_rule, official_domains=(),
        decisions=BASELINE.decisions, rules=cards(BASELINE), waivers=known.waivers, departures=(), files=(),
        waiver_notes=waiver_notes(known.waivers, assessments, known.day), gone=known.gone, set_aside=0,
        due=date(2024, 2, 29), due_assumed=True, next_meeting=date(2024, 3, 21), example=True, version="1", salt="00",
    )  # fmt: skip
    return Round(number, f"{number:064x}", header, assessments)


def history(*meetings: Meeting) -> History:
    """Return the last of some meetings beside those before it."""
    rounds = [round_of(known, number) for number, known in enumerate(meetings, start=1)]
    return History.of(rounds[-1], rounds[:-1])
