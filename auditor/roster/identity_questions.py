"""The questions about who is who that only the office can answer: alike ones once, in words that a head can say yes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import A_DAY, Text, joined, match_key
from auditor.model.identity import ONE_OF_BEFORE, KnownAccount, Sameness
from auditor.roster.doubt import since_when
from auditor.roster.names import is_one_post
from auditor.roster.question_changes import Change, change_of, kind_of, listed_ones
from auditor.roster.question_texts import (
    CORRECTED,
    COUNTED_AGAIN,
    COUNTED_THEN,
    COUNTED_THERE,
    FEWER_COUNTED,
    JOINED,
    LISTED_TOO,
    MOVED,
    MOVED_OR_COUNTED,
    NEW_HOLDER,
    NOT_AFTER,
    NOT_THE_CAUSES,
    POST_BESIDE,
    ROW,
    ROW_OF_SHEET,
    SEVERAL_MOVED,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.identity import IdentityAnswer
    from auditor.model.subjects import Office
    from auditor.roster.doubt import Doubt, Known

MOST: Final = 5
"""So many questions are asked before a round is kept; the others wait."""


class Choice(Struct, frozen=True):
    """One answer to a question: its words, what it means, and as which of those of before somebody is known again."""

    words: Text
    answer: Sameness
    which: int = 0


class Question(Struct, frozen=True):
    """A question about one who is doubtful, or about several alike; the last choice leaves it open."""

    words: Text
    choices: tuple[Choice, ...]
    doubts: tuple[Doubt, ...]

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Of whom it is asked whether he is whom of before, by their ids."""
        return frozenset((doubt.now, before.id) for doubt in self.doubts for before in doubt.before)

    def said_by(self, choice: Choice) -> frozenset[tuple[str, str, str]]:
        """Return what a choice says: of whom, whom of before, and what; that he is none says so of each of them, and that it is not known says nothing."""
        if choice.answer is Sameness.LATER:
            return frozenset()
        of_one = choice.answer in ONE_OF_BEFORE
        return frozenset(
            (doubt.now, before.id, choice.answer.value)
            for doubt in self.doubts
            for at, before in enumerate(doubt.before)
            if at == choice.which or not of_one
        )

    def since_unless_told(self, choice: Choice) -> Text:
        """Return in words since when new holders have the posts of a choice, where no day is answered: since the day that the list has or that was told before, else today."""
        return since_when((doubt.taken_on(doubt.before[choice.which].id), doubt.joined) for doubt in self.doubts)

    def doubts_of_since(self, choice: Choice, since: date) -> tuple[Text, ...]:
        """Return that a new holder does not have the posts of a choice since a day after the one that holders of then have them since; nothing where all do."""
        known = (doubt.held_since(doubt.before[choice.which].id) for doubt in self.doubts)
        then = max((day for day in known if day is not None), default=None)
        return () if then is None or then < since else (NOT_AFTER.filled(day=since, then=then),)

    def answered(
        self, choice: Choice, *, since: date | None = None, meeting: str = "", today: date | None = None
    ) -> tuple[IdentityAnswer, ...]:
        """Return what is noted when a choice was made.

        Args:
            choice: the choice.
            since: for a new holder, since when, where that is told.
            meeting: for which meeting it was asked, YYYY-MM.
            today: the day; a new holder has the post since then where neither an answer nor the list has another day.

        """
        return tuple(
            answer
            for doubt in self.doubts
            for answer in doubt.answered(
                doubt.before[choice.which].id, choice.answer, since=since, meeting=meeting, today=today
            )
        )


def questions(doubts: Iterable[Doubt]) -> tuple[Question, ...]:
    """Return the questions about who is doubtful, offices first, those about most accounts before others.

    Of two who may be the same one of before it is never asked at once: only one of them is he.
    """
    alike: dict[tuple[str, ...], list[Doubt]] = {}
    taken: set[tuple[tuple[str, ...], str]] = set()
    lists = _lists_of_logins(every := tuple(doubts))
    for doubt in every:
        kind, before = kind_of(doubt), doubt.before[0]
        if isinstance(before, KnownAccount) and (kind, before.id) in taken:
            kind = (doubt.now,)
        taken.add((kind, before.id))
        alike.setdefault(kind, []).append(doubt)
    asked = [Question(_words(group, lists), _choices(group), tuple(group)) for group in alike.values()]
    return tuple(sorted(asked, key=lambda question: (question.doubts[0].account is not None, -len(question.doubts))))


