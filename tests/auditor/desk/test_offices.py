"""The offices at the desk: found, looked at one by one with why, and their requests for correction."""

from __future__ import annotations

import re
import shutil
from datetime import date

import openpyxl
import pytest
from changing import replace
from few_offices import lay_example, leave_empty
from playwright.sync_api import expect
from running import run
from served_desks import Client, served
from typed_upazila import LOTA_AND_KOYRA, TypedUpazila

from auditor.desk import searches
from auditor.desk.screens.meeting import annex
from auditor.desk.screens.offices import finding
from auditor.i18n import Language, clean, digits
from auditor.model.disputes import DisputeAnswered, ResultDisputed
from auditor.model.finding import Status
from auditor.roster.columns import Column
from auditor.rounds.correcting import correcting
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger
from auditor.views.office import directory
from auditor.witness import recording
from auditor.witness.asking import CodeSeen
from auditor.witness.seeing import Occasion, Seen

DAY = date(2024, 3, 25)
TALK_OF_DAY = {"contacted-on": f"{DAY:%d.%m.%Y}", "way": "ফোন"}
REQUEST = {"duty": "password-reset", "what": "রিসেট ১২.০৩.২০২৪ তারিখে করা হয়েছে", "reference": "প্রাণি/২০২৪-১২"}
NOTHING_WRITTEN = '<span aria-hidden="true">–</span><span class="unseen">কিছু লেখা নেই</span>'
"""A dash that is seen, and what a voice says in its place."""


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("offices") / "paikgacha")
    leave_empty(folder, Column.PORTAL, "livestock")
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    seen_of_a_holder_before(folder, roster.worksheets[1])
    roster.save(folder / "roster.xlsx")
    run("audit", "--keep", "--meeting", "2024-03", "--on", "2024-03-24", "--yes", "--workspace", folder, code=1)
    return folder


def seen_of_a_holder_before(folder, accounts):
    """Enter a login at the fisheries office on the day before somebody else took the post: spoken to that day, it was told nothing that counts."""
    space = listed.open_workspace(folder)
    (office,) = (office for office in listed.roster_of(space).offices if office.id == "fisheries")
    day = date(2024, 3, 23)
    login = Occasion(office.accounts[0].id, day, date(2024, 1, 18), "seen-in-person", "1234-5678")
    recording.record(space, office, Seen(CodeSeen.LET_IN), login, day)
    (joined,) = (heading.column for heading in accounts[1] if "যোগদান" in str(heading.value))
    first = next(row for row in accounts.iter_rows(min_row=2) if row[0].value == "fisheries")
    accounts.cell(first[0].row, joined, "24.03.2024")


@pytest.fixture(scope="module", name="client")
def _client(kept):
    with served(kept, on=DAY) as (service, address):
        client = Client(service, address)
        client.folder, client.history = kept, service.desk.history
        yield client


def test_the_list_is_narrowed_by_words_that_no_address_holds(client):
    every, found = client.get("/offices/").text, searched(client, words="মৎস")
    assert re.fullmatch(r"/offices/\?search=[0-9]+", found)
    one = client.get(found).text
    assert "/offices/fisheries/" in every
    assert "/offices/livestock/" in every
    assert "/offices/fisheries/" in one
    assert "/offices/livestock/" not in one


def test_a_search_and_what_narrows_it_are_shown_again_by_their_address(client):
    address = searched(client, words="উপজেলা", status="partial", kind="", silent="1")
    page = client.get(address).text
    assert 'value="উপজেলা"' in page
    assert '<option value="partial" selected>' in page
    assert re.search('name="silent" value="1" checked', page)
    assert searched(client, words="উপজেলা", status="partial", silent="1") == address
    assert searched(client, words="") == "/offices/"


@pytest.mark.parametrize(
    "words", ["agricultur.1", "AGRICULTUR.1", "ag…", "ag...", "krishi", "কৃষি", "agriculture", "০১"]
)
def test_an_office_is_found_by_its_names_its_place_and_the_user_ids_of_its_accounts(client, words):
    page = client.get(searched(client, words=words)).text.partition('id="found"')[2]
    assert re.findall('href="/offices/([a-z-]+)/"', page) == ["agriculture"]


def test_a_part_of_a_user_id_finds_nobody_by_it(client):
    page = client.get(searched(client, words="agricultur.")).text.partition('id="found"')[2]
    assert "৮টির মধ্যে ৮টি" not in page
    assert "/offices/fisheries/" not in page


