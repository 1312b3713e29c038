"""Files that are handed in at the desk: a result per file in plain words, and what is in the way with what to do."""

from __future__ import annotations

import html
import io
import re
import tomllib
from datetime import date

import openpyxl
import pytest
from changing import replace
from few_offices import lay_example
from handed_files import drop, hand_in
from markupsafe import escape
from openpyxl.styles import Font
from running import run
from served_desks import FORM_TOKEN, Client, served

from auditor.checklist import second_look
from auditor.exports.meanings import Meaning
from auditor.i18n import Language, plain
from auditor.model.forms import TalkSettled
from auditor.model.notice import Notice, Place, Severity
from auditor.papers import draft_asking
from auditor.register.columns import REGISTER_SHEET, columns
from auditor.register.questions import count, reset, two_step
from auditor.rounds import assessing
from auditor.rounds.identity import listed
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.rounds.typed import answer_draft, answering, doubtful_cells

DAY = date(2024, 3, 25)
HOSTILE = '../<img src=x onerror="1">.txt'


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    return lay_example(tmp_path_factory.mktemp("inbox") / "paikgacha")


@pytest.fixture(scope="module", name="client")
def _client(folder):
    with served(folder, on=DAY) as (service, address):
        yield Client(service, address)


def test_each_file_is_told_and_only_what_can_be_used_is_stored(client, folder):
    register = (folder / "evidence" / "register-2024-03.xlsx").read_bytes()
    before = {path.name for path in (folder / "evidence").rglob("*")}
    page = hand_in(
        client, ("আবার.xlsx", register), ("pw.csv", b"user,password\nuno,Sundarban#7788\n"), ("w.txt", b"words")
    )
    assert page.status == 200
    for name in ("আবার.xlsx", "pw.csv", "w.txt"):
        assert name in page.text
    assert "Sundarban" not in page.text
    assert {path.name for path in (folder / "evidence").rglob("*")} == before


def koyras_register(folder):
    """Return an empty form of a neighbouring upazila, made in this folder."""
    run(
        "init",
        folder,
        "--upazila",
        "Koyra",
        "--district",
        "Khulna",
        "--last-meeting",
        "2024-02-18",
        "--on",
        "2024-03-01",
        code=0,
    )
    run("register", "new", "--on", "2024-03-01", "--workspace", folder, code=0)
    return folder / "register-2024-03.xlsx"


def test_a_neighbours_register_is_told_as_not_stored_and_nothing_is_to_be_moved(client, tmp_path):
    page = hand_in(client, ("k.xlsx", koyras_register(tmp_path / "koyra").read_bytes())).text
    told = re.search(r'<h3 class="name">k.xlsx</h3>(.*?)</article>', page, re.DOTALL)[1]
    assert "কয়রা উপজেলার" in told
    assert "ফাইলটি রাখা হয়নি, তাই কিছু সরানোর দরকার নেই।" in told
    assert "evidence/" not in told


def test_a_name_that_turns_the_order_of_reading_is_shown_as_it_is_spelt_wherever_it_stands(client, folder):
    lists = ("পদ,mfa\nঅফিসার,হ্যাঁ\n", "words")
    turned = [f"{sign}{at}\u202excod.csv" for at, sign in enumerate(("\u2067", "\u200f"))]
    page = hand_in(client, *((name, words.encode()) for name, words in zip(turned, lists, strict=True)))
    assert '<h3 class="name">0xcod.csv</h3>' in page.text
    assert not set("\u200f\u202e\u2067") & set(page.text)
    by_hand = folder / "evidence" / "a\u202etxt.csv"
    by_hand.write_bytes(b"words")
    try:
        pages = "".join(client.get(path).text for path in ("/inbox/", "/month/", "/meeting/keep"))
    finally:
        by_hand.unlink()
    assert "atxt.csv" in pages
    assert "\u202e" not in pages


def test_a_hostile_name_is_shown_as_words_and_leads_nowhere(client, folder):
    before = {path for path in folder.parent.rglob("*") if ".cache" not in path.parts}
    page = hand_in(client, (HOSTILE.replace('"', "%22"), b"words"))
    assert "<img" not in page.text
    assert {path for path in folder.parent.rglob("*") if ".cache" not in path.parts} == before


def test_what_became_of_files_is_told_of_all_that_no_page_has_shown_yet(folder):
    shown = []
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        for before, name in (("one.csv", "two.csv"), ("", "three.csv")):
            if before:
                assert drop(client, (before, b"words")).status == 303
                service.desk.job.wait()
            token = FORM_TOKEN.search(client.get("/settings/").text)[1]
            page = hand_in(client, (name, b"words"), token=token).text
            shown.append(set(re.findall(r'<h3 class="name">(\w+\.csv)</h3>', page)))
    assert shown == [{"one.csv", "two.csv"}, {"three.csv"}]


def test_no_file_is_told_as_a_problem(client):
    page = hand_in(client)
    assert page.status == 422
    assert 'class="problems"' in page.text


def test_files_are_taken_only_from_our_own_form(client, folder):
    before = sorted((folder / "evidence").rglob("*"))
    assert hand_in(client, ("a.eml", b"From: a@b.gov.bd\r\n\r\n"), token="other").status == 403
    assert sorted((folder / "evidence").rglob("*")) == before


def test_a_file_in_the_way_is_listed_with_what_to_do(client, folder):
    path = folder / "evidence" / "torn.xlsx"
    path.write_bytes(b"PK\x03\x04torn")
    try:
        page = client.get("/inbox/").text
    finally:
        path.unlink()
    assert "যেসব ফাইলে আটকে আছে" in page
    assert "torn.xlsx" in page


