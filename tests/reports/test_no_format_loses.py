"""No format of the annex loses what another prints: what changes a word of the paper changes the record and the workbook, too."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from enum import Enum
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

import pytest
from changing import fields_of, replace
from jinja2.exceptions import UndefinedError
from msgspec import Struct
from rendering import papers, render

from auditor.i18n import Language, Text
from auditor.model.grades import Grade
from auditor.model.views.annexes import AuditorView
from auditor.model.views.office import RoundBook
from reports import html, json_v1, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DIGEST = "9f86d081884c7d65" * 4
SAMPLES = {bool: True, int: 7, str: "2024-01", date: date(2024, 1, 31)}
pytestmark = pytest.mark.sampled

OF_THE_SETTINGS = {"Letterhead", "Signatories"}
"""What a paper has of the settings, and not of the round."""
SAID_TWICE = {
    ("DecisionPart", "decision"),
    ("PublicPart", "decision"),
    ("MeetingTally", "called"),
    ("PublicMeeting", "called"),
    ("Head", "all_decisions"),
}
"""What papers print and the record does not repeat: the words of a decision stand in the head, where an annex has all of them as `decisions`; what a meeting is called follows from its day."""
NO_ROUND = (AttributeError, IndexError, KeyError, StopIteration, TypeError, ValueError, UndefinedError)
"""What drawing raises where a change made a view that no round has, such as rows without their columns."""
TRIES = 12
"""Values of one field that are changed, at most, until the paper is another one."""


def made(hint: Any, name: str = "") -> Any:  # noqa: PLR0911 a case a kind of type
    """Return a value of a type, for what is none or empty in a view."""
    kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        return made(kinds[0], name)
    if origin is tuple and kinds[-1] is Ellipsis:
        return (made(kinds[0], name),) * (len(Grade) if kinds[0] is int else 1)
    if origin is tuple:
        return tuple(made(kind, name) for kind in kinds)
    if origin is frozenset:
        return frozenset({made(kinds[0], name)})
    if issubclass(hint, Text):
        return Text(en="Jute Office", bn="পাট অফিস")
    if issubclass(hint, Enum):
        return next(iter(hint))
    if issubclass(hint, Struct):
        held = get_type_hints(hint)
        return hint(**{part: made(held[part], part) for part in hint.__struct_fields__})
    return DIGEST if hint is str and name in {"digest", "before"} else SAMPLES[hint]


def others(value: Any, hint: Any, name: str) -> list[Any]:  # noqa: PLR0911 a case a kind of value
    """Return other values that may stand in the place of one."""
    match value:
        case None:
            return [made(hint, name)]
        case bool():
            return [not value]
        case int():
            return [value + 31]
        case Text():
            return [Text(en=f"{value.en} anew", bn=f"{value.bn} নতুন")]
        case Enum():
            return [each for each in type(value) if each is not value]
        case str():
            return [
                DIGEST[::-1] if len(value) == len(DIGEST) else f"{value[:5]}12" if value[:2] == "20" else f"{value}7"
            ]
        case date():
            return [value + timedelta(days=100)]
        case (int() as first, *rest):
            return [(first + 31, *rest)]
        case tuple() | frozenset():
            return [type(value)() if value else made(hint, name)]
        case _:
            return [None] if type(None) in get_args(hint) else []


def parts_of(value: Any) -> Iterator[tuple[str, Any, Callable[[Any], Any]]]:
    """Yield the structs that a value holds, the name of the field, and what the value is with another one in its place."""
    for name, part in fields_of(value).items():
        if (type(value).__name__, name) in SAID_TWICE:
            continue
        if isinstance(part, Struct):
            yield name, part, lambda other, name=name: replace(value, **{name: other})
        for at, each in enumerate(part if isinstance(part, tuple) else ()):
            if isinstance(each, Struct):
                yield (
                    name,
                    each,
                    lambda other, name=name, part=part, at=at: replace(
                        value, **{name: (*part[:at], other, *part[at + 1 :])}
                    ),
                )


def varied(value: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield a view with one value of it changed, and of which field of which struct."""
    kind = type(value).__name__
    if isinstance(value, Text) or kind in OF_THE_SETTINGS:
        return
    hints = get_type_hints(type(value))
    for name, part in fields_of(value).items():
        if (kind, name) not in SAID_TWICE:
            yield from (((kind, name), replace(value, **{name: other})) for other in others(part, hints[name], name))
    for _, part, with_other in parts_of(value):
        yield from ((of, with_other(other)) for of, other in varied(part))


def filled(value: Any) -> Any:
    """Return a view in which nothing that it holds once is empty or none."""
    hints = get_type_hints(type(value))
    for name, part in fields_of(value).items():
        if type(value).__name__ not in OF_THE_SETTINGS and part in ((), None):
            value = replace(value, **{name: made(hints[name], name)})
    for name, part in fields_of(value).items():
        if isinstance(part, Struct) and not isinstance(part, Text):
            value = replace(value, **{name: filled(part)})
    return value


def few(view: Any) -> Any:
    """Return a view of a few of its offices in which nothing is missing."""
    if isinstance(view, AuditorView):
        return replace(filled(view), chair=few(view.chair), accounts=view.accounts[::5])
    return replace(filled(view), rows=view.rows[::5])


def record(view: Any) -> Any:
    return json.loads(render(json_v1.FORMAT, view, Language.EN))


def workbook(view: Any) -> Any:
    return render(xlsx.FORMAT, view, Language.EN)


def lost_by(view: Any, *formats: Callable[[Any], Any]) -> list[set[tuple[str, str]]]:
    """Return for each format the fields that change the paper, and leave untouched what is drawn otherwise; the paper is drawn once for all."""
    before, as_printed = [drawn(view) for drawn in formats], papers(view, Language.EN)
    tried: Counter[tuple[str, str]] = Counter()
    kept, lost = [set() for _ in formats], [set() for _ in formats]
    for of, other in varied(view):
        looked_at = [at for at in range(len(formats)) if of not in kept[at] | lost[at]]
        if not looked_at or tried[of] == TRIES:
            continue
        tried[of] += 1
        try:
            if papers(other, Language.EN) == as_printed:
                continue
        except NO_ROUND:
            continue
        for at in looked_at:
            with suppress(*NO_ROUND):
                (kept if formats[at](other) != before[at] else lost)[at].add(of)
    assert all(len(each) > 40 for each in kept)
    return lost


@pytest.mark.parametrize("audience", ["minutes", "chair", "auditor"])
def test_what_changes_a_word_of_the_annex_changes_its_record_and_its_workbook(views, audience):
    assert lost_by(few(views[audience]), record, workbook) == [set(), set()]


def test_what_changes_a_word_of_the_annex_changes_the_page_of_the_round(views):
    def page(view):
        return render(html.FORMAT, RoundBook(view, views["office reports"]), Language.EN)

    assert lost_by(few(views["auditor"]), page) == [set()]