def test_how_many_user_ids_the_roster_has_is_one_number_on_every_page_and_whom_it_only_counts_it_does_not_list(
    tmp_path,
):
    folder = lay_example(tmp_path / "desk", "sub-registry")
    book = openpyxl.load_workbook(folder / "roster.xlsx")
    book.worksheets[1].append(["sub-registry/user-1", "sub-registry", "ইউজার ১"])
    book.save(folder / "roster.xlsx")
    told = "পাইকগাছা উপজেলা, খুলনা\nদপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা)\nউপজেলা মৎস্য অফিস,20.03.2024,ফোন,৯\n"
    (folder / "evidence" / "register-count.csv").write_text(told, "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        found = re.search(r"User IDs in this table: (\d+); the roster lists (\d+)", client.get("/offices/").text)
        month = re.search(r"Roster: \d+ offices, (\d+) accounts", client.get("/month/").text)
        sheets = re.search(r"of (\d+) accounts", client.get("/selfcheck/").text)
        offices = service.desk.judgement().listed.offices
    by_number = sum(account.only_numbered for office in offices for account in office.accounts)
    assert by_number == 2, "the two of the sub-registry, also where a row says “User 1”"
    assert int(found[2]) + by_number == int(month[1]) == int(sheets[1])
    assert int(found[1]) > int(month[1])


def test_user_ids_told_of_beneath_a_narrowed_table_are_those_of_the_offices_in_it(tmp_path):
    folder = lay_example(tmp_path / "desk", "sub-registry")
    told = "পাইকগাছা উপজেলা, খুলনা\nদপ্তর,যোগাযোগের তারিখ,কীভাবে,ইউজার আইডি (সংখ্যা)\nউপজেলা মৎস্য অফিস,20.03.2024,ফোন,৯\n"
    (folder / "evidence" / "register-count.csv").write_text(told, "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        listed_of = {office.id: office.listed for office in directory.lines(service.desk.history())}
        of_one, of_another = (client.get(searched(client, words=words)).text for words in ("fisheries", "livestock"))
    assert re.search(r"User IDs in this table: (\d+); the roster lists (\d+)", of_one).groups() == (
        "9",
        str(listed_of["fisheries"]),
    )
    assert "User IDs in this table" not in of_another


def test_a_search_of_signs_alone_says_that_nothing_was_searched_for(client):
    said = clean("কিছু খোঁজা হয়নি")
    for words, expected in (("%", True), ("' -", True), ("fisheries", False), ("", False)):
        to = client.post("/offices/", on="/offices/", words=words).headers["Location"]
        assert (said in client.get(to).text) == expected, words


def test_the_list_and_the_annex_as_a_table_are_worked_out_once_as_long_as_nothing_changed(client, monkeypatch):
    made = []
    for module, name in ((directory, "lines"), (annex, "chair_view")):
        of_before = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *given, of=of_before, of_what=name: made.append(of_what) or of(*given))
    for path in ("/offices/", "/offices/?words=Land", "/meeting/annex") * 2:
        assert client.get(path).status == 200
    assert sorted(set(made)) == sorted(made)


def test_of_many_searches_the_last_ones_are_known_and_of_an_older_one_everything_is_shown(client, monkeypatch):
    monkeypatch.setattr(searches, "_MOST", 12)
    first, often = searched(client, words="মৎস"), searched(client, words="কৃষি")
    for n in range(15):
        last = searched(client, words=f"মৎস {n}")
        assert n % 6 or searched(client, words="কৃষি") == often
    assert 'value="মৎস"' not in client.get(first).text
    assert 'value="কৃষি"' in client.get(often).text, "it was searched for lately, too"
    assert "/offices/livestock/" in client.get(first).text
    assert 'value="মৎস ১৪"' in client.get(last).text.translate(str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯"))


def test_two_hundred_searches_are_known():
    known = searches.Searches()
    numbers = [known.keep(f"{n}") for n in range(201)]
    assert [known.words(number) for number in (numbers[0], numbers[1], numbers[-1])] == ["", "1", "200"]


def searched(client, **form):
    """Search for offices; return the address that shows what was found."""
    answer = client.post("/offices/", on="/offices/", **form)
    assert answer.status == 303
    return answer.headers["Location"]


@pytest.mark.parametrize(
    "asked", ["?status=no-such", "?kind=1&order=x", "?search=" + "%E0%A6%95" * 5000, "?silent=&conflict="]
)
def test_an_odd_address_narrows_nothing_and_is_no_defect(client, asked):
    assert client.get(f"/offices/{asked}").status in {200, 414}


def test_the_list_says_which_offices_are_not_counted(client):
    counted = openpyxl.load_workbook(client.folder / "roster.xlsx").worksheets[0].max_row - 1 - 2
    assert (
        f"২টি স্বেচ্ছায় যাচাইয়ে অংশ নেয়, গণনার বাইরে: হিসাব, কাগজ ও বিবরণীতে {digits(str(counted), Language.BN)}টি"
        in client.get("/offices/").text
    )


@pytest.mark.parametrize(
    ("status", "done", "is_said"),
    [(Status.PARTIAL, 0, True), (Status.PARTIAL, 1, False), (Status.NOT_IMPLEMENTED, 0, False)],
)
def test_an_office_that_is_partly_done_with_no_duty_done_by_all_is_said_to_be_so(client, status, done, is_said):
    line = directory.lines(client.history())[0]
    assert ("কোনো কোনো আইডির কাজ হয়েছে" in finding._notes(replace(line, status=status, done=done)).bn) is is_said


def test_an_office_shows_each_duty_with_what_was_told_and_where_it_stands(client):
    page = client.get("/offices/fisheries/").text
    assert "register-2024-03.xlsx" in page
    assert "কেন, এবং কী জানানো হয়েছে" in page


def test_the_page_of_an_office_shows_how_a_duty_stands_in_a_round_kept_for_a_meeting_to_come(kept, tmp_path):
    folder = shutil.copytree(kept, tmp_path / "space")
    run("audit", "--keep", "--meeting", "2024-04", "--on", "2024-04-10", "--yes", "--workspace", folder, code=1)
    for day, is_ahead in ((date(2024, 4, 10), True), (date(2024, 4, 19), False)):
        with served(folder, on=day, language=Language.EN) as (service, address):
            page = Client(service, address).get("/offices/livestock/").text
        assert ("kept on 10.04.2024 (meeting of 18.04.2024): " in page) is is_ahead
        assert (", meeting of April 2024: " in page) is not is_ahead


def test_what_is_only_advised_is_marked_so_on_the_page_of_an_office(client):
    page = client.get("/offices/fisheries/").text
    advised = re.findall(r'<h4>([^<]+) <span class="tag">পরামর্শ</span></h4>', page)
    ordered = re.findall(r"<h4>([^<]+)</h4>", page)
    assert advised
    assert not {*advised} & {*ordered}
    assert len({*ordered}) == 6, "as many as its fraction has"


def test_the_page_of_an_office_names_the_same_last_day_as_the_list(client):
    lines = directory.lines(client.history())
    told = {
        line.id: re.search(r"<dt>সর্বশেষ তথ্য বা কথা</dt><dd>([^<]*)</dd>", client.get(f"/offices/{line.id}/").text)[1]
        for line in lines
    }
    assert told["fisheries"] == "২৩.০৩.২০২৪"
    assert told == {line.id: digits(f"{line.told_on:%d.%m.%Y}", Language.BN) if line.told_on else "–" for line in lines}


def test_an_offices_phone_stands_in_our_digits_and_a_portal_of_which_no_address_is_written_is_not_said_not_to_be(
    client,
):
    page = client.get("/offices/fisheries/").text
    assert re.search(r"<dt>ফোন</dt><dd>০২০০০০০০০০২</dd>", page)
    other = client.get("/offices/livestock/").text
    assert re.search(rf"<dt>পোর্টাল</dt><dd[^>]*>{NOTHING_WRITTEN}</dd>", other)


def test_an_office_of_which_the_roster_has_no_address_is_not_said_to_have_one_that_cannot_be_read(client):
    roster = client.get("/offices/").text
    pages = [client.get(where).text for where in re.findall(r'<th scope="row"><a href="(/offices/[^"]+/)"', roster)]
    without = [page for page in pages if re.search(rf"<dt>সরকারি ই-মেইল</dt><dd[^>]*>{NOTHING_WRITTEN}</dd>", page)]
    assert without
    assert not any(re.search(r"<dt>সরকারি ই-মেইল</dt><dd[^>]*>তালিকায় পড়া যায় এমন", page) for page in pages)


def test_of_an_address_that_the_roster_has_and_that_cannot_be_read_that_is_said(kept, tmp_path):
    folder = shutil.copytree(kept, tmp_path / "paikgacha")
    roster = openpyxl.load_workbook(folder / "roster.xlsx")
    (portal,) = (heading.column for heading in roster.worksheets[0][1] if "পোর্টাল" in str(heading.value))
    row = next(row for row in roster.worksheets[0].iter_rows(min_row=2) if row[0].value == "livestock")
    roster.worksheets[0].cell(row[0].row, portal, "under construction")
    roster.save(folder / "roster.xlsx")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/offices/livestock/").text
    assert re.search(r"<dt>Portal</dt><dd[^>]*>the roster has no address that can be read</dd>", page)


def test_where_nobody_knows_how_many_user_ids_there_are_that_stands_and_no_nought(kept, tmp_path):
    folder = shutil.copytree(kept, tmp_path / "paikgacha")
    for name, users in (("উপজেলা তাঁত অফিস", ""), ("উপজেলা রেশম অফিস", "০")):
        space = listed.open_workspace(folder)
        new = {Column.OFFICE: name, Column.USERS: users}
        correcting.enter(space, DAY, correcting.adding(space, DAY, "", new))
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        rows = re.findall("<tr>.*?</tr>", client.get("/offices/").text)
        for name, told in (("উপজেলা তাঁত অফিস", "জানা নেই"), ("উপজেলা রেশম অফিস", "০")):
            (row,) = (each for each in rows if name in each)
            assert row.endswith(f'<td class="more">{told}</td></tr>')
            (page,) = re.findall('href="(/offices/[^"]+)"', row)
            assert f"<dd>{told}</dd>" in client.get(page).text
        (row,) = (each for each in re.findall("<tr>.*?</tr>", client.get("/selfcheck/").text) if "তাঁত" in each)
        assert "জানা নেই" in row
        assert "০/০" not in row


def test_an_office_that_is_not_there_is_told_so(client):
    assert client.get("/offices/nobody/").status == 404
    assert client.get("/offices/nobody/report.pdf").status == 422


def test_the_report_is_the_paper_that_the_command_makes(client, kept):
    paper = kept.parent / "fish.pdf"
    run("report", "--office", "fisheries", "--output", paper, "--on", "2024-03-25", "--workspace", kept, code=0)
    answer = client.get("/offices/fisheries/report.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content == paper.read_bytes()


def test_a_request_and_its_answer_leave_what_the_commands_leave(client, kept):
    other = kept.parent / "by-command"
    shutil.copytree(kept, other)
    words = (
        "--office",
        "livestock",
        "--duty",
        REQUEST["duty"],
        "--what",
        REQUEST["what"],
        "--reference",
        REQUEST["reference"],
    )
    run("dispute", *words, "--received", "2024-03-24", "--on", "2024-03-25", "--workspace", other, code=0)
    run(
        "dispute",
        "answer",
        "1",
        "settled",
        "--reference",
        "প্রাণি/২০২৪-১৩",
        "--on",
        "2024-03-25",
        "--workspace",
        other,
        code=0,
    )
    assert client.post("/offices/livestock/disputes", received="24.03.2024", **REQUEST).status == 303
    form = client.get("/offices/livestock/").text.partition('name="result-1"')[2].partition("</select>")[0]
    assert re.findall(r'value="([^"]*)" selected', form) == [""], "an answer is chosen by who gives it"
    lacking = client.post("/offices/livestock/disputes/1", **{"result-1": "settled", "reference-1": "", "day-1": ""})
    assert (lacking.status, "স্মারক বা নথি নম্বর: লেখা হয়নি। লিখুন।" in lacking.text) == (422, True)
    early = client.post(
        "/offices/livestock/disputes/1", **{"result-1": "settled", "reference-1": "", "day-1": "01.03.2024"}
    )
    assert "স্মারক বা নথি নম্বর: লেখা হয়নি। লিখুন।" in early.text
    assert "উত্তরের তারিখ প্রাপ্তির তারিখ ২৪.০৩.২০২৪" in early.text, "both are told at once"
    answered = {"result-1": "settled", "reference-1": "প্রাণি/২০২৪-১৩", "day-1": ""}
    assert client.post("/offices/livestock/disputes/1", **answered).status == 303
    by_desk, by_command = (Ledger(folder / "ledger.db") for folder in (kept, other))
    for kind in (ResultDisputed, DisputeAnswered):
        assert by_desk.notes(kind) == by_command.notes(kind) != ()


def test_the_list_says_of_which_office_a_request_waits_for_an_answer(client, tmp_path):
    folder = shutil.copytree(client.folder, tmp_path / "waits")
    with served(folder, on=DAY) as (service, address):
        asker = Client(service, address)
        said = "সংশোধনের অনুরোধের উত্তর বাকি"
        assert said not in asker.get("/offices/").text
        request = {"duty": "password-reset", "what": "রিসেট ১৩.০৩.২০২৪ তারিখে করা হয়েছে", "reference": "কৃষি/২০২৪-৭"}
        assert asker.post("/offices/agriculture/disputes", received="24.03.2024", **request).status == 303
        rows = re.findall(r"<tr>.*?</tr>", asker.get("/offices/").text, re.DOTALL)
        assert [re.search("/offices/([a-z-]+)/", row)[1] for row in rows if said in row] == ["agriculture"]


def test_a_second_request_about_a_duty_is_entered_by_a_tick_as_by_the_command(client, tmp_path):
    folder = shutil.copytree(client.folder, tmp_path / "second")
    address = "/offices/agriculture/disputes"
    second = {
        "duty": "password-reset",
        "what": "হিসাবরক্ষকের রিসেট ১৪.০৩.২০২৪",
        "reference": "কৃষি/৮",
        "received": "24.03.2024",
    }
    with served(folder, on=DAY) as (service, opened):
        asker = Client(service, opened)
        assert asker.post(address, **second | {"what": "রিসেট ১৩.০৩.২০২৪", "reference": "কৃষি/৭"}).status == 303
        other = shutil.copytree(folder, tmp_path / "by command")
        asked = asker.post(address, **second)
        assert asked.status == 422
        assert "নম্বর অনুরোধের উত্তর এখনো দেওয়া হয়নি" in asked.text
        meant = re.search(r'name="day_meant" value="([^"]+)"', asked.text)[1]
        assert asker.post(address, **second, day_meant=meant).status == 303
    words = ("--office", "agriculture", "--duty", second["duty"], "--what", second["what"], "--reference", "কৃষি/৮")
    run("dispute", *words, "--received", "2024-03-24", "--on", DAY, "--yes", "--workspace", other, code=0)
    by_desk, by_command = (Ledger(place / "ledger.db").notes(ResultDisputed) for place in (folder, other))
    assert by_desk == by_command
    assert [each.reference for each in by_desk[-2:]] == ["কৃষি/৭", "কৃষি/৮"]


def test_a_request_that_cannot_be_entered_keeps_what_was_typed(client):
    page = client.post(
        "/offices/livestock/disputes", duty="password-reset", what="ফোন 01711-000000", received="99", reference="ক"
    )
    assert page.status == 422
    assert 'class="problems"' in page.text
    assert "ফোন 01711-000000" in page.text


@pytest.mark.sampled
def test_the_list_narrows_while_one_types_and_is_so_still_when_one_comes_back(kept, chromium_tab):
    with served(kept, on=DAY) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.goto(service.guard.origin + "/offices/")
        chromium_tab.get_by_role("searchbox").type("মৎস")
        chromium_tab.get_by_role("heading", name="৮টির মধ্যে ১টি দপ্তর").wait_for()
        chromium_tab.wait_for_url(re.compile(r"/offices/\?search=[0-9]+$"))
        assert chromium_tab.evaluate("document.activeElement.id") == "words"
        assert chromium_tab.locator("[aria-live]").count() == 0, "the list itself is not read out"
        expect(chromium_tab.get_by_role("status")).to_have_text("৮টির মধ্যে ১টি দপ্তর")
        chromium_tab.get_by_role("searchbox").fill("")
        expect(chromium_tab.get_by_role("status")).to_have_text("৮টির মধ্যে ৮টি দপ্তর")
        chromium_tab.get_by_role("searchbox").fill("মৎস")
        expect(chromium_tab.get_by_role("status")).to_have_text("৮টির মধ্যে ১টি দপ্তর")
        with chromium_tab.expect_navigation():
            chromium_tab.get_by_role("searchbox").press("Enter")
        with chromium_tab.expect_navigation():
            chromium_tab.get_by_role("link", name="মৎস্য").click()
        chromium_tab.get_by_role("heading", name="মৎস্য", level=1).wait_for()
        chromium_tab.go_back()
        chromium_tab.reload()
        chromium_tab.get_by_role("heading", name="৮টির মধ্যে ১টি দপ্তর").wait_for()
        assert chromium_tab.get_by_role("searchbox").input_value() == "মৎস"


def test_below_a_cause_it_is_not_said_that_nothing_was_told(tmp_path):
    upazila = TypedUpazila(tmp_path / "space")
    upazila.lists(*LOTA_AND_KOYRA)
    upazila.answers_at_the_desk("lota", {"lota": {**TALK_OF_DAY, "cause": "লগইন করা যাচ্ছে না"}}, DAY)
    with served(upazila.folder, on=DAY, language=Language.EN) as (service, address):
        shown = Client(service, address).get("/offices/lota/").text
    assert "Only the cause was told, not whether it is done." in shown
