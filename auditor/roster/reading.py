"""Reads rosters, the lists of offices and accounts as hands type them.

A sheet is known by its headings, in either language and any order: a list of offices, a list of accounts, or both in
one. Whatever is not kept is told, cell by cell or column by column; nothing is merged by itself, and words that had
to be read from Bijoy or another encoding are not used before somebody looked at them.
"""

from __future__ import annotations

import zlib
from array import array
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.long_reading import long_reading, passing
from auditor.model.notice import Notice, Place, Severity
from auditor.model.subjects import Roster
from auditor.model.value import ComparedInPart
from auditor.remembering import remembered
from auditor.roster import corrections as correcting
from auditor.roster import texts
from auditor.roster.cells import read_office
from auditor.roster.columns import HEADINGS, Column
from auditor.roster.doubles import tell_doubles, tell_twins
from auditor.roster.ids import tidy_code
from auditor.roster.names import infer_kind
from auditor.roster.offices import add_accounts, gather_offices
from auditor.roster.sheets import COLUMNS, by_shape, lists_in
from auditor.roster.telling import NoticeCollector
from auditor.tables import transcription
from auditor.tables.files import open_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.roster.corrections import RosterCorrections
    from auditor.roster.drafts import OfficeDraft
    from auditor.roster.sheets import RosterSheet
    from auditor.tables.table import Table
    from auditor.tables.transcription import TranscribedColumn, TranscribedSheet


class RosterReading(ComparedInPart, frozen=True):
    """What was read: the roster, None when it has no office, and everything that must be told about it.

    Where columns were in Bijoy or in the wrong encoding, `transcribed` names them, `roster` is None, and `unconfirmed`
    is what the roster would be: it is shown and written beside, never used. `coded` are the offices' ids that are codes of the
    roster's own; all others were derived from names. `rows` gives where accounts stand, and `drafts` what offices say, by the ids that
    the roster alone gives: it is put together, or gathered once more, where it is asked for: few doubts and only corrections do.
    """

    roster: Roster | None
    notices: tuple[Notice, ...]
    transcribed: tuple[TranscribedColumn, ...] = ()
    unconfirmed: Roster | None = None
    coded: frozenset[str] = frozenset()
    rows: Callable[[], Mapping[str, Place]] = dict
    drafts: Callable[[], Mapping[str, OfficeDraft]] = dict

    compared = attrgetter("roster", "notices", "transcribed", "unconfirmed", "coded")

    def words(self, subject: str, column: Column) -> str:
        """Return what the roster says, corrected, of an office or account by the id that it alone gives; empty where it is silent."""
        office, of_account, _ = subject.partition("/")
        draft = self.drafts().get(office)
        if draft is None or (of_account and subject not in draft.account_ids):
            return ""
        return draft.accounts[draft.account_ids.index(subject)].words(column) if of_account else draft.words(column)

    @property
    def shown(self) -> Roster | None:
        """The roster as far as it could be read, confirmed or not."""
        return self.unconfirmed or self.roster

    @property
    def told_apart(self) -> tuple[Notice, ...]:
        """What must be told beside the columns in Bijoy or in the wrong encoding, whose notices come first."""
        return self.notices[len(transcription.by_sheet(self.transcribed)) :]

    @property
    def to_mend(self) -> tuple[Notice, ...]:
        """What is wrong or doubtful in the roster and its corrections, as the desk lists and counts it."""
        return tuple(notice for notice in self.notices if notice.weight is not Severity.CHANGED)


@long_reading()
def read(
    files: Iterable[tuple[str, bytes]],
    allowed_domains: Iterable[str] = (),
    corrections: RosterCorrections = correcting.NONE,
) -> RosterReading:
    """Return the roster that files hold, as `parse` does, once Bijoy and wrong encodings were looked for.

    Args:
        files: name and content of each file; taken one by one, and only packed held while the roster is put together.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.
        corrections: what stands beside the roster.

    Raises:
        FileRefusedError: a file is no spreadsheet, is damaged, holds too much, or holds passwords.

    """
    opened = [(*open_table(name, content).in_unicode(COLUMNS), _packed(name, content)) for name, content in files]
    transcribed = [column for _, columns, _ in opened for column in columns]
    packed = tuple(file for *_, file in opened)
    reading = parse([table for table, *_ in opened], allowed_domains, corrections)
    if not transcribed:
        return structs.replace(reading, drafts=remembered(None)(partial(_gathered_again, packed, corrections)))
    asked = tuple(_asked(told) for told in transcription.by_sheet(transcribed))
    return RosterReading(None, (*asked, *reading.notices), tuple(transcribed), reading.roster)


