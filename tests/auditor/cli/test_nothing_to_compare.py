"""What papers say where there is no meeting before to compare with."""

from __future__ import annotations

import json

import pytest
from running import run
from typed_upazila import lota_and_koyra

FIRST = {"en": "This is the first report", "bn": "এটি প্রথম প্রতিবেদন"}
UNHELD = {
    "en": "No earlier report was presented at a meeting, so there is none to compare with. Not held: meeting of "
    "29.02.2024. If a report for it is out, this one takes its place.",
    "bn": "আগের কোনো প্রতিবেদন সভায় উপস্থাপিত হয়নি, তাই তুলনা নেই। ২৯.০২.২০২৪ তারিখের সভা হয়নি; এর জন্য কোনো প্রতিবেদন "
    "দেওয়া হয়ে থাকলে তার স্থলে এটি কার্যকর।",
}
PAPERS = [("--audience", "minutes"), ("--audience", "chair"), ("--audience", "auditor"), ("--office", "lota-up")]


@pytest.fixture
def upazila(tmp_path):
    upazila = lota_and_koyra(tmp_path / "space")
    upazila.answers('Lota UP,,২০.০২.২০২৪,ফোন,"চালু, লগইনে কোড চায়",১৯.০২.২০২৪,ঠিক আছে,,,')
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", meeting="2024-02-29")
    return upazila


def said(upazila, paper, language, on):
    shown = run(
        *("report", *paper, "--format", "terminal", "--language", language),
        *("--on", on, "--workspace", upazila.folder),
        code=0,
    )
    return " ".join(shown.stdout.replace("|", " ").split())


@pytest.mark.parametrize("language", UNHELD)
@pytest.mark.parametrize("paper", PAPERS, ids=[what for _, what in PAPERS])
def test_papers_after_a_meeting_that_was_put_off_and_not_held_call_none_the_first_and_take_the_place_of_those_made_for_it(
    upazila, paper, language
):
    assert FIRST[language] in said(upazila, paper, language, "2024-02-21")
    space = ("--workspace", upazila.folder)
    run("meeting", "move", "2024-02", "2024-03-04", "--yes", "--on", "2024-02-28", *space, code=0)
    run("meeting", "cancel", "2024-02", "--on", "2024-03-05", *space, code=0)
    upazila.keep("--yes", meeting="2024-03-19", on="2024-03-12")
    shown = said(upazila, paper, language, "2024-03-12")
    assert UNHELD[language] in shown
    assert FIRST[language] not in shown


@pytest.mark.parametrize("paper", PAPERS[:3], ids=[what for _, what in PAPERS[:3]])
def test_records_say_which_meeting_was_not_held(upazila, paper):
    run("meeting", "cancel", "2024-02", "--on", "2024-03-05", "--workspace", upazila.folder, code=0)
    upazila.keep("--yes", meeting="2024-03-19", on="2024-03-12")
    by = ("--on", "2024-03-12", "--workspace", upazila.folder)
    (left_out,) = json.loads(run("report", *paper, "--format", "json", *by, code=0).stdout)["summary"][
        "rounds_left_out"
    ]
    assert (left_out["held"], left_out["unheld_meeting"]) == (False, "2024-02-29")


@pytest.mark.parametrize("language", UNHELD)
def test_papers_of_a_round_kept_again_for_its_meeting_are_the_first_still(upazila, language):
    upazila.keep("--yes", meeting="2024-02-29", on="2024-02-24")
    assert FIRST[language] in said(upazila, PAPERS[1], language, "2024-02-24")
