"""The receipts of a day's slips on paper: a frame for each office, to be cut off and handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, digits, serial
from auditor.model.paper import Box, Paragraph
from reports.layout import cells
from reports.layout.frame import Frame, build_paper
from reports.layout.wording import ASSISTANT_PROGRAMMER

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.paper import Paper
    from auditor.model.views.receipts import OfficeReceipts, ReceiptSheet

_TITLE: Final = Text(en="Receipts of self-check slips", bn="স্ব-যাচাই স্লিপের প্রাপ্তিস্বীকার")
_DAY: Final = Text(en="Received on {day}", bn="প্রাপ্তির তারিখ: {day}")
_HOW: Final = Text(
    en="Cut the frames apart and give each to its office. It holds no password and no answer.",
    bn="প্রতিটি ঘর কেটে সংশ্লিষ্ট দপ্তরকে দিন। এতে পাসওয়ার্ড বা কোনো উত্তর নেই।",
)
_OFFICE: Final = Text(en="{serial}. {office}", bn="{serial}. {office}")
_SLIP: Final = Text(en="{post}: slip {number} has arrived, {day}.", bn="{post}: স্লিপ {number} পাওয়া গেছে, {day}।")
_FROM: Final = Text(en="Assistant Programmer, phone {phone}", bn="সহকারী প্রোগ্রামার, ফোন {phone}")


def receipts(view: ReceiptSheet, language: Language) -> Paper:
    """Return the receipts of a day: A4, portrait."""
    phone = digits(view.letterhead.ap_phone, language)
    sender = _FROM.said(language, phone=phone) if phone else ASSISTANT_PROGRAMMER.said(language)
    return build_paper(
        Frame(view.day, view.example, view.letterhead),
        language,
        name="receipts",
        title=_TITLE.said(language),
        titles=(_TITLE.said(language),),
        subtitles=(_DAY.said(language, day=view.day),),
        blocks=(Paragraph(_HOW.said(language)), *(_receipt(office, view, sender, language) for office in view.offices)),
    )


def _receipt(office: OfficeReceipts, view: ReceiptSheet, sender: str, language: Language) -> Box:
    name = cells.words(office.office.name, language)
    title = _OFFICE.said(language, serial=serial(office.office.serial, language), office=name)
    slips = (
        _SLIP.said(language, post=cells.words(post, language), number=number, day=view.day)
        for post, number in office.slips
    )
    return Box(title, (*slips, sender))
