"""Ask and answer: what an office says is saved as it is said, by keyboard, and handed in as the command would."""

from __future__ import annotations

import html
import re
import shutil
import threading
from contextlib import contextmanager
from datetime import date
from itertools import product
from pathlib import Path
from types import SimpleNamespace

import flask
import openpyxl
import pytest
from accessible import told_of
from changing import replace
from few_offices import lay_example, leave_empty
from running import run
from sampling import some_of
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.checklist.steps import Deed, Step
from auditor.desk import answering, next_steps
from auditor.desk import desk as desks
from auditor.desk.asked_besides import where_it_goes
from auditor.desk.fieldwork import Made
from auditor.desk.screens.ask.answers import uncounted
from auditor.i18n import Language, Text, plain
from auditor.model.journal import Recorded
from auditor.papers.besides import Matter
from auditor.register.columns import META_SHEET
from auditor.roster import recalling
from auditor.roster.columns import Column
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft
from auditor.rounds.typed import answering as answering_of_rounds
from auditor.rounds.typed.answer_faults import Fault, said

DAY = date(2024, 4, 10)
PAGE = re.compile(r'name="page" value="([0-9a-f]+)"')
SEEN = re.compile(r'name="seen" value="([^"]+)"')


class Asker:
    """Who asks at a desk: opens pages, sends their forms as a browser without scripts does."""

    def __init__(self, folder, service, address):
        self.folder, self.desk, self.guard = folder, service.desk, service.guard
        self.client, self.origin = Client(service, address), service.guard.origin

    def begin(self):
        """Begin anew, with everything asked.

        What a page that was just closed still sends makes its draft again, so that is taken away until nothing comes.
        """
        for _ in range(5):
            (self.folder / answer_draft.DRAFT).unlink(missing_ok=True)
            answer = self.client.post("/ask/begin", on="/ask/", everybody="yes")
            if answer.status == 303:
                return
        raise AssertionError(answer.text)

    def get(self, path):
        """Return a page's words."""
        answer = self.client.get(path)
        assert answer.status == 200, answer.text
        return answer.text

    def opened(self, office):
        """Return what an office's page sends with its answers."""
        shown = self.get(f"/ask/office/{office}")
        return {
            "seen": SEEN.search(shown)[1],
            "page": PAGE.search(shown)[1],
            "0.contacted-on": "10.04.2024",
            "0.way": "ফোন",
        }

    def send(self, office, fields, *, path="", **headers):
        """Send an office's form."""
        token = {"form_token": self.client.form_token()}
        return self.client.send("POST", f"/ask/office/{office}{path}", token | fields, headers=headers)

    def hand_in_a_no_of_before(self):
        """Hand in a no of a user of the health office, told some days ago, and begin anew: a yes of the other user says nothing of that."""
        self.begin()
        self.send("health", self.opened("health") | {"0.contacted-on": "05.04.2024", "1.two-step": "চালু নেই"})
        self.client.post("/ask/hand-in", on="/ask/")
        self.begin()

    @property
    def draft(self):
        """The draft as it lies on the disk."""
        return answer_draft.load(self.folder)

    def said_by(self, office):
        """What is saved of an office's own row."""
        answered = self.draft.answers.get(office)
        return answered.rows[office] if answered else {}


@pytest.fixture(scope="module")
def asker(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("asking") / "desk", "sub-registry")
    leave_empty(folder, Column.PHONE, "fisheries")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield Asker(folder, service, address)


@pytest.fixture
def begun(asker):
    asker.begin()
    return asker


def until(tab, holds):
    """Let the page work until something holds; the answer to a request is there a moment after the page asked."""
    for _ in range(1500):
        if holds():
            return
        tab.wait_for_timeout(20)
    raise AssertionError("it never came so")


def seen(words):
    """Return a page's words as they are read."""
    return html.unescape(re.sub(r"<[^>]+>", " ", words))


# An office a page --------------------------------------------------------------------------------------------------


def test_asking_begins_with_a_list_of_whom_to_call_in_order(begun):
    shown = seen(begun.get("/ask/"))
    assert "0 of 9 offices have answered" in shown
    places = [shown.index(name) for name in ("Agriculture", "Fisheries", "Livestock")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            Language.EN,
            "Clerk: the post was vacant. Is it still? Who has the user ID now; if nobody uses it, is it closed?",
        ),
        (
            Language.BN,
            "Clerk: পদটি শূন্য বলে জানা গেছে। এখনো শূন্য কি না, ইউজার আইডি এখন কার কাছে এবং কেউ ব্যবহার না করলে বন্ধ করা হয়েছে কি না",
        ),
    ],
)
@pytest.mark.parametrize("cause", ["পদ শূন্য", ""])
def test_of_a_vacant_post_the_page_for_a_call_asks_what_the_call_sheet_asks(tmp_path, language, says, cause):
    made = TypedUpazila(tmp_path / "space")
    made.lists("lota,Lota UP,union,Chairman,2,lota.example.gov.bd,Secretary,sec", "lota,,,,,,Clerk,clerk")
    made.answers("Lota UP,Secretary,10.02.2024,ফোন,চালু নেই,,,", f"Lota UP,Clerk,10.02.2024,ফোন,চালু নেই,,,{cause}")
    on = date(2024, 3, 4)
    with served(made.folder, on=on, language=language) as (service, address):
        asker = Asker(made.folder, service, address)
        asker.begin()
        page = seen(asker.get("/ask/office/lota"))
    assert page.count(says) == bool(cause)
    assert "Secretary: the post" not in page


def test_the_list_says_which_offices_it_leaves_out_and_which_are_not_counted(begun):
    state = begun.desk.state()
    assert f"{state.offices - state.counted} in this list take part" in seen(begun.get("/ask/"))
    (begun.folder / answer_draft.DRAFT).unlink()
    assert begun.client.post("/ask/begin", on="/ask/").status == 303
    elsewhere = state.offices - len(begun.draft.asked)
    assert elsewhere
    assert f"Of the {state.offices} offices of the roster {elsewhere} are not in this list" in seen(begun.get("/ask/"))


def test_where_the_roster_has_no_number_the_page_leads_to_where_it_is_written_down(begun):
    assert 'href="/offices/fisheries/roster"' in begun.get("/ask/office/fisheries")


def test_nothing_is_answered_beforehand_but_day_and_way_stand_there(begun):
    shown = begun.get("/ask/office/agriculture")
    checked = re.findall(r'value="([^"]*)" checked', shown)
    assert checked
    assert not any(checked)
    assert 'value="10.04.2024"' in shown
    assert re.search(r'<option value="ফোন" selected>', shown)


def test_saving_goes_to_the_next_office_that_has_not_answered(begun):
    answer = begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই", "then": "next"})
    assert (answer.status, answer.headers["Location"]) == (303, "/ask/office/fisheries")
    assert begun.said_by("agriculture")["two-step"] == "চালু নেই"


def test_saving_the_last_office_that_has_not_answered_with_nothing_answered_says_so(begun):
    last, *others = [asked.office for asked in begun.draft.asked]
    for office in others:
        begun.send(office, begun.opened(office) | {"nothing-told": "yes", "then": "next"})
    answer = begun.send(last, begun.opened(last) | {"then": "next"})
    assert answer.headers["Location"] == f"/ask/office/{last}"
    says = "Nothing is answered of this office, the only one left."
    assert says in seen(begun.get(f"/ask/office/{last}"))
    assert says not in seen(begun.get(f"/ask/office/{last}")), "it is said once"


def test_day_and_way_alone_are_no_answer_unless_it_is_said_that_nothing_was_told(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"then": "next"})
    assert not begun.draft.answers
    begun.send("agriculture", begun.opened("agriculture") | {"nothing-told": "yes", "then": "next"})
    assert set(begun.said_by("agriculture")) == {"contacted-on", "way"}


def test_an_office_that_was_spoken_to_and_told_nothing_is_not_counted_as_answered(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"nothing-told": "yes", "then": "next"})
    begun.send("fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই", "then": "next"})
    shown = seen(begun.get("/ask/"))
    assert "1 of 9 offices have answered; spoken to, nothing told: 1" in shown
    assert shown.count("spoken to, nothing told") == 2
    assert "of the next round (1 office)" in shown
    for page in ("/ask/office/agriculture", "/ask/meeting"):
        assert "1 of 9 offices have answered; spoken to, nothing told: 1" in seen(begun.get(page))
    assert "(told nothing)" in begun.get("/ask/office/fisheries")
    assert "Handed in: 1 answer of 1 office; spoken to, nothing told: 1" in seen(
        begun.get(begun.client.post("/ask/hand-in", on="/ask/").headers["Location"])
    )


@pytest.mark.parametrize(
    ("language", "says", "left"),
    [
        (
            Language.EN,
            "1 of 9 offices have answered; in 2 something is to be corrected (not handed in)",
            "In 2 offices something is to be corrected first; their answers are not handed in before.",
        ),
        (
            Language.BN,
            "৯টির মধ্যে ১টি দপ্তরের উত্তর পাওয়া গেছে; ২টিতে কিছু ঠিক করতে হবে (জমা হবে না)",
            "২টি দপ্তরের উত্তরে আগে কিছু ঠিক করতে হবে; তা না হলে সেগুলো জমা হবে না।",
        ),
    ],
)
def test_an_office_in_whose_answers_something_is_to_be_corrected_is_counted_apart(begun, language, says, left):
    begun.send("fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই", "then": "next"})
    for office, told in (("agriculture", {"0.two-step": "চালু নেই"}), ("livestock", {"nothing-told": "yes"})):
        begun.send(office, begun.opened(office) | told | {"0.contacted-on": "45.02.2024", "then": "next"})
    begun.desk.language = language
    try:
        shown = seen(begun.get("/ask/"))
        assert says in shown
        assert left in shown
        assert ("(১টি দপ্তর)" if language is Language.BN else "(1 office)") in shown
        assert '<progress value="1" max="9"' in begun.get("/ask/")
        for page in ("/ask/office/agriculture", "/ask/meeting"):
            assert says in seen(begun.get(page))
        kept = begun.send(
            "fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই"}, path="/keep", **{"HX-Request": "true"}
        )
        assert says in kept.text
    finally:
        begun.desk.language = Language.EN


def test_a_save_looks_only_in_the_answers_of_its_office_for_what_is_to_be_corrected(begun, monkeypatch):
    looked = []

    def looking(draft, context, offices, to_correct=answering_of_rounds.to_correct):
        looked.extend(offices)
        return to_correct(draft, context, offices)

    for office in ("agriculture", "livestock"):
        begun.send(office, begun.opened(office) | {"0.two-step": "চালু নেই", "then": "next"})
    begun.get("/ask/")
    monkeypatch.setattr(answering_of_rounds, "to_correct", looking)
    for day, says in (({}, "3 of 9"), ({"0.contacted-on": "45.02.2024"}, "2 of 9")):
        typed = begun.opened("fisheries") | {"0.two-step": "চালু নেই"} | day
        looked.clear()
        assert says in begun.send("fisheries", typed, path="/keep", **{"HX-Request": "true"}).text
        assert looked == ["fisheries"]


def test_a_desk_that_is_killed_once_answers_were_handed_in_says_of_none_that_count_that_they_do_not(
    tmp_path, monkeypatch
):
    folder = lay_example(tmp_path / "desk", "sub-registry")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        begun = Asker(folder, service, address)
        begun.begin()
        begun.send("fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই"})
        assert "Typed at the desk and not handed in: the answers of 1 office" in seen(begun.get("/month/"))
        with monkeypatch.context() as killed:
            killed.setattr("auditor.rounds.typed.answering._forget", lambda *_: None)
            begun.client.post("/ask/hand-in", on="/ask/")
        assert begun.draft.told == 1
        assert "not handed in" not in seen(begun.get("/month/"))
        assert "typed here and not handed in" not in seen(begun.get("/meeting/keep?meeting=2024-04"))
        begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
        assert "Typed at the desk and not handed in: the answers of 1 office" in seen(begun.get("/month/"))
        begun.client.post("/ask/hand-in", on="/ask/")
        assert begun.draft is None
        assert "not handed in" not in seen(begun.get("/month/"))


def test_of_a_killed_desk_what_was_handed_in_and_altered_since_is_still_to_be_handed_in(tmp_path, monkeypatch):
    """An altered file counts no more, whatever it says."""
    folder = lay_example(tmp_path / "desk", "sub-registry")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        begun = Asker(folder, service, address)
        begun.begin()
        begun.send("fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই"})
        with monkeypatch.context() as killed:
            killed.setattr("auditor.rounds.typed.answering._forget", lambda *_: None)
            begun.client.post("/ask/hand-in", on="/ask/")
        (typed,) = (folder / "evidence" / "intake").glob("desk-*.json")
        typed.write_bytes(typed.read_bytes() + b"\n")
        assert "Typed at the desk and not handed in: the answers of 1 office" in seen(begun.get("/month/"))


def test_of_an_office_that_has_done_and_told_all_no_rest_is_said_to_be_asked(begun, monkeypatch):
    register = begun.folder / "evidence" / "by-hand.csv"
    register.write_text("দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nউপজেলা কৃষি অফিস,05.04.2024,ফোন,চালু নেই\n", "utf-8")
    monkeypatch.setattr(answering.open_items, "asks_anybody", lambda *_: False)
    try:
        shown = seen(begun.get("/ask/"))
    finally:
        register.unlink()
    assert "told on 05.04.2024, in the evidence; of its duties nothing is left to do or to tell" in shown
    assert "so an office of which only advice is open may not be in the list" in shown
    assert "the rest can be asked" not in shown


def test_an_answer_that_tells_nothing_of_the_duties_is_told_as_one_at_once_unless_these_were_told_before(
    tmp_path, begun
):
    folder = lay_example(tmp_path / "desk")
    shutil.rmtree(folder / "evidence")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        silent = Asker(folder, service, address)
        silent.begin()
        page = silent.send("agriculture", silent.opened("agriculture") | {"0.two-step": "জানা নেই", "then": "next"})
        assert page.headers["Location"] == "/ask/office/agriculture"
        assert "tell nothing of the duties" in seen(silent.get("/ask/office/agriculture"))
        assert "answered; tells nothing of the duties" in seen(silent.get("/ask/"))
    page = begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "জানা নেই", "then": "next"})
    assert page.headers["Location"] == "/ask/office/fisheries"
    assert "tells nothing of the duties" not in seen(begun.get("/ask/"))


