"""The application: the guard before it, the screens in it, and what all of them share."""

from __future__ import annotations

import io
import logging
from contextlib import ExitStack, suppress
from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from flask import Flask, Request, current_app, g, make_response, redirect, render_template, request
from jinja2 import StrictUndefined, pass_context
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from auditor import __version__
from auditor.desk import (
    answered,
    faulty_fields,
    guides,
    next_steps,
    refused,
    repeats,
    screens,
    texts,
    who,
)
from auditor.desk import guard as guarding
from auditor.desk.addresses import LazyRule, Views, addresses
from auditor.desk.answers_sent import BESIDE
from auditor.desk.desk import DRAWN_FOR, OtherWorkspaceError
from auditor.desk.files import unturned
from auditor.desk.fingerprints import one_look
from auditor.desk.limits import MAX_BODY, MAX_FIELD_BYTES, MAX_FIELDS
from auditor.desk.screen import ElsewhereError, fields_asked_again, list_mark, the_desk, to
from auditor.desk.seen import still_seen
from auditor.desk.ways_back import page_behind
from auditor.i18n import Text, in_digits, say, serial
from auditor.incidents import incident_of
from auditor.model.errors import AuditorError
from auditor.rounds.identity.copied import refuse_copied
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.missing_ledger import missing_ledger, refuse_missing
from auditor.tables.notes import may_hold_password
from auditor.workspace.folder import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from flask import Response
    from jinja2.runtime import Context

    from auditor.desk.desk import Desk
    from auditor.desk.guard import Guard
    from auditor.desk.next_steps import ShownStep
    from auditor.rounds.ledger.missing_ledger import Missing


_OF_NO_WORKSPACE: Final = frozenset(
    {"shared.language", "shared.end", "welcome.open_other", "welcome.restore", "welcome.find", "welcome.found_one"}
)
"""What may be asked of the desk on any page: it changes no workspace, or one whose folder it names itself."""
_PAPERS: Final = frozenset({"meeting.as_document", "meeting.annex_pages", "offices.report"})
"""What makes a paper although it is no form."""
_OF_A_COPY: Final = frozenset(
    {
        "settings.correct_names", "meeting.take_answers", "meeting.keep", "meeting.copy",
        "history.check_digest", "history.check_paper", "history.verify",
    }
)  # fmt: skip
"""Forms that are taken also in a folder that was copied to begin another upazila: its names are set right, what was kept is compared, and keeping refuses itself."""
_OF_NO_LEDGER: Final = frozenset(
    {"meeting.keep", "meeting.copy", "history.check_digest", "history.check_paper", "history.verify"}
)
"""Forms that are taken also where the ledger is gone or an earlier one: what compares papers, copying, which refuses itself without a ledger, and keeping, which asks itself.

Settings are not: they are noted in the ledger, too, and the folder that is brought back would not have them.
"""
_FORM: Final = "application/x-www-form-urlencoded"


class _InMemory(Request):
    """A request of which nothing lies in a temporary file, however large an upload is."""

    max_form_memory_size = MAX_FIELD_BYTES
    max_form_parts = MAX_FIELDS

    def _get_file_stream(self, *_: Any, **__: Any) -> io.BytesIO:  # noqa: ANN401 werkzeug's own
        return io.BytesIO()


class _App(Flask):
    request_class = _InMemory
    url_rule_class = LazyRule


