"""What of an office's duties who keeps the roster settles, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined, plain
from auditor.model.baseline import Level
from auditor.model.disputes import upheld_means
from auditor.model.finding import Outcome
from auditor.register.days_told import counts_by_day_untold
from auditor.views.compared.moves import either
from auditor.views.compared.stood import asked_of_keeper, owed_findings
from auditor.views.office import step_words as words
from auditor.views.office.whose_steps import WHO, who

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.disputes import Dispute
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.views.compared.moves import MayHaveGone, Moves
    from auditor.views.compared.since import Since

_DUTY: Final = plain("{duty}")
_CAME: Final = Text(
    en="{post}: {n:this user ID|these user IDs} stood in the list of {office} before; whether {n:it is the same one|they are the same ones}, the assistant programmer settles.",
    bn="{post}: {n:এই|এসব} আইডি আগে {office:র} তালিকায় ছিল; একই আইডি কি না, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_CAME_TO_SEVERAL: Final = Text(
    en="{post}: {n:this user ID|these user IDs} stood in the list of {office} before, and {n:stands|stand} in that of {others} as well now; which of them {n:is the same one|are the same ones}, the assistant programmer settles.",
    bn="{post}: {n:এই|এসব} আইডি আগে {office:র} তালিকায় ছিল; এখন {others:র} তালিকায়ও আছে। কোনটি আগের আইডি, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_CAME_OR_OWN: Final = Text(
    en="{post}: {n:this user ID|these user IDs} stood in the list of {office} before; whether {n:it is that one or the one|they are those or the ones} that this office had before, the assistant programmer settles.",
    bn="{post}: {n:এই|এসব} আইডি আগে {office:র} তালিকায় ছিল; {n:এটি|এগুলো} সেই আইডি, না এই দপ্তরের আগের আইডি, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_CAME_TO_SEVERAL_OR_OWN: Final = Text(
    en="{post}: {n:this user ID|these user IDs} stood in the list of {office} before, and {n:stands|stand} in that of {others} as well now; whether {n:it is that one or the one|they are those or the ones} that this office had before, the assistant programmer settles.",
    bn="{post}: {n:এই|এসব} আইডি আগে {office:র} তালিকায় ছিল; এখন {others:র} তালিকায়ও আছে। {n:এটি|এগুলো} সেই আইডি, না এই দপ্তরের আগের আইডি, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_WENT: Final = Text(
    en="{post}: this user ID of the office now stands in the list of {office}; whether it is the same one, the assistant programmer settles.",
    bn="{post}: দপ্তরের এই আইডি এখন {office:র} তালিকায়; একই আইডি কি না, সহকারী প্রোগ্রামার মিলিয়ে নেবেন।",
)
_MAY_HAVE_GONE: Final = Text(
    en="{posts}: a user ID that stands in the list of {office} now may be {n:this one|one of these}; the assistant programmer settles that.",
    bn="{posts}: {n:এই আইডি|এগুলোর একটি} এখন {office:র} তালিকায় থাকতে পারে; সহকারী প্রোগ্রামার তা মিলিয়ে নেবেন।",
)
_SEVERAL_MAY_HAVE_GONE: Final = Text(
    en="{posts}: user IDs that stand in the list of {office} now may be some or all of these; the assistant programmer settles that.",
    bn="{posts}: এগুলোর কয়েকটি বা সবগুলো এখন {office:র} তালিকায় থাকতে পারে; সহকারী প্রোগ্রামার তা মিলিয়ে নেবেন।",
)
_NO_STAYS: Final = Text(
    en="Not done at {n:that user ID|those user IDs}: {duties}. Until it is settled, that counts as this office's.",
    bn="{n:ওই আইডিতে|ওই আইডিগুলোতে} হয়নি: {duties}। মীমাংসা না হওয়া পর্যন্ত তা এই দপ্তরের হিসাবেই থাকবে।",
)
_PORTAL_STAYS: Final = Text(
    en="Awaiting the portal at {n:that user ID|those user IDs}: {duties}. Until it is settled, that counts as this office's.",
    bn="{n:ওই আইডিতে|ওই আইডিগুলোতে} পোর্টাল অপেক্ষমাণ: {duties}। মীমাংসা না হওয়া পর্যন্ত তা এই দপ্তরের হিসাবেই থাকবে।",
)
_UNDATED_OF: Final = Text(
    en='{post}, "{duty}": an answer came, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it.',
    bn="{post}, “{duty}”: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তারিখটি জানান, সহকারী প্রোগ্রামার তা ঠিক করবেন।",
    on_screen=Text(
        en='{post}, "{duty}": an answer came, but the day on which it was told is not settled yet; you settle that on the screen Meeting.',
        bn="{post}, “{duty}”: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; তা আপনি “সভা” পাতায় ঠিক করবেন।",
    ),
)
_TO_CORRECT: Final = Text(
    en='{post}, "{duty}": {upheld}; the assistant programmer enters what is right, or asks for it. '
    "If what you wrote in the request has been put right since, tell on which day.",
    bn="{post}, “{duty}”: {upheld}; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন। "
    "অনুরোধে যা লিখেছেন তা ঠিক করা হয়ে থাকলে তারিখসহ জানান।",
)
_CORRECTION_CAME: Final = Text(
    en='{post}, "{duty}": a request for correction of {office} was upheld, in whose list {n:this user ID|these user IDs} stood, so what was told before does not count; the assistant programmer enters what is right, or asks for it. '
    "If it is done, tell on which day.",
    bn="{post}, “{duty}”: {n:ইউজার আইডিটি|ইউজার আইডিগুলো} আগে যে দপ্তরের তালিকায় ছিল ({office}), তার সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই আগে জানানো তথ্য ধরা হয়নি; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন। "
    "কাজটি হয়ে থাকলে তারিখসহ জানান।",
)
_SEEN_BEFORE_CORRECTION_CAME: Final = Text(
    en='{post}, "{duty}": a request for correction of {office} was upheld, in whose list {n:this user ID|these user IDs} stood, but what was seen or recorded before stands until it is told or seen otherwise; the assistant '
    "programmer enters what is right, or asks for it.",
    bn="{post}, “{duty}”: {n:ইউজার আইডিটি|ইউজার আইডিগুলো} আগে যে দপ্তরের তালিকায় ছিল ({office}), তার সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু আগে যা দেখা গেছে বা রেকর্ডে আছে, অন্যরকম জানা না যাওয়া পর্যন্ত তা-ই ধরা হয়েছে; সঠিক তথ্য "
    "সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন।",
)
_FOUND_RIGHT: Final = Text(
    en='"{duty}": the request for correction of {day} was upheld; the assistant programmer enters what shows it, and until then it stands as not done.',
    bn="“{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; সহকারী প্রোগ্রামার তার প্রমাণ তথ্যে তুলবেন, তার আগ পর্যন্ত “হয়নি” থাকবে।",
)
_FOUND_RIGHT_OF: Final = Text(
    en='{post}, "{duty}": the request for correction of {day} was upheld; the assistant programmer enters what shows it, and until then it stands as not done.',
    bn="{post}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে; সহকারী প্রোগ্রামার তার প্রমাণ তথ্যে তুলবেন, তার আগ পর্যন্ত “হয়নি” থাকবে।",
)
_PORTAL_NOT_RIGHT: Final = Text(
    en='{post}, "{duty}": by the request for correction of {day}, which was upheld, the cause at the portal that was told before is not right; the assistant programmer enters what is right, or asks for it, and until then it stands as awaiting the portal.',
    bn="{post}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, অর্থাৎ আগে জানানো পোর্টালজনিত কারণটি ঠিক নয়; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন, তার আগ পর্যন্ত “পোর্টাল অপেক্ষমাণ” থাকবে।",
)
_NO_OF_DAY_AGAIN: Final = Text(
    en='{post}, "{duty}": the request for correction of {day} was upheld, so the yes that was told later does not count, and the no of {told} stands again; the assistant programmer enters what is right, or asks for it.',
    bn="{post}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই পরে জানানো “হয়েছে” ধরা হয়নি, {told} তারিখের “হয়নি” আবার বহাল; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন।",
)
_NO_AGAIN: Final = Text(
    en='{post}, "{duty}": the request for correction of {day} was upheld, so the yes that was told later does not count, and the no of before stands again; the assistant programmer enters what is right, or asks for it.',
    bn="{post}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই পরে জানানো “হয়েছে” ধরা হয়নি, আগের “হয়নি” আবার বহাল; সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন।",
)
_ONLY_FOR_WHO: Final = Text(
    en="Pending only for the open question about the user ID: {decisions}.",
    bn="শুধু আইডির প্রশ্নটি মীমাংসা না হওয়ায় অনিষ্পন্ন: {decisions}।",
)
_OWN: Final = Text(en="the office's own duties", bn="দপ্তরের নিজস্ব করণীয়")
_CAMES: Final = {
    (False, False): _CAME,
    (True, False): _CAME_TO_SEVERAL,
    (False, True): _CAME_OR_OWN,
    (True, True): _CAME_TO_SEVERAL_OR_OWN,
}
"""What is told of a user ID that came, by whether other lists have it too, and whether it may be one of its own office."""
_NO_DUTY: Final = Text("", "")


def for_keeper(
    assessment: OfficeAssessment,
    rules: Iterable[RuleCard],
    moves: Moves | None,
    requests: Mapping[tuple[str, str], Text],
) -> tuple[Text, ...]:
    """Return what is open of the ordered duties and settled by who keeps the roster, each once for all whom it is about; and what was seen before a request that was upheld.

    A user ID that stood in another office's list before is told with that office's name, and to each office in whose list it may have stood, also where nothing of the duties depends on it; `requests` are the other offices whose upheld requests are about
    what is to be corrected, by whom and of what it is (`auditor.views.disputes.came_with`).
    """
    office, by_policy = assessment.office, {rule.policy: rule for rule in rules}
    duties = {policy: rule.own_duty for policy, rule in by_policy.items()}
    awaited = _awaited_beside(assessment, duties)
    told: dict[tuple[Text, Text | None, Text], list[str]] = {}
    came = moves.all_who_came(office) if moves is not None else {}
    for account, (before, others) in came.items():
        said = _CAMES[others is not None, before.or_own]
        told.setdefault((said, either(before.offices), others or _NO_DUTY), []).append(account)
    for finding in assessment.of(level=Level.SHALL):
        is_listed = finding.is_of_none_of_its_own and not finding.of_no_account
        is_open = finding.is_open and asked_of_keeper(finding, office)
        if not (is_listed or finding.is_to_correct or is_open or _is_undated(finding)):
            continue
        whose = requests.get(finding.about)
        said, duty = _settled_by_keeper(finding, is_of_another=whose is not None), _NO_DUTY
        gone = moves is not None and finding.subject in office.maybe_elsewhere
        if (gone and finding.awaits_reason) or (said is words.IDENTITY and (gone or finding.subject in came)):
            continue
        if said is words.IDENTITY and moves is not None and moves.stood_at_former_portal(finding.subject, office):
            said = words.PORTAL_CHANGED
        if said is words.UNDATED and finding.subject in awaited:
            said, duty = _UNDATED_OF, awaited[finding.subject]
        elif finding.is_to_correct:
            duty = duties[finding.policy]
        told.setdefault((said, whose, duty), []).append(finding.subject)
    return (
        *(
            said.filled(
                post=_whose(said, subjects, office),
                office=before or "",
                portal=office.portal,
                duty=about,
                others=about,
                n=len({*subjects}),
            )
            for (said, before, about), subjects in told.items()
        ),
        *(() if moves is None else map(_may_have_gone, moves.gone_from(office))),
        *_noes_that_stay(assessment, by_policy),
    )


def _noes_that_stay(assessment: OfficeAssessment, rules: Mapping[str, RuleCard]) -> Iterator[Text]:
    """Yield which duties, as annexes name them, are not done of user IDs that are gone from its list while it is asked whether they stand in another, and which of these await the portal: no row of its report shows that."""
    noes = [each for each in assessment.perhaps_back if each.is_no]
    for said, at_portal in ((_NO_STAYS, False), (_PORTAL_STAYS, True)):
        those = [each for each in noes if each.awaits_portal == at_portal]
        if those:
            named = joined(dict.fromkeys(rules[each.policy].column for each in those))
            yield said.filled(duties=named, n=len({each.subject for each in those}))


def _whose(said: Text, subjects: list[str], office: Office) -> Text:
    """Return who is meant: the office beside its users, where its head is none of them, by what is its own and not as one user more."""
    users = [subject for subject in dict.fromkeys(subjects) if subject in office.called]
    is_beside = users and len(users) < len(set(subjects)) and office.head_post not in office.called.values()
    return joined((who(users, office), _OWN)) if said is words.UNDATED and is_beside else who(subjects, office)


def has_day_to_tell(assessment: OfficeAssessment) -> bool:
    """Return whether an office is to tell the day of an answer that came on an ordered duty."""
    return any(map(_is_undated, assessment.of(level=Level.SHALL)))


def _may_have_gone(gone: MayHaveGone) -> Text:
    posts = joined(gone.posts)
    if gone.is_one:
        return _WENT.filled(post=posts, office=gone.there)
    said = _SEVERAL_MAY_HAVE_GONE if gone.are_several else _MAY_HAVE_GONE
    return said.filled(posts=posts, office=gone.there, n=len(gone.posts))


def only_for_who(decisions: Sequence[Text]) -> tuple[Text, ...]:
    """Return that nothing else is left under some decisions (`auditor.views.compared.stood.held_open`)."""
    return (_ONLY_FOR_WHO.filled(decisions=joined(decisions)),) if decisions else ()


def found_right(
    spoken: Mapping[tuple[str, str], Dispute], assessment: OfficeAssessment, rules: Iterable[RuleCard], since: Since
) -> tuple[Text, ...]:
    """Return of which duties that stand as not done, or await the portal by a cause told before, a request was upheld without what shows it being evidence yet (`auditor.views.disputes.spoken_of`): so they are asked for all the same.

    Whose yes it took away, so that a no of before stands again, is told that; of the others who they are, where they are not all.
    """
    by_policy, office = {rule.policy: rule for rule in rules}, assessment.office
    told: dict[Text, list[str]] = {}
    for dispute in dict.fromkeys(spoken.values()):
        of_duty = [each for each in assessment.of(level=Level.SHALL) if each.policy == dispute.policy]
        noes = [each for each in of_duty if each.is_open and each.outcome is Outcome.FAIL]
        undone = [each for each in noes if spoken.get(each.about) == dispute]
        again = [each for each in undone if _stands_again(each, since)]
        is_of_all = undone == noes and not any(each in again or each.is_to_correct for each in of_duty)
        rule = by_policy[dispute.policy]
        duty = rule.duty_of(office) if is_of_all else rule.own_duty
        for each in undone:
            day = each.observed_on if each in again else None
            said = _NO_AGAIN if each in again else _FOUND_RIGHT if is_of_all else _FOUND_RIGHT_OF
            said = _NO_OF_DAY_AGAIN if day is not None else said
            words_of = said.filled(post=WHO, duty=duty, day=dispute.received, told=day or "")
            told.setdefault(words_of, []).append(each.subject)
        for each in of_duty:
            if each.cause_disputed and each.awaits_portal and spoken.get(each.about) == dispute:
                said = _PORTAL_NOT_RIGHT.filled(post=WHO, duty=rule.own_duty, day=dispute.received)
                told.setdefault(said, []).append(each.subject)
    return tuple(said.filled(post=who(subjects, office)) for said, subjects in told.items())


def _stands_again(finding: Finding, since: Since) -> bool:
    """Whether a no stands only since a request took the yes away that was told after it."""
    yes_on = since.mistaken.get(finding.about)
    return finding.is_no and yes_on is not None and (finding.observed_on is None or finding.observed_on < yes_on)


def _awaited_beside(assessment: OfficeAssessment, duties: Mapping[str, Text]) -> dict[str, Text]:
    """Return the duties of which an answer came whose day is to be settled, by whom of it something else is asked, so that it is said of which."""
    asked = {finding.subject for finding in owed_findings(assessment)}
    found: dict[str, list[Text]] = {}
    for finding in assessment.of(level=Level.SHALL):
        if _is_undated(finding) and finding.subject in asked:
            found.setdefault(finding.subject, []).append(duties[finding.policy])
    return {subject: joined(waiting) for subject, waiting in found.items()}


def _is_undated(finding: Finding) -> bool:
    """Whether the day of an answer is still to be settled: of one that does not count until then, or of a no that counts all the same."""
    return finding.awaits_day or (finding.is_no and counts_by_day_untold(finding))


def _settled_by_keeper(finding: Finding, *, is_of_another: bool) -> Text:
    if _is_undated(finding):
        return words.UNDATED
    if finding.is_of_none_of_its_own and not finding.of_no_account:
        if finding.had_no_own_account and finding.observed_on is not None:
            return words.LISTED_THOUGH_TOLD_LONG_AGO.filled(post=WHO, day=finding.observed_on)
        return words.LISTED_ALL_THE_SAME
    if finding.awaits_reason:
        return words.MAYBE_LISTED
    if finding.is_to_correct:
        by_another = _CORRECTION_CAME if finding.is_open else _SEEN_BEFORE_CORRECTION_CAME
        return by_another if is_of_another else _TO_CORRECT.filled(post=WHO, duty=_DUTY, upheld=upheld_means(finding))
    return words.EMPTIED if finding.of_no_account else words.IDENTITY
