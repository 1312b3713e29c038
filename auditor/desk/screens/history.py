"""What was kept: the rounds, two of them beside each other, a paper checked, and the record made again from the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import g, render_template, request, url_for

from auditor.desk.addresses import get, post
from auditor.desk.compared_words import COMPARED
from auditor.desk.screen import changing, number_of, the_desk, to
from auditor.desk.screens import HISTORY
from auditor.i18n import Text, in_digits, joined, meeting_called
from auditor.model import seal
from auditor.model.errors import EXIT_OK, AuditorError, WorkspaceError, of_part
from auditor.model.evidence_names import files_said
from auditor.model.rollup import Return
from auditor.papers import checking, packing
from auditor.papers.comparing import compare, of_no_round
from auditor.rollup import returns
from auditor.rollup.telling import is_return, telling
from auditor.rounds import looking_back, recomputing
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meeting_texts import called_since_moved
from auditor.rounds.meetings.meetings import day_now, meetings_of, replaced_rounds
from auditor.rounds.meetings.told_meetings import states_of_unheld
from auditor.tables import files
from auditor.views.compared.two_rounds import two_rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from flask import Response

    from auditor.desk.desk import Desk
    from auditor.desk.jobs import Job
    from auditor.papers.its_round import MadeFile
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.views.compared.history import History
    from auditor.views.compared.two_rounds import TwoRounds
    from auditor.workspace.folder import Workspace


@get("/history/")
def page() -> str:
    """Show the rounds that were kept."""
    desk = the_desk()
    space = desk.space(roster=False)
    heads = Ledger(space.ledger_path).rounds()
    meetings = meetings_of(space)
    replaced = replaced_rounds(heads)
    unheld = states_of_unheld(meetings, desk.day)
    rounds = [
        {
            "number": head.number,
            "named": _named(head, meetings, replaced, unheld),
            "meeting": _called(head),
            "now": day_now(meetings, head.header, unheld=True),
            "day": head.header.day,
            "digest": seal.seal_words(head.digest),
            "notes": [
                *_states(head, replaced, unheld),
                *(
                    WORDS[name].filled(names=files_said(files))
                    for name, files in (("unread", head.header.unread), ("changed", head.header.changed))
                    if files
                ),
            ],
        }
        for head in reversed(heads)
    ]
    return render_template(
        "history.html", title=HISTORY.title, rounds=rounds, proposed=_proposed(heads, unheld), words=WORDS
    )


@get("/history/compare")
def compare_rounds() -> str:
    """Show two rounds beside each other, the earlier one first; the last one and the one before with which its papers compare are proposed where none are named."""
    desk = the_desk()
    space = desk.space(roster=False)
    heads = {head.number: head for head in Ledger(space.ledger_path).rounds()}
    replaced = replaced_rounds(heads.values())
    meetings = meetings_of(space)
    unheld = states_of_unheld(meetings, desk.day)
    asked = [request.args[name] for name in ("first", "second") if name in request.args]
    chosen = sorted(
        {number for each in asked if (number := number_of(each)) in heads}
        if asked
        else _proposed([*heads.values()], unheld)
    )
    compared, columns = None, dict[str, Text]()
    if asked and len(chosen) == _BOTH:
        compared = _compared(desk, chosen[0], chosen[1])
        columns = {
            column: _COLUMN.filled(n=number, meeting=_called_now(heads[number], meetings))
            for column, number in zip(("before", "now"), chosen, strict=True)
        }
    elif asked:
        g.problems = (_CHOOSE_TWO,)
    return render_template(
        "history_compare.html",
        title=_COMPARED,
        rounds=[(head.number, _named(head, meetings, replaced, unheld)) for head in heads.values()],
        chosen=[*chosen, *([0] * _BOTH)][:_BOTH],
        compared=compared,
        words=WORDS | columns,
    )


def _compared(desk: Desk, first: int, second: int) -> TwoRounds:
    def work_out() -> TwoRounds:
        space = desk.space(roster=False)
        before, now = (looking_back.alone(space, number) for number in (first, second))
        return two_rounds(before, now)

    return desk.remembered(("two rounds", first, second), work_out)


def _called(head: RoundHead) -> Text:
    return meeting_called(head.header.meeting, head.header.meets_on)


def _called_now(head: RoundHead, meetings: Iterable[Meeting]) -> Text:
    """Return how the meeting of a round is called, also by the day to which it was moved since."""
    return called_since_moved(_called(head), head.header.meets_on, day_now(meetings, head.header, unheld=True))


def _named(
    head: RoundHead, meetings: Iterable[Meeting], replaced: Mapping[int, int], unheld: Mapping[str, Text]
) -> Text:
    """Return a round as one chooses it: with its meeting and day, and why nothing compares with it, where that is so."""
    number = joined([in_digits(f"{head.number}"), *_states(head, replaced, unheld)], ", ")
    return _ROUND.filled(n=number, meeting=_called_now(head, meetings), day=head.header.day)


def _states(head: RoundHead, replaced: Mapping[int, int], unheld: Mapping[str, Text]) -> list[Text]:
    """Return why nothing compares with a round, where that is so."""
    later = replaced.get(head.number)
    of_meeting = unheld.get(head.header.meeting)
    return [
        *([of_meeting] if of_meeting is not None else []),
        *([WORDS["replaced"].filled(n=later)] if later is not None else []),
    ]


def _proposed(heads: Sequence[RoundHead], unheld: Mapping[str, Text]) -> list[int]:
    """Return which two rounds (their numbers) are compared where none are named: the last, and the one before it of a meeting that was held, else just the one before."""
    before, last = heads[:-1], heads[-1:]
    held = [head for head in before if head.header.meeting not in unheld] or before
    return [head.number for head in (*held[-1:], *last)]


@post("/history/digest")
@changing("history.page")
def check_digest() -> Response:
    """Say which round a digest from a paper is of, and its main figures."""
    desk = the_desk()
    space = desk.space(roster=False)
    entries = _entries(desk)
    with of_part("digest"):
        asked = checking.read_digest(request.form.get("digest", ""))
        found = checking.rounds_with(asked, entries)
        if not found:
            raise AuditorError(of_no_round(asked))
    for entry in found:
        told = _IS_ROUND.filled(n=entry.number, meeting=_called(entry), day=entry.header.day)
        desk.tell(told, *checking.figures(space, entry, asked))
    return to("history.page")


@post("/history/paper")
@changing("history.page")
def check_paper() -> Response:
    """Compare a paper that was dropped here with the round it was made from."""
    desk = the_desk()
    space = desk.space(roster=False)
    sent = request.files.get("paper")
    if sent is None or not sent.filename:
        raise WorkspaceError(_NO_PAPER)
    name, content = sent.filename.replace("\\", "/").rpartition("/")[2], sent.stream.read(files.MAX_FILE + 1)
    files.refuse_too_large(name, content)
    entries = _entries(desk)
    returned = returns.parse(name, content) if is_return(name) else None
    if isinstance(returned, Return) and all(kept.digest != returned.digest for kept in entries):
        desk.tell(checking.OF_ANOTHER, *telling(name, returned), wrong=True)
        return to("history.page")

    def work(job: Job) -> tuple[Text, ...]:
        found = compare(space, name, content, job.tick, beside=_beside, expect=job.expect)
        told = tuple(checking.compared(space, found))
        job.amiss.update(told if checking.differs(found) else ())
        return told

    desk.begin(_COMPARING, url_for("history.page"), work)
    return to("shared.work")


def _beside(space: Workspace) -> dict[str, Callable[[History], Iterable[MadeFile]]]:
    return {**packing.print_files_by_suffix(space), returns.SUFFIX: returns.files_of}


@post("/history/verify")
@changing("history.page")
def verify() -> Response:
    """Make every round again from the evidence that is still there, and say whether it comes out as it was kept."""
    desk = the_desk()
    space = desk.space(roster=False)
    entries = _entries(desk)

    def work(job: Job) -> tuple[Text, ...]:
        job.total = len(entries)
        told = [checking.CHAIN.filled(n=len(entries))]
        for entry in entries:
            said, code = checking.recomputed(recomputing.recompute(space, entry))
            told += said
            job.amiss.update(said if code != EXIT_OK else ())
            job.tick()
        return tuple(told)

    desk.begin(_VERIFYING, url_for("history.page"), work)
    return to("shared.work")


def _entries(desk: Desk) -> tuple[RoundHead, ...]:
    """Return the rounds of a ledger that is as it was written.

    Raises:
        AuditorError: it is not, or nothing was kept.

    """
    ledger = Ledger(desk.space(roster=False).ledger_path)
    ledger.refuse_broken(anew=True)
    entries = tuple(ledger.rounds())
    if not entries:
        raise WorkspaceError(_NOTHING)
    return entries


_BOTH: Final = 2
_ROUND: Final = Text(en="{n}: {meeting} ({day})", bn="{n}: {meeting} ({day})")
_COLUMN: Final = Text(en="Round {n} ({meeting})", bn="{n} নম্বর যাচাই ({meeting})")
_COMPARED: Final = Text(en="Two rounds beside each other", bn="দুটি যাচাই পাশাপাশি")
_CHOOSE_TWO: Final = Text(en="Choose two different rounds.", bn="দুটি আলাদা যাচাই বেছে নিন।")
_COMPARING: Final = Text(en="The paper is being compared", bn="কাগজটি মিলিয়ে দেখা হচ্ছে")
_VERIFYING: Final = Text(
    en="The rounds are being made again from the evidence", bn="তথ্য-প্রমাণ থেকে যাচাইগুলো আবার হিসাব করা হচ্ছে"
)
_NO_PAPER: Final = Text(
    en="Choose the file of a paper or of a return first.", bn="আগে একটি কাগজের বা বিবরণীর ফাইল বেছে নিন।"
)
_NOTHING: Final = Text(
    en="There is no kept round in this folder, so nothing can be compared. That speaks neither for a paper nor against it.",
    bn="এই ফোল্ডারে কোনো রাখা যাচাই নেই, তাই কিছু মেলানো গেল না। এতে কাগজ ঠিক না ভুল, কিছুই বোঝা যায় না।",
)
_IS_ROUND: Final = Text(
    en="The digest is that of round {n}, kept for the {meeting} on {day}. The ledger is as it was written. Its figures, to be held "
    "against the paper:",
    bn="যাচাই-সংকেতটি {n} নম্বর যাচাইয়ের; {meeting}র জন্য {day} তারিখে রাখা। স্থায়ী রেকর্ড আগের মতোই আছে। কাগজের সঙ্গে মিলিয়ে দেখার সংখ্যা:",
)
WORDS: Final = COMPARED | {
    "none": Text(en="No round was kept yet.", bn="এখনো কোনো যাচাই রাখা হয়নি।"),
    "rounds": Text(en="Kept rounds", bn="রাখা যাচাই"),
    "number": Text(en="Round", bn="ক্রম"),
    "meeting": Text(en="Meeting", bn="সভা"),
    "day": Text(en="Information of", bn="তথ্যের তারিখ"),
    "digest": Text(en="Digest on paper", bn="রেকর্ড যাচাই-সংকেত"),
    "notes": Text(en="Notes", bn="মন্তব্য"),
    "replaced": Text(en="round {n} took its place", bn="এর স্থলে {n} নম্বর যাচাই কার্যকর"),
    "now on": Text(en="now {day}", bn="এখন {day}"),
    "unread": Text(
        en="when it was kept, not read or not there any more: {names}", bn="রাখার সময় পড়া যায়নি বা ছিল না: {names}"
    ),
    "changed": Text(en="changed since an earlier round: {names}", bn="আগের যাচাইয়ের পর বদলানো: {names}"),
    "compare": Text(en="Compare two rounds", bn="দুটি যাচাইয়ের তুলনা"),
    "first": Text(en="Earlier round (day of its information)", bn="আগের যাচাই (তথ্যের তারিখ)"),
    "second": Text(en="Later round (day of its information)", bn="পরের যাচাই (তথ্যের তারিখ)"),
    "show": Text(en="Show", bn="দেখুন"),
    "check": Text(en="Check a paper", bn="কাগজ যাচাই"),
    "check why": Text(
        en="Type the check digest from the foot of a paper; its first 8 signs are enough. Or choose the file: every figure and word "
        "is compared.",
        bn="কাগজের নিচে লেখা যাচাই-সংকেত লিখুন; প্রথম ৮টি চিহ্নই যথেষ্ট। অথবা ফাইলটি বেছে নিন: প্রতিটি সংখ্যা ও লেখা মিলিয়ে দেখা হবে।",
    ),
    "sign": Text(en="Check digest", bn="যাচাই-সংকেত"),
    "look up": Text(en="Look up", bn="মিলিয়ে দেখুন"),
    "file": Text(en="File of a paper or return", bn="কাগজ বা বিবরণীর ফাইল"),
    "compare file": Text(en="Compare the file", bn="ফাইল মিলিয়ে দেখুন"),
    "verify": Text(en="Check the record", bn="রেকর্ড যাচাই"),
    "verify why": Text(
        en="The chain of all rounds is checked, and each round is made again from the evidence that is still there.",
        bn="সব যাচাইয়ের ধারা মিলিয়ে দেখা হয়, এবং ফোল্ডারের তথ্য-প্রমাণ থেকে প্রতিটি যাচাই আবার হিসাব করা হয়।",
    ),
    "verify now": Text(en="Check now", bn="এখন যাচাই করুন"),
    "back": Text(en="Back to the history", bn="আগের যাচাইয়ের পাতায় ফিরুন"),
    "differs": Text(en="What changed: {before} to {now}", bn="যা বদলেছে: {before} থেকে {now}"),
    "same": Text(en="All figures are the same.", bn="সব সংখ্যা একই।"),
}
