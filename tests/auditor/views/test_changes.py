"""What changed since the last meeting, what has been pending or silent for how long, and which duties stand suspended."""

from __future__ import annotations

from datetime import date, timedelta
from operator import attrgetter

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DONE,
    ELEVEN,
    LETTERHEAD,
    MAIL,
    NINE,
    NO_MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    TWO_STEP,
    call,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, digits, joined, plain
from auditor.model.baseline import Departure, Level, Waiver
from auditor.model.evidence import MissingReason, UnplacedAnswer
from auditor.model.facts import (
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PASSWORD_STRENGTH,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    Strength,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade
from auditor.model.identity import Identities, KnownAccount, KnownOffice
from auditor.model.paper import Paragraph
from auditor.model.subjects import Account, OfficeKind, numbered_accounts
from auditor.model.views.annexes import Change, NamedDeparture
from auditor.model.views.head import OfficeName
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.model.views.waivers import WaivedDuty, WaiverState
from auditor.model.when import When
from auditor.rounds.ledger import record
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.changes import (
    changes_of,
    changes_under,
    meetings_pending,
    named_departures,
    silent_for,
    unmoved_under,
)
from auditor.views.compared.history import History
from auditor.views.compared.moves import Moves
from auditor.views.office.office import office_reports, office_view
from auditor.views.remarks.who_remarks import remarks_on_who
from auditor.views.waivers.told_waivers import named_waivers, waivers_told
from auditor.views.waivers.waived_duties import waived_duties
from reports.layout.annex import annex
from reports.layout.changes import changes_by_office, changes_of_office, changes_section
from reports.layout.glance import glance
from reports.layout.minutes import minutes_sections
from reports.layout.office import office_report
from reports.layout.office_waiting import waiting
from reports.layout.records.annex import annex_record
from reports.layout.records.minutes import minutes_record
from reports.layout.remarking import in_brief, in_full
from reports.layout.standing import progress_section
from reports.layout.wording import LAPSED, LAPSED_AT_PORTAL
from reports.layout.wording import RENAMED as CALLED_OTHERWISE

LOTA, GARUIKHALI = office("lota"), office("garuikhali")
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
MONTHS = ("2024-02", "2024-03", "2024-04", "2024-05")
DECISION = BASELINE.decision(ELEVEN)

SAID = {"done": DONE, "open": NOT_DONE, "half": dict(list(DONE.items())[:2]), "silent": {}, "away": {}}


def meetings(*states, of=LOTA):
    """Return meetings, month by month, at which one union is so far, as it tells ten days before each; "away" is not on the list yet, or no more."""
    return [
        meeting(
            [GARUIKHALI] if state == "away" else [GARUIKHALI, of],
            tell_all(LOTA, SAID[state], on=date.fromisoformat(f"{month}-10")),
            month,
        )
        for month, state in zip(MONTHS, states, strict=False)
    ]


def moved(*states):
    """Return where the union is listed: newly done, slipped back or pending, and for how many meetings."""
    found = changes_under(history(*meetings(*states)), DECISION)
    return {
        name: change.meetings
        for name, part in zip(("newly done", "slipped", "pending"), found, strict=True)
        for change in part
        if change.office.name == LOTA.name
    }


def in_the_chairs_copy(past):
    """Return what changed as the chair's copy has it."""
    return chair_view(past, LETTERHEAD).changes


def test_offices_that_the_roster_lists_since_the_last_meeting_are_named_but_not_at_the_first():
    past = history(*meetings("away", "open"))
    assert in_the_chairs_copy(past).listed_anew == (OfficeName(2, LOTA.name),)
    assert in_the_chairs_copy(history(*meetings("open", "open"))).listed_anew == ()
    assert in_the_chairs_copy(history(*meetings("open"))).listed_anew == ()


def test_an_office_that_may_be_one_of_before_is_not_called_new():
    now = meetings("away", "open", of=replace(LOTA, doubts=("before",)))
    assert in_the_chairs_copy(history(*now)).listed_anew == ()


def changed_hands(told_before, told_since=(), *, of=LOTA, since=date(2024, 3, 3)):
    """Return two meetings, between which another took a post of an office."""
    later = replace(of, accounts=(replace(of.accounts[0], holder_since=since), *of.accounts[1:]))
    then = meeting([GARUIKHALI, of], told_before, "2024-02")
    return history(then, meeting([GARUIKHALI, later], [*told_before, *told_since], "2024-03"))


AFTER = {"on": date(2024, 3, 5)}
HEAD = LOTA.accounts[0].id
LAPSES = {
    "what was told as not done": (tell_all(LOTA, NOT_DONE), (), {PROFILE, RESET, COMPOSITION, TWO_STEP}),
    "what a slip and a record said": (
        [
            *tell(HEAD, {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE]}, grade=Grade.SELF_CHECKED),
            *tell(HEAD, {TWO_STEP_ENROLLED: False}, grade=Grade.EXPORTED),
        ],
        (),
        {COMPOSITION, TWO_STEP},
    ),
    "what is old besides": (
        tell_all(LOTA, {TWO_STEP_ENROLLED: False}, on=date(2023, 7, 1)),
        (),
        {TWO_STEP},
    ),
    "nothing that the present holder told again": (
        tell_all(LOTA, NOT_DONE),
        tell_all(LOTA, {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE], TWO_STEP_ENROLLED: True}, **AFTER),
        {PROFILE, RESET},
    ),
    "nothing of what was done": (tell_all(LOTA, DONE), (), set()),
    "nothing of what was never told": ([], (), set()),
}


@pytest.mark.parametrize(("before", "since", "lapsed"), LAPSES.values(), ids=LAPSES)
def test_a_no_that_counts_no_longer_since_another_holds_the_post_is_told_with_its_office(before, since, lapsed):
    past = changed_hands(before, since)
    noes = past.since("lota").lapsed
    assert noes == {(HEAD, policy) for policy in lapsed}
    names = (OfficeName(2, LOTA.name),) if lapsed else ()
    chairs = chair_view(past, LETTERHEAD)
    assert (chairs.changes.lapsed, changes_of(past.now.assessments[1], past).lapsed) == (names, names)
    assert (Remark(RemarkCode.LAPSED) in chairs.rows[1].remarks) is bool(lapsed)


def test_what_waited_for_the_portal_before_another_took_the_post_is_not_told_as_not_done_by_the_holder_before():
    at_portal = tell_all(LOTA, {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    for told, all_of_it in (
        (at_portal, True),
        ([*at_portal, *tell_all(LOTA, {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE]})], False),
    ):
        past = changed_hands(told)
        view = chair_view(past, LETTERHEAD)
        names = (OfficeName(2, LOTA.name),)
        assert view.changes.lapsed == names
        assert view.changes.lapsed_at_portal == (names if all_of_it else ())
        assert Remark(RemarkCode.LAPSED_AT_PORTAL) in view.rows[1].remarks
        assert (Remark(RemarkCode.LAPSED) in view.rows[1].remarks) is not all_of_it
        for language in Language:
            words = {each: each.said(language) in str(annex(view, language)) for each in (LAPSED, LAPSED_AT_PORTAL)}
            assert words == {LAPSED: not all_of_it, LAPSED_AT_PORTAL: all_of_it}
        assert ("lapsed_at_portal" in str(annex_record(view))) is all_of_it


@pytest.mark.parametrize("at_portal", [True, False])
def test_so_it_is_of_a_user_id_that_stands_in_another_offices_list_since_another_holds_the_post(at_portal):
    there = office("koyra", ())
    told = tell_all(LOTA, {TWO_STEP_ENROLLED: False, **({TWO_STEP_CAUSE: Cause.NO_CODE} if at_portal else {})})
    moved = tuple(replace(each, holder_since=date(2024, 3, 1)) for each in LOTA.accounts)
    past = history(
        meeting((LOTA, there), told),
        meeting((replace(LOTA, accounts=()), replace(there, accounts=moved)), told, "2024-03"),
    )
    since = past.since("koyra")
    assert since.lapsed == {(each.id, TWO_STEP) for each in moved}
    assert since.lapsed_at_portal == (since.lapsed if at_portal else set())


def test_a_yes_that_grew_old_after_a_no_is_no_lapse_of_the_one_who_stayed():
    both = office("lota", ("head", "clerk"))
    later = replace(both, accounts=(replace(both.accounts[0], holder_since=date(2024, 3, 3)), both.accounts[1]))
    told = tell_all(both, {TWO_STEP_ENROLLED: False})
    told_since = tell("lota/clerk", {TWO_STEP_ENROLLED: True}, on=date(2024, 3, 5))
    past = history(meeting([both], told), meeting([later], [*told, *told_since], "2024-12"))
    stale = {finding.subject for finding in past.now.assessments[0].findings if finding.reason is MissingReason.STALE}
    assert stale == {"lota/head", "lota/clerk"}
    assert past.since("lota").lapsed == {("lota/head", TWO_STEP)}


def test_a_no_of_the_present_holder_that_grew_old_stays_and_one_that_another_cause_made_unknown_is_no_lapse():
    came = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 2, 1)),))
    told = tell_all(LOTA, {TWO_STEP_ENROLLED: False})
    aged = history(meeting([came], told), meeting([came], told, "2024-12"))
    assert Outcome.FAIL in {finding.outcome for finding in aged.now.assessments[0].findings}
    assert aged.since("lota").lapsed == set()
    past = changed_hands(told)
    now = past.now.assessments[1]
    unplaced = [replace(finding, reason=MissingReason.UNPLACED) for finding in now.findings]
    found = replace(now, findings=tuple(unplaced))
    by_now = replace(past.now, assessments=(past.now.assessments[0], found))
    assert History.of(by_now, past.earlier).since("lota").lapsed == set()


def test_the_same_no_is_not_told_to_lapse_where_the_holder_stays_or_at_a_first_meeting():
    assert in_the_chairs_copy(history(*meetings("open", "open"))).lapsed == ()
    moved_in = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 2, 15)),))
    assert in_the_chairs_copy(history(meeting([moved_in], tell_all(LOTA, NOT_DONE)))).lapsed == ()


@pytest.mark.parametrize("is_moved", [True, False])
def test_what_was_undone_is_to_do_again_also_where_its_user_id_moved_to_another_list(is_moved):
    lota, gari = office("lota", ("head", "clerk")), office("garuikhali")
    clerk = lota.accounts[1]
    done = [*tell_all(lota, DONE), *tell_all(gari, DONE)]
    undone = tell(clerk.id, {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 5))
    there = replace(lota, accounts=lota.accounts[:1]), replace(gari, accounts=(*gari.accounts, clerk))
    past = history(
        meeting((lota, gari), done), meeting(there if is_moved else (lota, gari), [*done, *undone], month="2024-03")
    )
    serial = 2 if is_moved else 1
    named = OfficeName(serial, past.now.assessments[serial - 1].office.name)
    chairs = chair_view(past, LETTERHEAD)
    assert {change.office for change in chairs.changes.slipped} == {named}
    assert {change.office for change in chairs.changes.lost} == {named}


def test_who_left_with_a_reason_since_the_last_meeting_is_named_by_it():
    then, now = meetings("open", "away")
    departures = (Departure("lota", "merged"), Departure("garuikhali", "still there"), Departure("nobody", "merged"))
    past = history(then, now)
    past = replace(past, now=replace(past.now, header=replace(past.now.header, departures=departures)))
    assert named_departures(past) == (NamedDeparture("merged", (LOTA.name,)),)
    accounts = replace(past.now.header, departures=(Departure(LOTA.accounts[0].id, "left"),))
    past = replace(past, now=replace(past.now, header=accounts))
    assert named_departures(past) == (NamedDeparture("left", (LOTA.named[LOTA.accounts[0].id],)),)


def test_a_user_id_that_left_one_of_two_offices_of_one_name_is_named_with_the_serial_of_its_office():
    namesake = replace(GARUIKHALI, name=TWO_POSTS.name)
    then = meeting([namesake, TWO_POSTS])
    now = meeting([namesake, replace(TWO_POSTS, accounts=TWO_POSTS.accounts[:1])], month="2024-03")
    past = history(then, now)
    past = replace(
        past, now=replace(past.now, header=replace(past.now.header, departures=(Departure(OPERATOR, "left"),)))
    )
    assert [name.en for each in named_departures(past) for name in each.names] == ["Lota (serial 02), operator"]


