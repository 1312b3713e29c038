"""The annex that may be published: what its view has, and no sentence on what it has not."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Language, Text, serial
from auditor.model.grades import Grade
from auditor.model.labels import given_or_not, so_many_of
from auditor.model.paper import Bar, Block, Box, Chart, Heading, Paragraph
from auditor.model.views.minutes import PublicStatus
from auditor.model.views.summary import ProposalCode
from reports.layout import cells, decisions, discussed, proposals, tallies
from reports.layout.causes import SOME_CAUSE, matter_for_authority, owner_causes, told_of_portal
from reports.layout.change_lines import judged_no_more
from reports.layout.changes import changes_opening, chart_title, meeting_name
from reports.layout.glance import (
    covered,
    moved,
    standing_sentence,
    stands,
    the_others,
    was_done,
)
from reports.layout.notes import Noted, notes_section
from reports.layout.nothing_to_compare import nothing_to_compare
from reports.layout.offices import OFFICES_HEADING
from reports.layout.reasons import ADVICE_FOLLOWED, NO_CAUSE_NOW, advice_section, causes_section
from reports.layout.ruled import NUMBER, OFFICE, TitledColumn, ruled
from reports.layout.standing import (
    KIND,
    basis_by_duty,
    lines_by_kind,
    progress_table,
    state,
    summary_alt,
    summary_tables,
)
from reports.layout.tallies import ANSWERED, IMPLEMENTED, NO_INFORMATION, NO_INFORMATION_HERE, OFFICES, RATE
from reports.layout.wording import (
    DUTIES_TOLD,
    GLANCE,
    NEWLY_IMPLEMENTED,
    OVERALL_STATUS,
    PENDING,
    TO_DO_AGAIN,
    capital,
    checked_words,
    sample_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from auditor.model.paper import Table
    from auditor.model.views.head import Head
    from auditor.model.views.minutes import (
        MinutesSummary,
        MinutesView,
        PublicPart,
        PublicProposal,
        PublicTally,
    )

NOT_PUBLISHED: Final = Text(
    en="Not given in this copy; see the chair's copy.", bn="এই কপিতে দেওয়া হয়নি; সভাপতির কপি দ্রষ্টব্য।"
)
_IN_PROGRESS: Final = Text(en="in progress in {number}", bn="{number}টিতে বাস্তবায়নাধীন")
_SAMPLE_DRAWN: Final = Text(en="Sample: drawn {drawn}.", bn="দৈবচয়ন: নির্বাচিত {drawn}টি।")
_OWN: Final = Text(
    en="Offices that may be checked only voluntarily are not counted in the totals.",
    bn="যেসব কার্যালয়ের যাচাই স্বেচ্ছামূলক, সেগুলো মোট সংখ্যার বাইরে।",
)
_NAMES_ALT: Final = Text(
    en="Each office, and whether it gave information on the duties.", bn="প্রতিটি দপ্তর এবং করণীয়ের তথ্য পাওয়া গেছে কি না।"
)
_STANDING_ALT: Final = Text(
    en="Each office, whether it gave information on the duties, and how it stands.",
    bn="প্রতিটি দপ্তর, করণীয়ের তথ্য পাওয়া গেছে কি না এবং সার্বিক অবস্থা।",
)
_CHANGES_ALT: Final = Text(
    en="How many offices have newly implemented, have duties to do again, or are pending.",
    bn="নতুন বাস্তবায়িত, পুনরায় করণীয় ও অনিষ্পন্ন দপ্তরের সংখ্যা।",
)
_NAMES_COLUMNS: Final = (
    TitledColumn(NUMBER.title, 0.6, "center"),
    TitledColumn(OFFICE.title, 3.0),
    TitledColumn(DUTIES_TOLD, 1.35, "center"),
)
_STATUS_COLUMN: Final = TitledColumn(OVERALL_STATUS, 1.6)
_STANDINGS: Final = (IMPLEMENTED, capital(PublicStatus.IN_PROGRESS.label), NO_INFORMATION)

_LEFT: Final = Text(
    en="The offices with duties left, named in the chair's copy, shall complete them {by} and report.",
    bn="সভাপতির কপিতে উল্লিখিত দপ্তরসমূহকে {by} অবশিষ্ট কাজ সম্পন্ন করে তথ্য প্রেরণ নিশ্চিত করতে হবে।",
)
_SILENT: Final = Text(
    en="{n:The office that has|The {n} offices that have} not told of {n:its|their} duties or user IDs{others} shall hand in the answer form {by}.",
    bn="যে {n}টি দপ্তরের করণীয় বা ইউজার আইডির তথ্য পাওয়া যায়নি, {n:সেই|সেসব} দপ্তরকে{others} {by} তথ্য ছক দাখিল করতে হবে।",
)
_CLOSED: Final = Text(
    en="The decisions having been implemented, regular supervision shall continue.",
    bn="সিদ্ধান্তসমূহ বাস্তবায়িত হওয়ায় নিয়মিত তদারকি অব্যাহত থাকবে।",
)
_DRAWN: Final = Text(
    en="What the offices drawn at random have told shall be checked in person or on a video call and reported at the next meeting.",
    bn="দৈবচয়নে নির্বাচিত দপ্তরগুলোর তথ্য সরেজমিন বা ভিডিও কলে যাচাই করে পরবর্তী সভায় জানাতে হবে।",
)
_ANSWERED_BY_NAME: Final = Text(
    en="By name this copy says only whether an office gave information on the duties. Numbers so small that they could point to an "
    "office are left out, and so is what would let them be reckoned.",
    bn="এই কপিতে নামসহ শুধু করণীয়ের তথ্য পাওয়া গেছে কি না দেখানো হয়েছে। যে সংখ্যা এত ছোট যে কোনো দপ্তরকে চেনা যায়, তা এবং যা থেকে "
    "তা হিসাব করা যায় তা দেওয়া হয়নি।",
)
_LEFT_OUT: Final = Text(en="Given in the chair's copy alone: {sections}.", bn="শুধু সভাপতির কপিতে আছে: {sections}।")
PROPOSALS_KEPT: Final = Text(
    en="Proposals that could point to an office stand in the chair's copy alone; what the meeting decides on them is written into the minutes without names and numbers of offices.",
    bn="কোনো দপ্তরকে চেনা যায় এমন প্রস্তাব শুধু সভাপতির কপিতে থাকে; সেগুলো নিয়ে সভার সিদ্ধান্ত দপ্তরের নাম ও সংখ্যা ছাড়া কার্যবিবরণীতে লিখতে হবে।",
)
_STANDINGS_BY_NAME: Final = Text(
    en="The committee has chosen to print in this copy by name how each office stands. Other numbers so small that they could point to an office are left out.",
    bn="কমিটির সিদ্ধান্ত অনুযায়ী এই কপিতে নামসহ প্রতিটি দপ্তরের সার্বিক অবস্থা দেখানো হয়েছে। অন্য যে সংখ্যা এত ছোট যে কোনো দপ্তরকে চেনা যায়, তা দেওয়া হয়নি।",
)


def minutes_front(view: MinutesView, language: Language) -> tuple[Block, ...]:
    """Return the first page of the annex that may be published: how things stand, and what is to be decided."""
    summary = view.summary
    _, clauses = minutes_proposal(view, language)
    return (
        Box(GLANCE.said(language), tuple(_sentences(summary, language))),
        *progress_table(
            ((part.decision, _state(part.total, language), cells.NIL) for part in summary.parts),
            summary.head,
            language,
        ),
        *proposals.proposals_section(clauses, language, is_over=summary.head.is_after_meeting),
    )


def minutes_sections(view: MinutesView, language: Language) -> tuple[Block, ...]:
    """Return the further sections of the annex that may be published; those of which nothing may be are named in a note."""
    summary = view.summary
    followed = NOT_PUBLISHED if summary.advice_followed is None else ADVICE_FOLLOWED[summary.advice_followed]
    sections = (
        tuple(_changes(summary, language)),
        _causes(summary, language),
        advice_section(summary.advice, language, followed),
    )
    hidden = Paragraph(NOT_PUBLISHED.said(language))
    left_out = [heading for heading, *blocks in sections if all(block == hidden for block in blocks)]
    shown = [section for section in sections if section[0] not in left_out]
    names = [heading.text for heading in left_out if isinstance(heading, Heading)]
    return (
        *_summaries(summary, language),
        *_names(view, language),
        *_sample(summary, language),
        *(block for section in shown for block in section),
        *notes_section(_noted(view, names), language),
    )


def _causes(summary: MinutesSummary, language: Language) -> tuple[Block, ...]:
    """Return the section of causes: how many offices name one of the portal's is said also where it may not be said which, or there are several."""
    offices = summary.portal_offices
    unnamed = NO_CAUSE_NOW if offices == 0 else NOT_PUBLISHED if offices is None else SOME_CAUSE.filled(r=offices)
    heading, *blocks = causes_section(summary.causes, unnamed, language)
    of_portal = owner_causes(counted.cause for counted in summary.causes)
    if offices is None or len(of_portal) <= 1:
        return (heading, *blocks)
    return (heading, Paragraph(told_of_portal(offices, of_portal, language)), *blocks)


