"""Results as OSCAL assessment results (models of release 1.2.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.i18n import Text
from auditor.model.format import ResultsFormat
from reports.layout.interchange import heading, identifier, moment
from reports.layout.oscal import inventory, markup, metadata, moment_of, noted, observed, serialised

if TYPE_CHECKING:
    from auditor.i18n import Language
    from auditor.model.record import Json
    from auditor.model.results import AnyResults

_TITLE: Final = Text(en="Assessment results", bn="যাচাইয়ের ফলাফল")
_DESCRIPTION: Final = Text(
    en="Each rule of the baseline for each office and user ID that it concerns, as far as these readers are shown it.",
    bn="নির্ধারিত প্রতিটি নিয়মে সংশ্লিষ্ট দপ্তর ও ইউজার আইডির অবস্থা, এই পাঠকদের যতটুকু দেখানো হয়।",
)
_NO_PLAN: Final = Text(
    en="The baseline by which the offices were checked; it takes the place of an assessment plan.",
    bn="যে নিয়মতালিকা ধরে দপ্তরগুলো যাচাই করা হয়েছে; যাচাই-পরিকল্পনার স্থলে এটিই ধরা হয়েছে।",
)


def write(results: AnyResults, language: Language) -> bytes:
    """Return the results as one document."""
    baseline = identifier(results, "baseline")
    title = results.baseline.said(language)
    days = [result.observed_on for result in results.results if result.observed_on is not None]
    found: dict[str, Json] = {
        "uuid": identifier(results, "result", results.audience.value),
        "title": markup(heading(results).said(language)),
        "description": _DESCRIPTION.said(language),
        "start": moment(min((*days, results.head.day))).isoformat(),
        "end": moment_of(results),
        **inventory(results, language, (result.subject for result in results.results)),
        "reviewed-controls": {"control-selections": _selections(results, language)},
        **observed(noted(results, language)),
    }
    resource: dict[str, Json] = {
        "uuid": baseline,
        "title": markup(title),
        "description": _NO_PLAN.said(language),
        "citation": {"text": markup(title)},
    }
    document: dict[str, Json] = {
        "uuid": identifier(results, "assessment-results", results.audience.value, language.value),
        "metadata": metadata(results, _TITLE, language),
        "import-ap": {"href": f"#{baseline}"},
        "results": [found],
        "back-matter": {"resources": [resource]},
    }
    return serialised({"assessment-results": document})


def _selections(results: AnyResults, language: Language) -> list[Json]:
    """Return the checks by the decision that they belong to."""
    subjects = {decision.id: decision.subject for decision in results.head.decisions}
    selections: list[Json] = []
    for decision in dict.fromkeys(check.decision for check in results.checks):
        included: list[Json] = [{"control-id": check.id} for check in results.checks if check.decision == decision]
        described: dict[str, Json] = {}
        if decision:
            words = f"{decision}: {subjects[decision].said(language)}" if decision in subjects else decision
            described["description"] = markup(words)
        selections.append({**described, "include-controls": included})
    return selections or [{"include-all": {}}]


FORMAT: Final = ResultsFormat(name="oscal-ar", suffix=".oscal-ar.json", media_type="application/json", write=write)
