"""For which duties that a paper asks about time was given that ends after the day that the paper names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, joined
from auditor.model.baseline import Level
from auditor.model.views.head import MoreTime
from auditor.views.waivers.waived_duties import awaiting_waiver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RoundHeader


def more_time(
    assessments: Iterable[OfficeAssessment],
    due: date | None,
    header: RoundHeader,
    is_asked: Callable[[Finding, OfficeAssessment], bool],
) -> Iterator[MoreTime]:
    """Yield for which duties time was given, by the end of that time; where it was not given to all that owe one, with the posts.

    Args:
        assessments: how things stand with the offices to which the paper goes.
        due: the day that it names; None where it names none.
        header: of the round.
        is_asked: whether the paper asks about a duty.

    """
    given: dict[date, dict[str, list[Text]]] = {}
    owing: Counter[str] = Counter()
    for assessment in assessments:
        called = assessment.office.called
        for finding in assessment.of(level=Level.SHALL):
            if not is_asked(finding, assessment):
                continue
            owing[finding.policy] += 1
            waiver = awaiting_waiver(finding, assessment.office, header)
            until = waiver.until if waiver is not None else finding.waived_until
            if until is not None and (due is None or until > due):
                post = called.get(finding.subject, assessment.office.name)
                given.setdefault(until, {}).setdefault(finding.policy, []).append(post)
    for until, posts in sorted(given.items()):
        duties = (
            rule.duty
            if len(posts[rule.policy]) == owing[rule.policy]
            else _OF_POSTS.filled(duty=rule.duty, posts=joined(posts[rule.policy]))
            for rule in header.rules
            if rule.policy in posts
        )
        yield MoreTime(until, tuple(duties))


_OF_POSTS: Final = Text(en="{duty} ({posts})", bn="{duty} ({posts})")
