"""The suite keeps its own rules: no time is asserted, what is left to the gate is tried in every run in a smaller form, and nothing hangs."""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from types import SimpleNamespace

import compiling
import counting
import pytest
import telling_reports
from sampling import every_pair, left_to_the_gate, some_of

from auditor.keys.opening import default_key_file

ROOT = Path(__file__).parents[1]
TESTS = sorted(path for path in (ROOT / "tests").rglob("*.py") if "bench" not in path.parts)
CLOCKS = {
    "monotonic", "monotonic_ns", "now", "perf_counter", "perf_counter_ns", "process_time", "process_time_ns", "thread_time",
    "time", "time_ns", "timeit",
}  # fmt: skip


def called_in(node: ast.AST) -> set[str]:
    """Return the names of what is called in a piece of code, without where they come from."""
    functions = (part.func for part in ast.walk(node) if isinstance(part, ast.Call))
    return {ast.unparse(function).rpartition(".")[2] for function in functions}


def timed_in(function: ast.AST) -> set[str]:
    """Return the variables that hold what a clock said."""
    return {
        target.id
        for part in ast.walk(function)
        if isinstance(part, ast.Assign) and called_in(part.value) & CLOCKS
        for target in ast.walk(part)
        if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store)
    }


def asserts_a_time(function: ast.AST) -> bool:
    if not called_in(function) & CLOCKS:
        return False
    timed = timed_in(function)
    compared = (
        side
        for part in ast.walk(function)
        if isinstance(part, ast.Assert)
        for node in ast.walk(part)
        if isinstance(node, ast.Compare)
        and any(isinstance(sign, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for sign in node.ops)
        for side in (node.left, *node.comparators)
    )
    return any(
        called_in(side) & CLOCKS or timed & {part.id for part in ast.walk(side) if isinstance(part, ast.Name)}
        for side in compared
    )


@cache
def cases_of(path: Path):
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


@pytest.mark.long(instead="test_an_asserted_time_is_seen")
def test_no_test_asserts_how_long_something_takes():
    assert [f"{path.name}: {test.name}" for path in TESTS for test in cases_of(path) if asserts_a_time(test)] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("begun = time.monotonic()\n    assert time.monotonic() - begun < 5", True),
        ("took = time.process_time()\n    assert took < 3", True),
        ("assert len(found) < 5", False),
        ("assert told == [datetime.now()]", False),
    ],
)
def test_an_asserted_time_is_seen(body, expected):
    assert asserts_a_time(ast.parse(f"def test():\n    {body}")) is expected


def test_what_is_left_to_the_gate_names_a_test_of_its_file_that_is_not():
    """A mark on single cases needs no name: the other cases of the same test are tried in every run."""
    for path in TESTS:
        if "mark.long" not in path.read_text("utf-8"):
            continue
        functions = {test.name: test for test in cases_of(path)}
        long = {
            name: [word.value.value for mark in marks for word in mark.keywords if isinstance(word.value, ast.Constant)]
            for name, test in functions.items()
            if (marks := [mark for mark in test.decorator_list if ast.unparse(mark).startswith("pytest.mark.long")])
        }
        for name, instead in long.items():
            assert len(instead) == 1, (path.name, name)
            assert instead[0] in functions.keys() - long.keys(), (path.name, name)


def kinds_of(parameters, kind):
    return [kind(parameter) for parameter in parameters if not parameter.marks]


def test_of_every_kind_some_are_tried_and_the_same_each_time():
    cases = [(letter, number) for letter in "abc" for number in range(10)]
    sample = some_of(cases, kind=lambda letter, _: letter, each=2)
    assert [parameter.values for parameter in sample] == cases
    assert Counter(kinds_of(sample, lambda parameter: parameter.values[0])) == {"a": 2, "b": 2, "c": 2}
    assert sample == some_of(cases, kind=lambda letter, _: letter, each=2)


def test_every_two_values_of_two_axes_are_tried_together_and_all_combinations_in_the_gate():
    axes = ("ab", "cd", "ef", "ghi")
    combinations = every_pair(*axes)
    assert len({parameter.values for parameter in combinations}) == len(combinations) == 24
    always = [parameter.values for parameter in combinations if not parameter.marks]
    for first, axis in enumerate(axes):
        for second, other_axis in list(enumerate(axes))[first + 1 :]:
            together = {(row[first], row[second]) for row in always}
            assert together == {(one, two) for one in axis for two in other_axis}
    assert len(always) < 10


def test_work_is_counted_by_calls():
    assert counting.calls(lambda: [abs(number) for number in range(1000)]) > 1000
    assert counting.calls(lambda: None) < 10


HANGING = "import time\n\n\ndef test_that_hangs():\n    time.sleep(60)\n"


