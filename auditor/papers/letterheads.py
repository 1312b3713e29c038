"""Notes with which letterhead papers of rounds were made: a paper of then is known by it after the settings were changed.

Noted is the phone of the assistant programmer's office, the mailbox of the UNO where it is official, in how many days is answered, and whether
standings are published. The ledger forgets nothing, so what may name a person is not noted: the lines of the letterhead, who signs, another mailbox.
Of these a paper of then is compared with what the settings say now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import astuple, replace

from auditor.model.made_papers import LetterheadUsed
from auditor.model.views.head import Letterhead, Signatories
from auditor.places import addresses
from auditor.rounds.ledger import Ledger

if TYPE_CHECKING:
    from datetime import date

    from auditor.workspace.folder import Workspace

_NO_PHONE: Final = "00000-000000"
_NO_MAIL: Final = "nobody@example.invalid"
_OTHER_LINE: Final = "-"


def note(space: Workspace, day: date) -> None:
    """Note the letterhead of the settings, if a round was kept and another was noted last, or none.

    Raises:
        LedgerError: the ledger cannot be read or written.

    """
    ledger = Ledger(space.ledger_path)
    noted = ledger.notes(LetterheadUsed)
    used = _to_note(space, space.config.letterhead)
    if ledger.rounds() and (not noted or noted[-1].letterhead != used):
        ledger.note(LetterheadUsed(used, day))


def of_before(space: Workspace) -> tuple[LetterheadUsed, ...]:
    """Return the letterheads that were noted and are not that of the settings, each as it was noted last, the last first.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    last = {note.letterhead: note for note in Ledger(space.ledger_path).notes(LetterheadUsed)}
    now = _to_note(space, space.config.letterhead)
    others = (note for used, note in last.items() if used != now)
    return tuple(sorted(others, key=lambda note: note.on, reverse=True))


def as_noted(space: Workspace, noted: LetterheadUsed) -> Letterhead:
    """Return the letterhead of then; what of it was not noted is as the settings have it now."""
    then, now = noted.letterhead, space.config.letterhead
    is_noted = then.uno_mail or _to_note(space, now).uno_mail
    return replace(
        now,
        ap_phone=then.ap_phone,
        uno_mail=then.uno_mail if is_noted else now.uno_mail,
        answer_days=then.answer_days,
        publish_standings=then.publish_standings,
    )


def otherwise(letterhead: Letterhead, *, was_noted: bool) -> Letterhead:
    """Return a letterhead that has of all that may stand within the words of a paper something else, but for what was noted of it."""
    other = replace(
        letterhead,
        lines_bn=_other_lines(letterhead.lines_bn),
        lines_en=_other_lines(letterhead.lines_en),
        signatories=Signatories(*map(_other_lines, astuple(letterhead.signatories))),
    )
    if was_noted:
        return other
    return replace(other, ap_phone=_NO_PHONE, uno_mail=_NO_MAIL, answer_days=letterhead.answer_days + 1)


def _other_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_OTHER_LINE for _ in lines)


def with_letterhead(space: Workspace, letterhead: Letterhead) -> Workspace:
    """Return a workspace whose settings have another letterhead; nothing is written."""
    return replace(space, config=replace(space.config, letterhead=letterhead))


def _to_note(space: Workspace, letterhead: Letterhead) -> Letterhead:
    is_official = addresses.is_official(letterhead.uno_mail, space.config.official_domains)
    return Letterhead(
        (),
        (),
        ap_phone=letterhead.ap_phone,
        uno_mail=letterhead.uno_mail if is_official else "",
        answer_days=letterhead.answer_days,
        publish_standings=letterhead.publish_standings,
    )
