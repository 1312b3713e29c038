"""Seals a slip for the round's key and opens it again (HPKE, RFC 9180)."""

from __future__ import annotations

import hmac
import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.slip.body import pack, unpack
from auditor.slip.codes import CampaignSecrets, code_tags, private_key, read_code
from auditor.slip.finding import clear_parts
from auditor.slip.layout import BODY_BYTES, LENGTH_BYTES, MAC_BYTES, NONCE_BYTES, PLAIN_BYTES, SEALED_SIGNS, VERSION
from auditor.slip.refusals import Refusal, SlipRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.hpke import Suite

    from auditor.model.selfcheck import Slip

MOST_TRIALS: Final = 20_000
"""So often slips of a round that do not open are tried under another tag than they bear; a trial takes some 25 microseconds."""
_NAME: Final = "pwslip-v1"


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

    whole = slip if slip.nonce else replace(slip, nonce=random(NONCE_BYTES).hex())
    body = pack(whole)
    if len(body) > BODY_BYTES:
        raise ValueError("the slip is longer than slips may be; shorten the name of the page's version")
    plain = len(body).to_bytes(LENGTH_BYTES) + body + _mac(read_code(code), body)
    try:
        point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), public_key)
    except ValueError:
        raise ValueError("this is no public key of P-256") from None
    sealed = _suite().encrypt(plain.ljust(PLAIN_BYTES, b"\0"), point, _info(whole.tag, whole.round))
    return f"PWSLIP{VERSION}.{whole.tag}.{whole.round}.{urlsafe_b64encode(sealed).decode().rstrip('=')}"


class SlipOpener:
    """Opens the slips of one round; what all of them need is worked out once."""

    def __init__(
        self,
        secrets: CampaignSecrets,
        round_id: str,
        codes: Mapping[str, str],
        tags: Mapping[str, str] | None = None,
    ) -> None:
        """Open slips of a round.

        Args:
            secrets: those of the round.
            round_id: the round that is collected.
            codes: account → code, of all accounts that have one in the round.
            tags: account → tag, as the page of the round has them; otherwise those that `code_tags` gives.

        """
        self._round_id = round_id
        self._codes = codes
        known = code_tags(round_id, codes)[1] if tags is None else tags
        self._accounts = {tag: account for account, tag in known.items()}
        self._key = private_key(secrets)
        self._trials = MOST_TRIALS

    def open(self, text: str) -> tuple[str, Slip]:
        """Open a slip, or say why not.

        Args:
            text: one slip, as `find_slips` gave it or as it came.

        Returns:
            The account, and what its slip says. Whether the day it names can be right, and which of several slips counts,
            is left to the caller.

        Raises:
            SlipRefusedError: with the reason.

        """
        tag, named_round, payload = clear_parts(text)
        if named_round != self._round_id:
            raise SlipRefusedError(Refusal.OTHER_ROUND)
        account = self._accounts.get(tag, "")
        sealed = _unpacked(payload)
        plain = _opened(sealed, self._key, tag, self._round_id)
        if plain is None:
            renamed = sealed and self._has_other_tag(sealed, tag)
            raise SlipRefusedError(Refusal.OTHER_ACCOUNT if renamed else Refusal.ALTERED, account)
        body, mac = _split(plain)
        authors = [author for author, code in self._codes.items() if hmac.compare_digest(_mac(code, body), mac)]
        if account and account not in authors:
            raise SlipRefusedError(Refusal.OTHER_ACCOUNT if authors else Refusal.CODE, account)
        if not authors:
            raise SlipRefusedError(Refusal.OTHER_ACCOUNT)
        slip = unpack(body)
        if slip.round != self._round_id:
            raise SlipRefusedError(Refusal.OTHER_ROUND, account)
        if slip.tag != tag:
            raise SlipRefusedError(Refusal.OTHER_ACCOUNT, account)
        return account or authors[0], slip

    def _has_other_tag(self, sealed: bytes, tag: str) -> bool:
        """Whether a slip that does not open was sealed under another tag of the round than it bears.

        Each tag has to be tried, which would let a heap of garbage keep the computer busy: after `MOST_TRIALS` in all a
        slip is called altered, as by then most are.
        """
        for other in self._accounts.keys() - {tag}:
            if self._trials <= 0:
                break
            self._trials -= 1
            if _opened(sealed, self._key, other, self._round_id) is not None:
                return True
        return False


def _unpacked(payload: str) -> bytes:
    """Return the sealed bytes; none where they are not all there, or not written in the one way."""
    if len(payload) != SEALED_SIGNS:
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
    size = int.from_bytes(plain[:LENGTH_BYTES])
    end = LENGTH_BYTES + size + MAC_BYTES
    if size > BODY_BYTES or len(plain) != PLAIN_BYTES or any(plain[end:]):
        raise SlipRefusedError(Refusal.ALTERED)
    return plain[LENGTH_BYTES : LENGTH_BYTES + size], plain[LENGTH_BYTES + size : end]


def _mac(code: str, body: bytes) -> bytes:
    return hmac.digest(code.encode(), f"{_NAME}|".encode() + body, "sha256")[:MAC_BYTES]


def _info(tag: str, round_id: str) -> bytes:
    return f"{_NAME}|{tag}|{round_id}".encode()


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite  # noqa: PLC0415 heavy

    return Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
