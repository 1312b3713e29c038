"""What was kept, at the desk: rounds beside each other, a paper by its digest or as a file, the record made again."""

from __future__ import annotations

import html
import re
import shutil
import threading
import time
from datetime import date

import pytest
from few_offices import lay_example
from running import run
from served_desks import FORM_TOKEN, Client, served

from auditor.desk.screens import history
from auditor.i18n import Language, Text
from auditor.model import seal
from auditor.model.errors import AuditorError
from auditor.papers import reading_apart
from auditor.papers.saying import lines_of
from auditor.rounds.ledger import ledger as ledgers
from auditor.rounds.ledger import ledger_file
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.ledger.ledger_errors import BrokenEntry

MARCH = date(2024, 3, 20)


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    """A workspace with two rounds and the papers of the last; nobody told anything for the second."""
    folder = lay_example(tmp_path_factory.mktemp("history") / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", "2024-02-20", "--workspace", folder, code=1)
    evidence = folder / "evidence"
    evidence.rename(folder.parent / "aside")
    evidence.mkdir()
    run("audit", "--keep", "--meeting", "2024-03", "--on", MARCH, "--yes", "--workspace", folder, code=1)
    run("report", "--round", "1", "--on", MARCH, "--workspace", folder, code=0)
    shutil.rmtree(evidence)
    (folder.parent / "aside").rename(evidence)
    return folder


@pytest.fixture(scope="module", name="desk")
def _desk(folder):
    with served(folder, on=MARCH, language=Language.EN) as (service, address):
        yield service.desk, Client(service, address)


@pytest.fixture(autouse=True)
def _read_here(monkeypatch, request):
    """Read papers within the test; `apart` marks where the process of its own is left in place."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr(reading_apart, "read", lines_of)


@pytest.fixture
def apart():
    """Read papers in a process of their own, as the program does."""


def hands_in(client, path, name, content):
    """Send a paper, and return the answer."""
    token = FORM_TOKEN.search(client.get("/history/").text)[1]
    edge = "edge-of-parts"
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{token}\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="paper"; filename="{name}"\r\n\r\n'
    ).encode()
    body += content + f"\r\n--{edge}--\r\n".encode()
    return client.send("POST", path, body=body, headers={"Content-Type": f"multipart/form-data; boundary={edge}"})


def sends(desk, path, *, name=None, content=b"", **fields):
    """Send a form of the history, with a file where one is named; wait for the work it begins, and return the page after it."""
    state, client = desk
    answer = client.post(path, on="/history/", **fields) if name is None else hands_in(client, path, name, content)
    if answer.status == 422:
        return answer.text
    assert answer.status == 303
    if state.job is not None:
        state.job.wait()
    page = client.get(answer.headers["Location"])
    return (client.get(page.headers["Location"]) if page.status == 303 else page).text


def messages(page):
    """What a page says first, a sentence each."""
    return [
        said.replace("&#34;", '"').replace("&#39;", "'")
        for said in re.findall(r'<p class="(?:message|problems)"[^>]*>(.*?)</p>', page)
    ]


def test_rounds_are_listed_with_their_digests_the_last_one_first(desk, folder):
    page = desk[1].get("/history/").text
    places = [page.index(seal.seal_words(head.digest)) for head in Ledger(folder / "ledger.db").rounds()]
    assert places == sorted(places, reverse=True)


def test_a_round_whose_place_a_later_one_of_its_meeting_took_is_marked(folder, tmp_path):
    again = shutil.copytree(folder, tmp_path / "again")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-21", "--yes", "--workspace", again, code=1)
    with served(again, on=date(2024, 3, 22), language=Language.EN) as (service, address):
        page = Client(service, address).get("/history/").text
    assert page.count("<td>round 3 took its place") == 1
    assert page.count(">2, round 3 took its place: ") == page.count('<option value="2"'), "where rounds are chosen"
    assert "took its place" in page.partition(">2</th>")[2].partition("</tr>")[0]


def test_a_round_whose_meeting_was_not_held_is_marked_first_where_it_is_chosen_and_not_proposed_to_be_compared(
    folder, tmp_path
):
    later = shutil.copytree(folder, tmp_path / "later")
    run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-10", "--yes", "--workspace", later, code=1)
    run("meeting", "cancel", "2024-03", "--on", "2024-04-11", "--yes", "--workspace", later, code=0)
    with served(later, on=date(2024, 4, 12), language=Language.EN) as (service, address):
        desk = Client(service, address)
        pages = [desk.get(where).text for where in ("/history/", "/history/compare")]
    for page in pages:
        boxes = [re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)[0] for name in ("first", "second")]
        assert [re.findall(r'value="(\d+)" selected', box) for box in boxes] == [["1"], ["3"]]
        assert [box.count(">2, not held: meeting of ") for box in boxes] == [1, 1]
    row = pages[0].partition(">2</th>")[2].partition("</tr>")[0]
    assert "<td>not held" in row


def test_two_rounds_are_compared_whichever_is_named_first(desk):
    there, back = (desk[1].get(f"/history/compare?first={one}&second={other}").text for one, other in ((1, 2), (2, 1)))
    for number in (1, 2):
        assert re.search(rf'<th scope="col">Round {number} \(meeting of [^<]+\)</th>', there), (
            "each number stands under its meeting"
        )
    assert re.search(
        'information on the duties</h3><p class="figure">[1-9]<span class="unseen">, Round 2 [^<]+</span> <span aria-hidden="true">→</span> 0',
        there,
    )
    assert "stand otherwise" in there
    assert "<h2" in there.partition("<h3")[0], "figures stand under a heading"
    figures = r'<section class="card" aria-label.*?</main>'
    assert re.search(figures, there, re.DOTALL)[0] == re.search(figures, back, re.DOTALL)[0]
    assert "Choose two different rounds" in desk[1].get("/history/compare?first=1&second=x").text


def test_a_meeting_that_was_put_off_since_is_called_by_both_its_days_wherever_its_round_is(folder, tmp_path):
    moved = shutil.copytree(folder, tmp_path / "moved")
    line = ("--on", "2024-03-21", "--yes", "--workspace", moved)
    run("settings", "--next-meeting", "25.03.2024", *line, code=0)
    run("audit", "--keep", "--meeting", "2024-03-25", *line, code=1)
    run("meeting", "move", "25.03.2024", "28.03.2024", *line, code=0)
    with served(moved, on=date(2024, 3, 21), language=Language.EN) as (service, address):
        page = html.unescape(Client(service, address).get("/history/compare?first=1&second=3").text)
    (chosen,) = re.findall(r'<select id="second".*?<option value="3" selected>(.*?)</option>', page, re.DOTALL)
    called = "28.03.2024 (before: 25.03.2024)"
    assert called in chosen
    heading = re.search(r'<h2 id="changed">(.*?)</h2>', page)[1]
    assert re.fullmatch(r"What changed: Round 1 \(.*\) to Round 3 \(.*\)", heading)
    assert called in heading
    assert called in re.search(r'<th scope="col">Round 3 \(([^<]+)</th>', page)[1]


def test_where_no_rounds_are_named_to_be_compared_they_are_chosen_and_nothing_is_to_be_corrected(desk):
    page = desk[1].get("/history/compare").text
    assert "problems" not in page
    chosen = {name: re.search(rf'<select id="{name}".*?</select>', page, re.DOTALL)[0] for name in ("first", "second")}
    last = [re.search(r'value="(\d+)" selected', of_name)[1] for of_name in chosen.values()]
    assert last == sorted(re.findall(r'value="(\d+)"', chosen["first"]))[-2:]
    assert 'id="changed"' not in page


def test_the_record_is_checked_as_by_the_command(desk, folder):
    told = run("verify", "--workspace", folder, "--language", "en", "--on", MARCH).stderr.splitlines()
    assert messages(sends(desk, "/history/verify")) == told


@pytest.mark.parametrize("path", ["verify", "digest"])
def test_the_record_is_read_again_whenever_it_is_checked_for_the_times_of_a_file_can_be_set(
    desk, folder, monkeypatch, path
):
    monkeypatch.setattr(ledger_file, "signature", lambda _: "as it was found whole")
    Ledger(folder / "ledger.db").refuse_broken()
    monkeypatch.setattr(ledgers, "_first_broken", lambda _: BrokenEntry(1, 1))
    assert "Round 1 in the ledger is not as it was written" in sends(desk, f"/history/{path}")


def test_a_digest_finds_its_round_by_its_beginning(desk, folder):
    digest = seal.seal_words(Ledger(folder / "ledger.db").rounds()[0].digest)
    by_command = run("verify", digest[:9], "--workspace", folder, "--language", "en").stderr.splitlines()
    told = messages(sends(desk, "/history/digest", digest=digest[:9].lower()))
    assert told[1:] == by_command[1:]
    assert "round 1" in told[0]
    for wrong, said in (
        ("", "first 8 signs"),
        ("ABC", "first 8 signs"),
        ("0" * 8, "made before a round was kept"),
        ("1" * 8, "no round"),
        ("<script>", "no check digest"),
    ):
        assert said in sends(desk, "/history/digest", digest=wrong)


def test_a_paper_is_compared_whatever_its_file_is_called(desk, folder):
    paper = folder / "out" / "001-2024-02" / "annex-minutes.json"
    content = paper.read_bytes()
    for name in ("annex-minutes.json", "C:\\Users\\x\\পরিশিষ্ট.json", "../../annex-minutes.json"):
        assert "exactly the paper" in "".join(messages(sends(desk, "/history/paper", name=name, content=content)))
    altered = re.sub(rb'"answered": ?[0-9]+', b'"answered": 99', content, count=1)
    assert altered != content
    page = sends(desk, "/history/paper", name="annex-minutes.json", content=altered)
    assert re.search(
        'field "[a-z0-9_.]*answered" of the file: the paper says 99', html.unescape("".join(messages(page)))
    )
    assert 'class="problems" role="alert"' in page
    assert 'class="message"' not in page


@pytest.mark.usefixtures("apart")
def test_what_is_right_is_not_told_as_a_problem(desk, folder):
    content = (folder / "out" / "001-2024-02" / "annex-minutes.json").read_bytes()
    page = sends(desk, "/history/paper", name="annex-minutes.json", content=content)
    assert 'class="message" role="status"' in page
    assert 'class="problems"' not in page


def test_of_what_work_tells_only_what_is_amiss_is_told_as_a_problem(desk):
    state, client = desk
    right, amiss = Text(en="Round 1 is right.", bn="ঠিক আছে।"), Text(en="Round 2 is not.", bn="ঠিক নেই।")

    def work(job):
        job.amiss.add(amiss)
        return right, amiss

    state.begin(right, "/history/", work)
    state.job.wait()
    page = client.get("/history/").text
    assert re.search(r'class="message"[^>]*>Round 1 is right', page)
    assert re.search(r'class="problems"[^>]*>Round 2 is not', page)


def test_what_is_no_paper_is_refused_and_the_page_stays(desk):
    for name, content in (("", b""), ("page.html", b"<script>alert(1)</script>"), ("annex.pdf", b"%PDF-1.7 nothing")):
        page = sends(desk, "/history/paper", name=name, content=content)
        assert "<script>alert(1)" not in page
        assert "Kept rounds" in page


def test_while_a_paper_is_looked_for_it_is_told_how_many_were_laid_beside_it_of_how_many_and_how_long_it_takes(
    desk, monkeypatch
):
    state, client = desk
    gate, looked = threading.Event(), threading.Event()

    def compare(_space, name, _content, tick, *, expect, **_):
        tick()
        expect(4)
        time.sleep(1.1)
        tick()
        looked.set()
        gate.wait(60)
        raise AuditorError(Text(en=name, bn=name))

    monkeypatch.setattr(history, "compare", compare)
    assert hands_in(client, "/history/paper", "a.json", b"{}").status == 303
    assert looked.wait(60)
    pages = [client.get("/progress").text, client.get("/month/").text]
    gate.set()
    state.job.wait()
    for page in pages:
        assert ": 2 of 5 done" in page
    assert re.search(r": 2 of 5 done, about \d+ seconds? left", pages[0])


def test_where_nothing_was_kept_the_page_says_so(tmp_path):
    with served(lay_example(tmp_path / "space"), on=MARCH, language=Language.EN) as (service, address):
        page = Client(service, address).get("/history/").text
        assert "No round was kept yet." in page
        assert 'href="/meeting/keep"' in page
