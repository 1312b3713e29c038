"""Which office has something to do, and which only to tell, is one answer: of its report, of the chair's clauses and of those that may be published."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from hypothesis import given
from random_rounds import histories
from rendering import box_of
from sampling import examples
from sent_letters import sent_letter
from small_upazila import DONE, LETTERHEAD, MAIL, NOT_DONE, history, meeting, office, tell, tell_all

from auditor.i18n import Language
from auditor.model.facts import (
    OFFICIAL_EMAIL,
    PASSWORD_CHANGED_ON,
    PASSWORD_MEETS_RULE,
    PROFILE_UPDATED_ON,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    Cause,
    MailboxKind,
)
from auditor.model.finding import Status
from auditor.model.letters import AskedOffice, LetterAnswered, Purpose
from auditor.model.subjects import OfficeKind
from auditor.model.views.summary import ProposalCode
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import proposed_offices, summary
from auditor.views.compared.history import History
from auditor.views.office.office import office_view
from reports.layout.minutes import minutes_proposal
from reports.layout.proposals import CLAUSES, chair_proposal

OLD, SINCE = date(2024, 2, 10), date(2024, 9, 10)
LOTA = office("lota", ("secretary", "clerk"))
COOP = office("coop", kind=OfficeKind.DEPARTMENT)
NO_OWN = {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}
TO_DO_OR_TELL = (
    ProposalCode.LEFT,
    ProposalCode.SILENT,
    ProposalCode.TELL,
    ProposalCode.TELL_BY_SLIP,
    ProposalCode.TELL_AGAIN,
)
ACTS = {fact: value for fact, value in DONE.items() if fact in {PROFILE_UPDATED_ON, PASSWORD_CHANGED_ON}}
STATES = {fact: value for fact, value in DONE.items() if fact in {PASSWORD_MEETS_RULE, TWO_STEP_ENROLLED}}


def clauses(past):
    return {each.code for each in summary(past, LETTERHEAD).proposals if each.offices} - {ProposalCode.SAMPLE}


def lead_of(past, language=Language.EN):
    return box_of(office_view(past.now.assessments[0], past, LETTERHEAD), language).lead


def in_autumn(offices, told):
    return history(meeting(offices, told, "2024-09"))


def answered_about(past):
    """Return the same as after the portal's owner answered a letter of February."""
    letter = sent_letter(
        1,
        Purpose.PORTAL,
        "lota",
        on=date(2024, 2, 11),
        answered=LetterAnswered(1, date(2024, 2, 15), "Codes come.", date(2024, 2, 15)),
    )
    asked = AskedOffice("lota", ("two-step-enabled",), causes=(Cause.NO_CODE,))
    letters = (replace(letter, draft=replace(letter.draft, offices=(asked,))),)
    return History.of(past.now, past.earlier, letters=letters)


