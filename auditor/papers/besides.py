"""What offices are asked beside what is open: what only they know of who they are, and of answers that they gave."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.judging.causes import cause_aged
from auditor.model.baseline import Level
from auditor.model.disputes import upheld_means
from auditor.model.evidence import Unknown
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.register.days_told import asks_day, with_days_told
from auditor.roster import identity_questions
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.to_ask import day_asked_for
from auditor.views.compared.stood import leavers, users_there
from auditor.views.disputes import duty_anew, duty_of_some, spoken_of
from auditor.views.letters import own_mailbox
from auditor.views.letters.portal_days import answered_about, day_promised, is_before_promised
from auditor.views.letters.sent_letters import answer_to_try
from auditor.views.letters.trying_again import answers_in_force
from auditor.views.office.posts_to_tell import posts_to_tell
from auditor.views.office.whose_steps import who

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.evidence import Evidence
    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import Letter
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


class Matter(Enum):
    """What is asked first is about."""

    WHOSE_IT_IS = "whose-it-is"
    LOGIN = "login"
    TRYING = "trying"
    NONE_OF_ITS_OWN = "none-of-its-own"
    TO_CORRECT = "to-correct"
    MAILBOX = "mailbox"


def asked_besides(space: Workspace, judgement: Judgement) -> Mapping[str, tuple[Text, ...]]:
    """Return what only each office (by its id) knows, beside what is open.

    That is of names and posts that changed, and logins that changed or stand twice; why somebody left the roster; and on which day it told what is
    of a day that nobody knows. It is not yet asked whether somebody shares a login of whom it is still asked who he is.

    Args:
        space: the workspace.
        judgement: how things stand.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    rules = {rule.policy: rule for rule in judgement.header.rules}
    found = defaultdict[str, list[Text]](list, asked_who(space, judgement))
    for assessment in judgement.assessments:
        office = assessment.office
        found[office.id] += (*why_left(assessment), *of_day(assessment, rules))
    return {office_id: tuple(asked) for office_id, asked in found.items() if asked}


def asked_who(space: Workspace, judgement: Judgement) -> dict[str, list[Text]]:
    """Return of that what each office (by its id) is asked about who somebody is, or whether a login is shared: it is asked before a round is kept, too (raises as `asked_besides`)."""
    waiting = frozenset(chain.from_iterable(question.pairs for question in judgement.questions))
    found = {office_id: [*asked] for office_id, asked in identity_questions.by_office(judgement.questions).items()}
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins:
        if doubt.pairs.isdisjoint(waiting):
            found.setdefault(doubt.office.id, []).append(doubt.words)
    return found


def why_left(assessment: OfficeAssessment) -> tuple[Text, ...]:
    """Return what an office is asked of who left the roster without a reason; of user IDs of a former portal what became of them."""
    if assessment.office.left:
        return (_WHY_OFFICE_LEFT,)
    return tuple(
        (_LEFT_BEHIND if former_portal else _WHY_LEFT).filled(names=joined(names), n=len(names))
        for former_portal, names in leavers(assessment).items()
    )


def of_day(assessment: OfficeAssessment, rules: Mapping[str, RuleCard]) -> tuple[Text, ...]:
    """Return what an office is asked of answers of which nobody knows the day, by the rules (by policy id) by which it was judged."""
    awaited = defaultdict[str, list[Text]](list)
    for finding in with_days_told(assessment).of(level=Level.SHALL):
        if asks_day(finding):
            awaited[finding.subject].append(rules[finding.policy].column)
    whose = defaultdict[tuple[Text, ...], list[str]](list)
    for subject, duties in awaited.items():
        whose[*dict.fromkeys(duties)].append(subject)
    return tuple(
        _ON_WHICH_DAY.filled(posts=who(subjects, assessment.office), duties=joined(duties))
        for duties, subjects in whose.items()
    )


