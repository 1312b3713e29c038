"""Results for systems of others, value by value: what was checked, on whom, and what it came to."""

from __future__ import annotations

from datetime import date

import pytest
import small_upazila
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DECIDED,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, plain
from auditor.model.baseline import Level, Waiver
from auditor.model.evidence import MissingReason
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_STRENGTH,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    CodeDevice,
    MailboxKind,
    Method,
    Strength,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.results import Check, ListedAccount, ListedOffice, NamedOffice, OfficeGroup, Result, Results, Waived
from auditor.model.subjects import OfficeKind
from auditor.model.views.head import Audience, OfficeName
from auditor.model.views.minutes import PublicStatus, PublicTally
from auditor.model.when import When
from auditor.views.annex.results import (
    ANSWERED,
    STANDING,
    _outcome,
    auditor_results,
    chair_results,
    decision_check,
    public_results,
    results_view,
)
from auditor.views.compared.history import RoundMaterial, head
from auditor.views.office.office import office_reports

UNTIL = date(2024, 6, 30)
POLICIES = {rule.policy.id: rule for rule in BASELINE.rules}
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
ORDERED = (*DUTIES, HELD, USED)


@pytest.mark.parametrize(
    ("audience", "made"),
    [
        (Audience.MINUTES, public_results),
        (Audience.CHAIR, chair_results),
        (Audience.AUDITOR, auditor_results),
    ],
)
def test_each_audience_gets_its_own_results(audience, made):
    given = RoundMaterial(history(meeting([office("lota")])), LETTERHEAD)
    assert results_view(given, audience) == made(given)
    assert made(given).audience is audience


# What may be published


UNIONS = [office(f"union-{place}") for place in range(15)]


def upazila(done):
    """Return 15 unions of which so many have done all, three of these by a self-check; three have not, and the others are silent."""
    told = [each for union in UNIONS[: done - 3] for each in tell_all(union, DONE)]
    told += [each for union in UNIONS[done - 3 : done] for each in tell_all(union, DONE, grade=Grade.SELF_CHECKED)]
    told += [each for union in UNIONS[done : done + 3] for each in tell_all(union, NOT_DONE)]
    return history(meeting([*UNIONS, office("uno", kind=OfficeKind.UNO, voluntary=True)], told))


def named(serial):
    return NamedOffice(OfficeName(serial, UNIONS[serial - 1].name))


def test_the_published_results_are_those_of_the_decisions_and_of_who_gave_information():
    past = upazila(9)
    counts = (("total", 15), ("answered", 12), ("implemented", 9), ("in-progress", 3), ("no-information", 3))
    by_grade = (("declared", 6), ("self-checked", 3), ("witnessed", 0), ("exported", 0), ("proven", 0))
    nine = (("total", 0), ("answered", 0), ("implemented", 0), ("in-progress", 0), ("no-information", 0))
    none = tuple((grade.code, 0) for grade in Grade)
    told = (Outcome.PASS,) * 12 + (Outcome.UNKNOWN,) * 3
    assert public_results(RoundMaterial(past, LETTERHEAD)) == Results(
        Audience.MINUTES,
        head(past, LETTERHEAD),
        BASELINE.title,
        "1",
        (decision_check(BASELINE.decision(ELEVEN)), decision_check(BASELINE.decision(NINE)), ANSWERED),
        (OfficeGroup(), OfficeGroup((OfficeKind.UNION,)), *map(named, range(1, 16))),
        (
            Result("offices:", "decision-2024-01-11", PublicStatus.IN_PROGRESS, (*counts, *by_grade)),
            Result("offices:union", "decision-2024-01-11", PublicStatus.IN_PROGRESS, counts),
            Result("offices:", "decision-2024-01-09", PublicStatus.NOT_APPLICABLE, (*nine, *none)),
            *(Result(f"office:{place}", "answered", outcome) for place, outcome in enumerate(told, start=1)),
        ),
    )


