"""`auditor report --pack`: the papers of a meeting in one folder."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from few_offices import lay_example
from running import run

from auditor.rounds import keeping
from auditor.rounds.identity import listed


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A workspace with one round kept; only to be copied."""
    folder = lay_example(tmp_path_factory.mktemp("kept") / "space")
    keeping.keep_round(listed.open_workspace(folder), date(2024, 2, 20), "2024-02", "01")
    return folder


@pytest.fixture(scope="module")
def folder(kept, tmp_path_factory):
    return shutil.copytree(kept, tmp_path_factory.mktemp("packs") / "space")


@pytest.fixture(scope="module")
def packed(kept, tmp_path_factory):
    """A copy of it with its pack in every format, and what was said at that; only to be looked at."""
    copied = shutil.copytree(kept, tmp_path_factory.mktemp("packed") / "space")
    return copied, run("report", "--pack", "--workspace", copied, "--language", "en", code=0)


@pytest.mark.long(instead="test_what_the_cover_says_can_be_compared_with_the_round_is_so_in_every_format")
def test_a_pack_is_made_in_every_format_and_says_where_the_chairs_copy_lies(packed):
    folder, done = packed
    pack = folder / "out" / "001-2024-02" / "pack"
    assert {path.suffix for path in (pack / "1-meeting").iterdir()} == {".pdf", ".docx", ".csv", ".xlsx", ".json"}
    assert (pack / "0-cover.en.pdf").is_file()
    assert (pack / "2-offices" / "2-offices.en.docx").is_file()
    assert not list(pack.rglob("*chair*"))
    assert (pack.parent / "annex-chair.en.pdf").is_file()
    assert str(pack.parent) in done.stderr
    assert "auditor settings --distribution" in done.stderr


@pytest.mark.long(instead="test_what_the_cover_says_can_be_compared_with_the_round_is_so_in_every_format")
def test_the_print_file_of_a_pack_is_known_to_be_the_rounds(kept, tmp_path):
    folder = shutil.copytree(kept, tmp_path / "space")
    run("report", "--pack", "--format", "pdf", "--workspace", folder, code=0)
    printed = folder / "out" / "001-2024-02" / "pack" / "1-meeting" / "1-meeting.bn.pdf"
    assert "exactly" in run("verify", printed, "--workspace", folder, "--language", "en", code=0).stderr


@pytest.mark.usefixtures("read_here")
def test_what_the_cover_says_can_be_compared_with_the_round_is_so_in_every_format(packed):
    folder, _ = packed
    pack = folder / "out" / "001-2024-02" / "pack"
    suffixes = {path.suffix: path for part in ("1-meeting", "2-offices") for path in sorted((pack / part).iterdir())}
    for path in (pack / "1-meeting" / "1-meeting.en.pdf", *suffixes.values()):
        assert "exactly" in run("verify", path, "--workspace", folder, "--language", "en", code=0).stderr
    cover = run("verify", pack / "0-cover.en.pdf", "--workspace", folder, "--language", "en", code=0)
    assert "unchanged, byte for byte" in cover.stderr


def test_a_memo_number_that_may_be_a_password_is_neither_kept_nor_repeated(folder):
    before = (folder / "ledger.db").read_bytes()
    refused = run("report", "--pack", "--memo", "Kq7#vTz9!mWp2x", "--workspace", folder, code=3)
    assert "may be a password" in refused.stderr or "looks like a password" in refused.stderr
    assert "Kq7" not in refused.stderr + refused.stdout
    assert (folder / "ledger.db").read_bytes() == before


def test_a_second_pack_keeps_memo_and_days_of_the_first_and_says_so(folder):
    pack = ("report", "--pack", "--format", "terminal", "--language", "en", "--workspace", folder)
    cover = folder / "out" / "001-2024-02" / "pack" / "0-cover.en.txt"
    first = run(*pack, "--memo", "05.44.4764", "--memo-day", "১৮.০৩.২০২৪", "--signed", "2024-03-17", code=0)
    told = cover.read_text("utf-8")
    assert "05.44.4764" in told
    assert "18.03.2024" in told
    assert "As told" not in first.stderr
    again = run(*pack, code=0)
    assert (
        "As told for the pack before: memo no. 05.44.4764, memo of 18.03.2024, minutes signed on 17.03.2024"
        in again.stderr
    )
    assert cover.read_text("utf-8") == told
    changed = run(*pack, "--memo", "05.44.4765", code=0)
    assert "As told for the pack before: memo of 18.03.2024" in changed.stderr
    assert "05.44.4765" in cover.read_text("utf-8")
    early = run(*pack, "--memo-day", "16.03.2024", code=2)
    assert "signing" in early.stderr
    run("verify", "--workspace", folder, code=0)


def test_a_pack_for_all_is_a_folder_of_its_own_and_goes_to_the_list_that_was_told(folder):
    run("settings", "--distribution", "জেলা প্রশাসক, খুলনা; ; অফিস কপি ", "--workspace", folder, code=0)
    run("report", "--pack", "--audience", "minutes", "--format", "terminal", "--workspace", folder, code=0)
    pack = folder / "out" / "001-2024-02" / "pack-minutes"
    assert {path.name for path in pack.iterdir()} == {"0-cover.bn.txt", "1-meeting", ".made.json"}
    words = (pack / "0-cover.bn.txt").read_text("utf-8")
    assert [line.strip() for line in words.splitlines() if line.strip().startswith(("১। ", "২। "))] == [
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
