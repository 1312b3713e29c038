"""The sum of a decision closes wherever it is said who newly implemented it or does so no longer: by table, sentence, sheet and record."""

from __future__ import annotations

import json
import re

import pytest
from annex_sections import brief_lines, tables_of
from changing import replace
from hypothesis import given
from hypothesis import strategies as st
from random_rounds import histories
from rendering import papers
from sampling import examples
from small_upazila import DONE, ELEVEN, LETTERHEAD, NO_MAIL, NOT_DONE, history, meeting, office, tell

from auditor.i18n import Language
from auditor.model.baseline import Departure
from auditor.model.finding import Outcome
from auditor.model.subjects import OfficeKind
from auditor.views.annex.annexes import chair_view
from auditor.views.annex.minutes import minutes_view
from auditor.views.compared.history import History
from reports.layout.discussed import changed, discussion
from reports.layout.glance import glance
from reports.layout.minutes import minutes_proposal
from reports.layout.records.annex import annex_record
from reports.layout.sheets import summary_sheet

_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
GAINED = {
    Language.EN: (r"new (\d+)", r"(?<!do )again (\d+)", r"without new work (\d+)", r"of those not counted at the last meeting (\d+)"),
    Language.BN: (r"নতুন (\d+)", r"আবার (\d+)", r"নতুন কাজ ছাড়া (\d+)", r"গত সভায় মোট সংখ্যায় না ধরা দপ্তরের মধ্যে (\d+)"),
}  # fmt: skip
LOST = {
    Language.EN: (r"no longer counted (\d+)", r"counted at the last meeting, not any more (\d+)", r"left the roster (\d+)"),
    Language.BN: (r"আর নয় (\d+)", r"গত সভায় মোট সংখ্যায় ধরা হয়েছিল, এখন ধরা হয় না (\d+)", r"তালিকা থেকে বাদ (\d+)"),
}  # fmt: skip
"""What adds to the implemented of the last meeting in table 1, and what is taken off."""
GAINED_IN_SENTENCES = {
    Language.EN: (
        r"(\d+) of \d+ offices? newly implemented", r"since the last meeting: (\d+)", r"this is confirmed again: (\d+)",
        r"nothing was newly done [^:;]*: (\d+)", r"of them implemented now: (\d+)",
    ),
    Language.BN: (
        r"মধ্যে আরও (\d+)টিতে", r"তুলনায় আরও (\d+)টি", r"ছিল এমন (\d+)টিতে", r"নতুন কাজ ছাড়াই এখন বাস্তবায়িত [^:;]*: (\d+)টি",
        r"এর মধ্যে এখন বাস্তবায়িত (\d+)টি",
    ),
}  # fmt: skip
LOST_IN_SENTENCES = {
    Language.EN: (r"no longer counts as implemented in (\d+)", r"of them implemented then: (\d+)", r"left the roster: (\d+)"),
    Language.BN: (r"; (\d+)টিতে এক বা একাধিক সিদ্ধান্ত আর", r"এর মধ্যে তখন বাস্তবায়িত ছিল (\d+)টি", r"ছিল এমন (\d+)টি দপ্তর তালিকা"),
}  # fmt: skip


_FATES = ["stays"] * 6 + ["leaves", "open ones leave", "open ones leave", "counted otherwise"]


def _as_listed(assessment, fate, left):
    """Return an office as it is listed then, None where it is not; the user IDs that leave its list are added to those that `left`."""
    office = assessment.office
    if fate == "leaves":
        return None
    if fate == "counted otherwise":
        return replace(assessment, office=replace(office, voluntary=not office.voluntary))
    undone = {finding.subject for finding in assessment.findings if finding.outcome is Outcome.FAIL}
    stay = tuple(account for account in office.accounts if account.id not in undone)
    if fate == "stays" or not stay:
        return assessment
    left += sorted({account.id for account in office.accounts} & undone)
    findings = tuple(finding for finding in assessment.findings if finding.subject not in undone)
    return replace(assessment, office=replace(office, accounts=stay), findings=findings)


