"""Of two offices of one name each message says which it is about, by its serial; one that stands alone is named as before."""

from __future__ import annotations

import re

import pytest
from running import run
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

NAMED = "Accounts Office"
TWINS = (
    f"one,{NAMED},upazila,Head,1,one.example.gov.bd,Head,one",
    f"other,{NAMED},upazila,Head,2,other.example.gov.bd,Head,other",
    f"other,{NAMED},upazila,Head,2,other.example.gov.bd,Auditor,other2",
)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
BARE = re.compile(rf"{NAMED}(?! \((?:serial|ক্রমিক) )")


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    """One of the two told a no, then a yes; a round was kept, and it disputes that since."""
    made = TypedUpazila(tmp_path / "space")
    made.knows_what_keeping_asks()
    made.lists(*LOTA_AND_KOYRA, *TWINS)
    rows = (f"other,{post},{day}.02.2024,ফোন,{told}" for day, told in ((15, "না"), (19, "১৯.০২.২০২৪")) for post in POSTS)
    made.answers(*rows, heads=HEADS)
    made.keep("--yes", code=1)
    return made


POSTS = "Head", "Auditor"


def bare(told: str) -> list[str]:
    return [line for line in told.splitlines() if BARE.search(line)]


def disputed(upazila, office="other", **how):
    what = ("--office", office, "--duty", "password-reset", "--what", "it was not reset", "--received", "2024-02-25")
    at = ("--workspace", upazila.folder, "--on", "2024-02-26", "--language", "en")
    return run("dispute", *what, "--reference", "1", *at, **how)


def answered(upazila, *more, **how):
    at = ("--workspace", upazila.folder, "--on", "2024-02-26", "--language", "en")
    return run("dispute", "answer", 1, "upheld", "--reference", "2", *at, *more, **how)


def test_a_request_for_correction_is_entered_of_one_of_the_two(upazila):
    assert f"of {NAMED} (serial 04); to be answered by" in disputed(upazila, code=0).stderr
    assert "of Lota UP; to be answered by" in disputed(upazila, office="lota", code=0).stderr


def test_what_follows_from_upholding_it_is_told_of_one_of_the_two(upazila):
    disputed(upazila, code=0)
    told = answered(upazila).stderr
    assert f"{NAMED} (serial 04), Auditor: " in told
    assert not bare(told)


def test_what_keeping_asks_of_it_is_asked_of_one_of_the_two(upazila):
    disputed(upazila, code=0)
    answered(upazila, "--yes", code=0)
    asked = upazila.keep("--meeting", "2024-03", on="2024-03-19", meeting="2024-03").stderr
    assert f'{NAMED} (serial 04), "' in asked
    assert not bare(asked)


def test_a_day_of_joining_that_cannot_be_read_is_one_of_the_twos(upazila):
    roster = upazila.folder / "roster.csv"
    head, *rows = roster.read_text("utf-8").splitlines()
    days = ["" for _ in rows[:-1]] + ["soon"]
    lines = [f"{head},যোগদানের তারিখ", *(f"{row},{day}" for row, day in zip(rows, days, strict=True))]
    roster.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    told = [line for line in upazila.audit(on="2024-02-26").stderr.splitlines() if "joining" in line]
    assert [line for line in told if f"{NAMED} (serial 04)" in line], told
    assert not bare("\n".join(told))
