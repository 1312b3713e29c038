"""Random rounds of an upazila, some meetings in a row, with portals in the way, extensions and silent offices."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from small_upazila import BASELINE, COMMITTEE, RULE, call

from auditor.i18n import Text, plain
from auditor.judging.waive import put_off
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause, Scope
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.round import Round, RoundHeader, WaiverNote, cards
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.views.compared.history import History

MONTHS = ("2024-02", "2024-03", "2024-04")
TOLD = date(2024, 2, 10)
UNTIL = date(2024, 6, 30)
ENDED = date(2024, 1, 31)
KINDS = (OfficeKind.DEPARTMENT, OfficeKind.UNION, OfficeKind.UDC, OfficeKind.OTHER)
MOODS = (
    "done",
    "done",
    "done",
    "silent",
    "silent",
    "open",
    "portal",
    "portal",
    "extended",
    "mixed",
    "cause only",
    "contacted",
)
"""How an office stands, as often as it is named."""

_OFFICES = st.tuples(st.sampled_from(KINDS), st.integers(0, 3), st.sampled_from([False] * 9 + [True]))
_MOODS = st.sampled_from(MOODS)
_NEXT_MOOD = {mood: st.sampled_from([mood] * 4 + list(MOODS[:8])) for mood in MOODS}
_GRADES = st.sampled_from((Grade.DECLARED, Grade.DECLARED, Grade.SELF_CHECKED, Grade.WITNESSED))
_PORTAL_CAUSES = st.sampled_from([Cause.NOT_OFFERED, Cause.NO_CODE])
_CAUSES = st.sampled_from([None, Cause.NO_CODE, Cause.VACANT])
_BY_MOOD = {
    "done": st.just(Outcome.PASS),
    "silent": st.just(Outcome.UNKNOWN),
    "contacted": st.just(Outcome.UNKNOWN),
    "open": st.just(Outcome.FAIL),
    "mixed": st.sampled_from([outcome for outcome in Outcome if outcome is not Outcome.NOT_APPLICABLE]),
}


@st.composite
def histories(draw: Any, *, most: int = 14, least: int = 1, meetings: int = 3) -> History:
    """Draw the rounds of `least` to `meetings` meetings over one roster of `most` offices."""
    offices = draw(st.lists(_OFFICES, min_size=1, max_size=most))
    rounds = []
    moods = [draw(_MOODS) for _ in offices]
    for number, month in enumerate(MONTHS[: draw(st.integers(least, meetings))], start=1):
        moods = [draw(_NEXT_MOOD[mood]) for mood in moods]
        assessments = tuple(
            _office(draw, serial, kind, accounts, mood, voluntary=voluntary)
            for serial, ((kind, accounts, voluntary), mood) in enumerate(zip(offices, moods, strict=True), start=1)
        )
        rounds.append(Round(number, f"{number:064x}", _header(month, assessments), assessments))
    return History.of(rounds[-1], rounds[:-1])


def _office(draw, serial, kind, accounts, mood, *, voluntary):
    name = f"office-{serial}"
    posts = tuple(Account(f"{name}/{place}", plain(f"post {place}")) for place in range(accounts))
    body = Office(
        name, Text(en=f"Office {serial}", bn=f"দপ্তর {serial}"), kind, plain("the head"),
        portal=f"{name}.example", accounts=posts, voluntary=voluntary,
    )  # fmt: skip
    findings = tuple(
        _finding(
            draw,
            subject,
            rule,
            mood,
            concerned=kind in BASELINE.decision(rule.decision).implementers,
            unlisted=rule.policy.scope is Scope.ACCOUNT and not posts,
        )
        for rule in BASELINE.rules
        if rule.decision
        for subject in ([post.id for post in posts] or [name] if rule.policy.scope is Scope.ACCOUNT else [name])
    )
    told = (call(name),) if mood != "silent" else ()
    return put_off(OfficeAssessment(serial, body, told, findings), BASELINE.rules)


def _finding(draw, subject, rule, mood, *, concerned, unlisted):
    two_step = rule.policy.id == "two-step-enabled"
    cause = None
    if not concerned:
        outcome = Outcome.NOT_APPLICABLE
    elif unlisted:
        outcome = Outcome.UNKNOWN
    elif mood == "portal":
        outcome = Outcome.FAIL if two_step else Outcome.PASS
        cause = draw(_PORTAL_CAUSES) if two_step else None
    elif mood == "cause only":
        outcome = Outcome.UNKNOWN if two_step else Outcome.PASS
        cause = Cause.NO_CODE if two_step else None
    elif mood == "extended":
        outcome = Outcome.WAIVED if two_step else Outcome.PASS
    else:
        outcome = draw(_BY_MOOD[mood])
        if outcome is Outcome.FAIL and two_step:
            cause = draw(_CAUSES)
    why_unknown = MissingReason.NO_ACCOUNT_LISTED if unlisted else MissingReason.NEVER_TOLD
    known = outcome in {Outcome.PASS, Outcome.FAIL, Outcome.WAIVED}
    return Finding(
        subject, rule.policy.id, rule.decision, rule.level, outcome,
        grade=draw(_GRADES) if outcome is Outcome.PASS else None,
        observed_on=TOLD if known else None,
        cause=cause,
        cause_on=TOLD if cause is not None and not known else None,
        reason=why_unknown if outcome is Outcome.UNKNOWN else None,
        waived_from=Outcome.FAIL if outcome is Outcome.WAIVED else None,
        waiver="2024-02/05" if outcome is Outcome.WAIVED else "",
        waived_until=UNTIL if outcome is Outcome.WAIVED else None,
    )  # fmt: skip


def _header(month, assessments):
    year, number = month.split("-")
    ended = tuple(
        WaiverNote(finding.policy, finding.subject, ENDED, expired=True)
        for assessment in assessments[:1]
        for finding in assessment.findings[:1]
    )
    return RoundHeader(
        meeting=month, day=date(int(year), int(number), 20), committee=COMMITTEE, baseline=BASELINE.id,
        baseline_title=BASELINE.title, baseline_text=BASELINE.text, also=(), password_rule=RULE, official_domains=(),
        decisions=BASELINE.decisions, rules=cards(BASELINE), waivers=(), departures=(), files=(), waiver_notes=ended,
        gone=(), set_aside=0, due=date(2024, 6, 30), due_assumed=True, next_meeting=date(2024, 7, 21), example=True,
        version="1", salt="00",
    )  # fmt: skip
