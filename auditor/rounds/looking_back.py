"""Kept rounds with those before them, as papers show them."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text
from auditor.model.disputes import DisputeAnswered
from auditor.model.errors import LedgerError, WorkspaceError
from auditor.model.journal import Delivered, Invited, KeysMade, MeetingCancelled, MeetingMoved, SlipOpened
from auditor.model.letters import Purpose
from auditor.model.round import Round
from auditor.register.days_told import with_days_told
from auditor.remembering import OfLast, remembered
from auditor.rounds import beside
from auditor.rounds.asking.forms import anothers
from auditor.rounds.closed_keys import replaced_by
from auditor.rounds.disputing.disputes import disputes_known
from auditor.rounds.evidence.spoken_of import spoke_of
from auditor.rounds.identity import as_now, identities
from auditor.rounds.identity.listed import kept_before
from auditor.rounds.identity.reminded_lists import lists_when_reminded, offices_reminded
from auditor.rounds.ledger import ledger_errors, record
from auditor.rounds.ledger.kept_rows import KeptRows
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.letters import letters_known
from auditor.rounds.meetings.meetings import MONTH_SIGNS, day_now, is_made_for, known_meetings, meetings_of
from auditor.rounds.typed.typed_wrongly import corrected_since
from auditor.views.compared.gone_evidence import KeptFiles
from auditor.views.compared.history import History
from auditor.views.compared.moves import Moves
from auditor.views.compared.one_of_before import has_doubts, perhaps_of_before
from auditor.views.compared.stood import Stood, all_stood
from auditor.views.held_alike import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from auditor.model.disputes import Dispute
    from auditor.model.finding import OfficeAssessment
    from auditor.model.identity import Identities
    from auditor.model.round import RoundHeader
    from auditor.model.subjects import Office
    from auditor.model.views.office import OfficeView
    from auditor.rounds.judged_offices import Judgement
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


def history(space: Workspace, number: int | None = None, office: str | None = None) -> History:
    """Return a kept round with the rounds that spoke at earlier meetings.

    Args:
        space: the workspace.
        number: the round's number; None for the last.
        office: the only office that is looked at, named as in `as_now.row_of`: rounds are without all others; None for all.

    Raises:
        LedgerError: nothing was kept, or there is no such round, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    entries, chosen = _kept(ledger, number)
    if office is not None:
        return _of_one(space, entries, chosen, as_now.row_of(ledger, chosen, identities.known(ledger), office))
    return _beside_earlier(space, ledger.round(chosen), entries[: chosen.number - 1], before=chosen.entry)


def _of_one(space: Workspace, entries: Sequence[RoundHead], chosen: RoundHead, row: OfficeAssessment | None) -> History:
    """Return one of the kept rounds with those before it, all without other offices than that of a row; without any where it does not have it."""
    now = Round(chosen.number, chosen.digest, chosen.header, () if row is None else (row,))
    return _beside_earlier(space, now, entries[: chosen.number - 1], before=chosen.entry, whole=False)


def _kept(ledger: Ledger, number: int | None = None) -> tuple[Sequence[RoundHead], RoundHead]:
    """Return the kept rounds, and of them that of a number, the last one where none is named.

    Raises:
        LedgerError: nothing was kept, or there is no such round, or the ledger is not as it was written.

    """
    ledger.refuse_broken()
    entries = ledger.rounds()
    if not entries:
        raise LedgerError(ledger_errors.NO_ROUND)
    chosen = entries[-1] if number is None else next((entry for entry in entries if entry.number == number), None)
    if chosen is None:
        raise LedgerError(
            Text(
                en="There is no round {n}. See which there are with: auditor rounds",
                bn="{n} নম্বর যাচাই নেই। কোনগুলো আছে দেখুন: auditor rounds",
                on_screen=Text(
                    en="There is no round {n}. The screen History lists those that there are.",
                    bn="{n} নম্বর যাচাই নেই। কোনগুলো আছে “আগের যাচাই” পাতায় দেখুন।",
                ),
            ).filled(n=number or 0)
        )
    return entries, chosen


