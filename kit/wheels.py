"""Which wheels a kit holds: those the lock pins for 64-bit Windows, looked into and checked to be complete."""
# ruff: noqa: INP001 beside a script of its own, not part of a package

from __future__ import annotations

import email.parser
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from packaging.utils import NormalizedName
    from packaging.version import Version

PROJECT: Final = "portal-auditor"
PYTHONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The CPython versions the kit serves, in the order in which install.cmd looks for them."""
PLATFORM: Final = "win_amd64"
LARGEST_METADATA: Final = 4 * 1024 * 1024
"""No honest METADATA is larger (bytes)."""
SAFE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
"""One part of a path: no slash, backslash, colon or leading dot, so it cannot lead anywhere else."""
_GUIDES: Final = "auditor/desk/manual/"
GUIDE_PAGES: Final = frozenset(
    f"{reader}.{language}.html" for reader in ("programmer", "office", "committee") for language in ("bn", "en")
)
"""The guides that `start.html` names."""
_METADATA: Final = re.compile(r"[^/]+\.dist-info/METADATA")
_LICENCE: Final = re.compile(r"\.dist-info/(licenses/.*[^/]|(LICEN[CS]E|COPYING|NOTICE)[^/]*)$", re.IGNORECASE)


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
        if not hashes or [clause.operator for clause in requirement.specifier] != ["=="]:
            raise KitError(f"the lock does not pin {requirement.name} with ==, a version and its digests")
        found.append(Pin(requirement, tuple(digest.strip() for digest in hashes)))
    return tuple(found)


def read_wheel(file: str, content: bytes) -> Wheel:
    """Return a wheel as read; nothing of it is unpacked to disk.

    Raises:
        KitError: it is no wheel, or its name could lead somewhere else.

    """
    if not SAFE_NAME.fullmatch(file):
        raise KitError(f"{file!r} is no name for a file of the kit")
    try:
        name, version, _, tags = parse_wheel_filename(file)
        with zipfile.ZipFile(io.BytesIO(content)) as inside:
            (place,) = (entry for entry in inside.infolist() if _METADATA.fullmatch(entry.filename))
            if place.file_size > LARGEST_METADATA:
                raise KitError(f"{file}: its METADATA is too large")
            metadata = email.parser.Parser().parsestr(inside.read(place).decode("utf-8"))
            names = [entry.filename for entry in inside.infolist()]
            licences = tuple(sorted(name for name in names if _LICENCE.search(name)))
    except (InvalidWheelFilename, zipfile.BadZipFile, UnicodeDecodeError, ValueError) as error:
        raise KitError(f"{file} is no readable wheel") from error
    if canonicalize_name(metadata.get("Name", "")) != name or metadata.get("Version", "") != str(version):
        raise KitError(f"{file}: its METADATA names something else")
    return Wheel(file, content, name, version, tags, metadata, licences)


def guides(ours: Wheel) -> dict[str, bytes]:
    """Return the pages and pictures of the guides by name, as the project's wheel holds them for the desk.

    Raises:
        KitError: it was built without a guide to which `start.html` leads.

    """
    with zipfile.ZipFile(io.BytesIO(ours.content)) as inside:
        found = {
            name.removeprefix(_GUIDES): inside.read(name) for name in inside.namelist() if name.startswith(_GUIDES)
        }
    if lacking := sorted(GUIDE_PAGES - set(found)):
        raise KitError(f"the wheel of {PROJECT} has no guides: {', '.join(lacking)}")
    return found


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
