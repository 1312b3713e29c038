"""How far long work is stands at the terminal: of how many steps where that is known, else how many were taken."""

from __future__ import annotations

import re

import pytest
from few_offices import lay_example
from running import run
from terminal import Terminal


def test_while_a_paper_is_looked_for_it_is_told_how_many_were_laid_beside_it_and_not_of_how_many(tmp_path):
    folder = lay_example(tmp_path / "space")
    on = ("--on", "2024-02-20", "--workspace", folder)
    run("audit", "--keep", "--meeting", "2024-02", *on, code=1)
    run("report", "--format", "json", *on, code=0)
    terminal = Terminal("verify", "out/001-2024-02/annex-minutes.json", "--language", "en", folder=folder)
    terminal.sees(r"Papers compared .*\b1\b", pattern=True)
    assert terminal.leaves() == 0
    assert "exactly the paper" in terminal.told
    assert "400" not in terminal.told


def test_a_large_list_of_a_system_is_read_with_a_sign_of_how_far_that_is_and_a_small_one_without(tmp_path):
    folder = lay_example(tmp_path / "space")
    record = folder / "evidence" / "exports" / "portal-users-2024-02-18.csv"
    record.parent.mkdir(exist_ok=True)
    for rows, is_shown in ((5, False), (5000, True)):
        listed = "".join(f"{n},koyra.{n},সম্পাদক,সক্রিয়,-\n" for n in range(rows))
        record.write_text("ক্রম,ব্যবহারকারীর নাম,ভূমিকা,অবস্থা,দুই ধাপে যাচাই\n" + listed, "utf-8-sig")
        terminal = Terminal(
            "audit", "--on", "2024-02-20", "--language", "en",
            folder=folder, before="from auditor import long_reading; long_reading.SOON_OVER = 0",
        )  # fmt: skip
        assert terminal.leaves() == 1
        assert (re.search(r"Reading, in thousands .*\b5\b", terminal.told) is not None) is is_shown


@pytest.mark.parametrize(("language", "shown"), [("en", "Rounds made again .*100%"), ("bn", "আবার করা যাচাই .*১০০%")])
def test_rounds_that_are_made_again_for_long_are_counted_in_the_digits_of_the_talk(tmp_path, language, shown):
    folder = lay_example(tmp_path / "space")
    on = ("--on", "2024-02-20", "--workspace", folder)
    run("audit", "--keep", "--meeting", "2024-02", *on, code=1)
    terminal = Terminal(
        "verify",
        "--language",
        language,
        folder=folder,
        before="from auditor.cli import _progress; _progress.SOON_OVER = 0",
    )
    assert terminal.leaves() == 0
    assert re.search(shown, terminal.told)


def test_the_rows_of_a_large_ledger_are_checked_with_a_sign_of_how_far_that_is(tmp_path):
    folder = lay_example(tmp_path / "space")
    on = ("--on", "2024-02-20", "--workspace", folder)
    run("audit", "--keep", "--meeting", "2024-02", *on, code=1)
    few = "from auditor import long_reading; long_reading.SOON_OVER = 0; long_reading.ROWS_A_STEP = 1"
    terminal = Terminal("verify", "0123-4567", "--language", "en", folder=folder, before=few)
    terminal.leaves()
    assert "Reading, in thousands" in terminal.told