MOVES = {
    ("open", "done"): {"newly done": 0},
    ("half", "done"): {"newly done": 0},
    ("silent", "done"): {"newly done": 0},
    ("away", "done"): {"newly done": 0},
    ("done", "done"): {},
    ("done", "open"): {"slipped": 0},
    ("done", "half"): {"pending": 1},
    ("done", "silent"): {"pending": 1},
    ("open", "open"): {"pending": 2},
    ("half", "half"): {"pending": 2},
    ("silent", "silent"): {"pending": 2},
    ("silent", "open"): {"pending": 2},
    ("away", "open"): {},
    ("open", "away"): {},
    ("open", "open", "open"): {"pending": 3},
    ("done", "open", "open"): {"pending": 2},
    ("open", "done", "open"): {"slipped": 0},
    ("open", "done", "open", "half"): {"pending": 2},
    ("away", "open", "silent"): {"pending": 2},
    ("open", "away", "open"): {},
    ("open", "away", "open", "open"): {"pending": 2},
    ("done", "open", "done"): {"newly done": 0},
}


@pytest.mark.parametrize(("states", "listed"), MOVES.items(), ids=[" ".join(states) for states in MOVES])
def test_an_office_is_newly_done_slipped_back_or_pending_by_how_it_stood_at_the_last_meeting(states, listed):
    assert moved(*states) == listed


OLD = tell_all(LOTA, DONE)
"""What was told in February; by the end of the year it is too old to count."""
LATER = date(2025, 1, 5)
NO, AGAIN = tell_all(LOTA, NOT_DONE, on=LATER), tell_all(LOTA, DONE, on=LATER)
PART_NO = tell(LOTA.accounts[0].id, {TWO_STEP_ENROLLED: False}, on=LATER)
AGED = {
    "old": ([OLD], "pending", 1),
    "old, and part of it told undone": ([[*OLD, *PART_NO]], "slipped", 0),
    "old twice": ([OLD, OLD], "pending", 2),
    "old, then told undone": ([OLD, [*OLD, *NO]], "slipped", 0),
    "old, then told done again": ([OLD, [*OLD, *AGAIN]], None, 0),
}


@pytest.mark.parametrize(("told", "listed", "number"), AGED.values(), ids=AGED)
def test_of_a_yes_that_grew_old_nothing_came_undone_and_told_again_nothing_is_newly_done(told, listed, number):
    later = [
        meeting([GARUIKHALI, LOTA], each, month) for each, month in zip(told, ("2025-01", "2025-02"), strict=False)
    ]
    past = history(meeting([GARUIKHALI, LOTA], OLD), *later)
    found = changes_under(past, DECISION)
    assert {
        name: [change.meetings for change in part if change.office.name == LOTA.name]
        for name, part in zip(("newly done", "slipped", "pending"), found, strict=True)
    } == {name: [number] if name == listed else [] for name in ("newly done", "slipped", "pending")}


def test_an_office_that_was_listed_with_an_old_answer_is_pending_since_then():
    past = history(
        meeting([GARUIKHALI]), *(meeting([GARUIKHALI, LOTA], OLD, month) for month in ("2025-01", "2025-02"))
    )
    found = [change for change in changes_under(past, DECISION)[2] if change.office.name == LOTA.name]
    assert [change.meetings for change in found] == [2]


PART_OLD = [*OLD, *tell(LOTA.accounts[0].id, {TWO_STEP_ENROLLED: True}, on=LATER)]


@pytest.mark.parametrize("told", [[OLD], [OLD, OLD], [PART_OLD], [PART_OLD, PART_OLD]])
def test_who_has_only_old_answers_is_asked_to_tell_again_and_not_why_work_came_undone(told):
    later = [
        meeting([GARUIKHALI, LOTA], each, month) for each, month in zip(told, ("2025-01", "2025-02"), strict=False)
    ]
    past = history(meeting([GARUIKHALI, LOTA], OLD), *later)
    view = chair_view(past, LETTERHEAD)
    proposed = {each.code: each.serials for each in view.summary.proposals}
    assert (proposed[ProposalCode.TELL_AGAIN], proposed[ProposalCode.SILENT]) == ((2,), (1,))
    assert ProposalCode.LEFT not in proposed
    asked = brief_lines(view)
    assert "What was told before is too old to count; who tells how it stands now, and until when: Lota." in asked
    assert not any("to do again" in sentence for sentence in asked)
    assert [sentence for sentence in asked if LOTA.name.en in sentence] == [
        "What was told before is too old to count; who tells how it stands now, and until when: Lota."
    ]


def test_who_is_pending_for_meetings_only_by_old_answers_is_not_asked_what_is_in_the_way():
    past = history(*(meeting([LOTA], OLD, month) for month in ("2024-02", "2025-01", "2025-02")))
    view = chair_view(past, LETTERHEAD)
    assert [change.meetings for change in view.changes.pending] == [2]
    asked = brief_lines(view)
    assert not any("what is in the way" in sentence for sentence in asked)


def test_the_first_meeting_has_no_changes():
    assert changes_under(history(*meetings("open")), DECISION) == ([], [], [])


DOUBTED = replace(LOTA, accounts=(Account("lota/sachib", plain("sachib"), doubts=(LOTA.accounts[0].id,)),))
"""The union with its post renamed; whether it is the same one nobody has said."""


def moved_with_renamed_post(told):
    past = history(meeting([LOTA], tell_all(LOTA, DONE)), meeting([DOUBTED], told, "2024-03"))
    view = chair_view(past, LETTERHEAD)
    moves = [len(part) for part in (view.changes.newly_done, view.changes.slipped, view.changes.pending)]
    asked = (
        "Not known yet which one of the earlier list a user ID is; the assistant programmer settles it, by when: Lota."
    )
    on_who = [remark for remark in view.rows[0].remarks if remark.code is RemarkCode.UNIDENTIFIED]
    is_remarked = bool(on_who)
    assert on_who == [Remark(RemarkCode.UNIDENTIFIED, number=1)] * is_remarked, "told once, of the user ID"
    assert remarks_on_who(past.now.assessments[0], past) == tuple(on_who)
    assert (asked in brief_lines(view)) is is_remarked
    return moves, is_remarked


def test_what_is_open_only_because_it_is_not_known_who_is_who_did_not_slip_back():
    assert moved_with_renamed_post(tell_all(LOTA, DONE)) == ([0, 0, 1], True)


@pytest.mark.parametrize(("whose", "moves"), [("kulia/operator", [0, 0, 1]), (HEAD, [0, 1, 0])])
def test_a_no_of_who_came_from_another_office_as_is_not_known_yet_is_nothing_undone_here(whose, moves):
    came = replace(LOTA, accounts=(*LOTA.accounts[1:], Account("lota/came", plain("operator"), doubts=(whose,))))
    told = [*tell_all(LOTA, DONE), *tell("lota/came", {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 5))]
    past = history(meeting([LOTA], tell_all(LOTA, DONE)), meeting([came], told, "2024-03"))
    assert [len(part) for part in changes_under(past, DECISION)] == moves


def test_while_it_is_not_known_which_of_before_is_listed_the_others_did_not_slip_back():
    three = office("lota", ("sachib", "operator", "clerk"))
    first, *gone = three.accounts
    left = tuple(replace(account, left=True) for account in gone)
    one = replace(
        three, accounts=(replace(first, id="lota/new", doubts=tuple(each.id for each in three.accounts)), *left)
    )
    told = tell_all(three, DONE)
    found = changes_under(history(meeting([three], told), meeting([one], told, "2024-03")), DECISION)
    assert [len(part) for part in found] == [0, 0, 1]
    known = replace(one, accounts=(first, *left))
    found = changes_under(history(meeting([three], told), meeting([known], told, "2024-03")), DECISION)
    assert [len(part) for part in found] == [0, 0, 1], (
        "why two left the roster is asked of who keeps it, not of the office"
    )
    undone = [*told, *tell(first.id, {TWO_STEP_ENROLLED: False})]
    found = changes_under(history(meeting([three], told), meeting([known], undone, "2024-03")), DECISION)
    assert [len(part) for part in found] == [0, 1, 0]


def test_only_what_is_ordered_by_the_decision_itself_tells_that_an_office_slipped_back():
    told = tell_all(FISHERIES, DONE)
    (officer,) = FISHERIES.accounts
    renamed = replace(FISHERIES, accounts=(replace(officer, id="fisheries/ufo", doubts=(officer.id,)),))
    unused = tell("fisheries", {**MAIL, OFFICIAL_EMAIL_SENDS: False})
    past = history(meeting([FISHERIES], told), meeting([renamed], [*told, *unused], "2024-03"))
    assert [len(part) for part in changes_under(past, DECISION)] == [0, 0, 1]
    (row,) = past.now.assessments
    advised = replace(row.findings[0], outcome=Outcome.FAIL, level=Level.SHOULD, decision=ELEVEN)
    now = replace(past.now, assessments=(replace(row, findings=(*row.findings, advised)),))
    assert [len(part) for part in changes_under(History.of(now, past.earlier), DECISION)] == [0, 0, 1]


def moved_after_the_answer(last, *, same=True):
    """How the union moved at the third meeting, when it was answered who its renamed post is."""
    sachib = DOUBTED.accounts[0]
    then = replace(DOUBTED, accounts=(replace(sachib, id=LOTA.accounts[0].id if same else sachib.id),))
    doubtful = meeting([DOUBTED], tell_all(LOTA, DONE), "2024-03")
    now = meeting([LOTA], tell_all(LOTA, last, on=date(2024, 4, 10)), "2024-04")
    past = history(meeting([LOTA], tell_all(LOTA, DONE)), doubtful, now)
    (row,) = past.earlier[1].assessments
    findings = tuple(
        replace(finding, subject=then.accounts[0].id) if finding.subject == sachib.id else finding
        for finding in row.findings
    )
    answered = replace(past.earlier[1], assessments=(replace(row, office=then, findings=findings),))
    found = changes_under(History.of(past.now, (past.earlier[0], answered)), DECISION)
    return [len(part) for part in found]


def test_who_turned_out_to_be_the_same_is_compared_with_how_he_stood_before_the_doubt():
    assert moved_after_the_answer(DONE) == [0, 0, 0]
    assert moved_after_the_answer(NOT_DONE) == [0, 1, 0]
    assert moved_after_the_answer(DONE, same=False) == [1, 0, 0]


def with_unplaced_answers(past):
    """The same meeting, where of every answer it was not known whose it is."""
    rows = []
    for row in past.assessments:
        found = (replace(found, outcome=Outcome.UNKNOWN, reason=MissingReason.UNPLACED) for found in row.findings)
        rows.append(replace(row, findings=tuple(found)))
    return replace(past, assessments=tuple(rows))


def lota_moves(past):
    return [sum(change.office.name == LOTA.name for change in part) for part in changes_under(past, DECISION)]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("done", "done", [0, 0, 0]), ("done", "open", [0, 1, 0]), ("open", "done", [1, 0, 0])],
)
def test_while_it_is_not_known_whose_an_answer_is_nobody_slipped_back_and_afterwards_nobody_is_newly_done(
    before, after, moved
):
    past = history(*meetings(before, "silent", after))
    first, doubtful = past.earlier[0], with_unplaced_answers(past.earlier[1])
    assert lota_moves(History.of(doubtful, (first,))) == [0, 0, 1]
    assert lota_moves(History.of(past.now, (first, doubtful))) == moved


def test_what_somebody_said_is_not_done_slipped_back_however_the_post_is_called():
    assert moved_with_renamed_post(tell("lota/sachib", NOT_DONE))[0] == [0, 1, 0]
    assert moved_with_renamed_post(tell_all(LOTA, NOT_DONE))[0] == [0, 1, 0]


def test_a_change_names_the_office_as_listed_now_and_the_decision():
    past = history(*meetings("open", "done"))
    assert changes_under(past, DECISION)[0] == [Change(OfficeName(2, LOTA.name), ELEVEN)]
    assert changes_under(past, DECISION)[2] == [Change(OfficeName(1, GARUIKHALI.name), ELEVEN, 2)]


def test_each_decision_has_its_own_changes():
    before = meeting([FISHERIES], tell("fisheries", MAIL))
    now = meeting([FISHERIES], [*tell_all(FISHERIES, DONE), *tell("fisheries", NO_MAIL)], "2024-03")
    past = history(before, now)
    listed = OfficeName(1, FISHERIES.name)
    assert changes_under(past, DECISION) == ([Change(listed, ELEVEN)], [], [])
    assert changes_under(past, BASELINE.decision(NINE)) == ([], [Change(listed, NINE)], [])


