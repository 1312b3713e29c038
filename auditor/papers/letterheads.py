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
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace.question import A_PHONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace

_NO_PHONE: Final = "00000-000000"
_NO_MAIL: Final = "nobody@example.invalid"
_HEAD: Final = "-"
_PREPARED: Final = "="
_COUNTERSIGNED: Final = "+"
SIGNS: Final = frozenset({_HEAD, _PREPARED, _COUNTERSIGNED})
"""What stands in the place of lines (`otherwise`)."""


def note(space: Workspace) -> None:
    """Note the letterhead of the settings, if a round was kept and another was noted last, or none.

    The note is no work of a day: it bears the day of the last entry, whatever the clock says, so that a wrong clock bars nothing by it.

    Raises:
        LedgerError: the ledger is not as it was written, or cannot be read or written.

    """
    ledger = Ledger(space.ledger_path)
    noted, last = ledger.notes(LetterheadUsed), ledger.last_day()
    used = _to_note(space, space.config.letterhead)
    if last is not None and ledger.rounds() and (not noted or noted[-1].letterhead != used):
        ledger.note(LetterheadUsed(used, last))


def of_before(space: Workspace, kept: RoundHead) -> tuple[LetterheadUsed, ...]:
    """Return the letterheads, other than that of the settings, with which papers of a round may have been made, the last first.

    These are those that were noted since the round, and what was noted last before it.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    noted = tuple(Ledger(space.ledger_path).numbered(LetterheadUsed))
    since = [note for number, note in noted if number > kept.entry]
    as_kept = [note for number, note in noted if number < kept.entry][-1:]
    now = _to_note(space, space.config.letterhead)
    last = {note.letterhead: note for note in (*as_kept, *since) if note.letterhead != now}
    return tuple(reversed(last.values()))


def as_noted(space: Workspace, noted: LetterheadUsed) -> Letterhead:
    """Return the letterhead of then; what of it was not noted is as the settings have it now."""
    then, now = noted.letterhead, space.config.letterhead
    noted_now = _to_note(space, now)
    return replace(
        now,
        ap_phone=then.ap_phone if then.ap_phone or noted_now.ap_phone else now.ap_phone,
        uno_mail=then.uno_mail if then.uno_mail or noted_now.uno_mail else now.uno_mail,
        answer_days=then.answer_days,
        publish_standings=then.publish_standings,
    )


def otherwise(letterhead: Letterhead, *, was_noted: bool, lines: bool = True) -> Letterhead:
    """Return a letterhead that has of all that may stand within the words of a paper something else, but for what was noted of it.

    With `lines` of these, too: of what bears lines each has one sign in all of its own, by which it is known (`with_lines`).
    """
    signs = (_PREPARED, _PREPARED, _COUNTERSIGNED, _COUNTERSIGNED)
    signed = astuple(letterhead.signatories)
    in_lines = replace(
        letterhead,
        lines_bn=(_HEAD,) * len(letterhead.lines_bn),
        lines_en=(_HEAD,) * len(letterhead.lines_en),
        signatories=Signatories(*((sign,) * max(len(lines), 1) for sign, lines in zip(signs, signed, strict=True))),
    )
    other = in_lines if lines else letterhead
    if was_noted:
        return other
    return replace(other, ap_phone=_NO_PHONE, uno_mail=_NO_MAIL, answer_days=letterhead.answer_days + 1)


def with_lines(letterhead: Letterhead, lines: Mapping[str, tuple[str, ...]]) -> Letterhead:
    """Return a letterhead with other lines in both languages, by the sign that `otherwise` has in their place; what is of no sign stays."""
    head, signed = lines.get(_HEAD), letterhead.signatories
    prepared, countersigned = lines.get(_PREPARED), lines.get(_COUNTERSIGNED)
    return replace(
        letterhead,
        lines_bn=letterhead.lines_bn if head is None else head,
        lines_en=letterhead.lines_en if head is None else head,
        signatories=Signatories(
            *((signed.prepared_bn, signed.prepared_en) if prepared is None else (prepared, prepared)),
            *((signed.countersigned_bn, signed.countersigned_en) if countersigned is None else (countersigned,) * 2),
        ),
    )


def with_letterhead(space: Workspace, letterhead: Letterhead) -> Workspace:
    """Return a workspace whose settings have another letterhead; nothing is written."""
    return replace(space, config=replace(space.config, letterhead=letterhead))


def _is_phone(words: str) -> bool:
    """Whether words are a telephone number and nothing else: what was written into the settings by hand may be a name, or a secret."""
    try:
        A_PHONE.read(words)
    except ValueError:
        return False
    return True


def _to_note(space: Workspace, letterhead: Letterhead) -> Letterhead:
    is_official = addresses.is_official(letterhead.uno_mail, space.config.official_domains)
    return Letterhead(
        (),
        (),
        ap_phone=letterhead.ap_phone if _is_phone(letterhead.ap_phone) else "",
        uno_mail=letterhead.uno_mail if is_official else "",
        answer_days=letterhead.answer_days,
        publish_standings=letterhead.publish_standings,
    )
