"""An annex as a record for machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from auditor.model.views.annexes import AuditorView, ChairView
from auditor.model.views.in_between import InBetween
from auditor.model.views.minutes import MinutesView
from auditor.model.views.waivers import WaiverState
from reports.layout.records.minutes import minutes_record
from reports.layout.records.parts import (
    account_json,
    advice_json,
    basis_json,
    cause_json,
    cell_json,
    column_json,
    correction_json,
    decision_reference,
    departures_json,
    dispute_json,
    duty_basis_json,
    each,
    grade_code,
    head_json,
    if_known,
    if_there,
    in_both_languages,
    iso_day,
    name_json,
    other_decisions_json,
    past_standing_json,
    proposal_json,
    recorded,
    remark_json,
    request_json,
    rounds_before_json,
    schema_address,
    tally_json,
    where_so,
)

if TYPE_CHECKING:
    from auditor.model.record import Json, Record
    from auditor.model.views.annexes import (
        Annex,
        ChairRow,
        Change,
        Changes,
        CorrectedAnswer,
        JudgedOtherwise,
        NamedDeparture,
        OfficeAccounts,
        Recounted,
    )
    from auditor.model.views.head import Head
    from auditor.model.views.moved import Moved
    from auditor.model.views.sampling import LoginsSeen, SampledName, SampleTally
    from auditor.model.views.summary import DecisionPart, Summary
    from auditor.model.views.waivers import NamedWaiver, WaivedDuty

VERSION: Final = "v7"
"""The first version did not count how each duty is known, the second not what was seen at logins, nor named the days of meetings;
the third did not name the offices that the roster lists anew, nor who left it, the fourth not what the portal's owner was asked, nor requests
for correction and trends, the sixth not that the portal's owner was told already, what is to become of user IDs of vacant posts,
nor the decisions that are kept by hand."""


def annex_record(view: Annex) -> Record:
    """Return an annex, as its audience is shown it."""
    match view:
        case MinutesView():
            return minutes_record(view)
        case ChairView():
            return {"schema": schema_address("annex-chair", VERSION), **_chair(view)}
        case AuditorView():
            return {
                "schema": schema_address("annex-auditor", VERSION),
                **_chair(view.chair),
                "account_duties": each(column_json, view.account_duties),
                "accounts": each(_office_accounts, view.accounts),
                **where_so(unread=list(view.unread), corrected_answers=[*map(_corrected_answer, view.corrected)]),
            }


def _corrected_answer(corrected: CorrectedAnswer) -> Json:
    return {
        "office": name_json(corrected.office),
        "whose": in_both_languages(corrected.whose),
        "duty": in_both_languages(corrected.duty),
        "before": in_both_languages(corrected.before),
        "now": in_both_languages(corrected.now),
        "on": corrected.on.isoformat(),
        "reason": corrected.reason,
    }


def _summary(summary: Summary) -> Json:
    return {
        "head": head_json(summary.head),
        "offices": summary.offices,
        "asked": summary.asked,
        "answered": summary.answered,
        "own_offices": summary.own_offices,
        "implemented": summary.implemented,
        "basis": basis_json(summary.basis),
        "best_basis": basis_json(summary.best_basis),
        "decisions": each(_part, summary.parts),
        "other_decisions": other_decisions_json(summary.head),
        "portal_offices": summary.portal_offices,
        "causes": each(cause_json, summary.causes),
        "advice": each(advice_json, summary.advice),
        "proposals": each(proposal_json, summary.proposals),
        "first_report": summary.first,
        "previous_meeting": if_known(summary.previous_meeting[:7]),
        "previous_meeting_day": iso_day(summary.previous_day),
        "correction": if_there(correction_json, summary.corrected),
        "newly_implemented": summary.newly_done,
        "to_do_again": summary.slipped,
        "pending": summary.pending,
        "waived": summary.waived,
        "left_roster": each(departures_json, summary.gone),
        "password_rule": if_known(summary.password_rule),
        "awaiting_portal": summary.awaiting_portal,
        "logins_seen": _logins(summary.logins),
        "crowded_days": [{"day": iso_day(day.day), "accounts": day.accounts} for day in summary.crowded],
        "sample": _sample(summary.sample),
        **where_so(
            portal_letter=if_there(request_json, summary.portal_request),
            previous_papers_day=iso_day(summary.previous_printed),
            told_before=summary.told_before,
            again_implemented=summary.again,
            implemented_without_doing=summary.without_doing,
            counted_again=summary.counted_again,
            counted_now=summary.counted_now,
            counted_no_more=summary.counted_no_more,
            implemented_of_counted_now=summary.implemented_of_counted_now,
            implemented_of_counted_no_more=summary.implemented_of_counted_no_more,
            counted_under=[
                {"decision": counted.decision.id, "now": len(counted.now), "no_more": len(counted.no_more)}
                for counted in summary.recounted
                if counted.decision is not None
            ],
            no_longer_implemented=summary.lost,
            departed=summary.departed,
        ),
        **rounds_before_json(summary.head),
    }


def _logins(logins: LoginsSeen | None) -> Json:
    if logins is None:
        return None
    in_person, on_video = logins.in_person, logins.on_video
    return {"accounts": logins.accounts, "days": logins.days, "in_person": in_person, "on_video": on_video}


def _sample(sample: SampleTally | None) -> Json:
    if sample is None:
        return None
    return {
        "drawn": sample.drawn,
        "seen": sample.seen,
        "wrong": sample.wrong,
        "waiting": sample.waiting,
        "gone": sample.gone,
    }


def _part(part: DecisionPart) -> Json:
    return {
        "decision": part.decision.id,
        "groups": [
            {
                "kinds": [kind.value for kind in group.kinds],
                "accounts": group.accounts,
                "tally": tally_json(group.tally),
            }
            for group in part.groups
        ],
        "total": tally_json(part.total),
        "duties": each(duty_basis_json, part.duties),
        "history": [
            {"meeting": if_known(past.meeting[:7]), "meeting_day": iso_day(past.day), "tally": tally_json(past.tally)}
            for past in part.history
        ],
        "newly_implemented": part.newly_done,
        "to_do_again": part.slipped,
        "pending": part.pending,
        **where_so(
            told_before=part.told_before,
            uncounted_for=recorded(part.reasons),
            again_implemented=part.again,
            without_doing=part.without_doing,
            counted_now=part.counted_now,
            counted_no_more=part.counted_no_more,
            no_longer_implemented=part.lost,
            departed=part.departed,
        ),
    }


# Annexes


def _chair(view: ChairView) -> Record:
    return {
        "summary": _summary(view.summary),
        "duties": each(column_json, view.duties),
        "offices": each(_chair_row, view.rows),
        "changes": _changes(view.changes, view.summary.head),
        "waiver_notes": each(_waiver_note, view.waiver_notes),
        "disputes": each(dispute_json, view.disputes),
        "sampled": each(_sampled, view.sampled),
        "portal_requests": each(request_json, view.requests),
        **where_so(
            of_nobody=[{"file": named.file, "rows": named.rows} for named in view.of_nobody],
            changed=[*view.changed],
            changed_anew=[*view.changed_anew],
            passed_on=[*view.passed_on],
            lost_files=[*view.lost_files],
        ),
    }


def _sampled(named: SampledName) -> Json:
    return {
        "office": name_json(named.office),
        "state": named.state.value,
        **where_so(listed_in=each(in_both_languages, named.listed_in)),
    }


def _chair_row(row: ChairRow) -> Json:
    return {
        "serial": row.serial,
        "name": in_both_languages(row.name),
        "kind": row.kind.value,
        "portal": if_known(row.portal),
        "accounts": row.accounts,
        "duties": each(cell_json, row.cells),
        "status": row.status.value,
        "basis": grade_code(row.basis),
        "remarks": each(remark_json, row.remarks),
        "own": row.own,
        "trend": each(past_standing_json, row.trend),
        **where_so(
            has_answered=row.answered,
            since_changed=row.since_changed,
            hindering=[cause.value for cause in row.hindering],
            nothing_else_open=not row.owes,
            seen_undone=row.seen_undone,
            portal_seen=row.portal_seen,
            contradicted=row.contradicted,
            told_otherwise=row.told_otherwise,
            grown_old=row.grown_old,
            upheld=row.upheld,
            emptied=row.emptied,
        ),
    }


def _changes(changes: Changes, head: Head) -> Json:
    return {
        "newly_implemented": [_change(change, head) for change in changes.newly_done],
        "to_do_again": [_change(change, head) for change in changes.slipped],
        "pending": [_change(change, head) for change in changes.pending],
        "waived": each(_waived, changes.waived),
        "listed_anew": each(name_json, changes.listed_anew),
        "lapsed": each(name_json, changes.lapsed),
        "left": each(_left, changes.left),
        **where_so(
            new_accounts=each(name_json, changes.new_accounts),
            accounts_listed_again=each(name_json, changes.listed_again),
            more_by_number=each(name_json, changes.more_by_number),
            moved=each(_moved, changes.moved),
            sharing=[{"office": name_json(of.office), "shared": of.shared} for of in changes.sharing],
            lapsed_at_portal=each(name_json, changes.lapsed_at_portal),
            renamed=[
                {"office": name_json(of.office), "name_before": in_both_languages(of.before)} for of in changes.renamed
            ],
            again_implemented=[_change(change, head) for change in changes.again],
            without_doing=[_change(change, head) for change in changes.without_doing],
            no_longer_implemented=[_change(change, head) for change in changes.lost],
            recounted=[_recounted(each, head) for each in changes.recounted],
            judged_no_more=each(_judged_otherwise, changes.judged_no_more),
            judged_anew=each(_judged_otherwise, changes.judged_anew),
        ),
    }


def _judged_otherwise(judged: JudgedOtherwise) -> Json:
    return {"decision": judged.decision.id, "offices": each(name_json, judged.offices)}


def _recounted(recounted: Recounted, head: Head) -> Json:
    how = recounted.how
    return {
        "office": name_json(recounted.change.office),
        "decision": decision_reference(recounted.change.decision, head),
        "counted": how.counted,
        "kinds": [how.then.kind.value, how.now.kind.value],
        "voluntary": [how.then.voluntary, how.now.voluntary],
    }


def _moved(moved: Moved) -> Json:
    return {
        "office": name_json(moved.office),
        "other": in_both_languages(moved.other),
        "came": moved.came,
        "moved_accounts": moved.accounts,
    }


def _left(left: NamedDeparture) -> Json:
    return {
        "reason": left.reason,
        "names": each(in_both_languages, left.names),
        **where_so(settled=each(name_json, left.settled)),
    }


def _change(change: Change, head: Head) -> Json:
    return {
        "office": name_json(change.office),
        "decision": decision_reference(change.decision, head),
        "meetings": change.meetings,
        **where_so(
            awaited_portal=change.awaited,
            implemented_before=change.in_between is InBetween.UNDONE,
            counted_before=change.in_between is InBetween.UNCOUNTED,
            nothing_left_to_do=not change.owes,
        ),
    }


def _waived(waived: WaivedDuty) -> Json:
    return {
        "office": name_json(waived.office),
        "duty": in_both_languages(waived.duty),
        "until": iso_day(waived.until),
        "reference": waived.reference,
    }


def _waiver_note(waiver: NamedWaiver) -> Json:
    return {
        "policy": waiver.note.policy,
        "subject": waiver.note.subject,
        "until": iso_day(waiver.note.until),
        "state": waiver.state.as_recorded.value,
        **where_so(
            duty_name=in_both_languages(waiver.duty),
            subject_name=if_there(in_both_languages, waiver.subject),
            subject_apart=if_there(in_both_languages, waiver.apart),
            taken_back_at=if_there(name_json, waiver.taken_back),
            untold=waiver.state is WaiverState.EXPIRED_UNTOLD,
            unused_for=waiver.state.value if waiver.state is waiver.unused_for else None,
        ),
    }


def _office_accounts(office: OfficeAccounts) -> Json:
    return {"office": name_json(office.office), "accounts": each(account_json, office.accounts)}
