"""What papers say of an answer whose day is still to be settled: of what it is one, and whether settling could make it count."""

from __future__ import annotations

from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from sent_letters import letter_to
from small_upazila import (
    BASELINE,
    DAY,
    DECIDED,
    DONE,
    LETTERHEAD,
    NOT_DONE,
    TOLD,
    TWO_STEP,
    history,
    meeting,
    office,
    tell,
    tell_all,
)

from auditor.i18n import Language
from auditor.model.counting import CountsFrom
from auditor.model.evidence import Reference, UnclearAnswer
from auditor.model.facts import (
    HOLDER_SINCE,
    OFFICIAL_EMAIL,
    OFFICIAL_EMAIL_SENDS,
    PASSWORD_MEETS_RULE,
    TWO_STEP_ENROLLED,
    MailboxKind,
)
from auditor.model.grades import Grade
from auditor.model.letters import Purpose
from auditor.model.paper import Box, Paragraph
from auditor.model.side import Side
from auditor.model.subjects import OfficeKind
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.papers import besides
from auditor.register import open_items
from auditor.register.rows import Asking, CallSheet
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.letters.errands import Unreminded, reminding
from auditor.views.office.office import office_view
from reports.layout import remarking
from reports.layout.cells import NIL
from reports.layout.fieldwork import call_sheet
from reports.layout.letter_message import LONGEST, message
from reports.layout.office import office_report
from reports.layout.office_left import what_is_left
from reports.layout.reminder import reminder_text

LOTA = office("lota", ("secretary",))
SECRETARY = "lota/secretary"
MESSAGES = {
    Language.EN: "An answer came, too; its day is not settled yet.",
    Language.BN: "উত্তরও পাওয়া গেছে, তারিখ ঠিক করা বাকি।",
}
SETTLES = "an answer came, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it."


def told_again(month):
    """Return how things stand at the meeting of a month, where all that was told was told in February, on a day that nobody knows."""
    return history(meeting([LOTA]), meeting([LOTA], month=month, undated=tuple(tell(SECRETARY, DONE))))


def report_of(past):
    (assessment,) = past.now.assessments
    return office_view(assessment, past, LETTERHEAD)


def test_a_form_asks_for_the_day_by_the_user_whose_answer_it_is_and_the_report_asks_for_it_too():
    of_two = office("lota", ("secretary", "clerk"))
    past = history(meeting([of_two], tell("lota/clerk", DONE), undated=tuple(tell(SECRETARY, DONE))))
    (assessment,) = past.now.assessments
    (asked,) = besides.of_day(assessment, {rule.policy: rule for rule in past.now.header.rules})
    assert asked.en.startswith("secretary, ")
    assert asked.en.endswith("On which day did it tell that?")
    (said,) = [each.en for each in report_of(past).for_keeper]
    assert said.startswith("secretary: ")
    assert "tell that day" in said


def test_as_long_as_settling_could_make_it_count_nothing_is_asked_of_the_office():
    past = told_again("2024-03")
    report = report_of(past)
    assert report.steps == ()
    assert [each.en for each in report.for_keeper] == [f"secretary: {SETTLES}"]
    (on_screen,) = [each.shown for each in report.for_keeper]
    assert on_screen.en.endswith("; you settle that on the screen Meeting.")
    assert on_screen.bn.endswith("; তা আপনি “সভা” পাতায় ঠিক করবেন।")
    assert reminding(past, date(2024, 3, 25)).letters == ()
    chair = chair_view(past, LETTERHEAD)
    assert any("on which day is not settled yet" in each for each in brief_lines(chair))
    assert not {ProposalCode.LEFT, ProposalCode.SILENT} & {each.code for each in chair.summary.proposals}


@pytest.mark.parametrize(
    ("language", "alone", "too"),
    [
        (
            Language.EN,
            "To be told: the day of the answer that came. Due",
            "; the day of an answer is to be told, too. Due",
        ),
        (Language.BN, "জানাতে হবে পাওয়া উত্তরের তারিখ। সময়সীমা", "; পাওয়া উত্তরের তারিখও জানাতে হবে। সময়সীমা"),
    ],
)
def test_the_box_begins_with_that_the_day_of_an_answer_is_to_be_told_alone_or_too(language, alone, too):
    box = office_report(report_of(told_again("2024-03")), language).blocks[0]
    assert box.lead.startswith(alone)
    of_two = office("lota", ("secretary", "clerk"))
    box = office_report(
        report_of(with_no_of_a_day_in_doubt(of_two, tell(SECRETARY, {TWO_STEP_ENROLLED: False}))), language
    ).blocks[0]
    assert too in box.lead