def create(desk: Desk, guard: Guard) -> Flask:
    """Return the application of a desk."""
    app = _App("auditor.desk", static_folder=None, template_folder="templates")
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, PROPAGATE_EXCEPTIONS=False)
    app.extensions.update(desk=desk, guard=guard)
    for name in (app.logger.name, "waitress"):  # what goes wrong is told on the page; a traceback could hold a value
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # of those below it, too
    app.jinja_options = {
        "undefined": StrictUndefined, "autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "finalize": _spoken,
    }  # fmt: skip
    app.jinja_env.globals.update(
        desk=desk,
        texts=texts,
        most_bytes=MAX_BODY - 65536,
        typed=typed,
        ticked=ticked,
        shows_typed=shows_typed,
        fields_asked_again=fields_asked_again,
        asking=answered.ASKING,
        day_field=answered.day_field,
        later=answered.LATER,
        searched=searched,
        still_seen=still_seen,
        list_mark=list_mark,
        in_digits=in_digits,
        named=who.named,
        as_serial=lambda number: serial(number, g.language),
        screens=screens.SCREENS,
        guides=guides,
        way_back=_way_back,
        way_to=faulty_fields.way_to,
        is_faulty=faulty_fields.is_faulty,
        mark_of_form=faulty_fields.mark_of_form,
        needs_a_look=faulty_fields.needs_a_look,
        ledger_told=_ledger_told,
        version=__version__,
    )
    app.before_request(_limit_words)
    app.before_request(lambda: setattr(g, "language", desk.language))
    guarding.install(app, guard)
    app.before_request(
        lambda: desk.use() if request.method == "POST" or not request.headers.get("HX-Request") else None
    )
    app.before_request(_at_one_look)
    app.teardown_request(lambda _: g.pop("look", ExitStack()).close())
    app.before_request(_only_of_the_open_workspace)
    repeats.install(app, desk)
    refused.install(app)
    app.before_request(_only_with_a_workspace)
    app.before_request(_only_of_its_own_ledger)
    app.before_request(who.as_addressed_now)
    app.register_error_handler(AuditorError, _refused)
    app.register_error_handler(ElsewhereError, _led_elsewhere)
    app.register_error_handler(OtherWorkspaceError, _of_another)
    app.register_error_handler(HTTPException, _turned_away)
    app.register_error_handler(Exception, _defect)
    known = addresses()
    app.view_functions = Views(known.values())
    for endpoint, address in known.items():
        app.add_url_rule(address.rule, endpoint, methods=[address.method])
    return app


def _limit_words() -> None:
    """Take no more of a form without files than of one field of a form with files, which is all that its parser limits."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = MAX_FIELD_BYTES


def _at_one_look() -> None:
    """Draw a page by what one look at the workspace finds, its ledger read by one connection."""
    if request.method == "GET" and "form_token" in g:
        g.look = ExitStack()
        g.look.enter_context(one_look())
        g.look.enter_context(ledger_file.held(the_desk().folder / LEDGER))


def _only_of_the_open_workspace() -> None:
    """Draw the page for the workspace that is open, and let no form of a page that was drawn for another change this one."""
    desk, guard = the_desk(), current_app.extensions["guard"]
    if "form_token" in g:
        guard.draw_for(desk.mark)
        DRAWN_FOR.set(None if _asked_for() in _OF_NO_WORKSPACE else g.drawn_for)
        desk.refuse_other_workspace()


def _asked_for() -> str | None:
    """Return what a request asks for; where a page asks whether its form would be taken, what that form asks for."""
    if request.endpoint == "shared.here":
        with suppress(HTTPException):  # a form without an address of ours is asked about as of a workspace
            endpoint, _ = current_app.url_map.bind(request.host).match(request.form.get("of", ""), method="POST")
            return str(endpoint)
    return request.endpoint


def _of_another(error: OtherWorkspaceError) -> Response:
    """Tell that nothing was changed, with what was typed, so that it can be sent again once its own workspace is open."""
    if request.headers.get("HX-Request"):
        answer = make_response(render_template("refused_part.html", told=error.told), HTTPStatus.CONFLICT)
        answer.headers["Kept"] = "no"
        return answer
    g.problems = (error.told,)
    fields, left_out = _to_send_again()
    page = render_template("unsent.html", folder=error.folder, fields=fields, left_out=left_out)
    return make_response(page, HTTPStatus.CONFLICT)


def _to_send_again() -> tuple[list[tuple[str, str]], list[Text]]:
    """Return the fields of a form that was not taken, with which it is sent again, and what is told of what they leave out.

    Nothing looked at them yet: what may be a password is left out, so that what was kept of that field stays, and files are not kept.
    """
    sent = list(request.form.items(multi=True))
    secret = {_asked_by(name) for name, value in sent if name != guarding.FORM_TOKEN and may_hold_password(value)}
    fields = [(name, value) for name, value in sent if _asked_by(name) not in secret]
    left_out = [texts.SECRET_LEFT_OUT] if fields != sent else []
    return fields, left_out + ([texts.FILES_LEFT_OUT] if any(file.filename for file in request.files.values()) else [])


def _asked_by(name: str) -> str:
    """Return what a field asks for: what is typed beside choices asks for the same as they do."""
    return name.removeprefix(BESIDE)


def _only_with_a_workspace() -> Response | None:
    """Show how one is opened or made, where a screen is asked for and none is open."""
    return to("welcome.page") if _is_screen() and not the_desk().is_open else None


def _only_of_its_own_ledger() -> None:
    """Make and note nothing by the ledger of another upazila in a folder that was copied, by an earlier one, or in the place of one that is gone.

    Taken is what tells that, sets it right, or changes nothing.

    Raises:
        WorkspaceError: the ledger is another committee's, gone or an earlier one.

    """
    makes = (request.method == "POST" and not repeats.asks_only()) or request.endpoint in _PAPERS
    if not _is_screen() or not makes:
        return
    space = the_desk().space(roster=False)
    if request.endpoint not in _OF_A_COPY:
        refuse_copied(space)
    if request.endpoint not in _OF_NO_LEDGER:
        refuse_missing(space)


def _is_screen() -> bool:
    return request.blueprint in {screen.id for screen in screens.SCREENS}


def _way_back() -> ShownStep | None:
    """Return how a ledger that is gone or of which an earlier one is there is brought back, with which each screen's page begins; None where none is missing."""
    missing = _missing()
    return next_steps.way_back(missing) if missing is not None and missing.is_lost else None


