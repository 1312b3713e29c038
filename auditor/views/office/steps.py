"""What is left for an office to do, step by step: each step once for all who have it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import FACTS, SEEN_AT_A_LOGIN, Cause, Scope
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.model.letters import answered_by
from auditor.model.portal_seen import portal_seen
from auditor.model.when import decode_when
from auditor.views.compared.stood import asked_of_keeper, asks_whether_it_is_own, asks_which
from auditor.views.disputes import spoken_of
from auditor.views.letters import own_mailbox
from auditor.views.letters.portal_days import answered_about, is_before_promised, step_to_try_again
from auditor.views.letters.sent_letters import answer_to_try, is_to_try_again, owner_told, portal_letters
from auditor.views.office import step_words as words
from auditor.views.office.posts_to_tell import posts_to_tell
from auditor.views.office.steps_on_done import steps_on_done
from auditor.views.office.steps_to_know import step_to_know
from auditor.views.office.whose_steps import DAYS, HOLDER, HOLDER_TOO, OF_POSTS, OWN, WHO, Step, each_once
from auditor.views.remarks.asked_which import which_is_asked_of
from auditor.views.remarks.denied_address import (
    ADDRESS_HELD,
    OF_ADDRESS,
    applying_where_it_can,
    asking_first,
    asking_of_known,
    denied_on,
)
from auditor.views.remarks.shown_anew import is_to_show, seen_before_joining, step_after, step_to_show
from auditor.views.remarks.told_by_slip import is_told_by_slip_alone
from auditor.views.waivers.waived_duties import awaiting_waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.model.round import RoundHeader, RuleCard
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History
    from auditor.views.compared.since import Since

ON_THE_PAGE: Final = Text(en="on the self-check page", bn="স্ব-যাচাই পাতায়")
_WITH_HELP: Final = Text(
    en="in a self-check (ask the assistant programmer for one)", bn="স্ব-যাচাইয়ে (সহকারী প্রোগ্রামারকে বলুন)"
)


def where_tested(history: History) -> Text:
    """Return where a password is tested: on the page where sheets and page were made for the meeting."""
    return ON_THE_PAGE if history.invited else _WITH_HELP


def steps_left(assessment: OfficeAssessment, history: History, mailbox: str) -> tuple[Text, ...]:
    """Return what remains of the ordered duties, each step once for all who have it; first which posts use user IDs of which only the number is known.

    What the portal's owner answered about is to be tried again and nothing else, from the day that he names (see `to_try_later`); so all that
    is left to who could not log in. What counts only since evidence is gone is to be told again; where that is an older no, it is asked like
    what nobody ever told. `mailbox` is where answers go (see `own_mailbox`).
    """
    terms = _Terms.of(assessment, history, mailbox)
    subjects = dict.fromkeys((*assessment.office.called, *(finding.subject for finding in assessment.findings)))
    left = ((step, subject) for subject in subjects for step in _left_to(subject, assessment, terms))
    asked = posts_to_tell(assessment)
    whose = (
        (Step(words.WHOSE_IT_IS.filled(post=WHO, of_posts=OF_POSTS)), subject)
        for subject in subjects
        if subject in asked
    )
    return each_once((*whose, *left), assessment.office)


def steps_by_duty(
    assessment: OfficeAssessment, history: History, mailbox: str
) -> Mapping[tuple[str, str], tuple[Text, ...]]:
    """Return the same of each ordered duty of each subject alone, by (subject, policy): nothing where nothing of it remains."""
    terms, office = _Terms.of(assessment, history, mailbox), assessment.office
    found = {
        finding.about: each_once(
            ((step, finding.subject) for step in _left_to(finding.subject, assessment, terms, finding)), office
        )
        for finding in assessment.of(level=Level.SHALL)
    }
    return {about: steps for about, steps in found.items() if steps}


class _Terms(NamedTuple):
    """What the steps of an office go by: the rules by policy, where a password is tested, the letters to the portal's owner since there was nothing to ask him and all that he answered by the day of the audit, that day, what is otherwise than at the last meeting, what hinders whom, when requests came, by whom and of what it is, that were upheld and are no evidence yet, by what is judged, and what of whose present holder nothing is known was seen undone before he came."""

    by_policy: Mapping[str, RuleCard]
    tested: Text
    asked: tuple[Letter, ...]
    answered: tuple[Letter, ...]
    day: date
    since: Since
    hindering: Mapping[str, Cause]
    upheld: Mapping[tuple[str, str], date]
    header: RoundHeader
    seen_before: AbstractSet[tuple[str, str]]

    @classmethod
    def of(cls, assessment: OfficeAssessment, history: History, mailbox: str) -> _Terms:
        """Return those of one office."""
        by_policy = {rule.policy: rule for rule in history.now.header.rules}
        if ADDRESS_HELD in by_policy:
            by_policy[ADDRESS_HELD] = asking_of_known(by_policy[ADDRESS_HELD], assessment)
        for policy in own_mailbox.policies_asking(assessment, mailbox):
            asked_too = (by_policy[policy].when_unknown, own_mailbox.IS_IT_OWN.filled(mail=mailbox))
            by_policy[policy] = replace(by_policy[policy], when_unknown=joined(asked_too, " "))
        if denied_on(assessment) is not None:
            by_policy |= {
                policy: asking_first(by_policy[policy], assessment.office) for policy in OF_ADDRESS & by_policy.keys()
            }
        for policy in OF_ADDRESS & by_policy.keys():
            by_policy[policy] = applying_where_it_can(by_policy[policy], assessment.office)
        day, since = history.now.header.day, history.since(assessment.office.id)
        asked, answered = owner_told(history), answered_by(portal_letters(history), day)
        upheld = {about: each.received for about, each in spoken_of(assessment, history).items()}
        header, hindered = history.now.header, assessment.hindered
        seen = {each.about for each in assessment.findings if seen_before_joining(each, assessment.office.id, history)}
        return cls(by_policy, where_tested(history), asked, answered, day, since, hindered, upheld, header, seen)

    def answer(self, office: Office, subject: str, cause: Cause | None, told_on: date | None) -> Letter | None:
        """Return the letter by which the portal's owner answered about a cause that has grown old."""
        return answered_about(self.answered, office, subject, cause, told_on)


