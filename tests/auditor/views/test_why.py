"""Why an office stands so: everything that was told of a duty, and what of it counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import (
    BASELINE,
    DAY,
    DECIDED,
    DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    call,
    history,
    judged,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, plain
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.resolving import Freshness
from auditor.model.evidence import (
    ContactRecord,
    Evidence,
    KeptOut,
    Known,
    MissingReason,
    Reference,
    UnclearAnswer,
    Unknown,
    by_subject,
)
from auditor.model.facts import (
    ACTIVE,
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Strength,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.views.remarks import RemarkCode
from auditor.model.when import When
from auditor.register.questions import email_use, two_step
from auditor.register.questions.email_use import Use
from auditor.register.questions.two_step import TwoStep
from auditor.views.compared.history import History
from auditor.views.office.values import value_said
from auditor.views.remarks.as_answered import answers
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.weights import Weight
from auditor.views.why.why import TakenBack, Told, why
from reports.layout import remarking

LATA = office("lata")
HEAD = "lata/head"
THEN = TOLD - timedelta(days=5)
NOTHING = Told({}, {}, {}, lambda _: True)
FRESH = Freshness(BASELINE.fresh_days, BASELINE.fresh_days_strong)
READS = {rule.policy.id: rule.policy.reads for rule in BASELINE.rules}


def explained(
    *told, listed=LATA, contacts=(), before=(), taken_back=(), kept_out=(), tellers=None, unclear=(), refuted=()
):
    now = meeting([listed], [observation for each in told for observation in each], contacts=contacts, unclear=unclear)
    evidence = JudgingInput.of(FolderEvidence(now.told, (), (), (), unclear=unclear), BASELINE, (), DAY)
    past = history(*before, now)
    known = Told(
        evidence.observations,
        evidence.evidence(listed),
        READS,
        lambda seen: FRESH.holds(seen, DAY),
        taken_back,
        tellers or {},
        refuted_for=lambda seen, _: frozenset({TWO_STEP} if seen in refuted else ()),
        kept_out={given: [KeptOut(each) for each in told] for given, told in by_subject(kept_out).items()},
    )
    (assessment,) = past.now.assessments
    assert assessment.findings == judged(now)[0].findings
    return {(subject.id, duty.policy): duty for subject in why(assessment, past, known) for duty in subject.duties}


def weights(duty):
    return [(telling.on, telling.grade, telling.weight) for telling in duty.tellings]


def test_that_a_post_is_vacant_stands_with_its_day_by_the_yes_beside_it_and_once_by_what_is_left():
    left = tell(HEAD, {PROFILE_UPDATED_ON: When.not_since(DECIDED), TWO_STEP_CAUSE: Cause.VACANT}, on=TOLD)
    duties = explained(tell(HEAD, DONE, on=THEN), left)
    two_step_on, profile = duties[HEAD, TWO_STEP], duties[HEAD, PROFILE]
    assert two_step_on.is_done
    assert [each.cause for each in two_step_on.remarks] == [Cause.VACANT]
    assert [each.on for each in two_step_on.tellings] == [TOLD, THEN]
    assert "The cause told on 10.02.2024: the post is vacant." in [reason.en for reason in profile.reasons]
    assert profile.remarks == ()


def test_each_side_of_a_contradiction_is_told_and_which_one_counts():
    record = tell(HEAD, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports")
    duty = explained(tell(HEAD, {TWO_STEP_ENROLLED: True}), record)[HEAD, TWO_STEP]
    assert weights(duty) == [
        (TOLD, Grade.EXPORTED, Weight.COUNTS),
        (TOLD, Grade.DECLARED, Weight.LESS_KNOWN),
    ]
    assert duty.remarks
    assert not duty.is_done


def test_beside_a_no_that_stands_again_nothing_counts_that_the_upheld_request_dropped():
    dropped = tell(HEAD, {TWO_STEP_DEMANDED: True}, on=TOLD, grade=Grade.SELF_CHECKED, source="slips")
    duty = explained(tell(HEAD, {TWO_STEP_ENROLLED: False}, on=THEN), dropped, refuted=dropped)[HEAD, TWO_STEP]
    assert duty.is_no
    assert [telling.weight for telling in duty.tellings] == [Weight.CORRECTED, Weight.COUNTS]


@pytest.mark.parametrize(
    ("told", "no", "weight"),
    [
        (TOLD, TOLD, Weight.OPPOSED_ON_ITS_DAY),
        (THEN, TOLD, Weight.BEFORE_OPPOSITION),
        (TOLD, THEN, Weight.COUNTS),
    ],
)
def test_the_reason_for_which_a_yes_does_not_count_is_the_true_one(told, no, weight):
    yes = tell(HEAD, {TWO_STEP_ENROLLED: True}, on=told)
    duty = explained(yes, tell(HEAD, {TWO_STEP_ENROLLED: False}, on=no))[HEAD, TWO_STEP]
    assert (told, Grade.DECLARED, weight) in weights(duty)


def test_an_earlier_no_and_an_earlier_day_are_replaced_by_what_was_told_since():
    then = TOLD - timedelta(days=5)
    no = tell(HEAD, {TWO_STEP_ENROLLED: False}, on=then)
    duty = explained(no, tell(HEAD, {TWO_STEP_ENROLLED: True}))[HEAD, TWO_STEP]
    assert weights(duty) == [(TOLD, Grade.DECLARED, Weight.COUNTS), (then, Grade.DECLARED, Weight.REPLACED)]
    first = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 1))}, on=then)
    last = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 9))})
    assert weights(explained(first, last)[HEAD, RESET])[1][2] is Weight.EARLIER


def test_what_was_told_of_the_holder_before_does_not_count_for_the_present_one():
    account = replace(LATA.accounts[0], holder_since=TOLD + timedelta(days=1))
    duty = explained(tell_all(LATA, DONE), listed=replace(LATA, accounts=(account,)))[HEAD, TWO_STEP]
    assert weights(duty) == [(TOLD, Grade.DECLARED, Weight.OF_HOLDER_BEFORE)]
    assert "before the present holder joined" in duty.reasons[0].said(Language.EN)


def test_where_the_day_of_joining_cannot_be_read_nothing_is_said_to_have_been_told_before_the_holder_came():
    unread = UnclearAnswer((HEAD,), HOLDER_SINCE, Grade.DECLARED, TOLD, Reference("register.xlsx", "0" * 64))
    before = tell(HEAD, {TWO_STEP_ENROLLED: True}, on=THEN)
    in_that_talk = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(TOLD - timedelta(1)), PROFILE_UPDATED_ON: When.on(TOLD)})
    duties = explained(before, in_that_talk, unclear=(unread,))
    assert weights(duties[HEAD, TWO_STEP]) == [(THEN, Grade.DECLARED, Weight.JOINING_NEEDED)]
    assert weights(duties[HEAD, RESET]) == [(TOLD, Grade.DECLARED, Weight.JOINING_NEEDED)]
    assert weights(duties[HEAD, PROFILE]) == [(TOLD, Grade.DECLARED, Weight.COUNTS)]
    (reason,) = duties[HEAD, RESET].reasons
    assert "so what was told or done before does not count" in said(reason)
    assert "not known whether the present holder had joined by then" in said(Weight.JOINING_NEEDED.label)


def test_where_a_later_day_of_joining_cannot_be_read_only_what_is_of_before_the_listed_one_is_of_a_holder_before():
    unread = UnclearAnswer((HEAD,), HOLDER_SINCE, Grade.DECLARED, TOLD, Reference("register.xlsx", "0" * 64))
    since = THEN - timedelta(days=2)
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=since), *LATA.accounts[1:]))
    day_before = When.on(since - timedelta(1))
    of_before = tell(HEAD, {TWO_STEP_ENROLLED: True, PASSWORD_CHANGED_ON: day_before}, on=since - timedelta(1))
    acts = {PASSWORD_CHANGED_ON: When.on(since), PROFILE_UPDATED_ON: day_before}
    his = tell(HEAD, {TWO_STEP_ENROLLED: True, **acts}, on=THEN)
    duties = explained(of_before, his, listed=listed, unclear=(unread,))
    assert [weight for _, _, weight in weights(duties[HEAD, PROFILE])] == [Weight.BEFORE_JOINING]
    for policy in (TWO_STEP, RESET):
        worth = [weight for _, _, weight in weights(duties[HEAD, policy])]
        assert worth == [Weight.JOINING_NEEDED, Weight.OF_HOLDER_BEFORE]
        (reason,) = duties[HEAD, policy].reasons
        assert "Needed: that day" in said(reason)


@pytest.mark.parametrize(
    ("when", "on", "weight"),
    [
        (When.on(date(2024, 2, 1)), TOLD, Weight.BEFORE_JOINING),
        (When.on(date(2024, 2, 1)), date(2024, 2, 3), Weight.BEFORE_JOINING),
        (When.not_since(date(2024, 1, 18)), TOLD, Weight.AGREES),
        (When.not_since(date(2024, 1, 18)), date(2024, 2, 3), Weight.OF_HOLDER_BEFORE),
        (When.since(date(2024, 1, 18), TOLD), TOLD, Weight.BEFORE_OPPOSITION),
    ],
)
def test_of_what_was_done_before_the_present_holder_joined_nothing_is_said_to_have_been_told_otherwise(
    when, on, weight
):
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=date(2024, 2, 5)),))
    own = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 1))}, on=TOLD + timedelta(1))
    duty = explained(tell(HEAD, {PASSWORD_CHANGED_ON: when}, on=on), own, listed=listed)[HEAD, RESET]
    assert duty.is_no
    assert (on, Grade.DECLARED, weight) in weights(duty)
    assert [said(reason) for reason in duty.reasons] == [
        "The present holder has not done it; what was done before he joined does not count for him."
    ]


def test_a_no_of_the_present_holder_is_what_counts_of_what_he_has_not_done():
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=date(2024, 2, 5)),))
    duty = explained(tell(HEAD, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}), listed=listed)[HEAD, RESET]
    assert weights(duty) == [(TOLD, Grade.DECLARED, Weight.COUNTS)]


def test_the_present_holders_own_no_is_what_counts_beside_one_recorded_of_before():
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=date(2023, 11, 1)),))
    of_before = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2023, 8, 1))}, date(2023, 10, 1), Grade.EXPORTED)
    own = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(date(2023, 12, 20))})
    duty = explained(of_before, own, listed=listed)[HEAD, RESET]
    assert duty.is_no
    assert [weight for _, _, weight in weights(duty)] == [Weight.COUNTS, Weight.EARLIER]


def test_of_what_a_claim_is_barred_by_of_before_the_reason_names_what_shows_it():
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=THEN),))
    undone = {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18)), TWO_STEP_ENROLLED: False}
    of_before = tell(HEAD, undone, THEN - timedelta(1), Grade.EXPORTED)
    own = tell(HEAD, {PASSWORD_CHANGED_ON: When.on(TOLD), TWO_STEP_ENROLLED: True})
    duties = explained(of_before, own, listed=listed)
    needed = {policy: said(duties[HEAD, policy].reasons[0]).partition("Needed: ")[2] for policy in (RESET, TWO_STEP)}
    assert needed == {RESET: "a newer record of the system.", TWO_STEP: "a login of his to be seen."}


def test_what_has_grown_old_is_told_as_old():
    long_ago = DAY - timedelta(days=BASELINE.fresh_days + 1)
    duty = explained(tell(HEAD, {TWO_STEP_ENROLLED: True}, on=long_ago))[HEAD, TWO_STEP]
    assert weights(duty) == [(long_ago, Grade.DECLARED, Weight.OLD)]
    assert "grown old" in duty.reasons[0].said(Language.EN)


DEPARTMENT = replace(LATA, kind=OfficeKind.DEPARTMENT)
LONG_AGO = DAY - timedelta(days=BASELINE.fresh_days + 1)


def test_a_no_that_has_grown_old_counts_with_or_without_its_cause_and_an_older_yes_beside_it_does_not():
    """Where the code would come is not known then; of that duty, too, it is said that the no counts."""
    duties = explained(tell(HEAD, {TWO_STEP_ENROLLED: False}, on=LONG_AGO))
    assert duties[HEAD, TWO_STEP].is_no
    assert {w for duty in duties.values() for _, _, w in weights(duty)} == {Weight.COUNTS}
    told = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=LONG_AGO)
    assert Weight.COUNTS in {weight for _, _, weight in weights(explained(told)[HEAD, TWO_STEP])}
    yes = tell(HEAD, {TWO_STEP_ENROLLED: True}, on=LONG_AGO - timedelta(days=1))
    duty = explained(yes, tell(HEAD, {TWO_STEP_DEMANDED: False}, on=LONG_AGO))[HEAD, TWO_STEP]
    assert duty.is_no
    assert [weight for _, _, weight in weights(duty)] == [Weight.COUNTS, Weight.OLD]


@pytest.mark.parametrize(
    ("regularly", "kind", "found"),
    [
        (False, MailboxKind.OFFICIAL, {Weight.COUNTS, Weight.OLD}),
        (False, MailboxKind.NONE, {Weight.COUNTS}),
        (True, MailboxKind.PERSONAL, {Weight.OLD, Weight.COUNTS}),
    ],
)
def test_of_answers_that_have_grown_old_each_no_counts_and_no_yes_does(regularly, kind, found):
    """The two are answers of their own to one duty, told in one talk; the use waits for the address then, and is not said to be none."""
    told = tell(LATA.id, {OFFICIAL_EMAIL_SENDS: regularly, OFFICIAL_EMAIL: kind}, on=LONG_AGO)
    duty = explained(told, listed=DEPARTMENT)[LATA.id, "official-email-used"]
    assert duty.is_no is not regularly
    assert {weight for _, _, weight in weights(duty)} == found


@pytest.mark.parametrize(("use", "said"), [(Use.SOMETIMES, "sometimes"), (Use.NEVER, "no")])
def test_of_an_office_that_does_not_write_regularly_by_official_mail_it_is_said_what_was_answered(use, said):
    answer = {claim.fact: claim.value for claim in email_use.QUESTION.answers[use]}
    told = tell(LATA.id, {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, **answer})
    duty = explained(told, listed=DEPARTMENT)[LATA.id, "official-email-used"]
    assert f'mailbox. The answer was "{said}".' in duty.reasons[0].en


def test_an_old_no_by_which_a_fresh_yes_is_refuted_counts():
    none = tell(LATA.id, {OFFICIAL_EMAIL: MailboxKind.NONE}, on=LONG_AGO)
    duty = explained(none, tell(LATA.id, {OFFICIAL_EMAIL_SENDS: True}), listed=DEPARTMENT)[
        LATA.id, "official-email-used"
    ]
    assert duty.is_no
    assert [weight for _, _, weight in weights(duty)] == [Weight.COUNTS, Weight.COUNTS]


@pytest.mark.parametrize(("is_on", "weight"), [(False, Weight.COUNTS), (True, Weight.NOT_COUNTED)])
def test_where_an_answer_since_cannot_be_read_a_no_counts_on_and_a_yes_does_not(is_on, weight):
    told = tell(HEAD, {TWO_STEP_ENROLLED: is_on}, on=THEN)
    unclear = UnclearAnswer((HEAD,), TWO_STEP_ENROLLED, Grade.DECLARED, TOLD, Reference("register.xlsx", ""))
    judging = JudgingInput.of(FolderEvidence(tuple(told), (), (), (), unclear=(unclear,)), BASELINE, (), DAY)
    ((assessment, evidence),) = judge(Roster((LATA,)), judging)
    known = Told(judging.observations, evidence, READS, lambda _: True)
    (subject,) = (each for each in why(assessment, history(meeting([LATA], told)), known) if each.id == HEAD)
    (duty,) = (each for each in subject.duties if each.policy == TWO_STEP)
    assert [telling.weight for telling in duty.tellings] == [weight]
    assert RemarkCode.UNCLEAR in {remark.code for remark in duty.remarks}


@pytest.mark.parametrize(
    ("told", "why_not_known"),
    [
        ({}, "Nobody has told it yet."),
        ({TWO_STEP_ENROLLED: True}, f"Nobody has told this yet: {TWO_STEP_METHOD.label.en}."),
    ],
)
def test_where_another_fact_of_a_duty_is_known_it_is_said_which_one_nobody_told(told, why_not_known):
    seen = tell(HEAD, told)
    judging = JudgingInput.of(FolderEvidence(tuple(seen), (), (), ()), BASELINE, (), DAY)
    ((assessment, evidence),) = judge(Roster((LATA,)), judging)
    known = Told(judging.observations, evidence, {TWO_STEP: (TWO_STEP_ENROLLED, TWO_STEP_METHOD)}, lambda _: True)
    not_known = {"outcome": Outcome.UNKNOWN, "missing": TWO_STEP_METHOD.id, "reason": MissingReason.NEVER_TOLD}
    findings = [replace(each, **not_known) for each in assessment.of(subject=HEAD) if each.policy == TWO_STEP]
    past = history(meeting([LATA], seen))
    ((duty,),) = (subject.duties for subject in why(replace(assessment, findings=tuple(findings)), past, known))
    assert list(map(said, duty.reasons)) == [why_not_known]


def test_of_several_duties_that_a_row_tells_together_the_remark_names_those_of_which_an_answer_could_not_be_read():
    facts = TWO_STEP_ENROLLED, PASSWORD_CHANGED_ON
    unclear = tuple(
        UnclearAnswer((HEAD,), fact, Grade.DECLARED, TOLD, Reference("register.xlsx", ""), is_day_known=known)
        for fact, known in zip(facts, (True, False), strict=True)
    )
    judging = JudgingInput.of(FolderEvidence((), (), (), (), unclear=unclear), BASELINE, (), DAY)
    ((assessment, _),) = judge(Roster((LATA,)), judging)
    past = history(meeting([LATA], ()))
    of_head = assessment.of(subject=HEAD)
    words = remarking.in_full(remarks_on_findings(of_head, assessment, past), Language.EN)
    duty = {rule.policy: rule.own_duty.en for rule in past.now.header.rules}
    assert f"{duty[TWO_STEP]}: what was answered on 10.02.2024 could not be read" in words
    assert f"{duty['password-reset']}: the last answer could not be read" in words
    of_one = [finding for finding in of_head if finding.policy == TWO_STEP]
    alone = remarking.in_full(remarks_on_findings(of_one, assessment, past, both_sides=True), Language.EN)
    assert alone == "what was answered on 10.02.2024 could not be read", "beside its own duty it is not named again"


def test_who_told_it_and_how_is_told_by_post():
    told = tell_all(LATA, DONE)
    duty = explained(told, contacts=(call("lata"),))[HEAD, TWO_STEP]
    assert duty.tellings[0].by.said(Language.EN) == "head, phone"
    row = told[0].reference
    duty = explained(told, contacts=(call("lata"),), tellers={row.file: {row.place: "clerk"}})[HEAD, TWO_STEP]
    assert duty.tellings[0].by.said(Language.EN) == "clerk, phone", "by its row, whoever else was spoken to"
    record = tell(HEAD, {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports")
    assert explained(record)[HEAD, TWO_STEP].tellings[0].by.said(Language.EN) == "list from the system"


def test_an_answer_that_was_typed_at_the_desk_is_of_no_register():
    typed = [replace(each, reference=Reference("intake/desk-1.json", "0" * 64, "")) for each in tell_all(LATA, DONE)]
    duty = explained(typed, contacts=(call("lata"),))[HEAD, TWO_STEP]
    assert duty.source.said(Language.EN) == "phone, typed at the desk"
    of_both = explained(typed[:1], tell_all(LATA, DONE), contacts=(call("lata"),))[HEAD, TWO_STEP]
    assert of_both.source.said(Language.EN) == "register"
    (alone,) = {telling.by.said(Language.EN) for telling in explained(typed)[HEAD, TWO_STEP].tellings}
    assert alone == "typed at the desk"


def test_an_answer_that_counts_by_a_day_on_which_nobody_told_it_is_told_without_the_day():
    now = meeting([LATA], tell(HEAD, {TWO_STEP_ENROLLED: False}))
    assessment = replace(judged(now)[0], contacts=())
    past = History.of(replace(round_of(now), assessments=(assessment,)), ())
    evidence = JudgingInput.of(FolderEvidence(now.told, (), (), ()), BASELINE, (), DAY)
    known = Told(evidence.observations, evidence.evidence(LATA), READS, lambda seen: FRESH.holds(seen, DAY))
    duties = [duty for each in why(past.now.assessments[0], past, known) for duty in each.duties]
    (duty,) = [duty for duty in duties if duty.policy == TWO_STEP]
    assert (duty.on, duty.tellings[0].on, duty.tellings[0].weight) == (None, None, Weight.COUNTS)
    assert RemarkCode.DAY_IN_DOUBT in {remark.code for remark in duty.remarks}


# Each thing that was told


def told_of(*told, policy=TWO_STEP, since=None, resolved=None, is_fresh=True, contacts=()):
    """Return what is said of all that was told of the head of an office, where it came to that."""
    past = history(meeting([LATA], contacts=contacts))
    (assessment,) = past.now.assessments
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=since),))
    known = {HEAD: Evidence(HEAD, resolved)} if resolved is not None else {}
    whole = Told({HEAD: told}, known, READS, lambda _: is_fresh)
    duties = {
        (subject.id, duty.policy): duty
        for subject in why(replace(assessment, office=listed), past, whole)
        for duty in subject.duties
    }
    return duties[HEAD, policy].tellings


def telling(fact=TWO_STEP_ENROLLED, value=True, **changes):
    (observation,) = tell(HEAD, {fact: value})
    return replace(observation, **changes)


def stands_in(file, place=""):
    return Reference(file, "0" * 64, place)


def said(text):
    return text.said(Language.EN)


@pytest.mark.parametrize(("way", "words"), [("seen-in-person", "witnessed"), ("seen-on-video", "by video")])
def test_what_was_seen_on_a_video_call_and_what_in_person_is_told_apart(way, words):
    (found,) = told_of(telling(grade=Grade.WITNESSED, way=way, observed_on=THEN))
    assert said(found.known) == words


def test_a_duty_waits_for_the_portal_since_its_cause_was_told_here_as_in_papers():
    no, cause = tell(HEAD, {TWO_STEP_ENROLLED: False}, on=THEN), tell(HEAD, {TWO_STEP_CAUSE: Cause.NO_CODE}, on=TOLD)
    assert explained(no)[HEAD, TWO_STEP].on == THEN
    assert explained(no, cause)[HEAD, TWO_STEP].on == TOLD


def test_of_each_thing_is_told_what_when_by_whom_how_well_it_is_known_and_where_it_stands():
    where = stands_in("evidence/calls.xlsx", "Accounts!12")
    (found,) = told_of(telling(grade=Grade.SELF_CHECKED, source="selfcheck", reference=where, observed_on=THEN))
    assert (found.on, found.grade, found.file, found.weight) == (
        THEN, Grade.SELF_CHECKED, "evidence/calls.xlsx", Weight.NOT_COUNTED,
    )  # fmt: skip
    assert [said(words) for words in (found.fact, found.value, found.by, found.place)] == [
        "two-step on", said(value_said(TWO_STEP_ENROLLED, True, None)), "self-check", 'sheet "Accounts", row 12',
    ]  # fmt: skip


def test_of_a_duty_is_told_what_it_rests_on_and_what_was_told_twice_once():
    strength = telling(PASSWORD_STRENGTH, Strength.WEAK)
    assert [said(found.fact) for found in told_of(telling(), strength, telling())] == ["two-step on"]
    assert told_of(telling(), policy=RESET) == ()


@pytest.mark.parametrize(
    ("answer", "words", "weight"),
    [(Use.REGULAR, "regularly", Weight.OPPOSED_ON_ITS_DAY), (Use.SOMETIMES, "sometimes", Weight.COUNTS)],
)
def test_an_answer_that_tells_several_things_is_told_in_its_own_words_once(answer, words, weight):
    def answered(use, row):
        told = {claim.fact: claim.value for claim in email_use.QUESTION.answers[use]}
        at = Reference("register.xlsx", "0" * 64, f"1:{row}")
        return [replace(each, reference=at, source="register") for each in tell("dae", told)]

    listed = replace(office("dae"), kind=OfficeKind.DEPARTMENT)
    duty = explained(answered(answer, 2), answered(Use.NEVER, 3), listed=listed)["dae", USED]
    found = {said(each.value): (said(each.fact), each.weight) for each in duty.tellings}
    assert found == {words: ("use of official e-mail", weight), "no": ("use of official e-mail", Weight.COUNTS)}


def test_an_answer_of_which_something_was_seen_otherwise_is_not_said_to_count():
    asks = {claim.fact: claim.value for claim in two_step.QUESTION.answers[TwoStep.DEMANDED]}
    answered = [replace(each, source="register") for each in tell(HEAD, asks)]
    seen = tell(HEAD, {TWO_STEP_DEMANDED: False}, grade=Grade.WITNESSED, source="witness")
    tellings = explained(answered, seen)[HEAD, TWO_STEP].tellings
    (told,) = (each for each in tellings if each.grade is Grade.DECLARED)
    assert (said(told.value), told.weight) == ("on, a login asks for a code", Weight.LESS_KNOWN)


def test_of_what_a_policy_read_that_is_not_in_force_any_more_nothing_is_told():
    past = history(meeting([LATA]))
    (assessment,) = past.now.assessments
    subjects = why(assessment, past, Told({HEAD: [telling()]}, {}, {}, lambda _: True))
    assert {duty.tellings for subject in subjects for duty in subject.duties} == {()}


LAST_FIRST = (
    telling(reference=stands_in("a.xlsx")),
    telling(observed_on=THEN, grade=Grade.EXPORTED, reference=stands_in("a.xlsx")),
    telling(observed_on=THEN, reference=stands_in("c.xlsx", "S!1")),
    telling(observed_on=THEN, reference=stands_in("b.xlsx", "S!3")),
    telling(observed_on=THEN, reference=stands_in("b.xlsx", "S!2")),
    telling(TWO_STEP_CAUSE, Cause.VACANT, observed_on=THEN, reference=stands_in("z.xlsx")),
)


def test_the_last_is_told_first_and_of_one_day_in_one_order_by_grade_fact_file_and_place():
    """Each differs from the one after it in one part of the order, and where it can the next parts would turn it round."""
    talks = [call("lata", on=on) for on in dict.fromkeys(each.observed_on for each in LAST_FIRST)]
    found = told_of(*LAST_FIRST[3:], *LAST_FIRST[:3], contacts=talks)
    assert [(each.on, each.grade, each.file, each.place) for each in found] == [
        (each.observed_on, each.grade, each.reference.file, each.reference.place_said) for each in LAST_FIRST
    ]


# What it is worth


BEFORE, LATER = TOLD - timedelta(days=1), TOLD + timedelta(days=1)
YES = Known(True, Grade.DECLARED, TOLD, "register")
NO = Known(False, Grade.DECLARED, TOLD, "register")
RESET_ON = Known(When.on(date(2024, 2, 5)), Grade.DECLARED, TOLD, "register")
NEVER_TOLD, NEW_HOLDER = (Unknown(reason) for reason in (MissingReason.NEVER_TOLD, MissingReason.NEW_HOLDER))


def reset(when, **changes):
    return telling(PASSWORD_CHANGED_ON, when, **changes)


@pytest.mark.parametrize(
    ("fact", "value", "source", "said"),
    [
        (PASSWORD_CHANGED_ON, When.not_since(date(2024, 1, 18)), "register", ("password reset", "no")),
        (PROFILE_UPDATED_ON, When.not_since(date(2024, 1, 18)), "register", ("profile", "not corrected")),
        (PASSWORD_CHANGED_ON, When.not_since(date(2024, 1, 18)), "exports", ("password reset", "not since 18.01.2024")),
        (PASSWORD_CHANGED_ON, When.not_by_the_holder(), "register", ("password reset", "not by the present holder")),
        (PASSWORD_CHANGED_ON, When.on(date(2024, 2, 5)), "register", ("password reset", "05.02.2024")),
    ],
)
def test_a_no_is_shown_as_it_was_told_and_what_a_record_says_as_it_is_kept(fact, value, source, said):
    grade = Grade.EXPORTED if source == "exports" else Grade.DECLARED
    told = telling(fact=fact, value=value, source=source, grade=grade)
    (answer,) = answers((told,), (told,))
    assert (answer.asked.en, answer.words.en) == said


WORTH = {
    "what carries the fact": (telling(), YES, {}, Weight.COUNTS),
    "it, though old": (telling(), YES, {"is_fresh": False}, Weight.COUNTS),
    "it, though from before the holder": (telling(), YES, {"since": LATER}, Weight.COUNTS),
    "the same of another grade": (telling(grade=Grade.EXPORTED), YES, {}, Weight.AGREES),
    "the same of another day": (telling(observed_on=BEFORE), YES, {}, Weight.AGREES),
    "the same of another source": (telling(source="exports"), YES, {}, Weight.AGREES),
    "better than what counts": (telling(), NO, {}, Weight.OPPOSED_ON_ITS_DAY),
    "worse than what counts": (telling(value=False), YES, {}, Weight.REPLACED),
    "old beside what counts": (telling(value=False), YES, {"is_fresh": False}, Weight.OLD),
    "an old no, and a yes told since": (telling(value=False, observed_on=BEFORE), YES, {"is_fresh": False}, Weight.REPLACED),
    "the same, but old": (telling(observed_on=BEFORE), YES, {"is_fresh": False}, Weight.OLD),
    "from before the holder, beside what counts": (telling(), NO, {"since": LATER}, Weight.OF_HOLDER_BEFORE),
    "from before the holder, and old": (
        telling(), NO, {"since": LATER, "is_fresh": False}, Weight.OF_HOLDER_BEFORE,
    ),
    "from the day on which the holder came": (telling(), NO, {"since": TOLD}, Weight.OPPOSED_ON_ITS_DAY),
    "an earlier day": (reset(When.on(date(2024, 2, 1))), RESET_ON, {}, Weight.EARLIER),
    "an earlier day that does not grow old": (
        reset(When.on(date(2024, 2, 1))), RESET_ON, {"is_fresh": False}, Weight.EARLIER,
    ),
    "an earlier day, told before the holder came": (
        reset(When.on(date(2024, 2, 1))), RESET_ON, {"since": LATER}, Weight.EARLIER,
    ),
    "not since a day": (reset(When.not_since(date(2024, 1, 18))), RESET_ON, {}, Weight.REPLACED),
    "the same day from another source": (
        reset(When.on(date(2024, 2, 5)), source="exports"), RESET_ON, {}, Weight.AGREES,
    ),
    "a later day": (reset(When.on(date(2024, 2, 6))), RESET_ON, {}, Weight.OPPOSED_ON_ITS_DAY),
    "old, and nothing counts": (telling(), NEVER_TOLD, {"is_fresh": False}, Weight.OLD),
    "from before the holder, and nothing counts": (
        telling(), NEVER_TOLD, {"since": LATER, "is_fresh": False}, Weight.OF_HOLDER_BEFORE,
    ),
    "not known because of a new holder": (telling(), NEW_HOLDER, {"is_fresh": False}, Weight.OF_HOLDER_BEFORE),
    "told by the present holder against what was seen of the one before": (
        telling(), Unknown(MissingReason.NEW_HOLDER, TOLD, at_least=NO), {"since": TOLD}, Weight.LESS_KNOWN,
    ),
    "perhaps of the holder's own time, with no day": (
        reset(When(date(2024, 1, 19), TOLD)), NEW_HOLDER, {"since": date(2024, 2, 1)}, Weight.DAY_NEEDED,
    ),
    "perhaps of the day on which the holder came": (
        reset(When(date(2024, 1, 19), TOLD)), NEW_HOLDER, {"since": TOLD}, Weight.DAY_NEEDED,
    ),
    "of a day before the holder came": (
        reset(When.on(date(2024, 1, 19))), NEW_HOLDER, {"since": date(2024, 2, 1)}, Weight.OF_HOLDER_BEFORE,
    ),
    "fresh, and nothing counts": (telling(), NEVER_TOLD, {}, Weight.NOT_COUNTED),
    "a day, and nothing counts": (
        reset(When.on(date(2024, 2, 1))), NEVER_TOLD, {"since": LATER, "is_fresh": False}, Weight.NOT_COUNTED,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("observation", "came_to", "more", "weight"), WORTH.values(), ids=WORTH)
def test_what_was_told_is_worth_something_beside_what_its_fact_came_to(observation, came_to, more, weight):
    policy = RESET if observation.fact == PASSWORD_CHANGED_ON else TWO_STEP
    (found,) = told_of(observation, policy=policy, resolved={observation.fact: came_to}, **more)
    assert found.weight is weight


def test_that_somebody_uses_the_account_speaks_of_no_holder():
    policies = {TWO_STEP: [ACTIVE]}
    past = history(meeting([LATA]))
    (assessment,) = past.now.assessments
    listed = replace(LATA, accounts=(replace(LATA.accounts[0], holder_since=LATER),))
    whole = Told({HEAD: [telling(ACTIVE)]}, {}, policies, lambda _: True)
    (found,) = (
        each for subject in why(replace(assessment, office=listed), past, whole) for duty in subject.duties
        for each in duty.tellings
    )  # fmt: skip
    assert found.weight is Weight.NOT_COUNTED


def test_what_came_to_nothing_at_all_does_not_count():
    assert [found.weight for found in told_of(telling(), resolved={})] == [Weight.NOT_COUNTED]
    assert [found.weight for found in told_of(telling(), is_fresh=False)] == [Weight.OLD]


@pytest.mark.parametrize("weight", Weight)
def test_every_weight_is_said_in_words_of_its_own(weight):
    assert [other for other in Weight if other.label == weight.label] == [weight]


# By whom it was told


def by(*contacts, **changes):
    (found,) = told_of(telling(**changes), contacts=contacts)
    return said(found.by)


SPOKEN = {
    "by phone": ([call("lata")], "", "head, phone"),
    "nobody was spoken to": ([], "", "register"),
    "on another day": ([call("lata", on=THEN)], "", "register"),
    "twice on a day": ([call("lata"), call("lata", way="visit"), call("lata")], "", "head, phone, visit"),
    "by the way that was told": ([call("lata"), call("lata", way="visit")], "visit", "head, visit"),
    "by a way on which nobody was spoken to": ([call("lata")], "visit", "visit"),
    "by two posts": (
        [call("lata"), ContactRecord("lata", TOLD, "visit", "operator")], "", "head or operator, phone, visit",
    ),
    "of two posts the one that was spoken to so": (
        [call("lata"), ContactRecord("lata", TOLD, "visit", "operator")], "visit", "operator, visit",
    ),
    "it is not known by whom": ([ContactRecord("lata", TOLD, "phone", "")], "", "phone"),
    "it is not known how": ([ContactRecord("lata", TOLD, "", "head")], "", "head"),
    "by a way without a word": ([call("lata", way="pigeon")], "", "head"),
    "present at a login that nothing shows": ([call("lata", way="seen-in-person")], "seen-in-person", "head, visit"),
    "a video call that nothing shows": ([], "seen-on-video", "video call"),
}  # fmt: skip


@pytest.mark.parametrize(("contacts", "way", "told_by"), SPOKEN.values(), ids=SPOKEN)
def test_of_an_answer_in_the_register_is_told_who_gave_it_and_how(contacts, way, told_by):
    assert by(*contacts, way=way) == told_by


def test_what_a_record_tells_is_told_by_it_whoever_was_spoken_to():
    assert by(call("lata"), source="exports", way="phone") == "list from the system"


# At meetings before


def test_how_it_stood_at_meetings_before_is_told_oldest_first_of_those_at_which_the_office_was_listed():
    first, second = (
        meeting([LATA], tell_all(LATA, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}, on=on), month)
        for month, on in (("2023-11", date(2023, 11, 10)), ("2024-01", date(2024, 1, 15)))
    )
    others = meeting([office("garuikhali")], (), "2023-12")
    rounds = [round_of(known, number) for number, known in enumerate((first, others, second, meeting([LATA])), 1)]
    rounds[2] = replace(rounds[2], header=replace(rounds[2].header, meets_on=date(2024, 2, 1)))
    past = History.of(rounds[-1], rounds[:-1])
    (assessment,) = past.now.assessments
    duties = {duty.policy: duty for subject in why(assessment, past, NOTHING) for duty in subject.duties}
    assert [(said(called), said(label)) for called, label in duties[TWO_STEP].past] == [
        ("meeting of November 2023", "awaiting the portal"),
        ("meeting of 01.02.2024", "awaiting the portal"),
    ]
    assert [said(label) for _, label in duties[RESET].past] == ["no information"] * 2


def test_of_each_account_is_told_how_it_stood_itself():
    two = office("lata", ("head", "clerk"))
    before = meeting([two], tell(HEAD, {TWO_STEP_ENROLLED: True}, on=date(2024, 1, 20)), "2024-01")
    past = history(before, meeting([two]))
    (assessment,) = past.now.assessments
    assert {
        subject.id: [said(label) for duty in subject.duties if duty.policy == TWO_STEP for _, label in duty.past]
        for subject in why(assessment, past, NOTHING)
    } == {"lata": [], HEAD: ["done"], "lata/clerk": ["no information"]}


def test_a_profile_that_was_found_right_is_told_so_on_its_day_and_no_day_of_an_act_is_made_of_it():
    found = explained(tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)}))[HEAD, PROFILE]
    assert [(telling.on, telling.value.en, telling.value.bn) for telling in found.tellings] == [
        (TOLD, "it is right", "ঠিক আছে")
    ]
    assert found.done_on is None


def test_the_day_of_an_act_that_was_told_or_stands_in_a_record_is_shown_as_such():
    then = TOLD - timedelta(days=3)
    told = explained(tell(HEAD, {PROFILE_UPDATED_ON: When.on(then)}))[HEAD, PROFILE]
    record = tell(HEAD, {PROFILE_UPDATED_ON: When.on(TOLD)}, grade=Grade.EXPORTED, source="exports")
    for duty, day in ((told, then), (explained(record)[HEAD, PROFILE], TOLD)):
        assert [telling.value.en for telling in duty.tellings] == [f"{day:%d.%m.%Y}"]


@pytest.mark.parametrize(
    ("told", "weight"),
    [({TWO_STEP_ENROLLED: False}, Weight.UNCOUNTED), ({TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}, Weight.COUNTS)],
)
def test_an_answer_of_user_ids_that_nobody_listed_is_said_to_count_only_where_it_is_why_none_is(told, weight):
    duty = explained(tell("lata", told), listed=office("lata", ()))["lata", TWO_STEP]
    assert [each for *_, each in weights(duty)] == [weight]


def test_of_a_duty_of_which_all_that_was_told_was_taken_back_it_is_not_said_that_nobody_told_it():
    assessment, past = judged_of_nothing()
    back = TakenBack(frozenset({HEAD}), frozenset({TWO_STEP_ENROLLED}), plain("no, taken back on Monday"))
    told = Told({}, {}, READS, lambda _: True, (back,))
    duties = {(subject.id, duty.policy): duty for subject in why(assessment, past, told) for duty in subject.duties}
    two_step = duties[HEAD, TWO_STEP]
    rest = [duty for (_, policy), duty in duties.items() if TWO_STEP_ENROLLED not in READS[policy]]
    said = "What was told of it was corrected or taken back, and nobody has told it anew."
    assert [reason.en for reason in two_step.reasons] == [said]
    assert two_step.taken_back == (back.said,)
    assert rest
    assert not any(duty.taken_back for duty in rest)
    assert "Nobody has told it yet." in {reason.en for duty in rest for reason in duty.reasons}


@pytest.mark.parametrize(
    ("taken_back", "said"),
    [
        ({TWO_STEP_CAUSE}, "Nobody has told this yet: two-step on."),
        (
            {TWO_STEP_ENROLLED, TWO_STEP_CAUSE},
            "What was told of this was corrected or taken back, and nobody has told it anew: two-step on.",
        ),
    ],
    ids=["the cause alone", "an answer to the question"],
)
def test_where_a_cause_stands_only_of_the_fact_that_was_taken_back_it_is_said(taken_back, said):
    back = TakenBack(frozenset({HEAD}), frozenset(taken_back), plain("taken back on Monday"))
    duty = explained(tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}), taken_back=(back,))[HEAD, TWO_STEP]
    assert [each for *_, each in weights(duty)] == [Weight.COUNTS]
    assert [reason.en for reason in duty.reasons] == [said]
    assert duty.taken_back == (back.said,)


def test_an_answer_for_all_that_does_not_count_stands_among_what_was_told_of_an_account():
    no, for_all = tell(HEAD, {TWO_STEP_ENROLLED: False}, on=THEN), tell(HEAD, {TWO_STEP_ENROLLED: True})
    duty = explained(no, kept_out=for_all)[HEAD, TWO_STEP]
    assert [weight for *_, weight in weights(duty)] == [Weight.KEPT_OUT, Weight.COUNTS]
    assert not duty.is_done


def judged_of_nothing():
    past = history(meeting([LATA], []))
    return past.now.assessments[0], past


def test_of_what_was_not_done_since_a_day_it_is_said_so_in_a_sentence_of_its_own():
    duty = explained(tell(HEAD, {PASSWORD_CHANGED_ON: When.not_since(date(2024, 1, 18))}))[HEAD, "password-reset"]
    assert duty.done_on == Text(en="not done since 18.01.2024", bn="১৮.০১.২০২৪ বা তার পরে করা হয়নি")


def test_a_duty_that_lacks_for_a_cause_told_of_another_names_that_cause():
    duties = explained(tell(HEAD, {TWO_STEP_CAUSE: Cause.LOCKED_OUT}))
    assert duties[HEAD, RESET].tellings == ()
    assert duties[HEAD, RESET].names_cause
    assert not explained()[HEAD, RESET].names_cause


@pytest.mark.parametrize(
    ("cause_on", "off_on", "weight"),
    [(TOLD, TOLD, Weight.NOT_COUNTED), (TOLD, THEN, Weight.COUNTS)],
    ids=["of one day", "told before the cause"],
)
def test_of_a_no_told_with_a_cause_and_without_one_only_what_the_judgement_took_counts(cause_on, off_on, weight):
    no = tell(HEAD, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=cause_on)
    with_cause = [replace(each, reference=Reference("desk.xlsx", "1" * 64)) for each in no]
    without = [
        replace(each, reference=Reference("register.xlsx", "2" * 64))
        for each in tell(HEAD, {TWO_STEP_ENROLLED: False}, on=off_on)
    ]
    duty = explained(with_cause, without)[HEAD, TWO_STEP]
    worth = {telling.file: telling.weight for telling in duty.tellings}
    assert worth["desk.xlsx"] is weight
    assert (worth["register.xlsx"] is Weight.COUNTS) is (weight is Weight.NOT_COUNTED)


def test_what_was_told_of_those_of_before_is_weighed_once_a_duty(monkeypatch):
    weighed, of_before = [], Told.of_before

    def seen(told, finding):
        weighed.append((finding.subject, finding.policy))
        return of_before(told, finding)

    monkeypatch.setattr(Told, "of_before", seen)
    assert explained(tell(HEAD, {TWO_STEP_ENROLLED: False}))
    assert weighed
    assert len(weighed) == len({*weighed})


@pytest.mark.parametrize("is_office", [True, False], ids=["the whole office", "one user ID"])
def test_of_who_is_no_longer_listed_without_a_reason_no_yes_is_said_to_count_and_a_no_is(is_office):
    left = (
        replace(LATA, left=True)
        if is_office
        else replace(LATA, accounts=tuple(replace(each, left=True) for each in LATA.accounts))
    )
    assert worth_of_two_step({TWO_STEP_ENROLLED: True}, left) == [Weight.NOT_LISTED]
    assert worth_of_two_step({TWO_STEP_ENROLLED: False}, left) == [Weight.COUNTS]
    assert worth_of_two_step({TWO_STEP_ENROLLED: True}, LATA) == [Weight.COUNTS]


def worth_of_two_step(told, listed):
    return [weight for *_, weight in weights(explained(tell(HEAD, told), listed=listed)[HEAD, TWO_STEP])]
