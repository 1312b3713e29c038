"""What is told of open questions who of the roster is whom: the first ones, and how many there are besides."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.notice import Notice, Place, Severity
from auditor.roster import identity_questions
from auditor.roster import shared as one_user_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.roster.identity_questions import Question
    from auditor.roster.shared import LoginDoubt


def tell(questions: Sequence[Question]) -> tuple[Notice, ...]:
    """Return what is told of open questions: the first ones, and how many there are besides."""
    return _told(_OPEN, questions)


def tell_logins(doubts: Sequence[LoginDoubt], questions: Iterable[Question]) -> tuple[Notice, ...]:
    """Return what is told of user IDs under several posts: the first ones, and how many there are besides; also that one is asked about only after who such a post is (`questions`)."""
    waiting = frozenset(chain.from_iterable(question.pairs for question in questions))
    at_once = [doubt for doubt in doubts if doubt.pairs.isdisjoint(waiting)]
    after = [doubt for doubt in doubts if doubt not in at_once]
    return (*_told(one_user_id.OPEN, at_once), *_told(one_user_id.OPEN_AFTER_WHO, after))


def _told(words: Text, asked: Sequence[Question | LoginDoubt]) -> tuple[Notice, ...]:
    first, rest = asked[: identity_questions.MOST], asked[identity_questions.MOST :]
    messages = [words.filled(question=each.words) for each in first]
    if rest:
        messages.append(_MORE.filled(n=len(rest), most=len(first)))
    return tuple(Notice(Severity.DOUBTFUL, Place("roster"), message) for message in messages)


_OPEN: Final = Text(
    en="Roster: {question} Until it is answered, nothing that was done before counts here. Ask the office; the answer is asked "
    "for at a terminal by: auditor audit --keep",
    bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত এ ক্ষেত্রে আগের কোনো সম্পন্ন কাজ ধরা হচ্ছে না। দপ্তরকে জিজ্ঞাসা করুন; টার্মিনালে auditor audit --keep চালালে "
    "উত্তর চাওয়া হবে।",
    on_screen=Text(
        en="Roster: {question} Until it is answered, nothing that was done before counts here. Ask the office; the screen Meeting asks for the answer before the next round is kept.",
        bn="তালিকা: {question} উত্তর না পাওয়া পর্যন্ত এ ক্ষেত্রে আগের কোনো সম্পন্ন কাজ ধরা হচ্ছে না। দপ্তরকে জিজ্ঞাসা করুন; যাচাই রাখার আগে “সভা” পাতায় উত্তর চাওয়া হবে।",
    ),
)
_MORE: Final = Text(
    en="Roster: {n} more such {n:question|questions} {n:is|are} open. A run of auditor audit --keep asks at most {most} of them; the next asks the rest.",
    bn="তালিকা: এমন আরও {n}টি প্রশ্নের উত্তর বাকি। auditor audit --keep একবার চালালে সর্বোচ্চ {most}টি প্রশ্ন করা হয়; বাকি থাকলে পরের বার করা হবে।",
    on_screen=Text(
        en="Roster: {n} more such {n:question|questions} {n:is|are} open. The screen Meeting asks at most {most} of them before a round is kept; the rest are asked the next time.",
        bn="তালিকা: এমন আরও {n}টি প্রশ্নের উত্তর বাকি। যাচাই রাখার আগে “সভা” পাতায় সর্বোচ্চ {most}টি প্রশ্ন করা হয়; বাকি থাকলে পরের বার করা হবে।",
    ),
)
