"""How pages and forms of a screen are answered."""

from __future__ import annotations

import errno
import hashlib
from contextlib import suppress
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec
from flask import Response, current_app, g, make_response, redirect, render_template, request, url_for
from msgspec import Struct

from auditor.desk import refused, texts
from auditor.desk.faulty_fields import lead_to_parts, lead_to_typed
from auditor.desk.ways_back import SHOWS, parts_of
from auditor.i18n import Text, joined
from auditor.model.errors import AuditorError, WorkspaceError, of_part
from auditor.rounds.asking import far_days
from auditor.rounds.asking.odd_days import doubts_of_note
from auditor.tables.answers import read_day
from auditor.tables.notes import OF_FIELD
from auditor.workspace.question import A_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.rounds.correcting import differing_rosters
    from auditor.workspace import told_otherwise

_LONGEST_NUMBER: Final = 9
"""Signs of a number in a field; none of ours is longer."""


D = TypeVar("D", bound="date | None")
P = TypeVar("P")
_MEANT: Final = "day_meant"
"""The name of the fields of a form that say which odd days are meant."""
SHOWN: Final = "shown"
"""The name of the field by which a confirmation says what it confirms."""
_OF_THE_CONFIRMATION: Final = frozenset({"form_token", "confirmed", _MEANT, "which", SHOWN})
"""The fields that the page of before and after has itself; all others are those of the form that led to it."""
_MARK_SIGNS: Final = 16


class BeforeAndAfter(Struct, frozen=True):
    """What is shown of a change before it is written.

    Attributes:
        differences: what would be otherwise.
        how: what becomes of it.
        standing: how an office would stand otherwise; None where that stays, or is not known.
        doubts: what is odd about it.
        which: a question that is answered with the confirmation, by the field of that name; None where there is none.
        answers: the values of its answers, and what they say.
        by_answer: how an office would stand otherwise by each of them, where that turns on it.
        button: what is confirmed by.

    """

    differences: Sequence[differing_rosters.Difference | told_otherwise.Difference]
    how: Text
    standing: Text | None = None
    doubts: tuple[Text, ...] = ()
    which: Text | None = None
    answers: tuple[tuple[str, Text], ...] = ()
    by_answer: Mapping[str, Text] = {}
    button: Text = texts.WRITE


def standing(changes: Sequence[Text]) -> Text | None:
    """Return how offices would stand otherwise, as one text; None where none would."""
    return joined(changes, "; ") if changes else None


class ElsewhereError(WorkspaceError):
    """A page that was opened has nothing to show: its reader is led to another one, which tells why."""

    def __init__(self, endpoint: str, told: Text) -> None:
        """Know where it leads, and what is told there."""
        super().__init__(told)
        self.endpoint = endpoint


def the_desk() -> Desk:
    """Return the desk that is being served."""
    desk: Desk = current_app.extensions["desk"]
    return desk


def to(endpoint: str, **values: Any) -> Response:  # noqa: ANN401 flask's own
    """Return the answer that sends the browser to a screen, after something was changed or asked for."""
    return make_response(redirect(url_for(endpoint, **values), HTTPStatus.SEE_OTHER))


def number_of(words: str) -> int | None:
    """Return the number that a field of a form of ours holds; None where it holds none, or one that is far too long."""
    return int(words) if words.isascii() and words.isdecimal() and len(words) <= _LONGEST_NUMBER else None


def day_typed(name: str, unless: D, asks: Text | None = None) -> date | D:
    """Return the day that was typed into a field of a form; what holds otherwise where nothing was.

    Args:
        name: the field's name.
        unless: what holds otherwise.
        asks: what the field asks, where others are wrong beside it.

    Raises:
        WorkspaceError: it is no day.

    """
    typed = request.form.get(name, "").strip()
    if not typed:
        return unless
    day = read_day(typed)
    if day is None:
        wrong = A_DAY.wrong if asks is None else OF_FIELD.filled(asked=asks, fault=A_DAY.wrong)
        raise WorkspaceError(wrong, parts={wrong: name})
    return day


def folder_typed(name: str, wrong: Text = texts.NO_FOLDER) -> Path:
    """Return the folder whose whole address was typed into a field of a form, as `folder_of`."""
    with of_part(name):
        return folder_of(request.form.get(name, ""), wrong)


def folder_of(typed: str, wrong: Text = texts.NO_FOLDER) -> Path:
    """Return the folder whose whole address was typed; it need not be there.

    Raises:
        WorkspaceError: it is no whole address, or none that there can be; `wrong` says so.

    """
    with suppress(RuntimeError, ValueError):  # the home of nobody, a sign that no name can have
        folder = Path(typed.strip().strip('"')).expanduser()
        if folder.is_absolute() and not _is_too_long(folder):
            return folder
    raise WorkspaceError(wrong)