def test_a_doubtful_cell_is_answered_there_and_its_register_stays(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    register = folder / "evidence" / "register-2024-03.xlsx"
    book = openpyxl.load_workbook(register)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[5] if cell.value == two_step.QUESTION.heading.bn]
    row = next(row for row in range(6, sheet.max_row + 1) if "/" in str(sheet.cell(row, 1).value))
    sheet.cell(row, column).value = "অস্পষ্ট"
    book.save(register)
    before = register.read_bytes()
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        page = client.get("/inbox/").text
        (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', page)
        assert page.count("বোঝা যায়নি") == 1, "it is told once, where it is answered"
        assert "ঘরে লেখা আছে: “অস্পষ্ট”।" in page
        fields = {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন", f"by-{cell}": "অফিস প্রধান"}
        refused = client.post(f"/inbox/cells/{cell}", on="/inbox/", **fields)
        assert refused.status == 422
        answer = re.findall(rf'name="answer-{cell}">.*?<option value="([^"]+)"', page, re.DOTALL)[0]
        assert client.post(f"/inbox/cells/{cell}", **fields, **{f"answer-{cell}": answer}).status == 303
        assert 'id="cells"' not in client.get("/inbox/").text
    assert register.read_bytes() == before


def test_a_doubtful_number_is_answered_in_a_field_of_its_own_and_then_said_and_asked_no_more(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    office = open_workspace(folder).roster_as_read.offices[0]
    post = office.accounts[0].post.bn
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{count.QUESTION.heading.bn}\n"
    content = f"{head}{office.name.bn},{post},20.03.2024,ফোনে,কয়েকটি\n"
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = hand_in(client, ("by-hand.csv", content.encode())).text
        assert "asked of the office, but stands on the row of one account" in page
        (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', page)
        assert re.search(rf'name="typed-{cell}"[^>]*inputmode="numeric"', page)
        talk = {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন", f"by-{cell}": ""}
        for wrong in ("several", "-3", "3000000"):
            refused = client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk, **{f"typed-{cell}": wrong})
            assert refused.status == 422
            assert "a number of accounts" in refused.text
            assert "Correct the cell" not in refused.text
            assert f"{office.name.en}, for all accounts: {count.QUESTION.heading.en}: not understood" in refused.text
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk, **{f"typed-{cell}": "৩"}).status == 303
        after = client.get("/inbox/").text
        matters = client.get(f"/offices/{office.id}/").text
    said = "number of accounts: this could not be understood, and was answered on 25.03.2024 (phone): 3 accounts."
    assert after.count(said) == 1, "not again where the file is told that was handed in"
    for shown in (after, matters):
        assert 'id="cells"' not in shown
        assert "it was not taken" not in shown
        assert "Correct the cell" not in shown


def test_of_a_file_that_was_handed_in_what_is_doubtful_stands_once_and_goes_once_it_is_answered(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    head = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,{count.QUESTION.heading.bn},{two_step.QUESTION.heading.bn}\n"
    content = f"{head}নতুন দপ্তর,20.03.2024,ফোনে,কয়েকটি,না\n"
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/offices/-/roster", about="new-office", office="নতুন দপ্তর", confirmed="1")
        page = hand_in(client, ("by-hand.csv", content.encode())).text
        assert "What needs a second look in it stands below." in page
        assert page.count("no account of this office is listed") == 1
        (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', page)
        talk = {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন", f"typed-{cell}": "2"}
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk).status == 303
        after = client.get("/inbox/").text
    assert "by-hand.csv" in after.partition('id="received"')[2].partition("</section>")[0]
    assert "no account of this office is listed" not in after
    assert "stands below" not in after


def test_the_card_of_a_file_says_how_much_of_it_counts_as_things_are_now(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    offices = [each for each in open_workspace(folder).roster_as_read.offices if each.accounts][:3]
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn},{reset.QUESTION.heading.bn}\n"
    cells = ("হ্যা সম্ভবত চালু,", "চালু নেই,৩১.০২.২০২৪", "চালু নেই,গত মঙ্গলবার")
    rows = "".join(
        f"{office.name.bn},{office.accounts[0].post.bn},20.03.2024,ফোনে,{said}\n"
        for office, said in zip(offices, cells, strict=True)
    )

    def card(page):
        return page.partition('id="received"')[2].partition("</section>")[0]

    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = hand_in(client, ("by-hand.csv", f"{head}{rows}".encode())).text
        assert "Read: answers of 3 offices" in card(page)
        assert "Of 3 offices among these some answer was found that does not count" in card(page)
        for left in (2, 1, 0):
            cell = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', page)[0]
            fields = {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন"}
            is_day = f'name="answer-{cell}"' not in page
            fields |= {f"typed-{cell}": "22.03.2024"} if is_day else {f"answer-{cell}": "চালু নেই"}
            done = client.post(f"/inbox/cells/{cell}", on="/inbox/", **fields)
            assert done.status == 303, done.text
            page = client.get("/inbox/").text
            assert ("does not count as things are" in card(page)) == (left > 0)
            assert f"Of {left} office" in card(page) or not left
            assert f"{3 - left} doubtful cell" in card(page)
            assert "Read: answers of 3 offices" in card(page)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.EN, "Read: answers of 2 offices; 4 answers count."),
        (Language.BN, "পড়া হয়েছে: ২টি দপ্তরের উত্তর; ৪টি উত্তর ধরা হয়েছে।"),
    ],
    ids=["English", "Bangla"],
)
def test_an_answer_of_a_register_is_counted_once_for_however_many_accounts_and_whatever_follows_from_it(
    tmp_path, language, told
):
    folder = lay_example(tmp_path / "paikgacha")
    several, other = [each for each in open_workspace(folder).roster_as_read.offices if len(each.accounts) > 1][:2]
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn},{reset.QUESTION.heading.bn}\n"
    rows = f'{several.name.bn},,23.03.2024,ফোনে,"চালু, লগইনে কোড চায়",২০.০৩.২০২৪\n'
    rows += f"{other.name.bn},{other.accounts[0].post.bn},23.03.2024,ফোনে,কোড আসে না,২১.০৩.২০২৪\n"
    with served(folder, on=DAY, language=language) as (service, address):
        page = hand_in(Client(service, address), ("four.csv", f"{head}{rows}".encode())).text
    assert told in page.partition('id="received"')[2].partition("</section>")[0]


def test_a_cell_that_holds_an_error_is_named_by_its_office_and_answered_like_any_doubtful_cell(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    register = folder / "evidence" / "register-2024-03.xlsx"
    book = openpyxl.load_workbook(register)
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[5] if cell.value == two_step.QUESTION.heading.bn]
    sheet.cell(7, column).value = "#N/A"
    book.save(register)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = client.get("/inbox/").text
        office = next(
            each for each in service.desk.judgement().context.roster.offices if each.name.bn == sheet.cell(7, 3).value
        )
        assert (
            f"{office.name.en}, for all accounts: Two-step"
            in page.partition('id="cells"')[2].partition("</section>")[0]
        )
        assert page.count("#N/A") == 1
        (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', page)
        told = {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন", f"answer-{cell}": "না"}
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **told).status == 303
        assert "#N/A" not in client.get("/inbox/").text


def test_of_a_doubtful_cell_nothing_is_shown_that_may_be_a_password(tmp_path, monkeypatch):
    folder, _ = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert 'There stands: "32.03.2024". Not understood as' in html.unescape(client.get("/inbox/").text)
        monkeypatch.setattr(second_look, "may_hold_password", lambda words: words == "32.03.2024")
        page = client.get("/inbox/").text
    assert "may be a password, so it is not shown" in page
    assert "32.03.2024" not in page.partition('id="cells"')[2].partition("</section>")[0]


def test_answers_that_an_accounts_own_no_keeps_out_are_found_and_said_not_to_count(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    office = next(each for each in open_workspace(folder).roster_as_read.offices if len(each.accounts) > 1)
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn}\n"
    noes = "".join(f"{office.name.bn},{account.post.bn},23.03.2024,ফোনে,চালু নেই\n" for account in office.accounts)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        told = hand_in(client, ("noes.csv", f"{head}{noes}".encode())).text
        assert "does not count" not in told.partition('id="received"')[2].partition("</section>")[0]
        yes = f'{head}{office.name.bn},,24.03.2024,ফোনে,"চালু, লগইনে কোড চায়"\n'
        page = hand_in(client, ("yes.csv", yes.encode())).text
        received = page.partition('id="received"')[2].partition("</section>")[0]
        heard = client.get(f"/offices/{office.id}/").text
    assert "Read: answers of 1 office" in received
    assert "Of 1 office among these some answer was found that does not count as things are" in received
    assert "does not count for the following accounts, for" in page.partition('id="doubtful"')[2]
    assert "24.03.2024" in heard


def with_a_doubtful_day(tmp_path):
    """Return a folder with a register in which the day of a reset is none, and the account of whom that was told."""
    folder = lay_example(tmp_path / "paikgacha")
    office = open_workspace(folder).roster_as_read.offices[0]
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{reset.QUESTION.heading.bn}\n"
    content = f"{head}{office.name.bn},{office.accounts[0].post.bn},20.03.2024,ফোনে,32.03.2024\n"
    (folder / "evidence" / "by-hand.csv").write_text(content, "utf-8")
    return folder, office.accounts[0]


def asked_about(client):
    """Return the one doubtful cell that the page asks about, and the fields of when and how its answer was told."""
    (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', client.get("/inbox/").text)
    return cell, {f"on-{cell}": "25.03.2024", f"way-{cell}": "ফোন", f"by-{cell}": ""}


def settle(client, cell, **typed):
    """Answer a doubtful cell, or correct its answer where there is one."""
    if f'action="/inbox/cells/{cell}/correct"' in client.get("/inbox/").text:
        typed |= {f"reason-{cell}": "misheard"}
        assert client.post(f"/inbox/cells/{cell}/correct", on="/inbox/", confirmed="1", **typed).status == 303
    else:
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **typed).status == 303


def test_before_an_answer_to_a_doubtful_cell_is_corrected_before_and_after_are_shown_and_nothing_is_kept(tmp_path):
    folder, _ = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        settle(client, cell, **talk, **{f"typed-{cell}": "না"})
        files = sorted((folder / "evidence").rglob("*"))
        where = f"/inbox/cells/{cell}/correct"
        right = talk | {f"by-{cell}": "অফিস সহকারী", f"typed-{cell}": "19.03.2024", f"reason-{cell}": "misheard"}
        page = client.post(where, on="/inbox/", **right)
        cells = (
            r'<td class="name" data-of="Before:">([^<]*)</td><td class="name" data-of="After:"><strong>([^<]*)</strong>'
        )
        rows = re.findall(cells, page.text)
        assert (page.status, rows) == (
            200,
            [("not since 18.01.2024", "19.03.2024"), ("nothing", "অফিস সহকারী"), ("nothing", "misheard")],
        )
        back = client.post(where, on="/inbox/", **right, back="1")
        assert (back.status, 'value="misheard"' in back.text) == (200, True)
        assert client.post(where, on="/inbox/", **right | {f"reason-{cell}": ""}).status == 422
        assert client.post(where, on="/inbox/", **right | {f"typed-{cell}": "someday"}).status == 422
        assert sorted((folder / "evidence").rglob("*")) == files


def test_what_says_when_how_and_by_whom_stands_in_one_line(tmp_path, chromium_tab):
    folder, _ = with_a_doubtful_day(tmp_path)
    chromium_tab.set_viewport_size({"width": 1280, "height": 800})
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, _ = asked_about(client)
        client.let_in(chromium_tab)
        chromium_tab.goto(f"{service.guard.origin}/inbox/")
        tops = [chromium_tab.locator(f"#{name}-{cell}").bounding_box()["y"] for name in ("on", "way", "by")]
    assert len({round(top) for top in tops}) == 1


def test_of_a_doubtful_cell_not_both_a_chosen_and_a_typed_answer_are_taken(tmp_path):
    folder, _ = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        both = {f"answer-{cell}": "না", f"typed-{cell}": "20.03.2024"}
        refused = client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk, **both)
        assert refused.status == 422
        assert "one answer is chosen and another is typed, so nothing was kept" in refused.text
        assert f"/inbox/cells/{cell}" in client.get("/inbox/").text


def test_an_answered_cell_that_comes_again_in_a_copy_is_listed_once(tmp_path):
    folder, _ = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk, **{f"typed-{cell}": "না"}).status == 303
        assert "Doubtful cells that were answered: 1<" in client.get("/inbox/").text
        register = folder / "evidence" / "by-hand.csv"
        register.with_name("again.csv").write_bytes(register.read_bytes() + b"\n")
        page = client.get("/inbox/").text
        assert "Doubtful cells that were answered: 1<" in page
        assert page.count("Correct this answer") == 1


def test_an_answer_that_was_kept_can_be_corrected_and_the_new_one_counts_on_the_same_day(tmp_path):
    folder, account = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        for answer, said in (
            ("না", "answered on 25.03.2024 (phone): no"),
            ("19.03.2024", "answered on 25.03.2024 (phone): 19.03.2024"),
            ("না", "answered on 25.03.2024 (phone): no"),
        ):
            settle(client, cell, **talk, **{f"typed-{cell}": answer})
            page = client.get("/inbox/").text
            assert said in page, re.findall(r"answered on [^<]*|are copies[^<]*", page)
            assert "Correct this answer" in page
            assert "are copies of one form" not in page
            told = [
                each.value
                for each in service.desk.judgement().told[account.id]
                if each.fact == reset.QUESTION.fact and each.reference.file.startswith("intake/desk-")
            ]
            assert len(told) == 1
    run("audit", "--keep", "--meeting", "2024-03", "--on", DAY, "--workspace", folder, "--yes", code=1)
    assert "the same" in run("verify", "--workspace", folder, code=0).stderr


def test_the_correction_of_an_answer_begins_with_when_how_and_by_whom_that_answer_was_told(tmp_path):
    folder, _ = with_a_doubtful_day(tmp_path)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        told = talk | {f"way-{cell}": "সভা", f"by-{cell}": "অফিস সহকারী", f"typed-{cell}": "না"}
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **told).status == 303
        page = client.get("/inbox/").text
    assert "answered on 25.03.2024 (meeting, অফিস সহকারী): not since 18.01.2024" in page
    correcting = page.partition("Correct this answer")[2]
    assert re.search(rf'name="on-{cell}"[^>]*value="25.03.2024"', correcting)
    assert re.search(r'<option value="সভা" selected', correcting)
    assert re.search(rf'name="by-{cell}"[^>]*value="অফিস সহকারী"', correcting)


