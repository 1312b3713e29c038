"""What each audience is shown of the same round, row by row: the public, the chair, the assistant programmer."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import sent_letter
from small_upazila import (
    BASELINE,
    COMPOSITION,
    DECIDED,
    DONE,
    ELEVEN,
    HELD,
    LETTERHEAD,
    MAIL,
    NINE,
    NO_MAIL,
    NOT_DONE,
    PROFILE,
    RESET,
    TOLD,
    TWO_STEP,
    USED,
    history,
    meeting,
    office,
    round_of,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text, joined
from auditor.model.baseline import Departure, Waiver
from auditor.model.facts import (
    ACTIVE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
)
from auditor.model.finding import Outcome, Status
from auditor.model.grades import Grade, short_of
from auditor.model.letters import REMINDERS
from auditor.model.paper import Paragraph
from auditor.model.round import WaiverNote
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import (
    AuditorView,
    ChairRow,
    ChairView,
    Change,
    Changes,
    DutyColumn,
    NamedDeparture,
    WaivedDuty,
)
from auditor.model.views.duty_cells import DutyCell
from auditor.model.views.head import Audience, OfficeName
from auditor.model.views.minutes import MinutesRow, MinutesView, PublicStatus
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.model.views.waivers import NamedWaiver, WaiverState
from auditor.model.when import When
from auditor.views.annex.annexes import annex_view, auditor_view, chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary
from auditor.views.compared.history import History, RoundMaterial
from auditor.views.office.duties import duty_cell
from auditor.views.office.office import office_view
from reports.layout.cells import duty_with_grade
from reports.layout.changes import changes_section
from reports.layout.ended_waivers import ended_by_name, ended_in_all
from reports.layout.office_duties import duties
from reports.layout.offices import office_table, offices_section
from reports.layout.records.annex import annex_record

UNTIL = date(2024, 6, 30)
DUTIES = (PROFILE, RESET, COMPOSITION, TWO_STEP)
LOTA = office("lota", ("secretary", "operator"))
GARUIKHALI = office("garuikhali")
FISHERIES = office("fisheries", ("officer",), OfficeKind.DEPARTMENT)
OWN = office("uno", kind=OfficeKind.UNO, voluntary=True)
BANK = office("bank", kind=OfficeKind.OTHER)
POLICIES = {rule.policy.id: rule.policy for rule in BASELINE.rules}


def column(*policies):
    return DutyColumn(POLICIES[policies[0]].column, policies)


BEFORE = meeting(
    [LOTA, GARUIKHALI, FISHERIES, OWN],
    [*tell_all(GARUIKHALI, DONE), *tell_all(FISHERIES, DONE), *tell("fisheries", MAIL)],
)
NOW = meeting(
    [FISHERIES, LOTA, OWN, GARUIKHALI, BANK],
    [
        *tell("lota/secretary", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}),
        *tell_all(FISHERIES, DONE, grade=Grade.EXPORTED),
        *tell("fisheries", MAIL),
        *tell_all(OWN, NOT_DONE),
    ],
    "2024-03",
    waivers=(Waiver(HELD, "garuikhali", "migration", "2024-02/05", UNTIL),),
)


@pytest.fixture
def past():
    return history(BEFORE, NOW)


# The public


def test_the_public_sees_of_each_counted_office_whether_it_answered(past):
    assert minutes_view(past, LETTERHEAD).rows == (
        MinutesRow(1, FISHERIES.name, answered=True),
        MinutesRow(2, LOTA.name, answered=True),
        MinutesRow(4, GARUIKHALI.name, answered=False, told_before=True),
        MinutesRow(5, BANK.name, answered=False),
    )


PUBLIC = {
    "all done": (DONE, (), Status.IMPLEMENTED, PublicStatus.IMPLEMENTED),
    "nothing done": (NOT_DONE, (), Status.NOT_IMPLEMENTED, PublicStatus.IN_PROGRESS),
    "half done": (dict(list(DONE.items())[:2]), (), Status.PARTIAL, PublicStatus.IN_PROGRESS),
    "nothing done, all waived": (NOT_DONE, DUTIES, Status.WAIVED, PublicStatus.IN_PROGRESS),
    "nothing told": ({}, (), Status.NO_INFORMATION, PublicStatus.NO_INFORMATION),
}


@pytest.mark.parametrize(("facts", "waived", "status", "shown"), PUBLIC.values(), ids=PUBLIC)
def test_the_public_is_told_less_than_the_chair(facts, waived, status, shown):
    waivers = tuple(Waiver(policy, "lota", "migration", "2024-02/05", UNTIL) for policy in waived)
    past = history(meeting([LOTA], tell_all(LOTA, facts), waivers=waivers))
    (public,) = minutes_view(past, replace(LETTERHEAD, publish_standings=True)).rows
    (chairs,) = chair_view(past, LETTERHEAD).rows
    assert (public.status, chairs.status) == (shown, status)


# The chair


PASSED = DutyCell(1, 1, Outcome.PASS, Grade.EXPORTED, TOLD)
NOTHING = DutyCell(0, 0, Outcome.NOT_APPLICABLE)
UNKNOWN = DutyCell(0, 1, Outcome.UNKNOWN)
FAILED = DutyCell(0, 1, Outcome.FAIL, None, TOLD)
HALF = DutyCell(1, 2, Outcome.UNKNOWN, Grade.DECLARED, TOLD)


ONE_UNKNOWN_ONE_WAITS = ((Outcome.UNKNOWN.label, 1), (Status.AWAITING_PORTAL.label, 1))


def test_the_chair_sees_of_every_office_fractions_status_how_it_is_known_and_remarks(past):
    assert tuple(replace(row, trend=(), answered=False) for row in chair_view(past, LETTERHEAD).rows) == (
        ChairRow(
            1, FISHERIES.name, OfficeKind.DEPARTMENT, "fisheries.example", 1,
            (PASSED, PASSED, PASSED, PASSED, DutyCell(1, 1, Outcome.PASS, Grade.DECLARED, TOLD, several=(2, 2))),
            Status.IMPLEMENTED, Grade.DECLARED, own=False, remarks=(),
        ),
        ChairRow(
            2, LOTA.name, OfficeKind.UNION, "lota.example", 2,
            (HALF, HALF, HALF, DutyCell(0, 2, Outcome.UNKNOWN, None, TOLD, beside=(Status.AWAITING_PORTAL,), rest=ONE_UNKNOWN_ONE_WAITS), NOTHING),
            Status.PARTIAL, Grade.DECLARED, own=False, remarks=(Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE, number=1),),
        ),
        ChairRow(
            3, OWN.name, OfficeKind.UNO, "uno.example", 1,
            (FAILED, FAILED, FAILED, FAILED, replace(UNKNOWN, several=(0, 2))),
            Status.NOT_IMPLEMENTED, None, own=True, remarks=(),
        ),
        ChairRow(
            4, GARUIKHALI.name, OfficeKind.UNION, "garuikhali.example", 1,
            (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, NOTHING),
            Status.NO_INFORMATION, None, own=False, remarks=(Remark(RemarkCode.VANISHED),),
        ),
        ChairRow(
            5, BANK.name, OfficeKind.OTHER, "bank.example", 1, (NOTHING,) * 5, Status.NOT_APPLICABLE, None, own=False, remarks=(),
        ),
    )  # fmt: skip


def test_in_the_chairs_copy_a_cause_that_something_speaks_against_is_told_not_to_count():
    told = [
        *tell("lota/secretary", {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED}),
        *tell("lota/operator", DONE),
    ]
    (row,) = chair_view(history(meeting([LOTA], told)), LETTERHEAD).rows
    assert row.remarks == (Remark(RemarkCode.CONTRADICTION, cause=Cause.NOT_OFFERED),)


def to_ask(*told, of=LOTA):
    """Return what the chair's brief has to ask of two answers that do not agree, and of a yes that what was seen bars."""
    view = chair_view(history(meeting([of], [observed for each in told for observed in each])), LETTERHEAD)
    return [sentence for sentence in brief_lines(view) if sentence.startswith(("Told to be done", "Two answers"))]


