"""The annex for each audience."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from auditor.model.baseline import Level
from auditor.model.facts import Scope
from auditor.model.finding import Outcome, Status
from auditor.model.portal_seen import portal_seen, stands_undone
from auditor.model.views.annexes import (
    AuditorView,
    ChairRow,
    ChairView,
    CorrectedAnswer,
    OfficeAccounts,
)
from auditor.model.views.head import Audience
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.annex.minutes import minutes_view
from auditor.views.annex.summary import summary
from auditor.views.compared.changes import changes_of_whole, changes_under, named_departures, silent_for
from auditor.views.compared.corrected import corrected_of
from auditor.views.compared.gone_evidence import speaks_of
from auditor.views.compared.recounted import recounted_of
from auditor.views.compared.stood import (
    causes_hindering,
    counted_offices,
    has_no_part,
    held_open,
    is_cause_refuted,
    office_name,
    owed_findings,
)
from auditor.views.compared.turned import turned_of
from auditor.views.disputes import (
    came_with,
    disputes_of,
    disputes_told,
    named_disputes,
    remarks_on_came,
    remarks_on_disputes,
    unproven_of,
)
from auditor.views.letters.portal_requests import portal_requests
from auditor.views.letters.sent_letters import portal_letters, sent_reminders
from auditor.views.office.account_rows import account_rows
from auditor.views.office.duties import (
    duty_columns,
    past_standings,
    policies_by_column,
    with_gone,
)
from auditor.views.office.offices import office_row
from auditor.views.remarks.asked_which import which_is_asked_of
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.who_remarks import remarks_on_who
from auditor.views.sampling import sampled_names
from auditor.views.waivers.told_waivers import waivers_told
from auditor.views.waivers.waived_duties import waived_duties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from auditor.i18n import Text
    from auditor.model.finding import OfficeAssessment
    from auditor.model.round import RoundHeader
    from auditor.model.views.annexes import Annex
    from auditor.model.views.head import Letterhead
    from auditor.views.compared.history import History, RoundMaterial


def annex_view(material: RoundMaterial, audience: Audience) -> Annex:
    """Return the annex for one audience."""
    match audience:
        case Audience.MINUTES:
            return material.view(minutes_view)
        case Audience.CHAIR:
            return material.view(chair_view)
        case Audience.AUDITOR:
            return auditor_view(material)


def chair_view(history: History, letterhead: Letterhead) -> ChairView:
    """Return the chair's copy: duties, fractions and causes per office."""
    now = history.now
    columns = policies_by_column(now.header.rules, Level.SHALL)
    changed = changed_anew(history)
    said_anew = history.files.said_anew(history.earlier[-1], now, changed) if changed else ()
    rows = tuple(_chair_row(assessment, columns, history, said_anew) for assessment in now.assessments)
    moved = [changes_under(history, decision) for decision in now.header.ordering]
    newly, slipped, pending = (tuple(change for under in moved for change in under[kind]) for kind in range(3))
    turned = turned_of(history)
    changes = structs.replace(
        changes_of_whole(tuple(counted_offices(now)), history),
        newly_done=newly,
        slipped=slipped,
        pending=pending,
        waived=waived_duties(now.assessments, now.header.rules),
        left=named_departures(history),
        again=turned.again,
        without_doing=turned.without_doing,
        lost=turned.lost,
        recounted=tuple(chain.from_iterable(recounted_of(each, history) for each in now.assessments)),
    )
    return ChairView(
        summary(history, letterhead),
        duty_columns(columns),
        rows,
        changes,
        waivers_told(history),
        sampled_names(history),
        portal_requests(portal_letters(history)),
        named_disputes(disputes_told(history), history),
        now.header.of_nobody,
        now.header.changed,
        changed,
        tuple(chain.from_iterable(map(history.files.passed_on, history.earlier[-1:]))),
        tuple(_lost_files(history)),
    )


def _lost_files(history: History) -> Iterator[str]:
    """Yield the evidence files of the last meeting's round with which this one had to do without, of those of which in an office of which they spoke something is known no more, or otherwise."""
    unread = history.now.header.unread
    gone = history.files.lost(history.earlier[-1], history.now) if history.earlier and unread else ()
    turned = [each.office for each in history.now.assessments if gone and history.since(each.office.id).misses_evidence]
    for seen, spoke_of in gone:
        if seen.name in unread and speaks_of((spoke_of,), *turned):
            yield seen.name


