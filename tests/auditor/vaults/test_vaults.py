"""Vaults are read as the programs write them, judged in memory, and give away verdicts only."""

from __future__ import annotations

import csv
import io
import json
import os
import runpy
import struct
import traceback
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import counting
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.i18n import Text
from auditor.model.errors import AuditorError, FileRefusedError
from auditor.model.facts import (
    PASSWORD_BREACHED,
    PASSWORD_MEETS_RULE,
    PASSWORD_REUSED,
    PASSWORD_STRENGTH,
    TWO_STEP_ENROLLED,
    TWO_STEP_METHOD,
    Method,
    RuleAnswer,
    Strength,
)
from auditor.model.grades import Grade
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.passwords import judging as passwords_judging
from auditor.passwords import words
from auditor.passwords.judging import RULES
from auditor.passwords.reasons import Reason
from auditor.vaults import bitwarden, destroying, judging, opening, recording, system
from auditor.vaults.judging import JudgedVault, judge_vault, site_of
from auditor.vaults.vault import LeftOut, MasterKey, VaultEntry

FILES = runpy.run_path(str(Path(__file__).parents[2] / "example" / "vault_files.py"))
Login, invented = FILES["Login"], FILES["invented"]
PLAIN = ("chrome", "firefox", "safari", "keepassxc", "bitwarden_csv", "bitwarden_json", "bitwarden_zip")
KIND = {name: name.split("_")[0] for name in PLAIN} | dict.fromkeys(("chrome", "firefox", "safari"), "browser")
HAVE_OTP = ("safari", "keepassxc", "bitwarden_csv", "bitwarden_json", "bitwarden_zip")
RULE = RULES[0]
DAY = date(2024, 2, 14)
NOBODY = Text(en="Secretary", bn="সচিব")


def never_asked():
    raise AssertionError("a readable file needs no master password")


def read(tmp_path, content, ask=never_asked, name="export"):
    path = tmp_path / name
    path.write_bytes(content)
    return list(opening.read(opening.load(path), ask))


def entries_of(found):
    return [one for one in found if isinstance(one, VaultEntry)]


def refusal_of(tmp_path, content, **more):
    with pytest.raises(AuditorError) as caught:
        read(tmp_path, content, **more)
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    return " ".join(message.en for message in error.messages)


@pytest.fixture(scope="module")
def national():
    nowhere = Text(en="", bn="")
    return words.local_words((), upazila=nowhere, district=nowhere)


@pytest.fixture
def judge(national):
    def run(entries, **more):
        return judge_vault(entries, national, rule=RULE, year=2024, **more)

    return run


def entry(title="portal", url="https://portal.example.org/", login="someone", password=None, otp=False):
    return VaultEntry(title, (url,) if url else (), login, invented() if password is None else password, otp)


# Readers: every kind, as its program writes it


@pytest.mark.parametrize("kind", PLAIN)
def test_every_kind_is_known_by_its_content_and_read(kind, tmp_path):
    logins = [
        Login("Portal of the union", "https://kopilmuniup.khulna.gov.bd/login", "kopilmuni-up", otp="otpauth://totp/x"),
        Login("মেইল, সরকারি", "https://mail.example.org/", "someone@example.org", invented("\"; ,'")),
    ]
    path = tmp_path / "any-name.bin"
    path.write_bytes(FILES[kind](logins))
    file = opening.load(path)
    assert file.kind.id == KIND[kind]
    assert file.kind.plain
    found = entries_of(opening.read(file, never_asked))
    assert [(one.login, one.password) for one in found] == [(one.login, one.password) for one in logins]
    assert [site_of(one.urls[0]) for one in found] == ["kopilmuniup.khulna.gov.bd", "mail.example.org"]
    assert [one.has_second_factor for one in found] == [kind in HAVE_OTP, False]
    if kind != "firefox":
        assert [one.title for one in found] == [one.title for one in logins]


@pytest.mark.parametrize("kind", ["chrome", "safari", "keepassxc", "bitwarden_csv", "bitwarden_json"])
def test_notes_of_several_lines_and_quotes_do_not_shift_a_password(kind, tmp_path):
    logins = [
        Login("one", "https://one.example.org", "a", invented(), note='first line\r\nsecond, with "quotes"\n\nthird'),
        Login("two", "https://two.example.org", "b", invented('""')),
    ]
    assert [one.password for one in entries_of(read(tmp_path, FILES[kind](logins)))] == [one.password for one in logins]


def test_older_versions_of_the_programs_are_read_too(tmp_path):
    login = Login("portal", "https://portal.example.org", "someone")
    for content in (
        FILES["chrome"]([login], note=False),
        FILES["keepassxc"]([login], totp=False),
        FILES["safari"]([login], heads=("Title", "Url", "Username", "Password", "OTPAuth")),
    ):
        assert [one.password for one in entries_of(read(tmp_path, content))] == [login.password]