NOT_OFFERED = tell("lota/secretary", {TWO_STEP_CAUSE: Cause.NOT_OFFERED}, on=date(2024, 2, 8))
NOT_OFFERED_TO_THE_OTHER = tell("lota/operator", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NOT_OFFERED})
SEEN_OFF = tell("lota/secretary", {TWO_STEP_ENROLLED: False}, grade=Grade.WITNESSED)
TOLD_ON = tell("lota/secretary", {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 12))
TWO_ANSWERS = f"Two answers that do not agree; which is right: {LOTA.name.en}."
BARRED = f"Told to be done, but seen undone or undone in a system's record; to be seen again, or recorded anew: {LOTA.name.en}."


def test_the_brief_says_of_a_yes_that_what_was_seen_bars_that_a_login_is_to_be_seen_again():
    assert to_ask(SEEN_OFF, TOLD_ON) == [BARRED]
    assert to_ask(NOT_OFFERED, SEEN_OFF, TOLD_ON) == [BARRED]
    assert to_ask(tell("lota/secretary", {TWO_STEP_ENROLLED: True}, on=date(2024, 2, 5)), SEEN_OFF) == [BARRED]
    assert to_ask(NOT_OFFERED_TO_THE_OTHER, TOLD_ON) == [TWO_ANSWERS]


