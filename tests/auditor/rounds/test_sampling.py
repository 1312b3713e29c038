"""How it stands with offices that were drawn: waiting, seen, wrong, or no longer there; those that wait carry over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from changing import replace
from small_upazila import BASELINE, office, tell

from auditor.i18n import plain
from auditor.model.facts import (
    PASSWORD_CHANGED_ON,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
)
from auditor.model.grades import Grade
from auditor.model.identity import Identities
from auditor.model.journal import MeetingCancelled
from auditor.model.subjects import Account, Roster
from auditor.model.when import When
from auditor.model.witnessing import (
    DrawnAccount,
    DrawnOffice,
    LoginDay,
    SampledOffice,
    SampleDrawn,
    SampleState,
    to_be_visited,
)
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.sampling import crowded_days, draws_known, draws_not_held, logins_seen, sampled, waiting_since

DECIDED, DRAWN, LATER = date(2024, 1, 18), date(2024, 2, 22), date(2024, 3, 10)
LOTA, KOYRA = office("lota", ("secretary", "clerk")), office("koyra")
WAITING, SEEN, WRONG, GONE = SampleState.WAITING, SampleState.SEEN, SampleState.WRONG, SampleState.GONE
ASKED = SampleState.ASKED


def draw(*offices, on=DRAWN, meeting="2024-02"):
    said = ("two-step-enabled", "profile-updated")
    drawn = tuple(
        DrawnOffice(of.id, tuple(DrawnAccount(account.id, said) for account in of.accounts)) for of in offices
    )
    return SampleDrawn("a" * 64, meeting, "", drawn, on)


def states(draws, *told, roster=(LOTA, KOYRA)):
    by_subject = {}
    for part in told:
        for seen in part:
            by_subject.setdefault(seen.subject, []).append(seen)
    return [
        (found.office, found.state) for found in sampled(draws, Roster(tuple(roster)), by_subject, BASELINE, DECIDED)
    ]


def seen(subject, fact=TWO_STEP_ENROLLED, value=True, on=LATER, grade=Grade.WITNESSED):
    """What was seen of an account: of two-step what is told, and of its profile that it is right."""
    facts = {fact: value} if fact == PROFILE_UPDATED_ON else {fact: value, PROFILE_UPDATED_ON: When.on(on)}
    return tell(subject, facts, on=on, grade=grade)


BOTH = (seen("lota/secretary"), seen("lota/clerk"))
CASES = {
    "nothing told since": ((), WAITING),
    "one of two seen": ((seen("lota/secretary"),), WAITING),
    "both seen": (BOTH, SEEN),
    "both seen, on the day of the draw": (
        (seen("lota/secretary", on=DRAWN), seen("lota/clerk", on=DRAWN)),
        SEEN,
    ),
    "seen before the draw: it is to be seen after it": (
        (seen("lota/secretary", on=date(2024, 2, 21)), seen("lota/clerk", on=date(2024, 2, 21))),
        WAITING,
    ),
    "only told, by whomever": (
        (seen("lota/secretary", grade=Grade.DECLARED), seen("lota/clerk", grade=Grade.SELF_CHECKED)),
        WAITING,
    ),
    "by the system's record": (
        (seen("lota/secretary", grade=Grade.EXPORTED), seen("lota/clerk", grade=Grade.EXPORTED)),
        SEEN,
    ),
    "of one only where the code comes": (
        (seen("lota/secretary"), seen("lota/clerk", TWO_STEP_METHOD, Method.SMS)),
        WAITING,
    ),
    "of one not the profile, of which it was said that it is right": (
        (seen("lota/secretary"), tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=LATER, grade=Grade.WITNESSED)),
        WAITING,
    ),
    "of one only the profile": (
        (
            seen("lota/secretary"),
            tell("lota/clerk", {PROFILE_UPDATED_ON: When.on(LATER)}, on=LATER, grade=Grade.WITNESSED),
        ),
        WAITING,
    ),
    "at one no code came: the portal is in the way, and what was said is not wrong": (
        (seen("lota/secretary"), seen("lota/clerk", value=False), seen("lota/clerk", TWO_STEP_CAUSE, Cause.NO_CODE)),
        SEEN,
    ),
    "off at one of them because nobody did it": (
        (
            seen("lota/secretary"),
            seen("lota/clerk", value=False),
            seen("lota/clerk", TWO_STEP_CAUSE, Cause.ON_LEAVE),
        ),
        WRONG,
    ),
    "of one what no login shows": (
        (
            seen("lota/secretary"),
            tell("lota/clerk", {PASSWORD_CHANGED_ON: When.on(LATER)}, on=LATER, grade=Grade.EXPORTED),
        ),
        WAITING,
    ),
    "off at one of them": ((seen("lota/secretary"), seen("lota/clerk", value=False)), WRONG),
    "off at one, the other not seen": ((seen("lota/clerk", value=False),), WRONG),
    "no code asked for": ((*BOTH, seen("lota/clerk", TWO_STEP_DEMANDED, value=False)), WRONG),
    "off, and on again later: what was said was wrong": (
        (*BOTH, seen("lota/clerk", value=False, on=date(2024, 3, 1))),
        WRONG,
    ),
    "off on a later day than it was seen on: no longer so": (
        (*BOTH, seen("lota/clerk", value=False, on=LATER + timedelta(days=1))),
        SEEN,
    ),
    "a profile of before the decision": (
        (*BOTH, seen("lota/clerk", PROFILE_UPDATED_ON, When.not_since(DECIDED))),
        WRONG,
    ),
    "a profile of the day of the decision": ((*BOTH, seen("lota/clerk", PROFILE_UPDATED_ON, When.on(DECIDED))), SEEN),
}


@pytest.mark.parametrize(("told", "state"), CASES.values(), ids=CASES)
def test_an_office_that_was_drawn_stands_by_what_was_seen_of_all_its_accounts_since(told, state):
    assert states([draw(LOTA)], *told) == [("lota", state)]


@pytest.mark.parametrize(("told", "counted"), [((), (0, 2)), ((seen("lota/secretary"),), (1, 2)), (BOTH, (2, 2))])
def test_of_an_office_that_was_drawn_it_is_known_how_many_of_its_logins_were_seen(told, counted):
    by_subject = {part[0].subject: part for part in told}
    assert logins_seen([draw(LOTA)], Roster((LOTA,)), by_subject, BASELINE) == {"lota": counted}


@pytest.mark.parametrize(
    "drawn",
    [
        [DrawnOffice("lota", (DrawnAccount("lota/old", ("reset",)), DrawnAccount("lota/secretary", ("two-step-enabled",))))],
        [DrawnOffice(of, (DrawnAccount(f"{of}/secretary", ("two-step-enabled",)),)) for of in ("lota", "lota-up")],
    ],
    ids=["two user IDs of one office", "two offices"],
)  # fmt: skip
def test_those_drawn_that_turned_out_to_be_one_are_one_login_to_see(tmp_path, drawn):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(SampleDrawn("a" * 64, "2024-02", "", tuple(drawn), DRAWN))
    merged = {"lota/old": "lota/secretary", "lota-up": "lota", "lota-up/secretary": "lota/secretary"}
    (draw,) = draws_known(ledger, Identities(merged=merged))
    assert [(of.office, [each.account for each in of.accounts]) for of in draw.offices] == [
        ("lota", ["lota/secretary"])
    ]
    said = {policy for of in drawn for each in of.accounts for policy in each.policies}
    assert set(draw.offices[0].accounts[0].policies) == said
    told = {"lota/secretary": list(seen("lota/secretary"))}
    assert logins_seen([draw], Roster((LOTA,)), told, BASELINE)["lota"][1] == 1


def test_nobody_was_drawn():
    assert states([]) == []


def test_who_is_no_longer_listed_needs_not_be_seen_and_without_anybody_the_office_is_gone():
    one_left = office("lota", ("secretary",))
    assert states([draw(LOTA)], seen("lota/secretary"), roster=[one_left]) == [("lota", SEEN)]
    assert states([draw(LOTA)], roster=[KOYRA]) == [("lota", GONE)]


def asked_about(office, *given):
    """Return an office of which the accounts that left (by place) may be somebody listed, whose user ID is another than before."""
    kept = tuple(replace(each, left=each.id in given) for each in office.accounts)
    return replace(office, accounts=(*kept, Account(f"{office.id}/other", plain("head"), doubts=given)))


@pytest.mark.parametrize(
    ("told", "asked", "state"),
    [
        ((), ("lota/secretary", "lota/clerk"), ASKED),
        ((), ("lota/clerk",), WAITING),
        ((seen("lota/secretary"),), ("lota/clerk",), ASKED),
        ((seen("lota/secretary", value=False),), ("lota/clerk",), WRONG),
    ],
    ids=["of all", "of one while another waits", "of one while the other was seen", "of one while the other was wrong"],
)
def test_of_whom_it_is_asked_whether_he_is_listed_still_the_office_is_neither_gone_nor_seen(told, asked, state):
    assert states([draw(LOTA)], *told, roster=[asked_about(LOTA, *asked)]) == [("lota", state)]
    later = draw(KOYRA, on=LATER + timedelta(10), meeting="2024-03")
    carried = ("lota", state) in states([draw(LOTA), later], *told, roster=[asked_about(LOTA, *asked), KOYRA])
    assert carried is (state is not WRONG)


def test_who_may_stand_in_the_list_of_another_office_is_not_gone_either():
    secretary, clerk = LOTA.accounts
    left = replace(LOTA, accounts=(replace(secretary, left=True), clerk), maybe_elsewhere=("lota/secretary",))
    there = replace(KOYRA, accounts=(replace(KOYRA.accounts[0], doubts=("lota/secretary",)),))
    assert states([draw(LOTA)], seen("lota/clerk"), roster=[left, there]) == [("lota", ASKED)]


@pytest.mark.parametrize(
    ("told", "state", "listed_in", "visited"),
    [
        ((seen("lota/secretary"),), WAITING, ("koyra",), ("koyra",)),
        ((), WAITING, ("lota", "koyra"), ("lota", "koyra")),
        ((seen("lota/clerk"),), WAITING, (), ("lota",)),
        (BOTH, SEEN, (), ()),
        ((seen("lota/clerk", value=False),), WRONG, (), ()),
    ],
    ids=["who moved is still to be seen", "nobody was seen", "who stayed is still to be seen", "both seen", "wrong"],
)
def test_a_login_that_is_still_to_be_seen_of_who_moved_is_to_be_seen_where_he_is_listed_now(
    told, state, listed_in, visited
):
    secretary, clerk = LOTA.accounts
    roster = Roster((replace(LOTA, accounts=(secretary,)), replace(KOYRA, accounts=(*KOYRA.accounts, clerk))))
    by_subject = {part[0].subject: part for part in told}
    sample = sampled([draw(LOTA)], roster, by_subject, BASELINE, DECIDED)
    assert sample == (SampledOffice("lota", "2024-02", state, listed_in),)
    assert to_be_visited(sample) == visited


def test_what_was_said_of_two_step_alone_needs_no_look_at_the_profile():
    drawn = SampleDrawn(
        "a" * 64, "2024-02", "", (DrawnOffice("koyra", (DrawnAccount("koyra/head", ("two-step-enabled",)),)),), DRAWN
    )
    only = tell("koyra/head", {TWO_STEP_ENROLLED: True}, on=LATER, grade=Grade.WITNESSED)
    assert states([drawn], only) == [("koyra", SEEN)]
    wrong_profile = tell("koyra/head", {PROFILE_UPDATED_ON: When.not_since(DECIDED)}, on=LATER, grade=Grade.WITNESSED)
    assert states([drawn], only, wrong_profile) == [("koyra", SEEN)]  # of that it had said nothing


@pytest.mark.parametrize(("accounts", "crowded"), [(12, ()), (13, (LoginDay(LATER, 13),))])
def test_more_logins_than_twelve_on_one_day_since_the_decision_are_told(accounts, crowded):
    told = {f"large/{number}": seen(f"large/{number}", value=False) for number in range(accounts)}
    assert crowded_days(told, DECIDED) == crowded_days(told, LATER) == crowded
    assert crowded_days(told, LATER + timedelta(1)) == ()
    recorded = {who: [replace(each, grade=Grade.EXPORTED) for each in of_who] for who, of_who in told.items()}
    assert crowded_days(recorded, DECIDED) == ()


def test_what_is_drawn_at_a_meeting_is_none_of_the_draws_that_its_own_round_knows(tmp_path):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(draw(LOTA), draw(KOYRA, on=LATER, meeting="2024-03"))
    known = {of: [each.meeting for each in draws_known(ledger, Identities(), of)] for of in ("", "2024-02", "2024-03")}
    assert known == {"": ["2024-02", "2024-03"], "2024-02": ["2024-03"], "2024-03": ["2024-02"]}


@pytest.mark.parametrize("taken_back", [False, True])
def test_a_draw_for_a_meeting_that_was_not_held_leaves_the_draw_before_it_the_last_until_it_is_held_after_all(
    tmp_path, taken_back
):
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.note(draw(LOTA), draw(KOYRA, on=LATER, meeting="2024-03"))
    ledger.note(MeetingCancelled("2024-03", LATER, LATER, taken_back=taken_back))
    known = draws_known(ledger, Identities())
    assert [each.meeting for each in known] == (["2024-02", "2024-03"] if taken_back else ["2024-02"])
    assert [each.meeting for each in draws_not_held(ledger)] == ([] if taken_back else ["2024-03"])
    if not taken_back:
        assert states(known, seen("lota/secretary", TWO_STEP_DEMANDED, value=False)) == [("lota", WRONG)]


def test_those_who_waited_at_the_next_draw_carry_over_and_those_who_were_seen_by_then_do_not():
    next_draw = date(2024, 3, 21)
    draws = [draw(LOTA, KOYRA), draw(office("bedkashi"), on=next_draw, meeting="2024-03")]
    roster = (LOTA, KOYRA, office("bedkashi"))
    assert states(draws, seen("koyra/head"), roster=roster) == [("lota", WAITING), ("bedkashi", WAITING)]
    late = (seen("lota/secretary", on=next_draw), seen("lota/clerk", on=next_draw))
    assert states(draws, seen("koyra/head"), *late, roster=roster) == [("lota", SEEN), ("bedkashi", WAITING)]


def test_one_drawn_again_while_it_waits_is_counted_once_and_called_by_its_first_draw():
    again = [draw(KOYRA), draw(KOYRA, on=date(2024, 3, 21), meeting="2024-03")]
    found = sampled(again, Roster((KOYRA,)), {}, BASELINE, DECIDED)
    assert found == (SampledOffice("koyra", "2024-02", WAITING),)


def test_one_drawn_again_while_it_waits_waits_since_for_both_meetings_and_one_seen_between_them_for_the_second_alone():
    april = date(2024, 4, 18)
    draws = [draw(LOTA, KOYRA), draw(LOTA, KOYRA, on=date(2024, 3, 21), meeting="2024-03")]
    between = seen("koyra/head", on=date(2024, 3, 1))
    found = sampled(draws, Roster((LOTA, KOYRA)), {"koyra/head": [*between]}, BASELINE, DECIDED)
    assert waiting_since(draws, found) == {"lota": ("2024-02", "2024-03"), "koyra": ("2024-03",)}
    draws.append(draw(office("bedkashi"), on=april, meeting="2024-04"))
    found = sampled(draws, Roster((LOTA, KOYRA, office("bedkashi"))), {}, BASELINE, DECIDED)
    assert waiting_since(draws, found)["bedkashi"] == ("2024-04",)


def test_one_of_whom_it_is_asked_who_he_is_waits_as_papers_say():
    sample = (SampledOffice("koyra", "2024-02", ASKED), SampledOffice("lota", "2024-02", SEEN))
    assert waiting_since([draw(KOYRA, LOTA)], sample) == {"koyra": ("2024-02",)}
