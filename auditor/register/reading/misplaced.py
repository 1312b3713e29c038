"""What a row answers that is asked of others: on an account's row the office's answer, on that of an office with several accounts one account's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.register.question import AskedOf
from auditor.register.questions import questions
from auditor.register.reading.form import Row, answered_in
from auditor.register.reading.whose import UnplacedRow
from auditor.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def misplaced(rows: Iterable[Row]) -> Iterator[UnplacedRow]:
    """Yield what rows answer that is asked of others: on an account's row it may be the office's answer, on that of an office with several accounts one account's."""
    for row in rows:
        asked = _asked_of_others(row.answers, of_office=row.account is None, of_several=len(row.accounts) > 1)
        if asked:
            cells = {name: cell for name, cell in row.cells.items() if name in asked or name not in questions()}
            part = replace(row, office=row.under, account=None, cells=cells, answers=answered_in(cells))
            of_whom = (row.under,) if row.account is not None else (*row.accounts, *row.unasked)
            yield UnplacedRow(part, tuple(each.id for each in of_whom), is_part=True)


def is_in_place(row: Row, name: str) -> bool:
    """Return whether a question (its name) is asked of whose row it is."""
    return not _asked_of_others((name,), of_office=row.account is None, of_several=len(row.accounts) > 1)


@remembered(256)
def _asked_of_others(names: tuple[str, ...], *, of_office: bool, of_several: bool) -> frozenset[str]:
    """Return which of some questions are not asked of whose row it is: an office's, of several accounts or not, or an account's."""
    of_holder = not (of_office and of_several)
    is_asked = {AskedOf.OFFICE: of_office, AskedOf.HOLDER: of_holder, AskedOf.ACCOUNT: True}
    return frozenset(name for name in names if not is_asked[questions()[name].asked_of])
