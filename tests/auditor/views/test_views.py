"""Numbers of papers are computed once, and rightly: tallies, changes, steps, and what an audience does not see."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from changing import fields_of, replace
from few_offices import lay_example
from hypothesis import given
from hypothesis import strategies as st

from auditor import discovery
from auditor.i18n import Text, plain
from auditor.model.baseline import Level
from auditor.model.evidence import ContactRecord, MissingReason
from auditor.model.facts import SHARED, TWO_STEP_ENROLLED, Cause
from auditor.model.finding import Finding, OfficeAssessment, Outcome, Status
from auditor.model.grades import Grade
from auditor.model.round import Round
from auditor.model.subjects import Account, Office, OfficeKind
from auditor.model.views.annexes import AccountRow
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import Letterhead
from auditor.model.views.minutes import MinutesView, PublicStatus
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.rounds import keeping, looking_back
from auditor.rounds.identity import listed
from auditor.views.annex import annexes, minutes, summary
from auditor.views.compared.history import History
from auditor.views.office import step_words
from auditor.views.office.office import office_view
from auditor.views.office.steps_to_know import step_to_know
from auditor.workspace import baselines

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
LETTERHEAD = Letterhead(("দপ্তর",), ("Office",))
DECISION = "2024-01/11"
POLICIES = ("profile-updated", "password-reset", "password-composition", "two-step-enabled")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views") / "space"
    lay_example(folder)
    space = listed.open_workspace(folder)
    keeping.keep_round(space, date(2024, 2, 20), "2024-02", "01")
    keeping.keep_round(space, date(2024, 3, 21), "2024-03", "02")
    return looking_back.history(space)


BASELINE = baselines.parse("p", baselines.shipped("paikgacha-2024-01"), discovery.policies())


@pytest.fixture(scope="module")
def header(example):
    return example.now.header


def office(serial: int, outcomes, kind=OfficeKind.UNION, grade=Grade.DECLARED, **more) -> OfficeAssessment:
    """An office whose accounts have the outcomes of the four duties of decision 11."""
    name = f"office-{serial}"
    accounts = tuple(Account(f"{name}/{place}", plain(f"post {place}")) for place in range(1, len(outcomes) + 1))
    findings = tuple(
        Finding(
            account.id,
            policy,
            DECISION,
            Level.SHALL,
            outcome,
            grade=grade if outcome is Outcome.PASS else None,
            observed_on=date(2024, 2, 1) if outcome is Outcome.PASS else None,
            reason=MissingReason.NEVER_TOLD if outcome is Outcome.UNKNOWN else None,
        )
        for account, each in zip(accounts, outcomes, strict=True)
        for policy, outcome in zip(POLICIES, each, strict=True)
    )
    body = Office(name, Text(en=f"Office {serial}", bn="দপ্তর"), kind, plain("head"), accounts=accounts, **more)
    return OfficeAssessment(serial, body, (), findings)


DONE, OPEN, SILENT = (tuple([outcome] * 4) for outcome in (Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN))


def history(header, *meetings) -> History:
    only = replace(header, decisions=tuple(one for one in header.decisions if one.id == DECISION))
    only = replace(only, rules=tuple(rule for rule in only.rules if rule.policy in POLICIES))
    rounds = [
        Round(number, "0" * 64, replace(only, meeting=f"2024-{number + 1:02d}"), tuple(offices))
        for number, offices in enumerate(meetings, start=1)
    ]
    return History.of(rounds[-1], rounds[:-1])


EACH = st.tuples(*[st.sampled_from(list(Outcome))] * 4)
OFFICES = st.lists(st.tuples(st.lists(EACH, max_size=3), st.sampled_from(list(OfficeKind)), st.booleans()), max_size=8)


@given(drawn=OFFICES)
def test_every_office_is_counted_once_and_the_sums_are_right(header, drawn):
    offices = [office(at, each, kind, voluntary=own) for at, (each, kind, own) in enumerate(drawn, start=1)]
    found = summary.summary(history(header, offices), LETTERHEAD)
    (part,) = found.parts
    for tally in (part.total, *(group.tally for group in part.groups)):
        known = (tally.implemented, tally.partial, tally.not_implemented, tally.awaiting_portal, tally.waived)
        assert sum(known) + tally.no_information == tally.total
        assert sum(tally.basis) == tally.implemented
        assert tally.answered <= tally.asked <= tally.total
    assert sum(group.tally.total for group in part.groups) == part.total.total
    assert found.offices + found.own_offices == len(offices)
    assert part.total.total + part.total.not_applicable == found.offices


def holds(value, kind) -> bool:
    if isinstance(value, kind):
        return True
    if isinstance(value, tuple):
        return any(holds(one, kind) for one in value)
    return any(holds(part, kind) for part in fields_of(value).values())


def test_the_minutes_view_has_no_account_and_no_duty_of_an_office(example):
    view = minutes.minutes_view(example, LETTERHEAD)
    assert isinstance(view, MinutesView)
    assert not any(holds(row, (AccountRow, DutyCell, Cause)) for row in view.rows)
    assert set(fields_of(view.rows[0])) == {"serial", "name", "answered", "status", "told_before"}


def test_newly_done_slipped_back_and_pending_are_told_apart(header):
    before = [office(1, [OPEN]), office(2, [DONE]), office(3, [OPEN]), office(4, [DONE]), office(5, [SILENT])]
    now = [office(1, [DONE]), office(2, [OPEN]), office(3, [OPEN]), office(4, [DONE]), office(5, [SILENT])]
    changes = annexes.chair_view(history(header, before, now), LETTERHEAD).changes
    told = {
        name: [one.office.serial for one in getattr(changes, name)] for name in ("newly_done", "slipped", "pending")
    }
    assert told == {"newly_done": [1], "slipped": [2], "pending": [3, 5]}


def test_pending_counts_meetings_in_a_row(header):
    meetings = [[office(1, [each])] for each in (OPEN, DONE, OPEN, SILENT, OPEN)]
    (pending,) = annexes.chair_view(history(header, *meetings), LETTERHEAD).changes.pending
    assert pending.meetings == 3


def test_the_first_report_compares_with_nothing(header):
    found = summary.summary(history(header, [office(1, [DONE])]), LETTERHEAD)
    assert (found.first, found.newly_done, found.slipped, found.pending) == (True, 0, 0, 0)


def test_history_has_a_point_for_every_meeting(example):
    (eleven, nine) = summary.summary(example, LETTERHEAD).parts
    assert [past.meeting for past in eleven.history] == ["2024-02", "2024-03"]
    assert eleven.history[-1].tally == eleven.total
    assert nine.total.total < eleven.total.total


@pytest.mark.parametrize(
    ("outcomes", "status"),
    [
        ([DONE], PublicStatus.IMPLEMENTED),
        ([OPEN], PublicStatus.IN_PROGRESS),
        ([DONE, SILENT], PublicStatus.IN_PROGRESS),
        ([SILENT], PublicStatus.NO_INFORMATION),
        ([(Outcome.WAIVED,) * 4], PublicStatus.IN_PROGRESS),
    ],
)
def test_a_published_status_never_says_more_than_is_known(header, outcomes, status):
    letterhead = replace(LETTERHEAD, publish_standings=True)
    view = minutes.minutes_view(history(header, [office(1, outcomes)]), letterhead)
    assert view.rows[0].status is status


def test_by_name_only_whether_an_office_gave_information_is_published(header):
    view = minutes.minutes_view(history(header, [office(1, [DONE]), office(2, [SILENT])]), LETTERHEAD)
    assert [(row.answered, row.status) for row in view.rows] == [(True, None), (False, None)]


def test_an_office_is_as_well_known_as_its_weakest_answer(header):
    strong = office(1, [DONE], grade=Grade.WITNESSED)
    weak = replace(strong.findings[2], grade=Grade.DECLARED)
    mixed = replace(strong, findings=(*strong.findings[:2], weak, strong.findings[3]))
    for one, grade in ((strong, Grade.WITNESSED), (mixed, Grade.DECLARED)):
        (row,) = annexes.chair_view(history(header, [one]), LETTERHEAD).rows
        assert row.basis is grade


def steps(header, one) -> list[str]:
    past = history(header, [one])
    return [step.en for step in office_view(one, past, LETTERHEAD).steps]


def test_nothing_is_left_for_an_office_that_has_done_all(header):
    assert steps(header, office(1, [DONE, DONE])) == []


def test_unknown_duties_of_a_post_are_one_step(header):
    (step,) = steps(header, office(1, [SILENT]))
    assert step.startswith("post 1: tell whether these are done")
    assert all(duty in step for duty in ("Profile", "Password reset", "rule", "Two-step"))


def test_every_failed_duty_is_a_step_of_all_its_posts(header):
    found = steps(header, office(1, [OPEN, OPEN]))
    assert len(found) == 4
    assert all("post 1, post 2" in step for step in found)


def joined(one):
    """Return an office whose holders joined on a day that is known."""
    accounts = tuple(replace(each, holder_since=date(2024, 1, 20)) for each in one.office.accounts)
    return replace(one, office=replace(one.office, accounts=accounts))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (MissingReason.STALE, "grown old"),
        (MissingReason.NEW_HOLDER, "since joining"),
        (MissingReason.LEFT_ROSTER, "no longer in the roster"),
        (MissingReason.UNPLACED, "not known whose it is"),
        (MissingReason.UNCLEAR, "was told on 01.01.2023 about"),
        (MissingReason.NO_ACCOUNT_LISTED, "how many user IDs"),
    ],
)
def test_each_reason_of_not_knowing_has_its_own_step(header, reason, words):
    one = joined(office(1, [SILENT]))
    findings = tuple(replace(each, reason=reason, observed_on=date(2023, 1, 1)) for each in one.findings)
    (step,) = steps(header, replace(one, findings=findings))
    assert words in step


def test_how_many_use_a_user_id_a_new_holder_is_asked_to_tell_not_to_do_on_a_day():
    one = office(1, [SILENT]).office
    unknown = Finding(
        "lota/clerk", "account-not-shared", DECISION, Level.SHALL, Outcome.UNKNOWN, reason=MissingReason.NEW_HOLDER
    )
    asked = [step_to_know(replace(unknown, missing=fact.id), one) for fact in (SHARED, TWO_STEP_ENROLLED)]
    assert asked == [step_words.UNKNOWN, step_words.NEW_HOLDER]


def test_a_new_holder_is_told_only_what_is_open(header):
    one = joined(office(1, [(Outcome.PASS, Outcome.PASS, Outcome.UNKNOWN, Outcome.UNKNOWN)]))
    findings = tuple(
        replace(each, reason=MissingReason.NEW_HOLDER) if each.outcome is Outcome.UNKNOWN else each
        for each in one.findings
    )
    (step,) = steps(header, replace(one, findings=findings))
    assert "since joining" in step
    assert ("rule" in step, "Two-step" in step) == (True, True)
    assert ("reset" in step.lower(), "Profile" in step) == (False, False)


def test_a_vacant_post_is_asked_who_has_the_account(header):
    one = office(1, [SILENT])
    findings = tuple(replace(each, cause=Cause.VACANT) for each in one.findings)
    assert steps(header, replace(one, findings=findings)) == [
        "post 1: the post is vacant. Tell who has the user ID now; if nobody uses it, ask the assistant programmer to have it closed."
    ]


def test_users_who_are_counted_but_not_listed_are_asked_for(header):
    one = office(1, [DONE])
    more = replace(
        one,
        office=replace(one.office, user_count=3),
        findings=(*one.findings, Finding("office-1/unlisted-1", POLICIES[0], DECISION, Level.SHALL, Outcome.UNKNOWN, reason=MissingReason.NO_ACCOUNT_LISTED)),
    )  # fmt: skip
    assert steps(header, more) == ["Tell which posts use the other 2 user IDs, and which duties are done at each."]


def test_a_transfer_is_remarked_while_the_new_holders_duties_are_open(header):
    one = office(1, [OPEN])
    moved = replace(one.office.accounts[0], holder_since=date(2024, 3, 3))
    one = replace(one, office=replace(one.office, accounts=(moved,)))
    (row,) = annexes.chair_view(history(header, [one]), LETTERHEAD).rows
    assert [(remark.code, remark.day) for remark in row.remarks] == [(RemarkCode.TRANSFER, date(2024, 3, 3))]


def test_silence_is_counted_in_meetings(header):
    meetings = [[office(1, [SILENT])]] * 3
    (row,) = annexes.chair_view(history(header, *meetings), LETTERHEAD).rows
    assert [(remark.code, remark.number) for remark in row.remarks] == [(RemarkCode.NEVER_ANSWERED, 3)]


def test_a_contact_without_an_answer_counts_as_asked_only(header):
    one = replace(office(1, [SILENT]), contacts=(ContactRecord("office-1", date(2024, 2, 1), "phone", "head"),))
    found = summary.summary(history(header, [one, office(2, [SILENT])]), LETTERHEAD)
    assert (found.asked, found.answered) == (1, 0)


def test_proposals_follow_from_the_round(header):
    def codes(*offices):
        return {one.code: one.offices for one in summary.summary(history(header, offices), LETTERHEAD).proposals}

    assert codes(office(1, [DONE]), office(2, [DONE])) == {ProposalCode.CLOSED: 2, ProposalCode.SAMPLE: 2}
    assert codes(office(1, [OPEN]), office(2, [SILENT]), office(3, [DONE])) == {
        ProposalCode.LEFT: 1,
        ProposalCode.SILENT: 1,
        ProposalCode.SAMPLE: 1,
    }


def test_own_offices_stand_outside_all_totals(header):
    own = office(2, [OPEN], voluntary=True)
    found = summary.summary(history(header, [office(1, [DONE]), own]), LETTERHEAD)
    assert (found.offices, found.own_offices, found.parts[0].total.total) == (1, 1, 1)
    assert [row.own for row in annexes.chair_view(history(header, [office(1, [DONE]), own]), LETTERHEAD).rows] == [
        False,
        True,
    ]


def test_status_of_the_example_is_the_same_in_every_view(example):
    chair = annexes.chair_view(example, LETTERHEAD)
    counted = [row for row in chair.rows if not row.own]
    assert chair.summary.implemented == sum(row.status is Status.IMPLEMENTED for row in counted)
    public = minutes.minutes_view(example, LETTERHEAD)
    assert [row.serial for row in public.rows] == [row.serial for row in counted]
