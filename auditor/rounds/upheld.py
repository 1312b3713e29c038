"""What is told of a request for correction that was upheld: once it was, and before a round is kept in which nothing was told of its duty since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.model.disputes import DATED_FROM, DisputeResult
from auditor.model.finding import Outcome
from auditor.rounds import as_now
from auditor.views.disputes import came_with, unproven_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.judging.upheld import Doubted
    from auditor.model.disputes import Dispute
    from auditor.model.evidence import Observation
    from auditor.model.finding import Finding
    from auditor.model.subjects import Office
    from auditor.rounds.judged_offices import Judged
    from auditor.rounds.round_input import RoundInput
    from auditor.views.history import History


def doubts_of_upheld(
    given: RoundInput,
    doubted: Mapping[str, Mapping[str, Doubted]],
    judged: Callable[[], Iterable[Judged]],
    past: Callable[[], History],
    told: Callable[[str], Iterable[Observation[Any]]],
) -> tuple[Text, ...]:
    """Return of which duties of which offices what is right is still to be entered (`unproven_of`), unless the last round was kept so.

    Args:
        given: what the round is made of.
        doubted: what requests put in doubt, by office and policy (ids).
        judged: judges the offices; it is asked only where anything is in doubt, as is `past`.
        past: returns the rounds before.
        told: returns all that was told of somebody (the id).

    """
    if not any(doubted.values()):
        return ()
    kept, duties = _kept_so(given, doubted), {rule.policy.id: rule.policy.duty for rule in given.baseline.rules}
    corrected_then = _to_correct_then(given)
    found: dict[tuple[str, ...], Text] = {}
    before = past()
    for each, _ in judged():
        in_doubt = doubted.get(each.office.id, {})
        unproven = {dispute.policy for dispute in unproven_of(each, before)} if in_doubt else ()
        for policy, doubt in in_doubt.items():
            of_duty = [finding for finding in each.findings if finding.policy == policy]
            stands = _stands(of_duty)
            if policy in unproven and stands is not None and (each.office.id, policy) not in kept:
                early = too_early(of_duty, doubt, told) if stands is _NOT_DONE else None
                asked = _ASKED if early is None else _ASKED_OF_EARLY
                found[each.office.id, policy] = asked.filled(
                    office=each.office.name,
                    duty=duties[policy],
                    day=doubt.since,
                    stands=stands.filled(told=_told_since(of_duty, each.office)),
                    told=early or "",
                    dated=DATED_FROM.filled(day=doubt.since),
                )
        came = came_with(each, before) if in_doubt else {}
        for whose in dict.fromkeys(came.values()):
            about = [f for f in each.findings if f.is_to_correct and came.get(f.about) == whose]
            names = dict.fromkeys(each.office.called[f.subject] for f in about if f.about not in corrected_then)
            if names:
                found[each.office.id, whose.dispute.policy, whose.dispute.office] = _ASKED_THERE.filled(
                    office=each.office.name,
                    duty=duties[whose.dispute.policy],
                    whose=whose.office,
                    day=whose.dispute.received,
                    names=joined(names),
                    stands=(_stands(about) or _NOT_KNOWN).filled(told=_TOLD_BY_NONE),
                )
    return tuple(found.values())


def too_early(
    of_duty: Iterable[Finding], doubt: Doubted, told: Callable[[str], Iterable[Observation[Any]]]
) -> date | None:
    """Return the last day of which it was told that a duty is done which stands as not done, told after that and before the request came; None for none."""
    days = (
        each.observed_on
        for finding in of_duty
        if finding.is_no and finding.observed_on is not None
        for each in told(finding.subject)
        if each.fact in doubt.facts and doubt.refutes(each) and each.observed_on > finding.observed_on
    )
    return max(days, default=None)


def _kept_so(given: RoundInput, doubted: Mapping[str, Mapping[str, Doubted]]) -> frozenset[tuple[str, str]]:
    """Return the offices and policies (ids) that stood so in the last round already, and the request was upheld before that was kept."""
    day = {(each.office, each.policy): each.day for each in sorted(given.upheld, key=lambda each: each.day)}
    kept = set()
    for each in as_now.rows(given.last(), given.everybody):
        for policy in doubted.get(each.office.id, {}):
            if (each.office.id, policy) not in day:
                continue  # the request is one of the office in whose list somebody stood before
            of_duty = [finding for finding in each.findings if finding.policy == policy]
            is_since = given.kept_on is not None and day[each.office.id, policy] < given.kept_on
            if any(finding.is_to_correct for finding in of_duty) or (is_since and _stands(of_duty)):
                kept.add((each.office.id, policy))
    return frozenset(kept)


def _to_correct_then(given: RoundInput) -> frozenset[tuple[str, str]]:
    """Return what was to be corrected in the last round already, by whom (ids of now) and what it is about."""
    rows = as_now.rows(given.last(), given.everybody)
    return frozenset(finding.about for each in rows for finding in each.findings if finding.is_to_correct)


def _stands(of_duty: Sequence[Finding]) -> Text | None:
    """Return how a duty stands of which what is right is still to be entered; None where nothing of it is to be corrected, or left undone."""
    to_correct = [finding for finding in of_duty if finding.is_to_correct]
    if to_correct:
        return _NOT_KNOWN if any(finding.is_open for finding in to_correct) else _SEEN
    return _NOT_DONE if any(finding.is_open and finding.outcome is Outcome.FAIL for finding in of_duty) else None


def _told_since(of_duty: Iterable[Finding], office: Office) -> Text:
    """Return what is said of a duty that is still to be corrected: whose it is, by post, where others of the office told of theirs since."""
    concerned = [finding for finding in of_duty if finding.outcome is not Outcome.NOT_APPLICABLE]
    left = dict.fromkeys(finding.subject for finding in concerned if finding.is_to_correct)
    if not left or all(finding.subject in left for finding in concerned):
        return _TOLD_BY_NONE
    names = [office.called[subject] for subject in left if subject in office.called]
    return _NOT_TOLD_BY.filled(names=joined(names), n=len(names))


def told_upheld(answered: Dispute, outcomes: Collection[Outcome], duty: Text) -> Text:
    """Return what is told once a request was upheld: what follows for its duty, and what to do.

    Args:
        answered: the request.
        outcomes: how the duty stood by user IDs in the round that it is about.
        duty: the duty in words.

    """
    told = frozenset(outcomes) & {Outcome.PASS, Outcome.FAIL}
    follows = _FOLLOWS.get(told, _FOLLOWS_FOR_SOME).filled(duty=duty, day=answered.received)
    dated = DATED_FROM.filled(day=answered.received)
    return _UPHELD.filled(n=answered.number, result=DisputeResult.UPHELD.label, follows=follows, dated=dated)


_ASKED: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld, {stands}. '
    "Ask the office, or enter what it wrote, {dated}, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, {stands}। রাখার আগে দপ্তর থেকে জেনে নিন, অথবা দপ্তর যা লিখেছে তা {dated} তুলুন।",
)
_ASKED_THERE: Final = Text(
    en='{office}, "{duty}": the request for correction of {whose} of {day} was upheld, in whose list there stood then: {names}, {stands}. '
    "Ask the office before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ ({whose}) যথার্থ পাওয়া গেছে; ওই দপ্তরের তালিকায় তখন ছিল: {names}, {stands}। রাখার আগে এই দপ্তর থেকে জেনে নিন।",
)
_ASKED_OF_EARLY: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld. What was told on {told} does not count, since that day lies before the request; now it '
    "would be kept as not done. If that is what the office wrote, enter it {dated}; otherwise ask the office, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে। {told} তারিখে যা জানানো হয়েছে তা ধরা হয়নি, কারণ তারিখটি অনুরোধের আগের; এখন রাখলে “হয়নি” থাকবে। দপ্তর ওই "
    "অনুরোধে যা লিখেছে এটি তা-ই হলে {dated} তুলুন; না হলে রাখার আগে দপ্তর থেকে জেনে নিন।",
)
_NOT_KNOWN: Final = Text(
    en="and {told}; now it would be kept as no information",
    bn="কিন্তু {told}; এখন রাখলে “তথ্য পাওয়া যায়নি” থাকবে",
)
_SEEN: Final = Text(
    en="and {told}; now it would be kept as it was seen or recorded before",
    bn="কিন্তু {told}; এখন রাখলে আগে যা দেখা গেছে বা রেকর্ডে আছে তা-ই থাকবে",
)
_TOLD_BY_NONE: Final = Text(en="nothing was told since", bn="তারপর কোনো তথ্য তোলা হয়নি")
_NOT_TOLD_BY: Final = Text(
    en="nothing was told since of: {names}", bn="তারপর {n:এই|এসব} আইডির কোনো তথ্য তোলা হয়নি: {names}"
)
_NOT_DONE: Final = Text(
    en="and what shows it is still to be entered; now it would be kept as not done",
    bn="কিন্তু তার প্রমাণ এখনো তথ্যে তোলা হয়নি; এখন রাখলে “হয়নি” থাকবে",
)
_UPHELD: Final = Text(
    en="Noted: request no. {n}, {result}. {follows} Ask the office again, or enter what it wrote in the register, {dated}: auditor register new",
    bn="লেখা হয়েছে: {n} নম্বর অনুরোধ, {result}। {follows} দপ্তর থেকে আবার জেনে নিন, অথবা দপ্তর যা লিখেছে তা {dated} রেজিস্টারে তুলুন: auditor register new",
    on_screen=Text(
        en="Noted: request no. {n}, {result}. {follows} Ask the office again, or enter what it wrote on the screen Ask and answer, {dated}.",
        bn="লেখা হয়েছে: {n} নম্বর অনুরোধ, {result}। {follows} দপ্তর থেকে আবার জেনে নিন, অথবা দপ্তর যা লিখেছে তা {dated} “জিজ্ঞাসা ও উত্তর” পাতায় তুলুন।",
    ),
)
_FOLLOWS: Final = {
    frozenset({Outcome.PASS}): Text(
        en='What was told of "{duty}" before {day} passes for done no more: it stands as no information, or as not done where that was told before, until something is told of it since.',
        bn="{day} তারিখের আগে জানানো তথ্যে “{duty}” আর সম্পন্ন ধরা হবে না: নতুন তথ্য না আসা পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে, তারও আগে “হয়নি” জানানো থাকলে “হয়নি”।",
    ),
    frozenset({Outcome.FAIL}): Text(
        en='"{duty}" stands as not done, and stays so until what shows it is entered.',
        bn="“{duty}” এখন “হয়নি” হিসেবে আছে; এর প্রমাণ তথ্যে তোলা না হওয়া পর্যন্ত তেমনই থাকবে।",
    ),
}
_FOLLOWS_FOR_SOME: Final = Text(
    en='What was told of "{duty}" before {day} passes for done no more: it stands as no information, or as not done where that was told before, until '
    "something is told of it since; where it stands as not done, it stays so until what shows it is entered.",
    bn="{day} তারিখের আগে জানানো তথ্যে “{duty}” আর সম্পন্ন ধরা হবে না: নতুন তথ্য না আসা পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে, তারও আগে “হয়নি” জানানো থাকলে “হয়নি”; যেখানে “হয়নি” আছে, প্রমাণ তথ্যে তোলা না হওয়া পর্যন্ত তেমনই থাকবে।",
)
