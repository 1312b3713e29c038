"""How all offices stand, as `auditor audit` shows it: for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click
from tabulate import tabulate

from auditor.cli import _json
from auditor.cli._json import in_both, iso
from auditor.i18n import Text, digits
from auditor.model.finding import Outcome, Status
from auditor.rounds.meetings import MONTH_SIGNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from auditor.cli._shell import Shell
    from auditor.i18n import Language
    from auditor.model.record import Json, Record
    from auditor.model.views.annexes import ChairRow, ChairView, DutyCell
    from auditor.rounds.assessing import RoundCounts
    from auditor.views.history import History


def show(shell: Shell, past: History, view: ChairView, counts: RoundCounts, *, as_json: bool) -> None:
    """Show how all offices stand; for programs where JSON was asked for.

    Args:
        shell: how the command was called.
        past: the round, or the look that keeps nothing.
        view: the same, as the chair's copy shows it.
        counts: what is counted of its offices.
        as_json: whether JSON was asked for.

    """
    if as_json:
        _json.show("audit", _as_list(past, view, counts))
    else:
        click.echo(standing_table(view, shell.talk))


def standing_table(view: ChairView, language: Language) -> str:
    """Return the table of offices as the terminal shows it: serial, name, duties, standing."""
    headings = [
        Text(en="No", bn="ক্রম"),
        Text(en="Office", bn="দপ্তর/ইউনিয়নের নাম"),
        *(duty.heading for duty in view.duties),
        Text(en="Standing", bn="সার্বিক অবস্থা"),
        Text(en="Basis", bn="তথ্যের ভিত্তি"),
    ]
    widths = [6, 34, *[12] * len(view.duties), 20, 14]
    return tabulate(
        [_row(row, language) for row in view.rows],
        headers=[heading.said(language) for heading in headings],
        disable_numparse=True,
        maxcolwidths=widths,
        maxheadercolwidths=widths,
    )


def _row(row: ChairRow, language: Language) -> list[str]:
    return [
        digits(f"{row.serial:02d}", language),
        row.name.said(language),
        *(_cell(cell, row.basis_beside(cell), language) for cell in row.cells),
        row.status.label.said(language),
        row.known.said(language) if row.known is not None else "-",
    ]


def _cell(cell: DutyCell, known: Text | None, language: Language) -> str:
    told = f"({known.said(language)})" if known is not None else ""
    return "\n".join(filter(None, (*cell.fraction_and_words(language), told)))


def _as_list(past: History, view: ChairView, counts: RoundCounts) -> Record:
    header = past.now.header
    ids = {assessment.serial: assessment.office.id for assessment in past.now.assessments}
    found = counts.findings
    return {
        "round": past.now.number or None,
        "day": iso(header.day),
        "meeting": header.meeting[:MONTH_SIGNS] or None,
        "meeting_day": iso(header.meets_on),
        "counts": {
            "offices": counts.offices,
            "voluntary": counts.voluntary,
            **{name: found[standing] for name, standing in _COUNTED.items()},
        },
        "duties": [{"heading": in_both(duty.heading), "policies": list(duty.policies)} for duty in view.duties],
        "offices": [_office(row, ids[row.serial]) for row in view.rows],
    }


def _office(row: ChairRow, office: str) -> Json:
    return {
        "serial": row.serial,
        "id": office,
        "name": in_both(row.name),
        "voluntary": row.own,
        "accounts": row.accounts,
        "status": row.status.value,
        "basis": row.basis.code if row.basis is not None else None,
        "duties": [_duty(cell) for cell in row.cells],
    }


def _duty(cell: DutyCell) -> Json:
    done, of = cell.counted
    return {
        "outcome": (Outcome.NOT_APPLICABLE if not cell.of else cell.outcome).value,
        "awaiting_portal": cell.awaiting_portal,
        "done": done,
        "of": of,
        "basis": cell.grade.code if cell.done and cell.grade is not None else None,
    }


_COUNTED: Final[Mapping[str, Outcome | Status]] = {
    "pass": Outcome.PASS,
    "fail": Outcome.FAIL,
    "awaiting_portal": Status.AWAITING_PORTAL,
    "unknown": Outcome.UNKNOWN,
    "waived": Outcome.WAIVED,
    "not_applicable": Outcome.NOT_APPLICABLE,
}
