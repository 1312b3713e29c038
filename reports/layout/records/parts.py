"""Parts of records: what views have in common, in a form for machines."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from auditor.model.grades import Grade
from auditor.model.seal import seal_beginning
from auditor.model.subjects import OfficeKind
from auditor.model.views.summary import Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.baseline import Decision, OtherDecision
    from auditor.model.record import Json
    from auditor.model.round import DepartureCount
    from auditor.model.tally import CauseCount, Tally
    from auditor.model.views.annexes import AccountRow, DutyColumn, NamedDispute, PastStanding
    from auditor.model.views.duty_cells import DutyCell
    from auditor.model.views.head import Head, LeftOut, OfficeName
    from auditor.model.views.minutes import PublicProposal
    from auditor.model.views.remarks import Remark
    from auditor.model.views.sent_letters import PortalRequest
    from auditor.model.views.summary import AdviceCount, Correction, DutyBasis, Uncounted

T = TypeVar("T")

SCHEMA_FAMILY: Final = "portal-auditor"


def schema_address(document: str, version: str) -> str:
    """Return by which name and version the schema of a document is known."""
    return f"{SCHEMA_FAMILY}/{document}/{version}"


def each(written: Callable[[T], Json], values: Iterable[T]) -> list[Json]:
    """Return the values written one by one."""
    return [written(value) for value in values]


def if_there(written: Callable[[T], Json], value: T | None) -> Json:
    """Return a value written; None where there is none."""
    return written(value) if value is not None else None


def in_both_languages(text: Text) -> Json:
    """Return a text in both languages."""
    return {"en": text.en, "bn": text.bn}


def iso_day(day: date | None) -> Json:
    """Return a day as YYYY-MM-DD; None where there is none."""
    return day.isoformat() if day else None


def grade_code(grade: Grade | None) -> Json:
    """Return the code of a grade; None where there is none."""
    return grade.code if grade is not None else None


def if_known(value: str) -> Json:
    """Return words; None for empty ones."""
    return value or None


def where_so(**members: Json) -> dict[str, Json]:
    """Return the members of which there is something to tell: documents from before these were told stay valid as they are."""
    return {name: value for name, value in members.items() if value}


def request_json(sent: PortalRequest, causes: Sequence[Json] = ()) -> Json:
    """Return a letter to the portal's owner, with its answer where there is one, and the `causes` of which it told, where they are to be told."""
    return {
        "day": iso_day(sent.day),
        "memo": if_known(sent.memo),
        "answered_on": iso_day(sent.answered_on),
        "answer": if_known(sent.answer),
        **where_so(told_causes=list(causes)),
    }


def correction_json(corrected: Correction) -> Json:
    """Return that the round of the last meeting was kept again; without how many offices that changed where that is not published."""
    return {"first": iso_day(corrected.first), "again": iso_day(corrected.again), "offices": corrected.offices}


def rounds_before_json(head: Head) -> dict[str, Json]:
    """Return the rounds before by the beginnings of their check digests, and those of them that are not compared with; nothing where there are none."""
    return where_so(
        rounds_before=[{"round": number, "digest_begins": seal_beginning(digest)} for number, digest in head.before],
        rounds_left_out=[
            {
                "round": old.number,
                "digest_begins": seal_beginning(old.digest),
                "held": old.held,
                **where_so(unheld_meeting=None if old.held else iso_day(old.meets_on) or old.meeting),
            }
            for old in head.left_out
        ],
    )


def dispute_json(named: NamedDispute) -> Json:
    """Return a request for correction, with its answer where there is one."""
    dispute = named.dispute
    answer = dispute.answer
    return {
        "number": dispute.number,
        "office": name_json(named.office),
        "duty": in_both_languages(named.duty),
        "policy": dispute.policy,
        "what": dispute.what,
        "received": iso_day(dispute.received),
        "reference": dispute.reference,
        "due": iso_day(dispute.due),
        "answer": {"result": answer.result.value, "day": iso_day(answer.day), "reference": answer.reference}
        if answer is not None
        else None,
        **where_so(
            users=in_both_languages(dispute.users) if dispute.accounts else None,
            unproven=named.unproven,
            settled_on=iso_day(named.settled_on),
            stands_there=[name_json(each) for each in named.there],
        ),
    }


def past_standing_json(past: PastStanding) -> Json:
    """Return how an office stood at a meeting."""
    return {
        "meeting": if_known(past.meeting[:7]),
        "done": past.done,
        "of": past.of,
        "status": past.status.value if past.status is not None else None,
        **where_so(meets_on=iso_day(past.day)),
    }


# Head and summary


def head_json(head: Head) -> Json:
    """Return what stands on every paper of a round."""
    return {
        "committee": {
            "name": in_both_languages(head.committee.name),
            "upazila": in_both_languages(head.committee.upazila),
            "district": in_both_languages(head.committee.district),
        },
        "meeting": if_known(head.meeting[:7]),
        "meeting_day": iso_day(head.meets_on),
        "round": head.number,
        "digest": if_known(head.digest),
        "day": iso_day(head.day),
        "due": iso_day(head.due),
        "due_assumed": head.due_assumed,
        "next_meeting": iso_day(head.next_meeting),
        "decisions": each(decision_json, head.decisions),
        "example": head.example,
        **where_so(
            replaces=if_there(_round_json, head.replaces),
            counting_from_other_days=[
                {"duty": in_both_languages(duty), "day": iso_day(day)} for duty, day in head.counting_from_other_days
            ],
            corrected_days=[
                {"decision": decision, "before": iso_day(then), "day": iso_day(now)}
                for decision, then, now in head.corrected_days
            ],
        ),
    }


