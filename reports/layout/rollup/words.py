"""What the papers of a roll-up have in common: their titles, how upazilas are named, and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text, digits, month
from auditor.model.grades import Grade
from auditor.model.rollup import STATEMENT_DUTIES, AreaLevel
from reports.layout import cells
from reports.layout.frame import CONFIDENTIAL, Frame, build_paper
from reports.layout.rollup.sender import letterhead_of, memo_line

if TYPE_CHECKING:
    from auditor.model.paper import Block, Paper
    from auditor.model.rollup import MissingUpazila, RollupView, StatementCounts, UpazilaRow
    from auditor.model.tally import Tally

STATEMENT: Final = Text(en="Monthly statement by upazila", bn="উপজেলাভিত্তিক মাসিক বিবরণী")
AS_OF: Final = Text(en="Latest date of the information: {day}", bn="সর্বশেষ তথ্যের তারিখ: {day} খ্রি.")
RATE_NOTE: Final = Text(
    en="When rates are compared, the basis of the information has to be seen: a rate that rests on declarations only is "
    "not the same as one that was checked.",
    bn="বাস্তবায়নের হার তুলনার সময় তথ্যের ভিত্তি দেখা প্রয়োজন; শুধু দপ্তরের দেওয়া তথ্যের ভিত্তিতে প্রাপ্ত হার যাচাইকৃত হারের সমান নয়।",
)
UPAZILA: Final = Text(en="Upazila", bn="উপজেলা")
USER_IDS: Final = Text(en="User IDs", bn="মোট ইউজার আইডি")
BASIS_BY_GRADE: Final = Text(
    en="Basis: {}".format("/ ".join(grade.short.en for grade in Grade)),
    bn="তথ্যের ভিত্তি: {}".format("/ ".join(grade.short.bn for grade in Grade)),
)
PORTAL_CAUSE: Final = Text(en="Causes at the portal (offices)", bn="পোর্টালজনিত কারণ")
DIGESTS: Final = Text(
    en="Check digests and figures, beside the signed annex", bn="স্বাক্ষরিত পরিশিষ্টের সঙ্গে মেলানোর যাচাই-সংকেত ও সংখ্যা"
)
NOT_SENT: Final = Text(en="statement not received", bn="বিবরণী পাওয়া যায়নি")
DUTIES: Final = tuple(
    zip(
        (policy.replace("-", "_") for policy in STATEMENT_DUTIES),
        (
            Text(en="Password reset", bn="পাসওয়ার্ড রিসেট"),
            Text(en="Two-step on", bn="Two-step চালু"),
            Text(en="Profile updated", bn="প্রোফাইল হালনাগাদ"),
            Text(en="Offices using official e-mail", bn="সরকারি ই-মেইল ব্যবহারকারী দপ্তর"),
        ),
        strict=True,
    )
)
"""The codes and headings of the duties that have a column."""

_ABOUT: Final = Text(en="{area} · meeting of {meeting}", bn="{area} · {meeting} মাসের সভা")
_UPAZILA_IN: Final = Text(en="{upazila}, {district}", bn="{upazila}, {district}")
_IMPLEMENTED_UNDER: Final = Text(en="Offices with decision {serial} done", bn="{serial} নং বাস্তবায়িত দপ্তর")
_IMPLEMENTED: Final = Text(en="Offices with the decision done", bn="সিদ্ধান্ত বাস্তবায়িত দপ্তর")
_WITHOUT_DUTY: Final = Text(
    en="{n} of {of} {of:user ID|user IDs} in no duty (not in use, not listed any more, or not named by a decision)",
    bn="{of}টির মধ্যে {n}টি ইউজার আইডি করণীয়ের হিসাবে নেই (ব্যবহার হয় না, তালিকায় আর নেই বা সিদ্ধান্তের আওতায় নয়)",
)
_NOT_HELD: Final = Text(en="meeting not held", bn="সভা অনুষ্ঠিত হয়নি")
_OTHER_ORDER: Final = Text(en="its committee ordered something else", bn="কমিটির সিদ্ধান্ত ভিন্ন")


def paper_of(  # noqa: PLR0913  a paper has as many parts
    view: RollupView,
    language: Language,
    *,
    name: str,
    titles: tuple[str, ...],
    subtitle: str,
    blocks: tuple[Block, ...],
    foot: str,
) -> Paper:
    """Return the blocks as a paper on an area below its memo line: A4, landscape."""
    return build_paper(
        Frame(view.day, view.example, letterhead_of(view), foot),
        language,
        name=name,
        title=title(view, language),
        titles=titles,
        blocks=(memo_line(view, language), *blocks),
        marking=CONFIDENTIAL.said(language),
        subtitles=(subtitle,),
        landscape=True,
    )


def about(view: RollupView, language: Language) -> str:
    """Return which area and which meeting it is."""
    return _ABOUT.said(language, area=view.area.title, meeting=month(view.meeting))


def title(view: RollupView, language: Language) -> str:
    """Return how files on the area are called."""
    return f"{STATEMENT.said(language)}: {about(view, language)}"


def named(row: UpazilaRow | MissingUpazila, view: RollupView, language: Language) -> str:
    """Return an upazila, with its district where the area has several."""
    if view.area.level is AreaLevel.DISTRICT:
        return row.upazila.said(language)
    return _UPAZILA_IN.said(language, upazila=row.upazila, district=row.district)


def implemented_heading(view: RollupView, language: Language) -> Text:
    """Return the heading of the column that counts who implemented the decision of the statement."""
    return _IMPLEMENTED_UNDER.filled(serial=digits(view.serial, language)) if view.serial else _IMPLEMENTED


def remarks(row: UpazilaRow, language: Language) -> tuple[str, ...]:
    """Return what is remarked beside an upazila that reported."""
    not_held = (_NOT_HELD.said(language),) if row.called_off else ()
    other_order = (_OTHER_ORDER.said(language),) if row.counts.tally is None else ()
    return (*not_held, *other_order, *remarks_on_counts(row.counts, language))


def remarks_on_counts(counts: StatementCounts, language: Language) -> tuple[str, ...]:
    """Return what is remarked where the duties are counted over fewer user IDs than there are."""
    return (_WITHOUT_DUTY.said(language, n=counts.without_duty, of=counts.accounts),) if counts.without_duty else ()


def basis_cell(tally: Tally, language: Language) -> str:
    """Return how the implemented are known, grade by grade in one cell: ৪/২/১/০/০."""
    return digits("/".join(map(str, tally.basis)), language) if tally.implemented else cells.NIL
