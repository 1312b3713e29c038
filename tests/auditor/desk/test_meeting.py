"""The meeting at the desk: what would change, what is asked, the round that is kept as the command keeps it, its papers and its copy."""

from __future__ import annotations

import itertools
import re
import secrets
import shutil
import threading
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from accessible import told_of
from changing import replace
from few_offices import OFFICES, lay_example
from hand_roster import renamed, rewrite, workspace
from rendering import papers
from running import run
from served_desks import Client, served
from small_upazila import LETTERHEAD
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.desk.screens.meeting import annex
from auditor.desk.screens.meeting.papers import MAKING, MadePaper
from auditor.i18n import Language, Text, ascii_digits, digits
from auditor.model.forms import DaysSettled
from auditor.model.identity import Sameness
from auditor.model.journal import CopiesOrdered, FormClaimed, Identified
from auditor.model.views.head import Audience
from auditor.register.columns import META_SHEET, REGISTER_SHEET, columns
from auditor.rounds import looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.annex.annexes import annex_view
from auditor.views.compared.history import RoundMaterial
from auditor.workspace import baselines, settings

FEBRUARY = date(2024, 2, 20)
APRIL = date(2024, 4, 18)
KEEP = "/meeting/keep"
COMPARE = "/history/compare?first=1&second=2"
PLACES = {column.name: place for place, column in enumerate(columns())}


@pytest.fixture(autouse=True)
def _same_chance(monkeypatch):
    """Salts and numbers that are drawn are the same at the desk and by the command."""
    monkeypatch.setattr(secrets, "token_hex", lambda n: "5a" * n)
    monkeypatch.setattr(secrets, "randbelow", lambda most: 1234 % most)


