"""What was known of those who stood in the roster before: by it the office tells which of them somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import structs
from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.judging import engine
from auditor.judging.collect import present_holder_since
from auditor.judging.one_office import left_without
from auditor.judging.upheld import with_upheld
from auditor.model.baseline import Level
from auditor.model.days import UNKNOWN_DAY
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.identity import KnownAccount

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from auditor.judging.judge import JudgingInput
    from auditor.model.facts import Cause
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.roster.doubt import Doubt, Known


def with_known_before(doubts: Iterable[Doubt], judging: JudgingInput, known: Identities) -> tuple[Doubt, ...]:
    """Return doubts with since when the holder of now has the post, as was told of it, and what is known of each account of before: which ordered duties were told of it as done and which as not done, and for what causes, each with the last day of that; nothing of what was not told.

    Args:
        doubts: who is doubtful.
        judging: what was told.
        known: who was given an id, and since when holders have posts, as was answered: what others did counts for no present one.

    """

    def with_known(doubt: Doubt) -> Doubt:
        accounts = [before for before in doubt.before if isinstance(before, KnownAccount)]
        found = {before.id: _findings(doubt, before, judging, known.since.get(before.id)) for before in accounts}
        as_listed = {given: found.get(then.id, []) for given, then in doubt.listed.items()}
        told = {
            given: _with_duties(doubt.called[given], [*findings, *as_listed.get(given, ())], judging)
            for given, findings in found.items()
        }
        asked = _without_alike(doubt, found)
        numbered = (
            len({(before.office, before.only_numbered) for before in accounts}) == 1 and accounts[0].only_numbered
        )
        observed = judging.observations.get(doubt.account.id, ()) if doubt.account is not None else ()
        return replace(
            doubt,
            before=asked,
            joined=present_holder_since(observed, None),
            told=told,
            alike=numbered and len(set(map(_as_told, found.values()))) == 1,
        )

    return tuple(map(with_known, doubts))


def _without_alike(doubt: Doubt, found: Mapping[str, list[Finding]]) -> tuple[Known, ...]:
    """Return whom of before it is asked about: of the only counted ones that one listed since may be, no two of which the same was told; and him apart from these only where anything was told of them.

    Where nothing was, he stood in the place of one of them, and whoever he is, he takes nothing from anybody.
    """
    those: dict[str, list[str]] = {}
    for given, listed in doubt.listed.items():
        those.setdefault(listed.id, []).append(given)
    left_out: set[str] = set()
    for listed_id, counted in those.items():
        first: dict[tuple[object, ...], str] = {}
        left_out.update(given for given in counted if first.setdefault(_as_told(found[given]), given) != given)
        if not any(finding.outcome in _TOLD for given in counted for finding in found[given]):
            left_out.add(listed_id)
    return tuple(before for before in doubt.before if before.id not in left_out)


def _findings(doubt: Doubt, before: KnownAccount, judging: JudgingInput, answered: date | None) -> list[Finding]:
    """Return what is found of an account of before as if it were listed by itself, its present holder in the post since the day that its list had, or the later one that was answered; what an upheld request refutes is not done."""
    since = max(filter(None, (before.since, answered)), default=None)
    account = structs.replace(before.as_listed, holder_since=since)
    office = structs.replace(doubt.office, accounts=(account,), user_count=0)

    def judged(by: JudgingInput) -> OfficeAssessment:
        evidence = by.evidence(office)
        return engine.judge_office(0, office, evidence=evidence, contacts=(), baseline=by.baseline, against_causes={})

    doubted = judging.doubted.get(before.office, {})
    found = with_upheld(judged(judging), doubted, lambda doubt: judged(left_without(office, judging, doubt)))
    return [finding for finding in found.of(subject=before.id) if finding.level is Level.SHALL]


def _as_told(findings: Iterable[Finding]) -> tuple[object, ...]:
    """Return what tells the findings of one account from those of another."""
    return tuple(
        (finding.policy, finding.outcome, finding.reason, finding.grade, finding.observed_on, finding.cause)
        for finding in findings
    )


def _with_duties(name: Text, findings: list[Finding], judging: JudgingInput) -> Text:
    headings = {rule.policy.id: rule.policy.column for rule in judging.baseline.rules}
    known: list[Text] = []
    for outcome, message in _TOLD.items():
        those = [finding for finding in findings if finding.outcome is outcome]
        told = [finding for finding in those if finding.observed_on is not None]
        if told:
            days = [each.observed_on for each in told if each.observed_on is not None and _is_day_known(each, judging)]
            duties = dict.fromkeys(headings[finding.policy] for finding in those)
            known.append(message.filled(duties=joined(duties), day=max(days, default=_ON_A_DAY)))
    causes: dict[Cause, list[date]] = {}
    for finding in findings:
        if (cause := finding.counted_cause) is not None:
            told_on = None if finding.cause_day_unknown else finding.cause_told_on
            causes.setdefault(cause, []).extend(filter(None, (told_on,)))
    known += (_CAUSE.filled(cause=cause.label, day=max(days, default=_ON_A_DAY)) for cause, days in causes.items())
    if known:
        return joined((name, *known))
    of_another = any(finding.reason is MissingReason.NEW_HOLDER for finding in findings)
    return (_OF_HOLDER_BEFORE if of_another else _NOTHING_TOLD).filled(name=name)


def _is_day_known(finding: Finding, judging: JudgingInput) -> bool:
    """Whether any that tells how a duty stands, of the day by which it counts, was told on that day: not all of that are rows of which nobody knows their day."""
    told, reads = judging.observations.get(finding.subject, ()), judging.baseline.reads[finding.policy]
    of_day = (each for each in told if each.fact in reads and each.observed_on == finding.observed_on)
    return any(each.reference.at not in judging.undated_rows for each in of_day)


_TOLD: Final = {
    Outcome.PASS: Text(en="with this done: {duties} (told {day})", bn="হয়েছে: {duties} ({day} তারিখের তথ্য)"),
    Outcome.FAIL: Text(en="with this not done: {duties} (told {day})", bn="হয়নি: {duties} ({day} তারিখের তথ্য)"),
}
_CAUSE: Final = Text(en="{cause} (told {day})", bn="{cause} ({day} তারিখের তথ্য)")
_ON_A_DAY: Final = Text(en="on {day}", bn="{day}").filled(day=UNKNOWN_DAY)
_OF_HOLDER_BEFORE: Final = Text(
    en="{name}, of whose present holder nothing is known", bn="{name}, বর্তমান দায়িত্বপ্রাপ্তের কোনো তথ্য নেই"
)
_NOTHING_TOLD: Final = Text(en="{name}, of which nothing is known", bn="{name}, কোনো তথ্য নেই")
