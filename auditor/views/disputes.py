"""Requests by which offices dispute results, beside what they are about."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.i18n import plain
from auditor.model.disputes import with_users
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.views.annexes import NamedDispute
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.compared.stood import office_name
from auditor.views.office.whose_steps import who

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.disputes import Dispute
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.model.views.head import OfficeName
    from auditor.views.compared.history import History


_CORRECTS_SINCE: Final = 12
"""From this revision of judging on (`auditor.rounds.revisions`) a request that was upheld takes from a yes what was told before it came."""
_LOST_SETTLES_NOTHING_SINCE: Final = 19
"""From this one on such a request stays in the papers where nothing is told any more, the yes of before no more than anything since."""
_ASKS_OF_CAUSES_SINCE: Final = 20
"""From this one on an office is asked by itself how it stands, of which such a request says that the portal is not in the way as was told."""
_OF_THE_HOLDER_SINCE: Final = 21
"""From this one on a request about a no of who has the post now speaks of that, whatever a former holder had told by the last meeting."""
_LAST_SPEAKS_SINCE: Final = 21
"""From this one on of several such requests about the same only the last waits for what shows it, also where it stands as not done or awaits the portal."""
_CAUSE_GONE_SETTLES_SINCE: Final = 21
"""From this one on a request about who awaited the portal says nothing of that one's own later no: that the portal is not in the way any more is what it says."""
_SETTLED_BY_THE_SAME_NO: Final = frozenset(f"0.{n}.0" for n in range(1, 16))
"""Papers of rounds that these versions kept call a request settled also by the no that it disputes, told once more, beside that it is still to be entered; and tell nothing of one that was settled
by what is evidence no more."""
_TELL_NOTHING_SETTLED: Final = frozenset(f"0.{n}.0" for n in range(1, 9))
"""Papers of rounds that these versions kept do not tell of a request that was upheld that it is settled since."""


def disputes_of(office: str, history: History) -> tuple[Dispute, ...]:
    """Return the requests of which papers tell of one office (its id), oldest first."""
    told = {dispute.number: dispute for dispute in history.requests if dispute.office == office}
    assessment = history.of_office.get(office)
    told |= {each.number: each for each in _upheld_told(assessment, history)} if assessment is not None else {}
    return tuple(told[number] for number in sorted(told))


def disputes_told(history: History) -> tuple[Dispute, ...]:
    """Return all requests of which papers tell, oldest first."""
    told = {dispute.number: dispute for dispute in history.requests}
    offices = {dispute.office for dispute in history.upheld_requests} & history.of_office.keys()
    told |= {each.number: each for office in offices for each in _upheld_told(history.of_office[office], history)}
    return tuple(told[number] for number in sorted(told))


def _upheld_told(assessment: OfficeAssessment, history: History) -> tuple[Dispute, ...]:
    """Return the requests of an office that were upheld of which is told: what shows that is no evidence yet, or it is since the last meeting."""
    settled = (
        each
        for each in history.upheld_requests
        if each.office == assessment.office.id and _is_settled_anew(each, assessment, history)
    )
    return (*unproven_of(assessment, history), *settled)


def settled_on(dispute: Dispute, history: History) -> date | None:
    """Return the last day of what was told or seen since an upheld request came, once that says of all whom it is about how they stand, known as well as what it disputed; None until then.

    The no that it disputes settles nothing when it is told once more.
    """
    office = history.of_office.get(dispute.office)
    return _settled_at(dispute, office, office.office, history) if dispute.is_upheld and office is not None else None


def _settled_at(dispute: Dispute, assessment: OfficeAssessment, office: Office, history: History) -> date | None:
    then = _stood_then(dispute, office, history)
    if then is None or history.now.header.version in _TELL_NOTHING_SETTLED:
        return None
    stood = list(filter(dispute.is_about, then[1].findings))
    grades = {each.subject: each.grade for each in stood}
    by_the_same_no = history.now.header.version in _SETTLED_BY_THE_SAME_NO
    concerned = (each for each in assessment.findings if each.outcome is not Outcome.NOT_APPLICABLE)
    days = [
        None if _is_no_again(each, stood) and not by_the_same_no else _known_on(each, grades.get(each.subject))
        for each in concerned
        if dispute.is_about(each)
    ]
    since = [on for on in days if on is not None and on >= dispute.counts_from]
    return max(since) if since and len(since) == len(days) else None


def _is_no_again(finding: Finding, stood: Sequence[Finding], *, is_cause_settled: bool = True) -> bool:
    """Return whether a duty is not done of whom it was not done already as it `stood` when a request about it came, and not for the portal (`is_cause_settled`)."""
    of_it = [each for each in stood if each.subject == finding.subject] or stood
    return finding.is_no and any(each.is_no and not (is_cause_settled and each.awaits_portal) for each in of_it)


