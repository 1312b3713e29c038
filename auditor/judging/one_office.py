"""One office beside all that was told: judged by it, without what is in doubt of it, and as somebody of before."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from auditor.judging import collect, engine
from auditor.judging.kept_out import with_kept_out
from auditor.judging.of_before import taken_for_those_before
from auditor.judging.portals import known_there, since_moved, with_what_was_seen_there
from auditor.judging.sorting import last_words
from auditor.judging.unknown_order import with_unknown_order
from auditor.judging.upheld import doubted_as, doubted_by_office, with_disputed_causes, with_upheld
from auditor.model.as_before import AsBefore
from auditor.model.evidence import Evidence
from auditor.model.identity import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from auditor.judging.judge import JudgingInput, Portals
    from auditor.judging.objections import CauseContradiction, Objection
    from auditor.judging.upheld import Doubted
    from auditor.model.disputes import Upheld
    from auditor.model.evidence import Observation
    from auditor.model.facts import Cause
    from auditor.model.finding import OfficeAssessment
    from auditor.model.subjects import Office

    Taken = Mapping[str, str]
    AgainstCauses = Mapping[str, Mapping[Cause, Objection]]

NOBODY_TAKEN: Final[Taken] = MappingProxyType({})


class OneOffice(Struct, frozen=True):
    """An office and by what it is judged; `portals` are `JudgingInput.portals_with_two_step` of all offices.

    Some in it may be `taken` for those of before, by id: what was told of these is known of them too.
    """

    serial: int
    office: Office
    judging: JudgingInput
    portals: Portals

    def known(self, taken: Taken = NOBODY_TAKEN) -> dict[str, Evidence]:
        """Return what is known of the office and its accounts, by id."""
        evidence = self.judging.evidence(self._held_as_there(taken), taken)
        return known_there(evidence, self.judging)

    def against_causes(self, evidence: Mapping[str, Evidence], taken: Taken = NOBODY_TAKEN) -> AgainstCauses:
        """Return what speaks against each cause that is told in it, where that is known of it (`JudgingInput.against_causes`)."""
        return self.judging.against_causes(self.office, self.portals, evidence, taken)

    def assessed(self, evidence: Mapping[str, Evidence], against: AgainstCauses) -> OfficeAssessment:
        """Return the office judged by what is known of it, and what speaks against causes; of these findings hold one side."""
        sides = {
            account: {cause: objection.side for cause, objection in of_causes.items()}
            for account, of_causes in against.items()
        }
        judging, contacts = self.judging, self.judging.contacts.get(self.office.id, ())
        found = engine.judge_office(
            self.serial,
            self.office,
            evidence=evidence,
            contacts=contacts,
            baseline=judging.baseline,
            against_causes=sides,
        )
        return with_what_was_seen_there(found, judging)

    def with_both_answers(self, evidence: Mapping[str, Evidence], against: AgainstCauses) -> OfficeAssessment:
        """Return it judged so, with what was told and does not count beside what does, where both are told until that is settled."""
        return with_unknown_order(with_kept_out(self.assessed(evidence, against), self.judging), self.judging)

    def without(self, doubted: Doubted, taken: Taken = NOBODY_TAKEN) -> OfficeAssessment:
        """Return the office judged without what is in doubt of it, and of whoever of before some in it are taken for."""
        left = replace(self, judging=left_without(self.office, self.judging, doubted))
        evidence = left.known(taken)
        return left.assessed(evidence, left.against_causes(evidence, taken))

    def perhaps(self) -> Iterator[tuple[Taken, OfficeAssessment]]:
        """Yield how it would stand for every way in which its doubts may be answered by yes, and who would be whom."""
        for taken in taken_for_those_before(self.office):
            yield taken, self.taken_for(taken)[0]

    def as_others(self) -> Iterator[tuple[Taken, OfficeAssessment]]:
        """Yield how it would stand were accounts whose user IDs may have gone to another office others than before, of whom nothing was told, and that they would be nobody of before."""
        if others := self.office.perhaps_others:
            ids = _known_as(self.office) - others
            told = {given: self.judging.observations.get(given, ()) for given in ids}
            by_rest = replace(self, judging=replace(self.judging, observations=told))
            yield dict.fromkeys(others, NOBODY), by_rest.taken_for(NOBODY_TAKEN)[0]

    def taken_for(self, taken: Taken) -> tuple[OfficeAssessment, Mapping[str, Evidence]]:
        """Return how it would stand were some in it those of before for whom they are taken, and what would be known of it."""
        one = replace(self, judging=since_moved(self.judging, taken))
        evidence = one.known(taken)
        then = one.with_both_answers(evidence, one.against_causes(evidence, taken))
        doubted = doubted_as(self.office, self.judging.doubted, taken)
        left = with_upheld(then, doubted, partial(one.without, taken=taken))
        return with_disputed_causes(left, doubted), evidence

    def contradicted_of_before(
        self, found: OfficeAssessment, told: Iterable[CauseContradiction]
    ) -> Iterator[CauseContradiction]:
        """Yield of whom a cause excuses nothing, by what is found of the office, that was told of one of before who he may be, and what speaks against it: of each once, beside what is `told` of himself already."""
        of_himself = {each.account.id for each in told}
        refuted = {
            each.subject for each in found.findings if each.against_cause and self.office.is_doubtful(each.subject)
        }
        for taken in taken_for_those_before(self.office) if refuted else ():
            one = replace(self, judging=since_moved(self.judging, taken))
            evidence = one.known(taken)
            against = one.against_causes(evidence, taken)
            for each in one.judging.contradicted_causes(self.office, evidence, against, taken):
                whom = each.account.id
                if whom in refuted and (each.of_before or whom not in of_himself):
                    refuted.discard(whom)
                    yield each

    def _held_as_there(self, taken: Taken) -> Office:
        """Return it with the accounts that are taken for those of other offices held since the days known there: their holders moved with them."""
        there = self.judging.held_there
        accounts = (
            replace(each, holder_since=there[taken[each.id]].since, joining_unread_on=None)
            if taken.get(each.id) in there
            else each
            for each in self.office.accounts
        )
        return replace(self.office, accounts=tuple(accounts)) if there and taken else self.office


def as_each_before(office: Office, judging: JudgingInput, portals: Portals) -> Mapping[str, Sequence[AsBefore]]:
    """Return what would be known and found of each in an office who may be one of before, by his id: by himself first, then as each of those.

    Of one whose user ID may have gone to another office that is as somebody else of whom nothing was told, and as the one he was.
    """
    one = OneOffice(0, office, judging, portals)
    found: dict[str, dict[str, AsBefore]] = {}
    doubted = [subject.id for subject in office.subjects if subject.doubts]
    for taken in (NOBODY_TAKEN, *taken_for_those_before(office)) if doubted else ():
        then, evidence = one.taken_for(taken)
        for now in taken or doubted:
            before = taken.get(now, "")
            known = evidence.get(now, Evidence(now))
            found.setdefault(now, {})[before] = AsBefore(before, known, then.of(subject=now))
    for others, then in one.as_others():
        was, evidence = one.taken_for(NOBODY_TAKEN)
        for now in others:
            nobody = AsBefore(NOBODY, Evidence(now), then.of(subject=now))
            found[now] = {NOBODY: nobody, now: AsBefore(now, evidence.get(now, Evidence(now)), was.of(subject=now))}
    return {now: tuple(each.values()) for now, each in found.items()}


def left_without(office: Office, judging: JudgingInput, doubted: Doubted) -> JudgingInput:
    """Return what was told of one office, and of whoever of before some in it may be, without what is in doubt of it."""
    return replace(judging, observations={each: left_of(judging, each, doubted) for each in _known_as(office)})


def _known_as(office: Office) -> frozenset[str]:
    """Return the ids of an office and its accounts, and of those of before whom they may be: what was told of these may be of it."""
    return frozenset(given for each in office.subjects for given in (each.id, *each.doubts))


def had_upheld(judging: JudgingInput, upheld: Iterable[Upheld] | None) -> JudgingInput:
    """Return by what is judged had only these of the requests been upheld that it knows as such; the same for None."""
    if upheld is None:
        return judging
    return replace(judging, doubted=doubted_by_office(upheld, judging.baseline, judging.day))


def all_told(judging: JudgingInput, subject: str) -> Sequence[Observation[Any]]:
    """Return what was told of one subject (its id), also what was told otherwise since by the same origin."""
    return judging.whole.get(subject) or judging.observations.get(subject, ())


def left_of(judging: JudgingInput, subject: str, doubted: Doubted) -> Sequence[Observation[Any]]:
    """Return what was told of one subject (its id), without what is in doubt of it."""
    left = doubted.of(subject).left_of(all_told(judging, subject))
    return last_words(tuple(left)) if subject in judging.whole else left


def with_present_holders(office: Office, judging: JudgingInput) -> Office:
    """Return an office whose accounts say since when their present holders have them, as was told."""
    if judging.moved.isdisjoint(account.id for account in office.accounts):
        return office
    told = judging.observations
    since = (collect.present_holder_since(told.get(each.id, ()), each.holder_since) for each in office.accounts)
    accounts = (replace(each, holder_since=day) for each, day in zip(office.accounts, since, strict=True))
    return replace(office, accounts=tuple(accounts))
