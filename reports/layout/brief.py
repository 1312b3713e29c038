"""The back of the annex (chair's copy): what to say at the meeting, what to ask, and whom to thank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, joined, short_date
from auditor.model.finding import Status
from auditor.model.paper import Block, Heading, Items, Paragraph
from auditor.model.views.head import OfficeName, told_apart
from auditor.model.views.in_between import InBetween
from auditor.model.views.summary import ProposalCode
from reports.layout import cells, decisions
from reports.layout.brief_asks import awaits_as_disputed, is_undenied, to_ask, to_try_again
from reports.layout.causes import told_of_portal
from reports.layout.joining import series
from reports.layout.lettering import letter
from reports.layout.named_offices import named
from reports.layout.portal_clauses import answers_tried, by_start
from reports.layout.wording import BASIS_OF_IMPLEMENTED, basis_words, sample_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.model.views.annexes import ChairRow, ChairView, Change
    from auditor.model.views.sampling import SampledName
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.model.views.summary import Summary

HEADING: Final = Text(en="Brief for the chair", bn="সভাপতির জন্য সংক্ষিপ্ত নোট")
_SAY: Final = Text(en="To say", bn="সভায় বলার বিষয়")
_ASK: Final = Text(en="To ask", bn="জানতে চাওয়ার বিষয়")
_THANK: Final = Text(en="To thank", bn="ধন্যবাদ জানানোর বিষয়")
_NOTHING_TO_ASK: Final = Text(en="There is nothing to ask of any office.", bn="কোনো দপ্তরের কাছে জানতে চাওয়ার কিছু নেই।")
_BASIS_OF_ALL: Final = Text(
    en="Offices that have implemented all that applies to them: {x}. Basis of the information: {grades}.",
    bn="{x}টি দপ্তর প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে; তথ্যের ভিত্তি: {grades}।",
)
_WITHOUT_DOING: Final = Text(
    en="Implemented now, though nothing was newly done: {names}. What stood against it counts no more, or what was told before counts now.",
    bn="নতুন কাজ ছাড়াই এখন বাস্তবায়িত: {names}। এর বিপক্ষে যা ছিল তা আর ধরা হয় না, অথবা আগে জানানো তথ্য এখন ধরা হয়েছে।",
)
_WITHOUT_DOING_UNDER: Final = Text(
    en="Implemented now ({decisions}), though nothing was newly done: {names}. What stood against it counts no more, or what was told before counts now.",
    bn="নতুন কাজ ছাড়াই এখন বাস্তবায়িত ({decisions}): {names}। এর বিপক্ষে যা ছিল তা আর ধরা হয় না, অথবা আগে জানানো তথ্য এখন ধরা হয়েছে।",
)
"""Of an office that has not implemented all that applies to it, of which the chair may be to ask, or has newly done another part of it."""
_OWN_PART_DONE: Final = Text(
    en="Offices that have done what they can and wait for the portal's authority: {n}.",
    bn="{n}টি দপ্তর {n:নিজের|নিজেদের} পক্ষে যা সম্ভব তা করেছে; পোর্টাল কর্তৃপক্ষের সমাধানের অপেক্ষায় আছে।",
)
_OWN_PART_DONE_SOME_TRY: Final = Text(
    en="Offices that have done what they can: {all}; {n} of them {n:waits|wait} for the portal's authority, {rest} {rest:is|are} to try again since it answered.",
    bn="{all}টি দপ্তর নিজেদের পক্ষে যা সম্ভব তা করেছে; তার মধ্যে {n}টি পোর্টাল কর্তৃপক্ষের সমাধানের অপেক্ষায় আছে, {rest}টি কর্তৃপক্ষের উত্তরের পর আবার চেষ্টা করবে।",
)
_TOLD_BY: Final = Text(
    en="{told} That was known by {answered}, the day of its authority's answer.",
    bn="{told} এটি কর্তৃপক্ষের {answered} তারিখের উত্তরের আগের তথ্য।",
)
_TOLD_BEFORE: Final = Text(
    en="{told} That was known before {promised}, the day that its authority named.",
    bn="{told} এটি কর্তৃপক্ষের উত্তরে উল্লিখিত {promised} তারিখের আগের তথ্য।",
)
"""Where nobody told or saw it since the portal's owner answered, or since the day that the answer names."""
_TRY_AGAIN: Final = Text(
    en="Offices that are to try again what waited for the portal, since its authority answered on {answered}: {n}.",
    bn="পোর্টাল কর্তৃপক্ষের উত্তর {answered} তারিখে পাওয়া গেছে, তাই {n}টি দপ্তর আবার চেষ্টা করবে।",
)
_TRY_AGAIN_ANSWERS: Final = Text(
    en="Offices that are to try again what waited for the portal, since its authority answered about it (answers of {answered}): {n}.",
    bn="পোর্টাল কর্তৃপক্ষের উত্তর পাওয়া গেছে ({answered}), তাই {n}টি দপ্তর আবার চেষ্টা করবে।",
)
_TRY_AGAIN_FROM: Final = Text(
    en="Offices that are to try again what waited for the portal from {promised} on, the day that its authority's answer of {answered} names: {n}.",
    bn="পোর্টাল কর্তৃপক্ষের {answered} তারিখের উত্তরে {promised} তারিখের কথা আছে, তাই {n}টি দপ্তর ওই দিন থেকে আবার চেষ্টা করবে।",
)
_TRY_AGAIN_NOW: Final = Text(
    en="Offices that are to try again what waited for the portal, since the day that its authority named, {promised}, has come: {n}.",
    bn="পোর্টাল কর্তৃপক্ষের উত্তরে যে তারিখের কথা ছিল ({promised}), তা এসেছে; {n}টি দপ্তর আবার চেষ্টা করবে।",
)
_NOTHING_LEFT: Final = Text(en="No office has any duty left.", bn="কোনো দপ্তরের করণীয় অবশিষ্ট নেই।")
_OWN: Final = Text(
    en="Checked voluntarily, shown in rows of their own and not among the {n}: {names}.",
    bn="স্বেচ্ছায় যাচাইয়ে অংশ নিয়েছে, মোট {n}টির বাইরে আলাদা সারিতে দেখানো হলো: {names}।",
)
_LOGINS: Final = Text(
    en="What counts was seen at a login at {n} {n:account|accounts}, on {d} {d:day|days}{ways}. A login of which nothing "
    "counts any more (seen anew, told otherwise since, a former holder's) is not among them.",
    bn="লগইন দেখে যাচাই করা তথ্য ধরা হয়েছে {n}টি আইডির, {d} দিনে দেখা{ways}। যে লগইনের কোনো তথ্য আর ধরা হয় না (পরে আবার দেখা হয়েছে, পরে ভিন্ন তথ্য এসেছে, বা "
    "আগের দায়িত্বপ্রাপ্তের লগইন), তা এর মধ্যে নেই।",
)
_WAYS: Final = (Text(en="in person", bn="সরেজমিন"), Text(en="on a video call", bn="ভিডিও কলে"))
_OF_WAY: Final = Text(en="{way} {n}", bn="{way} {n}টি")
_BY_WAYS: Final = Text(en=": {ways}", bn=": {ways}")
_NEWLY: Final = Text(
    en="Have newly implemented all that applies to them: {names}.", bn="নতুন করে প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে: {names}।"
)
_DONE_AGAIN: Final = Text(
    en="Have implemented again what was undone, and so all that applies to them: {names}.",
    bn="প্রযোজ্য সব সিদ্ধান্ত আবার বাস্তবায়ন করেছে (মাঝে বাস্তবায়িত ছিল না): {names}।",
)
_COUNTED_AGAIN: Final = Text(
    en="Count again as having implemented all that applies to them, by what they told or showed anew: {names}.",
    bn="নতুন করে জানানো বা দেখানো তথ্যে প্রযোজ্য সব সিদ্ধান্ত পুনরায় বাস্তবায়িত গণ্য হয়েছে (মাঝে গণ্য হয়নি): {names}।",
)
_NEWLY_UNDER: Final = Text(
    en="Have newly implemented {decisions}: {names}.",
    bn="{decisions} নতুন করে বাস্তবায়ন করেছে: {names}।",
)
_NUMBERED: Final = Text(en="{n:decision|decisions} no. {numbers}", bn="{numbers} সিদ্ধান্ত")
_ALL_DONE: Final = Text(
    en="Have implemented all that applies to them: {names}.", bn="প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে: {names}।"
)