def _left_to(subject: str, assessment: OfficeAssessment, terms: _Terms, alone: Finding | None = None) -> Iterator[Step]:
    """Yield what remains of the ordered duties of one subject, or of one of them alone."""
    by_policy, office, since = terms.by_policy, assessment.office, terms.since
    owned = assessment.of(level=Level.SHALL, subject=subject)
    ordered = [since.as_asked(finding) for finding in _left_to_do(owned, office)]
    locked_out_on = since.locked_out.get(subject)
    was_locked_out = [finding for finding in ordered if finding.is_open and locked_out_on is not None]
    ordered = [finding for finding in ordered if finding not in was_locked_out]
    to_try = _to_try_again(ordered, office, terms.asked, terms.hindering.get(subject))
    about = _answer_to(to_try, office, terms.asked)
    others = [finding for finding in ordered if finding not in to_try]
    aged = {each.about: since.aged_cause(each) for each in owned}
    if alone is not None:
        owned = (alone,)
        was_locked_out, to_try, others = (
            [finding for finding in found if finding.about == alone.about] for found in (was_locked_out, to_try, others)
        )
    if locked_out_on is not None and was_locked_out:
        duties = joined(by_policy[finding.policy].own_duty for finding in was_locked_out)
        step = Step(words.WAS_LOCKED_OUT.filled(post=WHO, days=DAYS, duties=duties), frozenset({locked_out_on}))
        yield step.answered(terms.answer(office, subject, Cause.LOCKED_OUT, locked_out_on), terms.day)
    answers = {each.about: terms.answer(office, subject, aged[each.about], each.observed_on) for each in others}
    steps_of = partial(_steps_of, office=office, terms=terms, hindering=terms.hindering.get(subject))
    yield from steps_of([finding for finding in others if answers[finding.about] is None])
    for finding in others:
        if (answer := answers[finding.about]) is not None:
            yield from (step.answered(answer, terms.day) for step in steps_of([finding]))
    if to_try and about is not None and not is_before_promised(about, terms.day):
        yield _step_to_try(to_try, about, terms.day, by_policy)
    is_vacant = terms.hindering.get(subject) is Cause.VACANT and not any(each.is_open for each in ordered)
    if is_vacant and any(finding.cause is Cause.VACANT for finding in owned):
        yield Step(words.VACANT)
    done = [finding for finding in owned if finding not in to_try]
    yield from steps_on_done(done, since, by_policy, which_is_asked_of(assessment, terms.header, since.returned))


