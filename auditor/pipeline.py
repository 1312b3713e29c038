"""The road: evidence → findings → round → view → document; the use cases that the shells call."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from auditor import __version__, baselines, collect, discovery, engine, record, views, waive, workspace
from auditor.i18n import Text
from auditor.i18n import month as month_name
from auditor.ledger import Ledger, RoundHead
from auditor.model.baseline import Level
from auditor.model.errors import AuditorError, FileRefusedError, LedgerError, RosterError, WorkspaceError
from auditor.model.facts import Cause, MailboxKind
from auditor.model.finding import FileSeen, Gone, OfficeAssessment, Outcome
from auditor.model.journal import Recorded, SlipOpened
from auditor.model.notice import Notice, Place, Weight
from auditor.model.round import Round, RoundHeader, RuleCard
from auditor.model.source import SourceContext, UserCount
from auditor.model.subjects import Account, Office, Roster, numbered_accounts
from auditor.model.views.head import Audience
from auditor.places import addresses
from auditor.views import History

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from auditor.ledger import Broken
    from auditor.model.baseline import Baseline, Departure, Waiver
    from auditor.model.evidence import Contact, Evidence, Observation
    from auditor.model.finding import Finding, WaiverNote
    from auditor.model.source import EvidenceFile
    from auditor.model.views.annexes import Annex
    from auditor.model.views.office import OfficeView
    from auditor.workspace import MeetingPlan, Workspace

_NUMBERED: Final = "/user-"


@dataclass(frozen=True, slots=True)
class Told:
    """Everything the evidence folder says."""

    observations: tuple[Observation[Any], ...]
    contacts: tuple[Contact, ...]
    files: tuple[FileSeen, ...]
    notices: tuple[Notice, ...]
    counts: tuple[UserCount, ...] = ()
    unread: tuple[str, ...] = ()


class _Counted:
    """Which findings an audit counts: those of what the decisions order; order and advice are never added up."""

    def __init__(self, rules: Sequence[RuleCard]) -> None:
        self._level = Level.SHALL if any(rule.level is Level.SHALL for rule in rules) else Level.SHOULD

    def hold(self, finding: Finding) -> bool:
        return finding.level is self._level


@dataclass(frozen=True, slots=True)
class Judgement:
    """A roster judged on a day: what a round holds, before it is kept."""

    header: RoundHeader
    assessments: tuple[OfficeAssessment, ...]
    evidence: Mapping[str, Evidence]
    notices: tuple[Notice, ...]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many findings of what is ordered have each outcome; of what is advised, where nothing is ordered."""
        findings = _Counted(self.header.rules)
        return Counter(
            finding.outcome for one in self.assessments for finding in one.findings if findings.hold(finding)
        )

    @property
    def offices(self) -> int:
        """How many offices are counted; those that check themselves voluntarily are not."""
        return sum(not one.office.voluntary for one in self.assessments)


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a round did: the round's head, whether it is new or says the same as the last one, and its counts."""

    head: RoundHead
    new: bool
    notices: tuple[Notice, ...]
    outcomes: Counter[Outcome]
    offices: int


def open_workspace(folder: Path, *, roster: bool = True) -> Workspace:
    """Return the workspace that the folder is, or lies in.

    Args:
        folder: where.
        roster: read the roster too; what was kept can be looked at without one.

    Raises:
        AuditorError: there is none, or one of its own files cannot be used.

    """
    return workspace.load(workspace.find(folder), discovery.policies(), with_roster=roster)


def roster_of(space: Workspace) -> Roster:
    """Return the roster, ready to be judged.

    Raises:
        RosterError: it lists no office, or what it says is wrong.

    """
    if space.reading.roster is None or not space.reading.roster.offices:
        wrong = [notice.message for notice in space.reading.notices if notice.weight is Weight.WRONG]
        raise RosterError(
            *wrong
            or [
                Text(
                    en="The roster has no office, so nothing was audited. Fill in {file} and run again.",
                    bn="তালিকায় কোনো দপ্তর নেই, তাই যাচাই করা হয়নি। {file} পূরণ করে আবার চালান।",
                ).filled(file="roster.xlsx")
            ]
        )
    return space.reading.roster


def _since(baseline: Baseline) -> date:
    """Return the day from which resets and profiles count: of a rule that names one, else of the first decision."""
    days = [rule.settings.since for rule in baseline.rules if hasattr(rule.settings, "since")]
    return min([*days, *(decision.day for decision in baseline.ordering)], default=date(2024, 1, 18))