def by_office(asked: Iterable[Question]) -> Mapping[str, tuple[Text, ...]]:
    """Return what each office is asked when it is phoned, by its id: of a user ID that may have moved also the one in whose list it stood."""
    found: dict[str, list[Text]] = {}
    every = tuple(asked)
    lists = _lists_of_logins(doubt for question in every for doubt in question.doubts)
    for question in every:
        of_office: dict[str, list[Doubt]] = {}
        for doubt in question.doubts:
            before = (each.office for each in doubt.before if isinstance(each, KnownAccount))
            for office in dict.fromkeys((doubt.office.id, *before)):
                of_office.setdefault(office, []).append(doubt)
        for office, doubts in of_office.items():
            found.setdefault(office, []).append(_words(doubts, lists))
    return {office: tuple(words) for office, words in found.items()}


def _lists_of_logins(doubts: Iterable[Doubt]) -> Mapping[str, Sequence[Office]]:
    """Return in the lists of which offices each user ID stands of an account that is doubtful."""
    found: dict[str, list[Office]] = {}
    for doubt in doubts:
        if doubt.account is not None and doubt.account.login:
            found.setdefault(doubt.account.login.casefold(), []).append(doubt.office)
    return found


def _words(group: Sequence[Doubt], lists: Mapping[str, Sequence[Office]]) -> Text:
    """Return the question about who is doubtful alike, and which other offices list the very user IDs, by the `lists` of each."""
    offices = {doubt.office.id for doubt in group}
    logins = dict.fromkeys(doubt.account.login.casefold() for doubt in group if doubt.account is not None)
    others = {each.id: each.name for login in logins for each in lists.get(login, ()) if each.id not in offices}
    names = dict.fromkeys((*(name for doubt in group for name in doubt.still_in), *others.values()))
    asked = _asked(group)
    return LISTED_TOO.filled(asked=asked, offices=joined(names)) if names else asked


def _asked(group: Sequence[Doubt]) -> Text:
    doubt, change = group[0], change_of(group[0])
    offices = len({doubt.office.id for doubt in group})
    now, before = doubt.account, doubt.before[0]
    values: dict[str, Text | str | int] = {
        "office": _with_row(doubt) if change in _OF_ONE_ROW or _is_one_of_a_post(doubt, change) else doubt.office.name,
        "now": doubt.office.name,
        "n": offices if offices > 1 else max(len(group), len(listed_ones(doubt))),
    }
    if doubt.asked_of is not None:
        values["office"] = doubt.asked_of
    if change is Change.FIRST_LISTED:
        accounts = doubt.office.accounts
        values |= {"posts": joined(doubt.office.called[account.id] for account in accounts), "m": len(accounts)}
    elif now is None or not isinstance(before, KnownAccount):
        values |= {"before": _told_apart(before.name, doubt.office.name)}
        values |= {"office": _told_apart(doubt.office.name, before.name)}
    elif change in {Change.NUMBERED, Change.PORTAL}:
        values |= {"posts": joined(each.called_now for each in group), "m": len(group), "c": len(doubt.before)}
        values |= {"then": doubt.left_portal, "portal": doubt.office.portal}
    elif change in {Change.MOVED, Change.MOVED_OR_COUNTED}:
        called = joined(each.office.called[each.now] for each in group)
        values |= {"posts": called, "before": doubt.moved_from or ""}
        values["then"] = joined(dict.fromkeys(each.before[0].name for each in group))
        values["login"] = now.masked_login or before.as_listed.masked_login
        values["names"] = joined((_described(doubt, known) for known in doubt.before), "; ")
    elif change in _OF_LOGIN:
        values |= {"post": now.post, "before": before.as_listed.masked_login, "now": now.masked_login}
    else:
        then, renamed = _told_apart(before.post, now.post), _told_apart(now.post, before.post)
        values |= {"post": now.post, "before": then, "now": renamed, "login": _login(now.masked_login)}
        values |= {"then": _login(before.as_listed.masked_login)}
        values["names"] = joined((_described(doubt, known) for known in doubt.before), "; ")
    return _message(group, change, offices).filled(**values)


