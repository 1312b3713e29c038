"""Waivers that suspend nothing, or not any more: those that ended, were taken back, wait, or met nothing that is not done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from auditor.i18n import Text, plain
from auditor.model.evidence import MissingReason
from auditor.model.finding import Outcome
from auditor.model.round import WaiverNote
from auditor.model.views.head import named_apart
from auditor.model.views.waivers import NamedWaiver, WaiverState
from auditor.views.compared.moves import either
from auditor.views.compared.stood import office_name
from auditor.views.office.missing import is_misplaced
from auditor.views.remarks.told_by_slip import is_told_by_slip_alone
from auditor.views.waivers.waived_duties import last_standing, waiver_of_unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from auditor.model.baseline import Waiver
    from auditor.model.finding import Finding, OfficeAssessment
    from auditor.model.round import RoundHeader
    from auditor.model.subjects import Office
    from auditor.views.compared.history import History


def ended_waiver(
    finding: Finding, office: Office, header: RoundHeader, *, at_portal: bool = False
) -> WaiverNote | None:
    """Return the waiver that ended last of those of a duty that is open again, or waits for the portal now where that is asked, too.

    None where none ended, where another one stands, be it that it does not count yet (`auditor.views.waivers.waived_duties.waiting_waiver`), and where nothing is open: the duty was done since, the portal is in the way, or who had it left the roster.
    """
    told = finding.is_open or (at_portal and finding.awaits_portal)
    has_left = any(each.left and each.id == finding.subject for each in office.accounts)
    if not told or has_left or last_standing(finding, office, header) is not None:
        return None
    subjects = office.ids_of(finding.subject) if header.waiver_notes else ()
    ended = (
        note
        for note in header.waiver_notes
        if note.expired and note.policy == finding.policy and note.subject in subjects
    )
    return max(ended, key=lambda note: note.until, default=None)


def is_untold(finding: Finding) -> bool:
    """Whether nothing is known of a duty that is open: it may be done, so it is to be told, not to be done."""
    return finding.outcome is Outcome.UNKNOWN and not (finding.no_of_several or finding.either_way)


def taken_back_waiver(finding: Finding, office: Office, history: History) -> Waiver | None:
    """Return the waiver that stood at the last meeting, and would still, and was taken back since, of a duty that is not done, also where it waits for the portal; the one that ends last.

    None where there is none, and where another one of the same duty and subject is not over now.
    """
    if not ((finding.is_open or finding.awaits_portal) and history.earlier):
        return None
    now, subjects = history.now.header, office.ids_of(finding.subject)
    given = {(each.policy, each.subject) for each in now.waivers if each.until >= now.extended_on}
    given |= {(each.policy, each.subject) for each in now.waiver_notes if not each.expired}
    gone = (
        waiver
        for waiver in history.earlier[-1].header.waivers
        if waiver.policy == finding.policy
        and waiver.subject in subjects
        and waiver.until >= now.extended_on
        and (waiver.policy, waiver.subject) not in given
    )
    return max(gone, key=lambda waiver: waiver.until, default=None)


def is_outlasted(ended: WaiverNote, history: History) -> bool:
    """Whether time that ended was over at the last meeting already: where longer time stood then and was taken back since, it is only told of that."""
    return ended.until < history.earlier[-1].header.extended_on


def named_waivers(
    header: RoundHeader, assessments: Iterable[OfficeAssessment], before: Callable[[str], Text | None] = lambda _: None
) -> tuple[NamedWaiver, ...]:
    """Return the waivers whose end opened a duty again or left it to the portal, or that met nothing yet, by the names of offices, posts and duties.

    Who is listed no more is called as `before` says (by id), and how those are called beside it who may be he.
    """
    if not (header.waivers or header.waiver_notes):
        return ()
    offices = tuple(assessments)
    apart = named_apart((each.serial, each.office) for each in offices)
    subjects: dict[str, Text] = {}
    maybe: dict[str, list[Text]] = {}
    outcomes: dict[tuple[str, str], set[Outcome]] = {}
    told = {note for note in header.waiver_notes if not note.expired}
    awaiting: dict[tuple[str, str], list[Finding]] = {}
    reopened: set[WaiverNote] = set()
    to_do: set[WaiverNote] = set()
    lacking: set[WaiverNote] = set()
    askable: set[WaiverNote] = set()
    sure: set[WaiverNote] = set()
    for assessment in offices:
        office = assessment.office
        subjects |= office.named
        for subject in office.subjects:
            for given in subject.doubts:
                maybe.setdefault(given, []).append(subjects[subject.id])
        hindered = assessment.hindered
        for finding in assessment.findings:
            for given in {finding.subject, office.id}:
                outcomes.setdefault((finding.policy, given), set()).add(finding.outcome)
            note = ended_waiver(finding, office, header, at_portal=True)
            if note is not None:
                told.add(note)
                reopened |= {note} if finding.is_open else set()
                to_do |= {note} if finding.is_open and finding.subject not in hindered else set()
                lacking |= {note} if finding.is_open and not is_untold(finding) else set()
                askable |= {note} if finding.is_open and not is_told_by_slip_alone(finding) else set()
                awaits_who = finding.outcome is Outcome.UNKNOWN and office.awaits_who(finding.subject)
                sure |= set() if awaits_who and not finding.either_way else {note}
        awaiting |= _awaiting(assessment, header)
    longest = {
        (waiver.policy, waiver.subject): waiver.until
        for waiver in sorted(header.waivers, key=lambda waiver: waiver.until)
        if waiver.until >= header.extended_on and (waiver.policy, waiver.subject) in awaiting
    }
    standing = [WaiverNote(*of, until, expired=False) for of, until in longest.items()]
    left = {departure.subject for departure in header.departures}

    def unused_for(note: WaiverNote) -> WaiverState | None:
        found = outcomes.get((note.policy, note.subject), set()) - {Outcome.NOT_APPLICABLE}
        if found == {Outcome.PASS}:
            return WaiverState.DONE
        return WaiverState.LEFT if note.subject in left and note.subject not in subjects else None

    return tuple(
        NamedWaiver(
            note,
            subjects.get(note.subject) or _as_decided(before(note.subject), maybe.get(note.subject, ())),
            _duty_of(note, header),
            awaits=note in standing,
            place=note in standing and all(map(_awaits_place, awaiting[note.policy, note.subject])),
            by_slip=all(map(is_told_by_slip_alone, awaiting[note.policy, note.subject]))
            if note in standing
            else note in to_do - lacking - askable,
            hindered=note in reopened - to_do,
            awaits_portal=note.expired and note not in reopened,
            unsure=note.expired and note not in sure,
            untold=note in to_do - lacking,
            unused_for=unused_for(note),
            apart=_beside(subjects, apart, note.subject),
        )
        for note in (*(note for note in header.waiver_notes if note in told), *standing)
    )


def _beside(named: Mapping[str, Text], apart: Mapping[str, Text], subject: str) -> Text | None:
    """Return how one is named among all where that is otherwise than by itself."""
    return None if apart.get(subject) == named.get(subject) else apart[subject]


def _as_decided(was: Text | None, perhaps: Sequence[Text]) -> Text | None:
    """Return how it is called of whom time was extended, who is listed no more: as he was when that was decided, and as those are who may be he."""
    now = [each for each in perhaps if each != was]
    if was is None or not now:
        return was or (either(now) if now else None)
    return _PERHAPS_NOW.filled(was=was, now=either(now))


def called_before(history: History, subject: str) -> Text | None:
    """Return how an office or account (its id) was called when it was last listed; None where it never was."""
    rows = (row for at in reversed(history.earlier) for row in at.assessments)
    return next((row.office.named[subject] for row in rows if subject in row.office.named), None)


def _duty_of(waiver: Waiver | WaiverNote, header: RoundHeader) -> Text:
    """Return the duty for which time was given, as it is said of an office, or of the one user ID that it is given to."""
    rule = next((rule for rule in header.rules if rule.policy == waiver.policy), None)
    is_of_one = "/" in waiver.subject
    return plain(waiver.policy) if rule is None else rule.own_duty if is_of_one else rule.duty


def _awaiting(assessment: OfficeAssessment, header: RoundHeader) -> dict[tuple[str, str], list[Finding]]:
    """Return the waivers, by policy and subject, that stand over what is not known of an office and suspend nothing else of it, each with what that is.

    Of who left the roster it is only asked why he left: what stands over his duties is told where it was given to all of an office that is listed.
    """
    office = assessment.office
    found: dict[tuple[str, str], list[Finding]] = {}
    for finding in assessment.findings:
        waiver = waiver_of_unknown(finding, office, header)
        if waiver is not None and (not finding.awaits_reason or (waiver.subject == office.id and not office.left)):
            found.setdefault((waiver.policy, waiver.subject), []).append(finding)
    used = {
        (finding.policy, subject)
        for finding in assessment.findings
        if finding.outcome is Outcome.WAIVED
        for subject in (finding.subject, office.id)
    }
    return {of: findings for of, findings in found.items() if of not in used}


def _awaits_place(finding: Finding) -> bool:
    """Whether what is not known is so only while it is not known whose an answer is that came."""
    return finding.reason is MissingReason.UNPLACED and not is_misplaced(finding)


def waivers_told(history: History) -> tuple[NamedWaiver, ...]:
    """Return the waivers that papers of a round tell of (`named_waivers`), of those that ended only what ended since the last meeting, or was entered after its round: each end is told once; and those that were taken back since."""
    last = history.earlier[-1].header if history.earlier else None
    told = {(each.policy, each.subject, each.until) for each in last.waiver_notes} if last else set()
    known = told | {(each.policy, each.subject, each.until) for each in last.waivers} if last else told
    standing = (
        waiver
        for waiver in named_waivers(history.now.header, history.now.assessments, partial(called_before, history))
        if not (history.published_before and waiver.state is WaiverState.EXPIRED_AWAITING_PORTAL)
        and (
            last is None
            or not (note := waiver.note).expired
            or note.until >= last.extended_on
            or (note.policy, note.subject, note.until) not in known
        )
    )
    return (*standing, *waivers_taken_back(history))


def waivers_taken_back(history: History) -> Iterator[NamedWaiver]:
    """Yield the waivers that were taken back since the last meeting (`taken_back_waiver`), each once."""
    told: set[Waiver] = set()
    offices = history.now.assessments if history.earlier and history.earlier[-1].header.waivers else ()
    apart = named_apart((each.serial, each.office) for each in offices)
    for assessment in offices:
        office = assessment.office
        of: dict[Waiver, list[Finding]] = {}
        for finding in assessment.findings:
            if (waiver := taken_back_waiver(finding, office, history)) is not None and waiver not in told:
                of.setdefault(waiver, []).append(finding)
        told |= of.keys()
        for waiver, findings in of.items():
            named, now = office.named, office.named.get(findings[0].subject, office.name)
            subject = named.get(waiver.subject) or _as_decided(called_before(history, waiver.subject), [now])
            yield NamedWaiver(
                WaiverNote(waiver.policy, waiver.subject, waiver.until, expired=False),
                subject,
                _duty_of(waiver, history.now.header),
                taken_back=office_name(assessment),
                awaits_portal=all(finding.awaits_portal for finding in findings),
                apart=_beside(named, apart, waiver.subject),
            )


_PERHAPS_NOW: Final = Text(en="{was} (perhaps {now} now)", bn="{was} (এখন {now} হতে পারে)")
