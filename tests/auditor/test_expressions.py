"""Regular expressions wait until they are asked something, and all of them can be compiled."""

from __future__ import annotations

import ast
import re
from importlib import import_module

import pytest
from running import ROOT

from auditor.expressions import _Expression, expression

CODE = sorted((ROOT / "auditor").rglob("*.py"))
USERS = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in CODE
    if "from auditor.expressions import" in path.read_text("utf-8")
]
RUN_ALONE = {"leaked_here.py"}
"""By the build, without the rest of the program."""


def asked_on_import(node):
    """Yield what is done when a module is imported: all but what stands in its functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.Lambda):
            yield child
            yield from asked_on_import(child)


def test_one_is_compiled_when_it_is_first_asked_something_and_once(monkeypatch):
    compiled = []
    compile_now = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or compile_now(*given))
    day = expression(r"(\d+)\.(\d+)", re.IGNORECASE)
    assert day.pattern == r"(\d+)\.(\d+)"
    assert compiled == []
    assert day.fullmatch("14.02").groups() == ("14", "02")
    assert day.sub("x", "14.02 15.03") == "x x"
    assert compiled == [(r"(\d+)\.(\d+)", re.IGNORECASE)]


def test_none_is_compiled_because_its_module_is_imported():
    compiling = [path for path in CODE if "re.compile" in path.read_text("utf-8") and path.name not in RUN_ALONE]
    asked = ((path.name, node) for path in compiling for node in asked_on_import(ast.parse(path.read_text("utf-8"))))
    assert [name for name, node in asked if isinstance(node, ast.Attribute) and ast.unparse(node) == "re.compile"] == []


@pytest.mark.parametrize("module", USERS)
def test_every_one_of_the_program_can_be_compiled(module):
    waiting = list(vars(import_module(module)).values())
    for found in waiting:
        if isinstance(found, _Expression):
            assert found.groups >= 0
        elif isinstance(found, tuple | dict):
            waiting += found.values() if isinstance(found, dict) else found