def _is_too_long(path: Path) -> bool:
    """Whether nothing can have an address since it, or a name in it, is too long; with a sign that no name can have it is an error."""
    try:
        path.lstat()
    except OSError as error:
        return error.errno == errno.ENAMETOOLONG
    return False


def local_time() -> datetime:
    """Return the time by this computer's clock, as the names of copies tell it."""
    return datetime.now().astimezone()


def need_a_likely_day(desk: Desk, *, ahead: bool = False) -> None:
    """Refuse a day that cannot be right, and ask about one that is odd, before it is noted in the ledger.

    What is made for a time to come (`ahead`) is not made, unasked, on a day before the last kept round.

    Raises:
        AuditorError: it is not meant, or not said to be; the form then asks.

    """
    desk.refuse_wrong_clock()
    noted = doubts_of_note(desk.space(), desk.day, desk.today, ahead=ahead)
    _need_meant((*_far_ahead(desk), *noted), texts.DAY_ASKED)


def need_a_likely_clock(desk: Desk) -> None:
    """Refuse a clock that cannot be right, and ask about one that is far after all that is known, before anything bears its day for good.

    Raises:
        AuditorError: it is not said to be right; the form then asks.

    """
    desk.refuse_wrong_clock()
    odd_days(_far_ahead(desk))


def _far_ahead(desk: Desk) -> tuple[Text, ...]:
    """Return what is odd about a clock far after all that is known; nothing where it is likely, or another day was given."""
    if desk.day_given:
        return ()
    return far_days.noting_far_ahead(desk.space(roster=False), desk.day, lambda: desk.judgement().told_on)


def odd_days(doubts: tuple[Text, ...]) -> None:
    """Ask on the form that was sent about days that were typed and are odd, before anything of them is written.

    Raises:
        WorkspaceError: they are not said to be meant; the form then asks.

    """
    _need_meant(doubts, texts.ODD_ASKED)


def need_confirmed(told: tuple[Text, ...]) -> None:
    """Ask on the form that was sent to confirm what is noted for good, odd or not.

    Raises:
        WorkspaceError: it was not confirmed; the form then asks, and its page says that it does.

    """
    g.to_confirm = True
    odd_days(told)
    g.to_confirm = False


def need_sure(day: tuple[Text, ...], other: tuple[Text, ...], *asked: Text) -> None:
    """Ask on the form that was sent about days that are odd and about what else is, both at once.

    Args:
        day: what is odd about days.
        other: what else is odd; the form's own tick says that it is meant.
        asked: what is to be done about that, unless it says so itself.

    Raises:
        WorkspaceError: not all is said to be meant; the form then asks.

    """
    g.unsure = bool(other)
    unsure = other if other and not request.form.get("sure") else ()
    try:
        odd_days(day)
    except WorkspaceError as odd:
        raise WorkspaceError(*unsure, *odd.messages, parts={**dict.fromkeys(unsure, "sure"), **odd.parts}) from None
    if unsure:
        g.doubted = " ".join(request.form.getlist(_MEANT))
        raise WorkspaceError(*unsure, *asked, parts=dict.fromkeys((*unsure, *asked), "sure"))


def _need_meant(doubts: tuple[Text, ...], asked: Text) -> None:
    """Go on where all that is odd was said to be meant on the form that was sent: what it asked about, and nothing else."""
    said = " ".join(request.form.getlist(_MEANT)).split()
    if any(doubt_id(doubt) not in said for doubt in doubts):
        g.doubted = " ".join([*said, *map(doubt_id, doubts)])
        raise WorkspaceError(*doubts, asked, parts={asked: _MEANT})


def doubt_id(doubt: Text) -> str:
    """Return by what a form says of something odd that it is meant."""
    return hashlib.sha256(doubt.en.encode()).hexdigest()[:_MARK_SIGNS]


def list_mark(entries: Iterable[str]) -> str:
    """Return by what a list is known whose entries a form names by their places in it."""
    return hashlib.sha256("\0".join(entries).encode()).hexdigest()[:_MARK_SIGNS]


def is_of_other_list(name: str, entries: Iterable[str]) -> bool:
    """Whether a form was drawn when the list behind some field of it was another; `parts.among` has it say so."""
    return request.form.get(f"among-{name}", mark := list_mark(entries)) != mark


