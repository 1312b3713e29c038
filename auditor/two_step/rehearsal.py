"""Rehearses two-step authentication: codes are compared, and a wrong clock is told from a wrong key (RFC 6238 section 6)."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from hmac import compare_digest
from math import ceil
from typing import TYPE_CHECKING, Final

import pyotp
from msgspec import Struct

from auditor.i18n import Text, ascii_digits, clean
from auditor.two_step import texts
from auditor.two_step.setup import USUAL_DIGITS, USUAL_PERIOD, Algorithm, OtpType, Setup
from auditor.two_step.texts import CodeResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NEAR_STEPS: Final = 10
"""How many time steps a clock may be off, either way, for a first code to count."""
FAR_SECONDS: Final = 86_400
"""How far off two codes may agree on, so that a wrong time zone is told apart from a wrong key."""
LOOK_AHEAD: Final = 50
"""How many codes a counting phone may have gone ahead of the QR (RFC 4226 section 7.4)."""
MOST_WRONG: Final = 5
"""Codes that may fail before the rehearsal ends; it can be started again at once."""
TYPING_SECONDS: Final = 15
"""What a person needs from reading a code to having typed it."""
_LONGEST_CODE: Final = 64
_MINUTES_FROM: Final = 120
_HOURS_FROM: Final = 7200
"""Seconds from which a difference is said in minutes, and in hours."""


def read_code(typed: str) -> str | None:
    """Return the ASCII digits of a code as a person typed it; None when it holds anything but digits.

    Bangla and full-width digits, spaces and hyphens make no difference.
    """
    if len(typed) > _LONGEST_CODE:
        return None
    signs = "".join(sign for sign in ascii_digits(clean(typed)) if unicodedata.category(sign) not in {"Pd", "Zs", "Cf"})
    return signs if signs.isascii() and signs.isdecimal() else None


class Clock(StrEnum):
    """How a phone's clock stands against this computer's."""

    RIGHT = "right"
    A_LITTLE_OFF = "a-little-off"
    OFF = "off"


class Drift(Struct, frozen=True):
    """By how much the phone's clock is ahead of the computer's: somewhere between two bounds.

    Attributes:
        low: at least so many seconds; negative when the phone is behind.
        high: at most so many.
        period: seconds a code lasts.

    """

    low: float
    high: float
    period: int

    @property
    def least(self) -> float:
        """The least difference there is, in seconds, whichever way."""
        return max(self.low, -self.high, 0.0)

    @property
    def clock(self) -> Clock:
        """What a portal makes of it: RFC 6238 section 5.2 recommends to accept one step at most beside the present."""
        if not self.least:
            return Clock.RIGHT
        return Clock.A_LITTLE_OFF if self.least < self.period else Clock.OFF

    @property
    def text(self) -> Text:
        """How the clocks stand, and what to do."""
        most = max(-self.low, self.high)
        if self.clock is Clock.RIGHT:
            return texts.CLOCK_RIGHT.filled(n=ceil(most))
        direction = texts.AHEAD if self.low > 0 else texts.BEHIND
        found = direction.filled(span=_span(self.least, most))
        closing = texts.CLOCK_A_LITTLE_OFF if self.clock is Clock.A_LITTLE_OFF else texts.CLOCK_OFF
        return Text(en=f"{found.en} {closing.en}", bn=f"{found.bn} {closing.bn}")


class _FittingStep(Struct, frozen=True):
    """A step that a code was right for, and when the code was typed."""

    step: int
    at: float


@dataclass(frozen=True, slots=True, repr=False)
class Rehearsal:
    """A rehearsal as it stands: codes go in one by one, each gives the next standing.

    The first code may fit any of the 21 steps around now: so it shows how far off the phone's clock is, and a random
    code of six digits fits with a chance of 21 in a million. Therefore it proves nothing alone. The second must be of a
    later step (RFC 6238 section 5.2: a code counts once), and must agree with the first on one drift, give or take a
    step: at most three steps fit, 3 in a million. A first code that fits within a day but not near now is only
    remembered; with a second one that agrees on it, it tells a wrong clock or time zone from a wrong key. With all of
    `MOST_WRONG` tries used up, chance alone is accepted less than once in five million rehearsals (codes of six digits
    that last 30 seconds). For counting phones the first code may be up to `LOOK_AHEAD` codes ahead, and the second is
    the next or the one after it.

    Attributes:
        setup: what is rehearsed; it must be `rehearsable`.
        answer: what became of the code before.
        wrong: codes that failed so far.
        seen: steps that the last code that fitted may be of.
        drift: the phone's drift, once proven; none for counting phones.

    """

    setup: Setup
    answer: CodeResult | None = None
    wrong: int = 0
    seen: tuple[_FittingStep, ...] = ()
    drift: Drift | None = None

    def __post_init__(self) -> None:
        """Refuse what no app shows codes for.

        Raises:
            ValueError: the set-up cannot be rehearsed.

        """
        if not self.setup.rehearsable:
            raise ValueError("no ordinary app shows codes for this set-up")

    @property
    def proven(self) -> bool:
        """Whether two codes have shown that the phone has the key."""
        return self.answer is CodeResult.PROVEN

    @property
    def ended(self) -> bool:
        """Whether no further code is taken."""
        return self.proven or self.wrong >= MOST_WRONG

    @property
    def waits_for_second(self) -> bool:
        """Whether a first code stands."""
        return any(abs(seen.step - self._now(seen.at)) <= self._near for seen in self.seen)

    @property
    def message(self) -> Text:
        """What became of the code before, and what to do.

        Raises:
            ValueError: no code was tried yet.

        """
        if self.answer is None:
            raise ValueError("no code was tried yet")
        words = texts.ANSWERS[self.answer]
        if self.setup.kind is OtpType.COUNTER:
            words = texts.ANSWERS_COUNTING.get(self.answer, words)
        return words.filled(digits=self.setup.digits, seconds=self.setup.period, left=MOST_WRONG - self.wrong)

    def tried(self, typed: str, at: float) -> Rehearsal:
        """Return the rehearsal after one more code.

        Args:
            typed: the code as it was typed; see `read_code`.
            at: when it was typed, in seconds since 1970-01-01 UTC by the computer's clock, not negative.

        Raises:
            ValueError: the rehearsal is over.

        """
        if self.ended:
            raise ValueError("the rehearsal is over")
        code = read_code(typed)
        if code is None or len(code) not in {self.setup.digits, USUAL_DIGITS}:
            return replace(self, answer=CodeResult.FORM)
        if len(code) != self.setup.digits:
            return self._failed(CodeResult.OTHER_SETTINGS)
        codes = _codes(self.setup)
        if any(_fits(codes, code, (seen.step - 1, seen.step)) for seen in self.seen):
            return replace(self, answer=CodeResult.REPLAYED)
        for seen in self.seen:
            for step in _fits(codes, code, self._after(seen, at)):
                return replace(self, answer=CodeResult.PROVEN, drift=self._drift(seen, _FittingStep(step, at)))
        return self._as_first(code, codes, at)

    def _as_first(self, code: str, codes: Callable[[int], str], at: float) -> Rehearsal:
        """Return the rehearsal after a code that does not follow the one before."""
        near = self._around(codes, code, at, self._near)
        if near:
            if self.waits_for_second:
                return replace(self._failed(CodeResult.APART), seen=near)
            return replace(self, answer=CodeResult.FIRST, seen=near)
        if self.setup.kind is OtpType.TIME and not self.waits_for_second:
            far = self._around(codes, code, at, FAR_SECONDS // self.setup.period)
            if far:
                return replace(self._failed(CodeResult.FAR), seen=far)
        return self._failed(CodeResult.OTHER_SETTINGS if self._fits_usual(code, at) else CodeResult.WRONG)

    def _failed(self, answer: CodeResult) -> Rehearsal:
        return replace(self, answer=answer, wrong=self.wrong + 1)

    @property
    def _near(self) -> int:
        return LOOK_AHEAD if self.setup.kind is OtpType.COUNTER else NEAR_STEPS

    def _now(self, at: float) -> int:
        """Return the step of that moment; a counting phone stands still."""
        return self.setup.counter if self.setup.kind is OtpType.COUNTER else int(at // self.setup.period)

    def _around(self, codes: Callable[[int], str], code: str, at: float, most: int) -> tuple[_FittingStep, ...]:
        """Return the steps, within so many of now, that the code is of; the nearest first."""
        now = self._now(at)
        least = now if self.setup.kind is OtpType.COUNTER else now - most
        found = _fits(codes, code, range(least, now + most + 1))
        return tuple(_FittingStep(step, at) for step in sorted(found, key=lambda step: abs(step - now)))

    def _after(self, seen: _FittingStep, at: float) -> range:
        """Return the steps that a second code may be of."""
        if self.setup.kind is OtpType.COUNTER:
            return range(seen.step + 1, seen.step + 3)
        expected = seen.step - self._now(seen.at) + self._now(at)
        return range(max(seen.step + 1, expected - 1), expected + 2)

    def _drift(self, first: _FittingStep, second: _FittingStep) -> Drift | None:
        """Return the drift on which both codes agree; a code may be as old as its typing takes."""
        if self.setup.kind is OtpType.COUNTER:
            return None
        period = self.setup.period
        begins = [seen.step * period - seen.at for seen in (first, second)]
        low, high = sorted((max(begins), min(begins) + period + TYPING_SECONDS))
        return Drift(low, high, period)

    def _fits_usual(self, code: str, at: float) -> bool:
        """Return whether the app shows codes as if the portal had set nothing unusual."""
        setup = replace(self.setup, period=USUAL_PERIOD, algorithm=Algorithm.SHA1)
        if setup == self.setup or setup.kind is OtpType.COUNTER:
            return False
        now = int(at // USUAL_PERIOD)
        steps = range(now - NEAR_STEPS, now + NEAR_STEPS + 1)
        return bool(_fits(_codes(setup), code, steps))


def _fits(codes: Callable[[int], str], code: str, steps: Iterable[int]) -> list[int]:
    return [step for step in steps if step >= 0 and compare_digest(codes(step), code)]


class _HotpOfAnyLength(pyotp.HOTP):
    """Takes short keys too: they are a weakness to tell, and the phone that has one is still to be rehearsed."""

    min_secret_length_bits = 8


def _codes(setup: Setup) -> Callable[[int], str]:
    """Return the maker of codes: step or counter in, digits out."""
    key = base64.b32encode(setup.secret).decode()
    return _HotpOfAnyLength(key, digits=setup.digits, digest=getattr(hashlib, setup.algorithm)).at


def _span(least: float, most: float) -> Text:
    """Return a stretch of seconds between two bounds, in the unit in which people say it."""
    middle = (least + most) / 2
    if middle < _MINUTES_FROM:
        return Text(en="{least} to {most} {most:second|seconds}", bn="{least} থেকে {most} সেকেন্ড").filled(
            least=int(least), most=ceil(most)
        )
    if middle < _HOURS_FROM:
        return Text(en="about {n} {n:minute|minutes}", bn="প্রায় {n} মিনিট").filled(n=round(middle / 60))
    return Text(en="about {n} {n:hour|hours}", bn="প্রায় {n} ঘণ্টা").filled(n=round(middle / 3600))
