"""The list of offices: found by nearly the right words, narrowed, and put in order."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import DONE, NOT_DONE, call, history, meeting, office, tell, tell_all

from auditor.i18n import Text
from auditor.model.facts import ACTIVE, PASSWORD_STRENGTH, TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause, Strength
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind, numbered_accounts
from auditor.model.views.remarks import RemarkCode
from auditor.views.office.directory import Order, Wanted, chosen, lines

FISH = replace(office("fisheries", kind=OfficeKind.UNION), name=Text(en="Fisheries Office", bn="মৎস্য অফিস"))
LATA = replace(office("lata"), name=Text(en="Lata Union Parishad", bn="লতা ইউনিয়ন পরিষদ"))
SILENT = replace(office("silent"), name=Text(en="Silent Union", bn="নীরব ইউনিয়ন"))
WAITING = replace(office("waiting"), name=Text(en="Waiting Union", bn="অপেক্ষা ইউনিয়ন"))
OPPOSED = replace(office("opposed"), name=Text(en="Opposed Union", bn="বিপরীত ইউনিয়ন"))


@pytest.fixture(scope="module", name="offices")
def _offices():
    told = [
        *tell_all(FISH, DONE),
        *tell_all(LATA, NOT_DONE, on=date(2024, 2, 12)),
        *tell_all(WAITING, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *tell_all(OPPOSED, {TWO_STEP_ENROLLED: True}),
        *tell_all(OPPOSED, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED, source="exports"),
    ]
    contacts = (call("lata", date(2024, 2, 12)),)
    return lines(history(meeting([FISH, LATA, SILENT, WAITING, OPPOSED], told, contacts=contacts)))


def found(offices, **wanted):
    return [office.id for office in chosen(offices, Wanted(**wanted))]


def test_that_an_office_has_no_account_is_told_apart_from_that_nobody_knows_it():
    silent, none = replace(SILENT, accounts=()), replace(LATA, accounts=(), counts_none=True)
    told = tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT})
    found = lines(history(meeting([silent, none, replace(FISH, accounts=()), WAITING], told)))
    assert [line.is_counted for line in found] == [False, True, True, True]


@pytest.mark.parametrize("cause", list(Cause))
def test_an_office_with_a_vacant_post_or_a_login_that_does_not_work_says_so(cause):
    (line,) = lines(history(meeting([LATA], tell_all(LATA, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: cause}))))
    assert line.hindering == ((cause,) if cause in {Cause.VACANT, Cause.LOCKED_OUT} else ())


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("মৎস", ["fisheries"]),
        ("মত্স্য", ["fisheries"]),
        ("FISH off", ["fisheries"]),
        ("লতা", ["lata"]),
        ("পরিশদ", ["lata"]),
        ("মৎসয", ["fisheries"]),
        ("lata.example", ["lata"]),
        ("২", ["lata"]),
        ("02", ["lata"]),
        ("head", ["fisheries", "lata", "silent", "waiting", "opposed"]),
        ("নেই এমন", []),
        ("", ["fisheries", "lata", "silent", "waiting", "opposed"]),
    ],
)
def test_an_office_is_found_by_each_of_its_words_nearly_spelt(offices, words, ids):
    assert found(offices, words=words) == ids


def test_offices_are_narrowed_by_standing_kind_silence_contradiction_and_portal(offices):
    assert found(offices, status=Status.IMPLEMENTED) == ["fisheries"]
    assert found(offices, kind=OfficeKind.DEPARTMENT) == []
    assert found(offices, silent=True) == ["silent"]
    assert found(offices, conflict=True) == ["opposed"]
    assert found(offices, portal=True) == ["waiting"]
    assert found(offices, status=Status.NOT_IMPLEMENTED, portal=True) == []


def test_offices_are_put_in_order_by_what_is_left_and_by_how_long_they_are_silent(offices):
    assert found(offices, order=Order.STANDING)[0] == "lata"
    assert found(offices, order=Order.STANDING)[-1] == "fisheries"
    assert found(offices, order=Order.TOLD)[0] == "silent"
    assert found(offices, order=Order.TOLD)[-1] == "lata"
    assert found(offices, order=Order.NAME) == [
        each.id for each in sorted(offices, key=lambda each: each.name.bn.replace(" ", ""))
    ]


def line_of(of, told=(), **more):
    (line,) = lines(history(meeting([of], told, **more)))
    return line


def test_a_line_says_of_an_office_what_it_is_how_far_it_has_come_and_when_it_was_last_heard_of():
    both = replace(office("lata", ("secretary", "clerk")), name=LATA.name, user_count=3)
    told = [
        *tell("lata/secretary", DONE),
        *tell("lata/clerk", {**NOT_DONE, TWO_STEP_ENROLLED: True}, on=date(2024, 2, 11)),
        *tell("lata/clerk", {PASSWORD_STRENGTH: Strength.WEAK}, on=date(2024, 2, 13)),
    ]
    line = line_of(replace(both, accounts=both.accounts), told)
    assert (line.serial, line.id, line.name, line.kind) == (1, "lata", LATA.name, OfficeKind.UNION)
    assert (line.status, line.done, line.of, line.accounts) == (Status.PARTIAL, 0, 4, 3)
    assert (line.heard, line.told_on) == (True, date(2024, 2, 13))
    assert (line.conflict, line.awaits_portal, line.own, line.left) == (False, False, False, False)
    assert (line_of(LATA, tell_all(LATA, {TWO_STEP_ENROLLED: True})).done, line_of(FISH).of) == (1, 4)
    department = replace(FISH, kind=OfficeKind.DEPARTMENT)
    assert (line_of(department, tell_all(department, DONE)).done, line_of(department).of) == (4, 6)


def test_a_talk_counts_as_heard_of_but_not_as_known_and_a_record_as_neither():
    talked = line_of(SILENT, contacts=(call("silent", date(2024, 2, 14)),))
    assert (talked.heard, talked.told_on) == (False, date(2024, 2, 14))
    recorded = line_of(SILENT, tell_all(SILENT, {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED, source="exports"))
    assert (recorded.heard, recorded.told_on, line_of(SILENT).told_on) == (False, None, None)
    vacant = tell_all(SILENT, {TWO_STEP_CAUSE: Cause.VACANT}, on=date(2024, 2, 10))
    later = tell_all(SILENT, DONE, grade=Grade.EXPORTED, source="exports", on=date(2024, 2, 15))
    assert line_of(SILENT, [*vacant, *later]).told_on == date(2024, 2, 10)


def test_who_checks_itself_and_who_left_are_marked():
    assert (line_of(replace(LATA, voluntary=True)).own, line_of(replace(LATA, left=True)).left) == (True, True)


TWO_ANSWERS = [*tell_all(LATA, {TWO_STEP_ENROLLED: True}), *tell_all(LATA, {TWO_STEP_ENROLLED: False})]
CONTRADICTED = {
    "two answers of one day": (TWO_ANSWERS, True),
    "two answers of one day of which the better known says yes": (
        [
            *tell_all(LATA, {TWO_STEP_ENROLLED: False}),
            *tell_all(LATA, {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED, source="witness"),
        ],
        True,
    ),
    "a cause that was told alone after a yes": (
        [*tell_all(LATA, DONE), *tell_all(LATA, {TWO_STEP_CAUSE: Cause.NO_CODE}, on=date(2024, 2, 12))],
        True,
    ),
    "the same, of an account that is out of use": (
        [*TWO_ANSWERS, *tell_all(LATA, {ACTIVE: False}, grade=Grade.WITNESSED)],
        False,
    ),
    "a later answer": (
        [*tell_all(LATA, {TWO_STEP_ENROLLED: True}), *tell_all(LATA, {TWO_STEP_ENROLLED: False}, on=date(2024, 2, 12))],
        False,
    ),
}


@pytest.mark.parametrize(("told", "is_contradicted"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_an_office_is_marked_where_answers_that_count_contradict_each_other(told, is_contradicted):
    assert line_of(LATA, told).conflict is is_contradicted


def test_user_ids_of_which_only_the_number_is_known_are_counted_with_listed_ones():
    two = replace(LATA, user_count=len(LATA.accounts) + 2)
    (line,) = lines(history(meeting([two], tell_all(LATA, DONE))))
    assert (line.accounts, line.in_roster) == (len(LATA.accounts) + 2, len(LATA.accounts) + 2)
    numbered = replace(LATA, accounts=numbered_accounts(LATA.id, 2))
    (line,) = lines(history(meeting([numbered], [])))
    assert (line.accounts, line.in_roster, line.listed) == (2, 2, 0)
    beside = replace(LATA, accounts=(*LATA.accounts, *numbered_accounts(LATA.id, 2)), user_count=len(LATA.accounts) + 2)
    (line,) = lines(history(meeting([beside], [])))
    assert (line.in_roster, line.listed) == (len(LATA.accounts) + 2, len(LATA.accounts))


def test_who_left_the_roster_without_a_reason_is_counted_apart_from_those_in_it():
    both = office("lota", ("head", "clerk"), user_count=4)
    fewer = office("fewer", ("head", "clerk"))
    gone = replace(fewer, accounts=(fewer.accounts[0], replace(fewer.accounts[1], left=True)))
    office_gone = replace(office("koyra", ("head",)), left=True)
    shown = [(line.accounts, line.in_roster) for line in lines(history(meeting([both, gone, office_gone])))]
    assert shown == [(4, 4), (2, 1), (1, 0)]


def test_an_office_in_which_several_share_a_user_id_has_that_noted_beside_it():
    one, shared = (replace(account, shared=is_shared) for account in LATA.accounts[:1] for is_shared in (False, True))
    noted = [
        [remark.code for remark in line.who]
        for account in (one, shared)
        for line in lines(history(meeting([replace(LATA, accounts=(account,))], tell_all(LATA, DONE))))
    ]
    assert noted == [[], [RemarkCode.SHARED]]
