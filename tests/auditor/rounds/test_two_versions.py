"""Two versions of an office's answers are put together: what one alone changed is kept, and who told it is added where only one of both says it."""

from __future__ import annotations

import pytest

from auditor.register.columns import CONTACTED_ON, WAY, Talked
from auditor.rounds.typed.two_versions import together

TALK = {CONTACTED_ON.name: "20.02.2024", WAY.name: "ফোন"}
SHOWN = {"lota": TALK}


def both(stored, typed, shown=SHOWN):
    theirs, mine = together({"lota": TALK | stored}, {"lota": TALK | typed}, shown)
    return theirs["lota"], mine["lota"]


def test_each_question_that_one_alone_changed_is_kept():
    theirs, mine = both({"two-step": "no"}, {"reset": "19.02.2024"})
    assert theirs == mine == TALK | {"two-step": "no", "reset": "19.02.2024"}


def test_a_question_that_both_changed_otherwise_differs():
    theirs, mine = both({"two-step": "no"}, {"two-step": "yes"})
    assert (theirs["two-step"], mine["two-step"]) == ("no", "yes")


@pytest.mark.parametrize("name", [Talked.TOLD_BY.value, Talked.PROOF.value])
@pytest.mark.parametrize("by", ["stored", "typed"])
def test_who_told_it_and_by_what_that_is_shown_is_added_where_only_one_of_both_says_it(name, by):
    said = {"stored": {"two-step": "no"}, "typed": {"reset": "19.02.2024"}}
    said[by][name] = "Chairman"
    theirs, mine = both(said["stored"], said["typed"])
    assert theirs == mine
    assert theirs[name] == "Chairman"


@pytest.mark.parametrize("name", [Talked.TOLD_BY.value, Talked.PROOF.value])
def test_two_who_told_it_differ_and_so_does_one_that_was_known_and_is_taken_out(name):
    theirs, mine = both({name: "Chairman"}, {name: "Secretary"})
    assert (theirs[name], mine[name]) == ("Chairman", "Secretary")
    theirs, mine = both({name: "Chairman", "two-step": "no"}, {}, {"lota": TALK | {name: "Chairman"}})
    assert (theirs.get(name), mine.get(name)) == ("Chairman", None)


@pytest.mark.parametrize("name", [CONTACTED_ON.name, WAY.name])
def test_another_talk_is_never_added(name):
    theirs, mine = both({name: "", "two-step": "no"}, {})
    assert (theirs.get(name, ""), mine[name]) == ("", TALK[name])
