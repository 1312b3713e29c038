"""Folders are found by walking through this computer; only names are shown, and a broken address leads to drives and places."""

from __future__ import annotations

import re
import sys
from datetime import date
from html import unescape
from urllib.parse import quote

import pytest
from few_offices import lay_example
from served_desks import Client, served

from auditor.desk import folders
from auditor.i18n import Language

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="place")
def _place(tmp_path_factory):
    place = tmp_path_factory.mktemp("folders")
    for name in ("কপি", "র\u200d্যাব", "Copies", ".hidden", "Copies/deeper", "unpacked.zip"):
        (place / name).mkdir()
    for name in ("backup-2024-03-25-101500.zip", "letter.pdf"):
        (place / name).write_bytes(b"")
    return place


@pytest.fixture(scope="module", name="client")
def _client(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("desk") / "paikgacha")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        client = Client(service, address)
        client.folder = folder
        yield client


def shown(client, at, more=""):
    """Return the addresses that can be gone to from a folder, and the copies that can be chosen."""
    answer = client.get(f"/folders/?at={quote(str(at))}{more}")
    assert answer.status == 200
    named = (
        {unescape(each) for each in re.findall(rf'data-{kind}="([^"]*)"', answer.text)} for kind in ("folder", "copy")
    )
    return (*named, answer.text)


def test_a_folder_shows_the_folders_in_it_and_the_way_up_and_no_file(client, place):
    found, copies, words = shown(client, place)
    inside = ("কপি", "র\u200d্যাব", "Copies", "unpacked.zip")
    assert found == {*(str(place / name) for name in inside), str(place.parent), ""}
    assert not copies
    assert "letter" not in words


def test_where_a_copy_is_wanted_copies_are_shown_too(client, place):
    _, copies, words = shown(client, place, "&copies=yes")
    assert copies == {str(place / "backup-2024-03-25-101500.zip")}
    assert "letter" not in words


def test_a_folder_that_is_not_there_yet_shows_the_last_one_on_its_address_that_is(client, place):
    assert shown(client, place / "new" / "newer")[0] == shown(client, place)[0]


@pytest.mark.parametrize("at", ["", "relative", "\0", "~nobody"])
def test_without_an_address_it_begins_with_drives_and_places(client, at):
    found, _, words = shown(client, at)
    assert str(client.folder.parent) in found
    assert "Choose a drive or a place" in words


def test_a_folder_that_cannot_be_read_is_said_to_be_so_and_leads_back(client, place, monkeypatch):
    def closed(_):
        raise PermissionError

    monkeypatch.setattr(type(place), "iterdir", closed)
    assert folders.inside(place).is_closed
    found, _, words = shown(client, place)
    assert found == {str(place.parent), ""}
    assert "cannot be read" in words


@pytest.mark.skipif(sys.platform == "win32", reason="drives have letters there")
def test_drives_that_were_plugged_in_are_among_the_places(client, tmp_path, monkeypatch):
    user = folders.Path.home().name
    for name in (f"{user}/STICK", "sdb1"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(folders, "_MOUNTED", (str(tmp_path),))
    assert {str(tmp_path / user / "STICK"), str(tmp_path / "sdb1")} <= shown(client, "")[0]


def test_a_folder_is_found_by_clicks_and_named_in_its_field(client, place, chromium_tab):
    tab = chromium_tab
    client.let_in(tab)
    tab.goto(f"{client.origin}/welcome/new?place=Koyra/Khulna")
    field = tab.locator("#folder")
    field.fill(str(place))
    tab.locator("[data-folders-of=folder]").click()
    tab.get_by_role("button", name="Copies", exact=True).click()
    tab.get_by_role("button", name="deeper", exact=True).wait_for()
    assert field.input_value() == str(place / "Copies" / "portal-koyra"), "a new folder keeps its name"
    tab.goto(f"{client.origin}/welcome/")
    tab.locator("#restore").click()
    tab.locator("#copy").fill(str(place))
    tab.locator("[data-folders-of=copy]").click()
    tab.get_by_role("button", name="backup-2024-03-25-101500.zip").click()
    assert tab.locator("#copy").input_value() == str(place / "backup-2024-03-25-101500.zip")
