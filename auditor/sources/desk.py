"""Answers that were typed at the desk and handed in: a form of this workspace in plain words, vouched for by the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.model.evidence_names import TYPED
from auditor.model.source import Parsed, Source, refuse_unvouched, unreadable
from auditor.register import answer_file
from auditor.register.belonging import refuse_foreign
from auditor.register.reading.copies import read_together
from auditor.register.reading.looked import looked_through
from auditor.register.reading.opened import open_register, read_copies

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.model.errors import AuditorError
    from auditor.model.source import EvidenceFile, SourceContext
    from auditor.register.reading.opened import Opened

ID: Final = answer_file.BY


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what the answers say, as a register would with the same cells.

    Raises:
        FileRefusedError: it is another workspace's, no entry of the ledger vouches for it, it does not lie where this program laid it, or is not as it was written.

    """
    (parsed,) = read_copies([_opened(file, context)])
    return _unsaved(parsed)


def parse_all(found: Sequence[EvidenceFile], context: SourceContext) -> tuple[Parsed | AuditorError, ...]:
    """Return what files of answers say, in their order; in place of one that is refused, why.

    An answer that was corrected lies in a later copy of its form: the copies are read as one.
    """
    read = read_together(found, lambda file: _opened(file, context))
    return tuple(_unsaved(each) if isinstance(each, Parsed) else each for each in read)


def _opened(file: EvidenceFile, context: SourceContext) -> Opened:
    try:
        answers = answer_file.read(file.content)
    except ValueError:
        refuse_unvouched(file, context)
        raise unreadable(file) from None
    if context.own is not None and file.sha256 not in context.vouched:
        refuse_foreign(file, answers.stamp, context.own, context.roster)
    refuse_unvouched(file, context)
    if not file.name.startswith(TYPED):
        raise FileRefusedError(_ELSEWHERE.filled(file=file.name))
    return open_register(file, looked_through(answer_file.table_of(file.name, answers)), context)


def _is_answers(file: EvidenceFile) -> bool:
    """Return whether a file is one of answers: by its name, or by what it says itself, so that another workspace's is named wherever it lies."""
    return file.name.endswith(".json") and (file.name.startswith(TYPED) or answer_file.FORMAT.encode() in file.content)


def _unsaved(parsed: Parsed) -> Parsed:
    """Return it as of a file that is never saved anew: other bytes are another file."""
    return replace(parsed, cells="")


_ELSEWHERE: Final = Text(
    en="{file} in the evidence folder is a file of answers typed at the desk and belongs in evidence/intake/; where it lies it does not count. "
    "If evidence/intake/ lacks it, bring that folder back from a backup; otherwise move this file elsewhere.",
    bn="তথ্য-প্রমাণ ফোল্ডারের {file} ডেস্কে লেখা উত্তরের ফাইল, এর জায়গা evidence/intake/; এখানে থাকায় ধরা হয়নি। evidence/intake/ ফোল্ডারে এটি না থাকলে ওই "
    "ফোল্ডার ব্যাকআপ থেকে ফিরিয়ে আনুন; থাকলে এই ফাইল অন্য ফোল্ডারে সরান।",
)

SOURCE: Final = Source(
    id=ID,
    title=Text(en="answers typed at the desk", bn="ডেস্কে লেখা উত্তর"),
    recognises=_is_answers,
    parse=parse,
    parse_all=parse_all,
)
