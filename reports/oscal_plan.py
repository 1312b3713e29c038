"""Results as an OSCAL plan of action and milestones (models of release 1.2.1): what is left, by when, and what was waived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.baseline import Level
from auditor.model.finding import Outcome
from auditor.model.format import ResultsFormat
from reports.layout.interchange import identifier, system_identifier
from reports.layout.oscal import inventory, metadata, noted, observed, serialised

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.record import Json
    from auditor.model.results import AnyResults
    from reports.layout.oscal import Noted

_TITLE: Final = Text(en="Plan of action and milestones", bn="বাকি কাজের পরিকল্পনা")
_NOTHING_LEFT: Final = Text(en="Nothing is left to be done", bn="কোনো কাজ বাকি নেই")
_NOTHING_FOUND: Final = Text(
    en="All that these readers are shown is done, or does not apply.",
    bn="এই পাঠকদের যা দেখানো হয় তার সবই হয়েছে, অথবা প্রযোজ্য নয়।",
)


def write(results: AnyResults, language: Language) -> bytes:
    """Return what is left as one document; one item says so where nothing is."""
    left = tuple(member for member in noted(results, language) if member.is_risk and _is_planned(member))
    nothing: Json = {
        "uuid": identifier(results, "item", "nothing"),
        "title": _NOTHING_LEFT.said(language),
        "description": _NOTHING_FOUND.said(language),
    }
    document: dict[str, Json] = {
        "uuid": identifier(results, "plan", results.audience.value, language.value),
        "metadata": metadata(results, _TITLE, language),
        "system-id": {"identifier-type": "https://ietf.org/rfc/rfc4122", "id": system_identifier(results)},
        **inventory(results, language, (member.subject.key for member in left)),
        **observed(left),
        "poam-items": [member.item() for member in left] or [nothing],
    }
    return serialised({"plan-of-action-and-milestones": document})


def _is_planned(member: Noted) -> bool:
    """Whether it belongs into a plan: of advice only what is known not to be followed."""
    return member.check.level is not Level.SHOULD or member.result.outcome is not Outcome.UNKNOWN


FORMAT: Final = ResultsFormat(name="oscal-poam", suffix=".oscal-poam.json", media_type="application/json", write=write)
