"""A desk ends when it is told to or nobody uses it, outlives nothing it should not, and its long work is seen and can be stopped."""

from __future__ import annotations

import errno
import logging
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import weakref
from contextlib import closing
from datetime import date

import pytest
from accessible import told_of
from few_offices import lay_example
from served_desks import Client, Doorstep, served

from auditor import long_reading
from auditor.desk import desk as desks
from auditor.desk import jobs, serving
from auditor.desk.jobs import Job
from auditor.i18n import Language, Text
from auditor.model.errors import WorkspaceError
from auditor.model.forms import CellAskedAbout
from auditor.rounds.ledger.ledger import Ledger

DAY = date(2024, 3, 25)
TITLE = Text(en="Counting", bn="গণনা")
DONE = Text(en="Counted.", bn="গোনা হয়েছে।")


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory):
    return lay_example(tmp_path_factory.mktemp("served") / "paikgacha")


@pytest.fixture(name="opened")
def _opened(folder):
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield service, Client(service, address)


def stepping(gate, total=3):
    """Return work of some steps, each of which waits to be let through."""

    def work(job):
        job.total = total
        for _ in range(total):
            gate.acquire()
            job.tick()
        return (DONE,)

    return work


def test_the_end_button_ends_it_and_says_how_to_open_it_again(opened):
    service, client = opened
    answer = client.post("/end")
    assert answer.status == 200
    assert "auditor desk" in answer.text
    assert service.desk.ended.is_set()


def test_nobody_using_it_ends_it_but_not_while_work_goes_on(folder, monkeypatch):
    gate = threading.Semaphore(0)
    monkeypatch.setattr(serving, "_LOOK_SECONDS", 0.02)
    with served(folder, on=DAY) as (service, _):
        service.desk.begin(TITLE, "/month/", stepping(gate, 1))
        service.desk._used -= 1000
        assert not service.desk.ended.wait(0.4)
        gate.release()
        assert service.desk.ended.wait(60)


class Once(Doorstep):
    """A doorstep whose page can be written once; then the disk is full."""

    def __init__(self, workspace):
        super().__init__(workspace)
        self.is_full, self.refused = False, threading.Event()

    def show(self, address):
        if self.is_full:
            self.refused.set()
            raise WorkspaceError(TITLE)
        self.is_full = True
        super().show(address)


def test_a_page_that_cannot_be_written_once_more_leaves_a_desk_that_ends(folder):
    with served(folder, on=DAY, doorstep=Once(folder)) as (service, _):
        service.desk.place.ask_again()
        assert service.desk.place.refused.wait(60)


def test_watching_long_work_is_not_using_the_desk(opened):
    service, client = opened
    service.desk._used -= 1000
    client.send("GET", "/progress", headers={"HX-Request": "true"})
    assert service.desk.idle_for() >= 1000
    client.get("/month/")
    assert service.desk.idle_for() < 1000


def test_long_work_is_shown_with_its_steps_and_leads_back_with_what_it_told(opened):
    service, client = opened
    gate = threading.Semaphore(0)
    service.desk.begin(TITLE, "/settings/", stepping(gate))
    gate.release()
    while service.desk.job.done < 1:
        assert service.desk.works
        time.sleep(0.01)
    shown = client.get("/progress").text
    assert "1 of 3 done" in shown
    gate.release(2)
    service.desk.job.wait()
    answer = client.get("/progress")
    assert answer.headers["Location"] == "/settings/"
    assert DONE.en in client.get("/settings/").text
    assert DONE.en not in client.get("/settings/").text


def test_long_work_can_be_stopped_and_says_that_what_was_finished_is_there(opened):
    service, client = opened
    gate = threading.Semaphore(0)
    service.desk.begin(TITLE, "/settings/", stepping(gate))
    assert client.post("/progress/stop", on="/progress").status == 303
    gate.release(3)
    service.desk.job.wait()
    assert service.desk.job.done == 1
    assert service.desk.job.failed


def test_only_one_long_work_goes_on_at_a_time(opened):
    service, _ = opened
    gate = threading.Semaphore(0)
    service.desk.begin(TITLE, "/settings/", stepping(gate))
    with pytest.raises(WorkspaceError):
        service.desk.begin(TITLE, "/settings/", stepping(gate))
    gate.release(3)
    service.desk.job.wait()


def test_what_long_work_told_is_said_by_the_next_page_whichever_that_is(opened):
    service, client = opened
    service.desk.begin(TITLE, "/settings/", lambda _: (DONE,))
    service.desk.job.wait()
    assert DONE.en in client.get("/month/").text
    assert DONE.en not in client.get("/settings/").text


def test_what_long_work_told_is_not_lost_to_the_next_one(opened):
    service, client = opened
    for _ in range(2):
        service.desk.begin(TITLE, "/settings/", lambda _: (DONE,))
        service.desk.job.wait()
    assert client.get("/month/").text.count(DONE.en) == 2