def source_context(space: Workspace, roster: Roster) -> SourceContext:
    """Return what sources must know to read answers."""
    return SourceContext(roster, _since(space.baseline), space.baseline.password_rule, space.config.official_domains)


def _vouching(context: SourceContext, ledger: Ledger, before: int | None = None) -> SourceContext:
    """Return the context with what the ledger vouches for; of slips of one account and day the one opened last speaks.

    Slips opened on one run count together: which of them is the newer nobody knows.
    """
    opened = ledger.notes(SlipOpened, before=before)
    recorded = ledger.notes(Recorded, before=before)
    last = {(one.account, one.says): one.run for one in opened}
    return replace(
        context,
        vouched=frozenset([*(one.sha256 for one in opened), *(one.sha256 for one in recorded)]),
        superseded=frozenset(one.sha256 for one in opened if one.run != last[one.account, one.says]),
    )


def tell_all(
    files: Sequence[EvidenceFile | FileRefusedError], context: SourceContext, day: date
) -> tuple[Roster, Told]:
    """Return the roster with the accounts that were only counted, and what all evidence files say of it.

    An office of which no posts are listed may say how many accounts it has: they are numbered, and the files are read
    again, so that its answers hold for them.
    """
    told = read_evidence(files, context)
    roster = _with_counted(context.roster, told.counts, day)
    return roster, told if roster == context.roster else read_evidence(files, replace(context, roster=roster))


def _with_counted(roster: Roster, counts: Sequence[UserCount], day: date) -> Roster:
    """Return the roster with the accounts numbered of offices that list none by post.

    The last count by the day speaks, of two on one day the larger.
    """
    last: dict[str, UserCount] = {}
    for count in sorted(counts, key=lambda one: (one.on, one.number)):
        if count.on <= day:
            last[count.office] = count

    def counted(office: Office) -> Office:
        if office.left or office.id not in last:
            return office
        number = last[office.id].number
        if not office.only_counted:
            return replace(office, user_count=max(office.user_count, number))
        return replace(office, user_count=number, accounts=numbered_accounts(office.id, number))

    return Roster(tuple(map(counted, roster.offices)))


def read_evidence(files: Sequence[EvidenceFile | FileRefusedError], context: SourceContext) -> Told:
    """Return what all evidence files say; a file that cannot be read is told, and the others still count."""
    counts: list[UserCount] = []
    unread: list[str] = []
    observations: list[Observation[Any]] = []
    contacts: list[Contact] = []
    seen: list[FileSeen] = []
    notices: list[Notice] = []
    for file in files:
        if isinstance(file, FileRefusedError):
            notices += [Notice(Weight.WRONG, Place(""), message) for message in file.messages]
            unread.append("")
            continue
        source = next((source for source in discovery.sources() if source.recognises(file.name)), None)
        if source is None:
            notices.append(Notice(Weight.WRONG, Place(file.name), _UNRECOGNISED.filled(file=file.name)))
            continue
        try:
            parsed = source.parse(file, context)
        except AuditorError as error:
            notices += [Notice(Weight.WRONG, Place(file.name), message) for message in error.messages]
            unread.append(file.name)
            continue
        observations += parsed.observations
        contacts += parsed.contacts
        counts += parsed.counts
        notices += parsed.notices
        seen.append(FileSeen(file.name, file.sha256, source.id))
    return Told(tuple(observations), tuple(contacts), tuple(seen), tuple(notices), tuple(counts), tuple(unread))


_UNRECOGNISED: Final = Text(
    en="{file} in the evidence folder is of no kind that is known here, so it was not read. "
    "Registers are named register-….xlsx; rename it or move it elsewhere.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} চেনা যায়নি, তাই পড়া হয়নি। রেজিস্টারের নাম register-….xlsx হবে; নাম বদলান বা ফাইলটি অন্য ফোল্ডারে সরান।",
)


def _evidence_files(space: Workspace) -> list[EvidenceFile | FileRefusedError]:
    found: list[EvidenceFile | FileRefusedError] = []
    for name, path in workspace.evidence_paths(space.folder):
        try:
            found.append(workspace.evidence_file(name, path))
        except FileRefusedError as error:
            found.append(error)
    return found