def test_who_answered_a_doubtful_cell_beside_others_of_the_same_day_is_named_alone(tmp_path):
    folder, account = with_a_doubtful_day(tmp_path)
    space = open_workspace(folder)
    office, day = space.roster_as_read.offices[0], DAY
    for post, answers in (("অফিস সহকারী", {"reset": "না", "rule": "না"}), ("হিসাবরক্ষক", {"profile": "না"})):
        context = assessing.assess(space, day).context
        draft_asking.begin_draft(space, assessing.assess(space, day), f"{day:%Y-%m}", day, everybody=True)
        talk = {"contacted-on": f"{day:%d.%m.%Y}", "way": "ফোন", "told-by": post}
        seen = answer_draft.load(space.folder).revised("")
        answering.save(space.folder, context, office.id, {office.id: talk, account.id: answers}, seen=seen, page="page")
        answering.hand_in(space, context, day)
    with served(folder, on=day, language=Language.EN) as (service, address):
        page = Client(service, address).get("/inbox/").text
    assert "answered on 25.03.2024 (phone, অফিস সহকারী)" in page


def test_an_answer_that_was_kept_can_be_taken_back_and_the_cell_is_asked_about_again(tmp_path):
    folder, account = with_a_doubtful_day(tmp_path)

    def told(service):
        of_desk = [each for each in service.desk.judgement().told[account.id] if "intake/desk-" in each.reference.file]
        return [each.value for each in of_desk if each.fact == reset.QUESTION.fact]

    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        for answer in ("না", "19.03.2024"):
            settle(client, cell, **talk, **{f"typed-{cell}": answer})
        assert len(told(service)) == 1
        why = {f"back-{cell}": "misheard"}
        assert client.post(f"/inbox/cells/{cell}/back", on="/inbox/").status == 422
        asked = client.post(f"/inbox/cells/{cell}/back", on="/inbox/", **why)
        assert (asked.status, len(told(service))) == (200, 1)
        assert ("Yes, take it back" in asked.text, "Yes, write it down" in asked.text) == (True, False)
        assert re.search(r'<p class="warn">[^<]+: now [^<]*; then [^<]*</p>', asked.text)
        assert client.post(f"/inbox/cells/{cell}/back", on="/inbox/", confirmed="1", **why).status == 303
        page = client.get("/inbox/").text
        assert "the answer was taken back; the cell is asked about again" in page
        assert f'action="/inbox/cells/{cell}"' in page.partition('id="cells"')[2].partition("</section>")[0]
        assert told(service) == []
        assert client.post(f"/inbox/cells/{cell}/back", on="/inbox/", confirmed="1", **why).status == 422
        late = talk | {f"typed-{cell}": "না", f"reason-{cell}": "misheard"}
        refused = client.post(f"/inbox/cells/{cell}/correct", on="/inbox/", **late)
        assert (refused.status, "any more that could be corrected alone" in refused.text) == (422, True)
        assert "not doubtful any more" not in refused.text, "it is asked about again"
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **talk, **{f"typed-{cell}": "না"}).status == 303
        assert len(told(service)) == 1
    run("audit", "--keep", "--meeting", "2024-03", "--on", DAY, "--workspace", folder, "--yes", code=1)
    assert "the same" in run("verify", "--workspace", folder, code=0).stderr


