"""The program as a process of its own: ``auditor``, or ``python -m auditor``."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Any, Final

_COLLECTED_SELDOM: Final = (200_000, 5, 100)
"""What a run imports and makes stays, or is frozen values without cycles: of a million of them nothing is found when they are looked through.
An upazila's audit makes fewer than the first number, and looks through none."""
_NEEDLESS: Final = "typing_extensions"
"""What msgspec asks for first, and has from the standard library where that is not there: the same from our oldest Python on, without 4,000 lines more."""


def main() -> None:
    """Run the command line; garbage is looked for seldom from the first import on, and no more at the end, where all is given back at once."""
    gc.set_threshold(*_COLLECTED_SELDOM)
    _import_without_needless("msgspec")
    try:
        import_module("auditor.cli").main()
    finally:
        gc.freeze()


def _import_without_needless(name: str) -> None:
    """Import a module as where what it asks for needlessly is not installed; whoever asks for that later has it."""
    modules: dict[str, Any] = sys.modules
    if _NEEDLESS not in modules:
        modules[_NEEDLESS] = None
        import_module(name)
        del modules[_NEEDLESS]


if __name__ == "__main__":
    main()
