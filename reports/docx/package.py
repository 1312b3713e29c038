"""The file: the library's empty document made ours, what file managers show of it, and its bytes."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import datetime
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import tostring
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from auditor.i18n import digits
from auditor.remembering import remembered
from reports.docx.elements import replace_children
from reports.docx.paragraphs import cleaned
from reports.docx.styles import font_table, settings, styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document

    from auditor.model.paper import Paper

_LONGEST_TITLE: Final = 200
_BODY: Final = "word/document.xml"
_MADE_ON: Final = (1980, 1, 1, 0, 0, 0)
"""The day a ZIP archive begins with: a file of a paper tells no other."""


def empty_document() -> Document:
    """Return the library's empty document with our styles and fonts, and nothing that we do not use.

    It is a copy of one that is read in once: that takes ten times as long.
    """
    return deepcopy(_read_in())


@remembered(None)
def _read_in() -> Document:
    import docx  # noqa: PLC0415  110 ms that only drawing should cost
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.opc.packuri import PackURI  # noqa: PLC0415
    from docx.opc.part import Part  # noqa: PLC0415

    document = docx.Document()
    kept = {
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.THEME,
        RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
        RELATIONSHIP_TYPE.CORE_PROPERTIES,
    }
    package = document.part.package
    for relations in (document.part.rels, package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype not in kept]:
            del relations[name]
    replace_children(document.styles.element, styles())
    replace_children(document.settings.element, settings())
    table = tostring(font_table(), encoding="UTF-8", xml_declaration=True)
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, table, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)
    return document


def describe(document: Document, papers: Sequence[Paper]) -> None:
    """Write what file managers show: the title, and the paper's own day as the file's."""
    first = papers[0]
    title = cleaned(first.title) or first.name
    more = digits(f" (+{len(papers) - 1})", first.language) if len(papers) > 1 else ""
    day = datetime(first.year, first.month, first.day)  # noqa: DTZ001  the library writes it as UTC
    about = document.core_properties
    about.title = title[:_LONGEST_TITLE] + more
    about.author = about.comments = about.keywords = about.last_modified_by = about.subject = ""
    about.language = first.language.value
    about.created = about.modified = day
    about.revision = 1


def packed(document: Document, body: bytes) -> bytes:
    """Return the document's file with its body as it stands there; the same document gives the same bytes on any day and system.

    The library does not get to see the body: in its hands a long one takes several times as long.
    """
    loose, tight = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with ZipFile(loose) as given, ZipFile(tight, "w", ZIP_DEFLATED) as taken:
        for name in given.namelist():
            entry = ZipInfo(name, _MADE_ON)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            taken.writestr(entry, body if name == _BODY else given.read(name))
    return tight.getvalue()
