"""Ids of offices and accounts: taken from the code column, else derived from names."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import ascii_digits, match_key
from auditor.model.notice import Place, Severity
from auditor.places import addresses
from auditor.roster import texts
from auditor.roster.columns import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.roster.drafts import OfficeDraft
    from auditor.roster.telling import NoticeCollector

LONGEST_ID: Final = 48
BETWEEN_NUMBER: Final = "#"
"""Stands between the id of a post and the number of its further accounts."""
_ID: Final = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BETWEEN_WORDS: Final = expression(r"[\s_]+")
_NOT_IN_ID: Final = expression(r"[^a-z0-9]+")
_WINDOWS_DEVICES: Final = expression(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""No file can be called so on Windows, and an office's id names its files."""


# Ids -------------------------------------------------------------------------------------------------------------


def tidy_code(words: str) -> str:
    """Return an office code as it is used: small letters, hyphens for spaces and underlines."""
    return _BETWEEN_WORDS.sub("-", ascii_digits(words).casefold())


def fresh(wanted: str, taken: set[str]) -> str:
    """Return an id that nobody was ever given, and take it."""
    base, between = (wanted, BETWEEN_NUMBER) if "/" in wanted else (wanted[: LONGEST_ID - 4], "-")
    given, number = wanted, 2
    while given in taken:
        given, number = f"{base}{between}{number}", number + 1
    taken.add(given)
    return given


def _is_id(code: str) -> bool:
    return len(code) <= LONGEST_ID and bool(_ID.fullmatch(code)) and not _WINDOWS_DEVICES.fullmatch(code)


def derived_ids(draft: OfficeDraft) -> list[str]:
    """Return the ids an office can have by itself, best first: from its portal, its English name, its name's digest."""
    english = draft.worded(Column.OFFICE_EN) or draft.words(Column.OFFICE)
    slug = _NOT_IN_ID.sub("-", english.casefold()).strip("-")[:LONGEST_ID].strip("-") if english.isascii() else ""
    digest = hashlib.sha256(match_key(draft.name).encode()).hexdigest()[:8]
    portal = addresses.clean_portal(draft.words(Column.PORTAL)).address
    candidates = (addresses.office_id_from_portal(portal), slug if re.search("[a-z]", slug) else "", f"office-{digest}")
    return [candidate for candidate in candidates if candidate and _is_id(candidate)]


def give_ids(drafts: Sequence[OfficeDraft], teller: NoticeCollector) -> list[str]:
    """Return the offices' ids in their order: codes first, so that a derived id never takes a code away."""
    taken: dict[str, OfficeDraft] = {}
    ids = [""] * len(drafts)
    for at, draft in enumerate(drafts):
        code = tidy_code(draft.words(Column.CODE))
        if _is_id(code) and code not in taken:
            taken[code] = draft
            ids[at] = code
    for at, draft in enumerate(drafts):
        if ids[at]:
            _tell_code(draft, ids[at], teller)
            continue
        code = tidy_code(draft.words(Column.CODE))
        candidates = [] if code in taken else derived_ids(draft)
        base = code if code in taken else candidates[-1]
        office_id = next((candidate for candidate in candidates if candidate not in taken), "") or _numbered_id(
            base, taken
        )
        taken[office_id] = draft
        ids[at] = office_id
        if code in taken and code != office_id:
            first = taken[code].row.number
            teller.tell(Severity.DOUBTFUL, _code_place(draft), texts.CODE_TWICE, first=first, id=office_id)
        elif code:
            teller.tell(Severity.DOUBTFUL, _code_place(draft), texts.BAD_CODE, id=office_id)
    return ids


def _tell_code(draft: OfficeDraft, office_id: str, teller: NoticeCollector) -> None:
    written = draft.words(Column.CODE)
    if written and written != office_id:
        teller.tell(Severity.CHANGED, _code_place(draft), texts.TIDIED, change=(written, office_id))


def _code_place(draft: OfficeDraft) -> Place:
    return draft.cells[Column.CODE].place(Column.CODE)


def _numbered_id(base: str, taken: Mapping[str, OfficeDraft]) -> str:
    number = 2
    while f"{base[: LONGEST_ID - 4]}-{number}" in taken:
        number += 1
    return f"{base[: LONGEST_ID - 4]}-{number}"
