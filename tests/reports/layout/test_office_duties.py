"""The report of an office says of each duty what is remarked on it: once for all duties, of users with the duty, and where a day is in doubt."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import (
    DONE,
    LETTERHEAD,
    MAIL,
    NOT_DONE,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language, Text
from auditor.model.facts import (
    PASSWORD_MEETS_RULE,
    TWO_STEP_CAUSE,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Cause,
    Method,
)
from auditor.model.paper import Paragraph, Table
from auditor.model.subjects import OfficeKind, numbered_accounts
from auditor.model.views.remarks import RemarkCode
from auditor.views.annex.annexes import chair_view
from auditor.views.office.office import office_view
from reports.layout.office import office_report

USERS = ("secretary", "clerk")
LOTA = office("lota", USERS)
FISHERIES = office("fisheries", (), OfficeKind.DEPARTMENT)
LATER = "2024-09"


def report_of(past):
    (assessment,) = past.now.assessments
    return office_view(assessment, past, LETTERHEAD)


def duties_and_remarks(view, language=Language.EN):
    """Return the rows of the duties on the front, and each paragraph of remarks."""
    blocks = office_report(view, language).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    lead = {Language.EN: "Remarks:", Language.BN: "মন্তব্য:"}[language]
    return table.rows, [block.text for block in blocks if isinstance(block, Paragraph) and block.lead == lead]


@pytest.mark.parametrize(
    ("language", "below", "said"),
    [
        (Language.EN, "see below", "All duties: the information of 10.02.2024 has grown old; to be told again"),
        (Language.BN, "নিচে দেখুন", "সব করণীয়: ১০.০২.২০২৪ তারিখের তথ্য পুরোনো; পুনরায় জানাতে হবে"),
    ],
)
def test_a_long_remark_that_all_duties_have_stands_once_below_them(language, below, said):
    told = [*tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), *tell("fisheries", MAIL)]
    view = report_of(history(meeting([FISHERIES], told, LATER)))
    view = replace(view, duties=tuple(replace(duty, remarks=view.duties[-1].remarks) for duty in view.duties))
    rows, remarks = duties_and_remarks(view, language)
    assert [row[-1] for row in rows] == [below] * 6
    assert remarks == [said]


def test_a_long_remark_that_some_duties_have_names_them_by_their_numbers():
    told = [*tell("fisheries", {TWO_STEP_CAUSE: Cause.NO_OWN_ACCOUNT}), *tell("fisheries", MAIL)]
    rows, remarks = duties_and_remarks(report_of(history(meeting([FISHERIES], told, LATER))))
    assert [row[-1] for row in rows] == ["see below"] * 6
    assert remarks == [
        (
            "Duties 01, 02, 03, 04: the cause told on 10.02.2024 has grown old: the office has no account of its own; to be told again"
            " · Duties 05, 06: the information of 10.02.2024 has grown old; to be told again"
        )
    ]


def test_what_is_remarked_on_users_says_of_which_duty_it_is_where_that_is_not_of_all():
    others = {fact: value for fact, value in DONE.items() if fact is not TWO_STEP_ENROLLED}
    told = [*tell_all(LOTA, {TWO_STEP_ENROLLED: True}), *tell_all(LOTA, others, on=date(2024, 9, 9))]
    _, remarks = duties_and_remarks(report_of(history(meeting([LOTA], told, LATER))))
    assert remarks == ["All users: the information of 10.02.2024 has grown old; to be told again (Two-step on)"]
    _, in_bangla = duties_and_remarks(report_of(history(meeting([LOTA], told, LATER))), Language.BN)
    assert in_bangla == ["সকল ইউজার: ১০.০২.২০২৪ তারিখের তথ্য পুরোনো; পুনরায় জানাতে হবে (Two-step চালু)"]


def test_of_what_is_true_of_all_duties_of_a_user_none_is_named():
    undated = tuple(tell("lota/clerk", DONE))
    _, remarks = duties_and_remarks(report_of(history(meeting([LOTA], undated=undated))))
    assert remarks == ["Row 2: an answer came; the day on which it was told is in doubt and still to be settled"]


@pytest.mark.parametrize(("language", "wanted"), [(Language.EN, "Row 2"), (Language.BN, "ক্রম ২")])
def test_a_remark_calls_nobody_by_a_number_that_is_another_user_s(language, wanted):
    """The user ID in the second row is the first of its post: "account no. 1"."""
    lota = office("lota", ("operator#2", "operator"))
    lota = replace(lota, accounts=tuple(replace(each, post=Text(en="Operator", bn="অপারেটর")) for each in lota.accounts))
    undated = tuple(tell("lota/operator", DONE))
    report = report_of(history(meeting([lota], undated=undated)))
    assert [each.post.en for each in report.accounts] == ["Operator (account no. 2)", "Operator (account no. 1)"]
    _, (remark,) = duties_and_remarks(report, language)
    assert remark.startswith(f"{wanted}: ")


def test_a_remark_on_users_of_whom_only_the_number_is_known_calls_them_by_it():
    lota = replace(office("lota"), accounts=numbered_accounts("lota", 2))
    _, (remark,) = duties_and_remarks(report_of(history(meeting([lota], undated=tuple(tell("lota/user-2", DONE))))))
    assert remark.startswith("User 2: ")


def test_where_the_day_of_an_answer_is_in_doubt_the_front_says_so_in_the_place_of_the_day():
    undated = tuple(tell_all(LOTA, {TWO_STEP_ENROLLED: True}))
    view = report_of(
        history(meeting([LOTA], tell_all(LOTA, {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE]}), undated=undated))
    )
    rows, _ = duties_and_remarks(view)
    assert [row[-2] for row in rows] == ["-", "-", "10.02.2024*", "in doubt"]
    in_bangla, _ = duties_and_remarks(view, Language.BN)
    assert in_bangla[3][-2] == "নিশ্চিত নয়"


def test_the_day_of_what_is_only_advised_is_no_remark_among_the_duties():
    undated = tuple(tell_all(LOTA, {TWO_STEP_METHOD: Method.SMS}))
    past = history(meeting([LOTA], tell_all(LOTA, DONE), undated=undated))
    (row,) = chair_view(past, LETTERHEAD).rows
    assert RemarkCode.UNDATED not in {remark.code for remark in row.remarks}
    assert duties_and_remarks(report_of(past))[1] == []
