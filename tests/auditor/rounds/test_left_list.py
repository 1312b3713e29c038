"""Whose list each left of whom it is told why: what was noted is gone through once for all of them."""

from __future__ import annotations

from datetime import date

from counting import GoneThrough

from auditor.i18n import plain
from auditor.model.identity import Identities, KnownAccount
from auditor.model.journal import Identified
from auditor.rounds.identity.left_list import listed_then, noted_of
from auditor.workspace.config import ToldDeparture

FEBRUARY, MARCH, APRIL = (date(2024, month, 20) for month in (2, 3, 4))
POST = plain("Secretary")


def test_of_several_that_left_what_was_noted_is_gone_through_once_and_each_is_found_as_it_was_listed_last():
    places = {"lota/a": ("lota", "koyra"), "lota/b": ("lota", "lota"), "lota/c": ("lota", "lota")}
    noted = GoneThrough(
        Identified((), tuple(KnownAccount(given, of[at], POST) for given, of in places.items()), (), on)
        for at, on in enumerate((FEBRUARY, MARCH))
    )
    left = [
        ToldDeparture("lota/a", "closed", APRIL, ""),
        ToldDeparture("lota/a", "closed", APRIL, "lota"),
        ToldDeparture("lota/b", "closed", MARCH, ""),
    ]
    everybody = Identities()
    found = noted_of(noted, left, everybody)
    offices = [listed_then(found, each, everybody).office for each in left]
    assert (offices, noted.times, found.keys()) == (["koyra", "lota", "lota"], 1, {"lota/a", "lota/b"})


def test_one_is_named_by_the_post_that_it_had_last_in_the_list_that_it_left():
    clerk, typist, officer = map(plain, ("Clerk", "Typist", "Officer"))
    stood = (("lota", clerk, FEBRUARY), ("lota", typist, MARCH), ("koyra", officer, APRIL))
    noted = [Identified((), (KnownAccount("lota/a", office, post),), (), on) for office, post, on in stood]
    left, everybody = ToldDeparture("lota/a", "closed", APRIL, "lota"), Identities()
    assert listed_then(noted_of(noted, [left], everybody), left, everybody).post == typist
