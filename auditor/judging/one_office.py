"""One office beside all that was told: judged by it, without what is in doubt of it, and as somebody of before."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.judging import collect, engine
from auditor.judging.kept_out import with_kept_out
from auditor.judging.of_before import taken_for_those_before
from auditor.judging.portals import known_there
from auditor.judging.sorting import last_words
from auditor.judging.upheld import doubted_by_office, with_upheld
from auditor.model.as_before import AsBefore
from auditor.model.evidence import Evidence
from auditor.model.identity import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.judging.judge import JudgingInput
    from auditor.judging.objections import Objection
    from auditor.judging.upheld import Doubted
    from auditor.model.disputes import Upheld
    from auditor.model.evidence import Observation
    from auditor.model.facts import Cause
    from auditor.model.finding import OfficeAssessment, Side
    from auditor.model.subjects import Office


def perhaps_of(
    serial: int, office: Office, judging: JudgingInput, portals: Mapping[str, Sequence[Objection]]
) -> Iterator[tuple[Mapping[str, str], OfficeAssessment]]:
    """Yield how a doubtful office would stand for every way in which the doubts may be answered by yes, and who would be whom."""
    for taken in taken_for_those_before(office):
        yield taken, _taken_for(taken, serial, office, judging, portals)[0]


def as_others(
    serial: int, office: Office, judging: JudgingInput, portals: Mapping[str, Sequence[Objection]]
) -> Iterator[tuple[Mapping[str, str], OfficeAssessment]]:
    """Yield how an office would stand were accounts whose user IDs may have gone to another office others than before, of whom nothing was told, and that they would be nobody of before."""
    if others := office.perhaps_others:
        told = {each.id: judging.observations.get(each.id, ()) for each in office.subjects if each.id not in others}
        by_rest = replace(judging, observations=told)
        yield dict.fromkeys(others, NOBODY), _taken_for({}, serial, office, by_rest, portals)[0]


def as_each_before(
    office: Office, judging: JudgingInput, portals: Mapping[str, Sequence[Objection]]
) -> Mapping[str, Sequence[AsBefore]]:
    """Return what would be known and found of each in an office who may be one of before, by his id: by himself first, then as each of those.

    Of one whose user ID may have gone to another office that is as somebody else of whom nothing was told, and as the one he was.
    """
    found: dict[str, dict[str, AsBefore]] = {}
    doubted = [subject.id for subject in office.subjects if subject.doubts]
    for taken in ({}, *taken_for_those_before(office)) if doubted else ():
        then, evidence = _taken_for(taken, 0, office, judging, portals)
        for now in taken or doubted:
            before = taken.get(now, "")
            known = evidence.get(now, Evidence(now))
            found.setdefault(now, {})[before] = AsBefore(before, known, then.of(subject=now))
    for others, then in as_others(0, office, judging, portals):
        was, evidence = _taken_for({}, 0, office, judging, portals)
        for now in others:
            nobody = AsBefore(NOBODY, Evidence(now), then.of(subject=now))
            found[now] = {NOBODY: nobody, now: AsBefore(now, evidence.get(now, Evidence(now)), was.of(subject=now))}
    return {now: tuple(each.values()) for now, each in found.items()}


def _taken_for(
    taken: Mapping[str, str],
    serial: int,
    office: Office,
    judging: JudgingInput,
    portals: Mapping[str, Sequence[Objection]],
) -> tuple[OfficeAssessment, Mapping[str, Evidence]]:
    """Return how an office would stand were some in it those of before (ids) for whom they are taken, and what would be known of it."""
    assess = assessing(serial, office, judging)
    then, evidence = _judged_by(assess, office, judging, portals, taken)
    without = partial(judged_without, assess, office, judging, portals, taken=taken)
    return with_upheld(with_kept_out(then, judging), _doubted_as(office, judging, taken), without), evidence


def _judged_by(
    assess: Callable[..., OfficeAssessment],
    office: Office,
    judging: JudgingInput,
    portals: Mapping[str, Sequence[Objection]],
    taken: Mapping[str, str],
) -> tuple[OfficeAssessment, Mapping[str, Evidence]]:
    evidence = known_there(judging.evidence(_held_as_there(office, judging, taken), taken), judging)
    against = judging.against_causes(office, portals, evidence, taken)
    return assess(evidence=evidence, against_causes=sides(against)), evidence


def _doubted_as(office: Office, judging: JudgingInput, taken: Mapping[str, str]) -> Mapping[str, Doubted]:
    """Return what requests put in doubt of an office, by policy (id), and of whoever of before somebody in it is taken for."""
    found = dict(judging.doubted.get(office.id, {}))
    for now, before in taken.items():
        for policy, doubt in judging.doubted.get(before.partition("/")[0], {}).items():
            here = found.get(policy, replace(doubt, since=date.min, own={}))
            found[policy] = replace(here, own={**here.own, **dict.fromkeys((now, before), doubt.of(before).since)})
    return found


def _held_as_there(office: Office, judging: JudgingInput, taken: Mapping[str, str]) -> Office:
    """Return an office whose accounts that are taken for those of other offices have their holders since the days known there: they moved with them."""
    there = judging.held_there
    accounts = (
        replace(each, holder_since=there[taken[each.id]], joining_unread_on=None)
        if taken.get(each.id) in there
        else each
        for each in office.accounts
    )
    return replace(office, accounts=tuple(accounts)) if there else office


def judged_without(  # noqa: PLR0913, PLR0917 by what an office is judged, and without what
    assess: Callable[..., OfficeAssessment],
    office: Office,
    judging: JudgingInput,
    portals: Mapping[str, Sequence[Objection]],
    doubted: Doubted,
    taken: Mapping[str, str] = MappingProxyType({}),
) -> OfficeAssessment:
    """Return an office judged without what is in doubt of it, and of whoever of before (ids) some in it are taken for."""
    return _judged_by(assess, office, left_without(office, judging, doubted, taken.values()), portals, taken)[0]


def left_without(office: Office, judging: JudgingInput, doubted: Doubted, others: Iterable[str] = ()) -> JudgingInput:
    """Return what was told of one office, and of others (ids), without what is in doubt of it."""
    ids = (*(each.id for each in office.subjects), *others)
    told = {each: left_of(judging.observations, judging.whole, each, doubted) for each in ids}
    return replace(judging, observations=told)


def had_upheld(judging: JudgingInput, upheld: Iterable[Upheld] | None) -> JudgingInput:
    """Return by what is judged had only these of the requests been upheld that it knows as such; the same for None."""
    if upheld is None:
        return judging
    return replace(judging, doubted=doubted_by_office(upheld, judging.baseline, judging.day))


def all_told(judging: JudgingInput, subject: str) -> Sequence[Observation[Any]]:
    """Return what was told of one subject (its id), also what was told otherwise since by the same origin."""
    return judging.whole.get(subject) or judging.observations.get(subject, ())


def left_of(
    told: Mapping[str, Sequence[Observation[Any]]],
    whole: Mapping[str, tuple[Observation[Any], ...]],
    subject: str,
    doubted: Doubted,
) -> Sequence[Observation[Any]]:
    """Return what was told of one subject (its id), without what is in doubt of it (`told` and `whole`: see `JudgingInput`)."""
    if subject in whole:
        return last_words(tuple(doubted.of(subject).left_of(whole[subject])))
    return doubted.of(subject).left_of(told.get(subject, ()))


def assessing(serial: int, office: Office, judging: JudgingInput) -> Callable[..., OfficeAssessment]:
    """Return what judges an office by what is known of it."""
    contacts = judging.contacts.get(office.id, ())
    return partial(engine.judge_office, serial, office, contacts=contacts, baseline=judging.baseline)


def sides(against: Mapping[str, Mapping[Cause, Objection]]) -> dict[str, dict[Cause, Side]]:
    """Return what speaks against causes as findings hold it."""
    return {
        account: {cause: objection.side for cause, objection in of_causes.items()}
        for account, of_causes in against.items()
    }


def with_present_holders(office: Office, judging: JudgingInput) -> Office:
    """Return an office whose accounts say since when their present holders have them, as was told."""
    if judging.moved.isdisjoint(account.id for account in office.accounts):
        return office
    told = judging.observations
    since = (collect.present_holder_since(told.get(each.id, ()), each.holder_since) for each in office.accounts)
    accounts = (replace(each, holder_since=day) for each, day in zip(office.accounts, since, strict=True))
    return replace(office, accounts=tuple(accounts))