def to_try_now(assessment: OfficeAssessment, history: History) -> frozenset[str]:
    """Return the policies (ids) under which something is to be tried again now, since the portal's owner answered about it."""
    asked, day = owner_told(history), history.now.header.day
    return frozenset(
        finding.policy
        for to_try in _to_try(assessment, asked).values()
        if not is_before_promised(_answer_to(to_try, assessment.office, asked), day)
        for finding in to_try
    )


def to_try_later(assessment: OfficeAssessment, history: History) -> tuple[Text, ...]:
    """Return what waits for a day that the portal's owner named, once for all whose it is: from then on it is to be tried again."""
    asked, header = owner_told(history), history.now.header
    by_policy = {rule.policy: rule for rule in header.rules}
    steps = (
        (_step_to_try(to_try, answer, header.day, by_policy), subject)
        for subject, to_try in _to_try(assessment, asked).items()
        if (answer := _answer_to(to_try, assessment.office, asked)) is not None
        and is_before_promised(answer, header.day)
    )
    return each_once(steps, assessment.office)


def _answer_to(to_try: Iterable[Finding], office: Office, asked: Sequence[Letter]) -> Letter | None:
    """Return the letter that was answered about what one subject of an office is to try again, for one cause; None where there is nothing."""
    answers = (answer_to_try(finding, office, asked) for finding in to_try)
    return next((answer for answer in answers if answer is not None), None)


def _to_try(assessment: OfficeAssessment, asked: Sequence[Letter]) -> dict[str, list[Finding]]:
    """Return by whom of an office (ids) something is to be tried again since the portal's owner answered, and what."""
    office, subjects = assessment.office, dict.fromkeys(finding.subject for finding in assessment.findings)
    left = {each: _left_to_do(assessment.of(level=Level.SHALL, subject=each), office) for each in subjects}
    found = {each: _to_try_again(left[each], office, asked, assessment.hindered.get(each)) for each in subjects}
    return {subject: to_try for subject, to_try in found.items() if to_try}


def _step_to_try(to_try: Iterable[Finding], asked: Letter, day: date, by_policy: Mapping[str, RuleCard]) -> Step:
    return Step(step_to_try_again(asked, day, WHO, joined(by_policy[finding.policy].own_duty for finding in to_try)))


def _left_to_do(ordered: Iterable[Finding], office: Office) -> list[Finding]:
    """Return what neither waits for another duty nor is settled by who keeps the roster."""
    return [finding for finding in ordered if not finding.waits_for and not asked_of_keeper(finding, office)]


def _to_try_again(
    ordered: Iterable[Finding], office: Office, asked: Sequence[Letter], hindering: Cause | None
) -> list[Finding]:
    """Return what one subject of an office is to try again; of who could not log in all that is left, once that was answered."""
    found = [finding for finding in ordered if is_to_try_again(finding, office, asked) and not finding.awaits_reason]
    if not found or hindering is not Cause.LOCKED_OUT:
        return found
    return [finding for finding in ordered if finding in found or finding.is_open or finding.shut_out]


_OF_SEVERAL_DUTIES: Final = (
    words.LOCKED_OUT,
    words.JOINING,
    words.NEW_HOLDER,
    words.OWN_OR_NOT,
    words.UNKNOWN,
    words.UNPLACED,
    words.STALE,
    words.TOLD_TOO_EARLY,
    words.UNCLEAR,
)
"""Steps that an account is told once, with all the duties that they are for; in their order."""
_HINDERED: Final[Mapping[Cause | None, Text]] = {Cause.VACANT: words.VACANT, Cause.LOCKED_OUT: words.LOCKED_OUT}
"""What is asked first of who cannot do anything, whatever else is open."""


