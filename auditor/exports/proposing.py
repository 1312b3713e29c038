"""Proposes a mapping from a sample of a record that no mapping knows: headings are guessed by known words, in both languages.

No cell is shown but short words under a heading that is known to say yes or no.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.exports import mapping, pages, stamps
from auditor.exports.expecting import expected_of_no_system
from auditor.exports.meanings import Meaning, by_heading
from auditor.exports.paths import as_words, can_be_named, first_found
from auditor.i18n import Text, clean, match_key, plain
from auditor.model.errors import FileRefusedError
from auditor.tables import files, trees
from auditor.tables.answers import read_yes_no
from auditor.tables.headings import find_header, rows_below
from auditor.tables.refusals import refusal

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
IN_USE: Final = ("no", "false", "0", "off", "✗", "না", "active", "সক্রিয়")
"""What says under a heading of what is locked that the account is in use."""
OUT_OF_USE: Final = (
    "yes", "true", "1", "on", "✓", "হ্যাঁ", "inactive", "blocked", "suspended", "locked", "নিষ্ক্রিয়", "নিস্ক্রিয়", "ব্লক",
)  # fmt: skip
"""What says there that it is not."""
_IS_SAID: Final = {match_key(word): True for word in ALWAYS_YES} | {match_key(word): False for word in ALWAYS_NO}
_IS_SAID_OF_LOCKED: Final = {match_key(word): True for word in IN_USE} | {match_key(word): False for word in OUT_OF_USE}


class Column(Struct, frozen=True):
    """A column or path of the sample: what it may mean, and the words under it, where they are few and short enough to show beside a meaning of yes and no."""

    heading: str
    meaning: Meaning
    words: tuple[str, ...] = ()

    @property
    def not_understood(self) -> tuple[str, ...]:
        """The words of which it is not known whether they say yes or no; none where the column says neither."""
        return tuple(word for word in self.words if self.meaning.is_flag and reads_as(word, self.meaning) is None)

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
    found: list[Column] = []
    for sheet, _ in table.sheets(expected_of_no_system(table)):
        header = find_header(sheet, by_heading())
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


def refuse_unusable(name: str, sample: Sample) -> None:
    """Refuse columns as they are meant from which no mapping can be made.

    Raises:
        FileRefusedError: none holds user IDs, none says anything that is checked here, or two are meant to say the same.

    """
    meant: dict[Meaning, Column] = {}
    for column in sample.columns:
        if column.meaning is not Meaning.NOTHING and meant.setdefault(column.meaning, column) is not column:
            one, other = plain(clean(meant[column.meaning].heading)), plain(clean(column.heading))
            told = _TWICE.filled(file=plain(clean(name)), one=one, other=other, meaning=column.meaning.label)
            raise FileRefusedError(told)
    if Meaning.LOGIN not in meant:
        raise refusal(_NO_LOGIN, name)
    if not any(meaning.fact for meaning in meant):
        raise refusal(_NO_FACT, name)


def mapping_of(name: str, sample: Sample, recorded_on: date | None, says: MappingOf[tuple[int, str], bool]) -> str:
    """Return the mapping of a record as TOML, one that can be used.

    Args:
        name: the record's name.
        sample: the columns as they are meant.
        recorded_on: when the record was taken; None where its name or its rows say so.
        says: of words that are not understood, by the number of the column and the word, whether they say yes or no there.

    Raises:
        FileRefusedError: no mapping can be made of these columns.

    """
    refuse_unusable(name, sample)
    stem, _, _ = name.rpartition("/")[2].rpartition(".")
    text = _toml_of(sample, stem or name, recorded_on, says)
    mapping.beside_of(f"{stem or name}.toml", text.encode())
    return text


def reads_as(word: str, meaning: Meaning) -> bool | None:
    """Return whether a word under a meaning says that its fact is so; None where that is not understood."""
    key = match_key(word)
    if meaning.is_opposite:
        return _IS_SAID_OF_LOCKED.get(key) if key else None
    return _IS_SAID[key] if key and key in _IS_SAID else {"yes": True, "no": False}.get(read_yes_no(word))


def said_by(meaning: Meaning) -> tuple[Text, Text]:
    """Return how people say what a yes and a no mean under a heading."""
    return (_LOCKED, _NOT_LOCKED) if meaning.is_opposite else (_YES, _NO)


def _toml_of(sample: Sample, title: str, recorded_on: date | None, says: MappingOf[tuple[int, str], bool]) -> str:
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
    for at, column in enumerate(sample.columns):
        if column.meaning.fact:
            lines += ["", "[[facts]]", f'fact = "{column.meaning.fact}"', f'field = "{column.meaning.field}"']
            lines += _words_of(at, column, says) if column.meaning.is_flag else []
    return "\n".join(lines) + "\n"


def _words_of(at: int, column: Column, says: MappingOf[tuple[int, str], bool]) -> list[str]:
    """Return the words that say yes and no of the fact of a column; what was said of a word is whether it says yes of the column."""
    yes, no = ([*IN_USE], [*OUT_OF_USE]) if column.meaning.is_opposite else ([*ALWAYS_YES], [*ALWAYS_NO])
    for word in column.words:
        is_so = reads_as(word, column.meaning)
        if is_so is None and (at, word) in says:
            is_so = says[at, word] is not column.meaning.is_opposite
        if is_so is not None and word not in (*yes, *no):
            (yes if is_so else no).append(word)
    return [f"{name} = {json.dumps(words, ensure_ascii=False)}" for name, words in (("yes", yes), ("no", no))]


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _column(heading: str, meaning: Meaning, cells: Iterable[Any]) -> Column:
    """Return a column with the words under it, where they are few and short, of letters, and none looks like a secret."""
    words = tuple(sorted({cell for cell in cells if isinstance(cell, str) and cell}))
    if len(words) > MOST_WORDS or not all(map(_is_harmless, words)):
        words = ()
    return Column(heading, meaning, words)


def _is_harmless(word: str) -> bool:
    """Return whether a word is understood, or is of letters only and of one case, as no password of the rule is."""
    if reads_as(word, Meaning.ACTIVE) is not None:
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
        meaning = by_heading().get(match_key(path.rpartition("/")[2]), Meaning.NOTHING)
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


NEITHER: Final = Text(en="neither; it is told when it occurs", bn="কোনোটিই নয়; পাওয়া গেলে জানানো হবে")
_YES: Final = Text(en="yes, on, in use", bn="হ্যাঁ, চালু")
_NO: Final = Text(en="no, off, out of use", bn="না, বন্ধ")
_LOCKED: Final = Text(en="yes, locked: out of use", bn="হ্যাঁ, লক করা: বন্ধ")
_NOT_LOCKED: Final = Text(en="no, not locked: in use", bn="না, লক করা নয়: চালু")
_NO_LOGIN: Final = Text(
    en="{file}: without a column of user IDs nobody can be found in the roster. Say which column it is, and try again.",
    bn="{file}: ইউজার আইডির কলাম ছাড়া তালিকার কাউকে পাওয়া যাবে না। কোন কলামে আছে তা জানিয়ে আবার চেষ্টা করুন।",
)
_NO_FACT: Final = Text(
    en="{file}: no column says anything that is checked here (account in use, two-step, password changed). Take a list from the system that "
    "shows one of them.",
    bn="{file}: যা যাচাই করা হয় (আইডি চালু, Two-step, পাসওয়ার্ড রিসেট) কোনো কলামে তা নেই। সিস্টেম থেকে এর অন্তত একটি আছে এমন তালিকা নিন।",
)
_TWICE: Final = Text(
    en='{file}: two columns, "{one}" and "{other}", are said to hold the same ({meaning}). Say of one of them that it holds something else or is not read.',
    bn="{file}: দুটি কলামে (“{one}” ও “{other}”) একই জিনিস ({meaning}) আছে বলা হয়েছে। একটিতে অন্য কিছু আছে, অথবা সেটি পড়া হবে না, তা জানান।",
)
_NO_HEADINGS: Final = Text(
    en="{file}: no row of headings was found that names a user ID or a state (in English or Bangla). Give the columns names such as Username, "
    "Status, Two-factor, and try again.",
    bn="{file}: ইউজার আইডি বা অবস্থা বোঝায় এমন শিরোনামের সারি পাওয়া যায়নি (বাংলা বা ইংরেজি)। কলামের নাম দিন, যেমন ইউজার আইডি, অবস্থা, টু-ফ্যাক্টর; তারপর আবার চেষ্টা করুন।",
)
