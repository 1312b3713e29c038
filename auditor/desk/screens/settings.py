"""What the workspace is told: decisions, meeting, phones, mail, papers, letters, and duties that the committee suspended."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from flask import g, render_template, request, url_for

from auditor import discovery
from auditor.checklist.staying import staying
from auditor.desk.addresses import get, post
from auditor.desk.copy_places import refuse_doubted
from auditor.desk.extended import extensions, listed_now, space_read
from auditor.desk.screen import (
    BeforeAndAfter,
    changing,
    folder_typed,
    local_time,
    need_a_likely_clock,
    odd_days,
    refuse_other_list,
    the_desk,
    written_once_confirmed,
)
from auditor.desk.screen import to as to_page
from auditor.desk.screens import SETTINGS, meetings_noted
from auditor.desk.seen import seen, tell_now, typed_over
from auditor.desk.settings_words import WORDS
from auditor.desk.texts import CHOOSE_ONE
from auditor.i18n import Text, ascii_digits, clean, digits, in_digits, say
from auditor.keys import opening
from auditor.model.errors import WorkspaceError, of_part, of_parts
from auditor.model.sentences import sentences
from auditor.papers import handing_over, letterheads
from auditor.rounds import foreseeing
from auditor.rounds.extending import duty_called, extendable
from auditor.rounds.meetings.meetings import beside_planned, refuse_unheld
from auditor.rounds.meetings.passed_meetings import stays_listed
from auditor.tables.notes import OF_FIELD
from auditor.workspace import baseline_question, further_kinds, official_domains, questions, settings
from auditor.workspace.head_questions import HEAD_QUESTIONS
from auditor.workspace.of_decisions import of_meetings, places_of
from auditor.workspace.paper_questions import PAPER_QUESTIONS
from auditor.workspace.question import A_PHONE, DECISIONS, read_serial
from auditor.workspace.questions import QUESTIONS, SERIALS
from auditor.workspace.told_otherwise import differences, told_otherwise
from reports.layout.wording import capital

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flask import Response

    from auditor.desk.jobs import Job
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Answer, Question, Told
    from auditor.workspace.told_otherwise import Difference


@get("/settings/")
def page() -> str:
    """Show what was told, as forms."""
    desk = the_desk()
    space, trouble = space_read(desk)
    fault = desk.clock_fault()
    named, asked = listed_now(desk)["named"], _asked(space)
    fields = _fields(space, asked)
    return render_template(
        "settings.html",
        title=SETTINGS.title,
        trouble=(*trouble, *((fault,) if fault is not None else ())),
        groups=[(_GROUPS[group], list(of_group)) for group, of_group in groupby(asked, key=_group_of)],
        shown=_shown(fields),
        called={further_kinds.QUESTION.id: capital(further_kinds.QUESTION.named)},
        of_meetings=of_meetings(space.baseline.decisions),
        each=EACH if _is_each() else "",
        to_each=any(len(places_of(each.id)) != 1 for each in asked if each.of_decisions)
        and len(space.baseline.decisions) > 1,
        beside_planned=beside_planned(space, desk.day),
        serials=list(enumerate(space.baseline.decisions)) if settings.decides(space.config, space.baseline) else [],
        decision_ids=_decision_ids(space),
        waivers=extensions(desk, space),
        duties=[("", CHOOSE_ONE), *((policy, duty_called(policy)) for policy in extendable(space))],
        asked_for=request.args.get("office", ""),
        offices=[("", CHOOSE_ONE), *named.items()],
        named=named,
        in_digits=in_digits,
        meetings=meetings_noted.listed(space, desk.day),
        meetings_shown=meetings_noted.shown(space),
        place=space.config.backup,
        staying=staying(space, opening.holds),
        words=WORDS,
    )


@post("/settings/answers")
def answers() -> Response:
    """Write down all that was told, whichever button was pressed; a field that was emptied takes its answer back.

    What every paper bears and by what is judged is shown before and after first.
    """
    return written_once_confirmed(page, _told, _shown_before, _write_down) or to_page("settings.page")


class _Told(NamedTuple):
    """What was told: answers by question, numbers of decisions by their places, what is shown of them before, and what writes them."""

    answered: Mapping[str, Answer]
    serials: Mapping[int, str]
    differences: tuple[Difference, ...]
    write: Callable[[], None] | None


def _told() -> _Told:
    """Return what was told on the form, checked."""
    desk = the_desk()
    space = desk.space(roster=False)
    refuse_other_list("serials", _decision_ids(space))
    asked = _asked(space)
    known = _known(space, asked)
    fields = _fields(space, asked)
    typed = {name: words.strip() for name, words in typed_over(_shown(fields)).items()}
    answers, unread = _read(typed, asked)
    answered = told_otherwise(asked, known, answers)
    serials = _serials(space, typed, unread)
    changed = [*answered, *map(questions.number_at, serials)]
    if changed and not unread:
        _refuse_told_elsewhere(fields, typed, changed)
        with of_part(questions.NEXT_MEETING):
            refuse_unheld(space, answered.get(questions.NEXT_MEETING))
    write = None
    if changed or unread:
        with of_parts(unread):
            write = settings.checked(
                space.folder, answered, discovery.policies(), desk.day, serials=serials, doubted=odd_days, unread=unread
            )
    return _Told(answered, serials, differences(asked, known, answered), write)


def _shown_before(told: _Told) -> BeforeAndAfter | None:
    if not told.differences:
        return None
    desk = the_desk()
    space = desk.space(roster=False)
    offices, duties = foreseeing.what_settings_change(
        desk.space, desk.day, settings.told(space.folder), told.answered, desk.history
    )
    standing = (*offices, *duties)
    then = of_meetings(questions.decided_on(space.baseline.decisions, told.answered))
    apart = (then,) if then is not None and then != of_meetings(space.baseline.decisions) else ()
    return BeforeAndAfter(told.differences, WORDS["how"], sentences(standing) if standing else None, apart)


def _write_down(told: _Told) -> None:
    desk = the_desk()
    if told.write is None:
        desk.tell(_NOTHING)
        return
    space = desk.space(roster=False)
    letterheads.note(space)
    told.write()
    written = desk.space(roster=False).baseline.decisions
    desk.tell(*questions.done(told.answered, written), *stays_listed(space, told.answered, desk.day))
    if told.serials:
        now = [told.serials.get(place, decision.serial) for place, decision in enumerate(space.baseline.decisions)]
        desk.tell(_SERIALS_WRITTEN, *questions.numbered(space.baseline.decisions, now))


class _Field(NamedTuple):
    """A field of the form of answers: what it asks, and what it shows now."""

    asks: Text
    shown: str


def _known(space: Workspace, asked: Iterable[Question]) -> Mapping[str, Told]:
    """Return what was told so far, by question as it is asked."""
    return settings.told(space.folder, (each.id for each in asked))


def _fields(space: Workspace, asked: Sequence[Question]) -> dict[str, _Field]:
    """Return the fields by name, each with what it shows where nothing was typed into it."""
    known = _in_digits_of_the_screen(_known(space, asked))
    of_questions = {each.id: _Field(each.asks, say(each.shown(known.get(each.id, "")), g.language)) for each in asked}
    serials = {
        questions.number_at(place): _Field(decision.subject, say(in_digits(decision.serial), g.language))
        for place, decision in enumerate(space.baseline.decisions)
    }
    return of_questions | serials


def _in_digits_of_the_screen(known: Mapping[str, Told]) -> Mapping[str, Told]:
    """Return what was told, with telephone numbers, like days, in the digits of the screen."""
    phones = {question.id for question in QUESTIONS if question.wrong is A_PHONE.wrong}
    return {name: digits(str(told), g.language) if name in phones else told for name, told in known.items()}


def _shown(fields: Mapping[str, _Field]) -> dict[str, str]:
    return {name: field.shown for name, field in fields.items()}


def _refuse_told_elsewhere(fields: Mapping[str, _Field], typed: Mapping[str, str], changed: Iterable[str]) -> None:
    """Refuse to write over what was told elsewhere while the page was open; who saves again has seen it.

    Raises:
        WorkspaceError: something was, with what is known now and what was typed.

    """
    before = seen()
    now = {name: fields[name].shown for name in changed}
    differing = [
        name for name in now if ascii_digits(clean(before.get(name, now[name]))) != ascii_digits(clean(now[name]))
    ]
    if differing:
        tell_now(differing)
        told = {
            _TOLD_ELSEWHERE.filled(asks=fields[name].asks, now=now[name] or _EMPTY, typed=typed[name] or _EMPTY): name
            for name in differing
        }
        raise WorkspaceError(*told, parts=told)


def _serials(space: Workspace, typed: Mapping[str, str], unread: dict[Text, str]) -> dict[int, str]:
    """Return the numbers of decisions in the minutes that were typed and are other than those known, by the decisions' places; what is none is added to `unread`, with its field."""
    known = {place: ascii_digits(decision.serial) for place, decision in enumerate(space.baseline.decisions)}
    found = {}
    for place, decision in enumerate(space.baseline.decisions):
        name = questions.number_at(place)
        try:
            if name in typed:
                found[place] = read_serial(typed[name])
        except ValueError:
            unread[OF_FIELD.filled(asked=decision.subject, fault=_NO_SERIAL)] = name
    return {place: serial for place, serial in found.items() if serial != known[place]}


