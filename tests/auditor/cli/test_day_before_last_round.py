"""What is made for a time to come is not made, unasked, as on a day before the last kept round: what was told since does not count on it."""

from __future__ import annotations

import pytest
from running import run
from typed_upazila import TypedUpazila

EARLY, LATE = "2024-02-19", "2024-02-21"
ASKED = "lies before the last kept round, of 20.02.2024"
WORK = {
    "register": ("register", "new", "--all", "--month", "2024-03"),
    "meeting": ("meeting", "move", "2024-02", "25.02.2024"),
    "reminders": ("remind",),
    "sheets of what is seen at a login": ("witness", "sheets", "--office", "koyra"),
}


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists("koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,UP Secretary,koyra.up")
    made.answers("Koyra UP,,10.02.2024,ফোন,চালু,২০.০১.২০২৪,২০.০১.২০২৪,,")
    made.keep(code=1)
    return made


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_it_is_asked_about_and_done_only_where_it_is_meant(upazila, work):
    before = {path: path.read_bytes() for path in upazila.folder.rglob("*") if path.is_file()}
    here = ("--workspace", upazila.folder, "--language", "en")
    assert ASKED in run(*work, "--on", EARLY, *here, code=3).stderr
    assert ASKED in run(*work, "--on", EARLY, *here, typed="n\n", code=3).stderr
    assert {path: path.read_bytes() for path in upazila.folder.rglob("*") if path.is_file()} == before
    run(*work, "--on", EARLY, "--yes", *here, code=0)


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_a_day_after_it_is_not_asked_about(upazila, work):
    assert ASKED not in run(*work, "--on", LATE, "--workspace", upazila.folder, "--language", "en", code=0).stderr


def test_a_correction_of_the_roster_too_is_asked_about_and_written_only_where_its_day_is_meant(upazila):
    work = (
        "roster",
        "correct",
        "koyra",
        "--set",
        "email",
        "koyra@example.gov.bd",
        "--workspace",
        upazila.folder,
        "--language",
        "en",
    )
    assert ASKED in run(*work, "--on", EARLY, typed="n\n", code=3).stderr
    assert not (upazila.folder / "roster-corrections.toml").exists()
    assert ASKED not in run(*work, "--on", LATE, "--yes", code=0).stderr
