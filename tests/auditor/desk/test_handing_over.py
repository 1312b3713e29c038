"""The work changes hands in the browser alone: packed on one computer, brought back and opened on another."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date

import pytest
from few_offices import lay_example
from returned_slips import Case
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.keys import opening

DAY = date(2024, 2, 22)


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    """A workspace with a kept round; only to be copied."""
    folder = lay_example(tmp_path_factory.mktemp("handover") / "space")
    run("audit", "--keep", "--meeting", "2024-02-21", "--on", "2024-02-20", "--workspace", folder, code=1)
    return folder


@pytest.fixture(name="pack")
def _pack(kept, tmp_path):
    """The pack that the desk made for a successor."""
    folder = shutil.copytree(kept, tmp_path / "former")
    stick = tmp_path / "stick"
    stick.mkdir()
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        desk = Client(service, address)
        assert "Handing over to a successor" in desk.get("/settings/").text
        asked = desk.post("/settings/handover", on="/settings/", pack=str(stick))
        assert asked.status == 422
        assert "lies on the same disk as the workspace" in asked.text
        assert f'name="place_meant" value="{stick}"' in asked.text
        assert not any(stick.iterdir())
        meant = {"pack": str(stick), "place_meant": str(stick)}
        assert desk.post("/settings/handover", on="/settings/", **meant).status == 303
        service.desk.job.wait()
        page = desk.send("GET", desk.get("/progress").headers["Location"]).text
    (pack,) = stick.iterdir()
    assert str(pack) in page
    assert "Print it for the office file" in page
    assert "auditor restore" not in page
    return pack


def test_what_only_this_computer_can_open_is_said_beside_the_pack_once_it_is_made(tmp_path, monkeypatch):
    case = Case(tmp_path / "space", registers=False)
    case.drop("slip.txt", case.seal())
    monkeypatch.setattr(opening, "holds", lambda key: key == case.secrets.key_id)
    stick = tmp_path / "stick"
    stick.mkdir()
    with served(case.folder, on=date(2024, 3, 20), language=Language.EN) as (service, address):
        desk = Client(service, address)
        desk.post("/settings/handover", on="/settings/", pack=str(stick), place_meant=str(stick))
        service.desk.job.wait()
        told = [said.en for said in service.desk.job.told]
    assert "1 slip has come in and is not opened" in told[0]
    assert "The keys stay on this computer" in told[1]


@pytest.fixture(name="successor")
def _successor(tmp_path):
    (tmp_path / "home").mkdir()
    with served(tmp_path / "home", on=DAY, language=Language.EN) as (service, address):
        yield service, Client(service, address)


def files_of(folder):
    """Return the files that a copy holds, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in {"out", ".cache"}
    }


def test_a_pack_is_that_of_the_command(kept, pack, tmp_path):
    by_command = tmp_path / "by-command"
    by_command.mkdir()
    run("handover", by_command, "--workspace", shutil.copytree(kept, tmp_path / "again"), code=0)
    ours, theirs = (zipfile.ZipFile(path) for path in (pack, *by_command.iterdir()))
    with ours, theirs:
        assert pack.name.startswith("handover-")
        unlike = {"ledger.db", "backup.json", "handover.pdf"}  # the note names its folder
        assert set(ours.namelist()) == set(theirs.namelist())
        for name in set(ours.namelist()) - unlike:
            assert ours.read(name) == theirs.read(name), name


@pytest.mark.parametrize("named", ["file", "folder"])
def test_the_successor_brings_it_back_on_the_first_page_and_works_on(pack, successor, tmp_path, named):
    service, desk = successor
    into = tmp_path / "office" / "portals"
    given = pack if named == "file" else pack.parent
    answer = desk.post("/welcome/restore", on="/welcome/", copy=f'"{given}"', into=str(into))
    assert (answer.status, answer.headers["Location"]) == (303, "/month/")
    assert service.desk.folder == into
    page = desk.get("/month/").text
    assert "Brought back" in page
    assert "auditor verify" not in page
    brought = files_of(into)
    with zipfile.ZipFile(pack) as packed:
        assert brought == {name: packed.read(name) for name in packed.namelist() if name != "backup.json"}


WRONG = {
    "no address": {"copy": ""},
    "a part of an address": {"copy": "handover.zip"},
    "nothing there": {"copy": "/nowhere/handover.zip"},
    "a file that is no copy": {"copy": "{stick}/letter.zip"},
    "no folder to bring it into": {"into": ""},
    "a folder that holds something": {"into": "{stick}"},
}


@pytest.mark.parametrize("change", WRONG.values(), ids=WRONG)
def test_what_cannot_be_brought_back_is_told_and_changes_nothing(pack, successor, tmp_path, change):
    service, desk = successor
    (pack.parent / "letter.zip").write_bytes(b"PK\x03\x04 no zip")
    before = files_of(tmp_path)
    given = {"copy": str(pack), "into": str(tmp_path / "new"), **change}
    answer = desk.post(
        "/welcome/restore", on="/welcome/", **{name: words.format(stick=pack.parent) for name, words in given.items()}
    )
    assert answer.status == 422
    assert "<title>Problem:" in answer.text
    assert "--replace" not in answer.text
    assert files_of(tmp_path) == before
    assert not service.desk.is_open


def test_what_stood_in_the_place_is_kept_beside_it_and_an_open_folder_is_never_replaced(
    kept, pack, successor, tmp_path
):
    service, desk = successor
    stood = shutil.copytree(kept, tmp_path / "stood")
    (stood / "own.txt").write_text("x")
    given = {"copy": str(pack), "into": str(stood), "replace": "yes"}
    assert desk.post("/welcome/restore", on="/welcome/", **given).status == 303
    (aside,) = tmp_path.glob("stood-before-*")
    assert (aside / "own.txt").read_text() == "x"
    assert not (stood / "own.txt").exists()
    refused = desk.post("/welcome/restore", on="/welcome/", **given)
    assert refused.status == 422
    assert "is open at this desk" in refused.text
    assert service.desk.folder == stood
