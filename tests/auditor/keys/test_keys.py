"""The secrets of rounds are kept where only their owner gets at them, come back whole, and show themselves nowhere."""

from __future__ import annotations

import errno
import getpass
import os
import re
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from importlib import resources
from pathlib import Path

import click
import keyring
import pytest
from changing import replace
from few_offices import lay_example
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import chainer, fail, null

from auditor.cli import _hidden
from auditor.cli.keys import command
from auditor.i18n import Language, Text
from auditor.keys import in_file, in_keyring, opening
from auditor.keys.opening import default_key_file, make_key_file, open_store, stored_password
from auditor.keys.store import KeyFileError, NoKeyStoreError, NoPlaceForKeysError
from auditor.model.journal import KeysMade
from auditor.rounds.ledger.ledger import Ledger
from auditor.slip.codes import CampaignSecrets
from auditor.workspace.folder import evidence_paths

ROOT = Path(__file__).parents[3]
EXAMPLE = Path(str(resources.files("auditor") / "examples" / "paikgacha"))
PASSPHRASE = "four invented words here"
CHEAP = in_file._Cost(64, 1, 1)


class _Vault:
    """A keyring in memory that claims to be one of those that encrypt."""

    def __init__(self):
        self.held = {}
        self.asked = 0

    def get_password(self, service, username):
        self.asked += 1
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        self.held[service, username] = password

    def delete_password(self, service, username):
        del self.held[service, username]


def claiming(module, name, base=_Vault):
    return type(name, (base,), {"__module__": module, "__qualname__": name})


SecretService = claiming("keyring.backends.SecretService", "Keyring")


@pytest.fixture(name="use", autouse=True)
def _use(monkeypatch, tmp_path):
    """Return what puts a keyring in use; there is none at first, and key files cost little."""
    monkeypatch.setattr(opening, "default_key_file", lambda: tmp_path / "settings" / "keys.bin")
    monkeypatch.setattr(in_file, "_NEW", CHEAP)
    monkeypatch.setattr(in_keyring, "_PATIENCE", 5.0)

    def use(backend):
        monkeypatch.setattr(keyring.core, "_keyring_backend", backend)
        return backend

    use(fail.Keyring())
    return use


def ask(new):
    del new
    return PASSPHRASE


def never(new):
    pytest.fail(f"a passphrase was asked for ({new})")


@pytest.fixture(name="place")
def _place(tmp_path):
    """Return a key file without secrets."""
    make_key_file(tmp_path / "keys.bin", ask)
    return tmp_path / "keys.bin"


def no_secret_in(error):
    """A refusal says what to do in both languages, and holds nothing of what was read or typed."""
    assert error.__context__ is None
    for message in error.messages:
        assert message.bn
        assert PASSPHRASE not in message.en + message.bn


# The computer's own keyring


@pytest.mark.parametrize(("module", "name"), list(in_keyring._REAL))
def test_a_keyring_that_encrypts_keeps_secrets_and_gives_them_back(use, module, name):
    vault = use(claiming(module, name)())
    secrets, later = CampaignSecrets.new(), CampaignSecrets.new()
    store = open_store(key_file=None, ask=None)
    store.put(secrets)
    store.put(later)
    again = open_store(key_file=None, ask=None)
    assert again.get(secrets.key_id) == secrets
    assert again.get(later.key_id) == later
    assert again.get("0" * 16) is None
    assert again.place_of("0" * 16) is None
    assert again.place_of(secrets.key_id) == again.where
    assert in_keyring._REAL[module, name].en in again.where.en
    again.forget(secrets.key_id)
    assert again.get(secrets.key_id) is None
    assert again.get(later.key_id) == later
    again.forget(secrets.key_id)
    assert all(len(words.encode("utf-16-le")) <= 2560 for words in vault.held.values())


class Other(_Vault):
    """A keyring of which nobody knows what it does."""


