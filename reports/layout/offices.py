"""Sections 3 and 8 of the annex: office by office for each audience, and the accounts in the assistant programmer's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, serial
from auditor.model.paper import Block, Heading, Paragraph, Table
from reports.layout import cells
from reports.layout.ruled import NUMBER, OFFICE, REMARKS, TitledColumn, ruled
from reports.layout.wording import (
    BASIS,
    NO_USER_ID,
    OVERALL_STATUS,
    PORTAL_ADDRESS,
    USER,
    USER_ID,
    USER_ID_COUNT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.views.annexes import AuditorView, ChairRow, ChairView, OfficeAccounts

OFFICES_HEADING: Final = Text(en="3. Office by office", bn="৩. দপ্তরভিত্তিক অবস্থা")
_OWN_HEADING: Final = Text(en="Checked voluntarily (not counted in the totals)", bn="স্বেচ্ছায় যাচাই (মোট সংখ্যায় ধরা হয়নি)")
_DUTIES_ALT: Final = Text(
    en="Each office with its portal, number of user IDs, how far each duty is done, how it stands, and remarks.",
    bn="প্রতিটি দপ্তরের পোর্টাল, ইউজার আইডির সংখ্যা, প্রতিটি করণীয়ের অবস্থা, সার্বিক অবস্থা ও মন্তব্য।",
)
_OWN_ALT: Final = Text(
    en="The same for the offices that were checked voluntarily.", bn="স্বেচ্ছায় যাচাই করা কার্যালয়ের একই তথ্য।"
)
_FRACTIONS: Final = Text(en="3/4 means: done for 3 of 4 user IDs.", bn="৩/৪ অর্থ ৪টি ইউজার আইডির মধ্যে ৩টিতে হয়েছে।")
_OTHER_BASIS: Final = Text(
    en="Where a duty is known otherwise than the column Basis says, its own basis stands in brackets.",
    bn="কোনো করণীয়ের তথ্যের ভিত্তি দপ্তরের তথ্যের ভিত্তি থেকে আলাদা হলে তা বন্ধনীতে দেখানো হয়েছে।",
)
_BEFORE_DUTIES: Final = (
    TitledColumn(NUMBER.title, 0.75, "center"),
    OFFICE,
    TitledColumn(PORTAL_ADDRESS, 2.8),
    TitledColumn(USER_ID_COUNT, 1.1, "center"),
)
_DUTY_SHARE: Final = 1.55
_AFTER_DUTIES: Final = (
    TitledColumn(OVERALL_STATUS, 1.85),
    TitledColumn(BASIS, 1.4, "center"),
    REMARKS,
)

_ACCOUNTS_HEADING: Final = Text(en="8. User IDs", bn="৮. ইউজার আইডিভিত্তিক অবস্থা")
_ACCOUNTS_ALT: Final = Text(
    en="Each user ID by office and post: its masked login, how each duty stands, and remarks.",
    bn="দপ্তর ও পদবি অনুযায়ী প্রতিটি ইউজার আইডি, করণীয়ের অবস্থা ও মন্তব্য।",
)
_BEFORE_ACCOUNT_DUTIES: Final = (
    TitledColumn(NUMBER.title, 0.75, "center"),
    OFFICE,
    TitledColumn(USER, 2.8),
    TitledColumn(USER_ID, 1.2),
)
_ACCOUNT_DUTY_SHARE: Final = 1.7


def offices_section(view: ChairView, language: Language) -> tuple[Block, ...]:
    """Return section 3 with every duty; offices that check themselves voluntarily stand in a table of their own."""
    blocks: list[Block] = [Heading(OFFICES_HEADING.said(language))]
    explained: list[Text] = []
    if any(cell.of > 1 for row in view.rows for cell in row.cells):
        explained.append(_FRACTIONS)
    if any(row.basis_beside(cell) is not None for row in view.rows for cell in row.cells):
        explained.append(_OTHER_BASIS)
    if explained:
        blocks.append(Paragraph(" ".join(text.said(language) for text in explained), small=True))
    blocks.append(_duties(view, (row for row in view.rows if not row.own), _DUTIES_ALT, language))
    voluntary = [row for row in view.rows if row.own]
    if voluntary:
        blocks += [Heading(_OWN_HEADING.said(language), level=2), _duties(view, voluntary, _OWN_ALT, language)]
    return tuple(blocks)


def accounts_section(view: AuditorView, language: Language) -> tuple[Block, ...]:
    """Return section 8: every account, each duty with how it is known."""
    columns = (
        *_BEFORE_ACCOUNT_DUTIES,
        *(TitledColumn(duty.heading, _ACCOUNT_DUTY_SHARE, "center") for duty in view.account_duties),
        REMARKS,
    )
    rows = [row for office in view.accounts for row in _of_office(office, len(view.account_duties), language)]
    table = ruled(columns, rows, _ACCOUNTS_ALT.said(language), language, small=True)
    return (Heading(_ACCOUNTS_HEADING.said(language)), table)


def _duties(view: ChairView, rows: Iterable[ChairRow], alt: Text, language: Language) -> Table:
    columns = (
        *_BEFORE_DUTIES,
        *(TitledColumn(duty.heading, _DUTY_SHARE, "center") for duty in view.duties),
        *_AFTER_DUTIES,
    )
    told = (
        (
            serial(row.serial, language),
            cells.words(row.name, language),
            row.portal or cells.NIL,
            cells.count(row.accounts, language),
            *(cells.duty_fraction(cell, row.basis_beside(cell), language) for cell in row.cells),
            row.status.label.said(language),
            cells.grade(row.known, language),
            cells.remarks(row.remarks, language),
        )
        for row in rows
    )
    return ruled(columns, told, alt.said(language), language, small=True)


def _of_office(office: OfficeAccounts, duties: int, language: Language) -> Iterator[tuple[str, ...]]:
    place = serial(office.office.serial, language)
    name = cells.words(office.office.name, language)
    if not office.accounts:
        yield (place, name, *(cells.NIL,) * (duties + 2), NO_USER_ID.said(language))
    for account in office.accounts:
        yield (
            place,
            name,
            cells.words(account.post, language),
            account.login or cells.NIL,
            *(cells.duty_with_grade(cell, language) for cell in account.cells),
            cells.remarks(account.remarks, language),
        )
