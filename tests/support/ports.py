"""Ports for servers that are told theirs before they start: none that the system could give to somebody else meanwhile."""

from __future__ import annotations

import random
import socket
from contextlib import ExitStack, suppress
from typing import Final

_PORTS: Final = range(20_000, 32_768)
"""Below those from which Linux takes the ports of whoever asks for any, as every browser and every connection does (ip(7), ip_local_port_range)."""


def free_ports(count: int) -> list[int]:
    """Return ports of loopback on which nobody listens."""
    with ExitStack() as held:
        found: list[int] = []
        for port in random.SystemRandom().sample(_PORTS, len(_PORTS)):
            with suppress(OSError):
                held.enter_context(socket.socket()).bind(("127.0.0.1", port))
                found.append(port)
            if len(found) == count:
                return found
    raise AssertionError("no port is free")
