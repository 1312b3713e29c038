"""Every view in a form for machines: version 1, which stays as it is whatever the product calls things inside.

Codes are in kebab case, texts in both languages, days in ISO 8601; null stands for what is not known. Members and codes
are those of `schemas/portal-auditor-v1.schema.json`, which is published: a new one needs a new version.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from auditor.model.format import Format
from auditor.model.grades import Grade
from auditor.model.rollup import STATEMENT_DUTIES, RollupView
from auditor.model.subjects import OfficeKind
from auditor.model.views.annexes import AuditorView, ChairView, MinutesView
from auditor.model.views.invitation import Invitation, Invitations
from auditor.model.views.office import OfficeReports, OfficeView, RoundBook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from auditor.i18n import Language, Text
    from auditor.model.baseline import Decision
    from auditor.model.finding import Gone, WaiverNote
    from auditor.model.format import View
    from auditor.model.rollup import (
        Counts,
        DutyCount,
        MissingUpazila,
        Noted,
        Refused,
        RolledDecision,
        RolledDuty,
        UpazilaRow,
    )
    from auditor.model.tally import Tally
    from auditor.model.views.annexes import (
        AccountRow,
        ChairRow,
        Change,
        Changes,
        DutyCell,
        DutyColumn,
        MinutesRow,
        OfficeAccounts,
        Remark,
        WaivedDuty,
    )
    from auditor.model.views.head import Head, OfficeName
    from auditor.model.views.office import DutyRow
    from auditor.model.views.summary import DecisionPart, Summary

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
T = TypeVar("T")

SCHEMA_FAMILY: Final = "portal-auditor"
VERSION: Final = "v1"


def render(view: View, language: Language) -> bytes:  # noqa: ARG001  both languages stand in one document
    """Return the view as JSON in UTF-8, indented, its members always in the same order."""
    return (json.dumps(_document(view), ensure_ascii=False, indent=2) + "\n").encode()


def _document(view: View) -> dict[str, Json]:
    match view:
        case MinutesView():
            return {
                "schema": _schema("annex-minutes"),
                "summary": _summary(view.summary),
                "offices": _each(_minutes_row, view.rows),
            }
        case ChairView():
            return {"schema": _schema("annex-chair"), **_chair(view)}
        case AuditorView():
            return {
                "schema": _schema("annex-auditor"),
                **_chair(view.chair),
                "account_duties": _each(_duty_column, view.account_duties),
                "accounts": _each(_office_accounts, view.accounts),
            }
        case OfficeView():
            return {"schema": _schema("office-report"), **_office(view)}
        case OfficeReports():
            return {"schema": _schema("office-reports"), "reports": _each(_office, view.reports)}
        case RollupView():
            return {"schema": _schema("rollup"), **_rollup(view)}
        case RoundBook():
            raise TypeError("a round is written as its annex and its office reports")
        case Invitation() | Invitations():
            raise TypeError("sheets hold codes: they are printed, not handed on as data")


def _schema(document: str) -> str:
    return f"{SCHEMA_FAMILY}/{document}/{VERSION}"


def _each(written: Callable[[T], Json], values: Iterable[T]) -> list[Json]:
    return [written(value) for value in values]


def _text(text: Text) -> Json:
    return {"en": text.en, "bn": text.bn}


def _day(day: date | None) -> Json:
    return day.isoformat() if day else None


def _grade(grade: Grade | None) -> Json:
    return grade.code if grade is not None else None


def _or_none(value: str) -> Json:
    return value or None


# Head and summary


def _head(head: Head) -> Json:
    return {
        "committee": {
            "name": _text(head.committee.name),
            "upazila": _text(head.committee.upazila),
            "district": _text(head.committee.district),
        },
        "meeting": _or_none(head.meeting),
        "round": head.number,
        "digest": _or_none(head.digest),
        "day": _day(head.day),
        "due": _day(head.due),
        "due_assumed": head.due_assumed,
        "next_meeting": _day(head.next_meeting),
        "decisions": _each(_decision, head.decisions),
        "example": head.example,
    }


def _decision_id(name: str, head: Head) -> str:
    """Return the id of the decision that a view names by id or by serial."""
    return next((one.id for one in head.decisions if name in {one.id, one.serial}), name)


def _decision(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "serial": decision.serial,
        "meeting": decision.meeting,
        "day": _day(decision.day),
        "memo": _or_none(decision.memo),
        "memo_day": _day(decision.memo_day),
        "subject": _text(decision.subject),
        "ordered": _text(decision.ordered),
        "implemented_by": _text(decision.implemented_by),
        "implementers": [kind.value for kind in OfficeKind if kind in decision.implementers],
    }


def _summary(summary: Summary) -> Json:
    return {
        "head": _head(summary.head),
        "offices": summary.offices,
        "asked": summary.asked,
        "answered": summary.answered,
        "own_offices": summary.own_offices,
        "implemented": summary.implemented,
        "basis": _basis(summary.basis),
        "decisions": _each(_part, summary.parts),
        "portal_offices": summary.portal_offices,
        "causes": [
            {"cause": one.cause.value, "of_portal": one.cause.of_portal, "offices": one.offices}
            for one in summary.causes
        ],
        "advice": [{"advice": _text(one.advice), "offices": one.offices, "known": one.known} for one in summary.advice],
        "proposals": [{"proposal": one.code.value, "offices": one.offices} for one in summary.proposals],
        "first_report": summary.first,
        "previous_meeting": _or_none(summary.previous_meeting),
        "newly_implemented": summary.newly_done,
        "to_do_again": summary.slipped,
        "pending": summary.pending,
        "waived": summary.waived,
        "left_roster": _each(_gone, summary.gone),
        "password_rule": _or_none(summary.password_rule),
    }


def _part(part: DecisionPart) -> Json:
    return {
        "decision": part.decision.id,
        "groups": [
            {
                "kinds": [kind.value for kind in group.kinds],
                "accounts": group.accounts,
                "tally": _tally(group.tally),
            }
            for group in part.groups
        ],
        "total": _tally(part.total),
        "history": [{"meeting": _or_none(past.meeting), "tally": _tally(past.tally)} for past in part.history],
        "newly_implemented": part.newly_done,
        "to_do_again": part.slipped,
        "pending": part.pending,
    }


def _tally(tally: Tally) -> Json:
    return {
        "total": tally.total,
        "asked": tally.asked,
        "answered": tally.answered,
        "implemented": tally.implemented,
        "partial": tally.partial,
        "not_implemented": tally.not_implemented,
        "no_information": tally.no_information,
        "waived": tally.waived,
        "not_applicable": tally.not_applicable,
        "rate_percent": tally.rate,
        "basis": _basis(tally.basis),
    }


def _basis(basis: tuple[int, ...]) -> Json:
    return {grade.code: number for grade, number in zip(Grade, basis, strict=True)}


def _gone(gone: Gone) -> Json:
    return {"reason": gone.reason, "offices": gone.offices, "accounts": gone.accounts}


# Annexes


def _minutes_row(row: MinutesRow) -> Json:
    return {
        "serial": row.serial,
        "name": _text(row.name),
        "answered": row.answered,
        "status": row.status.value,
    }


def _chair(view: ChairView) -> dict[str, Json]:
    return {
        "summary": _summary(view.summary),
        "duties": _each(_duty_column, view.duties),
        "offices": _each(_chair_row, view.rows),
        "changes": _changes(view.changes, view.summary.head),
        "waiver_notes": _each(_waiver_note, view.waiver_notes),
    }


def _chair_row(row: ChairRow) -> Json:
    return {
        "serial": row.serial,
        "name": _text(row.name),
        "kind": row.kind.value,
        "portal": _or_none(row.portal),
        "accounts": row.accounts,
        "duties": _each(_cell, row.cells),
        "status": row.status.value,
        "basis": _grade(row.basis),
        "remarks": _each(_remark, row.remarks),
        "own": row.own,
    }


def _duty_column(column: DutyColumn) -> Json:
    return {"heading": _text(column.heading), "policies": list(column.policies)}


def _cell(cell: DutyCell) -> Json:
    return {
        "done": cell.done,
        "of": cell.of,
        "outcome": cell.outcome.value,
        "grade": _grade(cell.grade),
        "observed_on": _day(cell.observed_on),
    }


def _remark(remark: Remark) -> Json:
    return {
        "remark": remark.code.value,
        "day": _day(remark.day),
        "cause": remark.cause.value if remark.cause is not None else None,
        "number": remark.number,
        "reference": _or_none(remark.reference),
    }


def _changes(changes: Changes, head: Head) -> Json:
    return {
        "newly_implemented": [_change(one, head) for one in changes.newly_done],
        "to_do_again": [_change(one, head) for one in changes.slipped],
        "pending": [_change(one, head) for one in changes.pending],
        "waived": _each(_waived, changes.waived),
    }


def _change(change: Change, head: Head) -> Json:
    return {
        "office": _office_name(change.office),
        "decision": _decision_id(change.decision, head),
        "meetings": change.meetings,
    }


def _waived(waived: WaivedDuty) -> Json:
    return {
        "office": _office_name(waived.office),
        "duty": _text(waived.duty),
        "until": _day(waived.until),
        "reference": waived.reference,
    }


def _office_name(office: OfficeName) -> Json:
    return {"serial": office.serial, "name": _text(office.name)}


def _waiver_note(note: WaiverNote) -> Json:
    return {
        "policy": note.policy,
        "subject": note.subject,
        "until": _day(note.until),
        "state": "expired" if note.expired else "unused",
    }


def _office_accounts(office: OfficeAccounts) -> Json:
    return {"office": _office_name(office.office), "accounts": _each(_account, office.accounts)}


def _account(account: AccountRow) -> Json:
    return {
        "post": _text(account.post),
        "login": _or_none(account.login),
        "duties": _each(_cell, account.cells),
        "remarks": _each(_remark, account.remarks),
    }


# Office reports


def _office(view: OfficeView) -> dict[str, Json]:
    return {
        "head": _head(view.head),
        "office": _office_name(view.office),
        "office_id": view.office_id,
        "kind": view.kind.value,
        "head_post": _text(view.head_post),
        "portal": _or_none(view.portal),
        "email": _or_none(view.email),
        "status": view.status.value,
        "heard": view.heard,
        "told_on": _day(view.told_on),
        "ways": list(view.ways),
        "duties": [_duty(row, view.head) for row in view.duties],
        "account_duties": _each(_duty_column, view.account_duties),
        "accounts": _each(_account, view.accounts),
        "steps": _each(_text, view.steps),
        "portal_matter": view.portal_matter,
        "advice": _each(_text, view.advice),
    }


def _duty(row: DutyRow, head: Head) -> Json:
    return {
        "duty": _text(row.duty),
        "policy": row.policy,
        "decision": _decision_id(row.decision, head),
        "cell": _cell(row.cell),
        "done_on": _text(row.done_on) if row.done_on is not None else None,
        "remarks": _each(_remark, row.remarks),
    }


# Roll-ups


def _rollup(view: RollupView) -> dict[str, Json]:
    return {
        "area": {"level": view.area.level.value, "name": _text(view.area.name)},
        "meeting": view.meeting,
        "day": _day(view.day),
        "example": view.example,
        "serial": _or_none(view.serial),
        "total": _counts(view.total),
        "upazilas": _each(_upazila_row, view.rows),
        "missing": _each(_missing, view.missing),
        "decisions": _each(_rolled_decision, view.decisions),
        "duties": _each(_rolled_duty, view.duties),
        "causes": [
            {"cause": one.cause.value, "of_portal": one.cause.of_portal, "offices": one.offices} for one in view.causes
        ],
        "refused": _each(_refused, view.refused),
        "noted": _each(_noted, view.noted),
    }


def _counts(counts: Counts) -> Json:
    return {
        "offices": counts.offices,
        "answered": counts.answered,
        "accounts": counts.accounts,
        "duties": {
            policy: _duty_count(duty) if duty is not None else None
            for policy, duty in zip(STATEMENT_DUTIES, counts.duties, strict=True)
        },
        "tally": _tally(counts.tally) if counts.tally is not None else None,
        "portal_offices": counts.portal_offices,
    }


def _duty_count(count: DutyCount) -> Json:
    return {"total": count.total, "done": count.done, "basis": _basis(count.basis)}


def _upazila_row(row: UpazilaRow) -> Json:
    return {
        "serial": row.serial,
        "upazila": _text(row.upazila),
        "district": _text(row.district),
        "day": _day(row.day),
        "round": row.number,
        "digest": row.digest,
        "counts": _counts(row.counts),
    }


def _missing(one: MissingUpazila) -> Json:
    return {
        "serial": one.serial,
        "upazila": _text(one.upazila),
        "district": _text(one.district),
        "last_meeting": _or_none(one.last_meeting),
    }


def _rolled_decision(one: RolledDecision) -> Json:
    return {
        "ids": list(one.ids),
        "serial": _or_none(one.serial),
        "subject": _text(one.subject),
        "policies": list(one.duties),
        "upazilas": one.upazilas,
        "groups": [
            {"kinds": [kind.value for kind in group.kinds], "accounts": group.accounts, "tally": _tally(group.tally)}
            for group in one.groups
        ],
        "total": _tally(one.total),
        "trend": [
            {"meeting": past.meeting, "upazilas": past.upazilas, "tally": _tally(past.tally)} for past in one.trend
        ],
    }


def _rolled_duty(one: RolledDuty) -> Json:
    return {
        "policy": one.policy,
        "scope": one.scope.value,
        "duty": _text(one.duty),
        "count": _duty_count(one.count),
    }


def _refused(one: Refused) -> Json:
    return {
        "file": one.file,
        "reasons": [flaw.value for flaw in one.flaws],
        "upazila": _text(one.upazila) if one.upazila is not None else None,
    }


def _noted(one: Noted) -> Json:
    return {"file": one.file, "matter": one.matter.value, "upazila": _text(one.upazila)}


FORMAT: Final = Format(
    name="json",
    suffix=".json",
    media_type="application/json",
    renders=(MinutesView, ChairView, AuditorView, OfficeView, OfficeReports, RollupView),
    render=render,
    by_language=False,
)
