"""An office writes that what the papers call done is not, and is right: no paper calls it done any more until something is told, and it is asked for."""

from __future__ import annotations

import json
import shutil
from datetime import date, timedelta

import openpyxl
import pytest
from annex_sections import tables_of
from few_offices import lay_example
from rendering import box_of
from running import run

from auditor.checklist.state import state_of
from auditor.i18n import Language
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.views.head import Audience
from auditor.model.views.remarks import RemarkCode
from auditor.model.views.summary import ProposalCode
from auditor.papers import asking, besides, draft_asking
from auditor.papers.documents.annex import papers as annex_papers
from auditor.papers.documents.office import papers as office_papers
from auditor.rounds import assessing, explaining, looking_back
from auditor.rounds.identity import listed
from auditor.rounds.typed import answer_draft, answer_faults, answering
from auditor.views.annex.annexes import annex_view, chair_view
from auditor.views.compared.history import RoundMaterial
from auditor.views.disputes import against_causes, settled_on
from auditor.views.letters.errands import Unreminded, portal_request, reminding
from auditor.views.office.office import office_reports
from auditor.views.remarks.weights import Weight
from reports.layout.annex import annex
from reports.layout.brief import brief

OFFICE, DUTY = "livestock", "password-reset"
REQUEST = (
    "--office", OFFICE, "--duty", DUTY, "--what", "রিসেট করা হয়নি, ভুল লেখা হয়েছে", "--received", "2024-03-22", "--reference", "পত্র ১২",
)  # fmt: skip
TO_ENTER = "তার প্রমাণ এখনো তথ্যে তোলা হয়নি"


@pytest.fixture(scope="module")
def upheld(tmp_path_factory):
    """The example with a round kept by which the duty is done, and the request upheld since; only to be copied."""
    folder = lay_example(tmp_path_factory.mktemp("upheld") / "space")
    keep(folder, "2024-03", "2024-03-21", "--yes")
    (found,) = {each.outcome for each in of_duty(looking_back.history(listed.open_workspace(folder)).now)}
    assert found is Outcome.PASS
    run("dispute", *REQUEST, "--on", "2024-03-22", "--workspace", folder, code=0)
    return folder


@pytest.fixture
def folder(upheld, tmp_path):
    return shutil.copytree(upheld, tmp_path / "space")


def keep(folder, meeting, on, *more, code=1):
    return run("audit", "--keep", "--meeting", meeting, "--on", on, *more, "--workspace", folder, code=code)


def answer(folder):
    words = ("upheld", "--reference", "নথি ৭", "--on", "2024-03-25")
    return run("dispute", "answer", "1", *words, "--workspace", folder, code=0).stderr


def tell(folder, said, on="20.04.2024", file="register-later.csv", question="পাসওয়ার্ড রিসেট"):
    """Lay the answer of the office to a register by hand, of a day after the request unless another is given."""
    name = next(each.name.bn for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == OFFICE)
    words = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,{question}\n{name},{on},ফোন,{said}\n"
    (folder / "evidence" / file).write_text(words, "utf-8")


def of_duty(round_):
    assessment = next(each for each in round_.assessments if each.office.id == OFFICE)
    return [finding for finding in assessment.findings if finding.policy == DUTY]


def past(folder):
    return looking_back.history(listed.open_workspace(folder))


def said(papers):
    return "\n".join(str(paper) for paper in papers)


def in_annex(folder):
    material = RoundMaterial(past(folder), listed.open_workspace(folder).config.letterhead)
    return said(annex_papers(annex_view(material, Audience.CHAIR), Language.BN))


def in_report(folder):
    reports = office_reports(past(folder), listed.open_workspace(folder).config.letterhead).reports
    return said(office_papers(next(report for report in reports if report.office_id == OFFICE), Language.BN))


def test_the_answer_says_at_once_what_follows(folder):
    told = answer(folder)
    assert "before 22.03.2024 passes for done no more" in told
    assert "auditor register" in told


def test_of_who_told_since_the_paper_that_it_is_not_done_the_answer_takes_no_yes(folder):
    tell(folder, "না", on="24.03.2024", file="register-2024-03-b.csv")
    told = answer(folder)
    assert "passes for done no more" not in told
    assert "stands as not done" in told


