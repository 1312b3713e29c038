"""How answers are saved at the desk: what was taken and what was not, which of two versions holds, and what a page is told of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import g, make_response, render_template, request

from auditor.desk.answering import Pages, new_page, placed
from auditor.desk.answers_sent import differing, refuse_doubled, sent_again, without_secrets
from auditor.desk.ask_words import WORDS
from auditor.desk.faulty_fields import lead_to
from auditor.desk.screen import the_desk
from auditor.desk.screens.ask import handed_in_elsewhere
from auditor.desk.screens.ask.base import begun_draft, progress
from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.rounds.typed import answer_draft, answer_faults, answer_table, answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from flask import Response

    from auditor.rounds.typed.answer_draft import Draft, Rows
    from auditor.rounds.typed.answer_faults import Fault


def page_id() -> str:
    """Return the id of the page that is shown: a page that is shown again stays itself, and what it saved is no other's."""
    return (g.get("problems") and request.form.get("page")) or new_page()


def saved(office: str, typed: Rows) -> tuple[Draft, tuple[Fault, ...]]:
    """Save what the form that was sent says of an office, and return what is wrong with it.

    Raises:
        AuditorError: it was not saved.

    """
    desk = the_desk()
    judged, draft = desk.judgement(), begun_draft()  # the judgement may take long: another may hand in meanwhile
    refuse_doubled(draft, office, request.form)
    seen, own = request.form.get("seen", ""), request.form.get("page", "")
    before, shown = judged.told_before, desk.shown_answers.of(own, office)
    kept = answering.save(
        desk.folder, judged.context, office, typed, seen=seen, page=own, before=before, shown=shown, draft=draft
    )
    desk.shown_answers.save(own, office, typed)
    return kept


def as_typed(draft: Draft, office: str, typed: Rows) -> Draft:
    """Return the draft with what was typed of an office, as the page that was refused shows it again."""
    g.unsaved = True
    shown = without_secrets(draft, the_desk().judgement().context, office, typed)
    seen = request.form.get("seen", "")
    if office not in draft.answers and not seen.startswith(draft.revised("")):
        seen = draft.answered(office).revision  # what the page had seen was handed in meanwhile
    return answer_draft.as_typed(draft, office, shown, seen)


def both_versions(office: str, error: answering.StaleError) -> Response:
    """Show what is saved of an office and what was typed, to choose one."""
    draft = begun_draft()
    shown = Pages(the_desk(), draft).page(draft.of(office))
    g.problems = error.messages
    content = render_template(
        "ask_stale.html",
        title=shown.name,
        page=shown,
        fields=sent_again(request.form, but={"seen", "then", "answers"}),
        action=request.path,
        seen=error.stored.revision,
        differing=list(differing(draft, shown, error.stored.rows, error.typed)),
        words=WORDS,
    )  # fmt: skip
    return make_response(content, HTTPStatus.CONFLICT)


def kept_part(office: str, typed_in: Callable[[Draft], Rows], *, in_table: bool = False) -> Response:
    """Save what was changed on a page, and tell beside it whether it was, and what is wrong with it."""
    told: tuple[tuple[str, Text], ...]
    remarks: tuple[tuple[str, Text], ...] = ()
    code, draft, mixed, shown = HTTPStatus.OK, None, None, None
    button = WORDS["row-save" if in_table else "save"]
    try:
        handed_in_elsewhere.refuse(office, button)
        with the_desk().changing():
            draft, faults = saved(office, typed_in(begun_draft()))
        context, asked = the_desk().judgement().context, draft.of(office)
        told, shown = placed(context, asked, faults), progress(draft, context)
        remarks = placed(context, asked, (fault for fault in faults if not fault.blocks))
    except answering.StaleError:
        told, code = (("", _CHANGED_ELSEWHERE.filled(button=button)),), HTTPStatus.CONFLICT
    except AuditorError as error:
        told, code = refused(office, error), HTTPStatus.UNPROCESSABLE_ENTITY
        mixed = talk_of_all(error)
    kept = code is HTTPStatus.OK
    answered = kept and draft is not None and office in draft.answers
    content = render_template(
        "ask_kept.html",
        kept=kept,
        answered=answered,
        told=told,
        remarks=remarks,
        progress=shown,
        office=office,
        mixed=mixed,
        in_table=in_table,
        words=WORDS,
    )
    answer = make_response(content, code)
    answer.headers["Kept"] = "yes" if kept else "no"  # by this a page knows that it was this that answered
    return answer


def talk_of_all(error: AuditorError) -> Text | None:
    """Return in which talk all may have been told, where what is new was not taken because it was told in another; else None."""
    return error.talk if isinstance(error, answer_table.OtherTalkError) else None


def refused(office: str, error: AuditorError) -> tuple[tuple[str, Text], ...]:
    """Return what was not taken, each with the field of the form that it is."""
    if isinstance(error, answer_faults.RefusedError) and error.faults:
        return placed(the_desk().judgement().context, begun_draft().of(office), error.faults)
    return tuple(("", message) for message in error.messages)


def leading(told: Iterable[tuple[str, Text]], row: str = "") -> tuple[Text, ...]:
    """Return what is told of fields of a form, or of a row of the table (its id), each sentence leading to its place."""
    told = tuple(told)
    for field, words in told:
        if place := "-".join(filter(None, (row, field))):
            lead_to(place, words)
    return tuple(words for _, words in told)


_CHANGED_ELSEWHERE: Final = Text(
    en='These answers or their draft were changed on another page. Press "{button}" to see both and choose.',
    bn="অন্য পাতায় এই উত্তর বা এর খসড়া বদলানো হয়েছে। দুটোই দেখে বেছে নিতে “{button}” চাপুন।",
)
