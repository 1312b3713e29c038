"""Who is renamed again while it is open who he was: the name between is nobody's beside his, and what was told of him stays."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,তিন ধরনের অক্ষর,প্রোফাইল হালনাগাদ"
DONE, OFF = '"চালু, লগইনে কোড চায়",20.01.2024,হ্যাঁ,ঠিক আছে', "চালু নেই,20.01.2024,হ্যাঁ,ঠিক আছে"
OLD, NEW = "Lota UP", "Lotapara Union Parishad"


def lists(upazila, office, post, logins):
    first, second = logins
    upazila.lists(
        f"lota,{office},union,Chairman,,lota.example.gov.bd,Secretary,{first}",
        f"lota,{office},,,,,{post},{second}",
    )


def stands(upazila, on):
    """Return how each user ID of the office is called, and whether two-step is on; also of who is gone."""
    (lota,) = assessing.assess(open_workspace(upazila.folder), on).assessments
    called = {account: post.en for account, post in lota.office.called.items()}
    return {called[each.subject]: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}


@pytest.mark.parametrize("logins", [("l1", "l2"), ("", "")])
@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((NEW, "Accountant"), (NEW, "Computer Operator")),
        ((NEW, "Computer Operator"), (NEW, "Typist")),
        ((OLD, "Computer Operator"), (NEW, "Computer Operator")),
        ((NEW, "Accountant"), (OLD, "Computer Operator")),
        ((NEW, "Computer Operator"), (OLD, "Computer Operator")),
    ],
)
def test_a_post_renamed_while_it_is_open_which_office_it_is_stands_once_and_keeps_what_was_not_done(
    tmp_path, logins, then, now
):
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, OLD, "Accountant", logins)
    told = "10.02.2024,ফোন"
    upazila.answers(f"{OLD},Secretary,{told},{DONE}", f"{OLD},Accountant,{told},{OFF}", heads=HEADS)
    upazila.keep(code=1)
    lists(upazila, *then, logins)
    upazila.keep(meeting="2024-03", on="2024-03-20", code=1)
    lists(upazila, *now, logins)
    secretary = Outcome.PASS if now[0] == OLD else Outcome.UNKNOWN
    assert stands(upazila, date(2024, 4, 20)) == {"Secretary": secretary, now[1]: Outcome.FAIL}


@pytest.mark.parametrize("post", ["2", "User 2", "ইউজার ২", "Typist"])
@pytest.mark.parametrize("months", [("03",), ("03", "04")])
def test_a_post_called_by_its_number_and_put_back_stands_once_and_keeps_what_was_not_done(tmp_path, post, months):
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, OLD, "Accountant", ("", ""))
    told = "10.02.2024,ফোন"
    upazila.answers(f"{OLD},Secretary,{told},{DONE}", f"{OLD},Accountant,{told},{OFF}", heads=HEADS)
    upazila.keep(code=1)
    lists(upazila, OLD, post, ("", ""))
    for month in months:
        upazila.keep("--yes", meeting=f"2024-{month}", on=f"2024-{month}-20", code=1)
    assert stands(upazila, date(2024, 4, 24)) == {"Secretary": Outcome.PASS, post: Outcome.FAIL}
    lists(upazila, OLD, "Accountant", ("", ""))
    assert stands(upazila, date(2024, 4, 25)) == {"Secretary": Outcome.PASS, "Accountant": Outcome.FAIL}
