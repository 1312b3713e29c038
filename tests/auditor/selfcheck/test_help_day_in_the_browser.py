"""A help day: users in turn at one computer, whose slips are kept in one folder, and of whom nothing remains."""

from __future__ import annotations

import http.server
import json
import runpy
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from opened_slips import open_slip
from self_check_page import (
    INVENTED,
    JUDGES,
    at,
    click,
    focused,
    kept,
    opened,
    said,
    seal,
    to_slip,
    type_into,
    unfold,
    until,
)

from auditor.i18n import Language
from auditor.selfcheck.texts.of_page import TEXTS
from auditor.slip.finding import find_slips, slip_number

ROOT = Path(__file__).parents[3]
check_round = runpy.run_path(str(ROOT / "tests" / "example" / "make_check_round.py"))["check_round"]
FIRST, SECOND = "lota-0/user-0", "lota-0/user-1"
DRIVE = "HELP-DAY"
"""The folder that is chosen: one of the browser's own, which is had without the dialog that no test can click through."""
CHOSEN = (
    "void (window.showDirectoryPicker = async (wanted) => {"
    " if (wanted.mode !== 'readwrite') throw new Error('it will be written to');"
    f" return (await navigator.storage.getDirectory()).getDirectoryHandle('{DRIVE}', {{ create: true }}); }})"
)
IN_THE_FOLDER = (
    f"(async () => {{ const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('{DRIVE}');"
    " const found = {}; for await (const [name, file] of folder.entries()) found[name] = await (await file.getFile()).text();"
    " return found; })()"
)
NO_DRIVE = f"navigator.storage.getDirectory().then((root) => root.removeEntry('{DRIVE}', {{ recursive: true }}))"


@pytest.fixture(name="made", scope="module")
def _made():
    today = date.today()
    return check_round(opened=today - timedelta(days=3), due=today + timedelta(days=9))


@pytest.fixture(name="place", scope="module")
def _place(request, made, tmp_path_factory):
    return kept(request, made.round, tmp_path_factory.mktemp("page"))


class Served:
    """The page at an address on this computer: browsers give no folder of their own to a page of a file.

    What is asked for as ``slow`` stops amid the engine, as a bad drive or network does, until `goes_on` is set.
    """

    def __init__(self, place):
        self.goes_on = threading.Event()
        content, goes_on = place.read_bytes(), self.goes_on
        amid = content.index(b'id="engine"') + 1000

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(content[:amid])
                if self.path == "/slow":
                    goes_on.wait(60)
                self.wfile.write(content[amid:])

            def log_message(self, *_):
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(name="host", scope="module")
def _host(place):
    host = Served(place)
    yield host
    host.goes_on.set()
    host.server.shutdown()
    host.server.server_close()


@pytest.fixture(name="served")
def _served(host):
    return f"{host.address}/page"


def test_a_page_that_comes_in_pieces_is_shown_at_once_and_judges_when_it_is_whole(chromium_page, host):
    tab = chromium_page
    tab.page.goto(f"{host.address}/slow", wait_until="commit")
    until(tab, "document.getElementById('page') && !document.getElementById('page').hidden")
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert not tab.evaluate("!document.getElementById('error').hidden")
    assert tab.evaluate("typeof PasswordJudge") == "undefined"
    host.goes_on.set()
    until(tab, JUDGES)
    click(tab, "make")
    assert said(tab, "summary") == TEXTS["pass-strong"].bn


def test_slips_of_users_in_turn_go_straight_into_the_chosen_folder(chromium_page, made, served):
    tab = opened(chromium_page, served)
    tab.evaluate(CHOSEN)
    unfold(tab, "help-day")
    assert said(tab, "help-start") == TEXTS["help-choose"].bn
    click(tab, "help-start")
    until(tab, "!document.getElementById('help-into').hidden")
    assert said(tab, "help-into") == TEXTS["help-into"].said(Language.BN, folder=DRIVE, n=0)
    texts = []
    for account in (FIRST, SECOND):
        texts.append(to_slip(tab, made.codes[account]))
        until(tab, "!document.getElementById('receipt').hidden")
        number = slip_number(texts[-1])
        file = f"slip-2024-02-{number}.txt"
        assert said(tab, "receipt") == TEXTS["help-kept"].said(Language.BN, slip_no=number, folder=DRIVE, file=file)
        click(tab, "sent")
        assert said(tab, "left") == TEXTS["help-done"].bn, "the window stays open for the next person"
        tab.press("F2")
        at(tab, 1)
    assert said(tab, "help-into") == TEXTS["help-into"].said(Language.BN, folder=DRIVE, n=2)
    there = tab.evaluate(IN_THE_FOLDER)
    assert sorted(there) == sorted(f"slip-2024-02-{slip_number(text)}.txt" for text in texts)
    assert all(name.isascii() for name in there)
    assert [open_slip(find_slips(there[name])[0], **made.opening())[0] for name in there] == [
        FIRST if slip_number(texts[0]) in name else SECOND for name in there
    ]
    keep = "SlipHanding.keep('slip-x.txt', '{}')"
    assert [tab.evaluate(keep.format(words)) for words in ("one", "two", "two", "one")] == [
        "slip-x.txt", "slip-x-2.txt", "slip-x-2.txt", "slip-x.txt"
    ]  # fmt: skip
    assert tab.evaluate(IN_THE_FOLDER)["slip-x.txt"] == "one", "what lies in the folder is never written over"
    tab.evaluate(NO_DRIVE)
    with tab.page.expect_download() as found:
        text = to_slip(tab, made.codes[FIRST])
        until(tab, "!document.getElementById('receipt').hidden")
    assert DRIVE in said(tab, "receipt")
    assert TEXTS["help-lost"].bn.partition("}")[2].partition("{")[0].strip() in said(tab, "receipt")
    assert find_slips(Path(found.value.path()).read_text("utf-8")) == (text,)


