"""`auditor invite` as people run it: exit codes, words without codes, a hidden passphrase, and killed at any moment."""

from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest

from auditor.keys.opening import make_key_file
from auditor.model.journal import Delivered, Invited, KeysMade
from auditor.rounds import listed
from auditor.rounds.ledger import Ledger

EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
ROOT = Path(__file__).parents[3]
PATIENCE = 60
RUNNER = '''
"""Runs the program with a keyring that lies in a file and claims to be a real one, and with a page that needs no engine."""

import pickle
import sys
from pathlib import Path

import keyring

from auditor.cli import main
from auditor.selfcheck import campaigns

VAULT = Path(sys.argv.pop(1))


class Keyring:
    def held(self):
        return pickle.loads(VAULT.read_bytes()) if VAULT.exists() else {}

    def get_password(self, service, user):
        return self.held().get((service, user))

    def set_password(self, service, user, password):
        beside = VAULT.with_suffix(".new")
        beside.write_bytes(pickle.dumps(self.held() | {(service, user): password}))
        beside.replace(VAULT)

    def delete_password(self, service, user):
        VAULT.write_bytes(pickle.dumps({key: kept for key, kept in self.held().items() if key != (service, user)}))


Keyring.__module__, Keyring.__qualname__ = "keyring.backends.SecretService", "Keyring"
if VAULT.name != "none":
    keyring.core._keyring_backend = Keyring()
campaigns.page = lambda round_, language: f"{language}{round_!r}".encode()
sys.argv[0] = "auditor"
main()
'''


@pytest.fixture(name="folder")
def _folder(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "space")
    return tmp_path / "space"


def arguments(folder: Path, *words: object, vault: str = "vault") -> dict[str, object]:
    runner = folder.parent / "runner.py"
    runner.write_text(RUNNER, "utf-8")
    command = [sys.executable, str(runner), str(folder.parent / vault), *map(str, words), "--workspace", str(folder)]
    settings = folder.parent / "settings"
    return {
        "args": command,
        "env": {
            **os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8",
            "XDG_CONFIG_HOME": str(settings), "APPDATA": str(settings), "HOME": str(folder.parent),
        },
    }  # fmt: skip


