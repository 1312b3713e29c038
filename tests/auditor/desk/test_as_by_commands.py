"""What is done at the desk leaves the bytes that its command leaves, where no file beside this one says so of its own screen."""

from __future__ import annotations

import re
import secrets
import shutil
from datetime import date

import keyring.core
import pytest
from hand_roster import renamed, rewrite, workspace
from kept_example import lay_kept
from keyrings import FileKeyring
from running import run
from served_desks import Client, served

from auditor.i18n import Language
from auditor.keys import opening
from auditor.rounds import keeping
from auditor.rounds.correcting import correcting
from auditor.rounds.identity.listed import open_workspace
from auditor.rounds.ledger.ledger import Ledger
from auditor.workspace import toml_changes

DAY = date(2024, 3, 25)


@pytest.fixture(scope="module", name="kept")
def _kept(tmp_path_factory):
    """A workspace with a kept round and a letter that was sent; only to be copied."""
    folder = lay_kept(tmp_path_factory.mktemp("as-by-commands") / "space")
    of_letter = ("--on", date(2024, 2, 26), "--workspace", folder)
    run("remind", *of_letter, typed="\n\n", code=0)
    run("remind", "--sent", "1", "--memo", "05.44-91", *of_letter, code=0)
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(folder, tmp_path, commands, forms, day=DAY):
    """Assert that forms leave in one copy of a workspace what commands leave in another."""
    before = contents(folder)
    by_command, by_desk = (shutil.copytree(folder, tmp_path / name / "space") for name in ("by-command", "by-desk"))
    for line in commands:
        run(*line, "--yes", "--on", day, "--workspace", by_command, code=0)
    with served(by_desk, on=day, language=Language.EN) as (service, address):
        client = Client(service, address)
        for path, on, fields in forms:
            answer = client.post(path, on=on, **fields)
            assert answer.status == 303, answer.text
    wanted = contents(by_command)
    assert wanted != before
    assert contents(by_desk) == wanted


def extension(subject):
    """Return how time is extended for an office or one of its user IDs, by the command and by the form."""
    told = {"reason": "portal is moved", "approved_by": "decision 05", "until": "30.06.2024"}
    options = (word for name, words in told.items() for word in (f"--{name.replace('_', '-')}", words))
    return (
        ("extension", "enter", subject, "two-step-enabled", *options),
        ("/settings/waivers", "/settings/", {"subject": subject, "policy": "two-step-enabled", **told}),
    )


OFFICE = "/offices/fisheries/roster"
DONE = {
    "a new user ID": (
        ("roster", "correct", "fisheries", "--add", "--set", "post", "নৈশ প্রহরী"),
        (OFFICE, OFFICE, {"about": "new-account", "post-new": "নৈশ প্রহরী", "confirmed": "1"}),
    ),
    "a new office": (
        ("roster", "correct", "--add", "--set", "office", "পাট দপ্তর", "--set", "office-en", "Jute Office"),
        (
            "/offices/-/roster",
            "/offices/-/roster",
            {"about": "new-office", "office": "পাট দপ্তর", "office-en": "Jute Office", "confirmed": "1"},
        ),
    ),
    "an office that left": (
        ("roster", "correct", "fisheries", "--left", "merged with another office"),
        (
            OFFICE,
            OFFICE,
            {"about": "left", "whose": "fisheries", "reason": "merged with another office", "confirmed": "1"},
        ),
    ),
    "the right name of the upazila": (
        ("settings", "--upazila", "ফুলবাড়িয়া", "--upazila", "Fulbaria", "--same-upazila"),
        (
            "/settings/names",
            "/settings/names",
            {"upazila-bn": "ফুলবাড়িয়া", "upazila-en": "Fulbaria", "confirmed": "1", "which": "same"},
        ),
    ),
    "an extension of time": extension("fisheries"),
    "an extension of time of one user ID": extension("fisheries/উপজেলামৎস্যঅফিসার"),
    "mail domains, and what is said of papers": (
        (
            "settings",
            "--official-domains",
            "example.org khulna.example",
            "--paper-language",
            "en",
            "--answer-days",
            "5",
            "--publish-standings",
            "yes",
        ),
        (
            "/settings/answers",
            "/settings/",
            {
                "official-domains": "Example.org, khulna.example",
                "paper-language": "en",
                "answer-days": "5",
                "publish-standings": "yes",
            },
        ),
    ),
    "the letterhead, who signs, working days, and by what is judged": (
        (
            "settings",
            "--letterhead-bn",
            "উপজেলা আইসিটি কমিটি; পাইকগাছা, খুলনা",
            "--prepared-en",
            "Programmer; Khulna",
            "--due-days",
            "7",
            "--baseline",
            "good-practice",
        ),
        (
            "/settings/answers",
            "/settings/",
            {
                "letterhead-bn": "উপজেলা আইসিটি কমিটি ; পাইকগাছা, খুলনা;",
                "prepared-en": "Programmer; Khulna",
                "due-days": "৭",
                "baseline": "good-practice",
                "confirmed": "1",
            },
        ),
    ),
    "a letter that an office had later": (
        ("remind", "--received", "1", "--office", "{office}", "--day", "05.03.2024"),
        ("/meeting/letters/1/received", "/meeting/letters", {"office": "{office}", "day": "05.03.2024"}),
    ),
}


