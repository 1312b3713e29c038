"""What may go wrong with a zip."""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import Final

ZIP_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, LookupError, RuntimeError,
)  # fmt: skip
"""What `zipfile` raises of a zip that is damaged, that lacks a member (LookupError), that is locked (RuntimeError), or that is packed in
a way it does not know (NotImplementedError, a kind of RuntimeError)."""
