"""An office's yes for all that an account's own no keeps out is told until the account answers anew: on the screens, and in the office's report."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from annex_sections import brief_lines
from changing import replace
from small_upazila import BASELINE, LETTERHEAD, RESET, RULE, history, meeting, office

from auditor.i18n import Language
from auditor.judging.judge import JudgingInput, judge
from auditor.model.facts import Cause
from auditor.model.notice import messages_of
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import OfficeKind, Roster
from auditor.model.views.remarks import RemarkCode
from auditor.rounds.evidence.answered_since import Told, still_doubtful
from auditor.rounds.evidence.evidence_folder import read_evidence_files
from auditor.rounds.evidence.lost_evidence import told_when_kept
from auditor.views.annex.annexes import chair_view
from auditor.views.compared.history import History
from auditor.views.office import directory
from auditor.views.office.office import office_view
from reports.layout import remarking
from reports.layout.office import office_report

LOTA = office("lota", ("head", "clerk"))
HEADINGS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
NO, FOR_ALL = "Lota,clerk,09.02.2024,ফোন,না", "Lota,,15.02.2024,সভা,১২.০২.২০২৪"
AGAIN = "Lota,clerk,17.02.2024,ফোন,"
DAY = date(2024, 2, 20)


def read(*rows, headings=HEADINGS):
    files = []
    for place, row in enumerate(rows):
        content = f"{headings}\n{row}\n".encode()
        files.append(EvidenceFile(f"{place}.csv", content, hashlib.sha256(content).hexdigest()))
    return read_evidence_files(files, SourceContext(Roster((LOTA,)), date(2024, 1, 18), RULE))


def of_told(*rows, headings=HEADINGS):
    """Return the history of a round by what registers say."""
    found = history(meeting([LOTA]))
    told = read(*rows, headings=headings)
    assessments = tuple(each for each, _ in judge(Roster((LOTA,)), JudgingInput.of(told, BASELINE, (), DAY)))
    return History.of(replace(found.now, assessments=assessments), [])


def report(*rows, headings=HEADINGS):
    """Return the view of the office's report, and the report in words."""
    past = of_told(*rows, headings=headings)
    view = office_view(past.now.assessments[0], past, LETTERHEAD)
    return view, str(office_report(view, Language.EN))


def test_the_report_of_the_office_has_its_answer_and_the_no_by_which_it_does_not_count():
    view, words = report(NO, FOR_ALL)
    (remark,) = [each for duty in view.duties if duty.policy == RESET for each in duty.remarks]
    assert remark.code is RemarkCode.KEPT_OUT
    assert "less favourable" not in words
    assert (
        "an answer for all user IDs at once (password reset: 12.02.2024 (declared), 15.02.2024) does not take" in words
    )
    assert [side.en for side in remark.sides] == [
        "password reset: 12.02.2024 (declared), 15.02.2024",
        "password reset: not since 18.01.2024 (declared), 09.02.2024",
    ]
    assert "12.02.2024 (declared), 15.02.2024" in words
    (step,) = [step.en for step in view.steps if step.en.startswith("clerk: reset")]
    assert step.endswith("Two answers on this do not agree; tell which is right.")


@pytest.mark.parametrize(
    "own", ["", "Lota,clerk,17.02.2024,ফোন,,পদ শূন্য"], ids=["the yes is gone", "the yes is kept out by a cause"]
)
def test_a_yes_that_a_cause_keeps_out_since_the_last_meeting_is_not_said_to_be_evidence_no_more(own):
    headings, yes = f"{HEADINGS},না হওয়ার কারণ", f"{FOR_ALL},"
    before = of_told(yes, headings=headings).now
    now = of_told(f"{yes}\n{own}" if own else f"{AGAIN},", headings=headings).now
    past = History.of(replace(now, header=replace(now.header, meeting="2024-03")), [before])
    words = str(office_report(office_view(past.now.assessments[0], past, LETTERHEAD), Language.EN))
    assert ("no longer among the evidence" in words) is not bool(own)
    assert ("for the cause told of it: the post is vacant" in words) is bool(own)


@pytest.mark.parametrize(
    ("cell", "said"), [("কোড আসে না", "the code does not arrive"), ("চালু নেই", "no")], ids=["a cause", "no cause"]
)
def test_the_report_has_what_the_account_itself_told_with_its_cause(cell, said):
    own, for_all = f"Lota,clerk,09.02.2024,ফোন,{cell}", 'Lota,,15.02.2024,সভা,"চালু, লগইনে কোড চায়"'
    _, words = report(own, for_all, headings=HEADINGS.replace("পাসওয়ার্ড রিসেট", "Two-step"))
    assert (
        "an answer for all user IDs at once (two-step on: yes (declared), 15.02.2024) does not take the place of what was told of one alone "
        f"(two-step on: {said} (declared), 09.02.2024)"
    ) in words


ON, NOT_DEMANDED, OFF = "চালু, লগইনে কোড চায়", "চালু, কিন্তু লগইনে কোড চায় না", "চালু নেই"