def test_that_nobody_knows_what_was_meant_is_kept_once_listed_as_answered_corrected_and_taken_back(tmp_path):
    folder, account = with_a_doubtful_day(tmp_path)

    def forms():
        return sorted((folder / "evidence" / "intake").glob("desk-*"))

    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        cell, talk = asked_about(client)
        unknown = talk | {f"answer-{cell}": "জানা নেই"}
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **unknown).status == 303
        page = client.get("/inbox/").text
        assert "answered on 25.03.2024 (phone): not known" in page
        assert 'id="cells"' not in page
        (form,) = forms()
        again = client.post(f"/inbox/cells/{cell}", on="/inbox/", **unknown | {f"by-{cell}": "অফিস সহকারী"})
        assert (again.status, forms()) == (422, [form])
        why = {f"reason-{cell}": "misheard", "confirmed": "1"}
        where = f"/inbox/cells/{cell}/correct"
        for answer, said in (
            ({f"typed-{cell}": "19.03.2024"}, "19.03.2024"),
            ({f"answer-{cell}": "জানা নেই"}, "not known"),
        ):
            assert client.post(where, on="/inbox/", **talk, **answer, **why).status == 303
            page = client.get("/inbox/").text
            assert f"answered on 25.03.2024 (phone): {said}" in page
            assert "Doubtful cells that were answered: 1<" in page
            of_desk = [each for each in service.desk.judgement().told[account.id] if "desk-" in each.reference.file]
            assert bool(of_desk) is (said != "not known"), "what was corrected counts no more"
        back = {f"back-{cell}": "misheard", "confirmed": "1"}
        assert client.post(f"/inbox/cells/{cell}/back", on="/inbox/", **back).status == 303
        assert asked_about(client)[0] == cell
    run("audit", "--keep", "--meeting", "2024-03", "--on", DAY, "--workspace", folder, "--yes", code=1)
    assert "the same" in run("verify", "--workspace", folder, code=0).stderr


