"""How far long work is stands at the terminal: of how many steps where that is known, else how many were taken."""

from __future__ import annotations

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
