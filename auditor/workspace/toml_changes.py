"""Writes into the workspace's own TOML: beside the comments, and in the place of the sample that shows how it is written."""

from __future__ import annotations

import hashlib
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, json

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_MARK_SIGNS: Final = 16


class Change(Struct, frozen=True):
    """A value to be set in a file, or to be turned into a comment where it is None.

    `table` is the heading it stands under, empty for the top of the file; `number` which of several tables of that heading.
    """

    table: str
    key: str
    value: str | int | date | list[str] | dict[str, list[str]] | None
    number: int | None = None


def changed(text: str, changes: Iterable[Change]) -> str:
    """Return a TOML text with changes; its comments and all else stay as they are."""
    import tomlkit  # noqa: PLC0415 only what writes settings needs it

    for change in changes:
        if change.value is None:
            text = _taken_back(text, change)
            continue
        if change.key not in _table(tomlkit.parse(text), change):
            text = _in_table(text, change, rf"#\s*({re.escape(change.key)}\s*=\s*)[^#]*?(\s*#.*)?", r'\1""\2')
        document = tomlkit.parse(text)
        _table(document, change)[change.key] = change.value
        text = tomlkit.dumps(document)
    return text


def _taken_back(text: str, change: Change) -> str:
    """Return the text without a value: it becomes a comment where it stands on a line of its own, and goes where it is written otherwise."""
    import tomlkit  # noqa: PLC0415 as above

    document = tomlkit.parse(text)
    table = _table(document, change)
    if change.key not in table:
        return text
    del table[change.key]
    commented = _in_table(text, change, rf"({re.escape(change.key)}\s*=.*)", r"# \1")
    return commented if _says(commented, document.unwrap()) else tomlkit.dumps(document)


def renamed(text: str, table: str, names: Mapping[str, Text]) -> str:
    """Return a TOML text in which texts of both languages below a heading say something else; its comments and all else stay as they are."""
    import tomlkit  # noqa: PLC0415 as above

    document: Any = tomlkit.parse(text)
    for key, name in names.items():
        for language in ("bn", "en"):
            document[table][key][language] = getattr(name, language)
    return tomlkit.dumps(document)


def appended(text: str, table: str, values: Mapping[str, str | int | date]) -> str:
    """Return a TOML text with one more table of a heading that may stand there several times, at its end; in the list where they are written as one."""
    import tomlkit  # noqa: PLC0415 as above
    from tomlkit.items import Array  # noqa: PLC0415 as above

    whole = tomlkit.parse(text)
    if isinstance(listed := whole.get(table), Array):
        in_line = tomlkit.inline_table()
        in_line.update(values)
        listed.append(in_line)
        return tomlkit.dumps(whole)
    entry = tomlkit.table()
    entry.update(values)
    several = tomlkit.aot()
    several.append(entry)
    document = tomlkit.document()
    document.add(table, several)
    return f"{text.rstrip()}\n\n{tomlkit.dumps(document)}".lstrip()


def removed(text: str, table: str, number: int) -> str:
    """Return a TOML text without one of the tables of a heading, counted from 0; unchanged where there is none of that number. Comments behind it stay: they may be of what follows."""
    import tomlkit  # noqa: PLC0415 as above

    document: Any = tomlkit.parse(text)
    if number not in range(len(document.get(table, ()))):
        return text
    del document[table][number]
    if not document[table]:
        del document[table]
    cut = _without_lines(text, f"[[{table}]]", number)
    return cut if _says(cut, document.unwrap()) else tomlkit.dumps(document)


def _without_lines(text: str, heading: str, number: int) -> str:
    """Return a text without the lines below one of its headings of a name, and without that, but for comments and blank lines at their end."""
    lines = text.split("\n")
    places = [at for at, words in enumerate(lines) if words.partition("#")[0].strip() == heading]
    if number >= len(places):
        return text
    begin = places[number]
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].startswith("[")), len(lines))
    while lines[end - 1].partition("#")[0].strip() == "":
        end -= 1
    return "\n".join(lines[:begin] + lines[end:])


def _says(text: str, values: Mapping[str, Any]) -> bool:
    """Whether a text is TOML and says just these values."""
    try:
        return tomllib.loads(text) == values
    except tomllib.TOMLDecodeError:
        return False


def mark(entry: Struct) -> str:
    """Return by what an entry of a file is known wherever it stands: what it says."""
    said = type(entry).__name__.encode() + json.encode(entry)
    return hashlib.sha256(said).hexdigest()[:_MARK_SIGNS]


def place_of(marked: str, entries: Sequence[Struct]) -> int:
    """Return which of the entries under a heading has a mark, counted from 0; of several that say the same, the last.

    Raises:
        WorkspaceError: none has it any more.

    """
    found = [number for number, entry in enumerate(entries) if mark(entry) == marked]
    if not found:
        raise WorkspaceError(_NOT_THERE)
    return found[-1]


def _table(document: Any, change: Change) -> Any:  # noqa: ANN401 tomlkit's own
    if not change.table:
        return document
    if change.number is not None:
        return document[change.table][change.number]
    return document.setdefault(change.table, {})


def _in_table(text: str, change: Change, line: str, written: str) -> str:
    """Return the text with one line of the change's table written otherwise; unchanged where there is no such line."""
    heading = f"[[{change.table}]]" if change.number is not None else f"[{change.table}]"
    found = -1 if change.table else change.number or 0
    lines = text.split("\n")
    for number, words in enumerate(lines):
        if words.startswith("["):
            if found == (change.number or 0):
                break
            found += words.partition("#")[0].strip() == heading
        elif found == (change.number or 0) and (match := re.fullmatch(line, words)) is not None:
            lines[number] = match.expand(written)
            break
    return "\n".join(lines)


_NOT_THERE: Final = Text(
    en="This entry is not there any more: it was changed or taken back meanwhile, so nothing was taken back now. Look at the list as it is.",
    bn="লেখাটি তালিকায় আর নেই: এর মধ্যে বদলানো বা বাতিল করা হয়েছে, তাই এখন কিছু বাতিল করা হয়নি। তালিকাটি এখন যেমন আছে দেখে নিন।",
)
