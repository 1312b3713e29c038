"""What is seen at a login, and what that says: only what was looked at, and never that a code was off because none was asked for."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.model.facts import Cause, CodeDevice, Method
from auditor.model.grades import Grade
from auditor.model.when import When
from auditor.witness.asking import ON_THE_SHEET, CodeSeen, ShownProfile, ShownTwoStep
from auditor.witness.seeing import Occasion, Seen, observations

DAY, DECIDED = date(2024, 3, 14), date(2024, 1, 18)
SIGNED = Occasion("lota/secretary", DAY, DECIDED, "seen-in-person", "1234-5678")

SAYS = {
    "a code let in": (Seen(CodeSeen.LET_IN), {"two_step_enrolled": True, "two_step_demanded": True}),
    "a code was asked for and none came: nobody came in, and the portal is the cause": (
        Seen(CodeSeen.NO_CODE),
        {"two_step_enrolled": False, "two_step_cause": Cause.NO_CODE},
    ),
    "a code let in though the profile is said to show it off: what the profile shows counts": (
        Seen(CodeSeen.LET_IN, two_step=ShownTwoStep.OFF),
        {"two_step_enrolled": False, "two_step_demanded": True},
    ),
    "no code, the profile not looked at: a login without one, whether it is on is not said": (
        Seen(CodeSeen.NOT_ASKED),
        {"two_step_demanded": False},
    ),
    "no code, and the profile shows it on": (
        Seen(CodeSeen.NOT_ASKED, two_step=ShownTwoStep.ON),
        {"two_step_enrolled": True, "two_step_demanded": False},
    ),
    "no code, and the profile shows it off": (
        Seen(CodeSeen.NOT_ASKED, two_step=ShownTwoStep.OFF),
        {"two_step_enrolled": False},
    ),
    "no code, and the portal has no such setting": (
        Seen(CodeSeen.NOT_ASKED, two_step=ShownTwoStep.NOT_OFFERED),
        {"two_step_enrolled": False, "two_step_offered": False, "two_step_cause": Cause.NOT_OFFERED},
    ),
    "by an app on the holder's own phone": (
        Seen(CodeSeen.LET_IN, Method.TOTP, CodeDevice.HOLDERS),
        {
            "two_step_enrolled": True,
            "two_step_demanded": True,
            "two_step_method": Method.TOTP,
            "two_step_device": CodeDevice.HOLDERS,
        },
    ),
    "no code: by which way it would come is not said": (
        Seen(CodeSeen.NOT_ASKED, Method.TOTP, CodeDevice.ANOTHERS),
        {"two_step_demanded": False},
    ),
    "the profile shows the present holder": (
        Seen(CodeSeen.LET_IN, profile=ShownProfile.RIGHT),
        {"two_step_enrolled": True, "two_step_demanded": True, "profile_updated_on": When.on(DAY)},
    ),
    "the profile shows somebody else": (
        Seen(CodeSeen.LET_IN, profile=ShownProfile.WRONG),
        {"two_step_enrolled": True, "two_step_demanded": True, "profile_updated_on": When.not_since(DECIDED)},
    ),
}


@pytest.mark.parametrize(("seen", "said"), SAYS.values(), ids=SAYS)
def test_what_was_seen_says_so_much_and_no_more(seen, said):
    found = observations(seen, SIGNED)
    assert {told.fact.id: told.value for told in found} == said
    for told in found:
        assert (told.subject, told.observed_on, told.grade) == ("lota/secretary", DAY, Grade.WITNESSED)
        assert (told.way, told.reference.place, told.source) == ("seen-in-person", "1234-5678", "witness")


def test_what_nobody_signed_for_counts_as_told_and_keeps_no_way_of_seeing():
    unsigned = Occasion("lota/secretary", DAY, DECIDED, "seen-in-person", "")
    assert {(told.grade, told.way) for told in observations(Seen(CodeSeen.LET_IN), unsigned)} == {(Grade.DECLARED, "")}


def test_nothing_on_the_sheet_asks_for_a_password_or_how_good_it_is():
    words = " ".join(
        part.en for asked in ON_THE_SHEET for part in (asked.text, *(answer for answer, _ in asked.answers))
    )
    assert "strong" not in words
    assert "which password" not in words
    assert all(answer.bn and answer.en for asked in ON_THE_SHEET for answer, _ in asked.answers)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2024, 1, 10), date(2024, 1, 16), date(2024, 1, 17)])
def test_a_profile_seen_undone_before_the_decision_was_not_done_up_to_that_day_and_of_the_time_since_nothing_is_said(
    day,
):
    occasion = Occasion("lota/secretary", day, DECIDED, "seen-on-video", "11:15")
    told = observations(Seen(CodeSeen.LET_IN, profile=ShownProfile.WRONG), occasion)[-1]
    assert (told.fact.id, told.value, told.observed_on) == ("profile_updated_on", When(None, day), day)
    assert told.is_of_its_day_alone
