"""How far the reading of large files is: told, while it goes on, to whoever shows it, and to nobody where it is soon over.

Reading has no steps of its own that somebody could count before: rows are counted as they pass, wherever they are read.
"""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

T = TypeVar("T")
ROWS_A_STEP: Final = 1000
SOON_OVER: Final = 2.0
"""In seconds: reading that takes no longer is not shown."""
_SHOWING: Final[ContextVar[Callable[[], AbstractContextManager[Callable[[], None]]] | None]] = ContextVar(
    "showing", default=None
)
_STEP: Final[ContextVar[Callable[[], None] | None]] = ContextVar("step", default=None)


@contextmanager
def shown(show: Callable[[], AbstractContextManager[Callable[[], None]]] | None) -> Iterator[None]:
    """Show long reading meanwhile: what is entered yields what is called after each thousand rows; None shows none."""
    token = _SHOWING.set(show)
    try:
        yield
    finally:
        _SHOWING.reset(token)


@contextmanager
def long_reading() -> Iterator[None]:
    """Read something that may be long; what is read within it belongs to it."""
    show = _SHOWING.get()
    if show is None or _STEP.get() is not None:
        yield
        return
    begun, steps = time.monotonic(), 0
    tick: Callable[[], None] | None = None
    with ExitStack() as entered:

        def step() -> None:
            nonlocal steps, tick
            steps += 1
            if tick is None and time.monotonic() - begun > SOON_OVER:
                tick = entered.enter_context(show())
                for _ in range(steps - 1):
                    tick()
            if tick is not None:
                tick()

        token = _STEP.set(step)
        try:
            yield
        finally:
            _STEP.reset(token)


def passing(rows: Iterable[T]) -> Iterator[T]:
    """Yield rows one after the other, and note how many passed."""
    step = _STEP.get()
    if step is None:
        yield from rows
        return
    for number, row in enumerate(rows, start=1):
        if number % ROWS_A_STEP == 0:
            step()
        yield row