@pytest.mark.parametrize("kind", PLAIN)
def test_logins_without_a_password_are_left_out_and_counted(kind, tmp_path):
    found = read(
        tmp_path, FILES[kind]([Login("empty", "https://one.example.org", "a", ""), Login("t", "https://two", "b")])
    )
    assert len(entries_of(found)) == 1
    assert LeftOut.NO_PASSWORD in found


def test_what_lies_in_a_recycle_bin_is_not_judged(tmp_path):
    gone = Login("old", "https://one.example.org", "a", deleted=True)
    for kind in ("keepassxc", "bitwarden_json"):
        found = read(tmp_path, FILES[kind]([gone]))
        assert entries_of(found) == []
        assert LeftOut.DELETED in found


def test_a_reference_to_another_entry_is_no_password(tmp_path):
    reference = "{REF:P@I:" + "0" * 32 + "}"
    found = read(tmp_path, FILES["keepassxc"]([Login("one", "https://one.example.org", "a", reference)]))
    assert found == [LeftOut.REFERENCE]


def test_the_keys_of_a_firefox_account_are_no_login(tmp_path):
    account = Login(
        "", "chrome://FirefoxAccounts", "0" * 32, json.dumps({"version": 1, "accountData": {"kSync": "00"}})
    )
    found = read(tmp_path, FILES["firefox"]([account, Login("", "https://one.example.org", "a")]))
    assert found[0] is LeftOut.OF_THE_BROWSER
    assert len(entries_of(found)) == 1


def test_an_item_with_several_addresses_keeps_them_all(tmp_path):
    login = Login("portal", "https://one.example.org/x,https://two.example.org", "a")
    for kind in ("bitwarden_csv", "bitwarden_json"):
        (found,) = entries_of(read(tmp_path, FILES[kind]([login])))
        assert [site_of(url) for url in found.urls] == ["one.example.org", "two.example.org"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("kind", ["chrome", "firefox", "keepassxc", "bitwarden_csv", "bitwarden_json"])
def test_the_marks_that_windows_puts_before_a_text_do_not_matter(kind, encoding, tmp_path):
    login = Login("পোর্টাল", "https://one.example.org", "a", invented("é"))
    content = FILES[kind]([login]).decode().encode(encoding)
    assert [one.password for one in entries_of(read(tmp_path, content))] == [login.password]


@pytest.mark.parametrize("by_password", [True, False])
def test_an_encrypted_export_is_recognised_and_explained(by_password, tmp_path):
    assert "encrypted export" in refusal_of(tmp_path, FILES["bitwarden_locked"](by_password=by_password))


def test_an_entry_says_nothing_of_itself():
    secret = invented()
    one = entry(password=secret)
    assert secret not in f"{one!r}{one}{MasterKey(secret, secret.encode())!r}"
    assert one != entry(password=secret)


# Files that are wrong, by mistake or on purpose


def table(rows, delimiter=","):
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def workbook():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as opened:
        opened.writestr("[Content_Types].xml", "<x/>")
        opened.writestr("xl/workbook.xml", "<x/>")
    return packed.getvalue()


def packed_unusually(words):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_LZMA) as opened:
        opened.writestr("data.json", words)
    content = bytearray(packed.getvalue())
    content[30 + len("data.json") + 10] ^= 255
    return bytes(content)