def _round_json(old: LeftOut) -> Json:
    return {"round": old.number, "digest": old.digest}


def decision_reference(name: str, head: Head) -> str:
    """Return the id of the decision that a view names by id or by serial."""
    return next((decision.id for decision in head.decisions if decision.is_named(name)), name)


def decision_json(decision: Decision) -> Json:
    """Return a decision."""
    return {
        "id": decision.id,
        "serial": decision.serial,
        "meeting": decision.meeting,
        "day": iso_day(decision.day),
        "memo": if_known(decision.memo),
        "memo_day": iso_day(decision.memo_day),
        "signed": iso_day(decision.signed),
        "subject": in_both_languages(decision.subject),
        "ordered": in_both_languages(decision.ordered),
        "implemented_by": in_both_languages(decision.implemented_by),
        "implementers": [kind.value for kind in OfficeKind if kind in decision.implementers],
    }


def other_decisions_json(head: Head) -> Json:
    """Return the decisions of the meeting that are kept by hand, in the order of the minutes."""
    return each(_other_decision, sorted(head.others, key=attrgetter("place")))


def _other_decision(other: OtherDecision) -> Json:
    return {
        "serial": other.serial,
        "subject": other.subject,
        "decision": if_known(other.decision),
        "implementer": if_known(other.implementer),
        "progress": if_known(other.progress),
        "remark": if_known(other.remark),
        **({"meeting_of": other.meeting} if other.meeting else {}),
    }


def tally_json(tally: Tally) -> Json:
    """Return the counts under a decision."""
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
        "basis": basis_json(tally.basis),
        "awaiting_portal": tally.awaiting_portal,
    }


def basis_json(basis: tuple[int, ...]) -> Json:
    """Return counts by grade."""
    return {grade.code: number for grade, number in zip(Grade, basis, strict=True)}


def duty_basis_json(duty: DutyBasis) -> Json:
    """Return how one duty is known."""
    return {
        "heading": in_both_languages(duty.heading),
        "policies": list(duty.policies),
        "basis": basis_json(duty.basis),
    }


def departures_json(gone: DepartureCount) -> Json:
    """Return the offices and accounts that left the roster for one reason."""
    return {"reason": gone.reason, "offices": gone.offices, "accounts": gone.accounts}


def column_json(column: DutyColumn) -> Json:
    """Return a column of duties."""
    return {"heading": in_both_languages(column.heading), "policies": list(column.policies)}


def cell_json(cell: DutyCell) -> Json:
    """Return one duty of one office or account; no counts where no account of the office is listed.

    Of several duties of an office that are done in part it is told how many are.
    """
    done, of = (None, None) if cell.unlisted else (cell.done, cell.of)
    return {
        "done": done,
        "of": of,
        "outcome": cell.outcome.value,
        "grade": grade_code(cell.grade),
        "observed_on": iso_day(cell.observed_on),
        "awaiting_portal": cell.awaiting_portal,
        **where_so(
            partly=cell.partly and dict(zip(("done", "of"), cell.partly, strict=True)),
            beside=[status.value for status in cell.beside],
            rest=[{"how": in_both_languages(how), "of": number} for how, number in cell.rest],
            witnessed_by=[*sorted(cell.ways)],
            undone_grade=grade_code(cell.undone_grade),
            undone_witnessed_by=[*sorted(cell.undone_ways)],
        ),
    }


def recorded(reasons: Iterable[Uncounted]) -> list[Json]:
    """Return why something does not count, each once."""
    return [*dict.fromkeys(reason.as_recorded.value for reason in reasons)]


def remark_json(remark: Remark) -> Json:
    """Return a remark as its code and values."""
    return {
        "remark": remark.code.as_recorded.value,
        "day": iso_day(remark.day),
        "cause": remark.cause.value if remark.cause is not None else None,
        "number": remark.number,
        "reference": if_known(remark.reference),
        "sides": each(in_both_languages, remark.sides),
        **where_so(better_known=remark.better_known, later_counts=remark.later_counts, untold=remark.untold),
    }


def name_json(office: OfficeName) -> Json:
    """Return an office as annexes list it."""
    return {"serial": office.serial, "name": in_both_languages(office.name)}


def account_json(account: AccountRow) -> Json:
    """Return an account."""
    return {
        "post": in_both_languages(account.post),
        "login": if_known(account.login),
        "duties": each(cell_json, account.cells),
        "remarks": each(remark_json, account.remarks),
    }


def cause_json(counted: CauseCount) -> Json:
    """Return in how many offices a cause was given."""
    return {"cause": counted.cause.value, "of_portal": counted.cause.of_portal, "offices": counted.offices}


def advice_json(line: AdviceCount) -> Json:
    """Return in how many offices, of how many known, advice is not followed."""
    return {"advice": in_both_languages(line.advice), "offices": line.offices, "known": line.known}


def proposal_json(proposal: Proposal | PublicProposal) -> Json:
    """Return a clause, how many offices it concerns, where that is published, and which, of what at the portal it tells, and by which letters that was told before."""
    return {
        "proposal": proposal.code.value,
        "offices": proposal.offices,
        **where_so(
            serials=list(proposal.serials) if isinstance(proposal, Proposal) else [],
            portal_causes=[cause.value for cause in proposal.causes],
            portal_letters=[
                request_json(letter, [cause.value for cause in letter.causes]) for letter in proposal.requests
            ],
            uncounted_for=recorded(proposal.reasons) if isinstance(proposal, Proposal) else [],
        ),
    }