@post("/settings/handover")
@changing("settings.page")
def hand_over() -> Response:
    """Pack the workspace for a successor, with the note and without keys."""
    desk = the_desk()
    need_a_likely_clock(desk)
    space = desk.space(roster=False)
    place = folder_typed("pack")
    refuse_doubted(space, place, _MEANT)

    def work(job: Job) -> tuple[Text, ...]:
        del job
        with desk.writing:
            stays = staying(space, opening.holds)
            told = handing_over.hand_over(space, place, local_time(), desk.day).told
        return (*stays, *told)

    desk.begin(_PACKING, url_for("settings.page"), work)
    return to_page("shared.work")


def _asked(space: Workspace) -> list[Question]:
    """Return the questions in the order of the headings they stand under, as far as the workspace can be told them; numbers of decisions have fields of their own."""
    decides = settings.decides(space.config, space.baseline)
    every = settings.asked(space, discovery.policies(), each=_is_each())
    asked = (each for each in every if each.id != SERIALS.id and (decides or not each.of_decisions))
    return sorted(asked, key=_place_of)


def _place_of(question: Question) -> tuple[int, bool, tuple[int, ...]]:
    """Return where a question stands: below its heading, and what is asked of some decisions by themselves beside the rest of these."""
    return list(_GROUPS).index(_group_of(question)), not question.of_decisions, places_of(question.id)


