"""The addresses of all pages and forms, known before the code behind them is read in, which is when one of them is first asked for.

An address is read where it is written: in the mark over the function that answers it, as text. So no list names them, and what a desk does
not show costs it nothing.
"""

from __future__ import annotations

import re
import threading
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct
from werkzeug.routing import Rule

from auditor.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

V = TypeVar("V")
HOME: Final = Path(__file__).parent
_SCREENS: Final = "screens"
_MARK: Final = expression(r"^@(?:get|post)\b", re.MULTILINE)
_WRITTEN: Final = expression(r'^@(get|post)\("(/[^"]*)"\)\n(?:@.+\n)*def (\w+)\(', re.MULTILINE)


def get(address: str) -> Callable[[V], V]:
    """Mark the function below as the one that draws the page at an address."""
    del address
    return _as_it_is


def post(address: str) -> Callable[[V], V]:
    """Mark the function below as the one that answers the form that is sent to an address."""
    del address
    return _as_it_is


def _as_it_is(function: V) -> V:
    return function


class Address(Struct, frozen=True):
    """An address, and what answers there: a function of a module, called for short by its screen's name and its own."""

    rule: str
    method: str
    module: str
    function: str

    @property
    def endpoint(self) -> str:
        """How it is called: a screen by the first part of its addresses, what belongs to no screen by its file."""
        home, _, name = self.module.rpartition(".")
        return f"{name if home == __package__ else self.rule.split('/')[1]}.{self.function}"


def addresses(home: Path = HOME) -> dict[str, Address]:
    """Return all addresses that are written in the files of a folder and of its screens, by what they are called.

    Raises:
        ValueError: a mark is not written as it can be read, or two functions are called alike.

    """
    found: dict[str, Address] = {}
    for path in (*sorted(home.glob("*.py")), *sorted((home / _SCREENS).rglob("*.py"))):
        words = path.read_text("utf-8")
        module = ".".join([__package__, *path.relative_to(home).with_suffix("").parts])
        written = [Address(rule, method.upper(), module, name) for method, rule, name in _WRITTEN.findall(words)]
        if len(written) != len(_MARK.findall(words)):
            raise ValueError(f'{module}: an address stands in one line of its own over its function, as @get("/…")')
        for address in written:
            if found.setdefault(address.endpoint, address) is not address:
                raise ValueError(f"{module}: {address.endpoint} is called as another one")
    return found


class Views(dict[str, "Callable[..., Any]"]):
    """The functions that answer, by what they are called; the module of one is read in when that is first asked for."""

    def __init__(self, known: Iterable[Address]) -> None:
        """Know where they are."""
        super().__init__()
        self._known = {address.endpoint: address for address in known}
        self._turn = threading.Lock()

    def __missing__(self, endpoint: str) -> Callable[..., Any]:
        """Read in the module of a function that was not asked for before."""
        address = self._known[endpoint]
        with self._turn:
            view: Callable[..., Any] = getattr(import_module(address.module), address.function)
        self[endpoint] = view
        return view


class LazyRule(Rule):
    """A rule of an address that is compiled for building it when it is first built: a page leads to few of all."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002 werkzeug's own
        made: list[Callable[..., tuple[str, str]]] = []
        compiled = super()._compile_builder

        def build(rule: Rule, **values: Any) -> tuple[str, str]:  # noqa: ANN401 werkzeug's own
            if not made:
                made.append(compiled(append_unknown))
            return made[0](rule, **values)

        return build