def test_the_register_and_the_checklist_ask_for_it_anew(folder):
    month = ("--month", "2024-04", "--on", "2024-04-01")

    def asked(name):
        target = folder / name
        run("register", "new", *month, "--output", target, "--workspace", folder, code=0)
        sheet = openpyxl.load_workbook(target).worksheets[0]
        return {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}

    space, day = listed.open_workspace(folder), date(2024, 4, 1)
    before, to_ask = asked("before.xlsx"), state_of(space, day).to_ask
    answer(folder)
    assert state_of(space, day).to_ask == to_ask + 1
    told = asked("since.xlsx") - before
    assert any("সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে" in cell for cell in told)
    assert (
        "সংশোধনের ১টি অনুরোধ যথার্থ পাওয়া গেছে" in run("--language", "bn", "--on", "2024-04-01", cwd=folder, code=0).stdout
    )


def test_keeping_tells_it_once_and_then_all_papers_of_the_round_say_the_same(folder):
    answer(folder)
    refused = keep(folder, "2024-04", "2024-04-18", code=3).stderr
    assert "the request for correction of 22.03.2024 was upheld, and nothing was told since" in refused
    keep(folder, "2024-04", "2024-04-18", "--yes")
    assert {(each.outcome, each.reason) for each in of_duty(past(folder).now)} == {
        (Outcome.UNKNOWN, MissingReason.UPHELD)
    }
    for paper in (in_annex(folder), in_report(folder)):
        assert TO_ENTER in paper
    letterhead = listed.open_workspace(folder).config.letterhead
    view = chair_view(past(folder), letterhead)
    (row,) = (row for row in view.rows if row.name.en.startswith("Upazila Livestock"))
    cell = row.cells[[DUTY in column.policies for column in view.duties].index(True)]
    assert (cell.done, cell.outcome, row.upheld) == (0, Outcome.UNKNOWN, True)
    assert "was upheld, but what shows it is not entered yet" in str(brief(view, Language.EN))
    section = [row for table in tables_of(annex(view, Language.BN), "changes") for row in table.rows]
    assert any(TO_ENTER in str(row) for row in section)
    assert run("verify", "--workspace", folder).returncode == 0
    assert keep(folder, "2024-05", "2024-05-16").returncode == 1, "what was kept so is not asked about again"


def test_of_another_office_whose_request_was_upheld_since_it_is_asked_though_the_duty_of_the_first_was_kept_so(folder):
    answer(folder)
    keep(folder, "2024-04", "2024-04-18", "--yes")
    stands = {
        row.office.id: {each.outcome for each in row.findings if each.policy == DUTY}
        for row in past(folder).now.assessments
    }
    other = next(name for name, outcomes in stands.items() if outcomes == {Outcome.PASS})
    request = (
        "--office",
        other,
        "--duty",
        DUTY,
        "--what",
        "it was not reset",
        "--received",
        "2024-04-22",
        "--reference",
        "5",
    )
    run("dispute", *request, "--on", "2024-04-22", "--workspace", folder, code=0)
    run("dispute", "answer", "2", "upheld", "--reference", "9", "--on", "2024-04-23", "--workspace", folder, code=0)
    asked = keep(folder, "2024-05", "2024-05-16", code=3).stderr
    assert "the request for correction of 22.04.2024 was upheld, and nothing was told since" in asked
    assert "request for correction of 22.03.2024" not in asked, "what was kept so is not asked about again"


def test_where_one_user_has_told_since_the_others_are_named_who_have_not(folder):
    answer(folder)
    office = next(each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == OFFICE)
    first, *others = office.accounts
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
    row = f"{office.name.bn},{first.post.bn},10.04.2024,ফোন,25.03.2024"
    (folder / "evidence" / "register-later.csv").write_text(f"{heads}\n{row}\n", "utf-8")
    refused = keep(folder, "2024-04", "2024-04-18", code=3).stderr
    names = ", ".join(office.called[each.id].en for each in others)
    assert f"was upheld, and nothing was told since of: {names}; now it would be kept as no information" in refused
    *more, left = others
    rows = (row, *(row.replace(first.post.bn, each.post.bn) for each in more))
    (folder / "evidence" / "register-later.csv").write_text("\n".join((heads, *rows)), "utf-8")
    in_bangla = keep(folder, "2024-04", "2024-04-18", "--language", "bn", code=3).stderr
    assert f"তারপর এই আইডির কোনো তথ্য তোলা হয়নি: {office.called[left.id].bn};" in in_bangla