def asked_first(
    space: Workspace, past: History, evidence: Mapping[str, Evidence], by: date | None = None
) -> Mapping[str, tuple[Text, ...]]:
    """Return what each office (by its id) is asked before all that is open, since it follows from what was told before (see `of_before`).

    Args:
        space: the workspace.
        past: how things stand, beside the rounds before.
        evidence: on what that rests, by whom it is about (id).
        by: until when what the portal's owner promised is asked about; None for the day of the next meeting.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    found = first_by_matter(space, past, evidence, by)
    return {office_id: (*chain.from_iterable(asked.values()),) for office_id, asked in found.items()}


def first_by_matter(
    space: Workspace, past: History, evidence: Mapping[str, Evidence], by: date | None = None
) -> Mapping[str, Mapping[Matter, tuple[Text, ...]]]:
    """Return the same (`asked_first`) by what it is about.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    header = past.now.header
    rules = {rule.policy: rule for rule in header.rules}
    mailbox, day = space.config.letterhead.uno_mail, header.day
    answered = answers_in_force(past.letters, day, by or day_asked_for(space, day))
    found = {
        each.office.id: of_before(
            each,
            _aged_logins(each, evidence),
            rules,
            day,
            mailbox=mailbox,
            answered=answered,
            upheld=spoken_of(each, past),
        )
        for each in past.now.assessments
    }
    return {office_id: asked for office_id, asked in found.items() if asked}


def of_before(  # noqa: PLR0913 each decides something of its own
    assessment: OfficeAssessment,
    aged_logins: Mapping[str, date],
    rules: Mapping[str, RuleCard],
    day: date,
    *,
    mailbox: str,
    answered: Sequence[Letter],
    upheld: Container[tuple[str, str]],
) -> Mapping[Matter, tuple[Text, ...]]:
    """Return what an office is asked since it follows from what was told before, by what it is about: first that on which all else depends.

    That is which posts use what it told of beside those that are listed, while anything of these is open; whether login is possible now, where it was told, be it long ago, that it is not; how it went since the portal's owner answered; with whose user ID
    it works, where it told that it has none, and whether that is so still, once it has grown old; how it stands with that of which a request for correction
    was upheld; and of the UNO's office whether the mailbox to which answers go is its own.

    Args:
        assessment: how the office stands.
        aged_logins: when it was told of accounts (ids) that login is impossible, where that has grown old.
        rules: by policy (id) the rules by which it was judged.
        day: on which it is asked: a day that the portal's owner named may lie ahead, and then it is said that it is to be told from that day on.
        mailbox: where answers go.
        answered: the letters that the portal's owner answered, oldest first, where trying again is worth it (see `answers_in_force`).
        upheld: of whom and of what it is (ids of account and policy) requests were upheld that are no evidence yet (`spoken_of`).

    """
    found = {
        Matter.WHOSE_IT_IS: _whose_it_is(assessment),
        Matter.LOGIN: _of_login(assessment, aged_logins, answered, day),
        Matter.TRYING: _of_trying(assessment, rules, answered, day),
        Matter.NONE_OF_ITS_OWN: _of_its_own(assessment),
        Matter.TO_CORRECT: to_correct(assessment, rules, upheld),
        Matter.MAILBOX: _own_mailbox(assessment, mailbox),
    }
    asked = {matter: tuple(questions) for matter, questions in found.items()}
    return {matter: questions for matter, questions in asked.items() if questions}


def of_numbered(office: Office) -> tuple[Text, ...]:
    """Return what the form of an office asks of which only the number of user IDs is known: for no number, but whether there are more."""
    told = users_there(office)
    return (_ARE_THERE_MORE.filled(n=told),) if told and office.accounts and office.only_counted else ()


def _whose_it_is(assessment: OfficeAssessment) -> Iterator[Text]:
    """Yield which posts use the user IDs of which only the number is known beside listed ones, where anything of them is open."""
    office = assessment.office
    asked = posts_to_tell(assessment)
    if asked:
        called = joined(post for given, post in office.called.items() if given in asked)
        yield _WHOSE_IT_IS.filled(
            n=len(asked),
            users=called,
            told=users_there(office),
            listed=users_there(office) - len(office.numbered_beside),
        )


