"""A slip that contradicts what was known is told, not silently taken."""

from __future__ import annotations

from datetime import date, time

import pytest
from changing import replace
from returned_slips import DAY, FACTS, Case
from taken_answers import register

from auditor.i18n import Language
from auditor.model.evidence import Evidence, Known, Observation, Reference
from auditor.model.facts import PASSWORD_CHANGED_ON, PASSWORD_STRENGTH, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED, Strength
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.selfcheck import TwoStepAnswer
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.when import When
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.selfcheck.contradicted import contradictions, known_after
from auditor.views.remarks.asked_which import which_is_asked_of
from reports.layout import remarking

DAY_BEFORE = date(2024, 3, 5)


def told(known, grade_known, value, grade=Grade.DECLARED, fact=TWO_STEP_ENROLLED):
    before = Evidence("lota/head", {fact: Known(known, grade_known, DAY_BEFORE, "register")})
    said = [Observation(("lota/head",), fact, value, grade, "slip", DAY, Reference("", ""))]
    return [each.words.en for each in contradictions({"lota/head": before}, said)]


CASES = {
    "less than was known": ((True, Grade.DECLARED, False), "more favourably"),
    "less than was known better": ((True, Grade.EXPORTED, False), "more favourably"),
    "more than was known better": ((False, Grade.EXPORTED, True), "goes on counting"),
    "more than was known as well": ((False, Grade.DECLARED, True), None),
    "the same": ((True, Grade.EXPORTED, True), None),
}


@pytest.mark.parametrize(("case", "words"), CASES.values(), ids=CASES)
def test_an_answer_is_told_that_says(case, words):
    found = told(*case)
    assert (words is None) is (found == [])
    assert words is None or words in found[0]


def test_a_reset_that_was_known_does_not_unhappen_unseen():
    reset = When.on(date(2024, 3, 1))
    assert told(reset, Grade.DECLARED, When.not_since(date(2024, 1, 18)), fact=PASSWORD_CHANGED_ON)
    assert not told(reset, Grade.DECLARED, When.on(date(2024, 3, 10)), fact=PASSWORD_CHANGED_ON)


def test_what_was_done_or_seen_after_the_day_of_the_slip_is_no_contradiction():
    later = When.on(date(2024, 3, 21))
    assert not told(later, Grade.DECLARED, When.on(date(2024, 3, 10)), fact=PASSWORD_CHANGED_ON)
    seen = Evidence("lota/head", {TWO_STEP_ENROLLED: Known(True, Grade.DECLARED, date(2024, 3, 21), "register")})
    said = [Observation(("lota/head",), TWO_STEP_ENROLLED, False, Grade.DECLARED, "slip", DAY, Reference("", ""))]
    assert not list(contradictions({"lota/head": seen}, said))


@pytest.mark.parametrize(
    ("slip", "is_told"), [(date(2024, 3, 9), False), (date(2024, 3, 10), True), (date(2024, 3, 11), True)]
)
def test_a_slip_of_an_older_day_than_that_by_which_it_was_done_gainsays_nothing(slip, is_told):
    by_a_login = Known(When.since(date(2024, 1, 18), date(2024, 3, 10)), Grade.WITNESSED, date(2024, 3, 10), "witness")
    known = {"lota/head": Evidence("lota/head", {PROFILE_UPDATED_ON: by_a_login})}
    undone = When.not_since(date(2024, 1, 18))
    said = [Observation(("lota/head",), PROFILE_UPDATED_ON, undone, Grade.DECLARED, "slip", slip, Reference("", ""))]
    assert bool(list(contradictions(known, said))) is is_told


def test_what_was_right_on_the_day_on_which_it_was_seen_is_not_gainsaid_by_a_slip_that_says_so_later():
    seen_right, told_right = When.on(DAY_BEFORE), When.on(DAY)
    assert not told(seen_right, Grade.WITNESSED, told_right, fact=PROFILE_UPDATED_ON)
    seen_undone = When.undone_by(DAY_BEFORE, date(2024, 1, 18))
    assert told(seen_undone, Grade.WITNESSED, told_right, fact=PROFILE_UPDATED_ON), (
        "the weaker yes does not lift the no"
    )
    before_the_day = When.undone_by(DAY_BEFORE, date(2024, 4, 1))
    assert not told(before_the_day, Grade.WITNESSED, told_right, fact=PROFILE_UPDATED_ON), "it was done since"
    recorded = When.on(date(2023, 5, 1))
    assert told(recorded, Grade.EXPORTED, told_right, fact=PASSWORD_CHANGED_ON)


