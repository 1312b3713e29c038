"""Self-check at the desk: sheets, what was handed out, and slips; a passphrase is asked in no page."""

from __future__ import annotations

import contextlib
import re
import shutil
from datetime import date

import keyring
import pytest
import returned_slips
from few_offices import lay_example
from keyrings import FileKeyring, LockedKeyring
from running import run
from served_desks import Client, served
from terminal import Terminal
from unprinted import undrawn

from auditor import discovery
from auditor.checklist.staying import staying
from auditor.desk import console
from auditor.i18n import Language, ascii_digits
from auditor.keys import opening
from auditor.model.journal import Delivered, Delivery, KeysMade
from auditor.papers import handing_over
from auditor.rounds import assessing, looking_back
from auditor.rounds.ledger.ledger import Ledger
from auditor.selfcheck import campaigns, delivery
from auditor.slip.codes import CampaignSecrets
from auditor.views.office import directory
from auditor.workspace import settings

DAY = date(2024, 3, 25)


@pytest.fixture(autouse=True)
def _plain_page(request, monkeypatch):
    """Let the page be made without its engine, and the sheets undrawn, but where a case is about these."""
    monkeypatch.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())
    with contextlib.nullcontext() if "drawn" in request.fixturenames else undrawn():
        yield


@pytest.fixture
def drawn():
    """Let the sheets be drawn."""


@pytest.fixture(name="opened")
def _opened(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "default_key_file", lambda: tmp_path / "keys.bin")
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "keyring"))
    folder = lay_example(tmp_path / "paikgacha")
    with served(folder, on=DAY) as (service, address):
        yield service, Client(service, address)


def wait(service):
    """Wait until the long work that was begun is over."""
    service.desk.job.wait()


def test_as_many_user_ids_stand_beside_an_office_as_on_the_screen_offices(opened):
    service, desk = opened
    assert desk.post("/offices/fisheries/roster", about="office", users="9", confirmed="1").status == 303
    assert "(তালিকায়" not in desk.get("/selfcheck/").text, "whom the number of the list counts has a code"
    told = "দপ্তর,যোগাযোগের তারিখ,কীভাবে,আইডির সংখ্যা\nউপজেলা মৎস্য অফিস,১২.০৩.২০২৪,ফোন,১১\n"
    (service.desk.folder / "evidence" / "more.csv").write_text(told, "utf-8")
    counted = {line.name.bn: line.accounts for line in directory.lines(service.desk.history())}
    rows = re.findall(
        r'<th scope="row">([^<]+)</th><td[^>]*>([০-৯]+)( \(তালিকায় [০-৯]+\))?</td>', desk.get("/selfcheck/").text
    )
    assert any(beside for *_, beside in rows)
    assert {name: int(ascii_digits(shown)) for name, shown, _ in rows} == counted


@pytest.mark.usefixtures("drawn")
def test_sheets_are_made_as_work_that_is_told_and_handed_out_is_noted(opened):
    service, desk = opened
    folder = service.desk.folder
    answer = desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    assert (answer.status, answer.headers["Location"]) == (303, "/progress")
    wait(service)
    assert desk.get("/progress").headers["Location"] == "/selfcheck/"
    made = Ledger(folder / "ledger.db").notes(KeysMade)
    assert len(made) == 1
    sheets = folder / "out" / campaigns.folder_name(made[0].round) / "sheets"
    assert len(drawn := list(sheets.glob("*.pdf"))) >= 8
    assert all(len(path.read_bytes()) > 1_000 for path in drawn)
    shown = desk.get("/selfcheck/").text
    assert 'value="agriculture"' in shown
    refused = desk.post("/selfcheck/delivered", on="/selfcheck/", office=["agriculture", "fisheries"], way="")
    assert refused.status == 422
    assert set(re.findall(r'name="office" value="([^"]+)" checked', refused.text)) == {"agriculture", "fisheries"}
    assert (
        desk.post("/selfcheck/delivered", on="/selfcheck/", office=["agriculture", "fisheries"], way="hand").status
        == 303
    )
    assert {office for noted in Ledger(folder / "ledger.db").notes(Delivered) for office in noted.offices} == {
        "agriculture",
        "fisheries",
    }
    assert 'value="agriculture"' not in desk.get("/selfcheck/").text
    in_march = re.search(r"নির্দেশিকা: [^<]*২টি দেওয়া হয়েছে[^<]*", desk.get("/selfcheck/").text)[0]
    service.desk._on = date(2024, 6, 3)
    assert f"এ মাসের নির্দেশিকা এখনো তৈরি হয়নি। মার্চ ২০২৪: {in_march}" in desk.get("/selfcheck/").text


