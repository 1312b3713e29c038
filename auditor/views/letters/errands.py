"""Who is to be reminded and why others are not, what the portal's owner is to be asked, and which drafts still ask anybody."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from auditor.model.baseline import Level
from auditor.model.facts import Cause
from auditor.model.finding import OfficeAssessment, Status
from auditor.model.letters import REMINDERS, AskedOffice, Purpose
from auditor.model.subjects import OfficeKind
from auditor.register.days_told import awaits_day
from auditor.views.compared.stood import (
    asked_of_keeper,
    awaits_identity,
    counted_offices,
    is_pending,
    owed_duties,
)
from auditor.views.disputes import against_causes
from auditor.views.letters.asked_of_whom import of_whom
from auditor.views.letters.sent_letters import (
    causes_to_tell,
    had_the_final,
    has_to_try_now,
    next_reminder,
    owner_told,
    portal_letters,
    reminders_of,
    to_tell_owner,
)
from auditor.views.remarks.told_before import has_only_the_rest_to_tell, has_only_to_tell_again, may_have_told_since

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Sequence

    from auditor.model.letters import Errand, Letter
    from auditor.views.compared.history import History
    from auditor.views.compared.since import Since


class Unreminded(Enum):
    """Why an office gets no letter now."""

    DONE = "done"
    PORTAL = "portal"
    TO_TRY = "to-try"
    EXTENDED = "extended"
    NOT_CONCERNED = "not-concerned"
    HAS_TIME = "has-time"
    MEETING = "meeting"
    LEFT = "left"
    VACANT = "vacant"
    ROSTER = "roster"
    IDENTITY = "identity"
    NO_ACCOUNT = "no-account"
    DAY = "day"
    CORRECTION = "correction"
    TO_TELL_AGAIN = "to-tell-again"
    ONLY_TOLD_AGAIN = "only-told-again"
    ONLY_TO_TELL = "only-to-tell"


_HELD_BESIDE: Final = frozenset(
    {Unreminded.VACANT, Unreminded.IDENTITY, Unreminded.DAY, Unreminded.CORRECTION, Unreminded.NO_ACCOUNT}
)
"""What may hold back what is open of others, while who cannot log in is to try again."""


class WantedLetter(Struct, frozen=True):
    """A letter that is to be made, and the offices that it concerns."""

    purpose: Purpose
    offices: tuple[AskedOffice, ...]


class Reminding(Struct, frozen=True):
    """Which letters are to be made, and of how many other offices why not; `next_until` is when the first of those has no more time."""

    letters: tuple[WantedLetter, ...]
    others: tuple[tuple[Unreminded, int], ...]
    next_until: date | None = None


def reminding(history: History, day: date, only: Collection[str] = ()) -> Reminding:
    """Return which reminders are to be made on a day.

    Args:
        history: how things stand.
        day: on which they are to go out.
        only: the offices (ids) that are meant; all that are counted where there are none.

    """
    shared: dict[tuple[Purpose, OfficeKind], list[AskedOffice]] = defaultdict(list)
    final: list[WantedLetter] = []
    others: Counter[Unreminded] = Counter()
    times: list[date] = []
    told = owner_told(history)
    for assessment in counted_offices(history.now):
        office = assessment.office
        if only and office.id not in only:
            continue
        sent = reminders_of(assessment, history)
        why = unreminded(assessment, history.current[office.id].overall, sent, day)
        ordered, since = assessment.of(level=Level.SHALL), history.since(office.id)
        is_locked_out = why in _HELD_BESIDE and Cause.LOCKED_OUT in assessment.hindered.values()
        if (why is Unreminded.PORTAL or is_locked_out) and has_to_try_now(assessment, told, day):
            why = Unreminded.TO_TRY
        elif why is Unreminded.PORTAL and against_causes(assessment, history):
            why = Unreminded.CORRECTION
        vacant = assessment.vacant_posts
        if why is Unreminded.DONE and any(map(since.is_in_question, ordered)):
            again = any(since.is_in_question(finding) for finding in ordered if finding.subject not in vacant)
            why = Unreminded.TO_TELL_AGAIN if again else Unreminded.VACANT
        if why is Unreminded.MEETING and has_answered_the_last(assessment, since, sent):
            why = Unreminded.ONLY_TOLD_AGAIN
        if why is Unreminded.MEETING and has_only_the_rest_to_tell(assessment, since):
            why = Unreminded.ONLY_TO_TELL
        if why is not None:
            others[why] += 1
            times += [until] if why is Unreminded.HAS_TIME and (until := sent[-1].until(office.id)) else []
            continue
        purpose = next_reminder(sent)
        policies = owed(assessment, history, purpose)
        asked = AskedOffice(office.id, policies, whom=of_whom(assessment, policies))
        if purpose is Purpose.FINAL:
            final.append(WantedLetter(purpose, (asked,)))
        else:
            shared[purpose, office.kind].append(asked)
    together = [
        WantedLetter(purpose, tuple(shared[purpose, kind]))
        for purpose in REMINDERS
        for kind in OfficeKind
        if (purpose, kind) in shared
    ]
    counted = tuple((why, others[why]) for why in Unreminded if others[why])
    return Reminding((*together, *final), counted, min(times, default=None))


def unreminded(assessment: OfficeAssessment, status: Status, sent: Sequence[Letter], day: date) -> Unreminded | None:
    """Return why an office gets no reminder; None where it gets one.

    Args:
        assessment: how it stands.
        status: the same over all decisions.
        sent: the reminders that count for it (`reminders_of`).
        day: on which one would go out.

    """
    if not is_pending(status):
        return {
            Status.AWAITING_PORTAL: Unreminded.PORTAL,
            Status.WAIVED: Unreminded.EXTENDED,
            Status.NOT_APPLICABLE: Unreminded.NOT_CONCERNED,
        }.get(status, Unreminded.DONE)
    if assessment.office.left:
        return Unreminded.LEFT
    if not owed_duties(assessment):
        return _held_back(assessment)
    until = sent[-1].until(assessment.office.id) if sent else None
    if until is not None and day <= until:
        return Unreminded.HAS_TIME
    return Unreminded.MEETING if had_the_final(sent) else None


def has_answered_the_last(assessment: OfficeAssessment, since: Since, sent: Sequence[Letter]) -> bool:
    """Return whether an office has only to tell again what it may have told since the last reminder; who kept silent since is brought before the meeting."""
    last = max((letter.sent.day for letter in sent if letter.sent is not None), default=date.min)
    return has_only_to_tell_again(assessment, since) and may_have_told_since(assessment, since, last)


def errands_of(
    assessment: OfficeAssessment, status: Status, sent: Sequence[Letter], told: Sequence[Letter]
) -> Iterator[Errand]:
    """Yield what letters still go for of an office: its next reminder, now or once its time is over, and what the portal's owner is asked.

    Args:
        assessment: how it stands.
        status: the same over all decisions.
        sent: the reminders that count for it (`reminders_of`).
        told: the letters that the portal's owner got about what is in the way now, oldest first.

    """
    if unreminded(assessment, status, sent, date.max) is None:
        yield next_reminder(sent), assessment.office.id
    if to_tell_owner(assessment, told):
        yield Purpose.PORTAL, ""


def errands(history: History) -> frozenset[Errand]:
    """Return what letters still go for, and to whom."""
    told = owner_told(history)
    return frozenset(
        errand
        for each in counted_offices(history.now)
        for errand in errands_of(each, history.current[each.office.id].overall, reminders_of(each, history), told)
    )


def still_asks(letter: Letter, asked: Container[Errand]) -> bool:
    """Whether a letter asks anybody for something that letters still go for (`errands`)."""
    return any(errand in asked for errand in letter.goes_to)


def _held_back(assessment: OfficeAssessment) -> Unreminded:
    """Return what holds back all that is open in an office that itself has nothing to do or to tell."""
    opened = [finding for finding in assessment.of(level=Level.SHALL) if finding.is_open]
    office = assessment.office
    held = (
        (any(each.subject in assessment.vacant_posts for each in opened), Unreminded.VACANT),
        (
            bool(assessment.perhaps_back) or any(awaits_identity(finding, office) for finding in opened),
            Unreminded.IDENTITY,
        ),
        (any(map(awaits_day, opened)), Unreminded.DAY),
        (any(finding.is_to_correct for finding in opened), Unreminded.CORRECTION),
        (any(asked_of_keeper(finding, office) for finding in opened), Unreminded.NO_ACCOUNT),
        (Cause.LOCKED_OUT in assessment.hindered.values(), Unreminded.PORTAL),
        (all(finding.waits_for for finding in opened), Unreminded.EXTENDED),
    )
    return next((why for is_so, why in held if is_so), Unreminded.ROSTER)


def owed(assessment: OfficeAssessment, history: History, purpose: Purpose) -> tuple[str, ...]:
    """Return the policies (ids) under which something is open of which a letter speaks, in the order of the rules.

    For a reminder that is what the office has to do or to tell (`owed_duties`); for the portal's owner what he is told of (`to_tell_owner`).
    """
    if purpose is Purpose.PORTAL:
        found = {finding.policy for finding in to_tell_owner(assessment, owner_told(history))}
    else:
        found = owed_duties(assessment)
    return tuple(rule.policy for rule in history.now.header.rules if rule.policy in found)


def portal_request(history: History, day: date) -> WantedLetter | None:
    """Return the letter to the portal's owner that is to be made on a day.

    None where nothing waits for the owner of which he is to be told (`to_tell_owner`), and while he has time to answer an earlier one.
    """
    told = owner_told(history)
    waiting = [
        AskedOffice(
            assessment.office.id,
            owed(assessment, history, Purpose.PORTAL),
            causes=causes_to_tell(assessment, told),
        )
        for assessment in counted_offices(history.now)
        if to_tell_owner(assessment, told)
    ]
    last = portal_letters(history)[-1:]
    has_time = any(letter.answered is None and day <= (letter.until() or day) for letter in last)
    return WantedLetter(Purpose.PORTAL, tuple(waiting)) if waiting and not has_time else None
