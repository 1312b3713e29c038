"""A cause that is told by itself after two-step was told to be on, and speaks against it, disappears from no paper, whatever counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import (
    DECIDED,
    DONE,
    LETTERHEAD,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    history,
    meeting,
    office,
    tell,
)

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.evidence import Reference
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
    RuleAnswer,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.paper import Box
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from auditor.views.compared.since import NOTHING
from auditor.views.letters.errands import Unreminded, reminding
from auditor.views.letters.letter_words import others
from auditor.views.letters.trying_again import open_again
from auditor.views.office.directory import lines
from auditor.views.office.office import office_view
from reports.layout.annex import annex
from reports.layout.office import office_report
from reports.layout.remarking import in_brief, in_full

YES, THEN, LATER = date(2024, 2, 5), date(2024, 2, 12), date(2024, 2, 15)
LOTA, HEAD = office("lota"), "lota/head"
OPPOSING = (Cause.LOCKED_OUT, Cause.NO_CODE)


def told(cause, *more):
    return history(meeting([LOTA], [*tell(HEAD, DONE, YES), *tell(HEAD, {TWO_STEP_CAUSE: cause}, THEN), *more]))


def lead(own, language) -> str:
    (box,) = [block for block in office_report(own, language).blocks if isinstance(block, Box)]
    return box.lead


def said_to_chair(past) -> str:
    return "\n".join(brief_lines(chair_view(past, LETTERHEAD)))


@pytest.mark.parametrize("cause", OPPOSING)
def test_the_report_of_the_office_has_both_asks_which_holds_and_thanks_nobody(cause):
    past = told(cause)
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert own.status is Status.IMPLEMENTED
    (remark,) = [each for duty in own.duties if duty.policy == TWO_STEP for each in duty.remarks]
    assert (remark.code, remark.cause) == (RemarkCode.CONTRADICTION, cause)
    (step,) = [each.en for each in own.steps]
    assert step.startswith('head: "Two-step on" was')
    assert "was told on 05.02.2024 to be done, and on 12.02.2024 that " + cause.label.en in step
    (box,) = [block for block in office_report(own, Language.EN).blocks if isinstance(block, Box)]
    assert box.lead.startswith("By what is known all is done; to be told again: 1.")


@pytest.mark.parametrize("cause", OPPOSING)
def test_the_step_names_one_day_once_where_yes_and_cause_are_of_it(cause):
    elsewhere = [replace(each, reference=Reference("b.xlsx", "1" * 64)) for each in tell(HEAD, DONE, THEN)]
    past = history(meeting([LOTA], [*elsewhere, *tell(HEAD, {TWO_STEP_CAUSE: cause}, THEN)]))
    (step,) = office_view(past.now.assessments[0], past, LETTERHEAD).steps
    assert "was told on 12.02.2024 to be done, and on the same day that " + cause.label.en in step.en
    assert "১২.০২.২০২৪ তারিখে জানানো হয়েছিল, আর একই তারিখে জানানো হয়েছে" in step.bn


@pytest.mark.parametrize("cause", OPPOSING)
def test_what_is_only_told_again_is_not_counted_as_left_beside_what_is(cause):
    yes = {fact: value for fact, value in DONE.items() if fact is not PROFILE_UPDATED_ON}
    past = history(meeting([LOTA], [*tell(HEAD, yes, YES), *tell(HEAD, {TWO_STEP_CAUSE: cause}, THEN)]))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    for language, lead in (
        (Language.EN, "To be told: 1; to be told again: 1. Due: "),
        (Language.BN, "জানাতে হবে ১টি; আবার জানাতে হবে ১টি। সময়সীমা: "),
    ):
        (box,) = [block for block in office_report(own, language).blocks if isinstance(block, Box)]
        assert box.lead.startswith(lead)


def test_what_is_open_waits_for_the_portal_while_the_login_is_said_to_be_impossible_after_a_yes():
    undone = {**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON]}
    past = history(meeting([LOTA], [*tell(HEAD, undone, YES), *tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, THEN)]))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert own.status is Status.AWAITING_PORTAL
    (box,) = [block for block in office_report(own, Language.EN).blocks if isinstance(block, Box)]
    assert box.lead.startswith("To be told again: 1")
    assert not [step for step in own.steps if "log in to the portal" in step.en]
    assert own.portal_clauses == ((ProposalCode.PORTAL, (Cause.LOCKED_OUT,)),)


@pytest.mark.parametrize("cause", OPPOSING)
def test_the_chair_is_told_whom_to_ask_and_thanks_nobody_for_it(cause):
    past = told(cause)
    chair, words = chair_view(past, LETTERHEAD), said_to_chair(past)
    assert cause in {remark.cause for remark in chair.rows[0].remarks}
    is_later_word = cause is Cause.LOCKED_OUT
    assert ("Two answers that do not agree; which is right: Lota." in words) is not is_later_word
    assert ("Users cannot log in; how far the reset has come: Lota." in words) is is_later_word
    assert "all that applies to them: Lota" not in words


def only_advised(past):
    """Return the same where two-step is not ordered, only advised."""
    now = past.now
    rules = tuple(replace(each, level=Level.SHOULD) if each.policy == TWO_STEP else each for each in now.header.rules)
    rows = tuple(
        replace(
            row,
            findings=tuple(
                replace(each, level=Level.SHOULD, decision="") if each.policy == TWO_STEP else each
                for each in row.findings
            ),
        )
        for row in now.assessments
    )
    return History.of(replace(now, header=replace(now.header, rules=rules), assessments=rows), [])


def test_of_what_is_only_advised_the_chair_is_not_told_to_ask_which_of_two_answers_is_right():
    assert "Two answers that do not agree" in said_to_chair(told(Cause.NO_CODE))
    assert "Two answers that do not agree" not in said_to_chair(only_advised(told(Cause.NO_CODE)))


NO_CAUSE = {Language.EN: "No cause at the portal is known", Language.BN: "কোনো পোর্টালজনিত কারণ জানা যায়নি"}
DIFFERS = {
    Language.EN: "No cause at the portal counts now. In 1 office (serial 01) answers differ on the cause: the code does not arrive; so it does not count.",
    Language.BN: "এখন ধরা হয় এমন কোনো পোর্টালজনিত কারণ নেই। ১টি দপ্তরে (ক্রমিক ০১) কারণ নিয়ে উত্তরে অমিল: কোড আসে না; তাই তা ধরা হয়নি।",
}
OF_ADVICE = {
    Language.EN: "No cause at the portal counts now. In 1 office (serial 01) this cause is known: the code does not arrive; it concerns advice, and no decision.",
    Language.BN: "এখন ধরা হয় এমন কোনো পোর্টালজনিত কারণ নেই। ১টি দপ্তরে (ক্রমিক ০১) এ কারণ জানা গেছে: কোড আসে না; তা পরামর্শের বিষয়, কোনো সিদ্ধান্তের নয়।",
}


@pytest.mark.parametrize("language", Language)
def test_no_paper_says_that_no_cause_at_the_portal_is_known_where_one_was_told_that_does_not_count(language):
    stands = [*tell(HEAD, NOT_DONE, YES), *tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, YES)]
    refuted, ordered = told(Cause.NO_CODE), history(meeting([LOTA], stands))
    for past, words in ((refuted, DIFFERS), (only_advised(refuted), DIFFERS), (only_advised(ordered), OF_ADVICE)):
        said = str(annex(chair_view(past, LETTERHEAD), language))
        assert words[language] in said
        assert NO_CAUSE[language] not in said
        assert NO_CAUSE[language] not in str(annex(minutes_view(past, LETTERHEAD), language))
    counted, nothing = (
        str(annex(chair_view(past, LETTERHEAD), language)) for past in (ordered, history(meeting([LOTA], [])))
    )
    assert not any(words[language] in counted for words in (NO_CAUSE, DIFFERS, OF_ADVICE))
    assert NO_CAUSE[language] in nothing


@pytest.mark.parametrize("cause", [*OPPOSING, Cause.VACANT, Cause.ON_LEAVE])
def test_the_list_of_offices_says_that_answers_contradict_each_other_where_the_brief_asks_which_is_right(cause):
    past = told(cause)
    (line,) = lines(past)
    assert line.conflict is ("Two answers that do not agree" in said_to_chair(past)) is (cause is Cause.NO_CODE)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("cause", OPPOSING)
def test_of_the_login_the_later_word_counts_in_every_remark_and_of_another_cause_the_yes(cause, language):
    past = told(cause)
    own, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    (remark,) = [each for duty in own.duties if duty.policy == TWO_STEP for each in duty.remarks]
    said = [
        in_full([remark], language),
        in_brief([remark], language),
        in_full(chair.rows[0].remarks, language),
        in_brief(chair.rows[0].remarks, language),
    ]
    is_later = cause is Cause.LOCKED_OUT
    yes_counts = ("speaks against it", "without the cause counts", "answers differ", "অমিল")
    assert [any(words in each for words in yes_counts) for each in said] == [not is_later] * 4
    assert [cause.label.said(language) in each for each in said] == [True] * 4
    assert ("later word counts" in said[0] or "পরের তথ্যটি ধরা হয়েছে" in said[0]) is is_later


def test_that_the_login_is_impossible_is_counted_among_the_causes():
    assert [(each.cause, each.offices) for each in chair_view(told(Cause.LOCKED_OUT), LETTERHEAD).summary.causes] == [
        (Cause.LOCKED_OUT, 1)
    ]


@pytest.mark.parametrize("cause", OPPOSING)
def test_no_reminder_goes_and_it_is_said_that_it_is_to_be_told_again_not_that_nothing_is_left(cause):
    (why,) = others(reminding(told(cause), LATER))
    assert why.en.startswith("No letter: by what is known 1 has done all, but something is to be told again")


@pytest.mark.parametrize("cause", OPPOSING)
def test_the_register_asks_how_it_stands(cause):
    past = told(cause)
    again = open_again(past.now.assessments[0], past.since(past.now.assessments[0].office.id))
    assert [each.policy for each in again.findings if each.is_open and each.decision] == [TWO_STEP]


@pytest.mark.parametrize("cause", OPPOSING)
def test_once_it_was_told_again_to_be_on_nothing_is_left_and_the_office_is_thanked(cause):
    past = told(cause, *tell(HEAD, {TWO_STEP_ENROLLED: True}, LATER))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert own.steps == ()
    assert "all that applies to them: Lota" in said_to_chair(past)


SEEN = ("seen on", True, Status.IMPLEMENTED), ("seen off", False, Status.PARTIAL)


@pytest.mark.parametrize(("is_on", "status"), [case[1:] for case in SEEN], ids=[case[0] for case in SEEN])
@pytest.mark.parametrize(
    "yes", [DONE, {fact: DONE[fact] for fact in DONE if fact != TWO_STEP_ENROLLED}], ids=["after a yes", "alone"]
)
def test_that_no_login_is_possible_is_over_once_one_was_seen_later_and_nobody_is_asked_which_is_right(
    yes, is_on, status
):
    before = [*tell(HEAD, yes, YES), *tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}, THEN)]
    seen = tell(HEAD, {TWO_STEP_ENROLLED: is_on}, LATER, Grade.WITNESSED)
    past = history(meeting([LOTA], [*before, *seen]))
    (finding,) = [each for each in past.now.assessments[0].findings if each.policy == TWO_STEP]
    assert (finding.cause, finding.against_cause) == (None, ())
    chair = chair_view(past, LETTERHEAD)
    assert (chair.rows[0].status, chair.summary.causes) == (status, ())
    assert "Two answers that do not agree" not in said_to_chair(past)


@pytest.mark.parametrize(
    ("cause", "on", "grade", "left"),
    [
        (Cause.LOCKED_OUT, THEN, Grade.WITNESSED, Cause.LOCKED_OUT),
        (Cause.LOCKED_OUT, LATER, Grade.DECLARED, None),
        (Cause.NO_CODE, LATER, Grade.WITNESSED, None),
    ],
    ids=["seen on the same day", "told later", "another cause"],
)
def test_a_no_without_the_cause_ends_it_from_the_next_day_on(cause, on, grade, left):
    told_off = tell(HEAD, {TWO_STEP_ENROLLED: False}, on, grade)
    past = history(meeting([LOTA], [*tell(HEAD, DONE, YES), *tell(HEAD, {TWO_STEP_CAUSE: cause}, THEN), *told_off]))
    (finding,) = [each for each in past.now.assessments[0].findings if each.policy == TWO_STEP]
    assert finding.cause is left


NOES = {
    TWO_STEP_ENROLLED: False,
    PASSWORD_CHANGED_ON: When.not_since(DECIDED),
    PASSWORD_MEETS_RULE: RuleAnswer(RULE, met=False),
    PROFILE_UPDATED_ON: When.not_since(DECIDED),
}


@pytest.mark.parametrize("cause", [*OPPOSING, Cause.NOT_OFFERED])
def test_who_tells_later_that_all_is_still_to_be_done_and_gives_the_cause_no_more_contradicts_nobody(cause):
    then = tell(HEAD, {**NOES, TWO_STEP_CAUSE: cause}, YES)
    past = history(meeting([LOTA], then), meeting([LOTA], [*then, *tell(HEAD, NOES, LATER)]))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [each.code for duty in own.duties for each in duty.remarks] == []
    assert own.steps
    assert not any("do not agree" in step.en or "works" in step.en for step in own.steps)
    assert "Two answers that do not agree" not in said_to_chair(past)
    assert chair_view(past, LETTERHEAD).summary.causes == ()


@pytest.mark.parametrize(
    ("cause", "steps", "counted"),
    [(Cause.VACANT, 1, {Cause.VACANT}), (Cause.ON_LEAVE, 0, {Cause.ON_LEAVE}), (Cause.MIGRATION, 0, set())],
)
def test_a_cause_of_who_has_the_post_counts_beside_a_yes_and_opposes_none(cause, steps, counted):
    past = told(cause)
    own, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    assert (own.status, own.heard, len(own.steps)) == (Status.IMPLEMENTED, True, steps)
    assert {each.cause: each.offices for each in chair.summary.causes} == dict.fromkeys(counted, 1)
    assert {remark.cause for remark in chair.rows[0].remarks} == counted
    assert "Two answers that do not agree" not in said_to_chair(past)


def test_beside_a_vacant_post_who_is_to_tell_again_is_counted_as_such():
    pair = office("pair", ("head", "clerk"))
    yes = [*tell("pair/head", DONE, YES), *tell("pair/clerk", DONE, YES), *tell("pair/head", VACANT, THEN)]
    opposed = tell("pair/clerk", {TWO_STEP_CAUSE: Cause.NO_CODE}, THEN)
    for more, why in (([], Unreminded.VACANT), (opposed, Unreminded.TO_TELL_AGAIN)):
        past = history(meeting([pair], [*yes, *more]))
        assert dict(reminding(past, LATER).others) == {why: 1}


NO_PROFILE = {PROFILE_UPDATED_ON: When.not_since(DECIDED)}
VACANT, ON_LEAVE = ({TWO_STEP_CAUSE: cause} for cause in (Cause.VACANT, Cause.ON_LEAVE))
BESIDE = {"two-step not answered again": {}, "two-step told on again": {TWO_STEP_ENROLLED: True}}


def with_a_duty_left(cause, beside, *more):
    return history(meeting([LOTA], [*tell(HEAD, DONE, YES), *tell(HEAD, NO_PROFILE | beside | cause, THEN), *more]))


def remarked(past):
    """Return the causes remarked in the report of the office, in its row of the chair's copy and in those of its accounts."""
    own, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    of_duties = {remark.cause for duty in own.duties for remark in duty.remarks}
    return (
        of_duties,
        {each.cause for each in chair.rows[0].remarks},
        {each.cause for row in own.accounts for each in row.remarks},
    )


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_of_a_vacant_post_whose_two_step_is_on_it_is_only_asked_who_has_the_user_id(beside):
    past = with_a_duty_left(VACANT, beside)
    own, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    assert [step.en.partition(".")[0] for step in own.steps] == ["head: the post is vacant"]
    assert remarked(past) == ({Cause.VACANT},) * 3
    assert own.status is Status.PARTIAL
    assert {each.code for each in chair.summary.proposals} == {ProposalCode.VACANT, ProposalCode.SAMPLE}
    assert [(each.cause, each.offices) for each in chair.summary.causes] == [(Cause.VACANT, 1)]
    assert dict(reminding(past, LATER).others) == {Unreminded.VACANT: 1}


