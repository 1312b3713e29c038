"""Blocks with which papers end: the seal of the round, places to sign, a strip to cut off and send back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered
from reports.pdf.room import MOST_OF_A_PAGE
from reports.pdf.signs import spoken
from reports.pdf.sizes import MILLIMETRE, SIZES

if TYPE_CHECKING:
    from auditor.model.paper import Seal, Signatures, Strip
    from reports.pdf.room import Drawing, Room

_SIGNATURES_ACROSS: Final = (3, 4)
"""So many stand side by side on an upright page, and on one that lies on its side."""
_DIGEST_GROUP: Final = 4
_DIGEST_TRACKING: Final = 0.06
"""Room between the signs of a digest, in ems."""


def signatures(block: Signatures, room: Room, *, keep: bool) -> Drawing:
    """Return places to sign; all of them on one page, with `keep` that of what follows."""
    if not block.places:
        return {}
    across = _SIGNATURES_ACROSS[room.paper.landscape]
    share = room.width / min(max(2, len(block.places)), across)
    width = min(share - 8 * MILLIMETRE, SIZES["sign-width"])
    places = [room.all_words(place, width, "body") for place in block.places]
    rows = -(-len(places) // across)
    highest = max(room.stack(place, width, "body") for place in places)
    return {
        "places": places,
        "across": across,
        "place-width": width,
        "keep": keep,
        "breakable": not room.fits(MOST_OF_A_PAGE, rows * (highest + SIZES["sign-room"])),
    }


def strip(block: Strip, room: Room, *, last: bool) -> Drawing:
    """Return a strip; one that ends a paper goes to the foot of its page, where scissors reach it."""
    title = room.words(block.title, room.width, "body")
    lines = room.all_words(block.lines, room.width, "body")
    height = 1.5 * room.stack([title, *lines], room.width, "body")
    return {
        "title": title,
        "lines": lines,
        "breakable": not room.fits(MOST_OF_A_PAGE, height),
        "last": last,
    }


def seal(block: Seal, room: Room, width: float, size: str) -> Drawing:
    """Return a seal whose words are so wide; a long digest without groups of its own is set in groups of four, which an eye can follow."""
    digest = block.digest
    if digest.isalnum() and len(digest) > 2 * _DIGEST_GROUP:
        digest = " ".join(digest[at : at + _DIGEST_GROUP] for at in range(0, len(digest), _DIGEST_GROUP))
    caption = room.words(block.caption, width, size)
    narrower = width * 0.8  # by the tracking, even of narrow signs
    words = room.words(digest, narrower, size)
    height = SIZES["qr"] + room.stack([caption, words], narrower, size)
    return {
        "svg": _qr(block.qr),
        "alt": f"QR: {spoken(block.caption)}",
        "caption": caption,
        "digest": words,
        "tracking": _DIGEST_TRACKING,
        "breakable": not room.fits(MOST_OF_A_PAGE, height),
    }


@remembered(8)
def _qr(content: str) -> str:
    """Return a QR code as SVG: paths only, with its quiet zone."""
    import segno  # noqa: PLC0415

    out = io.BytesIO()
    segno.make_qr(content, error="m").save(out, kind="svg", xmldecl=False, omitsize=True, border=4)
    return out.getvalue().decode()
