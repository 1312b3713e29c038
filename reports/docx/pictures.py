"""Pictures of a document: the QR of a seal, the bars of a chart; each is read aloud in words."""

from __future__ import annotations

import io
from itertools import count
from typing import TYPE_CHECKING, Final

from auditor.remembering import remembered
from reports.docx.elements import NAMESPACES, element, w

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from docx.document import Document

_MILLIMETRE: Final = 36000
"""Pictures are measured in English Metric Units, 36,000 a millimetre."""
QR_SIZE: Final = (28.0, 28.0)
"""Millimetres."""


class Pictures:
    """The pictures of one document."""

    def __init__(self, document: Document) -> None:
        """Begin with a document without any."""
        self._part = document.part
        self._numbers = count(1)

    def run(self, png: bytes, alt: str, size: tuple[float, float]) -> Element:
        """Return a run that shows a picture, so wide and high (millimetres); `alt` is read aloud in its place."""
        rid, _ = self._part.get_or_add_image(io.BytesIO(png))
        number = str(next(self._numbers))
        side = {name: str(round(length * _MILLIMETRE)) for name, length in zip(("cx", "cy"), size, strict=True)}
        picture = element(
            "pic:pic",
            element(
                "pic:nvPicPr",
                element("pic:cNvPr", id=number, name=f"Picture {number}", descr=alt),
                element("pic:cNvPicPr"),
            ),
            element("pic:blipFill", element("a:blip", **{"r:embed": rid}), element("a:stretch", element("a:fillRect"))),
            element(
                "pic:spPr",
                element("a:xfrm", element("a:off", x="0", y="0"), element("a:ext", **side)),
                element("a:prstGeom", element("a:avLst"), prst="rect"),
            ),
        )
        inline = element(
            "wp:inline",
            element("wp:extent", **side),
            element("wp:docPr", id=number, name=f"Picture {number}", descr=alt),
            element("wp:cNvGraphicFramePr", element("a:graphicFrameLocks", noChangeAspect="1")),
            element("a:graphic", element("a:graphicData", picture, uri=NAMESPACES["xmlns:pic"])),
            distT="0",
            distB="0",
            distL="0",
            distR="0",
        )
        return w("r", w("drawing", inline))


@remembered(8)
def qr_code(content: str) -> bytes:
    """Return a QR code as PNG, with its quiet zone."""
    import segno  # noqa: PLC0415

    out = io.BytesIO()
    segno.make_qr(content, error="m").save(out, kind="png", scale=6, border=4)
    return out.getvalue()