@pytest.mark.parametrize("done", DONE.values(), ids=DONE)
def test_what_is_written_at_the_desk_is_what_its_command_writes(kept, tmp_path, monkeypatch, done):
    monkeypatch.setattr(secrets, "token_hex", lambda n: "5a" * n)
    command, (path, on, fields) = done
    office = reminded(kept)
    line = [word.format(office=office) for word in command]
    form = {name: words.format(office=office) for name, words in fields.items()}
    same(kept, tmp_path, [line], [(path, on, form)])


def test_several_offices_that_leave_at_once_leave_as_each_does_by_the_command(kept, tmp_path):
    reason = "no such office in this upazila"
    left = ["fisheries", "livestock"]
    lines = [("roster", "correct", office, "--left", reason) for office in left]
    way = "/offices/-/roster/several"
    same(
        kept,
        tmp_path,
        lines,
        [(way, "/offices/-/roster", {"offices": left, "reason-several": reason, "confirmed": "1"})],
    )


def test_an_extension_of_time_is_taken_back_as_by_the_command(kept, tmp_path):
    (waiver,) = open_workspace(kept).waivers
    way = f"/settings/waivers/{toml_changes.mark(waiver)}/back"
    same(kept, tmp_path, [("extension", "back", "1")], [(way, "/settings/", {"confirmed": "1"})])


ENTERED = {
    "a corrected telephone number": ("fisheries", "--set", "phone", "01712345678"),
    "a new user ID": ("fisheries", "--add", "--set", "post", "নৈশ প্রহরী"),
    "an office that left": ("fisheries", "--left", "merged with another office"),
}


@pytest.mark.parametrize("work", ENTERED.values(), ids=ENTERED)
def test_what_stands_beside_the_roster_is_taken_back_as_by_the_command(kept, tmp_path, work):
    folder = shutil.copytree(kept, tmp_path / "corrected")
    run("roster", "correct", *work, "--yes", "--on", DAY, "--workspace", folder, code=0)
    (entered,) = correcting.entered(open_workspace(folder))
    way = f"/offices/-/roster/{entered.mark}/back"
    same(folder, tmp_path, [("roster", "corrections", "1")], [(way, "/offices/-/roster", {"confirmed": "1"})])


def reminded(folder):
    """Return an office that the letter was sent to."""
    with served(folder, on=DAY, language=Language.EN) as (service, address):
        page = Client(service, address).get("/meeting/letters").text
    return re.findall(r'<option value="([^"]+)"', page.partition('id="received-office-1"')[2])[0]


def test_an_answer_about_who_is_who_is_taken_back_as_by_the_command(tmp_path):
    folder = workspace(tmp_path / "answered")
    keeping.keep_round(open_workspace(folder), date(2024, 3, 21), "2024-03", "5a17")
    rewrite(folder, renamed)
    on = ("--on", "2024-04-18", "--workspace", folder)
    run("audit", "--keep", "--meeting", "2024-04", "--yes", *on, typed="\n" + "1\n" * 6)
    way = "/offices/-/answers/1"
    same(folder, tmp_path, [("roster", "answers", "1")], [(way, way, {})], day=date(2024, 4, 18))


@pytest.mark.parametrize("by", ["hand", "meeting"])
def test_how_sheets_reached_their_offices_is_noted_as_by_the_command(kept, tmp_path, monkeypatch, by):
    monkeypatch.setattr(opening, "default_key_file", lambda: tmp_path / "keys.bin")
    monkeypatch.setattr(keyring.core, "_keyring_backend", FileKeyring(tmp_path / "keyring"))
    monkeypatch.setattr("auditor.selfcheck.page.page", lambda _round, language: f"{language}".encode())
    folder = shutil.copytree(kept, tmp_path / "invited")
    run("invite", "--meeting", "2024-04", "--yes", "--on", DAY, "--workspace", folder, code=0)
    form = ("/selfcheck/delivered", "/selfcheck/", {"office": "fisheries", "way": by})
    same(folder, tmp_path, [("invite", "delivered", by, "fisheries")], [form])


def test_a_folder_is_brought_back_from_a_copy_as_by_the_command(kept, tmp_path):
    folder = shutil.copytree(kept, tmp_path / "lost")
    run("backup", tmp_path / "stick", "--on", DAY, "--workspace", folder)
    (copy,) = (tmp_path / "stick").iterdir()
    places = tmp_path / "by-command", tmp_path / "by-desk"
    run("restore", copy, places[0], "--on", DAY, code=0)
    with served(folder, on=DAY) as (service, address):
        form = {"copy": str(copy), "into": str(places[1])}
        assert Client(service, address).post("/welcome/restore", on="/welcome/", **form).status == 303
    assert contents(places[1]) == contents(places[0])
    assert Ledger(places[1] / "ledger.db").rounds()
