"""The forms that are enclosed with reminders: who gets one, its number, and what it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.model.forms import FormStamp
from auditor.model.letters import REMINDERS
from auditor.papers.asking import forms_to_enclose
from auditor.register.open_items import concerning
from auditor.register.rows import AnswerForm
from auditor.rounds.asking import forms
from auditor.views.compared.stood import has_somebody_silent
from auditor.views.remarks.told_before import has_only_to_tell, is_to_answer_again

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.model.finding import OfficeAssessment
    from auditor.model.letters import LetterDrafted
    from auditor.rounds.judged_offices import Judgement
    from auditor.views.compared.history import History
    from auditor.views.compared.since import Since
    from auditor.workspace.folder import Workspace


def numbered(
    space: Workspace, past: History, judgement: Judgement, drafts: Sequence[LetterDrafted], today: date
) -> tuple[LetterDrafted, ...]:
    """Return fresh drafts with the numbers of the forms that are enclosed for offices of which, or of somebody in which, nothing was heard, or that answer again or have only to tell the rest, where a form asks them anything."""
    to_answer = {each.office.id for each in past.now.assessments if _is_to_fill_in(each, past.since(each.office.id))}
    reminded = [asked.office for made in drafts if made.purpose in REMINDERS for asked in made.offices]
    month = f"{today:%Y-%m}"
    asked = forms_to_enclose(space, past, judgement, month)
    to_fill_in = [office for office in reminded if office in to_answer and office in asked]
    if not to_fill_in:
        return tuple(drafts)
    stamps = forms.stamp_forms(space, month, len(to_fill_in), today)
    numbers = dict(zip(to_fill_in, (stamp.number for stamp in stamps), strict=True))
    return tuple(
        replace(made, offices=tuple(replace(asked, form=numbers.get(asked.office, "")) for asked in made.offices))
        if made.purpose in REMINDERS
        else made
        for made in drafts
    )


def _is_to_fill_in(assessment: OfficeAssessment, since: Since) -> bool:
    return (
        has_somebody_silent(assessment) or is_to_answer_again(assessment, since) or has_only_to_tell(assessment, since)
    )


def of_drafts(  # noqa: PLR0913, PLR0917 of which drafts, as things stand
    space: Workspace, past: History, judgement: Judgement, drafts: Sequence[LetterDrafted], month: str, today: date
) -> tuple[AnswerForm, ...]:
    """Return the forms of which drafts have the numbers: what each asks is what is open on the day on which things stand so."""
    numbers = [(asked.office, asked.form) for made in drafts for asked in made.offices if asked.form]
    if not numbers:
        return ()
    asked = forms_to_enclose(space, past, judgement, month)
    reads = space.baseline.reads
    every = {office: past.of_office[office] for office, _ in numbers}
    committee, workspace = space.config.committee, forms.name_workspace(space, today)
    return tuple(
        replace(
            asked.get(office)
            or AnswerForm(every[office].office, every[office].serial, concerning=concerning(every[office], reads)),
            stamp=FormStamp(workspace, committee.upazila, committee.district, month, number),
        )
        for office, number in numbers
    )
