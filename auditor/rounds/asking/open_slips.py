"""Of which slips it is still to be told on which day they were made, or which was made last: those of which something counts, and is not told anew since, that it may change."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Text, joined, plain
from auditor.judging.contradicting import pair_in
from auditor.model.notice import AskedAbout, Notice, Place, Severity
from auditor.roster.doubt import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.evidence import Observation
    from auditor.model.facts import Fact
    from auditor.model.identity import Identities
    from auditor.model.journal import SlipOpened
    from auditor.rounds.asking.slip_order import SlipOrder

_day: Final = attrgetter("observed_on")


def undated(
    order: SlipOrder, told: Mapping[str, Sequence[Observation[Any]]], observations: Iterable[Observation[Any]]
) -> Iterator[SlipOpened]:
    """Yield the slips of which nobody knows on which day they were made, as long as anything they say counts, or cannot be true together with what does, that is not told anew after the last day that is possible.

    Args:
        order: how slips follow each other.
        told: what counts, by whom it is about (id).
        observations: all that was told, also what was told anew since by the same origin.

    """
    said = _said(order.undated, observations)
    for slip in order.undated:
        (first, _, last), counting = order.spans[slip.sha256], told.get(slip.account, ())
        if first < last and any(_is_open(each, counting, last) for each in said[slip.sha256]):
            yield slip


def _is_open(said: Observation[Any], counting: Iterable[Observation[Any]], last: date) -> bool:
    """Whether something that a slip says counts, or cannot be true together with what does, and is not told anew after a day."""
    of_fact = [each for each in counting if each.fact == said.fact]
    by_it = (each.reference.sha256 == said.reference.sha256 or pair_in((said, each)) is not None for each in of_fact)
    return any(by_it) and all(each.observed_on <= last for each in of_fact)


def unordered(
    order: SlipOrder, told: Mapping[str, Sequence[Observation[Any]]], observations: Iterable[Observation[Any]]
) -> Iterator[tuple[SlipOpened, ...]]:
    """Yield the slips of one account of which nobody knows which was made last, as long as not all that they say can be true together of anything that is not told anew after the last day that is possible (see `undated`)."""
    said = _said(chain.from_iterable(order.unordered), observations)
    for slips in order.unordered:
        by_fact: dict[Fact[Any], list[Observation[Any]]] = defaultdict(list)
        for each in chain.from_iterable(said[slip.sha256] for slip in slips):
            by_fact[each.fact].append(each)
        anew = {each.fact: each.observed_on for each in sorted(told.get(slips[0].account, ()), key=_day)}
        if any(
            pair_in(of_fact) is not None and anew.get(fact, date.min) <= max(_last_day(each, order) for each in of_fact)
            for fact, of_fact in by_fact.items()
        ):
            yield slips


def _said(
    slips: Iterable[SlipOpened], observations: Iterable[Observation[Any]]
) -> Mapping[str, list[Observation[Any]]]:
    """Return what slips say, by the digests of their files."""
    said: dict[str, list[Observation[Any]]] = {slip.sha256: [] for slip in slips}
    for each in observations if said else ():
        if each.reference.sha256 in said:
            said[each.reference.sha256].append(each)
    return said


def _last_day(told: Observation[Any], order: SlipOrder) -> date:
    """Return the last day on which what a slip says may have been told."""
    span = order.spans.get(told.reference.sha256)
    return told.observed_on if span is None else span[-1]


def tell(
    order: SlipOrder,
    told: Mapping[str, Sequence[Observation[Any]]],
    observations: Iterable[Observation[Any]],
    everybody: Identities,
) -> Iterator[Notice]:
    """Yield what is told of such slips (`undated`, `unordered`); `everybody` names offices and posts."""
    for slip in undated(order, told, observations):
        first, _, last = order.spans[slip.sha256]
        whose = named(slip.account, everybody.known)
        said = _UNDATED.filled(whose=whose, number=slip.number, first=first, last=last)
        yield Notice(Severity.DOUBTFUL, Place(slip.file), said, about=AskedAbout(slip.account, ""))
    for slips in unordered(order, told, observations):
        account, numbers = slips[0].account, joined(plain(slip.number) for slip in slips)
        said = _UNORDERED.filled(whose=named(account, everybody.known), numbers=numbers)
        yield Notice(Severity.DOUBTFUL, Place(slips[0].file), said, about=AskedAbout(account, ""))


_UNDATED: Final = Text(
    en="{whose}: the clock of the computer on which slip {number} was made was wrong; it was made on some day from {first} to {last}. Until that day is told, a no in it counts "
    "for {last}, all else for {first}. Ask the office for it, then run auditor slips in a terminal window and answer.",
    bn="{whose}: যে কম্পিউটারে স্লিপ {number} তৈরি হয়েছে তার ঘড়ি বা তারিখ ভুল ছিল; স্লিপটি {first} থেকে {last}-এর মধ্যে কোনো এক তারিখের। তারিখটি না জানা পর্যন্ত এর “না” উত্তর {last}, "
    "বাকি সব {first} তারিখের ধরা হবে। দপ্তর থেকে তারিখটি জেনে টার্মিনাল জানালায় auditor slips চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{whose}: the clock of the computer on which slip {number} was made was wrong; it was made on some day from {first} to {last}. Until that day is told, a no in it counts "
        "for {last}, all else for {first}. Ask the office for it, then answer on the screen Meeting.",
        bn="{whose}: যে কম্পিউটারে স্লিপ {number} তৈরি হয়েছে তার ঘড়ি বা তারিখ ভুল ছিল; স্লিপটি {first} থেকে {last}-এর মধ্যে কোনো এক তারিখের। তারিখটি না জানা পর্যন্ত এর “না” উত্তর {last}, "
        "বাকি সব {first} তারিখের ধরা হবে। দপ্তর থেকে তারিখটি জেনে “সভা” পাতায় উত্তর দিন।",
    ),
)
_UNORDERED: Final = Text(
    en="{whose}: slips {numbers} say different things, and by the clocks of their computers nobody can tell which was made last. Until that is known, the less favourable answer "
    "counts. Ask the office for it, then run auditor slips in a terminal window and answer.",
    bn="{whose}: স্লিপ {numbers}-এ ভিন্ন তথ্য আছে, আর কম্পিউটারের তারিখ দেখে কোনটি শেষে তৈরি তা বোঝা যায় না। তা জানা না পর্যন্ত কম অনুকূল উত্তরটি ধরা হবে। দপ্তর থেকে জেনে টার্মিনাল জানালায় "
    "auditor slips চালিয়ে উত্তর দিন।",
    on_screen=Text(
        en="{whose}: slips {numbers} say different things, and by the clocks of their computers nobody can tell which was made last. Until that is known, the less favourable answer "
        "counts. Ask the office for it, then answer on the screen Meeting.",
        bn="{whose}: স্লিপ {numbers}-এ ভিন্ন তথ্য আছে, আর কম্পিউটারের তারিখ দেখে কোনটি শেষে তৈরি তা বোঝা যায় না। তা জানা না পর্যন্ত কম অনুকূল উত্তরটি ধরা হবে। দপ্তর থেকে জেনে “সভা” পাতায় উত্তর "
        "দিন।",
    ),
)