_THANKED: Final = {None: _NEWLY, InBetween.UNDONE: _DONE_AGAIN, InBetween.UNCOUNTED: _COUNTED_AGAIN}
"""How is thanked by what was otherwise between this meeting and one before at which it was done, the first that is so of an office."""


def brief(view: ChairView, language: Language) -> tuple[Block, ...]:
    """Return the page: only what applies."""
    view = _told_apart(view)
    blocks: list[Block] = [Heading(HEADING.said(language), overleaf=True)]
    for heading, sentences in ((_SAY, _to_say), (_ASK, to_ask), (_THANK, _to_thank)):
        told = tuple(sentences(view, language))
        if told:
            items = tuple((letter(place, language), sentence) for place, sentence in enumerate(told))
            blocks += [Heading(heading.said(language), level=2), Items(items)]
        elif heading is _ASK:
            blocks += [Heading(heading.said(language), level=2), Paragraph(_NOTHING_TO_ASK.said(language))]
    return tuple(blocks)


def _told_apart(view: ChairView) -> ChairView:
    """Return a view of which sentences can name offices without their serials: those of one name have it beside the name."""
    called = told_apart(OfficeName(row.serial, row.name) for row in view.rows)

    def name(office: OfficeName) -> OfficeName:
        return OfficeName(office.serial, called.get(office.serial, office.name))

    def changed(changes: Iterable[Change]) -> tuple[Change, ...]:
        return tuple(replace(each, office=name(each.office)) for each in changes)

    def drawn(each: SampledName) -> SampledName:
        own, before = name(each.office), each.office.name
        there = tuple(own.name if listed == before else listed for listed in each.listed_in)
        return replace(each, office=own, listed_in=there)

    return replace(
        view,
        rows=tuple(replace(row, name=called[row.serial]) for row in view.rows),
        changes=replace(
            view.changes,
            slipped=changed(view.changes.slipped),
            pending=changed(view.changes.pending),
            without_doing=changed(view.changes.without_doing),
            newly_done=changed(view.changes.newly_done),
        ),
        sampled=tuple(map(drawn, view.sampled)),
    )


