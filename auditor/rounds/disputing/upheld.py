"""What is told of a request for correction that was upheld: once it was, and before a round is kept in which nothing was told of its duty since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.judging.upheld import doubted_as
from auditor.model.disputes import with_users
from auditor.model.finding import Outcome
from auditor.model.views.head import named_among
from auditor.rounds.evidence.lost_evidence import names_spoken
from auditor.rounds.identity import as_now

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.judging.upheld import Doubted
    from auditor.model.disputes import Dispute
    from auditor.model.evidence import Observation
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import FileSeen
    from auditor.model.subjects import Office
    from auditor.rounds.judged_offices import Judged
    from auditor.rounds.round_input import RoundInput
    from auditor.views.compared.history import History


def doubts_of_upheld(  # noqa: PLR0913 what is in doubt, how it stands, and what is told of it
    given: RoundInput,
    doubted: Mapping[str, Mapping[str, Doubted]],
    judged: Callable[[], Iterable[Judged]],
    past: Callable[[], History],
    entered: Callable[[str], Iterable[Observation[Any]]],
    *,
    kept_so: bool,
) -> tuple[Text, ...]:
    """Return of which duties of which offices what is right is still to be entered: by the requests that the checklist counts (`unproven_of`), and by those of other offices.

    Args:
        given: what the round is made of.
        doubted: what requests put in doubt, by office and policy (ids).
        judged: judges the offices; it is asked only where anything is in doubt, as is `past`.
        past: returns the rounds before.
        entered: returns what was entered of somebody (the id) since the last kept round: what it held already, the requests speak of.
        kept_so: whether also that is told of which the last round was kept so; before keeping it is not asked again.

    """
    if not any(doubted.values()):
        return ()
    from auditor.views.disputes import came_with, spoken_of, unproven_of  # noqa: PLC0415 1 ms that only doubts should cost

    duties = {rule.policy.id: rule.policy.duty for rule in given.baseline.rules}
    last = [each for each in as_now.rows(given.last(), given.everybody) if _in_doubt(each.office, doubted)]
    then = {finding.about: finding for each in last for finding in each.findings}
    found: dict[tuple[str | int, ...], Text] = {}
    before, called = past(), named_among(given.roster.offices)
    for each, _ in judged():
        in_doubt = _in_doubt(each.office, doubted)
        spoken = spoken_of(each, before) if in_doubt else {}
        for dispute in unproven_of(each, before) if spoken else ():
            if (doubt := in_doubt.get(dispute.policy)) is None:
                continue
            of_duty = list(filter(dispute.is_about, each.findings))
            stands = _stands([f for f in of_duty if spoken.get(f.about) == dispute], doubt, then)
            if stands and (kept_so or not _is_kept_so(given, dispute, each.office, last)):
                early = too_early(of_duty, doubt, entered)
                asked, why = (_ASKED, "") if early is None else (_ASKED_OF_EARLY, dispute.why_uncounted(early))
                found[each.office.id, dispute.number] = asked.filled(
                    office=called(each.office),
                    duty=with_users(duties[dispute.policy], dispute.users),
                    day=dispute.received,
                    why=_not_entered(of_duty, stands, each.office),
                    stands=_as_kept(stands, each.office),
                    told=early or "",
                    uncounted=why,
                    dated=dispute.dated,
                )
        came = came_with(each, before) if in_doubt else {}
        for whose in dict.fromkeys(came.values()):
            about = [f for f in each.findings if f.is_to_correct and came.get(f.about) == whose]
            names = dict.fromkeys(
                each.office.called[f.subject]
                for f in about
                if kept_so or f.about not in then or not then[f.about].is_to_correct
            )
            if names:
                found[each.office.id, whose.dispute.policy, whose.dispute.office] = _ASKED_THERE.filled(
                    office=called(each.office),
                    duty=duties[whose.dispute.policy],
                    whose=whose.office,
                    day=whose.dispute.received,
                    names=joined(names),
                    stands=_as_kept(_to_correct(about), each.office),
                )
    return tuple(found.values())


def entered_since(
    told: Callable[[str], Iterable[Observation[Any]]], files: Iterable[FileSeen], spoke: Iterable[FileSeen]
) -> Callable[[str], Iterable[Observation[Any]]]:
    """Return what returns of all that was `told` of somebody (the id) what stands in none of the `files` that spoke in a round."""
    names = names_spoken(files, spoke)
    return lambda subject: (each for each in told(subject) if each.reference.file not in names)


def too_early(
    of_duty: Iterable[Finding], doubt: Doubted, entered: Callable[[str], Iterable[Observation[Any]]]
) -> date | None:
    """Return the last day of which it was `entered` that a duty is done which is to be corrected or stands as not done by what was told before that day, and before the request came; None for none."""
    days = (
        each.observed_on
        for finding in of_duty
        for each in (entered(finding.subject) if finding.is_to_correct or finding.is_no else ())
        if each.fact in doubt.facts and doubt.refutes(each, finding.subject)
        if finding.is_to_correct or (finding.observed_on is not None and each.observed_on > finding.observed_on)
    )
    return max(days, default=None)


def _in_doubt(office: Office, doubted: Mapping[str, Mapping[str, Doubted]]) -> Mapping[str, Doubted]:
    """Return what requests put in doubt of an office, by policy (id), also those of whom of before it may be."""
    may_be = {subject.id: before for subject in office.subjects for before in subject.doubts[:1]}
    return doubted_as(office, doubted, may_be)


def _is_kept_so(given: RoundInput, dispute: Dispute, office: Office, last: Iterable[OfficeAssessment]) -> bool:
    """Return whether what a request is about stood so in its office's row of the `last` round already, and it was upheld before that was kept."""
    own = {office.id, *office.doubts}
    findings = (finding for each in last if each.office.id in own for finding in each.findings)
    of_it = list(filter(dispute.is_about, findings))
    is_since = dispute.answer is not None and given.kept_on is not None and dispute.answer.day < given.kept_on
    return any(each.is_to_correct or _awaits_as_disputed(each) for each in of_it) or (
        is_since and any(each.is_open for each in of_it)
    )


