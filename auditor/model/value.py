"""Values of which a round has very many: made, compared, changed, written and read without a step of Python for each field."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A frozen value that msgspec writes by itself.

    Fields at their default are left out where it is written; a default is None, False, 0, or empty, for msgspec knows it by identity.
    It holds only values of its kind, texts and what is plain: of another struct nothing would be left out.
    The collector of garbage passes it over: frozen values made of values form no circle.
    """