def _known_on(finding: Finding, before: Grade | None) -> date | None:
    """Return the day on which is told or seen how a duty stands, where that is known as well as it was before, and nothing contradicts it; else None."""
    is_known = finding.outcome in {Outcome.PASS, Outcome.FAIL} and finding.reason is None and finding.grade is not None
    is_opposed = finding.conflict or finding.sides or finding.refuted or finding.against_cause
    is_as_good = before is None or (finding.grade is not None and finding.grade >= before)
    return finding.observed_on if is_known and is_as_good and not is_opposed else None


def _is_settled_anew(dispute: Dispute, assessment: OfficeAssessment, history: History) -> bool:
    """Whether a request is settled now, and was not at a meeting since it was upheld."""
    return settled_on(dispute, history) is not None and not any(
        _settled_at(dispute, then, assessment.office, history)
        for then in _at_meetings_since(dispute, assessment.office, history)
    )


def _at_meetings_since(dispute: Dispute, office: Office, history: History) -> Iterator[OfficeAssessment]:
    """Yield how the office of a request (`office`) stood at each meeting since it was upheld, but this one, also at one of that very day, whose round may have been kept before."""
    upheld = dispute.answer.day if dispute.answer is not None else date.max
    since = (each for each in history.meetings[:-1] if each.round.header.day >= upheld)
    yield from filter(None, (each.in_place_of(office) for each in since))


def unproven_of(assessment: OfficeAssessment, history: History) -> tuple[Dispute, ...]:
    """Return the requests of an office that were upheld, but what shows that is no evidence yet: of several about the same the last, which is settled with the others by what is told since."""
    spoken = _spoken(assessment, history)
    last = _last_of(spoken).values() if history.now.header.judging >= _LAST_SPEAKS_SINCE else spoken
    return tuple(dispute for dispute in spoken if dispute in last)


def spoken_of(assessment: OfficeAssessment, history: History) -> Mapping[tuple[str, str], Dispute]:
    """Return the upheld requests of an office that are no evidence yet, the last one of a duty, by whom and of what it is (ids of account and policy) of which each speaks.

    That is what is still to be corrected, and what is open as it was when the request came: of a no that was told since of who had done it, it says nothing.
    """
    return _last_of(_spoken(assessment, history))


def _last_of(spoken: Mapping[Dispute, Sequence[Finding]]) -> Mapping[tuple[str, str], Dispute]:
    in_order = sorted(spoken.items(), key=lambda each: each[0].received)
    return {finding.about: dispute for dispute, findings in in_order for finding in findings}


def _spoken(assessment: OfficeAssessment, history: History) -> Mapping[Dispute, Sequence[Finding]]:
    """Return the upheld requests of an office that are no evidence yet, in the order in which they were entered, each with all of which it speaks.

    Nothing was told of the duty since the request came, be it that it waits for the portal by what was told before; or it is open as it was then, and all the time since. Once it was told of anybody since that it is done,
    or why it is not, only a no of others is open so: what they never told, the office is asked for.
    """
    upheld = [dispute for dispute in history.upheld_requests if dispute.office == assessment.office.id]
    came = came_with(assessment, history) if upheld else {}
    to_correct = [each for each in assessment.findings if each.is_to_correct and each.about not in came]
    last = {
        each: max((request.received for request in upheld if request.is_about(each)), default=None)
        for each in to_correct
    }
    found: dict[Dispute, Sequence[Finding]] = {}
    for dispute in upheld:
        own, against = list(filter(dispute.is_about, to_correct)), _against_cause(dispute, assessment, history)
        open_ = _open_as_then(dispute, assessment, history)
        stands_again = _stands_again(dispute, open_, history)
        was_settled = not stands_again and _was_settled(dispute, assessment.office, history)
        stays_open = open_ and not (_is_only_old(dispute, assessment) or was_settled)
        if any(last[each] == dispute.received for each in own) or against or stays_open:
            found[dispute] = (*own, *against, *open_)
    return found


def against_causes(assessment: OfficeAssessment, history: History) -> frozenset[tuple[str, str]]:
    """Return what waits for the portal by what an upheld request says is wrong, by whom and of what it is (ids of account and policy): the office is asked how it stands."""
    upheld = (each for each in history.upheld_requests if each.office == assessment.office.id)
    return frozenset(each.about for dispute in upheld for each in _against_cause(dispute, assessment, history))


def _against_cause(dispute: Dispute, assessment: OfficeAssessment, history: History) -> list[Finding]:
    """Return what waits for the portal by a cause that was told before an upheld request about it came; nothing of rounds whose papers were made before that was asked."""
    if history.now.header.judging < _ASKS_OF_CAUSES_SINCE:
        return []
    return [
        each
        for each in assessment.findings
        if dispute.is_about(each) and each.awaits_portal and each.cause is not None
        if (told_on := each.cause_told_on) is None or told_on < dispute.counts_from
    ]