def test_who_told_in_a_register_of_the_month_that_was_laid_in_meanwhile_is_not_called_still_to_be_asked(begun):
    register = begun.folder / "evidence" / "by-hand.csv"
    shown = seen(begun.get("/ask/"))
    waiting, told = shown.count("still to be asked"), shown.count("in the evidence; the rest")
    register.write_text("দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nউপজেলা কৃষি অফিস,05.04.2024,ফোন,চালু নেই\n", "utf-8")
    try:
        shown = seen(begun.get("/ask/"))
        assert "told on 05.04.2024, in the evidence; the rest can be asked" in shown
        assert f"0 of 9 offices have answered; {told + 1} more told something this month" in shown
        assert shown.count("still to be asked") == waiting - 1
        begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই", "then": "next"})
        assert seen(begun.get("/ask/")).count("in the evidence; the rest") == told
    finally:
        register.unlink()


@pytest.mark.parametrize(
    ("called", "said"),
    [
        (date(2024, 4, 3), "told on 05.04.2024, in the evidence; the rest can be asked"),
        (DAY, "told on 05.04.2024, in the evidence; the rest can be asked; called on 10.04.2024, not reached"),
    ],
)
def test_an_office_that_was_not_reached_and_whose_form_is_there_is_told_with_its_form(tmp_path, called, said):
    folder = lay_example(tmp_path / "desk", "sub-registry")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asking = Asker(folder, service, address)
        asking.begin()
        answering_of_rounds.note_unreached(folder, "agriculture", called)
        (folder / "evidence" / "by-hand.csv").write_text(
            "দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\nউপজেলা কৃষি অফিস,05.04.2024,ফোন,চালু নেই\n", "utf-8"
        )
        shown, page = seen(asking.get("/ask/")), seen(asking.get("/ask/office/fisheries"))
    assert said in shown
    assert shown.count(", not reached") == said.count("not reached")
    assert page.count("(called, not reached)") == said.count("not reached")


@pytest.mark.parametrize(
    ("post", "heading", "cell", "told"),
    [
        ("", "ইউজার আইডি (সংখ্যা)", "৩", 1),
        ("উপজেলা কৃষি অফিসার", "যোগদানের তারিখ", "০১.০৪.২০২৪", 1),
        ("", "ইউজার আইডি (সংখ্যা)", "", 0),
    ],
    ids=["a number of user IDs", "a day of joining", "nothing"],
)
def test_who_told_something_in_the_month_that_is_of_no_duty_told_it_in_the_list_and_in_this_month(
    begun, post, heading, cell, told
):
    register = begun.folder / "evidence" / "by-hand.csv"
    before = begun.desk.state().told
    register.write_text(
        f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{heading}\nউপজেলা কৃষি অফিস,{post},05.04.2024,ফোন,{cell}\n", "utf-8"
    )
    try:
        shown, state = seen(begun.get("/ask/")), begun.desk.state()
    finally:
        register.unlink()
    assert shown.count("told on 05.04.2024, in the evidence") == told
    assert state.told - before == told


def test_who_is_who_is_not_recalled_again_for_all_that_is_looked_at_and_saved_while_no_file_changes(begun, monkeypatch):
    begun.opened("agriculture")
    begun.get("/ask/")
    recalled, recall = [], recalling.recall
    monkeypatch.setattr(recalling, "recall", lambda *given: recalled.append(given) or recall(*given))
    for cell in ({"0.two-step": "চালু নেই"}, {"0.two-step": "চালু নেই", "0.rule": "হ্যাঁ"}):
        page = begun.opened("agriculture")
        assert begun.send("agriculture", page | cell, path="/keep", **{"HX-Request": "true"}).status == 200
    begun.get("/ask/")
    assert not recalled


def test_an_answer_is_corrected_on_its_page(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    assert re.search(r'value="চালু নেই" checked', begun.get("/ask/office/agriculture"))
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু, লগইনে কোড চায়"})
    assert begun.said_by("agriculture")["two-step"] == "চালু, লগইনে কোড চায়"


def test_what_is_not_understood_is_saved_and_told_beside_its_question(begun):
    fields = begun.opened("agriculture") | {"typed.0.reset": "<b>last month</b>", "0.two-step": "চালু নেই"}
    answer = begun.send("agriculture", fields)
    assert answer.status == 422
    assert "not understood as a day" in seen(answer.text)
    assert re.search(r'id="fault-0.reset">[^<]*not understood', answer.text)
    assert "<b>last" not in answer.text
    assert begun.said_by("agriculture")["reset"] == "<b>last month</b>"
    assert "something to correct" in begun.get("/ask/")
    assert "(something to correct)" in begun.get("/ask/office/agriculture"), "the list to go to says the same"
    refused = begun.client.post("/ask/hand-in", on="/ask/").text
    assert re.search(r'<li><a href="/ask/office/agriculture">[^<]*to be corrected first', refused)


def test_what_is_to_be_corrected_is_left_so_where_the_page_that_tells_it_is_sent_again(begun):
    fields = begun.opened("agriculture") | {"typed.0.reset": "last month"}
    told = begun.send("agriculture", fields)
    assert (told.status, "not handed in with the others" in seen(told.text)) == (422, True)
    marks = re.findall(r'name="noted" value="([^"]*)"', told.text)

    left = begun.send("agriculture", fields | {"noted": [html.unescape(mark) for mark in marks]})
    assert left.status == 303
    assert not left.headers["Location"].endswith("/agriculture")


def test_handing_in_leaves_the_office_that_is_to_be_corrected_and_says_why(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"typed.0.reset": "last month"})
    begun.send("fisheries", begun.opened("fisheries") | {"0.two-step": "চালু নেই"})
    begun.client.post("/ask/hand-in", on="/ask/")
    shown = seen(begun.get("/ask/"))
    assert "Handed in: 1 answer of 1 office" in shown
    assert "stay in the draft" in shown
    assert "something to correct" in shown


def test_a_digit_is_a_number_of_accounts_and_chooses_no_answer(begun):
    asked = begun.get("/ask/office/sub-registry")
    of_count = asked[asked.index("data-number") :].partition("</fieldset>")[0]
    assert "জানা নেই" in of_count
    assert "<kbd" not in of_count


def test_what_is_wrong_with_an_answer_names_its_question_once():
    of_count = Fault("agriculture", "count", Text(en="not understood.", bn="ইউজার আইডির সংখ্যা বোঝা যায়নি।"))
    assert said(of_count) == Text(en="number of accounts: not understood.", bn="ইউজার আইডির সংখ্যা বোঝা যায়নি।")


def test_a_password_is_neither_saved_nor_shown_again_and_the_chosen_answers_stay(begun):
    fields = begun.opened("agriculture") | {"typed.0.reset": "Paik@2024!x", "0.two-step": "চালু নেই"}
    answer = begun.send("agriculture", fields)
    assert answer.status == 422
    assert "may be a password" in answer.text
    assert "Paik@2024!x" not in answer.text
    assert re.search(r'value="চালু নেই" checked', answer.text)
    assert not begun.draft.answers


def test_beside_what_may_be_a_password_all_else_that_was_typed_or_saved_stays(begun):
    saved = {"0.two-step": "চালু নেই", "typed.0.reset": "০৫.০৩.২০২৪", "0.proof": "নোট ৪", "0.told-by": "কৃষি কর্মকর্তা"}
    begun.send("agriculture", begun.opened("agriculture") | saved)
    page = begun.opened("agriculture") | saved | {"typed.0.reset": "০৬.০৩.২০২৪", "0.told-by": "Dinajpur@2024"}
    answer = begun.send("agriculture", page)
    assert (answer.status, "Dinajpur" in answer.text) == (422, False)
    shown = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', answer.text))
    kept = {"typed.0.reset": "০৬.০৩.২০২৪", "0.proof": "নোট ৪", "0.told-by": "কৃষি কর্মকর্তা"}
    assert {name: shown[name] for name in kept} == kept
    again = {
        name: words
        for name, words in shown.items()
        if name.startswith("typed.") or name in {"seen", "page", "0.contacted-on", "0.proof"}
    }
    assert begun.send("agriculture", again | {"0.two-step": "চালু নেই", "0.told-by": shown["0.told-by"]}).status == 303
    said = begun.said_by("agriculture")
    assert (said["reset"], said["proof"], said["told-by"]) == ("০৬.০৩.২০২৪", "নোট ৪", "কৃষি কর্মকর্তা")


def test_a_page_that_was_refused_is_no_older_page_of_itself(begun):
    page = begun.opened("agriculture")
    hx = {"HX-Request": "true"}
    assert begun.send("agriculture", page | {"0.two-step": "চালু নেই"}, path="/keep", **hx).status == 200
    answer = begun.send("agriculture", page | {"0.two-step": "চালু নেই", "0.told-by": "Dinajpur@2024"})
    again = {"seen": SEEN.search(answer.text)[1], "page": PAGE.search(answer.text)[1], "0.two-step": "জানা নেই"}
    assert begun.send("agriculture", page | again).status == 303
    assert begun.said_by("agriculture")["two-step"] == "জানা নেই"


def test_a_row_of_the_table_keeps_what_was_typed_beside_what_may_be_a_password(begun):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই", "typed.0.reset": "Dinajpur@2024"}
    answer = begun.client.send("POST", "/ask/meeting/agriculture", row)
    assert (answer.status, "Dinajpur" in answer.text) == (422, False)
    assert re.search(r'name="0\.two-step"[^>]*>.*?value="চালু নেই" selected', answer.text)


def test_two_answers_to_one_question_are_told_and_what_was_chosen_stays_on_the_page(begun):
    fields = begun.opened("agriculture") | {"typed.0.reset": "05.04.2024", "0.reset": "না", "0.two-step": "চালু নেই"}
    answer = begun.send("agriculture", fields)
    assert answer.status == 422
    assert "another is typed" in answer.text
    assert re.findall(r'value="([^"]+)" checked', answer.text) == ["না", "চালু নেই"]
    assert not begun.draft.answers


def test_an_answer_beside_long_work_that_writes_is_kept_on_the_page_and_saved_once_that_is_over(begun, monkeypatch):
    monkeypatch.setattr(desks, "_PATIENCE", 0.05)
    desk, may_end = begun.desk, threading.Event()

    def work(_):
        with desk.writing:
            may_end.wait(60)
        return ()

    desk.begin(plain("Writing for long"), "/ask/", work)
    try:
        fields = begun.opened("agriculture") | {"0.two-step": "চালু নেই"}
        for path, headers in (("", {}), ("/keep", {"HX-Request": "true"})):
            answer = begun.send("agriculture", fields, path=path, **headers)
            assert answer.status == 422
            assert "Writing for long" in answer.text
        assert re.findall(r'value="([^"]+)" checked', begun.send("agriculture", fields).text) == ["চালু নেই"]
        assert not begun.draft.answers
    finally:
        may_end.set()
        desk.job.wait()
    assert begun.send("agriculture", fields).status == 303
    assert begun.said_by("agriculture")["two-step"] == "চালু নেই"


def test_an_answer_that_is_saved_while_the_command_hands_in_brings_nothing_of_it_back(begun, monkeypatch):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    late, judgement = begun.opened("fisheries") | {"0.two-step": "চালু নেই"}, desks.Desk.judgement
    late["form_token"] = begun.client.form_token()

    def judged(desk):
        monkeypatch.undo()
        run("register", "hand-in", "--on", DAY, "--workspace", begun.folder, "--language", "en", code=0)
        return judgement(desk)

    monkeypatch.setattr(desks.Desk, "judgement", judged)
    answer = begun.client.send("POST", "/ask/office/fisheries", late)
    assert (answer.status, "no draft of answers" in answer.text) == (422, True)
    assert not (begun.folder / answer_draft.DRAFT).exists()


def test_an_office_that_is_not_reached_is_called_after_the_others(begun):
    answer = begun.send("agriculture", begun.opened("agriculture") | {"then": "unreached"})
    assert answer.headers["Location"] == "/ask/office/fisheries"
    assert "called on 10.04.2024, not reached" in seen(begun.get("/ask/"))
    assert begun.draft.after("") == "fisheries"


@pytest.mark.parametrize(
    ("choice", "answered", "called"),
    [({"then": "next"}, True, False), ({"answers": "keep"}, True, True), ({"answers": "take-back"}, False, True)],
)
def test_answers_of_an_office_that_is_said_to_be_not_reached_are_asked_about(begun, choice, answered, called):
    page = begun.opened("agriculture") | {"0.rule": "হ্যাঁ", "then": "unreached"}
    begun.send("agriculture", page, path="/keep", **{"HX-Request": "true"})
    asked = begun.send("agriculture", page)
    assert asked.status == 409
    assert "Which is true?" in asked.text
    shown = " ".join(seen(asked.text.partition("<main")[2]).split())
    assert "10.04.2024, phone" in shown
    assert shown.count("Agriculture") == 1, "the heading has the office's name, and no line again"
    assert 'name="0.rule" value="হ্যাঁ"' in asked.text
    assert not begun.draft.unreached
    assert begun.send("agriculture", page | choice).status == 303
    assert ("agriculture" in begun.draft.answers, "agriculture" in begun.draft.unreached) == (answered, called)