def _of_its_own(assessment: OfficeAssessment) -> Iterator[Text]:
    """Yield what is asked where an office told that it has no user ID of its own: the office, or of somebody who is listed all the same."""
    opened = [finding for finding in assessment.of(level=Level.SHALL) if finding.is_open]
    if any(finding.standing_cause is Cause.NO_OWN_ACCOUNT for finding in opened):
        yield _WITH_WHOSE
        return
    days = [finding.observed_on for finding in opened if finding.had_no_own_account and finding.observed_on is not None]
    if days:
        yield _STILL_WITHOUT.filled(day=max(days))


def _aged_logins(assessment: OfficeAssessment, evidence: Mapping[str, Evidence]) -> Mapping[str, date]:
    """Return of whom of an office (ids) it was told, and when, that login is impossible, which has grown old."""
    found: dict[str, date] = {}
    for subject in (*assessment.office.called, assessment.office.id):
        of_subject = evidence.get(subject)
        known = of_subject.resolved.get(TWO_STEP_CAUSE) if of_subject is not None else None
        if cause_aged(of_subject) is Cause.LOCKED_OUT and isinstance(known, Unknown) and known.last_told_on is not None:
            found[subject] = known.last_told_on
    return found


def _of_login(
    assessment: OfficeAssessment, aged: Mapping[str, date], answered: Sequence[Letter], asked_on: date
) -> Iterator[Text]:
    """Yield what is asked of who told that login is impossible, with the day on which that was told, and that on which the portal's owner answered since."""
    office, ordered = assessment.office, assessment.of(level=Level.SHALL)
    told_of = [each for each in ordered if each.counted_cause is Cause.LOCKED_OUT and not each.awaits_reason]
    standing = {each.subject: each for each in told_of}
    told: dict[tuple[date | None, int], list[Text]] = {}
    by_number = {letter.draft.number: letter for letter in answered}
    for subject in (*office.called, office.id):
        of_cause = standing.get(subject)
        if of_cause is None and subject not in aged:
            continue
        day = aged[subject] if of_cause is None else of_cause.cause_told_on
        letter = answered_about(answered, office, subject, Cause.LOCKED_OUT, day)
        of_letter = day, letter.draft.number if letter is not None else 0
        told.setdefault(of_letter, []).append(office.called.get(subject, office.head_post))
    for (day, number), posts in told.items():
        told_then = _COULD_NOT if day is None else _COULD_NOT_ON.filled(day=day)
        letter = by_number.get(number)
        since = _OWNER_ANSWERED.filled(answer=_answer_said(letter)) if letter is not None else None
        tried = _IS_LET_IN_FROM if is_before_promised(letter, asked_on) else _IS_LET_IN_SINCE
        asked = _IS_LET_IN if since is None else tried
        yield joined(filter(None, (_OF_POSTS.filled(posts=joined(posts), told=told_then), since, asked)), " ")


def tried_again(assessment: OfficeAssessment, answered: Sequence[Letter]) -> Mapping[str, Mapping[str, Letter]]:
    """Return by account and office (id) the duties (ids of policies) of which is asked first how trying again went, other than to log in, each with the letter that was answered."""
    office = assessment.office
    found: dict[str, dict[str, Letter]] = {subject: {} for subject in (*office.called, office.id)}
    for each in assessment.of(level=Level.SHALL):
        letter = answer_to_try(each, office, answered) if each.counted_cause is not Cause.LOCKED_OUT else None
        if letter is not None:
            found[each.subject][each.policy] = letter
    return found


