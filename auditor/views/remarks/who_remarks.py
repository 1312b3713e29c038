"""What is remarked of an office of which it is asked who of before somebody is, or why a user ID left. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from auditor.i18n import Text, plain
from auditor.model.facts import Cause
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.views.compared.stood import awaits_identity, cause_at_portal, leavers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History
    from auditor.views.compared.moves import Moves


def remarks_on_who(assessment: OfficeAssessment, history: History) -> tuple[Remark, ...]:
    """Return the remarks of an office by which it is asked who of before somebody is, be it of somebody in another office's list now, or why a user ID left: each keeps the office from being done."""
    moves, office = history.moves, assessment.office
    whose: dict[Remark, set[str]] = {}
    for finding in assessment.findings:
        for remark in remarks_on_identity(finding, office, moves):
            whose.setdefault(remark, set()).add(finding.subject)
    of_findings = (of_how_many_users(remark, subjects, office) for remark, subjects in whose.items())
    there = moves.perhaps_at(office) if moves is not None else {}
    gone = (_gone_to(names, number) for names, number in there.items())
    left = (_of_one_who_left(portal) for portal in leavers(assessment) if not office.left)
    return tuple(dict.fromkeys((*of_findings, *gone, *_noes_that_stay(assessment, history), *left)))


def _noes_that_stay(assessment: OfficeAssessment, history: History) -> Iterator[Remark]:
    """Yield which duties were told to be not done of user IDs that are gone from an office's list while it is asked whether they stand in another, and for which cause at the portal: no cell of its row shows that."""
    whose: dict[Cause | None, set[str]] = {}
    for finding in assessment.perhaps_back:
        if finding.is_no:
            whose.setdefault(cause_at_portal(finding), set()).add(finding.policy)
    for cause in (None, *Cause):
        undone = whose.get(cause, ())
        duties = dict.fromkeys(rule.column for rule in history.now.header.rules if rule.policy in undone)
        if duties:
            code = RemarkCode.NO_STAYS if cause is None else RemarkCode.PORTAL_STAYS
            yield Remark(code, cause=cause, sides=tuple(duties))


def remarks_on_identity(finding: Finding, office: Office, moves: Moves | None) -> Iterator[Remark]:
    """Yield that it is not known who of before somebody is of whom something is open, with the other offices concerned; nothing of an office that left: it is asked why."""
    if office.left:
        return
    account = next((account for account in office.accounts if account.id == finding.subject), None)
    before, there = tuple[Text, ...](), tuple[Text, ...]()
    if moves is not None and account is not None and finding.is_open:
        before = moves.came_from(account, office).offices
        there = moves.may_stand_at(account.id, office) if account.left or account.id in office.perhaps_others else ()
    if before:
        yield Remark(RemarkCode.UNIDENTIFIED, sides=before)
    elif there and moves is not None:
        yield _gone_to(there, moves.perhaps_at(office).get(there, 1))
    elif awaits_identity(finding, office):
        of_portal = moves is not None and moves.stood_at_former_portal(finding.subject, office)
        yield Remark(RemarkCode.PORTAL_CHANGED if of_portal else RemarkCode.UNIDENTIFIED)


def on_leaving(office: Office, subject: str) -> Remark:
    """Return the remark that an office, or a user ID of it (an id), left the roster without a reason."""
    if office.left:
        return Remark(RemarkCode.LEFT_ROSTER)
    return _of_one_who_left(next((each.former_portal for each in office.accounts if each.id == subject), ""))


def _of_one_who_left(former_portal: str) -> Remark:
    return Remark(RemarkCode.LEFT_ROSTER, number=1, sides=(plain(former_portal),) if former_portal else ())


def of_how_many_users(remark: Remark, whose: AbstractSet[str], office: Office) -> Remark:
    """Return a remark that it is not known who of before somebody is (`remarks_on_identity`) with of how many user IDs it is: where it is not of their office, of how many listed ones; of those that stood in another list only where they are several."""
    if remark.code is not RemarkCode.UNIDENTIFIED or (office.is_doubtful(office.id) and not remark.sides):
        return remark
    listed = {account.id for account in office.accounts if not account.left}
    number = len(listed & whose) or len(whose)
    return replace(remark, number=_several(number) if remark.sides else number)


def _gone_to(there: tuple[Text, ...], number: int) -> Remark:
    return Remark(RemarkCode.MAY_HAVE_MOVED, sides=there, number=_several(number))


def _several(number: int) -> int:
    """Return a number of user IDs, and none for one, of which a remark speaks by itself."""
    return number if number > 1 else 0
