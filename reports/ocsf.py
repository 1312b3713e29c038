"""Results as OCSF: Compliance Findings (class 2003 of schema 1.8.0), one JSON object a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.format import ResultsFormat
from auditor.model.grades import Grade
from auditor.model.results import ListedAccount, ListedOffice, NamedOffice, OfficeGroup
from auditor.model.views.minutes import PublicStatus
from reports.layout.interchange import PRODUCT, codes, identifier, line, moment, of_office, remarks, said

if TYPE_CHECKING:
    from datetime import date

    from auditor.i18n import Language
    from auditor.model.results import AnyResults, AnySubject, Check, Result

VERSION: Final = "1.8.0"
_CATEGORY: Final = 2
_CLASS: Final = 2003
_CREATE: Final = 1
_OTHER: Final = 99
_MINUTES_FROM_UTC: Final = 360

_STATUS: Final = {
    Outcome.PASS: (1, "Pass"),
    Outcome.FAIL: (3, "Fail"),
    Outcome.UNKNOWN: (2, "Warning"),
    Outcome.WAIVED: (3, "Fail"),
    Outcome.NOT_APPLICABLE: (_OTHER, "Not Applicable"),
    PublicStatus.IMPLEMENTED: (1, "Pass"),
    PublicStatus.IN_PROGRESS: (_OTHER, "In Progress"),
    PublicStatus.NO_INFORMATION: (2, "Warning"),
    None: (0, "Unknown"),
}
"""The schema's words for outcomes: a Warning is a check that "did not yield a result due to missing information"."""
_CONFIDENCE: Final = {
    Grade.DECLARED: (1, "Low"),
    Grade.SELF_CHECKED: (2, "Medium"),
    Grade.WITNESSED: (2, "Medium"),
    Grade.EXPORTED: (3, "High"),
    Grade.PROVEN: (3, "High"),
}


def write(results: AnyResults, language: Language) -> bytes:
    """Return the results in UTF-8, a finding a line, in the annex's order."""
    checks = {check.id: check for check in results.checks}
    subjects = {subject.key: subject for subject in results.subjects}
    return "".join(
        json.dumps(
            _event(results, subjects[result.subject], checks[result.check], result, language),
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
        for result in results.results
    ).encode()


def _event(
    results: AnyResults, subject: AnySubject, check: Check, result: Result, language: Language
) -> dict[str, Any]:
    head = results.head
    found = said(subject.name, check, result, language)
    severity_id, severity = _severity(check, result)
    event: dict[str, Any] = {
        "activity_id": _CREATE,
        "category_uid": _CATEGORY,
        "class_uid": _CLASS,
        "type_uid": _CLASS * 100 + _CREATE,
        "severity_id": severity_id,
        "severity": severity,
        "time": _milliseconds(head.day),
        "timezone_offset": _MINUTES_FROM_UTC,
        "message": found,
        "metadata": {
            "version": VERSION,
            "product": {"name": PRODUCT, "version": results.version},
            "uid": identifier(results, "event", results.audience.value, language.value, subject.key, check.id),
            "correlation_uid": head.digest,
            "labels": [f"audience:{results.audience.value}", *(["example-data"] if head.example else [])],
        },
        "finding_info": _info(results, subject, check, result, found),
        "compliance": _compliance(results, check, result, language),
        "resources": [_resource(results, subject, language)],
        "unmapped": {"round": head.number, "meeting": head.meeting, **codes(check, result)},
    }
    if result.grade is not None:
        event["confidence_id"], event["confidence"] = _CONFIDENCE[result.grade]
    if result.outcome is Outcome.WAIVED or result.awaits_portal:
        event["status_id"], event["status"] = (
            _OTHER,
            "Waived" if result.outcome is Outcome.WAIVED else "Awaiting Portal",
        )
    if result.steps:
        event["remediation"] = {"desc": " ".join(line(step.said(language)) for step in result.steps)}
    if result.causes or result.waivers:
        event["comment"] = "; ".join(line(text.said(language)) for text in remarks(result))
    return event


def _milliseconds(day: date) -> int:
    return int(moment(day).timestamp()) * 1000


def _severity(check: Check, result: Result) -> tuple[int, str]:
    """Return how much a result weighs: what is ordered and not done more than advice; of what is not known it is not known."""
    status, _ = _STATUS[result.outcome]
    if status == _STATUS[Outcome.FAIL][0]:
        return (2, "Low") if check.level is Level.SHOULD else (3, "Medium")
    return (0, "Unknown") if result.outcome is None or result.is_left else (1, "Informational")


def _info(results: AnyResults, subject: AnySubject, check: Check, result: Result, found: str) -> dict[str, Any]:
    info: dict[str, Any] = {
        "uid": identifier(results, "finding", subject.key, check.id),
        "title": found,
        "created_time": _milliseconds(results.head.day),
        "analytic": {"type_id": 1, "type": "Rule", "uid": check.id, "version": str(check.revision)},
    }
    if check.level is not None:
        info["types"] = [check.level.value]
    if result.observed_on is not None:
        info["first_seen_time"] = _milliseconds(result.observed_on)
    if result.grade is not None:
        info["data_sources"] = [result.grade.code, *result.ways]
    return info


def _compliance(results: AnyResults, check: Check, result: Result, language: Language) -> dict[str, Any]:
    status_id, status = _STATUS[result.outcome]
    compliance: dict[str, Any] = {
        "control": line(check.title.said(language)),
        "desc": line(check.duty.said(language)),
        "standards": [line(results.baseline.said(language))],
        "status_id": status_id,
        "status": status,
        "status_code": str(codes(check, result)["outcome"]),
    }
    if check.decision:
        compliance["requirements"] = [line(check.decision)]
    if result.reason is not None or result.code:
        compliance["status_details"] = [code for code in (result.code, result.reason and result.reason.value) if code]
    return compliance


def _resource(results: AnyResults, subject: AnySubject, language: Language) -> dict[str, Any]:
    resource: dict[str, Any] = {"uid": identifier(results, "subject", subject.key), "type": "office"}
    if name := line(subject.name.said(language)):
        resource["name"] = name
    match subject:
        case OfficeGroup():
            resource["type"] = "group of offices"
        case ListedOffice() | NamedOffice():
            resource["data"] = of_office(subject)
        case ListedAccount():
            resource["type"] = "user ID"
            if subject.login:
                resource["data"] = {"login": line(subject.login)}
            office = subject.office
            resource["group"] = {"uid": identifier(results, "subject", office.key), "type": "office"}
            if name := line(office.name.said(language)):
                resource["group"]["name"] = name
    return resource


FORMAT: Final = ResultsFormat(name="ocsf", suffix=".ocsf.jsonl", media_type="application/jsonl", write=write)
