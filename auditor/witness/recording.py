"""Enters what was seen at a login: an observation file, and the entry of the ledger that vouches for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits
from auditor.model.evidence import ContactRecord
from auditor.model.evidence_names import LOGIN_SEEN
from auditor.model.grades import UNPROVED
from auditor.model.witnessing import Witnessed, signed_sheet
from auditor.rounds.asking.odd_days import decided_on
from auditor.rounds.evidence.observing import file_of
from auditor.rounds.identity import identities
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_end import write_to_note
from auditor.rounds.sampling import sheets_known
from auditor.witness.seeing import BY, observations, refuse_impossible
from auditor.workspace import where
from auditor.workspace.typed_days import SEEN_BACK, before_decision, far_before

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.model.subjects import Office
    from auditor.witness.seeing import Occasion, Seen
    from auditor.workspace.folder import Workspace

_TIME: Final = expression(r"([01]?[0-9]|2[0-3])\s*[:.]\s*([0-5][0-9])")


def read_sheet(typed: str, sheets: Mapping[str, tuple[str, date]], office: str, day: date) -> str:
    """Return the number of a sheet as it was typed, in the digits of either script.

    Args:
        typed: what was typed.
        sheets: by their numbers of which office sheets are, and from which day on.
        office: whose login was seen, by its id.
        day: when.

    Raises:
        ValueError: it is no number of a sheet that was made for the office by that day.

    """
    number = signed_sheet(typed, sheets, office, day)
    if not number:
        raise ValueError("no sheet of that office")
    return number


def read_time(typed: str) -> str:
    """Return the time of a call as HH:MM.

    Raises:
        ValueError: it is no time of a day.

    """
    found = _TIME.fullmatch(ascii_digits(typed).strip())
    if found is None:
        raise ValueError("no time of a day")
    return f"{int(found[1]):02d}:{found[2]}"


def known_sheets(space: Workspace) -> Mapping[str, tuple[str, date]]:
    """Return by their numbers of which office sheets are, and from which day on they can be written on."""
    ledger = Ledger(space.ledger_path)
    return sheets_known(ledger, identities.known(ledger))


def entered_before(space: Workspace, occasion: Occasion) -> Witnessed | None:
    """Return the entry in whose place another for the same account, day and sheet would speak; None where there is none."""
    ledger = Ledger(space.ledger_path)
    everybody = identities.known(ledger)
    same = [
        entry
        for entry in ledger.notes(Witnessed)
        if (everybody.id_now(entry.account), entry.proof, entry.says)
        == (occasion.account, occasion.proof, occasion.day)
        and not entry.slip
    ]
    return same[-1] if same else None


def doubts_of_day(space: Workspace, day: date) -> tuple[Text, ...]:
    """Return what is odd about the day on which a login is said to have been seen, or on which a slip says one was.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    kept = Ledger(space.ledger_path).rounds()
    met_on = (kept[-1].header.meets_on or kept[-1].header.day) if kept else None
    before = before_decision(_SEEN_ON, day, decided_on(space))
    return before or far_before(_SEEN_ON, day, _LAST_MEETING, met_on, SEEN_BACK)


def record(space: Workspace, office: Office, seen: Seen, occasion: Occasion, day: date) -> str:
    """Enter what was seen at a login, and that the office was spoken to.

    The file comes first: one that no entry vouches for does not count. The same again changes nothing.

    Args:
        space: the workspace.
        office: the account's office.
        seen: what was seen.
        occasion: whose login it was, and when.
        day: of the note.

    Returns:
        The file's name below ``evidence/``.

    Raises:
        AuditorError: it cannot have been seen at one login, file or ledger cannot be written, or the ledger lies on a network share.

    """
    where.refuse_network_share(space.folder)
    refuse_impossible(seen)
    post = office.called[occasion.account].bn
    way = occasion.way if occasion.proof else UNPROVED[occasion.way]
    contact = ContactRecord(office.id, occasion.day, way, post)
    made = file_of(BY, f"{LOGIN_SEEN}{occasion.day}", observations(seen, occasion), (contact,))
    write_to_note(space, made.name, made.content)
    before = entered_before(space, occasion)
    if before is None or before.sha256 != made.sha256:
        entry = Witnessed(occasion.account, occasion.proof, occasion.day, made.name, made.sha256, day)
        Ledger(space.ledger_path).note(entry)
    return made.name


_SEEN_ON: Final = Text(en="day on which the login was seen", bn="লগইন দেখার তারিখ")
_LAST_MEETING: Final = Text(en="last meeting for which a round was kept", bn="যে সভার জন্য সর্বশেষ যাচাই রাখা হয়েছে তার তারিখ")