@st.composite
def changing_lists(draw) -> History:
    """Draw some meetings between which offices, and user IDs at which something is open, leave the roster, or offices are counted otherwise."""
    past = draw(histories(most=12, least=2))
    rounds = [*past.earlier, past.now]
    for at, one in enumerate(rounds[1:], start=1):
        left: list[str] = []
        fates = [draw(st.sampled_from(_FATES)) for _ in one.assessments]
        meant = (_as_listed(each, fate, left) for each, fate in zip(one.assessments, fates, strict=True))
        kept = tuple(filter(None, meant))
        departures = tuple(Departure(account, "post abolished") for account in left)
        rounds[at] = replace(one, assessments=kept, header=replace(one.header, departures=departures))
    return History.of(rounds[-1], rounds[:-1])


def of_eleven_alone(past: History) -> History:
    """Return rounds in which one decision alone is judged, so that what sentences say of offices is said of it."""

    def alone(one):
        assessments = tuple(
            replace(each, findings=tuple(finding for finding in each.findings if finding.decision == ELEVEN))
            for each in one.assessments
        )
        decisions = tuple(decision for decision in one.header.decisions if decision.id == ELEVEN)
        rules = tuple(rule for rule in one.header.rules if rule.decision == ELEVEN)
        return replace(one, assessments=assessments, header=replace(one.header, decisions=decisions, rules=rules))

    return History.of(alone(past.now), tuple(map(alone, past.earlier)))


def figures(patterns, said: str) -> int:
    said = said.translate(_DIGITS)
    return sum(int(number) for each in patterns for number in re.findall(each.translate(_DIGITS), said))


@examples(40)
@given(changing_lists())
@pytest.mark.parametrize("language", Language)
def test_table_sheet_and_record_say_all_by_which_the_implemented_of_each_decision_changed(language, past):
    view = chair_view(past, LETTERHEAD)
    (paper, *_) = papers(view, language)
    remarks = {row[0]: row[-1] for table in tables_of(paper, "progress") for row in table.rows}
    sheet = summary_sheet(view.summary, language)
    codes = [field.code for field in sheet.fields]
    totals = [dict(zip(codes, row, strict=True)) for row in sheet.rows]
    recorded = {each["decision"]: each for each in json.loads(json.dumps(annex_record(view)))["summary"]["decisions"]}
    for part in view.summary.parts:
        then, now = (each.tally.implemented for each in part.history[-2:])
        (remark,) = (
            told
            for serial, told in remarks.items()
            if serial.translate(_DIGITS) == part.decision.serial.translate(_DIGITS)
        )
        assert then + figures(GAINED[language], remark) - figures(LOST[language], remark) == now
        (row,) = (
            each
            for each in totals
            if each["decision"].translate(_DIGITS) == part.decision.serial.translate(_DIGITS)
            and each["newly_implemented"] is not None
        )
        for told in (row, recorded[part.decision.id]):
            plus = ("newly_implemented", "again_implemented", "without_doing", "counted_now")
            minus = ("no_longer_implemented", "counted_no_more", "departed")
            gained, lost = (sum(told.get(name, 0) for name in names) for names in (plus, minus))
            assert then + gained - lost == now


@examples(40)
@given(changing_lists())
@pytest.mark.parametrize("language", Language)
def test_at_a_glance_and_for_the_minutes_the_same_sum_closes_in_words(language, past):
    past = of_eleven_alone(past)
    summary = chair_view(past, LETTERHEAD).summary
    (part,) = summary.parts
    then, now = (each.tally.implemented for each in part.history[-2:])
    for said in (glance(summary, language).lines[-1], changed(summary, summary.head, language)):
        assert (
            then + figures(GAINED_IN_SENTENCES[language], said) - figures(LOST_IN_SENTENCES[language], said) == now
        ), said