def _beside_earlier(  # noqa: PLR0913 what is laid beside what
    space: Workspace,
    now: Round,
    entries: Sequence[RoundHead],
    *,
    before: int | None = None,
    everybody: Identities | None = None,
    whole: bool = True,
    listed: Sequence[Office] = (),
) -> History:
    """Return a round beside the rounds that spoke at earlier meetings; one that was not held is no meeting.

    Args:
        space: the workspace.
        now: the round; for a look, one of no meeting.
        entries: the rounds before it.
        before: what the ledger noted before this entry counts; all of it for a look.
        everybody: who was given an id, where that is known already.
        whole: with all offices of the rounds, not with those of this one alone; so also where the portal's owner was told anything, of
            which it is asked whether the portal has been in nobody's way since.
        listed: its offices, where it has no assessments.

    """
    ledger = Ledger(space.ledger_path)
    then = ledger.before(before)
    earlier = kept_before(then, entries, now.header.meeting, now.header.place)
    last = {entry.header.meeting: entry.number for entry in earlier}
    spoke = {entry.header.meeting: entry for entry in earlier if last[entry.header.meeting] == entry.number}
    everybody = everybody or identities.known(then)
    moves = then.notes(MeetingMoved)
    offices = (*listed, *(assessment.office for assessment in now.assessments))
    doubtful = any(map(has_doubts, offices))
    perhaps = perhaps_of_before(listed or _offices_of(ledger, now)) if doubtful else {}
    here = {
        given
        for office in (each.office for each in now.assessments)
        for given in (office.id, *perhaps.get(office.id, ()), *_stood_in(office, everybody))
    }
    letters = letters_known(then, everybody)
    whole = whole or any(letter.draft.purpose is Purpose.PORTAL for letter in letters)

    def read(entry: RoundHead) -> Round:
        if not whole:
            found = ledger.round(entry, lambda row: everybody.id_now(row.office.id) in here)
            return as_now.whole(found, everybody)
        return held(entry)

    def held(entry: RoundHead) -> Round:
        places = partial(as_now.speaking, everybody=everybody, among=None if whole else here)
        rows = KeptRows(ledger, entry, partial(as_now.row, everybody=everybody), places)
        return Round(entry.number, entry.digest, as_now.header(entry.header, everybody), rows)

    disputes = disputes_known(then, everybody, space.config.letterhead.answer_days)
    campaigns = _campaigns(then, now.header, space.config.meeting.next)
    history = History.of(
        now,
        [beside.on_its_day(read(entry), moves) for entry in spoke.values()],
        invited=_invited(then, campaigns),
        disputes=_untold(disputes, ledger, earlier[-1].entry if earlier else 0),
        letters=letters,
        files=KeptFiles(frozenset(anothers(then)), spoke_of(then, everybody)),
    )
    speaking = {*last.values()}
    silent = tuple(beside.on_its_day(held(entry), moves) for entry in entries if entry.number not in speaking)
    history = replace(
        history,
        stand=_standing(history, everybody) if whole else history.stand,
        left_out=tuple(beside.left_out(then, entries, speaking, now.header)),
        beside=silent,
        given_out=beside.given_out(then, silent, (*entries, now)),
        perhaps=perhaps,
        upheld=tuple(each for each in disputes if each.is_upheld),
        sheets=frozenset(map(everybody.office_of, _with_sheets(then, campaigns))),
        listed_in=partial(_listed_in, ledger, earlier, everybody),
        stood_in=lists_when_reminded(then, everybody),
        corrected_since=remembered(None)(partial(corrected_since, then, entries, everybody)),
        moves=Moves(everybody, partial(_offices_of, ledger, now)),
        settled_beside=beside.settled(then, everybody, speaking, offices_reminded(letters, perhaps)),
    )
    of_last = [entry for entry in earlier if entry.header.meeting == earlier[-1].header.meeting] if earlier else []
    if len(of_last) < _CORRECTED or of_last[-1].header.day == of_last[0].header.day:
        return history
    return history.corrected_from(read(of_last[0]))


_STOOD: Final = OfLast[tuple[Stood, ...]]()
"""How offices stood at the meetings that were looked back on last: kept rounds stay as they are, whatever else is written."""


