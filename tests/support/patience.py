"""How long tests wait for what works beside them: a desk, a browser, a terminal, a server, a mail."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE: Final = 60.0
"""Seconds until what does not come has failed; a busy computer takes less."""


def waits_for(what: Callable[[], object], told: Callable[[], str]) -> None:
    """Wait until something holds; where it does not come, fail with what is told then."""
    until = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < until, told()
        time.sleep(0.02)
