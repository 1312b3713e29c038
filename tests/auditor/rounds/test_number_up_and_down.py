"""The number of user IDs goes down, up and down again, told by roster or register, with posts listed beside and without: nobody is born by it, or lost in silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from small_upazila import LETTERHEAD
from typed_upazila import TypedUpazila

from auditor.i18n import Language, Text, digits
from auditor.model.subjects import NUMBERED
from auditor.rounds import assessing, looking_back, recomputing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.views.annex.annexes import chair_view

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),Two-step,পাসওয়ার্ড রিসেট"
OF_LOTA = "lota,Lota UP"
SIGNS = {"pass": "+", "fail": "-", "unknown": "?"}
TOLD = {
    "fewer": "fewer user IDs are told of now than before",
    "more": "these offices told of more user IDs than are listed",
    "beyond": "of these offices more user IDs count than were told",
    "asked": "only the number of its user IDs was known before",
    "which": "accounts of before is it",
    "larger": "The larger number counts",
}
NEW = "no, it is new"


class Lota:
    """An upazila with one office, and the day on which things are done there."""

    def __init__(self, folder, number, *posts, told=None, noes=()):
        """List it and have it answer: all have two-step, by what is told for all, but those with these numbers."""
        self.upazila, self.number, self.posts = TypedUpazila(folder), number, posts
        self.day, self.serial = date(2024, 2, 20), 0
        self._write()
        own = [f"Lota UP,ইউজার {digits(str(no), Language.BN)},20.02.2024,ফোন,,চালু নেই," for no in noes]
        of_all = f'Lota UP,,19.02.2024,ফোন,{told or ""},"চালু, লগইনে কোড চায়",20.01.2024'
        self.upazila.answers(of_all, *own, heads=HEADS)

    @property
    def space(self):
        return open_workspace(self.upazila.folder)

    def _write(self):
        number = "" if self.number is None else self.number
        first, *others = self.posts or ("",)
        rows = [f"{OF_LOTA},,,,,{post}," for post in others]
        self.upazila.lists(f"{OF_LOTA},union,Chairman,{number},lota.example.gov.bd,{first},", *rows)

    def roster(self, number):
        self.number = number
        self._write()

    def lists(self, *posts):
        self.posts = posts
        self._write()

    def tells(self, number):
        self.serial += 1
        told = f"Lota UP,,{self.day - timedelta(1):%d.%m.%Y},ফোন,{number},,"
        self.upazila.answers(told, heads=HEADS, name=f"count-{self.serial}.csv")

    def answers(self, words):
        meeting = Meeting(f"{self.day:%Y-%m}", self.day)
        for inquiry in inquiries.who_is_who(self.space, meeting, self.day):
            next(each for each in inquiry.answers if words in each.words.en).note(None)

    def leaves(self, who):
        correcting.enter(self.space, self.day, correcting.removing(self.space, self.day, f"lota/{who}", "closed"))

    def keep(self):
        self.upazila.keep("--yes", on=f"{self.day}", meeting=f"{self.day:%Y-%m}", code=1)
        self.day = date(2024, self.day.month + 1, 5)

    def stands(self):
        """Return in one line how each user ID stands with two-step, ! for one that left without a reason and ~ for one of whom it is asked who he is; and what is told of all that."""
        found = assessing.assess(self.space, self.day)
        (lota,) = found.assessments
        outcome = {each.subject: str(each.outcome) for each in lota.findings if each.policy == "two-step-enabled"}
        line = " ".join(
            f"{each.post.en.replace('User ', '')}{SIGNS[outcome[each.id]]}{'!' * each.left}{'~' * bool(each.doubts)}"
            for each in lota.office.accounts
        )
        notices = " ".join(notice.message.en for notice in found.notices)
        assert not found.questions or all(
            NUMBERED not in account.id for each in found.questions for account in [each.doubts[0].account]
        ), "of nobody who is only counted it is asked who he is"
        return line, {name for name, words in TOLD.items() if words in notices}

    def verified(self):
        return {recomputing.recompute(self.space, head).same for head in Ledger(self.space.ledger_path).rounds()}


def by_roster(number):
    return lambda lota: lota.roster(number)


def by_register(number):
    return lambda lota: lota.tells(number)


def listed(*posts):
    return lambda lota: lota.lists(*posts)


def answered(words):
    return lambda lota: lota.answers(words)


def left(who):
    return lambda lota: lota.leaves(who)


def left_and_listed(who, *posts):
    return lambda lota: (lota.lists(*posts), lota.leaves(who))


CASES = {
    "the roster, down and up": (
        (4,), {"noes": (4,)}, "1+ 2+ 3+ 4-", "",
        (by_roster(3), "1+ 2+ 3+ 4-!", "fewer"),
        (by_roster(4), "1+ 2+ 3+ 4-", ""),
        (by_roster(3), "1+ 2+ 3+ 4-!", "fewer"),
        (by_roster(4), "1+ 2+ 3+ 4-", ""),
    ),
    "the roster, two down, up one by one": (
        (3,), {"noes": (2, 3)}, "1+ 2- 3-", "",
        (by_roster(1), "1+ 2-! 3-!", "fewer"),
        (by_roster(2), "1+ 2- 3-!", "fewer"),
        (by_roster(3), "1+ 2- 3-", ""),
    ),
    "the register, down and up": (
        (None,), {"told": 3, "noes": (3,)}, "1+ 2+ 3-", "",
        (by_register(2), "1+ 2+ 3-!", "fewer"),
        (by_register(3), "1+ 2+ 3-", ""),
    ),
    "the roster beside posts": (
        (3, "Head"), {"noes": (3,)}, "Head+ 2+ 3-", "",
        (by_roster(2), "Head+ 2+ 3-!", "fewer"),
        (by_roster(3), "Head+ 2+ 3-", ""),
    ),
    "the register beside posts": (
        (None, "Head"), {"told": 3, "noes": (3,)}, "Head+ 2+ 3-", "more",
        (by_register(2), "Head+ 2+ 3-!", "fewer more"),
        (by_register(3), "Head+ 2+ 3-", "more"),
    ),
    "the register down, the roster up": (
        (3,), {"told": 4, "noes": (4,)}, "1+ 2+ 3+ 4-", "",
        (by_register(3), "1+ 2+ 3+ 4-!", "fewer"),
        (by_roster(4), "1+ 2+ 3+ 4-", "larger"),
    ),
    "one is listed among those counted, the number goes down and up": (
        (3,), {"noes": (3,)}, "1+ 2+ 3-", "",
        (listed("Head"), "Head?~ 2+ 3-", "which"),
        (answered("User 1"), "Head+ 2+ 3-", ""),
        (by_roster(2), "Head+ 2+ 3-!", "fewer"),
        (by_roster(3), "Head+ 2+ 3-", ""),
    ),
}  # fmt: skip


OF_ONE_WHO_LEFT_AFTER = {
    "the only post leaves the list": (
        (2, "Head"), {}, "Head+ 2+", "",
        (by_roster(1), "Head+ 2?!", "fewer"),
        (listed(), "Head?! 2?!", "fewer"),
        (left("head"), "2?!", "fewer"),
        (by_register(1), "2+", ""),
    ),
    "the only post leaves the list for a reason": (
        (2, "Head"), {"noes": (2,)}, "Head+ 2-", "",
        (by_roster(1), "Head+ 2-!", "fewer"),
        (left_and_listed("head"), "2-!", "fewer"),
        (by_roster(2), "2- 1?", ""),
        (by_roster(1), "2- 1?!", "fewer"),
    ),
    "one of two posts leaves the list": (
        (3, "Head", "Vet"), {}, "Head+ Vet+ 3+", "",
        (by_roster(2), "Head+ Vet+ 3?!", "fewer"),
        (listed("Head"), "Head+ Vet?! 3?!", "fewer"),
        (by_roster(3), "Head+ 2? 3+ Vet?!", ""),
    ),
    "both posts leave the list": (
        (4, "Head", "Vet"), {}, "Head+ Vet+ 3+ 4+", "",
        (by_roster(3), "Head+ Vet+ 3+ 4?!", "fewer"),
        (listed(), "3+ Head?! Vet?! 4?!", "fewer"),
        (by_roster(2), "3+ 4+ Head?! Vet?!", ""),
    ),
}  # fmt: skip
"""A post leaves the list after one is told of no more: the number in the list was written with that post in it."""


@pytest.mark.parametrize("with_rounds", [True, False])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_who_is_counted_less_and_again_is_told_of_in_between_and_is_who_he_was(tmp_path, case, with_rounds):
    number, more, line, told, *steps = case
    lota = Lota(tmp_path / "space", *number, **more)
    assert lota.stands() == (line, {*told.split()})
    lota.keep()
    for at, (step, line, told) in enumerate(steps):
        step(lota)
        assert lota.stands() == (line, {*told.split()})
        if with_rounds or at + 1 == len(steps):
            lota.keep()
            assert lota.stands() == (line, {*told.split()})
    assert lota.verified() == {True}


OF_NEW_AND_LEFT = {
    "the roster says as many as it lists": (
        (2, "Head"), {}, "Head+ 2+", "",
        (listed("Head", "Vet"), "Head+ Vet?~", "asked"),
        (answered(NEW), "Head+ Vet? 2+", "beyond"),
        (by_roster(3), "Head+ Vet? 2+", ""),
        (by_roster(2), "Head+ Vet? 2+", "beyond"),
        (left("user-2"), "Head+ Vet?", ""),
    ),
    "so the register says": (
        (None, "Head"), {"told": 2}, "Head+ 2+", "more",
        (listed("Head", "Vet"), "Head+ Vet?~", "asked"),
        (answered(NEW), "Head+ Vet? 2+", "beyond"),
        (by_register(3), "Head+ Vet? 2+", "more"),
        (by_register(2), "Head+ Vet? 2+", "beyond"),
        (left("user-2"), "Head+ Vet?", ""),
    ),
    "the register tells of all of them at once": (
        (None, "Head"), {"told": 2}, "Head+ 2+", "more",
        (by_register(3), "Head+ 2+ 3?", "more"),
        (listed("Head", "Vet"), "Head+ Vet?~ 3?", "more which"),
        (answered("none of them"), "Head+ Vet? 2+ 3?", "beyond"),
        (by_register(4), "Head+ Vet? 2+ 3?", "more"),
    ),
    "the roster has told of one no more": (
        (3,), {"noes": (3,)}, "1+ 2+ 3-", "",
        (by_roster(2), "1+ 2+ 3-!", "fewer"),
        (listed("Head"), "Head?~ 2+ 3-!", "fewer asked"),
        (answered(NEW), "Head? 1+ 2+ 3-!", "fewer beyond"),
        (by_roster(3), "Head? 1+ 2+ 3-!", "fewer"),
        (by_roster(4), "Head? 1+ 2+ 3-", ""),
    ),
    "one left for a reason, and the office tells of more again": (
        (None, "Head"), {"told": 2}, "Head+ 2+", "more",
        (left("user-2"), "Head+", ""),
        (by_register(2), "Head+ 3?", "more"),
        (by_register(1), "Head+ 3?!", "fewer"),
        (by_register(2), "Head+ 3?", "more"),
    ),
    "one left for a reason beside one who is new, and the office tells of more again": (
        (None, "Head"), {"told": 2}, "Head+ 2+", "more",
        (listed("Head", "Vet"), "Head+ Vet?~", "asked"),
        (answered(NEW), "Head+ Vet? 2+", "beyond"),
        (left("user-2"), "Head+ Vet?", ""),
        (by_register(2), "Head+ Vet?", ""),
        (by_register(3), "Head+ Vet? 3?", "more"),
    ),
    "one left for a reason, and the roster counts one more again": (
        (3,), {"noes": (3,)}, "1+ 2+ 3-", "",
        (by_roster(2), "1+ 2+ 3-!", "fewer"),
        (left("user-3"), "1+ 2+", ""),
        (by_roster(3), "1+ 2+ 4?", ""),
        (by_roster(2), "1+ 2+ 4?!", "fewer"),
        (by_roster(3), "1+ 2+ 4?", ""),
    ),
    "the register has told of one no more": (
        (None,), {"told": 3, "noes": (3,)}, "1+ 2+ 3-", "",
        (by_register(2), "1+ 2+ 3-!", "fewer"),
        (listed("Head"), "Head?~ 2+ 3-!", "fewer more asked"),
        (answered(NEW), "Head? 1+ 2+ 3-!", "fewer beyond"),
        (by_register(3), "Head? 1+ 2+ 3-!", "fewer more"),
        (by_register(4), "Head? 1+ 2+ 3-", "more"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "case", [*OF_NEW_AND_LEFT.values(), *OF_ONE_WHO_LEFT_AFTER.values()], ids=[*OF_NEW_AND_LEFT, *OF_ONE_WHO_LEFT_AFTER]
)
def test_beside_one_who_is_new_or_after_one_who_left_the_others_stay_and_no_further_one_is_born(tmp_path, case):
    number, more, line, told, *steps = case
    lota = Lota(tmp_path / "space", *number, **more)
    assert lota.stands() == (line, {*told.split()})
    for step, line, told in steps:
        lota.keep()
        step(lota)
        assert lota.stands() == (line, {*told.split()})
    lota.keep()
    assert lota.stands() == (line, {*told.split()})
    assert lota.verified() == {True}


@pytest.mark.parametrize("left_open", [1, 2])
def test_who_turns_out_to_be_new_is_told_as_newly_listed_in_the_papers_of_that_round_alone(tmp_path, left_open):
    lota = Lota(tmp_path / "space", 2, "Head")
    lota.keep()
    lota.lists("Head", "Vet")
    for _ in range(left_open):
        assert newly_listed(lota) == ((), ())
        lota.keep()
    lota.answers(NEW)
    assert newly_listed(lota) == (("Lota UP",), ())
    lota.keep()
    assert newly_listed(lota) == ((), ())


def newly_listed(lota):
    """Return the offices of which the chair's copy says that a user ID is newly listed, and that one is listed again."""
    space = lota.space
    changes = chair_view(looking_back.preview(space, assessing.assess(space, lota.day)), LETTERHEAD).changes
    return tuple(tuple(each.name.en for each in those) for those in (changes.new_accounts, changes.listed_again))


