"""Runs the program of a kit on the Python of Windows, under Wine: ``python kit/on_windows.py KIT PYTHON DEMO INTO``.

KIT is the kit's ZIP file; PYTHON the embeddable Python of Windows as `python-of-windows.txt` names it, a tar file that
holds it as ``data.zip``; DEMO a demo workspace that another system made with the same program. The demo is made again in
INTO, and has to hold the same files, byte for byte, but for the two that hold what is drawn anew for each workspace.
"""
# ruff: noqa: INP001 a script of its own, not part of a package

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Final

_PATHS: Final = "python311.zip\n.\n..\\site\nimport site\n"
"""Where that Python finds modules: an embeddable one has no pip, so wheels are unpacked beside it."""
_DRAWN_ANEW: Final = frozenset({"ledger.db", "handover.pdf"})
"""The ledger holds the id of its workspace, which the note for a successor names."""
_KEYS: Final = """
from auditor.keys.opening import open_store
from auditor.slip.codes import CampaignSecrets
made = CampaignSecrets.new()
store = open_store(key_file=None, ask=None)
store.put(made)
assert open_store(key_file=None, ask=None).get(made.key_id) == made
store.forget(made.key_id)
assert store.get(made.key_id) is None
print(store.where.en)
"""


class WindowsPython:
    """The Python of Windows with the wheels of a kit.

    Attributes:
        folder: where it and what it needs lies.

    """

    def __init__(self, kit: Path, python: Path, folder: Path) -> None:
        """Unpack both into a folder."""
        self.folder = folder
        self._env = os.environ | {"WINEPREFIX": str(folder / "wine"), "WINEDEBUG": "-all", "PYTHONUTF8": "1"}
        with tarfile.open(python) as tar:
            (held,) = (entry for entry in tar if Path(entry.name).name == "data.zip")
            content = tar.extractfile(held)
            if content is None:
                raise SystemExit(f"{python.name}: data.zip is no file")
            with zipfile.ZipFile(content) as files:
                files.extractall(folder)  # noqa: S202 pinned by its digest
        next(folder.glob("cp3*")).rename(folder / "python")
        next((folder / "python").glob("*._pth")).write_text(_PATHS, "ascii")
        with zipfile.ZipFile(kit) as files:
            files.extractall(folder / "kit")  # noqa: S202 made here
        (wheels,) = (folder / "kit").glob("*/wheels")
        self.run(str(wheels / "unpack.py"), str(wheels / "wheels.tar.xz"), str(folder / "wheels"))
        for wheel in sorted((folder / "wheels").iterdir()):
            with zipfile.ZipFile(wheel) as files:
                files.extractall(folder / "site")  # noqa: S202 pinned by their digests

    def run(self, *words: str) -> str:
        """Run it; return the last line that it printed.

        Raises:
            SystemExit: it failed.

        """
        done = subprocess.run(  # noqa: S603 words of our own
            ["wine", str(self.folder / "python" / "python.exe"), *words],  # noqa: S607 found as the user finds it
            env=self._env,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout.strip().rpartition("\n")[2]


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their names."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def main(kit: str, python: str, demo: str, into: str) -> None:
    """Make the demo, verify it, and compare it.

    Raises:
        SystemExit: something failed, or differs.

    """
    folder = Path(into).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    windows = WindowsPython(Path(kit), Path(python), folder)
    print(windows.run("-c", "import platform, sys; print(platform.platform(), sys.version)"))  # noqa: T201
    windows.run("-m", "auditor", "demo", "demo")
    windows.run("-m", "auditor", "--workspace", "demo", "verify")
    print("keys:", windows.run("-c", _KEYS))  # noqa: T201
    here, there = contents(folder / "demo"), contents(Path(demo))
    odd = sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))
    if set(odd) != _DRAWN_ANEW:
        raise SystemExit(f"other than there: {', '.join(odd)}")
    print(f"{len(here)} files, {len(here) - len(odd)} of them as there, byte for byte")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
