"""Makes the release kit for 64-bit Windows, on any system: ``python kit/build.py [--output DIR] [--wheel FILE]``.

The kit is one ZIP file that an assistant programmer takes to an office PC on a USB drive: the project's wheel and the
pinned wheels it needs, pressed into one file; two ``.cmd`` files for double-clicks, a page in Bangla, and the guides. It does not hold Python.
The same wheels give the same bytes: entries are sorted, stored uncompressed, and carry one fixed date.
"""
# ruff: noqa: INP001 a script of its own, not part of a package

from __future__ import annotations

import argparse
import hashlib
import io
import re
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fetching import build_wheel, download, resolves_offline
from pressing import EPOCH, pressed, stored
from scripts import TEMPLATES, filled, licences, windows_lines
from wheels import PROJECT, PYTHONS, SAFE_NAME, KitError, guides, missing, pins, read_wheel, requirements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from wheels import Pin, Wheel

ROOT: Final = Path(__file__).resolve().parents[1]
HERE: Final = Path(__file__).resolve().parent
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def files(wheels: Sequence[Wheel], lock: Sequence[Pin]) -> dict[str, bytes]:
    """Return the kit's files by their names below its folder, `SHA256SUMS` among them.

    Raises:
        KitError: the project's own wheel is not among them or has no guides, or a template cannot be filled.

    """
    ours = [wheel for wheel in wheels if wheel.name == PROJECT]
    if len(ours) != 1:
        raise KitError(f"there has to be one wheel of {PROJECT}")
    version = str(ours[0].version)
    made = {name: windows_lines(filled((HERE / name).read_text("utf-8"), version)) for name in TEMPLATES}
    made |= {f"guide/{name}": content for name, content in guides(ours[0]).items()}
    made["LICENSE"] = (ROOT / "LICENSE").read_text("utf-8").encode()
    made["LICENCES.txt"] = windows_lines(licences([wheel for wheel in wheels if wheel.name != PROJECT]))
    made["wheels/requirements.txt"] = requirements(wheels, lock).encode()
    made["wheels/unpack.py"] = windows_lines((HERE / "unpack.py").read_text("utf-8"))
    made["wheels/wheels.tar.xz"] = pressed(wheels)
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(made.items()))
    made["SHA256SUMS"] = sums.encode()
    return made


def archive(folder: str, content: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of the files below one folder; the same files give the same bytes.

    Raises:
        KitError: a name could lead out of the folder, or is none on Windows.

    """
    names = [f"{folder}/{name}" for name in content]
    for name in names:
        for part in name.split("/"):
            if not SAFE_NAME.fullmatch(part) or part.endswith(".") or _RESERVED.fullmatch(part):
                raise KitError(f"{name!r} is no name for a file of the kit")
    if len({name.lower() for name in names}) != len(names):
        raise KitError("two files of the kit have one name on Windows")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as kit:
        for name in sorted(content):
            entry = zipfile.ZipInfo(f"{folder}/{name}", EPOCH)
            entry.create_system = 0
            entry.external_attr = 0
            kit.writestr(entry, content[name])
    return out.getvalue()


def say(line: str) -> None:
    """Tell how far the work is."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def make(output: Path, built: Path | None) -> Path:
    """Build, fetch, check and write the kit; return the ZIP file.

    Args:
        output: the folder for it.
        built: the project's wheel, where it is built already.

    Raises:
        KitError: something is missing; nothing is written then.

    """
    lock = pins((ROOT / "requirements.txt").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        if built:
            shutil.copy2(built, folder)
        else:
            say("building the wheel of the project")
            build_wheel(ROOT, folder)
        lacking: list[str] = []
        for python in PYTHONS:
            wanted = [pin for pin in lock if pin.wanted_by(python)]
            say(f"fetching {len(wanted)} wheels for Python {python}")
            lacking += download(wanted, python, folder)
        if lacking:
            raise KitError("no wheel for 64-bit Windows of: " + ", ".join(lacking))
        wheels = [stored(read_wheel(path.name, path.read_bytes())) for path in sorted(folder.glob("*.whl"))]
        for wheel in wheels:
            (folder / wheel.file).write_bytes(wheel.content)
        say("pressing the wheels together")
        content = files(wheels, lock)
        (folder / "requirements.txt").write_bytes(content["wheels/requirements.txt"])
        (version,) = (str(wheel.version) for wheel in wheels if wheel.name == PROJECT)
        for python in PYTHONS:
            lacking += missing(wheels, python)
            if complaint := resolves_offline(folder, python):
                lacking.append(f"pip, Python {python}: {complaint}")
        if lacking:
            raise KitError("the set of wheels is not complete: " + "; ".join(lacking))
    name = f"{PROJECT}-{version}-windows"
    kit = archive(name, content)
    output.mkdir(parents=True, exist_ok=True)
    path = output / f"{name}.zip"
    beside = path.with_suffix(".new")
    beside.write_bytes(kit)
    beside.replace(path)
    say(f"{path}: {len(wheels)} wheels for Python {', '.join(PYTHONS)}, {len(kit) / 1e6:.1f} MB")
    say(f"sha256 {hashlib.sha256(kit).hexdigest()}")
    return path


def main(arguments: Iterable[str] | None = None) -> int:
    """Make the kit; return 0, or 3 when it could not be made."""
    options = argparse.ArgumentParser(description="Make the release kit for 64-bit Windows.")
    options.add_argument("--output", type=Path, default=ROOT / "dist", help="folder for the ZIP file (dist)")
    options.add_argument(
        "--wheel", type=Path, help="the project's wheel, built with the scripts of its pages (built here)"
    )
    asked = options.parse_args(None if arguments is None else list(arguments))
    try:
        make(asked.output, asked.wheel)
    except KitError as error:
        say(f"The kit was not made: {error}")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