def _to_say(view: ChairView, language: Language) -> Iterator[str]:
    summary = view.summary
    if summary.implemented:
        grades = basis_words(summary.basis, language)
        text = _BASIS_OF_ALL if len(summary.parts) > 1 else BASIS_OF_IMPLEMENTED
        yield text.said(language, x=summary.implemented, grades=grades)
    yield from _without_doing(view, language)
    told = " ".join(decisions.corrected_days(summary.head, summary.head.decisions, language))
    if told:
        yield told
    if _nothing_left(summary):
        yield _NOTHING_LEFT.said(language)
    if summary.portal_offices:
        told = told_of_portal(summary.portal_offices, (counted.cause for counted in summary.causes), language)
        yield _with_day(told, summary, language)
    tries = to_try_again(view)
    again = sum(row.status is Status.AWAITING_PORTAL for row in tries)
    done = summary.awaiting_portal - len(awaits_as_disputed(view))
    waiting = done - again
    if waiting:
        text = _OWN_PART_DONE_SOME_TRY if again else _OWN_PART_DONE
        yield text.said(language, n=waiting, rest=again, all=done)
    request = summary.portal_request
    if tries and request is not None:
        yield from _trying_again(summary, request, tries, language)
    if summary.logins is not None:
        logins = summary.logins
        of_ways = zip(_WAYS, (logins.in_person, logins.on_video), strict=True)
        seen = [_OF_WAY.filled(way=way, n=n) if n < logins.accounts else way for way, n in of_ways if n]
        ways = _BY_WAYS.filled(ways=joined(seen, ", ")) if seen else ""
        yield _LOGINS.said(language, n=logins.accounts, d=logins.days, ways=ways)
    if summary.sample is not None:
        sample = summary.sample
        counts = {"drawn": sample.drawn, "seen": sample.seen, "wrong": sample.wrong}
        text = sample_text(gone=bool(sample.gone))
        yield text.said(language, **counts, waiting=sample.waiting, gone=sample.gone)
    own = [cells.words(row.name, language) for row in view.rows if row.own and row.answered]
    if own:
        yield _OWN.said(language, names=series(own, language), n=summary.offices)


