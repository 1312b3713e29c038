"""Tests find no keys of who runs them, and leave none: neither a keyring nor a key file, but what they make for themselves."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def find_none(config: pytest.Config) -> None:
    """Give the process, and the programs it starts, the settings of nobody and a keyring that keeps nothing."""
    folder = tempfile.TemporaryDirectory(prefix="settings-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ |= {
        "XDG_CONFIG_HOME": folder.name,
        "APPDATA": folder.name,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
