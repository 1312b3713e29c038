"""The next register asks only what is open or stale, and shows what is known beside it."""

from __future__ import annotations

from datetime import date
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from changing import replace
from register_names import ACCOUNT_ITEMS, OFFICE_ITEMS, Item
from small_upazila import BASELINE, DONE, MAIL, TWO_STEP, call, meeting, office, tell, tell_all
from small_upazila import judged as judged_for

from auditor import discovery
from auditor.i18n import Language
from auditor.judging.collect import evidence_of
from auditor.judging.judge import FolderEvidence, JudgingInput, judge
from auditor.judging.resolving import Freshness
from auditor.model.baseline import Level
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.evidence import ContactRecord, Evidence, Known
from auditor.model.facts import (
    FACTS,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    MailboxKind,
    Method,
)
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, Roster, numbered_accounts
from auditor.model.when import When
from auditor.register import open_items
from auditor.register.questions import questions
from auditor.register.recalling import recalled
from auditor.rounds import assessing
from auditor.rounds.identity import listed

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))


@pytest.fixture(scope="module")
def judged():
    space = listed.open_workspace(EXAMPLE)
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    judgement = assessing.assess(space, date(2024, 3, 21))
    return judgement, open_items.rows(judgement.assessments, judgement.evidence, reads)


FACT_OF = {name: question.fact for name, question in questions().items() if question.fact is not None}
ASKED_IN_A_REGISTER = set(FACT_OF.values())
"""What only a self-check can tell (how strong a password is …), nobody is asked in a register."""


def is_open(finding):
    reads = set(discovery.policies()[finding.policy].reads)
    return finding.is_open and bool(reads & ASKED_IN_A_REGISTER)


def open_outcomes(judgement, subject):
    return [
        finding
        for assessment in judgement.assessments
        for finding in assessment.findings
        if finding.subject == subject and is_open(finding)
    ]


def says_more_of_a_no(judgement, subject):
    """Return whether two-step is known to be off and is not asked: it waits for the portal, or has more time."""
    return any(
        finding.policy == TWO_STEP and finding.outcome is not Outcome.PASS and not finding.is_open
        for assessment in judgement.assessments
        for finding in assessment.of(subject=subject)
    )


def test_offices_with_nothing_open_are_left_out(judged):
    judgement, rows = judged
    asked = {row.office for row in rows}
    settled = {
        assessment.office.id for assessment in judgement.assessments if not any(map(is_open, assessment.findings))
    }
    assert settled
    assert not settled & asked


@pytest.fixture(scope="module")
def ordered(judged):
    judgement, _ = judged
    space = listed.open_workspace(EXAMPLE)
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in space.baseline.rules}
    return open_items.rows(judgement.assessments, judgement.evidence, reads, advice=False)


def test_without_advice_only_offices_with_something_ordered_and_open_are_asked(judged, ordered):
    judgement, rows = judged
    asked = {
        assessment.office.id
        for assessment in judgement.assessments
        if any(map(is_open, assessment.of(level=Level.SHALL))) and not assessment.office.left
    }
    assert {row.office for row in ordered} == asked < {row.office for row in rows}


def test_advice_asks_nothing_again_that_a_duty_knows_as_done(judged, ordered):
    _, rows = judged
    duties = {row.subject: row.open_items for row in ordered}
    more = [row.open_items - duties.get(row.subject, frozenset()) for row in rows if not row.is_office]
    assert frozenset().union(*more) == {Item.METHOD, Item.USERS}
    lota = office("lota", ("head",))
    on = judged_for(meeting([lota], tell_all(lota, DONE)))
    asked = open_items.rows(on, {}, READS, advice=True)
    assert {row.subject: row.open_items for row in asked}["lota/head"] == {Item.METHOD, Item.USERS}


def test_where_the_code_comes_is_not_asked_of_who_has_none_by_a_fault_of_the_portal():
    lota = office("lota", ("head",))
    blocked = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
    rows = open_items.rows(judged_for(meeting([lota], tell_all(lota, blocked))), {}, READS, advice=True)
    assert {row.subject: row.open_items for row in rows}["lota/head"] == {Item.USERS}


