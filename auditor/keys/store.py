"""What a store of the auditor's own secrets is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from auditor.model.errors import AuditorError

if TYPE_CHECKING:
    from auditor.i18n import Text
    from auditor.slip.codes import CampaignSecrets

APPLICATION: Final = "portal-auditor"
SECRETS_BYTES: Final = 64


class NoKeyStoreError(AuditorError):
    """There is no place for secrets here, or it cannot be asked now."""


class NoPlaceForKeysError(NoKeyStoreError):
    """There is no place for secrets on this computer at all."""


class KeyFileError(AuditorError):
    """A key file cannot be used; nothing in it was changed."""


class KeyStore(Protocol):
    """A place where the secrets of rounds are kept."""

    @property
    def where(self) -> Text:
        """The place, as a person is told it."""

    @property
    def is_under_passphrase(self) -> bool:
        """Whether a passphrase has to be typed before secrets are kept here."""

    def place_of(self, key_id: str) -> Text | None:
        """Return where the secrets of this name are, without asking for a passphrase; None when they are not here."""

    def get(self, key_id: str) -> CampaignSecrets | None:
        """Return the secrets of this name; None when they are not here."""

    def put(self, secrets: CampaignSecrets) -> None:
        """Keep secrets; once this returns, they can be had back."""

    def forget(self, key_id: str) -> None:
        """Remove the secrets of this name, wherever `get` would find them."""


def secrets_in(content: bytes) -> CampaignSecrets:
    """Return the secrets that 64 bytes are.

    Raises:
        ValueError: they are none.

    """
    from auditor.slip.codes import CampaignSecrets  # noqa: PLC0415 only who opens keys should import how codes are made

    return CampaignSecrets(content[: SECRETS_BYTES // 2], content[SECRETS_BYTES // 2 :])
