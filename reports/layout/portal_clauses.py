"""The clauses by which the portal's owner is told: what he answered, and is to be told of all the same, is not proposed as if he had never heard of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec.structs import replace

from auditor.i18n import Language, Text, joined, short_date
from auditor.model.views.summary import ProposalCode
from reports.layout.joining import listed, runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.model.facts import Cause
    from auditor.model.views.head import Head
    from auditor.model.views.minutes import PublicProposal
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.model.views.summary import Proposal, Summary

P = TypeVar("P", "Proposal", "PublicProposal", "Proposal | PublicProposal")

_MORE_OF_PORTAL: Final = Text(
    en="The portal's authority shall be told by letter {matter}, also at offices of which the earlier letter did not tell.",
    bn="{matter} বিষয়টি আগের পত্রে যেসব দপ্তরের ক্ষেত্রে জানানো হয়নি, সেসব দপ্তরের ক্ষেত্রেও পত্রের মাধ্যমে পোর্টাল কর্তৃপক্ষকে জানাতে হবে।",
)
"""Beside a clause on a letter that waits for its answer."""
_ANOTHER_TO_PORTAL: Final = Text(
    en="The portal's authority answered on {answered} to the letter of {sent}; it shall be told by another letter {matter}.",
    bn="পোর্টাল কর্তৃপক্ষ {sent} তারিখের পত্রের উত্তর {answered} তারিখে দিয়েছে; {matter} বিষয়টি আরেকটি পত্রের মাধ্যমে কর্তৃপক্ষকে জানাতে হবে।",
)
"""Of a matter of which no letter that was answered told."""
_BY_ANOTHER_LETTER: Final = Text(
    en="The portal's authority shall be told by another letter {matter}, too.",
    bn="{matter} বিষয়টিও আরেকটি পত্রের মাধ্যমে পোর্টাল কর্তৃপক্ষকে জানাতে হবে।",
)
"""The same beside a clause on a letter that was answered."""
_TOLD_AGAIN: Final = Text(
    en="The portal's authority was told by letter of {sent} {matter}, and answered on {answered}. Of offices where that is so even "
    "after the answer, and of any that the letter did not name, it shall be told again by letter.",
    bn="{matter} বিষয়টি {sent} তারিখের পত্রে পোর্টাল কর্তৃপক্ষকে জানানো হয়েছে, উত্তর পাওয়া গেছে {answered} তারিখে। উত্তরের পরও যেসব দপ্তরে একই সমস্যা "
    "আছে, তাদের বিষয়ে আবার পত্র দিতে হবে; আগের পত্রে কোনো দপ্তরের কথা না থাকলে তার বিষয়েও জানাতে হবে।",
)
"""Of a matter of which a letter that was answered told, at whichever offices."""
_TRYING: Final = Text(
    en="{trying} shall be told of the answer, try again {by} and report.",
    bn="{trying} উত্তরটি জানাতে হবে; {n:দপ্তরটিকে|তাদের} {by} আবার চেষ্টা করে ফলাফল জানাতে হবে।",
)
ANSWERED_YET_IN_THE_WAY: Final = joined((_TOLD_AGAIN, _TRYING), " ")
"""One clause on a matter of which some offices, or users, are to try again after the answer, and of others the authority is told anew."""


_FROM_DAY: Final = Text(en="from {promised} on, {by},", bn="{promised} তারিখ থেকে {by}")
_FROM_DAY_ALONE: Final = Text(en="from {promised} on", bn="{promised} তারিখ থেকে")
_OF_THESE: Final = Text(en="{by} ({n:serial|serials} {serials})", bn="{by} (ক্রমিক {serials})")
_AFTER_ANSWER: Final = Text(en="{by} (after the answer of {answered})", bn="{by} ({answered} তারিখের উত্তরের পর)")


def answers_tried(summary: Summary) -> tuple[PortalRequest, ...]:
    """Return the answers of the portal's authority after which offices are to try again."""
    return tuple(each for of in summary.proposals if of.code is ProposalCode.PORTAL_ANSWERED for each in of.requests)


def by_start(requests: Iterable[PortalRequest], day: date) -> Mapping[date | None, tuple[PortalRequest, ...]]:
    """Return letters by the day from which on it is worth trying again after their answers: None first, for those after which that is so on a day already."""
    found: dict[date | None, list[PortalRequest]] = {}
    for each in requests:
        found.setdefault(each.promised if each.is_before_promised(day) else None, []).append(each)
    return {start: tuple(found[start]) for start in sorted(found, key=lambda start: start or day)}