def contents(folder, *, papers=False):
    """All files of a workspace, without its papers unless they are meant."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and (papers or path.relative_to(folder).parts[0] != "out")
    }


class AtTheDesk:
    """A person at the desk of a workspace on a day."""

    def __init__(self, service, address):
        self.desk, self.client = service.desk, Client(service, address)

    def page(self, path):
        answer = self.client.get(path)
        assert answer.status == 200, answer.text
        return answer.text

    def answers(self, *, on, **fields):
        """Answer what is asked before a round is kept, and return the page that comes then."""
        answer = self.client.post(f"{KEEP}/answers", on=on, **fields)
        assert answer.status == 303, answer.text
        return self.page(answer.headers["Location"])

    def sends(self, path, *, on, **fields):
        """Send a form, wait for the work it begins, and return the page that comes then."""
        answer = self.client.post(path, on=on, **fields)
        assert answer.status == 303, answer.text
        if self.desk.job is not None:
            self.desk.job.wait()
        return self.client.get(
            self.client.get(answer.headers["Location"]).headers.get("Location") or answer.headers["Location"]
        ).text


def at_desk(folder, day, work, language=None):
    """Let somebody work at the desk, and return what the work returns."""
    with served(folder, on=day, language=language) as (service, address):
        return work(AtTheDesk(service, address))


def ticked(page):
    """The names of all doubts of a page."""
    return re.findall(r'name="meant" value="([0-9a-f]+)"', page)


def rounds_of(page):
    """How many rounds a page says were kept when it was drawn."""
    return re.search(r'name="rounds" value="([0-9]+)"', page)[1]


def inquiries_of(page):
    """The names of the questions of a page with choices."""
    return list(dict.fromkeys(re.findall(r'type="radio"[^>]* name="([^"]+)"', page)))


def keep_at_desk(meeting, **fields):
    def work(person):
        page = person.page(f"{KEEP}?meeting={meeting}")
        return person.sends(KEEP, on=f"{KEEP}?meeting={meeting}", meeting=meeting, meant=ticked(page), **fields)

    return work


def anew(folder, lay):
    """Lay a workspace into the place of the one that is there: papers name their folder, so it must be the same."""
    shutil.rmtree(folder)
    lay(folder)


def lay_for_february(folder):
    """Lay the example as it is before its meeting of February, after which none is planned yet."""
    lay_example(folder)
    run("settings", "--next-meeting", "2024-02-25", "--on", FEBRUARY, "--workspace", folder, code=0)
    return folder


def test_the_desk_and_the_command_keep_the_same_round_and_make_the_same_papers(tmp_path):
    folder = lay_for_february(tmp_path / "space")
    day = ("--on", FEBRUARY, "--workspace", folder)
    run("audit", "--keep", "--meeting", "2024-02-25", "--next-meeting", "2024-03-25", *day, code=1)
    run("report", *day, code=0)
    by_command = contents(folder, papers=True)
    run("report", "--audience", "chair", "--format", "docx", "--output", tmp_path / "chair.docx", *day, code=0)
    anew(folder, lay_for_february)

    def work(person):
        keep_at_desk("2024-02-25", **{"next-meeting": "২৫.০৩.২০২৪"})(person)
        first = [person.client.get("/month/").text]
        page = person.sends("/meeting/papers", on="/meeting/")
        first.append(person.client.get("/month/").text)
        assert "/meeting/word/chair.docx" in page
        assert person.client.get("/meeting/word/chair.docx").content == (tmp_path / "chair.docx").read_bytes()
        assert person.client.get("/meeting/word/nobody.docx").status == 404
        assert "কিছুই বাদ ছিল না" in person.sends("/meeting/papers", on="/meeting/")
        assert ["এই যাচাইয়ের কাগজ: out/001-2024-02 ফোল্ডারে কিছু নেই" in shown for shown in first] == [True, False]
        return page

    page = at_desk(folder, FEBRUARY, work)
    assert contents(folder, papers=True) == by_command
    assert "টি ফাইল তৈরি হয়েছে" in page
    assert "কার্যবিবরণীর জন্য (বাংলা, PDF)" in page
    assert "/meeting/made/001-2024-02/annex-minutes.bn.pdf" in page


def test_what_is_asked_who_is_who_is_answered_at_the_desk_as_at_the_terminal(tmp_path):
    folder, before = workspace(tmp_path / "space"), tmp_path / "before"
    run("audit", "--on", "2024-03-21", "--keep", "--meeting", "2024-03", "--yes", "--workspace", folder, code=1)
    rewrite(folder, renamed)
    shutil.copytree(folder, before)
    line = ("audit", "--on", APRIL, "--keep", "--meeting", "2024-04", "--next-meeting", "2024-05-16", "--yes")
    run(*line, "--workspace", folder, typed="1\n" * 9, code=1)
    by_command = contents(folder)
    anew(folder, lambda place: shutil.copytree(before, place))

    def work(person):
        address = f"{KEEP}?meeting=2024-04"
        asked = inquiries_of(person.page(address))
        assert len(asked) == 1
        others = {f"among-{asked[0]}": "0" * 16, asked[0]: "0"}
        assert person.client.post(f"{KEEP}/answers", on=address, meeting="2024-04", **others).status == 422
        assert inquiries_of(person.page(address)) == asked
        page = person.sends(f"{KEEP}/answers", on=address, meeting="2024-04", **dict.fromkeys(asked, "0"))
        assert not inquiries_of(page)
        keep_at_desk("2024-04", **{"next-meeting": "2024-05-16"})(person)

    at_desk(folder, APRIL, work)
    assert contents(folder) == by_command


def test_nothing_is_kept_before_what_is_odd_was_said_to_be_meant(tmp_path):
    folder = lay_example(tmp_path / "space")
    shutil.rmtree(folder / "evidence")
    before = contents(folder)

    def work(person):
        page = person.page(f"{KEEP}?meeting=2024-02")
        assert "কোনো তথ্য নেই" in page
        refused = person.client.post(KEEP, on=f"{KEEP}?meeting=2024-02", meeting="2024-02")
        assert refused.status == 422
        assert "কিছু রাখা হয়নি" in refused.text
        assert contents(folder) == before
        return keep_at_desk("2024-02")(person)

    assert "১ নম্বর যাচাই রাখা হয়েছে" in at_desk(folder, FEBRUARY, work)
    assert len(Ledger(folder / "ledger.db").rounds()) == 1


def test_answers_that_are_typed_and_not_handed_in_are_named_before_a_round_is_kept_without_them(tmp_path):
    folder = lay_example(tmp_path / "space", "health")
    line = ("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder)

    def work(person):
        assert person.client.post("/ask/begin", on="/ask/", everybody="yes").status == 303
        page = f"{KEEP}?meeting=2024-02"
        before = person.page(page)
        shown = person.page("/ask/office/health")
        of_page = {name: re.search(rf'name="{name}" value="([^"]*)"', shown)[1] for name in ("seen", "page")}
        told = {"0.contacted-on": "20.02.2024", "0.way": "ফোন", "0.two-step": "চালু, লগইনে কোড চায়"}
        assert person.client.post("/ask/office/health", on="/ask/office/health", **of_page, **told).status == 303
        return before, person.page(page)

    typed = "১টি দপ্তরের উত্তর এখানে লেখা আছে, জমা হয়নি"
    before, after = at_desk(folder, FEBRUARY, work)
    assert (typed in before, typed in after) == (False, True)
    assert '<a href="/ask/">উত্তর জমা' in after
    assert "The answers of 1 office are typed at the desk" in run(*line, "--language", "en", code=3).stderr
    assert not Ledger(folder / "ledger.db").rounds()
    run(*line, "--yes", code=1)


def test_of_which_decisions_the_minutes_would_say_nothing_is_told_before_the_round_is_kept(tmp_path):
    folder = lay_example(tmp_path / "space")
    hidden = "কার্যবিবরণীর কপিতে ফলাফল থাকবে না: "
    assert f"{hidden}০৯ নং সিদ্ধান্ত, ১১ নং সিদ্ধান্ত।" in at_desk(
        folder, FEBRUARY, lambda person: person.page(f"{KEEP}?meeting=2024-02")
    )
    shutil.rmtree(folder / "evidence")
    assert hidden not in at_desk(folder, FEBRUARY, lambda person: person.page(f"{KEEP}?meeting=2024-02"))


def test_that_the_information_is_later_than_the_meeting_is_told_before_the_round_is_kept(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02-21", "--on", FEBRUARY, "--workspace", folder, code=1)
    later = "সভা ছিল ২১.০২.২০২৪ তারিখে, আর তথ্য তার পরের, ২২.০২.২০২৪ তারিখের"
    for day, told in ((date(2024, 2, 22), True), (date(2024, 2, 21), False)):
        page = at_desk(folder, day, lambda person: person.page(f"{KEEP}?meeting=2024-02-21"))
        assert (later in page) is told


def test_what_changes_against_the_last_round_is_shown_before_it_is_kept(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    shutil.rmtree(folder / "evidence")
    page = at_desk(folder, date(2024, 3, 20), lambda person: person.page(f"{KEEP}?meeting=2024-03"))
    assert re.search(
        r"করণীয়ের তথ্য পাওয়া গেছে</h3><p class=\"figure\">\S+<span class=\"unseen\">, এখন</span> <span aria-hidden=\"true\">→</span> ০",
        page,
    )
    assert "১ নম্বর যাচাই" in page


def test_a_round_of_a_meeting_that_was_not_held_is_compared_with_nowhere_and_drawn_from_nowhere(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    (folder / "evidence").rename(folder.parent / "aside")
    (folder / "evidence").mkdir()
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-20", "--yes", "--workspace", folder, code=1)
    (folder / "evidence").rmdir()
    (folder.parent / "aside").rename(folder / "evidence")
    run("meeting", "cancel", "2024-03", "--on", "2024-03-22", "--workspace", folder, code=0)

    def work(person):
        return [
            person.page(address)
            for address in (
                f"{KEEP}?meeting=2024-04",
                "/meeting/proofs",
                "/history/",
                COMPARE,
                "/meeting/",
                "/meeting/pack",
            )
        ]

    keeping, draw, history, beside, meeting, pack = at_desk(folder, date(2024, 3, 25), work, Language.EN)
    assert "Against round 1, for the" in keeping
    assert "Round 2 (meeting of March 2024) is not compared with: its meeting was not held." in keeping
    assert "it was not held, so nothing is drawn at it" in draw
    assert "<td>" not in draw.partition('id="draw"')[2].partition("</section>")[0]
    for page in (history, beside):
        assert re.findall(r'<option value="2"[^>]*>2, not held: [^<]*</option>', page)
        assert not re.findall(r'<option value="1"[^>]*>[^<]*not held</option>', page)
    for page in (meeting, pack):
        assert "Round 2 was kept for the meeting of March 2024, which was noted as not held" in page


def test_a_round_is_not_kept_for_a_meeting_or_a_next_day_that_cannot_be(tmp_path):
    folder = lay_example(tmp_path / "space")
    before = contents(folder)

    def work(person):
        address = f"{KEEP}?meeting=2024-02-25"
        for fields in (
            {"meeting": "soon"},
            {"meeting": "2024-02-25", "next-meeting": "2024-02-25"},
            {"meeting": "2029-01"},
        ):
            assert person.client.post(KEEP, on=address, **fields).status == 422
        early = person.client.post(KEEP, on=address, meeting="2024-02-25", **{"next-meeting": "15.02.2024"}).text
        assert "১৫.০২.২০২৪ তারিখটি আগের" in early
        assert "তারিখ বোঝা যায়নি" not in early
        assert "এখন যাচাই রাখা যাবে না" in person.page(f"{KEEP}?meeting=2029-01")

    at_desk(folder, FEBRUARY, work)
    assert contents(folder) == before


def test_the_annex_is_shown_as_pages_and_as_tables_and_nothing_is_kept(tmp_path):
    folder = lay_example(tmp_path / "space")
    before = contents(folder, papers=True)

    def work(person):
        for audience in ("minutes", "chair", "auditor"):
            pages = person.client.get(f"/meeting/annex/{audience}.pdf")
            assert pages.content.startswith(b"%PDF")
            assert pages.headers["Content-Type"] == "application/pdf"
        assert person.client.get("/meeting/annex/other.pdf").status == 404
        return person.page("/meeting/annex")

    shown = at_desk(folder, FEBRUARY, work)
    assert shown.count('<th scope="row">') >= 8
    above = shown.partition("<h2>")[0]
    assert "সভার জন্য রাখলে যেমন হবে" in above
    assert f"তথ্যের তারিখ: {digits(f'{FEBRUARY:%d.%m.%Y}', Language.BN)} খ্রি." in above
    assert re.search("[০-৯]+ নং সিদ্ধান্ত", shown)
    assert not re.search("[0-9]+ নং সিদ্ধান্ত", shown)
    assert re.findall("<h2>([০-৯]+) নং", shown) == ["০৯", "১১"], "as papers have them"
    table = shown.partition("দপ্তরভিত্তিক অবস্থা</h2>")[2]
    assert table.count("</th></tr></thead>") == 1
    assert table.partition("</th></tr></thead>")[0].endswith(">মন্তব্য")
    assert '<th scope="col">Two-step চালু</th>' in table.replace("\u2060", "")
    assert contents(folder, papers=True) == before


def test_the_annex_as_it_would_be_says_on_each_page_that_it_is_of_no_kept_round_and_takes_the_place_of_none(
    tmp_path, monkeypatch
):
    folder, day, seen = lay_example(tmp_path / "space"), date(2024, 2, 20), []
    run("audit", "--keep", "--meeting", "2024-02", "--on", day, "--workspace", folder, code=1)
    monkeypatch.setattr(
        annex, "annex_view", lambda material, audience: seen.append(annex_view(material, audience)) or seen[-1]
    )

    def work(person):
        for audience in ("minutes", "chair", "auditor"):
            person.client.get(f"/meeting/annex/{audience}.pdf?meeting=2024-02")

    at_desk(folder, day, work)
    kept = annex_view(RoundMaterial(looking_back.history(open_workspace(folder)), LETTERHEAD), Audience.CHAIR)
    for language, of_none in (
        (Language.EN, "not a paper of a kept round"),
        (Language.BN, "কোনো রাখা যাচাইয়ের কাগজ নয়"),
    ):
        for view in seen:
            (paper,) = papers(view, language)
            assert of_none in paper.banner
            assert "0000-0000" in paper.foot
            assert not [line for line in paper.subtitles if "takes the place" in line.lower() or "পরিবর্তে" in line]
        (paper,) = papers(kept, language)
        assert of_none not in paper.banner
        assert "0000-0000" not in paper.foot


def test_the_annex_as_it_would_be_is_that_of_the_meeting_for_which_it_would_be_kept(tmp_path, monkeypatch):
    folder, march, seen = lay_example(tmp_path / "space"), date(2024, 3, 20), []
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    monkeypatch.setattr(
        annex, "annex_view", lambda material, audience: seen.append(material.past) or annex_view(material, audience)
    )
    at_desk(folder, march, lambda person: person.client.get("/meeting/annex/chair.pdf?meeting=2024-03"))
    run("audit", "--keep", "--meeting", "2024-03", "--on", march, "--workspace", folder, "--yes", code=1)
    (drawn,), kept = seen, looking_back.history(open_workspace(folder))
    assert (drawn.now.header.meeting, drawn.called, drawn.stood) == (kept.now.header.meeting, kept.called, kept.stood)


def test_the_annex_is_shown_though_a_draft_of_answers_cannot_be_read(tmp_path):
    folder = lay_example(tmp_path / "space")
    (folder / "drafts").mkdir()
    (folder / "drafts" / "answers.json").write_text("{")

    def work(person):
        return [person.client.get(f"/meeting/annex{page}").status for page in ("", "/chair.pdf")]

    assert at_desk(folder, FEBRUARY, work) == [200, 200]


def test_a_table_of_the_annex_and_what_stands_below_it_add_up_to_all_offices(tmp_path):
    shown = at_desk(
        lay_example(tmp_path / "space"), FEBRUARY, lambda person: ascii_digits(person.page("/meeting/annex"))
    )
    totals = re.findall(r'>মোট</th><td[^>]*>(\d+)</td>.*?</table>\n</div>\n<p class="soft">(.*?)</p>', shown, re.DOTALL)
    assert len(totals) > 1
    for total, left_out in totals:
        assert int(total) + sum(map(int, re.findall(r"\d+", left_out))) == OFFICES, (total, left_out)


def test_only_papers_that_were_made_here_are_sent(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    run("report", "--on", FEBRUARY, "--workspace", folder, code=0)
    (folder / "out" / "001-2024-02" / "own.html").write_text("<script>alert(1)</script>")

    def work(person):
        sent = person.client.get("/meeting/made/001-2024-02/annex-minutes.json")
        assert sent.headers["Content-Disposition"].startswith("attachment")
        for name in ("own.html", "../../auditor.toml", "..%2f..%2fauditor.toml", ".made.json"):
            assert person.client.get(f"/meeting/made/001-2024-02/{name}").status == 404
        assert person.client.get("/meeting/made/009-2024-02/annex-minutes.json").status == 404

    at_desk(folder, FEBRUARY, work)


def test_while_papers_are_being_made_each_page_says_so_and_leads_to_how_far_it_is(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    gate = threading.Event()

    def waits(job):
        job.total, job.done = 96, 3
        gate.wait(30)
        return ()

    def work(person):
        person.desk.begin(MAKING, "/meeting/", waits)
        for page in ("/meeting/", "/month/"):
            shown = person.page(page)
            assert f"{MAKING.bn}: ৯৬টির মধ্যে ৩টি শেষ" in shown
            assert 'href="/progress"' in shown
        shown = person.page("/meeting/")
        assert "এই ফোল্ডারে নেই" not in shown
        assert 'action="/meeting/papers"' not in shown
        gate.set()
        person.desk.job.wait()
        assert "এই ফোল্ডারে নেই" in person.page("/meeting/")

    at_desk(folder, FEBRUARY, work)


def test_what_was_typed_for_work_that_failed_waits_for_the_page_after_it_and_is_gone_once_other_work_begins(tmp_path):
    folder = lay_example(tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)

    nowhere = str(tmp_path / "no-disk" / "copies")

    def fails(person):
        asked = person.client.post("/meeting/copy", on="/meeting/", place=nowhere)
        assert asked.status == 303, asked.text
        person.desk.job.wait()
        person.client.get(asked.headers["Location"])
        assert person.desk.undone is not None

    def work(person):
        fails(person)
        assert f'value="{nowhere}"' not in person.page("/settings/")
        assert f'name="place" value="{nowhere}"' in person.page("/meeting/")
        for is_over in (False, True):
            fails(person)
            person.desk.begin(MAKING, "/meeting/", lambda _: ())
            person.desk.job.wait()
            if is_over:
                person.desk.finished()
            assert person.desk.undone is None

    at_desk(folder, FEBRUARY, work)


def test_a_copy_holds_what_that_of_the_command_holds_and_its_place_is_remembered(tmp_path):
    folder, places = lay_example(tmp_path / "space"), [tmp_path / "here", tmp_path / "there"]
    run("audit", "--keep", "--meeting", "2024-02", "--on", FEBRUARY, "--workspace", folder, code=1)
    run("backup", places[0], "--workspace", folder, code=0)
    settings.remember_backup(folder, "")

    def work(person):
        for wrong in ("", "copies", str(folder / "copies")):
            refused = person.client.post("/meeting/copy", on="/meeting/", place=wrong, place_meant=wrong)
            assert refused.status == 422
            assert ("কাজের ফোল্ডারের ভেতরেই" in refused.text) == Path(wrong).is_absolute()
            assert f'name="place" value="{wrong}"' in refused.text
        nowhere = tmp_path / "no-disk" / "copies"
        assert f'name="place" value="{nowhere}"' in person.sends("/meeting/copy", on="/meeting/", place=str(nowhere))
        assert str(nowhere) not in person.page("/meeting/")
        asked = person.client.post("/meeting/copy", on="/meeting/", place=str(places[1]))
        assert asked.status == 422
        assert "এখনো নেই" in asked.text
        assert "একই ডিস্কে" in asked.text
        assert not places[1].exists()
        elsewhere = {"place": str(places[1]), "place_meant": str(places[0])}
        assert person.client.post("/meeting/copy", on="/meeting/", **elsewhere).status == 422
        first = person.sends("/meeting/copy", on="/meeting/", place=str(places[1]), place_meant=str(places[1]))
        assert "একই ডিস্কে" in first
        for made in places[1].iterdir():
            made.unlink()
        return person.sends("/meeting/copy", on="/meeting/", place=str(places[1]))

    assert "কপি হয়েছে" in at_desk(folder, FEBRUARY, work)
    assert settings.read_config(folder).backup == str(places[1])
    first, second = (zipfile.ZipFile(next(place.iterdir())) for place in places)
    assert [name for name in first.namelist() if first.read(name) != second.read(name)] == [
        "auditor.toml",
        "backup.json",
    ]


def test_what_the_round_prints_first_is_asked_and_may_stay_blank(tmp_path):
    folder = workspace(tmp_path / "space")
    text = baselines.shipped("paikgacha-2024-01")
    (folder / "own.toml").write_text(
        "\n".join(line for line in text.splitlines() if not line.startswith("memo")), "utf-8"
    )
    config = (folder / "auditor.toml").read_text("utf-8").replace("paikgacha-2024-01", "own.toml")
    (folder / "auditor.toml").write_text(config, "utf-8")

    def work(person):
        address = f"{KEEP}?meeting=2024-02-25"
        assert 'name="memo"' in person.page(address)
        wrong = person.client.post(f"{KEEP}/answers", on=address, meeting="2024-02-25", memo="০১৭০০-০০০০০০")
        assert wrong.status == 422
        blank = person.answers(on=address, meeting="2024-02-25", memo="", **{"memo-day": ""})
        assert "ওই জায়গাগুলো ফাঁকা থাকবে" in blank
        assert 'name="memo"' not in person.page(address)

    at_desk(folder, FEBRUARY, work)
    assert settings.told(folder)["memo"] == ""


def test_where_nothing_was_answered_nothing_is_said_to_be_written_and_what_was_left_is_not_pointed_at_again(tmp_path):
    folder = lay_example(tmp_path / "space")
    config = folder / "auditor.toml"
    config.write_text(re.sub(r"(?m)^next = .*\n", "", config.read_text("utf-8")), "utf-8")

    def work(person):
        address, before = f"{KEEP}?meeting=2024-02", contents(folder)
        assert '<section class="next" aria-labelledby="questions">' in person.page(address)
        page = person.answers(on=address, meeting="2024-02", **{"next-meeting": ""})
        assert "কিছু লেখা হয়নি" in page
        assert "উত্তরগুলো লেখা হয়েছে" not in page
        assert '<section class="card" aria-labelledby="questions">' in page
        assert '<button class="quiet">উত্তর সংরক্ষণ' in page
        assert 'name="next-meeting"' in page
        assert contents(folder) == before

    at_desk(folder, FEBRUARY, work)


def test_whose_a_form_is_and_what_its_days_mean_is_answered_at_the_desk_as_at_the_terminal(tmp_path, monkeypatch):
    counted = itertools.count(1)
    monkeypatch.setattr(secrets, "randbelow", lambda most: next(counted) % most)
    folder, before = tmp_path / "Koyra", tmp_path / "before"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
    run("register", "new", "--on", "2026-01-05", "--workspace", folder, code=0)
    book = openpyxl.load_workbook(folder / "register-2026-01.xlsx")
    for row in book[META_SHEET].iter_rows():
        if row[0].value not in {"form", "month", "decision-day", "asked"}:
            row[0].value = row[1].value = None
    book[REGISTER_SHEET]["B1"].value = "তথ্য রেজিস্টার"
    office = next(row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[PLACES["id"]].value)
    for name, said in {
        "contacted-on": "১৮.০১.২০২৬",
        "told-by": "কৃষি অফিসার",
        "way": "ফোন",
        "count": "২",
        "rule": "হ্যাঁ",
    }.items():
        office[PLACES[name]].value = said
    (folder / "evidence").mkdir(exist_ok=True)
    book.save(folder / "evidence" / "register-2026-01.xlsx")
    shutil.copytree(folder, before)
    day = date(2026, 1, 20)
    run(
        "audit",
        "--on",
        day,
        "--keep",
        "--meeting",
        "2026-01-22",
        "--yes",
        "--workspace",
        folder,
        typed="\n\n\n1\n\n\n",
        code=1,
    )
    by_command = contents(folder)
    assert Ledger(folder / "ledger.db").notes(FormClaimed)
    anew(folder, lambda place: shutil.copytree(before, place))

    def work(person):
        address = f"{KEEP}?meeting=2026-01-22"
        page = person.page(address)
        (asked,) = inquiries_of(page)
        assert "কার ফরম, তা নিশ্চিত নয়" in page
        person.sends(f"{KEEP}/answers", on=address, meeting="2026-01-22", memo="", **{asked: "0"})
        return keep_at_desk("2026-01-22")(person)

    at_desk(folder, day, work)
    assert contents(folder) == by_command


def two_copies(tmp_path, monkeypatch, *said):
    """Return a workspace with two copies of a form, in which agriculture's row has other answers."""
    counted = itertools.count(1)
    monkeypatch.setattr(secrets, "randbelow", lambda most: next(counted) % most)
    folder = tmp_path / "Koyra"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
    run("register", "new", "--on", "2026-01-05", "--workspace", folder, code=0)
    (folder / "evidence").mkdir(exist_ok=True)
    for name, answers in zip(("a.xlsx", "b.xlsx"), said, strict=True):
        book = openpyxl.load_workbook(folder / "register-2026-01.xlsx")
        rows = book[REGISTER_SHEET].iter_rows(min_row=4)
        office = next(row for row in rows if row[PLACES["id"]].value == "agriculture")
        for column, words in {"way": "ফোন", "count": "২", **answers}.items():
            office[PLACES[column]].value = words
        book.save(folder / "evidence" / name)
    return folder


