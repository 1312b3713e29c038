"""The list of offices: found by nearly the right words, narrowed, and put in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from small_upazila import DONE, NOT_DONE, TWO_STEP_ENROLLED, call, history, meeting, office, tell_all

from auditor.i18n import Text
from auditor.model.facts import TWO_STEP_CAUSE, Cause
from auditor.model.finding import Status
from auditor.model.grades import Grade
from auditor.model.subjects import OfficeKind
from auditor.views.directory import Order, Wanted, chosen, lines

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


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("মৎস", ["fisheries"]),
        ("মত্স্য", []),
        ("FISH off", ["fisheries"]),
        ("লতা", ["lata"]),
        ("পরিশদ", ["lata"]),
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
