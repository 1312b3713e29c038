"""Records of other systems, as they were exported: user lists, credential reports, registrations of a second factor.

Which system a file is of is known by its content; what its columns and keys mean stands in `mappings`, one TOML a system, or in a
mapping beside the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.exports.reading import FOLDER, ID, parse_all
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.source import Parsed, Source

if TYPE_CHECKING:
    from auditor.model.source import EvidenceFile, SourceContext


def parse(file: EvidenceFile, context: SourceContext) -> Parsed:
    """Return what a record says.

    Raises:
        FileRefusedError: no mapping knows it, it holds passwords, cannot be read, or nobody knows when it was true.

    """
    (found,) = parse_all([file], context)
    if isinstance(found, AuditorError):
        raise found
    return found


SOURCE: Final = Source(
    id=ID,
    title=Text(en="a system's record", bn="সিস্টেমের রেকর্ড"),
    recognises=lambda file: file.name.startswith(FOLDER),
    parse=parse,
    parse_all=parse_all,
)