def test_a_successor_without_the_keys_makes_new_ones_at_the_desk(opened, monkeypatch, tmp_path):
    service, desk = opened
    made = lambda: len(Ledger(service.desk.folder / "ledger.db").notes(KeysMade))  # noqa: E731
    wanted = {"help_day": "", "help_place": ""}
    desk.post("/selfcheck/sheets", on="/selfcheck/", **wanted)
    wait(service)
    assert 'name="new_keys"' not in desk.get("/selfcheck/").text
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "another"))
    assert 'name="new_keys"' in desk.get("/selfcheck/").text
    desk.post("/selfcheck/sheets", on="/selfcheck/", **wanted)
    wait(service)
    assert service.desk.job.failed
    assert "টিক দিন" in desk.get("/selfcheck/").text
    assert made() == 1
    desk.post("/selfcheck/sheets", on="/selfcheck/", new_keys="yes", **wanted)
    wait(service)
    assert made() == 2
    assert 'name="new_keys"' not in desk.get("/selfcheck/").text


def test_what_is_left_empty_when_it_is_first_printed_stays_a_blank_line_and_is_asked_once(opened):
    service, desk = opened
    folder = service.desk.folder
    settings.tell(folder, {"uno-phone": None}, discovery.policies(), DAY)
    assert 'name="uno-phone"' in desk.get("/selfcheck/").text
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="", **{"uno-phone": ""})
    wait(service)
    assert settings.told(folder)["uno-phone"] == ""
    assert 'name="uno-phone"' not in desk.get("/selfcheck/").text


def test_without_a_place_for_keys_nothing_is_written(opened, monkeypatch):
    service, desk = opened
    settings.tell(service.desk.folder, {"uno-phone": None}, discovery.policies(), DAY)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    answer = desk.post(
        "/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="", **{"uno-phone": "01700-000000"}
    )
    assert answer.status == 422
    assert 'value="01700-000000"' in answer.text
    assert "uno-phone" not in settings.told(service.desk.folder)


def test_a_locked_keyring_is_told_to_be_locked_and_beside_a_key_file_a_window_asks_for_its_passphrase(
    opened, monkeypatch, tmp_path
):
    service, desk = opened
    monkeypatch.setattr(keyring.core, "_keyring_backend", LockedKeyring(tmp_path / "keyring"))
    answer = desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    assert "এই কম্পিউটারের পর্দায় লগইন করে ভান্ডারটি খুলুন এবং আবার চেষ্টা করুন" in answer.text
    assert "চাবি-ভান্ডার (keyring) নেই" not in answer.text + desk.get("/selfcheck/").text
    assert not Ledger(service.desk.folder / "ledger.db").notes(KeysMade)
    asked = []
    monkeypatch.setattr(console, "run", ended_well(asked))
    (tmp_path / "keys.bin").write_bytes(b"x")
    assert desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="").status == 303
    wait(service)
    assert [arguments[0] for _, arguments in asked] == ["invite"]


def test_what_cannot_be_handed_out_is_not_noted(opened):
    service, desk = opened
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    for offices, way in (([], "hand"), (["agriculture"], "pigeon"), (["nobody"], "hand")):
        assert desk.post("/selfcheck/delivered", on="/selfcheck/", office=offices, way=way).status == 422, way
    assert not Ledger(service.desk.folder / "ledger.db").notes(Delivered)


@pytest.mark.parametrize(
    ("day", "place"),
    [
        ("20.03.2024", "hall"),
        ("", "hall"),
        ("30.03.2024", ""),
        ("soon", "hall"),
        ("30.03.2025", "hall"),
        ("30.03.2024", "Kq7#vTz9!mWp2x"),
    ],
)
def test_a_help_day_is_whole_still_to_come_and_of_these_months(opened, day, place):
    service, desk = opened
    assert desk.post("/selfcheck/sheets", on="/selfcheck/", help_day=day, help_place=place).status == 422
    assert service.desk.job is None


