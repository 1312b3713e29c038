"""What was seen at a login, as observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.i18n import Text
from auditor.model.errors import WorkspaceError
from auditor.model.evidence import Observation, Reference
from auditor.model.facts import (
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_DEMANDED,
    TWO_STEP_DEVICE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    TWO_STEP_OFFERED,
    Cause,
)
from auditor.model.grades import Grade
from auditor.model.when import When
from auditor.witness.asking import CodeSeen, ShownProfile, ShownTwoStep

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from auditor.model.facts import CodeDevice, Fact, Method

BY: Final = "witness"
"""Whose observations these are, as `auditor.sources.observed.MAKERS` names it."""


class Seen(Struct, frozen=True):
    """What was seen at one login; None, what was not looked at.

    Attributes:
        code: what was seen of the code; `method` by which way it came, `device` whose it came to.
        two_step: what the profile shows of two-step.
        profile: whether the profile shows the present holder.

    """

    code: CodeSeen
    method: Method | None = None
    device: CodeDevice | None = None
    two_step: ShownTwoStep | None = None
    profile: ShownProfile | None = None


def contradicts_itself(seen: Seen) -> bool:
    """Whether a code let in and the profile is said to show that two-step is not on."""
    return seen.code is CodeSeen.LET_IN and seen.two_step not in {ShownTwoStep.ON, None}


def refuse_impossible(seen: Seen) -> None:
    """Refuse what cannot have been seen at one login: how a code came that did not let in, or what only somebody sees who came in.

    Raises:
        WorkspaceError: that is said.

    """
    told = {
        _NO_CODE_CAME: seen.code is not CodeSeen.LET_IN and (seen.method, seen.device) != (None, None),
        _NOBODY_CAME_IN: seen.code is CodeSeen.NO_CODE and (seen.two_step, seen.profile) != (None, None),
    }
    if any(told.values()):
        raise WorkspaceError(*(each for each, is_so in told.items() if is_so))


class Occasion(Struct, frozen=True):
    """Whose login was seen, when and how.

    Attributes:
        account: the account's id.
        day: when; `decision_day` the day from which profiles count.
        way: ``seen-in-person`` or ``seen-on-video``.
        proof: the number of the signed sheet, or the time of the call; empty where there is no signature, and then it counts
            as declared: a login that nobody signs for is hearsay.

    """

    account: str
    day: date
    decision_day: date
    way: str
    proof: str


def observations(seen: Seen, occasion: Occasion) -> tuple[Observation[Any], ...]:
    """Return what was seen as observations: what was not looked at is not said.

    A code that let in shows that two-step is on, unless the profile shows it off; one that was asked for and did not come shows
    nothing but that, as in the register (`auditor.register.questions.two_step`). That none was asked for does not show that it is
    off, only the profile does, but then a login is known that opens with the password alone.
    """
    grade = Grade.WITNESSED if occasion.proof else Grade.DECLARED
    way = occasion.way if occasion.proof else ""
    reference = Reference("", "", occasion.proof)
    return tuple(
        Observation((occasion.account,), fact, value, grade, BY, occasion.day, reference, way=way)
        for fact, value in _told(seen, occasion)
    )


def _told(seen: Seen, occasion: Occasion) -> Iterator[tuple[Fact[Any], Any]]:
    if seen.code is CodeSeen.NO_CODE:
        yield TWO_STEP_ENROLLED, False
        yield TWO_STEP_CAUSE, Cause.NO_CODE
        return
    asked = seen.code is CodeSeen.LET_IN
    if seen.two_step is ShownTwoStep.ON or (asked and seen.two_step is None):
        yield TWO_STEP_ENROLLED, True
    elif seen.two_step is not None:
        yield TWO_STEP_ENROLLED, False
    if asked or seen.two_step in {ShownTwoStep.ON, None}:
        yield TWO_STEP_DEMANDED, asked
    if seen.two_step is ShownTwoStep.NOT_OFFERED and not asked:
        yield TWO_STEP_OFFERED, False
        yield TWO_STEP_CAUSE, Cause.NOT_OFFERED
    if asked and seen.method is not None:
        yield TWO_STEP_METHOD, seen.method
    if asked and seen.device is not None:
        yield TWO_STEP_DEVICE, seen.device
    if seen.profile is not None:
        right = seen.profile is ShownProfile.RIGHT
        yield (
            PROFILE_UPDATED_ON,
            When.on(occasion.day) if right else When.undone_by(occasion.day, occasion.decision_day),
        )


_NO_CODE_CAME: Final = Text(
    en="It is said that no code let in, and also how the code came or to whose device; nothing was entered. Ask what was seen. Where no code came, choose "
    '"not seen" at the way and the device.',
    bn="বলা হয়েছে কোড দিয়ে ঢোকা হয়নি, আবার কোড কীভাবে বা কার যন্ত্রে এসেছে তা-ও বলা হয়েছে; কিছু তোলা হয়নি। কী দেখা গেছে জেনে ঠিক করুন। কোড না এলে মাধ্যম ও যন্ত্রের ঘরে “দেখা হয়নি” বাছুন।",
)
_NOBODY_CAME_IN: Final = Text(
    en="It is said that no code came, so nobody came in, and also what the profile shows; nothing was entered. Ask what was seen. Where nobody came in, "
    'choose "not seen" at what the profile shows.',
    bn="বলা হয়েছে কোড আসেনি, অর্থাৎ ঢোকা যায়নি, আবার প্রোফাইলে কী আছে তা-ও বলা হয়েছে; কিছু তোলা হয়নি। কী দেখা গেছে জেনে ঠিক করুন। ঢোকা না গেলে প্রোফাইলের ঘরগুলোতে “দেখা হয়নি” বাছুন।",
)
