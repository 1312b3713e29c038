"""Registers: the monthly form as it comes back filled in, or typed by hand with columns of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, clean
from auditor.model.errors import FileRefusedError, PasswordsFoundError
from auditor.model.source import EvidenceFile, Parsed, Source, SourceContext
from auditor.register.reading.copies import read_together
from auditor.register.reading.form import ID
from auditor.register.reading.looked import expected, looked_at
from auditor.register.reading.moved_rows import moved_by_office, noted_and_gone
from auditor.register.reading.names import names_of
from auditor.register.reading.opened import Opened, open_register, read_copies
from auditor.roster.names import name_key
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.errors import AuditorError

_SUFFIXES: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")


def recognises(file: EvidenceFile) -> bool:
    """Return whether a file is a table, or text with the headings of a register, whatever it is called.

    A table that turns out to be no register is told as such by `parse`.
    """
    if clean(file.name).casefold().endswith(_SUFFIXES) or files.is_office_file(file.content):
        return True
    try:
        return any(header for _, header in files.open_table(file.name, file.content).sheets(expected()))
    except PasswordsFoundError:
        return True
    except FileRefusedError:
        return False


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what a register says.

    Raises:
        FileRefusedError: it is no spreadsheet or no register, holds passwords, is typed in Bijoy, is another workspace's, or
            is of another version of the form.

    """
    (parsed,) = read_copies([_opened(file, context)])
    return parsed


def parse_all(found: Sequence[EvidenceFile], context: SourceContext) -> tuple[Parsed | AuditorError, ...]:
    """Return what registers say, in their order; in place of one that is refused, why.

    A form that was copied and came back filled in by several offices is read as one: its rows are joined. Of a copy, of whatever form, that
    was edited only what differs is told.
    """
    read = read_together(found, lambda file: _opened(file, context), set())
    for of_nation in (names_of, noted_and_gone, moved_by_office, name_key):  # not held once its registers are read
        of_nation.cache_clear()
    return read


SOURCE: Final = Source(
    id=ID,
    title=Text(en="register", bn="তথ্য রেজিস্টার"),
    recognises=recognises,
    parse=parse,
    parse_all=parse_all,
    takes_any_table=True,
)


def _opened(file: EvidenceFile, context: SourceContext) -> Opened:
    return open_register(file, looked_at(file), context)