def minutes_proposal(view: MinutesView, language: Language) -> tuple[str, list[tuple[str, str]]]:
    """Return what was discussed, and each clause that may be proposed with who is to act, as may be published."""
    summary = view.summary
    clauses = [
        (_clause(proposal, summary, language), proposals.IMPLEMENTERS[proposal.code].said(language))
        for proposal in proposals.joined_clauses(summary.proposals)
    ]
    return _discussion(summary, language), clauses


def _sentences(summary: MinutesSummary, language: Language) -> Iterator[str]:
    yield covered(summary, summary.asked, language)
    told = [part for part in summary.parts if part.total.is_published]
    shares = [(part.decision, part.total.implemented, part.total.total) for part in told]
    yield from stands([_stand(part, summary.head, language) for part in told], shares, summary.head, language)
    checks = summary.checks
    if checks is not None and checks.implemented:
        yield checked_words(checks.implemented, checks.checked, checks.best_basis, language)
    if summary.first:
        yield nothing_to_compare(summary.head, language)
    elif summary.changes is not None:
        implemented = checks.implemented if checks is not None and summary.parts else None
        told_before = bool(summary.told_before) or any(was_done(part.history) for part in summary.parts)
        yield moved(summary.changes, summary, language, implemented=implemented, told_before=told_before)


