"""Where an earlier ledger was put back, each page of the desk begins with the way back, and no form makes or notes anything by it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from earlier_ledger import EARLIER, forget_end, lay_earlier
from running import run
from served_desks import Client, pages_of, served

from auditor.desk import app, screens
from auditor.i18n import Language
from auditor.model.journal import FormsMade, MeetingMoved, Recorded, WorkspaceNamed
from auditor.model.made_papers import MadePaper, PapersMade
from auditor.rounds.ledger import ledger_errors
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 3, 21)
TAKEN = {"meeting.keep", "meeting.copy", "history.check_digest", "history.check_paper", "history.verify"}
"""Forms that compare, copy, or ask themselves whether it is meant."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = lay_earlier(tmp_path_factory.mktemp("earlier"))
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield service, Client(service, address), folder


def test_each_page_begins_with_the_way_back(desk):
    _, client, _ = desk
    of_screens = [page for page in pages_of(client) if page.split("/")[1] in {screen.id for screen in screens.SCREENS}]
    assert len(of_screens) > len(screens.SCREENS)
    for page in of_screens:
        said = client.get(page).text.partition("<main")[2]
        assert EARLIER in said, page
        assert said.index('id="way-back"') < said.index("<h1"), page
        assert said.count("is an earlier one") == 1, page


def test_every_form_that_makes_or_notes_something_refuses_with_the_way_back(desk):
    service, client, folder = desk
    application = app.create(service.desk, service.guard)
    addresses = application.url_map.bind(client.host)
    refused = set()
    ledger = (folder / "ledger.db").read_bytes()
    for rule in application.url_map.iter_rules():
        view = application.view_functions[rule.endpoint]
        of_a_screen = rule.endpoint.partition(".")[0] in {screen.id for screen in screens.SCREENS}
        if not of_a_screen or "POST" not in (rule.methods or set()) or hasattr(view, "asks_only"):
            continue
        parts = {
            name: 1 if "int" in type(of).__name__.lower() else "agriculture" for name, of in rule._converters.items()
        }
        if rule.endpoint in TAKEN:
            continue
        answer = client.post(addresses.build(rule.endpoint, parts, method="POST"))
        assert answer.status == 422, rule.endpoint
        assert EARLIER in answer.text, rule.endpoint
        refused.add(rule.endpoint)
    assert len(refused) > 20
    assert (folder / "ledger.db").read_bytes() == ledger


def test_no_answer_of_settings_is_written_whether_it_is_confirmed_or_not(desk):
    _, client, folder = desk
    before = {path: path.read_bytes() for path in folder.glob("*.*")}
    for told in (
        {"next-meeting": "26.03.2024"},
        {"serial-0": "9"},
        {"uno-mail": "uno@koyra.gov.bd", "confirmed": "yes"},
    ):
        refused = client.post("/settings/answers", on="/settings/", **told)
        assert refused.status == 422, told
        assert EARLIER in refused.text, told
        assert {path: path.read_bytes() for path in folder.glob("*.*")} == before, told


def test_no_paper_is_made_of_its_rounds(desk):
    _, client, _ = desk
    for paper in ("/offices/agriculture/report.pdf", "/meeting/annex/chair.pdf"):
        refused = client.get(paper)
        assert refused.status == 422, paper
        assert EARLIER in refused.text


def test_a_copy_is_made_of_it_and_the_copy_with_more_rounds_is_named_all_the_same(desk):
    _, client, folder = desk
    better = max((folder.parent / "stick").glob("backup-*.zip")).name
    client.post("/meeting/copy", on="/meeting/")
    said = ""
    while (work := client.get("/progress")).status == 200:
        said += work.text
    assert "This copy holds the earlier ledger that lies here" in said + client.get("/meeting/").text
    copies = sorted((folder.parent / "stick").glob("backup-*.zip"))
    assert copies[-1].name != better
    assert f"{EARLIER}{better} in " in client.get("/meeting/").text


