"""A request that names a user is judged, told, asked about and settled for that one alone, from the command to the desk."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from changing import replace
from few_offices import lay_example
from running import run
from served_desks import Client, served
from small_upazila import LETTERHEAD, RESET
from typed_upazila import TypedUpazila

from auditor import discovery
from auditor.i18n import Language
from auditor.model.identity import Answered, Identities, IdentityAnswer, Sameness
from auditor.papers import besides
from auditor.rounds import assessing, looking_back, recomputing
from auditor.rounds.disputing import disputes
from auditor.rounds.identity import identities
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import chair_view
from auditor.views.disputes import settled_on
from auditor.views.letters.asked_on_form import asked_on_form
from auditor.views.office.office import office_view
from reports.layout.disputes import listed_disputes

HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,পাসওয়ার্ড রিসেট"
POSTS = "Secretary", "Clerk", "Accountant"
IN_DOUBT, DONE = "upheld", "pass"


def row(post: str) -> str:
    return f"lota,Lota UP,union,Chairman,,lota.example.gov.bd,{post},{post.lower()}1"


@pytest.fixture(name="upazila")
def _upazila(tmp_path) -> TypedUpazila:
    """Three users of an office told that theirs is reset; of the clerk a request was upheld."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    upazila.lists(*map(row, POSTS))
    upazila.answers(*(f"Lota UP,{post},19.02.2024,ফোন,১৯.০২.২০২৪" for post in POSTS), heads=HEADS)
    upazila.keep(code=1)
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-02-26")
    what = ("--office", "lota", "--duty", RESET, "--what", "it was not reset", "--received", "2024-02-25")
    run("dispute", *what, "--user", "Clerk", "--reference", "1", *at, code=0)
    upazila.told = run("dispute", "answer", 1, "upheld", "--reference", "2", *at, code=0).stderr
    return upazila


def judged(upazila: TypedUpazila, on: str):
    space = open_workspace(upazila.folder)
    return looking_back.preview(space, assessing.assess(space, date.fromisoformat(on)))


def stands(past) -> dict[str, str]:
    (office,) = past.now.assessments
    return {
        office.office.called[each.subject].en: (each.reason or each.outcome).value
        for each in office.findings
        if each.policy == RESET
    }


def test_what_was_told_of_the_other_users_counts_as_before_and_every_paper_says_whom_it_is_about(upazila):
    past = judged(upazila, "2024-03-03")
    assert stands(past) == {"Secretary": DONE, "Clerk": IN_DOUBT, "Accountant": DONE}
    view = chair_view(past, LETTERHEAD)
    assert "Password reset (Clerk)" in listed_disputes(view.disputes, Language.EN, lambda office: office.name.en)
    report = office_view(past.of_office["lota"], past, LETTERHEAD)
    record = json.loads(discovery.documents()["office"].render(discovery.formats()["json"], report, Language.EN))
    (told,) = record["disputes"]
    assert told["users"]["en"] == "Clerk"
    assert told["unproven"] is True
    assert "settled_on" not in told
    (said,) = [each.en for each in report.for_keeper if "request for correction" in each.en]
    assert "Clerk" in said
    assert "Secretary" not in said


def test_the_answer_the_question_before_keeping_and_the_list_name_the_user(upazila):
    assert 'What was told of "Password reset (Clerk)" before 25.02.2024' in upazila.told
    asked = upazila.keep(meeting="2024-03", on="2024-03-20", code=3).stderr
    assert (
        '"Password reset (Clerk)": the request for correction of 25.02.2024 was upheld, and nothing was told since'
        in asked
    )
    assert "Secretary" not in asked
    listed = run("dispute", "list", "--all", "--workspace", upazila.folder, code=0).stdout
    assert "(Clerk)" in listed