@pytest.mark.parametrize(
    "backend",
    [
        null.Keyring(),
        fail.Keyring(),
        Other(),
        claiming("keyrings.alt.file", "PlaintextKeyring")(),
        claiming("keyrings.alt.file", "EncryptedKeyring")(),
        claiming("keyring.backends.SecretService", "Other")(),
        claiming("elsewhere.backends.SecretService", "Keyring")(),
    ],
)
def test_any_other_keyring_is_no_place_for_secrets(use, backend):
    use(backend)
    with pytest.raises(NoKeyStoreError) as refused:
        open_store(key_file=None, ask=never)
    no_secret_in(refused.value)
    (said,) = refused.value.messages
    assert replace(said, on_screen=None) == Text(
        en="There is no safe keyring on this computer. Run auditor keys new-file to make a key file with a passphrase. If one was made "
        "before, name it: --key-file FILE",
        bn="এই কম্পিউটারে চাবি রাখার নিরাপদ জায়গা নেই। auditor keys new-file চালিয়ে একটি দীর্ঘ পাসওয়ার্ড (passphrase) দিয়ে চাবি-ফাইল তৈরি করুন। আগে তৈরি "
        "হয়ে থাকলে সেটির নাম দিন: --key-file ফাইল",
    )
    assert "auditor" not in said.shown.en
    with pytest.raises(NoKeyStoreError):
        stored_password("mail", "me")


def test_in_a_chain_of_keyrings_only_one_that_encrypts_is_used(use, monkeypatch):
    plain, real = claiming("keyrings.alt.file", "PlaintextKeyring")(), SecretService()
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain, real])
    use(chainer.ChainerBackend())
    secrets = CampaignSecrets.new()
    open_store(key_file=None, ask=None).put(secrets)
    assert real.held
    assert not plain.held
    assert not plain.asked
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [plain])
    with pytest.raises(NoKeyStoreError):
        open_store(key_file=None, ask=None)


class Forgetful(_Vault):
    """Takes what it is given and keeps none of it."""

    def set_password(self, service, username, password):
        """Keep nothing."""


class Mangling(_Vault):
    """Keeps something else."""

    def set_password(self, service, username, password):
        self.held[service, username] = password[:40]


class Locked(_Vault):
    """Fails with what it was given in its error, as some do."""

    def get_password(self, service, username):
        self.asked += 1
        raise RuntimeError(service, username)

    def set_password(self, *entry):
        raise RuntimeError(*entry)


@pytest.mark.parametrize("base", [Forgetful, Mangling])
def test_a_keyring_that_does_not_give_back_what_it_got_is_not_trusted(use, base):
    use(claiming("keyring.backends.SecretService", "Keyring", base)())
    secrets = CampaignSecrets.new()
    with pytest.raises(NoKeyStoreError, match="new-file") as refused:
        open_store(key_file=None, ask=None).put(secrets)
    no_secret_in(refused.value)
    make_key_file(opening.default_key_file(), ask)
    open_store(key_file=None, ask=ask).put(secrets)
    assert open_store(key_file=None, ask=ask).get(secrets.key_id) == secrets
    assert open_store(key_file=opening.default_key_file(), ask=ask).get(secrets.key_id) == secrets


def test_a_locked_keyring_is_told_to_be_locked_and_nothing_of_its_error_goes_on(use):
    backend = use(claiming("keyring.backends.SecretService", "Keyring", Locked)())
    calls = (
        lambda: open_store(key_file=None, ask=None),
        lambda: stored_password("mail", "me"),
        lambda: in_keyring.KeyringStore(backend, None).put(CampaignSecrets.new()),
    )
    for call in calls:
        with pytest.raises(NoKeyStoreError, match="locked or did not answer") as refused:
            call()
        assert not isinstance(refused.value, NoPlaceForKeysError)
        no_secret_in(refused.value)
    assert opening.holds("0" * 16), "nobody is told to make new keys for what a locked keyring may have"


def test_beside_a_locked_keyring_the_key_file_gives_and_takes_and_what_it_does_not_have_is_not_called_missing(use):
    make_key_file(opening.default_key_file(), ask)
    use(claiming("keyring.backends.SecretService", "Keyring", Locked)())
    store, secrets = open_store(key_file=None, ask=ask), CampaignSecrets.new()
    store.put(secrets)
    assert store.get(secrets.key_id) == secrets
    assert "keys.bin" in store.place_of(secrets.key_id).en
    for call in (store.get, store.place_of, store.forget):
        with pytest.raises(NoKeyStoreError, match="locked or did not answer") as refused:
            call("0" * 16)
        no_secret_in(refused.value)
    with pytest.raises(NoKeyStoreError, match="nothing was done"):
        store.forget(secrets.key_id)
    assert store.get(secrets.key_id) == secrets


