"""Returns that are dropped into the district's folder are stored once, and only what counts as lying there keeps one away."""

from __future__ import annotations

import pytest
from few_offices import lay_example
from running import run

from auditor.receiving import returned


@pytest.fixture(scope="module", name="content")
def _content(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("upazila") / "paikgacha")
    (folder / "evidence" / "register-2024-03.xlsx").unlink()
    run("audit", "--keep", "--meeting", "2024-02", "--yes", "--on", "2024-02-20", "--workspace", folder)
    run("return", "--output", folder / "made.json", "--on", "2024-02-20", "--workspace", folder)
    return (folder / "made.json").read_bytes()


def test_a_return_is_stored_once_also_where_it_lies_in_a_folder_of_the_folder(tmp_path, content):
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "first.json").write_bytes(content)
    taken = returned.take(tmp_path, [("again.json", content)])
    assert (taken.stored, taken.there) == ([], [("again.json", "mail/first.json")])


def test_what_no_roll_up_reads_keeps_no_return_away(tmp_path, content):
    (tmp_path / ".made.json.part").write_bytes(content)
    taken = returned.take(tmp_path, [("made.json", content), ("again.json", content)])
    assert (taken.stored, taken.there) == ([("made.json", "made.json")], [("again.json", "made.json")])
    assert len(list(returned.received(tmp_path))) == 1
