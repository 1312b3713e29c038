"""Looks keys, and who takes mail, up in the DNS."""

from __future__ import annotations

from enum import Enum
from typing import Final

from auditor.mail.reasons import NotProvenError, Why

SECONDS: Final = 5.0
"""How long one name may take."""
MOST_SILENT: Final = 3
"""After so many names at which nobody said anything there is no connection, and none is asked for any more."""


class Unanswered(Enum):
    """How a name was left without an answer: by silence, or by a server that said that it could not find out (RFC 2308 section 7.1).

    Only silence means that there may be no connection.
    """

    SILENT = "silent"
    FAILED = "failed"


class Names:
    """Finds the records of names, each once."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._found: dict[tuple[str, str], tuple[bytes, ...] | Unanswered] = {}

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
            heard = any(found is not Unanswered.SILENT for found in self._found.values())
            there_is_none = len(self._found) >= MOST_SILENT and not heard
            self._found[name, kind] = Unanswered.SILENT if there_is_none else _asked(name, kind)
        found = self._found[name, kind]
        if isinstance(found, Unanswered):
            raise NotProvenError(Why.NO_DNS)
        return found


def _asked(name: str, kind: str) -> tuple[bytes, ...] | Unanswered:
    """Return the records of a name: texts whole, exchangers by their names."""
    import dns.exception  # noqa: PLC0415 20 ms that only asking should cost
    import dns.name  # noqa: PLC0415
    import dns.resolver  # noqa: PLC0415

    try:
        answer = dns.resolver.get_default_resolver().resolve(f"{name}.", kind, lifetime=SECONDS, search=False)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer, dns.name.NameTooLong):
        return ()
    except (dns.resolver.NoNameservers, dns.resolver.LifetimeTimeout) as unanswered:
        heard = any(response is not None for *_, response in unanswered.kwargs["errors"])
        return Unanswered.FAILED if heard else Unanswered.SILENT
    except dns.exception.DNSException:
        return Unanswered.SILENT
    if kind == "MX":
        return tuple(record.exchange.to_text().encode() for record in answer)
    return tuple(b"".join(record.strings) for record in answer)
