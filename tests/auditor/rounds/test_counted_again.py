"""An office whose answers did not count at the last meeting for what stood in the roster, and count again since that was put right: it told nothing anew."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.finding import Status
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.stood import counted_offices
from auditor.views.office.office import office_view

LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd"
HEAD, CLERK = f"{LOTA},Secretary,lota1,", f"{LOTA},Office Assistant,lota2,"
SINCE_MARCH = f"{CLERK}05.03.2024"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর আছে"
MARCH, APRIL = date(2024, 3, 12), date(2024, 4, 16)
THANKS = ("newly implemented", "Count again", "Have implemented again")


def lists(upazila, *rows):
    heads = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,ইউজার আইডি (সংখ্যা),পোর্টাল,পদবি,ইউজার আইডি,যোগদানের তারিখ"
    (upazila.folder / "roster.xlsx").unlink(missing_ok=True)
    (upazila.folder / "roster.csv").write_text("\n".join([heads, *rows]) + "\n", "utf-8")


def all_told(upazila, on="20.02.2024", of="19.02.2024", name="register-1.csv"):
    upazila.answers(f"Lota UP,,{on},ফোন,চালু,{of},ঠিক আছে,হ্যাঁ", heads=HEADS, name=name)


def preview(upazila, on=APRIL):
    space = open_workspace(upazila.folder)
    return looking_back.preview(space, assessing.assess(space, on))


def correct_the_joining_day(upazila):
    (lota,) = preview(upazila, MARCH).now.assessments
    (clerk,) = (each.id for each in lota.office.accounts if each.post.en == "Office Assistant")
    given = ("--set", "since", "05.03.2024", "--yes", "--on", f"{MARCH}", "--workspace", upazila.folder)
    run("roster", "correct", clerk, *given, code=0)


def take_the_correction_back(upazila):
    run("roster", "corrections", "1", "--yes", "--on", "2024-04-02", "--workspace", upazila.folder, code=0)


WAYS = {
    "a correction is taken back": (correct_the_joining_day, take_the_correction_back),
    "a row that was deleted stands there again": (
        lambda upazila: lists(upazila, HEAD),
        lambda upazila: lists(upazila, HEAD, CLERK),
    ),
    "a day in the roster is emptied again": (
        lambda upazila: lists(upazila, HEAD, SINCE_MARCH),
        lambda upazila: lists(upazila, HEAD, CLERK),
    ),
}


@pytest.fixture(name="counted_again", params=WAYS.values(), ids=WAYS)
def _counted_again(request, tmp_path):
    """The office did all by February; in March the answers of one user ID did not count; by April that is put right."""
    spoil, put_right = request.param
    upazila = TypedUpazila(tmp_path / "space")
    lists(upazila, HEAD, CLERK)
    all_told(upazila)
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes")
    spoil(upazila)
    upazila.keep("--yes", "--next-meeting", "16.04.2024", meeting="2024-03", on=f"{MARCH}")
    put_right(upazila)
    return upazila


def test_it_is_not_thanked_for_what_it_told_anew_but_said_to_be_implemented_though_nothing_was_newly_done(
    counted_again,
):
    past = preview(counted_again)
    (lota,) = counted_offices(past.now)
    stood = [each["lota"].by_decision for each in past.standings]
    (decision, *_) = (each.id for each in past.now.header.ordering if stood[2][each.id] is Status.IMPLEMENTED)
    assert [each[decision] is Status.IMPLEMENTED for each in stood] == [True, False, True]
    view, own = chair_view(past, LETTERHEAD), office_view(lota, past, LETTERHEAD)
    for changes in (view.changes, own.changes):
        assert (changes.newly_done, changes.again) == ((), ())
        assert decision in {each.decision for each in changes.without_doing}
    assert not any(word in line for line in brief_lines(view, Language.EN) for word in THANKS)
    assert view.summary.newly_done == 0


def test_where_it_did_tell_it_anew_it_is_thanked_for_that(counted_again):
    all_told(counted_again, on="10.04.2024", of="10.04.2024", name="register-2.csv")
    view = chair_view(preview(counted_again), LETTERHEAD)
    assert view.changes.without_doing == ()
    assert any("by what they told or showed anew: Lota UP" in line for line in brief_lines(view, Language.EN))
