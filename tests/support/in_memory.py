"""What tests write lies in memory where there is room: they wait for the disk as often as the program makes sure that all is on it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pytest

MEMORY: Final = Path("/dev/shm")  # noqa: S108 a folder of this run alone is made there
ROOM: Final = 6 * 1024**3
"""Bytes that must be free; all tests with --long write a tenth of it."""


def write_there(config: pytest.Config) -> None:
    """Give the run a folder in memory for what tests and the programs they start write; it goes when the run ends."""
    if hasattr(config, "workerinput") or config.option.basetemp or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free < ROOM:
        return
    folder = tempfile.TemporaryDirectory(prefix="tests-", dir=MEMORY, ignore_cleanup_errors=True)
    Path(folder.name).chmod(0o711)  # mail servers reach what is theirs by its name, and see nothing else
    config.add_cleanup(folder.cleanup)
    config.option.basetemp = Path(folder.name) / "written"
    os.environ["TMPDIR"] = tempfile.tempdir = folder.name
