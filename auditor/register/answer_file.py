"""Answers typed at the desk, as a file: a form in plain words, read by the reader of registers, one sheet an office."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.counting import CountsFrom
from auditor.model.forms import FormStamp
from auditor.register.columns import META_SHEET, Mark, Talked, columns, filled_in, meta
from auditor.tables import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.tables.table import Table

FORMAT: Final = "portal-auditor-answers-1"
BY: Final = "desk"
"""What left it, as the ledger's entry names it."""
FIRST_ROW: Final = 2
"""The number of the first row of a sheet that is answered: its headings stand above."""
_MARKS: Final = (Mark.ID.value, Mark.OFFICE.value, Mark.POST.value)


def cell_names() -> tuple[str, ...]:
    """Return the names of the columns that answers may have: all that are filled in but remarks, which are taken nowhere."""
    return tuple(column.name for column in filled_in() if column.name != Talked.REMARK)


class AnswerRow(Struct, frozen=True):
    """What was answered for an office or one of its accounts, by its id and post; `cells` are words by columns' names."""

    subject: str
    post: str
    cells: Mapping[str, str]


class OfficeAnswers(Struct, frozen=True):
    """The rows of an office, its own first; `name` is how it was called when they were handed in, and heads its sheet."""

    name: str
    rows: tuple[AnswerRow, ...]


class AnswerFile(Struct, frozen=True):
    """A form that was answered at the desk.

    Attributes:
        stamp: whose form it is, for which month, and which one.
        counts_from: the days that were named to those who answered.
        asked: the ids of the accounts that it asks about: an office's row answers for these and no others.
        offices: the answers.

    """

    stamp: FormStamp
    counts_from: CountsFrom
    asked: tuple[str, ...]
    offices: tuple[OfficeAnswers, ...]


def write(answers: AnswerFile) -> bytes:
    """Return the file: canonical JSON, so that the same answers give the same bytes."""
    stamp = answers.stamp
    content = {
        "format": FORMAT,
        "form": {
            "workspace": stamp.workspace,
            "upazila": [stamp.upazila.bn, stamp.upazila.en],
            "district": [stamp.district.bn, stamp.district.en],
            "month": stamp.month,
            "number": stamp.number,
        },
        **written_days(answers.counts_from),
        "asked": list(answers.asked),
        "offices": [
            {
                "name": office.name,
                "rows": [
                    {"subject": row.subject, "post": row.post, "cells": dict(sorted(row.cells.items()))}
                    for row in office.rows
                ],
            }
            for office in answers.offices
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def written_days(counts_from: CountsFrom) -> Mapping[str, Any]:
    """Return as members of a record from which days resets and profiles count."""
    own = {fact: day.isoformat() for fact, day in counts_from.own}
    return {"decision-day": counts_from.day.isoformat(), **({"decision-day-of": own} if own else {})}


def read_days(content: Mapping[str, Any]) -> CountsFrom:
    """Return what `written_days` wrote, or an earlier program, to which all of it counted from one day."""
    own = content.get("decision-day-of", {})
    return CountsFrom.of_days(
        date.fromisoformat(content["decision-day"]), {str(fact): date.fromisoformat(day) for fact, day in own.items()}
    )


def read(content: bytes) -> AnswerFile:
    """Return what a file holds, as it was written.

    Raises:
        ValueError: it is not as this program writes it.

    """
    try:
        return _read(json.loads(content))
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise ValueError("not as this program writes it") from error


def _read(content: Mapping[str, Any]) -> AnswerFile:
    if content["format"] != FORMAT:
        raise ValueError("another format")
    form = content["form"]
    stamp = FormStamp(
        _words(form["workspace"]),
        _place(form["upazila"]),
        _place(form["district"]),
        _words(form["month"]),
        _words(form["number"]),
    )
    return AnswerFile(
        stamp,
        read_days(content),
        tuple(map(_words, content["asked"])),
        tuple(
            OfficeAnswers(
                _words(office["name"]),
                tuple(AnswerRow(_words(row["subject"]), _words(row["post"]), _cells(row["cells"])) for row in office["rows"]),
            )
            for office in content["offices"]
        ),
    )  # fmt: skip


def table_of(name: str, answers: AnswerFile) -> Table:
    """Return answers as the table that a register of them would be, which is looked through for passwords like any other.

    Args:
        name: of the file that holds them, for what is told of it.
        answers: what was answered.

    Raises:
        FileRefusedError: there is too much of it, or its Bangla is lost.

    """
    of_name = {column.name: column.heading.bn for column in columns()}
    names = cell_names()
    headings = [of_name[column] for column in (*_MARKS, *names)]
    filled: list[tuple[str, Sequence[Sequence[str]]]] = []
    for title, office in sheets(answers.offices):
        rows = [
            [row.subject, office.name, row.post, *(row.cells.get(column, "") for column in names)]
            for row in office.rows
        ]
        filled.append((title, [headings, *rows]))
    return files.table_of(name, [*filled, (META_SHEET, list(meta(answers.stamp, answers.counts_from, answers.asked)))])


def sheets(offices: Iterable[OfficeAnswers]) -> Iterator[tuple[str, OfficeAnswers]]:
    """Yield offices' answers, each with the title of its sheet in the table that they are."""
    seen: Counter[str] = Counter()
    for office in offices:
        title = office.name or office.rows[0].subject
        seen[title] += 1
        yield title if seen[title] == 1 else f"{title} ({seen[title]})", office


def _cells(written: Mapping[str, Any]) -> Mapping[str, str]:
    cells = {_words(name): _words(words) for name, words in written.items()}
    if not cells.keys() <= set(cell_names()):
        raise ValueError("an unknown column")
    return cells


def _place(written: Sequence[str]) -> Text:
    bangla, english = map(_words, written)
    return Text(en=english, bn=bangla)


def _words(written: object) -> str:
    if not isinstance(written, str):
        raise TypeError("words are meant")
    return written
