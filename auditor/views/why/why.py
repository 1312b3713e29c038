"""Why an office stands as it does: what was said of each duty, by whom and when, and what of it counts. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.evidence import Evidence, Known, MissingReason
from auditor.model.evidence_names import TYPED
from auditor.model.facts import TWO_STEP_CAUSE
from auditor.model.finding import Outcome
from auditor.model.grades import Grade, label_of, short_of
from auditor.model.portal_seen import portal_seen
from auditor.model.standing import put_off_by_waiver, stands_as
from auditor.model.views.remarks import RemarkCode
from auditor.model.when import When, decode_when, encode_when
from auditor.register.days_told import day_told, days_of_talks
from auditor.register.questions import telling
from auditor.views.disputes import spoken_of
from auditor.views.office.duties import account_subjects
from auditor.views.office.values import source_said
from auditor.views.remarks.act_days import act_day, act_of, known_on
from auditor.views.remarks.as_answered import answers
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.weighing import counting_of, of_the_listed, worth
from auditor.views.remarks.weights import HOLDING, Weight, kept_out_by, weight_of_all
from auditor.views.waivers.waived_duties import waiting_waiver
from auditor.views.why import why_reasons
from auditor.views.why.why_before import holding_before
from auditor.views.why.why_by import AT_THE_DESK, told_by, ways_of
from auditor.views.why.why_past import at_meetings, kept_ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence

    from auditor.model.as_before import AsBefore
    from auditor.model.evidence import KeptOut, Observation
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import Round, RuleCard
    from auditor.model.views.remarks import Remark
    from auditor.views.compared.history import History


class Telling(Struct, frozen=True):
    """One thing that was told.

    Attributes:
        on: the day on which it was told or seen; None where no day of contact can be read, or it does not fit its form, and
            nobody said which is meant.
        fact, value: what was told, in words.
        by: who told it, by post, and how; of what told itself, what that is.
        grade: how well it is known by that; `known`, in words for a narrow cell.
        file: the evidence file it stands in, and `place`, where in it; `at` the same as its reference has it.
        questions: the names of the questions whose answers may tell it.
        weight: what it is worth now.

    """

    on: date | None
    fact: Text
    value: Text
    by: Text
    grade: Grade
    known: Text
    file: str
    place: Text
    at: str
    questions: tuple[str, ...]
    weight: Weight


class TakenBack(Struct, frozen=True):
    """An answer that was corrected or taken back: `of`, the ids of those of whom it may have been, the `facts` that it may have told, and all of it in words."""

    of: frozenset[str]
    facts: frozenset[Fact[Any]]
    said: Text


class DutyWhy(Struct, frozen=True):
    """A duty of an office or of one of its accounts, and why it stands so.

    Attributes:
        duty, policy: the duty, and the id of its policy.
        label: how it stands; `is_done`: it is done; `is_no`: it is known not to be; `is_open`: something is left to do or to tell.
        advised: no decision orders it.
        known: how that is known, `source` what told it, and `on` the day; None where nothing is known.
        done_on: when the act itself was done, or since when not, in words; None where nobody told.
        reasons: why it stands so, in sentences; `early` the last day of which it was told otherwise since, before an upheld request; `remarks` what papers say of it.
        tellings: all that was told of it, the last first; `taken_back` what was told and corrected or taken back, in sentences.
        is_told_besides: an answer came that is not among them: nobody can read it, its day is still to be settled, or it is of one of before that this one may be.
        past: how it stood at the meetings before, and in the round kept for the one to come: what the meeting is called, and its label.

    """

    duty: Text
    policy: str
    label: Text
    is_done: bool
    is_no: bool
    is_open: bool
    advised: bool
    known: Text | None
    source: Text | None
    on: date | None
    done_on: Text | None
    reasons: tuple[Text, ...]
    early: date | None
    remarks: tuple[Remark, ...]
    tellings: tuple[Telling, ...]
    taken_back: tuple[Text, ...]
    is_told_besides: bool
    past: tuple[tuple[Text, Text], ...]

    @property
    def names_cause(self) -> bool:
        """Whether it is remarked for which cause it is not done, be that told of another duty of the same user."""
        return any(remark.code is RemarkCode.CAUSE for remark in self.remarks)


class SubjectWhy(Struct, frozen=True):
    """The office itself or one of its accounts, with its duties."""

    id: str
    called: Text
    login: str
    since: date | None
    left: bool
    duties: tuple[DutyWhy, ...]


class Told(Struct, frozen=True):
    """All that was told, and what it came to.

    Attributes:
        observations: what was told, by whom it is about.
        evidence: what is known of each.
        reads: the facts that a policy may read, by its id.
        is_fresh: whether something that was told is not too old to count.
        taken_back: the answers that were corrected or taken back, the last first.
        tellers: by file the post that told each row of a register, by its place.
        refuted_for: of which duties (their policies' ids) requests for correction, which were upheld, say that something told of somebody (an id) before them is no yes any more.
        standing_again: what is left of all that was told of somebody (an id) where such a request about a duty (its policy's id) was upheld: also a no that
            stands again since the newer yes counts for nothing.
        kept_out: answers for all that do not count for somebody (an id).
        as_before: what would be known and found of who may be one of before, by his id: by himself, and as each of those.
        spoke: the names of files that spoke in the last kept round: of what they tell such a request was made.
        undated: the rows (files and places) of which nobody knows on which day they were told.

    """

    observations: Mapping[str, Sequence[Observation[Any]]]
    evidence: Mapping[str, Evidence]
    reads: Mapping[str, Sequence[Fact[Any]]]
    is_fresh: Callable[[Observation[Any]], bool]
    taken_back: tuple[TakenBack, ...] = ()
    tellers: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    refuted_for: Callable[[Observation[Any], str], frozenset[str]] = lambda *_: frozenset()
    standing_again: Callable[[str, str], Sequence[Observation[Any]]] = lambda *_: ()
    kept_out: Mapping[str, Sequence[KeptOut]] = MappingProxyType({})
    as_before: Mapping[str, Sequence[AsBefore]] = MappingProxyType({})
    spoke: Collection[str] = frozenset()
    undated: Container[tuple[str, str]] = frozenset()

    def of(self, finding: Finding) -> Sequence[Observation[Any]]:
        """Return what was told of whom a finding is about, as far as it may count for its duty; not of those of before (`of_before`)."""
        told = self.observations.get(finding.subject, ())
        return (*told, *self.standing_again(finding.policy, finding.subject))

    def of_before(self, finding: Finding) -> Mapping[Observation[Any], Weight]:
        """Return by what a duty stands as not done that was told of those of before one of whom somebody may be, and what it is worth; nothing where it is of himself."""
        may_be = [each for each in self.as_before.get(finding.subject, ()) if each.before != finding.subject]
        return holding_before(finding, may_be, self.observations, self.is_fresh)

    def is_told_before(self, finding: Finding) -> bool:
        """Whether anything on a duty was told of those of before one of whom somebody may be."""
        reads = self.reads.get(finding.policy, ())
        may_be = (each.before for each in self.as_before.get(finding.subject, ()))
        return any(each.fact in reads for before in may_be for each in self.observations.get(before, ()))


def why(
    assessment: OfficeAssessment, history: History, told: Told, ahead: Round | None = None
) -> tuple[SubjectWhy, ...]:
    """Return why an office stands so: the office itself first, then each of its accounts; none of whom nothing is judged.

    `ahead` is the round that was kept for a meeting still to come, with the office alone; None where none was.
    """
    office = assessment.office
    accounts = {account.id: account for account in office.accounts}
    subjects = [(office.id, office.name, ""), *account_subjects(office)]
    found = []
    for subject, called, login in subjects:
        duties = tuple(_duties(subject, assessment, history, told, ahead))
        if duties:
            account = accounts.get(subject)
            since = account.holder_since if account is not None else None
            left = account.left if account is not None else office.left
            found.append(SubjectWhy(subject, called, login, since, left, duties))
    return tuple(found)


def _duties(
    subject: str, assessment: OfficeAssessment, history: History, told: Told, ahead: Round | None
) -> Iterator[DutyWhy]:
    cards = {rule.policy: rule for rule in history.now.header.rules}
    unproven = spoken_of(assessment, history)
    beside, put_off = _cause_beside(assessment, subject, told), put_off_by_waiver(assessment.findings)
    for finding in assessment.of(subject=subject):
        card, reads = cards[finding.policy], frozenset(told.reads.get(finding.policy, ()))
        stands = stands_as(finding, put_off)
        withdrawn = [each for each in told.taken_back if subject in each.of and each.facts & reads]
        of_before = told.of_before(finding)
        disputed_from = unproven[finding.about].counts_from if finding.about in unproven else None
        tellings = tuple(_tellings(finding, assessment, told, of_before, disputed_from, beside))
        explains = beside if finding.is_no and TWO_STEP_CAUSE not in reads else None
        twice = {RemarkCode.UNDATED} if finding.awaits_day else set()
        twice |= {RemarkCode.CAUSE} if explains is not None else set()
        remarks = remarks_on_findings((finding,), assessment, history, both_sides=True)
        is_part_known = any(telling.weight in HOLDING for telling in tellings)
        early = _too_early(finding, tellings, told.spoke)
        is_taken_back = any(finding.missing == fact.id for each in withdrawn for fact in each.facts)
        is_told_before = told.is_told_before(finding) and not finding.either_way
        untold = why_reasons.never_told(
            is_taken_back=is_taken_back, is_part_known=is_part_known, is_told_before=is_told_before
        )
        waiting = waiting_waiver(finding, assessment.office, history.now.header)
        yield DutyWhy(
            duty=card.duty,
            policy=finding.policy,
            label=stands.label,
            is_done=finding.outcome is Outcome.PASS,
            is_no=finding.is_no,
            is_open=finding.is_open and isinstance(stands, Outcome),
            advised=finding.level is Level.SHOULD,
            known=label_of(finding.grade, {finding.way}) if finding.grade is not None else None,
            source=_source(finding, assessment, told, of_before) if finding.source else None,
            on=known_on(finding),
            done_on=_act_day(finding, card),
            reasons=(
                *why_reasons.reasons(
                    finding,
                    _broken(finding, card, tellings, told),
                    unproven.get(finding.about),
                    untold,
                    early,
                    is_of_before=bool(of_before),
                ),
                *([] if explains is None else [why_reasons.cause_beside(explains)]),
                *([] if waiting is None else [why_reasons.TIME_WAITS.filled(day=waiting.until)]),
            ),
            early=early,
            remarks=tuple(each for each in remarks if each.code not in twice),
            tellings=tellings,
            is_told_besides=finding.awaits_day or finding.reason is MissingReason.UNCLEAR or is_told_before,
            taken_back=tuple(each.said for each in withdrawn),
            past=(*at_meetings(finding, assessment.office.id, history), *kept_ahead(finding, ahead)),
        )


def _cause_beside(assessment: OfficeAssessment, subject: str, told: Told) -> Known[Any] | None:
    """Return the cause that is known of somebody (an id) whose two-step is on all the same, and that does not speak against it: it explains what else is not done."""
    known = told.evidence.get(subject, Evidence(subject)).resolved.get(TWO_STEP_CAUSE)
    explained = [each for each in assessment.of(subject=subject) if TWO_STEP_CAUSE in told.reads.get(each.policy, ())]
    is_beside = bool(explained) and all(each.outcome is Outcome.PASS and not each.against_cause for each in explained)
    return known if isinstance(known, Known) and is_beside else None


def _broken(finding: Finding, card: RuleCard, tellings: Iterable[Telling], told: Told) -> Text:
    """Return what is said of a duty that is not done; where that is said of answers which differ, also what was answered to the question about it."""
    if finding.done_on == encode_when(When.not_by_the_holder()) and not finding.code:
        return why_reasons.NOT_BY_THE_HOLDER
    if finding.code not in dict(card.stands):
        return card.broken
    first = next(iter(told.reads.get(finding.policy, ())), None)
    asked = {question.name for question in telling(first)} if first is not None else set()
    said = (each.value for each in tellings if each.weight is Weight.COUNTS and asked.intersection(each.questions))
    answered = next(said, None)
    return card.broken if answered is None else joined((card.broken, _ANSWERED.filled(told=answered)), " ")


def _too_early(finding: Finding, tellings: Iterable[Telling], spoke: Collection[str]) -> date | None:
    """Return the last day of which something was told after what stands, in no file that `spoke` already, and that counts for nothing since a request for correction; None for none."""
    stands = finding.observed_on
    told = (each.on for each in tellings if each.weight is Weight.CORRECTED and each.file not in spoke)
    return max((on for on in told if on is not None and stands is not None and on > stands), default=None)


def _act_day(finding: Finding, card: RuleCard) -> Text | None:
    if finding.outcome is Outcome.PASS:
        told = act_day((finding,), seen=card.seen_at_login)
        return _DONE.filled(day=told) if told is not None else None
    if not (done_on := act_of(finding, seen=card.seen_at_login)):
        return None
    when = decode_when(done_on)
    if when.earliest is None:
        return when.label if when.latest == date.min else _UNDONE.filled(day=when.latest + timedelta(days=1))
    return _DONE.filled(day=when.label)


def _tellings(  # noqa: PLR0913, PLR0917 all that weighs what was told
    finding: Finding,
    assessment: OfficeAssessment,
    told: Told,
    of_before: Mapping[Observation[Any], Weight],
    unproven: date | None,
    beside: Known[Any] | None,
) -> Iterator[Telling]:
    """Yield what was answered of the facts on which a duty may rest, the last first; of an answer of which not all counts, what it is worth where it does not.

    What was told before a request that was upheld (`unproven`, the day on which it came) is no yes any more; the cause that explains another duty
    (`beside`) stands there, one of who has the post here, too.
    """
    reads = told.reads.get(finding.policy, ())
    account = next((each for each in assessment.office.accounts if each.id == finding.subject), None)
    since = account.holder_since if account is not None else None
    evidence = told.evidence.get(finding.subject, Evidence(finding.subject))
    known = evidence.own if finding.is_no and evidence.own else evidence.resolved
    talks = days_of_talks(assessment)
    kept_out = {each.answer: kept_out_by(each) for each in told.kept_out.get(finding.subject, ())}
    every = (*told.of(finding), *of_before, *kept_out)
    seen = sorted({each for each in every if each.fact in reads}, key=_last_first, reverse=True)

    def weight_of(observation: Observation[Any]) -> Weight:
        if observation in kept_out:
            return kept_out[observation]
        if observation in of_before:
            return of_before[observation]
        counting = counting_of(finding, observation.fact, known.get(observation.fact))
        weight = of_the_listed(finding, worth(observation, counting, since, told.is_fresh))
        is_opposed = finding.against_cause and not portal_seen(finding)
        if weight in HOLDING and observation.fact == TWO_STEP_CAUSE and is_opposed:
            return Weight.NOT_COUNTED
        may_be_refuted = weight in {Weight.AGREES, Weight.OVERRULED} or (finding.is_no and weight is Weight.COUNTS)
        refuted_for = told.refuted_for(observation, finding.subject) if may_be_refuted else frozenset()
        if finding.policy in refuted_for or (weight is Weight.OVERRULED and refuted_for):
            return Weight.CORRECTED
        corrected_on = finding.observed_on if finding.is_to_correct else unproven
        is_doubted = finding.is_to_correct or weight is Weight.OVERRULED
        if finding.is_open and is_doubted and corrected_on is not None and observation.observed_on < corrected_on:
            return Weight.CORRECTED
        return weight

    for answer in answers(seen, every):
        observation, weights = answer.told[0], [weight_of(each) for each in answer.told]
        explains_another = beside is not None and finding.cause is None
        if explains_another and observation.fact == TWO_STEP_CAUSE and HOLDING.issuperset(weights):
            continue
        yield Telling(
            None
            if observation.reference.at in told.undated
            else day_told(observation.source, observation.observed_on, talks),
            answer.asked,
            answer.words,
            told_by(observation, assessment, told.tellers),
            observation.grade,
            short_of(observation.grade, {observation.way}),
            observation.reference.file,
            observation.reference.place_said,
            observation.reference.place,
            tuple(question.name for question in telling(observation.fact)),
            weight_of_all(weights),
        )


_last_first: Final = attrgetter("observed_on", "grade", "fact.id", "reference.file", "reference.place")


def _source(finding: Finding, assessment: OfficeAssessment, told: Told, of_before: Iterable[Observation[Any]]) -> Text:
    """Return what told how a duty stands; of answers that were typed at the desk by which ways they came, and that they were typed there."""
    reads = told.reads.get(finding.policy, ())
    on_its_day = [
        each
        for each in (*told.of(finding), *of_before)
        if each.fact in reads and (each.source, each.observed_on) == (finding.source, finding.observed_on)
    ]
    if not on_its_day or not all(each.reference.file.startswith(TYPED) for each in on_its_day):
        return source_said(finding.source)
    ways = (way for each in on_its_day for way in ways_of(each, assessment))
    return joined([*dict.fromkeys(ways), AT_THE_DESK])


_ANSWERED: Final = Text(en='The answer was "{told}".', bn="জানানো হয়েছে: “{told}”।")
_UNDONE: Final = Text(en="not done since {day}", bn="{day} বা তার পরে করা হয়নি")
_DONE: Final = Text(en="done: {day}", bn="কবে করা হয়েছে: {day}")
