"""Records of systems for tests: the samples with secrets put in, and a small roster whose logins they name."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.errors import AuditorError
from auditor.model.source import EvidenceFile, SourceContext
from auditor.model.subjects import Account, Office, OfficeKind, Roster
from auditor.sources.exports import SOURCE

if TYPE_CHECKING:
    from auditor.model.source import Parsed

SAMPLES: Final = Path(__file__).parents[1] / "auditor" / "exports" / "samples"
SECRET_PLACE: Final = b"@@SECRET@@"
SECRET: Final = "Zq7" + "#vulpes" + "Kd2"
OFFICER: Final = Text(en="Officer", bn="কর্মকর্তা")
LOGINS: Final = {"agriculture": "uao.paikgacha", "fisheries": "ufo.paikgacha", "livestock": "ulo.paikgacha"}


def office(name: str, login: str, **more) -> Office:
    account = Account(f"{name}/officer", OFFICER, login)
    return Office(name, Text(en=name, bn="কৃষি"), OfficeKind.DEPARTMENT, OFFICER, accounts=(account,), **more)


ROSTER: Final = Roster(tuple(office(name, login, email=f"{login}@example.gov.bd") for name, login in LOGINS.items()))


def context(roster: Roster = ROSTER) -> SourceContext:
    return SourceContext(roster, date(2024, 1, 18), "password-composition")


def as_file(name: str, content: bytes | str) -> EvidenceFile:
    raw = content.encode() if isinstance(content, str) else content
    return EvidenceFile(f"exports/{name}", raw, hashlib.sha256(raw).hexdigest())


def sample(name: str, secret: str = SECRET) -> EvidenceFile:
    return as_file(name, (SAMPLES / name).read_bytes().replace(SECRET_PLACE, secret.encode()))


def read_all(*files: EvidenceFile, roster: Roster = ROSTER) -> list[Parsed | AuditorError]:
    return list(SOURCE.parsed(files, context(roster)))


def read(*files: EvidenceFile, roster: Roster = ROSTER) -> Parsed:
    """Return what the first of some files says; the others lie beside it."""
    first = read_all(*files, roster=roster)[0]
    if isinstance(first, AuditorError):
        raise first
    return first


def facts(parsed: Parsed) -> dict[str, dict[str, object]]:
    """Return what was observed, by office and fact, in the words of files."""
    found: dict[str, dict[str, object]] = {}
    for seen in parsed.observations:
        found.setdefault(seen.subject.partition("/")[0], {})[seen.fact.id] = seen.fact.encode(seen.value)
    return found


def said(parsed: Parsed) -> str:
    return "\n".join(notice.message.en for notice in parsed.notices)
