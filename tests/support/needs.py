"""What a test needs of the machine: without it the test is skipped with the reason, or fails under ``--require-servers``."""

from __future__ import annotations

from typing import NoReturn

import pytest


def lacking(request: pytest.FixtureRequest, reason: str) -> NoReturn:
    """Skip for want of something, or fail where everything is required."""
    if request.config.getoption("--require-servers"):
        pytest.fail(reason)
    pytest.skip(reason)
