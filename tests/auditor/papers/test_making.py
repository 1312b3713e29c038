"""Papers are made once: only what is missing or changed, whole or not at all, by one process or several."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import resources
from pathlib import Path
from threading import Barrier
from types import SimpleNamespace

import pytest
from changing import replace
from few_offices import lay_example

from auditor.i18n import Language
from auditor.model.errors import FileInUseError
from auditor.papers import making
from auditor.papers.documents import offices
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.views.compared.history import RoundMaterial
from auditor.workspace import writing
from auditor.workspace.folder import ORIGINS

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers") / "space"
    lay_example(folder)
    space = listed.open_workspace(folder)
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    return RoundMaterial(looking_back.history(space), space.config.letterhead)


def make(kept, folder, forms=("json",)):
    ticks = []
    files = tuple(making.files_of(kept, forms, [Language.BN]))
    made = making.make(files, folder, lambda: ticks.append(1))
    assert len(ticks) == made.there == len(files)
    return made


def test_a_second_run_leaves_whole_papers_alone(kept, tmp_path):
    first = make(kept, tmp_path)
    assert first.new == first.there
    assert make(kept, tmp_path).new == 0


@pytest.mark.parametrize("harm", [Path.unlink, lambda path: path.write_bytes(b"scribbled over")])
def test_a_missing_or_changed_paper_is_made_again(kept, tmp_path, harm):
    make(kept, tmp_path)
    paper = tmp_path / "annex-chair.json"
    before = paper.read_bytes()
    harm(paper)
    assert make(kept, tmp_path).new == 1
    assert paper.read_bytes() == before


def test_a_paper_made_from_something_else_is_made_again(kept, tmp_path):
    make(kept, tmp_path, ["terminal"])
    moved = replace(kept, letterhead=replace(kept.letterhead, lines_bn=("নতুন",)))
    made = make(moved, tmp_path, ["terminal"])
    assert made.new == made.there


@pytest.mark.parametrize("text", ["", "[]", '{"annex-chair.json": 1}', "{"])
def test_a_damaged_list_of_origins_only_means_making_again(kept, tmp_path, text):
    first = make(kept, tmp_path)
    (tmp_path / ORIGINS).write_text(text, "utf-8")
    assert make(kept, tmp_path).new == first.there


def test_an_interrupted_run_leaves_whole_papers_and_the_next_makes_the_rest(kept, tmp_path):
    seen = []

    def interrupted():
        seen.append(1)
        if len(seen) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        making.make(making.files_of(kept, ["json"], [Language.BN]), tmp_path, interrupted)
    there = [path for path in tmp_path.rglob("*.json") if path.name != ORIGINS]
    assert len(there) == 5
    rest = make(kept, tmp_path)
    assert rest.new == rest.there - 5


@pytest.mark.long(instead="test_an_interrupted_run_leaves_whole_papers_and_the_next_makes_the_rest")
def test_several_processes_make_the_same_papers_as_one(kept, tmp_path, monkeypatch):
    make(kept, tmp_path / "one", ["pdf"])
    monkeypatch.setattr(making, "WORTH_A_POOL", 1)
    make(kept, tmp_path / "several", ["pdf"])
    ones = {path.relative_to(tmp_path / "one"): path.read_bytes() for path in (tmp_path / "one").rglob("*.pdf")}
    assert ones
    assert ones == {
        path.relative_to(tmp_path / "several"): path.read_bytes() for path in (tmp_path / "several").rglob("*.pdf")
    }


def test_a_paper_is_drawn_while_another_one_is(tmp_path, monkeypatch):
    together = Barrier(2, timeout=60)

    def drawn_with_another():
        together.wait()
        return b"drawn"

    files = [SimpleNamespace(name=name, origin=lambda: "", content=drawn_with_another) for name in ("one", "other")]
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert making.make(files, tmp_path, lambda: None).new == 2


def test_many_offices_have_several_print_files(kept, monkeypatch):
    whole = [report for _, view in offices.views(kept) for report in view.reports]
    monkeypatch.setattr(offices, "REPORTS_A_FILE", len(whole) - 1)
    files = dict(offices.views(kept))
    assert [(name, len(view.reports)) for name, view in files.items()] == [
        ("offices-01", len(whole) - 1),
        ("offices-02", 1),
    ]
    assert [report for view in files.values() for report in view.reports] == whole


def test_of_many_papers_few_are_held_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(making, "_processes", ThreadPoolExecutor)
    written, held = [], []
    write = writing.write

    def noted(path, content):
        write(path, content)
        written.append(path)

    def files():
        for number in range(10 * making.BATCH):
            yield SimpleNamespace(name=f"{number}", origin=lambda: "", content=lambda: b"drawn")
            held.append(number + 1 - len(written))

    monkeypatch.setattr(writing, "write", noted)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert making.make(files(), tmp_path, lambda: None).new == 10 * making.BATCH
    assert max(held) <= making.WORTH_A_POOL + 3 * making.BATCH


def test_a_paper_that_is_open_elsewhere_is_named_and_all_others_are_made(kept, tmp_path, monkeypatch):
    replace_file = Path.replace

    def held(self, target):
        if Path(target).name == "annex-chair.json":
            raise PermissionError(13, "open in a reader")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", held)
    files = tuple(making.files_of(kept, ["json"], [Language.BN]))
    with pytest.raises(FileInUseError, match=r"annex-chair\.json"):
        making.make(files, tmp_path, lambda: None)
    there = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")} - {ORIGINS}
    assert there == {file.name for file in files} - {"annex-chair.json"}
    monkeypatch.setattr(Path, "replace", replace_file)
    assert making.make(files, tmp_path, lambda: None).new == 1


def test_of_many_papers_that_are_open_elsewhere_the_first_are_named(kept, tmp_path, monkeypatch):
    def held(*_):
        raise PermissionError(13, "open in a reader")

    files = tuple(making.files_of(kept, ["json"], [Language.BN]))
    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileInUseError, match=rf"and {len(files) - making.NAMED} more") as refused:
        making.make(files, tmp_path, lambda: None)
    assert refused.value.exit_code == 3