def test_the_answer_says_what_follows_for_that_user_though_it_stands_otherwise_of_another(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.knows_what_keeping_asks()
    upazila.lists(*map(row, POSTS[:2]))
    told = zip(POSTS, ("১৯.০২.২০২৪", "না"), strict=False)
    upazila.answers(*(f"Lota UP,{post},19.02.2024,ফোন,{answer}" for post, answer in told), heads=HEADS)
    upazila.keep(code=1)
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-02-26")
    what = ("--office", "lota", "--duty", RESET, "--what", "it was not reset", "--received", "2024-02-25")
    said = {}
    for number, whom in enumerate((("--user", "Secretary"), ()), start=1):
        run("dispute", *what, *whom, "--reference", number, *at, code=0)
        said[whom] = run("dispute", "answer", number, "upheld", "--reference", "7", *at, code=0).stderr
    of_one, of_all = said.values()
    assert "passes for done no more" in of_one
    assert "where it stands as not done, it stays so" not in of_one
    assert "where it stands as not done, it stays so" in of_all


def test_it_is_settled_by_what_is_told_of_that_user_since_which_is_told_in_the_papers_of_one_meeting(upazila):
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    upazila.answers("Lota UP,Accountant,21.03.2024,ফোন,২০.০৩.২০২৪", name="register-2.csv", heads=HEADS)
    past = judged(upazila, "2024-03-22")
    assert [(each.unproven, each.settled_on) for each in chair_view(past, LETTERHEAD).disputes] == [(True, None)]
    upazila.answers("Lota UP,Clerk,22.03.2024,ফোন,২১.০৩.২০২৪", name="register-3.csv", heads=HEADS)
    past = judged(upazila, "2024-03-23")
    (told,) = chair_view(past, LETTERHEAD).disputes
    assert (told.unproven, told.settled_on) == (False, date(2024, 3, 22))
    assert "upheld; settled since" in listed_disputes([told], Language.EN, lambda office: office.name.en)
    upazila.keep("--yes", meeting="2024-04", on="2024-04-18", code=1)
    space = open_workspace(upazila.folder)
    assert all(recomputing.recompute(space, head).same for head in Ledger(space.ledger_path).rounds())
    assert chair_view(looking_back.history(space, 3), LETTERHEAD).disputes != ()
    past = judged(upazila, "2024-05-02")
    assert settled_on(past.upheld[0], past) is not None
    assert chair_view(past, LETTERHEAD).disputes == ()


def test_a_request_of_another_user_about_the_same_duty_is_asked_about_by_itself_before_keeping(upazila):
    upazila.keep("--yes", meeting="2024-03", on="2024-03-20", code=1)
    at = ("--workspace", upazila.folder, "--yes", "--on", "2024-03-22")
    what = ("--office", "lota", "--duty", RESET, "--what", "it was not reset", "--received", "2024-03-21")
    run("dispute", *what, "--user", "3", "--reference", "3", *at, code=0)
    run("dispute", "answer", 2, "upheld", "--reference", "4", *at, code=0)
    assert stands(judged(upazila, "2024-03-23")) == {"Secretary": DONE, "Clerk": IN_DOUBT, "Accountant": IN_DOUBT}
    asked = upazila.keep(meeting="2024-04", on="2024-04-18", code=3).stderr
    assert '"Password reset (Accountant)": the request for correction of 21.03.2024' in asked
    assert "(Clerk)" not in asked


def test_the_desk_offers_the_users_says_whom_a_request_is_about_and_asks_that_one_anew_alone(tmp_path):
    folder = lay_example(tmp_path / "desk")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--yes", "--workspace", folder, code=1)
    page = "/offices/livestock/"
    with served(folder, on=date(2024, 3, 25), language=Language.EN) as (service, address):
        client = Client(service, address)
        assert "all of the office</option>" in client.get(page).text
        given = {"duty": RESET, "what": "it was not reset", "received": "24.03.2024", "reference": "12", "user": "3"}
        refused = client.post(f"{page}disputes", on=page, **{**given, "duty": "official-email-held"}).text
        assert "This duty is of the office itself, and of none of its user IDs: choose" in refused
        assert client.post(f"{page}disputes", on=page, **given).status == 303
        assert "Password reset (Field Supervisor): it was not reset" in client.get(page).text
        answer = {"result-1": "upheld", "reference-1": "7", "day-1": ""}
        meant = re.search(r'name="day_meant" value="([^"]*)"', client.post(f"{page}disputes/1", on=page, **answer).text)
        assert client.post(f"{page}disputes/1", on=page, **answer, day_meant=meant[1]).status == 303
        client.post("/ask/begin", on="/ask/")
        asked = client.get("/ask/office/livestock").text
        assert asked.count("The office wrote (24.03.2024)") == 1
    (request,) = disputes.disputes_now(open_workspace(folder))
    assert [each.said(Language.EN) for each in (request.users,)] == ["Field Supervisor"]


def test_of_a_user_who_was_taken_for_another_when_it_came_it_is_about_both_until_one_of_them_is_meant(upazila):
    """The clerk was said to be somebody of before, and that answer was taken back after the request came."""
    ledger = Ledger(open_workspace(upazila.folder).ledger_path)
    known = identities.known(ledger)
    clerk, other = (next(given for given, each in known.accounts.items() if each.post.en == post) for post in POSTS[1:])
    taken = Answered(IdentityAnswer(other, clerk, Sameness.SAME), 0, 10_000)
    both = Identities(known.offices, known.accounts, reconsidered={clerk: (taken,), other: (taken,)})
    (request,) = disputes.disputes_known(ledger, both, 7)
    assert set(request.accounts) == {clerk, other}
    (upheld,) = disputes.upheld_known(ledger, both)
    assert upheld.named == {clerk: "lota", other: "lota"}


def test_the_printed_form_and_the_letter_that_encloses_it_say_of_whom_it_is_asked_anew(upazila):
    space = open_workspace(upazila.folder)
    made = assessing.assess(space, date(2024, 3, 3))
    (office,), rules = made.assessments, {rule.policy: rule for rule in made.header.rules}
    (said,) = (each.en for each in besides.to_correct(office, rules, ()))
    assert said.startswith("Password reset (Clerk): a request for correction was upheld")
    assert any("“Password reset (Clerk)”" in each.en for each in asked_on_form([office], made.header.rules))
    one = replace(
        office, findings=tuple(each for each in office.findings if each.policy != RESET or each.is_to_correct)
    )
    (said,) = (each.en for each in besides.to_correct(one, rules, ()))
    assert said.startswith("Password reset: "), "of all whom it concerns nobody is named"