def test_a_decision_that_does_not_concern_an_office_changes_nothing_for_it():
    past = history(*meetings("silent", "done"))
    assert changes_under(past, BASELINE.decision(NINE)) == ([], [], [])


@pytest.mark.parametrize(
    ("states", "unmoved"),
    [
        (("open", "open"), {}),
        (("open", "done"), {}),
        (("done", "open"), {}),
        (("done", "done"), {Status.IMPLEMENTED: 1}),
        (("away", "open"), {Status.NOT_IMPLEMENTED: 1}),
    ],
)
def test_who_is_in_no_list_of_changes_is_counted_by_how_it_stands_so_that_all_add_up(states, unmoved):
    past = history(*meetings(*states))
    assert unmoved_under(past, DECISION) == unmoved
    assert sum(map(len, changes_under(past, DECISION))) + sum(unmoved.values()) == len(past.now.assessments)


def test_what_was_waived_and_is_open_again_is_pending_and_has_been_for_one_meeting():
    policies = (PROFILE, "password-reset", COMPOSITION, TWO_STEP)
    waivers = tuple(Waiver(policy, "lota", "migration", "2024-02/05", date(2024, 2, 29)) for policy in policies)
    told = tell_all(LOTA, NOT_DONE)
    past = history(meeting([LOTA], told, waivers=waivers), meeting([LOTA], told, "2024-03", waivers=waivers))
    assert [each["lota"].overall for each in past.standings] == [Status.WAIVED, Status.NOT_IMPLEMENTED]
    assert changes_under(past, DECISION) == ([], [], [Change(OfficeName(1, LOTA.name), ELEVEN, 1)])


def test_offices_that_check_themselves_have_no_changes():
    own = office("lota", voluntary=True)
    assert changes_under(history(*meetings("open", "done", of=own)), DECISION)[0] == []


@pytest.mark.parametrize("states", [("done", "open"), ("done", "half"), ("done", "silent"), ("open", "done")])
def test_the_report_of_an_office_that_checks_itself_says_how_it_stood_and_stands_as_that_of_any_other(states):
    def told(of):
        past = history(*meetings(*states, of=of))
        changes = office_view(past.now.assessments[1], past, LETTERHEAD).changes
        of_eleven = replace(changes, pending=tuple(each for each in changes.pending if each.decision == ELEVEN))
        return changes_of_office(of_eleven, chair_view(past, LETTERHEAD).summary.head, Language.EN)

    assert told(office("lota", voluntary=True)) == told(LOTA)


IMPLEMENTED, OPEN, SILENT, GONE = Status.IMPLEMENTED, Status.NOT_IMPLEMENTED, Status.NO_INFORMATION, None


@pytest.mark.parametrize(
    ("statuses", "run"),
    [
        ([], 0),
        ([IMPLEMENTED], 0),
        ([OPEN], 1),
        ([IMPLEMENTED, OPEN], 1),
        ([OPEN, OPEN], 2),
        ([OPEN, IMPLEMENTED, OPEN], 1),
        ([GONE, OPEN, SILENT], 2),
        ([OPEN, GONE, OPEN], 1),
        ([OPEN, IMPLEMENTED], 0),
        ([OPEN, Status.WAIVED, OPEN, Status.PARTIAL, SILENT], 3),
    ],
)
def test_meetings_are_counted_back_to_the_last_at_which_nothing_was_pending(statuses, run):
    assert meetings_pending(statuses) == run


# Who left

TWO_POSTS = office("lota", ("secretary", "operator"))
SECRETARY, OPERATOR = (account.id for account in TWO_POSTS.accounts)


def after_the_operator_left(told_before, told_since=(), *, reason="post abolished"):
    """Two meetings between which the operator of a union left the roster, for a reason where there is one."""
    then = meeting([GARUIKHALI, TWO_POSTS], told_before)
    stays = TWO_POSTS.accounts[1]
    accounts = (TWO_POSTS.accounts[0],) if reason else (TWO_POSTS.accounts[0], replace(stays, left=True))
    now = meeting([GARUIKHALI, replace(TWO_POSTS, accounts=accounts)], [*told_before, *told_since], "2024-03")
    past = history(then, now)
    departures = (Departure(OPERATOR, reason),) if reason else ()
    round_ = replace(past.now, header=replace(past.now.header, departures=departures))
    return History.of(round_, past.earlier)


OPEN_FOR_THE_OPERATOR = [*tell(SECRETARY, DONE), *tell(OPERATOR, NOT_DONE)]


def test_an_office_in_which_all_that_was_open_ended_by_a_departure_is_not_newly_done_and_that_is_said():
    past = after_the_operator_left(OPEN_FOR_THE_OPERATOR)
    lota = OfficeName(2, LOTA.name)
    assert past.current["lota"].overall is Status.IMPLEMENTED
    assert changes_under(past, DECISION)[0] == []
    assert chair_view(past, LETTERHEAD).summary.newly_done == 0
    (departure,) = named_departures(past)
    assert departure.settled == (lota,)


@pytest.mark.parametrize("open_before", [tell_all(TWO_POSTS, NOT_DONE), [], tell(OPERATOR, DONE)])
def test_an_office_in_which_anybody_who_stays_did_what_was_open_is_newly_done(open_before):
    past = after_the_operator_left(open_before, tell(SECRETARY, DONE, on=date(2024, 3, 5)))
    assert [change.office.name for change in changes_under(past, DECISION)[0]] == [LOTA.name]
    (departure,) = named_departures(past)
    assert departure.settled == ()


def test_who_left_without_a_reason_settles_nothing():
    past = after_the_operator_left(OPEN_FOR_THE_OPERATOR, reason="")
    assert past.current["lota"].overall is not Status.IMPLEMENTED
    assert changes_under(past, DECISION)[0] == []


# Silence

SILENCES = {
    ("silent",): 1,
    ("silent", "silent"): 2,
    ("silent", "silent", "silent"): 3,
    ("open",): 0,
    ("silent", "open"): 0,
    ("open", "silent"): 1,
    ("silent", "half", "silent", "silent"): 2,
    ("away", "silent", "silent"): 2,
    ("silent", "away", "silent"): 1,
}


@pytest.mark.parametrize(
    ("states", "silent"),
    SILENCES.items(),
    ids=[" ".join(states) for states in SILENCES],
)
def test_silence_is_counted_back_to_the_last_meeting_at_which_anything_was_known(states, silent):
    past = history(*meetings(*states))
    (lota,) = [each for each in past.now.assessments if each.office.id == "lota"]
    assert silent_for(lota, past) == silent


def test_a_look_between_meetings_counts_only_those_that_were_held():
    *held, now = map(round_of, meetings("silent", "silent", "silent"))
    look = replace(now, header=replace(now.header, meeting=""))
    for number, earlier in enumerate(([], held[:1], held)):
        past = History.of(look, earlier)
        (lota,) = [each for each in past.now.assessments if each.office.id == "lota"]
        assert silent_for(lota, past) == number
        assert {change.meetings for change in changes_of(lota, past).pending} == ({number} if earlier else set())


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (
            1,
            {
                Language.EN: "Still pending (at the last meeting, too)",
                Language.BN: "এখনো অনিষ্পন্ন (গত সভায়ও অনিষ্পন্ন ছিল)",
            },
        ),
        (
            2,
            {
                Language.EN: "Still pending (at the last 2 meetings, too)",
                Language.BN: "এখনো অনিষ্পন্ন (গত ২ সভায়ও অনিষ্পন্ন ছিল)",
            },
        ),
    ],
)
def test_a_look_between_meetings_says_that_it_counts_those_that_were_and_a_round_counts_its_own_too(held, said):
    *earlier, now = map(round_of, meetings("silent", "silent", "silent"))
    look = replace(now, header=replace(now.header, meeting=""))
    counting = {
        Language.EN: f"Pending ({held + 1} meetings)",
        Language.BN: digits(f"অনিষ্পন্ন ({held + 1} সভা)", Language.BN),
    }
    for of, words in ((look, said), (now, counting)):
        past = History.of(of, earlier[-held:])
        own = office_view(past.now.assessments[0], past, LETTERHEAD)
        assert own.changes is not None
        for language in Language:
            (told,) = changes_of_office(own.changes, own.head, language)
            assert told.startswith(f"{words[language]}: ")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("known", [{TWO_STEP_ENROLLED: True}, {TWO_STEP_ENROLLED: False}])
def test_what_was_known_and_of_which_nothing_was_ever_told_now_is_said_to_be_no_longer_among_the_evidence(
    known, language
):
    past = history(meeting([LOTA], tell_all(LOTA, known)), meeting([LOTA], month="2024-03"))
    assert past.since("lota").vanished == {(HEAD, TWO_STEP)}
    chairs = chair_view(past, LETTERHEAD)
    assert Remark(RemarkCode.VANISHED) in chairs.rows[0].remarks
    said = "no longer among the evidence" if language is Language.EN else "তথ্য-প্রমাণে নেই"
    assert any(said in words for words in brief_lines(chairs, language))


def test_what_grew_old_or_was_never_known_did_not_vanish():
    old = [*tell_all(LOTA, {TWO_STEP_ENROLLED: True}, on=date(2023, 9, 1))]
    past = history(meeting([LOTA], old), meeting([LOTA], old, "2024-05"))
    assert not past.since("lota").vanished


def test_to_be_spoken_to_is_not_to_answer():
    contacts = (call("lota"),)
    past = history(meeting([LOTA], contacts=contacts), meeting([LOTA], month="2024-03", contacts=contacts))
    assert silent_for(past.now.assessments[0], past) == 2


# Waivers


def waived(told, *waivers, offices=(GARUIKHALI, LOTA)):
    now = round_of(meeting(offices, told, waivers=waivers))
    return waived_duties(now.assessments, now.header.rules)


UNTIL = date(2024, 6, 30)


def waiver(policy, subject, until=UNTIL, by="2024-02/05"):
    return Waiver(policy, subject, "migration", by, until)


def test_a_suspended_duty_says_of_which_office_which_duty_until_when_and_by_whom():
    (suspended,) = waived(tell_all(LOTA, NOT_DONE), waiver(TWO_STEP, "lota"))
    duty = next(rule.policy.duty for rule in BASELINE.rules if rule.policy.id == TWO_STEP)
    assert suspended == WaivedDuty(OfficeName(2, LOTA.name), duty, UNTIL, "2024-02/05", TWO_STEP)


def test_the_same_duty_of_several_accounts_is_suspended_once_an_office():
    two = office("lota", ("secretary", "operator"))
    told = [*tell_all(two, NOT_DONE), *tell_all(GARUIKHALI, NOT_DONE)]
    found = waived(told, waiver(TWO_STEP, "lota"), waiver(TWO_STEP, "garuikhali"), offices=(GARUIKHALI, two))
    assert [each.office.serial for each in found] == [1, 2]


@pytest.mark.parametrize("others", [NOT_DONE, DONE], ids=["left", "done"])
def test_time_extended_for_one_user_of_several_names_him_whether_another_has_the_duty_left_or_done(others):
    operators, of_one = tell("lota/operator", others), waiver(TWO_STEP, "lota/secretary")
    told = [*tell("lota/secretary", NOT_DONE), *operators]
    (said,) = waived(told, of_one, offices=(TWO,))
    (of_all,) = waived(tell_all(TWO, NOT_DONE), waiver(TWO_STEP, "lota"), offices=(TWO,))
    secretary = TWO.accounts[0].post
    assert said.duty.en == f"{secretary.en}: Two-step on"
    assert said.duty.bn == f"{secretary.bn}: Two-step চালু"
    assert of_all.duty.en == "Two-step on for every user"
    past = History.of(round_of(meeting([TWO], told, waivers=(of_one,))), [])
    (box,) = waiting(office_view(past.now.assessments[0], past, LETTERHEAD), Language.EN)
    assert box == f"Time extended until 30.06.2024 (2024-02/05): {said.duty.en}."


@pytest.mark.parametrize("others", [{}, DONE], ids=["nothing told", "done"])
def test_time_extended_for_one_user_of_several_of_whom_nothing_is_told_names_him_too(others):
    offices, of_one = (TWO,), waiver(RESET, "lota/secretary")
    past = History.of(round_of(meeting(offices, tell("lota/operator", others), waivers=(of_one,))), [])
    (box,) = waiting(office_view(past.now.assessments[0], past, LETTERHEAD), Language.EN)
    asked = "only how it stands is to be told now"
    assert box == f"Time extended until 30.06.2024 (2024-02/05), {asked}: {TWO.accounts[0].post.en}: Password reset."
    of_both = round_of(meeting(offices, (), waivers=(waiver(RESET, "lota"),)))
    (box,) = waiting(office_view(of_both.assessments[0], History.of(of_both, []), LETTERHEAD), Language.EN)
    assert box.endswith(f"{asked}: Password reset.")


