"""Regular expressions that are compiled when they are first asked something.

A run of a command asks few of those that the modules it imports are full of, and compiling one takes as long as importing a module. So
every expression of a module is one of these.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a regular expression, which is compiled when it is first asked something; that it can be compiled is not looked at.

    Args:
        pattern: as `re.compile` takes it.
        flags: those of `re`.

    """
    return cast("re.Pattern[AnyStr]", _Expression(pattern, flags))


class _Expression:
    """Stands for the compiled expression, of which it keeps each method that was asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 what the compiled expression has by that name
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