@pytest.mark.parametrize("beside", BESIDE.values(), ids=BESIDE)
def test_that_an_officer_is_away_is_remarked_beside_what_is_left_also_where_two_step_is_on(beside):
    past = with_a_duty_left(ON_LEAVE, beside)
    assert remarked(past) == ({Cause.ON_LEAVE},) * 3
    assert [step.en.partition(" ")[0] for step in office_view(past.now.assessments[0], past, LETTERHEAD).steps] == [
        "head:"
    ]


def test_of_a_vacant_post_where_all_is_done_every_paper_asks_who_has_the_user_id_now():
    past = told(Cause.VACANT)
    assert remarked(past) == ({Cause.VACANT},) * 3
    assert {each.code for each in chair_view(past, LETTERHEAD).summary.proposals} == {
        ProposalCode.VACANT,
        ProposalCode.CLOSED,
        ProposalCode.SAMPLE,
    }
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [step.en.partition(",")[0] for step in own.steps] == [
        "head: the post is vacant. Tell who has the user ID now; if nobody uses it"
    ]
    assert lead(own, Language.EN).startswith("No duty is open; to be told: 1. Due: ")
    assert lead(own, Language.BN).startswith("কোনো করণীয় অবশিষ্ট নেই; জানাতে হবে ১টি বিষয়। সময়সীমা: ")
    assert "The post is vacant; who has the user ID now: Lota." in said_to_chair(past)
    assert "all that applies to them: Lota" not in said_to_chair(past)
    assert dict(reminding(past, LATER).others) == {Unreminded.VACANT: 1}
    again = open_again(past.now.assessments[0], past.since(past.now.assessments[0].office.id))
    assert [each.policy for each in again.findings if each.is_open and each.decision] == [TWO_STEP]