def test_of_who_left_the_roster_no_time_is_told_that_waits_for_his_answer():
    left = replace(TWO, accounts=(replace(TWO.accounts[0], left=True), TWO.accounts[1]))
    now = round_of(meeting((left,), (), waivers=(waiver(RESET, "lota/secretary"),)))
    assert named_waivers(now.header, now.assessments) == ()
    past = History.of(now, [])
    assert waiting(office_view(now.assessments[0], past, LETTERHEAD), Language.EN) == ()


@pytest.mark.parametrize(
    "told", [{}, {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE]}], ids=["nothing told", "a no told"]
)
@pytest.mark.parametrize("is_gone", [False, True])
def test_of_who_left_the_roster_nothing_is_to_be_done_once_his_time_ended(told, is_gone):
    secretary, operator = TWO.accounts
    office_now = replace(TWO, accounts=(replace(secretary, left=is_gone), operator))
    over = waiver("password-composition", secretary.id, until=date(2024, 2, 1))
    now = round_of(meeting((office_now,), tell(secretary.id, told), waivers=(over,)))
    assert len(named_waivers(now.header, now.assessments)) == (not is_gone)


@pytest.mark.parametrize("n", [6, 7, 9])
def test_time_extended_for_some_users_of_many_is_never_told_as_every_users(n):
    many = office("lota", [f"post-{place}" for place in range(n)])
    given = [waiver(TWO_STEP, f"lota/post-{place}") for place in range(2)]
    past = History.of(round_of(meeting([many], tell_all(many, NOT_DONE), waivers=given)), [])
    own = office_view(past.now.assessments[0], past, LETTERHEAD)
    posts = "post-0, post-1" if n == 6 else "2 user IDs"
    assert waiting(own, Language.EN) == (f"Time extended until 30.06.2024 (2024-02/05): {posts}: Two-step on.",)
    (said,) = waiting(own, Language.BN)
    assert said.endswith(("post-0, post-1" if n == 6 else "২টি আইডি") + ": Two-step চালু।")


def test_duties_are_told_office_by_office_in_the_order_of_the_rules_advice_too():
    told = tell_all(LOTA, {**NOT_DONE, PASSWORD_STRENGTH: Strength.WEAK})
    policies = ("password-strength", TWO_STEP, PROFILE)
    found = waived(told, *(waiver(policy, "lota", by=policy) for policy in policies))
    assert [each.reference for each in found] == [PROFILE, TWO_STEP, "password-strength"]


def test_where_nothing_is_waived_nothing_is_suspended():
    assert waived(tell_all(LOTA, NOT_DONE)) == ()
    assert waived(tell_all(LOTA, DONE), waiver(TWO_STEP, "lota")) == ()
    assert waived(tell_all(LOTA, NOT_DONE), waiver(TWO_STEP, "lota", date(2024, 2, 19))) == ()


TWO = office("lota", ("secretary", "operator"))
ENDED = date(2024, 2, 10)


def ended_told(told, *waivers, of=TWO):
    """Return whose ended waivers are told, with their last day."""
    now = round_of(meeting([GARUIKHALI, of], told, waivers=waivers))
    return [
        (waiver.note.subject, waiver.note.until)
        for waiver in named_waivers(now.header, now.assessments)
        if waiver.note.expired
    ]


OPEN_FOR_BOTH = tell_all(TWO, NOT_DONE)
OPEN_FOR_ONE = [*tell(TWO.accounts[0].id, DONE), *tell(TWO.accounts[1].id, NOT_DONE)]


def test_an_ended_waiver_is_told_while_its_duty_is_open_for_somebody_it_named():
    assert ended_told(OPEN_FOR_BOTH, waiver(TWO_STEP, "lota", ENDED)) == [("lota", ENDED)]
    assert ended_told(OPEN_FOR_ONE, waiver(TWO_STEP, "lota", ENDED)) == [("lota", ENDED)]
    assert ended_told([], waiver(TWO_STEP, "lota", ENDED)) == [("lota", ENDED)]


def test_an_ended_waiver_is_told_no_more_once_its_duty_is_done():
    assert ended_told(tell_all(TWO, DONE), waiver(TWO_STEP, "lota", ENDED)) == []
    assert ended_told(OPEN_FOR_ONE, waiver(TWO_STEP, TWO.accounts[0].id, ENDED)) == []


def test_an_ended_waiver_is_told_no_more_where_another_covers_all_whom_it_named():
    ended = waiver(TWO_STEP, "lota", ENDED)
    assert ended_told(OPEN_FOR_BOTH, ended, waiver(TWO_STEP, "lota")) == []
    assert ended_told(OPEN_FOR_ONE, ended, waiver(TWO_STEP, TWO.accounts[1].id)) == []
    assert ended_told(OPEN_FOR_BOTH, ended, waiver(TWO_STEP, TWO.accounts[1].id)) == [("lota", ENDED)]


def test_of_two_waivers_that_ended_one_after_the_other_the_last_is_told():
    earlier, later = (waiver(TWO_STEP, "lota", day) for day in (date(2024, 2, 1), ENDED))
    assert ended_told(OPEN_FOR_BOTH, later, earlier) == [("lota", ENDED)]


def test_an_ended_waiver_of_nobody_on_the_list_is_not_told():
    assert ended_told(OPEN_FOR_BOTH, waiver(TWO_STEP, "nowhere", ENDED)) == []


@pytest.mark.parametrize(
    ("other", "state"),
    [
        (NOT_DONE | {TWO_STEP_CAUSE: Cause.NO_CODE}, WaiverState.EXPIRED_AWAITING_PORTAL),
        (DONE, WaiverState.EXPIRED_AWAITING_PORTAL),
        (NOT_DONE, WaiverState.EXPIRED),
    ],
    ids=["at the portal", "done", "open"],
)
def test_that_time_ended_is_told_also_where_all_that_is_left_of_the_duty_waits_for_the_portal(other, state):
    told = [*tell(TWO.accounts[0].id, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE}), *tell(TWO.accounts[1].id, other)]
    now = round_of(meeting([GARUIKHALI, TWO], told, waivers=[waiver(TWO_STEP, "lota", ENDED)]))
    past = History.of(now, [])
    (found,) = waivers_told(past)
    assert (found.note.subject, found.note.until, found.state) == ("lota", ENDED, state)
    assert bool(waivers_told(replace(past, published_before=3))) is (state is WaiverState.EXPIRED), "as papers of then"
    for language in Language:
        view = chair_view(past, LETTERHEAD)
        section = changes_section(view, view.summary, language)
        printed = [block.text for block in section if isinstance(block, Paragraph)]
        awaits = {
            Language.EN: f"ended while the duty awaits the portal: 1 ({TWO.name.en}: {found.duty.en})",
            Language.BN: "টি এখন পোর্টালের সমাধানের অপেক্ষায়",
        }
        assert any(awaits[language] in words for words in printed) is (state is not WaiverState.EXPIRED)


OF_BEFORE = replace(TWO, accounts=(TWO.accounts[0], replace(TWO.accounts[1], doubts=("lota/before",))))
RENAMED = replace(office("new", ("secretary", "operator")), doubts=("lota",))


@pytest.mark.parametrize(
    ("of", "told", "unsure"),
    [
        (OF_BEFORE, {"lota/secretary": DONE, "lota/before": DONE}, True),
        (OF_BEFORE, {"lota/secretary": NOT_DONE, "lota/before": DONE}, False),
        (OF_BEFORE, {"lota/secretary": DONE, OPERATOR: NOT_DONE, "lota/before": NOT_DONE}, False),
        (OF_BEFORE, {"lota/secretary": DONE}, False),
        (RENAMED, {}, True),
    ],
    ids=["asked of one", "another is not done", "he is not done", "nobody told anything", "asked of the office"],
)
def test_of_time_that_ended_it_is_not_known_whether_the_duty_is_open_while_it_is_asked_who_somebody_is(
    of, told, unsure
):
    said = [each for who, what in told.items() for each in tell(who, what)]
    now = round_of(meeting([of], said, waivers=[waiver(TWO_STEP, "lota", ENDED), waiver(TWO_STEP, "gone")]))
    found = {each.note.expired: each.unsure for each in named_waivers(now.header, now.assessments)}
    assert found == {True: unsure, False: False}


@pytest.mark.parametrize(("told", "is_known"), [([], False), (OPEN_FOR_BOTH, True), (tell(OPERATOR, NOT_DONE), True)])
def test_where_time_ended_of_what_nobody_told_it_is_to_be_told_not_to_be_done(told, is_known):
    past = history(meeting([TWO], told, waivers=(waiver(TWO_STEP, "lota", ENDED),)))
    view = chair_view(past, LETTERHEAD)
    assert [each.state for each in view.waiver_notes] == [
        WaiverState.EXPIRED if is_known else WaiverState.EXPIRED_UNTOLD
    ]
    assert [each.state.as_recorded for each in view.waiver_notes] == [WaiverState.EXPIRED]
    remarks = {in_full((each,), Language.EN) for each in view.rows[0].remarks if each.code is RemarkCode.WAIVER_ENDED}
    assert remarks == {f"time ended on 10.02.2024, to be {'done' if is_known else 'told'}"}


VACANT = [*tell(TWO.accounts[0].id, DONE), *tell(TWO.accounts[1].id, {TWO_STEP_CAUSE: Cause.VACANT})]
VACANT_FOR_ONE = [*tell(TWO.accounts[0].id, NOT_DONE), *tell(TWO.accounts[1].id, {TWO_STEP_CAUSE: Cause.VACANT})]


@pytest.mark.parametrize(("told", "hindered"), [(OPEN_FOR_BOTH, False), (VACANT, True), (VACANT_FOR_ONE, False)])
def test_where_time_ended_of_what_nobody_is_there_to_do_it_is_not_said_to_be_done(told, hindered):
    ended = waiver(TWO_STEP, "lota", ENDED)
    past = history(meeting([TWO], told, waivers=(ended,)))
    view = chair_view(past, LETTERHEAD)
    state = WaiverState.EXPIRED_HINDERED if hindered else WaiverState.EXPIRED
    assert [each.state for each in view.waiver_notes] == [state]
    remarks = {in_full((each,), Language.EN) for each in view.rows[0].remarks if each.code is RemarkCode.WAIVER_ENDED}
    assert remarks == {"time ended on 10.02.2024" if hindered else "time ended on 10.02.2024, to be done"}


@pytest.mark.parametrize(
    ("told", "en", "bn"),
    [
        (VACANT_FOR_ONE, f"1 user ID: {Cause.VACANT.label.en}; ", f"১টি আইডি: {Cause.VACANT.label.bn}; "),
        (VACANT, f"cause: {Cause.VACANT.label.en}; ", f"কারণ: {Cause.VACANT.label.bn}; "),
    ],
    ids=["another is to do it", "others did it"],
)
def test_a_cause_of_some_who_lack_something_is_not_read_as_that_of_all_in_row_and_report(told, en, bn):
    past = history(meeting([TWO], told, waivers=(waiver(TWO_STEP, "lota", ENDED),)))
    row, (report,) = chair_view(past, LETTERHEAD).rows[0], office_reports(past, LETTERHEAD).reports
    of_duty = next(duty for duty in report.duties if duty.policy == TWO_STEP)
    for said in (in_brief(row.remarks, Language.EN), in_full(of_duty.remarks, Language.EN)):
        assert en + "time ended on 10.02.2024" in said
    for said in (in_brief(row.remarks, Language.BN), in_full(of_duty.remarks, Language.BN)):
        assert bn + "১০.০২.২০২৪ তারিখে সময় শেষ" in said
    of_accounts = [each for account in report.accounts for each in account.remarks if each.code is RemarkCode.CAUSE]
    assert [each.number for each in of_accounts] == [0]


@pytest.mark.parametrize(
    ("until", "told"),
    [
        (date(2024, 2, 19), [1, 0, 0]),
        (date(2024, 2, 20), [0, 1, 0]),
        (date(2024, 3, 19), [0, 1, 0]),
        (date(2024, 3, 20), [0, 0, 1]),
    ],
)
def test_that_a_waiver_ended_is_told_at_the_first_meeting_after_its_end_and_at_none_after_that(until, told):
    opened = tell_all(LOTA, NOT_DONE)
    held = [meeting([LOTA], opened, month, waivers=(waiver(TWO_STEP, "lota", until),)) for month in MONTHS[:3]]
    views = [chair_view(history(*held[:number]), LETTERHEAD) for number in (1, 2, 3)]
    assert [sum(each.note.expired for each in view.waiver_notes) for view in views] == told


