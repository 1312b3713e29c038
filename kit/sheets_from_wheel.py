"""Makes sheets and the self-check page of a demo with the program of a wheel: ``python kit/sheets_from_wheel.py DEMO``.

DEMO is a demo workspace for which no sheets were made yet. It ends with an error where the page is none, is larger than 1 MiB, or an office has no sheet.
"""
# ruff: noqa: INP001, T201 a script of its own, not part of a package, that prints

from __future__ import annotations

import secrets
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from auditor.keys.opening import open_store
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.selfcheck import inviting, sheets

_OFFICES: Final = 35
"""The offices of the demo."""
_DAY: Final = date(2024, 4, 1)


def main(demo: Path) -> None:
    """Make the sheets of the demo workspace in folder `demo`; what is printed tells their number and the page's bytes."""
    space = listed.open_workspace(demo)
    order = sheets.InvitationOrder(f"{_DAY:%Y-%m}", _DAY)
    passphrase = secrets.token_hex()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(key_file=Path(folder) / "keys", ask=lambda _new: passphrase)
        made = inviting.prepare(space, assessing.assess(space, _DAY), store, order)
    if not made.page.lower().startswith(b"<!doctype html>") or len(made.page) >= 1 << 20:
        sys.exit(f"The self-check page is no page of less than 1 MiB: {len(made.page)} bytes")
    if len(made.sheets) != _OFFICES:
        sys.exit(f"{len(made.sheets)} sheets for {_OFFICES} offices")
    print(f"a page of {len(made.page)} bytes, {len(made.sheets)} sheets")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
