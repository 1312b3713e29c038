"""What the product says in Bangla, read once for all tests of a process."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any, Final

TEXTS: Final[dict[str, Any]] = runpy.run_path(str(Path(__file__).parents[1] / "bangla_texts.py"))
"""The names of `tests/bangla_texts.py`."""
