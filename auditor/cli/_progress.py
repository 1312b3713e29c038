"""How far a long work is, at the terminal."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, contextmanager
from itertools import repeat
from typing import TYPE_CHECKING, Final

import click

from auditor.i18n import digits
from auditor.long_reading import SOON_OVER, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from auditor.i18n import Language, Text

WORTH_A_BAR: Final = 20
"""Fewer steps are shown only where they take long."""


@contextmanager
def progress(total: int | None, label: Text, language: Language, *, late: bool = False) -> Iterator[Callable[[], None]]:
    """Show how far a long work is and how long it will take, on a terminal; nothing in a pipe.

    Args:
        total: how many steps there are; None where nobody knows, and it is shown how many were taken.
        label: what is done.
        language: that of the talk, in whose digits it is told.
        late: only where the steps take long; how far it is with what is read before the first is shown for itself.

    Yields:
        What is to be called after each step.

    """
    if not sys.stderr.isatty():
        yield lambda: None
        return
    steps = repeat(0) if total is None else None
    taken, begun = 0, None if late else time.monotonic()
    update: Callable[[int], None] | None = None
    with ExitStack() as entered:

        def draw() -> None:
            nonlocal update

            def how_far(_: int | None) -> str:
                left = bar.format_eta() if bar.eta_known and not bar.finished else ""
                done = bar.format_pos() if total is None else bar.format_pct()
                return digits(f"{done}  {left}".rstrip(), language)

            bar = click.progressbar(
                steps,
                total,
                label.said(language),
                show_percent=False,
                show_eta=False,
                item_show_func=how_far,
                file=sys.stderr,
            )
            entered.enter_context(shown(None))
            update = entered.enter_context(bar).update
            update(taken)

        def step() -> None:
            nonlocal taken, begun
            taken, begun = taken + 1, begun or time.monotonic()
            if update is not None:
                update(1)
            elif time.monotonic() - begun > SOON_OVER:
                draw()

        if not late and (total is None or total >= WORTH_A_BAR):
            draw()
        yield step