def hostile():
    secret = invented("canary")
    row = ["portal", "https://one.example.org", "a", secret, ""]
    head = ["name", "url", "username", "password", "note"]
    good = FILES["chrome"]([Login("p", "https://one.example.org", "a", secret)])
    items = json.loads(FILES["bitwarden_json"]([Login("p", "https://one.example.org", "a", secret)]))
    packed = FILES["bitwarden_zip"]([Login("p", "https://one.example.org", "a", secret)])
    return {
        "empty": b"",
        "blank": b"\xef\xbb\xbf \r\n\x00\n",
        "a spreadsheet": workbook(),
        "an old spreadsheet": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + secret.encode(),
        "a roster": table([["Office", "Post", "User ID", "Portal"], ["UP", "Secretary", "a", "x.gov.bd"]]),
        "a list of somebody's own": table([["site", "user", "pass"], ["x", "a", secret]]),
        "semicolons": table([head, row], ";"),
        "tabs": table([head, row], "\t"),
        "a column missing": table([["name", "url", "username"], ["portal", "https://one.example.org", secret]]),
        "a heading twice": table([[*head, "password"], [*row, secret]]),
        "the heading of an address twice": table([["url", *head], ["x", *row]]),
        "an open quotation mark": good + b'"' + secret.encode(),
        "a stray quotation mark": good + b'p,u,l,"x"y\n',
        "signs of nought": good + b"\x00",
        "another encoding": good + "é".encode("cp1252") + secret.encode(),
        "utf-16 without its mark": good.decode().encode("utf-16-le"),
        "half of utf-16": good.decode().encode("utf-16")[:-1],
        "json cut off": json.dumps(items).encode()[:-20],
        "json of another program": json.dumps({"logins": [secret], "version": 3}).encode(),
        "json of no items": json.dumps({**items, "items": {"a": secret}}).encode(),
        "json too deep": b'{"items":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "json of brackets": b'{"items":[' + b"[]," * 2_100_000 + b"[]]}",
        "json with a number too long": b'{"items":[' + b"9" * 10_000 + b"]}",
        "commas": b"name,url,username,password\n" + b"," * 7_000_000,
        "a broken zip": packed[:-30],
        "a zip that is none": packed[:40] + secret.encode(),
        "a zip packed in another way": packed_unusually(json.dumps(items)),
        "keepass 1": b"\x03\xd9\xa2\x9a\x65\xfb\x4b\xb5" + bytes(200),
        "keepass cut off": b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + struct.pack("<HH", 1, 4),
        "keepass of tomorrow": b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + struct.pack("<HH", 0, 9) + bytes(64),
    }


@pytest.fixture(scope="module")
def bad_files():
    return hostile()


@pytest.mark.parametrize("name", sorted(hostile()))
def test_a_file_that_cannot_be_read_is_refused_in_plain_words_without_a_value(name, bad_files, tmp_path):
    told = refusal_of(tmp_path, bad_files[name], ask=lambda: MasterKey("x"), name="my file.csv")
    assert "canary" not in told
    assert len(told) > 40
    assert told.endswith((".", ".json."))


def test_no_error_carries_what_was_read_in_its_traceback_or_context(bad_files, tmp_path):
    for content in bad_files.values():
        with pytest.raises(AuditorError) as caught:
            read(tmp_path, content, ask=lambda: MasterKey("x"))
        assert "canary" not in "".join(traceback.format_exception(caught.value))


def test_a_spreadsheet_by_mistake_is_told_apart_from_a_damaged_export(tmp_path, bad_files):
    assert "spreadsheet" in refusal_of(tmp_path, bad_files["a spreadsheet"])
    assert "roster.xlsx" in refusal_of(tmp_path, bad_files["a roster"])


def test_of_an_export_in_utf_16_without_its_mark_it_is_said_that_its_letters_cannot_be_read(tmp_path, bad_files):
    assert "not in UTF-8" in refusal_of(tmp_path, bad_files["utf-16 without its mark"])


def test_a_row_that_does_not_fit_its_headings_is_left_out_not_shifted(tmp_path):
    good = Login("p", "https://one.example.org", "a")
    content = FILES["chrome"]([good]) + b"p,https://two.example.org,b,half,of,a,password\nshort,row\n\n"
    assert [one if isinstance(one, LeftOut) else one.password for one in read(tmp_path, content)] == [
        good.password,
        LeftOut.BROKEN_ROW,
        LeftOut.BROKEN_ROW,
    ]


def test_a_bomb_in_a_zip_is_not_unpacked(tmp_path, monkeypatch):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened, opened.open("data.json", "w") as inside:
        for _ in range(70):
            inside.write(b" " * opening.MEGABYTE)
    monkeypatch.setattr(bitwarden, "MAX_JSON", opening.MEGABYTE)
    tracemalloc.start()
    try:
        assert "more than any vault" in refusal_of(tmp_path, packed.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 20 * opening.MEGABYTE
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["json of brackets", "commas"])
def test_a_file_made_to_fill_the_memory_is_refused_before_it_is_parsed(name, bad_files, tmp_path, monkeypatch):
    monkeypatch.setattr(json, "loads", None)
    monkeypatch.setattr(csv, "reader", lambda *_, **more: iter([]) if more.get("strict") else real_reader(*_, **more))
    assert "more than any vault" in refusal_of(tmp_path, bad_files[name])


real_reader = csv.reader


def test_a_file_of_a_gigabyte_is_not_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(FileRefusedError, match="larger than 64 MB"):
        opening.load(path)


def test_a_file_that_is_still_being_written_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "growing.csv"
    path.write_bytes(FILES["chrome"]([Login("p", "https://one.example.org", "a")]))
    real_fstat = os.fstat

    def before_it_grew(descriptor):
        info = real_fstat(descriptor)
        with path.open("ab") as file:
            file.write(b"more\n")
        return info

    monkeypatch.setattr(os, "fstat", before_it_grew)
    with pytest.raises(FileRefusedError, match="open in another program"):
        opening.load(path)


def test_a_file_of_too_many_entries_is_refused(tmp_path):
    content = b"name,url,username,password\n" + b"x\n" * (opening.MAX_ENTRIES + 1)
    assert "more than 200000 entries" in refusal_of(tmp_path, content)


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="is not there"):
        opening.load(tmp_path / "none.csv")
    with pytest.raises(FileRefusedError, match="folder"):
        opening.load(tmp_path)
    (tmp_path / "key").touch()
    with pytest.raises(FileRefusedError, match="empty"):
        opening.load_key_file(tmp_path / "key")


@given(
    st.binary(max_size=2000),
    st.sampled_from((b"", b"name,url,username,password\n", b'{"', b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5")),
)
def test_random_bytes_are_read_or_refused(tmp_path_factory, content, begin):
    path = tmp_path_factory.getbasetemp() / "random"
    path.write_bytes(begin + content)
    try:
        list(opening.read(opening.load(path), lambda: MasterKey("x")))
    except AuditorError as error:
        assert error.__context__ is None  # noqa: PT017 the error itself is looked at


def test_the_work_on_logins_grows_with_their_number_and_no_faster(tmp_path, judge, monkeypatch, how_many):
    verdict = passwords_judging.judge("x", words.LocalWords(), rule=RULE, year=2024)
    monkeypatch.setattr(passwords_judging, "judge", lambda *_, **__: verdict)
    same = invented()
    work = []
    few = how_many(500, 5_000)
    for number in (few, 10 * few):
        logins = [Login("p", f"https://h{n}.example.org", f"l{n}", same) for n in range(number)]
        content = FILES["chrome"](logins)
        judged = []
        work.append(
            counting.calls(lambda judged=judged, content=content: judged.append(judge(read(tmp_path, content))))
        )
        assert len(judged[0].rows) == number
        assert {row.group for row in judged[0].rows} == {1}
    assert work[1] < 11 * work[0]


# KeePass


@pytest.fixture(scope="module")
def pykeepass(tmp_path_factory):
    """Return the library; what it makes vaults of costs seconds to open, so that is made anew once, with the least work."""
    library = pytest.importorskip("pykeepass", reason="the extra keepass is not installed")
    blank, known = tmp_path_factory.mktemp("blank") / "blank.kdbx", library.pykeepass
    quick(library.PyKeePass(known.BLANK_DATABASE_LOCATION, known.BLANK_DATABASE_PASSWORD)).save(str(blank))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(known, "BLANK_DATABASE_LOCATION", str(blank))
        yield library


MASTER = invented("master ")


def quick(made):
    """Set the least work, so that the tests are quick."""
    settings = made.kdbx.header.value.dynamic_header.kdf_parameters.data.dict
    settings["M"].value, settings["I"].value = 1 << 20, 1
    return made


@pytest.fixture(scope="module")
def vault(pykeepass, tmp_path_factory):
    """Return a KeePass vault made now, its logins, and where it lies."""
    path = tmp_path_factory.mktemp("keepass") / "mine.kdbx"
    made = quick(pykeepass.create_database(str(path), password=MASTER))
    logins = {
        name: Login(name, f"https://{name}.example.org", f"{name}-login")
        for name in ("otp", "seed", "none", "gone", "twin")
    }
    office = made.add_group(made.root_group, "Office")
    kept = {}
    for name, one in logins.items():
        kept[name] = made.add_entry(office, one.title, one.login, one.password, url=one.url)
    kept["otp"].otp = "otpauth://totp/x?secret=INVENTED"
    kept["seed"].set_custom_property("TimeOtp-Secret-Base32", "INVENTED", protect=True)
    kept["none"].save_history()
    kept["twin"].password = kept["none"].ref("password")
    made.trash_entry(kept["gone"])
    made.add_entry(office, "a note", "", "")
    made.save()
    return path, logins


def test_a_keepass_vault_is_opened_with_its_master_password(vault):
    path, logins = vault
    asked = []

    def ask():
        asked.append(True)
        return MasterKey(MASTER)

    file = opening.load(path)
    assert not file.kind.plain
    found = list(opening.read(file, ask))
    assert asked == [True]
    by_title = {one.title: one for one in entries_of(found)}
    assert set(by_title) == {"otp", "seed", "none", "twin"}
    for name in ("otp", "seed", "none"):
        assert by_title[name].password == logins[name].password
        assert by_title[name].login == logins[name].login
        assert by_title[name].has_second_factor == (name != "none")
    assert by_title["twin"].password == logins["none"].password
    assert sorted(one for one in found if isinstance(one, LeftOut)) == [LeftOut.DELETED, LeftOut.NO_PASSWORD]


def test_a_wrong_master_password_is_told_without_repeating_it(vault):
    wrong = invented("wrong")
    with pytest.raises(FileRefusedError) as caught:
        opening.read(opening.load(vault[0]), lambda: MasterKey(wrong))
    assert caught.value.__context__ is None
    told = "".join(traceback.format_exception(caught.value))
    assert "does not fit" in told
    assert wrong not in told


@pytest.mark.parametrize(
    "password",
    [MASTER, pytest.param(None, marks=pytest.mark.long(instead="a key file with a password"))],
    ids=["with", "without"],
)
def test_a_key_file_opens_a_vault_with_or_without_a_password(pykeepass, password, tmp_path):
    (tmp_path / "key").write_bytes(os.urandom(32))
    made = quick(pykeepass.create_database(str(tmp_path / "v.kdbx"), password=password, keyfile=str(tmp_path / "key")))
    made.add_entry(made.root_group, "portal", "someone", invented())
    made.save()
    key = MasterKey(password or "", opening.load_key_file(tmp_path / "key"))
    assert len(opening.read(opening.load(tmp_path / "v.kdbx"), lambda: key)) == 1
    with pytest.raises(FileRefusedError, match="does not fit"):
        opening.read(opening.load(tmp_path / "v.kdbx"), lambda: MasterKey(password or ""))


def test_a_damaged_keepass_vault_is_refused(vault, tmp_path):
    content = bytearray(vault[0].read_bytes())
    for at in (len(content) - 40, 300):
        damaged = bytearray(content)
        damaged[at] ^= 0xFF
        told = refusal_of(tmp_path, bytes(damaged), ask=lambda: MasterKey(MASTER))
        assert "damaged" in told or "does not fit" in told or "absurdly" in told


def test_a_password_that_cannot_be_unlocked_is_never_judged_as_it_is_stored(vault, tmp_path, monkeypatch):
    from pykeepass.kdbx_parsing import common

    monkeypatch.setattr(common.UnprotectedStream, "protected_xpath", "//Value", raising=True)
    assert "damaged" in refusal_of(tmp_path, vault[0].read_bytes(), ask=lambda: MasterKey(MASTER))


def kdbx4(**parameters):
    items = b""
    for name, value in parameters.items():
        key = name.replace("UUID", "$UUID").encode()
        items += b"\x42" if isinstance(value, bytes) else b"\x05"
        raw = value if isinstance(value, bytes) else value.to_bytes(8, "little")
        items += struct.pack("<I", len(key)) + key + struct.pack("<I", len(raw)) + raw
    dictionary = b"\x00\x01" + items + b"\x00"
    header = b"\x0b" + struct.pack("<I", len(dictionary)) + dictionary + b"\x00" + struct.pack("<I", 4) + b"\r\n\r\n"
    return b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + struct.pack("<HH", 0, 4) + header


ARGON2 = bytes.fromhex("ef636ddf8c29444b91f7a9a403e30a0c")
AES = bytes.fromhex("c9d9f39a628a4460bf740d08c18a4fea")


@pytest.mark.parametrize(
    "parameters",
    [
        {"UUID": ARGON2, "M": 1 << 40, "I": 2, "P": 2},
        {"UUID": ARGON2, "M": 1 << 26, "I": 1 << 60, "P": 2},
        {"UUID": ARGON2, "M": 1 << 26, "I": 2, "P": 1 << 20},
        {"UUID": ARGON2, "I": 2, "P": 2},
        {"UUID": AES, "R": 1 << 50},
        {"UUID": AES},
        {"UUID": bytes(16), "R": 1},
        {},
    ],
)
def test_a_keepass_vault_that_asks_for_hours_or_gigabytes_is_refused_before_the_password_is_asked(parameters, tmp_path):
    assert "absurdly long" in refusal_of(tmp_path, kdbx4(**parameters))


def test_an_older_keepass_vault_that_asks_for_hours_is_refused_before_the_password_is_asked(tmp_path):
    header = b"\x06" + struct.pack("<H", 8) + struct.pack("<Q", 1 << 50) + b"\x00" + struct.pack("<H", 4) + b"\r\n\r\n"
    content = b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5" + struct.pack("<HH", 1, 3) + header
    assert "absurdly long" in refusal_of(tmp_path, content)


def test_the_usual_settings_of_keepass_are_no_hard_work(vault):
    from auditor.vaults.keepass import refuse_hard_work

    refuse_hard_work(vault[0].read_bytes())
    refuse_hard_work(kdbx4(UUID=ARGON2, M=64 << 20, I=10, P=4))
    refuse_hard_work(kdbx4(UUID=AES, R=40_000_000))


def test_without_pykeepass_the_refusal_says_what_to_install(tmp_path, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "pykeepass", None)
    assert "portal-auditor[keepass]" in refusal_of(tmp_path, kdbx4(UUID=AES, R=60_000))


# The keyring of the system


def test_the_keyring_is_asked_for_what_the_owner_named_and_nothing_else():
    asked = []
    secret = invented()

    def look_up(service, user):
        asked.append((service, user))
        return secret

    (one, other) = system.read([("portal.example.org", "a"), ("Office mail", "b")], look_up)
    assert asked == [("portal.example.org", "a"), ("Office mail", "b")]
    assert (one.password, one.urls, one.login) == (secret, ("portal.example.org",), "a")
    assert other.urls == ()


@pytest.mark.parametrize("held", [None, ""])
def test_a_keyring_that_holds_nothing_is_told(held):
    with pytest.raises(AuditorError, match="cannot be listed"):
        list(system.read([("portal", "a")], lambda *_: held))


# JudgingInput


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Portal.Example.org/login?x=1#y", "portal.example.org"),
        ("portal.example.org", "portal.example.org"),
        ("http://portal.example.org:80/", "portal.example.org"),
        ("https://portal.example.org:8443/", "portal.example.org:8443"),
        ("portal.example.org:8443/x", "portal.example.org:8443"),
        ("https://someone:word@portal.example.org/", "portal.example.org"),
        ("android://aGFzaA==@com.example.portal/", "com.example.portal"),
        ("androidapp://com.example.portal", "com.example.portal"),
        ("https://[::1", ""),
        ("https://portal.example.org:port/", ""),
        ("", ""),
        ("not an address", ""),
    ],
)
def test_an_address_is_known_by_its_host(url, site):
    assert site_of(url) == site


def test_every_account_gets_the_verdict_of_the_judge_and_no_password(judge):
    weak, strong = "Khulna@2024", invented()  # the first is invented, and what people do
    judged = judge([entry("one", login="a", password=weak), entry("two", login="a-login-of-somebody", password=strong)])
    assert [row.verdict.strength for row in judged.rows] == [Strength.WEAK, Strength.STRONG]
    assert [row.good for row in judged.rows] == [False, True]
    assert Reason.PLACE in judged.rows[0].reasons
    for secret in (weak, strong, "a-login-of-somebody"):
        assert secret not in repr(judged)


def test_what_an_entry_gives_away_itself_makes_its_password_weaker(judge):
    (own,) = judge([entry("p", "https://x.example.org", "zorbquill", "Zorbquill@99")]).rows
    (site,) = judge([entry("p", "https://zorbquill.example.org", "someone", "Zorbquill@99")]).rows
    assert Reason.SELF in own.reasons
    assert Reason.PORTAL in site.reasons
    assert own.verdict.strength is site.verdict.strength is Strength.WEAK


def test_one_password_at_several_accounts_makes_a_group(judge):
    same, also = invented(), invented()
    judged = judge(
        [
            entry("one", "https://one.example.org", "a", same),
            entry("alone", "https://alone.example.org", "a"),
            entry("two", "https://two.example.org", "a", same),
            entry("three", "https://one.example.org", "b", also),
            entry("four", "", "c", also),
        ]
    )
    assert [row.group for row in judged.rows] == [1, 0, 1, 2, 2]
    assert [row.good for row in judged.rows] == [False, True, False, False, False]


def test_a_portal_below_another_one_is_another_portal(judge):
    same = invented()
    judged = judge(
        [
            entry("upazila", "https://paikgasa.khulna.gov.bd", "a", same),
            entry("office", "https://agriculture.paikgasa.khulna.gov.bd", "a", same),
        ]
    )
    assert [row.group for row in judged.rows] == [1, 1]


def test_an_account_saved_twice_with_one_password_is_one_account(judge):
    same = invented()
    judged = judge(
        [
            entry("one", "https://one.example.org/login", "A", same),
            entry("one", "https://www.one.example.org/register", "a", same, otp=True),
        ]
    )
    (row,) = judged.rows
    assert (row.group, row.doubled, row.has_second_factor) == (0, False, True)


def test_two_passwords_for_one_account_are_told(judge):
    judged = judge([entry(login="a"), entry(login="a"), entry(login=""), entry(login="")])
    assert [row.doubled for row in judged.rows] == [True, True, False, False]


def test_leaked_is_said_only_after_looking(judge):
    bad = invented()
    entries = [entry("one", login="a", password=bad), entry("two", login="b")]
    judged = judge(entries, leaked=lambda password: password == bad)
    assert [row.leaked for row in judged.rows] == [True, False]
    assert judged.rows[0].reasons[0] is Reason.BREACHED
    assert not judged.rows[0].good
    assert [row.leaked for row in judge(entries).rows] == [None, None]


def test_a_list_that_breaks_on_the_way_leaves_no_answers_behind(judge):
    def broken(_):
        raise FileRefusedError(Text(en="The list is out of order.", bn="তালিকা এলোমেলো।"))

    with pytest.raises(FileRefusedError):
        judge([entry()], leaked=broken)


def test_logins_are_masked(judge):
    rows = judge([entry(login="kopilmuni-up"), entry("x", login="a"), entry("y", login="")]).rows
    assert [row.masked_login for row in rows] == ["ko…", "…", ""]


@pytest.mark.parametrize(
    "title", ["{password}", "portal {password}", "{PASSWORD}!", "portal/{password}/x", "{other}", "see {other}"]
)
def test_a_title_that_holds_a_password_is_not_shown(title, judge):
    secret, other = invented(), invented()
    title = title.format(password=secret, PASSWORD=secret.upper(), other=other)
    judged = judge([entry(title, login="a", password=secret), entry("two", login="b", password=other)])
    assert [row.title for row in judged.rows] == ["", "two"]


def test_an_address_stands_for_a_title_that_is_missing_unless_it_is_the_password(judge):
    rows = judge(
        [entry("", "https://one.example.org/x", "a"), entry("", "https://zorbquill.example", "b", "Zorbquill")]
    ).rows
    assert [row.title for row in rows] == ["one.example.org", ""]


def test_a_title_cannot_drive_the_terminal(judge):
    (row,) = judge([entry("a\x1b[2Jb\u202ec\r\nd" + "x" * 500)]).rows
    assert row.title.isprintable()
    assert "\u202e" not in row.title
    assert len(row.title) <= judging.LONGEST_TITLE


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8), st.text(min_size=1, max_size=12)), max_size=5))
def test_any_text_is_judged(national, rows):
    judged = judge_vault([VaultEntry(t, (t,), log, p) for t, log, p in rows], national, rule=RULE, year=2024)
    assert len(judged.rows) <= len(rows)


