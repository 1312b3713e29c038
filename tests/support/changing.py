"""Values with other fields: of the model's dataclasses, and of those of which a round has very many."""

from dataclasses import replace as with_fields

from msgspec import Struct, structs


def replace(value, /, **fields):
    """Return a value with some of its fields changed."""
    return structs.replace(value, **fields) if isinstance(value, Struct) else with_fields(value, **fields)
