"""Keeping a round notes who is listed: by these notes the same folder comes to the same round again, and a renamed office's user IDs stand as before."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.rounds import assessing, keeping, recomputing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import departing
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.judgement import judgement_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting

NO = "Lota UP,,19.02.2024,ফোন,চালু নেই,২০.০১.২০২৪"
HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"


class Lota:
    """An upazila with one office, of whose user IDs only the number is known, and which told a no of all; a round was kept."""

    def __init__(self, folder, number):
        self.upazila, self.day = TypedUpazila(folder), date(2024, 2, 20)
        self.lists("Lota UP", number)
        self.upazila.answers(NO)
        self.keep()

    @property
    def space(self):
        return open_workspace(self.upazila.folder)

    def lists(self, name, number, post="", login=""):
        self.upazila.lists(f",{name},union,Chairman,{number},lota.example.gov.bd,{post},{login}")

    def tells(self, name, number, two_step="", whose=""):
        told = f"{name},{whose},{self.day:%d.%m.%Y},ফোন,{number},{two_step},"
        self.upazila.answers(told, heads=HEADS, name=f"register-{self.day:%m}.csv")

    def answers(self, words):
        for inquiry in self.asked():
            chosen = [each for each in inquiry.answers if words in each.words.en]
            for each in chosen[:1]:
                each.note(None)

    def asked(self):
        return tuple(inquiries.who_is_who(self.space, self.meeting, self.day))

    def leaves(self, who):
        correcting.enter(self.space, self.day, correcting.removing(self.space, self.day, who, "closed"))

    @property
    def meeting(self):
        return Meeting(f"{self.day:%Y-%m}", self.day)

    def made(self):
        """Return by each office the ids with which its accounts are listed, and counted, and whose of before they may be, with all that is found of them."""
        judgement = judgement_of(assessing.made_now(self.space, self.day, self.meeting))
        return [(each.listed, each.office, each.findings) for each in judgement.assessments]

    def keep(self):
        """Keep a round, and assert that it is the same before, after, kept twice and made again; the next is of a month later."""
        before = self.made()
        self._keep()
        assert self.made() == before
        assert not self._keep().new
        assert all(recomputing.recompute(self.space, head).same for head in Ledger(self.space.ledger_path).rounds())
        self.day = self.day.replace(month=self.day.month + 1)

    def _keep(self):
        return keeping.keep_round(self.space, self.day, self.meeting, "00" * 16, doubted=lambda _: None)

    def stands(self, policy="two-step-enabled"):
        """Return by their posts how the user IDs that are there, and who left without a reason, stand with a duty."""
        seen = assessing.assess(self.space, self.day).assessments
        outcomes = {
            finding.subject: finding.outcome.value
            for each in seen
            for finding in each.findings
            if finding.policy == policy
        }
        accounts = [account for each in seen for account in each.office.accounts]
        return [(account.post.en + " left" * account.left, outcomes.get(account.id)) for account in accounts]


@pytest.fixture
def lota(tmp_path):
    return lambda number: Lota(tmp_path / "space", number)


def test_one_who_may_be_several_may_be_them_in_the_same_order_after_it_was_noted(lota):
    of_two = lota(2)
    of_two.lists("Lota Union Office", 2)
    of_two.keep()
    for post in ("Guard", "Watchman"):
        of_two.lists("Lota Union Office", 2, post, "login3")
        of_two.keep()


@pytest.mark.parametrize("told", ["", "৩", "৪"])
def test_a_user_id_that_a_renamed_office_has_more_stays_that_one_once_it_is_the_same_office(lota, told):
    of_two = lota(2)
    of_two.lists("Lota Union Office", 3)
    of_two.tells("Lota Union Office", "৩", "চালু নেই", "ইউজার ৩")
    of_two.keep()
    of_two.answers("the same office")
    of_two.tells("Lota Union Office", told)
    more = [("User 4", "unknown")] if told == "৪" else []
    assert of_two.stands() == [(f"User {n}", "fail") for n in (1, 2, 3)] + more
    of_two.keep()


def test_for_whom_of_before_a_numbered_one_stands_is_worked_out_alike_before_it_is_noted_and_after(lota):
    of_three = lota(3)
    of_three.leaves("lota-up/user-1")
    of_three.lists("Lota Union Office", 3)
    of_three.keep()
    of_three.lists("Lota Union Parishad Karyalay", 3)
    of_three.keep()
    assert of_three.stands() == [("User 2", "fail"), ("User 3", "fail"), ("User 4", "unknown")]


def test_that_a_renamed_office_is_another_taken_back_makes_its_user_ids_by_number_those_of_before_again(lota):
    of_two = lota(2)
    of_two.lists("Lota Union Office", 2)
    of_two.keep()
    of_two.answers("another office")
    taking_back.take_back(of_two.space, [taking_back.given(of_two.space)[-1].number], of_two.day)
    of_two.lists("Lota Union Office", 2, "Guard")
    of_two.answers("the same office")
    (guard,) = (each.words.en for each in of_two.asked())
    assert "was this one among those counted then?" in guard
    of_two.keep()
    assert of_two.stands() == [("Guard", "fail"), ("User 2", "fail")]


@pytest.mark.parametrize("noted", [False, True])
@pytest.mark.parametrize("left", [1, 3])
def test_why_one_left_by_number_is_why_he_of_before_left_once_it_is_the_same_office(lota, noted, left):
    of_three = lota(3)
    of_three.lists("Lota Union Office", 3)
    if noted:
        of_three.keep()
    of_three.leaves(f"lota-union-office/user-{left}")
    of_three.answers("the same office")
    of_three.keep()
    assert of_three.stands() == [(f"User {n}", "fail") for n in (1, 2, 3) if n != left]
    (reason,) = departing.leavings(of_three.space)
    assert reason.counted == len(Ledger(of_three.space.ledger_path).rounds())


def test_who_may_have_moved_to_an_office_of_which_it_is_asked_which_it_is_may_be_the_same_ones_after_it_was_noted(lota):
    chief = ",Garui UP,union,Chairman,,garui.example.gov.bd,Chief,garui"
    of_two = lota(2)
    of_two.upazila.lists(chief, ",Garui UP,,,,,Guard,login1", ",Lota UP,union,Chairman,,lota.example.gov.bd,Clerk,")
    of_two.keep()
    for name in ("Lota Union Office", "Lota Union Parishad Karyalay"):
        of_two.upazila.lists(chief, f",{name},union,Chairman,,lota.example.gov.bd,Guard,login1")
        of_two.keep()