def test_of_a_copy_filled_in_last_that_settles_nothing_it_is_said_what_to_write_and_nobody_is_sent_to_answer_again(
    tmp_path, monkeypatch
):
    first = {"contacted-on": "১৮.০১.২০২৬", "rule": "না", "email": "#N/A"}
    folder = two_copies(tmp_path, monkeypatch, first, {"rule": "হ্যাঁ", "email": "#N/A"})

    def work(person):
        address = f"{KEEP}?meeting=2026-01-22"
        assert "“সভা” পাতায় উত্তর দিন" in person.page("/offices/agriculture/")
        copies = next(asked for asked in inquiries_of(person.page(address)) if asked.startswith("copies"))
        page = person.sends(f"{KEEP}/answers", on=address, meeting="2026-01-22", memo="", **{copies: "1"})
        (said,) = re.findall(r"<p>(b\.xlsx শেষে পূরণ[^\n]+)</p>", page)
        assert re.search(r"b\.xlsx, “[^”]+”, সারি [০-৯]+\) সঠিক উত্তর ও যোগাযোগের তারিখ লিখে", said)
        assert 'href="/inbox/"' in said
        return person.page("/offices/agriculture/")

    page = at_desk(folder, date(2026, 1, 20), work)
    assert "সঠিক উত্তর ও যোগাযোগের তারিখ লিখে" in page
    assert "“সভা” পাতায় উত্তর দিন" not in page
    unread = [duty for duty in page.split("<article") if "উত্তর বোঝা যায়নি" in duty or "উত্তরটি বোঝা যায়নি" in duty]
    assert unread
    assert not [duty for duty in unread if "এ বিষয়ে কিছু জানানো হয়নি" in duty]