def _packed(name: str, content: bytes) -> tuple[str, bytes]:
    return name, zlib.compress(content, 1)


def _asked(told: TranscribedSheet) -> Notice:
    message = texts.TRANSCRIBED.filled(
        file=told.file,
        sheet=told.sheet,
        col=told.letters,
        cause=told.cause.label,
        look=texts.CHECK,
        command=texts.CORRECT,
    )
    return Notice(Severity.WRONG, Place(told.file, told.sheet), message)


def parse(
    tables: Sequence[Table],
    allowed_domains: Iterable[str] = (),
    corrections: RosterCorrections = correcting.NONE,
) -> RosterReading:
    """Return the roster that files hold: a list of offices and one of accounts, or one list of both.

    Args:
        tables: the files, opened.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.
        corrections: what stands beside the roster.

    Raises:
        FileRefusedError: a sheet holds passwords.

    """
    teller = NoticeCollector()
    lists = [found for table in tables for found in lists_in(table, teller)]
    if not lists:
        for table in tables:
            teller.tell(Severity.WRONG, Place(table.name), texts.NO_LIST, office=HEADINGS[Column.OFFICE])
        return RosterReading(None, tuple(teller.notices))
    drafts, ids = _gathered(lists, corrections, teller)
    tell_twins(drafts, teller)
    entered = {(each.subject, each.now.casefold()) for each in corrections.changed if each.column is Column.LOGIN}
    tell_doubles(drafts, teller, entered)
    domains = tuple(allowed_domains)
    offices = tuple(read_office(draft, ids[at], domains, teller) for at, draft in enumerate(passing(drafts)))
    if not offices:
        teller.notices.append(Notice(Severity.WRONG, Place(tables[0].name), texts.EMPTY.filled(file=tables[0].name)))
        return RosterReading(None, tuple(teller.notices))
    infer_kind.cache_clear()  # the names of a nation's offices are not held by it once its roster is read
    coded = frozenset(ids[at] for at, draft in enumerate(drafts) if tidy_code(draft.words(Column.CODE)) == ids[at])
    return RosterReading(Roster(offices), tuple(teller.notices), coded=coded, rows=_AccountRows(drafts).places)


class _AccountRows:
    """Where accounts stand, in some bytes each."""

    def __init__(self, drafts: Sequence[OfficeDraft]) -> None:
        """Take the rows of the accounts of some offices; users who are only counted have none."""
        self._accounts = [given for draft in drafts for given in draft.account_ids]
        sheets: dict[Place, int] = {}
        places = (row.place() for draft in drafts for row in draft.accounts)
        at = [(sheets.setdefault(structs.replace(place, row=0), len(sheets)), place.row) for place in places]
        self._sheets = tuple(sheets)
        self._sheet, self._row = array("H", (sheet for sheet, _ in at)), array("L", (row for _, row in at))

    def places(self) -> Mapping[str, Place]:
        """Return where each account stands, by its id."""
        placed = zip(self._accounts, self._sheet, self._row, strict=True)
        return {given: structs.replace(self._sheets[sheet], row=row) for given, sheet, row in placed}


def _gathered(
    lists: Sequence[RosterSheet], corrections: RosterCorrections, teller: NoticeCollector
) -> tuple[list[OfficeDraft], list[str]]:
    """Return what the offices of some lists say, corrected, and the id of each."""
    listed, accounts = by_shape(lists)
    drafts = gather_offices(listed, teller)

    def with_accounts(offices: Sequence[OfficeDraft]) -> None:
        for roster_list in accounts:
            add_accounts(roster_list, offices, teller)

    return correcting.corrected(drafts, corrections, teller, with_accounts)


def _gathered_again(packed: Sequence[tuple[str, bytes]], corrections: RosterCorrections) -> Mapping[str, OfficeDraft]:
    """Return what the offices of packed files say, by their ids; what has to be told of them was told when they were read."""
    told_before = NoticeCollector()
    tables = [open_table(name, zlib.decompress(content)).in_unicode(COLUMNS)[0] for name, content in packed]
    lists = [found for table in tables for found in lists_in(table, told_before)]
    drafts, ids = _gathered(lists, corrections, told_before)
    return dict(zip(ids, drafts, strict=True))