def test_the_end_of_a_waiver_entered_after_the_round_of_the_meeting_before_which_it_ended_is_told_at_the_next():
    opened, ended = tell_all(LOTA, NOT_DONE), (waiver(TWO_STEP, "lota", date(2024, 2, 18)),)
    first = meeting([LOTA], opened, MONTHS[0])
    later = [meeting([LOTA], opened, month, waivers=ended) for month in MONTHS[1:3]]
    views = [chair_view(history(first, *later[:number]), LETTERHEAD) for number in (1, 2)]
    assert [sum(each.note.expired for each in view.waiver_notes) for view in views] == [1, 0]


@pytest.mark.parametrize(
    "over",
    [None, date(2024, 2, 10), date(2024, 3, 10)],
    ids=["alone", "beside one that was over before", "beside one that ends between the meetings"],
)
@pytest.mark.parametrize(("subject", "whose"), [("lota", "Lota"), ("lota/head", "Lota, ")])
def test_that_a_waiver_was_taken_back_is_told_at_the_first_meeting_after_that_where_the_duty_is_open(
    subject, whose, over
):
    opened, until = tell_all(LOTA, NOT_DONE), date(2024, 12, 31)
    given, left = (waiver(TWO_STEP, subject, until),), () if over is None else (waiver(TWO_STEP, subject, over),)
    held = [
        meeting([LOTA], opened, month, waivers=left + (given if at == 0 else ())) for at, month in enumerate(MONTHS[:3])
    ]
    for number, told in ((1, 0), (2, 1), (3, 0)):
        past = history(*held[:number])
        view = chair_view(past, LETTERHEAD)
        notes = [each for each in view.waiver_notes if each.state is WaiverState.TAKEN_BACK]
        assert [(each.note.until, each.subject.en.startswith(whose)) for each in notes] == [(until, True)] * told
        remarked = [each.day for each in view.rows[0].remarks if each.code is RemarkCode.WAIVER_TAKEN_BACK]
        (report,) = office_reports(past, LETTERHEAD).reports
        of_users = [remark for each in report.accounts for remark in each.remarks]
        in_report = [each.day for each in of_users if each.code is RemarkCode.WAIVER_TAKEN_BACK]
        assert remarked == in_report == [until] * told
        ended = [each.day for each in view.rows[0].remarks if each.code is RemarkCode.WAIVER_ENDED]
        assert ended == [each.day for each in of_users if each.code is RemarkCode.WAIVER_ENDED]
        assert not told or ended == [over] * (over == date(2024, 3, 10))


def test_every_extension_that_was_taken_back_is_counted_and_named_also_where_the_office_now_waits_for_the_portal():
    offices = [office(name) for name in ("done", "open", "waits")]
    given = tuple(waiver(TWO_STEP, each.id, date(2024, 12, 31)) for each in offices)
    now = (DONE, NOT_DONE, {**NOT_DONE, TWO_STEP_CAUSE: Cause.NO_CODE})
    first = meeting(offices, [one for each in offices for one in tell_all(each, NOT_DONE)], MONTHS[0], waivers=given)
    told = [
        one for each, facts in zip(offices, now, strict=True) for one in tell_all(each, facts, on=date(2024, 3, 10))
    ]
    past = history(first, meeting(offices, told, MONTHS[1]))
    view = chair_view(past, LETTERHEAD)
    section = changes_section(view, view.summary, Language.BN)
    (line,) = [each.text for each in section if isinstance(each, Paragraph) and "বাতিল" in each.text]
    assert line == (
        "গত সভার পর ২টি বর্ধিত সময় বাতিল করা হয়েছে। বাকি হিসেবে দেখানো হলো: ০২ দপ্তর। পোর্টাল অপেক্ষমাণ হিসেবে দেখানো হলো: ০৩ দপ্তর।"
    )
    taken_back = [[each.day for each in row.remarks if each.code is RemarkCode.WAIVER_TAKEN_BACK] for row in view.rows]
    assert taken_back == [[], [date(2024, 12, 31)], [date(2024, 12, 31)]]
    reports = office_reports(past, LETTERHEAD).reports
    told_to_office = [
        [each.day for of in report.accounts for each in of.remarks if each.code is RemarkCode.WAIVER_TAKEN_BACK]
        for report in reports
    ]
    assert told_to_office == taken_back


def test_of_a_duty_that_was_done_and_of_time_that_was_given_anew_it_is_not_told_that_it_was_taken_back():
    given = (waiver(TWO_STEP, "lota", date(2024, 12, 31)),)
    first = meeting([LOTA], tell_all(LOTA, NOT_DONE), MONTHS[0], waivers=given)
    done = meeting([LOTA], tell_all(LOTA, DONE), MONTHS[1])
    longer = meeting(
        [LOTA], tell_all(LOTA, NOT_DONE), MONTHS[1], waivers=(waiver(TWO_STEP, "lota", date(2025, 1, 31)),)
    )
    for now in (done, longer):
        states = [each.state for each in chair_view(history(first, now), LETTERHEAD).waiver_notes]
        assert WaiverState.TAKEN_BACK not in states


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (-1, False)], ids=["stands", "has ended"])
def test_only_of_time_that_would_still_stand_it_is_told_that_it_was_taken_back(days, is_told):
    opened = tell_all(LOTA, NOT_DONE)
    now = meeting([LOTA], opened, MONTHS[1])
    until = history(now).now.header.extended_on + timedelta(days=days)
    past = history(meeting([LOTA], opened, MONTHS[0], waivers=(waiver(TWO_STEP, "lota", until),)), now)
    states = [each.state for each in chair_view(past, LETTERHEAD).waiver_notes]
    assert (WaiverState.TAKEN_BACK in states) is is_told


def test_an_offices_own_changes_are_those_that_the_chair_reads_of_it():
    states = {"done": (DONE, DONE), "newly": ({}, DONE), "slipped": (DONE, NOT_DONE), "pending": ({}, NOT_DONE)}
    offices = [office(name) for name in states]
    anew = office("anew")
    waivers = (waiver(TWO_STEP, "slipped"),)
    held = [
        meeting(
            [*offices, anew][: 4 + at],
            [answer for each in offices for answer in tell_all(each, states[each.id][at], on=date(2024, 2 + at, 10))],
            f"2024-0{2 + at}",
            waivers=waivers,
        )
        for at in (0, 1)
    ]
    past = history(*held)
    of_all = chair_view(past, LETTERHEAD).changes
    assert [
        len(each) for each in (of_all.newly_done, of_all.slipped, of_all.pending, of_all.waived, of_all.listed_anew)
    ] == [1] * 5
    for assessment in past.now.assessments:
        own, named = changes_of(assessment, past), assessment.office.name
        for kind in ("newly_done", "slipped", "pending", "waived"):
            assert getattr(own, kind) == tuple(each for each in getattr(of_all, kind) if each.office.name == named)
        assert own.listed_anew == tuple(each for each in of_all.listed_anew if each.name == named)


def test_waivers_are_named_by_office_post_and_duty_and_those_of_nobody_by_nothing():
    given = [
        waiver(TWO_STEP, "lota"),
        waiver(RESET, "lota/operator"),
        waiver(TWO_STEP, "garuikhali"),
        waiver("no-such-rule", "nowhere"),
        waiver(TWO_STEP, "lota/before"),
    ]
    now = round_of(meeting([doubted(TWO, "lota/before"), GARUIKHALI], tell_all(GARUIKHALI, DONE), waivers=tuple(given)))
    post = joined((TWO.name, TWO.accounts[1].post))
    duties = {rule.policy: rule.duty for rule in now.header.rules}
    assert [(each.subject, each.duty) for each in named_waivers(now.header, now.assessments)] == [
        (post, duties[RESET]),
        (GARUIKHALI.name, duties[TWO_STEP]),
        (None, plain("no-such-rule")),
        (post, Text(en="Two-step on", bn="Two-step চালু")),
        (TWO.name, duties[TWO_STEP]),
    ]


def doubted(of, before):
    """Return an office of which the last account may be one of before."""
    *others, last = of.accounts
    return replace(of, accounts=(*others, replace(last, doubts=(before,))))


def test_an_ended_waiver_of_another_duty_or_of_another_office_opens_nothing():
    assert ended_told(tell_all(TWO, {**DONE, TWO_STEP_ENROLLED: False}), waiver(RESET, "lota", ENDED)) == []
    assert ended_told([], waiver(TWO_STEP, "garuikhali", ENDED)) == [("garuikhali", ENDED)]


def test_of_more_user_ids_by_number_alone_it_is_not_said_that_any_was_listed():
    two, three = (replace(office("lota", ()), user_count=n, accounts=numbered_accounts("lota", n)) for n in (2, 3))
    past = history(meeting([two], tell_all(two, DONE)), meeting([three], tell_all(two, DONE), "2024-03"))
    view, own = chair_view(past, LETTERHEAD), changes_of(past.now.assessments[0], past)
    for changes in (view.changes, own):
        assert (changes.new_accounts, [name.serial for name in changes.more_by_number]) == ((), [1])
    assert any(
        line.startswith("More user IDs than at the last meeting")
        for line in changes_of_office(own, view.summary.head, Language.EN)
    )


def test_a_user_id_that_is_listed_again_as_at_a_meeting_before_the_last_one_is_told_as_that():
    one, two = office("lota", ("head",)), office("lota", ("head", "clerk"))
    undone = [*tell_all(two, DONE), *tell("lota/clerk", {TWO_STEP_ENROLLED: False}, date(2024, 4, 10))]
    listed = ((two, tell_all(two, DONE)), (one, tell_all(two, DONE)), (two, undone))
    months = ("2024-02", "2024-03", "2024-04")
    past = history(*(meeting([of], told, month) for (of, told), month in zip(listed, months, strict=True)))
    view, (own,) = chair_view(past, LETTERHEAD), office_reports(past, LETTERHEAD).reports
    assert ([name.serial for name in view.changes.listed_again], view.changes.new_accounts) == ([1], ())
    words = "User ID listed again that was not at the last meeting; what was told of it counts again"
    assert words in changes_by_office(view, Language.EN)[1]
    assert words in changes_of_office(own.changes, own.head, Language.EN)


def test_an_office_reads_which_of_its_user_ids_left_the_list_and_for_what_reason():
    told, one = tell_all(TWO, DONE), replace(TWO, accounts=TWO.accounts[:1])
    past = history(meeting([TWO, GARUIKHALI], told), meeting([one, GARUIKHALI], told, "2024-03"))
    header = replace(
        past.now.header, departures=(Departure(TWO.accounts[1].id, "পদ বিলুপ্ত"), Departure("gone", "merged"))
    )
    past = History.of(replace(past.now, header=header), past.earlier)
    lota, garuikhali = office_reports(past, LETTERHEAD).reports
    left = {
        Language.EN: "User ID that left the list: operator (reason: পদ বিলুপ্ত)",
        Language.BN: "তালিকা থেকে বাদ গেছে যে আইডি: operator (কারণ: পদ বিলুপ্ত)",
    }
    for language, words in left.items():
        assert changes_of_office(lota.changes, lota.head, language)[0] == words
        assert words in changes_by_office(chair_view(past, LETTERHEAD), language)[1]
    assert (lota.changes.gone[0].reason, garuikhali.changes.gone) == ("পদ বিলুপ্ত", ())


@pytest.mark.parametrize("is_same", [True, False])
def test_who_left_for_a_reason_while_another_offices_user_id_may_be_he_is_told_once_and_when_he_is_known_to_have_left(
    is_same,
):
    told, one = tell_all(TWO, DONE), replace(TWO, accounts=TWO.accounts[:1])
    came, departures = replace(TWO.accounts[1], id="garuikhali/new"), (Departure(OPERATOR, "পদ বিলুপ্ত"),)

    def listed(account, month):
        there = replace(GARUIKHALI, accounts=(*GARUIKHALI.accounts, account))
        return meeting([one, there], told, month)

    asked = replace(came, doubts=(OPERATOR,))
    answered = replace(came, id=OPERATOR) if is_same else came
    meetings = [meeting([TWO, GARUIKHALI], told), *(listed(asked, month) for month in ("2024-03", "2024-04"))]
    meetings += [listed(answered, month) for month in ("2024-05", "2024-06")]
    found = []
    for last in range(2, len(meetings) + 1):
        past = history(*meetings[:last])
        past = History.of(replace(past.now, header=replace(past.now.header, departures=departures)), past.earlier)
        lota, _ = office_reports(past, LETTERHEAD).reports
        of_chair = [name.en for each in named_departures(past) for name in each.names]
        assert [each.posts[0] for each in chair_view(past, LETTERHEAD).changes.gone] == [
            post for each in lota.changes.gone for post in each.posts
        ]
        assert len(of_chair) == len(lota.changes.gone)
        found.append(of_chair)
    assert found == [[], [], [] if is_same else ["Lota, operator"], []]


