"""The slip: what the self-check lets out of a computer, sealed so that only the round's own key opens it.

``PWSLIP1.tag.round.sealed``: the account's tag and the round stand in the clear, so that a slip can be put in its place
without a key; both are bound into the sealing (HPKE, RFC 9180, base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM). Inside stand the facts and a MAC under the account's code, so that nobody can try codes from outside; all is
padded to one length, so that size tells nothing. `selfcheck/assets/slip.js` is the twin that seals in the page.

A slip says that somebody who held the code said this; not that it is true, nor who it was.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from auditor.i18n import Language, Text
from auditor.i18n import digits as digits_of
from auditor.model.facts import Method, Strength, When, decode_when, encode_choice, encode_when
from auditor.model.selfcheck import Slip, SlipFacts, TwoStepAnswer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hpke import Suite

VERSION: Final = 1
_NAME: Final = "pwslip-v1"
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011")
_BITS_A_SIGN: Final = 5
_CODE_SIGNS: Final = 8
_NUMBER_SIGNS: Final = 6
_MAIL_CODE_DIGITS: Final = 6
_TAG_DIGITS: Final = (4, 5, 6)
_SALTS: Final = 200
_SCALAR_BYTES: Final = 32
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256 (FIPS 186-5): a private key is a number from 1 below it."""
_NONCE_BYTES: Final = 8
_LENGTH_BYTES: Final = 2
_PLAIN_BYTES: Final = 256
_MAC_BYTES: Final = 16
"""HMAC-SHA256 cut to 128 bits (RFC 2104, section 5), far more than the code's 40; the longest body needs the room."""
_BODY_BYTES: Final = _PLAIN_BYTES - _LENGTH_BYTES - _MAC_BYTES
_SEALED_BYTES: Final = 65 + _PLAIN_BYTES + 16
"""An encapsulated key, the plain text, and the tag of AES-GCM."""
_SEALED_SIGNS: Final = -(-_SEALED_BYTES * 4 // 3)
_MOST_SIGNS: Final = 4096
"""A slip has under 500 signs, with line breaks and quotation marks perhaps twice as many."""

_ROUND: Final = r"20[0-9]{2}-(?:0[1-9]|1[0-2])(?:-(?:[2-9]|[1-9][0-9]))?"
_TAG: Final = rf"[0-9a-f]{{{_TAG_DIGITS[0]},{_TAG_DIGITS[-1]}}}"
_SLIP: Final = re.compile(rf"PWSLIP1\.({_TAG})\.({_ROUND})\.([A-Za-z0-9_-]*)")
_BEGINS: Final = re.compile(r"PWSLIP([0-9]{1,2})\.")
_FOUND: Final = re.compile(
    r"PWSLIP[0-9]{1,2}\.(?:[0-9A-Za-z]{1,8}\.[0-9A-Za-z-]{1,12}\."
    rf"(?:(?!PWSLIP[0-9]{{1,2}}\.)[A-Za-z0-9_-]){{0,{_SEALED_SIGNS}}})?"
)
_MARKUP: Final = re.compile(r"</?[A-Za-z](?:(?!PWSLIP)[^<>]){0,200}>")
_BETWEEN: Final = re.compile("[\\s>|=\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
"""What mail and messengers put between the signs of a slip: line breaks (soft ones with "="), marks of quotation, nothing
that is seen. None of it is a sign of a slip."""
_DASHES: Final = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"), "\u2014": "--"})
"""Hyphens as word processors make them; two hyphens become one long dash."""

_PAGE: Final = re.compile(r"[0-9a-z.-]{1,16}")
_NONCE: Final = re.compile(rf"[0-9a-f]{{{2 * _NONCE_BYTES}}}")
_MAIL_CODE: Final = re.compile(rf"[0-9]{{{_MAIL_CODE_DIGITS}}}")
_EARLIEST_YEAR: Final = 1970
"""The clock of an office computer whose battery is flat begins again here or later."""
_LATEST_YEAR: Final = 2099
_RULES: Final = {"uls": "upper+lower+symbol", "ulsd": "upper+lower+symbol+digit"}
_RULE_CODES: Final = {rule: code for code, rule in _RULES.items()}


class Refusal(StrEnum):
    """Why a slip is refused; a refused slip changes nothing."""

    GARBLED = "garbled"
    TOO_LARGE = "too-large"
    NEWER_VERSION = "newer-version"
    OTHER_ROUND = "other-round"
    ALTERED = "altered"
    OTHER_ACCOUNT = "other-account"
    CODE = "code"
    UNKNOWN_FACTS = "unknown-facts"

    @property
    def message(self) -> Text:
        """What happened and what to do, with ``{file}``, and ``{office}`` (code) or ``{month}`` (round) to be filled."""
        return _REFUSALS[self]


class SlipRefusedError(Exception):
    """A slip was refused.

    Attributes:
        reason: why.
        account: the account whose tag the slip bears, where one is known; nobody has vouched for it.

    """

    def __init__(self, reason: Refusal, account: str = "") -> None:
        """Keep the reason, and nothing of the slip."""
        super().__init__(reason.value)
        self.reason = reason
        self.account = account


@dataclass(frozen=True, slots=True, repr=False)
class RoundSecrets:
    """What opens the slips of a round and makes its codes.

    Attributes:
        private_key: the scalar of the round's P-256 key, 32 bytes.
        master: from which the codes are derived, 32 bytes.

    """

    private_key: bytes
    master: bytes

    def __post_init__(self) -> None:
        """Refuse what is no key.

        Raises:
            ValueError: a part has the wrong length, or the scalar is out of range.

        """
        if len(self.private_key) != _SCALAR_BYTES or len(self.master) != _SCALAR_BYTES:
            raise ValueError("the secrets of a round are 32 bytes each")
        if not 0 < int.from_bytes(self.private_key) < _ORDER:
            raise ValueError("this is no private key of P-256")

    @classmethod
    def new(cls, random: Callable[[int], bytes] = os.urandom) -> RoundSecrets:
        """Return fresh secrets; `random` gives that many random bytes."""
        while True:
            scalar = random(_SCALAR_BYTES)
            if 0 < int.from_bytes(scalar) < _ORDER:
                return cls(scalar, random(_SCALAR_BYTES))

    @property
    def public_key(self) -> bytes:
        """The public key: the uncompressed point, 65 bytes."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 heavy

        return _private(self).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def key_id(self) -> str:
        """The name of these secrets: the first 16 hex digits of the public key's SHA-256."""
        return hashlib.sha256(self.public_key).hexdigest()[:16]


def account_code(secrets: RoundSecrets, round_id: str, account: str) -> str:
    """Return the code of an account in a round: eight signs of Crockford's base 32, 40 bits."""
    return _signs(_derived(secrets, "pwslip-code", round_id, account), _CODE_SIGNS)


def mail_code(secrets: RoundSecrets, round_id: str, office: str) -> str:
    """Return the code that goes to an office's official mailbox only: six digits."""
    number = int.from_bytes(_derived(secrets, "pwslip-mail", round_id, office))
    return f"{number % 10**_MAIL_CODE_DIGITS:0{_MAIL_CODE_DIGITS}d}"


def _derived(secrets: RoundSecrets, purpose: str, round_id: str, subject: str) -> bytes:
    _refuse_no_round(round_id)
    return hmac.digest(secrets.master, f"{purpose}|{round_id}|{subject}".encode(), "sha256")


def _refuse_no_round(round_id: str) -> None:
    if not re.fullmatch(_ROUND, round_id):
        raise ValueError("a round is named by its month, YYYY-MM, and where keys were made again -2 to -99")


def code_tags(round_id: str, codes: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return a salt and the tag of every account, so that all tags of the round differ.

    Args:
        round_id: names the round.
        codes: account → code.

    Returns:
        The salt, and account → tag: four hex digits, five or six where four cannot tell so many accounts apart.

    Raises:
        ValueError: no salt tells them apart: two codes are the same, or there are many thousand.

    """
    _refuse_no_round(round_id)
    for count in _TAG_DIGITS:
        for number in range(_SALTS):
            salt = f"{number:02x}"
            tags = {account: _tag(round_id, salt, code, count) for account, code in codes.items()}
            if len(set(tags.values())) == len(tags):
                return salt, tags
    raise ValueError("the accounts of this round cannot be told apart by tags; make its keys again")


def code_tag(round_id: str, salt: str, code: str, digits: int = _TAG_DIGITS[0]) -> str:
    """Return the tag of a code as a person types it: so few bits of a hash that the code cannot be found from it.

    Args:
        round_id: names the round.
        salt: the round's, from `code_tags`.
        code: the code, in any writing.
        digits: how many hex digits the round's tags have.

    Raises:
        ValueError: it is no code, or the round is none.

    """
    _refuse_no_round(round_id)
    return _tag(round_id, salt, read_code(code), digits)


def _tag(round_id: str, salt: str, code: str, count: int) -> str:
    return hashlib.sha256(f"pwslip-tag|{round_id}|{salt}|{code}".encode()).hexdigest()[:count]


def read_code(typed: str) -> str:
    """Return a code as it was given out, from what a person typed off the sheet.

    Case, spaces, hyphens and Bangla digits make no difference; O is read as 0, I and L as 1.

    Raises:
        ValueError: it is no code; the message does not repeat it.

    """
    words = digits_of(unicodedata.normalize("NFKC", typed), Language.EN).upper()
    words = "".join(sign for sign in words if unicodedata.category(sign) not in {"Pd", "Zs", "Cf", "Cc"})
    code = words.replace("\u2212", "").translate(_READ_AS)
    if any(sign not in _ALPHABET for sign in code):
        raise ValueError("a code has digits and Latin letters only, and no U")
    if len(code) != _CODE_SIGNS:
        raise ValueError(f"a code has {_CODE_SIGNS} signs")
    return code


def _signs(content: bytes, count: int) -> str:
    """Return the first bits as so many signs."""
    bits = int.from_bytes(content) >> 8 * len(content) - _BITS_A_SIGN * count
    return "".join(_ALPHABET[bits >> _BITS_A_SIGN * place & len(_ALPHABET) - 1] for place in reversed(range(count)))


def seal(slip: Slip, code: str, public_key: bytes, random: Callable[[int], bytes] = os.urandom) -> str:
    """Return the text of a slip.

    Args:
        slip: what it says; where its nonce is empty, a fresh one is drawn.
        code: the account's code; enters a MAC that only the holder of the round's key can check.
        public_key: the round's public key, 65 bytes.
        random: gives that many random bytes.

    Raises:
        ValueError: the slip says something that slips do not say, or the code or the key is none.

    """
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 heavy

    whole = slip if slip.nonce else replace(slip, nonce=random(_NONCE_BYTES).hex())
    body = _encode(whole)
    if len(body) > _BODY_BYTES:
        raise ValueError("the slip is longer than slips may be; shorten the name of the page's version")
    plain = len(body).to_bytes(_LENGTH_BYTES) + body + _mac(read_code(code), body)
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public_key)
    except ValueError:
        raise ValueError("this is no public key of P-256") from None
    sealed = _suite().encrypt(plain.ljust(_PLAIN_BYTES, b"\0"), point, _info(whole.tag, whole.round))
    return f"PWSLIP{VERSION}.{whole.tag}.{whole.round}.{urlsafe_b64encode(sealed).decode().rstrip('=')}"


def find_slips(text: str) -> tuple[str, ...]:
    """Return the slips in any text, each once, in their order and as they were made.

    A slip may stand among other words, be broken into lines, quoted in a mail, or have signs in it that are not seen.
    What begins like a slip is returned, even when it is damaged or of a newer version, so that `open_slip` can say why it
    is refused.
    """
    joined = _BETWEEN.sub("", _MARKUP.sub("", text)).translate(_DASHES)
    return tuple(dict.fromkeys(_FOUND.findall(joined)))


def slip_round(text: str) -> str:
    """Return the round that a slip names in the clear; nobody has vouched for it.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    return _parts(text)[1]


def slip_tag(text: str) -> str:
    """Return the tag that a slip bears in the clear; nobody has vouched for it.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    return _parts(text)[0]


def slip_number(text: str) -> str:
    """Return the six signs by which a person names a slip on the phone.

    Raises:
        SlipRefusedError: there is no slip that could be read.

    """
    tag, round_id, sealed = _parts(text)
    whole = f"PWSLIP{VERSION}.{tag}.{round_id}.{sealed}"
    return _signs(hashlib.sha256(whole.encode()).digest(), _NUMBER_SIGNS)


def open_slip(
    text: str,
    secrets: RoundSecrets,
    *,
    round_id: str,
    codes: Mapping[str, str],
    tags: Mapping[str, str] | None = None,
) -> tuple[str, Slip]:
    """Open a slip, or say why not.

    Args:
        text: one slip, as `find_slips` gave it or as it came.
        secrets: those of the round.
        round_id: the round that is collected.
        codes: account → code, of all accounts that have one in the round.
        tags: account → tag, as the page of the round has them; otherwise those that `code_tags` gives.

    Returns:
        The account, and what its slip says. Whether the day it names can be right, and which of several slips counts, is
        left to the caller.

    Raises:
        SlipRefusedError: with the reason.

    """
    tag, named_round, payload = _parts(text)
    if named_round != round_id:
        raise SlipRefusedError(Refusal.OTHER_ROUND)
    by_tag = {mark: account for account, mark in (code_tags(round_id, codes)[1] if tags is None else tags).items()}
    account = by_tag.get(tag, "")
    key = _private(secrets)
    sealed = _unpacked(payload)
    plain = _opened(sealed, key, tag, round_id)
    if plain is None:
        renamed = sealed and any(_opened(sealed, key, other, round_id) for other in by_tag.keys() - {tag})
        raise SlipRefusedError(Refusal.OTHER_ACCOUNT if renamed else Refusal.ALTERED, account)
    body, mac = _split(plain)
    authors = [one for one, code in codes.items() if hmac.compare_digest(_mac(code, body), mac)]
    if account and account not in authors:
        raise SlipRefusedError(Refusal.OTHER_ACCOUNT if authors else Refusal.CODE, account)
    if not authors:
        raise SlipRefusedError(Refusal.OTHER_ACCOUNT)
    slip = _decode(body)
    if slip.round != round_id:
        raise SlipRefusedError(Refusal.OTHER_ROUND, account)
    if slip.tag != tag:
        raise SlipRefusedError(Refusal.OTHER_ACCOUNT, account)
    return account or authors[0], slip


def _parts(text: str) -> tuple[str, str, str]:
    """Return tag, round and what is sealed."""
    if len(text) > _MOST_SIGNS:
        raise SlipRefusedError(Refusal.TOO_LARGE)
    found = find_slips(text)
    begun = _BEGINS.match(found[0]) if len(found) == 1 else None
    if begun is None:
        raise SlipRefusedError(Refusal.GARBLED)
    if int(begun[1]) > VERSION:
        raise SlipRefusedError(Refusal.NEWER_VERSION)
    parts = _SLIP.fullmatch(found[0])
    if parts is None:
        raise SlipRefusedError(Refusal.GARBLED)
    return parts[1], parts[2], parts[3]


def _unpacked(payload: str) -> bytes:
    """Return the sealed bytes; none where they are not all there, or not written in the one way."""
    if len(payload) != _SEALED_SIGNS:
        return b""
    sealed = urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return sealed if urlsafe_b64encode(sealed).decode().rstrip("=") == payload else b""


def _opened(sealed: bytes, key: ec.EllipticCurvePrivateKey, tag: str, round_id: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 heavy

    try:
        return _suite().decrypt(sealed, key, _info(tag, round_id))
    except (InvalidTag, ValueError):
        return None


def _split(plain: bytes) -> tuple[bytes, bytes]:
    """Return the body and the MAC."""
    size = int.from_bytes(plain[:_LENGTH_BYTES])
    end = _LENGTH_BYTES + size + _MAC_BYTES
    if size > _BODY_BYTES or len(plain) != _PLAIN_BYTES or any(plain[end:]):
        raise SlipRefusedError(Refusal.ALTERED)
    return plain[_LENGTH_BYTES : _LENGTH_BYTES + size], plain[_LENGTH_BYTES + size : end]


def _mac(code: str, body: bytes) -> bytes:
    return hmac.digest(code.encode(), f"{_NAME}|".encode() + body, "sha256")[:_MAC_BYTES]


def _info(tag: str, round_id: str) -> bytes:
    return f"{_NAME}|{tag}|{round_id}".encode()


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite  # noqa: PLC0415 heavy

    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _private(secrets: RoundSecrets) -> ec.EllipticCurvePrivateKey:
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 heavy

    return ec.derive_private_key(int.from_bytes(secrets.private_key), ec.SECP256R1())


# The body: JSON of short keys in this order, without spaces, and nothing else: what is not written exactly so is refused


def _encode(slip: Slip) -> bytes:
    """Return the body of a slip.

    Raises:
        ValueError: the slip says something that slips do not say.

    """
    said = slip.facts
    facts: dict[str, Any] = {
        "u": _RULE_CODES.get(said.rule),
        "m": int(said.meets_rule),
        "b": int(said.strength),
        "x": None if said.reused is None else int(said.reused),
        "l": None if said.breached is None else int(said.breached),
        "w": None if said.changed is None else encode_when(said.changed),
        "s": None if said.two_step is None else said.two_step.value,
        "k": None if said.method is None else encode_choice(said.method),
        "q": None if said.profile is None else encode_when(said.profile),
        "h": None if said.shared is None else int(said.shared),
        "c": said.mail_code or None,
    }
    body = _json(
        {
            "v": VERSION,
            "a": slip.tag,
            "r": slip.round,
            "p": slip.page,
            "d": slip.on.isoformat(),
            "n": slip.nonce,
            "f": {key: value for key, value in facts.items() if value is not None},
        }
    )
    try:
        sayable = _read(json.loads(body)) == slip
    except (ValueError, TypeError, KeyError):
        sayable = False
    if not sayable:
        raise ValueError("slips say nothing of this kind")
    return body


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def _decode(body: bytes) -> Slip:
    """Return what an authentic body says."""
    try:
        read = json.loads(body.decode("ascii"))
        if isinstance(read, dict) and isinstance(read.get("v"), int) and read["v"] > VERSION:
            raise SlipRefusedError(Refusal.NEWER_VERSION)
        slip = _read(read)
        if _encode(slip) == body:
            return slip
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    raise SlipRefusedError(Refusal.UNKNOWN_FACTS)


def _read(read: dict[str, Any]) -> Slip:
    """Return a slip from its JSON; keys that are not known are left out.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it is not of this form.

    """
    facts = read["f"]
    return Slip(
        _matched(_ROUND, read["r"]),
        _matched(_TAG, read["a"]),
        _matched(_PAGE.pattern, read["p"]),
        _day(read["d"]),
        _matched(_NONCE.pattern, read["n"]),
        SlipFacts(
            _RULES[facts["u"]],
            bool(facts["m"]),
            Strength(facts["b"]),
            _flag(facts.get("x")),
            _flag(facts.get("l")),
            _when(facts.get("w")),
            TwoStepAnswer(facts["s"]) if "s" in facts else None,
            Method[facts["k"].upper()] if "k" in facts else None,
            _when(facts.get("q")),
            _flag(facts.get("h")),
            _matched(_MAIL_CODE.pattern, facts["c"]) if "c" in facts else "",
        ),
    )


def _matched(pattern: str, words: str) -> str:
    if not re.fullmatch(pattern, words):
        raise ValueError("not of this form")
    return words


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _day(words: str) -> date:
    return _sane(date.fromisoformat(words))


def _when(words: str | None) -> When | None:
    if words is None:
        return None
    when = decode_when(words)
    if when.earliest is not None and _sane(when.earliest) > when.latest:
        raise ValueError("not a span of days")
    _sane(when.latest)
    return when


def _sane(day: date) -> date:
    if not _EARLIEST_YEAR <= day.year <= _LATEST_YEAR:
        raise ValueError("no day of this time")
    return day


AGAIN: Final = Text(
    en="{file}: this slip was taken before; nothing was added.",
    bn="{file}: এই স্লিপ আগেই নেওয়া হয়েছে; নতুন কিছু যোগ হয়নি।",
)
_DAMAGED: Final = Text(
    en="{file}: the slip is incomplete or changed. Ask for the file or the whole text again.",
    bn="{file}: স্লিপ সম্পূর্ণ আসেনি বা বদলে গেছে। ফাইল বা পুরো লেখাটি আবার পাঠাতে বলুন।",
)
_REFUSALS: Final[Mapping[Refusal, Text]] = {
    Refusal.GARBLED: _DAMAGED,
    Refusal.ALTERED: _DAMAGED,
    Refusal.CODE: Text(
        en="{file}: the code does not fit. Ask {office} to make a new slip with the code on its sheet.",
        bn="{file}: যাচাই কোড মিলছে না। {office}-কে কাগজের কোড দেখে নতুন স্লিপ পাঠাতে বলুন।",
    ),
    Refusal.OTHER_ROUND: Text(
        en="{file}: this slip is for {month}. Ask for one made with this month's page.",
        bn="{file}: স্লিপটি {month} মাসের। এই মাসের পাতা দিয়ে আবার করতে বলুন।",
    ),
    Refusal.OTHER_ACCOUNT: Text(
        en="{file}: the slip's mark and its code do not belong to one account of this round. Ask the sender to make a new "
        "slip with the code on the sheet of that account.",
        bn="{file}: স্লিপের চিহ্ন ও যাচাই কোড এই মাসের একই ইউজার আইডির নয়। প্রেরককে ওই আইডির কাগজের কোড দিয়ে নতুন স্লিপ পাঠাতে বলুন।",
    ),
    Refusal.TOO_LARGE: Text(
        en="{file}: this is far longer than a slip, so it was not read. Ask for the slip's own file or text.",
        bn="{file}: লেখাটি স্লিপের চেয়ে অনেক বড়, তাই পড়া হয়নি। শুধু স্লিপের ফাইল বা লেখাটি পাঠাতে বলুন।",
    ),
    Refusal.NEWER_VERSION: Text(
        en="{file}: the slip was made by a newer version than this program. Install the newer version of the program and "
        "run again; the slip is kept.",
        bn="{file}: স্লিপটি এই প্রোগ্রামের চেয়ে নতুন সংস্করণে তৈরি। প্রোগ্রামের নতুন সংস্করণ বসিয়ে আবার চালান; স্লিপটি থাকবে।",
    ),
    Refusal.UNKNOWN_FACTS: Text(
        en="{file}: the slip says something that slips do not say, so nothing of it was taken. Ask for one made with the "
        "page as it was given out.",
        bn="{file}: স্লিপে এমন তথ্য আছে যা স্লিপে থাকার কথা নয়, তাই কিছুই নেওয়া হয়নি। যে পাতা দেওয়া হয়েছিল সেটি দিয়ে আবার করতে বলুন।",
    ),
}
