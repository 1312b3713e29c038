"""The counts of a round as a whole: of one with meetings before it, logins that were seen and offices that were drawn."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from sent_letters import sent_letter
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NOT_DONE,
    PROFILE,
    RESET,
    RULE,
    TWO_STEP,
    USED,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.model.baseline import Level
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.grades import Grade
from auditor.model.letters import Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.tally import CauseCount, GroupTally, Tally
from auditor.model.views.sampling import LoginsSeen, SampleTally
from auditor.model.views.sent_letters import PortalRequest
from auditor.model.views.summary import (
    AdviceCount,
    DecisionPart,
    DutyBasis,
    MeetingTally,
    Proposal,
    ProposalCode,
    Summary,
)
from auditor.model.witnessing import LoginDay, SampledOffice, SampleState
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary
from auditor.views.compared.history import History, head
from auditor.views.letters.portal_requests import portal_letter_now

POLICIES = {rule.policy.id: rule.policy for rule in BASELINE.rules}
ADVISED = [rule.policy.id for rule in BASELINE.rules if rule.level is Level.SHOULD]
LOTA, KOYRA = office("lota"), office("koyra", ("a", "b"))
DAE = office("dae", kind=OfficeKind.DEPARTMENT)
OWN = office("uno", kind=OfficeKind.UNO, voluntary=True)
CROWDED = (LoginDay(date(2024, 2, 10), 30),)


def round_in_march():
    """Lota has done all, seen at a login, the department by its word; of Koyra one user waits for the portal and the other did nothing."""
    told = [
        *tell_all(LOTA, DONE),
        *tell_all(LOTA, {TWO_STEP_ENROLLED: True}, grade=Grade.WITNESSED),
        *tell("koyra/a", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        *tell_all(DAE, DONE),
        *tell("dae", MAIL),
    ]
    kept = round_of(meeting([OWN, LOTA, KOYRA, DAE], told, "2024-03"), 3)
    drawn = (SampledOffice("lota", "2024-02", SampleState.SEEN), SampledOffice("dae", "2024-02", SampleState.WAITING))
    return replace(kept, header=replace(kept.header, crowded=CROWDED, sample=drawn, meets_on=date(2024, 3, 25)))


def past_meetings():
    first = round_of(meeting([LOTA], tell_all(LOTA, NOT_DONE, on=date(2024, 2, 5))), 1)
    second = round_of(meeting([LOTA, DAE], (), "2024-02", day=date(2024, 2, 27)), 2)
    return [
        replace(first, header=replace(first.header, meets_on=date(2024, 2, 22))),
        replace(second, header=replace(second.header, meeting="2024-02-29", meets_on=date(2024, 2, 29))),
    ]


def test_all_that_is_counted_of_a_round_is_counted_once():
    letter = sent_letter(1, Purpose.PORTAL, "koyra", on=date(2024, 3, 2), memo="05.91")
    past = History.of(round_in_march(), past_meetings(), letters=(letter,))
    declared = (1, 0, 0, 0, 0)
    lota = Tally(total=1, asked=1, answered=1, implemented=1, basis=declared)
    eleven = Tally(total=3, asked=3, answered=3, implemented=2, partial=1, basis=(2, 0, 0, 0, 0))
    nine = replace(lota, not_applicable=2)
    unions = Tally(total=2, asked=2, answered=2, implemented=1, partial=1, basis=declared)
    two, one_seen = (2, 0, 0, 0, 0), (1, 0, 1, 0, 0)
    assert summary(past, LETTERHEAD) == Summary(
        head=head(past, LETTERHEAD), offices=3, asked=3, answered=3, own_offices=1, implemented=2, basis=two,
        best_basis=one_seen,
        parts=(
            DecisionPart(
                BASELINE.decision(ELEVEN),
                (GroupTally((OfficeKind.DEPARTMENT,), 1, lota), GroupTally((OfficeKind.UNION,), 3, unions)),
                eleven,
                tuple(
                    DutyBasis(POLICIES[policy].column, (policy,), one_seen if policy == TWO_STEP else two)
                    for policy in (PROFILE, RESET, COMPOSITION, TWO_STEP)
                ),
                (
                    MeetingTally("2024-02", "2024-02-22", Tally(1, 1, 1, not_implemented=1), date(2024, 2, 22)),
                    MeetingTally("2024-02-29", "2024-02-29", Tally(2, no_information=2), date(2024, 2, 29)),
                    MeetingTally("2024-03", "2024-03-25", eleven, date(2024, 3, 25)),
                ),
                2, 0, 0,
            ),
            DecisionPart(
                BASELINE.decision(NINE), (GroupTally((OfficeKind.DEPARTMENT,), 1, lota),), nine,
                (DutyBasis(POLICIES[HELD].column, (HELD, USED), declared),),
                (
                    MeetingTally("2024-02", "2024-02-22", Tally(not_applicable=1), date(2024, 2, 22)),
                    MeetingTally("2024-02-29", "2024-02-29", Tally(1, no_information=1, not_applicable=1), date(2024, 2, 29)),
                    MeetingTally("2024-03", "2024-03-25", nine, date(2024, 3, 25)),
                ),
                1, 0, 0,
            ),
        ),
        portal_offices=1, causes=(CauseCount(Cause.NO_CODE, 1),),
        advice=tuple(AdviceCount(POLICIES[policy].advice, 0, 0) for policy in ADVISED),
        proposals=(
            Proposal(ProposalCode.TELL, 1, (3,)), Proposal(ProposalCode.PORTAL_ASKED, 1, (3,), (Cause.NO_CODE,), requests=(PortalRequest(date(2024, 3, 2), "05.91"),)),
            Proposal(ProposalCode.SAMPLE, 3),
        ),
        first=False, previous_meeting="2024-02-29", previous_day=date(2024, 2, 29), newly_done=2, slipped=0, pending=0,
        waived=0, gone=(), password_rule=RULE, awaiting_portal=0, corrected=None, logins=LoginsSeen(1, 1, 0, 0),
        crowded=CROWDED, sample=SampleTally(2, 1, 0, 1, 0),
        portal_request=PortalRequest(date(2024, 3, 2), "05.91", None, ""),
    )  # fmt: skip
    assert minutes_view(past, LETTERHEAD).summary.portal_request is None, "one office is too few for a clause in it"


@pytest.mark.parametrize(("day", "told"), [(20, False), (21, True)])
def test_a_letter_to_the_portals_owner_speaks_of_what_is_in_the_way_since_the_meeting_at_which_nothing_was(day, told):
    letter = sent_letter(1, Purpose.PORTAL, "lota", on=date(2024, 2, day), memo="05.91")
    past = History.of(round_in_march(), [round_of(meeting([LOTA]))], letters=(letter,))
    assert (portal_letter_now(past) is not None) is told
