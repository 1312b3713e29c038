"""The number by which a defect of the program is told to who maintains it: it says where it was, never what was read."""

from __future__ import annotations

import hashlib
import traceback
from pathlib import Path


def incident_of(error: Exception) -> str:
    """Return the number of a defect, 8 hexadecimal digits: alike for one kind of error at one place of the code."""
    return hashlib.sha256(f"{type(error).__name__}|{'|'.join(places_of(error))}".encode()).hexdigest()[:8]


def places_of(error: Exception) -> list[str]:
    """Return where in the code an error was, outermost first, as file:function:line, without any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{Path(frame.filename).name}:{frame.name}:{frame.lineno}" for frame in frames]
