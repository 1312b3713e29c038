"""Who left is called in the list of corrections as he was when it was asked why, whoever of his post is still there."""

from __future__ import annotations

from datetime import date

import pytest
from typed_upazila import TypedUpazila

from auditor.model.subjects import Roster
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import left_roster
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.typed import typed_answers
from auditor.rounds.typed.typed_forms import typed_forms

DAY, LATER = date(2024, 2, 20), date(2024, 3, 12)
LOTA = "lota,Lota UP,union,Chairman,,lota.example.gov.bd,"
SECRETARY, FIRST, SECOND = LOTA + "Secretary,s1", LOTA + "Clerk,c1", LOTA + "Clerk,c2"


@pytest.mark.parametrize("is_one_left", [True, False])
def test_it_keeps_the_number_that_tells_it_apart(tmp_path, is_one_left):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(SECRETARY, FIRST, SECOND)
    upazila.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,,,,")
    space = open_workspace(upazila.folder)
    account = next(each.id for each in space.roster_as_read.offices[0].accounts if each.login == "c1")
    correcting.enter(space, DAY, correcting.changing(space, DAY, account, {Column.SINCE: "01.02.2024"}))
    upazila.keep("--yes", code=1)
    roster = upazila.folder / "roster.csv"
    gone = (FIRST,) if is_one_left else (FIRST, SECOND)
    roster.write_text("".join(f"{row}\n" for row in roster.read_text("utf-8").splitlines() if row not in gone), "utf-8")
    space = open_workspace(upazila.folder)
    offices = tuple(each.office for each in assessing.assess(space, LATER).assessments)
    asked = {given: called.on_screen.en for given, called in left_roster.unexplained(Roster(offices))}
    correcting.enter(space, LATER, correcting.removing(space, LATER, account, "the account was closed"))
    found = correcting.entered(open_workspace(upazila.folder))
    called = [each.whose.en for each in found if each.left is not None or not is_one_left]
    assert {asked[account], *called} == {"Lota UP, Clerk (account no. 1)"}
    assert len(called) == (1 if is_one_left else 2)


def test_what_was_typed_of_each_of_two_says_of_which_while_it_is_asked_which_of_them_is_left(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    unnamed = LOTA + "Clerk,"
    upazila.lists(SECRETARY, unnamed, unnamed)
    (lota,) = roster_of(open_workspace(upazila.folder)).offices
    clerks = [account.id for account in lota.accounts if account.post.en == "Clerk"]
    talk = {"contacted-on": "20.02.2024", "way": "ফোন"}
    said = ("চালু, লগইনে কোড চায়", "চালু নেই")
    answers = {clerk: {"two-step": words} for clerk, words in zip(clerks, said, strict=True)}
    upazila.answers_at_the_desk("lota", {"lota": talk, **answers}, DAY)
    upazila.keep("--yes", code=1)
    upazila.lists(SECRETARY, unnamed)
    space = open_workspace(upazila.folder)
    (question,) = assessing.assess(space, LATER).questions
    assert all(f"Clerk (account no. {n}), with this" in question.words.en for n in (1, 2))
    typed = typed_answers.of_office(typed_forms(space), roster_of(space).offices[0])
    called = {each.words: each.called.en for each in typed}
    assert called == {words: f"Clerk (account no. {n})" for n, words in enumerate(said, start=1)}