@pytest.mark.long(instead="test_slips_of_users_in_turn_go_straight_into_the_chosen_folder")
def test_where_no_folder_can_be_chosen_slips_are_downloads_with_names_of_their_own(fresh_chromium_page, made, place):
    tab = fresh_chromium_page
    tab.page.add_init_script("delete window.showDirectoryPicker")
    opened(tab, place)
    unfold(tab, "help-day")
    assert said(tab, "help-start") == TEXTS["help-start"].bn
    click(tab, "help-start")
    until(tab, "!document.getElementById('help-into').hidden")
    names = []
    for account in (FIRST, SECOND):
        with tab.page.expect_download() as found:
            text = to_slip(tab, made.codes[account])
        names.append(found.value.suggested_filename)
        assert names[-1] == f"slip-2024-02-{slip_number(text)}.txt"
        assert find_slips(Path(found.value.path()).read_text("utf-8")) == (text,)
        until(tab, "!document.getElementById('receipt').hidden")
        tab.press("F2")
        at(tab, 1)
    assert len(set(names)) == 2
    assert said(tab, "help-into") == TEXTS["help-downloads"].said(Language.BN, n=2)


def test_who_thinks_better_of_choosing_a_folder_changes_nothing(chromium_page, place):
    tab = opened(chromium_page, place)
    unfold(tab, "help-day")
    tab.evaluate(
        "(() => { const ask = showDirectoryPicker;"
        " window.showDirectoryPicker = (...wanted) => ask(...wanted).finally(() => { window.wasAsked = true; }); })()"
    )
    tab.page.click("#help-start")  # without a screen there is no dialog: the browser itself says that it was left
    until(tab, "window.wasAsked")
    assert said(tab, "help-into") == ""


@pytest.mark.long(instead="test_slips_of_users_in_turn_go_straight_into_the_chosen_folder")
def test_when_the_next_person_begins_the_memory_of_the_page_holds_nothing_of_the_one_before(chromium_page, made, place):
    tab = opened(chromium_page, place)
    unfold(tab)
    own = "mahbub" + "sarker"
    type_into(tab, "own", own)
    text = to_slip(tab, made.codes[FIRST])
    click(tab, "copy")
    until(tab, "!document.getElementById('outcome').hidden")
    tab.press("F2")
    at(tab, 1)
    assert focused(tab) == "head-1"
    told = []
    session = tab.page.context.new_cdp_session(tab.page)
    session.on("HeapProfiler.addHeapSnapshotChunk", lambda part: told.append(part["chunk"]))
    session.send("HeapProfiler.collectGarbage")
    session.send("HeapProfiler.takeHeapSnapshot", {"reportProgress": False})
    memory = "\n".join(
        json.loads("".join(told))["strings"]
    )  # beside them are places, whose digits may spell any number
    session.detach()
    assert TEXTS["title"].en in memory, "what the page does hold is seen in the same place"
    assert [gone for gone in (INVENTED, own, made.codes[FIRST], text, slip_number(text)) if gone in memory] == []


def test_a_corrected_slip_is_kept_beside_the_first_and_a_slow_drive_tells_the_next_person_nothing(
    chromium_page, made, served
):
    tab = opened(chromium_page, served)
    tab.evaluate(CHOSEN)
    unfold(tab, "help-day")
    click(tab, "help-start")
    until(tab, "!document.getElementById('help-into').hidden")
    first = to_slip(tab, made.codes[FIRST])
    until(tab, "!document.getElementById('receipt').hidden")
    click(tab, "change")
    second = seal(tab)
    until(tab, "!document.getElementById('receipt').hidden")
    assert set(map(slip_number, (first, second))) == {name[13:19] for name in tab.evaluate(IN_THE_FOLDER)}
    tab.evaluate(
        "(() => { const handle = FileSystemDirectoryHandle.prototype, get = handle.getFileHandle;"
        " handle.getFileHandle = async function (...asked) {"
        " await new Promise((done) => { window.driveIsReady = done; }); handle.getFileHandle = get;"
        " return get.apply(this, asked); }; })()"
    )
    click(tab, "change")
    third = seal(tab)
    tab.press("F2")
    assert said(tab, "outcome") == TEXTS["s5-unkept"].bn
    tab.press("F2")
    at(tab, 1)
    tab.evaluate("void window.driveIsReady()")
    until(
        tab,
        f"document.getElementById('help-into').textContent.includes('{TEXTS['help-into'].said(Language.BN, folder=DRIVE, n=3)}')",
    )
    assert slip_number(third) in "".join(tab.evaluate(IN_THE_FOLDER))
    assert tab.evaluate("document.getElementById('receipt').textContent") == ""
    tab.evaluate(NO_DRIVE)
