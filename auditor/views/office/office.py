"""The report of one office: what is left comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from auditor.model.baseline import Level
from auditor.model.evidence import LISTED
from auditor.model.facts import Scope
from auditor.model.finding import Finding, OfficeAssessment, Outcome
from auditor.model.grades import SLIP, UNPROVED
from auditor.model.views.office import DutyRow, OfficeReports, OfficeView
from auditor.model.views.summary import ProposalCode
from auditor.views.compared.changes import changes_of
from auditor.views.compared.history import History, head
from auditor.views.compared.stood import (
    held_open,
    leavers,
    names_portal,
    office_name,
    only_for_keeper,
    only_for_user_ids,
    only_put_off,
    vacant_but_done,
)
from auditor.views.compared.turned import with_turned
from auditor.views.disputes import (
    came_with,
    disputes_of,
    named_disputes,
    remarks_on_came,
    remarks_on_disputes,
    spoken_of,
    unproven_of,
)
from auditor.views.letters.portal_requests import portal_requests
from auditor.views.letters.sent_letters import letters_by_clause, owner_told, portal_clauses, sent_reminders
from auditor.views.office.account_rows import account_rows
from auditor.views.office.duties import (
    duty_columns,
    named_duty_cell,
    past_standings,
    policies_by_column,
)
from auditor.views.office.keeper import for_keeper, found_right, has_day_to_tell, only_for_who
from auditor.views.office.let_in import until_let_in, who_waits
from auditor.views.office.steps import advice_steps, steps_left, to_try_later, to_try_now, where_tested
from auditor.views.remarks.act_days import act_day
from auditor.views.remarks.asked_which import asked_though_done
from auditor.views.remarks.denied_address import denied_on
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.told_before import joining_asked, only_for_joining, only_to_tell, only_to_tell_again
from auditor.views.waivers.waived_duties import time_given, time_waiting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from auditor.model.evidence import ContactRecord
    from auditor.model.views.head import Letterhead

_BY_THEMSELVES: Final = frozenset({"exports", "mail"})
"""Sources that need nobody of the office to tell: systems' records, signed mails."""


def office_view(assessment: OfficeAssessment, history: History, letterhead: Letterhead) -> OfficeView:
    """Return the report for one office."""
    rules = history.now.header.rules
    columns = policies_by_column(rules, Level.SHALL, Scope.ACCOUNT)
    every_column = policies_by_column(rules, Level.SHALL)
    disputes, unproven = disputes_of(assessment.office.id, history), unproven_of(assessment, history)
    came = came_with(assessment, history)
    asked, since = owner_told(history), history.since(assessment.office.id)
    asked_of_it = letters_by_clause([assessment], asked)[ProposalCode.PORTAL_ASKED]
    duties = []
    for rule in rules:
        if rule.level is Level.SHALL:
            findings = [finding for finding in assessment.findings if finding.policy == rule.policy]
            duties.append(
                DutyRow(
                    rule.duty,
                    rule.policy,
                    rule.decision,
                    named_duty_cell(assessment.findings, rule),
                    act_day(findings, seen=rule.seen_at_login),
                    (
                        *remarks_on_findings(findings, assessment, history, both_sides=True),
                        *remarks_on_disputes(
                            [each for each in disputes if each.policy == rule.policy], unproven, history
                        ),
                        *remarks_on_came(each for (_, policy), each in came.items() if policy == rule.policy),
                    ),
                    any(finding.day_unknown for finding in findings),
                )
            )
    counting = _counting(assessment)
    brought = {day for finding in counting if finding.brought for day in finding.days_told}
    of_it = (each for each in assessment.contacts if not each.there or each.on in brought)
    talks = [found for each in of_it if (found := _as_told(each, counting))]
    told = [contact.on for contact in talks] + [day for finding in counting for day in finding.days_told]
    return OfficeView(
        head=head(history, letterhead),
        office=office_name(assessment),
        office_id=assessment.office.id,
        kind=assessment.office.kind,
        head_post=assessment.office.head_post,
        portal=assessment.office.portal,
        email=assessment.office.email_told or assessment.office.email,
        status=history.current[assessment.office.id].overall,
        heard=assessment.answered,
        told_on=max(told, default=None),
        ways=_ways(talks, counting),
        duties=tuple(duties),
        account_duties=duty_columns(columns),
        accounts=account_rows(assessment, columns, history),
        steps=steps_left(assessment, history, letterhead.uno_mail),
        portal_matter=names_portal(assessment),
        advice=advice_steps(assessment, rules, where_tested(history)),
        left=assessment.office.left,
        left_roster=sum(map(len, leavers(assessment).values())),
        only_for_keeper=only_for_keeper(assessment),
        only_for_user_ids=only_for_user_ids(assessment),
        put_off=only_put_off(assessment),
        time_given=time_given(assessment, history.now.header),
        time_waiting=time_waiting(assessment, history.now.header),
        to_tell=only_to_tell(assessment, since),
        to_tell_again=only_to_tell_again(assessment, since),
        to_try=to_try_now(assessment, history),
        denied=asked_though_done(assessment, history.now.header, since.returned),
        for_keeper=(
            *for_keeper(assessment, rules, history.moves, {about: each.office for about, each in came.items()}),
            *only_for_who(held_open(assessment, history.now.header.ordering)),
            *found_right(spoken_of(assessment, history), assessment, rules, since),
            *until_let_in(assessment, rules, asked),
            *to_try_later(assessment, history),
        ),
        email_told=bool(assessment.office.email_told),
        email_denied=denied_on(assessment),
        duty_columns=duty_columns(every_column),
        history=past_standings(assessment.office.id, every_column, history),
        changes=with_turned(changes_of(assessment, history), assessment, history)
        if history.previous is not None
        else None,
        disputes=named_disputes(disputes, history),
        reminders=sent_reminders(assessment, history),
        portal_clauses=tuple(portal_clauses(assessment, asked).items()),
        portal_whose=tuple(who_waits(assessment, asked).items()),
        portal_request=next(reversed(portal_requests(asked_of_it)), None),
        joining=len(joining_asked(assessment)),
        only_for_joining=only_for_joining(assessment),
        vacant_but_done=len(vacant_but_done(assessment)),
        is_day_in_doubt=assessment.has_counting and not told,
        has_day_to_tell=has_day_to_tell(assessment),
        perhaps_elsewhere=history.moves is not None and bool(history.moves.perhaps_at(assessment.office)),
        counts_elsewhere=history.moves is not None and history.moves.counts_elsewhere(assessment.office),
    )