NO_CODE = {**ACTS, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
ONLY_TO_TELL = {
    "one of two told all, the other nothing": (history(meeting([LOTA], tell("lota/clerk", DONE))), set()),
    "some never told, the rest too old": (
        in_autumn([LOTA], [*tell_all(LOTA, ACTS, on=SINCE), *tell("lota/clerk", STATES, OLD)]),
        set(),
    ),
    "some never told, the rest to be tried again": (
        answered_about(history(meeting([LOTA], tell_all(LOTA, NO_CODE)))),
        {ProposalCode.PORTAL_ANSWERED},
    ),
    "no user ID of its own, and an e-mail address told too long ago": (
        in_autumn([replace(COOP, accounts=())], [*tell("coop", NO_OWN, SINCE), *tell("coop", MAIL, OLD)]),
        {ProposalCode.NO_ACCOUNT},
    ),
}


@pytest.mark.parametrize(("past", "beside"), ONLY_TO_TELL.values(), ids=ONLY_TO_TELL)
def test_an_office_that_has_only_to_tell_is_not_told_to_finish_work(past, beside):
    assert clauses(past) == {ProposalCode.TELL, *beside}
    assert not lead_of(past).startswith("Duties left")
    (said, *_) = (words for words, _ in chair_proposal(summary(past, LETTERHEAD), Language.EN)[1])
    assert said.startswith(
        "The office with no work known to be left of which not all is known (serial 01) shall hand in the answer form"
    )
    (said, *_) = (words for words, _ in chair_proposal(summary(past, LETTERHEAD), Language.BN)[1])
    assert said.startswith("যে দপ্তরের কাজ বাকি না থাকলেও কিছু তথ্য বাকি (ক্রমিক ০১), সেই দপ্তরকে")


@pytest.mark.parametrize(
    "told",
    [
        [*tell("lota/clerk", DONE), *tell("lota/secretary", {TWO_STEP_ENROLLED: False}, SINCE)],
        [*tell_all(LOTA, ACTS, on=SINCE), *tell("lota/clerk", NOT_DONE, OLD)],
    ],
    ids=["a no", "a no that grew old"],
)
def test_an_office_of_which_anything_is_known_undone_is_told_to_finish_it(told):
    past = in_autumn([LOTA], told)
    assert clauses(past) == {ProposalCode.LEFT}
    assert lead_of(past).startswith("Duties left")


def test_an_office_without_a_user_id_of_its_own_that_has_no_address_is_told_to_finish_that():
    told = [*tell("coop", NO_OWN, SINCE), *tell("coop", {OFFICIAL_EMAIL: MailboxKind.NONE}, SINCE)]
    assert clauses(in_autumn([replace(COOP, accounts=())], told)) == {ProposalCode.LEFT, ProposalCode.NO_ACCOUNT}


def test_of_a_vacant_post_it_has_only_to_tell_who_has_the_user_id():
    vacant = tell("lota/secretary", {TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.VACANT})
    past = history(meeting([LOTA], [*vacant, *tell("lota/clerk", ACTS)]))
    assert clauses(past) == {ProposalCode.TELL, ProposalCode.VACANT}
    assert lead_of(past).startswith("To be told: 4")


def test_what_an_office_told_long_ago_of_its_having_no_user_id_is_said_once_and_as_old():
    past = in_autumn([replace(COOP, accounts=())], [*tell("coop", NO_OWN, OLD), *tell("coop", MAIL, SINCE)])
    assert clauses(past) == {ProposalCode.TELL_AGAIN}


SIDE_BY_SIDE = {
    Language.EN: (
        "The office that has not told of its duties or user IDs (serial 01), and that with no work known to be left of which not all is known (serial 02), shall hand in",
        ", and those named in the chair's copy with no work known to be left of which not all is known, shall hand in",
    ),
    Language.BN: (
        "যেসব দপ্তরের করণীয় বা ইউজার আইডির তথ্য পাওয়া যায়নি (ক্রমিক ০১) বা কাজ বাকি না থাকলেও কিছু তথ্য বাকি (ক্রমিক ০২), সেসব দপ্তরকে",
        "সেসব দপ্তরকে এবং সভাপতির কপিতে উল্লিখিত যেসব দপ্তরের কাজ বাকি না থাকলেও কিছু তথ্য বাকি, সেসব দপ্তরকে",
    ),
}


FIRST_SIX = {
    Language.EN: (
        "The 6 offices that have not told of their duties or user IDs, and those",
        "(serials 01–06), and those",
    ),
    Language.BN: ("যে ৬টি দপ্তরের করণীয় বা ইউজার আইডির তথ্য পাওয়া যায়নি, সেসব", "(ক্রমিক ০১–০৬) বা কাজ"),
}
"""The number that may be published is that of the offices that the chair's copy lists in the same part of the clause."""


@pytest.mark.parametrize("language", Language)
def test_beside_offices_that_told_nothing_those_that_have_only_to_tell_the_rest_stand_in_one_clause(language):
    many = [office(f"office{number:02}", ("secretary", "clerk")) for number in range(12)]
    told = [part for each in many[6:] for part in tell(f"{each.id}/clerk", DONE)]
    chair, minutes = SIDE_BY_SIDE[language]
    past = history(meeting([many[0], many[6]], told[: len(DONE)]))
    (said, *_) = (words for words, _ in chair_proposal(summary(past, LETTERHEAD), language)[1])
    assert said.startswith(chair)
    all_of_them = history(meeting(many, told))
    published = minutes_proposal(minutes_view(all_of_them, LETTERHEAD), language)[1]
    assert [minutes in words for words, _ in published] == [True, False]  # the other is the draw
    (of_chair, *_) = (words for words, _ in chair_proposal(summary(all_of_them, LETTERHEAD), language)[1])
    silent, the_rest = FIRST_SIX[language]
    assert published[0][0].startswith(silent)
    assert the_rest in of_chair


def test_the_clauses_that_may_be_published_say_of_no_others_what_the_chairs_copy_does_not():
    for code in (ProposalCode.TELL, ProposalCode.TELL_AGAIN):
        assert "no work known to be left" in CLAUSES[code].en
    assert "কাজ বাকি না থাকলেও" in CLAUSES[ProposalCode.TELL].bn
    assert "অন্য কাজ বাকি আছে বলে জানা নেই" in CLAUSES[ProposalCode.TELL_AGAIN].bn
    assert "duties left" in CLAUSES[ProposalCode.LEFT].en


@given(histories())
@examples(120)
def test_by_its_report_an_office_has_duties_left_where_it_is_told_to_finish_them_and_nowhere_else(history):
    counted = [each for each in history.now.assessments if not each.office.voluntary]
    proposed = proposed_offices(history, counted)
    for assessment in counted:
        office_id = assessment.office.id
        found = [code for code in TO_DO_OR_TELL if office_id in proposed[code]]
        assert len(found) <= 1
        lead = box_of(office_view(assessment, history, LETTERHEAD)).lead
        if history.current[office_id].overall is not Status.AWAITING_PORTAL:
            assert lead.startswith("Duties left") is (found == [ProposalCode.LEFT])
