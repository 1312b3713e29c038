"""An office all of whose open duties have more time: its page says so, as its paper does, and not that nothing is left."""

from __future__ import annotations

from datetime import date

import pytest
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.baseline import Waiver
from auditor.rounds.listed import open_workspace
from auditor.workspace import waivers

DAY, UNTIL = date(2024, 2, 20), date(2024, 6, 30)


@pytest.mark.parametrize("is_done", [False, True])
def test_an_office_that_only_has_more_time_is_not_said_to_have_nothing_left(tmp_path, is_done):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Guard,l1")
    two_step = "চালু, লগইনে কোড চায়" if is_done else "চালু নেই"
    talk = {"contacted-on": "20.02.2024", "way": "ফোন", "reset": "২০.০১.২০২৪", "rule": "হ্যাঁ", "profile": "ঠিক আছে"}
    upazila.answers_at_the_desk("lota", {"lota": {**talk, "mail": "হ্যাঁ", "two-step": two_step}}, DAY)
    space = open_workspace(upazila.folder)
    policies = {rule.policy.id: rule.policy for rule in space.baseline.rules}
    for policy in policies:
        given = Waiver(policy, "lota", "portal is moved", "decision 5", UNTIL)
        waivers.add(upazila.folder, given, policies, DAY, named={}, elsewhere={})
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/lota/").text
    left = page.partition('id="left"')[2].partition("</section>")[0]
    assert ("Nothing is left to do or to tell." in left) is is_done
    assert ("Nothing is to be done now." in left) is not is_done
    assert ("Two-step on for every user&#34; there is time until 30.06.2024." in left) is not is_done
