"""What was seen at a login, entered for one account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from flask import Response, g, render_template, request

from auditor.desk import who
from auditor.desk.addresses import get, post
from auditor.desk.screen import changing, day_typed, need_a_likely_day, need_sure, the_desk, to
from auditor.desk.screens.meeting.base import chosen, options
from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError, told_together
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.grades import Grade, label_of
from auditor.rounds.evidence import evidence_folder
from auditor.witness import asking, recording, seeing
from auditor.workspace import typed_days

if TYPE_CHECKING:
    from datetime import date

    from auditor.desk.desk import Desk
    from auditor.model.dialogue import Question
    from auditor.model.errors import OfPart
    from auditor.model.subjects import Office

T = TypeVar("T")
_ASKED: Final = (
    ("how", asking.HOW),
    ("logged-in", asking.LOGGED_IN),
    ("code", asking.CODE),
    ("method", asking.METHOD),
    ("device", asking.DEVICE),
    ("two-step", asking.TWO_STEP),
    ("profile", asking.PROFILE),
)
"""The questions, by the names of their fields."""


@get("/meeting/seen")
def seen_page() -> str:
    """Ask what was seen at a login of an office."""
    office = _office(the_desk())
    return render_template(
        "meeting_seen.html",
        title=_TITLE.filled(office=who.named(office)) if office is not None else _NO_TITLE,
        office=office,
        no_account=asking.NO_ACCOUNT.filled(office=who.named(office))
        if office is not None and not office.accounts
        else None,
        accounts=[(account.id, office.called[account.id]) for account in office.accounts] if office is not None else [],
        questions=options(_ASKED),
        sure=g.get("unsure", False),
        words=WORDS,
    )


def _office(desk: Desk) -> Office | None:
    """Return the office that is named; None where there is none of that id."""
    return next((office for office in desk.made().counted.offices if office.id == request.values.get("office")), None)


@post("/meeting/seen")
@changing("meeting.seen_page")
def enter_seen() -> Response:
    """Enter what was seen at the login of an account."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space()
    office = _office(desk)
    if office is None:
        raise WorkspaceError(_NO_OFFICE)
    decision_day = evidence_folder.counts_from_of(space.baseline).of(PROFILE_UPDATED_ON)
    with told_together() as of_field:
        occasion = _occasion(desk, office, decision_day, of_field)
        seen = _seen(of_field)
    if occasion is None or seen is None:
        raise WorkspaceError(asking.NOTHING_SEEN)
    doubts = (asking.OFF_WITH_A_CODE,) if seeing.contradicts_itself(seen) else ()
    if recording.entered_before(space, occasion) is not None:
        doubts = (*doubts, asking.BEFORE)
    need_sure(recording.doubts_of_day(space, occasion.day), doubts, _TICK)
    file = recording.record(space, office, seen, occasion, desk.day)
    done = asking.ENTERED if occasion.proof else asking.ENTERED_AS_TOLD
    whose = joined((who.named(office), office.called[occasion.account]))
    desk.tell(done.filled(known=label_of(Grade.WITNESSED, {occasion.way}), file=file, whose=whose, day=occasion.day))
    return to("meeting.proofs_page")


def _occasion(desk: Desk, office: Office, decision_day: date, of_field: OfPart) -> seeing.Occasion | None:
    """Return whose login was seen, when and how; None where something of it is wrong, which is noted."""
    account = request.form.get("account", "")
    day: date | None = None
    way = proof = None
    with of_field("account"):
        if account not in {each.id for each in office.accounts}:
            raise WorkspaceError(_NO_OFFICE)
    with of_field("day"):
        if (typed := day_typed("day", desk.day, WORDS["day"])) > desk.day:
            raise WorkspaceError(typed_days.UNTIL_TODAY)
        day = typed
    with of_field("how"):
        way = chosen("how", asking.HOW)
    with of_field("proof"):
        if way is not None:
            proof = _proof(desk, office, way, day)
    if day is None or way is None or proof is None:
        return None
    return seeing.Occasion(account, day, decision_day, way, proof)


