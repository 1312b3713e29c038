"""Bars of charts as pictures, since word processors do not agree on patterns of cells: these are the same everywhere."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from auditor.remembering import remembered

_DOTS_A_POINT: Final = 4
"""288 to the inch: what an office printer can show of a pattern."""
_LINE: Final = 2
"""How thick the lines around a part are (dots)."""
_BLACK, _WHITE = b"\x00", b"\xff"
_DARK, _LIGHT = b"\x40", b"\xc7"

Tile = tuple[bytes, ...]
"""Rows of a square that is repeated to fill a part."""


def _hatch(side: int, thick: int) -> Tile:
    """Return slanting lines, rising to the right."""
    return tuple(b"".join(_BLACK if (x + y) % side < thick else _WHITE for x in range(side)) for y in range(side))


def _dotted(side: int, radius: float) -> Tile:
    middle = (side - 1) / 2
    return tuple(
        b"".join(_BLACK if (x - middle) ** 2 + (y - middle) ** 2 <= radius**2 else _WHITE for x in range(side))
        for y in range(side)
    )


_TILES: Final[tuple[Tile, ...]] = (
    (_DARK,),
    _hatch(14, 5),
    (_LIGHT,),
    _dotted(16, 2.8),
    (_WHITE,),
    (_WHITE * 4 + _BLACK * 4 + _WHITE * 4,),
)
"""Patterns of a chart's series as in the PDF: neighbours differ on a bad photocopy too."""


def bar(parts: tuple[tuple[int, int], ...], width: float, height: float) -> bytes:
    """Return a bar as PNG, from the left as far as its parts go.

    Args:
        parts: the number of each part's series, and how long it is in thousandths of the width; each is seen, however short.
        width: of the whole picture, in millimetres.
        height: likewise.

    """
    return _png(parts, _dots(width), _dots(height))


def _dots(millimetres: float) -> int:
    return round(millimetres * 72 / 25.4 * _DOTS_A_POINT)


@remembered(256)
def _png(parts: tuple[tuple[int, int], ...], width: int, height: int) -> bytes:
    least = 3 * _LINE
    lengths: list[int] = []
    left = width
    for place, (_, thousandths) in enumerate(parts):
        others = least * (len(parts) - place - 1)
        lengths.append(max(least, min(round(width * thousandths / 1000), left - others)))
        left -= lengths[-1]
    rows = []
    for y in range(height):
        row = b"".join(
            _row(_TILES[series % len(_TILES)], y, height, length)
            for (series, _), length in zip(parts, lengths, strict=True)
        )
        rows.append(b"\x00" + row.ljust(width, _WHITE)[:width])
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held)) for kind, held in chunks
    )


def _row(tile: Tile, y: int, height: int, length: int) -> bytes:
    """Return a row of dots of one part, within its lines."""
    if y < _LINE or y >= height - _LINE:
        return _BLACK * length
    dots = tile[y % len(tile)]
    inside = length - 2 * _LINE
    return _BLACK * _LINE + (dots * (inside // len(dots) + 1))[:inside] + _BLACK * _LINE
