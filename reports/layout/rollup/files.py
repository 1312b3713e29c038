"""The files of an area that were not counted or came twice, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Language, Text
from auditor.model.labels import NO, yes_or_no
from auditor.model.paper import Block, Paragraph
from reports.layout import cells
from reports.layout.rollup.words import UPAZILA
from reports.layout.ruled import TitledColumn, ruled

if TYPE_CHECKING:
    from auditor.model.rollup import RollupView

_ALT: Final = Text(
    en="Files that were not counted or came twice, with the reason.", bn="যেসব ফাইল ধরা হয়নি বা দুবার এসেছে, কারণসহ।"
)
_COLUMNS: Final = (
    TitledColumn(Text(en="File", bn="ফাইল"), 4.0),
    TitledColumn(UPAZILA, 1.8),
    TitledColumn(Text(en="Counted", bn="ধরা হয়েছে"), 1.0, "center"),
    TitledColumn(Text(en="Reason", bn="কারণ"), 6.0),
)
_ASK_AGAIN: Final = Text(
    en="Of a file that was not counted for a fault the upazila is asked to make a new one from its ledger and to send it; "
    "nobody corrects it by hand.",
    bn="ত্রুটির কারণে যে ফাইল ধরা হয়নি, উপজেলাকে স্থায়ী রেকর্ড থেকে সেটি নতুন করে তৈরি করে পাঠাতে বলতে হবে; হাতে সংশোধন করা যাবে না।",
)


def files(view: RollupView, language: Language) -> list[Block]:
    """Return the files, those that are not counted first."""
    rows = [
        (
            refused.file,
            refused.upazila.said(language) if refused.upazila else cells.NIL,
            NO.said(language),
            "; ".join(flaw.label.said(language) for flaw in refused.flaws),
        )
        for refused in view.refused
    ]
    rows += [
        (
            noted.file,
            noted.upazila.said(language),
            yes_or_no(noted.matter.counts).said(language),
            noted.matter.label.said(language),
        )
        for noted in view.noted
    ]
    if not rows:
        return []
    table = ruled(_COLUMNS, rows, _ALT.said(language), language)
    asks_again = any(refused.is_to_be_made_again for refused in view.refused)
    return [table, Paragraph(_ASK_AGAIN.said(language), small=True)] if asks_again else [table]
