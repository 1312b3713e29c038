"""Lists every Bangla sentence of the product with its English and where it stands, to be proofread without reading code.

``python tests/bangla_texts.py`` writes `docs/bangla-texts.csv` anew; `test_bangla_texts.py` is red where that was forgotten.
"""

from __future__ import annotations

import ast
import csv
import inspect
import io
import re
import sys
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[1]
LIST = ROOT / "docs" / "bangla-texts.csv"
ROOMS = ("auditor", "policies", "reports", "kit")
_BANGLA = re.compile("[\u0980-\u09ff]")
_MAY_SAY = re.compile(rf"{_BANGLA.pattern}|\\u09|\bbn=")
"""What a module has that says something in Bangla: reading the others in costs as much as reading these."""
_MADE = frozenset({"__pycache__", "manual"})
"""Folders that a build makes: what it says stands where it is made of."""
_HEADINGS = ("Where (কোথায়)", "Name (নাম)", "English (ইংরেজি)", "Bangla (বাংলা)")


class Said(NamedTuple):
    """What is said in Bangla: in which file, under which name there, and its English; that is empty of words that are only read."""

    file: str
    name: str
    english: str
    bangla: str


@cache
def every_text() -> tuple[Said, ...]:
    """Return what the product says in Bangla, file by file in the order in which it stands there."""
    return tuple(_every_text())


def _every_text() -> Iterator[Said]:
    files = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.*") if not _MADE & set(path.parts))
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        if path.suffix == ".py":
            words = path.read_text("utf-8")
            if _MAY_SAY.search(words):
                yield from _Reader(name).read(ast.parse(words))
        elif path.suffix == ".toml" and "examples" not in path.parts:
            yield from _of_toml(name, "", tomllib.loads(path.read_text("utf-8")))
        elif path.suffix in {".html", ".typ"} and path.name != "page.html":
            lines = path.read_text("utf-8").splitlines()
            yield from (
                Said(name, f"line {n}", "", line.strip()) for n, line in enumerate(lines, 1) if _BANGLA.search(line)
            )


def _of_toml(file: str, place: str, value: Any) -> Iterator[Said]:
    match value:
        case {"en": str(english), "bn": str(bangla)}:
            yield Said(file, place, english, bangla)
        case dict():
            for key, below in value.items():
                yield from _of_toml(file, f"{place}.{key}".strip("."), below)
        case list():
            for number, below in enumerate(value, start=1):
                yield from _of_toml(file, f"{place} {number}", below)
        case str() if _BANGLA.search(value):
            yield Said(file, place, "", value)


class _Reader:
    """Reads a module: texts in both languages, and Bangla that stands alone."""

    def __init__(self, file: str) -> None:
        self._file = file

    def read(self, node: ast.AST, name: str = "") -> Iterator[Said]:
        """Yield what is said below a node; `name` is what holds it: a constant, a function, a class."""
        match node:
            case ast.FunctionDef(name=own) | ast.ClassDef(name=own):
                name = f"{name}.{own}".strip(".")
                if isinstance(node, ast.FunctionDef):
                    yield from self._help(node, name)
                node.body = _without_docstring(node.body)
            case ast.Assign(targets=[ast.Name(id=own)]) | ast.AnnAssign(target=ast.Name(id=own)):
                name = f"{name}.{own}".strip(".")
            case ast.Call():
                pair = _pair(node)
                if pair is not None:
                    yield Said(self._file, name, *pair)
                    for keyword in node.keywords:
                        if keyword.arg == "on_screen":
                            yield from self.read(keyword.value, name)
                    return
            case ast.Constant(value=str(words)) if _BANGLA.search(words):
                yield Said(self._file, name, "", words)
            case ast.Expr(value=ast.Constant()):
                return
        for below in ast.iter_child_nodes(node):
            yield from self.read(below, name)

    def _help(self, node: ast.FunctionDef, name: str) -> Iterator[Said]:
        """Yield the help of a command: English is the docstring of its function, Bangla stands beside as `bn`."""
        for call in node.decorator_list:
            beside = {keyword.arg: keyword for keyword in call.keywords} if isinstance(call, ast.Call) else {}
            if "bn" in beside and isinstance(call, ast.Call):
                bangla = inspect.cleandoc(_words(beside["bn"].value) or "")
                yield Said(self._file, name, ast.get_docstring(node) or "", bangla)
                call.keywords.remove(beside["bn"])


def _without_docstring(body: list[ast.stmt]) -> list[ast.stmt]:
    documented = bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    return body[1:] if documented else body


def _pair(call: ast.Call) -> tuple[str, str] | None:
    """Return English and Bangla of a call that has both, by name or side by side."""
    named = {keyword.arg: _words(keyword.value) for keyword in call.keywords}
    if named.get("en") is not None and named.get("bn") is not None:
        return str(named["en"]), str(named["bn"])
    given = [_words(argument) for argument in call.args]
    for english, bangla in pairwise(given):
        if english and bangla and _BANGLA.search(bangla) and not _BANGLA.search(english):
            return english, bangla
    return None


def _words(node: ast.expr) -> str | None:
    """Return the words of a string as it stands in the code; what is filled in stands in braces."""
    match node:
        case ast.Constant(value=str(words)):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(_words(part) or f"{{{ast.unparse(part)}}}" for part in parts)
        case ast.FormattedValue(value=value):
            return f"{{{ast.unparse(value)}}}"
        case _:
            return None


def written(texts: Iterable[Said]) -> str:
    """Return the list of these texts as CSV."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(_HEADINGS)
    rows.writerows(dict.fromkeys(texts))
    return out.getvalue()


if __name__ == "__main__":
    listed = written(every_text())
    LIST.write_text(listed, "utf-8-sig")
    sys.stdout.write(f"{LIST.relative_to(ROOT)}: {listed.count(chr(10)) - 1} lines\n")