def test_the_brief_names_an_office_whose_told_reset_a_systems_record_bars():
    recorded = tell("lota/secretary", {PASSWORD_CHANGED_ON: When.not_since(DECIDED)}, grade=Grade.EXPORTED)
    told = tell("lota/secretary", {PASSWORD_CHANGED_ON: When.on(date(2024, 2, 12))}, on=date(2024, 2, 12))
    assert to_ask(recorded, told) == [BARRED]


@pytest.mark.parametrize(
    ("grade", "secretary", "operator", "cell"),
    [
        (Grade.DECLARED, False, False, "0/2"),
        (Grade.WITNESSED, False, False, "0/2 (witnessed)"),
        (Grade.EXPORTED, False, False, "0/2 (record)"),
        (Grade.EXPORTED, False, True, "1/2 (not done: record)"),
        (Grade.WITNESSED, False, None, "0/2; not done 1, no information 1 (not done: witnessed)"),
        (Grade.WITNESSED, True, True, "2/2 (witnessed)"),
        ("seen-on-video", False, False, "0/2 (by video)"),
    ],
)
def test_the_list_says_of_a_no_too_how_it_is_known_where_that_is_more_than_the_office_s_own_word(
    grade, secretary, operator, cell
):
    way, grade = (grade, Grade.WITNESSED) if isinstance(grade, str) else ("", grade)
    told = tell(
        "lota/secretary",
        {TWO_STEP_ENROLLED: secretary},
        grade=grade,
        source="witness" if grade is Grade.WITNESSED else "register",
    )
    if operator is not None:
        own_word = operator and not secretary
        told += tell("lota/operator", {TWO_STEP_ENROLLED: operator}, grade=Grade.DECLARED if own_word else grade)
    past = history(meeting([LOTA], [replace(each, way=way) for each in told] if way else told))
    view = chair_view(past, LETTERHEAD)
    place = [duty.heading.en for duty in view.duties].index("Two-step on")
    (row,) = office_table(view, view.rows, Language.EN).rows
    assert row[3 + place] == cell
    said = [block.text for block in offices_section(view, Language.EN) if isinstance(block, Paragraph)]
    assert any("unless brackets say otherwise" in words for words in said) is ("(" in cell or operator is True)
    of_secretary = duty_cell(past.now.assessments[0].of(subject="lota/secretary"), {TWO_STEP})
    known = f" ({short_of(grade, {way}).en})" if grade is not Grade.DECLARED else ""
    assert duty_with_grade(of_secretary, Language.EN) == f"{'' if secretary else 'not '}done{known}"
    report = office_view(past.now.assessments[0], past, LETTERHEAD)
    (basis,) = (told[4] for told in duties(report, Language.EN)[0].rows if told[1].startswith("Two-step"))
    assert (basis != "-") is (grade is not Grade.DECLARED)


