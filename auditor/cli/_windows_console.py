"""Which console of Windows a run is shown in: Python writes UTF-8 to each, whatever its code page, but the old one has no letters for it."""

from __future__ import annotations

import ctypes
from typing import Any, Final

_OLD: Final = "ConsoleWindowClass"
"""Class of the window in which conhost.exe draws by itself; behind another program (Windows Terminal) it has one of another class."""
_LONGEST: Final = 257
"""Signs of the longest name of a window's class, and the zero behind it (RegisterClassW)."""


def _library(name: str) -> Any:  # noqa: ANN401 ctypes
    return ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]


def is_old() -> bool:
    """Return whether it is the one that knows letters of one font alone, and draws Bangla as boxes.

    https://learn.microsoft.com/windows/console/getconsolewindow
    """
    kernel, user = _library("kernel32"), _library("user32")
    kernel.GetConsoleWindow.restype = ctypes.c_void_p
    user.GetClassNameW.argtypes = (ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_int)
    name = ctypes.create_unicode_buffer(_LONGEST)
    user.GetClassNameW(kernel.GetConsoleWindow(), name, _LONGEST)
    return name.value == _OLD
