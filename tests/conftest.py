"""What all tests share: the switch that makes missing servers a failure, and builders of small cases."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from auditor.model.evidence import Observation, Reference
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from auditor.model.facts import Fact
    from auditor.model.rollup import Return

settings.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("calm")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-servers",
        action="store_true",
        help="fail, instead of skipping, when a program or server that a test needs is missing",
    )


@pytest.fixture(scope="session")
def tool(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Return the path of a program; skip with the reason where it is missing, or fail under --require-servers."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            reason = f"{name} is not installed"
            if request.config.getoption("--require-servers"):
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return find


@pytest.fixture(scope="session")
def observe() -> Callable[..., Observation[Any]]:
    """Return a builder of observations: ``observe(subject, fact, value, day, grade)``."""

    def build(
        subject: str, fact: Fact[Any], value: Any, on: date, grade: Grade = Grade.DECLARED, place: str = ""
    ) -> Observation[Any]:
        return Observation(subject, fact, value, grade, "test", on, Reference("test.xlsx", "0" * 64, place))

    return build


@pytest.fixture(scope="session")
def returned() -> Callable[..., Return]:
    """Return a builder of returns: ``returned("Koyra", "2024-03", seed, field=value)``."""
    made: Callable[..., Return] = runpy.run_path(str(Path(__file__).parent / "example" / "make_returns.py"))["returned"]
    return made
