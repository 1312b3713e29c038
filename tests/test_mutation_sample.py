"""The gate's sample of changes fits the program as it is: each can be made, gives a program, and names tests that exist."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def loaded():
    spec = importlib.util.spec_from_file_location("mutation_sample", ROOT / "tests" / "mutation_sample.py")
    sample = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = sample
    spec.loader.exec_module(sample)
    return sample


SAMPLE = loaded()


@pytest.mark.parametrize("change", SAMPLE.CHANGES, ids=lambda change: f"{change.file}: {change.before}")
def test_each_change_of_the_sample_can_be_made_and_gives_a_program(change):
    source = (ROOT / change.file).read_text("utf-8")
    after = SAMPLE.changed(change, source)
    assert after not in {None, source}, "give the sample the program's present words"
    compile(after, change.file, "exec")
    assert (ROOT / change.tests.partition("::")[0]).is_file()


def test_a_text_that_stands_there_twice_or_not_at_all_is_no_change():
    change = SAMPLE.Change("x.py", "a < b", "a <= b", "")
    assert SAMPLE.changed(change, "if a < b: c") == "if a <= b: c"
    assert SAMPLE.changed(change, "if a > b: c") is None
    assert SAMPLE.changed(change, "if a < b or a < b: c") is None