def test_a_request_that_was_upheld_is_said_once_beside_its_duty_and_not_again_as_of_a_cause():
    lota = office("lota", ("head",))
    (assessment,) = judged_for(meeting([lota], tell_all(lota, {**DONE, TWO_STEP_ENROLLED: False})))
    answer = DisputeAnswered(1, DisputeResult.UPHELD, date(2024, 3, 3), "12", date(2024, 3, 3))
    request = Dispute(1, "lota", TWO_STEP, "it is on", date(2024, 3, 1), "05.12", date(2024, 3, 30), answer)
    (row,) = (
        row
        for row in open_items.rows((assessment,), {}, READS, upheld={"lota": {("lota/head", TWO_STEP): request}})
        if row.subject == "lota/head"
    )
    assert {"two-step", "cause"} <= row.open_items
    assert row.context.en.count("a request for correction was upheld") == 1


MONTHS = ["2026-12"] + [f"2027-{number:02d}" for number in range(1, 13)]


@pytest.mark.parametrize(
    ("without_a_register", "expected"),
    [
        ((), ["2026-12", "2027-06", "2027-12"]),
        (("2027-06", "2027-07"), ["2026-12", "2027-08"]),
    ],
    ids=["a register each month", "none in the month in which it was due"],
)
def test_advice_is_asked_in_the_first_register_and_then_when_half_a_year_has_passed(without_a_register, expected):
    asked: list[str] = []
    for month in MONTHS:
        if month not in without_a_register and open_items.asks_advice(month, asked):
            asked.append(month)
    assert asked == expected


def test_a_further_register_of_the_month_asks_advice_too():
    assert open_items.asks_advice("2027-06", ["2026-12", "2027-06"])


def test_advice_is_marked_apart_and_only_earlier_answers_to_what_is_asked_stand_under_known_before(judged, ordered):
    _, rows = judged
    assert frozenset().union(*(row.advised for row in rows)) == {Item.METHOD, Item.USERS}
    assert not any(row.advised for row in ordered)
    for row in rows:
        assert row.advised <= row.open_items
        assert "advice" not in row.context.en
        assert "পরামর্শ" not in row.context.bn
        told = {part.split(": ", 1)[0] for part in row.context.en.split("; ") if part}
        asked = {FACT_OF[item].label.en for item in row.asked if item in FACT_OF}
        assert told <= asked | {short.en for item in row.asked if (short := questions()[item].short) is not None}


def test_an_offices_row_comes_before_the_rows_of_its_accounts(judged):
    _, rows = judged
    for before, row in pairwise(rows):
        assert row.is_office or before.office == row.office


def test_an_offices_row_tells_how_many_accounts_it_lists_the_settled_ones_too(judged):
    judgement, rows = judged
    listed_accounts = {row.office.id: len(row.office.accounts) for row in judgement.assessments}
    of_offices = [row for row in rows if row.is_office]
    assert [row.accounts for row in of_offices] == [listed_accounts[row.office] for row in of_offices]
    asked = [sum(not other.is_office and other.office == row.office for other in rows) for row in of_offices]
    assert any(0 < number < row.accounts for number, row in zip(asked, of_offices, strict=True))


def test_a_row_asks_only_what_is_open(judged):
    judgement, rows = judged
    for row in rows:
        if not row.is_office:
            facts = {FACT_OF[item] for item in row.asked if item is not Item.SINCE}
            to_ask = [
                finding
                for finding in open_outcomes(judgement, row.subject)
                if finding.policy != "two-step-method" or not says_more_of_a_no(judgement, row.subject)
            ]
            assert {FACTS[finding.missing] for finding in to_ask if finding.missing} <= facts
            assert bool(facts) == bool(to_ask)


def test_the_number_of_accounts_is_asked_where_no_post_is_listed_or_not_all_are(judged):
    judgement, rows = judged
    offices = {assessment.office.id: assessment.office for assessment in judgement.assessments}
    for row in rows:
        if row.is_office and row.open_items & set(ACCOUNT_ITEMS) - {Item.SINCE}:
            assert (Item.COUNT in row.open_items) == (
                offices[row.office].only_counted or bool(offices[row.office].numbered_beside)
            )


READS = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}


def asked_of(known):
    return open_items.rows(judged_for(known), {}, READS, advice=False)