def test_report_and_audit_name_the_accounts_own_no_also_where_the_office_said_no_for_all_since():
    rows = [
        f'Lota,{post},{day}.02.2024,ফোন,"{cell}"'
        for post, day, cell in (("clerk", "09", NOT_DEMANDED), ("", "12", OFF), ("", "15", ON))
    ]
    headings = HEADINGS.replace("পাসওয়ার্ড রিসেট", "Two-step")
    (told,) = [
        each.message.en for each in read(*rows, headings=headings).notices if "does not count" in each.message.en
    ]
    assert "clerk (Two-step: on, but a login asks for no code)" in told
    _, words = report(*rows, headings=headings)
    assert (
        "an answer for all user IDs at once (asked for at login: yes (declared), 15.02.2024) does not take the place of what was told of "
        "one alone (asked for at login: no (declared), 09.02.2024)"
    ) in words
    assert "12.02.2024)" not in words


def test_an_answer_for_all_that_one_nobody_can_read_keeps_out_stands_beside_no_answer_of_its_own():
    rows = [
        f'Lota,{post},{day}.02.2024,ফোন,"{cell}"'
        for post, day, cell in (("clerk", "09", "আগের মতো"), ("", "12", OFF), ("", "15", ON))
    ]
    _, words = report(*rows, headings=HEADINGS.replace("পাসওয়ার্ড রিসেট", "Two-step"))
    assert "what was told of one alone" not in words
    assert "conflicting information; the less favourable one counts" in words


@pytest.mark.parametrize("answer", ["না", "১৬.০২.২০২৪"])
def test_once_the_account_answered_anew_neither_report_nor_screens_tell_it(answer):
    view, words = report(NO, FOR_ALL, AGAIN + answer)
    assert not [each for duty in view.duties if duty.policy == RESET for each in duty.remarks]
    assert "15.02.2024" not in words
    assert [each for each in read(NO, FOR_ALL, AGAIN + answer).notices if "does not count" in each.message.en] == []


def test_screens_tell_it_also_after_its_round_was_kept():
    told = read(NO, FOR_ALL)
    said = [each.message.en for each in told_when_kept(told.notices, told.files, told.files, (), (), undated=())]
    assert len([each for each in said if "the yes for all does not count for the following account, for" in each]) == 1


@pytest.mark.parametrize("answered", [False, True])
def test_so_do_they_tell_it_of_rows_of_one_form_until_the_account_answers_in_another(answered):
    told = read(f"{NO}\n{FOR_ALL}", *([AGAIN + "না"] if answered else []))
    given = JudgingInput.of(told, BASELINE, (), DAY)
    known = Told(given.observations, told.counts_in, given.unclear, told.not_known_in)
    notices = list(still_doubtful(told.notices, (LOTA,), known))
    said = [each.message.en for each in told_when_kept(notices, told.files, told.files, (), (), undated=())]
    assert len([each for each in said if "the yes for all does not count for the following account, for" in each]) == (
        not answered
    )


ALL_DUTIES = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,পাসওয়ার্ড রিসেট,Two-step,কারণ"
YES = 'Lota,,15.02.2024,সভা,ঠিক আছে,১২.০২.২০২৪,"চালু, লগইনে কোড চায়",'
CAUSES = {"পদ শূন্য": Cause.VACANT, "লগইন করা যাচ্ছে না": Cause.LOCKED_OUT}
KEPT_OUT_OF_CLERK = "the yes for all user IDs of 15.02.2024 does not count for this one, for the cause told of it: {}"


@pytest.mark.parametrize("in_one_form", [False, True], ids=["in several forms", "in one form"])
@pytest.mark.parametrize("cell", CAUSES)
def test_report_row_and_desk_tell_that_a_yes_does_not_count_where_nobody_can_do_anything(cell, in_one_form):
    cause, own = CAUSES[cell], f"Lota,clerk,{'15' if in_one_form else '09'}.02.2024,ফোন,,,,{cell}"
    rows = [f"{own}\n{YES}"] if in_one_form else [own, YES]
    view, words = report(*rows, headings=ALL_DUTIES)
    (clerk,) = [each for each in view.accounts if each.post.en == "clerk"]
    told = [each for each in clerk.remarks if each.code is RemarkCode.KEPT_OUT]
    assert [(each.day, each.cause) for each in told] == [(date(2024, 2, 15), cause)]
    assert words.count(KEPT_OUT_OF_CLERK.format(cause.label.en)) == 1
    assert f"; cause: {cause.label.en}" not in words
    past = of_told(*rows, headings=ALL_DUTIES)
    (row,) = chair_view(past, LETTERHEAD).rows
    in_english, in_bangla = (remarking.in_brief(row.remarks, language) for language in (Language.EN, Language.BN))
    assert f"{cause.label.en}: there the yes for all does not count" in in_english
    assert f"{cause.label.bn}, এমন আইডিতে সব আইডির “হ্যাঁ” ধরা হয়নি" in in_bangla
    assert (in_english.count(cause.label.en), in_bangla.count(cause.label.bn)) == (1, 1)