def _seen(of_field: OfPart) -> seeing.Seen | None:
    """Return what was seen; nobody came in where no code came, and no code came where none was asked for.

    None where something that can have been seen was not answered, or something was that cannot: that is noted.
    """
    logged_in = code = None
    with of_field("logged-in"):
        logged_in = chosen("logged-in", asking.LOGGED_IN)
        if not logged_in:
            raise WorkspaceError(asking.NOTHING_SEEN)
    with of_field("code"):
        code = None if logged_in is False else chosen("code", asking.CODE)
    if code is None:
        return None
    came, inside = code is asking.CodeSeen.LET_IN, code is not asking.CodeSeen.NO_CODE
    seen = seeing.Seen(
        code,
        _answered("method", asking.METHOD, of_field, asked=came),
        _answered("device", asking.DEVICE, of_field, asked=came),
        _answered("two-step", asking.TWO_STEP, of_field, asked=inside),
        _answered("profile", asking.PROFILE, of_field, asked=inside),
    )
    with of_field("code"):
        seeing.refuse_impossible(seen)
    return seen


def _answered(name: str, question: Question[T | None], of_field: OfPart, *, asked: bool) -> T | None:
    """Return the answer to a question; None where it was not asked and not answered all the same, or none was chosen, which is noted."""
    with of_field(name):
        return chosen(name, question) if asked or name in request.form else None
    return None


def _proof(desk: Desk, office: Office, way: str, day: date | None) -> str:
    """Return the number of the sheet that the holder signed, or the time of the call; nothing where there is no sheet, or it is not known until when it may have been made.

    Raises:
        WorkspaceError: no such sheet was made for the office by that day, or it is no time.

    """
    typed = request.form.get("proof", "").strip()
    try:
        if way != _IN_PERSON:
            return recording.read_time(typed)
        if not typed or day is None:
            return ""
        return recording.read_sheet(typed, recording.known_sheets(desk.space()), office.id, day)
    except ValueError:
        raise WorkspaceError(_OTHER_SHEET if way == _IN_PERSON else _TIME_OF_CALL) from None


_IN_PERSON: Final = "seen-in-person"
_TITLE: Final = Text(en="What was seen: {office}", bn="যা দেখা হয়েছে: {office}")
_NO_TITLE: Final = Text(en="What was seen", bn="যা দেখা হয়েছে")
_NO_OFFICE: Final = Text(en="Choose the office and the user first.", bn="আগে দপ্তর ও ইউজার বেছে নিন।")
_OTHER_SHEET: Final = Text(
    en="No sheet with this number was made for this office by that day. Compare it with the sheet, or leave it empty.",
    bn="ওই তারিখের মধ্যে এই দপ্তরের জন্য এই নম্বরের কোনো পত্র তৈরি হয়নি। পত্রের সঙ্গে মিলিয়ে দেখুন, অথবা খালি রাখুন।",
)
_TIME_OF_CALL: Final = Text(
    en="A video call counts by its time. Type hour and minute in the field for sheet or time, 00:00 to 23:59.",
    bn="ভিডিও কল হলে কলের সময় লাগে। পত্রের নম্বর বা কলের সময়ের ঘরে ঘণ্টা ও মিনিট লিখুন, ০০:০০ থেকে ২৩:৫৯।",
)
_TICK: Final = Text(en="If it is right so, tick that below.", bn="এভাবেই ঠিক হলে নিচে টিক দিন।")
WORDS: Final = {
    "enter users": Text(en="Enter its users", bn="ইউজার লিখুন"),
    "ask": Text(en="Ask how many user IDs it has", bn="আইডি কয়টি জিজ্ঞাসা করুন"),
    "back": Text(en="Back to the draw and the logins", bn="দৈবচয়ন ও লগইন দেখার পাতায় ফিরুন"),
    "whose": Text(en="Whose login", bn="কার লগইন"),
    "day": Text(en="Day on which it was seen", bn="দেখার তারিখ"),
    "proof": Text(
        en="Number of the signed sheet; of a video call its time", bn="স্বাক্ষরিত পত্রের নম্বর; ভিডিও কল হলে কলের সময়"
    ),
    "proof hint": Text(
        en="Without a signed sheet leave it empty: then it counts as told by the office. Of a video call the time is needed.",
        bn="স্বাক্ষরিত পত্র না থাকলে খালি রাখুন: তখন এটি দপ্তরের দেওয়া তথ্য হিসেবে গণ্য হবে। ভিডিও কল হলে সময় লিখতেই হবে।",
    ),
    "sure": Text(en="It is right so", bn="এভাবেই ঠিক"),
    "enter": Text(en="Enter it", bn="লিখে রাখুন"),
    "nobody": Text(
        en="Nobody tells a password, and nobody watches one typed.",
        bn="কেউ পাসওয়ার্ড বলবেন না; পাসওয়ার্ড লেখার সময় কেউ তাকাবেন না।",
    ),
}