def test_users_who_are_counted_and_not_listed_are_asked_for_though_all_else_is_done():
    lota = office("lota", ("head", "clerk"))
    done = tell_all(lota, DONE)
    assert asked_of(meeting([lota], done)) == ()
    more = replace(lota, user_count=4, accounts=(*lota.accounts, *numbered_accounts("lota", 4)[2:]))
    own, *of_users = asked_of(meeting([more], done))
    assert (own.subject, Item.COUNT in own.open_items) == ("lota", True)
    assert [row.subject for row in of_users] == ["lota/user-3", "lota/user-4"]
    assert all(row.open_items >= {Item.TWO_STEP, Item.RESET} for row in of_users)
    own, *_ = open_items.rows(judged_for(meeting([more], done)), {}, READS, advice=False, counted={"lota"})
    assert Item.COUNT not in own.open_items, "how many they are was told lately"
    elsewhere = office("other", ("head",), OfficeKind.OTHER, user_count=3)
    assert asked_of(meeting([elsewhere])) == ()


def test_what_is_known_stands_beside_with_its_day(ordered):
    told = [row.context for row in ordered if row.context.bn]
    assert told
    assert all("(" in context.bn and context.en for context in told)


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("কোড কোথায় আসে", {"ই-মেইলে", "এসএমএসে", "অন্যভাবে", "অ্যাপে", "নিরাপত্তা চাবি"}),
    ],
)
def test_an_earlier_answer_is_said_in_the_words_of_its_own_question(judged, fact, words):
    """Ranks of two kinds are equal as numbers: having no address must not be called "weak"."""
    _, rows = judged
    told = {tuple(part.split(": ", 1)) for row in rows for part in row.context.bn.split("; ") if part}
    said = {value.partition(" (")[0] for name, value in told if name == fact}
    assert said
    assert said <= words


def test_a_profile_found_right_stands_beside_as_told_on_its_day_and_not_as_done_on_it():
    day = date(2024, 3, 5)
    known = {PROFILE_UPDATED_ON: Known(When.on(day), Grade.DECLARED, day, "register")}
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"profile"}, [call("lota", day)])]
    assert ("it is right" in said.en, "ঠিক আছে" in said.bn, said.en.count("05.03.2024")) == (True, True, 1)


def test_an_answer_whose_day_is_in_doubt_stands_beside_without_the_day_by_which_it_counts():
    day = date(2024, 3, 31)
    known = {TWO_STEP_ENROLLED: Known(False, Grade.DECLARED, day, "register")}
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, [])]
    assert ("31.03" in said.en, "day in doubt" in said.en, "তারিখ নিশ্চিত নয়" in said.bn) == (False, True, True)


@pytest.mark.parametrize("language", Language)
def test_an_earlier_answer_says_who_told_it_when_whoever_else_was_spoken_to_by_another_way_or_on_another_day(language):
    day, later = date(2024, 3, 5), date(2024, 3, 12)
    talks = [
        ContactRecord("lota", day, "phone", "সচিব"),
        ContactRecord("lota", day, "form", "চেয়ারম্যান"),
        ContactRecord("lota", later, "phone", "উদ্যোক্তা"),
    ]
    known = {TWO_STEP_ENROLLED: Known(False, Grade.DECLARED, day, "register", way="phone")}
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, talks)]
    assert said.said(language).endswith(
        {Language.EN: "(05.03.2024, সচিব)", Language.BN: "(০৫.০৩.২০২৪, সচিব)"}[language]
    )


@pytest.mark.parametrize("other", ["উদ্যোক্তা", ""])
def test_of_several_who_told_on_one_day_nobody_is_named_beside_an_answer_nor_where_one_of_them_is_not_named(other):
    day = date(2024, 3, 5)
    talks = [ContactRecord("lota", day, "phone", post) for post in ("সচিব", other)]
    known = {TWO_STEP_ENROLLED: Known(False, Grade.DECLARED, day, "register", way="phone")}
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, talks)]
    assert said.en.endswith("(05.03.2024)")


def test_what_a_slip_told_names_nobody_who_was_only_spoken_to_on_its_day():
    day = date(2024, 3, 5)
    known = {TWO_STEP_ENROLLED: Known(False, Grade.SELF_CHECKED, day, "slip")}
    talks = [ContactRecord("lota", day, "phone", "সচিব")]
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, talks)]
    assert said.en.endswith("(05.03.2024)")


