"""Who is not done again once a request for correction is upheld: a no stands again that was told before the yes which then counts no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.i18n import Text, joined
from auditor.model.days import UNKNOWN_DAY
from auditor.model.disputes import DisputeResult
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.views.head import named_apart
from auditor.register.days_told import with_days_told
from auditor.rounds import looking_back
from auditor.rounds.assessing import MadeRound, made_now
from auditor.rounds.disputing.disputes import upheld_so
from auditor.rounds.identity import listed
from auditor.rounds.judgement import judgement_of
from auditor.rounds.round_input import input_now
from auditor.rounds.standing_otherwise import CORRECTED, changes, standings
from auditor.views.compared.one_of_before import heirs_of, perhaps_of_before, request_of_heirs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from auditor.model.disputes import Dispute, DisputeAnswered, ResultDisputed, Upheld
    from auditor.model.finding import Finding
    from auditor.rounds.judged_offices import Judged
    from auditor.rounds.round_input import RoundInput
    from auditor.views.compared.history import History
    from auditor.workspace.folder import Workspace


def noes_again(space: Workspace, given: DisputeAnswered) -> tuple[Text, ...]:
    """Return who stands as not done again by an answer that is not noted yet, each with the day of the no; nothing where nobody does.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    if given.result is not DisputeResult.UPHELD:
        return ()
    now, upheld, made = _upheld(space, given)
    named = named_apart(enumerate(made.counted.offices, start=1))
    known, then = (
        _noes(offices, upheld.policy, named) for offices in (made.offices_on(now.day, now.upheld), made.offices())
    )
    again = [no for subject, no in then.items() if subject not in known]
    return (_AGAIN.filled(told=joined(again, "; ")),) if again else ()


def stand_otherwise(space: Workspace, given: DisputeAnswered, before: History) -> tuple[Text, ...]:
    """Return which offices stand how otherwise by an answer that is not noted yet, as papers count them; `before` is how they stand without it.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    if given.result is not DisputeResult.UPHELD:
        return ()
    now, _, made = _upheld(space, given)
    judged = judgement_of(made)
    then = looking_back.before_look(space, judged.header, judged.assessments, now.everybody)
    return tuple(changes(standings(before), standings(then), {}, CORRECTED))


def _upheld(space: Workspace, given: DisputeAnswered) -> tuple[RoundInput, Upheld, MadeRound]:
    """Return what a round would be made of on the day of an answer that is not noted yet, the request that it upholds, and the round that it would be then; all that was told is read once."""
    now = input_now(listed.open_workspace(space.folder), given.on, None)
    upheld = upheld_so(space, given, now.everybody)
    return now, upheld, MadeRound(replace(now, upheld=(*now.upheld, upheld)))


def told_on_its_day(space: Workspace, request: ResultDisputed) -> bool:
    """Return whether something was told of what a request disputes on the very day on which it came, be it under who may be one of before; of what was seen or recorded that is no matter.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = made_now(listed.open_workspace(space.folder), request.on)
    office, account = made.everybody.id_now(request.office), made.everybody.id_now(request.account)
    rule = next(each for each in made.judging.baseline.rules if each.policy.id == request.policy)
    return any(
        each.observed_on == request.received
        and each.fact in {*rule.policy.reads, rule.policy.cause}
        and each.grade < Grade.WITNESSED
        for listed_now in made.counted.offices
        if office in {listed_now.id, *listed_now.doubts}
        for subject in listed_now.subjects
        if account in {"", subject.id, *subject.doubts}
        for given in (subject.id, *subject.doubts)
        for each in made.told.get(given, ())
    )


def stands_now(space: Workspace, answered: Dispute, day: date) -> tuple[Finding, ...]:
    """Return how the duty that a request is about stands in its office, or in one listed now that may be it, by all whom it is about and what counts on a day now that the answer is noted.

    Raises:
        AuditorError: roster or ledger cannot be used.

    """
    made = made_now(listed.open_workspace(space.folder), day)
    perhaps = perhaps_of_before(made.counted.offices)
    told = request_of_heirs(answered, heirs_of(perhaps), perhaps)
    rows = (row for row, _ in made.offices() if told.accounts or row.office.id == told.office)
    findings = (each for row in rows for each in row.findings if told.is_about(each))
    return tuple(each for each in findings if each.outcome is not Outcome.NOT_APPLICABLE)


def _noes(judged: Iterable[Judged], policy: str, named: Mapping[str, Text]) -> dict[str, Text]:
    """Return who (an id) has not done a duty (its policy's id), each by its name among those of other offices, with how papers say that and the day of which it was told."""
    return {
        each.subject: _OF.filled(
            who=named.get(each.subject, row.office.named[each.subject]),
            stands=each.as_printed,
            day=each.observed_on or UNKNOWN_DAY,
        )
        for row in (with_days_told(row) for row, _ in judged)
        for each in row.findings
        if each.policy == policy and each.is_no
    }


_AGAIN: Final = Text(
    en="Once the request is upheld, the no that was told before the yes stands again: {told}. That is kept so until something is told of it since.",
    bn="অনুরোধ যথার্থ বলে লিখলে “হ্যাঁ”-র আগে জানানো “হয়নি” আবার বহাল হবে: {told}। নতুন তথ্য না আসা পর্যন্ত তেমনই থাকবে।",
)
_OF: Final = Text(en="{who}: {stands}, told on {day}", bn="{who}: “{stands}” ({day} তারিখের তথ্য)")