def test_of_the_users_and_the_office_itself_the_day_is_asked_without_naming_its_head_as_one_user_more():
    of_two = office("lota", ("secretary", "clerk"), OfficeKind.DEPARTMENT)
    own = tell("lota", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False})
    past = history(meeting([of_two], undated=(*own, *tell_all(of_two, DONE))))
    (said,) = report_of(past).for_keeper
    assert said.en.startswith("secretary, clerk, the office's own duties: an answer came")
    assert said.bn.startswith("secretary, clerk, দপ্তরের নিজস্ব করণীয়: উত্তর পাওয়া গেছে")


def test_what_has_grown_old_on_whichever_day_is_to_be_told_again_and_of_the_rest_it_is_said_of_what_the_day_is_asked():
    past = told_again("2024-09")
    report = report_of(past)
    (step,) = [each.en for each in report.steps]
    assert step == (
        'secretary: what was told about "Password meets the rule, Two-step on" has grown old. '
        "Tell how things stand now."
    )
    assert [each.en for each in report.for_keeper] == [
        f'secretary, "Profile brought up to date, Password reset": {SETTLES}'
    ]
    remarks = {row.policy: [remark.code for remark in row.remarks] for row in report.duties}
    assert remarks[TWO_STEP] == [RemarkCode.STALE]
    assert len(reminding(past, date(2024, 9, 25)).letters) == 1
    assert {each.code for each in chair_view(past, LETTERHEAD).summary.proposals} == {ProposalCode.TELL_AGAIN}


@pytest.mark.parametrize("fact", [TWO_STEP_ENROLLED, PASSWORD_MEETS_RULE])
def test_beside_the_step_of_an_earlier_no_stands_that_an_answer_came_since(fact):
    undone = {**DONE, TWO_STEP_ENROLLED: False}
    past = history(meeting([LOTA], tell(SECRETARY, undone), undated=tuple(tell(SECRETARY, {fact: DONE[fact]}, DAY))))
    (step,) = [each.en for each in report_of(past).steps]
    assert step.startswith("secretary: turn two-step on")
    added = "An answer on this came, too, but the day on which it was told is not settled yet; tell that day, and the assistant programmer settles it."
    assert (added in step) is (fact is TWO_STEP_ENROLLED)
    for purpose in (Purpose.FIRST, Purpose.SECOND, Purpose.FINAL):
        letter = letter_to(past.now.assessments[0], past, purpose)
        for language, words in MESSAGES.items():
            assert (words in message(letter, language)) is (fact is TWO_STEP_ENROLLED)
            assert len(message(letter, language)) <= LONGEST


def test_of_a_no_of_a_day_that_is_not_known_beside_a_yes_nothing_but_the_day_is_asked_of_office_chair_or_form():
    told = [*tell(SECRETARY, DONE, DAY), *tell(SECRETARY, {TWO_STEP_ENROLLED: False}, DAY)]
    past = history(meeting([LOTA], tell(SECRETARY, DONE)), meeting([LOTA], told, "2024-03"))
    (row,) = past.now.assessments
    assert [each.policy for each in row.findings if each.is_told_otherwise] == [TWO_STEP]
    assert report_of(past).steps, "while its day is known it is asked which of the two is right"
    findings = tuple(replace(each, observed_on=None) if each.is_no else each for each in row.findings)
    assessment = replace(row, findings=findings)
    past = History.of(replace(past.now, assessments=(assessment,)), past.earlier)
    view, report = chair_view(past, LETTERHEAD), report_of(past)
    assert (report.steps, [each.en for each in report.for_keeper]) == ((), [f"secretary: {SETTLES}"])
    (asked,) = [each for each in brief_lines(view) if "Lota" in each]
    assert asked.startswith("Have answered, but on which day is not settled yet;")
    assert dict(reminding(past, DAY).others) == {Unreminded.DAY: 1}
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    assert not any("two-step" in each.asked for each in open_items.rows((assessment,), {}, reads))


