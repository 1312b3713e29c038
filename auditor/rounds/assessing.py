"""Makes a round of its input; and shows how things stand on a day, with nothing kept."""

from __future__ import annotations

from collections import deque
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor import __version__
from auditor.judging import waive
from auditor.judging.judge import JudgingInput, as_those_before, judge
from auditor.judging.objections import barred_claims
from auditor.judging.one_office import all_told, as_each_before, had_upheld
from auditor.model.facts import PROFILE_UPDATED_ON
from auditor.model.round import RoundHeader, cards
from auditor.roster.at_portal import with_counted_ones
from auditor.roster.moving import at_other_portal, at_portal_since, put_back
from auditor.rounds import revisions
from auditor.rounds.asking import open_slips
from auditor.rounds.asking.clock import day_fault
from auditor.rounds.disputing.upheld import doubts_of_upheld, entered_since
from auditor.rounds.evidence import joining_days, placing, vouched
from auditor.rounds.evidence.altered import tell_altered
from auditor.rounds.evidence.answered_since import Told, by_then, left_for_reason, rows_awaiting_day, still_doubtful
from auditor.rounds.evidence.evidence_folder import read_evidence_folder, rows_of_nobody, tell_set_aside
from auditor.rounds.evidence.listed_mailboxes import with_mailboxes
from auditor.rounds.evidence.lost_evidence import doubts_of_lost, lost_files, tell_lost_files, told_when_kept
from auditor.rounds.evidence.still_differing import (
    SameByEach,
    but_for_settled,
    not_settled,
    tell_still_differing,
    with_both,
)
from auditor.rounds.evidence.told_emails import tell_told_emails, with_told_emails
from auditor.rounds.extended_whom import of_extended_offices, tell_extended_to_others
from auditor.rounds.identity import identities, told_who_is_who
from auditor.rounds.identity.first_listed import first_listed
from auditor.rounds.identity.known_before import with_known_before
from auditor.rounds.identity.last_listed import LastListed
from auditor.rounds.identity.left_roster import doubts_of_left, tell_answers_of_left, tell_departed, tell_left
from auditor.rounds.identity.listed import roster_snapshot, told_of_left, with_those_who_left
from auditor.rounds.identity.recounted import tell_recounted, tell_whose_decisions
from auditor.rounds.identity.shared_until import but_of_shared_one
from auditor.rounds.judged_offices import Judgement, held_alike, held_whole
from auditor.rounds.judgement import judgement_of, no_step
from auditor.rounds.looking_back import before_look
from auditor.rounds.opposing.barred import told_once
from auditor.rounds.opposing.contradictions import tell_what_contradicts
from auditor.rounds.opposing.grown_old import told_of_grown_old
from auditor.rounds.opposing.told_there import listed_meanwhile, with_talks_there, with_told_there
from auditor.rounds.round_input import context_of, input_now, without_left
from auditor.rounds.sampling import crowded_days, sampled
from auditor.views.held_alike import MANY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.judging.judge import Portals
    from auditor.judging.objections import BarredClaim, CauseContradiction
    from auditor.model.disputes import Upheld
    from auditor.model.evidence import Evidence
    from auditor.model.finding import OfficeAssessment
    from auditor.model.journal import JournalEntry
    from auditor.model.notice import Notice
    from auditor.model.subjects import Office, Roster
    from auditor.rounds.judged_offices import Judged
    from auditor.rounds.meetings.meetings import Meeting
    from auditor.rounds.round_input import RoundInput
    from auditor.workspace.folder import Workspace


