"""Draws offices of those that say yes, so that nobody can choose them or foresee them, and notes the draw in the ledger."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from auditor.expressions import expression
from auditor.i18n import Text, in_digits, joined, meeting_called, plain
from auditor.model.errors import WorkspaceError
from auditor.model.witnessing import DrawnOffice, SampleDrawn, SampleState
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import meetings_of
from auditor.rounds.meetings.told_meetings import said_unheld, unheld_round
from auditor.rounds.sampling import draws_not_held, is_drawn
from auditor.views.remarks.who_remarks import remarks_on_who
from auditor.views.sampling import candidates, drawn_by, to_draw
from auditor.workspace import where
from reports.layout.remarking import asked_who

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from auditor.model.round import Round
    from auditor.views.compared.history import History
    from auditor.views.sampling import Candidate
    from auditor.workspace.folder import Workspace
    from auditor.workspace.typed_days import Doubted

_NUMBER: Final = expression(r"[0-9]{4,12}")
"""Shorter numbers could be tried before one is spoken."""


def last_round(space: Workspace) -> Round:
    """Return the last kept round, from which is drawn.

    Raises:
        WorkspaceError: none was kept.
        LedgerError: the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    ledger.refuse_broken()
    heads = ledger.rounds()
    if not heads:
        raise WorkspaceError(_NO_ROUND)
    return ledger.round(heads[-1])


def not_held(space: Workspace, kept: Round, day: date) -> Text | None:
    """Return what is told where the meeting of a kept round was not held; None where it was, or is still to be.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    unheld = unheld_round(space, kept, day)
    return None if unheld is None else _NOT_HELD.filled(**unheld)


def called_now(space: Workspace, kept: Round) -> Text:
    """Return how the meeting of a kept round is called by the day on which it is held now.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    return meeting_called(kept.header.meeting, _meets_on(space, kept))


def _meets_on(space: Workspace, kept: Round) -> date | None:
    days = {meeting.id: meeting.day for meeting in meetings_of(space)}
    return days.get(kept.header.meeting) or kept.header.meets_on


def told_not_counted(space: Workspace, day: date) -> tuple[Text, ...]:
    """Return what is told of the draws since the last one that counts: their meetings were not held, so they count no more.

    Raises:
        LedgerError: the ledger cannot be read.

    """
    of_id = {meeting.id: meeting for meeting in meetings_of(space)}
    return tuple(
        _NOT_COUNTED.filled(day=draw.on, meeting=meeting.called, n=len(draw.offices), so=said_unheld(meeting, day))
        for draw in draws_not_held(Ledger(space.ledger_path))
        for meeting in (of_id[draw.meeting],)
    )


def who_is_asked(history: History) -> Mapping[str, Text | None]:
    """Return what papers say of each drawn office (its id) of which it is asked who of before somebody is, before the rest of it is seen."""
    asked = {each.office for each in history.now.header.sample if each.state is SampleState.ASKED}
    return {
        each.office.id: asked_who(remarks_on_who(each, history))
        for each in history.now.assessments
        if each.office.id in asked
    }


def draw_by_number(space: Workspace, number: str, how_many: int, day: date, doubted: Doubted) -> SampleDrawn:
    """Draw so many offices by a number spoken aloud, and note it once it is said to be meant: which they are is not told before.

    Raises:
        WorkspaceError: the number is none of 4 to 12 digits, there are fewer offices, the meeting was not held, or was drawn
            for already, or it is not meant.

    """
    kept = last_round(space)
    if not _NUMBER.fullmatch(number):
        raise WorkspaceError(_BAD_NUMBER)
    _refuse_unfit(space, kept, day)
    among = candidates(kept)
    if not among:
        raise WorkspaceError(_NOBODY)
    if not 0 < how_many <= len(among):
        most = plain(f"{len(among)}")
        raise WorkspaceError(_TOO_MANY.filled(n=len(among), wanted=how_many, most=most))
    doubted(_to_confirm(space, kept, how_many, day))
    return _note(space, kept, number, drawn_by(number, kept.digest, among, how_many), day)


def draw_by_hand(space: Workspace, serials: Sequence[int], day: date, doubted: Doubted) -> SampleDrawn:
    """Note which serials the chair drew by hand, once it is said to be meant.

    Raises:
        WorkspaceError: a serial is of no office that says yes, or stands twice; the meeting was not held, or was drawn for already; or it is
            not meant.

    """
    kept = last_round(space)
    _refuse_unfit(space, kept, day)
    among = {candidate.serial: candidate for candidate in candidates(kept)}
    unknown = [serial for serial in dict.fromkeys(serials) if serial not in among]
    if unknown or not serials:
        raise WorkspaceError(_NOT_AMONG.filled(serials=joined([in_digits(f"{serial}") for serial in unknown], ", ")))
    twice = [serial for serial, times in Counter(serials).items() if times > 1]
    if twice:
        raise WorkspaceError(_TWICE.filled(serials=joined([in_digits(f"{serial}") for serial in twice], ", ")))
    names = {each.office.id: each.office.name for each in kept.assessments}
    drawn = [among[serial] for serial in sorted(serials)]
    called = [_NAMED.filled(serial=each.serial, office=names[each.office]) for each in drawn]
    doubted((_BY_HAND.filled(offices=joined(called, "; ")), *_to_confirm(space, kept, len(drawn), day)))
    return _note(space, kept, "", drawn, day)


