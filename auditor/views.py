"""From kept rounds to what each reader is shown; pure, and the only place where a number of a paper is computed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause, Scope, decode_when
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Status, office_status
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally
from auditor.model.views.annexes import (
    AccountRow,
    AuditorView,
    ChairRow,
    ChairView,
    Change,
    Changes,
    DutyCell,
    DutyColumn,
    MinutesRow,
    MinutesView,
    OfficeAccounts,
    PublicStatus,
    Remark,
    RemarkCode,
    WaivedDuty,
)
from auditor.model.views.head import Head, Letterhead, OfficeName
from auditor.model.views.office import DutyRow, OfficeReports, OfficeView
from auditor.model.views.summary import AdviceCount, DecisionPart, Past, Proposal, ProposalCode, Summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from auditor.model.baseline import Decision
    from auditor.model.round import Round, RuleCard
    from auditor.model.subjects import Account, Office

SMALLEST_PUBLIC_GROUP: Final = 5
"""Groups with fewer accounts are merged in a paper that may be published: a fraction of one to four names a person."""

SMALLEST_PUBLIC_COUNT: Final = 3
"""Causes given by fewer offices are left out of a paper that may be published."""

_WORST_FIRST: Final = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.PASS)
_SHARED_ACCOUNT: Final = "account-not-shared"

_STEP_UNKNOWN: Final = Text(
    en="{post}: tell whether this is done, and if so on which day: {duties}.",
    bn="{post}: {duties} হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
)
_STEP_STALE: Final = Text(
    en="{post}: the information of {day} has grown old. Tell how things stand now.",
    bn="{post}: {day} তারিখের তথ্য পুরোনো হয়েছে। এখনকার অবস্থা জানান।",
)
_STEP_NEW_HOLDER: Final = Text(
    en="{post}: the holder of the post has changed. Reset the password, take two-step on your own phone, "
    "correct the profile.",
    bn="{post}: দায়িত্বপ্রাপ্ত ব্যক্তি বদলেছেন। পাসওয়ার্ড রিসেট করুন, Two-step নিজের ফোনে নিন, প্রোফাইল ঠিক করুন।",
)
_STEP_VACANT: Final = Text(
    en="{post}: the post is vacant. Tell who has the account now.", bn="{post}: পদ শূন্য। আইডিটি এখন কার কাছে জানান।"
)
_STEP_NO_ACCOUNT: Final = Text(
    en="Tell how many user IDs the office has on the portal, and which posts use them.",
    bn="পোর্টালে দপ্তরের ইউজার আইডি কয়টি এবং কোন কোন পদবির কাছে আছে জানান।",
)
_STEP_UNLISTED: Final = Text(
    en="Tell which posts use the other {n} user IDs.", bn="বাকি {n}টি ইউজার আইডি কোন পদবির কাছে আছে জানান।"
)
_STEP_LEFT: Final = Text(
    en="{post}: no longer in the roster. Tell why, so that it can be taken off the list.",
    bn="{post}: তালিকায় আর নেই। কারণ জানান, যাতে তালিকা থেকে বাদ দেওয়া যায়।",
)
_UNLISTED_POST: Final = Text(en="User not listed {n}", bn="তালিকায় নেই এমন ইউজার {n}")


@dataclass(frozen=True, slots=True)
class _Standing:
    """How one office stands: per ordering decision, and over all of them."""

    by_decision: dict[str, Status]
    overall: Status
    answered: bool
    grades: dict[str, Grade]
    overall_grade: Grade | None


@dataclass(frozen=True, slots=True)
class History:
    """A round and the last kept round of each earlier meeting, oldest first, with how every office stood."""

    now: Round
    earlier: tuple[Round, ...]
    standings: tuple[dict[str, _Standing], ...] = field(default=())

    @classmethod
    def of(cls, now: Round, earlier: Iterable[Round]) -> History:
        """Return the history with every office's standing worked out once."""
        rounds = (*earlier, now)
        return cls(now, rounds[:-1], tuple(_standings(one) for one in rounds))

    @property
    def current(self) -> dict[str, _Standing]:
        """How the offices stand now."""
        return self.standings[-1]

    @property
    def previous(self) -> dict[str, _Standing] | None:
        """How they stood at the last meeting; None when this is the first."""
        return self.standings[-2] if self.earlier else None