def test_who_left_an_office_reads_also_the_one_that_may_be_that_office_and_who_took_his_place_bars_nothing_once_he_left():
    told, departures = tell_all(TWO, DONE), (Departure(OPERATOR, "পদ বিলুপ্ত"),)

    def gone(*listed):
        past = history(
            meeting([TWO], told), *(meeting([of], told, month) for of, month in zip(listed, MONTHS[1:], strict=False))
        )
        past = History.of(replace(past.now, header=replace(past.now.header, departures=departures)), past.earlier)
        (own,) = office_reports(past, LETTERHEAD).reports
        return [(post.en, each.reason) for each in own.changes.gone for post in each.posts]

    head, came = replace(TWO.accounts[0], id="new/secretary", doubts=(TWO.accounts[0].id,)), TWO.accounts[1]
    assert gone(replace(TWO, id="new", doubts=("lota",), accounts=(head,))) == [("operator", "পদ বিলুপ্ত")]
    perhaps = replace(TWO, accounts=(TWO.accounts[0], replace(came, id="lota/new", doubts=(OPERATOR,))))
    assert gone(perhaps) == []
    left = replace(perhaps, accounts=(*perhaps.accounts[:1], replace(perhaps.accounts[1], left=True)))
    assert gone(perhaps, left) == [("operator", "পদ বিলুপ্ত")]


def test_of_a_user_id_that_moved_to_another_office_and_left_there_the_first_is_told_only_that_it_moved():
    told, one = tell_all(TWO, DONE), replace(TWO, accounts=TWO.accounts[:1])
    past = history(meeting([TWO, GARUIKHALI], told), meeting([one, GARUIKHALI], told, "2024-03"))
    header = replace(past.now.header, departures=(Departure(OPERATOR, "পদ বিলুপ্ত"),))
    known = {each.id: KnownOffice(each.id, each.name, each.kind) for each in (TWO, GARUIKHALI)}
    there = {OPERATOR: KnownAccount(OPERATOR, "garuikhali", TWO.accounts[1].post, gone=True)}
    moves = Moves(Identities(known, there, moved_on={OPERATOR: {"lota": date(2024, 3, 1)}}), lambda: (one, GARUIKHALI))
    past = replace(History.of(replace(past.now, header=header), past.earlier), moves=moves)
    lota, _ = office_reports(past, LETTERHEAD).reports
    assert (lota.changes.gone, [each.came for each in lota.changes.moved]) == ((), [False])


CLERK = "koyra/clerk"
EVERY = {SECRETARY: DONE, OPERATOR: NOT_DONE, CLERK: DONE}


@pytest.mark.parametrize("came", [DONE, NOT_DONE], ids=["had done it there", "did it since"])
@pytest.mark.parametrize("left", [True, False], ids=["an open one moved away", "nobody moved away"])
def test_what_a_user_id_that_moved_in_had_done_in_another_list_is_not_newly_done_in_the_one_where_it_stands_now(
    came, left
):
    koyra = office("koyra", ("clerk", "head"))
    one, clerk = replace(TWO, accounts=TWO.accounts[:1]), koyra.accounts[0]
    now = replace(TWO, accounts=(*(one if left else TWO).accounts, clerk))
    then = [each for of, said in {**EVERY, CLERK: came}.items() for each in tell(of, said, date(2024, 2, 10))]
    since = tell(CLERK, DONE, date(2024, 3, 10)) if came == NOT_DONE else []
    empty = replace(koyra, accounts=koyra.accounts[1:])
    past = history(meeting([TWO, koyra], then), meeting([now, empty], [*then, *since], "2024-03"))
    known = {each.id: KnownOffice(each.id, each.name, each.kind) for each in (TWO, koyra)}
    accounts = {
        CLERK: KnownAccount(CLERK, TWO.id, clerk.post),
        OPERATOR: KnownAccount(OPERATOR, koyra.id, TWO.accounts[1].post, gone=True),
    }
    stood = {CLERK: {koyra.id: date(2024, 3, 1)}}
    past = replace(past, moves=Moves(Identities(known, accounts, moved_on=stood), lambda: (now, empty)))
    is_anew = came == NOT_DONE
    assert {subject for subject, _ in past.since(TWO.id).done_anew} == ({CLERK} if is_anew else set())
    assert bool(past.since(TWO.id).left_undone) is (left and not is_anew)
    newly = [each.office.name.en for each in chair_view(past, LETTERHEAD).changes.newly_done]
    assert newly == (["Lota"] if left and is_anew else [])


@pytest.mark.parametrize("shared", [True, False])
def test_that_posts_share_one_user_id_since_or_no_more_is_told_in_the_chairs_copy_and_the_offices_report(shared):
    told = tell_all(TWO, DONE)
    joint = replace(TWO, accounts=(replace(TWO.accounts[0], shared=True),))
    before, now = (TWO, joint) if shared else (joint, TWO)
    past = history(meeting([before], told), meeting([now], told, "2024-03"))
    view, (own,) = chair_view(past, LETTERHEAD), office_reports(past, LETTERHEAD).reports
    assert [(each.office.serial, each.shared) for each in view.changes.sharing] == [(1, shared)]
    words = {
        True: "Several posts share one user ID, as was answered since: it counts once",
        False: "Posts that counted with one shared user ID count now with one each",
    }[shared]
    assert words in changes_by_office(view, Language.EN)[1]
    assert words in changes_of_office(own.changes, own.head, Language.EN)
    same = history(meeting([now], told), meeting([now], told, "2024-03"))
    assert chair_view(same, LETTERHEAD).changes.sharing == ()


def test_a_user_id_that_one_listed_at_the_last_meeting_may_have_been_is_not_said_to_be_listed_again():
    listed = office("lota", ("head", "clerk"))
    clerk = listed.accounts[1]
    renamed = replace(listed, accounts=(listed.accounts[0], replace(clerk, id="lota/new", doubts=(clerk.id,))))
    told, months = tell_all(listed, DONE), ("2024-02", "2024-03", "2024-04")
    past = history(*(meeting([of], told, month) for of, month in zip((listed, renamed, listed), months, strict=True)))
    assert chair_view(past, LETTERHEAD).changes.listed_again == ()


def test_one_who_stood_in_the_place_of_one_of_before_is_told_as_newly_listed_once_it_is_known_that_he_is_none_of_those():
    two = office("lota", ("head", "clerk"))
    new = office("lota", ("head", "new"))
    (head, clerk), came = two.accounts, new.accounts[1]
    taken_for, apart = (
        replace(new, accounts=(head, replace(came, doubts=(clerk.id,)))),
        replace(two, accounts=(head, came, clerk)),
    )
    months = ("2024-02", "2024-03", "2024-04", "2024-05", "2024-06")
    listed = (two, taken_for, taken_for, apart, apart)
    past = [meeting([of], tell_all(two, DONE), month) for of, month in zip(listed, months, strict=True)]
    told = [chair_view(history(*past[: at + 1]), LETTERHEAD).changes for at in range(len(past))]
    assert [[name.serial for name in each.new_accounts] for each in told] == [[], [], [], [1], []]
    assert not any(each.listed_again for each in told)


def test_an_office_that_stood_in_the_place_of_one_of_before_is_new_once_it_is_known_that_it_is_another():
    before, now = office("deluti", ("head",)), office("lota", ("head",))
    taken_for = replace(now, doubts=(before.id,))
    months = ("2024-02", "2024-03", "2024-04", "2024-05")
    left = replace(before, left=True)
    listed = ([before], [taken_for], [now, left], [now, left])
    past = [meeting(of, tell_all(before, DONE), month) for of, month in zip(listed, months, strict=True)]
    told = [chair_view(history(*past[: at + 1]), LETTERHEAD).changes for at in range(len(past))]
    assert [[name.name.en for name in each.listed_anew] for each in told] == [[], [], [now.name.en], []]


def test_of_a_user_id_listed_since_an_office_answered_it_is_said_that_what_was_told_before_does_not_count_for_it():
    one, two = office("lota", ("head",)), office("lota", ("head", "clerk"))
    silent, doubled = office("deluti", ("head",)), office("deluti", ("head", "clerk"))
    past = history(meeting([one, silent], tell_all(one, DONE)), meeting([two, doubled], tell_all(one, DONE), "2024-03"))
    view = chair_view(past, LETTERHEAD)
    assert [name.serial for name in view.changes.new_accounts] == [1]
    lota, deluti = office_reports(past, LETTERHEAD).reports
    words = "Another user ID than at the last meeting, newly listed or told to be another; no yes for all from before it was listed counts for it"
    assert words in changes_by_office(view, Language.EN)[1]
    assert words in changes_of_office(lota.changes, lota.head, Language.EN)
    assert words not in changes_of_office(deluti.changes, deluti.head, Language.EN)


def test_what_one_account_has_to_do_again_stands_as_such_though_the_office_was_never_done():
    two = office("lota", ("head", "clerk"))
    first = [*tell("lota/head", DONE), *tell("lota/clerk", {TWO_STEP_ENROLLED: False})]
    undone = tell("lota/head", {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 8))
    past = history(meeting([two], first), meeting([two], [*first, *undone], "2024-03"))
    changes = chair_view(past, LETTERHEAD).changes
    assert ([change.office.serial for change in changes.slipped], changes.pending) == ([1], ())
    same = history(meeting([two], first), meeting([two], first, "2024-03"))
    assert chair_view(same, LETTERHEAD).changes.slipped == ()


@pytest.mark.parametrize(
    "told", [{}, {**DONE, TWO_STEP_ENROLLED: False}], ids=["new, nothing told", "leaving taken back"]
)
def test_what_was_never_done_of_a_user_id_that_was_not_listed_at_the_last_meeting_is_not_to_do_again(told):
    one, two = office("lota", ("head",)), office("lota", ("head", "clerk"))
    first = [*tell("lota/head", DONE), *tell("lota/clerk", told)]
    past = history(meeting([one], first), meeting([two], first, "2024-03"))
    changes = chair_view(past, LETTERHEAD).changes
    assert (changes.slipped, [change.decision for change in changes.pending]) == ((), [ELEVEN])
    undone = tell("lota/head", {TWO_STEP_ENROLLED: False}, on=date(2024, 3, 8))
    past = history(meeting([one], first), meeting([two], [*first, *undone], "2024-03"))
    assert len(chair_view(past, LETTERHEAD).changes.slipped) == 1


def listed_as(**more):
    """Return two meetings: a union and a department did nothing by the first, and in the department's row something is otherwise at the second."""
    told = [*tell_all(LOTA, NOT_DONE), *tell_all(FISHERIES, NOT_DONE)]
    return meeting([LOTA, FISHERIES], told, "2024-02"), meeting([LOTA, replace(FISHERIES, **more)], told, "2024-03")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"voluntary": True}, "checked voluntarily: yes"),
        ({"kind": OfficeKind.OTHER}, "kind: Departmental office, now Other"),
        (
            {"kind": OfficeKind.UNO, "voluntary": True},
            "kind: Departmental office, now Office of the Upazila Nirbahi Officer; checked voluntarily: yes",
        ),
    ],
)
def test_who_is_taken_out_of_what_is_counted_or_put_back_is_named_with_the_reason(more, why):
    then, now = listed_as(**more)
    past = history(then, now)
    found = chair_view(past, LETTERHEAD).changes.recounted
    assert {(each.change.office.name, each.change.decision, each.how.counted) for each in found} == {
        (FISHERIES.name, ELEVEN, False),
        (FISHERIES.name, NINE, False),
    }
    assert {each.how.why.en for each in found} == {why}
    assert changes_of(past.now.assessments[1], past).recounted == found
    again = replace(then, month="2024-03", day=now.day)
    back = chair_view(history(replace(now, month="2024-02"), again), LETTERHEAD).changes.recounted
    assert [each.how.counted for each in back] == [True, True]
    assert chair_view(history(then, again), LETTERHEAD).changes.recounted == ()


