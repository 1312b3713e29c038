"""By which ways something is known of who moved: his slip came where he stood then, and is a source of the office in whose list he stands now."""

from __future__ import annotations

from datetime import date

import pytest
from small_upazila import BASELINE, DAY, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.evidence import ContactRecord
from auditor.model.facts import TWO_STEP_ENROLLED
from auditor.model.grades import SLIP
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.subjects import Roster
from auditor.rounds.told_there import with_talks_there

TOLD, ANOTHER_DAY = date(2024, 2, 10), date(2024, 2, 11)


@pytest.mark.parametrize(
    ("talk", "ways"),
    [
        (ContactRecord("kulia", TOLD, SLIP, "head"), [SLIP]),
        (ContactRecord("kulia", ANOTHER_DAY, SLIP, "head"), []),
        (ContactRecord("kulia", TOLD, "phone", "clerk"), []),
    ],
    ids=["his slip", "a slip by which nothing of him counts", "what others told by phone on that day"],
)
def test_of_who_moved_and_is_listed_his_slip_is_a_source_of_his_office(talk, ways):
    lota = office("lota", ("head",))
    head = lota.accounts[0]
    known = KnownAccount(head.id, "lota", head.post)
    there = Identities(
        offices={"kulia": KnownOffice("kulia", lota.name, lota.kind)},
        accounts={head.id: known},
        moved_on={head.id: {"kulia": date(2024, 2, 15)}},
    )
    evidence = FolderEvidence(tell(head.id, {TWO_STEP_ENROLLED: True}, TOLD), (talk,), (), ())
    judging = JudgingInput.of(evidence, BASELINE, (), DAY)
    ((assessment, _),) = judge(Roster((lota,)), judging)
    talks = with_talks_there(assessment, judging.contacts, there).contacts
    assert [(each.way, each.there) for each in talks] == [(way, True) for way in ways]
