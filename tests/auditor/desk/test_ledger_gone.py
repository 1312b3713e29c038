"""Where the ledger of the open folder is gone, each page of the desk begins with the way back, and none begins another unasked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from few_offices import lay_example
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.rounds.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 2, 20)
ON = ("--on", DAY.isoformat(), "--language", "en")
GONE = "is gone or was begun anew, for there was one: "
PAGES = (
    "/month/", "/ask/", "/inbox/", "/offices/", "/offices/agriculture/", "/offices/-/roster", "/meeting/", "/meeting/keep?meeting=2024-02",
    "/meeting/annex", "/meeting/letters", "/meeting/pack", "/selfcheck/", "/history/", "/settings/",
)  # fmt: skip
FORMS = (
    ("/ask/begin", "/ask/", {}),
    ("/meeting/keep/answers", "/meeting/keep?meeting=2024-02", {"meeting": "2024-02"}),
    ("/meeting/copy", "/meeting/", {}),
    ("/offices/agriculture/roster", "/offices/agriculture/roster", {"post": "Clerk"}),
    ("/settings/answers", "/settings/", {"next-meeting": "27.02.2024"}),
    ("/settings/names", "/settings/names", {"upazila-en": "Koira"}),
    ("/settings/waivers", "/settings/", {}),
    ("/settings/meetings/moved", "/settings/", {"meeting": "2024-02", "to": "27.02.2024"}),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with papers of a round and a draft of answers, whose ledger was deleted by hand."""
    lay_example(tmp_path / "space")
    run("audit", *ON, "--keep", "--meeting", "2024-02", "--workspace", tmp_path / "space", code=1)
    run("report", *ON, "--format", "csv", "--workspace", tmp_path / "space", code=0)
    with served(tmp_path / "space", on=DAY, language=Language.EN) as (service, address):
        Client(service, address).post("/ask/begin", on="/ask/", everybody="yes")
    assert (tmp_path / "space" / "drafts" / "answers.json").is_file()
    (tmp_path / "space" / "ledger.db").unlink()
    return tmp_path / "space"


@pytest.fixture
def desk(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield Client(service, address)


def test_each_page_begins_with_the_way_back_and_tells_it_once(desk):
    for page in PAGES:
        shown = desk.get(page)
        said = shown.text.partition("<main")[2]
        assert shown.status == 200, page
        assert GONE in said, page
        assert said.index('id="way-back"') < said.index("<h1>"), page
        assert said.count('href="/settings/">To the settings') == 1, page
        assert said.count(GONE) == 1, page
        assert "another workspace" not in said, page
        assert "first round" not in said, page
        assert "Begin asking" not in said, page


def test_a_page_of_what_was_kept_says_why_it_is_empty(desk):
    for page in ("/meeting/", "/meeting/letters", "/meeting/pack", "/meeting/proofs", "/history/"):
        said = desk.get(page).text.partition("<h1>")[2]
        assert (
            "The rounds kept before are not known, so nothing is shown here until the ledger is brought back." in said
        )


def test_answers_that_the_ledger_no_longer_knows_are_to_be_left_where_they_are(desk, folder):
    (folder / "evidence" / "intake").mkdir(exist_ok=True)
    (folder / "evidence" / "intake" / "desk-0187-9976-e87e0e56.json").write_text(
        '{"format": "portal-auditor-answers-1", "offices": []}', "utf-8"
    )
    said = desk.get("/inbox/").text
    assert "leave the file where it is: it counts once the ledger is brought back" in said
    assert "Move it out" not in said


def test_no_form_begins_another_and_each_says_why(desk, folder):
    for form, page, fields in FORMS:
        refused = desk.post(form, on=page, **fields)
        assert refused.status == 422, form
        assert GONE in refused.text, form
        assert not (folder / "ledger.db").exists(), form


def test_no_paper_is_made_that_says_no_round_was_kept(desk):
    for paper in ("/offices/agriculture/report.pdf", "/meeting/annex/chair.pdf"):
        refused = desk.get(paper)
        assert refused.status == 422, paper
        assert GONE in refused.text, paper
        assert "No round was kept yet" not in refused.text


def test_what_is_only_looked_for_is_taken(desk, folder):
    assert desk.post("/offices/", on="/offices/", words="Agriculture").status == 303
    assert not (folder / "ledger.db").exists()


def test_a_round_is_kept_once_it_is_said_to_be_meant(desk, folder):
    page = "/meeting/keep?meeting=2024-02"
    assert desk.post("/meeting/keep", on=page, meeting="2024-02").status == 422
    meant = [part.partition('"')[0] for part in desk.get(page).text.split('name="meant" value="')[1:]]
    assert meant
    assert desk.post("/meeting/keep", on=page, meeting="2024-02", meant=meant).status == 303
    while desk.get("/progress").status == 200:
        pass
    assert len(Ledger(folder / "ledger.db").rounds()) == 1


def test_beside_an_earlier_ledger_that_was_put_back_a_copy_is_still_offered(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", *ON, "--keep", "--meeting", "2024-02", "--workspace", folder, code=1)
    earlier = (folder / "ledger.db").read_bytes()
    later = ("--on", "2024-03-21", "--workspace", folder)
    run("audit", *later, "--keep", "--meeting", "2024-03", "--yes", code=1)
    run("report", *later, "--format", "csv", code=0)
    (folder / "ledger.db").write_bytes(earlier)
    with served(folder, on=date(2024, 3, 21), language=Language.EN) as (service, address):
        desk = Client(service, address)
        said = desk.get("/meeting/").text
        assert "is an earlier one: it has 1 kept round" in said
        assert "would be without the ledger" not in said
        assert 'action="/meeting/copy"' in said