def test_a_kind_that_takes_an_office_out_of_one_decision_only_names_that_one():
    (only,) = chair_view(history(*listed_as(kind=OfficeKind.UDC)), LETTERHEAD).changes.recounted
    assert (only.change.decision, only.how.counted) == (NINE, False)


def test_who_is_named_by_a_decision_only_now_did_not_newly_do_it():
    done = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    then = meeting([LOTA, replace(FISHERIES, kind=OfficeKind.OTHER)], done, "2024-02")
    past = history(then, meeting([LOTA, FISHERIES], done, "2024-03"))
    changes = chair_view(past, LETTERHEAD).changes
    assert (changes.newly_done, {each.how.counted for each in changes.recounted}) == ((), {True})
    _is_told_as_counted_now(past)


@pytest.mark.parametrize("between", [{"voluntary": True}, {"kind": OfficeKind.UDC}])
def test_who_was_done_at_every_meeting_and_only_not_counted_at_the_last_is_told_as_counted_now_and_as_nothing_else(
    between,
):
    done = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    first, last = (meeting([LOTA, FISHERIES], done, month) for month in ("2024-02", "2024-04"))
    _is_told_as_counted_now(history(first, meeting([LOTA, replace(FISHERIES, **between)], done, "2024-03"), last))


NOW = (" (of them implemented now: 1)", " (এর মধ্যে এখন বাস্তবায়িত ১টি)")
THEN = (" (of them implemented then: 1)", " (এর মধ্যে তখন বাস্তবায়িত ছিল ১টি)")
"""How many of those that are counted now have implemented a decision, and of those that are counted no more had, in English and in Bangla."""


@pytest.mark.parametrize(
    ("now", "in_english", "in_bangla"),
    [
        ({"voluntary": True}, f"1{THEN[0]}; ", f"গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না ১টি{THEN[1]}; "),
        (
            {"kind": OfficeKind.UDC},
            f"1 under Decision 09{THEN[0]}; ",
            f"গত সভায় ধরা হয়েছিল, এখন ধরা হয় না ০৯ নং সিদ্ধান্তে ১টি{THEN[1]}; ",
        ),
        (
            {"kind": OfficeKind.OTHER},
            f"1 under Decision 09, 1 under Decision 11{THEN[0]}; ",
            f"গত সভায় ধরা হয়েছিল, এখন ধরা হয় না ০৯ নং সিদ্ধান্তে ১টি, ১১ নং সিদ্ধান্তে ১টি{THEN[1]}; ",
        ),
    ],
)
def test_who_was_done_and_is_not_counted_any_more_is_told_as_that_alone_and_nobody_undid_anything(
    now, in_english, in_bangla
):
    done = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    first = meeting([LOTA, FISHERIES], done, "2024-02")
    past = history(first, meeting([LOTA, replace(FISHERIES, **now)], done, "2024-03"))
    view = chair_view(past, LETTERHEAD)
    own = office_view(past.now.assessments[1], past, LETTERHEAD)
    for changes in (view.changes, own.changes):
        assert (changes.lost, changes.slipped) == ((), ())
        assert {each.how.counted for each in changes.recounted} == {False}
    assert (view.summary.counted_no_more, view.summary.lost) == (1, 0)
    for part in view.summary.parts:
        last, stand = (each.tally.implemented for each in part.history[-2:])
        assert last + part.newly_done + part.counted_now - part.lost - part.counted_no_more == stand
    for language, told, other in (
        (Language.EN, f"counted at the last meeting, not any more: {in_english}", "no longer counts as implemented"),
        (Language.BN, in_bangla, "আর বাস্তবায়িত গণ্য নয়"),
    ):
        said = " ".join(glance(view.summary, language).lines)
        assert told in said
        assert other not in said


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            Language.EN,
            f"not counted at the last meeting, counted now: 1 under Decision 07 of February 2024{NOW[0]}; counted at the last meeting, not any more: 1 under Decision 09 of January 2024{THEN[0]};",
        ),
        (
            Language.BN,
            f"গত সভায় ধরা হয়নি, এখন ধরা হয়েছে ফেব্রুয়ারি ২০২৪ মাসের ০৭ নং সিদ্ধান্তে ১টি{NOW[1]}; গত সভায় ধরা হয়েছিল, এখন ধরা হয় না জানুয়ারি ২০২৪ মাসের ০৯ নং সিদ্ধান্তে ১টি{THEN[1]};",
        ),
    ],
)
def test_at_a_glance_who_is_counted_at_both_meetings_is_said_to_be_counted_or_not_under_a_decision_alone(
    language, told
):
    done = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    before, after = (round_of(meeting([LOTA, FISHERIES], done, month), at) for at, month in enumerate(MONTHS[:2], 1))
    summary = chair_view(History.of(_with_another_decision(after), [before]), LETTERHEAD).summary
    said = " ".join(glance(summary, language).lines)
    assert told in said
    assert "মোট সংখ্যায়" not in said
    assert (summary.counted_now, summary.counted_no_more) == (1, 1)


def test_what_is_told_of_several_offices_counted_otherwise_can_be_written_down_as_what_a_paper_is_made_from():
    other = office("livestock", kind=OfficeKind.DEPARTMENT)
    offices = (LOTA, FISHERIES, other)
    before, after = (round_of(meeting(offices, [], month), at) for at, month in enumerate(MONTHS[:2], 1))
    view = chair_view(History.of(_with_another_decision(after), [before]), LETTERHEAD)
    now, no_more = (
        [name.serial for each in view.summary.recounted for name in told(each)]
        for told in (attrgetter("now"), attrgetter("no_more"))
    )
    assert (now, no_more) == ([2, 3], [2, 3])
    assert record.encode(view)


def _with_another_decision(round_):
    """Return a round in which a decision of a later meeting orders what decision 09 did."""
    other, header = f"other-{NINE}", round_.header
    decisions = tuple(
        replace(each, id=other, serial="07", meeting="2024-02") if each.id == NINE else each
        for each in header.decisions
    )
    rules = tuple(replace(rule, decision=other) if rule.decision == NINE else rule for rule in header.rules)
    assessments = tuple(
        replace(
            each,
            findings=tuple(replace(one, decision=other) if one.decision == NINE else one for one in each.findings),
        )
        for each in round_.assessments
    )
    return replace(round_, header=replace(header, decisions=decisions, rules=rules), assessments=assessments)


def test_beside_who_is_counted_anew_it_is_told_that_another_one_who_was_done_is_counted_no_more():
    livestock = replace(FISHERIES, id="livestock", accounts=())
    done = [each for listed in (FISHERIES, livestock) for each in tell(listed.id, MAIL)]
    own = [replace(each, voluntary=True) for each in (FISHERIES, livestock)]
    before, after = [LOTA, FISHERIES, own[1]], [LOTA, own[0], livestock]
    view = chair_view(history(meeting(before, done, "2024-02"), meeting(after, done, "2024-03")), LETTERHEAD)
    (nine,) = [part for part in view.summary.parts if part.decision.id == NINE]
    assert (nine.counted_now, nine.counted_no_more) == (1, 1)
    assert (
        f"not counted at the last meeting, counted now: 1{NOW[0]}; counted at the last meeting, not any more: 1{THEN[0]}"
        in str(glance(view.summary, Language.EN).lines)
    )


def test_how_many_of_who_is_counted_anew_are_implemented_is_not_called_as_how_many_are_counted_anew():
    livestock = replace(FISHERIES, id="livestock", accounts=())
    done, open_still = tell_all(FISHERIES, DONE), tell_all(livestock, NOT_DONE)
    told = [*done, *tell("fisheries", MAIL), *open_still]
    outside = [replace(each, voluntary=True) for each in (FISHERIES, livestock)]
    past = history(meeting([LOTA, *outside], told, "2024-02"), meeting([LOTA, FISHERIES, livestock], told, "2024-03"))
    view = chair_view(past, LETTERHEAD)
    for language, label, of_these in (
        (Language.EN, "counted now", "implemented: of those not counted at the last meeting 1"),
        (Language.BN, "এখন ধরা হয়েছে", "বাস্তবায়িত: গত সভায় মোট সংখ্যায় না ধরা দপ্তরের মধ্যে ১"),
    ):
        assert f"{label}{': 2' if language is Language.EN else ' ২টি'}" in " ".join(
            glance(view.summary, language).lines
        )
        progress = str(progress_section(view.summary, language))
        assert of_these in progress
        assert label not in progress


def test_of_a_decision_that_is_judged_no_more_nothing_is_said_to_who_stood_outside_the_totals():
    own = replace(FISHERIES, id="own", accounts=(), voluntary=True)
    before, after = (round_of(meeting([FISHERIES, own], (), month), at) for at, month in enumerate(MONTHS[:2], start=1))
    rules = tuple(rule for rule in after.header.rules if rule.decision != NINE)
    past = History.of(replace(after, header=replace(after.header, rules=rules)), [before])
    counted, outside = (changes_of(each, past).judged_no_more for each in past.now.assessments)
    assert [gone.decision.id for gone in counted] == [NINE]
    assert outside == ()


def test_who_had_done_what_a_decision_orders_that_is_judged_since_beside_the_others_did_nothing_anew_and_was_counted():
    done = [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    before, after = (
        round_of(meeting([FISHERIES], done, month), at) for at, month in enumerate(("2024-02", "2024-03"), start=1)
    )
    rules = tuple(rule for rule in before.header.rules if rule.decision != NINE)
    past = History.of(after, [replace(before, header=replace(before.header, rules=rules))])
    view, own = chair_view(past, LETTERHEAD), office_view(past.now.assessments[0], past, LETTERHEAD)
    for changes in (view.changes, own.changes):
        assert [change.decision for change in changes.without_doing] == [NINE]
        assert changes.newly_done == ()
    (nine,) = (part for part in view.summary.parts if part.decision.id == NINE)
    assert (nine.without_doing, nine.counted_now) == (1, 0)
    assert "of those not counted at the last meeting" not in str(progress_section(view.summary, Language.EN))


@pytest.mark.parametrize(("told_since", "newly"), [((), ()), (tell("fisheries", MAIL), (f"other-{NINE}",))])
def test_by_another_baseline_that_orders_the_same_only_what_was_done_since_is_newly_done_and_thanked_for(
    told_since, newly
):
    done = tell_all(FISHERIES, DONE) if told_since else [*tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)]
    before, after = meeting([FISHERIES], done, "2024-02"), meeting([FISHERIES], [*done, *told_since], "2024-03")
    before, after = (round_of(each, at) for at, each in enumerate((before, after), start=1))
    past = History.of(_by_another_baseline(after), [before])
    view, own = chair_view(past, LETTERHEAD), office_view(past.now.assessments[0], past, LETTERHEAD)
    for changes in (view.changes, own.changes):
        assert tuple(change.decision for change in changes.newly_done) == newly
    for part in view.summary.parts:
        assert part.counted_now == (part.decision.id not in newly)
    said = str(glance(view.summary, Language.EN).lines)
    each = "1 under Decision 09, 1 under Decision 11"
    assert (
        f"not counted at the last meeting, counted now: {each}{NOW[0]}; counted at the last meeting, not any more: {each}{THEN[0]};"
        in said
    )


def test_who_had_implemented_what_another_baseline_judges_no_more_and_left_the_roster_is_said_to_have_left_it():
    done = tell_all(FISHERIES, DONE)
    before, after = (
        round_of(meeting(listed, done, month), at)
        for at, (listed, month) in enumerate(zip(([LOTA, FISHERIES], [LOTA]), MONTHS[:2], strict=True), 1)
    )
    for past in (History.of(each, [before]) for each in (after, _by_another_baseline(after))):
        view = chair_view(past, LETTERHEAD)
        assert "; had implemented a decision and left the roster: 1" in str(glance(view.summary, Language.EN).lines)
        assert annex_record(view)["summary"]["departed"] == 1


def test_who_stood_outside_the_totals_and_left_the_roster_is_not_said_to_have_left_it():
    done, own = tell_all(FISHERIES, DONE), replace(FISHERIES, voluntary=True)
    view = chair_view(history(meeting([LOTA, own], done, MONTHS[0]), meeting([LOTA], done, MONTHS[1])), LETTERHEAD)
    assert "left the roster" not in str(glance(view.summary, Language.EN).lines)
    assert "departed" not in annex_record(view)["summary"]


