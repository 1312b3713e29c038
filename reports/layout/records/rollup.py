"""A roll-up as a record for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.rollup import STATEMENT_DUTIES, RollupView
from reports.layout.records.parts import (
    basis_json,
    cause_json,
    each,
    if_known,
    in_both_languages,
    iso_day,
    schema_address,
    tally_json,
)

if TYPE_CHECKING:
    from auditor.model.record import Json, Record
    from auditor.model.return_files import RefusedFile, RemarkedReturn
    from auditor.model.rollup import (
        DutyCount,
        MissingUpazila,
        RolledDecision,
        RolledDuty,
        StatementCounts,
        UpazilaRow,
    )

# Roll-ups


VERSION: Final = "v2"
"""The first version did not count whose yes rests on more than a word."""


def rollup_record(view: RollupView) -> Record:
    """Return a roll-up."""
    return {
        "schema": schema_address("rollup", VERSION),
        "area": {"level": view.area.level.value, "name": in_both_languages(view.area.name)},
        "meeting": view.meeting,
        "day": iso_day(view.day),
        "example": view.example,
        "serial": if_known(view.serial),
        "total": _counts(view.total),
        "best_basis": basis_json(view.best_basis) if view.best_basis is not None else None,
        "upazilas": each(_upazila_row, view.rows),
        "missing": each(_missing, view.missing),
        "decisions": each(_rolled_decision, view.decisions),
        "duties": each(_rolled_duty, view.duties),
        "causes": each(cause_json, view.causes),
        "refused": each(_refused, view.refused),
        "noted": each(_noted, view.noted),
    }


def _counts(counts: StatementCounts) -> Json:
    return {
        "offices": counts.offices,
        "answered": counts.answered,
        "accounts": counts.accounts,
        "accounts_without_duty": counts.without_duty,
        "duties": {
            policy: _duty_count(duty) if duty is not None else None
            for policy, duty in zip(STATEMENT_DUTIES, counts.duties, strict=True)
        },
        "tally": tally_json(counts.tally) if counts.tally is not None else None,
        "portal_offices": counts.portal_offices,
    }


def _duty_count(count: DutyCount) -> Json:
    return {"total": count.total, "done": count.done, "basis": basis_json(count.basis)}


def _upazila_row(row: UpazilaRow) -> Json:
    return {
        "serial": row.serial,
        "upazila": in_both_languages(row.upazila),
        "district": in_both_languages(row.district),
        "day": iso_day(row.day),
        "round": row.number,
        "digest": row.digest,
        "counts": _counts(row.counts),
    }


def _missing(upazila: MissingUpazila) -> Json:
    return {
        "serial": upazila.serial,
        "upazila": in_both_languages(upazila.upazila),
        "district": in_both_languages(upazila.district),
        "last_meeting": if_known(upazila.last_meeting),
    }


def _rolled_decision(decision: RolledDecision) -> Json:
    return {
        "ids": list(decision.ids),
        "serial": if_known(decision.serial or ""),
        "subject": in_both_languages(decision.subject),
        "policies": list(decision.duties),
        "upazilas": decision.upazilas,
        "groups": [
            {
                "kinds": [kind.value for kind in group.kinds],
                "accounts": group.accounts,
                "tally": tally_json(group.tally),
            }
            for group in decision.groups
        ],
        "total": tally_json(decision.total),
        "trend": [
            {"meeting": past.meeting, "upazilas": past.upazilas, "tally": tally_json(past.tally)}
            for past in decision.trend
        ],
    }


def _rolled_duty(duty: RolledDuty) -> Json:
    return {
        "policy": duty.policy,
        "scope": duty.scope.value,
        "duty": in_both_languages(duty.duty),
        "count": _duty_count(duty.count),
    }


def _refused(refused: RefusedFile) -> Json:
    return {
        "file": refused.file,
        "reasons": [flaw.value for flaw in refused.flaws],
        "upazila": in_both_languages(refused.upazila) if refused.upazila is not None else None,
    }


def _noted(noted: RemarkedReturn) -> Json:
    return {"file": noted.file, "matter": noted.matter.value, "upazila": in_both_languages(noted.upazila)}