def _is_each() -> bool:
    """Whether it is asked of each decision by itself, of which meeting it is; mostly all are of one, of which it is said once."""
    return EACH in request.values


def _group_of(question: Question) -> str:
    return _ELSEWHERE.get(question.id, question.table)


def _read(typed: Mapping[str, str], asked: Iterable[Question]) -> tuple[dict[str, Answer], dict[Text, str]]:
    """Return the answers that were typed, by question, None for one that is taken back; and of what is none how it is written, with its field."""
    found: dict[str, Answer] = {}
    wrong: dict[Text, str] = {}
    for question in asked:
        words = typed.get(question.id)
        try:
            if words is not None:
                found[question.id] = question.read(words) if words else None
        except ValueError:
            wrong[OF_FIELD.filled(asked=capital(question.named), fault=question.fault(words or ""))] = question.id
    return found, wrong


def _decision_ids(space: Workspace) -> list[str]:
    """Return what the page's fields know decisions by: their places, and of which of them something is asked at once."""
    apart = questions.apart((each for each in QUESTIONS if each.of_decisions), space.baseline)
    return [*(decision.id for decision in space.baseline.decisions), *(each.id for each in apart if each.those)]


EACH: Final = "each"
"""By this the address and the form say that each decision is told of by itself."""
_PAPERS: Final = "papers"
_SIGNED: Final = "signatories"
_GROUPS: Final = {
    "meeting": Text(en="Meeting", bn="সভা"),
    DECISIONS: Text(en="Decisions and memo", bn="সিদ্ধান্ত ও স্মারক"),
    "letterhead": Text(en="Phones and mail", bn="ফোন ও ই-মেইল"),
    _SIGNED: Text(en="Letterhead and who signs", bn="কাগজের শীর্ষ ও স্বাক্ষরকারী"),
    _PAPERS: Text(en="Papers", bn="কাগজপত্র"),
    "letters": Text(en="Letters", bn="পত্র"),
    "pack": Text(en="Distribution", bn="বিতরণ"),
}
_ELSEWHERE: Final = {
    baseline_question.QUESTION.id: DECISIONS,
    further_kinds.QUESTION.id: DECISIONS,
    official_domains.QUESTION.id: "letterhead",
    **{each.id: _PAPERS for each in PAPER_QUESTIONS},
    **{each.id: _SIGNED for each in HEAD_QUESTIONS},
}
"""Groups of questions that are not shown by the heading under which their answers are written."""
_PACKING: Final = Text(en="The folder is being packed", bn="ফোল্ডার প্যাক হচ্ছে")
_MEANT: Final = Text(
    en="Nothing was packed. If this folder is meant, tick the box and pack again.",
    bn="প্যাক তৈরি হয়নি। এই ফোল্ডারই হলে ঘরে টিক দিয়ে আবার প্যাক করুন।",
)
_NOTHING: Final = Text(en="Nothing was changed.", bn="কিছু বদলানো হয়নি।")
_EMPTY: Final = "–"
_TOLD_ELSEWHERE: Final = Text(
    en="{asks}: while this page was open, “{now}” was written elsewhere; you typed “{typed}”. Nothing was written. Save again to keep yours; to keep "
    "the other, open the page anew.",
    bn="{asks}: এই পাতা খোলা থাকা অবস্থায় অন্য জায়গা থেকে “{now}” লেখা হয়েছে; আপনি লিখেছেন “{typed}”। কিছু লেখা হয়নি। আপনারটি রাখতে আবার সংরক্ষণ করুন; অন্যটি রাখতে "
    "পাতাটি নতুন করে খুলুন।",
)
_SERIALS_WRITTEN: Final = Text(en="The numbers were written down.", bn="ক্রম লেখা হয়েছে।")
_NO_SERIAL: Final = Text(
    en="A decision's number is written in digits, such as 11.", bn="সিদ্ধান্তের ক্রম সংখ্যায় লিখুন, যেমন ১১।"
)
