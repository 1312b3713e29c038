"""What offices answer: an office a page as it is called, or all offices in one table at a meeting; saved as one goes."""

from __future__ import annotations

from http import HTTPStatus
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from flask import g, make_response, render_template, request

from auditor.desk import asked_besides
from auditor.desk.addresses import get, post
from auditor.desk.answering import MEETING, OF_POST, PHONE, Pages, placed
from auditor.desk.answers_sent import differing, sent_again, typed_rows
from auditor.desk.ask_words import WORDS
from auditor.desk.screen import changing, refuse_other_list, the_desk, to
from auditor.desk.screens.ask import handed_in_elsewhere, saving
from auditor.desk.screens.ask.base import TABLE_WAYS, begun_draft, blocking, day_told, progress, unreached_on, way_told
from auditor.i18n import Text, joined, month, say, short_date
from auditor.model.errors import AuditorError, WorkspaceError, told_together
from auditor.model.grades import WAYS
from auditor.register.cards import NEVER_ASK
from auditor.register.columns import WAY, Talked
from auditor.register.questions import in_turn
from auditor.register.reading.form_month import fits_month
from auditor.rounds.typed import answer_draft, answer_faults, answer_table, answering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from flask import Response

    from auditor.desk.office_page import Page
    from auditor.register.question import Question
    from auditor.rounds.typed.answer_draft import AskedOffice, Draft, Rows
    from auditor.rounds.typed.answer_faults import Fault

_BY_PHONE: Final = next(choice.label.bn for choice in WAY.choices if choice.value == PHONE)
_NOTHING_REFUSED: Final[Mapping[str, tuple[Fault, ...]]] = MappingProxyType({})


# An office a page ------------------------------------------------------------------------------------------------


@get("/ask/office/<office>")
def office(office: str) -> str:
    """Show an office as it is called: its questions, what it answered, and what is wrong with that."""
    draft = begun_draft()
    pages = Pages(the_desk(), draft)
    faults = answer_faults.faults_of(draft, pages.context, office, pages.before)
    g.problems = g.get("problems") or _problems(pages, draft.of(office), faults)
    return _office_page(draft, pages, office, faults)


def _office_page(draft: Draft, pages: Pages, office: str, faults: tuple[Fault, ...], mixed: Text | None = None) -> str:
    shown, desk = pages.page(draft.of(office), faults), the_desk()
    first = asked_besides.asked_first(desk).get(office, {})
    return render_template(
        "ask_office.html",
        title=shown.name,
        page=shown,
        progress=progress(draft, pages.context),
        number=[asked.office for asked in draft.asked].index(office) + 1,
        offices=[(each.office, _in_list(pages, draft, each.office)) for each in draft.asked],
        page_id=desk.shown_answers.draw(saving.page_id(), draft),
        never=NEVER_ASK,
        first=[*chain.from_iterable(first.values())],
        first_how=asked_besides.where_it_goes(first, shown),
        besides=asked_besides.besides_of(desk, shown),
        mixed=mixed,
        to_correct=[_mark(fault) for fault in blocking(faults)],
        noted=[(_mark(fault), *_told_of(fault, shown)) for fault in faults if not fault.blocks],
        words=WORDS,
    )


def _told_of(fault: Fault, page: Page) -> tuple[Text, str]:
    """Return what is told of an answer above all questions, and by the id of which question's words it is said in full; by none where it is said here."""
    row = next((row for row in page.rows if row.subject == fault.subject), page.rows[0])
    field = row.by_name.get(fault.column) or page.talk.get(fault.column)
    told = answer_faults.said(fault) if field is None else _SEE_THERE.filled(question=field.label)
    return told if row.post is None else OF_POST.filled(post=row.post, told=told), "" if field is None else field.id


def _in_list(pages: Pages, draft: Draft, office: str) -> Text:
    """Return how an office is called in the list to go to, with whether it answered, was not reached, or has something to correct."""
    name = pages.name(office)
    if office not in draft.answers:
        return WORDS["not-reached"].filled(office=name) if unreached_on(pages, draft, office) else name
    if blocking(answer_faults.faults_of(draft, pages.context, office, pages.before)):
        return WORDS["to-correct"].filled(office=name)
    return WORDS["has-answered" if draft.answers[office].tells else "told-nothing"].filled(office=name)


