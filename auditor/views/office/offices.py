"""How all offices stand: so much as a table on a screen shows of the chair's copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.baseline import Level
from auditor.model.views.annexes import OfficeRow, OfficesView
from auditor.views.office.duties import duty_cell, duty_columns, policies_by_column

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.views.compared.history import History


def offices_view(history: History) -> OfficesView:
    """Return how all offices stand."""
    columns = policies_by_column(history.now.header.rules, Level.SHALL)
    rows = tuple(office_row(assessment, columns, history) for assessment in history.now.assessments)
    return OfficesView(duty_columns(columns), rows)


def office_row(assessment: OfficeAssessment, columns: dict[Text, list[str]], history: History) -> OfficeRow:
    """Return how one office stands, by the duties of each column."""
    standing = history.current[assessment.office.id]
    return OfficeRow(
        assessment.serial,
        assessment.office.name,
        assessment.office.kind,
        assessment.office.portal,
        assessment.office.users,
        tuple(duty_cell(assessment.findings, policies) for policies in columns.values()),
        standing.overall,
        standing.overall_grade,
        assessment.office.voluntary,
    )
