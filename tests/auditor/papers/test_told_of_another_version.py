"""Of a paper that another version made it is told in few lines what differs: figures, standings and names first; what is only words is counted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import run

from auditor.i18n import Language, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_NOT_DONE
from auditor.papers import checking, compared_texts, kept_words, making
from auditor.papers.comparing import Comparison, Difference, differences
from auditor.papers.fixed_words import fixed_words
from auditor.papers.gathering import gathered
from auditor.papers.saying import Line
from auditor.rounds import looking_back
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.compared.history import RoundMaterial

GOLDEN = Path(__file__).parents[2] / "golden" / "workspaces" / "0.1.0-with-revisions"
HERE = plain("row 2")
"""Where the second office of the golden round stands."""


@pytest.fixture(scope="module")
def past():
    return looking_back.history(listed.open_workspace(GOLDEN, roster=False), 2)


def row(*cells: str) -> Line:
    return Line(HERE, " ".join(cells), cells=cells)


def beside(past, paper: Line, kept: Line) -> Comparison:
    named, wording = differences([paper], [kept], fixed_words(past), kept_words.kept_words(past, "annex-chair.en.docx"))
    return laid(*named, wording=tuple(wording))


def laid(*named: Difference, wording=()) -> Comparison:
    (_, head) = Ledger(GOLDEN / "ledger.db").rounds()
    return Comparison(head, "annex-chair.en.docx", exact=False, named=named, wording=wording)


def told(found: Comparison, *, whole: bool = False) -> list[str]:
    first, *rest, last = [text.en.strip() for text in compared_texts.compared(found, whole=whole)]
    assert "Version 0.1.0" in first
    assert "To be sure" in last
    return rest


def test_the_figures_of_a_place_are_told_in_one_line():
    found = laid(Difference(HERE, "8", "7"), Difference(HERE, "", "07"), Difference(HERE, "", "22.04.2027"))
    assert told(found)[1:] == ["row 2: the paper says 8, this version would say 7, 07, 22.04.2027"]


def test_a_paper_of_before_that_calls_logins_seen_in_either_way_seen_on_the_spot_is_not_accused(past):
    cells = ("০২", "উপজেলা কৃষি অফিস", "২/২ (সরেজমিন)"), ("০২", "উপজেলা কৃষি অফিস", "২/২ (সরেজমিন বা ভিডিও)")
    assert not beside(past, *(row(*each) for each in cells)).named


def test_names_standings_and_figures_come_before_what_only_one_of_the_two_says():
    named = [
        Difference(plain("a"), "", "", is_missing=True),
        Difference(plain("b"), "", "5"),
        Difference(plain("c"), "8", "7"),
        Difference(plain("d"), "", "Land Office", is_name=True),
        Difference(plain("e"), "done", "not done"),
        Difference(plain("f"), "", "02 Land Office", is_missing=True),
        Difference(plain("g"), "9", ""),
    ]
    ordered, moved = gathered(named, 10)
    assert [each.place.en for each in ordered] == ["d", "e", "c", "f", "b", "g", "a"]
    assert not moved


def test_rows_that_only_this_version_would_have_are_one_line_with_whose_they_are():
    named = [Difference(plain(f"row {n}"), "", f"0{n} Office", is_missing=True) for n in range(1, 8)]
    (_, line) = told(laid(*named))
    assert line.startswith("7 rows or parts this version would have and the paper does not: row 1 (01 Office), ")
    assert line.endswith("and 2 more")
    (_, every) = told(laid(*named), whole=True)
    assert "row 7 (07 Office)" in every


def test_a_line_that_only_the_settings_have_by_now_is_told_of_them_and_not_of_the_version():
    found = laid(Difference(HERE, "", "Second line of the letterhead", is_missing=True, of_settings=True))
    _, line, changed = told(found)
    assert line.startswith("row 2: what stands there by the settings")
    assert changed.startswith("What the settings say is not of the round")


def test_a_sentence_with_the_same_figures_in_another_order_is_counted_with_what_is_worded_otherwise(past):
    kept = row("02", "Land Office", "last told on 08.03.2027; to be told again; told again on 12.04.2027")
    paper = row("02", "Land Office", "told again on 12.04.2027; last told on 08.03.2027; to be told again")
    (line,) = told(beside(past, paper, kept))
    assert line.startswith("In 1 further place this version would only word something otherwise")
    assert line.endswith("row 2.")


def test_counts_that_changed_places_in_the_row_of_an_office_are_not_what_the_round_says(past):
    kept, paper = (row("02", "Land Office", "2", *counts) for counts in (("1/2", "2/2"), ("2/2", "1/2")))
    found = beside(past, paper, kept)
    assert checking.exit_code(found) == EXIT_FINDINGS
    assert "row 2: the paper says 2/2, the round says 1/2" in told(found)


@pytest.mark.parametrize("kept", [row("Total", "1", "14"), Line(HERE, "Total 1 14", rows=("Total 1 14",))])
def test_counts_that_changed_places_anywhere_else_are_still_told(past, kept):
    paper = row("Total", "14", "1") if kept.cells else Line(HERE, "Total 14 1", rows=("Total 14 1",))
    found = beside(past, paper, kept)
    assert checking.exit_code(found) == EXIT_NOT_DONE
    assert [line for line in told(found) if line.startswith("row 2: ")]
    assert not [line for line in told(found) if "only word" in line]


def test_the_command_names_every_place_when_it_is_asked_for_all(tmp_path, monkeypatch):
    monkeypatch.setattr(kept_words, "__version__", "0.1.0")
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "space"))
    space = listed.open_workspace(folder, roster=False)
    material = RoundMaterial(looking_back.history(space, 2), space.config.letterhead)
    (file,) = (
        each for each in making.files_of(material, ["csv"], [Language.EN]) if each.name == "annex-auditor.en.csv"
    )
    path = tmp_path / file.name
    path.write_bytes(file.content().replace(b"declared", b"said by it"))
    short, every = (run("--workspace", folder, "verify", path, *asked, code=1).stderr for asked in ((), ("--all",)))
    assert "more" in short
    assert short.splitlines()[-1] == "To have every place named: auditor verify FILE --all"
    assert "--all" not in every
    assert "more" not in every
    assert every.count("line ") > short.count("line ")
