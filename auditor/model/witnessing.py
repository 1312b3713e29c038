"""What is seen beside the holders of accounts: the sheets they sign, and the offices that the chair draws for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.i18n import ascii_digits

MOST_A_DAY: Final = 12
"""More accounts seen at a login on one day are told in the chair's copy: a visit takes half an hour."""


class WitnessSheet(Struct, frozen=True):
    """A sheet on which is written what was seen at a login, and which the holders sign; its own number, and its office's id."""

    number: str
    office: str


class WitnessSheetsMade(Struct, frozen=True):
    """Sheets were made on which is written what is seen at a login.

    Attributes:
        month: for which month, YYYY-MM.
        sheets: the sheets, one an office.
        on: the day; nothing can be written on them before.

    """

    kind: ClassVar[str] = "witness-sheets-made"
    month: str
    sheets: tuple[WitnessSheet, ...]
    on: date


class Witnessed(Struct, frozen=True):
    """What was seen at the login of an account's holder was entered.

    Attributes:
        account: the account's id.
        proof: the number of the sheet that the holder signed; of a video call its time, HH:MM; of a countersigned slip seen in
            person the slip's number. Entered again for the same account, day and slip, it takes the earlier entry's place.
        says: the day on which it was seen.
        file: name of the observation file below ``evidence/``; `sha256` its digest.
        on: the day of the note.
        slip: SHA-256 of the text of the login check's slip that was countersigned; empty where none was.

    """

    kind: ClassVar[str] = "witnessed"
    account: str
    proof: str
    says: date
    file: str
    sha256: str
    on: date
    slip: str = ""


class DrawnAccount(Struct, frozen=True):
    """An account (its id) of an office that was drawn, and the policies (ids) whose yes is to be seen at a login."""

    account: str
    policies: tuple[str, ...]


class DrawnOffice(Struct, frozen=True):
    """An office that was drawn, by its id, and its accounts that are to be seen at a login."""

    office: str
    accounts: tuple[DrawnAccount, ...]


class SampleDrawn(Struct, frozen=True):
    """Offices were drawn of those that a kept round says yes of; what they say is to be seen at a login.

    Attributes:
        round: the digest of the kept round, 64 hex digits; the list from which is drawn is fixed by it.
        meeting: the identity of its meeting, as rounds name it.
        number: the digits spoken aloud by which was drawn; empty where serials were drawn by hand.
        offices: the offices drawn, in the order of their serials.
        on: the day.

    """

    kind: ClassVar[str] = "sample-drawn"
    round: str
    meeting: str
    number: str
    offices: tuple[DrawnOffice, ...]
    on: date


class SampleState(StrEnum):
    """How it stands with an office that was drawn.

    `WRONG` is one where something seen speaks against what it said. `GONE` is one of which nobody who was to be seen is listed
    any more; it is neither seen nor waited for. `ASKED` is one of which all others were seen, while it is asked of somebody to be seen
    whether he is listed still: it waits, too, but nobody can be seen there.
    """

    WAITING = "waiting"
    ASKED = "asked"
    SEEN = "seen"
    WRONG = "wrong"
    GONE = "gone"


class LoginDay(Struct, frozen=True):
    """A day, and at the logins of how many accounts somebody is said to have been present on it."""

    day: date
    accounts: int


class SampledOffice(Struct, frozen=True):
    """An office that was drawn once and how it stands now; `meeting` is that of the first draw in which it still waits or was seen.

    `listed_in` are the offices (ids) in whose lists those stand now who are still to be seen, where any of them is another: he moved.
    """

    office: str
    meeting: str
    state: SampleState
    listed_in: tuple[str, ...] = ()


def to_be_visited(sample: Iterable[SampledOffice]) -> tuple[str, ...]:
    """Return the offices (ids) in whose lists somebody stands who is still to be seen, of the offices that were drawn."""
    waiting = (each for each in sample if each.state is SampleState.WAITING)
    return tuple(dict.fromkeys(office for each in waiting for office in each.listed_in or (each.office,)))


def signed_sheet(written: str, sheets: Mapping[str, tuple[str, date]], office: str, day: date) -> str:
    """Return the number of the sheet that the holder signed, as it was written in the digits of either script.

    Args:
        written: what was typed or stands in a cell.
        sheets: by their numbers of which office (its id) sheets are, and from which day on.
        office: whose login was seen, by its id.
        day: when.

    Returns:
        The number; nothing where it is none of a sheet that was made for the office by that day.

    """
    found = _SHEET.fullmatch(ascii_digits(written).strip())
    number = f"{found[1]}-{found[2]}" if found else ""
    of_office, made_on = sheets.get(number, ("", day))
    return number if of_office == office and made_on <= day else ""


_SHEET: Final = expression(r"(?:no\.?|নং|নম্বর)?\s*([0-9]{4})\s*[-–—]?\s*([0-9]{4})", re.IGNORECASE)
