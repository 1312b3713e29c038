"""Where asking stands: whom is still to be asked, how asking begins, and what becomes of what was answered."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from flask import abort, g, render_template, request, url_for

from auditor.desk import fieldwork, next_steps, who
from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.answering import Pages
from auditor.desk.ask_words import WORDS
from auditor.desk.files import sent
from auditor.desk.screen import changing, need_a_likely_clock, need_a_likely_day, odd_days, the_desk, to
from auditor.desk.screens import ASK
from auditor.desk.screens.ask.base import begun_draft, blocking, progress, unreached_on
from auditor.i18n import Text, first_of, joined, month
from auditor.model.baseline import Level
from auditor.model.errors import WorkspaceError, of_part
from auditor.model.letters import answered_by
from auditor.papers import draft_asking
from auditor.papers.nothing_to_ask import nothing_to_ask
from auditor.register.columns import WAY, Talked
from auditor.register.days_told import awaits_day, with_days_told
from auditor.rounds import first_printed
from auditor.rounds.identity import foreign_roster
from auditor.rounds.identity.last_listed import MOST_NAMED
from auditor.rounds.ledger.missing_ledger import is_gone
from auditor.rounds.to_ask import day_asked_for
from auditor.rounds.typed import answer_faults, answering
from auditor.tables.answers import read_choice
from auditor.views.letters.trying_again import waits_until
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.papers.draft_asking import Outgrown
    from auditor.rounds.typed.answer_draft import Draft


@get("/ask/")
def page() -> str:
    """Show whom is still to be asked, and where to begin."""
    desk = the_desk()
    draft, state = who.draft(), desk.state()
    now = state.month
    if draft is None or draft.is_left_over(now):
        return render_template(
            "ask.html",
            title=ASK.title,
            draft=None,
            step=next_steps.shown(state),
            gone=is_gone(desk.folder),
            month=month(now),
            words=WORDS,
            **_on_paper(desk),
        )
    pages = Pages(desk, draft)
    more = _outgrown(desk, draft)
    asked_now = {each.office for each in draft.asked} | more.missing
    offices = [
        (
            pages.serials.get(asked.office, ""),
            asked.office,
            pages.name(asked.office),
            pages.phone(asked.office),
            _status(pages, draft, asked.office),
        )
        for asked in draft.asked
    ]
    return render_template(
        "ask.html",
        title=_TITLE.filled(month=month(draft.month)),
        draft=draft,
        then=month(draft.month),
        now=month(now) if draft.month != now else None,
        offices=offices,
        following=draft.after(""),
        of_nobody=_of_nobody(pages, draft),
        progress=progress(draft, pages.context),
        told=sum(asked.office in pages.told for asked in draft.asked),
        left_out=_left_out(pages, draft),
        outgrown=_outgrown_said(desk, more, pages),
        waiting=_waiting(desk, asked_now, pages),
        awaits_day=joined(
            pages.named[each.office.id]
            for each in _not_asked(
                desk, asked_now, lambda finding: finding.level is Level.SHALL and awaits_day(finding)
            )
        ),
        everybody=[(each.id, pages.named[each.id]) for each in pages.context.roster.offices],
        words=WORDS,
        **_on_paper(desk),
    )


def _of_nobody(pages: Pages, draft: Draft) -> Text | None:
    """Say of which offices it is not written who told what they answered, where they did not answer all together; None of nobody."""
    talks = ((office, answered.rows.get(office, {})) for office, answered in draft.answers.items() if answered.tells)
    nobody = [
        pages.name(office)
        for office, talk in talks
        if not talk.get(Talked.TOLD_BY, "") and read_choice(talk.get(WAY.name, ""), WAY.choices) != _AT_MEETING
    ]
    return _OF_NOBODY.filled(offices=first_of(nobody, MOST_NAMED)) if nobody else None


def _not_asked(desk: Desk, asked: AbstractSet[str], why: Callable[[Finding], bool]) -> Iterator[OfficeAssessment]:
    """Yield the offices that are not among those asked (ids), be it in a list made anew, and of which something is as it says."""
    others = (each for each in desk.judged_to_ask().assessments if each.office.id not in asked)
    return (each for each in map(with_days_told, others) if any(map(why, each.findings)))


def _waiting(desk: Desk, asked: AbstractSet[str], pages: Pages) -> list[Text]:
    """Say which offices wait for the portal and are not asked by themselves before its owner answers or, where he did, before the day that he named."""
    answered = answered_by(desk.history().letters, desk.day)
    until: dict[date | None, list[Text]] = {}
    for each in _not_asked(desk, asked, lambda finding: finding.awaits_portal):
        until.setdefault(waits_until(each, answered), []).append(pages.named[each.office.id])
    return [
        WORDS["waiting" if day is None else "waiting-until"].filled(offices=joined(names), day=day or "")
        for day, names in sorted(until.items(), key=lambda each: each[0] or date.min)
    ]


def _outgrown(desk: Desk, draft: Draft) -> Outgrown:
    """Return which offices are to be asked now that the list of those to ask leaves out, and which of it about more."""
    key = ("outgrown", desk.day, draft.month, draft.asked, frozenset(draft.answers))
    return desk.remembered(key, lambda: draft_asking.outgrown(desk.space(), desk.judged_to_ask(), draft))


def _outgrown_said(desk: Desk, more: Outgrown, pages: Pages) -> Text | None:
    """Say which offices those are, those that told something this month apart; None where the list is that of now."""
    roster, day = pages.context.roster.offices, day_asked_for(desk.space(), desk.day)

    def told(words: Text, offices: AbstractSet[str]) -> Iterator[Text]:
        if offices:
            names = joined(pages.named[office.id] for office in roster if office.id in offices)
            yield words.filled(n=len(offices), offices=names, day=day)

    in_part = more.missing & pages.told.keys()
    others = [*told(_NOT_IN_LIST, more.missing - in_part), *told(_ASKED_LESS, more.asked_less)]
    said = [*told(_TOLD_IN_PART, in_part)]
    said += [_OUTGROWN.filled(day=day, who=joined(others, "; "))] if others else []
    return joined(said, " ") if said else None


def _left_out(pages: Pages, draft: Draft) -> list[Text]:
    """Say which offices of the roster the list leaves out, and which of those in it no count has."""
    asked, offices = {each.office for each in draft.asked}, pages.context.roster.offices
    elsewhere = sum(office.id not in asked for office in offices)
    uncounted = sum(office.voluntary for office in offices if office.id in asked)
    counts = ((_NOT_HERE, elsewhere), (_UNCOUNTED, uncounted))
    return [told.filled(n=number, total=len(offices)) for told, number in counts if number]


def _on_paper(desk: Desk) -> dict[str, object]:
    """Return what the page shows of the register and the papers beside it."""
    return {
        "paper": fieldwork.WORDS,
        "made": fieldwork.made(desk),
        "asked": first_printed.missing(desk.space(), Printed.PAPERS, desk.day),
    }


@get("/ask/go")
def go() -> Response:
    """Go to the office that was chosen."""
    return to("ask.office", office=request.args.get("office", ""))


@post("/ask/register")
@changing("ask.page")
def make_register() -> Response:
    """Make the register of the month, the call sheet and the forms."""
    desk = the_desk()
    need_a_likely_day(desk, ahead=True)
    asked = first_printed.missing(desk.space(), Printed.PAPERS, desk.day)
    first_printed.tell(desk.space(), read_first(desk.space(), asked), desk.day, odd_days)
    if (foreign := foreign_roster.told_foreign(desk.space())) is not None:
        desk.tell(foreign)
    fieldwork.begin(desk, url_for("ask.page"), everybody=request.form.get("everybody") == "yes")
    return to("shared.work")


@get("/ask/made/<name>")
def made_file(name: str) -> Response:
    """Send the register of the month, or a paper beside it."""
    path = fieldwork.made(the_desk()).named(name)
    return sent(path.read_bytes(), path.name) if path is not None else abort(HTTPStatus.NOT_FOUND)


def _status(pages: Pages, draft: Draft, office: str) -> tuple[Text, str]:
    """Return in words how it stands with an office, and the class of that."""
    if office in draft.answers:
        faults = answer_faults.faults_of(draft, pages.context, office, pages.before)
        if faults:
            if blocking(faults):
                return _TO_CORRECT, "bad"
            tells = not any(fault.is_nothing_of_duties for fault in faults)
            return _NOT_ALL_COUNTS if tells else _NOTHING_OF_DUTIES, "waits"
        return (_ANSWERED, "good") if draft.answers[office].tells else (_NOTHING_TOLD, "soft")
    said = []
    if office in pages.told:
        said.append(_told(pages, office).filled(day=pages.told[office]))
    unreached = unreached_on(pages, draft, office)
    if unreached is not None:
        said.append(_UNREACHED.filled(day=unreached))
    return joined(said or [_WAITING], "; "), "soft"


def _told(pages: Pages, office: str) -> Text:
    """Return how to say that an office told something this month, and what is left of it."""
    if office in pages.owing:
        return _TOLD
    if office in pages.waiting:
        return _REST_WAITS_OR_BY_SLIP if office in pages.by_slip else _REST_WAITS
    return _SLIP_LEFT if office in pages.by_slip else _ALL_TOLD


@post("/ask/begin")
@changing("ask.page")
def begin() -> Response:
    """Begin to ask for the month."""
    desk = the_desk()
    desk.refuse_wrong_clock()
    everybody = request.form.get("everybody") == "yes"
    if not _begun(desk, everybody=everybody):
        raise WorkspaceError(nothing_to_ask(desk.judged_to_ask()))
    return to("ask.page")


def _begun(desk: Desk, *, everybody: bool) -> bool:
    """Begin to ask for the month of the work; return whether anything is to be asked."""
    month_now = desk.state().month
    begun = draft_asking.begin_draft(desk.space(), desk.judged_to_ask(), month_now, desk.day, everybody=everybody)
    return begun is not None


@post("/ask/renew")
@changing("ask.page")
def renew() -> Response:
    """Ask what is to be asked now, in the place of what was when asking began."""
    desk = the_desk()
    desk.refuse_wrong_clock()
    draft_asking.renew_draft(desk.space(), desk.judged_to_ask())
    desk.tell(_RENEWED)
    return to("ask.page")


@post("/ask/put-away")
@changing("ask.page")
def put_away() -> Response:
    """Put the draft of another month away, and begin to ask for this one."""
    desk = the_desk()
    desk.refuse_wrong_clock()
    draft = begun_draft()
    if draft.month == desk.state().month:
        raise WorkspaceError(_OF_THIS_MONTH)
    file = answering.put_away(desk.folder)
    desk.tell(_PUT_AWAY.filled(n=draft.told, month=month(draft.month), file=file))
    if not _begun(desk, everybody=False):
        desk.tell(nothing_to_ask(desk.judged_to_ask()))
    return to("ask.page")


@post("/ask/again")
@changing("ask.page")
def again() -> Response:
    """Ask an office everything again, also one of which nothing is open."""
    desk, chosen = the_desk(), request.form.get("office", "")
    with of_part("office"):
        draft_asking.ask_again(desk.space(), desk.judged_to_ask(), chosen)
    return to("ask.office", office=chosen)


@post("/ask/hand-in")
@changing("ask.page")
def hand_in() -> Response:
    """Hand over what was answered."""
    desk = the_desk()
    need_a_likely_clock(desk)
    try:
        judged = desk.judgement()
        done = answering.hand_in(desk.space(), judged.context, desk.day, judged.told_before)
    except answering.ToCorrectError as error:
        g.ways = {told: url_for("ask.office", office=office) for office, told in error.offices.items()}
        raise
    desk.tell(done.words)
    desk.tell(*done.staying.values(), *done.noted, wrong=True)
    return to("ask.page")


_OUTGROWN: Final = Text(
    en="Since this list was made the meeting, the roster or what is known changed. To be asked by {day}: {who}.",
    bn="তালিকাটি তৈরির পরে সভার তারিখ, দপ্তরের তালিকা বা জানা তথ্য বদলেছে। {day} তারিখের মধ্যে জিজ্ঞাসা করতে হবে {who}।",
)
_TOLD_IN_PART: Final = Text(
    en="{n} {n:office|offices} ({offices}) told something this month, which is in the evidence, and {n:has|have} more to tell by {day}; {n:it is|they are} not in this list.",
    bn="{n}টি দপ্তরের ({offices}) এ মাসের কিছু তথ্য জমা আছে, {day} তারিখের মধ্যে আরও জানানোর বাকি; {n:দপ্তরটি|দপ্তরগুলো} এই তালিকায় নেই।",
)
_NOT_IN_LIST: Final = Text(en="{n} more {n:office|offices} ({offices})", bn="আরও {n}টি দপ্তরকে ({offices})")
_ASKED_LESS: Final = Text(
    en="{n} {n:office|offices} in the list, about more ({offices})", bn="তালিকার {n}টি দপ্তরকে, আরও কিছু বিষয়ে ({offices})"
)
_RENEWED: Final = Text(
    en="The list of those to ask is made anew. What was answered and not handed in is still here.",
    bn="কাকে কাকে জিজ্ঞাসা করতে হবে সেই তালিকা নতুন করে তৈরি হয়েছে। জমা না দেওয়া উত্তরগুলো আগের মতোই আছে।",
)
_NOT_HERE: Final = Text(
    en="Of {total:the office|the {total} offices} of the roster {n} {n:is|are} not in this list; below {n:it|they} can be asked all the same.",
    bn="তালিকাভুক্ত {total}টি দপ্তরের {n}টি এখানে নেই; চাইলে নিচ থেকে {n:সেটিকেও|সেগুলোকেও} জিজ্ঞাসা করা যায়।",
)
_UNCOUNTED: Final = Text(
    en="{n} in this list {n:takes|take} part voluntarily and {n:is|are} not counted.",
    bn="এখানকার {n}টি স্বেচ্ছায় যাচাইয়ে অংশ নেয়, গণনার বাইরে।",
)
_TITLE: Final = Text(en="Asking for {month}", bn="{month} মাসের জিজ্ঞাসা")
_ANSWERED: Final = Text(en="answered", bn="উত্তর পাওয়া গেছে")
_NOTHING_OF_DUTIES: Final = Text(
    en="answered; tells nothing of the duties", bn="উত্তর পাওয়া গেছে; এতে করণীয়ের কোনো তথ্য নেই"
)
_NOTHING_TOLD: Final = Text(en="spoken to, nothing told", bn="কথা হয়েছে, তথ্য পাওয়া যায়নি")
_TO_CORRECT: Final = Text(en="something to correct", bn="কিছু ঠিক করতে হবে")
_NOT_ALL_COUNTS: Final = Text(en="answered; some answers will not count", bn="উত্তর পাওয়া গেছে; কোনো কোনো উত্তর ধরা হবে না")
_UNREACHED: Final = Text(en="called on {day}, not reached", bn="{day} তারিখে ফোনে পাওয়া যায়নি")
_TOLD: Final = Text(
    en="told on {day}, in the evidence; the rest can be asked", bn="{day} তারিখের তথ্য জমা আছে; বাকিটা জিজ্ঞাসা করা যায়"
)
_ALL_TOLD: Final = Text(
    en="told on {day}, in the evidence; of its duties nothing is left to do or to tell",
    bn="{day} তারিখের তথ্য জমা আছে; করণীয়ের কিছু করার বা জানানোর বাকি নেই",
)
_SLIP_LEFT: Final = Text(
    en="told on {day}, in the evidence; what is left only a self-check slip tells",
    bn="{day} তারিখের তথ্য জমা আছে; বাকি তথ্য শুধু স্ব-যাচাই স্লিপ থেকে জানা যায়",
)
_REST_WAITS: Final = Text(
    en="told on {day}, in the evidence; the rest waits for the portal",
    bn="{day} তারিখের তথ্য জমা আছে; বাকিটা পোর্টালের অপেক্ষায়",
)
_REST_WAITS_OR_BY_SLIP: Final = Text(
    en="told on {day}, in the evidence; the rest waits for the portal, or only a self-check slip tells it",
    bn="{day} তারিখের তথ্য জমা আছে; বাকিটার কিছু পোর্টালের অপেক্ষায়, কিছু শুধু স্ব-যাচাই স্লিপ থেকে জানা যায়",
)
_OF_NOBODY: Final = Text(
    en="It is not written who told it: {offices}. Once the answers are handed in, that cannot be added.",
    bn="কে জানিয়েছেন লেখা নেই: {offices}। জমা দেওয়ার পর তা আর যোগ করা যাবে না।",
)
_AT_MEETING: Final = "meeting"
"""The way (of `WAYS`) of answers that came at the meeting, where nobody asks who told each."""
_WAITING: Final = Text(en="still to be asked", bn="জিজ্ঞাসা বাকি")
_OF_THIS_MONTH: Final = Text(
    en="This asking is for this month, so it was left as it is. Go on with it, or hand in what was answered.",
    bn="এই জিজ্ঞাসা চলতি মাসের, তাই যেমন ছিল তেমনই আছে। চালিয়ে যান, অথবা পাওয়া উত্তরগুলো জমা দিন।",
)
_PUT_AWAY: Final = Text(
    en="The answers of {n} {n:office|offices} for {month} were put away, not handed in: they count for nothing, and are kept in {file}.",
    bn="{month} মাসের {n}টি দপ্তরের উত্তর জমা না দিয়ে তুলে রাখা হয়েছে: {n:তা|এগুলো} গণনায় ধরা হবে না, তবে {file} ফাইলে রইল।",
)
