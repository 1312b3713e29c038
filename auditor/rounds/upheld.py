"""What is asked before a round is kept in which a request for correction that was upheld leaves a duty without anything told since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.rounds import identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from auditor.judging.upheld import Doubted
    from auditor.model.evidence import Evidence
    from auditor.model.finding import OfficeAssessment
    from auditor.rounds.round_input import RoundInput

    Judged = Iterable[tuple[OfficeAssessment, Mapping[str, Evidence]]]


def doubts_of_upheld(
    given: RoundInput, doubted: Mapping[str, Mapping[str, Doubted]], judged: Callable[[], Judged]
) -> tuple[Text, ...]:
    """Return of which duties of which offices what is right is still to be entered, unless the last round was kept so.

    Args:
        given: what the round is made of.
        doubted: what requests put in doubt, by office and policy (ids).
        judged: judges the offices; it is asked only where anything is in doubt.

    """
    if not any(doubted.values()):
        return ()
    last = identities.rows_as_now(given.last(), given.everybody)
    told = {(each.office.id, finding.policy) for each in last for finding in each.findings if finding.is_to_correct}
    duties = {rule.policy.id: rule.policy.duty for rule in given.baseline.rules}
    found: dict[tuple[str, str], Text] = {}
    for each, _ in judged():
        for finding in each.findings:
            of = each.office.id, finding.policy
            if finding.is_to_correct and of not in told and (finding.is_open or of not in found):
                words = _NOT_KNOWN if finding.is_open else _SEEN
                since = doubted[each.office.id][finding.policy].since
                found[of] = words.filled(office=each.office.name, duty=duties[finding.policy], day=since)
    return tuple(found.values())


_NOT_KNOWN: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld, and nothing was told since; now it would be kept as no information. '
    "Ask the office, or enter what it wrote, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু তারপর কোনো তথ্য তোলা হয়নি; এখন রাখলে “তথ্য পাওয়া যায়নি” থাকবে। রাখার আগে দপ্তর থেকে জেনে নিন, "
    "অথবা দপ্তর যা লিখেছে তা তুলুন।",
)
_SEEN: Final = Text(
    en='{office}, "{duty}": the request for correction of {day} was upheld, and nothing was told since; now it would be kept as it was seen or recorded before. '
    "Ask the office, or enter what it wrote, before you keep.",
    bn="{office}, “{duty}”: {day} তারিখের সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, কিন্তু তারপর কোনো তথ্য তোলা হয়নি; এখন রাখলে আগে যা দেখা গেছে বা রেকর্ডে আছে তা-ই থাকবে। রাখার আগে দপ্তর "
    "থেকে জেনে নিন, অথবা দপ্তর যা লিখেছে তা তুলুন।",
)
