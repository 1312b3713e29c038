"""Which sheets were made and handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError
from auditor.model.journal import Delivered, Delivery
from auditor.rounds import closed_keys
from auditor.rounds.identity import identities, naming_offices
from auditor.rounds.identity.listed import counted_by_list, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck.campaigns import folder_name, last_invited
from auditor.selfcheck.sheet_files import SHEETS, offices_in
from auditor.selfcheck.texts import sheets as texts
from auditor.views.compared.one_of_before import heirs_of, perhaps_of_before
from auditor.workspace import where
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from auditor.model.subjects import Office
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


class SheetState(Struct, frozen=True):
    """How far one office's sheet is: its accounts, also those that only the roster's number counts, whether it was made, how it was delivered, accounts of which a slip was taken for the meeting.

    `needed` is false where the office has no user ID and so gets none.
    """

    serial: int
    office: str
    name: Text
    accounts: int
    made: bool
    delivered: Delivered | None
    slips: int
    needed: bool = True

    @property
    def to_make(self) -> bool:
        """Whether it is still to be made."""
        return self.needed and not self.made

    @property
    def is_handed_out(self) -> bool:
        """Whether it reached its office as it is to be: one that was made before a user ID came to it is to be made again."""
        return self.made and self.delivered is not None


# What became of the sheets


def named_offices(space: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of offices that were named by id, by serial, or by what they are called, in the roster's order.

    Raises:
        WorkspaceError: there is no such office, or several may be meant.

    """
    offices = roster_of(space).offices
    everybody = identities.known(Ledger(space.ledger_path))
    meant = [naming_offices.meant_or_before(offices, everybody, name) for name in names]
    unknown = sum(office is None for office in meant)
    if unknown:
        raise WorkspaceError(_NO_SUCH_OFFICE.filled(n=unknown))
    return tuple(office.id for office in offices if office in meant)


def deliver(space: Workspace, campaign_id: str, offices: Collection[str], way: Delivery, day: date) -> int:
    """Note how sheets reached their offices, and return for how many that is new.

    Args:
        space: the workspace.
        campaign_id: of which campaign; its sheets must have been made.
        offices: ids.
        way: how.
        day: when.

    Raises:
        AuditorError: there is no such campaign, a sheet was not made, or the ledger fails.

    """
    where.refuse_network_share(space.folder)
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    states = {state.office: state for state in states_of(space, campaign_id)}
    missing = [states[office] for office in offices if not states[office].made]
    if missing:
        to_make = ", ".join(state.office for state in missing if state.needed)
        without = joined([state.name for state in missing if not state.needed], "; ")
        told = [
            *([_NOT_MADE.filled(offices=to_make)] if to_make else []),
            *([_NONE.filled(offices=without)] if without else []),
        ]
        raise WorkspaceError(*told)
    to_note = tuple(office for office in offices if not _is_noted(states[office].delivered, way, day))
    if to_note:
        ledger.note(Delivered(campaign_id, to_note, way, day))
    return len(to_note)


def _is_noted(delivered: Delivered | None, way: Delivery, day: date) -> bool:
    return delivered is not None and (delivered.way, delivered.on) == (way, day)


def states_of(space: Workspace, campaign_id: str, judgement: Judgement | None = None) -> tuple[SheetState, ...]:
    """Return how far the sheet of every office is, in the annex's order; none was made when there is no such campaign.

    Args:
        space: the workspace.
        campaign_id: the campaign.
        judgement: how things stand, where that is known already: with who was given an id, and who is listed by these.

    """
    ledger = Ledger(space.ledger_path)
    if judgement is None or judgement.everybody is None:
        everybody = identities.known(ledger)
        roster = identities.assigned(space, everybody).roster
    else:
        everybody, roster = judgement.everybody, judgement.listed
    offices = counted_by_list(space, roster, everybody).offices
    now, heirs = everybody.id_now, heirs_of(perhaps_of_before(offices))

    def here(given: str) -> str:
        return heirs.get(now(given), now(given))

    invited = last_invited(ledger, campaign_id)
    tagged = {now(listed.account) for listed in invited.accounts} if invited is not None else set()
    deliveries = [note for note in ledger.notes(Delivered) if note.round == campaign_id]
    delivered = {here(office): note for note in deliveries for office in note.offices}
    told = {here(slip.account) for slip in closed_keys.slips_of_meeting(ledger, campaign_id)}
    unlisted = set(map(here, invited.unlisted)) if invited is not None else set()
    written = set(map(here, invited.written)) if invited is not None else set()
    in_folder = set(map(here, offices_in(space.folder / OUT / folder_name(campaign_id) / SHEETS)))
    return tuple(
        SheetState(
            serial,
            office.id,
            office.name,
            len(office.accounts),
            _is_made(office, tagged, delivered.keys() | in_folder | unlisted)
            and (not written or office.id in written | delivered.keys() | in_folder),
            delivered.get(office.id),
            sum(account.id in told for account in office.accounts),
            not office.has_no_account,
        )
        for serial, office in enumerate(offices, start=1)
    )


