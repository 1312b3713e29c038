"""Letters as their readers get them: reminders, the letter to the portal's owner, and what is enclosed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.facts import Cause
from auditor.model.letters import Purpose, Through
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import NamedDispute
from auditor.model.views.head import Head, MoreTime, OfficeName
from auditor.model.views.invitation import HelpDay
from auditor.model.views.office import DutyRow
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.sent_letters import PortalRequest

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Topic(StrEnum):
    """What the decisions are about that a letter speaks of."""

    ACCOUNTS = "accounts"
    MAIL = "mail"


class Again(StrEnum):
    """Why something that was told is to be told again."""

    OLD = "old"
    UNCOUNTED = "uncounted"


class Untold(StrEnum):
    """Of which duties the offices of a letter never told, of which they are asked: in each of these of all, of some, or in some of all and in others of some."""

    ALL = "all"
    SOME = "some"
    SOME_OR_ALL = "some-or-all"

    @classmethod
    def of(cls, answered: AbstractSet[bool]) -> Untold | None:
        """Return the same by whether offices told anything that did not tell of all; None where there are none of these."""
        if not answered:
            return None
        return cls.SOME_OR_ALL if len(answered) > 1 else cls.SOME if True in answered else cls.ALL


class EarlierLetter(Struct, frozen=True):
    """A letter that was sent before: its day, and its memo number, empty where that was left to be written by hand."""

    day: date
    memo: str


class ReminderLetter(Struct, frozen=True):
    """A reminder: to all offices of a kind, or to one office, as the third one always is.

    Attributes:
        head: of the papers of that day; its `due` is until when the letter asks for an answer, its decisions those that apply.
        kind: of the offices that it goes to.
        topics: what these decisions are about; `pending` what all that is asked by the letter is about.
        duties_named: the duties of user IDs that it asks, where those are not all that are ordered; `of_two_step`, that one of them is about two-step.
        undone: whether something that it asks stands as not done. `untold`: of which of its duties an office never told; None where each told of all.
        again: why something that it asks was told before and is only to be told again; None where nothing is. `only_again`, that it asks nothing else.
        only_to_tell: whether by what is known the offices have only to tell how things stand, for the first time or again.
        vacant: the accounts whose posts are vacant and of which something is open: it is only asked who has the user ID now.
        earlier: the letters sent to these offices before, oldest first.
        settled: how many of the offices that got those did all that they asked; `ended` of how many others nothing is asked now. A letter to one office says nothing of another.
        forms: whether the form to answer on is enclosed for some; `form_asks` what that asks beside what the letter does; `slips`, whether some can tell what they owe by self-check slips: they have the sheet for it, or owe what only a slip can tell; `slips_of_some`, that some owe only what no slip tells, `slips_with_sheet`, that some were not given the sheet for it.
        help: when and where users are helped in person.
        office: where it goes to one, which; `post` that of its head.
        copies: of the third one, who gets a copy, as the workspace names them; `duties` what is still open there; `visit` the day
            that is proposed.
        left: of the third one, who left the roster without a reason there, those of each former portal with its address: they are counted, too, and asked is only why; `upheld` the requests for correction that were upheld without being evidence yet, of duties still open there.
        to_tell_again: of the third one, under which policies (ids) all was told before and is only to be told again. `to_do`, where there are some, what all others are about.
        asked_on: of the third one, the days of the letters before that asked what it asks, by policy (id); without those that none of them asked.
        without_account: of the third one, what is pending of an office of which no user ID is listed, or that told that it has none of its own (`none_of_its_own`);
            `only_without_account` are the policies (ids) of which all that is open is so for that.
        to_tell: whether something it asks counts once it is told to be done; `to_show`, under which policies (ids) something does only once that is seen or recorded
            anew, `to_check` only once the self-check is made anew, and `differing`, under which it is asked which of two answers is right.
        beside: why an answer does not count that came on something that stands as not done: its day is not settled yet, or it could not be understood.
        more_time: the duties of which it asks how they stand, and that are due on a later day.
        asked_then: of a letter to one office, the duties that those before asked of it, where those are not all that are ordered.
        by_settings: of the first one, whether all that it asks is counted of these offices by the settings alone, so that nothing was ever asked of them before.
        joining: the accounts of whose holders it asks on which day they joined; `only_joining`, that it asks nothing else.

    """

    head: Head
    purpose: Purpose
    kind: OfficeKind
    topics: tuple[Topic, ...]
    pending: tuple[Topic, ...] = ()
    duties_named: tuple[Text, ...] = ()
    of_two_step: bool = False
    undone: bool = False
    untold: Untold | None = None
    again: Again | None = None
    only_again: bool = False
    only_to_tell: bool = False
    vacant: tuple[Text, ...] = ()
    earlier: tuple[EarlierLetter, ...] = ()
    settled: int = 0
    ended: int = 0
    forms: bool = False
    form_asks: tuple[Text, ...] = ()
    slips: bool = False
    slips_of_some: bool = False
    slips_with_sheet: bool = False
    help: HelpDay | None = None
    copies: tuple[str, ...] = ()
    office: OfficeName | None = None
    post: Text | None = None
    duties: tuple[DutyRow, ...] = ()
    left: tuple[tuple[str, tuple[Text, ...]], ...] = ()
    upheld: tuple[NamedDispute, ...] = ()
    visit: date | None = None
    to_tell_again: frozenset[str] = frozenset()
    asked_on: tuple[tuple[str, tuple[date, ...]], ...] = ()
    to_do: tuple[Topic, ...] = ()
    without_account: Text | None = None
    none_of_its_own: bool = False
    only_without_account: frozenset[str] = frozenset()
    to_tell: bool = True
    to_show: frozenset[str] = frozenset()
    to_check: frozenset[str] = frozenset()
    differing: frozenset[str] = frozenset()
    beside: tuple[RemarkCode, ...] = ()
    more_time: tuple[MoreTime, ...] = ()
    asked_then: tuple[Text, ...] = ()
    joining: tuple[Text, ...] = ()
    only_joining: bool = False
    by_settings: bool = False


class PortalMatter(Struct, frozen=True):
    """What stands in the way at a portal, in how many offices; `site` names the portals without naming an office."""

    cause: Cause
    site: str
    offices: int


class PortalLetter(Struct, frozen=True):
    """The letter to the portal's owner: no login, no office.

    Attributes:
        matters: what shows itself, where, in how many offices; `offices` how many there are together, each counted once.
        owner: to whom it goes, as the workspace names it; empty where it does not.
        through: through whom.
        earlier: letters on this that were sent before, with what was answered, oldest first.
        told: the first and the last day on which the offices told so; None where a day is not known.
        beside: the letters that told of the same matters in other offices alone, and the last one of all where it was answered, oldest first.
        anew: something is told that no earlier letter told of.

    """

    head: Head
    matters: tuple[PortalMatter, ...]
    offices: int
    owner: str
    through: Through
    earlier: tuple[PortalRequest, ...] = ()
    told: tuple[date, date] | None = None
    anew: bool = False
    beside: tuple[PortalRequest, ...] = ()

    @property
    def is_of_two_step_alone(self) -> bool:
        """Whether all that it tells is in the way of two-step; otherwise some user cannot log in at all."""
        return all(matter.cause.of_portal for matter in self.matters)