def test_where_a_passphrase_is_needed_a_window_of_its_own_asks_for_it(opened, monkeypatch, tmp_path):
    service, desk = opened
    asked = []
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    handling = "কাগজের দুই পিঠে ছাপুন"
    assert handling in desk.get(desk.get("/progress").headers["Location"]).text
    assert handling not in desk.get("/selfcheck/").text
    monkeypatch.setattr(console, "run", ended_well(asked))
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    (tmp_path / "keys.bin").write_bytes(b"x")
    assert desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="").status == 303
    wait(service)
    assert [(folder, arguments[0]) for folder, arguments in asked] == [(service.desk.folder, "invite")]
    assert "passphrase" not in " ".join(asked[0][1])
    shown = desk.get(desk.get("/progress").headers["Location"]).text
    assert 'type="password"' not in shown
    assert "জানালাটি বন্ধ হয়েছে" in shown


def ended_well(asked):
    """Return what stands for a window in which a command is done without a word."""
    return lambda folder, arguments, _: asked.append((folder, arguments)) or console.Ended(0)


@pytest.fixture(name="window")
def _window(monkeypatch, tmp_path):
    """Return what has a person sit at each window that the desk opens; in it the program itself runs, at a terminal."""
    place = tmp_path / "settings" / "portal-auditor" / "keys.bin"
    monkeypatch.setattr(opening, "default_key_file", lambda: place)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    here = {
        "XDG_CONFIG_HOME": str(tmp_path / "settings"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "LANG": "C.UTF-8",
    }

    def sat_at(person):
        def show(command, env, folder, _):
            said = {console._AT_DESK: env[console._AT_DESK]}
            with contextlib.closing(Terminal(*command[3:], folder=folder, environment=here | said)) as terminal:
                person(terminal)

        monkeypatch.setattr(console, "_show", show)
        return place

    return sat_at


def after(service, desk):
    """Return what the page says that comes once the work is over."""
    wait(service)
    return desk.get(desk.get("/progress").headers["Location"]).text


def chooses(passphrase):
    def person(terminal):
        terminal.sees("নতুন পাসওয়ার্ড (passphrase): ").types(passphrase)
        terminal.sees("একই পাসওয়ার্ড আরেকবার: ").types(passphrase).leaves()

    return person


PHRASE = "seven green boats under bridges"


def test_a_page_tells_what_its_window_said_and_how_it_ended_and_takes_back_what_was_typed(opened, window):
    service, desk = opened
    place = window(chooses(PHRASE))
    desk.post("/selfcheck/key-file", on="/selfcheck/")
    made = after(service, desk)
    assert str(place) in made, "where it lies and that it is to be copied stood in the window alone"
    assert "পেনড্রাইভে এর কপি রাখুন" in made
    assert 'class="problems"' not in made

    def mistypes_once(terminal):
        terminal.sees("পাসওয়ার্ড (passphrase): ").types("wrong").sees("মিলছে না")
        terminal.sees("পাসওয়ার্ড (passphrase): ").types(PHRASE).leaves()

    window(mistypes_once)
    fields = {"help_day": "01.04.2024", "help_place": "উপজেলা পরিষদ সভাকক্ষ"}
    desk.post("/selfcheck/sheets", on="/selfcheck/", **fields)
    shown = after(service, desk)
    assert "কাগজের দুই পিঠে ছাপুন" in shown

    def mistypes(terminal):
        for _ in range(3):
            terminal.sees("পাসওয়ার্ড (passphrase): ").types("wrong")
        terminal.leaves()

    def closes_it(terminal):
        terminal.sees("পাসওয়ার্ড (passphrase): ")

    def gives_up(terminal):
        terminal.sees("পাসওয়ার্ড (passphrase): ").presses(b"\x03").leaves()

    for person, told in (
        (mistypes, "পাসওয়ার্ড (passphrase) মিলছে না"),
        (closes_it, "আগেই জানালা বন্ধ হয়েছে"),
        (gives_up, "কাজটি হয়নি"),
    ):
        window(person)
        desk.post("/selfcheck/sheets", on="/selfcheck/", **fields)
        shown = after(service, desk)
        assert told in shown
        assert "কাজটি হয়নি" in shown
        assert 'class="problems"' in shown
        assert 'value="01.04.2024"' in shown
        assert 'value="উপজেলা পরিষদ সভাকক্ষ"' in shown
        assert PHRASE not in shown


def test_a_page_that_waits_for_a_window_says_so_and_what_ends_it(opened, window):
    service, desk = opened
    looked = []

    def looks_at_the_page(_):
        looked.append(desk.get("/progress").text)

    window(looks_at_the_page)
    desk.post("/selfcheck/key-file", on="/selfcheck/")
    wait(service)
    assert "ব্রাউজারের পেছনে" in looked[0]
    assert "/progress/stop" not in looked[0], "it stops nothing"


def test_while_a_window_waits_every_page_and_all_that_is_refused_says_so_where_it_is_and_what_to_do(opened, window):
    service, desk = opened
    looked = []

    def tries_another(_):
        looked.append(desk.get("/month/"))
        looked.append(desk.post("/meeting/keep", on="/meeting/", meeting="2024-03", sure="yes"))
        looked.append(desk.post("/selfcheck/key-file", on="/selfcheck/"))
        looked.append(desk.post("/end"))

    window(tries_another)
    desk.post("/selfcheck/key-file", on="/selfcheck/")
    wait(service)
    assert [page.status for page in looked] == [200, 422, 422, 422]
    for page in looked:
        assert page.text.count("ব্রাউজারের পেছনে") == 1, "it is said, and said once"
        assert "বাদ দিতে জানালাটি বন্ধ করুন" in page.text
        assert "সেটি থামান" not in page.text, "what waits for a window cannot be stopped here"


@pytest.mark.parametrize("in_window", [False, True])
def test_sheets_are_written_in_the_language_of_papers_whatever_the_screen_has(opened, request, in_window):
    service, desk = opened
    if in_window:
        window = request.getfixturevalue("window")
        window(chooses(PHRASE))
        desk.post("/selfcheck/key-file", on="/selfcheck/")
        wait(service)

        def types(terminal):
            terminal.sees("Passphrase of the key file: ").types(PHRASE).leaves()

        window(types)
    service.desk.language = Language.EN
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    names = {path.name for path in (service.desk.folder / "out").rglob("01-agriculture.*")}
    assert names == {"01-agriculture.bn.pdf", "01-agriculture.bn.txt"}


def test_sheets_that_say_the_day_before_the_meeting_was_put_off_are_told_until_they_are_made_again(opened):
    service, desk = opened
    service.desk.language = Language.EN
    folder = service.desk.folder
    made = {"on": "/selfcheck/", "help_day": "", "help_place": ""}
    desk.post("/selfcheck/sheets", **made)
    wait(service)
    assert 'id="put-off"' not in desk.get("/selfcheck/").text
    run("meeting", "move", "2024-04-18", "2024-04-25", "--workspace", folder, "--on", DAY.isoformat(), "--yes", code=0)
    told = desk.get("/selfcheck/").text
    assert "sheets that were made say 18.04.2024" in told
    assert "it is on 25.04.2024 now" in told
    desk.post("/selfcheck/sheets", **made)
    wait(service)
    told = desk.get("/selfcheck/").text
    assert 'id="put-off"' not in told
    assert "Those handed out before say 18.04.2024" in told
    sheets = (folder / "out").glob("invitations-*/sheets/*.txt")
    assert all("২৫.০৪.২০২৪" in path.read_text("utf-8") for path in sheets)


def test_slips_that_were_refused_are_counted_and_named_with_the_reason_at_the_self_check_and_in_the_inbox(tmp_path):
    case = returned_slips.Case(tmp_path / "paikgacha", registers=False)
    case.drop("wrong.txt", case.seal(code="ZZZZZZZZ"))
    case.drop("good.txt", case.seal(account=case.accounts[-1]))
    case.take()
    with served(case.folder, on=returned_slips.DAY) as (service, address):
        desk = Client(service, address)
        service.desk.language = Language.EN
        for path in ("/selfcheck/", "/inbox/"):
            shown = desk.get(path).text
            assert "not sent again since: 1." in shown
            assert "slips/wrong.txt: the code does not fit" in shown
            assert "slips/good.txt" not in shown
        service.desk.language = Language.BN
        for path in ("/selfcheck/", "/inbox/"):
            assert "যাচাই কোড মিলছে না" in desk.get(path).text


@pytest.mark.parametrize(
    ("language", "waits", "opened"),
    [
        (Language.EN, "Open the slips", "Open all slips again"),
        (Language.BN, "স্লিপ খুলুন", "সব স্লিপ আবার খুলুন"),
    ],
)  # fmt: skip
def test_once_all_slips_are_opened_the_button_offers_to_open_them_again_and_no_more(tmp_path, language, waits, opened):
    case = returned_slips.Case(tmp_path / "paikgacha", registers=False)
    case.drop("good.txt", case.seal())
    with served(case.folder, on=returned_slips.DAY) as (service, address):
        desk = Client(service, address)
        service.desk.language = language
        assert f"<button>{waits}</button>" in desk.get("/selfcheck/").text
        case.take()
        shown = desk.get("/selfcheck/").text
    assert f'<button class="quiet">{opened}</button>' in shown
    assert f"<button>{waits}</button>" not in shown


def test_once_keys_were_replaced_slips_count_for_their_meeting_and_sheets_by_the_last_keys_everywhere(tmp_path):
    case = returned_slips.Case(tmp_path / "paikgacha", registers=False)
    case.drop("good.txt", case.seal())
    case.take()
    case.ledger.note(Delivered(returned_slips.ROUND, (case.office,), Delivery.HAND, returned_slips.DAY))
    past = looking_back.preview(case.space, assessing.assess(case.space, returned_slips.DAY))
    assert past.sheets == {case.office}
    case.give_out("2024-03-2", CampaignSecrets.new())
    states = delivery.states_of(case.space, "2024-03-2")
    assert sum(state.slips for state in states) == 1, "what was taken counts on"
    assert {state.delivered for state in states} == {None}
    past = looking_back.preview(case.space, assessing.assess(case.space, returned_slips.DAY))
    assert past.sheets == frozenset(), "no letter counts on a sheet that is worthless"
    assert handing_over.handover(case.space, past).slips_due == len(case.accounts) - 1
    with served(case.folder, on=returned_slips.DAY) as (service, address):
        shown = Client(service, address).get("/selfcheck/").text
    assert "ইউজার আইডির মধ্যে ১টির" in shown


def test_as_many_sheets_are_handed_out_on_the_self_check_as_in_the_month(tmp_path):
    case = returned_slips.Case(tmp_path / "paikgacha", registers=False)
    case.ledger.note(Delivered(returned_slips.ROUND, ("fisheries", "agriculture"), Delivery.HAND, returned_slips.DAY))
    with served(case.folder, on=returned_slips.DAY) as (service, address):
        desk = Client(service, address)
        for path in ("/selfcheck/", "/month/"):
            assert "২টি দেওয়া হয়েছে" in desk.get(path).text
        new = {"about": "new-account", "confirmed": "1", "post-new": "নৈশ প্রহরী", "login-new": "fish.guard"}
        assert desk.post("/offices/fisheries/roster", **new).status == 303
        for path in ("/selfcheck/", "/month/"):
            assert "১টি দেওয়া হয়েছে" in desk.get(path).text, "its sheet lacks a user ID, and is to be made again"


def test_receipts_have_the_language_of_papers_whatever_the_screen_has(tmp_path):
    case = returned_slips.Case(tmp_path / "paikgacha", registers=False)
    case.drop("good.txt", case.seal())
    case.take()
    with served(case.folder, on=returned_slips.DAY) as (service, address):
        service.desk.language = Language.EN
        shown = Client(service, address).get("/selfcheck/").text
    assert "পাওয়া গেছে, ২০.০৩.২০২৪। ধন্যবাদ।" in shown
    assert "has arrived" not in shown


def test_a_key_file_is_offered_with_what_it_is_before_anything_is_refused_where_there_is_no_keyring(
    opened, monkeypatch, tmp_path
):
    _, desk = opened
    offered, what = 'action="/selfcheck/key-file"', "চাবি-ফাইল তেমন একটি জায়গা"
    assert offered not in desk.get("/selfcheck/").text, "a keyring is there"
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    page = desk.get("/selfcheck/").text
    assert offered in page
    assert what in page.partition(offered)[0]
    assert 'class="problems"' not in page
    opening.make_key_file(tmp_path / "keys.bin", lambda _: "correct horse battery staple 12")
    assert offered not in desk.get("/selfcheck/").text


def test_where_no_sheet_lies_in_the_folder_nobody_is_led_there_to_print(opened):
    service, desk = opened
    service.desk.language = Language.EN
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    assert "print them from out/invitations-2024-03/sheets" in desk.get("/selfcheck/").text
    shutil.rmtree(service.desk.folder / "out")
    page = desk.get("/selfcheck/").text
    assert "No sheet lies in out/invitations-2024-03/sheets" in page
    assert "print them from" not in page
    service.desk.language = Language.BN
    assert "ফোল্ডারে কোনো নির্দেশিকা নেই" in desk.get("/selfcheck/").text


def test_a_key_file_that_is_gone_is_to_be_brought_back_and_is_not_the_first_one_again(opened, monkeypatch, tmp_path):
    service, desk = opened
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    for language, gone, first in (
        (Language.EN, "bring it back there from its copy", "Make it once, before the first sheets"),
        (Language.BN, "তার কপি সেখানে ফিরিয়ে আনুন", "প্রথম নির্দেশিকার আগে একবার"),
    ):
        service.desk.language = language
        page = desk.get("/selfcheck/").text
        assert gone in page
        assert str(tmp_path / "keys.bin") in page
        assert first not in page
    refused = desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="").text
    assert "চাবি-ফাইলও নির্ধারিত জায়গায় নেই" in refused.partition('class="problems"')[2][:600]
    assert "জায়গা এখনো নেই" not in refused


