"""What a row of a record says of its account: words of its fields become values of facts, by the mapping's rules."""

from __future__ import annotations

from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from auditor.exports import stamps
from auditor.exports.mapping import ANY, DAY
from auditor.i18n import clean, match_key
from auditor.model.facts import FACTS
from auditor.model.when import When
from auditor.tables.sheet import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from auditor.exports.mapping import Mapping, Rule
    from auditor.exports.records import Row, Said
    from auditor.model.facts import Fact


class Silence(Enum):
    """Why a rule gives no value: the row says nothing, or something that the mapping does not know."""

    NOTHING = auto()
    UNCLEAR = auto()


_YES: Final = "yes"


def value_of(rule: Rule, row: Row, mapping: Mapping) -> Any:  # noqa: ANN401 a value of the rule's fact, or a `Silence`
    """Return what a row says of a fact."""
    fact = FACTS[rule.fact]
    said = row.said(rule.field)
    if any(isinstance(word, Unread) for word in said.words):
        return Silence.UNCLEAR
    words = _spoken(said, mapping)
    met = all(_meets(row.said(name), wanted, mapping) for name, wanted in rule.requires.items())
    if rule.yes or rule.no:
        flag = _flag(rule, words, mapping, met=met) if words else _unsaid(rule, said, met=met)
        elsewhere = flag is False and any(_spoken(row.said(name), mapping) for name in rule.elsewhere)
        return Silence.NOTHING if elsewhere else flag
    if not words or not met:
        return Silence.NOTHING
    return _latest(words, mapping) if fact.dated else _worst(fact, rule, words)


def combined(fact: Fact[Any], values: Sequence[Any]) -> Any:  # noqa: ANN401 a value of the fact
    """Return what several devices of one account say together: one good flag is enough, the last day, the weakest choice."""
    if fact.dated or isinstance(values[0], bool):
        return max(values, key=fact.floor)
    return min(values, key=fact.floor)


def day_of(said: Said, mapping: Mapping) -> When | Silence:
    """Return the day that a field says."""
    if any(isinstance(word, Unread) for word in said.words):
        return Silence.UNCLEAR
    words = _spoken(said, mapping)
    return _latest(words, mapping) if words else Silence.NOTHING


def key_of(word: str) -> str:
    """Return the key under which writings of one word meet; signs count where there is nothing else."""
    return match_key(word) or clean(word)


def _spoken(said: Said, mapping: Mapping) -> list[str | date]:
    blank = {key_of(word) for word in mapping.blank}
    return [
        word
        for word in said.words
        if not isinstance(word, Unread) and not (isinstance(word, str) and key_of(word) in blank)
    ]


def _keys(words: Iterable[str | date]) -> list[str]:
    return [key_of(word if isinstance(word, str) else word.isoformat()) for word in words]


def _among(key: str, writings: Iterable[str]) -> bool:
    return any(writing == ANY or key_of(writing) == key for writing in writings)


def _meets(said: Said, wanted: Sequence[str], mapping: Mapping) -> bool:
    """Return whether a field says one of the words; an empty writing stands for a field that says nothing."""
    keys = _keys(_spoken(said, mapping))
    return any(_among(key, filter(None, wanted)) for key in keys) if keys else "" in wanted


def _unsaid(rule: Rule, said: Said, *, met: bool) -> bool | Silence:
    """Return what it means that a flag's field is empty, or not there."""
    code = rule.empty if said.there else rule.absent
    return code == _YES and met if code else Silence.NOTHING


def _flag(rule: Rule, words: Sequence[str | date], mapping: Mapping, *, met: bool) -> bool | Silence:
    """Return what a flag's words say; one yes among several is one. A rule that names only words of yes, or of no, is else silent."""
    keys = _keys(words)
    if any(_among(key, rule.yes) for key in keys):
        return met
    if rule.no and all(_among(key, rule.no) for key in keys):
        return False
    if DAY in rule.yes:
        return met if isinstance(_latest(words, mapping), When) else Silence.UNCLEAR
    return Silence.UNCLEAR if rule.yes and rule.no else Silence.NOTHING


def _worst(fact: Fact[Any], rule: Rule, words: Sequence[str | date]) -> Any:  # noqa: ANN401 a value of the fact
    """Return the weakest of the choices that are named; what else a system can name is no second step."""
    found = [
        fact.decode(code) for code, writings in rule.values.items() for key in _keys(words) if _among(key, writings)
    ]
    return min(found, key=fact.floor) if found else Silence.NOTHING


def _latest(words: Sequence[str | date], mapping: Mapping) -> When | Silence:
    days = [
        When.on(word) if isinstance(word, date) else stamps.read(word, mapping.days, mapping.zone) for word in words
    ]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return Silence.UNCLEAR
    return max(known, key=lambda day: (day.latest, day.earliest or date.min))
