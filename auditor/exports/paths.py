"""Paths through JSON: where a mapping finds a value, as text.

``value[]/userPrincipalName``: the keys from the top, one below the other; ``[]`` goes through a list, ``[type=otp|webauthn]``
through those of its entries that say so, and ``{}`` reads JSON that stands in a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.expressions import expression
from auditor.remembering import remembered
from auditor.tables import trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KEY: Final = expression(r"[^\[\]{}/\x7f\ud800-\udfff]+")
_STEP: Final = expression(r"(?P<key>[^\[\]{}/]*)(?P<text>\{\})?(?P<list>\[(?P<when>[^\[\]=]+=[^\[\]=]*)?\])?")


class Step(Struct, frozen=True):
    """One step: the key, whether JSON in a text is read, whether a list is gone through, and which of its entries."""

    key: str
    in_text: bool
    through: bool
    when: tuple[str, tuple[str, ...]] | None


class Found(Struct, frozen=True):
    """What stands at a path: whether there is such a place at all, and the values."""

    there: bool
    values: tuple[Any, ...] = ()


class Path(Struct, frozen=True):
    """A path, taken apart."""

    steps: tuple[Step, ...]

    @staticmethod
    @remembered(None)
    def of(written: str) -> Path | None:
        """Return the path that a text means; None where it means none."""
        steps = []
        for part in written.split("/"):
            found = _STEP.fullmatch(part)
            if found is None or not part:
                return None
            when = None
            if found["when"]:
                key, _, words = found["when"].partition("=")
                when = key, tuple(words.split("|"))
            steps.append(Step(found["key"], found["text"] is not None, found["list"] is not None, when))
        return Path(tuple(steps))

    def within(self, value: Any) -> Found:  # noqa: ANN401 JSON
        """Return what stands at the path below a value."""
        at: list[Any] = [value]
        for step in self.steps:
            below: list[Any] = []
            there = False
            for entry in at:
                found = _step(entry, step)
                if found is not None:
                    there = True
                    below += found
            if not there and at:
                return Found(there=False)
            at = below
        return Found(there=True, values=tuple(at))


def first_found(paths: Sequence[str], value: Any) -> Found:  # noqa: ANN401 JSON
    """Return what stands at the first of several paths at which there is anything."""
    for written in paths:
        path = Path.of(written)
        found = path.within(value) if path else Found(there=False)
        if found.there:
            return found
    return Found(there=False)


def fits(value: Any, where: dict[str, list[str]]) -> bool:  # noqa: ANN401 JSON
    """Return whether a value says what is asked for, at each path one of the words; an empty one where nothing stands.

    A word that begins with ``*`` stands for all that end in what follows, without regard to case; alone for all but an empty one.
    """
    return all(
        any(_is_meant(as_words(found), words) for found in first_found([path], value).values or ("",))
        for path, words in where.items()
    )


def _is_meant(said: str, words: Sequence[str]) -> bool:
    endings = (word[1:].casefold() for word in words if word.startswith("*"))
    return said in words or (said != "" and any(said.casefold().endswith(ending) for ending in endings))


def can_be_named(key: str) -> bool:
    """Return whether a path can name a key, and a mapping hold that path: TOML has no halves of signs and no DEL."""
    return _KEY.fullmatch(key) is not None


def keys_in(paths: Iterable[str]) -> frozenset[str]:
    """Return the keys that paths name."""
    found = (Path.of(written) for written in paths)
    return frozenset(step.key for path in found if path for step in path.steps)


def as_words(value: Any) -> str:  # noqa: ANN401 JSON
    """Return a scalar as it would be typed; empty for nothing, a list or an object."""
    match value:
        case bool():
            return "true" if value else "false"
        case str() | int() | float():
            return str(value)
        case _:
            return ""


def _step(entry: Any, step: Step) -> list[Any] | None:  # noqa: ANN401 JSON
    """Return what one step leads to; None where there is no such place."""
    if step.key:
        if not isinstance(entry, dict) or step.key not in entry:
            return None
        entry = entry[step.key]
    if step.in_text and isinstance(entry, str):
        read = trees.in_text(entry)
        entry = entry if read is None else read
    if not step.through:
        return [entry]
    if entry is None:
        return []
    if not isinstance(entry, list):
        return None
    return list(_those(entry, step.when))


def _those(entries: list[Any], when: tuple[str, tuple[str, ...]] | None) -> Iterator[Any]:
    for entry in entries:
        if when is None or (isinstance(entry, dict) and as_words(entry.get(when[0])) in when[1]):
            yield entry
