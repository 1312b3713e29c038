"""Parts of OSCAL documents (models of release 1.2.1): metadata, subjects, observations, findings, risks.

Titles and descriptions are markup there, so the signs of Markdown in names get a backslash. Every id that is referred to is
defined in the same document.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.i18n import Language, Text
from auditor.model.finding import Outcome
from auditor.model.grades import Grade
from auditor.model.results import ListedAccount, OfficeGroup
from auditor.model.views.head import Audience
from auditor.model.views.minutes import PublicStatus
from reports.layout.interchange import PRODUCT, codes, heading, identifier, line, moment, of_office, remarks, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from auditor.model.record import Json
    from auditor.model.results import AnyResults, AnySubject, Check, Result

VERSION: Final = "1.2.1"
OWN_NAMES: Final = "urn:portal-auditor:interchange:v1"
"""Namespace of the properties that are ours; docs/interchange.md tells what they mean."""
_ASSESSOR: Final = "assessor"
_OWNER: Final = "asset-owner"
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]<>#~^&|])")

_METHODS: Final = {
    None: "UNKNOWN",
    Grade.DECLARED: "INTERVIEW",
    Grade.SELF_CHECKED: "TEST",
    Grade.WITNESSED: "EXAMINE",
    Grade.EXPORTED: "EXAMINE",
    Grade.PROVEN: "TEST",
}
_STATES: Final[Mapping[Outcome | PublicStatus | None, tuple[str, str]]] = {
    Outcome.PASS: ("satisfied", "pass"),
    Outcome.FAIL: ("not-satisfied", "fail"),
    Outcome.WAIVED: ("not-satisfied", "fail"),
    Outcome.UNKNOWN: ("not-satisfied", "other"),
    PublicStatus.IMPLEMENTED: ("satisfied", "pass"),
    PublicStatus.IN_PROGRESS: ("not-satisfied", "other"),
    PublicStatus.NO_INFORMATION: ("not-satisfied", "other"),
}
"""What is not applicable, or not published, is observed and no finding: the standard has no third state."""
_RISKS: Final[Mapping[Outcome | PublicStatus | None, str]] = {
    Outcome.WAIVED: "deviation-approved",
    Outcome.UNKNOWN: "investigating",
    PublicStatus.NO_INFORMATION: "investigating",
}
"""By outcome; any other that leaves something to do is open."""

_ASSESSORS: Final = Text(en="Who checks", bn="যাচাইকারী")
_OWNERS: Final = Text(en="The office that has the user ID", bn="ইউজার আইডি যে দপ্তরের")
_MARKINGS: Final = {
    Audience.MINUTES: "public",
    Audience.CHAIR: "not-for-publication",
    Audience.AUDITOR: "not-for-publication",
}


def serialised(document: dict[str, Json]) -> bytes:
    """Return a document in UTF-8, its members always in the same order."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def markup(words: str) -> str:
    """Return words as one line of OSCAL's markup that says just these words."""
    return _MARKUP.sub(r"\\\1", line(words))


def moment_of(results: AnyResults) -> str:
    """Return the day of the audit as OSCAL writes a moment."""
    return moment(results.head.day).isoformat()


def prop(name: str, value: Json, group: str = "") -> Iterator[Json]:
    """Yield a property of ours; none for nothing, which OSCAL does not write."""
    words = line(str(value).lower() if isinstance(value, bool) else str(value)) if value is not None else ""
    if words:
        yield {"name": name, "ns": OWN_NAMES, "value": words, **({"group": group} if group else {})}


def properties(known: dict[str, Json]) -> list[Json]:
    """Return codes and values as properties of ours: a list as several of one name, waivers and counts each in a group."""
    found: list[Json] = []
    for key, value in known.items():
        name = key.replace("_", "-")
        match value:
            case dict():
                for code, number in value.items():
                    found += prop(code, number, name)
            case list():
                for place, member in enumerate(value, start=1):
                    if isinstance(member, dict):
                        for code, words in member.items():
                            found += prop(code.replace("_", "-"), words, f"{name}-{place}")
                    else:
                        found += prop(name, member)
            case _:
                found += prop(name, value)
    return found


