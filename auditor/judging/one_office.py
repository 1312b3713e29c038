"""One office beside all that was told: judged by it, without what is in doubt of it, and as somebody of before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from auditor.judging import collect, engine
from auditor.judging.kept_out import with_kept_out
from auditor.judging.of_before import taken_for_those_before
from auditor.judging.sorting import last_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from auditor.judging.judge import JudgingInput
    from auditor.judging.objections import Objection
    from auditor.judging.upheld import Doubted
    from auditor.model.evidence import Observation
    from auditor.model.facts import Cause
    from auditor.model.finding import OfficeAssessment, Side
    from auditor.model.subjects import Office


def perhaps_of(
    serial: int, office: Office, judging: JudgingInput, portals: Mapping[str, Sequence[Objection]]
) -> Iterator[tuple[Mapping[str, str], OfficeAssessment]]:
    """Yield how a doubtful office would stand for every way in which the doubts may be answered by yes, and who would be whom."""
    for taken in taken_for_those_before(office):
        assess = assessing(serial, office, judging)
        evidence = judging.evidence(_held_as_there(office, judging, taken), taken)
        against = judging.against_causes(office, portals, evidence, taken)
        yield taken, with_kept_out(assess(evidence=evidence, against_causes=sides(against)), judging)


def _held_as_there(office: Office, judging: JudgingInput, taken: Mapping[str, str]) -> Office:
    """Return an office whose accounts that are taken for those of other offices have their holders since the days known there: they moved with them."""
    there = judging.held_there
    accounts = (
        replace(each, holder_since=there[taken[each.id]]) if taken.get(each.id) in there else each
        for each in office.accounts
    )
    return replace(office, accounts=tuple(accounts)) if there else office


def judged_without(
    assess: Callable[..., OfficeAssessment],
    office: Office,
    judging: JudgingInput,
    portals: Mapping[str, Sequence[Objection]],
    doubted: Doubted,
) -> OfficeAssessment:
    """Return an office judged without what is in doubt of it."""
    left = left_without(office, judging, doubted)
    evidence = left.evidence(office)
    against = left.against_causes(office, portals, evidence)
    return assess(evidence=evidence, against_causes=sides(against))


def left_without(office: Office, judging: JudgingInput, doubted: Doubted) -> JudgingInput:
    """Return what was told of one office, without what is in doubt of it."""
    told = {each.id: left_of(judging.observations, judging.whole, each.id, doubted) for each in office.subjects}
    return replace(judging, observations=told)


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
        return last_words(tuple(doubted.left_of(whole[subject])))
    return doubted.left_of(told.get(subject, ()))


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