def test_of_several_duties_of_which_one_was_seen_done_and_another_undone_it_is_said_once_how_that_is_known():
    dae = office("dae", kind=OfficeKind.DEPARTMENT)
    told = tell("dae", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False}, grade=Grade.WITNESSED)
    view = chair_view(history(meeting([dae], told)), LETTERHEAD)
    place = [duty.heading.en for duty in view.duties].index("Official e-mail")
    (row,) = office_table(view, view.rows, Language.EN).rows
    assert row[3 + place] == "partly implemented (witnessed)", "what is known of both in one way is said once"


def test_the_brief_asks_both_of_an_office_that_has_a_contradiction_at_another_user_id_too():
    of = office("lota", ("secretary", "operator", "clerk"))
    on = tell("lota/clerk", {TWO_STEP_ENROLLED: True})
    assert to_ask(SEEN_OFF, TOLD_ON, NOT_OFFERED_TO_THE_OTHER, on, of=of) == [BARRED, TWO_ANSWERS]


def test_the_chairs_columns_changes_and_notes_are_those_of_what_is_ordered(past):
    view = chair_view(past, LETTERHEAD)
    assert view.summary == summary(past, LETTERHEAD)
    assert view.duties == (column(PROFILE), column(RESET), column(COMPOSITION), column(TWO_STEP), column(HELD, USED))
    assert view.changes == Changes(
        newly_done=(),
        slipped=(),
        pending=(Change(OfficeName(2, LOTA.name), ELEVEN, 2), Change(OfficeName(4, GARUIKHALI.name), ELEVEN, 1)),
        waived=(),
        listed_anew=(OfficeName(5, BANK.name),),
        lost=(Change(OfficeName(4, GARUIKHALI.name), ELEVEN),),
    )
    assert view.waiver_notes == (
        NamedWaiver(
            WaiverNote(HELD, "garuikhali", UNTIL, expired=False),
            GARUIKHALI.name,
            duty_of(HELD),
            apart=Text(en=GARUIKHALI.name.en, bn=f"{GARUIKHALI.name.bn} (ক্রমিক ০৪)"),
        ),
    )


def duty_of(policy: str) -> Text:
    return next(rule.policy.duty for rule in BASELINE.rules if rule.policy.id == policy)


@pytest.mark.parametrize(
    ("subject", "named"),
    [
        (GARUIKHALI.accounts[0].id, joined((GARUIKHALI.name, GARUIKHALI.accounts[0].post))),
        ("nowhere", None),
    ],
    ids=["an account by office and post", "nobody listed by the id in the waiver"],
)
def test_whose_waiver_speaks_up_is_said_by_name(subject, named):
    waiver = Waiver(HELD, subject, "none", "2024-01/07", UNTIL)
    found = chair_view(history(meeting([GARUIKHALI], tell_all(GARUIKHALI, DONE), waivers=(waiver,))), LETTERHEAD)
    assert found.waiver_notes == (NamedWaiver(WaiverNote(HELD, subject, UNTIL, expired=False), named, duty_of(HELD)),)


