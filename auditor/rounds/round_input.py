"""What a round is made of: gathered from the folder as it is now, or as the ledger and the folder kept it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field, structs
from msgspec.structs import asdict, replace

from auditor import discovery
from auditor.model.journal import Identified, MeetingMoved, RowsPlaced
from auditor.model.recount import Decided
from auditor.model.round import last_day_of
from auditor.model.source import SourceContext
from auditor.model.subjects import Roster
from auditor.roster.moving import held_there, put_back
from auditor.rounds.asking import forms
from auditor.rounds.asking.odd_days import last_kept_on
from auditor.rounds.disputing.disputes import upheld_known
from auditor.rounds.evidence import kept_mails, placing, spoken_of
from auditor.rounds.evidence.evidence_folder import UnreadFile, counts_from_of, decision_day_of, evidence_files
from auditor.rounds.evidence.joining_days import with_days_unread, without_days_ahead
from auditor.rounds.evidence.known_again import as_first_seen
from auditor.rounds.evidence.listed_mailboxes import last_listed, mailboxes_known
from auditor.rounds.evidence.lost_evidence import lost_before
from auditor.rounds.evidence.nobody_knows_anew import nobodys_anew, of_either_anew
from auditor.rounds.evidence.vouched import vouched_by
from auditor.rounds.identity import as_now, departing, identities
from auditor.rounds.identity.left_list import by_ids_now, moved_since
from auditor.rounds.identity.listed import kept_before
from auditor.rounds.identity.shared_until import shared_until
from auditor.rounds.ledger.held_once import HeldOnce
from auditor.rounds.ledger.kept_rows import last_first
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import meetings_of, months_of_forms
from auditor.rounds.meetings.terms import due_day
from auditor.rounds.opposing.there_before import told_before_newcomers
from auditor.rounds.sampling import draws_known, sheets_known
from auditor.views.compared import gone_evidence
from auditor.workspace import baselines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from auditor.model.baseline import Baseline, Departure, OtherDecision, Waiver
    from auditor.model.disputes import Upheld
    from auditor.model.finding import OfficeAssessment
    from auditor.model.forms import DayMeant, OwnForms
    from auditor.model.identity import Identities, PlacedRow
    from auditor.model.journal import JournalEntry
    from auditor.model.round import Committee, FileSeen
    from auditor.model.source import EvidenceFile
    from auditor.model.subjects import Office
    from auditor.model.witnessing import SampleDrawn
    from auditor.roster.doubt import Doubt
    from auditor.roster.shared import LoginDoubt
    from auditor.rounds.evidence.listed_mailboxes import ListedUntil
    from auditor.rounds.evidence.vouched import Vouched
    from auditor.rounds.ledger.ledger import RoundHead
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.workspace.folder import Workspace


class RoundInput(Struct, frozen=True):
    """All that a round is made of; nothing else enters it but the program.

    Attributes:
        meeting: the id of the meeting; empty for a look. `meets_on`, its day if known; `day`, the day of the audit.
        baseline: the rules, with what the workspace adds; `also` is that addition.
        due: until when duties are to be done; `due_assumed`, whether the product assumed it; `next_meeting`, its day.
        roster: offices and accounts as listed, by given ids; logins whole where the roster itself is read, else as kept. `codes` are those that it has, by office id.
        everybody: who was given an id; `doubts`, who of the roster may be whom of before.
        placed: whose the rows of files are that entered a round before; `spoke_of` gives the offices of which a file of one spoke, `said_by_lost` what those said that are there no more as they were.
        files: the evidence; in place of a file that cannot be read, why.
        vouched: what the ledger vouches for.
        without_proof: digests of observation files, which are not among `files`, of mails whose kept head is missing or altered.
        own: what is known of the workspace's forms; None where it is not asked whose they are.
        days_meant, talk_meant, asked_about, copies_after, answered_last: what was answered about forms, and `sheets`, which were made for what is seen at a login, as `SourceContext` has it.
        draws: which offices were drawn to be seen; offices and accounts by the ids that they have now.
        upheld: the requests for correction that were.
        before: gives the offices of the rounds kept for meetings before, those of the last one first.
        spoke: the evidence files of the last kept round; it is told which of them are there no longer. `lost_before` are those
            that it lacked already, or that a round since the one with which this is compared lacked; `compared` are the digests of the files
            of that one. `kept_on` is the last kept round's day, `again` whether it was kept for the same meeting. `kept` gives the offices of all kept rounds,
            its own first (and is `before` where these are the same rounds), `last` its own with what was found, `listed_last` its own by the ids of now.
        logins: user IDs under several posts of an office, of which nobody said yet whether they are shared.
        others: the other decisions of the meeting, as they are kept by hand.
        departed_on: the days on which departures were told, by subject, as the settings have them; `moved_since` who is listed, or was last, in another office than the one that he left.
        decided_last: what was decided by the last kept round.
        of_either_anew: the digests of observation files of which nobody knows any more whose they are, since the last kept round; `nobodys_anew`, such rows by the digest of their file and their place.
        taken_back: by the ids of whom it is about the day on which an answer about who is who was taken back since the last kept round.
        mailboxes: by which e-mail addresses all rounds kept before knew offices that are listed with another, by the ids of now; `shared_until`, until when accounts were shared that are not any more.
        kept_days: the days of all rounds kept before.
        rounds: the digests of the rounds of which `before` gives the offices, and of all, which `kept`, `last` and `listed_last` read.
        noted_first: what is noted before anything else of it (`told_before_newcomers`), and counts here already.

    """

    meeting: str
    meets_on: date | None
    day: date
    committee: Committee
    example: bool
    baseline: Baseline
    also: tuple[tuple[str, tuple[str, ...]], ...]
    official_domains: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    departures: tuple[Departure, ...]
    due: date | None
    due_assumed: bool
    next_meeting: date | None
    roster: Roster
    codes: Mapping[str, str]
    everybody: Identities
    doubts: tuple[Doubt, ...]
    placed: Mapping[str, Mapping[str, PlacedRow]]
    files: Sequence[EvidenceFile | UnreadFile]
    vouched: Vouched
    own: OwnForms | None
    days_meant: Mapping[tuple[str, str, date], DayMeant]
    talk_meant: Mapping[str, str]
    asked_about: Mapping[str, date]
    copies_after: frozenset[tuple[str, str]]
    sheets: Mapping[str, tuple[str, date]]
    draws: tuple[SampleDrawn, ...]
    before: Callable[[], Iterable[Iterable[Office]]]
    spoke: tuple[FileSeen, ...] = ()
    lost_before: tuple[FileSeen, ...] = ()
    compared: frozenset[str] = frozenset()
    kept_on: date | None = None
    again: bool = False
    logins: tuple[LoginDoubt, ...] = ()
    without_proof: frozenset[str] = frozenset()
    others: tuple[OtherDecision, ...] = ()
    of_either_anew: frozenset[str] = frozenset()
    nobodys_anew: frozenset[tuple[str, str]] = frozenset()
    taken_back: Mapping[str, date] = field(default_factory=dict)
    answered_last: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)
    kept: Callable[[], Iterable[Iterable[Office]]] = tuple
    listed_last: Callable[[], Iterable[Office]] = tuple
    last: Callable[[], Iterable[OfficeAssessment]] = tuple
    spoke_of: gone_evidence.SpokeOf = gone_evidence.of_any
    said_by_lost: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    departed_on: Mapping[str, date] = field(default_factory=dict)
    decided_last: Decided = Decided()
    moved_since: frozenset[str] = frozenset()
    upheld: tuple[Upheld, ...] = ()
    mailboxes: Mapping[str, tuple[ListedUntil, ...]] = field(default_factory=dict)
    shared_until: Mapping[str, date] = field(default_factory=dict)
    rounds: tuple[tuple[str, ...], ...] = ()
    kept_days: tuple[date, ...] = ()
    noted_first: tuple[JournalEntry, ...] = ()

    @property
    def known_by(self) -> tuple[object, ...]:
        """What is the same as of another input where both come to the same round: files by name and digest, what is read later by its rounds."""
        files = (
            (each.name, each.error.messages if isinstance(each, UnreadFile) else each.sha256) for each in self.files
        )
        by_marks = {"files", "before", "kept", "last", "listed_last", "spoke_of"}
        return (*(value for name, value in asdict(self).items() if name not in by_marks), *files)

    @property
    def extended_on(self) -> date:
        """The day on which time that was given has to stand still (`last_day_of`)."""
        return last_day_of(self.day, self.meets_on)

    @property
    def decided(self) -> Decided:
        """What is decided, with the kinds of office that the settings add."""
        return Decided(self.baseline.ordering, dict(self.also))

    @property
    def standing_waivers(self) -> tuple[Waiver, ...]:
        """The waivers that are not over by then."""
        return tuple(waiver for waiver in self.waivers if waiver.until >= self.extended_on)

    @property
    def departed(self) -> Mapping[str, date | None]:
        """By whose leaving was explained (ids) the day on which that was told; None where it is not known."""
        return {departure.subject: self.departed_on.get(departure.subject) for departure in self.departures}


def input_now(
    space: Workspace,
    day: date,
    meeting: Meeting | None,
    next_meeting: date | None = None,
    more: Sequence[JournalEntry] = (),
) -> RoundInput:
    """Return what a round would be made of now.

    Args:
        space: the workspace.
        day: the day of the audit.
        meeting: for which meeting; None for a look.
        next_meeting: the day of the next meeting, if it is not the workspace's.
        more: what would be noted of who is who, and of whose rows are.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    given = _input_now(space, day, meeting, next_meeting, more)
    first = tuple(told_before_newcomers(given, context_of))
    if not first:
        return given
    return replace(_input_now(space, day, meeting, next_meeting, (*more, *first)), noted_first=first)


