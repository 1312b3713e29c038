"""A workspace whose codes go out by mail, and the servers by which they do."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

import keyring.core
import pytest
from keyrings import FileKeyring
from mail_servers import FISHERIES, LIVESTOCK, OWN, PROGRAMS, started
from needs import lacking
from returned_slips import Case

from auditor.cli import _key_store, mail

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mail_servers import MailServers


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest, tool: Callable[[str], str]) -> Iterator[MailServers]:
    """Return real mail servers, started once; skip where one is missing, or fail under --require-servers."""
    for name in PROGRAMS:
        tool(name)
    if os.geteuid() != 0:
        lacking(request, "mail servers are started as root")
    running = started({mailbox: secrets.token_hex(12) for mailbox in (OWN, FISHERIES, LIVESTOCK)})
    yield running
    running.stop()


@pytest.fixture
def case(tmp_path, monkeypatch) -> Case:
    """Return a workspace in which codes were made, their secrets in memory, and an empty keyring."""
    made = Case(tmp_path / "space")
    for module in (_key_store, mail):
        monkeypatch.setattr(module, "open_store", lambda *_: made.store)
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "keyring"))
    return made