def test_half_of_a_surrogate_pair_is_judged_like_any_sign(judge):
    (row,) = judge([entry("t\ud800", login="\udfff", password="\ud800" + invented())]).rows
    row.title.encode()
    assert row.masked_login == "…"


# What is kept


def office(identity, portal, *logins):
    accounts = tuple(Account(f"{identity}/{n}", NOBODY, login) for n, login in enumerate(logins, start=1))
    return Office(identity, plain_name(identity), OfficeKind.UNION, NOBODY, portal=portal, accounts=accounts)


def plain_name(name):
    return Text(en=name, bn=name)


ROSTER = Roster(
    (
        office("one", "one.example.gov.bd", "secretary", "operator"),
        office("two", "two.example.gov.bd/portal", "secretary"),
        office("three", "", "nowhere"),
        office("shared-a", "shared.example.gov.bd", "same"),
        office("shared-b", "shared.example.gov.bd", "same"),
    )
)


def kept(judged, roster=ROSTER):
    found = recording.match_roster(judged, roster)
    return found, recording.observations(found, judged, rule=RULE, day=DAY)


def facts(observations, subject):
    return {one.fact: (one.value, one.grade) for one in observations if one.subject == subject}


def test_only_the_allowed_facts_are_kept(judge):
    judged = judge(
        [
            entry("one", "https://one.example.gov.bd/login", "Secretary", otp=True),
            entry("else", "https://elsewhere.example.org", "me"),
        ],
        leaked=lambda _: False,
    )
    _, observations = kept(judged)
    assert facts(observations, "one/1") == {
        PASSWORD_MEETS_RULE: (RuleAnswer(RULE, met=True), Grade.SELF_CHECKED),
        PASSWORD_STRENGTH: (Strength.STRONG, Grade.SELF_CHECKED),
        PASSWORD_REUSED: (False, Grade.SELF_CHECKED),
        PASSWORD_BREACHED: (False, Grade.SELF_CHECKED),
        TWO_STEP_ENROLLED: (True, Grade.DECLARED),
        TWO_STEP_METHOD: (Method.TOTP, Grade.DECLARED),
    }
    assert {one.subject for one in observations} == {"one/1"}
    assert {one.source for one in observations} == {"vault"}
    assert {one.observed_on for one in observations} == {DAY}