def _of_trying(
    assessment: OfficeAssessment, rules: Mapping[str, RuleCard], answered: Sequence[Letter], asked_on: date
) -> Iterator[Text]:
    """Yield how it went, asked of who is to try again since the portal's owner answered, other than to log in."""
    office, posts = assessment.office, dict[tuple[int, tuple[Text, ...]], list[Text]]()
    tried = tried_again(assessment, answered)
    for letter in answered:
        for subject, of_subject in tried.items():
            to_try = [rules[policy].own_duty for policy, about in of_subject.items() if about is letter]
            if to_try:
                asked = letter.draft.number, tuple(to_try)
                posts.setdefault(asked, []).append(office.called.get(subject, office.head_post))
    by_number = {letter.draft.number: letter for letter in answered}
    for (number, duties), of_posts in posts.items():
        letter = by_number[number]
        text = _HOW_IT_GOES_FROM if is_before_promised(letter, asked_on) else _HOW_IT_WENT
        yield text.filled(posts=joined(of_posts), answer=_answer_said(letter), duties=joined(duties))


def _answer_said(letter: Letter) -> Text:
    """Return on which day the portal's owner answered a letter, and which day he named."""
    promised, day = day_promised(letter), letter.answered.day if letter.answered is not None else ""
    return _ON.filled(day=day) if promised is None else _ON_NAMING.filled(day=day, promised=promised)


def _own_mailbox(assessment: OfficeAssessment, mailbox: str) -> Iterator[Text]:
    """Yield whether the mailbox to which answers go is the UNO's office's own, where its address is asked."""
    if own_mailbox.policies_asking(assessment, mailbox):
        yield own_mailbox.IS_IT_OWN.filled(mail=mailbox)


def to_correct(
    assessment: OfficeAssessment, rules: Mapping[str, RuleCard], upheld: Container[tuple[str, str]]
) -> Iterator[Text]:
    """Yield of which duties it is asked anew since a request for correction was upheld, be it that they stay as they are until what shows that is entered (`upheld`: see `of_before`)."""
    asked: dict[Text, dict[Text, None]] = {}
    unproven: dict[str, list[str]] = {}
    for finding in assessment.of(level=Level.SHALL):
        if finding.is_to_correct and (duty := duty_anew(assessment, rules[finding.policy])) is not None:
            asked.setdefault(upheld_means(finding), {})[duty] = None
        elif finding.about in upheld and not finding.is_to_correct:
            unproven.setdefault(finding.policy, []).append(finding.subject)
    if unproven:
        duties = [duty_of_some(assessment, rules[policy], some) for policy, some in unproven.items()]
        yield _UNPROVEN.filled(duties=joined(duties))
    yield from (_ANEW.filled(duties=joined(duties), upheld=upheld) for upheld, duties in asked.items())