def test_a_keyring_that_does_not_answer_is_waited_for_once(use):
    vault = use(claiming("keyring.backends.SecretService", "Keyring", Locked)())
    make_key_file(opening.default_key_file(), ask)
    store = open_store(key_file=None, ask=never)
    for _ in range(3):
        with pytest.raises(NoKeyStoreError):
            store.place_of("0" * 16)
    assert vault.asked == 1


def test_a_keyring_that_waits_for_a_window_nobody_sees_is_given_up(use, monkeypatch):
    class Waiting(_Vault):
        def get_password(self, *_):
            time.sleep(3)

    monkeypatch.setattr(in_keyring, "_PATIENCE", 0.05)
    use(claiming("keyring.backends.SecretService", "Keyring", Waiting)())
    with pytest.raises(NoKeyStoreError):
        open_store(key_file=None, ask=None)


def test_an_entry_that_is_no_secret_of_that_name_counts_as_none(use):
    vault = use(SecretService())
    secrets, later = CampaignSecrets.new(), CampaignSecrets.new()
    store = open_store(key_file=None, ask=None)
    store.put(secrets)
    (entry,) = vault.held
    good = vault.held[entry]
    store.put(later)
    for words in ("", "x", good[:-4], "!" * 88, next(words for words in vault.held.values() if words != good)):
        vault.held[entry] = words
        assert store.get(secrets.key_id) is None


def test_what_the_user_keeps_in_the_keyring_is_looked_up_and_nothing_written(use):
    vault = use(SecretService())
    vault.held["mail", "me"] = "invented"
    assert stored_password("mail", "me") == "invented"
    assert stored_password("mail", "you") is None
    assert list(vault.held) == [("mail", "me")]


# Which place is used


def test_a_named_key_file_wins_and_the_keyring_is_not_asked(use, place):
    vault = use(SecretService())
    secrets = CampaignSecrets.new()
    store = open_store(key_file=place, ask=ask)
    store.put(secrets)
    assert store.get(secrets.key_id) == secrets
    assert str(place) in store.where.en
    assert not vault.asked
    assert not vault.held


def test_the_keyring_comes_first_and_the_key_file_is_read_too(use):
    make_key_file(opening.default_key_file(), ask)
    before, after = CampaignSecrets.new(), CampaignSecrets.new()
    open_store(key_file=None, ask=ask).put(before)
    use(SecretService())
    store = open_store(key_file=None, ask=never)
    store.put(after)
    assert store.get(after.key_id) == after
    assert "keyring" in store.place_of(after.key_id).en
    assert "keys.bin" in store.place_of(before.key_id).en
    assert store.get("0" * 16) is None
    store = open_store(key_file=None, ask=ask)
    assert store.get(before.key_id) == before
    store.forget(before.key_id)
    store.forget(after.key_id)
    assert store.place_of(before.key_id) is store.place_of(after.key_id) is None


def test_the_usual_key_file_stands_with_the_users_settings_and_not_in_the_workspace(monkeypatch):
    monkeypatch.undo()
    place = default_key_file()
    assert place.parent == Path(click.get_app_dir("portal-auditor"))
    assert place.is_absolute()
    assert Path.cwd() not in place.parents


# The key file


def test_a_key_file_holds_several_rounds_and_asks_once(place):
    asked = []
    store = open_store(key_file=place, ask=lambda new: asked.append(new) or PASSPHRASE)
    rounds = [CampaignSecrets.new() for _ in range(5)]
    for secrets in rounds:
        store.put(secrets)
    store.put(rounds[0])
    assert [store.get(secrets.key_id) for secrets in rounds] == rounds
    store.forget(rounds[2].key_id)
    assert asked == [False]
    again = open_store(key_file=place, ask=ask)
    held = [again.get(secrets.key_id) for secrets in rounds]
    assert held == [*rounds[:2], None, *rounds[3:]]


def test_where_a_key_is_not_no_passphrase_is_asked_for(place):
    secrets = CampaignSecrets.new()
    open_store(key_file=place, ask=ask).put(secrets)
    store = open_store(key_file=place, ask=never)
    assert store.get("0" * 16) is None
    assert store.place_of(secrets.key_id) == store.where
    store.forget("0" * 16)


def test_a_named_file_that_is_not_there_holds_nothing_and_is_made_when_it_is_needed(tmp_path):
    path = tmp_path / "new" / "keys.bin"
    asked = []
    store = open_store(key_file=path, ask=lambda new: asked.append(new) or PASSPHRASE)
    secrets = CampaignSecrets.new()
    assert store.get(secrets.key_id) is None
    assert not path.exists()
    store.put(secrets)
    assert asked == [True]
    assert open_store(key_file=path, ask=ask).get(secrets.key_id) == secrets


