"""What waits for the portal is asked by the register of the meeting by which it is to be tried again: what the note of the answer says, that is done."""

from __future__ import annotations

import html
from datetime import date

import pytest
from docx import Document
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.checklist.lines import lines
from auditor.checklist.state import state_of
from auditor.checklist.steps import Deed, next_step
from auditor.desk.answering import Pages
from auditor.desk.desk import Desk
from auditor.i18n import Language
from auditor.model.counting import CountsFrom
from auditor.papers import asking, besides
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.to_ask import judged_to_ask
from auditor.rounds.typed.answer_draft import Draft

NOTED, FIRST = date(2024, 4, 1), date(2024, 4, 2)
MEETING = date(2024, 4, 23)


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """A workspace with a union that waits for the portal alone and one that has done all, a round kept, and a letter to the portal's owner sent."""
    upazila = TypedUpazila(tmp_path_factory.mktemp("waiting") / "space")
    upazila.lists(
        "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota.up",
        "gari,Gari UP,union,Chairman,1,gari.example.gov.bd,Secretary,gari.up",
    )
    upazila.answers(
        "Lota UP,Secretary,05.03.2024,ফোন,চালু নেই,05.03.2024,ঠিক আছে,হ্যাঁ,কোড আসে না",
        'Gari UP,Secretary,05.03.2024,ফোন,"চালু, লগইনে কোড চায়",05.03.2024,ঠিক আছে,হ্যাঁ,',
        heads="দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর,কারণ",
    )
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", meeting="2024-03-19", on="2024-03-12")
    remind(upazila.folder, "--portal", on="2024-03-20")
    remind(upazila.folder, "--sent", "1", "--memo", "7", on="2024-03-20")
    run(
        "settings", "--next-meeting", f"{MEETING:%d.%m.%Y}", "--on", "2024-03-21", "--workspace", upazila.folder, code=0
    )
    return upazila


def remind(folder, *options, on):
    return run("remind", *options, "--yes", "--on", f"{on}", "--workspace", folder, "--language", "en", code=0).stderr


def asked_on(folder, day):
    """Return of which accounts the register, form and call sheet of a day ask two-step, and what is asked of which office first."""
    space = open_workspace(folder)
    judged = judged_to_ask(space, day)
    rows = asking.what_to_ask(space, judged, f"{day:%Y-%m}", everybody=False).phoned
    asked_first = besides.asked_first(space, looking_back.preview(space, judged), judged.evidence)
    first = {office: [each.en for each in asked] for office, asked in asked_first.items()}
    return {row.subject for row in rows if "two-step" in row.open_items and not row.is_office}, first


@pytest.mark.parametrize(
    ("promised", "said", "asked"),
    [
        (
            "",
            "A register made from now on asks again those of whom the letter told the owner.",
            "Was it tried again since, and how did it go",
        ),
        (
            " from 10.04.2024",
            "It names 10.04.2024: a register made from now on asks those of whom the letter told the owner to try again from that day on, and how it went.",
            "and named 10.04.2024. To be tried again from that day on, and told then: how did it go",
        ),
        (
            " from 24.04.2024",
            "It names 24.04.2024: a register made from that day on, or for a meeting of that day or later, asks again those of whom the letter told the owner.",
            "",
        ),
    ],
    ids=["no day", "a day before the next meeting", "a day after it"],
)
def test_the_register_asks_those_who_wait_for_the_portal_as_the_note_of_its_owners_answer_says(
    waiting, tmp_path, promised, said, asked
):
    folder = TypedUpazila(tmp_path / "space", of=waiting).folder
    before, nothing = asked_on(folder, FIRST)
    assert (before, nothing) == (set(), {})
    told = remind(folder, "--answered", "1", "--what", f"it works{promised}", on=NOTED)
    assert said in told
    of_lota, first = asked_on(folder, FIRST)
    assert {each.partition("/")[0] for each in of_lota} == ({"lota"} if asked else set())
    assert [asked in each for of_office in first.values() for each in of_office] == [True] * bool(asked)
    assert state_of(open_workspace(folder), FIRST).to_ask == bool(asked)


def test_who_waited_is_called_to_be_asked_again_where_the_register_was_made_before_the_answer_was_noted(
    waiting, tmp_path
):
    folder = TypedUpazila(tmp_path / "space", of=waiting).folder
    register = ("register", "new", "--yes", "--all", "--on", f"{NOTED}", "--workspace", folder)
    run(*register, code=0)
    assert asked_again(folder) == []
    remind(folder, "--answered", "1", "--what", "it works", on=NOTED)
    (line,) = asked_again(folder)
    assert "The portal's owner answered on 01.04.2024: 1 office that waited for the portal is to be asked again" in line
    run(*register, "--output", folder / "register-2.xlsx", code=0)
    assert asked_again(folder) == []


def asked_again(folder):
    """Return the lines of the checklist by which who waited for the portal is to be asked again."""
    state = state_of(open_workspace(folder), FIRST)
    return [line.told.en for line in lines(state) if "that waited for the portal" in line.told.en]


