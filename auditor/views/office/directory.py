"""The offices as a list that can be searched, narrowed and put in another order. Pure."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from auditor.i18n import Text, match_key
from auditor.model.baseline import Level
from auditor.model.evidence import MissingReason
from auditor.model.facts import Cause
from auditor.model.finding import Outcome, Status
from auditor.model.standing import is_named
from auditor.model.views.remarks import Remark, RemarkCode
from auditor.roster import searching
from auditor.views.compared.stood import causes_hindering, is_cause_refuted
from auditor.views.office.duties import duty_cell, policies_by_column
from auditor.views.remarks.remarks import remarks_on_findings
from auditor.views.remarks.who_remarks import remarks_on_who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.subjects import Account, OfficeKind
    from auditor.views.compared.history import History


class OfficeLine(Struct, frozen=True):
    """An office in the list.

    Attributes:
        id, name, kind: as the roster has it; `serial` its place there.
        status: how it stands over all that is ordered; `done` of `of` duties are done by all whom they concern.
        accounts: how many it has, listed or told of, nought also where nobody knows it, `is_counted` whether somebody does; `in_roster` of
            them are in the roster, the others left it, and nobody told why; `listed` of those in the roster are listed by more than a number.
        is_named: whether a decision names offices of its kind; where none does, nothing is asked of it, and it is not silent.
        heard: whether anything is currently known that it told itself; `told_on` the last day of that, `is_day_in_doubt` that nobody knows it.
        conflict: whether answers contradict each other, or one overrules a better one.
        awaits_portal: whether something waits for the portal's authority.
        hindering: why nothing that is left can be done at some account of it: a vacant post, a login that does not work.
        own: whether it checks itself voluntarily and is not counted.
        who: the remarks that it is not known who of before somebody is, why a user ID left (`remarks_on_who`), or whose an answer is, and that several share a user ID.
        searched: by what it is found, see `searching`; `users` its accounts, by whose logins it is found, too.

    """

    serial: int
    id: str
    name: Text
    kind: OfficeKind
    status: Status
    done: int
    of: int
    accounts: int
    is_counted: bool
    in_roster: int
    listed: int
    is_named: bool
    heard: bool
    told_on: date | None
    conflict: bool
    awaits_portal: bool
    hindering: tuple[Cause, ...]
    own: bool
    left: bool
    searched: tuple[str, ...]
    users: tuple[Account, ...]
    is_day_in_doubt: bool
    who: tuple[Remark, ...] = ()


class Order(StrEnum):
    """In which order offices are listed."""

    ROSTER = "roster"
    NAME = "name"
    STANDING = "standing"
    TOLD = "told"


class Wanted(Struct, frozen=True):
    """Which offices are wanted; what is empty or false narrows nothing.

    Attributes:
        words: by which an office is found, see `searching`; or its serial.
        status, kind: how it stands, and what it is.
        silent, conflict, portal: only those of which nothing is known, with contradictions, that wait for the portal.
        order: their order.

    """

    words: str = ""
    status: Status | None = None
    kind: OfficeKind | None = None
    silent: bool = False
    conflict: bool = False
    portal: bool = False
    order: Order = Order.ROSTER


def lines(history: History, former: Mapping[str, Sequence[str]] = MappingProxyType({})) -> tuple[OfficeLine, ...]:
    """Return a line for every office, in the roster's order; `former` are names of before, by the offices' ids."""
    columns = policies_by_column(history.now.header.rules, Level.SHALL)
    return tuple(
        _line(assessment, columns, history, former.get(assessment.office.id, ()))
        for assessment in history.now.assessments
    )


def chosen(offices: Iterable[OfficeLine], wanted: Wanted) -> tuple[OfficeLine, ...]:
    """Return the offices that are wanted, in the order that is wanted."""
    meant = searching.found(
        wanted.words, offices, lambda office: office.searched, lambda office: office.serial, lambda office: office.users
    )
    return tuple(sorted((office for office in meant if _is_wanted(office, wanted)), key=_ORDERS[wanted.order]))


def last_told(assessment: OfficeAssessment) -> date | None:
    """Return the last day on which an office told something that counts, or was spoken to; None where there is none: what another one told of a user ID that stood in its list then is none of this one's."""
    told = {contact.on for contact in assessment.contacts if not contact.there}
    for finding in assessment.findings:
        of_system = {finding.observed_on} - {finding.cause_on} if finding.unanswered else set()
        told |= finding.days_told - of_system if finding.is_answered else set()
    return max(told, default=None)


