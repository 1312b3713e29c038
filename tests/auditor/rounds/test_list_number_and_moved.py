"""A list's own number of user IDs that still counts one that moved to another office's list: it is taken off, and told until the number is corrected."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.model.identity import Sameness
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

MARCH, APRIL = date(2024, 3, 20), date(2024, 4, 1)
SECRETARY, ACCOUNTANT = (
    "lota,Lota UP,union,Chairman,{n},lota.example.gov.bd,Secretary,l1",
    "lota,Lota UP,,,,,Accountant,l2",
)
HEAD, CLERK = "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Head,k1", "koyra,Koyra UP,,,,,Clerk,l2"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"


@pytest.fixture(params=[2, 4])
def number(request):
    """How many user IDs Lota UP has by its list, two of them by their posts."""
    return request.param


@pytest.fixture
def upazila(tmp_path, number):
    """The accountant's user ID moved to Koyra UP, as was answered, and the number in the list of Lota UP is as it was."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(SECRETARY.format(n=number), ACCOUNTANT, HEAD)
    made.answers("Lota UP,,10.02.2024,ফোন,চালু নেই", heads=HEADS)
    made.keep(code=1)
    moves(made, number)
    answer_the_one(made.folder, Sameness.SAME, MARCH)
    return made


def moves(upazila, number):
    upazila.lists(SECRETARY.format(n=number), HEAD, CLERK)


def counted(upazila, day):
    offices = {
        each.office.id: each.office for each in assessing.assess(open_workspace(upazila.folder), day).assessments
    }
    return {given: office.users for given, office in offices.items()}


STILL = "that the list gives Lota UP, {n}, still counts 1 that moved to another office's list, so {k} count."


def test_one_that_moved_is_counted_where_it_is_alone_and_that_is_told_until_the_number_is_corrected(upazila, number):
    for day in (MARCH, APRIL):
        assert counted(upazila, day) == {"lota": number - 1, "koyra": 2}
        assert STILL.format(n=number, k=number - 1) in upazila.audit(on=f"{day}", code=1).stderr
        upazila.keep("--yes", meeting=f"{day:%Y-%m}", on=f"{day}", code=1)
    moves(upazila, number - 1)
    assert counted(upazila, APRIL) == {"lota": number - 1, "koyra": 2}
    assert "still counts" not in upazila.audit(on=f"{APRIL}", code=1).stderr
