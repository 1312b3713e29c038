"""Results that are remembered by what they were asked with, and typed so.

`functools.cache` and `lru_cache` take anything that can be a key, so that no type checker sees a wrong argument.
"""

from __future__ import annotations

from functools import lru_cache  # noqa: TID251 the one place
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)


class Remembering(Protocol[P, R_co]):
    """A function whose results are remembered."""

    @property
    def __wrapped__(self) -> Callable[P, R_co]:
        """The function itself."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Return the result, remembered or new."""

    def cache_clear(self) -> None:
        """Forget all results."""


def remembered(last: int | None) -> Callable[[Callable[P, R_co]], Remembering[P, R_co]]:
    """Return what makes a function remember its results: of so many last used arguments, or of all (None)."""
    return cast("Callable[[Callable[P, R_co]], Remembering[P, R_co]]", lru_cache(last))