ODD = "Look whether the ledger of space (ledger.db) is the last one: there are answers and logins that it does not know (evidence/intake/"


@pytest.fixture(scope="module")
def lacking(tmp_path_factory):
    """Return the desk of a folder in which an answer was handed in, whose ledger is the one of before that, with as many rounds; and the answer's file."""
    folder = lay_earlier(tmp_path_factory.mktemp("lacking"))
    shutil.rmtree(folder.parent / "stick")
    shutil.rmtree(folder / "out")
    (folder / "handover.pdf").unlink()
    before = (folder / "ledger.db").read_bytes()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/", everybody="yes")
        seen = re.search(r'name="seen" value="([^"]+)"', client.get("/ask/office/agriculture").text)[1]
        told = {
            "seen": seen,
            "page": "1",
            "then": "next",
            "0.contacted-on": "20.03.2024",
            "0.way": "ফোন",
            "0.email-use": "নিয়মিত",
        }
        client.post("/ask/office/agriculture", on="/ask/", **told)
        assert client.post("/ask/hand-in", on="/ask/").status == 303
        (answer,) = (folder / "evidence" / "intake").iterdir()
        assert ODD not in client.get("/inbox/").text
        (folder / "ledger.db").write_bytes(before)
        forget_end(folder)
        yield client, folder, answer


def test_answers_that_an_earlier_ledger_of_as_many_rounds_does_not_know_are_told_on_each_page_and_are_left_there(
    lacking,
):
    client, _, answer = lacking
    for page in ("/month/", "/ask/", "/inbox/", "/offices/", "/meeting/", "/history/", "/settings/"):
        shown = re.sub(r'aria-label="[^"]*"', "", client.get(page).text)
        assert shown.count(f"{ODD}{answer.name})") == 1, page
    said = client.get("/inbox/").text
    assert "an earlier one was put back, leave the file where it is: it counts once the ledger is brought back" in said
    kept = client.get("/meeting/keep?meeting=2024-03").text
    assert kept.count(ODD) == 1
    assert "What the top of this page says of the ledger is known" in kept


NEXT = "Look first whether the ledger is the last one, as the top of this page says."
NOTING = (
    ("/settings/answers", "/settings/", {"next-meeting": "26.03.2024"}),
    ("/settings/meetings/moved", "/settings/", {"meeting": "2024-02", "to": "27.03.2024"}),
    ("/settings/waivers", "/settings/", {}),
    ("/meeting/keep/answers", "/meeting/keep?meeting=2024-03", {"meeting": "2024-03"}),
    ("/meeting/papers", "/meeting/", {}),
    ("/ask/begin", "/ask/", {"everybody": "yes"}),
)


def refuses_all(client, folder, told):
    """Return whether the screen Month says first what is told of the ledger, and every form refuses with it and writes nothing."""
    month = client.get("/month/").text
    assert month.index(told) < month.index(NEXT)
    before = {path: path.read_bytes() for path in folder.glob("*.*") if path.is_file()}
    for form, page, typed in NOTING:
        refused = client.post(form, on=page, **typed)
        assert refused.status == 422, form
        assert refused.text.count(told) == 1, form
    assert client.get("/offices/agriculture/report.pdf").status == 422
    assert {path: path.read_bytes() for path in folder.glob("*.*") if path.is_file()} == before
    return True


def test_where_answers_tell_of_a_later_ledger_of_as_many_rounds_no_form_notes_anything_and_the_month_says_it_first(
    lacking,
):
    client, folder, answer = lacking
    assert refuses_all(client, folder, f"{ODD}{answer.name})")


@pytest.fixture
def one_round(tmp_path):
    """Return the desk of a folder with one round, and the folder."""
    folder = lay_earlier(tmp_path)
    shutil.rmtree(folder.parent / "stick")
    shutil.rmtree(folder / "out")
    (folder / "handover.pdf").unlink()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield Client(service, address), folder


