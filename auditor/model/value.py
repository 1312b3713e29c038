"""What values are made of: structs of msgspec, which are defined, made, changed, written and read without a step of Python for each field."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec


class Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A frozen value of which a round has very many, and which msgspec writes by itself.

    Fields at their default are left out where it is written; a default is None, False, 0, or empty, for msgspec knows it by identity.
    It holds only values of its kind, texts and what is plain: of another struct nothing would be left out.
    The collector of garbage passes it over: frozen values made of values form no circle.
    """


class ComparedInPart(msgspec.Struct, frozen=True):
    """A frozen value that is compared by what it says: what else is told of it may differ between two that are the same.

    Attributes:
        compared: gives what is compared of a value, which it is called with.

    """

    compared: ClassVar[Any]

    def __eq__(self, other: object) -> bool:
        """Compare what it says."""
        kind = type(self)
        return type(other) is kind and kind.compared(self) == kind.compared(other)

    def __hash__(self) -> int:
        """Hash what is compared."""
        return hash(type(self).compared(self))


class Unshown(msgspec.Struct, frozen=True):
    """A frozen value whose repr tells of what kind it is and nothing that it holds, which may be a secret."""

    def __repr__(self) -> str:
        """Name its kind."""
        return f"<{type(self).__name__}>"
