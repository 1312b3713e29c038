"""The papers of asking: the month's register, the call sheet and the paper forms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from auditor.model.finding import Outcome
from auditor.papers.making import files_of
from auditor.register import open_items, workbook
from auditor.register.rows import AnswerForm, AnswerForms, Asking, CallSheet
from auditor.roster import identity_questions
from auditor.rounds import evidence_folder, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from auditor.model.finding import OfficeAssessment
    from auditor.model.forms import FormStamp
    from auditor.papers.making import PaperFile
    from auditor.rounds.assessing import Judgement
    from auditor.workspace.folder import Workspace


@dataclass(frozen=True, slots=True)
class Fieldwork:
    """What a month's asking needs: the register as a workbook, and the papers to be made beside it."""

    register: bytes
    papers: tuple[PaperFile, ...]
    offices: int


def prepare(  # noqa: PLR0913 each decides something of its own
    space: Workspace,
    judgement: Judgement,
    month: str,
    stamps: Callable[[int], Sequence[FormStamp]],
    forms: Sequence[str] = ("pdf",),
    *,
    everybody: bool = False,
) -> Fieldwork | None:
    """Return the month's register and papers; None when nothing is open or stale.

    Args:
        space: the workspace.
        judgement: how things stand.
        month: for which month, YYYY-MM.
        stamps: gives the stamps of so many new forms: the register's, the call sheet's, then one for each office.
        forms: in which formats the call sheet and the answer forms are wanted.
        everybody: ask everything again.

    """
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    assessments = tuple(map(_forgotten, judgement.assessments)) if everybody else judgement.assessments
    roster = listed.roster_of(space)
    decision_day = evidence_folder.source_context(space, roster).decision_day
    advice = everybody or open_items.asks_advice(month, decision_day)
    rows = open_items.rows(assessments, judgement.evidence, reads, advice=advice)
    if not rows:
        return None
    language = space.config.language
    asking = Asking(
        month, decision_day, date.fromisoformat(f"{month}-01"), space.config.letterhead, space.config.example
    )
    offices = {office.id: office for office in roster.offices}
    phones = {office.id: office.phone for office in roster.offices if office.phone}
    who_is_who = identity_questions.by_office(judgement.questions)
    asked = [row for row in rows if row.is_office]
    of_register, of_call_sheet, *of_offices = stamps(2 + len(asked))
    answers = AnswerForms(
        asking,
        tuple(AnswerForm(offices[row.office], row.serial, stamp) for row, stamp in zip(asked, of_offices, strict=True)),
    )
    ordered = rows if everybody else open_items.rows(assessments, judgement.evidence, reads, advice=False)
    sources = (CallSheet(asking, open_items.phoned(rows, ordered), phones, who_is_who, of_call_sheet), answers)
    register = workbook.write(
        rows,
        stamp=of_register,
        decision_day=decision_day,
        committee=space.config.committee.name,
        specimen=space.config.example,
    )
    papers = tuple(file for source in sources for file in files_of(source, forms, [language]))
    return Fieldwork(register, papers, len(answers.forms))


def _forgotten(assessment: OfficeAssessment) -> OfficeAssessment:
    """Return the office as if nothing were known, so that everything is asked."""
    open_again = {Outcome.PASS: Outcome.UNKNOWN, Outcome.WAIVED: Outcome.FAIL}
    return replace(
        assessment,
        findings=tuple(
            replace(finding, outcome=open_again.get(finding.outcome, finding.outcome), cause=None)
            for finding in assessment.findings
        ),
    )
