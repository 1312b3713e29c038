"""Reads the workspace's own TOML strictly: every key is known, and all mistakes of a file are told together."""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from msgspec import field
from msgspec.structs import replace

from auditor.expressions import expression
from auditor.i18n import Text, clean, plain
from auditor.model.errors import AuditorError, WorkspaceError
from auditor.model.value import Unshown
from auditor.tables import files, notes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

_SMART_QUOTES: Final = expression("[“”‘’„«»]")
_POSITION: Final = expression(r"at line (\d+), column (\d+)")
_NEAR: Final = 0.7
"""How alike, from 0 to 1, a word must be to one that is known to be suggested."""


def text_of(path: Path) -> str:
    """Return the text of a file, whatever Notepad made of it.

    Raises:
        FileRefusedError: it cannot be read from the disk.
        WorkspaceError: it is no text in UTF-8, nor in UTF-16 with its mark, or nothing of it is left.

    """
    content = files.load(path)
    if content and not content.strip(b"\0"):  # what a power cut may leave of a file
        raise WorkspaceError(_EMPTY.filled(file=path.name))
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise WorkspaceError(_NOT_UTF_8.filled(file=path.name))
    return text.replace("\r\n", "\n")


def text_if_there(path: Path) -> str:
    """Return the text of a file (see `text_of`); nothing where there is none."""
    return text_of(path) if path.is_file() else ""


@contextmanager
def reading(  # noqa: PLR0913 one parameter a thing that is told
    file: str,
    text: str,
    known: Collection[str],
    *,
    error: type[AuditorError] = WorkspaceError,
    asked: Mapping[str, Text] | None = None,
    never_empty: bool = False,
) -> Iterator[Section]:
    """Give the top of a file to be read; once that is done, tell all that was wrong.

    Args:
        file: the file's name, for messages.
        text: the TOML.
        known: the keys that may stand at its top.
        error: the error that tells the mistakes.
        asked: of a text that is about to be written, what was asked for, by the key it is written under with its headings
            (``letters.copy_union``): who answered saw that, and not the file. None for a file as it is.
        never_empty: nothing is judged without what stands in it: where it is empty, that alone is told.

    Raises:
        AuditorError: of the class `error`; the text is no TOML, or it has mistakes.

    """
    if never_empty and not text.strip():
        raise error(_EMPTY.filled(file=plain(file)))
    with checking(file, _parsed(file, text, error), known, error=error, asked=asked) as top:
        yield top


@contextmanager
def checking(
    file: str,
    values: Mapping[str, Any],
    known: Collection[str],
    *,
    error: type[AuditorError],
    asked: Mapping[str, Text] | None = None,
) -> Iterator[Section]:
    """Give what was parsed already to be read, as `reading` does."""
    top = Section(plain(file), values, [], asked=asked or {})
    top.refuse_unknown(known)
    yield top
    if top.mistakes:
        raise error(*top.mistakes)


def _parsed(file: str, text: str, error: type[AuditorError]) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (RecursionError, ValueError) as fault:
        found = _POSITION.search(str(fault))
        ends = "end of document" in str(fault)
    if found is None:
        raise error((_ENDS_EARLY if ends else _ENDLESS).filled(file=file))
    line, column = map(int, found.groups())
    curly = _SMART_QUOTES.search(text.split("\n")[line - 1])
    raise error((_CURLY_QUOTES if curly else _NO_TOML).filled(file=file, line=line, column=column))


def is_day(value: object) -> bool:
    """Return whether a value is a day, and not a moment of one."""
    return isinstance(value, date) and not isinstance(value, datetime)


