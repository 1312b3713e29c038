"""The styles, fonts and settings of the document: few, and each for both kinds of script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.docx.elements import NAMESPACES, element, w
from reports.docx.grids import BOXED
from reports.docx.looks import ALTERNATIVE, FONT, fonts, language, sized, strong
from reports.docx.paragraphs import spaced
from reports.docx.sizes import BODY, PART, SECTION, SMALL, TITLE

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def font_table() -> Element:
    """Return the fonts, with what Word takes in place of one that is missing."""

    def font(name: str, *more: Element) -> Element:
        return w("font", *more, w("charset", val="00"), w("family", val="auto"), w("pitch", val="variable"), name=name)

    return element("w:fonts", font(FONT, w("altName", val=ALTERNATIVE)), font(ALTERNATIVE), **NAMESPACES)


def settings() -> Element:
    """Return the settings of the document."""
    compatible = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
    }
    uri = "http://schemas.microsoft.com/office/word"
    return element(
        "w:settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *(w("compatSetting", name=name, uri=uri, val=value) for name, value in compatible.items())),
        w("themeFontLang", val="en-US", bidi="bn-BD"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
        **NAMESPACES,
    )


def styles() -> Element:
    """Return the defaults and the few styles in use."""
    cells = w("tblCellMar", *(w(side, w=0 if side in {"top", "bottom"} else 108, type="dxa") for side in BOXED))
    title = w("pPr", w("keepNext"), w("jc", val="center"))
    plain = w("pPr", spaced())
    return element(
        "w:styles",
        w("docDefaults", w("rPrDefault", _letters(BODY)), w("pPrDefault", w("pPr", spaced()))),
        _style("Normal", "Normal", _letters(BODY), default="1"),
        _style("DefaultParagraphFont", "Default Paragraph Font", kind="character", default="1"),
        _style(
            "TableNormal", "Normal Table", w("tblPr", w("tblInd", w=0, type="dxa"), cells), kind="table", default="1"
        ),
        _style("NoList", "No List", kind="numbering", default="1"),
        _style("Title", "Title", title, _letters(TITLE, bold=True), base="Normal"),
        _heading("Heading1", "heading 1", 0, SECTION, spaced(200, 80)),
        _heading("Heading2", "heading 2", 1, PART, spaced(140, 60)),
        _style("Header", "header", plain, _letters(SMALL), base="Normal"),
        _style("Footer", "footer", plain, _letters(SMALL), base="Normal"),
        **NAMESPACES,
    )


def _letters(size: float, *, bold: bool = False) -> Element:
    return w("rPr", fonts(), *(strong() if bold else ()), *sized(size), language())


def _style(
    code: str, name: str, *properties: Element, kind: str = "paragraph", base: str = "", **marks: str
) -> Element:
    based = (w("basedOn", val=base),) if base else ()
    following = (w("next", val="Normal"),) if base and code not in {"Header", "Footer"} else ()
    inside = (w("name", val=name), *based, *following, w("qFormat"), *properties)
    return w("style", *inside, type=kind, styleId=code, **marks)


def _heading(code: str, name: str, level: int, size: float, space: Element) -> Element:
    outline = w("pPr", w("keepNext"), w("keepLines"), space, w("outlineLvl", val=level))
    return _style(code, name, outline, _letters(size, bold=True), base="Normal")
