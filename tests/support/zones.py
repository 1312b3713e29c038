"""Runs as on machines of other time zones."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_zone(zone: str) -> Iterator[None]:
    """Run as on a machine of another time zone, where the system can."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    getattr(time, "tzset", lambda: None)()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        getattr(time, "tzset", lambda: None)()