def _standings(one: Round) -> dict[str, _Standing]:
    decisions = [decision.id for decision in one.header.ordering]
    return {assessment.office.id: _standing(assessment, decisions) for assessment in one.assessments}


def _weakest(findings: Iterable[Finding]) -> Grade | None:
    return min((one.grade for one in findings if one.outcome is Outcome.PASS and one.grade is not None), default=None)


def _standing(assessment: OfficeAssessment, decisions: Sequence[str]) -> _Standing:
    shall = assessment.of(level=Level.SHALL)
    by_decision = {}
    grades = {}
    for decision in decisions:
        own = [one for one in shall if one.decision == decision]
        by_decision[decision] = office_status(one.outcome for one in own)
        grade = _weakest(own)
        if grade is not None:
            grades[decision] = grade
    return _Standing(
        by_decision, office_status(one.outcome for one in shall), assessment.answered, grades, _weakest(shall)
    )


def head(history: History, letterhead: Letterhead) -> Head:
    """Return what stands on every paper of the round."""
    now = history.now
    return Head(
        now.header.committee,
        letterhead,
        now.header.meeting,
        now.number,
        now.digest,
        now.header.day,
        now.header.due,
        now.header.due_assumed,
        now.header.next_meeting,
        now.header.ordering,
        now.header.example,
    )


def _tally(assessments: Iterable[OfficeAssessment], standings: dict[str, _Standing], decision: str) -> Tally:
    counts: Counter[Status] = Counter()
    basis = [0] * len(Grade)
    asked = answered = 0
    for one in assessments:
        standing = standings[one.office.id]
        status = standing.by_decision.get(decision, Status.NOT_APPLICABLE)
        counts[status] += 1
        if status is Status.NOT_APPLICABLE:
            continue
        asked += one.asked
        answered += one.answered
        if status is Status.IMPLEMENTED:
            basis[standing.grades[decision]] += 1
    applicable = counts.total() - counts[Status.NOT_APPLICABLE]
    return Tally(
        applicable,
        asked,
        answered,
        counts[Status.IMPLEMENTED],
        counts[Status.PARTIAL],
        counts[Status.NOT_IMPLEMENTED],
        counts[Status.NO_INFORMATION],
        counts[Status.WAIVED],
        counts[Status.NOT_APPLICABLE],
        (basis[0], basis[1], basis[2], basis[3], basis[4]),
    )


def _counted(one: Round) -> tuple[OfficeAssessment, ...]:
    return tuple(assessment for assessment in one.assessments if not assessment.office.voluntary)


def _groups(history: History, decision: Decision, *, public: bool) -> tuple[GroupTally, ...]:
    by_kind: dict[OfficeKind, list[OfficeAssessment]] = {}
    for one in _counted(history.now):
        if (
            history.current[one.office.id].by_decision.get(decision.id, Status.NOT_APPLICABLE)
            is not Status.NOT_APPLICABLE
        ):
            by_kind.setdefault(one.office.kind, []).append(one)
    groups: list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]] = [
        ((kind,), by_kind[kind]) for kind in OfficeKind if kind in by_kind
    ]
    if public:
        groups = _merged(groups)
    return tuple(
        GroupTally(kinds, _accounts(members), _tally(members, history.current, decision.id))
        for kinds, members in groups
    )


def _accounts(members: Iterable[OfficeAssessment]) -> int:
    return sum(max(len(one.office.accounts), one.office.user_count) for one in members)


def _merged(
    groups: list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]],
) -> list[tuple[tuple[OfficeKind, ...], list[OfficeAssessment]]]:
    """Merge the smallest groups until each has enough accounts, or one group is left."""
    groups = list(groups)
    while len(groups) > 1 and min(_accounts(members) for _, members in groups) < SMALLEST_PUBLIC_GROUP:
        groups.sort(key=lambda group: _accounts(group[1]))
        (first, ours), (second, theirs), *rest = groups
        groups = [(tuple(kind for kind in OfficeKind if kind in (*first, *second)), ours + theirs), *rest]
    return sorted(groups, key=lambda group: list(OfficeKind).index(group[0][0]))


