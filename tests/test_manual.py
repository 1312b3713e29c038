"""The guides name screens, buttons and words that there are, in both languages alike, and their pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from product_texts import TEXTS

MANUAL = Path(__file__).parents[1] / "docs" / "manual"
READERS = ("programmer", "office", "committee")
LANGUAGES = ("bn", "en")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@pytest.fixture(scope="module", name="said")
def _said():
    """Return all that the program says, by language."""
    texts = TEXTS["every_text"]()
    return {"en": {text.english for text in texts}, "bn": {text.bangla for text in texts}}


def guide(reader, language):
    """Return the text of a guide."""
    return (MANUAL / f"{reader}.{language}.md").read_text("utf-8")


def names(text):
    """Return what stands in bold, each on one line."""
    return [" ".join(name.split()) for name in BOLD.findall(text)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_and_button_that_the_month_names_is_there(said, language):
    found = names(guide("programmer", language))
    assert len(found) > 20
    assert not [name for name in found if name not in said[language]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standing_and_basis_that_the_committee_reads_is_so_called_in_papers(said, language):
    text = guide("committee", language)
    words = [" ".join(name.split()) for name in re.findall(r"\| \*\*(.+?)\*\* \|", text)]
    bases = re.findall(r"\*\*([^*.।:]+)\*\*:", text.partition("3." if language == "en" else "৩.")[2])
    assert len(words) == 6
    assert len(bases) == 5
    assert not [name for name in (*words, *bases) if name not in said[language]]


@pytest.mark.parametrize("reader", READERS)
def test_both_languages_have_the_same_parts_and_pictures(reader):
    shapes = []
    for language in LANGUAGES:
        text = guide(reader, language)
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
        assert all((MANUAL / picture).is_file() for picture in pictures)
        shapes.append(
            (
                [picture.replace(f".{language}.", ".") for picture in pictures],
                len(re.findall(r"^#", text, re.MULTILINE)),
                len(names(text)),
            )
        )
    assert shapes[0] == shapes[1]
