"""Answers while they are given: how their office would stand by them, and in which cell of the form each is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined
from auditor.judging.collect import evidence_of
from auditor.judging.engine import judge_office
from auditor.judging.resolving import Freshness
from auditor.model.evidence import row_of
from auditor.register.questions import telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from auditor.model.baseline import Baseline
    from auditor.model.evidence import Observation
    from auditor.model.finding import OfficeAssessment
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office


def judged_by(
    told: Mapping[str, Sequence[Observation[Any]]], office: Office, baseline: Baseline, context: SourceContext
) -> OfficeAssessment:
    """Return how an office would stand by what is told alone.

    Args:
        told: what is told, by of whom it is (id).
        office: the office.
        baseline: by what it is judged.
        context: what answers are read by.

    """
    evidence = {
        subject.id: evidence_of(
            subject.id,
            told[subject.id],
            day=context.day or date.max,
            freshness=Freshness.of(baseline),
            holder_since=getattr(subject, "holder_since", None),
            rule=context.rule,
        )
        for subject in office.subjects
        if subject.id in told
    }
    return judge_office(0, office, evidence=evidence, contacts=(), baseline=baseline, against_causes={})


def cell_of(told: Observation[Any]) -> tuple[str, int] | None:
    """Return the heading of the column and the number of the row in which something is told; None of what no question asks."""
    asked = next(iter(telling(told.fact)), None)
    return None if asked is None else (asked.heading.bn, row_of(told.reference.place)[1])


def not_counted_for(subjects: Iterable[str], office: Office) -> Text:
    """Return the words that an answer does not count, and for whom of an office where it has several users; a reason can follow."""
    meant = dict.fromkeys(subjects)
    users = [account.id for account in office.accounts]
    if not meant.keys() & set(users) or (len(users) == 1 and users[0] in meant):
        return _NOT_COUNTED
    if meant.keys() >= set(users):
        return _FOR_NO_USER
    *before, last = dict.fromkeys(office.called.get(subject, office.name) for subject in meant)
    return _FOR_SOME.filled(posts=joined(before), last=last) if before else _FOR_ONE.filled(post=last)


_NOT_COUNTED: Final = Text(en="this does not count", bn="এই উত্তর ধরা হবে না")
_FOR_NO_USER: Final = Text(en="this does not count for any user", bn="এই উত্তর কোনো ইউজারের ক্ষেত্রেই ধরা হবে না")
_FOR_ONE: Final = Text(en="this does not count for {post}", bn="এই উত্তর যাঁর ক্ষেত্রে ধরা হবে না: {post}")
_FOR_SOME: Final = Text(
    en="this does not count for {posts} and {last}", bn="এই উত্তর যাঁদের ক্ষেত্রে ধরা হবে না: {posts} ও {last}"
)