def metadata(results: AnyResults, title: Text, language: Language) -> dict[str, Json]:
    """Return the head of a document, with the committee and all offices as its parties."""
    head, committee = results.head, identifier(results, "committee")
    parties: list[Json] = [_party(committee, head.committee.name, language, {})]
    parties += (
        _party(
            subject_id(results, subject),
            subject.name,
            language,
            {"kind": [kind.value for kind in subject.kinds]}
            if isinstance(subject, OfficeGroup)
            else of_office(subject),
        )
        for subject in results.subjects
        if not isinstance(subject, ListedAccount)
    )
    about: dict[str, Json] = {
        "audience": results.audience.value,
        "language": language.value,
        "round": head.number,
        "meeting": head.meeting,
        "meeting_day": head.meets_on.isoformat() if head.meets_on is not None else None,
        "digest": head.digest,
        "tool": f"{PRODUCT} {results.version}",
        "example": head.example or None,
    }
    return {
        "title": markup(f"{title.said(language)}: {heading(results).said(language)}"),
        "last-modified": moment_of(results),
        "version": str(head.number),
        "oscal-version": VERSION,
        "props": [{"name": "marking", "value": _MARKINGS[results.audience]}, *properties(about)],
        "roles": [
            {"id": _ASSESSOR, "title": _ASSESSORS.said(language)},
            {"id": _OWNER, "title": _OWNERS.said(language)},
        ],
        "parties": parties,
        "responsible-parties": [{"role-id": _ASSESSOR, "party-uuids": [committee]}],
    }


def _party(uuid: str, name: Text, language: Language, known: dict[str, Json]) -> Json:
    props = properties(known)
    named = line(name.said(language))
    return {
        "uuid": uuid,
        "type": "organization",
        **({"name": named} if named else {}),
        **({"props": props} if props else {}),
    }


def subject_id(results: AnyResults, subject: AnySubject) -> str:
    """Return the id by which a subject is referred to."""
    return identifier(results, "subject", subject.key)


def inventory(results: AnyResults, language: Language, keys: Iterable[str]) -> dict[str, Json]:
    """Return local definitions of the accounts among some subjects (keys); nothing where there are none."""
    wanted = set(keys)
    items: list[Json] = [
        {
            "uuid": subject_id(results, subject),
            "description": markup(subject.name.said(language)),
            "props": properties({"kind": "user-id", "login": subject.login}),
            "responsible-parties": [
                {"role-id": _OWNER, "party-uuids": [subject_id(results, subject.office)]},
            ],
        }
        for subject in results.subjects
        if isinstance(subject, ListedAccount) and subject.key in wanted
    ]
    return {"local-definitions": {"inventory-items": items}} if items else {}


