"""Proofs: the offices that the chair draws, and the sheets on which is written what is seen at their logins."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from flask import Response, render_template, request

from auditor.desk import who
from auditor.desk.addresses import get, post
from auditor.desk.answered import read_first
from auditor.desk.faulty_fields import fault_of
from auditor.desk.files import titled
from auditor.desk.screen import changing, need_a_likely_day, need_confirmed, odd_days, the_desk, to
from auditor.desk.screens.meeting.base import BACK
from auditor.desk.screens.meeting.countersign import waiting_slips
from auditor.i18n import Text, ascii_digits, in_digits, joined, meeting_called, month, plain
from auditor.model.subjects import Roster
from auditor.model.witnessing import WitnessSheetsMade, to_be_visited
from auditor.papers import making
from auditor.papers.documents.witness_sheet import print_files
from auditor.rounds import first_printed
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import meetings_of
from auditor.rounds.sampling import draws_known, is_drawn, logins_seen
from auditor.selfcheck import delivery
from auditor.views.compared.stood import office_name
from auditor.views.sampling import STATES, candidates, said_of, sampled_names, state_said
from auditor.witness import drawing, sheets
from auditor.workspace.folder import OUT, witness_folder
from auditor.workspace.question import Printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.desk.desk import Desk
    from auditor.model.witnessing import SampleDrawn, WitnessSheet
    from auditor.workspace.folder import Workspace
    from auditor.workspace.question import Question

USUAL: Final = 5
"""So many offices are drawn by a number where no other number is told."""


@get("/meeting/proofs")
def proofs_page() -> str:
    """Show from which offices is drawn, which were drawn, and how it stands with them."""
    desk = the_desk()
    space = desk.space()
    ledger = Ledger(space.ledger_path)
    heads = ledger.rounds()
    kept = drawing.last_round(space) if heads else None
    names = (
        {assessment.office.id: assessment.office.name for assessment in kept.assessments} if kept is not None else {}
    )
    draws = draws_known(ledger, who.everybody()) if heads else ()
    unheld = drawing.not_held(space, kept, desk.day) if kept is not None else None
    among = candidates(kept) if kept is not None and unheld is None else ()
    drawn_now = kept is not None and is_drawn(ledger, kept.header.meeting)
    return render_template(
        "meeting_proofs.html",
        title=_TITLE,
        kept=kept,
        counted=said_of(kept, among, drawing.called_now(space, kept)) if kept is not None else None,
        among=[(each.serial, names[each.office], len(each.accounts)) for each in among],
        may_draw=kept is not None and not drawn_now and unheld is None,
        unheld=unheld,
        not_counted=drawing.told_not_counted(space, desk.day),
        drawn=_by_draw(desk, draws),
        waiting=len(_waiting(desk)),
        offices=[(office.id, who.named(office)) for office in who.roster().offices],
        asked=_asked(desk),
        sheets_there=_sheets_there(desk),
        to_countersign=len(waiting_slips(desk)),
        usual=USUAL,
        words=WORDS,
    )


def _drawn(space: Workspace, draw: SampleDrawn) -> Text:
    """Say on which day how many were drawn, and for which meeting."""
    days = {meeting.id: meeting.day for meeting in meetings_of(space)}
    called = meeting_called(draw.meeting, days.get(draw.meeting))
    return _DRAWN.filled(day=draw.on, meeting=called, n=len(draw.offices))


def _by_draw(desk: Desk, draws: Sequence[SampleDrawn]) -> list[tuple[Text, list[tuple[int, Text, Text]]]]:
    """Return the offices of the last draw, then those of earlier ones with which it still stands somehow, each under its heading."""
    if not draws:
        return []
    history = desk.history()
    listed = (history.last_listed(drawn.office) for drawn in draws[-1].offices)
    of_last = {office_name(known).serial for known in listed if known is not None}
    rows = _states(desk, draws)
    before = [row for row in rows if row[0] not in of_last]
    found = [(_drawn(desk.space(), draws[-1]), [row for row in rows if row[0] in of_last])]
    return [*found, (_DRAWN_BEFORE.filled(n=len(before)), before)] if before else found


def _states(desk: Desk, draws: Sequence[SampleDrawn]) -> list[tuple[int, Text, Text]]:
    """Return the offices that were drawn by serial: each one's name and how it stands, of one that waits also how many logins were seen."""
    judged, history = desk.judgement(), desk.history()
    listed_now = Roster(tuple(each.office for each in judged.assessments))
    counts = logins_seen(draws, listed_now, judged.told, desk.space().baseline)
    names = {known: history.last_listed(known) for known in counts}
    who = drawing.who_is_asked(history)
    of_serial = {
        office_name(known).serial: (*counts[office], who.get(office))
        for office, known in names.items()
        if known is not None
    }
    return [
        (each.office.serial, each.called.name, state_said(each.state, *of_serial.get(each.office.serial, (0, 0))))
        for each in sampled_names(history, STATES)
    ]