def test_a_round_that_was_kept_before_the_answer_was_noted_stays_as_it_was_though_the_answer_is_of_its_day(folder):
    keep(folder, "2024-03", "2024-03-25", "--yes")
    answer(folder)
    assert {each.outcome for each in of_duty(past(folder).now)} == {Outcome.PASS}
    verified = run("verify", "--workspace", folder)
    assert verified.returncode == 0, verified.stderr
    keep(folder, "2024-03", "2024-03-25", "--yes")
    assert {each.outcome for each in of_duty(past(folder).now)} == {Outcome.UNKNOWN}


def test_no_reminder_goes_for_what_the_assistant_programmer_has_to_enter(folder):
    answer(folder)
    keep(folder, "2024-04", "2024-04-18", "--yes")
    found = past(folder)
    wanted = reminding(found, date(2024, 4, 19), (OFFICE,))
    assert (wanted.letters, dict(wanted.others)) == ((), {Unreminded.CORRECTION: 1})
    report = in_report(folder)
    assert "সঠিক তথ্য সহকারী প্রোগ্রামার তুলবেন অথবা জেনে নেবেন" in report


@pytest.mark.parametrize(("words", "outcome"), [("না", Outcome.FAIL), ("18.04.2024", Outcome.PASS)])
def test_what_is_told_since_counts_and_settles_the_request(folder, words, outcome):
    answer(folder)
    keep(folder, "2024-04", "2024-04-18", "--yes")
    tell(folder, words)
    keep(folder, "2024-05", "2024-05-16", "--yes")
    assert {each.outcome for each in of_duty(past(folder).now)} == {outcome}
    assert TO_ENTER not in in_annex(folder)
    assert "যথার্থ পাওয়া গেছে" not in run("--language", "bn", "--on", "2024-05-16", cwd=folder, code=0).stdout
    assert run("verify", "--workspace", folder).returncode == 0


@pytest.mark.parametrize("kept_before", [True, False])
def test_it_stays_in_the_papers_where_the_file_with_what_was_told_wrongly_is_there_no_more(folder, kept_before):
    answer(folder)
    if kept_before:
        keep(folder, "2024-04", "2024-04-18", "--yes")
    for file in (folder / "evidence").glob("register-*"):
        file.unlink()
    keep(folder, "2024-05", "2024-05-16", "--yes")
    assert {each.outcome for each in of_duty(past(folder).now)} == {Outcome.UNKNOWN}
    for paper in (in_annex(folder), in_report(folder)):
        assert TO_ENTER in paper
    keep(folder, "2024-06", "2024-06-16", "--yes")
    assert TO_ENTER in in_report(folder)
    tell(folder, "18.06.2024", on="18.06.2024")
    keep(folder, "2024-07", "2024-07-16", "--yes")
    assert TO_ENTER not in in_report(folder)


def test_what_was_told_by_mistake_and_is_told_undone_since_is_nothing_that_was_done_and_is_to_do_again(folder):
    answer(folder)
    tell(folder, "না")
    keep(folder, "2024-05", "2024-05-16", "--yes")
    view = chair_view(past(folder), listed.open_workspace(folder).config.letterhead)
    (row,) = (row for row in view.rows if row.name.en.startswith("Upazila Livestock"))
    assert row.serial not in {change.office.serial for change in view.changes.slipped}
    assert row.serial in {change.office.serial for change in view.changes.pending}
    assert run("verify", "--workspace", folder).returncode == 0


