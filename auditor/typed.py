"""Typed values, read from JSON or a plain tree.

A type is made known to msgspec in one thread alone, before any value of it is read: where two do that at once, one reads by what the other
has only half made, and the process ends without a word (seen at the desk, whose work goes on beside its pages).
"""

from __future__ import annotations

import threading
from typing import Any, Final, TypeVar, cast

import msgspec

T = TypeVar("T")
_MAKING: Final = threading.Lock()
_DECODERS: Final[dict[Any, msgspec.json.Decoder[Any]]] = {}


def from_json(body: bytes | str, kind: type[T]) -> T:
    """Return the value that JSON has.

    Raises:
        msgspec.DecodeError: it is no JSON, or none of such a value.

    """
    return cast("T", _decoder(kind).decode(body))


def from_tree(values: dict[str, Any], kind: type[T]) -> T:
    """Return the value that a tree of plain values has.

    Raises:
        msgspec.ValidationError: it is none of such a value.

    """
    _decoder(kind)
    return msgspec.convert(values, kind)


def _decoder(kind: type[Any]) -> msgspec.json.Decoder[Any]:
    """Return what reads values of a type, which is known then with all that is in it."""
    if kind not in _DECODERS:
        with _MAKING:
            _DECODERS.setdefault(kind, msgspec.json.Decoder(kind))
    return _DECODERS[kind]