def _waiting(desk: Desk) -> tuple[str, ...]:
    """Return the ids of the offices in which somebody drawn is still to be seen."""
    return to_be_visited(desk.judgement().header.sample)


def _asked(desk: Desk) -> Sequence[Question]:
    return first_printed.missing(desk.space(), Printed.PAPERS, desk.day)


def _sheets_there(desk: Desk) -> list[tuple[Text, str]]:
    """Return the sheets of this month that were made, those made last first: of whom they are, and their place below ``out/``."""
    folder = witness_folder(f"{desk.day:%Y-%m}")
    called = {
        name: _called(desk, sheets)
        for made in reversed(Ledger(desk.space().ledger_path).notes(WitnessSheetsMade))
        for name, sheets in print_files(made.on, made.sheets, lambda sheet: sheet.number)
    }
    by_stem = defaultdict(list)
    for path in sorted((desk.folder / OUT / folder).glob("*.pdf")):
        by_stem[path.name.partition(".")[0]].append(path.name)
    return [
        (titled(name, called.get(stem)), f"{folder}/{name}")
        for stem in dict.fromkeys((*called, *by_stem))
        for name in by_stem.get(stem, ())
    ]


def _called(desk: Desk, sheets: Sequence[WitnessSheet]) -> Text:
    """Return of whom sheets of one print file are: by serial and name; one alone also by its number."""
    everybody = who.everybody()
    serials = {office.id: number for number, office in enumerate(desk.made().counted.offices, start=1)}
    named = []
    for sheet in sheets:
        office = everybody.offices.get(everybody.id_now(sheet.office))
        name = plain(sheet.office) if office is None else who.named(office)
        serial = serials.get(everybody.id_now(sheet.office))
        named.append(name if serial is None else joined((in_digits(f"{serial:02d}"), name), " "))
    if len(named) == 1:
        return _SHEET.filled(office=named[0], number=in_digits(sheets[0].number))
    if len(named) <= USUAL:
        return _SHEETS.filled(n=len(named), offices=joined(named))
    return _SHEETS_OF_MANY.filled(n=len(named), first=named[0], last=named[-1])


@post("/meeting/proofs/draw")
@changing("meeting.proofs_page")
def draw() -> Response:
    """Note which offices the chair drew by hand, or draw by a number spoken aloud."""
    desk = the_desk()
    need_a_likely_day(desk)
    space = desk.space()
    serials = re.split(r"[\s,;।]+", ascii_digits(request.form.get("serials", "")).strip())
    number = ascii_digits(request.form.get("number", "")).strip()
    how_many = ascii_digits(request.form.get("offices", "")).strip() or str(USUAL)
    by_hand = [words for words in serials if words]
    if bool(by_hand) == bool(number):
        raise fault_of("serials", _ONE_WAY)
    for field, several in (("serials", by_hand), ("offices", [how_many])):
        if not all(words.isdecimal() and len(words) < _LONGEST for words in several):
            raise fault_of(field, _NUMBERS)
    if number:
        drawn = drawing.draw_by_number(space, number, int(how_many), desk.day, need_confirmed)
    else:
        drawn = drawing.draw_by_hand(space, [int(words) for words in by_hand], desk.day, need_confirmed)
    desk.tell(_NOTED.filled(n=len(drawn.offices)))
    return to("meeting.proofs_page")


@post("/meeting/proofs/sheets")
@changing("meeting.proofs_page")
def make_sheets() -> Response:
    """Make the sheets for those that were drawn and wait, for one office, or for all."""
    desk = the_desk()
    need_a_likely_day(desk, ahead=True)
    if first_printed.tell(desk.space(), read_first(desk.space(), _asked(desk)), desk.day, odd_days):
        desk.tell(_TOLD)
    space = desk.space()
    which = request.form.get("which", "")
    wanted = _waiting(desk) if which == "drawn" else delivery.named_offices(space, [which]) if which else ()
    if which == "drawn" and not wanted:
        raise fault_of("which", _NOBODY_WAITS)
    named = f"{desk.day:%Y-%m}"
    view = sheets.make(space, wanted, named, desk.day)
    folder = space.folder / OUT / witness_folder(named)
    making.write(view, folder, ["pdf"], [space.config.language])
    desk.tell(_MADE.filled(n=len(view.sheets), month=month(named), folder=f"{OUT}/{folder.name}"))
    return to("meeting.proofs_page")