class Section(Unshown, frozen=True):
    """One table of a file as it is read; what is wrong in it goes to the mistakes of the whole file.

    Attributes:
        place: the file, and of tables that stand there several times which one.
        values: what stands in it, by key.
        mistakes: what was found wrong in the file so far.
        above: the keys that lead to it inside its place, each with a dot behind.
        asked: what was asked for, by whole key, as `reading` has it; `heading` is that of the table, with a dot behind, where several
            stand under it.

    """

    place: Text
    values: Mapping[str, Any]
    mistakes: list[Text]
    above: str = ""
    asked: Mapping[str, Text] = field(default_factory=dict)
    heading: str = ""

    def wrong(self, key: str, mistake: Text, **values: str | int | Text) -> None:
        """Remember a mistake; the sentence may have {key} in it."""
        asked = self.asked.get(self.heading + self.above + key)
        if asked is not None:
            self.mistakes.append(_NOT_WRITTEN.filled(mistake=mistake.filled(key=asked, **values)))
            return
        sentence = mistake.filled(key=clean(self.above + key), **values)
        self.mistakes.append(_MISTAKE.filled(place=self.place, mistake=sentence))

    def refuse_unknown(self, known: Collection[str]) -> None:
        """Remember every key that is not known, with the nearest that is."""
        listed = ", ".join(sorted(known))
        for key in sorted(set(self.values) - set(known)):
            near = get_close_matches(key, known, n=1, cutoff=_NEAR)
            if near:
                self.wrong(key, _UNKNOWN_NEAR, known=listed, near=near[0])
            else:
                self.wrong(key, _UNKNOWN if known else _NOTHING_KNOWN, known=listed)

    def refuse_personal(self, keys: Iterable[str]) -> None:
        """Remember every text under some keys, in one language or both, that the ledger may not keep: see `notes.fault_of_reference`."""
        for key in keys:
            value = self.values.get(key)
            written = value.values() if isinstance(value, dict) else (value,)
            faults = (notes.fault_of_reference(clean(words)) for words in written if isinstance(words, str))
            fault = next(filter(None, faults), None)
            if fault is not None:
                self.wrong(key, _NOT_KEPT, fault=fault)

    def named(self, name: str) -> Section:
        """Return the section with a name beside its place, by which its reader finds it."""
        return replace(self, place=_NAMED.filled(place=self.place, name=name))

    def words(self, key: str, default: str = "") -> str:
        """Return a text that may be left out, clean."""
        value = self.values.get(key, default)
        if isinstance(value, str):
            return clean(value)
        self.wrong(key, _A_TEXT)
        return default

    def needed_words(self, key: str, missing: Text | None = None) -> str:
        """Return a text that must be there, clean; `missing` is what is said where it is not."""
        value = self.words(key)
        if not value and isinstance(self.values.get(key, ""), str):
            self.wrong(key, missing or MISSING)
        return value

    def text(self, key: str) -> Text:
        """Return a text in both languages."""
        value = self.values.get(key)
        if (
            isinstance(value, dict)
            and set(value) == {"en", "bn"}
            and all(isinstance(words, str) for words in value.values())
        ):
            english, bangla = clean(value["en"]), clean(value["bn"])
            if english and bangla:
                return Text(en=english, bn=bangla)
        self.wrong(key, _BOTH_LANGUAGES)
        return Text(en="?", bn="?")

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a list of texts without the empty ones; empty where it is left out."""
        value = self.values.get(key, [])
        if isinstance(value, list | tuple) and all(isinstance(line, str) for line in value):
            return tuple(clean(line) for line in value if clean(line))
        self.wrong(key, _LINES)
        return ()

    def day(self, key: str) -> date | None:
        """Return a day that may be left out."""
        value = self.values.get(key)
        if value is None or is_day(value):
            return value
        self.wrong(key, A_DAY)
        return None

    def needed_day(self, key: str, missing: Text | None = None) -> date | None:
        """Return a day that must be there; `missing` is what is said where it is not."""
        if key not in self.values:
            self.wrong(key, missing or MISSING)
        return self.day(key)

    def days(self, key: str, default: int, *, least: int, most: int | None = None) -> int:
        """Return a number of days between two limits."""
        value = self.values.get(key, default)
        if (
            isinstance(value, int)
            and not isinstance(value, bool)
            and value >= least
            and (most is None or value <= most)
        ):
            return value
        if most is None:
            self.wrong(key, _DAYS, least=least)
        else:
            self.wrong(key, _DAYS_BETWEEN, least=least, most=most)
        return default

    def number(self, key: str) -> int:
        """Return a whole number."""
        value = self.values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.wrong(key, _A_NUMBER)
        return 0

    def flag(self, key: str, *, default: bool) -> bool:
        """Return whether something is so."""
        value = self.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.wrong(key, _A_FLAG)
        return default

    def one_of(self, key: str, known: Collection[str], default: str | None = None) -> str | None:
        """Return a word of a closed list of several; the default where it is left out, None where it is another word."""
        value = self.values.get(key, default)
        if isinstance(value, str) and value in known:
            return value
        *others, last = (f'"{word}"' for word in sorted(known))
        near = get_close_matches(value, known, n=1, cutoff=_NEAR) if isinstance(value, str) else []
        if near:
            self.wrong(key, _ONE_OF_NEAR, others=", ".join(others), last=last, near=near[0])
        else:
            self.wrong(key, _ONE_OF, others=", ".join(others), last=last)
        return None

    def section(self, key: str, known: Collection[str] | None) -> Section:
        """Return a table below this one, empty where it is left out; its keys are told where they are not known.

        Args:
            key: its key.
            known: the keys that may stand in it; None where any may.

        """
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, _A_TABLE)
            value = {}
        below = replace(self, values=value, above=f"{self.above}{key}.")
        if known is not None:
            below.refuse_unknown(known)
        return below

    def entries(self, key: str, known: Collection[str]) -> Iterator[Section]:
        """Yield the tables that stand under one heading, each as a place of its own; none where there are none.

        Args:
            key: their heading.
            known: the keys that may stand in each.

        """
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
            self.wrong(key, _TABLES)
            return
        for number, table in enumerate(value, start=1):
            place = _ENTRY.filled(file=self.place, table=key, number=number)
            entry = replace(self, place=place, values=table, above="", heading=f"{key}.")
            entry.refuse_unknown(known)
            yield entry


_EMPTY: Final = Text(
    en="{file} is empty. Where nothing was entered in this folder yet, make a new workspace in a new folder (auditor init FOLDER). Otherwise bring the file back from the last copy of the folder (auditor restore FILE FOLDER) and run again.",
    bn="{file} ফাইলটি খালি। এই ফোল্ডারে এখনো কিছু লেখা না হয়ে থাকলে নতুন কাজের ফোল্ডার তৈরি করুন (auditor init ফোল্ডার)। নইলে ফোল্ডারের সর্বশেষ ব্যাকআপ থেকে ফাইলটি ফিরিয়ে এনে (auditor restore ফাইল ফোল্ডার) আবার চালান।",
    on_screen=Text(
        en="{file} is empty. Where nothing was entered in this folder yet, make a new one. Otherwise bring the folder back from its last copy: Bring a folder back.",
        bn="{file} ফাইলটি খালি। এই ফোল্ডারে এখনো কিছু লেখা না হয়ে থাকলে নতুন ফোল্ডার তৈরি করুন। নইলে সর্বশেষ কপি থেকে ফোল্ডারটি ফিরিয়ে আনুন: “কপি থেকে ফোল্ডার ফিরিয়ে আনুন”।",
    ),
)
_NOT_UTF_8: Final = Text(
    en="{file} is not written in UTF-8. Open it in Notepad, choose Save As, Encoding: UTF-8, and run again.",
    bn="{file} UTF-8-এ লেখা নয়। Notepad-এ খুলে Save As থেকে Encoding: UTF-8 বেছে সেভ করুন, তারপর আবার চালান।",
)
_CURLY_QUOTES: Final = Text(
    en='{file}, line {line}: curly quotation marks. Replace them by straight ones (") and run again.',
    bn='{file}, লাইন {line}: বাঁকা উদ্ধৃতি চিহ্ন আছে। সোজা চিহ্ন (") দিয়ে আবার চালান।',
)
_NO_TOML: Final = Text(
    en="{file} is not valid TOML (line {line}, character {column}). Correct that line and run again.",
    bn="{file} সঠিক TOML নয় (লাইন {line}, অক্ষর {column})। লাইনটি ঠিক করে আবার চালান।",
)
_ENDS_EARLY: Final = Text(
    en="{file} is not valid TOML: it ends in the middle of something. Complete its last line and run again.",
    bn="{file} সঠিক TOML নয়: লেখা মাঝপথে শেষ হয়ে গেছে। শেষ লাইনটি পূর্ণ করে আবার চালান।",
)
_ENDLESS: Final = Text(
    en="{file} is not valid TOML: a number in it is too long, or its brackets are too deep. Correct it and run again.",
    bn="{file} সঠিক TOML নয়: কোনো সংখ্যা অতিরিক্ত লম্বা, অথবা বন্ধনীর ভেতরে বন্ধনী অতিরিক্ত বেশি। ঠিক করে আবার চালান।",
)
_ENTRY: Final = Text(en="{file}, {table} {number}", bn="{file}, {table} {number}")
_NAMED: Final = Text(en="{place} ({name})", bn="{place} ({name})")
_MISTAKE: Final = Text(
    en="{place}: {mistake} Correct the file and run again.", bn="{place}: {mistake} ফাইলটি ঠিক করে আবার চালান।"
)
_NOT_WRITTEN: Final = Text(en="{mistake} Nothing was written.", bn="{mistake} কিছু লেখা হয়নি।")
_UNKNOWN: Final = Text(en='"{key}" is not known. Known here: {known}.', bn="“{key}” চেনা যায়নি। এখানে লেখা যায়: {known}।")
_NOTHING_KNOWN: Final = Text(
    en='"{key}" is not known; nothing is written there.', bn="“{key}” চেনা যায়নি; এখানে কিছু লেখার নেই।"
)
_UNKNOWN_NEAR: Final = Text(
    en='"{key}" is not known; perhaps "{near}". Known here: {known}.',
    bn="“{key}” চেনা যায়নি; হয়তো “{near}”। এখানে লেখা যায়: {known}।",
)
MISSING: Final = Text(en='"{key}" is missing.', bn="“{key}” লেখা নেই।")
_NOT_KEPT: Final = Text(en='"{key}": {fault}', bn="“{key}”: {fault}")
_A_TEXT: Final = Text(en='"{key}" is a text in quotes.', bn="“{key}” উদ্ধৃতি চিহ্নের ভেতরে লিখতে হবে।")
_BOTH_LANGUAGES: Final = Text(
    en='"{key}" needs a text in both languages, en and bn.', bn="“{key}” দুই ভাষায় লিখতে হবে, en ও bn।"
)
_LINES: Final = Text(en='"{key}" is a list of texts, such as ["…", "…"].', bn='“{key}” লেখার তালিকা হবে, যেমন ["…", "…"]।')
A_DAY: Final = Text(
    en='"{key}" is a day such as 2024-03-14, without quotes.',
    bn="“{key}” তারিখ হবে, যেমন 2024-03-14, উদ্ধৃতি চিহ্ন ছাড়া।",
)
_DAYS: Final = Text(
    en='"{key}" is a whole number of days, at least {least}.', bn="“{key}” দিনের পূর্ণ সংখ্যা হবে, অন্তত {least}।"
)
_DAYS_BETWEEN: Final = Text(
    en='"{key}" is a whole number of days from {least} to {most}.',
    bn="“{key}” দিনের পূর্ণ সংখ্যা হবে, {least} থেকে {most}।",
)
_A_NUMBER: Final = Text(en='"{key}" is a whole number.', bn="“{key}” পূর্ণ সংখ্যা হবে।")
_A_FLAG: Final = Text(en='"{key}" is true or false.', bn="“{key}” true অথবা false হবে।")
_ONE_OF: Final = Text(en='"{key}" is {others} or {last}.', bn="“{key}” হবে {others} অথবা {last}।")
_ONE_OF_NEAR: Final = Text(
    en='"{key}" is {others} or {last}; perhaps "{near}" is meant.',
    bn="“{key}” হবে {others} অথবা {last}; হয়তো “{near}”।",
)
_A_TABLE: Final = Text(
    en='"{key}" is a table: a part headed [{key}], or {key} = {{ … }}.',
    bn="“{key}” একটি অংশ হবে: [{key}] শিরোনামে, অথবা {key} = {{ … }}।",
)
_TABLES: Final = Text(en='"{key}" are tables, each headed [[{key}]].', bn="“{key}” অংশগুলো [[{key}]] শিরোনামে লিখতে হবে।")
