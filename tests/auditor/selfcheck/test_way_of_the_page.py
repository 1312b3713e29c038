"""The way that the page goes, said alike everywhere: on a USB drive or by a folder of the office's network, never by mail or link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.i18n import Language
from auditor.selfcheck.texts import sheets as of_sheets
from auditor.selfcheck.texts.of_page import TEXTS
from reports.layout import invitation

ROOT = Path(__file__).parents[3]
WORDS = {
    Language.EN: ("USB drive", "network", "never", "e-mail", "link"),
    Language.BN: ("পেনড্রাইভ", "নেটওয়ার্ক", "কখনো", "ই-মেইলে", "লিংকে"),
}


def told():
    """Yield every place that tells the way, with its language and its words."""
    for language in Language:
        yield "page", language, TEXTS["safe-4"].said(language)
        yield "sheet", language, f"{invitation._WHERE_FROM.said(language)} {invitation._NO_LINKS.said(language)}"
        yield "invite", language, of_sheets.PAGE.said(language)
    for name, language in (
        ("README.md", Language.EN),
        ("SECURITY.md", Language.EN),
        ("docs/commands.md", Language.EN),
        ("README.bn.md", Language.BN),
    ):
        paragraphs = re.split(r"\n\n|\n- ", (ROOT / name).read_text("utf-8"))
        (words, *_) = [told for told in paragraphs if all(way in told for way in WORDS[language][:2])] or [""]
        yield name, language, words


@pytest.mark.parametrize(
    ("place", "language", "words"), list(told()), ids=lambda value: value if len(value) < 20 else ""
)
def test_the_way_of_the_page_is_the_same_everywhere(place, language, words):
    assert [word for word in WORDS[language] if word.casefold() not in " ".join(words.split()).casefold()] == [], place
    assert not re.search("known official mailbox|সরকারি ই-মেইল থেকে", words), place
