"""The codes of a round, derived from its secrets: of accounts and mailboxes, and their tags."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from auditor.i18n import Language
from auditor.i18n import digits as digits_of
from auditor.model.value import Unshown
from auditor.slip.layout import MAIL_CODE_DIGITS, ROUND, TAG_DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric import ec

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans("OIL", "011")
_BITS_A_SIGN: Final = 5
_CODE_SIGNS: Final = 8
_SALTS: Final = 200
_MAILBOX_TAG_DIGITS: Final = 16
_SCALAR_BYTES: Final = 32
_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of P-256 (FIPS 186-5): a private key is a number from 1 below it."""


class CampaignSecrets(Unshown, frozen=True):
    """What opens the slips of a campaign and makes its codes.

    Attributes:
        private_key: the scalar of the campaign's P-256 key, 32 bytes.
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
    def new(cls, random: Callable[[int], bytes] = os.urandom) -> CampaignSecrets:
        """Return fresh secrets; `random` gives that many random bytes."""
        while True:
            scalar = random(_SCALAR_BYTES)
            if 0 < int.from_bytes(scalar) < _ORDER:
                return cls(scalar, random(_SCALAR_BYTES))

    @property
    def public_key(self) -> bytes:
        """The public key: the uncompressed point, 65 bytes."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 heavy

        return private_key(self).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def key_id(self) -> str:
        """The name of these secrets: the first 16 hex digits of the public key's SHA-256."""
        return hashlib.sha256(self.public_key).hexdigest()[:16]


def account_code(secrets: CampaignSecrets, round_id: str, account: str) -> str:
    """Return the code of an account in a round: eight signs of Crockford's base 32, 40 bits."""
    return crockford_signs(_derived(secrets, "pwslip-code", round_id, account), _CODE_SIGNS)


def mail_code(secrets: CampaignSecrets, round_id: str, office: str) -> str:
    """Return the code that goes to an office's official mailbox only: six digits."""
    number = int.from_bytes(_derived(secrets, "pwslip-mail", round_id, office))
    return f"{number % 10**MAIL_CODE_DIGITS:0{MAIL_CODE_DIGITS}d}"


def mailbox_tag(secrets: CampaignSecrets, round_id: str, office: str, address: str) -> str:
    """Return 16 hex digits by which the address is known again to which a mail code went; they tell neither of the two."""
    return _derived(secrets, "pwslip-mailbox", round_id, f"{office}|{address}").hex()[:_MAILBOX_TAG_DIGITS]


def _derived(secrets: CampaignSecrets, purpose: str, round_id: str, subject: str) -> bytes:
    _refuse_no_round(round_id)
    return hmac.digest(secrets.master, f"{purpose}|{round_id}|{subject}".encode(), "sha256")


def _refuse_no_round(round_id: str) -> None:
    if not re.fullmatch(ROUND, round_id):
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
    for count in TAG_DIGITS:
        for number in range(_SALTS):
            salt = f"{number:02x}"
            tags = {account: _tag(round_id, salt, code, count) for account, code in codes.items()}
            if len(set(tags.values())) == len(tags):
                return salt, tags
    raise ValueError("the accounts of this round cannot be told apart by tags; make its keys again")


def code_tag(round_id: str, salt: str, code: str, digits: int = TAG_DIGITS[0]) -> str:
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


def crockford_signs(content: bytes, count: int) -> str:
    """Return the first bits as so many signs."""
    bits = int.from_bytes(content) >> 8 * len(content) - _BITS_A_SIGN * count
    return "".join(_ALPHABET[bits >> _BITS_A_SIGN * place & len(_ALPHABET) - 1] for place in reversed(range(count)))


def private_key(secrets: CampaignSecrets) -> ec.EllipticCurvePrivateKey:
    """Return the private key of a round."""
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415 heavy

    return ec.derive_private_key(int.from_bytes(secrets.private_key), ec.SECP256R1())
