"""What waits for the portal is not asked of an office before its authority answers: whoever makes the register is told of whom."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

ON = date(2024, 2, 20)
BY_SLIP = '[[rules]]\npolicy = "password-strength"\ndecision = "2024-01/11"\nlevel = "SHALL"\n'
WAITS = {"contacted-on": "20.02.2024", "way": "ফোন", **ALL_DONE, "two-step": "চালু নেই", "cause": "কোড আসে না"}


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.knows_what_keeping_asks()
    return made


def new_register(upazila, *more):
    """Make the register of the month after one that asked for advice, too, and return what is said."""
    where = ("--workspace", upazila.folder, "--language", "en")
    run("register", "new", "--on", "2024-02-25", *where, code=0)
    return run("register", "new", "--on", "2024-03-05", *where, *more).stderr


def test_the_register_says_who_is_not_asked_since_all_that_is_left_waits_for_the_portal(upazila):
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": WAITS}, ON)
    told = new_register(upazila)
    assert "(1 office to ask; 1 not asked, since all that is left there waits for the portal: Lota UP)" in told


def test_where_everything_is_asked_again_nobody_is_left_out(upazila):
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": WAITS}, ON)
    assert "not asked" not in new_register(upazila, "--all")


def test_where_nothing_is_asked_of_anybody_it_is_said_too(upazila):
    upazila.lists(LOTA_AND_KOYRA[0])
    upazila.answers_at_the_desk("lota", {"lota": WAITS}, ON)
    assert "Offices: 1 not asked, since all that is left there waits for the portal: Lota UP." in new_register(upazila)


@pytest.mark.parametrize("lists", [LOTA_AND_KOYRA, LOTA_AND_KOYRA[:1]])
def test_of_who_owes_a_slip_too_it_is_not_said_that_all_waits_for_the_portal(upazila, lists):
    baseline = upazila.folder / "baseline.toml"
    ordered, _ = baseline.read_text("utf-8").split('[[rules]]\npolicy = "two-step-method"', 1)
    baseline.write_text(ordered + BY_SLIP, "utf-8")
    upazila.lists(*lists)
    upazila.answers_at_the_desk("lota", {"lota": WAITS}, ON)
    told = new_register(upazila)
    assert (
        "1 not asked, since part of what is left there waits for the portal and no form asks the rest, such as" in told
    )
    assert "since all that is left there" not in told
