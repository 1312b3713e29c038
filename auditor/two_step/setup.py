"""Reads the key of an authenticator app: a setup link or the key itself (RFC 6238, RFC 4226, Key URI format)."""

from __future__ import annotations

import base64
import re
import string
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_plus

from auditor.expressions import expression
from auditor.i18n import Text, ascii_digits, clean
from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

USUAL_DIGITS: Final = 6
USUAL_PERIOD: Final = 30
_DIGITS: Final = (6, 7, 8)
SELDOM_DIGITS: Final = 7
_PERIODS: Final = range(10, 3601)
_NUMBER: Final = expression(r"[0-9]{1,19}")
_LINK: Final = expression(r"otpauth://([a-z]+)(?:/([^?#]*))?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_OTHER_LINK: Final = expression(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEME: Final = "otpauth:"
_MIGRATION: Final = "otpauth-migration:"
_PARAMETERS: Final = frozenset({"secret", "issuer", "algorithm", "digits", "period", "counter", "encoder"})
_BASE32: Final = string.ascii_uppercase + "234567"
_LOOKALIKES: Final = "0189"
_GROUP: Final = 8
_LOST_SIGN: Final = frozenset({1, 3, 6})
"""Numbers of signs, modulo eight, that no whole bytes give (RFC 4648 section 6)."""
_TYPED: Final = (
    (string.digits, 3.33),
    (string.hexdigits, 4.46),
    (string.ascii_letters + string.digits, 5.96),
    (string.printable, 6.65),
)
"""Alphabets of keys made of text, and the bits that one sign of each holds at most."""


class OtpType(StrEnum):
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


class SetupRefusal(StrEnum):
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

    def __init__(self, reason: SetupRefusal, place: int = 0) -> None:
        """Take the words of the reason; `place` counts the signs of a setup key from 1."""
        super().__init__(_REFUSALS[reason].filled(place=place))
        self.reason = reason


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
    kind: OtpType = OtpType.TIME
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
        return self.kind is not OtpType.STEAM and self.algorithm is not Algorithm.MD5


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
        raise SetupRefusedError(SetupRefusal.TOO_LONG)
    words = clean(words)
    if not words:
        raise SetupRefusedError(SetupRefusal.EMPTY)
    if words.casefold().startswith(_MIGRATION):
        raise SetupRefusedError(SetupRefusal.MIGRATION)
    if _is_link(words):
        return _read_link(words)
    if _OTHER_LINK.match(words):
        raise SetupRefusedError(SetupRefusal.OTHER_LINK)
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
        raise SetupRefusedError(SetupRefusal.NO_QR)
    links = [text for text in found if _is_link(text) or text.casefold().startswith(_MIGRATION)]
    if not links:
        raise SetupRefusedError(SetupRefusal.OTHER_LINK)
    if len(links) > 1:
        raise SetupRefusedError(SetupRefusal.SEVERAL)
    return parse_setup(links[0])


def _is_link(words: str) -> bool:
    return words.casefold().startswith(_SCHEME)


def _read_link(link: str) -> Setup:
    parts = _LINK.fullmatch(link)
    if parts is None or parts[1].lower() not in set(OtpType):
        raise SetupRefusedError(SetupRefusal.BAD_LINK)
    parameters, unknown = _parameters(parts[3] or "")
    kind = OtpType.STEAM if parameters.get("encoder", "").casefold() == OtpType.STEAM else OtpType(parts[1].lower())
    before, colon, after = clean(unquote(parts[2] or "")).partition(":")
    issuers = dict.fromkeys((before.strip() if colon else "", clean(parameters.get("issuer", ""))))
    if not parameters.get("secret"):
        raise SetupRefusedError(SetupRefusal.NO_KEY)
    return Setup(
        secret=_read_key(parameters["secret"]),
        kind=kind,
        algorithm=_algorithm(parameters.get("algorithm", "")),
        digits=USUAL_DIGITS
        if kind is OtpType.STEAM
        else _number(parameters, "digits", _DIGITS, USUAL_DIGITS, SetupRefusal.DIGITS),
        period=_number(parameters, "period", _PERIODS, USUAL_PERIOD, SetupRefusal.PERIOD),
        counter=_number(parameters, "counter", range(2**63), 0, SetupRefusal.COUNTER),
        from_link=True,
        issuers=tuple(issuer for issuer in issuers if issuer),
        account=(after if colon else before).strip(),
        unknown=unknown,
    )


def _parameters(query: str) -> tuple[dict[str, str], bool]:
    """Return the known parameters that say something, and whether there are others."""
    parameters: dict[str, str] = {}
    unknown = False
    for pair in filter(None, query.split("&")):
        name, _, value = pair.partition("=")
        name = unquote_plus(name).strip().lower()
        if name not in _PARAMETERS:
            unknown = True
        elif name in parameters:
            raise SetupRefusedError(SetupRefusal.DUPLICATE)  # apps take the first or the last
        else:
            parameters[name] = unquote_plus(value).strip()
    return parameters, unknown


def _algorithm(name: str) -> Algorithm:
    plain = name.lower().replace("-", "").removeprefix("hmac")
    if not plain:
        return Algorithm.SHA1
    if plain not in set(Algorithm):
        raise SetupRefusedError(SetupRefusal.ALGORITHM)
    return Algorithm(plain)


def _number(
    parameters: Mapping[str, str], name: str, allowed: range | tuple[int, ...], usual: int, refusal: SetupRefusal
) -> int:
    words = parameters.get(name, "")
    if not words:
        return usual
    if not _NUMBER.fullmatch(words) or int(words) not in allowed:
        raise SetupRefusedError(refusal)
    return int(words)


def _read_key(words: str) -> bytes:
    signs = unicodedata.normalize("NFKC", ascii_digits(clean(words)))
    signs = "".join(sign for sign in signs if unicodedata.category(sign) not in {"Pd", "Zs", "Cf"}).rstrip("=")
    if not signs:
        raise SetupRefusedError(SetupRefusal.NO_KEY)
    for place, sign in enumerate(signs, start=1):
        if sign in _LOOKALIKES:
            raise SetupRefusedError(SetupRefusal.LOOKALIKE, place)
        if not sign.isascii():
            raise SetupRefusedError(SetupRefusal.KEYBOARD, place)
        if sign.upper() not in _BASE32:
            raise SetupRefusedError(SetupRefusal.NOT_BASE32, place)
    if len(signs) % _GROUP in _LOST_SIGN:
        raise SetupRefusedError(SetupRefusal.LOST_SIGN)
    return base64.b32decode(signs.upper() + "=" * (-len(signs) % _GROUP))


def max_entropy_bits(secret: bytes) -> float:
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


_REFUSALS: Final[Mapping[SetupRefusal, Text]] = {
    SetupRefusal.EMPTY: Text(
        en="Nothing was typed. Copy the setup key from the portal's screen; it stands below the QR.",
        bn="কিছু লেখা হয়নি। পোর্টালের পর্দায় QR-এর নিচে যে Setup key আছে সেটি লিখুন।",
    ),
    SetupRefusal.TOO_LONG: Text(
        en="This is much longer than any setup key or link of a QR. Copy only the setup key from the portal's screen.",
        bn="লেখাটি Setup key বা QR-এর লিংকের চেয়ে অনেক বড়। পোর্টালের পর্দা থেকে শুধু Setup key লিখুন।",
    ),
    SetupRefusal.NO_QR: Text(
        en="No QR can be read in the picture. Save a closer, straight picture of the QR, or type the setup key instead.",
        bn="ছবিতে QR পড়া যায়নি। কাছ থেকে সোজা করে আবার ছবি নিন, অথবা ছবির বদলে Setup key লিখুন।",
    ),
    SetupRefusal.SEVERAL: Text(
        en="There are several two-step QRs in the picture. Cut out the one of this account and try again.",
        bn="ছবিতে Two-step-এর একাধিক QR আছে। এই আইডির QR-টি আলাদা করে কেটে নিয়ে আবার দিন।",
    ),
    SetupRefusal.MIGRATION: Text(
        en="This QR is an export of an authenticator app, for moving to another phone: it holds the keys of all accounts "
        "in the app, so it was not opened. Delete its picture, and use the QR or the setup key that the portal shows.",
        bn="এটি পোর্টালের QR নয়; অ্যাপ থেকে অন্য ফোনে নেওয়ার QR (export)। এতে অ্যাপের সব আইডির চাবি থাকে, তাই খোলা হয়নি। ছবিটি মুছে "
        "ফেলুন। পোর্টাল যে QR বা Setup key দেখায় সেটি দিন।",
    ),
    SetupRefusal.OTHER_LINK: Text(
        en="This is another kind of link or QR, not one for an authenticator app. Use the QR or the setup key that the "
        "portal shows when two-step is turned on.",
        bn="এটি Authenticator অ্যাপের QR বা লিংক নয়। Two-step চালু করার সময় পোর্টাল যে QR বা Setup key দেখায় সেটি দিন।",
    ),
    SetupRefusal.BAD_LINK: Text(
        en="The link is incomplete or damaged. Copy the whole of it again, or type the setup key instead.",
        bn="লিংকটি সম্পূর্ণ আসেনি বা বদলে গেছে। পুরোটা আবার কপি করুন, অথবা Setup key লিখুন।",
    ),
    SetupRefusal.DUPLICATE: Text(
        en="The QR says one thing twice, and apps would read it differently. Have the portal make a new QR; if it is no "
        "better, tell the assistant programmer.",
        bn="QR-এ একই বিষয় দুবার লেখা আছে; একেক অ্যাপ একেকভাবে পড়বে। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
    ),
    SetupRefusal.NO_KEY: Text(
        en="There is no setup key in it. Have the portal show the QR again and copy the whole of it.",
        bn="এতে Setup key নেই। পোর্টালে QR-টি আবার দেখে পুরোটা নিন।",
    ),
    SetupRefusal.KEYBOARD: Text(
        en="Sign {place} is no English letter: the keyboard is perhaps in Bangla. Switch it to English (F12 with Avro, "
        "Ctrl+Alt+B or Ctrl+Alt+V with Bijoy, Win+Space or Alt+Shift with Windows) and type the setup key again.",
        bn="{place} নম্বর অক্ষরটি ইংরেজি নয়; কিবোর্ড হয়তো বাংলায় আছে। ইংরেজিতে নিন: অভ্র হলে F12; বিজয় হলে Ctrl+Alt+B বা Ctrl+Alt+V; "
        "Windows-এর কিবোর্ড হলে Win+Space বা Alt+Shift। তারপর Setup key আবার লিখুন।",
    ),
    SetupRefusal.LOOKALIKE: Text(
        en="Sign {place} of the setup key is a 0, 1, 8 or 9, and a setup key has none of them. Look again: 0 is the "
        "letter O, 1 is I or L, 8 is B. Then type it again.",
        bn="Setup key-র {place} নম্বর অক্ষরে 0, 1, 8 বা 9 এসেছে; Setup key-তে এগুলো থাকে না। আবার দেখুন: 0 আসলে O, 1 আসলে I বা L, 8 আসলে "
        "B অক্ষর। তারপর আবার লিখুন।",
    ),
    SetupRefusal.NOT_BASE32: Text(
        en="Sign {place} does not belong to a setup key: it has letters A to Z and digits 2 to 7 only. Look at the "
        "portal's screen and type it again.",
        bn="{place} নম্বর অক্ষরটি Setup key-তে থাকে না; থাকে শুধু A–Z আর 2–7। পোর্টালের পর্দা দেখে আবার লিখুন।",
    ),
    SetupRefusal.LOST_SIGN: Text(
        en="The setup key has a sign too few or too many. Look at the portal's screen and type it again; spaces do not "
        "matter.",
        bn="Setup key-তে একটি অক্ষর কম বা বেশি হয়েছে। পোর্টালের পর্দা দেখে আবার লিখুন; ফাঁকা ঘর থাকলে সমস্যা নেই।",
    ),
    SetupRefusal.ALGORITHM: Text(
        en="The QR asks for a way of making codes that no authenticator app knows. At the portal choose SMS or e-mail, "
        "and tell the assistant programmer.",
        bn="QR-এ কোড তৈরির যে নিয়ম আছে তা কোনো Authenticator অ্যাপ জানে না। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী প্রোগ্রামারকে "
        "জানান।",
    ),
    SetupRefusal.DIGITS: Text(
        en="The QR asks for codes that do not have 6, 7 or 8 digits; no authenticator app shows them. At the portal choose "
        "SMS or e-mail, and tell the assistant programmer.",
        bn="QR অনুযায়ী কোডে ৬, ৭ বা ৮টি সংখ্যা নয়; কোনো Authenticator অ্যাপ তা দেখায় না। পোর্টালে এসএমএস বা ই-মেইল বাছুন এবং সহকারী "
        "প্রোগ্রামারকে জানান।",
    ),
    SetupRefusal.PERIOD: Text(
        en="The QR says for how long a code lasts in a way that cannot be used (10 to 3600 seconds). Have the portal make a "
        "new QR; if it is no better, tell the assistant programmer.",
        bn="একটি কোড কতক্ষণ চলবে তা QR-এ যেভাবে আছে তা চলে না (১০ থেকে ৩৬০০ সেকেন্ড)। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী "
        "প্রোগ্রামারকে জানান।",
    ),
    SetupRefusal.COUNTER: Text(
        en="The QR says from which number codes are counted in a way that cannot be used. Have the portal make a new QR; "
        "if it is no better, tell the assistant programmer.",
        bn="কত নম্বর থেকে কোড গোনা হবে তা QR-এ যেভাবে আছে তা চলে না। পোর্টালে নতুন QR নিন; তা-ও এমন হলে সহকারী প্রোগ্রামারকে জানান।",
    ),
}