def _is_pending(status: Status | None) -> bool:
    return status in {Status.PARTIAL, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION}


def _changes(history: History, decision: Decision) -> tuple[list[Change], list[Change], list[Change]]:
    """Return (newly done, slipped back, pending) under one decision; three empty lists at the first meeting."""
    newly: list[Change] = []
    slipped: list[Change] = []
    pending: list[Change] = []
    if history.previous is None:
        return newly, slipped, pending
    for one in _counted(history.now):
        office = _name(one)
        stood = [standings.get(one.office.id) for standings in history.standings]
        statuses = [standing.by_decision.get(decision.id) if standing else None for standing in stood]
        now, before = statuses[-1], statuses[-2]
        if now is Status.IMPLEMENTED and before is not Status.IMPLEMENTED:
            newly.append(Change(office, decision.id))
        elif before is Status.IMPLEMENTED and _is_pending(now):
            slipped.append(Change(office, decision.id))
        elif _is_pending(now) and before is not None:
            pending.append(Change(office, decision.id, _run(statuses)))
    return newly, slipped, pending


def _run(statuses: Sequence[Status | None]) -> int:
    """How many meetings in a row, this one included, the office has been pending."""
    run = 0
    for status in reversed(statuses):
        if not _is_pending(status):
            break
        run += 1
    return run


def _name(one: OfficeAssessment) -> OfficeName:
    return OfficeName(one.serial, one.office.name)


def _causes(one: OfficeAssessment) -> set[Cause]:
    return {
        finding.cause
        for finding in one.of(level=Level.SHALL)
        if finding.cause is not None and finding.outcome is not Outcome.PASS
    }


def _transferred(one: OfficeAssessment, history: History) -> list[Account]:
    """Return the accounts whose holder changed since the decision and whose duties are not all done again."""
    days = {decision.id: decision.day for decision in history.now.header.decisions}
    open_duties = {
        finding.subject: finding
        for finding in one.of(level=Level.SHALL)
        if finding.outcome in {Outcome.FAIL, Outcome.UNKNOWN} and finding.decision
    }
    return [
        account
        for account in one.office.accounts
        if account.holder_since is not None
        and account.id in open_duties
        and account.holder_since > days[open_duties[account.id].decision]
    ]


def summary(history: History, letterhead: Letterhead, *, public: bool) -> Summary:
    """Return the counts that all annexes of the round share.

    Args:
        history: this round and those of earlier meetings.
        letterhead: what the workspace prints.
        public: merge groups too small to be published.

    """
    now, counted = history.now, _counted(history.now)
    parts = []
    for decision in now.header.ordering:
        newly, slipped, pending = _changes(history, decision)
        past = tuple(
            Past(one.header.meeting, _tally(_counted(one), standings, decision.id))
            for one, standings in zip((*history.earlier, now), history.standings, strict=True)
        )
        groups = _groups(history, decision, public=public)
        parts.append(DecisionPart(decision, groups, past[-1].tally, past, len(newly), len(slipped), len(pending)))
    overall = [history.current[one.office.id] for one in counted]
    basis = Counter(standing.overall_grade for standing in overall if standing.overall is Status.IMPLEMENTED)
    moved = _overall_changes(history)
    return Summary(
        head=head(history, letterhead),
        offices=len(counted),
        asked=sum(one.asked for one in counted),
        answered=sum(one.answered for one in counted),
        own_offices=len(now.assessments) - len(counted),
        implemented=sum(standing.overall is Status.IMPLEMENTED for standing in overall),
        basis=(basis[Grade(0)], basis[Grade(1)], basis[Grade(2)], basis[Grade(3)], basis[Grade(4)]),
        parts=tuple(parts),
        portal_offices=_publishable(
            sum(any(cause.of_portal for cause in _causes(one)) for one in counted), public=public
        ),
        causes=tuple(one for one in _cause_counts(counted) if _publishable(one.offices, public=public)),
        advice=_advice(now, counted),
        proposals=_proposals(history, counted),
        first=history.previous is None,
        previous_meeting=history.earlier[-1].header.meeting if history.earlier else "",
        newly_done=moved[0],
        slipped=moved[1],
        pending=moved[2],
        waived=sum(any(one.outcome is Outcome.WAIVED for one in assessment.findings) for assessment in counted),
        gone=now.header.gone,
        password_rule=now.header.password_rule,
    )