def _ledger_told() -> Text | None:
    """Return what each screen's page begins with of a ledger that is gone, an earlier one or may be one; None where it is the last one."""
    missing = _missing()
    return missing.told if missing is not None else None


def _missing() -> Missing | None:
    """Return what is missing of the ledger, of a screen; it is looked for once for each page."""
    if "missing" not in g:
        g.missing = None
        if _is_screen() and the_desk().is_open:
            with suppress(AuditorError):  # the page itself tells what cannot be read
                g.missing = missing_ledger(the_desk().space(roster=False))
    missing: Missing | None = g.missing
    return missing


def typed(
    name: str, known: Text | str | int | date | None = "", at: str = "", offered: Iterable[tuple[str, object]] = ()
) -> str:
    """Return what stands in a field: what was typed where it was refused, failed or is gone back to, what is known otherwise.

    What may hold a password is never sent back, on whatever form it was typed; what the page itself offers was not typed.

    Args:
        name: the field's name.
        known: what is known.
        at: the address to which its form is sent, where other forms of the page have fields of that name.
        offered: what is chosen from, each value with its words; nothing where the field is typed into.

    """
    sent = (request.form if _is_shown_again(at) else _sent_in_vain(at)).get(name)
    stands = "" if known is None else say(known, g.language)
    if sent is None:
        return stands
    if may_hold_password(sent):
        if sent not in (value for value, _ in offered):
            return stands
        refused.note_offered(name, sent)
    g.shows_typed = g.get("shows_typed") or sent != stands
    return sent


def shows_typed() -> bool:
    """Return whether a form that was just drawn shows what was typed and not saved; what was drawn before it is forgotten."""
    return bool(g.pop("shows_typed", False))


def _sent_in_vain(at: str) -> Mapping[str, str]:
    """Return what was typed for long work that failed, on the page after it, and there once."""
    if "undone" not in g:
        desk, g.undone = the_desk(), None
        if desk.undone is not None and (request.method, request.path) == ("GET", desk.undone.back.partition("?")[0]):
            g.undone, desk.undone = desk.undone, None
    return g.undone.sent if g.undone is not None and at.partition("?")[0] in {"", g.undone.path} else {}