def _steps_of(ordered: Iterable[Finding], office: Office, terms: _Terms, *, hindering: Cause | None) -> list[Step]:
    """Return what remains of ordered duties of one subject: of each duty one step.

    Of a vacant post nobody can do or tell it: it is only asked who has the account, whatever else is open; and who cannot log in is told
    what leads to a reset, and what is to be done after it. `hindering` is the cause that hinders all, where there is one.
    What is not known of several duties of an account is asked in one step, of each of the office's own in its own words; what was told and
    does not count any more, in one step with its days.
    """
    by_policy, tested = terms.by_policy, terms.tested
    steps: list[Text] = []
    together: dict[Text, list[Finding]] = {}
    opened = [finding for finding in ordered if finding.is_open]
    unknown = words.OWN_OR_NOT if any(map(asks_whether_it_is_own, opened)) else words.UNKNOWN
    for finding in opened:
        step = _HINDERED.get(hindering) or _step_of(finding, office, terms)
        step = unknown if step == words.UNKNOWN else step
        if step in _OF_SEVERAL_DUTIES:
            together.setdefault(step, []).append(finding)
        else:
            steps.append(step)
    gathered = (
        _step_of_several(step, together[step], by_policy, tested) for step in _OF_SEVERAL_DUTIES if step in together
    )
    return [*map(Step, dict.fromkeys(steps)), *gathered]


def _step_of(finding: Finding, office: Office, terms: _Terms) -> Text:
    """Return the step of one duty, without who has it; one of `_OF_SEVERAL_DUTIES` still lacks them, too. Where time is extended a new holder only tells how it stands."""
    rule, tested = terms.by_policy[finding.policy], terms.tested
    if (finding.is_no or finding.is_seen_otherwise) and not finding.awaits_reason:
        step, upheld = _step_to_do(finding, rule, office, tested), terms.upheld.get(finding.about)
        if upheld is None or not finding.is_no:
            return step
        return words.UPHELD_TOO.filled(step=step, day=upheld)
    differs = bool(finding.against_cause) or finding.kept_out_by is not None
    step = words.UNKNOWN if finding.kept_out_by is not None else step_to_know(finding, office)
    if step == words.NEW_HOLDER and awaiting_waiver(finding, office, terms.header) is not None:
        step = words.UNKNOWN
    if step == words.NEW_HOLDER and finding.about in terms.seen_before:
        return step_after(finding, rule)
    by_slip = step in {words.UNKNOWN, words.NEW_HOLDER} and is_told_by_slip_alone(finding)
    if not by_slip and (step != words.UNKNOWN or not (rule.scope is Scope.OFFICE or differs)):
        return step
    asked = rule.when_unknown.filled(post=WHO, self_check=tested)
    return words.TOLD_OTHERWISE.filled(step=asked) if differs else asked


def _step_of_several(step: Text, findings: Sequence[Finding], by_policy: Mapping[str, RuleCard], tested: Text) -> Step:
    """Return the one step of several duties of one subject."""
    if step in _AGAIN:
        return _step_to_tell_again(step, findings, by_policy, tested)
    lacking = [by_policy[finding.policy] for finding in findings]
    if step == words.UNKNOWN and len(lacking) == 1:
        return Step(lacking[0].when_unknown.filled(post=WHO, self_check=tested))
    holders = {"holder": HOLDER, "holder_too": HOLDER_TOO, "own": OWN}
    return Step(step.filled(post=WHO, n=len(lacking), duties=joined(rule.own_duty for rule in lacking), **holders))


_AGAIN: Final = {
    words.STALE: (words.STALE_WITHOUT_DAY, words.HOW_NOW),
    words.TOLD_TOO_EARLY: (words.TOLD_TOO_EARLY_WITHOUT_DAY, words.HOW_NOW),
    words.UNCLEAR: (words.UNCLEAR_WITHOUT_DAY, words.HOW_AGAIN),
}
"""Steps to tell again what was told, the same where nobody knows on which day, and what is asked of users."""