def _publishable(offices: int, *, public: bool) -> int:
    """Return a count, or nought where it may be published and is so small that it names an office."""
    return 0 if public and offices < SMALLEST_PUBLIC_COUNT else offices


def _overall_changes(history: History) -> tuple[int, int, int]:
    """Offices newly done, slipped back and pending over all ordering decisions together."""
    if history.previous is None:
        return 0, 0, 0
    newly = slipped = pending = 0
    for one in _counted(history.now):
        before = history.previous.get(one.office.id)
        now = history.current[one.office.id].overall
        was_done = before is not None and before.overall is Status.IMPLEMENTED
        newly += now is Status.IMPLEMENTED and not was_done
        slipped += was_done and _is_pending(now)
        pending += before is not None and not was_done and _is_pending(now)
    return newly, slipped, pending


def _cause_counts(counted: Iterable[OfficeAssessment]) -> tuple[CauseCount, ...]:
    counts = Counter(cause for one in counted for cause in _causes(one))
    return tuple(CauseCount(cause, counts[cause]) for cause in Cause if counts[cause])


def _advice(now: Round, counted: Sequence[OfficeAssessment]) -> tuple[AdviceCount, ...]:
    lines = []
    for rule in now.header.rules:
        if rule.level is not Level.SHOULD:
            continue
        outcomes = [{finding.outcome for finding in one.findings if finding.policy == rule.policy} for one in counted]
        failing = sum(Outcome.FAIL in found for found in outcomes)
        known = sum(bool(found & {Outcome.FAIL, Outcome.PASS}) for found in outcomes)
        lines.append(AdviceCount(rule.advice or rule.duty, failing, known))
    return tuple(lines)


def _proposals(history: History, counted: Sequence[OfficeAssessment]) -> tuple[Proposal, ...]:
    standings = [history.current[one.office.id] for one in counted]
    numbers = {
        ProposalCode.LEFT: sum(
            standing.overall in {Status.PARTIAL, Status.NOT_IMPLEMENTED}
            or (standing.overall is Status.NO_INFORMATION and standing.answered)
            for standing in standings
        ),
        ProposalCode.SILENT: sum(
            standing.overall is Status.NO_INFORMATION and not standing.answered for standing in standings
        ),
        ProposalCode.PORTAL: sum(any(cause.of_portal for cause in _causes(one)) for one in counted),
        ProposalCode.TRANSFER: sum(bool(_transferred(one, history)) for one in counted),
        ProposalCode.SHARED: sum(_is_shared(one) for one in counted),
        ProposalCode.CLOSED: 0,
    }
    done = [standing for standing in standings if standing.overall is not Status.NOT_APPLICABLE]
    if done and all(standing.overall in {Status.IMPLEMENTED, Status.WAIVED} for standing in done):
        numbers[ProposalCode.CLOSED] = len(done)
    return tuple(Proposal(code, numbers[code]) for code in ProposalCode if numbers[code])


def _is_shared(one: OfficeAssessment) -> bool:
    return any(finding.policy == _SHARED_ACCOUNT and finding.outcome is Outcome.FAIL for finding in one.findings)


def _public(status: Status) -> PublicStatus:
    match status:
        case Status.IMPLEMENTED:
            return PublicStatus.IMPLEMENTED
        case Status.NO_INFORMATION:
            return PublicStatus.NO_INFORMATION
        case Status.NOT_APPLICABLE:
            return PublicStatus.NOT_APPLICABLE
        case Status.PARTIAL | Status.NOT_IMPLEMENTED | Status.WAIVED:
            return PublicStatus.IN_PROGRESS


