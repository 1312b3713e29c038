"""A request for correction of an office or a user listed now of which it is not known whether they are those of before is about the last round, and disputes what was told of either."""

from __future__ import annotations

import pytest
from running import run
from taken_answers import FIRST, keep
from typed_upazila import TypedUpazila

BEFORE = "lota,Lota UP,union,Chairman,,up.example.gov.bd,Secretary,l1"
LISTED = {
    "as before": BEFORE,
    "under another name": "bureau,Bureau UP,union,Chairman,,up.example.gov.bd,Secretary,l1",
    "under another post and user ID": "lota,Lota UP,union,Chairman,,up.example.gov.bd,Administrative Officer,l2",
}
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"


def tells(upazila: TypedUpazila, row: str, says: str, day: str) -> None:
    _, office, *_, post, _ = row.split(",")
    upazila.answers(f"{office},{post},{day},ফোন,{says},না", name=f"{day}.csv", heads=HEADS)


def requested(upazila: TypedUpazila, row: str, user: str) -> str:
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-04-10", "--language", "en")
    about = ("--duty", "two-step-enabled", "--user", user, "--what", "it is off", "--reference", "1")
    return run("dispute", "--office", row.partition(",")[0], *about, "--received", "2024-04-05", *at, code=0).stderr


def answered(upazila: TypedUpazila) -> str:
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-04-10", "--language", "en")
    return run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0).stderr


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """Return an upazila in whose one kept round two-step is off."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(BEFORE)
    tells(made, BEFORE, "চালু নেই", "10.03.2024")
    keep(made.folder, FIRST)
    return made


@pytest.mark.parametrize("user", ["", "Secretary"], ids=["of all", "of one user"])
@pytest.mark.parametrize(
    ("listed", "told"),
    [*((row, row) for row in LISTED.values()), (LISTED["under another post and user ID"], BEFORE)],
    ids=[*LISTED, "under the former post"],
)
def test_what_was_told_on_the_day_of_the_request_is_what_it_disputes(upazila, listed, told, user):
    upazila.lists(listed)
    tells(upazila, told, "চালু লগইনে কোড চায়", "05.04.2024")
    assert "What was told of it on 05.04.2024 is taken for what the request disputes" in requested(
        upazila, listed, user
    )
    said = answered(upazila)
    assert "06.04.2024 or a later day as the day of contact" in said
    assert "stands as not done" in said


@pytest.mark.parametrize("user", ["", "Secretary"], ids=["of all", "of one user"])
@pytest.mark.parametrize("listed", LISTED.values(), ids=LISTED)
def test_what_was_told_since_the_request_settles_it(upazila, listed, user):
    upazila.lists(listed)
    requested(upazila, listed, user)
    tells(upazila, listed, "চালু লগইনে কোড চায়", "06.04.2024")
    assert "stands as not done" not in answered(upazila)