@pytest.mark.parametrize("cause", [Cause.VACANT, Cause.ON_LEAVE])
def test_who_has_the_post_is_no_reason_why_not_where_all_was_done_before(cause):
    past = told(cause)
    own, chair = office_view(past.now.assessments[0], past, LETTERHEAD), chair_view(past, LETTERHEAD)
    of_duties = [remark for duty in own.duties for remark in duty.remarks]
    of_accounts = [remark for account in own.accounts for remark in account.remarks]
    for remarks in (of_duties, of_accounts, chair.rows[0].remarks):
        for said in (in_full, in_brief):
            assert said(remarks, Language.EN) == f"told after a yes: {cause.label.en}"
            assert said(remarks, Language.BN) == f"“হ্যাঁ”-এর পরে জানানো হয়েছে: {cause.label.bn}"


def test_who_has_the_post_is_said_once_where_of_his_duties_some_were_done_before():
    past = with_a_duty_left(VACANT, {})
    row = chair_view(past, LETTERHEAD).rows[0]
    assert in_brief(row.remarks, Language.EN) == f"cause: {Cause.VACANT.label.en}"


def test_of_a_vacant_post_with_nothing_left_an_office_with_another_duty_is_asked_who_has_the_user_id():
    two = office("lota", ["head", "clerk"])
    duty_of_clerk = tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: False})
    past = history(meeting([two], [*tell(HEAD, DONE, YES), *tell(HEAD, VACANT, THEN), *duty_of_clerk]))
    assert ProposalCode.VACANT in {each.code for each in chair_view(past, LETTERHEAD).summary.proposals}
    assert past.now.assessments[0].vacant_posts == {HEAD}
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    told_of_it = "Duties left: 1; vacant post of which it is to be told who has the user ID: 1. Due: "
    assert lead(own, Language.EN).startswith(told_of_it)