def _step_to_tell_again(
    step: Text, findings: Sequence[Finding], by_policy: Mapping[str, RuleCard], tested: Text
) -> Step:
    """Return the step to tell again what was told of duties of one subject and does not count, or not any more: of the office's own what each asks."""
    without_day, ask_users = _AGAIN[step]
    rules = [by_policy[finding.policy] for finding in findings]
    days = frozenset(finding.observed_on for finding in findings if finding.observed_on is not None)
    if any(finding.observed_on is None for finding in findings):
        step, days = without_day, frozenset()
    asked = (
        rule.when_unknown.filled(post=WHO, self_check=tested)
        if rule.scope is Scope.OFFICE or is_told_by_slip_alone(finding)
        else ask_users
        for rule, finding in zip(rules, findings, strict=True)
    )
    duties = joined(rule.own_duty for rule in rules)
    return Step(step.filled(post=WHO, days=DAYS, duties=duties, ask=joined(dict.fromkeys(asked), " ")), days)


def _step_to_do(finding: Finding, rule: RuleCard, office: Office, tested: Text) -> Text:
    """Return the step of a duty that is not done, to be seen where telling lifts nothing; with what is to be told of it beside. Where it was seen undone before the present holder came, and he told that it is done, only that is left to be seen."""
    if finding.outcome is Outcome.UNKNOWN:
        return step_after(finding, rule)
    if (to_see := _step_to_see(finding, rule)) is not None:
        return to_see
    step = rule.step(finding.code).filled(post=WHO, self_check=tested)
    if finding.cause is Cause.NO_OWN_ACCOUNT and not is_to_show(finding):
        step = words.NONE_OF_ITS_OWN_TOO.filled(step=step)
    if (to_show := step_to_show(step, finding, rule)) is not None:
        return to_show
    if asks_which(finding):
        return words.TOLD_OTHERWISE.filled(step=step)
    return _with_why_not_counted(step, finding, office)


def _step_to_see(finding: Finding, rule: RuleCard) -> Text | None:
    """Return the step of a duty that is told to be done since a login, at which the portal was in the way or that was seen at a former portal, or a record of that one's system: only that a login be seen; None of any other."""
    cause = portal_seen(finding)
    if cause is not None:
        seen = words.PORTAL_SEEN_THERE if finding.seen_at_former else words.PORTAL_SEEN
        return seen.filled(post=WHO, day=finding.refuted[-1].on, cause=cause.label)
    told_since = finding.is_told_but_undone and finding.refuted[-1].on < finding.refuted[0].on
    if not (finding.seen_at_former and told_since and FACTS[finding.refuted[-1].fact] in SEEN_AT_A_LOGIN):
        return None
    there = words.SEEN_THERE if finding.refuted[-1].grade is Grade.WITNESSED else words.RECORDED_THERE
    return there.filled(post=WHO, day=finding.refuted[-1].on, duty=rule.own_duty)


def _with_why_not_counted(step: Text, finding: Finding, office: Office) -> Text:
    """Return the step of an act, with why what was told of it last does not count: its day, its words, or that the act lies before from when on it counts, or may.

    Of whom it is asked who of before he is nobody knows from when on it counts.
    """
    if finding.undated:
        return words.UNDATED_TOO.filled(step=step)
    if finding.reason is MissingReason.UNCLEAR:
        return words.UNCLEAR_TOO.filled(step=step)
    if not finding.done_on:
        return step
    account = next((each for each in office.accounts if each.id == finding.subject), None)
    if account is not None and account.doubts:
        return step
    if account is not None and account.holder_since is not None:
        return words.SINCE_JOINING.filled(step=step)
    when = decode_when(finding.done_on)
    return words.TOO_EARLY.filled(step=step, day=when.latest) if when.exact else step


def advice_steps(assessment: OfficeAssessment, rules: Sequence[RuleCard], tested: Text) -> tuple[Text, ...]:
    """Return what is advised and not followed, each step once; `tested` is where a password is tested."""
    by_policy = {rule.policy: rule for rule in rules}
    hindering = assessment.hindered
    advised = (
        (Step(by_policy[finding.policy].step(finding.code).filled(post=WHO, self_check=tested)), finding.subject)
        for finding in assessment.of(level=Level.SHOULD)
        if finding.outcome is Outcome.FAIL and not finding.awaits_reason and finding.subject not in hindering
    )
    return each_once(advised, assessment.office)
