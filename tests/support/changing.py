"""Values as structs and dataclasses hold them: with other fields, and field by field."""

from dataclasses import fields, is_dataclass
from dataclasses import replace as with_fields

from msgspec import Struct, structs


def replace(value, /, **changed):
    """Return a value with some of its fields changed."""
    return structs.replace(value, **changed) if isinstance(value, Struct) else with_fields(value, **changed)


def fields_of(value):
    """Return by name what a value holds; nothing of a plain one."""
    if isinstance(value, Struct):
        return structs.asdict(value)
    return {field.name: getattr(value, field.name) for field in fields(value)} if is_dataclass(value) else {}


def plain_fields_of(value):
    """Return by name what a value holds, and all that this holds in the same way."""
    if isinstance(value, list | tuple):
        return type(value)(map(plain_fields_of, value))
    held = fields_of(value)
    return {name: plain_fields_of(part) for name, part in held.items()} if held else value