def test_what_was_answered_of_one_without_a_user_id_speaks_of_none(tmp_path):
    lota = Lota(tmp_path / "space", None, "Head", "Vet")
    lota.keep()
    lota.lists("Head")
    lota.keep()
    lota.lists("Head", "Vet")
    lota.answers("the same account and holder")
    (answer,) = taking_back.given(lota.space)
    assert answer.before == Text(en="Lota UP, Vet, as it was before", bn="Lota UP, Vet, আগে যেটি ছিল")


@pytest.mark.parametrize("keeps", [False, True])
@pytest.mark.parametrize(
    ("first", "then", "fewer", "again"),
    [(False, True, "1+ 2+ 3-!", "1+ 2+ 3-"), (True, False, "1- 2- 3-!", "1- 2- 3-")],
    ids=["a yes", "a no"],
)
def test_a_yes_for_all_told_with_a_smaller_number_is_none_of_who_is_beyond_it_and_a_no_reaches_him(
    tmp_path, first, then, fewer, again, keeps
):
    lota = Lota(tmp_path / "space", None)

    def tells(number, is_on=None):
        two_step = {} if is_on is None else {"two-step": "চালু, লগইনে কোড চায়" if is_on else "চালু নেই"}
        talk = {"contacted-on": f"{lota.day:%d.%m.%Y}", "way": "ফোন", "count": f"{number}"}
        lota.upazila.answers_at_the_desk("lota", {"lota": talk | two_step}, lota.day)

    (lota.upazila.folder / "evidence" / "register-1.csv").unlink()
    tells(3, is_on=first)
    lota.keep()
    tells(2, is_on=then)
    assert lota.stands()[0] == fewer
    if keeps:
        lota.keep()
    else:
        lota.day += timedelta(1)
    tells(3)
    assert lota.stands()[0] == again