def test_what_is_not_published_has_no_count_and_no_outcome():
    whole, *_ = public_results(RoundMaterial(upazila(13), LETTERHEAD)).results
    assert (whole.outcome, whole.counts) == (None, (("total", 15), ("answered", 15)))


def test_how_offices_stand_is_a_result_where_the_committee_lets_it_be_printed():
    view = public_results(RoundMaterial(upazila(9), replace(LETTERHEAD, publish_standings=True)))
    assert view.checks[-2:] == (ANSWERED, STANDING)
    stands = [PublicStatus.IMPLEMENTED] * 9 + [PublicStatus.IN_PROGRESS] * 3 + [PublicStatus.NO_INFORMATION] * 3
    assert [result for result in view.results if result.check == "standing"] == [
        Result(f"office:{place}", "standing", status) for place, status in enumerate(stands, start=1)
    ]


def test_what_is_asked_beside_decisions_has_its_words():
    assert [(check.id, check.title.en, check.duty.en) for check in (ANSWERED, STANDING)] == [
        ("answered", "Gave information", "give information about what was decided"),
        ("standing", "Implemented what was decided", "implement what was decided"),
    ]


@pytest.mark.parametrize(
    ("given", "token"), [("2024-01/11", "decision-2024-01-11"), ("/2024 Q1//No. 7/", "decision-2024-q1-no-7")]
)
def test_a_decision_is_checked_under_an_id_of_plain_signs_and_called_by_number_and_subject(given, token):
    decision = replace(BASELINE.decision(ELEVEN), id=given, serial="11")
    check = decision_check(decision)
    assert check == Check(
        token, check.title, decision.ordered, broken=None, decision=given, level=Level.SHALL, revision=0
    )
    assert check.title.said(Language.EN) == f"Decision 11: {decision.subject.en}"
    assert check.title.said(Language.BN) == f"সিদ্ধান্ত ১১: {decision.subject.bn}"


TALLIES = {
    "nobody is concerned": (PublicTally(0, 0), PublicStatus.NOT_APPLICABLE),
    "one is concerned, and the count is kept back": (PublicTally(1, 0), None),
    "none is known to have done it, and the rest is kept back": (PublicTally(5, 5, 0), PublicStatus.IN_PROGRESS),
    "all have done it": (PublicTally(5, 5, 5, 0, 0), PublicStatus.IMPLEMENTED),
    "all have done it, and the rest is kept back": (PublicTally(5, 5, 5), PublicStatus.IMPLEMENTED),
    "nothing is known of any": (PublicTally(5, 0, 0, 0, 5), PublicStatus.NO_INFORMATION),
    "some have done it": (PublicTally(9, 6, 3, 3, 3), PublicStatus.IN_PROGRESS),
    "nobody has done it": (PublicTally(5, 5, 0, 5, 0), PublicStatus.IN_PROGRESS),
}


@pytest.mark.parametrize(("tally", "outcome"), TALLIES.values(), ids=TALLIES)
def test_how_a_group_stands_is_told_as_far_as_its_published_counts_tell(tally, outcome):
    assert _outcome(tally) is outcome


# The chair's and the assistant programmer's


LOTA = office("lota", ("secretary", "operator"), user_count=3)
FISHERIES = office("fisheries", kind=OfficeKind.DEPARTMENT)
OWN = office("uno", kind=OfficeKind.UNO, voluntary=True)
HINDERED = {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
WAIVED = Waived(Outcome.FAIL, "2024-02/05", UNTIL)


@pytest.fixture(scope="module")
def three():
    """A union with a user done and one that waits for the portal, a department with time for its mail, and an office that checks itself."""
    told = [
        *tell("lota/secretary", {**DONE, PASSWORD_STRENGTH: Strength.WEAK}),
        *tell("lota/operator", {**DONE, **HINDERED}),
        *tell_all(FISHERIES, {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED),
        *tell_all(FISHERIES, {TWO_STEP_METHOD: Method.TOTP}),
        *tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE}),
        *tell_all(OWN, DONE),
    ]
    seen = [replace(each, way="seen-on-video") if each.grade is Grade.WITNESSED else each for each in told]
    waivers = (Waiver(HELD, "fisheries", "migration", "2024-02/05", UNTIL),)
    return RoundMaterial(history(meeting([LOTA, FISHERIES, OWN], seen, waivers=waivers)), LETTERHEAD)