def test_a_yes_of_a_day_before_the_request_leaves_the_no_that_was_told_before_it_and_a_look_says_what_is_to_be_entered(
    folder,
):
    tell(folder, "না", "20.03.2024")
    answer(folder)
    tell(folder, "১৯.০৩.২০২৪", "21.03.2024", "register-last.csv")
    look = run("audit", "--on", "2024-04-18", "--workspace", folder, code=1).stderr
    assert "was upheld. What was told on 21.03.2024 does not count, since that day lies before the request" in look
    assert "If that is what the office wrote, enter it with 22.03.2024" in look
    assert "still to be entered" not in look
    space = listed.open_workspace(folder)
    judged = assessing.assess(space, date(2024, 4, 18))
    tellings = {
        telling.on: telling.weight
        for subject in explaining.explained(space, judged, looking_back.preview(space, judged), OFFICE)[1]
        for duty in subject.duties
        if duty.policy == DUTY
        for telling in duty.tellings[:2]
    }
    assert tellings == {date(2024, 3, 21): Weight.CORRECTED, date(2024, 3, 20): Weight.COUNTS}
    assert "what was told on 21.03.2024 does not count, since that day lies before the request" in said_of(folder)
    keep(folder, "2024-04", "2024-04-18", "--yes")
    assert {each.outcome for each in of_duty(past(folder).now)} == {Outcome.FAIL}
    for paper in (in_annex(folder), in_report(folder)):
        assert TO_ENTER in paper
    assert "যথার্থ পাওয়া গেছে" in run("--language", "bn", "--on", "2024-04-18", cwd=folder, code=0).stdout
    assert run("verify", "--workspace", folder).returncode == 0


def said_of(folder, day=date(2024, 4, 18)):
    """Return what the page of the office says on a day of why its duty stands so."""
    space = listed.open_workspace(folder)
    judged = assessing.assess(space, day)
    subjects = explaining.explained(space, judged, looking_back.preview(space, judged), OFFICE)[1]
    duties = (duty for subject in subjects for duty in subject.duties if duty.policy == DUTY)
    return " ".join(reason.en for duty in duties for reason in duty.reasons)


def test_the_yes_that_the_request_disputes_is_not_offered_to_be_entered_again(folder):
    """The no before it stands again, and the yes was in the round of which the request speaks: it is nothing that was entered since."""
    told = max(finding.observed_on for finding in of_duty(past(folder).now))
    answer(folder)
    tell(folder, "না", f"{told - timedelta(days=1):%d.%m.%Y}")
    look = run("audit", "--on", "2024-04-18", "--workspace", folder, code=1).stderr
    assert "was upheld, and what shows it is still to be entered; now it would be kept as not done" in look
    for words in (look, said_of(folder)):
        assert "since that day lies before the request" not in words
    assert "what shows it is still to be entered" in said_of(folder)


def test_a_yes_entered_since_with_a_day_before_the_request_is_said_not_to_count_where_nothing_else_is_known(folder):
    answer(folder)
    tell(folder, "১৯.০৩.২০২৪", "21.03.2024")
    look = run("audit", "--on", "2024-04-18", "--workspace", folder, code=1).stderr
    assert "was upheld. What was told on 21.03.2024 does not count, since that day lies before the request" in look
    assert "now it would be kept as no information. If that is what the office wrote, enter it with 22.03.2024" in look
    in_bangla = keep(folder, "2024-04", "2024-04-18", "--language", "bn", code=3).stderr
    assert "২১.০৩.২০২৪ তারিখে যা জানানো হয়েছে তা ধরা হয়নি" in in_bangla
    assert "এখন রাখলে “তথ্য পাওয়া যায়নি” থাকবে। দপ্তর ওই অনুরোধে যা লিখেছে" in in_bangla


def test_where_the_no_of_one_user_stands_again_keeping_says_as_what_it_is_kept_of_whom(folder):
    answer(folder)
    office = next(each for each in listed.roster_of(listed.open_workspace(folder)).offices if each.id == OFFICE)
    told = max(finding.observed_on for finding in of_duty(past(folder).now)) - timedelta(days=1)
    *others, one = office.accounts
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
    row = f"{office.name.bn},{one.post.bn},{told:%d.%m.%Y},ফোন,না"
    (folder / "evidence" / "register-later.csv").write_text(f"{heads}\n{row}\n", "utf-8")
    refused = keep(folder, "2024-04", "2024-04-18", code=3).stderr
    names = ", ".join(office.called[each.id].en for each in others)
    kept = f"as no information ({names}), as not done ({office.called[one.id].en})"
    assert f"was upheld, and nothing was told since; now it would be kept {kept}. Ask" in refused