def _message(group: Sequence[Doubt], change: Change, offices: int) -> Text:
    """Return what is asked of who is doubtful alike in so many offices."""
    if change is Change.MOVED and len(group) > 1:
        return SEVERAL_MOVED
    if change is Change.NUMBERED and group[0].asked_of is not None:
        return COUNTED_THERE
    if change is Change.NUMBERED and all(each.account is not None and each.account.only_numbered for each in group):
        return COUNTED_AGAIN
    if change is Change.NUMBERED and group[0].is_one_of_more:
        return FEWER_COUNTED
    return (offices > 1 and _IN_SEVERAL.get(change)) or _QUESTIONS[change]


def _choices(group: Sequence[Doubt]) -> tuple[Choice, ...]:
    doubt = group[0]
    later = Choice(LATER, Sameness.LATER)
    if doubt.account is not None and change_of(doubt) is Change.NUMBERED:
        holder = Choice(NEW_HOLDER, Sameness.NEW_HOLDER)
        return (Choice(COUNTED_THEN, Sameness.SAME), holder, Choice(_NOT_TOLD_OF_IT, Sameness.OTHER), later)
    if len(doubt.before) > 1 and change_of(doubt) is not Change.PORTAL:
        return (*_choices_among(doubt), Choice(_NONE_OF_THEM, Sameness.OTHER), later)
    if doubt.account is None:
        return (Choice(_YES_OFFICE, Sameness.SAME), Choice(_OTHER_OFFICE, Sameness.OTHER), later)
    if change_of(doubt) is Change.FIRST_LISTED:
        return (Choice(_TOLD_OF_IT, Sameness.SAME), Choice(_NOT_TOLD_OF_IT, Sameness.OTHER), later)
    is_moved = change_of(doubt) in {Change.MOVED, Change.PORTAL}
    return (
        Choice(_joining(_with_causes(_YES_MOVED, group), group) if is_moved else _YES_POST, Sameness.SAME),
        Choice(NEW_HOLDER, Sameness.NEW_HOLDER),
        Choice(_OTHER_ID if is_moved else _OTHER_POST, Sameness.OTHER),
        later,
    )


def _choices_among(doubt: Doubt) -> Iterator[Choice]:
    """Yield the answers that somebody is one of several of before; of an account with the same holder, then with a new one.

    An account is called by the name that papers gave it: what was known of it stands in the question.
    """
    called_then = [doubt.called.get(before.id, before.name) for before in doubt.before]
    if doubt.account is None:
        yield from (Choice(words, Sameness.SAME, at) for at, words in enumerate(called_then))
        return
    for at, called in enumerate(called_then):
        said = _joining(_with_causes(_SAME_HOLDER, (doubt,), at), (doubt,), at)
        yield Choice(_ONE_OF_THEM.filled(one=called, said=said), Sameness.SAME, at)
    for at, called in enumerate(called_then):
        yield Choice(_ONE_OF_THEM.filled(one=called, said=NEW_HOLDER), Sameness.NEW_HOLDER, at)


def _with_causes(said: Text, group: Iterable[Doubt], which: int = 0) -> Text:
    """Return an answer by which somebody is one of before, with that a cause of another portal does not come along, where he stood at one."""
    is_of_another = any(doubt.is_of_another_portal(doubt.before[which].id) for doubt in group)
    return NOT_THE_CAUSES.filled(said=said) if is_of_another else said


def _joining(said: Text, group: Iterable[Doubt], which: int = 0) -> Text:
    """Return an answer by which somebody is one of before, with the days on which the same holders joined another office, where the list has any."""
    days = {day for doubt in group if (day := doubt.joined_on(doubt.before[which].id)) is not None}
    return JOINED.filled(said=said, days=joined(A_DAY.filled(day=day) for day in sorted(days))) if days else said