LISTED = (
    ListedOffice("lota", OfficeName(1, LOTA.name), OfficeKind.UNION, "lota.example", Status.PARTIAL, own=False),
    ListedOffice(
        "fisheries",
        OfficeName(2, FISHERIES.name),
        OfficeKind.DEPARTMENT,
        "fisheries.example",
        Status.PARTIAL,
        own=False,
    ),
    ListedOffice("uno", OfficeName(3, OWN.name), OfficeKind.UNO, "uno.example", Status.PARTIAL, own=True),
)


def rule_check(policy):
    rule = POLICIES[policy]
    told = rule.policy
    return Check(policy, told.title, told.duty, told.broken, rule.decision, rule.level, told.revision)


def test_the_chair_gets_every_ordered_rule_and_every_office(three):
    view = chair_results(three)
    assert replace(view, results=()) == Results(
        Audience.CHAIR, head(three.past, LETTERHEAD), BASELINE.title, "1",
        tuple(map(rule_check, ORDERED)), LISTED, (),
    )  # fmt: skip
    assert [(result.subject, result.check) for result in view.results] == [
        (name, policy) for name in ("lota", "fisheries", "uno") for policy in ORDERED
    ]


def test_the_chair_is_told_of_a_duty_how_many_did_it_and_what_is_in_the_way(three):
    found = {(result.subject, result.check): result for result in chair_results(three).results}
    assert found["lota", PROFILE] == Result(
        "lota", PROFILE, Outcome.UNKNOWN, (("pass", 2), ("unknown", 1)), Grade.DECLARED, observed_on=TOLD
    )
    assert found["lota", TWO_STEP] == Result(
        "lota", TWO_STEP, Outcome.UNKNOWN, (("pass", 1), ("fail", 1), ("unknown", 1)), Grade.DECLARED, observed_on=TOLD,
        causes=(Cause.NO_CODE,),
    )  # fmt: skip
    assert found["fisheries", TWO_STEP] == Result(
        "fisheries", TWO_STEP, Outcome.PASS, (("pass", 1),), Grade.WITNESSED, ("seen-on-video",), TOLD
    )
    assert found["fisheries", HELD] == Result(
        "fisheries", HELD, Outcome.WAIVED, (("waived", 1),), observed_on=TOLD, waivers=(WAIVED,)
    )
    assert found["lota", HELD] == Result("lota", HELD, Outcome.NOT_APPLICABLE, (("not-applicable", 1),))


def test_a_duty_that_only_the_portal_is_in_the_way_of_is_marked():
    lota = office("lota")
    given = RoundMaterial(history(meeting([lota], tell_all(lota, {**DONE, **HINDERED}))), LETTERHEAD)
    (found,) = (result for result in chair_results(given).results if result.check == TWO_STEP)
    assert (found.awaits_portal, found.outcome) == (True, Outcome.FAIL)


def test_causes_and_waivers_are_told_once_each_in_one_order():
    two = office("lota", ("a", "b", "c"))
    told = [
        *tell("lota/a", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT}),
        *tell("lota/b", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.ON_LEAVE}),
        *tell("lota/c", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT}),
        *tell_all(two, {PASSWORD_CHANGED_ON: When.not_since(DECIDED)}),
    ]
    waivers = (
        Waiver(RESET, "lota/a", "migration", "2024-02/05", UNTIL), Waiver(RESET, "lota/b", "migration", "2024-02/05", UNTIL),
        Waiver(RESET, "lota/c", "migration", "2024-02/06", UNTIL),
    )  # fmt: skip
    given = RoundMaterial(history(meeting([two], told, waivers=waivers)), LETTERHEAD)
    found = {result.check: result for result in chair_results(given).results}
    assert found[TWO_STEP].causes == (Cause.ON_LEAVE, Cause.VACANT)
    assert found[RESET].waivers == (WAIVED, replace(WAIVED, reference="2024-02/06"))


