"""`auditor vault` as a person meets it: a terminal, a table for the eyes only, and an exported file at the end."""

from __future__ import annotations

import hashlib
import runpy
import sqlite3
from importlib import resources
from pathlib import Path

import pytest
from few_offices import lay_example
from terminal import Terminal

from auditor.rounds import assessing
from auditor.rounds.identity.listed import open_workspace

ROOT = Path(__file__).parents[3]
FILES = runpy.run_path(str(ROOT / "tests" / "example" / "vault_files.py"))
Login, invented = FILES["Login"], FILES["invented"]
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
ASKED = {"en": "? [y/N]: ", "bn": "ধ্বংস করব? [হ্যাঁ/না; শুধু Enter: না]: "}
DAY = "2024-02-14"


def vault(folder, *arguments, **more):
    return Terminal("vault", *arguments, folder=folder, environment={"COLUMNS": "120"}, **more)


@pytest.fixture
def logins():
    same = invented("canary")
    return [
        Login("Union portal", "https://union.example.org/login", "secretary-up", same),
        Login("Office mail", "https://mail.example.org", "office@example.org", same),
        Login("Bank", "https://bank.example.org", "me", invented("canary"), otp="otpauth://totp/canary"),
        Login("Canteen", "https://canteen.example.org", "me", "canary"),
    ]


@pytest.fixture
def export(tmp_path, logins):
    path = tmp_path / "mine" / "export.json"
    path.parent.mkdir()
    path.write_bytes(FILES["bitwarden_json"](logins))
    return path


@pytest.mark.parametrize("language", ["en", "bn"])
def test_a_vault_is_shown_with_its_reasons_and_without_a_password(tmp_path, export, language):
    terminal = vault(tmp_path, export, "--language", language)
    terminal.sees(ASKED[language]).types("")
    assert terminal.leaves() == 1
    for words in {
        "en": ("Union portal", "se…", "Rule not met 1, weak 1, used in more than one place 2", "Group 1: these 2", "in this vault",
               "For 3 accounts", '"off"', "Not compared with leaked passwords", "Not judged: 2", "outside of a workspace"),
        "bn": ("Union portal", "se…", "নিয়ম পূরণ হয়নি ১, দুর্বল ১, একাধিক জায়গায় ব্যবহৃত ২", "গ্রুপ ১: এই ২টি", "এখানে আছে",
               "৩টি আইডির", "মানে বন্ধ নয়", "মেলানো হয়নি", "পরীক্ষা করা হয়নি: ২টি"),
    }[language]:  # fmt: skip
        assert words in terminal.told
    assert "canary" not in terminal.told.lower()
    assert "secretary-up" not in terminal.told
    assert export.exists()


def test_the_weakest_stands_first_and_good_passwords_end_with_0(tmp_path, export, logins):
    terminal = vault(tmp_path, export)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert terminal.told.index("Canteen") < terminal.told.index("Union portal") < terminal.told.index("Bank")
    export.write_bytes(FILES["chrome"](logins[1:3]))
    terminal = vault(tmp_path, export)
    terminal.sees(ASKED["en"]).types("n")
    assert terminal.leaves() == 0


def test_nothing_is_read_or_written_where_the_table_would_go_into_a_pipe(tmp_path, export):
    terminal = vault(tmp_path, export, only=("stdin", "stderr"))
    assert terminal.leaves() == 3
    assert "on the screen only" in terminal.told
    assert terminal.piped == b""
    export.unlink()
    terminal = vault(tmp_path, export, only=("stdin", "stderr"))
    assert terminal.leaves() == 3
    assert "on the screen only" in terminal.told


def test_without_a_terminal_to_ask_at_nothing_is_destroyed(tmp_path, export):
    terminal = vault(tmp_path, export, only=("stdout",))
    assert terminal.leaves() == 1
    assert "Union portal" in terminal.told
    assert "was left as it is" in terminal.piped.decode()
    assert export.exists()


@pytest.mark.parametrize(("answer", "language"), [("y", "en"), ("হ্যাঁ", "bn")])
def test_an_exported_file_is_destroyed_after_a_yes_and_what_that_cannot_do_is_said_before(
    tmp_path, export, answer, language
):
    terminal = vault(tmp_path, export, "--language", language)
    terminal.sees(ASKED[language])
    for words in ("SSD", "Downloads", "OneDrive", {"en": "recycle bin", "bn": "Recycle Bin"}[language]):
        assert words in terminal.told
    terminal.types(answer)
    assert terminal.leaves() == 1
    assert list(export.parent.iterdir()) == []


@pytest.mark.parametrize("answer", ["", "n", "perhaps\nno", "না"])
def test_anything_but_a_yes_leaves_the_file(tmp_path, export, answer):
    terminal = vault(tmp_path, export)
    terminal.sees(ASKED["en"]).types(answer)
    terminal.leaves()
    assert "was left as it is" in terminal.told
    assert export.exists()