def test_without_a_terminal_nothing_is_asked_and_nothing_hangs(place, tmp_path):
    secrets = CampaignSecrets.new()
    open_store(key_file=place, ask=ask).put(secrets)
    store = open_store(key_file=place, ask=None)
    for refuse in (
        lambda: store.get(secrets.key_id),
        lambda: store.put(CampaignSecrets.new()),
        lambda: store.forget(secrets.key_id),
        lambda: open_store(key_file=tmp_path / "none.bin", ask=None).put(secrets),
        lambda: make_key_file(tmp_path / "none.bin", None),
    ):
        with pytest.raises(NoKeyStoreError, match="no terminal") as refused:
            refuse()
        no_secret_in(refused.value)
    assert store.get("0" * 16) is None


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(place):
    secrets = CampaignSecrets.new()
    open_store(key_file=place, ask=ask).put(secrets)
    before = place.read_bytes()
    for wrong in ("", PASSPHRASE + " ", PASSPHRASE.upper(), "\ud800"):
        store = open_store(key_file=place, ask=lambda _, words=wrong: words)
        for refuse in (
            lambda held=store: held.get(secrets.key_id),
            lambda held=store: held.put(CampaignSecrets.new()),
            lambda held=store: held.forget(secrets.key_id),
        ):
            with pytest.raises(KeyFileError, match="passphrase does not fit") as refused:
                refuse()
            no_secret_in(refused.value)
    assert place.read_bytes() == before


def test_a_passphrase_is_the_same_however_its_bangla_was_typed(tmp_path):
    path = tmp_path / "keys.bin"
    make_key_file(path, lambda _: "পাইকগাছা য়\u09cb নদী পাখি")
    secrets = CampaignSecrets.new()
    open_store(key_file=path, ask=lambda _: "পাইকগাছা \u09af\u09bc\u09c7\u09be নদী পাখি").put(secrets)
    assert open_store(key_file=path, ask=lambda _: "পাইকগাছা \u09df\u09cb নদী পাখি").get(secrets.key_id) == secrets


@pytest.mark.parametrize("easy", ["elevenchars", "aaaaaaaaaaaa", "bangladesh1971", "P@ssw0rd12345"])
def test_an_easy_passphrase_makes_no_file(tmp_path, easy):
    with pytest.raises(KeyFileError, match="12") as refused:
        make_key_file(tmp_path / "new.bin", lambda _: easy)
    no_secret_in(refused.value)
    assert not (tmp_path / "new.bin").exists()


def test_no_file_is_made_over_another(place):
    before = place.read_bytes()
    with pytest.raises(KeyFileError, match="already there"):
        make_key_file(place, ask)
    assert place.read_bytes() == before


def test_the_file_shows_no_secret_and_only_its_owner_reads_it(place):
    secrets = CampaignSecrets.new()
    store = open_store(key_file=place, ask=ask)
    store.put(secrets)
    content = place.read_bytes()
    assert secrets.private_key not in content
    assert secrets.master not in content
    assert PASSPHRASE.encode() not in content
    for words in (repr(store), str(vars(store)), repr(store._key), repr(store._read())):
        assert PASSPHRASE not in words
        assert repr(store._key.key)[2:-1] not in words
    if os.name == "posix":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert {path.name for path in place.parent.iterdir() if path.name.startswith(".")} == set()


def test_every_writing_has_a_fresh_nonce(place):
    store = open_store(key_file=place, ask=ask)
    nonces = set()
    for _ in range(4):
        store.put(CampaignSecrets.new())
        nonces.add(store._read().nonce)
    assert len(nonces) == 4


def test_a_file_is_refused_when_any_byte_of_it_is_another(place, how_many):
    secrets = CampaignSecrets.new()
    store = open_store(key_file=place, ask=ask)
    store.put(secrets)
    content = place.read_bytes()
    for at in range(len(content)):
        for mask in how_many((0x80,), (1, 0x80, 0xFF)):
            changed = content[:at] + bytes((content[at] ^ mask,)) + content[at + 1 :]
            place.write_bytes(changed)
            try:
                assert open_store(key_file=place, ask=ask).get(secrets.key_id) is None
            except KeyFileError as error:
                no_secret_in(error)
            with pytest.raises(KeyFileError):
                open_store(key_file=place, ask=ask).put(CampaignSecrets.new())
            assert place.read_bytes() == changed
    place.write_bytes(content)
    assert store.get(secrets.key_id) == secrets