def test_which_of_two_copies_of_a_form_was_filled_in_last_is_answered_at_the_desk(tmp_path, monkeypatch):
    no, yes = ({"contacted-on": f"১৮.০১.{year}", "rule": rule} for year, rule in (("২০২৫", "না"), ("২০২৬", "হ্যাঁ")))
    folder = two_copies(tmp_path, monkeypatch, no, yes)

    def work(person):
        address = f"{KEEP}?meeting=2026-01-22"
        assert "কোন কপিটি শেষে পূরণ করা হয়েছে তা না জানানো পর্যন্ত" in person.page("/inbox/")
        page = person.page(address)
        assert "a.xlsx, b.xlsx একই ফরমের কপি" in page
        assert re.findall(r"কিন্তু ([^<]+) সারিতে ভিন্ন তথ্য আছে", page) == ["উপজেলা কৃষি অফিসের"]
        headings = re.findall(r'<h3 id="about-\d+">([^<]+)</h3>', page)
        assert headings == ["একই ফরমের যেসব কপিতে অমিল আছে", "যোগাযোগের যেসব তারিখ মেলে না"]
        copies = next(asked for asked in inquiries_of(page) if asked.startswith("copies"))
        answers = {"meeting": "2026-01-22", "memo": ""}
        page = person.sends(f"{KEEP}/answers", on=address, **answers, **{copies: "1"})
        assert not inquiries_of(page)
        of_a_second_tab = person.client.post(f"{KEEP}/answers", on=address, **answers, **{copies: "0"})
        assert of_a_second_tab.status == 422
        assert "“b.xlsx”। আপনার ভিন্ন উত্তরটি নেওয়া হয়নি" in of_a_second_tab.text
        for same in ("1", "later"):
            told = person.answers(on=address, **answers, **{copies: same})
            assert ("উত্তরগুলো লেখা হয়েছে" in told) is (same == "1")
        assert len(Ledger(folder / "ledger.db").notes(CopiesOrdered)) == 1
        return person.page("/inbox/")

    assert "একই ফরমের" not in at_desk(folder, date(2026, 1, 20), work)


