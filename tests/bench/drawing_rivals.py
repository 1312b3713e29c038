"""The rivals that draw papers: weasyprint from HTML, and reportlab, which shapes Bangla by harfbuzz; each with the product's font.

Of the blocks of papers they know those of an office's report. weasyprint makes PDF/UA-1 with tags; reportlab makes no tags.
"""

from __future__ import annotations

import base64
import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import fontpkg
import segno

from auditor.model.paper import (
    Box,
    Chart,
    Heading,
    Items,
    KeyBlock,
    Paper,
    Paragraph,
    Seal,
    Signatures,
    Strip,
    Table,
    Turn,
)
from reports.pdf import BUNDLED_FONT

if TYPE_CHECKING:
    from collections.abc import Callable

MILLIMETRE = 72 / 25.4


def fonts() -> tuple[Path, Path]:
    """Return the files of the product's font, plain and strong."""
    regular = Path(fontpkg.path(BUNDLED_FONT))
    return regular, regular.with_name(regular.name.replace("Regular", "SemiBold"))


# weasyprint


STYLE = """
@font-face { font-family: "Bangla"; src: url("%s"); }
@font-face { font-family: "Bangla"; font-weight: 600; src: url("%s"); }
@page { size: A4; margin: 22mm 14mm 18mm 22mm;
  @top-left { content: string(banner); font: 8.5pt Bangla; } @top-right { content: string(marking); font: 8.5pt Bangla; }
  @bottom-left { content: string(words) " " counter(page, bengali) "/" counter(pages, bengali) " · " string(foot); font: 8pt Bangla; } }
body { font: 10pt/1.62 Bangla; }
header { text-align: center; }
h1 { font: 600 14pt/1.62 Bangla; } h2 { font: 600 11.5pt/1.62 Bangla; } h3 { font: 600 10.5pt/1.62 Bangla; }
h1, h2, h3, p { margin: .3em 0; break-after: auto; }
h2, h3 { break-after: avoid; }
b, th { font-weight: 600; }
table { border-collapse: collapse; width: 100%%; font-size: 8.5pt; table-layout: fixed; }
th, td { box-sizing: border-box; border: .5pt solid; padding: 1pt 4pt; text-align: left; } th { background: #e5e5e5; text-align: center; }
tr { break-inside: avoid; }
.box { border: 1.2pt solid; padding: 5pt 8pt; } .places { display: flex; gap: 20mm; break-inside: avoid; }
.places div { flex: 1; margin-top: 15mm; border-top: .6pt solid; text-align: center; }
.strip { border-top: .7pt dashed; break-inside: avoid; } .seal { display: flex; gap: 4mm; } img { width: 28mm; }
#banner { string-set: banner content(); } #marking { string-set: marking content(); }
#words { string-set: words content(); } #foot { string-set: foot content(); } .run { font-size: 0; }
"""


def _page_of(paper: Paper) -> bytes:  # noqa: PLR0912, PLR0915  one case a kind of block
    """Return the paper as HTML for weasyprint; of the blocks it knows those of an office report."""
    root = ET.Element("html", lang=paper.language.value)
    head = ET.SubElement(root, "head")
    ET.SubElement(head, "meta", charset="utf-8")
    ET.SubElement(head, "title").text = paper.title
    body = ET.SubElement(root, "body")

    def add(name: str, text: str = "", parent: ET.Element = body, **attributes: str) -> ET.Element:
        element = ET.SubElement(parent, name, {key.rstrip("_"): value for key, value in attributes.items()})
        element.text = text
        return element

    running = add("div", class_="run")
    for name, text in (
        ("banner", paper.banner), ("marking", paper.marking), ("words", paper.page_words), ("foot", paper.foot),
    ):  # fmt: skip
        add("span", text, running, id=name)
    header = add("header")
    for text in paper.letterhead:
        add("div", text, header)
    for text in paper.titles:
        add("h1", text, header)
    for text in paper.subtitles:
        add("div", text, header)
    for block in paper.blocks:
        match block:
            case Heading():
                add(f"h{block.level + 1}", block.text)
            case Paragraph():
                add("b" if block.strong else "p", block.text)
            case Items():
                for marker, text in block.items:
                    add("p", f"{marker} {text}")
            case Box():
                box = add("div", class_="box")
                add("b", block.lead, box)
                for text in block.lines:
                    add("p", text, box)
            case KeyBlock():
                for label, value in block.rows:
                    add("b", f" : {value}", add("div", label))
            case Table():
                table = add("table")
                row = add("tr", parent=add("thead", parent=table))
                total = sum(column.share for column in block.columns)
                for column in block.columns:
                    add("th", column.title, row, style=f"width: {100 * column.share / total:.3f}%")
                rows = add("tbody", parent=table)
                for cells in block.rows:
                    row = add("tr", parent=rows)
                    for text in cells:
                        add("td", text, row)
            case Signatures():
                places = add("div", class_="places")
                for lines in block.places:
                    add("div", "\n".join(lines), places)
            case Seal():
                seal = add("div", class_="seal")
                code = io.BytesIO()
                segno.make_qr(block.qr, error="m").save(code, kind="svg", border=4)
                source = "data:image/svg+xml;base64," + base64.b64encode(code.getvalue()).decode()
                add("img", parent=seal, src=source, alt=block.caption)
                add("p", f"{block.caption} {block.digest}", seal)
            case Strip():
                strip = add("div", class_="strip")
                add("b", block.title, strip)
                for text in block.lines:
                    add("p", text, strip)
            case Chart() | Turn():
                raise ValueError("the rivals draw office reports, which have neither")
    return ET.tostring(root, encoding="utf-8", method="html")