def test_another_password_gets_another_verdict_and_is_no_contradiction():
    assert not told(Strength.STRONG, Grade.SELF_CHECKED, Strength.WEAK, Grade.SELF_CHECKED, PASSWORD_STRENGTH)


def test_of_what_nobody_knew_nothing_is_told():
    said = [Observation(("lota/head",), TWO_STEP_ENROLLED, False, Grade.DECLARED, "slip", DAY, Reference("", ""))]
    assert not list(contradictions({}, said))


def test_opening_slips_tells_it_once_by_the_name_of_the_office(tmp_path):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal())
    case.take()
    case.drop(
        "b.txt", case.seal(replace(FACTS, two_step=TwoStepAnswer.OFF, method=None), on=date(2024, 3, 12), at=time(8))
    )
    (notice,) = case.take().notices
    assert case.office_name in notice.message.en
    assert "slips/b.txt" in notice.message.en
    assert case.take().notices == ()


@pytest.mark.parametrize(("minute", "is_told"), [(4, False), (6, True)], ids=["made before", "made after"])
@pytest.mark.parametrize("together", [True, False])
def test_a_slip_made_before_one_of_its_day_that_was_taken_already_contradicts_nothing(
    tmp_path, minute, is_told, together
):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal(nth=2))
    if not together:
        case.take()
    case.drop("b.txt", case.seal(OFF, at=time(9, minute), nth=1 if minute < 5 else 3))
    told = [notice.message.en for notice in case.take().notices if "more favourably" in notice.message.en]
    assert bool(told) is is_told
    (found,) = (
        each
        for assessment in assessing.assess(open_workspace(case.folder), DAY).assessments
        for each in assessment.of(subject=case.account)
        if each.policy == "two-step-enabled"
    )
    assert (found.outcome is Outcome.FAIL) is is_told


@pytest.mark.parametrize(
    ("on", "clock", "asked"),
    [("2024-03-11", 12, False), ("2024-03-12", 12, True), ("2024-03-11", 31, True)],
    ids=["told later", "told on one day", "nobody knows whether later"],
)
def test_which_is_right_is_asked_of_a_slips_no_where_papers_ask_it_and_not_where_the_no_alone_counts(
    tmp_path, on, clock, asked
):
    case = Case(tmp_path / "space", registers=False)
    office = next(office for office in case.roster.offices if office.id == case.office)
    post = next(account.post for account in office.accounts if account.id == case.account)
    content = register(office.name.bn, post.bn, "হ্যাঁ", on)
    (case.folder / "evidence" / "register-2024-03.csv").write_bytes(content)
    case.drop("slip.txt", case.seal(OFF, on=date(2024, 3, clock)))
    *_, told = [notice.message.en for notice in case.take().notices]
    space = open_workspace(case.folder)
    past = looking_back.preview(space, assessing.assess(space, DAY))
    assessment = past.of_office[case.office]
    is_asked = which_is_asked_of(assessment, past.now.header, frozenset())
    (found,) = (each for each in assessment.of(subject=case.account) if each.policy == "two-step-enabled")
    assert found.outcome is Outcome.FAIL
    assert ("Ask the office which is right." in told) is is_asked(found) is asked
    assert ("It need not be asked which is right." in told) is not is_asked(found)


def test_of_what_is_only_advised_it_is_not_asked_which_is_right_as_no_paper_asks_it(tmp_path):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal())
    case.take()
    later = replace(FACTS, two_step=TwoStepAnswer.OFF, method=None, shared=True)
    case.drop("b.txt", case.seal(later, on=date(2024, 3, 12), at=time(8)))
    ordered, advised = (notice.message for notice in case.take().notices)
    assert ("Shared" in ordered.en, "two-step" in ordered.en) == (False, True)
    assert "hared" in advised.en
    assert "Ask the office" not in advised.en
    assert advised.en.endswith("it need not be told which is right.")
    brief = remarking.in_brief((Remark(RemarkCode.TOLD_OTHERWISE),), Language.EN)
    assert brief == "told otherwise, too", "in the words of the whole remark"