def test_an_office_whose_officer_is_away_and_has_done_all_is_thanked():
    assert "all that applies to them: Lota" in said_to_chair(told(Cause.ON_LEAVE))


def test_once_a_new_holder_is_listed_nobody_asks_who_has_the_user_id_of_the_vacant_post():
    listed = replace(LOTA, accounts=tuple(replace(each, holder_since=LATER) for each in LOTA.accounts))
    past = history(meeting([listed], [*tell(HEAD, DONE, YES), *tell(HEAD, VACANT, THEN)]))
    assert past.now.assessments[0].vacant_posts == frozenset()
    steps = office_view(past.now.assessments[0], past, LETTERHEAD).steps
    assert steps
    assert not any("vacant" in step.en for step in steps)


ENDS = {
    "a profile corrected since": {PROFILE_UPDATED_ON: When.on(LATER)},
    "a password changed since": {PASSWORD_CHANGED_ON: When.on(LATER)},
    "two-step told on since": {TWO_STEP_ENROLLED: True},
}


@pytest.mark.parametrize("since", ENDS.values(), ids=ENDS)
def test_that_a_post_is_vacant_is_over_once_somebody_acted_there_on_a_later_day(since):
    assert with_a_duty_left(VACANT, {}).now.assessments[0].vacant_posts == {HEAD}
    past = with_a_duty_left(VACANT, {}, *tell(HEAD, since, LATER))
    assert past.now.assessments[0].vacant_posts == frozenset()