def test_any_office_is_asked_everything_again_while_asking_goes_on(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    draft = begun.draft
    everything = draft.of("agriculture")
    rest = tuple(asked for asked in draft.asked if asked.office not in {"agriculture", "fisheries"})
    less = replace(everything, rows=(replace(everything.rows[0], open_items=frozenset({"two-step"})),))
    answer_draft.keep(begun.folder, replace(draft, asked=(less, *rest)))
    assert begun.client.get("/ask/office/fisheries").status == 422

    for office in ("fisheries", "agriculture"):
        answer = begun.client.post("/ask/again", on="/ask/", office=office)
        assert (answer.status, answer.headers["Location"]) == (303, f"/ask/office/{office}")

    assert begun.client.get("/ask/office/fisheries").status == 200
    assert begun.draft.of("agriculture") == everything
    assert begun.said_by("agriculture")["two-step"] == "চালু নেই"
    assert begun.client.post("/ask/again", on="/ask/", office="nobody").status == 422


def test_an_office_that_is_not_asked_is_told(begun):
    answer = begun.client.get("/ask/office/nobody")
    assert answer.status == 422
    assert "not among those asked" in answer.text


# Two pages of one office -------------------------------------------------------------------------------------------


def test_an_older_page_shows_both_versions_and_one_is_chosen(begun):
    first, second = begun.opened("agriculture"), begun.opened("agriculture")
    begun.send("agriculture", first | {"0.two-step": "চালু নেই"})

    answer = begun.send("agriculture", second | {"0.two-step": "চালু, লগইনে কোড চায়"})

    assert answer.status == 409
    assert {"not on", "on, a login asks for a code"} <= set(re.findall(r"<td>([^<]*)</td>", answer.text))
    assert begun.said_by("agriculture")["two-step"] == "চালু নেই"
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    assert begun.send("agriculture", sent).status == 303
    assert begun.said_by("agriculture")["two-step"] == "চালু, লগইনে কোড চায়"


def test_two_pages_that_answer_different_questions_of_an_office_keep_both(begun):
    empty = {"0.two-step": "", "0.rule": "", "0.profile": ""}
    first, second = begun.opened("agriculture") | empty, begun.opened("agriculture") | empty
    assert begun.send("agriculture", first | {"0.two-step": "চালু নেই"}).status == 303
    assert begun.send("agriculture", second | {"0.rule": "হ্যাঁ"}).status == 303
    assert begun.said_by("agriculture").items() >= {"two-step": "চালু নেই", "rule": "হ্যাঁ"}.items()
    # What one of them shows is older by now: its empty field takes back nothing, and the same question is asked about.
    assert begun.send("agriculture", first | {"0.two-step": "চালু নেই", "0.profile": "না"}).status == 303
    assert begun.said_by("agriculture").items() >= {"two-step": "চালু নেই", "rule": "হ্যাঁ", "profile": "না"}.items()
    anew = {"0.rule": "না", "0.profile": "হ্যাঁ", "0.two-step": "চালু, লগইনে কোড চায়"}
    answer = begun.send("agriculture", second | anew)
    assert answer.status == 409
    assert re.findall(r'<th scope="row">([^<]*)<', answer.text) == ["profile", "two-step"]
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
    assert begun.send("agriculture", sent).status == 303
    assert (
        begun.said_by("agriculture").items() >= {name.removeprefix("0."): words for name, words in anew.items()}.items()
    )


@pytest.mark.parametrize("chosen", ["mine", "stored"])
def test_where_two_pages_answer_one_question_otherwise_all_else_of_both_is_kept_whichever_is_chosen(begun, chosen):
    first, second = begun.opened("agriculture"), begun.opened("agriculture")
    begun.send("agriculture", first | {"0.two-step": "চালু নেই", "0.rule": "না"})
    answer = begun.send("agriculture", second | {"0.two-step": "চালু, লগইনে কোড চায়", "0.profile": "না"})
    assert answer.status == 409
    if chosen == "mine":
        sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text))
        assert begun.send("agriculture", sent).status == 303
    two_step = {"mine": "চালু, লগইনে কোড চায়", "stored": "চালু নেই"}[chosen]
    assert begun.said_by("agriculture").items() >= {"two-step": two_step, "rule": "না", "profile": "না"}.items()


def test_a_page_alone_changes_the_talk_of_what_it_saved(begun):
    page = begun.opened("agriculture") | {"0.two-step": "চালু নেই"}
    assert begun.send("agriculture", page).status == 303
    assert begun.send("agriculture", page | {"0.way": "সভায়", "0.told-by": "অফিস সহকারী"}).status == 303
    assert begun.said_by("agriculture")["told-by"] == "অফিস সহকারী"


def test_versions_that_were_told_in_another_talk_are_not_put_together(begun):
    first, second = begun.opened("agriculture"), begun.opened("agriculture")
    begun.send("agriculture", first | {"0.two-step": "চালু নেই"})
    assert begun.send("agriculture", second | {"0.rule": "হ্যাঁ", "0.way": "পত্র"}).status == 409


def test_before_handing_in_it_is_said_of_which_offices_it_is_not_written_who_told_it(begun):
    words = "It is not written who told it: Upazila Agriculture Office."
    assert "not written who told it" not in begun.get("/ask/")
    answer = begun.opened("agriculture") | {"0.two-step": "চালু নেই"}
    begun.send("agriculture", answer)
    assert words in seen(begun.get("/ask/"))
    begun.send("agriculture", answer | {"0.told-by": "অফিস সহকারী"})
    assert "not written who told it" not in begun.get("/ask/")


def test_offices_that_answered_are_named_in_the_order_in_which_they_are_asked(begun):
    for office in ("education", "livestock"):
        begun.send(office, begun.opened(office) | {"0.two-step": "চালু নেই"})
    said = "It is not written who told it: Upazila Livestock Office and Veterinary Hospital, Upazila Education Office."
    assert said in seen(begun.get("/ask/"))


@pytest.mark.parametrize("of_first", [True, False])
def test_who_told_it_is_added_by_either_of_two_pages_where_nobody_else_said_so(begun, of_first):
    pages = [
        begun.opened("agriculture") | {"0.two-step": two_step, "0.rule": rule, "0.told-by": ""}
        for two_step, rule in (("চালু নেই", ""), ("", "হ্যাঁ"))
    ]
    for page in pages:
        assert begun.send("agriculture", page).status == 303
    one, other = pages if of_first else reversed(pages)
    kept = begun.send("agriculture", one | {"0.told-by": "অফিস সহকারী"}, path="/keep", **{"HX-Request": "true"})
    assert kept.status == 200
    told = {"two-step": "চালু নেই", "rule": "হ্যাঁ", "told-by": "অফিস সহকারী"}
    assert begun.said_by("agriculture").items() >= told.items()
    assert begun.send("agriculture", other).status == 303, "it says of nobody who told it"
    assert begun.send("agriculture", other | {"0.told-by": "হিসাবরক্ষক"}).status == 409
    assert begun.said_by("agriculture").items() >= told.items()


def test_what_may_be_a_password_is_shown_on_no_page_of_both_versions_either(begun):
    late = begun.opened("agriculture") | {"typed.0.reset": "password: Rupsha#4471"}
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    answer = begun.send("agriculture", late)
    assert (answer.status, "may be a password" in answer.text) == (422, True)
    assert "Rupsha" not in answer.text


def test_a_page_that_saves_as_one_goes_is_no_older_page_of_itself(begun):
    page = begun.opened("agriculture")
    for words in ("চালু নেই", "চালু, লগইনে কোড চায়"):
        kept = begun.send("agriculture", page | {"0.two-step": words}, path="/keep", **{"HX-Request": "true"})
        assert (kept.status, kept.text.partition("<")[0].strip()) == (200, "Saved")
    assert begun.send("agriculture", page | {"0.two-step": "চালু নেই"}).status == 303
    other = begun.opened("agriculture") | {"seen": ""}
    late = begun.send("agriculture", other | {"0.two-step": "জানা নেই"}, path="/keep", **{"HX-Request": "true"})
    assert late.status == 409
    assert "Not saved" in late.text


# All offices in one table ------------------------------------------------------------------------------------------


def row_of(begun, office):
    shown = begun.get("/ask/meeting")
    part = shown.partition(f'id="f-{office}"')[2]
    return {"form_token": begun.client.form_token(), "seen": SEEN.search(part)[1], "page": PAGE.search(part)[1]}


def test_a_table_asks_for_day_and_way_first_and_fills_them_in_for_every_office(begun):
    assert "<table" not in begun.get("/ask/meeting")
    before = begun.draft
    a_year_ago = begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2023", way="সভা")
    assert (a_year_ago.status, begun.draft) == (422, before)
    assert "this day does not fit what is asked for April 2024" in a_year_ago.text
    told = begun.client.post("/ask/meeting", on="/ask/meeting", day="11.04.2024", way="সভা")
    assert (told.status, "not a day to come" in told.text) == (422, True)
    begun.client.post("/ask/meeting", on="/ask/meeting", day="০৯.০৪.২০২৪", way="সভা")
    shown = begun.get("/ask/meeting")
    assert "selected" not in shown.partition("<table")[2]

    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই", "typed.0.reset": "০৫.০৩.২০২৪"}
    assert begun.client.send("POST", "/ask/meeting/agriculture", row).status == 303

    said = begun.said_by("agriculture")
    assert said == {"contacted-on": "09.04.2024", "way": "সভা", "two-step": "চালু নেই", "reset": "০৫.০৩.২০২৪"}


def test_a_row_that_is_saved_as_one_goes_brings_along_how_many_have_answered(begun):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই"}
    answer = begun.client.send("POST", "/ask/meeting/agriculture", row, headers={"HX-Request": "true"})
    assert re.search(r'<span id="progress" hx-swap-oob="true">\s*1 of 9 offices have answered', answer.text)
    assert '<span id="progress">1 of 9' in begun.get("/ask/meeting")


def test_a_closed_answer_in_a_typed_cell_is_called_and_taken_in_the_language_of_the_screen(begun):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই", "typed.0.reset": "No"}
    assert begun.client.send("POST", "/ask/meeting/agriculture", row).status == 303
    assert begun.said_by("agriculture")["reset"] == "না"
    (cell,) = re.findall(
        r'<input form="f-agriculture"[^>]*name="typed.0.reset" value="([^"]*)"', begun.get("/ask/meeting")
    )
    assert cell == "no"
    assert not re.search("[ঀ-৾]", "".join(re.findall("<datalist.*</datalist>", begun.get("/ask/meeting"))))


def test_the_table_leaves_what_it_does_not_show_and_takes_an_emptied_answer_back(begun):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="10.04.2024", way="ফোন")
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই", "0.told-by": "অফিস সহকারী"})
    row = row_of(begun, "agriculture") | {"0.two-step": "", "0.rule": "হ্যাঁ"}
    begun.client.send("POST", "/ask/meeting/agriculture", row)
    said = begun.said_by("agriculture")
    assert said == {"contacted-on": "10.04.2024", "way": "ফোন", "told-by": "অফিস সহকারী", "rule": "হ্যাঁ"}
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    begun.client.send("POST", "/ask/meeting/agriculture", row_of(begun, "agriculture") | {"0.rule": ""})
    assert not begun.draft.answers


@pytest.fixture
def told_by_phone(begun):
    """An office's assistant told on the telephone; then the table is opened for a meeting of the day before."""
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই", "0.told-by": "অফিস সহকারী"})
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    return begun


@pytest.mark.parametrize("as_one_goes", [True, False])
def test_what_the_table_adds_is_not_told_as_what_was_told_in_another_talk(told_by_phone, as_one_goes):
    begun = told_by_phone
    before = begun.said_by("agriculture")
    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই", "0.rule": "হ্যাঁ"}
    headers = {"HX-Request": "true"} if as_one_goes else {}
    answer = begun.client.send("POST", "/ask/meeting/agriculture", row, headers=headers)
    assert answer.status == 422
    assert "told otherwise (10.04.2024, phone, অফিস সহকারী) are not handed in yet" in seen(answer.text)
    assert "Not saved" in answer.text
    assert as_one_goes or re.search(r'name="0\.rule"[^>]*>.*?value="হ্যাঁ" selected', answer.text)
    assert begun.said_by("agriculture") == before


def test_all_of_an_office_was_told_in_one_talk_once_somebody_says_so(told_by_phone):
    begun = told_by_phone
    row = row_of(begun, "agriculture") | {"0.two-step": "চালু নেই", "0.rule": "হ্যাঁ"}
    refused = begun.client.send("POST", "/ask/meeting/agriculture", row)
    (choice,) = re.findall(r'<button form="f-agriculture"[^>]*name="one-talk" value="yes">([^<]+)', refused.text)
    assert "09.04.2024, meeting" in choice
    assert begun.client.send("POST", "/ask/meeting/agriculture", row | {"one-talk": "yes"}).status == 303
    said = begun.said_by("agriculture")
    assert said == {"contacted-on": "09.04.2024", "way": "সভা", "two-step": "চালু নেই", "rule": "হ্যাঁ"}


def test_the_table_says_after_saved_how_what_waits_of_an_office_was_told_and_what_follows(told_by_phone):
    (below,) = re.findall(
        r'<tr class="below">.*?</tr>',
        told_by_phone.get("/ask/meeting").split('id="o-agriculture"')[1].split("</tbody>")[0],
    )
    assert re.search(
        "Saved +What is saved of this office was told so: 10.04.2024, phone, অফিস সহকারী, and is handed in so",
        seen(below),
    )
    assert "there is nothing to correct in that" in seen(below)
    shown = seen(told_by_phone.get("/ask/meeting"))
    assert shown.count("What is saved of this office was told so") == 1


@pytest.fixture
def told_at_the_meeting(begun):
    """An office told at the meeting of the day before; then it is called."""
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    begun.client.send("POST", "/ask/meeting/agriculture", row_of(begun, "agriculture") | {"0.two-step": "চালু নেই"})
    begun.of_meeting = {"0.contacted-on": "09.04.2024", "0.way": "সভা", "0.two-step": "চালু নেই"}
    return begun


@pytest.mark.parametrize("as_one_goes", [True, False])
def test_what_a_call_adds_is_not_told_as_what_was_told_at_the_meeting_before_somebody_says_so(
    told_at_the_meeting, as_one_goes
):
    begun = told_at_the_meeting
    before = begun.said_by("agriculture")
    page = begun.opened("agriculture") | begun.of_meeting | {"0.rule": "হ্যাঁ"}
    how = {"path": "/keep", "HX-Request": "true"} if as_one_goes else {}
    refused = begun.send("agriculture", page, **how)
    assert refused.status == 422
    assert "that wait were told so: 09.04.2024, meeting, and what is new on this page would count as told so" in seen(
        refused.text
    )
    assert "What is new was told so, too: 09.04.2024, meeting" in seen(refused.text)
    assert as_one_goes or re.search(r'name="0\.rule" value="হ্যাঁ" checked', refused.text)
    assert as_one_goes or re.search(r'id="kept"[^>]*><strong class="fault">Not saved<', refused.text)
    assert begun.said_by("agriculture") == before
    assert begun.send("agriculture", page | {"one-talk": "yes"}, **how).status == (200 if as_one_goes else 303)
    assert begun.said_by("agriculture") == before | {"rule": "হ্যাঁ"}
    more = page | {"0.reset": "না"}
    assert begun.send("agriculture", more, **how).status != 422, "the page goes on with what it said"


def test_who_corrects_what_the_meeting_told_is_not_said_to_tell_otherwise(told_at_the_meeting):
    begun = told_at_the_meeting
    page = begun.opened("agriculture") | begun.of_meeting | {"0.two-step": "চালু"}
    refused = begun.send("agriculture", page)
    assert refused.status == 422
    assert "told otherwise" not in seen(refused.text)
    assert "that wait were told so: 09.04.2024, meeting, and what you changed would count as told so" in seen(
        refused.text
    )
    assert "What is new was told so, too: 09.04.2024, meeting" in seen(refused.text)
    assert begun.send("agriculture", page | {"one-talk": "yes"}).status == 303
    assert begun.said_by("agriculture")["two-step"] == "চালু"