def test_a_file_that_is_cut_or_longer_or_no_file_is_refused(place, tmp_path):
    secrets = CampaignSecrets.new()
    open_store(key_file=place, ask=ask).put(secrets)
    content = place.read_bytes()
    for changed in [content[:at] for at in range(len(content))] + [content + b"\0", content * 2, b"\0" * 10_000_000]:
        place.write_bytes(changed)
        with pytest.raises(KeyFileError, match="no key file") as refused:
            open_store(key_file=place, ask=never).get(secrets.key_id)
        no_secret_in(refused.value)
    with pytest.raises(KeyFileError, match="no key file"):
        open_store(key_file=tmp_path, ask=never).get(secrets.key_id)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names")
def test_a_pipe_in_the_place_of_a_file_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "keys.bin")
    with pytest.raises(KeyFileError, match="no key file"):
        open_store(key_file=tmp_path / "keys.bin", ask=never).get("0" * 16)


@pytest.mark.parametrize(
    "cost",
    [
        in_file._Cost(0xFFFFFFFF, 1, 1), in_file._Cost(256 * 1024 + 1, 1, 1), in_file._Cost(64, 0xFFFFFFFF, 1), in_file._Cost(64, 17, 1),
        in_file._Cost(64, 0, 1), in_file._Cost(0, 1, 1), in_file._Cost(7, 1, 1), in_file._Cost(64, 1, 0), in_file._Cost(64, 1, 17),
        in_file._Cost(64, 1, 255), in_file._Cost(64, 1, 9),
    ],
)  # fmt: skip
def test_a_file_that_asks_for_more_than_a_computer_can_bear_is_refused_before_it_is_paid(place, cost, monkeypatch):
    secrets = CampaignSecrets.new()
    store = open_store(key_file=place, ask=ask)
    store.put(secrets)
    locked = store._read()
    place.write_bytes(replace(locked, cost=cost).head + locked.sealed)
    monkeypatch.setattr(in_file, "_derive", lambda *_: pytest.fail("the cost was paid"))
    with pytest.raises(KeyFileError, match="no key file"):
        open_store(key_file=place, ask=never).get(secrets.key_id)


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_and_nothing_else_happens(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.bin"
    for whole in (content, b"PAKEYS1\n" + content, b"PAKEYS1\n" + bytes((0, 0, 0, 64, 0, 0, 0, 1, 1)) + content):
        path.write_bytes(whole)
        try:
            assert open_store(key_file=path, ask=ask).get("0" * 16) is None
        except KeyFileError as error:
            no_secret_in(error)


def test_what_is_new_costs_what_rfc_9106_advises(monkeypatch, tmp_path):
    monkeypatch.undo()
    make_key_file(tmp_path / "keys.bin", ask)
    locked = in_file.FileStore(tmp_path / "keys.bin", None)._read()
    assert (locked.cost.memory, locked.cost.passes, locked.cost.lanes) == (65536, 3, 4)
    secrets = CampaignSecrets.new()
    open_store(key_file=tmp_path / "keys.bin", ask=ask).put(secrets)
    assert open_store(key_file=tmp_path / "keys.bin", ask=ask).get(secrets.key_id) == secrets


def test_what_several_write_at_once_is_all_there(place):
    rounds = [CampaignSecrets.new() for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda secrets: open_store(key_file=place, ask=ask).put(secrets), rounds))
    store = open_store(key_file=place, ask=ask)
    assert [store.get(secrets.key_id) for secrets in rounds] == rounds


