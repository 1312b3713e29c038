"""After an answer was taken back everybody is who he would be had it never been given, whatever the roster became meanwhile."""

from __future__ import annotations

import pytest
from changing import replace
from named_offices import ADMINISTRATIVE, DAY, OPERATOR, SECRETARY, identified, office

from auditor.i18n import Text
from auditor.model.identity import Identities, IdentityAnswer, KnownAccount, Sameness, SharedLogin
from auditor.model.journal import Identified
from auditor.roster import identity, recalling
from auditor.roster.news import to_note

LOTA = "লতা"
LISTED_MEANWHILE = "ইউডিসি উদ্যোক্তা"


class Ledger:
    """The notes of who is who, as a ledger has them."""

    def __init__(self, notes=()):
        self.notes: list[Identified] = list(notes)

    @property
    def known(self) -> Identities:
        return recalling.recall(self.notes)

    def lists(self, *offices) -> identity.Assignment:
        """Keep a roster; return it by the ids that everybody has."""
        assignment = identified(self.known, *offices)
        self.notes += [
            Identified(*some, (), DAY)
            for some in to_note(self.known, assignment.roster, {}, f"{len(self.notes):04x}", counted=True)
        ]
        return assignment

    def answers(self, assignment, said, **more) -> tuple[IdentityAnswer, ...]:
        """Answer all that is doubtful alike."""
        noted = tuple(
            answer for doubt in assignment.doubts for answer in doubt.answered(doubt.before[0].id, said, **more)
        )
        assert noted
        self.notes.append(Identified((), (), noted, DAY))
        return noted

    def either(self, given) -> list[tuple[str, ...]]:
        """Return whom an id may mean that stands in an entry right after each note."""
        return [self.known.either(given, place + 0.5) for place in range(len(self.notes))]

    def takes_back(self, noted) -> None:
        again = tuple(IdentityAnswer(each.now, each.before, Sameness.LATER) for each in reversed(noted))
        self.notes.append(Identified((), (), again, DAY))


def ids_of(assignment) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.id, each.doubts) for listed in assignment.roster.offices for each in (listed, *listed.accounts)]


BEGAN = office(LOTA, SECRETARY, (OPERATOR, "l2"))
CHANGED = office(LOTA, (ADMINISTRATIVE, ""), (OPERATOR, "l2"))
AFTERWARDS = {
    "as it was": CHANGED,
    "as it began": BEGAN,
    "in other words": office(LOTA, ("প্রশাসনিক কর্মকর্তা", ""), (OPERATOR, "l2")),
    "with a login": office(LOTA, (ADMINISTRATIVE, "l9"), (OPERATOR, "l2")),
    "with another one": office(LOTA, (ADMINISTRATIVE, ""), (OPERATOR, "l2"), (LISTED_MEANWHILE, "l7")),
    "with the one of before beside him": office(LOTA, SECRETARY, (ADMINISTRATIVE, ""), (OPERATOR, "l2")),
}


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER])
@pytest.mark.parametrize("afterwards", AFTERWARDS.values(), ids=AFTERWARDS)
@pytest.mark.parametrize("is_kept", [True, False])
def test_everybody_is_who_he_would_be_without_the_answer(said, afterwards, is_kept):
    found = []
    for is_answered in (True, False):
        ledger = Ledger()
        ledger.lists(BEGAN)
        changed = ledger.lists(CHANGED)
        noted = ledger.answers(changed, said) if is_answered else ()
        if is_kept:
            ledger.lists(afterwards)
        if noted:
            ledger.takes_back(noted)
        found.append(ids_of(identified(ledger.known, afterwards)))
    assert found[0] == found[1]


SPELT = office("লোতা", SECRETARY, (OPERATOR, "l2"))


@pytest.mark.parametrize("said", [Sameness.SAME, Sameness.OTHER])
@pytest.mark.parametrize(
    "afterwards",
    [
        SPELT,
        office("লোতা", (SECRETARY, "l1"), (OPERATOR, "l2"), (LISTED_MEANWHILE, "l7")),
        office(LOTA, (SECRETARY, "l1"), (OPERATOR, "l2")),
    ],
)
@pytest.mark.parametrize("is_kept", [True, False])
def test_an_office_with_its_accounts_is_who_it_would_be_without_the_answer(said, afterwards, is_kept):
    found = []
    for is_answered in (True, False):
        ledger = Ledger()
        ledger.lists(office(LOTA, (SECRETARY, "l1"), (OPERATOR, "l2")))
        spelt = ledger.lists(SPELT)
        noted = ledger.answers(spelt, said) if is_answered else ()
        if is_kept:
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
    either = wrong.before, wrong.now
    assert ledger.either(wrong.before) == [(), (), either, either, either, ()]


