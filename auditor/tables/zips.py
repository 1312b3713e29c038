"""What may go wrong with a zip, and which of its parts are read."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Final

ZIP_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, LookupError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises of a zip that is damaged, that lacks a part (LookupError), or that is locked (RuntimeError). Of parts that are packed
in other ways than the usual ones it would raise faults of their own; `usual` refuses them before."""
USUAL: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The ways in which office files, exports of vaults and our backups are packed."""


def usual(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """Return a part that is packed in a usual way.

    Raises:
        zipfile.BadZipFile: it is packed in another one.

    """
    if part.compress_type not in USUAL:
        raise zipfile.BadZipFile("packed in an unusual way")
    return part
