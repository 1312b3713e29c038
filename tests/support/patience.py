"""How long tests wait for what works beside them: a desk, a browser, a terminal, a server, a mail."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 60.0
"""Seconds until what does not come has failed; a busy computer takes less."""
