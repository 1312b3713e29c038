"""Each file is compiled once a run, whichever process asks first: compiling all of them costs as much as many tests.

With PYTHONDONTWRITEBYTECODE, which keeps compiled files out of the tree, every worker and every program that a test starts
would compile all of its modules anew. For the time of a run they are put into a folder of its own instead.
"""

from __future__ import annotations

import os
import sys
import tempfile
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import pytest

T = TypeVar("T")


def compile_once(config: pytest.Config) -> None:
    """Give the run a folder for compiled files where they may not lie beside their sources."""
    if not sys.dont_write_bytecode or hasattr(config, "workerinput"):
        return
    folder = tempfile.TemporaryDirectory(prefix="compiled-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder.name
    sys.dont_write_bytecode = False


def from_elsewhere(entries: list[T], config: pytest.Config) -> list[T]:
    """Return a folder's entries in another order for each worker: the same round, begun further on."""
    given: dict[str, str | int] = getattr(config, "workerinput", {})
    nth = int(str(given.get("workerid", "gw0")).removeprefix("gw"))
    begin = len(entries) * nth // int(given.get("workercount", 1))
    return [*entries[begin:], *entries[:begin]]