def refuse_other_list(name: str, entries: Iterable[str]) -> None:
    """Refuse a form whose places would mean other entries by now; what was typed is not shown beside these.

    Raises:
        WorkspaceError: the list changed since the page was drawn.

    """
    if is_of_other_list(name, entries):
        g.list_changed = True
        raise WorkspaceError(texts.LIST_CHANGED)


class OtherThanShownError(WorkspaceError):
    """What would be written is something else than what was shown to whoever confirms it."""


def shown_mark(shown: object) -> str:
    """Return by what a confirmation says what it confirms: all that is shown before it (structs and texts), in whatever language."""
    return list_mark([msgspec.json.encode(shown).decode()])


def refuse_other_than_shown(mark: str, told: Text = texts.SHOWN_ANEW) -> None:
    """Refuse a confirmation of something else than what would be written (its `shown_mark`); one that does not say what it confirms is taken.

    Raises:
        OtherThanShownError: it is; `told` says so.

    """
    if request.form.get(SHOWN, mark) != mark:
        raise OtherThanShownError(told)


def _tell(error: AuditorError) -> None:
    """Have the page that is shown again tell why its form was refused, each sentence leading to what it is about."""
    g.problems = error.messages
    lead_to_parts(error)


def _status(error: AuditorError) -> HTTPStatus:
    return HTTPStatus.CONFLICT if isinstance(error, OtherThanShownError) else HTTPStatus.UNPROCESSABLE_ENTITY


def changing(shows: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Return what makes a function answer a form: one change at a time, and what is refused is told on the form's own page.

    The page comes again with the status 422, with what was typed and why it was refused; nothing was changed then. Where it showed
    something else than what would be written by now, it comes again with the status 409.

    Args:
        shows: the endpoint that shows the form; of the parts of the function's address it is given those that it takes.

    """

    def made(answer: Callable[..., Response]) -> Callable[..., Response]:
        @wraps(answer)
        def called(**parts: Any) -> Response:  # noqa: ANN401 flask's own
            view = current_app.view_functions[shows]

            def page() -> Response:
                return make_response(view(**parts_of(view, parts)))

            if (again := refused.shown_again(page)) is not None:
                return again
            try:
                with the_desk().changing():
                    return answer(**parts)
            except AuditorError as error:
                _tell(error)
                return refused.refused(page, _status(error))

        setattr(called, SHOWS, shows)
        return called

    return made


def written_once_confirmed(
    form: Callable[[], str],
    prepare: Callable[[], P],
    shown: Callable[[P], BeforeAndAfter | None],
    write: Callable[[P], None],
) -> Response | None:
    """Answer a form by what it would change, before and after, and write that once it was confirmed.

    What is refused is told with the status 422: on the form's own page, or on that of before and after once that was reached. Where
    something else would be changed by now than was shown, that is shown instead, with the status 409, and nothing is written.

    Args:
        form: draws the page of the form.
        prepare: what the form asks for, with nothing written.
        shown: what is shown of it; None where it needs no confirmation.
        write: writes it.

    Returns:
        The page that is to be shown; None once it was written.

    """
    if (again := refused.shown_again(form)) is not None:
        return again
    if "back" in request.form:
        g.gone_back, g.went_back = True, texts.WENT_BACK if typed_before() else texts.NOTHING_WRITTEN
        lead_to_typed(g.went_back)
        return make_response(form())
    change = None
    try:
        with the_desk().changing():
            prepared = prepare()
            change = shown(prepared)
            if change is not None:
                if "confirmed" not in request.form:
                    return make_response(_before_and_after(change))
                refuse_other_than_shown(shown_mark(change))
                need_a_likely_day(the_desk(), ahead=True)
            write(prepared)
    except AuditorError as error:
        _tell(error)
        if change is None:
            return refused.refused(form, _status(error))
        return make_response(_before_and_after(change), _status(error))
    return None


def _before_and_after(shown: BeforeAndAfter) -> str:
    g.asks_again = True
    return render_template("before_and_after.html", shown=shown, mark=shown_mark(shown), typed_before=typed_before())


def typed_before() -> list[tuple[str, str]]:
    """Return the fields of the form that was sent, by name, without those of a confirmation: sent again, they ask for that again."""
    return [(name, words) for name, words in request.form.items(multi=True) if name not in _OF_THE_CONFIRMATION]


def fields_asked_again() -> list[tuple[str, str]]:
    """Return with what the page that is drawn can be asked for again, in the other language too; nothing where it confirms nothing and was not refused."""
    if g.get("asks_again") or g.get("to_confirm"):
        return typed_before() if not request.files else []
    return refused.fields_again()
