"""Letters, packs, returns and proofs at the desk leave what their commands leave."""

from __future__ import annotations

import html
import re
import secrets
import shutil
from datetime import date
from types import SimpleNamespace

import pytest
from few_offices import leave_empty
from kept_example import KEPT_ON, lay_kept
from running import run
from served_desks import Client, served
from unprinted import unprinted

from auditor.checklist.state import state_of
from auditor.i18n import Language
from auditor.model.letters import AskedOffice, LetterDrafted, Purpose
from auditor.model.witnessing import SampleDrawn, Witnessed, WitnessSheetsMade
from auditor.papers import making, packing
from auditor.roster.columns import Column
from auditor.rounds import letters, looking_back
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.witness.asking import DEVICE, METHOD
from auditor.workspace.folder import ORIGINS

DAY = date(2024, 2, 26)


@pytest.fixture(name="chance", autouse=True)
def _chance(monkeypatch):
    """Numbers that are drawn are the same at the desk and by the command; what is returned begins them anew at 0."""
    monkeypatch.setattr(secrets, "token_hex", lambda n: "5a" * n)
    state = {"n": 0}

    def randbelow(most):
        state["n"] = (state["n"] * 7919 + 1234) % 9973
        return state["n"] % most

    monkeypatch.setattr(secrets, "randbelow", randbelow)
    return state


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    """A workspace with a kept round; only to be copied."""
    return lay_kept(tmp_path_factory.mktemp("around") / "space")


@pytest.fixture(name="folder")
def _folder(kept, tmp_path):
    return shutil.copytree(kept, tmp_path / "space")


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def command(folder, *arguments, **how):
    return run(*arguments, "--on", DAY, "--workspace", folder, **how)


def at_desk(folder, *forms, day=DAY):
    """Send forms one after the other, each with the page it stands on; return the last page."""
    with served(folder, on=day, language=Language.EN) as (service, address):
        client = Client(service, address)
        for path, on, fields in forms:
            answer = client.post(path, on=on, **fields)
            if fields.get("day_meant") == "what is asked":
                assert answer.status == 422
                answer = client.post(path, on=on, **fields | {"day_meant": MEANT.search(answer.text)[1]})
            assert answer.status == 303, answer.text
            if service.desk.job is not None:
                service.desk.job.wait()
                assert not service.desk.job.failed, service.desk.job.told
            page = client.get(answer.headers["Location"])
            page = client.get(page.headers["Location"]) if page.status == 303 else page
        return page.text


def same(kept, folder, chance, by_command, forms):
    """Assert that forms leave what commands leave in a copy of the same workspace; return the last page."""
    chance["n"] = 0
    by_command(folder)
    wanted = contents(folder)
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    chance["n"] = 0
    page = at_desk(folder, *forms)
    assert contents(folder) == wanted
    return page


@pytest.mark.long(instead="test_the_pack_and_the_return_are_those_of_the_commands")
def test_reminders_are_made_and_noted_as_by_the_command(kept, folder, chance):
    def by_command(folder):
        command(folder, "remind", typed="\n\n", code=0)
        command(folder, "remind", "--sent", "1", "--memo", "05.44.4764.000.99.001.24-11", "--day", DAY, code=0)

    page = same(kept, folder, chance, by_command, [
        ("/meeting/letters/reminders", "/meeting/letters", {"letter-days": "", "delivery-days": ""}),
        ("/meeting/letters/1/sent", "/meeting/letters", {"memo": "05.44.4764.000.99.001.24-11", "day": "26.02.2024"}),
    ])  # fmt: skip
    assert "noted as sent" in page
    assert letters.letters_of(open_workspace(folder))[0].sent.day == DAY


def test_what_was_typed_for_work_that_failed_stands_in_no_other_form_that_has_a_field_of_that_name(folder):
    for office in ("agriculture", "fisheries"):
        command(folder, "remind", "--office", office, typed="\n\n", code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):

        def memos():
            forms = re.findall(
                r'<form[^>]* action="([^"]+)"(.*?)</form>', client.get("/meeting/letters").text, re.DOTALL
            )
            found = [(where, re.search(r'name="memo"[^>]* value="([^"]*)"', form)) for where, form in forms]
            return {where: memo[1] for where, memo in found if memo}

        client = Client(service, address)
        meant, other = memos()
        service.desk.undone = SimpleNamespace(back="/meeting/letters", path=meant, sent={"memo": "05.12"})
        assert memos() == {meant: "05.12", other: ""}
        assert memos() == {meant: "", other: ""}


