"""Fetches the wheels of a kit: pip's downloads for Windows, the project's own build, and pip's own word that all is there."""
# ruff: noqa: INP001 beside a script of its own, not part of a package

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from wheels import PLATFORM, KitError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wheels import Pin


def run(*command: str, alone: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a Python module and return how it ended; alone means without any settings of pip of this machine.

    A wheel built by it has the scripts of the self-check page, or is not built.
    """
    settings = {**os.environ, "PORTAL_AUDITOR_REQUIRE_ENGINE": "1"}
    if alone:
        settings = {name: value for name, value in settings.items() if not name.startswith("PIP_")}
        settings["PIP_CONFIG_FILE"] = os.devnull
    return subprocess.run(  # noqa: S603 our own commands, no shell
        [sys.executable, "-m", *command], check=False, capture_output=True, text=True, env=settings
    )


def target(python: str) -> tuple[str, ...]:
    """Return pip's options for 64-bit Windows with this CPython."""
    return (
        "--only-binary=:all:",
        f"--platform={PLATFORM}",
        f"--python-version={python}",
        "--implementation=cp",
    )


def download(wanted: Sequence[Pin], python: str, folder: Path) -> tuple[str, ...]:
    """Fetch the wheels of the pins for one Python into a folder; return what is not to be had, by name."""
    if _fetch(wanted, python, folder):
        return ()
    return tuple(f"{pin.plain} for Python {python}" for pin in wanted if not _fetch([pin], python, folder))


def _fetch(wanted: Sequence[Pin], python: str, folder: Path) -> bool:
    with tempfile.TemporaryDirectory() as work:
        listed = Path(work) / "requirements.txt"
        listed.write_text(
            "".join(pin.plain + "".join(f" --hash={digest}" for digest in pin.hashes) + "\n" for pin in wanted), "utf-8"
        )
        options = ("--no-deps", "--require-hashes", "--quiet", f"--dest={folder}", f"--requirement={listed}")
        done = run("pip", "download", *target(python), *options)
    return done.returncode == 0


def resolves_offline(folder: Path, python: str) -> str:
    """Let pip itself install from the folder alone, by the list that install.cmd uses.

    By name it would judge markers such as ``sys_platform == "linux"`` by the machine it runs on; `missing` judges them
    for Windows. Nothing is installed. Returns what pip complained of, or nothing.
    """
    with tempfile.TemporaryDirectory() as work:
        options = ("--dry-run", "--ignore-installed", "--no-index", f"--find-links={folder}", f"--target={work}/site")
        by_list = ("--no-deps", "--require-hashes", f"--requirement={folder / 'requirements.txt'}")
        done = run("pip", "--isolated", "install", *target(python), *options, *by_list, alone=True)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def build_wheel(project: Path, folder: Path) -> None:
    """Build the project's wheel into a folder.

    Raises:
        KitError: it cannot be built.

    """
    done = run("build", "--wheel", f"--outdir={folder}", str(project))
    if done.returncode:
        raise KitError(f"the project's wheel cannot be built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