def test_the_right_day_of_contact_is_typed_where_the_written_one_is_wrong_and_none_ahead_is_offered_or_taken(
    tmp_path, monkeypatch
):
    counted = itertools.count(1)
    monkeypatch.setattr(secrets, "randbelow", lambda most: next(counted) % most)
    folder = tmp_path / "Koyra"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)
    run("register", "new", "--on", "2026-01-05", "--workspace", folder, code=0)
    book = openpyxl.load_workbook(folder / "register-2026-01.xlsx")
    office = next(row for row in book[REGISTER_SHEET].iter_rows(min_row=4) if row[PLACES["id"]].value == "agriculture")
    for column, words in {"contacted-on": "৩১.০১.২০২৭", "rule": "হ্যাঁ", "way": "ফোন", "count": "২"}.items():
        office[PLACES[column]].value = words
    (folder / "evidence").mkdir(exist_ok=True)
    book.save(folder / "evidence" / "a.xlsx")

    def work(person):
        address = f"{KEEP}?meeting=2026-01-22"
        page = person.page(address)
        assert "৩১.০১.২০২৬" not in page
        (field,) = re.findall(r'name="(days-[0-9a-f]+[^"]+)"', page)
        for ahead in ("31.01.2026", "31.01.2027"):
            sent = {"meeting": "2026-01-22", "memo": "", field: ahead}
            refused = person.client.post(f"{KEEP}/answers", on=address, **sent)
            assert refused.status == 422
            assert "০১.১২.২০২৫ থেকে ২০.০১.২০২৬" in refused.text
        page = person.sends(f"{KEEP}/answers", on=address, meeting="2026-01-22", memo="")
        assert f'name="{field}"' in page, "what was left for later is asked again"
        person.sends(f"{KEEP}/answers", on=address, meeting="2026-01-22", memo="", **{field: "18.01.2026"})

    at_desk(folder, date(2026, 1, 20), work)
    (settled,) = Ledger(folder / "ledger.db").notes(DaysSettled)
    assert [day.meant for day in settled.days] == [date(2026, 1, 18)]