def _described(doubt: Doubt, before: Known) -> Text:
    """Return one of before by the name that papers gave him, with what was known of him."""
    if not isinstance(before, KnownAccount):
        return before.name
    return doubt.told.get(before.id, doubt.called[before.id])


def _with_row(doubt: Doubt) -> Text:
    """Return the office with the row of the roster's file in which the account stands, if it does: others of its post may have the same words."""
    if doubt.row is None:
        return doubt.office.name
    if not doubt.row.row:  # corrections have no rows
        return CORRECTED.filled(office=doubt.office.name)
    return (ROW_OF_SHEET if doubt.row.sheet else ROW).filled(
        office=doubt.office.name, row=doubt.row.row, sheet=doubt.row.sheet
    )


def _is_one_of_a_post(doubt: Doubt, change: Change) -> bool:
    """Return whether a login changed of one of several accounts of a post: the words of the question may be the same of another."""
    now = doubt.account if change in _OF_LOGIN else None
    return now is not None and sum(is_one_post(other.post, now.post) for other in doubt.office.accounts) > 1


def _told_apart(name: Text, other: Text) -> Text:
    """Return a name or post; in a language in which another is written alike, with its words of the other language."""
    same_en, same_bn = match_key(name.en) == match_key(other.en), match_key(name.bn) == match_key(other.bn)
    return Text(
        en=f"{name.en} ({name.bn})" if same_en and not same_bn else name.en,
        bn=f"{name.bn} ({name.en})" if same_bn and not same_en else name.bn,
    )


def _login(masked: str) -> Text:
    return _LOGIN.filled(login=masked) if masked else _NO_LOGIN


