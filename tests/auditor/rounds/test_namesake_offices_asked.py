"""Of two offices of one name it is said by the serial which of them a question about who is who is of."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.rounds import assessing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace

MARCH = date(2024, 3, 20)
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step"
OF_ONE_NAME = {
    "the user ID": (("l1", "k99", "k2"), "Lota UP (serial 02), Secretary: the user ID k"),
    "the list in which it stands": (("k2", "k1", ""), "(Lota UP (serial 02), Accountant, with this done"),
}


def lists(made, first, second, third):
    made.lists(
        f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,{first}",
        f"koyra,Lota UP,union,Chairman,,koyra.example.gov.bd,Secretary,{second}",
        *([f"koyra,Lota UP,,,,,Accountant,{third}"] if third else []),
        "garui,Garui UP,union,Chairman,,garui.example.gov.bd,Secretary,g1",
    )


@pytest.mark.parametrize(("logins", "words"), OF_ONE_NAME.values(), ids=OF_ONE_NAME)
def test_a_question_about_one_of_two_offices_of_one_name_says_which_by_its_serial(tmp_path, logins, words):
    made = TypedUpazila(tmp_path / "space")
    lists(made, "l1", "k1", "k2")
    on = '"চালু, লগইনে কোড চায়"'
    told = (
        f"{office},{post},10.02.2024,ফোন,{on}" for office, post in (("koyra", "Secretary"), ("koyra", "Accountant"))
    )
    made.answers(*told, heads=HEADS)
    made.keep("--yes", code=1)
    lists(made, *logins)
    space = open_workspace(made.folder)
    asked = [each.words.en for each in assessing.made_now(space, MARCH).questions]
    assert [each for each in asked if words in each], asked
    of_list = [each.words.en for each in identities.asked_of_list(space)[0]]
    assert not [each for each in (*asked, *of_list) if "Lota UP," in each]
    assert not [each for each in asked if "Garui UP (serial" in each]


def test_so_does_the_question_whether_a_user_id_is_shared(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    lists(made, "l1", "k1", "k1")
    for _ in range(2):
        (shared,) = identities.asked_of_list(open_workspace(made.folder))[1]
        assert shared.words.en.startswith("Lota UP (serial 02)")
        made.keep("--yes", code=1)