def test_an_answer_of_the_same_day_that_two_step_is_on_speaks_against_a_vacancy_told_elsewhere():
    elsewhere = [replace(each, reference=Reference("b.xlsx", "1" * 64)) for each in tell(HEAD, DONE, THEN)]
    past = history(meeting([LOTA], [*elsewhere, *tell(HEAD, VACANT, THEN)]))
    assert past.now.assessments[0].vacant_posts == frozenset()


@pytest.mark.parametrize("is_barred", [True, False], ids=["a yes for all is barred by its own no", "it only told no"])
def test_the_chair_is_named_who_is_asked_in_its_report_which_of_two_answers_is_right(is_barred):
    past = history(meeting([LOTA], tell(HEAD, {**DONE, TWO_STEP_ENROLLED: False}, THEN)))
    (assessment,) = past.now.assessments
    findings = [replace(each, conflict=is_barred and each.policy == TWO_STEP) for each in assessment.findings]
    past = History.of(replace(past.now, assessments=(replace(assessment, findings=tuple(findings)),)), ())
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert any("Two answers on this do not agree; tell which is right." in step.en for step in own.steps) is is_barred
    assert ("Two answers that do not agree; which is right: Lota." in said_to_chair(past)) is is_barred


@pytest.mark.parametrize(
    ("grade", "is_asked"),
    [(Grade.DECLARED, True), (Grade.SELF_CHECKED, False)],
    ids=["as well known", "better known, which settles it"],
)
def test_so_is_who_is_asked_since_a_no_for_all_of_the_day_of_its_own_yes_denies_that(grade, is_asked):
    no = [replace(each, for_all=True) for each in tell(HEAD, {TWO_STEP_ENROLLED: False}, THEN)]
    past = history(meeting([LOTA], [*tell(HEAD, DONE, THEN), *tell(HEAD, {TWO_STEP_ENROLLED: True}, THEN, grade), *no]))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [each.outcome for each in past.now.assessments[0].findings if each.policy == TWO_STEP] == [Outcome.PASS]
    assert own.denied == ({TWO_STEP} if is_asked else set())
    assert any("do not agree; tell which is right." in step.en for step in own.steps) is is_asked
    assert ("Two answers that do not agree; which is right: Lota." in said_to_chair(past)) is is_asked
    (row,) = chair_view(past, LETTERHEAD).rows
    whole = "two answers of one day do not agree; the office is asked which is right"
    assert (whole in in_full(row.remarks, Language.EN)) is is_asked
    assert ("conflicting information" in in_brief(row.remarks, Language.EN)) is is_asked


