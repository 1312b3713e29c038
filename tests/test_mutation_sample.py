"""The gate's sample of changes fits the program as it is: each can be made, gives a program, and names tests that exist."""

from __future__ import annotations

import importlib.util
import subprocess
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


def told_of(text, other):
    found = SAMPLE.changed_functions(compile(text, "x.py", "exec"), compile(other, "x.py", "exec"))
    return found and [(before.co_qualname, after.co_qualname) for before, after in found]


def test_what_is_changed_is_a_functions_code_or_is_read_anew():
    text = "BOUND = 5\nclass Part:\n    def is_small(self):\n        return self < BOUND\ndef other(): return [1]\n"
    assert told_of(text, text.replace("<", "<=")) == [("Part.is_small", "Part.is_small")]
    assert told_of(text, text.replace("return self < BOUND", "return (self\n < BOUND)")) == []
    assert told_of(text, text.replace("5", "4")) is None
    assert told_of(text, text.replace("(self)", "(self=1)")) is None
    assert told_of(text, text.replace("def other(): return [1]", "")) is None
    assert told_of("EACH = [x for x in (1, 2)]", "EACH = [x + 1 for x in (1, 2)]") is None


TRIED = """
import subprocess
import sys
sys.path.insert(0, "tests")
import mutation_sample as sample
{changes}
sys.exit(sample.main())
"""
AT_A_LETTER = "tests/auditor/slip/test_known_values.py"


def tried(*changes):
    """Let the sample try other changes than its own."""
    lines = ", ".join(f"sample.Change{change!r}" for change in changes)
    program = TRIED.format(changes=f"sample.CHANGES = ({lines},)")
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_change_that_no_test_notices_is_told_and_nothing_else_is():
    in_a_function, in_a_constant = (
        next((each.file, each.before, each.after, each.tests) for each in SAMPLE.CHANGES if each.file == file)
        for file in (SAMPLE.CODES, SAMPLE.BODY)
    )
    unnoticed = (
        SAMPLE.CODES,
        "if 0 < int.from_bytes(scalar) < _ORDER",
        "if 0 < int.from_bytes(scalar) < _ORDER + 0",
        AT_A_LETTER,
    )
    unread = ("auditor/desk/serving.py", '"""Runs', '"""RUNS', AT_A_LETTER)
    ended = tried(in_a_function, in_a_constant, unnoticed, unread)
    said = [line for line in ended.stderr.splitlines() if "did not notice" in line]
    assert said == [f"{file}: {AT_A_LETTER} did not notice" for file in (SAMPLE.CODES, "auditor/desk/serving.py")]
    assert (ended.returncode, ended.stdout) == (1, "2 of 4 changes of meaning were noticed.\n")


def test_a_test_that_is_not_there_notices_nothing_and_ends_the_sample():
    named = next(each for each in SAMPLE.CHANGES if each.tests == AT_A_LETTER)
    ended = tried((named.file, named.before, named.after, f"{AT_A_LETTER}::test_that_is_not_there"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "test_that_is_not_there" in ended.stderr
