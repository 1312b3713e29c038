"""The file by which an office's users may log in once with this program: written for the office, read on the holder's computer.

It holds the portal's description, the owner's permit and what the office's part of the campaign's page holds: no secret.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from auditor.expressions import expression
from auditor.i18n import Text
from auditor.keys import in_keyring, opening
from auditor.keys.store import NoKeyStoreError
from auditor.model.errors import AuditorError, FileRefusedError, NoWorkspaceError
from auditor.model.probe import Permit, PortalDescription
from auditor.selfcheck.page import decode_campaign, encode_campaign
from auditor.workspace import folder, toml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from auditor.model.selfcheck import Campaign

SUFFIX: Final = ".probe"
FORMAT: Final = "portal-auditor-probe-1"
LARGEST: Final = 5_000_000
"""Bytes; a file has a few hundred thousand, most of them local words."""
_KEYS: Final = frozenset({"login", "username", "password", "code", "inside"})
_OVER_TLS_OR_HERE: Final = expression(r"https://.|http://(?:127\.0\.0\.1|\[::1\]|localhost)(?:[:/]|$)")
"""Addresses that a login is sent to at all: over TLS, or on this computer itself."""


class ProbeFile(Struct, frozen=True):
    """A login probe of an office: its part of a campaign, the portal, and who permits it."""

    campaign: Campaign
    portal: PortalDescription
    permit: Permit

    @property
    def content(self) -> bytes:
        """The file: the same probe gives the same bytes."""
        written = {
            "format": FORMAT,
            "permit": {**asdict(self.permit), "on": self.permit.on.isoformat()},
            "portal": asdict(self.portal),
            "campaign": encode_campaign(self.campaign),
        }
        return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def sha256(self) -> str:
        """The fingerprint of the file, 64 hex digits."""
        return hashlib.sha256(self.content).hexdigest()


def read_probe(path: Path) -> ProbeFile:
    """Return the probe in a file.

    Raises:
        FileRefusedError: it cannot be read, or is not as this program writes it.

    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        raise FileRefusedError(_UNREADABLE.filled(file=path.name)) from None
    try:
        probe = _decoded(json.loads(content))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        probe = None
    if probe is None or probe.content != content:
        raise FileRefusedError(_ODD.filled(file=path.name))
    return probe


def _decoded(read: Any) -> ProbeFile:  # noqa: ANN401 JSON
    """Return a probe from its JSON.

    Raises:
        ValueError, KeyError, TypeError, IndexError, AttributeError: it is not as this program writes it.

    """
    from auditor.selfcheck.making_slips import rehearse  # noqa: PLC0415 its judge is read in where a probe is

    permit = Permit(**{**read["permit"], "on": date.fromisoformat(read["permit"]["on"])})
    probe = ProbeFile(decode_campaign(read["campaign"]), PortalDescription(**read["portal"]), permit)
    rehearse(probe.campaign)
    if not all(isinstance(word, str) for word in (permit.memo, permit.owner, *asdict(probe.portal).values())):
        raise TypeError("no words")
    if not (permit.memo and permit.owner and probe.portal.login):
        raise ValueError("nobody permits it")
    return probe


def read_description(path: Path) -> PortalDescription:
    """Return the description of a portal from its TOML.

    Raises:
        AuditorError: it cannot be read, or is none.

    """
    with toml.reading(path.name, toml.text_of(path), _KEYS) as top:
        words = {key: top.words(key) for key in sorted(_KEYS)}
        words["login"] = top.needed_words("login")
        if words["login"] and not _OVER_TLS_OR_HERE.match(words["login"]):
            top.wrong("login", _NO_URL)
    return PortalDescription(**words)


