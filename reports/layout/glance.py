"""The first box of the annex (এক নজরে): sentences to read out at the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.paper import Box
from auditor.model.subjects import OfficeKind
from auditor.model.witnessing import MOST_A_DAY, SampleState
from reports.layout import cells, decisions
from reports.layout.causes import told_of_portal
from reports.layout.joining import genitive, listed
from reports.layout.wording import BASIS_OF_IMPLEMENTED, GLANCE, basis_words, checked_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from auditor.model.baseline import Decision
    from auditor.model.views.annexes import ChairView
    from auditor.model.views.head import Head
    from auditor.model.views.summary import DecisionPart, Summary

_LOGINS: Final = Text(
    en="Seen at a login: {n} {n:account|accounts}, on {d} {d:day|days}; in person {p}, on a video call {v}.",
    bn="লগইন দেখে যাচাই করা হয়েছে {n}টি আইডি, {d} দিনে: সরেজমিন {p}টি, ভিডিও কলে {v}টি।",
)
_CROWDED: Final = Text(
    en="{n} accounts are said to have been seen on one day ({day}), more than {most}: to be asked about.",
    bn="এক দিনে ({day}) {n}টি আইডি দেখা হয়েছে বলে লেখা, যা {most}টির বেশি; বিষয়টি জেনে নেওয়া প্রয়োজন।",
)
_SAMPLE: Final = Text(
    en="Sample: drawn {drawn}, seen {seen}, wrong {wrong}, not yet seen {waiting}.",
    bn="দৈবচয়ন: নির্বাচিত {drawn}টি, দেখা হয়েছে {seen}টি, ভুল পাওয়া গেছে {wrong}টি, দেখা বাকি {waiting}টি।",
)
_SAMPLE_GONE: Final = Text(
    en="Sample: drawn {drawn}, seen {seen}, wrong {wrong}, not yet seen {waiting}, no longer listed {gone}.",
    bn="দৈবচয়ন: নির্বাচিত {drawn}টি, দেখা হয়েছে {seen}টি, ভুল পাওয়া গেছে {wrong}টি, দেখা বাকি {waiting}টি, তালিকায় আর নেই {gone}টি।",
)
_WRONG: Final = Text(en="What was said was wrong at: {names}.", bn="দেখা তথ্যের সঙ্গে মেলেনি: {names}।")
_WAITING: Final = Text(en="Still to be seen: {names}.", bn="দেখা বাকি: {names}।")
FIRST_REPORT: Final = Text(
    en="This is the first report; there is no earlier month to compare with.",
    bn="এটি প্রথম প্রতিবেদন; আগের মাসের সঙ্গে তুলনা নেই।",
)
NOT_FOR_UNIONS: Final = Text(en="Not applicable to union parishads", bn="ইউনিয়ন পরিষদের জন্য প্রযোজ্য নয়")

_STOP: Final = Text(en=".", bn="।")
COVERAGE: Final = Text(
    en="Of {n} offices {asked} were contacted; {k} answered.",
    bn="মোট {n}টি দপ্তরের মধ্যে {asked}টির সঙ্গে যোগাযোগ করা হয়েছে; {k}টির উত্তর পাওয়া গেছে।",
)
COVERAGE_SILENT: Final = Text(
    en="Of {n} offices {asked} were contacted; none has answered yet.",
    bn="মোট {n}টি দপ্তরের মধ্যে {asked}টির সঙ্গে যোগাযোগ করা হয়েছে; এখনো কোনোটির উত্তর পাওয়া যায়নি।",
)
_DONE_IN: Final = Text(
    en="{decision}: implemented in {a} of {n} {where}", bn="{decision} {n}টি {where} মধ্যে {a}টিতে বাস্তবায়িত"
)
_DONE_NOWHERE: Final = Text(
    en="{decision}: not yet known to be fully implemented in any of the {n} {where}",
    bn="{decision} {n}টি {where} কোনোটিতে এখনো পুরোপুরি বাস্তবায়িত হয়েছে বলে জানা যায়নি",
)
_OF_OFFICES: Final = Text(en="offices", bn="দপ্তরের")
_OF_DEPARTMENTS: Final = Text(en="departmental offices", bn="বিভাগীয় দপ্তরের")
_PARTLY: Final = Text(en="partly in {number}", bn="{number}টিতে আংশিক বাস্তবায়িত")
_NOT_DONE: Final = Text(en="not in {number}", bn="{number}টিতে বাস্তবায়িত হয়নি")
_AWAITING_PORTAL: Final = Text(en="{number} awaiting the portal", bn="{number}টি পোর্টাল অপেক্ষমাণ")
_WAIVED: Final = Text(en="time extended for {number}", bn="{number}টির সময় বর্ধিত")
_SILENT: Final = Text(en="; no information on this decision from {number}", bn="; এ সিদ্ধান্তে {number}টির তথ্য পাওয়া যায়নি")
_APPLIES_TO_NONE: Final = Text(
    en="{decision} applies to no office in the roster.", bn="{decision} তালিকার কোনো দপ্তরের জন্য প্রযোজ্য নয়।"
)
_BASIS_OF_ALL: Final = Text(
    en="Offices that have implemented all that applies to them: {x}. Basis of the information: {grades}.",
    bn="{x}টি দপ্তর প্রযোজ্য সব সিদ্ধান্ত বাস্তবায়ন করেছে; তথ্যের ভিত্তি: {grades}।",
)
_OWN_PART_DONE: Final = Text(
    en="Offices that have done their own part and wait for the portal's authority: {n}.",
    bn="{n}টি দপ্তর নিজেদের কাজ শেষ করেছে; পোর্টাল কর্তৃপক্ষের সমাধানের অপেক্ষায় আছে।",
)
_NEWLY: Final = Text(
    en="Offices that newly implemented a decision since the last meeting: {p}",
    bn="গত সভার পর আরও {p}টি দপ্তরে এক বা একাধিক সিদ্ধান্ত বাস্তবায়িত হয়েছে",
)
_NO_NEWLY: Final = Text(
    en="Since the last meeting no further office has implemented a decision",
    bn="গত সভার পর আর কোনো দপ্তরে কোনো সিদ্ধান্ত নতুন করে বাস্তবায়িত হয়নি",
)
_SLIPPED: Final = Text(en="; offices with duties to do again: {q}", bn="; {q}টি দপ্তরকে পুনরায় কাজ করতে হবে")
NOTHING_LEFT: Final = Text(en="No office has any duty left.", bn="কোনো দপ্তরের করণীয় অবশিষ্ট নেই।")
_OWN: Final = Text(
    en="Checked voluntarily, shown in rows of their own and not among the {n}: {names}.",
    bn="{names} আইডি স্বেচ্ছায় যাচাই করে আলাদা সারিতে দেখানো হলো; মোট {n}টির বাইরে।",
)


def glance(view: ChairView, language: Language) -> Box:
    """Return the box: only the sentences that apply."""
    return Box(GLANCE.said(language), tuple(_sentences(view, language)))


def _sentences(view: ChairView, language: Language) -> Iterator[str]:
    summary = view.summary
    coverage = COVERAGE if summary.answered else COVERAGE_SILENT
    yield coverage.said(language, n=summary.offices, asked=summary.asked, k=summary.answered)
    for part in summary.parts:
        yield _stand(part, summary.head, language)
    if summary.implemented:
        yield _basis(summary, language)
        yield checked_words(summary.implemented, sum(summary.best_basis[1:]), summary.best_basis, language)
    yield from _seen(view, language)
    yield FIRST_REPORT.said(language) if summary.first else moved(summary.newly_done, summary.slipped, language)
    if summary.portal_offices:
        causes = (counted.cause for counted in summary.causes)
        yield told_of_portal(summary.portal_offices, causes, language)
    if summary.awaiting_portal:
        yield _OWN_PART_DONE.said(language, n=summary.awaiting_portal)
    if _nothing_left(summary):
        yield NOTHING_LEFT.said(language)
    if summary.own_offices:
        yield _own(view, language)


def _seen(view: ChairView, language: Language) -> Iterator[str]:
    """Yield what was seen at logins, on how many days, on which too many; and how it stands with the offices drawn."""
    summary = view.summary
    if summary.logins is not None:
        logins = summary.logins
        yield _LOGINS.said(language, n=logins.accounts, d=logins.days, p=logins.in_person, v=logins.on_video)
    for crowded in summary.crowded:
        yield _CROWDED.said(language, n=crowded.accounts, day=crowded.day, most=MOST_A_DAY)
    if summary.sample is not None:
        sample = summary.sample
        text = _SAMPLE_GONE if sample.gone else _SAMPLE
        counts = {"drawn": sample.drawn, "seen": sample.seen, "wrong": sample.wrong}
        yield text.said(language, **counts, waiting=sample.waiting, gone=sample.gone)
        for state, named_by in ((SampleState.WRONG, _WRONG), (SampleState.WAITING, _WAITING)):
            names = [cells.words(named.office.name, language) for named in view.sampled if named.state is state]
            if names:
                yield named_by.said(language, names=listed(names, language))


def _stand(part: DecisionPart, head: Head, language: Language) -> str:
    tally = part.total
    others = [
        text.said(language, number=number)
        for text, number in (
            (_PARTLY, tally.partial),
            (_NOT_DONE, tally.not_implemented),
            (_AWAITING_PORTAL, tally.awaiting_portal),
            (_WAIVED, tally.waived),
        )
        if number
    ]
    return standing_sentence(
        part.decision,
        head,
        language,
        done_of=(tally.implemented, tally.total),
        others=others,
        no_information=tally.no_information,
    )


def standing_sentence(  # noqa: PLR0913  a sentence has as many parts
    decision: Decision,
    head: Head,
    language: Language,
    *,
    done_of: tuple[int, int],
    others: list[str],
    no_information: int,
) -> str:
    """Return how a decision stands: in how many offices of how many it is implemented, and how the others stand."""
    implemented, total = done_of
    named = decisions.phrase_of(decision, head.decisions, language)
    if not total:
        return _APPLIES_TO_NONE.said(language, decision=named)
    only_departments = decision.implementers == {OfficeKind.DEPARTMENT}
    first = (_DONE_IN if implemented else _DONE_NOWHERE).said(
        language,
        decision=named,
        a=implemented,
        n=total,
        where=_OF_DEPARTMENTS if only_departments else _OF_OFFICES,
    )
    if others:
        first += (", " if implemented else "; ") + ", ".join(others)
    if no_information:
        first += _SILENT.said(language, number=no_information)
    stop = _STOP.said(language)
    if decisions.leaves_out_unions(decision):
        return f"{first}{stop} {NOT_FOR_UNIONS.said(language)}{stop}"
    return first + stop


def _basis(summary: Summary, language: Language) -> str:
    grades = basis_words(summary.basis, language)
    text = _BASIS_OF_ALL if len(summary.parts) > 1 else BASIS_OF_IMPLEMENTED
    return text.said(language, x=summary.implemented, grades=grades)


def moved(newly: int, slipped: int, language: Language) -> str:
    """Return how many offices changed since the last meeting under at least one decision, as the list of changes has them."""
    told = (_NEWLY if newly else _NO_NEWLY).said(language, p=newly)
    if slipped:
        told += _SLIPPED.said(language, q=slipped)
    return told + _STOP.said(language)


def _nothing_left(summary: Summary) -> bool:
    return any(part.total.total for part in summary.parts) and all(
        part.total.implemented == part.total.total for part in summary.parts
    )


def _own(view: ChairView, language: Language) -> str:
    joined = listed([cells.words(row.name, language) for row in view.rows if row.own], language)
    return _OWN.said(language, names=genitive(joined) if language is Language.BN else joined, n=view.summary.offices)