@dataclass(frozen=True, slots=True)
class Judging:
    """What is needed to judge an office: everything that was told, sorted by subject and by office."""

    observations: Mapping[str, Sequence[Observation[Any]]]
    contacts: Mapping[str, Sequence[Contact]]
    later: int
    baseline: Baseline
    waivers: tuple[Waiver, ...]
    day: date

    @classmethod
    def of(cls, told: Told, baseline: Baseline, waivers: Sequence[Waiver], day: date) -> Judging:
        """Sort what was told; what is dated after the day is set aside and counted."""
        by_subject, later = collect.by_subject(told.observations, day)
        contacts: dict[str, list[Contact]] = {}
        for contact in sorted(set(told.contacts), key=lambda one: (one.office, one.on, one.way, one.told_by)):
            if contact.on <= day:
                contacts.setdefault(contact.office, []).append(contact)
        return cls(by_subject, contacts, len(later), baseline, tuple(waivers), day)

    def evidence(self, office: Office) -> dict[str, Evidence]:
        """Return what is known of an office and its accounts, by id."""
        freshness = collect.Freshness(self.baseline.fresh_days, self.baseline.fresh_days_strong)
        subjects = [(office.id, None), *((account.id, account.holder_since) for account in office.accounts)]
        return {
            subject: collect.evidence_of(
                subject,
                self.observations[subject],
                day=self.day,
                freshness=freshness,
                holder_since=since,
                rule=self.baseline.password_rule,
            )
            for subject, since in subjects
            if subject in self.observations
        }

    def portals_with_two_step(self, offices: Sequence[Office]) -> frozenset[str]:
        """Return the portals that some office calls without two-step while an account there is known to have it."""
        doubted = {
            office.portal
            for office in offices
            for account in office.accounts
            if office.portal and any(one.value is Cause.NOT_OFFERED for one in self.observations.get(account.id, ()))
        }
        return frozenset(
            office.portal
            for office in offices
            if office.portal in doubted and any(map(engine.has_two_step, self.evidence(office).values()))
        )


def judge(roster: Roster, judging: Judging) -> Iterator[tuple[OfficeAssessment, dict[str, Evidence]]]:
    """Yield the assessment of each office with the evidence it rests on, office by office.

    Pure: the same roster, evidence, baseline, waivers and day always give the same result.
    """
    offered = judging.portals_with_two_step(roster.offices)
    for serial, listed in enumerate(roster.offices, start=1):
        office = _with_present_holders(listed, judging.observations)
        evidence = judging.evidence(office)
        assessment = engine.judge_office(
            serial,
            office,
            evidence=evidence,
            contacts=() if office.left else judging.contacts.get(office.id, ()),
            baseline=judging.baseline,
            portals_with_two_step=offered,
        )
        yield waive.waive(assessment, judging.waivers, judging.day), evidence