class Noted(Struct, frozen=True):
    """One result in OSCAL's words."""

    results: AnyResults
    subject: AnySubject
    check: Check
    result: Result
    language: Language

    def id(self, kind: str) -> str:
        """Return the id of its observation, finding, risk or item."""
        return identifier(self.results, kind, self.subject.key, self.check.id)

    @property
    def title(self) -> str:
        """What the check came to for whom."""
        return markup(said(self.subject.name, self.check, self.result, self.language))

    @property
    def known(self) -> list[Json]:
        """All codes and values."""
        return properties(codes(self.check, self.result))

    @property
    def explained(self) -> dict[str, Json]:
        """What explains it, as remarks; nothing where nothing does."""
        words = [markup(text.said(self.language)) for text in remarks(self.result)]
        return {"remarks": "; ".join(words)} if words else {}

    @property
    def is_finding(self) -> bool:
        """Whether it is satisfied or not, and not neither."""
        return self.result.outcome in _STATES

    @property
    def is_risk(self) -> bool:
        """Whether something is left of it."""
        return self.is_finding and self.result.is_left

    def observation(self) -> Json:
        """Return what was observed, by which method."""
        day = self.result.observed_on or self.results.head.day
        kind = "inventory-item" if isinstance(self.subject, ListedAccount) else "party"
        return {
            "uuid": self.id("observation"),
            "title": self.title,
            "description": markup(self.check.duty.said(self.language)),
            "props": self.known,
            "methods": [_METHODS[self.result.grade]],
            "types": ["control-objective"],
            "subjects": [{"subject-uuid": subject_id(self.results, self.subject), "type": kind}],
            "collected": moment(day).isoformat(),
            **self.explained,
        }

    def finding(self) -> Json:
        """Return whether the check is satisfied."""
        state, reason = _STATES[self.result.outcome]
        found: dict[str, Json] = {
            "uuid": self.id("finding"),
            "title": self.title,
            "description": markup(self.check.duty.said(self.language)),
            "props": self.known,
            "target": {
                "type": "objective-id",
                "target-id": self.check.id,
                "status": {"state": state, "reason": reason},
            },
            "related-observations": [{"observation-uuid": self.id("observation")}],
        }
        if self.is_risk:
            found["related-risks"] = [{"risk-uuid": self.id("risk")}]
        return {**found, **self.explained}

    def risk(self) -> Json:
        """Return what is left: an approved deviation where it was waived, with the last day of the time that was given."""
        broken = (self.check.broken or self.check.duty).said(self.language)
        due = self.results.head.due if not self.result.awaits_portal else None
        until = min((waived.until for waived in self.result.waivers), default=None)
        deadline = until if self.result.outcome is Outcome.WAIVED else due
        risk: dict[str, Json] = {
            "uuid": self.id("risk"),
            "title": self.title,
            "description": markup(broken),
            "statement": markup(broken),
            "props": [*self.known, *self._explaining],
            "status": _RISKS.get(self.result.outcome, "open"),
        }
        if deadline is not None:
            risk["deadline"] = moment(deadline).isoformat()
        if self.result.steps:
            risk["remediations"] = [self._step(place, step) for place, step in enumerate(self.result.steps, start=1)]
        risk["related-observations"] = [{"observation-uuid": self.id("observation")}]
        return risk

    @property
    def _explaining(self) -> Iterator[Json]:
        """A risk has no remarks: what explains it stands in a property."""
        for text in remarks(self.result):
            yield from prop("remark", text.said(self.language))

    def _step(self, place: int, step: Text) -> Json:
        words = markup(step.said(self.language))
        return {"uuid": self.id(f"step-{place}"), "lifecycle": "recommendation", "title": words, "description": words}

    def item(self) -> Json:
        """Return it as an item of the plan."""
        return {
            "uuid": self.id("item"),
            "title": self.title,
            "description": markup(self.check.duty.said(self.language)),
            "props": self.known,
            "related-findings": [{"finding-uuid": self.id("finding")}],
            "related-observations": [{"observation-uuid": self.id("observation")}],
            "related-risks": [{"risk-uuid": self.id("risk")}],
            **self.explained,
        }


def noted(results: AnyResults, language: Language) -> tuple[Noted, ...]:
    """Return all results in OSCAL's words."""
    checks = {check.id: check for check in results.checks}
    subjects = {subject.key: subject for subject in results.subjects}
    return tuple(
        Noted(results, subjects[result.subject], checks[result.check], result, language) for result in results.results
    )


def observed(members: Iterable[Noted]) -> dict[str, Json]:
    """Return observations, risks and findings of some results; a list that would be empty is not there."""
    members = tuple(members)
    found: dict[str, list[Json]] = {
        "observations": [member.observation() for member in members],
        "risks": [member.risk() for member in members if member.is_risk],
        "findings": [member.finding() for member in members if member.is_finding],
    }
    return {name: parts for name, parts in found.items() if parts}
