"""The papers of asking: the month's register, the call sheet and the paper forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from auditor.model.finding import Outcome
from auditor.register import open_items, workbook
from auditor.rounds import evidence_folder, listed
from reports import pdf
from reports.layout import fieldwork

if TYPE_CHECKING:
    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace


FORMS_A_FILE: Final = 50
"""So many forms a print file: an upazila has one file, and memory does not grow with the roster."""


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """What a month's asking needs: the register as a workbook, and the papers by file name."""

    register: bytes
    papers: tuple[tuple[str, bytes], ...]
    offices: int


def make(space: Workspace, judgement: Judgement, month: str, *, everybody: bool = False) -> Fieldwork | None:
    """Return the month's register and papers; None when nothing is open or stale.

    Args:
        space: the workspace.
        judgement: how things stand.
        month: for which month, YYYY-MM.
        everybody: ask everything again.

    """
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    assessments = tuple(map(_forgotten, judgement.assessments)) if everybody else judgement.assessments
    rows = open_items.rows(assessments, judgement.evidence, reads)
    if not rows:
        return None
    roster = listed.roster_of(space)
    decision_day = evidence_folder.source_context(space, roster).decision_day
    language = space.config.language
    asked = fieldwork.Asking(
        month, decision_day, date.fromisoformat(f"{month}-01"), space.config.letterhead, space.config.example
    )
    offices = {office.id: office for office in roster.offices}
    phones = {office.id: office.phone for office in roster.offices if office.phone}
    forms = tuple(
        fieldwork.answer_form(offices[row.office], row.serial, asked, language) for row in rows if row.is_office
    )
    return Fieldwork(
        workbook.write(
            rows,
            month=month,
            decision_day=decision_day,
            committee=space.config.committee.name,
            specimen=space.config.example,
        ),
        (
            (f"call-sheet.{language.value}.pdf", pdf.draw([fieldwork.call_sheet(rows, phones, asked, language)])),
            *(
                (
                    f"forms-{first // FORMS_A_FILE + 1:02d}.{language.value}.pdf",
                    pdf.draw(forms[first : first + FORMS_A_FILE]),
                )
                for first in range(0, len(forms), FORMS_A_FILE)
            ),
        ),
        len(forms),
    )


def _forgotten(one: OfficeAssessment) -> OfficeAssessment:
    """Return the office as if nothing were known, so that everything is asked."""
    open_again = {Outcome.PASS: Outcome.UNKNOWN, Outcome.WAIVED: Outcome.FAIL}
    return replace(
        one,
        findings=tuple(replace(found, outcome=open_again.get(found.outcome, found.outcome)) for found in one.findings),
    )
