"""The report for one office begins with how it stands, in words that are true of it."""

from __future__ import annotations

import pytest
from changing import replace
from small_upazila import DONE, LETTERHEAD, NOT_DONE, history, meeting, office, tell, tell_all

from auditor.i18n import Language, Text
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, TWO_STEP_METHOD, Cause, Method
from auditor.model.paper import KeyBlock, Paragraph, Table
from auditor.model.subjects import numbered_accounts
from auditor.views.office.office import office_view
from reports.layout.office import office_report

LOTA = office("lota")


def said(of, told=()) -> str:
    past = history(meeting([of], told))
    (assessment,) = past.now.assessments
    return str(office_report(office_view(assessment, past, LETTERHEAD), Language.EN).blocks[0])


def test_an_office_that_is_listed_no_more_is_not_told_that_it_gave_no_information():
    left = said(replace(LOTA, left=True))
    assert "is not in the list of offices any more" in left
    assert "no longer in the roster. Tell why" in left
    assert "no information on the duties from your office" not in left
    assert "no information on the duties from your office" in said(LOTA)


@pytest.mark.parametrize("is_elsewhere", [False, True])
def test_only_an_office_from_whose_list_user_ids_moved_reads_that_what_was_told_of_them_counts_there(is_elsewhere):
    past = history(meeting([LOTA]), meeting([replace(LOTA, left=True)], month="2024-03"))
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    report = office_report(replace(view, counts_elsewhere=is_elsewhere), Language.EN)
    assert ("it counts there" in str(report.blocks[0])) is is_elsewhere


def test_beside_the_day_of_the_information_it_is_said_that_another_is_in_doubt_where_one_is():
    past = history(meeting([LOTA], tell_all(LOTA, DONE)))
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    for in_doubt in (False, True):
        duties = tuple(replace(duty, is_day_in_doubt=in_doubt) for duty in view.duties)
        told = [
            value
            for block in office_report(replace(view, duties=duties), Language.EN).blocks
            if isinstance(block, KeyBlock)
            for label, value in block.rows
            if label.startswith("Date and source")
        ]
        assert [", another in doubt" in each for each in told] == [in_doubt]


def test_an_office_that_is_listed_no_more_is_told_that_a_no_stands_only_where_one_is_left():
    gone, no = replace(LOTA, left=True), "told to be not done still stands"
    for told in ((), tell_all(LOTA, DONE)):
        assert no not in said(gone, told)
    assert no in said(gone, tell_all(LOTA, DONE | {TWO_STEP_ENROLLED: False}))


def test_an_office_some_of_whose_user_ids_are_listed_no_more_is_not_told_that_none_is():
    two, three = office("lota", ("head", "clerk")), office("lota", ("head", "clerk", "guard"))
    for whole, gone, given, words in (
        (two, 1, NOT_DONE, "আপনার দপ্তরের ১টি ইউজার আইডি এখন আর তালিকায় নেই। সেটির “হয়নি”"),
        (three, 2, NOT_DONE, "আপনার দপ্তরের ২টি ইউজার আইডি এখন আর তালিকায় নেই। সেগুলোর “হয়নি”"),
        (two, 1, DONE, "আপনার দপ্তরের ১টি ইউজার আইডি এখন আর তালিকায় নেই। সেটির “হয়েছে”"),
        (three, 2, {}, "আপনার দপ্তরের ২টি ইউজার আইডি এখন আর তালিকায় নেই। সেগুলোর “হয়েছে”"),
    ):
        left = tuple(replace(account, left=True) for account in whole.accounts[-gone:])
        now = replace(whole, accounts=(*whole.accounts[:-gone], *left))
        told = [each for account in now.accounts for each in tell(account.id, given if account.left else DONE)]
        past = history(meeting((whole,), tell_all(whole, DONE)), meeting((now,), told, "2024-03"))
        (assessment,) = past.now.assessments
        (box, *_) = office_report(office_view(assessment, past, LETTERHEAD), Language.BN).blocks
        assert words in box.lead
        assert "কোনো ইউজার আইডি" not in box.lead


