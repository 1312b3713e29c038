"""The papers of which others may hold a copy, each with the history as it was when it was made."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.remembering import remembered
from auditor.views.compared.stood import all_stood

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.round import Round
    from auditor.views.compared.history import History


UNTIL_KINDS: Final = frozenset({1, 2})
"""Papers in which kinds of office were not kept back, and papers beside them were not looked at (`History.published_before`)."""


def each_given_out(history: History) -> Iterator[tuple[History, str]]:
    """Yield the history as it was at each paper that was given out, oldest first, the paper of the round itself last, with how papers call the meeting.

    Beside the last round of each earlier meeting these are the rounds whose place another took once their meeting was over, or whose meeting was
    noted as not held once its day had come: they are no past that papers tell of, so their meeting is called nothing; but others hold their papers.
    """
    waiting = [
        each
        for each in history.beside
        if each.number in history.given_out and history.published_before not in UNTIL_KINDS
    ]
    for place in range(len(history.earlier) + 1):
        while waiting and (place == len(history.earlier) or waiting[0].number < history.earlier[place].number):
            yield _at(history, waiting.pop(0)), ""
        yield history.as_of(place), history.called[place]


def _at(history: History, kept: Round) -> History:
    """Return the history as it was when a round that does not speak was the last one; that is read whole."""
    now = replace(kept, assessments=tuple(kept.assessments))
    place = sum(each.number < kept.number for each in history.earlier)
    stood = remembered(None)(partial(all_stood, (now,)))
    return history.when_last(now, place, lambda: (*history.stand()[:place], *stood()))