def _input_now(
    space: Workspace,
    day: date,
    meeting: Meeting | None,
    next_meeting: date | None,
    more: Sequence[JournalEntry],
) -> RoundInput:
    ledger, meant = Ledger(space.ledger_path), meeting.id if meeting is not None else ""
    plan = space.config.meeting if next_meeting is None else replace(space.config.meeting, next=next_meeting)
    due, due_assumed, following = due_day(plan, day, meeting)
    identified = [each for each in more if isinstance(each, Identified)]
    everybody = identities.known(ledger, held=HeldOnce(space.roster_as_read.offices), more=identified)
    config, assignment = by_ids_now(space.config, everybody), identities.assigned(space, everybody)
    moved = moved_since(config, assignment, ledger.notes(Identified) if config.departures else ())
    rounds, meetings = ledger.rounds(), meetings_of(space)
    files = as_first_seen(evidence_files(space), (head.header for head in rounds))
    vouched = vouched_by(ledger, everybody)
    without_proof = vouched.digests.intersection(kept_mails.without_proof(space, files))
    earlier = kept_before(ledger, rounds, meant, meeting.place if meeting is not None else "")
    rows = [each for each in more if isinstance(each, RowsPlaced)]
    before, placed = last_first(ledger, earlier), placing.placed(ledger, everybody, more=rows)
    return RoundInput(
        meeting=meant,
        meets_on=meeting.day if meeting is not None else None,
        day=day,
        committee=config.committee,
        example=config.example,
        baseline=space.baseline,
        also=config.also,
        official_domains=config.official_domains,
        waivers=identities.waivers_now(space.waivers, everybody),
        departures=departing.in_force(config, assignment.roster, moved),
        due=due,
        due_assumed=due_assumed,
        next_meeting=following,
        roster=assignment.roster,
        codes=assignment.codes,
        everybody=everybody,
        doubts=assignment.doubts,
        placed=placed,
        files=[file for file in files if isinstance(file, UnreadFile) or file.sha256 not in without_proof],
        vouched=vouched,
        own=forms.own_forms(
            config.committee,
            ledger,
            months=months_of_forms(meetings, ledger.notes(MeetingMoved), meeting, day),
            of_meeting=forms.made_for(ledger, meetings, meeting, day),
            example=config.example,
        ),
        days_meant=forms.days_meant(ledger),
        talk_meant=forms.talk_meant(ledger),
        asked_about=forms.asked_about(ledger),
        copies_after=forms.copies_after(ledger),
        answered_last=forms.answered_last(ledger),
        sheets=sheets_known(ledger, everybody),
        draws=draws_known(ledger, everybody, meant),
        before=before,
        spoke=rounds[-1].header.files if rounds else (),
        lost_before=lost_before(rounds, earlier[-1] if earlier else None),
        compared=frozenset(seen.sha256 for head in earlier[-1:] for seen in head.header.files),
        kept_on=last_kept_on(rounds),
        again=bool(rounds) and rounds[-1].header.meeting == meant,
        logins=assignment.logins,
        without_proof=without_proof,
        others=space.others,
        departed_on=config.departed_on,
        decided_last=rounds[-1].header.decided if rounds else Decided(),
        moved_since=moved,
        of_either_anew=of_either_anew(ledger, rounds, vouched),
        nobodys_anew=nobodys_anew(ledger, rounds, placed),
        taken_back=identities.taken_back(ledger, everybody, rounds[-1].entry if rounds else 0),
        kept=before if len(earlier) == len(rounds) else last_first(ledger, rounds),
        last=lambda: ledger.rows(rounds[-1]) if rounds else (),
        spoke_of=spoken_of.spoke_of(ledger, everybody),
        said_by_lost=spoken_of.said_by_lost(ledger, rounds[-1].header.files if rounds else (), files),
        listed_last=lambda: _listed_in(ledger, rounds[-1:], everybody),
        upheld=upheld_known(ledger, everybody),
        mailboxes=mailboxes_known(ledger, rounds, everybody, assignment.roster),
        shared_until=shared_until(ledger, rounds, everybody, assignment.roster),
        rounds=tuple(tuple(head.digest for head in heads) for heads in (earlier, rounds)),
        kept_days=tuple(head.header.day for head in rounds),
    )


