"""What is left for an office to do, step by step: each step once for all who have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, in_digits, joined, plain
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import FACTS, Cause, Scope
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import Grade
from auditor.views.portal_days import step_to_try_again
from auditor.views.sent_letters import is_to_try_again
from auditor.views.stood import asked_of_keeper
from auditor.views.values import lifted_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.letters import Letter
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.views.history import History
    from auditor.views.since import Since

_STEP_UNKNOWN: Final = Text(
    en="{post}: tell whether {n:this is|these are} done, and if so on which day: {duties}.",
    bn="{post}: {duties} হয়েছে কি না জানান; হয়ে থাকলে তারিখ লিখুন।",
)
_STEP_STALE: Final = Text(
    en="{post}: the information of {day} has grown old. Tell how things stand now.",
    bn="{post}: {day} তারিখের তথ্য পুরোনো হয়েছে। এখনকার অবস্থা জানান।",
)
_STEP_STALE_WITHOUT_DAY: Final = Text(
    en="{post}: the information has grown old. Tell how things stand now.",
    bn="{post}: তথ্য পুরোনো হয়েছে। এখনকার অবস্থা জানান।",
)
_STEP_TOLD_OTHERWISE: Final = Text(
    en="{step} Two answers on this do not agree; tell which is right.",
    bn="{step} এ বিষয়ে দুটি তথ্যে অমিল আছে; কোনটি ঠিক, জানান।",
)
_STEP_SEEN_AGAIN: Final = Text(
    en="{step} At the login seen on {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer to see a login again.",
    bn="{step} {day} তারিখে দেখা লগইনে এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে আবার লগইন দেখতে বলুন।",
)
_STEP_PORTAL_SEEN: Final = Text(
    en="{post}: at the login seen on {day} the portal was in the way ({cause}); it is told to be on since. Ask the assistant programmer to see it again.",
    bn="{post}: {day} তারিখে দেখা লগইনে বাধা ছিল পোর্টালে ({cause}); এরপর Two-step চালু হয়েছে বলে জানিয়েছেন। সহকারী প্রোগ্রামারকে আবার লগইন দেখতে বলুন।",
)
_STEP_SHOWN_AGAIN: Final = Text(
    en="{step} What was seen on {day} says that this is not done, and telling alone does not change that: once it is done, show it to the "
    "assistant programmer.",
    bn="{step} {day} তারিখে দেখা গেছে এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে দেখান।",
)
_STEP_RECORDED: Final = Text(
    en="{step} By the system's record of {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer to see a login.",
    bn="{step} {day} তারিখের সিস্টেমের রেকর্ড অনুযায়ী এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে লগইন দেখতে বলুন।",
)
_STEP_RECORDED_ANEW: Final = Text(
    en="{step} By the system's record of {day} this was not done, and telling alone does not change that: once it is done, ask the assistant "
    "programmer for a newer record of the system.",
    bn="{step} {day} তারিখের সিস্টেমের রেকর্ড অনুযায়ী এটি হয়নি; শুধু জানালে তা বদলাবে না। কাজটি হলে সহকারী প্রোগ্রামারকে সিস্টেমের নতুন রেকর্ড নিতে বলুন।",
)
_STEP_SEEN_OF_BEFORE: Final = Text(
    en="{post}: the present holder told that this is done, but by what was seen or recorded on {day}, before he joined, it was not, and telling alone "
    'does not settle that: {shown}: "{duty}".',
    bn="{post}: “{duty}” হয়েছে বলে বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি জানিয়েছেন। কিন্তু তাঁর যোগদানের আগে {day} তারিখে দেখা গেছে বা রেকর্ডে আছে এটি হয়নি; শুধু জানালে তা বদলাবে না। "
    "{shown}",
)
_AT_A_LOGIN: Final = Text(en="show the assistant programmer at a login", bn="লগইন করে সহকারী প্রোগ্রামারকে দেখান।")
_BY_A_RECORD: Final = Text(
    en="ask the assistant programmer for a newer record of the system",
    bn="সহকারী প্রোগ্রামারকে সিস্টেমের নতুন রেকর্ড নিতে বলুন।",
)
_BY_SHOWING: Final = Text(en="show the assistant programmer", bn="সহকারী প্রোগ্রামারকে দেখান।")
_STEP_NEW_HOLDER: Final = Text(
    en="{post}: it is not known whether the present holder did {n:this|these} since joining. The present holder does {n:it|them} and tells the day: {duties}.",
    bn="{post}: বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি যোগদানের পর {n:এটি|এগুলো} করেছেন কি না জানা নেই। তিনি নিজে করে তারিখ জানাবেন: {duties}।",
)
_STEP_UNPLACED: Final = Text(
    en='{post}: an answer to "{duties}" came, but it is not known whose it is. Tell how things stand now.',
    bn="{post}: “{duties}” বিষয়ে উত্তর পাওয়া গেছে, কিন্তু সেটি কার তা জানা যায়নি। এখনকার অবস্থা জানান।",
)
_STEP_UNCLEAR: Final = Text(
    en='{post}: what was told on {day} about "{duties}" could not be read. Tell again how things stand.',
    bn="{post}: {day} তারিখে “{duties}” বিষয়ে যা জানানো হয়েছে তা বোঝা যায়নি। এখনকার অবস্থা আবার জানান।",
)
_STEP_UNCLEAR_WITHOUT_DAY: Final = Text(
    en='{post}: what was told last about "{duties}" could not be read. Tell again how things stand.',
    bn="{post}: “{duties}” বিষয়ে সর্বশেষ যা জানানো হয়েছে তা বোঝা যায়নি। এখনকার অবস্থা আবার জানান।",
)
_STEP_UNDENIED: Final = Text(
    en='{post}: "{duty}" was told on {day} to be not done, and that is no longer among the evidence. Tell how it stands now.',
    bn="{post}: “{duty}” হয়নি বলে {day} তারিখে জানানো হয়েছিল; সেই তথ্য এখন তথ্য-প্রমাণে নেই। এখনকার অবস্থা জানান।",
)
_STEP_OPPOSED: Final = Text(
    en='{post}: "{duty}" was told on {before} to be done, and on {day} that {cause}. Tell how it stands now.',
    bn="{post}: “{duty}” হয়েছে বলে {before} তারিখে জানানো হয়েছিল, আর {day} তারিখে জানানো হয়েছে: {cause}। এখনকার অবস্থা জানান।",
)
_STEP_VACANT: Final = Text(
    en="{post}: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed.",
    bn="{post}: পদ শূন্য। আইডিটি এখন কার কাছে আছে, তা জানান; কেউ ব্যবহার না করলে আইডিটি বন্ধ করতে সহকারী প্রোগ্রামারকে বলুন।",
)
_STEP_LOCKED_OUT: Final = Text(
    en="{post}: you told that the login does not work. Tell the assistant programmer when and where a reset was applied for; if it was "
    "not, apply for it to the portal's authority through the assistant programmer. Tell as soon as the login works; then to be done: {duties}.",
    bn="{post}: লগইন করা যাচ্ছে না বলে জানিয়েছেন। রিসেটের আবেদন কবে ও কোথায় করেছেন, সহকারী প্রোগ্রামারকে জানান; না করে থাকলে তাঁর মাধ্যমে পোর্টাল "
    "কর্তৃপক্ষের কাছে আবেদন করুন। লগইন করা গেলেই জানান; তখন যা করতে হবে: {duties}।",
)
_OF_SEVERAL_DUTIES: Final = (_STEP_LOCKED_OUT, _STEP_NEW_HOLDER, _STEP_UNKNOWN, _STEP_UNPLACED)
"""Steps that an account is told once, with all the duties that they are for; in their order."""
_STEP_NO_ACCOUNT: Final = Text(
    en="Tell how many user IDs the office has on the portal, and which posts use them.",
    bn="পোর্টালে দপ্তরের ইউজার আইডি কয়টি এবং কোন কোন পদবির কাছে আছে জানান।",
)
_STEP_NO_OWN_ACCOUNT: Final = Text(
    en="The office has no user ID of its own, as it told. If it works with another office's, tell which and who has it; otherwise apply for "
    "one through the assistant programmer, and tell which post uses it.",
    bn="জানানো হয়েছে, দপ্তরের নিজস্ব ইউজার আইডি নেই। অন্য দপ্তরের আইডি ব্যবহার করলে কোনটি ও কার কাছে আছে জানান; না করলে সহকারী প্রোগ্রামারের মাধ্যমে আইডির জন্য আবেদন করুন এবং "
    "পেলে কোন পদবির কাছে আছে জানান।",
)
_IN_A_LETTER: Final = {
    _STEP_NO_ACCOUNT: Text(
        en="Number of user IDs that the office has on the portal, and the posts that use them: no information",
        bn="পোর্টালে দপ্তরের ইউজার আইডির সংখ্যা ও সংশ্লিষ্ট পদবি: তথ্য পাওয়া যায়নি",
    ),
    _STEP_NO_OWN_ACCOUNT: Text(
        en="The office has no user ID of its own, as it told; with whose it works, or when it applied for one: no information",
        bn="দপ্তরের নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে; কার আইডিতে কাজ চলে, অথবা আইডির জন্য কবে আবেদন করা হয়েছে: তথ্য পাওয়া যায়নি",
    ),
}
"""The same as matters, which letters to a colleague list, and not as what he is told to do."""
_EMPTIED: Final = Text(
    en="All user IDs of the office have left the list, and the reason is known. If it has another one, tell which post uses it.",
    bn="দপ্তরের সব ইউজার আইডি তালিকা থেকে বাদ গেছে; কারণ জানা আছে। অন্য আইডি থাকলে কোন পদবির কাছে আছে জানান।",
)
_IDENTITY: Final = Text(
    en="{post}: which one of the earlier list this is, is not known yet; the assistant programmer settles that.",
    bn="{post}: আগের তালিকার কোনটি, তা এখনো জানা যায়নি; সহকারী প্রোগ্রামার তা মিলিয়ে নেবেন।",
)
_UNDATED: Final = Text(
    en="{post}: an answer came, but the day on which it was told is not settled yet; the assistant programmer settles that.",
    bn="{post}: উত্তর পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা এখনো ঠিক হয়নি; সহকারী প্রোগ্রামার তা ঠিক করবেন।",
)
_STEP_UNLISTED: Final = Text(
    en="Tell which posts use the other {n} {n:user ID|user IDs}.", bn="বাকি {n}টি ইউজার আইডি কোন পদবির কাছে আছে জানান।"
)
_STEP_LEFT: Final = Text(
    en="{post}: no longer in the roster. Tell why, so that it can be taken off the list.",
    bn="{post}: তালিকায় আর নেই। কারণ জানান, যাতে তালিকা থেকে বাদ দেওয়া যায়।",
)
_STEP_ONE_LEFT: Final = Text(
    en="{post}: it is not known which user ID is no longer in the roster. Tell which one is still used, and why the other is not.",
    bn="{post}: কোন ইউজার আইডিটি তালিকায় আর নেই তা জানা যায়নি। কোনটি এখনো ব্যবহার হয় এবং অন্যটি কেন নেই জানান।",
)


ON_THE_PAGE: Final = Text(en="on the self-check page", bn="স্ব-যাচাই পাতায়")
_WITH_HELP: Final = Text(
    en="in a self-check (ask the assistant programmer for one)", bn="স্ব-যাচাইয়ে (সহকারী প্রোগ্রামারকে বলুন)"
)


def where_tested(history: History) -> Text:
    """Return where a password is tested: on the page where sheets and page were made for the meeting."""
    return ON_THE_PAGE if history.invited else _WITH_HELP


def steps_left(
    assessment: OfficeAssessment,
    rules: Sequence[RuleCard],
    tested: Text,
    asked: Letter | None,
    since: Since,
) -> tuple[Text, ...]:
    """Return what remains of the ordered duties, each step once for all who have it.

    `tested` is where a password is tested, `asked` the letter that the portal's owner got about what is in the way. What he answered
    about is to be tried again and nothing else; so all that is left to who could not log in. What counts only since evidence is gone is to
    be told again; where that is an older no, it is asked like what nobody ever told.
    """
    office, hindering = assessment.office, assessment.hindered
    by_policy = {rule.policy: rule for rule in rules}

    def left_to(subject: str) -> Iterator[Text]:
        owned = assessment.of(level=Level.SHALL, subject=subject)
        ordered = [
            since.as_asked(finding)
            for finding in owned
            if not finding.waits_for and not asked_of_keeper(finding, office)
        ]
        to_try = _to_try_again(ordered, office, asked, hindering.get(subject))
        ordered = [finding for finding in ordered if finding not in to_try]
        yield from steps_of(ordered, office, _WHO, by_policy, tested, hindering=hindering.get(subject))
        if to_try and asked is not None and asked.answered is not None:
            duties = joined(by_policy[finding.policy].own_duty for finding in to_try)
            yield step_to_try_again(asked, _WHO, duties)
        for finding in owned:
            duty = by_policy[finding.policy].own_duty
            if finding.is_opposed and finding.cause is not None:
                cause, yes = finding.against_cause
                days = {"day": cause.on, "before": yes.on}
                yield _STEP_OPPOSED.filled(post=_WHO, duty=duty, cause=finding.cause.label, **days)
            day = since.undenied.get((subject, finding.policy))
            if day is not None:
                yield _STEP_UNDENIED.filled(post=_WHO, duty=duty, day=day)

    subjects = dict.fromkeys((*office.called, *(finding.subject for finding in assessment.findings)))
    return _each_once(((step, subject) for subject in subjects for step in left_to(subject)), office)


def matter_without_account(assessment: OfficeAssessment) -> Text | None:
    """Return what is pending of an office of which no user ID is listed, as letters list matters; None where one is, or nothing is asked."""
    office = assessment.office
    asked = (
        finding
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open and finding.of_no_account and not asked_of_keeper(finding, office)
    )
    return next((_IN_A_LETTER[_step_to_know(finding, office, office.head_post)] for finding in asked), None)


def for_keeper(assessment: OfficeAssessment) -> tuple[Text, ...]:
    """Return what is open of the ordered duties and settled by who keeps the roster, each once for all whom it is about."""
    office = assessment.office
    told = (
        (_UNDATED if finding.awaits_day else _EMPTIED if finding.of_no_account else _IDENTITY, finding.subject)
        for finding in assessment.of(level=Level.SHALL)
        if finding.is_open and asked_of_keeper(finding, office)
    )
    return _each_once(told, office)


def _to_try_again(
    ordered: Iterable[Finding], office: Office, asked: Letter | None, hindering: Cause | None
) -> list[Finding]:
    """Return what one subject of an office is to try again; of who could not log in all that is left, once that was answered."""
    found = [finding for finding in ordered if is_to_try_again(finding, office, asked) and not finding.awaits_reason]
    if not found or hindering is not Cause.LOCKED_OUT:
        return found
    return [finding for finding in ordered if finding in found or finding.is_open]


_WHO: Final = plain("{post}")
"""Stands in a step until it is known who else has it; nothing that people typed may be in the step by then."""
_DUTIES: Final = plain("{duties}")
_EACH_USER: Final = Text(en="Every user", bn="প্রত্যেক ইউজার")
_USERS: Final = Text(en="Users {numbers}", bn="ইউজার {numbers}")
_FEW_POSTS: Final = 4
"""Where an office has more, a step for several of them gives their numbers, so that it stays short; else one for more than two."""


def _each_once(steps: Iterable[tuple[Text, str]], office: Office) -> tuple[Text, ...]:
    """Return steps that come with the id of who has each: each once, naming all who have it."""
    whose: dict[Text, list[str]] = {}
    for step, subject in steps:
        whose.setdefault(step, []).append(subject)
    return tuple(step.filled(post=_who(subjects, office)) for step, subjects in whose.items())


def _who(subjects: Sequence[str], office: Office) -> Text:
    """Return how a step calls those who have it: by their posts, as every user, or by their numbers in the table of accounts."""
    posts = office.called
    if office.left:
        return office.head_post
    meant = tuple(dict.fromkeys(subject for subject in subjects if subject in posts))
    head = [office.head_post] if set(subjects) - set(meant) else []
    if len(meant) <= (2 if len(posts) <= _FEW_POSTS else 1):
        return joined(dict.fromkeys((*(posts[subject] for subject in meant), *head)))
    if len(meant) == len(posts):
        return joined((_EACH_USER, *head))
    places = {account.id: place for place, account in enumerate(office.accounts, start=1)}
    numbers = joined(in_digits(f"{places[subject]:02d}") for subject in meant)
    return joined((_USERS.filled(numbers=numbers), *head))


def steps_of(  # noqa: PLR0913  what a step is made of
    ordered: Iterable[Finding],
    office: Office,
    post: Text,
    by_policy: Mapping[str, RuleCard],
    tested: Text,
    *,
    hindering: Cause | None,
) -> list[Text]:
    """Return what remains of ordered duties of one subject, whose post is given (its head's, where the office left the list).

    Of a vacant post nobody can do or tell it: it is only asked who has the account, whatever else is open; and who cannot log in is told
    what leads to a reset, and what is to be done after it. `hindering` is the cause that hinders all, where there is one.
    What is not known of several duties of an account is asked in one step, of each of the office's own in its own words.
    `tested` is where a password is tested.
    """
    steps: list[Text] = []
    together: dict[Text, list[RuleCard]] = {}
    for finding in ordered:
        rule = by_policy[finding.policy]
        if not finding.is_open:
            continue
        if hindering is Cause.VACANT:
            steps.append(_STEP_VACANT.filled(post=post))
        elif hindering is Cause.LOCKED_OUT:
            together.setdefault(_STEP_LOCKED_OUT, []).append(rule)
        elif (finding.is_no or finding.is_seen_otherwise) and not finding.awaits_reason:
            steps += _steps_to_do(finding, rule, post, tested)
        else:
            step = _step_to_know(finding, office, post)
            if step == _STEP_UNKNOWN and rule.scope is Scope.OFFICE:
                steps.append(rule.when_unknown.filled(post=post, self_check=tested))
            elif step in _OF_SEVERAL_DUTIES or finding.reason is MissingReason.UNCLEAR:
                together.setdefault(step, []).append(rule)
            else:
                steps.append(step)
    of_days = (step for step in together if step not in _OF_SEVERAL_DUTIES)
    for step in (*filter(together.__contains__, _OF_SEVERAL_DUTIES), *of_days):
        lacking = together[step]
        if step == _STEP_UNKNOWN and len(lacking) == 1:
            steps.append(lacking[0].when_unknown.filled(post=post, self_check=tested))
        else:
            steps.append(step.filled(post=post, n=len(lacking), duties=joined(rule.own_duty for rule in lacking)))
    return steps


def _steps_to_do(finding: Finding, rule: RuleCard, post: Text, tested: Text) -> list[Text]:
    """Return the step of a duty that is not done, to be seen where telling lifts nothing; where that was told long ago, also to tell how things stand now.

    Where it was seen undone before the present holder came, and he told that it is done, only that is left to be seen.
    """
    if finding.outcome is Outcome.UNKNOWN:
        before = finding.refuted[-1]
        shown = lifted_by(FACTS[before.fact], login=_AT_A_LOGIN, record=_BY_A_RECORD, shown=_BY_SHOWING)
        return [_STEP_SEEN_OF_BEFORE.filled(post=post, day=before.on, duty=rule.own_duty, shown=shown)]
    if finding.portal_seen is not None:
        return [_STEP_PORTAL_SEEN.filled(post=post, day=finding.refuted[-1].on, cause=finding.portal_seen.label)]
    step = rule.step(finding.code).filled(post=post, self_check=tested)
    if finding.is_seen_otherwise:
        seen = finding.refuted[-1]
        by_login = _STEP_SEEN_AGAIN if seen.grade is Grade.WITNESSED else _STEP_RECORDED
        step = lifted_by(FACTS[seen.fact], login=by_login, record=_STEP_RECORDED_ANEW, shown=_STEP_SHOWN_AGAIN).filled(
            step=step, day=seen.on
        )
    elif finding.is_told_otherwise:
        step = _STEP_TOLD_OTHERWISE.filled(step=step)
    steps = [step]
    if finding.reason is MissingReason.STALE and not finding.is_told_otherwise:
        steps.append(_step_stale(finding, post))
    elif finding.reason is MissingReason.UNCLEAR:
        steps.append(_STEP_UNCLEAR_WITHOUT_DAY.filled(post=post, duties=rule.own_duty))
    return steps


def _step_stale(finding: Finding, post: Text) -> Text:
    """Return the step to tell anew what was told too long ago, with its day where that is known."""
    on = finding.observed_on
    return _STEP_STALE_WITHOUT_DAY.filled(post=post) if on is None else _STEP_STALE.filled(post=post, day=on)


def _step_unclear(on: date | None) -> Text:
    """Return the step to tell again what could not be read, which still lacks whose it is and the duties."""
    return _STEP_UNCLEAR_WITHOUT_DAY if on is None else _STEP_UNCLEAR.filled(post=_WHO, duties=_DUTIES, day=on)


def _step_to_know(finding: Finding, office: Office, post: Text) -> Text:
    """Return the step by which something that is not known becomes known; one of `_OF_SEVERAL_DUTIES` still lacks them."""
    match finding.reason:
        case MissingReason.STALE if finding.observed_on is not None:
            return _step_stale(finding, post)
        case MissingReason.LEFT_ROSTER:
            doubtful = finding.subject in office.maybe_listed
            return (_STEP_ONE_LEFT if doubtful else _STEP_LEFT).filled(post=post)
        case MissingReason.NO_ACCOUNT_LISTED if finding.cause is Cause.NO_OWN_ACCOUNT:
            return _STEP_NO_OWN_ACCOUNT
        case MissingReason.NO_ACCOUNT_LISTED:
            return _STEP_UNLISTED.filled(n=office.unlisted) if office.accounts and office.unlisted else _STEP_NO_ACCOUNT
        case reason:
            of_several = {
                MissingReason.UNPLACED: _STEP_UNPLACED,
                MissingReason.NEW_HOLDER: _STEP_NEW_HOLDER,
                MissingReason.UNCLEAR: _step_unclear(finding.observed_on),
            }
            return of_several.get(reason, _STEP_UNKNOWN) if reason is not None else _STEP_UNKNOWN


def advice_steps(assessment: OfficeAssessment, rules: Sequence[RuleCard], tested: Text) -> tuple[Text, ...]:
    """Return what is advised and not followed, each step once; `tested` is where a password is tested."""
    by_policy = {rule.policy: rule for rule in rules}
    hindering = assessment.hindered
    advised = (
        (by_policy[finding.policy].step(finding.code).filled(post=_WHO, self_check=tested), finding.subject)
        for finding in assessment.of(level=Level.SHOULD)
        if finding.outcome is Outcome.FAIL and not finding.awaits_reason and finding.subject not in hindering
    )
    return _each_once(advised, assessment.office)
