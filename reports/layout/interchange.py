"""What the standards of interchange have in common: ids, moments, and the codes of a result.

Ids are UUIDs of version 5 (RFC 9562 section 5.5) of `NAMESPACE` and the round's digest with what is named, so that the same
round gives the same ids, and another round others. No clock is read: a day is its first moment in Bangladesh.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from auditor.i18n import Text, joined, meeting_called
from auditor.model.labels import SAMPLE
from auditor.model.results import NamedOffice

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.record import Json
    from auditor.model.results import AnyResults, Check, ListedOffice, Result

NAMESPACE: Final = UUID("b5b7c151-1eb9-4a28-9d61-5445af7e6ae5")
PRODUCT: Final = "Portal Auditor"
DHAKA: Final = timezone(timedelta(hours=6))
"""Bangladesh Standard Time, the whole year since 2010 (IANA time zone Asia/Dhaka)."""

_OF_MEETING: Final = Text(en="{committee}, {meeting}", bn="{committee}, {meeting}")
_FOUND: Final = Text(en="{subject}: {check}: {found}", bn="{subject}: {check}: {found}")
_EXTENDED: Final = Text(en="time extended until {day} ({reference})", bn="{day} পর্যন্ত সময় বর্ধিত ({reference})")


def identifier(results: AnyResults, *named: str) -> str:
    """Return the id of something in a round: what kind of thing it is, then what names it."""
    return str(uuid5(NAMESPACE, "\n".join((results.head.digest, *named))))


def system_identifier(results: AnyResults) -> str:
    """Return the id of the committee's upazila, which is the same in every round."""
    committee = results.head.committee
    return str(uuid5(NAMESPACE, f"upazila\n{committee.upazila.en}\n{committee.district.en}"))


def moment(day: date) -> datetime:
    """Return the first moment of a day, with its zone."""
    return datetime.combine(day, time(), DHAKA)


def line(words: str) -> str:
    """Return words as one line: whatever some reader takes for the end of a line would break what is written by lines."""
    return " ".join(words.split())


def heading(results: AnyResults) -> Text:
    """Return whose results these are and of which meeting; sample data say so."""
    head = results.head
    named = _OF_MEETING.filled(
        committee=head.committee.name,
        meeting=meeting_called(head.meeting, head.meets_on)
        if head.meeting
        else Text(en=str(head.day), bn=str(head.day)),
    )
    return joined((SAMPLE, named), ": ") if head.example else named


def said(subject: Text, check: Check, result: Result, language: Language) -> str:
    """Return in one line what a check came to for whom."""
    return line(_FOUND.said(language, subject=subject, check=check.title, found=result.label))


def remarks(result: Result) -> tuple[Text, ...]:
    """Return what explains a result: why it is not done, and how long time was given."""
    extended = (_EXTENDED.filled(day=waived.until, reference=waived.reference or "—") for waived in result.waivers)
    return (*(cause.label for cause in result.causes), *extended)


def of_office(office: NamedOffice | ListedOffice) -> dict[str, Json]:
    """Return what is known of an office itself: where it may be published, its number in the annex alone."""
    if isinstance(office, NamedOffice):
        return {"serial": office.office.serial}
    listed: dict[str, Json] = {
        "serial": office.office.serial,
        "kind": office.kind.value,
        "portal": line(office.portal),
        "status": office.status.value,
        "own": office.own,
    }
    return {name: value for name, value in listed.items() if value}


def codes(check: Check, result: Result) -> dict[str, Json]:
    """Return all that is known of a result in the codes of the records for machines; what is not known is not there."""
    found: dict[str, Json] = {
        "outcome": result.outcome.value if result.outcome is not None else "not-published",
        "awaiting_portal": result.awaits_portal,
        "grade": result.grade.code if result.grade is not None else None,
        "ways": [*result.ways],
        "observed_on": result.observed_on.isoformat() if result.observed_on is not None else None,
        "done_on": result.done_on,
        "causes": [cause.value for cause in result.causes],
        "missing_reason": result.reason.value if result.reason is not None else None,
        "code": result.code,
        "conflict": result.conflict,
        "waivers": [
            {
                "original_outcome": waived.original.value,
                "reference": line(waived.reference),
                "until": waived.until.isoformat(),
            }
            for waived in result.waivers
        ],
        "counts": dict(result.counts),
        "level": check.level.value if check.level is not None else None,
        "decision": line(check.decision),
    }
    return {name: value for name, value in found.items() if value}