def duty_anew(assessment: OfficeAssessment, rule: RuleCard) -> Text | None:
    """Return a duty of which it is asked anew how it stands, with whose it is where it is asked of some alone whom it concerns; None where it is of nobody."""
    anew = [each.subject for each in assessment.findings if each.policy == rule.policy and each.is_to_correct]
    return duty_of_some(assessment, rule, anew) if anew else None


def duty_of_some(assessment: OfficeAssessment, rule: RuleCard, some: Collection[str]) -> Text:
    """Return a duty with whose it is (ids), where these are only some of those whom it concerns."""
    of_duty = (each for each in assessment.findings if each.policy == rule.policy)
    concerned = {each.subject for each in of_duty if each.outcome is not Outcome.NOT_APPLICABLE}
    is_of_all = concerned.issubset(some)
    return with_users(rule.duty_of(assessment.office), plain("") if is_of_all else who([*some], assessment.office))


class CameWith(NamedTuple):
    """A request of another office that was upheld, about a user ID that stands in this one's list now: that one's name, and the request."""

    office: Text
    dispute: Dispute


def came_with(assessment: OfficeAssessment, history: History) -> Mapping[tuple[str, str], CameWith]:
    """Return the upheld requests of other offices by which something is still to be corrected here, by whom and of what it is (ids of account and policy): it went with a user ID."""
    if history.moves is None:
        return {}
    found, here = {}, assessment.office.id
    for finding in assessment.findings if history.upheld_requests else ():
        if not finding.is_to_correct:
            continue
        stood = history.moves.stood_at(finding.subject)
        there = {history.heirs.get(office, office): at for office, at in stood.items()}
        of_duty = sorted(
            (each for each in history.upheld_requests if each.is_about(finding)), key=attrgetter("received")
        )
        came = [each for each in of_duty if each.office in there and each.office != here]
        if came:
            name, until = there[came[-1].office]
            own = (each for each in of_duty if each.office == here and each.received > until)
            if not any(each.received > came[-1].received for each in own):
                found[finding.about] = CameWith(name, came[-1])
    return found


def remarks_on_came(came: Iterable[CameWith]) -> tuple[Remark, ...]:
    """Return what is remarked on requests of other offices that went with user IDs; each once."""
    return tuple(
        dict.fromkeys(
            Remark(
                RemarkCode.UPHELD_ELSEWHERE,
                day=dispute.answer.day if dispute.answer is not None else None,
                sides=(office,),
            )
            for office, dispute in came
        )
    )


def _open_as_then(dispute: Dispute, assessment: OfficeAssessment, history: History) -> list[Finding]:
    """Return what is open of the duty in what the request speaks of: it was so at the last meeting by the day on which it came, or a no of before stands again, or nothing is told of it any more; where none is known, by what was told by then.

    A no that was told since is so only of whom one stood then, and not for the portal; one told by then of who joined after that was told of which the last meeting knew, is the only one that the request may speak of. It is not asked of rounds in which a yes stayed though the request was upheld: their papers stay as they were made.
    """
    open_ = _open_of(dispute, assessment)
    if history.now.header.judging < _CORRECTS_SINCE:
        return open_
    then = _stood_then(dispute, assessment.office, history)
    if then is None:
        return [each for each in open_ if each.observed_on is None or each.observed_on < dispute.counts_from]
    last, stood = then[0], list(filter(dispute.is_about, then[1].findings))
    asks_of_holder = history.now.header.judging >= _OF_THE_HOLDER_SINCE
    is_cause_settled = history.now.header.judging >= _CAUSE_GONE_SETTLES_SINCE
    joinings = {each.id: each.holder_since for each in assessment.office.accounts if asks_of_holder}

    def is_lost(finding: Finding) -> bool:
        is_told_of = history.now.header.judging >= _LOST_SETTLES_NOTHING_SINCE
        return is_told_of and finding.reason is MissingReason.NEVER_TOLD

    def is_as_then(finding: Finding) -> bool:
        of_it = [each for each in stood if each.subject == finding.subject] or stood
        if not finding.is_no or finding.observed_on is None:
            return is_lost(finding) or any(each.is_open for each in of_it)
        if finding.observed_on >= dispute.counts_from:
            return _is_no_again(finding, stood, is_cause_settled=is_cause_settled)
        joined = joinings.get(finding.subject) or date.min
        of_former = (
            each.observed_on is not None and each.observed_on < joined <= finding.observed_on for each in of_it
        )
        return finding.observed_on <= last or any(each.is_open for each in of_it) or any(of_former)

    return list(filter(is_as_then, open_))


