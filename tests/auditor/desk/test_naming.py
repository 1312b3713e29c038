"""The names of upazila, district and committee are corrected at the desk, before and after, once it was said that they are the same."""

from __future__ import annotations

from datetime import date

import pytest
from few_offices import lay_example
from served_desks import Client, served

from auditor.i18n import Language
from auditor.rounds import copied, keeping
from auditor.rounds.listed import open_workspace

DAY = date(2024, 2, 20)
TYPED = {"upazila-bn": "ফুলবাড়িয়া", "upazila-en": "Fulbaria"}


@pytest.fixture(scope="module", name="opened")
def _opened(tmp_path_factory):
    folder = lay_example(tmp_path_factory.mktemp("naming") / "paikgacha")
    keeping.keep_round(open_workspace(folder), DAY, "2024-02", "5a17")
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        yield folder, Client(service, address)


def test_names_are_shown_before_and_after_and_written_once_it_is_the_same_upazila(opened):
    folder, desk = opened
    before = (folder / "auditor.toml").read_bytes()
    old_page = desk.form_token("/settings/")
    assert 'href="/settings/names"' in desk.get("/settings/").text
    shown = desk.post("/settings/names", on="/settings/names", **TYPED)
    assert shown.status == 200
    for word in ("Paikgacha", "Fulbaria", "ফুলবাড়িয়া", "Letterhead", "another upazila"):
        assert word in shown.text
    for refused in ({}, {"which": "other"}):
        answer = desk.post("/settings/names", on="/settings/names", confirmed="1", **TYPED, **refused)
        assert answer.status == 422
        assert (folder / "auditor.toml").read_bytes() == before
    back = desk.post("/settings/names", on="/settings/names", back="1", **TYPED)
    assert 'value="Fulbaria"' in back.text
    assert desk.post("/settings/names", on="/settings/names", confirmed="1", which="same", **TYPED).status == 303
    assert "Fulbaria, Khulna (paikgacha)" in desk.get("/month/").text
    assert copied.other_committee(open_workspace(folder, roster=False)) is None
    for _ in range(2):  # also once the folder is opened again under its new name
        assert desk.send("POST", "/settings/answers", {"form_token": old_page}).status == 303
        assert desk.post("/welcome/open", on="/welcome/", folder=str(folder)).status == 303