@pytest.mark.parametrize("whose", [GARUIKHALI.id, GARUIKHALI.accounts[0].id], ids=["an office", "an account"])
def test_where_two_offices_have_one_name_its_waiver_is_told_with_its_serial(whose):
    twin = replace(LOTA, name=GARUIKHALI.name)
    waiver = Waiver(HELD, whose, "none", "2024-01/07", UNTIL)
    found = chair_view(history(meeting([twin, GARUIKHALI], {}, waivers=(waiver,))), LETTERHEAD)
    for language, called in ((Language.EN, "(serial 02)"), (Language.BN, "(ক্রমিক ০২)")):
        whole = [
            each.text
            for each in (*ended_in_all(found.waiver_notes, language, str), *ended_by_name(found.waiver_notes, language))
        ]
        assert [called in text for text in whole] == [True, True]
    assert str(found.waiver_notes[0].subject).count("erial") == 0


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, [WaiverState.AWAITING_INFORMATION]),
        ({**DONE, TWO_STEP_ENROLLED: False}, []),
        (DONE, [WaiverState.DONE]),
    ],
    ids=["told nothing", "not done", "done"],
)
@pytest.mark.parametrize("subject", [GARUIKHALI.id, GARUIKHALI.accounts[0].id])
def test_a_waiver_over_a_duty_nobody_told_of_is_told_as_awaiting_information(subject, facts, told):
    waiver = Waiver(TWO_STEP, subject, "migration", "2024-01/07", UNTIL)
    found = chair_view(history(meeting([GARUIKHALI], tell_all(GARUIKHALI, facts), waivers=(waiver,))), LETTERHEAD)
    assert [named.state for named in found.waiver_notes] == told


@pytest.mark.parametrize("language", Language)
def test_the_chairs_copy_names_office_and_duty_of_time_that_is_not_needed_as_the_duty_is_done(language):
    waiver = Waiver(TWO_STEP, GARUIKHALI.id, "migration", "2024-01/07", UNTIL)
    view = chair_view(history(meeting([GARUIKHALI], tell_all(GARUIKHALI, DONE), waivers=(waiver,))), LETTERHEAD)
    told = [block.text for block in changes_section(view, view.summary, language) if isinstance(block, Paragraph)]
    (line,) = (each for each in told if GARUIKHALI.name.said(language) in each)
    assert duty_of(TWO_STEP).said(language) in line
    assert ("is done" if language is Language.EN else "কাজ হয়ে গেছে") in line
    (note,) = annex_record(view)["waiver_notes"]
    assert (note["state"], note["unused_for"]) == ("unused", "done")


GIVEN_TO_LOTA = NamedWaiver(WaiverNote(TWO_STEP, LOTA.id, UNTIL, expired=False), LOTA.name, duty_of(TWO_STEP))
ENDED_OF_LOTA = replace(GIVEN_TO_LOTA, note=WaiverNote(TWO_STEP, LOTA.id, UNTIL, expired=True))


@pytest.mark.parametrize(
    "told",
    [
        ENDED_OF_LOTA,
        replace(ENDED_OF_LOTA, hindered=True),
        replace(ENDED_OF_LOTA, awaits_portal=True),
        replace(GIVEN_TO_LOTA, awaits=True),
        replace(GIVEN_TO_LOTA, note=WaiverNote(TWO_STEP, LOTA.id, UNTIL, expired=False, waits=True)),
        GIVEN_TO_LOTA,
    ],
    ids=lambda told: told.state.value,
)
@pytest.mark.parametrize("language", Language)
def test_the_chairs_copy_names_office_and_duty_of_whatever_it_tells_of_time_that_was_given(told, language):
    (line,) = (block.text for block in ended_in_all([told], language, lambda _: ""))
    assert f"({LOTA.name.said(language)}: {duty_of(TWO_STEP).said(language)})" in line


def test_of_time_at_an_office_whose_portal_changed_it_is_not_said_that_nobody_knows_whose_it_is():
    waits = replace(GIVEN_TO_LOTA, note=WaiverNote(TWO_STEP, LOTA.id, UNTIL, expired=False, waits=True))
    for blocks in (ended_in_all([waits], Language.EN, lambda _: ""), ended_by_name([waits], Language.EN)):
        (line,) = (block.text for block in blocks)
        assert "not known whether the office or its user IDs are those of before" in line


def test_time_is_not_needed_either_where_the_duty_is_done_by_all_whom_it_is_of():
    told = [*tell("lota/secretary", DONE), *tell("lota/operator", {ACTIVE: False}, grade=Grade.EXPORTED)]
    waiver = Waiver(TWO_STEP, LOTA.id, "migration", "2024-01/07", UNTIL)
    (found,) = chair_view(history(meeting([LOTA], told, waivers=(waiver,))), LETTERHEAD).waiver_notes
    assert found.state is WaiverState.DONE