def test_what_was_not_looked_at_is_not_said(judge):
    _, observations = kept(judge([entry("one", "one.example.gov.bd", "secretary")]))
    assert set(facts(observations, "one/1")) == {PASSWORD_MEETS_RULE, PASSWORD_STRENGTH}


def test_a_password_used_twice_is_kept_as_such(judge):
    same = invented()
    judged = judge(
        [
            entry("one", "https://one.example.gov.bd", "secretary", same),
            entry("mine", "https://elsewhere.example.org", "me", same),
        ]
    )
    assert facts(kept(judged)[1], "one/1")[PASSWORD_REUSED] == (True, Grade.SELF_CHECKED)


def test_an_account_is_found_by_login_and_portal_exactly(judge):
    judged = judge(
        [
            entry("right", "https://www.one.example.gov.bd:443/x", " OPERATOR "),
            entry("wrong login", "https://one.example.gov.bd", "operator2"),
            entry("other portal", "https://two.example.gov.bd/portal/login", "secretary"),
            entry("below", "https://sub.one.example.gov.bd", "secretary"),
            entry("look-alike", "https://one.example.gov.bd.evil.example", "secretary"),
            entry("no address", "", "nowhere"),
            entry("one", "https://one.example.gov.bd", ""),
        ]
    )
    found, observations = kept(judged)
    assert {account for account, _ in found.rows} == {"one/2", "two/1"}
    assert found.elsewhere == ("one/1", "three/1")
    assert {one.subject for one in observations} == {"one/2", "two/1"}


