"""Office by office in the annex for each audience, and the accounts in the assistant programmer's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, serial
from auditor.model.grades import Grade
from auditor.model.paper import Block, Heading, Paragraph, Table
from auditor.model.subjects import is_by_letter
from reports.layout import cells, remarking
from reports.layout.ruled import NUMBER, OFFICE, REMARKS, TitledColumn, ruled
from reports.layout.wording import (
    NO_USER_ID,
    OVERALL_STATUS,
    TOLD_APART,
    USER,
    USER_ID,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from auditor.model.views.annexes import AuditorView, ChairRow, ChairView, OfficeAccounts
    from auditor.model.views.duty_cells import DutyCell

OFFICES_HEADING: Final = Text(en="Office by office", bn="দপ্তরভিত্তিক অবস্থা")
OWN_LINE: Final = Text(en="Voluntary (not counted)", bn="স্বেচ্ছায় যাচাই (গণনার বাইরে)")
_DUTIES_ALT: Final = Text(
    en="Each office with its number of user IDs, how far each duty is done, how it stands, how many duties it has done, and remarks.",
    bn="প্রতিটি দপ্তরের ইউজার আইডির সংখ্যা, প্রতিটি করণীয়ের অবস্থা, সার্বিক অবস্থা, সম্পন্ন করণীয়ের সংখ্যা ও মন্তব্য।",
)
_FRACTIONS: Final = Text(en="3/4 means: done for 3 of 4 user IDs.", bn="৩/৪ অর্থ ৪টি ইউজার আইডির মধ্যে ৩টিতে হয়েছে।")
_BASIS_BESIDE: Final = Text(
    en="Known by the office's own word, unless brackets say otherwise.",
    bn="তথ্যের ভিত্তি দপ্তরের নিজের দেওয়া তথ্য; অন্যভাবে জানা গেলে তা বন্ধনীতে দেখানো হয়েছে।",
)
_TREND_EXPLAINED: Final = Text(
    en="Duties done: by all concerned, of those that apply.",
    bn="সম্পন্ন করণীয়: প্রযোজ্য করণীয়ের মধ্যে যতটি সবার ক্ষেত্রে হয়েছে।",
)
_CHANGE_EXPLAINED: Final = Text(
    en="In brackets behind them, the change since the last meeting.", bn="এর পাশে বন্ধনীতে গত সভার পর পরিবর্তন।"
)
_TREND: Final = TitledColumn(Text(en="Duties done", bn="সম্পন্ন করণীয়"), 1.2, "center")
_USER_IDS: Final = Text(en="User IDs", bn="আইডির সংখ্যা")
_SHARES: Final = (0.75, 3.6, 1.0, 1.8, 2.2, 3.8)
"""Of number, office, user IDs, each duty, status and remarks."""
_SHARES_OF_MANY_REMARKS: Final = (0.6, 5.0, 0.75, 1.5, 2.1, 5.6)
"""The same where offices have more than one remark each on the average: these, and names, stand in fewer lines then."""

ACCOUNTS_HEADING: Final = Text(en="User IDs", bn="ইউজার আইডিভিত্তিক অবস্থা")
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
    """Return the offices with every duty; those that check themselves voluntarily stand last, apart."""
    blocks: list[Block] = [Heading(OFFICES_HEADING.said(language))]
    explained: list[Text] = []
    if any(cell.fraction_and_words(language)[0] for row in view.rows for cell in row.cells):
        explained.append(_FRACTIONS)
    if any(cell.known is not None or cell.undone_known is not None for row in view.rows for cell in row.cells):
        explained.append(_BASIS_BESIDE)
    if any(row.trend and row.trend[-1].of for row in view.rows):
        explained.append(_TREND_EXPLAINED)
    if any(cells.is_compared(row.trend) for row in view.rows):
        explained.append(_CHANGE_EXPLAINED)
    if explained:
        blocks.append(Paragraph(" ".join(text.said(language) for text in explained), small=True))
    own = [row for row in view.rows if row.own]
    table = office_table(view, [row for row in view.rows if not row.own], language)
    if own:
        line = ("", OWN_LINE.said(language), *("",) * (len(table.columns) - 2))
        rows = (*table.rows, line, *office_table(view, own, language).rows)
        table = replace(table, rows=rows, strong_rows=(len(table.rows),))
    return (*blocks, table)


def office_table(view: ChairView, rows: Iterable[ChairRow], language: Language) -> Table:
    """Return some offices with every duty, a row an office; what a remark leaves out stands in the section of changes."""
    many = sum(len(row.remarks) for row in view.rows) > len(view.rows)
    number, office, users, each_duty, status, remarks = _SHARES_OF_MANY_REMARKS if many else _SHARES
    columns = (
        TitledColumn(NUMBER.title, number, "center"),
        TitledColumn(OFFICE.title, office),
        TitledColumn(_USER_IDS, users, "center"),
        *(TitledColumn(duty.heading, each_duty, "center") for duty in view.duties),
        TitledColumn(OVERALL_STATUS, status),
        _TREND,
        TitledColumn(REMARKS.title, remarks),
    )
    told = (_office(row, language) for row in rows)
    return ruled(columns, told, _DUTIES_ALT.said(language), language, small=True)


def accounts_section(view: AuditorView, language: Language) -> tuple[Block, ...]:
    """Return every account, each duty with how it is known."""
    columns = (
        *_BEFORE_ACCOUNT_DUTIES,
        *(TitledColumn(duty.heading, _ACCOUNT_DUTY_SHARE, "center") for duty in view.account_duties),
        REMARKS,
    )
    rows = [row for office in view.accounts for row in _of_office(office, len(view.account_duties), language)]
    table = ruled(columns, rows, _ACCOUNTS_ALT.said(language), language, small=True)
    users = [account.post for office in view.accounts for account in office.accounts]
    return (Heading(ACCOUNTS_HEADING.said(language)), *told_apart(users, language), table)


def told_apart(users: Iterable[Text], language: Language) -> tuple[Paragraph, ...]:
    """Return how users are told apart in a list, over it, where one of them is called by a letter."""
    return (Paragraph(TOLD_APART.said(language), small=True),) if any(map(is_by_letter, users)) else ()


def _office(row: ChairRow, language: Language) -> tuple[str, ...]:
    return (
        serial(row.serial, language),
        cells.words(row.name, language),
        cells.count(row.accounts, language),
        *(cell.in_few_words(_basis_beside(cell), language) for cell in row.cells),
        row.status.label.said(language),
        cells.come(row.trend, language),
        remarking.in_brief(row.remarks, language),
    )


def _basis_beside(cell: DutyCell) -> Text | None:
    """Return how what is done of a duty is known, where that is more than the office's own word."""
    return None if cell.grade is Grade.DECLARED else cell.known


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
            remarking.in_full(account.remarks, language),
        )
