"""Looks keys up in the DNS."""

from __future__ import annotations

from typing import Final

import dns.exception
import dns.resolver

from auditor.mail.reasons import NotProvenError, Why

SECONDS: Final = 5.0
"""How long one name may take."""
MOST_SILENT: Final = 3
"""After so many names without any answer there is no connection, and none is asked for any more."""


class Names:
    """Finds the TXT records of names, each once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._found: dict[str, tuple[bytes, ...] | None] = {}

    def __call__(self, name: str) -> tuple[bytes, ...]:
        """Return the TXT records of a name, each as one string; none where there are none.

        Raises:
            NotProvenError: the DNS did not answer.

        """
        if name not in self._found:
            there_is_none = len(self._found) >= MOST_SILENT and not any(map(_is_answer, self._found.values()))
            self._found[name] = None if there_is_none else _asked(name)
        found = self._found[name]
        if found is None:
            raise NotProvenError(Why.NO_DNS)
        return found


def _is_answer(found: tuple[bytes, ...] | None) -> bool:
    return found is not None


def _asked(name: str) -> tuple[bytes, ...] | None:
    """Return the TXT records of a name; None where nobody answers."""
    try:
        answer = dns.resolver.get_default_resolver().resolve(f"{name}.", "TXT", lifetime=SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return ()
    except dns.exception.DNSException:
        return None
    return tuple(b"".join(record.strings) for record in answer)
