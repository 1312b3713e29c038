"""A register written by hand names a user ID as papers do, be the other one of its post listed still or not, or by its whole user ID beside what its post is called."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.i18n import plain
from auditor.model.finding import Outcome
from auditor.model.identity import Sameness
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.register.reading.names import with_post
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
ALL_DONE = '10.02.2024,ফোন,"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে'
MARCH = date(2024, 3, 12)
CLERK = "Clerk"
WITH_LOGIN = HEADS.replace("পদবি", "পদবি,ইউজার আইডি")


def lists(upazila, *posts, logins=()):
    rows = zip(posts, logins or [""] * len(posts), strict=True)
    upazila.lists(*(f",Lota UP,union,Chairman,,lota.example.gov.bd,{post},{login}" for post, login in rows))


def stands(upazila):
    """Return whether two-step is on, by the ids of the office's accounts."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), MARCH).assessments
    return {each.subject: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}


def labelled(number):
    return f"{CLERK} (account no. {number})"


@pytest.fixture(name="one_left")
def _one_left(tmp_path):
    """Return an upazila of one office with two clerks, of whom one left the list after all was done, and how the one that stays was called."""
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, CLERK, CLERK)
    upazila.answers(*(f"Lota UP,{labelled(number)},{ALL_DONE}" for number in (1, 2)), heads=HEADS)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    lists(upazila, CLERK)
    return upazila


@pytest.mark.parametrize("stays", [1, 2])
def test_a_row_is_of_whom_papers_call_so_beside_one_who_left_and_not_of_the_one_who_left(one_left, stays):
    given = f"lota-up/clerk#{stays}" if stays > 1 else "lota-up/clerk"
    answer_the_one(one_left.folder, Sameness.SAME, MARCH, naming=labelled(stays))
    one_left.answers(f"Lota UP,{labelled(3 - stays)},08.03.2024,ফোন,চালু নেই,,,", name="of-other.csv", heads=HEADS)
    assert stands(one_left)[given] is Outcome.PASS
    one_left.answers(f"Lota UP,{labelled(stays)},09.03.2024,ফোন,চালু নেই,,,", name="march.csv", heads=HEADS)
    assert stands(one_left)[given] is Outcome.FAIL
    assert "no such post" not in one_left.audit(on=str(MARCH)).stderr


@pytest.mark.parametrize(
    ("post", "login", "outcome"),
    [
        ("Clerk (in charge)", "clerk-lota", Outcome.FAIL),
        ("Driver", "clerk-lota", Outcome.UNKNOWN),
        ("Clerk (in charge)", "clerk-loto", Outcome.UNKNOWN),
    ],
)
def test_a_row_with_a_whole_user_id_is_of_it_where_its_post_is_called_so_in_part(tmp_path, post, login, outcome):
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, CLERK, "Accountant", logins=("clerk-lota", "accounts-lota"))
    upazila.answers(f"Lota UP,{post},{login},08.03.2024,ফোন,চালু নেই,,,", heads=WITH_LOGIN)
    assert stands(upazila)["lota-up/clerk"] is outcome


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Clerk (account no. 1)", "lota/clerk"),
        ("Clerk (account no. 2)", None),
        ("Clerk (cl…)", "lota/clerk"),
        ("Driver (account no. 2)", None),
    ],
)
def test_who_came_from_another_office_is_not_called_by_the_number_that_he_had_there(words, found):
    clerk = Account("lota/clerk", plain(CLERK), "clerk-lota")
    came = Account("mari/driver#2", plain("Driver"), "driver-mari")
    office = Office("lota", plain("Lota UP"), OfficeKind.UNION, plain("Chairman"), accounts=(clerk, came))
    words = words.replace("cl…", clerk.masked_login)
    assert [each.id for each in with_post(office, words)] == ([found] if found else [])