def _with_present_holders(office: Office, by_subject: Mapping[str, Sequence[Observation[Any]]]) -> Office:
    return replace(
        office,
        accounts=tuple(
            replace(
                account, holder_since=collect.present_holder_since(by_subject.get(account.id, ()), account.holder_since)
            )
            for account in office.accounts
        ),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """A workspace on a day, ready to be judged."""

    roster: Roster
    judging: Judging
    files: tuple[FileSeen, ...]
    notices: tuple[Notice, ...]
    gone: tuple[Gone, ...]
    unread: tuple[str, ...]


def _case(space: Workspace, day: date, meeting: str) -> _Case:
    ledger = Ledger(space.ledger_path)
    previous = _meeting_before(ledger.rounds(), meeting)
    listed, ahead = _without_days_ahead(_snapshot(roster_of(space), space), day)
    context = _vouching(source_context(space, listed), ledger)
    counted, told = tell_all(_evidence_files(space), context, day)
    roster, gone = _with_those_who_left(counted, previous, ledger, space.config.departures)
    judging = Judging.of(told, space.baseline, space.waivers, day)
    notices = (*ahead, *told.notices, *_set_aside(told.observations, day))
    return _Case(roster, judging, told.files, notices, gone, told.unread)


def _without_days_ahead(roster: Roster, day: date) -> tuple[Roster, list[Notice]]:
    """Return the roster without days of taking a post that lie after the day of the audit, and what to tell of them."""
    notices: list[Notice] = []

    def present(office: Office) -> Office:
        early = [one for one in office.accounts if one.holder_since is not None and one.holder_since > day]
        if not early:
            return office
        for one in early:
            message = _DAY_AHEAD.filled(office=office.id, post=one.post, on=day)
            notices.append(Notice(Weight.DOUBTFUL, Place("roster"), message))
        return replace(
            office,
            accounts=tuple(replace(one, holder_since=None) if one in early else one for one in office.accounts),
        )

    return Roster(tuple(map(present, roster.offices))), notices


def _set_aside(observations: Sequence[Observation[Any]], day: date) -> list[Notice]:
    """Return a notice for each file with answers dated after the day of the audit, naming the first places."""
    places: dict[str, dict[str, None]] = {}
    for one in observations:
        if one.observed_on > day:
            places.setdefault(one.reference.file, {})[one.reference.place] = None
    return [
        Notice(
            Weight.DOUBTFUL,
            Place(file),
            _LATER_ANSWERS.filled(file=file, n=len(found), places=", ".join(list(found)[:3]), on=day),
        )
        for file, found in places.items()
    ]


_DAY_AHEAD: Final = Text(
    en='roster: {office}, "{post}": the day of taking the post lies after {on}. Correct it; it was set aside.',
    bn='তালিকা: {office}, "{post}": যোগদানের তারিখটি {on} তারিখের পরের। ঠিক করুন; আপাতত ধরা হয়নি।',
)
_LATER_ANSWERS: Final = Text(
    en="{file}: {n} rows ({places} …) are dated after {on} and were set aside. Correct their dates, or audit on a later day.",
    bn="{file}: {n}টি সারির ({places} …) তারিখ {on} তারিখের পরের; আপাতত ধরা হয়নি। তারিখ ঠিক করুন, অথবা পরের তারিখে যাচাই করুন।",
)


def _header(
    space: Workspace, case: _Case, meeting: str, next_meeting: date | None, notes: tuple[WaiverNote, ...]
) -> RoundHeader:
    """Return the unsalted header of a round."""
    day = case.judging.day
    plan = space.config.meeting if next_meeting is None else replace(space.config.meeting, next=next_meeting)
    due, assumed, next_day = _due(plan, day)
    return RoundHeader(
        meeting=meeting,
        day=day,
        committee=space.config.committee,
        baseline=space.baseline.id,
        baseline_title=space.baseline.title,
        baseline_text=space.baseline.text,
        also=space.config.also,
        password_rule=space.baseline.password_rule,
        official_domains=space.config.official_domains,
        decisions=space.baseline.decisions,
        rules=_cards(space.baseline),
        waivers=space.waivers,
        departures=space.config.departures,
        files=case.files,
        waiver_notes=notes,
        gone=case.gone,
        set_aside=case.judging.later,
        due=due,
        due_assumed=assumed,
        next_meeting=next_day,
        example=space.config.example,
        version=__version__,
        salt="",
    )


def _no_step() -> None:
    """Nobody looks on."""


def assess(
    space: Workspace,
    day: date,
    *,
    meeting: str = "",
    next_meeting: date | None = None,
    tick: Callable[[], None] = _no_step,
) -> Judgement:
    """Return how things stand on a day; nothing is kept.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting, YYYY-MM; empty for a look.
        next_meeting: the day of the next meeting, if it is not the workspace's.
        tick: called after each office.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    case = _case(space, day, meeting)
    assessments: list[OfficeAssessment] = []
    evidence: dict[str, Evidence] = {}
    for assessment, known in judge(case.roster, case.judging):
        assessments.append(assessment)
        evidence.update(known)
        tick()
    notes = waive.waiver_notes(space.waivers, assessments, day)
    return Judgement(_header(space, case, meeting, next_meeting, notes), tuple(assessments), evidence, case.notices)


def _cards(baseline: Baseline) -> tuple[RuleCard, ...]:
    return tuple(
        RuleCard(
            rule.policy.id,
            rule.policy.revision,
            rule.decision,
            rule.level,
            rule.policy.scope,
            rule.policy.title,
            rule.policy.duty,
            rule.policy.column,
            rule.policy.broken,
            rule.policy.remedy,
            rule.policy.remedies,
            rule.policy.when_unknown,
            rule.policy.advice,
        )
        for rule in baseline.rules
    )


def _snapshot(listed: Roster, space: Workspace) -> Roster:
    def official(office: Office) -> bool:
        return addresses.classify_email(office.email, space.config.official_domains)[0] is MailboxKind.OFFICIAL

    return Roster(tuple(record.snapshot(office, official=official(office)) for office in listed.offices))


def _due(plan: MeetingPlan, day: date) -> tuple[date | None, bool, date | None]:
    """Return until when duties are to be done, whether that is assumed, and the day of the next meeting.

    The decision says "urgently" and names no day: the next meeting stands for it, or a number of working days.
    """
    next_meeting = plan.next if plan.next is not None and plan.next > day else None
    if plan.due is not None and plan.due >= day:
        return plan.due, False, next_meeting
    if plan.due_working_days:
        return _working_days_after(day, plan.due_working_days), True, next_meeting
    return next_meeting, True, next_meeting


def _working_days_after(day: date, count: int) -> date:
    """Return the day that many working days later: Friday and Saturday are off, and Bangladesh's public holidays."""
    import holidays  # noqa: PLC0415 takes 100 ms and is needed only here

    off = holidays.country_holidays("BD", years=(day.year, day.year + 1))
    left = count
    while left:
        day += timedelta(days=1)
        left -= day.weekday() not in {4, 5} and day not in off
    return day


def _meeting_before(entries: Sequence[RoundHead], meeting: str) -> RoundHead | None:
    """Return the last kept round of the last meeting before this one; for a look, of the last meeting of all."""
    earlier = [entry for entry in entries if not meeting or entry.header.meeting < meeting]
    return earlier[-1] if earlier else None


def _with_those_who_left(
    roster: Roster, previous: RoundHead | None, ledger: Ledger, departures: Sequence[Departure]
) -> tuple[Roster, tuple[Gone, ...]]:
    """Keep on the list what left it without a reason, and count by reason what left with one."""
    if previous is None:
        return roster, ()
    reasons = {departure.subject: departure.reason for departure in departures}
    listed = {office.id: office for office in roster.offices}
    gone: Counter[tuple[str, str]] = Counter()
    stay: dict[str, list[Account]] = {}
    unexplained: list[Office] = []
    for one in ledger.rows(previous):
        office = one.office
        if office.id not in listed:
            if office.id in reasons:
                gone[reasons[office.id], "offices"] += 1
                gone[reasons[office.id], "accounts"] += len(office.accounts)
            else:
                unexplained.append(replace(office, left=True))
            continue
        for account in _missing_accounts(office, listed[office.id]):
            if account.id in reasons:
                gone[reasons[account.id], "accounts"] += 1
            else:
                stay.setdefault(office.id, []).append(replace(account, left=True))
    offices = tuple(replace(office, accounts=(*office.accounts, *stay.get(office.id, ()))) for office in roster.offices)
    counted = tuple(
        Gone(reason, gone[reason, "offices"], gone[reason, "accounts"])
        for reason in sorted({reason for reason, _ in gone})
    )
    return Roster((*offices, *unexplained)), counted


def _missing_accounts(before: Office, now: Office) -> list[Account]:
    """Return the accounts listed before and not now; numbered ones only where fewer are listed than before."""
    present = {account.id for account in now.accounts}
    missing = [account for account in before.accounts if account.id not in present]
    if len(now.accounts) >= len(before.accounts):
        missing = [account for account in missing if _NUMBERED not in account.id]
    return missing


def keep(  # noqa: PLR0913 each is a part of what is kept
    space: Workspace,
    day: date,
    meeting: str,
    salt: str,
    *,
    next_meeting: date | None = None,
    tick: Callable[[], None] = _no_step,
) -> Kept:
    """Judge the workspace office by office and append the round; what says the same as the last round appends nothing.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting the round speaks, YYYY-MM.
        salt: fresh random hex digits, which enter the digest.
        next_meeting: the day of the meeting that follows, if it is not the workspace's.
        tick: called after each office.

    Raises:
        AuditorError: the ledger is not as it was written, or a later meeting or day was already kept.

    """
    workspace.refuse_network_share(space.folder)
    _refuse_far_meeting(meeting, day)
    ledger = Ledger(space.ledger_path)
    refuse_broken(ledger)
    case = _case(space, day, meeting)
    if case.unread:
        raise WorkspaceError(*(notice.message for notice in case.notices if notice.weight is Weight.WRONG), _UNREAD)
    used = waive.Used(space.waivers)
    counted = _Counted(_cards(space.baseline))
    outcomes: Counter[Outcome] = Counter()
    offices = 0

    def judged() -> Iterator[OfficeAssessment]:
        nonlocal offices
        for assessment, _ in judge(case.roster, case.judging):
            used.see(assessment)
            outcomes.update(finding.outcome for finding in assessment.findings if counted.hold(finding))
            offices += not assessment.office.voluntary
            tick()
            yield assessment

    head, new = ledger.append(
        judged(),
        lambda: _header(space, case, meeting, next_meeting, used.notes(day)),
        salt,
        follows=lambda last: _refuse_earlier(last, meeting, day),
    )
    return Kept(head, new, case.notices, outcomes, offices)


def _refuse_far_meeting(meeting: str, day: date) -> None:
    """Refuse a meeting that is not near the day of the audit: a slip of the hand or a wrong clock would bar all others."""
    year, month = (int(part) for part in meeting.split("-"))
    apart = (year - day.year) * 12 + month - day.month
    if not -MOST_MONTHS_APART <= apart <= MOST_MONTHS_APART:
        raise WorkspaceError(_FAR_MEETING.filled(meeting=month_name(meeting), day=day))


MOST_MONTHS_APART: Final = 2
_FAR_MEETING: Final = Text(
    en="The meeting of {meeting} is far from the day of the audit, {day}; nothing was kept. "
    "Check the month, and this computer's date.",
    bn="যাচাইয়ের তারিখ {day}, কিন্তু সভার মাস {meeting}; কিছু রাখা হয়নি। মাসটি এবং এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন।",
)
_UNREAD: Final = Text(
    en="Nothing was kept: a file in evidence/ could not be read, and its offices would count as silent. "
    "Mend it, or move it out of evidence/, and run again.",
    bn="কিছু রাখা হয়নি: evidence/ ফোল্ডারের একটি ফাইল পড়া যায়নি, তাই তার দপ্তরগুলোর তথ্য বাদ পড়ত। ফাইলটি ঠিক করুন বা অন্য ফোল্ডারে সরান, তারপর আবার চালান।",
)


def _refuse_earlier(last: RoundHead, meeting: str, day: date) -> None:
    """Refuse a round that would stand after one of a later meeting or day."""
    if last.header.meeting > meeting or last.header.day > day:
        raise LedgerError(
            Text(
                en="Round {n} was already kept for the meeting of {month} on {day}; an earlier one cannot follow it. "
                "Give a later meeting or day.",
                bn="{month} মাসের সভার জন্য {day} তারিখে {n} নম্বর যাচাই রাখা হয়েছে; তার আগের কিছু এরপর রাখা যায় না। "
                "পরের সভা বা তারিখ দিন।",
            ).filled(n=last.number, month=month_name(last.header.meeting), day=last.header.day)
        )


def refuse_broken(ledger: Ledger) -> None:
    """Refuse a ledger that is not as it was written.

    Raises:
        LedgerError: it is not.

    """
    broken = ledger.first_broken()
    if broken is not None:
        raise LedgerError(record_changed(broken))


def record_changed(broken: Broken) -> Text:
    """Say that a round, or another entry, is not as it was written."""
    said = _ROUND_CHANGED if broken.round is not None else _ENTRY_CHANGED
    return said.filled(n=broken.round or broken.entry, file="ledger.db", command="auditor verify")


_ROUND_CHANGED: Final = Text(
    en="Round {n} in the ledger is not as it was written. Nothing new was written. "
    "Restore {file} from a copy and run {command}.",
    bn="স্থায়ী রেকর্ডের {n} নম্বর যাচাই আগের মতো নেই। নতুন কিছু লেখা হয়নি। ব্যাকআপ থেকে {file} ফিরিয়ে {command} চালান।",
)
_ENTRY_CHANGED: Final = Text(
    en="Entry {n} in the ledger is not as it was written. Nothing new was written. "
    "Restore {file} from a copy and run {command}.",
    bn="স্থায়ী রেকর্ডের {n} নম্বর লেখা আগের মতো নেই। নতুন কিছু লেখা হয়নি। ব্যাকআপ থেকে {file} ফিরিয়ে {command} চালান।",
)


def history(space: Workspace, number: int | None = None) -> History:
    """Return a kept round with the rounds that spoke at earlier meetings.

    Args:
        space: the workspace.
        number: the round's number; None for the last.

    Raises:
        LedgerError: nothing was kept, or there is no such round, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    refuse_broken(ledger)
    entries = ledger.rounds()
    if not entries:
        raise LedgerError(
            Text(
                en="No round was kept yet. Keep one with: auditor audit --keep --meeting YYYY-MM",
                bn="এখনো কোনো যাচাই রাখা হয়নি। রাখতে চালান: auditor audit --keep --meeting YYYY-MM",
            )
        )
    chosen = entries[-1] if number is None else next((entry for entry in entries if entry.number == number), None)
    if chosen is None:
        raise LedgerError(
            Text(
                en="There is no round {n}. See which there are with: auditor rounds",
                bn="{n} নম্বর যাচাই নেই। কোনগুলো আছে দেখুন: auditor rounds",
            ).filled(n=number or 0)
        )
    spoke = {
        entry.header.meeting: entry
        for entry in entries
        if entry.number < chosen.number and entry.header.meeting < chosen.header.meeting
    }
    return History.of(ledger.round(chosen), [ledger.round(entry) for entry in spoke.values()])


def annex(past: History, space: Workspace, audience: Audience) -> Annex:
    """Return the annex for one audience."""
    letterhead = space.config.letterhead
    match audience:
        case Audience.MINUTES:
            return views.minutes_view(past, letterhead)
        case Audience.CHAIR:
            return views.chair_view(past, letterhead)
        case Audience.AUDITOR:
            return views.auditor_view(past, letterhead)


def office_report(past: History, space: Workspace, office: str) -> OfficeView:
    """Return the report of one office, named by its id or serial.

    Raises:
        WorkspaceError: the round has no such office.

    """
    for one in past.now.assessments:
        if office in {one.office.id, str(one.serial), f"{one.serial:02d}"}:
            return views.office_view(one, past, space.config.letterhead)
    raise WorkspaceError(
        Text(
            en="The round has no office with that id or serial. See the ids with: auditor roster list",
            bn="এই যাচাইয়ে ওই আইডি বা ক্রমের কোনো দপ্তর নেই। আইডি দেখুন: auditor roster list",
        )
    )


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What recomputing a kept round from the folder gave.

    `same` is None when it could not be recomputed; then `revised` names the policies whose meaning has changed since,
    and `missing` the evidence files that are gone or changed.
    """

    head: RoundHead
    same: bool | None
    revised: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def recompute(space: Workspace, head: RoundHead) -> Recomputed:
    """Judge a kept round again from its own roster, baseline and waivers and the evidence files it names."""
    policies = discovery.policies()
    revised = tuple(
        card.policy
        for card in head.header.rules
        if card.policy not in policies or policies[card.policy].revision != card.revision
    )
    if revised:
        return Recomputed(head, None, revised=revised)
    kept = tuple(Ledger(space.ledger_path).rows(head))
    paths = dict(workspace.evidence_paths(space.folder))
    files: list[EvidenceFile] = []
    missing: list[str] = []
    for seen in head.header.files:
        try:
            file = workspace.evidence_file(seen.name, paths[seen.name])
        except (KeyError, FileRefusedError):
            missing.append(seen.name)
            continue
        if file.sha256 == seen.sha256:
            files.append(file)
        else:
            missing.append(seen.name)
    if missing:
        return Recomputed(head, None, missing=tuple(missing))
    baseline = baselines.extend(
        baselines.parse(f"round {head.number}", head.header.baseline_text, policies), dict(head.header.also), "round"
    )
    roster = Roster(tuple(one.office for one in kept))
    context = SourceContext(roster, _since(baseline), baseline.password_rule, head.header.official_domains)
    context = _vouching(context, Ledger(space.ledger_path), before=head.entry)
    told = read_evidence(files, context)
    judging = Judging.of(told, baseline, head.header.waivers, head.header.day)
    again = (assessment for assessment, _ in judge(roster, judging))
    return Recomputed(head, all(one == other for one, other in zip(again, kept, strict=True)))


def preview(space: Workspace, judgement: Judgement) -> History:
    """Return a judgement that was not kept as a history, so that it can be shown like a kept one."""
    ledger = Ledger(space.ledger_path)
    meeting = judgement.header.meeting
    spoke = {entry.header.meeting: entry for entry in ledger.rounds() if not meeting or entry.header.meeting < meeting}
    now = Round(0, record.NO_DIGEST, judgement.header, judgement.assessments)
    return History.of(now, [ledger.round(entry) for entry in spoke.values()])