@pytest.mark.parametrize(
    ("day", "is_asked"),
    [(DECIDED - timedelta(days=1), True), (DECIDED, False)],
    ids=["before the decision, which is a no", "since the decision, which is another yes"],
)
@pytest.mark.parametrize(("fact", "policy"), [(PASSWORD_CHANGED_ON, RESET), (PROFILE_UPDATED_ON, PROFILE)])
def test_so_is_who_is_asked_since_an_answer_for_all_of_that_day_names_an_earlier_one(fact, policy, day, is_asked):
    other = [replace(each, for_all=True) for each in tell(HEAD, {fact: When.on(day)}, THEN)]
    past = history(meeting([LOTA], [*tell(HEAD, DONE, THEN), *other]))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [each.outcome for each in past.now.assessments[0].findings if each.policy == policy] == [Outcome.PASS]
    assert own.denied == ({policy} if is_asked else set())
    assert any("do not agree; tell which is right." in step.en for step in own.steps) is is_asked
    assert ("Two answers that do not agree; which is right: Lota." in said_to_chair(past)) is is_asked


@pytest.mark.parametrize("on", [YES, THEN, LATER], ids=["before it", "of its day", "since"])
@pytest.mark.parametrize("is_on", [True, False], ids=["on", "off"])
@pytest.mark.parametrize("cause", [Cause.VACANT, Cause.ON_LEAVE])
def test_a_record_of_a_system_says_nothing_of_who_has_the_post(cause, is_on, on):
    record = tell(HEAD, {TWO_STEP_ENROLLED: is_on, TWO_STEP_METHOD: Method.TOTP}, on, Grade.EXPORTED)
    recorded = [replace(each, reference=Reference("list.csv", "2" * 64)) for each in record]
    past = with_a_duty_left({TWO_STEP_CAUSE: cause}, {}, *recorded)
    assert [cause in causes for causes in remarked(past)] == [True] * 3
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    vacant = ["head: the post is vacant"]
    assert ([step.en.partition(".")[0] for step in own.steps] == vacant) is (cause is Cause.VACANT)
    assert remarked(past) == ({cause},) * 3 or not is_on, "off contradicts the yes that was told"