def _to_confirm(space: Workspace, kept: Round, how_many: int, day: date) -> tuple[Text, ...]:
    """Say what is noted for good, and what is odd about it: a meeting still to come, or another number than the chair was proposed."""
    meets_on = _meets_on(space, kept)
    meeting = meeting_called(kept.header.meeting, meets_on)
    proposed = to_draw(len(candidates(kept)))
    return (
        _FOR_GOOD.filled(n=how_many, meeting=meeting),
        *((_TO_COME.filled(meeting=meeting),) if meets_on is not None and day < meets_on else ()),
        *((_OTHER_NUMBER.filled(n=proposed),) if how_many != proposed else ()),
    )


def _note(space: Workspace, kept: Round, number: str, drawn: Sequence[Candidate], day: date) -> SampleDrawn:
    offices = tuple(DrawnOffice(candidate.office, candidate.accounts) for candidate in drawn)
    entry = SampleDrawn(kept.digest, kept.header.meeting, number, offices, day)
    Ledger(space.ledger_path).note(entry)
    return entry


def _refuse_unfit(space: Workspace, kept: Round, day: date) -> None:
    """Refuse a draw at the meeting of a round, or on a day, at which none is possible, before anything else is said of it."""
    where.refuse_network_share(space.folder)
    if is_drawn(Ledger(space.ledger_path), kept.header.meeting):
        raise WorkspaceError(_DRAWN_ALREADY)
    unheld = not_held(space, kept, day)
    if unheld is not None:
        raise WorkspaceError(unheld)
    if day < kept.header.day:
        raise WorkspaceError(_TOO_EARLY.filled(day=kept.header.day))