def test_a_no_of_a_day_that_is_not_known_is_left_to_do_beside_a_later_yes_for_all_that_it_keeps_out_whichever_its_day_is():
    told = [*tell(SECRETARY, DONE), *tell(SECRETARY, {TWO_STEP_ENROLLED: False}, DAY)]
    past = history(meeting([LOTA], told))
    (row,) = past.now.assessments
    yes, no = (
        Side(TWO_STEP_ENROLLED.id, on, Grade.DECLARED, "register", day) for on, day in (("true", DAY), ("false", TOLD))
    )
    findings = tuple(
        replace(each, observed_on=None, conflict=True, sides=(), refuted=(yes, no)) if each.is_no else each
        for each in row.findings
    )
    past = History.of(replace(past.now, assessments=(replace(row, findings=findings),)), past.earlier)
    (step,), (beside,) = report_of(past).steps, [each.en for each in report_of(past).for_keeper]
    assert step.en.startswith("secretary: turn two-step on")
    assert "Two answers on this do not agree" in step.en
    assert beside == f'secretary, "Two-step on": {SETTLES}'
    assert ProposalCode.LEFT in {each.code for each in chair_view(past, LETTERHEAD).summary.proposals}
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    assert any("two-step" in each.asked for each in open_items.rows(past.now.assessments, {}, reads))


@pytest.mark.parametrize(
    ("language", "said"), [(Language.EN, "Row 1: an answer came"), (Language.BN, "ক্রম ১: উত্তর পাওয়া গেছে")]
)
def test_a_remark_that_is_true_of_a_no_and_of_what_is_not_known_names_its_user_once(language, said):
    told = {PASSWORD_MEETS_RULE: NOT_DONE[PASSWORD_MEETS_RULE]}
    past = history(meeting([LOTA], tell(SECRETARY, told), undated=tuple(tell(SECRETARY, {TWO_STEP_ENROLLED: True}))))
    (row,) = past.now.assessments
    findings = tuple(replace(each, observed_on=None) if each.is_no else each for each in row.findings)
    past = replace(past, now=replace(past.now, assessments=(replace(row, findings=findings),)))
    (account,) = report_of(past).accounts
    assert {remark.code for remark in account.remarks} == {RemarkCode.DAY_IN_DOUBT, RemarkCode.UNDATED}
    blocks = office_report(report_of(past), language).blocks
    assert len([each for each in blocks if isinstance(each, Paragraph) and each.text.startswith(said)]) == 1


@pytest.mark.parametrize(
    ("users", "duty"),
    [(("secretary",), "Two-step চালু"), (("secretary", "clerk"), "প্রত্যেক ইউজারের Two-step চালু")],
)
def test_the_chair_reads_of_an_office_with_several_users_of_all_of_them(users, duty):
    undated = tuple(tell(SECRETARY, {TWO_STEP_ENROLLED: True}))
    (row,) = chair_view(history(meeting([office("lota", users)], undated=undated)), LETTERHEAD).rows
    (remark,) = [each for each in row.remarks if each.code is RemarkCode.UNDATED]
    assert [side.bn for side in remark.sides] == [duty]


def with_no_of_a_day_in_doubt(of=LOTA, told=None):
    """Return how things stand where two-step is not on by an answer whose day nobody knows."""
    past = history(meeting([of], told or tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False})))
    (row,) = past.now.assessments
    findings = tuple(replace(each, observed_on=None) if each.is_no else each for each in row.findings)
    return replace(past, now=replace(past.now, assessments=(replace(row, findings=findings),)))