def test_the_assistant_programmer_gets_every_rule_and_every_account_after_its_office(three):
    view = auditor_results(three)
    lota, fisheries, uno = LISTED
    assert replace(view, results=()) == Results(
        Audience.AUDITOR, head(three.past, LETTERHEAD), BASELINE.title, "1", tuple(map(rule_check, POLICIES)),
        (
            lota,
            ListedAccount("lota/secretary", lota, plain("secretary"), ""),
            ListedAccount("lota/operator", lota, plain("operator"), ""),
            ListedAccount("lota/unlisted-1", lota, Text(en="User not listed 1", bn="তালিকায় নেই এমন ইউজার ১"), ""),
            fisheries, ListedAccount("fisheries/head", fisheries, plain("head"), ""),
            uno, ListedAccount("uno/head", uno, plain("head"), ""),
        ), (),
    )  # fmt: skip


def test_the_assistant_programmer_is_told_of_each_finding_all_that_it_came_to(three):
    found = {(result.subject, result.check): result for result in auditor_results(three).results}
    assert found["lota/secretary", TWO_STEP] == Result(
        "lota/secretary", TWO_STEP, Outcome.PASS, grade=Grade.DECLARED, observed_on=TOLD
    )
    assert found["lota/secretary", RESET].done_on == "2024-02-02"
    assert found["lota/operator", TWO_STEP] == Result(
        "lota/operator", TWO_STEP, Outcome.FAIL, grade=Grade.DECLARED, observed_on=TOLD, causes=(Cause.NO_CODE,),
        awaits_portal=True, code="off",
    )  # fmt: skip
    assert found["fisheries/head", TWO_STEP] == Result(
        "fisheries/head", TWO_STEP, Outcome.PASS, grade=Grade.WITNESSED, ways=("seen-on-video",), observed_on=TOLD
    )
    assert found["fisheries", HELD] == Result(
        "fisheries", HELD, Outcome.WAIVED, grade=Grade.DECLARED, observed_on=TOLD, waivers=(WAIVED,), code="none"
    )
    assert found["lota/unlisted-1", PROFILE].reason is MissingReason.NO_ACCOUNT_LISTED
    assert found["uno", HELD].reason is MissingReason.NEVER_TOLD


def test_that_something_more_favourable_was_overruled_is_told_of_its_finding_alone():
    lota = office("lota")
    record = tell("lota/head", {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports")
    given = RoundMaterial(history(meeting([lota], [*tell_all(lota, DONE), *record])), LETTERHEAD)
    found = {result.check: result.conflict for result in auditor_results(given).results}
    assert (found[TWO_STEP], found[RESET]) == (True, False)


def test_what_a_login_shows_is_done_on_no_day_that_is_only_that_of_the_telling():
    told = tell("lota/head", {PROFILE_UPDATED_ON: When.on(TOLD), PASSWORD_CHANGED_ON: When.on(TOLD)})
    given = RoundMaterial(history(meeting([office("lota")], told)), LETTERHEAD)
    found = {result.check: result.done_on for result in auditor_results(given).results}
    assert (found[PROFILE], found[RESET]) == ("", "2024-02-10")


# What remains


def steps(listed, *told, invited=False):
    """Return what remains, as the assistant programmer is told it, by subject and rule."""
    past = replace(history(meeting([listed], [seen for part in told for seen in part])), invited=invited)
    results = auditor_results(RoundMaterial(past, LETTERHEAD)).results
    return {(result.subject, result.check): [step.en for step in result.steps] for result in results if result.steps}


def words(policy, post, place="in a self-check (ask the assistant programmer for one)", *, known=True):
    told = POLICIES[policy].policy
    return [(told.remedy if known else told.when_unknown).filled(post=plain(post), self_check=place).en]


def test_what_remains_of_a_duty_is_said_to_the_post_or_to_the_head_of_the_office():
    found = steps(FISHERIES, tell("fisheries/head", DONE), tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE}))
    assert found == {("fisheries", HELD): words(HELD, "the head")}  # whether it is used waits for one
    clerk = steps(office("lota", ("head", "clerk")), tell("lota/head", DONE))
    assert clerk["lota/clerk", PROFILE] == words(PROFILE, "clerk", known=False)