def refuse_beside_keys(campaign: Campaign, folders: Iterable[Path]) -> None:
    """Refuse a login where secrets of campaigns are: whoever can forge a slip here must not be able to say what a login showed.

    Args:
        campaign: whose key is looked for.
        folders: where the command was called, and where the file is.

    Raises:
        AuditorError: a workspace, a key file, or the key of the campaign is there, or the keyring does not say whether it is.

    """
    for place in folders:
        try:
            folder.find(place)
        except NoWorkspaceError:
            pass
        else:
            raise AuditorError(_WORKSPACE.filled(folder=str(place)))
        if (place / opening.FILE_NAME).exists():
            raise AuditorError(_KEY_FILE.filled(file=str(place / opening.FILE_NAME)))
    if opening.default_key_file().exists():
        raise AuditorError(_KEY_FILE.filled(file=str(opening.default_key_file())))
    keyring = in_keyring.real_keyring()
    key_id = hashlib.sha256(campaign.public_key).hexdigest()[:16]
    try:
        is_here = keyring is not None and in_keyring.KeyringStore(keyring, None).place_of(key_id) is not None
    except NoKeyStoreError:
        raise AuditorError(_KEYRING_LOCKED) from None
    if is_here:
        raise AuditorError(_KEYRING)


_ELSEWHERE_EN: Final = "Nothing was asked. Run it on the computer of the account's holder."
_ELSEWHERE_BN: Final = "কিছু চাওয়া হয়নি। যাঁর ইউজার আইডি, তাঁর কম্পিউটারে চালান।"
_UNREADABLE: Final = Text(
    en="{file} cannot be read. Check the name and folder of the file for the login check, and run again.",
    bn="{file} পড়া যায়নি। লগইন যাচাইয়ের ফাইলের নাম ও ফোল্ডার দেখে আবার চালান।",
)
_ODD: Final = Text(
    en="{file} is no file for a login check as this program makes it, or it was changed; nothing was asked. Take it from the "
    "UNO office again.",
    bn="{file} এই প্রোগ্রামে তৈরি লগইন যাচাইয়ের ফাইল নয়, অথবা বদলানো হয়েছে; কিছু চাওয়া হয়নি। উপজেলা নির্বাহী অফিসারের কার্যালয় থেকে ফাইলটি "
    "আবার নিন।",
)
_NO_URL: Final = Text(en="the address of the login page begins with https://", bn="লগইন পাতার ঠিকানা https:// দিয়ে শুরু হবে")
_WORKSPACE: Final = Text(
    en=f"{{folder}} lies in a workspace, whose keys open slips; a login is never checked beside them. {_ELSEWHERE_EN}",
    bn=f"{{folder}} একটি কাজের ফোল্ডারের ভেতরে, যার চাবি দিয়ে স্লিপ খোলা যায়; তার পাশে লগইন যাচাই হয় না। {_ELSEWHERE_BN}",
)
_KEY_FILE: Final = Text(
    en=f"This computer has a key file, {{file}}; a login is never checked beside it. {_ELSEWHERE_EN}",
    bn=f"এই কম্পিউটারে চাবি-ফাইল আছে: {{file}}; তার পাশে লগইন যাচাই হয় না। {_ELSEWHERE_BN}",
)
_KEYRING_LOCKED: Final = Text(
    en="The keyring of this computer is locked or did not answer, so whether it holds the round's key is not known; nothing "
    "was asked. Unlock it (log in on the screen of this computer) and run again, or use another computer.",
    bn="এই কম্পিউটারের চাবি-ভান্ডার (keyring) বন্ধ আছে বা সাড়া দেয়নি, তাই সেখানে মাসিক যাচাইয়ের চাবি আছে কি না জানা যায়নি; কিছু চাওয়া হয়নি। "
    "এই কম্পিউটারের পর্দায় লগইন করে ভান্ডারটি খুলে আবার চালান, অথবা অন্য কম্পিউটারে চালান।",
)
_KEYRING: Final = Text(
    en=f"This computer holds the round's key; a login is never checked beside it. {_ELSEWHERE_EN}",
    bn=f"এই কম্পিউটারে মাসিক যাচাইয়ের চাবি আছে; তার পাশে লগইন যাচাই হয় না। {_ELSEWHERE_BN}",
)
