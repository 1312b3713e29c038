"""The annex that may be published as a record for machines; null stands for what is not published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.layout.records.parts import (
    advice_json,
    basis_json,
    cause_json,
    correction_json,
    duty_basis_json,
    each,
    head_json,
    if_known,
    if_there,
    in_both_languages,
    iso_day,
    other_decisions_json,
    proposal_json,
    request_json,
    rounds_before_json,
    schema_address,
    where_so,
)

if TYPE_CHECKING:
    from auditor.model.record import Json, Record
    from auditor.model.views.minutes import (
        MinutesRow,
        MinutesSummary,
        MinutesView,
        PublicChecks,
        PublicPart,
        PublicSample,
        PublicTally,
    )

VERSION: Final = "v6"
"""The first had the chair's counts, from which what was hidden could be reckoned; the second no duty, the fourth no sample, the fifth
not that the portal's owner was told already, what is to become of user IDs of vacant posts, nor the decisions that are kept by hand."""


def minutes_record(view: MinutesView) -> Record:
    """Return the annex that may be published."""
    return {
        "schema": schema_address("annex-minutes", VERSION),
        "summary": _summary(view.summary),
        "offices": each(_row, view.rows),
    }


def _summary(summary: MinutesSummary) -> Json:
    changes = summary.changes
    return {
        "head": head_json(summary.head),
        "offices": summary.offices,
        "asked": summary.asked,
        "answered": summary.answered,
        "checks": _checks(summary.checks) if summary.checks is not None else None,
        "decisions": each(_part, summary.parts),
        "other_decisions": other_decisions_json(summary.head),
        "portal_offices": summary.portal_offices,
        "causes": each(cause_json, summary.causes),
        "advice": each(advice_json, summary.advice),
        "proposals": each(proposal_json, summary.proposals),
        "first_report": summary.first,
        "previous_meeting": if_known(summary.previous_meeting[:7]),
        "previous_meeting_day": iso_day(summary.previous_day),
        "newly_implemented": changes.newly_done if changes is not None else None,
        "to_do_again": changes.slipped if changes is not None else None,
        "pending": changes.pending if changes is not None else None,
        "password_rule": if_known(summary.password_rule),
        "sample": _sample(summary.sample) if summary.sample is not None else None,
        **where_so(
            corrected=if_there(correction_json, summary.corrected),
            portal_letter=if_there(request_json, summary.portal_request),
            previous_papers_day=iso_day(summary.previous_printed),
            has_own_offices=summary.own_offices,
            told_before=summary.told_before,
            judged_no_more=[decision.id for decision in summary.judged_no_more],
        ),
        **rounds_before_json(summary.head),
    }


def _sample(sample: PublicSample) -> Json:
    return {"drawn": sample.drawn, "seen": sample.seen, "waiting": sample.waiting, "gone": sample.gone}


def _checks(checks: PublicChecks) -> Json:
    return {
        "implemented": checks.implemented,
        "checked": checks.checked,
        "best_basis": basis_json(checks.best_basis) if checks.best_basis is not None else None,
    }


def _part(part: PublicPart) -> Json:
    return {
        "decision": part.decision.id,
        "groups": [
            {"kinds": [kind.value for kind in group.kinds], "tally": _tally(group.tally)} for group in part.groups
        ],
        "total": _tally(part.total),
        "basis": basis_json(part.basis) if part.basis is not None else None,
        "duties": each(duty_basis_json, part.duties),
        "history": [
            {"meeting": if_known(past.meeting[:7]), "meeting_day": iso_day(past.day), "tally": _tally(past.tally)}
            for past in part.history
        ],
    }


def _tally(tally: PublicTally) -> Json:
    return {
        "total": tally.total,
        "answered": tally.answered,
        "implemented": tally.implemented,
        "in_progress": tally.in_progress,
        "no_information": tally.no_information,
        "rate_percent": tally.rate,
    }


def _row(row: MinutesRow) -> Json:
    return {
        "serial": row.serial,
        "name": in_both_languages(row.name),
        "answered": row.answered,
        "status": row.status.value if row.status is not None else None,
        **where_so(told_before=row.told_before),
    }