def test_it_holds_from_the_day_of_the_answer_and_the_record_says_why(folder):
    answer(folder)
    space = listed.open_workspace(folder)
    before, after = (assessing.assess(space, date(2024, 3, day)) for day in (24, 25))
    assert {each.outcome for each in of_duty(before)} == {Outcome.PASS}
    assert {each.outcome for each in of_duty(after)} == {Outcome.UNKNOWN}
    keep(folder, "2024-04", "2024-04-18", "--yes")
    told = run("report", "--office", OFFICE, "--format", "json", "--workspace", folder, code=0).stdout
    assert '"unproven": true' in json.dumps(json.loads(told))


@pytest.mark.parametrize("undone_before", [False, True], ids=["told done before", "told undone before"])
@pytest.mark.parametrize(("on", "counts"), [("21.03.2024", False), ("22.03.2024", True)])
def test_an_answer_of_a_day_before_the_request_is_told_not_to_count_while_it_is_typed_and_does_not(
    folder, on, counts, undone_before
):
    if undone_before:
        tell(folder, "না", "20.03.2024")
    answer(folder)
    day, space = date(2024, 4, 20), listed.open_workspace(folder)
    judged = assessing.assess(space, day)
    draft_asking.begin_draft(space, judged, "2024-04", day, everybody=False)
    draft = answer_draft.load(folder)
    rows = {OFFICE: {"contacted-on": on, "way": "ছক", "told-by": "পত্র ১২", "reset": "১৯.০৩.২০২৪"}}
    typed = answer_draft.as_typed(draft, OFFICE, rows, "page")
    told = [fault.told.en for fault in answer_faults.faults_of(typed, judged.context, OFFICE, judged.told_before)]
    words = "only answers of 22.03.2024 or a later day count, and the day of this answer lies before it"
    assert any(words in each for each in told) is not counts
    answer_draft.keep(folder, typed)
    handed = answering.hand_in(space, judged.context, day, judged.told_before)
    assert any('write 22.03.2024 or a later day in "Contacted on"' in each.en for each in handed.noted) is not counts
    outcomes = {each.outcome for each in of_duty(assessing.assess(listed.open_workspace(folder), day))}
    assert (outcomes == {Outcome.PASS}) is counts


def test_a_no_of_a_day_before_the_request_counts_and_nothing_is_told(folder):
    answer(folder)
    day, space = date(2024, 4, 20), listed.open_workspace(folder)
    judged = assessing.assess(space, day)
    draft_asking.begin_draft(space, judged, "2024-04", day, everybody=False)
    rows = {OFFICE: {"contacted-on": "21.03.2024", "way": "ছক", "told-by": "পত্র ১২", "reset": "না"}}
    typed = answer_draft.as_typed(answer_draft.load(folder), OFFICE, rows, "page")
    faults = answer_faults.faults_of(typed, judged.context, OFFICE, judged.told_before)
    assert not any("upheld" in fault.told.en for fault in faults)


@pytest.fixture
def undone(folder):
    """The same where the office told since that it is not done, a round says so, and a request is made about that; the first one is refused."""
    at = ("--workspace", folder)
    run("dispute", "answer", "1", "refused", "--reference", "নথি ৭", "--on", "2024-03-25", *at, code=0)
    tell(folder, "না", on="26.03.2024")
    keep(folder, "2024-03", "2024-03-27", "--yes")
    assert {each.outcome for each in of_duty(past(folder).now)} == {Outcome.FAIL}
    words = ("--what", "রিসেট করা আছে", "--received", "2024-03-28", "--reference", "পত্র ১৩")
    run("dispute", "--office", OFFICE, "--duty", DUTY, *words, "--on", "2024-03-28", *at, code=0)
    return folder


@pytest.mark.parametrize(
    ("language", "done"),
    [("en", "is done, so nothing is to be asked or entered"), ("bn", "আর কিছু জানতে বা তুলতে হবে না")],
)
def test_where_what_shows_it_was_entered_already_the_answer_asks_for_nothing(undone, language, done):
    tell(undone, "২৮.০৩.২০২৪", on="29.03.2024", file="register-2024-03-2.csv")
    given = ("upheld", "--reference", "নথি ৮", "--on", "2024-03-30", "--workspace", undone)
    told = run("dispute", "answer", "2", *given, "--language", language, code=0).stderr
    assert done in told
    assert "stays so" not in told
    assert {each.outcome for each in of_duty(assessing.assess(listed.open_workspace(undone), date(2024, 3, 30)))} == {
        Outcome.PASS
    }


