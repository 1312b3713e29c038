"""Reads a self-check page that somebody names: the campaign it is of, once that is known to be usable."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import FileRefusedError
from auditor.selfcheck.making_slips import rehearse
from auditor.selfcheck.page import read_campaign

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.model.selfcheck import Campaign

LARGEST_PAGE: Final = 20_000_000
"""Bytes; a page has less than one million."""


def read_page(path: Path) -> tuple[Campaign, str]:
    """Return the campaign of a page, and the SHA-256 of its file.

    Raises:
        FileRefusedError: the file cannot be read, or is no self-check page as this program makes it.

    """
    try:
        if path.stat().st_size > LARGEST_PAGE:
            raise FileRefusedError(_LARGE.filled(file=path.name))
        content = path.read_bytes()
    except OSError:
        raise FileRefusedError(_UNREADABLE.filled(file=path.name)) from None
    campaign = read_campaign(content)
    try:
        rehearse(campaign)
    except ValueError:
        raise FileRefusedError(_ODD.filled(file=path.name)) from None
    return campaign, hashlib.sha256(content).hexdigest()


_LARGE: Final = Text(
    en="{file} is too large for a self-check page. Choose the page of the round.",
    bn="{file} স্ব-যাচাই পাতা হিসেবে বেশি বড়। মাসিক যাচাইয়ের পাতাটি বাছুন।",
)
_ODD: Final = Text(
    en="{file} is a self-check page, but not as this program makes it, so nothing was asked. Take the page from the UNO "
    "office again.",
    bn="{file} স্ব-যাচাই পাতা, কিন্তু এই প্রোগ্রাম যেভাবে তৈরি করে সে রকম নয়; তাই কিছু চাওয়া হয়নি। উপজেলা নির্বাহী অফিসারের কার্যালয় থেকে "
    "পাতাটি আবার নিন।",
)
_UNREADABLE: Final = Text(
    en="{file} cannot be read. Check the name and folder of the self-check page and run again.",
    bn="{file} পড়া যায়নি। স্ব-যাচাই পাতার নাম ও ফোল্ডার দেখে আবার চালান।",
)