def test_of_an_account_with_two_passwords_or_two_places_in_the_roster_nothing_is_kept(judge):
    judged = judge(
        [
            entry("old", "https://one.example.gov.bd", "secretary"),
            entry("new", "https://one.example.gov.bd", "secretary"),
            entry("shared", "https://shared.example.gov.bd", "same"),
        ]
    )
    found, observations = kept(judged)
    assert sorted(found.doubtful) == ["one/1", "shared-a/1", "shared-b/1"]
    assert observations == ()


def test_an_observation_never_points_at_the_vault(judge):
    _, observations = kept(judge([entry("one", "one.example.gov.bd", "secretary")]))
    assert {(one.reference.file, one.reference.sha256, one.reference.place) for one in observations} == {("", "", "")}


def test_an_empty_vault_finds_nobody():
    found, observations = kept(JudgedVault((), {}, list_used=False))
    assert (found.rows, observations) == ((), ())


# Destroying


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "Passwords.csv"
    path.write_bytes(
        FILES["chrome"]([Login("p", "https://one.example.org", "a", invented("canary")) for _ in range(9000)])
    )
    return path, opening.load(path).identity


def test_a_destroyed_file_was_written_over_before_it_was_deleted(export):
    path, identity = export
    with path.open("rb") as still_open:
        assert destroying.destroy(path, identity, os.urandom) is None
        left = still_open.read()
    assert len(left) == identity.size
    assert b"canary" not in left
    assert list(path.parent.iterdir()) == []