def run(folder: Path, *words: object, code: int = 0, vault: str = "vault") -> str:
    done = subprocess.run(
        **arguments(folder, *words, vault=vault),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stdout
    assert done.returncode == code, done.stdout
    return done.stdout


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


def test_one_run_makes_a_sheet_for_each_office_and_says_what_to_do_with_it(folder):
    said = run(folder, "invite", "--on", "2024-03-05")
    assert "35 sheets with the codes of 91 accounts" in said
    assert "auditor invite delivered hand" in said
    assert len(list(sheets(folder).glob("*.pdf"))) == 36
    assert len(set(codes(folder))) == 91
    assert all(path.name.isascii() for path in (folder / "out").rglob("*"))
    assert files(folder).keys() >= {"out/invitations-2024-03/selfcheck-2024-03.html"}


def test_run_again_nothing_changes(folder):
    run(folder, "invite", "--on", "2024-03-05")
    before, ledger = files(folder), (folder / "ledger.db").read_bytes()
    run(folder, "invite", "--on", "2024-03-05")
    assert files(folder) == before
    assert (folder / "ledger.db").read_bytes() == ledger


def test_no_code_is_ever_said(folder):
    said = run(folder, "invite", "--on", "2024-03-05")
    said += run(folder, "invite", "--on", "2024-03-06", "--language", "bn", "--debug")
    said += run(folder, "invite", "delivered", "hand", "1", "fisheries", "--on", "2024-03-06")
    said += run(folder, "invite", "status") + run(folder, "keys") + run(folder, "--on", "2024-03-06")
    known = codes(folder)
    assert len(known) == 91
    assert not [code for code in known if code in said or code.replace(" ", "") in said]


def test_documents_are_in_the_workspaces_language_unless_another_is_asked_for(folder):
    run(folder, "invite", "--office", "fisheries", "--on", "2024-03-05")
    run(folder, "invite", "--office", "2", "--on", "2024-03-05", "--language", "en")
    assert sorted(path.name for path in sheets(folder).glob("*.txt")) == ["02-fisheries.bn.txt", "02-fisheries.en.txt"]
    assert len(notes(folder, Invited)) == 1


def test_talk_in_bangla_has_no_word_of_english_left(folder):
    said = run(folder, "invite", "--on", "2024-03-05", "--language", "bn")
    assert "৩৫টি নির্দেশিকা, ৯১টি ইউজার আইডির যাচাই কোডসহ" in said
    assert not re.search(r"Written|Copy|Next|hold codes", said)


def test_options_reach_the_sheets(folder):
    run(
        folder, "invite", "--meeting", "2024-04", "--due", "2024-04-10", "--help-day", "2024-03-20",
        "--help-place", "উপজেলা পরিষদ সভাকক্ষে", "--office", "1", "--on", "2024-03-05",
    )  # fmt: skip
    text = next(sheets(folder, "2024-04").glob("*.txt")).read_text("utf-8")
    assert "১০.০৪.২০২৪ তারিখের মধ্যে শেষ করুন।" in text
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


def test_new_keys_are_made_only_when_that_is_meant(folder):
    run(folder, "invite", "--on", "2024-03-05")
    assert "--yes" in run(folder, "invite", "--new-keys", "--on", "2024-03-06", code=2)
    assert len(notes(folder, KeysMade)) == 1
    said = run(folder, "invite", "--new-keys", "--yes", "--on", "2024-03-06")
    assert "no longer count" in said
    assert "out/invitations-2024-03 " in said.replace(".", " ")
    assert not set(codes(folder)) & set(codes(folder, "2024-03-2"))


def test_what_became_of_the_sheets_is_noted_and_shown(folder):
    assert "auditor invite" in run(folder, "invite", "status", code=3)
    run(folder, "invite", "--on", "2024-03-05")
    assert "2 sheets delivered by hand" in run(
        folder, "invite", "delivered", "hand", "1", "kopilmuni-up", "--on", "2024-03-06"
    )
    assert "1 were noted the same before" in run(folder, "invite", "delivered", "hand", "1", "--on", "2024-03-06")
    assert "33 sheets" in run(folder, "invite", "delivered", "meeting", "--all", "--on", "2024-03-07")
    said = run(folder, "invite", "status")
    assert re.search(r"01 .* made +by hand +06\.03\.2024 +0/3", said)
    assert "35 made, 0 to make, 35 delivered. Slips from 0 of 91" in said
    assert [len(one.offices) for one in notes(folder, Delivered)] == [2, 33]
    run(folder, "invite", "delivered", "hand", "1", "--on", "2024-03-01", code=3)
    run(folder, "invite", "delivered", "hand", "nowhere", code=3)


def test_the_checklist_counts_the_sheets_of_the_month(folder):
    assert "নির্দেশিকা: ০টি ছাপা হয়েছে, ৩৫টি বাকি।" in run(folder, "--on", "2024-03-05")
    run(folder, "invite", "--on", "2024-03-05")
    assert "নির্দেশিকা: ৩৫টি ছাপা হয়েছে, ০টি বাকি।\n" in run(folder, "--on", "2024-03-05")
    assert "০টি ছাপা হয়েছে, ৩৫টি বাকি।" in run(folder, "--on", "2024-04-05")


def test_without_a_place_for_keys_it_says_how_to_make_one_and_makes_nothing(folder):
    assert "keys new-file" in run(folder, "invite", "--on", "2024-03-05", code=3, vault="none")
    assert not (folder / "ledger.db").exists()
    assert not (folder / "out").exists()


def test_on_another_computer_the_sheets_cannot_be_made_again_and_nothing_is_changed(folder):
    run(folder, "invite", "--on", "2024-03-05")
    before, ledger = files(folder), (folder / "ledger.db").read_bytes()
    assert "does not have the key" in run(folder, "invite", "--on", "2024-03-05", code=3, vault="other")
    assert (files(folder), (folder / "ledger.db").read_bytes()) == (before, ledger)


@pytest.mark.skipif(os.name == "nt", reason="this system has no terminals that a program can drive")
def test_the_passphrase_of_a_key_file_is_asked_for_at_a_hidden_prompt(folder):
    import pty

    passphrase = "".join(chr(ord("a") + byte % 26) for byte in os.urandom(24))
    make_key_file(folder.parent / "keys.bin", lambda _: passphrase)
    words = arguments(folder, "invite", "--key-file", folder.parent / "keys.bin", "--on", "2024-03-05", vault="none")
    ours, theirs = pty.openpty()
    with subprocess.Popen(**words, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True) as process:
        os.close(theirs)
        said = until(ours, b"assphrase")
        os.write(ours, passphrase.encode() + b"\n")
        said += until(ours, None)
        assert process.wait(PATIENCE) == 0, said.decode()
    os.close(ours)
    assert b"35 sheets" in said
    assert passphrase.encode() not in said
    assert not [path for path in folder.rglob("*") if path.is_file() and passphrase.encode() in path.read_bytes()]
    assert len(notes(folder, KeysMade)) == 1


def until(terminal: int, wanted: bytes | None) -> bytes:
    """Return what a terminal says until it says that, or until it is closed."""
    said, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end and (wanted is None or wanted not in said):
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                return said
            if not more:
                return said
            said += more
    return said


@pytest.mark.skipif(os.name == "nt", reason="signals are not sent there")
@pytest.mark.parametrize("seen", ["vault", "space/ledger.db", "html", "02-*.pdf", "20-*.pdf", "print-*.pdf"])
def test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_completes_them(folder, seen):
    words = arguments(folder, "invite", "--on", "2024-03-05")
    with subprocess.Popen(
        **words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as run_:
        while run_.poll() is None and not list(folder.parent.rglob(f"*{seen}" if "/" not in seen else seen)):
            pass
        run_.send_signal(signal.SIGKILL)
    ledger = Ledger(folder / "ledger.db")
    assert ledger.first_broken() is None
    assert len(notes(folder, KeysMade)) == len(notes(folder, Invited))
    known = codes(folder)
    whole = {name: content for name, content in files(folder).items() if not Path(name).name.startswith(".")}
    run(folder, "invite", "--on", "2024-03-05")
    done = files(folder)
    assert not [name for name in done if Path(name).name.startswith(".")]
    assert {name: done[name] for name in whole} == whole
    assert set(known) <= set(codes(folder))
    assert len(set(codes(folder))) == 91
    assert len(notes(folder, KeysMade)) == 1
    assert listed.open_workspace(folder)