def test_each_letter_stands_before_what_goes_with_it(folder):
    command(folder, "remind", typed="\n\n", code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/letters").text
    files = '<details(?P<open> open)?><summary><span class="unseen">[0-9]+: </span>[0-9]+ files?</summary><div><a '
    found = [*re.finditer(f'<td class="papers">[^<]+<div class="soft">[^<]+</div>{files}', page)]
    assert found, "what it is, its state, its files"
    assert [bool(each["open"]) for each in found] == [True, *[False] * (len(found) - 1)], "of the last one in sight"
    cells = [cell.partition("</details>")[0] for cell in re.findall(r'<td class="papers">(.*?)</td>', page)]
    titles = [re.findall(r"<a [^>]*>([^<(]+?) ?\(", cell) for cell in cells]
    assert any("Enclosures, to be printed" in title for of_letter in titles for title in of_letter)
    for of_letter in titles:
        first, *others = dict.fromkeys(of_letter)
        assert (first, "Letter" in others) == ("Letter", False)


@pytest.mark.parametrize("width", [360, 1280])
def test_files_of_letters_and_what_unfolds_them_are_high_enough_to_be_touched(folder, chromium_tab, width):
    command(folder, "remind", typed="\n\n", code=0)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        Client(service, address).let_in(chromium_tab)
        chromium_tab.set_viewport_size({"width": width, "height": 800})
        chromium_tab.goto(f"{service.guard.origin}/meeting/letters")
        chromium_tab.evaluate("document.body.style.fontFamily = '\"Liberation Sans\", Arial'")  # signs of it are low
        chromium_tab.locator(".papers details").evaluate_all(
            "(folded) => folded.forEach((each) => { each.open = true; })"
        )
        touched = chromium_tab.locator(".papers").locator("a, summary").all()
        heights = [each.bounding_box()["height"] for each in touched]
    assert len(heights) > 2
    assert min(heights) >= 24, "WCAG 2.2, 2.5.8"


def test_a_memo_number_that_another_letter_has_is_asked_about_on_the_page_before_it_is_noted(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        command(folder, "remind", typed="\n\n", code=0)
        command(folder, "remind", "--sent", "1", "--memo", "05.44-91", "--day", DAY, code=0)
        refused = client.post("/meeting/letters/2/sent", memo="05.44-91", day="26.02.2024")
        assert (refused.status, "This memo number is noted of letter 1 already" in refused.text) == (422, True)
        meant = re.search(r'name="day_meant" value="([^"]+)"', refused.text)
        assert meant is not None
        fields = {"memo": "05.44-91", "day": "26.02.2024", "day_meant": meant[1]}
        assert client.post("/meeting/letters/2/sent", **fields).status == 303
    assert [letter.sent.memo for letter in letters.letters_of(open_workspace(folder))[:2]] == ["05.44-91", "05.44-91"]


def test_what_was_typed_of_a_letter_stays_in_its_own_form_where_that_is_refused(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        command(folder, "remind", typed="\n\n", code=0)
        refused = client.post("/meeting/letters/2/sent", memo="05.44-91", day="31.02.2024")
        assert refused.status == 422
        fields = dict(re.findall(r'<input id="(memo-\d+|sent-\d+)"[^>]* value="([^"]*)"', refused.text))
        assert (fields["memo-2"], fields["sent-2"]) == ("05.44-91", "31.02.2024")
        assert (fields["memo-1"], fields["sent-1"]) == ("", "26.02.2024")
        assert len(re.findall("<details open><summary>2: ", refused.text)) == 1
        visit = client.post("/meeting/letters/reminders", visit="28.02.2024", day="27.02.2024", office="")
        assert visit.status == 422
        assert re.search(r'name="visit" value="28.02.2024"', visit.text)
        assert re.search(r'id="reminders-day" name="day" [^>]*value="27.02.2024"', visit.text)


def test_a_draft_whose_place_others_took_is_noted_as_sent_on_the_page_once_that_is_meant(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        command(folder, "remind", typed="\n\n", code=0)
        many = next(letter for letter in letters.letters_of(open_workspace(folder)) if len(letter.offices) > 1)
        number, fields = many.draft.number, {"memo": "05.44-91", "day": "26.02.2024"}
        command(folder, "remind", "--office", min(many.offices), code=0)
        assert f'action="/meeting/letters/{number}/sent"' in client.get("/meeting/letters").text
        refused = client.post(f"/meeting/letters/{number}/sent", **fields)
        assert (refused.status, "is a draft that was replaced" in refused.text) == (422, True)
        meant = re.search(r'name="day_meant" value="([^"]+)"', refused.text)
        assert meant is not None
        assert client.post(f"/meeting/letters/{number}/sent", **fields, day_meant=meant[1]).status == 303
    noted = {letter.draft.number: letter.sent for letter in letters.letters_of(open_workspace(folder))}
    assert noted[number].memo == "05.44-91"


def test_who_can_be_reminded_is_counted_alike_on_the_page_and_in_the_checklist(folder):
    for made in (False, True):
        if made:
            command(folder, "remind", typed="\n\n", code=0)
        due = state_of(open_workspace(folder), DAY).letters.due
        with served(folder, on=DAY, language=Language.EN) as (service, address):
            page = Client(service, address).get("/meeting/letters").text
        assert [int(number) for number in re.findall(r"(\d+) offices? can be reminded now", page)] == [due] * (not made)
        assert ("made again, a new one takes its place" in page) is made
    assert due == 0


def test_the_offices_to_which_a_letter_can_go_stand_in_the_order_of_the_roster(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/letters").text
    offered = re.findall(r'<option value="([^"]+)">', page.partition('<select id="only"')[2].partition("</select>")[0])
    listed = [each.office.id for each in looking_back.history(open_workspace(folder)).now.assessments]
    assert len(offered) > 2
    assert offered == [office for office in listed if office in offered]
    assert offered != sorted(offered)


def test_before_the_letter_to_the_portals_owner_is_made_the_page_says_of_whom_the_roster_has_no_portal_address(folder):
    leave_empty(folder, Column.PORTAL, "livestock", "statistics")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        told = Client(service, address).get("/meeting/letters").text
    assert "The roster has no portal address of" in told
    assert "screen Offices, the office, Correct, add or take off" in told


def test_a_letter_is_refused_on_its_page_where_its_command_refuses_it(folder):
    before = contents(folder)
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        for path, fields in (
            ("/meeting/letters/9/sent", {}),
            ("/meeting/letters/reminders", {"day": "2024-02-01"}),
            ("/meeting/letters/reminders", {"visit": "2024-03-01"}),
            ("/meeting/letters/reminders", {"day": "26.02.2025"}),
            ("/meeting/letters/reminders", {"day": "soon"}),
            ("/meeting/letters/9/answered", {"what": "yes"}),
        ):
            assert client.post(path, on="/meeting/letters", **fields).status == 422
    assert contents(folder) == before


def test_whose_login_is_impossible_is_told_to_the_portals_owner_and_stands_among_those_of_which_something_waits_for_the_portal(
    folder,
):
    told = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,কারণ\nউপজেলা মৎস্য অফিস,25.02.2024,ফোন,লগইন করা যাচ্ছে না\n"
    (folder / "evidence" / "locked.csv").write_text(told, "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        shown = html.unescape(client.get("/meeting/letters").text)
        waiting = client.get("/offices/?portal=1").text.partition('id="found"')[2]
    told = re.search(r"(\d+) offices? (?:has|have) something to ask of the portal's owner", shown)
    assert int(told[1]) == len(re.findall('href="/offices/[a-z-]+/"', waiting))
    assert "/offices/fisheries/" in waiting


def test_until_the_day_that_his_answer_names_no_letter_to_the_portals_owner_is_asked_for(folder):
    offices = open_workspace(folder).roster_as_read.offices
    asked = tuple(AskedOffice(office.id, ("two-step-enabled",)) for office in offices)
    Ledger(folder / "ledger.db").note(LetterDrafted(1, Purpose.PORTAL, asked, KEPT_ON, None, KEPT_ON))
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert "something to ask of the portal's owner" in html.unescape(client.get("/meeting/letters").text)
        assert client.post("/meeting/letters/1/sent", on="/meeting/letters", day=f"{KEPT_ON:%d.%m.%Y}").status == 303
        answer = {"day": f"{DAY:%d.%m.%Y}", "what": "০১.০৪.২০২৪ থেকে চালু হবে"}
        assert client.post("/meeting/letters/1/answered", on="/meeting/letters", **answer).status == 303
        page = html.unescape(client.get("/meeting/letters").text)
        refused = client.post("/meeting/letters/portal", on="/meeting/letters", day=f"{DAY:%d.%m.%Y}")
    assert "something to ask of the portal's owner" not in page
    assert "The owner's answer names 01.04.2024" in page
    assert (refused.status, "named a day that is to come" in refused.text) == (422, True)


def test_a_draft_that_asks_nobody_is_told_as_void_and_withdrawn_also_where_no_letter_is_to_be_made(folder):
    asked = (AskedOffice("gone", ("password-reset",)),)
    Ledger(folder / "ledger.db").note(LetterDrafted(1, Purpose.FIRST, asked, KEPT_ON, None, KEPT_ON))
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert "void draft: nobody is asked for it now" in client.get("/meeting/letters").text
        answer = client.post("/meeting/letters/reminders", on="/meeting/letters", office="gone")
        assert answer.status == 422
        assert "Withdrawn and not to be sent any more" in answer.text
        page = client.get("/meeting/letters").text
    assert "not sent; withdrawn" in page
    assert "void draft" not in page


def test_the_pack_and_the_return_are_those_of_the_commands(kept, folder, chance):
    def by_command(folder):
        command(folder, "report", "--pack", "--audience", "minutes", "--memo", "12", "--memo-day", "2024-02-25", code=0)
        command(folder, "return", code=0)

    page = same(kept, folder, chance, by_command, [
        ("/meeting/pack", "/meeting/pack", {"which": "published", "memo": "12", "memo-day": "25.02.2024"}),
        ("/meeting/return", "/meeting/pack", {}),
    ])  # fmt: skip
    assert "return-" in page


MADE_AHEAD = {
    "the register of the month": ("/ask/register", "/ask/"),
    "reminders": ("/meeting/letters/reminders", "/meeting/letters"),
    "sheets of what is seen at a login": ("/meeting/proofs/sheets", "/meeting/proofs"),
    "sheets of the self-check": ("/selfcheck/sheets", "/selfcheck/"),
    "a correction of the roster": ("/offices/fisheries/roster", "/offices/fisheries/roster"),
}


@pytest.mark.parametrize(("path", "on"), MADE_AHEAD.values(), ids=MADE_AHEAD)
def test_on_a_day_before_the_last_round_nothing_is_made_for_a_time_to_come_before_that_is_said_to_be_meant(
    folder, path, on
):
    before = contents(folder)
    fields = {"about": "office", "phone": "01712345678", "confirmed": "1"} if "roster" in path else {}
    with served(folder, on=date(2024, 2, 19), language=Language.EN) as (service, address):
        asked = Client(service, address).post(path, on=on, **fields)
    assert (asked.status, "lies before the last kept round, of 20.02.2024" in asked.text) == (422, True)
    assert contents(folder) == before


def test_the_return_can_be_of_an_earlier_round_and_is_of_the_last_meeting_that_was_held_where_none_is_chosen(folder):
    command(folder, "audit", "--keep", "--meeting", "2024-03-21", "--yes", code=1)
    later = {"day": date(2024, 3, 25)}
    chosen = re.compile(r'<option value="(\d)" selected>([^<]+)<')
    page = at_desk(folder, ("/meeting/return", "/meeting/pack", {"round": "1"}), **later)
    assert "Written: out/001-2024-02/return-khulna-paikgacha-2024-02.json" in page
    assert chosen.findall(page.partition('id="return"')[2])[0][0] == "2"
    run("meeting", "cancel", "2024-03-21", "--on", later["day"], "--workspace", folder, "--yes", code=0)
    page = at_desk(folder, ("/meeting/return", "/meeting/pack", {"round": "2"}), **later)
    assert "Round 2 was kept for the" in page, "that its meeting was not held is told of the return"
    ((number, called),) = chosen.findall(page.partition('id="return"')[2])
    assert number == "1"
    assert "not held" not in called
    assert re.search(r'<option value="2">Round 2, [^<]*\(not held\)', page)


def test_the_return_of_a_round_whose_place_another_took_is_not_offered(folder):
    made = folder / "out" / "001-2024-02" / "return-of-round-1.json"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text("{}", "utf-8")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert made.name in client.get("/meeting/pack").text
        command(folder, "audit", "--keep", "--meeting", "2024-02-21", "--yes", code=1)
        assert made.name not in client.get("/meeting/pack").text


def test_the_pack_says_at_the_desk_which_letters_it_leaves_out(folder, monkeypatch):
    monkeypatch.setattr(packing, "make_pack", lambda *_: making.Made(1, 1))
    with unprinted():
        command(folder, "remind", typed="\n\n", code=0)
        page = at_desk(folder, ("/meeting/pack", "/meeting/pack", {"which": "whole"}), day=date(2024, 3, 25))
    assert "Not in the pack, for since it was drafted things stand otherwise: letter 1, drafted on 26.02.2024" in page
    assert "on the screen Meeting, under Letters" in page


def test_days_of_a_pack_that_do_not_follow_one_another_are_refused(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        answer = Client(service, address).post(
            "/meeting/pack", on="/meeting/pack", memo="12", **{"memo-day": "2024-02-01"}
        )
    assert answer.status == 422
    assert "lies before" in answer.text
    assert 'value="2024-02-01"' in answer.text


def test_minutes_are_not_told_as_signed_on_a_day_to_come(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        answer = client.post("/meeting/pack", on="/meeting/pack", memo="12", signed="01.03.2024")
        assert (answer.status, "cannot have been signed on 01.03.2024 yet" in answer.text) == (422, True)
        assert "01.03.2024" not in client.get("/meeting/pack").text, "nothing of it was kept for the next pack"


def test_the_draw_and_its_sheets_are_those_of_the_commands(kept, folder, chance):
    def by_command(folder):
        command(folder, "sample", "draw", "--yes", "--number", "271828", "--offices", "2", code=0)
        command(folder, "witness", "sheets", "--drawn", code=0)

    page = same(kept, folder, chance, by_command, [
        ("/meeting/proofs/draw", "/meeting/proofs", {"number": "২৭১৮২৮", "offices": "2", "day_meant": "what is asked"}),
        ("/meeting/proofs/sheets", "/meeting/proofs", {"which": "drawn"}),
    ])  # fmt: skip
    assert "not yet seen" in page
    drawn = Ledger(folder / "ledger.db").notes(SampleDrawn)
    assert [len(draw.offices) for draw in drawn] == [2]
    assert re.search(r">2 offices: \d\d [^<]+, \d\d [^<]+ \(in Bangla, PDF\)</a>", page)


def test_sheets_that_were_made_are_listed_by_their_offices_those_made_last_first(folder):
    forms = [("/meeting/proofs/sheets", "/meeting/proofs", {"which": which}) for which in ("fisheries", "agriculture")]
    listed = re.findall(r'<li><a href="/meeting/made/witness[^>]*>([^<]*)</a>', at_desk(folder, *forms))
    last, first = (made.sheets[0].number for made in reversed(Ledger(folder / "ledger.db").notes(WitnessSheetsMade)))
    assert [re.sub(r"^\d\d ", "", each) for each in listed] == [
        f"Upazila Agriculture Office, sheet no. {last} (in Bangla, PDF)",
        f"Upazila Fisheries Office, sheet no. {first} (in Bangla, PDF)",
    ]


def test_after_the_draw_the_desk_leads_to_the_logins_and_offers_no_keeping(folder):
    papers = folder / "out" / "001-2024-02"
    papers.mkdir(parents=True)
    (papers / ORIGINS).write_text("{}", "utf-8")
    with served(folder, on=KEPT_ON, language=Language.EN) as (service, address):
        client = Client(service, address)
        assert "See what changes, and keep" in client.get("/meeting/").text
        drawn = {"number": "271828", "offices": "2"}
        asked = client.post("/meeting/proofs/draw", on="/meeting/proofs", **drawn)
        assert (asked.status, "cannot be taken back" in asked.text) == (422, True)
        assert '<h2 id="problems">Please confirm</h2>' in asked.text, "nothing is wrong, so nothing is to be corrected"
        assert re.search(r"Yes, note it so\.</label></p>\s*<button>Note the draw", asked.text), "beside the button"
        assert not Ledger(folder / "ledger.db").notes(SampleDrawn)
        drawn["day_meant"] = MEANT.search(asked.text)[1]
        other = client.post("/meeting/proofs/draw", on="/meeting/proofs", **drawn | {"offices": "1"})
        assert other.status == 422
        assert client.post("/meeting/proofs/draw", on="/meeting/proofs", **drawn).status == 303
        meeting = client.get("/meeting/").text
        assert "what comes in since counts for the next meeting" in meeting
        assert "keep" not in meeting.partition('id="round"')[2].partition("</section>")[0]
        month = client.get("/month/").text
        assert "2 offices that were drawn wait until the logins are seen" in month
        assert 'href="/meeting/proofs"' in month
        (drawn,) = Ledger(folder / "ledger.db").notes(SampleDrawn)
        office = next(office for office in drawn.offices if len(office.accounts) > 1)
        fields = dict.fromkeys(("logged-in", "code", "method", "device", "two-step", "profile"), "0")
        fields |= {"office": office.office, "account": office.accounts[0].account, "how": "1", "day": f"{KEPT_ON}"}
        seen = client.post("/meeting/seen", on=f"/meeting/seen?office={office.office}", **fields, proof="11:30")
        assert seen.status == 303, seen.text
        begun = f"not yet seen (1 of {len(office.accounts)} user IDs seen)"
        assert begun in client.get("/meeting/proofs").text
    assert begun in " ".join(run("sample", "--workspace", folder, "--on", f"{KEPT_ON}", code=0).stdout.split())


def test_what_was_seen_at_a_login_is_entered_as_by_the_command(kept, folder, chance):
    serial, day = "1", "26.02.2024"

    def by_command(folder):
        command(folder, "witness", typed=f"{serial}\n1\n2\n{day}\n11:30\n1\n1\n1\n1\n1\n1\ny\n\n", code=0)

    with served(folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/seen?office=agriculture").text
    account = page.partition('<option value="')[2].partition('"')[0]
    answers = dict.fromkeys(("logged-in", "code", "method", "device", "two-step", "profile"), "0")
    fields = {"office": "agriculture", "account": account, "how": "1", "day": day, "proof": "১১:৩০", **answers}
    page = same(kept, folder, chance, by_command, [("/meeting/seen", "/meeting/seen?office=agriculture", fields)])
    told = page.partition('id="told"')[2].partition("</section>")[0]
    assert re.search(r">[^<]*Agriculture[^<]*, [^<]*: the login seen on 26.02.2024 was entered as witnessed", told)
    assert "evidence/" not in told
    assert len(Ledger(folder / "ledger.db").notes(Witnessed)) == 1


MEANT = re.compile(r'name="day_meant" value="([^"]+)"')


def test_a_login_seen_before_the_decision_is_asked_about_together_with_what_else_is_odd(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        on = "/meeting/seen?office=agriculture"
        account = client.get(on).text.partition('<option value="')[2].partition('"')[0]
        answers = dict.fromkeys(("logged-in", "code", "method", "device", "profile"), "0")
        fields = {"office": "agriculture", "account": account, "how": "1", "proof": "11:30", **answers}
        fields |= {"two-step": "1", "profile": "1", "day": "18.05.2023"}
        asked = client.post("/meeting/seen", on=on, **fields)
        assert asked.status == 422
        assert "18.05.2023, lies before the decision" in asked.text
        assert "two-step cannot be off" in asked.text
        fields["day_meant"] = MEANT.search(asked.text)[1]
        only_the_day = client.post("/meeting/seen", on=on, **fields)
        assert only_the_day.status == 422
        assert MEANT.search(only_the_day.text)[1] == fields["day_meant"]
        assert client.post("/meeting/seen", on=on, **fields, sure="yes").status == 303


def test_what_contradicts_itself_or_was_entered_before_is_asked_about(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        on = "/meeting/seen?office=agriculture"
        account = client.get(on).text.partition('<option value="')[2].partition('"')[0]
        answers = dict.fromkeys(("logged-in", "code", "method", "device", "profile"), "0")
        fields = {"office": "agriculture", "account": account, "how": "1", "proof": "11:30", **answers}
        asked = client.post("/meeting/seen", on=on, **fields, **{"two-step": "1"})
        assert asked.status == 422
        assert "two-step cannot be off" in asked.text
        assert client.post("/meeting/seen", on=on, **fields, **{"two-step": "0"}).status == 303
        again = client.post("/meeting/seen", on=on, **fields, **{"two-step": "0"})
        assert again.status == 422
        assert 'name="sure"' in again.text
        assert "day_meant" not in again.text
        assert client.post("/meeting/seen", on=on, **fields, **{"two-step": "0", "sure": "yes"}).status == 303
        for wrong in (
            {"proof": "25:99"},
            {"account": "other/1"},
            {"code": "7"},
            {"logged-in": "1"},
            {"how": "0", "proof": "1111-2222"},
        ):
            assert client.post("/meeting/seen", on=on, **{**fields, "two-step": "0", **wrong}).status == 422


def test_a_login_of_which_something_is_said_that_cannot_have_been_seen_is_refused_and_nothing_noted(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        on = "/meeting/seen?office=agriculture"
        account = client.get(on).text.partition('<option value="')[2].partition('"')[0]
        fields = {
            "office": "agriculture",
            "account": account,
            "how": "1",
            "proof": "11:30",
            "logged-in": "0",
            "sure": "yes",
        }
        inside = {"two-step": "3", "profile": "2"}
        untimed = client.post("/meeting/seen", on=on, **fields | {"proof": ""}, code="1")
        assert (untimed.status, "A video call counts by its time." in untimed.text) == (422, True)
        came = client.post("/meeting/seen", on=on, **fields, **inside, code="2", method="0", device="0")
        assert (came.status, "no code let in, and also how the code came" in came.text) == (422, True)
        in_ = client.post("/meeting/seen", on=on, **fields, code="1", profile="0")
        assert (in_.status, "nobody came in, and also what the profile shows" in in_.text) == (422, True)
        assert not Ledger(folder / "ledger.db").notes(Witnessed)
        not_seen = {"method": str(len(METHOD.answers) - 1), "device": str(len(DEVICE.answers) - 1)}
        assert client.post("/meeting/seen", on=on, **fields, **inside, code="2", **not_seen).status == 303


def test_where_an_office_lists_no_account_what_was_seen_leads_to_where_its_users_are_entered_or_asked_about(tmp_path):
    folder = tmp_path / "koyra"
    told = ("--upazila", "Koyra", "--district", "Khulna", "--last-meeting", "2024-02-18", "--on", "2024-03-01")
    run("init", folder, *told, code=0)
    with served(folder, on=date(2024, 3, 1), language=Language.EN) as (service, address):
        client = Client(service, address)
        page = client.get("/meeting/seen?office=agriculture").text.partition("<main")[2]
        assert "no account is listed, so no login can be entered" in page
        assert 'id="new-account"' in client.get("/offices/agriculture/roster").text
        assert '<option value="drawn">' not in client.get("/meeting/proofs").text, "nobody was drawn"
    assert 'href="/offices/agriculture/roster#new-account"' in page
    assert 'href="/ask/"' in page