_SHEET: Final = Text(en="{office}, sheet no. {number}", bn="{office}, পত্র নং {number}")
_SHEETS: Final = Text(en="{n} {n:office|offices}: {offices}", bn="{n}টি দপ্তর: {offices}")
_SHEETS_OF_MANY: Final = Text(
    en="{n} {n:office|offices}, from {first} to {last}", bn="{n}টি দপ্তর, {first} থেকে {last} পর্যন্ত"
)
_LONGEST: Final = 7
_TITLE: Final = Text(en="Draw and logins", bn="দৈবচয়ন ও লগইন দেখা")
_ONE_WAY: Final = Text(
    en="Write the serials that were drawn by hand, or the number that was spoken; not both.",
    bn="হাতে তোলা ক্রমগুলো লিখুন, অথবা উচ্চারিত সংখ্যাটি লিখুন; দুটি একসঙ্গে নয়।",
)
_NUMBERS: Final = Text(
    en="Serials and the number of offices are whole numbers, such as 4 17 22.",
    bn="ক্রম ও দপ্তরের সংখ্যা পূর্ণ সংখ্যা হবে, যেমন ৪ ১৭ ২২।",
)
_NOTED: Final = Text(
    en="Noted: {n} {n:office|offices}. Next: print their sheets.", bn="লেখা হয়েছে: {n}টি দপ্তর। এরপর {n:তার|তাদের} পত্র ছাপুন।"
)
_TOLD: Final = Text(en="The answers were noted.", bn="উত্তরগুলো লেখা হয়েছে।")
_NOBODY_WAITS: Final = Text(
    en="No office that was drawn waits to be seen.", bn="দৈবচয়নে নির্বাচিত কোনো দপ্তর দেখা বাকি নেই।"
)
_MADE: Final = Text(
    en="{n} {n:sheet|sheets} for {month}: {folder}. Print, and take them along; what was seen is then entered here.",
    bn="{month} মাসের {n}টি পত্র: {folder}। ছেপে সঙ্গে নিন; যা দেখবেন পরে এখানেই তুলবেন।",
)
_DRAWN: Final = Text(
    en="Drawn on {day} for the {meeting}: {n} {n:office|offices}", bn="{meeting}র জন্য {day} তারিখে নির্বাচিত: {n}টি দপ্তর"
)
_DRAWN_BEFORE: Final = Text(en="Of earlier draws: {n} {n:office|offices}", bn="আগের দৈবচয়নে নির্বাচিত: {n}টি দপ্তর")
WORDS: Final = {
    "back": BACK,
    "no round": Text(
        en="Keeping a round fixes the list from which the chair draws. Keep one first.",
        bn="যাচাই রাখলে যে তালিকা থেকে সভাপতি দৈবচয়ন করেন তা নির্দিষ্ট হয়। আগে যাচাই রাখুন।",
    ),
    "draw": Text(en="The draw", bn="দৈবচয়ন"),
    "list": Text(en="The list from which is drawn", bn="দৈবচয়নের তালিকা"),
    "serial": Text(en="Serial", bn="ক্রম"),
    "office": Text(en="Office", bn="দপ্তর"),
    "accounts": Text(en="Accounts that say yes", bn="সম্পন্ন বলে জানানো আইডি (সংখ্যা)"),
    "serials": Text(en="Serials drawn by hand, such as 4 17 22", bn="হাতে তোলা ক্রম, যেমন ৪ ১৭ ২২"),
    "number": Text(en="Or the number that was spoken aloud, 4 to 12 digits", bn="অথবা উচ্চারিত সংখ্যা, ৪ থেকে ১২ অঙ্ক"),
    "how many": Text(en="How many offices to draw by the number", bn="সংখ্যা দিয়ে কয়টি দপ্তর বাছাই হবে"),
    "once": Text(
        en="Each meeting is drawn for once; after that no other round can be kept for it.",
        bn="প্রতি সভায় একবারই দৈবচয়ন হয়; এরপর ওই সভার জন্য আর যাচাই রাখা যায় না।",
    ),
    "do draw": Text(en="Note the draw", bn="দৈবচয়ন লিখে রাখুন"),
    "state": Text(en="State", bn="অবস্থা"),
    "sheets": Text(en="Sheets for what is seen at logins", bn="লগইন দেখার পত্র"),
    "which": Text(en="Sheets for", bn="কোন দপ্তরের পত্র"),
    "for drawn": Text(
        en="offices in which somebody drawn is still to be seen: {n}", bn="নির্বাচিত আইডির লগইন দেখা বাকি এমন দপ্তর: {n}টি"
    ),
    "for all": Text(en="all offices", bn="সব দপ্তর"),
    "make": Text(en="Make the sheets", bn="পত্র তৈরি করুন"),
    "enter": Text(en="Enter what was seen", bn="যা দেখা হয়েছে তা তুলুন"),
    "enter why": Text(
        en="It counts as witnessed only with the number of the sheet that the holder signed, or the time of the call.",
        bn="ইউজারের স্বাক্ষর করা পত্রের নম্বর, অথবা ভিডিও কলের সময় থাকলেই তা সরেজমিন বা ভিডিও কলে যাচাই হিসেবে গণ্য হয়।",
    ),
    "go on": Text(en="Go on", bn="এগিয়ে যান"),
    "countersign": Text(
        en="{n} {n:slip of a login check waits|slips of login checks wait} to be countersigned",
        bn="লগইন যাচাইয়ের {n}টি স্লিপে প্রতিস্বাক্ষর বাকি",
    ),
}
