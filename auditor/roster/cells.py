"""Reads the cells of a roster: names, kinds, mailboxes, portals, phones, logins, days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, match_key
from auditor.model.facts import MailboxKind
from auditor.model.notice import Severity
from auditor.model.numbered import numbered_post
from auditor.model.subjects import MOST_USERS, NUMBERED, Account, Office, OfficeKind, numbered_accounts
from auditor.places import addresses
from auditor.places.addresses import AddressRemark
from auditor.roster import texts
from auditor.roster.columns import Column
from auditor.roster.drafts import OfficeDraft, in_both
from auditor.roster.names import HEAD_UNNAMED, KIND_WORDS, infer_kind, post_slug, post_text
from auditor.roster.sheets import naming_words
from auditor.tables import notes
from auditor.tables.answers import read_count, read_day, read_yes_no

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.roster.sheets import Row
    from auditor.roster.telling import NoticeCollector


_NOT_IN_LOGIN: Final = expression(r"[\s/\\,;|]")
_LONGEST_LOGIN: Final = 100
_LONGEST_MAILBOX: Final = 254
_LONGEST_PORTAL: Final = 300


# From a draft to an office ---------------------------------------------------------------------------------------


def read_office(draft: OfficeDraft, office_id: str, domains: Sequence[str], teller: NoticeCollector) -> Office:
    """Return the office that a draft comes to, with its accounts; tells what of its cells was not kept."""
    name = in_both(_named(draft, Column.OFFICE, teller), _named(draft, Column.OFFICE_EN, teller))
    head = _named(draft, Column.HEAD, teller), _named(draft, Column.HEAD_EN, teller)
    portal = _portal(draft, teller)
    kind = _kind(draft, name, portal, teller)
    accounts = _accounts(draft, office_id, teller)
    users = _users(draft, teller)
    if users and not accounts:
        accounts = numbered_accounts(office_id, users)
    if users is not None and (users != len(accounts) or not users):
        place = draft.cells[Column.USERS].place(Column.USERS)
        fewer = texts.FEWER_USERS if accounts else texts.NO_USERS
        message = texts.MORE_USERS if users > len(accounts) else fewer
        teller.tell(Severity.DOUBTFUL, place, message, listed=len(accounts), more=users - len(accounts))
    return Office(
        id=office_id,
        name=name,
        kind=kind,
        head_post=post_text(*head) if any(head) else HEAD_UNNAMED,
        portal=portal,
        email=_mailbox(draft, domains, teller),
        phone=_phone(draft, teller),
        user_count=users if users is not None and users > len(accounts) else 0,
        accounts=accounts,
        voluntary=_voluntary(draft, kind, teller),
        counts_none=users == 0,
    )


def _named(draft: OfficeDraft, column: Column, teller: NoticeCollector) -> str:
    """Return what names something in a cell of an office; tells when only signs stand there that name nothing."""
    row = draft.cells.get(column)
    return "" if row is None else _named_in(row, column, teller)


def _named_in(row: Row, column: Column, teller: NoticeCollector) -> str:
    words = row.words(column)
    if not words or naming_words(words):
        return words
    if not addresses.is_nil(words):
        teller.tell(Severity.DOUBTFUL, row.place(column), texts.BAD_CELL, expected=texts.A_NAME)
    return ""


def _kind(draft: OfficeDraft, name: Text, portal: str, teller: NoticeCollector) -> OfficeKind:
    inferred = infer_kind(name)
    row = draft.cells.get(Column.OFFICE, draft.row)
    if inferred is OfficeKind.DEPARTMENT and (
        row.of.of_unions or addresses.office_id_from_portal(portal).endswith("-up")
    ):
        inferred = OfficeKind.UNION
    written = _named(draft, Column.KIND, teller)
    if not written:
        return inferred
    known = KIND_WORDS.get(match_key(written))
    if known is None:
        place = draft.cells[Column.KIND].place(Column.KIND)
        teller.tell(Severity.DOUBTFUL, place, texts.KIND_UNKNOWN, kind=inferred.label)
    return known or inferred


def _voluntary(draft: OfficeDraft, kind: OfficeKind, teller: NoticeCollector) -> bool:
    """Return whether an office is checked of its own will; the UNO's is, unless its row says no."""
    default = kind is OfficeKind.UNO
    if Column.VOLUNTARY not in draft.cells:
        return default
    row = draft.cells[Column.VOLUNTARY]
    match read_yes_no(row.cells[Column.VOLUNTARY]):
        case "yes":
            return True
        case "no":
            return False
        case _:
            teller.tell(Severity.DOUBTFUL, row.place(Column.VOLUNTARY), texts.BAD_CELL, expected=texts.YES_OR_NO)
            return default


