"""Values that are compared by what they say alone, and values that show nothing of what they hold."""

from __future__ import annotations

import pickle
from operator import attrgetter

from auditor.model.value import ComparedInPart, Unshown


class Told(ComparedInPart, frozen=True):
    word: str
    by: str = ""

    compared = attrgetter("word")


class Asked(ComparedInPart, frozen=True):
    word: str

    compared = attrgetter("word")


class Held(Unshown, frozen=True):
    word: str


def test_two_values_are_the_same_where_only_what_else_is_told_of_them_differs():
    assert Told("yes", "the office") == Told("yes") != Told("no")
    assert {Told("yes", "the office"), Told("yes")} == {Told("yes")}
    assert pickle.loads(pickle.dumps(Told("yes", "the office"))).by == "the office"  # noqa: S301 its own bytes


def test_values_of_two_kinds_are_not_the_same_whatever_they_say():
    assert Told("yes") not in [Asked("yes"), "yes"]


def test_a_value_that_is_not_shown_names_its_kind_and_nothing_that_it_holds():
    held = Held("canary")
    assert (repr(held), f"{held}", repr([held])) == ("<Held>", "<Held>", "[<Held>]")
    assert held == Held("canary") != Held("other")