def minutes_view(history: History, letterhead: Letterhead) -> MinutesView:
    """Return the annex that may be published: offices and their standing, no duty, cause or account."""
    rows = tuple(
        MinutesRow(
            one.serial,
            one.office.name,
            one.answered,
            _public(history.current[one.office.id].overall),
        )
        for one in _counted(history.now)
    )
    return MinutesView(summary(history, letterhead, public=True), rows)


def _columns(rules: Iterable[RuleCard], level: Level, scope: Scope | None = None) -> dict[Text, list[str]]:
    columns: dict[Text, list[str]] = {}
    for rule in rules:
        if rule.level is level and (scope is None or rule.scope is scope):
            columns.setdefault(rule.column, []).append(rule.policy)
    return columns


def _duty_columns(columns: dict[Text, list[str]]) -> tuple[DutyColumn, ...]:
    return tuple(DutyColumn(heading, tuple(policies)) for heading, policies in columns.items())


def _cell(findings: Iterable[Finding]) -> DutyCell:
    """Return one duty over its subjects: a subject has it done when all its findings passed."""
    by_subject: dict[str, list[Finding]] = {}
    for one in findings:
        if one.outcome is not Outcome.NOT_APPLICABLE:
            by_subject.setdefault(one.subject, []).append(one)
    if not by_subject:
        return DutyCell(0, 0, Outcome.NOT_APPLICABLE)
    own = [one for members in by_subject.values() for one in members]
    done = sum(all(one.outcome is Outcome.PASS for one in members) for members in by_subject.values())
    outcomes = {one.outcome for one in own}
    days = [one.observed_on for one in own if one.observed_on and one.outcome is not Outcome.UNKNOWN]
    return DutyCell(
        done,
        len(by_subject),
        next(outcome for outcome in _WORST_FIRST if outcome in outcomes),
        _weakest(own),
        min(days, default=None),
    )


def _remarks(findings: Sequence[Finding], one: OfficeAssessment, history: History) -> tuple[Remark, ...]:
    """Return the remarks that some findings of an office call for, each once."""
    transferred = {account.id: account for account in _transferred(one, history)}
    found: list[Remark] = []
    for finding in findings:
        if finding.subject in transferred:
            found.append(Remark(RemarkCode.TRANSFER, day=transferred[finding.subject].holder_since))
        if finding.cause is not None and finding.outcome is not Outcome.PASS:
            found.append(Remark(RemarkCode.CAUSE, cause=finding.cause))
        found += _remarks_on(finding, one.office.unlisted)
    order = list(RemarkCode)
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: order.index(remark.code)))


_REMARK_ON_REASON: Final = {
    MissingReason.STALE: RemarkCode.STALE,
    MissingReason.LEFT_ROSTER: RemarkCode.LEFT_ROSTER,
    MissingReason.NO_ACCOUNT_LISTED: RemarkCode.UNLISTED,
}
_REMARK_ON_CODE: Final = {
    "personal": RemarkCode.PERSONAL_MAIL,
    "not-demanded": RemarkCode.NOT_DEMANDED,
    "not-in-use": RemarkCode.NOT_IN_USE,
}


def _remarks_on(finding: Finding, unlisted: int) -> Iterator[Remark]:
    if finding.outcome is Outcome.WAIVED:
        yield Remark(RemarkCode.WAIVER, day=finding.waived_until, reference=finding.waiver)
    elif finding.reason in _REMARK_ON_REASON:
        code = _REMARK_ON_REASON[finding.reason]
        yield Remark(
            code,
            day=finding.observed_on if code is RemarkCode.STALE else None,
            number=unlisted if code is RemarkCode.UNLISTED else 0,
        )
    elif finding.code in _REMARK_ON_CODE:
        yield Remark(_REMARK_ON_CODE[finding.code])
    elif finding.policy == _SHARED_ACCOUNT and finding.outcome is Outcome.FAIL:
        yield Remark(RemarkCode.SHARED)
    if finding.conflict:
        yield Remark(RemarkCode.CONFLICT)


def _silent_for(one: OfficeAssessment, history: History) -> int:
    """For how many meetings in a row, this one included, nothing has been heard of the office."""
    run = 0
    for standings in reversed(history.standings):
        standing = standings.get(one.office.id)
        if standing is None or standing.answered:
            break
        run += 1
    return run