def is_counted(assessment: OfficeAssessment) -> bool:
    """Whether it is known how many accounts an office has: some, or told that there are none."""
    none_told = any(finding.standing_cause is Cause.NO_OWN_ACCOUNT for finding in assessment.findings)
    return bool(assessment.office.users) or assessment.office.counts_none or none_told


def _line(
    assessment: OfficeAssessment, columns: dict[Text, list[str]], history: History, former: Sequence[str]
) -> OfficeLine:
    office = assessment.office
    ordered = assessment.of(level=Level.SHALL)
    present = [account for account in (assessment.listed or office).accounts if not account.left and not office.left]
    cells = [duty_cell(ordered, each).duties for each in columns.values()]
    return OfficeLine(
        serial=assessment.serial,
        id=office.id,
        name=office.name,
        kind=office.kind,
        status=history.current[office.id].overall,
        done=sum(done for done, _ in cells),
        of=sum(of for _, of in cells),
        accounts=office.users,
        is_counted=is_counted(assessment),
        in_roster=0 if office.left else max(len(present), office.user_count),
        listed=sum(not account.only_numbered for account in present),
        is_named=is_named(assessment),
        heard=assessment.answered,
        told_on=last_told(assessment),
        conflict=any(_is_contradicted(finding) for finding in assessment.findings),
        awaits_portal=any(finding.awaits_portal for finding in ordered),
        hindering=causes_hindering(assessment),
        own=office.voluntary,
        left=office.left,
        searched=searching.names_of(office, former),
        users=office.accounts,
        who=_who(assessment, history),
        is_day_in_doubt=assessment.has_counting and last_told(assessment) is None,
    )


def _who(assessment: OfficeAssessment, history: History) -> tuple[Remark, ...]:
    """Return what keeps an office from being done of who its users are, and whose answers are."""
    unplaced = [finding for finding in assessment.of(level=Level.SHALL) if finding.reason is MissingReason.UNPLACED]
    of_answers = remarks_on_findings(unplaced, assessment, history) if unplaced else ()
    whose = (remark for remark in of_answers if remark.code in _WHOSE)
    shared = [Remark(RemarkCode.SHARED)] if any(account.shared for account in assessment.office.accounts) else []
    return tuple(dict.fromkeys((*remarks_on_who(assessment, history), *whose, *shared)))


_WHOSE: Final = frozenset({RemarkCode.UNPLACED, RemarkCode.MISPLACED, RemarkCode.NO_OF_SEVERAL})


def _is_contradicted(finding: Finding) -> bool:
    """Whether two answers do not agree: not where a cause was told of the user ID alone, by which a yes for all does not count for it, or after a yes as the later word."""
    by_cause = finding.kept_out_by is not None or bool(finding.against_cause)
    is_asked = finding.is_told_otherwise or is_cause_refuted(finding)
    told_against = is_asked or bool(finding.sides) or (finding.conflict and not by_cause)
    return told_against and finding.outcome is not Outcome.NOT_APPLICABLE


def _is_wanted(office: OfficeLine, wanted: Wanted) -> bool:
    return (
        (wanted.status is None or office.status is wanted.status)
        and (wanted.kind is None or office.kind is wanted.kind)
        and not (wanted.silent and (office.heard or not office.is_named))
        and not (wanted.conflict and not office.conflict)
        and not (wanted.portal and not office.awaits_portal)
    )


_URGENT: Final = (
    Status.NOT_IMPLEMENTED,
    Status.PARTIAL,
    Status.NO_INFORMATION,
    Status.AWAITING_PORTAL,
    Status.WAIVED,
    Status.IMPLEMENTED,
    Status.NOT_APPLICABLE,
)
_ORDERS: Final[Mapping[Order, Callable[[OfficeLine], Any]]] = {
    Order.ROSTER: lambda office: office.serial,
    Order.NAME: lambda office: (match_key(office.name.bn), office.serial),
    Order.STANDING: lambda office: (_URGENT.index(office.status), office.serial),
    Order.TOLD: lambda office: (office.told_on or date.min, office.serial),
}
"""By what offices are put in order: those first that have most to do, or were heard of longest ago."""