def test_what_only_a_slip_can_tell_is_not_asked_for_in_words_beside_other_duties(monkeypatch):
    monkeypatch.setattr(small_upazila, "BASELINE", small_upazila.ordering("password-strength"))
    past = history(meeting([office("lota", ("head", "clerk"))], tell("lota/head", DONE)))
    (report,) = office_reports(past, LETTERHEAD).reports
    told = [step.en for step in report.steps]
    assert [step for step in told if "clerk" in step and "send the slip" in step]
    assert not [step for step in told if "tell whether" in step and "hard to guess" in step]


def test_a_step_of_the_office_itself_bears_its_heads_post():
    past = history(meeting([FISHERIES], tell("fisheries", {OFFICIAL_EMAIL: MailboxKind.NONE})))
    rules = tuple(replace(rule, remedy=plain("{post}: act."), remedies=()) for rule in past.now.header.rules)
    past = replace(past, now=replace(past.now, header=replace(past.now.header, rules=rules)))
    found = {result.check: result.steps for result in auditor_results(RoundMaterial(past, LETTERHEAD)).results}
    assert found[HELD] == (plain("the head: act."),)


def test_what_is_not_done_is_said_with_where_a_password_is_tested_and_for_the_way_in_which_it_failed():
    told = tell("lota/head", {**DONE, PASSWORD_CHANGED_ON: When.not_since(DECIDED), TWO_STEP_METHOD: Method.TOTP})
    found = steps(office("lota"), told, tell("lota/head", {TWO_STEP_DEVICE: CodeDevice.ANOTHERS}))
    assert found["lota/head", RESET] == words(RESET, "head")
    on_anothers = dict(POLICIES["two-step-method"].policy.remedies)["anothers"]
    assert found["lota/head", "two-step-method"] == [on_anothers.filled(post=plain("head")).en]


def test_an_office_that_left_the_list_is_asked_why_by_its_name_and_not_its_head_for_himself():
    left = replace(office("lota"), left=True)
    found = steps(left, tell_all(left, {TWO_STEP_ENROLLED: False}))
    why = "Lota: no longer in the roster. Tell why, so that it is counted no more; if its row is missing by mistake, tell that, so that it is put back."
    assert found["lota/head", TWO_STEP] == [why]


VACANT = (
    "head: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it "
    "closed."
)


def test_of_a_vacant_post_it_is_only_asked_who_has_the_account():
    found = steps(office("lota"), tell("lota/head", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT}))
    assert found == {("lota/head", TWO_STEP): [VACANT]}


def test_who_cannot_log_in_is_ordered_nothing_that_he_cannot_do():
    told = tell("lota/head", {**NOT_DONE, TWO_STEP_CAUSE: Cause.LOCKED_OUT, PASSWORD_STRENGTH: Strength.WEAK})
    found = steps(office("lota"), told)
    assert found == {}


@pytest.mark.parametrize(("invited", "place"), [(True, "on the self-check page"), (False, words.__defaults__[0])])
def test_advice_that_is_not_followed_is_its_step_and_tells_where_a_password_is_tested(invited, place):
    told = tell("lota/head", {**DONE, PASSWORD_STRENGTH: Strength.WEAK, TWO_STEP_METHOD: Method.TOTP})
    assert steps(office("lota"), told, invited=invited) == {
        ("lota/head", "password-strength"): words("password-strength", "head", place)
    }
