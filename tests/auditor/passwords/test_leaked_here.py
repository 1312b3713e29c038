"""Leaked passwords that meet the rule are known without a network; what is not found is not called safe."""

from __future__ import annotations

import hashlib
import json
import random
import string
from pathlib import Path

import pytest
from needs import lacking

from auditor.model.facts import Strength
from auditor.model.selfcheck import LocalWords
from auditor.passwords import leaked_here
from auditor.passwords.judging import RULES, judge
from auditor.passwords.reasons import Reason

PIN = json.loads((Path(leaked_here.__file__).parent / "leaked.json").read_text("utf-8"))
KNOWN = ("P@ssw0rd", "Passw0rd!")


@pytest.fixture(name="built", autouse=True)
def _built(request):
    hashes = leaked_here.leaked_hashes()
    if not hashes:
        lacking(request, "the hashes of leaked passwords were not built (hatch_build.py makes them)")
    return hashes


def test_the_hashes_are_the_pinned_ones_sorted_and_each_once(built):
    assert len(built) == PIN["bytes"]
    assert hashlib.sha256(built).hexdigest() == PIN["sha256"]
    hashes = [built[at : at + 4] for at in range(0, len(built), 4)]
    assert hashes == sorted(set(hashes))


@pytest.mark.parametrize("password", KNOWN)
def test_a_leaked_password_is_weak_and_told_so(password):
    found = judge(password, LocalWords(), rule=RULES[0], year=2024)
    assert found.strength is Strength.WEAK
    assert found.reasons[0] is Reason.BREACHED


def test_a_leaked_password_is_weak_however_hard_it_is_to_guess(monkeypatch):
    password = "xqZv@btk73Wm9"
    assert judge(password, LocalWords(), rule=RULES[0], year=2024).strength is Strength.STRONG
    monkeypatch.setattr("auditor.passwords.judging.is_leaked", lambda _: True)
    found = judge(password, LocalWords(), rule=RULES[0], year=2024)
    assert (found.strength, found.reasons) == (Strength.WEAK, (Reason.BREACHED,))


def test_what_is_in_no_list_is_as_good_as_never_found():
    rng = random.Random(32)
    made = ("".join(rng.choices(string.printable[:94], k=12)) for _ in range(20_000))
    assert sum(map(leaked_here.is_leaked, made)) <= 1


def test_only_passwords_that_meet_the_rule_are_taken_each_once():
    taken = leaked_here.hashes_of(["P@ssw0rd", "P@ssw0rd", "password", "Password1", "p@ssw0rd", "P@ss"])
    assert len(taken) == 4
    assert taken in leaked_here.leaked_hashes()


@pytest.mark.parametrize("content", [None, b"", b"other"])
def test_hashes_that_are_missing_or_changed_find_nothing(tmp_path, monkeypatch, content):
    (tmp_path / "built").mkdir()
    (tmp_path / "leaked.json").write_text(json.dumps(PIN), "utf-8")
    if content is not None:
        (tmp_path / "built" / "leaked.bin").write_bytes(content)
    monkeypatch.setattr(leaked_here.resources, "files", lambda _: tmp_path)
    assert leaked_here.leaked_hashes() == b""
