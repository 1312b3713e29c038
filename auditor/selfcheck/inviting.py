"""Prepares the sheets by which offices check themselves.

Codes are derived from the campaign's master secret and stand on the sheets only. The ledger notes each account's tag, so
the page can be made again by anybody with the folder, without a key.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.i18n import month as month_name
from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.journal import AccountTag, Delivered, Invited, KeysMade
from auditor.model.views.head import named_apart
from auditor.rounds.asking import forms
from auditor.rounds.closed_keys import offices_invited
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import counted_roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings import terms
from auditor.rounds.meetings.meetings import meetings_of, month_held
from auditor.selfcheck.campaigns import (
    MOST_CAMPAIGNS_A_MEETING,
    CampaignCodes,
    HiddenCodes,
    campaign_with,
    campaigns,
    due_now,
    last_invited,
    page_of,
    tags_now,
)
from auditor.selfcheck.sheets import InvitationOrder, sheet_head, sheets_of, unlisted_of
from auditor.selfcheck.texts import sheets as texts
from auditor.slip.codes import CampaignSecrets, account_code, code_tag, code_tags
from auditor.workspace import where
from auditor.workspace.questions import BY_ID
from auditor.workspace.typed_days import LETTER_AHEAD, MEETING_AHEAD, far_ahead
from auditor.workspace.working_days import off_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.keys.store import KeyStore
    from auditor.model.identity import Identities
    from auditor.model.subjects import Roster
    from auditor.model.views.invitation import HelpDay, Invitation
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


class PageChange(Enum):
    """What became of the page since sheets of the campaign were last made."""

    NONE = "none"
    FIRST = "first"
    CHANGED = "changed"
    RETAGGED = "retagged"


class PreparedInvitations(Struct, frozen=True):
    """A campaign whose keys are safe and which is noted in the ledger; only its files are to be written.

    Attributes:
        campaign_id: names the campaign.
        sheets: one an office, in the annex's order; their codes show in no repr.
        page: the self-check page.
        voided: ids of earlier campaigns of the meeting, whose sheets no longer count because new keys were made just now.
        change: what became of the page.
        added: accounts that have a code now and had none when sheets were last made.
        kept_due: the due date of the campaign, where the workspace now names another one.
        put_off: the due date of the sheets made before, where the meeting whose day it was is on another one now.
        without: the offices (id and name) that get no sheet, as they have no user ID.

    """

    campaign_id: str
    sheets: tuple[Invitation, ...]
    page: bytes
    voided: tuple[str, ...]
    change: PageChange
    added: int
    kept_due: date | None
    put_off: date | None
    without: tuple[tuple[str, Text], ...] = ()


def doubts_of(due: date | None, helped: HelpDay | None, today: date) -> tuple[Text, ...]:
    """Return what is odd about the days that sheets would name: their year may be wrong, or offices closed on them; nothing where they are likely."""
    help_day = helped.day if helped is not None else None
    return (
        *far_ahead(BY_ID["due"].named, due, today, MEETING_AHEAD),
        *off_day(BY_ID["due"].named, due),
        *far_ahead(_HELP_DAY, help_day, today, LETTER_AHEAD),
        *off_day(_HELP_DAY, help_day),
    )


def prepare(space: Workspace, judgement: Judgement, store: KeyStore, order: InvitationOrder) -> PreparedInvitations:
    """Make or find the keys of a meeting's campaign, its codes and its page, and note what is new in the ledger.

    The same order over the same workspace notes nothing and gives the same sheets and the same page. Keys are safe in their
    store before the ledger names them, and nothing is kept before the page could be made.

    Args:
        space: the workspace, with its roster.
        judgement: how things stand; tells what is left to say to each office.
        store: where secrets are kept.
        order: what is wanted.

    Raises:
        AuditorError: the campaign's key is not on this computer, the page cannot be made, or store or ledger fails.

    """
    where.refuse_network_share(space.folder)
    refuse_without_phone(space)
    terms.refuse_far_meeting(month_held(meetings_of(space), order.meeting), order.day, _FAR_MEETING)
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    roster = counted_roster_of(space)
    earlier = campaigns(space, order.meeting)
    fresh = order.new_keys or not earlier
    made, secrets = _new_keys(earlier, order) if fresh else (earlier[-1], _kept_keys(store, earlier[-1]))
    before = None if fresh else last_invited(ledger, made.round)
    due = order.due or (due_now(space, before) if before is not None else judgement.header.due)
    everybody = identities.known(ledger)
    before_now = [invited for invited in ledger.notes(Invited) if invited.round == made.round]
    codes = _codes(before_now, secrets, made.round, _asked_as(before_now, roster, everybody), due)
    campaign = campaign_with(space, roster, made, codes)
    content = page_of(space, campaign)
    digest = hashlib.sha256(content).hexdigest()
    unlisted = unlisted_of(roster, judgement)
    invited = Invited(
        made.round,
        codes.tag_salt,
        codes.accounts,
        digest,
        order.day,
        due,
        unlisted,
        campaign.decision_day,
        _written(before, order),
    )
    if fresh:
        _keep_keys(ledger, store, secrets, (made, invited), known=len(earlier))
    elif before is None or not _same(before, invited):
        ledger.note(invited)
    workspace = forms.name_workspace(space, order.day)
    head = replace(sheet_head(space, made, invited, order), workspace=workspace)
    known = {tagged.account for tagged in (before or codes).accounts}
    sheets = tuple(sheets_of(head, roster, judgement, codes, asked_elsewhere(ledger, made.round, everybody)))
    named = named_apart(enumerate(roster.offices, start=1))
    invited_offices = {sheet.office_id for sheet in sheets}
    return PreparedInvitations(
        made.round,
        sheets,
        content,
        tuple(keys.round for keys in earlier) if fresh else (),
        _change(before, invited, retagged=codes.retagged),
        sum(tagged.account not in known for tagged in codes.accounts),
        due if _names_another_day(judgement, due, order) else None,
        before.due if order.due is None and before is not None and before.due != due else None,
        tuple((office.id, named[office.id]) for office in roster.offices if office.id not in invited_offices),
    )


def told_of_page(prepared: PreparedInvitations) -> Iterator[Text]:
    """Yield what is told of the page and of what was handed out before, as far as anything is otherwise now."""
    if prepared.voided:
        yield texts.VOIDED.filled(folder=plain(f"out/invitations-{prepared.voided[-1]}"))
    if prepared.kept_due is not None:
        yield texts.DUE_KEPT.filled(due=prepared.kept_due)
    if prepared.put_off is not None:
        yield texts.PUT_OFF_NOW.filled(before=prepared.put_off)
    if prepared.added:
        yield texts.ADDED.filled(n=prepared.added)
    if prepared.change is PageChange.RETAGGED:
        yield texts.RETAGGED
    elif prepared.change is PageChange.CHANGED:
        yield texts.CHANGED


def refuse_without_phone(space: Workspace) -> None:
    """Refuse to make sheets that name nobody to call.

    Raises:
        WorkspaceError: the workspace was not told the assistant programmer's phone.

    """
    if not space.config.letterhead.ap_phone:
        raise WorkspaceError(_NO_PHONE.filled(command="auditor settings --phone NUMBER"))


def _names_another_day(judgement: Judgement, due: date | None, order: InvitationOrder) -> bool:
    named = judgement.header.due
    return order.due is None and named is not None and not judgement.header.due_assumed and named != due


def _written(before: Invited | None, order: InvitationOrder) -> tuple[str, ...]:
    """Return the offices whose sheets are written with what is ordered, and those whose were; empty where it is those of all."""
    earlier = before.written if before is not None else order.offices
    return tuple(dict.fromkeys((*earlier, *order.offices))) if earlier and order.offices else ()


def _same(before: Invited, now: Invited) -> bool:
    return replace(before, on=now.on) == now


def _change(before: Invited | None, now: Invited, *, retagged: bool) -> PageChange:
    if before is None:
        return PageChange.FIRST
    if retagged:
        return PageChange.RETAGGED
    return PageChange.NONE if before.page == now.page else PageChange.CHANGED


def _new_keys(earlier: Sequence[KeysMade], order: InvitationOrder) -> tuple[KeysMade, CampaignSecrets]:
    number = len(earlier) + 1
    if number > MOST_CAMPAIGNS_A_MEETING:
        raise WorkspaceError(_TOO_OFTEN.filled(month=month_name(order.meeting)))
    secrets = CampaignSecrets.new()
    campaign_id = order.meeting if number == 1 else f"{order.meeting}-{number}"
    return KeysMade(campaign_id, order.meeting, secrets.key_id, secrets.public_key.hex(), order.day), secrets


def _kept_keys(store: KeyStore, made: KeysMade) -> CampaignSecrets:
    secrets = store.get(made.key)
    if secrets is None:
        raise WorkspaceError(
            _KEY_MISSING.filled(month=month_name(made.meeting), command="auditor invite --new-keys --yes")
        )
    return secrets


def _keep_keys(
    ledger: Ledger,
    store: KeyStore,
    secrets: CampaignSecrets,
    entries: tuple[KeysMade, Invited],
    *,
    known: int,
) -> None:
    """Put fresh keys into their store, and only then name them in the ledger."""
    store.put(secrets)
    try:
        if sum(keys.meeting == entries[0].meeting for keys in ledger.notes(KeysMade)) != known:
            raise LedgerError(_MADE_MEANWHILE)  # noqa: TRY301 the keys are taken back as when the ledger fails
        ledger.note(*entries)
    except BaseException:
        with suppress(Exception):
            store.forget(secrets.key_id)
        raise


def _asked_as(sheets: Iterable[Invited], roster: Roster, everybody: Identities) -> Mapping[str, str]:
    """Return the ids from which the codes of the accounts in the roster are made, by the ids that they have now.

    Who turned out to be one of before keeps the code that he was given last.
    """
    asked = {account.id: account.id for office in roster.offices for account in office.accounts}
    for sheet in sheets:
        asked |= {now: tagged.account for now, tagged in tags_now(sheet.accounts, everybody).items() if now in asked}
    return asked


def _codes(
    sheets: Sequence[Invited],
    secrets: CampaignSecrets,
    campaign_id: str,
    asked: Mapping[str, str],
    due: date | None,
) -> CampaignCodes:
    """Return the codes of all accounts in the roster, with the tags they had, and new ones where there was none.

    Where a new account's tag is already another one's, all tags are made anew under another salt.
    """
    codes = HiddenCodes({account: account_code(secrets, campaign_id, account) for account in asked.values()})
    salt = sheets[-1].tag_salt if sheets else ""
    given = {tagged.account: tagged.tag for sheet in sheets if sheet.tag_salt == salt for tagged in sheet.accounts}
    tags = _further_tags(campaign_id, salt, codes, given) if given else None
    retagged = bool(given) and tags is None
    if tags is None:
        salt, tags = code_tags(campaign_id, codes)
    tagged = tuple(AccountTag(account, tags[account]) for account in asked.values())
    by_account = HiddenCodes({now: codes[account] for now, account in asked.items()})
    return CampaignCodes(by_account, salt, tagged, due, retagged)


def _further_tags(
    campaign_id: str, salt: str, codes: Mapping[str, str], given: Mapping[str, str]
) -> dict[str, str] | None:
    """Return the tags given so far and those of further accounts under the same salt; None when two would be the same."""
    size = len(next(iter(given.values())))
    tags = dict(given)
    for account, code in codes.items():
        if account not in tags:
            tag = code_tag(campaign_id, salt, code, size)
            if tag in tags.values():
                return None
            tags[account] = tag
    return tags


def asked_elsewhere(ledger: Ledger, campaign_id: str, everybody: Identities) -> frozenset[str]:
    """Return the offices that were given a sheet in another campaign."""
    invitations = [invited for invited in ledger.notes(Invited) if invited.round != campaign_id]
    deliveries = [delivered for delivered in ledger.notes(Delivered) if delivered.round != campaign_id]
    offices = {office for invited in invitations for office in offices_invited(invited, everybody)}
    return frozenset(map(everybody.office_of, offices.union(*(delivered.offices for delivered in deliveries))))


_HELP_DAY: Final = Text(en="help day", bn="সহায়তা দিবস")
_FAR_MEETING: Final = Text(
    en="The meeting of {meeting} is far from today, {day}; nothing was made. Check the month, and this computer's date.",
    bn="আজ {day}, কিন্তু সভার মাস {meeting}; কিছু তৈরি হয়নি। মাসটি এবং এই কম্পিউটারের তারিখ ঠিক আছে কি না দেখুন।",
)
_NO_PHONE: Final = Text(
    en="No sheet was made: each tells whom to call for help, and your office phone was not told yet. Give it once with: "
    "{command}",
    bn="নির্দেশিকা তৈরি হয়নি: সাহায্যের জন্য কাকে ফোন করতে হবে তা নির্দেশিকায় থাকে, কিন্তু আপনার দাপ্তরিক ফোন নম্বর এখনো জানানো হয়নি। একবার জানিয়ে দিন: "
    "{command}",
    on_screen=Text(
        en="No sheet was made: each tells whom to call for help, and your office phone was not told yet. Tell it once on the screen Settings.",
        bn="নির্দেশিকা তৈরি হয়নি: সাহায্যের জন্য কাকে ফোন করতে হবে তা নির্দেশিকায় থাকে, কিন্তু আপনার দাপ্তরিক ফোন নম্বর এখনো জানানো হয়নি। একবার “সেটিংস” পাতায় জানিয়ে দিন।",
    ),
)
_KEY_MISSING: Final = Text(
    en="This computer does not have the key of {month}, so its sheets cannot be made again; nothing was changed. Run where "
    "the key is, or make new sheets with {command}: the earlier ones then no longer count.",
    bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই নির্দেশিকা আবার তৈরি করা যায়নি; কিছু বদলানো হয়নি। চাবি যেখানে আছে সেখানে চালান, না থাকলে "
    "{command} দিয়ে নতুন নির্দেশিকা তৈরি করুন: তখন আগেরগুলো আর চলবে না।",
    on_screen=Text(
        en="This computer does not have the key of {month}, so its sheets cannot be made again; nothing was changed. Make them where the key is, or "
        "tick that new keys are made: the earlier sheets then no longer count.",
        bn="এই কম্পিউটারে {month} মাসের চাবি নেই, তাই নির্দেশিকা আবার তৈরি করা যায়নি; কিছু বদলানো হয়নি। চাবি যেখানে আছে সেখানে তৈরি করুন, না থাকলে নতুন চাবির ঘরে টিক দিন: "
        "তখন আগের নির্দেশিকাগুলো আর চলবে না।",
    ),
)
_TOO_OFTEN: Final = Text(
    en="Keys were made for the meeting of {month} as often as can be told apart; nothing was made. Use the last sheets.",
    bn="{month} মাসের সভার জন্য যতবার সম্ভব ততবার নতুন চাবি তৈরি হয়েছে; আর তৈরি হয়নি। শেষ নির্দেশিকাগুলো ব্যবহার করুন।",
)
_MADE_MEANWHILE: Final = Text(
    en="Another run of this program made keys for this meeting just now; nothing was made here. Run again.",
    bn="এইমাত্র এই প্রোগ্রামের আরেকটি কাজ এই সভার চাবি তৈরি করেছে; এখানে কিছু তৈরি হয়নি। আবার চালান।",
)
