"""Each file is compiled once, whichever process asks first: compiling all of them costs as much as many tests.

With PYTHONDONTWRITEBYTECODE, which keeps compiled files out of the tree, every worker and every program that a test starts
would compile all of its modules anew. They are put into the runs' own cache instead, where the next run finds them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    import pytest

T = TypeVar("T")
ROOT: Final = Path(__file__).parents[2]


def compile_once(config: pytest.Config) -> None:
    """Give all processes of a run one folder for compiled files where they may not lie beside their sources.

    It is in pytest's cache and stays, but for what was compiled of files that tests wrote; without a cache it goes with the run.
    """
    if not sys.dont_write_bytecode or hasattr(config, "workerinput"):
        return
    cache = getattr(config, "cache", None)
    if cache is None:
        made = tempfile.TemporaryDirectory(prefix="compiled-", ignore_cleanup_errors=True)
        config.add_cleanup(made.cleanup)
        folder = made.name
    else:
        folder = str(cache.mkdir("compiled"))
        config.add_cleanup(_forget_what_was_written)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = folder
    sys.dont_write_bytecode = False


def _forget_what_was_written() -> None:
    """Remove what was compiled of files where tests write, unless the tree itself lies there."""
    written = Path(tempfile.gettempdir())
    if not ROOT.is_relative_to(written):
        shutil.rmtree(Path(cache_from_source(str(written / "any.py"))).parent, ignore_errors=True)


def from_elsewhere(entries: list[T], config: pytest.Config) -> list[T]:
    """Return a folder's entries in another order for each worker: the same round, begun further on."""
    given: dict[str, str | int] = getattr(config, "workerinput", {})
    nth = int(str(given.get("workerid", "gw0")).removeprefix("gw"))
    begin = len(entries) * nth // int(given.get("workercount", 1))
    return [*entries[begin:], *entries[:begin]]
