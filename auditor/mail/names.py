"""Looks keys, and who takes mail, up in the DNS."""

from __future__ import annotations

from typing import Final

import dns.exception
import dns.name
import dns.resolver

from auditor.mail.reasons import NotProvenError, Why

SECONDS: Final = 5.0
"""How long one name may take."""
MOST_SILENT: Final = 3
"""After so many names without any answer there is no connection, and none is asked for any more."""


class Names:
    """Finds the records of names, each once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._found: dict[tuple[str, str], tuple[bytes, ...] | None] = {}

    def __call__(self, name: str) -> tuple[bytes, ...]:
        """Return the TXT records of a name, each as one string; none where there are none.

        Raises:
            NotProvenError: the DNS did not answer.

        """
        return self._look_up(name, "TXT")

    def exchangers(self, domain: str) -> tuple[str, ...]:
        """Return the names of the mail exchangers of a domain (RFC 5321 section 5); ``.`` where it says that it takes no mail (RFC 7505).

        Raises:
            NotProvenError: the DNS did not answer.

        """
        return tuple(exchanger.decode("ascii", "replace") for exchanger in self._look_up(domain, "MX"))

    def _look_up(self, name: str, kind: str) -> tuple[bytes, ...]:
        if (name, kind) not in self._found:
            there_is_none = len(self._found) >= MOST_SILENT and not any(map(_is_answer, self._found.values()))
            self._found[name, kind] = None if there_is_none else _asked(name, kind)
        found = self._found[name, kind]
        if found is None:
            raise NotProvenError(Why.NO_DNS)
        return found


def _is_answer(found: tuple[bytes, ...] | None) -> bool:
    return found is not None


def _asked(name: str, kind: str) -> tuple[bytes, ...] | None:
    """Return the records of a name: texts whole, exchangers by their names; None where nobody answers."""
    try:
        answer = dns.resolver.get_default_resolver().resolve(f"{name}.", kind, lifetime=SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.name.NameTooLong):
        return ()
    except dns.exception.DNSException:
        return None
    if kind == "MX":
        return tuple(record.exchange.to_text().encode() for record in answer)
    return tuple(b"".join(record.strings) for record in answer)
