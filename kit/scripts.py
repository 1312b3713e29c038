"""What a kit says: its command files and page, filled in, and the table of licences."""
# ruff: noqa: INP001 beside a script of its own, not part of a package

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from wheels import PROJECT, PYTHONS, KitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from email.message import Message

    from wheels import Wheel

TEMPLATES: Final = ("auditor.cmd", "install.cmd", "start.html")
_TOKEN: Final = re.compile(r"@[A-Z][A-Z_]+@")
_BANGLA_OR: Final = " বা "


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
    by_version = {(wheel.name, wheel.version): wheel for wheel in wheels}
    for wheel in sorted(by_version.values(), key=lambda wheel: wheel.name):
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
