"""What is still to be asked, and of whom: the rows of the next register, with earlier answers as context; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.model.evidence import Known
from auditor.model.finding import Outcome
from auditor.register.question import AskedOf
from auditor.register.questions import count, questions
from auditor.register.rows import RegisterRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.evidence import Evidence
    from auditor.model.facts import Fact
    from auditor.model.finding import Finding, OfficeAssessment

_KNOWN: Final = Text(en="{fact}: {value} ({grade}, {day})", bn="{fact}: {value} ({grade}, {day})")


def rows(
    assessments: Sequence[OfficeAssessment],
    evidence: Mapping[str, Evidence],
    reads: Mapping[str, frozenset[Fact[Any]]],
) -> tuple[RegisterRow, ...]:
    """Return an office row and account rows for everything that is open or stale; offices with nothing open are left out.

    Args:
        assessments: how the offices stand.
        evidence: what is known, by office and account id.
        reads: which facts each policy of the baseline reads.

    """
    of_accounts = frozenset(name for name, question in questions().items() if question.asked_of is not AskedOf.OFFICE)
    found: list[RegisterRow] = []
    for assessment in assessments:
        office = assessment.office
        if office.left:
            continue
        accounts = [
            (account, _open(assessment.of(subject=account.id), reads) & of_accounts)
            for account in office.accounts
            if not account.left
        ]
        asked = _open(assessment.of(subject=office.id), reads).union(*(names for _, names in accounts))
        if not asked:
            continue
        if office.only_counted and asked & of_accounts:
            asked |= {count.QUESTION.name}
        found.append(
            RegisterRow(
                office.id, office.id, assessment.serial, office.name, office.head_post, "",
                asked, _context(evidence.get(office.id)), is_office=True,
            )
        )  # fmt: skip
        found += [
            RegisterRow(
                account.id, office.id, assessment.serial, office.name, account.post, account.masked_login,
                names, _context(evidence.get(account.id)), is_office=False,
            )
            for account, names in accounts
            if names
        ]  # fmt: skip
    return tuple(found)


def _open(findings: Sequence[Finding], reads: Mapping[str, frozenset[Fact[Any]]]) -> frozenset[str]:
    """Return the questions whose fact a policy reads that failed or does not know."""
    unsettled = {
        fact
        for finding in findings
        if finding.outcome in {Outcome.FAIL, Outcome.UNKNOWN}
        for fact in reads[finding.policy]
    }
    return frozenset(name for name, question in questions().items() if question.fact in unsettled)


def _context(evidence: Evidence | None) -> Text:
    """Return earlier answers as one line each language: what, how known, when."""
    lines = tuple(dict.fromkeys(_recalled(evidence))) if evidence is not None else ()
    return Text(en="; ".join(line.en for line in lines), bn="; ".join(line.bn for line in lines))


def _recalled(evidence: Evidence) -> Iterator[Text]:
    for question in questions().values():
        if question.fact is None or question.recalled is None:
            continue
        known = evidence.resolved.get(question.fact)
        if isinstance(known, Known):
            value = question.recalled(known.value)
            yield _KNOWN.filled(fact=question.fact.label, value=value, grade=known.grade.short, day=known.observed_on)
