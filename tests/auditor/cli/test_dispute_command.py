"""An office disputes a result: it is entered once, shown until it is answered, and changes no result by itself."""

from __future__ import annotations

import json
import shutil
from datetime import date

import openpyxl
import pytest
from annex_sections import tables_of
from few_offices import lay_example
from running import run

from auditor.i18n import Language
from auditor.model.baseline import Level
from auditor.model.disputes import DisputeAnswered, DisputeResult, ResultDisputed
from auditor.model.finding import Outcome
from auditor.model.views.head import Audience
from auditor.papers.documents.annex import papers as annex_papers
from auditor.papers.documents.office import papers as office_papers
from auditor.rounds import assessing, looking_back
from auditor.rounds.disputing.disputes import disputes_now
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial
from auditor.views.office.office import office_reports
from reports.layout.annex import annex

WHAT = "রিসেট ১২.০২.২০২৪ তারিখে করা হয়েছে"
REQUEST = (
    "--office", "livestock", "--duty", "password-reset", "--what", WHAT, "--received", "2024-02-25",
    "--reference", "প্রাণি/২০২৪-১২",
)  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The example with a round kept for its meeting of February; only to be copied."""
    space = lay_example(tmp_path_factory.mktemp("kept") / "space")
    keep(space, "2024-02", "2024-02-22")
    return space


@pytest.fixture
def folder(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "space")


def keep(folder, meeting, on):
    run("audit", "--keep", "--meeting", meeting, "--on", on, "--yes", "--workspace", folder, code=1)


def dispute(folder, *words, on="2024-02-26", **how):
    return run("dispute", *words, "--on", on, "--workspace", folder, **how)


def answer(folder, *words, on="2024-03-01", **how):
    return dispute(folder, "answer", *words, on=on, **how)


def noted(folder):
    ledger = Ledger(folder / "ledger.db")
    return ledger.notes(ResultDisputed), ledger.notes(DisputeAnswered)


def material(folder, number=None):
    space = listed.open_workspace(folder)
    return RoundMaterial(looking_back.history(space, number), space.config.letterhead)


def said(papers):
    return "\n".join(str(paper) for paper in papers)


def in_annex(folder, audience, number=None):
    return said(annex_papers(annex_view(material(folder, number), audience), Language.BN))


def in_report(folder, office, number=None):
    of_round = material(folder, number)
    reports = office_reports(of_round.past, of_round.letterhead).reports
    return said(office_papers(next(report for report in reports if report.office_id == office), Language.BN))


def test_a_request_is_entered_with_its_number_and_the_day_until_which_it_is_to_be_answered(folder):
    told = dispute(folder, *REQUEST, code=0).stderr
    assert (
        "Entered as request no. 1, of Upazila Livestock Office and Veterinary Hospital; to be answered by 06.03.2024"
        in told
    )
    ((request,), ()) = noted(folder)
    assert (request.office, request.policy, request.what) == ("livestock", "password-reset", WHAT)
    assert (request.received, request.reference, request.on) == (
        date(2024, 2, 25), "প্রাণি/২০২৪-১২", date(2024, 2, 26),
    )  # fmt: skip
    assert request.round == Ledger(folder / "ledger.db").rounds()[0].digest
    assert {"due", "06.03.2024"} <= set(dispute(folder, "list", code=0).stdout.split())
    settings = folder / "auditor.toml"
    settings.write_text(settings.read_text("utf-8").replace("answer_days = 7", "answer_days = 3"), "utf-8")
    assert listed.open_workspace(folder).config.letterhead.answer_days == 3
    assert {"due", "06.03.2024"} <= set(dispute(folder, "list", code=0).stdout.split()), "the day that was told stays"


def test_the_office_that_the_round_has_is_meant_though_the_roster_has_one_of_a_like_name_alone(folder):
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    for sheet in roster.worksheets[:2]:
        for number in [cells[0].row for cells in sheet.iter_rows(min_row=2) if cells[0].value == "livestock"][::-1]:
            sheet.delete_rows(number)
    roster.worksheets[0].append(["livestock-2", "পশুর হাট", "Cattle Market", "বিভাগীয় দপ্তর", "ইজারাদার"])
    roster.save(folder / "roster.xlsx")
    ids = {office.id for office in listed.roster_of(listed.open_workspace(folder)).offices}
    assert ids >= {"livestock-2"} > ids & {"livestock"}
    dispute(folder, *REQUEST, code=0)
    assert [request.office for request in noted(folder)[0]] == ["livestock"]


@pytest.mark.parametrize(("name", "code"), [("ULO", 0), ("০৩", 0), ("প্রাণিসম্পদ", 3)])
def test_an_office_is_named_by_its_serial_or_a_whole_name_and_by_no_part_of_one(folder, name, code):
    told = dispute(folder, *REQUEST, "--office", name, code=code).stderr
    assert [request.office for request in noted(folder)[0]] == ["livestock"] * (not code)
    assert ("may be meant" in told) is bool(code)


def test_what_is_not_given_is_asked_at_a_terminal_in_words_of_both_languages(folder):
    typed = "2024-02-25\nlivestock\n২\n\nthe reset is done\nDLS/12\n"
    told = dispute(folder, typed=typed, code=0).stderr
    assert "Which duty is disputed?" in told
    ((request,), ()) = noted(folder)
    assert (request.policy, request.what, request.reference) == ("password-reset", "the reset is done", "DLS/12")
    assert request.account == "", "only Enter: it is of all of the office"
    told = dispute(folder, "--language", "bn", typed="\nlivestock\n1\n২\nপ্রোফাইল ঠিক আছে\n১৩\n", code=0).stderr
    assert "২ নম্বর অনুরোধ লেখা হয়েছে" in told
    second = disputes_now(listed.open_workspace(folder))[1]
    assert second.received == date(2024, 2, 26)
    assert second.accounts == (noted(folder)[0][1].account,) != ("",)


WRONG = {
    "nothing given, nobody to ask": ((), 2, "give --office"),
    "no such office": ((*REQUEST, "--office", "nowhere"), 3, "no office of that name, id or serial"),
    "no such duty": ((*REQUEST, "--duty", "shoes-polished"), 3, "One of: profile-updated"),
    "a duty that only others have": ((*REQUEST, "--office", "soladana-up", "--duty", "official-email-held"), 3, "One of:"),
    "before any round": ((*REQUEST, "--received", "2024-02-21"), 3, "No round was kept by 21.02.2024"),
    "not yet received": ((*REQUEST, "--received", "2024-02-27"), 3, "lies ahead"),
    "nothing said": ((*REQUEST, "--what", " "), 3, "What is not right, and what is: this is missing"),
    "too much said": ((*REQUEST, "--what", "ক" * 201), 3, "at most 200 signs"),
    "a password": ((*REQUEST, "--what", "my password is (Paikgacha@2024)."), 3, "looks like a password"),
    "a phone": ((*REQUEST, "--what", "ফোন ০১৭১২-৩৪৫৬৭৮"), 3, "a phone number"),
    "a phone for a reference": ((*REQUEST, "--reference", "০১৭১২-৩৪৫৬৭৮"), 3, "a phone number"),
    "an address for a reference": ((*REQUEST, "--reference", "clerk@example.gov.bd"), 3, "an e-mail address"),
    "a password for a reference": ((*REQUEST, "--reference", "Paikgacha@2024"), 3, "looks like a password"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "code", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_right_is_refused_in_a_sentence_and_nothing_is_noted(folder, words, code, told):
    refused = dispute(folder, *words, code=code)
    assert told in refused.stderr
    assert "Paikgacha@2024" not in refused.stderr
    assert noted(folder) == ((), ())


def test_the_same_request_is_entered_once(folder):
    dispute(folder, *REQUEST, code=0)
    assert "entered before, as no. 1" in dispute(folder, *REQUEST, code=3).stderr
    assert len(noted(folder)[0]) == 1


def test_a_second_request_about_the_same_duty_is_entered_only_where_it_is_meant(folder):
    dispute(folder, *REQUEST, code=0)
    again = [words.replace("২০২৪-১২", "২০২৪-১৩") for words in REQUEST]
    refused = dispute(folder, *again, "--language", "bn", code=3).stderr
    assert "auditor dispute answer 1)" in refused
    assert "১ নম্বর অনুরোধের উত্তর এখনো দেওয়া হয়নি" in refused
    assert len(noted(folder)[0]) == 1
    dispute(folder, *again, "--yes", code=0)
    assert len(noted(folder)[0]) == 2


def test_an_answer_is_noted_once_and_not_before_the_request_came(folder):
    dispute(folder, *REQUEST, code=0)
    for words, code, told in (
        (("2", "refused", "--reference", "x"), 3, "no request no. 2"),
        (("one", "refused", "--reference", "x"), 2, "the number of a request"),
        (("1", "refused", "--reference", "x", "--day", "2024-02-24"), 3, "between that of receipt, 25.02.2024"),
        (("1", "refused", "--reference", "x", "--day", "2024-03-02"), 3, "and today, 01.03.2024"),
        (("1", "refused", "--reference", "ফোন ০১৭১২-৩৪৫৬৭৮"), 3, "a phone number"),
    ):
        assert told in answer(folder, *words, code=code).stderr
    assert "request no. 1, upheld" in answer(folder, "১", "upheld", "--reference", "সপ্র/৭", code=0).stderr
    assert "was answered on 01.03.2024: upheld" in answer(folder, "1", "refused", "--reference", "x", code=3).stderr
    assert noted(folder)[1] == (DisputeAnswered(1, DisputeResult.UPHELD, date(2024, 3, 1), "সপ্র/৭", date(2024, 3, 1)),)
    assert "No request waits" in dispute(folder, "list", on="2024-03-01", code=0).stderr
    assert {"upheld", "(সপ্র/৭)"} <= set(dispute(folder, "list", "--all", on="2024-03-01", code=0).stdout.split())


def test_the_checklist_counts_what_waits_and_reminds_when_the_days_are_over(folder):
    dispute(folder, *REQUEST, code=0)
    on_time, late = (
        run("--language", "bn", "--on", on, cwd=folder, code=0).stdout for on in ("2024-03-06", "2024-03-07")
    )
    assert "সংশোধনের অনুরোধ ১টির উত্তর বাকি" in on_time
    assert "সময় পার হয়েছে" not in on_time
    assert "১টির উত্তর দেওয়ার সময় পার হয়েছে" in late
    answer(folder, "1", "refused", "--reference", "x", on="2024-03-07", code=0)
    assert "সংশোধনের অনুরোধ" not in run("--language", "bn", "--on", "2024-03-07", cwd=folder, code=0).stdout


def test_that_a_request_was_upheld_is_said_in_bangla_with_one_word_for_it(folder):
    dispute(folder, *REQUEST, code=0)
    told = answer(folder, "1", "upheld", "--reference", "x", "--language", "bn", code=0).stderr
    assert "লেখা হয়েছে: ১ নম্বর অনুরোধ যথার্থ পাওয়া গেছে।" in " ".join(told.split())


def test_what_was_upheld_is_asked_for_and_told_until_it_is_evidence(folder):
    space = listed.open_workspace(folder)
    first, last = (assessing.assess(space, day).assessments for day in (date(2024, 3, 8), date(2024, 4, 18)))
    still = {(row.office.id, each.policy) for row in last for each in row.of(level=Level.SHALL) if each.is_open}
    opened = ((row.office, each.policy) for row in first for each in row.of(level=Level.SHALL) if each.is_open)
    office, policy = next((office, policy) for office, policy in opened if (office.id, policy) in still)
    words = {"livestock": office.id, "password-reset": policy}
    dispute(folder, *(words.get(word, word) for word in REQUEST), code=0)
    answer(folder, "1", "upheld", "--reference", "x", on="2024-03-07", code=0)
    assert (
        "সংশোধনের ১টি অনুরোধ যথার্থ পাওয়া গেছে" in run("--language", "bn", "--on", "2024-03-08", cwd=folder, code=0).stdout
    )
    for month, day in (("2024-03", "2024-03-21"), ("2024-04", "2024-04-18")):
        keep(folder, month, day)
        assert "তার প্রমাণ এখনো তথ্যে তোলা হয়নি" in in_report(folder, office.id)
        assert "তার প্রমাণ এখনো তথ্যে তোলা হয়নি" in in_annex(folder, Audience.CHAIR)
    assert "প্রমাণ এখনো তথ্যে তোলা হয়নি" not in in_annex(folder, Audience.MINUTES)


def test_papers_show_it_until_they_told_the_answer_and_a_kept_rounds_papers_stay_as_they_were(folder):
    before = in_report(folder, "livestock")
    dispute(folder, *REQUEST, code=0)
    assert in_report(folder, "livestock") == before
    keep(folder, "2024-03", "2024-03-21")
    for told, remark in (
        (in_report(folder, "livestock"), "তথ্য সংশোধনের অনুরোধ পাওয়া গেছে, ২৫.০২.২০২৪"),
        *((in_annex(folder, each), "সংশোধনের অনুরোধ, ২৫.০২.২০২৪") for each in (Audience.CHAIR, Audience.AUDITOR)),
    ):
        assert WHAT in told
        assert remark in told
    assert WHAT not in in_report(folder, "fisheries")
    assert WHAT not in in_annex(folder, Audience.MINUTES)
    answer(folder, "1", "settled", "--reference", "সপ্র/৭", on="2024-03-25", code=0)
    assert "নিষ্পত্তি" not in in_report(folder, "livestock", 2)
    keep(folder, "2024-04", "2024-04-18")
    assert "নতুন তথ্যে নিষ্পত্তি হয়েছে (সপ্র/৭)" in in_report(folder, "livestock")
    keep(folder, "2024-05", "2024-05-16")
    assert WHAT not in in_report(folder, "livestock")
    assert run("verify", "--workspace", folder).returncode == 0


def test_papers_of_a_day_after_the_last_one_for_an_answer_say_that_it_is_over(folder):
    dispute(folder, *REQUEST, code=0)
    keep(folder, "2024-03", "2024-03-06")
    assert "০৬.০৩.২০২৪ তারিখের মধ্যে উত্তর দিতে হবে" in in_report(folder, "livestock")
    assert "উত্তরের শেষ তারিখ ০৬.০৩.২০২৪" in in_annex(folder, Audience.CHAIR)
    keep(folder, "2024-03", "2024-03-07")
    assert "উত্তর দেওয়ার সময় ০৬.০৩.২০২৪ তারিখে পার হয়েছে" in in_report(folder, "livestock")
    assert "উত্তরের সময় ০৬.০৩.২০২৪ তারিখে পার হয়েছে" in in_annex(folder, Audience.CHAIR)
    for told in (in_report(folder, "livestock"), in_annex(folder, Audience.CHAIR)):
        assert "উত্তর দিতে হবে" not in told
        assert "উত্তরের শেষ তারিখ" not in told


def test_an_office_outside_the_totals_is_named_beside_its_request_and_not_counted(folder):
    own = next(office for office in listed.roster_of(listed.open_workspace(folder)).offices if office.voluntary)
    dispute(folder, *REQUEST, code=0)
    dispute(folder, *REQUEST, "--office", own.id, code=0)
    keep(folder, "2024-03", "2024-03-06")
    paper = annex(annex_view(material(folder), Audience.CHAIR), Language.BN)
    (row,) = (row for table in tables_of(paper, "changes") for row in table.rows if row[0] == "তথ্য সংশোধনের অনুরোধ")
    assert row[2] == "১"
    assert own.name.bn in row[3]


@pytest.mark.parametrize("result", [None, DisputeResult.REFUSED, DisputeResult.SETTLED, DisputeResult.UPHELD])
def test_a_request_changes_no_finding_but_the_yes_of_its_duty_where_it_is_upheld(folder, result):
    space = listed.open_workspace(folder)
    keep(folder, "2024-03", "2024-03-21")
    without = looking_back.history(space).now.assessments
    dispute(folder, *REQUEST, "--received", "2024-03-21", on="2024-03-22", code=0)
    if result is not None:
        answer(folder, "1", result.value, "--reference", "x", on="2024-03-23", code=0)
    keep(folder, "2024-03", "2024-03-24")
    with_it = looking_back.history(space).now.assessments
    both = zip(*([finding for each in found for finding in each.findings] for found in (without, with_it)), strict=True)
    changed = {(*now.about, then.outcome, now.outcome) for then, now in both if then != now}
    of_all = {
        (each.subject, each.policy, Outcome.PASS, Outcome.UNKNOWN)
        for each in next(each for each in without if each.office.id == "livestock").findings
        if each.policy == "password-reset"
    }
    assert of_all
    assert changed == (of_all if result is DisputeResult.UPHELD else set())


OF_USERS = ("--office", "livestock", "--duty", "two-step-enabled", "--what", "it is on", "--received", "2024-02-25")


@pytest.mark.parametrize("typed", ["২", "Office Assistant cum Computer Typist", "livestock/অফিসসহকারীকামকম্পিউটারমুদ্রাক্ষরিক"])
def test_a_request_names_the_user_it_is_about_by_number_post_or_id_and_every_list_says_whom(folder, typed):
    told = dispute(folder, *OF_USERS, "--reference", "1", "--user", typed, code=0).stderr
    assert "Veterinary Hospital (Office Assistant cum Computer Typist); to be answered" in told
    ((request,), ()) = noted(folder)
    (known,) = disputes_now(listed.open_workspace(folder))
    assert known.accounts == (request.account,)
    assert request.account.startswith("livestock/")
    assert {"Assistant", "Typist)"} <= set(dispute(folder, "list", code=0).stdout.split())
    (as_json,) = json.loads(dispute(folder, "list", "--json", code=0).stdout)["disputes"]
    assert as_json["users"] == [request.account]


def test_requests_of_two_users_about_one_duty_are_two_and_one_of_the_whole_office_is_asked_about_beside_them(folder):
    for number in ("1", "2"):
        dispute(folder, *OF_USERS, "--reference", "1", "--user", number, code=0)
    assert "entered before, as no. 2" in dispute(folder, *OF_USERS, "--reference", "1", "--user", "2", code=3).stderr
    assert "waits for its answer" in dispute(folder, *OF_USERS, "--reference", "2", code=3).stderr
    assert len(noted(folder)[0]) == 2


NOBODY_MEANT = {
    "a number that the table does not have": ("--user", "9"),
    "a post that it does not have": ("--user", "Chairman"),
    "a duty of the office itself": ("--duty", "official-email-held", "--user", "1"),
}


@pytest.mark.parametrize("words", NOBODY_MEANT.values(), ids=NOBODY_MEANT)
def test_a_user_whom_the_duty_does_not_concern_is_refused_with_those_whom_it_does(folder, words):
    told = dispute(folder, *OF_USERS, "--reference", "1", *words, code=3).stderr
    assert "3 Field Supervisor" in told or "of the office itself" in told
    assert noted(folder) == ((), ())