def test_beside_long_work_the_desk_does_not_end_nor_go_over_to_another_folder(opened, tmp_path):
    service, client = opened
    gate = threading.Semaphore(0)
    other = lay_example(tmp_path / "other")
    service.desk.begin(TITLE, "/settings/", stepping(gate, 1))
    try:
        for path, fields in (("/end", {}), ("/welcome/open", {"folder": str(other)})):
            answer = client.post(path, **fields)
            assert answer.status == 422
            assert TITLE.en in answer.text
        assert not service.desk.ended.is_set()
        assert service.desk.folder != other
    finally:
        gate.release()
        service.desk.job.wait()
    assert client.post("/end").status == 200


def test_a_defect_in_long_work_repeats_nothing_of_what_it_says_and_is_told_by_the_number_of_its_place():
    said = ["Canary#7", "Canary#8"]

    def work(_):
        raise ValueError(said.pop())

    def told_of(work):
        job = Job(TITLE, "/", work)
        job.wait()
        assert job.failed
        (told,) = job.told
        assert "Canary" not in told.en + told.bn
        return re.findall(r"[0-9a-f]{8}", told.en + told.bn)

    english, bangla = told_of(work)
    assert english == bangla
    assert told_of(work) == [english, bangla]
    assert english not in told_of(lambda _: said.pop())


@pytest.mark.parametrize(
    ("done", "after", "said"),
    [
        (2, 9, None),
        (20, 9, "about 3 minutes left"),
        (20, 3, "about 57 seconds left"),
        (100, 600, "about 30 minutes left"),
        (400, 9, None),
    ],
)
def test_how_long_work_still_takes_is_told_once_enough_is_done_and_in_minutes_where_it_is_long(
    monkeypatch, done, after, said
):
    job = Job(TITLE, "/", lambda _: ())
    job.wait()
    job.done, job.total = done, 400
    began = job._began
    monkeypatch.setattr(jobs.time, "monotonic", lambda: began + after)
    assert (job.time_left.en if job.time_left else None) == said


def test_long_work_is_stopped_while_it_reads_a_large_file_and_tells_no_more_how_much_it_read(monkeypatch):
    monkeypatch.setattr(long_reading, "SOON_OVER", -1)  # some clocks stand still for a while
    reads, is_stopped, passed = threading.Event(), threading.Event(), []

    def work(_):
        with long_reading.long_reading():
            for row in long_reading.passing(range(5000)):
                passed.append(row)
                if row == 2000:
                    reads.set()
                    is_stopped.wait(30)
        return (TITLE,)

    job = Job(TITLE, "/", work)
    assert reads.wait(30)
    assert job.thousands == 2
    job.stop()
    is_stopped.set()
    job.wait()
    assert (job.failed, job.told != (TITLE,), len(passed) < 3000, job.thousands) == (True, True, True, 0)


