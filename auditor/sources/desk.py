"""Answers that were typed at the desk and handed in: a form of this workspace in plain words, vouched for by the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.evidence import TYPED
from auditor.model.source import Parsed, Source, refuse_unvouched, unreadable
from auditor.register import answer_file
from auditor.register.reading.opened import open_register, read_copies

if TYPE_CHECKING:
    from auditor.model.source import EvidenceFile, SourceContext

ID: Final = answer_file.BY


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what the answers say, as a register would with the same cells.

    Raises:
        FileRefusedError: no entry of the ledger vouches for the file, or it is not as this program writes it.

    """
    refuse_unvouched(file, context)
    try:
        answers = answer_file.read(file.content)
    except ValueError:
        raise unreadable(file) from None
    (parsed,) = read_copies([open_register(file, answer_file.table_of(file.name, answers), context)])
    return replace(parsed, cells="")  # it is never saved anew: other bytes are another file


SOURCE: Final = Source(
    id=ID,
    title=Text(en="answers typed at the desk", bn="ডেস্কে লেখা উত্তর"),
    recognises=lambda file: file.name.startswith(TYPED) and file.name.endswith(".json"),
    parse=parse,
)