_WHY_LEFT: Final = Text(
    en="{names}: no longer in the roster. Is that a mistake? If not: why, and since when?",
    bn="{names}: তালিকায় আর নেই। ভুলে বাদ পড়েছে কি? না হলে কেন ও কবে থেকে নেই?",
)
_LEFT_BEHIND: Final = Text(
    en="{names}: not among the user IDs at the office's portal of now. What became of {n:it|them} (closed, or who has {n:it|them}), and since when?",
    bn="{names}: দপ্তরের এখনকার পোর্টালের আইডির মধ্যে নেই। {n:এটির|এগুলোর} কী হয়েছে (বন্ধ, না কার কাছে আছে) ও কবে থেকে?",
)
_WHY_OFFICE_LEFT: Final = Text(
    en="the office is no longer in the roster. Is that a mistake? If not: why, and since when?",
    bn="দপ্তরটি তালিকায় আর নেই। ভুলে বাদ পড়েছে কি? না হলে কেন ও কবে থেকে নেই?",
)
_WITH_WHOSE: Final = Text(
    en="it told that it has no user ID of its own. With whose does it work, and who has that; or when did it apply for one?",
    bn="নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। কার আইডিতে কাজ চলে ও সেটি কার কাছে; অথবা আইডির জন্য কবে আবেদন করা হয়েছে?",
)
_WHOSE_IT_IS: Final = Text(
    en="{told} user IDs were told, and {listed} {listed:is|are} listed by post. Which {n:post uses|posts use} {users}?",
    bn="{told}টি ইউজার আইডির কথা জানানো হয়েছে, পদবিসহ তালিকায় আছে {listed}টি। {users} {n:কোন|কোন কোন} পদবির কাছে আছে?",
)
_ARE_THERE_MORE: Final = Text(
    en="{n} {n:user ID was|user IDs were} told. Are there more, and which posts use them?",
    bn="{n}টি ইউজার আইডির কথা জানানো হয়েছে। আরও আইডি আছে কি, কোন কোন পদবির কাছে?",
)
_STILL_WITHOUT: Final = Text(
    en="it told on {day} that it has no user ID of its own, and that has grown old. Is it so still, and with whose user ID does it work? If it has one of its own now, which "
    "post uses it?",
    bn="{day} তারিখে জানানো হয়েছিল, নিজস্ব ইউজার আইডি নেই; তথ্যটি পুরোনো হয়েছে। এখনো তা-ই কি না, কার আইডিতে কাজ চলে; এখন নিজস্ব আইডি থাকলে কোন পদবির কাছে আছে?",
)
_OF_POSTS: Final = Text(en="{posts}: {told}", bn="{posts}: {told}")
_COULD_NOT: Final = Text(en="it was told that the login does not work.", bn="লগইন করা যাচ্ছে না বলে জানানো হয়েছিল।")
_COULD_NOT_ON: Final = Text(
    en="it was told on {day} that the login does not work.", bn="{day} তারিখে জানানো হয়েছিল, লগইন করা যাচ্ছে না।"
)
_IS_LET_IN: Final = Text(
    en="Is login possible now? When and where was the reset applied for?",
    bn="এখন লগইন করা যাচ্ছে কি? রিসেটের আবেদন কবে ও কোথায় করা হয়েছে?",
)
_OWNER_ANSWERED: Final = Text(en="The portal's authority answered {answer}.", bn="পোর্টাল কর্তৃপক্ষের উত্তর {answer}।")
_IS_LET_IN_SINCE: Final = Text(
    en="Was it tried again since, and is login possible now?", bn="এরপর আবার চেষ্টা করা হয়েছে কি, এখন লগইন করা যাচ্ছে কি?"
)
_IS_LET_IN_FROM: Final = Text(
    en="To be tried again from that day on, and told then: is login possible?",
    bn="ওই তারিখ থেকে আবার চেষ্টা করে জানাতে হবে: লগইন করা যাচ্ছে কি?",
)
_HOW_IT_WENT: Final = Text(
    en="{posts}: the portal's authority answered {answer}. Was it tried again since, and how did it go: {duties}?",
    bn="{posts}: পোর্টাল কর্তৃপক্ষের উত্তর {answer}। এরপর আবার চেষ্টা করা হয়েছে কি, ফলাফল কী ({duties})?",
)
_HOW_IT_GOES_FROM: Final = Text(
    en="{posts}: the portal's authority answered {answer}. To be tried again from that day on, and told then: how did it go: {duties}?",
    bn="{posts}: পোর্টাল কর্তৃপক্ষের উত্তর {answer}। ওই তারিখ থেকে আবার চেষ্টা করে জানাতে হবে: ফলাফল কী ({duties})?",
)
_ON: Final = Text(en="on {day}", bn="{day} তারিখে পাওয়া গেছে")
_ON_NAMING: Final = Text(en="on {day}, and named {promised}", bn="{day} তারিখে পাওয়া গেছে, তাতে {promised} তারিখের কথা আছে")
_ANEW: Final = Text(en="{duties}: {upheld}; it is asked anew.", bn="{duties}: {upheld}; নতুন করে জানতে চাওয়া হচ্ছে।")
_UNPROVEN: Final = Text(
    en="{duties}: a request for correction was upheld, and what shows it is still to be entered. How does it stand now?",
    bn="{duties}: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তার প্রমাণ এখনো তথ্যে তোলা হয়নি। এখনকার অবস্থা কী?",
)
_ON_WHICH_DAY: Final = Text(
    en="{posts}, {duties}: its answer is here, only its day is to be settled. On which day did it tell that?",
    bn="{posts}, {duties}: উত্তর জমা আছে, শুধু তারিখ ঠিক করা বাকি। কোন তারিখে জানানো হয়েছিল?",
)