@pytest.mark.parametrize(("language", "said"), [("en", "Time is extended for "), ("bn", "সময় বর্ধিত আছে")])
def test_where_time_is_extended_the_answer_asks_for_nothing(undone, language, said):
    at = ("--on", "2024-03-29", "--workspace", undone)
    words = ("--until", "2024-06-30", "--reason", "ফোন নষ্ট", "--approved-by", "সিদ্ধান্ত ০৪", "--yes")
    run("extension", "enter", OFFICE, DUTY, *words, *at, code=0)
    told = run("dispute", "answer", "2", "upheld", "--reference", "নথি ৮", *at, "--language", language, code=0).stderr
    assert said in told
    assert "auditor register" not in told


@pytest.mark.parametrize(
    ("language", "said"), [("en", "awaits the portal until something is told"), ("bn", "পোর্টাল অপেক্ষমাণ থাকবে")]
)
def test_where_the_portal_is_in_the_way_by_what_was_told_the_answer_does_not_say_that_nothing_is_known(
    undone, language, said
):
    at = ("--on", "2024-03-29", "--workspace", undone)
    tell(undone, "কোড আসে না", on="27.03.2024", file="register-2024-03-2.csv", question="Two-step")
    words = ("--what", "কোড আসে", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    run("dispute", "--office", OFFICE, "--duty", "two-step-enabled", *words, *at, code=0)
    told = run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", *at, "--language", language, code=0).stderr
    assert said in told
    assert told.rstrip().endswith("auditor register new")
    assert "it stands as no information" not in told
    assert "“তথ্য পাওয়া যায়নি” থাকবে" not in told


def test_whom_the_portal_is_not_in_the_way_of_as_an_upheld_request_says_is_asked_by_itself_and_told_why(undone):
    at = ("--on", "2024-03-29", "--workspace", undone, "--language", "en")
    tell(undone, "কোড আসে না", on="27.03.2024", file="register-2024-03-2.csv", question="Two-step")
    day = date(2024, 3, 29)

    def asked() -> list[str]:
        space = listed.open_workspace(undone)
        rows = asking.what_to_ask(space, assessing.assess(space, day), "2024-04", everybody=False).rows
        return [row.context.en for row in rows if row.office == OFFICE and "two-step" in row.open_items]

    def told_owner() -> tuple[list[str], list[int]]:
        """Return whom the letter to the portal's owner names, and how many offices the proposal about him concerns."""
        space = listed.open_workspace(undone)
        seen = looking_back.preview(space, assessing.assess(space, day))
        letter, summary = portal_request(seen, day), chair_view(seen, space.config.letterhead).summary
        assert max(each.offices for each in summary.causes) <= summary.portal_offices, "who told it is counted with it"
        named = [each.office for each in letter.offices] if letter is not None else []
        return named, [each.offices for each in summary.proposals if each.code is ProposalCode.PORTAL]

    assert asked() == []
    before = told_owner()
    assert OFFICE in before[0]
    words = ("--what", "কোড আসে", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    run("dispute", "--office", OFFICE, "--duty", "two-step-enabled", *words, *at, code=0)
    run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", *at, code=0)
    assert any("a request for correction was upheld" in each and "কোড আসে" in each for each in asked())
    others = [each for each in before[0] if each != OFFICE]
    assert told_owner() == (others, [len(others)] if others else []), "by what the office said it is not in the way"
    tell(undone, "কোড আসে না", on="29.03.2024", file="register-2024-03-3.csv", question="Two-step")
    assert asked() == [], "it told since that the portal is in the way all the same"
    assert told_owner() == before


def test_before_keeping_and_in_its_report_it_is_told_of_a_cause_that_an_upheld_request_speaks_against(undone):
    at = ("--on", "2024-03-29", "--workspace", undone, "--language", "en")
    tell(undone, "কোড আসে না", on="27.03.2024", file="register-2024-03-2.csv", question="Two-step")
    words = ("--what", "কোড আসে", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    run("dispute", "--office", OFFICE, "--duty", "two-step-enabled", *words, *at, code=0)

    def told() -> tuple[bool, bool, bool]:
        """Return whether it is asked about before keeping, and whether the box of its report tells of it, and the remark on each of its user IDs beside the cause."""
        asked = "now it would be kept as awaiting the portal" in str(run("audit", *at))
        space = listed.open_workspace(undone)
        seen = looking_back.preview(space, assessing.assess(space, date(2024, 3, 29)))
        reports = office_reports(seen, space.config.letterhead).reports
        report = next(report for report in reports if report.office_id == OFFICE)
        overleaf = [{each.code for each in row.remarks} for row in report.accounts]
        both = {RemarkCode.CAUSE, RemarkCode.DISPUTE_ANSWERED}
        in_box = "until then it stands as awaiting the portal" in str(box_of(report))
        return asked, in_box, all(both <= each for each in overleaf)

    assert told() == (False, False, False)
    run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", *at, code=0)
    assert told() == (True, True, True)


@pytest.mark.parametrize("is_told_by_then", [True, False], ids=["told before the request", "told with it"])
def test_what_was_told_on_the_day_of_a_request_before_it_was_entered_is_what_it_disputes_and_settles_nothing(
    undone, is_told_by_then
):
    at = ("--on", "2024-03-28", "--workspace", undone, "--language", "en")

    def told() -> None:
        tell(undone, "কোড আসে না", on="28.03.2024", file="register-2024-03-2.csv", question="Two-step")

    if is_told_by_then:
        told()
    words = ("--what", "কোড আসে", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    entered = run("dispute", "--office", OFFICE, "--duty", "two-step-enabled", *words, *at, code=0).stderr
    assert ("What was told of it on 28.03.2024 is taken for what the request disputes" in entered) is is_told_by_then
    if not is_told_by_then:
        told()
    answered = run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", *at, code=0).stderr
    assert ("with 29.03.2024 or a later day as the day of contact" in answered) is is_told_by_then
    keep(undone, "2024-04", "2024-03-29", "--yes")
    found = past(undone)
    (waiting,) = (each for each in found.now.assessments if each.office.id == OFFICE)
    (dispute,) = (each for each in found.upheld if each.number == 3)
    assert (settled_on(dispute, found) is None) is is_told_by_then
    assert bool(against_causes(waiting, found)) is is_told_by_then


def test_a_yes_of_the_day_of_the_request_that_disputes_it_is_not_said_to_be_of_a_day_before_that(undone):
    at = ("--on", "2024-03-28", "--workspace", undone, "--language", "en")
    run("dispute", "answer", "2", "refused", "--reference", "নথি ৮", *at, code=0)
    tell(undone, "২৭.০৩.২০২৪", on="28.03.2024", file="register-2024-03-2.csv")
    words = ("--what", "রিসেট করা হয়নি", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    run("dispute", "--office", OFFICE, "--duty", DUTY, *words, *at, code=0)
    run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", "--yes", *at, code=0)
    look = run("audit", "--on", "2024-03-29", "--language", "en", "--workspace", undone, code=1).stderr
    why = "told on 28.03.2024 does not count, since that is taken for what the request disputes"
    assert f"was upheld. What was {why}" in look
    assert "enter it with 29.03.2024 or a later day as the day of contact" in look
    assert f"was upheld; what was {why}" in said_of(undone, date(2024, 3, 29))


def test_of_a_duty_that_is_not_done_the_answer_keeping_and_the_register_say_that_it_is_still_to_be_entered(undone):
    given = ("upheld", "--reference", "নথি ৮", "--on", "2024-03-29", "--workspace", undone)
    told = run("dispute", "answer", "2", *given, code=0).stderr
    assert "stands as not done, and stays so until what shows it is entered" in told
    assert "no information" not in told
    assert "with 28.03.2024, the day on which the request came, or a later one" in told
    refused = keep(undone, "2024-04", "2024-04-18", code=3).stderr
    assert "was upheld, and what shows it is still to be entered; now it would be kept as not done" in refused
    space = listed.open_workspace(undone)
    rows = asking.what_to_ask(space, assessing.assess(space, date(2024, 4, 18)), "2024-04", everybody=False).rows
    said = [row.context.bn for row in rows if row.office == OFFICE and "reset" in row.open_items]
    assert any("তার প্রমাণ এখনো তথ্যে তোলা হয়নি। দপ্তর লিখেছে (২৮.০৩.২০২৪): “রিসেট করা আছে”" in each for each in said)
    judged = assessing.assess(space, date(2024, 4, 18))
    first = besides.asked_first(space, looking_back.preview(space, judged), judged.evidence)[OFFICE]
    assert [each.bn for each in first if "যথার্থ" in each.bn] == [
        "পাসওয়ার্ড রিসেট: সংশোধনের অনুরোধ যথার্থ পাওয়া গেছে, তার প্রমাণ এখনো তথ্যে তোলা হয়নি। এখনকার অবস্থা কী?"
    ], "call sheet and form say why they ask"
    keep(undone, "2024-04", "2024-04-18", "--yes")
    assert keep(undone, "2024-05", "2024-05-16").returncode == 1, "what was kept so is not asked about again"


def test_the_audit_names_each_upheld_request_that_the_checklist_counts_also_once_it_was_kept_so(undone):
    at = ("--workspace", undone, "--language", "en")
    run("dispute", "answer", "2", "upheld", "--reference", "নথি ৮", "--on", "2024-03-29", *at, code=0)

    def told(on: str) -> tuple[bool, int]:
        """Return whether the checklist counts one request, and how often the audit names it."""
        counted = "what shows it is not entered yet, or with a day before the request: 1." in str(run("--on", on, *at))
        return counted, str(run("audit", "--on", on, *at)).count("the request for correction of 28.03.2024 was upheld")

    assert told("2024-04-17") == (True, 1)
    keep(undone, "2024-04", "2024-04-18", "--yes")
    assert told("2024-04-19") == (True, 1)


def test_of_a_cause_it_is_told_before_keeping_of_whom_nothing_took_its_place(undone):
    at = ("--on", "2024-03-29", "--workspace", undone, "--language", "en")
    tell(undone, "কোড আসে না", on="27.03.2024", file="register-2024-03-2.csv", question="Two-step")
    words = ("--what", "কোড আসে", "--received", "2024-03-28", "--reference", "পত্র ১৪")
    run("dispute", "--office", OFFICE, "--duty", "two-step-enabled", *words, *at, code=0)
    run("dispute", "answer", "3", "upheld", "--reference", "নথি ৯", *at, code=0)
    said = "was upheld, and nothing was told since in place of the cause at the portal that was told before; now it would be kept as awaiting the portal"
    assert said in str(run("audit", *at))


@pytest.mark.parametrize(("on", "asked"), [("25.03.2024", False), ("20.03.2024", True)])
def test_a_no_told_after_the_round_that_the_request_disputes_is_what_the_office_wrote_by_checklist_and_keeping(
    folder, on, asked
):
    """A no of before that round stands again: with it nothing of what the office wrote is entered."""
    at = ("--workspace", folder)
    run("dispute", "answer", "1", "refused", "--reference", "নথি ৭", "--on", "2024-03-25", *at, code=0)
    request = ("--what", "রিসেট করা হয়নি", "--received", "2024-03-28", "--reference", "পত্র ১৩")
    run("dispute", "--office", OFFICE, "--duty", DUTY, *request, "--on", "2024-03-28", *at, code=0)
    run("dispute", "answer", "2", "upheld", "--reference", "নথি ৮", "--on", "2024-03-29", *at, code=0)
    tell(folder, "না", on)
    assert {each.outcome for each in of_duty(assessing.assess(listed.open_workspace(folder), date(2024, 4, 18)))} == {
        Outcome.FAIL
    }
    assert ("যথার্থ পাওয়া গেছে" in run("--language", "bn", "--on", "2024-04-18", cwd=folder, code=0).stdout) is asked
    kept = keep(folder, "2024-04", "2024-04-18", code=3 if asked else 1)
    assert ("what shows it is still to be entered" in kept.stderr) is asked