LAST = "Look whether the ledger of space (ledger.db) is the last one: there are "


def test_a_draft_whose_form_number_the_ledger_never_gave_tells_of_a_later_one_and_is_not_handed_in(one_round):
    client, folder = one_round
    before = (folder / "ledger.db").read_bytes()
    client.post("/ask/begin", on="/ask/", everybody="yes")
    assert LAST not in client.get("/month/").text
    number = json.loads((folder / "drafts" / "answers.json").read_text("utf-8"))["number"]
    (folder / "ledger.db").write_bytes(before)
    Ledger(folder / "ledger.db").note(*given_to_another_form(folder))
    forget_end(folder)
    told = f"{LAST}typed answers not handed in, by a form number that it never gave (drafts/answers.json)"
    assert refuses_all(client, folder, told)
    assert client.post("/ask/hand-in", on="/settings/").status == 422
    assert number in (folder / "drafts" / "answers.json").read_text("utf-8")


def given_to_another_form(folder):
    """Return the entries by which a ledger knows the workspace of a draft in it, and the number of another form."""
    draft = json.loads((folder / "drafts" / "answers.json").read_text("utf-8"))
    committee = Ledger(folder / "ledger.db").rounds()[0].header.committee
    named = WorkspaceNamed(draft["workspace"], committee.upazila, committee.district, DAY)
    return named, FormsMade("2024-03", ("0000-0001",), DAY)


def test_a_meeting_that_only_the_later_ledger_knows_as_moved_is_told_by_how_far_it_had_come(one_round):
    client, folder = one_round
    before = (folder / "ledger.db").read_bytes()
    run("meeting", "move", "2024-02", "2024-02-27", "--on", "2024-02-20", "--workspace", folder, code=0)
    assert Ledger(folder / "ledger.db").notes(MeetingMoved)
    moved = (folder / "ledger.db").read_bytes()
    assert LAST not in client.get("/month/").text
    (folder / "ledger.db").write_bytes(before)
    told = f"{LAST}notes of later entries than it has (.cache/ledger-end.json)"
    assert refuses_all(client, folder, told)
    (folder / "ledger.db").write_bytes(moved)
    assert LAST not in client.get("/month/").text
    (folder / "ledger.db").write_bytes(before)
    forget_end(folder)  # to go on with it on purpose
    assert LAST not in client.get("/month/").text


def test_a_program_that_ended_before_it_noted_a_file_it_wrote_tells_of_no_later_ledger(one_round, monkeypatch):
    client, folder = one_round
    client.post("/ask/begin", on="/ask/", everybody="yes")
    seen = re.search(r'name="seen" value="([^"]+)"', client.get("/ask/office/agriculture").text)[1]
    told = {"seen": seen, "page": "1", "then": "next", "0.contacted-on": "20.03.2024", "0.way": "ফোন"}
    client.post("/ask/office/agriculture", on="/ask/", **told, **{"0.email-use": "নিয়মিত"})
    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "note", refuse_to_note)
        assert client.post("/ask/hand-in", on="/ask/").status != 303
    (answer,) = (folder / "evidence" / "intake").iterdir()
    assert LAST not in client.get("/month/").text
    assert client.post("/ask/hand-in", on="/ask/").status == 303
    assert [noted.file for noted in Ledger(folder / "ledger.db").notes(Recorded)] == [f"intake/{answer.name}"]


def refuse_to_note(*_entries):
    raise ledger_errors.busy(Path("ledger.db"))


def test_a_file_of_the_folder_that_is_named_otherwise_or_is_altered_tells_nothing_of_the_ledger(lacking):
    client, folder, answer = lacking
    content = answer.read_bytes()
    answer.write_bytes(content + b" ")
    try:
        assert ODD not in client.get("/settings/").text
    finally:
        answer.write_bytes(content)
    assert ODD in client.get("/settings/").text
    assert (folder / "ledger.db").exists()