def test_where_keys_that_were_made_before_are_needed_no_more_a_new_place_for_keys_is_simply_made(opened, monkeypatch):
    service, desk = opened
    folder = service.desk.folder
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    keep = ("audit", "--keep", "--yes", "--workspace", folder)
    run(*keep, "--meeting", "2024-05-20", "--on", "2024-05-20", code=1)
    service.desk._on = date(2024, 5, 21)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    page = desk.get("/selfcheck/").text
    assert "আগে তৈরি চাবি আর লাগবে না" in page
    assert "হারানো চাবির নির্দেশিকা" not in page
    refused = desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="").text
    assert "জায়গা এখনো নেই" in refused
    assert 'action="/selfcheck/key-file"' in refused


def test_keys_that_were_replaced_are_needed_no_more(opened, monkeypatch, tmp_path):
    service, desk = opened
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    assert "লাগবে: স্লিপ আসতে পারে" in desk.get("/selfcheck/keys").text
    first = tmp_path / "keyring"
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "another"))
    desk.post("/selfcheck/sheets", on="/selfcheck/", new_keys="yes", help_day="", help_place="")
    wait(service)
    page = desk.get("/selfcheck/keys").text
    assert page.count("লাগবে: স্লিপ আসতে পারে") == 1
    assert "২৫.০৩.২০২৪ তারিখে এর বদলে নতুন চাবি তৈরি হয়েছে" in page
    with monkeypatch.context() as both_here:
        both_here.setattr(opening, "holds", lambda _: True)
        options = re.findall("<option[^>]*>([^<]*)</option>", desk.get("/selfcheck/keys").text)
    assert options == ["মার্চ ২০২৪, তৈরি ২৫.০৩.২০২৪: আর লাগবে না", "মার্চ ২০২৪, তৈরি ২৫.০৩.২০২৪: এখনো লাগবে"]
    said = run("--workspace", service.desk.folder, "--language", "en", "keys", code=0).stdout
    assert "replaced by new keys on 25.03.2024" in " ".join(said.split())
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(first))
    assert staying(service.desk.space(), opening.holds) == (), "what stays here opens nothing any more"
    said = run("--workspace", service.desk.folder, "--language", "en", "keys", code=0).stdout
    assert "replaced by new keys on 25.03.2024" in " ".join(said.split()), "also of keys that are here"


