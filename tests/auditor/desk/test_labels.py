"""The label of a field says what is asked there, also to who hears it by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.desk import ask_words, district, screens, settings_words, welcome
from auditor.desk.screens.meeting import letters, pack, proofs
from auditor.desk.screens.offices import one
from auditor.desk.screens.selfcheck import overview

TEMPLATES = Path(screens.__file__).parents[1] / "templates"
SAYING_NOTHING = {"How", "For", "What", "Answer", "Folder", "Day", "কীভাবে", "কার জন্য", "কোনটি", "উত্তর", "ফোল্ডার", "তারিখ"}
WORDS = {
    "ask_meeting.html": ask_words.WORDS,
    "district.html": district.WORDS,
    "meeting_letters.html": letters.WORDS,
    "meeting_pack.html": pack.WORDS,
    "meeting_proofs.html": proofs.WORDS,
    "new.html": welcome.WORDS,
    "offices/one.html": one.WORDS,
    "selfcheck.html": overview.WORDS,
    "settings.html": settings_words.WORDS,
    "welcome.html": welcome.WORDS,
}
LABEL = re.compile(
    r'(?:(?:parts\.(?:field|choice|folder)|dated)\([^,]+, |<label for="[^"]+">\{\{ )words(?:\.(\w+)|\["([^"]+)"\])'
)


@pytest.mark.parametrize("page", WORDS)
def test_a_label_says_what_its_field_is(page):
    labels = [bare or quoted for bare, quoted in LABEL.findall((TEMPLATES / page).read_text("utf-8"))]
    assert labels
    said = [WORDS[page][each] for each in labels]
    assert [each for each in said if {each.en, each.bn} & SAYING_NOTHING] == []


def test_the_number_of_a_decision_is_asked_as_one():
    assert "words.serial.filled(subject=decision.subject)" in (TEMPLATES / "settings.html").read_text("utf-8")
