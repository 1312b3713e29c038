"""Rehearses two-step: reads what a portal's QR sets up, tells its weaknesses, and lets a phone prove itself with two codes.

Pure: codes and the time come in as arguments, nothing is kept, and no object here shows the key it holds. What a QR
says follows the Key Uri Format of authenticator apps; codes follow RFC 4226 (HOTP) and RFC 6238 (TOTP).
"""

from __future__ import annotations

import base64
import hashlib
import re
import string
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from hmac import compare_digest
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_plus

from auditor.i18n import Text, ascii_digits, clean
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

LONGEST: Final = 2048
"""Signs that are looked at: a QR of a portal has a tenth of it."""
LEAST_BITS: Final = 112
"""NIST SP 800-63B-4 section 3.1.4: the least strength of the key of an OTP authenticator."""
STANDARD_BITS: Final = 128
"""RFC 4226 section 4, R6: the least length of the shared secret."""
ADVISED_BITS: Final = 160
"""RFC 4226 section 4, R6: the length it recommends."""
LONGEST_PERIOD: Final = 120
"""Seconds; NIST SP 800-63B-4 section 3.1.4.1: a code changes at least every two minutes."""
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

USUAL_DIGITS: Final = 6
USUAL_PERIOD: Final = 30
_DIGITS: Final = (6, 7, 8)
_SELDOM_DIGITS: Final = 7
_PERIODS: Final = range(10, 3601)
_NUMBER: Final = re.compile(r"[0-9]{1,19}")
_LINK: Final = re.compile(r"otpauth://([a-z]+)(?:/([^?#]*))?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_OTHER_LINK: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEME: Final = "otpauth:"
_MIGRATION: Final = "otpauth-migration:"
_PARAMETERS: Final = frozenset({"secret", "issuer", "algorithm", "digits", "period", "counter", "encoder"})
_BASE32: Final = string.ascii_uppercase + "234567"
_LOOKALIKES: Final = "0189"
_GROUP: Final = 8
_LOST_SIGN: Final = frozenset({1, 3, 6})
"""Numbers of signs, modulo eight, that no whole bytes give (RFC 4648 section 6)."""
_LONGEST_CODE: Final = 64
_MINUTES_FROM: Final = 120
_HOURS_FROM: Final = 7200
"""Seconds from which a difference is said in minutes, and in hours."""
_TYPED: Final = (
    (string.digits, 3.33),
    (string.hexdigits, 4.46),
    (string.ascii_letters + string.digits, 5.96),
    (string.printable, 6.65),
)
"""Alphabets of keys made of text, and the bits that one sign of each holds at most."""


class Kind(StrEnum):
    """What makes a phone show the next code."""

    TIME = "totp"
    COUNTER = "hotp"
    STEAM = "steam"


class Algorithm(StrEnum):
    """The hash under the codes; values are the names in `hashlib`."""

    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA512 = "sha512"
    MD5 = "md5"


class Refusal(StrEnum):
    """Why a QR, a link or a setup key was not taken."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_QR = "no-qr"
    SEVERAL = "several"
    MIGRATION = "migration"
    OTHER_LINK = "other-link"
    BAD_LINK = "bad-link"
    DUPLICATE = "duplicate"
    NO_KEY = "no-key"
    KEYBOARD = "keyboard"
    LOOKALIKE = "lookalike"
    NOT_BASE32 = "not-base32"
    LOST_SIGN = "lost-sign"
    ALGORITHM = "algorithm"
    DIGITS = "digits"
    PERIOD = "period"
    COUNTER = "counter"


class SetupRefusedError(AuditorError):
    """What was typed or scanned sets up no two-step that can be rehearsed.

    Attributes:
        reason: why.

    """

    def __init__(self, reason: Refusal, place: int = 0) -> None:
        """Take the words of the reason; `place` counts the signs of a setup key from 1."""
        super().__init__(_REFUSALS[reason].filled(place=place))
        self.reason = reason


class Gravity(StrEnum):
    """How much a weakness weighs, the gravest first."""

    REJECT = "reject"
    BELOW_STANDARD = "below-standard"
    ADVICE = "advice"

    @property
    def label(self) -> Text:
        """The word before a weakness."""
        return _GRAVITIES[self]


class Weakness(StrEnum):
    """What is weak in a set-up, the gravest first."""

    KEY_UNDER_112 = "key-under-112"
    KEY_GUESSABLE = "key-guessable"
    MD5 = "md5"
    STEAM = "steam"
    PERIOD_OVER_120 = "period-over-120"
    KEY_UNDER_128 = "key-under-128"
    COUNTER = "counter"
    KEY_UNDER_160 = "key-under-160"
    SEVEN_DIGITS = "seven-digits"
    PERIOD = "period"
    ALGORITHM = "algorithm"
    ISSUERS_DIFFER = "issuers-differ"
    UNNAMED = "unnamed"
    UNKNOWN_PARAMETERS = "unknown-parameters"

    @property
    def gravity(self) -> Gravity:
        """How much it weighs."""
        return _WEAKNESSES[self][0]

    @property
    def text(self) -> Text:
        """What it is, and what to do."""
        return _WEAKNESSES[self][1]


@dataclass(frozen=True, slots=True, repr=False)
class Setup:
    """What a portal's QR or setup key sets up. It holds the key, so it has no repr.

    Attributes:
        secret: the key, decoded.
        kind: what makes the next code.
        algorithm: the hash under the codes.
        digits: of a code, 6 to 8.
        period: seconds a code lasts, 10 to 3600; without meaning for `Kind.COUNTER`.
        counter: from where a counting phone starts.
        from_link: a link told all this; a bare setup key tells the key only, and the usual rest is taken.
        issuers: whose account it is, as the label says and as the parameter says where that differs.
        account: the account's name in the label.
        unknown: the link has parameters that the Key Uri Format does not know.

    """

    secret: bytes
    kind: Kind = Kind.TIME
    algorithm: Algorithm = Algorithm.SHA1
    digits: int = USUAL_DIGITS
    period: int = USUAL_PERIOD
    counter: int = 0
    from_link: bool = False
    issuers: tuple[str, ...] = ()
    account: str = ""
    unknown: bool = False

    @property
    def bits(self) -> int:
        """The length of the key in bits."""
        return len(self.secret) * 8

    @property
    def rehearsable(self) -> bool:
        """Whether an ordinary authenticator app shows codes for it."""
        return self.kind is not Kind.STEAM and self.algorithm is not Algorithm.MD5


def parse_setup(words: str) -> Setup:
    """Return what an otpauth link or a bare setup key sets up.

    A setup key is base 32 (RFC 4648 section 6) in any case, with or without spaces, hyphens and padding; Bangla and
    full-width digits are understood. A 0, 1, 8 or 9 is pointed out and not guessed.

    Args:
        words: what was typed, pasted or scanned.

    Raises:
        SetupRefusedError: it is neither; says why, never what.

    """
    if len(words) > LONGEST:
        raise SetupRefusedError(Refusal.TOO_LONG)
    words = clean(words)
    if not words:
        raise SetupRefusedError(Refusal.EMPTY)
    if words.casefold().startswith(_MIGRATION):
        raise SetupRefusedError(Refusal.MIGRATION)
    if _is_link(words):
        return _read_link(words)
    if _OTHER_LINK.match(words):
        raise SetupRefusedError(Refusal.OTHER_LINK)
    return Setup(_read_key(words))


def setup_in(texts: Iterable[str]) -> Setup:
    """Return what the one two-step QR in a picture sets up.

    Args:
        texts: the texts of all QR codes in it.

    Raises:
        SetupRefusedError: there is none, or more than one, or it sets up nothing that can be rehearsed.

    """
    found = {text.strip() for text in texts}
    if not found:
        raise SetupRefusedError(Refusal.NO_QR)
    links = [text for text in found if _is_link(text) or text.casefold().startswith(_MIGRATION)]
    if not links:
        raise SetupRefusedError(Refusal.OTHER_LINK)
    if len(links) > 1:
        raise SetupRefusedError(Refusal.SEVERAL)
    return parse_setup(links[0])


def weaknesses(setup: Setup) -> tuple[Weakness, ...]:
    """Return what is weak in a set-up, the gravest first. Sources of the bounds stand beside their constants."""
    is_timed = setup.kind is not Kind.COUNTER
    found = {
        Weakness.KEY_UNDER_112: setup.bits < LEAST_BITS,
        Weakness.KEY_GUESSABLE: setup.bits >= LEAST_BITS > _most_bits(setup.secret),
        Weakness.MD5: setup.algorithm is Algorithm.MD5,
        Weakness.STEAM: setup.kind is Kind.STEAM,
        Weakness.PERIOD_OVER_120: is_timed and setup.period > LONGEST_PERIOD,
        Weakness.KEY_UNDER_128: LEAST_BITS <= setup.bits < STANDARD_BITS,
        Weakness.COUNTER: setup.kind is Kind.COUNTER,
        Weakness.KEY_UNDER_160: STANDARD_BITS <= setup.bits < ADVISED_BITS,
        Weakness.SEVEN_DIGITS: setup.digits == _SELDOM_DIGITS,
        Weakness.PERIOD: is_timed and setup.period != USUAL_PERIOD and setup.period <= LONGEST_PERIOD,
        Weakness.ALGORITHM: setup.algorithm in {Algorithm.SHA256, Algorithm.SHA512},
        Weakness.ISSUERS_DIFFER: len(setup.issuers) > 1,
        Weakness.UNNAMED: setup.from_link and not setup.issuers and not setup.account,
        Weakness.UNKNOWN_PARAMETERS: setup.unknown,
    }
    return tuple(weakness for weakness in Weakness if found[weakness])


def read_code(typed: str) -> str | None:
    """Return the ASCII digits of a code as a person typed it; None when it holds anything but digits.

    Bangla and full-width digits, spaces and hyphens make no difference.
    """
    if len(typed) > _LONGEST_CODE:
        return None
    signs = "".join(sign for sign in ascii_digits(clean(typed)) if unicodedata.category(sign) not in {"Pd", "Zs", "Cf"})
    return signs if signs.isascii() and signs.isdecimal() else None


def _is_link(words: str) -> bool:
    return words.casefold().startswith(_SCHEME)


def _read_link(link: str) -> Setup:
    parts = _LINK.fullmatch(link)
    if parts is None or parts[1].lower() not in set(Kind):
        raise SetupRefusedError(Refusal.BAD_LINK)
    said, unknown = _parameters(parts[3] or "")
    kind = Kind.STEAM if said.get("encoder", "").casefold() == Kind.STEAM else Kind(parts[1].lower())
    before, colon, after = clean(unquote(parts[2] or "")).partition(":")
    issuers = dict.fromkeys((before.strip() if colon else "", clean(said.get("issuer", ""))))
    if not said.get("secret"):
        raise SetupRefusedError(Refusal.NO_KEY)
    return Setup(
        secret=_read_key(said["secret"]),
        kind=kind,
        algorithm=_algorithm(said.get("algorithm", "")),
        digits=USUAL_DIGITS if kind is Kind.STEAM else _number(said, "digits", _DIGITS, USUAL_DIGITS, Refusal.DIGITS),
        period=_number(said, "period", _PERIODS, USUAL_PERIOD, Refusal.PERIOD),
        counter=_number(said, "counter", range(2**63), 0, Refusal.COUNTER),
        from_link=True,
        issuers=tuple(issuer for issuer in issuers if issuer),
        account=(after if colon else before).strip(),
        unknown=unknown,
    )


def _parameters(query: str) -> tuple[dict[str, str], bool]:
    """Return the known parameters that say something, and whether there are others."""
    said: dict[str, str] = {}
    unknown = False
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        name = unquote_plus(name).strip().lower()
        if name not in _PARAMETERS:
            unknown = True
        elif name in said:
            raise SetupRefusedError(Refusal.DUPLICATE)  # apps take the first or the last
        else:
            said[name] = unquote_plus(value).strip()
    return said, unknown


def _algorithm(name: str) -> Algorithm:
    plain = name.lower().replace("-", "").removeprefix("hmac")
    if not plain:
        return Algorithm.SHA1
    if plain not in set(Algorithm):
        raise SetupRefusedError(Refusal.ALGORITHM)
    return Algorithm(plain)


def _number(said: Mapping[str, str], name: str, allowed: range | tuple[int, ...], usual: int, refusal: Refusal) -> int:
    words = said.get(name, "")
    if not words:
        return usual
    if not _NUMBER.fullmatch(words) or int(words) not in allowed:
        raise SetupRefusedError(refusal)
    return int(words)


def _read_key(words: str) -> bytes:
    signs = unicodedata.normalize("NFKC", ascii_digits(clean(words)))
    signs = "".join(sign for sign in signs if unicodedata.category(sign) not in {"Pd", "Zs", "Cf"}).rstrip("=")
    if not signs:
        raise SetupRefusedError(Refusal.NO_KEY)
    for place, sign in enumerate(signs, start=1):
        if sign in _LOOKALIKES:
            raise SetupRefusedError(Refusal.LOOKALIKE, place)
        if not sign.isascii():
            raise SetupRefusedError(Refusal.KEYBOARD, place)
        if sign.upper() not in _BASE32:
            raise SetupRefusedError(Refusal.NOT_BASE32, place)
    if len(signs) % _GROUP in _LOST_SIGN:
        raise SetupRefusedError(Refusal.LOST_SIGN)
    return base64.b32decode(signs.upper() + "=" * (-len(signs) % _GROUP))


def _most_bits(secret: bytes) -> float:
    """Return the bits that a key holds at most, seeing what it repeats and whether it is text.

    Chance makes a random key of 112 bits look like text twice in a million times.
    """
    if len({(after - before) % 256 for before, after in pairwise(secret)}) <= 1:
        return 16.0  # one byte again and again, or counting up
    size = next(size for size in range(1, len(secret) + 1) if (secret[:size] * len(secret))[: len(secret)] == secret)
    once = secret[:size]
    for alphabet, bits in _TYPED:
        if set(once) <= set(alphabet.encode()):
            return size * bits
    return size * 8.0


class Answer(StrEnum):
    """What became of a code that was typed."""

    FORM = "form"
    FIRST = "first"
    REPLAYED = "replayed"
    PROVEN = "proven"
    APART = "apart"
    FAR = "far"
    OTHER_SETTINGS = "other-settings"
    WRONG = "wrong"


class Clock(StrEnum):
    """How a phone's clock stands against this computer's."""

    RIGHT = "right"
    A_LITTLE_OFF = "a-little-off"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Drift:
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
            return _CLOCK_RIGHT.filled(n=ceil(most))
        direction = _AHEAD if self.low > 0 else _BEHIND
        found = direction.filled(span=_span(self.least, most))
        closing = _CLOCK_A_LITTLE_OFF if self.clock is Clock.A_LITTLE_OFF else _CLOCK_OFF
        return Text(en=f"{found.en} {closing.en}", bn=f"{found.bn} {closing.bn}")


@dataclass(frozen=True, slots=True)
class _Seen:
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
    answer: Answer | None = None
    wrong: int = 0
    seen: tuple[_Seen, ...] = ()
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
        return self.answer is Answer.PROVEN

    @property
    def over(self) -> bool:
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
        words = _ANSWERS[self.answer]
        if self.setup.kind is Kind.COUNTER:
            words = _ANSWERS_COUNTING.get(self.answer, words)
        return words.filled(digits=self.setup.digits, seconds=self.setup.period, left=MOST_WRONG - self.wrong)

    def tried(self, typed: str, at: float) -> Rehearsal:
        """Return the rehearsal after one more code.

        Args:
            typed: the code as it was typed; see `read_code`.
            at: when it was typed, in seconds since 1970-01-01 UTC by the computer's clock, not negative.

        Raises:
            ValueError: the rehearsal is over.

        """
        if self.over:
            raise ValueError("the rehearsal is over")
        code = read_code(typed)
        if code is None or len(code) not in {self.setup.digits, USUAL_DIGITS}:
            return replace(self, answer=Answer.FORM)
        if len(code) != self.setup.digits:
            return self._failed(Answer.OTHER_SETTINGS)
        codes = _codes(self.setup)
        if any(_fits(codes, code, (seen.step - 1, seen.step)) for seen in self.seen):
            return replace(self, answer=Answer.REPLAYED)
        for seen in self.seen:
            for step in _fits(codes, code, self._after(seen, at)):
                return replace(self, answer=Answer.PROVEN, drift=self._drift(seen, _Seen(step, at)))
        return self._as_first(code, codes, at)

    def _as_first(self, code: str, codes: Callable[[int], str], at: float) -> Rehearsal:
        """Return the rehearsal after a code that does not follow the one before."""
        near = self._around(codes, code, at, self._near)
        if near:
            if self.waits_for_second:
                return replace(self._failed(Answer.APART), seen=near)
            return replace(self, answer=Answer.FIRST, seen=near)
        if self.setup.kind is Kind.TIME and not self.waits_for_second:
            far = self._around(codes, code, at, FAR_SECONDS // self.setup.period)
            if far:
                return replace(self._failed(Answer.FAR), seen=far)
        return self._failed(Answer.OTHER_SETTINGS if self._fits_usual(code, at) else Answer.WRONG)

    def _failed(self, answer: Answer) -> Rehearsal:
        return replace(self, answer=answer, wrong=self.wrong + 1)

    @property
    def _near(self) -> int:
        return LOOK_AHEAD if self.setup.kind is Kind.COUNTER else NEAR_STEPS

    def _now(self, at: float) -> int:
        """Return the step of that moment; a counting phone stands still."""
        return self.setup.counter if self.setup.kind is Kind.COUNTER else int(at // self.setup.period)

    def _around(self, codes: Callable[[int], str], code: str, at: float, most: int) -> tuple[_Seen, ...]:
        """Return the steps, within so many of now, that the code is of; the nearest first."""
        now = self._now(at)
        least = now if self.setup.kind is Kind.COUNTER else now - most
        found = _fits(codes, code, range(least, now + most + 1))
        return tuple(_Seen(step, at) for step in sorted(found, key=lambda step: abs(step - now)))

    def _after(self, seen: _Seen, at: float) -> range:
        """Return the steps that a second code may be of."""
        if self.setup.kind is Kind.COUNTER:
            return range(seen.step + 1, seen.step + 3)
        expected = seen.step - self._now(seen.at) + self._now(at)
        return range(max(seen.step + 1, expected - 1), expected + 2)

    def _drift(self, first: _Seen, second: _Seen) -> Drift | None:
        """Return the drift on which both codes agree; a code may be as old as its typing takes."""
        if self.setup.kind is Kind.COUNTER:
            return None
        period = self.setup.period
        begins = [seen.step * period - seen.at for seen in (first, second)]
        low, high = sorted((max(begins), min(begins) + period + TYPING_SECONDS))
        return Drift(low, high, period)

    def _fits_usual(self, code: str, at: float) -> bool:
        """Return whether the app shows codes as if the portal had set nothing unusual."""
        setup = replace(self.setup, period=USUAL_PERIOD, algorithm=Algorithm.SHA1)
        if setup == self.setup or setup.kind is Kind.COUNTER:
            return False
        now = int(at // USUAL_PERIOD)
        steps = range(now - NEAR_STEPS, now + NEAR_STEPS + 1)
        return bool(_fits(_codes(setup), code, steps))


def _fits(codes: Callable[[int], str], code: str, steps: Iterable[int]) -> list[int]:
    return [step for step in steps if step >= 0 and compare_digest(codes(step), code)]


def _codes(setup: Setup) -> Callable[[int], str]:
    """Return the maker of codes: step or counter in, digits out."""
    import pyotp  # noqa: PLC0415 start-up

    class AnyLength(pyotp.HOTP):
        """Takes short keys too: they are a weakness to tell, and the phone that has one is still to be rehearsed."""

        min_secret_length_bits = 8

    key = base64.b32encode(setup.secret).decode()
    return AnyLength(key, digits=setup.digits, digest=getattr(hashlib, setup.algorithm)).at


def _span(least: float, most: float) -> Text:
    """Return a stretch of seconds between two bounds, in the unit in which people say it."""
    middle = (least + most) / 2
    if middle < _MINUTES_FROM:
        return Text(en="{least} to {most} seconds", bn="{least} থেকে {most} সেকেন্ড").filled(
            least=int(least), most=ceil(most)
        )
    if middle < _HOURS_FROM:
        return Text(en="about {n} minutes", bn="প্রায় {n} মিনিট").filled(n=round(middle / 60))
    return Text(en="about {n} hours", bn="প্রায় {n} ঘণ্টা").filled(n=round(middle / 3600))


_REFUSALS: Final[Mapping[Refusal, Text]] = {
    Refusal.EMPTY: Text(
        en="Nothing was typed. Copy the setup key from the portal's screen; it stands below the QR.",
        bn="কিছু লেখা হয়নি। পোর্টালের পর্দায় QR-এর নিচে যে Setup key আছে সেটি লিখুন।",
    ),
    Refusal.TOO_LONG: Text(
        en="This is much longer than any setup key or link of a QR. Copy only the setup key from the portal's screen.",
        bn="লেখাটি Setup key বা QR-এর লিংকের চেয়ে অনেক বড়। পোর্টালের পর্দা থেকে শুধু Setup key লিখুন।",
    ),
    Refusal.NO_QR: Text(
        en="No QR can be read in the picture. Save a closer, straight picture of the QR, or type the setup key instead.",
        bn="ছবিতে QR পড়া যায়নি। কাছ থেকে সোজা করে আবার ছবি নিন, অথবা ছবির বদলে Setup key লিখুন।",
    ),
    Refusal.SEVERAL: Text(
        en="There are several two-step QRs in the picture. Cut out the one of this account and try again.",
        bn="ছবিতে Two-step-এর একাধিক QR আছে। এই আইডির QR-টি আলাদা করে কেটে নিয়ে আবার দিন।",
    ),
    Refusal.MIGRATION: Text(
        en="This QR is an export of an authenticator app, for moving to another phone: it holds the keys of all accounts "
        "in the app, so it was not opened. Delete its picture, and use the QR or the setup key that the portal shows.",
        bn="এটি পোর্টালের QR নয়; অ্যাপ থেকে অন্য ফোনে নেওয়ার QR (export)। এতে অ্যাপের সব আইডির চাবি থাকে, তাই খোলা হয়নি। ছবিটি মুছে "
        "ফেলুন। পোর্টাল যে QR বা Setup key দেখায় সেটি দিন।",
    ),
    Refusal.OTHER_LINK: Text(
        en="This is another kind of link or QR, not one for an authenticator app. Use the QR or the setup key that the "
        "portal shows when two-step is turned on.",
        bn="এটি Authenticator অ্যাপের QR বা লিংক নয়। Two-step চালু করার সময় পোর্টাল যে QR বা Setup key দেখায় সেটি দিন।",
    ),
    Refusal.BAD_LINK: Text(
        en="The link is incomplete or damaged. Copy the whole of it again, or type the setup key instead.",
        bn="লিংকটি সম্পূর্ণ আসেনি বা বদলে গেছে। পুরোটা আবার কপি করুন, অথবা Setup key লিখুন।",
    ),
    Refusal.DUPLICATE: Text(
        en="The QR says one thing twice, and apps would read it differently. Have the portal make a new QR; if it is no "
        "better, tell the assistant programmer.",
        bn="QR-এ একই বিষয় দুবার লেখা আছে; একেক অ্যাপ একেকভাবে পড়বে। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
    ),
    Refusal.NO_KEY: Text(
        en="There is no setup key in it. Have the portal show the QR again and copy the whole of it.",
        bn="এতে Setup key নেই। পোর্টালে QR-টি আবার দেখে পুরোটা নিন।",
    ),
    Refusal.KEYBOARD: Text(
        en="Sign {place} is no English letter: the keyboard is perhaps in Bangla. Switch it to English (F12 with Avro, "
        "Ctrl+Alt+B or Ctrl+Alt+V with Bijoy, Win+Space or Alt+Shift with Windows) and type the setup key again.",
        bn="{place} নম্বর অক্ষরটি ইংরেজি নয়; কিবোর্ড হয়তো বাংলায় আছে। ইংরেজিতে নিন: অভ্র হলে F12; বিজয় হলে Ctrl+Alt+B বা Ctrl+Alt+V; "
        "Windows-এর কিবোর্ড হলে Win+Space বা Alt+Shift। তারপর Setup key আবার লিখুন।",
    ),
    Refusal.LOOKALIKE: Text(
        en="Sign {place} of the setup key is a 0, 1, 8 or 9, and a setup key has none of them. Look again: 0 is the "
        "letter O, 1 is I or L, 8 is B. Then type it again.",
        bn="Setup key-র {place} নম্বর অক্ষরে 0, 1, 8 বা 9 এসেছে; Setup key-তে এগুলো থাকে না। আবার দেখুন: 0 আসলে O, 1 আসলে I বা L, 8 আসলে "
        "B অক্ষর। তারপর আবার লিখুন।",
    ),
    Refusal.NOT_BASE32: Text(
        en="Sign {place} does not belong to a setup key: it has letters A to Z and digits 2 to 7 only. Look at the "
        "portal's screen and type it again.",
        bn="{place} নম্বর অক্ষরটি Setup key-তে থাকে না; থাকে শুধু A–Z আর 2–7। পোর্টালের পর্দা দেখে আবার লিখুন।",
    ),
    Refusal.LOST_SIGN: Text(
        en="The setup key has a sign too few or too many. Look at the portal's screen and type it again; spaces do not "
        "matter.",
        bn="Setup key-তে একটি অক্ষর কম বা বেশি হয়েছে। পোর্টালের পর্দা দেখে আবার লিখুন; ফাঁকা ঘর থাকলে সমস্যা নেই।",
    ),
    Refusal.ALGORITHM: Text(
        en="The QR asks for a way of making codes that no authenticator app knows. At the portal choose SMS or e-mail, "
        "and tell the assistant programmer.",
        bn="QR-এ কোড তৈরির যে নিয়ম আছে তা কোনো Authenticator অ্যাপ জানে না। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী প্রোগ্রামারকে "
        "জানান।",
    ),
    Refusal.DIGITS: Text(
        en="The QR asks for codes that do not have 6, 7 or 8 digits; no authenticator app shows them. At the portal choose "
        "SMS or e-mail, and tell the assistant programmer.",
        bn="QR অনুযায়ী কোডে ৬, ৭ বা ৮টি সংখ্যা নয়; কোনো Authenticator অ্যাপ তা দেখায় না। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী "
        "প্রোগ্রামারকে জানান।",
    ),
    Refusal.PERIOD: Text(
        en="The QR says for how long a code lasts in a way that cannot be used (10 to 3600 seconds). Have the portal make a "
        "new QR; if it is no better, tell the assistant programmer.",
        bn="একটি কোড কতক্ষণ চলবে তা QR-এ যেভাবে আছে তা চলে না (১০ থেকে ৩৬০০ সেকেন্ড)। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী "
        "প্রোগ্রামারকে জানান।",
    ),
    Refusal.COUNTER: Text(
        en="The QR says from which number codes are counted in a way that cannot be used. Have the portal make a new QR; "
        "if it is no better, tell the assistant programmer.",
        bn="কত নম্বর থেকে কোড গোনা হবে তা QR-এ যেভাবে আছে তা চলে না। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
    ),
}

_GRAVITIES: Final[Mapping[Gravity, Text]] = {
    Gravity.REJECT: Text(en="Not good enough", bn="গ্রহণযোগ্য নয়"),
    Gravity.BELOW_STANDARD: Text(en="Below the standard", bn="মানের নিচে"),
    Gravity.ADVICE: Text(en="Advice", bn="পরামর্শ"),
}

_WEAKNESSES: Final[Mapping[Weakness, tuple[Gravity, Text]]] = {
    Weakness.KEY_UNDER_112: (
        Gravity.REJECT,
        Text(
            en="The portal's setup key is too short: under 112 bits. It is not your office's fault. Turn two-step on all "
            "the same, and tell the assistant programmer, so that the portal's owner is asked for longer keys.",
            bn="পোর্টালের Setup key বেশি ছোট: ১১২ বিটের কম। এটি আপনার দপ্তরের ত্রুটি নয়। Two-step তবু চালু করুন এবং সহকারী প্রোগ্রামারকে "
            "জানান, যাতে পোর্টাল কর্তৃপক্ষকে লেখা যায়।",
        ),
    ),
    Weakness.KEY_GUESSABLE: (
        Gravity.REJECT,
        Text(
            en="The setup key is not random: it repeats itself or is made of typed text, so it can be guessed. Have the "
            "portal make a new QR; if it is no better, tell the assistant programmer.",
            bn="Setup key এলোমেলো নয়: একই অংশ বারবার আছে, অথবা টাইপ করা লেখা থেকে তৈরি; তাই অনুমান করা যায়। পোর্টালে নতুন QR নিন; "
            "তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
        ),
    ),
    Weakness.MD5: (
        Gravity.REJECT,
        Text(
            en="Codes are to be made with MD5, which is out of date and which no authenticator app offers. At the portal "
            "choose SMS or e-mail, and tell the assistant programmer.",
            bn="কোড তৈরি হবে MD5 দিয়ে; এটি পুরোনো, কোনো Authenticator অ্যাপে নেই। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী প্রোগ্রামারকে "
            "জানান।",
        ),
    ),
    Weakness.STEAM: (
        Gravity.REJECT,
        Text(
            en="This QR is for Steam, a shop for games, and not for a portal. Use the QR that the portal shows.",
            bn="এটি Steam নামের গেমের দোকানের QR, পোর্টালের নয়। পোর্টাল যে QR দেখায় সেটি দিন।",
        ),
    ),
    Weakness.PERIOD_OVER_120: (
        Gravity.REJECT,
        Text(
            en="One code lasts for more than two minutes; who sees it can use it too. Tell the assistant programmer, so "
            "that the portal's owner is asked for 30 seconds.",
            bn="একটি কোড দুই মিনিটের বেশি চলে; কেউ দেখে ফেললে ব্যবহার করতে পারে। সহকারী প্রোগ্রামারকে জানান, যাতে পোর্টাল কর্তৃপক্ষকে ৩০ "
            "সেকেন্ড করতে লেখা যায়।",
        ),
    ),
    Weakness.KEY_UNDER_128: (
        Gravity.BELOW_STANDARD,
        Text(
            en="The portal's setup key is shorter than the 128 bits that the standard of these codes (RFC 4226) demands. "
            "Turn two-step on, and tell the assistant programmer.",
            bn="পোর্টালের Setup key এই কোডের মান (RFC 4226) অনুযায়ী ১২৮ বিটের কম। Two-step চালু করুন এবং সহকারী প্রোগ্রামারকে জানান।",
        ),
    ),
    Weakness.COUNTER: (
        Gravity.BELOW_STANDARD,
        Text(
            en="Codes are counted here instead of following the clock: a code stays good until it is used, and phone and "
            "portal can get out of step. Where the portal offers codes by time (TOTP), take those. Else make the app show "
            "codes only when you need one.",
            bn="এখানে কোড ঘড়ি ধরে বদলায় না, গুনে বদলায়: ব্যবহার না করা পর্যন্ত কোড চলে, আর ফোন ও পোর্টালের মিল হারাতে পারে। পোর্টালে সময় "
            "ধরে বদলানো কোড (TOTP) থাকলে সেটি নিন। না থাকলে দরকার ছাড়া অ্যাপে নতুন কোড আনবেন না।",
        ),
    ),
    Weakness.KEY_UNDER_160: (
        Gravity.ADVICE,
        Text(
            en="The portal's setup key is long enough; 160 bits would be better. There is nothing you need to do.",
            bn="পোর্টালের Setup key যথেষ্ট লম্বা; ১৬০ বিট হলে আরও ভালো। আপনার কিছু করার নেই।",
        ),
    ),
    Weakness.SEVEN_DIGITS: (
        Gravity.ADVICE,
        Text(
            en="Codes have 7 digits; many apps show only 6 or 8. If yours does not show 7, use another one.",
            bn="কোডে ৭টি সংখ্যা; অনেক অ্যাপ শুধু ৬ বা ৮টি দেখায়। আপনার অ্যাপ ৭টি না দেখালে অন্য অ্যাপ নিন।",
        ),
    ),
    Weakness.PERIOD: (
        Gravity.ADVICE,
        Text(
            en="A code does not last for the usual 30 seconds; some apps overlook that and show wrong codes. The two codes "
            "below will show whether yours does.",
            bn="একটি কোড প্রচলিত ৩০ সেকেন্ড চলে না; কিছু অ্যাপ তা না মেনে ভুল কোড দেখায়। নিচে দুটি কোড লিখলেই আপনার অ্যাপেরটা বোঝা যাবে।",
        ),
    ),
    Weakness.ALGORITHM: (
        Gravity.ADVICE,
        Text(
            en="Codes are made in another way than usual (not SHA1); some apps overlook that and show wrong codes. The two "
            "codes below will show whether yours does.",
            bn="কোড তৈরির নিয়ম প্রচলিত নিয়ম (SHA1) থেকে আলাদা; কিছু অ্যাপ তা না মেনে ভুল কোড দেখায়। নিচে দুটি কোড লিখলেই আপনার অ্যাপেরটা "
            "বোঝা যাবে।",
        ),
    ),
    Weakness.ISSUERS_DIFFER: (
        Gravity.ADVICE,
        Text(
            en="The QR gives the portal two different names. See that you took it from your portal's own page, whose "
            "address you typed yourself.",
            bn="QR-এ পোর্টালের দুটি আলাদা নাম আছে। QR-টি নিজে ঠিকানা লিখে খোলা পোর্টাল থেকেই নিয়েছেন কি না দেখুন।",
        ),
    ),
    Weakness.UNNAMED: (
        Gravity.ADVICE,
        Text(
            en="The QR names neither portal nor account. Give the entry a name in the app, so that you find it again.",
            bn="QR-এ পোর্টাল বা আইডির নাম নেই। পরে চেনার জন্য অ্যাপে একটি নাম দিন।",
        ),
    ),
    Weakness.UNKNOWN_PARAMETERS: (
        Gravity.ADVICE,
        Text(
            en="The QR holds more than the usual; apps overlook it, and so did this program. There is nothing you need to do.",
            bn="QR-এ প্রচলিত তথ্যের বাইরে আরও কিছু আছে; অ্যাপ তা ধরে না, এখানেও ধরা হয়নি। আপনার কিছু করার নেই।",
        ),
    ),
}

_ANSWERS: Final[Mapping[Answer, Text]] = {
    Answer.FORM: Text(
        en="A code has {digits} digits. Type all of them, as the phone shows them; Bangla and English digits both do.",
        bn="কোডে {digits}টি সংখ্যা থাকে। ফোনে যা দেখায় সবগুলো লিখুন; বাংলা বা ইংরেজি দুই সংখ্যাই চলবে।",
    ),
    Answer.FIRST: Text(
        en="The code fits. Now wait until the phone shows the next one, {seconds} seconds at most, and type that.",
        bn="কোডটি মিলেছে। এবার ফোনে পরের কোড আসা পর্যন্ত অপেক্ষা করুন (বেশি হলে {seconds} সেকেন্ড), তারপর সেটি লিখুন।",
    ),
    Answer.REPLAYED: Text(
        en="This is the code from before; a code counts once only. Wait until the phone shows the next one and type that.",
        bn="এটি আগের কোড; একটি কোড একবারই চলে। ফোনে পরের কোড এলে সেটি লিখুন।",
    ),
    Answer.PROVEN: Text(
        en="Both codes fit: the phone has the right key.",
        bn="দুটি কোডই মিলেছে: ফোনে সঠিক Setup key বসেছে।",
    ),
    Answer.APART: Text(
        en="The code fits, but not together with the one before: one was typed too late, or a clock was changed. This one "
        "counts as the first now. Wait until the phone shows the next one and type that at once.",
        bn="কোডটি মেলে, তবে আগেরটির সঙ্গে সময়ের হিসাব মেলে না: কোনো একটি দেরিতে লেখা হয়েছে বা ঘড়ি বদলেছে। এটিকেই প্রথম কোড ধরা হলো। "
        "ফোনে পরের কোড এলে সঙ্গে সঙ্গে লিখুন।",
    ),
    Answer.FAR: Text(
        en="The code does not fit this moment, but it would fit another time of day: the clock of the phone or of this "
        "computer is perhaps wrong. Wait until the phone shows the next code and type that; it will show. {left} tries left.",
        bn="কোডটি এই মুহূর্তের সঙ্গে মিলছে না, তবে দিনের অন্য সময়ের সঙ্গে মেলে: ফোন বা এই কম্পিউটারের ঘড়ি ভুল থাকতে পারে। ফোনে পরের কোড "
        "এলে সেটি লিখুন, তাতে বোঝা যাবে। আর {left} বার লেখা যাবে।",
    ),
    Answer.OTHER_SETTINGS: Text(
        en="The app does not follow what the QR says about the codes, so the portal will refuse them too. Scan the QR with "
        "another authenticator app and type the code from there. {left} tries left.",
        bn="QR-এ কোডের যে নিয়ম আছে অ্যাপটি তা মানছে না, তাই পোর্টালেও এই কোড চলবে না। অন্য একটি Authenticator অ্যাপে QR স্ক্যান করে সেখানকার "
        "কোড লিখুন। আর {left} বার লেখা যাবে।",
    ),
    Answer.WRONG: Text(
        en="The code does not fit. See that you look at this account in the app, and type the code that it shows now. "
        "{left} tries left.",
        bn="কোডটি মিলছে না। অ্যাপে এই আইডির কোডই দেখছেন কি না দেখুন, এখন যে কোড দেখায় সেটি লিখুন। আর {left} বার লেখা যাবে।",
    ),
}
_ANSWERS_COUNTING: Final[Mapping[Answer, Text]] = {
    Answer.FIRST: Text(
        en="The code fits. Now make the app show the next code and type that.",
        bn="কোডটি মিলেছে। এবার অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
    Answer.REPLAYED: Text(
        en="This is the code from before; a code counts once only. Make the app show the next code and type that.",
        bn="এটি আগের কোড; একটি কোড একবারই চলে। অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
    Answer.APART: Text(
        en="The code fits, but does not follow the one before. This one counts as the first now. Make the app show the "
        "next code and type that.",
        bn="কোডটি মেলে, তবে আগেরটির ঠিক পরের নয়। এটিকেই প্রথম কোড ধরা হলো। অ্যাপে পরের কোড এনে সেটি লিখুন।",
    ),
}

_CLOCK_RIGHT: Final = Text(
    en="The phone's clock is right: it differs from this computer's by {n} seconds at most.",
    bn="ফোনের ঘড়ি ঠিক আছে: এই কম্পিউটারের ঘড়ির সঙ্গে ফারাক বেশি হলে {n} সেকেন্ড।",
)
_AHEAD: Final = Text(
    en="The phone's clock is {span} ahead of this computer's.",
    bn="ফোনের ঘড়ি এই কম্পিউটারের ঘড়ির চেয়ে {span} এগিয়ে আছে।",
)
_BEHIND: Final = Text(
    en="The phone's clock is {span} behind this computer's.",
    bn="ফোনের ঘড়ি এই কম্পিউটারের ঘড়ির চেয়ে {span} পিছিয়ে আছে।",
)
_CLOCK_A_LITTLE_OFF: Final = Text(
    en="The portal may refuse a code now and then. Set the phone's date and time to automatic.",
    bn='পোর্টাল মাঝে মাঝে কোড না-ও নিতে পারে। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন।',
)
_CLOCK_OFF: Final = Text(
    en="If the phone is wrong, the portal will refuse its codes. Set the phone's date and time to automatic, see that date, "
    "time and time zone of this computer are right, and rehearse once more.",
    bn='ফোনের ঘড়ি ভুল হলে পোর্টালে কোড চলবে না। ফোনের তারিখ ও সময় "স্বয়ংক্রিয়" করুন, এই কম্পিউটারের তারিখ, সময় ও টাইম জোন ঠিক আছে কি না '
    "দেখুন, তারপর আবার মিলিয়ে নিন।",
)