def test_beside_a_record_that_came_after_it_a_vacancy_is_not_said_to_be_told_after_a_yes():
    recorded = tell(HEAD, {TWO_STEP_ENROLLED: True}, LATER, Grade.EXPORTED)
    no_yes = {fact: value for fact, value in DONE.items() if fact != TWO_STEP_ENROLLED}
    past = history(meeting([LOTA], [*tell(HEAD, no_yes, YES), *tell(HEAD, VACANT, THEN), *recorded]))
    assert remarked(past) == ({Cause.VACANT},) * 3
    remarks = chair_view(past, LETTERHEAD).rows[0].remarks
    assert in_brief(remarks, Language.EN) == f"cause: {Cause.VACANT.label.en}"


@pytest.mark.parametrize("cause", [Cause.VACANT, Cause.ON_LEAVE])
def test_an_answer_since_that_does_not_give_it_and_an_act_of_a_later_day_end_what_is_told_of_the_post(cause):
    ends = [tell(HEAD, {TWO_STEP_ENROLLED: True}, LATER), tell(HEAD, {TWO_STEP_ENROLLED: False}, LATER)]
    if cause.hinders_all:
        ends.append(tell(HEAD, {PASSWORD_CHANGED_ON: When.on(LATER)}, LATER, Grade.EXPORTED))
    for later in ends:
        assert cause not in remarked(with_a_duty_left({TWO_STEP_CAUSE: cause}, {}, *later))[0]


def test_what_counts_as_done_though_a_cause_was_told_after_the_yes_is_in_question():
    (opposed,) = (each for each in told(Cause.NO_CODE).now.assessments[0].findings if each.is_opposed)
    assert NOTHING.is_in_question(opposed)
    assert not NOTHING.is_in_question(replace(opposed, against_cause=()))
