"""What stands on the sheet of an office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.baseline import Level
from auditor.model.evidence import Known
from auditor.model.facts import SHARED, TWO_STEP_CAUSE, Cause, Scope
from auditor.model.finding import Outcome
from auditor.model.views.head import OfficeName
from auditor.model.views.invitation import Invitation, InvitationAccount, InvitationHead
from auditor.register.open_items import concerning
from auditor.register.questions import is_asked
from auditor.rounds.asking import forms
from auditor.rounds.evidence import evidence_folder
from auditor.selfcheck.campaigns import CampaignCodes, checked_decisions, digit_setting, page_name
from auditor.views.compared.stood import users_there
from auditor.views.waivers.extended import more_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from auditor.i18n import Text
    from auditor.model.counting import CountsFrom
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.journal import Invited, KeysMade
    from auditor.model.subjects import Account, Office, Roster
    from auditor.model.views.invitation import HelpDay
    from auditor.rounds.judged_offices import Judgement
    from auditor.workspace.folder import Workspace


class InvitationOrder(Struct, frozen=True):
    """What sheets are wanted.

    Attributes:
        meeting: for which meeting: the month for which it was first planned, YYYY-MM.
        day: today.
        due: until when answers are asked for; None keeps the campaign's, or takes the workspace's.
        help: when and where users are helped in person, if it is still to come.
        new_keys: make keys and codes anew; the earlier sheets of the meeting no longer count.
        offices: whose sheets are written (ids); empty for all.

    """

    meeting: str
    day: date
    due: date | None = None
    help: HelpDay | None = None
    new_keys: bool = False
    offices: tuple[str, ...] = ()


# What each office is told


def sheet_head(space: Workspace, made: KeysMade, invited: Invited, order: InvitationOrder) -> InvitationHead:
    """Return what all sheets of a campaign have in common."""
    return InvitationHead(
        committee=space.config.committee,
        letterhead=space.config.letterhead,
        round=made.round,
        meeting=made.meeting,
        counts_from=evidence_folder.counts_from_of(space.baseline),
        made_on=made.on,
        due=invited.due,
        help=order.help if order.help is not None and order.help.day >= order.day else None,
        page_file=page_name(made.round),
        page_digest=invited.page,
        digit=digit_setting(space) == "require",
        example=space.config.example,
        replaces=made.round != made.meeting,
        ordering=space.baseline.ordering,
    )


def sheets_of(
    head: InvitationHead, roster: Roster, judgement: Judgement, codes: CampaignCodes, asked: Collection[str]
) -> Iterator[Invitation]:
    """Yield the sheet of each office that is invited, in the order of the roster; one without any user ID has nothing to check."""
    reads, checked = judgement.judging.baseline.reads, checked_decisions(judgement.judging.baseline)
    judged = {assessment.office.id: assessment for assessment in judgement.assessments}
    for serial, office in enumerate(roster.offices, start=1):
        assessment = judged[office.id]
        if not _is_invited(office, assessment.office):
            continue
        yield Invitation(
            head=head,
            office=OfficeName(serial, office.name),
            office_id=office.id,
            asks=concerning(assessment, reads),
            head_post=office.head_post,
            accounts=tuple(
                _sheet_account(
                    account,
                    office.called[account.id],
                    codes.by_account[account.id],
                    assessment,
                    judgement,
                    counts_from=head.counts_from,
                )
                for account in office.accounts
            ),
            unlisted=max(0, users_there(assessment.office) - len(office.accounts)),
            numbered=_numbered_beyond(office, assessment.office),
            portal=office.portal,
            asked_before=assessment.answered or office.id in asked,
            stamp=forms.stamp_sheet(head, office.id),
            decisions=tuple(each for each in checked if office.kind in each.implementers) or checked[:1],
            by_slip_alone=tuple(
                rule.own_duty
                for rule in judgement.header.rules
                if rule.scope is Scope.ACCOUNT
                and not is_asked(reads[rule.policy])
                and any(each.is_open and each.policy == rule.policy for each in assessment.of(level=Level.SHALL))
            ),
            more_time=tuple(more_time([assessment], head.due, judgement.header, _is_of_accounts)),
        )


def unlisted_of(roster: Roster, judgement: Judgement) -> tuple[str, ...]:
    """Return the ids of the offices that are invited and list no account."""
    judged = {assessment.office.id: assessment.office for assessment in judgement.assessments}
    return tuple(
        office.id for office in roster.offices if not office.accounts and _is_invited(office, judged[office.id])
    )


def _is_invited(listed: Office, judged: Office) -> bool:
    return not listed.has_no_account or bool(users_there(judged))


def _numbered_beyond(listed: Office, judged: Office) -> tuple[Text, ...]:
    """Return the numbers by which an office's users are called who are counted and not listed."""
    known = {account.id for account in listed.accounts}
    return tuple(
        account.post
        for account in judged.accounts
        if account.id not in known and account.only_numbered and not account.left
    )


def _is_of_accounts(finding: Finding, assessment: OfficeAssessment) -> bool:
    """Return whether a duty is one of the office's accounts, and not done: a sheet says how each stands."""
    return finding.subject in assessment.office.called and (
        finding.is_open or finding.shut_out or finding.outcome is Outcome.WAIVED
    )


def _sheet_account(  # noqa: PLR0913 what a sheet says of one account
    account: Account,
    called: Text,
    code: str,
    assessment: OfficeAssessment,
    judgement: Judgement,
    *,
    counts_from: CountsFrom,
) -> InvitationAccount:
    evidence = judgement.evidence.get(account.id)
    resolved = evidence.resolved if evidence is not None else {}
    told = {fact: known.value for fact, known in resolved.items() if isinstance(known, Known)}
    since = next((listed.holder_since for listed in assessment.office.accounts if listed.id == account.id), None)
    duties = assessment.of(level=Level.SHALL, subject=account.id)
    open_duties = any(finding.outcome in {Outcome.FAIL, Outcome.UNKNOWN} for finding in duties)
    vacant = told.get(TWO_STEP_CAUSE) is Cause.VACANT
    return InvitationAccount(
        post=called,
        code=code,
        shared=told.get(SHARED) is True,
        new_holder=not vacant and open_duties and since is not None and since > counts_from.day,
        vacant=vacant,
    )
