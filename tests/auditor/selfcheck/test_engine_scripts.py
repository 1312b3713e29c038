"""The scripts that are not ours: pinned, checked before they are handed out, and never taken for granted."""

from __future__ import annotations

import hashlib
import json
import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from needs import lacking

import auditor.selfcheck
from auditor.passwords import leaked_here, neighbour, passphrases
from auditor.selfcheck import engine

ROOT = Path(__file__).parents[3]
PACKAGE = Path(auditor.selfcheck.__file__).parent
PINS = json.loads((PACKAGE / "assets" / "engine.json").read_text("utf-8"))
GIVERS = (engine.engine_source, engine.judge_source, engine.qr_source)


@pytest.fixture(autouse=True)
def _built(request):
    if not (PACKAGE / "engine" / "zxcvbn.js").is_file():
        lacking(request, "the scripts of the page were not built (hatch_build.py fetches them)")


@pytest.fixture(name="copy")
def _copy(tmp_path, monkeypatch):
    """Return a copy of the package's folder that the engine reads from."""
    shutil.copytree(PACKAGE, tmp_path / "selfcheck")
    monkeypatch.setattr(engine, "_folder", lambda: tmp_path / "selfcheck")
    return tmp_path / "selfcheck"


@pytest.mark.parametrize("name", PINS)
def test_the_scripts_in_this_installation_are_the_pinned_ones(name):
    content = (PACKAGE / "engine" / name).read_bytes()
    assert len(content) == PINS[name]["bytes"]
    assert hashlib.sha256(content).hexdigest() == PINS[name]["sha256"]


def test_the_lock_pins_by_hash_and_names_no_address():
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    lists = json.loads((Path(leaked_here.__file__).parent / "leaked.json").read_text("utf-8"))["lists"]
    of_desk = json.loads((ROOT / "auditor" / "desk" / "assets" / "built.json").read_text("utf-8"))
    assert set(wanted["dependencies"]) == {pin["package"] for pin in (*PINS.values(), *of_desk.values(), *lists)}
    for name, pinned in lock["packages"].items():
        if name:
            assert pinned["integrity"].startswith("sha512-")
            assert "resolved" not in pinned
            named = wanted["dependencies"] | wanted["devDependencies"]
            assert pinned["version"] == named.get(name.removeprefix("node_modules/"), pinned["version"])


def test_every_change_to_the_engine_is_made_and_its_licence_stands_at_its_head():
    script = engine.engine_source()
    for before, after in engine._SUBSTITUTIONS:
        assert after in script
        assert before not in script.replace(after, "") or before in after
    head = script.partition("*/")[0]
    assert head.startswith("/*! zxcvbn 4.4.2")
    assert "Dropbox" in head
    assert "Permission is hereby granted" in head
    assert "MIT" in engine.qr_source()[:600]


def test_the_scripts_can_stand_together_in_one_element_of_a_page():
    joined = "\n".join(give() for give in GIVERS)
    assert "</script" not in joined.lower()
    assert "<!--" not in joined
    assert "sourceMappingURL" not in joined


def test_the_judge_has_what_it_judges_by():
    first = engine.judge_source().partition("\n")[0]
    pairs = "".join(neighbour.letter_pairs())
    assert first == (
        f'const PassphraseWords = "{" ".join(passphrases.word_list())}".split(" "), LetterPairs = "{pairs}", '
        f'LeakedHashes = "{b64encode(leaked_here.leaked_hashes()).decode()}";'
    )


@pytest.mark.parametrize("name", PINS)
def test_a_missing_script_is_told_with_what_to_do(copy, name):
    (copy / "engine" / name).unlink()
    with pytest.raises(engine.EngineMissingError) as told:
        [give() for give in GIVERS]
    (message,) = told.value.messages
    assert name in message.en
    assert name in message.bn
    assert "npm" in message.en
    assert told.value.exit_code == 3


@pytest.mark.parametrize("name", PINS)
@pytest.mark.parametrize("change", [lambda old: old + b" ", lambda old: old[:-1] + b"x", lambda _: b""])
def test_a_script_that_is_not_the_one_we_know_is_refused(copy, name, change):
    path = copy / "engine" / name
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(engine.EngineMissingError) as told:
        [give() for give in GIVERS]
    assert "is not the script we know" in told.value.messages[0].en


@pytest.mark.parametrize("number", range(len(engine._SUBSTITUTIONS)))
def test_an_engine_that_cannot_be_changed_as_we_do_is_refused_even_if_it_were_pinned(copy, number):
    """Another version might have the place twice, or not at all."""
    before, _ = engine._SUBSTITUTIONS[number]
    path = copy / "engine" / "zxcvbn.js"
    for script in (path.read_text("utf-8").replace(before, ""), path.read_text("utf-8") + before):
        content = script.encode()
        pins = PINS | {"zxcvbn.js": {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}}
        (copy / "assets" / "engine.json").write_text(json.dumps(pins), "utf-8")
        (copy / "engine" / "zxcvbn.js").write_bytes(content)
        with pytest.raises(engine.EngineMissingError):
            engine.engine_source()
        shutil.copy(PACKAGE / "engine" / "zxcvbn.js", path)
