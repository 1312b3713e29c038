"""Slips of login checks, countersigned by who was present when they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, g, render_template, request

from auditor.desk import who
from auditor.desk.addresses import get, post
from auditor.desk.screen import changing, need_a_likely_day, need_sure, the_desk, to
from auditor.desk.screens.meeting.base import chosen, options
from auditor.i18n import Text, joined
from auditor.model.errors import WorkspaceError, told_together
from auditor.model.grades import Grade, label_of
from auditor.rounds.identity import listed
from auditor.witness import asking, countersigning, recording
from auditor.witness.countersigning import Presence

if TYPE_CHECKING:
    from auditor.desk.desk import Desk
    from auditor.witness.countersigning import ProbeSlip


@get("/meeting/countersign")
def countersign_page() -> str:
    """Show the slips that nobody countersigned; of the one that is named, what it says, and ask what was seen."""
    desk = the_desk()
    waiting = waiting_slips(desk)
    slip = _named(waiting)
    return render_template(
        "meeting_countersign.html",
        title=_TITLE,
        slip=slip,
        called=_called(slip) if slip is not None else None,
        waiting=[(other.digest, _called(other)) for other in waiting if other is not slip],
        present=options([("present", asking.PRESENT)])[0],
        seen=options([("seen", asking.AFTER_PASSWORD)])[0],
        time=asking.TIME,
        sure=g.get("unsure", False),
        words=WORDS,
    )


def waiting_slips(desk: Desk) -> tuple[ProbeSlip, ...]:
    """Return the slips of login checks that nobody countersigned."""
    return desk.remembered(
        ("to countersign", desk.day),
        lambda: countersigning.waiting(space := desk.space(), listed.counted_roster_of(space), desk.day),
    )


def _named(waiting: tuple[ProbeSlip, ...]) -> ProbeSlip | None:
    """Return the slip that the address or the form names; else the only one that waits; None where neither is."""
    named = request.values.get("slip", "")
    if not named and len(waiting) == 1:
        return waiting[0]
    return next((slip for slip in waiting if slip.digest == named), None)


def _called(slip: ProbeSlip) -> Text:
    """Return how a slip is called: by its office, post, day and number, with what it says."""
    return _SLIP.filled(
        office=who.named(slip.office),
        post=slip.office.called[slip.account],
        day=slip.day,
        number=slip.number,
        saw=asking.SAW[slip.login.second],
    )


@post("/meeting/countersign")
@changing("meeting.countersign_page")
def countersign() -> Response:
    """Enter what was seen of the login that a slip tells of; nothing where nobody was there."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space()
    slip = _named(countersigning.waiting(space, listed.counted_roster_of(space), desk.day))
    if slip is None:
        raise WorkspaceError(_NOT_WAITING)
    way: str | None = None
    with told_together() as of_field:
        with of_field("present"):
            way = chosen("present", asking.PRESENT)
        with of_field("time"):
            time = _time(way)
        with of_field("seen"):
            seen = None if way == "" else chosen("seen", asking.AFTER_PASSWORD)
    if not way or seen is None:
        desk.tell(asking.STAYS.filled(number=slip.number))
        return to("meeting.proofs_page")
    presence = Presence(way, time)
    differs = asking.DIFFERS.filled(saw=asking.SAW[slip.login.second], seen=asking.SAW[seen])
    need_sure(recording.doubts_of_day(space, slip.day), () if seen is slip.login.second else (differs,))
    file = countersigning.countersign(space, slip, seen, presence, desk.day)
    done = asking.COUNTERSIGNED if seen is slip.login.second else asking.COUNTERSIGNED_WORSE
    whose = joined((who.named(slip.office), slip.office.called[slip.account]))
    desk.tell(done.filled(number=slip.number, known=label_of(Grade.WITNESSED, {way}), file=file, whose=whose))
    return to("meeting.proofs_page")


def _time(way: str | None) -> str:
    """Return the time of a video call; nothing where nobody called.

    Raises:
        WorkspaceError: it is no time.

    """
    if way != asking.ON_VIDEO:
        return ""
    try:
        return recording.read_time(request.form.get("time", ""))
    except ValueError:
        raise WorkspaceError(asking.NO_TIME) from None


_TITLE: Final = Text(en="Countersign slips of login checks", bn="লগইন যাচাইয়ের স্লিপে প্রতিস্বাক্ষর")
_SLIP: Final = Text(
    en="{office}, {post}, {day}, slip {number}: {saw}", bn="{office}, {post}, {day}, স্লিপ {number}: {saw}"
)
_NOT_WAITING: Final = Text(
    en="This slip does not wait to be countersigned any more. Choose one of those below.",
    bn="এই স্লিপে প্রতিস্বাক্ষর আর বাকি নেই। নিচের তালিকা থেকে বেছে নিন।",
)
WORDS: Final = {
    "back": Text(en="Back to the draw and the logins", bn="দৈবচয়ন ও লগইন দেখার পাতায় ফিরুন"),
    "why": Text(
        en="A slip that somebody makes alone counts as self-checked. Where you were present, countersign it: then it counts as witnessed. "
        "It is countersigned once, and that cannot be taken back.",
        bn="একা তৈরি করা স্লিপ স্ব-যাচাই হিসেবে ধরা হয়। আপনি উপস্থিত থাকলে প্রতিস্বাক্ষর করুন: তখন সরেজমিন বা ভিডিও কলে যাচাই হিসেবে ধরা হবে। একটি স্লিপ একবারই প্রতিস্বাক্ষর করা যায়, পরে "
        "ফেরানো যায় না।",
    ),
    "none": Text(en="No slip waits to be countersigned.", bn="কোনো স্লিপে প্রতিস্বাক্ষর বাকি নেই।"),
    "which": Text(en="Which slip?", bn="কোন স্লিপ?"),
    "others": Text(en="Others that wait", bn="আর যেগুলো বাকি"),
    "time hint": Text(en="only of a video call", bn="শুধু ভিডিও কল হলে"),
    "sure": Text(en="I saw it as I say, though the slip says otherwise", bn="স্লিপে অন্য কথা থাকলেও আমি যা বলছি তা-ই দেখেছি"),
    "do": Text(en="Countersign", bn="প্রতিস্বাক্ষর করুন"),
}