def test_what_a_meeting_of_today_told_is_corrected_on_the_page_of_the_office_at_once(begun):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="10.04.2024", way="সভা")
    begun.client.send("POST", "/ask/meeting/agriculture", row_of(begun, "agriculture") | {"0.two-step": "চালু নেই"})
    page = begun.opened("agriculture") | {"0.way": "সভা", "0.two-step": "চালু"}
    assert begun.send("agriculture", page).status == 303
    assert begun.said_by("agriculture") == {"contacted-on": "10.04.2024", "way": "সভা", "two-step": "চালু"}


def test_a_doubtful_answer_of_the_meeting_that_is_asked_about_again_by_phone_is_emptied_and_the_rest_handed_in(
    told_at_the_meeting,
):
    begun = told_at_the_meeting
    page = begun.opened("agriculture") | begun.of_meeting | {"0.reset": "৩১.০২.২০২৪", "one-talk": "yes"}
    assert begun.send("agriculture", page).status == 422
    anew = begun.opened("agriculture") | begun.of_meeting | {"0.reset": "০২.০৩.২০২৪"}
    refused = begun.send("agriculture", anew)
    assert "what cannot be handed in as it stands empty before that; then ask the office again" in seen(refused.text)
    assert begun.send("agriculture", anew | {"0.reset": ""}).status == 303
    begun.client.post("/ask/hand-in", on="/ask/")
    assert not (begun.folder / answer_draft.DRAFT).exists()


def test_all_of_an_office_was_told_by_phone_where_its_page_says_so(told_at_the_meeting):
    begun = told_at_the_meeting
    page = begun.opened("agriculture") | {"0.two-step": "চালু নেই", "0.rule": "হ্যাঁ"}
    assert begun.send("agriculture", page).status == 303
    said = begun.said_by("agriculture")
    assert said == {"contacted-on": "10.04.2024", "way": "ফোন", "two-step": "চালু নেই", "rule": "হ্যাঁ"}


# Handing in --------------------------------------------------------------------------------------------------------


def test_the_desk_hands_in_what_the_command_would_and_says_so(begun, tmp_path):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    beside = shutil.copytree(begun.folder, tmp_path / "beside")
    assert "not handed in" in seen(begun.get("/month/"))

    answer = begun.client.post("/ask/hand-in", on="/ask/")

    assert answer.status == 303
    assert "Handed in: 1 answer of 1 office" in seen(begun.get("/ask/"))
    run("register", "hand-in", "--on", DAY, "--workspace", beside, code=0)
    here, there = (Ledger(folder / "ledger.db").notes(Recorded) for folder in (begun.folder, beside))
    assert here == there
    name = here[-1].file
    assert (begun.folder / "evidence" / name).read_bytes() == (beside / "evidence" / name).read_bytes()


def test_once_answers_are_handed_in_the_screen_of_asking_leads_on_as_the_month_does(begun, monkeypatch):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    begun.client.post("/ask/hand-in", on="/ask/")
    for deed, places, begins in ((Deed.KEEP_ROUND, ["/meeting/keep"], "quiet"), (Deed.GO_ON_ASKING, [], "")):
        monkeypatch.setattr(next_steps, "next_step", lambda _, deed=deed: Step(deed, plain("")))
        shown, step = begun.get("/ask/"), next_steps.shown(begun.desk.state())
        assert step.told.en in shown
        (leading,) = re.findall(r'<section class="next".*?</section>', shown, re.DOTALL)
        assert re.findall(r'class="button" href="([^"]+)"', leading) == places
        assert re.findall(r'<button(?: class="(\w+)")?>Begin asking', shown) == [begins]


@pytest.fixture
def of_february(begun):
    """Asking that was begun in February, with nothing answered yet."""
    answer_draft.keep(begun.folder, replace(begun.draft, month="2024-02"))
    return begun


def test_what_was_begun_in_another_month_and_left_empty_makes_room_by_itself(of_february):
    assert "To be asked for April 2024" in seen(of_february.get("/ask/"))
    assert of_february.client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
    assert of_february.draft.month == "2024-04"


def answered_in_february(asker, on="20.02.2024"):
    asker.send("agriculture", asker.opened("agriculture") | {"0.contacted-on": on, "0.two-step": "চালু নেই"})


def test_answers_of_another_month_are_handed_in_as_of_that_month_and_this_month_can_begin(of_february):
    answered_in_february(of_february)
    shown = seen(of_february.get("/ask/"))
    assert "These answers are of February 2024, and it is April 2024 now" in shown
    assert of_february.client.post("/ask/begin", on="/ask/", everybody="yes").status == 422
    assert of_february.client.post("/ask/hand-in", on="/ask/").status == 303
    assert of_february.client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
    assert of_february.draft.month == "2024-04"


def test_answers_of_another_month_are_called_so_and_handed_in_by_one_button(of_february):
    answered_in_february(of_february)
    shown = of_february.get("/ask/")
    assert shown.count('action="/ask/hand-in"') == 1
    headings = re.findall(r"<h[12][^>]*>([^<]+)</h[12]>", shown)
    assert len(headings) == len(set(headings))
    assert "Answers of February 2024, not handed in yet" in shown


def test_answers_of_another_month_are_put_away_and_kept_and_this_month_begins(of_february):
    answered_in_february(of_february, on="10.04.2024")
    kept = (of_february.folder / answer_draft.DRAFT).read_bytes()
    file = f"drafts/answers-2024-02-{of_february.draft.number}.json"
    assert of_february.client.post("/ask/hand-in", on="/ask/").status == 422

    assert of_february.client.post("/ask/put-away", on="/ask/").status == 303

    assert (of_february.folder / file).read_bytes() == kept
    assert (of_february.draft.month, of_february.draft.answers) == ("2024-04", {})
    assert file in seen(of_february.get("/ask/"))
    answered_in_february(of_february, on="10.04.2024")
    assert of_february.client.post("/ask/hand-in", on="/ask/").status == 303


def test_a_page_of_answers_that_were_put_away_is_not_saved_in_this_months(of_february):
    late = of_february.opened("agriculture") | {"0.two-step": "চালু নেই"}
    answered_in_february(of_february, on="10.04.2024")
    assert of_february.client.post("/ask/put-away", on="/ask/").status == 303
    of_february.begin()
    kept = of_february.send("agriculture", late, path="/keep", **{"HX-Request": "true"})
    told = html.unescape(kept.text)
    assert (kept.status, "or their draft were changed" in told, 'Press "Save and next" to see both' in told) == (
        409,
        True,
        True,
    )
    assert of_february.send("agriculture", late).status == 409
    assert (of_february.draft.month, of_february.draft.answers) == ("2024-04", {})


def test_asking_of_this_month_is_not_put_away(begun):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    before = begun.draft
    assert "put away" not in seen(begun.get("/ask/")).lower()
    assert begun.client.post("/ask/put-away", on="/ask/").status == 422
    assert begun.draft == before


def test_what_may_be_a_password_is_refused_beside_its_question(begun):
    page = begun.opened("agriculture") | {"typed.0.reset": "password: Rupsha#4471"}
    kept = begun.send("agriculture", page, path="/keep", **{"HX-Request": "true"})
    assert (kept.status, kept.headers["Kept"]) == (422, "no")
    assert re.search(r'data-of="0.reset">[^<]*may be a password', kept.text)
    assert "Rupsha" not in kept.text
    shown = begun.send("agriculture", page | {"then": "next"}).text
    assert re.search(r'id="fault-0.reset">[^<]*may be a password', shown)


def test_whom_a_yes_for_all_misses_by_his_own_earlier_no_is_said_in_both_ways_of_asking(tmp_path):
    folder = lay_example(tmp_path / "desk", "health")
    missed = "for what it told itself before"
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.hand_in_a_no_of_before()
        yes = asker.opened("health") | {"0.two-step": "চালু, লগইনে কোড চায়"}
        assert missed in asker.send("health", yes, path="/keep", **{"HX-Request": "true"}).text
        assert missed in asker.get("/ask/office/health")
        asker.client.post("/ask/meeting", on="/ask/meeting", day="10.04.2024", way="সভায়")
        assert missed in asker.get("/ask/meeting")


def test_what_will_not_count_is_shown_at_saving_and_left_so_only_from_the_page_that_shows_it(tmp_path):
    folder = lay_example(tmp_path / "desk", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.hand_in_a_no_of_before()
        yes = asker.opened("health") | {"0.two-step": "চালু, লগইনে কোড চায়", "then": "next"}
        assert asker.send("health", yes).headers["Location"] == "/ask/office/health"
        shown = asker.get("/ask/office/health")
        (noted,) = re.findall(r'name="noted" value="([^"]+)"', shown)
        assert "for what it told itself before" in noted
        assert "answered; some answers will not count" in seen(asker.get("/ask/"))
        again = asker.opened("health") | {
            "0.two-step": "চালু, লগইনে কোড চায়",
            "noted": html.unescape(noted),
            "then": "next",
        }
        assert asker.send("health", again).headers["Location"] == "/ask/office/statistics"


def test_a_yes_of_the_day_on_which_the_contrary_was_told_is_told_as_one_that_does_not_count_and_the_slip_is_corrected(
    tmp_path,
):
    folder, against = (
        lay_example(tmp_path / "desk", "agriculture"),
        "on the same day, 10.04.2024, something else was told, too",
    )
    no, yes = {"0.two-step": "চালু নেই"}, {"0.two-step": "চালু, লগইনে কোড চায়"}
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        for answers in (no, yes):
            asker.begin()
            at = asker.send("agriculture", asker.opened("agriculture") | answers | {"then": "next"}).headers["Location"]
            assert (at == "/ask/office/agriculture") is (answers is yes)
            assert seen(asker.get("/ask/office/agriculture")).count(against) == (answers is yes), (
                "once, at its question"
            )
            asker.client.post("/ask/hand-in", on="/ask/")
            assert (against in seen(asker.get("/ask/"))) is (answers is yes)
        page = asker.get("/offices/agriculture/")
        forms = re.findall(r'action="(/offices/agriculture/typed/(\w+))"', page)
        assert len(forms) == 2
        listed = re.findall(r'<li>[^<]*two-step: ([^<]*) <span class="hint">([^<]*)<', page)
        against_no = (
            "does not count: told otherwise on the same day, and of two equally known the less favourable counts"
        )
        assert listed == [("on, a login asks for a code", against_no), ("not on", "counts")]
        assert seen(page).count("Two answers typed at the desk tell different things") == 1
        path, mark = forms[-1]  # the one that was handed in first
        refused = asker.client.post(path, on="/offices/agriculture/", **{f"chosen-{mark}": "", f"written-{mark}": ""})
        assert refused.status == 422
        right = {f"chosen-{mark}": "চালু, লগইনে কোড চায়", f"reason-{mark}": "typed in the wrong row"}
        without_a_reason = asker.client.post(path, on="/offices/agriculture/", **right | {f"reason-{mark}": ""})
        assert (without_a_reason.status, "Why it is corrected" in without_a_reason.text) == (422, True)
        asked = asker.client.post(path, on="/offices/agriculture/", **right)
        assert (asked.status, "Is this right?" in asked.text) == (200, True)
        assert "Yes, write it down" in asked.text
        assert re.search(r'<p class="warn">[^<]+: now [^<]*; then [^<]*</p>', asked.text)
        assert "Reason: typed in the wrong row. The wrong answer counts no more" in asked.text
        assert "<strong>taken back</strong>" not in asked.text
        assert "Corrected or taken back" not in asker.get("/offices/agriculture/")
        right["confirmed"] = "1"
        assert asker.client.post(path, on="/offices/agriculture/", **right).status == 303
        assert "The answer was corrected" in asker.get("/offices/agriculture/")
        assert "told otherwise on the same day" not in seen(asker.get("/offices/agriculture/"))
        assert "Corrected or taken back: 1" in seen(asker.get("/offices/agriculture/"))
        path, mark = re.findall(r'action="(/offices/agriculture/typed/(\w+))"', asker.get("/offices/agriculture/"))[0]
        shown = asker.client.post(f"{path}/back", on="/offices/agriculture/", **{f"back-{mark}": "typed twice"}).text
        assert "<strong>taken back</strong>" in shown
        assert ("Yes, take it back" in shown, "Yes, write it down" in shown) == (True, False)
        assert asker.client.post(f"{path}/back", on="/offices/agriculture/", **back(mark)).status == 303
        assert mark not in asker.get("/offices/agriculture/")
        assert asker.client.post(path, on="/offices/agriculture/", **right).status == 422


def back(mark):
    return {f"back-{mark}": "typed twice", "confirmed": "1"}


def test_what_was_told_at_the_desk_and_taken_back_stays_to_be_seen_and_all_else_keeps_the_day_on_which_it_was_typed(
    tmp_path,
):
    folder = lay_example(tmp_path / "desk", "agriculture", "health")
    later = date.fromordinal(DAY.toordinal() + 3)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.begin()
        for office in ("agriculture", "health"):
            asker.send(office, asker.opened(office) | {"0.two-step": "চালু নেই", "0.rule": "না", "then": "next"})
        assert "corrected or taken back on the page of the office" in seen(asker.get("/ask/"))
        asker.client.post("/ask/hand-in", on="/ask/")
    with served(folder, on=later, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        page = asker.get("/offices/agriculture/")
        path, mark = re.findall(r'action="(/offices/agriculture/typed/(\w+))"', page)[0]
        assert "Corrected or taken back" not in page
        assert asker.client.post(f"{path}/back", on="/offices/agriculture/", **back(mark)).status == 303
        page, other = (seen(asker.get(f"/offices/{office}/")) for office in ("agriculture", "health"))
        assert "Corrected or taken back: 1" in page
        assert page.count("Typed on 10.04.2024, taken back on 13.04.2024. Reason: typed twice") >= 2, "at its duty, too"
        for shown in (page, other):
            assert "Answers typed at the desk on 10.04.2024" in shown
            assert "Answers typed at the desk on 13.04.2024" not in shown
        path, mark = re.findall(r'action="(/offices/health/typed/(\w+))"', asker.get("/offices/health/"))[0]
        right = {f"chosen-{mark}": "হ্যাঁ", f"reason-{mark}": "misheard", "confirmed": "1"}
        assert asker.client.post(path, on="/offices/health/", **right).status == 303
        page = asker.get("/offices/health/")
        rows = re.findall(r"<td>([^<:]+): [^<]*</td>.*Answers typed at the desk on ([\d.]+)<", page)
        assert {("password meets the rule", "13.04.2024"), ("two-step on", "10.04.2024")} == set(rows)


def test_what_was_done_on_an_account_that_an_office_is_said_not_to_have_is_told_at_saving_and_on_its_page(tmp_path):
    folder = tmp_path / "Koyra"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-03-18", code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.begin()
        office = asker.draft.asked[0].office
        for number, told in (("1", False), ("0", True)):
            answers = {"0.count": number, "0.two-step": "চালু, লগইনে কোড চায়", "then": "next"}
            at = asker.send(office, asker.opened(office) | answers).headers["Location"]
            assert (at == f"/ask/office/{office}") is told
            assert ("does not count. If it has one, correct" in seen(asker.get(f"/ask/office/{office}"))) is told
        asker.client.post("/ask/hand-in", on="/ask/")
        assert "the office is said to have no user ID" in seen(asker.get(f"/offices/{office}/"))


def test_a_yes_that_was_seen_otherwise_is_told_at_saving_as_one_that_does_not_count(tmp_path):
    folder = lay_example(tmp_path / "desk", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        of_login = "/meeting/seen?office=health"
        account = asker.get(of_login).partition('<option value="')[2].partition('"')[0]
        otherwise = {
            "logged-in": "0",
            "code": "2",
            "two-step": "1",
            "profile": "1",
            "proof": "11:30",
            "day": "05.04.2024",
        }
        entered = asker.client.post(
            "/meeting/seen", on=of_login, office="health", account=account, how="1", **otherwise
        )
        assert entered.status == 303
        asker.begin()
        fields = asker.opened("health")
        row = [asked.subject for asked in asker.draft.of("health").shown].index(account)
        yes = fields | {f"{row}.two-step": "চালু, লগইনে কোড চায়", f"{row}.profile": "ঠিক আছে", "then": "next"}
        assert asker.send("health", yes).headers["Location"] == "/ask/office/health"
        shown = seen(asker.get("/ask/office/health"))
        assert "on 05.04.2024 it was seen or recorded otherwise: profile updated: not since 18.01.2024" in shown
        assert "on 05.04.2024 it was seen or recorded otherwise: two-step on: no" in shown
        assert "see a login again and enter what it shows on the screen Meeting" in shown
        assert "answered; some answers will not count" in seen(asker.get("/ask/"))


def test_what_will_not_count_of_another_account_is_shown_too_whatever_was_shown_of_one():
    told = [Fault(f"fisheries/{post}", "two-step", plain("this is of before"), blocks=False) for post in ("a", "b")]
    with flask.Flask("desk").app_context():
        flask.g.language = Language.EN
        (first, of_one, words), (second, of_other, same) = uncounted(told)
    assert (first, second, words) == ("fisheries/a", "fisheries/b", same)
    assert of_one != of_other


def test_of_an_office_that_waits_for_the_portal_it_is_said_so_and_where_the_answer_to_what_is_asked_first_goes(
    tmp_path,
):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    told = {"contacted-on": f"{DAY:%d.%m.%Y}", "way": "ফোন"}
    locked_out = "লগইন করা যাচ্ছে না"
    answers = {"rule": "হ্যাঁ", "email": "lota@gov.bd", "email-use": "নিয়মিত", "cause": locked_out}
    upazila.answers_at_the_desk("lota", {"lota": told | answers}, DAY)
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(upazila.folder, service, address)
        asker.begin()
        page, call = seen(asker.get("/ask/")), seen(asker.get("/ask/office/lota"))
        koyra = asker.get("/ask/office/koyra")
    assert "told on 10.04.2024, in the evidence; the rest waits for the portal" in page
    first = call.partition("Ask this first")[2].partition("For all accounts")[0]
    assert "Is login possible now?" in first
    assert (
        "Write the answers at the questions below. When and where a reset was applied for is entered nowhere" in first
    )
    assert "Where it still cannot be done, choose why at “" in first
    assert "Ask this first" not in seen(koyra)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "Ask this first: 2 user IDs were told, and 1 is listed by post. Which post uses User 2?"),
        (Language.BN, "আগে এটি জিজ্ঞাসা করুন: ২টি ইউজার আইডির কথা জানানো হয়েছে, পদবিসহ তালিকায় আছে ১টি। ইউজার ২ কোন পদবির কাছে আছে?"),
    ],
)  # fmt: skip
def test_the_table_of_a_meeting_has_what_an_office_is_asked_first_below_its_row(tmp_path, language, said):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
        "koyra,Koyra UP,union,Chairman,,koyra.example.gov.bd,Secretary,k1",
    )
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),তিন ধরনের অক্ষর"
    upazila.answers("Lota UP,Secretary,20.03.2024,ফোন,,হ্যাঁ", "Lota UP,,20.03.2024,ফোন,2,", heads=heads)
    with served(upazila.folder, on=DAY, language=language) as (service, address):
        asker = Asker(upazila.folder, service, address)
        asker.begin()
        asker.client.post("/ask/meeting", on="/ask/meeting", day=f"{DAY:%d.%m.%Y}", way="সভা")
        table = asker.get("/ask/meeting")
    (lota,) = re.findall(r'<tbody id="o-lota".*?</tbody>', table, re.DOTALL)
    assert said in re.sub(r"\s+", " ", seen(lota))
    (koyra,) = re.findall(r'<tbody id="o-koyra".*?</tbody>', table, re.DOTALL)
    assert said.partition(":")[0] not in seen(koyra)