@pytest.mark.parametrize("voluntary", [False, True])
def test_of_an_office_that_left_it_is_told_that_it_did_and_not_that_it_is_counted_otherwise(voluntary):
    left = replace(FISHERIES, voluntary=voluntary, left=True)
    before, after = (
        round_of(meeting([LOTA, listed], [], month), at)
        for at, (listed, month) in enumerate(zip((FISHERIES, left), MONTHS[:2], strict=True), 1)
    )
    assert chair_view(History.of(after, [before]), LETTERHEAD).changes.recounted == ()
    gone = chair_view(History.of(_by_another_baseline(after), [before]), LETTERHEAD).changes.judged_no_more
    assert {each.decision.id: [name.serial for name in each.offices] for each in gone} == {ELEVEN: [1]}


def test_who_is_counted_under_decisions_that_another_baseline_judges_in_the_place_of_others_has_a_row_for_each():
    done = tell_all(FISHERIES, DONE)
    before, after = (round_of(meeting([LOTA, FISHERIES], done, month), at) for at, month in enumerate(MONTHS[:2], 1))
    past = History.of(_by_another_baseline(after), [before])
    view = chair_view(past, LETTERHEAD)
    fisheries = office_view(past.now.assessments[1], past, LETTERHEAD)
    said = {
        Language.EN: "Not counted at the last meeting, counted now (another baseline: {decision})",
        Language.BN: "গত সভায় মোট সংখ্যায় ধরা হয়নি, এখন ধরা হয়েছে (যাচাইয়ের মানদণ্ড বদলেছে: {decision})",
    }
    under = [(each.decision, [name.serial for name in each.offices]) for each in view.changes.judged_anew]
    assert {decision.id: serials for decision, serials in under} == {f"other-{ELEVEN}": [1, 2], f"other-{NINE}": [2]}
    assert fisheries.changes is not None
    assert len(fisheries.changes.judged_anew) == 2
    for language, words in said.items():
        annexed, own = str(annex(view, language)), str(office_report(fisheries, language))
        for decision, _ in under:
            label = words.format(decision=decision.called_among([decision]).said(language))
            assert label in annexed
            assert label in own or label[0].lower() + label[1:] in own
    record = annex_record(view)["changes"]["judged_anew"]
    assert {each["decision"]: [name["serial"] for name in each["offices"]] for each in record} == {
        f"other-{ELEVEN}": [1, 2],
        f"other-{NINE}": [2],
    }
    assert "judged_anew" not in annex_record(chair_view(History.of(after, [before]), LETTERHEAD))["changes"]


def _by_another_baseline(round_):
    """Return a round as by a baseline that orders the same by other decisions."""
    header = round_.header
    decisions = tuple(replace(each, id=f"other-{each.id}") for each in header.decisions)
    rules = tuple(replace(rule, decision=f"other-{rule.decision}") for rule in header.rules)
    assessments = tuple(
        replace(each, findings=tuple(replace(one, decision=f"other-{one.decision}") for one in each.findings))
        for each in round_.assessments
    )
    return replace(round_, header=replace(header, decisions=decisions, rules=rules), assessments=assessments)


def test_the_copy_for_the_minutes_says_that_another_baseline_judges_a_decision_no_more_and_names_nobody():
    before, after = (round_of(meeting([FISHERIES], (), month), at) for at, month in enumerate(MONTHS[:2], start=1))
    rules = tuple(rule for rule in after.header.rules if rule.decision != NINE)
    other = minutes_view(History.of(replace(after, header=replace(after.header, rules=rules)), [before]), LETTERHEAD)
    same, first = (minutes_view(each, LETTERHEAD) for each in (History.of(after, [before]), History.of(before, [])))
    assert [decision.id for decision in other.summary.judged_no_more] == [NINE]
    assert minutes_record(other)["summary"]["judged_no_more"] == [NINE]
    (nine,) = (each.called_among([each]) for each in before.header.ordering if each.id == NINE)
    for language, said in (
        (Language.EN, f"not judged any more: {nine.en}."),
        (Language.BN, f"যা যাচাই করা হয়নি: {nine.bn}।"),
    ):
        assert said in str(minutes_sections(other, language))
        for view in (same, first):
            assert said.partition(":")[0] not in str(minutes_sections(view, language))
            assert "judged_no_more" not in minutes_record(view)["summary"]


def _is_told_as_counted_now(past):
    """In the chair's copy, its JSON, its glance and the report of the office: by one word, with the decisions where it is not of the total, and the counts add up."""
    view = chair_view(past, LETTERHEAD)
    own = office_view(past.now.assessments[1], past, LETTERHEAD)
    assert own.changes.recounted
    for changes in (view.changes, own.changes):
        assert (changes.newly_done, changes.again, changes.without_doing) == ((), (), ())
    assert view.summary.counted_now == 1
    for part in view.summary.parts:
        last, now = (each.tally.implemented for each in part.history[-2:])
        assert (part.again, part.without_doing) == (0, 0)
        assert last + part.newly_done + part.counted_now - part.lost == now
    for language, told in {
        Language.EN: "not counted at the last meeting, counted now: 1", Language.BN: f"{_counted_before(past)} ধরা হয়নি, এখন ধরা হয়েছে ",
    }.items():  # fmt: skip
        said = " ".join(glance(view.summary, language).lines[2:])
        assert told in said
        assert not [word for word in ("again", "আবার", "পুনরায়", "before") if word in said.partition(told)[0]]


def _counted_before(past):
    then, now = (round_.assessments[1].office.voluntary for round_ in (past.earlier[-1], past.now))
    return "গত সভায়" if then == now else "গত সভায় মোট সংখ্যায়"


@pytest.mark.parametrize("between", [{"voluntary": True}, {"kind": OfficeKind.OTHER}])
def test_no_meeting_at_which_an_office_was_not_counted_is_among_those_for_which_it_is_pending_or_silent(between):
    for told in (tell_all(FISHERIES, NOT_DONE), ()):
        months = (("2024-02", {}), ("2024-03", {}), ("2024-04", between), ("2024-05", {}))
        first = [meeting([LOTA, replace(FISHERIES, **how)], told, month) for month, how in months]
        again = meeting([LOTA, FISHERIES], told, "2024-06")
        for meetings_held, run in ((first, 1), ([*first, again], 2)):
            past = history(*meetings_held)
            pending = [each for each in chair_view(past, LETTERHEAD).changes.pending if each.office.serial == 2]
            assert {each.meetings for each in pending} == {run}
            if not told and "voluntary" in between:
                assert silent_for(past.now.assessments[1], past) == run


def test_who_is_counted_no_more_was_pending_and_silent_at_the_meetings_at_which_it_was_counted():
    for told in (tell_all(FISHERIES, NOT_DONE), ()):
        counted = [meeting([LOTA, FISHERIES], told, month) for month in ("2024-02", "2024-03")]
        past = history(*counted, meeting([LOTA, replace(FISHERIES, voluntary=True)], told, "2024-04"))
        pending = changes_of(past.now.assessments[1], past).pending
        assert {each.meetings for each in pending} == {3}
        assert silent_for(past.now.assessments[1], past) == (0 if told else 3)


def test_papers_print_who_is_counted_no_more_with_the_decisions():
    past = history(*listed_as(voluntary=True))
    chair = chair_view(past, LETTERHEAD)
    told = changes_by_office(chair, Language.EN)[2]
    assert any(
        each.startswith("Counted at the last meeting, not any more (checked voluntarily: yes): ") for each in told
    )
    own = changes_of_office(changes_of(past.now.assessments[1], past), chair.summary.head, Language.BN)
    label = "গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না (স্বেচ্ছায় যাচাই: হ্যাঁ)"
    assert any(each.startswith(label) for each in own)


@pytest.mark.parametrize("reset", [date(2024, 1, 20), date(2024, 3, 8)], ids=["as then", "anew"])
@pytest.mark.parametrize("is_corrected", [False, True], ids=["the same day", "another day"])
def test_who_did_it_anew_since_the_day_was_corrected_newly_did_it_though_a_user_id_that_had_it_open_moved_away(
    reset, is_corrected
):
    both, koyra = office("lota", ["head", "clerk"]), office("koyra", ())
    alone, there = office("lota"), replace(koyra, accounts=both.accounts[1:])
    of_then = tell("lota/head", {**DONE, PASSWORD_CHANGED_ON: When.on(date(2024, 1, 20))}, date(2024, 2, 5))
    anew = tell("lota/head", {**DONE, PASSWORD_CHANGED_ON: When.on(reset)}, date(2024, 3, 9))
    past = history(meeting([both, koyra], of_then), meeting([alone, there], [*of_then, *anew], "2024-03"))
    if is_corrected:
        decisions = tuple(replace(each, day=date(2024, 1, 25)) for each in past.now.header.decisions)
        now = replace(past.now, header=replace(past.now.header, decisions=decisions))
        past = History.of(now, past.earlier)
    is_anew = is_corrected and reset.month == 3
    assert bool(past.since("lota").left_undone) is not is_anew
    assert bool(chair_view(past, LETTERHEAD).changes.newly_done) is is_anew


@pytest.mark.parametrize("is_told_since", [False, True])
@pytest.mark.parametrize(
    "doubted",
    [
        {"told": [*tell("lota/head", DONE), *tell("lota/head", {TWO_STEP_ENROLLED: False})]},
        {"unplaced": (UnplacedAnswer(("lota/head",), TWO_STEP_ENROLLED, tell("lota/head", NOT_DONE)[0]),)},
        {"told": [], "undated": tuple(tell("lota/head", DONE))},
    ],
    ids=["two copies of a form answered otherwise", "it was not known whose a no was", "it was not known on which day"],
)
def test_who_is_done_only_since_a_doubt_was_settled_did_nothing_newly_and_confirmed_nothing(doubted, is_told_since):
    told = tell("lota/head", DONE)
    anew = tell("lota/head", DONE, date(2024, 3, 9)) if is_told_since else []
    doubted = {"told": told, **doubted}
    past = history(meeting([LOTA], **doubted), meeting([LOTA], [*told, *anew], "2024-03"))
    assert past.standings[0]["lota"].overall is not Status.IMPLEMENTED
    changes = chair_view(past, LETTERHEAD).changes
    assert not changes.again
    assert bool(changes.newly_done) is is_told_since
    assert bool(changes.without_doing) is not is_told_since


@pytest.mark.parametrize(("before", "told"), [("Resource Centre", True), ("TRAINING centre", False)])
def test_an_office_that_is_called_otherwise_since_the_last_meeting_is_told_with_its_name_of_then(before, told):
    named = replace(LOTA, name=plain("Training Centre"))
    past = history(meeting([replace(LOTA, name=plain(before))]), meeting([named], month="2024-03"))
    view, own = chair_view(past, LETTERHEAD), office_view(past.now.assessments[0], past, LETTERHEAD)
    assert [each.before.en for each in view.changes.renamed] == [before] * told
    assert own.changes.renamed == view.changes.renamed
    words = f"Called otherwise at the last meeting: {before}"
    assert (words in str(annex(view, Language.EN))) is told
    assert ("renamed" in str(annex_record(view))) is told


@pytest.mark.parametrize(
    ("before", "told_in"),
    [
        (Text(en="Training Centre", bn="রিসোর্স সেন্টার"), {Language.BN}),
        (Text(en="Resource Centre", bn="রিসোর্স সেন্টার"), {Language.BN, Language.EN}),
    ],
)
def test_a_former_name_is_told_only_in_the_language_in_which_it_is_another(before, told_in):
    named = replace(LOTA, name=Text(en="Training Centre", bn="প্রশিক্ষণ কেন্দ্র"))
    past = history(meeting([replace(LOTA, name=before)]), meeting([named], month="2024-03"))
    view, own = chair_view(past, LETTERHEAD), office_view(past.now.assessments[0], past, LETTERHEAD)
    for language in Language:
        words = CALLED_OTHERWISE.said(language, name=before)
        assert (words in str(annex(view, language))) is (language in told_in)
        told = changes_of_office(own.changes, view.summary.head, language)
        assert (words in str(told)) is (language in told_in)


def test_a_user_id_is_shared_no_more_where_it_is_listed_as_such_and_not_where_it_is_listed_no_more():
    shared, other = (replace(each, shared=True) for each in TWO_POSTS.accounts)
    first = meeting([replace(TWO_POSTS, accounts=(shared, other))], [], MONTHS[0])
    now = meeting([replace(TWO_POSTS, accounts=(replace(shared, shared=False),))], [], MONTHS[1])
    since = history(first, now).since(TWO_POSTS.id)
    assert since.shared_no_more == {shared.id}