def counts_of(states: Collection[SheetState]) -> Text:
    """Return how far sheets and slips are."""
    return texts.COUNTS.filled(
        x=sum(state.made for state in states),
        y=sum(state.to_make for state in states),
        d=sum(state.is_handed_out for state in states),
        s=sum(state.slips for state in states),
        m=sum(state.accounts for state in states),
    )


def _is_made(office: Office, tagged: Collection[str], there: Collection[str]) -> bool:
    """Whether all accounts have a code; an office that lists none has its sheet when that was noted, or it is in the folder or was given.

    Who may be one of before that has a code needs no other sheet until it is known that he is not.
    """
    if office.accounts:
        return all(any(each in tagged for each in (account.id, *account.doubts)) for account in office.accounts)
    return office.id in there


_NO_SUCH_OFFICE: Final = Text(
    en="Not in the roster, by name, id or serial: {n} of the offices named. Nothing was done. See the ids with: "
    "auditor roster list",
    bn="যে দপ্তরগুলোর নাম দেওয়া হয়েছে তার {n}টি নাম, আইডি বা ক্রম অনুযায়ী তালিকায় নেই; কিছু করা হয়নি। আইডি দেখুন: auditor roster list",
    on_screen=Text(
        en="Not in the roster: {n} of the offices chosen. Nothing was done. Open the page again and choose anew.",
        bn="বেছে নেওয়া দপ্তরগুলোর {n}টি তালিকায় নেই; কিছু করা হয়নি। পাতাটি আবার খুলে নতুন করে বেছে নিন।",
    ),
)
_NOT_MADE: Final = Text(
    en="No sheet was made yet for: {offices}. Nothing was noted. Make it first: auditor invite",
    bn="এখনো নির্দেশিকা তৈরি হয়নি: {offices}। কিছু লেখা হয়নি। আগে তৈরি করুন: auditor invite",
    on_screen=Text(
        en="No sheet was made yet for: {offices}. Nothing was noted. Make it first, with Make sheets and page.",
        bn="এখনো নির্দেশিকা তৈরি হয়নি: {offices}। কিছু লেখা হয়নি। আগে “নির্দেশিকা ও পাতা তৈরি করুন” বোতামে তৈরি করুন।",
    ),
)
_NONE: Final = Text(
    en="No sheet is made for offices without a user ID: {offices}. Nothing was noted. Leave them out; if they have one, correct the number of user IDs "
    "(auditor roster correct OFFICE --set users N) and make their sheets first.",
    bn="যে দপ্তরের কোনো আইডি নেই তার জন্য নির্দেশিকা তৈরি হয় না: {offices}। কিছু লেখা হয়নি। তা বাদ দিয়ে আবার লিখুন; আইডি থাকলে সংখ্যাটি ঠিক করে "
    "(auditor roster correct দপ্তর --set users সংখ্যা) আগে নির্দেশিকা তৈরি করুন।",
    on_screen=Text(
        en="No sheet is made for offices without a user ID: {offices}. Nothing was noted. Leave them out; if they have one, correct the number of user IDs on the screen Offices and make their sheets first.",
        bn="যে দপ্তরের কোনো আইডি নেই তার জন্য নির্দেশিকা তৈরি হয় না: {offices}। কিছু লেখা হয়নি। তা বাদ দিয়ে আবার লিখুন; আইডি থাকলে সংখ্যাটি “দপ্তর” পাতায় ঠিক করে আগে নির্দেশিকা তৈরি করুন।",
    ),
)