def _is_open_no(finding: Finding) -> bool:
    return finding.is_open and finding.outcome is Outcome.FAIL


def _awaits_as_disputed(finding: Finding) -> bool:
    """Whether a duty waits for the portal by a cause that was told before a request came that was upheld."""
    return finding.cause_disputed and finding.awaits_portal


def _to_correct(of_duty: Iterable[Finding]) -> dict[Finding, Text]:
    """Return what is to be corrected, each with the words as what it would be kept."""
    return {each: _NOT_KNOWN if each.is_open else _SEEN for each in of_duty if each.is_to_correct}


def _stands(of_duty: Sequence[Finding], doubt: Doubted, then: Mapping[tuple[str, str], Finding]) -> dict[Finding, Text]:
    """Return how those stand of whom what is right of a duty is still to be entered (see `_to_correct`), also who awaits the portal by what was told before; where some are to be corrected, also whose no, which was not there `then`, stands again beside them."""
    found, awaits = _to_correct(of_duty), dict.fromkeys(filter(_awaits_as_disputed, of_duty), _AWAITS)
    if not found:
        return {each: _NOT_DONE if _is_open_no(each) else _NOT_KNOWN for each in of_duty if each.is_open} | awaits
    for each in filter(_is_open_no, of_duty):
        is_older = each.observed_on is not None and each.observed_on < doubt.of(each.subject).since
        if is_older and each.about in then and not then[each.about].is_no:
            found[each] = _NOT_DONE
    return found | awaits


def _as_kept(stands: Mapping[Finding, Text], office: Office) -> Text:
    """Return as what a duty would be kept; where that is not the same of all, of whom it is which."""
    kinds = dict.fromkeys(stands.values())
    if len(kinds) == 1:
        return next(iter(kinds))
    return joined(
        _OF.filled(stands=kind, names=joined(_called((f for f, each in stands.items() if each is kind), office)))
        for kind in kinds
    )


def _not_entered(of_duty: Iterable[Finding], stands: Mapping[Finding, Text], office: Office) -> Text:
    """Return what is said of a duty of which what is right is still to be entered: whose it is, by post, where others of the office told of theirs since."""
    concerned = [finding for finding in of_duty if finding.outcome is not Outcome.NOT_APPLICABLE]
    names = _called(stands, office)
    is_of_all = all(finding in stands for finding in concerned) or not names
    if all(map(_awaits_as_disputed, stands)):
        return _CAUSE_TO_CORRECT if is_of_all else _OF.filled(stands=_CAUSE_TO_CORRECT, names=joined(names))
    if not any(finding.is_to_correct for finding in stands):
        return _PROOF_TO_ENTER
    if is_of_all:
        return _TOLD_BY_NONE
    return _NOT_TOLD_BY.filled(names=joined(names), n=len(names))


def _called(findings: Iterable[Finding], office: Office) -> list[Text]:
    """Return by post whose findings are."""
    return [office.called[each.subject] for each in findings if each.subject in office.called]