def test_a_test_that_hangs_is_named_and_ended(tmp_path):
    (tmp_path / "test_hanging.py").write_text(HANGING, "utf-8")
    command = [
        "-m",
        "pytest",
        "-q",
        "-n0",
        "--timeout=0.3",
        "-p",
        "no:cacheprovider",
        "-c",
        ROOT / "pyproject.toml",
        tmp_path,
    ]
    done = subprocess.run(
        [sys.executable, *command], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100
    )
    assert "test_that_hangs" in done.stdout
    assert "Timeout" in done.stdout
    assert done.returncode == 1


def test_of_a_sampled_module_every_test_keeps_one_case():
    class Item:
        def __init__(self, nodeid, *marks):
            self.nodeid, self.marks = nodeid, marks

        def get_closest_marker(self, name):
            return name in self.marks or None

    sampled = [Item(f"a.py::test_{test}[{case}]", "sampled") for test in "uvw" for case in range(4)]
    others = [Item("b.py::test_x[1]"), Item("b.py::test_x[2]"), Item("b.py::test_y", "long")]
    left = left_to_the_gate([*sampled, *others])
    kept = Counter(item.nodeid.partition("[")[0] for item in [*sampled, *others] if item not in left)
    assert kept == {"a.py::test_u": 1, "a.py::test_v": 1, "a.py::test_w": 1, "b.py::test_x": 2}


def test_of_two_browsers_every_run_tries_chromium():
    class Item:
        def __init__(self, nodeid):
            self.nodeid = nodeid

        def get_closest_marker(self, name):
            return name == "sampled"

    items = [
        Item(f"a.py::test_{test}[{case}]") for test in "uvwxyz" for case in ("firefox-1", "chromium-1", "2-firefox")
    ]
    kept = {item.nodeid.partition("[")[2] for item in items if item not in left_to_the_gate(items)}
    assert kept == {"chromium-1]"}
    alone = [Item("b.py::test_alone[firefox]")]
    assert left_to_the_gate(alone) == []


def test_whatever_went_wrong_is_told_and_what_came_of_a_test_is():
    reports = [
        SimpleNamespace(when=when, outcome=outcome, passed=outcome == "passed")
        for when in ("setup", "call", "teardown")
        for outcome in ("passed", "failed", "skipped")
    ]
    told = {(report.when, report.outcome) for report in telling_reports.worth_telling(reports)}
    assert {(report.when, report.outcome) for report in reports} - told == {("setup", "passed"), ("teardown", "passed")}


def test_each_worker_begins_elsewhere_and_collects_all():
    entries = list(range(7))
    for workers in (1, 2, 3):
        given = [{"workerid": f"gw{nth}", "workercount": workers} for nth in range(workers)]
        orders = [compiling.from_elsewhere(entries, SimpleNamespace(workerinput=of_worker)) for of_worker in given]
        assert [sorted(order) for order in orders] == [entries] * workers
        assert len({order[0] for order in orders}) == workers
    assert compiling.from_elsewhere(entries, SimpleNamespace()) == entries


@pytest.fixture(name="compiled_elsewhere")
def _compiled_elsewhere(monkeypatch):
    """Let nothing be compiled beside its source, as PYTHONDONTWRITEBYTECODE asks."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "")


@pytest.mark.usefixtures("compiled_elsewhere")
def test_compiled_files_stay_out_of_the_tree_and_are_there_for_what_tests_start():
    """Without a cache of runs the folder goes with the run."""
    ends = []
    compiling.compile_once(SimpleNamespace(add_cleanup=ends.append))
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode, sys.pycache_prefix)"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert done.stdout.split() == ["False", sys.pycache_prefix]
    folder = Path(sys.pycache_prefix)
    assert folder.is_dir()
    (end,) = ends
    end()
    assert not folder.exists()


@pytest.mark.usefixtures("compiled_elsewhere")
def test_the_next_run_finds_what_was_compiled_of_the_tree_and_nothing_of_what_tests_wrote(tmp_path, monkeypatch):
    ends = []
    cache = SimpleNamespace(mkdir=lambda name: tmp_path / "cache" / name)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "written"))
    compiling.compile_once(SimpleNamespace(add_cleanup=ends.append, cache=cache))
    assert sys.pycache_prefix == str(tmp_path / "cache" / "compiled")
    sources = ROOT / "tests" / "test_suite.py", tmp_path / "written" / "copy" / "test_suite.py"
    compiled = [Path(cache_from_source(str(source))) for source in sources]
    for file in compiled:
        file.parent.mkdir(parents=True)
        file.write_bytes(b"")
    (end,) = ends
    end()
    assert [file.exists() for file in compiled] == [True, False]


def test_neither_a_test_nor_a_program_that_it_starts_finds_keys_of_who_runs_the_suite():
    asked = "from keyring import get_keyring; from auditor.keys.opening import default_key_file as place; print(get_keyring().priority, place(), sep='\\n')"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout.splitlines()
    assert told[0] == "0", "what keeps secrets has a priority above that"
    assert Path(told[1]).is_relative_to(tempfile.gettempdir())
    assert Path(told[1]) == default_key_file()
