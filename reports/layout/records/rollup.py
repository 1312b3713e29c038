"""A roll-up as a record for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from auditor.model.rollup import STATEMENT_DUTIES, RollupView
from reports.layout.records.parts import (
    basis_members,
    each,
    if_known,
    in_both_languages,
    iso_day,
    schema_address,
    tally_members,
)

if TYPE_CHECKING:
    from auditor.model.record import Json, Record
    from auditor.model.rollup import (
        DutyCount,
        MissingUpazila,
        RefusedFile,
        RemarkedReturn,
        RolledDecision,
        RolledDuty,
        StatementCounts,
        UpazilaRow,
    )

# Roll-ups


def rollup_record(view: RollupView) -> Record:
    """Return a roll-up."""
    return {
        "schema": schema_address("rollup"),
        "area": {"level": view.area.level.value, "name": in_both_languages(view.area.name)},
        "meeting": view.meeting,
        "day": iso_day(view.day),
        "example": view.example,
        "serial": if_known(view.serial),
        "total": _counts(view.total),
        "upazilas": each(_upazila_row, view.rows),
        "missing": each(_missing, view.missing),
        "decisions": each(_rolled_decision, view.decisions),
        "duties": each(_rolled_duty, view.duties),
        "causes": [
            {"cause": one.cause.value, "of_portal": one.cause.of_portal, "offices": one.offices} for one in view.causes
        ],
        "refused": each(_refused, view.refused),
        "noted": each(_noted, view.noted),
    }


def _counts(counts: StatementCounts) -> Json:
    return {
        "offices": counts.offices,
        "answered": counts.answered,
        "accounts": counts.accounts,
        "duties": {
            policy: _duty_count(duty) if duty is not None else None
            for policy, duty in zip(STATEMENT_DUTIES, counts.duties, strict=True)
        },
        "tally": tally_members(counts.tally) if counts.tally is not None else None,
        "portal_offices": counts.portal_offices,
    }


def _duty_count(count: DutyCount) -> Json:
    return {"total": count.total, "done": count.done, "basis": basis_members(count.basis)}


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


def _missing(one: MissingUpazila) -> Json:
    return {
        "serial": one.serial,
        "upazila": in_both_languages(one.upazila),
        "district": in_both_languages(one.district),
        "last_meeting": if_known(one.last_meeting),
    }


def _rolled_decision(one: RolledDecision) -> Json:
    return {
        "ids": list(one.ids),
        "serial": if_known(one.serial),
        "subject": in_both_languages(one.subject),
        "policies": list(one.duties),
        "upazilas": one.upazilas,
        "groups": [
            {
                "kinds": [kind.value for kind in group.kinds],
                "accounts": group.accounts,
                "tally": tally_members(group.tally),
            }
            for group in one.groups
        ],
        "total": tally_members(one.total),
        "trend": [
            {"meeting": past.meeting, "upazilas": past.upazilas, "tally": tally_members(past.tally)}
            for past in one.trend
        ],
    }


def _rolled_duty(one: RolledDuty) -> Json:
    return {
        "policy": one.policy,
        "scope": one.scope.value,
        "duty": in_both_languages(one.duty),
        "count": _duty_count(one.count),
    }


def _refused(one: RefusedFile) -> Json:
    return {
        "file": one.file,
        "reasons": [flaw.value for flaw in one.flaws],
        "upazila": in_both_languages(one.upazila) if one.upazila is not None else None,
    }


def _noted(one: RemarkedReturn) -> Json:
    return {"file": one.file, "matter": one.matter.value, "upazila": in_both_languages(one.upazila)}
