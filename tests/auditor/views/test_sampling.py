"""From whom is drawn, whom a number draws, and what is counted of what was seen."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date, timedelta

import pytest
from annex_sections import brief_lines
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from small_upazila import (
    DONE,
    LETTERHEAD,
    NOT_DONE,
    PROFILE,
    TWO_STEP,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.model.facts import HOLDER_SINCE, PASSWORD_CHANGED_ON, PROFILE_UPDATED_ON, TWO_STEP_ENROLLED
from auditor.model.grades import Grade
from auditor.model.seal import seal_words
from auditor.model.views.head import OfficeName
from auditor.model.views.sampling import DrawList, LoginsSeen, SampledName, SampleTally, SaysYes
from auditor.model.when import When
from auditor.model.witnessing import DrawnAccount, SampledOffice, SampleState
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History, RoundMaterial, head
from auditor.views.sampling import (
    STATES,
    Candidate,
    candidates,
    draw_list,
    drawn_by,
    logins_seen,
    sample_tally,
    sampled_names,
    state_said,
    to_draw,
)

LOTA, KOYRA, UNO = office("lota", ("secretary", "clerk")), office("koyra"), office("uno", voluntary=True)
SEEN_ON = date(2024, 2, 10)


def among(*told, offices=(LOTA, KOYRA, UNO)):
    """Return the serials and accounts from which is drawn."""
    kept = round_of(meeting(offices, [seen for part in told for seen in part]))
    return [(candidate.serial, tuple(drawn.account for drawn in candidate.accounts)) for candidate in candidates(kept)]


def test_drawn_is_from_those_who_say_yes_of_what_a_login_shows():
    yes = tell("lota/secretary", {TWO_STEP_ENROLLED: True})
    assert among(yes) == [(1, ("lota/secretary",))]
    assert among(yes, tell("koyra/head", {PROFILE_UPDATED_ON: When.on(SEEN_ON)}, on=SEEN_ON)) == [
        (1, ("lota/secretary",)),
        (2, ("koyra/head",)),
    ]


def test_a_no_what_no_login_shows_what_was_seen_already_and_who_checks_himself_are_not_drawn_from():
    assert among(tell_all(LOTA, NOT_DONE)) == []
    assert among(tell("koyra/head", {PASSWORD_CHANGED_ON: When.on(SEEN_ON)}, on=SEEN_ON)) == []
    assert among(tell("koyra/head", {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED)) == []
    assert among(tell("koyra/head", {TWO_STEP_ENROLLED: True}, grade=Grade.EXPORTED)) == []
    assert among(tell_all(UNO, {TWO_STEP_ENROLLED: True})) == []
    assert among(tell("koyra/head", {TWO_STEP_ENROLLED: True}, grade=Grade.SELF_CHECKED)) == [(2, ("koyra/head",))]


def of_serials(*serials):
    return [
        Candidate(serial, f"office-{serial}", (DrawnAccount(f"office-{serial}/head", ("two-step-enabled",)),))
        for serial in serials
    ]


def test_a_spoken_number_draws_as_its_description_says():
    digest = "5" * 64
    drawn = drawn_by("482913", digest, of_serials(*range(1, 31)), 5)
    ranked = sorted(
        range(1, 31),
        key=lambda serial: hmac.new(b"482913", f"{seal_words(digest)} {serial}".encode(), hashlib.sha256).hexdigest(),
    )
    assert [candidate.serial for candidate in drawn] == sorted(ranked[:5])


@given(st.integers(0, 10**9), st.integers(1, 20), st.randoms(use_true_random=False))
def test_the_draw_depends_on_number_and_round_and_not_on_the_order_of_the_list(number, how_many, shuffled):
    offices = of_serials(*range(1, 21))
    drawn = drawn_by(f"{number:04d}", "a" * 64, offices, how_many)
    assert len({candidate.serial for candidate in drawn}) == how_many
    shuffled.shuffle(offices)
    assert drawn_by(f"{number:04d}", "a" * 64, offices, how_many) == drawn


def test_other_numbers_and_other_rounds_draw_others_and_every_office_can_be_drawn():
    offices = of_serials(*range(1, 31))
    draws = [drawn_by(f"{number:04d}", "a" * 64, offices, 5) for number in range(300)]
    counts = [sum(candidate in drawn for drawn in draws) for candidate in offices]
    assert min(counts) > 20  # 50 are expected of each
    assert drawn_by("0001", "b" * 64, offices, 5) != drawn_by("0001", "a" * 64, offices, 5)


def logins(*told):
    return logins_seen(history(meeting([LOTA, KOYRA, UNO], [seen for part in told for seen in part])))


def test_logins_that_were_seen_are_counted_by_account_and_day():
    assert logins(tell_all(LOTA, DONE)) is None
    first = tell("lota/secretary", {TWO_STEP_ENROLLED: True}, on=SEEN_ON, grade=Grade.WITNESSED)
    second = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, on=SEEN_ON + timedelta(1), grade=Grade.WITNESSED)
    assert logins(first) == LoginsSeen(1, 1, 0, 0)
    assert logins(first, second) == LoginsSeen(2, 2, 0, 0)
    assert logins(first, tell_all(UNO, {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED)) == LoginsSeen(1, 1, 0, 0)
    by_video, in_person = replace(first[0], way="seen-on-video"), replace(second[0], way="seen-in-person")
    assert logins([by_video], [in_person]) == LoginsSeen(2, 2, in_person=1, on_video=1)


def test_a_login_that_was_seen_again_or_was_the_former_holders_is_not_counted_and_one_long_ago_that_still_refutes_is():
    off = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, on=SEEN_ON, grade=Grade.WITNESSED)
    again = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=SEEN_ON + timedelta(4), grade=Grade.WITNESSED)
    assert logins(off, again) == LoginsSeen(1, 1, 0, 0)
    since = tell("lota/clerk", {HOLDER_SINCE: SEEN_ON + timedelta(1)}, on=SEEN_ON + timedelta(2))
    his_word = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=SEEN_ON + timedelta(2))
    assert logins(off, since, his_word) is None
    long_ago = tell("lota/clerk", {TWO_STEP_ENROLLED: False}, on=SEEN_ON - timedelta(400), grade=Grade.WITNESSED)
    assert logins(long_ago, his_word) == LoginsSeen(1, 1, 0, 0)


def test_the_accounts_seen_in_person_and_on_a_video_call_add_up_to_all_that_were_seen():
    off, seen_on = (
        tell("lota/clerk", {TWO_STEP_ENROLLED: value}, on=SEEN_ON - timedelta(days), grade=Grade.WITNESSED)[0]
        for value, days in ((False, 400), (True, 0))
    )
    his_word = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=SEEN_ON + timedelta(2))
    by_video = replace(off, way="seen-on-video")
    other = replace(seen_on, subjects=("lota/secretary",), way="seen-in-person")
    assert logins([by_video, other], his_word) == LoginsSeen(2, 2, in_person=1, on_video=1)
    profile = tell(
        "lota/clerk", {PROFILE_UPDATED_ON: When.on(SEEN_ON)}, on=SEEN_ON + timedelta(4), grade=Grade.WITNESSED
    )
    in_person = [replace(each, way="seen-in-person") for each in profile]
    assert logins([by_video], his_word, in_person) == LoginsSeen(1, 2, in_person=1, on_video=0)


def with_sample(*states):
    """The history of a round of which so many offices were drawn once."""
    offices = [office(f"office-{number}") for number in range(len(states))]
    kept = round_of(meeting(offices))
    sample = tuple(SampledOffice(f"office-{number}", "2024-01", state) for number, state in enumerate(states))
    return History.of(replace(kept, header=replace(kept.header, sample=sample)), ())


def test_of_those_drawn_some_were_seen_some_of_these_wrong_and_the_rest_wait():
    waiting, seen, wrong, gone = SampleState.WAITING, SampleState.SEEN, SampleState.WRONG, SampleState.GONE
    assert sample_tally(with_sample()) is None
    past = with_sample(waiting, seen, wrong, waiting, gone, seen)
    assert sample_tally(past) == SampleTally(drawn=6, seen=3, wrong=1, waiting=2, gone=1)
    named = chair_view(past, LETTERHEAD).sampled
    assert [(name.office.serial, name.state) for name in named] == [(1, waiting), (3, wrong), (4, waiting)]
    assert all(isinstance(name, SampledName) for name in named)
    everybody = sampled_names(past, SampleState)
    assert [name.state for name in everybody] == [waiting, seen, wrong, waiting, gone, seen]


def test_of_whom_it_is_asked_who_he_is_the_office_drawn_waits_as_well_and_the_chair_is_named_it_with_why():
    past = with_sample(SampleState.ASKED, SampleState.WAITING, SampleState.SEEN)
    assert sample_tally(past) == SampleTally(drawn=3, seen=1, wrong=0, waiting=2, gone=0)
    chair = chair_view(past, LETTERHEAD)
    assert [(each.office.serial, each.state) for each in chair.sampled] == [
        (1, SampleState.ASKED),
        (2, SampleState.WAITING),
    ]
    told = [line for line in brief_lines(chair) if "o be seen" in line]
    assert [line.partition(": ")[0] for line in told] == ["Still to be seen", "To be seen once it is known who it is"]


@pytest.mark.parametrize(
    ("listed_in", "said"),
    [(("office-1",), "user ID"), (("office-0", "office-1"), "one of its user IDs, or more,")],
)
def test_the_chair_is_told_in_whose_list_a_login_stands_now_that_is_still_to_be_seen_and_two_drawn_stay_two(
    listed_in, said
):
    past = with_sample(SampleState.WAITING, SampleState.SEEN)
    first, second = past.now.header.sample
    sample = (replace(first, listed_in=listed_in), second)
    past = History.of(replace(past.now, header=replace(past.now.header, sample=sample)), ())
    assert sample_tally(past) == SampleTally(drawn=2, seen=1, wrong=0, waiting=1, gone=0)
    names = [each.office.name.en for each in past.now.assessments]
    (told,) = (line for line in brief_lines(chair_view(past, LETTERHEAD)) if "till to be seen" in line)
    assert told == f"Still to be seen: {names[0]} ({said} now in the list of {names[1]})."


@pytest.mark.parametrize("state", SampleState)
@pytest.mark.parametrize("seen", [0, 1, 2])
def test_how_many_logins_were_seen_is_said_of_an_office_that_waits_once_some_were_and_not_all(state, seen):
    is_begun = state is SampleState.WAITING and seen == 1
    assert state_said(state, seen, 2).en == STATES[state].en + " (1 of 2 user IDs seen)" * is_begun


def test_an_office_that_was_drawn_and_has_left_since_is_called_as_it_was():
    before = round_of(meeting([office("office-0"), office("office-1")]))
    now = with_sample(SampleState.WAITING).now
    sample = (*now.header.sample, SampledOffice("office-1", "2024-01", SampleState.GONE))
    past = History.of(replace(now, header=replace(now.header, sample=sample)), (before,))
    assert [(name.office.serial, name.state) for name in sampled_names(past, SampleState)] == [
        (1, SampleState.WAITING),
        (2, SampleState.GONE),
    ]


def test_there_is_a_list_to_draw_from_where_a_kept_round_has_somebody_who_says_yes():
    def listed(told):
        past = history(meeting([LOTA, KOYRA], told))
        return past, draw_list(RoundMaterial(past, LETTERHEAD))

    assert listed([])[1] is None
    past, found = listed(tell_all(LOTA, {TWO_STEP_ENROLLED: True}))
    assert found == DrawList(head(past, LETTERHEAD), (SaysYes(OfficeName(1, LOTA.name), 2),), 1)
    unkept = replace(past, now=replace(past.now, digest=""))
    assert draw_list(RoundMaterial(unkept, LETTERHEAD)) is None


def test_of_those_drawn_from_is_known_to_what_they_say_yes():
    yes = {PROFILE_UPDATED_ON: When.on(SEEN_ON), TWO_STEP_ENROLLED: True}
    told = [*tell("lota/secretary", yes, on=SEEN_ON), *tell("lota/clerk", {TWO_STEP_ENROLLED: True})]
    assert candidates(round_of(meeting([KOYRA, LOTA], told))) == (
        Candidate(
            2,
            "lota",
            (DrawnAccount("lota/secretary", (PROFILE, TWO_STEP)), DrawnAccount("lota/clerk", (TWO_STEP,))),
        ),
    )


@pytest.mark.parametrize(("offices", "drawn"), [(0, 0), (1, 1), (4, 4), (5, 5), (6, 5), (30, 5)])
def test_five_offices_are_drawn_or_all_where_there_are_fewer(offices, drawn):
    assert to_draw(offices) == drawn