def _stood_then(dispute: Dispute, office: Office, history: History) -> tuple[date, OfficeAssessment] | None:
    """Return how the office of a request (`office`) stood at the last meeting by the day on which it came, with the day of that one's round; None where that is not known."""
    before = [each for each in history.meetings[:-1] if each.round.header.day <= dispute.received]
    then = before[-1].in_place_of(office) if before else None
    return None if then is None else (before[-1].round.header.day, then)


def _open_of(dispute: Dispute, assessment: OfficeAssessment) -> list[Finding]:
    """Return what is open of the duty that a request speaks of, as far as that may be what it speaks of."""
    of_duty = list(filter(dispute.is_about, assessment.findings))
    is_entered = any(_is_entered(finding, dispute.counts_from) for finding in of_duty)
    return [finding for finding in of_duty if finding.is_open and (finding.is_no or not is_entered)]


def _is_entered(finding: Finding, received: date) -> bool:
    """Whether it was told since a request came that a duty is done, or why it is not."""
    told_on = finding.observed_on if finding.outcome is Outcome.PASS else finding.cause_told_on
    stands = finding.outcome is Outcome.PASS or finding.counted_cause is not None
    return stands and told_on is not None and told_on >= received


def _is_only_old(dispute: Dispute, assessment: OfficeAssessment) -> bool:
    """Whether all that is open of the duty was told since the request came, and is merely to be told again since that has grown old."""
    return all(
        finding.counts_no_more
        and finding.outcome is Outcome.UNKNOWN
        and finding.observed_on is not None
        and finding.observed_on >= dispute.counts_from
        for finding in _open_of(dispute, assessment)
    )


def _was_settled(dispute: Dispute, office: Office, history: History) -> bool:
    """Whether the duty of an upheld request was not open any more at a meeting since, and not by what was told before the request came."""
    return any(
        not _open_of(dispute, then) and not any(_is_told_before(each, dispute) for each in then.findings)
        for then in _at_meetings_since(dispute, office, history)
    )


def _stands_again(dispute: Dispute, open_: Iterable[Finding], history: History) -> bool:
    """Whether a no stands that was told before the request came: what settled it at a meeting is evidence no more."""
    if history.now.header.version in _SETTLED_BY_THE_SAME_NO:
        return False
    return any(each.is_no and each.observed_on is not None and each.observed_on < dispute.counts_from for each in open_)


def _is_told_before(finding: Finding, dispute: Dispute) -> bool:
    """Whether a duty is done by what was merely told before a request about it came."""
    is_told = finding.grade is not None and finding.grade < Grade.WITNESSED
    is_before = finding.observed_on is not None and finding.observed_on < dispute.counts_from
    return finding.outcome is Outcome.PASS and is_told and is_before and dispute.is_about(finding)


def named_disputes(disputes: Iterable[Dispute], history: History) -> tuple[NamedDispute, ...]:
    """Return requests with the names of offices and duties; those of offices that are in the round no more are left out."""
    header = history.now.header
    duties = {rule.policy: rule.duty for rule in header.rules}
    offices = history.of_office
    told = tuple(disputes)
    there = _there(history) if any(each in history.upheld_requests for each in told) else {}
    return tuple(
        NamedDispute(
            office_name(offices[dispute.office]),
            duties.get(dispute.policy, plain(dispute.policy)),
            dispute,
            dispute.is_overdue(header.day),
            dispute in unproven_of(offices[dispute.office], history),
            tuple(there.get(dispute.number, ())),
            settled_on(dispute, history),
        )
        for dispute in told
        if dispute.office in offices
    )


def _there(history: History) -> Mapping[int, Mapping[OfficeName, None]]:
    """Return the other offices in whose lists something is still to be corrected by an upheld request, by its number."""
    found: dict[int, dict[OfficeName, None]] = {}
    for assessment in history.now.assessments:
        for came in came_with(assessment, history).values():
            found.setdefault(came.dispute.number, {})[office_name(assessment)] = None
    return found


def remarks_on_disputes(
    disputes: Iterable[Dispute], unproven: Collection[Dispute], history: History
) -> tuple[Remark, ...]:
    """Return what is remarked on requests, of one that names users with these: that an answer is to come, or which it was, and what is `unproven` still or settled; each once."""
    return tuple(
        dict.fromkeys(
            Remark(RemarkCode.DISPUTED, day=dispute.received, sides=_users_of(dispute))
            if dispute.answer is None
            else Remark(
                RemarkCode.DISPUTE_ANSWERED,
                day=dispute.answer.day,
                reference=dispute.answer.reference,
                sides=(
                    dispute.answer.result_said(
                        unproven=dispute in unproven, settled=settled_on(dispute, history) is not None
                    ),
                    *_users_of(dispute),
                ),
            )
            for dispute in disputes
        )
    )


def _users_of(dispute: Dispute) -> tuple[Text, ...]:
    return (dispute.users,) if dispute.accounts else ()
