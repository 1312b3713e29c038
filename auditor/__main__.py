"""The program as a process of its own: ``auditor``, or ``python -m auditor``."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Final

_COLLECTED_SELDOM: Final = (200_000, 5, 100)
"""What a run imports and makes stays, or is frozen values without cycles: of a million of them nothing is found when they are looked through.
An upazila's audit makes fewer than the first number, and looks through none."""


def main() -> None:
    """Run the command line; garbage is looked for seldom from the first import on, and no more at the end, where all is given back at once."""
    gc.set_threshold(*_COLLECTED_SELDOM)
    try:
        import_module("auditor.cli").main()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
