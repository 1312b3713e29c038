"""How offices stand: under each decision and over all, how it is known, who is counted, what waits and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from sent_letters import sent_letter
from small_upazila import (
    BASELINE,
    COMMITTEE,
    DECIDED,
    DONE,
    ELEVEN,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    TOLD,
    TWO_STEP,
    call,
    history,
    judged,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import plain
from auditor.model.baseline import Level, OtherDecision, Waiver
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.letters import Letter, Purpose
from auditor.model.subjects import Account, OfficeKind
from auditor.model.views.head import Head, OfficeName
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import Correction, ProposalCode
from auditor.model.when import When
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History, head
from auditor.views.compared.stood import (
    Standing,
    causes_named,
    counted_offices,
    is_pending,
    office_name,
    standing_of,
    weakest_grade,
    witnessed_by,
)
from auditor.views.compared.transfers import transferred_accounts
from auditor.views.office.directory import lines
from auditor.views.office.office import office_reports, office_view

DECISIONS = [ELEVEN, NINE]
LOTA = office("lota", ("secretary", "operator"))
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
SECRETARY, OPERATOR = "lota/secretary", "lota/operator"
LAST = date(2024, 3, 31)


def only(of, told=(), **more):
    (assessment,) = judged(meeting([of], told, **more))
    return assessment


def standing(of, told=(), **more):
    return standing_of(only(of, told, **more), DECISIONS)


IMPLEMENTED, PARTIAL, NOT_IMPLEMENTED, NO_INFORMATION, AWAITING_PORTAL, WAIVED, NOT_APPLICABLE = Status
PERSONAL = {OFFICIAL_EMAIL: MailboxKind.PERSONAL}
STANDS = {
    "a union, nothing told": (LOTA, [], (), (NO_INFORMATION, NOT_APPLICABLE, NO_INFORMATION)),
    "a union, all done": (LOTA, tell_all(LOTA, DONE), (), (IMPLEMENTED, NOT_APPLICABLE, IMPLEMENTED)),
    "a union, nothing done": (LOTA, tell_all(LOTA, NOT_DONE), (), (NOT_IMPLEMENTED, NOT_APPLICABLE, NOT_IMPLEMENTED)),
    "a union, one account done, of the other nothing told": (
        LOTA,
        tell(SECRETARY, DONE),
        (),
        (PARTIAL, NOT_APPLICABLE, PARTIAL),
    ),
    "a union, one account not done, of the other nothing told": (
        LOTA,
        tell(SECRETARY, NOT_DONE),
        (),
        (NOT_IMPLEMENTED, NOT_APPLICABLE, NOT_IMPLEMENTED),
    ),
    "a union, one account done, the other not": (
        LOTA,
        [*tell(SECRETARY, DONE), *tell(OPERATOR, NOT_DONE)],
        (),
        (PARTIAL, NOT_APPLICABLE, PARTIAL),
    ),
    "a union, all done but two-step, which is waived": (
        LOTA,
        tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False}),
        (TWO_STEP,),
        (WAIVED, NOT_APPLICABLE, WAIVED),
    ),
    "a union, all done but two-step, for which no code arrives": (
        LOTA,
        tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        (),
        (AWAITING_PORTAL, NOT_APPLICABLE, AWAITING_PORTAL),
    ),
    "a union, all done but two-step, of which only is told that no code arrives": (
        LOTA,
        tell_all(LOTA, {**dict(list(DONE.items())[:3]), TWO_STEP_CAUSE: Cause.NO_CODE}),
        (),
        (AWAITING_PORTAL, NOT_APPLICABLE, AWAITING_PORTAL),
    ),
    "a union, one account awaits the portal, the other was given more time": (
        LOTA,
        [
            *tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
            *tell(OPERATOR, {**DONE, PROFILE_UPDATED_ON: NOT_DONE[PROFILE_UPDATED_ON]}),
        ],
        ("profile-updated",),
        (WAIVED, NOT_APPLICABLE, WAIVED),
    ),
    "a union, waiting for the portal, and one duty open": (
        LOTA,
        tell_all(LOTA, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE}),
        (),
        (NOT_IMPLEMENTED, NOT_APPLICABLE, NOT_IMPLEMENTED),
    ),
    "a union, of which only is told that no code arrives": (
        LOTA,
        tell_all(LOTA, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        (),
        (NO_INFORMATION, NOT_APPLICABLE, NO_INFORMATION),
    ),
    "a union, one account waits for the portal, of the other two-step is off": (
        LOTA,
        [
            *tell(SECRETARY, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
            *tell(OPERATOR, {TWO_STEP_ENROLLED: False}),
        ],
        (),
        (NOT_IMPLEMENTED, NOT_APPLICABLE, NOT_IMPLEMENTED),
    ),
    "a union, nothing done, everything waived": (
        LOTA,
        tell_all(LOTA, NOT_DONE),
        ("profile-updated", "password-reset", "password-composition", TWO_STEP),
        (WAIVED, NOT_APPLICABLE, WAIVED),
    ),
    "a union, nothing done, one duty waived": (
        LOTA,
        tell_all(LOTA, NOT_DONE),
        (TWO_STEP,),
        (NOT_IMPLEMENTED, NOT_APPLICABLE, NOT_IMPLEMENTED),
    ),
    "a department, decision 11 done, of 09 nothing told": (
        FISHERIES,
        tell_all(FISHERIES, DONE),
        (),
        (IMPLEMENTED, NO_INFORMATION, PARTIAL),
    ),
    "a department, both done": (
        FISHERIES,
        [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)],
        (),
        (IMPLEMENTED, IMPLEMENTED, IMPLEMENTED),
    ),
    "a department, only 09 done": (FISHERIES, tell("fisheries", MAIL), (), (NO_INFORMATION, IMPLEMENTED, PARTIAL)),
    "a department, 09 failed, of 11 nothing told": (
        FISHERIES,
        tell("fisheries", PERSONAL),
        (),
        (NO_INFORMATION, NOT_IMPLEMENTED, NOT_IMPLEMENTED),
    ),
    "an office that no decision names": (
        office("bank", kind=OfficeKind.OTHER),
        [],
        (),
        (NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE),
    ),
}


@pytest.mark.parametrize(("of", "told", "waived", "statuses"), STANDS.values(), ids=STANDS)
def test_an_office_stands_under_each_decision_and_over_all_of_them(of, told, waived, statuses):
    waivers = tuple(Waiver(policy, of.id, "migration", "2024-02/05", LAST) for policy in waived)
    found = standing(of, told, waivers=waivers)
    assert (found.by_decision, found.overall) == (dict(zip(DECISIONS, statuses, strict=False)), statuses[2])


def test_the_grade_under_a_decision_is_that_of_its_weakest_pass():
    told = [
        *tell_all(FISHERIES, DONE, grade=Grade.EXPORTED),
        *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL}, grade=Grade.WITNESSED),
    ]
    found = standing(FISHERIES, told)
    assert (found.grades, found.overall_grade) == ({ELEVEN: Grade.EXPORTED, NINE: Grade.WITNESSED}, Grade.WITNESSED)


@pytest.mark.parametrize(
    ("told", "grades", "overall"),
    [
        ([], {}, None),
        (tell_all(FISHERIES, NOT_DONE, grade=Grade.EXPORTED), {}, None),
        (tell_all(FISHERIES, DONE), {ELEVEN: Grade.DECLARED}, Grade.DECLARED),
    ],
    ids=["nothing told", "nothing passed", "one decision passed"],
)
def test_where_nothing_passed_there_is_no_grade(told, grades, overall):
    found = standing(FISHERIES, told)
    assert (found.grades, found.overall_grade) == (grades, overall)


def test_advice_enters_neither_standing_nor_grade():
    weak = only(LOTA, tell_all(LOTA, DONE, grade=Grade.EXPORTED))
    findings = tuple(
        replace(finding, outcome=Outcome.PASS, grade=Grade.DECLARED) if finding.level is Level.SHOULD else finding
        for finding in weak.findings
    )
    found = standing_of(replace(weak, findings=findings), DECISIONS)
    assert (found.overall, found.overall_grade) == (Status.IMPLEMENTED, Grade.EXPORTED)


def test_only_what_passed_and_is_known_lends_a_grade():
    passed = next(finding for finding in only(LOTA, tell_all(LOTA, DONE)).findings if finding.outcome is Outcome.PASS)
    strong = replace(passed, grade=Grade.PROVEN)
    failed, ungraded = replace(passed, outcome=Outcome.FAIL), replace(passed, grade=None)
    assert weakest_grade([strong, failed, ungraded]) is Grade.PROVEN
    assert weakest_grade([strong, passed]) is Grade.DECLARED
    assert weakest_grade([failed, ungraded]) is None
    assert weakest_grade([]) is None


@pytest.mark.parametrize(
    ("told", "contacts", "answered"),
    [([], (), False), ([], (call("lota"),), False), (tell(SECRETARY, NOT_DONE), (), True)],
    ids=["silent", "spoken to, nothing told", "told"],
)
def test_an_office_answered_when_anything_is_known_of_it(told, contacts, answered):
    assert standing(LOTA, told, contacts=contacts).answered is answered


# A round beside those before it


def test_a_history_holds_how_every_office_stood_at_every_meeting_oldest_first():
    february = meeting([LOTA, FISHERIES], tell_all(LOTA, NOT_DONE), "2024-02")
    march = meeting([LOTA], tell_all(LOTA, DONE), "2024-03")
    april = meeting([FISHERIES, LOTA], [], "2024-04")
    rounds = [round_of(known, number) for number, known in enumerate((february, march, april), start=1)]
    found = History.of(rounds[2], rounds[:2])
    assert (found.now, found.earlier) == (rounds[2], (rounds[0], rounds[1]))
    assert [{name: each.overall for name, each in at.items()} for at in found.standings] == [
        {"lota": NOT_IMPLEMENTED, "fisheries": NO_INFORMATION},
        {"lota": IMPLEMENTED},
        {"fisheries": NO_INFORMATION, "lota": NO_INFORMATION},
    ]
    assert (found.current, found.previous) == (found.standings[2], found.standings[1])


def test_the_first_round_has_none_before_it():
    found = history(meeting([LOTA]))
    assert (found.earlier, found.previous, list(found.current)) == ((), None, ["lota"])


def test_decisions_of_the_round_itself_are_those_under_which_its_offices_stand():
    advised = round_of(meeting([LOTA], tell_all(LOTA, DONE)))
    rules = tuple(replace(rule, level=Level.SHOULD) for rule in advised.header.rules if rule.decision == NINE)
    ordered = tuple(rule for rule in advised.header.rules if rule.decision != NINE)
    only_eleven = replace(advised, header=replace(advised.header, rules=(*ordered, *rules)))
    (found,) = History.of(only_eleven, []).current.values()
    assert found == Standing({ELEVEN: IMPLEMENTED}, IMPLEMENTED, True, {ELEVEN: Grade.DECLARED}, Grade.DECLARED)


def test_the_head_of_every_paper_says_whose_round_it_is_of_when_and_until_when():
    past = history(meeting([LOTA], month="2024-01"), meeting([LOTA]))
    assert head(past, LETTERHEAD) == Head(
        committee=COMMITTEE,
        letterhead=LETTERHEAD,
        meeting="2024-02",
        number=2,
        digest=f"{2:064x}",
        day=date(2024, 2, 20),
        due=date(2024, 2, 29),
        due_assumed=True,
        next_meeting=date(2024, 3, 21),
        decisions=BASELINE.decisions,
        example=True,
        before=((1, f"{1:064x}"),),
        from_no_day=(NINE,),
    )


VERY_DAY, FOLLOWING = date(2024, 2, 22), date(2024, 3, 14)
DUE = {
    "after the meeting": (FOLLOWING, None, FOLLOWING, (FOLLOWING, FOLLOWING)),
    "on the very day": (VERY_DAY, VERY_DAY, VERY_DAY, (None, None)),
    "on the very day, which was not kept": (VERY_DAY, None, VERY_DAY, (None, None)),
    "before the round": (date(2024, 2, 1), None, None, (None, None)),
    "not told": (None, VERY_DAY, FOLLOWING, (None, FOLLOWING)),
}


@pytest.mark.parametrize(("due", "meets_on", "following", "said"), DUE.values(), ids=DUE)
def test_nothing_is_due_on_the_day_of_the_very_meeting_in_rounds_kept_long_ago_either(due, meets_on, following, said):
    made = round_of(meeting([LOTA]))
    header = replace(made.header, meets_on=meets_on, due=due, next_meeting=following)
    found = head(History.of(replace(made, header=header), []), LETTERHEAD)
    assert (found.due, found.next_meeting) == said


def test_offices_that_check_themselves_voluntarily_are_not_counted():
    own = office("uno", kind=OfficeKind.UNO, voluntary=True)
    found = counted_offices(round_of(meeting([LOTA, own, FISHERIES])))
    assert [each.office.id for each in found] == ["lota", "fisheries"]


@pytest.mark.parametrize(
    ("status", "pending"),
    [
        (IMPLEMENTED, False),
        (PARTIAL, True),
        (NOT_IMPLEMENTED, True),
        (NO_INFORMATION, True),
        (WAIVED, False),
        (NOT_APPLICABLE, False),
        (None, False),
    ],
)
def test_what_is_still_to_be_done_or_told_is_pending(status, pending):
    assert is_pending(status) is pending


def test_an_office_is_listed_by_serial_and_name():
    names = [office_name(each) for each in judged(meeting([LOTA, FISHERIES]))]
    assert names == [OfficeName(1, LOTA.name), OfficeName(2, FISHERIES.name)]


# Causes


def off(subject, cause, value=False):
    return tell(subject, {TWO_STEP_ENROLLED: value, TWO_STEP_CAUSE: cause})


CAUSES = {
    "none told": (tell_all(LOTA, NOT_DONE), set()),
    "one account's": (off(SECRETARY, Cause.NO_CODE), {Cause.NO_CODE}),
    "two accounts', each once": (
        [*off(SECRETARY, Cause.NO_CODE), *off(OPERATOR, Cause.VACANT)],
        {Cause.NO_CODE, Cause.VACANT},
    ),
    "of what is not known": (tell(SECRETARY, {TWO_STEP_CAUSE: Cause.ON_LEAVE}), {Cause.ON_LEAVE}),
    "of what is done: none": (off(SECRETARY, Cause.NO_CODE, value=True), set()),
}


@pytest.mark.parametrize(("told", "causes"), CAUSES.values(), ids=CAUSES)
def test_an_office_names_the_causes_of_what_is_ordered_and_not_done(told, causes):
    assert causes_named(only(LOTA, told)) == causes


def test_causes_stay_named_while_the_duty_is_waived_and_are_none_of_advice():
    waivers = (Waiver(TWO_STEP, "lota", "migration", "2024-02/05", LAST),)
    waived = only(LOTA, off(SECRETARY, Cause.MIGRATION), waivers=waivers)
    assert causes_named(waived) == {Cause.MIGRATION}
    advice = tuple(replace(finding, level=Level.SHOULD) for finding in waived.findings)
    assert causes_named(replace(waived, findings=advice)) == set()


# Transfers


def with_holder(since):
    return replace(LOTA, accounts=(Account(SECRETARY, plain("secretary"), holder_since=since), LOTA.accounts[1]))


AFTER = DECIDED + timedelta(1)
LATER = {key: When.on(date(2024, 2, 5)) if isinstance(value, When) else value for key, value in DONE.items()}
MOVED = {
    "after the decision, nothing told since": (with_holder(AFTER), [], [SECRETARY]),
    "after the decision, nothing done": (with_holder(AFTER), tell(SECRETARY, NOT_DONE), [SECRETARY]),
    "after the decision, all done again": (with_holder(AFTER), tell(SECRETARY, LATER), []),
    "after the decision, all done again but two-step": (
        with_holder(AFTER),
        tell(SECRETARY, {**LATER, TWO_STEP_ENROLLED: False}),
        [SECRETARY],
    ),
    "on the day of the decision": (with_holder(DECIDED), [], []),
    "before the decision": (with_holder(DECIDED - timedelta(1)), [], []),
    "nobody knows since when": (with_holder(None), [], []),
    "told, not listed": (LOTA, tell(OPERATOR, {HOLDER_SINCE: AFTER}), [OPERATOR]),
    "two at once": (with_holder(AFTER), tell(OPERATOR, {HOLDER_SINCE: TOLD}), [SECRETARY, OPERATOR]),
}


@pytest.mark.parametrize(("of", "told", "accounts"), MOVED.values(), ids=MOVED)
def test_a_transfer_is_open_while_the_new_holder_has_not_done_all_again(of, told, accounts):
    past = history(meeting([of], told))
    (assessment,) = past.now.assessments
    assert [account.id for account in transferred_accounts(assessment, past)] == accounts


MOVED_ON = date(2024, 2, 25)
OFF_AGAIN = tell(SECRETARY, {TWO_STEP_ENROLLED: False}, date(2024, 4, 5))
SINCE = {key: When.on(date(2024, 3, 2)) if isinstance(value, When) else value for key, value in DONE.items()}


@pytest.mark.parametrize(
    ("in_march", "since", "accounts"),
    [
        (SINCE, MOVED_ON, []),
        ({**SINCE, TWO_STEP_ENROLLED: False}, MOVED_ON, [SECRETARY]),
        (SINCE, date(2024, 4, 2), [SECRETARY]),
    ],
    ids=["he had done all", "he never did all", "another came since"],
)
def test_a_holder_who_once_did_all_is_no_new_one_any_more_when_he_undoes_something(in_march, since, accounts):
    told = tell(SECRETARY, in_march, date(2024, 3, 5))
    past = history(
        meeting([LOTA], tell_all(LOTA, DONE)),
        meeting([with_holder(MOVED_ON)], told, "2024-03"),
        meeting([with_holder(since)], [*told, *OFF_AGAIN], "2024-04"),
    )
    (assessment,) = past.now.assessments
    assert [account.id for account in transferred_accounts(assessment, past)] == accounts
    chair = chair_view(past, LETTERHEAD)
    remarked = any(remark.code is RemarkCode.TRANSFER for remark in chair.rows[0].remarks)
    proposed = any(each.code is ProposalCode.TRANSFER for each in chair.summary.proposals)
    assert (remarked, proposed) == (bool(accounts), bool(accounts))


def test_that_the_holder_changed_stands_beside_the_duties_that_are_open_since_and_no_others():
    told = tell(SECRETARY, {**LATER, TWO_STEP_ENROLLED: False})
    past = history(meeting([with_holder(AFTER)], told))
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    remarked = {duty.policy for duty in own.duties if any(each.code is RemarkCode.TRANSFER for each in duty.remarks)}
    assert remarked == {TWO_STEP}


def test_duties_that_are_waived_and_mere_advice_leave_no_transfer_open():
    policies = ("profile-updated", "password-reset", "password-composition", TWO_STEP)
    waivers = tuple(Waiver(policy, "lota", "migration", "2024-02/05", LAST) for policy in policies)
    known = meeting([with_holder(AFTER)], tell_all(LOTA, NOT_DONE, on=TOLD), waivers=waivers)
    past = history(known)
    (assessment,) = past.now.assessments
    assert transferred_accounts(assessment, past) == []
    assert transferred_accounts(history(replace(known, waivers=())).now.assessments[0], past) != []


def test_a_correction_counts_who_stands_otherwise_than_in_the_round_it_took_the_place_of():
    *same, fisheries = map(office, ("lota", "bank", "fair", "fisheries"))
    own = office("own", voluntary=True)
    first = round_of(meeting([*same, fisheries, own]))
    again = meeting([*same, office("new"), own], tell_all(own, DONE), day=date(2024, 2, 27))
    past = History.of(
        round_of(meeting(same, (), "2024-04"), 4), [*[round_of(meeting([], (), "2024-01"))] * 3, round_of(again)]
    )
    assert past.corrected_from(first).correction == Correction(date(2024, 2, 20), date(2024, 2, 27), 2)


def seen_by(*told):
    """The ways by which what was seen of the two accounts of a union is known."""
    two = office("lota", ("secretary", "clerk"))
    (row,) = round_of(meeting([two], [replace(seen, way=way) for seen, way in told])).assessments
    return witnessed_by([finding for finding in row.findings if finding.policy == TWO_STEP])


def login(account, value=True, grade=Grade.WITNESSED):
    (seen,) = tell(f"lota/{account}", {TWO_STEP_ENROLLED: value}, grade=grade)
    return seen


def test_what_passed_by_what_was_seen_keeps_the_ways_of_seeing_and_no_other():
    person, video = "seen-in-person", "seen-on-video"
    assert seen_by((login("secretary"), person)) == {person}
    assert seen_by((login("secretary"), person), (login("clerk"), video)) == {person, video}
    assert seen_by((login("secretary"), person), (login("clerk", value=False), video)) == {person}
    assert seen_by((login("secretary"), person), (login("clerk", grade=Grade.EXPORTED), "")) == {person}
    assert seen_by((login("secretary"), person), (login("clerk", grade=Grade.DECLARED), "phone")) == frozenset()
    assert seen_by((login("secretary", grade=Grade.DECLARED), "phone")) == frozenset()


# What belongs to an office besides its rounds


def test_the_reminders_of_an_office_are_those_that_were_sent_in_the_order_of_their_steps():
    first, second = sent_letter(5, Purpose.FIRST, "lota", "koyra"), sent_letter(2, Purpose.SECOND, "lota")
    draft, owner = Letter(sent_letter(6, Purpose.FINAL, "lota").draft), sent_letter(7, Purpose.PORTAL, "lota")
    letters = (second, first, draft, owner)
    past = History.of(round_of(meeting([LOTA])), [], letters=letters)
    assert past.reminders == {"lota": (first, second), "koyra": (first,)}
    assert past.letters == letters
    assert history(meeting([LOTA])).reminders == {}


def test_a_history_is_of_a_round_without_an_invitation_letters_or_requests_unless_they_are_given():
    plain_one, now = history(meeting([LOTA])), round_of(meeting([LOTA]))
    assert (plain_one.invited, plain_one.letters, plain_one.disputes, plain_one.correction) == (False, (), (), None)
    assert History.of(now, [], invited=True).invited


DAYS_TOLD = {
    "of a register on a day on which the office was spoken to": ("register", (call("lota", TOLD),), TOLD),
    "of a register on a day of nobody": ("register", (call("lota", TOLD - timedelta(1)),), None),
    "of a slip": ("slip", (), TOLD),
}


@pytest.mark.parametrize(("source", "contacts", "day"), DAYS_TOLD.values(), ids=DAYS_TOLD)
def test_an_answer_has_no_day_where_a_register_gives_one_on_which_nobody_was_spoken_to(source, contacts, day):
    now = round_of(meeting([LOTA], tell_all(LOTA, DONE, source=source)))
    (assessment,) = now.assessments
    past = History.of(replace(now, assessments=(replace(assessment, contacts=contacts),)), [])
    (shown,) = past.now.assessments
    done = [finding for finding in shown.findings if finding.outcome is Outcome.PASS]
    assert len(done) == 8
    assert {finding.observed_on for finding in done} == {day}
    assert [replace(finding, observed_on=None) for finding in shown.findings] == [
        replace(finding, observed_on=None) for finding in assessment.findings
    ]


def test_of_an_office_only_the_answer_whose_day_nobody_was_spoken_to_on_loses_it():
    told = [*tell(SECRETARY, DONE), *tell(OPERATOR, DONE, on=TOLD + timedelta(1))]
    now = round_of(meeting([LOTA], told))
    (assessment,) = now.assessments
    past = History.of(replace(now, assessments=(replace(assessment, contacts=(call("lota", TOLD),)),)), [])
    days = {
        (each.subject, each.observed_on) for each in past.now.assessments[0].findings if each.outcome is Outcome.PASS
    }
    assert days == {(SECRETARY, TOLD), (OPERATOR, None)}


def test_the_head_of_a_paper_tells_of_the_decisions_that_are_kept_by_hand():
    kept = (OtherDecision("03", "the road", progress="begun"),)
    now = round_of(meeting([LOTA]))
    assert head(History.of(replace(now, header=replace(now.header, others=kept)), []), LETTERHEAD).others == kept


MEETINGS = {
    "each in a month of its own": ({"2024-02": date(2024, 2, 20), "2024-03": None}, ("2024-02", "2024-03")),
    "one put off into a month without another": (
        {"2024-02": date(2024, 3, 5), "2024-04": date(2024, 4, 18)},
        ("2024-02", "2024-04"),
    ),
    "two in one month: all by day that have one": (
        {"2024-02": date(2024, 2, 20), "2024-03": date(2024, 3, 7), "2024-03-28": date(2024, 3, 28), "2024-04": None},
        ("2024-02-20", "2024-03-07", "2024-03-28", "2024-04"),
    ),
    "one put off into the month of the next": (
        {"2024-02": date(2024, 3, 5), "2024-03": date(2024, 3, 28)},
        ("2024-03-05", "2024-03-28"),
    ),
    "a further one whose first was not held: by day, as all else on the paper names it": (
        {"2024-02": date(2024, 2, 20), "2024-03-28": date(2024, 3, 28)},
        ("2024-02-20", "2024-03-28"),
    ),
}


@pytest.mark.parametrize(("held", "called"), MEETINGS.values(), ids=MEETINGS)
def test_meetings_are_called_in_one_way_by_month_or_where_two_fall_in_one_by_day(held, called):
    kept = round_of(meeting([LOTA]))
    rounds = [replace(kept, header=replace(kept.header, meeting=name, meets_on=day)) for name, day in held.items()]
    assert History.of(rounds[-1], rounds[:-1]).called == called


def test_papers_of_earlier_versions_are_known_that_call_a_further_meeting_by_its_month_where_the_first_was_not_held():
    kept = round_of(meeting([LOTA]))
    further = replace(kept, header=replace(kept.header, meeting="2024-03-28", meets_on=date(2024, 3, 28)))
    assert replace(History.of(further, ()), published_before=3).called == ("2024-03",)


@pytest.mark.parametrize("of_register", [True, False], ids=["a register's", "a slip's"])
def test_the_day_of_a_cause_is_that_of_what_told_it_and_no_day_where_it_only_counts_by_one(of_register):
    lota = office("lota", ("secretary",))
    other = TOLD + timedelta(days=3)
    cause_by, no_by = ("register", "selfcheck") if of_register else ("selfcheck", "register")
    told = [
        *tell("lota/secretary", {TWO_STEP_ENROLLED: False}, source=no_by),
        *tell("lota/secretary", {TWO_STEP_CAUSE: Cause.NO_CODE}, on=other, source=cause_by),
    ]
    kept = round_of(meeting([lota], told))
    (untold,) = (replace(each, contacts=()) for each in kept.assessments)
    past = History.of(replace(kept, assessments=(untold,)), ())
    (finding,) = [finding for finding in past.now.assessments[0].findings if finding.policy == TWO_STEP]
    days = (TOLD, None) if of_register else (None, other)
    assert (finding.observed_on, finding.cause_told_on) == days
    assert (report_of(past).told_on, lines(past)[0].told_on) == (max(filter(None, days)),) * 2


def report_of(past):
    (report,) = office_reports(past, LETTERHEAD).reports
    return report