def told_upheld(answered: Dispute, outcomes: Collection[Outcome], now: Collection[Finding], duty: Text) -> Text:
    """Return what is told once a request was upheld: what follows for its duty, and what to do.

    Args:
        answered: the request.
        outcomes: how the duty stood by user IDs in the round that it is about.
        now: how it stands by all whom it concerns; nothing is to be asked where it is done by what was told since, or where time was given for what is not.
        duty: the duty in words.

    """
    settled = {Outcome.PASS, Outcome.WAIVED}
    said, follows = _UPHELD, _FOLLOWS.get(frozenset(outcomes) & _KNOWN or frozenset(outcomes), _FOLLOWS_FOR_SOME)
    if now and all(each.outcome in settled for each in now):
        follows = _FOLLOWS_SEEN
        if not any(each.outcome is Outcome.PASS and each.is_to_correct for each in now):
            is_extended = any(each.outcome is Outcome.WAIVED for each in now)
            said = _UPHELD_EXTENDED if is_extended else _UPHELD_DONE
    elif now and all(each.awaits_portal or each.outcome in settled for each in now):
        said = _UPHELD_AWAITING
    return said.filled(
        n=answered.number,
        duty=duty,
        dated=answered.dated,
        follows=follows.filled(duty=duty, day=answered.counts_from),
    )