def test_who_has_only_a_number_has_that_number_overleaf_too_whichever_row_it_is_and_a_post_the_number_that_is_left():
    one, two = numbered_accounts("lota", 2)
    for accounts, numbers in (
        ((two, replace(one, left=True)), ["01", "02"]),
        ((*LOTA.accounts, one), ["01", "02"]),
    ):
        now = replace(LOTA, accounts=accounts)
        past = history(meeting((now,), ()))
        table = next(
            each
            for each in office_report(office_view(past.now.assessments[0], past, LETTERHEAD), Language.EN).blocks
            if isinstance(each, Table) and "each user id" in each.alt.casefold()
        )
        rows = [(row[0], row[1]) for row in table.rows]
        assert [number for number, _ in rows] == numbers
        assert all(number == f"{int(called[5:]):02d}" for number, called in rows if called.startswith("User "))


def test_an_office_that_told_only_what_is_advised_is_told_that_its_duties_are_not_known_and_on_which_day_it_told():
    past = history(meeting([LOTA], tell_all(LOTA, {TWO_STEP_METHOD: Method.SMS})))
    (assessment,) = past.now.assessments
    view = office_view(assessment, past, LETTERHEAD)
    for language, words in (
        (Language.EN, "We have no information on the duties from your office."),
        (Language.BN, "আপনার দপ্তরের করণীয়ের তথ্য পাওয়া যায়নি।"),
    ):
        assert words in str(office_report(view, language).blocks[0])
    assert view.told_on is not None


def since_last(*meetings) -> str:
    past = history(*meetings)
    (assessment,) = past.now.assessments
    blocks = office_report(office_view(assessment, past, LETTERHEAD), Language.EN).blocks
    return next(
        block.text for block in blocks if isinstance(block, Paragraph) and block.lead == "Since the last meeting:"
    )


def test_an_office_whose_standing_moved_without_a_decision_done_reads_from_what_to_what_it_moved():
    off, no_code = (
        tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False, **cause}) for cause in ({}, {TWO_STEP_CAUSE: Cause.NO_CODE})
    )
    moved = since_last(meeting([LOTA], off), meeting([LOTA], no_code, "2024-03"))
    assert moved == "the office went from “partly implemented” to “awaiting the portal”"
    assert "went from" not in since_last(meeting([LOTA], off), meeting([LOTA], off, "2024-03"))


def test_where_nothing_moved_no_decision_is_said_to_stand_as_before():
    waits = tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE})
    told = since_last(meeting([LOTA], waits), meeting([LOTA], waits, "2024-03"))
    assert told == "no decision is newly implemented, and none to be done again"


def test_what_changed_stands_within_its_sentence():
    off = tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False})
    assert since_last(meeting([LOTA], off), meeting([LOTA], off, "2024-03")).startswith("pending (2 meetings)")


def test_a_report_shows_the_meetings_before_in_the_same_form_in_either_language_also_where_only_one_has_steps_overleaf():
    off = tell_all(LOTA, {**DONE, TWO_STEP_ENROLLED: False})
    past = history(meeting([LOTA], off), meeting([LOTA], off, "2024-03"))
    (assessment,) = past.now.assessments
    view = office_view(assessment, past, LETTERHEAD)
    longer = Text(en="a step that takes more than a line " * 4, bn="ধাপ")
    few, many = (_tables_and_rest(replace(view, steps=(longer,) * steps)) for steps in (1, 9))
    assert (few["bn"], few["en"]) == ((3, False), (3, False))
    assert (many["bn"], many["en"]) == ((2, False), (2, True))


def _tables_and_rest(view) -> dict[str, tuple[int, bool]]:
    """Return in each language how many tables a report has, and whether steps stand overleaf."""
    found = {}
    for language in Language:
        blocks = office_report(view, language).blocks
        leads = [block.lead for block in blocks if isinstance(block, Paragraph)]
        overleaf = any(lead.startswith(("The other duties left", "বাকি করণীয়")) for lead in leads)
        found[language.value] = (sum(isinstance(block, Table) for block in blocks), overleaf)
    return found


def test_on_the_strip_in_bangla_a_request_may_be_found_not_right_and_none_reads_as_not_corrected_yet():
    past = history(meeting([LOTA], tell_all(LOTA, DONE)))
    paper = f"{office_report(office_view(past.now.assessments[0], past, LETTERHEAD), Language.BN)}"
    assert "[ ] যথার্থ পাওয়া যায়নি" in paper
    assert "যথার্থ না হলে কারণ:" in paper
    assert not [words for words in ("সংশোধন হয়নি", "সংশোধন না হলে") if words in paper]
