"""From evidence to assessments, office by office; pure."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from auditor.judging import causes, collect, waive
from auditor.judging.as_it_counts import as_it_counts
from auditor.judging.barring import unclear_by_subject
from auditor.judging.kept_out import kept_out_by_subject
from auditor.judging.none_of_its_own import another_of_its_own, with_none_of_its_own
from auditor.judging.objections import (
    CauseContradiction,
    Objection,
    is_outlived,
    is_yes_before,
    lacking,
    last_saying,
    last_yes,
    says,
    side_told,
    yes_before,
)
from auditor.judging.of_before import NoesOfBefore, claimants_of, of_elsewhere, standing_for, worst
from auditor.judging.one_office import NOBODY_TAKEN, OneOffice, with_present_holders
from auditor.judging.perhaps_back import with_perhaps_back
from auditor.judging.portals import having_two_step, is_of_former, portal_of
from auditor.judging.resolving import Freshness
from auditor.judging.shut_out import with_shut_out
from auditor.judging.sorting import of_shared, told_by_subject, told_whole, whose
from auditor.judging.unsettled import with_unsettled
from auditor.judging.untold_days import with_untold_days
from auditor.judging.upheld import doubted_by_office, with_disputed_causes, with_upheld
from auditor.model.facts import HOLDER_SINCE, SHARED, TWO_STEP_CAUSE, Cause, Fact
from auditor.model.grades import Grade

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from auditor.judging.one_office import AgainstCauses, Taken
    from auditor.judging.upheld import Doubted
    from auditor.model.baseline import Baseline, Waiver
    from auditor.model.disputes import Upheld
    from auditor.model.evidence import ContactRecord, Evidence, KeptOut, Observation, UnclearAnswer, UnplacedAnswer
    from auditor.model.finding import OfficeAssessment
    from auditor.model.forms import DifferingCopies, OddDays, UnclaimedForm
    from auditor.model.identity import HeldThere, PlacedRow
    from auditor.model.notice import Notice
    from auditor.model.round import FileSeen
    from auditor.model.side import Side
    from auditor.model.source import NotKnown, ToldBeforeListing, ToldEmail, UserCount
    from auditor.model.subjects import Office, Roster

    Portals = Mapping[str, Sequence[Objection]]
    Taking = Callable[[Iterable[CauseContradiction]], None]


class FolderEvidence(Struct, frozen=True):
    """What the evidence folder says.

    Attributes:
        observations: what was told, without what does not count; `contacts`, who was spoken to on which day; `files`, those that were read; `notices`, what is told of them.
        counts_in: by file how many accounts offices say they have, `not_known_in` of what it was typed at the desk that nobody knows it; `unread`, names of files that could not be read; `stopping`, for which nothing may be kept.
        unplaced: answers of which it is not known whose they are; `emails`, addresses that offices told; `unclaimed`, forms that do not say whose they are; `odd_days`, days of contact that do not fit their forms.
        differing: copies of one form that differ, while nobody said which was filled in last, or that does not settle it.
        placed: whose the rows of files are, by the files' digests; `forms`, the numbers of the forms they are copies of, by their names; `before_listing`, what was told before accounts were listed that may be theirs.
        for_all: by file the places of offices' rows that answer for their accounts, each with the account (id) whose holder told it, None where that is the only one; `tellers`, of every row the post that told it, empty where it names none.
        kept_out: answers for all that do not count for an account: its own no was told before, or one that nobody can read, or why it is not done, and nothing since; `undated`, answers that do not count, for nobody knows on which day they were told; `undated_rows`, the files and places of such rows, whose noes count all the same; `unclear`, those that nobody can read.

    """

    observations: tuple[Observation[Any], ...]
    contacts: tuple[ContactRecord, ...]
    files: tuple[FileSeen, ...]
    notices: tuple[Notice, ...]
    counts_in: Mapping[str, tuple[UserCount, ...]] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    unplaced: tuple[UnplacedAnswer, ...] = ()
    placed: Mapping[str, tuple[PlacedRow, ...]] = field(default_factory=dict)
    stopping: tuple[str, ...] = ()
    unclaimed: tuple[UnclaimedForm, ...] = ()
    odd_days: tuple[OddDays, ...] = ()
    emails: tuple[ToldEmail, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    before_listing: tuple[ToldBeforeListing, ...] = ()
    for_all: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    differing: tuple[DifferingCopies, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()
    undated: tuple[Observation[Any], ...] = ()
    undated_rows: frozenset[tuple[str, str]] = frozenset()
    unclear: tuple[UnclearAnswer, ...] = ()
    tellers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    not_known_in: Mapping[str, tuple[NotKnown, ...]] = field(default_factory=dict)

    @property
    def counts(self) -> tuple[UserCount, ...]:
        """How many accounts offices say they have, in whichever file."""
        return tuple(each for of_file in self.counts_in.values() for each in of_file)


class JudgingInput(Struct, frozen=True):
    """What is needed to judge an office: everything that was told, sorted by subject and by office.

    `explained` are the ids of whom it was told why two-step is not on, `moved` those of whom a new holder was told: they are few.
    `kept_out` are the answers for all that do not count, by the account that itself answered before; `undated` those without a day that is known.
    `unclear` are those that nobody can read, of what is asked for the duties: advice is not barred. `doubted` is what requests that were upheld put in doubt, by office and policy (ids);
    `whole` has then, of whom something was told anew by the same origin, also what was left out for that: it counts again where the newer does not. `held_there`: see `SourceContext`.
    `at_portal_since` has the accounts (ids) that stood at another portal before, each with the day since which it stands at that of its office; `at_other_portal` who is listed beside whom of before he may be (ids), where that one stood at another portal. `undated_rows`: see `FolderEvidence`; `of_unknown_order`: see `auditor.judging.unknown_order`.
    """

    observations: Mapping[str, Sequence[Observation[Any]]]
    explained: frozenset[str]
    moved: frozenset[str]
    contacts: Mapping[str, Sequence[ContactRecord]]
    later: int
    baseline: Baseline
    waivers: tuple[Waiver, ...]
    day: date
    unplaced: Mapping[str, Sequence[UnplacedAnswer]] = field(default_factory=dict)
    kept_out: Mapping[str, Sequence[KeptOut]] = field(default_factory=dict)
    undated: Mapping[str, Sequence[Observation[Any]]] = field(default_factory=dict)
    unclear: Mapping[str, Sequence[UnclearAnswer]] = field(default_factory=dict)
    doubted: Mapping[str, Mapping[str, Doubted]] = field(default_factory=dict)
    whole: Mapping[str, tuple[Observation[Any], ...]] = field(default_factory=dict)
    held_there: Mapping[str, HeldThere] = field(default_factory=dict)
    undated_rows: frozenset[tuple[str, str]] = frozenset()
    of_unknown_order: Mapping[str, Sequence[tuple[Side, Side]]] = field(default_factory=dict)
    at_portal_since: Mapping[str, date] = field(default_factory=dict)
    at_other_portal: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 what was told, and by what it is judged
        cls,
        told: FolderEvidence,
        baseline: Baseline,
        waivers: Sequence[Waiver],
        day: date,
        upheld: Iterable[Upheld] = (),
        held_there: Mapping[str, HeldThere] = MappingProxyType({}),
    ) -> JudgingInput:
        """Sort what was told; what is dated after the day is set aside and counted. `upheld` are the requests for correction that were."""
        by_subject, later = told_by_subject(told.observations, day)
        by_office, in_order = attrgetter("office"), attrgetter("on", "way", "told_by", "there")
        # Sorted by office alone: keys of more parts would all be held beside a nation's talks while they are put in order.
        talks = sorted((talk for talk in told.contacts if talk.on <= day), key=by_office)
        contacts = {office: tuple(sorted(set(own), key=in_order)) for office, own in groupby(talks, by_office)}
        unplaced: dict[str, list[UnplacedAnswer]] = {}
        for answer in told.unplaced:
            if answer.told is None or answer.told.observed_on <= day:
                for subject in answer.subjects:
                    unplaced.setdefault(subject, []).append(answer)
        explained, moved = whose(TWO_STEP_CAUSE, told.observations), whose(HOLDER_SINCE, told.observations)
        set_aside = sum(len(each.subjects) for each in later)
        kept_out, undated = kept_out_by_subject(told.kept_out, day), told_by_subject(told.undated, day)[0]
        unclear, doubted = unclear_by_subject(told.unclear, baseline, day), doubted_by_office(upheld, baseline, day)
        whole = told_whole(told.observations, by_subject, day) if doubted else {}
        apart = unplaced, kept_out, undated, unclear, doubted, whole, held_there, told.undated_rows
        return cls(by_subject, explained, moved, contacts, set_aside, baseline, tuple(waivers), day, *apart)

    @property
    def called_on(self) -> tuple[date, ...]:
        """The days on which offices were spoken to, as registers tell it, none after the day of the audit."""
        return tuple(sorted({contact.on for calls in self.contacts.values() for contact in calls}))

    @property
    def told_on(self) -> tuple[date, ...]:
        """The days on which something was told or an office was spoken to, none after the day of the audit."""
        told = {observation.observed_on for told in self.observations.values() for observation in told}
        return tuple(sorted(told.union(self.called_on)))

    def evidence(
        self,
        office: Office,
        taken: Taken = NOBODY_TAKEN,
        facts: Container[Fact[Any]] | None = None,
        without: Iterable[Doubted] = (),
    ) -> dict[str, Evidence]:
        """Return what is known of an office and its accounts, by id.

        An office answers once for all its accounts: of whom the same was told, the same is known, resolved once.

        Args:
            office: the office.
            taken: who is taken for whom of before, by id: what was told of that one is known too.
            facts: these alone, with those by which they are resolved; None for all.
            without: what is in doubt of all of them.

        """
        accounts = (
            (each.id, each.doubts, each.holder_since, each.joining_unread_on, each.shared) for each in office.accounts
        )
        found: dict[str, Evidence] = {}
        resolved: dict[Hashable, Evidence] = {}
        for subject, doubts, since, unread_on, shared in ((office.id, office.doubts, None, None, False), *accounts):
            ids = (subject, taken[subject]) if subject in taken else (subject,)
            told = self.observations.get(subject, ()) if len(ids) == 1 else self._told(ids)
            if facts is not None:
                told = [observation for observation in told if observation.fact in facts]
            if shared and (facts is None or SHARED in facts):
                told = [*of_shared(subject, told, self.day)]
            for doubted in without:
                told = doubted.of(subject).left_of(told)
            # What one of before may have told, may have told who may be that one.
            perhaps = dict.fromkeys((*ids, *doubts)) if self.unplaced else ()
            unplaced = [answer for given in perhaps for answer in self.unplaced.get(given, ())]
            unclear = [answer for given in ids for answer in self.unclear.get(given, ())] if self.unclear else []
            if not (told or unplaced or unclear):
                continue
            alike = since, unread_on, *map(id, told), *map(id, unplaced), *map(id, unclear)
            if alike not in resolved:
                resolved[alike] = collect.evidence_of(
                    subject,
                    told,
                    day=self.day,
                    freshness=Freshness.of(self.baseline),
                    holder_since=since,
                    joining_unread_on=unread_on,
                    rule=self.baseline.password_rule,
                    unplaced=unplaced,
                    unclear=unclear,
                )
            known = resolved[alike]
            found[subject] = known if known.subject == subject else replace(known, subject=subject)
        return found

    def portals_with_two_step(self, offices: Sequence[Office]) -> Portals:
        """Return the portals that some account calls without two-step, with the accounts there that have it (`auditor.judging.portals`), the best known first."""
        doubted = {portal_of(office) for office in offices if self._calls_without(office)}
        found: dict[str, list[Objection]] = defaultdict(list)
        for office in offices:
            if portal_of(office) in doubted:
                found[portal_of(office)] += having_two_step(office, self)
        best_first = partial(sorted, key=lambda having: having.known_by, reverse=True)
        return {portal: best_first(having) for portal, having in found.items() if having}

    def _calls_without(self, office: Office) -> bool:
        those = (given for account in office.accounts for given in (account.id, *account.doubts))
        explained = self.explained.intersection((*those, *office.gone_elsewhere))
        return any(says(Cause.NOT_OFFERED, each) for each in self._told(explained))

    def _told(self, subjects: Iterable[str]) -> list[Observation[Any]]:
        return [told for subject in subjects for told in self.observations.get(subject, ())]

    def against_causes(
        self, office: Office, portals: Portals, evidence: Mapping[str, Evidence], taken: Taken = NOBODY_TAKEN
    ) -> AgainstCauses:
        """Return what speaks against each cause that is told of an account's two-step not being on, by the account's id.

        That is an answer about the same account, no older, which does not give that cause; of one whose two-step is known to
        be on, the yes before the cause; against the portal's not offering it, an account there that has two-step on; and against
        the office's having no account of its own, another one of it of which something is known.

        Args:
            office: the office.
            portals: `portals_with_two_step` of all offices.
            evidence: `evidence` of the office.
            taken: who is taken for whom of before (see `evidence`).

        """
        found: dict[str, dict[Cause, Objection]] = defaultdict(dict)
        for account in office.accounts:
            subjects = {account.id: 0, taken.get(account.id, account.id): 0}
            if self.explained.isdisjoint(subjects):
                continue
            told = self._told(subjects)
            for cause in {Cause(answer.value) for answer in told if answer.fact == TWO_STEP_CAUSE}:
                other = lacking(cause, told)
                is_on = other is None and _is_on(evidence.get(account.id))
                if is_on:
                    other = yes_before(cause, told)
                elif other is None:
                    other = self._yes_of_former(cause, told, account.id)
                if other is not None:
                    found[account.id][cause] = Objection(office, account, side_told(other), other.reference)
                elif not is_on and cause is Cause.NOT_OFFERED:
                    having = portals.get(portal_of(office), ())
                    best = next((each for each in having if not is_outlived(each, account, cause, told)), None)
                    if best is not None:
                        found[account.id][cause] = best
        for given, of_its_own in another_of_its_own(office, evidence, found, self).items():
            found[given].setdefault(Cause.NO_OWN_ACCOUNT, of_its_own)
        return found

    def _yes_of_former(self, cause: Cause, told: Sequence[Observation[Any]], subject: str) -> Observation[Any] | None:
        """Return the yes that does not count for what was seen of an account (its id) at a login at a former portal, where that showed a cause: of the portal of now it is none."""
        last, since = last_saying(cause, told), self.at_portal_since.get(subject)
        if last is None or last.grade is not Grade.WITNESSED:
            return None
        return last_yes(cause, told) if is_of_former(cause, last.observed_on, since) else None

    def contradicted_causes(
        self, office: Office, evidence: Mapping[str, Evidence], against: AgainstCauses, taken: Taken = NOBODY_TAKEN
    ) -> Iterator[CauseContradiction]:
        """Yield each account of which a cause stands for its two-step not being on, while something speaks against that.

        Where it is on all the same, the cause stands as long as no later answer settles it. `evidence` and `against_causes` are the office's, with who is `taken` for whom of before (see `evidence`).
        """
        for account in (account for account in office.accounts if account.id in against):
            known = causes.cause_known(evidence.get(account.id))
            other = against[account.id].get(known) if known is not None else None
            answers = self._told({account.id: 0, taken.get(account.id, account.id): 0})
            told = last_saying(known, answers) if known is not None else None
            is_on = _is_on(evidence.get(account.id))
            if other is None or told is None or (is_on and not is_yes_before(other.side, told.observed_on)):
                continue
            since = any(each.fact.id == other.side.fact and each.observed_on > other.side.on for each in answers)
            of_before = account.id in taken and told not in self.observations.get(account.id, ())
            yield CauseContradiction(office, account, told, other, is_on, since, of_before)

    def without_own_account(
        self, offices: Sequence[Office], *, long_ago: bool = False
    ) -> Iterator[tuple[Office, Observation[Any]]]:
        """Yield each office that is said to have no account of its own, with what says so, unless the roster says it too; or of which that has grown old."""
        for office in offices:
            explained = [subject.id for subject in office.subjects if subject.id in self.explained]
            told = [answer for answer in self._told(explained) if answer.value is Cause.NO_OWN_ACCOUNT]
            if (
                told
                and not office.has_no_account
                and not office.left
                and self._stands(office, Cause.NO_OWN_ACCOUNT, long_ago=long_ago)
            ):
                yield office, max(told, key=lambda observation: observation.observed_on)

    def _stands(self, office: Office, cause: Cause, *, long_ago: bool) -> bool:
        """Return whether a cause is what is known now of an office, or was until it grew old, or of an account of it, and nothing that was told lacks it."""
        known_of = causes.cause_aged if long_ago else causes.cause_known
        evidence = self.evidence(office)
        against = self.against_causes(office, {}, evidence)
        return any(
            known_of(known) is cause and not _is_on(known) and cause not in against.get(subject, {})
            for subject, known in evidence.items()
        )


def _is_on(evidence: Evidence | None) -> bool:
    return evidence is not None and causes.enrolment(evidence) is not None


def judge(
    roster: Roster, judging: JudgingInput, portals: Portals | None = None, contradicted: Taking | None = None
) -> Iterator[tuple[OfficeAssessment, dict[str, Evidence]]]:
    """Yield the assessment of each office with the evidence it rests on (`as_it_counts`), office by office.

    Pure: the same roster, evidence, baseline, waivers and day always give the same result. Of whom it is not known whose of
    before he is, the worst counts that any answer would give: no yes comes from before, and every no stays, but none is told of
    more than one.

    Args:
        roster: who is listed.
        judging: what was told.
        portals: `JudgingInput.portals_with_two_step` of the roster, where these are known already.
        contradicted: is given `JudgingInput.contradicted_causes` of each office that has any, also of those of before for whom somebody counts.

    """
    portals = judging.portals_with_two_step(roster.offices) if portals is None else portals
    claimants, staying = claimants_of(roster.offices), standing_for(roster.offices, judging.held_there)
    noes = NoesOfBefore(claimants, roster.offices, staying)
    for serial, listed in enumerate(roster.offices, start=1):
        one = OneOffice(serial, with_present_holders(listed, judging), judging, portals)
        evidence = one.known()
        against = one.against_causes(evidence)
        told = tuple(judging.contradicted_causes(listed, evidence, against)) if contradicted is not None else ()
        own = one.with_both_answers(evidence, against)
        perhaps = [*one.perhaps(), *one.as_others()]
        noes.see(perhaps)
        # Outcomes: the worst of all ways, a no of before once, and no yes that an upheld request put in doubt.
        by_all = noes.told_once(worst(own, perhaps, claimants, of_elsewhere(listed, judging.held_there), staying))
        found = with_upheld(by_all, judging.doubted.get(listed.id, {}), one.without)
        if contradicted is not None:
            contradicted((*told, *one.contradicted_of_before(found, told)))
        evidence = as_it_counts(evidence, by_all, found, judging)
        found = with_disputed_causes(found, judging.doubted.get(listed.id, {}))  # what is known is as it was
        # What stands beside them; each step reads what those before it wrote.
        found = with_unsettled(found, judging)  # before waivers: an answer without its day is noted of a no as it is
        found = with_untold_days(found, judging)  # after it: of what counts, be it unsettled
        found = waive.waive(found, judging.waivers, judging.day)
        found = waive.put_off(found, judging.baseline.rules)  # after waivers: a duty waits for one that has time
        found = with_shut_out(found)  # after both: what waits for the portal is open no more
        found = with_none_of_its_own(found)  # of what was never told: not of what was, without its day
        # Of who is gone: it changes no finding.
        yield with_perhaps_back(found, judging, portals, contradicted), evidence


def as_those_before(
    roster: Roster, judging: JudgingInput, portals: Portals
) -> Iterator[tuple[Mapping[str, str], OfficeAssessment]]:
    """Yield how doubtful offices would stand for every way in which the doubts may be answered by yes, and who would be whom."""
    for serial, listed in enumerate(roster.offices, start=1):
        yield from OneOffice(serial, with_present_holders(listed, judging), judging, portals).perhaps()
