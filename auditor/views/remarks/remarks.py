"""What is remarked beside the duties of an office: why something is not known or does not count, and what is told against it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import FACTS, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade, short_of
from auditor.model.portal_seen import portal_seen, refuting
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.register.days_told import counts_by_day_untold, days_of_talks, keeps_out_a_later_answer, side_day
from auditor.views.compared.corrected import corrected_of
from auditor.views.compared.stood import asked_of_keeper, causes_of_holders, vacant_but_done
from auditor.views.compared.transfers import transferred_accounts
from auditor.views.office.missing import is_misplaced
from auditor.views.office.values import side_said
from auditor.views.remarks.asked_which import as_asked, which_is_asked_of
from auditor.views.remarks.denied_address import awaits_address, is_said_of_no_address
from auditor.views.remarks.remarked_whole import not_told_whole
from auditor.views.remarks.who_remarks import of_how_many_users, on_leaving, remarks_on_identity
from auditor.views.waivers.told_waivers import ended_waiver, is_outlasted, is_untold, taken_back_waiver
from auditor.views.waivers.waived_duties import awaiting_waiver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.side import Side
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History
    from auditor.views.compared.moves import Moves
    from auditor.views.compared.since import Since

SHARED_ACCOUNT: Final = "account-not-shared"

_STANDS: Final = Text(en="{outcome} ({grade})", bn="{outcome} ({grade})")
_STANDS_SINCE: Final = Text(en="{stands}, {day}", bn="{stands}, {day}")
_OF_DAY: Final = Text(en="{fact}: {said}, {day}", bn="{fact}: {said}, {day}")


def remarks_on_findings(
    findings: Sequence[Finding], assessment: OfficeAssessment, history: History, *, both_sides: bool = False
) -> tuple[Remark, ...]:
    """Return the remarks that some findings of an office call for, each once."""
    return tuple(remarks_with_policies(findings, assessment, history, both_sides=both_sides))


def remarks_with_policies(
    findings: Sequence[Finding], assessment: OfficeAssessment, history: History, *, both_sides: bool
) -> dict[Remark, tuple[str, ...]]:
    """Return the same with the policies (ids) of the findings that call for each.

    Of a contradiction both sides are told where there is room for them, else only that there was one.
    """
    transferred = {account.id: account for account in transferred_accounts(assessment, history)}
    shared = {account.id for account in assessment.office.accounts if account.shared}
    since = history.since(assessment.office.id)
    is_asked = which_is_asked_of(assessment, history.now.header, since.returned)
    without_duty = vacant_but_done(assessment)
    hindering = {subject: cause for subject, cause in assessment.hindered.items() if subject not in without_duty}
    talks = days_of_talks(assessment)
    duties = {rule.policy: rule.duty_of(assessment.office) for rule in history.now.header.rules}
    corrected = {finding.about: noted.on for finding, _, noted in corrected_of(assessment, history)}
    called: dict[Remark, dict[str, None]] = {}
    whose: dict[Remark, set[str]] = {}
    for finding in findings:
        found: list[Remark] = []
        if finding.subject in shared:
            found.append(Remark(RemarkCode.SHARED))
        if finding.is_open and finding.subject in transferred:
            found.append(Remark(RemarkCode.TRANSFER, day=transferred[finding.subject].holder_since))
        for_keeper = asked_of_keeper(finding, assessment.office)
        if finding.awaits_joining and not for_keeper:
            found.append(Remark(RemarkCode.JOINING_IN_DOUBT))
        found += _remarks_on_changed(finding, since, corrected)
        if is_said_of_no_address(finding, assessment):
            found.append(Remark(RemarkCode.ADDRESS_DENIED))
        is_left = finding.is_open or finding.shut_out
        cause = (hindering.get(finding.subject) if is_left else None) or finding.standing_cause
        cause = cause or _of_holder(finding, assessment, is_left=is_left)
        if cause is not None:
            found.append(Remark(RemarkCode.CAUSE, cause=cause, later_counts=_is_after_a_yes(finding)))
        duty = () if both_sides else (duties[finding.policy],)
        found += _remarks_on_time(finding, assessment, history, duty)
        found += remarks_on_identity(finding, assessment.office, history.moves)
        aged = since.has_grown_old(finding) and not (finding.awaits_day or finding.shut_out)
        on_it = _remarks_on(
            finding,
            since.done_then.get(finding.about),
            assessment.office,
            talks,
            duty,
            aged=aged,
            aged_cause=since.aged_cause(finding),
            aged_on=since.aged_on(finding),
            for_keeper=for_keeper,
            moves=history.moves,
        )
        may_be_listed = finding.subject in assessment.office.maybe_listed
        found += (
            each
            for each in as_asked(on_it, finding, is_asked)
            if not (may_be_listed and each.code is RemarkCode.LEFT_ROSTER)
            and (each.code is not RemarkCode.DAY_UNSURE or history.tells_unsure_days)
        )
        found += _remarks_on_doubted_day(finding, duty)
        for remark in found:
            called.setdefault(remark, {})[finding.policy] = None
            whose.setdefault(remark, set()).add(finding.subject)
    order = list(RemarkCode)
    lacking = {each.subject for each in findings if each.level is Level.SHALL and each.outcome not in _SETTLED}
    concerned = {each.subject for each in findings}
    return {
        _of_how_many(remark, whose[remark], lacking, concerned, assessment.office): tuple(called[remark])
        for remark in sorted(not_told_whole(called), key=lambda remark: order.index(remark.code))
    }


def _remarks_on_changed(finding: Finding, since: Since, corrected: Mapping[tuple[str, str], date]) -> Iterator[Remark]:
    """Yield what is otherwise with a duty than at the last meeting and nobody did: another holds the post, an answer was corrected on a day, what told it is gone."""
    if finding.about in since.lapsed:
        yield Remark(RemarkCode.LAPSED_AT_PORTAL if finding.about in since.lapsed_at_portal else RemarkCode.LAPSED)
    if finding.about in corrected:
        yield Remark(RemarkCode.ANSWER_CORRECTED, day=corrected[finding.about])
    if since.has_vanished(finding):
        yield Remark(RemarkCode.VANISHED, day=since.denied_on(finding))


_SETTLED: Final = frozenset({Outcome.PASS, Outcome.NOT_APPLICABLE})


def _of_how_many(
    remark: Remark, whose: AbstractSet[str], lacking: AbstractSet[str], concerned: AbstractSet[str], office: Office
) -> Remark:
    """Return a remark on a cause with of how many it is, where others lack something, too, for whom it is none; one on user IDs not in use, beside others; one on who somebody is, of whatever user IDs."""
    if remark.code is RemarkCode.UNIDENTIFIED:
        return of_how_many_users(remark, whose, office)
    is_reason = remark.code is RemarkCode.CAUSE and not remark.later_counts
    beside = lacking if is_reason else concerned if remark.code is RemarkCode.NOT_IN_USE else frozenset()
    return replace(remark, number=len(whose)) if beside - whose else remark


def _of_holder(finding: Finding, assessment: OfficeAssessment, *, is_left: bool) -> Cause | None:
    """Return the cause of who has the post that is remarked: beside what is left of the account, and beside a yes after which it was told."""
    if is_left and finding.level is Level.SHALL:
        return causes_of_holders(assessment).get(finding.subject)
    return finding.holders_cause


def _is_after_a_yes(finding: Finding) -> bool:
    """Whether a duty is done, and its cause was told on a later day: it is no reason why anything is not done."""
    done, told = finding.observed_on, finding.cause_told_on
    return finding.outcome is Outcome.PASS and done is not None and told is not None and done < told


def _remarks_on_time(
    finding: Finding, assessment: OfficeAssessment, history: History, duty: tuple[Text, ...]
) -> Iterator[Remark]:
    """Yield what is remarked of time that was given and ended, or was taken back since the last meeting, that stands where nothing is known, or that stands for a duty before this one.

    That a duty waits for another which lacks is told where there is room.
    """
    header = history.now.header
    ended = ended_waiver(finding, assessment.office, header)
    taken_back = taken_back_waiver(finding, assessment.office, history)
    if ended is not None and not (taken_back is not None and is_outlasted(ended, history)):
        cause = assessment.hindered.get(finding.subject)
        untold = cause is None and is_untold(finding)
        yield Remark(RemarkCode.WAIVER_ENDED, day=ended.until, cause=cause, untold=untold)
    if taken_back is not None:
        yield Remark(RemarkCode.WAIVER_TAKEN_BACK, day=taken_back.until)
    awaiting = awaiting_waiver(finding, assessment.office, header)
    if awaiting is not None:
        yield Remark(RemarkCode.WAIVER_AWAITS, day=awaiting.until, reference=awaiting.approved_by, sides=duty)
    if finding.waits_for and not finding.awaits_portal:
        before = assessment.of(subject=finding.subject)
        until = next((each.waived_until for each in before if each.policy == finding.waits_for), None)
        duties = (rule.own_duty for rule in header.rules if rule.policy == finding.waits_for)
        if until is not None or not duty:
            yield Remark(RemarkCode.PUT_OFF, day=until, sides=tuple(duties))


_REMARK_ON_REASON: Final = {
    MissingReason.STALE: RemarkCode.STALE,
    MissingReason.BEFORE_START: RemarkCode.BEFORE_START,
    MissingReason.DAY_UNSURE: RemarkCode.DAY_UNSURE,
    MissingReason.LEFT_ROSTER: RemarkCode.LEFT_ROSTER,
    MissingReason.UNPLACED: RemarkCode.UNPLACED,
    MissingReason.UNCLEAR: RemarkCode.UNCLEAR,
    MissingReason.OTHER_MAILBOX: RemarkCode.OTHER_MAILBOX,
    MissingReason.OTHER_PORTAL: RemarkCode.OTHER_PORTAL,
    MissingReason.NO_ACCOUNT_LISTED: RemarkCode.UNLISTED,
}
_TOLD_AGAIN: Final = frozenset({MissingReason.UNPLACED, MissingReason.UNCLEAR})
"""Why an answer that came is to be told again."""
_OF_LAST: Final = frozenset({
    RemarkCode.STALE, RemarkCode.BEFORE_START, RemarkCode.DAY_UNSURE, RemarkCode.OTHER_MAILBOX, RemarkCode.OTHER_PORTAL
})  # fmt: skip
"""Remarks that have the day of what was told last."""
_REMARK_ON_CODE: Final = {
    "personal": RemarkCode.PERSONAL_MAIL,
    "not-demanded": RemarkCode.NOT_DEMANDED,
    "not-in-use": RemarkCode.NOT_IN_USE,
}


def _remarks_on(  # noqa: PLR0913 what remarks are drawn from
    finding: Finding,
    done_then: Finding | None,
    office: Office,
    talks: AbstractSet[date],
    duty: tuple[Text, ...],
    *,
    aged: bool,
    aged_cause: Cause | None,
    aged_on: date | None,
    for_keeper: bool,
    moves: Moves | None,
) -> Iterator[Remark]:
    """Yield what is remarked of one finding.

    `duty` names it where a row is of several, and there is no room for both sides then. `aged`: the duty itself is to be told again, since what was
    told has grown old (`aged_on` is its day), and with it `aged_cause`. `for_keeper`: only who keeps the roster settles it, so nothing is to be told again.
    """
    both_sides = not duty
    if finding.outcome is Outcome.WAIVED:
        yield Remark(RemarkCode.WAIVER, day=finding.waived_until, reference=finding.waiver)
    elif finding.code in _REMARK_ON_CODE:
        yield Remark(_REMARK_ON_CODE[finding.code], sides=_refuted(finding, talks) if both_sides else ())
    elif finding.policy == SHARED_ACCOUNT and finding.outcome is Outcome.FAIL:
        yield _shared(finding, office)
    reason = _reason_remarked(finding, aged=aged, for_keeper=for_keeper)
    if finding.outcome is not Outcome.WAIVED and reason in _REMARK_ON_REASON:
        code = RemarkCode.NO_OF_SEVERAL if finding.no_of_several else _REMARK_ON_REASON[reason]
        code = RemarkCode.MISPLACED if code is RemarkCode.UNPLACED and is_misplaced(finding) else code
        code = RemarkCode.STALE if finding.had_no_own_account else code
        code = RemarkCode.ADDRESS_UNTOLD if code is RemarkCode.UNCLEAR and awaits_address(finding) else code
        said = finding.told_of_no_account
        of_last = code in _OF_LAST or (code is RemarkCode.UNCLEAR and finding.outcome is Outcome.UNKNOWN)
        remark = Remark(
            code,
            day=(aged_on if code is RemarkCode.STALE else finding.observed_on) if of_last or said is not None else None,
            number=office.unlisted if code is RemarkCode.UNLISTED else 0,
            cause=aged_cause if code is RemarkCode.STALE else None,
            sides=duty if code is RemarkCode.UNCLEAR else (said.label,) if said is not None and both_sides else (),
        )
        yield on_leaving(office, finding.subject) if code is RemarkCode.LEFT_ROSTER else remark
    by_cause = _refuted_by_cause(finding, talks, moves, office)
    if by_cause is not None:
        yield by_cause
        return
    of_one_day = both_sides and _have_days(finding.sides, talks)
    if of_one_day:
        first, *others = finding.sides
        less = joined((FACTS[first.fact].label, side_said(first)), ": ")
        yield Remark(RemarkCode.CONTRADICTION, day=first.on, sides=(less, *map(side_said, others)))
    if finding.against_cause:
        of_another = finding.against_cause[1] not in (*finding.sides, *finding.refuted)
        told_whole = both_sides and _have_days(finding.against_cause, talks) and of_another
        yield _against_cause(finding, *(finding.against_cause if told_whole else ()))
    seen_otherwise = finding.is_seen_otherwise and finding.code not in _REMARK_ON_CODE
    if finding.conflict and (seen_otherwise or not finding.against_cause) and not of_one_day:
        overruled = _overruled(finding, done_then)
        kept_out = keeps_out_a_later_answer(finding)
        sides = overruled or _refuted(finding, talks)
        if kept_out and sides and (own := _cause_told(finding, aged_cause, aged_on)) is not None:
            sides = (sides[0], _told_of(finding.refuted[-1], talks, own))
        better_known = not overruled and _is_better_known(finding)
        code = RemarkCode.KEPT_OUT if kept_out else RemarkCode.CONFLICT
        day = finding.refuted[-1].on if finding.is_no_longer_so else None
        yield Remark(code, day=day, better_known=better_known and day is None, sides=sides if both_sides else ())


def _shared(finding: Finding, office: Office) -> Remark:
    """Return the remark that several people use a user ID, with the day where that was told before who has the post came: it stays, yet is not told of him."""
    of_it = (each.holder_since for each in office.accounts if each.id == finding.subject and not each.shared)
    on, since = finding.observed_on, next(of_it, None)
    return Remark(RemarkCode.SHARED, day=on if on is not None and since is not None and on < since else None)


def _refuted_by_cause(finding: Finding, talks: AbstractSet[date], moves: Moves | None, office: Office) -> Remark | None:
    """Return the remark on a yes that a cause refutes: told of the user ID alone, beside a yes for all, which another office may have told, or seen at a login; None where none does."""
    if finding.kept_out_by is not None:
        yes = finding.refuted[0]
        there = moves.told_by(finding.subject, yes.on, office) if moves is not None else None
        day, whose = side_day(yes, talks), () if there is None else (there,)
        return Remark(RemarkCode.KEPT_OUT, day=day, cause=finding.kept_out_by, sides=whose)
    if (shown := portal_seen(finding)) is not None:
        at_portal = (_AT_FORMER,) if finding.seen_at_former else ()
        return Remark(RemarkCode.CONFLICT, day=finding.refuted[-1].on, cause=shown, sides=at_portal)
    return None


def _remarks_on_doubted_day(finding: Finding, duty: tuple[Text, ...]) -> Iterator[Remark]:
    """Yield that the day of an answer on an ordered duty is in doubt, with the duty where a row is of several; nothing where it is done by another answer."""
    if finding.level is not Level.SHALL:
        return
    if finding.is_no and counts_by_day_untold(finding):
        yield Remark(RemarkCode.DAY_IN_DOUBT, sides=duty)
    elif finding.undated and finding.outcome is not Outcome.PASS:
        yield Remark(RemarkCode.UNDATED, sides=duty)


def _have_days(sides: Sequence[Side], talks: AbstractSet[date]) -> bool:
    """Whether there are sides, and of each it is known on which day it was told."""
    return bool(sides) and all(side_day(side, talks) is not None for side in sides)


def _refuted(finding: Finding, talks: AbstractSet[date]) -> tuple[Text, ...]:
    """Return what was said and what refutes it, where these are of two sources, of two days of one fact, or a duty was seen undone; nothing else is worth its room.

    Of one source and day they are one answer, which is not quoted against itself.
    """
    of_two = len({side.source for side in finding.refuted}) > 1
    of_days = len({side.on for side in finding.refuted}) > 1
    of_one_fact = len({side.fact for side in finding.refuted}) == 1
    told = of_two or (of_days and (finding.is_seen_otherwise or of_one_fact))
    sides = tuple(_told_of(side, talks) for side in (*finding.refuted[:-1], refuting(finding))) if told else ()
    return (*sides[:-1], joined((sides[-1], _AT_FORMER))) if sides and finding.seen_at_former else sides


_AT_FORMER: Final = Text(en="at the former portal", bn="আগের পোর্টালে")


def _reason_remarked(finding: Finding, *, aged: bool, for_keeper: bool) -> MissingReason | None:
    """Return why something of a duty is not known, as far as it is remarked: that it grew old only where the duty is ordered and `aged` itself, that an answer is to be told again only where the office is asked."""
    if for_keeper and finding.reason in _TOLD_AGAIN and not finding.no_of_several:
        return None
    if aged and finding.level is Level.SHALL:
        return MissingReason.STALE
    if (
        finding.reason is MissingReason.BEFORE_START
        and finding.level is Level.SHALL
        and not (finding.awaits_day or finding.shut_out)
    ):
        return finding.reason
    return None if finding.counts_no_more else finding.reason


def _cause_told(finding: Finding, aged: Cause | None, aged_on: date | None) -> Cause | None:
    """Return the cause that was told with the no of whose place an answer for all does not take, be it `aged` since; None where it was told without one."""
    cause, on = (finding.cause, finding.cause_told_on) if finding.cause is not None else (aged, aged_on)
    no = finding.refuted[-1]
    return cause if on == no.on and no.fact == TWO_STEP_ENROLLED.id else None


def _told_of(side: Side, talks: AbstractSet[date], cause: Cause | None = None) -> Text:
    """Return what one side says of which fact, in the words of the cause that was told with it, and its day where that is not in doubt."""
    by_cause = side if cause is None else replace(side, fact=TWO_STEP_CAUSE.id, value=json.dumps(cause.value))
    fact, said, on = FACTS[side.fact].label, side_said(by_cause), side_day(side, talks)
    return joined((fact, said), ": ") if on is None else _OF_DAY.filled(fact=fact, said=said, day=on)


def _overruled(finding: Finding, done_then: Finding | None) -> tuple[Text, ...]:
    """Return how well it was known at the last meeting that something is done, and the no told since, where that is known less well."""
    if finding.refuted or done_then is None or done_then.grade is None or finding.grade is None:
        return ()
    if done_then.grade <= finding.grade:
        return ()
    return _known_as(done_then, done_then.grade), _known_as(finding, finding.grade)


def _known_as(finding: Finding, grade: Grade) -> Text:
    """Return how a duty stands by a finding, how well that is known, and of which day where that is not in doubt."""
    stands = _STANDS.filled(outcome=finding.outcome.label, grade=short_of(grade, (finding.way,)))
    return stands if finding.observed_on is None else _STANDS_SINCE.filled(stands=stands, day=finding.observed_on)


def _is_better_known(finding: Finding) -> bool:
    """Whether a no outweighs what was told later: it is more than declared, better known than what it refutes, and no other answer of its day speaks against it.

    The grade of one that is from before the holder is its own: the finding's is that of what he said himself.
    """
    grade = finding.refuted[-1].grade if finding.refuted else finding.grade
    other = max((Grade.DECLARED, *(side.grade for side in finding.refuted[:1])))
    return finding.is_no and grade is not None and grade > other and not finding.sides


def _against_cause(finding: Finding, *sides: Side) -> Remark:
    """Return the remark on a cause that something speaks against: that it is done there, or with its day an answer without it.

    Without the two sides it is only told whether the cause counts: that login is impossible does, told after a yes (`Finding.counted_cause`).
    """
    counts = finding.counted_cause is not None
    if not sides:
        return Remark(RemarkCode.CONTRADICTION, cause=finding.cause, later_counts=counts)
    named, other = sides
    at_portal = finding.outcome is not Outcome.PASS and finding.cause is not Cause.NO_OWN_ACCOUNT
    if at_portal and (other.fact, other.value) == (TWO_STEP_ENROLLED.id, "true"):
        return Remark(RemarkCode.CONTRADICTION, cause=finding.cause, sides=(side_said(named), side_said(other)))
    told = side_said(named), joined((FACTS[other.fact].label, side_said(other)), ": ")
    return Remark(RemarkCode.CONTRADICTION, day=other.on, cause=finding.cause, sides=told, later_counts=counts)
