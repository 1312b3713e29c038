"""How much is tried: some cases of every kind in each run, all of them with ``--long``, as the gate does.

The sample is drawn by a fixed seed, so that two runs try the same; the end of a run tells it. Examples of properties, too, are the
same in every run, so that the gate says the same of the same program; ``--search`` lets chance draw others.
"""

from __future__ import annotations

import itertools
import random
import re
import zlib
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SEED: Final = 71
PROFILES: Final = {False: "short", True: "long"}
"""Hypothesis's profiles, by whether ``--long`` was given."""
ALWAYS: Final = 6
"""So many examples of a property are tried in every run at least."""
_IN_FIREFOX: Final = re.compile(r"[\[-]firefox\b")


def some_of(cases: Iterable[Any], kind: Callable[..., object], each: int = 1) -> list[Any]:
    """Return all cases as parameters of a test, of which so many of each kind belong to every run and the others to the gate.

    Args:
        cases: values, or tuples of values where the test takes several.
        kind: what a case is a kind of; called with the case's values.
        each: how many of a kind are tried in every run.

    """
    rows = [case if isinstance(case, tuple) else (case,) for case in cases]
    kinds: dict[object, list[int]] = {}
    for place, row in enumerate(rows):
        kinds.setdefault(kind(*row), []).append(place)
    rng = random.Random(SEED)
    always = {place for places in kinds.values() for place in rng.sample(places, min(each, len(places)))}
    return [
        pytest.param(*row, marks=() if place in always else pytest.mark.long(instead="the sample of its kind"))
        for place, row in enumerate(rows)
    ]


def left_to_the_gate(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Return what only the gate tries: what is marked as long, and of modules marked as sampled all cases of a test but one.

    Which one, the test's own name decides, so that one module tries each of its languages somewhere; of two browsers it is
    Chromium: another one takes seconds to start, in each worker.
    """
    left: list[pytest.Item] = []
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        if item.get_closest_marker("long"):
            left.append(item)
        elif item.get_closest_marker("sampled"):
            cases.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for test, of_test in cases.items():
        quick = [item for item in of_test if not _IN_FIREFOX.search(item.nodeid)] or of_test
        kept = quick[zlib.crc32(f"{SEED} {test}".encode()) % len(quick)]
        left += [item for item in of_test if item is not kept]
    return left


def every_pair(*axes: Iterable[Any]) -> list[Any]:
    """Return all combinations as parameters of a test: every run tries each two values of two axes together, the gate all."""
    left = list(itertools.product(*axes))
    pairs = {pair for row in left for pair in _pairs(row)}
    always = []
    while pairs:
        best = max(left, key=lambda row: len(pairs & _pairs(row)))
        left.remove(best)
        pairs -= _pairs(best)
        always.append(pytest.param(*best))
    return [*always, *(pytest.param(*row, marks=pytest.mark.long(instead="its pairs in other cases")) for row in left)]


def _pairs(row: tuple[Any, ...]) -> set[object]:
    """Return each two values of a row together, with their places."""
    return set(itertools.combinations(enumerate(row), 2))


def examples(count: int, always: int = ALWAYS) -> settings:
    """Return Hypothesis's settings for a property that the gate tries so many times, and every run an eighth as often.

    Args:
        count: how often the gate tries it.
        always: how often every run tries it at least.

    """
    short = settings.get_current_profile_name() == PROFILES[False]
    return settings(max_examples=min(count, max(always, count // 8)) if short else count)
