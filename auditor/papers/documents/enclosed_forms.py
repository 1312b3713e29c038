"""The answer forms for offices of which nothing is known: enclosures of their reports, in a print file of their own.

Nothing of them counts, so all that concerns them is asked, and what follows from what they told before as on every form.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from auditor.discovery import policies
from auditor.model.counting import CountsFrom
from auditor.model.document import Document
from auditor.model.finding import Status
from auditor.model.forms import FormStamp
from auditor.papers.besides import of_before
from auditor.register.open_items import concerning
from auditor.register.rows import AnswerForm, AnswerForms, Asking
from auditor.views.compared.at_meeting import MONTH_SIGNS
from auditor.views.compared.history import RoundMaterial
from auditor.views.disputes import spoken_of
from auditor.views.letters.trying_again import answers_in_force
from reports.layout.fieldwork import answer_forms

if TYPE_CHECKING:
    from collections.abc import Iterator


def views(material: RoundMaterial) -> Iterator[tuple[str, AnswerForms]]:
    """Yield the one print file, where an office is silent; its forms have no numbers, which only the month's asking gives."""
    past, header = material.past, material.past.now.header
    month = header.meeting[:MONTH_SIGNS] or f"{header.day:%Y-%m}"
    stamp = FormStamp(upazila=header.committee.upazila, district=header.committee.district, month=month)
    rules = {rule.policy: rule for rule in header.rules}
    reads = {policy.id: policy.reads for policy in policies().values()}
    answered = answers_in_force(past.letters, header.day, header.day)
    forms = tuple(
        AnswerForm(
            assessment.office,
            assessment.serial,
            stamp,
            besides=tuple(
                chain.from_iterable(
                    of_before(
                        assessment,
                        past.since(assessment.office.id).locked_out,
                        rules,
                        header.day,
                        mailbox=material.letterhead.uno_mail,
                        answered=answered,
                        upheld=spoken_of(assessment, past),
                    ).values()
                )
            ),
            concerning=concerning(assessment, reads),
        )
        for assessment in past.now.assessments
        if not assessment.office.left
        and not assessment.answered
        and past.current[assessment.office.id].overall is Status.NO_INFORMATION
    )
    if forms:
        counting = ((reads[policy], day) for (_, policy), day in header.counted_from.items() if policy in reads)
        decided = min((decision.day for decision in header.ordering), default=header.day)
        counts_from = CountsFrom.of_rules(counting, decided)
        yield (
            "enclosed-forms",
            AnswerForms(Asking(month, counts_from, header.day, material.letterhead, header.example), forms),
        )


DOCUMENT: Final = Document(id="enclosed-forms", source=RoundMaterial, views=views, papers=answer_forms)