def test_the_call_sheet_asks_how_trying_again_went_and_not_two_step_a_second_time(waiting, tmp_path):
    folder = TypedUpazila(tmp_path / "space", of=waiting).folder
    remind(folder, "--answered", "1", "--what", "it works", on=NOTED)
    where = ("--workspace", folder, "--language", "bn", "--format", "docx")
    run("register", "new", "--month", "2024-04", "--on", f"{FIRST}", *where, code=0)
    (sheet,) = folder.glob("out/fieldwork-2024-04/call-sheet*.docx")
    cells = [cell.text for table in Document(sheet).tables for row in table.rows for cell in row.cells]
    (asked,) = [text for text in cells if "পোর্টাল কর্তৃপক্ষের উত্তর" in text]
    assert asked == (
        "ইউপি সচিব: পোর্টাল কর্তৃপক্ষের উত্তর ০১.০৪.২০২৪ তারিখে পাওয়া গেছে। এরপর আবার চেষ্টা করা হয়েছে কি, ফলাফল কী (Two-step চালু)?"
    )
    assert {each.partition("/")[0] for each in asked_on(folder, FIRST)[0]} == {"lota"}


def test_register_and_call_sheet_ask_of_a_post_that_fell_vacant_after_all_was_done_who_has_the_user_id(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("gari,Gari UP,union,Chairman,1,gari.example.gov.bd,Secretary,gari.up")
    done, vacant = (
        'Gari UP,Secretary,05.03.2024,ফোন,"চালু, লগইনে কোড চায়",05.03.2024,ঠিক আছে,হ্যাঁ,',
        "Gari UP,Secretary,20.03.2024,ফোন,,,,,শূন্য",
    )
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর,কারণ"
    upazila.answers(done, heads=heads)
    upazila.answers(vacant, heads=heads, name="later.csv")
    where = ("--workspace", upazila.folder, "--language", "bn", "--format", "docx")
    run("register", "new", "--month", "2024-04", "--on", "2024-04-02", *where, code=0)
    (sheet,) = upazila.folder.glob("out/fieldwork-2024-04/call-sheet*.docx")
    cells = [cell.text for table in Document(sheet).tables for row in table.rows for cell in row.cells]
    assert any("ইউজার আইডি এখন কার কাছে" in text for text in cells)
    assert list(upazila.folder.glob("out/fieldwork-2024-04/form*.docx"))


HEADS = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,Two-step,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ,তিন ধরনের অক্ষর,কারণ"


@pytest.mark.parametrize(("cause", "n"), [("", 0), ("শূন্য", 1), ("লগইন করা যাচ্ছে না", 1), ("কোড আসে না", 1)])
def test_the_checklist_and_the_desk_count_whom_a_register_asks_though_all_was_done(tmp_path, cause, n):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists("gari,Gari UP,union,Chairman,1,gari.example.gov.bd,Secretary,gari.up")
    upazila.answers('Gari UP,Secretary,05.03.2024,ফোন,"চালু, লগইনে কোড চায়",05.03.2024,ঠিক আছে,হ্যাঁ,', heads=HEADS)
    upazila.answers(f"Gari UP,Secretary,10.03.2024,ফোন,,,,,{cause}", heads=HEADS, name="later.csv")
    upazila.knows_what_keeping_asks()
    upazila.keep("--yes", meeting="2024-03-19", on="2024-03-12")
    run("settings", "--next-meeting", f"{MEETING:%d.%m.%Y}", "--on", "2024-03-21", "--workspace", upazila.folder)
    state = state_of(open_workspace(upazila.folder), FIRST)
    assert len(asked_on(upazila.folder, FIRST)[0]) == n
    assert (state.to_ask, state.owing) == (n, n)
    assert (next_step(state).deed is Deed.ASK_OFFICES) is bool(n)
    draft = Draft("2024-04", "1a", "w", CountsFrom(date(2024, 1, 18)), ())
    assert len(Pages(Desk(upazila.folder, on=FIRST), draft).owing) == n


NOBODY_ANSWERED = "These wait for the portal and are asked by themselves only once its owner has answered a letter that tells of them: Lota UP"
NAMES_A_DAY = (
    "These wait for the portal, whose owner's answer names 24.04.2024: a list made from that day on, or for a meeting of that day or later, "
    "asks them by itself: Lota UP"
)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, {NOBODY_ANSWERED}),
        ("it works from 24.04.2024", {NAMES_A_DAY}),
        ("it works from 10.04.2024", set()),
        ("it works", set()),
    ],
    ids=["not answered", "a day after the next meeting", "a day before it", "no day"],
)
def test_the_desk_says_of_who_waits_for_the_portal_and_is_not_asked_whether_its_owner_answered_and_from_when_on_he_is_asked(
    waiting, tmp_path, answer, said
):
    upazila = TypedUpazila(tmp_path / "space", of=waiting)
    upazila.lists(
        "lota,Lota UP,union,Chairman,1,lota.example.gov.bd,Secretary,lota.up",
        "gari,Gari UP,union,Chairman,1,gari.example.gov.bd,Secretary,gari.up",
        "koyra,Koyra UP,union,Chairman,1,koyra.example.gov.bd,Secretary,koyra.up",
    )
    if answer is not None:
        remind(upazila.folder, "--answered", "1", "--what", answer, on=NOTED)
    with served(upazila.folder, on=FIRST, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert client.post("/ask/begin", on="/ask/").status == 303
        page = html.unescape(client.get("/ask/").text)
    assert {told for told in (NOBODY_ANSWERED, NAMES_A_DAY) if told in page} == said
    assert ("If things may have changed, ask them here." in page) is bool(said)