HINTS = {
    "the login": (Matter.LOGIN, {"cause", "reset"}, ["reset was applied for", "choose why at “cause”"]),
    "the login, its cause under what may be told beside": (Matter.LOGIN, {"reset"}, ["reset was applied for"]),
    "trying again": (Matter.TRYING, {"cause", "two-step"}, ["choose why at “cause”"]),
    "a request for correction": (Matter.TO_CORRECT, {"cause", "rule"}, ["give that under “When, how, by whom”"]),
    "whose user ID": (Matter.NONE_OF_ITS_OWN, {"count", "cause"}, ["write 0 at “count”"]),
    "which post": (Matter.WHOSE_IT_IS, {"two-step"}, ["entered in the roster, on the screen Offices"]),
    "the mailbox": (Matter.MAILBOX, {"email", "cause"}, []),
}


@pytest.mark.parametrize(("matter", "seen_at_once", "said"), HINTS.values(), ids=HINTS)
def test_what_is_said_of_where_the_first_answer_goes_fits_it_and_names_only_what_is_seen(matter, seen_at_once, said):
    asked = [SimpleNamespace(id=f"0.{name}", spoken=None, label=plain(name)) for name in seen_at_once]
    how = where_it_goes([matter], SimpleNamespace(rows=[SimpleNamespace(asked=asked)]))
    below = ["Write the answers at the questions below."] if matter is not Matter.WHOSE_IT_IS else []
    assert [each.en for each in how[: len(below)]] == below, "a post has no question below"
    how = how[len(below) :]
    assert len(how) == len(said)
    assert all(words in each.en for words, each in zip(said, how, strict=True))


def test_of_an_office_of_which_only_a_post_is_asked_the_page_leads_to_where_it_is_entered(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1")
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা),তিন ধরনের অক্ষর"
    upazila.answers("Lota UP,Secretary,20.03.2024,ফোন,,হ্যাঁ", "Lota UP,,20.03.2024,ফোন,2,", heads=heads)
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(upazila.folder, service, address)
        asker.begin()
        page = asker.get("/ask/office/lota")
        first = page.partition('id="first"')[2].partition("</section>")[0]
        assert "Which post uses User 2?" in first
        assert "Write the answers at the questions below." not in first
        (way,) = re.findall('<a href="([^"]+)"', first)
        where, _, field = way.partition("#")
        assert f'id="{field}"' in asker.get(where)