def chair_view(history: History, letterhead: Letterhead) -> ChairView:
    """Return the chair's copy: duties, fractions and causes per office."""
    now = history.now
    columns = _columns(now.header.rules, Level.SHALL)
    rows = tuple(_chair_row(one, columns, history) for one in now.assessments)
    newly: list[Change] = []
    slipped: list[Change] = []
    pending: list[Change] = []
    for decision in now.header.ordering:
        for total, part in zip((newly, slipped, pending), _changes(history, decision), strict=True):
            total.extend(part)
    changes = Changes(tuple(newly), tuple(slipped), tuple(pending), _waived(now))
    return ChairView(
        summary(history, letterhead, public=False), _duty_columns(columns), rows, changes, now.header.waiver_notes
    )


def _chair_row(one: OfficeAssessment, columns: dict[Text, list[str]], history: History) -> ChairRow:
    standing = history.current[one.office.id]
    remarks = _remarks(one.findings, one, history)
    silent = _silent_for(one, history)
    if silent > 1:
        remarks = (*remarks, Remark(RemarkCode.NEVER_ANSWERED, number=silent))
    implemented = standing.overall is Status.IMPLEMENTED
    return ChairRow(
        one.serial,
        one.office.name,
        one.office.kind,
        one.office.portal,
        max(len(one.office.accounts), one.office.user_count),
        tuple(
            _cell(finding for finding in one.of(level=Level.SHALL) if finding.policy in policies)
            for policies in columns.values()
        ),
        standing.overall,
        standing.overall_grade if implemented else None,
        remarks,
        one.office.voluntary,
    )


def _waived(now: Round) -> tuple[WaivedDuty, ...]:
    duties = {rule.policy: rule.duty for rule in now.header.rules}
    found = {
        (one.serial, finding.policy): WaivedDuty(
            _name(one), duties[finding.policy], finding.waived_until, finding.waiver
        )
        for one in now.assessments
        for finding in one.findings
        if finding.outcome is Outcome.WAIVED and finding.waived_until is not None
    }
    return tuple(found.values())


def auditor_view(history: History, letterhead: Letterhead) -> AuditorView:
    """Return the assistant programmer's own copy: the chair's, and every account."""
    columns = _columns(history.now.header.rules, Level.SHALL, Scope.ACCOUNT)
    offices = tuple(OfficeAccounts(_name(one), _account_rows(one, columns, history)) for one in history.now.assessments)
    return AuditorView(chair_view(history, letterhead), _duty_columns(columns), offices)


def _account_rows(one: OfficeAssessment, columns: dict[Text, list[str]], history: History) -> tuple[AccountRow, ...]:
    subjects = [(account.id, account.post, account.masked_login) for account in one.office.accounts]
    subjects += [
        (f"{one.office.id}/unlisted-{number}", _UNLISTED_POST.filled(n=number), "")
        for number in range(1, one.office.unlisted + 1)
        if one.office.accounts
    ]
    return tuple(
        AccountRow(
            post,
            login,
            tuple(
                _cell(finding for finding in one.of(subject=subject) if finding.policy in policies)
                for policies in columns.values()
            ),
            _remarks(one.of(subject=subject), one, history),
        )
        for subject, post, login in subjects
    )


def office_view(one: OfficeAssessment, history: History, letterhead: Letterhead) -> OfficeView:
    """Return the report for one office."""
    rules = history.now.header.rules
    columns = _columns(rules, Level.SHALL, Scope.ACCOUNT)
    duties = []
    for rule in rules:
        if rule.level is Level.SHALL:
            own = [finding for finding in one.findings if finding.policy == rule.policy]
            duties.append(
                DutyRow(rule.duty, rule.policy, rule.decision, _cell(own), _done_on(own), _remarks(own, one, history))
            )
    told = [contact.on for contact in one.contacts] + [
        finding.observed_on
        for finding in one.findings
        if finding.observed_on and finding.outcome in {Outcome.PASS, Outcome.FAIL, Outcome.WAIVED}
    ]
    return OfficeView(
        head=head(history, letterhead),
        office=_name(one),
        office_id=one.office.id,
        kind=one.office.kind,
        head_post=one.office.head_post,
        portal=one.office.portal,
        email=one.office.email,
        status=history.current[one.office.id].overall,
        heard=one.answered,
        told_on=max(told, default=None),
        ways=tuple(dict.fromkeys(contact.way for contact in one.contacts if contact.way)),
        duties=tuple(duties),
        account_duties=_duty_columns(columns),
        accounts=_account_rows(one, columns, history),
        steps=_steps(one, rules),
        portal_matter=any(cause.of_portal for cause in _causes(one)),
        advice=_advice_steps(one, rules),
    )


