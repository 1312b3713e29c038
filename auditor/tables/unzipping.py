"""Unpacks workbooks safely: what others read is a copy of the parts that matter, each measured while it passed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final
from xml.parsers import expat

from msgspec import Struct

from auditor.expressions import expression
from auditor.tables import refusals
from auditor.tables.measuring import MEGABYTE, PartMeter, character_count
from auditor.tables.refusals import refusal
from auditor.tables.sheet import NOTHING_HIDDEN
from auditor.tables.zips import USUAL, ZIP_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.errors import FileRefusedError
    from auditor.tables.sheet import Hidden, MergedCell, UnreadCell

MAX_UNZIPPED: Final = 200 * MEGABYTE
"""All parts of a workbook that are read, unpacked; 50,000 rows of ten columns take 35 MB."""
MAX_PART: Final = 120 * MEGABYTE
"""One part unpacked: a 208 kB file can hold a part of 200 MB."""
MAX_RATIO: Final = 100
"""How many times larger a workbook may become, from `MAX_SMALL` on; deflate ends at 1,032, one long word in every cell at 60."""
MAX_SMALL: Final = 12 * MEGABYTE
"""Bytes that any workbook may become, however well it is packed."""
MAX_TAGS_A_BYTE: Final = 2
"""XML elements for each byte of the file, from `FEW_TAGS` on: each takes a microsecond to measure.

Spreadsheet programs write at most one for each byte, as every cell says where it is; a file made to cost much has fifty.
"""
FEW_TAGS: Final = 500_000
MAX_PARTS: Final = 10_000
"""Entries of the zip's directory; each costs memory before anything is read."""
MAX_TEXT: Final = 100_000_000
"""Characters of a file once every cell has its own copy: one long text can be shared by every cell."""

_CHUNK: Final = 256 * 1024
_ZIP_ENTRY: Final = b"PK\x01\x02"
_NEEDED: Final = expression(r"(?:_rels|xl)/.*\.(?:xml|rels)", re.IGNORECASE)
_NEEDLESS: Final = expression(
    r"xl/(?:theme|drawings|charts|media|printersettings|externallinks|embeddings|comments|threadedcomments|persons|"
    r"pivot|calcchain|metadata|querytables|connections|richdata|tables|customproperty|ctrlprops|slicer|webextensions|"
    r"worksheets/_rels/|chartsheets|dialogsheets|macrosheets|vba)",
    re.IGNORECASE,
)
"""Parts that hold no cells of a sheet; they are never unpacked."""
_ZIP_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")


def is_zip(content: bytes) -> bool:
    """Return whether a file begins as a zip, as every XLSX does."""
    return content.startswith(_ZIP_MAGIC)


class MeasuredCopy(Struct, frozen=True):
    """A workbook's parts that matter, as a zip of our own making, and by part the cells whose answer is not known, those that are merged, and what is hidden; `strikes` whether any font is struck through."""

    parts: io.BytesIO
    unread: Mapping[str, tuple[UnreadCell, ...]]
    merged: Mapping[str, tuple[MergedCell, ...]]
    hidden: Mapping[str, Hidden]
    strikes: bool