def when_to_try(requests: Iterable[PortalRequest], head: Head, by: str, language: Language) -> str:
    """Return from when on and until when (`by`) it is tried again; where answers differ in that, of each with which offices, or which answers."""
    starts = by_start(requests, head.day)

    def said(start: date | None) -> str:
        if start is None:
            return by
        late = head.due is not None and start > head.due
        return (_FROM_DAY_ALONE if late else _FROM_DAY).said(language, promised=start, by=by)

    if len(starts) == 1:
        return said(*starts)
    of_each = []
    for start, letters in starts.items():
        when, serials = said(start).removesuffix(","), {serial for each in letters for serial in each.serials}
        days = [short_date(each.answered_on, language) for each in letters if each.answered_on is not None]
        of_each.append(
            _OF_THESE.said(language, by=when, n=len(serials), serials=runs(serials, language))
            if serials
            else _AFTER_ANSWER.said(language, by=when, answered=listed(list(dict.fromkeys(days)), language))
        )
    return listed(of_each, language)


def clauses(proposals: Sequence[P]) -> list[P]:
    """Return the clauses; what the portal's owner answered, and is to be told of anew at other offices, is one clause and not two; what he is to be told again stands apart from what is new to him."""
    answered = _answered_yet_told_anew(proposals)
    found: list[P] = []
    for each in proposals:
        if each.code is not ProposalCode.PORTAL:
            found.append(each)
        elif answered is None:
            found += _by_what_was_told(each)
        elif left := tuple(cause for cause in each.causes if cause not in answered):
            found += _by_what_was_told(replace(each, causes=left))
    return found


def _by_what_was_told(anew: P) -> Iterator[P]:
    """Yield what the portal's owner is to be told again after an answer, and what he was never told."""
    told = _told_before(anew)
    if not told:
        yield anew
        return
    yield replace(anew, causes=told, requests=_telling(anew.requests, told))
    if left := tuple(cause for cause in anew.causes if cause not in told):
        yield replace(anew, causes=left, requests=())


def _telling(requests: Iterable[PortalRequest], causes: Sequence[Cause]) -> tuple[PortalRequest, ...]:
    return tuple(each for each in requests if not set(causes).isdisjoint(each.causes))


def _told_before(anew: Proposal | PublicProposal) -> tuple[Cause, ...]:
    """Return the causes of which a letter told that was answered, of those of which the portal's owner is to be told."""
    told = {cause for each in anew.requests for cause in each.causes}
    return tuple(cause for cause in anew.causes if cause in told)


def text_of(
    proposal: Proposal | PublicProposal,
    proposals: Sequence[Proposal | PublicProposal],
    last: PortalRequest | None,
) -> Text | None:
    """Return the words of a clause on the portal where it stands beside an earlier letter; None of any other.

    Args:
        proposal: the clause (see `clauses`).
        proposals: all that are proposed.
        last: the letter to the portal's owner of which proposals speak.

    """
    of = {each.code: each for each in proposals}
    if proposal.code is ProposalCode.PORTAL_ANSWERED:
        return ANSWERED_YET_IN_THE_WAY if _answered_yet_told_anew(proposals) is not None else None
    if proposal.code is not ProposalCode.PORTAL:
        return None
    if _told_before(proposal):
        return _TOLD_AGAIN
    if ProposalCode.PORTAL_ANSWERED in of or _told_before(of[ProposalCode.PORTAL]):
        return _BY_ANOTHER_LETTER
    if last is not None and last.answered_on:
        return _ANOTHER_TO_PORTAL
    asked = of.get(ProposalCode.PORTAL_ASKED)
    return _MORE_OF_PORTAL if asked is not None and {*proposal.causes} <= {*asked.causes} else None


def _answered_yet_told_anew(proposals: Sequence[Proposal | PublicProposal]) -> tuple[Cause, ...] | None:
    """Return the causes that the portal's owner answered, where he is to be told of one of them anew; None where he is of none."""
    causes = {each.code: each.causes for each in proposals}
    answered, anew = causes.get(ProposalCode.PORTAL_ANSWERED), causes.get(ProposalCode.PORTAL)
    if answered is None or anew is None:
        return None
    return answered if {*answered} & {*anew} or answered == anew else None