@cache
def weasyprint() -> Callable[[Paper], bytes]:
    """Return weasyprint, warm, making the same kind of file (PDF/UA-1)."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    regular, bold = fonts()
    configuration = FontConfiguration()
    style = weasyprint.CSS(string=STYLE % (regular.as_uri(), bold.as_uri()), font_config=configuration)

    def draw(paper: Paper) -> bytes:
        page = weasyprint.HTML(string=_page_of(paper).decode())
        drawn: bytes = page.write_pdf(
            stylesheets=[style], font_config=configuration, pdf_variant="pdf/ua-1", pdf_tags=True
        )
        return drawn

    return draw


# reportlab


@cache
def reportlab() -> Callable[[Paper], bytes]:  # noqa: PLR0915  one case a kind of block
    """Return reportlab with shaping, warm."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.platypus import Image, PageBreak, SimpleDocTemplate, Spacer
    from reportlab.platypus import Paragraph as Words
    from reportlab.platypus import Table as Grid

    for name, file in zip(("Bangla", "BanglaStrong"), fonts(), strict=True):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(file), shapable=True))
    plain = ParagraphStyle("plain", fontName="Bangla", fontSize=10, leading=16.2, shaping=1)
    strong = ParagraphStyle("strong", parent=plain, fontName="BanglaStrong")
    heading = ParagraphStyle("heading", parent=strong, fontSize=11.5, leading=18)
    title = ParagraphStyle("title", parent=strong, fontSize=14, leading=22, alignment=1)
    centred = ParagraphStyle("centred", parent=plain, alignment=1)
    cell = ParagraphStyle("cell", parent=plain, fontSize=8.5, leading=12)
    column = ParagraphStyle("column", parent=strong, fontSize=8.5, leading=12, alignment=1)
    foot = ParagraphStyle("foot", parent=plain, fontSize=8, leading=12)
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    width = A4[0] - 36 * MILLIMETRE

    def words(text: str, style: ParagraphStyle = plain) -> Words:
        return Words(escape(text).replace("\n", "<br/>"), style)

    def draw(paper: Paper) -> bytes:
        story = [words(line, centred) for line in paper.letterhead]
        story += [words(line, title) for line in paper.titles] + [words(line, centred) for line in paper.subtitles]
        for block in paper.blocks:
            match block:
                case Heading():
                    story += [*([PageBreak()] if block.new_page else []), words(block.text, heading)]
                case Paragraph():
                    story.append(words(f"{block.lead} {block.text}", strong if block.strong else plain))
                case Items():
                    story += [words(f"{marker} {text}") for marker, text in block.items]
                case Box():
                    inside = [[words(block.lead, strong)], *([words(line)] for line in block.lines)]
                    story.append(Grid(inside, colWidths=[width], style=[("BOX", (0, 0), (-1, -1), 1.2, "black")]))
                case KeyBlock():
                    rows = [[words(label), words(value, strong)] for label, value in block.rows]
                    story.append(Grid(rows, colWidths=[width / 3, width * 2 / 3]))
                case Table():
                    total = sum(each.share for each in block.columns)
                    rows = [[words(each.title, column) for each in block.columns]]
                    rows += [[words(text, cell) for text in row] for row in block.rows]
                    shares = [width * each.share / total for each in block.columns]
                    story.append(Grid(rows, colWidths=shares, repeatRows=1, style=ruled))
                case Signatures():
                    places = [[words("\n".join(lines), centred) for lines in block.places]]
                    story += [
                        Spacer(1, 15 * MILLIMETRE),
                        Grid(places, colWidths=[width / len(block.places)] * len(block.places)),
                    ]
                case Seal():
                    code = io.BytesIO()
                    segno.make_qr(block.qr, error="m").save(code, kind="png", border=4, scale=4)
                    story += [Image(code, 28 * MILLIMETRE, 28 * MILLIMETRE), words(f"{block.caption} {block.digest}")]
                case Strip():
                    story += [words(block.title, strong), *(words(line) for line in block.lines)]
                case Chart() | Turn():
                    raise ValueError("the rivals draw office reports, which have neither")
        drawn = io.BytesIO()

        def on_page(canvas, document) -> None:
            below = words(f"{paper.page_words} {document.page} · {paper.foot}", foot)
            below.wrapOn(canvas, width, 40)
            below.drawOn(canvas, 22 * MILLIMETRE, 8 * MILLIMETRE)

        margins = {"leftMargin": 22 * MILLIMETRE, "rightMargin": 14 * MILLIMETRE}
        document = SimpleDocTemplate(
            drawn, pagesize=A4, topMargin=22 * MILLIMETRE, bottomMargin=18 * MILLIMETRE, **margins
        )
        document.build(story, onFirstPage=on_page, onLaterPages=on_page)
        return drawn.getvalue()

    return draw