def _stand(part: PublicPart, head: Head, language: Language) -> str:
    total = part.total
    done_of = (total.implemented or 0, total.total)
    no_information = total.no_information or 0
    return standing_sentence(
        part.decision,
        head,
        language,
        done_of=done_of,
        others=_in_progress(total, language),
        no_information=no_information,
        was_known=was_done(part.history),
    )


def _in_progress(tally: PublicTally, language: Language) -> list[str]:
    return [_IN_PROGRESS.said(language, number=tally.in_progress)] if tally.in_progress else []


def _state(tally: PublicTally, language: Language) -> str:
    if not tally.is_published:
        return NOT_PUBLISHED.said(language)
    return state(tally.implemented or 0, tally.total, language)


# Tables


def _summaries(summary: MinutesSummary, language: Language) -> tuple[Block, ...]:
    parts = decisions.in_order(summary.parts)
    tables = [(part.decision, _by_kind(part, summary.head, language)) for part in parts]
    known = [(part.decision, part.basis, part.duties) for part in parts]
    return (*summary_tables(tables, summary.head, language), *basis_by_duty(known, summary.head, language))


def _by_kind(part: PublicPart, head: Head, language: Language) -> Table:
    """Return a row a kind of office and the total, with columns for what is published."""
    counts = _published(part.total)
    rated = part.total.is_published
    columns = (
        NUMBER,
        KIND,
        *(TitledColumn(title, 1.4, "center") for title in (OFFICES, ANSWERED)),
        *(
            TitledColumn(title, 1.5, "center")
            for title, number in zip((*_STANDINGS[:-1], NO_INFORMATION_HERE), counts, strict=True)
            if number is not None
        ),
        *((TitledColumn(RATE, 1.9, "center"),) if rated else ()),
    )

    def row(place: str, name: str, tally: PublicTally) -> tuple[str, ...]:
        shown = (tally.total, tally.answered, *(number for number in _published(tally) if number is not None))
        rate = cells.rate_of(tally.implemented or 0, tally.total, language)
        return (place, name, *(cells.count(number, language) for number in shown), *((rate,) if rated else ()))

    rows = [
        row(*line)
        for line in lines_by_kind([(group.kinds, group.tally) for group in part.groups], part.total, language)
    ]
    if not part.groups:  # the total alone has no number
        columns, rows = columns[1:], [told[1:] for told in rows]
    alt = summary_alt(part.decision, head, columns, language)
    return ruled(columns, rows, alt, language, small=True, strong_rows=(len(rows) - 1,))


def _published(tally: PublicTally) -> tuple[int | None, int | None, int | None]:
    return (tally.implemented, tally.in_progress, tally.no_information)


def _names(view: MinutesView, language: Language) -> tuple[Block, ...]:
    """Return the offices two in a row, in their order, so that it is kept wherever a page ends."""
    standing = any(row.status is not None for row in view.rows)
    rows = [
        (
            serial(row.serial, language),
            cells.words(row.name, language),
            given_or_not(row.answered, before=row.told_before).said(language),
            *((row.status.label.said(language),) if row.status is not None else ()),
        )
        for row in view.rows
    ]
    columns = (*_NAMES_COLUMNS, _STATUS_COLUMN) if standing else _NAMES_COLUMNS
    beside = zip_longest(rows[::2], rows[1::2], fillvalue=("",) * len(columns))
    alt = _STANDING_ALT if standing else _NAMES_ALT
    table = ruled((*columns, *columns), [(*left, *right) for left, right in beside], alt.said(language), language)
    return (Heading(OFFICES_HEADING.said(language)), replace(table, small=standing))