def test_an_office_in_which_a_no_stands_is_not_among_those_that_have_no_work_left_and_only_something_to_tell():
    of_two = office("lota", ("secretary", "clerk"))
    told = [*tell(SECRETARY, DONE, DAY), *tell(SECRETARY, {TWO_STEP_ENROLLED: False}, DAY)]
    chair = chair_view(with_no_of_a_day_in_doubt(of_two, told), LETTERHEAD)
    assert {each.code for each in chair.summary.proposals} & {ProposalCode.LEFT, ProposalCode.TELL} == {
        ProposalCode.LEFT
    }
    assert not any("for information alone" in each for each in brief_lines(chair))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({TWO_STEP_ENROLLED: True}, {Language.EN: "(two answers on this do not agree; please tell which is right)", Language.BN: "(এ বিষয়ে দুটি তথ্যে অমিল আছে; কোনটি ঠিক, জানাতে হবে)"}),
        ({}, {Language.EN: "(an answer came, too; the Assistant Programmer settles on which day it was told)", Language.BN: "(উত্তরও পাওয়া গেছে, কিন্তু কোন তারিখের উত্তর তা সহকারী প্রোগ্রামার ঠিক করবেন)"}),
    ],
    ids=["two answers", "its day is not known"],
)  # fmt: skip
def test_a_final_letter_says_beside_a_no_that_two_answers_do_not_agree_or_its_day_is_to_be_settled(told, words):
    of_two = office("lota", ("secretary", "clerk"))
    no = [
        *tell(SECRETARY, {**DONE, TWO_STEP_ENROLLED: False}, DAY),
        *tell(SECRETARY, told, DAY),
        *tell("lota/clerk", NOT_DONE),
    ]
    past = history(meeting([of_two], no)) if told else with_no_of_a_day_in_doubt(of_two, no)
    letter = letter_to(past.now.assessments[0], past, Purpose.FINAL)
    for language, said in words.items():
        assert said in reminder_text(letter, language)


def test_of_a_no_that_counts_the_box_says_of_which_duty_the_day_is_to_be_settled():
    box = office_report(report_of(with_no_of_a_day_in_doubt()), Language.EN).blocks[0]
    assert isinstance(box, Box)
    assert box.lines[1:] == (f'secretary, "Two-step on": {SETTLES}',)


def with_joining_in_doubt(of=LOTA, beside=(), since=()):
    """Return how things stand where all was done by the last meeting, and the day on which the secretary joined cannot be read since."""
    unread = UnclearAnswer(
        (SECRETARY,), HOLDER_SINCE, Grade.DECLARED, date(2024, 3, 15), Reference("march.xlsx", "0" * 64)
    )
    told = [*tell(SECRETARY, DONE), *beside]
    return history(meeting([of], told), meeting([of], told, "2024-03", unclear=(unread,)), *since)


def test_who_was_open_only_since_the_day_of_joining_was_in_doubt_is_not_thanked_for_doing_anything_anew():
    joined = tell(SECRETARY, {HOLDER_SINCE: date(2023, 1, 1)}, date(2024, 4, 5))
    past = with_joining_in_doubt(since=[meeting([LOTA], [*tell(SECRETARY, DONE), *joined], "2024-04")])
    view = chair_view(past, LETTERHEAD)
    assert (view.changes.newly_done, view.changes.again, len(view.changes.without_doing)) == ((), (), 1)
    assert not any("newly implemented" in line for line in brief_lines(view))


@pytest.mark.parametrize("listed_since", [None, date(2024, 1, 2)])
def test_who_joined_on_a_day_in_doubt_is_asked_for_that_day_and_nobody_says_that_he_is_to_do_all_anew(listed_since):
    (secretary,) = LOTA.accounts
    past = with_joining_in_doubt(replace(LOTA, accounts=(replace(secretary, holder_since=listed_since),)))
    (step,) = [each.en for each in report_of(past).steps]
    assert step == (
        "secretary: tell on which day the present holder joined. Until that is known, what was told or done before about these does not count: "
        "Profile brought up to date, Password reset, Password meets the rule, Two-step on."
    )
    lines = brief_lines(chair_view(past, LETTERHEAD))
    asked = (
        "joined is in doubt, so what was told or done before does not count; who tells that day, and until when: Lota."
    )
    assert len([each for each in lines if each.endswith(asked)]) == 1
    (assessment,) = past.now.assessments
    reads = {rule.policy.id: frozenset(rule.policy.reads) for rule in BASELINE.rules}
    rows = open_items.rows((assessment,), {}, reads)
    assert {row.subject for row in rows if "since" in row.asked} == {"lota", SECRETARY}
    sheet = call_sheet(CallSheet(Asking("2024-04", CountsFrom(DECIDED), DAY, LETTERHEAD), rows, {}), Language.EN)
    assert "day of joining" in str(sheet)