@pytest.mark.parametrize(
    ("before", "said", "is_taken"),
    [
        ((True, Grade.DECLARED, DAY_BEFORE), (False, Grade.DECLARED), True),
        ((True, Grade.DECLARED, date(2024, 3, 21)), (False, Grade.DECLARED), False),
        ((False, Grade.WITNESSED, DAY_BEFORE), (True, Grade.DECLARED), False),
        ((False, Grade.DECLARED, DAY_BEFORE), (True, Grade.DECLARED), True),
        ((True, Grade.WITNESSED, DAY_BEFORE), (False, Grade.DECLARED), True),
        (None, (True, Grade.DECLARED), True),
    ],
    ids=["a later no", "a no of before", "a yes less sure", "a yes as sure", "a no less sure", "nothing was known"],
)
def test_after_a_slip_that_is_known_which_counts_then(before, said, is_taken):
    known = {TWO_STEP_ENROLLED: Known(*before, "register")} if before else {}
    value, grade = said
    observed = Observation(("lota/head",), TWO_STEP_ENROLLED, value, grade, "slip", DAY, Reference("", ""))
    found = known_after({"lota/head": Evidence("lota/head", known)}, [observed])
    assert found == (
        {"lota/head": Evidence("lota/head", {TWO_STEP_ENROLLED: Known(value, grade, DAY, "slip")})} if is_taken else {}
    )


OFF = replace(FACTS, two_step=TwoStepAnswer.OFF, method=None)


@pytest.mark.parametrize("together", [True, False])
def test_of_two_slips_it_is_told_that_the_later_one_takes_back_what_the_first_says_also_where_they_are_opened_together(
    tmp_path, together
):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal())
    taken = [] if together else [case.take()]
    case.drop("b.txt", case.seal(OFF, on=date(2024, 3, 12), at=time(8)))
    (notice,) = [notice for run in (*taken, case.take()) for notice in run.notices]
    assert "slips/b.txt" in notice.message.en
    assert "more favourably" in notice.message.en


def test_of_slips_opened_together_none_is_told_that_says_what_the_one_before_says_or_is_of_an_earlier_day(tmp_path):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal(on=date(2024, 3, 12), at=time(8)))
    case.drop("b.txt", case.seal(on=date(2024, 3, 12), at=time(9)))
    case.drop("c.txt", case.seal(OFF))
    assert case.take().notices == ()


def test_a_day_on_which_only_a_slip_of_a_wrong_clock_was_opened_is_not_said_to_be_one_on_which_something_was_told(
    tmp_path,
):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal(on=date(2009, 1, 1), at=time(0, 5)))
    case.drop(
        "b.txt", case.seal(replace(FACTS, two_step=TwoStepAnswer.OFF, method=None), on=date(2009, 1, 1), at=time(0, 2))
    )
    told = [notice.message for notice in case.take().notices if "contradicts" in notice.message.en]
    assert len(told) == 1
    assert "more favourably (declared by the office, a day that is not known)" in told[0].en
    assert "20.03.2024" not in told[0].en
    assert "অজানা তারিখ)" in told[0].bn


def test_nor_is_one_a_day_on_which_the_slip_before_it_was_made(tmp_path):
    case = Case(tmp_path / "space", registers=False)
    case.drop("a.txt", case.seal(OFF, on=date(2024, 3, 12), nonce="0123456789abcdef", nth=1))
    case.drop("b.txt", case.seal(on=date(2009, 1, 1), nonce="01234567fedcba98", nth=2))
    assert case.take().taken == 2
    case.drop("c.txt", case.seal(OFF, on=date(2024, 3, 15)))
    (told,) = [notice.message.en for notice in case.take().notices if "contradicts" in notice.message.en]
    assert "more favourably (declared by the office, a day that is not known)" in told