def test_a_round_that_is_kept_all_the_same_leaves_the_note_of_the_later_one_which_goes_on_telling(tmp_path):
    folder = lay_earlier(tmp_path)
    shutil.rmtree(folder.parent / "stick")
    shutil.rmtree(folder / "out")
    note = b"%PDF-1.7 <xmp:CreateDate>2024-03-12T00:00:00Z</xmp:CreateDate>"
    (folder / "handover.pdf").write_bytes(note)
    run("audit", "--keep", "--meeting", "2024-03", "--yes", "--on", "2024-03-21", "--workspace", folder, code=1)
    assert (folder / "handover-before-round-2.pdf").read_bytes() == note
    assert (folder / "handover.pdf").read_bytes() != note
    told = "was an earlier one or had been begun anew; of what there was more tell: handover-before-round-2.pdf."
    assert told in run("rounds", "--on", "2024-03-21", "--language", "en", "--workspace", folder, code=0).stderr
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        for page in ("/month/", "/inbox/", "/meeting/", "/history/", "/settings/"):
            assert told in client.get(page).text, page
        assert client.get("/offices/agriculture/report.pdf").status == 200
    (folder / "handover-before-round-2.pdf").unlink()
    assert "begun anew" not in run("rounds", "--on", "2024-03-21", "--language", "en", "--workspace", folder).stderr


def test_once_the_ledger_that_made_the_note_is_back_it_is_told_to_count_and_what_is_to_be_told_anew(tmp_path):
    folder, at = tmp_path / "space", ("--language", "en", "--workspace", tmp_path / "space")
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-01-18", code=0)
    run("audit", "--keep", "--meeting", "2024-02", "--yes", "--on", "2024-02-21", *at, code=1)
    earlier = (folder / "ledger.db").read_bytes()
    run("audit", "--keep", "--meeting", "2024-03", "--yes", "--on", "2024-03-12", *at, code=1)
    note = b"%PDF-1.7 <xmp:CreateDate>2024-03-12T00:00:00Z</xmp:CreateDate>"
    (folder / "handover.pdf").write_bytes(note)
    paper = MadePaper("handover.pdf", hashlib.sha256(note).hexdigest(), "0" * 64, "")
    Ledger(folder / "ledger.db").note(PapersMade((paper,), date(2024, 3, 12)))
    later = (folder / "ledger.db").read_bytes()
    (folder / "ledger.db").write_bytes(earlier)
    run("audit", "--keep", "--meeting", "2024-03", "--yes", "--on", "2024-03-21", *at, code=1)
    assert "of what there was more tell: handover-before-round-2.pdf" in run("rounds", *at, code=0).stderr
    (folder / "ledger.db").write_bytes(later)
    said = run("rounds", "--on", "2024-03-21", *at, code=0).stderr
    assert "The later one, with which that note was made, is back and counts." in said
    assert "Then move to another place: handover-before-round-2.pdf." in said
    assert "is an earlier one" not in said
    with served(folder, on=DAY, language=Language.BN) as (service, address):
        assert "সেটিই এখন এখানে আছে, এটিই কার্যকর" in Client(service, address).get("/month/").text


def test_where_a_file_alone_tells_of_another_ledger_it_is_told_that_no_round_was_kept_and_keeping_one_comes_first(
    tmp_path,
):
    folder = tmp_path / "space"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-01-18", code=0)
    run("register", "--on", "2024-03-21", "--workspace", folder, code=0)
    (folder / "handover-before-round-1.pdf").write_bytes(b"%PDF-1.7")
    said = run("rounds", "--on", "2024-03-21", "--language", "en", "--workspace", folder, code=0).stderr
    assert ("begun anew" in said, "No round was kept" in said) == (True, True)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        assert '<a class="button" href="/meeting/keep">' in Client(service, address).get("/meeting/").text
