"""What all else depends on is asked first: whether login is possible, with the day on which it was told that it is not, and how it went since the portal's authority answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from docx import Document
from running import run
from served_desks import Client, served
from small_upazila import DAY, DONE, TOLD, history, meeting, office, tell_all
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.model.facts import TWO_STEP_CAUSE, TWO_STEP_ENROLLED, Cause
from auditor.model.letters import AskedOffice, Letter, LetterAnswered, LetterDrafted, LetterSent, Purpose
from auditor.papers.besides import of_before
from auditor.views.letters.trying_again import answers_in_force

LOTA = office("lota")
SAID, SAID_BN = "that the login does not work", "তারিখে জানানো হয়েছিল, লগইন করা যাচ্ছে না"
HINDERED = {**DONE, TWO_STEP_ENROLLED: False, TWO_STEP_CAUSE: Cause.NO_CODE}
PROMISED = DAY + timedelta(10)
LOCKED_OUT = {**HINDERED, TWO_STEP_CAUSE: Cause.LOCKED_OUT}


def asked(facts, words, on, aged_logins=(), meets_on=None):
    """Return what an office is asked first on a day, once the portal's owner answered a letter about it."""
    past = history(meeting([LOTA], tell_all(LOTA, facts)))
    draft = LetterDrafted(1, Purpose.PORTAL, (AskedOffice("lota", ()),), TOLD, None, TOLD)
    letter = Letter(draft, LetterSent(1, TOLD, "90", None, TOLD), answered=LetterAnswered(1, DAY, words, DAY))
    rules = {rule.policy: rule for rule in past.now.header.rules}
    answered = answers_in_force([letter], on, meets_on or on)
    (assessment,) = past.now.assessments
    first = of_before(assessment, dict(aged_logins), rules, on, mailbox="", answered=answered, upheld=())
    return [each.en for of_matter in first.values() for each in of_matter]


@pytest.mark.parametrize(("after", "is_asked"), [(-1, False), (0, True)])
def test_who_is_to_try_again_is_asked_how_it_went_with_the_answer_and_the_day_that_it_names(after, is_asked):
    found = asked(HINDERED, f"from {PROMISED:%d.%m.%Y}", PROMISED + timedelta(after))
    assert bool(found) is is_asked
    for said in found:
        assert f"the portal's authority answered on {DAY:%d.%m.%Y}, and named {PROMISED:%d.%m.%Y}." in said
        assert "Was it tried again since, and how did it go: Two-step on?" in said


def test_who_could_not_log_in_is_asked_so_in_one_question_with_the_day_on_which_he_told_it():
    (before,) = asked(LOCKED_OUT, f"from {PROMISED:%d.%m.%Y}", DAY)
    (since,) = asked(LOCKED_OUT, "mended", DAY)
    told = f"it was told on {TOLD:%d.%m.%Y} that the login does not work."
    assert told in before
    assert told in since
    assert "Is login possible now?" in before
    assert f"The portal's authority answered on {DAY:%d.%m.%Y}. Was it tried again since" in since


@pytest.mark.parametrize(
    ("facts", "to_be_told"),
    [
        (HINDERED, "To be tried again from that day on, and told then: how did it go: Two-step on?"),
        (LOCKED_OUT, "To be tried again from that day on, and told then: is login possible?"),
    ],
    ids=["two-step", "login"],
)
def test_who_is_asked_before_the_day_that_the_answer_names_is_asked_to_tell_it_from_that_day_on(facts, to_be_told):
    (ahead,) = asked(facts, f"from {PROMISED:%d.%m.%Y}", DAY, meets_on=PROMISED)
    assert f"answered on {DAY:%d.%m.%Y}, and named {PROMISED:%d.%m.%Y}. {to_be_told}" in ahead
    (since,) = asked(facts, f"from {PROMISED:%d.%m.%Y}", PROMISED, meets_on=PROMISED)
    assert "Was it tried again since" in since


def test_who_could_not_log_in_long_ago_is_told_what_was_answered_since_and_with_the_day_that_has_come():
    told = {"lota/head": TOLD}.items()
    (since,) = asked(DONE, f"from {PROMISED:%d.%m.%Y}", PROMISED, told)
    assert (
        f"The portal's authority answered on {DAY:%d.%m.%Y}, and named {PROMISED:%d.%m.%Y}. Was it tried again since"
        in since
    )
    (later,) = asked(DONE, f"from {PROMISED:%d.%m.%Y}", PROMISED, {"lota/head": PROMISED}.items())
    assert "authority" not in later


def test_it_stands_before_what_is_open_on_the_call_sheet_and_on_the_page_of_the_office(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,lota.up")
    day = date(2024, 3, 24)
    upazila.answers(
        f"Lota UP,Secretary,{day:%d.%m.%Y},ফোন,চালু নেই,লগইন করা যাচ্ছে না",
        heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,কারণ",
    )
    with served(upazila.folder, on=day, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/")
        page = client.get("/ask/office/lota").text
    assert page.index('id="first"') < page.index(SAID) < page.index("<fieldset")
    run("register", "new", "--format", "docx", "--on", f"{day}", "--workspace", upazila.folder, code=0)
    (sheet,) = (upazila.folder / "out").glob("fieldwork-*/call-sheet*.docx")
    (table,) = Document(str(sheet)).tables
    first, *others = table.rows[1].cells[4].text.splitlines()
    assert SAID_BN in first
    assert any("Two-step" in line for line in others)
