"""User IDs of an office as rows: their duties as cells, with what is to be remarked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.views.annexes import AccountRow
from auditor.views.disputes import remarks_on_disputes, spoken_of
from auditor.views.office.duties import account_subjects, duty_cell
from auditor.views.remarks.remarks import remarks_with_policies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.views.compared.history import History


def account_rows(
    assessment: OfficeAssessment, columns: dict[Text, list[str]], history: History
) -> tuple[AccountRow, ...]:
    """Return a row for each account of an office, and one for each user who is counted but not listed; beside a cause that an upheld request speaks against stands that request."""
    rows, spoken = [], spoken_of(assessment, history)
    for subject, post, login in account_subjects(assessment.office):
        findings = assessment.of(subject=subject)
        cells = {heading: duty_cell(findings, policies) for heading, policies in columns.items()}
        remarks = remarks_with_policies(findings, assessment, history, both_sides=True)
        for each in findings:
            if each.cause_disputed and each.about in spoken:
                request = replace(spoken[each.about], accounts=())
                remarks |= dict.fromkeys(remarks_on_disputes([request], [request], history), (each.policy,))
        concerned = {heading: columns[heading] for heading, cell in cells.items() if cell.of}
        remarked_of = tuple(_remarked_of(policies, concerned) for policies in remarks.values())
        rows.append(AccountRow(post, login, tuple(cells.values()), tuple(remarks), remarked_of))
    return tuple(rows)


def _remarked_of(policies: Collection[str], concerned: Mapping[Text, Sequence[str]]) -> tuple[Text, ...]:
    """Return the headings of the duties that call for a remark, by their policies; none where all that concern the account do."""
    calling = tuple(heading for heading, of_duty in concerned.items() if not set(policies).isdisjoint(of_duty))
    return calling if len(calling) < len(concerned) else ()