def measured_copy(name: str, content: bytes) -> MeasuredCopy:
    """Return a copy of the parts of a workbook that matter, as measured.

    Args:
        name: the file's name, for messages.
        content: the whole file, which begins as a zip.

    Raises:
        FileRefusedError: it is no XLSX, is damaged or locked, or holds too much.

    """
    if content.count(_ZIP_ENTRY) > MAX_PARTS:
        raise refusal(refusals.UNUSUAL, name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _needed_parts(name, archive)
            return _copy(name, archive, parts, len(content))
    except (*ZIP_FAULTS, expat.ExpatError):
        raise refusal(refusals.DAMAGED, name) from None


def _needed_parts(name: str, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of an XLSX that can hold cells or lead to them, by their path.

    Raises:
        FileRefusedError: the zip is something else, is locked, or names a part twice.

    """
    parts: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for info in archive.infolist():
        path = info.filename.replace("\\", "/").lstrip("/")
        if not _NEEDED.fullmatch(path) or _NEEDLESS.match(path):
            continue
        if info.flag_bits & 1:
            raise refusal(refusals.LOCKED, name)
        if path.lower() in seen or info.compress_type not in USUAL:
            raise refusal(refusals.UNUSUAL, name)
        seen.add(path.lower())
        parts[path] = info
    if not any(path.startswith("xl/workbook") and path.endswith(".xml") for path in seen):
        raise _other_zip(name, [info.filename.lower() for info in archive.infolist()])
    return parts


def _other_zip(name: str, paths: Sequence[str]) -> FileRefusedError:
    """Return the refusal of a zip that is no XLSX, by what it is."""
    if "xl/workbook.bin" in paths:
        return refusal(refusals.OTHER_EXCEL, name, kind=".xlsb")
    if "mimetype" in paths and "content.xml" in paths:
        return refusal(refusals.OTHER_EXCEL, name, kind="OpenDocument (.ods)")
    if any(path.endswith((".xlsx", ".xls", ".csv")) for path in paths):
        return refusal(refusals.ARCHIVE, name)
    return refusal(refusals.NO_TABLE, name)


def _copy(name: str, archive: zipfile.ZipFile, parts: Mapping[str, zipfile.ZipInfo], packed_size: int) -> MeasuredCopy:
    """Return an unpacked copy of the parts, each measured while it passes; the file they came in has `packed_size` bytes.

    Raises:
        FileRefusedError: a part is too large, its XML is not plain, or its cells lie too far apart.

    """
    copied = io.BytesIO()
    meters: dict[str, PartMeter] = {}
    left = min(MAX_UNZIPPED, max(MAX_SMALL, MAX_RATIO * packed_size))
    most_tags = max(FEW_TAGS, MAX_TAGS_A_BYTE * packed_size)
    with zipfile.ZipFile(copied, "w", zipfile.ZIP_STORED) as measured:
        for path, info in parts.items():
            meter = meters[path] = PartMeter(name)
            with archive.open(info) as packed, measured.open(zipfile.ZipInfo(path), "w") as unpacked:
                for chunk in _chunks(name, packed):
                    left -= len(chunk)
                    if left < 0:
                        raise refusal(refusals.SWELLS, name)
                    meter.feed(chunk)
                    if sum(measuring.tags for measuring in meters.values()) > most_tags:
                        raise refusal(refusals.SWELLS, name)
                    unpacked.write(chunk)
            meter.close()
    lengths = max((meter.lengths for meter in meters.values()), key=lambda lengths: max(lengths, default=0))
    longest = max(lengths, default=0)
    for path, meter in meters.items():
        if meter.cells * longest > MAX_TEXT and character_count(_pieces(archive, parts[path]), lengths) > MAX_TEXT:
            raise refusal(refusals.SWELLS, name)
    copied.seek(0)
    return MeasuredCopy(
        copied,
        {path: tuple(meter.unread) for path, meter in meters.items() if meter.unread},
        {path: tuple(meter.merged) for path, meter in meters.items() if meter.merged},
        {path: hidden for path, meter in meters.items() if (hidden := meter.hidden) != NOTHING_HIDDEN},
        any(meter.strikes for meter in meters.values()),
    )


def _chunks(name: str, packed: Any) -> Iterator[bytes]:  # noqa: ANN401 a ZipExtFile, IO[bytes] to mypy
    size = 0
    while chunk := packed.read(_CHUNK):
        size += len(chunk)
        if size > MAX_PART:
            raise refusal(refusals.SWELLS, name)
        yield chunk


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Return a part that was measured, unpacked piece by piece."""
    with archive.open(part) as packed:
        while piece := packed.read(_CHUNK):
            yield piece
