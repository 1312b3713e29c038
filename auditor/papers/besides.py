"""What offices are asked beside what is open: what only they know of who they are, and of answers that they gave."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.judging.causes import cause_aged
from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.register.questions import count
from auditor.roster import identity_questions
from auditor.rounds import identities
from auditor.rounds.ledger import Ledger
from auditor.views import own_mailbox
from auditor.views.stood import leavers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RuleCard
    from auditor.model.subjects import Office
    from auditor.register.rows import RegisterRow
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace


def asked_besides(space: Workspace, judgement: Judgement) -> Mapping[str, tuple[Text, ...]]:
    """Return what only each office (by its id) knows, beside what is open.

    That is of names and posts that changed, and logins that changed or stand twice; why somebody left the roster; what its form asks besides, too (`on_forms`);
    and on which day it told what waits for that alone. It is not yet asked whether somebody shares a login of whom it is still asked who he is.

    Args:
        space: the workspace.
        judgement: how things stand.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    waiting = frozenset(chain.from_iterable(question.pairs for question in judgement.questions))
    rules = {rule.policy: rule for rule in judgement.header.rules}
    of_forms = on_forms(space, judgement)
    found = defaultdict[str, list[Text]](list)
    for office_id, asked in identity_questions.by_office(judgement.questions).items():
        found[office_id] += asked
    for doubt in identities.assigned(space, identities.known(Ledger(space.ledger_path))).logins:
        if doubt.pairs.isdisjoint(waiting):
            found[doubt.office.id].append(doubt.words)
    for assessment in judgement.assessments:
        office = assessment.office
        left = leavers(assessment)
        if left or office.left:
            found[office.id].append(_WHY_OFFICE_LEFT if office.left else _WHY_LEFT.filled(names=joined(left)))
        found[office.id] += of_forms.get(office.id, ())
        awaited = dict.fromkeys(
            rules[finding.policy].duty_of(office) for finding in assessment.of(level=Level.SHALL) if finding.awaits_day
        )
        if awaited:
            found[office.id].append(_ON_WHICH_DAY.filled(duties=joined(awaited)))
    return {office_id: tuple(asked) for office_id, asked in found.items() if asked}


def on_forms(space: Workspace, judgement: Judgement) -> Mapping[str, tuple[Text, ...]]:
    """Return what the forms of offices (by their ids) ask beside their questions, since it follows from what was told before.

    That is with whose user ID it works, where it told that it has none, and whether that is so still, once it has grown old; whether login is possible now, where
    it was told, be it long ago, that it is not; how it stands with that of which a request for correction was upheld; and of the UNO's office whether the mailbox to which answers go is its own.
    """
    rules = {rule.policy: rule for rule in judgement.header.rules}
    mailbox = space.config.letterhead.uno_mail
    found = {
        each.office.id: (
            *_of_its_own(each),
            *_of_login(each, judgement),
            *_to_correct(each, rules),
            *_own_mailbox(each, mailbox),
        )
        for each in judgement.assessments
    }
    return {office_id: asked for office_id, asked in found.items() if asked}


def of_numbered(office: Office, row: RegisterRow) -> tuple[Text, ...]:
    """Return what the form of an office of which only the number of user IDs is known asks beside that number's rows, where the number is not asked itself."""
    is_asked = not office.accounts or not office.only_counted or count.QUESTION.name in row.open_items
    return () if is_asked else (_ARE_THERE_MORE.filled(n=len(office.accounts)),)


def _of_its_own(assessment: OfficeAssessment) -> Iterator[Text]:
    """Yield what is asked where an office told that it has no user ID of its own: the office, or of somebody who is listed all the same."""
    opened = [finding for finding in assessment.of(level=Level.SHALL) if finding.is_open]
    if any(finding.standing_cause is Cause.NO_OWN_ACCOUNT for finding in opened):
        yield _WITH_WHOSE
        return
    days = [finding.observed_on for finding in opened if finding.had_no_own_account and finding.observed_on is not None]
    if days:
        yield _STILL_WITHOUT.filled(day=max(days))


def _of_login(assessment: OfficeAssessment, judgement: Judgement) -> Iterator[Text]:
    """Yield what is asked of who told that login is impossible, be it so long ago that it does not stand any more."""
    office = assessment.office
    posts = [
        office.called.get(subject, office.head_post)
        for subject in (*office.called, office.id)
        if Cause.LOCKED_OUT in {assessment.hindered.get(subject), cause_aged(judgement.evidence.get(subject))}
    ]
    if posts:
        yield _IS_LET_IN.filled(posts=joined(posts))


def _own_mailbox(assessment: OfficeAssessment, mailbox: str) -> Iterator[Text]:
    """Yield whether the mailbox to which answers go is the UNO's office's own, where its address is asked."""
    if own_mailbox.policies_asking(assessment, mailbox):
        yield own_mailbox.IS_IT_OWN.filled(mail=mailbox)


def _to_correct(assessment: OfficeAssessment, rules: Mapping[str, RuleCard]) -> Iterator[Text]:
    """Yield of which duties it is asked anew since a request for correction was upheld."""
    ordered = assessment.of(level=Level.SHALL)
    asked = dict.fromkeys(
        rules[finding.policy].duty_of(assessment.office) for finding in ordered if finding.is_to_correct
    )
    if asked:
        yield _ANEW.filled(duties=joined(asked))


_WHY_LEFT: Final = Text(
    en="{names}: no longer in the roster. Why, and since when?", bn="{names}: তালিকায় আর নেই। কেন ও কবে থেকে নেই?"
)
_WHY_OFFICE_LEFT: Final = Text(
    en="the office is no longer in the roster. Why, and since when?", bn="দপ্তরটি তালিকায় আর নেই। কেন ও কবে থেকে নেই?"
)
_WITH_WHOSE: Final = Text(
    en="it told that it has no user ID of its own. With whose does it work, and who has that; or when did it apply for one?",
    bn="নিজস্ব ইউজার আইডি নেই বলে জানানো হয়েছে। কার আইডিতে কাজ চলে ও সেটি কার কাছে; অথবা আইডির জন্য কবে আবেদন করা হয়েছে?",
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
_IS_LET_IN: Final = Text(
    en="{posts}: it was told that the login does not work. Is login possible now? When and where was the reset applied for?",
    bn="{posts}: লগইন করা যাচ্ছে না বলে জানানো হয়েছিল। এখন লগইন করা যাচ্ছে কি? রিসেটের আবেদন কবে ও কোথায় করা হয়েছে?",
)
_ANEW: Final = Text(
    en="{duties}: a request for correction was upheld, so what was told before it does not count; it is asked anew. How does it stand?",
    bn="{duties}: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তাই আগে জানানো তথ্য ধরা হয়নি; নতুন করে জানতে চাওয়া হচ্ছে। প্রকৃত অবস্থা কী?",
)
_ON_WHICH_DAY: Final = Text(
    en="{duties}: its answer is here, only its day is to be settled. On which day did it tell that?",
    bn="{duties}: উত্তর জমা আছে, শুধু তারিখ ঠিক করা বাকি। কোন তারিখে জানানো হয়েছিল?",
)