def test_what_was_told_meanwhile_is_not_told_otherwise_from_a_page_that_asked_it_before(tmp_path):
    folder = tmp_path / "Koyra"
    run("init", folder, "--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2025-12-18", code=0)

    def work(person):
        address = f"{KEEP}?meeting=2026-01-22"
        told = {"meeting": "2026-01-22", "memo": "05.44.4764.001-3"}
        assert person.client.post(f"{KEEP}/answers", on=address, **told).status == 303
        assert person.client.post(f"{KEEP}/answers", on=address, **told).status == 303
        before = contents(folder)
        other = person.client.post(f"{KEEP}/answers", on=address, **told | {"memo": "05.44.4764.001-4"})
        assert other.status == 422
        assert "“05.44.4764.001-3” লেখা হয়েছে; আপনি লিখেছেন “05.44.4764.001-4”" in other.text
        assert contents(folder) == before

    at_desk(folder, date(2026, 1, 20), work)


NO_NUMBERS = ["9" * 5000, "1" * 9, "-1", "²", "x", ""]


@pytest.mark.parametrize("number", NO_NUMBERS, ids=["very long", "too many", "negative", "raised", "word", "empty"])
def test_no_number_in_a_field_of_the_page_that_keeps_is_a_defect(tmp_path, number):
    folder = lay_for_february(tmp_path / "space")
    address = f"{KEEP}?meeting=2024-02-25"

    def work(person):
        page = person.page(address)
        asked = dict.fromkeys(inquiries_of(page), number)
        fields = {"meeting": "2024-02-25", "rounds": number, "next-meeting": "২৫.০৩.২০২৪"}
        assert person.client.post(KEEP, on=address, **fields, **asked).status in {303, 422}
        assert person.client.get(f"/history/compare?first={quote(number[:1000])}&second=1").status == 200

    at_desk(folder, FEBRUARY, work)