def _listed_in(ledger: Ledger, rounds: Iterable[RoundHead], everybody: Identities) -> Iterable[Office]:
    """Return the offices of kept rounds by the ids that they and their accounts have now."""
    return as_now.offices(chain.from_iterable(map(ledger.offices, rounds)), everybody)


def input_kept(ledger: Ledger, head: RoundHead, files: Sequence[EvidenceFile]) -> RoundInput:
    """Return what a kept round was made of.

    Args:
        ledger: the ledger that holds it.
        head: which round.
        files: the evidence files that the round names, by their names there.

    Raises:
        AuditorError: the ledger cannot be read, or the round's baseline is none for this program.

    """
    header = head.header
    baseline = baselines.parse(f"round {head.number}", header.baseline_text, discovery.policies())
    then, held = ledger.before(head.entry), HeldOnce()
    earlier, everybody = then.rounds(), identities.known(then, held=held)
    roster = Roster(tuple(held.office(as_listed(row)) for row in ledger.rows(head) if not row.office.left))
    return RoundInput(
        meeting=header.meeting,
        meets_on=header.meets_on,
        day=header.day,
        committee=header.committee,
        example=header.example,
        baseline=baselines.extend(baseline, dict(header.also), f"round {head.number}"),
        also=header.also,
        official_domains=header.official_domains,
        waivers=header.waivers,
        departures=header.departures,
        due=header.due,
        due_assumed=header.due_assumed,
        next_meeting=header.next_meeting,
        roster=roster,
        codes={office.id: office.code for office in everybody.offices.values()},
        everybody=everybody,
        doubts=(),
        placed=placing.placed(then, everybody),
        files=files,
        vouched=vouched_by(then, everybody),
        own=forms.own_forms_then(then, head.header),
        days_meant=forms.days_meant(then),
        talk_meant=forms.talk_meant(then),
        asked_about=forms.asked_about(then),
        copies_after=forms.copies_after(then),
        answered_last=forms.answered_last(then),
        sheets=sheets_known(then, everybody),
        draws=draws_known(then, everybody, header.meeting),
        before=last_first(ledger, kept_before(then, earlier, header.meeting, header.place)),
        others=header.others,
        listed_last=lambda: _listed_in(ledger, earlier[-1:], everybody),
        upheld=upheld_known(then, everybody),
        mailboxes=mailboxes_known(then, earlier, everybody, roster),
        shared_until=shared_until(then, earlier, everybody, roster),
        kept_days=tuple(head.header.day for head in earlier),
    )


