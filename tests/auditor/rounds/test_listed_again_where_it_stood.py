"""A user ID that moved to another list, as was answered, and is listed again where it stood, while the other list has it still: only the offices know whose it is, so it is asked."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.identity import Sameness
from auditor.rounds import assessing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace

MARCH, APRIL, MAY = date(2024, 3, 12), date(2024, 4, 16), date(2024, 5, 14)
NEXT = {MARCH: "16.04.2024", APRIL: "14.05.2024"}
ON = '"চালু, লগইনে কোড চায়"'


class Upazila(TypedUpazila):
    """Two offices; one user ID stands in the list of the first, and then of the second."""

    def has_clerk(self, *codes):
        rows = []
        for code in ("lota", "koyra"):
            office = f"{code},{code.title()} UP,union,Chairman,,{code}.example.gov.bd"
            rows += [f"{office},Secretary,{code}1.ex"]
            rows += [f"{office},Office Assistant,lota2.ex"] if code in codes else []
        self.lists(*rows)

    def asked(self, on):
        return assessing.assess(open_workspace(self.folder), on).questions

    def is_answered(self, answer, on):
        (question,) = self.asked(on)
        choice = next(each for each in question.choices if each.answer is answer)
        identities.answer(open_workspace(self.folder), question.answered(choice, meeting=f"{on:%Y-%m}"), on)

    def is_kept(self, on):
        self.keep("--yes", "--next-meeting", NEXT[on], meeting=f"{on:%Y-%m}", on=f"{on}")
        run("verify", "--workspace", self.folder, "--on", f"{on}", code=0)


@pytest.fixture(name="upazila")
def _upazila(tmp_path):
    made = Upazila(tmp_path / "space")
    made.has_clerk("lota")
    made.answers(
        f"Lota UP,Secretary,20.02.2024,ফোন,{ON},20.02.2024,ঠিক আছে,,,",
        f"Lota UP,Office Assistant,20.02.2024,ফোন,{ON},20.02.2024,ঠিক আছে,,,",
    )
    made.knows_what_keeping_asks()
    made.keep()
    made.has_clerk("koyra")
    made.is_answered(Sameness.SAME, MARCH)
    return made


def test_which_of_the_two_it_is_now_is_asked_once_a_round_was_kept_without_the_row(upazila):
    upazila.is_kept(MARCH)
    upazila.has_clerk("lota", "koyra")
    (question,) = upazila.asked(APRIL)
    assert question.words.en.startswith("Koyra UP, Office Assistant: user ID lo…, now listed under Lota UP")
    assert "The same user ID stands in the list of Koyra UP as well" in question.words.en
    upazila.is_kept(APRIL)
    assert len(upazila.asked(MAY)) == 1, "it stays open"
    upazila.is_answered(Sameness.OTHER, MAY)
    assert not upazila.asked(MAY)


def test_it_may_be_answered_that_it_is_back(upazila):
    upazila.is_kept(MARCH)
    upazila.has_clerk("lota", "koyra")
    upazila.is_answered(Sameness.SAME, APRIL)
    assert not upazila.asked(APRIL), "what is left of it where it stood meanwhile is not asked about"
    upazila.is_kept(APRIL)


def test_a_row_that_was_there_still_when_the_next_round_was_kept_is_what_is_left_of_it(upazila):
    upazila.has_clerk("lota", "koyra")
    assert not upazila.asked(MARCH)
    upazila.is_kept(MARCH)
    assert not upazila.asked(APRIL)