@pytest.mark.parametrize("first", ["২০.০৩.২০২৪", ""])
def test_a_page_from_before_the_round_was_kept_does_not_keep_it_with_another_next_meeting(tmp_path, first):
    folder = lay_for_february(tmp_path / "space")
    address = f"{KEEP}?meeting=2024-02-25"

    def work(person):
        page = person.page(address)
        fields = {"meeting": "2024-02-25", "meant": ticked(page), "rounds": rounds_of(page)}
        person.sends(KEEP, on=address, **fields, **{"next-meeting": first})
        before = contents(folder)
        other = person.client.post(KEEP, on=address, **fields, **{"next-meeting": "২৭.০৩.২০২৪"})
        assert other.status == 422
        assert f"“{first or '–'}” লেখা হয়েছে; আপনি লিখেছেন “২৭.০৩.২০২৪”" in other.text
        assert contents(folder) == before
        assert "কিছু বদলায়নি" in person.sends(KEEP, on=address, **fields, **{"next-meeting": first})
        tell = person.client.post("/settings/answers", on="/settings/", **{"next-meeting": "২৭.০৩.২০২৪"})
        assert tell.status == 303
        keep_at_desk("2024-02-25")(person)

    at_desk(folder, FEBRUARY, work)
    kept = [head.header.next_meeting for head in Ledger(folder / "ledger.db").rounds()]
    assert kept == [date(2024, 3, 20) if first else None, date(2024, 3, 27)]
    assert settings.told(folder)["next-meeting"] == date(2024, 3, 27)


def test_what_a_tick_means_is_heard_with_what_is_asked(tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "space")
    shutil.rmtree(folder / "evidence")
    with served(folder, on=FEBRUARY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}{KEEP}?meeting=2024-02-25")
        group, _ = told_of(chromium_tab, "fieldset:has(> p > [name=meant])")
    assert group.startswith("Is this meant? ")
    assert "Tick what is meant as it is; anything else correct first." in group