def _counting(assessment: OfficeAssessment) -> list[Finding]:
    """Return the findings by which something is known of an office that its report tells: of advice, what it does not follow; not those that another office told of who may be another.

    What the roster itself says came by no telling, and has no day.
    """
    known = {Outcome.PASS, Outcome.FAIL, Outcome.WAIVED}
    shown = (finding for finding in assessment.findings if finding.level is Level.SHALL or finding.is_no)
    told = (finding for finding in shown if finding.source != LISTED)
    of_it = (finding for finding in told if not finding.told_there or finding.source in _BY_THEMSELVES)
    return [finding for finding in of_it if finding.is_answered or finding.outcome in known]


def _as_told(contact: ContactRecord, counting: Sequence[Finding]) -> ContactRecord | None:
    """Return a contact as it tells when and how the office is known; None for one on a day on which nothing was told that counts, where something was on another or on one that nobody knows, and a slip or a login seen of which nothing does.

    Where of a login only what was told at it counts, that is a talk like any other.
    """
    days = {day for finding in counting for day in finding.days_told}
    is_otherwise_told = days or any(finding.day_unknown for finding in counting)
    if is_otherwise_told and contact.on not in days:
        return None
    if contact.way == SLIP:
        told = {each for finding in counting for each in _told_by(finding)}
        return contact if (contact.on, SLIP) in told else None
    spoken = (finding for finding in counting if finding.source not in {SLIP, *_BY_THEMSELVES})
    ways = {finding.way for finding in spoken if contact.on in finding.days_told}
    if contact.way not in UNPROVED or contact.way in ways:
        return contact
    return replace(contact, way=UNPROVED[contact.way]) if "" in ways else None


def _told_by(finding: Finding) -> tuple[tuple[date | None, str], ...]:
    return (finding.observed_on, finding.source), (finding.cause_on, finding.cause_source)


def _ways(talks: Iterable[ContactRecord], counting: Iterable[Finding]) -> tuple[str, ...]:
    """Return the ways (codes of `WAYS`) by which something became known of an office: by whom it told, and what told of it by itself, or by a slip on a day that nobody knows."""
    told = (contact.way for contact in talks if contact.way)
    found = (finding.source for finding in counting if finding.source in _BY_THEMSELVES)
    undated = (finding.source for finding in counting if finding.source == SLIP and finding.day_unknown)
    return tuple(dict.fromkeys((*told, *found, *undated)))


def office_reports(history: History, letterhead: Letterhead) -> OfficeReports:
    """Return the reports of all offices, in the annex's order."""
    return OfficeReports(tuple(office_view(assessment, history, letterhead) for assessment in history.now.assessments))