def test_of_one_that_left_and_is_listed_again_it_is_not_said_to_be_listed_no_more():
    waiver = Waiver(HELD, GARUIKHALI.id, "none", "2024-01/07", UNTIL)
    now = round_of(meeting([GARUIKHALI], tell_all(GARUIKHALI, DONE), waivers=(waiver,)))
    again = replace(now, header=replace(now.header, departures=(Departure(GARUIKHALI.id, "merged"),)))
    (found,) = chair_view(History.of(again, ()), LETTERHEAD).waiver_notes
    assert found.state is WaiverState.UNUSED


def test_time_that_was_given_to_an_office_that_left_the_roster_is_named_by_it_and_not_called_needless():
    waiver = Waiver(TWO_STEP, GARUIKHALI.id, "migration", "2024-01/07", UNTIL)
    first, now = round_of(meeting([GARUIKHALI, LOTA], ())), meeting([LOTA], (), "2024-03", waivers=(waiver,))
    after = round_of(now, 2)
    left = replace(after, header=replace(after.header, departures=(Departure(GARUIKHALI.id, "merged"),)))
    (found,) = chair_view(History.of(left, [first]), LETTERHEAD).waiver_notes
    assert (found.state, found.subject) == (WaiverState.LEFT, GARUIKHALI.name)


def test_a_waiver_that_suspends_what_one_user_has_not_done_is_not_told_of_another_who_told_nothing():
    waiver = Waiver(TWO_STEP, LOTA.id, "migration", "2024-01/07", UNTIL)
    first = tell(LOTA.accounts[0].id, {TWO_STEP_ENROLLED: False})
    assert not chair_view(history(meeting([LOTA], first, waivers=(waiver,))), LETTERHEAD).waiver_notes


def test_changes_are_told_decision_by_decision_and_waived_duties_beside_them():
    waivers = (Waiver(TWO_STEP, "lota", "migration", "2024-02/05", UNTIL),)
    fisheries = tell("fisheries", MAIL)
    past = history(
        meeting([FISHERIES, LOTA], [*fisheries]),
        meeting(
            [FISHERIES, LOTA],
            [*tell_all(FISHERIES, DONE), *tell("fisheries", NO_MAIL), *tell_all(LOTA, NOT_DONE)],
            "2024-03",
            waivers=waivers,
        ),
    )
    named, union = OfficeName(1, FISHERIES.name), OfficeName(2, LOTA.name)
    assert chair_view(past, LETTERHEAD).changes == Changes(
        newly_done=(Change(named, ELEVEN),),
        slipped=(Change(named, NINE),),
        pending=(Change(union, ELEVEN, 2),),
        waived=(WaivedDuty(union, POLICIES[TWO_STEP].duty, UNTIL, "2024-02/05", TWO_STEP),),
        lost=(Change(named, NINE),),
    )


@pytest.mark.parametrize(
    ("of", "accounts"),
    [(LOTA, 2), (replace(LOTA, user_count=5), 5), (replace(LOTA, user_count=1), 2), (office("lota", ()), 0)],
    ids=["listed", "more counted than listed", "fewer counted than listed", "none"],
)
def test_the_chair_sees_how_many_accounts_are_listed_or_counted(of, accounts):
    (row,) = chair_view(history(meeting([of])), LETTERHEAD).rows
    assert row.accounts == accounts


@pytest.mark.parametrize(("meetings", "remarked"), [(1, ()), (2, (2,)), (3, (3,))])
def test_silence_is_remarked_from_the_second_meeting_on_after_all_other_remarks(meetings, remarked):
    moved = replace(LOTA, accounts=(replace(LOTA.accounts[0], holder_since=date(2024, 2, 1)),))
    past = history(*(meeting([moved], month=f"2024-0{number}") for number in range(2, 2 + meetings)))
    (row,) = chair_view(past, LETTERHEAD).rows
    assert row.remarks == (
        Remark(RemarkCode.TRANSFER, day=date(2024, 2, 1)),
        *(Remark(RemarkCode.NEVER_ANSWERED, number=number) for number in remarked),
    )


