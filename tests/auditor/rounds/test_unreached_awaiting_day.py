"""A yes for all does not reach whom its form did not ask since an answer of theirs awaits its day: that is told of the row."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace

from auditor.i18n import plain
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import PASSWORD_MEETS_RULE, TWO_STEP_DEMANDED, TWO_STEP_ENROLLED
from auditor.model.grades import Grade
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.rounds.opposing.unreached_awaiting_day import tell_unreached

ACCOUNTS = SECRETARY, CLERK, UDC = tuple(Account(f"lota/{post}", plain(post)) for post in ("secretary", "clerk", "udc"))
LOTA = Office("lota", plain("Lota UP"), OfficeKind.UNION, plain("Chairman"), accounts=ACCOUNTS)
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), "rule", day=date(2024, 2, 20))
BEFORE, TOLD, LATER = date(2024, 1, 31), date(2024, 2, 10), date(2024, 2, 12)
FOR_ALL = {"b.csv": {"sheet!2": ""}}


def said(*accounts, on=TOLD, fact=TWO_STEP_ENROLLED, value=True, file="b.csv", row=2):
    ids = tuple(account.id for account in accounts)
    return Observation(ids, fact, value, Grade.DECLARED, "register", on, Reference(file, "0" * 64, f"sheet!{row}"))


WAITS = said(SECRETARY, CLERK, on=BEFORE, file="a.csv")
YES = said(UDC)


def unreached(*told, undated=(WAITS,), for_all=FOR_ALL):
    found = [*tell_unreached(told, for_all, undated, CONTEXT)]
    return [(each.about.question, each.about.unreached, each.place.row) for each in found]


def test_it_is_told_of_the_row_and_of_each_question_once_with_all_whom_it_misses():
    demanded = said(UDC, fact=TWO_STEP_DEMANDED)
    assert unreached(YES, demanded) == [("two-step", (SECRETARY.id, CLERK.id), 2)]
    (notice,) = tell_unreached((YES,), FOR_ALL, (WAITS,), CONTEXT)
    assert "only the day of that is to be settled: secretary, clerk." in notice.message.en


@pytest.mark.parametrize(
    ("told", "undated", "for_all"),
    [
        ((YES,), (), FOR_ALL),
        ((YES,), (said(SECRETARY, on=BEFORE, fact=PASSWORD_MEETS_RULE, file="a.csv"),), FOR_ALL),
        ((said(UDC, value=False),), (WAITS,), FOR_ALL),
        ((said(*ACCOUNTS),), (WAITS,), FOR_ALL),
        ((YES, said(SECRETARY, CLERK, on=LATER, file="c.csv")), (WAITS,), FOR_ALL),
        ((YES,), (WAITS,), {"b.csv": {"sheet!2": None}}),
        ((YES,), (WAITS,), {}),
    ],
    ids=[
        "no answer awaits its day", "one to another question does", "a no for all", "it reaches them", "they answered since",
        "the row of an office with one account", "an account's own row",
    ],
)  # fmt: skip
def test_it_is_not_told_where_it_misses_nobody_who_waits(told, undated, for_all):
    assert unreached(*told, undated=undated, for_all=for_all) == []


def test_nobody_is_named_who_is_not_listed_any_more():
    roster = Roster((replace(LOTA, accounts=(replace(SECRETARY, left=True), CLERK, UDC)),))
    (notice,) = tell_unreached((YES,), FOR_ALL, (WAITS,), replace(CONTEXT, roster=roster))
    assert notice.about.unreached == (CLERK.id,)


def test_of_registers_as_they_are_read_it_is_told_beside_the_rest():
    heads, on, not_asked = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step", '"চালু, লগইনে কোড চায়"', "এবার লাগবে না"
    registers = {
        "a.csv": ["Lota UP,secretary,,ফোন," + on],
        "b.csv": ["Lota UP,,10.02.2024,ফোন," + on, "Lota UP,secretary,,," + not_asked],
    }
    contents = {name: "\n".join([heads, *rows, ""]).encode() for name, rows in registers.items()}
    files = [EvidenceFile(name, told, hashlib.sha256(told).hexdigest()) for name, told in contents.items()]
    found = read_evidence_files(files, CONTEXT)
    told = [
        each.about.unreached for each in found.notices if "only the day of that is to be settled" in each.message.en
    ]
    assert told == [(SECRETARY.id,)]