def test_what_is_answered_alike_once_more_leaves_nothing_in_doubt_until_that_too_is_taken_back():
    ledger = Ledger()
    ledger.lists(BEGAN)
    assignment = ledger.lists(CHANGED)
    noted = ledger.answers(assignment, Sameness.SAME)
    ledger.takes_back(noted)
    either = noted[0].before, noted[0].now
    assert ledger.either(noted[0].before) == [(), (), either, ()]
    ledger.takes_back(ledger.answers(assignment, Sameness.NEW_HOLDER, since=DAY))
    assert ledger.either(noted[0].before) == [(), (), either, (), either, ()]
    ledger.answers(assignment, Sameness.NEW_HOLDER, since=DAY)
    assert not any(ledger.either(noted[0].before))
    assert ledger.known.since == {noted[0].before: DAY}


def note(*accounts: KnownAccount, **answered: str) -> Identified:
    """Note accounts, then who was said to be whom."""
    said = tuple(IdentityAnswer(f"o/{now}", f"o/{before}", Sameness.SAME) for now, before in answered.items())
    return Identified((), accounts, said, DAY)


def account(given: str, post: str, *doubts: str) -> KnownAccount:
    doubted = tuple(f"o/{doubt}" for doubt in doubts)
    return KnownAccount(f"o/{given}", "o", Text(en=post, bn=post), doubts=doubted)


def ids(*given: str) -> set[str]:
    return {f"o/{each}" for each in given}


def test_where_two_were_both_taken_for_the_one_of_before_what_was_told_is_of_one_of_three():
    ledger = Ledger([note(account("c", "c")), note(account("a", "a", "c")), note(a="c"), note(account("d", "d", "c"))])
    ledger.notes += [note(d="c"), note(account("c", "d"))]
    ledger.takes_back(ledger.notes[4].answers)
    ledger.takes_back(ledger.notes[2].answers)
    two, three = ids("c", "a"), ids("c", "a", "d")
    assert [set(each) for each in ledger.either("o/c")] == [set(), set(), two, two, three, three, two, set()]


def chain() -> Ledger:
    """Of a, who was taken for b, it was said then that he is c; and that he is b was taken back."""
    ledger = Ledger([note(account("c", "c")), note(account("b", "b", "c")), note(account("a", "a", "b", "c"))])
    ledger.notes += [note(a="b"), note(account("b", "a", "c")), note(b="c"), note(account("c", "a2"))]
    ledger.takes_back(ledger.notes[3].answers)
    return ledger


def test_what_was_answered_of_a_row_under_the_id_of_another_is_answered_of_that_row():
    ledger = chain()
    known = ledger.known
    assert known.merged == {"o/a": "o/c"}
    assert {each.id: each.post.en for each in known.accounts.values()} == {"o/c": "a2", "o/b": "b"}
    either = ids("b", "c")
    assert [set(each) for each in ledger.either("o/b")] == [set()] * 3 + [either] * 4 + [set()]
    assert [set(each) for each in ledger.either("o/c")] == [set()] * 5 + [either] * 2 + [set()]


def test_and_that_can_be_taken_back_as_well():
    ledger = chain()
    ledger.takes_back([each.answer for each in ledger.known.answers if each.first == 5])
    assert ledger.known.merged == {}
    assert {each.id: each.post.en for each in ledger.known.accounts.values()} == {"o/c": "c", "o/b": "b", "o/a": "a2"}


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


def test_an_account_listed_again_while_its_office_was_taken_for_another_may_be_that_ones():
    ledger = Ledger()
    ledger.lists(office(LOTA, (SECRETARY, "l1"), (OPERATOR, "l2")))
    noted = ledger.answers(ledger.lists(office("লোতা", (SECRETARY, "l1"))), Sameness.SAME)
    ledger.lists(office("লোতা", (SECRETARY, "l1"), (OPERATOR, "l2")))
    ledger.takes_back(noted)
    (operator,) = (each.id for each in ledger.known.accounts.values() if each.seal and each.post.bn == OPERATOR)
    assert ledger.either(operator) == [(), (), (operator,), ()]


def test_posts_that_shared_a_user_id_only_part_and_what_was_told_between_is_of_one_of_them():
    first = account("a", "a")
    shared = SharedLogin("o", "seal", shared=True)
    ledger = Ledger([note(first, account("b", "b")), replace(note(b="a"), logins=(shared,)), note(first)])
    parted = IdentityAnswer("o/b", "o/a", Sameness.OTHER)
    ledger.notes.append(Identified((), (), (parted,), DAY, (replace(shared, shared=None),)))
    assert {each.id: each.post.en for each in ledger.known.accounts.values()} == {"o/a": "a", "o/b": "b"}
    assert ledger.known.logins == ()
    assert ledger.either("o/a") == [(), ("o/a", "o/b"), ("o/a", "o/b"), ()]