def test_every_byte_is_written_over_and_written_out(export, monkeypatch):
    path, identity = export
    steps = []
    real_fsync, real_rename, real_unlink = os.fsync, Path.rename, Path.unlink
    monkeypatch.setattr(os, "fsync", lambda fd: (steps.append("fsync"), real_fsync(fd))[1])
    monkeypatch.setattr(Path, "rename", lambda self, to: (steps.append("rename"), real_rename(self, to))[1])
    monkeypatch.setattr(Path, "unlink", lambda self: (steps.append("unlink"), real_unlink(self))[1])
    given_out = []

    def random(count):
        given_out.append(count)
        return os.urandom(count)

    assert destroying.destroy(path, identity, random) is None
    assert sum(given_out[:-1]) == identity.size
    assert steps[:3] == ["fsync", "rename", "unlink"]


def test_a_link_is_not_followed(export):
    path, identity = export
    link = path.with_name("link.csv")
    link.symlink_to(path)
    assert destroying.destroy(link, identity, os.urandom) is destroying.Hindrance.LINK
    assert b"canary" in path.read_bytes()


def test_a_file_with_a_second_name_is_not_destroyed(export):
    path, identity = export
    os.link(path, path.with_name("second.csv"))
    assert destroying.destroy(path, identity, os.urandom) is destroying.Hindrance.SEVERAL_NAMES
    assert b"canary" in path.read_bytes()


