"""Papers of a kept round say what was set when it was kept: what was changed since is told, and the next step is to keep it again."""

from __future__ import annotations

import html
import os
import re
import signal
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from changing import replace
from forking import Start, forked
from patience import PATIENCE
from running import run
from served_desks import Client, served
from typed_upazila import TypedUpazila

from auditor.i18n import Language
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.meetings.meetings import Meeting
from auditor.rounds.settings_since import next_unwritten

OFFICES = (
    "lota,Lota UP,union,Chairman,,lota.example.gov.bd,Secretary,l1",
    "gari,Garuikhali UP,union,Chairman,,gari.example.gov.bd,Secretary,g1",
)
CHANGED = "Changed in the settings since the round was kept: "
BEFORE, AFTER = "2024-02-21", "2024-02-23"
MEETING = "2024-02-22"
AGAIN = f"auditor audit --keep --meeting {MEETING}"


@pytest.fixture
def upazila(tmp_path) -> TypedUpazila:
    """Return an upazila with a round for a meeting to come; numbers and memo of the decisions were not told yet."""
    made = TypedUpazila(tmp_path / "space")
    made.lists(*OFFICES)
    made.answers("Lota UP,,10.02.2024,ফোন,চালু নেই,২০.০১.২০২৪,,,")
    made.keep("--yes", "--next-meeting", "2024-03-21", meeting=MEETING, code=1)
    return made


def says(upazila: TypedUpazila, *command: str, on: str = BEFORE) -> str:
    said = run(*command, "--on", on, "--language", "en", "--workspace", upazila.folder)
    return said.stdout + said.stderr


def tell(upazila: TypedUpazila, *told: str, on: str = BEFORE) -> None:
    run("settings", *told, "--yes", "--on", on, "--workspace", upazila.folder, code=0)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        (("--serials", "11, 09"), "numbers of the decisions"),
        (("--memo", "05.44.4785.001"), "memo number"),
        (("--next-meeting", "28.03.2024"), "next meeting"),
        (("--due", "10.03.2024"), "due day"),
        (("--upazila", "Dumuria Sadar", "--same-upazila"), "name of the committee or its upazila"),
    ],
)
def test_it_is_told_by_checklist_and_report_and_the_next_step_is_to_keep_the_round_again(upazila, told, named):
    assert CHANGED not in says(upazila) + says(upazila, "report", "--format", "csv")
    tell(upazila, *told)
    shown = says(upazila)
    assert f"{CHANGED}{named}." in shown
    assert AGAIN in shown.partition("Next:")[2]
    assert f"{CHANGED}{named}." in says(upazila, "report", "--format", "csv")
    upazila.keep("--yes", meeting=MEETING, on=BEFORE, code=1)
    assert CHANGED not in says(upazila) + says(upazila, "report", "--format", "csv")


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("official_domains = []", 'official_domains = ["dumuria.example"]'),
        ('baseline = "baseline.toml"', 'baseline = "good-practice"'),
    ],
    ids=["mail domains", "another baseline"],
)
def test_so_is_what_is_judged_by(upazila, written, instead):
    settings = upazila.folder / "auditor.toml"
    assert written in settings.read_text("utf-8")
    settings.write_text(settings.read_text("utf-8").replace(written, instead), "utf-8")
    assert f"{CHANGED}what is judged by." in says(upazila)


def test_a_round_that_another_one_follows_is_not_to_be_kept_again(upazila):
    upazila.keep("--yes", meeting="2024-03-21", on=BEFORE, code=1)
    tell(upazila, "--memo", "05.44.4785.001")
    assert CHANGED in says(upazila, "report", "--format", "csv")
    assert CHANGED not in says(upazila, "report", "--round", "1", "--format", "csv")


def test_of_a_round_from_which_offices_were_drawn_it_is_told_and_it_is_not_to_be_kept_again(upazila):
    upazila.answers('Lota UP,,10.02.2024,ফোন,"চালু, লগইনে কোড চায়",২০.০১.২০২৪,,,')
    upazila.keep("--yes", meeting=MEETING, on=BEFORE, code=1)
    assert "Noted: 1 office." in says(upazila, "sample", "draw", "--yes", "1")
    tell(upazila, "--memo", "05.44.4785.001")
    for shown in (says(upazila), says(upazila, "report", "--format", "csv")):
        assert f"{CHANGED}memo number." in shown
        assert "auditor audit --keep" not in shown


def test_what_is_set_once_the_meeting_is_over_is_meant_for_the_next_one(upazila):
    tell(upazila, "--next-meeting", "28.03.2024", on=AFTER)
    assert CHANGED not in says(upazila, on=AFTER) + says(upazila, "report", "--format", "csv", on=AFTER)