HOLDING = """
import sys
from pathlib import Path
from auditor.keys.in_file import _turn
with _turn(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(name="another_run")
def _another_run(place):
    """Return another run of the program that is writing the key file."""
    command = [sys.executable, "-c", HOLDING, str(place)]
    settings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=settings) as run:
        assert run.stdout.readline() == b"held\n"
        yield run
        run.kill()


def test_who_finds_the_file_busy_for_too_long_is_told(place, another_run, monkeypatch):
    monkeypatch.setattr(in_file, "_PATIENCE", 0.3)
    store = open_store(key_file=place, ask=ask)
    before = place.read_bytes()
    with pytest.raises(KeyFileError, match="another run") as refused:
        store.put(CampaignSecrets.new())
    assert another_run.poll() is None
    no_secret_in(refused.value)
    assert place.read_bytes() == before
    another_run.stdin.close()
    another_run.wait(60)
    store.put(CampaignSecrets.new())


def test_a_run_that_died_while_writing_blocks_nobody(place, another_run):
    another_run.kill()
    another_run.wait(60)
    assert place.with_name("keys.bin.lock").exists()
    secrets = CampaignSecrets.new()
    open_store(key_file=place, ask=ask).put(secrets)
    assert open_store(key_file=place, ask=ask).get(secrets.key_id) == secrets


def test_a_lock_file_that_was_left_lying_or_is_somebody_elses_blocks_nobody(place):
    place.with_name("keys.bin.lock").write_text("1234\nanother-computer\n", "utf-8")
    open_store(key_file=place, ask=ask).put(CampaignSecrets.new())


def test_where_no_turn_can_be_taken_nothing_is_written(place, monkeypatch):
    fcntl = pytest.importorskip("fcntl", reason="another system call on Windows")

    def missing(*_):
        raise OSError(errno.ENOSYS, "no locks here")

    store = open_store(key_file=place, ask=ask)
    store._open()
    before = place.read_bytes()
    monkeypatch.setattr(fcntl, "flock", missing)
    with pytest.raises(KeyFileError, match="could not be written") as refused:
        store.put(CampaignSecrets.new())
    no_secret_in(refused.value)
    assert place.read_bytes() == before


def test_only_its_owner_reads_the_lock_and_it_holds_nothing(place):
    lock = place.with_name("keys.bin.lock")
    if lock.exists():
        assert lock.read_bytes() == b""
        if os.name == "posix":
            assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_a_key_file_in_the_workspace_and_its_lock_are_no_evidence(tmp_path):
    lay_example(tmp_path / "space")
    before = evidence_paths(tmp_path / "space")
    make_key_file(tmp_path / "space" / "keys.bin", ask)
    assert evidence_paths(tmp_path / "space") == before


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the names of a folder by itself")
def test_a_key_is_on_the_disk_before_anybody_may_name_it(place, monkeypatch):
    happened = []
    sync, move = os.fsync, Path.replace

    def synced(descriptor):
        sync(descriptor)
        happened.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")

    def moved(path, target):
        happened.append("moved")
        return move(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", moved)
    open_store(key_file=place, ask=ask).put(CampaignSecrets.new())
    assert happened == ["file", "moved", "folder"]


def test_a_writing_that_fails_leaves_the_file_as_it_was(place, monkeypatch):
    secrets = CampaignSecrets.new()
    store = open_store(key_file=place, ask=ask)
    store.put(secrets)
    before = place.read_bytes()

    def full(_):
        raise OSError("no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KeyFileError, match="could not be written") as refused:
        store.put(CampaignSecrets.new())
    no_secret_in(refused.value)
    assert place.read_bytes() == before
    assert {path.name for path in place.parent.iterdir()} == {"keys.bin", "keys.bin.lock"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(KeyFileError, match="could not be written"):
        make_key_file(tmp_path / "file" / "keys.bin", ask)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_to_the_file_stays_a_link(place, tmp_path):
    link = tmp_path / "link.bin"
    link.symlink_to(place)
    secrets = CampaignSecrets.new()
    open_store(key_file=link, ask=ask).put(secrets)
    assert link.is_symlink()
    assert open_store(key_file=place, ask=ask).get(secrets.key_id) == secrets


# The command


@pytest.fixture(name="space")
def _space(tmp_path):
    """Return a workspace whose journal tells of two rounds, and the secrets of both."""
    folder = tmp_path / "space"
    lay_example(folder)
    rounds = [CampaignSecrets.new(), CampaignSecrets.new()]
    Ledger(folder / "ledger.db").note(
        *(
            KeysMade(name, name[:7], secrets.key_id, secrets.public_key.hex(), date(2024, 2, 12))
            for name, secrets in zip(("2024-02", "2024-03-2"), rounds, strict=True)
        )
    )
    return folder, rounds


def run(space, *arguments, language="en", **settings):
    from click.testing import CliRunner

    line = [*arguments, "--workspace", str(space[0]), "--language", language]
    return CliRunner().invoke(command, list(map(str, line)), **settings)


def no_secret_on(done, space):
    for secrets in space[1]:
        for shown in (secrets.key_id, secrets.master.hex(), secrets.private_key.hex(), secrets.public_key.hex()):
            assert shown not in done.output


def test_the_list_tells_where_keys_are_and_not_what_they_are(use, space):
    use(SecretService())
    open_store(key_file=None, ask=None).put(space[1][1])
    done = run(space)
    assert done.exit_code == 0, done.output
    here, there = (
        next(line for line in done.stdout.splitlines() if line.startswith(begins))
        for begins in ("2024-03-2", "2024-02 ")
    )
    assert {"keyring", "(Secret", "Service)"} <= set(done.stdout.split())
    assert "March 2024" in here
    assert "12.02.2024" in here
    assert "not on this computer" in there
    no_secret_on(done, space)
    assert "এই কম্পিউটারে নেই" in run(space, language="bn").stdout


def test_the_list_is_shown_where_there_is_no_place_for_keys(space):
    done = run(space)
    assert done.exit_code == 0
    assert done.stdout.count("not on this computer") == 2
    assert "auditor keys new-file" in done.stderr


def test_a_workspace_without_keys_says_what_makes_them(space):
    (space[0] / "ledger.db").unlink()
    done = run(space)
    assert "auditor invite" in done.stderr
    assert not done.stdout


def test_the_list_reads_a_key_file_without_its_passphrase(space, place):
    open_store(key_file=place, ask=ask).put(space[1][0])
    done = run(space, "--key-file", place)
    assert {"key", "file", f"{place}"} <= set(done.stdout.split())
    no_secret_on(done, space)


def test_keys_are_forgotten_once_that_is_meant(use, space):
    use(SecretService())
    store = open_store(key_file=None, ask=None)
    for secrets in space[1]:
        store.put(secrets)
    asked = run(space, "forget", "2024-02")
    assert asked.exit_code == 2
    assert "--yes" in asked.output
    assert store.get(space[1][0].key_id)
    done = run(space, "forget", "2024-02", "--yes")
    assert done.exit_code == 0
    assert "February 2024" in done.stderr
    no_secret_on(done, space)
    assert store.get(space[1][0].key_id) is None
    assert store.get(space[1][1].key_id) == space[1][1]
    assert "nothing to remove" in run(space, "forget", "2024-02", "--yes").stderr


@pytest.mark.parametrize(("typed", "kept"), [("n\n", True), ("y\n", False)])
def test_keys_are_forgotten_only_after_a_yes(use, space, monkeypatch, typed, kept):
    use(SecretService())
    store = open_store(key_file=None, ask=None)
    store.put(space[1][0])
    terminal = type("", (), {"isatty": lambda: True})
    monkeypatch.setattr("auditor.cli._shell.sys", type("", (), {"stdin": terminal, "stderr": terminal}))
    done = run(space, "forget", "2024-02", input=typed)
    assert done.exit_code == 0
    assert "keyring (Secret Service)" in done.stderr
    assert (store.get(space[1][0].key_id) is not None) is kept


def test_a_round_without_keys_is_told_with_those_that_have_some(space):
    done = run(space, "forget", "2025-01", "--yes")
    assert "2024-02, 2024-03-2" in str(done.exception)


# At a terminal


def at_a_terminal(code, typed, tmp_path, stdin=None):
    """Run Python at a terminal of its own, type a line whenever it asks, and return all that was shown and how it ended."""
    ours, theirs = os.openpty()
    settings = {
        "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }  # fmt: skip
    child = subprocess.Popen(
        [sys.executable, "-c", f"import fcntl, termios\nfcntl.ioctl(1, termios.TIOCSCTTY, 0)\n{code}"],
        stdin=theirs if stdin is None else stdin,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | settings,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    lines = list(typed)
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            part = b""
        if not part:
            break
        shown += part
        if lines and shown.endswith(b": "):
            time.sleep(0.05)
            os.write(ours, lines.pop(0))
    os.close(ours)
    return shown.decode("utf-8", errors="replace"), child.wait(60)


ASKING = """
import resource, sys, click
from auditor.cli import _hidden
from auditor.cli._endings import run
from auditor.cli._shell import Shell
from auditor.i18n import Language, Text
@click.command()
def ask():
    answer = _hidden.ask_hidden(Shell(language=Language.BN), Text(en="Secret", bn="গোপন লেখা"))
    click.echo(f"{len(answer)} signs, core {resource.getrlimit(resource.RLIMIT_CORE)[0]}")