def test_an_answer_of_an_earlier_day_than_its_row_is_kept_and_that_the_cell_is_still_asked_about_is_said(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    name = open_workspace(folder).roster_as_read.offices[0].name.bn
    content = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,{count.QUESTION.heading.bn}\n{name},20.03.2024,ফোনে,কয়েকটি\n"
    (folder / "evidence" / "by-hand.csv").write_text(content, "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        (cell,) = re.findall(r'action="/inbox/cells/([0-9a-f]+)"', client.get("/inbox/").text)
        told = {f"on-{cell}": "19.03.2024", f"way-{cell}": "ফোন", f"typed-{cell}": "3"}
        assert client.post(f"/inbox/cells/{cell}", on="/inbox/", **told).status == 303
        page = client.get("/inbox/").text
    assert "The answer is of 19.03.2024, but the row with the doubtful cell was told later, on 20.03.2024" in page
    assert f"/inbox/cells/{cell}" in page


def test_how_lines_of_rows_without_a_day_end_is_said_once_on_a_page(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    first, second = (office.name.bn for office in open_workspace(folder).roster_as_read.offices[:2])
    for name, answer in (("by-hand.csv", "না"), ("by-another.csv", "কোড আসে না")):
        content = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\n{first},,ফোনে,{answer}\n{second},31.02.2024,ফোনে,{answer}\n"
        (folder / "evidence" / name).write_text(content, "utf-8")
    with served(folder, on=DAY) as (service, address):
        page = Client(service, address).get("/inbox/").text
    assert page.count("তারিখটি উপরে “সারির তথ্য কবে ও কীভাবে জানানো হয়েছে” অংশে লিখুন") == 1
    assert len(re.findall(rf'href="/ask/">[^<]*{first}', page)) == 2, "once for each file"


@pytest.mark.parametrize("written", ["", "31.02.2024"])
def test_of_a_row_without_a_possible_day_it_is_said_how_its_line_ends_and_where_the_office_is_asked_again(
    tmp_path, written
):
    folder = lay_example(tmp_path / "paikgacha")
    name = open_workspace(folder).roster_as_read.offices[0].name.bn
    content = f"দপ্তর,যোগাযোগের তারিখ,কীভাবে,Two-step\n{name},{written},ফোনে,না\n"
    (folder / "evidence" / "by-hand.csv").write_text(content, "utf-8")
    with served(folder, on=DAY) as (service, address):
        page = Client(service, address).get("/inbox/").text
    after = page.partition("by-hand.csv</h3>")[2].partition("<h3")[0]
    assert "তারিখটি উপরে “সারির তথ্য কবে ও কীভাবে জানানো হয়েছে” অংশে লিখুন" in after
    assert re.search(rf'href="/ask/">[^<]*{name}', after)
    assert page.count("তারিখটি উপরে “সারির তথ্য কবে ও কীভাবে জানানো হয়েছে” অংশে লিখুন") == 1


def test_saved_mails_are_read_there_as_the_command_reads_them(tmp_path):
    folders = [lay_example(tmp_path / name) for name in ("desk", "command")]
    for folder in folders:
        (folder / "evidence" / "mail").mkdir(exist_ok=True)
        (folder / "evidence" / "mail" / "a.eml").write_bytes(
            b"From: a@example.gov.bd\nDate: Mon, 18 Mar 2024 10:00:00 +0600\n\nx\n"
        )
    told = run("mail", "fetch", "--workspace", folders[1], "--on", DAY, "--language", "bn", "--yes").stderr
    with served(folders[0], on=DAY) as (service, address):
        client = Client(service, address)
        assert client.post("/inbox/mails", day_meant="yes").status == 303
        service.desk.job.wait()
        page = client.get(client.get("/progress").headers["Location"]).text
    sentence = re.search("এখন প্রমাণিত: [^।]*।", told)[0]
    assert sentence in page
    left = [
        {path.relative_to(folder): path.read_bytes() for path in (folder / "evidence").rglob("*") if path.is_file()}
        for folder in folders
    ]
    assert left[0] == left[1]


def test_what_is_told_of_answers_typed_at_the_desk_stands_once_under_its_office_and_names_the_day_and_no_file(tmp_path):
    folder = lay_example(tmp_path / "paikgacha", "health")
    since = "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে"
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.post("/ask/begin", on="/ask/", everybody="yes")
        talk = {"0.contacted-on": "25.03.2024", "0.way": "ফোন", "seen": re.search(
            r'name="seen" value="([^"]+)"', client.get("/ask/office/health").text
        )[1]}  # fmt: skip
        answers = {"1.cause": "পদ শূন্য", "0.reset": since, "0.profile": since}
        client.post("/ask/office/health", on="/ask/", page="1", then="next", **talk, **answers)
        assert client.post("/ask/hand-in", on="/ask/").status == 303
        assert "intake/" not in client.get("/month/").text, "what was handed in is told without its file"
        shown = client.get("/inbox/").text
        assert '<td class="name">Answers typed at the desk on 25.03.2024</td>' in client.get("/offices/health/").text
    told = re.findall(r"<p>([^<]*own row says that the post is vacant[^<]*)<span[^>]*>([^<]*)", shown)
    assert len(told) == 1
    assert all(heading in told[0][0] for heading in ("Password reset", "Profile up to date"))
    assert told[0][1] == "Answers typed at the desk on 25.03.2024"
    assert re.search(r'<h3><a href="/offices/health/">', shown)
    assert "intake/" not in shown


def test_what_is_to_be_corrected_in_a_file_stands_under_a_heading_of_its_own(tmp_path, monkeypatch):
    folder = lay_example(tmp_path / "paikgacha", records=True)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        judgement = service.desk.judgement()
        wrong = Notice(Severity.WRONG, Place("register-x.csv"), plain("this is to be mended"))
        monkeypatch.setattr(service.desk, "judgement", lambda: replace(judgement, notices=(*judgement.notices, wrong)))
        shown = Client(service, address).get("/inbox/").text
    under = shown.partition('id="wrong"')[2].partition("</section>")[0]
    assert "this is to be mended" in under
    assert "this is to be mended" not in shown.partition('id="doubtful"')[2].partition("</section>")[0]


def test_what_is_told_once_of_several_answers_of_a_row_is_counted_once_by_the_month_too(tmp_path):
    folder = lay_example(tmp_path / "paikgacha", "health")
    since = "হ্যাঁ, তারিখ মনে নেই, ১৮.০১.২০২৪ তারিখের পরে"
    offices = {each.id: each for each in open_workspace(folder).roster_as_read.offices}
    health, fisheries = offices["health"], offices["fisheries"]
    heads = "দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,কারণ,পাসওয়ার্ড রিসেট,প্রোফাইল হালনাগাদ"
    rows = [
        f'{health.name.bn},,20.03.2024,ফোন,,"{since}","{since}"',
        f"{health.name.bn},{health.accounts[0].post.bn},20.03.2024,ফোন,পদ শূন্য,,",
        f"{fisheries.name.bn},{fisheries.accounts[0].post.bn},20.03.2024,ফোন,,32.03.2024,",
    ]
    (folder / "evidence" / "by-hand.csv").write_text("\n".join([heads, *rows, ""]), "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        shown = Client(service, address).get("/inbox/").text
        counted = service.desk.state().doubtful
    told = shown.partition('id="doubtful"')[2].partition("</section>")[0]
    assert "Profile up to date, Password reset:" in told
    asked = re.findall('action="/inbox/cells/[0-9a-f]+"', shown)
    assert asked
    assert counted == len(re.findall("<p>", told)) + len(asked)


def test_all_that_the_month_says_needs_a_second_look_is_there(tmp_path):
    folder = lay_example(tmp_path / "paikgacha", records=True)
    with served(folder, on=DAY) as (service, address):
        shown = Client(service, address).get("/inbox/").text
        doubtful = [each for each in service.desk.judgement().notices if each.weight is Severity.DOUBTFUL]
        assert len(doubtful) == service.desk.state().doubtful > 1
        assert any(each.place.file == "roster" for each in doubtful)
        for notice in doubtful:
            assert escape(notice.told.shown.bn.removeprefix("তালিকা: "))[:60] in shown
        assert '<h3 class="name">তালিকা</h3>' in shown
        assert "<p>তালিকা: " not in shown, "that stands above"


def test_on_which_day_and_how_rows_were_told_is_answered_at_the_inbox_and_the_register_stays(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    file = folder / "evidence" / "register-2024-03.xlsx"
    book = openpyxl.load_workbook(file)
    places = {column.name: place for place, column in enumerate(columns())}
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        for office, column, words in (("fisheries", "contacted-on", "গতকাল"), ("agriculture", "way", "টেলিগ্রাম")):
            if row[places["id"]].value == office:
                row[places[column]].value = words
    hand = io.BytesIO()
    book.save(hand)
    (folder / "evidence" / "register-2024-03.xlsx").write_bytes(hand.getvalue())
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        page = client.get("/inbox/").text
        assert "সারির তথ্য কবে ও কীভাবে জানানো হয়েছে" in page
        assert "ফাইলটি খুলে" not in page
        (day,) = re.findall(r'name="(talk-[0-9a-f]+-day)"', page)
        (way,) = set(re.findall(r'name="(talk-[0-9a-f]+)"', page))
        assert client.post("/inbox/rows", on="/inbox/", **{day: "31.12.2030"}).status == 422
        assert client.post("/inbox/rows", on="/inbox/", **{day: "12.03.2024", way: "0"}).status == 303
        assert "talk-" not in client.get("/inbox/").text
    assert file.read_bytes() == hand.getvalue()
    assert {each.meant for each in Ledger(folder / "ledger.db").notes(TalkSettled)} == {"2024-03-12", "phone"}


def test_what_is_struck_through_is_asked_about_at_the_inbox_and_the_register_stays(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    file = folder / "evidence" / "register-2024-03.xlsx"
    book = openpyxl.load_workbook(file)
    places = {column.name: place for place, column in enumerate(columns())}
    for row in book[REGISTER_SHEET].iter_rows(min_row=4):
        if row[places["id"]].value == "agriculture":
            for cell in row:
                cell.font = Font(strike=True)
    hand = io.BytesIO()
    book.save(hand)
    file.write_bytes(hand.getvalue())
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = html.unescape(client.get("/inbox/").text)
        (asked,) = re.findall(r"<legend>([^<]*struck through[^<]*)</legend>", page)
        assert "register-2024-03.xlsx" in asked
        assert "auditor audit" not in page
        (name,) = set(re.findall(r'name="(struck-[0-9a-f]+)"', page))
        cells, _ = doubtful_cells.waiting_and_answered(service.desk.space(), service.desk.judgement())
        assert "agriculture" not in {cell.office.id for cell in cells}, "they are asked about by rows"
        assert client.post("/inbox/rows", on="/inbox/", **{name: "1"}).status == 303
        assert "struck-" not in client.get("/inbox/").text
    assert file.read_bytes() == hand.getvalue()
    assert [each.meant for each in Ledger(folder / "ledger.db").notes(TalkSettled)] == ["struck-out"]


def test_who_is_asked_when_a_row_was_told_is_told_at_once_that_how_is_not_written_either(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    one, other = [each for each in open_workspace(folder).roster_as_read.offices if each.accounts][:2]
    head = f"দপ্তর,পদবি,যোগাযোগের তারিখ,কীভাবে,{two_step.QUESTION.heading.bn}\n"
    rows = "".join(
        f"{office.name.bn},{office.accounts[0].post.bn},,{how},চালু নেই\n" for office, how in ((one, "ফোন"), (other, ""))
    )
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        (asked,) = re.findall("<legend>(.*?)</legend>", hand_in(client, ("by-hand.csv", f"{head}{rows}".encode())).text)
    assert "rows 2, 3" in asked
    assert (
        'On which day was it told? How row 3 was told is not written, either: it counts as declared unless the column "How" is filled in.'
        in html.unescape(asked)
    )


def test_of_two_lists_of_no_known_systems_one_stays_at_hand_while_the_other_is_taken(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    names = ["users-2024-03-20.csv", "logins-2024-03-20.csv"]
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        page = hand_in(
            client,
            (names[0], b"Login Name,MFA Active\nfisheries,yes\n"),
            (names[1], b"Login Name,MFA Active\nlivestock,no\n"),
        ).text
        assert re.findall(r'name="record" value="([^"]+)"', page) == names
        for name in names:
            assert client.post("/inbox/mapping", on="/inbox/", record=name).status == 303
            service.desk.job.wait()
        assert 'name="record"' not in client.get("/inbox/").text
    assert {path.name for path in (folder / "evidence" / "exports").glob("*.csv")} >= {*names}


def test_the_day_that_was_said_of_a_list_of_no_known_system_is_that_of_no_later_one(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        hand_in(client, ("users.csv", b"Login Name,MFA Active\nfisheries,no\n"))
        assert client.post("/inbox/mapping", on="/inbox/", record="users.csv", **{"taken-on": ""}).status == 422
        said = {"record": "users.csv", "taken-on": "10.03.2024"}
        assert client.post("/inbox/mapping", on="/inbox/", **said).status == 303
        service.desk.job.wait()
        later = b"Login Name,MFA Active\nfisheries,yes\n"
        assert "does not say on which day" in hand_in(client, ("users.csv", later)).text
        assert "does not say on which day" not in hand_in(client, ("users-2024-03-24.csv", later)).text
    stored = {path.name for path in (folder / "evidence" / "exports").iterdir()}
    assert stored == {"users.toml", "users-2024-03-10.csv", "users-2024-03-24.csv"}


def test_a_list_of_no_known_system_is_told_what_its_columns_say_and_taken_with_that(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    name, content = "users-2024-03-20.csv", b"Login Name,Locked,MFA Active\nfisheries,no,yes\n"
    with served(folder, on=DAY) as (service, address):
        client = Client(service, address)
        page = hand_in(client, (name, content)).text
        assert "অচেনা সিস্টেমের তালিকা: users-2024-03-20.csv" in page
        assert "রেজিস্টারের কলাম" not in page
        assert re.findall(r'<select id="column-1-\d" name="(column-\d)">', page) == ["column-0", "column-1", "column-2"]
        assert client.post("/inbox/mapping", on="/inbox/", record="other.csv").status == 422
        assert client.post("/inbox/mapping", on="/inbox/", record=name).status == 303
        service.desk.job.wait()
        assert "অচেনা সিস্টেমের তালিকা" not in client.get("/inbox/").text
    assert (folder / "evidence" / "exports" / name).read_bytes() == content
    by_desk = (folder / "evidence" / "exports" / "users-2024-03-20.toml").read_text("utf-8")
    (tmp_path / name).write_bytes(content)
    assert run("mapping", "new", tmp_path / name, code=0).stdout == by_desk


def test_the_words_of_a_column_that_is_given_a_meaning_of_yes_and_no_are_asked_there_before_it_is_taken(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    name, content = "users-2024-03-20.csv", "Login Name,Gesperrt,MFA Active\nfisheries,Nein,Ja\nlivestock,Ja,Nein\n"
    locked = [*Meaning].index(Meaning.LOCKED)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = hand_in(client, (name, content.encode())).text
        assert "Column “MFA Active”: the word “Ja” says" in page
        assert "Column “Gesperrt”: the word" not in page
        said = {"record": name, "column-1": f"{locked}", "word-2-0": "yes", "word-2-1": "no"}
        again = client.post("/inbox/mapping", on="/inbox/", **said)
        assert again.status == 422
        assert "Column “Gesperrt”: the word “Nein” says" in again.text
        chosen = dict(
            re.findall(r'<select id="[^"]*" name="((?:column|word)[^"]*)">.*?value="([^"]*)" selected', again.text)
        )
        assert (chosen["column-1"], chosen["word-2-0"], chosen["word-2-1"]) == (f"{locked}", "yes", "no"), (
            "what was said stays"
        )
        assert (
            client.post("/inbox/mapping", on="/inbox/", **said, **{"word-1-0": "yes", "word-1-1": "no"}).status == 303
        )
        service.desk.job.wait()
    written = tomllib.loads((folder / "evidence" / "exports" / "users-2024-03-20.toml").read_text("utf-8"))
    state, two_step = written["facts"]
    assert ("Nein" in state["yes"], "Ja" in state["no"]) == (True, True)
    assert ("Ja" in two_step["yes"], "Nein" in two_step["no"]) == (True, True)


NEIGHBOURS = "ক্রম,ব্যবহারকারীর নাম,ভূমিকা,অবস্থা,দুই ধাপে যাচাই\n" + "".join(f"{n},koyra.{n},সম্পাদক,সক্রিয়,-\n" for n in range(1, 9))


def _offered(page):
    """Return the files that a page offers to set aside, and those that it offers to put back."""
    return tuple(
        re.findall(rf'action="/inbox/{way}".*?name="file" value="([^"]+)"', page, re.DOTALL)
        for way in ("aside", "back")
    )


def test_what_is_refused_or_of_nobody_is_set_aside_by_one_press_stays_and_can_be_put_back(tmp_path):
    folder = lay_example(tmp_path / "paikgacha", "land", "health")
    evidence = folder / "evidence"
    (evidence / "exports").mkdir(exist_ok=True)
    record = evidence / "exports" / "portal-users-2024-03-20.csv"
    record.write_text(NEIGHBOURS, "utf-8-sig")
    (evidence / "minutes.txt").write_text("words")
    (evidence / "secret.csv").write_text("user,password\nuno,Sundarban#7788\n")
    (evidence / "intake").mkdir(exist_ok=True)
    (evidence / "intake" / "mail-0badf00d.json").write_text("{}")
    koyras_register(tmp_path / "koyra").rename(evidence / "of-koyra.xlsx")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        free, _ = _offered(client.get("/inbox/").text)
        assert sorted(free) == ["exports/portal-users-2024-03-20.csv", "minutes.txt", "of-koyra.xlsx"]
        for name in free:
            assert client.post("/inbox/aside", file=name).status == 303
            page = client.get("/inbox/").text
            assert f"{name} was set aside. It lies in aside/{name} now and counts for nothing" in page
        assert "Files that were set aside" in page
        assert (sorted(path.name for path in (folder / "aside").rglob("*.*")), record.exists()) == (
            ["minutes.txt", "of-koyra.xlsx", "portal-users-2024-03-20.csv"],
            False,
        )
        assert "another workspace" not in page
        for name in ("secret.csv", "register-2024-03.xlsx", "intake/mail-0badf00d.json", "../auditor.toml"):
            assert client.post("/inbox/aside", file=name).status == 422
        assert client.post("/inbox/back", file="exports/portal-users-2024-03-20.csv").status == 303
        assert record.read_text("utf-8-sig") == NEIGHBOURS
        assert _offered(client.get("/inbox/").text) == (
            ["exports/portal-users-2024-03-20.csv"],
            ["minutes.txt", "of-koyra.xlsx"],
        )


def test_of_a_file_that_was_handed_in_and_set_aside_since_it_is_said_that_it_was_set_aside(tmp_path):
    def became(page):
        return re.search(r'<h3 class="name">portal-users-2024-03-20.csv</h3>(.*?)</article>', page, re.DOTALL)[1]

    folder = lay_example(tmp_path / "paikgacha", "land", "health")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        taken = became(hand_in(client, ("portal-users-2024-03-20.csv", NEIGHBOURS.encode("utf-8-sig"))).text)
        assert ">taken<" in taken
        stored = "exports/portal-users-2024-03-20.csv"
        assert client.post("/inbox/aside", file=stored).status == 303
        now = became(client.get("/inbox/").text)
        assert (">set aside<" in now, ">taken<" in now, "stored as" in now, "Nothing" in now) == (
            True,
            False,
            False,
            False,
        )
        assert client.post("/inbox/back", file=stored).status == 303
        assert became(client.get("/inbox/").text) == taken
        assert client.post("/inbox/aside", file=stored).status == 303
        again = hand_in(client, ("portal-users-2024-03-20.csv", NEIGHBOURS.encode("utf-8-sig"))).text
        assert ">taken<" in became(again), "another one of that name lies aside"


def test_a_record_of_which_something_counts_is_not_set_aside(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    logins = [
        account.login for office in listed.roster_of(open_workspace(folder)).offices for account in office.accounts
    ]
    record = folder / "evidence" / "exports" / "portal-users-2024-03-20.csv"
    record.parent.mkdir(exist_ok=True)
    record.write_text(NEIGHBOURS + f"9,{next(filter(None, logins))},সম্পাদক,সক্রিয়,-\n", "utf-8-sig")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        page = client.get("/inbox/").text
        assert record.name in page
        assert _offered(page) == ([], [])
        assert client.post("/inbox/aside", file=f"exports/{record.name}").status == 422
    assert record.exists()
