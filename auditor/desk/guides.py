"""The guides for their three readers, with their pictures, as ``hatch_build.py`` made them of ``docs/manual``."""

from __future__ import annotations

from http import HTTPStatus
from importlib import resources
from typing import TYPE_CHECKING, Final

from flask import Response, abort, render_template
from markupsafe import Markup

from auditor.desk.addresses import get
from auditor.desk.screen import the_desk
from auditor.remembering import remembered

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from auditor.i18n import Language

READERS: Final = ("programmer", "office", "committee")
"""For whom they are, in the order in which they are offered."""


@get("/guide/<reader>/")
def page(reader: str) -> str:
    """Show the guide of a reader in the language of the screen."""
    language = the_desk().language
    offered = {each: guide for each in READERS if (guide := _guide(each, language)) is not None}
    if reader not in offered:
        abort(HTTPStatus.NOT_FOUND)
    titles = {each: title for each, (title, _) in offered.items()}
    return render_template("guide.html", reader=reader, titles=titles, content=offered[reader][1])


@get("/guide/<reader>/<picture>")
def picture(reader: str, picture: str) -> Response:
    """Send a picture of a guide, which names it as lying beside the page."""
    found = _files().get(picture)
    if reader not in READERS or found is None or not picture.endswith(".png"):
        abort(HTTPStatus.NOT_FOUND)
    return Response(found.read_bytes(), mimetype="image/png")


def are_there() -> bool:
    """Whether the installation was built with the guides."""
    return bool(_files())


@remembered(None)
def _files() -> dict[str, Traversable]:
    """Return the files of the guides by name: only what is in this list is ever read."""
    folder = resources.files("auditor.desk").joinpath("manual")
    return {file.name: file for file in folder.iterdir()} if folder.is_dir() else {}


@remembered(None)
def _guide(reader: str, language: Language) -> tuple[str, Markup] | None:
    """Return the title of a guide and what its page holds between its links and its end; None where it was not built."""
    found = _files().get(f"{reader}.{language.value}.html")
    if found is None:
        return None
    built = found.read_text("utf-8")
    title, content = (_between(built, f"<{tag}>", f"</{tag}>") for tag in ("title", "main"))
    return Markup(title).unescape(), Markup(content)  # noqa: S704 the build escaped every word of it


def _between(text: str, before: str, after: str) -> str:
    return text.partition(before)[2].partition(after)[0]
