"""Makes the release kit for 64-bit Windows, on any system: ``python kit/build.py [--output DIR]``.

The kit is one ZIP file that an assistant programmer takes to an office PC on a USB drive: the project's wheel, the
pinned wheels it needs, two ``.cmd`` files for double-clicks, and a page in Bangla. It does not hold Python.
The same wheels give the same bytes: entries are sorted, stored uncompressed, and carry one fixed date.
"""
# ruff: noqa: INP001 a script of its own, not part of a package

from __future__ import annotations

import argparse
import email.parser
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from email.message import Message

    from packaging.utils import NormalizedName
    from packaging.version import Version

ROOT: Final = Path(__file__).resolve().parents[1]
HERE: Final = Path(__file__).resolve().parent
PROJECT: Final = "portal-auditor"
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The CPython versions the kit serves, in the order in which install.cmd looks for them."""
PLATFORM: Final = "win_amd64"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the earliest a ZIP file can hold."""
LARGEST_METADATA: Final = 4 * 1024 * 1024
"""No honest METADATA is larger (bytes)."""
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
"""One part of a path: no slash, backslash, colon or leading dot, so it cannot lead anywhere else."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_TOKEN: Final = re.compile(r"@[A-Z][A-Z_]+@")
_BANGLA_OR: Final = " বা "


class KitError(Exception):
    """The kit cannot be made; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One line of the lock: a requirement with ``==``, its marker, and the digests it accepts."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def plain(self) -> str:
        """The requirement without its marker, which pip would judge by the machine it runs on."""
        return f"{canonicalize_name(self.requirement.name)}{self.requirement.specifier}"

    def wanted_by(self, python: str) -> bool:
        """Whether Windows with this Python needs it."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(environment(python))


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel: its file name, bytes, and what its METADATA says."""

    file: str
    content: bytes
    name: NormalizedName
    version: Version
    tags: frozenset[Tag]
    metadata: Message
    licence_files: tuple[str, ...]

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def environment(python: str) -> dict[str, str]:
    """Return the marker variables (PEP 508) of a 64-bit Windows with this CPython, such as ``3.12``."""
    return {
        "extra": "",
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.19045",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }


def tags_of(python: str) -> frozenset[Tag]:
    """Return the tags that pip accepts on a 64-bit Windows with this CPython."""
    major, minor = (int(part) for part in python.split("."))
    interpreter = f"cp{major}{minor}"
    return frozenset(
        {
            *cpython_tags((major, minor), abis=[interpreter], platforms=[PLATFORM]),
            *compatible_tags((major, minor), interpreter=interpreter, platforms=[PLATFORM]),
        }
    )


def pins(lock: str) -> tuple[Pin, ...]:
    """Return the lines of a lock with digests (``requirements.txt``), in their order.

    Raises:
        KitError: a line has no digest or no exact version.

    """
    found = []
    for line in re.sub(r"\\\r?\n", " ", lock).splitlines():
        words, *hashes = re.split(r"\s--hash=", line.partition(" #")[0])
        if not words.strip() or words.startswith("#"):
            continue
        requirement = Requirement(words.strip())
        if not hashes or [one.operator for one in requirement.specifier] != ["=="]:
            raise KitError(f"the lock does not pin {requirement.name} with ==, a version and its digests")
        found.append(Pin(requirement, tuple(one.strip() for one in hashes)))
    return tuple(found)


def read_wheel(file: str, content: bytes) -> Wheel:
    """Return a wheel as read; nothing of it is unpacked to disk.

    Raises:
        KitError: it is no wheel, or its name could lead somewhere else.

    """
    if not _NAME.fullmatch(file):
        raise KitError(f"{file!r} is no name for a file of the kit")
    try:
        name, version, _, tags = parse_wheel_filename(file)
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            (place,) = (one for one in inside.infolist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", one.filename))
            if place.file_size > LARGEST_METADATA:
                raise KitError(f"{file}: its METADATA is too large")
            metadata = email.parser.Parser().parsestr(inside.read(place).decode("utf-8"))
            licences = tuple(
                sorted(
                    one.filename
                    for one in inside.infolist()
                    if re.search(
                        r"\.dist-info/(licenses/.*[^/]|(LICEN[CS]E|COPYING|NOTICE)[^/]*)$", one.filename, re.IGNORECASE
                    )
                )
            )
    except (InvalidWheelFilename, zipfile.BadZipFile, UnicodeDecodeError, ValueError) as error:
        raise KitError(f"{file} is no readable wheel") from error
    if canonicalize_name(metadata.get("Name", "")) != name or metadata.get("Version", "") != str(version):
        raise KitError(f"{file}: its METADATA names something else")
    return Wheel(file, content, name, version, tags, metadata, licences)


def missing(wheels: Sequence[Wheel], python: str) -> tuple[str, ...]:
    """Return what an installation of the project on Windows with this Python would lack, from the project down.

    pip judges markers such as ``platform_system == "Windows"`` by the machine it runs on, so its own dry run on
    another system cannot see what only Windows needs; this can.
    """
    served, tags = environment(python), tags_of(python)
    usable = [wheel for wheel in wheels if wheel.tags & tags]
    lacking: set[str] = set()
    seen: set[str] = set()
    waiting = [Requirement(PROJECT)]
    while waiting:
        wanted = waiting.pop()
        extras = ("", *sorted(wanted.extras))
        if str(wanted) in seen:
            continue
        seen.add(str(wanted))
        fitting = [
            wheel
            for wheel in usable
            if wheel.name == canonicalize_name(wanted.name)
            and wanted.specifier.contains(wheel.version, prereleases=True)
        ]
        if not fitting:
            lacking.add(f"{wanted.name}{wanted.specifier} for Python {python}")
            continue
        for line in fitting[0].metadata.get_all("Requires-Dist", []):
            needed = Requirement(line)
            marker = needed.marker
            if marker is None or any(marker.evaluate({**served, "extra": extra}) for extra in extras):
                needed.marker = None
                waiting.append(needed)
    return tuple(sorted(lacking))


def requirements(wheels: Sequence[Wheel], lock: Sequence[Pin]) -> str:
    """Return the list that install.cmd hands to pip: every wheel by name, version and digest, and nothing else."""
    markers = {pin.plain: pin.requirement.marker for pin in lock}
    lines = []
    for name, version in sorted({(wheel.name, wheel.version) for wheel in wheels}):
        marker = markers.get(f"{name}=={version}")
        digests = sorted(wheel.digest for wheel in wheels if (wheel.name, wheel.version) == (name, version))
        condition = f" ; {marker}" if marker is not None else ""
        lines.append(f"{name}=={version}{condition}" + "".join(f" --hash=sha256:{digest}" for digest in digests))
    return "\n".join(lines) + "\n"


def licence(metadata: Message) -> str:
    """Return in a few words under which licence a wheel says it is."""
    expression = metadata.get("License-Expression", "")
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier", [])
        if line.startswith("License ::") and line != "License :: OSI Approved"
    ]
    first, _, more = metadata.get("License", "").strip().partition("\n")
    told = expression or ("; ".join(classifiers) if classifiers or more else "") or first
    printable = "".join(sign if sign.isprintable() else " " for sign in told)
    return unicodedata.normalize("NFC", printable).strip()[:80] or "not stated in its METADATA"


def licences(wheels: Sequence[Wheel]) -> str:
    """Return the table of the bundled wheels with their licences and where in the wheel the text is."""
    rows = [("Package", "Version", "Licence", "Text of the licence, inside the wheel")]
    for wheel in sorted({(wheel.name, wheel.version): wheel for wheel in wheels}.values(), key=lambda one: one.name):
        texts = ", ".join(wheel.licence_files) or "none bundled"
        rows.append((wheel.name, str(wheel.version), licence(wheel.metadata), texts))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    table = "\n".join(
        "  ".join([*(word.ljust(width) for word, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    )
    return (
        "Licences of the packages in the folder wheels\n\n"
        "Each wheel is as its authors published it; it is a ZIP file and holds the text of its licence where named.\n"
        f"The table is made from their METADATA. The licence of {PROJECT} itself is in LICENSE.\n\n{table}\n"
    )


def filled(template: str, version: str) -> str:
    """Return a template of the kit with its tokens (``@VERSION@`` and the like) filled.

    Raises:
        KitError: a token is left over.

    """
    tokens: Mapping[str, str] = {
        "@VERSION@": version,
        "@PYTHONS@": " ".join(PYTHONS),
        "@PYTHONS_IN_WORDS@": ", ".join(PYTHONS[:-1]) + f" or {PYTHONS[-1]}",
        "@PYTHONS_IN_BANGLA@": ", ".join(PYTHONS[:-1]) + _BANGLA_OR + PYTHONS[-1],
        "@PYTHON_TUPLES@": ",".join(f"({python.replace('.', ',')})" for python in PYTHONS),
    }
    for token, words in tokens.items():
        template = template.replace(token, words)
    if left := _TOKEN.search(template):
        raise KitError(f"the token {left.group()} is not known")
    return template


def windows_lines(text: str) -> bytes:
    """Return a text with the line ends that cmd and Notepad need."""
    return "\r\n".join(text.splitlines()).encode("utf-8") + b"\r\n"


def files(wheels: Sequence[Wheel], lock: Sequence[Pin]) -> dict[str, bytes]:
    """Return the kit's files by their names below its folder, `SHA256SUMS` among them.

    Raises:
        KitError: the project's own wheel is not among them, or a template cannot be filled.

    """
    own = [wheel for wheel in wheels if wheel.name == PROJECT]
    if len(own) != 1:
        raise KitError(f"there has to be one wheel of {PROJECT}")
    version = str(own[0].version)
    made = {
        name: windows_lines(filled((HERE / name).read_text("utf-8"), version))
        for name in ("auditor.cmd", "install.cmd", "start.html")
    }
    made["LICENSE"] = (ROOT / "LICENSE").read_text("utf-8").encode()
    made["LICENCES.txt"] = windows_lines(licences([wheel for wheel in wheels if wheel.name != PROJECT]))
    made["wheels/requirements.txt"] = requirements(wheels, lock).encode()
    made.update({f"wheels/{wheel.file}": wheel.content for wheel in wheels})
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
            if not _NAME.fullmatch(part) or part.endswith(".") or _RESERVED.fullmatch(part):
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
            "".join(pin.plain + "".join(f" --hash={one}" for one in pin.hashes) + "\n" for pin in wanted), "utf-8"
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


def build_wheel(folder: Path) -> None:
    """Build the project's wheel into a folder.

    Raises:
        KitError: it cannot be built.

    """
    done = run("build", "--wheel", f"--outdir={folder}", str(ROOT))
    if done.returncode:
        raise KitError(f"the project's wheel cannot be built:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


def say(line: str) -> None:
    """Tell how far the work is."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def make(output: Path) -> Path:
    """Build, fetch, check and write the kit; return the ZIP file.

    Raises:
        KitError: something is missing; nothing is written then.

    """
    lock = pins((ROOT / "requirements.txt").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        say("building the wheel of the project")
        build_wheel(folder)
        lacking: list[str] = []
        for python in PYTHONS:
            wanted = [pin for pin in lock if pin.wanted_by(python)]
            say(f"fetching {len(wanted)} wheels for Python {python}")
            lacking += download(wanted, python, folder)
        if lacking:
            raise KitError("no wheel for 64-bit Windows of: " + ", ".join(lacking))
        wheels = [read_wheel(path.name, path.read_bytes()) for path in sorted(folder.glob("*.whl"))]
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
    asked = options.parse_args(None if arguments is None else list(arguments))
    try:
        make(asked.output)
    except KitError as error:
        say(f"The kit was not made: {error}")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
