"""`auditor report --pack`: the papers of a meeting in one folder."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from running import run

from auditor.rounds import keeping, listed


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packs") / "space"
    lay_example(folder)
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", "01")
    return folder


def test_a_pack_is_made_in_every_format_and_says_where_the_chairs_copy_lies(folder):
    done = run("report", "--pack", "--workspace", folder, "--language", "en", code=0)
    pack = folder / "out" / "001-2024-02" / "pack"
    assert {path.suffix for path in (pack / "1-meeting").iterdir()} == {".pdf", ".docx", ".csv", ".xlsx", ".json"}
    assert (pack / "0-cover.en.pdf").is_file()
    assert (pack / "2-offices" / "2-offices.en.docx").is_file()
    assert not list(pack.rglob("*chair*"))
    assert (pack.parent / "annex-chair.en.pdf").is_file()
    assert str(pack.parent) in done.stderr
    assert "auditor settings --distribution" in done.stderr


def test_the_print_file_of_a_pack_is_known_to_be_the_rounds(folder):
    run("report", "--pack", "--format", "pdf", "--workspace", folder, code=0)
    printed = folder / "out" / "001-2024-02" / "pack" / "1-meeting" / "1-meeting.bn.pdf"
    assert "exactly" in run("verify", printed, "--workspace", folder, "--language", "en", code=0).stderr


def test_a_pack_for_all_is_a_folder_of_its_own_and_goes_to_the_list_that_was_told(folder):
    run("settings", "--distribution", "জেলা প্রশাসক, খুলনা; ; অফিস কপি ", "--workspace", folder, code=0)
    run("report", "--pack", "--audience", "minutes", "--format", "terminal", "--workspace", folder, code=0)
    pack = folder / "out" / "001-2024-02" / "pack-minutes"
    assert {path.name for path in pack.iterdir()} == {"0-cover.bn.txt", "1-meeting", ".made.json"}
    words = (pack / "0-cover.bn.txt").read_text("utf-8")
    assert [line.strip() for line in words.splitlines() if "প্রশাসক" in line or "কপি" in line][-2:] == [
        "১। জেলা প্রশাসক, খুলনা",
        "২। অফিস কপি",
    ]


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--memo", "x"], "only for --pack"),
        (["--pack", "--office", "1"], "--pack"),
        (["--pack", "--audience", "chair"], "--pack"),
        (["--pack", "--signed", "2024-03-02", "--memo-day", "2024-03-01"], "signing"),
        (["--pack", "--format", "html"], "pdf or docx"),
    ],
)
def test_what_does_not_go_together_is_refused(folder, options, named):
    assert named in run("report", *options, "--workspace", folder, "--language", "en", code=2).stderr