def context_of(given: RoundInput) -> SourceContext:
    """Return what sources must know to read the evidence of a round."""
    listed = without_days_ahead(given.roster, given.day)
    context = SourceContext(
        with_days_unread(listed, given.day, given.listed_last),
        decision_day_of(given.baseline),
        given.baseline.password_rule,
        given.official_domains,
        given.vouched.digests,
        given.vouched.superseded,
        given.vouched.of_either,
        given.vouched.codes,
        given.vouched.order.days,
        given.vouched.order.spans,
        given.vouched.order.by,
        listed_as={office: code for office, code in given.codes.items() if code not in {"", office}},
        own=given.own,
        days_meant=given.days_meant,
        talk_meant=given.talk_meant,
        asked_about=given.asked_about,
        copies_after=given.copies_after,
        answered_last=given.answered_last,
        sheets=given.sheets,
        held_there=held_there(given.everybody, listed.offices),
        kept_on=given.kept_days,
        put_back=put_back(given.everybody, listed.offices, given.departed),
        said_by_lost=given.said_by_lost,
        counting=counts_from_of(given.baseline),
    )
    return identities.acquainted(context, given.everybody, given.placed, last_listed(given.mailboxes), given.departed)


def as_listed(assessment: OfficeAssessment) -> Office:
    """Return the office of an assessment as the roster listed it."""
    return assessment.listed or without_left(assessment.office)


def without_left(office: Office) -> Office:
    """Return an office with the accounts only that the roster lists."""
    if not any(account.left for account in office.accounts):
        return office
    return structs.replace(office, accounts=tuple(account for account in office.accounts if not account.left))
