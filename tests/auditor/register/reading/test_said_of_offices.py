"""What a register says of each office has a digest, by which it is known whether a changed file says something else of it."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace

from auditor.i18n import plain
from auditor.model.identity import PlacedRow
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.sources.register import parse

LOTA, KOYRA, GARI = (
    Office(
        name.lower(),
        plain(f"{name} UP"),
        OfficeKind.UNION,
        plain("Chairman"),
        accounts=(Account(f"{name.lower()}/head", plain("Secretary")),),
    )
    for name in ("Lota", "Koyra", "Gari")
)
CONTEXT = SourceContext(Roster((LOTA, KOYRA, GARI)), date(2024, 1, 18), "rule")
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট"
OF_LOTA = "Lota UP,Secretary,12.02.2024,ফোন,চালু নেই,05.02.2024"
OF_KOYRA = "Koyra UP,,12.02.2024,ফোন,চালু,05.02.2024"
BLANK = "Gari UP,,,,,"


def said(*rows, context=CONTEXT):
    content = "\n".join((HEADS, *rows)).encode()
    file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
    return parse(file, context).said_of


def test_it_has_one_of_each_office_of_which_a_row_says_something():
    assert [office for office, _ in said(OF_LOTA, OF_KOYRA, BLANK)] == ["koyra", "lota"]


@pytest.mark.parametrize(
    ("rows", "same"),
    [
        ((BLANK, OF_KOYRA, OF_LOTA), {"lota", "koyra"}),
        ((OF_LOTA.replace("চালু নেই", "চালু"), OF_KOYRA), {"koyra"}),
        ((OF_LOTA, OF_KOYRA.replace("12.02", "13.02")), {"lota"}),
        ((OF_LOTA.replace("Secretary", ""), OF_KOYRA), {"koyra"}),
        ((OF_LOTA,), {"lota"}),
        ((OF_LOTA, OF_KOYRA, OF_LOTA), {"koyra"}),
    ],
    ids=["order", "answer", "day", "of whom", "a row less", "a row more"],
)
def test_it_is_the_same_as_long_as_the_rows_of_the_office_say_the_same_wherever_they_stand(rows, same):
    assert {office for office, _ in {*said(*rows)} & {*said(OF_LOTA, OF_KOYRA)}} == same


def test_who_is_listed_later_does_not_change_it_though_a_row_for_all_answers_for_him_too():
    listed = replace(KOYRA, accounts=(*KOYRA.accounts, Account("koyra/clerk", plain("Clerk"))))
    now = replace(CONTEXT, roster=Roster((LOTA, listed, GARI)))
    assert said(OF_LOTA, OF_KOYRA, context=now) == said(OF_LOTA, OF_KOYRA)


def test_a_row_that_may_be_of_one_of_two_offices_speaks_of_both():
    twin = replace(GARI, name=LOTA.name)
    of_one = said("Lota UP,,12.02.2024,ফোন,চালু নেই,", context=replace(CONTEXT, roster=Roster((LOTA, twin))))
    assert [office for office, _ in of_one] == ["gari", "lota"]


def test_of_a_file_of_which_it_was_noted_whose_rows_are_it_is_not_worked_out_again():
    content = f"{HEADS}\n{OF_LOTA}\n{BLANK}".encode()
    known = {"register!2": PlacedRow("register!2", "lota/head")}
    placed = {hashlib.sha256(content).hexdigest(): known}
    assert said(OF_LOTA, BLANK) != ()
    assert said(OF_LOTA, BLANK, context=replace(CONTEXT, placed=placed)) == ()
