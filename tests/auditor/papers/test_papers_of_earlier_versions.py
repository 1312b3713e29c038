"""Papers that the released version made of its golden workspace, which lie beside it, are said to be as they were made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import run

from auditor.i18n import plain
from auditor.papers.compared_texts import _would_be_told_as
from auditor.papers.differing import differences
from auditor.papers.gathering import gathered
from auditor.papers.of_settings import as_set_now, marked
from auditor.papers.saying import Line

GOLDEN = Path(__file__).parents[2] / "golden"
PAPERS = sorted((GOLDEN / "papers").glob("*/*"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: f"{paper.parent.name}-{paper.name}")
def test_no_setting_is_said_to_have_changed_where_only_the_version_words_something_otherwise(tmp_path, paper):
    folder = Path(shutil.copytree(GOLDEN / "workspaces" / paper.parent.name, tmp_path / "space"))
    told = " ".join(run("--workspace", folder, "verify", paper, "--all", code=3).stderr.split())
    assert f"Version {paper.parent.name} of the program kept that round" in told
    assert "settings" not in told
    assert "as the round itself was kept" not in told
    assert '"…"' not in told
    assert "reading aloud, where" not in told, "its signs are no words"


def test_a_figure_that_only_this_version_would_print_is_told_with_the_words_it_stands_in(tmp_path):
    folder = Path(shutil.copytree(GOLDEN / "workspaces" / "0.12.0", tmp_path / "space"))
    paper = GOLDEN / "papers" / "0.12.0" / "02-land.en.docx"
    told = " ".join(run("--workspace", folder, "verify", paper, "--language", "en", code=3).stderr.split())
    assert 'this version would also say 2, in "1; user IDs no longer in the roster' in told


def unseen(words: str) -> tuple[Line, ...]:
    return (Line(plain("page 1, its text for copying"), words, path=(1, "unseen")),)


def on_page(words: str) -> tuple[Line, ...]:
    return (Line(plain("page 1"), words, rows=(words,), path=(1, "words")),)


def in_row(words: str) -> tuple[Line, ...]:
    return (Line(plain("row 3"), words),)


@pytest.mark.parametrize(
    ("line", "kept", "words"),
    [
        (in_row, "pending; gone 2", "pending; gone 2"),
        (on_page, "pending; gone 2", "pending; gone 2"),
        (in_row, "pending 2", ""),
        (on_page, "অপেক্ষমাণ; gone 2", ""),
        (unseen, "pending; gone 2", ""),
        (in_row, f"{'x' * 60}; gone 2", ""),
    ],
    ids=["in a row", "on a page", "alone", "on a page in Bangla", "for copying", "behind a long word"],
)
def test_words_around_a_figure_that_only_this_version_would_print_are_told_where_there_are_such_that_can_be_read(
    line, kept, words
):
    (found,), _ = differences(line("pending"), line(kept))
    assert (found.paper, found.kept, found.words) == ("", "2", words)
    assert ("{words}" in _would_be_told_as(found).en) is bool(words)


def test_of_several_figures_of_one_place_the_words_around_the_first_are_not_told_as_those_of_all():
    named, _ = differences(in_row("pending; done"), in_row("pending; gone 2 done; left 3"))
    (found,), _ = gathered(named, 6)
    assert (found.kept, found.words) == ("2, 3", "")


def test_of_the_text_for_copying_only_those_signs_are_of_the_settings_that_other_settings_change():
    paper = "সমসীমা খ্রিত্যেকজারপ্রোফালহালনাগাদপাসয়ার্ডরিসে"
    kept = "সমসীমা খ্রিত্যেকজারনিজেরডিতেপ্রোফালহালনাগাদপাসয়ার্ডরিসে"
    otherwise = "দিনেরসীমা খ্রিত্যেকজারনিজেরডিতেপ্রোফালহালনাগাদপাসয়ার্ডরিসে"
    before = "ক্ষণসীমা খ্রিত্যেকজারনিজেরডিতেপ্রোফালহালনাগাদপাসয়ার্ডরিসে"
    assert as_set_now(unseen(paper), unseen(kept), unseen(otherwise)) == unseen(paper)
    assert as_set_now(unseen(before), unseen(kept), unseen(otherwise)) == unseen(kept)


def test_of_signs_for_copying_that_settings_and_version_changed_beside_each_other_nothing_is_said_to_be_of_the_settings():
    rest = "খ্রিত্যেকজারপ্রোফালহালনাগাদপাসয়ার্ডরিসে" * 2
    paper, kept, otherwise = (unseen(words + rest) for words in ("ক্ষণপুরান", "সমনতুন", "দিনেরনতুন"))
    set_now = as_set_now(paper, kept, otherwise)
    assert set_now == paper
    assert marked(differences(paper, kept), differences(set_now, kept)) == ((), (kept[0].place,))
