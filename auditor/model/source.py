"""The shape of a source: one kind of evidence file, recognised by its name and parsed into observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.evidence import ContactRecord, Observation, UnplacedAnswer
    from auditor.model.notice import Notice
    from auditor.model.subjects import Roster


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file as it was found: its name inside ``evidence/`` (with forward slashes), its bytes, their SHA-256 in hex."""

    name: str
    content: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceContext:
    """What a source must know to read answers.

    Attributes:
        roster: whom the file may speak of.
        decision_day: the day from which resets and profiles count.
        rule: the id of the rule by which "meets the rule" is judged.
        allowed_domains: mail domains that the workspace calls official beside gov.bd.
        vouched: the digests of observation files that entries of the ledger vouch for.
        superseded: those of them in whose place a later slip of the same account and day speaks.

    """

    roster: Roster
    decision_day: date
    rule: str
    allowed_domains: tuple[str, ...] = ()
    vouched: frozenset[str] = frozenset()
    superseded: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class UserCount:
    """How many accounts an office says it has, where no posts are listed; and the day on which it said so."""

    office: str
    number: int
    on: date


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds: what it says, whom it shows to have been spoken to, and what must be told about it.

    `counts` lists accounts that have no post yet: the road numbers them and reads the file again. `unplaced` are answers
    whose owner is not known.
    """

    observations: tuple[Observation[Any], ...]
    contacts: tuple[ContactRecord, ...]
    notices: tuple[Notice, ...]
    counts: tuple[UserCount, ...] = ()
    unplaced: tuple[UnplacedAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of evidence file, in one module under one name.

    Attributes:
        id: kebab-case name, written into observations.
        title: the kind of file, as people call it.
        recognises: whether a file of that name, relative to ``evidence/``, is of this kind.
        parse: pure, with no I/O and no clock. Whatever the bytes are, it returns or raises `AuditorError`.

    """

    id: str
    title: Text
    recognises: Callable[[str], bool]
    parse: Callable[[EvidenceFile, SourceContext], Parsed]
