"""A day that can hardly be meant is asked about by every command that notes it in the ledger, where it stays."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from running import run

from auditor import BUILD_YEAR
from auditor.cli import _shell
from auditor.cli._doubts import Asking, Wording
from auditor.i18n import plain

if TYPE_CHECKING:
    from pathlib import Path

NOTING = {
    "a register": ("register", "new"),
    "sheets": ("invite",),
    "sheets handed out": ("invite", "delivered", "hand", "--all"),
    "a meeting put off": ("meeting", "move", "2024-04-18", "2024-04-25"),
    "a meeting not held": ("meeting", "cancel", "2024-04-18"),
    "slips": ("slips",),
}
ODD = {
    "before the decision": ("2009-01-01", {"en": "but the decision is of 18.01.2024 only", "bn": "অথচ সিদ্ধান্তটি ১৮.০১.২০২৪ তারিখের"}),
    "to come": ("2099-01-01", {"en": "lies after today", "bn": "আজকের তারিখ"}),
}  # fmt: skip


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize(("day", "words"), ODD.values(), ids=ODD)
@pytest.mark.parametrize("command", NOTING.values(), ids=NOTING)
def test_without_a_terminal_an_odd_day_is_refused_and_nothing_is_changed(folder, command, day, words, language):
    before = contents(folder)
    done = run(*command, "--on", day, "--workspace", folder, "--language", language, code=3)
    assert words[language] in done.stderr
    assert "--yes" in done.stderr
    assert contents(folder) == before


@pytest.mark.parametrize(("answer", "noted"), [("n\n", False), ("y\n", True)], ids=["no", "yes"])
def test_at_a_terminal_it_is_asked_and_a_no_changes_nothing(folder, answer, noted):
    before = contents(folder)
    move = ("meeting", "move", "2024-04-18", "2099-01-08", "--on", "2099-01-01", "--workspace", folder)
    assert "Is this day meant?" in run(*move, typed=answer, code=0 if noted else 3).stderr
    assert (contents(folder) != before) is noted


def test_yes_says_that_it_is_meant_and_asks_nothing(folder):
    done = run("register", "new", "--on", "2099-01-01", "--yes", "--workspace", folder)
    assert "lies after today" in done.stderr
    assert (folder / "register-2099-01.xlsx").exists()


@pytest.mark.parametrize("command", [("meeting", "cancel", "2024-04-18"), ("slips",)], ids=["meeting", "slips"])
def test_an_ordinary_day_is_not_asked_about(folder, command):
    assert "meant" not in run(*command, "--on", "2024-04-10", "--workspace", folder).stderr


@pytest.mark.parametrize(("day", "told"), [("2099-01-01", True), ("2024-04-10", False)])
def test_a_look_at_a_day_that_is_still_to_come_says_so(folder, day, told):
    before = contents(folder)
    assert ("lies after today" in run("audit", "--on", day, "--workspace", folder).stderr) is told
    assert contents(folder) == before


@pytest.mark.parametrize("clock", [date(2009, 1, 1), date(2107, 1, 1)])
@pytest.mark.parametrize(
    "command", [("register", "new"), ("meeting", "cancel", "2024-04-18")], ids=["register", "meeting"]
)
def test_where_the_clock_is_wrong_the_right_day_that_is_given_is_taken_for_it(folder, monkeypatch, command, clock):
    monkeypatch.setattr(_shell.Shell, "clock", clock)
    done = run(*command, "--on", f"{BUILD_YEAR + 1}-01-12", "--workspace", folder, "--language", "en", code=0)
    assert "lies after today" not in done.stderr


def test_a_round_is_kept_under_a_wrong_clock_on_the_day_that_is_given(folder, monkeypatch):
    monkeypatch.setattr(_shell.Shell, "clock", date(2009, 1, 1))
    keep = ("audit", "--keep", "--meeting", "2024-04-18", "--workspace", folder, "--language", "en")
    assert "lies after today" not in run(*keep, "--on", "2024-04-10", code=1).stderr


def test_a_wrong_clock_makes_no_day_far_ahead_the_right_one(folder, monkeypatch):
    monkeypatch.setattr(_shell.Shell, "clock", date(2009, 1, 1))
    before = contents(folder)
    assert "lies after today" in run("register", "new", "--on", "2099-01-01", "--workspace", folder, code=3).stderr
    assert contents(folder) == before


def test_what_is_odd_is_told_and_asked_about_once_however_often_it_is_come_upon():
    said = []
    one, other = plain("One thing is odd."), plain("Another is.")
    shell = SimpleNamespace(at_terminal=False, say=said.append)
    asking = Asking(shell, Wording(one, one, one), yes=True)
    for doubts in ((one,), (), (one, other), (other,)):
        asking.doubted(doubts)
    assert (said, asking.meant) == ([one, other], {one, other})