def test_answers_of_accounts_that_stand_elsewhere_by_now_are_not_saved(tmp_path):
    folder = lay_example(tmp_path / "desk", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.begin()
        among = re.search(r'name="among-rows" value="([^"]+)"', asker.get("/ask/office/health"))[1]
        sent = asker.opened("health") | {"among-rows": among, "1.two-step": "চালু নেই"}
        draft = asker.draft
        moved = [
            replace(asked, rows=(asked.rows[0], *asked.rows[:0:-1])) if asked.office == "health" else asked
            for asked in draft.asked
        ]
        answer_draft.keep(folder, replace(draft, asked=tuple(moved)))
        answer = asker.send("health", sent)
        assert (answer.status, "changed while the page was open" in answer.text) == (422, True)
        assert not asker.draft.answers


def test_who_waits_for_the_portal_is_not_asked_by_itself_and_named_where_anybody_can_be_asked(asker):
    named = "These wait for the portal and are asked by themselves only once its owner has answered a letter that tells of them"
    asker.begin()
    assert named not in asker.get("/ask/"), "everybody is asked"
    (asker.folder / answer_draft.DRAFT).unlink()
    asker.client.post("/ask/begin", on="/ask/")
    shown = asker.get("/ask/")
    assert 'href="/ask/office/livestock"' not in shown
    assert re.search(named + r": [^<]*Livestock Office", shown)


def test_without_a_draft_pages_of_offices_lead_to_where_asking_begins_and_say_why(asker):
    (asker.folder / answer_draft.DRAFT).unlink(missing_ok=True)
    for path in ("/ask/office/agriculture", "/ask/meeting"):
        answer = asker.client.get(path)
        assert (answer.status, answer.headers["Location"]) == (303, "/ask/")
        shown = asker.get("/ask/")
        assert "asking for April 2024 was not begun, or its answers were handed in" in shown
        assert 'action="/ask/begin"' in shown
    sent = asker.send("agriculture", {"0.two-step": "চালু নেই", "then": "next"})
    assert sent.status == 422
    assert 'href="/ask/"' in sent.text.partition("<main")[2]


def test_a_table_with_nothing_to_ask_says_why_and_what_is_next(begun):
    draft = begun.draft
    advised = [
        replace(asked, rows=tuple(replace(row, advised=row.open_items) for row in asked.rows)) for asked in draft.asked
    ]
    answer_draft.keep(begun.folder, replace(draft, asked=tuple(advised)))
    shown = begun.get("/ask/meeting").partition("<main")[2]
    assert "Of the offices on the list everything ordered is told, or waits for the portal" in shown
    assert 'class="button" href="/ask/"' in shown
    assert "<table" not in shown
    assert 'name="day"' not in shown


# In a browser ------------------------------------------------------------------------------------------------------


@pytest.fixture
def tab(begun, chromium_tab):
    begun.faults = []
    chromium_tab.on("console", lambda said: begun.faults.append(said.text) if said.type == "error" else None)
    begun.client.let_in(chromium_tab)
    yield chromium_tab
    assert not begun.faults


@pytest.mark.sampled
@pytest.mark.parametrize("late", [("htmx.js",), ("htmx.js", "desk.js")])
@pytest.mark.parametrize(
    ("path", "field", "kept"),
    [
        ("/ask/office/agriculture", '[name="0.rule"][value="হ্যাঁ"]', "#kept"),
        ("/ask/meeting", '#o-agriculture [name="0.rule"]', "#o-agriculture .kept"),
    ],
)
def test_what_is_answered_before_the_page_can_send_it_is_sent_as_soon_as_it_can(begun, tab, path, field, kept, late):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    waiting = []
    for script in late:
        tab.route(f"**/assets/{script}", lambda route: waiting.append(route))  # noqa: PLW0108 the name of a method is no handler
    tab.goto(begun.origin + path, wait_until="commit")
    given = tab.locator(field)
    given.check() if "value" in field else given.select_option("হ্যাঁ")
    until(tab, lambda: len(waiting) == len(late))
    assert "desk.js" in late or tab.locator(kept).inner_text() == "Not saved yet …"
    for route in waiting:
        route.continue_()
    tab.locator(kept).get_by_text("Saved", exact=True).wait_for()
    until(tab, lambda: begun.said_by("agriculture").get("rule") == "হ্যাঁ")
    tab.unroute_all()


@pytest.mark.sampled
@pytest.mark.parametrize("path", ["/ask/office/agriculture", "/ask/meeting"])
def test_a_page_that_is_only_looked_at_sends_nothing(begun, tab, path):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই", "typed.0.reset": "05.03.2024"})
    before = (begun.folder / answer_draft.DRAFT).read_bytes()
    asked = []
    tab.on("request", lambda request: asked.append(request.method))
    tab.goto(begun.origin + path)
    tab.locator("[hx-post][data-htmx-powered]").first.wait_for()
    tab.wait_for_timeout(100)
    assert set(asked) == {"GET"}
    assert (begun.folder / answer_draft.DRAFT).read_bytes() == before


def goes_to(tab, address):
    """Open the page of an office; the browser chooses its first question when it first draws it, which may be after it was loaded."""
    tab.goto(address)
    tab.wait_for_function("document.activeElement.closest('[data-answers]')")


def test_the_list_numbers_offices_as_every_other_list_does(begun):
    (begun.folder / answer_draft.DRAFT).unlink()
    assert begun.client.post("/ask/begin", on="/ask/").status == 303
    shown = re.findall(r"<tr><td>(\d+)</td><th scope=\"row\"><a href=\"/ask/office/([^\"]+)\"", begun.get("/ask/"))
    serials = {each.office.id: each.serial for each in begun.desk.judgement().assessments}
    assert {office: number for number, office in shown} == {office: f"{serials[office]:02d}" for _, office in shown}
    assert 0 < len(shown) < len(serials)


def test_where_the_roster_has_no_address_nobody_is_offered_to_say_that_it_is_right(begun):
    offices = {each.office.id: each.office.email for each in begun.desk.judgement().assessments}
    told = set()
    for office, address in offices.items():
        page = begun.get(f"/ask/office/{office}")
        held = re.search(r'<input type="radio" name="0.email" value="আছে"[^>]*>', page)
        if held:
            told.add((bool(address), "disabled" in held[0], "no address in the roster" in seen(page)))
    assert told == {(True, False, False), (False, True, True)}


def test_the_address_in_the_roster_and_the_number_of_user_ids_stand_beside_what_is_asked(begun):
    page = seen(begun.get("/ask/office/fisheries"))
    assert "fisheries@example.gov.bd in the roster" in page
    counted = seen(begun.get("/ask/office/sub-registry"))
    known = next(each.office.users for each in begun.desk.judgement().assessments if each.office.id == "sub-registry")
    assert f"Before: {known} user IDs" in " ".join(counted.split())


def test_the_keyboard_alone_answers_an_office_and_each_key_is_saved(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    for key in ("2", "Enter", "1", "Enter"):
        tab.keyboard.press(key)
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    until(tab, lambda: begun.said_by("agriculture").get("rule") == "হ্যাঁ")
    said = begun.said_by("agriculture")
    assert (said["reset"], "two-step" in said) == ("না", False)
    tab.locator("#progress").get_by_text("1 of 9 offices have answered", exact=True).wait_for()
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/ask/office/fisheries")


ANSWERED = """() => [...document.querySelectorAll(".ask input[type=radio]:checked:not([value='']), .ask .typed input")]
    .filter(each => each.value).map(each => [each.name, each.value])"""


def press_each(tab, words):
    """Press the keys of signs, one by one, also those of a Bangla keyboard, which the browser's driver has no names for."""
    keys = tab.context.new_cdp_session(tab)
    for sign, kind in product(words, ("keyDown", "keyUp")):
        keys.send("Input.dispatchKeyEvent", {"type": kind, "key": sign} | ({"text": sign} if kind == "keyDown" else {}))


@pytest.mark.parametrize("typed", ["28.03.2024", "২৮.০৩.২০২৪", "12.03.2024", "১২.০৩.২০২৪"])
def test_a_day_that_is_typed_where_the_page_begins_is_the_day_of_the_reset_and_answers_nothing_else(begun, tab, typed):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    press_each(tab, typed)
    tab.keyboard.press("Enter")
    assert tab.evaluate(ANSWERED) == [["typed.0.reset", typed]]
    until(tab, lambda: begun.said_by("agriculture").get("reset") == typed)
    assert answered_at_all(begun, "agriculture") == {"reset"}


def answered_at_all(begun, office):
    """Return which questions the draft has answers of, but for those of the talk."""
    return set(begun.said_by(office)) - {"contacted-on", "way", "told-by"}


@pytest.mark.parametrize("typed", ["ufo2024@example.gov.bd", "2024ufo@example.gov.bd", "ufo@example.gov.bd"])
def test_an_address_that_is_typed_at_its_question_stands_in_its_field_alone(begun, tab, typed):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    question = tab.locator(".ask:has([name='typed.0.email'])")
    question.evaluate("ask => { const closed = ask.closest('details:not([open])'); if (closed) closed.open = true; }")
    question.locator("input:enabled").first.focus()
    tab.keyboard.type(typed)
    tab.keyboard.press("Tab")
    assert tab.evaluate(ANSWERED) == [["typed.0.email", typed]]
    until(tab, lambda: answered_at_all(begun, "agriculture") == {"email"})


def test_what_is_pasted_at_a_question_with_a_field_stands_in_its_field(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    typed = tab.locator("[name='typed.0.reset']")
    typed.fill("28.03.2024")
    typed.press("Control+a")
    typed.press("Control+x")
    tab.locator("[name='0.reset']").first.focus()
    tab.keyboard.press("Control+v")
    assert typed.input_value() == "28.03.2024"
    typed.press("Tab")
    until(tab, lambda: answered_at_all(begun, "agriculture") == {"reset"})


def test_a_digit_that_stands_alone_in_its_field_is_saved_as_its_answer_by_the_keys_that_save_all(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    press_each(tab, "২")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/ask/office/fisheries")
    assert begun.said_by("agriculture")["reset"] == "না"


def test_a_digit_that_may_go_on_is_neither_saved_nor_found_fault_with_while_its_field_has_the_cursor(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    tab.keyboard.press("2")
    tab.wait_for_timeout(3000)
    assert "Not saved yet" in tab.locator("#kept").inner_text()
    assert not begun.said_by("agriculture")
    tab.keyboard.type("8.03.2024")
    until(tab, lambda: begun.said_by("agriculture").get("reset") == "28.03.2024")


def test_several_digits_in_a_cell_of_the_table_are_not_the_answer_of_the_first(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    cell = tab.locator('#o-agriculture [name="typed.0.reset"]')
    cell.fill("১২")
    cell.press("Enter")
    assert cell.input_value() == "১২"


@pytest.mark.parametrize("by", ["key", "click", "click on the button"])
def test_what_cannot_be_answered_since_the_roster_has_no_address_leads_to_its_field_and_says_why(begun, tab, by):
    address = {each.office.id: each.office.email for each in begun.desk.judgement().assessments}
    pages = {office: begun.get(f"/ask/office/{office}") for office, listed in address.items() if not listed}
    office = next(office for office, page in pages.items() if "disabled" in page)
    goes_to(tab, f"{begun.origin}/ask/office/{office}")
    ask = tab.locator(".ask:has([name='typed.0.email'])")
    ask.evaluate("ask => { const closed = ask.closest('details:not([open])'); if (closed) closed.open = true; }")
    closed, open_choice = ask.locator(".choice:has(:disabled)"), ask.locator(".choice:has(:enabled)").first
    looks = "choice => { const { color, cursor, borderStyle } = getComputedStyle(choice); return [color, cursor, borderStyle]; }"
    assert not set(closed.evaluate(looks)) & set(open_choice.evaluate(looks)), "it looks as what can be chosen"
    if by == "key":
        open_choice.locator("input").focus()
        tab.keyboard.press("1")
    else:
        closed.scroll_into_view_if_needed()
        box = closed.locator("input" if by != "click" else "kbd").bounding_box()
        tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    ask.locator("[name='typed.0.email']:focus").wait_for()
    _, why = told_of(tab, "[name='typed.0.email']")
    assert "The roster has no e-mail address of this office: write the whole address" in why
    assert "email" not in begun.said_by(office)


def test_while_the_summary_of_what_is_wrong_is_read_the_keys_are_of_the_form(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="typed.0.reset"]').press_sequentially("31.04.2024")
    tab.keyboard.press("Control+Enter")
    tab.locator(".problems:focus").wait_for()
    tab.keyboard.press("1")
    tab.locator(".problems:focus").wait_for()
    tab.keyboard.press("Enter")
    tab.locator("form[data-answers] :focus").wait_for()
    tab.locator('[name="typed.0.reset"]').fill("20.02.2024")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/ask/office/fisheries")
    assert "rule" not in begun.said_by("agriculture"), "a digit beside the questions is nobody's answer"
    begun.faults.clear()  # the page that told of it


def test_what_is_told_above_the_questions_of_a_form_is_sent_once_by_its_keys(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "desk", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.hand_in_a_no_of_before()
        asker.send("health", asker.opened("health") | {"0.two-step": "চালু, লগইনে কোড চায়", "then": "next"})
        asker.client.let_in(chromium_tab)
        chromium_tab.goto(f"{asker.origin}/ask/office/health")
        chromium_tab.locator("#noted:focus").wait_for()
        assert "see there why" in told_of(chromium_tab, "#noted")[1]
        assert not chromium_tab.get_by_role("alert").count(), "what has the focus is read once"
        chromium_tab.evaluate(
            "() => { window.sent = 0; HTMLFormElement.prototype.requestSubmit = () => { window.sent++; }; }"
        )
        chromium_tab.keyboard.press("Control+Enter")
        assert chromium_tab.evaluate("window.sent") == 1, "sent twice, it is told to have been sent before"


def test_what_is_typed_is_saved_while_the_cursor_is_still_in_its_field(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    typed = tab.locator('[name="typed.0.reset"]')
    typed.press_sequentially("20.02.2024")
    until(tab, lambda: begun.said_by("agriculture").get("reset") == "20.02.2024")
    assert typed.evaluate("field => field === document.activeElement")


def test_who_leaves_a_page_with_text_that_is_not_saved_yet_is_asked_and_it_is_saved_meanwhile(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    tab.on("dialog", stay)
    tab.locator('[name="0.told-by"]').press_sequentially("অফিস সহকারী")
    tab.evaluate("location.reload()")
    until(tab, lambda: begun.said_by("agriculture").get("told-by") == "অফিস সহকারী")
    until(tab, lambda: asked == ["beforeunload"])
    tab.wait_for_timeout(2500)  # longer than a page may take before it is told to be coming
    assert not tab.locator("#coming").count(), "none comes where one stays"
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()  # the page knows it a moment after the desk
    tab.reload()
    tab.remove_listener("dialog", stay)
    assert asked == ["beforeunload"], "what is saved is left without a question"
    assert tab.locator('[name="0.told-by"]').input_value() == "অফিস সহকারী"


def test_what_the_page_says_first_goes_once_nothing_is_wrong_any_more(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    typed = tab.locator('[name="typed.0.reset"]')
    typed.fill("20.02.2042")
    typed.press("Control+Enter")
    tab.locator("#problems").wait_for()
    typed.fill("20.02.2024")
    typed.press("Tab")
    tab.locator("#problems").wait_for(state="detached")
    assert all("422" in told for told in begun.faults), "the answers that told of it"
    begun.faults.clear()


def test_what_must_be_corrected_goes_from_above_once_it_is_and_what_is_to_be_looked_at_stays(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    mailbox = tab.locator('[name="typed.0.email"]')
    mailbox.fill("agriculture@gmail.com")
    tab.locator('[name="0.email-use"][value="নিয়মিত"]').check()
    mailbox.press("Control+Enter")
    tab.locator("#problems").wait_for()
    tab.locator('[name="0.email-use"][value="না"]').check()
    tab.locator("#problems").wait_for(state="detached")
    assert tab.locator("#noted").is_visible(), "the address is a personal one still"
    mailbox.fill("")
    mailbox.press("Tab")
    tab.locator("#noted").wait_for(state="detached")
    assert all("422" in told for told in begun.faults), "the answers that told of it"
    begun.faults.clear()


def test_back_onto_a_page_that_was_refused_or_that_asks_shows_a_page_of_the_desk(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="typed.0.reset"]').fill("20.02.2042")
    tab.locator('[name="typed.0.reset"]').press("Control+Enter")
    tab.locator("#problems").wait_for()
    tab.goto(f"{begun.origin}/meeting/")
    tab.go_back()
    assert "Agriculture" in tab.locator("h1").inner_text()
    tab.goto(f"{begun.origin}/offices/-/roster")
    tab.locator('input[name="office"]').fill("পাট দপ্তর")
    tab.locator('[name="office-en"]').fill("Jute Office")
    tab.locator('[name="office-en"]').press("Enter")
    tab.get_by_text("Jute Office").first.wait_for()
    assert tab.locator('[name="office-en"]:visible').count() == 0, "what is asked is shown before and after"
    tab.goto(f"{begun.origin}/meeting/")
    tab.go_back()
    assert tab.locator('[name="office-en"]').is_visible()
    assert all("422" in told for told in begun.faults), "the answers that told of it"
    begun.faults.clear()


def test_who_answered_is_not_asked_whether_he_told_nothing(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/fisheries")
    nothing = tab.locator('[name="nothing-told"]')
    assert nothing.is_visible()
    tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    assert not nothing.is_visible()


def test_enter_goes_from_the_last_question_past_closed_sections_to_who_told_and_to_the_button(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    assert tab.locator("details:not([open]) .ask").count()
    active = lambda: tab.evaluate("document.activeElement.name")  # noqa: E731
    names = [active()]
    while names[-1] != "then" and len(names) < 20:
        tab.keyboard.press("Enter")
        names.append(active())
    assert names[-2:] == ["0.told-by", "then"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("field", "following"), [("0.contacted-on", "0.told-by"), ("0.proof", "then")])
def test_enter_in_a_field_of_the_talk_goes_on_from_there(begun, tab, field, following):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    tab.locator(f'[name="{field}"]').press("Enter")
    assert tab.evaluate("document.activeElement.name") == following


def test_enter_leads_to_the_answer_that_was_chosen_before(begun, tab):
    begun.send("agriculture", begun.opened("agriculture") | {"0.rule": "না"})
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    for _ in range(12):
        tab.keyboard.press("Enter")
        if tab.evaluate("document.activeElement.name") == "0.rule":
            break
    assert tab.evaluate("document.activeElement.value") == "না"


def test_heads_of_the_table_stay_in_sight_and_all_of_a_row_is_at_1280(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": 1280, "height": 500})
    tab.goto(f"{begun.origin}/ask/meeting")
    wide = tab.locator(".wide")
    wide.evaluate("wide => wide.scrollTo(0, wide.scrollHeight)")
    top = wide.bounding_box()["y"]
    for head in tab.locator("thead th").all():
        assert abs(head.bounding_box()["y"] - top) <= 2
    assert wide.evaluate("wide => wide.scrollTop") > 0
    assert wide.evaluate("wide => wide.scrollWidth - wide.clientWidth") == 0


def test_on_the_page_of_an_office_it_is_ticked_that_what_is_new_was_told_at_the_meeting_too(told_at_the_meeting, tab):
    begun = told_at_the_meeting
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    ticked = tab.locator('#same-talk [name="one-talk"]')
    ticked.wait_for()
    assert "rule" not in begun.said_by("agriculture")
    ticked.click()  # once it is saved it is not there any more
    until(tab, lambda: begun.said_by("agriculture").get("rule") == "হ্যাঁ")
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    ticked.wait_for(state="detached")
    tab.locator('[name="0.profile"], [name="0.reset"]').first.check()
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    assert begun.said_by("agriculture")["way"] == "সভা"
    begun.faults.clear()  # the answer that asked


@pytest.mark.parametrize("width", [360, 1366])
def test_in_the_table_an_answer_that_was_chosen_is_seen_whole_and_what_is_wrong_with_it_in_words_alone(
    begun, tab, width
):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(f"{begun.origin}/ask/meeting")
    row = tab.locator("#o-agriculture")
    for name in ("two-step", "cause"):
        chosen = row.locator(f'select[name="0.{name}"]')
        longest = chosen.evaluate(
            "field => [...field.options].sort((one, other) => other.text.length - one.text.length)[0].value"
        )
        chosen.select_option(longest)
        beside = chosen.evaluate(
            """field => {
              const pen = document.createElement("canvas").getContext("2d");
              const { font, lineHeight } = getComputedStyle(field);
              pen.font = font;
              const lines = Math.max(1, Math.floor(field.clientHeight / parseFloat(lineHeight) || 1));
              return field.clientWidth * lines - pen.measureText(field.selectedOptions[0].text).width;
            }"""
        )
        assert beside > 0, longest
    typed = row.locator('[name="typed.0.reset"]')
    typed.fill("20.02.2042")
    typed.press("Tab")
    told = row.locator(".kept .fault[data-of]").first
    told.wait_for()
    assert told.evaluate("told => getComputedStyle(told, '::before').content") == "none"
    begun.faults.clear()  # the answer that told of it


@pytest.mark.parametrize("language", Language)
def test_the_columns_of_the_table_stay_where_they_are_while_one_answers(begun, tab, language):
    begun.desk.language = language
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{begun.origin}/ask/meeting")
    columns, row = tab.locator(".answers thead th"), tab.locator("#o-agriculture")
    lefts = "(cells) => cells.map((cell) => cell.getBoundingClientRect().left)"
    before = columns.evaluate_all(lefts)
    for chosen in row.locator("select").all():
        chosen.select_option(
            chosen.evaluate(
                "(field) => [...field.options].sort((one, other) => other.text.length - one.text.length)[0].value"
            )
        )
    address = row.locator('[name="typed.0.email"]')
    address.fill("upazila.agriculture.officer@example.gov.bd")
    assert address.evaluate("(field) => field.scrollWidth <= field.clientWidth"), "whole while it is typed"
    moved = [abs(now - then) for now, then in zip(columns.evaluate_all(lefts), before, strict=True)]
    assert max(moved) < 1, moved
    begun.faults.clear()  # what was chosen does not fit together


@contextmanager
def a_page_whose_desk_went(folder, chromium_tab, path):
    """Open a page of a desk, and end the desk."""
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(service.guard.origin + path)
    yield chromium_tab


def test_an_answer_that_is_given_after_the_desk_ended_is_told_as_not_saved(begun, chromium_tab, tmp_path):
    begun.send("agriculture", begun.opened("agriculture") | {"0.two-step": "চালু নেই"})
    folder = shutil.copytree(begun.folder, tmp_path / "gone")
    with a_page_whose_desk_went(folder, chromium_tab, "/ask/office/agriculture") as page:
        assert page.locator("#kept").inner_text() == "Saved"
        page.locator('[name="0.rule"][value="হ্যাঁ"]').check()
        page.locator("#kept").get_by_text("Not saved: the desk is closed").wait_for()
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(200)
        assert page.locator('[name="0.rule"][value="হ্যাঁ"]').is_checked()
    assert "rule" not in answer_draft.load(folder).answers["agriculture"].rows["agriculture"]


@pytest.mark.long(instead="test_an_answer_that_is_given_after_the_desk_ended_is_told_as_not_saved")
def test_a_row_of_the_table_tells_the_same(begun, chromium_tab, tmp_path):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    folder = shutil.copytree(begun.folder, tmp_path / "gone")
    with a_page_whose_desk_went(folder, chromium_tab, "/ask/meeting") as page:
        page.locator('#o-agriculture [name="0.two-step"]').select_option("চালু নেই")
        page.locator("#o-agriculture .kept").get_by_text("Not saved: the desk is closed").wait_for()


@pytest.mark.sampled
@pytest.mark.parametrize("status", [403, 422, 500])
def test_what_the_desk_did_not_take_is_told_as_not_saved(begun, chromium_tab, status):
    begun.client.let_in(chromium_tab)
    chromium_tab.goto(f"{begun.origin}/ask/office/agriculture")
    chromium_tab.route("**/keep", lambda route: route.fulfill(status=status, body="<h1>Another page</h1>"))
    chromium_tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    chromium_tab.locator("#kept").get_by_text("did not take it").wait_for()
    assert "Another page" not in chromium_tab.content()
    chromium_tab.unroute_all()


def test_an_answer_is_told_as_not_saved_until_the_desk_said_so(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    waiting = []
    tab.route("**/keep", lambda route: waiting.append(route))  # noqa: PLW0108 the name of a method is no handler
    tab.locator('[name="typed.0.reset"]').press_sequentially("05.03.2024")
    assert tab.locator("#kept").inner_text() == "Not saved yet …"
    tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    tab.wait_for_timeout(100)
    tab.locator('[name="0.rule"][value="না"]').check()
    until(tab, lambda: waiting)
    with tab.expect_request("**/keep"):
        waiting.pop().continue_()
    until(tab, lambda: waiting)
    assert tab.locator("#kept").inner_text() == "Not saved yet …"
    waiting.pop().continue_()
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    until(tab, lambda: begun.said_by("agriculture")["rule"] == "না")
    tab.unroute_all()


@pytest.mark.long(instead="test_an_answer_is_told_as_not_saved_until_the_desk_said_so")
def test_what_is_typed_while_an_answer_waits_for_its_turn_is_not_told_as_saved_with_it(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    waiting = []
    tab.route("**/keep", lambda route: waiting.append(route))  # noqa: PLW0108 the name of a method is no handler
    for answer in ("হ্যাঁ", "না"):
        tab.locator(f'[name="0.rule"][value="{answer}"]').check()
        until(tab, lambda: waiting)
    tab.locator('[name="typed.0.reset"]').press_sequentially("05.03.2024")
    for _ in range(2):
        until(tab, lambda: waiting)
        with tab.expect_event("requestfinished"):
            waiting.pop().continue_()
        tab.wait_for_timeout(100)
        assert tab.locator("#kept").inner_text() == "Not saved yet …"
    assert (begun.said_by("agriculture")["rule"], "reset" in begun.said_by("agriculture")) == ("না", False)
    tab.unroute_all()
    tab.locator('[name="typed.0.reset"]').press("Enter")
    tab.locator("#kept").get_by_text("Saved", exact=True).wait_for()
    until(tab, lambda: begun.said_by("agriculture")["reset"] == "05.03.2024")


def test_what_is_wrong_with_an_answer_stands_beside_its_question_at_once(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    question = tab.locator(".ask", has=tab.locator('[name="typed.0.reset"]'))
    question.locator('[name="typed.0.reset"]').fill("last month")
    question.locator('[name="typed.0.reset"]').press("Enter")
    beside = question.locator(".beside")
    beside.wait_for()
    assert begun.said_by("agriculture")["reset"] == "last month"
    assert beside.inner_text().strip() in told_of(tab, "[name='typed.0.reset']")[1]
    question.locator('[name="typed.0.reset"]').fill("05.03.2024")
    question.locator('[name="typed.0.reset"]').press("Enter")
    beside.wait_for(state="hidden")
    assert not told_of(tab, "[name='typed.0.reset']")[1]


@pytest.mark.parametrize("at_once", [True, False])
def test_a_wrong_day_of_the_talk_is_told_at_its_field_and_the_summary_leads_there(begun, tab, at_once):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="0.rule"][value="হ্যাঁ"]').check()
    day = tab.locator('[name="0.contacted-on"]')
    day.fill("35.13.2024")
    day.press("Tab" if at_once else "Control+Enter")
    if at_once:
        tab.locator(".field .beside", has_text="contact").wait_for()
    else:
        tab.locator(".problems a[href='#0.contacted-on']").press("Enter")
        assert day.evaluate("field => field === document.activeElement")
        begun.faults.clear()  # the page that told of it
    assert day.get_attribute("aria-invalid") == "true"
    assert "not understood" in told_of(tab, "[name='0.contacted-on']")[1]
    day.fill("10.04.2024")
    day.press("Tab")
    until(tab, lambda: day.get_attribute("aria-invalid") is None)
    assert not told_of(tab, "[name='0.contacted-on']")[1]


def test_what_is_wrong_with_an_answer_of_a_post_names_the_post_and_the_summary_leads_to_it(tmp_path):
    folder = lay_example(tmp_path / "desk", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        asker = Asker(folder, service, address)
        asker.begin()
        post = re.search(r"Only of (.+?), where it differs", seen(asker.get("/ask/office/health")))[1]
        answer = asker.send("health", asker.opened("health") | {"typed.1.reset": "last month", "then": "next"})
    assert answer.status == 422
    (line,) = re.findall(r'<a href="#1\.reset">(.+?)</a>', answer.text)
    assert html.unescape(line).startswith(f"{post}: password reset: ")
    assert re.search(r'<input id="1\.reset" name="typed\.1\.reset"', answer.text)


def test_what_is_refused_in_the_table_leads_to_its_cell_and_a_wrong_day_to_its_field_by_its_name(begun):
    wrong = begun.client.post("/ask/meeting", on="/ask/meeting", day="35.13.2024", way="সভা")
    assert '<a href="#day">Day on which it was told: write the day of the meeting' in wrong.text
    assert re.search(r'<input id="day"[^>]* aria-invalid="true"', wrong.text)
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    row = row_of(begun, "agriculture") | {"typed.0.reset": "Paik@2024!x"}
    refused = begun.client.send("POST", "/ask/meeting/agriculture", row)
    assert refused.status == 422
    assert '<a href="#o-agriculture-0.reset">password reset: ' in refused.text
    assert re.search(r'id="fault-o-agriculture-0.reset">[^<]*may be a password', refused.text)
    assert re.search(r'aria-invalid="true"[^>]* id="o-agriculture-0.reset"', refused.text)


@pytest.mark.long(instead="test_what_is_wrong_with_an_answer_stands_beside_its_question_at_once")
def test_in_the_table_it_stands_below_the_row_across_the_page(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": 1000, "height": 800})
    tab.goto(f"{begun.origin}/ask/meeting")
    cell = tab.locator('#o-agriculture [name="typed.0.reset"]')
    before = tab.locator("#o-agriculture").bounding_box()["height"]
    cell.fill("last month")
    cell.press("Enter")
    told = tab.locator("#o-agriculture .below .fault")
    told.wait_for()
    box = told.bounding_box()
    assert 0 <= box["x"] < box["x"] + box["width"] <= 1000
    assert box["width"] > 400
    assert cell.get_attribute("aria-invalid") == "true"
    assert told.inner_text() in told_of(tab, "#o-agriculture [name='typed.0.reset']")[1]
    assert tab.locator("#o-agriculture").bounding_box()["height"] < before + 120


def test_a_typed_answer_and_a_chosen_one_take_each_others_place(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    for key in ("2", "Enter"):
        tab.keyboard.press(key)
    assert tab.locator('[name="0.reset"]:checked').get_attribute("value") == "না"
    typed = tab.locator('[name="typed.0.reset"]')
    typed.fill("05.03.2024")
    typed.press("Enter")
    assert tab.locator('[name="0.reset"]:checked').get_attribute("value") == ""
    tab.locator('[name="0.reset"][value="না"]').check()
    assert typed.input_value() == ""


def test_an_answer_stays_in_its_place_while_the_mouse_chooses_it(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    choice = tab.locator('[name="0.two-step"] >> nth=1')
    before = choice.bounding_box()
    choice.focus()
    assert choice.bounding_box() == before


def test_what_was_told_in_another_talk_is_settled_in_the_table_where_it_is_refused(told_by_phone, tab):
    begun = told_by_phone
    tab.goto(f"{begun.origin}/ask/meeting")
    tab.select_option('#o-agriculture [name="0.rule"]', "হ্যাঁ")
    choice = tab.locator('#o-agriculture .kept [name="one-talk"]')
    choice.wait_for()
    assert "rule" not in begun.said_by("agriculture")
    assert tab.locator('#o-agriculture [name="0.rule"]').input_value() == "হ্যাঁ"
    choice.click()
    choice.wait_for(state="detached")
    tab.locator("#o-agriculture .kept", has_text="Saved").wait_for()
    assert begun.said_by("agriculture") == {
        "contacted-on": "09.04.2024",
        "way": "সভা",
        "two-step": "চালু নেই",
        "rule": "হ্যাঁ",
    }
    assert begun.faults, "it was refused, as it should be"
    assert all("422" in fault for fault in begun.faults)
    begun.faults.clear()


@pytest.mark.long(instead="test_the_keyboard_alone_answers_an_office_and_each_key_is_saved")
def test_the_keyboard_alone_fills_the_table(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    tab.locator('#o-agriculture [name="typed.0.reset"]').focus()
    for key in ("2", "Enter", "Enter", "4"):
        tab.keyboard.press(key)
    tab.locator("#o-agriculture .kept").get_by_text("Saved", exact=True).wait_for()
    until(tab, lambda: begun.said_by("agriculture").get("two-step") == "চালু নেই")
    said = begun.said_by("agriculture")
    assert (said["reset"], "rule" in said) == ("না", False)
    reset = tab.locator('#o-agriculture [name="typed.0.reset"]')
    for typed, meant in (("yes", "yes"), ("yes, day", "yes, day forgotten, on or after 18.01.2024")):
        reset.fill(typed)
        reset.press("Enter")
        assert reset.input_value() == meant
    until(tab, lambda: begun.said_by("agriculture")["reset"] == "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ বা তার পরে")
    reset.focus()
    assert reset.evaluate("field => field.scrollWidth <= field.clientWidth"), (
        "the whole answer is seen while one is at it"
    )


def test_keys_that_nobody_can_press_on_paper_are_not_printed(begun, tab):
    tab.goto(f"{begun.origin}/ask/office/agriculture")
    shown = "[...document.querySelectorAll('.hints, .choice kbd')].filter(each => each.getClientRects().length).length"
    assert tab.evaluate(shown) > 1
    tab.emulate_media(media="print")
    try:
        assert tab.evaluate(shown) == 0
    finally:
        tab.emulate_media(media="screen")


def test_a_cell_of_a_post_is_called_by_its_office_too_and_one_without_an_answer_says_so(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    of_office = tab.locator("tbody:has(tr:nth-child(2) > th)").first
    office, of_post = of_office.locator("th a").inner_text(), of_office.locator("tr:nth-child(2)")
    post, field = of_post.locator("th .soft").inner_text(), of_post.locator("td:has(select)").first
    select = f"#{of_office.get_attribute('id')} [name='{field.locator('select').get_attribute('name')}']"
    name, _ = told_of(tab, select)
    assert name == f"{office}, {post}: {field.get_attribute('data-of')}"
    assert of_post.get_by_role("rowheader", name=f"{office}, {post}").count() == 1
    assert told_of(tab, f"{select} option[value='']")[0] == "not answered"


def heard(tab):
    """Return what a screen reader was told last of answers being saved."""
    return tab.get_by_role("status").filter(has_text=re.compile(".")).inner_text()


def test_the_answer_that_a_digit_chose_is_heard_once_it_is_saved(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    label = tab.locator("form[data-answers] .choice:has(kbd:text-is('2'))").first.inner_text().removeprefix("2").strip()
    for key in ("2", "Enter"):
        tab.keyboard.press(key)
    until(tab, lambda: heard(tab) == f"Saved: {label}")
    tab.locator('[name="0.rule"][value="না"]').check()
    until(tab, lambda: heard(tab) == "Saved")


def test_in_the_table_too_also_where_the_digit_is_typed(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    tab.locator('#o-agriculture [name="typed.0.reset"]').focus()
    for key in ("2", "Enter"):
        tab.keyboard.press(key)
    until(tab, lambda: heard(tab) == "Saved: no")
    tab.locator('#o-agriculture [name="0.two-step"]').press("4")
    chosen = tab.locator('#o-agriculture [name="0.two-step"] option:checked').inner_text()
    until(tab, lambda: heard(tab) == f"Saved: {chosen}")


def test_what_is_wrong_with_an_answer_is_heard_once_before_that_it_is_saved_and_of_which_office(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    office = tab.locator("#o-agriculture th a").inner_text()
    cell = tab.locator('#o-agriculture [name="typed.0.reset"]')
    cell.fill("last month")
    cell.press("Enter")
    until(tab, lambda: "not understood" in heard(tab))
    assert heard(tab).startswith(f"{office}: password reset: ")
    assert heard(tab).endswith(" Saved")
    tab.locator('#o-agriculture [name="0.two-step"]').select_option(index=1)
    until(tab, lambda: heard(tab) == "Saved")


@pytest.mark.parametrize("office", ["agriculture", "sub-registry"])
def test_what_stands_before_the_first_question_is_heard_with_it(begun, tab, office):
    goes_to(tab, f"{begun.origin}/ask/office/{office}")
    _, described = told_of(tab, "form[data-answers] :focus")
    assert tab.locator(".called").inner_text() in described
    assert "Do not ask for a password" in described
    assert not tab.locator("#asked-first").count() or tab.locator("#asked-first").inner_text() in described
    assert (office == "sub-registry") is (tab.locator("form[data-answers] :focus").get_attribute("type") is None)


def test_digits_of_answers_are_told_with_them_and_how_they_hold_for_readers(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    keys = "radios => radios.map(radio => [radio.getAttribute('aria-keyshortcuts'), radio.parentElement.querySelector('kbd').textContent])"
    told = tab.locator('[name="0.rule"]:not([value=""])').evaluate_all(keys)
    assert told == [["1", "1"], ["2", "2"], ["3", "3"]]
    assert "Orca: Insert+A" in tab.locator(".hints").text_content()


GIVEN = """() => [...document.querySelectorAll("[data-answers] input:checked:not([value=''])")].map(each => [each.name, each.value])"""
LAST = """() => [...document.querySelectorAll(".last")].map(each => (each.querySelector("input") ?? each).name)"""


@pytest.fixture
def asking(begun, tab):
    goes_to(tab, f"{begun.origin}/ask/office/agriculture")
    tab.locator('[name="0.rule"]').first.focus()
    return tab


def test_a_mistyped_digit_is_marked_and_backspace_takes_it_back_to_its_question(begun, asking):
    asking.keyboard.press("2")
    assert asking.evaluate(LAST) == ["0.rule"]
    assert asking.locator(".last kbd:text-is('Backspace')").is_visible()
    until(asking, lambda: begun.said_by("agriculture").get("rule"))
    asking.keyboard.press("Backspace")
    assert asking.evaluate(GIVEN) == []
    assert asking.evaluate("document.activeElement.name") == "0.rule"
    assert asking.evaluate(LAST) == []
    until(asking, lambda: "rule" not in begun.said_by("agriculture"))
    until(asking, lambda: "taken back: " in heard(asking))


def test_what_was_answered_before_stands_there_again(begun, asking):
    before = asking.locator('[name="0.rule"]').nth(2)
    before.check()
    asking.keyboard.press("1")
    asking.keyboard.press("Backspace")
    assert before.is_checked()
    until(asking, lambda: begun.said_by("agriculture").get("rule") == before.get_attribute("value"))


def test_digits_are_taken_back_one_by_one(asking):
    for key in ("1", "2"):
        asking.keyboard.press(key)
    [first, second] = asking.evaluate(GIVEN)
    assert asking.evaluate(LAST) == [second[0]]
    asking.keyboard.press("Backspace")
    assert asking.evaluate(GIVEN) == [first]
    assert asking.evaluate(LAST) == [first[0]]
    asking.keyboard.press("Backspace")
    asking.keyboard.press("Backspace")
    assert asking.evaluate(GIVEN) == []


def test_a_key_that_is_held_down_takes_back_one_answer(asking):
    for key in ("1", "2"):
        asking.keyboard.press(key)
    for _ in range(3):
        asking.keyboard.down("Backspace")
    asking.keyboard.up("Backspace")
    assert len(asking.evaluate(GIVEN)) == 1


def test_backspace_in_a_field_deletes_what_is_typed_there_and_no_answer(asking):
    asking.keyboard.press("1")
    told_by = asking.locator("input[data-stop]")
    told_by.focus()
    asking.keyboard.type("ab")
    for _ in range(3):
        asking.keyboard.press("Backspace")
    assert told_by.input_value() == ""
    assert len(asking.evaluate(GIVEN)) == 1
    assert asking.evaluate(LAST) == []


def test_what_was_answered_otherwise_since_is_not_undone_with_it(asking):
    asking.keyboard.press("1")
    asking.locator('[name="0.rule"]').nth(1).check()
    asking.keyboard.press("Backspace")
    assert asking.evaluate(GIVEN) == [["0.rule", asking.locator('[name="0.rule"]').nth(1).get_attribute("value")]]


def test_in_the_table_too(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    cell = tab.locator('#o-agriculture [name="0.two-step"]')
    cell.press("4")
    assert tab.evaluate(LAST) == ["0.two-step"]
    assert cell.input_value()
    tab.keyboard.press("Backspace")
    assert not cell.input_value()
    assert tab.evaluate("document.activeElement.name") == "0.two-step"
    until(tab, lambda: "two-step" not in begun.said_by("agriculture"))


@pytest.mark.parametrize("path", ["/ask/office/agriculture", "/ask/meeting"])
def test_the_hints_name_the_key_that_takes_back(begun, tab, path):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(begun.origin + path)
    assert "Backspace takes back the answer that a digit chose last" in tab.locator(".hints").inner_text()


PATHS = ("/ask/", "/ask/office/agriculture", "/ask/meeting")
LOOKS = ((360, "dark"), (1280, "light"))


@pytest.mark.sampled
@pytest.mark.parametrize(("path", "look"), some_of(product(PATHS, LOOKS), kind=lambda path, _: path))
def test_pages_of_asking_are_usable_by_everybody(axe, begun, tab, path, look):
    width, scheme = look
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    begun.send("agriculture", begun.opened("agriculture") | {"typed.0.reset": "last month", "0.two-step": "চালু নেই"})
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme=scheme)
    tab.goto(begun.origin + path)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert not axe(tab)


def test_on_narrow_screens_the_table_of_answers_is_blocks_of_labelled_cells_and_nothing_scrolls_sideways(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.goto(f"{begun.origin}/ask/meeting")
    for width in (360, 800, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        wide = tab.locator(".wide").evaluate("(wide) => [wide.scrollWidth - wide.clientWidth, wide.clientHeight]")
        assert wide[0] <= 0, width
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        label = tab.locator("td[data-of]").first.evaluate("(cell) => getComputedStyle(cell, '::before').content")
        assert (label == '"password reset"') is (width < 1280), label
        assert (wide[1] < 800) is (width == 1280), "one scrolls the page, not a part of it"


def test_what_saves_a_row_stays_in_sight_where_the_table_is_wider_than_the_screen(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{begun.origin}/ask/meeting")
    tab.locator("td[data-of]").first.evaluate("(cell) => { cell.style.minWidth = '60rem' }")
    assert tab.locator(".wide").evaluate("(wide) => wide.scrollWidth - wide.clientWidth") > 300
    save = tab.locator("#o-agriculture .save button").bounding_box()
    assert save["x"] + save["width"] <= 1280


def test_no_answer_of_the_table_lies_over_whose_it_is_or_what_saves_it(begun, tab):
    begun.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{begun.origin}/ask/meeting")
    tab.locator("td[data-of]").first.evaluate("(cell) => { cell.style.minWidth = '60rem' }")
    for scrolled in (0, 300, 10_000):
        over = tab.locator(".wide").evaluate(
            """(wide, scrolled) => {
                wide.scrollTo(scrolled, 40);
                const lies_under = [];
                const box = wide.getBoundingClientRect();
                for (const still of wide.querySelectorAll("th, .save")) {
                    const { left, right, top, bottom } = still.getBoundingClientRect();
                    for (let y = top + 6; y < Math.min(bottom, box.bottom, innerHeight) - 6; y += 12)
                        for (const x of [left + 8, (left + right) / 2, right - 8]) {
                            const seen = document.elementFromPoint(x, y)?.closest("th, td");
                            if (seen?.matches("td[data-of]")) lies_under.push(`${still.innerText} under ${seen.dataset.of}`);
                        }
                }
                return lies_under;
            }""",
            scrolled,
        )
        assert not over, scrolled


def test_forms_are_counted_only_where_there_are_several_files_of_them_in_whatever_formats_they_were_made():
    def called(*names):
        made = Made(None, tuple(map(Path, names)))
        return [made.called(paper).en for paper in made.papers]

    assert called("forms-01.bn.docx", "forms-01.bn.pdf") == [
        "Forms to fill in (in Bangla, DOCX)",
        "Forms to fill in (in Bangla, PDF)",
    ]
    assert called("forms-01.bn.pdf", "forms-02.bn.pdf") == [
        "Forms to fill in (file 1) (in Bangla, PDF)",
        "Forms to fill in (file 2) (in Bangla, PDF)",
    ]


def test_the_register_is_made_at_the_desk_as_the_command_makes_it(tmp_path):
    folders = [lay_example(tmp_path / name) for name in ("desk", "command")]
    run("register", "new", "--all", "--on", DAY, "--yes", "--workspace", folders[1], code=0)
    with served(folders[0], on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert client.post("/ask/register", on="/ask/", everybody="yes", day_meant="yes").status == 303
        service.desk.job.wait()
        page = client.get(client.get("/progress").headers["Location"]).text
        assert "out/fieldwork-2024-04" in page
        (link,) = re.findall(r'href="(/ask/made/register-2024-04\.xlsx)" download', page)
        register = client.get(link).content
        papers = re.findall(r'<li><a href="/ask/made/[^"]*\.pdf"[^>]*>(.*?)</a>', page)
        assert papers == ["Call sheet (in Bangla, PDF)", "Forms to fill in (in Bangla, PDF)"]
        assert client.get("/ask/made/auditor.toml").status == 404
        assert client.post("/ask/register", on="/ask/", day_meant="yes").status == 422
    assert register == (folders[0] / "register-2024-04.xlsx").read_bytes()
    said = [cells_of(folder / "register-2024-04.xlsx") for folder in folders]
    assert said[0] == said[1]
    names = [sorted(path.name for path in (folder / "out" / "fieldwork-2024-04").iterdir()) for folder in folders]
    assert names[0] == names[1]


def cells_of(path):
    """All that a register says, but for the ids of workspace and forms, which are drawn by lot."""
    book = openpyxl.load_workbook(path)
    return [
        [cell.value for cell in row]
        for sheet in book
        if sheet.title != META_SHEET
        for row in sheet.iter_rows(min_row=6)
    ]


# An office that leaves the roster while it is asked -----------------------------------------------------------------


NO_MORE = "the office is not in the roster any more"


@pytest.fixture
def of_two(tmp_path):
    """A desk at which two offices are asked."""
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.keep("--yes")
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        found = Asker(upazila.folder, service, address)
        found.begin()
        yield found


def leaves(of_two):
    at = ("--on", f"{DAY}", "--workspace", of_two.folder)
    run("roster", "correct", "koyra", "--left", "it was abolished", "--yes", *at, code=0)


def asked(of_two):
    page = of_two.get("/ask/")
    return [office for office in ("lota", "koyra") if f"/ask/office/{office}" in page]


def test_an_office_that_left_while_it_is_asked_and_answered_nothing_is_asked_no_more(of_two):
    assert asked(of_two) == ["lota", "koyra"]
    leaves(of_two)
    assert asked(of_two) == ["lota"]
    assert "0 of 1" in of_two.get("/ask/")
    assert "of the roster" not in of_two.get("/ask/")


def test_of_an_office_that_left_after_it_answered_it_is_said_at_each_step_that_its_answers_do_not_count(of_two):
    page = of_two.opened("koyra")
    of_two.send("koyra", page | {"0.rule": "হ্যাঁ"})
    assert NO_MORE not in of_two.get("/ask/office/koyra")
    leaves(of_two)
    assert asked(of_two) == ["lota", "koyra"]
    assert NO_MORE in of_two.get("/ask/office/koyra")
    of_two.client.post("/ask/hand-in", on="/ask/")
    assert NO_MORE in of_two.get("/ask/")


@pytest.mark.parametrize("stays", [True, False], ids=["a draft goes on", "all was handed in"])
def test_what_is_typed_on_a_page_whose_office_was_handed_in_from_another_stays_and_is_handed_in_too(of_two, stays):
    of_two.send("koyra", of_two.opened("koyra") | {"0.rule": "না"})
    if stays:
        of_two.send("lota", of_two.opened("lota") | {"0.two-step": "মনে হয় আছে"})
    page = of_two.opened("koyra")
    of_two.client.post("/ask/hand-in", on="/ask/")
    assert (of_two.folder / answer_draft.DRAFT).exists() is stays
    typed = page | {"0.rule": "না", "0.two-step": "চালু নেই"}
    aside = of_two.send("koyra", typed, path="/keep", **{"HX-Request": "true"})
    assert "handed in or put away from another page" in aside.text
    answer = of_two.send("koyra", typed)
    assert answer.status == 422
    assert "is not saved yet: look through it and save it" in seen(answer.text)
    assert re.search(r'value="চালু নেই" checked', answer.text)
    again = {"seen": SEEN.search(answer.text)[1], "page": PAGE.search(answer.text)[1]}
    assert of_two.send("koyra", typed | again).status == 303
    assert of_two.said_by("koyra")["two-step"] == "চালু নেই"


@pytest.mark.parametrize("stays", [True, False], ids=["a draft goes on", "all was handed in"])
def test_a_row_of_the_table_whose_office_was_handed_in_from_another_page_stays(of_two, stays):
    of_two.client.post("/ask/meeting", on="/ask/meeting", day="09.04.2024", way="সভা")
    of_two.send("koyra", of_two.opened("koyra") | {"0.rule": "না"})
    if stays:
        of_two.send("lota", of_two.opened("lota") | {"0.two-step": "মনে হয় আছে"})
    row = row_of(of_two, "koyra") | {"0.two-step": "চালু নেই", "0.rule": "না"}
    of_two.client.post("/ask/hand-in", on="/ask/")
    answer = of_two.client.send("POST", "/ask/meeting/koyra", row)
    assert (answer.status, "handed in or put away from another page" in answer.text) == (422, True)
    assert re.search(r'value="চালু নেই" (?:selected|checked)', answer.text)
