"""Proposes a mapping from a sample of a record that no mapping knows: headings are guessed by known words, in both languages.

No cell is shown but short words under a heading that is known to say yes or no.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.exports import mapping, pages, stamps
from auditor.exports.meanings import BY_HEADING, Meaning
from auditor.exports.paths import as_words, can_be_named, first_found
from auditor.i18n import Text, match_key
from auditor.tables import files, trees
from auditor.tables.answers import read_yes_no
from auditor.tables.headings import find_header, rows_below
from auditor.tables.refusals import refusal
from auditor.tables.table import Expected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as MappingOf
    from datetime import date

MOST_WORDS: Final = 6
LONGEST_WORD: Final = 20
_LOOKED_AT: Final = 200
_DEEPEST: Final = 3


ALWAYS_YES: Final = ("yes", "true", "1", "on", "active", "enabled", "✓", "হ্যাঁ", "চালু", "সক্রিয়")
ALWAYS_NO: Final = (
    "no", "false", "0", "off", "inactive", "disabled", "blocked", "suspended", "locked", "✗", "না", "বন্ধ", "নিষ্ক্রিয়", "নিস্ক্রিয়", "ব্লক",
)  # fmt: skip
_SAYS_YES: Final = frozenset(map(match_key, ALWAYS_YES)) - {""}
_SAYS_NO: Final = frozenset(map(match_key, ALWAYS_NO)) - {""}


class Column(Struct, frozen=True):
    """A column or path of the sample: what it may mean, and the words under it, where they are few and short enough to show."""

    heading: str
    meaning: Meaning
    words: tuple[str, ...] = ()

    def meant(self, meaning: Meaning) -> Column:
        """Return the column with another meaning."""
        return replace(self, meaning=meaning)


class Sample(Struct, frozen=True):
    """What a sample shows: its columns; of JSON also the path to its rows."""

    columns: tuple[Column, ...]
    rows: str = ""


def sample_of(name: str, content: bytes) -> Sample:
    """Return the columns of a record with what they may mean.

    Raises:
        FileRefusedError: it holds passwords, is no table and no JSON, or lists nothing.

    """
    if trees.looks_like_json(content):
        return _of_json(name, content)
    table = pages.read(name, content)[0] if pages.is_page(content) else files.open_table(name, content)
    expected: Expected[Meaning] = Expected({}, fits=lambda _: False)
    found: list[Column] = []
    for sheet, _ in table.sheets(expected):
        header = find_header(sheet, BY_HEADING)
        if header is None:
            continue
        below = [cells for _, cells in rows_below(sheet, header)][:_LOOKED_AT]
        meanings = {column: meaning for meaning, column in header.columns.items()}
        columns = [
            _column(heading, meanings.get(at, Meaning.NOTHING), (cells[at] for cells in below))
            for at, heading in enumerate(header.headings)
            if heading
        ]
        if sum(column.meaning is not Meaning.NOTHING for column in columns) > sum(
            column.meaning is not Meaning.NOTHING for column in found
        ):
            found = columns
    if not found:
        raise refusal(_NO_HEADINGS, name)
    return Sample(tuple(found))


def toml_of(
    sample: Sample, title: str, recorded_on: date | None, says_yes: Iterable[str], says_no: Iterable[str]
) -> str:
    """Return the mapping as TOML.

    Args:
        sample: the columns as they are meant.
        title: what the system is called.
        recorded_on: when the record was taken; None where its name or its rows say so.
        says_yes: words that say yes.
        says_no: words that say no.

    """
    meant = {column.meaning: column for column in sample.columns if column.meaning is not Meaning.NOTHING}
    lines = [
        f"title = {{ en = {_quoted(title)}, bn = {_quoted(title)} }}",
        *([f"recorded_on = {recorded_on.isoformat()}"] if recorded_on else []),
        f"days = {json.dumps([form.value for form in (stamps.Form.ISO, stamps.Form.DAY_FIRST, stamps.Form.YEAR_FIRST)])}",
        'zone = "Asia/Dhaka"',
    ]
    if Meaning.LAST_LOGIN in meant:
        lines.append('stamps = ["last_login"]')
    lines += ["", "[login]", *(['email = "mailbox"'] if Meaning.MAILBOX in meant else []), 'domains = ["official"]', ""]
    needs = [meaning.field for meaning in meant if meaning is Meaning.LOGIN or meaning.fact]
    form = "json" if sample.rows else "table"
    lines += [
        f"[[{form}]]",
        *([f"rows = [{_quoted(sample.rows)}]"] if sample.rows else []),
        f"needs = {json.dumps(needs)}",
    ]
    if not sample.rows:
        ignored = [column.heading for column in sample.columns if column.meaning is Meaning.NOTHING]
        lines.append(f"ignores = {json.dumps(ignored, ensure_ascii=False)}")
    lines += ["", f"[{form}.fields]"]
    lines += [f"{meaning.field} = [{_quoted(column.heading)}]" for meaning, column in meant.items()]
    yes, no = json.dumps([*says_yes], ensure_ascii=False), json.dumps([*says_no], ensure_ascii=False)
    for meaning in meant:
        if meaning.fact:
            lines += ["", "[[facts]]", f'fact = "{meaning.fact}"', f'field = "{meaning.field}"']
            lines += [f"yes = {yes}", f"no = {no}"] if meaning.is_flag else []
    return "\n".join(lines) + "\n"


def refuse_unusable(name: str, sample: Sample) -> None:
    """Refuse columns as they are meant from which no mapping can be made.

    Raises:
        FileRefusedError: none holds user IDs, or none says anything that is checked here.

    """
    meanings = {column.meaning for column in sample.columns}
    if Meaning.LOGIN not in meanings:
        raise refusal(_NO_LOGIN, name)
    if not any(meaning.fact for meaning in meanings):
        raise refusal(_NO_FACT, name)


def not_understood(sample: Sample) -> tuple[str, ...]:
    """Return the words of a sample, each once, of which it is not known whether they say yes or no."""
    words = dict.fromkeys(word for column in sample.columns for word in column.words)
    return tuple(word for word in words if reads_as(word) is None)


def mapping_of(name: str, sample: Sample, recorded_on: date | None, says: MappingOf[str, bool]) -> str:
    """Return the mapping of a record as TOML, one that can be used.

    Args:
        name: the record's name.
        sample: the columns as they are meant.
        recorded_on: when the record was taken; None where its name or its rows say so.
        says: the words of which somebody said that they say yes or no.

    Raises:
        FileRefusedError: no mapping can be made of these columns.

    """
    refuse_unusable(name, sample)
    yes, no = [*ALWAYS_YES], [*ALWAYS_NO]
    for word in dict.fromkeys(word for column in sample.columns for word in column.words):
        means = reads_as(word)
        means = says.get(word) if means is None else means
        if means is not None and word not in (*yes, *no):
            (yes if means else no).append(word)
    stem, _, _ = name.rpartition("/")[2].rpartition(".")
    text = toml_of(sample, stem or name, recorded_on, yes, no)
    mapping.beside_of(f"{stem or name}.toml", text.encode())
    return text


def reads_as(word: str) -> bool | None:
    """Return whether a word is understood as yes or no; None where it is neither."""
    key = match_key(word)
    if key in _SAYS_YES or key in _SAYS_NO:
        return key in _SAYS_YES
    return {"yes": True, "no": False}.get(read_yes_no(word))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _column(heading: str, meaning: Meaning, cells: Iterable[Any]) -> Column:
    """Return a column with the words under it, where it says yes or no in few short words of letters, and none looks like a secret."""
    words = tuple(sorted({cell for cell in cells if isinstance(cell, str) and cell}))
    if not meaning.is_flag or len(words) > MOST_WORDS or not all(map(_is_harmless, words)):
        words = ()
    return Column(heading, meaning, words)


def _is_harmless(word: str) -> bool:
    """Return whether a word is understood, or is of letters only and of one case, as no password of the rule is."""
    if reads_as(word) is not None:
        return True
    plain_case = word.islower() or word.istitle() or not word.isascii()
    return len(word) <= LONGEST_WORD and plain_case and not any(sign.isdigit() for sign in word)


# JSON --------------------------------------------------------------------------------------------------------------


def _of_json(name: str, content: bytes) -> Sample:
    documents = [trees.without_secrets(name, document, ())[0] for document in trees.read(name, content)]
    for document in documents:
        for rows in _lists(document, ""):
            entries = [entry for entry in first_found([rows], document).values if isinstance(entry, dict)][:_LOOKED_AT]
            columns = tuple(_columns(entries))
            if any(column.meaning is Meaning.LOGIN for column in columns):
                return Sample(columns, rows)
    raise refusal(_NO_HEADINGS, name)


def _lists(value: Any, above: str, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 JSON
    """Yield the paths to lists of objects, the outer first."""
    if isinstance(value, list):
        if any(isinstance(entry, dict) for entry in value):
            yield f"{above}[]"
    elif isinstance(value, dict) and depth < _DEEPEST:
        for key, below in value.items():
            if can_be_named(key):
                yield from _lists(below, f"{above}/{key}" if above else key, depth + 1)


def _columns(entries: Sequence[dict[str, Any]]) -> Iterator[Column]:
    paths: dict[str, list[str]] = {}
    for entry in entries:
        for path, words in _scalars(entry, "", 0):
            paths.setdefault(path, []).append(words)
    taken: set[Meaning] = set()
    for path, found in paths.items():
        meaning = BY_HEADING.get(match_key(path.rpartition("/")[2]), Meaning.NOTHING)
        meaning = Meaning.NOTHING if meaning in taken else meaning
        taken.add(meaning)
        yield _column(path, meaning, found)


def _scalars(entry: dict[str, Any], above: str, depth: int) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        if not can_be_named(key):
            continue
        path = f"{above}/{key}" if above else key
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _scalars(value, path, depth + 1)
        elif not isinstance(value, dict | list):
            yield path, as_words(value)


_NO_LOGIN: Final = Text(
    en="{file}: without a column of user IDs nobody can be found in the roster. Say which column it is, and try again.",
    bn="{file}: ইউজার আইডির কলাম ছাড়া তালিকার কাউকে পাওয়া যাবে না। কোন কলামে আছে তা জানিয়ে আবার চেষ্টা করুন।",
)
_NO_FACT: Final = Text(
    en="{file}: no column says anything that is checked here (account in use, two-step, password changed). Take a list from the system that "
    "shows one of them.",
    bn="{file}: যা যাচাই করা হয় (আইডি চালু, Two-step, পাসওয়ার্ড রিসেট) কোনো কলামে তা নেই। সিস্টেম থেকে এর অন্তত একটি আছে এমন তালিকা নিন।",
)
_NO_HEADINGS: Final = Text(
    en="{file}: no row of headings was found that names a user ID or a state (in English or Bangla). Give the columns names such as Username, "
    "Status, Two-factor, and try again.",
    bn="{file}: ইউজার আইডি বা অবস্থা বোঝায় এমন শিরোনামের সারি পাওয়া যায়নি (বাংলা বা ইংরেজি)। কলামের নাম দিন, যেমন ইউজার আইডি, অবস্থা, টু-ফ্যাক্টর; তারপর আবার চেষ্টা করুন।",
)