def test_a_link_is_told_and_nobody_is_asked(tmp_path, export):
    link = tmp_path / "link.json"
    link.symlink_to(export)
    terminal = vault(tmp_path, link)
    terminal.leaves()
    assert "is a link to a file" in terminal.told
    assert "[y/N]" not in terminal.told
    assert export.exists()


def test_a_file_in_a_folder_that_is_copied_to_a_server_is_told(tmp_path, export):
    synced = tmp_path / "OneDrive"
    export.parent.rename(synced)
    terminal = vault(tmp_path, synced / export.name)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert "change these passwords" in " ".join(terminal.told.split())


def leaked_list(path, *secrets):
    hashes = [hashlib.sha1(f"invented {n}".encode(), usedforsecurity=False).hexdigest() for n in range(4000)]
    hashes += [hashlib.sha1(secret.encode(), usedforsecurity=False).hexdigest() for secret in secrets]
    path.write_text("".join(f"{one.upper()}:3\r\n" for one in sorted(hashes)), "utf-8", newline="")
    return path


def test_a_list_of_leaked_passwords_is_looked_through(tmp_path, export, logins):
    known = leaked_list(tmp_path / "leaked.txt", logins[2].password)
    terminal = vault(tmp_path, export, "--leaked", known)
    terminal.sees(ASKED["en"]).types("n")
    assert terminal.leaves() == 1
    assert "known from a leak 1." in terminal.told
    assert "Not compared" not in terminal.told
    assert "It is in a list of leaked passwords" in " ".join(terminal.told.split())
    assert terminal.told.index("Bank") < terminal.told.index("Canteen")


def test_a_list_that_is_none_ends_the_work_before_anything_is_shown(tmp_path, export):
    (tmp_path / "leaked.txt").write_text("no list", "utf-8")
    terminal = vault(tmp_path, export, "--leaked", tmp_path / "leaked.txt")
    assert terminal.leaves() == 3
    assert "Union portal" not in terminal.told


def test_a_crash_would_leave_no_picture_of_the_memory(tmp_path, export):
    before = "import atexit, resource\natexit.register(lambda: print('core', resource.getrlimit(resource.RLIMIT_CORE)))"
    terminal = vault(tmp_path, export, before=before)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert "core (0, 0)" in terminal.told


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("{file}", "--system", "a", "b"),
        ("{file}", "--key-file", "{file}"),
        ("--system", "a", "b", "--key-file", "{file}"),
    ],
)
def test_wrong_usage_ends_with_2(tmp_path, export, arguments):
    assert vault(tmp_path, *(one.format(file=export) for one in arguments)).leaves() == 2


def test_a_file_that_holds_no_password_is_no_clean_report(tmp_path, export):
    export.write_bytes(FILES["bitwarden_json"]([]))
    terminal = vault(tmp_path, export)
    assert terminal.leaves() == 3
    assert "no password in it" in terminal.told


def test_a_word_that_is_no_file_is_not_repeated(tmp_path):
    terminal = vault(tmp_path, "canary-typed-by-mistake")
    assert terminal.leaves() == 3
    assert "canary" not in terminal.told


# KeePass and the keyring


@pytest.mark.long(instead="test_an_exported_file_is_destroyed_after_a_yes_and_what_that_cannot_do_is_said_before")
def test_a_keepass_vault_asks_hidden_and_is_never_destroyed(tmp_path):
    pykeepass = pytest.importorskip("pykeepass", reason="the extra keepass is not installed")
    master = invented("canary master ")
    made = pykeepass.create_database(str(tmp_path / "mine.kdbx"), password=master)
    settings = made.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
    settings["M"].value, settings["I"].value = 1 << 20, 1
    made.add_entry(made.root_group, "Union portal", "secretary-up", invented("canary"), otp="otpauth://totp/canary")
    made.save()
    before = (tmp_path / "mine.kdbx").read_bytes()
    terminal = vault(tmp_path, "mine.kdbx")
    terminal.sees("Master password of the vault: ").types(master)
    assert terminal.leaves() == 0
    assert "in this vault" in terminal.told
    assert "canary" not in terminal.told
    assert "[y/N]" not in terminal.told
    assert (tmp_path / "mine.kdbx").read_bytes() == before
    terminal = vault(tmp_path, "mine.kdbx", only=("stdout", "stderr"))
    assert terminal.leaves() == 3
    assert "only ever read from a terminal" in terminal.told