_NO_ROUND: Final = Text(
    en="Nothing can be drawn yet: the list from which is drawn is fixed by a kept round. Keep one first: auditor audit --keep",
    bn="এখনো দৈবচয়ন করা যাবে না: রাখা যাচাই থেকেই তালিকা স্থির হয়। আগে যাচাই রাখুন: auditor audit --keep",
    on_screen=Text(
        en="Nothing can be drawn yet: the list from which is drawn is fixed by a kept round. Keep one first, on the screen Meeting.",
        bn="এখনো দৈবচয়ন করা যাবে না: রাখা যাচাই থেকেই তালিকা স্থির হয়। আগে “সভা” পাতায় যাচাই রাখুন।",
    ),
)
_BAD_NUMBER: Final = Text(
    en="The number spoken has 4 to 12 digits, such as 482913.",
    bn="উচ্চারিত সংখ্যাটি ৪ থেকে ১২ অঙ্কের হবে, যেমন ৪৮২৯১৩।",
)
_NOBODY: Final = Text(
    en="No office says yes by word alone, so there is nothing to draw from; nothing was noted. See the list: auditor sample",
    bn="শুধু দেওয়া তথ্যে “সম্পন্ন” এমন কোনো দপ্তর নেই, তাই দৈবচয়নের কিছু নেই; কিছু লেখা হয়নি। তালিকা দেখুন: auditor sample",
    on_screen=Text(
        en="No office says yes by word alone, so there is nothing to draw from; nothing was noted.",
        bn="শুধু দেওয়া তথ্যে “সম্পন্ন” এমন কোনো দপ্তর নেই, তাই দৈবচয়নের কিছু নেই; কিছু লেখা হয়নি।",
    ),
)
_TOO_MANY: Final = Text(
    en="{n} {n:office says|offices say} yes by word alone, so {wanted} cannot be drawn; nothing was noted. Draw at most {n}: "
    "auditor sample draw --number NUMBER --offices {most}",
    bn="শুধু দেওয়া তথ্যে “সম্পন্ন” বলেছে {n}টি দপ্তর, তাই {wanted}টি নির্বাচন করা যাবে না; কিছু লেখা হয়নি। সর্বোচ্চ {n}টি নির্বাচন করুন: "
    "auditor sample draw --number সংখ্যা --offices {most}",
    on_screen=Text(
        en="{n} {n:office says|offices say} yes by word alone, so {wanted} cannot be drawn; nothing was noted. Draw at most {n}.",
        bn="শুধু দেওয়া তথ্যে “সম্পন্ন” বলেছে {n}টি দপ্তর, তাই {wanted}টি নির্বাচন করা যাবে না; কিছু লেখা হয়নি। সর্বোচ্চ {n}টি নির্বাচন করুন।",
    ),
)
_NOT_AMONG: Final = Text(
    en="These serials are not in the list from which is drawn: {serials}. Nothing was noted. See the list: auditor sample",
    bn="এই ক্রম দৈবচয়নের তালিকায় নেই: {serials}। কিছু লেখা হয়নি। তালিকা দেখুন: auditor sample",
    on_screen=Text(
        en="These serials are not in the list from which is drawn: {serials}. Nothing was noted. Look at the list on the page of the draw.",
        bn="এই ক্রম দৈবচয়নের তালিকায় নেই: {serials}। কিছু লেখা হয়নি। দৈবচয়ন ও লগইন দেখার পাতায় তালিকা দেখুন।",
    ),
)
_TWICE: Final = Text(
    en="These serials stand there twice: {serials}. Nothing was noted. Write each once, as it was drawn.",
    bn="এই ক্রম দুবার লেখা হয়েছে: {serials}। কিছু লেখা হয়নি। যেমন তোলা হয়েছে, প্রতিটি একবার লিখুন।",
)
_NAMED: Final = Text(en="{serial}. {office}", bn="{serial}. {office}")
_BY_HAND: Final = Text(en="Drawn by hand: {offices}.", bn="হাতে তোলা: {offices}।")
_FOR_GOOD: Final = Text(
    en="{n} {n:office is|offices are} to be noted as drawn for the {meeting}. That cannot be taken back, and no other round can be kept for it then.",
    bn="{meeting}র জন্য {n}টি দপ্তর নির্বাচিত বলে লেখা হবে। এটি আর ফেরানো যাবে না, ওই সভার জন্য আর যাচাইও রাখা যাবে না।",
)
_TO_COME: Final = Text(
    en="The {meeting} is still to come; the chair draws at the meeting.",
    bn="{meeting} এখনো হয়নি; সভাপতি সভায় দৈবচয়ন করেন।",
)
_OTHER_NUMBER: Final = Text(
    en="The annex proposes to draw {n} {n:office|offices}.", bn="পরিশিষ্টের প্রস্তাবে {n}টি দপ্তর নির্বাচনের কথা আছে।"
)
_DRAWN_ALREADY: Final = Text(
    en="Offices were drawn for this meeting already; a second draw would let one choose. See them: auditor sample",
    bn="এই সভার জন্য আগেই দৈবচয়ন করা হয়েছে; দ্বিতীয়বার করলে বেছে নেওয়ার সুযোগ থাকে। নির্বাচিত দপ্তর দেখুন: auditor sample",
    on_screen=Text(
        en="Offices were drawn for this meeting already; a second draw would let one choose. They stand on the page of the draw.",
        bn="এই সভার জন্য আগেই দৈবচয়ন করা হয়েছে; দ্বিতীয়বার করলে বেছে নেওয়ার সুযোগ থাকে। নির্বাচিত দপ্তর দৈবচয়ন ও লগইন দেখার পাতায় দেখুন।",
    ),
)
_NOT_HELD: Final = Text(
    en="{meeting}: it {so}, so nothing is drawn at it. Keep a round for the next one and draw then: auditor audit --keep",
    bn="{meeting}: সভাটি {so}, তাই এতে দৈবচয়ন হবে না। পরবর্তী সভার জন্য যাচাই রেখে তারপর দৈবচয়ন করুন: auditor audit --keep",
    on_screen=Text(
        en="{meeting}: it {so}, so nothing is drawn at it. Keep a round for the next one on the screen Meeting and draw then.",
        bn="{meeting}: সভাটি {so}, তাই এতে দৈবচয়ন হবে না। “সভা” পাতায় পরবর্তী সভার জন্য যাচাই রেখে তারপর দৈবচয়ন করুন।",
    ),
)
_NOT_COUNTED: Final = Text(
    en="The draw of {day} for the {meeting} ({n} {n:office|offices}) counts no more: the meeting {so}.",
    bn="{day} তারিখে {meeting}র জন্য করা দৈবচয়ন ({n}টি দপ্তর) আর ধরা হবে না: সভাটি {so}।",
)
_TOO_EARLY: Final = Text(
    en="The round from which is drawn was kept on {day}; a draw before it is not possible. Correct the day (--on).",
    bn="যে যাচাই থেকে দৈবচয়ন হবে তা {day} তারিখে রাখা; তার আগের তারিখে দৈবচয়ন হয় না। তারিখ (--on) ঠিক করুন।",
    on_screen=Text(
        en="The round from which is drawn was kept on {day}; a draw before it is not possible. Correct the day.",
        bn="যে যাচাই থেকে দৈবচয়ন হবে তা {day} তারিখে রাখা; তার আগের তারিখে দৈবচয়ন হয় না। তারিখ ঠিক করুন।",
    ),
)
