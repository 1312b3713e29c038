"""Logins as lines of three words, as some note programs export them."""

from auditor.i18n import plain
from auditor.vaults.vault import Vault, VaultEntry

MAGIC = b"#notes\n"


def read(content, ask):
    """Yield the logins; a line that is none is left out."""
    del ask
    for line in content.decode("utf-8", errors="replace").splitlines()[1:]:
        match line.split():
            case [url, login, password]:
                yield VaultEntry(url, (url,), login, password)


VAULT = Vault("notes", plain("notes"), plain=True, recognises=lambda head: head.startswith(MAGIC), read=read)
