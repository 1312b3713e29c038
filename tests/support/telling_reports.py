"""What a worker tells of a test: what came of it, and of setting up and tearing down only what went wrong.

Telling three times that all went well costs both processes more than most tests do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from collections.abc import Iterable


def worth_telling(reports: Iterable[pytest.TestReport]) -> list[pytest.TestReport]:
    """Return the reports of a test without which nobody would know what came of it."""
    return [report for report in reports if report.when == "call" or not report.passed]


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test in a worker and tell of it, unless it is asked how long each part takes."""
    if not hasattr(item.config, "workerinput") or item.config.option.durations is not None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in worth_telling(runtestprotocol(item, log=False, nextitem=nextitem)):
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
