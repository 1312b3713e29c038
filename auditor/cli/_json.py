"""What lists tell programs: JSON that stays as it is, whatever the language of talk; its schema is published beside that of the papers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import click

from auditor.cli import _commands
from auditor.cli._usage import Misuse
from auditor.i18n import Text

if TYPE_CHECKING:
    from datetime import date

    from auditor.model.record import Json, Record

json_option: Final = _commands.option(
    "--json",
    "as_json",
    is_flag=True,
    help=Text(
        en="For programs: print JSON instead of the table.",
        bn="প্রোগ্রামের জন্য: সারণির বদলে JSON দেখায়।",
    ),
)


def show(kind: str, content: Record) -> None:
    """Print a list on standard output.

    Args:
        kind: which list it is, as its schema calls it.
        content: its members, in their order.

    """
    click.echo(json.dumps({"schema": f"portal-auditor/{kind}/v1", **content}, ensure_ascii=False, indent=2))


def refuse_beside(as_json: bool, given: object) -> None:  # noqa: FBT001 as it was given, not chosen
    """Refuse `--json` beside what makes the command do something else than list.

    Raises:
        Misuse: something of it was given.

    """
    if as_json and given:
        raise Misuse(_LISTS_ONLY, "--json")


_LISTS_ONLY: Final = Text(
    en="goes with the list alone; with what else was given, the command does something else",
    bn="শুধু তালিকা দেখানোর সঙ্গে দেওয়া যায়; এখানে অন্য যা দেওয়া হয়েছে তাতে কমান্ডটি অন্য কাজ করে",
)


def in_both(text: Text) -> Json:
    """Return a text in both languages."""
    return {"en": text.en, "bn": text.bn}


def iso(day: date | None) -> Json:
    """Return a day in ISO 8601; null where it is not known."""
    return day.isoformat() if day is not None else None
