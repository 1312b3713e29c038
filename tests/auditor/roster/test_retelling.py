"""After an answer was taken back everybody is who he would be had it never been given, whatever the roster became meanwhile."""

from __future__ import annotations

import pytest
from named_offices import ADMINISTRATIVE, DAY, OPERATOR, SECRETARY, identified, office

from auditor.model.identity import Identities, IdentityAnswer, Sameness, TakenBack
from auditor.model.journal import Identified
from auditor.roster import identity, recalling

LOTA = "লতা"
LISTED_MEANWHILE = "ইউডিসি উদ্যোক্তা"


class Ledger:
    """The notes of who is who, as a ledger has them."""

    def __init__(self):
        self.notes: list[Identified] = []

    @property
    def known(self) -> Identities:
        return recalling.recall(self.notes)

    def lists(self, *offices) -> identity.Assignment:
        """Keep a roster; return it by the ids that everybody has."""
        assignment = identified(self.known, *offices)
        self.notes += [
            Identified(*some, (), DAY)
            for some in identity.news(self.known, assignment.roster, {}, f"{len(self.notes):04x}")
        ]
        return assignment

    def answers(self, assignment, said, **more) -> tuple[IdentityAnswer, ...]:
        """Answer all that is doubtful alike."""
        noted = tuple(
            answer
            for doubt in assignment.doubts
            for answer in identity.answered(doubt, doubt.before[0].id, said, **more)
        )
        assert noted
        self.notes.append(Identified((), (), noted, DAY))
        return noted

    def takes_back(self, noted) -> None:
        again = tuple(IdentityAnswer(each.now, each.before, Sameness.LATER) for each in reversed(noted))
        self.notes.append(Identified((), (), again, DAY))


def ids_of(assignment) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.id, each.doubts) for listed in assignment.roster.offices for each in (listed, *listed.accounts)]


BEGAN = office(LOTA, SECRETARY, (OPERATOR, "l2"))
CHANGED = office(LOTA, (ADMINISTRATIVE, ""), (OPERATOR, "l2"))
AFTERWARDS = {
    "as it was": CHANGED,
    "in other words": office(LOTA, ("প্রশাসনিক কর্মকর্তা", ""), (OPERATOR, "l2")),
    "with a login": office(LOTA, (ADMINISTRATIVE, "l9"), (OPERATOR, "l2")),
    "with another one": office(LOTA, (ADMINISTRATIVE, ""), (OPERATOR, "l2"), (LISTED_MEANWHILE, "l7")),
    "with the one of before beside him": office(LOTA, SECRETARY, (ADMINISTRATIVE, ""), (OPERATOR, "l2")),
}


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
@pytest.mark.parametrize("afterwards", AFTERWARDS.values(), ids=AFTERWARDS)
def test_everybody_is_who_he_would_be_without_the_answer(said, afterwards):
    found = []
    for is_answered in (True, False):
        ledger = Ledger()
        ledger.lists(BEGAN)
        changed = ledger.lists(CHANGED)
        noted = ledger.answers(changed, said) if is_answered else ()
        if afterwards.accounts[0].post.bn != SECRETARY:
            ledger.lists(afterwards)
        if noted:
            ledger.takes_back(noted)
        found.append(ids_of(identified(ledger.known, afterwards)))
    assert found[0] == found[1]


SPELT = office("লোতা", SECRETARY, (OPERATOR, "l2"))


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.OTHER])
@pytest.mark.parametrize(
    "afterwards", [SPELT, office("লোতা", (SECRETARY, "l1"), (OPERATOR, "l2"), (LISTED_MEANWHILE, "l7"))]
)
def test_an_office_with_its_accounts_is_who_it_would_be_without_the_answer(said, afterwards):
    found = []
    for is_answered in (True, False):
        ledger = Ledger()
        ledger.lists(office(LOTA, (SECRETARY, "l1"), (OPERATOR, "l2")))
        spelt = ledger.lists(SPELT)
        noted = ledger.answers(spelt, said) if is_answered else ()
        ledger.lists(afterwards)
        if noted:
            ledger.takes_back(noted)
        found.append(
            {given.partition("/")[2]: doubts for given, doubts in ids_of(identified(ledger.known, afterwards))}
        )
    assert found[0] == found[1]


def test_who_was_one_with_two_that_were_one_is_one_with_the_one_that_was_listed():
    ledger = Ledger()
    ledger.lists(BEGAN)
    (wrong,) = ledger.answers(ledger.lists(CHANGED), Sameness.SAME)
    (later,) = ledger.answers(ledger.lists(office(LOTA, "নৈশ প্রহরী", (OPERATOR, "l2"))), Sameness.SAME)
    assert ledger.known.id_now(later.now) == wrong.before
    ledger.takes_back((wrong,))
    assert ledger.known.id_now(later.now) == wrong.now
    (back,) = ledger.known.taken_back
    assert (back.now, back.before) == (wrong.now, wrong.before)
    assert ledger.known.either(wrong.before, back.first + 1) == (wrong.before, wrong.now)
    assert ledger.known.either(wrong.before, back.last + 1) == ledger.known.either(wrong.before, back.first) == ()


def test_what_is_answered_alike_once_more_leaves_nothing_in_doubt():
    ledger = Ledger()
    ledger.lists(BEGAN)
    assignment = ledger.lists(CHANGED)
    noted = ledger.answers(assignment, Sameness.SAME)
    ledger.takes_back(noted)
    assert ledger.known.taken_back == (TakenBack(noted[0].now, noted[0].before, 2, 3),)
    ledger.answers(assignment, Sameness.NEW_HOLDER, since=DAY)
    assert ledger.known.taken_back == ()
    assert ledger.known.since == {noted[0].before: DAY}


MORE = ((LISTED_MEANWHILE, "l7"), ("নৈশ প্রহরী", "l8"))


def test_of_several_accounts_that_came_together_meanwhile_none_is_asked_about():
    ledger = Ledger()
    ledger.lists(BEGAN)
    noted = ledger.answers(ledger.lists(CHANGED), Sameness.SAME)
    several = office(LOTA, (ADMINISTRATIVE, ""), (OPERATOR, "l2"), *MORE)
    ledger.lists(several)
    ledger.takes_back(noted)
    assert [doubts for _, doubts in ids_of(identified(ledger.known, several))][3:] == [(), ()]


SECRETARY_L1, ADMINISTRATIVE_L1 = (office(LOTA, (post, "l1"), (OPERATOR, "l2")) for post in (SECRETARY, ADMINISTRATIVE))


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.OTHER])
@pytest.mark.parametrize(
    "now", [SECRETARY_L1, ADMINISTRATIVE_L1, office(LOTA, ("প্রশাসনিক কর্মকর্তা", "l1"), (OPERATOR, "l2"))]
)
def test_of_whom_it_was_answered_who_he_is_after_two_had_one_user_id_he_is_not_asked_about_again(now, said):
    ledger = Ledger()
    ledger.lists(SECRETARY_L1)
    noted = ledger.answers(ledger.lists(ADMINISTRATIVE_L1), Sameness.SAME)
    ledger.lists(SECRETARY_L1)
    ledger.takes_back(noted)
    for _ in range(2):
        assignment = ledger.lists(now)
        if assignment.doubts:
            ledger.answers(assignment, said)
    assert ledger.lists(now).doubts == ()
