"""Regular expressions wait until they are asked something, and all of them can be compiled."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from running import ROOT

from auditor.expressions import _Expression, expression

USERS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "auditor").rglob("*.py")
    if "from auditor.expressions import" in path.read_text("utf-8")
)


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


@pytest.mark.parametrize("module", USERS)
def test_every_one_of_the_program_can_be_compiled(module):
    waiting = list(vars(import_module(module)).values())
    for found in waiting:
        if isinstance(found, _Expression):
            assert found.groups >= 0
        elif isinstance(found, tuple | dict):
            waiting += found.values() if isinstance(found, dict) else found