_QUESTIONS: Final[Mapping[Change, Text]] = {
    Change.NAME: Text(en="{before}, now {office}: the same office?", bn="{before}, এখন {office}: একই দপ্তর?"),
    Change.SEVERAL_OFFICES: Text(
        en="{office}: which office of the last round is it?", bn="{office}: গত যাচাইয়ের কোন দপ্তর এটি?"
    ),
    Change.POST: Text(en="{office}: {before}, now {now}: the same post?", bn="{office}: {before}, এখন {now}: একই পদ?"),
    Change.POST_BESIDE: POST_BESIDE,
    Change.POST_AND_LOGIN: Text(
        en="{office}: {before} ({then}), now {now} ({login}): the same account?",
        bn="{office}: {before} ({then}), এখন {now} ({login}): একই আইডি?",
    ),
    Change.LOGIN: Text(
        en="{office}, {post}: user ID {before}, now {now}: the same account?",
        bn="{office}, {post}: ইউজার আইডি {before}, এখন {now}: একই আইডি?",
    ),
    Change.LOGIN_BEYOND_THE_MASK: Text(
        en="{office}, {post}: the user ID {now} is written otherwise than before: the same account?",
        bn="{office}, {post}: ইউজার আইডি {now} আগের চেয়ে অন্যভাবে লেখা: একই আইডি?",
    ),
    Change.SAME_POST: Text(
        en="{office}, {post}: an account of this post stood in the list before ({names}): is this the same one?",
        bn="{office}, {post}: এই পদের একটি আইডি আগেও তালিকায় ছিল ({names}): এটি কি সেই আইডি?",
    ),
    Change.NUMBERED: Text(
        en="{office}: only the number of its user IDs was known before, and {posts} {m:is|are} listed now: {m:was this one|were these} among "
        "those counted then?",
        bn="{office}: আগে শুধু ইউজার আইডির সংখ্যা জানা ছিল, এখন তালিকায় আছে: {posts}। এই আইডি কি আগের সংখ্যার মধ্যেই ছিল?",
    ),
    Change.SEVERAL_ACCOUNTS: Text(
        en="{office}: {post} ({login}): which of {n} {n:account|accounts} of before is it ({names})?",
        bn="{office}: {post} ({login}): আগের {n}টি আইডির মধ্যে কোনটি এটি ({names})?",
    ),
    Change.FIRST_LISTED: Text(
        en="{office}: no user ID was listed when it told of them, and {posts} {m:is|are} now: was what the office told then about its user "
        "IDs told of {m:this one|these}?",
        bn="{office}: দপ্তর যখন তথ্য দিয়েছিল তখন কোনো ইউজার আইডি তালিকায় ছিল না, এখন আছে ({posts})। দপ্তর তখন ইউজার আইডির যে তথ্য দিয়েছিল, তা কি তালিকার এই আইডির?",
    ),
    Change.PORTAL: Text(
        en="{office}: its portal was {then}, now it is {portal}: {m:is this the same account|are these the same accounts} there ({posts})?",
        bn="{office}: পোর্টাল ছিল {then}, এখন {portal}: সেখানে কি আগের আইডিই ব্যবহার হয় ({posts})?",
    ),
    Change.MOVED: MOVED,
    Change.MOVED_OR_COUNTED: MOVED_OR_COUNTED,
}
_OF_LOGIN: Final = frozenset({Change.LOGIN, Change.LOGIN_BEYOND_THE_MASK})
_OF_ONE_ROW: Final = frozenset({Change.SAME_POST, Change.SEVERAL_ACCOUNTS})
_IN_SEVERAL: Final[Mapping[Change, Text]] = {
    Change.POST: Text(
        en="In {n} {n:office|offices}: {before}, now {now}: the same post?",
        bn="{n}টি দপ্তরে {before}, এখন {now}: একই পদ?",
    ),
    Change.FIRST_LISTED: Text(
        en="In {n} {n:office|offices} no user ID was listed when told of, and {posts} {m:is|are} now: was what the offices told then "
        "about their user IDs told of {m:this one|these}?",
        bn="{n}টি দপ্তর যখন তথ্য দিয়েছিল তখন তাদের কোনো ইউজার আইডি তালিকায় ছিল না, এখন আছে ({posts})। দপ্তরগুলো তখন ইউজার আইডির যে তথ্য দিয়েছিল, তা কি তালিকার এই আইডির?",
    ),
}
_LOGIN: Final = Text(en="user ID {login}", bn="ইউজার আইডি {login}")
_NO_LOGIN: Final = Text(en="no user ID written", bn="ইউজার আইডি লেখা নেই")
_YES_OFFICE: Final = Text(en="the same office, its name was changed", bn="একই দপ্তর, নাম বদলেছে বা সংশোধন করা হয়েছে")
_OTHER_OFFICE: Final = Text(en="another office", bn="অন্য দপ্তর")
_YES_POST: Final = Text(
    en="the same account and holder, only written otherwise", bn="একই আইডি ও একই কর্মকর্তা, শুধু লেখা বদলেছে"
)
_YES_MOVED: Final = Text(
    en="the same, and the same holder; what was told goes on counting", bn="একই আইডি ও একই কর্মকর্তা; আগের তথ্য বহাল থাকবে"
)
_OTHER_ID: Final = Text(en="another user ID", bn="অন্য আইডি")
_OTHER_POST: Final = Text(en="another post or account", bn="অন্য পদ বা অন্য আইডি")
_TOLD_OF_IT: Final = Text(en="yes; what was told goes on counting", bn="হ্যাঁ, এই আইডির; আগের তথ্য বহাল থাকবে")
_NOT_TOLD_OF_IT: Final = Text(
    en="no, it is new; its duties are asked about from the beginning", bn="না, আইডিটি নতুন; করণীয়গুলো শুরু থেকে জিজ্ঞাসা করা হবে"
)
_ONE_OF_THEM: Final = Text(en="{one}; {said}", bn="{one}; {said}")
_SAME_HOLDER: Final = Text(en="the same holder; what was told goes on counting", bn="একই কর্মকর্তা; আগের তথ্য বহাল থাকবে")
_NONE_OF_THEM: Final = Text(en="none of them", bn="এগুলোর কোনোটি নয়")
LATER: Final = Text(en="not known yet; ask next time", bn="এখনো জানা নেই; পরের বার জিজ্ঞাসা করা হবে")
