"""Files that another program holds and lets nobody open, as Windows allows; on other systems a stand-in refuses in the same words."""

from __future__ import annotations

import errno
import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_READ, _OPEN_EXISTING = 0x80000000, 3


@contextmanager
def held(*paths: Path) -> Iterator[None]:
    """Hold files so that nobody else may open them."""
    if sys.platform != "win32":
        with pytest.MonkeyPatch.context() as patch:
            _stand_in(patch, {path.absolute() for path in paths})
            yield
        return
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    handles = [kernel.CreateFileW(str(path), _READ, 0, None, _OPEN_EXISTING, 0, None) for path in paths]
    try:
        assert ctypes.c_void_p(-1).value not in handles
        yield
    finally:
        for handle in handles:
            kernel.CloseHandle(handle)


def _stand_in(patch: pytest.MonkeyPatch, paths: set[Path]) -> None:
    opened, connected = Path.open, sqlite3.connect

    def refuse(path: Path, *words, **named):
        if path.absolute() in paths:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return opened(path, *words, **named)

    def not_connected(place, *words, **named):
        if any(path.as_uri() in str(place) for path in paths):
            raise sqlite3.OperationalError("unable to open database file")
        return connected(place, *words, **named)

    patch.setattr(Path, "open", refuse)
    patch.setattr(sqlite3, "connect", not_connected)
