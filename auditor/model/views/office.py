"""The report of one office."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.facts import Cause
from auditor.model.finding import Status
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import AccountRow, AuditorView, Changes, DutyColumn, NamedDispute, PastStanding
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import Head, OfficeName
from auditor.model.views.remarks import Remark
from auditor.model.views.sent_letters import PortalRequest, SentReminder
from auditor.model.views.summary import ProposalCode
from auditor.model.views.waivers import WaivedDuty


class DutyRow(Struct, frozen=True):
    """One ordered duty in an office's report; `policy` and `decision` are ids. `is_day_in_doubt`: nobody knows on which day something was told that counts of it."""

    duty: Text
    policy: str
    decision: str
    cell: DutyCell
    done_on: Text | None
    remarks: tuple[Remark, ...]
    is_day_in_doubt: bool = False


class OfficeView(Struct, frozen=True):
    """The report for one office: what is left comes first.

    Attributes:
        steps: what remains, in words with the post in front, in order.
        portal_matter: something waits for the portal's authority, not for the office; `portal_clauses` are what is proposed about it, with
            the causes of which each speaks, `portal_whose` whose matter one is that is not every user's, and `portal_request` the letter that the authority got.
        heard: whether the office told anything that counts, or was seen at a login; `left`, that it is not in the roster any more.
        left_roster: of how many user IDs it is asked why they left the roster.
        only_for_keeper: the policies (ids) under which all that is open is settled by who keeps the roster, those of who left it among
            them, and `for_keeper` what else than why somebody left that is, in words.
        only_for_user_ids: those under which nothing is to be done before it is known which user IDs the office has, or works with.
        time_given: for which duties time is extended, also those of which nothing is known yet, and for whom; `time_waiting`, for which it is
            and does not count before it is known who one of its users, or it itself, is.
        put_off: those under which all that is open waits for another duty; `to_tell` under which all is only to be told, and `to_tell_again` under which it was told before.
        to_try: those under which something is to be tried again now, since the portal's owner answered about it; `denied` under which something counts as done though another answer of its day denies it.
        ways: how it was told (codes of `WAYS`), and `told_on` the last day; None where there is none, or it is in doubt.
        email_told: the address is the one that the office told, and not the roster's; `email_denied` the day on which it told that it has no official
            one, though the roster names this.
        advice: steps of advice, apart from the order.
        duty_columns: the columns of `history`, in which the cells are how the office stood at each meeting, oldest first.
        changes: what changed since the last meeting; None at the first.
        disputes: the requests for correction that wait for an answer, or were answered since the last meeting.
        reminders: those that it was sent since it last had nothing to do, oldest first.
        vacant_but_done: of how many vacant posts nothing is open, and it is only asked who has the user ID.
        perhaps_elsewhere: user IDs that are gone from its list may stand in the list of another office now.
        counts_elsewhere: what was told of user IDs that stood in its list counts in another, in which they stand now.
        has_day_to_tell: an answer came of which it is to tell the day, as `for_keeper` says.
        is_day_in_doubt: the office told something that counts, and nobody knows on which day.
        joining: of how many user IDs' holders it is asked on which day they joined; `only_for_joining` the policies (ids) under which that is all that it owes.

    """

    head: Head
    office: OfficeName
    office_id: str
    kind: OfficeKind
    head_post: Text
    portal: str
    email: str
    status: Status
    heard: bool
    told_on: date | None
    ways: tuple[str, ...]
    duties: tuple[DutyRow, ...]
    account_duties: tuple[DutyColumn, ...]
    accounts: tuple[AccountRow, ...]
    steps: tuple[Text, ...]
    portal_matter: bool
    advice: tuple[Text, ...]
    left: bool = False
    left_roster: int = 0
    only_for_keeper: frozenset[str] = frozenset()
    only_for_user_ids: frozenset[str] = frozenset()
    put_off: frozenset[str] = frozenset()
    time_given: tuple[WaivedDuty, ...] = ()
    time_waiting: tuple[WaivedDuty, ...] = ()
    to_tell: frozenset[str] = frozenset()
    to_tell_again: frozenset[str] = frozenset()
    to_try: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    for_keeper: tuple[Text, ...] = ()
    email_told: bool = False
    email_denied: date | None = None
    duty_columns: tuple[DutyColumn, ...] = ()
    history: tuple[PastStanding, ...] = ()
    changes: Changes | None = None
    disputes: tuple[NamedDispute, ...] = ()
    reminders: tuple[SentReminder, ...] = ()
    portal_clauses: tuple[tuple[ProposalCode, tuple[Cause, ...]], ...] = ()
    portal_whose: tuple[tuple[ProposalCode, Text], ...] = ()
    portal_request: PortalRequest | None = None
    is_day_in_doubt: bool = False
    joining: int = 0
    only_for_joining: frozenset[str] = frozenset()
    vacant_but_done: int = 0
    perhaps_elsewhere: bool = False
    counts_elsewhere: bool = False
    has_day_to_tell: bool = False

    @property
    def duties_left(self) -> int:
        """How many ordered duties the office has to do or to tell of for the first time.

        Not what is open only of who left the roster, of whom it is asked why, or is settled by who keeps it, or by which user IDs it has; nor
        what waits for another duty, or is only to be told again.
        """
        return len(self._left())

    @property
    def matters_left(self) -> int:
        """How many matters these are: duties of which it is only asked when a holder joined are one matter a holder."""
        return sum(policy not in self.only_for_joining for policy in self._left()) + self.joining

    @property
    def has_only_to_tell(self) -> bool:
        """Whether by what is known none of the duties left is to be done: how each stands is only to be told."""
        return self.to_tell.issuperset(self._left())

    def _left(self) -> list[str]:
        """Return the policies of the duties left."""
        others = self.only_for_keeper | self.only_for_user_ids | self.put_off | self.to_tell_again
        return [row.policy for row in self.duties if row.policy not in others and row.cell.of > 0 and row.cell.is_open]

    @property
    def asks_only_why(self) -> bool:
        """Whether it is only asked why user IDs of it left the roster."""
        return bool(self.left_roster) and not self.has_part

    @property
    def asks_nothing(self) -> bool:
        """Whether all that is open is settled by who keeps the roster, who at most asks why user IDs left it."""
        return bool(self.only_for_keeper) and not self.has_part

    @property
    def has_part(self) -> bool:
        """Whether the office has duties left, or to tell of again."""
        return bool(self.duties_left or self.to_tell_again - self.only_for_user_ids)


class OfficeReports(Struct, frozen=True):
    """All office reports as one print file, in the annex's order."""

    reports: tuple[OfficeView, ...]


class RoundBook(Struct, frozen=True):
    """A whole round to look things up in: the assistant programmer's annex and every office's report."""

    annex: AuditorView
    offices: OfficeReports