def _sample(summary: MinutesSummary, language: Language) -> Iterator[Block]:
    """Yield how it stands with the offices drawn, as far as that may be told; who wrong is said of is in no copy but the chair's."""
    sample = summary.sample
    if sample is not None:
        text = _SAMPLE_DRAWN if sample.seen is None else sample_text(gone=bool(sample.gone))
        counts = {
            "drawn": sample.drawn,
            "seen": sample.seen or 0,
            "waiting": sample.waiting or 0,
            "gone": sample.gone or 0,
        }
        yield Paragraph(text.said(language, wrong=0, **counts))


def _changes(summary: MinutesSummary, language: Language) -> Iterator[Block]:
    yield from changes_opening(summary, language, is_compared=summary.changes is not None)
    if summary.judged_no_more:
        yield Paragraph(judged_no_more(summary.judged_no_more, summary.head.decisions).said(language))
    changes = summary.changes
    if changes is not None:
        counted = (
            (NEWLY_IMPLEMENTED, changes.newly_done),
            (TO_DO_AGAIN, changes.slipped),
            (PENDING, changes.pending),
        )
        columns = [TitledColumn(title, 1, "center") for title, _ in counted]
        row = tuple(cells.count(number, language) for _, number in counted)
        yield ruled(columns, (row,), _CHANGES_ALT.said(language), language)
    elif not summary.first:
        yield Paragraph(NOT_PUBLISHED.said(language))
    yield from (_chart(part, summary.head, language) for part in decisions.in_order(summary.parts) if part.earlier)


def _chart(part: PublicPart, head: Head, language: Language) -> Chart:
    title = chart_title(part.decision, head, language)
    series = tuple(name.said(language) for name in _STANDINGS)
    bars = []
    for past in part.history:
        counts = tuple(number or 0 for number in _published(past.tally))
        shown = tuple(cells.count(number, language) for number in counts)
        bars.append((Bar(meeting_name(past.called, language), counts, shown), past.tally.total))
    return tallies.described_chart(title, series, bars, language)


# Proposals and notes


def _clause(proposal: PublicProposal, summary: MinutesSummary, language: Language) -> str:
    texts: Mapping[ProposalCode, Text] = {ProposalCode.CLOSED: _CLOSED, ProposalCode.SAMPLE: _DRAWN}
    text = texts.get(proposal.code, proposals.text_of(proposal, summary))
    if proposal.code is ProposalCode.LEFT and proposal.offices is None:
        text = _LEFT
    if proposal.code is ProposalCode.SILENT and proposal.offices is not None:
        text = _SILENT
    matter = matter_for_authority(proposal.causes)
    return proposals.clause(text, summary, language, proposal.requests, n=proposal.offices or 0, matter=matter)


def _discussion(summary: MinutesSummary, language: Language) -> str:
    sentences = [discussed.informed(summary, language)]
    for part in decisions.in_order(summary.parts):
        total = part.total
        if total.total and total.is_published:
            text = discussed.without_partial(total.implemented)
            decision = decisions.phrase_of(part.decision, summary.head.decisions, language)
            now = discussed.NOT_NOW if was_done(part.history) else discussed.NOT_YET
            sentences.append(
                text.said(
                    language,
                    decision=decision,
                    a=so_many_of(total.implemented or 0, total.total),
                    n=total.total,
                    now=now,
                    others=the_others(_in_progress(total, language), total.no_information or 0, language),
                )
            )
    if summary.changes is not None:
        sentences.append(discussed.changed(summary.changes, summary.head, language))
    sentences.append(discussed.DISCUSSED_MORE.said(language))
    return " ".join(sentences)


def _noted(view: MinutesView, left_out: Sequence[str]) -> Noted:
    summary = view.summary
    bases = [part.basis for part in summary.parts if part.basis is not None]
    bases += [duty.basis for part in summary.parts for duty in part.duties]
    checks = summary.checks
    bases += [checks.best_basis] if checks is not None and checks.best_basis is not None else []
    no_information = any(part.total.no_information for part in summary.parts)
    no_information |= any(row.status is PublicStatus.NO_INFORMATION for row in view.rows)
    by_name = any(row.status is not None for row in view.rows)
    return Noted(
        summary.head,
        tuple(part.decision for part in summary.parts),
        summary.password_rule,
        any(map(any, bases)),
        any(basis[Grade.SELF_CHECKED.rank] for basis in bases),
        no_information or summary.answered < summary.offices,
        bool(summary.portal_offices),
        (
            _STANDINGS_BY_NAME if by_name else _ANSWERED_BY_NAME,
            *((_LEFT_OUT.filled(sections=", ".join(left_out)),) if left_out else ()),
            PROPOSALS_KEPT,
            *((_OWN,) if summary.own_offices else ()),
        ),
    )
