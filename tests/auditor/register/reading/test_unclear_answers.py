"""A cell that nobody can read is an answer of its row; a cell that says that it has none is not, nor is a yes that lacks its day."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from changing import replace

from auditor.i18n import plain
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
)
from auditor.model.grades import Grade
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.sources.register import SOURCE

CLERK, HEAD = (Account(f"lota/{at}", plain(post)) for at, post in enumerate(("অফিস সহকারী", "প্রধান")))
LOTA = Office("lota", plain("লতা দপ্তর"), OfficeKind.DEPARTMENT, plain("প্রধান"), accounts=(CLERK, HEAD))
CONTEXT = SourceContext(Roster((LOTA,)), date(2024, 1, 18), "rule", day=date(2024, 3, 20))
COLUMNS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,কারণ,সরকারি ই-মেইল ঠিকানা"
EVERYBODY = {CLERK.id, HEAD.id}


def unclear(*rows, context=CONTEXT, columns=COLUMNS):
    content = "\n".join([columns, *(f"লতা দপ্তর,{row}" for row in rows)]).encode()
    file = EvidenceFile("register.csv", content, hashlib.sha256(content).hexdigest())
    return [answer for answer in SOURCE.parse(file, context).unclear if answer.subjects]


def asked(*rows, **more):
    return {(subject, answer.fact) for answer in unclear(*rows, **more) for subject in answer.subjects}


@pytest.mark.parametrize(
    "words",
    ["না (ভুলে গেছি)", "চালু নেই (ফোন নেই)", "আগের মতো", "ঐ", "#N/A", "#REF!", "হ্যাঁ, কিন্তু বন্ধ", "প্রযোজ্য নয়", "১", "x"],
)
def test_words_that_the_list_does_not_have_and_errors_are_an_answer_that_nobody_can_read(words):
    (found,) = unclear(f'অফিস সহকারী,05.03.2024,ফোন,"{words}",,,,')
    assert (found.subjects, found.fact, found.grade) == ((CLERK.id,), TWO_STEP_ENROLLED, Grade.DECLARED)
    assert (found.observed_on, found.is_day_known) == (date(2024, 3, 5), True)


@pytest.mark.parametrize(
    "words",
    ["", "জানা নেই", "?", "-", "—", "এবার লাগবে না", "হ্যাঁ", "না", "না, চালু নেই", "এখনো চালু নেই", "এখনও চালু করা হয়নি", "এখনো করিনি"],
)
def test_what_says_yes_no_or_that_it_is_not_known_is_none(words):
    assert not unclear(f'অফিস সহকারী,05.03.2024,ফোন,"{words}",,,,')


def test_a_yes_that_lacks_its_day_opposes_nothing():
    assert not unclear("অফিস সহকারী,05.03.2024,ফোন,,হ্যাঁ,,,")
    assert asked("অফিস সহকারী,05.03.2024,ফোন,,গত মাসে,,,") == {(CLERK.id, PASSWORD_CHANGED_ON)}


def test_of_each_question_its_own_cell_is_told():
    found = asked("অফিস সহকারী,05.03.2024,ফোন,ঐ,ঐ,ঐ,ঐ,")
    assert found == {
        (CLERK.id, fact) for fact in (TWO_STEP_ENROLLED, PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_CAUSE)
    }
    assert asked(",05.03.2024,ফোন,,,,,আগেরটাই") == {(LOTA.id, OFFICIAL_EMAIL)}


def test_where_a_login_was_seen_what_cannot_be_read_counts_as_seen_but_not_of_a_password_which_nobody_may_watch():
    seen = "অফিস সহকারী,05.03.2024,ভিডিও কল,ঐ,,,,,১১:৩০,ঐ"
    found = unclear(seen, columns=f"{COLUMNS},পত্রের নম্বর বা কলের সময়,তিন ধরনের অক্ষর আছে")
    assert {answer.fact: answer.grade for answer in found} == {
        TWO_STEP_ENROLLED: Grade.WITNESSED,
        PASSWORD_MEETS_RULE: Grade.DECLARED,
    }


FOR_ALL = ",05.03.2024,ফোন,ঐ,,,,"


@pytest.mark.parametrize(
    ("own", "of_whom"),
    [
        ((), EVERYBODY),
        (("অফিস সহকারী,05.03.2024,ফোন,হ্যাঁ,,,,",), {HEAD.id}),
        (("অফিস সহকারী,06.03.2024,ফোন,না,,,,",), {HEAD.id}),
        (("অফিস সহকারী,04.03.2024,ফোন,হ্যাঁ,,,,",), EVERYBODY),
        (("অফিস সহকারী,05.03.2024,ফোন,,২০.০১.২০২৪,,,",), EVERYBODY),
    ],
    ids=[
        "who says nothing",
        "who answers that day",
        "who answers later",
        "who answered before",
        "who answers something else",
    ],
)
def test_one_for_all_is_of_each_who_does_not_answer_himself(own, of_whom):
    assert asked(FOR_ALL, *own) == {(subject, TWO_STEP_ENROLLED) for subject in of_whom}


def test_of_an_office_of_which_no_account_is_listed_it_is_the_offices():
    nobody = replace(CONTEXT, roster=Roster((replace(LOTA, accounts=()),)))
    assert asked(FOR_ALL, context=nobody) == {("lota", TWO_STEP_ENROLLED)}


@pytest.mark.parametrize("day", ["", "?", "31.02.2024"])
def test_where_nobody_knows_its_day_it_is_of_the_last_that_is_possible(day):
    (found,) = unclear(f"অফিস সহকারী,{day},ফোন,ঐ,,,,")
    assert (found.observed_on, found.is_day_known) == (date(2024, 3, 20), False)