def test_what_was_worked_out_is_worked_out_again_once_a_file_has_changed(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    opened = desks.Desk(folder, on=DAY)
    first = opened.judgement()
    assert opened.judgement() is first
    (folder / "out").mkdir(exist_ok=True)
    (folder / "out" / "paper.txt").write_text("x")
    assert opened.judgement() is first
    (folder / "evidence" / "register-2024-02.xlsx").unlink()
    assert opened.judgement() is not first


def test_an_entry_of_the_ledger_is_seen_also_where_neither_its_size_nor_its_time_tells_of_it(tmp_path):
    folder = lay_example(tmp_path / "paikgacha")
    opened, ledger = desks.Desk(folder, on=DAY), Ledger(folder / "ledger.db")
    ledger.note(CellAskedAbout("0", DAY))
    before, first = ledger.path.stat(), opened.judgement()
    ledger.note(CellAskedAbout("1", DAY))
    assert ledger.path.stat().st_size == before.st_size
    os.utime(ledger.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    second = opened.judgement()
    assert second is not first
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as another:
        another.execute("BEGIN EXCLUSIVE")
        assert opened.judgement() is second, "what is known is shown as long as another program holds the ledger"


@pytest.mark.parametrize("key", ["same", "another"])
def test_what_was_worked_out_before_a_file_changed_is_not_held_beside_what_is_worked_out_anew(tmp_path, key):
    class Large:
        pass

    folder = lay_example(tmp_path / "paikgacha")
    opened = desks.Desk(folder, on=DAY)
    first = weakref.ref(opened.remembered("same", Large))
    (folder / "evidence" / "note.txt").write_text("x")
    assert opened.remembered(key, first) is None


def test_of_what_the_server_notes_nothing_stands_in_the_window_of_the_desk(opened, caplog):
    assert opened
    for name in ("auditor.desk", "waitress", "waitress.queue"):
        logging.getLogger(name).critical("Task queue depth is %d", 1)
    assert not caplog.records


@pytest.mark.skipif(os.name == "nt", reason="sends a signal of Unix")
def test_the_command_serves_until_it_is_interrupted_and_leaves_nothing_behind(folder, tmp_path):
    """A browser that is a script: it keeps what it is told to open, which is a file without a token in its name."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened.new && mv {tmp_path}/opened.new {tmp_path}/opened\n')
    browser.chmod(0o755)
    environment = {
        **os.environ,
        "BROWSER": str(browser),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
    }
    command = [sys.executable, "-m", "auditor", "--workspace", str(folder), "--on", "2024-03-25", "desk"]
    running = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    while not (tmp_path / "opened").exists():
        assert running.poll() is None, running.stderr.read()
        time.sleep(0.02)
    opened = (tmp_path / "opened").read_text().strip()
    assert opened.startswith("file://")
    assert "#" not in opened
    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (again.returncode, "ডেস্ক আগেই খোলা আছে" in again.stderr) == (0, True), "in the language of the workspace"
    assert "Ctrl-C" not in again.stderr, "it does not serve, so there is nothing to end"
    assert "তারিখ" not in again.stderr, "it is of the same day"
    of_another = [*command[:-2], "2024-03-26", "--language", "en", "desk"]
    again = subprocess.run(of_another, env=environment, capture_output=True, text=True, check=False)
    assert "It works on 25.03.2024, not on 26.03.2024" in again.stderr
    assert "end it there" in again.stderr
    running.send_signal(signal.SIGINT)
    out, told = running.communicate(timeout=60)
    assert running.returncode in {0, 130}
    assert out == ""
    assert "Traceback" not in told
    assert "http" not in told
    assert not list((tmp_path / "cache").rglob("*.html"))


def test_files_that_are_too_much_at_once_are_not_sent_and_the_page_says_why(opened, chromium_tab, tmp_path):
    service, _ = opened
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(70 * 1024 * 1024)
    chromium_tab.goto(f"{service.guard.origin}/open#{service.guard.new_token()}")
    chromium_tab.wait_for_url("**/month/")
    chromium_tab.goto(f"{service.guard.origin}/inbox/")
    chromium_tab.set_input_files("#files", str(large))
    chromium_tab.get_by_text("more than 64 MB").wait_for()
    assert chromium_tab.input_value("#files") == ""
    assert "no file chosen yet" in chromium_tab.locator(".pick").inner_text()
    assert chromium_tab.get_by_role("alert").inner_text().startswith("large.bin: more than 64 MB")
    chromium_tab.get_by_role("button", name="Hand in").click()
    told = chromium_tab.get_by_text("large.bin: more than 64 MB at once, so nothing was taken.")
    told.filter(visible=True).wait_for()
    assert chromium_tab.get_by_text("Choose at least one file").count() == 0
    chromium_tab.set_input_files("#files", str(large))
    chromium_tab.get_by_role("alert").filter(visible=True).wait_for()
    chromium_tab.set_input_files(
        "#files", str(tmp_path / "small.txt") if (tmp_path / "small.txt").write_text("x") else ""
    )
    assert chromium_tab.locator(".pick + [name=too-large] + [role=alert]").is_hidden()
    assert chromium_tab.input_value("[name=too-large]") == ""
    assert "small.txt" in chromium_tab.locator(".pick").inner_text(), "in our own words, not the browser's"


def test_files_are_chosen_by_a_button_that_is_read_in_the_language_of_the_page(opened, axe, chromium_tab, tmp_path):
    """A browser's own words, as "No file chosen", are in its language, and are never read."""
    service, _ = opened
    (tmp_path / "small.txt").write_text("x", "utf-8")
    chromium_tab.on(
        "filechooser", lambda _: None
    )  # else choosers are caught only after the key, if the machine is busy
    chromium_tab.goto(f"{service.guard.origin}/open#{service.guard.new_token()}")
    chromium_tab.wait_for_url("**/month/")
    chromium_tab.goto(f"{service.guard.origin}/inbox/")
    label = chromium_tab.locator("#files-label").inner_text()
    button = chromium_tab.locator("#files-button")
    assert told_of(chromium_tab, "#files-button")[0] == f"{label} {button.inner_text()} no file chosen yet"
    assert "No file chosen" not in chromium_tab.locator("main").aria_snapshot()
    button.focus()
    with chromium_tab.expect_file_chooser() as opens:
        chromium_tab.keyboard.press("Enter")
    opens.value.set_files(str(tmp_path / "small.txt"))
    assert told_of(chromium_tab, "#files-button")[0] == f"{label} {button.inner_text()} small.txt"
    with chromium_tab.expect_file_chooser():
        chromium_tab.locator(".pick").click()
    assert told_of(chromium_tab, ":focus")[0].startswith(label), "the field itself never has the focus"
    with chromium_tab.expect_file_chooser():
        chromium_tab.locator("#files-label").click()
    assert not axe(chromium_tab)


def test_a_server_that_closes_before_it_is_woken_ends_well(folder, monkeypatch):
    """A thread that answers can wake the server first; it then closes what the watch is about to write to."""
    with served(folder, on=DAY) as (service, _):
        trigger, dispatcher = service._server.trigger, service._server.task_dispatcher
        wake, shut_down, ended = trigger.pull_trigger, dispatcher.shutdown, []

        def woken_before(thunk=None):
            wake(thunk)
            raise OSError(errno.EBADF, "closed")

        monkeypatch.setattr(trigger, "pull_trigger", woken_before)
        monkeypatch.setattr(dispatcher, "shutdown", lambda: (ended.append("workers"), shut_down()))
        service.desk.ended.set()
    assert ended == ["workers"]
