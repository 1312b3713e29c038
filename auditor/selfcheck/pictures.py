"""Reads QR codes from photos; the only user of the imaging libraries.

A photo comes from somebody's phone: it is turned, tilted, dark, huge, or no picture at all. Only JPEG and PNG are opened,
their size is looked at before their pixels, and whatever goes wrong becomes one plain error.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import FileRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

FORMATS: Final = ("JPEG", "PNG")
MOST_BYTES: Final = 40_000_000
MOST_PIXELS: Final = 220_000_000
"""Today's largest phone pictures have 200 million; a JPEG of that size is decoded smaller from the start."""
MOST_UNPACKED: Final = 110_000_000
"""Bytes that a picture may take once it is unpacked: 27 million dots in colours, 11 million with transparency."""
MOST_PIXELS_IN_PASSES: Final = 16_000_000
"""A JPEG that is drawn in passes is held whole until the last of them, however small it is decoded."""
_SIDE: Final = 3200
"""The longer side at which a picture is first looked at, in pixels."""
_SCALES: Final = (1.0, 0.5, 0.3, 0.18)
_SMALL: Final = 700
"""Below this side a picture is also looked at enlarged."""


class PictureError(FileRefusedError):
    """The file is no picture that can be read."""


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin like a picture, of whatever kind."""
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")) or (
        content[4:8] == b"ftyp" or (content[:4] == b"RIFF" and content[8:12] == b"WEBP")
    )


def qr_texts(content: bytes) -> tuple[str, ...]:
    """Return the texts of all QR codes in a photo; none when there is none that can be read.

    Args:
        content: a JPEG or PNG file.

    Raises:
        PictureError: it is neither, is damaged, or is larger than any phone makes.

    """
    import zxingcpp  # noqa: PLC0415 60 ms that only a picture should cost

    found: dict[str, None] = {}
    for picture in _looks(_opened(content)):
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):  # type: ignore[arg-type]
            if code.valid:
                found[code.text] = None
        if found:
            break
    return tuple(found)


def _opened(content: bytes) -> Image:
    """Return the picture in greys, no side longer than `_SIDE`."""
    if len(content) > MOST_BYTES:
        raise PictureError(_TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            grey = _greys(content)
    except MemoryError:
        raise  # told apart from a damaged picture where memory is limited
    except Exception:  # noqa: BLE001 a decoder of pictures fails in many ways
        raise PictureError(_NO_PICTURE) from None
    if grey is None:
        raise PictureError(_TOO_LARGE)
    return grey


def _greys(content: bytes) -> Image | None:
    from PIL import Image  # noqa: PLC0415 60 ms that only a picture should cost

    Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit lies below what phones make; ours stand here
    picture = Image.open(io.BytesIO(content), formats=FORMATS)
    most = MOST_PIXELS_IN_PASSES if picture.info.get("progressive") else MOST_PIXELS
    if picture.width * picture.height > most:
        return None
    picture.draft("L", (_SIDE, _SIDE))
    if picture.width * picture.height * _bytes_a_dot(picture) > MOST_UNPACKED:
        return None
    grey = _on_white(_reduced(picture))
    grey.thumbnail((_SIDE, _SIDE))
    return grey


def _bytes_a_dot(picture: Image) -> int:
    """Return how many bytes each dot takes at the peak, with the copies that are made of it; Pillow holds colours in four."""
    if _is_transparent(picture):
        return 10
    return {"L": 1, "1": 2, "P": 2}.get(picture.mode, 4)


def _is_transparent(picture: Image) -> bool:
    return "transparency" in picture.info or picture.mode in {"LA", "RGBA", "PA"}


def _reduced(picture: Image) -> Image:
    """Return a picture of more than twice the side that is looked at by a whole number smaller; one of a palette as it is."""
    factor = max(picture.size) // _SIDE
    return picture.reduce(factor) if factor > 1 and picture.mode not in {"1", "P", "PA"} else picture


def _on_white(picture: Image) -> Image:
    """Return the picture in greys, what is transparent as white."""
    from PIL import Image  # noqa: PLC0415 60 ms that only a picture should cost

    if not _is_transparent(picture):
        picture.load()
        return picture if picture.mode == "L" else picture.convert("L")
    layered = picture if picture.mode in {"LA", "RGBA"} else picture.convert("RGBA")
    return Image.composite(layered.convert("L"), Image.new("L", layered.size, 255), layered.getchannel("A"))


def _looks(picture: Image) -> Iterator[Image]:
    """Yield the picture as it is, smaller, with more contrast, and softened: what one look misses another one reads."""
    from PIL import ImageFilter, ImageOps  # noqa: PLC0415 60 ms that only a picture should cost

    sizes = [
        (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
        for scale in (*_SCALES, *((2.0, 3.0) if max(picture.size) < _SMALL else ()))
    ]
    looks = [picture if size == picture.size else picture.resize(size) for size in sizes]
    yield from looks
    for look in looks:
        contrasted = ImageOps.autocontrast(look, cutoff=2)
        yield contrasted
        yield contrasted.filter(ImageFilter.GaussianBlur(1.2))
        yield contrasted.filter(ImageFilter.UnsharpMask(radius=3, percent=180))


_TOO_LARGE: Final = Text(
    en="The picture is too large. Save a smaller one of the portal's QR alone, or type the setup key instead; send neither to anybody.",
    bn="ছবিটি অতিরিক্ত বড়। শুধু পোর্টালের QR-এর ছোট একটি ছবি নিন, অথবা Setup key টাইপ করুন; কোনোটিই কাউকে পাঠাবেন না।",
)
_NO_PICTURE: Final = Text(
    en="The file is not a JPG or PNG picture, or it is damaged. Save one of the portal's QR, or type the setup key instead; send neither to "
    "anybody.",
    bn="ফাইলটি JPG বা PNG ছবি নয়, অথবা নষ্ট হয়েছে। পোর্টালের QR-এর JPG বা PNG ছবি নিন, অথবা Setup key টাইপ করুন; কোনোটিই কাউকে পাঠাবেন না।",
)
"""What is wrong with a picture is told only to whoever sets two-step up; of a slip's photo `slip_files` says it in its own words."""
