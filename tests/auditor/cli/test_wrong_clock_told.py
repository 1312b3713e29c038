"""A clock that cannot be right is told before settings are written, and bars what would bear its day as evidence."""

from __future__ import annotations

from datetime import date

import pytest
from running import run
from served_desks import Client, served
from terminal import Terminal
from typed_upazila import lota_and_koyra

from auditor.cli._shell import Shell
from auditor.desk.desk import Desk
from auditor.i18n import Language, plain
from auditor.model.journal import WorkspaceNamed
from auditor.rounds.ledger.ledger import Ledger

WRONG = "the clock is wrong"


@pytest.fixture(name="upazila")
def _upazila(tmp_path, monkeypatch):
    for shell in (Shell, Desk):
        monkeypatch.setattr(shell, "clock", date(2002, 1, 1))
    return lota_and_koyra(tmp_path / "space")


def settings(upazila, *more):
    given = ("settings", "--phone", "02477123457", "--workspace", upazila.folder, "--language", "en", *more)
    return run(*given, code=0).stderr


def test_settings_that_are_written_say_so_first(upazila):
    told = settings(upazila)
    assert WRONG in told
    assert told.index(WRONG) < told.index("Written")


def test_where_the_right_day_was_given_nothing_is_said(upazila):
    assert WRONG not in settings(upazila, "--on", "2026-03-01")


def test_what_is_kept_of_a_vault_as_evidence_is_not_kept_by_it(upazila, tmp_path):
    Ledger(upazila.folder / "ledger.db").note(
        WorkspaceNamed("0001-0002-0003", plain("Dumuria"), plain("Khulna"), date(2098, 1, 1))
    )
    export = tmp_path / "export.csv"
    export.write_text("name,url,username,password\nLota,https://lota.example.gov.bd,lota,Aa1!aaaa\n", "utf-8")
    terminal = Terminal("vault", export, "--record", "--language", "en", folder=upazila.folder)
    assert terminal.leaves() == 3
    assert "ledger's last entry is of 01.01.2098" in " ".join(terminal.told.split())
    assert not list((upazila.folder / "evidence").rglob("vault-*"))


def test_the_settings_of_the_desk_say_so(upazila):
    with served(upazila.folder, language=Language.EN) as (service, address):
        assert WRONG in Client(service, address).get("/settings/").text