class MadeRound:
    """A round made of its input: the one road on which how things stand is shown, kept, and verified.

    Attributes:
        read: what the evidence says, but for what is told of it; `unread`, names of its files that could not be read; `differing`, copies of one form that differ and are not settled.
        missing: names of files that the ledger vouches for and that are not in the evidence as they were written; `lost`, files that spoke in kept rounds and are gone or changed, as far as it is told.
        gone: names of those that are gone; also of those that the last round lacked already, where this one takes its place, or is compared with an earlier one in which they spoke.
        judging: by what its offices are judged; `by_then` what was told by the day, by which is known what was answered since.
        roster: the roster with those who left it, as it is judged; `counted` without them, with the accounts numbered of offices that only count them; `context` what its evidence was read by, `everybody` who was given an id, `slip_order` how the `slips` that were opened follow each other, `questions` about who of the roster is whom of before.

    """

    _objected: tuple[Sequence[BarredClaim], Sequence[CauseContradiction]] | None = None

    def __init__(self, given: RoundInput) -> None:
        """Read the evidence; offices are judged one by one when they are asked for."""
        context = replace(context_of(given), day=given.day)
        counted, told = read_evidence_folder(given.files, context, given.day, given.everybody, given.departed)
        context = replace(context, put_back=put_back(given.everybody, counted.offices, given.departed))
        missing = given.vouched.missing(vouched.digests_present(given.files))
        self.missing, held = tuple(entry.file for entry in missing), vouched.held_of(given.files)
        as_kept = partial(roster_snapshot, official_domains=given.official_domains, known=given.everybody.accounts)
        lost, as_listed = lost_files(given, self.missing, told.files), as_kept(given.roster)
        present = as_listed if counted == given.roster else as_kept(counted)
        present = with_told_emails(present, told, given)
        told = with_mailboxes(told, present, given)
        by = given.baseline, given.standing_waivers, given.day, given.upheld, context.held_there
        judging = replace(
            JudgingInput.of(but_of_shared_one(told, given.shared_until), *by),
            at_portal_since=at_portal_since(given.everybody, counted.offices, given.day),
            at_other_portal=at_other_portal(given.everybody, counted.offices),
        )
        told_of = told_of_left(given.everybody, present, judging.observations, context.counts_from)
        whose = given.departures, given.everybody, told_of
        last = LastListed(given.everybody, of_extended_offices(given, present))
        self.roster, self._gone = with_those_who_left(present, last.noting(given.before()), *whose)
        self._listed = {office.id: office for office in as_listed.offices}
        self.told, self.told_on, self.called_on = judging.observations, judging.told_on, judging.called_on
        counted_by_then, nobody_knows = by_then(told.counts_in, given.day), by_then(told.not_known_in, given.day)
        left_with_reason = left_for_reason(given.departures, self.roster.offices)
        self.by_then = Told(self.told, counted_by_then, judging.unclear, nobody_knows, left_with_reason)
        self._portals = judging.portals_with_two_step(self.roster.offices)
        by_each = SameByEach(self.roster, judging, self._portals, told.observations)
        self.differing = tuple(not_settled(told.differing, self.by_then, by_each))
        judging = self.judging = with_both(judging, self.differing, given.vouched.order, told.observations)
        still = still_doubtful(vouched.but_for_missing(told, self.missing, held), self.roster.offices, self.by_then)
        doubtful = but_for_settled(still, told.differing, self.differing)
        spoke, undated = given.spoke + given.lost_before, rows_awaiting_day(told.notices, told.undated, self.told)
        when_kept = told_when_kept(doubtful, told.files, spoke, told.odd_days, given.nobodys_anew, undated=undated)
        self._told_of_cells = tuple(when_kept)
        # Notices of a file that spoke before came to one, so they need not stay.
        self._of_nobody, told = rows_of_nobody(told.notices), replace(told, notices=())
        self.as_before = partial(as_each_before, judging=self.judging, portals=self._portals)
        self._usage, self._meanwhile = waive.WaiverUsage(given.waivers), listed_meanwhile(context.put_back)
        # Of a nation the bytes of evidence are not held while its offices are judged.
        self._given = replace(given, files=())
        self.counted, self.context, self.everybody = counted, context, given.everybody
        self.slips, self.slip_order = given.vouched.slips, given.vouched.order
        self.questions = identities.open_questions(
            (
                *with_known_before(with_counted_ones(given.doubts, counted, given.everybody), judging, given.everybody),
                *first_listed(told.before_listing, counted, given.everybody, self.judging),
            ),
            (self.judging.observations, self.judging.unplaced, identities.spoken_of(self.roster)),
            given.everybody,
            given.meeting,
            self.roster.offices,
        )
        self._missing_told = vouched.tell_missing(missing, context.roster, given.without_proof, held)
        self.lost = tuple(file for file in lost if file.told)
        self.gone = tuple(
            file.name for file in lost if not file.changed and (file.anew or file.compared or given.again)
        )
        since_last = self.roster
        if given.kept is not given.before:
            since_last, _ = with_those_who_left(present, last.noting(given.kept()), *whose)
        self._left_anew = doubts_of_left(since_last, _last_of(given))
        self._by_settings = (
            *tell_whose_decisions(given),
            *tell_recounted(last.listed, self.roster, (given.decided_last, given.decided)),
            *tell_extended_to_others(given, self.roster, last),
        )
        self._listed_otherwise = (*last.tell_moved(_last_of(given), self.roster), *self._by_settings)
        self.read, self._present, self._since_last = told, present, since_last
        self.unread = tuple(name for name in told.unread if name not in self.missing)
        self._early = day_fault(given.day, context.decision_day, given.kept_on) is not None

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What has to be told about roster and evidence; worked out when it is asked for: who only compares does not."""
        given, told, present, again = self._given, self.read, self._present, self.context.put_back
        barred, contradicted = self._objections()
        return (
            *(() if self._early else joining_days.days_doubted(present, self.told, given.day, given.roster)),
            *tell_left(self.roster, self._since_last),
            *tell_departed(present, self.roster, given),
            *self._listed_otherwise,
            *tell_lost_files(self.lost, given, self.unread),
            *told_once(self._told_of_cells, barred),
            *tell_still_differing(self.differing, told.files, given.spoke + given.lost_before),
            *tell_answers_of_left(told.observations, present, given.everybody, given.spoke, given.departed, again),
            *tell_set_aside(told.observations, given.day, early=self._early),
            *tell_what_contradicts(told, self.judging, self.roster, contradicted, barred),
            *tell_told_emails(present),
            *self._missing_told,
            *vouched.tell_of_either(told.unplaced, given.of_either_anew, given.everybody),
            *open_slips.tell(self.slip_order, self.told, told.observations, given.everybody),
            *told_who_is_who.tell(self.questions),
            *told_who_is_who.tell_logins(given.logins, self.questions),
        )

    @property
    def taken_away(self) -> tuple[str, ...]:
        """The names of files that spoke in kept rounds, or that the ledger vouches for, and are not there as they were."""
        return (*(file.name for file in self.lost), *self.missing)

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of files that spoke in kept rounds and are not as they were."""
        return tuple(file.name for file in self.lost if file.is_otherwise and file.name not in self.unread)

    def offices(self) -> Iterator[Judged]:
        """Yield the assessment of each office with the evidence it rests on, in the roster's order."""
        objected: tuple[list[BarredClaim], list[CauseContradiction]] = [], []
        for assessment, known in judge(self.roster, self.judging, self._portals, objected[1].extend):
            self._usage.see(assessment)
            objected[0].extend(barred_claims(assessment, self.told))
            yield self._as_told(assessment), known
        self._objected = objected

    def offices_on(self, day: date, upheld: Iterable[Upheld] | None = None) -> Iterator[Judged]:
        """Yield the same as they will stand on a later day, if until then nobody tells anything more; or had only these of the requests been `upheld`."""
        judging, portals = self._judged_on(day)
        for assessment, known in judge(self.roster, had_upheld(judging, upheld), portals):
            yield self._as_told(assessment), known

    def _judged_on(self, day: date) -> tuple[JudgingInput, Portals]:
        if day == self._given.day:
            return self.judging, self._portals
        judging = replace(self.judging, day=day)
        return judging, judging.portals_with_two_step(self.roster.offices)

    def held(
        self, judged: Iterable[Judged], day: date, beside: Sequence[OfficeAssessment] = ()
    ) -> tuple[Sequence[OfficeAssessment], Mapping[str, Evidence]]:
        """Return offices judged on a day, with what they rest on, to be held; of a nation no more is than must be.

        Args:
            judged: the offices.
            day: the day.
            beside: the same judged on another day, where that was done.

        """
        few = len(self.counted.offices) <= MANY
        return held_whole(judged) if few else held_alike(judged, replace(self.judging, day=day), beside)

    def _as_told(self, assessment: OfficeAssessment) -> OfficeAssessment:
        """Return an assessment with the office as it was listed, where what was told changed that, and with the talks elsewhere by which something of it counts."""
        assessment = with_talks_there(assessment, self.judging.contacts, self.everybody, self._meanwhile)
        assessment = with_told_there(assessment, self.judging, self.everybody, self._meanwhile)
        listed = None if assessment.office.left else self._listed[assessment.office.id]
        told_otherwise = listed is not None and without_left(assessment.office) != listed
        return replace(assessment, listed=listed) if told_otherwise else assessment

    def _objections(self) -> tuple[Sequence[BarredClaim], Sequence[CauseContradiction]]:
        """Return the claims that what was seen or recorded bars, and contradicted causes, as they were found while offices were judged."""
        if self._objected is None:
            deque(self.offices(), maxlen=0)
        return self._objected or ((), ())

    def altered(self) -> tuple[Notice, ...]:
        """Return what is told of answers that turned for the better with evidence that is lost; nothing where none is."""
        given = self._given
        if self._early or not self.taken_away:
            return ()
        perhaps = as_those_before(self.roster, self.judging, self._portals)
        now, missing = (assessment for assessment, _ in self.offices()), next(iter(self.missing), "")
        return tell_altered(given, now, perhaps, self.lost, missing, self.told, self.read.files)

    def doubts(self, space: Workspace) -> tuple[Text, ...]:
        """Return what is to be asked about before it is kept: evidence that is newly lost, who left the roster or is counted otherwise since, and what requests that were upheld leave open."""
        altered = self.altered()
        lost = doubts_of_lost(self.lost, altered)
        if altered and not lost:  # of files that the ledger vouches for it is told elsewhere that they are missing
            lost = tuple(dict.fromkeys(notice.message for notice in (*self._missing_told, *altered)))
        return (*lost, *self._left_anew, *(each.message for each in self._by_settings), *self.to_correct(space))

    def to_correct(self, space: Workspace, *, kept_so: bool = False) -> tuple[Text, ...]:
        """Return what requests that were upheld leave open, also where the last round was `kept_so`, or unless it was."""
        past = partial(before_look, space, self.header(), everybody=self.everybody, listed=self.roster.offices)
        entered = entered_since(partial(all_told, self.judging), self.read.files, self._given.spoke)
        return doubts_of_upheld(self._given, self.judging.doubted, self.offices, past, entered, kept_so=kept_so)

    def grown_old(self) -> Text | None:
        """Return of how many offices what was told has grown old since the last kept round; None for none."""
        return told_of_grown_old(self._given, self.told_on, self.offices)

    def notes(self, salt: str) -> Iterator[JournalEntry]:
        """Yield what keeping the round notes before it: who is listed, and whose the rows of its evidence are.

        Args:
            salt: fresh random hex digits.

        """
        given = self._given
        yield from given.noted_first
        yield from identities.notes(given.everybody, self.counted, given.codes, salt, given.day, counted=True)
        yield from placing.placements(self.read, self.context, given.day)

    def header(self) -> RoundHeader:
        """Return the unsalted header; once all offices were taken, for it tells which waivers none of them needed."""
        profiled = self.context.counts_from.of(PROFILE_UPDATED_ON)
        given, baseline = self._given, self._given.baseline
        return RoundHeader(
            meeting=given.meeting,
            day=given.day,
            committee=given.committee,
            baseline=baseline.id,
            baseline_title=baseline.title,
            baseline_text=baseline.text,
            also=given.also,
            password_rule=baseline.password_rule,
            official_domains=given.official_domains,
            decisions=baseline.decisions,
            rules=cards(baseline),
            waivers=given.waivers,
            departures=given.departures,
            files=self.read.files,
            waiver_notes=self._usage.notes(given.extended_on),
            gone=self._gone,
            set_aside=self.judging.later,
            due=given.due,
            due_assumed=given.due_assumed,
            next_meeting=given.next_meeting,
            example=given.example,
            version=__version__,
            salt="",
            unread=(*self.unread, *self.missing, *self.gone),
            reading=revisions.READING,
            judging=revisions.JUDGING,
            meets_on=given.meets_on,
            sample=sampled(self._given.draws, self.roster, self.told, baseline, profiled),
            crowded=crowded_days(self.told, self.context.decision_day),
            changed=self.changed,
            others=given.others,
            of_nobody=self._of_nobody,
        )


def _last_of(given: RoundInput) -> Iterable[Office]:
    return next(iter(given.kept()), ())


def assess(space: Workspace, day: date, *, tick: Callable[[], None] = no_step) -> Judgement:
    """Return how things stand on a day, for no meeting; nothing is kept.

    Args:
        space: the workspace.
        day: the day of the audit.
        tick: called after each office.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    return judgement_of(made_now(space, day), tick)


def made_now(space: Workspace, day: date, meeting: Meeting | None = None) -> MadeRound:
    """Return the round that would be made on a day, for a meeting or a look (None).

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    return MadeRound(input_now(space, day, meeting))


def counted_roster(space: Workspace, day: date) -> Roster:
    """Return the roster as it is judged on a day: of offices that list no account by its post, with as many as they answered numbered; AuditorError where roster or ledger cannot be used."""
    return made_now(space, day).counted
