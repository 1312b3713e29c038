"""Two meetings of one month, and meetings that were not held: which round is meant, and how it is called."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.sampled
BOTH = [
    ("en", "meeting of 18.04.2024", "meeting of 25.04.2024"),
    ("bn", "১৮.০৪.২০২৪ তারিখের সভা", "২৫.০৪.২০২৪ তারিখের সভা"),
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """A round for the meeting of 18 April and one for that of 25 April."""
    folder = tmp_path_factory.mktemp("space") / "space"
    lay_example(folder)
    for meeting, day in (("2024-04", "2024-04-10"), ("2024-04-25", "2024-04-24")):
        run("audit", "--keep", "--meeting", meeting, "--on", day, "--yes", "--workspace", folder)
    return folder


@pytest.fixture
def folder(kept, tmp_path) -> Path:
    shutil.copytree(kept, tmp_path / "space")
    return tmp_path / "space"


def cancel(folder: Path, *meetings: str) -> None:
    for meeting in meetings:
        run("meeting", "cancel", meeting, "--on", "2024-04-26", "--workspace", folder, code=0)


def returned(folder: Path, *more: str, code: int = 0, language: str = "en") -> str:
    return run("return", *more, "--language", language, "--workspace", folder, code=code).stderr


def digests(folder: Path) -> list[str]:
    said = run("rounds", "--language", "en", "--workspace", folder, code=0).stdout
    return [line.split()[-1] for line in said.splitlines() if line[:1].isdecimal()]


@pytest.mark.parametrize(("language", "first", "second"), BOTH)
def test_verify_calls_each_round_by_the_day_of_its_meeting(kept, language, first, second):
    said = [
        run("verify", digest, "--language", language, "--workspace", kept, code=0).stderr for digest in digests(kept)
    ]
    assert [(first in words, second in words) for words in said] == [(True, False), (False, True)]


def test_a_paper_tells_the_two_meetings_of_a_month_apart(folder):
    run("audit", "--keep", "--meeting", "2024-05", "--on", "2024-05-10", "--yes", "--workspace", folder)
    annex = ("report", "--format", "terminal", "--audience", "chair", "--language", "en", "--workspace", folder)
    second, third = (run(*annex, "--round", number, code=0).stdout for number in ("2", "3"))
    assert "For the meeting of 25.04.2024" in second
    assert "Compared with the meeting of 18.04.2024" in second
    assert "Compared with the meeting of 25.04.2024" in third


@pytest.mark.parametrize("audience", ["chair", "minutes", "auditor"])
@pytest.mark.parametrize(
    ("language", "first", "second", "month"),
    [("en", "18.04.2024", "25.04.2024", "April 2024"), ("bn", "১৮.০৪.২০২৪", "২৫.০৪.২০২৪", "এপ্রিল ২০২৪")],
)
def test_no_paper_calls_a_meeting_by_a_month_that_had_two(kept, audience, language, first, second, month):
    line = ("report", "--format", "terminal", "--audience", audience, "--language", language, "--workspace", kept)
    shown = run(*line, "--round", "2", code=0).stdout
    assert (first in shown) is (audience != "minutes"), "of so few offices nothing is given there of what changed since"
    assert second in shown
    assert month not in shown


def test_the_returns_of_two_meetings_of_a_month_are_two_files(kept, tmp_path):
    for number in ("1", "2"):
        returned(kept, "--round", number, "--output", str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "return-khulna-paikgacha-2024-04-25.json",
        "return-khulna-paikgacha-2024-04.json",
    ]


@pytest.mark.parametrize(("language", "first", "second"), BOTH)
def test_a_return_passes_over_a_round_whose_meeting_was_not_held_and_says_so(folder, language, first, second):
    cancel(folder, "2024-04-25")
    said = returned(folder, language=language)
    assert all(words in said for words in (first, second, "auditor return --round ", "001-2024-04"))
    assert not list(folder.glob("out/002-*/return-*"))


@pytest.mark.parametrize(("language", "words"), [("en", "The file says so too"), ("bn", "ফাইলেও তা লেখা আছে")])
def test_the_round_of_a_meeting_that_was_not_held_is_returned_only_when_named_and_that_is_told(folder, language, words):
    cancel(folder, "2024-04-25")
    said = returned(folder, "--round", "2", language=language)
    assert words in said
    assert "002-2024-04-25" in said
    (path,) = folder.glob("out/002-*/return-*")
    assert json.loads(path.read_bytes())["called_off"] is True


@pytest.mark.parametrize(("language", "words"), [("en", "Nothing was written"), ("bn", "কিছু লেখা হয়নি")])
def test_where_no_meeting_was_held_nothing_is_returned(folder, language, words):
    cancel(folder, "2024-04-25", "2024-04-18")
    assert words in returned(folder, code=3, language=language)
    assert not list(folder.glob("out/*/return-*"))
