"""How all offices stand, as `auditor audit` shows it: for people and for programs."""

from __future__ import annotations

import sys
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from auditor import discovery
from auditor.cli import _json
from auditor.cli._json import in_both, iso
from auditor.cli._tables import drawn
from auditor.i18n import Text, digits
from auditor.model.finding import Outcome, Status
from auditor.rounds.meetings.meetings import MONTH_SIGNS
from auditor.rounds.round_counts import RoundCounts
from auditor.views.compared.history import RoundMaterial
from auditor.views.office import standings
from auditor.views.remarks.who_remarks import remarks_on_who
from auditor.workspace import writing
from auditor.workspace.folder import OUT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from auditor.cli._shell import Shell
    from auditor.i18n import Language
    from auditor.model.record import Json, Record
    from auditor.model.views.annexes import OfficeRow, OfficesView
    from auditor.model.views.duty_cells import DutyCell
    from auditor.model.views.remarks import Remark
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace

LONGEST_TABLE: Final = 500
"""Beyond so many offices the table is left to the papers."""


def show(shell: Shell, past: History, view: OfficesView, *, as_json: bool) -> RoundCounts:
    """Show how all offices stand, and return what is counted of them as papers do; for programs where JSON was asked for.

    Args:
        shell: how the command was called.
        past: the round, or the look that keeps nothing.
        view: how its offices stand.
        as_json: whether JSON was asked for.

    """
    counts = RoundCounts(past.now.header.rules, past.now.assessments)
    if as_json:
        _json.show("audit", _as_list(past, view, counts))
    else:
        who = {each.serial: remarks_on_who(each, past) for each in past.now.assessments}
        shell.show(standing_table(view, shell.talk, who))
    return counts


def on_screen() -> bool:
    """Whether the table is read on a screen, and not by a program or from a file."""
    return sys.stdout is not None and sys.stdout.isatty()


def write_page(shell: Shell, space: Workspace, past: History, *, opening: bool) -> None:
    """Write how all offices stand as a page to search and sort, and say where it is.

    Args:
        shell: how the command was called.
        space: the workspace.
        past: the round, or the look that keeps nothing.
        opening: whether the page is opened too.

    Raises:
        WorkspaceError: it cannot be written.

    """
    document = discovery.documents()["round"]
    _, view = next(iter(document.views(RoundMaterial(past, space.config.letterhead))))
    path = space.folder / OUT / PAGE
    writing.write(path, document.render(discovery.formats()["html"], view, shell.talk))
    shell.say(_PAGE, file=f"{OUT}/{PAGE}")
    if opening and click.launch(str(path)) != 0:
        shell.say(_NOT_OPENED, file=str(path))


def standing_table(
    view: OfficesView, language: Language, who: Mapping[int, Sequence[Remark]] = MappingProxyType({})
) -> str:
    """Return the table of offices as a terminal of 80 columns shows it: serial, name, standing, its basis, and what is left; `who`: by serial what keeps an office from being done (`remarks_on_who`)."""
    headings = (standings.SERIAL, standings.OFFICE, standings.STANDING, _BASIS, _LEFT)
    columns = [duty.heading for duty in view.duties]
    return drawn(
        [heading.said(language) for heading in headings],
        [_row(row, columns, language, who.get(row.serial, ())) for row in view.rows],
        _WIDTHS,
        breaking=True,
    )


def _row(row: OfficeRow, columns: Sequence[Text], language: Language, who: Sequence[Remark]) -> list[str]:
    told = []
    if who:
        from reports.layout import remarking  # noqa: PLC0415 1 ms that only such an office should cost

        told = [remarking.in_brief(who, language)]
    return [
        digits(f"{row.serial:02d}", language),
        row.name.said(language),
        row.status.label.said(language),
        row.known.said(language) if row.known is not None else "-",
        "\n".join((*_left(row, columns, language), *told)) or "-",
    ]


def _left(row: OfficeRow, columns: Sequence[Text], language: Language) -> list[str]:
    """Return the duties that are not done by all, each with how it stands where the office's standing does not say it."""
    told, said_by_standing = [], {row.status.label} - {Status.PARTIAL.label}
    for heading, cell in zip(columns, row.cells, strict=True):
        if cell.done < cell.of:
            fraction, words = cell.fraction_and_words(language)
            words = "" if cell.labels in said_by_standing else words
            told.append((heading.said(language), "; ".join(filter(None, (fraction, words)))))
    concerned = sum(bool(cell.of) for cell in row.cells)
    if len(told) == concerned > 1 and not any(words for _, words in told):
        return [_ALL.said(language)]
    return [f"{heading}: {words}" if words else heading for heading, words in told]


def _as_list(past: History, view: OfficesView, counts: RoundCounts) -> Record:
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
            **{f"{name}_staying": n for name, standing in _COUNTED.items() if (n := counts.staying[standing])},
        },
        "duties": [{"heading": in_both(duty.heading), "policies": list(duty.policies)} for duty in view.duties],
        "offices": [_office(row, ids[row.serial]) for row in view.rows],
    }


def _office(row: OfficeRow, office: str) -> Json:
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
        "basis": cell.basis.code if cell.basis is not None else None,
    }


_COUNTED: Final[Mapping[str, Outcome | Status]] = {
    "pass": Outcome.PASS,
    "fail": Outcome.FAIL,
    "awaiting_portal": Status.AWAITING_PORTAL,
    "unknown": Outcome.UNKNOWN,
    "waived": Status.WAIVED,
    "not_applicable": Outcome.NOT_APPLICABLE,
}
PAGE: Final = "standing.html"
_PAGE: Final = Text(
    en="The whole table, with how each duty is known: {file}", bn="প্রতিটি করণীয়ের তথ্যের ভিত্তিসহ পুরো সারণি: {file}"
)
_NOT_OPENED: Final = Text(
    en="The page could not be opened from here. Open it by hand: {file}",
    bn="এখান থেকে পাতাটি খোলা যায়নি। নিজে খুলুন: {file}",
)
_WIDTHS: Final = (4, 22, 15, 12, 19)
"""Columns of a terminal for each column of the table; with two between them they make 80."""
_BASIS: Final = Text(en="Basis", bn="ভিত্তি")
_LEFT: Final = Text(en="Not done by all", bn="যা বাকি")
_ALL: Final = Text(en="all duties", bn="সব করণীয়")
