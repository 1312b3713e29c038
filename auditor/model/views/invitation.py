"""The sheet by which an office checks itself."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.baseline import Decision
from auditor.model.counting import CountsFrom
from auditor.model.forms import UNSTAMPED, FormStamp
from auditor.model.round import Committee
from auditor.model.value import Unshown
from auditor.model.views.head import Letterhead, MoreTime, OfficeName


class HelpDay(Struct, frozen=True):
    """When and where users are helped in person; the place is worded so that "come" can follow it."""

    day: date
    place: Text


class InvitationHead(Struct, frozen=True):
    """What all sheets of one round of self-checks have in common.

    Attributes:
        committee: whose decisions they are.
        round: the round's id; `meeting` its month, YYYY-MM.
        counts_from: the days from which resets and profiles count.
        made_on: the day in the papers' files: when the round's keys were made.
        due: until when answers are asked for; None leaves it open.
        help: where help is given in person.
        page_file: the name of the page's file; `page_digest` its SHA-256, 64 hex digits.
        digit: the password rule asks for a digit too.
        example: mark the sheets as sample data.
        replaces: earlier sheets of the meeting were given out under other keys; these stand in their place.
        workspace: the workspace's id; empty in a look at sheets that are not given out.
        ordering: all decisions that order something, from which those of an office are to be told.

    """

    committee: Committee
    letterhead: Letterhead
    round: str
    meeting: str
    counts_from: CountsFrom
    made_on: date
    due: date | None
    help: HelpDay | None
    page_file: str
    page_digest: str
    digit: bool = False
    example: bool = False
    replaces: bool = False
    workspace: str = ""
    ordering: tuple[Decision, ...] = ()


class InvitationAccount(Unshown, frozen=True):
    """One account on a sheet: its post, its code (eight signs, on no other paper), and what is known of it."""

    post: Text
    code: str
    shared: bool = False
    new_holder: bool = False
    vacant: bool = False


class Invitation(Struct, frozen=True):
    """The sheet by which one office checks itself: what to do and the codes, and on its back the paper form.

    Attributes:
        asks: the names of the questions that its form asks (`auditor.register.open_items.concerning`).
        decisions: those that order the office what its users check; none where none does.
        by_slip_alone: what is ordered and open of its accounts and no form asks.
        accounts: those that have a code; without any, the office is asked which there are.
        unlisted: how many users are counted beyond them.
        numbered: the numbers by which register and desk call those, where they have any.
        portal: the address of its portal; empty where it is not known.
        asked_before: the office was asked before, so that only what is left need be told.
        stamp: whose sheet it is, and which one.
        more_time: the duties of its accounts that are due on a later day than the sheet names.
        probe: SHA-256 of the file of the office's login probe, 64 hex digits; empty where there is none.

    """

    head: InvitationHead
    office: OfficeName
    office_id: str
    head_post: Text
    accounts: tuple[InvitationAccount, ...]
    asks: frozenset[str]
    unlisted: int = 0
    numbered: tuple[Text, ...] = ()
    asked_before: bool = False
    portal: str = ""
    stamp: FormStamp = UNSTAMPED
    probe: str = ""
    more_time: tuple[MoreTime, ...] = ()
    decisions: tuple[Decision, ...] = ()
    by_slip_alone: tuple[Text, ...] = ()


class Invitations(Struct, frozen=True):
    """The sheets of all offices as one print file, in the annex's order."""

    sheets: tuple[Invitation, ...]