def ticked(name: str, value: str, at: str) -> bool:
    """Return whether one of several boxes of a form, sent to an address, was ticked where that form was refused."""
    was_ticked = _is_shown_again(at) and value in request.form.getlist(name)
    g.shows_typed = g.get("shows_typed") or was_ticked
    return was_ticked


def _is_shown_again(at: str) -> bool:
    is_sent = bool(g.get("problems") or g.get("gone_back")) and not g.get("list_changed")
    return is_sent and at.partition("?")[0] in {"", request.path}


def searched(words: str) -> str:
    """Return what stands in the field of a search that was made: its words, unless they may hold a password."""
    return "" if may_hold_password(words) else words


@pass_context
def _spoken(context: Context, value: object) -> object:
    """Say texts, numbers and days in the language of the page, and nothing that turns the order in which it is read; everything else stays as it is."""
    del context
    if isinstance(value, Markup) or not isinstance(value, Text | str | int | date) or isinstance(value, bool):
        return value
    return unturned(say(value.shown if isinstance(value, Text) else value, g.language))


def _refused(error: AuditorError) -> tuple[str | Response, int]:
    """Tell what could not be done, where no screen tells it itself."""
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, *error.messages)


def _led_elsewhere(error: ElsewhereError) -> Response:
    """Lead to another page than the one that was asked for, and tell why there."""
    the_desk().tell(*error.messages)
    return to(error.endpoint)


def _turned_away(error: HTTPException) -> Response | tuple[str | Response, int]:
    """Tell in plain words why there is no such page; from an address that only takes forms lead back to the page of the form."""
    code = HTTPStatus(error.code or HTTPStatus.FORBIDDEN)
    if code is HTTPStatus.METHOD_NOT_ALLOWED and "form_token" in g and request.method == "GET":
        behind = page_behind(request.path)
        if behind is not None:
            the_desk().tell(texts.ONLY_A_FORM)
            return make_response(redirect(behind, HTTPStatus.SEE_OTHER))
    return _problem(code, texts.TOO_MUCH if code is HTTPStatus.REQUEST_ENTITY_TOO_LARGE else texts.NO_PAGE)


def _defect(error: Exception) -> tuple[str | Response, int]:
    """Tell of a defect of ours without what it says, for that may hold a value."""
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, texts.DEFECT.filled(incident=incident_of(error)))


def _of_ended_desk() -> Response:
    """Tell a page of a desk that ended that another one was opened; it is told nothing else, and nothing is taken from it."""
    if not request.headers.get("HX-Request"):
        return make_response(render_template("outside.html", told=texts.PAGE_OF_ENDED, fields=[], left_out=[]))
    return _not_kept(texts.OPENED_ANEW)


def _not_kept(told: Text) -> Response:
    """Tell a page that saves as one goes why this was not saved."""
    answer = make_response(render_template("refused_part.html", told=told))
    answer.headers["Kept"] = "no"
    return answer


def _problem(code: HTTPStatus, *problems: Text) -> tuple[str | Response, int]:
    """Tell what is wrong; who was not let in learns nothing but how a desk is opened."""
    if g.get("is_of_ended_desk"):
        return _of_ended_desk(), code
    if "form_token" not in g or code is HTTPStatus.FORBIDDEN:
        if g.get("is_our_form") and request.headers.get("HX-Request"):
            return _not_kept(texts.CLOSED_TO_YOU), code
        fields, left_out = _to_send_again() if g.get("is_our_form") and request.mimetype == _FORM else ([], [])
        told = texts.CLOSED_TO_YOU if fields else texts.OPEN_AGAIN
        return render_template("outside.html", told=told, fields=fields, left_out=left_out), code
    return render_template("problem.html", problems=problems, missing=code is HTTPStatus.NOT_FOUND), code
