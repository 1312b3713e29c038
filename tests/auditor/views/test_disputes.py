"""Requests for correction beside what they are about: whose, of which duty, whether late, and what was answered."""

from __future__ import annotations

from datetime import date

import pytest
from changing import replace
from small_upazila import LETTERHEAD, NOT_DONE, TWO_STEP, history, meeting, office, tell_all

from auditor.i18n import Language, plain
from auditor.model.disputes import Dispute, DisputeAnswered, DisputeResult
from auditor.model.views.annexes import NamedDispute
from auditor.model.views.head import OfficeName
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.rounds.revisions import JUDGING
from auditor.views import disputes
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.disputes import disputes_of, named_disputes, remarks_on_disputes, unproven_of
from reports.layout.disputes import listed_disputes

LOTA, KOYRA = office("lota"), office("koyra")
RECEIVED, ANSWERED = date(2024, 2, 12), date(2024, 2, 14)


def dispute(number, name="lota", policy=TWO_STEP, due=date(2024, 2, 20), answer=None):
    return Dispute(number, name, policy, "it is on", RECEIVED, "05.12", due, answer)


def answered(number, result=DisputeResult.UPHELD):
    return dispute(number, answer=DisputeAnswered(number, result, ANSWERED, "05.13", ANSWERED))


def past(*disputes):
    found = history(meeting([KOYRA, LOTA], tell_all(LOTA, NOT_DONE)))
    return History.of(found.now, found.earlier, disputes=disputes)


def test_an_office_has_its_own_requests_in_their_order():
    first, other, second = dispute(1), dispute(2, "koyra"), answered(3)
    assert disputes_of("lota", past(first, other, second)) == (first, second)
    assert disputes_of("koyra", past(first, other, second)) == (other,)


def test_a_request_bears_the_names_of_office_and_duty_and_is_left_out_where_the_office_is_listed_no_more():
    known, unknown, gone = dispute(1), dispute(2, "koyra", "no-such-rule"), dispute(3, "gone")
    round_ = past(known, unknown, gone)
    duty = next(rule.duty for rule in round_.now.header.rules if rule.policy == TWO_STEP)
    named = (
        NamedDispute(OfficeName(2, LOTA.name), duty, known),
        NamedDispute(OfficeName(1, KOYRA.name), plain("no-such-rule"), unknown),
    )
    assert named_disputes((known, unknown, gone), round_) == named
    assert chair_view(round_, LETTERHEAD).disputes == named


def test_requests_that_stand_alike_are_listed_by_serial_whichever_came_first():
    view = chair_view(past(dispute(1), answered(2), dispute(3, "koyra")), LETTERHEAD)
    waiting, upheld = listed_disputes(view.disputes, Language.EN, lambda office: f"{office.serial:02d}").split("\n")
    assert [part.partition(",")[0] for part in waiting.partition(": ")[2].split("; ")] == ["01", "02"]
    assert upheld.startswith("upheld: 02")


def test_where_else_a_request_is_to_be_corrected_is_looked_for_in_no_report_of_an_office_that_made_none(monkeypatch):
    looked = []
    monkeypatch.setattr(disputes, "came_with", lambda assessment, _: looked.append(assessment.office.id) or {})
    round_ = replace(past(answered(1)), upheld=(answered(1),))
    for each in round_.now.assessments:
        named_disputes(disputes_of(each.office.id, round_), round_)
    assert looked.count(KOYRA.id) == 1, "for the office that made one"


def test_which_of_several_requests_is_the_last_is_told_by_what_was_worked_out_of_them_once(monkeypatch):
    looked = []
    monkeypatch.setattr(disputes, "came_with", lambda *_: looked.append(1) or {})
    round_ = past(answered(1))
    now = replace(round_.now, header=replace(round_.now.header, judging=JUDGING))
    round_ = replace(History.of(now, round_.earlier), upheld=(answered(1),))
    for each in now.assessments:
        unproven_of(each, round_)
    assert looked == [1]


@pytest.mark.parametrize(
    ("request_", "overdue"),
    [
        (dispute(1, due=date(2024, 2, 19)), True),
        (dispute(1, due=date(2024, 2, 20)), False),
        (answered(1), False),
    ],
)
def test_a_request_is_late_from_the_day_after_that_until_which_it_was_to_be_answered(request_, overdue):
    (named,) = named_disputes((request_,), past(request_))
    assert named.overdue is overdue


def test_beside_its_office_it_is_remarked_that_an_answer_is_to_come_or_which_it_was_each_once():
    requests = (dispute(1), dispute(2), answered(3), answered(4, DisputeResult.REFUSED))
    remarks = (
        Remark(RemarkCode.DISPUTED, day=RECEIVED),
        Remark(RemarkCode.DISPUTE_ANSWERED, day=ANSWERED, reference="05.13", sides=(DisputeResult.UPHELD.label,)),
        Remark(RemarkCode.DISPUTE_ANSWERED, day=ANSWERED, reference="05.13", sides=(DisputeResult.REFUSED.label,)),
    )
    assert remarks_on_disputes(requests, (), past(*requests)) == remarks
    koyra, lota = chair_view(past(*requests), LETTERHEAD).rows
    assert lota.remarks[-3:] == remarks
    assert not {RemarkCode.DISPUTED, RemarkCode.DISPUTE_ANSWERED} & {remark.code for remark in koyra.remarks}


def test_a_refused_request_reads_as_found_not_right_and_not_as_one_that_is_still_to_be_corrected():
    assert DisputeResult.REFUSED.label.bn == "অনুরোধ যথার্থ পাওয়া যায়নি"