def test_without_a_place_for_keys_the_page_says_so_and_offers_to_make_a_key_file(opened, monkeypatch):
    service, desk = opened
    asked = []
    monkeypatch.setattr(console, "run", ended_well(asked))
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    answer = desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    assert answer.status == 422
    assert "এই কম্পিউটারে চাবি রাখার জায়গা এখনো নেই" in answer.text
    assert 'action="/selfcheck/key-file"' in answer.text
    assert desk.post("/selfcheck/key-file", on="/selfcheck/").status == 303
    wait(service)
    assert [arguments for _, arguments in asked] == [["keys", "new-file"]]


def test_without_a_screen_no_terminal_is_tried_and_the_command_is_named(opened, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(console.shutil, "which", lambda _: "/bin/false")
    with pytest.raises(console.AuditorError) as told:
        console.run(opened[0].desk.folder, ["slips"], Language.BN)
    assert "auditor slips" in told.value.messages[0].en


def test_where_no_window_can_be_opened_the_command_is_named(opened, monkeypatch):
    monkeypatch.setattr(console.shutil, "which", lambda _: None)
    with pytest.raises(console.AuditorError) as told:
        console.run(opened[0].desk.folder, ["slips"], Language.BN)
    assert "auditor slips" in told.value.messages[0].en


def test_the_same_keys_are_found_by_the_command(opened, tmp_path):
    service, desk = opened
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    folder = service.desk.folder
    first = {path.name: path.read_bytes() for path in (folder / "out").rglob("*.txt")}
    copied = shutil.copytree(folder, tmp_path / "again")
    run("--workspace", copied, "--on", "2024-03-25", "--language", "bn", "invite", "--yes")
    assert {path.name: path.read_bytes() for path in (copied / "out").rglob("*.txt")} == first


def held(tmp_path):
    """Return what the keyring of this computer holds."""
    return FileKeyring(tmp_path / "keyring").held()


def test_keys_are_removed_as_by_the_command_once_it_is_said_that_it_is_meant(opened, tmp_path):
    service, desk = opened
    folder = service.desk.folder
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    (made,) = Ledger(folder / "ledger.db").notes(KeysMade)
    before, keyring_before = contents(folder), (tmp_path / "keyring").read_bytes()
    run("--workspace", folder, "--language", "en", "keys", "forget", made.round, "--yes", code=0)
    by_command, keyring_after = contents(folder), held(tmp_path)
    (tmp_path / "keyring").write_bytes(keyring_before)
    assert by_command == before

    page = desk.get("/selfcheck/keys").text
    assert f'value="{made.round}"' in page
    assert "আর ফেরানো যাবে না" in page
    for fields in ({"round": made.round}, {"round": "1999-01", "sure": "yes"}, {"sure": "yes"}):
        assert desk.post("/selfcheck/keys/forget", on="/selfcheck/keys", **fields).status == 422
    assert held(tmp_path) != keyring_after
    assert desk.post("/selfcheck/keys/forget", on="/selfcheck/keys", round=made.round, sure="yes").status == 303
    assert held(tmp_path) == keyring_after
    assert contents(folder) == by_command
    page = desk.get("/selfcheck/keys").text
    assert "চাবি এই কম্পিউটার থেকে মোছা হয়েছে" in page
    assert 'name="round"' not in page


def test_keys_in_a_key_file_are_removed_in_a_window_that_asks_for_its_passphrase(opened, monkeypatch, tmp_path):
    service, desk = opened
    asked = []
    desk.post("/selfcheck/sheets", on="/selfcheck/", help_day="", help_place="")
    wait(service)
    (made,) = Ledger(service.desk.folder / "ledger.db").notes(KeysMade)
    monkeypatch.setattr(console, "run", ended_well(asked))
    opening.make_key_file(tmp_path / "keys.bin", lambda _: PHRASE)
    stored = opening.open_store(key_file=None, ask=None).get(made.key)
    opening.open_store(key_file=tmp_path / "keys.bin", ask=lambda _: PHRASE).put(stored)
    monkeypatch.setattr(opening, "real_keyring", lambda: None)
    assert desk.post("/selfcheck/keys/forget", on="/selfcheck/keys", round=made.round, sure="yes").status == 303
    wait(service)
    assert [arguments for _, arguments in asked] == [["keys", "forget", made.round, "--yes"]]
    assert desk.get("/progress").headers["Location"] == "/selfcheck/keys"


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
