"""A user ID that is none of those of before, as was answered or as nothing had to be asked: nobody had it before its holder, so no holder of it changed."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila
from who_is_who import answer_the_one

from auditor.model.identity import Sameness
from auditor.model.views.remarks import RemarkCode
from auditor.rounds import assessing, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view

FEBRUARY, MARCH = date(2024, 2, 20), date(2024, 3, 12)
HEADS = "কোড,দপ্তর,ধরন,দপ্তর প্রধান,ইউজার আইডি (সংখ্যা),পোর্টাল,পদবি,ইউজার আইডি,যোগদানের তারিখ"
LOTA = "lota,Lota UP,union,Chairman,{n},lota.example.gov.bd,"
SECRETARY = LOTA.format(n="") + "Secretary,s1,"
ONE_CLERK = [SECRETARY, LOTA.format(n="") + "Clerk,c1,"]
TWO_CLERKS = [*ONE_CLERK, LOTA.format(n="") + "Clerk,c2,"]
JOINED = "05.03.2024"
CASES = {
    "one of two of its post, with another user ID": (TWO_CLERKS, [SECRETARY, LOTA.format(n="") + "Clerk,c9," + JOINED]),
    "another user ID in its row": (ONE_CLERK, [SECRETARY, LOTA.format(n="") + "Clerk,c9," + JOINED]),
    "one beside those that were counted": (
        [LOTA.format(n="2") + ",,"],
        [LOTA.format(n="") + "Guard,g1," + JOINED],
    ),
}


class Upazila(TypedUpazila):
    """An upazila whose roster says when holders joined."""

    def joined(self, *rows):
        self.lists()
        (self.folder / "roster.csv").write_text("\n".join([HEADS, *rows]) + "\n", "utf-8")

    def was_all_done_before(self, case):
        """Keep a round of the rows of a case in which all is done, then list its rows of now."""
        before, now = CASES[case]
        self.joined(*before)
        self.answers("Lota UP,,20.02.2024,ফোন,চালু,20.02.2024,ঠিক আছে,,,")
        self.keep("--yes", code=1)
        self.joined(*now)

    def is_answered(self, said, on):
        """Answer on a day what is asked of who is who, of several such answers by the first."""
        answer_the_one(self.folder, said, on)

    def holders_changed(self, on=MARCH):
        """Return whether any paper of a day says that the holder of a post changed."""
        space = open_workspace(self.folder)
        past = looking_back.preview(space, assessing.assess(space, on))
        lota = next(each for each in past.now.assessments if each.office.id == "lota")
        report = office_view(lota, past, LETTERHEAD)
        remarks = [each for row in (*report.duties, *report.accounts) for each in row.remarks]
        remarks += [each for row in chair_view(past, LETTERHEAD).rows for each in row.remarks]
        return RemarkCode.TRANSFER in {each.code for each in remarks}


@pytest.mark.parametrize("said", [Sameness.OTHER, Sameness.NEW_HOLDER])
@pytest.mark.parametrize("case", CASES)
def test_its_holder_is_no_new_one_though_he_joined_since_the_last_meeting(tmp_path, case, said):
    upazila = Upazila(tmp_path / "space")
    upazila.was_all_done_before(case)
    assert not upazila.holders_changed(), "nobody knows yet"
    upazila.is_answered(said, MARCH)
    assert upazila.holders_changed() == (said is Sameness.NEW_HOLDER)
    upazila.keep("--yes", meeting="2024-03", on=f"{MARCH}", code=1)
    run("verify", "--workspace", upazila.folder, code=0)
    assert upazila.holders_changed() == (said is Sameness.NEW_HOLDER)


def test_the_holder_of_a_user_id_that_is_listed_beside_all_of_before_is_no_new_one(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.joined(*ONE_CLERK)
    upazila.keep("--yes", code=1)
    upazila.joined(*ONE_CLERK, LOTA.format(n="") + "Guard,g1," + JOINED)
    assert not upazila.holders_changed(), "as the round would be"
    upazila.keep("--yes", meeting="2024-03", on=f"{MARCH}", code=1)
    run("verify", "--workspace", upazila.folder, code=0)
    assert not upazila.holders_changed()
    upazila.joined(*ONE_CLERK, LOTA.format(n="") + "Guard,g1,15.03.2024")
    assert upazila.holders_changed(on=date(2024, 4, 9)), "another joined after it was first listed"


def test_who_joined_before_the_first_list_may_have_followed_another(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.joined(SECRETARY, LOTA.format(n="") + "Clerk,c1," + "05.02.2024")
    assert upazila.holders_changed(), "nothing is noted yet"
    upazila.keep("--yes", code=1)
    assert upazila.holders_changed()


def test_once_another_joins_there_the_holder_of_that_one_did_change(tmp_path):
    upazila = Upazila(tmp_path / "space")
    upazila.was_all_done_before("another user ID in its row")
    upazila.is_answered(Sameness.OTHER, FEBRUARY)
    assert upazila.holders_changed(), "he joined after it was first listed"