def test_the_desk_tells_it_beside_the_papers(upazila):
    tell(upazila, "--serials", "11, 09")
    with served(upazila.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        shown = html.unescape(Client(service, address).get("/meeting/").text)
    assert f"{CHANGED}numbers of the decisions." in shown
    assert "auditor audit" not in shown


# Killed between the ledger's write and that of the settings


@pytest.fixture
def halfway(upazila) -> TypedUpazila:
    """Return an upazila of which the round was kept by a program that was killed before it wrote the next meeting into the settings."""
    settings = upazila.folder / "auditor.toml"
    tell(upazila, "--next-meeting", MEETING)
    before, others = settings.read_bytes(), len(Ledger(upazila.folder / "ledger.db").rounds())
    words = ("audit", "--keep", "--yes", "--meeting", MEETING, "--next-meeting", "2024-03-28", "--on", BEFORE)
    ended = f"from pathlib import Path\nfrom killed import once_there\nonce_there(Path({str(upazila.folder)!r}), '.auditor.toml.*.new')"
    said = upazila.folder.parent / "said.txt"
    start = Start((*words, "--workspace", str(upazila.folder)), upazila.folder, dict(os.environ), ended)
    with Path(os.devnull).open("rb") as nothing, said.open("wb") as saying:
        process = forked(start, (nothing.fileno(), saying.fileno(), saying.fileno()))
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL, said.read_text("utf-8")
    for path in upazila.folder.glob(".auditor.toml.*.new"):
        path.unlink()
    assert (settings.read_bytes(), len(Ledger(upazila.folder / "ledger.db").rounds())) == (before, others + 1)
    return upazila


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
def test_a_next_meeting_that_only_the_round_has_is_entered_and_the_round_not_kept_again(halfway):
    entering = "auditor settings --next-meeting 2024-03-28"
    shown = says(halfway)
    assert "The round is kept and names 28.03.2024 as the next meeting" in shown
    assert entering in shown.partition("Next:")[2]
    for each in (shown, says(halfway, "report", "--format", "csv")):
        assert entering in each
        assert CHANGED not in each
        assert "auditor audit --keep" not in each
    with served(halfway.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        client = Client(service, address)
        for screen in ("/month/", "/meeting/"):
            page = html.unescape(client.get(screen).text)
            assert "The round is kept and names 28.03.2024 as the next meeting" in page
            assert CHANGED not in page
    tell(halfway, "--next-meeting", "2024-03-28")
    assert "auditor settings --next-meeting" not in says(halfway) + says(halfway, "report", "--format", "csv")
    assert CHANGED not in says(halfway)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
def test_kept_again_without_being_told_it_the_round_keeps_its_next_meeting_and_the_settings_name_it(halfway):
    with served(halfway.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        page = Client(service, address).get(f"/meeting/keep?meeting={MEETING}").text
    assert re.search('name="next-meeting"[^>]*value="28.03.2024"', page)
    said = halfway.keep("--yes", meeting=MEETING, on=BEFORE, code=1)
    assert "The next meeting stays 28.03.2024" in said.stdout + said.stderr
    assert Ledger(halfway.folder / "ledger.db").rounds()[-1].header.next_meeting == date(2024, 3, 28)
    assert "28.03.2024" in says(halfway, "settings")
    assert "auditor settings --next-meeting" not in says(halfway)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
def test_where_the_settings_name_another_next_meeting_both_are_told_and_what_to_do_for_either(halfway):
    tell(halfway, "--next-meeting", "2024-03-21")
    other = "The round names 28.03.2024 as the next meeting, the settings 21.03.2024."
    for shown in (says(halfway), says(halfway, "report", "--format", "csv")):
        assert other in shown
        assert "auditor settings --next-meeting 2024-03-28" in shown
        assert AGAIN in shown
    with served(halfway.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        client = Client(service, address)
        assert all(other in html.unescape(client.get(screen).text) for screen in ("/month/", "/meeting/"))
    tell(halfway, "--next-meeting", "2024-03-28")
    assert other not in says(halfway) + says(halfway, "report", "--format", "csv")


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.parametrize("is_there", [True, False], ids=["of an earlier round", "none"])
def test_that_the_round_has_no_handover_note_is_told_and_the_next_copy_is_made_with_one(halfway, tmp_path, is_there):
    note = halfway.folder / "handover.pdf"
    if is_there:
        note.write_bytes(b"%PDF-1.7 <dc:title><rdf:Alt><rdf:li>Handover note, round 1</rdf:li></rdf:Alt></dc:title>")
    else:
        note.unlink()
    before = note.read_bytes() if is_there else b""
    lacking = "Handover note: none of the last kept round is here"
    assert lacking in says(halfway)
    with served(halfway.folder, on=date(2024, 2, 21), language=Language.EN) as (service, address):
        assert lacking in Client(service, address).get("/month/").text
    place = tmp_path / "copies"
    place.mkdir()
    run("backup", place, "--on", BEFORE, "--workspace", halfway.folder, code=0)
    assert note.read_bytes() != before
    with zipfile.ZipFile(next(place.glob("*.zip"))) as copy:
        assert copy.read(next(name for name in copy.namelist() if name.endswith(note.name))) == note.read_bytes()
    assert lacking not in says(halfway)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
def test_it_is_not_told_of_one_that_was_called_off_since(halfway):
    tell(halfway, "--next-meeting", "2024-03-28")
    run("meeting", "cancel", "2024-03-28", "--yes", "--on", BEFORE, "--workspace", halfway.folder, code=0)
    assert "names 28.03.2024" not in says(halfway)


NEXT = date(2024, 3, 28)


@pytest.mark.parametrize(
    ("today", "held", "in_settings", "told"),
    [
        (NEXT, True, None, NEXT),
        (NEXT + timedelta(days=1), True, None, None),
        (NEXT, False, None, None),
        (NEXT, True, NEXT, None),
    ],
    ids=["its day", "its day is over", "the meeting of the round was not held", "the settings name it"],
)
def test_a_next_meeting_is_to_be_entered_up_to_its_day_where_the_rounds_own_meeting_was_held(
    upazila, today, held, in_settings, told
):
    space = open_workspace(upazila.folder)
    space = replace(space, config=replace(space.config, meeting=replace(space.config.meeting, next=in_settings)))
    kept = replace(Ledger(space.ledger_path).rounds()[-1].header, next_meeting=NEXT)
    meeting = Meeting("2024-02", date(2024, 2, 22), 1, held=held)
    assert next_unwritten(space, kept, meeting, (meeting,), today) == told