def _chair_row(
    assessment: OfficeAssessment,
    columns: dict[Text, list[str]],
    history: History,
    said_anew: Iterable[AbstractSet[str] | None],
) -> ChairRow:
    row = office_row(assessment, columns, history)
    remarks = remarks_on_findings(assessment.findings, assessment, history)
    held = held_open(assessment, history.now.header.ordering)
    of_who = (*remarks_on_who(assessment, history), *([Remark(RemarkCode.HELD_OPEN, sides=held)] if held else []))
    remarks = tuple(dict.fromkeys((*remarks, *of_who)))
    silent = 0 if row.status is Status.NOT_APPLICABLE else silent_for(assessment, history)
    if silent > 1:
        remarks = (*remarks, Remark(RemarkCode.NEVER_ANSWERED, number=silent))
    reminders = sent_reminders(assessment, history)
    if reminders:
        remarks = (*remarks, Remark(RemarkCode.REMINDED, day=reminders[-1].day, number=len(reminders)))
    upheld, since = unproven_of(assessment, history), history.since(assessment.office.id)
    remarks = (*remarks, *remarks_on_disputes(disputes_of(assessment.office.id, history), upheld, history))
    remarks = (*remarks, *remarks_on_came(came_with(assessment, history).values()))
    ordered = {rule.policy for rule in history.now.header.rules if rule.level is Level.SHALL}
    listed = [finding for finding in assessment.findings if finding.policy in ordered and not finding.awaits_reason]
    portal = [portal_seen(finding) is not None for finding in listed]
    seen = [stands_undone(finding) for finding in listed]
    return ChairRow(
        **structs.asdict(row),
        remarks=remarks,
        trend=past_standings(assessment.office.id, columns, history),
        hindering=causes_hindering(assessment),
        owes=not has_no_part(assessment),
        answered=assessment.answered,
        seen_undone=any(undone and not at_portal for undone, at_portal in zip(seen, portal, strict=True)),
        contradicted=any(
            is_cause_refuted(finding) and not undone for finding, undone in zip(listed, seen, strict=True)
        ),
        portal_seen=any(portal),
        upheld=bool(upheld),
        emptied=assessment.office.emptied,
        told_otherwise=_is_told_otherwise(assessment, history),
        grown_old=any(map(since.has_grown_old, owed_findings(assessment))),
        since_changed=speaks_of(said_anew, assessment.office) and _counts_since_changed(assessment, history),
    )


def changed_anew(history: History) -> tuple[str, ...]:
    """Return the evidence files that were changed since the last meeting's round had counted them, be it as it had them changed already."""

    def changed_in(header: RoundHeader) -> dict[str, str]:
        digests = {seen.name: seen.sha256 for seen in header.files}
        return {name: digests.get(name, "") for name in header.changed}

    then = changed_in(history.earlier[-1].header) if history.earlier else {}
    return tuple(name for name, sha256 in changed_in(history.now.header).items() if then.get(name) != sha256)


def _counts_since_changed(assessment: OfficeAssessment, history: History) -> bool:
    """Return whether something counts as done now and did not at the last meeting, though it was told by then: in an office of which a file of evidence that was changed since says something else now."""
    there = history.moves.moved_from(assessment.office) if history.moves is not None else ()
    since = history.since(assessment.office.id)
    then = filter(None, map(history.meetings[-2].assessment, (assessment.office.id, *there)))
    not_anew = {each.about for row in then for each in row.findings if each.outcome is Outcome.PASS}
    not_anew |= since.brought_back - since.undoubted
    met = history.earlier[-1].header.day
    done = (each for each in assessment.of(level=Level.SHALL) if each.outcome is Outcome.PASS)
    return any(each.observed_on is not None and each.observed_on <= met for each in done if each.about not in not_anew)


def _is_told_otherwise(assessment: OfficeAssessment, history: History) -> bool:
    """Whether the report of an office asks of a duty that is not done which of two answers is right."""
    is_asked = which_is_asked_of(assessment, history.now.header, history.since(assessment.office.id).returned)
    return any(map(is_asked, assessment.of(level=Level.SHALL)))


def auditor_view(material: RoundMaterial) -> AuditorView:
    """Return the assistant programmer's own copy: the chair's, and every account."""
    header = material.past.now.header
    return AuditorView(
        material.view(chair_view),
        duty_columns(_account_columns(header)),
        material.view(_offices_accounts),
        unread=header.unread,
        corrected=tuple(_corrected(material.past)),
    )


def _corrected(history: History) -> Iterator[CorrectedAnswer]:
    """Yield which duties stand otherwise than at the last meeting of which an answer typed at the desk was corrected since."""
    duties = {(rule.policy, rule.decision): rule.duty for rule in history.now.header.rules}
    for assessment in history.now.assessments:
        office = assessment.office
        for finding, before, noted in corrected_of(assessment, history):
            yield CorrectedAnswer(
                office_name(assessment),
                office.called.get(finding.subject, office.name),
                duties[finding.policy, finding.decision],
                before,
                finding.as_printed,
                noted.on,
                noted.reason,
            )


def _account_columns(header: RoundHeader) -> dict[Text, list[str]]:
    return policies_by_column(header.rules, Level.SHALL, Scope.ACCOUNT)


def _offices_accounts(history: History, letterhead: Letterhead) -> tuple[OfficeAccounts, ...]:
    """Return the accounts of each office; behind those listed, who is not listed while it is asked whether he stands in another office's list."""
    del letterhead
    columns = _account_columns(history.now.header)
    return tuple(
        OfficeAccounts(
            office_name(assessment),
            tuple(chain.from_iterable(account_rows(each, columns, history) for each in with_gone(assessment, history))),
        )
        for assessment in history.now.assessments
    )