def test_the_no_that_keeps_a_duty_open_stands_beside_the_answer_that_was_told_since():
    seen, told = date(2024, 2, 7), date(2024, 3, 6)
    known = {
        TWO_STEP_ENROLLED: Known(True, Grade.DECLARED, told, "register"),
        TWO_STEP_DEMANDED: Known(False, Grade.SELF_CHECKED, seen, "selfcheck"),
    }
    talks = [call("lota", told)]
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, talks)]
    assert said.en == "two-step: on, not tested (06.03.2024, head); asked for at login: no (07.02.2024)"
    assert said.bn.endswith("লগইনে কোড চায়: না (০৭.০২.২০২৪)")
    known[TWO_STEP_DEMANDED] = Known(True, Grade.SELF_CHECKED, seen, "selfcheck")
    (said,) = [words for _, words in recalled(Evidence("lota/head", known), {"two-step"}, talks)]
    assert "login" not in said.en


def test_an_answer_that_a_login_seen_bars_stands_beside_as_it_was_told_and_then_what_was_seen():
    seen, told = date(2024, 2, 6), date(2024, 3, 6)
    off = tell("lota/head", {TWO_STEP_ENROLLED: False, TWO_STEP_DEMANDED: False}, seen, Grade.WITNESSED, "witness")
    old = tell("lota/head", {PROFILE_UPDATED_ON: When.not_since(date(2024, 1, 18))}, seen, Grade.WITNESSED, "witness")
    yes = tell("lota/head", {TWO_STEP_ENROLLED: True, TWO_STEP_DEMANDED: True, PROFILE_UPDATED_ON: When.on(told)}, told)
    evidence = evidence_of("lota/head", [*off, *old, *yes], day=told, freshness=Freshness())
    said = dict(recalled(evidence, {"two-step", "profile"}, [call("lota", told)]))
    assert said["two-step"].en == (
        "two-step: on, a login asks for a code (06.03.2024, head); two-step on: no (06.02.2024); asked for at login: no (06.02.2024)"
    )
    assert (
        said["profile"].en
        == "profile updated: it is right (06.03.2024, head); profile updated: not corrected (06.02.2024)"
    )


def test_every_question_but_the_contact_belongs_to_a_fact():
    assert set(FACT_OF) | {Item.COUNT} >= {*ACCOUNT_ITEMS, *OFFICE_ITEMS}


def test_a_row_says_that_its_post_is_vacant_until_somebody_is_there():
    lota = office("lota", ("head", "clerk"))
    vacant = tell("lota/clerk", {TWO_STEP_CAUSE: Cause.VACANT})
    assert {row.subject for row in asked_of(meeting([lota], vacant)) if row.vacant} == {"lota/clerk"}
    there = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, on=date(2024, 2, 12))
    assert not any(row.vacant for row in asked_of(meeting([lota], [*vacant, *there])))


def test_an_address_that_was_told_is_not_asked_again_where_only_its_use_is_open():
    dae = office("dae", ("head",), OfficeKind.DEPARTMENT)
    done = [*tell_all(dae, DONE), *tell("dae", {**MAIL, OFFICIAL_EMAIL_SENDS: False})]
    (row,) = asked_of(meeting([dae], done))
    assert {"email", "email-use"} & row.open_items == {"email-use"}


def test_who_told_to_have_no_address_is_asked_with_the_address_whether_it_is_used():
    """One that is told in that talk makes the use a question of the same talk."""
    dae = office("dae", ("head",), OfficeKind.DEPARTMENT)
    none = [*tell_all(dae, DONE), *tell("dae", {OFFICIAL_EMAIL: MailboxKind.NONE})]
    (row,) = (row for row in asked_of(meeting([dae], none)) if row.is_office)
    assert {"email", "email-use"} <= row.open_items


def test_where_only_the_way_of_the_code_is_open_it_alone_is_asked_and_not_two_step_that_is_done():
    ordered = replace(
        BASELINE,
        rules=tuple(
            replace(rule, level=Level.SHALL, decision="2024-01/11") if rule.policy.id == "two-step-method" else rule
            for rule in BASELINE.rules
        ),
    )
    lota = office("lota", ("head",))
    told = FolderEvidence(tuple(tell_all(lota, DONE | {TWO_STEP_METHOD: Method.SMS})), (), (), ())
    ((assessment, _),) = judge(Roster((lota,)), JudgingInput.of(told, ordered, (), date(2024, 2, 20)))
    (row,) = (row for row in open_items.rows((assessment,), {}, READS, advice=False) if not row.is_office)
    assert {Item.METHOD, Item.TWO_STEP} & row.open_items == {Item.METHOD}