_ASKED: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld, and {why}; now it would be kept {stands}. '
    "Ask the office, or enter what it wrote, {dated}, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু {why}; এখন রাখলে {stands} থাকবে। রাখার আগে দপ্তর থেকে জেনে নিন, অথবা দপ্তর যা লিখেছে তা "
    "{dated} তুলুন।",
)
_ASKED_THERE: Final = Text(
    en='{office}, "{duty}": the request for correction of {whose} of {day} was upheld, in whose list there stood then: {names}, and nothing was told since; '
    "now it would be kept {stands}. Ask the office before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ ({whose}) যথার্থ পাওয়া গেছে; ওই দপ্তরের তালিকায় তখন ছিল: {names}, কিন্তু তারপর কোনো তথ্য তোলা হয়নি; এখন রাখলে "
    "{stands} থাকবে। রাখার আগে এই দপ্তর থেকে জেনে নিন।",
)
_ASKED_OF_EARLY: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld. What was told on {told} does not count, since {uncounted}; now it '
    "would be kept {stands}. If that is what the office wrote, enter it {dated}; otherwise ask the office, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে। {told} তারিখে যা জানানো হয়েছে তা ধরা হয়নি, কারণ {uncounted}; এখন রাখলে {stands} থাকবে। দপ্তর ওই "
    "অনুরোধে যা লিখেছে এটি তা-ই হলে {dated} তুলুন; না হলে রাখার আগে দপ্তর থেকে জেনে নিন।",
)
_NOT_KNOWN: Final = Text(en="as no information", bn="“তথ্য পাওয়া যায়নি”")
_SEEN: Final = Text(en="as it was seen or recorded before", bn="আগে যা দেখা গেছে বা রেকর্ডে আছে তা-ই")
_NOT_DONE: Final = Text(en="as not done", bn="“হয়নি”")
_AWAITS: Final = Text(en="as awaiting the portal", bn="“পোর্টাল অপেক্ষমাণ”")
_OF: Final = Text(en="{stands} ({names})", bn="{stands} ({names})")
_TOLD_BY_NONE: Final = Text(en="nothing was told since", bn="তারপর কোনো তথ্য তোলা হয়নি")
_NOT_TOLD_BY: Final = Text(
    en="nothing was told since of: {names}", bn="তারপর {n:এই|এসব} আইডির কোনো তথ্য তোলা হয়নি: {names}"
)
_PROOF_TO_ENTER: Final = Text(
    en="what shows it is still to be entered",
    bn="তার প্রমাণ এখনো তথ্যে তোলা হয়নি",
)
_CAUSE_TO_CORRECT: Final = Text(
    en="nothing was told since in place of the cause at the portal that was told before",
    bn="আগে জানানো পোর্টালজনিত কারণটির বদলে নতুন কোনো তথ্য তোলা হয়নি",
)
_UPHELD: Final = Text(
    en="Noted: request no. {n}, upheld. {follows} Ask the office again, or enter what it wrote in the register, {dated}: auditor register new",
    bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। {follows} দপ্তর থেকে আবার জেনে নিন, অথবা দপ্তর যা লিখেছে তা {dated} রেজিস্টারে তুলুন: auditor register new",
    on_screen=Text(
        en="Noted: request no. {n}, upheld. {follows} Ask the office again, or enter what it wrote on the screen Ask and answer, {dated}.",
        bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। {follows} দপ্তর থেকে আবার জেনে নিন, অথবা দপ্তর যা লিখেছে তা {dated} “জিজ্ঞাসা ও উত্তর” পাতায় তুলুন।",
    ),
)
_UPHELD_DONE: Final = Text(
    en='Noted: request no. {n}, upheld. By what was told "{duty}" is done, so nothing is to be asked or entered.',
    bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। যা জানানো হয়েছে তাতে “{duty}” সম্পন্ন; তাই এ বিষয়ে আর কিছু জানতে বা তুলতে হবে না।",
)
_UPHELD_EXTENDED: Final = Text(
    en='Noted: request no. {n}, upheld. Time is extended for "{duty}", so nothing is asked of the office now; what shows that it is done may be entered at any time.',
    bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। “{duty}”-এর সময় বর্ধিত আছে, তাই দপ্তরের কাছে এখন কিছু জানতে হবে না; সম্পন্ন হওয়ার প্রমাণ যেকোনো সময় তোলা যায়।",
)
_UPHELD_AWAITING: Final = Text(
    en='Noted: request no. {n}, upheld. By what was told of the portal before, "{duty}" awaits the portal until something is told of it since. Register, call sheet and forms ask the office '
    "anew; enter what it wrote in the register, {dated}: auditor register new",
    bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। পোর্টাল সম্পর্কে আগে যা জানানো হয়েছে তাতে নতুন তথ্য না আসা পর্যন্ত “{duty}” পোর্টাল অপেক্ষমাণ থাকবে। রেজিস্টার, ফোন তালিকা ও ফরমে দপ্তরটিকে নতুন করে জিজ্ঞাসা করা হবে; দপ্তর যা লিখেছে তা {dated} রেজিস্টারে তুলুন: auditor register new",
    on_screen=Text(
        en='Noted: request no. {n}, upheld. By what was told of the portal before, "{duty}" awaits the portal until something is told of it since. The office is asked anew; enter what it wrote on '
        "the screen Ask and answer, {dated}.",
        bn="লেখা হয়েছে: {n} নম্বর অনুরোধ যথার্থ পাওয়া গেছে। পোর্টাল সম্পর্কে আগে যা জানানো হয়েছে তাতে নতুন তথ্য না আসা পর্যন্ত “{duty}” পোর্টাল অপেক্ষমাণ থাকবে। দপ্তরটিকে নতুন করে জিজ্ঞাসা করা হবে; দপ্তর যা লিখেছে তা {dated} “জিজ্ঞাসা ও উত্তর” পাতায় তুলুন।",
    ),
)
_KNOWN: Final = {Outcome.PASS, Outcome.FAIL}
_FOLLOWS: Final = {
    frozenset({Outcome.PASS}): Text(
        en='What was told of "{duty}" before {day} passes for done no more: it stands as no information, or as not done where that was told before, until something is told of it since.',
        bn="{day} তারিখের আগে জানানো তথ্যে “{duty}” আর সম্পন্ন ধরা হবে না: নতুন তথ্য না আসা পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে, তারও আগে “হয়নি” জানানো থাকলে “হয়নি”।",
    ),
    frozenset({Outcome.FAIL}): Text(
        en='"{duty}" stands as not done, and stays so until what shows it is entered.',
        bn="“{duty}” এখন “হয়নি” হিসেবে আছে; এর প্রমাণ তথ্যে তোলা না হওয়া পর্যন্ত তেমনই থাকবে।",
    ),
    frozenset({Outcome.UNKNOWN}): Text(
        en='"{duty}" stands as no information, and stays so until what shows it is entered.',
        bn="“{duty}” এখন “তথ্য পাওয়া যায়নি” হিসেবে আছে; এর প্রমাণ তথ্যে তোলা না হওয়া পর্যন্ত তেমনই থাকবে।",
    ),
}
_FOLLOWS_SEEN: Final = Text(
    en='"{duty}" was seen or recorded to be done before {day}, so it stands as done until something is told of it since.',
    bn="“{duty}” সম্পন্ন বলে {day} তারিখের আগে দেখা গেছে বা রেকর্ডে আছে; তাই নতুন তথ্য না আসা পর্যন্ত “হয়েছে” থাকবে।",
)
_FOLLOWS_FOR_SOME: Final = Text(
    en='What was told of "{duty}" before {day} passes for done no more: it stands as no information, or as not done where that was told before, until '
    "something is told of it since; where it stands as not done, it stays so until what shows it is entered.",
    bn="{day} তারিখের আগে জানানো তথ্যে “{duty}” আর সম্পন্ন ধরা হবে না: নতুন তথ্য না আসা পর্যন্ত “তথ্য পাওয়া যায়নি” থাকবে, তারও আগে “হয়নি” জানানো থাকলে “হয়নি”; যেখানে “হয়নি” আছে, প্রমাণ তথ্যে তোলা না হওয়া পর্যন্ত তেমনই থাকবে।",
)
