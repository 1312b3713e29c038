"""The cause that is told of two-step not being on excuses only while nothing that was told speaks against it."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import BASELINE, DAY, RULE, TOLD, TWO_STEP, contradicted_causes, judged, meeting, office, tell

from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.objections import barred_claims, lacking, last_saying, seen_on, yes_before
from auditor.judging.sorting import told_by_subject
from auditor.model.disputes import Upheld
from auditor.model.evidence import Reference
from auditor.model.facts import (
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
    RuleAnswer,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.portal_seen import portal_seen
from auditor.model.subjects import Roster
from auditor.rounds.opposing.contradicted_causes import tell_contradicted_causes
from auditor.rounds.opposing.contradictions import tell_contradictions

HEAD, CLERK = "lota/head", "lota/clerk"
BEFORE, LATER, LONG_AGO = date(2024, 2, 1), date(2024, 2, 18), date(2020, 1, 1)
OFF = {TWO_STEP_ENROLLED: False}
ON = {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True}
ON_ALONE = {TWO_STEP_ENROLLED: True}
NOT_OFFERED = {**OFF, TWO_STEP_CAUSE: Cause.NOT_OFFERED}
VACANT = {TWO_STEP_CAUSE: Cause.VACANT}
NAMED = (office("lota", ("head", "clerk")), office("garuikhali", portal="lota.example"))
UNNAMED = tuple(replace(each, portal="") for each in NAMED)


def row(facts, on=TOLD, subject=HEAD, file="a.xlsx", place="sheet!5", grade=Grade.DECLARED):
    """Return what one row of a file tells of one account."""
    told = tell(subject, facts, on, grade)
    return [replace(observation, reference=Reference(file, "0" * 64, place)) for observation in told]


SAID = row(NOT_OFFERED)
EXCUSED = {
    "nothing else was told": SAID,
    "an older answer lacks it": [*SAID, *row(OFF, BEFORE, file="b.xlsx")],
    "a later answer says it, too": [*SAID, *row(OFF, BEFORE, file="b.xlsx"), *row(NOT_OFFERED, LATER, file="c.xlsx")],
    "another file says it of the same day": [*SAID, *row(NOT_OFFERED, file="b.xlsx")],
    "a later answer is dated after the audit": [*SAID, *row(OFF, date(2024, 2, 21), file="b.xlsx")],
    "a colleague has it off": [*SAID, *row(OFF, subject=CLERK)],
    "a colleague had it on long ago": [*SAID, *row(ON, LONG_AGO, CLERK, grade=Grade.WITNESSED)],
    "a colleague said that it was on, and is off since": [*SAID, *row(ON, BEFORE, CLERK), *row(OFF, TOLD, CLERK)],
    "it was said to be on before": [*SAID, *row(ON, BEFORE)],
    "its own row gives only the cause, its office's row of that day says not on for all": [
        *row({TWO_STEP_CAUSE: Cause.NOT_OFFERED}), *row(OFF, place="sheet!4"),
    ],
    "its own was recorded on, and is seen not to be offered since": [
        *row(ON, BEFORE, file="list.csv", grade=Grade.EXPORTED), *row(NOT_OFFERED, grade=Grade.WITNESSED),
    ],
    "the same, and a record in between says off": [
        *row(ON, BEFORE, file="list.csv", grade=Grade.EXPORTED),
        *row(OFF, date(2024, 2, 5), file="list2.csv", grade=Grade.EXPORTED),
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
    ],
    "its own was recorded on, then off, and it says so since": [
        *row(ON, BEFORE, file="list.csv", grade=Grade.EXPORTED),
        *row(OFF, date(2024, 2, 5), file="list2.csv", grade=Grade.EXPORTED),
        *SAID,
    ],
    "a colleague's was seen on, and is off since; it is seen not to be offered since": [
        *row(ON, BEFORE, CLERK, grade=Grade.WITNESSED),
        *row(OFF, TOLD, CLERK),
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
    ],
    "a later record says off, as it must": [*SAID, *row(OFF, LATER, file="list.csv", grade=Grade.EXPORTED)],
    "a record of that day says off, and still where the code would go": [
        *SAID, *row({**OFF, TWO_STEP_METHOD: Method.SMS}, file="list.csv", grade=Grade.EXPORTED),
    ],
}  # fmt: skip
NOT_EXCUSED = {
    "A: another file of that day says on": [*SAID, *row(ON, file="b.xlsx")],
    "A: another file of that day says not on": [*SAID, *row(OFF, file="b.xlsx")],
    "A: another row of that day says not on": [*SAID, *row(OFF, place="sheet!6")],
    "A: another file of that day names another cause": [*SAID, *row({**OFF, **VACANT}, file="b.xlsx")],
    "B: a later, weaker answer says on": [*row(NOT_OFFERED, grade=Grade.WITNESSED), *row(ON, LATER)],
    "B: a later answer tells only the way of the code": [*SAID, *row({TWO_STEP_METHOD: Method.SMS}, LATER)],
    "C: a colleague has it on": [*SAID, *row(ON, subject=CLERK)],
    "C: a colleague's was seen on, and is off since": [
        *SAID, *row(ON, BEFORE, CLERK, grade=Grade.WITNESSED), *row(OFF, TOLD, CLERK),
    ],
    "C: its own was seen on before": [*SAID, *row(ON, BEFORE, grade=Grade.WITNESSED)],
    "C: a colleague's was seen on the same day on which it was seen not to be offered": [
        *row(ON, subject=CLERK, grade=Grade.WITNESSED),
        *row(OFF, LATER, CLERK),
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
    ],
    "C: its own was recorded on before, and it says so alone": [
        *row(ON, BEFORE, file="list.csv", grade=Grade.EXPORTED), *SAID,
    ],
    "C: its own was recorded on, then said to be off": [
        *row(ON, BEFORE, file="list.csv", grade=Grade.EXPORTED), *row(OFF, date(2024, 2, 5), file="b.xlsx"), *SAID,
    ],
    "C: a colleague has it on, though it was seen not to be offered": [
        *row(ON, BEFORE, CLERK, grade=Grade.EXPORTED), *row(NOT_OFFERED, grade=Grade.WITNESSED),
    ],
    "C: a colleague's was recorded on, then off, and it says so since": [
        *row(ON, BEFORE, CLERK, grade=Grade.EXPORTED),
        *row(OFF, date(2024, 2, 5), CLERK, grade=Grade.EXPORTED),
        *SAID,
    ],
    "C: it was seen not to be offered, and a colleague's was recorded on since, and off again": [
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
        *row(ON, date(2024, 2, 12), CLERK, grade=Grade.EXPORTED),
        *row(OFF, LATER, CLERK, grade=Grade.EXPORTED),
    ],
    "B: a record of the day of that login says on, a later one off": [
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
        *row(ON, file="list.csv", grade=Grade.EXPORTED),
        *row(OFF, LATER, file="list2.csv", grade=Grade.EXPORTED),
    ],
    "C: its own was seen on, then seen off without that cause, and it says so since": [
        *row(ON, BEFORE, grade=Grade.WITNESSED), *row(OFF, date(2024, 2, 5), grade=Grade.WITNESSED), *SAID,
    ],
}  # fmt: skip

ENDED = {
    "a later answer says not on": [*SAID, *row(OFF, LATER)],
    "a later answer says not on, though the cause was seen": [*row(NOT_OFFERED, grade=Grade.WITNESSED), *row(OFF, LATER)],
    "a later login without it: who was there would have seen it": [*SAID, *row(OFF, LATER, grade=Grade.WITNESSED)],
    "a later answer said on, one after that not on": [*SAID, *row(ON, date(2024, 2, 17)), *row(OFF, LATER)],
    "a record after a login that showed it says on, a later one off": [
        *row(NOT_OFFERED, grade=Grade.WITNESSED),
        *row(ON, date(2024, 2, 12), file="list.csv", grade=Grade.EXPORTED),
        *row(OFF, LATER, file="list2.csv", grade=Grade.EXPORTED),
    ],
    "records after it say on, then off": [
        *SAID,
        *row(ON, date(2024, 2, 17), file="list.csv", grade=Grade.EXPORTED),
        *row(OFF, LATER, file="list2.csv", grade=Grade.EXPORTED),
    ],
}  # fmt: skip


def two_step(offices, told):
    (lota, *_) = judged(meeting(offices, told))
    (found,) = (finding for finding in lota.findings if (finding.policy, finding.subject) == (TWO_STEP, HEAD))
    return found


def told_at_the_audit(offices, told):
    """Return what an audit tells of contradictions."""
    of_facts = tell_contradictions(told, Roster(offices), DAY, {}, ())
    found = [*of_facts, *tell_contradicted_causes(contradicted(offices, told), ())]
    return [notice.message for notice in found]


@pytest.mark.parametrize("offices", [NAMED, UNNAMED], ids=["portal named", "no portal named"])
@pytest.mark.parametrize("told", EXCUSED.values(), ids=EXCUSED)
def test_not_offered_waits_for_the_portal_while_nothing_speaks_against_it(offices, told):
    assert two_step(offices, told).awaits_portal
    assert not told_at_the_audit(offices, told)


@pytest.mark.parametrize("offices", [NAMED, UNNAMED], ids=["portal named", "no portal named"])
@pytest.mark.parametrize("told", NOT_EXCUSED.values(), ids=NOT_EXCUSED)
def test_not_offered_excuses_nothing_where_something_speaks_against_it_and_that_is_told(offices, told):
    found = two_step(offices, told)
    assert (found.outcome, found.cause, found.is_open) == (Outcome.FAIL, Cause.NOT_OFFERED, True)
    same_file = told is NOT_EXCUSED["A: another row of that day says not on"]
    (notice,) = told_at_the_audit(offices, told)
    assert 'a.xlsx (sheet "sheet", row 5)' in notice.en
    assert ('sheet "sheet", row 6' in notice.en) is same_file


def test_a_cause_seen_at_a_login_and_a_yes_merely_told_since_are_both_told_and_why_nobody_waits_for_the_portal_meanwhile():
    told = NOT_EXCUSED["B: a later, weaker answer says on"]
    found = two_step(NAMED, told)
    assert (found.cause, portal_seen(found), found.awaits_portal) == (Cause.NOT_OFFERED, Cause.NOT_OFFERED, False)
    (notice,) = told_at_the_audit(NAMED, told)
    assert "was seen on 10.02.2024 as the cause that the portal does not offer two-step" in notice.en
    assert "two-step on: yes (declared)" in notice.en
    assert "waits for the portal no more until a login seen again shows which holds" in notice.en
    assert "excuses nothing" not in notice.en
    assert "পোর্টালের অপেক্ষায় নেই" in notice.bn
    assert "excuses nothing" in told_at_the_audit(NAMED, NOT_EXCUSED["C: a colleague has it on"])[0].en


@pytest.mark.parametrize("offices", [NAMED, UNNAMED], ids=["portal named", "no portal named"])
@pytest.mark.parametrize("told", ENDED.values(), ids=ENDED)
def test_a_cause_is_over_once_a_later_answer_of_that_user_id_does_not_give_it_and_nobody_is_asked_which_is_right(
    offices, told
):
    found = two_step(offices, told)
    assert (found.outcome, found.cause, found.against_cause, found.conflict) == (Outcome.FAIL, None, (), False)
    assert found.is_open
    assert not told_at_the_audit(offices, told)


NEITHER = "but neither that two-step is on nor that it is off"
OF_THE_SAME_DAY = "and of the same day that two-step is on"
ALONE = [cause for cause in Cause if cause is not Cause.NO_OWN_ACCOUNT]


@pytest.mark.parametrize("cause", ALONE)
@pytest.mark.parametrize("later", [LATER, TOLD], ids=["on a later day", "in another file of that day"])
def test_a_cause_that_is_told_alone_beside_a_yes_bars_nothing_and_is_told_with_what_to_do(cause, later):
    told = [*row(ON), *row({TWO_STEP_CAUSE: cause}, later, file="b.xlsx")]
    found = two_step(NAMED, told)
    assert found.outcome is Outcome.PASS
    (notice,) = told_at_the_audit(NAMED, told)
    assert ("the cause does not count" in notice.en) is (found.counted_cause is None)
    assert ("তাই কারণটি ধরা হয়নি" in notice.bn) is (found.counted_cause is None)
    for words in (
        'b.xlsx (sheet "sheet", row 5)',
        'a.xlsx (sheet "sheet", row 5)',
        "Lota, head",
        cause.label.en,
        "10.02.2024",
        "the answer of Lota, head",
        "at the desk",
        "this month's register",
    ):
        assert words in notice.en
    assert cause.label.bn in notice.bn
    # Not that nothing was answered: "not known" is an answer, and leaves nothing else; of one day it is told that both were.
    assert [NEITHER in notice.en, OF_THE_SAME_DAY in notice.en] == [later == LATER, later == TOLD]
    assert "no answer" not in notice.en


@pytest.mark.parametrize("cause", ALONE)
def test_a_cause_that_cannot_be_true_beside_the_yes_stands_in_the_finding_with_it(cause):
    found = two_step(NAMED, [*row(ON), *row({TWO_STEP_CAUSE: cause}, LATER, file="b.xlsx")])
    facts = [TWO_STEP_CAUSE.id, TWO_STEP_ENROLLED.id] if cause.opposes_a_yes else []
    assert [side.fact for side in found.against_cause] == facts
    assert found.conflict is bool(facts)
    assert not found.awaits_portal


BESIDE_YES = {
    "the row says yes, too": row({**ON, **VACANT}),
    "a later answer says yes": [*row(VACANT), *row(ON, LATER, file="b.xlsx")],
    "the row says no, and what was seen stays": [*row(ON, BEFORE, grade=Grade.PROVEN), *row({**OFF, **VACANT})],
    "the cause is old": [*row(VACANT, LONG_AGO), *row(ON, LONG_AGO, grade=Grade.PROVEN)],
}


@pytest.mark.parametrize("told", BESIDE_YES.values(), ids=BESIDE_YES)
def test_a_cause_that_a_yes_completes_or_settles_is_not_told(told):
    assert not two_step(NAMED, told).against_cause
    assert not [notice for notice in told_at_the_audit(NAMED, told) if NEITHER in notice.en]


@pytest.mark.parametrize("cause", ALONE)
def test_a_later_answer_gives_any_cause_again_or_it_is_over(cause):
    said = row({**OFF, TWO_STEP_CAUSE: cause})
    again = row({**OFF, TWO_STEP_CAUSE: cause}, LATER, file="b.xlsx")
    later = row(OFF, LATER, file="b.xlsx")
    for told, stands in ((said, cause), ([*said, *again], cause), ([*said, *later], None)):
        found = two_step(NAMED, told)
        assert (found.outcome, found.cause, found.against_cause) == (Outcome.FAIL, stands, ())
        assert not told_at_the_audit(NAMED, told)


@pytest.mark.parametrize("cause", ALONE)
def test_two_answers_of_one_day_of_which_one_gives_a_cause_and_the_other_not_are_asked_about(cause):
    told = [*row({**OFF, TWO_STEP_CAUSE: cause}), *row(OFF, file="b.xlsx")]
    assert [side.fact for side in two_step(NAMED, told).against_cause] == [TWO_STEP_CAUSE.id, TWO_STEP_ENROLLED.id]
    (notice,) = told_at_the_audit(NAMED, told)
    assert (cause.label.en in notice.en, cause.label.bn in notice.bn) == (True, True)


def test_that_no_code_comes_is_believed_where_a_colleague_of_that_portal_has_it_on():
    assert two_step(NAMED, [*row({**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}), *row(ON, subject=CLERK)]).awaits_portal


def test_a_row_with_the_cause_alone_completes_no_row_that_says_on():
    seen_off = row(OFF, BEFORE, file="seen.xlsx", grade=Grade.WITNESSED)
    told = [*seen_off, *row({TWO_STEP_CAUSE: Cause.NOT_OFFERED}), *row(ON, place="sheet!4")]
    assert not two_step(NAMED, told).awaits_portal


def test_an_office_that_was_said_to_have_no_account_and_tells_later_how_it_stands_is_taken_to_have_one():
    told = [*row({**OFF, TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), *row(OFF, LATER, file="b.xlsx")]
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    assert told_at_the_audit(NAMED, told) == []
    assert list(judging.without_own_account(NAMED)) == []


def test_an_answer_of_that_day_without_the_cause_is_told_with_both_files_and_what_it_says():
    (notice,) = told_at_the_audit(NAMED, [*SAID, *row(OFF, file="b.xlsx")])
    for words in (
        'a.xlsx (sheet "sheet", row 5)',
        'b.xlsx (sheet "sheet", row 5)',
        "Lota, head",
        "10.02.2024",
        "two-step on: no",
    ):
        assert words in notice.en
    assert "১০.০২.২০২৪" in notice.bn


def test_of_an_office_without_a_portal_the_colleague_is_named_but_no_portal():
    (notice,) = told_at_the_audit(UNNAMED, NOT_EXCUSED["C: a colleague has it on"])
    assert "Lota, clerk of the same office" in notice.en


def test_an_office_without_a_portal_does_not_speak_for_another():
    assert two_step(UNNAMED, [*SAID, *row(ON, subject="garuikhali/head")]).awaits_portal
    assert not two_step(NAMED, [*SAID, *row(ON, subject="garuikhali/head")]).awaits_portal


def test_whoever_somebody_may_have_been_before_speaks_against_it_too():
    maybe = replace(NAMED[0].accounts[0], doubts=("lota/before",))
    offices = (replace(NAMED[0], accounts=(maybe,)), NAMED[1])
    assert two_step(offices, SAID).awaits_portal
    against = two_step(offices, [*SAID, *row(OFF, LATER, "lota/before")])
    assert (against.outcome, against.is_open) == (Outcome.FAIL, True)


def contradicted(offices, told):
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    return contradicted_causes(judging, offices)


def test_of_two_accounts_only_that_one_is_told_against_which_something_speaks():
    (found,) = contradicted(NAMED, [*SAID, *row(NOT_OFFERED, subject=CLERK), *row(OFF, subject=CLERK, file="b.xlsx")])
    assert (found.office.id, found.account.id, found.other.office.id, found.other.account.id) == (
        "lota", CLERK, "lota", CLERK,
    )  # fmt: skip
    assert (found.other.reference.file, found.other.side.on) == ("b.xlsx", TOLD)


def test_where_a_colleagues_was_seen_on_it_is_told_where_that_stands():
    (found,) = contradicted(NAMED, NOT_EXCUSED["C: a colleague's was seen on, and is off since"])
    assert (found.other.account.id, found.other.reference.place) == (CLERK, "sheet!5")


LACKING = {
    "of two later ones the last": ([*row(OFF, LATER), *row(OFF, date(2024, 2, 19))], (TWO_STEP_ENROLLED, False, date(2024, 2, 19))),
    "of two of one day that which says on": ([*row(OFF, LATER), *row(ON, LATER, place="sheet!6")], (TWO_STEP_ENROLLED, True, LATER)),
    "the same in the other order": ([*row(ON, LATER, place="sheet!6"), *row(OFF, LATER)], (TWO_STEP_ENROLLED, True, LATER)),
    "of two alike of one day the better known": (
        [*row(OFF, LATER), *row(OFF, LATER, place="sheet!6", grade=Grade.WITNESSED)], (TWO_STEP_ENROLLED, False, LATER)
    ),
    "of one that tells several facts, whether it is on": (
        row({TWO_STEP_METHOD: Method.SMS, **ON}, LATER), (TWO_STEP_ENROLLED, True, LATER)
    ),
    "of one that names another cause, that": (row({**OFF, **VACANT}, LATER), (TWO_STEP_CAUSE, Cause.VACANT, LATER)),
}  # fmt: skip


@pytest.mark.parametrize(("later", "shown"), LACKING.values(), ids=LACKING)
def test_of_what_lacks_it_is_shown(later, shown):
    found = lacking(Cause.NOT_OFFERED, [*SAID, *later])
    assert (found.fact, found.value, found.observed_on) == shown
    assert (found.grade is Grade.WITNESSED) == any(answer.grade is Grade.WITNESSED for answer in later)


def test_seen_on_is_what_was_witnessed_and_says_on():
    seen = row({**ON, TWO_STEP_METHOD: Method.SMS}, grade=Grade.WITNESSED)
    assert [answer.fact for answer in seen_on([*seen, *row(ON), *row(OFF, grade=Grade.WITNESSED)])] == [
        TWO_STEP_ENROLLED
    ]


def test_where_nobody_gives_a_cause_nothing_lacks_it():
    assert lacking(Cause.NOT_OFFERED, row(OFF)) is None
    assert last_saying(Cause.NOT_OFFERED, []) is None


def test_a_row_with_nothing_but_the_cause_completes_what_its_file_says_is_off_and_not_what_is_on():
    cause = row({TWO_STEP_CAUSE: Cause.NOT_OFFERED})
    assert lacking(Cause.NOT_OFFERED, [*cause, *row(OFF, place="sheet!6")]) is None
    (on, _) = row(ON, place="sheet!6")
    assert lacking(Cause.NOT_OFFERED, [*cause, on]) == on


def test_that_no_code_comes_is_believed_also_where_another_says_of_that_portal_that_it_offers_none():
    told = [*row({**OFF, TWO_STEP_CAUSE: Cause.NO_CODE}), *row(ON, subject=CLERK)]
    assert two_step(NAMED, [*told, *row(NOT_OFFERED, subject="garuikhali/head")]).awaits_portal


def without_own_account(told):
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    return [(found.id, answer.observed_on) for found, answer in judging.without_own_account(NAMED)]


NO_OWN_ACCOUNT = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
NONE_OF_ITS_OWN = {
    "said of one": (row({**OFF, **NO_OWN_ACCOUNT}), [("lota", TOLD)]),
    "said twice: the last is shown": (
        [*row({**OFF, **NO_OWN_ACCOUNT}), *row({**OFF, **NO_OWN_ACCOUNT}, LATER)],
        [("lota", LATER)],
    ),
    "said of one, and of another that the portal offers none: that one answered it": (
        [*row({**OFF, **NO_OWN_ACCOUNT}), *row(NOT_OFFERED, subject=CLERK)],
        [],
    ),
    "said of one that the same row says is on": (row({TWO_STEP_ENROLLED: True, **NO_OWN_ACCOUNT}), []),
    "another cause is said": (row(NOT_OFFERED), []),
}


@pytest.mark.parametrize(("told", "offices"), NONE_OF_ITS_OWN.values(), ids=NONE_OF_ITS_OWN)
def test_an_office_is_said_to_have_no_account_of_its_own_where_that_stands(told, offices):
    assert without_own_account(told) == offices


ALONE_TOLD = row(VACANT)
YESES = {
    "none was told": (ALONE_TOLD, None),
    "none was told but off": ([*row(OFF, BEFORE), *ALONE_TOLD], None),
    "told before": ([*row(ON, BEFORE), *ALONE_TOLD], (BEFORE, Grade.DECLARED)),
    "told on that day in another row": ([*row(ON, place="sheet!6"), *ALONE_TOLD], (TOLD, Grade.DECLARED)),
    "told later": ([*row(ON, LATER), *ALONE_TOLD], None),
    "told twice before: the later": (
        [*row(ON, date(2024, 2, 5)), *row(ON, BEFORE, grade=Grade.WITNESSED), *ALONE_TOLD],
        (date(2024, 2, 5), Grade.DECLARED),
    ),
    "told twice on one day: the better known": (
        [*row(ON, BEFORE, grade=Grade.WITNESSED), *row(ON, BEFORE, place="sheet!6"), *ALONE_TOLD],
        (BEFORE, Grade.WITNESSED),
    ),
    "in a system's record, which says nothing of who has the post": (
        [*row(ON, BEFORE, grade=Grade.EXPORTED), *ALONE_TOLD],
        None,
    ),
    "told before, and the row of the cause says whether it is on": (
        [*row(ON, BEFORE), *row({**OFF, **VACANT})],
        None,
    ),
    "no cause was told": (row(ON), None),
}


@pytest.mark.parametrize(("told", "yes"), YESES.values(), ids=YESES)
def test_beside_a_cause_that_is_told_alone_stands_the_last_yes_before_it(told, yes):
    for answers in (told, told[::-1]):
        found = yes_before(Cause.VACANT, answers)
        assert (found and (found.observed_on, found.grade)) == yes


def test_a_cause_that_a_later_yes_settles_is_no_part_of_what_is_found():
    for later in (row(ON, LATER), row(ON, LATER, grade=Grade.WITNESSED)):
        found = two_step(NAMED, [*row({**OFF, **VACANT}), *later])
        assert (found.outcome, found.cause, found.against_cause, found.conflict) == (Outcome.PASS, None, (), False)


def checked_by_slip(subject, fact=TWO_STEP_ENROLLED, value=False):
    return tell(subject, {fact: value}, BEFORE, Grade.SELF_CHECKED)


def rule_met(subject, on, *, met):
    return tell(subject, {PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=met)}, on)


def told_since_a_self_check(offices, told):
    """Return of which facts it is said that they were told to be done since a self-check found them undone, by whom and on which day."""
    by_subject = told_by_subject(told, DAY)[0]
    return {
        (each.subject, each.claim.fact, each.claim.observed_on)
        for assessment in judged(meeting(offices, told))
        for each in barred_claims(assessment, by_subject)
        if each.is_checked
    }


def test_what_was_told_since_a_self_check_and_taken_back_is_named_beside_no_other_duty_that_is_told_still():
    (rule,) = checked_by_slip(HEAD, PASSWORD_MEETS_RULE, RuleAnswer(RULE, met=False))
    told = [*checked_by_slip(HEAD), rule, *tell(HEAD, ON_ALONE), *rule_met(HEAD, TOLD, met=True)]
    both = {(HEAD, TWO_STEP_ENROLLED, TOLD), (HEAD, PASSWORD_MEETS_RULE, TOLD)}
    assert told_since_a_self_check((office("lota"),), told) == both
    taken_back = [*told, *rule_met(HEAD, LATER, met=False)]
    assert told_since_a_self_check((office("lota"),), taken_back) == {(HEAD, TWO_STEP_ENROLLED, TOLD)}


def test_what_one_of_before_told_is_not_told_since_the_self_check_of_another_of_before():
    (head,) = office("lota").accounts
    now = replace(office("lota"), accounts=(replace(head, doubts=("lota/one", "lota/other")),))
    told = [*checked_by_slip("lota/one"), *tell("lota/one", ON_ALONE, TOLD), *tell("lota/other", ON_ALONE, LATER)]
    assert told_since_a_self_check((now,), told) <= {(HEAD, TWO_STEP_ENROLLED, TOLD)}
    assert told_since_a_self_check((replace(now, accounts=(replace(head, doubts=("lota/one",)),)),), told) == {
        (HEAD, TWO_STEP_ENROLLED, TOLD)
    }


def test_who_may_be_either_of_two_of_before_whose_cause_excuses_nothing_is_named_once():
    lota = office("lota", ("head", "clerk"))
    head, clerk = lota.accounts
    now = replace(lota, accounts=(replace(head, doubts=("lota/one", "lota/other")), clerk))
    told = [*tell("lota/one", NOT_OFFERED), *tell("lota/other", NOT_OFFERED), *tell(CLERK, ON)]
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), ()), BASELINE, (), DAY)
    assert [each.account.id for each in contradicted_causes(judging, [now])] == [HEAD]


@pytest.mark.parametrize(("whose", "speaks"), [(HEAD, True), ("lota/old", True), ("lota/none", False)])
def test_that_an_office_has_a_user_id_is_shown_by_whom_one_of_it_may_be_also_without_what_a_request_put_in_doubt(
    whose, speaks
):
    lota = office("lota", ("head", "clerk"))
    head, clerk = lota.accounts
    maybe = replace(lota, accounts=(replace(head, doubts=("lota/old",)), clerk))
    none = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
    told = (*tell(whose, ON_ALONE, BEFORE), *tell(CLERK, ON_ALONE, BEFORE), *tell(CLERK, none, LATER))
    upheld = Upheld("lota", TWO_STEP, TOLD, TOLD, named={CLERK: "lota"})
    judging = JudgingInput.of(FolderEvidence(told, (), (), ()), BASELINE, (), DAY, [upheld])
    ((assessment, _),) = judge(Roster((maybe,)), judging)
    (found,) = (each for each in assessment.findings if (each.subject, each.policy) == (CLERK, TWO_STEP))
    assert (found.has_no_own_account, found.is_to_correct) == (not speaks, speaks)


@pytest.mark.parametrize("of_one_answer", [True, False])
def test_one_answer_seen_at_a_login_that_two_step_is_on_and_asks_for_no_code_contradicts_nothing_another_one_does(
    of_one_answer,
):
    seen = row({TWO_STEP_DEMANDED: False}, grade=Grade.WITNESSED)
    told = [*seen, *row(ON_ALONE if of_one_answer else ON, on=TOLD if of_one_answer else LATER)]
    (assessment,) = judged(meeting([office("lota")], told))
    assert Outcome.FAIL in {each.outcome for each in assessment.findings}
    assert bool([*barred_claims(assessment, told_by_subject(told, DAY)[0])]) != of_one_answer
