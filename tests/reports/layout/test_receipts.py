"""The receipts of a day: a frame an office, which names post and slip number and nothing that was answered."""

from __future__ import annotations

from datetime import date

import pytest

from auditor import discovery
from auditor.i18n import Language, Text
from auditor.model.paper import Box
from auditor.model.views.head import Letterhead, OfficeName
from auditor.model.views.receipts import OfficeReceipts, ReceiptSheet
from reports import pdf, terminal

RECEIPTS = discovery.documents()["receipts"]
UNION = OfficeReceipts(
    OfficeName(7, Text(en="Lota Union Parishad", bn="লতা ইউনিয়ন পরিষদ")),
    (
        (Text(en="Secretary", bn="ইউপি সচিব"), "TB50CA"),
        (Text(en="UDC entrepreneur", bn="ইউডিসি উদ্যোক্তা"), "9XK2M1"),
    ),
)
SHEET = ReceiptSheet(
    Letterhead(("উপজেলা নির্বাহী অফিসারের কার্যালয়",), ("Office of the UNO",), ap_phone="01700-000000"),
    date(2024, 3, 20),
    (UNION,),
)


def test_a_frame_tells_an_office_which_slips_came_from_which_posts():
    (paper,) = RECEIPTS.papers(SHEET, Language.BN)
    (frame,) = [block for block in paper.blocks if isinstance(block, Box)]
    assert frame.lead == "০৭. লতা ইউনিয়ন পরিষদ"
    assert frame.lines == (
        "ইউপি সচিব: স্লিপ TB50CA পাওয়া গেছে, ২০.০৩.২০২৪।",
        "ইউডিসি উদ্যোক্তা: স্লিপ 9XK2M1 পাওয়া গেছে, ২০.০৩.২০২৪।",
        "সহকারী প্রোগ্রামার, ফোন ০১৭০০-০০০০০০",
    )


@pytest.mark.parametrize("language", Language)
def test_receipts_are_drawn_the_same_each_time(language):
    assert RECEIPTS.render(pdf.FORMAT, SHEET, language) == RECEIPTS.render(pdf.FORMAT, SHEET, language)
    assert b"TB50CA" in RECEIPTS.render(terminal.FORMAT, SHEET, language)
