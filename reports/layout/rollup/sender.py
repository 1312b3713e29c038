"""Who sends the papers of an area: letterhead, memo line, and where they are signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits
from auditor.model.paper import Paragraph, Signatures
from auditor.model.views.head import Letterhead
from reports.layout.fieldwork import DOTS

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.paper import Block
    from auditor.model.rollup import RollupView

_GOVERNMENT: Final = Text(en="Government of the People's Republic of Bangladesh", bn="গণপ্রজাতন্ত্রী বাংলাদেশ সরকার")
_MEMO: Final = Text(en="Memo no. {memo} · Date: {day}", bn="স্মারক নং- {memo} · তারিখ: {day} খ্রি.")
_AS_RETURNED: Final = Text(
    en="The figures are those of the statements that the upazilas sent.", bn="সংখ্যাগুলো উপজেলা থেকে পাওয়া বিবরণী অনুযায়ী।"
)
_PREPARED: Final = Text(en="Prepared by (name, post)", bn="প্রস্তুতকারী (নাম ও পদবি)")
_APPROVED: Final = Text(en="Approved by (name, post)", bn="অনুমোদনকারী (নাম ও পদবি)")


def letterhead_of(view: RollupView) -> Letterhead:
    """Return the letterhead that was told; else the government's line and the area."""
    told, title = view.sender.letterhead, view.area.title
    return Letterhead(told or (_GOVERNMENT.bn, title.bn), told or (_GOVERNMENT.en, title.en))


def memo_line(view: RollupView, language: Language) -> Paragraph:
    """Return memo number and day; what was not told is left to be written by hand."""
    memo = digits(view.sender.memo, language) or DOTS * 2
    return Paragraph(_MEMO.said(language, memo=memo, day=view.sender.memo_day or DOTS))


def signatures(view: RollupView, language: Language) -> Signatures:
    """Return where it is signed, by whom that was told."""
    return Signatures(view.sender.signatories or ((_PREPARED.said(language),), (_APPROVED.said(language),)))


def signed(view: RollupView, language: Language) -> tuple[Block, ...]:
    """Return where it is signed, below the sentence that stands with it on its page."""
    return (Paragraph(_AS_RETURNED.said(language)), signatures(view, language))
