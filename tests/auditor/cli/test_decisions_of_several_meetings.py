"""Decisions of several meetings: what is told of one meeting is asked, shown and written of its own decisions alone."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import baselines

if TYPE_CHECKING:
    from pathlib import Path

MEMO, MEMO_DAY, SIGNED = "05.44-41", date(2024, 1, 29), date(2024, 1, 22)
LATER = """
[[decisions]]
id = "2024-02/05"
serial = "05"
day = 2024-02-15
implementers = ["department", "union"]
subject = { en = "One user for each account", bn = "প্রতি ইউজারের আলাদা আইডি" }
ordered = { en = "Every account has one user.", bn = "প্রতিটি আইডি একজন ব্যবহার করবেন।" }
implemented_by = { en = "All heads of offices", bn = "সকল দপ্তর প্রধান" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace of two decisions of January, of which all is told, and one of February, of which no memo is."""
    folder = lay_example(tmp_path / "space")
    text = baselines.shipped("paikgacha-2024-01")
    text = text.replace("memo = ", "# memo = ").replace("memo_day = ", "# memo_day = ")
    told = f'memo = "{MEMO}"\nmemo_day = {MEMO_DAY}\nsigned = {SIGNED}\n'
    first, *others = text.split("[[decisions]]\n")
    (folder / "own.toml").write_text(
        "[[decisions]]\n".join((first, *(told + each for each in others))) + LATER, "utf-8"
    )
    run("settings", "--baseline", "own.toml", "--on", "2024-03-01", "--workspace", folder, "--yes", code=0)
    return folder


def decisions(folder: Path) -> list[dict]:
    return tomllib.loads((folder / "own.toml").read_text("utf-8"))["decisions"]


def told(folder: Path, *keys: str) -> list[tuple]:
    return [tuple(each.get(key) for key in keys) for each in decisions(folder)]


def settings(folder: Path, *given: str, **how):
    return run("settings", *given, "--on", "2024-03-01", "--workspace", folder, **how)


def keep(folder: Path, **how):
    return run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--workspace", folder, **how, code=1)


@pytest.mark.parametrize(
    ("option", "words"),
    [("--last-meeting", "19.01.2024"), ("--memo", "26-99"), ("--memo-day", "20.02.2024"), ("--signed", "20.02.2024")],
)
def test_what_is_told_without_a_word_of_which_meeting_is_refused_with_how_to_name_it(folder, option, words):
    before = (folder / "own.toml").read_bytes()
    refused = settings(folder, option, words, code=2).stderr
    assert "--of 2024-01 (" in refused
    assert "--of 2024-02 (Decision 05, meeting of 15.02.2024)" in refused
    assert (folder / "own.toml").read_bytes() == before


def test_what_is_told_of_one_meeting_is_written_of_its_decisions_alone(folder):
    january = told(folder, "day", "memo", "memo_day", "signed")[:2]
    settings(folder, "--of", "2024-02", "--memo", "26-99", "--memo-day", "20.02.2024", code=0)
    assert told(folder, "day", "memo", "memo_day", "signed") == [
        *january,
        (date(2024, 2, 15), "26-99", date(2024, 2, 20), None),
    ]
    shown = settings(folder, "--of", "2024-01", "--last-meeting", "19.01.2024", "--yes", code=0)
    assert ("18.01.2024" in shown.stderr, "19.01.2024" in shown.stderr) == (True, True)
    assert told(folder, "day") == [(date(2024, 1, 19),), (date(2024, 1, 19),), (date(2024, 2, 15),)]
    settings(folder, "--of", "2024-02/05", "--memo", "26-100", code=0)
    assert told(folder, "memo") == [(MEMO,), (MEMO,), ("26-100",)]


def test_days_are_compared_with_the_meeting_that_they_are_told_of(folder):
    refused = settings(folder, "--of", "2024-02", "--memo-day", "29.01.2024", code=3).stderr
    assert (
        "(Decision 05, meeting of 15.02.2024) (29.01.2024) cannot come before 15.02.2024, the day of the meeting that decided"
        in refused
    )
    assert "auditor settings --of 2024-02 --memo-day DATE" in refused
    assert told(folder, "memo_day")[2] == (None,)


def test_what_is_told_of_each_meeting_is_listed_with_how_to_change_it(folder):
    shown = " ".join(settings(folder, code=0).stdout.split())
    assert MEMO in shown
    for option in ("--of 2024-01", "--of 2024-02"):
        assert option in shown
    assert "15.02.2024" in shown


def test_a_decision_that_says_something_else_than_others_of_its_meeting_is_told_of_by_its_id(folder):
    path = folder / "own.toml"
    path.write_text(path.read_text("utf-8").replace(f'memo = "{MEMO}"', 'memo = "26-7"', 1), "utf-8")
    refused = settings(folder, "--memo", "26-99", code=2).stderr
    assert all(f"--of {each['id']}" in refused for each in decisions(folder)[:2])
    settings(folder, "--of", decisions(folder)[0]["id"], "--memo", "26-8", code=0)
    assert told(folder, "memo") == [("26-8",), (MEMO,), (None,)]
    settings(folder, "--of", "2024-01", "--memo", "26-9", code=0)
    assert told(folder, "memo") == [("26-9",), ("26-9",), (None,)]


def test_what_was_written_is_named_by_what_holds_now(folder):
    written = settings(folder, "--of", "2024-02", "--last-meeting", "16.02.2024", "--serials", "06", code=0).stderr
    (line,) = (each for each in written.splitlines() if each.startswith("Written:"))
    assert "(Decision 06, meeting of 16.02.2024)" in line
    assert "15.02.2024" not in line


def test_a_month_of_two_meetings_names_none_of_them_and_papers_tell_them_by_their_days(folder):
    first, second, _ = (each["id"] for each in decisions(folder))
    settings(folder, "--of", second, "--last-meeting", "20.01.2024", code=0)
    before = (folder / "own.toml").read_bytes()
    refused = settings(folder, "--of", "2024-01", "--memo", "26-9", code=2).stderr
    assert (
        f"--of {first} (Decision 11, meeting of 18.01.2024); --of {second} (Decision 09, meeting of 20.01.2024)"
        in refused
    )
    assert (folder / "own.toml").read_bytes() == before
    settings(folder, "--of", first, "--of", second, "--memo", "26-9", code=0)
    assert told(folder, "memo") == [("26-9",), ("26-9",), (None,)]


def test_what_is_no_decision_is_refused_with_those_that_there_are(folder):
    assert "2024-02/05" in settings(folder, "--of", "2024-09", "--memo", "26-99", code=2).stderr


def test_a_number_that_decisions_of_two_meetings_have_is_told_to_be_named_by_id(folder):
    path = folder / "own.toml"
    serial = decisions(folder)[0]["serial"]
    path.write_text(path.read_text("utf-8").replace('serial = "05"', f'serial = "{serial}"'), "utf-8")
    refused = settings(folder, "--also", f"{serial} udc", "--yes", code=3).stderr
    assert f"There are 2 decisions no. {serial}: " in refused
    assert all(f"{decisions(folder)[place]['id']} (" in refused for place in (0, 2))


def test_only_the_memo_that_was_not_told_is_asked_and_written_where_a_round_is_kept(folder):
    asked = keep(folder, typed="26-99\n20.02.2024\n").stderr
    assert asked.count("Number of the memo") == 1
    assert "Number of the memo that sent the decisions out (Decision 05, meeting of 15.02.2024)" in asked
    assert told(folder, "memo", "memo_day") == [(MEMO, MEMO_DAY), (MEMO, MEMO_DAY), ("26-99", date(2024, 2, 20))]
    (kept,) = Ledger(folder / "ledger.db").rounds()
    assert {each.memo for each in kept.header.decisions} == {MEMO, "26-99"}


def test_a_memo_left_open_where_a_round_is_kept_takes_no_other_away(folder):
    keep(folder, typed="\n")
    assert told(folder, "memo", "memo_day") == [(MEMO, MEMO_DAY), (MEMO, MEMO_DAY), ("", None)]
    assert "Number of the memo" not in keep(folder, typed="").stderr


def test_without_a_terminal_it_is_said_whose_memo_is_missing(folder):
    assert "auditor settings --of 2024-02 --memo" in keep(folder).stderr


def test_only_the_number_that_was_not_told_is_asked_where_a_round_is_kept(folder):
    path = folder / "own.toml"
    path.write_text(path.read_text("utf-8").replace('serial = "05"\n', 'memo = ""\n'), "utf-8")
    before = told(folder, "serial")[:2]
    asked = keep(folder, typed="\n").stderr
    assert "in this order: One user for each account" in asked
    assert told(folder, "serial") == [*before, ("",)]


def test_the_desk_shows_and_writes_what_is_told_of_each_meeting_by_itself(folder):
    with served(folder, on=date(2024, 3, 1)) as (service, address):
        desk = Client(service, address)
        fields = re.findall(r'<input[^>]*name="(memo-of-[^"]*)"[^>]*value="([^"]*)"', desk.get("/settings/").text)
        assert fields == [("memo-of-0-1", MEMO), ("memo-of-2", "")]
        answer = desk.post("/settings/answers", on="/settings/", **{"memo-of-2": "26-99"})
        assert answer.status == 303
        assert "১৫.০২.২০২৪ তারিখের সভার ০৫ নং সিদ্ধান্ত" in desk.get("/settings/").text
    assert told(folder, "memo", "memo_day") == [(MEMO, MEMO_DAY), (MEMO, MEMO_DAY), ("26-99", None)]


def test_the_desk_asks_only_the_memo_that_was_not_told_before_a_round_is_kept(folder):
    with served(folder, on=date(2024, 3, 21)) as (service, address):
        desk = Client(service, address)
        page = "/meeting/keep?meeting=2024-03"
        shown = desk.get(page).text
        assert ('name="memo-of-2"' in shown, 'name="memo-day-of-2"' in shown) == (True, True)
        assert ('name="memo"' in shown, 'name="memo-of-0-1"' in shown) == (False, False)


def test_an_answer_of_a_page_that_asked_of_all_decisions_at_once_is_refused_once_they_are_told_apart(folder):
    path = folder / "own.toml"
    text = path.read_text("utf-8")
    path.write_text(text.partition('\n[[decisions]]\nid = "2024-02/05"')[0].replace("memo", "# memo"), "utf-8")
    with served(folder, on=date(2024, 3, 21)) as (service, address):
        desk = Client(service, address)
        page = "/meeting/keep?meeting=2024-03"
        assert 'name="memo"' in desk.get(page).text
        path.write_text(text, "utf-8")
        before = path.read_bytes()
        answer = desk.post("/meeting/keep/answers?meeting=2024-03", on=page, memo="26-99")
        assert "26-99" in answer.text
        assert path.read_bytes() == before