def _standing(history: History, everybody: Identities) -> Callable[[], tuple[Stood, ...]]:
    """Return what works out how all offices stood: at earlier meetings of an upazila, known by the digests of the rounds and who is who, once for all histories."""
    if len(history.now.assessments) > MANY:
        return history.stand

    def stand() -> tuple[Stood, ...]:
        of = tuple(each.digest for each in history.earlier), everybody
        before = _STOOD.get(of, lambda: all_stood(history.earlier))
        return (*before, *all_stood((history.now,), before[-1] if before else None))

    return remembered(None)(stand)


def _stood_in(office: Office, everybody: Identities) -> Iterator[str]:
    """Yield the offices (ids) in whose lists accounts of an office stood before, as was answered."""
    for account in office.accounts:
        yield from map(everybody.id_now, everybody.moved_on.get(account.id, ()))


def _offices_of(ledger: Ledger, round_: Round) -> Iterable[Office]:
    """Return all offices of a round, also where only one of them is looked at; of a look those that were judged."""
    head = next((head for head in ledger.rounds() if head.number == round_.number), None)
    return (each.office for each in round_.assessments) if head is None else ledger.offices(head)


def _listed_in(
    ledger: Ledger, rounds: Sequence[RoundHead], everybody: Identities, number: int, accounts: AbstractSet[str]
) -> AbstractSet[str]:
    """Return which of some accounts (ids) stood in a round (its number), under whichever office: of who was known again that is asked."""
    meant = accounts & {*everybody.merged.values()}
    offices = chain.from_iterable(ledger.offices(head) for head in rounds if meant and head.number == number)
    return frozenset(
        account.id
        for office in as_now.offices(offices, everybody)
        for account in office.accounts
        if account.id in meant
    )


def _untold(disputes: Iterable[Dispute], ledger: Ledger, last: int) -> tuple[Dispute, ...]:
    """Return the requests for correction that wait for an answer, or were answered since the last meeting's round (its entry)."""
    told = {answer.dispute for answer in ledger.before(last).notes(DisputeAnswered)}
    return tuple(dispute for dispute in disputes if dispute.number not in told)


def _campaigns(ledger: Ledger, header: RoundHeader, planned: date | None) -> frozenset[str]:
    """Return the self-check campaigns (ids) for a round's meeting, or for a look in the month of its day or for the next meeting (`planned`): those in force, for sheets of replaced keys are worthless."""
    meets_on = header.meets_on if header.meeting else planned
    months = {header.meeting[:MONTH_SIGNS] or f"{header.day:%Y-%m}"}
    if header.meets_on is not None:
        months.add(f"{header.meets_on:%Y-%m}")
    known = known_meetings(ledger.rounds(), ledger.notes(MeetingMoved), ledger.notes(MeetingCancelled), meets_on)
    meeting = next((each for each in known if meets_on is not None and each.day == meets_on), None)
    made = ledger.notes(KeysMade)
    replaced = replaced_by(made)
    return frozenset(
        keys.round
        for keys in made
        if keys.round not in replaced
        if keys.meeting in months or (meeting is not None and is_made_for(known, keys.meeting, keys.on, meeting))
    )


def _invited(ledger: Ledger, campaigns: frozenset[str]) -> bool:
    """Whether sheets and the self-check page were made for campaigns."""
    return any(made.round in campaigns for made in ledger.notes(Invited))


def _with_sheets(ledger: Ledger, campaigns: frozenset[str]) -> Iterator[str]:
    """Yield whose sheets are there, by ids of then: offices of which it was noted that theirs reached them, and accounts of which a slip came that was made with one."""
    for delivered in ledger.notes(Delivered):
        yield from delivered.offices if delivered.round in campaigns else ()
    for slip in ledger.notes(SlipOpened):
        if slip.round in campaigns:
            yield slip.account


_CORRECTED: Final = 2
"""So many rounds of one meeting: the later one took the earlier one's place."""


def office_report(past: History, space: Workspace) -> OfficeView:
    """Return the report of the only office that is looked at (see `history`).

    Raises:
        WorkspaceError: the round does not have it.

    """
    if not past.now.assessments:
        raise WorkspaceError(NO_SUCH_OFFICE)
    from auditor.views.office.office import office_view  # noqa: PLC0415 only an office that is looked up should cost all that its report says

    return office_view(past.now.assessments[0], past, space.config.letterhead)