@post("/ask/office/<office>")
def save_office(office: str) -> Response:
    """Save what an office answered, and go to the next one; or note that it was not reached, once its answers do not gainsay that.

    What was saved and will not count is shown first, once: sent again from the page that shows it, it is left so.
    """
    desk, is_unreached = the_desk(), request.form.get("then") == "unreached"
    answers = request.form.get("answers", "") if is_unreached else "keep"
    typed: Rows = {}
    try:
        asked_anew = handed_in_elsewhere.asked_anew(office)
        typed = _all_typed(begun_draft(), office)
        if asked_anew is not None:
            raise asked_anew
        if typed and answers not in {"keep", "take-back"}:
            return _reached_or_not(office, typed)
        with desk.changing():
            if not is_unreached:
                _refuse_other_talk(office, typed)
            draft, faults = saving.saved(office, typed if answers == "keep" else {})
    except answering.StaleError as error:
        return saving.both_versions(office, error)
    except AuditorError as error:
        return _again(office, error, typed)
    if is_unreached:
        return _unreached(office=office)
    noted = request.form.getlist("noted")
    if any(_mark(fault) not in noted for fault in blocking(faults)):
        pages = Pages(desk, draft)
        g.problems = _problems(pages, draft.of(office), faults)
        shown = _office_page(draft, pages, office, faults)
        return make_response(shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    following = office if any(mark not in noted for _, mark, _ in uncounted(faults)) else draft.after(office)
    if following == office and office not in draft.answers:
        desk.tell(WORDS["none-answered"])
    return _to_next(following)


def _to_next(office: str) -> Response:
    """Go to an office; to the list where none is left."""
    if office:
        return to("ask.office", office=office)
    the_desk().tell(_ALL_ASKED)
    return to("ask.page")


def uncounted(faults: Iterable[Fault]) -> Iterator[tuple[str, str, Text]]:
    """Yield the answers that will not count: whose each is, a mark of it and of what is told of it, and the words."""
    for fault in faults:
        if not fault.blocks:
            yield fault.subject, _mark(fault), answer_faults.said(fault)


def _mark(fault: Fault) -> str:
    """Return what knows a fault again when the page that told it is sent."""
    return f"{fault.subject} {fault.column}: {say(answer_faults.said(fault).shown, g.language)}"


def _problems(pages: Pages, asked: AskedOffice, faults: tuple[Fault, ...]) -> tuple[Text, ...]:
    """Say what must be corrected before the office's answers can be handed in, and how they are left so until then."""
    told = saving.leading(placed(pages.context, asked, blocking(faults)))
    return (*told, _LEFT_SO) if told else ()


@changing("ask.office")
def _unreached(office: str) -> Response:
    draft = answering.note_unreached(the_desk().folder, office, the_desk().day)
    following = draft.after(office)
    return to("ask.page") if following in {"", office} else to("ask.office", office=following)


def _reached_or_not(office: str, typed: Rows) -> Response:
    """Ask whether an office was reached: it has answers, and it was said that it was not."""
    draft = begun_draft()
    pages = Pages(the_desk(), draft)
    answer_faults.faults_of(answer_draft.as_typed(draft, office, typed, ""), pages.context, office)  # none is a secret
    shown = pages.page(draft.of(office))
    content = render_template(
        "ask_reached.html",
        title=shown.name,
        page=shown,
        fields=sent_again(request.form, but={"then", "answers"}),
        action=request.path,
        talk=answer_table.talk_of(typed.get(office, {})),
        told=[
            (asked if whose == shown.name else WORDS["cell"].filled(whose=whose, question=asked), words)
            for whose, asked, _, words in differing(draft, shown, {}, _without_talk(typed))
        ],
        words=WORDS,
    )
    return make_response(content, HTTPStatus.CONFLICT)


def _all_typed(draft: Draft, office: str) -> Rows:
    """Return what the page of an office sent; nothing where only its day and way stand there, unless it was spoken to."""
    refuse_other_list("rows", (draft.given(row.subject) for row in draft.of(office).shown))
    stored, sent = draft.answered(office).rows, typed_rows(draft, office, request.form)
    typed = {subject: {**stored.get(subject, {}), **cells} for subject, cells in sent.items()}
    return typed if answer_draft.has_answer(typed) or request.form.get("nothing-told") == "yes" else {}


def _without_talk(typed: Rows) -> Rows:
    """Return what was typed but for the talk in which it was told."""
    of_talk = {Talked.CONTACTED_ON, Talked.WAY, Talked.TOLD_BY}
    return {
        subject: {name: words for name, words in cells.items() if name not in of_talk}
        for subject, cells in typed.items()
    }


def _refuse_other_talk(office: str, typed: Rows) -> None:
    """Refuse what is added to answers that were told in another talk, before somebody says what holds; a page adds to its own."""
    draft, desk = begun_draft(), the_desk()
    is_own = draft.answered(office).revision == draft.revised(request.form.get("page", ""))
    if not is_own and request.form.get("one-talk") != "yes":
        answer_table.refuse_other_talk(draft, office, typed, desk.day, _BY_PHONE)


def _again(office: str, error: AuditorError, typed: Rows) -> Response:
    """Show an office's page again with what was typed on it, which was not saved; a password is not shown again, either."""
    g.problems = saving.leading(saving.refused(office, error))
    draft = saving.as_typed(begun_draft(), office, typed) if typed else begun_draft()
    faults = error.faults if isinstance(error, answer_faults.RefusedError) else ()
    shown = _office_page(draft, Pages(the_desk(), draft), office, faults, saving.talk_of_all(error))
    return make_response(shown, HTTPStatus.UNPROCESSABLE_ENTITY)


@post("/ask/office/<office>/keep")
def keep_office(office: str) -> Response:
    """Save what an office answered while its page is being filled in."""

    def typed_in(draft: Draft) -> Rows:
        typed = _all_typed(draft, office)
        _refuse_other_talk(office, typed)
        return typed

    return saving.kept_part(office, typed_in)


# All offices in one table ----------------------------------------------------------------------------------------


@get("/ask/meeting")
def meeting() -> str:
    """Show all offices with what is ordered and open, for a meeting or a pile of forms; first its day and way are told."""
    return _table(begun_draft())


def _table(
    draft: Draft,
    refused: Mapping[str, tuple[Fault, ...]] = _NOTHING_REFUSED,
    saved: Draft | None = None,
    mixed: Text | None = None,
) -> str:
    """Return the table.

    Args:
        draft: what is asked and answered, with what was refused in its place.
        refused: the office of which answers were refused, with what is wrong with them.
        saved: the draft as it is saved, where something was refused.
        mixed: in which talk all of the refused office may have been told, where that is to be said.

    """
    desk = the_desk()
    pages = Pages(desk, draft)
    across = _across(draft)
    rows = [
        (pages.serials.get(asked.office), pages.page(asked, faults), placed(pages.context, asked, faults))
        for asked in draft.asked
        if asked.is_ordered
        for faults in (
            refused[asked.office]
            if asked.office in refused
            else answer_faults.faults_of(draft, pages.context, asked.office, pages.before),
        )
    ]
    return render_template(
        "ask_meeting.html",
        title=_GRID_TITLE.filled(month=month(draft.month)),
        draft=draft,
        progress=progress(draft, pages.context),
        offices=rows,
        across=[(question.name, question.short or question.heading, question.heading) for question in across],
        ways=[(choice.label.bn, choice.label) for choice in TABLE_WAYS],
        way=draft.way or next(choice.label.bn for choice in WAY.choices if choice.value == MEETING),
        day=short_date(draft.day or desk.day, desk.language),
        lists=[
            (question.name, question.offered(draft.counts_from)) for question in across if question.typed is not None
        ],
        page_id=the_desk().shown_answers.draw(saving.page_id(), draft),
        otherwise={
            asked.office: talk
            for asked in draft.asked
            if (talk := answer_table.other_talk(saved or draft, asked.office)) is not None
        },
        first={
            office: joined(chain.from_iterable(asked.values()), " ")
            for office, asked in asked_besides.asked_first(desk).items()
        },
        unsaved=next(iter(refused), ""),
        mixed=mixed,
        words=WORDS,
    )


def _across(draft: Draft) -> tuple[Question, ...]:
    """Return what is ordered and open of any office, in the order in which people ask; a cause can always be told."""
    ordered = {name for asked in draft.asked for row in asked.rows for name in row.open_items - row.advised}
    return tuple(question for question in in_turn() if question.name in ordered or question.more_about in ordered)


@post("/ask/meeting")
@changing("ask.meeting")
def set_meeting() -> Response:
    """Say on which day and by which way everything in the table is told."""
    desk = the_desk()
    with told_together() as of_field:
        with of_field("day"):
            day = day_told(desk.day)
            if not fits_month(day, begun_draft().month):
                raise WorkspaceError(_OTHER_MONTH.filled(field=WORDS["day"], month=month(begun_draft().month)))
        with of_field("way"):
            way = way_told()
    answering.set_meeting(desk.folder, day, WAYS[way].bn)
    return to("ask.meeting")


@post("/ask/meeting/<office>")
def save_row(office: str) -> Response:
    """Save the row of an office."""
    if request.headers.get("HX-Request"):
        return saving.kept_part(office, lambda draft: _merged(draft, office), in_table=True)
    typed: Rows = {}
    try:
        asked_anew = handed_in_elsewhere.asked_anew(office)
        draft = begun_draft()  # typed first, so that it is shown again, whatever is refused
        typed = _all_typed(draft, office) if draft.day is None else _merged(draft, office, one_talk=True)
        if asked_anew is not None:
            raise asked_anew
        with the_desk().changing():
            saving.saved(office, _merged(begun_draft(), office))
    except answering.StaleError as error:
        return saving.both_versions(office, error)
    except AuditorError as error:
        draft = begun_draft()
        if draft.day is None:  # begun anew meanwhile: no table is shown before its day is told
            return _again(office, error, typed)
        g.problems = saving.leading(saving.refused(office, error), f"o-{office}")
        faults = error.faults if isinstance(error, answer_faults.RefusedError) else ()
        shown = _table(
            saving.as_typed(draft, office, typed) if typed else draft,
            {office: faults},
            draft,
            saving.talk_of_all(error),
        )
        return make_response(shown, HTTPStatus.UNPROCESSABLE_ENTITY)
    return to("ask.meeting", _anchor=f"o-{office}")


def _merged(draft: Draft, office: str, *, one_talk: bool = False) -> Rows:
    """Return what is saved of an office with what the table says of it in its place, told on the day of the meeting."""
    refuse_other_list("rows", (draft.given(row.subject) for row in draft.of(office).shown))
    shown = typed_rows(draft, office, request.form, [question.name for question in _across(draft)])
    one_talk = one_talk or request.form.get("one-talk") == "yes"
    return answer_table.merged(draft, office, shown, one_talk=one_talk)


_GRID_TITLE: Final = Text(en="All offices in one table, {month}", bn="সব দপ্তর এক ছকে, {month}")
_SEE_THERE: Final = Text(en="{question}: see there why", bn="{question}: কারণ ওই প্রশ্নেই লেখা আছে")
_ALL_ASKED: Final = Text(
    en="All offices were asked. Look through the list, and hand the answers in.",
    bn="সব দপ্তরকে জিজ্ঞাসা করা হয়েছে। তালিকাটি একবার দেখে উত্তরগুলো জমা দিন।",
)
_LEFT_SO: Final = Text(
    en='It is saved. Until this is corrected, the answers of this office are not handed in with the others. To go on meanwhile, press "Save and next" again.',
    bn="লেখা সংরক্ষণ হয়েছে। তবে এটি ঠিক না করা পর্যন্ত অন্য দপ্তরের সঙ্গে এই দপ্তরের উত্তর জমা হবে না। আপাতত এগোতে আবার “সংরক্ষণ ও পরেরটি” চাপুন।",
)
_OTHER_MONTH: Final = Text(
    en="{field}: this day does not fit what is asked for {month}, so nothing that is told on it could be handed in. Write the right day; for another month "
    "hand in or put away what was answered first, on the screen Ask and answer.",
    bn="{field}: তারিখটি {month} মাসের জিজ্ঞাসার সঙ্গে মেলে না, তাই এ তারিখের কোনো উত্তর জমা দেওয়া যাবে না। ঠিক তারিখ লিখুন; অন্য মাসের উত্তর হলে আগে “জিজ্ঞাসা ও উত্তর” "
    "পাতায় লেখা উত্তরগুলো জমা দিন বা তুলে রাখুন।",
)
