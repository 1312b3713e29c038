"""Photos of a QR are read at an angle, dark and blurred; what is no picture is refused in plain words."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib

import pytest
import segno
from hostile_files import swelling_picture
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageFile, ImageFilter

from auditor.selfcheck.pictures import PictureError, is_picture, qr_texts

pytestmark = pytest.mark.sampled

TEXT = "PWSLIP1.3fa9.2024-02." + "".join(random.Random(1).choices("ABCdef0123-_", k=450))


def qr(text: str = TEXT, *, border: int = 4, **colours) -> Image.Image:
    stream = io.BytesIO()
    segno.make(text, error="l", micro=False).save(stream, kind="png", scale=6, border=border, **colours)
    return Image.open(stream)


def saved(picture: Image.Image, kind: str = "JPEG", **options) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def tilted(picture: Image.Image, seed: int, tilt: float) -> Image.Image:
    """Return the picture as somebody's phone sees it: in a room, turned, and each corner at another distance."""
    chance = random.Random(seed)
    width, height = picture.size
    size, left, top = 760.0, 420.0, 220.0
    corners = [
        (left + size * x + size * tilt * chance.random() * (1 - 2 * x), top + size * y + size * tilt * chance.random() * (1 - 2 * y))
        for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))
    ]  # fmt: skip
    view = picture.convert("L").transform(
        (1600, 1200),
        Image.Transform.PERSPECTIVE,
        perspective(corners, [(0, 0), (width, 0), (width, height), (0, height)]),
        Image.Resampling.BICUBIC,
        fillcolor=190,
    )
    return view.rotate(chance.uniform(-30, 30), fillcolor=190)


def perspective(to: list[tuple[float, float]], source: list[tuple[float, float]]) -> list[float]:
    """Return the eight numbers by which Pillow maps a quadrangle to a rectangle (Gauss–Jordan elimination)."""
    rows = []
    for (x, y), (u, v) in zip(to, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for at in range(8):
        pivot = max(range(at, 8), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [value / rows[at][at] for value in rows[at]]
        for other in range(8):
            if other != at:
                rows[other] = [a - rows[other][at] * b for a, b in zip(rows[other], rows[at], strict=True)]
    return [row[8] for row in rows]


@pytest.mark.parametrize("seed", range(12))
def test_a_photo_at_an_angle_is_read(seed):
    chance = random.Random(seed + 100)
    photo = tilted(qr(), seed, 0.08 + 0.02 * seed)
    photo = photo.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 1.2)))
    photo = ImageEnhance.Contrast(photo).enhance(chance.uniform(0.45, 1))
    photo = ImageEnhance.Brightness(photo).enhance(chance.uniform(0.5, 1.1))
    assert qr_texts(saved(photo, quality=chance.choice([35, 60]))) == (TEXT,)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_photo_on_its_side_is_read(turn):
    assert qr_texts(saved(qr().convert("L").rotate(turn, expand=True), "PNG")) == (TEXT,)


def test_a_large_photo_of_a_small_qr_is_read():
    room = Image.new("L", (4000, 3000), 170)
    room.paste(qr().convert("L").resize((900, 900)), (2100, 900))
    assert qr_texts(saved(room, quality=60)) == (TEXT,)


def test_a_picture_with_a_transparent_ground_is_read():
    assert qr_texts(saved(qr(light=None), "PNG")) == (TEXT,)


def test_a_dark_screen_with_a_light_qr_is_read():
    assert qr_texts(saved(qr(dark="white", light="black"), "PNG")) == (TEXT,)


def test_all_codes_of_one_photo_are_read():
    sheet = Image.new("L", (1300, 700), 255)
    sheet.paste(qr("first", border=4).convert("L").resize((300, 300)), (100, 100))
    sheet.paste(qr("second", border=4).convert("L").resize((300, 300)), (800, 200))
    assert set(qr_texts(saved(sheet, "PNG"))) == {"first", "second"}


def test_a_photo_without_a_qr_has_no_text():
    assert qr_texts(saved(Image.new("L", (640, 480), 120))) == ()


def png_of(width: int, height: int) -> bytes:
    """Return a tiny file that claims a size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", saved(qr())[:900], png_of(30_000, 30_000), png_of(2_000_000_000, 1),
        png_of(100, 100), b"GIF89a" + b"\0" * 50, b"\0\0\0\x20ftypheic" + b"\0" * 100, b"RIFF\0\0\0\0WEBP", b"\xff\xd8\xff" * 14_000_000,
    ],
    ids=lambda content: f"{content[:6]!r}, {len(content)} bytes",
)  # fmt: skip
def test_what_is_no_picture_or_too_large_is_refused_in_plain_words(content):
    with pytest.raises(PictureError) as refused:
        qr_texts(content)
    assert refused.value.__cause__ is None
    assert all(message.bn for message in refused.value.messages)


@given(
    st.binary(max_size=600),
    st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", saved(qr("x"), "PNG")[:200]]),
)
def test_whatever_the_bytes_are_nothing_crashes(body, head):
    with contextlib.suppress(PictureError):
        assert isinstance(qr_texts(head + body), tuple)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_pictures_are_known_by_their_first_bytes(kind):
    assert is_picture(saved(Image.new("L", (20, 20)), kind))
    assert not is_picture(b"PWSLIP1.3fa9")


SWELLING = {
    "grey and transparent": lambda: swelling_picture(7740, 4),
    "colours and transparent": lambda: swelling_picture(4000, 6),
    "colours": lambda: swelling_picture(6000, 2),
    "grey": lambda: swelling_picture(12_000, 0),
    "in passes": lambda: saved(Image.new("L", (5000, 5000)), "JPEG", progressive=True),
    "palette": lambda: saved(Image.new("P", (9000, 9000)), "PNG"),
    "transparent palette": lambda: saved(Image.new("P", (4000, 4000)), "PNG", transparency=0),
}


@pytest.mark.parametrize("made", SWELLING.values(), ids=SWELLING)
def test_a_picture_that_would_unpack_to_too_much_is_refused_before_it_is_unpacked(made, monkeypatch):
    content = made()
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: pytest.fail("it was unpacked"))
    with pytest.raises(PictureError, match="too large"):
        qr_texts(content)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L"])
@pytest.mark.parametrize("ground", ["white", "black"])
def test_what_is_transparent_is_white(mode, ground):
    """Whatever colour lies under it."""
    code = qr().convert("L")
    layered = Image.composite(
        Image.new("L", code.size, 0), Image.new("L", code.size, ground), code.point(lambda grey: 255 - grey)
    )
    transparent = layered.convert("LA")
    transparent.putalpha(code.point(lambda grey: 255 - grey))
    if mode in {"RGBA", "LA"}:
        assert qr_texts(saved(transparent.convert(mode), "PNG")) == (TEXT,)
    else:
        assert qr_texts(saved(code.convert(mode), "PNG", transparency=255)) == (TEXT,)


def test_a_photo_of_the_largest_phone_is_read():
    room = Image.new("L", (16_000, 12_500), 170)
    room.paste(qr().convert("L").resize((6000, 6000)), (2100, 900))
    assert qr_texts(saved(room, quality=60)) == (TEXT,)