def _without_doing(view: ChairView, language: Language) -> Iterator[str]:
    """Yield which offices are implemented now though nothing was newly done: altogether, or under which decisions."""
    turned = view.changes.without_doing
    by_doing = {change.office.serial for change in view.changes.newly_done}
    wholly = {row.serial for row in view.rows if row.status is Status.IMPLEMENTED} - by_doing
    yield from named(_WITHOUT_DOING, {each.office for each in turned if each.office.serial in wholly}, language)
    in_part = _by_decisions(each for each in turned if each.office.serial not in wholly)
    yield from _under(_WITHOUT_DOING_UNDER, in_part, view, language)


def _trying_again(
    summary: Summary, request: PortalRequest, tries: Sequence[ChairRow], language: Language
) -> Iterator[str]:
    """Yield how many offices are to try again, apart those that are from a day on that is still to come; where several answers are the reason, since the days of all of them."""
    answered = answers_tried(summary) or (request,)
    starts = by_start(answered, summary.head.day)
    for start, letters in starts.items():
        serials = {serial for each in letters for serial in each.serials}
        n = len(tries) if len(starts) == 1 else sum(row.serial in serials for row in tries)
        days = dict.fromkeys(each.answered_on for each in letters if each.answered_on is not None)
        said = series([short_date(day, language) for day in days], language)
        promised = letters[-1].promised
        text = _TRY_AGAIN if promised is None else _TRY_AGAIN_NOW
        text = _TRY_AGAIN_ANSWERS if len(days) > 1 else text
        text = _TRY_AGAIN_FROM if start is not None else text
        if n:
            yield text.said(language, n=n, answered=said, promised=promised or "")


def _with_day(told: str, summary: Summary, language: Language) -> str:
    """Return what is known of the portal, with before which day where its owner answered about all of it since, and the day that he named has come."""
    request, clauses = summary.portal_request, {proposal.code for proposal in summary.proposals}
    is_anew = bool(clauses & {ProposalCode.PORTAL, ProposalCode.PORTAL_ASKED})
    if request is None or request.answered_on is None or is_anew or request.is_before_promised(summary.head.day):
        return told
    text = _TOLD_BY if request.promised is None else _TOLD_BEFORE
    return text.said(language, told=told, answered=request.answered_on, promised=request.promised or "")


def _to_thank(view: ChairView, language: Language) -> Iterator[str]:
    counted = [row for row in view.rows if row.status is Status.IMPLEMENTED and not row.own]
    done = {
        row.serial: row
        for row in counted
        if not (is_undenied(row) or row.since_changed or row.contradicted or row.hindering)
    }
    if view.summary.first:
        yield from named(_ALL_DONE, done.values(), language)
        return
    changes = view.changes
    counted_now = (each.change for each in changes.recounted if each.how.counted)
    otherwise = {change.office.serial for change in (*changes.again, *changes.without_doing, *counted_now)}
    newly = [change for change in changes.newly_done if change.office.serial in done]
    left = {change.office.serial for change in newly} - otherwise
    for in_between, text in _THANKED.items():
        those = left & {change.office.serial for change in changes.newly_done if change.in_between is in_between}
        yield from named(text, [done[serial] for serial in those], language)
        left -= those
    in_part = _by_decisions(change for change in newly if change.office.serial in otherwise)
    yield from _under(_NEWLY_UNDER, in_part, view, language)


def _under(
    text: Text, by_decisions: Mapping[tuple[str, ...], Iterable[OfficeName]], view: ChairView, language: Language
) -> Iterator[str]:
    """Yield a sentence for each of several groups of decisions, with the offices of which it is said."""
    for names, offices in by_decisions.items():
        told = decisions.listed_named(names, view.summary.head.decisions, _NUMBERED, language)
        yield from named(text, offices, language, decisions=told)


def _by_decisions(changes: Iterable[Change]) -> dict[tuple[str, ...], list[OfficeName]]:
    """Return the offices of changes by the decisions (ids) that these are about."""
    of_office: dict[OfficeName, set[str]] = {}
    for change in changes:
        of_office.setdefault(change.office, set()).add(change.decision)
    under: dict[tuple[str, ...], list[OfficeName]] = {}
    for office, names in of_office.items():
        under.setdefault(tuple(sorted(names)), []).append(office)
    return under


def _nothing_left(summary: Summary) -> bool:
    return any(part.total.total for part in summary.parts) and all(
        part.total.implemented == part.total.total for part in summary.parts
    )
