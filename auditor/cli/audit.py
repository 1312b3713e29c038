"""`auditor audit`: how things stand, and the keeping of a round."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final

import click
from msgspec.structs import replace

from auditor.cli import _commands, _json, _standing
from auditor.cli._days_of_audit import OF_ROUNDS, meant_far_ahead, tell_of_a_day_ahead, tell_of_the_clock
from auditor.cli._doubts import Asking, clock_far_ahead
from auditor.cli._inquiries import ask
from auditor.cli._key_store import key_file_option, opener
from auditor.cli._look import given_before, look
from auditor.cli._meetings import MeetingName, chosen_meeting
from auditor.cli._shell import Day, Shell, with_shell
from auditor.cli._usage import Misuse
from auditor.cli._waivers import tell_of_waivers
from auditor.i18n import Text, joined, plain
from auditor.model.errors import EXIT_FINDINGS, EXIT_OK, WorkspaceError
from auditor.model.finding import Outcome, Status
from auditor.model.journal import SlipOpened
from auditor.model.notice import Severity
from auditor.remembering import remembered
from auditor.rounds import looking_back
from auditor.rounds.asking import inquiries, slip_inquiries
from auditor.rounds.evidence import joining_days
from auditor.rounds.evidence.vouched import with_numbers
from auditor.rounds.identity import copied, foreign_roster
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.sampling import is_drawn
from auditor.views.office.offices import offices_view
from auditor.views.waivers.told_waivers import called_before, is_outlasted, named_waivers, waivers_taken_back
from auditor.workspace import folder, where
from auditor.workspace.of_decisions import of_meetings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from auditor.keys.store import KeyStore
    from auditor.model.finding import OfficeAssessment
    from auditor.model.notice import Notice
    from auditor.model.round import RoundHeader
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.keeping import KeptRound
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.rounds.round_counts import RoundCounts
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


@_commands.command(
    "audit",
    bn="""তথ্য-প্রমাণ দিয়ে সব দপ্তরের অবস্থা যাচাই করে দেখায়।

    --keep ও --meeting দিলে যাচাই স্থায়ী রেকর্ডে রাখা হয়; না দিলে কিছু রাখা হয় না। evidence/slips/ ফোল্ডারের স্লিপ আগে খোলা হয়।
    """,
)
@_commands.option(
    "--keep", "keeping", is_flag=True, help=Text(en="Append a round to the ledger.", bn="যাচাইটি স্থায়ী রেকর্ডে রাখে।")
)
@_commands.option(
    "--meeting",
    type=MeetingName(),
    help=Text(
        en="The meeting the round speaks for: its month YYYY-MM, or its day YYYY-MM-DD.",
        bn="যাচাইটি কোন সভার জন্য: মাস YYYY-MM, অথবা তারিখ YYYY-MM-DD।",
    ),
)
@_commands.option(
    "--next-meeting",
    type=Day(),
    help=Text(
        en="The day of the meeting after that (otherwise from auditor.toml).",
        bn="এর পরের সভার তারিখ (না দিলে auditor.toml থেকে)।",
    ),
)
@_commands.option(
    "--yes",
    is_flag=True,
    help=Text(
        en="With --keep: do not ask. Keep it as it is, odd as it may be.",
        bn="--keep-এর সঙ্গে: জিজ্ঞাসা করবে না, অস্বাভাবিক মনে হলেও যেমন আছে রাখে।",
    ),
)
@_commands.option(
    "--page",
    is_flag=True,
    help=Text(
        en="Also write the whole table as a page to search and sort: out/standing.html; at a terminal it is always written.",
        bn="পুরো সারণি এমন একটি পাতাতেও লেখে যেখানে খোঁজা ও সাজানো যায়: out/standing.html; টার্মিনালে চালালে সব সময়ই লেখা হয়।",
    ),
)
@_commands.option(
    "--open",
    "opening",
    is_flag=True,
    help=Text(en="Open that page in the browser.", bn="পাতাটি ব্রাউজারে খোলে।"),
)
@_json.json_option
@key_file_option
@with_shell
def command(  # noqa: PLR0913 one parameter an option
    shell: Shell,
    *,
    keeping: bool,
    meeting: str | date | None,
    next_meeting: date | None,
    yes: bool,
    page: bool,
    opening: bool,
    as_json: bool,
    key_file: Path | None,
) -> int:
    """Judge all offices by the evidence and show how things stand.

    With --keep --meeting MEETING the round is kept in the ledger; without it nothing is kept. Slips that lie in
    evidence/slips/ are opened first.
    """
    _refuse_odd_options(keeping=keeping, meeting=meeting, yes=yes)
    space = shell.space(copied=True, told=keeping)  # of a round that is kept it is asked about
    fault = tell_of_the_clock(shell, space, keeping=keeping)
    meant = chosen_meeting(shell, space, meeting) if meeting is not None else None
    drawn = keeping and meant is not None and is_drawn(Ledger(space.ledger_path), meant.id)
    noting = keeping or not clock_far_ahead(shell, space)  # a look by such a clock notes nothing
    shell = replace(shell, asks=noting and not drawn)  # only what says the same can be kept then: no answer would count
    asking = Asking(shell, OF_ROUNDS, yes or drawn, meant_far_ahead(shell, space, keeping=keeping))
    _refuse_no_later(shell, space, next_meeting, keeping=keeping)
    if keeping and meeting is not None and meant is not None:
        from auditor.cli import _kept_round  # noqa: PLC0415 25 ms that only a kept round should cost

        _kept_round.ask_of_meeting(space, meeting, meant, asking)
        if not drawn:
            space, meant, next_meeting = _kept_round.ask_of_next_meeting(space, meeting, meant, next_meeting, asking)
    store = opener(shell, key_file)
    waiting = _open_slips(shell, space, store, noting=noting)
    _ask(shell, space, meant, keeping=keeping)
    if not keeping:  # nothing is written from here on
        click.get_current_context().with_resource(ledger_file.held(space.ledger_path))
    found: Judgement | KeptRound
    rows: Iterable[OfficeAssessment]
    if keeping and meant is not None:
        _tell_of_syncing(shell, space)
        with _progress(shell, space) as tick:
            found = kept = _kept_round.keep(space, meant, next_meeting, asking, tick)
        header, rows = kept.head.header, Ledger(space.ledger_path).rows(kept.head)
        followed = _kept_round.follow_up(shell, space, kept, meant, next_meeting)
    else:
        with _progress(shell, space) as tick:
            found, held = look(
                space, shell.day, meant, next_meeting, tick, most=None if as_json else _standing.LONGEST_TABLE
            )
        header, rows, kept, told_on, after = (
            found.header,
            held.with_waivers,
            None,
            found.told_on,
            _after_look(space, found, fault),
        )
    counts = found.counts
    if as_json or counts.offices <= _standing.LONGEST_TABLE:
        past = _beside_earlier(space, header, kept, () if kept is not None else held.shown)
        counts = _standing.show(shell, past, offices_view(past), as_json=as_json)
        if page or opening or (_standing.on_screen() and not as_json):
            _standing.write_page(shell, space, past, opening=opening)
    untold = [each for each in found.notices if each.message not in asking.meant] if asking.meant else found.notices
    if kept is not None:  # what a look tells has them already
        untold = with_numbers(untold, Ledger(space.ledger_path).notes(SlipOpened))
    _tell_of_files(shell, space, untold, header)
    _tell_of_waivers(shell, space, header, kept, rows)
    if kept is None:
        tell_of_a_day_ahead(shell, space, fault, told_on)
        shell.say(_done(counts, after, kept=False))
    else:
        done = _done(counts, "auditor report", kept=kept.new)
        _kept_round.tell(shell, space, kept, waiting, store, followed=followed, done=done)
    open_now = (Outcome.FAIL, Outcome.UNKNOWN, Status.AWAITING_PORTAL)
    return EXIT_FINDINGS if any(counts.findings[standing] for standing in open_now) else EXIT_OK


def _after_look(space: Workspace, found: Judgement, fault: Text | None) -> Text:
    """Return what is to be done after a look: what is in the way of keeping a round, all of which was told, else keeping it."""
    if fault is not None:
        return _ON_THE_RIGHT_DAY
    if copied.told_copied(space) is not None:
        return plain(copied.beginning_anew(space))
    return _FILES_FIRST.filled(n=len(found.in_the_way)) if found.in_the_way else _KEEP


def _beside_earlier(
    space: Workspace, header: RoundHeader, kept: KeptRound | None, offices: Iterable[OfficeAssessment]
) -> History:
    if kept is not None:
        return looking_back.history(space, kept.head.number)
    return looking_back.before_look(space, header, tuple(offices))


def _tell_of_waivers(
    shell: Shell, space: Workspace, header: RoundHeader, kept: KeptRound | None, offices: Iterable[OfficeAssessment]
) -> None:
    """Tell what is to be told of waivers; earlier rounds are read for those that were taken back where one that was given stands no more."""
    past = remembered(None)(partial(_beside_earlier, space, header, kept, offices))
    told = named_waivers(header, offices, lambda subject: called_before(past(), subject))
    back = tuple(waivers_taken_back(past())) if given_before(space) - {*header.waivers} else ()
    of = {(each.note.policy, each.note.subject) for each in back}
    still = (
        each for each in told if (each.note.policy, each.note.subject) not in of or not is_outlasted(each.note, past())
    )
    tell_of_waivers(shell, (*still, *back), header.day)


def _ask(shell: Shell, space: Workspace, meant: Meeting | None, *, keeping: bool) -> None:
    """Ask what is open of forms; before a round is kept also whose the ledger is and who is who, before what is asked at every run."""
    ask(shell, inquiries.whose_forms(space, meant, shell.day))
    if keeping and meant is not None:
        ask(shell, inquiries.whose_ledger(space, shell.day))
        ask(shell, inquiries.who_is_who(space, meant, shell.day))
    ask(shell, inquiries.of_forms(space, meant, shell.day))


def _refuse_odd_options(*, keeping: bool, meeting: str | date | None, yes: bool) -> None:
    """Refuse options that do not go together.

    Raises:
        Misuse: they do not.

    """
    if keeping and meeting is None:
        raise Misuse(_NAME_MEETING)
    if yes and not keeping:
        raise Misuse(_ONLY_KEEP)


def _refuse_no_later(shell: Shell, space: Workspace, next_meeting: date | None, *, keeping: bool) -> None:
    """Refuse a next meeting that does not lie after the day of the audit; where that is by a clock far after all that is known, a look names the clock: before keeping it was asked about.

    Raises:
        AuditorError: it does not.

    """
    if next_meeting is None or next_meeting > shell.day:
        return
    far = () if keeping else clock_far_ahead(shell, space)
    if far:
        raise WorkspaceError(*far)
    raise Misuse(_LATER_MEETING, "--next-meeting")


def _tell_of_syncing(shell: Shell, space: Workspace) -> None:
    warning = where.sync_warning(space.folder)
    if warning is not None:
        shell.say(warning)


def _open_slips(shell: Shell, space: Workspace, store: Callable[[], KeyStore], *, noting: bool) -> int:
    """Open the slips that came, where that may be noted; return how many wait for a key."""
    if next((space.evidence_folder / folder.SLIPS).glob("*"), None) is None:
        return 0
    from auditor.cli import slips  # noqa: PLC0415 8 ms that only slips should cost

    if not noting:
        slips.tell_unopened(shell, space)
        return 0
    opened = slips.open_slips(shell, space, store)
    if opened is None:
        return 0
    slips.tell(shell, opened)
    shell.say(_SLIPS, n=opened.taken, b=opened.taken_before)
    slips.tell_made_again(shell, opened)
    ask(shell, slip_inquiries.of_slips(space, shell.day))
    return opened.waiting


@contextmanager
def _progress(shell: Shell, space: Workspace) -> Iterator[Callable[[], None]]:
    """Show the progress of an audit that takes long; an upazila's is over before a bar is read.

    Garbage is not looked for meanwhile: of a nation two million values would be looked through, none of which is any.
    """
    offices = len(space.reading.roster.offices) if space.reading.roster is not None else 0
    collects = gc.isenabled()
    gc.disable()
    try:
        with shell.progress(offices, _JUDGING, late=True) as tick:
            yield tick
    finally:
        if collects:
            gc.enable()


def _tell_of_roster(shell: Shell, space: Workspace) -> None:
    if space.reading.roster is None:
        return
    found = (*space.reading.notices, *joining_days.days_ahead(space.reading, shell.day))
    wrong = [notice for notice in found if notice.weight is Severity.WRONG]
    shell.tell_by_weight(wrong)
    if len(found) > len(wrong):
        shell.say(_ROSTER_NOTICES, n=len(found) - len(wrong))
    for rule, since in space.baseline.counting_from_other_days:
        decision = space.baseline.decision(rule.decision)
        shell.say(
            _OTHER_DAY,
            rule=rule.policy.title,
            since=since,
            decision=decision.called_among(space.baseline.decisions),
            day=decision.day,
        )


def _tell_of_files(shell: Shell, space: Workspace, notices: Sequence[Notice], header: RoundHeader) -> None:
    _tell_of_roster(shell, space)
    shell.tell_by_weight(notices)
    foreign = foreign_roster.told_foreign(space)
    for told in filter(None, (copied.told_copied(space), foreign, of_meetings(space.baseline.decisions))):
        shell.say(told)
    if not header.files:
        shell.say(_NO_EVIDENCE, folder=f"{space.folder.name}/evidence")


def _done(counts: RoundCounts, command: str | Text, *, kept: bool) -> Text:
    found = counts.findings
    return (_DONE if kept else _SHOWN).filled(
        n=counts.offices,
        own=_OWN.filled(n=counts.voluntary) if counts.voluntary else "",
        portal=found[Status.AWAITING_PORTAL],
        p=found[Outcome.PASS],
        f=found[Outcome.FAIL],
        u=found[Outcome.UNKNOWN],
        na=found[Outcome.NOT_APPLICABLE],
        w=found[Status.WAIVED],
        staying=joined(
            [said.filled(n=counts.staying[how]) for how, said in _STAYING.items() if counts.staying[how]], ""
        ),
        command=command,
    )


_KEEP: Final = plain("auditor audit --keep --meeting YYYY-MM")
_ON_THE_RIGHT_DAY: Final = Text(en="auditor audit, on the right day", bn="সঠিক তারিখে auditor audit")
_FILES_FIRST: Final = Text(
    en="do as said above with {n:the file|the {n} files} of evidence/ in the way, then auditor audit again",
    bn="evidence/ ফোল্ডারের যে {n}টি ফাইলে আটকে আছে, তা নিয়ে উপরের কথামতো ব্যবস্থা নিন, তারপর আবার auditor audit",
)
_COUNTS_EN: Final = (
    "{n} {n:office|offices}{own}. Pass {p}, fail {f}, awaiting the portal {portal}, unknown {u}, time extended {w}, "
    "not applicable {na}.{staying} Next: {command}"
)
_COUNTS_BN: Final = "{n}টি দপ্তর{own}। হয়েছে {p}, হয়নি {f}, পোর্টাল অপেক্ষমাণ {portal}, তথ্য পাওয়া যায়নি {u}, সময় বর্ধিত {w}, প্রযোজ্য নয় {na}।{staying} এরপর: {command}"
_OWN: Final = Text(en=" (not counting {n} checked voluntarily)", bn=" (স্বেচ্ছায় যাচাই {n}টি গণনার বাইরে)")
_STAYING: Final[Mapping[Outcome | Status, Text]] = {
    Outcome.FAIL: Text(
        en=" Besides, {n} {n:duty is|duties are} not done of user IDs of which it is asked whether they stand in another office's list now; {n:that stays|those stay} with the office that told {n:it|them}.",
        bn=" এ ছাড়া যেসব আইডি এখন অন্য দপ্তরের তালিকায় কি না তা মেলানো বাকি, সেগুলোর {n}টি করণীয় হয়নি; {n:তা|সেগুলো} যে দপ্তর জানিয়েছে তার হিসাবেই আছে।",
    ),
    Status.AWAITING_PORTAL: Text(
        en=" Besides, {n} {n:duty awaits|duties await} the portal of user IDs of which it is asked whether they stand in another office's list now; {n:that stays|those stay} with the office that told {n:it|them}.",
        bn=" এ ছাড়া যেসব আইডি এখন অন্য দপ্তরের তালিকায় কি না তা মেলানো বাকি, সেগুলোর {n}টি করণীয় পোর্টাল অপেক্ষমাণ; {n:তা|সেগুলো} যে দপ্তর জানিয়েছে তার হিসাবেই আছে।",
    ),
}
_DONE: Final = Text(en="Audit kept: " + _COUNTS_EN, bn="যাচাই সম্পন্ন: " + _COUNTS_BN)
_SHOWN: Final = Text(en="Nothing was kept: " + _COUNTS_EN, bn="কিছু রাখা হয়নি: " + _COUNTS_BN)
_ROSTER_NOTICES: Final = Text(
    en="Roster: {n} {n:place was|places were} changed on reading or {n:is|are} doubtful, besides what is asked about it. See: auditor roster check",
    bn="তালিকা: {n}টি জায়গা পড়ার সময় বদলানো হয়েছে বা সন্দেহজনক (এ নিয়ে যা জিজ্ঞেস করা হয়, তা বাদে)। দেখুন: auditor roster check",
)
_OTHER_DAY: Final = Text(
    en='"{rule}" counts from {since}, though {decision} is of {day}: the baseline names that day itself. If it is not '
    'meant, delete "since" from that rule in the baseline file; it then counts from the decision.',
    bn="“{rule}” গণনা হচ্ছে {since} থেকে, অথচ {decision}: তারিখ {day}: মানদণ্ডে আলাদা তারিখ লেখা আছে। ইচ্ছাকৃত না হলে মানদণ্ডের ফাইলে "
    'ওই নিয়মের "since" মুছে দিন; তখন সিদ্ধান্তের তারিখ থেকে গণনা হবে।',
)
_NO_EVIDENCE: Final = Text(
    en='There is no information for this month; every office will show "no information". '
    "Put the register or slips into {folder}.",
    bn="এই মাসের কোনো তথ্য পাওয়া যায়নি; সব দপ্তর “তথ্য পাওয়া যায়নি” দেখাবে। রেজিস্টার বা স্লিপ {folder} ফোল্ডারে রাখুন।",
)
_JUDGING: Final = Text(en="Offices", bn="দপ্তর")
_SLIPS: Final = Text(
    en="Slips: {n} taken now, {b} taken before. For the receipts run: auditor slips",
    bn="স্লিপ: এখন নেওয়া হয়েছে {n}টি, আগে নেওয়া {b}টি। প্রাপ্তিস্বীকার পেতে চালান: auditor slips",
)
_NAME_MEETING: Final = Text(
    en="A round is kept for a meeting: add --meeting YYYY-MM, such as --meeting 2024-02.",
    bn="যাচাই একটি সভার জন্য রাখা হয়: --meeting YYYY-MM যোগ করুন, যেমন --meeting 2024-02।",
)
_ONLY_KEEP: Final = Text(
    en="--yes is only for --keep.",
    bn="--yes শুধু --keep-এর সঙ্গে চলে।",
)
_LATER_MEETING: Final = Text(
    en="the next meeting lies after the day of the audit.",
    bn="পরবর্তী সভার তারিখ যাচাইয়ের তারিখের পরে হবে।",
)
