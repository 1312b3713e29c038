"""Two user IDs of one post are entered at the desk, and the entering of the first is taken back: the second stays who it is, with what was corrected of it."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from typed_upazila import TypedUpazila

from auditor.model.finding import Outcome
from auditor.model.subjects import login_mark
from auditor.roster.columns import Column
from auditor.rounds import assessing
from auditor.rounds.asking import inquiries, taking_back
from auditor.rounds.correcting import correcting, undoing
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace, roster_of
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting

DAY, NEXT = date(2024, 2, 20), date(2024, 3, 20)
ON, OFF = "চালু, লগইনে কোড চায়", "চালু নেই"
LOTA = "lota,Lota UP,union,Chairman,2,lota.example.gov.bd,,"


@pytest.fixture(name="upazila", params=[True, False], ids=["counted before", "not"])
def _upazila(request, tmp_path) -> TypedUpazila:
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA if request.param else LOTA.replace(",2,", ",,"))
    made.keep("--yes", on=f"{DAY}", meeting="2024-02", code=1)
    for login in ("br_1", "br_2"):
        adds(made, login)
    space = open_workspace(made.folder)
    for inquiry in inquiries.who_is_who(space, Meeting("2024-03", NEXT), NEXT):
        answer = next((each for each in inquiry.answers if "the same holder" in each.words.en), inquiry.answers[0])
        if answer.note is not None:
            answer.note(None)
    return made


def adds(upazila, login):
    space = open_workspace(upazila.folder)
    cells = {Column.POST: "Operator", Column.LOGIN: login}
    correcting.enter(space, NEXT, correcting.adding(space, NEXT, "lota", cells))


def joined(upazila, login):
    space = open_workspace(upazila.folder)
    now = correcting.changing(space, NEXT, by_ids(upazila)[login], {Column.SINCE: "01.03.2024"})
    correcting.enter(space, NEXT, now)


def by_ids(upazila):
    space = open_workspace(upazila.folder)
    roster = identities.assigned(space, identities.known(Ledger(space.ledger_path))).roster
    return {each.login: each.id for office in roster.offices for each in office.accounts}


def since(upazila):
    (lota,) = roster_of(open_workspace(upazila.folder)).offices
    return {each.login: each.holder_since for each in lota.accounts if each.login}


def stands(upazila):
    (lota,) = assessing.assess(open_workspace(upazila.folder), NEXT).assessments
    found = {each.subject: each.outcome for each in lota.findings if each.policy == "two-step-enabled"}
    by_mark = {each.login_mark: found[each.id] for each in lota.office.accounts if each.login and not each.left}
    return {login: by_mark.get(login_mark(login)) for login in ("br_1", "br_2")}


def taken_back(upazila, login):
    space = open_workspace(upazila.folder)
    (entry,) = [
        each for each in correcting.entered(space) if any(said.after and said.after.en == login for said in each.what)
    ]
    undoing.take_back(space, NEXT, found := undoing.prepared(space, entry.mark))
    return [(each.what.en, each.before and each.before.en, each.after and each.after.en) for each in found.differences]


def test_the_second_keeps_what_was_corrected_of_it(upazila):
    joined(upazila, "br_2")
    said = taken_back(upazila, "br_1")
    assert ("listed", "yes", "no") in said
    assert ("listed", "no", "yes") not in said
    assert since(upazila) == {"br_2": date(2024, 3, 1)}


def test_what_was_corrected_of_the_first_is_nobodys_then(upazila):
    joined(upazila, "br_1")
    taken_back(upazila, "br_1")
    assert since(upazila) == {"br_2": None}


def test_so_it_is_where_the_first_left_before(upazila):
    joined(upazila, "br_2")
    space = open_workspace(upazila.folder)
    correcting.enter(space, NEXT, correcting.removing(space, NEXT, by_ids(upazila)["br_1"], "closed"))
    taken_back(upazila, "br_1")
    assert since(upazila) == {"br_2": date(2024, 3, 1)}


def test_one_that_is_entered_after_that_is_another_one(upazila):
    taken_back(upazila, "br_1")
    adds(upazila, "br_3")
    joined(upazila, "br_3")
    assert since(upazila) == {"br_2": None, "br_3": date(2024, 3, 1)}
    taken_back(upazila, "br_2")
    assert since(upazila) == {"br_3": date(2024, 3, 1)}


def test_what_the_second_told_stays_its_own(upazila):
    ids = by_ids(upazila)
    talk = {"contacted-on": "20.03.2024", "way": "ফোন"}
    told = {"lota": talk, ids["br_1"]: {"two-step": OFF}, ids["br_2"]: {"two-step": ON, "reset": "২০.০১.২০২৪"}}
    upazila.answers_at_the_desk("lota", told, NEXT)
    assert stands(upazila) == {"br_1": Outcome.FAIL, "br_2": Outcome.PASS}
    taken_back(upazila, "br_1")
    assert stands(upazila)["br_2"] == Outcome.PASS


def test_what_was_answered_of_each_says_of_which_user_id_whole_on_the_screen_alone(upazila):
    answered = taking_back.given(open_workspace(upazila.folder))
    was_counted = ",2," in (upazila.folder / "roster.csv").read_text("utf-8")
    assert [each.whose.shown.en for each in answered] == (
        ["Lota UP, Operator (br_1)", "Lota UP, Operator (br_2)"] if was_counted else []
    )
    assert [each.whose.en for each in answered] == (
        ["Lota UP, Operator (account a)", "Lota UP, Operator (account b)"] if was_counted else []
    )
    told = run("roster", "answers", "--workspace", upazila.folder, code=0)
    assert "br_" not in told.stdout + told.stderr


def test_one_that_came_in_the_row_of_another_of_its_post_is_called_by_its_own_number_as_by_papers(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    rows = [LOTA.removesuffix(",") + f"Operator,{login}" for login in ("br_1", "br_2", "br_9")]
    made.lists(*rows[:2])
    made.keep("--yes", on=f"{DAY}", meeting="2024-02", code=1)
    made.lists(rows[2], rows[1])
    (asked,) = inquiries.who_is_who(open_workspace(made.folder), Meeting("2024-03", NEXT), NEXT)
    next(each for each in asked.answers if "another" in each.words.en).note(None)
    space = open_workspace(made.folder)
    (given,) = taking_back.given(space)
    (lota,) = identities.assigned(space, identities.known(Ledger(space.ledger_path))).roster.offices
    assert given.whose.en == f"Lota UP, {lota.called[lota.accounts[0].id].en}" == "Lota UP, Operator (account no. 3)"
    assert given.before.en == "Lota UP, Operator (account no. 1)"


def test_of_each_it_is_asked_apart_by_its_whole_user_id_on_a_screen(tmp_path):
    made = TypedUpazila(tmp_path / "space")
    made.lists(LOTA)
    made.keep("--yes", on=f"{DAY}", meeting="2024-02", code=1)
    made.lists(LOTA.removesuffix(",") + "Operator,br_1", LOTA.removesuffix(",") + "Operator,br_2")
    asked = [*inquiries.who_is_who(open_workspace(made.folder), Meeting("2024-03", NEXT), NEXT)]
    for inquiry, login in zip(asked, ("br_1", "br_2"), strict=True):
        assert f"Operator ({login})" in inquiry.words.shown.en
        assert f"Operator ({login})" in inquiry.words.shown.bn
        assert login not in inquiry.words.en
    asked[0].answers[0].note(None)
    (rest,) = inquiries.who_is_who(open_workspace(made.folder), Meeting("2024-03", NEXT), NEXT)
    next(each for each in rest.answers if "new" in each.words.en and "holder" not in each.words.en).note(None)
    (lota,) = identities.assigned(
        space := open_workspace(made.folder), identities.known(Ledger(space.ledger_path))
    ).roster.offices
    assert [each.id for each in lota.accounts] == ["lota/user-1", "lota/operator#2"]
