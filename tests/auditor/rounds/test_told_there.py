"""By which ways something is known of who moved: his slip came where he stood then, and is a source of the office in whose list he stands now."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, TWO_STEP, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.model.evidence import ContactRecord, MissingReason, Reference, UnclearAnswer
from auditor.model.facts import TWO_STEP_ENROLLED, Cause
from auditor.model.grades import SLIP, Grade
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.subjects import Roster
from auditor.rounds.opposing.told_there import with_talks_there, with_told_there

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


HERE = replace(
    office("lota", ("head",)), accounts=(replace(office("lota", ("head",)).accounts[0], doubts=("kulia/head",)),)
)
EVERYBODY = Identities(
    offices={"kulia": KnownOffice("kulia", HERE.name, HERE.kind)},
    accounts={"kulia/head": KnownAccount("kulia/head", "kulia", HERE.accounts[0].post)},
)
UNREAD = UnclearAnswer(("kulia/head",), TWO_STEP_ENROLLED, Grade.DECLARED, TOLD, Reference("a.xlsx", "0" * 64))


def of_two_step(judging):
    ((assessment, _),) = judge(Roster((HERE,)), judging)
    told = with_told_there(assessment, judging, EVERYBODY, {})
    (finding,) = [each for each in told.findings if (each.subject, each.policy) == ("lota/head", TWO_STEP)]
    return finding


@pytest.mark.parametrize(
    ("member", "told"),
    [("unclear", UNREAD), ("undated", tell("kulia/head", {TWO_STEP_ENROLLED: True}, TOLD)[0])],
    ids=["nobody can read it", "nobody knows on which day"],
)
def test_also_what_does_not_count_of_another_office_is_marked_as_told_there(member, told):
    judging = JudgingInput.of(FolderEvidence((), (), (), ()), BASELINE, (), DAY)
    assert not of_two_step(judging).told_there
    assert of_two_step(replace(judging, **{member: {"kulia/head": [told]}})).told_there


@pytest.mark.parametrize(
    "said",
    [{"reason": MissingReason.UNCLEAR}, {"reason": MissingReason.UPHELD}, {"undated": True}, {"cause": Cause.NO_CODE}],
)
def test_what_another_office_told_is_no_answer_of_this_one_while_it_is_asked_whether_it_is_the_same(said):
    nothing = of_two_step(JudgingInput.of(FolderEvidence((), (), (), ()), BASELINE, (), DAY))
    own, of_another = (replace(nothing, told_there=there, **said) for there in (False, True))
    assert (own.is_answered, of_another.is_answered) == (True, False)
    assert (own.is_known_by_office, of_another.is_known_by_office) == ("cause" in said, False)