@pytest.mark.long(instead="test_the_desk_and_the_command_keep_the_same_round_and_make_the_same_papers")
def test_a_round_is_kept_and_its_papers_made_in_a_real_browser_by_keyboard(axe, tmp_path, chromium_tab):
    folder = lay_example(tmp_path / "space")
    shutil.rmtree(folder / "evidence")
    with served(folder, on=FEBRUARY, language=Language.EN) as (service, address):
        chromium_tab.goto(address)
        chromium_tab.wait_for_url("**/month/")
        chromium_tab.goto(f"{service.guard.origin}{KEEP}?meeting=2024-02-25")
        assert not axe(chromium_tab)
        button = "button:has-text('Keep the round for the')"
        chromium_tab.press(button, "Enter")
        chromium_tab.wait_for_selector(".problems:focus")
        chromium_tab.press("input[name=meant]", "Space")
        chromium_tab.press(button, "Enter")
        chromium_tab.wait_for_url("**/meeting/")
        assert "Round 1 is kept" in chromium_tab.text_content(".message")
        chromium_tab.press("button:has-text('Make the papers')", "Enter")
        chromium_tab.wait_for_selector("a:has-text('Annex for the minutes')")
    assert (folder / "out" / "001-2024-02").is_dir()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("offices.bn.pdf", "Reports of all offices, to be printed (in Bangla, PDF)"),
        ("offices-02.en.pdf", "Reports of all offices, to be printed (file 2) (in English, PDF)"),
        ("offices-of-others.en.pdf", "offices-of-others.en.pdf"),
    ],
)
def test_a_print_file_of_a_round_is_called_what_it_is_also_where_there_are_several(name, title):
    assert MadePaper(name, name, 1).title.en == title


def test_after_a_meeting_only_a_round_that_was_kept_for_it_is_said_to_be_replaced(tmp_path):
    folder = lay_example(tmp_path / "space")
    said = []
    for _ in range(2):
        with served(folder, on=date(2024, 2, 20), language=Language.EN) as (service, address):
            said.append(Client(service, address).get("/meeting/keep?day=15.02.2024").text)
        run("audit", "--keep", "--meeting", "2024-02-15", "--yes", "--on", "2024-02-20", "--workspace", folder)
    assert all("the papers show both days." in page for page in said)
    assert ["takes the place of the one that was kept" in page for page in said] == [False, True]


def _with_two_posts_renamed(office):
    """Call both users of a union otherwise, and leave out by what they log in: each may be either of before."""
    if office.id != "deluti-up":
        return office
    posts = ["হিসাব শাখার প্রধান", "নাগরিক সেবা কর্মী"]
    accounts = [
        replace(each, post=Text(en=f"post {at}", bn=post), login="")
        for at, (each, post) in enumerate(zip(office.accounts, posts, strict=False))
    ]
    return replace(office, accounts=tuple(accounts))


@pytest.mark.parametrize("second", ["another", "the same"])
def test_an_answer_that_can_be_given_still_is_taken_though_another_of_the_same_form_left_fewer_to_choose_from(
    tmp_path, second
):
    folder = workspace(tmp_path / "space")
    run("audit", "--on", "2024-03-21", "--keep", "--meeting", "2024-03", "--yes", "--workspace", folder, code=1)
    rewrite(folder, _with_two_posts_renamed)

    def work(person):
        address = f"{KEEP}?meeting=2024-04"
        asked = inquiries_of(page := person.page(address))
        assert len(asked) == 2
        among = dict(re.findall(r'name="(among-[^"]+)" value="([^"]+)"', page))
        chosen = dict(zip(asked, "01" if second == "another" else "00", strict=True))
        page = person.answers(on=address, meeting="2024-04", **among, **chosen)
        assert len(inquiries_of(page)) == (second == "the same")
        assert ("নিচে আবার বেছে নিন" in page) is (second == "the same")
        assert "আর জিজ্ঞাসা করা হচ্ছে না" not in page

    at_desk(folder, APRIL, work)
    answered = [each.answers for each in Ledger(folder / "ledger.db").notes(Identified) if each.answers]
    assert len(answered) == (1 if second == "the same" else 2)
    taken = [each for answers in answered for each in answers if each.answer is Sameness.SAME]
    assert len({each.before for each in taken}) == len({each.now for each in taken}) == len(answered)


def test_the_annex_as_a_table_is_whole_on_every_screen_of_a_desk_also_with_a_column_more(tmp_path, chromium_tab):
    made = TypedUpazila(tmp_path / "space")
    baseline = made.folder / "baseline.toml"
    ordered = 'policy = "two-step-method"\ndecision = "2024-01/11"\nlevel = "SHALL"'
    text = baseline.read_text("utf-8")
    assert 'policy = "two-step-method"\nlevel = "SHOULD"' in text
    baseline.write_text(text.replace('policy = "two-step-method"\nlevel = "SHOULD"', ordered), "utf-8")
    made.lists("lota,Upazila Food Controller's Office,department,Officer,2,lota.example.gov.bd,,", LOTA_AND_KOYRA[1])
    told = {"contacted-on": "19.02.2024", "way": "ফোন", "cause": "কোড আসে না", "two-step": "চালু নেই"}
    made.answers_at_the_desk("lota", {"lota": told}, FEBRUARY)
    with served(made.folder, on=FEBRUARY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/meeting/annex")
        for width in (1024, 1280, 1366, 1600):
            chromium_tab.set_viewport_size({"width": width, "height": 800})
            rooms = chromium_tab.locator(".wide").evaluate_all(
                "(all) => all.map((each) => [each.scrollWidth, each.clientWidth])"
            )
            assert all(needed <= room for needed, room in rooms), (width, rooms)
        last = chromium_tab.locator(".wide").last.locator("thead th").last
        assert last.inner_text() == "Remarks"
        assert last.bounding_box()["width"] > 200