@pytest.mark.parametrize("cell", CAUSES)
def test_of_several_answers_for_all_that_do_not_count_for_one_user_id_it_is_told_once_and_not_as_of_one(cell):
    told = read(f"Lota,clerk,15.02.2024,ফোন,,,,{cell}\n{YES}", headings=ALL_DUTIES)
    (message,) = [each for each in messages_of(told.notices) if "does not count for the following account" in each.en]
    assert '"প্রোফাইল", "পাসওয়ার্ড রিসেট", "Two-step": the answer for all does not count' in message.en
    assert "“Two-step”: সব আইডির জন্য লেখা উত্তর এই আইডির ক্ষেত্রে ধরা হয়নি" in message.bn


def test_where_one_duty_alone_is_kept_out_it_stands_first_and_the_cause_once():
    headings = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,প্রোফাইল,Two-step,কারণ"
    yes, own = 'Lota,,15.02.2024,সভা,,"চালু, লগইনে কোড চায়",', "Lota,clerk,15.02.2024,ফোন,না,,কোড আসে না"
    _, words = report(f"{own}\n{yes}", headings=headings)
    (row,) = chair_view(of_told(f"{own}\n{yes}", headings=headings), LETTERHEAD).rows
    assert "the code does not arrive: there the yes for all to two-step does not count" in remarking.in_brief(
        row.remarks, Language.EN
    )
    assert "কোড আসে না, এমন আইডিতে সব আইডির Two-step-এর “হ্যাঁ” ধরা হয়নি" in remarking.in_brief(row.remarks, Language.BN)
    assert f"Two-step on: {KEPT_OUT_OF_CLERK.format('the code does not arrive')}" in words
    assert "the code does not arrive (" not in words
    assert "cause at the portal: the code does not arrive" not in words


@pytest.mark.parametrize(
    ("cause", "own", "in_one", "is_asked"),
    [
        ("পদ শূন্য", "15", False, False),
        ("পদ শূন্য", "05", False, False),
        ("পদ শূন্য", "15", True, False),
        ("লগইন করা যাচ্ছে না", "15", False, False),
        ("লগইন করা যাচ্ছে না", "15", True, False),
        ("কোড আসে না", "15", False, True),
        ("কোড আসে না", "05", False, False),
        ("কর্মকর্তা ছুটিতে বা প্রশিক্ষণে", "15", True, True),
        ("কর্মকর্তা ছুটিতে বা প্রশিক্ষণে", "15", False, False),
    ],
)
def test_brief_and_list_alike_call_it_a_contradiction_only_where_two_answers_do_not_agree(cause, own, in_one, is_asked):
    headings = HEADINGS.replace("পাসওয়ার্ড রিসেট", "Two-step,কারণ")
    for_all, alone = f'Lota,,09.02.2024,সভা,"{ON}",', f"Lota,clerk,{own}.02.2024,ফোন,,{cause}"
    past = of_told(*((f"{for_all}\n{alone}",) if in_one else (for_all, alone)), headings=headings)
    brief = "Two answers that do not agree; which is right: Lota." in brief_lines(chair_view(past, LETTERHEAD))
    assert (brief, directory.lines(past)[0].conflict) == (is_asked, is_asked)
    steps = " ".join(step.en for step in office_view(past.now.assessments[0], past, LETTERHEAD).steps)
    assert is_asked or "do not agree" not in steps


FOOD = office("food", ("head", "clerk"), OfficeKind.DEPARTMENT)
OF_MAIL = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,সরকারি ই-মেইল ব্যবহার"
NOT_KNOWN_WHOSE = ("whose", "কার উত্তর", "উত্তর কার", "সেটি কার", "কার তা")


def test_of_an_answer_of_the_office_in_the_row_of_a_user_nothing_says_that_it_is_not_known_whose_it_is():
    content = f"{OF_MAIL}\nFood,clerk,09.02.2024,ফোন,মাঝে মাঝে\n".encode()
    file = EvidenceFile("a.csv", content, hashlib.sha256(content).hexdigest())
    roster = Roster((FOOD,))
    told = read_evidence_files([file], SourceContext(roster, date(2024, 1, 18), RULE))
    found = history(meeting([FOOD]))
    assessments = tuple(each for each, _ in judge(roster, JudgingInput.of(told, BASELINE, (), DAY)))
    past = History.of(replace(found.now, assessments=assessments), [])
    chair = chair_view(past, LETTERHEAD)
    (row,) = chair.rows
    assert RemarkCode.MISPLACED in {each.code for each in row.remarks}
    assert "not in the office's own row" in remarking.in_full(row.remarks, Language.EN)
    brief = brief_lines(chair)
    assert any("not in the office's own row" in line and "who tells it again" in line for line in brief)
    for language in Language:
        words = str(office_report(office_view(assessments[0], past, LETTERHEAD), language))
        said = (*brief, words, remarking.in_full(row.remarks, language), remarking.in_brief(row.remarks, language))
        assert not [each for each in NOT_KNOWN_WHOSE for line in said if each in line]
