"""What belongs to no screen: the door, scripts and styles, the language, long work, the end."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from importlib import resources
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from flask import Response, abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from auditor.desk.addresses import get, post
from auditor.desk.repeats import changes_nothing, say_again
from auditor.desk.screen import the_desk, to
from auditor.desk.ways_back import page_behind
from auditor.i18n import Language
from auditor.remembering import remembered

if TYPE_CHECKING:
    from auditor.desk.guard import Guard

FIRST: Final = "month.page"
_ASSETS: Final = {
    "desk.css": ("auditor.desk", "assets/desk.css", "text/css"),
    "keys.js": ("auditor.desk", "assets/keys.js", "text/javascript"),
    "desk.js": ("auditor.desk", "assets/desk.js", "text/javascript"),
    "open.js": ("auditor.desk", "assets/open.js", "text/javascript"),
    "htmx.js": ("auditor.desk", "built/htmx.js", "text/javascript"),
    "regular.ttf": ("fontpkg_hind_siliguri", "files/HindSiliguri-Regular.ttf", "font/ttf"),
    "semibold.ttf": ("fontpkg_hind_siliguri", "files/HindSiliguri-SemiBold.ttf", "font/ttf"),
}
"""By name: the package of a file, its place there, and its kind."""


@get("/assets/<name>")
def asset(name: str) -> Response:
    """Send a script, a style or a font of ours."""
    if name not in _ASSETS:
        abort(HTTPStatus.NOT_FOUND)
    package, path, kind = _ASSETS[name]
    return Response(_asset(package, path), mimetype=kind)


@remembered(None)
def _asset(package: str, path: str) -> bytes:
    """Return a file of ours; nothing where the installation was built without it, for pages work without scripts of others."""
    found = resources.files(package).joinpath(path)
    return found.read_bytes() if found.is_file() else b""


@get("/open")
def opening() -> str:
    """Show the page that hands in the token of its address, which no server sees."""
    return render_template("open.html")


@post("/session")
def session() -> Response:
    """Let in the browser that hands in a token; each lets in once."""
    guard: Guard = current_app.extensions["guard"]
    if not guard.take(request.form.get("token", "")):
        abort(HTTPStatus.FORBIDDEN)
    response = Response(status=HTTPStatus.NO_CONTENT)
    response.set_cookie(guard.cookie, guard.session, httponly=True, samesite="Strict", path="/")
    return response


@get("/")
def first() -> Response:
    """Go to the first screen."""
    return to(FIRST)


ASKED_AT: Final = "asked_at"
"""The name of the field by which the form of the language says where a confirmation was asked for."""


@post("/language")
def language() -> Response:
    """Speak the other language from now on, on the page that is shown, which tells again what it told; or on the page of the form that was refused; a confirmation is asked for again with what was typed."""
    desk = the_desk()
    desk.language = desk.chosen_language = Language.EN if desk.language is Language.BN else Language.BN
    say_again(request.referrer or "")
    asked_at = urlsplit(request.form.get(ASKED_AT, "")).path
    if asked_at and "confirmed" not in request.form:
        with suppress(HTTPException):
            current_app.url_map.bind(request.host).match(asked_at, method="POST")
            return make_response(
                redirect(urlunsplit(("http", request.host, asked_at, "", "")), HTTPStatus.TEMPORARY_REDIRECT)
            )
    shown = urlsplit(request.referrer or "")
    try:
        current_app.url_map.bind(request.host).match(shown.path, method="GET")
    except HTTPException:
        return make_response(redirect(page_behind(shown.path) or url_for(FIRST), HTTPStatus.SEE_OTHER))
    return make_response(
        redirect(urlunsplit(("http", request.host, shown.path, shown.query, "")), HTTPStatus.SEE_OTHER)
    )


@post("/here")
@changes_nothing
def here() -> Response:
    """Tell a page that its form would be taken: by this desk, of this browser, and for the workspace it was drawn for."""
    return Response(status=HTTPStatus.NO_CONTENT)


@get("/progress")
def work() -> Response:
    """Show how far long work is; once it is over, go where it leads and say what became of it, as often as it is asked for: the page that was to say it may have been left unseen."""
    desk = the_desk()
    finished, job = desk.finished(again=True), desk.job
    if finished is None and job is not None:
        return make_response(render_template("work.html", job=job))
    leads_to = finished.back if finished is not None else url_for(FIRST)
    if not request.headers.get("HX-Request"):
        return make_response(redirect(leads_to, HTTPStatus.SEE_OTHER))
    response = make_response("")  # the page that is asked again goes there as a whole
    response.headers["HX-Redirect"] = leads_to
    return response


@post("/progress/stop")
def stop() -> Response:
    """Ask long work to stop after the step it is at."""
    job = the_desk().job
    if job is not None:
        job.stop()
    return to("shared.work")


@post("/end")
def end() -> str:
    """End the desk; where long work goes on that is waited for, so that what became of it is told."""
    the_desk().refuse_at_work()
    the_desk().ended.set()
    return render_template("ended.html")
