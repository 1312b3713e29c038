"""Presses the wheels of a kit into one file: what is alike in the wheels of four Pythons is stored once.

Each wheel is packed anew without compression, so that the one compression over all of them finds what they share; its files
stay byte by byte what they were, and its RECORD with them. The list for pip has the digests of the wheels packed so.
"""
# ruff: noqa: INP001 beside a script of its own, not part of a package

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wheels import Wheel

EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest a ZIP file can hold."""
WINDOW: Final = 40 << 20
"""How far back likeness is looked for (bytes): beyond the largest package of which each Python has a wheel of its own."""
_FILTERS: Final = ({"id": lzma.FILTER_LZMA2, "preset": 1, "dict_size": WINDOW},)
"""The window finds what is alike; to look closer takes twice as long and saves one part in a hundred."""


def stored(wheel: Wheel) -> Wheel:
    """Return a wheel with the same files in the same order, none of them compressed and all of one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel.content)) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as anew:
        for entry in packed.infolist():
            if not entry.is_dir():
                anew.writestr(zipfile.ZipInfo(entry.filename, EPOCH), packed.read(entry))
    return replace(wheel, content=out.getvalue())


def pressed(wheels: Sequence[Wheel]) -> bytes:
    """Return a tar.xz of wheels, in the order of their names, so that those of one package stand beside each other."""
    out = io.BytesIO()
    with (
        lzma.LZMAFile(out, "w", filters=_FILTERS) as compressed,
        tarfile.open(fileobj=compressed, mode="w|", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for wheel in sorted(wheels, key=lambda wheel: wheel.file):
            entry = tarfile.TarInfo(wheel.file)
            entry.size = len(wheel.content)
            tar.addfile(entry, io.BytesIO(wheel.content))
    return out.getvalue()