sys.exit(run(ask))
"""


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("typed", "told", "code"),
    [
        (b"Invented-1\n", "10 signs, core 0", 0),
        ("গোপন\n".encode(), "4 signs", 0),
        (b"\n", "0 signs", 0),
        (b"Invented\x03", "", 130),
        (b"\x04", "", 130),
        (b"Invented\xff\xfe\n", "cannot be read", 3),
    ],
)
def test_a_secret_is_asked_for_without_showing_it(tmp_path, typed, told, code):
    shown, ended = at_a_terminal(ASKING, [typed], tmp_path)
    assert shown.startswith("গোপন লেখা: ")
    assert told in shown
    assert "Invented" not in shown
    assert "Traceback" not in shown
    assert ended == code


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals")
def test_a_secret_is_not_asked_for_where_the_input_is_no_terminal_though_there_is_one(tmp_path):
    shown, ended = at_a_terminal(ASKING, [b"Invented-1\n"], tmp_path, stdin=subprocess.DEVNULL)
    assert "only ever read from a terminal" in shown
    assert "গোপন লেখা: " not in shown
    assert ended == 3


def test_before_a_secret_is_asked_for_core_dumps_are_off(monkeypatch):
    resource = pytest.importorskip("resource", reason="there are no limits of resources")
    done = []
    monkeypatch.setattr(resource, "setrlimit", lambda which, limits: done.append((which, limits)))
    monkeypatch.setattr(_hidden.sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _: done.append("asked") or "")
    _hidden.ask_hidden(_hidden_shell(), Text(en="Secret", bn="গোপন"))
    assert done == [(resource.RLIMIT_CORE, (0, 0)), "asked"]


def test_a_secret_is_never_read_from_a_pipe():
    done = subprocess.run(
        [sys.executable, "-c", ASKING.replace("resource, ", "").replace("resource.", "")], cwd=ROOT, input="Invented-1\n",
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert "only ever read from a terminal" in done.stderr
    assert "Invented" not in done.stdout + done.stderr


class Terminal:
    """Says it is one."""

    def isatty(self):
        return True


def test_a_terminal_that_cannot_hide_what_is_typed_is_refused(monkeypatch):
    monkeypatch.setattr(_hidden.sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", getpass.fallback_getpass)
    with pytest.raises(_hidden.NoTerminalError) as refused:
        _hidden.ask_hidden(_hidden_shell(), Text(en="Secret", bn="গোপন"))
    assert refused.value.__context__ is None


def _hidden_shell():
    from auditor.cli._shell import Shell

    return Shell(language=Language.EN)


KEYS = "import sys; from auditor.keys import in_file; in_file._NEW = in_file._Cost(64, 1, 1); sys.argv = ['auditor', 'keys', 'new-file', *{arguments!r}]; from auditor.cli import main; main()"


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals")
def test_a_key_file_is_made_at_a_terminal_under_a_passphrase_typed_twice(tmp_path, monkeypatch):
    monkeypatch.undo()
    typed = [
        b"short\n",
        b"invented words one\n",
        b"invented words two\n",
        b"invented words one\n",
        b"invented words one\n",
    ]
    shown, ended = at_a_terminal(KEYS.format(arguments=[]), typed, tmp_path)
    assert ended == 0, shown
    assert "fewer than 12" in shown
    assert "not the same" in shown
    assert "invented words" not in shown
    (path,) = tmp_path.rglob("keys.bin")
    assert str(path) in shown.replace("\r\n", "")
    assert open_store(key_file=path, ask=lambda _: "invented words one").place_of("0" * 16) is None
    again, ended = at_a_terminal(KEYS.format(arguments=[]), typed[1:2] * 2, tmp_path)
    assert ended == 3
    assert "already there" in again


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals")
def test_a_passphrase_that_is_never_chosen_makes_no_file(tmp_path):
    shown, ended = at_a_terminal(
        KEYS.format(arguments=["--key-file", str(tmp_path / "k.bin")]), [b"short\n"] * 3, tmp_path
    )
    assert ended == 3
    assert "no key file was made" in shown
    assert not (tmp_path / "k.bin").exists()


def test_no_key_file_is_made_from_a_pipe(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "keys", "new-file", "--key-file", tmp_path / "k.bin"], cwd=ROOT, check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", input=f"{PASSPHRASE}\n" * 2,
    )  # fmt: skip
    assert done.returncode == 3
    assert re.search("only ever read from a terminal", done.stderr)
    assert not (tmp_path / "k.bin").exists()
