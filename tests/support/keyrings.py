"""A keyring for tests: it lies in a file, so that several processes share it, and claims to be a real one."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class FileKeyring:
    """A keyring in a file, with the three calls that the program makes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def held(self) -> dict[tuple[str, str], str]:
        return pickle.loads(self.path.read_bytes()) if self.path.exists() else {}  # noqa: S301 the test's own file

    def get_password(self, service: str, user: str) -> str | None:
        return self.held().get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        self._keep(self.held() | {(service, user): password})

    def delete_password(self, service: str, user: str) -> None:
        self._keep({key: kept for key, kept in self.held().items() if key != (service, user)})

    def _keep(self, held: dict[tuple[str, str], str]) -> None:
        beside = self.path.with_suffix(".new")
        beside.write_bytes(pickle.dumps(held))
        beside.replace(self.path)


class LockedKeyring(FileKeyring):
    """A keyring as it is until its owner logs in: it answers nothing, and some tell what they were given."""

    def get_password(self, service: str, user: str) -> str | None:
        raise RuntimeError(service, user)

    def set_password(self, service: str, user: str, password: str) -> None:
        raise RuntimeError(service, user, password)


for kind in (FileKeyring, LockedKeyring):
    kind.__module__, kind.__qualname__ = "keyring.backends.SecretService", "Keyring"
