"""Tells of answers, while they are given, that will not count: their day lies before the one on which a request for correction came that was upheld."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text
from auditor.judging.upheld import with_upheld
from auditor.model.evidence import by_subject
from auditor.register.columns import CONTACTED_ON
from auditor.rounds.typed.given_now import cell_of, judged_by, not_counted_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from auditor.judging.upheld import Doubted
    from auditor.model.evidence import Observation
    from auditor.model.finding import OfficeAssessment
    from auditor.model.source import SourceContext
    from auditor.model.subjects import Office
    from auditor.rounds.opposing.lending import ToldBefore


def told_before_request(
    observations: Sequence[Observation[Any]], office: Office, before: ToldBefore, context: SourceContext
) -> Iterator[tuple[str, int, Text]]:
    """Yield for each such answer the heading of its column, the number of its row, and the words.

    An answer that counts all the same is left out: that something is not done, and any of a fact of which something was told since.

    Args:
        observations: what is being answered.
        office: by whom.
        before: what was told before.
        context: what answers are read by.

    """
    doubted, baseline = before.doubted.get(office.id, {}), before.baseline
    if not doubted or baseline is None:
        return
    now = by_subject(observations)
    told_of = {subject.id: [*before.told.get(subject.id, ()), *now.get(subject.id, ())] for subject in office.subjects}

    def judged(doubt: Doubted | None = None) -> OfficeAssessment:
        left = (
            told_of
            if doubt is None
            else {subject: doubt.of(subject).left_of(told) for subject, told in told_of.items()}
        )
        return judged_by(left, office, baseline, context)

    whose: dict[tuple[str, int, date], list[str]] = {}
    by_all = judged()
    for finding, whole in zip(with_upheld(by_all, doubted, judged).findings, by_all.findings, strict=True):
        if finding == whole or not finding.is_open:
            continue
        doubt = doubted[finding.policy].of(finding.subject)
        for told in now.get(finding.subject, ()):
            at = cell_of(told)
            if at is not None and told.fact in doubt.facts and told.observed_on < doubt.since:
                whose.setdefault((*at, doubt.since), []).append(finding.subject)
    for (heading, row, since), subjects in whose.items():
        uncounted = not_counted_for(subjects, office)
        words = _BEFORE.filled(uncounted=uncounted, day=since, asked=CONTACTED_ON.heading)
        yield heading, row, words


_BEFORE: Final = Text(
    en="{uncounted}: since a request for correction was upheld, only answers of {day} or a later day count, and the day of this answer lies before it. If it is what the "
    'office wrote with that request, write {day} or a later day in "{asked}".',
    bn="{uncounted}; কারণ সংশোধনের একটি অনুরোধ যথার্থ পাওয়া গেছে বলে {day} বা তার পরের তারিখের উত্তরই ধরা হয়, আর এই উত্তরের তারিখ তার আগের। দপ্তর ওই অনুরোধে যা লিখেছে এটি তা-ই হলে “{asked}” ঘরে {day} বা তার পরের "
    "তারিখ লিখুন।",
)