def test_where_several_holders_are_asked_in_one_step_when_they_joined_the_box_counts_them_and_says_in_how_many_steps():
    two = office("lota", ("secretary", "clerk"))
    unread = tuple(
        UnclearAnswer((each.id,), HOLDER_SINCE, Grade.DECLARED, date(2024, 3, 15), Reference("march.xlsx", "0" * 64))
        for each in two.accounts
    )
    told = tell_all(two, DONE)
    report = report_of(history(meeting([two], told), meeting([two], told, "2024-03", unclear=unread)))
    (step,) = report.steps
    assert step.en.startswith("secretary, clerk: tell on which day each present holder joined.")
    assert step.bn.startswith("secretary, clerk: প্রত্যেক বর্তমান দায়িত্বপ্রাপ্ত ব্যক্তি কোন তারিখে যোগ দিয়েছেন, জানান।")
    assert what_is_left(report, Language.EN).startswith("To be told: 2 (listed below as 1 task). Due")
    assert what_is_left(report, Language.BN).startswith("জানাতে হবে ২টি (নিচে ১টি কাজে সাজানো)। সময়সীমা")
    alone = report_of(with_joining_in_doubt())
    assert what_is_left(alone, Language.EN).startswith("To be told: 1. Due")


ASKS_JOINING = {
    Language.EN: "tell by {} on which day the present holder (secretary) joined",
    Language.BN: "{} তারিখের মধ্যে বর্তমান দায়িত্বপ্রাপ্তের (secretary) যোগদানের তারিখ জানানোর জন্য",
}
DUE = {Language.EN: "02.04.2024", Language.BN: "০২.০৪.২০২৪"}
JOINED = {Language.EN: "holder of a user ID joined", Language.BN: "যোগদানের তারিখ"}
WORK = {
    Language.EN: ("complete", "has not told how", "is to be done", "visit", "will be at your office"),
    Language.BN: ("শেষ করে", "করণীয়ের তথ্য পাওয়া যায়নি", "অবশিষ্ট কাজ আছে", "উপস্থিত থাকবেন", "আসবেন"),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND, Purpose.FINAL])
def test_of_an_office_that_has_only_a_day_of_joining_to_tell_a_reminder_asks_that_alone(purpose, language):
    past = with_joining_in_doubt()
    letter = letter_to(past.now.assessments[0], past, purpose)
    text, short = reminder_text(letter, language), message(letter, language)
    assert ASKS_JOINING[language].format(DUE[language]) in text
    assert JOINED[language] in text.splitlines()[0]
    assert JOINED[language].replace("a user", "the user") in short
    assert DUE[language] in short
    now = text.partition("20.03.2024" if language is Language.EN else "২০.০৩.২০২৪")[
        2
    ]  # behind what letters before asked
    assert not [words for words in WORK[language] if words in now + short]
    assert len(short) <= LONGEST


def test_a_day_of_joining_is_named_beside_what_else_a_reminder_asks():
    clerk = office("lota", ("secretary", "clerk"))
    unread = UnclearAnswer(
        (SECRETARY,), HOLDER_SINCE, Grade.DECLARED, date(2024, 3, 15), Reference("march.xlsx", "0" * 64)
    )
    told = [*tell(SECRETARY, DONE), *tell("lota/clerk", {**DONE, TWO_STEP_ENROLLED: False})]
    past = history(meeting([clerk], told), meeting([clerk], told, "2024-03", unclear=(unread,)))
    letter = letter_to(past.now.assessments[0], past, Purpose.FIRST)
    text = reminder_text(letter, Language.EN)
    assert "and the day of joining (first reminder)" in text.splitlines()[0]
    in_bangla = reminder_text(letter, Language.BN)
    assert "সংক্রান্ত অনিষ্পন্ন বিষয় ও যোগদানের তারিখ (" in in_bangla.splitlines()[0]
    assert "your office still has duties left. What is to be" in text
    assert (
        "Your office has not told on which day the present holder joined (secretary), so what was told or done before does not count."
        in text
    )
    assert (
        "আপনার দপ্তরের বর্তমান দায়িত্বপ্রাপ্তের (secretary) যোগদানের তারিখ জানা যায়নি, তাই আগের তথ্য ও আগে করা কাজ ধরা হচ্ছে না।"
        in in_bangla
    )
    to_several = reminder_text(replace(letter, office=None), Language.BN)
    assert "সংক্রান্ত সিদ্ধান্ত বাস্তবায়ন ও যোগদানের তারিখ জানানো (" in to_several.splitlines()[0]
    assert "কোনো কোনো দপ্তরে এক বা একাধিক ইউজার আইডির বর্তমান দায়িত্বপ্রাপ্তের যোগদানের তারিখ জানা যায়নি, তাই" in to_several
    assert "অথবা এক বা একাধিক" not in to_several
    assert "complete what is left by 02.04.2024" in text
    assert "Please tell, too, on which day the present holder (secretary) joined." in text
    assert "Tell the day of joining, too." in message(letter, Language.EN)


