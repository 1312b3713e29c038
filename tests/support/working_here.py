"""Work that the program has done in a process of its own, done within the test: starting one costs more than most work.

What limits of time and memory do, and that a process is started, is tested where they are left in place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.apart.limits import Limits


class Here:
    """Takes the place of `auditor.apart.worker.Worker`."""

    def __init__(self, work: Callable[..., bytes], _limits: Limits) -> None:
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, *question: Any, size: int) -> bytes:
        assert size >= 0
        return self._work(*question)

    def close(self) -> None:
        """Leave nothing, as there was nothing."""