def test_the_chairs_row_says_whether_an_office_told_anything_that_counts():
    for told, answered in (([], False), (tell("lota", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), True)):
        (row,) = chair_view(history(meeting([office("lota", ())], told)), LETTERHEAD).rows
        assert (row.status, row.answered) == (Status.NO_INFORMATION, answered)


def test_the_basis_of_an_office_is_the_weakest_of_what_it_has_done_and_there_is_none_where_nothing_is():
    half = [*tell("lota/secretary", DONE, grade=Grade.EXPORTED)]
    whole = [*half, *tell("lota/operator", DONE)]
    for told, basis in (([], None), (half, Grade.EXPORTED), (whole, Grade.DECLARED)):
        (row,) = chair_view(history(meeting([LOTA], told)), LETTERHEAD).rows
        assert row.basis is basis


def test_beside_a_duty_stands_its_own_basis_only_where_it_is_another_than_the_offices_and_something_of_it_is_done():
    slips = tell_all(LOTA, {PASSWORD_MEETS_RULE: DONE[PASSWORD_MEETS_RULE]}, grade=Grade.SELF_CHECKED)
    told = [*tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False}), *slips]
    (row,) = chair_view(history(meeting([LOTA], told)), LETTERHEAD).rows
    profile, reset, rule, two_step, mail = row.cells
    assert (row.basis, row.grades) == (Grade.DECLARED, {Grade.DECLARED, Grade.SELF_CHECKED})
    assert row.basis_beside(rule) == Grade.SELF_CHECKED.short
    assert [row.basis_beside(cell) for cell in (profile, reset, two_step, mail)] == [None] * 4
    assert row.basis_beside(replace(rule, done=1)) == Grade.SELF_CHECKED.short
    assert row.basis_beside(replace(rule, done=0)) is None


# The assistant programmer


def test_the_assistant_programmer_sees_what_the_chair_sees_and_every_account(past):
    view = auditor_view(RoundMaterial(past, LETTERHEAD))
    assert view.chair == chair_view(past, LETTERHEAD)
    assert view.account_duties == (column(PROFILE), column(RESET), column(COMPOSITION), column(TWO_STEP))
    assert [(each.office, [row.post.en for row in each.accounts]) for each in view.accounts] == [
        (OfficeName(1, FISHERIES.name), ["officer"]),
        (OfficeName(2, LOTA.name), ["secretary", "operator"]),
        (OfficeName(3, OWN.name), ["head"]),
        (OfficeName(4, GARUIKHALI.name), ["head"]),
        (OfficeName(5, BANK.name), ["head"]),
    ]
    secretary, operator = view.accounts[1].accounts
    done = DutyCell(1, 1, Outcome.PASS, Grade.DECLARED, TOLD)
    assert (secretary.cells, operator.cells) == (
        (done, done, done, replace(FAILED, awaiting_portal=True)),
        (UNKNOWN,) * 4,
    )
    assert (secretary.remarks, operator.remarks) == ((Remark(RemarkCode.CAUSE, cause=Cause.NO_CODE),), ())


def test_the_assistant_programmer_is_told_which_files_were_not_read_and_which_were_changed(past):
    header = replace(past.now.header, unread=("notes.txt", "scan.pdf"), changed=("calls.xlsx",))
    view = auditor_view(RoundMaterial(replace(past, now=replace(past.now, header=header)), LETTERHEAD))
    assert (view.unread, view.chair.changed) == (("notes.txt", "scan.pdf"), ("calls.xlsx",))
    without = auditor_view(RoundMaterial(past, LETTERHEAD))
    assert (without.unread, without.chair.changed) == ((), ())


