"""Before a round is kept it is told of how many offices what was told has grown old since the last one, at the terminal and on the page alike."""

from __future__ import annotations

from datetime import date

import pytest
from served_desks import Client, served
from typed_upazila import ALL_DONE, LOTA_AND_KOYRA, TypedUpazila

from auditor.i18n import Language

DAY, MUCH_LATER = date(2024, 2, 20), date(2024, 11, 19)
TOLD = {"contacted-on": "20.02.2024", "way": "ফোন", **ALL_DONE}
OLD = "Of 1 office what was told has grown old since the last round"

CAUSE = "Of 1 office the cause that was told has grown old"


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": TOLD}, DAY)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    return upazila


def test_what_grew_old_since_the_last_round_is_told_before_the_next_is_kept_by_the_command(upazila):
    assert OLD not in upazila.keep("--yes", meeting="2024-03", on="2024-03-19", code=1).stderr
    told = upazila.keep("--yes", meeting="2024-11", on=f"{MUCH_LATER}", code=1).stderr
    assert OLD in told
    assert "Of 1 of them all decisions were implemented then." in told
    again = upazila.keep("--yes", meeting="2024-12", on="2024-12-17", code=1).stderr
    assert "stands as not implemented" not in told
    assert OLD not in again, "it was so in the last round already"


def test_and_by_the_page_on_which_it_is_kept(upazila):
    with served(upazila.folder, on=MUCH_LATER, language=Language.EN) as (service, address):
        assert OLD in Client(service, address).get("/meeting/keep?meeting=2024-11").text


def test_an_office_that_waited_for_its_portal_had_not_implemented_all_then(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota")
    waits = {**TOLD, "two-step": "চালু নেই", "cause": "কোড আসে না"}
    upazila.answers_at_the_desk("lota", {"lota": waits}, DAY)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    told = upazila.keep("--yes", meeting="2024-11", on=f"{MUCH_LATER}", code=1).stderr
    assert OLD in told
    assert "all decisions were implemented then" not in told


def test_a_cause_that_grew_old_is_told_beside_it(tmp_path):
    """What awaited the portal stands as pending then, though nobody told anything."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    hindered = {**TOLD, "two-step": "চালু নেই", "cause": "কোড আসে না"}
    upazila.answers_at_the_desk("lota", {"lota": hindered}, DAY)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    assert CAUSE not in upazila.keep("--yes", meeting="2024-03", on="2024-03-19", code=1).stderr
    told = upazila.keep("--yes", meeting="2024-11", on=f"{MUCH_LATER}", code=1).stderr
    assert OLD in told
    assert CAUSE in told
    assert CAUSE not in upazila.keep("--yes", meeting="2024-12", on="2024-12-17", code=1).stderr


def test_where_the_rest_of_a_decision_is_not_done_it_stands_as_not_implemented_and_is_not_said_to_be_unknown(tmp_path):
    """That two-step is on grows old, and what was told to be not done does not: a no stays a no."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**TOLD, "reset": "না", "profile": "না", "rule": "না"}}, DAY)
    upazila.answers_at_the_desk("koyra", {"koyra": TOLD}, DAY)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", code=1)
    told = upazila.keep("--yes", meeting="2024-11", on=f"{MUCH_LATER}", code=1).stderr
    assert "Of 2 offices what was told has grown old since the last round" in told
    assert "In 1 of these offices a decision that was partly implemented then stands as not implemented" in told