def test_a_write_protected_file_is_not_destroyed(export):
    path, identity = export
    path.chmod(0o444)
    assert destroying.destroy(path, identity, os.urandom) is destroying.Hindrance.READ_ONLY
    assert b"canary" in path.read_bytes()


def test_another_file_under_the_same_name_is_not_destroyed(export):
    path, identity = export
    other = path.with_name("other")
    other.write_bytes(b"x" * identity.size)
    other.replace(path)
    assert destroying.destroy(path, identity, os.urandom) is destroying.Hindrance.CHANGED
    assert path.read_bytes() == b"x" * identity.size


def test_a_file_changed_since_it_was_read_is_not_destroyed(export):
    path, identity = export
    with path.open("ab") as file:
        file.write(b"one more row\n")
    assert destroying.destroy(path, identity, os.urandom) is destroying.Hindrance.CHANGED


def test_a_file_that_is_gone_is_told(export):
    path, identity = export
    path.unlink()
    assert destroying.hindrance(path, identity) is destroying.Hindrance.GONE


def test_a_file_that_could_not_be_deleted_is_told_with_what_was_done(export, monkeypatch):
    path, identity = export

    def refused(_):
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refused)
    assert destroying.destroy(path, identity, os.urandom) is destroying.Hindrance.LEFT_BEHIND
    monkeypatch.undo()
    (left,) = path.parent.iterdir()
    assert b"canary" not in left.read_bytes()


def test_every_hindrance_and_reason_is_said_in_both_languages():
    for text in (*(one.message for one in destroying.Hindrance), *(one.label for one in LeftOut)):
        assert text.en
        assert text.bn