STANDING = {
    Language.EN: (
        r"partly in (\d+)", r"not in (\d+)", r"(\d+) awaiting the portal", r"time extended for (\d+)",
        r"no information on this decision from (\d+)", r"in progress in (\d+)",
    ),
    Language.BN: (
        r"(\d+)টিতে আংশিক", r"আংশিক (\d+)টিতে", r"(\d+)টিতে বাস্তবায়িত হয়নি", r"(\d+)টি পোর্টালের অপেক্ষায়", r"(\d+)টির সময় বর্ধিত",
        r"এ সিদ্ধান্তে (\d+)টির তথ্য পাওয়া যায়নি", r"(\d+)টিতে বাস্তবায়নাধীন",
    ),
}  # fmt: skip
"""How the offices stand in which a decision is not implemented, in sentences."""


@examples(60)
@given(histories(most=12))
@pytest.mark.parametrize("language", Language)
def test_for_the_minutes_each_office_that_a_decision_is_for_is_counted_once(language, past):
    past = of_eleven_alone(past)
    chair, minutes = chair_view(past, LETTERHEAD).summary, minutes_view(past, LETTERHEAD)
    told = [(discussion(chair, language), *(part.total for part in chair.parts))]
    if all(part.total.no_information is not None for part in minutes.summary.parts):
        told.append((minutes_proposal(minutes, language)[0], *(part.total for part in minutes.summary.parts)))
    for said, tally in told:
        assert tally.implemented + figures(STANDING[language], said) == tally.total, said


SAID_WITHOUT_DOING = {
    Language.EN: (
        "; implemented now, though nothing was newly done (what stood against it counts no more, or what was told before counts now): 1",
        "Implemented now, though nothing was newly done: Koyra. What stood against it counts no more, or what was told before counts now.",
    ),
    Language.BN: (
        "; নতুন কাজ ছাড়াই এখন বাস্তবায়িত (এর বিপক্ষে যা ছিল তা আর ধরা হয় না, অথবা আগে জানানো তথ্য এখন ধরা হয়েছে): ১টি",
        "নতুন কাজ ছাড়াই এখন বাস্তবায়িত: দপ্তর। এর বিপক্ষে যা ছিল তা আর ধরা হয় না, অথবা আগে জানানো তথ্য এখন ধরা হয়েছে।",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_where_only_the_open_user_id_left_the_list_glance_minutes_and_brief_say_that_nobody_newly_did_it(language):
    koyra = office("koyra", ("head", "clerk"))
    told = [*tell("koyra/head", DONE), *tell("koyra/clerk", NOT_DONE)]
    past = history(meeting([koyra], told), meeting([office("koyra")], told, "2024-03"))
    view = chair_view(past, LETTERHEAD)
    in_figures, by_name = SAID_WITHOUT_DOING[language]
    assert in_figures in glance(view.summary, language).lines[-1]
    assert in_figures in changed(view.summary, view.summary.head, language)
    assert by_name in brief_lines(view, language)
    assert annex_record(view)["summary"]["implemented_without_doing"] == 1


UNDER_ELEVEN_ALONE = {
    Language.EN: "Implemented now (decision no. 11), though nothing was newly done: Koyra.",
    Language.BN: "নতুন কাজ ছাড়াই এখন বাস্তবায়িত (১১ নং সিদ্ধান্ত): দপ্তর।",
}


@pytest.mark.parametrize("language", Language)
def test_the_chair_is_told_under_which_decision_an_office_is_implemented_without_doing_while_another_one_is_pending(
    language,
):
    def koyra(*posts):
        return office("koyra", posts, OfficeKind.DEPARTMENT)

    told = [*tell("koyra/head", DONE), *tell("koyra/clerk", NOT_DONE), *tell("koyra", NO_MAIL)]
    past = history(meeting([koyra("head", "clerk")], told), meeting([koyra("head")], told, "2024-03"))
    lines = brief_lines(chair_view(past, LETTERHEAD), language)
    (line,) = (line for line in lines if line.startswith(UNDER_ELEVEN_ALONE[language].split(" (")[0]))
    assert line.startswith(UNDER_ELEVEN_ALONE[language])