@pytest.mark.parametrize("purpose", [Purpose.FIRST, Purpose.SECOND])
def test_an_office_that_told_a_part_and_has_nothing_to_do_is_asked_to_tell_the_rest_and_not_to_finish_work(purpose):
    past = history(meeting([LOTA], tell(SECRETARY, {TWO_STEP_ENROLLED: True})))
    letter = letter_to(past.now.assessments[0], past, purpose)
    text, short = reminder_text(letter, Language.EN), message(letter, Language.EN)
    assert "kindly requested to tell by 04.03.2024 how things stand now" in text
    assert "hat is to be told is in the enclosed report" in text
    assert "complete" not in text + short
    assert "What is left to tell is in the reminder letter; please answer by 04.03.2024." in short


def test_a_final_letter_says_that_the_day_of_joining_is_in_doubt_for_which_what_was_told_does_not_count():
    past = with_joining_in_doubt()
    letter = letter_to(past.now.assessments[0], past, Purpose.FINAL)
    assert (
        "no information (day of joining in doubt; until it is settled what was told or done before does not count)"
        in reminder_text(letter, Language.EN)
    )


@pytest.mark.parametrize(
    ("is_read", "said"),
    [(True, NIL), (False, "day of joining in doubt; until it is settled what was told or done before does not count")],
)
def test_papers_say_that_a_day_of_joining_is_in_doubt_for_which_what_was_told_before_does_not_count(is_read, said):
    unclear = UnclearAnswer(
        (SECRETARY,), HOLDER_SINCE, Grade.DECLARED, date(2024, 3, 15), Reference("march.xlsx", "0" * 64)
    )
    told = tell(SECRETARY, DONE)
    past = history(meeting([LOTA], told), meeting([LOTA], told, "2024-03", unclear=() if is_read else (unclear,)))
    (account,) = report_of(past).accounts
    assert remarking.in_full(account.remarks, Language.EN) == said
    (row,) = chair_view(past, LETTERHEAD).rows
    assert ("day of joining in doubt" in remarking.in_brief(row.remarks, Language.EN)) is not is_read
    assert ("যোগদানের তারিখ নিশ্চিত নয়" in remarking.in_brief(row.remarks, Language.BN)) is not is_read


def test_the_brief_asks_the_assistant_programmer_for_the_day_of_a_no_that_counts():
    lines = brief_lines(chair_view(with_no_of_a_day_in_doubt(), LETTERHEAD))
    asked = "on which day is not settled yet; the assistant programmer settles it, by when: Lota."
    assert len([each for each in lines if each.endswith(asked)]) == 1


def test_a_day_of_joining_is_one_matter_in_the_box_of_the_report_whatever_duties_wait_for_it():
    """The box has one step for it, and beside it one for what is to be done."""
    assert box_lead(with_joining_in_doubt(), Language.EN).startswith("To be told: 1. Due")
    assert box_lead(with_joining_in_doubt(), Language.BN).startswith("জানাতে হবে ১টি।")
    beside = tell("lota", {OFFICIAL_EMAIL: MailboxKind.OFFICIAL, OFFICIAL_EMAIL_SENDS: False})
    past = with_joining_in_doubt(office("lota", ("secretary",), OfficeKind.DEPARTMENT), beside)
    assert box_lead(past, Language.EN).startswith("Duties left: 1; day of joining to be told: 1. Due")
    assert box_lead(past, Language.BN).startswith("অবশিষ্ট করণীয় ১টি; যোগদানের তারিখ জানাতে হবে ১টি।")


def box_lead(past, language):
    box = office_report(report_of(past), language).blocks[0]
    assert isinstance(box, Box)
    return box.lead