def _users(draft: OfficeDraft, teller: NoticeCollector) -> int | None:
    """Return how many users an office says it has; None when it does not say."""
    written = draft.words(Column.USERS)
    if addresses.is_nil(written):
        return None
    place = draft.cells[Column.USERS].place(Column.USERS)
    users = read_count(written)
    if users is None:
        teller.tell(Severity.DOUBTFUL, place, texts.BAD_CELL, expected=texts.A_NUMBER)
        return None
    if users > MOST_USERS:
        teller.tell(Severity.DOUBTFUL, place, texts.TOO_MANY_USERS, limit=MOST_USERS)
        return None
    return users


def _address(draft: OfficeDraft, column: Column, teller: NoticeCollector) -> str:
    """Return what a cell for an address or a number says; nothing where it looks like a password, which is told."""
    written = draft.words(column)
    if not notes.is_address_like_password(written):
        return written
    teller.tell(Severity.DOUBTFUL, draft.cells[column].place(column), texts.ADDRESS_LIKE_PASSWORD)
    return ""


def _mailbox(draft: OfficeDraft, domains: Sequence[str], teller: NoticeCollector) -> str:
    written = _address(draft, Column.EMAIL, teller)
    kind, address = addresses.classify_email(written, domains)
    if kind is MailboxKind.NONE:
        return ""
    place = draft.cells[Column.EMAIL].place(Column.EMAIL)
    if not address:
        teller.tell(Severity.DOUBTFUL, place, texts.BAD_CELL, expected=texts.A_MAILBOX)
        return ""
    if len(address) > _LONGEST_MAILBOX:
        teller.tell(Severity.DOUBTFUL, place, texts.CELL_TOO_LONG, expected=texts.A_MAILBOX)
        return ""
    if address != written:
        several = len(addresses.mailboxes(written)) > 1
        if several:
            teller.tell(Severity.DOUBTFUL, place, texts.SEVERAL_MAILBOXES)
        else:
            teller.tell(Severity.CHANGED, place, texts.TIDIED, change=(written, address))
    if kind is not MailboxKind.OFFICIAL:
        personal = kind is MailboxKind.PERSONAL
        teller.tell(Severity.DOUBTFUL, place, texts.PERSONAL_MAILBOX if personal else texts.UNVERIFIED_MAILBOX)
    return address


def _portal(draft: OfficeDraft, teller: NoticeCollector) -> str:
    written = _address(draft, Column.PORTAL, teller)
    reading = addresses.clean_portal(written)
    if not reading.remarks:
        return reading.address
    place = draft.cells[Column.PORTAL].place(Column.PORTAL)
    if len(reading.address) > _LONGEST_PORTAL:
        teller.tell(Severity.DOUBTFUL, place, texts.CELL_TOO_LONG, expected=texts.A_PORTAL)
        return ""
    for remark in reading.remarks:
        match remark:
            case AddressRemark.TIDIED:
                # What was dropped from the end of an address may be a secret, so it is not repeated.
                shown = written.casefold().rstrip("/").endswith(reading.address.casefold())
                teller.tell(
                    Severity.CHANGED, place, texts.TIDIED, change=(written, reading.address) if shown else ("", "")
                )
            case AddressRemark.MAILBOX:
                teller.tell(Severity.DOUBTFUL, place, texts.MAILBOX_AS_PORTAL)
            case AddressRemark.INTERNATIONAL:
                teller.tell(Severity.DOUBTFUL, place, texts.FOREIGN_PORTAL)
            case AddressRemark.SEVERAL:
                teller.tell(Severity.DOUBTFUL, place, texts.SEVERAL_PORTALS)
            case AddressRemark.WORDS_LEFT_OUT:
                teller.tell(Severity.DOUBTFUL, place, texts.WORDS_BESIDE)
            case _:
                teller.tell(Severity.DOUBTFUL, place, texts.BAD_CELL, expected=texts.A_PORTAL)
    return reading.address


