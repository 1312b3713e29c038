"""`auditor invite` as people run it: exit codes, words without codes, a hidden passphrase, and killed at any moment."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
from contextlib import closing, nullcontext
from importlib import resources
from pathlib import Path
from typing import Any

import keyring.backends.fail
import pytest
import running
from few_offices import ACCOUNTS, OFFICES, lay_example
from forking import Start, forked
from json_lists import VALIDATOR
from keyrings import FileKeyring
from patience import PATIENCE
from sampling import some_of
from unprinted import undrawn

from auditor.keys.opening import make_key_file
from auditor.model.journal import Delivered, Invited, KeysMade
from auditor.rounds.identity import listed
from auditor.rounds.ledger.ledger import Ledger

pytestmark = pytest.mark.sampled

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
MOMENTS = 24
"""At so many moments of a run it is killed: at one of each third in every run of the suite, at all in the gate."""
BEFORE = """
from pathlib import Path
import keyring.backends.fail
from keyrings import FileKeyring
from auditor.selfcheck import page
from unprinted import undrawn
{drawing}
vault = Path({vault!r})
keyring.core._keyring_backend = keyring.backends.fail.Keyring() if vault.name == "none" else FileKeyring(vault)
page.page = lambda round_, language: f"{{language}}{{round_!r}}".encode()
{then}
"""
"""Gives the program as a process a keyring in a file, and a page that needs no engine."""
FEW = """office,post,user id
Agriculture Office,Head,agri01
,Clerk,agri02
Fisheries Office,Head,fish01
Union Parishad,Secretary,union01
"""


@pytest.fixture(autouse=True)
def _page_and_keys(monkeypatch, tmp_path, how_many):
    """A page that needs no engine, sheets on which only the gate draws, and settings of nobody."""
    monkeypatch.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "settings"))
    with how_many(undrawn(), nullcontext()):
        yield


@pytest.fixture(name="few")
def _few(tmp_path):
    """A workspace of three offices with four accounts."""
    (tmp_path / "space" / "evidence").mkdir(parents=True)
    shutil.copy(EXAMPLE / "auditor.toml", tmp_path / "space")
    (tmp_path / "space" / "roster.csv").write_text(FEW, "utf-8")
    return tmp_path / "space"


@pytest.fixture(scope="module")
def once(tmp_path_factory, how_many):
    """The example after its sheets were made once, beside its keyring, and what was said; only to be looked at."""
    home = tmp_path_factory.mktemp("invited")
    lay_example(home / "space")
    with how_many(undrawn(), nullcontext()), pytest.MonkeyPatch.context() as patched:
        patched.setattr("auditor.selfcheck.page.page", lambda round_, language: f"{language}{round_!r}".encode())
        patched.setenv("XDG_CONFIG_HOME", str(home / "settings"))
        return home / "space", run(home / "space", "invite", "--on", "2024-03-05")


@pytest.fixture
def invited(once, tmp_path):
    """The example after its sheets were made."""
    shutil.copytree(once[0].parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / "space"


def settings_of(folder: Path) -> dict[str, str]:
    """Return the environment of a process that finds the settings of nobody."""
    return dict.fromkeys(("XDG_CONFIG_HOME", "APPDATA", "HOME"), str(folder.parent / "settings"))


def before(folder: Path, vault: str = "vault", then: str = "", *, drawn: bool = False) -> str:
    """Return what a process runs before the program, with something drawn on the sheets or not."""
    drawing = "" if drawn else "undrawn().start()"
    return BEFORE.format(drawing=drawing, vault=str(folder.parent / vault), then=then)


def begun(folder: Path, then: str = "", *, drawn: bool) -> tuple[Any, Path]:
    """Return a process that makes the sheets, and the file into which it says what it has to say."""
    said = folder.parent / "said.txt"
    start = Start(
        ("invite", "--on", "2024-03-05", "--workspace", str(folder)),
        folder,
        {**os.environ, **settings_of(folder)},
        before(folder, then=then, drawn=drawn),
    )
    with Path(os.devnull).open("rb") as nothing, said.open("wb") as saying:
        return forked(start, (nothing.fileno(), saying.fileno(), saying.fileno())), said


def run(folder: Path, *words: object, code: int = 0, vault: str = "vault") -> str:
    """Run the program within the test with a keyring in a file, and return all that it said."""
    with pytest.MonkeyPatch.context() as patched:
        held = keyring.backends.fail.Keyring() if vault == "none" else FileKeyring(folder.parent / vault)
        patched.setattr(keyring.core, "_keyring_backend", held)
        done = running.run(*words, "--workspace", folder, code=code)
    return done.stdout + done.stderr


def sheets(folder: Path, round_id: str = "2024-03") -> Path:
    return folder / "out" / f"invitations-{round_id}" / "sheets"


def codes(folder: Path, round_id: str = "2024-03") -> list[str]:
    """Return the codes as the sheets show them."""
    texts = [path.read_text("utf-8") for path in sorted(sheets(folder, round_id).glob("*.txt"))]
    return [code for text in texts for code in re.findall(r"\| ([0-9A-Z]{4} [0-9A-Z]{4}) \|", text)]


def notes(folder: Path, kind):
    return Ledger(folder / "ledger.db").notes(kind)


def files(folder: Path):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in (folder / "out").rglob("*.*")}


def test_how_far_the_sheets_are_is_told_to_programs_by_a_schema(invited):
    run(invited, "invite", "delivered", "hand", "1", "--on", "2024-03-06")
    listed = json.loads(run(invited, "invite", "status", "--json"))
    VALIDATOR.validate(listed)
    assert [office["delivered_on"] for office in listed["offices"][:2]] == ["2024-03-06", None]
    assert listed == json.loads(run(invited, "invite", "status", "--json", "--language", "bn"))


def test_one_run_makes_a_sheet_for_each_office_and_says_what_to_do_with_it(once):
    folder, said = once
    assert f"{OFFICES} sheets with the codes of {ACCOUNTS} accounts" in said
    assert "auditor invite delivered hand" in said
    assert len(list(sheets(folder).glob("*.pdf"))) == OFFICES + 1
    assert len(set(codes(folder))) == ACCOUNTS
    assert all(path.name.isascii() for path in (folder / "out").rglob("*"))
    assert files(folder).keys() >= {"out/invitations-2024-03/selfcheck-2024-03.html"}


def test_sheets_are_those_of_the_next_meeting_in_whatever_month_they_are_made(few):
    running.run("settings", "--next-meeting", "2024-04-09", "--on", "2024-03-05", "--workspace", few, code=0)
    run(few, "invite", "--meeting", "2024-04", "--on", "2024-03-05")
    assert "Sheets for April 2024: 3 made, 0 handed out, 0 to make." in run(
        few, "--on", "2024-03-06", "--language", "en"
    )
    first = files(few)
    assert "out/invitations-2024-04/selfcheck-2024-04.html" in first
    run(few, "invite", "--on", "2024-03-06")
    assert [keys.meeting for keys in notes(few, KeysMade)] == ["2024-04"]
    assert files(few).keys() == first.keys()


def test_sheets_that_were_named_by_the_month_of_their_making_stay_those_of_the_next_meeting(few):
    run(few, "invite", "--on", "2024-03-05")
    running.run("settings", "--next-meeting", "2024-04-09", "--on", "2024-03-05", "--workspace", few, code=0)
    for day in ("2024-03-06", "2024-04-02"):
        assert "Sheets for March 2024: 3 made, 0 handed out, 0 to make." in run(few, "--on", day, "--language", "en")
        run(few, "invite", "--on", day)
    assert [keys.meeting for keys in notes(few, KeysMade)] == ["2024-03"]
    run(few, "invite", "--on", "2024-05-05")
    assert [keys.meeting for keys in notes(few, KeysMade)] == ["2024-03", "2024-05"]


def test_run_again_nothing_changes(invited):
    before, ledger = files(invited), (invited / "ledger.db").read_bytes()
    run(invited, "invite", "--on", "2024-03-05")
    assert files(invited) == before
    assert (invited / "ledger.db").read_bytes() == ledger


def test_no_code_is_ever_said(once, invited):
    said = once[1] + run(invited, "invite", "--on", "2024-03-06", "--language", "bn", "--debug")
    said += run(invited, "invite", "delivered", "hand", "1", "fisheries", "--on", "2024-03-06")
    said += run(invited, "invite", "status") + run(invited, "keys") + run(invited, "--on", "2024-03-06")
    known = codes(once[0])
    assert len(known) == ACCOUNTS
    assert not [code for code in known if code in said or code.replace(" ", "") in said]


def test_documents_are_in_the_workspaces_language_unless_another_is_asked_for(folder):
    run(folder, "invite", "--office", "fisheries", "--on", "2024-03-05")
    run(folder, "invite", "--office", "2", "--on", "2024-03-05", "--language", "en")
    assert sorted(path.name for path in sheets(folder).glob("*.txt")) == ["02-fisheries.bn.txt", "02-fisheries.en.txt"]
    assert len(notes(folder, Invited)) == 1


def test_a_sheet_is_made_of_whom_one_was_written_and_of_no_other_office(few):
    run(few, "invite", "--office", "fisheries-office", "--on", "2024-03-05")
    assert states(few) == [False, True, False]
    refused = run(few, "invite", "delivered", "hand", "1", "--on", "2024-03-06", "--language", "en", code=3)
    assert "No sheet was made yet for: agriculture-office" in refused
    run(few, "invite", "delivered", "hand", "--all", "--on", "2024-03-06")
    assert [note.offices for note in notes(few, Delivered)] == [("fisheries-office",)]
    run(few, "invite", "--office", "1", "--on", "2024-03-07")
    run(few, "invite", "--office", "1", "--on", "2024-03-07")
    assert states(few) == [True, True, False]
    run(few, "invite", "--on", "2024-03-07")
    assert states(few) == [True] * 3
    run(few, "invite", "--office", "1", "--on", "2024-03-07")
    assert states(few) == [True] * 3
    assert len(notes(few, Invited)) == 3


def states(folder):
    """Return of each office whether its sheet was made."""
    return [each["made"] for each in json.loads(run(folder, "invite", "status", "--json"))["offices"]]


def test_talk_in_bangla_has_no_word_of_english_left(few):
    said = run(few, "invite", "--on", "2024-03-05", "--language", "bn")
    assert "৩টি নির্দেশিকা, ৪টি ইউজার আইডির যাচাই কোডসহ" in said
    assert not re.search(r"Written|Copy|Next|hold codes", said)


def test_options_reach_the_sheets(folder):
    run(
        folder, "invite", "--meeting", "2024-04", "--due", "2024-04-09", "--help-day", "2024-03-20",
        "--help-place", "উপজেলা পরিষদ সভাকক্ষে", "--office", "1", "--on", "2024-03-05",
    )  # fmt: skip
    text = next(sheets(folder, "2024-04").glob("*.txt")).read_text("utf-8")
    assert "০৯.০৪.২০২৪ তারিখের মধ্যে শেষ করুন।" in text
    assert "অথবা ২০.০৩.২০২৪ তারিখে উপজেলা পরিষদ সভাকক্ষে আসুন" in " ".join(text.split())


@pytest.mark.parametrize(
    "words",
    [
        ("--help-day", "2024-03-20"),
        ("--help-place", "সভাকক্ষে"),
        ("--due", "2024-03-01"),
        ("--help-day", "2024-03-01", "--help-place", "সভাকক্ষে"),
        ("--meeting", "March"),
        ("--new-keys", "status"),
        ("--office", "1", "delivered", "hand", "1"),
        ("delivered", "hand"),
        ("delivered", "hand", "1", "--all"),
        ("delivered", "pigeon", "1"),
    ],
)
def test_wrong_usage_makes_nothing(folder, words):
    run(folder, "invite", *words, "--on", "2024-03-05", code=2)
    assert not (folder / "ledger.db").exists()
    assert not (folder / "out").exists()


def test_a_place_of_a_help_day_that_may_be_a_password_is_printed_on_no_sheet(folder):
    words = ("--help-day", "2024-03-20", "--help-place", "Kq7#vTz9!mWp2x", "--on", "2024-03-05")
    refused = run(folder, "invite", *words, code=3)
    assert "looks like a password" in refused
    assert "Kq7" not in refused
    assert not (folder / "out").exists()


def test_a_help_day_a_year_later_is_printed_only_where_it_is_meant(folder):
    words = ("--help-day", "2025-03-20", "--help-place", "সভাকক্ষে", "--office", "1", "--on", "2024-03-05")
    assert "--yes" in run(folder, "invite", *words, code=3)
    assert not notes(folder, KeysMade)
    run(folder, "invite", *words, "--yes")
    assert len(notes(folder, KeysMade)) == 1


def test_new_keys_are_made_only_when_that_is_meant(few):
    run(few, "invite", "--on", "2024-03-05")
    assert "--yes" in run(few, "invite", "--new-keys", "--on", "2024-03-06", code=2)
    assert len(notes(few, KeysMade)) == 1
    said = run(few, "invite", "--new-keys", "--yes", "--on", "2024-03-06")
    assert "are worthless" in said
    assert "out/invitations-2024-03 " in said.replace(".", " ")
    assert not set(codes(few)) & set(codes(few, "2024-03-2"))
    told = [
        {"এই নির্দেশিকা আগেরটির বদলে" in path.read_text("utf-8") for path in sheets(few, round_id).glob("[0-9]*.txt")}
        for round_id in ("2024-03", "2024-03-2")
    ]
    assert told == [{False}, {True}], "the new sheets say that they stand in the place of the earlier ones"


def test_before_new_keys_are_made_after_the_meeting_it_is_said_for_which_meeting_their_sheets_are(few):
    running.run("settings", "--next-meeting", "2024-03-15", "--on", "2024-03-01", "--workspace", few, code=0)
    run(few, "invite", "--on", "2024-03-05")
    running.run("settings", "--next-meeting", "2024-04-17", "--on", "2024-03-16", "--workspace", few, code=0)
    line = ("invite", "--new-keys", "--meeting", "2024-03", "--on", "2024-03-16", "--language", "en")
    asked = " ".join(run(few, *line, code=2).split())
    told = "The new sheets: For the meeting of 17.04.2024; the name has March 2024"
    assert asked.index("are worthless") < asked.index(told) < asked.index("--yes")


def test_sheets_without_a_portals_address_are_counted_with_what_to_do(few):
    assert "3 sheets have no portal address" in run(few, "invite", "--on", "2024-03-05")
    addresses = {"Agri": "agri.paikgasa.khulna.gov.bd", "Fish": "fish.paikgasa.khulna.gov.bd", "offi": "portal"}
    lines = [f"{row},{addresses.get(row[:4], '')}" for row in FEW.splitlines()]
    (few / "roster.csv").write_text("\n".join(lines), "utf-8")
    said = run(few, "invite", "--on", "2024-03-05")
    assert "1 sheet has no portal address" in said
    assert "web portal" in said


def test_before_there_are_sheets_their_state_says_how_to_make_them(folder):
    assert "auditor invite" in run(folder, "invite", "status", code=3)


@pytest.mark.parametrize("named", [(), ("--meeting", "2024-03"), ("--meeting", "2024-04")], ids=" ".join)
def test_a_meeting_put_off_into_another_month_keeps_its_sheets(invited, named):
    run(invited, "settings", "--next-meeting", "2024-03-21", "--on", "2024-03-06")
    run(invited, "meeting", "move", "2024-03", "2024-04-04", "--on", "2024-03-20")
    before, ledger = files(invited), (invited / "ledger.db").read_bytes()
    run(invited, "invite", *named, "--on", "2024-04-01")
    assert files(invited).keys() == before.keys()
    assert (invited / "ledger.db").read_bytes() == ledger
    assert f"{OFFICES} made" in run(invited, "--on", "2024-04-01", "--language", "en")
    assert f"{OFFICES} made" in run(invited, "invite", "status", *named, "--on", "2024-04-01", "--language", "en")


def test_a_meeting_put_off_for_months_is_not_far_while_it_is_near(invited):
    run(invited, "settings", "--next-meeting", "2024-03-21", "--on", "2024-03-06")
    run(invited, "meeting", "move", "2024-03", "2024-07-04", "--on", "2024-03-20")
    run(invited, "invite", "--meeting", "2024-03", "--on", "2024-07-01")


def test_what_became_of_the_sheets_is_noted_and_shown(invited):
    folder = invited
    assert "2 sheets delivered by hand" in run(
        folder, "invite", "delivered", "hand", "1", "soladana-up", "--on", "2024-03-06"
    )
    assert "1 were noted the same before" in run(folder, "invite", "delivered", "hand", "1", "--on", "2024-03-06")
    assert f"{OFFICES - 2} sheets" in run(folder, "invite", "delivered", "meeting", "--all", "--on", "2024-03-07")
    said = run(folder, "invite", "status")
    assert re.search(r"01 .* made +by hand +06\.03\.2024 +0/3", said)
    assert f"{OFFICES} made, 0 to make, {OFFICES} delivered. Slips from 0 of {ACCOUNTS}" in said
    assert [len(one.offices) for one in notes(folder, Delivered)] == [2, OFFICES - 2]
    run(folder, "invite", "delivered", "hand", "1", "--on", "2024-03-01", code=3)
    run(folder, "invite", "delivered", "hand", "nowhere", code=3)


def test_the_checklist_counts_the_sheets_of_the_month(folder):
    assert "মার্চ ২০২৪ মাসের নির্দেশিকা: ০টি তৈরি, ০টি দেওয়া হয়েছে, ৮টি বাকি।" in run(
        folder, "--language", "bn", "--on", "2024-03-05"
    )


def test_the_checklist_counts_the_sheets_that_were_made_and_those_that_were_handed_out(invited):
    assert "মার্চ ২০২৪ মাসের নির্দেশিকা: ৮টি তৈরি, ০টি দেওয়া হয়েছে, ০টি বাকি।" in run(
        invited, "--language", "bn", "--on", "2024-03-05"
    )
    run(invited, "invite", "delivered", "hand", "1", "2", "--on", "2024-03-06")
    assert "মার্চ ২০২৪ মাসের নির্দেশিকা: ৮টি তৈরি, ২টি দেওয়া হয়েছে, ০টি বাকি।" in run(
        invited, "--language", "bn", "--on", "2024-03-06"
    )
    of_march = "মার্চ ২০২৪ মাসের নির্দেশিকা: ৮টি তৈরি, ২টি দেওয়া হয়েছে, ০টি বাকি।"
    assert of_march in run(invited, "--language", "bn", "--on", "2024-04-05"), "the meeting is on 18 April"
    assert "এপ্রিল ২০২৪ মাসের নির্দেশিকা: ০টি তৈরি, ০টি দেওয়া হয়েছে, ৮টি বাকি।" in run(
        invited, "--language", "bn", "--on", "2024-04-19"
    )


def test_the_checklist_tells_where_the_key_of_the_sheets_is_not(invited):
    words = "চাবি: মার্চ ২০২৪ মাসের নির্দেশিকার চাবি এই কম্পিউটারে পাওয়া যায়নি"
    assert words not in run(invited, "--language", "bn", "--on", "2024-03-05")
    assert words in run(invited, "--language", "bn", "--on", "2024-03-05", vault="other")
    assert words in run(invited, "--language", "bn", "--on", "2024-03-05", vault="none")


def test_without_a_place_for_keys_it_says_how_to_make_one_and_makes_nothing(folder):
    assert "keys new-file" in run(folder, "invite", "--on", "2024-03-05", code=3, vault="none")
    assert not (folder / "ledger.db").exists()
    assert not (folder / "out").exists()


def test_on_another_computer_the_sheets_cannot_be_made_again_and_nothing_is_changed(invited):
    folder = invited
    before, ledger = files(folder), (folder / "ledger.db").read_bytes()
    assert "does not have the key" in run(folder, "invite", "--on", "2024-03-05", code=3, vault="other")
    assert (files(folder), (folder / "ledger.db").read_bytes()) == (before, ledger)


@pytest.mark.skipif(os.name == "nt", reason="this system has no terminals that a program can drive")
def test_the_passphrase_of_a_key_file_is_asked_for_at_a_hidden_prompt(few):
    from terminal import Terminal

    passphrase = "".join(chr(ord("a") + byte % 26) for byte in os.urandom(24))
    make_key_file(few.parent / "keys.bin", lambda _: passphrase)
    with closing(
        Terminal(
            "invite", "--key-file", few.parent / "keys.bin", "--on", "2024-03-05", "--language", "en", "--workspace", few,
            folder=few, before=before(few, "none"), environment=settings_of(few),
        )
    ) as terminal:  # fmt: skip
        terminal.sees("assphrase").types(passphrase).sees("3 sheets")
        assert terminal.leaves() == 0
    assert passphrase not in terminal.told
    assert not [path for path in few.rglob("*") if path.is_file() and passphrase.encode() in path.read_bytes()]
    assert len(notes(few, KeysMade)) == 1


# Killed


def kill(folder: Path, number: int, counted: Path, *, drawn: bool) -> None:
    """Run the command in a process that is killed at the moment of that number; the number of all moments is counted."""
    process, said = begun(
        folder, f"from killed import at_moment\nat_moment({number}, Path({str(counted)!r}))", drawn=drawn
    )
    process.join(PATIENCE)
    assert process.exitcode == (-signal.SIGKILL if number else 0), said.read_text()


def is_completed(folder: Path) -> None:
    """Assert that what a killed run left is whole, and that the next run makes the rest and changes nothing."""
    ledger = Ledger(folder / "ledger.db")
    assert ledger.first_broken() is None
    assert len(notes(folder, KeysMade)) == len(notes(folder, Invited))
    known = codes(folder)
    whole = {name: content for name, content in files(folder).items() if not Path(name).name.startswith(".")}
    said = run(folder, "invite", "--on", "2024-03-05")
    done = files(folder)
    assert not [name for name in done if Path(name).name.startswith(".")]
    assert {name: done[name] for name in whole} == whole
    assert set(known) <= set(codes(folder))
    assert f"codes of {len(set(codes(folder)))} accounts" in said
    assert len(notes(folder, KeysMade)) == 1
    assert listed.open_workspace(folder)


@pytest.fixture(scope="module")
def moments(tmp_path_factory, how_many) -> int:
    """How many moments a run over the small workspace has at which something was just written."""
    home = tmp_path_factory.mktemp("moments")
    (home / "space" / "evidence").mkdir(parents=True)
    shutil.copy(EXAMPLE / "auditor.toml", home / "space")
    (home / "space" / "roster.csv").write_text(FEW, "utf-8")
    kill(home / "space", 0, home / "counted", drawn=how_many(False, True))
    return int((home / "counted").read_text())


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.parametrize("part", some_of(range(MOMENTS), kind=lambda part: part * 3 // MOMENTS))
def test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_completes_them(
    few, tmp_path, moments, part, how_many
):
    assert moments > MOMENTS
    kill(few, 1 + part * moments // MOMENTS, tmp_path / "counted", drawn=how_many(False, True))
    is_completed(few)


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.long(instead="test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_completes_them")
@pytest.mark.parametrize("written", ["vault", "ledger.db", "*.html", "*02-*.pdf", "*06-*.pdf", "*print-*.pdf"])
def test_killed_while_all_offices_are_invited_it_can_be_completed_too(folder, written):
    process, said = begun(
        folder, f"from killed import once_there\nonce_there(Path({str(folder.parent)!r}), {written!r})", drawn=True
    )
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL, said.read_text()
    is_completed(folder)
    assert len(set(codes(folder))) == ACCOUNTS
