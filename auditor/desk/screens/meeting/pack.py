"""The pack of the meeting with its cover, and the return for the district."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Response, render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.faulty_fields import fault_of
from auditor.desk.screen import changing, day_typed, need_a_likely_clock, odd_days, the_desk, to
from auditor.desk.screens.meeting.base import BACK
from auditor.desk.screens.meeting.papers import asked_first, made_in
from auditor.i18n import Text, meeting_called
from auditor.model.errors import told_together
from auditor.model.pack import Dispatch
from auditor.papers import making, meeting_pack, of_round
from auditor.rollup import sending
from auditor.rounds import first_printed, looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import last_held, meetings_of, replaced_rounds
from auditor.rounds.meetings.told_meetings import states_of_unheld, told_not_held
from auditor.workspace.folder import OUT, round_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from auditor.desk.jobs import Job
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.workspace.folder import Workspace


@get("/meeting/pack")
def pack_page() -> str:
    """Show the packs and the return of the last round."""
    desk = the_desk()
    space = desk.space(roster=False)
    heads = Ledger(space.ledger_path).rounds()
    folder = round_folder(heads[-1].number, heads[-1].header.meeting) if heads else ""
    told = meeting_pack.dispatch_now(space, looking_back.history(space), Dispatch()) if heads else Dispatch()
    return render_template(
        "meeting_pack.html",
        title=_TITLE,
        kept=meeting_called(heads[-1].header.meeting, heads[-1].header.meets_on) if heads else None,
        not_held=told_not_held(space, heads[-1], desk.day) if heads else None,
        told=told,
        packs=[
            (
                called,
                f"{OUT}/{folder}/{name}",
                [each for each in made_in(space, f"{folder}/{name}") if each[0].endswith(".pdf")],
            )
            for name, called in ((meeting_pack.FOLDER, _WHOLE), (meeting_pack.FOR_ALL, _PUBLISHED))
            if heads
        ],
        returns=_returns(space, heads),
        rounds=_rounds(space, heads, desk.day),
        round_meant=last_held(space)[0],
        asked=asked_first(space),
        distribution=space.config.distribution,
        words=WORDS,
    )


def _rounds(space: Workspace, heads: Sequence[RoundHead], today: date) -> list[tuple[str, Text]]:
    """Return the rounds of which a return can be written, the last first, by number and what they are called: but for those whose place a later one took."""
    replaced, unheld = replaced_rounds(heads), states_of_unheld(meetings_of(space), today)
    return [
        (
            f"{head.number}",
            (_ROUND_UNHELD if how is not None else _ROUND).filled(n=head.number, of=head.header.called, how=how or ""),
        )
        for head in reversed(heads)
        for how in (unheld.get(head.header.meeting),)
        if head.number not in replaced
    ]


def _returns(space: Workspace, heads: Sequence[RoundHead]) -> list[tuple[str, str]]:
    """Return the returns that were made of rounds, by name and place, but for rounds whose place a later one of the same meeting took."""
    replaced = tuple(round_folder(number, "") for number in replaced_rounds(heads))
    return [
        (path.name, f"{path.parent.name}/{path.name}")
        for path in sorted((space.folder / OUT).glob("[0-9]*/return-*.json"))
        if not path.parent.name.startswith(replaced)
    ]


@post("/meeting/pack")
@changing("meeting.pack_page")
def make_pack() -> Response:
    """Make the pack of the last round, the whole one or what may be published."""
    desk = the_desk()
    need_a_likely_clock(desk)
    space = desk.space(roster=False)
    past = looking_back.history(space)
    memo_day: date | None = None
    signed: date | None = None
    with told_together() as of_field:
        with of_field("memo-day"):
            memo_day = day_typed("memo-day", None, WORDS["memo day"])
        with of_field("signed"):
            signed = day_typed("signed", None, WORDS["signed"])
        with of_field("memo"):
            told = Dispatch(request.form.get("memo", ""), memo_day, signed)
            dispatch = meeting_pack.dispatch_now(space, past, told)
    wrong = meeting_pack.out_of_order(past, dispatch, desk.day)
    if wrong is not None:
        raise fault_of(wrong.name, wrong.words)
    if first_printed.tell(space, first_printed.read(asked_first(space), request.form), desk.day, odd_days):
        space = desk.space(roster=False)
    meeting_pack.note_dispatch(space, past, dispatch, desk.day)
    for_all = request.form.get("which") == "published"
    prepared = meeting_pack.prepared(space, past, meeting_pack.PackOrder(dispatch, for_all=for_all), desk.day)

    day = desk.day

    def work(job: Job) -> tuple[Text, ...]:
        job.total = prepared.files
        with desk.writing:
            made = prepared.make(job.tick, day)
        folder = prepared.folder.relative_to(space.folder).as_posix()
        return ((_MADE_FOR_ALL if for_all else _MADE).filled(folder=folder, n=made.there), *prepared.packed.told)

    desk.begin(_MAKING, url_for("meeting.pack_page"), work)
    return to("shared.work")


@post("/meeting/return")
@changing("meeting.pack_page")
def make_return() -> Response:
    """Write the counts of the round that was chosen, else of the last one of a meeting that was held, to be sent to the district."""
    desk = the_desk()
    space = desk.space(roster=False)
    chosen = request.form.get("round", "")
    offered = {number for number, _ in _rounds(space, Ledger(space.ledger_path).rounds(), desk.day)}
    number, passed_over = (int(chosen), ()) if chosen in offered else sending.round_meant(space, desk.day)
    past = looking_back.history(space, number)
    made, target = sending.write(space, past, None, of_round.folder(space, past))
    file = f"{OUT}/{making.folder_name(past)}/{target.name}"
    desk.tell(*passed_over, *sending.told(space, past, made, file, desk.day))
    return to("meeting.pack_page")


_TITLE: Final = Text(en="Pack and return", bn="প্যাক ও বিবরণী")
_WHOLE: Final = Text(en="The whole pack", bn="সম্পূর্ণ প্যাক")
_PUBLISHED: Final = Text(en="What may be published", bn="শুধু প্রকাশযোগ্য অংশ")
_MAKING: Final = Text(en="The pack is being made", bn="প্যাক তৈরি হচ্ছে")
_MADE: Final = Text(
    en="Written: {folder} ({n} {n:file|files} in all). Only 1-meeting in it may be sent to all. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder} (মোট {n}টি ফাইল)। এর মধ্যে শুধু 1-meeting ফোল্ডার সবাইকে পাঠানো যাবে। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_MADE_FOR_ALL: Final = Text(
    en="Written: {folder} ({n} {n:file|files}). All of it may be sent and published. Next: print 0-cover and sign it.",
    bn="লেখা হয়েছে: {folder} ({n}টি ফাইল)। এর সবকিছু পাঠানো ও প্রকাশ করা যাবে। এরপর: 0-cover ছাপিয়ে স্বাক্ষর নিন।",
)
_ROUND: Final = Text(en="Round {n}, {of}", bn="{n} নম্বর যাচাই, {of}")
_ROUND_UNHELD: Final = Text(en="Round {n}, {of} ({how})", bn="{n} নম্বর যাচাই, {of} ({how})")
WORDS: Final = {
    "back": BACK,
    "no round": Text(en="Keep a round first.", bn="আগে যাচাই রাখুন।"),
    "pack": Text(en="Pack of the meeting", bn="সভার কাগজপত্রের প্যাক"),
    "pack why": Text(
        en="The papers of the round for the {meeting} in one folder, in every format, each part with one print file, and a cover to be signed. The "
        "chair's copy is not in it.",
        bn="{meeting}র জন্য রাখা যাচাইয়ের সব কাগজ এক ফোল্ডারে, সব ফরম্যাটে; প্রতি ভাগে ছাপার একটি ফাইল এবং স্বাক্ষরের জন্য একটি প্রচ্ছদ। সভাপতির কপি এতে থাকে না।",
    ),
    "memo": Text(en="Memo number by which it goes out (may stay empty)", bn="যে স্মারকে পাঠানো হবে তার নম্বর (খালি রাখা যায়)"),
    "memo day": Text(en="Day of that memo", bn="স্মারকের তারিখ"),
    "signed": Text(en="Day on which the minutes were signed", bn="কার্যবিবরণী স্বাক্ষরের তারিখ"),
    "which": Text(en="Which papers", bn="কোন কাগজপত্র"),
    "whole": _WHOLE,
    "published": _PUBLISHED,
    "no list": Text(
        en="The distribution list was not told, so the cover leaves lines for it.",
        bn="বিতরণ তালিকা জানানো হয়নি, তাই প্রচ্ছদে ফাঁকা লাইন থাকবে।",
    ),
    "to settings": Text(en="Tell it in the settings", bn="সেটিংসে জানিয়ে দিন"),
    "make": Text(en="Make the pack", bn="প্যাক তৈরি করুন"),
    "there": Text(en="{called}, in {folder}", bn="{called}: {folder} ফোল্ডারে"),
    "return": Text(en="Return for the district", bn="জেলার জন্য বিবরণী"),
    "return why": Text(
        en="One small file with the counts of a round and its digest; no office, account or person.",
        bn="একটি যাচাইয়ের সংখ্যা ও সংকেতসহ একটি ছোট ফাইল; কোনো দপ্তর, আইডি বা ব্যক্তির নাম নেই।",
    ),
    "round": Text(en="Of which round", bn="কোন যাচাইয়ের"),
    "write": Text(en="Write the return", bn="বিবরণী তৈরি করুন"),
}