def test_passwords_of_the_keyring_are_judged_by_name(tmp_path):
    same = invented("canary")
    before = f"from auditor.cli import vault; vault.stored_password = lambda service, user: {same!r} if user != 'c' else None"
    terminal = vault(tmp_path, "--system", "one.example.org", "a", "--system", "two.example.org", "b", before=before)
    assert terminal.leaves() == 1
    assert "Group 1: these 2" in terminal.told
    assert "[y/N]" not in terminal.told
    assert "canary" not in terminal.told
    terminal = vault(tmp_path, "--system", "one.example.org", "c", before=before)
    assert terminal.leaves() == 3
    assert "cannot be listed" in " ".join(terminal.told.split())


# In a workspace


@pytest.fixture
def space(tmp_path):
    lay_example(tmp_path / "space")
    return tmp_path / "space"


def listed(space):
    """Return an account of the example that has a login at a portal, its login, and the portal."""
    offices = open_workspace(space).reading.roster.offices
    return next(
        (one.id, one.login, office.portal)
        for office in offices
        for one in office.accounts
        if one.login and office.portal
    )


def test_record_keeps_the_allowed_facts_and_nothing_of_the_vault(tmp_path, space):
    account, login, portal = listed(space)
    secret = invented("canary")
    reasoned = Login("canary title", f"https://{portal}/login", login, "Khulna@2024", otp="otpauth://totp/canary")
    export = tmp_path / "export.csv"
    export.write_bytes(
        FILES["bitwarden_csv"]([reasoned, Login("mine canary", "https://x.example.org", "canary-login", secret)])
    )
    terminal = vault(space, export, "--record", "--on", DAY)
    terminal.sees(ASKED["en"]).types("n")
    assert terminal.leaves() == 1
    assert f"Kept of: {account}" in terminal.told
    assert secret not in terminal.told
    (made,) = (space / "evidence" / "intake").iterdir()
    assert made.name.startswith(f"vault-{DAY}-")
    judgement = assessing.assess(open_workspace(space), date_of(DAY))
    assert not [notice for notice in judgement.notices if made.name in notice.message.en]
    text = made.read_text("utf-8")
    assert text.count(f'"subject": "{account}"') == text.count('"subject"') == 5
    for fact in ("password_meets_rule", "password_strength", "password_reused", "two_step_enrolled", "two_step_method"):
        assert text.count(f'"fact": "{fact}"') == 1
    digest = hashlib.sha256(export.read_bytes()).hexdigest()
    for path in space.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for never in (b"canary", b"Khulna@2024", secret.encode(), digest.encode()):
                assert never not in content, (path, never)
    with sqlite3.connect(space / "ledger.db") as ledger:
        assert "canary" not in "".join(ledger.iterdump())
    ledger.close()


def date_of(words):
    from datetime import date

    return date.fromisoformat(words)


def test_without_record_a_workspace_is_not_touched(space, export):
    before = {path: path.read_bytes() for path in space.rglob("*") if path.is_file()}
    terminal = vault(space, export)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert {path: path.read_bytes() for path in space.rglob("*") if path.is_file()} == before


@pytest.mark.long(instead="test_record_keeps_the_allowed_facts_and_nothing_of_the_vault")
def test_words_of_the_upazila_count_in_a_workspace(tmp_path, space):
    (space / "words.txt").write_text("zorbquill\n", "utf-8")
    export = tmp_path / "export.csv"
    export.write_bytes(FILES["chrome"]([Login("p", "https://x.example.org", "me", "Zorbquill@99")]))
    told = {}
    for folder in (tmp_path, space):
        terminal = vault(folder, export)
        terminal.sees(ASKED["en"]).types("n")
        terminal.leaves()
        told[folder] = "weak 1" in terminal.told
    assert told == {tmp_path: False, space: True}


def test_record_needs_a_workspace_and_says_so_before_anything_is_shown(tmp_path, export):
    terminal = vault(tmp_path, export, "--record")
    assert terminal.leaves() == 3
    assert "is not inside a workspace" in terminal.told
    assert "Union portal" not in terminal.told


def test_accounts_that_the_roster_does_not_list_are_not_kept(space, export):
    terminal = vault(space, export, "--record", "--on", DAY)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert "so nothing was kept" in terminal.told
    assert not (space / "evidence" / "intake").exists()
    assert not (space / "ledger.db").exists()


def test_of_an_account_with_two_saved_passwords_nothing_is_kept(tmp_path, space):
    account, login, portal = listed(space)
    export = tmp_path / "export.csv"
    export.write_bytes(
        FILES["chrome"]([Login("old", f"https://{portal}", login), Login("new", f"https://{portal}", login)])
    )
    terminal = vault(space, export, "--record", "--on", DAY)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert f"{account}: the vault has several passwords" in terminal.told
    assert not (space / "evidence" / "intake").exists()


def test_a_vault_inside_the_workspace_is_told(space, export):
    inside = space / "export.json"
    export.rename(inside)
    terminal = vault(space, inside)
    terminal.sees(ASKED["en"]).types("n")
    terminal.leaves()
    assert "lies in the workspace" in terminal.told