def _phone(draft: OfficeDraft, teller: NoticeCollector) -> str:
    reading = addresses.clean_phone(_address(draft, Column.PHONE, teller))
    for remark in reading.remarks:
        place = draft.cells[Column.PHONE].place(Column.PHONE)
        match remark:
            case AddressRemark.TIDIED:
                if reading.remarks == (AddressRemark.TIDIED,):
                    teller.tell(Severity.CHANGED, place, texts.TIDIED)
            case AddressRemark.ZERO_RESTORED:
                teller.tell(Severity.CHANGED, place, texts.ZERO_RESTORED)
            case AddressRemark.SEVERAL:
                teller.tell(Severity.CHANGED, place, texts.TIDIED)
            case AddressRemark.WORDS_LEFT_OUT:
                teller.tell(Severity.DOUBTFUL, place, texts.WORDS_BESIDE)
            case AddressRemark.UNUSUAL:
                teller.tell(Severity.DOUBTFUL, place, texts.UNUSUAL_PHONE)
            case _:
                teller.tell(Severity.DOUBTFUL, place, texts.BAD_CELL, expected=texts.A_PHONE)
    return reading.address


# Accounts --------------------------------------------------------------------------------------------------------


def account_ids(rows: Sequence[Row], office_id: str, given: Sequence[str] = ()) -> list[str]:
    """Return the ids of an office's accounts in the order of their rows; the second of a post is ``#2``.

    Args:
        rows: the rows.
        office_id: the office's id.
        given: the ids that the first of them have already.

    """
    seen: dict[str, int] = {}
    taken = 0
    ids = list(given)
    for slug in (known.partition("/")[2].partition("#")[0] for known in given):
        seen[slug] = seen.get(slug, 0) + 1
        taken += slug.startswith(NUMBERED)
    for row in rows[len(ids) :]:
        bangla, english = naming_words(row.words(Column.POST)), naming_words(row.words(Column.POST_EN))
        slug = post_slug(post_text(bangla, english) if bangla or english else numbered_post(taken + 1))
        number = seen[slug] = seen.get(slug, 0) + 1
        taken += slug.startswith(NUMBERED)
        ids.append(f"{office_id}/{slug}" + (f"#{number}" if number > 1 else ""))
    return ids


def _accounts(draft: OfficeDraft, office_id: str, teller: NoticeCollector) -> tuple[Account, ...]:
    """Return an office's accounts in the order of their rows."""
    accounts: list[Account] = []
    for row, account_id in zip(draft.accounts, draft.account_ids, strict=True):
        bangla, english = _named_in(row, Column.POST, teller), _named_in(row, Column.POST_EN, teller)
        if bangla or english:
            post = post_text(bangla, english)
        else:
            number = int(account_id.removeprefix(f"{office_id}/{NUMBERED}").partition("#")[0])
            post = numbered_post(number)
            teller.tell(Severity.DOUBTFUL, row.place(), texts.NO_POST)
        login, since = _login(row, teller), _since(row, teller)
        accounts.append(Account(account_id, post, login, since, joining_unread=since is None and _says_since(row)))
    return tuple(accounts)


def _login(row: Row, teller: NoticeCollector) -> str:
    login = row.words(Column.LOGIN)
    if addresses.is_nil(login):
        return ""
    if _NOT_IN_LOGIN.search(login) or len(login) > _LONGEST_LOGIN:
        teller.tell(Severity.DOUBTFUL, row.place(Column.LOGIN), texts.BAD_LOGIN)
        return ""
    if notes.is_login_like_password(login):
        teller.tell(Severity.DOUBTFUL, row.place(Column.LOGIN), texts.LOGIN_LIKE_PASSWORD)
    return login


def _since(row: Row, teller: NoticeCollector) -> date | None:
    if not _says_since(row):
        return None
    day = read_day(row.cells[Column.SINCE])
    if day is None:
        teller.tell(Severity.DOUBTFUL, row.place(Column.SINCE), texts.JOINING_UNREAD)
    return day


def _says_since(row: Row) -> bool:
    """Return whether anything stands where the day of joining should, be it readable or not."""
    cell = row.cells.get(Column.SINCE)
    return cell is not None and not (isinstance(cell, str) and addresses.is_nil(cell))
