"""A copy of the program that may be changed, with what was compiled of it: compiling all of it costs more than most runs."""

from __future__ import annotations

import shutil
from importlib.util import cache_from_source
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGES: Final = ("auditor", "policies", "reports")


def lay_program(folder: Path) -> None:
    """Copy the packages into a folder; a compiled file is taken for its source's only while size and second are the same."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
        for source in (ROOT / package).rglob("*.py"):
            compiled = Path(cache_from_source(str(source)))
            if compiled.is_file():
                place = Path(cache_from_source(str(folder / source.relative_to(ROOT))))
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(compiled, place)