def last_report(space: Workspace, office: str) -> OfficeView:
    """Return the report of an office (its id) of the last kept round that has it.

    Raises:
        WorkspaceError: none has it.
        LedgerError: nothing was kept, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    (rounds, _), everybody = _kept(ledger), identities.known(ledger)
    for head in reversed(rounds):
        if (row := as_now.row_of(ledger, head, everybody, office)) is not None:
            return office_report(_of_one(space, rounds, head, row), space)
    raise WorkspaceError(NO_SUCH_OFFICE)


NO_SUCH_OFFICE: Final = Text(
    en="The round has no office of that name, id or serial. See the ids with: auditor roster list",
    bn="এই যাচাইয়ে ওই নাম, আইডি বা ক্রমের কোনো দপ্তর নেই। আইডি দেখুন: auditor roster list",
    on_screen=Text(
        en="This round does not have that office. Choose one of its offices on the screen Offices.",
        bn="এই যাচাইয়ে ওই দপ্তর নেই। “দপ্তর” পাতা থেকে একটি দপ্তর বেছে নিন।",
    ),
)


def last_by_itself(space: Workspace) -> History:
    """Return the last kept round as it was kept, without those before it, for what tells of it alone.

    Raises:
        LedgerError: nothing was kept, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    return by_itself(ledger, _kept(ledger)[1])


def by_itself(ledger: Ledger, head: RoundHead) -> History:
    """Return a kept round without those before it; its offices are read when they are asked for, and none is held for long."""
    now = Round(head.number, head.digest, head.header, KeptRows(ledger, head, with_days_told))
    return History(now, (), remembered(None)(partial(all_stood, (now,))))


def alone(space: Workspace, number: int) -> History:
    """Return a kept round by itself, its offices and accounts by the ids that they have now, to be laid beside another.

    Raises:
        LedgerError: there is no such round, or the ledger is not as it was written.

    """
    ledger = Ledger(space.ledger_path)
    _, kept = _kept(ledger, number)
    everybody = identities.known(ledger)
    letters = letters_known(ledger.before(kept.entry), everybody)
    return History.of(as_now.whole(ledger.round(kept), everybody), (), letters=letters)


def preview(space: Workspace, judgement: Judgement) -> History:
    """Return a judgement that was not kept as a history, so that it can be shown like a kept one."""
    return before_look(space, judgement.header, judgement.assessments, judgement.everybody)


def before_look(
    space: Workspace,
    header: RoundHeader,
    assessments: Sequence[OfficeAssessment] = (),
    everybody: Identities | None = None,
    listed: Sequence[Office] = (),
) -> History:
    """Return what was judged and not kept as a history.

    A look is compared with the meetings that are over: what was kept for one that is still to come is no past.

    Args:
        space: the workspace.
        header: what it was judged by.
        assessments: the offices; none where only what was before is asked.
        everybody: who was given an id, where that is known already.
        listed: the offices, where there are no assessments.

    """
    now = Round(0, record.NO_DIGEST, header, assessments)
    entries = Ledger(space.ledger_path).rounds()
    if not header.meeting:
        meetings = meetings_of(space)
        entries = tuple(entry for entry in entries if _is_over(entry.header, meetings, header.day))
    return _beside_earlier(space, now, entries, everybody=everybody, listed=listed)


def kept_ahead(space: Workspace, office: str, day: date) -> Round | None:
    """Return the last kept round with an office (its id) alone, with the ids of now, where its meeting is still to come on a day: it is no past then; else None."""
    ledger = Ledger(space.ledger_path)
    last = ledger.rounds()[-1:]
    if not last or _is_over(last[0].header, meetings_of(space), day):
        return None
    everybody = identities.known(ledger)
    row = as_now.row_of(ledger, last[0], everybody, office)
    rows = () if row is None else (as_now.row(row, everybody),)
    return Round(last[0].number, last[0].digest, last[0].header, rows)


def _is_over(kept: RoundHeader, meetings: Iterable[Meeting], day: date) -> bool:
    """Whether the meeting of a round was before a day; where only its month is known, whether the round was kept before."""
    return (day_now(meetings, kept) or kept.meets_on or kept.day) < day
