"""The report of an office as a record for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reports.layout.records.parts import (
    account_json,
    cell_json,
    column_json,
    decision_reference,
    dispute_json,
    each,
    head_json,
    if_known,
    in_both_languages,
    iso_day,
    name_json,
    past_standing_json,
    remark_json,
    schema_address,
)

if TYPE_CHECKING:
    from auditor.model.record import Json, Record
    from auditor.model.views.head import Head
    from auditor.model.views.office import DutyRow, OfficeReports, OfficeView

VERSION: Final = "v2"
"""The first version told no reminders, no requests for correction and no earlier meetings."""

# Office reports


def office_record(view: OfficeView) -> Record:
    """Return the report of an office."""
    return {"schema": schema_address("office-report", VERSION), **_office(view)}


def offices_record(view: OfficeReports) -> Record:
    """Return the reports of all offices."""
    return {"schema": schema_address("office-reports", VERSION), "reports": each(_office, view.reports)}


def _office(view: OfficeView) -> Record:
    return {
        "head": head_json(view.head),
        "office": name_json(view.office),
        "office_id": view.office_id,
        "kind": view.kind.value,
        "head_post": in_both_languages(view.head_post),
        "portal": if_known(view.portal),
        "email": if_known(view.email),
        "status": view.status.value,
        "heard": view.heard,
        "told_on": iso_day(view.told_on),
        "ways": list(view.ways),
        "duties": [_duty(row, view.head) for row in view.duties],
        "account_duties": each(column_json, view.account_duties),
        "accounts": each(account_json, view.accounts),
        "steps": each(in_both_languages, view.steps),
        "portal_matter": view.portal_matter,
        "advice": each(in_both_languages, view.advice),
        "history": each(past_standing_json, view.history),
        "disputes": each(dispute_json, view.disputes),
        "reminders": [
            {"reminder": sent.purpose.step, "day": iso_day(sent.day), "memo": if_known(sent.memo)}
            for sent in view.reminders
        ],
    }


def _duty(row: DutyRow, head: Head) -> Json:
    return {
        "duty": in_both_languages(row.duty),
        "policy": row.policy,
        "decision": decision_reference(row.decision, head),
        "cell": cell_json(row.cell),
        "done_on": in_both_languages(row.done_on) if row.done_on is not None else None,
        "remarks": each(remark_json, row.remarks),
    }
