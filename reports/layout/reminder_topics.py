"""What a reminder is about, as its subject and the text message beside it say: fitted to whom it goes, once for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.views.letters import Topic
from reports.layout.joining import AND, AND_TOO, listed_in_both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.model.views.letters import ReminderLetter

_WORDS: Final[Mapping[Topic, Text]] = {
    Topic.ACCOUNTS: Text(
        en="web-portal passwords and two-step authentication", bn="ওয়েব পোর্টালের পাসওয়ার্ড ও Two-step authentication"
    ),
    Topic.MAIL: Text(en="official e-mail", bn="সরকারি ই-মেইল"),
}
_WORDS_OF_BOTH: Final = Text(
    en="web-portal passwords, two-step authentication and official e-mail",
    bn="ওয়েব পোর্টালের পাসওয়ার্ড, Two-step authentication ও সরকারি ই-মেইল",
)
_DUTIES: Final = Text(en="the web portal ({duties})", bn="ওয়েব পোর্টালের {duties}")
_SHORT: Final[Mapping[Topic, Text]] = {
    Topic.ACCOUNTS: Text(en="web portal", bn="ওয়েব পোর্টাল"),
    Topic.MAIL: _WORDS[Topic.MAIL],
}


def _topics(view: ReminderLetter) -> tuple[Topic, ...]:
    """Return what a reminder names: all that it asks, and the accounts where it is only asked who has them or why they left."""
    of_accounts = (Topic.ACCOUNTS,) if view.vacant or view.left else ()
    named = {*view.pending, *of_accounts} or set(Topic)
    return tuple(topic for topic in Topic if topic in named)


def topics(view: ReminderLetter) -> Text:
    """Return what a reminder is about, as its subject says it: of user IDs the duties that it asks, where those are not all."""
    named = _topics(view)
    if view.duties_named and Topic.ACCOUNTS in named:
        of_accounts = _DUTIES.filled(duties=listed_in_both(view.duties_named))
        others = [_WORDS[topic] for topic in named if topic is not Topic.ACCOUNTS]
        return listed_in_both([of_accounts, *others], last=AND_TOO if len(view.duties_named) > 1 else AND)
    return _WORDS[named[0]] if len(named) == 1 else _WORDS_OF_BOTH


def short_topics(view: ReminderLetter) -> Text:
    """Return the same as a text message has room for it."""
    return listed_in_both([_SHORT[topic] for topic in _topics(view)])


def fitted(view: ReminderLetter, text: Text, *, on_mail: Text, without_account: Text) -> Text:
    """Return which of three texts on help in person suits what is pending: phones are asked for only where users have something to do at a login."""
    if view.without_account is not None:
        return without_account
    return text if Topic.ACCOUNTS in (view.to_do or view.pending) else on_mail
