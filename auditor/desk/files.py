"""Files that go to the browser and come from it: by which name, and as what."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from flask import Response, request

from auditor import discovery
from auditor.desk import texts
from auditor.i18n import TURNS, Language, Text, plain
from auditor.model.errors import WorkspaceError
from auditor.model.evidence_names import files_said

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PDF: Final = ".pdf"


def sent(content: bytes, name: str) -> Response:
    """Return a file as an answer: pages are shown, everything else is saved."""
    if name.endswith(PDF):
        return Response(content, mimetype="application/pdf", headers={"Content-Disposition": "inline"})
    types = {form.suffix: form.media_type for form in discovery.formats().values()}
    kind = next((kind for suffix, kind in types.items() if name.endswith(suffix)), "application/octet-stream")
    response = Response(content, mimetype=kind.partition(";")[0])
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def file_below(folder: Path, name: str) -> Path | None:
    """Return the file below a folder that an address names; None where there is none, or where no file can have that name."""
    path = folder / name
    with suppress(OSError, ValueError):  # far too long, or with a sign that no name can have
        if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


def unturned(words: str) -> str:
    """Return words from outside, such as a file's name, without the signs that turn the order in which words are read (UAX #9, 2.1 to 2.7)."""
    return words if words.isprintable() else "".join(sign for sign in words if sign not in TURNS)


def files_sent() -> list[tuple[str, bytes]]:
    """Return the files that a form hands in, each with the name it had, in the order in which that is read.

    Raises:
        WorkspaceError: there is none, with which were too much at once to be sent.

    """
    given = [(unturned(sent.filename), sent.read()) for sent in request.files.getlist("files") if sent.filename]
    if not given and (too_large := request.form.get("too-large", "")):
        raise WorkspaceError(
            _NOT_SENT.filled(files=files_said(map(unturned, too_large.split("/"))), told=texts.TOO_LARGE)
        )
    if not given:
        raise WorkspaceError(texts.NO_FILES)
    return given


def called(name: str, titles: Mapping[str, Text]) -> Text:
    """Return what a paper is, by the first part of its name, with its number where it is one of several files, its language and its format; its name where it is none of these."""
    stem = name.partition(".")[0]
    of_several, _, number = stem.rpartition("-")
    if of_several in titles and number.isdecimal():
        return titled(name, _PART.filled(title=titles[of_several], n=int(number)))
    return titled(name, titles.get(stem))


def titled(name: str, known: Text | None) -> Text:
    """Return what a paper is, its language and its format; its name where it is none of ours."""
    _, _, ending = name.partition(".")
    language = _LANGUAGES.get(ending.partition(".")[0])
    if known is None or language is None:
        return plain(name)
    return _TITLED.filled(title=known, language=language, form=ending.rpartition(".")[2].upper())


_NOT_SENT: Final = Text(en="{files}: {told}", bn="{files}: {told}")
_TITLED: Final = Text(en="{title} ({language}, {form})", bn="{title} ({language}, {form})")
_LANGUAGES: Final = {
    Language.BN.value: Text(en="in Bangla", bn="বাংলা"),
    Language.EN.value: Text(en="in English", bn="ইংরেজি"),
}
_PART: Final = Text(en="{title} (file {n})", bn="{title} ({n} নং ফাইল)")
"""One of the print files of many offices."""