def office_reports(history: History, letterhead: Letterhead) -> OfficeReports:
    """Return the reports of all offices, in the annex's order."""
    return OfficeReports(tuple(office_view(one, history, letterhead) for one in history.now.assessments))


def _done_on(findings: Sequence[Finding]) -> Text | None:
    """Return the day of the act, where all accounts that have one have the same."""
    days = {one.done_on for one in findings if one.outcome is Outcome.PASS}
    if len(days) != 1 or "" in days:
        return None
    return decode_when(days.pop()).label


def _steps(one: OfficeAssessment, rules: Sequence[RuleCard]) -> tuple[Text, ...]:
    """Return what remains of the ordered duties, account by account, each step once."""
    posts = {account.id: account.post for account in one.office.accounts}
    steps: list[Text] = []
    for subject in [
        *posts,
        *dict.fromkeys(finding.subject for finding in one.findings if finding.subject not in posts),
    ]:
        steps += _steps_of(one, subject, posts.get(subject, one.office.head_post), rules)
    return tuple(dict.fromkeys(steps))


def _steps_of(one: OfficeAssessment, subject: str, post: Text, rules: Sequence[RuleCard]) -> list[Text]:
    by_policy = {rule.policy: rule for rule in rules}
    steps: list[Text] = []
    unknown: list[RuleCard] = []
    for finding in one.of(level=Level.SHALL, subject=subject):
        rule = by_policy[finding.policy]
        if finding.cause is not None and finding.cause.of_portal:
            continue
        if finding.outcome not in {Outcome.FAIL, Outcome.UNKNOWN}:
            continue
        if finding.cause is Cause.VACANT:
            steps.append(_STEP_VACANT.filled(post=post))
        elif finding.outcome is Outcome.FAIL:
            steps.append(rule.step(finding.code).filled(post=post))
        elif finding.reason in {MissingReason.NEVER_TOLD, MissingReason.OTHER_RULE}:
            unknown.append(rule)
        else:
            steps.append(_step_to_know(finding, one.office, post))
    if len(unknown) == 1:
        steps.append(unknown[0].when_unknown.filled(post=post))
    elif unknown:
        duties = Text(en=", ".join(rule.duty.en for rule in unknown), bn=", ".join(rule.duty.bn for rule in unknown))
        steps.append(_STEP_UNKNOWN.filled(post=post, duties=duties))
    return steps


def _step_to_know(finding: Finding, office: Office, post: Text) -> Text:
    """Return the step by which something that is not known any more becomes known again."""
    match finding.reason:
        case MissingReason.STALE if finding.observed_on is not None:
            return _STEP_STALE.filled(post=post, day=finding.observed_on)
        case MissingReason.LEFT_ROSTER:
            return _STEP_LEFT.filled(post=post)
        case MissingReason.NO_ACCOUNT_LISTED:
            return _STEP_UNLISTED.filled(n=office.unlisted) if office.accounts and office.unlisted else _STEP_NO_ACCOUNT
        case _:
            return _STEP_NEW_HOLDER.filled(post=post)


def _advice_steps(one: OfficeAssessment, rules: Sequence[RuleCard]) -> tuple[Text, ...]:
    posts = {account.id: account.post for account in one.office.accounts}
    by_policy = {rule.policy: rule for rule in rules}
    return tuple(
        dict.fromkeys(
            by_policy[finding.policy].step(finding.code).filled(post=posts.get(finding.subject, one.office.head_post))
            for finding in one.of(level=Level.SHOULD)
            if finding.outcome is Outcome.FAIL
        )
    )
