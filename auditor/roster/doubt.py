"""Somebody listed who may be somebody of before: what is known of both, and what is noted once it was answered whether he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.i18n import A_DAY, Text, joined, plain
from auditor.model.identity import IdentityAnswer, KnownAccount, KnownOffice, Sameness
from auditor.model.subjects import Roster
from auditor.roster.logins import is_login, shown_alike
from auditor.roster.question_texts import COUNTED_AS, NOT_COUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from auditor.model.notice import Place
    from auditor.model.subjects import Account, Office

Known = KnownOffice | KnownAccount


class Doubt(Struct, frozen=True):
    """Somebody listed who may be somebody of before.

    Attributes:
        office: the office, with its accounts, by given ids; `account` its account, None where the office itself is doubtful.
        before: whose of before it may be; never empty.
        following: who is settled with it, by whom of before it turns out to be (that one's id, who is settled, whom of before that is): of an office its
            accounts, as that office's; of an account that moved those in another office's list since whose user ID it has and who may be that one, too.
        called: how papers called the accounts of before, by their ids.
        row: where the account stands in the roster, if it has a row there.
        told: the accounts of before with what was known of each, by their ids, where that was looked up.
        alike: of all of them only their number was known, and the same was told: which of them it is is no question.
        joined: the day on which the holder of now joined, as it was told of the account; None where it was not.
        moved_from: the name of the office under which the only one of before was listed, where that is another one.
        still_in: the names of other offices in whose lists the very user ID stands still in the row that it had.
        listed: of accounts of before that were only counted (ids) as whom each was listed since: who may be it, whose user ID moved here, and who is not known
            to be it yet.
        asked_of: the name of the office in whose list it stood when this became doubtful, where it was answered that it moved from there.
        left_portal: the address of the portal that the office had when it was listed last, where it has another one now; else empty.
        at_another: the accounts of before (ids) that another office listed, whose portal is another one.

    """

    office: Office
    account: Account | None
    before: tuple[Known, ...]
    following: tuple[tuple[str, str, str], ...] = ()
    called: Mapping[str, Text] = field(default_factory=dict)
    row: Place | None = None
    told: Mapping[str, Text] = field(default_factory=dict)
    alike: bool = False
    joined: date | None = None
    moved_from: Text | None = None
    still_in: tuple[Text, ...] = ()
    listed: Mapping[str, KnownAccount] = field(default_factory=dict)
    asked_of: Text | None = None
    left_portal: str = ""
    at_another: frozenset[str] = frozenset()

    def joined_on(self, before: str) -> date | None:
        """Return on which day the holder joined here, where he is one of before (an id) and moved from another office; None where the list has no day."""
        then = next(each for each in self.before if each.id == before)
        is_moved = self.account is not None and isinstance(then, KnownAccount) and then.office != self.office.id
        return self.account.holder_since if self.account is not None and is_moved else None

    def taken_on(self, before: str) -> date | None:
        """Return on which day a new holder took the post, where the account is one of before (an id): the later of the list's day and the told one, but not that of the holder of then."""
        listed = self.account.holder_since if self.account is not None else None
        known = self.held_since(before)
        days = (day for day in (listed, self.joined) if day is not None and (known is None or known < day))
        return max(days, default=None)

    def held_since(self, before: str) -> date | None:
        """Return since when the holder of then has the post, where the account is one of before (an id); None where that is not known."""
        then = self.listed.get(before) or next(each for each in self.before if each.id == before)
        return then.since if isinstance(then, KnownAccount) else None

    def is_of_another_portal(self, before: str) -> bool:
        """Return whether one of before (an id) stood at another portal than that of its office now: a cause that was told there is none here."""
        return bool(self.left_portal) or before in self.at_another

    @property
    def now(self) -> str:
        """The id of who is doubtful."""
        return self.office.id if self.account is None else self.account.id

    @property
    def is_shown_alike(self) -> bool:
        """Whether another one of its office and post has another user ID that is shown as its own."""
        return self.account is not None and self.account in shown_alike(Roster((self.office,)))

    @property
    def is_one_of_more(self) -> bool:
        """Whether more of its office may be one of these of before than there are such: any of them may be new."""
        before = {each.id for each in self.before}
        return sum(not before.isdisjoint(each.doubts) for each in self.office.accounts) > len(before)

    @property
    def called_now(self) -> Text:
        """How the account is called; on a screen with its whole user ID, where only that tells it apart."""
        if self.account is None or not self.is_shown_alike:
            return self.office.called[self.now]
        return _whole_on_screen(self.office, self.account)

    def answered(
        self,
        before: str,
        answer: Sameness,
        *,
        since: date | None = None,
        meeting: str = "",
        today: date | None = None,
    ) -> tuple[IdentityAnswer, ...]:
        """Return what is noted when it was answered.

        Args:
            before: the id of whom it is; all of before where it is nobody, or not known yet.
            answer: what was said.
            since: for a new holder, since when, where that is told.
            meeting: for which meeting it was asked.
            today: the day, since when a new holder has the post where neither is told nor listed since when.

        """
        if answer in {Sameness.OTHER, Sameness.LATER}:
            listed = (given for of_number, then in self.listed.items() for given in (of_number, then.id))
            everybody = dict.fromkeys((*(then.id for then in self.before), *listed))
            return tuple(IdentityAnswer(self.now, then, answer, meeting=meeting) for then in everybody)
        if answer is Sameness.SAME:
            since = self.joined_on(before)
        elif since is None:
            since = self.taken_on(before) or today
        following = ((now, then) for with_whom, now, then in self.following if with_whom == before)
        with_it = tuple(IdentityAnswer(now, then, Sameness.SAME, meeting=meeting) for now, then in following)
        others = (given for given, then in self.listed.items() if then.id == before)
        with_it += tuple(IdentityAnswer(before, given, Sameness.OTHER, meeting=meeting) for given in others)
        own = IdentityAnswer(self.now, before, answer, since, meeting)
        # Whose list it stands in now is said last.
        return (own, *with_it) if self.account is None else (*with_it, own)


def with_listed(doubt: Doubt, moved: Iterable[KnownAccount], names: Mapping[str, Text]) -> Doubt:
    """Return the doubt about an account that moved with as whom each of those was listed that were only counted, and called by both names.

    Args:
        doubt: the doubt.
        moved: whose of other offices it may be.
        names: how papers called these in their office, by their ids.

    """
    ids = {each.id: each for each in moved}
    pairs = ((ids[of], ids[then]) for of, then, _ in doubt.following if of in ids and then in ids)
    listed = {of.id: then for of, then in pairs if of.only_numbered and of.office == then.office}
    called = {**doubt.called}
    for given, then in listed.items():
        called[given] = COUNTED_AS.filled(listed=doubt.called[then.id], counted=names[given])
        called[then.id] = NOT_COUNTED.filled(listed=doubt.called[then.id])
    return replace(doubt, listed=listed, called=called)


def since_when(days: Iterable[tuple[date | None, date | None]]) -> Text:
    """Return in words since when new holders have posts (`Doubt.taken_on`), where no day is answered, each with the day on which he joined as he told it (`Doubt.joined`): else today."""
    of_each = [*days]
    known = sorted({day for day, _ in of_each if day is not None})
    if not known:
        return _TODAY
    all_known = all(day is not None for day, _ in of_each)
    if any(day is not None and day == told for day, told in of_each):
        words = _AS_TOLD if all_known else _AS_TOLD_OR_TODAY
    else:
        words = _AS_LISTED if all_known else _AS_LISTED_OR_TODAY
    return words.filled(days=joined(A_DAY.filled(day=day) for day in known))


def named(subject: str, known: Callable[[str], Known | None], alike: Iterable[tuple[Account, Text]] = ()) -> Text:
    """Return somebody's name, by what is known of each id: an account's with its office, and its user ID as it is shown; one of those shown `alike` as that has it."""
    found = known(subject)
    if isinstance(found, KnownAccount):
        told_apart = (called for each, called in alike if is_login(each, found)) if found.mark else ()
        login = [plain(found.as_listed.masked_login)] if found.mark else []
        own = next(iter(told_apart), None) or joined((found.post, *login))
        return joined((named(found.office, known), own))
    return plain(subject) if found is None else found.name


def told_apart(roster: Roster | None) -> tuple[tuple[Account, Text], ...]:
    """Return the accounts of a roster that are shown as another one of their office and post, each as papers call it; on a screen with its whole user ID."""
    office_of = {account.id: office for office in (roster.offices if roster else ()) for account in office.accounts}
    return tuple((each, _whole_on_screen(office_of[each.id], each)) for each in shown_alike(roster))


def _whole_on_screen(office: Office, account: Account) -> Text:
    whole = _WITH_LOGIN.filled(post=account.post, login=account.login)
    return replace(office.called[account.id], on_screen=whole)


_WITH_LOGIN: Final = Text(en="{post} ({login})", bn="{post} ({login})")
_TODAY: Final = Text(en="today", bn="আজ")
_AS_LISTED: Final = Text(en="{days}, as in the roster", bn="তালিকার তারিখ, {days}")
_AS_LISTED_OR_TODAY: Final = Text(
    en="{days}, as in the roster; today where it has no day", bn="তালিকার তারিখ, {days}; তালিকায় না থাকলে আজ"
)
_AS_TOLD: Final = Text(en="{days}, as it was told", bn="জানানো তারিখ, {days}")
_AS_TOLD_OR_TODAY: Final = Text(
    en="{days}, as it was told; today where no day is known", bn="জানানো তারিখ, {days}; তারিখ জানা না থাকলে আজ"
)
