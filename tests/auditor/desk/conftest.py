"""The desk offers folders in the home of whoever works at it: here that is a folder of its own, never the home of who runs the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from auditor.desk.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def _home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patched:
        for name in ("HOME", "USERPROFILE"):
            patched.setenv(name, str(home))
        yield


@pytest.fixture(autouse=True)
def _no_work_goes_past_its_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever long work a test does is never said to have taken more steps than there are."""
    past_its_end: dict[str, int] = {}
    tick = Job.tick

    def counted(job: Job) -> None:
        tick(job)
        if 0 < job.total < job.done:
            past_its_end[job.title.en] = job.done - job.total

    monkeypatch.setattr(Job, "tick", counted)
    yield
    assert not past_its_end
