"""Values with other fields: of the model's dataclasses, and of those of which a round has very many."""

from dataclasses import replace as with_fields

from msgspec import structs

from auditor.model.value import Value


def replace(value, /, **fields):
    """Return a value with some of its fields changed."""
    return structs.replace(value, **fields) if isinstance(value, Value) else with_fields(value, **fields)