@pytest.mark.parametrize(
    ("audience", "kind", "of"),
    [
        (Audience.MINUTES, MinutesView, lambda material: material.view(minutes_view)),
        (Audience.CHAIR, ChairView, lambda material: material.view(chair_view)),
        (Audience.AUDITOR, AuditorView, auditor_view),
    ],
)
def test_each_audience_gets_its_own_annex(past, audience, kind, of):
    found = annex_view(RoundMaterial(past, LETTERHEAD), audience)
    assert type(found) is kind
    assert found == of(RoundMaterial(past, LETTERHEAD))


def test_what_chair_and_assistant_programmer_see_is_made_once(past):
    material = RoundMaterial(past, LETTERHEAD)
    copies = [annex_view(material, audience) for audience in (Audience.CHAIR, Audience.AUDITOR, Audience.AUDITOR)]
    chairs, first, again = copies
    assert first.chair is chairs
    assert first.accounts is again.accounts


@pytest.mark.parametrize(
    ("facts", "sent", "remarks"),
    [
        (NOT_DONE, (1, 2), (Remark(RemarkCode.REMINDED, day=date(2024, 2, 12), number=2),)),
        (NOT_DONE, (1,), (Remark(RemarkCode.REMINDED, day=date(2024, 2, 11), number=1),)),
        (NOT_DONE, (), ()),
        (DONE, (1, 2), ()),
    ],
)
def test_how_often_and_when_last_an_office_was_reminded_is_remarked_while_something_is_open(facts, sent, remarks):
    letters = tuple(
        sent_letter(step, purpose, "garuikhali", on=date(2024, 2, 10 + step))
        for step, purpose in enumerate(REMINDERS, start=1)
        if step in sent
    )
    now = history(meeting([GARUIKHALI, LOTA], [*tell_all(GARUIKHALI, facts), *tell_all(LOTA, NOT_DONE)])).now
    garuikhali, lota = chair_view(History.of(now, [], letters=letters), LETTERHEAD).rows
    assert tuple(remark for remark in garuikhali.remarks if remark.code is RemarkCode.REMINDED) == remarks
    assert RemarkCode.REMINDED not in {remark.code for remark in lota.remarks}


def test_a_row_has_the_offices_standings_of_the_last_meetings_and_their_ordered_duties():
    past = history(
        meeting([GARUIKHALI], tell_all(GARUIKHALI, NOT_DONE)),
        meeting([GARUIKHALI], tell_all(GARUIKHALI, DONE, on=date(2024, 3, 5)), "2024-03"),
    )
    (row,) = chair_view(past, LETTERHEAD).rows
    assert [(at.meeting, at.done, at.of, at.status) for at in row.trend] == [
        ("2024-02", 0, 4, Status.NOT_IMPLEMENTED),
        ("2024-03", 4, 4, Status.IMPLEMENTED),
    ]


def test_the_chair_reads_who_left_and_whose_noes_count_no_longer():
    moved = replace(GARUIKHALI, accounts=(replace(GARUIKHALI.accounts[0], holder_since=date(2024, 3, 1)),))
    told = [*tell_all(GARUIKHALI, NOT_DONE), *tell_all(LOTA, DONE)]
    past = history(meeting([GARUIKHALI, LOTA], told), meeting([moved], told, "2024-03"))
    now = replace(past.now, header=replace(past.now.header, departures=(Departure("lota", "merged"),)))
    changes = chair_view(History.of(now, past.earlier), LETTERHEAD).changes
    assert changes.left == (NamedDeparture("merged", (LOTA.name,)),)
    assert changes.lapsed == (OfficeName(1, GARUIKHALI.name),)


@pytest.mark.parametrize(("told", "is_asked"), [(DONE, False), (NOT_DONE, True)])
def test_who_did_all_is_not_asked_on_which_day_another_answer_was_told(told, is_asked):
    view = chair_view(history(meeting([LOTA], tell_all(LOTA, told))), LETTERHEAD)
    (row,) = view.rows
    words = " ".join(brief_lines(replace(view, rows=(replace(row, remarks=(Remark(RemarkCode.UNDATED),)),))))
    assert ("on which day is not settled yet" in words) is is_asked
