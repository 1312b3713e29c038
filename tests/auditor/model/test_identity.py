"""Whom an id in an entry of the ledger may mean is whoever was one with him then and is another one now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from auditor.i18n import plain
from auditor.model.identity import Answered, Identities, IdentityAnswer, KnownAccount, PlacedRow, Sameness
from auditor.roster import recalling

EVERYBODY = [f"office-{at}" for at in range(8)]
SAID = st.tuples(
    st.integers(1, len(EVERYBODY) - 1),
    st.integers(0, len(EVERYBODY) - 2),
    st.sampled_from([Sameness.SAME, Sameness.NEW_HOLDER, Sameness.OTHER]),
    st.integers(1, 9),
    st.one_of(st.none(), st.integers(1, 9)),
)


def answered(drawn) -> tuple[Answered, ...]:
    """Return answers of which each is of somebody listed earlier, and one alone of each holds now."""
    found, held = [], set()
    for now, before, said, first, lasted in drawn:
        last = None if lasted is None else first + lasted
        if before < now and not (last is None and now in held):
            held |= {now} if last is None else set()
            found.append(Answered(IdentityAnswer(EVERYBODY[now], EVERYBODY[before], said), first, last))
    return tuple(found)


def known(answers, **more) -> Identities:
    merged = {each.answer.now: each.answer.before for each in answers if each.makes_one and each.last is None}
    return Identities(merged=merged, answers=answers, reconsidered=recalling.reconsidered(answers), **more)


def groups_at(answers, number) -> dict[str, set[str]]:
    """Return who was one with each when an entry was written."""
    groups = {given: {given} for given in EVERYBODY}
    for each in answers:
        if each.makes_one and each.held_at(number):
            both = groups[each.answer.now] | groups[each.answer.before]
            groups |= dict.fromkeys(both, both)
    return groups


@examples(300)
@given(st.lists(SAID, max_size=12), st.integers(0, 20))
def test_an_id_may_mean_all_who_were_one_when_it_was_written_and_are_several_now(drawn, number):
    answers = answered(drawn)
    everybody = known(answers)
    groups = groups_at(answers, number)
    for given_then in EVERYBODY:
        now = {everybody.id_now(each) for each in groups[given_then]}
        assert set(everybody.either(given_then, number)) == (now if len(now) > 1 else set())


def test_answers_that_all_hold_are_of_no_concern_beside_one_that_does_not():
    apart = Answered(IdentityAnswer("office-1", "office-0", Sameness.SAME), 1, 5)
    others = (Answered(IdentityAnswer("office-3", "office-2", Sameness.SAME), 2),)
    assert known((apart, *others)).reconsidered == {"office-1": (apart,), "office-0": (apart,)}
    assert known(others).reconsidered == {}


def test_of_which_accounts_a_row_told_is_unsettled_where_the_answer_that_said_so_was_taken_back_since():
    said = IdentityAnswer("o/b", "o", Sameness.SAME)
    accounts = {"o/b": KnownAccount("o/b", "o", plain("post"))}
    row = PlacedRow("sheet!5", "o", ("o/a", "o/b"))
    everybody = known((Answered(said, 2, 6),), accounts=accounts)
    assert [everybody.is_unsettled(row, number) for number in (1, 4, 8)] == [False, True, False]
    again = known((Answered(said, 2, 6), Answered(said, 7)), accounts=accounts)
    assert not again.is_unsettled(row, 4)
    assert not everybody.is_unsettled(PlacedRow("sheet!5", "o", ("o/a",)), 4)
