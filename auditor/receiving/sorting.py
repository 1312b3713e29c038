"""What a file is that is handed in, told by what is in it; and where in the evidence folder such files lie."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor import discovery
from auditor.exports import mapping, proposing, records
from auditor.exports.reading import FOLDER as EXPORTS
from auditor.exports.reading import MAPPING_SUFFIX
from auditor.i18n import Text
from auditor.mail import saved
from auditor.mail.reasons import Why
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.evidence import Reference
from auditor.model.source import EvidenceFile
from auditor.receiving import texts
from auditor.register import answer_file
from auditor.register.reading.looked import expected as register_headings
from auditor.selfcheck import pictures, slip_files
from auditor.selfcheck.slip_files import NoSlip
from auditor.sources import observed
from auditor.tables import files, refusals
from auditor.tables.notes import tells_password
from auditor.tables.trees import looks_like_json
from auditor.workspace import outputs
from auditor.workspace.folder import MAIL, SLIPS

if TYPE_CHECKING:
    from auditor.exports.proposing import Sample
    from auditor.selfcheck.slip_reader import SlipReader

_OUTLOOK_SUFFIX: Final = ".msg"


class Kind(Enum):
    """What a file is taken for; its value is the folder below ``evidence/`` where such files lie."""

    SLIP = f"{SLIPS}/"
    MAIL = f"{MAIL}/"
    RECORD = EXPORTS
    REGISTER = ""

    @property
    def title(self) -> Text:
        """What such files are called."""
        return _TITLES[self]


_TITLES: Final = {
    Kind.SLIP: Text(en="self-check slip", bn="স্ব-যাচাই স্লিপ"),
    Kind.MAIL: Text(en="saved mail", bn="সংরক্ষিত ই-মেইল"),
    Kind.RECORD: Text(en="a system's record", bn="সিস্টেমের রেকর্ড"),
    Kind.REGISTER: Text(en="register", bn="তথ্য রেজিস্টার"),
}


class Sorted(Struct, frozen=True):
    """What a file is: its kind, what it may be where it turns out to be none of those, and the digests of the slips in it."""

    kind: Kind
    else_kind: Kind | None = None
    slips: tuple[str, ...] = ()


def kind_of(name: str, content: bytes, reader: SlipReader) -> Sorted:
    """Return what a file is.

    Args:
        name: its name, as it would be stored.
        content: the whole file.
        reader: finds slips, within limits of time and memory.

    Raises:
        FileRefusedError: it is too large or empty, holds passwords, or is of no kind that is known here.

    """
    files.refuse_unfit(name, content)
    if outputs.is_no_evidence(name):
        raise FileRefusedError(texts.NO_EVIDENCE.filled(file=name))
    if name.casefold().endswith(_OUTLOOK_SUFFIX):
        raise FileRefusedError(Why.OUTLOOK.message.filled(file=name))
    is_packed = files.is_office_file(content)
    found = reader.slips_in(name, content) if not is_packed else slip_files.SlipsInFile((), NoSlip.NONE)
    why_no_mail = saved.why_no_mail(content) if not is_packed else Why.NOT_A_MAIL
    if found.slips or why_no_mail is None:
        _refuse_told_passwords(name, content, is_mail=why_no_mail is None)
    if found.slips:
        return Sorted(Kind.SLIP, slips=tuple(hashlib.sha256(slip.encode()).hexdigest() for slip in found.slips))
    if pictures.is_picture(content) or found.why_none is NoSlip.OVER_LIMIT:
        raise FileRefusedError((found.why_none or NoSlip.NO_QR).message.filled(file=name))
    if why_no_mail is None:
        return Sorted(Kind.MAIL)
    if slip_files.is_named_mail(name):
        raise FileRefusedError(why_no_mail.message.filled(file=name))
    if name.endswith(MAPPING_SUFFIX):
        mapping.beside_of(name, content)
        return Sorted(Kind.RECORD)
    return _of_table(name, content)


def _refuse_told_passwords(name: str, content: bytes, *, is_mail: bool) -> None:
    """Refuse free words that tell a password: of each mail its texts, of any other file all of it.

    Raises:
        PasswordsFoundError: with the file's name and nothing of what it says.

    """
    pieces = saved.mails_in(content) if is_mail else (content,)
    if any(tells_password(words) for piece in pieces for words in slip_files.words_in(piece, is_mail=is_mail)):
        raise refusals.passwords_found(texts.PASSWORD_TOLD, name)


class Unmapped(Struct, frozen=True):
    """A list of user IDs of no known system: what it holds, and its columns with what they may mean."""

    content: bytes
    sample: Sample


def unmapped(name: str, content: bytes) -> Unmapped | None:
    """Return a table of no system that is known, where it lists user IDs and says something of them, and has no headings of a register; else None."""
    try:
        if any(header is not None for _, header in files.open_table(name, content).sheets(register_headings())):
            return None
        sample = proposing.sample_of(name, content)
        proposing.refuse_unusable(name, sample)
    except AuditorError:
        return None
    return Unmapped(content, sample)


def _is_of_this_program(name: str, content: bytes) -> bool:
    """Return whether a file is one of what this program observed, or of answers typed into it: it counts by the ledger of its own folder alone."""
    for read in (partial(observed.read, content, Reference(name, "")), partial(answer_file.read, content)):
        with suppress(ValueError):
            read()
            return True
    return False


def _of_table(name: str, content: bytes) -> Sorted:
    """Return whether a table or a tree is a system's record; a register, or what is left to its reader, otherwise.

    A list that any system could have written is a register where it can be read as one. What would be suspected in a system's record
    may be what our own form says of itself, so that a table is left to the reader of registers, which refuses passwords too.

    Raises:
        FileRefusedError: it holds passwords, or is of no kind that is known.

    """
    file = EvidenceFile(name, content, "")
    try:
        record = records.opened(file, None)
    except AuditorError:
        if looks_like_json(content):
            if _is_of_this_program(name, content):
                raise FileRefusedError(texts.OF_THIS_PROGRAM.filled(file=name)) from None
            raise
        told = next((told for endings, told in _OTHER_KINDS if name.casefold().endswith(endings)), None)
        is_other = told is not None and not _is_table(name, content)
        if is_other or not any(source.recognises(file) for source in discovery.sources()):
            raise FileRefusedError((told or texts.UNKNOWN).filled(file=name)) from None
        return Sorted(Kind.REGISTER, Kind.RECORD if unmapped(name, content) is not None else None)
    return Sorted(Kind.REGISTER, Kind.RECORD) if record.mapping.general else Sorted(Kind.RECORD)


def _is_table(name: str, content: bytes) -> bool:
    try:
        files.open_table(name, content)
    except FileRefusedError:
        return False
    return True


_OTHER_KINDS: Final = (
    ((".pdf", ".docx", ".doc", ".odt", ".rtf"), texts.UNKNOWN_PAPER),
    ((".zip", ".rar", ".7z"), texts.PACKED),
)
"""What is told of files that hold no table, by how the names of their kinds end."""
